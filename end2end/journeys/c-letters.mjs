// Letters: an answer comes by e-mail to who asked for it; a mail server that is down, cuts the line or knows no such address loses and
// doubles nothing. Each journey has a program and a mail server of its own.
import { spawnSync } from "node:child_process";
import { answerTheOnlyComment } from "../deeds.mjs";
import { accessible, DESK, must, picture, serve, visitor } from "../kit.mjs";
import { linkIn, mailServer } from "../mail.mjs";

/** A comment on the dossier that has none, and letters asked for on its receipt. */
async function commentAndAsk(browser, address, email) {
  const me = await visitor(browser, address, { scripts: false });
  me.urls = [];
  me.page.on("request", (one) => me.urls.push(decodeURIComponent(one.url())));
  await me.visit("/c/3/say?at=k1");
  await me.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await me.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill("ขอให้มีป้ายบอกระดับน้ำที่อ่านได้ตอนกลางคืน");
  await me.page.getByLabel("คุณอยู่จังหวัดไหน").selectOption("50");
  await me.press("ส่งความเห็น", "button");
  await me.see("ส่งความเห็นแล้ว");
  await me.page.getByLabel("ที่อยู่อีเมล").fill("somsri@here");
  await me.press("ขอรับอีเมล", "button");
  await me.page.locator("#f-email-error").waitFor();
  await me.page.getByLabel("ที่อยู่อีเมล").fill(email);
  await me.press("ขอรับอีเมล", "button");
  await me.see("กำลังส่งอีเมลถึงคุณ");
  return me;
}

