/** Edits of shared texts, as Mentoring.Core/Documents/TextEdit.cs has them: plain arrays, for instance [5, "x", -2, 7]: keep 5, insert x, delete 2, keep 7. */

/** Whether a part of an edit inserts. Always asked before a part is compared: "-5" is a text one can write, and below 0 all the same. */
export function isInsertion(part) {
  return typeof part === "string";
}

const isDeletion = (part) => !isInsertion(part) && part < 0;
const sizeOf = (part) => (isInsertion(part) ? part.length : Math.abs(part));
const isHigh = (text, at) => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLow = (text, at) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** Whether a place lies within a character that is made of two code units. */
function splits(text, at) {
  return at > 0 && at < text.length && isLow(text, at) && isHigh(text, at - 1);
}

/** Adds a part to an edit and keeps it canonical: nothing empty, no two of a kind in a row, an insertion before a deletion. */
function put(edit, part) {
  if (part === 0 || part === "") {
    return;
  }
  const last = edit.length - 1;
  if (isInsertion(part)) {
    const at = last >= 0 && isDeletion(edit[last]) ? last : last + 1;
    if (at > 0 && isInsertion(edit[at - 1])) {
      edit[at - 1] += part;
    } else {
      edit.splice(at, 0, part);
    }
  } else if (last >= 0 && !isInsertion(edit[last]) && edit[last] < 0 === part < 0) {
    edit[last] += part;
  } else {
    edit.push(part);
  }
}

/** Goes along an edit in pieces of any size. */
class Walk {
  constructor(edit) {
    this.edit = edit;
    this.index = 0;
    this.used = 0;
  }

  get part() {
    return this.edit[this.index];
  }

  get ended() {
    return this.index === this.edit.length;
  }

  get inserts() {
    return !this.ended && isInsertion(this.part);
  }

  get deletes() {
    return !this.ended && isDeletion(this.part);
  }

  get left() {
    return sizeOf(this.part) - this.used;
  }

  take(count = this.left) {
    const { part, used } = this;
    this.used += count;
    if (this.used === sizeOf(part)) {
      this.index++;
      this.used = 0;
    }
    return isInsertion(part) ? part.slice(used, used + count) : count;
  }
}

/** The length of the text an edit changes. */
export function baseLength(edit) {
  return edit.reduce((sum, part) => (isInsertion(part) ? sum : sum + Math.abs(part)), 0);
}

/** The length of the text an edit makes. */
export function targetLength(edit) {
  return edit.reduce((sum, part) => (isDeletion(part) ? sum : sum + sizeOf(part)), 0);
}

/** Whether an edit leaves every text as it is. */
export function isNothing(edit) {
  return edit.length === 0 || (edit.length === 1 && !isInsertion(edit[0]) && edit[0] > 0);
}

/** A text without what no shared text may hold: control characters but tab and line break, and halves of characters. */
export function clean(text) {
  return text.replace(/\r\n?/g, "\n").replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, "");
}

/** An edit that puts a text in place of what stands at a position, in a text of this length. */
export function replace(length, at, remove, insert) {
  const edit = [];
  put(edit, at);
  put(edit, insert);
  put(edit, -remove);
  put(edit, length - at - remove);
  return edit;
}

/** The text after an edit; an edit of a text of another length is an error. */
export function apply(text, edit) {
  if (baseLength(edit) !== text.length) {
    throw new RangeError(`An edit of ${baseLength(edit)} characters does not fit ${text.length}.`);
  }
  let at = 0;
  let after = "";
  for (const part of edit) {
    if (isInsertion(part)) {
      after += part;
    } else {
      after += part > 0 ? text.slice(at, at + part) : "";
      at += Math.abs(part);
    }
  }
  return after;
}

/** The edit that takes another one back, given the text that was applied to. */
export function invert(edit, before) {
  const back = [];
  let at = 0;
  for (const part of edit) {
    if (isInsertion(part)) {
      put(back, -part.length);
    } else {
      put(back, part > 0 ? part : before.slice(at, at - part));
      at += Math.abs(part);
    }
  }
  return back;
}

/** One edit that does what two do in turn. */
export function compose(first, next) {
  if (targetLength(first) !== baseLength(next)) {
    throw new RangeError(`An edit of ${baseLength(next)} characters cannot follow one that makes ${targetLength(first)}.`);
  }
  const both = [];
  const one = new Walk(first);
  const two = new Walk(next);
  while (!one.ended || !two.ended) {
    if (one.deletes) {
      put(both, -one.take());
    } else if (two.inserts) {
      put(both, two.take());
    } else {
      const count = Math.min(one.left, two.left);
      if (two.deletes) {
        put(both, one.inserts ? 0 : -count);
        one.take(count);
      } else {
        put(both, one.take(count));
      }
      two.take(count);
    }
  }
  return both;
}

/** Two edits of the same text, of which the first was committed first, brought behind each other; at the same place the first stands left. */
export function transform(first, second) {
  if (baseLength(first) !== baseLength(second)) {
    throw new RangeError(`Edits of ${baseLength(first)} and ${baseLength(second)} characters do not belong to the same text.`);
  }
  const [one, two] = [[], []];
  const from = new Walk(first);
  const beside = new Walk(second);
  while (!from.ended || !beside.ended) {
    if (from.inserts) {
      put(two, from.left);
      put(one, from.take());
    } else if (beside.inserts) {
      put(one, beside.left);
      put(two, beside.take());
    } else {
      const count = Math.min(from.left, beside.left);
      put(one, beside.deletes ? 0 : from.deletes ? -count : count);
      put(two, from.deletes ? 0 : beside.deletes ? -count : count);
      from.take(count);
      beside.take(count);
    }
  }
  return [one, two];
}

/** Where a place between two characters lies after an edit; an insertion exactly there moves it when it is pushed. */
export function transformPosition(position, edit, pushed = true) {
  let left = position;
  let now = position;
  for (const part of edit) {
    if (left < 0 || (left === 0 && !pushed)) {
      break;
    }
    if (isInsertion(part)) {
      now += part.length;
    } else {
      now += part < 0 ? Math.max(-left, part) : 0;
      left -= Math.abs(part);
    }
  }
  return now;
}

/** How many characters two texts share at their ends, at most so many. */
function sharedEnd(before, after, most) {
  let end = 0;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
  }
  return end;
}

/** An edit that makes one text of another; where several would, the one that ends at the caret (a position in the second). */
export function difference(before, after, caret = after.length) {
  const shorter = Math.min(before.length, after.length);
  let end = sharedEnd(before, after, Math.min(shorter, after.length - caret));
  let start = 0;
  while (start < shorter - end && before[start] === after[start]) {
    start++;
  }
  if (splits(before, start) || splits(after, start)) {
    start--;
  }
  end = sharedEnd(before, after, shorter - start);
  if (splits(before, before.length - end) || splits(after, after.length - end)) {
    end--;
  }
  return replace(before.length, start, before.length - start - end, after.slice(start, after.length - end));
}
