// Wakes the islands of a page, outermost first, once the browser has nothing better to do. The text is there already.
import * as siang from "./siang.js";

async function wake(node, parents) {
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const tag = node.tagName.toLowerCase();
  if (tag === "leptos-island") {
    const island = siang[node.dataset.component];
    if (island) {
      parents.at(-1)?.();
      await island(node);
    }
  }
  const inside = tag === "leptos-children" ? [...parents, node.$$on_hydrate] : parents;
  for (const child of node.children) await wake(child, inside);
}

async function start() {
  await siang.default({ module_or_path: new URL("./siang_bg.wasm", import.meta.url) });
  siang.hydrate();
  await wake(document.body, []);
  document.documentElement.dataset.awake = "";
}

// A form sent by an island was refused: its page comes back in the answer and takes this one's place, under the same address.
globalThis.showPage = async (text) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  document.title = page.title;
  document.body.replaceWith(document.adoptNode(page.body));
  const problem = document.getElementById("problem") ?? document.querySelector("[data-told] h3, [data-told] textarea") ?? document.querySelector("h1");
  problem?.setAttribute("tabindex", "-1");
  problem?.focus();
  scrollTo({ top: problem ? problem.getBoundingClientRect().top + scrollY - 16 : 0 });
  document.dispatchEvent(new Event("shown"));
  await wake(document.body, []);
};

if ("requestIdleCallback" in window) window.requestIdleCallback(start, { timeout: 2000 });
else start();
