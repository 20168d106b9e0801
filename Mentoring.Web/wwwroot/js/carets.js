import { transformPosition } from "./text-edit.js";

/** How often a page says that somebody is there, and the shortest time between two places it tells, in milliseconds. */
const BEAT = 10000;
const PACE = 120;

/** Where the others are, drawn over the texts, and where this person is, told to the others. */
export class Carets {
  constructor(sheet) {
    this.sheet = sheet;
    this.others = new Map();
    this.told = null;
    this.due = 0;
    this.flat = false;
  }

  listen(on) {
    on(document, "selectionchange", () => this.note());
    on(this.sheet.root, "focusin", () => this.note());
    on(this.sheet.root, "focusout", () => setTimeout(() => this.note()));
    this.beat = setInterval(() => document.visibilityState === "visible" && this.tell(true), BEAT);
    this.note();
    this.tell(true);
  }

  stop() {
    clearInterval(this.beat);
    clearTimeout(this.due);
  }

  /** Remembers where the keyboard is, also for a text that is drawn anew; the browser's own word of it comes too late for one drawn in the same moment. */
  note() {
    const element = document.activeElement?.closest?.("[data-text]");
    if (element && this.sheet.root.contains(element)) {
      this.sheet.place = { address: element.dataset.text, start: element.selectionStart, end: element.selectionEnd };
    } else if (document.activeElement !== document.body || !this.sheet.place || this.sheet.elements(this.sheet.place.address).length > 0) {
      this.sheet.place = null;
    }
    clearTimeout(this.due);
    this.due = setTimeout(() => this.tell(false), PACE);
  }

  tell(again) {
    const { address, start, end } = this.sheet.place ?? {};
    if (this.sheet.lost) {
      return;
    }
    const place = address ? `${address}:${start}:${end}` : "";
    if (place !== this.told || again) {
      this.told = place;
      this.sheet.server.invokeMethodAsync("Place", place).catch(() => {
        this.told = null;
      });
    }
  }

  /** Who is where now, as the component heard it. */
  set(list) {
    this.others = new Map(list.map(({ who, name, place }) => {
      const [address, start] = place.split(":");
      return [who, { name, address, at: Number(start ?? 0) }];
    }));
    this.sheet.root.querySelectorAll("[data-here]").forEach((e) => {
      e.hidden = list.length === 0;
    });
    this.draw();
  }

  /** Somebody wrote: they are where their words end. */
  wrote(author, address, edit) {
    this.moved(address, edit);
    const other = this.others.get(author);
    if (other) {
      const begin = typeof edit[0] === "number" && edit[0] > 0 ? edit[0] : 0;
      Object.assign(other, { address, at: transformPosition(begin, edit) });
      this.draw();
    }
  }

  /** A text changed: whoever is in it moves along. */
  moved(address, edit) {
    for (const other of this.others.values()) {
      if (other.address === address) {
        other.at = transformPosition(other.at, edit, false);
      }
    }
    this.draw();
  }

  draw() {
    if (this.flat) {
      return;
    }
    for (const layer of this.sheet.root.querySelectorAll("[data-carets]")) {
      const element = layer.parentElement.querySelector("[data-text]");
      const here = [...this.others.values()].filter((o) => o.address === element?.dataset.text).sort((a, b) => a.at - b.at);
      if (here.length === 0 && !layer.hasChildNodes()) {
        continue;
      }
      let from = 0;
      const parts = [];
      for (const { name, at } of here) {
        const mark = document.createElement("span");
        mark.className = "caret";
        mark.dataset.who = name;
        parts.push(element.value.slice(from, at), mark);
        from = Math.min(at, element.value.length);
      }
      layer.replaceChildren(...parts);
    }
  }
}
