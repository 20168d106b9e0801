import { apply, compose, difference, invert, isInsertion, isNothing, transform } from "./text-edit.js";

/** The most steps somebody can take back. */
const STEPS = 500;

/** Where an edit of one place begins, what it inserts and how much it removes; null for an edit of several places. */
function placeOf(edit) {
  const start = edit[0] > 0 && !isInsertion(edit[0]) ? edit[0] : 0;
  const body = edit.slice(start > 0 ? 1 : 0);
  if (body.length > 0 && !isInsertion(body.at(-1)) && body.at(-1) > 0) {
    body.pop();
  }
  return body.some((p) => !isInsertion(p) && p > 0) ? null : { start, inserted: body.find(isInsertion) ?? "", removed: -(body.find((p) => !isInsertion(p)) ?? 0) };
}

/** Whether a change goes on where the last one ended, so that both are taken back in one step: a word, or a row of deletions. */
function continues(last, now) {
  if (!last || !now) {
    return false;
  }
  if (now.removed === 0 && last.inserted !== "") {
    const newWord = /\s$/.test(last.inserted) && /^\S/.test(now.inserted);
    return now.start === last.start + last.inserted.length && !newWord && !now.inserted.includes("\n");
  }
  return now.inserted === "" && last.inserted === "" && (now.start === last.start || now.start + now.removed === last.start);
}

/** Steps that can be taken back, brought behind an edit of somebody else; what has nothing left to do is dropped. */
function behind(steps, edit) {
  const kept = [];
  for (const step of [...steps].reverse()) {
    const [next, moved] = transform(edit, step);
    edit = next;
    if (!isNothing(moved)) {
      kept.push(moved);
    }
  }
  return kept.reverse();
}

/**
 * One shared text on the side of who writes in it; pure, so whoever uses it moves the edits. What is known to be committed (base, at a revision),
 * then one edit in flight, then what was done since (buffer), make the text on the screen.
 */
export class SharedText {
  constructor(text, revision) {
    this.base = text;
    this.text = text;
    this.revision = revision;
    this.inFlight = null;
    this.buffer = null;
    this.undos = [];
    this.redos = [];
    this.last = null;
  }

  /** Whether something done here is not known to be committed. */
  get pending() {
    return this.inFlight !== null || this.buffer !== null;
  }

  /** Takes an edit of the text on the screen that was made here. */
  localEdit(edit) {
    if (isNothing(edit)) {
      return;
    }
    const back = invert(edit, this.text);
    const place = placeOf(edit);
    if (this.undos.length > 0 && continues(this.last, place)) {
      this.undos.push(compose(back, this.undos.pop()));
    } else {
      this.undos = [...this.undos, back].slice(-STEPS);
    }
    this.redos = [];
    this.last = place;
    this.#make(edit);
  }

  /** Puts what was done into flight under an id; what to send, or null while something is in flight or nothing is to send. */
  sent(id) {
    if (this.inFlight !== null || this.buffer === null) {
      return null;
    }
    this.inFlight = { id, edit: this.buffer };
    this.buffer = null;
    return this.resend();
  }

  /** What is in flight, to be sent once more under the same id; null when nothing is. */
  resend() {
    return this.inFlight && { id: this.inFlight.id, revision: this.revision, edit: this.inFlight.edit };
  }

  /** What was in flight is committed at this revision. Everything committed before it has to be received first. */
  acknowledged(revision) {
    if (this.inFlight !== null) {
      this.base = apply(this.base, this.inFlight.edit);
      this.inFlight = null;
    }
    this.seen(revision);
  }

  /** What was in flight will never be committed; gives the edit that takes it off the screen. */
  refused() {
    if (this.inFlight === null) {
      return null;
    }
    const back = invert(this.inFlight.edit, this.base);
    this.inFlight = null;
    return this.#over(back);
  }

  /** An edit of somebody else was committed (or, by its id, what is in flight here); gives the edit for the screen, null when there is nothing to do. */
  received(edit, revision, id = null) {
    if (revision <= this.revision) {
      return null;
    }
    if (id !== null && id === this.inFlight?.id) {
      this.acknowledged(revision);
      return null;
    }
    this.base = apply(this.base, edit);
    this.seen(revision);
    return this.#over(edit);
  }

  /** The document has come to a revision, and everything in this text up to it was received. */
  seen(revision) {
    this.revision = Math.max(this.revision, revision);
  }

  /**
   * The committed text was read afresh; gives the edit for the screen. Nothing typed here is lost, and nothing doubled
   * if it is said whether what is in flight is in the fresh text already.
   */
  resync(text, revision, holdsInFlight = false) {
    if (holdsInFlight) {
      this.acknowledged(revision);
    }
    const edit = difference(this.base, text);
    this.base = text;
    this.revision = revision;
    return this.#over(edit);
  }

  /** Takes back the last step made here, never one of somebody else; gives the edit for the screen, or null. */
  undo() {
    return this.#step(this.undos, this.redos);
  }

  /** Makes again what was taken back last; gives the edit for the screen, or null. */
  redo() {
    return this.#step(this.redos, this.undos);
  }

  #step(from, to) {
    if (from.length === 0) {
      return null;
    }
    const edit = from.pop();
    to.push(invert(edit, this.text));
    this.last = null;
    this.#make(edit);
    return edit;
  }

  #make(edit) {
    this.text = apply(this.text, edit);
    const buffer = this.buffer === null ? edit : compose(this.buffer, edit);
    this.buffer = isNothing(buffer) ? null : buffer;
  }

  /** Brings an edit of the committed text over what was done here, to the screen. */
  #over(edit) {
    let [onScreen, moved] = [edit, null];
    if (this.inFlight !== null) {
      [onScreen, moved] = transform(onScreen, this.inFlight.edit);
      this.inFlight = { id: this.inFlight.id, edit: moved };
    }
    if (this.buffer !== null) {
      [onScreen, moved] = transform(onScreen, this.buffer);
      this.buffer = isNothing(moved) ? null : moved;
    }
    if (!isNothing(onScreen)) {
      this.text = apply(this.text, onScreen);
      this.undos = behind(this.undos, onScreen);
      this.redos = behind(this.redos, onScreen);
      this.last = null;
    }
    return isNothing(onScreen) ? null : onScreen;
  }
}
