// Every public page and state, in both languages, light and dark, with axe: no violation.
import { accessible, DESK, must, PHONE, picture, visitor } from "../kit.mjs";

const PUBLIC = [
  "/", "/consultations", "/consultations?state=open&subject=smes", "/results", "/search", "/search?q=ตู้เย็น", "/search?q=zzzz", "/receipts",
  "/c/1", "/c/2", "/c/2/draft", "/c/2/draft/whole", "/c/1/comments", "/c/1/comments?at=k2", "/c/1/say?at=k2", "/c/2/say?at=m3", "/c/5", "/c/5/say", "/c/6", "/c/6/result",
  "/c/7", "/c/7/survey", "/c/7/survey?for=public", "/c/7/survey/results", "/c/1/poster", "/c/9", "/c/10", "/c/11", "/about/how", "/about/privacy",
  "/about/accessibility", "/sign-in", "/account/new", "/account/forgot", "/account/forgot?asked=1", "/account/letter/none", "/me", "/desk", "/no-such-page",
];

async function look({ browser, address }, { prefix, dark, size }) {
  const me = await visitor(browser, address, { dark, size });
  const wrong = [];
  for (const path of PUBLIC) {
    await me.visit(prefix + path);
    try {
      await accessible(me.page);
      const wide = await me.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      must(wide <= 0, `${prefix}${path} is ${wide} px wider than the screen`);
    } catch (error) {
      wrong.push(error.message);
    }
    if (process.env.PICTURES) await picture(me.page, `${prefix}${path}-${size.width}${dark ? "-dark" : ""}`.replaceAll(/[^\wก-๙-]/g, "_"));
  }
  await me.end();
  must(wrong.length === 0, wrong.join("\n"));
}

export const every_page_in_thai_on_a_phone_is_accessible = (site) => look(site, { prefix: "", dark: false, size: PHONE });
export const every_page_in_thai_on_a_desktop_in_the_dark_is_accessible = (site) => look(site, { prefix: "", dark: true, size: DESK });
export const every_page_in_english_is_accessible = (site) => look(site, { prefix: "/en", dark: false, size: DESK });
export const every_page_in_english_on_a_phone_in_the_dark_is_accessible = (site) => look(site, { prefix: "/en", dark: true, size: PHONE });

export async function contents_follow_the_reader_and_a_link_is_copied({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.visit("/c/2/draft");
  const here = () => me.page.locator(".toc--side a:target-current").getAttribute("href");
  const first = await here();
  await me.page.locator(".law__group").last().scrollIntoViewIfNeeded();
  await me.page.mouse.wheel(0, 600);
  await me.page.waitForFunction((first) => document.querySelector(".toc--side a:target-current")?.getAttribute("href") !== first, first);
  await me.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copy = async (path) => {
    await me.visit(path);
    await me.page.locator("button[data-copy]:visible").click();
    await me.page.locator(".share__said:visible", { hasText: "คัดลอกแล้ว" }).waitFor();
    must((await me.page.evaluate(() => navigator.clipboard.readText())).endsWith(path), `${path} is in the clipboard`);
  };
  for (const size of [DESK, PHONE]) {
    await me.page.setViewportSize(size);
    await copy("/c/2");
    await copy("/c/6/result");
  }
  await me.visit("/c/2");
  await me.page.getByRole("link", { name: "พิมพ์ประกาศแผ่นเดียว A4" }).click();
  await me.see("สแกน หรือเปิดลิงก์นี้ในโทรศัพท์");
  await me.end();
}

export async function what_is_about_to_be_sent_is_said_back_without_scripts({ browser, address }) {
  const me = await visitor(browser, address, { scripts: false });
  await me.visit("/c/1/say?at=k2");
  const said = (name) => me.page.locator(`.review__live--${name} .is:visible`).innerText();
  must((await said("stance")).includes("ยังไม่ได้เลือก"), "nothing is chosen yet");
  await me.page.getByRole("radio", { name: "ไม่เห็นด้วย" }).check();
  await me.page.getByRole("radio", { name: "ส่งถึงหน่วยงานเท่านั้น" }).check();
  await me.page.getByLabel("ประเด็นหรือส่วนที่จะพูดถึง").selectOption("k3");
  must((await said("stance")).includes("ไม่เห็นด้วย"), "the stance");
  must((await said("part")).includes("ประเด็นที่ 3"), "the part");
  must((await said("showing")).includes("ถึงหน่วยงานเท่านั้น"), "who will see it");
  await me.end();
}
