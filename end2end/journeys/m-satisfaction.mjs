// One question about the portal itself: answered on a phone without scripts, by keys alone, and left alone by an officer; and what people wrote freely in a survey, put
// into groups that everyone reads.
import { accessible, arrow, DESK, look, must, picture, reach, serve, visitor } from "../kit.mjs";

// Each in other words: what says the same is shown before it is sent.
const TEXTS = [
  "ช่างแถวบ้านหาอะไหล่พัดลมไม่ได้",
  "อยากให้มีศูนย์ซ่อมในทุกอำเภอ เพราะต้องขนตู้เย็นเข้าเมือง",
  "ราคาค่าซ่อมควรติดป้ายไว้หน้าร้านก่อนรับเครื่อง",
  "ขอให้โรงเรียนอาชีวะรับซ่อมของเก่าเป็นวิชาเรียน",
  "ผู้สูงอายุควรเรียกช่างมาที่บ้านได้โดยไม่เสียค่าเดินทาง",
];

async function receipt(me, at) {
  await me.visit(`/c/1/say?at=${at}`);
  await me.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await me.page.locator("#f-reason").fill(TEXTS.shift());
  await me.press("ส่งความเห็น", "button");
  await me.page.waitForURL(/\/receipts\//);
}

export async function whoever_has_a_receipt_is_asked_one_question_once({ browser }) {
  const site = await serve();
  const me = await visitor(browser, site.address, { scripts: false });
  await receipt(me, "k1");
  await me.see("ถามข้อเดียวเรื่องระบบนี้");
  await picture(me.page, "m-card");
  await me.press("ส่งคำตอบข้อนี้", "button");
  await me.see("ยังไม่ได้เลือก");
  await me.page.locator("#satisfaction").getByRole("radio", { name: "มาก", exact: true }).check();
  await me.page.locator("#f-remark").fill("ตัวหนังสืออ่านง่าย");
  await me.press("ส่งคำตอบข้อนี้", "button");
  await me.see("ขอบคุณ เรานับคำตอบของคุณแล้ว");
  await receipt(me, "k2");
  must((await me.page.locator("form[action='/api/satisfaction/answer']").count()) === 0, "once in ninety days");
  await me.end();
  // By keys alone, with scripts.
  const keys = await visitor(browser, site.address, { size: DESK });
  await receipt(keys, "k1");
  const { page } = keys;
  await accessible(page);
  const card = page.locator("#satisfaction");
  await reach(page, card.getByRole("radio").first());
  await page.keyboard.press("Space");
  const middle = card.getByRole("radio", { name: "ปานกลาง" });
  await arrow(page, middle, () => middle.isChecked());
  await reach(page, card.getByRole("button", { name: "ส่งคำตอบข้อนี้" }));
  await page.keyboard.press("Enter");
  await keys.see("ขอบคุณ เรานับคำตอบของคุณแล้ว");
  await accessible(page);
  await keys.end();
  const office = await visitor(browser, site.address, { size: DESK });
  await office.signIn("central@demo.example");
  await office.visit("/desk/satisfaction");
  await office.see("ตัวหนังสืออ่านง่าย");
  await accessible(office.page);
  await office.end();
  await look("m", { browser, address: site.address }, "", ["/about/satisfaction"]);
  await site.stop();
}

export async function what_people_wrote_is_grouped_and_everyone_reads_of_what_it_is({ browser }) {
  const site = await serve();
  const officer = await visitor(browser, site.address, { size: DESK, scripts: false });
  await officer.signIn("officer@demo.example");
  await officer.visit("/desk/c/7/answers");
  await officer.page.locator("main ol a").first().click();
  const page = new URL(officer.page.url()).pathname;
  await officer.page.locator("[name=title]").fill("อายุใบอนุญาต");
  await officer.page.locator("#groups").getByRole("button").click();
  await officer.page.locator("[name=q]").fill("ใบอนุญาต");
  await officer.press("ค้น", "button");
  for (const box of await officer.page.locator("[name='sheet[]']").all()) await box.check();
  await officer.page.locator("[name=group]").selectOption({ label: "อายุใบอนุญาต" });
  await officer.press("ใส่ในกลุ่มนี้", "button");
  await officer.visit(`${page}?in=waiting`);
  for (const box of await officer.page.locator("[name='sheet[]']").all()) await box.check();
  await officer.page.locator("[name=group]").selectOption("0");
  await officer.press("ใส่ในกลุ่มนี้", "button");
  await look("m-desk", { browser, address: site.address }, "officer@demo.example", ["/desk/c/7/answers", page, `${page}?in=1`]);
  await officer.visit("/desk/c/7/close");
  await officer.page.locator("[name=reason]").fill("ได้คำตอบครบทุกกลุ่มแล้ว จึงปิดรับฟัง");
  await officer.page.locator("main form").getByRole("button").last().click();
  await officer.end();
  const citizen = await visitor(browser, site.address);
  await citizen.visit("/c/7/survey/results");
  await citizen.see("สิ่งที่คำตอบพูดถึง");
  await citizen.see("อายุใบอนุญาต");
  must(!(await citizen.page.locator("main").innerText()).includes("ขอให้ใบอนุญาตอยู่ได้สามปี"), "the words stay with the agency");
  await accessible(citizen.page);
  await citizen.end();
  await look("m-results", { browser, address: site.address }, "", ["/c/7/survey/results", "/c/7/survey/results?by=class"]);
  await site.stop();
}
