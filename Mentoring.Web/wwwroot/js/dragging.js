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
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moving && Math.hypot(dx, dy) < BEGIN) {
      return;
    }
    drag.moving = true;
    drag.item.classList.add("dragged");
    drag.item.style.translate = `${dx}px ${dy}px`;
    drag.target = targetAt(event.clientX, event.clientY);
    clear();
    const { list, before, after } = drag.target;
    (before ?? after ?? list)?.classList.add(before ? "drop-before" : after ? "drop-after" : "drop-into");
  }

  async function end(event) {
    if (!drag || event.pointerId !== drag.pointer) {
      return;
    }
    const { item, moving, target } = drag;
    drag = null;
    clear();
    const place = moving && target?.list && event.type === "pointerup" ? [item.dataset.item, target.list.dataset.list, target.before?.dataset.item ?? null] : null;
    if (place && !sheet.entries.holds) {
      await sheet.server.invokeMethodAsync("DropAsync", ...place).catch(() => {});
    }
    item.classList.remove("dragged");
    item.style.translate = "";
    if (place && sheet.entries.holds) {
      sheet.entries.move(...place);
    }
  }

  on(sheet.root, "pointerdown", (event) => {
    const handle = event.button === 0 && event.target.closest("[data-drag]");
    if (handle && !handle.disabled) {
      drag = { item: handle.closest("[data-item]"), pointer: event.pointerId, x: event.clientX, y: event.clientY, moving: false };
      handle.setPointerCapture(event.pointerId);
    }
  });
  on(sheet.root, "pointermove", move);
  on(sheet.root, "pointerup", end);
  on(sheet.root, "pointercancel", end);
  on(document, "keydown", (event) => {
    if (event.key === "Escape" && drag) {
      end({ pointerId: drag.pointer, type: "pointercancel" });
    }
  });
}
