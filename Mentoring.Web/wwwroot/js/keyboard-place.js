/** How long a page that comes alive may take to give the keyboard away, in milliseconds. */
const ALIVE = 1000;

/** Where the keyboard was, so that a page drawn anew has it there again. */
let place = null;

/** A page that is drawn but not alive yet can be written in already; everything else of it still waits. */
export function open(form) {
  const whole = form.closest("fieldset:disabled");
  if (whole) {
    for (const control of whole.querySelectorAll("button, input, select, textarea")) {
      control.disabled ||= !form.contains(control);
    }
    whole.disabled = false;
  }
}

/** Puts the keyboard where it was before the page was drawn or loaded anew, and remembers from now on where it is. */
export function takePlace(box, key) {
  place ??= JSON.parse(sessionStorage.getItem("writing") ?? "null");
  sessionStorage.removeItem("writing");
  if (place?.key === key && (document.activeElement === document.body || document.activeElement?.matches("h1"))) {
    const { start, end } = place;
    const take = () => {
      box.focus({ preventScroll: true });
      box.setSelectionRange(start, end);
    };
    take();
    keepFromHeading(box, take);
  }
  const here = () => ({ key, start: box.selectionStart, end: box.selectionEnd });
  for (const moved of ["focus", "keyup", "input", "click"]) {
    box.addEventListener(moved, () => (place = here()));
  }
  box.addEventListener("blur", () => {
    place = box.isConnected ? null : place;
  });
  addEventListener("pagehide", () => {
    if (document.activeElement === box) {
      sessionStorage.setItem("writing", JSON.stringify(here()));
    }
  });
}

/** A page that comes alive gives the keyboard to its heading, which is right for everybody but who was writing. */
function keepFromHeading(box, take) {
  const began = performance.now();
  box.addEventListener("blur", (event) => {
    if (event.relatedTarget?.matches("h1") && performance.now() - began < ALIVE) {
      take();
    }
  });
}
