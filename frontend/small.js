// What a page of text gains from a browser that runs scripts, and does without otherwise: contents that follow the reader, and
// links that are copied by a press. No framework, no bundle.
for (const contents of document.querySelectorAll("[data-follow]")) {
  const links = new Map([...contents.querySelectorAll('a[href^="#"]')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const places = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  let here = null;
  const follow = () => {
    // The last heading above the reader's eye, a third down the window.
    const line = innerHeight / 3;
    const last = places.filter((place) => place.getBoundingClientRect().top <= line).at(-1) ?? places[0];
    const link = last && links.get(last.id);
    if (!link || link === here) return;
    here?.classList.remove("toc__link--here");
    here?.removeAttribute("aria-current");
    link.classList.add("toc__link--here");
    link.setAttribute("aria-current", "location");
    here = link;
    // The contents scroll in their own frame, the page stays where it is.
    const frame = contents.closest(".stick") ?? contents;
    const [inner, outer] = [link.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) frame.scrollTop += inner.top - outer.top - outer.height / 3;
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      follow();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  follow();
}

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
