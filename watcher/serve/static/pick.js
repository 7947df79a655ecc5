// A click on a box of the page's outline picks it. Without this the round buttons in the boxes do the same.
(() => {
  const boxes = document.querySelector(".boxes-of-page");
  if (!boxes) return;
  boxes.addEventListener("click", (event) => {
    if (event.target.closest("label")) return;
    const box = event.target.closest("[data-box]");
    const radio = box && box.querySelector("input[type=radio]");
    if (!radio) return;
    radio.checked = true;
    radio.focus({ preventScroll: true });
  });
  boxes.addEventListener("mouseover", (event) => {
    const box = event.target.closest("[data-box]");
    boxes.querySelectorAll(".near").forEach((other) => other.classList.remove("near"));
    if (box) box.classList.add("near");
  });
  boxes.addEventListener("mouseleave", () => {
    boxes.querySelectorAll(".near").forEach((other) => other.classList.remove("near"));
  });
  const own = document.querySelector("input[name=own]");
  if (own) own.addEventListener("input", () => { document.querySelector("input[name=select][value=own]").checked = true; });
})();
