//! A hearing to make papers of, and Word files opened again: every part read as XML, its words and its marks.

use domain::agency::{Agency, Level};
use domain::comment::{Class, Counts, Stance, Target};
use domain::consultation::{Consultation, Kind, Provision, Texts};
use domain::id::{AgencyId, CommentId, ConsultationId, IssueId, KeyPointId};
use domain::key_point::KeyPoint;
use domain::lang::Lang;
use domain::ledger::Coverage;
use domain::phase::Dates;
use domain::reply::Reply;
use domain::result::{Disposition, Issue, Side, Spoke, Summary};
use domain::time::{Day, Moment};
use papers::draft::{Draft, Voice, Voices};
use papers::{Code, Hearing, Made};
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::Read;

pub fn day(month: u32, day: u32) -> Day {
    Day::from_ce(2026, month, day).unwrap()
}

pub fn consultation() -> Consultation {
    Consultation {
        id: ConsultationId(6),
        agency: Agency {
            id: AgencyId(3),
            parent: None,
            level: Level::Department,
            name_th: "กรมตลาดและการค้าชุมชน (สมมติ)".into(),
            name_en: "Department of Markets (fictional)".into(),
            ended: None,
            heir: None,
            place: None,
        },
        then: None,
        kind: Kind::Bill,
        texts: Texts {
            title: "การรับฟังความคิดเห็นร่างพระราชบัญญัติตลาดนัดชุมชน พ.ศ. ....".into(),
            short_name: "ตลาดนัดชุมชน".into(),
            method: "รับฟังผ่านระบบกลางและเวทีในพื้นที่".into(),
            ..Texts::default()
        },
        round: None,
        version: None,
        past_points: Vec::new(),
        key_points: vec![KeyPoint {
            id: KeyPointId(1),
            number: 1,
            title: "ค่าแผง".into(),
            body: "กำหนดเพดานค่าแผง **ทุกปี**".into(),
            question: "เห็นด้วยกับเพดานหรือไม่".into(),
            provisions: Vec::new(),
        }],
        dates: Dates {
            opens: Some(day(10, 1).start()),
            closes: Some(day(10, 31).last_moment()),
            published: Some(day(9, 30).start()),
            cancelled: None,
            summarised: Some(day(11, 25).start()),
        },
        cancel_reason: String::new(),
        comments: 58,
        sheets: 0,
        early: None,
        revision: 4,
    }
}

pub fn issue(number: u32) -> Issue {
    Issue {
        id: IssueId(number.into()),
        number,
        targets: vec!["k1".into(), "m2-w1".into()],
        title: "ระยะเวลาแจ้งก่อนขึ้นค่าแผง".into(),
        raised: "ขอให้แจ้งล่วงหน้าไม่น้อยกว่า ๖๐ วัน\nและปิดประกาศที่ตลาด".into(),
        sides: vec![
            Side {
                class: Some(Class::Affected), label: String::new(), view: "ผู้ค้าเตรียมตัวไม่ทัน".into()
            },
            Side {
                class: None, label: "เจ้าของตลาด".into(), view: "ต้องการความคล่องตัว".into()
            },
        ],
        disposition: Some(Disposition::Partly),
        reason: "เห็นควรขยายเป็น ๔๕ วัน เพื่อให้ทั้งสองฝ่ายเตรียมตัวได้".into(),
        changed: "ให้แจ้งล่วงหน้าไม่น้อยกว่าสี่สิบห้าวัน".into(),
        answered_by: "m2".into(),
        elsewhere: false,
        comments: 26,
        texts: 0,
        sources: Vec::new(),
        revision: 1,
    }
}

/// Those under the first issue: 20 who are affected, three of an association and two who did not say.
fn spoke() -> Vec<Spoke> {
    let of = |class, stances| Spoke { class, stances };
    vec![of(Some(Class::Affected), [8, 12, 1, 0]), of(Some(Class::Association), [0, 2, 1, 0]), of(None, [2, 0, 0, 0])]
}

/// What the agency said under a comment.
fn reply() -> Reply {
    Reply {
        number: 1,
        at: day(11, 3).start(),
        agency_th: "กรมตลาดและการค้าชุมชน (สมมติ)".into(),
        agency_en: String::new(),
        words: "ระยะเวลาแจ้งอยู่ในมาตรา ๒ วรรคสอง".into(),
    }
}

