// The little the pages need beside the circuit itself. Starts the circuit once everything it calls is here.
window.mentoring = {
  live() {
    document.documentElement.dataset.interactive = "true";
  },

  // Escape presses the dialog's own way out; whoever opened it has the keyboard back once it is gone
  dialog(dialog) {
    const from = document.activeElement;
    const menu = from?.closest("details.menu");
    if (menu) {
      menu.open = false;
    }
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      dialog.querySelector("[data-out]")?.click();
    });
    new MutationObserver((_, observer) => {
      if (!dialog.isConnected) {
        observer.disconnect();
        (menu?.querySelector("summary") ?? from)?.focus();
      }
    }).observe(document.body, { childList: true, subtree: true });
    dialog.showModal();
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

// Coming back to a list finds it where it was left. It is drawn only after the circuit has answered, so the browser's own attempt comes too early.
const visit = () => `scroll:${history.state?._index ?? 0}:${location.href}`;
let returning = 0;

addEventListener("scroll", () => {
  if (!returning) {
    sessionStorage.setItem(visit(), Math.round(scrollY));
  }
}, { passive: true });

addEventListener("popstate", () => {
  const top = Number(sessionStorage.getItem(visit()));
  const attempt = ++returning;
  const giveUp = performance.now() + 4000;
  const settle = () => {
    if (attempt !== returning) {
      return;
    }
    const drawn = document.querySelector("[data-restore]") && document.documentElement.scrollHeight >= top + innerHeight;
    if (drawn) {
      scrollTo({ top, behavior: "instant" });
    }
    if (drawn || performance.now() > giveUp) {
      returning = 0;
    } else {
      requestAnimationFrame(settle);
    }
  };
  settle();
});

for (const moved of ["wheel", "touchstart", "keydown"]) {
  addEventListener(moved, () => { returning = 0; }, { passive: true });
}

// A link marked data-back goes back in history when that is where the reader came from, and otherwise to its address
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const at = history.state?._index ?? 0;
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  if (!link.hasAttribute("data-back")) {
    sessionStorage.setItem("left", JSON.stringify({ from: location.pathname, to: link.pathname, at }));
    return;
  }
  const left = JSON.parse(sessionStorage.getItem("left") ?? "{}");
  if (left.to === location.pathname && left.at === at - 1 && left.from === link.pathname) {
    event.preventDefault();
    history.back();
  }
}, { capture: true });

Blazor.start({
  circuit: {
    reconnectionOptions: { maxRetries: 1000, retryIntervalMilliseconds: (attempt) => Math.min(1000 * attempt, 10000) },
  },
});
