/** How near the end counts as being there, in pixels. */
const NEAR = 120;

/** How near the edge of what is shown more is asked for, in pixels. */
const AHEAD = 600;

/** How long somebody has to press a message for what can be done with it, in milliseconds. */
const PRESS = 450;

/** How far a finger may tremble meanwhile, in pixels. */
const TREMBLE = 10;

/** Keeps a conversation where its reader wants it, brings more as they come near its edges, offers what is new, and says when they see the end. */
export function watch(log, newer, server) {
  const place = `place:${log.dataset.place}`;
  let atEnd = true;
  let anchor = null;
  let last = newest();
  let fresh = 0;
  let target = null;
  let busy = false;
  let told = null;
  let settled = false;
  let begun = null;
  let lost = false;

  function lines() {
    return [...log.querySelectorAll("[data-line]")];
  }

  function newest() {
    return Number(lines().at(-1)?.dataset.sequence ?? 0);
  }

  function whole() {
    return log.dataset.whole === "true";
  }

  function toEnd() {
    log.scrollTop = log.scrollHeight;
  }

  function topOf(element) {
    return element.getBoundingClientRect().top - log.getBoundingClientRect().top;
  }

  /** Notes where the reader is: at the end, or at the first line they see. */
  function note() {
    const below = log.scrollHeight - log.scrollTop - log.clientHeight;
    atEnd = whole() && below < NEAR;
    const first = lines().find((l) => topOf(l) + l.offsetHeight > 0);
    anchor = first ? { line: first, top: topOf(first) } : null;
    sessionStorage.setItem(place, JSON.stringify(atEnd || !first ? null : { sequence: Number(first.dataset.sequence), top: anchor.top }));
    if (atEnd) {
      fresh = 0;
    }
    offer(below);
    see();
    ask(below);
  }

  function offer(below) {
    const count = fresh + Number(log.dataset.beyond);
    newer.hidden = !(count > 0 ? !atEnd : !whole() || below > log.clientHeight * 1.5);
    const words = count > 0 ? `${count} new ${count === 1 ? "message" : "messages"}` : "Jump to the newest";
    const label = newer.querySelector("[data-words]");
    if (label.textContent !== words) {
      label.textContent = words;
    }
  }

  /** Says whether the end is in sight; after a break again, for it may not have been heard and counts no more. */
  function see() {
    const sees = atEnd && document.visibilityState === "visible";
    if (sees !== told && !lost) {
      told = sees;
      server.invokeMethodAsync("VisibleAsync", sees).catch(() => {
        told = null;
      });
    }
  }

  /** Asks the server for something; over a connection that breaks meanwhile no answer ever comes. */
  async function call(what, ...about) {
    const over = new AbortController();
    const back = new Promise((resolve) => document.addEventListener("connection", (e) => e.detail.lost || resolve(), { signal: over.signal }));
    await Promise.race([server.invokeMethodAsync(what, ...about).catch(() => {}), back]);
    over.abort();
  }

  /** Asks for more before the reader gets there. */
  async function ask(below) {
    const what = log.scrollTop < AHEAD && log.querySelector("[data-earlier]") ? "EarlierAsync" : !whole() && below < AHEAD ? "LaterAsync" : null;
    if (!what || busy || !settled) {
      return;
    }
    busy = true;
    const before = log.querySelector("[data-line]");
    const count = newest();
    await call(what);
    busy = false;
    if (before !== log.querySelector("[data-line]") || count !== newest()) {
      note();
    }
  }

  function show(line) {
    log.scrollTop += topOf(line) - (log.clientHeight - Math.min(line.offsetHeight, log.clientHeight)) / 2;
  }

  /** Puts the reader back where they were, or where they want to be, after something was drawn. */
  function settle() {
    const drawn = log.querySelector("[data-lines]");
    if (drawn && drawn !== begun) {
      begun = drawn;
      sizes.observe(drawn);
      begin();
    }
    if (!settled) {
      return;
    }
    const came = lines().filter((l) => Number(l.dataset.sequence) > last);
    const aim = log.dataset.target ?? null;
    const goal = aim !== target && aim !== null && log.querySelector(`[data-sequence="${aim.split(":")[0]}"]`);
    if (goal) {
      target = aim;
      show(goal);
    } else if ((atEnd && whole()) || (whole() && came.at(-1)?.classList.contains("me")) || log.querySelector("[data-unsent]")?.dataset.grew) {
      toEnd();
    } else if (anchor?.line.isConnected) {
      log.scrollTop += topOf(anchor.line) - anchor.top;
      fresh += came.filter((l) => whole() && l.classList.contains("them")).length;
    }
    log.querySelector("[data-unsent]")?.removeAttribute("data-grew");
    last = Math.max(last, newest());
    note();
    log.querySelector("details.acts[open] .card")?.scrollIntoView({ block: "nearest" });
  }

  /** Where reading begins: where it was before the page was loaded again, at what is new, or at the end. */
  async function begin() {
    settled = false;
    const kept = performance.getEntriesByType("navigation")[0]?.type === "reload" && !window.mentoring.begun ? JSON.parse(sessionStorage.getItem(place) ?? "null") : null;
    window.mentoring.begun = true;
    const mark = log.querySelector("[data-new]");
    const goal = log.dataset.target && log.querySelector(`[data-sequence="${log.dataset.target.split(":")[0]}"]`);
    target = log.dataset.target ?? null;
    if (goal) {
      show(goal);
    } else if (kept) {
      await returnTo(kept);
    } else if (mark && log.scrollHeight - mark.offsetTop > log.clientHeight) {
      log.scrollTop += topOf(mark) - NEAR / 2;
    } else {
      toEnd();
    }
    last = newest();
    settled = true;
    note();
  }

  async function returnTo(kept) {
    const find = () => log.querySelector(`[data-sequence="${kept.sequence}"]`);
    for (let tries = 0; tries < 2 && !find(); tries++) {
      await call("GoToAsync", kept.sequence);
      target = log.dataset.target ?? null;
    }
    if (find()) {
      log.scrollTop += topOf(find()) - kept.top;
    }
  }

  const leaves = new AbortController();
  document.addEventListener("connection", (event) => {
    if (!log.isConnected) {
      leaves.abort();
      return;
    }
    lost = event.detail.lost;
    told = null;
    if (!lost && settled) {
      note();
    }
  }, { signal: leaves.signal });
  log.addEventListener("scroll", () => settled && note(), { passive: true });
  newer.addEventListener("click", async () => {
    if (!whole()) {
      await call("NewestAsync");
    }
    toEnd();
    note();
    log.focus({ preventScroll: true });
  });
  new MutationObserver(settle).observe(log, { childList: true, subtree: true, characterData: true, attributeFilter: ["data-target", "data-whole", "data-beyond"] });
  const sizes = new ResizeObserver(() => {
    if (!settled) {
      return;
    }
    if (atEnd) {
      toEnd();
    } else if (anchor?.line.isConnected) {
      log.scrollTop += topOf(anchor.line) - anchor.top;
    }
  });
  sizes.observe(log);
  document.addEventListener("visibilitychange", () => log.isConnected ? see() : leaves.abort(), { signal: leaves.signal });
  actions(log, server);
  settle();
  log.dataset.watched = "";
}

