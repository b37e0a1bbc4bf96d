// A published draft is revised: checked, published with a reason, compared; a comment follows, another is placed by hand.
import { publishBill } from "../deeds.mjs";
import { accessible, DESK, must, PHONE, picture, visitor } from "../kit.mjs";

const REVISED = `# ร่างพระราชบัญญัติห้องสมุดสิ่งของ พ.ศ. ....

โดยที่เป็นการสมควรมีกฎหมายว่าด้วยห้องสมุดสิ่งของ

มาตรา ๑  พระราชบัญญัตินี้เรียกว่า “พระราชบัญญัติห้องสมุดสิ่งของ พ.ศ. ....”

มาตรา ๒  ผู้ยืมต้องคืนสิ่งของภายในเจ็ดวันและในสภาพที่ใช้การได้

มาตรา ๓  ห้องสมุดสิ่งของต้องมีทะเบียนสิ่งของ
(๑) ชื่อสิ่งของ
(๒) สภาพและราคา`;

async function say(browser, address, path, words) {
  const guest = await visitor(browser, address, { scripts: false });
  await guest.visit(path);
  await guest.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await guest.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill(words);
  await guest.press("ส่งความเห็น", "button");
  await guest.see("ส่งความเห็นแล้ว");
  return guest;
}

export async function a_draft_is_revised_without_scripts({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("officer@demo.example");
  await publishBill(me);
  const here = new URL(me.page.url()).pathname;
  const asked = await say(browser, address, `${here}/say?at=m2`, "วันถัดไปเร็วเกินไป");
  const other = await say(browser, address, `${here}/say?at=m3`, "ทะเบียนควรมีราคาด้วย");
  await me.visit(`/desk${here}`);
  await me.press("ปรับร่างที่เผยแพร่แล้ว");
  await me.page.getByLabel("ข้อความของร่างที่ปรับแล้ว").fill(REVISED);
  await me.press("อ่านและบันทึกไว้ก่อน", "button");
  await me.see("ตรวจก่อนเผยแพร่");
  await me.see("ความเห็น 1 ข้อจะรอให้คุณย้าย");
  // Without a reason it comes back, with the text.
  await me.press("เผยแพร่ร่างที่ปรับ", "button");
  await me.page.locator("#problem").waitFor();
  must((await me.page.getByLabel("ข้อความของร่างที่ปรับแล้ว").inputValue()).includes("สภาพและราคา"), "the text is kept");
  await me.page.getByLabel("เหตุผลของการปรับร่าง").fill("เพิ่มวันคืน และให้ทะเบียนบอกราคาตามความเห็น");
  await me.press("เผยแพร่ร่างที่ปรับ", "button");
  // One comment lost its provision: it is shown at once.
  await me.see("เผยแพร่ร่างที่ปรับแล้ว");
  await me.see("วันถัดไปเร็วเกินไป");
  await me.visit(`${here}/draft`);
  await me.see("ผู้ยืมต้องคืนสิ่งของ");
  await me.see("เพิ่มวันคืน และให้ทะเบียนบอกราคาตามความเห็น");
  await me.press("เทียบกับร่างก่อน");
  await me.page.locator(".diff__wide ins", { hasText: "และราคา" }).waitFor();

  // The author of the comment whose provision is gone is asked whether it still holds; the other is not.
  await asked.page.reload();
  await asked.see("ร่างล่าสุดไม่มีมาตราที่ความเห็นนี้พูดถึงแล้ว");
  if (process.env.PICTURES) await picture(asked.page, "moved_390");
  await asked.press("ยังใช้ได้", "button");
  await asked.see("คุณบอกไว้ว่าความเห็นนี้ยังใช้ได้");
  await asked.end();
  await other.page.reload();
  must((await other.page.locator("#moved").count()) === 0, "nothing is asked where the provision is there");
  await other.end();

  // It waits on the desk.
  await me.visit(`/desk${here}`);
  await me.press("ความเห็นที่มาตราของตนไม่มีแล้ว (1)");
  await me.see("ผู้แสดงความเห็นบอกว่ายังใช้ได้");
  await me.page.getByRole("checkbox").first().check();
  await me.page.getByLabel("ย้ายไปยัง").selectOption("m1");
  await me.press("ย้ายความเห็นที่เลือก", "button");
  await me.see("ย้ายความเห็นแล้ว");
  await me.visit(`${here}/comments?at=m1`);
  await me.see("ย้ายจากมาตรา ๒ ของร่างที่เผยแพร่เมื่อ");
  await me.visit(`${here}/comments?at=m3`);
  await me.see("แสดงต่อมาตรา ๓ ของร่างที่เผยแพร่เมื่อ");
  await me.end();
}

export async function a_reader_compares_by_the_keyboard_alone({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.visit("/c/4/draft");
  const to = me.page.getByRole("link", { name: "เทียบกับร่างก่อน" }).first();
  await to.focus();
  await me.page.keyboard.press("Enter");
  await me.page.getByRole("heading", { level: 1, name: "เทียบร่าง" }).waitFor();
  const folded = me.page.locator(".diff__same summary").first();
  await folded.focus();
  await me.page.keyboard.press("Enter");
  must(await me.page.locator(".diff__same[open]").count(), "what did not change unfolds");
  await me.page.locator(".diff__link").first().focus();
  await me.page.keyboard.press("Enter");
  must(/#/.test(me.page.url()), "a part has its own address");
  await me.page.locator("#f-from").focus();
  await me.page.keyboard.press("End");
  await me.end();
}

export async function versions_are_accessible_by_day_and_night_in_both_languages({ browser, address }) {
  for (const [size, prefix, dark] of [[PHONE, "", false], [PHONE, "/en", true], [DESK, "", true], [DESK, "/en", false]]) {
    const me = await visitor(browser, address, { size, dark });
    const look = async (paths) => {
      for (const path of paths) {
        await me.visit(prefix + path);
        await accessible(me.page);
        const wide = await me.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        must(wide <= 0, `${path} is ${wide} px too wide`);
        const name = `7${path.replace(/[/?&=]/g, "_")}_${size.width}${prefix.replace("/", "_")}${dark ? "_dark" : ""}`;
        if (process.env.PICTURES) await picture(me.page, name);
      }
    };
    await look(["/c/4/compare?from=1&to=2", "/c/4/draft", "/c/4/draft?version=1", "/c/4/comments", "/c/4"]);
    await me.signIn("local@demo.example");
    await look(["/desk/c/4/draft", "/desk/c/4/orphans", "/desk/c/4"]);
    await me.end();
  }
}
