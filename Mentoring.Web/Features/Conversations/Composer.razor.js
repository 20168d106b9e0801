import { Draft } from "../../js/draft.js";
import { open, takePlace } from "../../js/keyboard-place.js";
import { outboxOf } from "../../js/outbox.js";

/** The shortest time between two signs that somebody is writing, in milliseconds; the server forgets one after twice that. */
const PULSE = 3000;

const adopted = new WeakMap();

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
  document.querySelectorAll("form[data-composer]").forEach(adopt);
}

/** Keeps what is written whatever happens to the connection, says what stands around it, and gives what is sent to the outbox. */
function composer(form) {
  const box = form.querySelector("textarea");
  const enterKey = `enter:${form.dataset.composer.split(":")[0]}`;
  const longest = Number(box.dataset.longest);
  const draft = new Draft(form.dataset.composer, box);
  const outbox = outboxOf(form.dataset.composer);
  let aim = {};
  let server = null;
  let pulsed = 0;
  let typed = false;

  const part = (name) => form.querySelector(`[data-part=${name}]`);
  const attached = () => form.querySelector("[data-attach]")?.files;
  const touches = () => matchMedia("(pointer: coarse)").matches;
  const enterSends = () => !touches() && localStorage.getItem(enterKey) !== "break";

  const keep = () => draft.keep(box.value, aim);

  function restore() {
    ({ text: box.value, aim } = draft.read());
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

  function send() {
    const text = box.value;
    const files = aim.edit ? 0 : attached()?.count ?? 0;
    part("problem").hidden = true;
    if (!aim.edit && !attached() && form.querySelector("[data-attach]") && sessionStorage.getItem(`files:${form.dataset.composer}`)) {
      complain("Your files are being brought back. Send when they are here.");
    } else if (files > 0 && attached().busy) {
      complain("A file is still being uploaded. Send when it is done, or remove it.");
    } else if ((text.trim() || files > 0) && text.trim().length <= longest) {
      const message = { id: aim.edit ?? window.mentoring.newId(), text, quote: aim.quote, files: files > 0 ? attached().take() : [], edits: aim.edit !== undefined };
      aim = {};
      box.value = "";
      changed();
      pulse();
      outbox.add(message);
    }
    box.focus();
  }

  function complain(why) {
    part("problem").textContent = why;
    part("problem").hidden = false;
  }

  /** What could not be changed is put back, unless something else is being written; then it only says why. */
  function refused(message, why) {
    if (!box.value) {
      begin({ edit: message.id }, message.text);
    }
    complain(why);
  }

  function removed(message) {
    attached()?.give(message.files ?? []);
    box.focus();
  }

  function waits(answered) {
    part("waiting").hidden = answered;
  }

  function insert(text) {
    box.focus();
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    changed();
    pulse();
  }

  function connect(to) {
    server = to;
    outbox.connect(to);
    if (typed) {
      pulse();
    }
  }

  box.addEventListener("input", () => {
    typed = true;
    changed();
    pulse();
  });
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
      localStorage.setItem(enterKey, enterSends() ? "break" : "send");
      shape();
    }
  });
  const [early, entered] = [box.value, form.dataset.entered];
  form.dataset.adopted = "true";
  draft.follow(form, restore, keep);
  restore();
  if (early && early !== box.value) {
    // Written while this script was still on its way
    box.value += early;
    typed = true;
    changed();
  }
  takePlace(box, draft.key);
  open(form);
  outbox.mount(form, { refused, removed, waits });
  part("send").disabled = false;
  if (entered && enterSends() && early.startsWith(`${entered}\n`)) {
    // Enter was pressed then as well
    const since = early.slice(entered.length + 1);
    box.value = box.value.slice(0, box.value.length - since.length);
    send();
    box.value = since;
    changed();
  }
  return { connect, begin };
}

new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
look();
