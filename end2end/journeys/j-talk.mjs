// What an agency replies under a comment, with and without scripts; a comment that is not sent yet, on another device; and an organisation
// that speaks as itself and is checked.
import assert from "node:assert";
import { accessible, DESK, picture, serve, visitor } from "../kit.mjs";

const TEXT = "ค่าตรวจเรือแพงเกินไปสำหรับคนขับรายเล็ก";

async function comment(me, at = "/c/1/say?at=k1", text = TEXT) {
  await me.visit(at);
  await me.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await me.page.locator("#f-reason").fill(text);
}

export async function an_agency_replies_under_a_comment_and_everyone_reads_it({ browser }) {
  const site = await serve();
  const me = await visitor(browser, site.address);
  await comment(me);
  await me.press("ส่งความเห็น", "button");
  await me.page.waitForURL(/\/receipts\//);
  const receipt = me.page.url();
  const officer = await visitor(browser, site.address, { size: DESK });
  await officer.signIn("officer@demo.example");
  await officer.visit("/desk/c/1/comments");
  await officer.page.locator(".case", { hasText: TEXT }).getByRole("link").first().click();
  await officer.page.getByText("ตอบให้ทุกคนอ่าน").click();
  await officer.page.locator("#f-reply").fill("ขอบคุณ หน่วยงานจะทบทวนอัตรานี้ก่อนสรุปผล");
  await officer.press("เผยแพร่คำตอบ", "button");
  await officer.see("เผยแพร่คำตอบแล้ว");
  await accessible(officer.page);
  await picture(officer.page, "j-reply-desk");
  await officer.page.getByText("แก้คำตอบ").click();
  await officer.page.locator("#f-reply").fill("ขอบคุณ หน่วยงานทบทวนแล้ว และจะเก็บครึ่งหนึ่งจากรายเล็ก");
  await officer.press("เผยแพร่คำตอบ", "button");
  const reader = await visitor(browser, site.address);
  await reader.visit("/c/1/comments");
  await reader.see("เก็บครึ่งหนึ่งจากรายเล็ก");
  await accessible(reader.page);
  await picture(reader.page, "j-reply");
  await reader.page.locator(".voice__answer a").first().click();
  await reader.see("จะทบทวนอัตรานี้ก่อนสรุปผล");
  await accessible(reader.page);
  await me.visit(receipt);
  await me.see("เก็บครึ่งหนึ่งจากรายเล็ก");
  for (const one of [me, officer, reader]) await one.end();
  await site.stop();
}

export async function what_is_not_sent_yet_is_there_on_another_device({ browser }) {
  const site = await serve();
  for (const scripts of [true, false]) {
    const here = await visitor(browser, site.address, { scripts });
    await here.signIn("local@demo.example");
    // In other words each time: what says the same is shown before it is sent.
    const text = scripts ? `${TEXT} ขณะพิมพ์` : "ช่างรุ่นใหม่หาที่เรียนไม่ได้ ขอให้มีหลักสูตรสั้นในวิทยาลัยสารพัดช่างทุกอำเภอ";
    await comment(here, "/c/1/say?at=k1", text);
    if (scripts) {
      await here.page.locator("[data-kept]").waitFor({ state: "visible", timeout: 30_000 });
      const kept = await here.page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("say-")).length);
      assert.equal(kept, 0, "what the account has is in this browser no more");
    } else {
      await here.press("เก็บไว้เขียนต่อ", "button");
      await here.see("เก็บไว้ในบัญชีของคุณแล้ว");
    }
    const there = await visitor(browser, site.address, { scripts });
    await there.signIn("local@demo.example");
    await there.visit("/me");
    await there.see(text);
    if (scripts) await accessible(there.page);
    await picture(there.page, `j-unsent-${scripts}`);
    await there.page.locator("#unsent").getByRole("link", { name: /เขียนต่อ/ }).first().click();
    await there.see("นี่คือความเห็นที่คุณเก็บไว้");
    assert.equal(await there.page.locator("#f-reason").inputValue(), text);
    if (scripts) await accessible(there.page);
    await picture(there.page, `j-unsent-form-${scripts}`);
    await there.press("ส่งความเห็น", "button");
    await there.page.waitForURL(/\/receipts\//);
    await there.visit("/me");
    assert.equal(await there.page.locator("#unsent").count(), 0, "gone when it is sent");
    await here.end();
    await there.end();
  }
  await site.stop();
}

export async function an_organisation_speaks_as_itself_and_is_checked({ browser }) {
  const site = await serve();
  const me = await visitor(browser, site.address);
  await me.signIn("local@demo.example");
  await me.visit("/me/organisations");
  await me.page.getByRole("radio", { name: "บริษัทหรือห้างหุ้นส่วน" }).check();
  await me.page.locator("#f-name").fill("กระทรวงการเรือ");
  await me.page.locator("#f-number").fill("0-1055-60123-45-0");
  await me.press("บันทึก", "button");
  await me.see("เป็นชื่อของหน่วยงานรัฐ");
  await me.see("ไม่ใช่เลขทะเบียนนิติบุคคล");
  await accessible(me.page);
  await picture(me.page, "j-organisation-refused");
  const twelve = "010556012345";
  const sum = [...twelve].reduce((sum, digit, at) => sum + +digit * (13 - at), 0);
  await me.page.locator("#f-name").fill("บริษัท เรือข้ามฟากรายเล็ก จำกัด");
  await me.page.locator("#f-number").fill(twelve + ((11 - (sum % 11)) % 10));
  await me.page.locator("#f-position").fill("กรรมการผู้มีอำนาจ");
  await me.page.locator("#f-authority").fill("กรรมการผู้มีอำนาจลงนามตามหนังสือรับรอง");
  await me.page.locator("#f-entitled").check();
  await me.press("บันทึก", "button");
  await me.see("แสดงความเห็นในนามองค์กรได้");
  await comment(me);
  await me.page.locator("#f-speaker").selectOption({ index: 1 });
  await me.page.getByRole("radio", { name: /เผยแพร่พร้อมชื่อ/ }).check();
  await accessible(me.page);
  await picture(me.page, "j-organisation-form");
  await me.press("ส่งความเห็น", "button");
  await me.page.waitForURL(/\/receipts\//);
  const office = await visitor(browser, site.address, { size: DESK });
  await office.signIn("central@demo.example");
  await office.press("มีองค์กรรอตรวจสอบ");
  await office.see("จดทะเบียนที่กรุงเทพมหานคร");
  await office.page.getByLabel("ตรวจสอบอย่างไร").fill("เทียบกับหนังสือรับรองแล้ว ตรงกัน");
  await accessible(office.page);
  await picture(office.page, "j-organisation-desk");
  await office.press("บันทึกว่าตรวจสอบแล้ว", "button");
  await office.see("ทุกคนเห็นข้างความเห็น");
  const reader = await visitor(browser, site.address);
  await reader.visit("/c/1/comments");
  await reader.see("ตรวจสอบแล้ว");
  await picture(reader.page, "j-organisation-shown");
  for (const one of [me, office, reader]) await one.end();
  await site.stop();
}
