//! The register of laws: its list, a law's page, the calendar of evaluations, and what an officer changes.

use crate::{counted, date};
use domain::lang::Lang;
use domain::register::{Due, Force, Ground, How, Kind, Status, Why};
use domain::time::Day;

say! {
    nav: "กฎหมายที่ใช้อยู่", "Laws";
    title: "ทะเบียนกฎหมาย", "Register of laws";
    lead: "กฎหมายแต่ละฉบับ ใครรับผิดชอบ ใช้บังคับตั้งแต่เมื่อใด และต้องประเมินผลสัมฤทธิ์เมื่อใด", "Each law, who is responsible for it, since when it is in force, and when it is due for evaluation.";
    find: "ค้นชื่อกฎหมาย", "Find a law by its title";
    find_hint: "ชื่อเต็มหรือชื่อย่อ พิมพ์บางคำก็ได้", "Full or short title; some words will do";
    status: "สถานะ", "Status";
    in_force: "ใช้บังคับอยู่", "In force";
    repealed: "ยกเลิกแล้ว", "Repealed";
    kind_of_law: "ประเภทกฎหมาย", "Kind of law";
    unknown_force: "ยังไม่ทราบวันใช้บังคับ", "Day of entry into force not known";
    nothing: "ไม่พบกฎหมายตามเงื่อนไขนี้", "No law like this in the register";
    nothing_why: "ลองพิมพ์คำน้อยลง หรือนำตัวกรองออก", "Try fewer words, or take a filter off.";
    empty: "ยังไม่มีกฎหมายในทะเบียน ผู้ดูแลเครื่องนำเข้าได้ด้วยคำสั่ง siang import acts", "There are no laws here yet. The operator brings them with the command siang import acts.";
    without_filters: "ดูทั้งหมด", "See all";
    calendar: "ปฏิทินการประเมินผลสัมฤทธิ์", "Calendar of evaluations";
    calendar_lead: "วันครบกำหนดคำนวณจากวันที่กฎหมายมีผลใช้บังคับเท่านั้น ไม่คำนวณจากปีของชื่อกฎหมาย กฎหมายซึ่งยังไม่ทราบวันจึงอยู่ในรายการของตน วันที่ผ่านมาแล้วเป็นเป้าหมาย ไม่ใช่การวินิจฉัยว่าทำผิด",
        "Due days are computed from the day of entry into force alone, never from the year in a title; laws whose day is not known have a list of their own. A day that has passed is a target, not a finding that anyone broke the law.";
    by_days: "เลือกช่วงเวลา", "Choose a time";
    past_target: "ผ่านวันเป้าหมาย", "Past the target";
    not_known: "ยังไม่ทราบวัน", "Day not known";
    exempt: "ไม่ต้องประเมิน", "Exempt";
    case_by_case: "ต้องดูเป็นรายฉบับ", "To be seen in each case";
    nothing_due: "ไม่มีกฎหมายในช่วงนี้", "No law at this time.";
    due: "ครบกำหนดประเมินผลสัมฤทธิ์", "Due for evaluation";
    how_computed: "คำนวณอย่างไร", "How it was computed";
    entry: "มีผลใช้บังคับ", "Entry into force";
    source: "ที่มา", "Source";
    short_names: "ชื่อเรียกอื่น", "Also called";
    minister: "ผู้รักษาการ", "Minister in charge";
    responsible: "หน่วยงานที่รับผิดชอบการประเมิน", "Responsible for its evaluation";
    nobody: "ยังไม่ได้ประกาศ", "Not announced yet";
    exemption: "ข้อยกเว้น", "Exemption";
    cycle: "รอบระยะเวลาตามกฎกระทรวง", "Cycle by regulation";
    parent: "ออกตาม", "Made under";
    no_parent: "ยังไม่ได้ระบุกฎหมายแม่บท", "The law it was made under is not named yet";
    summary: "คำอธิบายโดยสรุป", "In plain words";
    purpose: "ความมุ่งหมายและขอบเขต", "Purpose and scope";
    translation: "คำแปล", "Translation";
    open_translation: "เปิดคำแปล", "Open the translation";
    text: "ตัวบท", "Text";
    to_text: "อ่านตัวบท", "Read the text";
    no_text: "ยังไม่มีตัวบทในทะเบียน", "The register has no text of it yet.";
    transcription: "ตัวบทคัดลอกมาจากแหล่งข้างต้น ก่อนอ้างอิงโปรดตรวจกับราชกิจจานุเบกษา", "The text was copied from that source; check the Government Gazette before you quote it.";
    open_source: "เปิดแหล่งที่มา", "Open the source";
    rules: "กฎที่ออกตามกฎหมายนี้", "Rules made under it";
    rules_with: "ประเมินพร้อมกฎหมายนี้ในคราวเดียวกัน (มาตรา 30)", "They are evaluated together with it (section 30).";
    needs: "กฎที่ต้องออก", "Rules that it needs";
    needs_means: "มาตราเหล่านี้ต้องมีกฎหรือการดำเนินการก่อน ประชาชนจึงจะปฏิบัติตามหรือได้รับสิทธิประโยชน์ได้ (มาตรา 22 วรรคสอง) นาฬิกานี้นับวันเท่านั้น ผลทางกฎหมายเป็นเรื่องที่ศาลวินิจฉัย",
        "These provisions need a rule, or something done, before people can follow them or have their benefit (section 22 para 2). The clock only counts; what follows in law is for the courts.";
    made: "ออกแล้ว", "Made";
    not_made: "ยังไม่ได้ออก", "Not made yet";
    extended: "คณะรัฐมนตรีขยายเวลา", "Put off by the Cabinet";
    provision: "มาตรา", "Provision";
    needed: "กฎหรือการดำเนินการ", "Rule or action";
    state: "สถานะ", "State";
    touching: "เรื่องที่รับฟังเกี่ยวกับกฎหมายนี้", "Consultations about it";
    evaluates: "ประเมินกฎหมายนี้", "Evaluates this law";
    changes_it: "ร่างที่เปลี่ยนกฎหมายนี้", "Would change this law";
    tied: "กฎหมายที่เกี่ยวข้อง", "The law in question";
    follow: "ติดตามการเปลี่ยนแปลงทางอีเมล", "Follow by e-mail";
    edit: "แก้ข้อมูลกฎหมายนี้", "Edit what is known of it";
    met: "ประเมินแล้ว", "Evaluated";
    evaluated_before: "ประเมินครั้งก่อน", "Evaluated before";
    duties: "กฎหมายที่หน่วยงานรับผิดชอบ", "Laws my agency is responsible for";
    duties_all: "กฎหมายทั้งหมด", "All laws";
    duties_none: "ยังไม่มีกฎหมายที่ระบุหน่วยงานของคุณเป็นผู้รับผิดชอบ สำนักงานกลางเป็นผู้ระบุตามประกาศของผู้รักษาการ", "No law names your agency as responsible yet. The central office enters it as the minister announces.";
    soon: "ครบกำหนดภายในหนึ่งปี", "Due within a year";
    later: "ครบกำหนดหลังจากนั้น", "Due later";
    facts: "ข้อมูลกฎหมาย", "What is known of it";
    save_means: "ทุกการแก้ไขเก็บไว้พร้อมผู้แก้ เวลา และข้อความก่อนกับหลัง ทุกคนเห็นข้อมูลใหม่ทันที", "Every change is kept with who made it, when, and what stood before and after. Everyone sees the new facts at once.";
    short_names_hint: "บรรทัดละชื่อ", "One per line";
    repealed_day: "ยกเลิกเมื่อ", "Repealed on";
    repealed_day_hint: "เว้นว่างได้ถ้าไม่ทราบ", "Leave empty if not known";
    repealed_reference: "ยกเลิกโดย", "Repealed by";
    force_how: "ทราบวันมีผลใช้บังคับจากอะไร", "How the day of entry into force is known";
    force_unknown: "ยังไม่ทราบ", "Not known yet";
    force_own: "ตัวบทระบุวันไว้เอง", "The text names the day";
    force_gazette: "คำนวณจากวันประกาศในราชกิจจานุเบกษาตามตัวบท", "Computed from the day of the Gazette, as the text says";
    force_stated: "ทราบจากแหล่งอื่น", "Known from elsewhere";
    gazette_day: "วันประกาศในราชกิจจานุเบกษา", "Day of the Government Gazette";
    gazette_reference: "เล่ม ตอน และหน้า", "Volume, part and page";
    gazette_reference_hint: "เช่น เล่ม 136 ตอนที่ 72 ก หน้า 1", "For example vol. 136, part 72 ก, page 1";
    stated_day: "วันมีผลใช้บังคับ", "Day of entry into force";
    stated_reference: "ทราบจากไหน", "Where it is known from";
    stated_link: "ที่อยู่เว็บของแหล่งนั้น", "Its web address";
    sure: "ยืนยันว่าถูกต้อง", "I confirm that it is right";
    sure_what: "วันมีผลใช้บังคับที่ห่างจากปีของชื่อกฎหมาย", "A day of entry into force far from the year of the title";
    needed_with: "ต้องกรอกเมื่อกรอกหรือเลือกช่องก่อนหน้า", "Needed where the field before it is filled in or chosen.";
    minister_hint: "เช่น รัฐมนตรีว่าการกระทรวงพาณิชย์", "For example the Minister of Commerce";
    parent_hint: "ชื่อเต็มของกฎหมายแม่บทตามทะเบียน เฉพาะกฎ", "Full title as in the register; for rules only";
    summary_hint: "ภาษาง่าย สองสามย่อหน้า (มาตรา 36 (3))", "Plain words, a few paragraphs (section 36 (3))";
    purpose_hint: "มาตรา 36 (4)", "Section 36 (4)";
    translation_hint: "เช่น คำแปลภาษาอังกฤษของสำนักงานคณะกรรมการกฤษฎีกา (มาตรา 36 (2))", "For example the Office's English translation (section 36 (2))";
    translation_link: "ที่อยู่เว็บของคำแปล", "Web address of the translation";
    related: "หนังสือเวียน คำพิพากษา และการตีความที่เกี่ยวข้อง", "Circulars, judgments and interpretations";
    related_hint: "บรรทัดละรายการ พร้อมเลขที่ วันที่ และที่อยู่เว็บถ้ามี (มาตรา 36)", "One a line, with number, day and web address where there is one (section 36).";
    exempt_ground: "เหตุที่ไม่ต้องประเมิน (มาตรา 29)", "Ground of exemption (section 29)";
    not_exempt: "ต้องประเมิน", "Not exempt";
    exempt_reason: "เพราะเหตุใดจึงเข้าข้อนี้", "Why this ground applies";
    cycle_years: "รอบระยะเวลากี่ปี ถ้ากฎกระทรวงกำหนดต่างจากเกณฑ์ทั่วไป", "Years of a cycle, where a regulation sets another than the general one";
    cycle_source: "กฎกระทรวงฉบับใด", "Which regulation";
    evaluated_day: "ประเมินครั้งล่าสุดก่อนใช้ระบบนี้ เสร็จเมื่อ", "Last evaluation before this system, finished on";
    evaluated_source: "รายงานอยู่ที่ไหน", "Where its report is";
    announced: "ประกาศรายชื่อหน่วยงานที่รับผิดชอบ", "Announcement of who is responsible";
    announced_day: "ผู้รักษาการประกาศหน่วยงานที่รับผิดชอบเมื่อ", "The minister announced who is responsible on";
    announced_reference: "ประกาศฉบับใด อ่านได้ที่ไหน", "Which announcement, and where it is read";
    agencies_hint: "ตามประกาศของผู้รักษาการ (มาตรา 32, 33) เฉพาะสำนักงานกลางแก้ได้", "As the minister announced (sections 32, 33); the central office alone changes this";
    history: "ประวัติการแก้ไข", "History of changes";
    no_history: "ยังไม่มีใครแก้ ข้อมูลมาจากตัวบทที่นำเข้า", "Nobody has changed anything; what stands here follows from the text that was brought.";
    before: "ก่อน", "Before";
    after: "หลัง", "After";
    add_need: "เพิ่มกฎที่ต้องออก", "Add a rule that it needs";
    need_at: "มาตราใด", "Which provision";
    need_what: "ต้องออกกฎหรือดำเนินการอะไร", "Which rule or action it needs";
    need_made: "ออกเมื่อ", "Made on";
    need_made_hint: "เว้นว่างถ้ายังไม่ได้ออก ปีเป็น พ.ศ.", "Leave empty if it was not made yet. Year in the Buddhist Era.";
    need_extended_hint: "เว้นว่างถ้าไม่ได้ขยาย ขยายได้ไม่เกินหนึ่งปี", "Leave empty if it was not put off; a year at most.";
    need_made_reference: "อ่านได้ที่ไหน", "Where it can be read";
    need_extended: "คณะรัฐมนตรีขยายถึง", "Put off by the Cabinet until";
    need_extended_reference: "มติคณะรัฐมนตรี", "Cabinet resolution";
    tie_hint: "ชื่อเต็มตามทะเบียนกฎหมาย บรรทัดละฉบับ", "Full titles as in the register, one per line";
    not_in_register: "ถ้ายังไม่มีกฎหมายนี้ในทะเบียน เพราะอะไร", "If the law is not in the register yet, why";
    not_in_register_hint: "เช่น กฎลำดับรองที่ยังไม่ได้เพิ่มในทะเบียน ทุกคนอ่านได้ในหน้าเรื่อง และจะหายไปเมื่อผูกกับกฎหมายแล้ว",
        "For example: a subordinate rule that was not added yet. Everyone reads it on the consultation's page, until the law is named.";
    not_yet: "ยังไม่อยู่ในทะเบียนกฎหมาย", "Not in the register of laws yet";
    tie_means: "หน้าเรื่องและหน้ากฎหมายจะมีลิงก์ถึงกัน การประเมินที่บันทึกรายงานแล้วเลื่อนวันครบกำหนดของกฎหมายนั้น", "The consultation's page and the law's will lead to each other. An evaluation whose report is entered moves the law's due day.";
    entered_as: "อยู่ในทะเบียนกฎหมายแล้ว:", "In the register of laws as";
    enter: "เพิ่มเป็นกฎหมายในทะเบียน", "Enter it in the register of laws";
    enter_means: "ทะเบียนจะมีกฎหมายนี้พร้อมวันใช้บังคับจากขั้นที่บันทึกไว้ หน่วยงานของเรื่องเป็นผู้รับผิดชอบ และสองหน้ามีลิงก์ถึงกัน ตัวบทที่ประกาศแล้วผู้ดูแลเครื่องนำเข้าภายหลัง เพราะอาจต่างจากร่างที่รับฟัง",
        "The register gets this law with its day of entry into force from the step entered, this dossier's agency as the one responsible, and links both ways. The operator brings the text as published, which may differ from the draft.";
    enter_title: "ชื่อกฎหมายตามที่ประกาศ", "Title of the law as published";
    enter_title_hint: "มีปี พ.ศ. ครบ ไม่มีคำว่า “ร่าง”", "With its year, without “ร่าง” (draft)";
}

pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Constitution => lang.of("รัฐธรรมนูญ", "Constitution"),
        Kind::OrganicAct => lang.of("พระราชบัญญัติประกอบรัฐธรรมนูญ", "Organic Act"),
        Kind::Act => lang.of("พระราชบัญญัติ", "Act"),
        Kind::Code => lang.of("ประมวลกฎหมาย", "Code"),
        Kind::EmergencyDecree => lang.of("พระราชกำหนด", "Emergency Decree"),
        Kind::RoyalDecree => lang.of("พระราชกฤษฎีกา", "Royal Decree"),
        Kind::MinisterialRule => lang.of("กฎกระทรวง", "Ministerial Regulation"),
        Kind::Regulation => lang.of("ระเบียบหรือข้อบังคับ", "Rule or regulation"),
        Kind::Notification => lang.of("ประกาศ", "Notification"),
        Kind::Ordinance => lang.of("ข้อบัญญัติท้องถิ่น", "Local ordinance"),
        Kind::Other => lang.of("อื่น ๆ", "Other"),
    }
}

/// "439 ฉบับ" · "439 laws".
pub fn laws(lang: Lang, n: u64) -> String {
    counted(lang, n, "ฉบับ", "law", "laws")
}

/// Where a law stands: in force, not yet, or no more.
pub fn status_of(lang: Lang, status: &Status, force: Option<Day>, today: Day) -> String {
    match status {
        Status::InForce => match force {
            Some(day) if day > today => from_day(lang, day),
            _ => in_force(lang).into(),
        },
        Status::Repealed { day: Some(day), .. } => match lang {
            Lang::Th => format!("ยกเลิกเมื่อ {}", date::short(lang, *day)),
            Lang::En => format!("Repealed on {}", date::short(lang, *day)),
        },
        Status::Repealed { .. } => repealed(lang).into(),
    }
}

