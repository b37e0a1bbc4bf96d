// Nobody drowns the others: what was said already is found and agreed with, a burst is paid for by a moment's work or a wait, and how many taps and
// seconds a comment takes from opening a page to its receipt.
import { accessible, look, must, serve, visitor } from "../kit.mjs";

const WHY = "เพราะอะไร หรืออยากให้เป็นแบบไหน";
const SAME = "ขอให้ยกเว้นร้านซ่อมรายย่อยในชุมชนจากการขึ้นทะเบียน เพราะทำตามเกณฑ์ใหม่ไม่ไหว";
const AWAKE = { state: "attached", timeout: 20_000 };

async function write(me, text, awake = true) {
  await me.visit("/c/1/say?at=k1");
  if (awake) await me.page.locator("html[data-awake]").waitFor(AWAKE);
  await me.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await me.page.getByLabel(WHY).fill(text);
}

export async function what_was_said_already_is_found_and_agreed_with({ browser }) {
  const site = await serve();
  const first = await visitor(browser, site.address, { scripts: false });
  await write(first, SAME, false);
  await first.press("ส่งความเห็น", "button");
  await first.see("ส่งความเห็นแล้ว");
  for (const scripts of [true, false]) {
    const me = await visitor(browser, site.address, { scripts });
    const typed = `${SAME}${scripts ? "ค่ะ" : "ครับ"}`;
    const found = me.page.locator("[data-told=similar]");
    // The background groups what came: soon it is found.
    for (let tries = 0; ; tries++) {
      await write(me, typed, scripts);
      await me.press("ดูว่ามีใครพูดเรื่องนี้ไว้แล้วหรือยัง", "button");
      await found.waitFor();
      if (await found.getByText(SAME).count()) break;
      must(tries < 20, "what says the same was not found");
    }
    must((await me.page.getByLabel(WHY).inputValue()) === typed, "what was typed is lost");
    if (scripts) await accessible(me.page);
    const wide = await me.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    must(!wide, "wider than the phone");
    await me.press("เห็นด้วยกับความเห็นนี้", "button");
    await me.see(scripts ? "มีผู้กดเห็นด้วย 1 คน" : "มีผู้กดเห็นด้วย 2 คน");
    must((await me.page.getByLabel(WHY).inputValue()) === typed, "what was typed is lost once it is agreed");
    await me.press("เลิกเห็นด้วยกับความเห็นนี้", "button");
    await me.see(scripts ? "ยังไม่มีผู้กดเห็นด้วย" : "มีผู้กดเห็นด้วย 1 คน");
    await me.press("เห็นด้วยกับความเห็นนี้", "button");
    await me.see("เลิกเห็นด้วยกับความเห็นนี้");
    // It is asked of nobody: the comment is sent as ever.
    await me.press("ส่งความเห็น", "button");
    await me.see("ส่งความเห็นแล้ว");
    await me.end();
  }
  await first.end();
  await site.cut();
  await site.stop();
}

export async function a_burst_is_paid_for_by_a_moments_work_or_a_wait({ browser }) {
  const site = await serve({ words: ["--sends", "5"] });
  // Five of the same network have sent: its free share.
  for (let n = 0; n < 5; n++) {
    const form = { page: "/c/1/say", consultation: "1", at: "k1", stance: "agree", reason: `คนที่ ${n}`, showing: "unnamed", key: String(n).padStart(32, "0") };
    const sent = await fetch(`${site.address}/api/comment/submit`, { method: "POST", body: new URLSearchParams(form), redirect: "manual", headers: { accept: "text/html" } });
    must(sent.status === 303, `the free share ends at ${n}`);
  }
  // With scripts: it is sent by itself, in about the time that a press takes. The browser is slowed down to a phone of 2018.
  const phone = await visitor(browser, site.address);
  await write(phone, "คนที่สองของเครือข่ายนี้");
  const line = await phone.page.context().newCDPSession(phone.page);
  await line.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  let worked = 0;
  phone.page.on("request", (asked) => {
    if (asked.url().endsWith("/api/comment/submit")) worked = worked ? Date.now() - worked : 0;
  });
  phone.page.on("response", (answer) => {
    if (answer.url().endsWith("/api/comment/submit") && answer.status() === 429) worked = Date.now();
  });
  await phone.press("ส่งความเห็น", "button");
  await phone.see("ส่งความเห็นแล้ว");
  console.log(`        a price was paid in ${worked} ms, the page drawn anew included, by a processor slowed down four times`);
  await phone.end();
  // Without scripts: it is told how long, nothing is lost, and nothing is shut.
  const plain = await visitor(browser, site.address, { scripts: false });
  await write(plain, "คนที่สามไม่ใช้สคริปต์", false);
  await plain.press("ส่งความเห็น", "button");
  await plain.see("มีผู้ส่งจากเครือข่ายเดียวกับคุณจำนวนมาก");
  must((await plain.page.getByLabel(WHY).inputValue()) === "คนที่สามไม่ใช้สคริปต์", "what was typed is lost");
  must(await plain.page.getByRole("button", { name: "ส่งความเห็น" }).first().isEnabled(), "the door is shut");
  await plain.end();
  await site.cut();
  await site.stop();
}

