// Every public page and state, in both languages, light and dark, with axe: no violation.
import { accessible, DESK, must, PHONE, picture, visitor } from "../kit.mjs";

const PUBLIC = [
  "/", "/consultations", "/consultations?state=open&subject=smes", "/results", "/search", "/search?q=ตู้เย็น", "/search?q=zzzz", "/receipts",
  "/c/1", "/c/2", "/c/2/draft", "/c/1/comments", "/c/1/comments?at=k2", "/c/1/say?at=k2", "/c/2/say?at=m3", "/c/5", "/c/5/say", "/c/6", "/c/6/result",
  "/c/7", "/c/7/survey", "/c/7/survey?for=public", "/c/7/survey/results", "/c/1/poster", "/c/9", "/c/10", "/c/11", "/about/how", "/about/privacy",
  "/about/accessibility", "/desk", "/no-such-page",
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
