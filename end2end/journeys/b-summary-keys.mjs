// The desk of a large hearing by Tab and Enter alone, from 2,000 comments to a published summary: sentences, whole texts, a sample,
// themes, everything that is left, writing, publishing. A program of its own: it publishes.
import { views } from "../deeds.mjs";
import { accessible, arrow, DESK, must, reach, serve, visitor, write } from "../kit.mjs";

const HERE = "/desk/c/8";
const SAVE = "บันทึกแถวที่ใส่แล้ว";
const waiting = async (me) => Number(/รอจัด ([\d,]+)/.exec(await me.page.locator(".section__note").first().innerText())[1].replaceAll(",", ""));

/** Reaches a link or a button by Tab and presses it. */
async function follow(me, locator) {
  await reach(me.page, locator);
  await Promise.all([me.page.waitForNavigation(), me.page.keyboard.press("Enter")]);
}

const button = (me, name) => me.page.getByRole("button", { name });

/** Opens a page again until something stands there: what is offered follows in the background. */
async function until(me, path, selector) {
  for (const end = Date.now() + 90_000; ; ) {
    await me.visit(path);
    if ((await me.page.locator(selector).count()) > 0) return;
    must(Date.now() < end, `${selector} does not come to ${path}`);
    await new Promise((later) => setTimeout(later, 500));
  }
}

/** Fills the first fields of a sheet and saves it: fewer wait. */
async function sheet(me, path, puts) {
  await until(me, path, ".sheet__row");
  await accessible(me.page);
  const before = await waiting(me);
  for (const [at, put] of puts.entries()) await write(me.page, me.page.locator("input[name='put[]']").nth(at), put);
  await follow(me, button(me, SAVE));
  await accessible(me.page);
  must((await waiting(me)) < before, `${path}: ${await waiting(me)} of ${before} wait`);
}

export async function a_large_hearing_to_its_published_summary_by_the_keyboard_alone({ browser }) {
  const site = await serve();
  const me = await visitor(browser, site.address, { size: DESK });
  await me.signIn("summariser@demo.example");
  // A theme becomes an issue, is taken back, and made again from the sentences.
  await until(me, `${HERE}/hints`, ".offer");
  await accessible(me.page);
  await follow(me, me.page.locator(".offer").first().getByRole("button", { name: /ตั้งประเด็นและจัดทั้งกลุ่ม/ }));
  await accessible(me.page);
  await follow(me, button(me, "เลิกทำ"));
  await sheet(me, `${HERE}/sayings`, ["เปิดเผยผลเป็นระยะ", "ช่องทางติดต่อ", "0"]);
  const number = await me.page.locator(".sheet__issue b").first().innerText();
  await sheet(me, `${HERE}/sayings?show=copies`, [number]);
  await sheet(me, `${HERE}/sample?place=waiting`, [number, number, "0.1"]);
  // Everything that is left, counted and shown before it is put.
  await me.visit(`${HERE}/ledger?place=waiting`);
  await follow(me, me.page.getByRole("link", { name: "นับทั้งหมดและอ่านตัวอย่าง" }));
  await accessible(me.page);
  const issue = await me.page.locator("#f-issue option").nth(1).getAttribute("value");
  await arrow(me.page, me.page.locator("#f-issue"), async () => (await me.page.locator("#f-issue").inputValue()) === issue);
  await follow(me, button(me, /^จัดทั้ง/));
  // Each issue written, from where its text and its sides' views are begun.
  await me.visit(`${HERE}/summary`);
  must((await waiting(me)) === 0, `${await waiting(me)} wait`);
  await accessible(me.page);
  const issues = await me.page.locator(".issue__name a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  must(issues.length === 2, `${issues.length} issues`);
  for (const path of issues) {
    await me.visit(path);
    await accessible(me.page);
    if (!(await me.page.locator("#f-raised").inputValue())) await write(me.page, me.page.locator("#f-raised"), "ขอให้บอกผลเป็นระยะ");
    must((await views(me, "", (field) => write(me.page, field, "ขอให้บอกผลเป็นระยะ"))) > 1, "the sides that spoke");
    const decision = me.page.getByRole("radio", { name: "รับไว้พิจารณาในขั้นต่อไป", exact: true });
    await arrow(me.page, me.page.locator("input[name=disposition]"), () => decision.isChecked());
    await write(me.page, me.page.getByLabel("เหตุผล", { exact: true }), "จะกำหนดในแผนปฏิบัติการ");
    await follow(me, me.page.getByRole("button", { name: "บันทึก", exact: true }));
  }
  await me.visit(`${HERE}/summary/texts`);
  await write(me.page, me.page.locator("#f-impact"), "ครอบครัวประหยัดค่าเดินทางเดือนละสองร้อยบาท");
  await follow(me, me.page.getByRole("button", { name: "บันทึก", exact: true }));
  await me.visit(`${HERE}/summary/publish`);
  await accessible(me.page);
  await follow(me, button(me, "เผยแพร่สรุปผลเดี๋ยวนี้"));
  must(new URL(me.page.url()).pathname === "/c/8/result", me.page.url());
  await accessible(me.page);
  await me.end();
  await site.stop();
}
