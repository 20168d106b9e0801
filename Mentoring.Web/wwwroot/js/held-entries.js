import { forget } from "./kept-edits.js";
import { EntryDrawing } from "./entry-drawing.js";
import { fill, isNumber, valueOf } from "./value-boxes.js";

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
 * New entries, what is dragged, and all that is done with entries and values while the server cannot be asked: shown at once, kept for a page loaded again in this tab, and handed
 * over in order once the connection is back, each change under an id of its own.
 */
export class HeldEntries {
  constructor(sheet) {
    this.sheet = sheet;
    this.key = `${sheet.key}:entries`;
    this.waiting = [];
    this.touched = new Set();
    this.drawing = new EntryDrawing(sheet);
    this.unread = null;
    this.number = null;
    this.away = false;
  }

  /** Whether this script does what the server would do otherwise. */
  get holds() {
    return this.sheet.lost || this.waiting.length > 0;
  }

  listen(on, fresh) {
    this.drawing.blanks = fresh.blanks;
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

  /** An entry was dropped, or moved by a key; who puts it back where it is moves nothing. */
  move(item, list, before) {
    const there = this.drawing.order(this.waiting).lists.get(list);
    if (there.includes(item) && (there[there.indexOf(item) + 1] ?? null) === before) {
      return;
    }
    this.do({ verb: "move", item, list, before });
    const entries = this.drawing.order(this.waiting).lists.get(list);
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
    const { lists } = this.drawing.order(this.waiting);
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
    this.sheet.edits.pumpAll();
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

  draw() {
    this.drawing.draw(this.waiting);
  }

  nameOf(list) {
    return this.sheet.root.querySelector(`[data-list="${list}"]`).closest("section").querySelector("h2").textContent;
  }
}
