// The agency's desk beyond the first publication: a Word file, the law as amended, more days, a slip, two pairs of eyes.
import { readFileSync } from "node:fs";
import { MEMORANDUM, prepareBill } from "../deeds.mjs";
import { accessible, DESK, must, PHONE, picture, serve, visitor } from "../kit.mjs";

const here = (path) => new URL(`../../${path}`, import.meta.url);
const kite = (end) => readFileSync(here(`app/domain/tests/texts/o3-kite${end}`), "utf8");
const WHY = "น้ำท่วมหลายพื้นที่ คนจำนวนมากยังแสดงความเห็นไม่ได้";

/** Looks at pages on a phone and on a desktop, in Thai and in English, and takes their pictures where they are asked for. */
async function look(me, paths) {
  for (const path of paths) {
    for (const prefix of ["", "/en"]) {
      for (const [size, name] of [[PHONE, "phone"], [DESK, "desk"]]) {
        await me.page.setViewportSize(size);
        await me.visit(prefix + path);
        await accessible(me.page);
        const wide = await me.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
        must(!wide, `${prefix}${path} is wider than ${name}`);
        if (process.env.PICTURES) await picture(me.page, `agency${prefix}${path}-${name}`.replaceAll(/[/?=]/g, "_"));
      }
    }
  }
}

