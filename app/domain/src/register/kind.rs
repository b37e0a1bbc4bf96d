//! What kind of law a title names. A closed reader: titles of Thai laws begin with the word for their kind.

use crate::refusal::Refusal;
use crate::text::{Lines, required};
use serde::{Deserialize, Serialize};

/// The longest title, in graphemes; real ones run to some 900.
const LONGEST: u32 = 2_000;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)*) => {
        /// A kind of law.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($(#[$doc])* $name),* }

        impl Kind {
            /// From the highest down.
            pub const ALL: &'static [Kind] = &[$(Kind::$name),*];

            pub fn code(self) -> &'static str {
                match self { $(Kind::$name => $code),* }
            }

            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.code() == code)
            }
        }
    };
}

kinds! {
    Constitution = "constitution";
    /// พระราชบัญญัติประกอบรัฐธรรมนูญ
    OrganicAct = "organic_act";
    Act = "act";
    /// ประมวลกฎหมาย, ประมวลรัษฎากร
    Code = "code";
    EmergencyDecree = "emergency_decree";
    RoyalDecree = "royal_decree";
    MinisterialRule = "ministerial_rule";
    /// ระเบียบ, ข้อบังคับ, ข้อกำหนด, หลักเกณฑ์
    Regulation = "regulation";
    Notification = "notification";
    /// ข้อบัญญัติ, เทศบัญญัติ
    Ordinance = "ordinance";
    /// What the reader does not know: an officer says.
    Other = "other";
}

/// Beginnings of titles; of two that fit the longer stands first.
const BEGINNINGS: &[(&str, Kind)] = &[
    ("รัฐธรรมนูญ", Kind::Constitution),
    ("ธรรมนูญการปกครอง", Kind::Constitution),
    ("พระราชบัญญัติธรรมนูญการปกครอง", Kind::Constitution),
    ("พระราชบัญญัติประกอบรัฐธรรมนูญ", Kind::OrganicAct),
    ("พระราชบัญญัติ", Kind::Act),
    ("พระธรรมนูญ", Kind::Act),
    ("ประมวลกฎหมาย", Kind::Code),
    ("ประมวลรัษฎากร", Kind::Code),
    ("พระราชกำหนด", Kind::EmergencyDecree),
    ("พระราชกฤษฎีกา", Kind::RoyalDecree),
    ("กฎกระทรวง", Kind::MinisterialRule),
    ("กฎ", Kind::Regulation),
    ("ระเบียบ", Kind::Regulation),
    ("ข้อบังคับ", Kind::Regulation),
    ("ข้อกำหนด", Kind::Regulation),
    ("หลักเกณฑ์", Kind::Regulation),
    ("ประกาศ", Kind::Notification),
    ("ข้อบัญญัติ", Kind::Ordinance),
    ("เทศบัญญัติ", Kind::Ordinance),
];

impl Kind {
    /// The kind that a title names.
    pub fn of_title(title: &str) -> Kind {
        let title = title.trim_start_matches(['#', ' ', '\u{a0}']);
        BEGINNINGS.iter().find(|(begins, _)| title.starts_with(begins)).map_or(Kind::Other, |(_, kind)| *kind)
    }

    /// What the text calls itself: "พระราชบัญญัตินี้ให้ใช้บังคับ…".
    pub fn noun(self) -> Option<&'static str> {
        Some(match self {
            Kind::OrganicAct => "พระราชบัญญัติประกอบรัฐธรรมนูญ",
            Kind::Act => "พระราชบัญญัติ",
            Kind::EmergencyDecree => "พระราชกำหนด",
            Kind::RoyalDecree => "พระราชกฤษฎีกา",
            Kind::MinisterialRule => "กฎกระทรวง",
            Kind::Notification => "ประกาศ",
            Kind::Constitution | Kind::Code | Kind::Regulation | Kind::Ordinance | Kind::Other => return None,
        })
    }

    /// Whether it is a rule made under a law, and is evaluated together with it (s.30).
    pub fn hangs(self) -> bool {
        matches!(
            self,
            Kind::RoyalDecree | Kind::MinisterialRule | Kind::Regulation | Kind::Notification | Kind::Ordinance
        )
    }
}

/// A title as the register keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Without what a source notes behind it.
    pub name: String,
    /// Whether the source notes "(ยกเลิก)" behind it.
    pub repealed: bool,
    pub kind: Kind,
}

