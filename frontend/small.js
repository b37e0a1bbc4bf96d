// What a page without islands gains from a browser that runs scripts, and does without otherwise: links that are copied by a press.
// No framework, no bundle.
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
