//! The comment form and the receipt.

use domain::comment::{Agreed, Showing};
use domain::lang::Lang;
use domain::private::Private;

say! {
    title: "แสดงความเห็น", "Comment";
    not_now: "ตอนนี้แสดงความเห็นไม่ได้", "Comments are not open now";
    after_closing: "หน่วยงานกำลังอ่านทุกความเห็นและเขียนสรุปผล", "The agency is reading every comment and writing its summary.";
    your_text: "ข้อความที่คุณเขียนไว้ คัดลอกเก็บได้", "What you wrote, to copy and keep";
    before: "ก่อนแสดงความเห็น", "Before you comment";
    before_what: "นี่คือการรับฟังก่อนเป็นกฎหมาย ยังแก้ไขได้", "This is not law yet: it can still be changed.";
    before_read: "เจ้าหน้าที่อ่านทุกความเห็น และต้องบอกว่าเปลี่ยนหรือไม่เปลี่ยนเพราะอะไร",
        "Officials read every comment, and must say what they changed or did not change, and why.";
    which: "เรื่องไหน", "Which part";
    part: "ประเด็นหรือส่วนที่จะพูดถึง", "Key point or part";
    question: "คำถามจากหน่วยงาน", "The agency asks";
    think: "คุณคิดอย่างไร", "What you think";
    agree: "คุณเห็นด้วยหรือไม่", "Do you agree?";
    why: "เพราะอะไร หรืออยากให้เป็นแบบไหน", "Why, or how should it be?";
    wording: "ถ้อยคำที่อยากให้ใช้แทน", "The wording you would like instead";
    wording_hint: "ถ้ามีถ้อยคำที่คิดไว้ เขียนตามที่อยากให้เป็นในกฎหมาย", "If you have a wording in mind, write it as it should stand in the law.";
    you: "คุณคือใครในเรื่องนี้", "About you";
    who: "เรื่องนี้เกี่ยวกับคุณอย่างไร", "How does this concern you?";
    group: "คุณอยู่ในกลุ่มที่ร่างนี้กระทบหรือไม่", "Are you in a group this draft affects?";
    group_hint: "กลุ่มที่หน่วยงานระบุไว้ ใช้นับว่ากลุ่มใดยังไม่ได้แสดงความเห็น ไม่แสดงคู่กับความเห็น", "The groups the agency has named. Tells which of them has not been heard from. Never shown with the comment.";
    group_none: "ไม่ระบุ หรือไม่อยู่ในกลุ่มเหล่านี้", "None of these, or I would rather not say";
    area: "คุณอยู่จังหวัดไหน", "Which province do you live in?";
    area_hint: "หน่วยงานใช้ดูว่าได้ยินเสียงจากที่ใดบ้าง ไม่แสดงคู่กับความเห็น", "Tells the agency where it has been heard from. Never shown with the comment.";
    area_none: "ไม่ระบุ", "I would rather not say";
    shown_how: "ให้คนอื่นเห็นความเห็นนี้อย่างไร", "How should this comment be shown?";
    name: "ชื่อที่จะแสดง", "The name to show";
    name_hint: "กรอกเฉพาะเมื่อเลือกเผยแพร่พร้อมชื่อ",
        "Only if you chose to be named.";
    young: "ฉันอายุต่ำกว่า 20 ปี", "I am under 20";
    young_other: "เจ้าของความเห็นอายุต่ำกว่า 20 ปี", "The person who says this is under 20";
    young_kept: "คุณบอกไว้ว่าอายุต่ำกว่า 20 ปี จึงไม่แสดงชื่อ", "You said that you are under 20, so no name is shown.";
    young_hint: "นับเท่ากับทุกคน และไม่เผยแพร่ชื่อ", "It counts as much as anyone’s, and no name is published.";
    young_unnamed: "อายุต่ำกว่า 20 ปี จึงไม่เผยแพร่ชื่อ", "Under 20: no name is published";
    leave_empty: "ช่องนี้สำหรับดักโปรแกรมอัตโนมัติ โปรดเว้นว่าง", "Please leave this empty: it is there to catch programs";
    check: "ตรวจแล้วส่ง", "Check and send";
    public_part: "สิ่งที่คนทั่วไปจะเห็น", "What everyone will see";
    public_is: "ข้อความและคำตอบของคุณตามที่เลือกไว้ข้างบน หากเลือกส่งถึงหน่วยงานเท่านั้น จะไม่เผยแพร่ข้อความ",
        "Your text and choices, as you chose above. If you chose the agency only, the text is not published.";
    comment_on: "ความเห็นต่อ", "Comment on";
    change: "แก้", "Change";
    not_chosen: "ยังไม่ได้เลือก", "Not chosen yet";
    class_skipped: "ไม่ระบุ จึงไม่แสดงกลุ่ม", "Skipped; no group shown";
    readers: "ใครอ่าน", "Who reads it";
    send: "ส่งความเห็น", "Send comment";
    can_withdraw: "แก้ไขหรือถอนความเห็นได้จนถึงวันปิดรับฟัง ด้วยเลขที่รับและรหัสที่จะได้หลังส่ง",
        "Until the hearing closes you can change or withdraw it with the number and code you get after sending.";
    edit: "แก้ไขความเห็น", "Change the comment";
    edit_why: "แก้ไขได้จนถึงวันปิดรับฟัง ข้อความเดิมยังอยู่ในประวัติที่ทุกคนอ่านได้ ถ้าข้อความเดิมมีข้อมูลส่วนตัว ระบบจะไม่เก็บไว้ หากมีผู้กดเห็นด้วยกับข้อความเดิม จำนวนนั้นเริ่มนับใหม่ หากไม่ต้องการให้มีประวัติ ให้ถอนความเห็นแล้วส่งใหม่",
        "Until the hearing closes you can change it. What it said before stays in a history that everyone can read, unless it held something private. Those who agreed with what it said are counted anew. If you want no history, withdraw the comment and send another.";
    edit_over: "หมดเวลาแก้ไขความเห็นนี้แล้ว", "This comment can no longer be changed.";
    edit_done: "บันทึกความเห็นที่แก้ไขแล้ว", "The changed comment is saved.";
    edit_again: "หน่วยงานจะพิจารณาข้อความใหม่", "The agency considers the new text.";
    edit_save: "บันทึกความเห็นที่แก้ไข", "Save the changed comment";
    edited_meanwhile: "ความเห็นนี้แก้ไขจากอีกหน้าต่างแล้ว หากบันทึก ข้อความนี้จะแทนข้อความล่าสุดด้านล่าง", "This comment was changed in another window. If you save, what you typed takes the place of the latest text below.";
    history: "ประวัติการแก้ไข", "Earlier editions";
    history_why: "ความเห็นนี้ผู้แสดงความเห็นแก้ไขเอง ข้อความล่าสุดคือข้อความที่หน่วยงานพิจารณา", "Its author has changed this comment. The latest edition is the one that the agency considers.";
    latest: "ฉบับล่าสุด", "Latest edition";
    similar_look: "ดูว่ามีใครพูดเรื่องนี้ไว้แล้วหรือยัง", "See whether others have said this";
    similar_found: "มีผู้พูดเรื่องเดียวกันแล้ว", "Others have said much the same";
    similar_unsent: "ยังไม่ได้ส่ง: มีผู้พูดเรื่องเดียวกันแล้ว ดูแล้วกดส่งอีกครั้ง", "Not sent yet: others have said much the same. Have a look, then press send again.";
    similar_before: "ความเห็นของคุณยังไม่ได้ส่ง กด “ส่งความเห็น” อีกครั้งเพื่อส่งตามเดิม", "Your comment has not been sent yet: press “Send” again to send it as it is.";
    similar_none: "ยังไม่พบความเห็นที่พูดเรื่องเดียวกัน ส่งความเห็นของคุณได้เลย", "No comment that says the same was found. Please send yours.";
    similar_free: "จะกดเห็นด้วย ส่งความเห็นของคุณเอง หรือทั้งสองอย่างก็ได้ ข้อความที่คุณพิมพ์ยังอยู่ครบ การกดเห็นด้วยนับคนละหนึ่งครั้ง และไม่ใช่การลงคะแนนต่อร่าง",
        "You can agree, send your own comment, or both. What you typed is still here. Agreeing counts once for each person, and is no vote on the draft.";
    agree_too: "เห็นด้วยกับความเห็นนี้", "I agree with this comment";
    agree_no_more: "เลิกเห็นด้วยกับความเห็นนี้", "I no longer agree with it";
    agreed_none: "ยังไม่มีผู้กดเห็นด้วย", "Nobody has said that they agree";
    paying: "เบราว์เซอร์กำลังคำนวณสั้น ๆ แล้วจะส่งให้เอง", "Your browser is working for a moment and will send this by itself.";
    paid: "กำลังส่ง", "Sending";
    left_out: "ข้อความเดิมมีข้อมูลส่วนตัวหรือไม่ได้เผยแพร่ จึงไม่อยู่ในประวัติ", "The earlier text held something private or was not public, and is not in the history.";
    edited: "แก้ไขแล้ว", "changed";
    restored: "นำข้อความที่คุณพิมพ์ค้างไว้ในเครื่องนี้กลับมาแล้ว", "What you typed earlier on this device has been put back.";
    offline: "ตอนนี้ไม่มีสัญญาณ ข้อความยังเก็บอยู่ในเครื่องนี้ เมื่อมีสัญญาณแล้วกดส่งอีกครั้ง",
        "You are offline. Your text is kept on this device; press send again when you are back online.";
    receipt: "ใบรับความเห็น", "Receipt";
    sent: "ส่งความเห็นแล้ว", "Comment sent";
    number: "เลขที่รับ", "Number";
    use_of_number: "ใช้ดูผลการพิจารณา", "Use it to see the agency's answer";
    use_of_sheet_number: "ใช้ดูว่าเผยแพร่สรุปผลแล้วหรือยัง", "Use it to see whether the summary is out";
    code: "รหัส", "Code";
    use_of_code: "ใช้อ่าน แก้ไข หรือถอนความเห็น โปรดเก็บไว้กับตัว",
        "Use it to read your text back, change it or withdraw it. Keep it to yourself.";
    use_of_withdrawn: "ใช้เปิดใบรับนี้", "Use it to open this receipt";
    code_again: "เครื่องนี้ไม่มีรหัสของใบรับแล้ว ใส่รหัสแล้วกดอีกครั้ง สิ่งที่พิมพ์ไว้ยังอยู่ครบ", "This device no longer holds the receipt's code. Enter it and press again: what you typed is still here.";
    about: "เรื่อง", "About";
    private_found: "ข้อความนี้ดูเหมือนมีข้อมูลส่วนตัว ถ้าส่งไป ทุกคนจะอ่านได้ (ถ้าส่งถึงหน่วยงานเท่านั้น เจ้าหน้าที่จะอ่านได้) ไม่จำเป็นต้องใช้ข้อมูลเหล่านี้ในการแสดงความเห็น ควรนำออกก่อนส่ง", "Your text seems to hold something private. Once sent, everybody can read it, or the agency’s officials if you chose the agency only. A comment does not need it: better take it out first.";
    private_ok: "ฉันตั้งใจส่งข้อมูลนี้", "I mean to send this";
    private_label: "ข้อมูลส่วนตัวในข้อความ", "Private data in the text";
    you_said: "คุณตอบว่า", "You said";
    shown: "การเผยแพร่", "Publication";
    received: "รับเมื่อ", "Received";
    read_by: "ผู้อ่าน", "Read by";
    stands: "สถานะ", "Status";
    stands_received: "ได้รับแล้ว นับรวมแล้ว", "Received and counted";
    sheet_shown: "นับรวมกัน ไม่แสดงชื่อ", "Counted together, without names";
    sheet_stands: "ได้รับแล้ว นับรวมในผลคำตอบ", "Received and counted in the results";
    stands_withheld: "งดเผยแพร่ แต่ยังนับรวมและหน่วยงานได้รับแล้ว", "Not published, but still counted and received by the agency";
    stands_withdrawn: "คุณถอนความเห็นนี้แล้ว", "You withdrew this comment";
    stands_answered: "หน่วยงานตอบแล้ว", "The agency has answered";
    answer: "คำตอบของหน่วยงาน", "The agency's answer";
    see_answer: "อ่านคำตอบในสรุปผล", "Read the answer in the summary";
    another: "ตอบประเด็นอื่น", "Comment on another point";
    find_title: "ติดตามความเห็น", "Track a comment";
    find_why: "ใส่เลขที่รับเพื่อดูว่าความเห็นถึงไหนแล้ว ถ้าใส่รหัสด้วยจะอ่านข้อความของคุณได้",
        "Enter the number to see where your comment stands. With the code you can also read your text.";
    find: "ดูความเห็น", "Look it up";
    your_words: "ข้อความของคุณ", "Your text";
    moved_waits: "ร่างล่าสุดไม่มีมาตราที่ความเห็นนี้พูดถึงแล้ว ความเห็นยังนับอยู่ และเจ้าหน้าที่จะดูว่าควรอยู่กับส่วนใด", "The latest draft no longer has the provision this comment speaks of. It still counts, and an officer will see where it belongs.";
    holds_with_code: "ใส่รหัสใบรับเพื่อบอกว่าความเห็นนี้ยังใช้ได้หรือไม่", "Give the receipt's code to say whether the comment still holds";
    holds_ask: "ความเห็นนี้ยังใช้ได้กับร่างล่าสุดหรือไม่", "Does it still hold for the latest draft?";
    holds_else_edit: "ถ้าไม่ คุณแก้ไขหรือถอนได้ด้านล่าง", "If not, you can change it or take it back below.";
    holds_else_withdraw: "ถ้าไม่ คุณถอนได้ด้านล่าง และแสดงความเห็นใหม่ได้", "If not, you can take it back below, and comment anew.";
    holds: "ยังใช้ได้", "It still holds";
    holds_said: "คุณบอกไว้ว่าความเห็นนี้ยังใช้ได้", "You said that it still holds:";
    withdraw: "ถอนความเห็นนี้", "Withdraw this comment";
    withdraw_why: "ข้อความจะถูกนำออกและไม่นับอีก ทำแล้วเรียกคืนไม่ได้", "Your text will be erased and no longer counted. This cannot be undone.";
    keep_this: "ถ่ายภาพหน้าจอนี้ไว้ หรือจดเลขที่รับและรหัส", "Take a screenshot of this page, or write down the number and the code.";
    clear: "ล้างออกจากเครื่องนี้", "Clear from this device";
    clear_why: "เครื่องนี้จำรหัสไว้ไม่เกินหนึ่งชั่วโมง หากใช้เครื่องร่วมกับผู้อื่น จดรหัสไว้แล้วล้างออกได้เลย",
        "This device remembers the code for up to an hour. If you share it, write the code down, then clear it.";
    cleared: "ล้างรหัสออกจากเครื่องนี้แล้ว หากจะอ่านข้อความอีก ใส่เลขที่รับและรหัส",
        "The code is cleared from this device. To read your text again, enter the number and the code.";
    sheet_final: "คำตอบนับรวมโดยไม่แสดงชื่อ ระหว่างเปิดรับฟังเปิดอ่านและแก้ได้ด้วยเลขที่รับและรหัส",
        "Your answers are counted with the others, without a name. Until the close you can read and change them with the number and the code.";
    use_of_sheet_code: "ใช้เปิดอ่านหรือแก้คำตอบ ระบบไม่เก็บรหัสนี้ จึงขอใหม่ไม่ได้", "Use it to read or change your answers. It is kept nowhere, so it cannot be asked for again";
    sheet_change: "อ่านหรือแก้คำตอบ", "Read or change your answers";
    survey_receipt: "ส่งคำตอบแล้ว", "Answers sent";
}

