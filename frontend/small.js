// What a page gains from a browser that runs scripts, and does without otherwise: links that are copied by a press, how much of a
// long text is left, a long form saved as it is typed, how far a large file has come, a pasted text's headings and lists, words marked in a comment or a draft, a key point read aloud, a comment said back before it is sent. No framework, no bundle.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const said = button.parentElement.querySelector("[data-said]");
      if (said) said.textContent = said.dataset.said;
    });
  }
}

// Letters as people count them, and as the server does.
const cut = globalThis.Intl?.Segmenter && new Intl.Segmenter("th", { granularity: "grapheme" });
const letters = (text) => (cut ? [...cut.segment(text)].length : [...text].length);
const number = new Intl.NumberFormat(document.documentElement.dataset.digits === "thai" ? "th-u-nu-thai" : "en");

function tell(area) {
  const most = Number(area.dataset.most);
  const said = area.parentElement.querySelector("[data-left]");
  // No text has more letters than code units: most are far from the limit and not counted.
  const left = area.value.length < most * 0.9 ? most : most - letters(area.value.trim());
  const words = left < 0 ? said.dataset.over : said.dataset.left;
  const text = left > most * 0.1 ? "" : words.replace("{}", number.format(Math.abs(left)));
  said.classList.toggle("field__left--over", left < 0);
  if (said.textContent !== text) said.textContent = text;
}

// Said after a pause, so that a screen reader is not talked over. On the document: a refused form is another form.
let pause = 0;
const later = ({ target }) => {
  if (!target.dataset?.most) return;
  clearTimeout(pause);
  pause = setTimeout(tell, 400, target);
};
addEventListener("input", later);
addEventListener("focusin", later);

// The words meant of an issue: marked in the text by mouse, finger or keys (the text takes the focus; arrows go from word to word, with Shift they
// mark), and put into the field by its button, which ticks the issue too.
const said = document.querySelector("[data-marks]");
if (said) {
  let marked = "";
  said.tabIndex = 0;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const inside = [selection.anchorNode, selection.focusNode].every((node) => node && said.contains(node));
    if (inside && `${selection}`.trim()) marked = `${selection}`.trim();
  });
  said.addEventListener("keydown", (event) => {
    const way = { ArrowRight: "forward", ArrowLeft: "backward" }[event.key];
    const selection = getSelection();
    if (!way || event.ctrlKey || event.metaKey || event.altKey || !selection.modify) return;
    event.preventDefault();
    if (!said.contains(selection.focusNode)) selection.collapse(said, 0);
    selection.modify(event.shiftKey ? "extend" : "move", way, "word");
  });
  for (const button of document.querySelectorAll("button[data-mark]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const row = button.closest("li");
      const told = row.querySelector("[data-none]");
      told.textContent = marked ? "" : told.dataset.none;
      if (!marked) return;
      row.querySelector("textarea").value = marked;
      row.querySelector("input[type=checkbox]").checked = true;
    });
  }
}

// A text copied whole from a word processor or a page has headings, lists and tables: pasted into an empty box it is read as that
// file would be. Its bare words stand in the box meanwhile.
addEventListener("paste", (event) => {
  const area = event.target;
  const field = area.form?.querySelector("input[type=file][name=file]");
  const html = event.clipboardData?.getData("text/html") ?? "";
  if (!field || area.tagName !== "TEXTAREA" || area.value.trim() || !/<(p|li|h[1-6]|td|div)[\s>]/i.test(html)) return;
  event.preventDefault();
  const brought = new DataTransfer();
  brought.items.add(new File([html], "clipboard.html", { type: "text/html" }));
  field.files = brought.files;
  area.value = event.clipboardData.getData("text/plain");
  area.form.requestSubmit(area.form.querySelector("button[name=do][value=file]"));
});

