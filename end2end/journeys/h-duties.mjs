// What an agency's own people are told, and what the desk keeps of their work: letters about what waits, who changed which check, the road
// of a draft that is never published, and a part of an agency's work that goes to another.
import { prepareBill } from "../deeds.mjs";
import { linkIn, mailServer } from "../mail.mjs";
import { arrow, DESK, look, must, PASSWORD, reach, serve, visitor } from "../kit.mjs";

export async function an_approver_is_told_of_a_proposal_and_one_press_ends_it({ browser }) {
  const mail = await mailServer();
  const site = await serve({ words: mail.words() });
  const email = "approver.two@example.org";
  const admin = await visitor(browser, site.address, { size: DESK, scripts: false });
  await admin.signIn("admin@demo.example");
  await admin.visit("/desk/staff");
  await admin.page.getByLabel("ชื่อ", { exact: true }).fill("สุดา อนุมัติ");
  await admin.page.getByLabel("อีเมล").fill(email);
  await admin.page.getByLabel("รหัสผ่าน").first().fill(PASSWORD);
  await admin.page.getByRole("checkbox", { name: "ผู้อนุมัติ" }).check();
  await admin.page.locator("form", { has: admin.page.locator("[name='roles[]']") }).getByRole("button").click();
  await admin.end();

  // By keys alone, without scripts.
  const me = await visitor(browser, site.address, { size: DESK, scripts: false });
  await me.signIn(email);
  await me.visit("/desk/letters");
  await arrow(me.page, me.page.getByRole("radio", { name: /^รวมวันละฉบับ/ }), () => me.page.getByRole("radio", { name: "ทันทีที่เกิดขึ้น" }).isChecked());
  await reach(me.page, me.page.getByRole("button", { name: "บันทึก", exact: true }));
  await me.page.keyboard.press("Enter");
  await me.see("ส่งอีเมลไปขอคำยืนยันแล้ว");
  const asked = await mail.letter(email, /ยืนยัน/);
  await me.visit(linkIn(asked, /\/letters\//));
  await me.press("ยืนยัน", "button");
  await me.see("ยืนยันแล้ว");
  await me.visit("/desk/letters");
  await me.see("คุณรับอีเมลเรื่องงานที่รออยู่");

  const officer = await visitor(browser, site.address, { size: DESK, scripts: false });
  await officer.signIn("officer@demo.example");
  const dossier = await prepareBill(officer);
  await officer.visit(`${dossier}/propose`);
  await officer.page.locator("main form").getByRole("button").last().click();
  await officer.see("เสนอขออนุมัติแล้ว");
  const told = await mail.letter(email, /^(?!.*ยืนยัน)/);
  must(told.text.includes("ห้องสมุดสิ่งของ") && told.text.includes("เสนอขออนุมัติ") && told.html.includes(dossier), told.text);
  must(told.headers.get("list")?.["unsubscribe-post"], "one press is offered");
  await officer.visit("/en/desk/c/2");
  must(!(await officer.page.content()).includes(email), "no address is on the desk");
  await officer.end();

  const leave = told.headers.get("list").unsubscribe.url;
  const left = await fetch(new URL(new URL(leave).pathname, site.address), { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "List-Unsubscribe=One-Click" });
  must(left.ok, "one press ends them");
  await me.visit("/desk/letters");
  await me.see("ตอนนี้คุณไม่ได้รับอีเมลเหล่านี้");
  await me.end();
  await look("h", { browser, address: site.address }, "officer@demo.example", ["/desk/letters", "/desk"]);
  await site.stop();
  await mail.stop();
}

export async function the_office_hands_a_part_over_and_every_new_page_can_be_read({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("central@demo.example");
  await me.visit("/desk/agencies/3/hand");
  await me.page.getByLabel("หน่วยงานที่รับช่วง").fill("กระทรวงเศรษฐกิจชุมชน");
  await me.page.getByLabel("กฎหมายหรือคำสั่งที่กำหนด").fill("พ.ร.บ.ปรับปรุงกระทรวง ทบวง กรม พ.ศ. 2569 มาตรา 9");
  await me.press("บันทึกการส่งต่อ", "button");
  await me.page.locator("#problem").waitFor();
  await me.page.getByRole("checkbox", { name: /^หมายเลข 10 / }).check();
  await me.press("บันทึกการส่งต่อ", "button");
  await me.see("ส่งต่อแล้ว");
  await me.visit("/c/10");
  await me.see("ชื่อขณะนั้น");
  await me.end();
  await look("h", { browser, address }, "central@demo.example", ["/desk/agencies/3/hand", "/desk/agencies/3", "/desk/staff?agency=3"]);
  await look("h", { browser, address }, "officer@demo.example", ["/desk/c/2/checks", "/desk/c/12/state-only"]);
  const day = new Date(Date.now() - 86400e3).toISOString().slice(0, 10);
  const then = ["/c/6/result/1", "/c/7/survey", "/c/7/survey/results", "/c/2/poster", "/c/2/draft", "/c/6/result", "/c/1/comments"];
  await look("h", { browser, address }, "", [...then.map((path) => `${path}?on=${day}`), "/state-only", "/c/2/impact"]);
}
