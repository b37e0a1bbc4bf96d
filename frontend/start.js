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

if ("requestIdleCallback" in window) window.requestIdleCallback(start, { timeout: 2000 });
else start();
