//! Agencies: their names and places, how they are found, and what happened to them.

use domain::agency::{Agency, Change};
use domain::lang::Lang;
use domain::local::{Body, Place, Scope};
use domain::time::Day;

say! {
    directory: "หน่วยงาน", "Agencies";
    directory_lead: "หน่วยงานที่รับฟังความคิดเห็นในระบบนี้ ค้นด้วยชื่อ ชื่อเดิม อำเภอ หรือจังหวัด", "The agencies that hold hearings here. Search by name, an earlier name, a district or a province.";
    find: "ค้นหาหน่วยงาน", "Find an agency";
    find_hint: "เช่น กรมที่ดิน, อบต.บ้านใหม่ นครราชสีมา", "For example Department of Lands, or a body's name and its province.";
    kind: "ประเภท", "Kind";
    every_kind: "ทุกประเภท", "Every kind";
    province: "จังหวัด", "Province";
    every_province: "ทุกจังหวัด", "Every province";
    district: "อำเภอหรือเขต", "District";
    district_hint: "เว้นว่างสำหรับ อบจ. กรุงเทพมหานคร และเมืองพัทยา", "Leave empty for a provincial organization, Bangkok and Pattaya.";
    subdistrict: "ตำบลหรือแขวง", "Sub-district";
    subdistrict_hint: "เว้นว่างได้ อบต. ใช้ตำบลตามชื่อ ถ้าอำเภอนั้นมี", "May be left empty: a subdistrict organization is that of its own name where its district has one.";
    nothing: "ไม่พบหน่วยงานที่ตรงกับคำค้น", "No agency matches.";
    nothing_why: "ลองใช้คำสั้นลง หรือเลือกทุกจังหวัด", "Try fewer words, or every province.";
    everything: "ดูทุกหน่วยงาน", "See all agencies";
    body_of: "ประเภทขององค์กรปกครองส่วนท้องถิ่น", "Kind of local body";
    body_by_name: "ตามชื่อ", "As its name says";
    body_hint: "สำหรับองค์กรปกครองส่วนท้องถิ่นเท่านั้น", "For local bodies only.";
    no_province: "ไม่ใช่ท้องถิ่น", "Not local";
    its_consultations: "เรื่องที่รับฟัง", "Consultations";
    no_consultations: "ยังไม่มีเรื่องที่รับฟัง", "No consultations yet.";
    all_consultations: "ดูทุกเรื่องของหน่วยงานนี้", "All consultations of this agency";
    feed: "ฟีด Atom ของหน่วยงานนี้", "Atom feed of this agency";
    follow: "ติดตามเรื่องใหม่ของหน่วยงานนี้ทางอีเมล", "Be told of this agency's new consultations by e-mail";
    its_laws: "กฎหมายที่รับผิดชอบ", "Laws it is responsible for";
    part_of: "หน่วยงานเหนือขึ้นไป", "Agency above";
    history: "ประวัติของหน่วยงาน", "History";
    no_history: "ยังไม่เคยเปลี่ยนชื่อหรือรวมกับหน่วยงานอื่น", "It was never renamed or merged.";
    ended_alone: "หน่วยงานนี้สิ้นสุดแล้วและไม่มีหน่วยงานรับช่วง เรื่องที่เคยรับฟังยังอ่านได้", "This agency has ended, and none took over. Its earlier consultations can still be read.";
    now_at: "ปัจจุบันดูแลโดย", "Now looked after by";
    others_too: "งานบางส่วนส่งต่อให้หน่วยงานอื่นด้วย คือ", "Parts of its work went to others:";
    name_then: "ชื่อขณะนั้น", "Name at the time";
    change: "เปลี่ยนแปลง", "Change";
    open: "เปิด", "Open";
    rename: "เปลี่ยนชื่อ", "Rename";
    rename_means: "เรื่องที่เผยแพร่แล้วยังแสดงชื่อเดิมพร้อมชื่อปัจจุบัน เรื่องใหม่ใช้ชื่อใหม่ ค้นด้วยชื่อเดิมก็ยังพบ", "What is published keeps the old name and shows the new one beside it. New consultations have the new name. A search for the old name still finds it.";
    merge: "รวมเข้ากับหน่วยงานอื่น", "Merge into another agency";
    merge_means: "เรื่อง ความเห็น ผู้ติดตาม รายชื่อผู้เกี่ยวข้อง แบบของเรื่องใหม่ และกฎหมายที่รับผิดชอบย้ายไปยังหน่วยงานที่รับช่วงทั้งหมด ผู้ที่เคยขอเลิกรับข่าวจากหน่วยงานที่รับช่วงจะไม่ถูกเพิ่มกลับ เรื่องที่เผยแพร่แล้วแสดงชื่อขณะนั้นและผู้ดูแลปัจจุบัน ที่อยู่หน้าเว็บเดิมพาไปยังหน่วยงานที่รับช่วง",
        "Consultations, comments, followers, stakeholders, templates and responsibilities for laws all move to the heir. Whoever asked the heir for no letters is not added again. What is published shows the name of that time and who looks after it now. Old addresses lead to the heir.";
    merge_staff_means: "เจ้าหน้าที่ของหน่วยงานเดิมพ้นหน้าที่ทุกคนในวันนั้น และทำงานกับเรื่องเดิมต่อได้เมื่อมีหน้าที่ในหน่วยงานที่รับช่วง", "On that day everyone's role at the old agency ends. They go on with its consultations once they have a role at the heir.";
    heir: "หน่วยงานที่รับช่วง", "The heir";
    heir_hint: "พิมพ์ชื่อเต็มหรือบางส่วน ถ้ามีหลายหน่วยงานจะให้เลือก", "Type the name or a part of it. Where several fit you are asked which.";
    staff: "เจ้าหน้าที่", "Staff";
    staff_along: "ให้ทุกคนมีหน้าที่เดิมในหน่วยงานที่รับช่วง", "Everyone keeps their role, at the heir";
    staff_stay: "ไม่ย้าย ผู้ดูแลของหน่วยงานที่รับช่วงจะให้หน้าที่เอง", "Nobody moves; the heir's administrator gives roles";
    hand: "ส่งต่อบางเรื่องให้หน่วยงานอื่น", "Hand some consultations to another agency";
    hand_means: "ใช้เมื่อภารกิจบางส่วนย้ายไปหน่วยงานอื่น เลือกทั้งประเภท หรือเลือกทีละเรื่อง หรือทั้งสองอย่าง",
        "Where a part of the work moves to another agency: by type, one by one, or both.";
    hand_several: "ถ้าหน่วยงานจะสิ้นสุดโดยมีผู้รับช่วงหลายแห่ง ให้บันทึกการส่งต่อทีละแห่งก่อน แล้วรวมส่วนที่เหลือเข้ากับแห่งสุดท้าย ทำในวันเดียวกันได้ ระบบส่งต่อก่อนรวมเสมอ",
        "For an agency that ends with several heirs, enter a handing over for each, then merge the rest into the last; on one day handing over comes first.";
    hand_stays: "เรื่องที่เผยแพร่แล้วแสดงชื่อขณะนั้นและผู้ดูแลปัจจุบัน ส่วนเจ้าหน้าที่ รายชื่อผู้เกี่ยวข้อง แบบของเรื่องใหม่ และกฎหมายที่รับผิดชอบอยู่ที่เดิม",
        "What is published shows the name of that time and who looks after it now. Staff, stakeholders, templates and responsibilities for laws stay.";
    hand_some_hint: "หมายเลขคือเลขท้ายที่อยู่เว็บของเรื่อง เช่น /c/12 คือหมายเลข 12", "The number is the one at the end of its address: /c/12 is number 12.";
    hand_number: "หมายเลข", "Number";
    hand_kind: "ทุกเรื่องของประเภท", "Everything of a type";
    hand_kind_none: "ไม่เลือกตามประเภท", "Not by type";
    hand_some: "เลือกทีละเรื่อง", "One by one";
    hand_numbers: "หมายเลขเรื่องอื่น", "Numbers of others";
    hand_numbers_hint: "คั่นด้วยช่องว่างหรือจุลภาค ใช้กับเรื่องที่ไม่อยู่ในรายการข้างบน หรือยังไม่เผยแพร่", "Divided by blanks or commas: those that are not in the list above, or are not published yet.";
    do_hand: "บันทึกการส่งต่อ", "Hand over";
    end: "สิ้นสุดโดยไม่มีผู้รับช่วง", "End without an heir";
    end_means: "ใช้เมื่อไม่มีหน่วยงานใดรับช่วง ทำได้เมื่อไม่มีเรื่องที่กำลังจัดทำ ประกาศไว้ กำลังรับฟัง หรือรอสรุปผล เจ้าหน้าที่พ้นหน้าที่ทุกคน เรื่องเดิมยังอ่านได้", "Where nobody takes over. It can be done once no hearing is being prepared, announced, running, or waiting for its result. Every role ends. Earlier consultations stay readable.";
    resume: "ยกเลิกการสิ้นสุด", "Take the ending back";
    resume_means: "ใช้เมื่อบันทึกการสิ้นสุดผิด หน่วยงานทำงานต่อได้ทันที เจ้าหน้าที่ได้หน้าที่ที่พ้นไปพร้อมหน่วยงานคืนทุกคน เว้นแต่ที่ครบกำหนดของตนแล้ว การเปลี่ยนชื่อหรือรวมที่เคยรอถึงวันต้องบันทึกใหม่",
        "For an ending entered by mistake. The agency goes on at once, and everyone has the roles that ended with it, but those whose own day has come since. Changes that waited for their day are entered anew.";
    resume_why: "เหตุผล", "Reason";
    resume_why_hint: "แสดงในประวัติของหน่วยงาน ทุกคนอ่านได้", "It stands in the agency's history for everyone to read.";
    do_resume: "ยกเลิกการสิ้นสุด", "Take the ending back";
    heir_later: "ระบุหน่วยงานที่รับช่วง", "Name an heir";
    heir_later_means: "หน่วยงานนี้สิ้นสุดแล้วโดยไม่มีผู้รับช่วง เมื่อระบุแล้ว เรื่อง ความเห็น ผู้ติดตาม รายชื่อผู้เกี่ยวข้อง แบบของเรื่องใหม่ และกฎหมายที่รับผิดชอบย้ายไปทั้งหมด วันสิ้นสุดเดิมไม่เปลี่ยน",
        "This agency ended without an heir. Once one is named, its consultations, comments, followers, stakeholders, templates and responsibilities for laws all move there. The day it ended stays.";
    parent_title: "หน่วยงานเหนือขึ้นไป", "The agency above";
    parent_means: "หน่วยงานยืมผู้อนุมัติจากหน่วยงานเหนือขึ้นไปได้", "An agency borrows approvers from those above it.";
    parent_means_local: "หน่วยงานยืมผู้อนุมัติจากหน่วยงานเหนือขึ้นไปได้ องค์กรปกครองส่วนท้องถิ่นยืมจากอำเภอและองค์การบริหารส่วนจังหวัดของตนได้ด้วย", "An agency borrows approvers from those above it. A local body borrows from its district office and its province's body as well.";
    parent_hint: "พิมพ์ชื่อหน่วยงาน เว้นว่างถ้าไม่มี", "Type its name. Leave empty for none.";
    place_title: "ประเภทและที่ตั้ง", "Kind and place";
    place_means: "ใช้แยกหน่วยงานที่ชื่อเหมือนกัน และเป็นพื้นที่เริ่มต้นของเรื่องใหม่", "It tells namesakes apart, and new consultations begin with this area.";
    day: "มีผลวันที่", "Day of effect";
    day_hint: "วันนี้หรือวันที่ผ่านมาแล้วมีผลทันที วันข้างหน้าระบบจะทำให้เมื่อถึงวัน", "Today or a past day takes effect at once. A day to come is done by the server when it comes.";
    basis: "กฎหมายหรือคำสั่งที่กำหนด", "Laid down by";
    basis_hint: "เช่น พ.ร.บ.ปรับปรุงกระทรวง ทบวง กรม พ.ศ. 2569 มาตรา 5 ประชาชนจะอ่านข้อความนี้", "The act, decree or order. The public will read this.";
    new_name: "ชื่อใหม่", "New name";
    do_rename: "บันทึกชื่อใหม่", "Rename";
    do_merge: "บันทึกการรวม", "Merge";
    merge_sure: "การรวมยกเลิกภายหลังไม่ได้", "A merger cannot be taken back";
    merge_checked: "ตรวจหน่วยงานที่รับช่วงและวันที่มีผลแล้ว", "I have checked who takes over, and from which day";
    do_end: "บันทึกการสิ้นสุด", "End the agency";
    to_come: "รอถึงวัน", "To come";
    take_back: "ถอนรายการนี้", "Take this back";
    could_not: "ถึงวันแล้วทำไม่ได้", "Could not be done on its day";
    which: "หมายถึงหน่วยงานใด", "Which one is meant?";
    without_ended: "ไม่รวมที่สิ้นสุดแล้ว", "Without those that ended";
    with_ended: "รวมที่สิ้นสุดแล้ว", "With those that ended";
    scope: "หน่วยงานระดับ", "Level of agencies";
    to_local: "ดูเรื่องของท้องถิ่น", "See local consultations";
}

