//! A name under which somebody would be taken for an agency of the state, for who decides there, or for those who look after this portal. A comment
//! shows people's names; what an agency says has its own ways.

use crate::flag::folded;

/// A name that begins so names an office.
const BEGINS: [&str; 9] = [
    "กรม",
    "สำนักงานคณะกรรมการ",
    "สำนักงานปลัด",
    "ที่ทำการ",
    "เจ้าหน้าที่",
    "ผู้ดูแลความเห็น",
    "ผู้ดูแลระบบ",
    "moderator",
    "administrator",
];
/// One that holds these does, wherever they stand.
const HOLDS: [&str; 20] = [
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
];
/// People whose name or trade begins or holds the same.
const PEOPLE: [&str; 4] = ["กรมธรรม์", "กรมเมษ", "อดีตรัฐมนตรี", "เจ้าหน้าที่บริษัท"];

/// Whether a name, however it is spelt, would be taken for an office's; what no organisation may be called, no person is.
pub fn poses(name: &str) -> bool {
    if crate::organisation::like_an_agency(name) {
        return true;
    }
    let folded_name = folded(name);
    let begins = |of: &str| folded_name.starts_with(&folded(of));
    let holds = |of: &str| folded_name.contains(&folded(of));
    (BEGINS.iter().any(|of| begins(of)) || HOLDS.iter().any(|of| holds(of))) && !PEOPLE.iter().any(|of| holds(of))
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
        ] {
            assert!(poses(name), "{name}");
        }
    }

    #[test]
    fn names_of_people_are_names() {
        for name in [
            "สมศรี ใจดี",
            "นายกร รัตนาภรณ์",
            "นาย กรมเมษฐ์ ศรีสุข",
            "ป้าแต๋ว",
            "Department Store Lover",
            "ครูนก โรงเรียนบ้านหนอง",
            "👍",
            "",
        ] {
            assert!(!poses(name), "{name}");
        }
    }
}
