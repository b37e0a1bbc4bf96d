// The walk of docs/summary-desk.md, step by step, over the demonstration's large hearing. It publishes: nothing after it may
// need that hearing closed.
import { accessible, DESK, must, visitor } from "../kit.mjs";

const HERE = "/desk/c/8";
const touched = async (me) => Number(/จัด ([\d,]+) ความเห็น/.exec(await me.page.locator(".undo").innerText())[1].replaceAll(",", ""));

/** Opens a page again until something stands there: what is offered follows in the background. */
async function until(me, path, selector) {
  for (const end = Date.now() + 60_000; ; ) {
    await me.visit(path);
    if ((await me.page.locator(selector).count()) > 0) return;
    must(Date.now() < end, `${selector} does not come to ${path}`);
    await new Promise((later) => setTimeout(later, 500));
  }
}

export async function the_walk_of_the_summary_desk({ browser, address }) {
  const begun = Date.now();
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("summariser@demo.example");
  // 1: the numbers.
  await me.visit(`${HERE}/summary`);
  for (const told of ["ความเห็นต่อแต่ละเรื่อง", "ความเห็นของแต่ละกลุ่ม"]) await me.see(told);
  // 2: a view under a name.
  await me.visit(`${HERE}/ledger?stance=disagree`);
  await me.page.locator("summary", { hasText: "ตัวกรองที่เก็บไว้" }).or(me.page.locator(".sieve summary")).last().click();
  await me.page.locator("#f-name").fill("ผู้ไม่เห็นด้วย");
  await me.page.locator("form", { has: me.page.locator("#f-name") }).getByRole("button").click();
  await me.page.locator(".views__one", { hasText: "ผู้ไม่เห็นด้วย" }).first().waitFor({ state: "attached" });
  // 3, 4: a theme becomes an issue, back, and again.
  const make = async () => {
    await until(me, `${HERE}/hints`, ".offer");
    await me.page.locator(".offer").first().getByRole("button", { name: /ตั้งประเด็นและจัดทั้งกลุ่ม/ }).click();
    must((await touched(me)) > 0, "the theme's comments");
  };
  await make();
  await me.press("เลิกทำ", "button");
  await me.visit(`${HERE}/hints`);
  await me.press("หากลุ่มใหม่", "button");
  await make();
  // 5: a sentence, and everyone who says it.
  await me.visit(`${HERE}/sayings`);
  if ((await me.page.locator(".sheet__row").count()) > 0) {
    await me.page.locator("input[name='put[]']").first().fill("ค่าใช้จ่ายของรถรับส่ง");
    await me.press("บันทึกแถวที่ใส่แล้ว", "button");
    must((await touched(me)) > 0, "those who say it");
  }
  // 6: a sample of what waits.
  await me.visit(`${HERE}/sample?place=waiting`);
  const rows = me.page.locator("input[name='put[]']");
  const first = await me.page.locator(".sheet__issue b").first().innerText();
  if ((await rows.count()) > 0) {
    for (const row of await rows.all()) await row.fill(first);
    await me.press("บันทึกแถวที่ใส่แล้ว", "button");
    must((await touched(me)) > 0, "those that were read");
  }
  // 7: everything that matches, with its count and a sample.
  await me.visit(`${HERE}/ledger?place=waiting`);
  if ((await me.page.locator(".leaf").count()) > 0) {
    await me.press("นับทั้งหมดและอ่านตัวอย่าง", "link");
    await me.see(/ตรงกับตัวกรองทั้งหมด [\d,]+ ความเห็น/);
    await me.page.locator("#f-issue").selectOption({ index: 1 });
    await me.press(/^จัดทั้ง/, "button");
    must((await touched(me)) > 0, "all of them");
  }
  await me.visit(`${HERE}/summary`);
  await me.see(/รอจัด 0/);
  // 8: the second reading.
  await me.visit(`${HERE}/second`);
  await me.page.locator("#f-person").selectOption({ label: "ปรีดา ตั้งใจ" });
  await me.page.locator("#f-many").fill("3");
  await me.press("เลือกให้อ่าน", "button");
  const two = await visitor(browser, address, { size: DESK, scripts: false });
  await two.signIn("second@demo.example");
  await two.visit(`${HERE}/second`);
  await two.press(/^(เริ่มอ่าน|อ่านต่อ)$/);
  while (/\/second\/\d+/.test(two.page.url())) {
    await two.page.getByRole("checkbox").first().check();
    await two.press("บันทึกและอ่านความเห็นถัดไป", "button");
  }
  await two.end();
  await me.visit(`${HERE}/second`);
  await me.see("ค่าความสอดคล้อง");
  // 9: every issue answered, each begun from what people wrote.
  await me.visit(`${HERE}/summary`);
  const issues = await me.page.locator(".issue__name a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const [at, issue] of issues.entries()) {
    await me.visit(issue);
    const begin = me.page.locator("a[href*='begin=yes']");
    if (await begin.count()) await begin.first().click();
    if (!(await me.page.locator("#f-raised").inputValue())) await me.page.locator("#f-raised").fill("ขอให้รถมาตรงเวลาและค่าโดยสารไม่เกินกำลัง");
    await me.page.locator("#f-side").selectOption("affected");
    await me.page.locator("#f-view").fill("ผู้ปกครองและผู้สูงอายุขอให้รถมาตรงเวลา");
    await me.page.getByRole("radio", { name: at ? "รับไว้พิจารณาในขั้นต่อไป" : "ปรับปรุงบางส่วน", exact: true }).check();
    await me.page.getByLabel("เหตุผล", { exact: true }).fill("ทำได้ในปีงบประมาณหน้าและไม่เพิ่มภาระแก่ผู้โดยสาร");
    await me.page.getByLabel(/^สิ่งที่เปลี่ยน/).fill(at ? "" : "กำหนดให้ประกาศเวลาเดินรถทุกป้าย");
    await me.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  }
  // 10: the impact, and published.
  await me.visit(`${HERE}/summary?open=texts`);
  await me.page.locator("#f-impact").fill("ครอบครัวประหยัดค่าเดินทางเดือนละสองร้อยบาท");
  await me.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  await me.visit(`${HERE}/summary?open=publish`);
  await me.press("เผยแพร่สรุปผลเดี๋ยวนี้", "button");
  await me.see("กำหนดให้ประกาศเวลาเดินรถทุกป้าย");
  // 11: paper and page agree.
  const file = await me.page.request.get("/c/8/summary.json");
  must(file.ok(), `${file.status()} for the summary`);
  await me.visit("/verify");
  await me.page.getByLabel(/^รหัสตรวจสอบ/).fill((await file.json()).made.code);
  await me.press("ตรวจ", "button");
  await me.see("ตรงกับที่เผยแพร่");
  await me.end();
  const reader = await visitor(browser, address);
  await reader.visit("/c/8/result");
  await accessible(reader.page);
  await reader.end();
  console.log(`        some hundreds of comments to a published summary: ${Math.round((Date.now() - begun) / 1000)} s of a machine's typing`);
}
