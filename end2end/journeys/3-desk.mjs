// The desk: an officer makes and publishes a bill, a moderator withholds, all pages accessible.
import { publishBill } from "../deeds.mjs";
import { accessible, DESK, must, picture, visitor } from "../kit.mjs";

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
  await me.see("งดเผยแพร่: ดูหมิ่นหรือข่มขู่บุคคล");
  await me.press("เผยแพร่อีกครั้ง", "button");
  await me.end();
}

export async function the_desk_is_accessible({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  const wrong = [];
  const look = async (paths) => {
    for (const path of paths) {
      await me.visit(path);
      await accessible(me.page).catch((error) => wrong.push(error.message));
      if (process.env.PICTURES) await picture(me.page, path.replaceAll("/", "_"));
    }
  };
  await me.signIn("officer@demo.example");
  await look(["/desk", "/desk/new", "/desk/c/12", "/desk/c/12/about", "/desk/c/12/points", "/desk/c/12/draft", "/desk/c/12/dates", "/desk/c/12/reasons", "/desk/c/12/preview", "/desk/c/1/comments", "/desk/c/1/close", "/desk/c/1/cancel", "/desk/log", "/desk/password"]);
  await me.visit("/desk/agencies");
  await me.see("บัญชีนี้ไม่มีสิทธิ");
  await me.page.context().clearCookies();
  await me.signIn("central@demo.example");
  await look(["/desk/agencies", "/desk/staff"]);
  await me.end();
  must(wrong.length === 0, wrong.join("\n"));
}
