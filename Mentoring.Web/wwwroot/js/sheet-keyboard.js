const CONTROLS = "button, summary, textarea, input, select, a";

/** A control of a part by its number; the last one when there are fewer now. */
const controls = (part, at) => [...part.querySelectorAll(CONTROLS)].slice(0, at + 1).at(-1);
const shown = (element) => !element.closest("[hidden]");

/** Keeps the keyboard where it was when entries are drawn anew, moved or removed, and gives it the keys of a sheet. */
export class SheetKeyboard {
  constructor(sheet) {
    this.sheet = sheet;
    this.at = null;
  }

  listen(on) {
    on(this.sheet.root, "focusin", (e) => this.note(e.target));
    on(document, "pointerdown", (e) => {
      if (!e.target.closest?.(`${CONTROLS}, label`)) {
        this.at = null;
      }
    });
    on(document, "keydown", (e) => this.pressed(e));
    on(this.sheet.root, "click", (e) => this.chosen(e.target.closest("details.menu > .card :is(button, a)")));
    on(window, "beforeprint", () => this.unfold(true));
    on(window, "afterprint", () => this.unfold(false));
  }

  pressed(event) {
    if (event.target.matches?.("[data-drag]") && event.key.startsWith("Arrow")) {
      event.preventDefault();
    }
    const undo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.target.matches?.("input, textarea")
      && (this.shown("[data-bring-back]") ?? this.shown("[data-restore]"));
    if (undo) {
      event.preventDefault();
      undo.click();
    }
  }

  shown(control) {
    return [...this.sheet.root.querySelectorAll(control)].find(shown);
  }

  /** A menu closes once something in it was chosen; the keyboard goes back to where it was opened. */
  chosen(choice) {
    if (choice) {
      this.shut(choice);
    }
    if (choice?.hasAttribute("data-print")) {
      print();
    }
  }

  shut(choice) {
    const menu = choice.closest("details");
    menu.open = false;
    menu.querySelector("summary").focus();
  }

  /** Paper has no scrolling, and a width of its own: the layer of the carets shows the words there. */
  unfold(flat) {
    this.sheet.carets.flat = flat;
    for (const element of this.sheet.root.querySelectorAll("textarea[data-text]")) {
      element.parentElement.querySelector("[data-carets]").replaceChildren(...(flat ? [element.value] : []));
    }
    this.sheet.carets.draw();
  }

  note(target) {
    const entry = target.closest("[data-item]");
    const part = entry ?? target.closest("section, header, .sheet");
    this.at = {
      item: entry?.dataset.item,
      part,
      control: [...part.querySelectorAll(CONTROLS)].indexOf(target),
      list: entry?.closest("[data-list]")?.dataset.list,
      index: entry ? this.entries(entry.closest("[data-list]").dataset.list).indexOf(entry) : -1,
    };
  }

  entries(list) {
    return [...this.sheet.root.querySelectorAll(`[data-list="${list}"] [data-item]`)].filter(shown);
  }

  /** Changes what is drawn; whoever writes there goes on writing. */
  stay(act) {
    const { selectionStart: start, selectionEnd: end } = document.activeElement ?? {};
    act();
    this.restore(start, end);
  }

  /** Puts the keyboard back into what it was in, or beside what has gone. */
  restore(start = this.sheet.place?.start, end = this.sheet.place?.end) {
    const active = document.activeElement;
    if (!this.at || !document.hasFocus() || (active && active !== document.body && shown(active))) {
      return;
    }
    const { item, part, control, list, index } = this.at;
    const entry = item ? this.entry(item) : part;
    const rest = this.entries(list);
    const target = entry?.isConnected ? controls(entry, control) : (rest[Math.min(index, rest.length - 1)]?.querySelector("[data-drag]") ?? this.sheet.root.querySelector(`[data-list="${list}"] [data-add]`));
    target?.focus({ preventScroll: Boolean(entry) });
    if (document.activeElement === document.body) {
      entry?.querySelector("[data-drag]")?.focus();
    }
    if (target?.tagName === "TEXTAREA" && start !== undefined) {
      target.setSelectionRange(start, end);
    }
  }

  /** Remembers where it is for the page that is loaded next. */
  keep() {
    sessionStorage.setItem(`${this.sheet.key}:at`, JSON.stringify({ at: this.at && { ...this.at, part: null }, place: this.sheet.place }));
  }

  /** Goes on where the page before this one was left. */
  takeUp() {
    const { at, place } = JSON.parse(sessionStorage.getItem(`${this.sheet.key}:at`) ?? "{}");
    sessionStorage.removeItem(`${this.sheet.key}:at`);
    if (!at && !place) {
      return;
    }
    this.at = at;
    document.activeElement?.blur();
    if (place) {
      const [text] = [...this.sheet.elements(place.address)].filter(shown);
      text?.focus({ preventScroll: true });
      text?.setSelectionRange(place.start, place.end);
    } else {
      this.restore();
    }
  }

  /** Puts it onto an entry, by its handle. */
  onto(item) {
    this.entry(item)?.querySelector("[data-drag]").focus();
  }

  entry(item) {
    return [...this.sheet.root.querySelectorAll(`[data-item="${item}"]`)].find(shown);
  }
}
