//! Said through another: how it is entered, told and counted.

use crate::comment::On;
use domain::admission::{Admission, Admits};
use domain::comment::Showing;
use domain::lang::Lang;
use domain::through::{Consent, Helper, Through};

say! {
    another: "คนเดียวกันหรือไม่", "Is it the same person?";
    another_tick: "เป็นคนละคน ส่งความเห็นนี้ด้วย", "It is somebody else: send this too";
    read_entered: "อ่านความเห็นที่กรอกไว้ (เปิดหน้าใหม่)", "Read what is entered (in a new page)";
    offer: "ส่งแทนคนที่ส่งเองไม่ได้", "Send for somebody who cannot";
    offer_why: "พ่อแม่ ปู่ย่าตายาย เพื่อนบ้าน หรือลูกบ้าน ที่บอกให้คุณส่งความเห็นของเขา", "A parent, a neighbour, somebody of your village who has asked you to send what they say.";
    own: "ส่งความเห็นของตัวเอง", "Send a comment of your own";
    title: "ส่งความเห็นแทนผู้อื่น", "Send what somebody else says";
    before: "ความเห็นเป็นของผู้ที่บอกคุณ เขียนตามที่เขาพูด ทุกคนจะเห็นว่าบอกผ่านผู้อื่น และนับแยกไว้ต่างหาก การส่งแทนไม่ใช้สิทธิแสดงความเห็นของคุณเอง",
        "The comment belongs to the person who told you: write it as they said it. Everyone sees that it was said through another, and it is counted apart. It takes nothing from a comment of your own.";
    answers: "คำถามต่อไปนี้ถามเจ้าของความเห็น ตอบตามที่เขาบอก", "The questions from here on are put to the person who speaks: answer as they tell you.";
    think: "เจ้าของความเห็นคิดอย่างไร", "What they think";
    agree: "เขาเห็นด้วยหรือไม่", "Do they agree?";
    them: "เจ้าของความเห็นคือใครในเรื่องนี้", "About them";
    who: "เรื่องนี้เกี่ยวกับเขาอย่างไร", "How does this concern them?";
    group: "เขาอยู่ในกลุ่มที่ร่างนี้กระทบหรือไม่", "Are they in a group this draft affects?";
    area: "เขาอยู่จังหวัดไหน", "Which province do they live in?";
    helper: "คุณเกี่ยวข้องกับเจ้าของความเห็นอย่างไร", "What you are to the person who speaks";
    consent: "เขายินยอมอย่างไร", "How they consented";
    given: "ยินยอมเมื่อวันที่", "When they consented";
    agreed: "ความยินยอม", "Consent";
    agreed_tick: "เจ้าของความเห็นรู้ว่าฉันส่งแทน ได้ฟังข้อความที่จะส่ง และยินยอมแล้ว", "The person knows that I send this for them, has heard what is sent, and consents";
    name_agreed: "ความยินยอมให้เผยแพร่ชื่อ", "Consent to the name being published";
    name_agreed_tick: "หากเลือกเผยแพร่พร้อมชื่อ เจ้าของความเห็นยินยอมให้เผยแพร่ชื่อของเขา", "Where it is published with a name: the person consents to their name being published";
    whose: "คำที่คุณใช้แยกคนนี้จากคนอื่นที่ส่งแทน", "A word by which you tell this person from the others";
    whose_hint: "เช่น ชื่อเล่นกับบ้านเลขที่ ใช้ให้นับคนละหนึ่งครั้งเท่านั้น ระบบไม่เก็บคำนี้และไม่แสดง", "Such as a nickname and a house number. It serves only to hear each person once; it is neither kept nor shown.";
    how: "วิธีส่ง", "How it was sent";
    channel: "ช่องทาง", "Channel";
    channel_why: "ส่งเองในระบบนี้ หรือบอกผ่านผู้อื่น พร้อมว่าผู้ส่งแทนเป็นใคร", "Sent by its author here, or said through another, with what the helper is";
    theirs: "ใบรับนี้เป็นของเจ้าของความเห็น", "This receipt belongs to the person whose words these are";
    theirs_why: "พิมพ์หน้านี้หรือจดเลขที่รับกับรหัสให้เขา เขาใช้ดูผล แก้ไข หรือถอนความเห็นเองได้ เมื่อให้แล้วโปรดล้างรหัสออกจากเครื่องนี้",
        "Print this page, or write the number and the code down for them: with these they follow it, change it or withdraw it themselves. Then please clear the code from this device.";
    next: "ส่งแทนคนต่อไป", "Send for the next person";
    next_why: "เรื่อง จังหวัด และวิธียินยอมที่เลือกไว้จะอยู่ให้แล้ว", "The part, the province and how they consented are filled in already.";
    by_channel: "ส่งเองและบอกผ่านผู้อื่น", "Sent by themselves and said through another";
    by_themselves: "ส่งเอง", "Sent by themselves";
}