/// What a comment is about, as a form asks and a draft counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Whole,
    Point,
    /// มาตรา.
    Section,
    /// ข้อ.
    Clause,
    /// วรรค.
    Paragraph,
    /// An item, a definition, a table, a schedule.
    Part,
}

impl On {
    pub const ALL: [On; 6] = [On::Whole, On::Point, On::Section, On::Clause, On::Paragraph, On::Part];

    /// A provision by the label that its text gives it: "มาตรา ๑๐", "ข้อ ๕".
    pub fn labelled(label: &str) -> On {
        match label {
            _ if label.starts_with("มาตรา") => On::Section,
            _ if label.starts_with("ข้อ") => On::Clause,
            _ => On::Part,
        }
    }

    /// A provision's own address, or one inside it: `m10-w2` of `m10`.
    pub fn of(target: &str, provision: &str, label: &str) -> On {
        let inside = target.strip_prefix(provision).unwrap_or("");
        let last = inside.rsplit('-').next().unwrap_or("");
        match inside {
            "" => On::labelled(label),
            _ if last.strip_prefix('w').is_some_and(|n| n.parse::<u32>().is_ok()) => On::Paragraph,
            _ => On::Part,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            On::Whole => "whole",
            On::Point => "point",
            On::Section => "section",
            On::Clause => "clause",
            On::Paragraph => "paragraph",
            On::Part => "part",
        }
    }

