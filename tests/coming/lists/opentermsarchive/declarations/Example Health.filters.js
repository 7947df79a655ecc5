export function removeClock(document) {
  document.querySelectorAll('.clock').forEach(element => element.remove());
}
