//! Publication at a set time, and what is announced as coming.

use domain::lang::Lang;
use domain::time::Month;

say! {
    set_time: "เผยแพร่ตามเวลา", "Publish at a set time";
    set_time_means: "ระบบจะเผยแพร่เองเมื่อถึงเวลา ในนามของคุณ ถ้ามีการแก้ไขก่อนถึงเวลา ระบบจะไม่เผยแพร่ และต้องเสนออีกครั้ง",
        "It is published by itself when the time comes, in your name. If it is changed before then it is not published, and must be proposed again.";
    day: "วันที่เผยแพร่", "Day";
    clock: "เวลา", "Time";
    clock_hint: "เช่น 8.30", "For example 8.30.";
    set_this: "ตั้งเวลานี้", "Set this time";
    drop_time: "ยกเลิกเวลานี้", "Take this time back";
    go_on: "แก้สิ่งที่ขาด แล้วเสนอหรือตั้งเวลาใหม่", "Mend what is wrong, then propose it or set a time again.";
    failed: "ถึงเวลาแล้วเผยแพร่ไม่ได้", "Could not be published at its time";
    title: "ประกาศว่ากำลังจะรับฟัง", "Announce as coming soon";
    means: "ทุกคนจะเห็นชื่อ หน่วยงาน เดือนที่คาดไว้ และสาระสั้น ๆ นี้ ในรายการ “เร็ว ๆ นี้” และหน้าแรก ยังไม่เห็นข้อความอื่นของเรื่อง",
        "Everyone sees the name, the agency, the expected month and this gist, in the list of what is coming and on the home page. Nothing else of it is shown.";
    as_now: "ชื่อที่ประกาศเป็นชื่อในขณะนี้ ถ้าเปลี่ยนชื่อภายหลังต้องประกาศใหม่", "It is announced under its present name. If the name changes, announce it again.";
    month: "เดือนที่คาดว่าจะเปิดรับฟัง", "Expected month";
    year: "พ.ศ.", "Year (B.E.)";
    year_hint: "เช่น 2569", "For example 2569.";
    gist: "สาระสั้น ๆ", "Gist";
    gist_hint: "สองสามประโยคด้วยภาษาธรรมดา: จะเปลี่ยนอะไร เกี่ยวกับใคร", "Two or three plain sentences: what would change, and for whom.";
    announce: "ประกาศ", "Announce";
    announce_again: "ประกาศใหม่", "Announce again";
    take_back: "ถอนประกาศ", "Take the announcement back";
    coming: "เร็ว ๆ นี้", "Coming soon";
    coming_means: "เรื่องที่หน่วยงานกำลังเตรียมจะรับฟัง เดือนเป็นการคาดการณ์และอาจเปลี่ยนได้", "What agencies are preparing to hear about. Months are expectations and may change.";
    all: "ดูทั้งหมดที่กำลังจะมา", "See all that is coming";
    nothing: "ยังไม่มีเรื่องที่ประกาศไว้", "Nothing is announced yet.";
    follow: "ติดตามความเห็นและเรื่องใหม่ทางอีเมล", "Be told by e-mail";
    late: "เลยเดือนที่คาดไว้แล้ว", "Past the expected month";
}

/// "ธันวาคม 2569".
pub fn month_of(lang: Lang, month: Month) -> String {
    let (year, number) = month.be();
    let name = crate::date::month(lang, number);
    match lang {
        Lang::Th => counting!("{name} {year}"),
        Lang::En => format!("{name} {}", year - domain::time::ERA),
    }
}

/// "คาดว่าจะเปิดรับฟังเดือนธันวาคม 2569".
pub fn expected(lang: Lang, month: Month) -> String {
    let when = month_of(lang, month);
    match lang {
        Lang::Th => format!("คาดว่าจะเปิดรับฟังเดือน{when}"),
        Lang::En => format!("Expected in {when}"),
    }
}

pub fn will_be(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("จะเผยแพร่ {when}"),
        Lang::En => format!("It will be published {when}."),
    }
}

pub fn will_not_be(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("จะไม่เผยแพร่ตามเวลาที่ตั้งไว้ ({when})"),
        Lang::En => format!("It will not be published at the time set ({when})."),
    }
}

pub fn not_published(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("ถึงเวลาที่ตั้งไว้ ({when}) แล้ว แต่เผยแพร่ไม่ได้"),
        Lang::En => format!("Its time came ({when}), but it could not be published."),
    }
}

pub fn set_by(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Th => format!("{name} เป็นผู้อนุมัติและตั้งเวลา"),
        Lang::En => format!("{name} approved it and set the time."),
    }
}
