// The evaluation of a real Act, from the register to what everyone reads: an officer ties it, asks three audiences, publishes; people answer on a phone without scripts, on
// a desktop, and by keys alone; the results show charts with their tables, and the report names questions as people see them.
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessible, arrow, DESK, look, must, picture, reach, serve, visitor, write as typed } from "../kit.mjs";

const ACT = "พระราชบัญญัติกำหนดระยะเวลาดำเนินงานในกระบวนการยุติธรรม พ.ศ. 2565";
const LONG = "คำอธิบายที่ยาวพอให้ผู้อ่านเข้าใจว่ากฎหมายนี้มุ่งอะไร และการประเมินครั้งนี้ถามใครเรื่องใด";
const EVERYONE = "คดีหรือเรื่องของคุณเสร็จภายในเวลาที่ประกาศไว้หรือไม่";
const BUSINESS = "ความล่าช้าของคดีเป็นภาระกับกิจการของคุณแค่ไหน";
const OFFICIAL = "ภาระในการรายงานเหตุล่าช้าตามมาตรา 7 มีแค่ไหน";
const FREE = "อยากให้แก้อะไรในกฎหมายนี้";

/** A folder in which the Act stands in the register, as the operator brought it. */
function brought() {
  const data = mkdtempSync(join(tmpdir(), "siang-act-"));
  const file = new URL("../acts/", import.meta.url).pathname;
  const run = spawnSync(process.env.SIANG ?? "siang", ["import", "acts", file, "--data", data], { encoding: "utf8" });
  must(run.status === 0 && run.stdout.includes("0 computed from a year"), `${run.stdout}${run.stderr}`);
  return data;
}

async function question(page, at, { audience, form, text, required, choices }) {
  const of = (column) => page.locator(`[name='${column}[]']`).nth(at);
  await of("audience").selectOption(audience);
  await of("form").selectOption(form);
  await of("text").fill(text);
  if (required) await of("required").selectOption("yes");
  if (choices) await of("choices").fill(choices);
}

/** Makes and publishes the evaluation; its public address. */
async function made(officer) {
  const { page } = officer;
  const save = () => page.getByRole("button", { name: "บันทึก", exact: true }).click();
  await officer.visit("/desk/new");
  await page.locator("[name=kind][value=evaluation]").check();
  await page.locator("[name=title]").fill(`การประเมินผลสัมฤทธิ์ของ${ACT}`);
  await officer.press("สร้างเรื่อง", "button");
  await page.waitForURL(/done=made/);
  const desk = new URL(page.url()).pathname;
  await officer.visit(`${desk}/about`);
  for (const name of ["change", "whom", "method", "basis", "objectives"]) {
    const field = page.locator(`textarea[name=${name}], input[name=${name}][type=text]`);
    if (await field.count()) await field.fill(LONG);
  }
  await page.locator("[name=short_name]").fill("เวลาในกระบวนการยุติธรรม");
  await page.locator("[name='subjects[]'][value=justice]").check();
  await page.locator("[name=law]").fill(ACT);
  await accessible(page);
  await save();
  await officer.visit(`${desk}/laws`);
  await page.locator("[name=laws]").fill(ACT);
  await page.locator("main form").getByRole("button").last().click();
  await officer.visit(`${desk}/survey`);
  await officer.see("ผลตามวัตถุประสงค์");
  // The first set of section 31 gives way to questions of this Act's own: every row as the last, which is empty.
  await page.evaluate(() => {
    const fields = [...document.querySelectorAll("form[action$='/desk/questions'] [name$='[]']")];
    for (const name of new Set(fields.map((field) => field.name))) {
      const rows = fields.filter((field) => field.name === name);
      rows.forEach((field) => (field.value = rows.at(-1).value));
    }
    document.querySelectorAll("form[action$='/desk/questions'] details").forEach((fold) => (fold.open = true));
  });
  await question(page, 0, { audience: "everyone", form: "single", text: EVERYONE, required: true, choices: "เสร็จก่อนเวลา\nเสร็จตามเวลา\nเกินเวลา\nยังไม่เสร็จ" });
  await question(page, 1, { audience: "everyone", form: "note", text: "คำถามต่อไปถามตามบทบาทของคุณ" });
  await question(page, 2, { audience: "business", form: "scale", text: BUSINESS });
  await question(page, 3, { audience: "official", form: "scale", text: OFFICIAL });
  await question(page, 4, { audience: "everyone", form: "text", text: FREE });
  await accessible(page);
  await save();
  await officer.visit(`${desk}/preview/survey?for=official`);
  await officer.see(OFFICIAL);
  await accessible(page);
  await officer.visit(`${desk}/dates`);
  const today = new Date(Date.now() + 7 * 3600e3);
  for (const [name, day] of [["opens", today], ["closes", new Date(today.getTime() + 30 * 86400e3)]]) {
    await page.locator(`#f-${name}`).fill(String(day.getUTCDate()));
    await page.locator(`#f-${name}-month`).selectOption(String(day.getUTCMonth() + 1));
    await page.locator(`#f-${name}-year`).fill(String(day.getUTCFullYear() + 543));
  }
  await save();
  await officer.visit(desk);
  await officer.press("เผยแพร่");
  await officer.press("เผยแพร่เดี๋ยวนี้", "button");
  await page.getByRole("status").filter({ hasText: "เผยแพร่เรื่องนี้แล้ว" }).waitFor();
  await accessible(page);
  return desk.replace("/desk", "");
}

