// What the desk knows and does after publication: how people came, by a link that says so; a published file that is taken out; and the
// dossier as it stood on an earlier day. On a site of its own, as it looks at what others would change.
import { accessible, DESK, look, must, serve, visitor } from "../kit.mjs";

const PHONE_SAYS = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari";
/** Waits until a row of the table says so many came: counts are written every half minute. */
async function came(me, way, n) {
  const row = me.page.locator("#arrivals tr", { hasText: way });
  for (let tries = 0; tries < 90; tries += 1) {
    await me.visit("/desk/c/1");
    if ((await row.locator("td").first().innerText()).trim() === n) return;
    await me.page.waitForTimeout(500);
  }
  throw new Error(`nobody is told to have come by ${way}`);
}

export async function who_came_by_line_is_counted_and_the_way_goes_along_to_the_comment({ browser }) {
  const site = await serve();
  const { address } = site;
  const officer = await visitor(browser, address, { size: DESK });
  await officer.signIn("officer@demo.example");
  await officer.visit("/desk/c/1");
  const link = (await officer.page.locator("#arrivals .share__address").nth(1).innerText()).trim();
  must(link.endsWith("/c/1?via=line"), `the link for LINE is ${link}`);

  const citizen = await visitor(browser, address, { agent: PHONE_SAYS });
  await citizen.visit(link);
  await citizen.page.getByRole("link", { name: "แสดงความเห็น" }).first().click();
  await citizen.page.waitForURL(/via=line/);
  must((await citizen.page.context().cookies()).length === 0, "no cookie is set for it");
  await came(officer, "LINE", "1");
  await look("a", { browser, address }, "officer@demo.example", ["/desk/c/1"]);
  await site.stop();
}

export async function a_published_file_is_taken_out_and_the_page_is_seen_as_it_stood({ browser }) {
  const site = await serve();
  const { address } = site;
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("officer@demo.example");
  await me.visit("/desk/c/2/files");
  await me.page.locator("#f-title").fill("ตารางค่าแผง");
  await me.page.locator("input[type=file]").setInputFiles({ name: "ค่าแผง.csv", mimeType: "text/csv", buffer: Buffer.from("จังหวัด,บาท\nน่าน,120\n") });
  await me.press("เพิ่มเอกสาร", "button");
  await me.see("เพิ่มเอกสารแล้ว");
  const given = await me.page.request.get(`${address}/c/2/files/1`);
  must(given.status() === 200, "the file is given");
  await me.press("นำไฟล์ออก");
  await me.page.getByRole("heading", { level: 1, name: "นำไฟล์ที่เผยแพร่แล้วออก" }).waitFor();
  await accessible(me.page);
  await me.press("นำไฟล์ออก", "button");
  must(await me.page.locator("#f-reason-error").count(), "it is not taken out without a reason");
  await me.page.locator("#f-reason").fill("มีชื่อและเบอร์โทรของผู้ค้าติดมาในตาราง");
  await me.press("นำไฟล์ออก", "button");
  await me.see("นำไฟล์ออกแล้ว");
  const gone = await me.page.request.get(`${address}/c/2/files/1`);
  must(gone.status() === 404, "the file is given to nobody any more");

  const citizen = await visitor(browser, address, {});
  await citizen.visit("/c/2");
  await citizen.see("มีชื่อและเบอร์โทรของผู้ค้าติดมาในตาราง");
  await citizen.page.locator("#on summary").click();
  const yesterday = new Date(Date.now() + 7 * 3_600_000 - 86_400_000);
  await citizen.page.locator("[name=on_day]").fill(String(yesterday.getUTCDate()));
  await citizen.page.locator("[name=on_month]").selectOption(String(yesterday.getUTCMonth() + 1));
  await citizen.page.locator("[name=on_year]").fill(String(yesterday.getUTCFullYear() + 543));
  await citizen.press("ดูตามวันนี้", "button");
  await citizen.page.locator("#as-it-stood").waitFor();
  must(!(await citizen.page.getByText("ตารางค่าแผง").count()), "a file of today was not there yesterday");
  await citizen.page.getByRole("link", { name: "อ่านร่าง" }).first().click();
  await citizen.page.locator("#as-it-stood").waitFor();
  await citizen.press("ดูตามที่เป็นอยู่วันนี้");
  must(!(await citizen.page.locator("#as-it-stood").count()), "the way back leads to today");
  const on = yesterday.toISOString().slice(0, 10);
  await look("a", { browser, address }, null, [`/c/2?on=${on}`, `/c/2/draft?on=${on}`, `/c/2/comments?on=${on}`, "/c/2", "/state-only"]);
  await site.stop();
}

export async function the_checks_of_a_bills_content_are_answered_from_the_acts_own_lists({ browser, address }) {
  await look("a", { browser, address }, "officer@demo.example", ["/desk/c/12/checks", "/desk/c/12/state-only", "/desk/templates/evaluation?agency=3"]);
  await look("a", { browser, address }, "central@demo.example", ["/desk/rules", "/desk/rules/check/committee"]);
}
