/** How near the end counts as being there, in pixels. */
const NEAR = 120;

/** Keeps a conversation where its reader wants it, offers what is new when they read further up, and says when they are looking. */
export function watch(log, newer, server) {
  let atEnd = true;
  let seen = { first: null, last: null };
  let size = { content: 0, window: 0 };

  function toEnd() {
    log.scrollTop = log.scrollHeight;
    newer.hidden = true;
  }

  function measure() {
    size = { content: log.scrollHeight, window: log.clientHeight };
  }

  function look() {
    const lines = log.querySelectorAll("[data-line]");
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const added = last?.dataset.line !== seen.last;
    if (seen.first && first?.dataset.line !== seen.first && !added) {
      log.scrollTop += log.scrollHeight - size.content;
    } else if (atEnd || (added && last?.classList.contains("me"))) {
      toEnd();
    } else if (added) {
      newer.hidden = false;
    }
    seen = { first: first?.dataset.line, last: last?.dataset.line };
    measure();
  }

  function visible() {
    if (log.isConnected) {
      server.invokeMethodAsync("VisibleAsync", document.visibilityState === "visible").catch(() => {});
    } else {
      document.removeEventListener("visibilitychange", visible);
    }
  }

  // What moves because a size changed is not the reader's doing, so it does not say where they want to be
  log.addEventListener("scroll", () => {
    if (log.scrollHeight !== size.content || log.clientHeight !== size.window) {
      measure();
      return;
    }
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    if (atEnd) {
      newer.hidden = true;
    }
  }, { passive: true });
  newer.addEventListener("click", () => {
    toEnd();
    log.focus();
  });
  new MutationObserver(look).observe(log, { childList: true, subtree: true, characterData: true });
  new ResizeObserver(() => {
    measure();
    if (atEnd) {
      toEnd();
    }
  }).observe(log);
  document.addEventListener("visibilitychange", visible);
  look();
  visible();
}
