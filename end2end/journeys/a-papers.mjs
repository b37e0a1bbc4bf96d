// Papers are taken away, by a citizen and by an officer, and compared with the portal; nothing is changed by it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { accessible, DESK, must, PHONE, picture, visitor } from "../kit.mjs";

/** Presses a link to a file; gives its bytes. */
async function take(me, name) {
  const [download] = await Promise.all([me.page.waitForEvent("download"), me.press(name)]);
  must(!(await download.failure()), `${name} was not taken`);
  return readFileSync(await download.path());
}

const sum = (bytes) => createHash("sha256").update(bytes).digest("hex");
const begins = (bytes, head) => bytes.subarray(0, head.length).toString("latin1") === head;

async function compare(me, typed) {
  await me.page.getByLabel(/^รหัสตรวจสอบ/).fill(typed);
  await me.press("ตรวจ", "button");
}

async function compared({ browser, address }, scripts, size, dark) {
  const me = await visitor(browser, address, { scripts, size, dark });
  await me.visit("/c/6/result");
  const pdf = await take(me, "สรุปผล (PDF)");
  must(begins(pdf, "%PDF-"), "no PDF");
  const json = JSON.parse((await take(me, "สรุปผล (JSON)")).toString());
  must(json.standing === "final" && json.made.code.length === 16, "a code stands in it");
  await me.page.getByRole("main").getByRole("link", { name: "ตรวจเอกสาร" }).click();
  must(new URL(me.page.url()).pathname === "/verify", me.page.url());
  if (scripts) await accessible(me.page);
  for (const [typed, said] of [
    [json.made.code.replace(/(.{4})/g, "$1 "), "ตรงกับที่เผยแพร่"],
    [sum(pdf), "ค่า SHA-256 ตรงกัน"],
    [sum(Buffer.concat([pdf, Buffer.from("x")])), "ไม่พบเอกสารนี้"],
    ["1a2b", "ใส่รหัสตรวจสอบ 16 ตัว"],
  ]) {
    await compare(me, typed);
    await me.see(said);
    if (scripts) await accessible(me.page);
    const wide = await me.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    must(wide <= 0, `${said}: the page is ${wide} px too wide`);
  }
  // What the code of the paper opens.
  await me.visit(new URL(json.made.compare_at).pathname);
  await me.see("ตรงกับที่เผยแพร่");
  await picture(me.page, `verify-${size.width}${dark ? "-dark" : ""}`);
  await me.press("ไปหน้าสรุปผล");
  must(new URL(me.page.url()).pathname === "/c/6/result", me.page.url());
  await me.end();
}

export const a_citizen_takes_papers_on_a_phone_and_compares_them = (site) => compared(site, true, PHONE, false);
export const the_same_on_a_desktop_in_the_dark = (site) => compared(site, true, DESK, true);
export const the_same_without_scripts = (site) => compared(site, false, PHONE, false);

export async function an_officer_takes_every_paper_from_the_desk({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("officer@demo.example");
  await me.visit("/desk/c/6/summary");
  const pdf = await take(me, "สรุปผล (PDF)");
  must(begins(pdf, "%PDF-"), "no PDF");
  for (const name of ["สรุปผล (Word)", "สรุปผล (Excel)", /พร้อมความเห็น \(Word\)/, "เอกสารทั้งชุดเสนอคณะรัฐมนตรี (ZIP)"]) {
    must(begins(await take(me, name), "PK\x03\x04"), `${name} is no ZIP`);
  }
  const csv = (await take(me, "ความเห็นทั้งหมด (CSV)")).toString();
  const last = csv.trimEnd().split("\r\n").at(-1);
  must(/^"?จบไฟล์ \d+ แถว/.test(last) && last.includes("/verify/"), last);
  const guest = await visitor(browser, address, { size: PHONE });
  await guest.visit("/en/verify");
  await guest.page.getByLabel(/^Check code/).fill(sum(pdf));
  await guest.press("Check", "button");
  await guest.see("It agrees with what is published");
  await guest.see("For use inside the agency.");
  await accessible(guest.page);
  await guest.end();
  await me.end();
}

/** The table's filter goes along into the files, which say it; the page that compares them says it too. */
async function narrowed({ browser, address }, scripts, size, dark) {
  const me = await visitor(browser, address, { scripts, size, dark });
  await me.signIn("officer@demo.example");
  await me.visit("/desk/c/5/ledger?stance=disagree");
  await me.see("ความเห็นต่อประเด็น: ไม่เห็นด้วย");
  if (scripts) await accessible(me.page);
  await picture(me.page, `ledger-filtered-${size.width}${dark ? "-dark" : ""}`);
  await me.page.locator("summary", { hasText: "นำความเห็นเหล่านี้ไปใช้" }).click();
  const csv = await take(me, "ตาราง CSV");
  const last = csv.toString().trimEnd().split("\r\n").at(-1);
  must(/^"?จบไฟล์ \d+ แถว/.test(last) && last.includes("ตัวกรอง ความเห็นต่อประเด็น: ไม่เห็นด้วย"), last);
  must(begins(await take(me, "ตาราง Excel"), "PK\x03\x04"), "no workbook");
  await me.visit("/verify");
  await compare(me, sum(csv));
  await me.see("มีเฉพาะ");
  if (scripts) await accessible(me.page);
  await me.visit("/desk/c/5/comments.csv?stance=maybe");
  await me.see("จึงไม่ได้ทำไฟล์");
  await me.end();
}

export const a_filter_goes_along_into_the_files = (site) => narrowed(site, true, DESK, false);
export const a_filter_goes_along_on_a_phone_without_scripts = (site) => narrowed(site, false, PHONE, true);
