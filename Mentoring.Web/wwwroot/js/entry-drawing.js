import { fill, isTyped } from "./value-boxes.js";

/**
 * The entries of a sheet as they are to be seen with what is held. Entries of the server are hidden where they are drawn here, never moved or
 * taken away, for it still knows where it drew them.
 */
export class EntryDrawing {
  constructor(sheet) {
    this.sheet = sheet;
    this.root = sheet.root;
    this.drawn = new Map();
  }

  /** The entries of each list as they are to be seen, and which of them this script draws or hides. */
  order(waiting) {
    const lists = new Map([...this.root.querySelectorAll("[data-list]")].map((l) => [l.dataset.list, [...l.querySelectorAll("[data-item]:not([data-held])")].map((i) => i.dataset.item)]));
    const [own, hidden] = [new Set(), new Set()];
    const take = (item) => [...lists].some(([list, items]) => items.includes(item) && lists.set(list, items.filter((i) => i !== item)));
    for (const [at, { verb, item, list, before }] of waiting.entries()) {
      const there = [...lists.values()].some((l) => l.includes(item));
      if ((verb === "add" && !there) || (verb === "move" && there)) {
        take(item);
        own.add(item);
        const next = lists.get(list).indexOf(before);
        lists.get(list).splice(next < 0 ? lists.get(list).length : next, 0, item);
      } else if (verb === "remove" && !waiting.slice(at).some((c) => c.verb === "restore" && c.item === item) && take(item)) {
        hidden.add(item);
      }
    }
    return { lists, own, hidden };
  }

  /** Brings the screen to what is held; changes nothing where nothing changed. */
  draw(waiting) {
    if (this.sheet.composing) {
      return;
    }
    const { lists, own, hidden } = this.order(waiting);
    this.sheet.keyboard.stay(() => {
      for (const [list, items] of lists) {
        this.place(this.root.querySelector(`[data-list="${list}"]`), items, own);
      }
      for (const [item, element] of this.drawn) {
        if (!own.has(item) || hidden.has(item)) {
          element.remove();
          this.drawn.delete(item);
        }
      }
      for (const element of this.root.querySelectorAll("[data-item]:not([data-held])")) {
        element.hidden = own.has(element.dataset.item) || hidden.has(element.dataset.item);
      }
    });
    for (const [address, value] of new Map(waiting.filter((c) => c.verb === "set").map((c) => [c.address, c.value]))) {
      this.root.querySelectorAll(`[data-value="${address}"]`).forEach((e) => isTyped(e, value) || fill(e, value));
      this.root.querySelectorAll(`[data-set="${address}"]`).forEach((e) => {
        e.hidden = true;
      });
    }
    this.root.toggleAttribute("data-alone", this.sheet.lost);
    this.root.querySelectorAll("[data-online]").forEach((e) => (this.sheet.lost ? e.setAttribute("aria-disabled", "true") : e.removeAttribute("aria-disabled")));
  }

  place(list, items, own) {
    let before = null;
    for (const item of items) {
      const element = own.has(item) ? this.element(item, list) : list.querySelector(`[data-item="${item}"]:not([data-held])`);
      if (own.has(item) && (before ? before.nextElementSibling !== element : element.parentElement !== list || element !== list.querySelector("[data-item]"))) {
        if (before) {
          before.after(element);
        } else {
          list.insertBefore(element, list.querySelector("[data-item]") ?? list.querySelector("[data-add]"));
        }
      }
      before = element;
    }
  }

  /** An entry drawn here: a new one, or one of the server's in another place. */
  element(item, list) {
    if (!this.drawn.has(item)) {
      const original = this.root.querySelector(`[data-item="${item}"]`);
      const element = original?.cloneNode(true) ?? this.blank(item, list);
      element.hidden = false;
      element.dataset.held = list.dataset.list;
      element.querySelectorAll("[data-text]").forEach((e) => delete e.dataset.bound);
      original?.querySelectorAll("[data-value]").forEach((e, at) => fill(element.querySelectorAll("[data-value]")[at], e.type === "checkbox" ? String(e.checked) : e.value));
      this.drawn.set(item, element);
    }
    const element = this.drawn.get(item);
    if (element.dataset.held !== list.dataset.list) {
      element.dataset.held = list.dataset.list;
    }
    this.suit(element, this.blank(item, list));
    element.querySelectorAll("[data-text]:not([data-bound])").forEach((e) => this.sheet.show(e));
    return element;
  }

  blank(item, list) {
    const template = document.createElement("template");
    template.innerHTML = this.blanks.lists[list.dataset.list].replaceAll(this.blanks.item, item);
    return template.content.querySelector("[data-item]");
  }

  /** What an entry says of the list it stands in. */
  suit(element, blank) {
    const [menu, suiting] = [element.querySelector("details.menu > .card"), blank.querySelector("details.menu > .card")];
    if (menu && suiting && menu.textContent !== suiting.textContent) {
      menu.replaceWith(suiting);
      element.querySelector("textarea").setAttribute("aria-label", blank.querySelector("textarea").getAttribute("aria-label"));
    }
  }
}