    /// "มาตรานี้" · "this section".
    pub fn this(self, lang: Lang) -> &'static str {
        match self {
            On::Whole => lang.of("เรื่องนี้", "this proposal"),
            On::Point => lang.of("ประเด็นนี้", "this point"),
            On::Section => lang.of("มาตรานี้", "this section"),
            On::Clause => lang.of("ข้อนี้", "this clause"),
            On::Paragraph => lang.of("วรรคนี้", "this paragraph"),
            On::Part => lang.of("ส่วนนี้", "this part"),
        }
    }
}

/// How many say the same, as far as everyone may read them: "ความเห็นทำนองนี้ 12 ความเห็น"; of `most` and more that there are as many.
pub fn similar_many(lang: Lang, n: u64, most: u64) -> String {
    match lang {
        Lang::Th if n >= most => counting!("ความเห็นทำนองนี้ {} ความเห็นขึ้นไป", crate::number(n)),
        Lang::Th => counting!("ความเห็นทำนองนี้ {} ความเห็น", crate::number(n)),
        Lang::En if n >= most => format!("{} comments and more say this", crate::number(n)),
        Lang::En if n == 1 => "1 comment says this".into(),
        Lang::En => format!("{} comments say this", crate::number(n)),
    }
}

/// How many agree with a comment, in a list: "12 คนเห็นด้วย".
pub fn agree_count(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("{} คนเห็นด้วย", crate::number(n)),
        Lang::En if n == 1 => "1 person agrees".into(),
        Lang::En => format!("{} people agree", crate::number(n)),
    }
}

