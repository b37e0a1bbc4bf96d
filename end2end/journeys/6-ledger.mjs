// The ledger: comments dragged onto issues; fourteen comments coded by the keyboard alone, set aside, undone, published; two people at once; the large table.
import { newIssue, views } from "../deeds.mjs";
import { accessible, arrow, DESK, must, picture, reach, visitor, write } from "../kit.mjs";

const SUMMARY = "/desk/c/5/summary";
const waiting = async (me) => Number(/รอจัด (\d+)/.exec(await me.page.locator(".section__note").first().innerText())[1]);
const awake = (me) => me.page.locator("html[data-awake]").waitFor({ state: "attached" });

/** Counts what is pressed and typed from now on. */
function counted(keyboard) {
  const done = { presses: 0, tabs: 0, fields: 0, letters: 0 };
  const [press, type] = [keyboard.press.bind(keyboard), keyboard.type.bind(keyboard)];
  keyboard.press = (key, ...more) => {
    if (key === "Tab") done.tabs += 1;
    else if (key !== "Control+A") done.presses += 1;
    return press(key, ...more);
  };
  keyboard.type = (text, ...more) => {
    done.fields += 1;
    done.letters += [...text].length;
    return type(text, ...more);
  };
  return done;
}

/** Presses a key that sends a form, and waits until the page that answers is awake. */
async function press(me, key) {
  await awake(me);
  await Promise.all([me.page.waitForNavigation(), me.page.keyboard.press(key)]);
  await awake(me);
}

/** Reaches a link or a button by Tab, presses it, and waits until the page that answers is awake. */
async function follow(me, locator) {
  await reach(me.page, locator);
  await press(me, "Enter");
}

