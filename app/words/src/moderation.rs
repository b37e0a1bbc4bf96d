//! Looking after comments: reports, the moderators' queue, what is taken out, demands, appeals, the public log, and the policy.

use crate::{counted, number as amount};
use domain::comment::Counts;
use domain::flag::Flag;
use domain::lang::Lang;
use domain::moderation::{Decision, DemandKind, Logged, Reason, Why};

say! {
    report: "แจ้งความเห็นนี้", "Report";
    report_title: "แจ้งความเห็นที่ไม่ควรเผยแพร่", "Report a comment";
    report_why: "ผู้ดูแลความเห็นจะตรวจ การแจ้งไม่ทำให้ความเห็นหายไปเอง และไม่แสดงว่าใครแจ้ง", "A moderator will look at it. A report hides nothing by itself, and nobody is shown who made it.";
    report_not: "การไม่เห็นด้วยกับความเห็นไม่ใช่เหตุที่จะงดเผยแพร่ หากไม่เห็นด้วย โปรดแสดงความเห็นของคุณ", "Disagreeing is no reason to withhold a comment. If you disagree, please say so in a comment of your own.";
    report_reason: "เหตุที่แจ้ง", "What is wrong with it";
    report_note: "อธิบายเพิ่ม", "Anything to add";
    report_note_hint: "เห็นเฉพาะผู้ดูแลความเห็น ไม่ต้องบอกชื่อ", "Seen by moderators only. No name is needed.";
    report_send: "ส่งให้ผู้ดูแลตรวจ", "Send to a moderator";
    report_sent: "ขอบคุณที่แจ้ง ผู้ดูแลความเห็นจะตรวจ", "Thank you. A moderator will look at it.";
    back_to_comments: "กลับไปที่ความเห็น", "Back to the comments";
    queue: "ตรวจความเห็น", "Comments to look at";
    queue_note: "เหตุผลที่งดเผยแพร่ต้องมาจากรายการ การไม่เห็นด้วยกับร่างไม่ใช่เหตุ ความเห็นที่งดเผยแพร่ยังนับและหน่วยงานยังพิจารณา", "A comment is withheld for a reason of the list only; and to disagree with the draft is not one. What is withheld still counts, and the agency still considers it.";
    everything: "ทั้งหมด", "All";
    appeals: "คำขอทบทวน", "Appeals";
    nothing: "ไม่มีความเห็นที่รอตรวจ", "Nothing waits.";
    next: "รายการถัดไป", "Next items";
    any_reason: "ทุกเหตุ", "Any reason";
    narrow_reason: "เหตุที่แจ้ง", "Reported for";
    narrow_agency: "หน่วยงาน", "Agency";
    only_this: "เฉพาะเรื่องนี้", "This consultation only";
    all_consultations: "ทุกเรื่อง", "All consultations";
    choose_reason: "เลือกเหตุผล", "Choose a reason";
    withhold_ticked: "งดเผยแพร่ที่เลือก", "Withhold the ticked";
    show_ticked: "ให้เผยแพร่", "Let them stand";
    note: "บันทึกสำหรับเจ้าหน้าที่", "Note for the desk";
    note_hint: "ไม่เผยแพร่ สำนักงานเห็นเมื่อมีคำขอทบทวน", "Not published. The Office sees it with an appeal.";
    key_withhold: "งดเผยแพร่ความเห็นนี้หรือที่เลือกไว้ ด้วยเหตุผลที่มีเลขนี้", "Withhold this comment, or the ticked ones, for the reason with this number";
    key_show: "ให้เผยแพร่ความเห็นนี้หรือที่เลือกไว้", "Let this comment, or the ticked ones, stand";
    key_bar: "ไปที่เหตุผล ใต้รายการ", "Go to the reasons, below the list";
    let_through: "ให้เผยแพร่", "Let it through";
    waits: "รอตรวจก่อนเผยแพร่ ยังไม่มีใครเห็นนอกจากหน่วยงานและผู้แสดงความเห็น", "Waits to be looked at. Nobody sees it but the agency and its author.";
    why_here: "การแจ้งและสิ่งที่กติกาชี้", "Reports, and what rules saw";
    redact: "ปิดข้อความบางส่วน", "Take words out";
    redact_why: "ข้อความเดิมเก็บผนึกไว้ เปิดอ่านได้เมื่อบอกเหตุผลซึ่งผู้แสดงความเห็นจะเห็น ส่วนที่เหลือเผยแพร่ต่อ", "The original is sealed. Whoever reads it gives a reason, which its author sees. The rest stays published.";
    redact_words: "ข้อความที่จะปิด", "The words to take out";
    redact_words_hint: "คัดลอกให้ตรงตามที่เขียนไว้ ปิดทุกแห่งที่พบ รวมข้อความก่อนแก้ไข", "Copied exactly. They are taken out wherever they stand, also of earlier versions.";
    name_off: "ปิดชื่อที่แสดง", "Take the name off";
    redacted: "ปิดข้อความบางส่วนหรือชื่อแล้ว", "Some words, or the name, are taken out";
    put_back: "คืนข้อความเดิม", "Put the words back";
    open_seal: "เปิดอ่านข้อความเดิม", "Read the original";
    open_why: "เหตุที่ต้องอ่าน", "Why you need to read it";
    open_why_hint: "ผู้แสดงความเห็นจะเห็นว่ามีการเปิดอ่านเมื่อใดและเพราะอะไร", "Its author sees when it was read, and why.";
    original: "ข้อความเดิม", "The original";
    original_note: "แสดงให้คุณเห็นสิบนาที โปรดอย่าคัดลอกไปที่อื่น", "Shown to you for ten minutes. Please do not copy it elsewhere.";
    originals_before: "ข้อความก่อนแก้ไข ก่อนปิดข้อความ", "What earlier versions said before words were taken out";
    appeal_about: "ขอให้ทบทวนการตัดสินใด", "Which decision should be looked at again";
    appeal_moot: "หน่วยงานยกเลิกการตัดสินนั้นเองแล้ว", "The agency took that decision back itself";
    appealed_on: "ขอทบทวน", "asked";
    answer_about: "ตอบคำขอทบทวนเรื่อง", "This answers the appeal about:";
    openings: "การเปิดอ่านข้อความเดิม", "When the original was read";
    demands: "คำขอและคำสั่งจากศาลหรือหน่วยงาน", "Requests and orders of courts and authorities";
    demand_why: "บันทึกไว้ก่อน แล้วจึงพิจารณา ชื่อผู้ขอหรือผู้สั่งกับผลการพิจารณาแสดงในบันทึกสาธารณะ", "Enter it first, then decide. Who asked or ordered, and what came of it, stands in the public log.";
    demand_is: "เป็น", "It is";
    demand_from: "จาก", "From";
    demand_from_hint: "ชื่อศาลหรือหน่วยงาน ไม่ใช่ชื่อบุคคล เผยแพร่", "The court or authority, not a person. Public.";
    demand_reference: "เลขที่หนังสือหรือคำสั่ง", "Number of the letter or order";
    demand_enter: "บันทึกคำขอหรือคำสั่ง", "Enter it";
    demand_open: "ยังไม่พิจารณา", "Not decided yet";
    appeal: "ขอให้ทบทวน", "Ask for this to be looked at again";
    appeal_why: "สำนักงานคณะกรรมการกฤษฎีกาเป็นผู้ทบทวน ไม่ใช่หน่วยงานที่จัดทำร่าง ขอได้หนึ่งครั้งต่อการตัดสินหนึ่งครั้ง คำตอบจะแสดงในหน้านี้", "The Office of the Council of State looks at it, not the agency that drafted. You can ask once about each decision. The answer stands on this page.";
    appeal_words: "เหตุที่ควรเผยแพร่", "Why it should be published";
    appeal_send: "ส่งคำขอทบทวน", "Send the appeal";
    appeal_sent: "ส่งคำขอทบทวนแล้ว คำตอบจะแสดงในหน้านี้", "Your appeal is sent. The answer will stand on this page.";
    appeal_yours: "คำขอทบทวนของคุณ", "Your appeal";
    appeal_waits: "รอสำนักงานตอบ", "The Office has not answered yet";
    appeal_granted: "สำนักงานให้เผยแพร่ตามเดิม", "The Office let it be published as before";
    appeal_upheld: "สำนักงานเห็นว่าการตัดสินเดิมชอบแล้ว", "The Office left the decision as it was";
    appeal_outcome: "ผลการทบทวน", "Outcome";
    appeal_authors: "คำขอทบทวนของผู้แสดงความเห็น", "Appeal of its author";
    appeal_office_only: "สำนักงานคณะกรรมการกฤษฎีกาเป็นผู้ตอบ", "The Office of the Council of State answers it";
    answer: "คำตอบถึงผู้แสดงความเห็น", "The answer to its author";
    answer_grant: "ให้เผยแพร่ตามเดิม", "Let it be published as before";
    answer_uphold: "คงการตัดสินเดิม", "Leave the decision as it is";
    no_appeals: "ไม่มีคำขอทบทวนที่รอตอบ", "No appeal waits for an answer.";
    looked_at: "การดูแลความเห็นนี้", "How this comment was looked after";
    stands_waiting: "ได้รับและนับแล้ว รอผู้ดูแลตรวจก่อนเผยแพร่", "Received and counted; it appears once a moderator has looked at it";
    log: "บันทึกการดูแลความเห็น", "Moderation log";
    log_note: "บอกว่าทำอะไรเมื่อใดและเพราะอะไร ไม่บอกว่าเป็นความเห็นใดหรือของใคร", "What was done, when and why. It does not say to which comment, or whose.";
    log_none: "ยังไม่มีรายการ", "Nothing yet.";
    reason: "เหตุผล", "Reason";
    older: "รายการก่อนหน้า", "Earlier entries";
    policy: "นโยบายการดูแลความเห็น", "How comments are looked after";
    policy_reasons: "เหตุที่งดเผยแพร่ได้", "Reasons to withhold a comment";
    policy_reasons_note: "มีเพียงเท่านี้ ไม่มีข้อใดเป็นการไม่เห็นด้วยกับร่างหรือกับหน่วยงาน", "There are no others, and none is disagreement with the draft or the agency.";
    policy_rules: "กติกาที่ช่วยชี้", "Rules that point";
    policy_rules_note: "กติกาเหล่านี้ชี้ให้ผู้ดูแลดูเท่านั้น ไม่ซ่อนความเห็นใดเอง", "These rules only point a moderator at a comment. They hide nothing by themselves.";
    policy_targets: "เป้าหมาย", "Targets";
    withheld_here: "งดเผยแพร่", "Withheld";
    none_withheld: "ขณะนี้ไม่มีความเห็นที่งดเผยแพร่ทั้งฉบับ", "No whole comment is withheld now";
    still_counted: "ยังนับและหน่วยงานยังพิจารณา", "still counted and considered";
}