// A form that is saved as it is typed, after a pause. What was saved elsewhere meanwhile comes into the fields that were not touched here; of one
// that was changed in both, both texts are shown and nothing is sent by itself any more.
const saves = document.querySelector("form[data-saves]");
if (saves) {
  const said = saves.querySelector("[data-saved]");
  const fields = (of) => [...of.elements].filter((one) => one.name && one.type !== "hidden" && one.type !== "submit");
  const read = (of, was) => {
    const all = new Map();
    for (const one of fields(of)) {
      if (one.type !== "radio") all.set(one.name, (was ? one.defaultValue : one.value).replace(/\r\n?/g, "\n"));
      else if (was ? one.defaultChecked : one.checked) all.set(one.name, one.value);
    }
    return all;
  };
  const put = (name, value) => {
    for (const one of fields(saves).filter((one) => one.name === name)) {
      if (one.type === "radio") one.checked = one.value === value;
      else one.value = value ?? "";
    }
  };
  let [base, saving, stopped, timer] = [read(saves, true), null, false, 0];
  const typed = () => [...read(saves)].some(([name, value]) => base.get(name) !== value);
  const soon = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };
  // What was just sent from here is kept as the server cleans it; the field stays as it was typed.
  const merge = async (own = new Map()) => {
    const page = await fetch(location.pathname, { headers: { accept: "text/html" } });
    const theirs = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("form[data-saves]");
    if (!page.ok || !theirs) throw new Error("not read");
    const [mine, kept] = [read(saves), new Map([...read(theirs, true), ...own])];
    for (const name of new Set([...base.keys(), ...kept.keys()])) {
      const [was, is, here] = [base.get(name), kept.get(name), mine.get(name)];
      if (is === was || is === here) continue;
      if (here === was) put(name, is);
      else {
        stopped = true;
        const other = document.createElement("div");
        other.className = "notice notice--care";
        other.append(...[said.dataset.theirs, is ?? ""].map((text) => Object.assign(document.createElement("p"), { className: "kept-text", textContent: text })));
        fields(saves).find((one) => one.name === name).closest(".field, fieldset").after(other);
      }
    }
    base = kept;
    saves.elements.revision.value = theirs.elements.revision.value;
  };
  const sent = async () => {
    const mine = read(saves);
    const body = new URLSearchParams(new FormData(saves));
    const answer = await fetch(saves.action, { method: "POST", body, headers: { accept: "application/json, text/html" } });
    if (answer.status === 409) {
      await merge();
      if (!stopped) soon(0);
    } else if (answer.headers.has("x-form")) [stopped, said.textContent] = [true, said.dataset.refused];
    else if (!answer.ok) throw new Error("not saved");
    else {
      const own = new Map([...mine].filter(([name, value]) => base.get(name) !== value));
      base = mine;
      await merge(own);
      const now = new Intl.DateTimeFormat("th-u-nu-latn", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Bangkok" }).format();
      said.textContent = said.dataset.saved.replace("{}", now.replace(":", "."));
    }
    if (stopped && !said.textContent.startsWith(said.dataset.refused)) said.textContent = said.dataset.both;
  };
  const save = () => {
    if (saving || stopped || !typed()) return;
    saving = sent()
      .catch(() => {
        said.textContent = said.dataset.unsaved;
        soon(15000);
      })
      .finally(() => {
        saving = null;
        if (!stopped && typed()) soon(3000);
      });
  };
  saves.addEventListener("input", () => soon(3000));
  addEventListener("visibilitychange", () => document.hidden && save());
  // What is under way comes first: else the button would be told that somebody else had changed it.
  saves.addEventListener("submit", (event) => {
    clearTimeout(timer);
    stopped = true;
    if (!saving) return;
    event.preventDefault();
    saving.finally(() => saves.requestSubmit(event.submitter));
  });
}

