//! The test kit: a store of one's own on either database, people with roles, and a dossier at any stage.

use domain::agency::{Level, Role, Viewer};
use domain::comment::{self, Channel, Class, Showing, Stance, Target};
use domain::consultation::{Consultation, Kind, System, Texts};
use domain::id::{AgencyId, ConsultationId};
use domain::key_point;
use domain::receipt::Receipt;
use domain::refusal::Refusal;
use domain::time::{Day, Moment};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use store::comment::PublicFilter;
use store::consultation::RoundPlan;
use store::password::Cost;
use store::{Error, Options, Store, account, agency, consultation};

/// Makes of one `async fn name(kit: Kit)` two tests, `name::sqlite` and `name::postgres`.
macro_rules! on_both {
    ($($(#[$doc:meta])* async fn $name:ident($kit:pat_param) $body:block)*) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn promise($kit: crate::kit::Kit) $body

            #[test]
            fn sqlite() {
                crate::kit::on_sqlite(promise);
            }

            #[test]
            fn postgres() {
                crate::kit::on_postgres(promise);
            }
        }
    )*};
}

/// The start of the tests' time: 1 November 2569, 9.00 in Bangkok.
pub fn day_one() -> Moment {
    Moment(first_day().start().0 + 9 * 3_600_000)
}

pub fn first_day() -> Day {
    Day::from_ce(2026, 11, 1).expect("a day")
}

/// The password of everyone here.
pub const PASSWORD: &str = "correct horse battery";

/// A store of its own, the Office, one agency with a member for each role, and another agency.
pub struct Kit {
    pub store: Store,
    /// Where the store is, for looking at what no page shows.
    pub url: String,
    pub administrator: Viewer,
    pub agency: AgencyId,
    pub other: AgencyId,
    pub drafter: Viewer,
    /// Publishes what the drafter proposes.
    pub approver: Viewer,
    pub moderator: Viewer,
    pub agency_administrator: Viewer,
    /// The drafter of the other agency.
    pub stranger: Viewer,
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

pub fn options() -> Options {
    Options { readers: 4, passwords: Cost::Cheap, ..Options::default() }
}

pub fn on_sqlite<F: Future<Output = ()>>(promise: fn(Kit) -> F) {
    runtime().block_on(async {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("siang.db").display());
        let store = Store::open_with(&url, options()).await.expect("a store");
        promise(Kit { url, ..Kit::of(store.clone()).await }).await;
        store.close().await;
    });
}

pub fn on_postgres<F: Future<Output = ()>>(promise: fn(Kit) -> F) {
    static SAID: Once = Once::new();
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let Ok(server) = std::env::var("SIANG_TEST_PG") else {
        SAID.call_once(|| println!("PostgreSQL was left out: SIANG_TEST_PG is not set"));
        return;
    };
    runtime().block_on(async {
        let schema = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let mut line = PgConnection::connect(&server).await.expect("a server");
        line.execute(AssertSqlSafe(format!("create schema {schema}"))).await.expect("a schema");
        let joint = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{joint}options=-csearch_path%3D{schema}");
        let store = Store::open_with(&url, options()).await.expect("a store");
        promise(Kit { url, ..Kit::of(store.clone()).await }).await;
        store.close().await;
        line.execute(AssertSqlSafe(format!("drop schema {schema} cascade"))).await.expect("a dropped schema");
    });
}

