// The little the pages need beside the circuit itself. Starts the circuit once everything it calls is here.
window.mentoring = {
  live() {
    document.documentElement.dataset.interactive = "true";
  },

  // Whoever gets no answer asks for the connection to be looked after
  mend() {
    connection.onConnectionDown();
  },

  // Calls a function of a module for an element; one that was taken off the page meanwhile needs nothing any more
  async call(address, name, element, ...others) {
    const module = await load(address);
    if (element?.isConnected) {
      await module[name](element, ...others);
    }
  },

  // Escape presses the dialog's own way out; whoever opened it has the keyboard back once it is gone
  dialog(dialog) {
    if (!dialog?.isConnected) {
      return;
    }
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

  /** An id as the server makes them (UUID version 7), so that messages sort by age. */
  newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const now = Date.now();
    for (let i = 0; i < 6; i++) {
      bytes[i] = Math.floor(now / 256 ** (5 - i)) & 0xff;
    }
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  },
};

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});

// Copies what stands in a field; where the browser does not let a page do that, it is marked for the keyboard
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copies]");
  if (!button) {
    return;
  }
  const field = document.getElementById(button.dataset.copies);
  field.select();
  let said = "Copied";
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    said = "Marked; copy it with your keyboard";
    field.focus();
  }
  button.parentElement.querySelector("[role=status]").textContent = said;
});

// A menu that does not fit below what opens it opens above, or is brought into view
document.addEventListener("toggle", ({ target: menu }) => {
  if (!menu.matches("details.menu[open]")) {
    return;
  }
  menu.removeAttribute("data-up");
  const card = menu.querySelector(":scope > .card");
  if (!card) {
    // Drawn once it is open; it has its own place
    return;
  }
  const { bottom, height } = card.getBoundingClientRect();
  if (bottom > innerHeight && menu.getBoundingClientRect().top > height) {
    menu.setAttribute("data-up", "");
  } else if (bottom > innerHeight) {
    card.scrollIntoView({ block: "nearest" });
  }
}, true);

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

// Signing out leaves nothing of what was being written in this browser
addEventListener("submit", (event) => {
  if (event.target.action?.endsWith("/account/logout")) {
    sessionStorage.clear();
    for (const key of Object.keys(localStorage).filter((k) => /^(draft|enter):/.test(k))) {
      localStorage.removeItem(key);
    }
  }
}, { capture: true });

// What fills the screen ends above the keyboard of a phone, also where that lies over the page
visualViewport?.addEventListener("resize", () => document.documentElement.style.setProperty("--visible", `${visualViewport.height}px`));

// What can be written before a page is alive is kept by its script from the first moment on
const script = document.querySelector("[data-script]")?.dataset.script;
if (script) {
  import(script).catch(() => {});
}

// What Enter was pressed for before the box has its script is kept for it
addEventListener("keydown", ({ key, shiftKey, isComposing, target }) => {
  const form = target.closest?.("[data-composer]:not([data-adopted])");
  if (form && key === "Enter" && !shiftKey && !isComposing) {
    form.dataset.entered = target.value;
  }
}, { capture: true });

// The connection. A short break is mended unseen. A server that does not know this page any more has been started anew: then the
// page is loaded again, once it answers; what was being written and what waits to be sent is kept by whoever it belongs to.
const UNSEEN = 1500;
const DRAWN = 300;
const RESTS = [100, 200, 300, 500, 500, 1000, 1000, 2000, 3000, 5000];
const BETWEEN_LOADS = 4000;
const LATELY = 60000;
let lost = null;
let hurry = () => {};

const rest = (milliseconds) => new Promise((resolve) => {
  hurry = resolve;
  setTimeout(resolve, milliseconds);
});

const answers = () => fetch("/health/live", { cache: "no-store", signal: AbortSignal.timeout(3000) }).then((r) => r.ok, () => false);

function show() {
  document.getElementById("connection")?.toggleAttribute("hidden", !lost?.seen);
  // Who is here and who writes is shown again once what happened meanwhile has been drawn
  setTimeout(() => document.documentElement.toggleAttribute("data-lost", Boolean(lost?.seen)), lost ? 0 : DRAWN);
  document.dispatchEvent(new CustomEvent("connection", { detail: { lost: lost !== null } }));
}

async function loadAgain() {
  const wait = Number(sessionStorage.getItem("loadedAgain") ?? 0) + BETWEEN_LOADS - Date.now();
  while (wait > 0 && Date.now() < Number(sessionStorage.getItem("loadedAgain")) + BETWEEN_LOADS) {
    await rest(wait);
  }
  if (await answers()) {
    sessionStorage.setItem("loadedAgain", Date.now());
    document.dispatchEvent(new CustomEvent("leaving"));
    location.reload();
    return true;
  }
  return false;
}

/** A script that does not come, since the network changes or the server has newer ones, comes with the page loaded again: once, for otherwise it is not there. */
async function load(address) {
  try {
    return await import(address);
  } catch (reason) {
    if (Date.now() - Number(sessionStorage.getItem("loadedAgain") ?? 0) < LATELY) {
      throw reason;
    }
    while (!(await loadAgain())) {
      await rest(BETWEEN_LOADS);
    }
    return new Promise(() => {});
  }
}

async function comeBack(loss) {
  for (let attempt = 0; lost === loss; attempt++) {
    await rest(RESTS[Math.min(attempt, RESTS.length - 1)]);
    try {
      if (lost !== loss) {
        return;
      }
      if (await answers()) {
        // A page that never came alive has nothing to go back to
        if (document.documentElement.dataset.interactive && await Blazor.reconnect()) {
          if (lost === loss) {
            connection.onConnectionUp();
          }
          return;
        }
        if (await loadAgain()) {
          return;
        }
      }
    } catch {
      // Still away
    }
  }
}

const connection = {
  onConnectionDown() {
    if (lost) {
      return;
    }
    const loss = { seen: false };
    lost = loss;
    show();
    setTimeout(() => {
      loss.seen = true;
      show();
    }, UNSEEN);
    comeBack(loss);
  },
  onConnectionUp() {
    lost = null;
    show();
  },
};

for (const [source, sign] of [[window, "online"], [window, "pageshow"], [document, "visibilitychange"]]) {
  source.addEventListener(sign, () => hurry());
}

// Without a network nothing is asked of a connection that has not noticed yet
addEventListener("offline", () => connection.onConnectionDown());

// A circuit that could not begin, because the server went away just then, begins with the page loaded again
Blazor.start({ circuit: { reconnectionHandler: connection } }).then(() => setTimeout(() => {
  if (!lost && !document.documentElement.dataset.interactive) {
    connection.onConnectionDown();
  }
}, BETWEEN_LOADS), () => connection.onConnectionDown());
