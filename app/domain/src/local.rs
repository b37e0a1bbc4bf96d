//! Local bodies: their kinds as their names begin, where they are, and the words by which somebody looks for one. Thousands share
//! names, so that none is told without its district and province.

use crate::agency::Level;
use crate::place;
use serde::{Deserialize, Serialize};

/// The kind of a local body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Body {
    /// องค์การบริหารส่วนจังหวัด.
    Province,
    /// เทศบาลนคร.
    City,
    /// เทศบาลเมือง.
    Town,
    /// เทศบาลตำบล.
    Subdistrict,
    /// องค์การบริหารส่วนตำบล.
    Tambon,
    Bangkok,
    Pattaya,
}

/// How names begin, and how they are shortened: the longer first.
const HEADS: [(&str, &str, Body); 7] = [
    ("องค์การบริหารส่วนจังหวัด", "อบจ.", Body::Province),
    ("องค์การบริหารส่วนตำบล", "อบต.", Body::Tambon),
    ("เทศบาลนคร", "ทน.", Body::City),
    ("เทศบาลเมือง", "ทม.", Body::Town),
    ("เทศบาลตำบล", "ทต.", Body::Subdistrict),
    ("กรุงเทพมหานคร", "กทม.", Body::Bangkok),
    ("เมืองพัทยา", "พัทยา", Body::Pattaya),
];

/// How a district's office is called before the district's name.
pub const DISTRICT_OFFICES: [&str; 2] = ["อำเภอ", "ที่ว่าการอำเภอ"];

impl Body {
    pub const ALL: [Body; 7] =
        [Body::Province, Body::City, Body::Town, Body::Subdistrict, Body::Tambon, Body::Bangkok, Body::Pattaya];

    pub fn code(self) -> &'static str {
        match self {
            Body::Province => "province",
            Body::City => "city",
            Body::Town => "town",
            Body::Subdistrict => "subdistrict",
            Body::Tambon => "tambon",
            Body::Bangkok => "bangkok",
            Body::Pattaya => "pattaya",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|body| body.code() == code)
    }

    /// The kind that a name begins with, written out or shortened.
    pub fn of(name: &str) -> Option<Body> {
        let name = written_out(name);
        HEADS.iter().find(|(head, ..)| name.starts_with(head)).map(|(.., body)| *body)
    }

    /// Whether its districts are เขต, as Bangkok's are.
    pub fn in_bangkok(self) -> bool {
        self == Body::Bangkok
    }

    /// Whether what it makes is called เทศบัญญัติ.
    pub fn is_municipality(self) -> bool {
        matches!(self, Body::City | Body::Town | Body::Subdistrict)
    }
}

/// A local body's kind and place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub body: Body,
    /// The code of its province.
    pub province: String,
    pub province_th: String,
    pub province_en: String,
    /// The Thai name of its district, without what stands before it; empty where it belongs to none.
    pub district: String,
    /// The same of its sub-district.
    pub subdistrict: String,
    /// The official code of its sub-district, or of its district; empty where the list of codes has neither.
    pub area: String,
}

/// A local body's district and sub-district as the official list has them, with the code of the smaller one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lies {
    pub district: String,
    pub subdistrict: String,
    pub area: String,
}

