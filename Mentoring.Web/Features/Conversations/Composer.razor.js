/** How long to wait for an answer before handing a message over again, and how long to rest in between, in milliseconds. */
const PATIENCE = 5000;
const REST = 1000;

/** The shortest time between two signs that somebody is writing, in milliseconds; the server forgets one after twice that. */
const PULSE = 3000;

/** How long after a key, or after going into the box, somebody counts as writing in this tab, in milliseconds. */
const WRITING = 1000;

/** After how many tries without any answer the connection is looked after. */
const TRIES = 3;

const adopted = new WeakMap();
let lost = false;

/** Where the keyboard was, so that a page drawn anew has it there again. */
let place = null;

/** Gives the composer its server. Until then, and whenever the connection is away, it takes in text and messages all the same. */
export function attach(form, server) {
  adopt(form).connect(server);
}

/** Begins an answer to a message. */
export function quote(form, id, name, text) {
  adopt(form).begin({ quote: { id, name, text } });
}

/** Takes a message that was sent back into the box, to change it. */
export function edit(form, id, text) {
  adopt(form).begin({ edit: id }, text);
}

function adopt(form) {
  if (!adopted.has(form)) {
    adopted.set(form, composer(form));
  }
  return adopted.get(form);
}

function look() {
  for (const form of document.querySelectorAll("form[data-composer]")) {
    adopt(form).draw();
  }
}

