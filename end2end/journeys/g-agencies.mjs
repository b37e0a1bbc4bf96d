// Agencies: the central administrator merges one into another among namesakes and opens the table to everyone; a local officer begins
// an ordinance on the short desk, by the keyboard alone; both languages, by day and by night, on a desktop and a phone. On a site of its
// own, as the agency of the other journeys would be gone.
import { accessible, DESK, look, must, picture, serve, visitor } from "../kit.mjs";

/** Goes on by the keyboard until something of that name has the focus. */
async function tabTo(page, name) {
  for (let n = 0; n < 150; n += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const at = document.activeElement;
      return [at?.textContent, at?.labels?.[0]?.textContent, at?.getAttribute?.("name")].map((words) => (words ?? "").trim());
    });
    if (here.some((words) => words.startsWith(name))) return;
  }
  throw new Error(`nothing called ${name} is reached by the keyboard`);
}

async function makeBody(me, name, province, district) {
  await me.visit("/desk/agencies");
  await me.page.getByLabel("ชื่อภาษาไทย").fill(name);
  await me.page.locator("#f-level").selectOption("local");
  await me.page.locator("form[action$='/agencies/make'] select[name=province]").selectOption({ label: province });
  await me.page.getByLabel("อำเภอหรือเขต").fill(district);
  await me.press("เพิ่มหน่วยงาน", "button");
  await me.see(name);
}

export async function the_central_administrator_merges_an_agency_and_opens_the_table({ browser }) {
  const site = await serve();
  const { address } = site;
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("central@demo.example");
  await makeBody(me, "องค์การบริหารส่วนตำบลบ้านใหม่", "นครราชสีมา", "โนนไทย");
  await makeBody(me, "องค์การบริหารส่วนตำบลบ้านใหม่", "เชียงใหม่", "สายธาร");

  await me.visit("/desk/agencies?kind=tambon");
  await me.page.getByRole("link", { name: "องค์การบริหารส่วนตำบลบ้านสายธาร" }).first().click();
  await me.press("รวมเข้ากับหน่วยงานอื่น");
  await me.page.locator("#f-heir").fill("อบต.บ้านใหม่");
  await me.page.getByLabel("กฎหมายหรือคำสั่งที่กำหนด").fill("ประกาศกระทรวงมหาดไทย เรื่อง รวมองค์การบริหารส่วนตำบล");
  await me.page.getByRole("radio", { name: /^ให้ทุกคนมีหน้าที่เดิม/ }).check();
  await me.page.getByRole("checkbox", { name: /ตรวจหน่วยงานที่รับช่วง/ }).check();
  await me.press("บันทึกการรวม", "button");
  // Two are called so: it is asked which, and nothing typed is lost.
  await me.page.locator("#problem").waitFor();
  await accessible(me.page);
  if (process.env.PICTURES) await picture(me.page, "g_which_1280");
  must((await me.page.getByLabel("กฎหมายหรือคำสั่งที่กำหนด").inputValue()).includes("มหาดไทย"), "the basis was lost");
  await me.page.getByRole("radio", { name: /อ\.สายธาร จ\.เชียงใหม่/ }).check();
  await me.press("บันทึกการรวม", "button");
  await me.see("รวมหน่วยงานแล้ว");

  const reader = await visitor(browser, address, { scripts: false });
  await reader.visit("/agencies/4");
  await reader.see("รวมเข้ากับหน่วยงานนี้แล้ว");
  await reader.visit("/c/4");
  await reader.see("ชื่อขณะนั้น");
  await reader.visit("/agencies/work");
  await reader.see("ตารางนี้ยังไม่เผยแพร่");

  // By the keyboard alone.
  const hand = await visitor(browser, address, { size: DESK });
  await hand.signIn("central@demo.example");
  await hand.visit("/desk/work");
  await tabTo(hand.page, "เปิดให้ทุกคนอ่าน");
  await hand.page.keyboard.press("Enter");
  await hand.see("ทุกคนอ่านตารางนี้ได้");
  await hand.end();
  await reader.visit("/agencies/work");
  await reader.see("วันที่เปิดรับฟัง");
  await reader.end();

  await look("g", { browser, address }, "central@demo.example", ["/desk/agencies", "/desk/agencies/3", "/desk/agencies/3/rename", "/desk/agencies/3/merge", "/desk/agencies/3/end", "/desk/agencies/4", "/desk/work", "/desk/templates", "/desk/templates/ordinance?agency=0", "/desk/c/5/further"]);
  await look("g", { browser, address }, "", ["/agencies", "/agencies?q=บ้านใหม่", "/agencies/3", "/agencies/4", "/agencies/work", "/agencies/work?scope=local", "/consultations", "/consultations?scope=local", "/c/4", "/planned", "/"]);
  await me.end();
  await site.stop();
}

export async function a_local_officer_begins_an_ordinance_by_the_keyboard({ browser }) {
  const site = await serve();
  const { address } = site;
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("local@demo.example");
  await tabTo(me.page, "เริ่มร่างข้อบัญญัติ");
  await me.page.keyboard.press("Enter");
  await me.page.waitForURL(/\/desk\/new/);
  must(await me.page.getByRole("radio", { name: /ข้อบัญญัติท้องถิ่น/ }).isChecked(), "an ordinance is not what comes first");
  await tabTo(me.page, "title");
  must((await me.page.getByLabel("ชื่อเต็ม").inputValue()).startsWith("ร่างข้อบัญญัติองค์การบริหารส่วนตำบลบ้านสายธาร"), "the title is not begun");
  await me.page.keyboard.press("End");
  await me.page.keyboard.press("Enter");
  await me.page.waitForURL(/\/desk\/c\/\d+/);
  const dossier = new URL(me.page.url()).pathname;
  await tabTo(me.page, "ข้อความทั้งหมดของเรื่อง");
  await me.page.keyboard.press("Enter");
  await me.page.waitForURL(/\/texts$/);
  must((await me.page.getByLabel("มาตราที่ให้อำนาจ").inputValue()).includes("มาตรา 71"), "the empowering section is not begun");
  for (const [name, text] of [["short_name", "คัดแยกขยะ"], ["change", "ทุกบ้านแยกเศษอาหารออกจากขยะอื่นก่อนทิ้ง"], ["whom", "ทุกครัวเรือนและร้านอาหารในตำบล"], ["problem", "ขยะปนกันจึงเน่าเหม็นและค่ากำจัดสูงขึ้นทุกปี"], ["explanation", "แยกเศษอาหารไว้ต่างหาก อบต. เก็บไปทำปุ๋ยทุกสัปดาห์"], ["affected", "ครัวเรือนต้องมีถังแยก ร้านอาหารต้องแยกทุกวัน"]]) {
    await tabTo(me.page, name);
    await me.page.keyboard.insertText(text);
  }
  await tabTo(me.page, "สิ่งแวดล้อม");
  await me.page.keyboard.press("Space");
  await tabTo(me.page, "บันทึก");
  await me.page.keyboard.press("Enter");
  await me.see("บันทึกแล้ว");
  await look("g", { browser, address }, "local@demo.example", ["/desk", "/desk/new", dossier, `${dossier}/texts`, "/desk/work", "/desk/templates", "/desk/templates/ordinance?agency=4"]);
  await me.end();
  await site.stop();
}
