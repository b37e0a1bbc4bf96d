// Longer deeds that several journeys do.
import { DESK, visitor } from "./kit.mjs";

/** What a bill is demanded to begin with. */
export const MEMORANDUM = `บันทึกหลักการและเหตุผล

หลักการ

ให้มีกฎหมายว่าด้วยห้องสมุดสิ่งของ

เหตุผล

โดยที่ของหลายอย่างใช้เพียงปีละครั้ง การยืมกันใช้จะประหยัดกว่า จึงจำเป็นต้องตราพระราชบัญญัตินี้

`;

const BILL = `# ร่างพระราชบัญญัติห้องสมุดสิ่งของ พ.ศ. ....

${MEMORANDUM}โดยที่เป็นการสมควรมีกฎหมายว่าด้วยห้องสมุดสิ่งของ

มาตรา ๑  พระราชบัญญัตินี้เรียกว่า “พระราชบัญญัติห้องสมุดสิ่งของ พ.ศ. ....”

มาตรา ๒  พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศในราชกิจจานุเบกษาเป็นต้นไป

มาตรา ๓  ห้องสมุดสิ่งของต้องมีทะเบียนสิ่งของ
(๑) ชื่อสิ่งของ
(๒) สภาพ`;

/** From "begin" to a complete checklist, by somebody signed in as a drafter: its path on the desk. */
export async function prepareBill(me) {
  const fill = (label, text) => me.page.getByLabel(label, { exact: false }).first().fill(text);
  const save = () => me.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  const long = "คำอธิบายที่ยาวพอให้ผู้อ่านเข้าใจว่าเรื่องนี้เป็นมาอย่างไรและจะเปลี่ยนอะไร";
  await me.press("เริ่มเรื่องใหม่");
  await me.page.getByRole("radio", { name: /^ร่างกฎหมาย/ }).check();
  await fill("ชื่อเต็ม", "ร่างพระราชบัญญัติห้องสมุดสิ่งของ พ.ศ. ....");
  await me.press("สร้างเรื่อง", "button");
  const here = new URL(me.page.url()).pathname;
  await me.visit(`${here}/about`);
  await fill("ชื่อเรียกสั้น", "ห้องสมุดสิ่งของ");
  await fill("จะเปลี่ยนอะไร", long);
  await fill("เกี่ยวกับใคร", "ทุกคนที่อยากยืมของ");
  await fill("วิธีรับฟังและการประกาศ", long);
  await me.page.getByRole("checkbox", { name: "สวัสดิการประชาชน" }).check();
  await save();
  await me.visit(`${here}/reasons`);
  await fill("ปัญหา สาเหตุ และความจำเป็น", long);
  await fill("คำอธิบายหลักการหรือประเด็นสำคัญ", long);
  await fill("ใครได้รับผลกระทบ และอย่างไร", long);
  for (const radio of await me.page.getByRole("radio", { name: "ไม่มี" }).all()) await radio.check();
  await save();
  await me.visit(`${here}/points`);
  await me.page.locator("#f-title-1").fill("การยืม");
  await me.page.locator("#f-body-1").fill("ยืมได้ครั้งละเจ็ดวัน");
  await me.page.locator("#f-question-1").fill("เจ็ดวันพอหรือไม่");
  await save();
  await me.visit(`${here}/draft`);
  await fill("ข้อความของร่าง", BILL);
  await me.press("อ่านและบันทึก", "button");
  await me.see("3 มาตราหรือข้อ");
  await me.visit(`${here}/dates`);
  const today = new Date(Date.now() + 7 * 3600e3);
  const end = new Date(today.getTime() + 30 * 86400e3);
  for (const [name, day] of [["opens", today], ["closes", end]]) {
    await me.page.locator(`#f-${name}`).fill(String(day.getUTCDate()));
    await me.page.locator(`#f-${name}-month`).selectOption(String(day.getUTCMonth() + 1));
    await me.page.locator(`#f-${name}-year`).fill(String(day.getUTCFullYear() + 543));
  }
  await save();
  return here;
}