async function confirm(me, mail, email) {
  const letter = await mail.letter(email, /ยืนยัน/);
  await me.visit(linkIn(letter, /\/letters\//));
  await me.press("ยืนยัน", "button");
  await me.see("ยืนยันแล้ว");
  return letter;
}

export async function an_answer_comes_by_mail_and_one_press_ends_it({ browser }) {
  const mail = await mailServer();
  const site = await serve({ words: mail.words() });
  const email = "somsri@example.org";
  const me = await commentAndAsk(browser, site.address, email);
  const asked = await confirm(me, mail, email);
  must(!/[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}/.test(asked.text), "the code that reads the text is in no letter");
  must(!asked.text.includes("ป้ายบอกระดับน้ำ"), "nor the text");
  await picture(me.page, "c-letters-address");

  await answerTheOnlyComment(browser, site.address, 3);
  const answer = await mail.letter(email, /หน่วยงานตอบความเห็นของคุณแล้ว/);
  for (const words of ["ป้ายบอกระดับน้ำ", "ปรับปรุงตาม", "เห็นด้วยว่าน้ำมักหลากตอนกลางคืน", "ป้ายต้องสะท้อนแสง"]) {
    must(answer.text.includes(words) && answer.html.includes(words), `the letter does not say ${words}: ${answer.text}`);
  }
  const officer = await visitor(browser, site.address, { size: DESK, scripts: false });
  await officer.signIn("officer@demo.example");
  await officer.visit("/desk/c/3");
  await officer.see("คำตอบต่อความเห็น");
  must(!(await officer.page.content()).includes(email), "no address is on the desk");
  await officer.end();
  await me.visit(linkIn(answer, /\/receipts\//));
  await me.see("เห็นด้วยว่าน้ำมักหลากตอนกลางคืน");

  // RFC 8058: a mail program leaves with one request, without cookies, origin or page.
  must(answer.headers.get("list")?.["unsubscribe-post"], "one press is offered");
  const leave = answer.headers.get("list").unsubscribe.url;
  const left = await fetch(new URL(new URL(leave).pathname, site.address), { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "List-Unsubscribe=One-Click" });
  must(left.status === 200, `leaving was answered ${left.status}`);
  await me.visit(linkIn(answer, /\/letters\//));
  await me.see("ลิงก์นี้ใช้ไม่ได้แล้ว");
  must(mail.letters.filter((one) => one.to.includes(email)).length === 2, "two letters, no more");
  await me.end();
  await site.stop();
  await mail.stop();
}

export async function nothing_personal_is_in_the_programs_log_or_in_an_address({ browser }) {
  const mail = await mailServer();
  process.env.SIANG_LOG = "info,server=debug,app=debug,store=debug,letters=debug";
  const site = await serve({ words: mail.words() });
  delete process.env.SIANG_LOG;
  const email = "somsri.private@example.org";
  mail.mood.unknown = [email];
  const me = await commentAndAsk(browser, site.address, email);
  const code = /[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}[-0-9a-z]*/.exec(await me.page.content())?.[0];
  must(code, "the receipt shows its code");
  // A faulty form, a wrong password and a letter that is refused are told in the log, if at all, without whose they are.
  await me.visit("/sign-in");
  await me.page.getByLabel("อีเมล").fill(email);
  await me.page.getByLabel("รหัสผ่าน").fill("four unrelated words");
  await me.page.getByRole("button", { name: "เข้าสู่ระบบ" }).click();
  await new Promise((next) => setTimeout(next, 2500));
  const letters = code.replaceAll("-", "");
  for (const secret of [email, "somsri.private", "ป้ายบอกระดับน้ำ", code, letters, "four unrelated words"]) {
    must(!site.said().includes(secret), `the log says ${secret}: ${site.said()}`);
    const url = me.urls.find((one) => one.includes(secret));
    must(!url, `an address holds ${secret}: ${url}`);
  }
  await me.end();
  await site.stop();
  await mail.stop();
}

export async function a_mail_server_that_is_down_delays_letters_and_loses_none({ browser }) {
  const first = await mailServer();
  const { port } = first;
  const site = await serve({ words: first.words() });
  await first.stop();
  const me = await commentAndAsk(browser, site.address, "a@example.org");
  await new Promise((next) => setTimeout(next, 1500));
  const mail = await mailServer({ port });
  mail.mood.later = true;
  await new Promise((next) => setTimeout(next, 2500));
  must(mail.letters.length === 0, "a server that says later has taken nothing");
  // The letter that was put off is due in a minute; another one goes at once.
  mail.mood.later = false;
  mail.mood.unknown = ["nobody@example.org"];
  await me.visit("/follow");
  await me.page.getByLabel("ที่อยู่อีเมล").fill("nobody@example.org");
  await me.press("ขอรับอีเมล", "button");
  await me.see("กำลังส่งอีเมลถึงคุณ");
  await me.visit("/follow?of=consultation:1");
  await me.page.getByLabel("ที่อยู่อีเมล").fill("b@example.org");
  await me.press("ขอรับอีเมล", "button");
  await mail.letter("b@example.org", /ยืนยัน/, 40);
  await mail.letter("a@example.org", /ยืนยัน/, 90);
  must(!mail.letters.some((one) => one.to.includes("nobody@example.org")), "no such address, no letter");
  await me.end();
  await site.stop();
  await mail.stop();
}

export async function a_letter_is_never_sent_twice_though_the_line_or_the_program_breaks({ browser }) {
  const mail = await mailServer();
  mail.mood.cut = true;
  let site = await serve({ words: mail.words() });
  const me = await commentAndAsk(browser, site.address, "a@example.org");
  await mail.letter("a@example.org", /ยืนยัน/);
  mail.cut();
  mail.mood.cut = false;
  await me.visit("/follow?of=consultation:1");
  await me.page.getByLabel("ที่อยู่อีเมล").fill("b@example.org");
  await me.press("ขอรับอีเมล", "button");
  await mail.letter("b@example.org", /ยืนยัน/, 60);
  await site.cut();
  site = await serve({ data: site.data, words: mail.words() });
  await new Promise((next) => setTimeout(next, 2500));
  const ids = mail.outside().map((one) => one.id);
  must(ids.length === 2 && new Set(ids).size === 2, `each letter once: ${ids}`);
  await me.end();
  await site.stop();
  await mail.stop();
}

/** What a mail server sends back that took a letter and could not hand it on. */
function report(letter) {
  const parts = [
    "Content-Type: text/plain; charset=us-ascii\n\nThis is the mail system. Your message could not be delivered.",
    "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; " +
      `${letter.to[0]}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown`,
    `Content-Type: text/rfc822-headers\n\nMessage-ID: ${letter.id}\nList-Unsubscribe: <${letter.headers.get("list").unsubscribe.url}>`,
  ];
  const body = parts.map((part) => `--come-back\n${part}\n`).join("");
  return `From: MAILER-DAEMON@mx.example.org\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="come-back"\n\n${body}--come-back--\n`;
}

export async function a_letter_that_comes_back_later_ends_its_address({ browser }) {
  const mail = await mailServer();
  const site = await serve({ words: mail.words() });
  const email = "somchai@example.org";
  const me = await commentAndAsk(browser, site.address, email);
  const asked = await confirm(me, mail, email);
  const run = (input) => spawnSync(process.env.SIANG ?? "siang", ["bounce", "--data", site.data], { input, encoding: "utf8" });
  const other = run("From: a@example.org\n\nI am away until Monday.\n");
  must(other.status === 0 && other.stdout.includes("no report"), `another letter: ${other.stdout} ${other.stderr}`);
  const back = run(report(asked));
  must(back.status === 0 && back.stdout.includes("5.1.1"), `the report: ${back.stdout} ${back.stderr}`);
  must(!back.stdout.includes(email), "no address is printed");
  await answerTheOnlyComment(browser, site.address, 3);
  const officer = await visitor(browser, site.address, { size: DESK, scripts: false });
  await officer.signIn("officer@demo.example");
  await officer.visit("/desk/c/3");
  await officer.see("ส่งไม่ได้");
  await officer.end();
  must(mail.letters.filter((one) => one.to.includes(email)).length === 1, "nothing more is sent to it");
  await me.visit(linkIn(asked, /\/letters\//));
  await me.see("ไม่มีที่อยู่นี้");
  await me.end();
  await site.stop();
  await mail.stop();
}

export async function what_to_follow_is_chosen_and_left_by_phone_in_both_languages({ browser }) {
  const mail = await mailServer();
  const site = await serve({ words: mail.words() });
  const me = await visitor(browser, site.address);
  await me.visit("/c/2");
  await me.press("ติดตามเรื่องนี้ทางอีเมล");
  await accessible(me.page);
  await picture(me.page, "c-letters-follow");
  await me.page.getByLabel("ที่อยู่อีเมล").fill("c@example.org");
  await me.press("ขอรับอีเมล", "button");
  await confirm(me, mail, "c@example.org");
  await me.visit("/en/follow?of=area:50");
  await accessible(me.page);
  await picture(me.page, "c-letters-follow-en");
  await me.page.getByLabel("E-mail address").fill("c@example.org");
  await me.press("Ask for e-mail", "button");
  const added = await mail.letter("c@example.org", /Please confirm/);
  await me.visit(linkIn(added, /\/letters\//));
  await accessible(me.page);
  await me.see("(not confirmed yet)");
  await me.press("Confirm", "button");
  await me.see("Confirmed.");
  await me.page.getByRole("button", { name: /^Stop.*Chiang Mai/ }).click();
  await me.see("You will receive no more of these");
  await me.press("Stop all e-mail and erase this address", "button");
  await me.see("the address is erased");
  await me.end();
  // A provision from its place in the draft and a search from its results, without scripts.
  const plain = await visitor(browser, site.address, { scripts: false });
  await plain.visit("/c/4/draft");
  await plain.page.locator("#c1 a", { hasText: "ติดตาม" }).click();
  await plain.see("ร่างใหม่ที่แก้ไขข้อ ๑");
  await picture(plain.page, "c-letters-part");
  await plain.page.getByLabel("ที่อยู่อีเมล").fill("d@example.org");
  await plain.press("ขอรับอีเมล", "button");
  await confirm(plain, mail, "d@example.org");
  await plain.visit("/en/search?q=" + encodeURIComponent("ค่าเช่าแผง"));
  await picture(plain.page, "c-letters-search");
  await plain.press("Be told by e-mail of new consultations and drafts that answer this search");
  await plain.see("answer the search “ค่าเช่าแผง”");
  await plain.page.getByLabel("E-mail address").fill("d@example.org");
  await plain.press("Ask for e-mail", "button");
  const sought = await mail.letter("d@example.org", /Please confirm/);
  await plain.visit(linkIn(sought, /\/letters\//));
  await plain.press("Confirm", "button");
  await plain.page.getByRole("button", { name: /^Stop.*ค่าเช่าแผง/ }).click();
  await plain.see("You will receive no more of these");
  await plain.end();
  const wide = await visitor(browser, site.address, { size: DESK, dark: true });
  await wide.visit("/follow");
  await picture(wide.page, "c-letters-follow-dark");
  await wide.end();
  await site.stop();
  await mail.stop();
}

export async function a_stakeholder_is_told_by_whom_and_leaves_with_one_press_for_good({ browser }) {
  const mail = await mailServer();
  const site = await serve({ words: mail.words() });
  const officer = await visitor(browser, site.address, { size: DESK });
  await officer.signIn("officer@demo.example");
  await officer.visit("/desk/stakeholders");
  const list = "อีเมล,ชื่อ,กลุ่ม,ด้าน\nmarket@example.org,สมาคมตลาดนัด,สมาคม มูลนิธิ หรือองค์กรที่เกี่ยวข้อง,การส่งเสริม SMEs\n";
  const file = { name: "รายชื่อ.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${list}`) };
  await officer.page.getByLabel("ไฟล์ CSV").setInputFiles(file);
  await officer.press("ส่งรายชื่อ", "button");
  // Letters cannot be called back: how many there will be is said first.
  await officer.see("จะส่งอีเมลถึง 1 ราย");
  await accessible(officer.page);
  await picture(officer.page, "c-stakeholders-sure");
  await officer.press("บันทึกและส่งอีเมลถึง 1 ราย", "button");
  await officer.see("เพิ่ม 1 ราย");
  await accessible(officer.page);
  await picture(officer.page, "c-stakeholders");
  const letter = await mail.letter("market@example.org", /ผู้เกี่ยวข้อง/);
  for (const words of ["กรมส่งเสริมเศรษฐกิจชุมชน", "สมาคมตลาดนัด", "มาตรา 15", "การส่งเสริม SMEs", "เลิกรับ"]) {
    must(letter.text.includes(words), `the letter does not say ${words}: ${letter.text}`);
  }
  const me = await visitor(browser, site.address, { scripts: false });
  await me.visit(linkIn(letter, /\/letters\//));
  await me.see("ซึ่งแจ้งว่าคุณเป็นผู้เกี่ยวข้อง");
  await picture(me.page, "c-stakeholders-address");
  must(letter.headers.get("list")?.["unsubscribe-post"], "one press is offered");
  const leave = letter.headers.get("list").unsubscribe.url;
  const left = await fetch(new URL(new URL(leave).pathname, site.address), { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "List-Unsubscribe=One-Click" });
  must(left.status === 200, `leaving was answered ${left.status}`);
  await officer.page.getByLabel("ไฟล์ CSV").setInputFiles(file);
  await officer.press("ส่งรายชื่อ", "button");
  await officer.see("ไม่เพิ่ม 1 รายเพราะเคยเลิกรับ");
  await new Promise((next) => setTimeout(next, 1500));
  must(mail.outside().length === 1, "and nothing more is sent");
  await officer.end();
  await me.end();
  await site.stop();
  await mail.stop();
}
