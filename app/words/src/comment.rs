//! The comment form and the receipt.

use domain::comment::Showing;
use domain::lang::Lang;

say! {
    title: "แสดงความเห็น", "Comment";
    not_now: "ตอนนี้แสดงความเห็นไม่ได้", "Comments are not open now";
    after_closing: "หน่วยงานกำลังอ่านทุกความเห็นและเขียนสรุปผล", "The agency is reading every comment and writing its summary.";
    your_text: "ข้อความที่คุณเขียนไว้ คัดลอกเก็บได้", "What you wrote, to copy and keep";
    before: "ก่อนแสดงความเห็น", "Before you comment";
    before_what: "นี่คือการรับฟังก่อนเป็นกฎหมาย ยังแก้ไขได้", "This is heard before it becomes law: it can still change.";
    before_read: "เจ้าหน้าที่อ่านทุกความเห็น และต้องบอกว่าเปลี่ยนหรือไม่เปลี่ยนเพราะอะไร",
        "Officials read every comment and must say what changed or did not, and why.";
    which: "เรื่องไหน", "Which part";
    part: "ประเด็นหรือส่วนที่จะพูดถึง", "Key point or part";
    question: "คำถามจากหน่วยงาน", "The agency asks";
    think: "คุณคิดอย่างไร", "What do you think";
    do_you_agree: "คุณเห็นด้วยกับประเด็นนี้หรือไม่", "Do you agree with this point?";
    why: "เพราะอะไร หรืออยากให้เป็นแบบไหน", "Why, or how should it be?";
    why_hint: "เล่าจากเรื่องจริงของคุณได้เลย เขียนเป็นภาษาใดก็ได้ สั้นยาวเท่าไรก็ได้",
        "Tell it from your own life, in any language, as short or long as you like.";
    wording: "ถ้อยคำที่อยากให้ใช้แทน", "The wording you would like instead";
    wording_hint: "ถ้ามีถ้อยคำที่คิดไว้ เขียนตามที่อยากให้เป็นในกฎหมาย", "If you have words in mind, write them as the law should have them.";
    you: "คุณคือใครในเรื่องนี้", "Who are you in this";
    who: "เรื่องนี้เกี่ยวกับคุณอย่างไร", "How does this concern you?";
    shown_how: "ให้คนอื่นเห็นความเห็นนี้อย่างไร", "How may others see this comment?";
    name: "ชื่อที่จะแสดง", "The name to show";
    name_hint: "กรอกเฉพาะเมื่อเลือกเผยแพร่พร้อมชื่อ ผู้อายุต่ำกว่า 20 ปี โปรดเลือกไม่แสดงชื่อ",
        "Only if you chose to be named. If you are under 20, please choose not to show a name.";
    check: "ตรวจแล้วส่ง", "Check and send";
    public_part: "สิ่งที่คนทั่วไปจะเห็น", "What everyone will see";
    public_is: "ข้อความและคำตอบของคุณตามที่เลือกไว้ข้างบน หากเลือกส่งถึงหน่วยงานเท่านั้น จะไม่เผยแพร่ข้อความ",
        "Your text and choices as you chose above. If you chose the agency only, the text is not published.";
    readers: "ใครอ่าน", "Who reads it";
    send: "ส่งความเห็น", "Send comment";
    can_withdraw: "ถอนความเห็นได้จนถึงวันปิดรับฟัง ด้วยเลขที่รับและรหัสที่จะได้หลังส่ง",
        "Until the hearing closes you can withdraw it with the number and code you get after sending.";
    restored: "นำข้อความที่คุณพิมพ์ค้างไว้ในเครื่องนี้กลับมาแล้ว", "What you had typed on this device was put back.";
    offline: "ตอนนี้ไม่มีสัญญาณ ข้อความยังเก็บอยู่ในเครื่องนี้ เมื่อมีสัญญาณแล้วกดส่งอีกครั้ง",
        "There is no connection now. Your text is kept on this device; send again when the line is back.";
    receipt: "ใบรับความเห็น", "Receipt";
    sent: "ส่งความเห็นแล้ว", "Comment sent";
    number: "เลขที่รับ", "Number";
    use_of_number: "ใช้ดูผลการพิจารณา", "Shows what became of it";
    code: "รหัส", "Code";
    use_of_code: "ใช้คู่กับเลขที่รับเพื่ออ่านข้อความหรือถอนความเห็น โปรดเก็บไว้กับตัว",
        "With the number it reads the text back or withdraws it. Keep it to yourself.";
    about: "เรื่อง", "About";
    you_said: "คุณตอบว่า", "You said";
    shown: "การเผยแพร่", "Shown";
    received: "รับเมื่อ", "Received";
    read_by: "ผู้อ่าน", "Read by";
    stands: "สถานะ", "Where it stands";
    stands_received: "ได้รับแล้ว นับรวมแล้ว", "Received and counted";
    stands_withheld: "งดเผยแพร่ ยังนับและส่งถึงหน่วยงาน", "Withheld from the public, still counted and sent to the agency";
    stands_withdrawn: "คุณถอนความเห็นนี้แล้ว", "You withdrew this comment";
    stands_answered: "หน่วยงานตอบแล้ว", "The agency has answered";
    answer: "คำตอบของหน่วยงาน", "The agency's answer";
    see_answer: "อ่านคำตอบในสรุปผล", "Read the answer in the summary";
    another: "ตอบประเด็นอื่น", "Comment on another point";
    share_line: "ส่งต่อทาง LINE", "Share on LINE";
    find_title: "ติดตามความเห็น", "Follow a comment";
    find_why: "ใส่เลขที่รับเพื่อดูว่าความเห็นถึงไหนแล้ว ถ้าใส่รหัสด้วยจะอ่านข้อความของคุณได้",
        "Give the number to see where your comment stands; with the code you can read your text.";
    find: "ดูความเห็น", "Look it up";
    your_words: "ข้อความของคุณ", "Your text";
    withdraw: "ถอนความเห็นนี้", "Withdraw this comment";
    withdraw_why: "ข้อความจะถูกลบและไม่นับอีก ทำแล้วเรียกคืนไม่ได้", "The text is erased and no longer counted. This cannot be undone.";
    keep_this: "ถ่ายภาพหน้าจอหรือจดสองบรรทัดนี้ไว้", "Take a screenshot, or write these two lines down";
    survey_receipt: "ส่งคำตอบแล้ว", "Answers sent";
}

