export const isNumber = (box) => box.inputMode === "decimal";

/** Whether somebody is writing this number just now, and may spell it as they like. */
export const isTyped = (box, value) => isNumber(box) && box === document.activeElement && [undefined, value].includes(valueOf(box));

/** What a box says, as it is stored: null for nothing, undefined for what is no number. */
export function valueOf(box) {
  if (box.type === "checkbox") {
    return String(box.checked);
  }
  if (!isNumber(box)) {
    return box.value || null;
  }
  const typed = box.value.trim().replaceAll(",", ".").replaceAll("−", "-").replace(/\.+$/, "");
  return typed === "" ? null : /^[-+]?(\d+(\.\d+)?|\.\d+)$/.test(typed) ? typed : undefined;
}

/** Shows a value in its box. */
export function fill(box, value) {
  if (box.type === "checkbox") {
    box.checked = value === "true";
  } else if (box.value !== (value ?? "")) {
    box.value = value ?? "";
  }
}