/// The kind of a local body.
pub fn body(lang: Lang, body: Body) -> &'static str {
    match body {
        Body::Province => lang.of("องค์การบริหารส่วนจังหวัด (อบจ.)", "Provincial Administrative Organization"),
        Body::City => lang.of("เทศบาลนคร", "City Municipality"),
        Body::Town => lang.of("เทศบาลเมือง", "Town Municipality"),
        Body::Subdistrict => lang.of("เทศบาลตำบล", "Subdistrict Municipality"),
        Body::Tambon => lang.of("องค์การบริหารส่วนตำบล (อบต.)", "Subdistrict Administrative Organization"),
        Body::Bangkok => lang.of("กรุงเทพมหานคร", "Bangkok Metropolitan Administration"),
        Body::Pattaya => lang.of("เมืองพัทยา", "Pattaya City"),
    }
}

/// What an agency is: the kind of a local body, or the level of another.
pub fn what(lang: Lang, agency: &Agency) -> &'static str {
    agency.place.as_ref().map_or_else(|| crate::law::level(lang, agency.level), |place| body(lang, place.body))
}

/// "อ.ปากเกร็ด จ.นนทบุรี".
pub fn place(lang: Lang, place: &Place) -> String {
    let (th, en) = (&place.province_th, &place.province_en);
    // English names are those of the official list, where it has the place.
    let chain = domain::place::chain(&place.area);
    let english = |at: usize, typed: &str| chain.get(at).map_or(typed, |one| one.en).to_string();
    let sub = place.subdistrict.as_str();
    match (lang, place.district.as_str()) {
        (_, "") if place.body == Body::Bangkok => String::new(),
        (Lang::Th, "") => format!("จ.{th}"),
        (Lang::Th, district) if sub.is_empty() => format!("อ.{district} จ.{th}"),
        (Lang::Th, district) => format!("ต.{sub} อ.{district} จ.{th}"),
        (Lang::En, "") => en.clone(),
        (Lang::En, district) if sub.is_empty() => format!("{}, {en}", english(1, district)),
        (Lang::En, district) => format!("{}, {}, {en}", english(2, sub), english(1, district)),
    }
}