/// How many agree with a comment, by how well they are known.
pub fn agreed(lang: Lang, agreed: &Agreed) -> String {
    if agreed.total() == 0 {
        return agreed_none(lang).into();
    }
    let by = [
        (agreed.verified, lang.of("ยืนยันตัวตน", "verified")),
        (agreed.accounts, lang.of("มีบัญชี", "with an account")),
        (agreed.guests, lang.of("ไม่เข้าสู่ระบบ", "not signed in")),
    ];
    let by: Vec<String> =
        by.iter().filter(|(n, _)| *n > 0).map(|(n, who)| format!("{who} {}", crate::number(*n))).collect();
    match lang {
        Lang::Th => counting!("มีผู้กดเห็นด้วย {} คน ({})", crate::number(agreed.total()), by.join(" · ")),
        Lang::En => {
            format!(
                "{} ({})",
                crate::counted(lang, agreed.total(), "", "person agrees", "people agree"),
                by.join(" · ")
            )
        }
    }
}

/// "คุณเห็นด้วยกับมาตรานี้หรือไม่".
pub fn do_you_agree(lang: Lang, on: On) -> String {
    match lang {
        Lang::Th => format!("คุณเห็นด้วยกับ{}หรือไม่", on.this(lang)),
        Lang::En => format!("Do you agree with {}?", on.this(lang)),
    }
}

