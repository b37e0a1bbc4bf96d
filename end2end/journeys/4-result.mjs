// Closing the loop: a hearing is closed, summarised and published, and a commenter's receipt shows the answer.
import { answerTheOnlyComment } from "../deeds.mjs";
import { accessible, DESK, must, visitor } from "../kit.mjs";

export async function a_commenter_sees_the_answer_on_the_receipt({ browser, address }) {
  const guest = await visitor(browser, address, { scripts: false });
  await guest.visit("/c/3/say?at=k1");
  await guest.page.getByRole("radio", { name: "เห็นด้วย", exact: true }).check();
  await guest.page.getByLabel("เพราะอะไร หรืออยากให้เป็นแบบไหน").fill("ขอให้มีป้ายบอกระดับน้ำที่อ่านได้ตอนกลางคืน");
  await guest.press("ส่งความเห็น", "button");
  await guest.see("ส่งความเห็นแล้ว");
  const receipt = guest.page.url();

  await answerTheOnlyComment(browser, address, 3);

  await guest.visit(receipt);
  await guest.see("หน่วยงานตอบแล้ว");
  await guest.see("เห็นด้วยว่าน้ำมักหลากตอนกลางคืน");
  await guest.visit("/c/3/say?at=k1");
  await guest.see("ตอนนี้แสดงความเห็นไม่ได้");
  await guest.end();
}

export async function one_press_publishes_that_nobody_commented({ browser, address }) {
  const me = await visitor(browser, address, { size: DESK });
  await me.signIn("summariser@demo.example");
  await me.visit("/desk/c/11/summary");
  await accessible(me.page);
  await me.visit("/desk/c/5/summary");
  await accessible(me.page);
  await me.visit("/desk/c/11/summary/publish");
  await me.press("เผยแพร่สรุปผลเดี๋ยวนี้", "button");
  await me.see("ไม่มีผู้แสดงความเห็นในการรับฟังครั้งนี้");
  must(new URL(me.page.url()).pathname === "/c/11/result", me.page.url());
  await me.end();
}