/// "จะมีผลใช้บังคับ 1 ม.ค. 2571".
pub fn from_day(lang: Lang, day: Day) -> String {
    let day = date::short(lang, day);
    match lang {
        Lang::Th => format!("จะมีผลใช้บังคับ {day}"),
        Lang::En => format!("in force from {day}"),
    }
}

/// "ตั้งแต่ 1 ต.ค. 2563".
pub fn since(lang: Lang, day: Day) -> String {
    let day = date::short(lang, day);
    match lang {
        Lang::Th => format!("ตั้งแต่ {day}"),
        Lang::En => format!("since {day}"),
    }
}

/// How the day of entry into force is known.
pub fn force_source(lang: Lang, force: &Force, at: &str) -> String {
    match (&force.how, lang) {
        (How::Own, Lang::Th) => format!("{at} ของกฎหมายนี้ระบุวันไว้"),
        (How::Own, Lang::En) => format!("named by its own text, {at}"),
        (How::Gazette { gazette, reference }, Lang::Th) => {
            format!("คำนวณตาม {at} จากวันประกาศในราชกิจจานุเบกษา {} ({reference})", date::short(lang, *gazette))
        }
        (How::Gazette { gazette, reference }, Lang::En) => {
            format!("computed by {at} from the Government Gazette of {} ({reference})", date::short(lang, *gazette))
        }
        (How::Stated { reference, .. }, _) => reference.clone(),
    }
}