/// What was decided, with the day after it: "งดเผยแพร่ 22 พ.ย. 2569".
pub fn decision(lang: Lang, what: Decision) -> &'static str {
    match what {
        Decision::Withheld => lang.of("งดเผยแพร่", "Withheld"),
        Decision::Redacted => lang.of("ปิดข้อความบางส่วนหรือชื่อ", "Words or the name taken out"),
        Decision::File => lang.of("งดเผยแพร่ไฟล์แนบ", "A file withheld"),
    }
}

/// Why a comment waits, as a tab of the queue.
pub fn why(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::Demand => lang.of("คำขอหรือคำสั่ง", "Requests and orders"),
        Why::Waiting => lang.of("รอเผยแพร่", "Not published yet"),
        Why::Reported => lang.of("มีผู้แจ้ง", "Reported"),
        Why::Flagged => lang.of("กติกาชี้", "Pointed at by a rule"),
    }
}

/// What a rule saw, said to the moderator and on the page of the policy.
pub fn flag(lang: Lang, flag: Flag) -> &'static str {
    match flag {
        Flag::Words => lang.of(
            "มีคำหยาบหรือคำข่มขู่ที่อยู่ในรายการ รวมที่สะกดให้เลี่ยง",
            "Holds a coarse or threatening word of the list, also spelt to get past it",
        ),
        Flag::Links => {
            lang.of("มีลิงก์ ซึ่งอาจเป็นแหล่งอ้างอิงหรือโฆษณา", "Holds a link, which may be a source or an advertisement")
        }
        Flag::Repeated => lang.of("ข้อความเดิมซ้ำหลายครั้งในความเห็นเดียว", "Says the same few words over and over"),
        Flag::Private => {
            lang.of("ดูเหมือนมีหมายเลขหรือที่อยู่ของบุคคล", "Seems to hold a number or an address that belongs to a person")
        }
        Flag::Mended => lang.of(
            "ผู้แสดงความเห็นแก้ไขหลังจากถูกงดเผยแพร่หรือปิดข้อความ",
            "Its author changed it after it was withheld or words were taken out",
        ),
    }
}

