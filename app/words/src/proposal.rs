//! Proposals that a law be evaluated, amended or repealed (s.11(6), 34(1)): the form, the lists, support and answers.

use domain::id::ProposalId;
use domain::lang::Lang;
use domain::proposal::Wish;
use domain::time::Day;

say! {
    title: "ข้อเสนอให้ประเมินหรือแก้กฎหมาย", "Proposals about laws";
    means: "ใครก็เสนอให้ประเมิน แก้ไข หรือยกเลิกกฎหมายได้ เมื่อหน่วยงานที่รับผิดชอบเห็นว่ามีเหตุผลอันสมควร จะประเมินก่อนครบกำหนด (มาตรา 34 (1))", "Anyone may propose that a law be evaluated, amended or repealed. Where the responsible agency finds it reasonable, the law is evaluated before its day (section 34(1)).";
    propose: "เสนอให้ประเมินหรือแก้กฎหมายนี้", "Propose that this law be evaluated or changed";
    before: "ก่อนเสนอ", "Before you propose";
    before_means: "ข้อเสนอจะเผยแพร่ทันทีและส่งถึงหน่วยงานที่รับผิดชอบ ไม่ต้องเข้าสู่ระบบ ไม่แสดงชื่อถ้าคุณไม่เลือก ไม่ใช่การลงคะแนน เหตุผลสำคัญกว่าจำนวน", "A proposal is public at once and goes to the responsible agency. No account is needed, and no name is shown unless you choose so. This is not a vote: reasons count for more than numbers.";
    there_already: "มีผู้เสนอแล้ว", "Proposed already";
    there_means: "ถ้ามีข้อเสนอที่ตรงกับคุณ กดเห็นด้วยกับข้อเสนอนั้นได้เลย", "If one of them says what you mean, support it.";
    alike: "ข้อเสนอที่คล้ายกัน", "Proposals like yours";
    wish: "เสนอให้ทำอะไร", "What should be done";
    at: "มาตราหรือข้อใด", "Which provision";
    at_hint: "เช่น มาตรา 5 เว้นว่างถ้าเป็นทั้งกฎหมาย", "For example section 5. Empty for the whole law.";
    short: "ข้อเสนอในหนึ่งประโยค", "The proposal in one sentence";
    short_hint: "เช่น ให้ต่อใบอนุญาตทุกสามปี แทนทุกปี", "For example: permits renewed every three years instead of every year.";
    reason: "เพราะเหตุใด", "Why";
    reason_hint: "เล่าจากเรื่องจริงของคุณ เกิดอะไรขึ้น กับใคร บ่อยแค่ไหน ควรเป็นอย่างไร", "Tell what happened, to whom, how often, and what it should be instead.";
    named: "แสดงชื่อของฉัน", "Show my name";
    named_label: "ชื่อผู้เสนอ", "Your name";
    name: "ชื่อที่จะแสดง", "The name to be shown";
    name_hint: "ใช้เมื่อเลือกแสดงชื่อเท่านั้น", "Used only where you choose to show it.";
    send: "ส่งข้อเสนอ", "Send the proposal";
    send_meant: "ข้อเสนอของฉันต่างออกไป ส่งข้อเสนอ", "Mine is different: send it";
    support: "เห็นด้วยกับข้อเสนอนี้", "Support this proposal";
    supported: "นับความเห็นด้วยของคุณแล้ว", "Your support is counted.";
    supported_before: "คุณเห็นด้วยกับข้อเสนอนี้แล้ว นับครั้งเดียว", "You support this proposal already; it is counted once.";
    support_again: "ยังไม่ได้นับ โปรดกดอีกครั้งเพื่อยืนยัน เบราว์เซอร์ที่ไม่เก็บคุกกี้นับได้เครือข่ายละหนึ่งครั้ง", "Not counted yet: please press once more to confirm. Browsers that keep no cookies are counted once for a network.";
    support_means: "นับคนละครั้ง ผู้ที่เข้าสู่ระบบนับตามบัญชี ผู้ที่ไม่เข้าสู่ระบบนับตามเบราว์เซอร์ เบราว์เซอร์ที่ไม่เก็บคุกกี้นับตามเครือข่าย โดยเก็บเพียงรหัสที่เชื่อมกับข้อเสนออื่นไม่ได้", "Each is counted once: by account, or without one by browser, and browsers that keep no cookies by network. Only a code is kept, which joins no two proposals.";
    made: "ส่งข้อเสนอแล้ว เผยแพร่แล้วและนับคุณเป็นผู้เห็นด้วยคนแรก", "Your proposal is public, and you are its first supporter.";
    yours: "นี่คือข้อเสนอของคุณ", "This is your proposal";
    take_back: "ถอนข้อเสนอ", "Take the proposal back";
    take_back_means: "ข้อความของคุณจะหายไปถาวร คำตอบของหน่วยงานยังอยู่", "Your text is gone for good. What the agency answered stays.";
    taken_back: "ผู้เสนอถอนข้อเสนอนี้แล้ว", "Its author took this proposal back.";
    answers: "คำตอบของหน่วยงาน", "What the agency answers";
    no_answer: "ยังไม่มีคำตอบ", "No answer yet";
    earlier_answer: "คำตอบก่อนหน้า", "Earlier answer";
    reasonable: "เห็นว่ามีเหตุผลอันสมควร", "Found reasonable";
    not_reasonable: "ยังไม่เห็นว่ามีเหตุผลอันสมควร", "Not found reasonable";
    answer: "ตอบข้อเสนอนี้", "Answer this proposal";
    answer_means: "คำตอบเผยแพร่ทันที ถ้าเห็นว่ามีเหตุผลอันสมควร กฎหมายนี้จะประเมินก่อนครบกำหนด (มาตรา 34 (1)) แก้คำตอบได้ คำตอบเดิมยังอ่านได้", "An answer is public at once. Where the proposal is found reasonable the law is evaluated before its day (section 34(1)). A later answer stands over an earlier one, which stays to be read.";
    verdict: "ข้อเสนอนี้มีเหตุผลอันสมควรหรือไม่", "Is the proposal reasonable?";
    why: "เพราะเหตุใด และจะทำอะไรต่อ", "Why, and what comes next";
    led_to: "เรื่องที่ตามมา", "What it led to";
    led_to_hint: "เลขของเรื่องประเมินผลสัมฤทธิ์หรือเรื่องรับฟังร่าง ถ้ามี", "The number of the evaluation, or of the consultation on a draft, if any.";
    send_answer: "เผยแพร่คำตอบ", "Publish the answer";
    nobody: "ทะเบียนยังไม่มีหน่วยงานที่รับผิดชอบกฎหมายนี้ จึงยังไม่มีผู้ตอบ", "The register names no agency responsible for this law, so nobody can answer yet.";
    waiting: "รอคำตอบ", "Waiting for an answer";
    answered: "ตอบแล้ว", "Answered";
    none: "ยังไม่มีข้อเสนอ", "No proposals yet.";
    whole: "ทั้งกฎหมาย", "The whole law";
    withhold: "งดเผยแพร่", "Withhold";
    withhold_reason: "เหตุที่งดเผยแพร่", "Why it is withheld";
    note: "บันทึกถึงผู้ดูแล", "Note for the desk";
    restore: "เผยแพร่อีกครั้ง", "Publish again";
    held: "ข้อความที่งดเผยแพร่", "The text that is withheld";
    all_of_law: "ข้อเสนอทั้งหมดเกี่ยวกับกฎหมายนี้", "Every proposal about this law";
    of_agency: "ข้อเสนอเกี่ยวกับกฎหมายที่หน่วยงานรับผิดชอบ", "Proposals about the agency's laws";
    unsaid_wish: "ทุกอย่าง", "Everything";
    to_law: "ไปที่กฎหมาย", "Go to the law";
}

