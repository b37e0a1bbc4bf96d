//! A name under which somebody would be taken for an agency of the state, for who decides there, or for those who look after this portal. A comment
//! shows people's names; what an agency says has its own ways.

use crate::flag::folded;

/// A name that begins so names an office, or who holds one.
const BEGINS: [&str; 38] = [
    "กรม",
    "สำนักงานคณะกรรมการ",
    "สำนักงานปลัด",
    "ที่ทำการ",
    "เจ้าหน้าที่",
    "ผู้ดูแลความเห็น",
    "ผู้ดูแลระบบ",
    "ผู้ดูแลเว็บ",
    "แอดมิน",
    "moderator",
    "administrator",
    "อธิบดี",
    "รองอธิบดี",
    "ปลัด",
    "รองปลัด",
    "ผู้ว่าฯ",
    "ผู้ว่าการ",
    "ผู้ว่ากทม",
    "รองผู้ว่า",
    "เลขาธิการ",
    "อบต",
    "อบจ",
    "นายอำเภอ",
    "สนง",
    "คกก",
    "ธนาคารออมสิน",
    "ธนาคารอาคารสงเคราะห์",
    "ธนาคารเพื่อการเกษตร",
    "ธนาคารเพื่อการส่งออก",
    "ธนาคารพัฒนาวิสาหกิจ",
    "ธนาคารอิสลามแห่งประเทศไทย",
    "ตำรวจภูธร",
    "ตำรวจนครบาล",
    "ตำรวจสอบสวน",
    "ตำรวจไทย",
    "สถานีตำรวจ",
    "กองบัญชาการตำรวจ",
    "government",
];
/// A whole name.
const IS: [&str; 8] = ["admin", "official", "staff", "ผู้ดูแล", "ตำรวจ", "ระบบเสียง", "ระบบsiang", "police"];
/// One that holds these does, wherever they stand.
const HOLDS: [&str; 39] = [
    "กระทรวง",
    "นายกรัฐมนตรี",
    "รัฐมนตรี",
    "กฤษฎีกา",
    "รัฐสภา",
    "วุฒิสภา",
    "สภาผู้แทนราษฎร",
    "คณะรัฐมนตรี",
    "ศาลปกครอง",
    "ศาลรัฐธรรมนูญ",
    "ตำรวจแห่งชาติ",
    "ที่ว่าการอำเภอ",
    "ศาลากลางจังหวัด",
    "เทศบาลเมือง",
    "เทศบาลตำบล",
    "เทศบาลนคร",
    "องค์การบริหารส่วน",
    "ministryof",
    "departmentof",
    "councilofstate",
    "นายกเทศมนตรี",
    "นายกอบต",
    "นายกอบจ",
    "ผู้ว่าราชการ",
    "ระบบกลางทางกฎหมาย",
    "โฆษกรัฐบาล",
    "สำนักนายก",
    "ธนาคารแห่งประเทศไทย",
    "แบงก์ชาติ",
    "thaigovernment",
    // This portal's own.
    "เสียงทางการ",
    "ทีมงานเสียง",
    "ทีมงานsiang",
    "แอดมินเสียง",
    "เสียงofficial",
    "siangofficial",
    "officialsiang",
    "siangteam",
    "siangadmin",
];
/// People whose name, trade or office in a society begins or holds the same: taken out before one looks.
const PEOPLE: [&str; 18] = [
    "กรมธรรม์",
    "กรมเมษ",
    "อดีตรัฐมนตรี",
    "อดีตอธิบดี",
    "อดีตปลัด",
    "เจ้าหน้าที่บริษัท",
    "ปลัดขิก",
    "เลขาธิการสมาคม",
    "เลขาธิการสมาพันธ์",
    "เลขาธิการสหพันธ์",
    "เลขาธิการสหภาพ",
    "เลขาธิการมูลนิธิ",
    "เลขาธิการชมรม",
    "เลขาธิการกลุ่ม",
    "เลขาธิการเครือข่าย",
    "เลขาธิการหอการค้า",
    "เลขาธิการสภาหอการค้า",
    "เลขาธิการพรรค",
];

/// Letters that are taken for one another at a glance; `store` has them in the index of agencies' names too.
const ALIKE: [(&str, &str); 5] = [("ซ", "ช"), ("ต", "ด"), ("ฏ", "ฎ"), ("\u{e48}", ""), ("\u{e49}", "")];

/// A name as it is seen at a glance: without blanks and marks of tone, each of two letters that look alike as the same one.
///
/// ```
/// assert_eq!(domain::posing::glance("กรมชุมซน"), domain::posing::glance("กรม ชุมชน"));
/// ```
pub fn glance(name: &str) -> String {
    ALIKE.iter().fold(name.replace(' ', ""), |name, (letter, like)| name.replace(letter, like))
}

/// Whether a name, however it is spelt, would be taken for an office's; what no organisation may be called, no person is.
pub fn poses(name: &str) -> bool {
    if crate::organisation::like_an_agency(name) {
        return true;
    }
    let seen = |name: &str| glance(&folded(name));
    let mut name = seen(name);
    for of in PEOPLE {
        name = name.replace(&seen(of), " ");
    }
    IS.iter().any(|of| name == seen(of))
        || BEGINS.iter().any(|of| name.starts_with(&seen(of)))
        || HOLDS.iter().any(|of| name.contains(&seen(of)))
}

/// What a company's name is without the words for its kind.
const COMPANY: [&str; 5] = ["บริษัท", "ห้างหุ้นส่วนจำกัด", "ห้างหุ้นส่วน", "จำกัด", "มหาชน"];
/// What people found, which may bear the name of where they work.
const SOCIETIES: [&str; 11] =
    ["สมาคม", "มูลนิธิ", "สมาพันธ์", "สหพันธ์", "สหภาพ", "สหกรณ์", "ชมรม", "สโมสร", "เครือข่าย", "สันนิบาต", "พรรค"];

