// Looking after comments: a report and an appeal on a phone without scripts, the queue by keys alone, and every page of it looked at.
import { accessible, arrow, DESK, look, must, picture, reach, serve, visitor, write } from "../kit.mjs";

const SAID = "ไอ้เหี้ยหน้าไหนเขียนร่างนี้ โทร 081-234-5678";

async function send(me, words, meant) {
  await me.visit("/c/1/say?at=k1");
  await me.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill(words);
  await me.press("ส่งความเห็น", "button");
  if (meant) {
    await me.page.getByLabel("ฉันตั้งใจส่งข้อมูลนี้").check();
    await me.press("ส่งความเห็น", "button");
  }
  await me.see("ส่งความเห็นแล้ว");
  return new URL(me.page.url()).pathname;
}

/** Looks at the page that stands, which a path alone does not reach. */
async function seen(me, name) {
  // Without scripts of the page's own axe cannot run.
  if (name) await picture(me.page, `i-${name}`);
  const wide = await me.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth).catch(() => false);
  must(!wide, `${name} is wider than the screen`);
}

export async function a_report_and_an_appeal_on_a_phone_without_scripts_and_the_queue_by_keys({ browser }) {
  const site = await serve();
  const author = await visitor(browser, site.address, { scripts: false });
  const receipt = await send(author, SAID, true);
  const other = await visitor(browser, site.address, { scripts: false });
  await send(other, "เห็นด้วย ดูที่ https://example.org");
  // Reported by anybody.
  const reader = await visitor(browser, site.address, { scripts: false });
  await reader.visit("/c/1/comments");
  const voice = reader.page.locator(".voice", { hasText: "ไอ้เหี้ยหน้าไหน" });
  await voice.getByRole("link", { name: /^แจ้งความเห็นนี้/ }).click();
  await reader.see("การไม่เห็นด้วยกับความเห็นไม่ใช่เหตุ");
  await seen(reader, "report");
  await reader.page.getByLabel("อธิบายเพิ่ม").fill("ว่าคนเขียนร่าง");
  await reader.press("ส่งให้ผู้ดูแลตรวจ", "button");
  await reader.see("ยังไม่ได้เลือก");
  must((await reader.page.getByLabel("อธิบายเพิ่ม").inputValue()) === "ว่าคนเขียนร่าง", "what was typed is lost");
  await reader.page.getByRole("radio", { name: "ดูหมิ่นหรือข่มขู่บุคคล" }).check();
  await reader.press("ส่งให้ผู้ดูแลตรวจ", "button");
  await reader.see("ขอบคุณที่แจ้ง");
  // The queue, by keys alone.
  const desk = await visitor(browser, site.address, { size: DESK });
  await desk.signIn("moderator@demo.example");
  const { page } = desk;
  await reach(page, page.getByRole("link", { name: /^มีความเห็นรอตรวจ/ }));
  await page.keyboard.press("Enter");
  await desk.see("มีผู้แจ้ง 1 ราย");
  await accessible(page);
  await seen(desk, "queue");
  await page.waitForFunction(() => document.querySelector(".leaf input"));
  const first = page.locator(".leaf input").first();
  // The island has come once a key moves.
  for (let tries = 0; tries < 50 && !(await first.evaluate((one) => one === document.activeElement)); tries++) {
    await page.keyboard.press("j");
    await page.waitForTimeout(100);
  }
  await page.keyboard.press("k");
  while (!(await page.evaluate(() => document.activeElement.closest(".leaf")?.innerText.includes("ไอ้เหี้ยหน้าไหน")))) await page.keyboard.press("j");
  await page.keyboard.press("2");
  await page.getByRole("status").filter({ hasText: "บันทึกการตัดสินแล้ว" }).waitFor();
  must(!(await page.getByText("ไอ้เหี้ยหน้าไหน").count()), "what is settled waits still");
  while (!(await page.evaluate(() => document.activeElement.closest(".leaf")?.innerText.includes("example.org")))) {
    await page.keyboard.press("j");
    await page.waitForTimeout(50);
  }
  await page.keyboard.press("a");
  await page.getByText("ไม่มีความเห็นที่รอตรวจ").waitFor();
  // Its author asks for it to be looked at again.
  await author.visit(receipt);
  await author.see("งดเผยแพร่");
  await author.page.locator("summary", { hasText: "ขอให้ทบทวน" }).click();
  await author.page.getByLabel("เหตุที่ควรเผยแพร่").fill("ไม่ได้ว่าใครคนใดคนหนึ่ง ว่าตัวร่าง");
  await seen(author, "appeal");
  await author.press("ส่งคำขอทบทวน", "button");
  await author.see("รอสำนักงานตอบ");
  // The office answers, by keys.
  const office = await visitor(browser, site.address, { size: DESK });
  await office.signIn("central@demo.example");
  await office.visit("/desk/moderation/appeals");
  await accessible(office.page);
  await seen(office, "appeals");
  await reach(office.page, office.page.getByRole("link", { name: /^เปิดดู/ }));
  await office.page.keyboard.press("Enter");
  await office.see("ว่าตัวร่าง");
  await accessible(office.page);
  await seen(office, "case");
  const uphold = office.page.getByRole("radio", { name: "คงการตัดสินเดิม" });
  await reach(office.page, office.page.getByRole("radio", { name: "ให้เผยแพร่ตามเดิม" }));
  await arrow(office.page, office.page.getByRole("radio", { name: "ให้เผยแพร่ตามเดิม" }), () => uphold.isChecked());
  await write(office.page, office.page.getByLabel("คำตอบถึงผู้แสดงความเห็น"), "ถ้อยคำดูหมิ่นบุคคล แก้ไขแล้วเผยแพร่ได้");
  await reach(office.page, office.page.getByRole("button", { name: "บันทึก", exact: true }));
  await office.page.keyboard.press("Enter");
  await office.page.getByRole("status").filter({ hasText: "ตอบคำขอทบทวนแล้ว" }).waitFor();
  await author.visit(receipt);
  await author.see("แก้ไขแล้วเผยแพร่ได้");
  await seen(author, "answered");
  // Told to everyone, and to nobody about whom.
  await reader.visit("/c/1/moderation");
  await reader.see("สำนักงานทบทวนแล้วคงการตัดสินเดิม");
  must(!(await reader.page.getByText("ไอ้เหี้ยหน้าไหน").count()), "the log holds what was withheld");
  // One case with all its folds, and the other pages, as everyone sees them.
  const held = new URL(office.page.url()).pathname;
  const mine = { browser, address: site.address };
  await look("i", mine, "", ["/c/1/moderation", "/about/moderation", "/c/1/comments"]);
  await look("i", mine, "moderator@demo.example", ["/desk/moderation", held]);
  for (const one of [author, other, reader, desk, office]) await one.end();
  await site.stop();
}
