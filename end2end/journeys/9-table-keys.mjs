// The desk of a large hearing by keys alone: a filter, a view under a name, coding of what is ticked and of everything that matches,
// undone, somebody to read, a note, and a second reading with its differences settled.
import { accessible, arrow, DESK, must, reach, visitor, write } from "../kit.mjs";

const TABLE = "/desk/c/8/ledger";
const SECOND = "/desk/c/8/second";
const awake = (me) => me.page.locator("html[data-awake]").waitFor({ state: "attached" });

/** Presses a key that leads to another page. */
async function press(me, key, wakes = true) {
  await Promise.all([me.page.waitForNavigation(), me.page.keyboard.press(key)]);
  if (wakes) await awake(me);
}

/** Reaches a link or a button by Tab and presses it. */
async function follow(me, locator, wakes = true) {
  await reach(me.page, locator);
  await press(me, "Enter", wakes);
}

/** Opens what is folded. */
async function unfold(me, name) {
  await reach(me.page, me.page.locator("summary", { hasText: name }).first());
  await me.page.keyboard.press("Enter");
}

const button = (me, name) => me.page.getByRole("button", { name, exact: true });
const choose = (me, select, value) => arrow(me.page, me.page.locator(select), async () => (await me.page.locator(select).inputValue()) === value);
const waiting = async (me) => Number(/รอจัด ([\d,]+)/.exec(await me.page.locator(".section__note").first().innerText())[1].replace(",", ""));
/** How many comments the second reader has read already: an earlier journey may have given some. */
const seconds = async (me) => Number(/อ่านแล้ว (\d+) จาก/.exec(await me.page.locator("main").innerText())?.[1] ?? 0);
const rows = (me) => me.page.locator(".leaf").count();

export async function a_large_desk_by_the_keyboard_alone({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("summariser@demo.example");
  await me.visit(TABLE);
  await awake(me);
  // A filter: what waits, and does not say where it stands.
  await unfold(me, /^กรอง$/);
  await choose(me, "#f-place", "waiting");
  await choose(me, "#f-stance", "unstated");
  await follow(me, button(me, "แสดง"));
  must(me.page.url().includes("stance=unstated"), me.page.url());
  const all = await rows(me);
  must(all > 10, `${all} match`);
  await accessible(me.page);
  // A view under a name; another filter, and back by the view.
  await unfold(me, "ตัวกรองที่เก็บไว้");
  await write(me.page, me.page.getByLabel("เก็บตัวกรองนี้ในชื่อ"), "รอจัดด้วยแป้นพิมพ์");
  await follow(me, button(me, "เก็บ"));
  await me.visit(`${TABLE}?q=ไม่มีใครเขียนคำนี้`);
  await awake(me);
  must((await rows(me)) === 0, "nobody wrote this");
  await unfold(me, "ตัวกรองที่เก็บไว้");
  await follow(me, me.page.getByRole("link", { name: "รอจัดด้วยแป้นพิมพ์", exact: true }));
  must((await rows(me)) === all, "the view shows the same");

  const before = await waiting(me);
  // Two ticked go to a new issue, everything that matches goes to it too, and that is undone.
  for (const _ of [0, 1]) {
    await me.page.keyboard.press("j");
    await me.page.keyboard.press("x");
  }
  await me.page.keyboard.press("n");
  await me.page.keyboard.type("จัดด้วยแป้นพิมพ์");
  await press(me, "Enter");
  must((await waiting(me)) === before - 2, "two are sorted");
  const whole = me.page.locator("#f-whole");
  await me.page.keyboard.press("b");
  await me.page.keyboard.press("Shift+Tab");
  await arrow(me.page, me.page.locator("input[name=whole]"), () => whole.isChecked());
  const issue = await me.page.locator("#f-issue option", { hasText: "จัดด้วยแป้นพิมพ์" }).getAttribute("value");
  await choose(me, "#f-issue", issue);
  await follow(me, me.page.locator("#put"));
  await me.see("ไม่มีความเห็นที่ตรงกับตัวกรอง");
  await accessible(me.page);
  must((await waiting(me)) < before - 100, "everything that matches is sorted");
  await follow(me, me.page.locator("#undo"));
  must((await waiting(me)) === before - 2, "everything is back");

  // Somebody to read the first, which the filter then finds; its note.
  await me.page.keyboard.press("j");
  await me.page.keyboard.press("x");
  await me.page.keyboard.press("b");
  const person = await me.page.locator("#f-person option").nth(1).getAttribute("value");
  await choose(me, "#f-person", person);
  await follow(me, button(me, "มอบหมายที่เลือก"));
  await me.visit(`${TABLE}?assigned=${person}`);
  await awake(me);
  must((await rows(me)) >= 1, "those that are assigned");
  await me.page.locator(".leaf", { hasText: "มอบหมายให้" }).first().waitFor();
  await follow(me, me.page.locator(".leaf a[href*='/ledger/']").first(), false);
  await write(me.page, me.page.getByLabel("เขียนบันทึก"), "อ่านแล้ว ถามกองกฎหมาย");
  await follow(me, button(me, "บันทึก"), false);
  await me.see("อ่านแล้ว ถามกองกฎหมาย");
  await me.visit(`${TABLE}?read=${person}`);
  await me.visit(`${TABLE}?assigned=${person}`);
  await me.page.locator(".leaf", { hasText: "อ่านแล้วโดย" }).first().waitFor();

  // A second reading: drawn, read blind, and its differences settled.
  await me.visit(SECOND);
  const given = await seconds(me);
  await choose(me, "#f-person", await me.page.locator("#f-person option", { hasText: "ปรีดา ตั้งใจ" }).getAttribute("value"));
  await write(me.page, me.page.getByLabel("จำนวนความเห็น"), "2");
  await follow(me, button(me, "เลือกให้อ่าน"), false);
  await me.see(`อ่านแล้ว ${given} จาก ${given + 2}`);
  const two = await visitor(browser, address, { size: DESK });
  await two.signIn("second@demo.example");
  await two.visit(SECOND);
  await follow(two, two.page.getByRole("link", { name: /เริ่มอ่าน|อ่านต่อ/ }), false);
  for (let left = 2; left > 0; left -= 1) {
    await reach(two.page, two.page.getByRole("checkbox").first());
    await two.page.keyboard.press("Space");
    await follow(two, button(two, "บันทึกและอ่านความเห็นถัดไป"), false);
  }
  await two.see(`อ่านแล้ว ${given + 2} จาก ${given + 2}`);
  await two.end();
  await me.visit(SECOND);
  for (let left = await me.page.getByRole("button", { name: /ใช้ตามคนแรก/ }).count(); left > 0; left -= 1) {
    await follow(me, me.page.getByRole("button", { name: /ใช้ตามคนแรก/ }).first(), false);
  }
  await me.see("ไม่มีความเห็นที่จัดต่างกันค้างอยู่");
  await me.end();
}