/// How to write, and how long it may be.
pub fn why_hint(lang: Lang, most: u32) -> String {
    let most = crate::number(most.into());
    match lang {
        Lang::Th => counting!(
            "เล่าจากเรื่องจริงของคุณได้เลย เขียนเป็นภาษาใดก็ได้ ไม่เกิน {most} ตัวอักษร อย่าใส่เบอร์โทรศัพท์ เลขบัตรประชาชน หรือข้อมูลส่วนตัวของใคร"
        ),
        Lang::En => format!(
            "Tell it from your own life, in any language, up to {most} characters. Please leave out telephone and ID numbers and other people’s private details."
        ),
    }
}

/// Said under a text that nears its limit; `{}` is where the script puts the number.
pub fn letters_left(lang: Lang) -> &'static str {
    lang.of("เขียนได้อีก {} ตัวอักษร", "{} characters left")
}

/// Said under a text over its limit; `{}` is where the script puts the number.
pub fn letters_over(lang: Lang) -> &'static str {
    lang.of("เกินไป {} ตัวอักษร โปรดย่อลง", "{} characters too many")
}

/// Something of a person's own, as it is named in a warning.
pub fn private(lang: Lang, what: Private) -> &'static str {
    match what {
        Private::Identity => lang.of("เลขประจำตัวประชาชน", "an identity card number"),
        Private::Phone => lang.of("หมายเลขโทรศัพท์", "a telephone number"),
        Private::Email => lang.of("ที่อยู่อีเมล", "an e-mail address"),
        Private::Account => lang.of("เลขที่บัญชีธนาคาร", "a bank account number"),
    }
}

