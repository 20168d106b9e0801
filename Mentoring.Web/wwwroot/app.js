// The little the pages need beside the circuit itself. Starts the circuit once everything it calls is here.
window.mentoring = {
  live() {
    document.documentElement.dataset.interactive = "true";
  },

  focus(selector) {
    document.querySelector(selector)?.focus();
  },

  /** Scrolls a list to its end when the reader is near it already, or always when asked to. */
  stickToEnd(element, always) {
    if (element && (always || element.scrollHeight - element.scrollTop - element.clientHeight < 160)) {
      element.scrollTop = element.scrollHeight;
    }
  },
};

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  }
});

Blazor.start({
  circuit: {
    reconnectionOptions: { maxRetries: 1000, retryIntervalMilliseconds: (attempt) => Math.min(1000 * attempt, 10000) },
  },
});
