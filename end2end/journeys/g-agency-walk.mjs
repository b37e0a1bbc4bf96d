// The walk of docs/agency-desk.md, step by step, with a count of what the officer does; and its way to "ready for approval" by the
// keyboard alone.
import { readFileSync } from "node:fs";
import { changedElsewhere, newIssue, views } from "../deeds.mjs";
import { accessible, DESK, must, PHONE, serve, visitor } from "../kit.mjs";

const BILL = readFileSync(new URL("../../docs/agency-desk-bill.md", import.meta.url), "utf8");
const TITLE = "ร่างพระราชบัญญัติสวนชุมชน พ.ศ. ....";
const TEXTS = {
  short: "สวนชุมชน",
  change: "ประชาชนเจ็ดคนขึ้นไปขอใช้ที่ดินว่างในเมืองปลูกผักร่วมกันได้",
  whom: "คนในเมืองที่อยากปลูกผัก และเจ้าของที่ดินว่าง",
  method: "รับฟังในระบบนี้ ประกาศที่สำนักงานเขตและเสียงตามสาย",
  problem: "ที่ดินว่างในเมืองมีมาก แต่ประชาชนไม่มีทางขอใช้อย่างมั่นคง",
  explanation: "ท้องถิ่นเผยแพร่บัญชีที่ดินว่าง กลุ่มผู้ปลูกแจ้งแล้วใช้ได้ถ้าไม่ถูกคัดค้านในสามสิบวัน",
  affected: "ผู้ปลูกได้ที่ทำกิน เจ้าของที่ดินได้ลดภาษี เพื่อนบ้านอาจได้กลิ่นปุ๋ย",
  point: "ห้ามใช้สารเคมีกำจัดวัชพืช",
  body: "ผู้ปลูกใช้ปุ๋ยจากเศษพืชแทน ฝ่าฝืนปรับไม่เกินสองพันบาท",
  question: "ควรห้ามทั้งหมดหรือให้ใช้บางชนิด",
};

/** A day in Bangkok, so many days from now, as the three fields take it. */
function day(later) {
  const at = new Date(Date.now() + 7 * 3600e3 + later * 86400e3);
  return [String(at.getUTCDate()), String(at.getUTCMonth() + 1), String(at.getUTCFullYear() + 543)];
}

/** Counts what somebody does with a hand: presses, and fields with their letters. */
function counted(me) {
  const done = { presses: 0, fields: 0, letters: 0 };
  const main = me.page.locator("main");
  return {
    done,
    press: async (name, role = "link") => {
      done.presses += 1;
      await main.getByRole(role, { name }).first().click();
    },
    check: async (name, role = "radio") => {
      done.presses += 1;
      await main.getByRole(role, { name }).first().check();
    },
    fill: async (label, text, pasted = false) => {
      done.fields += 1;
      done.letters += pasted ? 0 : [...text].length;
      const field = typeof label === "string" && label.startsWith("#") ? me.page.locator(label) : me.page.getByLabel(label).first();
      await field.fill(text);
    },
    date: async (name, later) => {
      const [d, m, y] = day(later);
      done.fields += 3;
      await me.page.locator(`#f-${name}`).fill(d);
      await me.page.locator(`#f-${name}-month`).selectOption(m);
      await me.page.locator(`#f-${name}-year`).fill(y);
    },
  };
}

