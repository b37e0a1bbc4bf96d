// Somebody looks for what the law says: by words, by a citation, inside one law; with scripts, without, and by keyboard; and finds a proposal.
import { accessible, DESK, look, must, reach, visitor } from "../kit.mjs";

const at = (words) => `/laws/search?q=${encodeURIComponent(words)}`;
const CITED = "มาตรา ๖ พระราชบัญญัติรถม้าโดยสาร";

/** The index of a program just started may still be in the making. */
async function found(me, words) {
  for (let i = 0; ; i++) {
    await me.visit(at(words));
    if (await me.page.locator("article.hit mark").count()) return;
    must(i < 40, `${words} was not found`);
    await me.page.waitForTimeout(250);
  }
}

async function looked({ browser, address }, scripts) {
  const me = await visitor(browser, address, { scripts });
  const { page } = me;
  await found(me, "ให้ม้าพัก");
  // From the search of hearings: the law that is named stands there, and its tab beside.
  await me.visit("/search");
  await page.getByRole("searchbox", { name: "ค้นหา" }).fill(CITED);
  await page.getByRole("button", { name: "ค้นหา" }).click();
  await me.see("ในกฎหมายที่อยู่ในทะเบียน");
  await page.getByRole("navigation", { name: "ค้นในที่ใด" }).getByRole("link", { name: /กฎหมายและข้อเสนอ/ }).click();
  await me.see(/พบ \d+ แห่งในกฎหมาย \d+ ฉบับ/);
  await me.see("ใช้บังคับอยู่");
  await page.getByRole("link", { name: "มาตรา ๖" }).first().click();
  must(/\/laws\/\d+/.test(page.url()) && page.url().endsWith("#m6"), page.url());
  // Within the law.
  const box = page.getByRole("searchbox", { name: "ค้นในกฎหมายนี้" });
  await box.fill("ใบอนุญาต");
  await box.press("Enter");
  await me.see(/พบ \d+ แห่งในกฎหมายนี้/);
  await me.press("ค้นในกฎหมายทั้งหมด");
  await me.see(/พบ \d+ แห่งในกฎหมาย \d+ ฉบับ/);
  // Narrowed, and taken off again.
  await page.locator("nav.facets .picks__link").first().click();
  await page.locator("a.chip").click();
  must((await page.locator("a.chip").count()) === 0, "the filter stayed");
  await me.end();
}

export const somebody_finds_a_provision_and_searches_its_law = (site) => looked(site, true);
export const a_provision_is_found_without_scripts = (site) => looked(site, false);

export async function a_law_is_searched_by_keyboard_alone({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  const { page } = me;
  await found(me, "ให้ม้าพัก");
  await me.visit("/laws/search");
  await reach(page, page.getByRole("searchbox", { name: "ค้นในกฎหมาย" }));
  await page.keyboard.type("ให้ม้าพัก");
  await page.keyboard.press("Enter");
  await me.see(/พบ \d+ แห่ง/);
  await reach(page, page.locator("a.hit__where"));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/laws/*#m*");
  await me.end();
}

export async function every_face_of_the_search_among_laws_is_accessible(site) {
  const me = await visitor(site.browser, site.address);
  await found(me, "ให้ม้าพัก");
  await me.end();
  await look("l-laws", site, "", [
    "/laws/search",
    at("ใบอนุญาต"),
    at("ตราชั่งมาสอบทาน"),
    at("zzzz -ก"),
    `${at("ม้า")}&in=1`,
    `${at("zz")}&in=1&what=proposal`,
    `${at("ใบอนุญาต")}&state=in_force`,
    `/search?q=${encodeURIComponent("ม.6 รถม้าโดยสาร")}`,
    "/proposals",
    "/laws?q=" + encodeURIComponent("รถม้า"),
  ]);
}