/// Whether an organisation's name would be taken for an agency's, with or without the words for its kind.
pub fn poses_as_agency(name: &str) -> bool {
    let name = COMPANY.iter().fold(name.to_string(), |name, of| name.replace(of, " "));
    let seen = glance(&folded(&name));
    match SOCIETIES.iter().any(|of| seen.starts_with(&glance(&folded(of)))) {
        true => false,
        false => poses(&name),
    }
}

/// Whether a name begins with the title of somebody under fifteen.
pub fn names_a_child(name: &str) -> bool {
    let name: String = name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | 'ฯ')).collect();
    let title = ["เด็กชาย", "เด็กหญิง", "ดช", "ดญ"].iter().find(|title| name.starts_with(**title));
    // Vowels and marks that go on with the same word: `ดช่อ` begins another.
    title
        .and_then(|title| name[title.len()..].chars().next())
        .is_some_and(|next| title_is_whole(next) && name.chars().count() > 4)
}

fn title_is_whole(next: char) -> bool {
    !('\u{e30}'..='\u{e3a}').contains(&next) && !('\u{e47}'..='\u{e4e}').contains(&next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_poses_as_an_office_is_known_however_it_is_spelt() {
        for name in [
            "กรมการค้าภายใน",
            "กระทรวงพาณิชย์",
            "ก ร ะ ท ร ว ง พาณิชย์ 🇹🇭",
            "กระทรวง\u{200b}พาณิชย์",
            "โฆษกกระทรวงมหาดไทย",
            "สำนักงานคณะกรรมการกฤษฎีกา",
            "นายกรัฐมนตรี",
            "เจ้าหน้าที่ผู้ดูแล",
            "ผู้ดูแลระบบ✅",
            "Mіnistry of Commerce",
            "ＭＯＤＥＲＡＴＯＲ",
            "M0derator",
            "อบต. องค์การบริหารส่วนตำบลบางหลวง",
            "อบต.บางหลวง",
            "ทีมงานเสียง",
            "Siang Official ✅",
            "อธิบดีกรมการค้าภายใน",
            "ปลัดกระทรวง",
            "ผู้ว่าราชการจังหวัดเชียงใหม่",
            "เลขาธิการคณะกรรมการกฤษฎีกา",
            "ผู้ดูเเลระบบ",
            "กระทรวงมหาดไทย เจ้าหน้าที่บริษัท",
            "Admin",
            "โฆษกรัฐบาล",
            "ระบบเสียง (ทางการ)",
            "กระทรวงมหาตไทย",
            "สนง.คกก.กฤษฎีกา",
            "ธนาคารแห่งประเทศไทย",
            "ธนาคารออมสิน สำนักงานใหญ่",
            "ตำรวจ",
            "ตำรวจภูธรภาค 1",
            "สำนักนายกฯ",
            "ระบบเสียง 🔔",
            "ɢᴏᴠᴇʀɴᴍᴇɴᴛ",
            "ｇｏｖｅｒｎｍｅｎｔ",
            "🅖🅞🅥🅔🅡🅝🅜🅔🅝🅣",
        ] {
            assert!(poses(name), "{name}");
        }
    }

    #[test]
    fn an_organisation_is_not_called_as_an_agency_is() {
        for name in [
            "กรมสรรพากร",
            "กรมสรรพากรฯ จำกัด",
            "บริษัท กระทรวงการคลัง จำกัด",
            "บริษัทกรมที่ดิน จำกัด (มหาชน)",
            "สนง.คกก.กฤษฎีกา",
            "กรมส่งเสริมเศรษฐกิจชุมซน",
            "ห้างหุ้นส่วนจำกัด เทศบาลเมือง",
            "เทศบาลตำบลบ้านกลาง",
        ] {
            assert!(poses_as_agency(name), "{name}");
        }
        for name in [
            "บริษัท กรมธรรม์ประกันภัย จำกัด",
            "สมาคมองค์การบริหารส่วนจังหวัดแห่งประเทศไทย",
            "สหกรณ์ออมทรัพย์กระทรวงการคลัง จำกัด",
            "มูลนิธิศาลเจ้าพ่อเสือ",
            "ชมรมคนรักกระทรวง",
            "บริษัท ตลาดนัดชุมชน จำกัด",
            "สภาวิศวกร",
            "หอการค้าไทย",
        ] {
            assert!(!poses_as_agency(name), "{name}");
        }
    }

    #[test]
    fn names_of_people_are_names() {
        for name in [
            "สมศรี ใจดี",
            "นายกร รัตนาภรณ์",
            "สมชาย ผู้ว่าจ้างรายย่อย",
            "ผู้ว่าจ้างรายย่อย",
            "ผู้วาดภาพประกอบ",
            "เลขาธิการสมาคมผู้ค้ารถเข็น",
            "อดีตปลัดอำเภอ",
            "เสียงจากชายแดนใต้",
            "นาย กรมเมษฐ์ ศรีสุข",
            "ป้าแต๋ว",
            "นายธนาคาร ใจดี",
            "พนักงานธนาคารรายหนึ่ง",
            "สมชาย ตำรวจดี",
            "ตำรวจบ้านหนองไผ่",
            "ช่างระบบเสียง",
            "นายก สมใจ",
            "Department Store Lover",
            "ครูนก โรงเรียนบ้านหนอง",
            "👍",
            "",
        ] {
            assert!(!poses(name), "{name}");
        }
    }
}
