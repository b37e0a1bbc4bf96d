// A village head enters what neighbours say, with and without scripts: consent, a receipt that is theirs, the next person; and what happened with one's own
// comment, told on one's own page.
import { accessible, DESK, picture, serve, visitor } from "../kit.mjs";

const TEXT = "แม่ค้าแผงเล็กไม่มีที่จอดรถ ขอให้เว้นที่ไว้ให้ก่อนเจ็ดโมง";

export async function a_helper_enters_a_neighbours_words_and_the_next_ones({ browser }) {
  const site = await serve();
  for (const scripts of [true, false]) {
    const me = await visitor(browser, site.address, { scripts });
    await me.visit("/c/1/say?at=k1");
    await me.press("ส่งแทนคนที่ส่งเองไม่ได้");
    await me.see("ส่งความเห็นแทนผู้อื่น");
    if (scripts) await accessible(me.page);
    await picture(me.page, `k-through-form${scripts ? "" : "-plain"}`);
    await me.page.getByRole("radio", { name: "กำนัน ผู้ใหญ่บ้าน หรือผู้นำชุมชน" }).check();
    await me.page.getByRole("radio", { name: "ไม่เห็นด้วย", exact: true }).check();
    await me.page.locator("#f-reason").fill(`${TEXT} ${scripts ? "ยายทอง" : "ตาคำ"}`);
    await me.page.locator("#f-area").selectOption("50");
    await me.press("ส่งความเห็น", "button");
    // Without consent nothing is sent, and nothing typed is lost.
    await me.page.locator("#problem").waitFor();
    await me.see("ความยินยอม");
    if (scripts) await accessible(me.page);
    await me.page.getByRole("radio", { name: "บอกด้วยวาจาต่อหน้า" }).check();
    await me.page.locator("#f-agreed").check();
    await me.press("ส่งความเห็น", "button");
    if (!scripts) {
      // Another helper entered nearly the same from the same province: asked once, and sent all the same.
      await me.see("ดูเหมือนมีผู้กรอกความเห็นนี้แล้ว");
      await picture(me.page, "k-through-another");
      await me.page.locator("#f-another").check();
      await me.press("ส่งความเห็น", "button");
    }
    await me.page.waitForURL(/\/receipts\//);
    await me.see("ใบรับนี้เป็นของเจ้าของความเห็น");
    if (scripts) await accessible(me.page);
    await picture(me.page, `k-through-receipt${scripts ? "" : "-plain"}`);
    await me.press("ส่งแทนคนต่อไป");
    if (!(await me.page.getByRole("radio", { name: "บอกด้วยวาจาต่อหน้า" }).isChecked())) throw new Error("consent is filled in");
    if (await me.page.locator("#f-agreed").isChecked()) throw new Error("nobody has consented for the next");
    await me.visit("/c/1/comments");
    await me.see("บอกผ่านผู้อื่น (กำนัน ผู้ใหญ่บ้าน หรือผู้นำชุมชน)");
    if (scripts) await accessible(me.page);
    await me.end();
  }
  await site.stop();
}

export async function what_happened_with_ones_comment_is_told_until_it_is_read({ browser }) {
  const site = await serve();
  const me = await visitor(browser, site.address);
  await me.signIn("local@demo.example");
  await me.visit("/c/1/say?at=k1");
  await me.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await me.page.locator("#f-reason").fill(TEXT);
  await me.press("ส่งความเห็น", "button");
  await me.page.waitForURL(/\/receipts\//);
  const officer = await visitor(browser, site.address, { size: DESK });
  await officer.signIn("officer@demo.example");
  await officer.visit("/desk/c/1/comments");
  await officer.page.locator(".case", { hasText: TEXT }).getByRole("link").first().click();
  await officer.page.getByText("ตอบให้ทุกคนอ่าน").click();
  await officer.page.locator("#f-reply").fill("ขอบคุณ หน่วยงานจะทบทวนเรื่องที่จอดรถก่อนสรุปผล");
  await officer.press("เผยแพร่คำตอบ", "button");
  await officer.see("เผยแพร่คำตอบแล้ว");
  await me.visit("/me");
  await me.see("หน่วยงานตอบใต้ความเห็นของคุณ");
  await accessible(me.page);
  await picture(me.page, "k-notices");
  await me.press("อ่านแล้วทั้งหมด", "button");
  await me.see("อ่านครบแล้ว");
  await accessible(me.page);
  for (const one of [me, officer]) await one.end();
  await site.stop();
}
