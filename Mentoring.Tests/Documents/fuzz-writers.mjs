// Three writers at their browsers, moved by a test: one line of JSON asks one of them to do something, one line answers with what they hand over.
import { createInterface } from "node:readline";
import { difference } from "./text-edit.js";
import { SharedText } from "./shared-text.js";

const writers = [];
let seed = 1;

/** The same every time (mulberry32). */
function random(below) {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
}

const WORDS = ["a", "be", " ", "year end ", "\n", "é", "🙂", "👩‍👩‍👧", "שלום", "x"];

/** Types, deletes or pastes somewhere, as a text area would show it. */
function scribble(text) {
  const at = [...text.text].slice(0, random([...text.text].length + 1)).join("").length;
  const rest = [...text.text.slice(at)];
  const gone = random(3) === 0 ? rest.slice(0, random(4)).join("").length : 0;
  const words = gone > 0 && random(2) === 0 ? "" : WORDS[random(WORDS.length)];
  const after = text.text.slice(0, at) + words + text.text.slice(at + gone);
  text.localEdit(difference(text.text, after, at + words.length));
}

const acts = {
  begin({ seed: of, count }) {
    seed = of;
    writers.splice(0, writers.length, ...Array.from({ length: count }, () => new SharedText("", 0)));
  },
  write({ by }) {
    scribble(writers[by]);
  },
  undo({ by }) {
    if (random(2) === 0) {
      writers[by].undo();
    } else {
      writers[by].redo();
    }
  },
  send({ by, id, revision }) {
    const text = writers[by];
    if (!text.inFlight && text.pending) {
      text.seen(Math.max(text.revision, revision));
      text.sent(id);
    }
    return text.resend();
  },
  take({ by, edits, revision }) {
    for (const e of edits) {
      writers[by].received(JSON.parse(e.edit), e.revision, e.id);
    }
    writers[by].seen(revision);
  },
  reload({ by, text, revision, holds }) {
    const was = writers[by];
    const kept = JSON.parse(JSON.stringify({ base: was.base, text: was.text, revision: was.revision, inFlight: was.inFlight, buffer: was.buffer }));
    writers[by] = Object.assign(new SharedText(kept.base, kept.revision), { text: kept.text, inFlight: kept.inFlight, buffer: kept.buffer });
    if (text !== null) {
      writers[by].resync(text, revision, holds);
    }
  },
  look() {
    return writers.map((w) => ({ text: w.text, pending: w.pending }));
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { act, ...about } = JSON.parse(line);
  console.log(JSON.stringify(acts[act](about) ?? null));
}
