// What a page gains from a browser that runs scripts, and does without otherwise: links that are copied by a press, how much of a
// long text is left, how far a large file has come, a pasted text's headings and lists. No framework, no bundle.
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