/// "มาตรา 34 วรรคสอง".
pub fn section(lang: Lang, (section, paragraph): (u32, u32)) -> String {
    const PARAGRAPHS: [&str; 4] = ["หนึ่ง", "สอง", "สาม", "สี่"];
    match lang {
        Lang::Th => {
            let paragraph = PARAGRAPHS.get(paragraph.saturating_sub(1) as usize).copied().unwrap_or("");
            counting!("มาตรา\u{a0}{section} วรรค{paragraph}")
        }
        Lang::En => format!("section\u{a0}{section} para {paragraph}"),
    }
}

/// How a due day was computed, in one sentence.
pub fn computed(lang: Lang, due: &Due) -> String {
    let (from, section) = (date::full(lang, due.from), section(lang, due.rule.section));
    let (years, every) = (due.years, due.years.min(due.every));
    match (due.rule.first, &due.cycle, lang) {
        (true, _, Lang::Th) => {
            counting!("ประเมินพระราชกำหนดครั้งแรกภายใน {years} ปี นับแต่วันที่มีผลใช้บังคับ {from} ({section})")
        }
        (true, _, Lang::En) => {
            format!(
                "An emergency decree is first evaluated within {years} years of its entry into force on {from} ({section})."
            )
        }
        (false, Some(source), Lang::Th) => {
            counting!("รอบระยะเวลาตามกฎกระทรวง ({source}) ครบ {years} ปี นับแต่วันที่มีผลใช้บังคับ {from} ({section})")
        }
        (false, Some(source), Lang::En) => {
            format!("A cycle by regulation ({source}): {years} years after its entry into force on {from} ({section}).")
        }
        (false, None, Lang::Th) if years == every => {
            counting!("ทุก {every} ปี นับแต่วันที่มีผลใช้บังคับ {from} ({section})")
        }
        (false, None, Lang::Th) => {
            counting!("ทุก {every} ปี นับแต่วันที่มีผลใช้บังคับ {from} ครั้งนี้ครบ {years} ปี ({section})")
        }
        (false, None, Lang::En) => {
            format!(
                "Every {every} years from its entry into force on {from}; this one is {years} years after it ({section})."
            )
        }
    }
}