export async function the_walk_of_the_agencys_desk({ browser }) {
  // A program of its own: it publishes and closes.
  const site = await serve();
  const { address } = site;
  const me = await visitor(browser, address, { size: DESK });
  const hand = counted(me);
  // 1
  await me.signIn("officer@demo.example");
  // 2
  await hand.press("เริ่มเรื่องใหม่");
  await hand.check(/^ร่างกฎหมาย/);
  await hand.fill("ชื่อเต็ม", TITLE);
  await hand.press("สร้างเรื่อง", "button");
  const dossier = new URL(me.page.url()).pathname;
  const id = dossier.split("/").pop();
  const step = async (name) => {
    if (new URL(me.page.url()).pathname !== dossier) {
      hand.done.presses += 1;
      await me.visit(dossier);
    }
    await hand.press(new RegExp(`^${name}`));
    await accessible(me.page);
  };
  const save = () => hand.press("บันทึก", "button");
  // 3
  await step("ข้อความของร่าง");
  await hand.fill("ข้อความของร่าง", BILL, true);
  await hand.press("อ่านและบันทึก", "button");
  await me.see("40 มาตราหรือข้อ");
  // 4
  await step("ชื่อและสาระสำคัญ");
  await hand.fill("ชื่อเรียกสั้น", TEXTS.short);
  await hand.fill("จะเปลี่ยนอะไร", TEXTS.change);
  await hand.fill("เกี่ยวกับใคร", TEXTS.whom);
  await hand.fill("วิธีรับฟังและการประกาศ", TEXTS.method);
  await hand.check("สิ่งแวดล้อม", "checkbox");
  await save();
  // 5
  await step("คำอธิบายตามมาตรา 14");
  await hand.fill("ปัญหา สาเหตุ และความจำเป็น", TEXTS.problem);
  await hand.fill("คำอธิบายหลักการหรือประเด็นสำคัญ", TEXTS.explanation);
  await hand.fill("ใครได้รับผลกระทบ และอย่างไร", TEXTS.affected);
  for (const radio of await me.page.getByRole("radio", { name: "ไม่มี" }).all()) {
    hand.done.presses += 1;
    await radio.check();
  }
  await save();
  // 6
  await step("ประเด็นสำคัญ");
  await hand.fill("#f-title-1", TEXTS.point);
  await hand.fill("#f-body-1", TEXTS.body);
  await hand.fill("#f-question-1", TEXTS.question);
  await hand.fill("#f-provisions-1", "มาตรา 20");
  await save();
  // 7
  await step("วันรับฟัง");
  await hand.date("opens", 0);
  await hand.date("closes", 30);
  await save();
  await me.visit(dossier);
  must(await me.page.locator(".gate a.button").count(), "it is not ready for approval");
  await accessible(me.page);
  const { presses, fields, letters } = hand.done;
  // As people are measured at such work: a second and a half for a press, three for a field with its reading, two letters a
  // second typed, and half a minute to read each of the six steps.
  const minutes = (presses * 1.5 + fields * 3 + letters / 2 + 6 * 30) / 60;
  console.log(`        ready for approval: ${presses} presses, ${fields} fields, ${letters} letters typed: about ${minutes.toFixed(1)} minutes`);
  must(minutes < 20, "it takes longer than twenty minutes");
  // 8
  await hand.press("ดูอย่างที่ประชาชนจะเห็น");
  await me.see(TEXTS.question);
  await me.visit(dossier);
  await hand.press("เผยแพร่");
  await hand.press("เผยแพร่เดี๋ยวนี้", "button");
  await me.see("เผยแพร่เรื่องนี้แล้ว");
  // 9
  const citizen = await visitor(browser, address, { size: PHONE, scripts: false });
  await citizen.visit(`/c/${id}`);
  await citizen.press(/แสดงความเห็น.*ประเด็นที่ 1/);
  await citizen.page.getByRole("radio", { name: "เห็นด้วย แต่ขอให้แก้ไข" }).check();
  await citizen.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill("ขอให้ใช้น้ำส้มควันไม้ได้ เพราะทำเองจากเศษไม้");
  await citizen.press("ส่งความเห็น", "button");
  await citizen.see("ส่งความเห็นแล้ว");
  await citizen.end();
  // 10
  await me.visit(dossier);
  await hand.press("ขยายเวลารับฟัง");
  await hand.date("closes", 45);
  await hand.fill("เหตุผล", "น้ำท่วมหลายเขต คนยังแสดงความเห็นไม่ได้");
  await accessible(me.page);
  await hand.press("ขยายเวลารับฟัง", "button");
  await me.see("ขยายเวลารับฟังแล้ว");
  await hand.press("ปิดรับฟังก่อนกำหนด");
  await hand.fill("เหตุผล", "ผู้เกี่ยวข้องทุกกลุ่มแสดงความเห็นครบแล้ว");
  await accessible(me.page);
  await hand.press("ปิดรับฟังก่อนกำหนด", "button");
  await me.visit(`/c/${id}`);
  await me.see("น้ำท่วมหลายเขต คนยังแสดงความเห็นไม่ได้");
  // 11
  const summariser = await visitor(browser, address, { size: DESK, scripts: false });
  await summariser.signIn("summariser@demo.example");
  await summariser.visit(`/desk/c/${id}/summary`);
  await summariser.page.locator(".leaf input").first().check();
  await newIssue(summariser, "น้ำส้มควันไม้");
  await summariser.page.getByRole("heading", { level: 3 }).getByRole("link", { name: /น้ำส้มควันไม้/ }).click();
  await summariser.page.getByLabel("สาระของความเห็น").fill("ขอให้ใช้น้ำส้มควันไม้ได้");
  await views(summariser, "ทำเองได้และไม่ตกค้าง");
  await summariser.page.getByRole("radio", { name: "ปรับปรุงตาม" }).check();
  await summariser.page.getByLabel("เหตุผล", { exact: true }).fill("ไม่ใช่สารเคมีกำจัดวัชพืชตามกฎหมายวัตถุอันตราย");
  await summariser.page.getByLabel(/^สิ่งที่เปลี่ยน/).fill("มาตรา ๒๐ ยกเว้นน้ำส้มควันไม้");
  await changedElsewhere(summariser);
  await summariser.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  await summariser.visit(`/desk/c/${id}/summary/publish`);
  await summariser.page.getByLabel(/^ถ้ายังไม่มีความเห็นของแต่ละฝ่าย/).fill("การวิเคราะห์ผลกระทบจะเผยแพร่พร้อมร่างที่ปรับปรุง");
  await summariser.press("เผยแพร่สรุปผลเดี๋ยวนี้", "button");
  await summariser.see("มาตรา ๒๐ ยกเว้นน้ำส้มควันไม้");
  await summariser.end();
  // 12
  await me.visit(dossier);
  await hand.press("เส้นทางหลังการรับฟัง");
  await me.page.locator("#f-step").selectOption("cabinet");
  await hand.date("day", 0);
  await hand.fill("อ้างอิงจากไหน", "หนังสือกรม ที่ 12/2569");
  await accessible(me.page);
  await hand.press("บันทึกขั้นนี้", "button");
  await me.visit(`/c/${id}`);
  await me.see("เสนอคณะรัฐมนตรี");
  await me.see("สำนักงานคณะกรรมการกฤษฎีกาตรวจพิจารณา");
  await accessible(me.page);
  console.log(`        the whole walk: ${hand.done.presses} presses, ${hand.done.fields} fields by the officer`);
  await me.end();
  await site.stop();
}

