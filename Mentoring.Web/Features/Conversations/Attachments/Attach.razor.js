/** The longest side of the small picture that others see first, in pixels, and how many bytes it may have. */
const SMALL = 480;
const SMALL_BYTES = 200 * 1024;

/** Lets somebody choose, drop or paste files, uploads each by a request of its own, and keeps what is uploaded until it is sent. */
export function attach(root, settings) {
  const [list, faults, button, input] = ["ul", ".faults", "button", "input"].map((part) => root.querySelector(part));
  const form = root.closest("form");
  const area = root.closest(".talk") ?? form;
  let files = [];

  /** What is uploaded survives a reload of this tab; what is not has to be chosen again. */
  function changed() {
    const done = files.filter((f) => f.id);
    if (done.length > 0) {
      sessionStorage.setItem(settings.key, JSON.stringify(done.map(({ id, name, type, length, width, height }) => ({ id, name, type, length, width, height }))));
    } else {
      sessionStorage.removeItem(settings.key);
    }
    list.hidden = files.length === 0;
    root.dispatchEvent(new Event("files"));
  }

  root.files = {
    get busy() { return files.some((f) => !f.id); },
    get count() { return files.length; },
    /** Hands over what is uploaded, for a message. */
    take() {
      faults.textContent = "";
      const taken = files.map(({ id, name, type, length, width, height }) => ({ id, name, type, length, width, height }));
      files.forEach((f) => f.row.remove());
      files = [];
      changed();
      return taken;
    },
    /** Takes files back, of a message that was not sent. */
    give(back) {
      back.filter((b) => !files.some((f) => f.id === b.id)).forEach((b) => show({ ...b }));
      changed();
    },
  };

  function show(file) {
    file.row = document.createElement("li");
    const picture = file.width ? document.createElement("img") : document.createElement("span");
    if (file.width && file.id) {
      picture.src = `/attachments/${file.id}/thumbnail`;
      picture.alt = "";
    }
    const name = document.createElement("span");
    name.className = "name";
    name.textContent = file.name;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = "✕";
    remove.setAttribute("aria-label", `Remove ${file.name}`);
    remove.addEventListener("click", () => drop(file));
    file.row.append(picture, name, remove);
    list.append(file.row);
    files.push(file);
  }

  function drop(file) {
    file.request?.abort();
    file.row.remove();
    files = files.filter((f) => f !== file);
    changed();
    button.focus();
  }

  function fail(file, problem) {
    file.row.remove();
    files = files.filter((f) => f !== file);
    faults.textContent = [faults.textContent, `${file.name}: ${problem}`].filter((t) => t).join("\n");
    changed();
  }

  function add(chosen) {
    faults.textContent = "";
    for (const source of chosen) {
      const file = { name: source.name || "picture.png", source };
      if (files.length >= settings.most) {
        faults.textContent = `A message can have up to ${settings.most} files.`;
        break;
      }
      show(file);
      if (source.size > settings.mostBytes) {
        fail(file, settings.tooLarge);
      } else {
        upload(file);
      }
    }
    changed();
  }

  function upload(file) {
    const progress = document.createElement("progress");
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute("aria-label", `Uploading ${file.name}`);
    file.row.append(progress);
    const request = (file.request = new XMLHttpRequest());
    request.open("POST", `${settings.address}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("RequestVerificationToken", token());
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) {
        progress.value = event.loaded / event.total;
      }
    });
    request.addEventListener("error", () => fail(file, "It was not uploaded. Check your connection, then try again."));
    request.addEventListener("load", async () => {
      const answer = read(request);
      if (request.status !== 200 || !answer?.id) {
        fail(file, answer?.problem ?? (request.status === 429 ? "Too many files in one minute. Wait a moment, then try again." : "It was not uploaded. Reload the page, then try again."));
        return;
      }
      if (answer.width) {
        await picture(answer.id, file.source).catch(() => {});
      }
      if (files.includes(file)) {
        finish(file, answer);
      }
    });
    request.send(file.source);
  }

  function finish(file, answer) {
    file.row.remove();
    files = files.filter((f) => f !== file);
    show(answer);
    changed();
  }

  /** The browser makes the small picture; the server has no means to. */
  async function picture(id, source) {
    const bitmap = await createImageBitmap(source);
    const scale = Math.min(1, SMALL / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    for (const [type, quality] of [["image/webp", 0.8], ["image/jpeg", 0.7], ["image/jpeg", 0.4]]) {
      const small = await new Promise((resolve) => canvas.toBlob(resolve, type, quality));
      if (small && small.size <= SMALL_BYTES) {
        await fetch(`/attachments/${id}/thumbnail`, { method: "PUT", body: small, headers: { RequestVerificationToken: token() } });
        return;
      }
    }
  }

  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    add(input.files);
    input.value = "";
  });
  form.addEventListener("paste", (event) => {
    if (event.clipboardData?.files.length > 0) {
      event.preventDefault();
      add(event.clipboardData.files);
    }
  });
  area.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) {
      event.preventDefault();
    }
  });
  area.addEventListener("drop", (event) => {
    // The conversation may have got another composer since
    if (event.dataTransfer?.files.length > 0 && root.isConnected) {
      event.preventDefault();
      add(event.dataTransfer.files);
    }
  });
  root.files.give(JSON.parse(sessionStorage.getItem(settings.key) ?? "[]"));
  button.disabled = false;
}

/** Every page of a member has forms, and their token is good for requests as well. */
function token() {
  return document.querySelector("input[name=__RequestVerificationToken]")?.value ?? "";
}

function read(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null;
  }
}
