import { forget } from "./kept-edits.js";
import { fill, isNumber, isTyped, valueOf } from "./value-boxes.js";

/** How long to wait for an answer before a change is handed over again, to rest in between, and until a dead connection is noticed, in milliseconds. */
const PATIENCE = 5000;
const REST = 1000;
const UNNOTICED = 30000;

const AWAY = "That needs the connection. It can be done as soon as you are connected again.";
const KEPT = "Kept, and stored as soon as you are connected again.";
const STEPS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const today = () => new Date().toLocaleDateString("sv-SE");

/**
 * New entries, and what is done with entries and values while the server cannot be asked: shown at once, kept for a page loaded again in this tab, and handed
 * over in order once the connection is back, each change under an id of its own. Entries of the server are hidden meanwhile, never moved or
 * taken away, for it still knows where it drew them.
 */
export class HeldEntries {
  constructor(sheet) {
    this.sheet = sheet;
    this.key = `${sheet.key}:entries`;
    this.waiting = [];
    this.touched = new Set();
    this.drawn = new Map();
    this.unread = null;
    this.number = null;
    this.away = false;
  }

  /** Whether this script does what the server would do otherwise. */
  get holds() {
    return this.sheet.lost || this.waiting.length > 0;
  }

  listen(on, fresh) {
    this.blanks = fresh.blanks;
    const kept = JSON.parse(sessionStorage.getItem(this.key) ?? "{}");
    this.waiting = kept.waiting ?? [];
    this.touched = new Set(kept.touched ?? []);
    const root = this.sheet.root;
    on(root, "click", (e) => (this.holds || e.target.closest("[data-bring-back], [data-add]")) && this.clicked(e), { capture: true });
    on(root, "change", (e) => e.target.matches("[data-value]") && this.valued(e), { capture: true });
    on(root, "input", (e) => e.target.matches("[data-value]") && this.valued(e), { capture: true });
    on(root, "keydown", (e) => this.holds && e.target.matches("[data-drag]") && STEPS.includes(e.key) && this.step(e), { capture: true });
  }

  keep() {
    if (this.waiting.length > 0 || this.touched.size > 0) {
      sessionStorage.setItem(this.key, JSON.stringify({ waiting: this.waiting, touched: [...this.touched] }));
    } else {
      sessionStorage.removeItem(this.key);
    }
  }

  /** A text belongs to an entry the server has not heard of yet. */
  waits(address) {
    return this.waiting.some((c) => c.verb === "add" && address.startsWith(c.item));
  }

  /** Somebody typed: should the entry have been removed meanwhile, they are told. */
  typed(address) {
    if (this.sheet.lost && address.includes("/")) {
      this.touched.add(address.split("/")[0]);
      this.keep();
    }
  }

  /** An entry was dropped, or moved by a key. */
  move(item, list, before) {
    this.do({ verb: "move", item, list, before });
    const entries = this.order().lists.get(list);
    this.sheet.announce(`Moved in ${this.nameOf(list)}: ${entries.indexOf(item) + 1} of ${entries.length}.`);
  }

  clicked(event) {
    const button = event.target.closest("button, a");
    const { add, remove, moveTo, set, restore, bringBack } = button?.dataset ?? {};
    if (!button || button.hasAttribute("data-print") || button.hash) {
      return;
    }
    event.stopPropagation();
    event.preventDefault();
    const item = button.closest("[data-item]")?.dataset.item;
    const menu = button.closest("details.menu");
    if (menu) {
      this.sheet.keyboard.shut(button);
    }
    if (add !== undefined) {
      this.add(button);
    } else if (remove !== undefined) {
      this.remove(item);
    } else if (moveTo) {
      this.move(item, moveTo, null);
    } else if (set) {
      this.do({ verb: "set", item, address: set, value: button.dataset.to });
      this.sheet.announce(KEPT);
    } else if (restore ?? bringBack) {
      this.bringBack(restore || bringBack);
    } else if (!button.matches("[data-drag]")) {
      this.sheet.told(AWAY);
    }
  }

  add(button) {
    const item = window.mentoring.newId();
    const list = button.closest("[data-list]").dataset.list;
    const [field, value] = button.dataset.with?.split("=") ?? [];
    this.do({ verb: "add", item, list });
    if (field) {
      this.do({ verb: "set", item, address: `${item}/${field}`, value });
    }
    this.sheet.root.querySelector(`[data-item="${item}"] textarea`)?.focus();
  }