/** What can be done with messages: by a long press, by the arrow keys from one to the next, and copying, which needs no server. */
function actions(log, server) {
  let pressed = 0;
  let from = null;
  const release = () => clearTimeout(pressed);
  log.addEventListener("pointerdown", (event) => {
    release();
    const menu = event.target.closest(".bubble")?.parentElement.querySelector("details.acts");
    if (menu && event.pointerType === "touch" && !event.target.closest("a")) {
      from = event;
      pressed = setTimeout(() => {
        if (!menu.open) {
          menu.querySelector("summary").click();
          forgetLifting();
        }
      }, PRESS);
    }
  });
  log.addEventListener("pointermove", (event) => {
    if (from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > TREMBLE) {
      release();
    }
  }, { passive: true });
  for (const ended of ["pointerup", "pointercancel"]) {
    log.addEventListener(ended, release, { passive: true });
  }
  log.addEventListener("toggle", (event) => {
    const line = event.target.open && event.target.closest("[data-line]");
    if (line) {
      server.invokeMethodAsync("Open", Number(line.dataset.sequence)).catch(() => {
        event.target.open = false;
      });
    }
  }, true);
  log.addEventListener("click", (event) => {
    const choice = event.target.closest(".acts .card button");
    if (choice?.hasAttribute("data-copy")) {
      navigator.clipboard?.writeText(choice.closest("[data-line]").querySelector(".words").textContent).catch(() => {});
    }
    if (choice) {
      choice.closest("details").open = false;
    }
  });
  log.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const menu = event.target.closest("details.acts");
    if (!step || !menu) {
      return;
    }
    const stops = [...(menu.open ? menu : log).querySelectorAll(menu.open ? "summary, .card button" : "details.acts > summary")];
    const next = stops[stops.indexOf(event.target) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}

/** The finger that opened a menu is lifted somewhere; that is no click, which would close it again or follow a quote. */
function forgetLifting() {
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true, signal });
  for (const ended of ["pointerup", "pointercancel"]) {
    addEventListener(ended, () => setTimeout(() => listening.abort(), 100), { signal });
  }
}
