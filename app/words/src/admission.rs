//! Whom a round hears and how often each: for the officer who sets it, at the form for those who speak, and invitations.

use crate::{counted, number as amount};
use domain::admission::{Admission, Admits, Appears, Leaving, Once};
use domain::consultation::Kind;
use domain::lang::Lang;
use domain::round::Shows;

say! {
    admits: "ใครแสดงความเห็นได้", "Who may comment";
    once: "แสดงความเห็นได้กี่ครั้ง", "How often each may comment";
    once_hint: "ระบบรู้ว่าเป็นคนเดิมจากรหัสที่สืบกลับไม่ได้และต่างกันในการรับฟังแต่ละครั้ง ไม่มีผู้ใดเห็น",
        "That it is the same person is known by a code from which nobody can be traced, another in each round. Nobody sees it.";
    leaving: "เมื่อผู้แสดงความเห็นเลิกใช้บัญชี ความเห็นที่เผยแพร่แล้ว", "When somebody closes their account, their public comments";
    appears: "ความเห็นเผยแพร่เมื่อใด", "When comments appear";
    appears_hint: "ความเห็นที่รอตรวจนับทันทีและไม่หาย จำนวนที่รอแสดงในหน้าเรื่อง", "Those that wait count at once and none is lost. How many wait stands on the hearing's page.";
    appears_after: "ความเห็นจะเผยแพร่หลังผู้ดูแลตรวจ การไม่เห็นด้วยกับร่างไม่ใช่เหตุที่จะไม่ให้เผยแพร่", "Comments appear after a moderator has looked at them. Disagreeing is no reason to hold one back.";
    numbers: "เปิดเผยตัวเลขต่อสาธารณะเมื่อใด", "When everyone sees the numbers";
    numbers_hint: "จำนวนแยกตามความเห็น และผลคำตอบแบบสอบถาม หน่วยงานเห็นตัวเลขได้ตลอด ส่วนข้อความของความเห็นเผยแพร่ตามข้อก่อนหน้านี้",
        "How many took which side, and what a survey was answered. Your agency sees the numbers all along. The words of comments appear as chosen above.";
    /// In the gist of a hearing, before when its numbers show.
    numbers_when: "ตัวเลขผลแสดงเมื่อใด", "When the numbers show";
    no_provider: "ยังไม่มีผู้ให้บริการยืนยันตัวตนในระบบนี้ ถ้าเลือก “ผู้ที่ยืนยันตัวตนแล้ว” จะไม่มีใครแสดงความเห็นได้",
        "This site has no identity provider yet: with “People whose identity is verified” nobody could comment.";
    who_may: "ใครแสดงความเห็นได้ และอะไรเผยแพร่", "Who may comment, and what is published";
    who_may_answer: "ใครตอบได้ และอะไรเผยแพร่", "Who may answer, and what is published";
    asked: "ต้องมีอะไร", "What is asked of you";
    kept: "เก็บอะไรไว้", "What is kept";
    seen: "หน่วยงานเห็นอะไร", "What the agency sees";
    shown: "เผยแพร่อะไร", "What is published";
    shown_is: "ข้อความและคำตอบตามที่คุณเลือกด้านล่าง ชื่อจะแสดงเมื่อคุณเลือกให้แสดงเท่านั้น และจำนวนความเห็นแยกตามระดับการยืนยันตัวตน",
        "Your text and choices as you choose below; your name only if you choose so; and how many comments came from guests, accounts and verified people.";
    answers_shown: "จำนวนผู้ที่ตอบแต่ละข้อ โดยไม่แสดงจำนวนที่น้อยกว่า 5 คน และจำนวนคำตอบแยกตามกลุ่ม จังหวัด และระดับการยืนยันตัวตนในแบบเดียวกัน ข้อความและไฟล์ที่ส่งไม่เผยแพร่ หน่วยงานอ่านได้เท่านั้น",
        "How many gave each answer, and how many by group, province and level of identity; no number below 5 is shown. What you write and the files you send are not published: the agency alone reads them.";
    invitation: "รหัสเชิญ", "Invitation code";
    invitation_hint: "อยู่ในหนังสือหรือข้อความที่หน่วยงานส่งถึงคุณ เช่น 17-k7m2-9xqe-4tzb", "It stands in the letter or message the agency sent you, for example 17-k7m2-9xqe-4tzb.";
    needs_verified: "การรับฟังครั้งนี้สำหรับผู้ที่ยืนยันตัวตนแล้ว", "This hearing is for people whose identity is verified";
    needs_verified_why: "คุณเข้าสู่ระบบแล้ว แต่บัญชีนี้ยังไม่ได้ยืนยันตัวตน", "You are signed in, but the identity of this account is not verified yet.";
    needs_verified_none: "ขณะนี้ระบบยังไม่มีผู้ให้บริการยืนยันตัวตน โปรดติดต่อหน่วยงานที่รับฟัง", "There is no identity provider on this site right now. Please get in touch with the agency.";
    invitations: "รหัสเชิญ", "Invitations";
    invitations_mean: "ผู้ที่มีรหัสแสดงความเห็นได้โดยไม่ต้องเข้าสู่ระบบ รายชื่อเห็นเฉพาะเจ้าหน้าที่ของหน่วยงาน ไม่เผยแพร่ และระบบไม่บอกว่าความเห็นใดมาจากรหัสใด ส่งรหัสให้เจ้าตัวเท่านั้น",
        "Whoever has a code can comment without signing in. The list is seen by your agency's officers only and is not published; nothing says which comment came with which code. Send each code to its holder only.";
    names: "เชิญใครบ้าง", "Whom to invite";
    names_hint: "บรรทัดละหนึ่งราย เช่น ชื่อสมาคมหรือชื่อบุคคล", "One a line, for example an association or a person.";
    invite: "ออกรหัสเชิญ", "Make the codes";
    none_invited: "ยังไม่มีรหัสเชิญ จะยังไม่มีใครแสดงความเห็นได้", "There are no codes yet: nobody can comment.";
    ended: "เลิกใช้แล้ว", "ended";
    end: "เลิกใช้รหัสนี้", "End this code";
    holder: "ออกให้", "Made out to";
    number: "ลำดับ", "Number";
    state: "สถานะ", "State";
    in_use: "ใช้ได้", "in use";
}