  remove(item) {
    this.do({ verb: "remove", item });
    const bar = this.sheet.root.querySelector("[data-undo]");
    bar.hidden = false;
    bar.querySelector("button").dataset.bringBack = item;
    this.sheet.announce("Removed. To undo, press Control and Z.");
  }

  /** A removal the server may have heard of already is made undone there. */
  bringBack(item) {
    const last = this.waiting.findLast((c) => c.item === item && (c.verb === "remove" || c.verb === "restore"));
    this.sheet.root.querySelector("[data-undo]").hidden = true;
    if (last?.verb === "remove" && !last.sent) {
      this.waiting = this.waiting.filter((c) => c !== last);
      this.changed();
      this.sheet.entry(item);
    } else if (last?.verb !== "restore") {
      this.do({ verb: "restore", item });
      this.sheet.announce(this.sheet.lost ? KEPT : "");
    }
  }

  /** A box was filled in; numbers are taken as they are typed, as the server does, for they may never be left. */
  valued(event) {
    const [box, left] = [event.target, event.type === "change"];
    const wrong = valueOf(box) === undefined;
    if (this.holds || (left && this.unread === box)) {
      event.stopPropagation();
      this.unread = wrong ? box : null;
      if (wrong && left) {
        this.sheet.told("Write a number.");
      } else if (!wrong && (left || isNumber(box))) {
        this.set(box);
      }
    }
    this.number = isNumber(box) && !left && !wrong ? { box, at: performance.now() } : null;
  }

  set(box) {
    const { value: address, day } = box.dataset;
    const [item, value] = [box.closest("[data-item]")?.dataset.item, valueOf(box)];
    if (day) {
      this.do({ verb: "set", item, address: day, value: box.checked ? today() : null });
    }
    this.do({ verb: "set", item, address, value });
  }

  step(event) {
    event.stopPropagation();
    event.preventDefault();
    const { lists } = this.order();
    const item = event.target.closest("[data-item]").dataset.item;
    const names = [...lists.keys()];
    const list = names.findIndex((n) => lists.get(n).includes(item));
    const at = lists.get(names[list]).indexOf(item);
    const entries = lists.get(names[list]);
    const beside = names[list + (event.key === "ArrowRight" ? 1 : -1)];
    if (event.key === "ArrowUp" && at > 0) {
      this.move(item, names[list], entries[at - 1]);
    } else if (event.key === "ArrowDown" && at < entries.length - 1) {
      this.move(item, names[list], entries[at + 2] ?? null);
    } else if (/Left|Right/.test(event.key) && beside) {
      this.move(item, beside, null);
    }
  }

  do(change) {
    if (change.verb === "set") {
      this.waiting = this.waiting.filter((c) => c.sent || c.verb !== "set" || c.address !== change.address);
    }
    this.waiting.push({ id: window.mentoring.newId(), item: null, list: null, before: null, address: null, value: null, ...change });
    if (change.verb === "remove") {
      this.touched.delete(change.item);
    } else if (change.item && (this.sheet.lost || this.away)) {
      this.touched.add(change.item);
    }
    this.changed();
  }

  changed() {
    this.keep();
    this.draw();
    this.sheet.say();
    this.send();
  }

  /** Hands over what waits, one after the other; then the words of new entries follow. */
  async send() {
    if (this.sending || !this.sheet.ready) {
      return;
    }
    this.sending = true;
    while (this.waiting.length > 0 && !this.sheet.lost && this.sheet.here) {
      const change = this.waiting[0];
      change.sent = true;
      this.keep();
      let answer = null;
      try {
        answer = await Promise.race([this.sheet.server.invokeMethodAsync("TakeHeldAsync", change), rest(PATIENCE)]);
      } catch {
        await rest(REST);
      }
      if (answer) {
        this.answered(change, answer);
      }
    }
    this.sending = false;
    if (this.sheet.lost || this.waiting.length > 0 || !this.sheet.here) {
      return;
    }
    if (this.away) {
      this.away = false;
      this.left();
    }
    if (this.touched.size > 0) {
      await this.returned();
    }
  }

  /** The server may not have heard that a box was left, and would draw nothing into it any more. */
  left() {
    for (const box of this.sheet.root.querySelectorAll("[data-value]")) {
      if (isNumber(box) && box !== document.activeElement) {
        box.dispatchEvent(new FocusEvent("blur"));
      }
    }
  }