/// What has to be known besides.
pub fn last_of_month(lang: Lang) -> &'static str {
    lang.of(
        "ปีที่ครบกำหนดไม่มีวันที่ 29 กุมภาพันธ์ จึงใช้วันสุดท้ายของเดือน",
        "That year has no 29 February, so the last day of the month stands in.",
    )
}

pub fn before_act(lang: Lang) -> &'static str {
    lang.of(
        "กฎหมายนี้ใช้บังคับอยู่ก่อนพระราชบัญญัติหลักเกณฑ์การจัดทำร่างกฎหมายและการประเมินผลสัมฤทธิ์ของกฎหมาย พ.ศ. 2562 กฎกระทรวงกำหนดรอบระยะเวลาการประเมินอาจกำหนดวันของวาระเริ่มแรกไว้ต่างจากนี้",
        "It was in force before the Act on Legislative Drafting and Evaluation of Law. The ministerial regulation on cycles may set another day for the first evaluation.",
    )
}

/// The same beside a row of a list.
pub fn before_act_short(lang: Lang) -> &'static str {
    lang.of("กฎกระทรวงอาจกำหนดวันของวาระเริ่มแรกไว้ต่างจากนี้", "A regulation may set another day for the first evaluation.")
}

/// Why there is no due day.
pub fn why(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::UnknownForce => lang.of(
            "ยังไม่ทราบวันใช้บังคับ จึงยังไม่คำนวณวันครบกำหนด",
            "The day of entry into force is not known, so no due day is computed.",
        ),
        Why::Repealed => lang.of("ยกเลิกแล้ว จึงไม่ต้องประเมิน", "It is repealed and no longer evaluated."),
        Why::Code => {
            lang.of("ประมวลกฎหมายไม่ต้องประเมิน (มาตรา 29 (5))", "Codes are exempt from evaluation (section 29 (5)).")
        }
        Why::Exempt(ground) => ground_of(lang, ground),
        Why::UnderItsLaw => lang.of(
            "กฎประเมินพร้อมกฎหมายแม่บทในคราวเดียวกัน หรือประเมินเฉพาะกฎนั้น (มาตรา 30)",
            "A rule is evaluated together with the law it was made under, or by itself (section 30).",
        ),
        Why::Constitution => {
            lang.of("รัฐธรรมนูญไม่ใช่กฎหมายตามบทนิยามมาตรา 3", "The constitution is not a law as section 3 defines it.")
        }
        Why::KindUnknown => lang.of(
            "ต้องพิจารณาเป็นรายฉบับว่าใช้บังคับเช่นเดียวกับกฎหมายหรือไม่ (มาตรา 28)",
            "Whether it has the force of a law has to be seen first (section 28).",
        ),
    }
}