/** Keeps what is written whatever happens to the connection, shows what waits to be sent, and hands each message over until it is answered. */
function composer(form) {
  const box = form.querySelector("textarea");
  const [viewer] = form.dataset.composer.split(":");
  const keys = { draft: `draft:${form.dataset.composer}`, outbox: `outbox:${form.dataset.composer}`, enter: `enter:${viewer}` };
  const longest = Number(box.dataset.longest);
  const outbox = JSON.parse(sessionStorage.getItem(keys.outbox) ?? "[]");
  let aim = {};
  let server = null;
  let pumping = false;
  let pulsed = 0;
  let stored = null;
  let wrote = -WRITING;

  const part = (name) => form.querySelector(`[data-part=${name}]`);
  const attached = () => form.querySelector("[data-attach]")?.files;
  const touches = () => matchMedia("(pointer: coarse)").matches;
  const enterSends = () => !touches() && localStorage.getItem(keys.enter) !== "break";

  /** Keeps the text being written, for all tabs of this browser. */
  function keep() {
    const draft = box.value || aim.quote || aim.edit ? JSON.stringify({ text: box.value, ...aim }) : null;
    if (draft === stored) {
      return;
    }
    stored = draft;
    if (draft) {
      localStorage.setItem(keys.draft, draft);
    } else {
      localStorage.removeItem(keys.draft);
    }
    document.dispatchEvent(new CustomEvent("draft"));
  }

  function restore() {
    stored = localStorage.getItem(keys.draft);
    const { text, ...kept } = JSON.parse(stored ?? "{}");
    box.value = text ?? "";
    aim = kept;
    shape();
  }

  /** Fits the box to its text and says what stands around it. */
  function shape() {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
    const length = box.value.trim().length;
    const over = part("length");
    over.hidden = length < longest * 0.9;
    over.classList.toggle("fault", length > longest);
    over.textContent = over.hidden ? "" : length > longest
      ? `A message can have up to ${longest.toLocaleString("en-GB")} characters; this one has ${length.toLocaleString("en-GB")}. Shorten it, or send it in parts.`
      : `${(longest - length).toLocaleString("en-GB")} characters left`;
    part("aim").hidden = !aim.quote && !aim.edit;
    part("aim-name").textContent = aim.edit ? "Editing your message" : aim.quote ? `Answering ${aim.quote.name}` : "";
    part("aim-text").textContent = aim.edit ? "" : aim.quote?.text ?? "";
    part("send").textContent = aim.edit ? "Save" : "Send";
    part("enter").setAttribute("aria-pressed", String(enterSends()));
    part("enter-words").textContent = enterSends() ? "Enter sends, Shift+Enter begins a new line" : "Enter begins a new line";
  }

  function begin(next, text) {
    aim = next;
    if (text !== undefined) {
      box.value = text;
    }
    changed();
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }

  /** Gives up answering or editing; a text taken back for editing goes as well. */
  function leave() {
    if (aim.edit) {
      box.value = "";
    }
    aim = {};
    part("problem").hidden = true;
    changed();
    box.focus();
  }

  function changed() {
    keep();
    shape();
  }

  /** Lets the other person see that somebody is writing; nothing depends on its arrival. */
  function pulse() {
    const writing = box.value.trim() !== "" && !aim.edit;
    const now = performance.now();
    if (server && (writing ? now - pulsed >= PULSE || pulsed === 0 : pulsed > 0)) {
      pulsed = writing ? now : 0;
      server.invokeMethodAsync("Types", writing).catch(() => {});
    }
  }

  function keepOutbox() {
    // One that was left behind says nothing: whoever took its place knows better
    if (!form.isConnected) {
      return;
    }
    if (outbox.length > 0) {
      sessionStorage.setItem(keys.outbox, JSON.stringify(outbox));
    } else {
      sessionStorage.removeItem(keys.outbox);
    }
    draw();
  }

  function send() {
    const text = box.value;
    const files = aim.edit ? 0 : attached()?.count ?? 0;
    part("problem").hidden = true;
    if (files > 0 && attached().busy) {
      part("problem").textContent = "A file is still being uploaded. Send when it is done, or remove it.";
      part("problem").hidden = false;
    } else if ((text.trim() || files > 0) && text.trim().length <= longest) {
      outbox.push({ id: aim.edit ?? window.mentoring.newId(), text, quote: aim.quote, files: files > 0 ? attached().take() : [], edits: aim.edit !== undefined });
      aim = {};
      box.value = "";
      changed();
      keepOutbox();
      pulse();
      pump();
    }
    box.focus();
  }

  async function pump() {
    if (pumping || !server) {
      return;
    }
    pumping = true;
    for (let next; (next = outbox.find((m) => !m.why)) && form.isConnected;) {
      const why = await deliver(next);
      if (why?.length === 0) {
        outbox.splice(outbox.indexOf(next), 1);
      } else if (why && next.edits) {
        refuseEdit(next, why);
      } else if (why) {
        next.why = why.join(" ");
      }
      keepOutbox();
    }
    pumping = false;
  }

  /** Hands a message over; undefined when nobody answered. */
  async function deliver(message) {
    for (let tries = 1; form.isConnected; tries++) {
      const what = { id: message.id, text: message.text, quotes: message.quote?.id ?? null, files: (message.files ?? []).map((f) => f.id), edits: message.edits };
      const answer = await Promise.race([server.invokeMethodAsync("DeliverAsync", what).catch(() => undefined), after(PATIENCE)]);
      part("waiting").hidden = answer !== undefined;
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

  /** What could not be changed is put back, unless something else is being written; then it only says why. */
  function refuseEdit(message, why) {
    outbox.splice(outbox.indexOf(message), 1);
    if (!box.value) {
      begin({ edit: message.id }, message.text);
    }
    part("problem").textContent = why.join(" ");
    part("problem").hidden = false;
  }

  /** Draws what is not stored yet at the end of the conversation. */
  function draw() {
    const talk = form.closest("[data-talk]");
    const list = talk?.querySelector("[data-unsent]");
    if (!list) {
      return;
    }
    const shown = outbox.filter((m) => !m.edits && !talk.querySelector(`[data-line="${m.id}"]`));
    for (const line of [...list.children].filter((l) => !shown.some((m) => m.id === l.dataset.id))) {
      line.remove();
    }
    for (const message of shown) {
      const line = list.querySelector(`[data-id="${message.id}"]`) ?? list.appendChild(drawn(talk, list, message));
      const state = line.querySelector(".state");
      const words = message.why ? `Not sent. ${message.why}` : lost ? "Waiting for the connection" : "Sending…";
      if (state.textContent !== words) {
        state.textContent = words;
        line.classList.toggle("refused", Boolean(message.why));
        line.querySelector("[data-choices]").hidden = !message.why;
      }
    }
  }

  function drawn(talk, list, message) {
    const line = talk.querySelector("[data-model]").cloneNode(true);
    line.hidden = false;
    line.className = "line me unsent";
    line.removeAttribute("data-model");
    line.dataset.id = message.id;
    line.querySelector(".words").textContent = [...(message.files ?? []).map((f) => f.name), message.text].filter((t) => t).join("\n");
    list.dataset.grew = "true";
    const [again, remove] = line.querySelectorAll("button");
    again.addEventListener("click", () => {
      delete message.why;
      keepOutbox();
      pump();
    });
    remove.addEventListener("click", () => {
      outbox.splice(outbox.indexOf(message), 1);
      attached()?.give(message.files ?? []);
      keepOutbox();
      box.focus();
    });
    return line;
  }

  function insert(text) {
    box.focus();
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    changed();
    pulse();
  }

  function connect(to) {
    server = to;
    pump();
  }

  box.addEventListener("input", () => {
    changed();
    pulse();
  });
  for (const about of ["focus", "select", "input", "blur"]) {
    box.addEventListener(about, () => (wrote = about === "blur" ? -WRITING : performance.now()));
  }
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === "Enter" && !event.shiftKey && enterSends()) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape" && (aim.quote || aim.edit)) {
      event.preventDefault();
      leave();
    } else if (event.key === "ArrowUp" && !box.value && !aim.edit && server) {
      event.preventDefault();
      server.invokeMethodAsync("EditLastAsync").catch(() => {});
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  form.addEventListener("click", (event) => {
    const emoji = event.target.closest("[data-emoji]");
    if (emoji) {
      insert(emoji.dataset.emoji);
    } else if (event.target.closest("[data-part=leave]")) {
      leave();
    } else if (event.target.closest("[data-part=enter]")) {
      localStorage.setItem(keys.enter, enterSends() ? "break" : "send");
      shape();
    }
  });
  // What another tab keeps is the newer, but nothing is taken away from whoever is just writing here
  addEventListener("storage", (event) => {
    const kept = form.isConnected && event.key === keys.draft;
    if (kept && performance.now() - wrote > WRITING) {
      restore();
    } else if (kept && event.newValue === null) {
      stored = null;
      keep();
    }
  });
  addEventListener("pagehide", () => {
    if (document.activeElement === box) {
      sessionStorage.setItem("writing", JSON.stringify({ key: keys.draft, start: box.selectionStart, end: box.selectionEnd }));
    }
  });

  restore();
  takePlace(box, keys.draft);
  open(form);
  part("send").disabled = false;
  return { connect, begin, draw };
}

/** A page that is drawn but not alive yet can be written in already; everything else of it still waits. */
function open(form) {
  const whole = form.closest("fieldset:disabled");
  if (whole) {
    for (const control of whole.querySelectorAll("button, input, select, textarea")) {
      control.disabled ||= !form.contains(control);
    }
    whole.disabled = false;
  }
}

/** Puts the keyboard where it was before the page was drawn or loaded anew. */
function takePlace(box, key) {
  place ??= JSON.parse(sessionStorage.getItem("writing") ?? "null");
  sessionStorage.removeItem("writing");
  if (place?.key === key && (document.activeElement === document.body || document.activeElement?.matches("h1"))) {
    const { start, end } = place;
    const take = () => {
      box.focus({ preventScroll: true });
      box.setSelectionRange(start, end);
    };
    take();
    keepFromHeading(box, take);
  }
  const note = () => {
    place = { key, start: box.selectionStart, end: box.selectionEnd };
  };
  for (const moved of ["focus", "keyup", "input", "click"]) {
    box.addEventListener(moved, note);
  }
  box.addEventListener("blur", () => {
    place = box.isConnected ? null : place;
  });
}

/** A page that comes alive gives the keyboard to its heading, which is right for everybody but who was writing. */
function keepFromHeading(box, take) {
  const began = performance.now();
  box.addEventListener("blur", (event) => {
    if (event.relatedTarget?.matches("h1") && performance.now() - began < REST) {
      take();
    }
  });
}

function after(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Until the connection is back. */
function back() {
  return new Promise((resolve) => document.addEventListener("connection", (event) => event.detail.lost || resolve(), { once: true }));
}

document.addEventListener("connection", (event) => {
  lost = event.detail.lost;
  look();
});
new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
look();
