// What was said by other ways than the portal: entered by officers without scripts, brought as a file, settled, and read by everyone on a phone.
import { DESK, accessible, must, serve, visitor } from "../kit.mjs";

const MEETING = "ศาลาประชาคมลำปาง";

const fields = async (page, twice) => {
  await page.locator("[name=way][value=paper]").check();
  const today = new Date(Date.now() + 7 * 3_600_000);
  await page.locator("[name=from_day]").fill(String(today.getUTCDate()));
  await page.locator("[name=from_month]").selectOption(String(today.getUTCMonth() + 1));
  await page.locator("[name=from_year]").fill(String(today.getUTCFullYear() + 543));
  await page.locator("[name=place]").fill(MEETING);
  await page.locator("[name=held_by]").fill("เทศบาลนครลำปาง");
  await page.locator(`[name=twice][value=${twice}]`).check();
  await page.getByRole("button", { name: "เพิ่มรายการ" }).click();
};

const bring = async (page, name, text) => {
  const form = page.locator("form[action='/api/channel/bring']");
  await form.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await form.getByRole("button", { name: "นำเข้า" }).click();
};

export async function sheets_of_paper_are_brought_told_and_counted({ browser }) {
  const site = await serve();
  const officer = await visitor(browser, site.address, { size: DESK, scripts: false });
  await officer.signIn("officer@demo.example");
  await officer.visit("/desk/c/7/channels");
  await fields(officer.page, "no");
  await officer.see(MEETING);
  await bring(officer.page, "sheets.csv", "mark,audience,area,q1\n1,public,52,ไม่มีข้อนี้\n2,nobody,99,เหมือนเดิม\n");
  await officer.see("บรรทัด 2 คอลัมน์");
  await officer.see("บรรทัด 3 คอลัมน์");
  const rows = Array.from({ length: 12 }, (_, n) => `${n},public,52,${["ปลอดภัยขึ้นมาก", "เหมือนเดิม"][n % 2]}`);
  await bring(officer.page, "sheets.csv", `mark,audience,area,q1\n${rows.join("\n")}\n`);
  await officer.see("นับแล้ว 12 ชุด");
  await officer.page.locator("[name=mark]").first().fill("99");
  await officer.page.getByRole("button", { name: "เปิดหน้ากรอก" }).click();
  await officer.page.locator("[name^=q][value='0']").first().check();
  await officer.page.getByRole("button", { name: "บันทึกชุดนี้" }).click();
  await officer.see("นับแล้ว 1 ชุด");
  await officer.end();

  const reader = await visitor(browser, site.address);
  await reader.visit("/c/7/survey/results");
  await reader.see("คำตอบมาจากไหน");
  await reader.see(MEETING);
  await accessible(reader.page);
  for (const name of ["จังหวัด", "ช่องทาง", "กลุ่มผู้ตอบ"]) {
    await reader.page.getByRole("navigation", { name: "ดูคำตอบเทียบตาม" }).getByRole("link", { name }).click();
    await reader.page.locator("[aria-current=true]").getByText(name).waitFor();
  }
  must((await reader.page.locator(".table-wrap--slim").count()) > 0, "tables by class");
  await accessible(reader.page);
  await reader.end();
  await site.stop();
}

export async function two_people_enter_a_sheet_without_seeing_each_other({ browser }) {
  const site = await serve();
  const people = {};
  for (const who of ["officer", "summariser"]) {
    people[who] = await visitor(browser, site.address, { size: DESK, scripts: who === "officer" });
    await people[who].signIn(`${who}@demo.example`);
  }
  await people.officer.visit("/desk/c/7/channels");
  await fields(people.officer.page, "yes");
  const at = new URL(people.officer.page.url()).pathname;
  for (const [who, choice] of [["officer", "0"], ["summariser", "2"]]) {
    await people[who].visit(`${at}/sheet?mark=1&for=public`);
    await people[who].page.locator(`[name^=q][value='${choice}']`).first().check();
    await people[who].page.getByRole("button", { name: "บันทึกชุดนี้" }).click();
  }
  await people.summariser.see("กรอกไม่ตรงกัน");
  await people.officer.visit(at);
  await people.officer.page.getByRole("link", { name: /ตรวจชุดที่กรอกไม่ตรงกัน/ }).click();
  await people.officer.page.locator("[type=radio][value='1']").first().check();
  await accessible(people.officer.page);
  await people.officer.page.getByRole("button", { name: "ยืนยันและนับชุดนี้" }).click();
  await people.officer.see("ตัดสินและนับแล้ว");
  for (const one of Object.values(people)) await one.end();
  await site.stop();
}