/// Who may comment, as a choice for the officer.
pub fn admits_name(lang: Lang, one: Admits) -> &'static str {
    match one {
        Admits::Everyone => lang.of("ทุกคน ไม่ต้องเข้าสู่ระบบ", "Everyone, without signing in"),
        Admits::Account => lang.of("ผู้ที่มีบัญชี", "People with an account"),
        Admits::Verified => lang.of("ผู้ที่ยืนยันตัวตนแล้ว", "People whose identity is verified"),
        Admits::Invited => lang.of("ผู้ที่ได้รับเชิญ", "People who were invited"),
    }
}

/// From when everyone sees numbers, as a choice for the officer.
pub fn shows_name(lang: Lang, one: Shows) -> &'static str {
    match one {
        Shows::Live => lang.of("ระหว่างเปิดรับฟัง", "While it is open"),
        Shows::Closed => lang.of("หลังปิดรับฟัง", "After it closes"),
        Shows::Result => lang.of("เมื่อเผยแพร่สรุปผลแล้วเท่านั้น", "Only with the published result"),
    }
}

/// What it means, under the choice.
pub fn shows_hint(lang: Lang, one: Shows) -> &'static str {
    match one {
        Shows::Live => lang.of(
            "คนที่มาทีหลังเห็นว่าคนก่อนหน้าตอบอย่างไร ผลแบบสอบถามปรับเป็นช่วง ๆ",
            "Those who come later see what others answered. A survey's numbers move in steps.",
        ),
        Shows::Closed => {
            lang.of("ทุกคนตอบโดยไม่เห็นตัวเลขของคนอื่น", "Everyone answers without seeing the numbers of others.")
        }
        Shows::Result => lang.of(
            "ประชาชนเห็นตัวเลขพร้อมคำอธิบายและการตัดสินใจของหน่วยงาน รวมถึงในสรุปผลเบื้องต้น",
            "People see the numbers together with what the agency decided and why, in a preliminary summary too.",
        ),
    }
}

/// The same for everyone who reads the hearing's page.
pub fn shows_public(lang: Lang, one: Shows) -> &'static str {
    match one {
        Shows::Live => lang.of("ดูได้ตั้งแต่ระหว่างเปิดรับฟัง", "They can be seen while the hearing is open"),
        Shows::Closed => lang.of("จะแสดงหลังปิดรับฟัง", "They show after the hearing closes"),
        Shows::Result => {
            lang.of("จะแสดงพร้อมสรุปผลที่หน่วยงานเผยแพร่", "They show with the summary that the agency publishes")
        }
    }
}

/// What it means, under the choice.
pub fn admits_hint(lang: Lang, one: Admits) -> &'static str {
    match one {
        Admits::Everyone => {
            lang.of("เข้าถึงได้มากที่สุด คนที่เข้าสู่ระบบนับแยกให้เห็น", "Reaches most people. Those who sign in are counted apart.")
        }
        Admits::Account => lang.of(
            "ต้องยืนยันอีเมลหรือเข้าสู่ระบบก่อน คนส่วนหนึ่งจะไม่แสดงความเห็น",
            "They confirm an e-mail address or sign in first. Some will not comment.",
        ),
        Admits::Verified => lang.of(
            "ต้องยืนยันตัวตนกับผู้ให้บริการ เช่น ThaID ใช้เมื่อต้องมั่นใจว่าเป็นบุคคลจริง",
            "They prove who they are with a provider such as ThaID. For when each must be a real person.",
        ),
        Admits::Invited => lang.of(
            "เฉพาะผู้ที่มีรหัสเชิญซึ่งหน่วยงานออกให้ คนอื่นอ่านได้แต่แสดงความเห็นไม่ได้",
            "Only those with a code that the agency gave them. Others can read, not comment.",
        ),
    }
}

