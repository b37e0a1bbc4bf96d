//! The impact analysis (s.12, 17): its headings, what to write under each, and its pages.

use domain::lang::Lang;

say! {
    saved_as_typed: "บันทึกที่พิมพ์แล้ว เมื่อ {} น.", "What you typed was saved at {}.";
    unsaved: "ยังบันทึกไม่ได้ ข้อความอยู่ในหน้านี้ ระบบจะลองใหม่", "Not saved yet. The text is on this page; it will be tried again.";
    not_saved_so: "ยังไม่ได้บันทึก กด “บันทึก” เพื่อดูว่าต้องแก้อะไร", "Not saved. Press “Save” to see what has to change.";
    changed_by_both: "หัวข้อหนึ่งถูกแก้จากที่อื่นด้วย ข้อความทั้งสองอยู่ด้านบน รวมให้เรียบร้อยแล้วกด “บันทึก”",
        "A heading was changed elsewhere as well. Both texts stand above: bring them together, then press “Save”.";
    saved_elsewhere: "ข้อความที่บันทึกจากที่อื่น", "Saved elsewhere";
    intro: "เขียนทีละหัวข้อได้ บันทึกแล้วกลับมาเขียนต่อ แสดงต่อประชาชนเมื่อเผยแพร่เรื่องนี้ ใช้ Markdown ได้ เช่น รายการ ตาราง ตัวหนา",
        "Write it heading by heading: save, and come back. It becomes public when the consultation is published. Markdown works: lists, tables, bold.";
    intro_later: "ยังไม่มีการวิเคราะห์ที่เผยแพร่ ประชาชนอ่านได้เมื่อเผยแพร่ฉบับนี้ ใช้ Markdown ได้ เช่น รายการ ตาราง ตัวหนา",
        "No analysis is published yet: the public can read this one once it is published. Markdown works: lists, tables, bold.";
    intro_public: "ประชาชนยังอ่านการวิเคราะห์ที่เผยแพร่ไว้ จนกว่าจะเผยแพร่ที่แก้ใหม่นี้ ใช้ Markdown ได้ เช่น รายการ ตาราง ตัวหนา",
        "The public goes on reading the published version until this one is published. Markdown works: lists, tables, bold.";
    begun_from: "หัวข้อที่ตอบไว้แล้วในคำอธิบายตามมาตรา 14 นำมาใส่ให้ แก้ได้", "What the section 14 texts say already has been filled in. Change it as you like.";
    still_missing: "หัวข้อที่ยังขาด", "Headings still missing";
    nothing_missing: "ครบทุกหัวข้อที่เรื่องประเภทนี้ต้องมี", "Every heading that this type needs is there.";
    demanded_when: "ต้องครบก่อนเผยแพร่สรุปผลการรับฟัง (มาตรา 17 และ 18)", "Needed before the hearing's result is published (sections 17 and 18).";
    not_begun: "ยังไม่ได้เริ่ม", "Not begun";
    if_any: "ถ้ามี", "if any";
    publish: "เผยแพร่ที่แก้ใหม่", "Publish this version";
    publish_means: "ข้อความนี้จะแทนการวิเคราะห์ที่ประชาชนอ่านอยู่ ข้อความก่อนหน้ายังอ่านได้", "It takes the place of the one the public reads. The earlier one stays readable.";
    own: "คุณเป็นผู้บันทึกข้อความนี้คนล่าสุด จึงต้องให้ผู้อนุมัติอีกคนเผยแพร่", "You saved this version last, so another approver must publish it.";
    waits: "ที่แก้ใหม่นี้ยังไม่เผยแพร่ รอผู้อนุมัติ", "This version is not public yet. It waits for an approver.";
    read: "อ่านการวิเคราะห์ผลกระทบ", "Read the impact analysis";
    versions: "การวิเคราะห์ที่เผยแพร่แต่ละครั้ง", "Versions of the impact analysis";
    latest: "ล่าสุด", "latest";
    older: "นี่คือข้อความก่อนหน้า มีที่ใหม่กว่าแล้ว", "This is an earlier version. There is a newer one.";
    to_latest: "ไปที่ล่าสุด", "Go to the latest version";
    basis: "จัดทำตามมาตรา 12 และ 17 ของพระราชบัญญัติหลักเกณฑ์การจัดทำร่างกฎหมายและการประเมินผลสัมฤทธิ์ของกฎหมาย พ.ศ. 2562",
        "Made under sections 12 and 17 of the Act on Legislative Drafting and Evaluation of Law B.E. 2562.";
}

