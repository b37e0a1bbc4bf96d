// The walk of docs/summary-desk.md, step by step, over the demonstration's large hearing. It publishes: nothing after it may
// need that hearing closed.
import { changedElsewhere, views } from "../deeds.mjs";
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
  const since = Date.now();
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("summariser@demo.example");
  // 1: the numbers, and who was not heard.
  await me.visit(`${HERE}/summary`);
  for (const told of ["ความเห็นต่อแต่ละเรื่อง", "ความเห็นของแต่ละกลุ่ม", "กลุ่มที่ไม่มีความเห็น: ผู้ทรงคุณวุฒิ"]) await me.see(told);
  // 2: a view under a name.
  await me.visit(`${HERE}/ledger?stance=disagree`);
  await me.page.locator("details", { has: me.page.locator("#f-name") }).locator("summary").click();
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
  // 3: the same text sent by many is one line with its counts, on both pages.
  await me.visit(`${HERE}/hints`);
  await me.see(/ข้อความ.*แบบ|ใช้ข้อความ/);
  await me.visit(`${HERE}/sayings?show=copies`);
  await me.see(/รอจัด \d+ จาก \d+ ความเห็น เขียนต่างกัน \d+ แบบ/);
  // 5: a sentence, and everyone who says it; one that says too little is passed over, one is outside for the first reason.
  await until(me, `${HERE}/sayings`, ".sheet__row");
  const said = me.page.locator("input[name='put[]']");
  must((await said.count()) >= 3, "sentences wait");
  await said.nth(0).fill("ค่าใช้จ่ายของรถรับส่ง");
  await said.nth(1).fill("0");
  await said.nth(2).fill("0.1");
  const passed = await me.page.locator(".sheet__row strong").nth(1).innerText();
  await me.press("บันทึกแถวที่ใส่แล้ว", "button");
  must((await touched(me)) > 0, "those who say it");
  await me.visit(`${HERE}/sayings?show=passed`);
  await me.see(passed);
  // Whole texts sent by many: those that say nothing else are set aside.
  await until(me, `${HERE}/sayings?show=copies`, ".sheet__row");
  await me.page.locator("input[name='put[]']").first().fill("0.1");
  await me.press("บันทึกแถวที่ใส่แล้ว", "button");
  must((await touched(me)) > 0, "those that say nothing else");
  // 6: a sample of what waits.
  await me.visit(`${HERE}/sample?place=waiting`);
  const rows = me.page.locator("input[name='put[]']");
  const first = await me.page.locator(".sheet__issue b").first().innerText();
  must((await rows.count()) > 0, "comments to read");
  for (const row of await rows.all()) await row.fill(first);
  await me.press("บันทึกแถวที่ใส่แล้ว", "button");
  must((await touched(me)) > 0, "those that were read");
  // What the system proposes is checked in its fields; before enough was read it says that nothing is proposed, and why.
  await me.visit(`${HERE}/summary`);
  await me.press(/ตรวจข้อเสนอของระบบ/);
  const offered = await me.page.locator("input[name='put[]']").count();
  if (offered > 0) {
    await me.press("อ่านครบแล้ว บันทึก", "button");
    must((await touched(me)) > 0, "those whose proposals were checked");
  } else {
    await me.see("ยังไม่มีข้อเสนอ");
  }
  // 7: everything that matches, with its count and a sample.
  await me.visit(`${HERE}/ledger?place=waiting`);
  must((await me.page.locator(".leaf").count()) > 0, "some wait");
  await me.press("นับทั้งหมดและอ่านตัวอย่าง", "link");
  await me.see(/ตรงกับตัวกรองทั้งหมด [\d,]+ ความเห็น/);
  await me.page.locator("#f-issue").selectOption({ index: 1 });
  await me.press(/^จัดทั้ง/, "button");
  must((await touched(me)) > 0, "all of them");
  // The keys are listed by one of them; that needs scripts.
  const keys = await visitor(browser, address, { size: DESK });
  await keys.signIn("summariser@demo.example");
  await keys.visit(`${HERE}/ledger`);
  await keys.page.locator("html[data-awake]").waitFor({ state: "attached" });
  await keys.page.keyboard.press("?");
  await keys.see("เลือกหรือไม่เลือกความเห็นนี้");
  await keys.end();
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
  const differing = me.page.getByRole("button", { name: /ใช้ตามคนแรก/ });
  for (let left = await differing.count(); left > 0; left -= 1) await differing.first().click();
  await me.see("ไม่มีความเห็นที่จัดต่างกันค้างอยู่");
  // 9: every issue answered, each begun from what people wrote.
  await me.visit(`${HERE}/summary`);
  let begun = 0;
  const issues = await me.page.locator(".issue__name a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const [at, issue] of issues.entries()) {
    await me.visit(issue);
    const begin = me.page.locator("a[href*='begin=yes']");
    const small = (await begin.count()) > 0;
    if (small) await begin.first().click();
    if (!small) {
      // Begun by itself: what is said, and the views of those of each side who say it.
      must(/\(\d[\d,]* ความเห็น\)/.test(await me.page.locator("#f-raised").inputValue()), "its text is begun");
      must(/\(\d[\d,]* ความเห็น\)/.test(await me.page.locator("#f-view").inputValue()), "its first side's view is begun");
      begun += 1;
    } else if (!(await me.page.locator("#f-raised").inputValue())) {
      await me.page.locator("#f-raised").fill("ขอให้รถมาตรงเวลาและค่าโดยสารไม่เกินกำลัง");
    }
    must((await views(me, "ผู้ปกครองและผู้สูงอายุขอให้รถมาตรงเวลา")) > 0, "the sides that spoke stand there");
    await me.page.getByRole("radio", { name: at ? "รับไว้พิจารณาในขั้นต่อไป" : "ปรับปรุงบางส่วน", exact: true }).check();
    await me.page.getByLabel("เหตุผล", { exact: true }).fill("ทำได้ในปีงบประมาณหน้าและไม่เพิ่มภาระแก่ผู้โดยสาร");
    await me.page.getByLabel(/^สิ่งที่เปลี่ยน/).fill(at ? "" : "กำหนดให้ประกาศเวลาเดินรถทุกป้าย");
    if (at === 0) await changedElsewhere(me);
    await me.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  }
  must(begun > 0, "one with many comments was begun by itself");
  // 10: the impact, and published.
  await me.visit(`${HERE}/summary?open=texts`);
  await me.page.locator("#f-impact").fill("ครอบครัวประหยัดค่าเดินทางเดือนละสองร้อยบาท");
  await me.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  await me.visit(`${HERE}/summary?open=publish`);
  await me.press("เผยแพร่สรุปผลเดี๋ยวนี้", "button");
  await me.see("กำหนดให้ประกาศเวลาเดินรถทุกป้าย");
  // Each sentence leads to the comments it stands on.
  await me.page.locator("summary", { hasText: "ที่มาของแต่ละประโยค" }).first().click();
  await me.page.locator("a[href*='said=']").first().click();
  await me.see(/ความเห็นที่กล่าวว่า “/);
  must((await me.page.locator(".voice").count()) > 10, "those who say it");
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
  console.log(`        some hundreds of comments to a published summary: ${Math.round((Date.now() - since) / 1000)} s of a machine's typing`);
}
