/** What is saved sooner than this is never said to be on its way. */
const UNSEEN = 400;

/** What a sheet says of itself; the sheet derives from it, for it is what knows. */
export class SheetSigns {
  /** Something happened to the whole that this person should know. */
  told(words) {
    const sign = this.root.querySelector("[data-told]");
    sign.textContent = words;
    sign.hidden = false;
  }

  /** Says what happened to whoever does not see it. */
  announce(words) {
    this.root.querySelector("[data-announced]").textContent = words;
  }

  /** An entry is there again. */
  entry(item) {
    this.keyboard.onto(item);
    this.announce("Brought back.");
  }

  /** What could not be stored, and why; whatever was said before stays. */
  complain(problem, words) {
    const sign = this.root.querySelector("[data-problem]");
    sign.append(...(sign.hidden ? [] : [document.createElement("br")]), words ? `${problem} Not saved: “${words}”` : problem);
    sign.hidden = false;
  }

  /** Says quietly whether everything is stored. */
  say() {
    clearTimeout(this.saying);
    const pending = this.pending();
    const words = !pending ? "Saved" : this.lost ? "Not connected. What you do here is kept." : "Saving…";
    this.saying = setTimeout(() => this.root.querySelectorAll("[data-saved]").forEach((e) => {
      if (e.textContent !== words) {
        e.textContent = words;
      }
    }), pending && !this.lost ? UNSEEN : 0);
  }
}
