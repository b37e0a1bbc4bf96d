// Somebody searches: with scripts, without, and by keyboard alone; inside one consultation; and follows a search.
import { accessible, DESK, must, visitor } from "../kit.mjs";

const at = (words) => `/search?q=${encodeURIComponent(words)}`;
const awake = (me) => me.page.locator("html[data-awake]").waitFor({ state: "attached", timeout: 20_000 });

/** The index of a program just started may still be in the making. */
async function found(me, words) {
  for (let i = 0; ; i++) {
    await me.visit(at(words));
    if (await me.page.locator("article.hit mark").count()) return;
    must(i < 40, `${words} was not found`);
    await me.page.waitForTimeout(250);
  }
}

async function searched({ browser, address }, scripts) {
  const me = await visitor(browser, address, { scripts });
  await found(me, "ตู้เย็น");
  await me.visit("/search");
  await me.page.getByRole("searchbox", { name: "ค้นหา" }).fill("ค่าแผง");
  await me.page.getByRole("button", { name: "ค้นหา" }).click();
  await me.see(/พบ \d+ แห่งใน \d+ เรื่อง/);
  must((await me.page.locator("mark").count()) > 0, "nothing is marked");
  // Narrowed by a count, and taken off again.
  const facet = me.page.locator("nav.facets .picks__link").first();
  const name = (await facet.innerText()).split("\n")[0].trim();
  await facet.click();
  const chip = me.page.locator("a.chip");
  must((await chip.innerText()).includes(name), `the filter ${name} is not shown`);
  await chip.click();
  must((await me.page.locator("a.chip").count()) === 0, "the filter stayed");
  await me.page.getByRole("navigation", { name: "เรียงตาม" }).getByRole("link", { name: "ความเห็นมากก่อน" }).click();
  must(me.page.url().includes("sort=commented"), me.page.url());
  // From a passage to the place it stands at.
  await me.page.locator("a.hit__where").first().click();
  must(new URL(me.page.url()).pathname.startsWith("/c/"), me.page.url());
  await me.end();
}

export const somebody_searches_narrows_and_reads = (site) => searched(site, true);
export const the_same_search_works_without_scripts = (site) => searched(site, false);

export async function names_appear_while_typing_and_are_reached_by_keyboard({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await found(me, "ตู้เย็น");
  await me.visit("/search");
  await awake(me);
  const field = me.page.getByRole("searchbox", { name: "ค้นหา" });
  await field.focus();
  await me.page.keyboard.type("ตลาดน", { delay: 30 });
  const names = me.page.locator(".suggest__names");
  await names.getByRole("link").first().waitFor();
  await me.page.getByRole("status").filter({ hasText: "กดลูกศรลง" }).waitFor({ state: "attached" });
  await accessible(me.page);
  await me.page.keyboard.press("ArrowDown");
  const focused = () => me.page.evaluate(() => document.activeElement.className);
  must((await focused()) === "suggest__link", `the focus is on ${await focused()}`);
  await me.page.keyboard.press("Escape");
  must(await names.isHidden(), "the names stayed");
  must((await focused()).includes("find__field"), "the focus was lost");
  must((await field.inputValue()) === "ตลาดน", "what was typed is gone");
  await me.page.keyboard.type("ัด");
  await names.getByRole("link").first().waitFor();
  await me.page.keyboard.press("ArrowDown");
  await me.page.keyboard.press("Enter");
  await me.page.waitForURL("**/c/2");
  await me.end();
}

export async function one_consultation_is_searched_from_its_page({ browser, address }) {
  const me = await visitor(browser, address, { scripts: false });
  await found(me, "ตู้เย็น");
  await me.visit("/c/1");
  await me.page.getByRole("searchbox", { name: "ค้นในเรื่องนี้" }).fill("อะไหล่");
  await me.page.getByRole("searchbox", { name: "ค้นในเรื่องนี้" }).press("Enter");
  await me.see(/พบ \d+ แห่งในเรื่องนี้/);
  await me.page.locator("nav.facets").getByRole("link", { name: "ไม่เห็นด้วย" }).click();
  must(me.page.url().includes("stance=disagree"), me.page.url());
  await me.press("ค้นในทุกเรื่อง");
  await me.see(/พบ \d+ แห่งใน \d+ เรื่อง/);
  await me.end();
}

export async function a_search_is_followed_as_a_feed({ browser, address }) {
  const me = await visitor(browser, address);
  await found(me, "ตู้เย็น");
  const link = await me.page.locator("link[type='application/atom+xml']").getAttribute("href");
  const answer = await me.page.request.get(link.replace(/^https?:\/\/[^/]+/, address));
  must(answer.ok() && answer.headers()["content-type"].startsWith("application/atom+xml"), `${answer.status()}`);
  const count = await me.page.evaluate((xml) => {
    const read = new DOMParser().parseFromString(xml, "application/xml");
    return read.querySelector("parsererror") ? -1 : read.querySelectorAll("entry").length;
  }, await answer.text());
  must(count > 0, `${count} entries`);
  await me.end();
}

export async function every_face_of_the_search_page_is_accessible({ browser, address }) {
  const wrong = [];
  for (const [prefix, dark] of [["", false], ["", true], ["/en", false]]) {
    const me = await visitor(browser, address, { dark });
    await found(me, "ตู้เย็น");
    const pages = ["/search", at("ตู้เย็น"), at("ตู้เยน"), at("บัญชีม้า"), `${at("บัญชีม้า")}&literal=1`, at("zzzz -ก"), `${at("อะไหล่")}&in=1`, `${at("zz")}&in=1&stance=agree`, `${at("ซ่อม")}&state=open`];
    for (const path of pages) {
      await me.visit(prefix + path);
      try {
        await accessible(me.page);
        const wide = await me.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        must(wide <= 0, `${prefix}${path} is ${wide} px wider than the screen`);
      } catch (error) {
        wrong.push(error.message);
      }
    }
    await me.end();
  }
  must(wrong.length === 0, wrong.join("\n"));
}
