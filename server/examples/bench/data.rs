//! What is measured over, made from a seed: a bill of 40 provisions with 1,000 comments, a rule with as many as asked, and
//! the Act on Legislative Drafting where `../shared` has it.

use crate::Outcome;
use domain::agency::{Level, Role, Viewer};
use domain::comment::{Class, Showing, Stance};
use domain::consultation::{Kind, System, Texts};
use domain::id::{AgencyId, ConsultationId};
use domain::ledger::{Filter, To, Which};
use domain::time::{Day, Moment};
use std::fmt::Write;
use std::time::{Duration, Instant};
use store::Store;

const PASSWORD: &str = "a password of the bench";
const MANY: usize = 5_000;
const WORDS: [&str; 24] = [
    "ตลาด",
    "ค่าเช่า",
    "แผงค้า",
    "ขอให้",
    "ใบอนุญาต",
    "ชุมชน",
    "ผู้ค้า",
    "รายย่อย",
    "ควร",
    "ลด",
    "ขั้นตอน",
    "ภายใน",
    "สามสิบวัน",
    "ไม่",
    "เห็นด้วย",
    "กับ",
    "ค่าธรรมเนียม",
    "เพราะ",
    "รายได้",
    "น้อย",
    "คณะกรรมการ",
    "ต้อง",
    "ประกาศ",
    "ให้ทราบ",
];

/// The data and who may read it.
pub struct Made {
    pub now: Moment,
    officer: Viewer,
    pub session: String,
    pub draft: i64,
    pub large: i64,
    pub act: Option<i64>,
    /// The last comment's id.
    pub last: i64,
}

/// Fills an empty store.
pub async fn make(store: &Store, many: usize) -> Outcome<Made> {
    let first = Day::from_ce(2026, 11, 1).ok_or("a day")?;
    let then = Moment(first.start().0 + 9 * 3_600_000);
    let agency = |parent, level, name: &str| store::agency::New {
        parent,
        level,
        name_th: name.into(),
        name_en: name.into(),
        place: None,
    };
    let (_, central) = store::account::make_first_administrator(
        store,
        agency(None, Level::Office, "สำนักงานกลาง"),
        "ผู้ดูแล",
        "central@bench.example",
        PASSWORD,
        then,
    )
    .await?;
    let central = store::session::viewer_of(store, central, then).await?;
    let department = store::agency::make(store, &central, agency(None, Level::Department, "กรมตลาด"), then).await?;
    let roles = [Role::Drafter, Role::Approver, Role::Summariser];
    let officer = "officer@bench.example";
    let invited = store::membership::invite(store, &central, department, "เจ้าหน้าที่", officer, PASSWORD, &roles, then);
    let officer_viewer = store::session::viewer_of(store, invited.await?.person, then).await?;
    store::consultation::record_order(store, &central, department, ("คำสั่งกรมตลาด ที่ 1/2569", None), then).await?;
    let by = Making { store, by: &officer_viewer, agency: department, first, now: then };
    let draft = by.published(Kind::Bill, &bill()).await?;
    let large = by.published(Kind::Bill, &bill()).await?;
    let path = std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default())
        .join("../../shared/data/acts/legislative-drafting-2562.md");
    let act = match std::fs::read_to_string(path) {
        Ok(text) => Some(by.published(Kind::Bill, &text).await?.0),
        Err(_) => None,
    };
    let now = then.plus_days(2);
    let mut seed = 1;
    for (consultation, many) in [(draft, 1_000), (large, many)] {
        for from in (0..many).step_by(MANY) {
            let batch = (from..many.min(from + MANY)).map(|n| comment(&mut seed, consultation, n, then)).collect();
            store::bulk::comments(store, consultation, batch).await?;
        }
    }
    let session = store::session::sign_in(store, officer, PASSWORD, now).await?.0;
    Ok(Made { now, officer: officer_viewer, session, draft: draft.0, large: large.0, act, last: 1_000 + many as i64 })
}

/// Puts three quarters of the large hearing under issues, a stance each; tells how long it took.
pub async fn code(store: &Store, made: &Made) -> Outcome<Duration> {
    let begun = Instant::now();
    for (n, stance) in [Stance::Agree, Stance::Change, Stance::Disagree].into_iter().enumerate() {
        let which = Which::Matching(Box::new(Filter { stance: Some(stance), ..Filter::default() }));
        let to = To::NewIssue { title: format!("ค่าแผงค้า {n}"), targets: vec![] };
        let key = format!("{:032x}", u128::MAX - n as u128);
        store::ledger::code(store, &made.officer, ConsultationId(made.large), which, to, &key, made.now).await?;
    }
    Ok(begun.elapsed())
}

struct Making<'a> {
    store: &'a Store,
    by: &'a Viewer,
    agency: AgencyId,
    first: Day,
    now: Moment,
}