/** Tab by Tab to what is called so (and stands in a group called so), as somebody without a mouse comes to it. */
async function tabTo(page, name, group) {
  for (let steps = 0; steps < 250; steps += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      const words = element.labels?.[0]?.innerText || element.getAttribute("aria-label") || element.innerText || "";
      const group = element.closest("fieldset")?.querySelector("legend")?.innerText ?? "";
      const shown = element.getBoundingClientRect();
      return { words: words.replace(/\s+/g, " ").trim(), group: group.replace(/\s+/g, " ").trim(), tall: shown.height, id: element.id };
    });
    if (!at.words.startsWith(name) || (group && !at.group.startsWith(group))) continue;
    must(at.tall > 0, `${name} takes the focus and is not seen`);
    return at;
  }
  throw new Error(`no way by Tab to ${name} on ${page.url()}`);
}

export async function a_bill_is_made_ready_by_the_keyboard_alone({ browser }) {
  const site = await serve();
  const me = await visitor(browser, site.address, { size: DESK });
  await me.signIn("officer@demo.example");
  const { page } = me;
  const keys = page.keyboard;
  const type = async (name, text, group) => {
    await tabTo(page, name, group);
    await keys.press("Control+A");
    await keys.insertText(text);
  };
  const go = async (name) => {
    await tabTo(page, name);
    await Promise.all([page.waitForNavigation(), keys.press("Enter")]);
  };
  const pick = async (name, group) => {
    await tabTo(page, name, group);
    await keys.press("Space");
  };
  await go("เริ่มเรื่องใหม่");
  // The group of kinds is entered with Tab and gone through with the arrows.
  await tabTo(page, "หลักการของร่างกฎหมาย");
  await keys.press("ArrowDown");
  await type("ชื่อเต็ม", TITLE);
  await go("สร้างเรื่อง");
  const dossier = new URL(page.url()).pathname;
  const step = async (name) => {
    if (new URL(page.url()).pathname !== dossier) await go(TEXTS.short);
    await go(name);
  };
  await step("ชื่อและสาระสำคัญ");
  await type("ชื่อเรียกสั้น", TEXTS.short);
  await type("จะเปลี่ยนอะไร", TEXTS.change);
  await type("เกี่ยวกับใคร", TEXTS.whom);
  await type("วิธีรับฟังและการประกาศ", TEXTS.method);
  await pick("สิ่งแวดล้อม");
  await go("บันทึก");
  await step("คำอธิบายตามมาตรา 14");
  await type("ปัญหา สาเหตุ และความจำเป็น", TEXTS.problem);
  await type("คำอธิบายหลักการหรือประเด็นสำคัญ", TEXTS.explanation);
  await type("ใครได้รับผลกระทบ และอย่างไร", TEXTS.affected);
  for (const system of ["ระบบอนุญาต", "ระบบคณะกรรมการ", "โทษอาญา", "ดุลพินิจ"]) await pick("ไม่มี", system);
  await go("บันทึก");
  await step("ประเด็นสำคัญ");
  for (const [id, text] of [["f-title-1", TEXTS.point], ["f-body-1", TEXTS.body], ["f-question-1", TEXTS.question]]) {
    for (let steps = 0; (await page.evaluate(() => document.activeElement.id)) !== id; steps += 1) {
      must(steps < 200, `no way by Tab to ${id}`);
      await keys.press("Tab");
    }
    await keys.insertText(text);
  }
  await go("บันทึก");
  await step("ข้อความของร่าง");
  await type("ข้อความของร่าง", BILL);
  await go("อ่านและบันทึก");
  await me.see("40 มาตราหรือข้อ");
  await step("วันรับฟัง");
  for (const [name, later] of [["opens", 0], ["closes", 30]]) {
    const [d, m, y] = day(later);
    for (let steps = 0; (await page.evaluate(() => document.activeElement.id)) !== `f-${name}`; steps += 1) {
      must(steps < 200, `no way by Tab to ${name}`);
      await keys.press("Tab");
    }
    await keys.insertText(d);
    await keys.press("Tab");
    for (let month = 0; month < Number(m); month += 1) await keys.press("ArrowDown");
    await keys.press("Tab");
    await keys.insertText(y);
  }
  await go("บันทึก");
  await me.visit(dossier);
  must(await page.locator(".gate a.button").count(), "it is not ready for approval");
  await go("เผยแพร่");
  await accessible(page);
  await me.end();
  await site.stop();
}