/// "เขาเห็นด้วยกับมาตรานี้หรือไม่".
pub fn do_they_agree(lang: Lang, on: On) -> String {
    match lang {
        Lang::Th => format!("เขาเห็นด้วยกับ{}หรือไม่", on.this(lang)),
        Lang::En => format!("Do they agree with {}?", on.this(lang)),
    }
}

/// How to write, and how long it may be.
pub fn why_hint(lang: Lang, most: u32) -> String {
    let most = crate::number(most.into());
    match lang {
        Lang::Th => {
            counting!("เขียนตามที่เขาพูด เป็นภาษาใดก็ได้ ไม่เกิน {most} ตัวอักษร อย่าใส่เบอร์โทรศัพท์ เลขบัตรประชาชน หรือข้อมูลส่วนตัวของใคร")
        }
        Lang::En => format!(
            "As they said it, in any language, up to {most} characters. Please leave out telephone and ID numbers and anybody’s private details."
        ),
    }
}

/// How a comment may be shown, said to the helper.
pub fn their_showing(lang: Lang, showing: Showing) -> &'static str {
    match showing {
        Showing::Named => lang.of("เผยแพร่พร้อมชื่อของเจ้าของความเห็น", "Published with their name"),
        other => crate::law::showing(lang, other),
    }
}

/// What the portal keeps of what is said through another.
pub fn keeps(lang: Lang, of: Admission) -> &'static str {
    match of.admits {
        Admits::Invited => lang.of(
            "ข้อความของเจ้าของความเห็น คุณเป็นใครสำหรับเขา เขายินยอมอย่างไรและวันใด และว่ารหัสเชิญนี้ใช้แล้ว ถ้าเข้าสู่ระบบ ยังมีรหัสที่บอกว่าผู้ส่งแทนเป็นคนเดียวกันเฉพาะในการรับฟังครั้งนี้",
            "Their words, what you are to them, how and on which day they consented, and that this invitation was used. If you are signed in, also a code by which the same helper is known within this hearing alone.",
        ),
        _ => lang.of(
            "ข้อความของเจ้าของความเห็น คุณเป็นใครสำหรับเขา เขายินยอมอย่างไรและวันใด ถ้าเข้าสู่ระบบ ยังมีรหัสที่บอกว่าผู้ส่งแทนเป็นคนเดียวกันเฉพาะในการรับฟังครั้งนี้",
            "Their words, what you are to them, and how and on which day they consented. If you are signed in, also a code by which the same helper is known within this hearing alone.",
        ),
    }
}

/// "บอกผ่านผู้อื่น (คนในครอบครัว)".
pub fn told(lang: Lang, helper: Helper) -> String {
    format!("{} ({})", lang.of("บอกผ่านผู้อื่น", "Said through another"), helper_is(lang, helper))
}

/// As it is told of one: "คนในครอบครัว".
pub fn helper_is(lang: Lang, helper: Helper) -> &'static str {
    match helper {
        Helper::Family => lang.of("คนในครอบครัว", "a member of the family"),
        Helper::Headman => lang.of("กำนัน ผู้ใหญ่บ้าน หรือผู้นำชุมชน", "a village head or leader"),
        Helper::Officer => lang.of("เจ้าหน้าที่", "an officer"),
        Helper::Other => lang.of("ผู้อื่นที่ช่วยส่ง", "somebody else who helped"),
    }
}

/// How somebody consented: "บอกด้วยตนเองต่อหน้า".
pub fn consent_is(lang: Lang, consent: Consent) -> &'static str {
    match consent {
        Consent::Spoken => lang.of("บอกด้วยวาจาต่อหน้า", "In person, by word of mouth"),
        Consent::Phone => lang.of("บอกทางโทรศัพท์", "By telephone"),
        Consent::Written => lang.of("เขียนหรือลงชื่อไว้", "In writing, or signed"),
    }
}

/// How it came, on the receipt and at the desk: "บอกผ่านผู้อื่น (คนในครอบครัว) ยินยอมเมื่อ 1 พ.ย. 2569: บอกด้วยวาจาต่อหน้า".
pub fn in_full(lang: Lang, how: &Through) -> String {
    let (told, day) = (told(lang, how.helper), crate::date::short(lang, how.day));
    let consent = consent_is(lang, how.consent);
    match lang {
        Lang::Th => counting!("{told} ยินยอมเมื่อ {day}: {consent}"),
        Lang::En => format!("{told}; consented on {day}: {}", consent.to_lowercase()),
    }
}
