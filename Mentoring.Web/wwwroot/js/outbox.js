import { drawUnsent } from "./unsent-lines.js";

/** How long to wait for an answer before handing a message over again, and how long to rest in between, in milliseconds. */
const PATIENCE = 5000;
const REST = 1000;

/** After how many tries without any answer the connection is looked after, and a composer without a server is passed over. */
const TRIES = 3;

/** In place of an answer. */
const NOBODY = Symbol("nobody answered");
const ROUSED = Symbol("there is reason to try at once");

/** Those of this tab, by whose they are and whom they are for. */
const outboxes = new Map();

/** Takes in messages on whatever page the member is; in their conversation its composer does. */
let post = null;
let leaving = false;

export function outboxOf(key) {
  if (!outboxes.has(key)) {
    outboxes.set(key, new Outbox(key));
  }
  return outboxes.get(key);
}

/** Sends from any page what was not stored yet when the member left its conversation. */
export function serve(element, server) {
  const mine = `outbox:${element.dataset.member}:`;
  post = (key, what) => server.invokeMethodAsync("DeliverAsync", key.split(":")[1], what);
  for (const place of Object.keys(sessionStorage).filter((k) => k.startsWith(mine))) {
    outboxOf(place.slice("outbox:".length));
  }
  wake();
}

/** The messages of this tab to one person that are not stored yet: kept across a reload, shown, and handed over one by one until each is answered. */
class Outbox {
  constructor(key) {
    this.key = key;
    this.place = `outbox:${key}`;
    this.messages = JSON.parse(sessionStorage.getItem(this.place) ?? "[]");
    this.form = null;
    this.told = null;
    this.server = null;
    this.pumping = false;
    this.roused = () => {};
  }

  /** The composer that is on the page now, with what it has to know: refused(message, why) of a change that was refused, removed(message), and waits(answered) as time goes by. */
  mount(form, told) {
    [this.form, this.told, this.server] = [form, told, null];
    this.messages.filter((m) => m.edits && m.why).forEach((m) => this.putBack(m));
    this.draw();
  }

  connect(server) {
    this.server = (what) => server.invokeMethodAsync("DeliverAsync", what);
    this.wake();
  }

  get composer() {
    return this.form?.isConnected ? this.told : null;
  }

  get waits() {
    return this.messages.some((m) => !m.why);
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
    this.drop(message);
    this.composer?.removed(message);
  }

  drop(message) {
    this.messages = this.messages.filter((m) => m !== message);
    this.keep();
  }

  putBack(change) {
    this.drop(change);
    this.told.refused(change, change.why);
  }

  draw() {
    drawUnsent(this);
  }

  keep() {
    if (this.messages.length > 0) {
      sessionStorage.setItem(this.place, JSON.stringify(this.messages));
    } else {
      sessionStorage.removeItem(this.place);
    }
    this.draw();
    document.dispatchEvent(new CustomEvent("draft"));
  }

  wake() {
    this.roused();
    this.pump();
  }

  async pump() {
    if (this.pumping) {
      return;
    }
    this.pumping = true;
    for (let next; (next = this.messages.find((m) => !m.why));) {
      const why = (await this.deliver(next)).join(" ");
      if (why === "") {
        this.drop(next);
      } else {
        next.why = why;
        this.keep();
        if (next.edits && this.composer) {
          this.putBack(next);
        }
      }
    }
    this.pumping = false;
  }

  /** Hands a message over until somebody answers. */
  async deliver(message) {
    const what = { id: message.id, text: message.text, quotes: message.quote?.id ?? null, files: (message.files ?? []).map((f) => f.id), edits: message.edits };
    for (let tries = 1; ; tries++) {
      const hand = this.hand(tries);
      const answer = hand ? await Promise.race([hand(what).catch(() => NOBODY), after(PATIENCE), this.rousing()]) : NOBODY;
      if (Array.isArray(answer)) {
        this.composer?.waits(true);
        return answer;
      }
      if (answer === NOBODY && hand) {
        this.composer?.waits(false);
        if (tries % TRIES === 0) {
          window.mentoring.mend();
        }
      }
      if (answer === NOBODY) {
        await Promise.race([after(REST), this.rousing()]);
      }
    }
  }

  /** Who takes messages in now; nobody while the composer of the conversation still waits for its server. */
  hand(tries) {
    if (this.composer && (this.server || tries <= TRIES)) {
      return this.server;
    }
    return post && ((what) => post(this.key, what));
  }

  /** Until there is reason to try at once. */
  rousing() {
    return new Promise((resolve) => (this.roused = () => resolve(ROUSED)));
  }
}

function after(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve(NOBODY), milliseconds));
}

function draw() {
  outboxes.forEach((o) => o.draw());
}

function wake() {
  outboxes.forEach((o) => o.wake());
}

document.addEventListener("connection", (event) => {
  draw();
  if (!event.detail.lost) {
    wake();
  }
});
document.addEventListener("leaving", () => (leaving = true));
addEventListener("beforeunload", (event) => !leaving && [...outboxes.values()].some((o) => o.waits) && event.preventDefault());
new MutationObserver(draw).observe(document.documentElement, { childList: true, subtree: true });
