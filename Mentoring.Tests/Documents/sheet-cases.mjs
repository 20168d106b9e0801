// A sheet's script with a server that answers as each case wants, and nothing to draw on: what waits, what is sent again, what is taken, and what is said.
import assert from "node:assert/strict";
import { mock } from "node:test";

mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
const kept = new Map();
globalThis.sessionStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
globalThis.window = Object.assign(new EventTarget(), { mentoring: { newId: () => crypto.randomUUID(), mend: () => {} } });
globalThis.document = Object.assign(new EventTarget(), { activeElement: null, visibilityState: "visible", hasFocus: () => true, createElement: () => ({}) });
globalThis.MutationObserver = class {
  observe() {}
};
const { attach } = await import("./document-sheet.js");
const { HeldEntries } = await import("./held-entries.js");

const never = new Promise(() => {});
const TITLE = "title";
const NOTE = "goals";

/** Lets some time go by, and everything that comes of it. */
async function pass(milliseconds) {
  for (let gone = 0; gone <= milliseconds; gone += 50) {
    mock.timers.tick(50);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

class Root extends EventTarget {
  isConnected = true;
  signs = {};

  querySelectorAll() {
    return [];
  }

  querySelector(selector) {
    return (this.signs[selector] ??= selector.startsWith("[data-board") ? null : new Sign());
  }

  toggleAttribute() {}

  contains() {
    return false;
  }
}

class Sign {
  hidden = true;
  textContent = "";
  button = { dataset: {} };

  append(...parts) {
    this.textContent += parts.filter((p) => typeof p === "string").join("");
  }

  querySelector() {
    return this.button;
  }
}

let cases = 0;

/** A sheet that was just opened; the server does what the methods given say, and notes what it was asked. */
async function open(methods) {
  window.mentoring.sheet(`member:${cases}`, "leave");
  kept.clear();
  const [root, asked, key] = [new Root(), [], `member:${++cases}`];
  const server = {
    invokeMethodAsync: async (name, ...about) => {
      asked.push({ name, about });
      return methods[name]?.(...about) ?? null;
    },
  };
  methods.OpenTextsAsync ??= () => ({ revision: 0, texts: { [TITLE]: "", [NOTE]: "" }, blanks: { item: "", lists: {} } });
  let entries = null;
  const { listen } = HeldEntries.prototype;
  HeldEntries.prototype.listen = function (...about) {
    entries = this;
    listen.apply(this, about);
  };
  await attach(root, server, key);
  HeldEntries.prototype.listen = listen;
  const type = (address, value) => window.mentoring.sheet(key, "typed", { dataset: { text: address }, value, selectionStart: value.length, hasAttribute: () => false });
  const tell = (news) => window.mentoring.sheet(key, "take", news);
  const { sheet } = entries;
  return { root, type, tell, entries, sheet, asked: (name) => asked.filter((a) => a.name === name).map((a) => a.about), said: (sign) => root.querySelector(sign).textContent };
}

const edit = (revision, id, address, words) => ({ revision, id, author: "other", address, edit: JSON.stringify(words) });
const news = (from, ...edits) => ({ from, revision: edits.at(-1)?.revision ?? from, edits });
const lost = (now) => document.dispatchEvent(new CustomEvent("connection", { detail: { lost: now } }));

const all = {
  async "News of a late answer is taken"() {
    let answer = null;
    const { type, sheet, asked } = await open({ EditAsync: () => (answer ? never : new Promise((resolve) => (answer = resolve))) });
    type(TITLE, "b");
    await pass(7000);
    const [[first], [again]] = asked("EditAsync");
    assert.equal(again, first, "sent again under another id");
    answer({ revision: 2, news: [news(0, edit(1, "x", TITLE, ["a"]), edit(2, first, TITLE, [1, "b"]))] });
    await pass(100);
    assert.equal(sheet.text(TITLE).text, "ab");
    assert.ok(!sheet.pending());
  },

  async "What is refused in two texts at once is taken off and said, and the script comes to rest"() {
    const refuse = () => new Promise((resolve) => setTimeout(() => resolve({ problem: "No." }), 200));
    const { type, sheet, asked, said } = await open({ EditAsync: refuse, MissedAsync: (revision) => news(revision) });
    type(TITLE, "One");
    await pass(50);
    type(NOTE, "Two");
    await pass(3000);
    assert.ok(!sheet.pending(), `tried ${asked("EditAsync").length} times`);
    assert.deepEqual([sheet.text(TITLE).text, sheet.text(NOTE).text], ["", ""]);
    assert.match(said("[data-problem]"), /“One”.*“Two”/);
  },

  async "What is told while something missed is asked for is taken after it"() {
    let answer = null;
    const { tell, sheet, asked } = await open({ MissedAsync: () => new Promise((resolve) => (answer = resolve)) });
    lost(false);
    await pass(50);
    tell(news(1, edit(2, "y", TITLE, [1, "b"])));
    await pass(50);
    answer(news(0, edit(1, "x", TITLE, ["a"])));
    await pass(100);
    assert.equal(sheet.text(TITLE).text, "ab");
    assert.equal(asked("MissedAsync").length, 1);
  },

  async "A sheet that fell behind while nobody answers does not ask without end"() {
    const { tell, asked } = await open({ MissedAsync: () => Promise.reject(new Error("away")) });
    tell(news(1, edit(2, "y", TITLE, [1, "b"])));
    await pass(500);
    assert.ok(asked("MissedAsync").length < 5);
  },

  async "Whoever goes to another page is kept until what they wrote is stored, and not for long"() {
    let revision = 0;
    const store = (id, address, base, what) => new Promise((resolve) => setTimeout(() => {
      revision++;
      resolve({ revision, news: [news(revision - 1, edit(revision, id, address, JSON.parse(what)))] });
    }, 200));
    let answers = true;
    const { type, sheet } = await open({ EditAsync: (...about) => (answers ? store(...about) : never) });
    type(TITLE, "a");
    type(TITLE, "ab");
    let left = false;
    sheet.settle().then(() => (left = true));
    await pass(200);
    assert.ok(sheet.pending() && !left, "left with words on their way");
    await pass(600);
    assert.ok(!sheet.pending() && left);
    answers = false;
    type(TITLE, "abc");
    left = false;
    sheet.settle().then(() => (left = true));
    await pass(6000);
    assert.ok(left, "kept without end");
  },

  async "A removal whose answer was lost is handed over again under its id, and brought back only after it"() {
    let calls = 0;
    const { entries, asked, said } = await open({ TakeHeldAsync: () => (calls++ === 0 ? never : { revision: calls }) });
    entries.remove("note");
    await pass(100);
    entries.bringBack("note");
    await pass(6000);
    const changes = asked("TakeHeldAsync").map(([change]) => change);
    assert.deepEqual(changes.map((c) => c.verb), ["remove", "remove", "restore"]);
    assert.equal(changes[1].id, changes[0].id);
    assert.equal(entries.waiting.length, 0);
    assert.equal(said("[data-announced]"), "Brought back.");
  },

  async "A removal nobody heard of is taken back here alone"() {
    const { entries, asked } = await open({});
    lost(true);
    entries.remove("note");
    entries.bringBack("note");
    lost(false);
    await pass(1000);
    assert.deepEqual(asked("TakeHeldAsync"), []);
    assert.equal(entries.waiting.length, 0);
  },

  async "A refused restore is said, and nothing is said to be brought back"() {
    const { entries, said } = await open({ TakeHeldAsync: ({ verb }) => (verb === "restore" ? { problem: "You two no longer work together here." } : { revision: 1 }) });
    entries.remove("note");
    await pass(100);
    entries.bringBack("note");
    await pass(100);
    assert.match(said("[data-problem]"), /no longer work together/);
    assert.notEqual(said("[data-announced]"), "Brought back.");
    assert.equal(entries.waiting.length, 0);
  },
};

let failed = 0;
for (const [name, told] of Object.entries(all)) {
  try {
    await told();
  } catch (e) {
    failed++;
    console.log(`${name}: ${e.stack}`);
  }
}
console.log(`${Object.keys(all).length - failed} of ${Object.keys(all).length} cases hold`);
process.exit(failed > 0 ? 1 : 0);
