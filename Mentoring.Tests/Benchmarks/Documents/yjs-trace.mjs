// Replays trace.json into a Yjs text, one transaction an edit, each time a line comes in; writes the text to yjs.txt and says the milliseconds.
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import * as Y from "yjs";

const strokes = JSON.parse(readFileSync("trace.json", "utf8"));

for await (const _ of createInterface({ input: process.stdin })) {
  globalThis.gc?.();
  const began = performance.now();
  const text = new Y.Doc().getText("text");
  for (const [at, remove, insert] of strokes) {
    if (remove > 0) {
      text.delete(at, remove);
    } else {
      text.insert(at, insert);
    }
  }
  const whole = text.toString();
  const took = performance.now() - began;
  writeFileSync("yjs.txt", whole);
  console.log(took);
}
