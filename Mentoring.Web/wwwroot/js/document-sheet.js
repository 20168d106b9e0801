import { SharedText } from "./shared-text.js";
import { clean, difference, transformPosition } from "./text-edit.js";
import { Carets } from "./carets.js";
import { dragging } from "./dragging.js";
import { HandingOver } from "./handing-over.js";
import { keep, takeUp } from "./kept-edits.js";
import { HeldEntries } from "./held-entries.js";
import { SheetKeyboard } from "./sheet-keyboard.js";
import { SheetSigns } from "./sheet-signs.js";
import { swiping } from "./swiping.js";

const sheets = new Map();

/** What the page's component says to its sheet; a sheet that is gone needs nothing any more. */
window.mentoring.sheet = (key, what, about) => sheets.get(key)?.[what](about);

/** How long somebody who goes to another page is kept for what they wrote last, in milliseconds. */
const LEAVING = 2000;

/** Makes the texts of a document writable for two: resolves once one can write. */
export function attach(root, server, key) {
  sheets.get(key)?.leave();
  const sheet = new Sheet(root, server, key);
  sheets.set(key, sheet);
  return sheet.begin();
}

const textOf = (target) => target?.closest?.("[data-text]");

/** The running texts of one document in this tab: sends what is typed, shows what others type, and keeps what is not stored yet. */
class Sheet extends SheetSigns {
  constructor(root, server, key) {
    super();
    this.root = root;
    this.server = server;
    this.key = key;
    this.me = key.split(":")[0];
    this.texts = new Map();
    this.revision = 0;
    this.waiting = [];
    this.ready = false;
    this.composing = false;
    this.behind = false;
    this.lost = false;
    this.reloading = false;
    this.place = null;
    this.gone = new AbortController();
    this.carets = new Carets(this);
    this.keyboard = new SheetKeyboard(this);
    this.entries = new HeldEntries(this);
    this.edits = new HandingOver(this);
  }

  async begin() {
    const fresh = await this.server.invokeMethodAsync("OpenTextsAsync");
    if (!fresh) {
      return;
    }
    this.revision = fresh.revision;
    for (const [address, text] of Object.entries(fresh.texts)) {
      this.texts.set(address, new SharedText(text, fresh.revision));
    }
    await takeUp(this, fresh);
    this.listen(fresh);
    this.ready = true;
    this.root.querySelectorAll("[data-text]").forEach((e) => this.show(e));
    this.entries.draw();
    this.drain();
    this.edits.pumpAll();
    this.entries.send();
    this.keyboard.takeUp();
    this.say();
  }

  listen(fresh) {
    const on = (target, name, act, options = {}) => target.addEventListener(name, act, { ...options, signal: this.gone.signal });
    on(this.root, "input", (e) => textOf(e.target) && !e.isComposing && this.typed(textOf(e.target)));
    on(this.root, "compositionstart", () => {
      this.composing = true;
    });
    on(this.root, "compositionend", (e) => {
      this.composing = false;
      if (textOf(e.target)) {
        this.typed(textOf(e.target));
      }
      this.drain();
      this.entries.draw();
      if (this.behind) {
        this.catchUp();
      }
    });
    on(this.root, "keydown", (e) => this.pressed(e));
    on(this.root, "beforeinput", (e) => {
      if (e.inputType === "historyUndo" || e.inputType === "historyRedo") {
        e.preventDefault();
        this.step(textOf(e.target), e.inputType === "historyRedo");
      }
    });
    on(document, "connection", (e) => {
      this.lost = e.detail.lost;
      this.entries.connected();
      if (!this.lost) {
        this.catchUp();
      }
      this.say();
    });
    on(document, "leaving", () => {
      this.reloading = true;
      this.keyboard.keep();
    });
    on(document, "visibilitychange", () => document.visibilityState === "visible" && this.catchUp());
    on(window, "beforeunload", (e) => !this.reloading && this.here && this.pending() && e.preventDefault());
    new MutationObserver((changes) => changes.some((c) => !c.target.closest("[data-carets]")) && this.drawnAnew()).observe(this.root, { childList: true, subtree: true });
    this.carets.listen(on);
    this.entries.listen(on, fresh);
    this.keyboard.listen(on);
    dragging(this, on);
    swiping(this, on);
  }

  /** Whether the page still shows this sheet; one that was left asks for nothing any more, and what waits is kept until it is opened again. */
  get here() {
    if (!this.root.isConnected) {
      this.leave();
    }
    return !this.gone.signal.aborted;
  }

