// Runs every journey against one program, and says how each ended.
import { readdirSync } from "node:fs";
import { browse, serve } from "./kit.mjs";

/** The pages that a failed journey left, in words; they are closed, so that the next journey finds a clean browser. */
async function tellWhatIsOpen(browser) {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      const words = await page.locator("main").innerText({ timeout: 1_000 }).catch(() => "no page");
      console.log(`        ${page.url()}: ${words.replace(/\s+/g, " ").slice(0, 400)}`);
    }
    await context.close();
  }
}

const only = process.argv[2];
const folder = new URL("journeys/", import.meta.url);
const site = await serve();
const browser = await browse();
let passed = 0;
let failed = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith(".mjs")).sort()) {
  const journeys = await import(new URL(file, folder));
  for (const [name, journey] of Object.entries(journeys)) {
    if (only && !`${file} ${name}`.includes(only)) continue;
    const begun = Date.now();
    try {
      await journey({ browser, address: site.address });
      passed += 1;
      console.log(`ok      ${file} ${name} ${Date.now() - begun} ms`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${file} ${name}\n${error.stack ?? error}`);
      await tellWhatIsOpen(browser);
    }
  }
}
await browser.close();
await site.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