/// Where a local body lies by what was typed: names with or without the word for what they are, or official codes. Thai names stay as
/// they were typed. An อบต. that names no sub-district is that of its own name, where its district has one, and is not called by it twice.
pub fn lies(body: Body, name: &str, province: &str, district: &str, subdistrict: &str) -> Lies {
    let (district, subdistrict) = (bare(district), bare(subdistrict));
    let found = |within: &str, typed: &str| match place::by_code(typed).filter(|one| one.code.len() == within.len() + 2)
    {
        Some(one) => one.code.starts_with(within).then_some(one),
        None => {
            let mut found = place::named(within, typed);
            found.pop().filter(|_| found.is_empty())
        }
    };
    let none = || Lies { district: district.into(), subdistrict: subdistrict.into(), area: String::new() };
    let called = |typed: &str, one: place::Place| match typed.chars().any(|c| c.is_ascii_alphanumeric()) {
        true => one.th.to_string(),
        false => typed.to_string(),
    };
    if province.is_empty() || district.is_empty() {
        return none();
    }
    let Some(of) = found(province, district) else { return none() };
    let name = written_out(name);
    let own = HEADS.iter().find(|(head, ..)| name.starts_with(head)).map_or("", |(head, ..)| &name[head.len()..]);
    let typed = if subdistrict.is_empty() && body == Body::Tambon { own.trim() } else { subdistrict };
    match found(of.code, typed).filter(|_| !typed.is_empty()) {
        Some(part) => {
            let subdistrict = if part.th == own.trim() { String::new() } else { called(typed, part) };
            Lies { district: called(district, of), subdistrict, area: part.code.into() }
        }
        None => Lies { district: called(district, of), subdistrict: subdistrict.into(), area: of.code.into() },
    }
}

/// Whose consultations a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// Of all but local bodies.
    #[default]
    National,
    Local,
    All,
}

impl Scope {
    pub const ALL: [Scope; 3] = [Scope::National, Scope::Local, Scope::All];

    pub fn code(self) -> &'static str {
        match self {
            Scope::National => "national",
            Scope::Local => "local",
            Scope::All => "all",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }
}

/// A name written out: อบต.บ้านใหม่ is องค์การบริหารส่วนตำบลบ้านใหม่.
pub fn written_out(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    for (head, short, _) in HEADS.iter().filter(|(head, ..)| !name.starts_with(head)) {
        // Two letters without their dot may be anything.
        let dotless = short.strip_suffix('.').filter(|short| short.chars().count() > 2).unwrap_or(short);
        if let Some(rest) = name.strip_prefix(short).or_else(|| name.strip_prefix(dotless)) {
            return format!("{head}{}", rest.trim_start());
        }
    }
    name
}

/// A district or province without what may stand before it.
pub fn bare(name: &str) -> &str {
    let name = name.trim();
    let heads = ["อำเภอ", "เขต", "จังหวัด", "ตำบล", "แขวง", "อ.", "จ.", "ต."];
    heads.iter().find_map(|head| name.strip_prefix(head)).unwrap_or(name).trim()
}

/// What a search of agencies looks in: the names an agency has and had, its district and province, without blanks, in small letters.
pub fn key<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut key = String::new();
    for name in names {
        key.extend(name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase));
        key.push(' ');
    }
    key.truncate(key.trim_end().len());
    key
}

/// Words of a search, at most.
const MOST_WORDS: usize = 6;
/// Letters of a search that are looked at.
const LONGEST: usize = 300;

/// The words that somebody typed to find an agency, each as it stands in [`key`].
pub fn searched(typed: &str) -> Vec<String> {
    let typed: String = written_out(typed).chars().take(LONGEST).collect();
    let plain = typed.replace(['(', ')', ','], " ");
    let words = plain.split_whitespace().map(|word| key([bare(word)])).filter(|word| !word.is_empty());
    words.take(MOST_WORDS).collect()
}

/// A line of a file of agencies, as it came.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub name: String,
    pub name_en: String,
    /// A kind's code, or a name's beginning such as อบต.; empty: as the name says.
    pub kind: String,
    /// A level's code; empty: as the name says.
    pub level: String,
    pub province: String,
    pub district: String,
    pub subdistrict: String,
    pub code: String,
    /// Number or name of the agency that it stands under; empty: as it is.
    pub parent: String,
}

/// Why a line is no agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    NoName,
    TooLong {
        column: &'static str,
    },
    Control {
        column: &'static str,
    },
    UnknownKind(String),
    UnknownLevel(String),
    /// A local body without its province.
    NoProvince,
    UnknownProvince(String),
}

