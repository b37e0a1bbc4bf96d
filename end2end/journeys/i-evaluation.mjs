// An evaluation from a citizen's proposal to what follows, as docs/evaluation.md tells it: without scripts, on a phone where a citizen walks; answered
// by three audiences, with scripts, without, and by keyboard.
import { accessible, arrow, DESK, look, must, reach, serve, visitor, write as typed } from "../kit.mjs";

const SAID = "อุบัติเหตุลดลงครึ่งหนึ่งตั้งแต่กฎหมายใช้บังคับ ตามสถิติของจังหวัดลำปาง";
const WHY = "ค่าตรวจม้าสองครั้งต่อปีเท่ากับรายได้ทั้งเดือนของผู้ขับรายเล็กหนึ่งคน";
const STEP = "เสนอร่างแก้ไขเพิ่มเติมต่อคณะรัฐมนตรี";

const date = async (page, name, [day, month, year]) => {
  await page.locator(`[name='${name}_day']`).last().fill(day);
  await page.locator(`[name='${name}_month']`).last().selectOption(month);
  await page.locator(`[name='${name}_year']`).last().fill(year);
};

/** A member of the public, on a phone without scripts. */
async function public_answers(browser, site, evaluation) {
  const me = await visitor(browser, site.address, { scripts: false });
  await me.visit(`${evaluation}/survey`);
  await me.press("ประชาชนทั่วไป");
  await me.press("ส่งคำตอบ", "button");
  await me.see("ยังส่งไม่ได้");
  await me.page.getByRole("radio", { name: "ปลอดภัยขึ้นบ้าง" }).check();
  await me.page.getByRole("checkbox", { name: "ราคาไม่ชัดเจน" }).check();
  await me.press("ส่งคำตอบ", "button");
  await me.see("ส่งคำตอบแล้ว");
  await me.end();
}

/** A driver, on a desktop with scripts: asked what the public is not. */
async function business_answers(browser, site, evaluation) {
  const me = await visitor(browser, site.address, { size: DESK });
  await me.visit(`${evaluation}/survey?for=business`);
  await accessible(me.page);
  await me.see("ค่าใช้จ่ายเพื่อทำตามกฎหมายนี้ต่อปี");
  must((await me.page.getByText("กฎเรื่องเวลาพักของม้า ตรวจได้จริงแค่ไหน").count()) === 0, "what officials are asked");
  await me.page.getByRole("radio", { name: "เหมือนเดิม" }).check();
  await me.page.getByRole("radio", { name: "มากที่สุด" }).first().check();
  await me.page.getByLabel("ค่าใช้จ่ายเพื่อทำตามกฎหมายนี้ต่อปี").fill("๑๒,๐๐๐");
  await me.press("ส่งคำตอบ", "button");
  await me.see("ส่งคำตอบแล้ว");
  await accessible(me.page);
  await me.end();
}

/** Who applies the law, by keys alone. */
async function official_answers(browser, site, evaluation) {
  const me = await visitor(browser, site.address, { size: DESK });
  await me.visit(`${evaluation}/survey?for=official`);
  const { page } = me;
  const first = page.getByRole("radio", { name: "ปลอดภัยขึ้นมาก" });
  await reach(page, first);
  await page.keyboard.press("Space");
  const step = page.getByRole("radio", { name: "น้อย", exact: true });
  await arrow(page, step, () => step.first().isChecked());
  await typed(page, page.locator("main textarea"), "ตรวจเวลาพักได้เฉพาะคิวใหญ่ ควรให้ชมรมช่วยบันทึก");
  await reach(page, page.getByRole("button", { name: "ส่งคำตอบ" }));
  await page.keyboard.press("Enter");
  await me.see("ส่งคำตอบแล้ว");
  await me.end();
}