/// What asks, other than a reader.
pub fn demand_kind(lang: Lang, kind: DemandKind) -> &'static str {
    match kind {
        DemandKind::Request => lang.of("คำขอของหน่วยงาน", "A request of an authority"),
        DemandKind::Order => {
            lang.of("คำสั่งของศาลหรือหน่วยงานตามกฎหมาย", "An order of a court or an authority under a law")
        }
    }
}

/// A line of the public log.
pub fn logged(lang: Lang, what: Logged) -> &'static str {
    match what {
        Logged::Withheld => lang.of("งดเผยแพร่ความเห็นหนึ่ง", "A comment was withheld"),
        Logged::Stays => {
            lang.of("ตรวจความเห็นที่แก้ไขแล้ว ยังงดเผยแพร่", "A changed comment was looked at and stays withheld")
        }
        Logged::Restored => lang.of("เผยแพร่ความเห็นหนึ่งตามเดิม", "A comment was shown again"),
        Logged::Passed => lang.of("ตรวจแล้วให้เผยแพร่ความเห็นหนึ่ง", "A comment was let through"),
        Logged::Kept => lang.of("ตรวจความเห็นที่มีผู้แจ้งหรือกติกาชี้ แล้วคงไว้", "A comment was looked at and left as it is"),
        Logged::Redacted => {
            lang.of("ปิดข้อความบางส่วนหรือชื่อของความเห็นหนึ่ง", "Words or the name were taken out of a comment")
        }
        Logged::FileWithheld => lang.of("งดเผยแพร่ไฟล์แนบของความเห็นหนึ่ง", "A file of a comment was withheld"),
        Logged::FileRestored => lang.of("เผยแพร่ไฟล์แนบของความเห็นหนึ่งตามเดิม", "A file of a comment was shown again"),
        Logged::Demanded => lang.of("ได้รับคำขอหรือคำสั่งให้งดเผยแพร่", "A request or order to withhold arrived"),
        Logged::Granted => lang.of("สำนักงานทบทวนแล้วให้เผยแพร่ตามเดิม", "The Office took a decision back on appeal"),
        Logged::Upheld => lang.of("สำนักงานทบทวนแล้วคงการตัดสินเดิม", "The Office left a decision as it was"),
    }
}