/// What a heading is called.
pub fn heading(lang: Lang, code: &str) -> &'static str {
    match code {
        "necessity" => lang.of("เหตุผลและความจำเป็นที่ต้องตรากฎหมาย", "Why a law is needed"),
        "options" => lang.of("ทางเลือกอื่นที่พิจารณาแล้ว", "Other options considered"),
        "overlap" => lang.of("ความซ้ำซ้อนกับกฎหมายอื่น", "Overlap with other laws"),
        "rights" => lang.of("สิทธิหรือเสรีภาพที่ถูกจำกัด", "Rights and freedoms limited"),
        "burdens" => lang.of("ใครรับภาระอะไร", "Who bears which burden"),
        "benefits" => lang.of("ประโยชน์และความคุ้มค่า", "Benefits, and whether they are worth it"),
        "effects" => {
            lang.of("ผลกระทบต่องบประมาณ เศรษฐกิจ สังคม และสิ่งแวดล้อม", "Effects on budget, economy, society and environment")
        }
        "systems" => {
            lang.of("ระบบอนุญาต คณะกรรมการ โทษอาญา และดุลพินิจ", "Permits, committees, criminal penalties, discretion")
        }
        "means" => lang.of("หน่วยงาน คน อุปกรณ์ และงบประมาณที่ต้องใช้", "Agency, people, equipment and money needed"),
        "remedies" => lang.of("การเยียวยาผู้ได้รับผลกระทบ", "Remedies for those affected"),
        "hearing" => lang.of("ผลการรับฟังที่นำมาใช้", "What the hearing brought"),
        _ => "",
    }
}

/// What to write under a heading.
pub fn hint(lang: Lang, code: &str) -> &'static str {
    match code {
        "necessity" => lang.of(
            "ปัญหาคืออะไร มีหลักฐานใด และเหตุใดต้องแก้ด้วยกฎหมาย",
            "What the problem is, on which evidence, and why it takes a law.",
        ),
        "options" => lang.of(
            "มาตรการอื่นที่ไม่ใช่กฎหมาย หรือไม่ทำอะไรเลย และเหตุใดจึงไม่พอ",
            "Measures other than a law, or doing nothing, and why they fall short.",
        ),
        "overlap" => lang.of(
            "กฎหมายใดพูดเรื่องเดียวกันอยู่แล้ว และจะแก้หรือยกเลิกอย่างไร",
            "Which laws deal with the same already, and what becomes of them.",
        ),
        "rights" => lang.of(
            "สิทธิใด ของใคร จำกัดแค่ไหน และเหตุใดจึงได้สัดส่วน",
            "Which rights, whose, how far, and why that is proportionate.",
        ),
        "burdens" => lang.of(
            "ภาระหรืออุปสรรคต่อการดำรงชีวิตและการประกอบอาชีพ แยกตามกลุ่มคน เป็นตัวเลขได้ยิ่งดี",
            "Burdens on living and working, group by group, in numbers where you can.",
        ),
        "benefits" => lang.of(
            "ใครได้ประโยชน์อะไร และเทียบกับภาระที่เกิดแก่รัฐและประชาชนแล้วคุ้มหรือไม่",
            "Who gains what, and whether it is worth the burden on the state and on people.",
        ),
        "effects" => lang.of("รวมทั้งผลกระทบสำคัญอื่น ๆ", "And any other effect that matters."),
        "systems" => lang.of(
            "ตอบให้ครบทุกข้อ ข้อที่มีต้องบอกเหตุผลตามมาตรา 21 (5)–(8)",
            "Answer all four. Where one is used, give the reason that section 21(5)–(8) asks for.",
        ),
        "means" => lang.of(
            "หน่วยงานที่รับผิดชอบ จำนวนเจ้าหน้าที่ อุปกรณ์ และงบประมาณต่อปี",
            "The responsible agency, how many officers, what equipment, and the budget a year.",
        ),
        "remedies" => lang.of("ใครจะได้รับการเยียวยา อย่างไร", "Who is compensated, and how."),
        "hearing" => lang.of(
            "เขียนหลังปิดรับฟัง: ความเห็นใดเปลี่ยนการวิเคราะห์นี้ และอย่างไร",
            "Written after the hearing: which views changed this analysis, and how.",
        ),
        _ => "",
    }
}

/// "เผยแพร่เมื่อ 3 ต.ค. 2569".
pub fn published_on(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("เผยแพร่เมื่อ {when}"),
        Lang::En => format!("Published {when}"),
    }
}

/// Who saved it last, and when.
pub fn saved_by(lang: Lang, name: &str, when: &str) -> String {
    match lang {
        Lang::Th => format!("บันทึกล่าสุดโดย {name} เมื่อ {when}"),
        Lang::En => format!("Last saved by {name}, {when}"),
    }
}
