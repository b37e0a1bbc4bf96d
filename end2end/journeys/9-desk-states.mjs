// The desk's pages in every state that a stranger comes to, in both languages, by day and by night, on a desktop and a phone:
// the survey's editor, publishing that waits, is ready or is refused, a revision that waits, what has lost its provision, the
// table with filters, an issue being written, publishing a result that is refused.
import { MEMORANDUM, prepareBill } from "../deeds.mjs";
import { accessible, DESK, must, PHONE, picture, visitor } from "../kit.mjs";

const LOOKS = [[DESK, "", false], [DESK, "", true], [DESK, "/en", false], [DESK, "/en", true], [PHONE, "", true], [PHONE, "/en", false]];

/** Everything that is wrong with some pages as one person sees them, each look in a session of its own. */
async function look({ browser, address }, who, paths, refused = []) {
  const wrong = [];
  for (const [size, prefix, dark] of LOOKS) {
    const me = await visitor(browser, address, { size, dark });
    await me.signIn(who);
    const check = async (path) => {
      try {
        await accessible(me.page);
        const wide = await me.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        must(wide <= 0, `${prefix}${path} is ${wide} px too wide`);
      } catch (error) {
        wrong.push(error.message);
      }
      const name = `9${path.replace(/[/?&=]/g, "_")}_${size.width}${prefix.replace("/", "_")}${dark ? "_dark" : ""}`;
      if (process.env.PICTURES) await picture(me.page, name);
    };
    for (const path of paths) {
      await me.visit(prefix + path);
      await check(path);
    }
    for (const [path, button, fill] of refused) {
      await me.visit(prefix + path);
      await fill?.(me.page);
      await me.page.locator(button).click();
      await me.page.locator("#problem").waitFor();
      await check(`${path}?refused`);
    }
    await me.end();
  }
  must(wrong.length === 0, wrong.join("\n"));
}

export async function the_survey_editor_and_publishing_that_waits_are_accessible(site) {
  const me = await visitor(site.browser, site.address, { size: DESK, scripts: false });
  await me.signIn("officer@demo.example");
  await me.press("เริ่มเรื่องใหม่");
  await me.page.getByRole("radio", { name: /^ประเมินผลสัมฤทธิ์|^การประเมินผลสัมฤทธิ์/ }).check();
  await me.page.getByLabel("ชื่อเต็ม").fill("การประเมินผลสัมฤทธิ์ของกฎหมายว่าด้วยห้องสมุดสิ่งของ");
  await me.press("สร้างเรื่อง", "button");
  await me.page.getByRole("status").filter({ hasText: "สร้างเรื่องแล้ว" }).waitFor();
  const here = new URL(me.page.url()).pathname;
  // A question is moved before anything is saved, with what is typed in it.
  await me.visit(`${here}/survey`);
  await me.page.locator("#q-2 > summary").click();
  await me.page.locator("#f-help-2").fill("ยังไม่บันทึก");
  await me.page.locator("#q-2 button[value='up:2']").click();
  await me.see("ย้ายข้อ 2 ขึ้นแล้ว");
  must((await me.page.locator("#f-help-1").inputValue()) === "ยังไม่บันทึก", "what was typed moves with its question");
  await me.end();
  await look(site, "officer@demo.example", ["/desk", here, `${here}/survey`, `${here}/publish`, `${here}/about`], [
    [`${here}/survey`, ".save button", async (page) => {
      await page.locator("#q-1 > summary").click();
      await page.locator("#f-text-1").fill("ข".repeat(4000));
    }],
  ]);
}

export async function publishing_that_is_ready_or_refused_is_accessible(site) {
  const me = await visitor(site.browser, site.address, { size: DESK, scripts: false });
  await me.signIn("officer@demo.example");
  const here = await prepareBill(me);
  await me.visit(`${here}/points`);
  await me.page.locator("#f-provisions-1").fill("มาตรา 3 (1), มาตรา 77");
  await me.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  await me.see("ไม่พบ “มาตรา 77” ในร่าง");
  must((await me.page.locator("#f-provisions-1").inputValue()) === "มาตรา 3 (1), มาตรา 77", "what was typed stays");
  await me.page.locator("#f-provisions-1").fill("มาตรา 3 (1)");
  await me.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  must((await me.page.locator("#f-provisions-1").inputValue()) === "มาตรา ๓ (๑)", "said back in the draft's words");
  await look(site, "officer@demo.example", [here, `${here}/publish`, `${here}/points`, `${here}/draft`, `${here}/reasons`, `${here}/dates`]);
  // The text loses the section that a key point names.
  await me.visit(`${here}/draft`);
  await me.page.getByLabel("ข้อความของร่าง").fill(`${MEMORANDUM}มาตรา ๑ ให้มีห้องสมุดสิ่งของ`);
  await me.press("อ่านและบันทึก", "button");
  await me.see("1 มาตราหรือข้อ");
  await me.end();
  await look(site, "officer@demo.example", [], [[`${here}/publish`, "form[action$='desk/publish'] button[type=submit]"]]);
}

export async function a_revision_that_waits_and_orphans_are_accessible(site) {
  const me = await visitor(site.browser, site.address, { size: DESK, scripts: false });
  await me.signIn("local@demo.example");
  await me.visit("/desk/c/4/draft");
  const source = me.page.getByLabel("ข้อความของร่างที่ปรับแล้ว");
  await source.fill((await source.inputValue()).replace("เก้าสิบ", "หนึ่งร้อยยี่สิบ"));
  await me.press("อ่านและบันทึกไว้ก่อน", "button");
  await me.page.getByRole("status").filter({ hasText: "บันทึกร่างที่ปรับไว้แล้ว" }).waitFor();
  await me.end();
  await look(site, "local@demo.example", ["/desk/c/4/draft", "/desk/c/4/orphans", "/desk/c/4", "/desk/c/4/comments", "/desk/c/4/ledger"], [["/desk/c/4/draft", "#check form button"]]);
}

export const the_table_with_filters_and_the_summary_desk_are_accessible = (site) =>
  look(
    site,
    "summariser@demo.example",
    ["/desk", "/desk/c/8/ledger?place=waiting&stance=agree&q=ค่าใช้จ่าย", "/desk/c/8/ledger?place=aside", "/desk/c/5/summary", "/desk/c/5/summary?show=all", "/desk/c/5/summary?open=texts", "/desk/c/6/summary?show=all", "/desk/c/6/ledger"],
    [["/desk/c/8/ledger", "#put"], ["/desk/c/8/summary/publish", "main form button[type=submit]"]],
  );

export const a_moderators_pages_are_accessible = (site) =>
  look(site, "moderator@demo.example", ["/desk", "/desk/c/1/comments", "/desk/c/1/comments?withheld=yes"]);

/** At 1280 × 900 the bar leaves the comments in view. */
export async function the_bar_of_the_summary_desk_is_one_line({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("summariser@demo.example");
  for (const path of ["/desk/c/8/ledger"]) {
    await me.visit(path);
    const bar = await me.page.locator(".move").boundingBox();
    must(bar.height <= 80, `the bar of ${path} is ${bar.height} px high`);
  }
  await me.end();
}
