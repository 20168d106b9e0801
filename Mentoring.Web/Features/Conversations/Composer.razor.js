/** How long to wait for an answer before handing a message over again, and how long to rest in between, in milliseconds. */
const PATIENCE = 5000;
const REST = 1500;

/** The shortest time between two signs that somebody is writing, in milliseconds; the server forgets one after twice that. */
const PULSE = 3000;

/** Lets somebody write: keeps the text whatever happens to the connection, and hands each message over until it is answered. */
export function attach(form, server, key) {
  const box = form.querySelector("textarea");
  const waiting = form.querySelector(".waiting");
  const attached = () => form.querySelector("[data-attach]")?.files;
  const outbox = [];
  let refused = null;
  let pumping = false;
  let pulsed = 0;

  /** What is kept in this tab: the text being written, and messages nobody has answered for yet. */
  function keep() {
    const kept = { text: box.value, outbox, refused };
    if (box.value || outbox.length > 0) {
      sessionStorage.setItem(key, JSON.stringify(kept));
    } else {
      sessionStorage.removeItem(key);
    }
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }

  /** Lets the other person see that somebody is writing; nothing depends on its arrival. */
  function pulse() {
    const writing = box.value.trim() !== "";
    const now = performance.now();
    if (writing ? now - pulsed >= PULSE || pulsed === 0 : pulsed > 0) {
      pulsed = writing ? now : 0;
      server.invokeMethodAsync("Types", writing).catch(() => {});
    }
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    box.value ||= kept.text ?? "";
    refused = kept.refused ?? null;
    outbox.push(...(kept.outbox ?? []));
  }

  /** A text that was refused and is sent again as it is keeps its id, so that it can never be stored twice. */
  function send() {
    const text = box.value;
    if (attached()?.busy) {
      return;
    }
    if (text.trim() || attached()?.count > 0) {
      const files = attached()?.take() ?? [];
      outbox.push(refused?.text === text && same(refused.files ?? [], files) ? refused : { id: version7(), text, files });
      refused = null;
      box.value = "";
      keep();
      pulse();
      pump();
    }
    box.focus();
  }

  async function pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    while (outbox.length > 0 && form.isConnected) {
      const stored = await deliver(outbox[0]);
      if (stored === false) {
        giveBack();
      } else if (stored) {
        outbox.shift();
        keep();
      }
    }
    pumping = false;
  }

  async function deliver(message) {
    const answer = await Promise.race([server.invokeMethodAsync("DeliverAsync", message.id, message.text, message.files ?? []).catch(() => undefined), after(PATIENCE)]);
    waiting.hidden = answer !== undefined;
    if (answer === undefined) {
      await after(REST);
    }
    return answer;
  }

  function giveBack() {
    refused = outbox.length === 1 && !box.value ? outbox[0] : null;
    box.value = [...outbox.map((m) => m.text), box.value].filter((t) => t).join("\n");
    attached()?.give(outbox.flatMap((m) => m.files ?? []));
    outbox.length = 0;
    keep();
  }

  box.addEventListener("input", () => {
    keep();
    pulse();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !matchMedia("(pointer: coarse)").matches) {
      event.preventDefault();
      send();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  restore();
  keep();
  form.querySelector("button.primary").disabled = false;
  pump();
}

function same(one, another) {
  return one.length === another.length && one.every((file, i) => file.id === another[i].id);
}

function after(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** An id as the server makes them (UUID version 7), so that messages sort by age. */
function version7() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = Date.now();
  for (let i = 0; i < 6; i++) {
    bytes[i] = Math.floor(now / 256 ** (5 - i)) & 0xff;
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