/** A member of the public, on a phone without scripts: a keyed number of them. */
async function publics(browser, site, at, choices) {
  for (const choice of choices) {
    const me = await visitor(browser, site.address, { scripts: false });
    await me.visit(`${at}/survey?for=public`);
    await me.page.getByRole("radio", { name: choice }).check();
    await me.press("ส่งคำตอบ", "button");
    await me.see("ส่งคำตอบแล้ว");
    await me.end();
  }
}

export async function a_real_act_is_evaluated_from_the_making_of_its_survey({ browser }) {
  const site = await serve({ data: brought() });
  const officer = await visitor(browser, site.address, { size: DESK });
  await officer.signIn("officer@demo.example");
  const at = await made(officer);

  const phone = await visitor(browser, site.address, { scripts: false });
  await phone.visit(at);
  await phone.see("เวลาในกระบวนการยุติธรรม");
  await phone.visit(`${at}/survey`);
  await phone.press("ประชาชนทั่วไป");
  must((await phone.page.getByText(OFFICIAL).count()) === 0, "officials are asked that, not the public");
  await phone.press("ส่งคำตอบ", "button");
  await phone.see("ยังส่งไม่ได้");
  await phone.page.getByRole("radio", { name: "เกินเวลา" }).check();
  await phone.press("ส่งคำตอบ", "button");
  await phone.see("ส่งคำตอบแล้ว");
  await picture(phone.page, "n-receipt");
  await publics(browser, site, at, ["เกินเวลา", "เกินเวลา", "เกินเวลา", "เกินเวลา", "เสร็จตามเวลา", "เสร็จตามเวลา", "เสร็จตามเวลา", "เสร็จตามเวลา", "เสร็จตามเวลา"]);

  // A business, on a desktop with scripts.
  const desktop = await visitor(browser, site.address, { size: DESK });
  await desktop.visit(`${at}/survey?for=business`);
  await desktop.page.getByRole("radio", { name: "ยังไม่เสร็จ" }).check();
  await desktop.page.getByRole("radio", { name: "มากที่สุด" }).first().check();
  await desktop.page.locator("main textarea").fill("ขอให้นับเวลาตั้งแต่วันยื่นคำขอ");
  await accessible(desktop.page);
  await desktop.press("ส่งคำตอบ", "button");
  await desktop.see("ส่งคำตอบแล้ว");
  await desktop.end();

  // An official, by keys alone.
  const keys = await visitor(browser, site.address, { size: DESK });
  await keys.visit(`${at}/survey?for=official`);
  const { page } = keys;
  await reach(page, page.getByRole("radio", { name: "เสร็จก่อนเวลา" }));
  await page.keyboard.press("Space");
  await reach(page, page.getByRole("radio", { name: "มากที่สุด" }).first());
  await page.keyboard.press("Space");
  const step = page.getByRole("radio", { name: "น้อย", exact: true });
  await arrow(page, step, () => step.first().isChecked());
  await typed(page, page.locator("main textarea"), "แบบรายงานเหตุล่าช้าควรมีแบบเดียว");
  await reach(page, page.getByRole("button", { name: "ส่งคำตอบ" }));
  await page.keyboard.press("Enter");
  await keys.see("ส่งคำตอบแล้ว");
  await accessible(page);
  await keys.end();

  await officer.visit(`/desk${at}/close`);
  await officer.page.locator("[name=reason]").fill("ได้คำตอบครบทุกกลุ่มแล้ว จึงปิดเพื่อเขียนรายงาน");
  await officer.page.locator("main form").getByRole("button").last().click();
  await phone.visit(`${at}/survey/results`);
  await phone.see(EVERYONE);
  await phone.see("เกินเวลา");
  must((await phone.page.locator("figure.chart table").count()) > 0, "every chart has its table");
  await phone.end();
  // The free question is the fourth that is answered, though a note stands before it.
  await officer.visit(`/desk${at}/answers`);
  await officer.page.getByRole("link", { name: FREE }).click();
  await officer.see("แบบรายงานเหตุล่าช้าควรมีแบบเดียว");
  await accessible(officer.page);
  await officer.end();
  await look("n", { browser, address: site.address }, "", [at, `${at}/survey`, `${at}/survey/results`]);
  await site.stop();
}