/// What stands below a local body's place: its official code.
pub fn coded(lang: Lang, area: &str) -> String {
    match (lang, area) {
        (Lang::Th, "") => "ไม่พบอำเภอนี้ในรายชื่อของทางราชการ เก็บไว้ตามที่พิมพ์".into(),
        (Lang::En, "") => "The official list has no such district. It is kept as it was typed.".into(),
        (Lang::Th, code) => format!("รหัสพื้นที่ของกรมการปกครอง {code}"),
        (Lang::En, code) => format!("Area code of the Department of Provincial Administration: {code}"),
    }
}

/// A name with what tells it from its namesakes.
pub fn named(lang: Lang, name: &str, of: Option<&Place>) -> String {
    match of.map(|of| place(lang, of)).filter(|place| !place.is_empty()) {
        Some(place) => format!("{name} {place}"),
        None => name.to_string(),
    }
}

/// The same of an agency.
pub fn full(lang: Lang, agency: &Agency) -> String {
    named(lang, agency.name(lang), agency.place.as_ref())
}

/// Whose consultations a list shows.
pub fn scope_name(lang: Lang, scope: Scope) -> &'static str {
    match scope {
        Scope::National => lang.of("ระดับชาติ", "National"),
        Scope::Local => lang.of("ท้องถิ่น", "Local"),
        Scope::All => lang.of("ทั้งหมด", "All"),
    }
}

