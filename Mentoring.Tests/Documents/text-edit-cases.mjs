// Given cases.jsonl beside it (what the C# does), says whether text-edit.js does the same; then lets SharedText converge.
import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { SharedText } from "./shared-text.js";
import { apply, baseLength, clean, compose, difference, invert, isNothing, replace, targetLength, transform, transformPosition } from "./text-edit.js";

let state = 7;

function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

const pick = (list) => list[random(list.length)];
const whole = (text) => clean(text) === text;

function word() {
  return Array.from({ length: random(4) }, () => pick(["a", "b", " ", "\n", "é", "😀", "😃", "-5", "7"])).join("");
}

/** A text in which another one was typed somewhere, or something was deleted; and where the caret is then. */
function typed(text) {
  const points = [...text];
  const at = random(points.length + 1);
  const inserted = word();
  const head = points.slice(0, at).join("") + inserted;
  return { after: head + points.slice(at + random(3)).join(""), caret: head.length };
}

function sameAsTheOther() {
  const lines = readFileSync("cases.jsonl", "utf8").trim().split("\n");
  for (const line of lines) {
    const { text, one, other, next, applied, both, first, second, back, place, moved, stayed, lengths } = JSON.parse(line);
    assert.equal(apply(text, one), applied, line);
    assert.deepEqual(compose(one, next), both, line);
    assert.deepEqual(transform(one, other), [first, second], line);
    assert.deepEqual(invert(one, text), back, line);
    assert.equal(transformPosition(place, one), moved, line);
    assert.equal(transformPosition(place, one, false), stayed, line);
    assert.deepEqual([baseLength(one), targetLength(one)], lengths, line);
  }
  return lines.length;
}

function differences(times) {
  for (let i = 0; i < times; i++) {
    const before = word() + word() + word();
    const { after, caret } = typed(before);
    const edit = difference(before, after, pick([caret, undefined, random(after.length + 1)]));
    assert.equal(apply(before, edit), after);
    assert.ok(edit.every((p) => typeof p !== "string" || whole(p)), `${before} ${after} ${JSON.stringify(edit)}`);
  }
  assert.deepEqual(difference("aa", "aaa", 1), ["a", 2]);
  assert.deepEqual(difference("aa", "aaa", 3), [2, "a"]);
  assert.deepEqual(difference("a😀", "a😃"), [1, "😃", -2]);
  assert.equal(clean("a\r\nb\u0000\ud83dc😀\t"), "a\nbc😀\t");
}

/** Three writers and one log: whatever order things arrive in, all end in the same text; ids make what is sent twice harmless. */
function converge() {
  const server = { text: word(), log: [], ids: new Map() };
  const clients = [0, 1, 2].map((n) => ({ n, shared: new SharedText(server.text, 0), screen: server.text, lost: false, count: 0 }));
  const show = (client, edit) => {
    client.screen = edit === null ? client.screen : apply(client.screen, edit);
    assert.equal(client.screen, client.shared.text);
  };
  const commit = ({ id, revision, edit }) => {
    if (!server.ids.has(id)) {
      for (const entry of server.log.slice(revision)) {
        edit = transform(entry.edit, edit)[1];
      }
      server.text = apply(server.text, edit);
      server.log.push({ id, edit });
      server.ids.set(id, server.log.length);
    }
    return server.ids.get(id);
  };
  const write = (client) => {
    const { after, caret } = typed(client.screen);
    client.shared.localEdit(difference(client.screen, after, caret));
    client.screen = after;
    assert.equal(client.shared.text, after);
  };
  const send = (client) => {
    const what = client.shared.inFlight === null ? client.shared.sent(`${client.n}.${client.count++}`) : client.shared.resend();
    if (what !== null) {
      commit(what);
    }
  };
  const catchUp = (client, most) => {
    for (const { id, edit } of server.log.slice(client.shared.revision).slice(0, most)) {
      show(client, client.shared.received(edit, client.shared.revision + 1, id));
    }
  };
  const reload = (client) => {
    const { shared } = client;
    show(client, shared.resync(server.text, server.log.length, shared.inFlight !== null && server.ids.has(shared.inFlight.id)));
  };
  const refuse = (client) => {
    if (client.shared.inFlight !== null && !server.ids.has(client.shared.inFlight.id)) {
      show(client, client.shared.refused());
    }
  };
  const back = (client) => show(client, random(2) === 0 ? client.shared.undo() : client.shared.redo());
  const steps = [write, write, write, send, send, (c) => catchUp(c, 1 + random(3)), (c) => catchUp(c, 9), reload, refuse, back];
  for (let i = 0; i < 60; i++) {
    pick(steps)(pick(clients));
  }
  for (let round = 0; clients.some((c) => c.shared.pending) || round < 2; round++) {
    assert.ok(round < 20, "never comes to rest");
    clients.forEach((c) => {
      catchUp(c, 1e9);
      send(c);
    });
    clients.forEach((c) => catchUp(c, 1e9));
  }
  for (const { shared, screen } of clients) {
    assert.equal(screen, server.text);
    assert.equal(shared.base, server.text);
    assert.equal(shared.revision, server.log.length);
  }
}

/** Going back all the way removes what was written here, and leaves what the other one wrote. */
function ownUndo() {
  const shared = new SharedText("", 0);
  let screen = "";
  for (let i = 0, revision = 0; i < 30; i++) {
    if (random(2) === 0) {
      const at = random(shared.text.length + 1);
      shared.localEdit(replace(shared.text.length, at, random(2) === 0 && shared.text[at] === "m" ? 1 : 0, "m"));
    } else if (shared.inFlight === null) {
      if (random(2) === 0 && shared.sent(`${i}`) !== null) {
        shared.acknowledged(++revision);
      }
      const at = random(shared.base.length + 1);
      shared.received(replace(shared.base.length, at, 0, "o"), ++revision);
    }
  }
  const others = shared.text.replaceAll("m", "");
  while (shared.undo() !== null);
  assert.equal(shared.text, others);
  while (shared.redo() !== null);
  screen = shared.text;
  while (shared.undo() !== null);
  assert.equal(shared.text, others);
  while (shared.redo() !== null);
  assert.equal(shared.text, screen);
}

function wordsAreSteps() {
  const shared = new SharedText("", 0);
  for (const letter of "two words") {
    shared.localEdit([...(shared.text.length > 0 ? [shared.text.length] : []), letter]);
  }
  assert.equal((shared.undo(), shared.text), "two ");
  assert.equal((shared.undo(), shared.text), "");
  assert.equal(shared.undo(), null);
  assert.equal((shared.redo(), shared.redo(), shared.text), "two words");
  assert.ok(!isNothing(shared.sent("x").edit));
}

const cases = sameAsTheOther();
differences(20000);
for (let i = 0; i < 3000; i++) {
  converge();
}
for (let i = 0; i < 2000; i++) {
  ownUndo();
}
wordsAreSteps();
console.log(`${cases} cases agree`);