impl Making<'_> {
    async fn published(&self, kind: Kind, text: &str) -> Outcome<ConsultationId> {
        let Making { store, by, agency, first, now } = *self;
        let id = store::consultation::make(store, by, agency, kind, "ร่างพระราชบัญญัติตลาดนัดชุมชน พ.ศ. ....", now).await?;
        let revision = store::consultation::edit(store, by, id, 1, &texts(), now).await?;
        let plan = store::consultation::RoundPlan {
            opens: first,
            closes: Day(first.0 + 20),
            admission: Default::default(),
            shows: domain::round::Shows::Live,
            short_reason: String::new(),
        };
        let revision = store::consultation::set_round(store, by, id, revision, plan, now).await?;
        let points: Vec<domain::key_point::New> = (1..=6)
            .map(|n| domain::key_point::New {
                title: format!("ประเด็นเรื่องค่าแผงค้า {n}"),
                body: "ค่าแผงค้าต้องไม่เกินอัตราที่คณะกรรมการประกาศ และต้องปิดประกาศไว้ในที่เห็นได้ง่าย".into(),
                question: "อัตรานี้เหมาะสมหรือไม่".into(),
                provisions: vec![],
            })
            .collect();
        let revision = store::consultation::set_key_points(store, by, id, revision, &points, now).await?;
        store::version::read(store, by, id, revision, &format!("{MEMORANDUM}{text}"), now).await?;
        let revision = store::consultation::one(store, id).await?.revision;
        store::consultation::publish(store, by, id, revision, now).await?;
        Ok(id)
    }
}

fn texts() -> Texts {
    let long = |what: &str| format!("{what} ซึ่งเขียนไว้ยาวพอที่จะบอกอะไรได้");
    let none = System { used: Some(false), reason: String::new() };
    Texts {
        title: "ร่างพระราชบัญญัติส่งเสริมตลาดนัดชุมชน พ.ศ. ....".into(),
        short_name: "ตลาดนัดชุมชน".into(),
        names: vec!["ตลาดนัด".into()],
        change: long("สิ่งที่เปลี่ยน"),
        whom: long("ใคร"),
        method: long("วิธีรับฟัง"),
        problem: long("ปัญหา"),
        explanation: long("คำอธิบาย"),
        affected: long("ผู้ได้รับผลกระทบ"),
        systems: [none.clone(), none.clone(), none.clone(), none],
        basis: long("บทอาศัยอำนาจ"),
        law: "พระราชบัญญัติตลาด".into(),
        objectives: long("วัตถุประสงค์"),
        subjects: vec!["smes".into()],
        areas: vec![],
    }
}

/// Forty provisions of several paragraphs and items.
/// What a bill is demanded to begin with.
const MEMORANDUM: &str = "บันทึกหลักการและเหตุผล\n\nหลักการ\n\nให้มีกฎหมายว่าด้วยตลาดนัดชุมชน\n\nเหตุผล\n\nโดยที่ตลาดนัดยังไม่มีกฎหมายดูแล จึงจำเป็นต้องตราพระราชบัญญัตินี้\n\n";

fn bill() -> String {
    let mut text = String::from("# ร่างพระราชบัญญัติตลาดนัดชุมชน พ.ศ. ....\n\n");
    let sentence = "ให้ผู้จัดตลาดยื่นคำขอต่อเจ้าพนักงานท้องถิ่นพร้อมด้วยแผนผังและรายชื่อผู้ค้าตามแบบที่คณะกรรมการกำหนด";
    for n in 1..=40 {
        if n % 8 == 1 {
            let _ = write!(text, "หมวด {}\n\nว่าด้วยตลาดประเภทที่ {}\n\n", n / 8 + 1, n / 8 + 1);
        }
        let _ = write!(text, "มาตรา {n} {sentence}\n\n(๑) {sentence}\n\n(๒) {sentence}\n\n{sentence}\n\n");
    }
    text
}

fn comment(seed: &mut u64, consultation: ConsultationId, n: usize, then: Moment) -> store::bulk::Comment {
    let mut next = |below: usize| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) as usize % below
    };
    let reason: String = (0..12 + next(20)).map(|_| WORDS[next(WORDS.len())]).collect();
    store::bulk::Comment {
        wording: String::new(),
        target: if next(3) == 0 { format!("k{}", 1 + next(6)) } else { format!("m{}", 1 + next(40)) },
        stance: Stance::ALL[next(Stance::ALL.len())],
        reason,
        class: Some(Class::ALL[next(Class::ALL.len())]),
        showing: Showing::Unnamed,
        name: None,
        area: None,
        at: Moment(then.0 + 1_000 + n as i64 / 20),
        key: format!("{:016x}{n:016x}", consultation.0),
    }
}