/** The same, to the public page, by somebody who may publish. */
export async function publishBill(me) {
  await me.visit(await prepareBill(me));
  await me.press("เผยแพร่");
  await me.press("เผยแพร่เดี๋ยวนี้", "button");
  await me.page.getByRole("status").filter({ hasText: "เผยแพร่เรื่องนี้แล้ว" }).waitFor();
  await me.press("ดูหน้าที่ประชาชนเห็น");
  await me.see("เจ็ดวันพอหรือไม่");
}

/** Puts what is ticked under a new issue, by the fold of the bench's bar. */
export async function newIssue(me, title) {
  const field = me.page.getByLabel("ชื่อประเด็นใหม่");
  if (!(await field.isVisible())) await me.page.locator("#new > summary").click();
  await field.fill(title);
  await me.press("ตั้งประเด็นและจัดที่เลือกเข้าประเด็นนี้", "button");
}

/** Writes the view of each side that an issue's form names, where none has begun; of an issue under which nobody said who they are, one. */
export async function views(me, text, fill = (field) => field.fill(text)) {
  const sides = me.page.locator("[name='side[]']");
  let named = 0;
  for (let at = 0; at < (await sides.count()); at += 1) {
    if (!(await sides.nth(at).inputValue())) continue;
    named += 1;
    const field = me.page.locator("textarea[name='view[]']").nth(at);
    if (!(await field.inputValue())) await fill(field);
  }
  if (named === 0) {
    await me.page.locator("#f-side").selectOption("unsaid");
    await fill(me.page.locator("#f-view"));
  }
  return named;
}

/** Says that what changes does not change in the draft, where an issue's form asks for the provision that answers it. */
export async function changedElsewhere(me) {
  const field = me.page.locator("#f-answered_by");
  if ((await field.count()) > 0) await field.selectOption("elsewhere");
}

/** Closes the hearing of a dossier with one comment, answers that comment and publishes the result. */
export async function answerTheOnlyComment(browser, address, id) {
  const officer = await visitor(browser, address, { size: DESK, scripts: false });
  await officer.signIn("officer@demo.example");
  await officer.visit(`/desk/c/${id}/close`);
  await officer.page.getByLabel("เหตุผล").fill("ผู้เกี่ยวข้องทุกกลุ่มแสดงความเห็นครบแล้ว");
  await officer.press("ปิดรับฟังก่อนกำหนด", "button");
  await officer.end();

  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("summariser@demo.example");
  await me.visit(`/desk/c/${id}/summary`);
  await me.page.locator(".leaf input").first().check();
  await newIssue(me, "ป้ายบอกระดับน้ำ");
  await me.see("จัดแล้ว 1 จาก 1 ความเห็น");
  await me.page.getByRole("heading", { level: 3 }).getByRole("link", { name: /ป้ายบอกระดับน้ำ/ }).click();
  await me.page.getByLabel("สาระของความเห็น").fill("ขอให้ป้ายอ่านได้ตอนกลางคืน");
  await views(me, "กลางคืนมองไม่เห็นป้าย");
  await me.page.getByRole("radio", { name: "ปรับปรุงตาม" }).check();
  await me.page.getByLabel("เหตุผล", { exact: true }).fill("เห็นด้วยว่าน้ำมักหลากตอนกลางคืน");
  await me.page.getByLabel(/^สิ่งที่เปลี่ยน/).fill("ป้ายต้องสะท้อนแสง");
  await changedElsewhere(me);
  await me.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  await me.visit(`/desk/c/${id}/summary/publish`);
  await me.see("การวิเคราะห์ผลกระทบ");
  await me.page.getByLabel(/^ถ้ายังไม่มีความเห็นของแต่ละฝ่าย/).fill("การวิเคราะห์ผลกระทบจะเผยแพร่พร้อมร่างที่ปรับปรุง");
  await me.press("เผยแพร่สรุปผลเดี๋ยวนี้", "button");
  await me.see("ป้ายต้องสะท้อนแสง");
  await me.end();
}
