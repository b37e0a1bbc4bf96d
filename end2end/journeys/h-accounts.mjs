// Citizens' accounts: opened by a letter, entered with a second factor, found again, ended on another device; and officers who must
// show a second factor before the desk. On a phone.
import { createHmac } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessible, must, PASSWORD, picture, serve, visitor } from "../kit.mjs";
import { linkIn, mailServer } from "../mail.mjs";

const WORDS = "four unrelated words";

/** What a phone shows (RFC 6238), so many steps from now. */
function phone(secret, steps = 0) {
  const bits = [...secret.replaceAll(" ", "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function open(me, mail, email) {
  await me.visit("/sign-in");
  await me.press("เปิดบัญชีด้วยอีเมล");
  await me.page.getByLabel("อีเมล").fill(email);
  await me.press("ส่งอีเมล", "button");
  await me.see("กดลิงก์ในอีเมลภายใน 24 ชั่วโมง");
  const letter = await mail.letter(email, /ยืนยันอีเมล/);
  await me.visit(linkIn(letter, /\/account\/letter\//));
  await me.page.getByLabel("รหัสผ่าน", { exact: true }).fill(WORDS);
  await me.page.getByLabel("รหัสผ่านอีกครั้ง").fill(WORDS);
  await me.press("เปิดบัญชี", "button");
  await me.see("เปิดบัญชีแล้ว");
}

async function signIn(me, email, password, code = "") {
  await me.visit("/sign-in");
  await me.page.getByLabel("อีเมล").fill(email);
  await me.page.getByLabel("รหัสผ่าน").fill(password);
  await me.page.getByLabel("รหัสขั้นที่สอง").fill(code);
  await me.press("เข้าสู่ระบบ", "button");
}

async function setUp(me) {
  const secret = await me.page.locator(".factor__secret").innerText();
  await me.page.getByLabel("รหัส 6 หลักที่แอปแสดง").fill(phone(secret));
  await me.press("เปิดใช้รหัสขั้นที่สอง", "button");
  await me.see("เปิดใช้รหัสขั้นที่สองแล้ว");
  return secret;
}

export async function an_account_is_opened_guarded_and_found_on_another_device({ browser }) {
  const mail = await mailServer();
  const site = await serve({ words: mail.words() });
  const email = "malee@example.org";
  const me = await visitor(browser, site.address);
  await open(me, mail, email);
  await accessible(me.page);
  await picture(me.page, "h-me");
  // What is one's own, in the other language.
  for (const path of ["/en/me", "/en/me/second-factor", "/en/me/organisations", "/en/me/password", "/en/me/notices"]) {
    await me.visit(path);
    must((await me.page.locator("html").getAttribute("lang")) === "en", `${path} is in English`);
    await accessible(me.page);
  }
  await me.visit("/me");
  await me.page.locator("#ways a", { hasText: "เปิดใช้" }).click();
  await accessible(me.page);
  await picture(me.page, "h-second-factor");
  const secret = await setUp(me);
  const codes = await me.page.locator(".factor__codes code").allInnerTexts();
  must(codes.length === 10, "ten recovery codes");
  await accessible(me.page);
  await picture(me.page, "h-recovery");

  const other = await visitor(browser, site.address);
  await signIn(other, email, WORDS);
  await other.page.locator("#problem").waitFor();
  await signIn(other, email, WORDS, phone(secret, 1));
  await other.see("บัญชีของฉัน");
  must((await other.page.locator("#sessions li").count()) === 2, "both devices are listed");
  await other.press("ออกจากระบบในเครื่องอื่นทั้งหมด", "button");
  await me.visit("/me");
  await me.page.getByRole("heading", { level: 1, name: "เข้าสู่ระบบ" }).waitFor();

  // The phone is lost: a recovery code, once. The password is forgotten: a letter.
  await signIn(me, email, WORDS, codes[0]);
  await me.see("บัญชีของฉัน");
  await me.visit("/account/forgot");
  await me.page.getByLabel("อีเมล").fill(email);
  await me.press("ส่งอีเมล", "button");
  await me.see("ภายใน 1 ชั่วโมง");
  const letter = await mail.letter(email, /ตั้งรหัสผ่านใหม่/);
  await other.visit(linkIn(letter, /\/account\/letter\//));
  await accessible(other.page);
  await other.page.getByLabel("รหัสผ่าน", { exact: true }).fill("quite another phrase");
  await other.page.getByLabel("รหัสผ่านอีกครั้ง").fill("quite another phrase");
  await other.press("บันทึก", "button");
  await other.see("ตั้งรหัสผ่านใหม่แล้ว");
  await signIn(other, email, "quite another phrase", codes[0]);
  await other.page.locator("#problem").waitFor();
  await signIn(other, email, "quite another phrase", codes[1]);
  await other.see("บัญชีของฉัน");
  await me.visit("/me");
  await me.page.getByRole("heading", { level: 1, name: "เข้าสู่ระบบ" }).waitFor();

  // A stranger learns nothing: the same words, and as many letters.
  const stranger = await visitor(browser, site.address);
  for (const address of [email, "nobody@example.org"]) {
    await stranger.visit("/account/forgot");
    await stranger.page.getByLabel("อีเมล").fill(address);
    await stranger.press("ส่งอีเมล", "button");
    await stranger.see("ส่งอีเมลไปยังที่อยู่นี้แล้ว");
  }
  const told = await mail.letter("nobody@example.org", /ไม่มีบัญชี/);
  must(!/account\/letter/.test(told.text), "a letter to nobody opens nothing");
  for (const one of [stranger, other, me]) await one.end();
  await site.stop();
  await mail.stop();
}

export async function officers_show_a_second_factor_before_the_desk({ browser }) {
  const data = mkdtempSync(join(tmpdir(), "siang-journey-"));
  const site = await serve({ data, words: ["--second-factor-from", "2026-01-01"] });
  const me = await visitor(browser, site.address);
  await me.visit("/desk");
  await me.page.getByLabel("อีเมล").fill("officer@demo.example");
  await me.page.getByLabel("รหัสผ่าน").fill(PASSWORD);
  await me.press("เข้าสู่ระบบ", "button");
  await me.see("เจ้าหน้าที่ต้องเปิดใช้รหัสขั้นที่สองก่อนเข้าโต๊ะทำงาน");
  await me.visit("/desk/new");
  await me.see("เจ้าหน้าที่ต้องเปิดใช้รหัสขั้นที่สองก่อนเข้าโต๊ะทำงาน");
  await setUp(me);
  await me.visit("/desk");
  await me.page.getByRole("heading", { level: 1, name: "งานของฉัน" }).waitFor();
  await me.end();
  await site.stop();
}