impl Kit {
    pub async fn of(store: Store) -> Kit {
        let now = day_one();
        let office = agency::New {
            parent: None,
            level: Level::Office,
            name_th: "สำนักงานกลาง".into(),
            name_en: "The Office".into(),
            place: None,
        };
        let (_, person) =
            account::make_first_administrator(&store, office, "ผู้ดูแล", "central@example.th", PASSWORD, now)
                .await
                .expect("the first administrator");
        let administrator = account::viewer_of(&store, person, now).await.expect("a viewer");
        let new = |name: &str| agency::New {
            parent: None,
            level: Level::Department,
            name_th: name.into(),
            name_en: String::new(),
            place: None,
        };
        let agency = agency::make(&store, &administrator, new("กรมตลาด"), now).await.expect("an agency");
        let other = agency::make(&store, &administrator, new("กรมสะพาน"), now).await.expect("an agency");
        let mut kit = Kit {
            store,
            url: String::new(),
            agency,
            other,
            administrator,
            drafter: Viewer::default(),
            approver: Viewer::default(),
            moderator: Viewer::default(),
            agency_administrator: Viewer::default(),
            stranger: Viewer::default(),
        };
        kit.drafter = kit.member(agency, "drafter@example.th", &[Role::Drafter]).await;
        kit.approver = kit.member(agency, "publisher@example.th", &[Role::Approver]).await;
        kit.moderator = kit.member(agency, "moderator@example.th", &[Role::Moderator]).await;
        kit.agency_administrator = kit.member(agency, "admin@example.th", &[Role::AgencyAdministrator]).await;
        kit.stranger = kit.member(other, "stranger@example.th", &[Role::Drafter, Role::AgencyAdministrator]).await;
        kit
    }

    /// One number, as it stands in the tables.
    /// A comment as the moderator reads it now.
    pub async fn read(&self, id: domain::id::CommentId) -> domain::moderation::Seen {
        let held = store::comment::held(&self.store, &self.administrator, id).await;
        id.seen(held.map_or(1, |held| held.revision))
    }

    pub async fn number(&self, sql: &'static str) -> i64 {
        if self.url.starts_with("sqlite:") {
            let mut line = SqliteConnection::connect(&self.url).await.expect("a file");
            return sqlx::query_scalar(sql).fetch_one(&mut line).await.expect("a number");
        }
        let mut line = PgConnection::connect(&self.url).await.expect("a server");
        sqlx::query_scalar(sql).fetch_one(&mut line).await.expect("a number")
    }

    /// One text, as it stands in the tables.
    pub async fn text(&self, sql: &'static str) -> String {
        if self.url.starts_with("sqlite:") {
            let mut line = SqliteConnection::connect(&self.url).await.expect("a file");
            return sqlx::query_scalar(sql).fetch_one(&mut line).await.expect("a text");
        }
        let mut line = PgConnection::connect(&self.url).await.expect("a server");
        sqlx::query_scalar(sql).fetch_one(&mut line).await.expect("a text")
    }

    /// Does something to the tables that no deed does: leaves them as an earlier program would.
    pub async fn execute(&self, sql: &'static str) {
        if self.url.starts_with("sqlite:") {
            SqliteConnection::connect(&self.url).await.expect("a file").execute(sql).await.expect("done");
        } else {
            PgConnection::connect(&self.url).await.expect("a server").execute(sql).await.expect("done");
        }
    }

    /// Somebody with these roles.
    pub async fn member(&self, agency: AgencyId, email: &str, roles: &[Role]) -> Viewer {
        let invited =
            account::invite(&self.store, &self.administrator, agency, "ใครสักคน", email, PASSWORD, roles, day_one())
                .await
                .expect("an invitation");
        account::viewer_of(&self.store, invited.person, day_one()).await.expect("a viewer")
    }

    /// A dossier with nothing but its title.
    pub async fn made(&self, kind: Kind) -> ConsultationId {
        consultation::make(&self.store, &self.drafter, self.agency, kind, "ร่างพระราชบัญญัติตลาดนัดชุมชน", day_one())
            .await
            .expect("a dossier")
    }

    pub async fn one(&self, id: ConsultationId) -> Consultation {
        consultation::one(&self.store, id).await.expect("a dossier")
    }