export async function a_comment_is_dragged_onto_an_issue_a_new_one_and_outside({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("summariser@demo.example");
  await me.visit(SUMMARY);
  await awake(me);
  const all = await waiting(me);
  const grip = (at) => me.page.locator(".leaf__grip").nth(at);
  // Onto a new issue: it asks for its title.
  await grip(0).dragTo(me.page.locator("#new"));
  await me.page.keyboard.type("เรื่องที่ลากมา");
  await press(me, "Enter");
  must((await waiting(me)) === all - 1, "one is under the new issue");
  // Onto an issue: what is ticked goes along.
  await me.page.locator(".leaf input[type=checkbox]").nth(0).check();
  await Promise.all([me.page.waitForNavigation(), grip(1).dragTo(me.page.locator(".issue").last())]);
  await awake(me);
  must((await waiting(me)) === all - 3, `two are dragged at once: ${await waiting(me)}`);
  await picture(me.page, "6-ledger-dragged");
  // Onto what is outside: it asks why.
  await me.page.setViewportSize({ width: 1280, height: 2000 });
  await me.page.evaluate(() => scrollTo(0, 0));
  await grip(0).dragTo(me.page.locator("#tab-aside"));
  must(await me.page.locator("#f-aside").isVisible(), "a reason is asked for");
  await accessible(me.page);
  await me.visit(SUMMARY);
  await awake(me);
  for (let undone = 0; undone < 2; undone += 1) await press(me, "u");
  must((await waiting(me)) === all, "undone");
  await me.end();
}

export async function fourteen_comments_by_the_keyboard_alone({ browser, address }) {
  const begun = Date.now();
  const me = await visitor(browser, address, { size: DESK });
  const done = counted(me.page.keyboard);
  await me.signIn("summariser@demo.example");
  await me.visit(SUMMARY);
  await awake(me);
  const read = (await me.page.locator(".leaf__words").allInnerTexts()).join("").length;
  const all = await waiting(me);
  must(all === 14, `${all} comments wait`);
  // ? shows the keys; n goes to the title of a new issue.
  await me.page.keyboard.press("?");
  await me.see("เลือกหรือไม่เลือกความเห็นนี้");
  await accessible(me.page);
  await me.page.keyboard.press("?");
  for (const [at, title] of ["ฉลากหน้าตู้", "ความถี่ของการตรวจน้ำ"].entries()) {
    await me.page.keyboard.press("j");
    await me.page.keyboard.press("x");
    await me.page.keyboard.press("n");
    await me.page.keyboard.type(title);
    await press(me, "Enter");
    must((await waiting(me)) === all - at - 1, `after ${title} ${await waiting(me)} wait`);
  }
  // Numbers are given once: an issue that was undone keeps its own.
  const number = async (at) => (await me.page.locator(".issue__name").nth(at).innerText()).match(/\d/)[0];
  const [label, often] = [await number(0), await number(1)];
  // The next under the first issue, and undone again.
  await me.page.keyboard.press("j");
  await press(me, label);
  must((await waiting(me)) === all - 3, "a digit puts the current comment under its issue");
  await press(me, "u");
  must((await waiting(me)) === all - 2, "undone");
  // Two ticked at once, then one set aside with its reason.
  await me.page.keyboard.press("j");
  await me.page.keyboard.press("x");
  await me.page.keyboard.press("j");
  await me.page.keyboard.press("x");
  await press(me, often);
  must((await waiting(me)) === all - 4, "two at once");
  await me.page.keyboard.press("j");
  await me.page.keyboard.press("0");
  await arrow(me.page, me.page.locator("#f-aside"), async () => (await me.page.locator("#f-aside").inputValue()) === "other_agency");
  await write(me.page, me.page.locator("#f-words"), "เรื่องตู้ในโรงงานเป็นหน้าที่ของหน่วยงานด้านแรงงาน ได้ส่งต่อแล้ว");
  await follow(me, me.page.getByRole("button", { name: "จัดที่เลือกเป็นนอกประเด็น" }));
  await me.see("นอกประเด็น (1)");
  for (let left = await waiting(me); left > 0; left -= 1) {
    await me.page.keyboard.press("j");
    await press(me, left % 2 ? label : often);
  }
  await me.see("จัดครบทุกความเห็นแล้ว");
  await accessible(me.page);
  await picture(me.page, "6-ledger-coded");

  // Both issues written in their place beside the comments: begun by one press, then decided with a reason of the length that such reasons have.
  let begun_letters = 0;
  const decisions = [
    ["ฉลากหน้าตู้", "ปรับปรุงตาม", "ทดลองกับตู้สิบแห่งแล้วพบว่าติดฉลากตัวใหญ่ได้โดยแทบไม่เพิ่มค่าใช้จ่าย และรวมข้อมูลทั้งหมดไว้ในแผ่นเดียวได้ตามที่ผู้ประกอบการขอ", "ฉลากบอกวันเปลี่ยนไส้กรองด้วยตัวอักษรสูงหนึ่งเซนติเมตร"],
    ["ความถี่ของการตรวจน้ำ", "ปรับปรุงบางส่วน", "ผลตรวจสามปีพบเชื้อในหน้าแล้งเป็นหลัก การตรวจทุกเดือนตลอดปีทำให้ตู้เล็กขาดทุน จึงผ่อนนอกหน้าแล้งและให้ใช้ชุดตรวจเองได้", "ตรวจน้ำทุกสองเดือน และทุกเดือนในหน้าแล้ง"],
  ];
  for (const [name, disposition, reason, changed] of decisions) {
    await follow(me, me.page.getByRole("heading", { level: 3 }).getByRole("link", { name: new RegExp(name) }));
    await follow(me, me.page.getByRole("link", { name: "เริ่มร่างสาระ" }));
    must(await me.page.locator("#f-raised").inputValue(), "the text is begun");
    // A row for each side that spoke stands there, begun; those of few share one.
    const sides = await views(me, "", (field) => write(me.page, field, `ขอให้${name}ทำได้จริงโดยค่าใช้จ่ายไม่สูง`));
    must(sides >= 1 && (await me.page.locator("[name='side[]']").first().inputValue()), "the sides that spoke stand there");
    const texts = [me.page.locator("#f-raised"), ...(await me.page.locator("textarea[name='view[]']").all())];
    for (const text of texts) begun_letters += [...(await text.inputValue())].length;
    const decision = me.page.getByRole("radio", { name: disposition, exact: true });
    await arrow(me.page, me.page.locator("input[name=disposition]"), () => decision.isChecked());
    await write(me.page, me.page.getByLabel("เหตุผล", { exact: true }), reason);
    await write(me.page, me.page.locator("#f-changed"), changed);
    const provision = me.page.locator("#f-answered_by");
    await arrow(me.page, provision, async () => (await provision.inputValue()) !== "");
    await accessible(me.page);
    await follow(me, me.page.getByRole("button", { name: "บันทึก", exact: true }));
    await me.see("บันทึก");
  }
  await follow(me, me.page.getByRole("link", { name: "เผยแพร่สรุปผล", exact: true }));
  await me.see("ก่อนเผยแพร่ยังขาด");
  await accessible(me.page);
  await follow(me, me.page.getByRole("link", { name: "การรับฟังและการวิเคราะห์ผลกระทบ", exact: true }));
  await write(me.page, me.page.locator("#f-impact"), "เจ้าของตู้มีค่าใช้จ่ายเพิ่มปีละสามร้อยบาท");
  await follow(me, me.page.getByRole("button", { name: "บันทึก", exact: true }));
  await follow(me, me.page.getByRole("link", { name: "เผยแพร่สรุปผล", exact: true }));
  // The result's page has nothing that wakes.
  await reach(me.page, me.page.getByRole("button", { name: "เผยแพร่สรุปผลเดี๋ยวนี้" }));
  await Promise.all([me.page.waitForNavigation(), me.page.keyboard.press("Enter")]);
  await me.see("ฉลากบอกวันเปลี่ยนไส้กรอง");
  await accessible(me.page);
  // As people are measured at such work: a second and a half for a press, a fifth for a Tab, three for a field with its reading and for a
  // comment's place, two letters a second typed, twelve read: all comments twice, to sort and to write, and what was begun once; half a minute to read each page.
  const { presses, tabs, fields, letters } = done;
  const pages = 5;
  const minutes = (presses * 1.5 + tabs * 0.2 + fields * 3 + all * 3 + letters / 2 + (2 * read + begun_letters) / 12 + pages * 30) / 60;
  console.log(`        closed to published: ${presses} presses, ${tabs} Tabs, ${fields} fields, ${letters} letters typed, ${read} of comments read twice, ${begun_letters} of what was begun once, ${pages} pages: about ${minutes.toFixed(1)} minutes`);
  must(read > 300 && letters > 300, `${read} letters read, ${letters} typed`);
  must(minutes < 15, "it takes longer than fifteen minutes");
  await me.press(/อ่านความเห็นในประเด็นนี้/);
  await me.see("การรับฟังไม่ใช่การลงคะแนน");
  await accessible(me.page);
  console.log(`        fourteen comments to a published summary: ${Math.round((Date.now() - begun) / 1000)} s of a machine's typing`);

  // A published decision corrected, its history public.
  await me.visit(SUMMARY);
  await me.see("ความถี่ของการตรวจน้ำ");
  const issue = await me.page.locator(".issue").nth(1).getAttribute("id");
  await me.visit(`${SUMMARY}/issue/${issue.replace("issue-", "")}`);
  await me.page.getByLabel("เหตุผลที่แก้ไข").fill("พบว่าตัวเลขค่าใช้จ่ายเดิมคลาดเคลื่อน");
  await me.page.getByRole("radio", { name: "ปรับปรุงตาม", exact: true }).check();
  await accessible(me.page);
  await me.press("เผยแพร่การแก้ไข", "button");
  await me.see(/แก้ไขเมื่อ .* เพราะ พบว่าตัวเลขค่าใช้จ่ายเดิมคลาดเคลื่อน/);
  await accessible(me.page);
  await me.end();
}

export async function two_summarisers_on_one_comment_without_scripts({ browser, address }) {
  const table = "/desk/c/8/ledger?place=waiting";
  const [one, two] = [await visitor(browser, address, { size: DESK, scripts: false }), await visitor(browser, address, { size: DESK, scripts: false })];
  for (const me of [one, two]) {
    await me.signIn("summariser@demo.example");
    await me.visit(table);
  }
  for (const me of [one, two]) await me.page.locator(".leaf input").first().check();
  await newIssue(one, "ระยะผ่อนผัน");
  await one.see(/จัด 1 ความเห็น เข้าประเด็น/);
  await newIssue(two, "ค่าใช้จ่ายปีแรก");
  await two.see(/มีผู้อื่นจัด 1 ความเห็นที่คุณเลือกไปแล้ว/);
  must((await two.page.getByLabel("ชื่อประเด็นใหม่").inputValue()) === "ค่าใช้จ่ายปีแรก", "what the second typed is still there");
  await two.end();

  // Everything that matches, in one deed, and undone.
  await one.visit("/desk/c/8/ledger?place=waiting&stance=unstated");
  await one.page.getByRole("radio", { name: /ทุกความเห็นที่ตรงกับตัวกรอง/ }).check();
  await one.page.getByLabel("จัดความเห็นที่เลือกเข้าประเด็น").selectOption({ index: 1 });
  await one.press("จัดเข้าประเด็น", "button");
  await one.see(/จัด \d{2,} ความเห็น เข้าประเด็น/);
  await one.see("ไม่มีความเห็นที่ตรงกับตัวกรอง");
  await one.visit("/desk/c/8/ledger");
  await one.press("เลิกทำ", "button");
  await one.visit("/desk/c/8/ledger?place=waiting&stance=unstated");
  must((await one.page.locator(".leaf").count()) > 10, "they wait again");

  // A view under a name, somebody to read, one comment with the words meant and a note.
  await one.page.locator("summary", { hasText: "ตัวกรองที่เก็บไว้" }).click();
  await one.page.getByLabel("เก็บตัวกรองนี้ในชื่อ").fill("ไม่ระบุที่รอจัด");
  await one.press("เก็บ", "button");
  await one.page.locator("summary", { hasText: "ตัวกรองที่เก็บไว้" }).click();
  await one.page.getByRole("link", { name: "ไม่ระบุที่รอจัด" }).waitFor();
  await one.page.locator(".leaf input").first().check();
  await one.page.locator("#f-person").selectOption({ index: 1 });
  await one.press("มอบหมายที่เลือก", "button");
  await one.page.locator(".leaf a[href*='/ledger/']").first().click();
  await one.page.getByLabel("เขียนบันทึก").fill("ถามกองกฎหมายก่อน");
  await one.press("บันทึก", "button");
  await one.see("ถามกองกฎหมายก่อน");
  await one.end();
}

export async function the_approver_publishes_a_preliminary_summary({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("local@demo.example");
  await me.visit("/desk/c/4/close");
  await me.page.getByLabel("เหตุผล").fill("ชาวบ้านแสดงความเห็นครบทุกหมู่แล้ว");
  await me.press("ปิดรับฟังก่อนกำหนด", "button");
  await me.visit("/desk/c/4/summary");
  await me.page.locator(".leaf input").first().check();
  await newIssue(me, "วันเก็บเศษอาหาร");
  await me.page.getByRole("heading", { level: 3 }).getByRole("link", { name: /วันเก็บเศษอาหาร/ }).click();
  await me.page.getByLabel("สาระของความเห็น").fill("ขอรถเก็บแยกวัน");
  await me.page.getByRole("radio", { name: "ปรับปรุงตาม", exact: true }).check();
  await me.page.getByLabel("เหตุผล", { exact: true }).fill("มีรถพอสำหรับสองวันต่อสัปดาห์");
  await me.page.getByLabel(/^สิ่งที่เปลี่ยน/).fill("เก็บเศษอาหารสัปดาห์ละสองวัน");
  await me.page.getByRole("button", { name: "บันทึก", exact: true }).click();
  await me.visit("/desk/c/4/summary/publish");
  await me.page.locator("summary", { hasText: "เผยแพร่สรุปผลเบื้องต้น" }).click();
  await me.page.getByLabel("เหตุผลที่ต้องเผยแพร่ก่อนครบ").fill("ต้องเริ่มเก็บแยกวันก่อนเทศกาล");
  await me.press("เผยแพร่สรุปผลเบื้องต้น", "button");
  await me.see("ยังมี 6 ความเห็นที่ยังไม่ได้พิจารณา");
  await me.see("ต้องเริ่มเก็บแยกวันก่อนเทศกาล");
  await me.end();
}

export async function the_ledgers_pages_are_accessible({ browser, address }) {
  for (const [lang, dark] of [["", false], ["/en", true]]) {
    const me = await visitor(browser, address, { size: DESK, dark });
    await me.signIn("summariser@demo.example");
    await me.visit(`${lang}/desk/c/8/ledger?place=waiting&stance=agree`);
    await me.page.locator("summary").evaluateAll((folds) => folds.forEach((fold) => (fold.parentElement.open = true)));
    await accessible(me.page);
    await picture(me.page, `6-ledger-table${lang.replace("/", "-")}`);
    const one = await me.page.locator(".leaf a[href*='/ledger/']").first().getAttribute("href");
    await me.visit(one);
    await accessible(me.page);
    await picture(me.page, `6-ledger-one${lang.replace("/", "-")}`);
    await me.visit(`${lang}/desk/c/8/summary?open=publish`);
    await accessible(me.page);
    await me.visit(`${lang}/c/6/result`);
    await accessible(me.page);
    await me.visit(`${lang}/c/6/result/1`);
    await accessible(me.page);
    // A refused form, with what was typed.
    await me.visit(`${lang}/desk/c/8/ledger?place=waiting`);
    await me.page.locator("#put").click();
    await me.page.locator("#problem").waitFor();
    await accessible(me.page);
    await me.end();
  }
}
