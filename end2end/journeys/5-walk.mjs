// The newcomer's walk of the README, step by step, over the demonstration that `serve --demo` makes.
import { inflateRawSync } from "node:zlib";
import { changedElsewhere, newIssue, publishBill, views } from "../deeds.mjs";
import { DESK, must, visitor } from "../kit.mjs";

const REASON = "ค่าแผงควรต่างกันตามฤดู หน้าฝนคนเดินน้อย ขอให้ใช้คำว่าค่าแผงรายฤดู";

async function comment(me, point, reason) {
  await me.press(new RegExp(`แสดงความเห็น.*ประเด็นที่ ${point}`));
  await me.page.getByRole("radio", { name: "เห็นด้วย แต่ขอให้แก้ไข" }).check();
  me.taps += 1;
  await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill(reason);
  me.taps += 1;
  await me.press("ส่งความเห็น", "button");
  await me.see("ส่งความเห็นแล้ว");
  return me.page.url();
}

/** Puts comments that wait under a new issue: all, or as many as asked. */
async function group(me, title, most = Infinity) {
  const boxes = await me.page.locator(".leaf input").all();
  for (const box of boxes.slice(-most)) await box.check();
  await newIssue(me, title);
  await me.page.getByRole("heading", { level: 3 }).getByRole("link", { name: title }).waitFor();
}

async function answer(me, title, disposition, reason, changed) {
  await me.page.getByRole("heading", { level: 3 }).getByRole("link", { name: title }).click();
  await me.page.getByLabel("สาระของความเห็น").fill(`ผู้แสดงความเห็นพูดถึง${title}`);
  await views(me, "ผู้ค้าขอให้คิดตามรายได้จริง");
  await me.page.getByRole("radio", { name: disposition, exact: true }).check();
  await me.page.getByLabel("เหตุผล", { exact: true }).fill(reason);
  await me.page.getByLabel(/^สิ่งที่เปลี่ยน/).fill(changed);
  if (changed) await changedElsewhere(me);
  await me.page.getByRole("button", { name: "บันทึก", exact: true }).click();
}

/** The names of the sheets in a workbook, read from its own directory of parts. */
function sheets(workbook) {
  const end = workbook.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = workbook.readUInt32LE(end + 16);
  for (let left = workbook.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name, extra, note] = [workbook.readUInt32LE(at + 20), ...[28, 30, 32].map((from) => workbook.readUInt16LE(at + from))];
    const from = workbook.readUInt32LE(at + 42);
    if (workbook.toString("utf8", at + 46, at + 46 + name) === "xl/workbook.xml") {
      const start = from + 30 + workbook.readUInt16LE(from + 26) + workbook.readUInt16LE(from + 28);
      const xml = inflateRawSync(workbook.subarray(start, start + packed)).toString("utf8");
      return [...xml.matchAll(/<sheet name="([^"]+)"/g)].map((found) => found[1]);
    }
    at += 46 + name + extra + note;
  }
  throw new Error("no workbook in the file");
}

export async function the_newcomers_walk({ browser, address }) {
  // 2, 3: the first consultation of the home page; key point 2, from link to receipt.
  const guest = await visitor(browser, address);
  await guest.visit("/");
  await guest.page.locator("main .row__title a").first().click();
  guest.taps += 1;
  const here = new URL(guest.page.url()).pathname;
  const receipt = await comment(guest, 2, REASON);
  must(guest.taps <= 12, `it took ${guest.taps} taps`);
  await guest.visit(here);
  await comment(guest, 1, "ขอให้ผู้ค้ารายเดิมได้จองแผงก่อน");
  // 4: found by a word inside it.
  for (let i = 0; ; i++) {
    await guest.visit(`/search?q=${encodeURIComponent("ค่าแผงรายฤดู")}`);
    if (await guest.page.locator("article.hit").count()) break;
    must(i < 20, "the comment was not found");
  }

  // 5: a bill of one's own.
  const officer = await visitor(browser, address, { size: DESK });
  await officer.signIn("officer@demo.example");
  await publishBill(officer);

  // 6: a comment withheld, and its tombstone.
  const moderator = await visitor(browser, address, { size: DESK });
  await moderator.signIn("moderator@demo.example");
  await moderator.visit(`/desk${here}/comments`);
  await moderator.press(/ดูแลความเห็น/);
  await moderator.page.getByRole("radio", { name: "มีข้อมูลส่วนบุคคลของผู้อื่น" }).check();
  await moderator.press("งดเผยแพร่", "button");
  await moderator.visit(`${here}/comments`);
  await moderator.see(/งดเผยแพร่ เหตุผล: มีข้อมูลส่วนบุคคลของผู้อื่น/);
  await moderator.end();

  // 7: the round closed.
  await officer.visit(`/desk${here}/close`);
  await officer.page.getByLabel("เหตุผล").fill("ผู้ค้าและชุมชนแสดงความเห็นครบทุกตลาดแล้ว");
  await officer.press("ปิดรับฟังก่อนกำหนด", "button");
  await officer.end();

  // 8: fourteen comments, two issues, one result.
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("summariser@demo.example");
  await me.visit(`/desk${here}/summary`);
  await me.see("จัดแล้ว 0 จาก 14 ความเห็น");
  await group(me, "ค่าแผงและการจอง", 9);
  await group(me, "เรื่องอื่นของตลาดนัด");
  await me.see("จัดแล้ว 14 จาก 14 ความเห็น");
  await answer(me, "ค่าแผงและการจอง", "ปรับปรุงบางส่วน", "ค่าแผงต่างกันตามฤดูได้", "ค่าแผงกำหนดเป็นรายฤดู");
  await me.visit(`/desk${here}/summary`);
  await answer(me, "เรื่องอื่นของตลาดนัด", "รับไว้พิจารณาในขั้นต่อไป", "เป็นรายละเอียดของกฎกระทรวง", "");
  await me.visit(`/desk${here}/summary/texts`);
  await me.page.locator("#f-impact").fill("ผู้ค้ารายย่อยจ่ายน้อยลงในหน้าฝน");
  await me.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  await me.visit(`/desk${here}/summary/publish`);
  await me.press("เผยแพร่สรุปผลเดี๋ยวนี้", "button");
  await me.see("ค่าแผงกำหนดเป็นรายฤดู");

  // 9: the answer on the receipt.
  await guest.visit(receipt);
  await guest.see("หน่วยงานตอบแล้ว");
  await guest.see("ค่าแผงต่างกันตามฤดูได้");
  await guest.end();

  // 10: the workbook.
  const file = await me.page.request.get(`/desk${here}/summary.xlsx`);
  must(file.ok(), `${file.status()} for the workbook`);
  const names = sheets(await file.body());
  must(names.join() === "สรุป,ประเด็น,จำนวน,ความเห็น,คำอธิบายคอลัมน์", `the sheets are ${names}`);
  await me.end();
}
