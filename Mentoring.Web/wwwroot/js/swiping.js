/** On a phone one part of a board is seen at a time: its name is marked, and a name brings its part without a step on the way back. */
export function swiping(sheet, on) {
  const board = sheet.root.querySelector("[data-board]");
  if (!board) {
    return;
  }
  const nameOf = (part) => sheet.root.querySelector(`[data-swiping] a[href$="#${part.id}"]`);
  const watch = new IntersectionObserver((parts) => {
    for (const { target, isIntersecting } of parts) {
      nameOf(target)?.[isIntersecting ? "setAttribute" : "removeAttribute"]("aria-current", "true");
    }
  }, { root: board, threshold: 0.6 });
  board.querySelectorAll("[data-list]").forEach((part) => watch.observe(part));
  sheet.gone.signal.addEventListener("abort", () => watch.disconnect());
  on(sheet.root, "click", (event) => {
    const name = event.target.closest("[data-swiping] a");
    if (!name || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    const part = board.querySelector(name.hash);
    board.scrollTo({ left: part.offsetLeft - board.offsetLeft });
    if (board.getBoundingClientRect().top < 0) {
      board.scrollIntoView({ block: "start" });
    }
  });
}
