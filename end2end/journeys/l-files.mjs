// A question answered by a picture: on a phone without scripts and with them; a file that is none is told; its agency alone opens it.
import { accessible, DESK, look, must, serve, visitor } from "../kit.mjs";

const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const EVALUATION = "/c/7";
const ASKED = "มีภาพหรือเอกสารประกอบหรือไม่";

/** Somebody on a phone answers with a picture; their first try lacks an answer that must be there, and brings what is no file of a kind that is taken. */
async function answers(browser, site, name, scripts) {
  const me = await visitor(browser, site.address, { scripts });
  const { page } = me;
  // Without scripts axe cannot look; the page is the same.
  const clean = async () => scripts && accessible(page);
  await me.visit(`${EVALUATION}/survey`);
  await me.press("ประชาชนทั่วไป");
  await me.see(ASKED);
  await clean();
  const file = page.locator("input[type=file]");
  must((await file.count()) === 1, "one question takes a file");
  await file.setInputFiles({ name: "a.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ no picture") });
  await me.press("ส่งคำตอบ", "button");
  await me.see("ยังส่งไม่ได้");
  await clean();
  // Chosen again; what lacks is still told, and the picture goes along.
  await file.setInputFiles({ name, mimeType: "image/png", buffer: PICTURE });
  await me.press("ส่งคำตอบ", "button");
  await me.see("ไฟล์ที่แนบไว้แล้ว");
  await me.see(name);
  await clean();
  await page.getByRole("radio", { name: "ปลอดภัยขึ้นบ้าง" }).check();
  await me.press("ส่งคำตอบ", "button");
  await me.see("ส่งคำตอบแล้ว");
  await clean();
  const receipt = page.url();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  must(wide <= 0, `the receipt is ${wide} px wider than the screen`);
  await me.end();
  return receipt;
}

export async function a_question_is_answered_by_a_picture_that_only_its_agency_opens({ browser }) {
  const site = await serve();
  await answers(browser, site, "จุดจอด.png", false);
  await answers(browser, site, "ป้ายราคา.png", true);

  const officer = await visitor(browser, site.address, { size: DESK, scripts: false });
  await officer.signIn("officer@demo.example");
  await officer.visit(`/desk${EVALUATION}/taken`);
  await officer.see("ป้ายราคา.png");
  const links = officer.page.getByRole("link", { name: /\.png/ });
  must((await links.count()) === 2, `${await links.count()} files stand there`);
  const to = await links.first().getAttribute("href");
  const given = await officer.page.request.get(to);
  must(given.ok() && Buffer.compare(await given.body(), PICTURE) === 0, `${given.status()}: the picture as it was brought`);
  must(given.headers()["content-disposition"].startsWith("attachment"), "it is saved, not shown");
  // Opening it is written down; sheets name it.
  await officer.visit(`/desk${EVALUATION}/taken`);
  await officer.see(to.replace(/^.*\/sheets\//, "sheets/"));
  const sheets = await (await officer.page.request.get(`/desk${EVALUATION}/answers.csv`)).text();
  must(sheets.includes("จุดจอด.png sha256:"), "the sheets name the file");
  await officer.end();

  const guest = await visitor(browser, site.address, { scripts: false });
  const refused = await guest.page.request.get(to);
  must(refused.status() >= 400, `a guest was given ${refused.status()}`);
  await guest.visit(`${EVALUATION}/survey/results`);
  must(!(await guest.page.content()).includes(".png"), "results name no file");
  await guest.end();
  await look("l-files", { browser, address: site.address }, "", [`${EVALUATION}/survey?for=public`]);
  await look("l-files-desk", { browser, address: site.address }, "officer@demo.example", [`/desk${EVALUATION}/taken`]);
  await site.stop();
}

/** A comment with a picture, as somebody on a phone sends it: their first try does not say where they stand, and the picture goes along. */
export async function a_comment_brings_a_picture_that_everyone_saves({ browser, address }) {
  for (const scripts of [true, false]) {
    const name = scripts ? "ทางเข้า.png" : "ทางออก.png";
    const me = await visitor(browser, address, { scripts });
    const { page } = me;
    const clean = async () => scripts && accessible(page);
    await me.visit("/c/1/say?at=k1");
    await page.locator("#files summary").click();
    await page.locator("#f-file2").setInputFiles({ name, mimeType: "image/png", buffer: PICTURE });
    await page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill(`ดูภาพ ${name} ทางแคบมาก`);
    await clean();
    await me.press("ส่งความเห็น", "button");
    await me.see("ยังส่งไม่ได้");
    await me.see("ไฟล์ที่แนบไว้แล้ว");
    await me.see(name);
    await clean();
    await page.getByRole("radio", { name: "เห็นด้วย แต่ขอให้แก้ไข" }).check();
    await me.press("ส่งความเห็น", "button");
    await me.see("ส่งความเห็นแล้ว");
    await clean();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    must(wide <= 0, `the receipt is ${wide} px wider than the screen`);
    // The receipt leads its author to their own file, the public page everybody.
    const own = await page.getByRole("link", { name }).getAttribute("href");
    must((await page.request.get(`${address}${own}`)).ok(), "their own picture");
    await me.end();
    const anybody = await visitor(browser, address, { scripts: false });
    must(!(await anybody.page.request.get(`${address}${own}`)).ok(), "nobody else's by the receipt");
    await anybody.visit("/c/1/comments?at=k1");
    const to = await anybody.page.getByRole("link", { name }).getAttribute("href");
    const given = await anybody.page.request.get(`${address}${to}`);
    must(given.ok() && given.headers()["content-type"] === "image/png", `${given.status()}: the picture`);
    must(given.headers()["content-disposition"].startsWith("attachment"), "it is saved, not shown");
    await anybody.end();
  }
}