/// A line that is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub level: Level,
    pub body: Option<Body>,
    pub name_th: String,
    pub name_en: String,
    /// The place in the list of provinces.
    pub province: Option<usize>,
    pub district: String,
    pub subdistrict: String,
    /// The official code of its area, as [`Place::area`] is.
    pub area: String,
    pub code: String,
}

/// The longest cell, in letters.
const LONGEST_CELL: usize = 200;

impl Typed {
    /// Reads a line; `provinces` are codes with their names, Thai and English.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(self, provinces: &[(String, String, String)]) -> Result<Row, Why> {
        for (column, cell) in [
            ("name", &self.name),
            ("name_en", &self.name_en),
            ("province", &self.province),
            ("district", &self.district),
            ("subdistrict", &self.subdistrict),
            ("code", &self.code),
            ("parent", &self.parent),
        ] {
            if cell.chars().count() > LONGEST_CELL {
                return Err(Why::TooLong { column });
            }
            if cell.chars().any(char::is_control) {
                return Err(Why::Control { column });
            }
        }
        let name_th = written_out(&self.name);
        if name_th.is_empty() {
            return Err(Why::NoName);
        }
        let kind = self.kind.trim();
        let body = match kind {
            "" => Body::of(&name_th),
            kind => Some(Body::parse(kind).or_else(|| Body::of(kind)).ok_or_else(|| Why::UnknownKind(kind.into()))?),
        };
        let level = match (body, self.level.trim()) {
            (Some(_), _) => Level::Local,
            (None, "") => crate::elsewhere::level(&name_th),
            (None, level) => Level::parse(level)
                .filter(|level| *level != Level::Office)
                .ok_or_else(|| Why::UnknownLevel(level.into()))?,
        };
        let province = match (bare(&self.province), body) {
            ("", Some(Body::Bangkok)) => place_of(provinces, "10"),
            ("", Some(Body::Pattaya)) => place_of(provinces, "20"),
            ("", Some(_)) => return Err(Why::NoProvince),
            ("", None) => None,
            (typed, _) => Some(place_of(provinces, typed).ok_or_else(|| Why::UnknownProvince(typed.into()))?),
        };
        let within = province.and_then(|at| provinces.get(at)).map_or("", |(code, ..)| code);
        let lies = match body {
            Some(body) => lies(body, &name_th, within, &self.district, &self.subdistrict),
            None => Lies { district: bare(&self.district).into(), ..Lies::default() },
        };
        Ok(Row {
            level,
            body,
            name_th,
            name_en: self.name_en.trim().into(),
            province,
            district: lies.district,
            subdistrict: lies.subdistrict,
            area: lies.area,
            code: self.code.trim().into(),
        })
    }
}