/// How often each may comment, as a choice for the officer.
pub fn once_name(lang: Lang, one: Once) -> &'static str {
    match one {
        Once::Free => lang.of("กี่ครั้งก็ได้", "As often as they like"),
        Once::Part => lang.of("คนละหนึ่งความเห็นต่อหนึ่งประเด็นหรือมาตรา", "Once on each key point or provision"),
        Once::Round => lang.of("คนละหนึ่งความเห็น", "Once"),
    }
}

/// What becomes of the comments of those who leave, as a choice for the officer.
pub fn leaving_name(lang: Lang, one: Leaving) -> &'static str {
    match one {
        Leaving::Stay => lang.of("ยังเผยแพร่ โดยไม่แสดงชื่อ", "Stay public, without the name"),
        Leaving::Go => lang.of("ไม่เผยแพร่อีก แต่หน่วยงานยังพิจารณา", "Are public no more; the agency still considers them"),
    }
}

/// When comments appear, as a choice for the officer.
pub fn appears_name(lang: Lang, one: Appears) -> &'static str {
    match one {
        Appears::AtOnce => lang.of("ทันทีที่ส่ง", "At once"),
        Appears::Checked => lang.of("หลังผู้ดูแลความเห็นตรวจ", "After a moderator has looked at them"),
    }
}

/// The same for those who speak signed in.
pub fn if_you_leave(lang: Lang, one: Leaving) -> &'static str {
    match one {
        Leaving::Stay => lang.of(
            "ถ้าเลิกใช้บัญชีภายหลัง ชื่อจะถูกนำออก ข้อความยังเผยแพร่ตามที่เลือกไว้",
            "If you close your account later, the name comes off and the text stays as you chose.",
        ),
        Leaving::Go => lang.of(
            "ถ้าเลิกใช้บัญชีภายหลัง ชื่อและข้อความจะไม่เผยแพร่อีก",
            "If you close your account later, neither name nor text is public any more.",
        ),
    }
}

/// What the form asks of those who speak.
pub fn demands(lang: Lang, of: Admission) -> String {
    let who = match of.admits {
        Admits::Everyone => lang.of("ไม่ต้องเข้าสู่ระบบ ไม่ต้องบอกชื่อ", "No sign-in, no name."),
        Admits::Account => {
            lang.of("เข้าสู่ระบบด้วยบัญชีที่ยืนยันอีเมลแล้ว", "Signing in with an account whose e-mail address is confirmed.")
        }
        Admits::Verified => lang.of("เข้าสู่ระบบกับผู้ให้บริการยืนยันตัวตน", "Signing in with an identity provider."),
        Admits::Invited => lang.of("รหัสเชิญจากหน่วยงาน ไม่ต้องเข้าสู่ระบบ", "An invitation code from the agency; no sign-in."),
    };
    let often = match of.once {
        Once::Free => "",
        Once::Part => lang.of(
            " แสดงความเห็นได้หนึ่งครั้งต่อหนึ่งประเด็นหรือมาตรา ถอนแล้วส่งใหม่ได้",
            " One comment on each key point or provision; withdraw it to send another.",
        ),
        Once::Round => lang.of(" แสดงความเห็นได้หนึ่งครั้ง ถอนแล้วส่งใหม่ได้", " One comment; withdraw it to send another."),
    };
    format!("{who}{often}")
}

/// What the portal keeps of them.
pub fn keeps(lang: Lang, of: Admission) -> &'static str {
    match (of.admits, of.once) {
        (Admits::Everyone, _) => lang.of(
            "สิ่งที่คุณส่ง ถ้าเข้าสู่ระบบ ยังมีรหัสที่บอกว่าเป็นคนเดียวกันเฉพาะในการรับฟังครั้งนี้",
            "What you fill in and attach, and when you send it. If you are signed in, also a code by which the same person is known within this hearing alone.",
        ),
        (Admits::Invited, _) => lang.of(
            "สิ่งที่คุณกรอกและแนบ เวลาที่ส่ง และว่ารหัสเชิญนี้ใช้แล้ว โดยไม่ผูกกับความเห็นใดที่เจ้าหน้าที่เห็นได้",
            "What you fill in and attach, when you send it, and that this invitation was used, in no way that officials could tie to a comment.",
        ),
        _ => lang.of(
            "สิ่งที่คุณกรอกและแนบ เวลาที่ส่ง และรหัสที่บอกว่าเป็นคนเดียวกันเฉพาะในการรับฟังครั้งนี้ ใช้สืบว่าเป็นใครหรือเชื่อมกับเรื่องอื่นไม่ได้",
            "What you fill in and attach, when you send it, and a code by which the same person is known within this hearing alone: it neither says who you are nor leads to another hearing.",
        ),
    }
}

