import { SharedText } from "./shared-text.js";

/** Keeps what is not stored yet for a page loaded again in this tab. */
export function keep(sheet) {
  const kept = [...sheet.texts].filter(([, t]) => t.pending)
    .map(([address, { base, text, revision, inFlight, buffer }]) => [address, { base, text, revision, inFlight, buffer }]);
  if (kept.length > 0) {
    sessionStorage.setItem(sheet.key, JSON.stringify(Object.fromEntries(kept)));
  } else {
    sessionStorage.removeItem(sheet.key);
  }
}

/** Goes on with what a page before this one had not stored yet. */
export async function takeUp(sheet, fresh) {
  const kept = JSON.parse(sessionStorage.getItem(sheet.key) ?? "{}");
  for (const [address, was] of Object.entries(kept)) {
    const text = Object.assign(new SharedText(was.base, was.revision), { inFlight: was.inFlight, buffer: was.buffer, text: was.text });
    const missed = was.revision < fresh.revision ? await sheet.server.invokeMethodAsync("MissedAsync", was.revision) : { edits: [], revision: was.revision };
    if (missed) {
      for (const { revision, id, edit } of missed.edits.filter((e) => e.address === address)) {
        text.received(JSON.parse(edit), revision, id);
      }
      text.seen(Math.min(missed.revision, fresh.revision));
    } else {
      // Whether what is in flight is stored is found out by sending it once more
      const sent = text.resend();
      const answer = sent && await sheet.server.invokeMethodAsync("EditAsync", sent.id, address, sent.revision, JSON.stringify(sent.edit));
      text.resync(fresh.texts[address] ?? "", fresh.revision, Boolean(answer?.revision));
    }
    sheet.texts.set(address, text);
  }
}

/** Gives up the texts of an entry that will never be; gives their words. */
export function forget(sheet, item) {
  const own = [...sheet.texts.keys()].filter((a) => a.startsWith(item));
  const words = own.map((a) => sheet.texts.get(a).text).join(" ");
  own.forEach((a) => sheet.texts.delete(a));
  keep(sheet);
  return words;
}
