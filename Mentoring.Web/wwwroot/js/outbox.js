import { drawUnsent } from "./unsent-lines.js";

/** How long to wait for an answer before handing a message over again, and how long to rest in between, in milliseconds. */
const PATIENCE = 5000;
const REST = 1000;

/** After how many tries without any answer the connection is looked after. */
const TRIES = 3;

/** The messages of this tab in one conversation that are not stored yet: kept across a reload, shown, and handed over one by one until each is answered. */
export class Outbox {
  /** What else has to know: refused(message, why) of a change that was refused, removed(message), and waits(answered) as time goes by. */
  constructor(form, tell) {
    this.form = form;
    this.key = `outbox:${form.dataset.composer}`;
    this.tell = tell;
    this.messages = JSON.parse(sessionStorage.getItem(this.key) ?? "[]");
    this.server = null;
    this.pumping = false;
  }

  connect(server) {
    this.server = server;
    this.pump();
  }

  add(message) {
    this.messages.push(message);
    this.keep();
    this.pump();
  }

  /** Tries again what was refused. */
  again(message) {
    delete message.why;
    this.keep();
    this.pump();
  }

  remove(message) {
    this.messages.splice(this.messages.indexOf(message), 1);
    this.tell.removed(message);
    this.keep();
  }

  draw() {
    drawUnsent(this);
  }

  keep() {
    // One that was left behind says nothing: whoever took its place knows better
    if (!this.form.isConnected) {
      return;
    }
    if (this.messages.length > 0) {
      sessionStorage.setItem(this.key, JSON.stringify(this.messages));
    } else {
      sessionStorage.removeItem(this.key);
    }
    this.draw();
  }

  async pump() {
    if (this.pumping || !this.server) {
      return;
    }
    this.pumping = true;
    for (let next; (next = this.messages.find((m) => !m.why)) && this.form.isConnected;) {
      const why = await this.deliver(next);
      if (why && (why.length === 0 || next.edits)) {
        this.messages.splice(this.messages.indexOf(next), 1);
      } else if (why) {
        next.why = why.join(" ");
      }
      if (why?.length > 0 && next.edits) {
        this.tell.refused(next, why.join(" "));
      }
      this.keep();
    }
    this.pumping = false;
  }

  /** Hands a message over; undefined when nobody answered. */
  async deliver(message) {
    for (let tries = 1; this.form.isConnected; tries++) {
      const what = { id: message.id, text: message.text, quotes: message.quote?.id ?? null, files: (message.files ?? []).map((f) => f.id), edits: message.edits };
      const answer = await Promise.race([this.server.invokeMethodAsync("DeliverAsync", what).catch(() => undefined), after(PATIENCE)]);
      this.tell.waits(answer !== undefined);
      if (answer !== undefined) {
        return answer;
      }
      if (tries % TRIES === 0) {
        window.mentoring.mend();
      }
      await Promise.race([after(REST), back()]);
    }
    return undefined;
  }
}

function after(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Until the connection is back. */
function back() {
  return new Promise((resolve) => document.addEventListener("connection", (event) => event.detail.lost || resolve(), { once: true }));
}