    /// A dossier whose checklist is complete, open from the first day to the twentieth.
    pub async fn ready(&self, kind: Kind) -> ConsultationId {
        let id = self.made(kind).await;
        let (store, by, now) = (&self.store, &self.drafter, day_one());
        let revision = consultation::edit(store, by, id, 1, &texts(), now).await.expect("texts");
        let revision = consultation::set_round(store, by, id, revision, plan(0, 19), now).await.expect("a round");
        let revision =
            consultation::set_key_points(store, by, id, revision, &[point("ค่าแผงค้า")], now).await.expect("points");
        if kind.has_draft() {
            store::version::read(store, by, id, revision, DRAFT, now).await.expect("a text");
        }
        if kind == Kind::Evaluation {
            let reason = ("", "กฎหมายนี้ยังไม่ได้เพิ่มในทะเบียน");
            store::law::tie_or_say(store, by, id, revision, reason, now).await.expect("a reason");
        }
        id
    }

    /// A published dossier, open from the first day to the twentieth.
    pub async fn published(&self, kind: Kind) -> ConsultationId {
        let id = self.ready(kind).await;
        self.publish(id).await;
        id
    }

    /// A published bill whose round is planned otherwise.
    pub async fn published_as(&self, plan: RoundPlan) -> ConsultationId {
        let id = self.ready(Kind::Bill).await;
        let revision = self.one(id).await.revision;
        consultation::set_round(&self.store, &self.drafter, id, revision, plan, day_one()).await.expect("a round");
        self.publish(id).await;
        id
    }

    pub async fn publish(&self, id: ConsultationId) {
        self.publish_at(id, day_one()).await;
    }

    /// The drafter proposes it as it stands, the approver publishes it.
    pub async fn publish_at(&self, id: ConsultationId, now: Moment) {
        let revision = self.one(id).await.revision;
        consultation::propose(&self.store, &self.drafter, id, revision, "", now).await.expect("proposed");
        consultation::publish(&self.store, &self.approver, id, revision, now).await.expect("published");
    }

    /// A further round on these days, proposed by the drafter and opened by the approver.
    pub async fn again(&self, id: ConsultationId, plan: RoundPlan, now: Moment) {
        let (revision, why) = (self.one(id).await.revision, "น้ำท่วมหลายพื้นที่ คนจำนวนมากยังแสดงความเห็นไม่ได้");
        consultation::propose_round(&self.store, &self.drafter, id, revision, (plan, why), now)
            .await
            .expect("proposed");
        consultation::open_proposed(&self.store, &self.approver, id, revision, now).await.expect("opened");
    }

    /// The agency's summariser.
    pub async fn summariser(&self) -> Viewer {
        self.member(self.agency, "summariser@example.th", &[Role::Summariser]).await
    }

    /// Submits a comment as a guest, on the second day.
    pub async fn submit(&self, new: &comment::New) -> Receipt {
        let guest = Viewer::default();
        store::comment::submit(&self.store, &guest, new, Channel::Portal, later(1)).await.expect("a receipt")
    }

    /// Submits so many comments on the whole.
    pub async fn comments(&self, id: ConsultationId, count: u32) -> Vec<Receipt> {
        let mut receipts = Vec::new();
        for number in 1..=count {
            receipts.push(self.submit(&said(id, "all", number)).await);
        }
        receipts
    }

    /// Every comment as everyone may see it, newest first.
    pub async fn public(&self, id: ConsultationId) -> Vec<comment::Public> {
        store::comment::public_page(&self.store, id, &PublicFilter::default(), None, 1000).await.expect("a page")
    }

    pub async fn counts(&self, id: ConsultationId) -> comment::Counts {
        store::comment::counts(&self.store, id).await.expect("counts")
    }
}

/// The key of a form, one for each number.
pub fn key(number: u32) -> String {
    format!("{number:032x}")
}

/// A comment that agrees, without a name.
pub fn said(consultation: ConsultationId, at: &str, number: u32) -> comment::New {
    comment::New {
        consultation,
        target: Target::parse(at).expect("a target"),
        stance: Stance::Agree,
        reason: format!("ความเห็นที่ {number}"),
        wording: String::new(),
        quote: String::new(),
        class: Some(Class::Affected),
        showing: Showing::Unnamed,
        name: String::new(),
        area: None,
        group: None,
        speaker: None,
        through: None,
        files: Vec::new(),
        invitation: String::new(),
        draft: String::new(),
        young: false,
        key: key(number),
    }
}