/// What officials see of them.
pub fn seen_is(lang: Lang, of: Admission) -> &'static str {
    match of.admits {
        Admits::Invited => lang.of(
            "ข้อความ กลุ่มและจังหวัดถ้าคุณบอก ไม่เห็นว่าใช้รหัสเชิญใด",
            "Your text, and your group and province if you give them. Not which invitation it came with.",
        ),
        _ => lang.of(
            "ข้อความ กลุ่มและจังหวัดถ้าคุณบอก และระดับการยืนยันตัวตน ไม่เห็นอีเมล ที่อยู่ หรือชื่อที่คุณไม่แสดง",
            "Your text, your group and province if you give them, and how well your identity is known. Not your e-mail or address, nor your name unless you choose to publish it.",
        ),
    }
}

/// "ออกแล้ว 12 รหัส ใช้แสดงความเห็นแล้ว 5 รหัส".
pub fn used(lang: Lang, made: u32, spoken: u32) -> String {
    match lang {
        Lang::Th => counting!("ออกแล้ว {} รหัส ใช้แสดงความเห็นแล้ว {} รหัส", amount(made.into()), amount(spoken.into())),
        Lang::En => format!(
            "{}, {} used to comment",
            counted(lang, made.into(), "", "code made", "codes made"),
            amount(spoken.into())
        ),
    }
}

/// What a hearing's page says of how to speak.
pub fn how(lang: Lang, kind: Kind, of: Admission) -> &'static str {
    match of.admits {
        Admits::Everyone if kind.has_survey() => lang.of(
            "ตอบแบบสอบถามตามบทบาทของคุณ ข้ามข้อที่ไม่บังคับได้ เขียนเป็นภาษาใดก็ได้ ไม่ต้องเข้าสู่ระบบ",
            "Answer the survey for your role, in any language, without signing in. You may skip what is not required.",
        ),
        Admits::Everyone => crate::public::how_to_speak_guest(lang),
        Admits::Account => crate::public::how_to_speak_account(lang),
        Admits::Verified => lang.of(
            "การรับฟังครั้งนี้ต้องยืนยันตัวตนก่อนแสดงความเห็น",
            "This hearing asks you to verify your identity before commenting.",
        ),
        Admits::Invited => lang.of(
            "การรับฟังครั้งนี้รับความเห็นจากผู้ที่ได้รับเชิญ ใช้รหัสเชิญโดยไม่ต้องเข้าสู่ระบบ",
            "This hearing takes comments from people who were invited; the code replaces signing in.",
        ),
    }
}

/// The same in the margin.
pub fn note(lang: Lang, kind: Kind, of: Admission) -> &'static str {
    match of.admits {
        Admits::Everyone if kind.has_survey() => lang.of(
            "ไม่ต้องเข้าสู่ระบบ คำตอบนับรวมกันโดยไม่แสดงชื่อ ข้อความที่เขียนส่งถึงหน่วยงานเท่านั้น",
            "No sign-in needed. Answers are counted together without names; what you write goes to the agency only.",
        ),
        Admits::Account | Admits::Verified if kind.has_survey() => lang.of(
            "ต้องเข้าสู่ระบบก่อน คำตอบนับรวมกันโดยไม่แสดงชื่อ ข้อความที่เขียนส่งถึงหน่วยงานเท่านั้น",
            "You sign in first. Answers are counted together without names; what you write goes to the agency only.",
        ),
        Admits::Invited if kind.has_survey() => lang.of(
            "ต้องมีรหัสเชิญ คำตอบนับรวมกันโดยไม่แสดงชื่อ ข้อความที่เขียนส่งถึงหน่วยงานเท่านั้น",
            "You need an invitation code. Answers are counted together without names; what you write goes to the agency only.",
        ),
        Admits::Everyone => crate::public::side_note(lang),
        Admits::Account | Admits::Verified => crate::public::side_note_account(lang),
        Admits::Invited => lang.of(
            "ต้องมีรหัสเชิญ และเลือกได้ว่าจะให้เผยแพร่หรือส่งถึงหน่วยงานเท่านั้น",
            "You need an invitation code, and choose whether it is published or goes to the agency only.",
        ),
    }
}