/// "เรื่องที่เผยแพร่แล้ว 12 เรื่องจะย้ายไปด้วย".
pub fn merge_moves(lang: Lang, published: u64) -> String {
    match lang {
        Lang::Th => {
            counting!("เรื่องที่เผยแพร่แล้ว {} เรื่อง เรื่องที่ยังร่างอยู่ ผู้ติดตาม และรายชื่อผู้เกี่ยวข้องย้ายไปทั้งหมด", crate::number(published))
        }
        Lang::En => format!(
            "{} go over, with every dossier not yet published, all followers and the list of stakeholders.",
            crate::counted(lang, published, "", "published hearing", "published hearings")
        ),
    }
}

/// "7,850 หน่วยงาน".
pub fn how_many(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("{} หน่วยงาน", crate::number(n)),
        Lang::En => crate::counted(lang, n, "", "agency", "agencies"),
    }
}

/// "อีก 12 หน่วยงาน พิมพ์ชื่อให้ยาวขึ้น".
pub fn narrow_down(lang: Lang) -> &'static str {
    lang.of(
        "ถ้าไม่มีในรายการนี้ พิมพ์ชื่อ อำเภอ หรือจังหวัดเพิ่ม แล้วส่งอีกครั้ง",
        "If it is not here, type more of the name, a district or a province, and send it again.",
    )
}

