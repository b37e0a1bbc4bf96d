// Closing the loop: a hearing is closed, summarised and published, and a commenter's receipt shows the answer.
import { newIssue } from "../deeds.mjs";
import { accessible, DESK, must, visitor } from "../kit.mjs";

export async function a_commenter_sees_the_answer_on_the_receipt({ browser, address }) {
  const guest = await visitor(browser, address, { scripts: false });
  await guest.visit("/c/3/say?at=k1");
  await guest.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await guest.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill("ขอให้มีป้ายบอกระดับน้ำที่อ่านได้ตอนกลางคืน");
  await guest.press("ส่งความเห็น", "button");
  await guest.see("ส่งความเห็นแล้ว");
  const receipt = guest.page.url();

  const officer = await visitor(browser, address, { size: DESK, scripts: false });
  await officer.signIn("officer@demo.example");
  await officer.visit("/desk/c/3/close");
  await officer.page.getByLabel("เหตุผล").fill("ผู้เกี่ยวข้องทุกกลุ่มแสดงความเห็นครบแล้ว");
  await officer.press("ปิดรับฟังก่อนกำหนด", "button");
  await officer.end();

  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("summariser@demo.example");
  await me.visit("/desk/c/3/summary");
  await me.page.locator(".leaf input").first().check();
  await newIssue(me, "ป้ายบอกระดับน้ำ");
  await me.see("จัดแล้ว 1 จาก 1 ความเห็น");
  await me.page.getByRole("heading", { level: 3 }).getByRole("link", { name: /ป้ายบอกระดับน้ำ/ }).click();
  await me.page.getByLabel("สาระของความเห็น").fill("ขอให้ป้ายอ่านได้ตอนกลางคืน");
  await me.page.locator("#f-side").selectOption("community");
  await me.page.locator("#f-view").fill("กลางคืนมองไม่เห็นป้าย");
  await me.page.getByRole("radio", { name: "ปรับปรุงตาม" }).check();
  await me.page.getByLabel("เหตุผล", { exact: true }).fill("เห็นด้วยว่าน้ำมักหลากตอนกลางคืน");
  await me.page.getByLabel(/^สิ่งที่เปลี่ยน/).fill("ป้ายต้องสะท้อนแสง");
  await me.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  await me.visit("/desk/c/3/summary/publish");
  await me.see("การวิเคราะห์ผลกระทบ");
  await me.page.getByLabel(/^หากไม่มีความเห็นของแต่ละฝ่าย/).fill("การวิเคราะห์ผลกระทบจะเผยแพร่พร้อมร่างที่ปรับปรุง");
  await me.press("เผยแพร่สรุปผลเดี๋ยวนี้", "button");
  await me.see("ป้ายต้องสะท้อนแสง");
  await me.end();

  await guest.visit(receipt);
  await guest.see("หน่วยงานตอบแล้ว");
  await guest.see("เห็นด้วยว่าน้ำมักหลากตอนกลางคืน");
  await guest.visit("/c/3/say?at=k1");
  await guest.see("ตอนนี้แสดงความเห็นไม่ได้");
  await guest.end();
}

export async function one_press_publishes_that_nobody_commented({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("summariser@demo.example");
  await me.visit("/desk/c/11/summary");
  await accessible(me.page);
  await me.visit("/desk/c/5/summary");
  await accessible(me.page);
  await me.visit("/desk/c/11/summary/publish");
  await me.press("เผยแพร่สรุปผลเดี๋ยวนี้", "button");
  await me.see("ไม่มีผู้แสดงความเห็นในการรับฟังครั้งนี้");
  must(new URL(me.page.url()).pathname === "/c/11/result", me.page.url());
  await me.end();
}
