// The keyboard of the desk. Everything it does can be done without it.
(() => {
  const rows = () => [...document.querySelectorAll("[data-row]")];
  let at = -1;

  const go = (step) => {
    const all = rows();
    if (!all.length) return;
    at = Math.max(0, Math.min(all.length - 1, at + step));
    all.forEach((row, n) => row.toggleAttribute("data-here", n === at));
    const link = all[at].querySelector("a");
    if (link) link.focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
  };

  const here = () => rows()[at];

  const press = (key) => {
    const target = document.querySelector(`[data-key="${key}"]`);
    if (!target) return false;
    if (target.matches("textarea, input, select")) target.focus();
    else target.click();
    return true;
  };

  const judge = (verdict) => {
    const row = here();
    const box = row && row.querySelector("input[type=checkbox]");
    if (!box) return false;
    const chosen = row.closest("form").querySelectorAll("input[type=checkbox]:checked");
    if (!chosen.length) box.checked = true;
    row.closest("form").querySelector(`[name=verdict][value=${verdict}]`).click();
    return true;
  };

  const keys = {
    j: () => go(1),
    k: () => go(-1),
    x: () => { const box = here() && here().querySelector("input[type=checkbox]"); if (box) box.checked = !box.checked; },
    c: () => press("c") || judge("confirmed"),
    d: () => press("d") || judge("dismissed"),
    u: () => press("u"),
    n: () => press("n"),
    v: () => press("v"),
    p: () => press("p"),
    "/": () => document.getElementById("q").focus(),
    "?": () => document.getElementById("keys").scrollIntoView(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=checkbox]), textarea, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