/// What is proposed.
pub fn of_wish(lang: Lang, wish: Wish) -> &'static str {
    match wish {
        Wish::Evaluate => lang.of("ให้ประเมินผลสัมฤทธิ์", "Evaluate it"),
        Wish::Amend => lang.of("ให้แก้ไขหรือปรับปรุง", "Amend it"),
        Wish::Repeal => lang.of("ให้ยกเลิก", "Repeal it"),
    }
}

/// "12 คนเห็นด้วย (เข้าสู่ระบบ 3)".
pub fn supporters(lang: Lang, accounts: u64, guests: u64) -> String {
    let all = crate::number(accounts + guests);
    let signed = crate::number(accounts);
    match lang {
        Lang::Th => format!("เห็นด้วย {all} คน (เข้าสู่ระบบ {signed})"),
        Lang::En if accounts + guests == 1 => format!("1 supports it ({signed} signed in)"),
        Lang::En => format!("{all} support it ({signed} signed in)"),
    }
}

/// How long it has waited, and the target where the Office has set one.
pub fn waited(lang: Lang, days: u32, target: Option<u32>) -> String {
    let count = |n: u32| crate::counted(lang, n.into(), "วัน", "day", "days");
    let waited = match days {
        0 => lang.of("ส่งวันนี้", "sent today").to_string(),
        days => format!("{} {}", lang.of("รอมาแล้ว", "waiting for"), count(days)),
    };
    match (lang, target) {
        (Lang::Th, Some(target)) => format!("{waited} เป้าหมายตอบภายใน {}", count(target)),
        (Lang::Th, None) => format!("{waited} สำนักงานยังไม่กำหนดเป้าหมาย"),
        (Lang::En, Some(target)) => format!("{waited}; target: {}", count(target)),
        (Lang::En, None) => format!("{waited}; no target has been set"),
    }
}

/// How long the answer took, and the target.
pub fn took(lang: Lang, days: u32, target: Option<u32>) -> String {
    let count = |n: u32| crate::counted(lang, n.into(), "วัน", "day", "days");
    match (lang, target) {
        (Lang::Th, Some(target)) => format!("ตอบใน {} เป้าหมาย {}", count(days), count(target)),
        (Lang::Th, None) => format!("ตอบใน {}", count(days)),
        (Lang::En, Some(target)) => format!("answered after {}; target: {}", count(days), count(target)),
        (Lang::En, None) => format!("answered after {}", count(days)),
    }
}

/// What stands beside a law's day: "หน่วยงานรับว่าจะประเมินก่อนครบกำหนด ตามข้อเสนอเลขที่ 4 (27 พฤศจิกายน 2569)".
pub fn promised(lang: Lang, proposal: ProposalId, day: Day) -> String {
    let (number, day) = (crate::plain(proposal), crate::date::full(lang, day));
    match lang {
        Lang::Th => format!("หน่วยงานรับว่าจะประเมินก่อนครบกำหนด ตามข้อเสนอเลขที่ {number} ({day})"),
        Lang::En => {
            format!("The agency has undertaken to evaluate it before that day, on proposal no. {number} ({day})")
        }
    }
}