/// How a comment may be shown, said to its author.
pub fn your_showing(lang: Lang, showing: Showing) -> &'static str {
    match showing {
        Showing::Named => lang.of("เผยแพร่พร้อมชื่อของคุณ", "Published with your name"),
        other => crate::law::showing(lang, other),
    }
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
            "ข้อความ คำตอบ และกลุ่มถ้าคุณเลือก โดยไม่แสดงชื่อ",
            "Your text, your answer and the group if you chose one, without a name.",
        ),
        Showing::Named => lang
            .of("ข้อความ คำตอบ กลุ่มถ้าคุณเลือก และชื่อ", "Your text, your answer, the group if you chose one, and the name"),
        Showing::Agency => lang.of(
            "เพียงจำนวนความเห็นที่เพิ่มขึ้น ส่วนข้อความและคำตอบส่งถึงหน่วยงานเท่านั้น",
            "Only that there is one more comment. Its text and answer go to the agency alone.",
        ),
    }
}

/// Who reads the comment.
pub fn readers_are(lang: Lang, agency: &str) -> String {
    match lang {
        Lang::Th => format!("เจ้าหน้าที่ของ{agency} ซึ่งจะตอบหลังปิดรับฟัง"),
        Lang::En => format!("Officials of {agency}, who will answer after the hearing closes."),
    }
}

/// "… เจ้าหน้าที่จึงให้อยู่กับมาตรา ๑๙"; "ส่วนอื่นของร่าง" where the part has no label.
pub fn moved_placed(lang: Lang, label: &str) -> String {
    match (lang, label) {
        (Lang::Th, "") => "ร่างล่าสุดไม่มีมาตราที่ความเห็นนี้พูดถึงแล้ว เจ้าหน้าที่จึงให้อยู่กับส่วนอื่นของร่าง".into(),
        (Lang::Th, label) => format!("ร่างล่าสุดไม่มีมาตราที่ความเห็นนี้พูดถึงแล้ว เจ้าหน้าที่จึงให้อยู่กับ{label}"),
        (Lang::En, label) => {
            let part = if label.is_empty() { "another part" } else { label };
            format!(
                "The latest draft no longer has the provision this comment speaks of, and an officer has put it with {part}."
            )
        }
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

/// A preliminary summary is out, and this comment waits for the final one.
pub fn waits_for_final(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Th => {
            counting!("หน่วยงานเผยแพร่สรุปผลเบื้องต้นแล้วเมื่อ {day} ความเห็นของคุณยังรอพิจารณา และจะได้คำตอบในสรุปผลฉบับสมบูรณ์")
        }
        Lang::En => format!(
            "A preliminary summary was published on {day}. Your comment is still to be considered, and is answered in the final summary."
        ),
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
    fn a_form_asks_about_what_it_is_about() {
        let asked = |target, provision, label| do_you_agree(Lang::Th, On::of(target, provision, label));
        assert_eq!(asked("m10", "m10", "มาตรา ๑๐"), "คุณเห็นด้วยกับมาตรานี้หรือไม่");
        assert_eq!(asked("c5", "c5", "ข้อ ๕."), "คุณเห็นด้วยกับข้อนี้หรือไม่");
        assert_eq!(asked("m10-w2", "m10", "มาตรา ๑๐"), "คุณเห็นด้วยกับวรรคนี้หรือไม่");
        assert_eq!(asked("m10-w2-1", "m10", "มาตรา ๑๐"), "คุณเห็นด้วยกับส่วนนี้หรือไม่");
        assert_eq!(do_you_agree(Lang::En, On::Whole), "Do you agree with this proposal?");
    }

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
