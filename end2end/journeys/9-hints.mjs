// What the desk is offered, over the large hearing: same texts as one line, themes, issues proposed and taken by one key, a
// beginning for an issue's text.
import { accessible, DESK, must, picture, visitor } from "../kit.mjs";

const HINTS = "/desk/c/8/hints";
const TABLE = "/desk/c/8/ledger";
const awake = (me) => me.page.locator("html[data-awake]").waitFor({ state: "attached" });
const touched = async (me) => Number(/จัด ([\d,]+) ความเห็น/.exec(await me.page.locator(".undo").innerText())[1].replaceAll(",", ""));

async function press(me, key) {
  await Promise.all([me.page.waitForNavigation(), me.page.keyboard.press(key)]);
  await awake(me);
}

/** Opens a page again until something stands there: what is offered follows in the background, proposals within a minute or so. */
async function until(me, path, selector) {
  const end = Date.now() + 90_000;
  for (;;) {
    await me.visit(path);
    if ((await me.page.locator(selector).count()) > 0) return;
    must(Date.now() < end, `${selector} does not come to ${path}`);
    await new Promise((later) => setTimeout(later, 500));
  }
}

export async function a_theme_becomes_an_issue_by_one_press_and_is_undone_without_scripts({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("summariser@demo.example");
  await until(me, HINTS, ".offer");
  await me.see("ระบบอ่านถ้อยคำแล้วเสนอเท่านั้น");
  const offer = me.page.locator(".offer").first();
  const waiting = Number(/รอจัด ([\d,]+)/.exec(await offer.innerText())[1].replaceAll(",", ""));
  await offer.getByRole("button", { name: /ตั้งประเด็นและจัดทั้งกลุ่ม/ }).click();
  must((await touched(me)) === waiting, "the whole theme, with its count");
  await me.press("เลิกทำ", "button");
  await me.visit(HINTS);
  await me.press("หากลุ่มใหม่", "button");
  await until(me, HINTS, ".offer");
  await me.end();
}

export async function same_texts_are_one_line_and_a_key_takes_what_is_proposed({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("summariser@demo.example");
  await until(me, `${TABLE}?place=waiting&folded=yes`, ".leaf a.leaf__mark");
  await awake(me);
  await accessible(me.page);
  await picture(me.page, "9-hints-folded");
  // The first line that stands for more than one, by the keyboard.
  const lines = await me.page.locator(".leaf").evaluateAll((all) => all.map((line) => Boolean(line.querySelector("a.leaf__mark"))));
  for (let at = 0; at <= lines.indexOf(true); at += 1) await me.page.keyboard.press("j");
  await me.page.keyboard.press("x");
  await me.page.keyboard.press("n");
  await me.page.keyboard.type("เรื่องที่หลายคนพูดเหมือนกัน");
  await press(me, "Enter");
  must((await touched(me)) > 1, "the copies went with their line");
  await press(me, "u");

  // Two issues by part, so that there is something to learn.
  for (const [part, title] of [["k1", "ค่าโดยสาร"], ["k2", "เวลาเดินรถ"]]) {
    await me.visit(`${TABLE}?place=waiting&at=${part}&stance=agree`);
    await awake(me);
    // Those that were read and ticked; what is put as a whole proves nothing.
    for (const box of await me.page.locator(".leaf .tick").all()) await box.check();
    await me.page.locator("#new").evaluate((fold) => (fold.open = true));
    await me.page.getByLabel("ชื่อประเด็นใหม่").fill(title);
    await me.page.locator("#make").click();
    await me.see(/จัด \d+ ความเห็น เข้าประเด็น/);
  }
  await until(me, HINTS, "a[href*='proposed=']");
  await accessible(me.page);
  await picture(me.page, "9-hints-learned");
  await me.page.locator("a[href*='proposed=']").first().click();
  await awake(me);
  await me.see(/ระบบเสนอ: \d+\. /);
  await accessible(me.page);
  await picture(me.page, "9-hints-proposed");
  await me.page.keyboard.press("j");
  await press(me, "a");
  await me.see(/จัด 1 ความเห็น ตามข้อเสนอ/);
  // The same on the page of one comment.
  await me.page.locator(".leaf a", { hasText: "เปิด" }).first().click();
  await awake(me);
  await accessible(me.page);
  await picture(me.page, "9-hints-one");
  // Nothing is offered for it any more: the page that answers has no island.
  await Promise.all([me.page.waitForNavigation(), me.page.keyboard.press("a")]);
  await me.visit(TABLE);
  await me.see(/จัด 1 ความเห็น ตามข้อเสนอ/);
  // A sample of what is proposed is read and corrected; then everything that is left of it, with its count, and undone.
  await until(me, HINTS, "a[href*='sample?proposed=']");
  await me.page.locator("a[href*='sample?proposed=']").first().click();
  await me.see(/ตรงกับตัวกรองทั้งหมด [\d,]+ ความเห็น/);
  await accessible(me.page);
  await picture(me.page, "9-hints-sample");
  const rows = me.page.locator(".sheet__row");
  must(/^\d+$/.test(await rows.first().locator("input[name='put[]']").inputValue()), "the proposal stands in its field");
  // One that its reader clears was wrong.
  const read = await rows.count();
  await rows.nth(read - 1).locator("input[name='put[]']").fill("");
  await me.press("อ่านครบแล้ว บันทึก", "button");
  await me.see(new RegExp(`ระบบเสนอถูก ${read - 1} จาก ${read}`));
  const rest = me.page.locator("button[value=proposed]");
  if (await rest.count()) {
    await rest.click();
    must((await touched(me)) >= 1, "all that is left of one proposal");
    await me.press("เลิกทำ", "button");
  }
  await me.end();
}

export async function sentences_and_samples_are_sheets_with_and_without_scripts({ browser, address }) {
  const phone = { width: 390, height: 844 };
  for (const [size, scripts, name] of [[DESK, true, ""], [phone, true, "-phone"], [DESK, false, "-plain"]]) {
    const me = await visitor(browser, address, { size, scripts });
    // What judges a page needs scripts itself.
    const look = async (of) => {
      if (scripts) await accessible(me.page);
      await picture(me.page, `9-hints-${of}${name}`);
    };
    await me.signIn("summariser@demo.example");
    await until(me, "/desk/c/8/sayings", ".sheet__row");
    await look("sayings");
    // A number that no issue has keeps what was typed, and says so at its row.
    const field = () => me.page.locator("input[name='put[]']");
    const waits = Number(/รอจัด ([\d,]+)/.exec(await me.page.locator(".sheet__row").first().innerText())[1].replaceAll(",", ""));
    await field().nth(0).fill(`เรื่องจากประโยคแรก${name}`);
    await field().nth(1).fill("99");
    await me.press("บันทึกแถวที่ใส่แล้ว", "button");
    await me.see("ไม่มีประเด็นเลขที่ 99");
    must((await field().nth(0).inputValue()).startsWith("เรื่องจากประโยคแรก"), "what was typed is there");
    await look("sayings-refused");
    await field().nth(1).fill("");
    await field().nth(0).press("Enter");
    await me.page.locator(".undo").waitFor();
    must((await touched(me)) >= waits, "all who say it");
    await me.press("เลิกทำ", "button");
    await me.visit("/desk/c/8/sayings?show=copies");
    await look("copies");
    await me.visit("/desk/c/8/sample?place=waiting");
    await me.page.locator("input[name='put[]']").first().fill("0");
    await me.press("บันทึกแถวที่ใส่แล้ว", "button");
    await me.see("เหตุที่อยู่นอกประเด็น");
    await look("sample-refused");
    await me.page.locator("#f-aside").selectOption({ index: 1 });
    await me.press("บันทึกแถวที่ใส่แล้ว", "button");
    await me.see(/จัด 1 ความเห็น เป็นนอกประเด็น/);
    await me.press("เลิกทำ", "button");
    await me.end();
  }
}

export async function the_text_of_an_issue_is_begun_from_what_people_wrote({ browser, address }) {
  for (const [lang, size] of [["", DESK], ["/en", { width: 390, height: 844 }]]) {
    const me = await visitor(browser, address, { size });
    await me.signIn("summariser@demo.example");
    await me.visit(`${lang}/desk/c/8/summary`);
    await me.page.locator(".issue__name a").last().click();
    await me.page.locator("a[href*='begin=yes']").click();
    const begun = await me.page.locator("#f-raised").inputValue();
    must(/“.+” \([\d,]+ (ความเห็น|comments?)\)/.test(begun), `sentences with how many say them: ${begun}`);
    await accessible(me.page);
    await picture(me.page, `9-hints-begun${lang.replace("/", "-")}`);
    await me.visit(`${lang}${HINTS}`);
    await accessible(me.page);
    await picture(me.page, `9-hints-page${lang.replace("/", "-")}`);
    await me.end();
  }
}
