/** On a phone one part of a board is seen at a time: its name is marked, a name brings its part without a step on the way back, and a page loaded again shows the part it showed. */
export function swiping(sheet, on) {
  const board = sheet.root.querySelector("[data-board]");
  if (!board) {
    return;
  }
  const key = `${sheet.key}:part`;
  const isSwiped = () => board.scrollWidth > board.clientWidth;
  const bring = (part, behavior) => board.scrollTo({ left: part.offsetLeft - board.offsetLeft, behavior });
  const nameOf = (part) => sheet.root.querySelector(`[data-swiping] a[href$="#${part.id}"]`);
  const watch = new IntersectionObserver((parts) => {
    for (const { target, isIntersecting } of parts) {
      nameOf(target)?.[isIntersecting ? "setAttribute" : "removeAttribute"]("aria-current", "true");
      if (isIntersecting && isSwiped()) {
        sessionStorage.setItem(key, target.id);
      }
    }
  }, { root: board, threshold: 0.6 });
  const last = [...board.querySelectorAll("[data-list]")].find((part) => part.id === sessionStorage.getItem(key));
  if (last && isSwiped()) {
    bring(last, "instant");
  }
  board.querySelectorAll("[data-list]").forEach((part) => watch.observe(part));
  sheet.gone.signal.addEventListener("abort", () => watch.disconnect());
  on(sheet.root, "click", (event) => {
    const name = event.target.closest("[data-swiping] a");
    if (!name || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    const part = board.querySelector(name.hash);
    bring(part);
    if (board.getBoundingClientRect().top < 0) {
      board.scrollIntoView({ block: "start" });
    }
  });
}
