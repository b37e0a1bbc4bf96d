//! An organisation that speaks as itself: its kind, the thirteen digits by which it is registered and what they say, who speaks for it and
//! by what authority; and names that look like an agency's, which nobody takes.

use crate::comment::{LONGEST_NAME, coded};
use crate::digits;
use crate::flag::folded;
use crate::refusal::{Refusal, Refusals};
use crate::text::{Lines, required, says_nothing};
use crate::time::{Day, Moment};
use serde::{Deserialize, Serialize};

/// The longest statement of an authority, and reason of a mark that is taken back, in graphemes.
pub const LONGEST_AUTHORITY: u32 = 500;
/// Organisations that one person speaks for.
pub const MOST: i64 = 20;

coded! {
    /// สมาคม · มูลนิธิ · สภาหรือนิติบุคคลตามกฎหมายเฉพาะ · บริษัท.
    Kind { Association = "association", Foundation = "foundation", Statutory = "statutory", Company = "company" }
}

coded! {
    /// Of which register a number is, as its fourth digit says.
    Register {
        OrdinaryPartnership = "ordinary_partnership",
        LimitedPartnership = "limited_partnership",
        Company = "company",
        PublicCompany = "public_company",
    }
}

/// The thirteen digits of a juristic person, the last of them right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number(String);

/// What the digits of a number say: of those that the Department of Business Development registers, which register, where, and in which
/// year B.E.; of others nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Says {
    pub register: Option<Register>,
    /// The code of a province.
    pub province: Option<String>,
    pub year: Option<u32>,
}

impl Number {
    /// Reads it as people write it: with blanks or hyphens, in Thai digits.
    ///
    /// # Errors
    /// [`Refusal::Missing`], [`Refusal::NotJuristic`]; [`Refusal::PersonsNumber`] for the number of a person, which is not kept.
    pub fn parse(typed: &str) -> Result<Number, Refusal> {
        let written: String = digits::to_arabic(typed).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if written.is_empty() {
            return Err(Refusal::Missing);
        }
        let values: Vec<u32> = written.chars().filter_map(|c| c.to_digit(10)).collect();
        if values.len() != 13 || written.len() != 13 {
            return Err(Refusal::NotJuristic);
        }
        let sum: u32 = values.iter().take(12).enumerate().map(|(at, value)| value * (13 - at as u32)).sum();
        match (values.first(), (11 - sum % 11) % 10 == values[12]) {
            (_, false) => Err(Refusal::NotJuristic),
            (Some(0), true) => Ok(Number(written)),
            _ => Err(Refusal::PersonsNumber),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is printed: `0-1055-60123-45-6`.
    pub fn printed(&self) -> String {
        let at = |from: usize, to: usize| self.0.get(from..to).unwrap_or("");
        format!("{}-{}-{}-{}-{}", at(0, 1), at(1, 5), at(5, 10), at(10, 12), at(12, 13))
    }

    pub fn says(&self) -> Says {
        let register = match self.0.as_bytes().get(3) {
            Some(b'2') => Register::OrdinaryPartnership,
            Some(b'3') => Register::LimitedPartnership,
            Some(b'5') => Register::Company,
            Some(b'7') => Register::PublicCompany,
            _ => return Says::default(),
        };
        // 99 stands where a number was given for taxes alone.
        let Some(province) = self.0.get(1..3).filter(|code| ("10"..="96").contains(code)) else {
            return Says::default();
        };
        let year = self.0.get(4..7).and_then(|year| year.parse::<u32>().ok()).map(|year| 2000 + year);
        let year = year.filter(|year| (2450..2600).contains(year));
        Says { register: Some(register), province: Some(province.to_string()), year }
    }

    /// Whether an organisation of this kind may have it.
    ///
    /// # Errors
    /// [`Refusal::NumberOfAnother`].
    pub fn fits(&self, kind: Kind) -> Result<(), Refusal> {
        let registered = self.says().register.is_some();
        match kind {
            Kind::Company if !registered => Err(Refusal::NumberOfAnother),
            Kind::Association | Kind::Foundation if registered => Err(Refusal::NumberOfAnother),
            _ => Ok(()),
        }
    }
}

/// The form by which somebody says to speak for an organisation, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub kind: String,
    pub name: String,
    pub number: String,
    pub position: String,
    pub authority: String,
    /// Ticked: they say that they may.
    pub entitled: String,
}

/// An organisation with who speaks for it, to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub kind: Kind,
    pub name: String,
    pub number: Number,
    /// What they are there.
    pub position: String,
    /// By what they may speak: a resolution, a power of attorney, the register.
    pub authority: String,
}

impl Typed {
    /// # Errors
    /// All refusals, each with its field's name.
    pub fn parse(&self) -> Result<New, Refusals> {
        let mut no = Refusals::default();
        let kind = no.take("kind", Kind::parse(&self.kind));
        let name = required(&self.name, LONGEST_NAME, Lines::One)
            .and_then(|name| if crate::posing::poses_as_agency(&name) { Err(Refusal::LikeAnAgency) } else { Ok(name) });
        let name = no.take("name", name);
        let number = Number::parse(&self.number);
        let number = number.and_then(|number| kind.map_or(Ok(()), |kind| number.fits(kind)).map(|()| number));
        let number = no.take("number", number);
        let position = no.take("position", required(&self.position, LONGEST_NAME, Lines::One));
        let authority = required(&self.authority, LONGEST_AUTHORITY, Lines::Many)
            .and_then(|text| if says_nothing(&text, "") { Err(Refusal::SaysNothing) } else { Ok(text) });
        let authority = no.take("authority", authority);
        if !crate::typed::ticked(&self.entitled) {
            no.add("entitled", Refusal::NotChosen);
        }
        no.none(|| Some(New { kind: kind?, name: name?, number: number?, position: position?, authority: authority? }))
    }
}