// A large file being made: shown every two seconds, said and fetched when it is finished. A line that breaks is tried again.
const making = document.querySelector("[data-making]");
if (making) {
  const [said, shown, bar] = ["[data-said]", "[data-words]", "progress"].map((name) => making.querySelector(name));
  const failed = Symbol();
  const look = async () => {
    const told = await fetch(making.dataset.making).then((answer) => answer.json()).catch(() => failed);
    // One that is gone is begun anew by its address.
    if (told === null || told.ready) {
      if (told) [said.textContent, bar.value] = [making.dataset.ready, bar.max];
      for (const one of making.querySelectorAll("p:not([data-said], .actions)")) one.hidden = true;
      location.assign(making.dataset.file);
      return;
    }
    // What reads no rows does not tell how far it has come.
    if (told !== failed && shown) {
      shown.textContent = shown.dataset.words.replace("{done}", number.format(told.done)).replace("{all}", number.format(told.all));
      bar.value = told.done;
    }
    setTimeout(look, 2000);
  };
  setTimeout(look, 1000);
}

// Words of a draft that are marked can be spoken of: a link (in the comment form a button) stands beside them, below on a phone, and is the
// next that the Tab key reaches. What is marked over several paragraphs is of their provision, over several provisions of none.
const within = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
const home = (law, node) => within(node)?.closest("p[id], table[id], [id]") ?? law;
function passage(law) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed || !law.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const first = home(law, range.startContainer);
  // A press three times marks up to the beginning of what comes next.
  if (!range.endOffset && !first.contains(range.endContainer)) range.setEndAfter(first.lastChild ?? first);
  const last = home(law, range.endContainer);
  const section = (one) => one.closest(".law__prov") ?? (law.dataset.passages ? null : law);
  if (!law.contains(range.endContainer) || !section(first) || section(first) !== section(last)) return null;
  const marked = document.createElement("div");
  marked.append(range.cloneContents());
  for (const beside of marked.querySelectorAll(".say, .say__note, .law__note")) beside.remove();
  for (const line of marked.querySelectorAll("p, tr, br")) line.before(" ");
  const words = marked.textContent.replace(/\s+/g, " ").trim();
  const part = first === last ? first : section(first);
  return words.length > 1 && { words, part: part.id, last, range };
}
function offer() {
  const [law, button] = ["[data-passages]", "[data-quote]"].map((one) => document.querySelector(one));
  if (!law || !button || button === document.activeElement) return;
  // A part of one clause has nothing to choose from.
  if (button.matches("button") && !document.querySelector("select[name=quote]")) return;
  const found = passage(law);
  button.hidden = !found;
  if (!found) return;
  const long = letters(found.words) > Number(button.dataset.mostQuoted);
  button.textContent = long ? button.dataset.long : button.dataset.words;
  if (button.href !== undefined) {
    const to = law.dataset.passages;
    const query = new URLSearchParams({ at: found.part, quote: found.words });
    if (long) button.removeAttribute("href");
    else button.href = `${to}${to.includes("?") ? "&" : "?"}${query}`;
  }
  if (button.previousSibling !== found.last) found.last.after(button);
  const [box, around] = [[...found.range.getClientRects()].at(-1), button.offsetParent?.getBoundingClientRect()];
  if (!box || !around) return;
  const left = Math.max(0, Math.min(box.right - around.left, around.width - button.offsetWidth));
  button.style.setProperty("--beside", `${left}px`);
  button.style.setProperty("--below", `${box.bottom - around.top + 8}px`);
}
// Nothing has the focus where words were marked: the Tab key goes on to what can be done with them.
addEventListener("keydown", (event) => {
  const button = document.querySelector("[data-quote]:not([hidden])");
  if (event.key !== "Tab" || event.shiftKey || document.activeElement !== document.body || !button?.matches("[href], button")) return;
  event.preventDefault();
  button.focus();
});
let marking = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(marking);
  marking = setTimeout(offer, 250);
});
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button[data-quote]");
  const [law, list, at] = ["[data-passages]", "select[name=quote]", "select[name=at]"].map((one) => document.querySelector(one));
  const found = button && law && passage(law);
  if (!found || !list || letters(found.words) > Number(button.dataset.mostQuoted)) return;
  if (![...list.options].some((one) => one.value === found.words)) list.add(new Option(found.words, found.words), 1);
  list.value = found.words;
  const inside = found.part === at.value || found.part.startsWith(`${at.value}-`);
  if (!inside && [...at.options].some((one) => one.value === found.part)) at.value = found.part;
  getSelection().removeAllRanges();
  button.hidden = true;
  list.dispatchEvent(new Event("input", { bubbles: true }));
  list.focus();
});
// The list shows the beginning of a passage: the whole of it stands below.
addEventListener("input", ({ target }) => {
  if (target.name !== "quote") return;
  const whole = document.querySelector("[data-chosen]");
  if (whole) [whole.textContent, whole.hidden] = [target.value, !target.value];
});

