// The walk of docs/citizens-voice.md, step by step.
import { createHmac } from "node:crypto";
import { prepareBill } from "../deeds.mjs";
import { accessible, DESK, must, picture, serve, visitor } from "../kit.mjs";
import { linkIn, mailServer } from "../mail.mjs";

const WORDS = "four unrelated words";
const EMAIL = "walker@example.org";

/** What a phone shows (RFC 6238), so many steps from now. */
function phone(secret, steps = 0) {
  const bits = [...secret.replaceAll(" ", "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac("sha1", Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function look(me, name) {
  await accessible(me.page);
  const wide = await me.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  must(!wide, `${name} is wider than the screen`);
  await picture(me.page, `h-walk-${name}`);
}

async function say(me, words, code) {
  if (code) await me.page.getByLabel("รหัสเชิญ").fill(code);
  await me.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill(words);
  await me.press("ส่งความเห็น", "button");
}

export async function the_walk_of_the_citizens_voice({ browser }) {
  const mail = await mailServer();
  const site = await serve({ words: mail.words() });
  // 1: who is heard.
  const officer = await visitor(browser, site.address, { size: DESK });
  await officer.signIn("officer@demo.example");
  const dossier = await prepareBill(officer);
  await officer.visit(`${dossier}/dates`);
  const save = () => officer.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  await officer.page.getByRole("radio", { name: "คนละหนึ่งความเห็น", exact: true }).check();
  await save();
  await officer.see("ระบบไม่รู้ว่าใครแสดงความเห็นแล้ว");
  await officer.page.getByRole("radio", { name: /^ผู้ที่ได้รับเชิญ/ }).check();
  await look(officer, "dates");
  await save();
  // 2: two codes.
  await officer.visit(dossier);
  await officer.press("รหัสเชิญ");
  await officer.page.getByLabel("เชิญใครบ้าง").fill("ห้องสมุดประชาชนอำเภอ\nชมรมคนรักเครื่องมือช่าง");
  await officer.press("ออกรหัสเชิญ", "button");
  await officer.see("ออกแล้ว 2 รหัส");
  await look(officer, "codes");
  const code = await officer.page.locator("tbody code").first().innerText();
  // 3: published; what is asked, kept, seen and published is said.
  await officer.visit(dossier);
  await officer.press("เผยแพร่");
  await officer.press("เผยแพร่เดี๋ยวนี้", "button");
  await officer.page.getByRole("status").filter({ hasText: "เผยแพร่เรื่องนี้แล้ว" }).waitFor();
  const page = dossier.replace("/desk", "");
  const guest = await visitor(browser, site.address);
  await guest.visit(page);
  await guest.see("รับความเห็นจากผู้ที่ได้รับเชิญ");
  await guest.visit(`${page}/say?at=k1`);
  await guest.page.locator("summary", { hasText: "ใครแสดงความเห็นได้ และอะไรเผยแพร่" }).click();
  await guest.see("รหัสเชิญจากหน่วยงาน ไม่ต้องเข้าสู่ระบบ");
  await look(guest, "say");
  // 4: a mistyped code loses nothing; the right one is taken once.
  await say(guest, "ขอให้ยืมได้สองสัปดาห์", "1-0000-0000-0000");
  await guest.see("รหัสเชิญนี้ใช้กับการรับฟังครั้งนี้ไม่ได้");
  must((await guest.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").inputValue()) === "ขอให้ยืมได้สองสัปดาห์", "the text was lost");
  await say(guest, "ขอให้ยืมได้สองสัปดาห์", code);
  await guest.see("ส่งความเห็นแล้ว");
  // 5: changed, with its history.
  await guest.press("แก้ไขความเห็น");
  await look(guest, "edit");
  await guest.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill("ขอให้ยืมได้หนึ่งเดือน");
  await guest.press("บันทึกความเห็นที่แก้ไข", "button");
  await guest.see("บันทึกความเห็นที่แก้ไขแล้ว");
  await guest.visit(`${page}/comments`);
  await guest.see("ขอให้ยืมได้หนึ่งเดือน");
  await guest.press("แก้ไขแล้ว");
  await guest.see("ขอให้ยืมได้สองสัปดาห์");
  await look(guest, "history");
  await guest.visit(`${page}/say?at=all`);
  await say(guest, "อีกครั้ง", code);
  await guest.see("ให้แสดงได้คนละครั้ง");
  // 6: an account.
  const me = guest;
  await me.visit("/account/new");
  await me.page.getByLabel("อีเมล").fill(EMAIL);
  await me.press("ส่งอีเมล", "button");
  await me.see("กดลิงก์ในอีเมลภายใน 24 ชั่วโมง");
  await me.visit(linkIn(await mail.letter(EMAIL, /ยืนยันอีเมล/), /\/account\/letter\//));
  const open = async (password) => {
    await me.page.getByLabel("รหัสผ่าน", { exact: true }).fill(password);
    await me.page.getByLabel("รหัสผ่านอีกครั้ง").fill(password);
    await me.press("เปิดบัญชี", "button");
  };
  await open("password1234");
  await me.see("เดาง่ายหรือเคยรั่วไหล");
  await look(me, "new");
  await open(WORDS);
  await me.see("เปิดบัญชีแล้ว");
  // 7: a second factor.
  await me.visit("/me/second-factor");
  const secret = await me.page.locator(".factor__secret").innerText();
  await me.page.getByLabel("รหัส 6 หลักที่แอปแสดง").fill(phone(secret));
  await me.press("เปิดใช้รหัสขั้นที่สอง", "button");
  must((await me.page.locator(".factor__codes li").count()) === 10, "ten recovery codes");
  const other = await visitor(browser, site.address);
  await other.visit("/sign-in");
  await other.page.getByLabel("อีเมล").fill(EMAIL);
  await other.page.getByLabel("รหัสผ่าน").fill(WORDS);
  await other.page.getByLabel("รหัสขั้นที่สอง").fill(phone(secret, 1));
  await look(other, "sign-in");
  await other.press("เข้าสู่ระบบ", "button");
  await other.see("บัญชีของฉัน");
  // 8: said signed in, and found again.
  await me.visit("/c/1/say?at=k1");
  await say(me, "ขอให้ตู้อยู่ในที่ร่ม");
  await me.see("ส่งความเห็นแล้ว");
  await me.visit("/me");
  await me.see("ขอให้ตู้อยู่ในที่ร่ม");
  await me.see("ได้รับแล้ว รอสรุปผล");
  await look(me, "me");
  // 9: one file of all; the other browser is signed out.
  const file = await me.page.evaluate(async () => (await fetch("/me/everything.json")).json()).catch(() => null);
  const all = file ?? JSON.parse(await (await me.page.context().request.get(`${site.address}/me/everything.json`)).text());
  must(all.email === EMAIL && all.comments[0].reason === "ขอให้ตู้อยู่ในที่ร่ม" && all.sessions.length === 2, JSON.stringify(all));
  await me.press("ออกจากระบบในเครื่องอื่นทั้งหมด", "button");
  await other.visit("/me");
  await other.page.getByRole("heading", { level: 1, name: "เข้าสู่ระบบ" }).waitFor();
  // 10: leaving.
  await me.visit("/me");
  await me.page.locator("summary", { hasText: "เลิกใช้บัญชีนี้" }).click();
  await me.press("เลิกใช้บัญชีนี้", "button");
  await me.see("เลิกใช้บัญชีแล้ว");
  await me.visit("/c/1/comments");
  await me.see("ขอให้ตู้อยู่ในที่ร่ม");
  await me.visit("/account/forgot");
  await me.page.getByLabel("อีเมล").fill(EMAIL);
  await me.press("ส่งอีเมล", "button");
  await me.see("ส่งอีเมลไปยังที่อยู่นี้แล้ว");
  await mail.letter(EMAIL, /ไม่มีบัญชี/);
  for (const one of [officer, other, me]) await one.end();
  await site.stop();
  await mail.stop();
}