/// A published hearing of 58 comments and two issues.
pub fn hearing() -> Hearing {
    let counts = Counts {
        by_target: vec![("all".into(), 8), ("k1".into(), 20), ("m2".into(), 30)],
        by_stance: vec![("agree".into(), 30), ("change".into(), 18), ("disagree".into(), 10)],
        by_class: vec![("-".into(), 8), ("affected".into(), 50)],
        by_target_stance: vec![("m2".into(), "change".into(), 18), ("m2".into(), "agree".into(), 12)],
        total: 58,
        withheld: 2,
        agency_only: 5,
        ..Counts::default()
    };
    Hearing {
        lang: Lang::Th,
        one: consultation(),
        summary: Summary {
            overview: "รับฟังตั้งแต่วันที่ ๑ ตุลาคม มีเวทีสองครั้ง".into(),
            impact: "## ผลกระทบต่อคน\n\n1. ผู้ค้ารายย่อย\n2. ผู้บริโภค\n\n| ด้าน | ผล |\n|---|---|\n| เศรษฐกิจ | ต้นทุนลดลง |"
                .into(),
            issues: vec![issue(1), issue(2)],
            published: Some(day(11, 25).start()),
            coverage: Coverage { coded: 57, aside: 1, waiting: 0 },
            ..Summary::default()
        },
        rules: Default::default(),
        analysis: Default::default(),
        counts,
        campaigns: Some(papers::hearing::Campaigns {
            texts: 40,
            groups: 1,
            comments: 19,
            group_texts: 3,
            verified: Some(2),
        }),
        spoke: BTreeMap::from([(IssueId(1), spoke())]),
        replies: BTreeMap::from([(CommentId(7), reply()), (CommentId(40), reply())]),
        withdrawn: 3,
        labels: vec![("m1".into(), "มาตรา ๑".into()), ("m2".into(), "มาตรา ๒".into())],
        questions: Vec::new(),
        tallies: Vec::new(),
        address: "https://siang.example".into(),
        seal: "0123456789abcdef".repeat(4),
        made: made(),
    }
}

pub fn made() -> Made {
    Made {
        by: "ระบบเสียง ในนามของกรมตลาดและการค้าชุมชน (สมมติ)".into(),
        at: Moment(day(11, 25).start().0 + 52_200_000),
        scope: "ความเห็นทุกข้อที่เผยแพร่".into(),
        filter: String::new(),
        code: Some(Code {
            digits: "0123456789abcdef".into(),
            address: "https://siang.example/verify/0123456789abcdef".into(),
        }),
    }
}

/// A provision with its paragraphs, as the store keeps it.
pub fn provision(number: u32, paragraphs: &[&str]) -> Provision {
    let anchor = format!("m{number}");
    let label = domain::digits::to_thai(&format!("มาตรา {number}"));
    let html: String = paragraphs
        .iter()
        .enumerate()
        .map(|(place, text)| {
            let head = if place == 0 { format!("<span class=\"law__no\">{label}</span> ") } else { String::new() };
            let text = domain::text::escaped(text);
            format!("<p class=\"law__p\" id=\"{anchor}-w{}\">{head}{text}</p>", place + 1)
        })
        .collect();
    Provision {
        place: number,
        anchor,
        kind: "provision".into(),
        number: number.to_string(),
        label,
        path: Vec::new(),
        text: paragraphs.join("\n"),
        html,
        division: 0,
    }
}

pub fn voice(at: &str, reason: &str, wording: &str) -> Voice {
    Voice {
        target: Target::parse(at).unwrap(),
        at: Moment(day(10, 3).start().0 + 36_000_000),
        stance: Stance::Change,
        reason: reason.into(),
        wording: wording.into(),
        class: Some(Class::Affected),
        name: None,
        mark: String::new(),
        spoke: String::new(),
        reply: None,
    }
}

pub fn drafted(pieces: &[Provision], voices: &Voices) -> Vec<u8> {
    let one = consultation();
    papers::draft::docx(&Draft {
        lang: Lang::Th,
        one: &one,
        pieces,
        voices,
        read_at: "https://siang.example/c/6/comments?at=".into(),
        made: &made(),
    })
    .unwrap()
}

/// A Word file opened.
pub struct Opened(Vec<(String, Vec<u8>)>);

/// Opens a Word file; every part of it must be XML that a strict reader reads to the end.
pub fn open(bytes: &[u8]) -> Opened {
    let opened = Opened(unpack(bytes));
    for (name, part) in opened.0.iter().filter(|(name, _)| !name.ends_with(".png") && !name.ends_with(".xlsx")) {
        check(name, part);
    }
    opened
}

pub fn unpack(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut out = Vec::new();
            file.read_to_end(&mut out).unwrap();
            (file.name().unwrap().to_string(), out)
        })
        .collect()
}

fn check(name: &str, part: &[u8]) {
    let text = std::str::from_utf8(part).unwrap();
    assert!(!text.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "a control character in {name}");
    let turning = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}');
    assert!(!text.contains(turning), "a letter that turns a line in {name}");
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name}");
}

impl Opened {
    pub fn part(&self, name: &str) -> String {
        let part = self.0.iter().find(|(part, _)| part == name).unwrap_or_else(|| panic!("no {name}"));
        String::from_utf8(part.1.clone()).unwrap()
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        self.0.iter().find(|(part, _)| part == name).unwrap_or_else(|| panic!("no {name}")).1.clone()
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(part, _)| part == name)
    }

    pub fn body(&self) -> String {
        self.part("word/document.xml")
    }

    /// The values of an attribute of one kind of element, in their order.
    pub fn all(&self, part: &str, element: &str, attribute: &str) -> Vec<String> {
        values(&self.part(part), element, attribute)
    }

    /// The words of the body, without markup.
    pub fn words(&self) -> String {
        let body = self.body();
        body.split('<').filter_map(|piece| piece.split_once('>').map(|(_, words)| words)).collect()
    }
}

pub fn values(xml: &str, element: &str, attribute: &str) -> Vec<String> {
    let (head, of) = (format!("<{element} "), format!("{attribute}=\""));
    xml.split(&head)
        .skip(1)
        .filter_map(|rest| {
            rest.split_once('>')?.0.split_once(&of)?.1.split_once('"').map(|(value, _)| value.to_string())
        })
        .collect()
}
