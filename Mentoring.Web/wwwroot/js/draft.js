/** How long after a key, or after going into the box, somebody counts as writing in this tab, in milliseconds. */
const WRITING = 1000;

/** What is being written in one conversation, with what it answers to or changes, kept for all tabs of this browser until it is sent. */
export class Draft {
  constructor(key, box) {
    this.key = `draft:${key}`;
    this.stored = null;
    this.wrote = -WRITING;
    for (const about of ["focus", "select", "input", "blur"]) {
      box.addEventListener(about, () => (this.wrote = about === "blur" ? -WRITING : performance.now()));
    }
  }

  keep(text, aim) {
    const draft = text || aim.quote || aim.edit ? JSON.stringify({ text, ...aim }) : null;
    if (draft === this.stored) {
      return;
    }
    this.stored = draft;
    if (draft) {
      localStorage.setItem(this.key, draft);
    } else {
      localStorage.removeItem(this.key);
    }
    document.dispatchEvent(new CustomEvent("draft"));
  }

  /** What was kept last. */
  read() {
    this.stored = localStorage.getItem(this.key);
    const { text, ...aim } = JSON.parse(this.stored ?? "{}");
    return { text: text ?? "", aim };
  }

  /** What another tab keeps is the newer, but nothing is taken away from whoever is just writing here. */
  follow(form, restore, keep) {
    addEventListener("storage", (event) => {
      const kept = form.isConnected && event.key === this.key;
      if (kept && performance.now() - this.wrote > WRITING) {
        restore();
      } else if (kept && event.newValue === null) {
        this.stored = null;
        keep();
      }
    });
  }
}
