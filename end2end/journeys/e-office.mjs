// The agency's desk around a hearing: the impact analysis, a look before publication, publication at a set time, files, the road after.
import { prepareBill } from "../deeds.mjs";
import { linkIn, mailServer } from "../mail.mjs";
import { accessible, DESK, must, PHONE, picture, serve, visitor } from "../kit.mjs";

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
        if (process.env.PICTURES) await picture(me.page, `office${prefix}${path}-${name}`.replaceAll(/[/?=]/g, "_"));
      }
    }
  }
}

/** A dossier with nothing but its title, by somebody signed in as a drafter: its path on the desk. */
async function begun(me, kind, title) {
  await me.visit("/desk/new");
  await me.page.getByRole("radio", { name: kind }).check();
  await me.page.getByLabel("ชื่อเต็ม").fill(title);
  await me.press("สร้างเรื่อง", "button");
  return new URL(me.page.url()).pathname;
}

export async function an_officer_writes_the_impact_analysis_in_two_sittings({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("officer@demo.example");
  const dossier = await begun(me, /^ร่างกฎหมาย/, "ร่างพระราชบัญญัติเรือข้ามฟากชุมชน พ.ศ. ....");
  await me.press(/^การวิเคราะห์ผลกระทบ/);
  await me.see("หัวข้อที่ยังขาด");
  await me.page.getByLabel("เหตุผลและความจำเป็นที่ต้องตรากฎหมาย").fill("คนสองฝั่งคลองข้ามฟากด้วยเรือที่ไม่มีใครตรวจ");
  await me.press("บันทึก", "button");
  await me.see("บันทึกแล้ว");
  await me.page.getByLabel("ใครรับภาระอะไร").fill("| ใคร | ภาระ |\n|---|---|\n| เจ้าของเรือ | ค่าตรวจปีละ 500 บาท |");
  await me.page.getByRole("radio", { name: "ไม่มี" }).nth(0).check();
  await me.press("บันทึก", "button");
  must((await me.page.getByLabel("เหตุผลและความจำเป็นที่ต้องตรากฎหมาย").inputValue()).includes("เรือที่ไม่มีใครตรวจ"), "the first sitting is lost");
  await me.visit(dossier);
  const list = me.page.locator("#checklist").locator("xpath=ancestor::section");
  must(await list.locator("li.check:not(.check--open)", { hasText: "ปัญหา สาเหตุ และความจำเป็น" }).count(), "the checklist asks again");
  must(!(await list.getByText("ระบบอนุญาต (ยังไม่ได้ตอบ)").count()), "the checklist asks again for what the analysis answers");
  await me.visit(`${dossier}/preview/impact`);
  await me.page.getByRole("cell", { name: "ค่าตรวจปีละ 500 บาท" }).waitFor();
  await me.end();
  const other = await visitor(browser, address);
  await other.signIn("officer@demo.example");
  await look(other, [dossier, `${dossier}/impact`, "/desk/c/2/impact", "/c/2/impact", "/c/2"]);
  await other.end();
}

export async function an_analysis_is_saved_as_it_is_typed_and_two_tabs_lose_nothing({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("officer@demo.example");
  const dossier = await begun(me, /^ร่างกฎหมาย/, "ร่างพระราชบัญญัติท่าเรือชุมชน พ.ศ. ....");
  const here = `${dossier}/impact`;
  await me.visit(here);
  const [need, burden] = ["เหตุผลและความจำเป็นที่ต้องตรากฎหมาย", "ใครรับภาระอะไร"];
  const saved = (page) => page.getByText("บันทึกที่พิมพ์แล้ว").waitFor({ timeout: 15_000 });
  const other = await me.page.context().newPage();
  await other.goto(address + here);
  await me.page.getByLabel(need).fill("ท่าเรือเดิมผุพัง");
  await saved(me.page);
  // The other tab has the form as it was: what it writes elsewhere is saved beside it, and what was saved comes into it.
  await other.getByLabel(burden).fill("เจ้าของท่าเรือเสียค่าตรวจ");
  await saved(other);
  must((await other.getByLabel(need).inputValue()) === "ท่าเรือเดิมผุพัง", "what was saved elsewhere does not come");
  await me.visit(here);
  must((await me.page.getByLabel(need).inputValue()) === "ท่าเรือเดิมผุพัง", "the first tab's text is lost");
  must((await me.page.getByLabel(burden).inputValue()) === "เจ้าของท่าเรือเสียค่าตรวจ", "the second tab's text is lost");
  // The same heading in both: both texts stand on the page, and nothing is sent by itself.
  await other.getByLabel(need).fill("ท่าเรือเดิมผุพังและไม่มีไฟ");
  await other.getByLabel(need).blur();
  await other.waitForFunction(() => !document.querySelector("[data-saved]").textContent.includes("ยังบันทึกไม่ได้"));
  await me.page.getByLabel(need).fill("ท่าเรือเดิมเล็กเกินไป");
  const both = async (page) => (await page.getByText("ข้อความที่บันทึกจากที่อื่น").count()) > 0;
  for (let tries = 0; tries < 60 && !(await both(me.page)) && !(await both(other)); tries += 1) await me.page.waitForTimeout(500);
  const late = (await both(me.page)) ? me.page : other;
  must(await both(late), "the second to save is not told");
  const text = await late.locator("form[data-saves]").innerText();
  const mine = await late.getByLabel(need).inputValue();
  must(/เล็กเกินไป/.test(mine + text) && /ไม่มีไฟ/.test(mine + text), "one of the two texts is gone");
  await late.getByRole("button", { name: "บันทึก" }).click();
  await late.getByText("บันทึกแล้ว").first().waitFor();
  await other.close();
  await me.end();
}

export async function somebody_outside_sees_a_dossier_by_a_link_that_is_ended({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("officer@demo.example");
  await me.visit("/desk");
  const dossier = await prepareBill(me);
  await me.visit(dossier);
  await me.press("ลิงก์ให้คนนอกดูล่วงหน้า");
  await me.page.getByLabel("อายุของลิงก์ (วัน)").fill("40");
  await me.page.getByLabel("ส่งให้ใคร").fill("คณะทำงานห้องสมุดประชาชน");
  await me.press("ทำลิงก์", "button");
  await me.page.locator("#problem").waitFor();
  await me.page.getByLabel("อายุของลิงก์ (วัน)").fill("5");
  await me.press("ทำลิงก์", "button");
  await me.see("ทำลิงก์แล้ว");
  const link = new URL(await me.page.locator(".share__address").innerText()).pathname;
  await look(me, [`${dossier}/share`]);

  const guest = await visitor(browser, address, { scripts: false });
  await guest.visit(link);
  await guest.see("ฉบับร่าง ยังไม่เผยแพร่");
  must(!(await guest.page.locator("main").getByRole("link", { name: /แสดงความเห็น/ }).count()), "a preview offers to comment");
  await guest.press("อ่านร่างฉบับเต็ม");
  await guest.see("ห้องสมุดสิ่งของต้องมีทะเบียนสิ่งของ");
  await guest.end();
  const seen = await visitor(browser, address);
  await look(seen, [link, `${link}/draft`]);

  await me.visit(`${dossier}/share`);
  await me.press(/^เลิกใช้ลิงก์นี้/, "button");
  await me.see("เลิกใช้ลิงก์แล้ว");
  await seen.visit(link);
  await seen.see("ลิงก์นี้เปิดไม่ได้");
  await look(seen, [link]);
  await seen.end();
  await me.end();
}

export async function a_dossier_is_announced_as_coming_and_published_at_its_time({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("officer@demo.example");
  await me.visit("/desk");
  const dossier = await prepareBill(me);
  await me.visit(dossier);
  await me.press("ประกาศว่ากำลังจะรับฟัง");
  const today = new Date(Date.now() + 7 * 3600e3);
  await me.page.getByLabel("เดือนที่คาดว่าจะเปิดรับฟัง").selectOption(String(today.getUTCMonth() + 1));
  await me.page.getByLabel("พ.ศ.").fill(String(today.getUTCFullYear() + 543));
  await me.page.getByLabel("สาระสั้น ๆ").fill("ให้ทุกตำบลมีที่ยืมของใช้ที่ไม่ต้องซื้อเอง");
  await me.page.getByRole("button", { name: "ประกาศ", exact: true }).click();
  await me.see("ประกาศแล้ว");
  const guest = await visitor(browser, address, { scripts: false });
  await guest.visit("/");
  await guest.see("ให้ทุกตำบลมีที่ยืมของใช้");
  const other = await visitor(browser, address);
  await other.signIn("officer@demo.example");
  await look(other, ["/planned", "/", `${dossier}/plan`, `${dossier}/publish`]);

  // In the next minute, so that the journey sees it come.
  await me.visit(`${dossier}/publish`);
  const at = new Date(Date.now() + 7 * 3600e3 + 61e3);
  await me.page.locator("#f-at").fill(String(at.getUTCDate()));
  await me.page.locator("#f-at-month").selectOption(String(at.getUTCMonth() + 1));
  await me.page.locator("#f-at-year").fill(String(at.getUTCFullYear() + 543));
  await me.page.getByLabel("เวลา", { exact: true }).fill(`${at.getUTCHours()}.${String(at.getUTCMinutes()).padStart(2, "0")}`);
  await me.press("ตั้งเวลานี้", "button");
  await me.see("จะเผยแพร่");
  await look(other, [dossier]);
  await other.end();
  const id = dossier.split("/").pop();
  for (let tries = 0; (await guest.page.goto(`/c/${id}`)).status() !== 200; tries += 1) {
    must(tries < 160, "it was not published at its time");
    await guest.page.waitForTimeout(500);
  }
  await guest.see("เจ็ดวันพอหรือไม่");
  await guest.visit("/planned");
  must(!(await guest.page.getByText("ให้ทุกตำบลมีที่ยืมของใช้").count()), "what is public is still said to be coming");
  await guest.end();
  await me.visit(dossier);
  await me.see("เผยแพร่เรื่อง");
  await me.end();
}

export async function an_officer_attaches_a_map_and_a_reader_saves_it({ browser }) {
  const site = await serve();
  const me = await visitor(browser, site.address, { size: DESK, scripts: false });
  await me.signIn("officer@demo.example");
  await me.visit("/desk/c/12");
  await me.press(/^เอกสารประกอบ/);
  await me.page.getByLabel("เอกสารนี้คืออะไร").fill("แผนที่จุดรับคืนภาชนะ");
  const file = me.page.getByLabel("ไฟล์", { exact: true });
  await file.setInputFiles({ name: "a.html", mimeType: "text/html", buffer: Buffer.from("<script>1</script>") });
  await me.press("เพิ่มเอกสาร", "button");
  await me.page.locator("#problem").waitFor();
  must((await me.page.getByLabel("เอกสารนี้คืออะไร").inputValue()) === "แผนที่จุดรับคืนภาชนะ", "the title was lost");
  await file.setInputFiles(new URL("../../server/tests/site/scan.pdf", import.meta.url).pathname);
  await me.press("เพิ่มเอกสาร", "button");
  await me.see("เพิ่มเอกสารแล้ว");
  await me.see("เป็นภาพสแกน");
  await me.visit("/desk/c/2/files");
  await me.see("เรื่องนี้เผยแพร่แล้ว");
  await me.page.getByLabel("เอกสารนี้คืออะไร").fill("ตารางค่าแผงรายจังหวัด");
  await file.setInputFiles({ name: "ค่าแผง 2569.csv", mimeType: "text/csv", buffer: Buffer.from("จังหวัด,บาท\nน่าน,120\n") });
  await me.press("เพิ่มเอกสาร", "button");
  await me.see("เพิ่มเอกสารแล้ว");
  await me.end();
  const reader = await visitor(browser, site.address, { scripts: false });
  await reader.visit("/c/2");
  const saved = reader.page.waitForEvent("download");
  await reader.press("ตารางค่าแผงรายจังหวัด");
  must((await saved).suggestedFilename() === "ค่าแผง 2569.csv", "it is saved under another name");
  await reader.end();
  const other = await visitor(browser, site.address);
  await other.signIn("officer@demo.example");
  await look(other, ["/desk/c/12/files", "/desk/c/2/files", "/c/2"]);
  await other.end();
  await site.stop();
}

export async function an_officer_tells_what_became_of_a_draft({ browser }) {
  const mail = await mailServer();
  const site = await serve({ words: mail.words() });
  const email = "malee@example.org";
  const follower = await visitor(browser, site.address, { scripts: false });
  await follower.visit("/follow?of=consultation:6");
  await follower.page.getByLabel("ที่อยู่อีเมล").fill(email);
  await follower.press("ขอรับอีเมล", "button");
  await follower.visit(linkIn(await mail.letter(email, /ยืนยัน/), /\/letters\//));
  await follower.press("ยืนยัน", "button");
  await follower.see("ยืนยันแล้ว");
  await follower.end();
  const me = await visitor(browser, site.address, { size: DESK, scripts: false });
  await me.signIn("officer@demo.example");
  await me.visit("/desk/c/6");
  await me.press("เส้นทางหลังการรับฟัง");
  const today = new Date(Date.now() + 7 * 3600e3);
  await me.page.locator("#f-day").fill(String(today.getUTCDate()));
  await me.page.locator("#f-day-month").selectOption(String(today.getUTCMonth() + 1));
  await me.page.locator("#f-day-year").fill(String(today.getUTCFullYear() + 543));
  await me.press("บันทึกขั้นนี้", "button");
  await me.page.locator("#problem").waitFor();
  await me.page.getByLabel("อ้างอิงจากไหน").fill("มติคณะรัฐมนตรี ครั้งที่ 40/2569");
  await me.page.getByLabel("คำอธิบายถึงประชาชน").fill("คณะรัฐมนตรีรับหลักการ และให้สำนักงานคณะกรรมการกฤษฎีกาตรวจพิจารณา");
  await me.press("บันทึกขั้นนี้", "button");
  await me.see("บันทึกแล้ว ทุกคนเห็นในหน้าเรื่อง");
  const letter = await mail.letter(email, /เสนอคณะรัฐมนตรี/);
  for (const words of ["มติคณะรัฐมนตรี ครั้งที่ 40/2569", "รับหลักการ", "/c/6?via=letter#road"]) {
    must(letter.text.includes(words), `the letter does not say ${words}: ${letter.text}`);
  }
  const other = await visitor(browser, site.address);
  await other.signIn("officer@demo.example");
  await look(other, ["/desk/c/6/road", "/c/6"]);
  await other.end();
  const reader = await visitor(browser, site.address, { scripts: false });
  await reader.visit("/c/6#road");
  await reader.see("มติคณะรัฐมนตรี ครั้งที่ 40/2569");
  await reader.end();
  await me.page.locator("summary", { hasText: "บันทึกผิด" }).click();
  await me.page.locator("#f-reason-1").fill("บันทึกผิดเรื่อง จะบันทึกในเรื่องที่ถูกต้อง");
  await me.press("ถอนขั้นนี้", "button");
  await me.see("หน่วยงานถอนรายการนี้");
  await me.end();
  await site.stop();
  await mail.stop();
}