/// A short draft of our own.
pub const DRAFT: &str = "# ร่างพระราชบัญญัติตลาดนัดชุมชน พ.ศ. ....

บันทึกหลักการและเหตุผล

หลักการ

ให้มีกฎหมายว่าด้วยตลาดนัดชุมชน

เหตุผล

โดยที่ตลาดนัดชุมชนยังไม่มีกฎหมายดูแล จึงจำเป็นต้องตราพระราชบัญญัตินี้

มาตรา ๑ พระราชบัญญัตินี้เรียกว่า “พระราชบัญญัติตลาดนัดชุมชน พ.ศ. ....”

หมวด ๑

คณะกรรมการ

มาตรา ๒ ให้มีคณะกรรมการ ประกอบด้วย

(๑) ประธานกรรมการ

(๒) กรรมการอื่น

วาระของกรรมการให้เป็นไปตามมาตรา ๑ วรรคหนึ่ง

มาตรา ๓ ให้รัฐมนตรีรักษาการตามพระราชบัญญัตินี้
";

/// Texts that say something in every field.
pub fn texts() -> Texts {
    let long = |what: &str| format!("{what} ซึ่งเขียนไว้ยาวพอที่จะบอกอะไรได้");
    Texts {
        title: "ร่างพระราชบัญญัติส่งเสริมตลาดนัดชุมชน พ.ศ. ....".into(),
        short_name: "ตลาดนัดชุมชน".into(),
        names: vec!["ตลาดนัด".into()],
        change: long("สิ่งที่เปลี่ยน"),
        whom: long("ใคร"),
        method: long("วิธีรับฟัง"),
        problem: long("ปัญหา"),
        explanation: long("คำอธิบาย"),
        affected: format!("- ผู้ค้าในตลาด: {}\n- โรงเรียนใกล้ตลาด", long("ค่าแผงสูงขึ้น")),
        systems: [
            System { used: Some(true), reason: long("เหตุผลของใบอนุญาต") },
            System { used: Some(false), reason: String::new() },
            System { used: Some(false), reason: String::new() },
            System { used: Some(false), reason: String::new() },
        ],
        basis: long("บทอาศัยอำนาจ"),
        law: "พระราชบัญญัติตลาด".into(),
        objectives: long("วัตถุประสงค์"),
        subjects: vec!["smes".into(), "farming".into()],
        areas: vec!["50".into(), "10".into()],
    }
}

/// A round from so many days after the first to so many, guests welcome.
pub fn plan(opens: i64, closes: i64) -> RoundPlan {
    RoundPlan {
        opens: Day(first_day().0 + opens),
        closes: Day(first_day().0 + closes),
        admission: Default::default(),
        shows: Default::default(),
        short_reason: String::new(),
    }
}

pub fn point(title: &str) -> key_point::New {
    key_point::New {
        title: title.into(), body: "คำอธิบาย".into(), question: "เห็นอย่างไร".into(), provisions: vec![]
    }
}

/// So many days after the first moment.
pub fn later(days: i64) -> Moment {
    day_one().plus_days(days)
}

/// The refusal of a field.
#[track_caller]
pub fn refused<T: std::fmt::Debug>(outcome: Result<T, Error>, field: &str) -> Refusal {
    match outcome {
        Err(Error::Refused(no)) => no.of(field).cloned().unwrap_or_else(|| panic!("refused otherwise: {no:?}")),
        other => panic!("not refused: {other:?}"),
    }
}

#[track_caller]
pub fn not_found<T: std::fmt::Debug>(outcome: Result<T, Error>) {
    assert!(matches!(outcome, Err(Error::NotFound)), "{outcome:?}");
}

#[track_caller]
pub fn not_allowed<T: std::fmt::Debug>(outcome: Result<T, Error>) {
    assert!(matches!(outcome, Err(Error::NotAllowed)), "{outcome:?}");
}
