// The desk: an officer makes and publishes a bill, a moderator withholds, all pages accessible.
import { publishBill } from "../deeds.mjs";
import { accessible, DESK, must, picture, reach, visitor } from "../kit.mjs";

export async function an_officer_publishes_a_pasted_bill({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("officer@demo.example");
  await publishBill(me);
  await me.end();
}

export async function a_moderator_withholds_a_comment_and_a_tombstone_remains({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("moderator@demo.example");
  await me.visit("/desk/c/2/comments");
  await me.press(/ดูแลความเห็น/);
  await me.page.getByRole("radio", { name: "ดูหมิ่นหรือข่มขู่บุคคล" }).check();
  await me.press("งดเผยแพร่", "button");
  await me.page.getByRole("status").filter({ hasText: "งดเผยแพร่ความเห็นนี้แล้ว" }).waitFor();
  await me.see("งดเผยแพร่: ดูหมิ่นหรือข่มขู่บุคคล");
  await me.press("เผยแพร่อีกครั้ง", "button");
  await me.end();
}

async function lookAtTheDesk({ browser, address }, { prefix = "", dark = false }) {
  const me = await visitor(browser, address, { size: DESK, dark });
  const wrong = [];
  const look = async (paths) => {
    for (const path of paths) {
      await me.visit(prefix + path);
      await accessible(me.page).catch((error) => wrong.push(error.message));
      if (process.env.PICTURES) await picture(me.page, path.replaceAll("/", "_"));
    }
  };
  await me.signIn("officer@demo.example");
  await look(["/desk", "/desk/new", "/desk/c/12", "/desk/c/12/about", "/desk/c/12/points", "/desk/c/12/draft", "/desk/c/12/dates", "/desk/c/12/reasons", "/desk/c/12/preview", "/desk/c/12/delete", "/desk/c/1/comments", "/desk/c/1/close", "/desk/c/1/cancel", "/desk/log", "/desk/password"]);
  const refused = async (path, button) => {
    await me.visit(prefix + path);
    await me.page.locator("main form").first().evaluate((form) => form.querySelectorAll("textarea, input[type=text]").forEach((field) => (field.value = "")));
    await me.page.locator("main form").first().locator("button[type=submit]").first().click();
    await me.page.locator("#problem").waitFor();
    await accessible(me.page).catch((error) => wrong.push(error.message));
  };
  await refused("/desk/c/1/cancel");
  await refused("/desk/c/12/about");
  await refused("/desk/c/12/dates");
  await me.visit("/desk/agencies");
  await me.see("บัญชีนี้ไม่มีสิทธิ");
  await me.page.context().clearCookies();
  await me.signIn("central@demo.example");
  await look(["/desk/agencies", "/desk/staff", "/desk/thesaurus?q=หวย", "/desk/thesaurus?q=ไม่มีคำนี้", "/desk/thesaurus/row"]);
  await refused("/desk/thesaurus/row");
  await me.page.context().clearCookies();
  await me.signIn("moderator@demo.example");
  await me.visit("/desk/c/1/comments");
  await me.press(/ดูแลความเห็น/);
  await accessible(me.page).catch((error) => wrong.push(error.message));
  await me.end();
  must(wrong.length === 0, wrong.join("\n"));
}

export const the_desk_is_accessible = (site) => lookAtTheDesk(site, {});
export const the_desk_in_english_in_the_dark_is_accessible = (site) => lookAtTheDesk(site, { prefix: "/en", dark: true });

export async function an_officer_writes_by_keyboard_alone({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK, scripts: false });
  await me.signIn("officer@demo.example");
  await me.visit("/desk/new");
  await reach(me.page, me.page.locator("[name=kind]").first());
  await me.page.keyboard.press("Space");
  await reach(me.page, me.page.locator("[name=title]"));
  await me.page.keyboard.type("แนวคิดในการจัดทำกฎหมายว่าด้วยป้ายบอกทาง");
  await me.page.keyboard.press("Enter");
  await me.page.waitForURL(/\/desk\/c\/\d+\?done=made$/);
  // Made by mistake: it goes again, by keyboard too.
  await reach(me.page, me.page.getByRole("link", { name: "นำเรื่องนี้ออก" }));
  await me.page.keyboard.press("Enter");
  await me.page.waitForURL(/\/delete$/);
  await reach(me.page, me.page.getByRole("button", { name: "นำเรื่องนี้ออก" }));
  await me.page.keyboard.press("Enter");
  await me.see("นำเรื่องออกแล้ว");
  await me.end();
}