/// "คำสั่ง… จาก ศาลปกครองกลาง".
pub fn demanded_by(lang: Lang, kind: DemandKind, from: &str) -> String {
    match lang {
        Lang::Th => format!("{} จาก{from}", demand_kind(lang, kind)),
        Lang::En => format!("{} ({from})", demand_kind(lang, kind)),
    }
}

/// "มีผู้แจ้ง 3 ราย เหตุ: ดูหมิ่นหรือข่มขู่บุคคล".
pub fn reported(lang: Lang, reports: u64, reason: Option<Reason>) -> String {
    let said = match lang {
        Lang::Th => counting!("มีผู้แจ้ง {} ราย", amount(reports)),
        Lang::En => counted(lang, reports, "", "report", "reports"),
    };
    match reason {
        Some(reason) => format!("{said} · {}", crate::law::reason(lang, reason)),
        None => said,
    }
}

/// "ผู้ดูแลมีเป้าหมายตรวจภายใน 2 วัน".
pub fn target(lang: Lang, days: u32) -> String {
    match lang {
        Lang::Th => counting!("เป้าหมาย: ผู้ดูแลตรวจภายใน {days} วัน"),
        Lang::En => format!("Target: looked at within {}", counted(lang, days.into(), "", "day", "days")),
    }
}

/// "เป้าหมาย: สำนักงานตอบภายใน 15 วัน".
pub fn appeal_target(lang: Lang, days: u32) -> String {
    match lang {
        Lang::Th => counting!("เป้าหมาย: สำนักงานตอบภายใน {days} วัน"),
        Lang::En => format!("Target: the Office answers within {}", counted(lang, days.into(), "", "day", "days")),
    }
}

/// "ความเห็นรอตรวจ 12 รายการ" for the desk's first page.
pub fn wait(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("มีความเห็นรอตรวจ {} รายการ", amount(n)),
        Lang::En => format!("{} to look at", counted(lang, n, "", "comment", "comments")),
    }
}

/// "มีคำขอทบทวนรอตอบ".
pub fn appeals_wait(lang: Lang) -> &'static str {
    lang.of("มีคำขอทบทวนที่รอสำนักงานตอบ", "Appeals wait for the Office's answer")
}

