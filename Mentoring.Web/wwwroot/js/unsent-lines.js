let lost = false;

// Heard before whoever draws anew because of it
document.addEventListener("connection", (event) => {
  lost = event.detail.lost;
});

/** Draws what is not stored yet at the end of its conversation. */
export function drawUnsent(outbox) {
  const talk = document.querySelector(`[data-place="${outbox.key}"]`)?.closest("[data-talk]");
  const list = talk?.querySelector("[data-unsent]");
  if (!list) {
    return;
  }
  const shown = outbox.messages.filter((m) => !m.edits && !talk.querySelector(`[data-line="${m.id}"]`));
  for (const line of [...list.children].filter((l) => !shown.some((m) => m.id === l.dataset.id))) {
    line.remove();
  }
  for (const message of shown) {
    const line = list.querySelector(`[data-id="${message.id}"]`) ?? list.appendChild(drawn(talk, list, outbox, message));
    const state = line.querySelector(".state");
    const words = message.why ? `Not sent. ${message.why}` : lost ? "Waiting for the connection" : "Sending…";
    if (state.textContent !== words) {
      state.textContent = words;
      line.classList.toggle("refused", Boolean(message.why));
      line.querySelector("[data-choices]").hidden = !message.why;
    }
  }
}

function drawn(talk, list, outbox, message) {
  const line = talk.querySelector("[data-model]").cloneNode(true);
  line.hidden = false;
  line.className = "line me unsent";
  line.removeAttribute("data-model");
  line.dataset.id = message.id;
  line.querySelector(".words").textContent = [...(message.files ?? []).map((f) => f.name), message.text].filter((t) => t).join("\n");
  list.dataset.grew = "true";
  const [again, remove] = line.querySelectorAll("button");
  again.addEventListener("click", () => outbox.again(message));
  remove.addEventListener("click", () => outbox.remove(message));
  return line;
}
