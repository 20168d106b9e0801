/** The most characters of a number. */
const LONGEST = 20;

const THOUSANDS = /^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;

export const isNumber = (box) => box.inputMode === "decimal";

/** Whether somebody is writing this number just now, and may spell it as they like. */
export const isTyped = (box, value) => isNumber(box) && box === document.activeElement && [undefined, value].includes(valueOf(box));

/** What a box says, as it is stored: null for nothing, undefined for what is no number. The server reads numbers in the same way. */
export function valueOf(box) {
  if (box.type === "checkbox") {
    return String(box.checked);
  }
  if (!isNumber(box)) {
    return box.value || null;
  }
  const plain = box.value.trim().replaceAll("−", "-");
  const typed = plain.replaceAll(",", THOUSANDS.test(plain) ? "" : ".").replace(/\.+$/, "");
  return typed === "" ? null : typed.length <= LONGEST && /^[-+]?(\d+(\.\d+)?|\.\d+)$/.test(typed) ? typed : undefined;
}

/** Shows a value in its box. */
export function fill(box, value) {
  if (box.type === "checkbox") {
    box.checked = value === "true";
  } else if (box.value !== (value ?? "")) {
    box.value = value ?? "";
  }
}