/// What was typed fits no agency.
pub fn none_like(lang: Lang, typed: &str) -> String {
    match lang {
        Lang::Th => format!("ไม่พบหน่วยงานที่ชื่อคล้าย “{typed}”"),
        Lang::En => format!("No agency is called anything like “{typed}”."),
    }
}

/// How the reader was led to the heir.
pub fn led_here(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("“{name}” รวมเข้ากับหน่วยงานนี้แล้ว ดูวันและที่มาในประวัติด้านล่าง"),
        Lang::En => format!("“{name}” has become part of this agency. The history below says when and by what."),
    }
}

fn handed(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => format!(" {} เรื่อง", crate::number(n)),
        Lang::En => crate::counted(lang, n, "", "consultation", "consultations"),
    }
}

/// One change, as history tells it.
pub fn told(lang: Lang, name: &str, change: &Change, heir: &str) -> String {
    match (lang, change) {
        (Lang::Th, Change::Renamed { name_th, .. }) => format!("“{name}” เปลี่ยนชื่อเป็น “{name_th}”"),
        (Lang::En, Change::Renamed { name_th, name_en }) => {
            let new = if name_en.is_empty() { name_th } else { name_en };
            format!("“{name}” was renamed “{new}”")
        }
        (Lang::Th, Change::Merged { .. }) => format!("“{name}” รวมเข้ากับ “{heir}”"),
        (Lang::En, Change::Merged { .. }) => format!("“{name}” merges into “{heir}”"),
        (_, Change::Handed { kind, dossiers, .. }) => {
            let kind = kind.map(|kind| crate::law::kind(lang, kind).to_string());
            let some = (!dossiers.is_empty()).then(|| handed(lang, dossiers.len() as u64));
            let what = kind.into_iter().chain(some).collect::<Vec<_>>().join(lang.of(" และ ", " and "));
            match lang {
                Lang::Th => format!("“{name}” ส่งต่อ{what} ให้ “{heir}” ดูแล"),
                Lang::En => format!("“{name}” handed {what} to “{heir}”"),
            }
        }
        (Lang::Th, Change::Resumed) => format!("ยกเลิกการสิ้นสุดของ “{name}”"),
        (Lang::En, Change::Resumed) => format!("The end of “{name}” was taken back"),
        (Lang::Th, Change::Ended) => format!("“{name}” สิ้นสุด"),
        (Lang::En, Change::Ended) => format!("“{name}” ended"),
    }
}

/// "มีผล 1 ต.ค. 2569".
pub fn from_day(lang: Lang, day: Day) -> String {
    let day = crate::date::full(lang, day);
    match lang {
        Lang::Th => format!("มีผล {day}"),
        Lang::En => format!("from {day}"),
    }
}

/// Beside the name under which something was published.
pub fn ended_on(lang: Lang, day: Day) -> String {
    let day = crate::date::full(lang, day);
    match lang {
        Lang::Th => format!("สิ้นสุด {day}"),
        Lang::En => format!("Ended {day}"),
    }
}

/// How many local consultations there are beside the national ones.
pub fn local_open(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Th => counting!("ท้องถิ่นกำลังรับฟังอีก {} เรื่อง", crate::number(n)),
        Lang::En => format!(
            "Local bodies hold {}",
            crate::counted(lang, n, "", "more open consultation", "more open consultations")
        ),
    }
}