  answered(change, { problem, value }) {
    const { id, verb, item, address } = change;
    const root = this.sheet.root;
    const refused = problem && verb === "add";
    this.waiting = this.waiting.filter((c) => c.id !== id && !(refused && c.item === item));
    if (problem) {
      this.sheet.complain(problem, refused ? forget(this.sheet, item) : "");
    }
    if (verb === "set") {
      root.querySelectorAll(`[data-value="${address}"]`).forEach((e) => (problem || !isNumber(e) || e !== document.activeElement) && fill(e, value));
    }
    const bar = root.querySelector("[data-undo]");
    bar.hidden ||= verb === "remove" && bar.querySelector("button").dataset.bringBack === item;
    this.keep();
    this.draw();
    if (verb === "restore" && !problem) {
      this.sheet.entry(item);
    }
    this.sheet.pumpAll();
    this.sheet.say();
  }

  /** The connection is away, or back. */
  connected() {
    this.away ||= this.sheet.lost;
    if (this.sheet.lost && performance.now() < this.number?.at + UNNOTICED) {
      this.set(this.number.box);
    }
    this.draw();
    if (!this.sheet.lost) {
      const told = this.sheet.root.querySelector("[data-told]");
      told.hidden ||= told.textContent === AWAY;
      this.send();
    }
  }

  /** Everything is stored: what was removed meanwhile by somebody else is said. */
  async returned() {
    for (let waited = 0; this.sheet.pending() && waited < PATIENCE; waited += 50) {
      await rest(50);
    }
    if (this.sheet.lost) {
      return;
    }
    const items = [...this.touched];
    await this.sheet.server.invokeMethodAsync("ReturnedAsync", items).then(() => {
      items.forEach((i) => this.touched.delete(i));
      this.keep();
    }, () => {});
  }

  /** The entries of each list as they are to be seen, and which of them this script draws or hides. */
  order() {
    const lists = new Map([...this.sheet.root.querySelectorAll("[data-list]")].map((l) => [l.dataset.list, [...l.querySelectorAll("[data-item]:not([data-held])")].map((i) => i.dataset.item)]));
    const [own, hidden] = [new Set(), new Set()];
    const take = (item) => [...lists].some(([list, items]) => items.includes(item) && lists.set(list, items.filter((i) => i !== item)));
    for (const [at, { verb, item, list, before }] of this.waiting.entries()) {
      const there = [...lists.values()].some((l) => l.includes(item));
      if ((verb === "add" && !there) || (verb === "move" && there)) {
        take(item);
        own.add(item);
        const next = lists.get(list).indexOf(before);
        lists.get(list).splice(next < 0 ? lists.get(list).length : next, 0, item);
      } else if (verb === "remove" && !this.waiting.slice(at).some((c) => c.verb === "restore" && c.item === item) && take(item)) {
        hidden.add(item);
      }
    }
    return { lists, own, hidden };
  }

  /** Brings the screen to what is held; changes nothing where nothing changed. */
  draw() {
    const root = this.sheet.root;
    if (this.sheet.composing) {
      return;
    }
    const { lists, own, hidden } = this.order();
    this.sheet.keyboard.stay(() => {
      for (const [list, items] of lists) {
        this.place(root.querySelector(`[data-list="${list}"]`), items, own);
      }
      for (const [item, element] of this.drawn) {
        if (!own.has(item) || hidden.has(item)) {
          element.remove();
          this.drawn.delete(item);
        }
      }
      for (const element of root.querySelectorAll("[data-item]:not([data-held])")) {
        element.hidden = own.has(element.dataset.item) || hidden.has(element.dataset.item);
      }
    });
    for (const [address, value] of new Map(this.waiting.filter((c) => c.verb === "set").map((c) => [c.address, c.value]))) {
      root.querySelectorAll(`[data-value="${address}"]`).forEach((e) => isTyped(e, value) || fill(e, value));
      root.querySelectorAll(`[data-set="${address}"]`).forEach((e) => {
        e.hidden = true;
      });
    }
    root.toggleAttribute("data-alone", this.sheet.lost);
    root.querySelectorAll("[data-online]").forEach((e) => (this.sheet.lost ? e.setAttribute("aria-disabled", "true") : e.removeAttribute("aria-disabled")));
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
      const original = this.sheet.root.querySelector(`[data-item="${item}"]`);
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

  nameOf(list) {
    return this.sheet.root.querySelector(`[data-list="${list}"]`).closest("section").querySelector("h2").textContent;
  }
}
