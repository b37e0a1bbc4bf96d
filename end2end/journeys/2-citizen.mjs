// A citizen finds, comments, keeps a receipt; with scripts, without, and by keyboard alone.
import { accessible, must, visitor } from "../kit.mjs";

async function comment(me, reason) {
  await me.visit("/");
  await me.press("การซ่อมเครื่องใช้ไฟฟ้าในบ้าน");
  await me.press(/แสดงความเห็น.*ประเด็นที่ 2/);
  await me.page.getByRole("radio", { name: "เห็นด้วย แต่ขอให้แก้ไข" }).check();
  me.taps += 1;
  await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill(reason);
  me.taps += 1;
  await me.press("ส่งความเห็น", "button");
  await me.see("ส่งความเห็นแล้ว");
}

async function heard({ browser, address }, scripts) {
  const me = await visitor(browser, address, { scripts });
  const word = scripts ? "กระจังลมหมุน" : "ฝาครอบมอเตอร์";
  // Said in other words each time: what says the same is shown before it is sent.
  const reason = scripts ? `ร้านในอำเภอหา${word}ไม่ได้เลย ขอให้นับวันถึงหน้าร้าน` : `สั่ง${word}จากบริษัทแล้วรออยู่เป็นเดือน อยากให้กำหนดวันส่งไว้ในกฎหมาย`;
  await comment(me, reason);
  must(me.taps <= 12, `it took ${me.taps} taps`);
  must(/\/receipts\/\d{4}-\d{4}$/.test(me.page.url()), me.page.url());
  if (scripts) await accessible(me.page);
  await me.see("รหัส");
  await me.visit("/receipts");
  // Findable within a second or so.
  for (let i = 0; ; i++) {
    await me.visit(`/search?q=${encodeURIComponent(word)}`);
    if (await me.page.locator("article.hit").count()) break;
    must(i < 20, "the comment was not found");
  }
  await me.end();
}

export const a_guest_comments_from_link_to_receipt_in_twelve_taps = (site) => heard(site, true);
export const the_same_works_without_scripts = (site) => heard(site, false);

export async function a_refused_comment_comes_back_filled_in({ browser, address }) {
  const me = await visitor(browser, address, { scripts: false });
  await me.visit("/c/1/say?at=k3");
  await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill("ข้อความที่ต้องไม่หาย <b>&</b>");
  await me.press("ส่งความเห็น", "button");
  await me.page.getByRole("alert").waitFor();
  const kept = await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").inputValue();
  must(kept === "ข้อความที่ต้องไม่หาย <b>&</b>", `kept: ${kept}`);
  await me.end();
}