fn place_of(provinces: &[(String, String, String)], typed: &str) -> Option<usize> {
    provinces.iter().position(|(code, th, en)| code == typed || th == typed || en.eq_ignore_ascii_case(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_body_is_in_its_name() {
        for (name, body) in [
            ("องค์การบริหารส่วนตำบลบ้านใหม่", Some(Body::Tambon)),
            ("อบจ.เชียงใหม่", Some(Body::Province)),
            ("เทศบาลเมืองแพร่", Some(Body::Town)),
            ("เทศบาลตำบลบ้านใหม่", Some(Body::Subdistrict)),
            ("กรุงเทพมหานคร", Some(Body::Bangkok)),
            ("เมืองพัทยา", Some(Body::Pattaya)),
            ("อบต บ้านใหม่", Some(Body::Tambon)),
            ("กรมการปกครอง", None),
        ] {
            assert_eq!(Body::of(name), body, "{name}");
        }
    }

    #[test]
    fn a_search_is_read_as_people_shorten_names() {
        assert_eq!(searched("อบต. บ้านใหม่ อ.เมือง จ.นครราชสีมา"), ["องค์การบริหารส่วนตำบลบ้านใหม่", "เมือง", "นครราชสีมา"]);
        assert_eq!(searched("อบต.บ้านใหม่ (อำเภอปากเกร็ด)"), ["องค์การบริหารส่วนตำบลบ้านใหม่", "ปากเกร็ด"]);
        assert_eq!(searched("Department of Lands"), ["department", "of", "lands"]);
        assert_eq!(key(["กรม ที่ดิน", "Department of Lands", ""]), "กรมที่ดิน departmentoflands");
        assert_eq!(written_out("เทศบาลนครตรัง"), "เทศบาลนครตรัง");
    }

    #[test]
    fn a_body_lies_where_the_official_list_has_it() {
        let lies = |body, name: &str, district: &str, sub: &str| {
            let lies = lies(body, name, "50", district, sub);
            (lies.area, lies.district, lies.subdistrict)
        };
        let is = |area: &str, district: &str, sub: &str| (area.to_string(), district.to_string(), sub.to_string());
        let name = "องค์การบริหารส่วนตำบลสันโป่ง";
        for (body, name, district, sub, told) in [
            (Body::Tambon, name, "อ.แม่ริม", "", is("500703", "แม่ริม", "")),
            (Body::Tambon, name, "5007", "500703", is("500703", "แม่ริม", "")),
            (Body::Tambon, name, "Mae Rim", "ต.สันโป่ง", is("500703", "แม่ริม", "")),
            (Body::Subdistrict, "เทศบาลตำบลสันโป่ง", "แม่ริม", "", is("5007", "แม่ริม", "")),
            (Body::Subdistrict, "เทศบาลตำบลโป่งใหม่", "แม่ริม", "Don Kaeo", is("500710", "แม่ริม", "ดอนแก้ว")),
            (Body::Town, "เทศบาลเมืองก", "เมือง", "", is("5001", "เมือง", "")),
            (Body::Tambon, "องค์การบริหารส่วนตำบลที่ไหน", "แม่ริม", "", is("5007", "แม่ริม", "")),
            (Body::Tambon, name, "แม่ริม", "ที่ไหน", is("5007", "แม่ริม", "ที่ไหน")),
            (Body::Tambon, name, "ที่ไหน", "สันโป่ง", is("", "ที่ไหน", "สันโป่ง")),
            (Body::Tambon, name, "3001", "", is("", "3001", "")),
            (Body::Province, "องค์การบริหารส่วนจังหวัดเชียงใหม่", "", "", is("", "", "")),
        ] {
            assert_eq!(lies(body, name, district, sub), told, "{name} {district} {sub}");
        }
    }

    #[test]
    fn a_line_of_a_file_is_an_agency_or_says_why_not() {
        let provinces = [("50".to_string(), "เชียงใหม่".to_string(), "Chiang Mai".to_string())];
        let read = |name: &str, kind: &str, province: &str| {
            Typed { name: name.into(), kind: kind.into(), province: province.into(), ..Typed::default() }
                .parse(&provinces)
        };
        let one = read(" อบต.บ้านใหม่ ", "", "จังหวัดเชียงใหม่").unwrap();
        assert_eq!(
            (one.name_th.as_str(), one.body, one.level),
            ("องค์การบริหารส่วนตำบลบ้านใหม่", Some(Body::Tambon), Level::Local)
        );
        assert_eq!(read("บ้านใหม่", "tambon", "chiang mai").unwrap().province, Some(0));
        assert_eq!(read("กรมที่ดิน", "", "").unwrap().level, Level::Department);
        assert_eq!(read(" ", "", ""), Err(Why::NoName));
        assert_eq!(read("อบต.ก", "", ""), Err(Why::NoProvince));
        assert_eq!(read("อบต.ก", "", "แดนไกล"), Err(Why::UnknownProvince("แดนไกล".into())));
        assert_eq!(read("ก", "สภา", ""), Err(Why::UnknownKind("สภา".into())));
        assert_eq!(read("ก\u{7}", "", ""), Err(Why::Control { column: "name" }));
    }
}