export async function a_law_is_proposed_evaluated_reported_and_followed_up({ browser }) {
  const site = await serve();
  const citizen = await visitor(browser, site.address, { scripts: false });
  await citizen.visit("/laws?q=รถม้า");
  await citizen.page.getByRole("link", { name: /รถม้าโดยสาร พ.ศ. 2564/ }).first().click();
  const law = new URL(citizen.page.url()).pathname;
  await citizen.page.getByRole("link", { name: "เสนอให้ประเมินหรือแก้กฎหมายนี้" }).click();
  await citizen.page.getByRole("radio", { name: "ให้แก้ไขหรือปรับปรุง" }).check();
  await citizen.page.locator("[name=title]").fill("ให้ตรวจม้าปีละครั้งสำหรับผู้ขับรายเล็ก");
  await citizen.page.locator("[name=reason]").fill(WHY);
  await citizen.page.getByRole("button", { name: "ส่งข้อเสนอ" }).click();
  await citizen.see("เห็นด้วย 1 คน");
  const proposal = new URL(citizen.page.url()).pathname;

  const other = await visitor(browser, site.address, { scripts: false });
  await other.visit(proposal);
  await other.page.getByRole("button", { name: "เห็นด้วยกับข้อเสนอนี้" }).click();
  // Both come from one network and brought nothing: the second is asked once more.
  await other.see("โปรดกดอีกครั้งเพื่อยืนยัน");
  await other.page.getByRole("button", { name: "เห็นด้วยกับข้อเสนอนี้" }).click();
  await other.see("นับความเห็นด้วยของคุณแล้ว");
  await other.see("เห็นด้วย 2 คน");
  await other.end();

  const officer = await visitor(browser, site.address, { size: DESK, scripts: false });
  await officer.signIn("officer@demo.example");
  await officer.visit(proposal);
  await officer.page.getByRole("radio", { name: "เห็นว่ามีเหตุผลอันสมควร", exact: true }).check();
  await officer.page.locator("[name=why]").fill("จะพิจารณาในการประเมินผลสัมฤทธิ์ที่กำลังรับฟังอยู่");
  await officer.page.getByRole("button", { name: "เผยแพร่คำตอบ" }).click();
  await citizen.visit(proposal);
  await citizen.see("เห็นว่ามีเหตุผลอันสมควร");

  await officer.visit(law);
  await officer.page.locator("#consultations a").first().click();
  const evaluation = new URL(officer.page.url()).pathname;
  await public_answers(browser, site, evaluation);
  await business_answers(browser, site, evaluation);
  await official_answers(browser, site, evaluation);
  await officer.visit(`/desk${evaluation}/close`);
  await officer.page.locator("[name=reason]").fill("ได้คำตอบครบทุกกลุ่มแล้ว จึงปิดเพื่อเขียนรายงาน");
  await officer.page.locator("main form").getByRole("button").last().click();

  // The results by table and chart, and as data; the agency takes the sheets, which is written down.
  await citizen.visit(`${evaluation}/survey/results`);
  await citizen.see("ไม่แสดงจำนวนที่น้อยกว่า 5 คน");
  const numbers = await (await fetch(`${site.address}${evaluation}/numbers.jsonl`)).text();
  must(numbers.trim().endsWith("}") && numbers.includes("siang/numbers/1"), numbers.slice(0, 300));
  const sheets = await officer.page.request.get(`/desk${evaluation}/answers.csv`);
  must((await sheets.text()).includes("ตรวจเวลาพักได้เฉพาะคิวใหญ่"), "the sheet is there");
  await officer.visit(`/desk${evaluation}/taken`);
  await officer.see("answers.csv");

  const summariser = await visitor(browser, site.address, { size: DESK, scripts: false });
  await summariser.signIn("summariser@demo.example");
  await summariser.visit(`/desk${evaluation}/summary/publish`);
  const lacking = summariser.page.locator("[name=lacking]");
  if (await lacking.count()) await lacking.fill("เป็นการประเมินจากแบบสอบถาม ไม่มีความเห็นให้จัดเป็นประเด็น");
  await summariser.page.locator("main form").getByRole("button").last().click();

  // The summariser, who evaluates too, writes the report; the officer publishes it.
  await summariser.visit(`/desk${evaluation}/report`);
  await summariser.see("ยังขาดก่อนเผยแพร่รายงาน");
  const page = summariser.page;
  const write = page.locator("form[action='/api/report/write']");
  for (const field of await write.locator("textarea").all()) {
    const name = await field.getAttribute("name");
    if (name === "table_rows[]") await field.fill("ปี | คดี | ปรับ\n2567 | 1,204 | 98\n2568 | 980 | 77");
    else await field.fill(SAID);
  }
  await write.locator("[name='table_title[]']").fill("คดีตามกฎหมายนี้");
  await write.locator("[name='links[]']").fill("คำถาม 1");
  await write.locator("[name=unmet_holds][value=no]").check();
  await write.locator("[name=not_worth_holds][value=yes]").check();
  await write.locator("[name=unfair_holds][value=no]").check();
  await write.locator("[name=course][value=amend]").check();
  await write.getByRole("button").last().click();
  await summariser.visit(`/desk${evaluation}/follow-up`);
  await page.locator("form[action='/api/report/step'] [name=what]").fill(STEP);
  await date(page, "due", ["1", "6", "2570"]);
  await page.getByRole("button", { name: "เพิ่มงานนี้" }).click();
  await summariser.see(STEP);
  await summariser.visit(`/desk${evaluation}/report`);
  await summariser.see("ครบแล้ว เผยแพร่ได้");
  await summariser.end();

  await officer.visit(`/desk${evaluation}/report`);
  await officer.page.getByRole("button", { name: "เผยแพร่รายงาน" }).click();
  await officer.see("เผยแพร่รายงานแล้ว");
  await citizen.visit(`${evaluation}/report`);
  await citizen.see("แก้ไขเพิ่มเติม");
  await citizen.see("1,204");
  const data = await (await fetch(`${site.address}${evaluation}/report.json`)).json();
  must(data.conclusion.course === "amend" && data.tables[0].rows[0][1] === 1204, JSON.stringify(data.conclusion));
  await citizen.visit(law);
  await citizen.page.locator("#evaluated a").first().click();
  await citizen.see("ภายใน 1 มิถุนายน 2570");
  await citizen.visit("/laws/follow-up");
  await citizen.see(STEP);
  await citizen.end();
  await officer.end();
  await look("i", { browser, address: site.address }, "", [proposal, "/proposals", `${evaluation}/survey/results`, `${law}/propose`, law, `${evaluation}/report`, "/laws/follow-up"]);
  await look("i-desk", { browser, address: site.address }, "officer@demo.example", [`/desk${evaluation}/report`, `/desk${evaluation}/follow-up`, proposal]);
  await look("i-evaluator", { browser, address: site.address }, "officer@demo.example", ["/desk", "/desk/questions", `/desk${evaluation}/survey/bank`, `/desk${evaluation}/taken`]);
  await site.stop();
}