/// A ground of s.29.
pub fn ground_of(lang: Lang, ground: Ground) -> &'static str {
    match ground {
        Ground::Over => lang.of(
            "ใช้บังคับเฉพาะระยะเวลาหนึ่งและล่วงพ้นไปแล้ว (มาตรา 29 (1))",
            "In force for a time that is over (section 29 (1))",
        ),
        Ground::Done => {
            lang.of("ให้ทำการอย่างหนึ่งและได้ทำแล้ว (มาตรา 29 (2))", "What it ordered has been done (section 29 (2))")
        }
        Ground::Organisation => lang.of(
            "จัดองค์กรของหน่วยงาน ไม่กระทบประชาชน (มาตรา 29 (3))",
            "How an agency is organised, without effect on the public (section 29 (3))",
        ),
        Ground::Insignia => {
            lang.of("กำหนดเครื่องหมาย เครื่องแบบ หรือวิทยฐานะ (มาตรา 29 (4))", "Insignia, uniforms or gowns (section 29 (4))")
        }
        Ground::ByRule => {
            lang.of("กฎกระทรวงยกเว้นไว้ (มาตรา 29 (6))", "Exempt by ministerial regulation (section 29 (6))")
        }
    }
}

/// That a law's title points to a ground of s.29, and its agency has not said whether it holds.
pub fn may_be_exempt(lang: Lang, ground: Ground) -> String {
    let ground = ground_of(lang, ground);
    match lang {
        Lang::Th => format!("ต้องดูเป็นรายฉบับ ชื่อกฎหมายชี้ว่าอาจไม่ต้องประเมิน: {ground} หน่วยงานที่รับผิดชอบยังไม่ได้ระบุ"),
        Lang::En => format!(
            "To be seen case by case. Its title points to an exemption: {ground}. The responsible agency has not said so yet."
        ),
    }
}

/// A target that has passed, or lies ahead.
pub fn distance(lang: Lang, due: Day, today: Day) -> String {
    let days = due.0 - today.0;
    let n = days.unsigned_abs();
    match (days.signum(), lang) {
        (0, _) => lang.of("วันนี้", "today").into(),
        (1, Lang::Th) => counting!("อีก {} วัน", crate::number(n)),
        (1, Lang::En) => counted(lang, n, "วัน", "day to go", "days to go"),
        (_, Lang::Th) => counting!("ผ่านวันเป้าหมายมาแล้ว {} วัน ยังไม่มีรายงานการประเมินในระบบนี้", crate::number(n)),
        (_, Lang::En) => {
            format!("the target passed {} ago; no report is in this system", counted(lang, n, "วัน", "day", "days"))
        }
    }
}

