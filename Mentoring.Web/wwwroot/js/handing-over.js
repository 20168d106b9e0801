import { keep } from "./kept-edits.js";

/** How long to wait for an answer before an edit is handed over again, and how long to rest in between, in milliseconds. */
const PATIENCE = 5000;
const REST = 1000;

const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Hands over what was typed in the texts of a sheet, one edit of a text at a time. */
export class HandingOver {
  constructor(sheet) {
    this.sheet = sheet;
    this.sending = new Set();
    this.refusals = new Set();
  }

  pumpAll() {
    for (const address of this.sheet.texts.keys()) {
      this.pump(address);
    }
  }

  /** Hands over what was typed in a text, one edit at a time, until nothing is left. */
  async pump(address) {
    const text = this.sheet.text(address);
    if (this.sending.has(address) || !text.pending || !this.sheet.ready || this.sheet.entries.waits(address)) {
      return;
    }
    this.sending.add(address);
    if (!text.inFlight) {
      text.seen(this.sheet.revision);
      text.sent(window.mentoring.newId());
    }
    const { id, revision, edit } = text.resend();
    let answer = null;
    try {
      answer = await Promise.race([this.handOver(id, address, revision, edit), rest(PATIENCE)]);
    } catch {
      await rest(REST);
    }
    if (answer?.problem) {
      await this.refused(address, id, answer.problem);
    } else if (text.inFlight?.id === id) {
      await this.awaitNews(text, id, answer);
    }
    this.sending.delete(address);
    if (text.pending && this.sheet.here) {
      this.pump(address);
    }
  }

  /** Hands over one edit; what others wrote comes with the answer, and is told only there, however late it comes. */
  async handOver(id, address, revision, edit) {
    const answer = await this.sheet.server.invokeMethodAsync("EditAsync", id, address, revision, JSON.stringify(edit));
    this.sheet.waiting.push(...(answer?.news ?? []));
    this.sheet.drain();
    return answer;
  }

  /** What is committed comes back with the news; asked for when it does not. */
  async awaitNews(text, id, answer) {
    for (let waited = 0; answer && text.inFlight?.id === id && waited < REST; waited += 50) {
      await rest(50);
    }
    if (text.inFlight?.id === id && !this.sheet.lost && this.sheet.here) {
      await this.sheet.catchUp();
      if (!answer) {
        window.mentoring.mend();
      }
    }
  }

  /** An edit that was refused is made again on the newest text; refused once more, it is taken off and said. */
  async refused(address, id, problem) {
    const text = this.sheet.text(address);
    if (text.inFlight?.id !== id) {
      return;
    }
    if (this.sheet.composing) {
      await rest(REST);
      return;
    }
    if (!this.refusals.delete(id)) {
      this.refusals.add(id);
      await this.sheet.catchUp();
      return;
    }
    const typed = text.inFlight.edit.filter((p) => typeof p === "string").join(" ");
    const edit = text.refused();
    if (edit) {
      this.sheet.screen(address, edit);
    }
    this.sheet.complain(problem, typed);
    keep(this.sheet);
  }
}
