//! The comment form and the receipt.

use domain::comment::Showing;
use domain::lang::Lang;

say! {
    title: "แสดงความเห็น", "Comment";
    not_now: "ตอนนี้แสดงความเห็นไม่ได้", "Comments are not open now";
    after_closing: "หน่วยงานกำลังอ่านทุกความเห็นและเขียนสรุปผล", "The agency is reading every comment and writing its summary.";
    your_text: "ข้อความที่คุณเขียนไว้ คัดลอกเก็บได้", "What you wrote, to copy and keep";
    before: "ก่อนแสดงความเห็น", "Before you comment";
    before_what: "นี่คือการรับฟังก่อนเป็นกฎหมาย ยังแก้ไขได้", "This consultation takes place before it becomes law: it can still change.";
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
    comment_on: "ความเห็นต่อ", "Comment on";
    change: "แก้", "Change";
    not_chosen: "ยังไม่ได้เลือก", "Not chosen yet";
    class_skipped: "ข้ามไป ไม่แสดงกลุ่ม", "Skipped; no group shown";
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
    use_of_sheet_number: "ใช้ดูว่าเผยแพร่สรุปผลแล้วหรือยัง", "Shows whether the summary is out";
    code: "รหัส", "Code";
    use_of_code: "ใช้อ่านข้อความหรือถอนความเห็น โปรดเก็บไว้กับตัว",
        "Reads the text back or withdraws it. Keep it to yourself.";
    about: "เรื่อง", "About";
    you_said: "คุณตอบว่า", "You said";
    shown: "การเผยแพร่", "Shown";
    received: "รับเมื่อ", "Received";
    read_by: "ผู้อ่าน", "Read by";
    stands: "สถานะ", "Where it stands";
    stands_received: "ได้รับแล้ว นับรวมแล้ว", "Received and counted";
    sheet_shown: "นับรวมกัน ไม่แสดงชื่อ", "Counted together, without names";
    sheet_stands: "ได้รับแล้ว นับรวมในผลคำตอบ", "Received and counted in the results";
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
    withdraw_why: "ข้อความจะถูกนำออกและไม่นับอีก ทำแล้วเรียกคืนไม่ได้", "The text is erased and no longer counted. This cannot be undone.";
    keep_this: "ถ่ายภาพหน้าจอนี้ไว้ หรือจดเลขที่รับและรหัส", "Take a screenshot of this, or write the number and the code down.";
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

/// What everyone will see, by the way chosen.
pub fn will_show(lang: Lang, showing: Showing) -> &'static str {
    match showing {
        Showing::Unnamed => lang.of(
            "ข้อความ คำตอบ และกลุ่มที่เลือก โดยไม่แสดงชื่อ",
            "Your text, your answer and the group you chose, without a name.",
        ),
        Showing::Named => lang.of(
            "ข้อความ คำตอบ กลุ่มที่เลือก และชื่อที่กรอกไว้",
            "Your text, your answer, the group you chose, and the name you typed.",
        ),
        Showing::Agency => lang.of(
            "เพียงว่ามีความเห็นหนึ่ง ข้อความและคำตอบถึงหน่วยงานเท่านั้น",
            "Only that there is one more comment. Its text and answer go to the agency alone.",
        ),
    }
}

/// Who reads the comment.
pub fn readers_are(lang: Lang, agency: &str) -> String {
    match lang {
        Lang::Th => format!("เจ้าหน้าที่ของ{agency} และจะตอบเป็นผลการพิจารณาหลังปิดรับฟัง"),
        Lang::En => format!("Officials of {agency}, who will answer in the summary after the hearing closes."),
    }
}