/// How an administrator checked, or why a mark is taken back.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::SaysNothing`].
pub fn grounds(typed: &str) -> Result<String, Refusal> {
    let text = required(typed, LONGEST_AUTHORITY, Lines::Many)?;
    if says_nothing(&text, "") { Err(Refusal::SaysNothing) } else { Ok(text) }
}

/// As what a comment is shown that an organisation made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    pub kind: Kind,
    /// Only where it chose to be named.
    pub name: Option<String>,
    /// An administrator's mark stands.
    pub verified: bool,
}

/// A mark that an administrator gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub at: Moment,
    pub by: String,
    pub how: String,
    /// When and why it was taken back.
    pub back: Option<(Moment, String)>,
}

/// Beginnings of names that agencies have and nobody else; of courts but not of shrines.
const AGENCIES: [&str; 22] = [
    "กระทรวง",
    "ทบวง",
    "สำนักนายกรัฐมนตรี",
    "สำนักงานคณะกรรมการ",
    "สำนักงานปลัด",
    "สำนักงานอัยการ",
    "สำนักงานตำรวจ",
    "สำนักงานศาล",
    "สำนักงานเลขาธิการ",
    "เทศบาล",
    "องค์การบริหารส่วน",
    "กรุงเทพมหานคร",
    "ศาลยุติธรรม",
    "ศาลปกครอง",
    "ศาลรัฐธรรมนูญ",
    "รัฐบาล",
    "คณะรัฐมนตรี",
    "รัฐสภา",
    "ministryof",
    "departmentof",
    "officeofthe",
    "governmentof",
];

/// Whether a name begins as only an agency's does. Names of agencies that there are, the store knows.
pub fn like_an_agency(name: &str) -> bool {
    let name = folded(name);
    AGENCIES.iter().any(|begins| name.starts_with(&folded(begins)))
}

/// Whether a year that a number says can be: not one to come.
pub fn plausible(says: &Says, today: Day) -> bool {
    says.year.is_none_or(|year| year as i32 <= today.ce().0 + 543)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twelve digits with the thirteenth that belongs to them.
    fn whole(twelve: &str) -> String {
        let sum: u32 = twelve.chars().enumerate().map(|(at, c)| c.to_digit(10).unwrap() * (13 - at as u32)).sum();
        format!("{twelve}{}", (11 - sum % 11) % 10)
    }

    #[test]
    fn a_number_is_read_as_people_write_it_and_its_last_digit_is_checked() {
        let right = whole("010556012345");
        let number = Number::parse(&right).unwrap();
        assert_eq!(Number::parse(&number.printed()), Ok(number.clone()));
        assert_eq!(Number::parse(&digits::to_thai(&right)), Ok(number.clone()));
        let last = right.chars().last().and_then(|c| c.to_digit(10)).unwrap();
        assert_eq!(Number::parse(&format!("010556012345{}", (last + 1) % 10)), Err(Refusal::NotJuristic));
        for wrong in ["1", "010556012345", "01055601234567", "01055601234a5"] {
            assert_eq!(Number::parse(wrong), Err(Refusal::NotJuristic), "{wrong}");
        }
        assert_eq!(Number::parse(&whole("110170020345")), Err(Refusal::PersonsNumber));
        assert_eq!(Number::parse(" "), Err(Refusal::Missing));
    }

    #[test]
    fn its_digits_say_register_province_and_year() {
        let number = Number::parse(&whole("010556012345")).unwrap();
        let says = Says { register: Some(Register::Company), province: Some("10".into()), year: Some(2560) };
        assert_eq!(number.says(), says);
        assert!(number.fits(Kind::Company).is_ok() && number.fits(Kind::Statutory).is_ok());
        assert_eq!(number.fits(Kind::Foundation), Err(Refusal::NumberOfAnother));
        let other = Number::parse(&whole("099300012345")).unwrap();
        assert_eq!(other.says(), Says::default());
        assert_eq!(other.fits(Kind::Company), Err(Refusal::NumberOfAnother));
        assert!(other.fits(Kind::Association).is_ok());
        assert!(
            !plausible(&says, Day::from_ce(2016, 1, 1).unwrap()) && plausible(&says, Day::from_ce(2026, 1, 1).unwrap())
        );
    }

    #[test]
    fn a_name_that_only_an_agency_has_is_nobodys() {
        for name in
            ["กระทรวงพาณิชย์", "ก ร ะ ท ร ว ง พาณิชย์", "เทศบาลตำบลบ้านกลาง", "Ministry of Commerce", "MINISTRY-OF X"]
        {
            assert!(like_an_agency(name), "{name}");
        }
        for name in ["สมาคมผู้ค้าปลีก", "มูลนิธิศาลเจ้าพ่อเสือ", "สมศรี ใจดี", "Somsri Jaidee", "ชมรมคนรักกระทรวง"]
        {
            assert!(!like_an_agency(name), "{name}");
        }
        let typed = Typed { name: "กระทรวงการค้า".into(), ..Typed::default() };
        let no = typed.parse().unwrap_err();
        assert_eq!(no.of("name"), Some(&Refusal::LikeAnAgency));
        assert_eq!(no.of("entitled"), Some(&Refusal::NotChosen));
    }
}
