// Signing in with a provider of identities: the real library behind a real address, and every answer that must not be believed.
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessible, DESK, must, picture, serve, visitor } from "../kit.mjs";
import { bent, identityProvider, signInAt } from "../provider.mjs";

/** A port that nobody has. */
function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

async function siteWithProvider() {
  const port = await freePort();
  const provider = await identityProvider(`http://127.0.0.1:${port}/sign-in/thaid/back`);
  const file = join(mkdtempSync(join(tmpdir(), "siang-providers-")), "providers.toml");
  writeFileSync(file, `[[provider]]\ncode = "thaid"\nissuer = "${provider.issuer}"\nclient = "siang"\nsecret = "a secret of the tests"\n\n[[provider]]\ncode = "gone"\nname_th = "ผู้ให้บริการที่ปิดอยู่"\nissuer = "http://127.0.0.1:1"\nclient = "siang"\n`);
  const site = await serve({ port, words: ["--providers", file] });
  return { site, provider, stop: async () => { site.stop(); await provider.stop(); } };
}

async function say(me, words) {
  await me.visit("/c/2/say?at=k1");
  await me.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill(words);
  await me.press("ส่งความเห็น", "button");
  await me.see("ส่งความเห็นแล้ว");
}

export async function a_person_signs_in_speaks_finds_it_again_and_nobody_else_can({ browser }) {
  const { site, provider, stop } = await siteWithProvider();
  const me = await visitor(browser, site.address, { scripts: false });
  await me.visit("/sign-in?back=/me");
  await me.press("เข้าสู่ระบบด้วย ThaID");
  await signInAt(me.page, "citizen-1");
  await me.see("ยืนยันตัวตนแล้ว");
  must(provider.asked.some((url) => /code_challenge_method=S256/.test(url) && /nonce=/.test(url) && /scope=openid(&|$)/.test(url)), "PKCE, nonce and the least scope");
  await say(me, "ขอให้เก็บอะไหล่ไว้นานกว่านี้");
  await me.visit("/me");
  must((await me.page.locator("#mine article").count()) === 1, "one's own comment is listed");
  await me.page.locator("button", { hasText: "ออกจากระบบ" }).last().click();
  const other = await visitor(browser, site.address);
  await other.visit("/sign-in");
  await accessible(other.page);
  await picture(other.page, "d-identity-sign-in");
  await other.press("เข้าสู่ระบบด้วย ThaID");
  await signInAt(other.page, "citizen-2");
  await other.see("ยังไม่มีความเห็นที่ส่งขณะเข้าสู่ระบบ");
  await accessible(other.page);
  await picture(other.page, "d-identity-me");
  await other.page.locator("summary", { hasText: "เลิกใช้บัญชีนี้" }).click();
  await other.press("เลิกใช้บัญชีนี้", "button");
  await other.see("เลิกใช้บัญชีแล้ว");
  await other.end();
  // The agency sees that it was a person, and no more.
  const officer = await visitor(browser, site.address, { size: DESK, scripts: false });
  await officer.signIn("summariser@demo.example");
  await officer.visit("/desk/c/2/ledger?identity=verified");
  await officer.see("ขอให้เก็บอะไหล่ไว้นานกว่านี้");
  must(!(await officer.page.content()).includes("citizen-1"), "the provider's name for somebody is on no page");
  await officer.end();
  await me.end();
  await stop();
}

export async function no_answer_is_believed_that_is_not_right_in_every_part({ browser }) {
  const { site, provider, stop } = await siteWithProvider();
  const me = await visitor(browser, site.address, { scripts: false });
  const { key } = provider;
  const { privateKey: another } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const lies = {
    "a wrong nonce": (token) => bent(token, { nonce: "another" }, key),
    "another audience": (token) => bent(token, { aud: "somebody-else" }, key),
    "one that ran out": (token) => bent(token, { exp: 1_000_000_000 }, key),
    "another issuer": (token) => bent(token, { iss: "http://127.0.0.1:1" }, key),
    "another person by another key": (token) => bent(token, { sub: "central" }, another),
    "no signature": (token) => `${Buffer.from('{"alg":"none"}').toString("base64url")}.${token.split(".")[1]}.`,
  };
  for (const [name, change] of Object.entries(lies)) {
    provider.lie.token = (answer) => ({ ...answer, id_token: change(answer.id_token) });
    const victim = await visitor(browser, site.address, { scripts: false });
    await victim.visit("/sign-in");
    await victim.press("เข้าสู่ระบบด้วย ThaID");
    await signInAt(victim.page, "citizen-3");
    await victim.see("คำตอบจากผู้ให้บริการยืนยันตัวตนไม่ถูกต้อง");
    must(!(await victim.page.context().cookies()).some((one) => one.name === "siang"), `${name} was believed`);
    await victim.end();
  }
  delete provider.lie.token;
  // A code of one browser in another's, a state that nobody was given, and the same answer twice.
  let answer;
  me.page.on("request", (request) => { if (request.url().includes("/sign-in/thaid/back")) answer = request.url(); });
  await me.visit("/sign-in");
  await me.press("เข้าสู่ระบบด้วย ThaID");
  await signInAt(me.page, "citizen-4");
  await me.see("บัญชีของฉัน");
  const thief = await visitor(browser, site.address, { scripts: false });
  await thief.visit(answer);
  await thief.see("การเข้าสู่ระบบนี้หมดเวลาหรือใช้ไปแล้ว");
  await thief.visit("/sign-in/thaid/back?code=x&state=");
  await thief.see("การเข้าสู่ระบบนี้หมดเวลาหรือใช้ไปแล้ว");
  await thief.visit("/me");
  await thief.page.getByRole("heading", { level: 1, name: "เข้าสู่ระบบ" }).waitFor();
  // One that cannot be reached: told so, and nobody is signed in.
  await thief.visit("/sign-in");
  await thief.press("เข้าสู่ระบบด้วย ผู้ให้บริการที่ปิดอยู่");
  await thief.see("ติดต่อผู้ให้บริการยืนยันตัวตนไม่ได้ในขณะนี้");
  await thief.end();
  await me.end();
  await stop();
}