// What a person reads and writes by: silent reading of Thai at 12 letters a second (as in app/insight/README.md), typing on a phone at 3 letters a
// second (Palin et al. 2019: 36 words a minute), a tap in 1.2 seconds and a look that finds what one knows already in 1.35 (Card, Moran and Newell
// 1980: point and press, and the mental operator), a page on a slow line in 1.5 seconds.
const READ = 12;
const TYPE = 3;
const TAP = 1.2;
const LOOK = 1.35;
const PAGE = 1.5;

export async function from_a_link_to_a_receipt_in_twelve_taps_and_how_many_seconds({ browser, address }) {
  const me = await visitor(browser, address);
  const reason = "ร้านในอำเภอหาอะไหล่ไม่ได้เลย ขอให้นับวันถึงหน้าร้าน";
  let [letters, again, looks, pages] = [0, 0, 0, 0];
  const length = async (what) => (await what.first().innerText()).replace(/\s+/g, "").length;
  const reads = async (...what) => {
    for (const one of what) letters += await length(one);
  };
  // What one has read or chosen already is known again at a look.
  const sees = async (...what) => {
    for (const one of what) [again, looks] = [again + (await length(one)), looks + 1];
  };
  const at = (place) => me.page.locator(place);
  // Somebody sent the link: what is asked.
  await me.visit("/c/1");
  pages += 1;
  const link = me.page.getByRole("link", { name: /แสดงความเห็น.*ประเด็นที่ 2/ });
  await reads(at("h1"), at("section, article, li").filter({ has: link }).last());
  await me.press(/แสดงความเห็น.*ประเด็นที่ 2/);
  pages += 1;
  await me.page.getByLabel(WHY).waitFor();
  await reads(at(".before"), at("#stance h2"));
  await sees(at("h1"), at(".point__ask"));
  await me.page.getByRole("radio", { name: "เห็นด้วย แต่ขอให้แก้ไข" }).check();
  await me.page.getByLabel(WHY).fill(reason);
  me.taps += 2;
  const lines = at(".review__line");
  for (let n = 0; n < 3; n++) await sees(lines.nth(n));
  await reads(lines.nth(3), lines.nth(4));
  await me.press("ส่งความเห็น", "button");
  await me.see("ส่งความเห็นแล้ว");
  pages += 1;
  const parts = { read: letters / READ, looked: looks * LOOK, typed: reason.length / TYPE, tapped: me.taps * TAP, waited: pages * PAGE };
  const seconds = Object.values(parts).reduce((sum, one) => sum + one, 0);
  const every = seconds - parts.looked + again / READ;
  const told = Object.entries(parts).map(([what, of]) => `${what} ${of.toFixed(0)} s`).join(", ");
  console.log(`        from link to receipt: ${me.taps} taps, ${seconds.toFixed(0)} s (${told}); ${every.toFixed(0)} s for whoever reads again what they have read`);
  must(me.taps <= 12, `it took ${me.taps} taps`);
  must(seconds <= 90, `it took ${seconds} s`);
  await me.end();
}

export async function a_guests_unsent_words_stay_in_their_browser({ browser, address }) {
  const mine = await visitor(browser, address);
  const words = "ถ้อยคำที่ยังไม่ได้ส่งของฉันคนเดียว";
  const sent = [];
  mine.page.on("request", (asked) => sent.push(`${asked.url()} ${asked.postData() ?? ""}`));
  await write(mine, words);
  await mine.page.locator("#send").scrollIntoViewIfNeeded();
  await mine.visit("/");
  await mine.visit("/c/1/say?at=k1");
  await mine.see("นำข้อความที่คุณพิมพ์ค้างไว้");
  must(!sent.some((one) => decodeURIComponent(one.replaceAll("+", " ")).includes(words)), "it left the browser");
  const other = await visitor(browser, address);
  await other.visit("/c/1/say?at=k1");
  await other.page.locator("html[data-awake]").waitFor(AWAKE);
  must((await other.page.getByLabel(WHY).inputValue()) === "", "another reads it");
  must(!(await other.page.content()).includes(words), "another's page holds it");
  await other.end();
  await mine.end();
}

export async function the_forms_are_looked_at({ browser, address }) {
  await look("j", { browser, address }, "", ["/c/1/say?at=k1"]);
}