/// A year of the calendar, "2569" · "2026"; its number is B.E.
pub fn year(lang: Lang, year: i32) -> String {
    match lang {
        Lang::Th => crate::plain(year),
        Lang::En => (year - domain::time::ERA).to_string(),
    }
}

/// How far a day lies from today, and no more.
pub fn distance_plain(lang: Lang, day: Day, today: Day) -> String {
    let days = day.0 - today.0;
    let n = days.unsigned_abs();
    match (days.signum(), lang) {
        (0, _) => lang.of("วันนี้", "today").into(),
        (1, Lang::Th) => counting!("อีก {} วัน", crate::number(n)),
        (1, Lang::En) => counted(lang, n, "วัน", "day to go", "days to go"),
        (_, Lang::Th) => counting!("ผ่านมาแล้ว {} วัน", crate::number(n)),
        (_, Lang::En) => counted(lang, n, "วัน", "day ago", "days ago"),
    }
}

/// "ครบสองปีเมื่อ 1 ต.ค. 2565".
pub fn two_years(lang: Lang, day: Day, extended: bool) -> String {
    let day = date::short(lang, day);
    match (extended, lang) {
        (false, Lang::Th) => format!("ครบสองปีเมื่อ {day}"),
        (false, Lang::En) => format!("two years are over on {day}"),
        (true, Lang::Th) => format!("คณะรัฐมนตรีขยายถึง {day}"),
        (true, Lang::En) => format!("put off by the Cabinet until {day}"),
    }
}

/// From when the two years count, for a law that was in force before the Act.
pub fn two_years_before_act(lang: Lang, from: Day) -> String {
    let from = date::short(lang, from);
    match lang {
        Lang::Th => format!("กฎหมายที่ใช้อยู่ก่อนนับจาก {from} (มาตรา 39 (1))"),
        Lang::En => format!("for laws that were in force before, counted from {from} (section 39 (1))"),
    }
}

/// By when the responsible agency is to be announced (s.33).
pub fn announce_by(lang: Lang, day: Day) -> String {
    let day = date::short(lang, day);
    match lang {
        Lang::Th => format!("ผู้รักษาการประกาศรายชื่อภายในเก้าสิบวัน ครบเมื่อ {day} (มาตรา 33)"),
        Lang::En => format!("the minister announces it within ninety days, that is by {day} (section 33)"),
    }
}

/// When it was announced, and where.
pub fn announced_on(lang: Lang, day: Day, reference: &str) -> String {
    let day = date::short(lang, day);
    match lang {
        Lang::Th => format!("ประกาศเมื่อ {day} (มาตรา 33) · {reference}"),
        Lang::En => format!("announced on {day} (section 33) · {reference}"),
    }
}

/// "ประเมินแล้ว 12 ม.ค. 2568".
pub fn reported(lang: Lang, day: Day) -> String {
    let day = date::short(lang, day);
    match lang {
        Lang::Th => format!("รายงานการประเมิน {day}"),
        Lang::En => format!("reported on {day}"),
    }
}

/// Who changed a law, and when.
pub fn changed_by(lang: Lang, name: &str, when: &str) -> String {
    match lang {
        Lang::Th => format!("{name} แก้เมื่อ {when}"),
        Lang::En => format!("{name}, {when}"),
    }
}

/// What a field of a change is called; its name is that of the kept document.
pub fn field(lang: Lang, name: &str) -> &'static str {
    match name {
        "kind" => kind_of_law(lang),
        "short_names" => short_names(lang),
        "status" => status(lang),
        "force" => entry(lang),
        "minister" => minister(lang),
        "parent" => parent(lang),
        "summary" => summary(lang),
        "purpose" => purpose(lang),
        "translation" => translation(lang),
        "translation_link" => translation_link(lang),
        "related" => related(lang),
        "exemption" => exemption(lang),
        "cycle" => cycle(lang),
        "evaluated" => evaluated_before(lang),
        "agencies" => responsible(lang),
        "announced" => announced(lang),
        _ => "",
    }
}