impl Title {
    /// A law's title as an officer types it.
    ///
    /// # Errors
    /// [`Refusal::DraftTitle`] for a draft's, and for an Act's, a decree's or an ordinance's without its year; those of [`required`].
    pub fn of_law(typed: &str) -> Result<Title, Refusal> {
        let title = Title::read(&required(typed, LONGEST, Lines::One)?);
        let draft = title.name.starts_with("ร่าง") || title.name.contains("...") || title.name.contains('…');
        // Notifications and codes may have none.
        let dated = ["พระราช", "ข้อบัญญัติ", "เทศบัญญัติ"].iter().any(|kind| title.name.starts_with(kind));
        let year = ["พ.ศ.", "พุทธศักราช"].iter().any(|era| title.name.contains(era));
        if draft || (dated && !year) { Err(Refusal::DraftTitle) } else { Ok(title) }
    }

    /// What of a draft's title is a law's: without "ร่าง", and without a year that is left open.
    pub fn begun(draft: &str) -> String {
        let name = Title::read(draft).name;
        let name = name.strip_prefix("ร่าง").unwrap_or(&name);
        name.trim_end_matches(['.', '…', ' ']).trim_end_matches("พ.ศ").trim_end().to_string()
    }

    pub fn read(written: &str) -> Title {
        let plain = written.trim().trim_start_matches('#').trim();
        let ends = plain.strip_suffix("(ยกเลิก)").map(str::trim_end);
        let name = ends.unwrap_or(plain).split_whitespace().collect::<Vec<_>>().join(" ");
        Title { kind: Kind::of_title(&name), repealed: ends.is_some(), name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_its_kind() {
        for (title, kind) in [
            ("รัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช 2475 (ยกเลิก)", Kind::Constitution),
            ("พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยพรรคการเมือง พ.ศ. 2560", Kind::OrganicAct),
            ("พระราชบัญญัติให้ใช้ประมวลกฎหมายยาเสพติด พ.ศ. 2564", Kind::Act),
            ("พระธรรมนูญศาลยุติธรรม พุทธศักราช 2477", Kind::Act),
            ("ประมวลกฎหมายแพ่งและพาณิชย์", Kind::Code),
            ("ประมวลจริยธรรมข้าราชการ", Kind::Other),
            ("พระราชกำหนดภาษีส่วนเพิ่ม พ.ศ. 2567", Kind::EmergencyDecree),
            ("พระราชกฤษฎีกาลดภาษีที่ดิน พ.ศ. 2563", Kind::RoyalDecree),
            ("กฎกระทรวงกำหนดค่าธรรมเนียม พ.ศ. 2563", Kind::MinisterialRule),
            ("กฎ ก.พ. ว่าด้วยโรค พ.ศ. 2553", Kind::Regulation),
            ("หลักเกณฑ์การจัดทำคำอธิบาย", Kind::Regulation),
            ("ประกาศกระทรวง เรื่อง ป้าย", Kind::Notification),
            ("เทศบัญญัติเทศบาลตำบลบ้านใหม่ เรื่อง ตลาด", Kind::Ordinance),
            ("คำสั่งหัวหน้าคณะรักษาความสงบแห่งชาติ ที่ 9/2562", Kind::Other),
            ("", Kind::Other),
        ] {
            assert_eq!(Kind::of_title(title), kind, "{title}");
        }
    }

    #[test]
    fn what_a_source_notes_behind_a_title_is_no_part_of_it() {
        let title = Title::read(" พระราชบัญญัติไพ่  พุทธศักราช 2486 (ยกเลิก) ");
        assert_eq!((title.name.as_str(), title.repealed), ("พระราชบัญญัติไพ่ พุทธศักราช 2486", true));
        let title = Title::read("พระราชบัญญัติยกเลิกกฎหมายบางฉบับ พ.ศ. 2565");
        assert!(!title.repealed && title.kind == Kind::Act);
    }

    #[test]
    fn a_draft_becomes_a_law_under_a_title_with_its_year() {
        assert_eq!(Title::begun("ร่างพระราชบัญญัติตลาดนัด พ.ศ. ...."), "พระราชบัญญัติตลาดนัด");
        assert_eq!(Title::begun("ร่างกฎกระทรวงป้าย พ.ศ. ..."), "กฎกระทรวงป้าย");
        for draft in ["ร่างพระราชบัญญัติตลาดนัด พ.ศ. 2570", "พระราชบัญญัติตลาดนัด พ.ศ. ...."]
        {
            assert_eq!(Title::of_law(draft), Err(Refusal::DraftTitle), "{draft}");
        }
        assert_eq!(Title::of_law(" "), Err(Refusal::Missing));
        assert_eq!(Title::of_law("พระราชบัญญัติตลาดนัด พ.ศ. ๒๕๗๐").map(|title| title.kind), Ok(Kind::Act));
    }

    #[test]
    fn codes_are_read_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.code()), Some(*kind));
        }
    }
}
