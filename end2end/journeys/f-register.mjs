// The register of laws: a citizen finds a law and when it is due, the office says since when another is in force, an agency keeps its own.
import { accessible, DESK, must, PHONE, picture, visitor } from "../kit.mjs";

const CARRIAGE = "พระราชบัญญัติรถม้าโดยสาร พ.ศ. 2564";
const WATER = "พระราชบัญญัติน้ำดื่มสาธารณะ พ.ศ. 2562";

/** Looks at pages on a phone and on a desktop, in Thai and in English, light and dark. */
async function look(browser, address, email, paths) {
  for (const dark of [false, true]) {
    const me = await visitor(browser, address, { dark });
    if (email) await me.signIn(email);
    for (const path of paths) {
      for (const prefix of ["", "/en"]) {
        for (const [size, name] of [[PHONE, "phone"], [DESK, "desk"]]) {
          await me.page.setViewportSize(size);
          await me.visit(prefix + path);
          await accessible(me.page);
          const wide = await me.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
          must(!wide, `${prefix}${path} is wider than ${name}`);
          if (process.env.PICTURES) await picture(me.page, `register${prefix}${path}-${name}${dark ? "-dark" : ""}`.replaceAll(/[/?=]/g, "_"));
        }
      }
    }
    await me.end();
  }
}

/** The path of a law, found by its title as people find it. */
async function found(me, title) {
  await me.visit("/laws");
  await me.page.getByLabel("ค้นชื่อกฎหมาย").fill(title);
  await me.page.locator("main form").getByRole("button", { name: "ค้นหา" }).click();
  await me.press(title);
  await me.page.getByRole("heading", { level: 1, name: title }).waitFor();
  return new URL(me.page.url()).pathname;
}

export async function a_citizen_finds_when_a_law_is_due_and_how_that_was_computed({ browser, address }) {
  const me = await visitor(browser, address, { scripts: false });
  await me.visit("/");
  await me.page.locator("footer").getByRole("link", { name: "กฎหมายที่ใช้อยู่" }).click();
  await me.press(/^พระราชบัญญัติ \d/);
  const law = await found(me, CARRIAGE);
  await me.see("1 มกราคม 2570");
  await me.see("มาตรา 34 วรรคหนึ่ง");
  await me.press("อ่านตัวบท");
  await me.see("ผู้ขับต้องให้ม้าพักไม่น้อยกว่าหนึ่งชั่วโมง");
  await me.press("กฎกระทรวงป้ายทะเบียนรถม้าโดยสาร พ.ศ. 2565");
  await me.see("กฎประเมินพร้อมกฎหมายแม่บท");
  await me.press(CARRIAGE);
  await me.press("กฎหมายรถม้าโดยสาร ใช้มาห้าปีแล้วเป็นอย่างไร");
  await me.press(CARRIAGE);
  must(new URL(me.page.url()).pathname === law, "the consultation does not lead back to its law");
  await me.press("ปฏิทินการประเมินผลสัมฤทธิ์");
  await me.press(/^2570/);
  await me.see("มกราคม 2570");
  await me.press(/^ยังไม่ทราบวัน/);
  await me.see(WATER);
  await me.end();
  await look(browser, address, null, ["/laws", "/laws?kind=act", "/laws?q=zzz", law, "/laws/due", "/laws/due?of=2570", "/laws/due?of=unknown"]);
}

export async function the_office_and_the_agency_keep_what_is_known_of_a_law({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("central@demo.example");
  const law = await found(me, WATER);
  await me.press("แก้ข้อมูลกฎหมายนี้");
  await me.page.getByLabel("หน่วยงานที่รับผิดชอบการประเมิน").fill("กรมส่งเสริมเศรษฐกิจชุมชน");
  await me.page.getByRole("radio", { name: /^คำนวณจากวันประกาศ/ }).check();
  const gazette = me.page.getByRole("group", { name: "วันประกาศในราชกิจจานุเบกษา" });
  await gazette.getByLabel("วัน", { exact: true }).fill("15");
  await gazette.getByLabel("เดือน").selectOption("4");
  await gazette.getByLabel("พ.ศ.").fill("2019");
  await me.page.getByLabel("เล่ม ตอน และหน้า").fill("เล่ม 136 ตอนที่ 50 ก");
  await me.press("บันทึก", "button");
  await me.see("โปรดกรอกปีเป็น พ.ศ.");
  await gazette.getByLabel("พ.ศ.").fill("2562");
  must((await me.page.getByLabel("เล่ม ตอน และหน้า").inputValue()) === "เล่ม 136 ตอนที่ 50 ก", "what was typed is lost");
  await me.press("บันทึก", "button");
  await me.see("บันทึกแล้ว");
  await me.visit(law);
  await me.see("16 เมษายน 2562");
  await me.see("กรมส่งเสริมเศรษฐกิจชุมชน");
  await me.end();

  const officer = await visitor(browser, address, { scripts: false });
  await officer.signIn("officer@demo.example");
  await officer.press("กฎหมายที่หน่วยงานรับผิดชอบ");
  await officer.see("ครบกำหนดภายในหนึ่งปี");
  await officer.press(WATER);
  await officer.see("ผู้ดูแลระบบกลาง แก้เมื่อ");
  await officer.press("กฎที่ต้องออก");
  await officer.page.getByLabel("มาตราใด").fill("มาตรา ๔");
  await officer.page.getByLabel("ต้องออกกฎหรือดำเนินการอะไร").fill("ประกาศกำหนดวิธีตรวจคุณภาพน้ำ");
  await officer.press("บันทึก", "button");
  await officer.see("บันทึกแล้ว");
  await officer.visit(law);
  await officer.see("ประกาศกำหนดวิธีตรวจคุณภาพน้ำ");
  await officer.end();
  await look(browser, address, "officer@demo.example", ["/desk/laws", `/desk${law}`, `/desk${law}/needs`, "/desk/c/7/laws"]);
}