// Of another part than the form came with, what stands under the choice is not shown.
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.(".sayform select[name=at]")) return;
  for (const part of document.querySelectorAll("[data-of-part]")) {
    const of = part.dataset.ofPart;
    part.hidden = target.value !== of && !target.value.startsWith(`${of}-`);
  }
});

// What stands under a button is read by the device's own voice, where it has one for Thai; pressed again, it is silent. In short pieces: long
// ones are broken off by some browsers.
const voices = globalThis.speechSynthesis;
const thai = () => voices?.getVoices().find((voice) => /^th($|[-_])/i.test(voice.lang) && voice.localService);
const pieces = (text) => text.trim().split(/\n+/).flatMap((line) => line.match(/\S.{0,160}(?=\s|$)|\S{1,180}/g) ?? []);
let reading = null;
const silence = () => {
  voices?.cancel();
  reading?.setAttribute("aria-pressed", "false");
  reading = null;
};
const audible = () => {
  const mute = !thai();
  for (const button of document.querySelectorAll("button[data-listen]")) button.hidden = mute;
};
voices?.addEventListener?.("voiceschanged", audible);
document.addEventListener("shown", audible);
addEventListener("pagehide", silence);
audible();
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button[data-listen]");
  const voice = button && thai();
  const same = button === reading;
  if (!voice) return;
  silence();
  if (same) return;
  const read = [...button.closest("[data-aloud]").querySelectorAll("[data-read]")].flatMap((one) => pieces(one.textContent));
  reading = button;
  button.setAttribute("aria-pressed", "true");
  for (const [place, words] of read.entries()) {
    const said = Object.assign(new SpeechSynthesisUtterance(words), { voice, lang: "th-TH" });
    if (place === read.length - 1) said.onend = () => reading === button && silence();
    said.onerror = () => reading === button && silence();
    voices.speak(said);
  }
});

// What is about to be sent is said back as it is typed and chosen.
function review(form) {
  for (const said of form.querySelectorAll("[data-echo]")) {
    const field = said.dataset.echo;
    if (field === "files") {
      const chosen = [...form.querySelectorAll("input[type=file]")].flatMap(({ files }) => [...files].map(({ name }) => name));
      said.textContent = [said.dataset.brought, ...chosen].filter(Boolean).join(", ");
      said.closest("[class]:has(dt)").hidden = !said.textContent;
      continue;
    }
    const organisation = field === "name" && form.elements.speaker?.value;
    const from = organisation ? form.elements.speaker : form.querySelector(`[name="${field}"]:checked`) ?? form.elements[field];
    const label = from?.type === "radio" ? from.labels[0]?.firstChild : field === "quote" ? null : from?.selectedOptions?.[0];
    const text = from?.value?.trim() ? (label ?? { textContent: from.value }).textContent.trim() : "";
    if (said.textContent !== (text || said.dataset.none)) said.textContent = text || said.dataset.none;
  }
}
const reviewed = ({ target }) => target.form?.classList.contains("sayform") && review(target.form);
for (const event of ["input", "change", "focusin"]) addEventListener(event, reviewed);
document.querySelectorAll(".sayform").forEach(review);
