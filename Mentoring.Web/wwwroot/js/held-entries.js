/** How long to wait for an answer before a change is handed over again, and how long to rest in between, in milliseconds. */
const PATIENCE = 5000;
const REST = 1000;

const AWAY = "That needs the connection. It can be done as soon as you are connected again.";
const STEPS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const today = () => new Date().toLocaleDateString("sv-SE");

/**
 * What is done with entries and values while the server cannot be asked: shown at once, kept for a page loaded again in this tab, and handed
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
    this.flying = null;
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
    on(root, "click", (e) => (this.holds || e.target.closest("[data-bring-back]")) && this.clicked(e), { capture: true });
    on(root, "change", (e) => this.holds && e.target.matches("[data-value]") && this.set(e), { capture: true });
    on(root, "input", (e) => this.holds && e.target.matches("[data-value]") && e.stopPropagation(), { capture: true });
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
      this.sheet.announce("Kept, and stored as soon as you are connected again.");
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

  bringBack(item) {
    const removal = this.waiting.findLast((c) => c.verb === "remove" && c.item === item && c.id !== this.flying);
    this.waiting = this.waiting.filter((c) => c !== removal);
    this.sheet.root.querySelector("[data-undo]").hidden = true;
    if (removal) {
      this.changed();
    } else {
      this.do({ verb: "restore", item });
    }
    this.sheet.entry(item);
  }

  set(event) {
    const box = event.target;
    const { value: address, day } = box.dataset;
    event.stopPropagation();
    const item = box.closest("[data-item]")?.dataset.item;
    const number = box.inputMode === "decimal";
    const value = box.type === "checkbox" ? String(box.checked) : number ? box.value.trim().replace(",", ".").replace("−", "-") : box.value;
    if (number && !/^(-?\d{1,19}(\.\d+)?)?$/.test(value)) {
      this.sheet.told("Write a number.");
      return;
    }
    if (day) {
      this.do({ verb: "set", item, address: day, value: box.checked ? today() : null });
    }
    this.do({ verb: "set", item, address, value: value === "" ? null : value });
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
    this.waiting.push({ id: window.mentoring.newId(), item: null, list: null, before: null, address: null, value: null, ...change });
    if (change.verb === "remove") {
      this.touched.delete(change.item);
    } else if (change.item) {
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
    while (this.waiting.length > 0 && !this.sheet.lost && !this.sheet.gone.signal.aborted) {
      const change = this.waiting[0];
      this.flying = change.id;
      let answer = null;
      try {
        answer = await Promise.race([this.sheet.server.invokeMethodAsync("TakeHeldAsync", change), rest(PATIENCE)]);
      } catch {
        await rest(REST);
      }
      this.flying = null;
      if (answer) {
        this.answered(change, answer);
      }
    }
    this.sending = false;
    if (!this.sheet.lost && this.waiting.length === 0 && this.touched.size > 0) {
      await this.returned();
    }
  }

  answered(change, { problem, value }) {
    const refused = problem && change.verb === "add";
    this.waiting = this.waiting.filter((c) => c.id !== change.id && !(refused && c.item === change.item));
    if (problem) {
      this.sheet.complain(problem, refused ? this.sheet.forget(change.item) : "");
      this.sheet.root.querySelectorAll(`[data-value="${change.address}"]`).forEach((e) => fill(e, value));
    }
    this.keep();
    this.draw();
    this.sheet.pumpAll();
    this.sheet.say();
  }

  /** The connection is away, or back. */
  connected() {
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
    for (const { verb, item, list, before } of this.waiting) {
      const there = [...lists.values()].some((l) => l.includes(item));
      if ((verb === "add" && !there) || (verb === "move" && there)) {
        take(item);
        own.add(item);
        const at = lists.get(list).indexOf(before);
        lists.get(list).splice(at < 0 ? lists.get(list).length : at, 0, item);
      } else if (verb === "remove" && take(item)) {
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
    for (const { verb, address, value } of this.waiting) {
      if (verb === "set") {
        root.querySelectorAll(`[data-value="${address}"]`).forEach((e) => fill(e, value));
        root.querySelectorAll(`[data-set="${address}"]`).forEach((e) => {
          e.hidden = true;
        });
      }
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

/** Shows a value in its box. */
function fill(box, value) {
  if (box.type === "checkbox") {
    box.checked = value === "true";
  } else if (box.value !== (value ?? "")) {
    box.value = value ?? "";
  }
}