/// What is withheld of a hearing by reason, and what waits: "งดเผยแพร่ 3 ความเห็น: โฆษณา 2 · ลามก 1".
pub fn numbers(lang: Lang, counts: &Counts) -> String {
    let mut said = match counts.withheld {
        0 => none_withheld(lang).to_string(),
        n => {
            let by: Vec<String> = Reason::given()
                .filter_map(|reason| {
                    let (_, n) = counts.by_withheld.iter().find(|(code, _)| code == reason.code())?;
                    Some(format!("{} {}", crate::law::reason(lang, reason), amount(*n)))
                })
                .collect();
            let by = if by.is_empty() { String::new() } else { format!(": {}", by.join(" · ")) };
            format!("{} {}{by} ({})", withheld_here(lang), crate::common::comments(lang, n), still_counted(lang))
        }
    };
    if counts.waiting > 0 {
        said.push_str(" · ");
        said.push_str(&match lang {
            Lang::Th => counting!("รอผู้ดูแลตรวจก่อนเผยแพร่ {} ความเห็น", amount(counts.waiting)),
            Lang::En => format!(
                "{} to be looked at before publication",
                counted(lang, counts.waiting, "", "comment", "comments")
            ),
        });
    }
    said
}

/// The policy, paragraph by paragraph.
pub fn policy_text(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Th => &[
            "ทุกความเห็นเผยแพร่ตามที่ผู้แสดงความเห็นเลือก ความเห็นที่งดเผยแพร่ยังนับ ยังจัดเข้าประเด็น และหน่วยงานยังต้องพิจารณา เพียงแต่ข้อความไม่แสดงต่อสาธารณะ",
            "ใครก็แจ้งความเห็นที่ไม่ควรเผยแพร่ได้ โดยไม่ต้องมีบัญชี คนเดียวกันแจ้งหลายครั้งนับเป็นหนึ่ง การแจ้งไม่ทำให้ความเห็นหายไป ผู้ดูแลของหน่วยงานเป็นผู้ตรวจ",
            "บางเรื่องกำหนดให้ผู้ดูแลตรวจก่อนเผยแพร่ หน้าเรื่องบอกไว้ พร้อมจำนวนที่รอ ความเห็นที่รอนับทันทีและไม่หาย",
            "ผู้ดูแลปิดข้อความเฉพาะส่วน ชื่อที่แสดง หรือไฟล์ที่แนบไฟล์หนึ่งได้ เช่น หมายเลขโทรศัพท์ของผู้อื่น รวมในข้อความก่อนแก้ไข ข้อความเดิมเก็บผนึกไว้ ใครเปิดอ่านต้องบอกเหตุผล ผู้แสดงความเห็นเห็นการเปิดอ่านทุกครั้งในหน้าใบรับความเห็น",
            "ผู้แสดงความเห็นขอให้ทบทวนได้จากหน้าใบรับความเห็น ด้วยเลขที่รับและรหัส สำนักงานคณะกรรมการกฤษฎีกาเป็นผู้ตอบ ไม่ใช่หน่วยงานที่จัดทำร่าง เมื่อสำนักงานให้เผยแพร่แล้ว หน่วยงานงดเผยแพร่ข้อความนั้นอีกไม่ได้ ข้อความที่แก้ไขภายหลังพิจารณาใหม่",
            "คำขอของหน่วยงานและคำสั่งของศาลจะบันทึกแยกไว้ และบอกในบันทึกสาธารณะว่ามาจากใคร จำนวนที่งดเผยแพร่แยกตามเหตุผลแสดงในหน้าเรื่อง",
        ],
        Lang::En => &[
            "Every comment is published as its author chose. One that is withheld still counts, is still put under its issue, and must still be considered by the agency: only its text is not shown to the public.",
            "Anybody can report a comment that should not be published, without an account. The same person reporting it again counts once. A report hides nothing: a moderator of the agency looks at it.",
            "Some hearings have comments looked at before they appear. The hearing's page says so, and how many wait. Those that wait count at once and none is lost.",
            "A moderator can take out words, the name shown, or one file alone, such as somebody else's telephone number, also from earlier versions. The original is sealed; whoever reads it gives a reason, and its author sees each reading on the receipt's page.",
            "An author can ask for a decision to be looked at again from the receipt's page, with its number and code. The Office of the Council of State answers, not the agency that drafted. What the Office lets be published, the agency cannot withhold again; words written later are decided anew.",
            "Requests of authorities and orders of courts are entered as such, and the public log says whose they were. How many comments are withheld for each reason stands on the hearing's page.",
        ],
    }
}

/// Under which name everyone reads a comment, or would.
pub fn named(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("ชื่อที่แสดง: {name}"),
        Lang::En => format!("Name shown: {name}"),
    }
}