/// A provision, paragraph or item by the provision's label and anchor and its own: "มาตรา ๑๐ วรรคสอง (๑) (ก)". Items are
/// numbered in the digits of the label, as the text writes them.
pub fn anchored(lang: Lang, label: &str, provision: &str, anchor: &str) -> String {
    let mut out = label.to_string();
    let thai = label.chars().any(|c| ('๐'..='๙').contains(&c));
    let inside = anchor.strip_prefix(provision).and_then(|rest| rest.strip_prefix('-')).unwrap_or("");
    for part in inside.split('-').filter(|part| !part.is_empty()) {
        let counted = |letter: char| part.strip_prefix(letter).and_then(|n| n.parse::<usize>().ok());
        let said = match counted('w').or_else(|| part.parse().ok()) {
            Some(number) if part.starts_with('w') => paragraph(lang, number),
            Some(_) if thai => format!("({})", domain::digits::to_thai(part)),
            Some(_) => format!("({part})"),
            None => match domain::reading::anchor::thai_letter(part) {
                Some(letter) => format!("({letter})"),
                None => match (counted('d'), counted('t'), counted('i')) {
                    (Some(n), ..) => within(lang, "บทนิยามที่", "definition", n),
                    (_, Some(n), _) => within(lang, "ตารางที่", "table", n),
                    (.., Some(n)) => within(lang, "รายการที่", "entry", n),
                    _ => continue,
                },
            },
        };
        out.push(' ');
        out.push_str(&said);
    }
    out
}

fn within(lang: Lang, th: &str, en: &str, n: usize) -> String {
    match lang {
        Lang::Th => counting!("{th} {n}"),
        Lang::En => format!("{en} {n}"),
    }
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

/// What follows the close, for those who answered a survey.
pub fn sheets_close_then(lang: Lang, closes: &str) -> String {
    match lang {
        Lang::Th => counting!("ปิดรับคำตอบ {closes} แล้วหน่วยงานจะสรุปและเผยแพร่ผล"),
        Lang::En => format!("Answers are taken until {closes}; then the agency publishes its summary."),
    }
}

/// The hearing is over and the summary is not out yet.
pub fn closed_now(lang: Lang, closed: &str) -> String {
    match lang {
        Lang::Th => counting!("ปิดรับฟังแล้วเมื่อ {closed} หน่วยงานกำลังสรุปผล"),
        Lang::En => format!("The hearing closed on {closed}; the agency is writing its summary."),
    }
}

/// The summary is out.
pub fn summarised_on(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Th => counting!("หน่วยงานเผยแพร่สรุปผลแล้วเมื่อ {day}"),
        Lang::En => format!("The agency published its summary on {day}."),
    }
}

/// The hearing was called off.
pub fn cancelled_on(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Th => counting!("ยกเลิกการรับฟังแล้วเมื่อ {day} สิ่งที่ได้รับไว้ยังเก็บอยู่ เหตุผลอยู่ในหน้าของเรื่อง"),
        Lang::En => format!(
            "The hearing was cancelled on {day}. What was received is kept; the reason stands on the consultation's page."
        ),
    }
}

/// When the hearing closes, and that the agency answers then.
pub fn closes_then(lang: Lang, closes: &str) -> String {
    match lang {
        Lang::Th => counting!("ปิดรับฟัง {closes} แล้วหน่วยงานจะสรุปและตอบทุกประเด็น"),
        Lang::En => format!("The hearing closes on {closes}; then the agency summarises and answers every issue."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_provision_is_called_as_lawyers_call_it() {
        let thai = |provision, label, at| anchored(Lang::Th, label, provision, at);
        assert_eq!(thai("m10", "มาตรา ๑๐", "m10"), "มาตรา ๑๐");
        assert_eq!(thai("m10", "มาตรา ๑๐", "m10-w2"), "มาตรา ๑๐ วรรคสอง");
        assert_eq!(thai("m10", "มาตรา ๑๐", "m10-w2-1"), "มาตรา ๑๐ วรรคสอง (๑)");
        assert_eq!(thai("m10", "มาตรา 10", "m10-2-b"), "มาตรา 10 (2) (ข)");
        assert_eq!(thai("m172-1", "มาตรา ๑๗๒/๑", "m172-1-3"), "มาตรา ๑๗๒/๑ (๓)");
        assert_eq!(thai("m3", "มาตรา ๓", "m3-d2"), "มาตรา ๓ บทนิยามที่ 2");
    }
}
