/** How long somebody rests from typing before what they look for is looked for, in milliseconds. */
const REST = 300;

/** Shows what was begun and what could not be sent, lets the arrow keys move through the list, and looks for messages as somebody types. */
export function follow(list) {
  const box = list.querySelector("input[type=search]");
  let typed = 0;

  function drafts() {
    for (const row of list.querySelectorAll("[data-draft]")) {
      const open = row.getAttribute("aria-current");
      const text = open ? "" : JSON.parse(localStorage.getItem(row.dataset.draft) ?? "{}").text?.trim();
      const refused = open ? null : JSON.parse(sessionStorage.getItem(row.dataset.draft.replace("draft:", "outbox:")) ?? "[]").findLast((m) => m.why);
      const words = refused ? `Not sent: ${refused.text.trim().slice(0, 200)}` : text ? `Draft: ${text.slice(0, 200)}` : "";
      const place = row.querySelector(".draft");
      if (place.textContent !== words) {
        place.textContent = words;
        place.hidden = !words;
      }
    }
  }

  function key(event) {
    const search = event.key === "/" ? !event.target.closest("input, textarea, select, [contenteditable]") && !event.ctrlKey && !event.metaKey
      : event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (search && list.offsetParent !== null) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }

  const heard = [[document, "keydown", key], [document, "draft", drafts], [window, "storage", drafts]];
  for (const [source, sign, hear] of heard) {
    source.addEventListener(sign, hear);
  }
  new MutationObserver((_, observer) => {
    if (list.isConnected) {
      drafts();
      return;
    }
    observer.disconnect();
    for (const [source, sign, hear] of heard) {
      source.removeEventListener(sign, hear);
    }
  }).observe(document.querySelector("main") ?? document.body, { childList: true, subtree: true, attributeFilter: ["aria-current"] });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const stops = [box, ...list.querySelectorAll("a")];
    const next = stops[stops.indexOf(event.target) + step];
    if (step && next && stops.includes(event.target)) {
      event.preventDefault();
      next.focus();
    }
  });
  box.addEventListener("input", () => {
    clearTimeout(typed);
    typed = setTimeout(() => box.dispatchEvent(new Event("change", { bubbles: true })), REST);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.value) {
      box.value = "";
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  drafts();
}