export async function an_officer_reads_a_word_file_into_the_draft({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("officer@demo.example");
  await me.visit("/desk/new");
  await me.page.getByRole("radio", { name: /^ร่างกฎหมาย/ }).check();
  await me.page.getByLabel("ชื่อเต็ม").fill("ร่างพระราชบัญญัติตลาดนัดชุมชน พ.ศ. ....");
  await me.press("สร้างเรื่อง", "button");
  const dossier = new URL(me.page.url()).pathname;
  await me.visit(`${dossier}/draft`);
  const box = me.page.getByLabel("ข้อความของร่าง");
  await box.fill("มาตรา ๑ ข้อความที่พิมพ์ไว้ก่อน");
  // A kind that is not read says so, and the box is as it was.
  const file = me.page.getByLabel("หรืออ่านจากไฟล์");
  await file.setInputFiles({ name: "ภาพ.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]) });
  await me.press("อ่านไฟล์ใส่กล่อง", "button");
  await me.page.locator("#problem").waitFor();
  must((await box.inputValue()).includes("ข้อความที่พิมพ์ไว้ก่อน"), "the box was lost");
  await file.setInputFiles(here("app/intake/corpus/d1-community-market.docx").pathname);
  await me.press("อ่านไฟล์ใส่กล่อง", "button");
  await me.see("ยังไม่ได้บันทึก");
  must((await box.inputValue()).includes("มาตรา ๑"), "the file's text is not in the box");
  if (process.env.PICTURES) {
    await picture(me.page, "agency_file_read-desk");
    await me.page.setViewportSize(PHONE);
    await picture(me.page, "agency_file_read-phone");
    await me.page.setViewportSize(DESK);
  }
  await me.press("อ่านและบันทึก", "button");
  await me.page.getByRole("status").filter({ hasText: "บันทึกแล้ว" }).waitFor();
  await me.visit(`${dossier}/draft`);
  must((await box.inputValue()).includes("มาตรา ๑"), "the text is not saved");
  await me.end();
}

export async function a_text_copied_from_a_word_processor_keeps_its_lists({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("officer@demo.example");
  await me.visit("/desk/new");
  await me.page.getByRole("radio", { name: /^ร่างกฎหมาย/ }).check();
  await me.page.getByLabel("ชื่อเต็ม").fill("ร่างพระราชบัญญัติที่คัดลอกมา พ.ศ. ....");
  await me.press("สร้างเรื่อง", "button");
  await me.visit(`${new URL(me.page.url()).pathname}/draft`);
  const box = me.page.getByLabel("ข้อความของร่าง");
  const paste = () => box.evaluate((area) => {
    const copied = new DataTransfer();
    copied.setData("text/plain", "มาตรา ๑ ความหนึ่ง ความสอง");
    copied.setData("text/html", "<p>มาตรา ๑ ให้มีกรรมการ ดังนี้</p><ol><li>ประธาน</li><li>กรรมการอื่น</li></ol>");
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: copied, bubbles: true, cancelable: true }));
  });
  await paste();
  await me.see("ยังไม่ได้บันทึก");
  const text = await box.inputValue();
  must(/ดังนี้[^]*ประธาน[^]*\n[^]*กรรมการอื่น/.test(text), `the list is not in the box: ${text}`);
  // Into a box that holds something a paste is a paste.
  const before = me.page.url();
  await paste();
  must(me.page.url() === before && (await box.inputValue()) === text, "what stood in the box was replaced");
  await me.end();
}

export async function everyone_sees_the_law_as_the_draft_would_make_it({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("officer@demo.example");
  await me.visit("/desk");
  const dossier = await prepareBill(me);
  const id = dossier.split("/").pop();
  const bill = kite(".md")
    .replace("\nโดยที่เป็นการสมควร", `\n${MEMORANDUM}โดยที่เป็นการสมควร`)
    .replace(
      "มาตรา ๑๐  ให้ยกเลิกหมวด ๒ ภาษีว่าว มาตรา ๕ และมาตรา ๖ แห่งพระราชบัญญัติว่าวสาธารณะ พุทธศักราช ๒๔๙๐",
      "มาตรา ๑๐  บทบัญญัติมาตรา ๕ แห่งพระราชบัญญัติว่าวสาธารณะ พุทธศักราช ๒๔๙๐ ให้เป็นอันยกเลิก",
    );
  await me.visit(`${dossier}/draft`);
  await me.page.getByLabel("ข้อความของร่าง").fill(bill);
  await me.press("อ่านและบันทึก", "button");
  await me.press("กฎหมายที่ร่างนี้แก้ไข");
  await me.page.getByLabel("ข้อความของกฎหมายปัจจุบัน").fill(kite(".base.md"));
  await me.page.getByLabel("ข้อความนี้มาจากไหน").fill("เว็บไซต์กฎหมาย ณ วันที่ 1 ต.ค. 2569");
  await me.press("บันทึกกฎหมายปัจจุบัน", "button");
  await me.see("อ่านไม่ออกหรือใส่ในกฎหมายไม่ได้");
  await me.visit(dossier);
  await me.press("เผยแพร่");
  await me.press("เผยแพร่เดี๋ยวนี้", "button");
  await me.see("เผยแพร่เรื่องนี้แล้ว");
  await look(me, [`${dossier}/amended`, `${dossier}/amended/m10`, `/c/${id}/amended`]);
  await me.page.setViewportSize(DESK);
  await me.visit(`${dossier}/amended/m10`);
  await me.page.getByLabel("ทำอะไร").selectOption("repeal");
  await me.page.getByLabel("ส่วนของกฎหมายปัจจุบัน").fill("มาตรา ๕");
  await me.press("บันทึกการแก้ไขนี้", "button");
  await me.see("ที่กำหนดเองไว้แล้ว");
  await me.end();
  const reader = await visitor(browser, address, { scripts: false });
  await reader.visit(`/c/${id}/draft`);
  await reader.press("ดูกฎหมายเมื่อแก้ไขตามร่างนี้");
  await reader.see("กฎหมายปัจจุบัน");
  must(!(await reader.page.getByText("อ่านไม่ออก").count()), "what was set by hand is still said to be unread");
  await reader.end();
}

export async function a_hearing_gets_more_days_and_a_slip_is_mended({ browser }) {
  // A program of its own: other journeys close this hearing.
  const site = await serve();
  const { address } = site;
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("officer@demo.example");
  await me.visit("/desk/c/3/extend");
  await me.page.locator("#f-closes").fill("30");
  await me.page.locator("#f-closes-month").selectOption("6");
  await me.page.locator("#f-closes-year").fill(String(new Date().getFullYear() + 544));
  await me.page.getByLabel("เหตุผล").fill(WHY);
  await me.press("ขยายเวลารับฟัง", "button");
  await me.see("ขยายเวลารับฟังแล้ว");
  await me.visit("/c/3");
  await me.see(WHY);
  await me.visit("/desk/c/3/erratum");
  await me.page.getByLabel("อยู่ที่ไหน").selectOption("k1");
  const title = await me.page.getByLabel("อยู่ที่ไหน").locator("option[value=k1]").innerText();
  const words = title.replace(/^ประเด็นที่ \S+ /, "");
  await me.page.getByLabel("ข้อความเดิม").fill(words);
  await me.page.getByLabel("ข้อความที่ถูก").fill(`ไม่${words}`);
  await me.page.getByLabel("เหตุผล").fill("สะกดผิดในชื่อประเด็น");
  await me.press("แก้คำผิด", "button");
  await me.see("คำปฏิเสธหรือข้อห้าม");
  await me.page.getByLabel("ข้อความที่ถูก").fill(`${words}ที่ถูก`);
  await me.press("แก้คำผิด", "button");
  await me.see("แก้คำผิดแล้ว");
  await me.end();
  const other = await visitor(browser, address);
  await other.signIn("officer@demo.example");
  await look(other, ["/c/3", "/desk/c/3", "/desk/c/3/extend", "/desk/c/3/erratum", "/desk/c/5/again", "/desk/c/12"]);
  await other.end();
  await site.stop();
}

export async function an_administrator_records_the_order_for_one_officer({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("local@demo.example");
  await me.visit("/desk/staff");
  await me.press("เลิกใช้คำสั่งนี้", "button");
  await me.see("เลิกใช้คำสั่งแล้ว");
  await me.page.getByLabel("คำสั่ง", { exact: true }).fill("คำสั่ง อบต.บ้านสายธาร ที่ 20/2569");
  await me.press("บันทึกคำสั่ง", "button");
  await me.see("บันทึกคำสั่งแล้ว");
  await me.end();
  const other = await visitor(browser, address);
  await other.signIn("local@demo.example");
  await look(other, ["/desk/staff"]);
  await other.end();
}