  /** This person goes to another page: what they wrote last is stored before, for nobody comes back here to do it. */
  async settle() {
    for (let waited = 0; this.pending() && !this.lost && waited < LEAVING; waited += 20) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  leave() {
    this.gone.abort();
    this.carets.stop();
    if (sheets.get(this.key) === this) {
      sheets.delete(this.key);
    }
  }

  /** The component drew entries anew: their texts are filled in, and the keyboard is where it was. */
  drawnAnew() {
    if (!this.here) {
      return;
    }
    this.root.querySelectorAll("[data-text]:not([data-bound])").forEach((e) => this.show(e));
    this.entries.draw();
    this.carets.draw();
  }

  show(element) {
    element.dataset.bound = "";
    const value = this.text(element.dataset.text).text;
    if (element.value !== value) {
      element.value = value;
    }
  }

  /** The text at an address; one nobody has heard of belongs to a new entry, and is empty. */
  text(address) {
    if (!this.texts.has(address)) {
      this.texts.set(address, new SharedText("", this.revision));
    }
    return this.texts.get(address);
  }

  elements(address) {
    return this.root.querySelectorAll(`[data-text="${address}"]`);
  }

  /** Who is where in this document. */
  caretsAt(list) {
    this.carets.set(list);
  }

  /** Takes what somebody typed here. */
  typed(element) {
    const text = this.text(element.dataset.text);
    const wanted = element.hasAttribute("data-line") ? clean(element.value).replace(/\n/g, " ") : clean(element.value);
    if (wanted !== element.value) {
      element.value = wanted;
    }
    const edit = difference(text.text, wanted, element.selectionStart);
    text.localEdit(edit);
    this.carets.note();
    this.carets.moved(element.dataset.text, edit);
    this.changed(element.dataset.text);
  }

  changed(address) {
    keep(this);
    this.entries.typed(address);
    this.edits.pump(address);
    this.say();
  }

  pressed(event) {
    const element = textOf(event.target);
    if (element?.hasAttribute("data-line") && event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
    }
    if (!element || !(event.ctrlKey || event.metaKey) || event.altKey) {
      return;
    }
    const key = event.key.toLowerCase();
    if (key === "z" || key === "y") {
      event.preventDefault();
      this.step(element, key === "y" || event.shiftKey);
    }
  }

  /** Takes back, or makes again, what was typed here; never what the other person typed. */
  step(element, again) {
    const address = element.dataset.text;
    const edit = again ? this.text(address).redo() : this.text(address).undo();
    if (edit) {
      this.screen(address, edit);
      const end = transformPosition(typeof edit[0] === "number" && edit[0] > 0 ? edit[0] : 0, edit);
      element.setSelectionRange(end, end);
      this.changed(address);
    }
  }

  /** What others committed, or what of this tab was; in order. What comes before something was missed waits for it. */
  take(news) {
    this.waiting.push(news);
    this.drain();
  }

  drain() {
    while (this.ready && !this.composing && this.waiting.length > 0) {
      if (this.waiting[0].from > this.revision) {
        this.catchUp();
        return;
      }
      this.takeNews(this.waiting.shift());
    }
  }

  takeNews(news) {
    for (const { address, edit, revision, id, author } of news.edits) {
      const onScreen = this.text(address).received(JSON.parse(edit), revision, id);
      if (onScreen) {
        this.screen(address, onScreen);
        this.carets.wrote(author, address, onScreen);
      }
    }
    this.revision = Math.max(this.revision, news.revision);
    for (const address of new Set(news.edits.map((e) => e.address))) {
      this.edits.pump(address);
    }
    keep(this);
    this.say();
  }

  /** Asks for what was missed, after the connection was away or the page asleep; a word that is being composed is finished first. */
  async catchUp() {
    this.behind = this.composing;
    if (!this.ready || this.catching || this.composing) {
      return;
    }
    this.catching = true;
    try {
      const news = await this.server.invokeMethodAsync("MissedAsync", this.revision);
      if (news) {
        this.waiting.unshift(news);
      } else {
        await this.startOver();
      }
      this.catching = false;
      this.drain();
    } catch {
      // The connection is away; asked again when it is back
      this.catching = false;
    }
    this.edits.pumpAll();
  }

  /** Reads everything afresh; what is not stored yet stays on top of it. */
  async startOver() {
    const fresh = await this.server.invokeMethodAsync("OpenTextsAsync");
    if (this.composing) {
      this.behind = true;
      return;
    }
    if (!fresh) {
      this.waiting = [];
      return;
    }
    for (const [address, text] of Object.entries(fresh.texts)) {
      const shared = this.text(address);
      const sent = shared.resend();
      const answer = sent && await this.server.invokeMethodAsync("EditAsync", sent.id, address, sent.revision, JSON.stringify(sent.edit));
      this.waiting.push(...(answer?.news ?? []));
      const edit = shared.resync(text, fresh.revision, Boolean(answer?.revision && answer.revision <= fresh.revision));
      if (edit) {
        this.screen(address, edit);
      }
    }
    this.revision = fresh.revision;
  }

  /** Brings an edit to the screen; whoever writes there stays where they are. */
  screen(address, edit) {
    for (const element of this.elements(address)) {
      const active = document.activeElement === element;
      const [start, end, way] = [element.selectionStart, element.selectionEnd, element.selectionDirection];
      element.value = this.text(address).text;
      if (active) {
        element.setSelectionRange(transformPosition(start, edit, false), transformPosition(end, edit, false), way);
        this.carets.note();
      }
    }
    this.carets.draw();
    this.root.dispatchEvent(new CustomEvent("written", { detail: { address } }));
  }

  pending() {
    return [...this.texts.values()].some((t) => t.pending) || this.entries.waiting.length > 0;
  }
}
