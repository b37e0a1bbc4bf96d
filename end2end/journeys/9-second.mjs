// The second reading: drawn by one summariser, read blind by another, compared and settled, on a phone without scripts too.
import { newIssue } from "../deeds.mjs";
import { accessible, DESK, must, PHONE, picture, visitor } from "../kit.mjs";

const PAGE = "/desk/c/8/second";

export async function a_second_person_reads_blind_and_differences_are_settled({ browser, address }) {
  const one = await visitor(browser, address, { size: DESK });
  await one.signIn("summariser@demo.example");
  await one.visit(PAGE);
  await one.see("ให้อีกคนอ่านความเห็นชุดหนึ่ง");
  await accessible(one.page);
  // Something is sorted first, by this one.
  await one.visit("/desk/c/8/ledger?place=waiting");
  for (const at of [0, 1, 2]) await one.page.locator(".leaf input").nth(at).check();
  await newIssue(one, "เส้นทางรถรับส่ง");
  await one.see(/จัด 3 ความเห็น เข้าประเด็น/);
  await one.visit(PAGE);
  await one.press("เลือกให้อ่าน", "button");
  await one.see("ผู้อ่านคนที่สอง");
  must(await one.page.locator("#f-person-error").isVisible(), "nobody was chosen");
  await one.page.getByLabel("ผู้อ่านคนที่สอง").selectOption({ label: "ปรีดา ตั้งใจ" });
  await one.page.getByLabel("จำนวนความเห็น").fill("3");
  await one.press("เลือกให้อ่าน", "button");
  await one.see("อ่านแล้ว 0 จาก 3");

  const two = await visitor(browser, address, { size: PHONE, scripts: false });
  await two.signIn("second@demo.example");
  await two.visit(PAGE);
  await two.press("เริ่มอ่าน");
  await two.see("หน้านี้ไม่แสดงว่าคนแรกจัดไว้อย่างไร");
  await two.press("บันทึกและอ่านความเห็นถัดไป", "button");
  must(await two.page.locator("main [role=alert], main .notice").first().isVisible(), "nothing was chosen");
  for (let left = 3; left > 0; left -= 1) {
    await two.page.getByRole("checkbox").nth(left === 3 ? 0 : 1).check();
    await two.press("บันทึกและอ่านความเห็นถัดไป", "button");
  }
  await two.see("อ่านแล้ว 3 จาก 3");
  await two.end();

  await one.visit(PAGE);
  await one.see("ค่าความสอดคล้อง");
  await accessible(one.page);
  await picture(one.page, "9-second");
  for (let left = await one.page.getByRole("button", { name: /ใช้ตามคนแรก/ }).count(); left > 0; left -= 1) {
    await one.page.getByRole("button", { name: /ใช้ตามคนแรก/ }).first().click();
    await one.see("ตรงกันเพียงใด");
  }
  await one.see("ไม่มีความเห็นที่จัดต่างกันค้างอยู่");
  await accessible(one.page);
  await one.end();
}
