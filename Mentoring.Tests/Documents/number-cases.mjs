// Given cases.json beside it (what somebody may type), says what value-boxes.js makes of each: a number, null for nothing, false for no number.
import { readFileSync } from "node:fs";
import { valueOf } from "./value-boxes.js";

const cases = JSON.parse(readFileSync("cases.json", "utf8"));
console.log(JSON.stringify(cases.map((value) => {
  const read = valueOf({ type: "text", inputMode: "decimal", value });
  return read === undefined ? false : read;
})));