/// "ขั้นที่ 1 จาก 3".
pub fn step(lang: Lang, number: u32) -> String {
    match lang {
        Lang::Th => counting!("ขั้นที่ {number} จาก 3"),
        Lang::En => format!("Step {number} of 3"),
    }
}

/// What stands under each way to be shown.
pub fn showing_hint(lang: Lang, showing: Showing) -> Option<&'static str> {
    match showing {
        Showing::Unnamed => None,
        Showing::Named => Some(lang.of(
            "ความเห็นทางการเมืองเป็นข้อมูลอ่อนไหว เลือกเมื่อตั้งใจเท่านั้น",
            "Political opinions are sensitive data: choose this only if you mean to.",
        )),
        Showing::Agency => {
            Some(lang.of("นับและนำไปพิจารณา แต่ไม่เผยแพร่ข้อความ", "Counted and considered, but its text is not published."))
        }
    }
}

/// Who reads the comment.
pub fn readers_are(lang: Lang, agency: &str) -> String {
    match lang {
        Lang::Th => format!("เจ้าหน้าที่ของ{agency} และจะตอบเป็นผลการพิจารณาหลังปิดรับฟัง"),
        Lang::En => format!("Officials of {agency}, who will answer in the summary after the hearing closes."),
    }
}

/// A provision, paragraph or item by its label and anchor: "มาตรา ๑๐ วรรคสอง".
pub fn anchored(lang: Lang, label: &str, anchor: &str) -> String {
    let mut out = label.to_string();
    for part in anchor.split('-').skip(1) {
        if let Some(number) = part.strip_prefix('w').and_then(|n| n.parse::<usize>().ok()) {
            out.push(' ');
            out.push_str(&paragraph(lang, number));
        }
    }
    out
}

/// "วรรคสอง" · "paragraph 2".
pub fn paragraph(lang: Lang, number: usize) -> String {
    const NUMBERS: [&str; 11] = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"];
    match (lang, NUMBERS.get(number)) {
        (Lang::Th, Some(word)) => format!("วรรค{word}"),
        (Lang::Th, None) => counting!("วรรคที่ {number}"),
        (Lang::En, _) => format!("paragraph {number}"),
    }
}

/// "สรุปผลเป้าหมาย…": when the agency will answer.
pub fn closes_then(lang: Lang, closes: &str) -> String {
    match lang {
        Lang::Th => counting!("ปิดรับฟัง {closes} แล้วหน่วยงานจะสรุปและตอบทุกประเด็น"),
        Lang::En => format!("The hearing closes on {closes}; then the agency summarises and answers every issue."),
    }
}
