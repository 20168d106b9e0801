import { EdgeScrolling } from "./edge-scrolling.js";

/** How far a pointer has to move before something is dragged, in pixels. */
const BEGIN = 6;

/** Lets entries be dragged by their handles, within a list and from one to another, with a mouse, a pen or a finger. */
export function dragging(sheet, on) {
  let drag = null;

  function targetAt(x, y) {
    const list = document.elementsFromPoint(x, y).map((e) => e.closest("[data-list]")).find((l) => l && sheet.root.contains(l));
    const items = list ? [...list.querySelectorAll("[data-item]:not([hidden])")].filter((i) => i !== drag.item) : [];
    const before = items.find((i) => {
      const box = i.getBoundingClientRect();
      return y < box.top + box.height / 2;
    });
    return { list, before, after: items.at(-1) };
  }

  function clear() {
    sheet.root.querySelectorAll(".drop-before, .drop-after, .drop-into").forEach((e) => e.classList.remove("drop-before", "drop-after", "drop-into"));
  }

  function move(event) {
    if (!drag || event.pointerId !== drag.pointer) {
      return;
    }
    [drag.atX, drag.atY] = [event.clientX, event.clientY];
    if (!drag.scrolling && Math.hypot(drag.atX - drag.x, drag.atY - drag.y) < BEGIN) {
      return;
    }
    drag.scrolling ??= new EdgeScrolling(sheet.root.querySelector("[data-board]"), drag.x, drag.y, show);
    drag.scrolling.moved(drag.atX, drag.atY);
    show();
  }

  /** Brings what is dragged to the pointer, and marks where it would be dropped. */
  function show() {
    if (!drag.item.isConnected) {
      end({ pointerId: drag.pointer });
      return;
    }
    const { item, atX, atY, scrolling } = drag;
    const [aside, down] = scrolling.by;
    item.classList.add("dragged");
    item.style.translate = `${atX - drag.x + aside}px ${atY - drag.y + down}px`;
    drag.target = targetAt(atX, atY);
    clear();
    const { list, before, after } = drag.target;
    (before ?? after ?? list)?.classList.add(before ? "drop-before" : after ? "drop-after" : "drop-into");
  }

  function end(event) {
    if (!drag || event.pointerId !== drag.pointer) {
      return;
    }
    const { item, scrolling, target } = drag;
    drag = null;
    scrolling?.stop();
    clear();
    item.classList.remove("dragged");
    item.style.translate = "";
    if (target?.list && event.type === "pointerup") {
      sheet.entries.move(item.dataset.item, target.list.dataset.list, target.before?.dataset.item ?? null);
    }
  }

  on(sheet.root, "pointerdown", (event) => {
    const handle = event.isPrimary && event.button === 0 && event.target.closest("[data-drag]");
    if (handle && !handle.disabled) {
      end({ pointerId: drag?.pointer });
      drag = { item: handle.closest("[data-item]"), pointer: event.pointerId, x: event.clientX, y: event.clientY };
      handle.setPointerCapture(event.pointerId);
    }
  });
  on(sheet.root, "pointermove", move);
  on(sheet.root, "pointerup", end);
  on(sheet.root, "pointercancel", end);
  on(document, "keydown", (event) => {
    if (event.key === "Escape" && drag) {
      end({ pointerId: drag.pointer });
    }
  });
  sheet.gone.signal.addEventListener("abort", () => drag && end({ pointerId: drag.pointer }));
}