export async function what_was_typed_survives_a_closed_page({ browser, address }) {
  const me = await visitor(browser, address);
  await me.visit("/c/1/say?at=k4");
  await me.page.locator("html[data-awake]").waitFor({ state: "attached", timeout: 20_000 });
  await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill("พิมพ์ค้างไว้");
  await me.visit("/");
  await me.visit("/c/1/say?at=k4");
  await me.see("นำข้อความที่คุณพิมพ์ค้างไว้");
  must((await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").inputValue()) === "พิมพ์ค้างไว้", "the text is gone");
  await me.end();
}

export async function a_comment_is_written_by_keyboard_alone({ browser, address }) {
  const me = await visitor(browser, address);
  await me.visit("/c/1/say?at=k1");
  const tabTo = async (matches) => {
    for (let i = 0; i < 80; i++) {
      await me.page.keyboard.press("Tab");
      if (await me.page.evaluate(matches)) return;
    }
    throw new Error(`the keyboard never reached ${matches}`);
  };
  await tabTo(() => document.activeElement?.getAttribute("name") === "stance");
  await me.page.keyboard.press("Space");
  await tabTo(() => document.activeElement?.getAttribute("name") === "reason");
  await me.page.keyboard.type("เขียนด้วยแป้นพิมพ์อย่างเดียว");
  await tabTo(() => document.activeElement?.textContent?.trim() === "ส่งความเห็น");
  await me.page.keyboard.press("Enter");
  await me.see("ส่งความเห็นแล้ว");
  await me.end();
}

export async function a_survey_is_answered_without_scripts({ browser, address }) {
  const me = await visitor(browser, address, { scripts: false });
  await me.visit("/c/7/survey");
  await me.press("ประชาชนทั่วไป");
  await me.page.getByRole("radio", { name: "ปลอดภัยขึ้นบ้าง" }).check();
  await me.press("ส่งคำตอบ", "button");
  await me.see("ส่งคำตอบแล้ว");
  await me.end();
}

export async function a_lost_line_loses_nothing_and_sends_once({ browser, address }) {
  const me = await visitor(browser, address);
  await me.visit("/c/1/say?at=k5");
  await me.page.locator("html[data-awake]").waitFor({ state: "attached", timeout: 20_000 });
  await me.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill("ส่งตอนรถเข้าอุโมงค์");
  await me.page.context().setOffline(true);
  await me.press("ส่งความเห็น", "button");
  await me.see("ข้อความยังเก็บอยู่ในเครื่องนี้");
  must((await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").inputValue()) === "ส่งตอนรถเข้าอุโมงค์", "the text is gone");
  await me.page.context().setOffline(false);
  await me.press("ส่งความเห็น", "button");
  await me.see("ส่งความเห็นแล้ว");
  await me.visit("/c/1/comments?at=k5");
  must((await me.page.getByText("ส่งตอนรถเข้าอุโมงค์").count()) === 1, "it is there once");
  await me.end();
}

export async function private_data_is_told_before_it_is_sent({ browser, address }) {
  for (const scripts of [true, false]) {
    const me = await visitor(browser, address, { scripts });
    let sent = 0;
    me.page.on("request", (asked) => (sent += asked.url().endsWith("/api/comment/submit") ? 1 : 0));
    await me.visit("/c/1/say?at=k4");
    if (scripts) await me.page.locator("html[data-awake]").waitFor({ state: "attached", timeout: 20_000 });
    const notice = me.page.locator("#private");
    must(await notice.isHidden(), "nothing is told before anything is typed");
    await me.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
    const text = scripts ? "โทรหาร้านผมได้ที่ ๐๘๑-๒๓๔-๕๖๗๘" : "ช่างในซอยรับซ่อมพัดลม ถามที่ ๐๘๙-๑๑๑-๒๒๓๓ ก่อนมาได้เลย";
    await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill(text);
    if (scripts) {
      await notice.getByText("หมายเลขโทรศัพท์").waitFor();
      await accessible(me.page);
      await me.page.getByRole("radio", { name: "ส่งถึงหน่วยงานเท่านั้น" }).check();
      must(await notice.isVisible(), "officials would read it");
      await me.page.getByRole("radio", { name: "เผยแพร่โดยไม่แสดงชื่อ" }).check();
    }
    await me.press("ส่งความเห็น", "button");
    await notice.getByText("หมายเลขโทรศัพท์").waitFor();
    must(sent === (scripts ? 0 : 1), `${sent} were sent`);
    must((await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").inputValue()) === text, "the text is gone");
    await me.page.getByLabel("ฉันตั้งใจส่งข้อมูลนี้").check();
    await me.press("ส่งความเห็น", "button");
    await me.see("ส่งความเห็นแล้ว");
    await me.end();
  }
}

export async function a_survey_is_answered_by_keyboard_alone({ browser, address }) {
  const me = await visitor(browser, address, { scripts: false });
  await me.visit("/c/7/survey?for=public");
  const reach = async (matches) => {
    for (let i = 0; i < 80; i++) {
      if (await me.page.evaluate(matches)) return;
      await me.page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard never reached ${matches}`);
  };
  await reach(() => document.activeElement?.type === "radio");
  await me.page.keyboard.press("Space");
  await reach(() => document.activeElement?.textContent?.trim() === "ส่งคำตอบ");
  await me.page.keyboard.press("Enter");
  await me.see("ส่งคำตอบแล้ว");
  await me.end();
}

export async function a_refused_form_is_sent_once_and_comes_back_awake({ browser, address }) {
  const me = await visitor(browser, address);
  let sent = 0;
  me.page.on("request", (request) => (sent += request.method() === "POST" ? 1 : 0));
  await me.visit("/c/1/say?at=k3");
  await me.page.locator("html[data-awake]").waitFor({ state: "attached", timeout: 20_000 });
  const reason = () => me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน");
  await reason().fill("กรรมการควรมาจากผู้ค้าครึ่งหนึ่ง");
  for (const times of [1, 2]) {
    await me.press("ส่งความเห็น", "button");
    await me.page.locator("#problem:focus").waitFor();
    must(sent === times, `sent ${sent} times, not ${times}`);
    must((await reason().inputValue()) === "กรรมการควรมาจากผู้ค้าครึ่งหนึ่ง", "the text is still there");
    await me.page.evaluate(() => document.activeElement.blur());
  }
  await accessible(me.page);
  must(new URL(me.page.url()).pathname === "/c/1/say", "under the same address");
  await me.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await me.press("ส่งความเห็น", "button");
  await me.see("ส่งความเห็นแล้ว");
  must(sent === 3, `sent ${sent} times`);
  await me.press("ล้างออกจากเครื่องนี้", "button");
  await me.see("ล้างรหัสออกจากเครื่องนี้แล้ว");
  await me.page.goBack();
  must((await me.page.locator(".receipt__code").count()) === 0, "the code is gone, also by going back");
  await me.end();
}

export async function a_long_text_is_told_how_much_is_left_near_its_end({ browser, address }) {
  const me = await visitor(browser, address);
  await me.visit("/c/1/say?at=k1");
  await me.page.locator("html[data-awake]").waitFor({ state: "attached", timeout: 20_000 });
  const reason = me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน");
  const said = me.page.locator("#f-reason + .field__left");
  await reason.fill("สั้น");
  await me.page.waitForTimeout(600);
  must((await said.innerText()) === "", "far from the end nothing is said");
  await reason.fill("ที่".repeat(19_000));
  await me.see("เขียนได้อีก 1,000 ตัวอักษร");
  await reason.fill("ที่".repeat(20_001));
  await me.see("เกินไป 1 ตัวอักษร");
  await me.end();
}

export async function the_question_follows_the_part_without_scripts({ browser, address }) {
  const me = await visitor(browser, address, { scripts: false });
  await me.visit("/c/2/say?at=m6");
  const asked = () => me.page.locator("legend .on:visible").innerText();
  must((await asked()) === "คุณเห็นด้วยกับมาตรานี้หรือไม่", await asked());
  await me.page.getByLabel("ประเด็นหรือส่วนที่จะพูดถึง").selectOption("k1");
  must((await asked()) === "คุณเห็นด้วยกับประเด็นนี้หรือไม่", await asked());
  await me.end();
}
