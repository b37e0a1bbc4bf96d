//! The demonstration's consultations, from a draft nobody has seen to a result that answers everyone.

use super::people::People;
use super::plans::{self, Plan};
use super::{survey, told, voices};
use domain::agency::Viewer;
use domain::comment::Class;
use domain::consultation::Kind;
use domain::id::{AgencyId, CommentId, ConsultationId};
use domain::ledger::{Aside, AsideReason, To, Which};
use domain::moderation::Reason;
use domain::result::{Disposition, NewIssue, Side, UNSAID};
use domain::time::{DAY_MS, Moment};
use store::Store;
use store::comment::HeldFilter;
use store::consultation::{RoundPlan, edit, make, publish, set_key_points, set_round};

/// Makes a dossier up to its dates; publishes it when it opens today or earlier, or soon.
async fn dossier(
    store: &Store,
    by: &Viewer,
    agency: AgencyId,
    plan: &Plan,
    now: Moment,
) -> anyhow::Result<ConsultationId> {
    let then = now.plus_days(plan.opens.min(0) - 1);
    let id = make(store, by, agency, plan.kind, plan.title, then).await.map_err(told)?;
    let begun = store::consultation::one(store, id).await.map_err(told)?.revision;
    let mut revision = edit(store, by, id, begun, &plan.texts(), then).await.map_err(told)?;
    if !plan.points.is_empty() {
        revision = set_key_points(store, by, id, revision, &plan.key_points(), then).await.map_err(told)?;
    }
    if let Some(text) = plan.text {
        store::version::read(store, by, id, revision, text, then).await.map_err(told)?;
        revision = store::consultation::one(store, id).await.map_err(told)?.revision;
    }
    if plan.kind.has_survey() {
        revision =
            store::survey::set_questions(store, by, id, revision, &survey::questions(), then).await.map_err(told)?;
    }
    if !plan.analysis.is_empty() {
        revision = store::impact::write(store, by, id, revision, &plan.analysis(), then).await.map_err(told)?;
    }
    let day = now.day();
    let round = RoundPlan {
        opens: domain::time::Day(day.0 + plan.opens),
        closes: domain::time::Day(day.0 + plan.closes),
        admission: Default::default(),
        shows: domain::round::Shows::of_before(plan.kind.has_survey()),
        short_reason: String::new(),
    };
    let mut revision = set_round(store, by, id, revision, round, then).await.map_err(told)?;
    if plan.kind.has_survey() {
        // Its law enters the register further on.
        let why = "กฎหมายสมมติ ยังไม่ได้เพิ่มในทะเบียน";
        store::law::tie_or_say(store, by, id, revision, ("", why), then).await.map_err(told)?;
        revision = store::consultation::one(store, id).await.map_err(told)?.revision;
    }
    publish(store, by, id, revision, then).await.map_err(told)?;
    Ok(id)
}

/// Comments of a dossier, over the days that it has been open.
async fn voices_of(
    store: &Store,
    id: ConsultationId,
    plan: &Plan,
    said: &[voices::Said],
    count: usize,
    now: Moment,
) -> anyhow::Result<()> {
    let from = Moment(now.day().start().0 + plan.opens * DAY_MS + DAY_MS / 3);
    let to = Moment((now.day().start().0 + (plan.closes + 1) * DAY_MS - 1).min(now.0));
    let points: Vec<String> = (1..=plan.points.len()).map(|n| format!("k{n}")).collect();
    let targets: Vec<&str> = points.iter().map(String::as_str).chain(["all"]).collect();
    for part in voices::comments(said, &targets, count, from, to, id.0 as u64).chunks(500) {
        store::bulk::comments(store, id, part.to_vec()).await.map_err(told)?;
    }
    Ok(())
}

/// Makes everything.
pub async fn make_all(store: &Store, people: &People, now: Moment) -> anyhow::Result<()> {
    let (officer, department) = (&people.officer, people.department);
    let id = dossier(store, officer, department, &plans::REPAIR, now).await?;
    voices_of(store, id, &plans::REPAIR, voices::REPAIR, 58, now).await?;
    withhold_one(store, people, id, now).await?;
    let id = dossier(store, officer, department, &plans::MARKET, now).await?;
    voices_of(store, id, &plans::MARKET, voices::MARKET, 12, now).await?;
    dossier(store, officer, department, &plans::CAMP, now).await?;
    let id = dossier(store, &people.clerk, people.local, &plans::WASTE, now).await?;
    voices_of(store, id, &plans::WASTE, voices::WASTE, 7, now).await?;
    revised(store, &people.clerk, id, now.plus_days(-1)).await?;
    let id = dossier(store, officer, department, &plans::WATER, now).await?;
    voices_of(store, id, &plans::WATER, voices::WATER, 14, now).await?;
    summarised(store, people, now).await?;
    rest(store, people, now).await
}

/// The draft is revised after people spoke: a section is new, one is gone, and what was said follows.
async fn revised(store: &Store, by: &Viewer, id: ConsultationId, then: Moment) -> anyhow::Result<()> {
    let revision = store::consultation::one(store, id).await.map_err(told)?.revision;
    let text = include_str!("texts/waste-revised.md");
    store::version::put(store, by, id, revision, text, then).await.map_err(told)?;
    let revision = store::consultation::one(store, id).await.map_err(told)?.revision;
    let why =
        "ปรับตามความเห็นของชาวบ้าน: เก็บก่อนวันหยุดยาว ให้ถังแก่บ้านผู้สูงอายุ เตือนก่อนปรับ ตัดภาระจดบันทึกของร้านอาหาร และเลื่อนวันใช้บังคับ";
    store::version::publish(store, by, id, revision, why, then).await.map_err(told)
}

/// One comment is withheld: it names somebody's telephone.
async fn withhold_one(store: &Store, people: &People, id: ConsultationId, now: Moment) -> anyhow::Result<()> {
    let all = HeldFilter::default();
    let page = store::comment::held_page(store, &people.moderator, id, &all, None, 100).await.map_err(told)?;
    if let Some(comment) = page.iter().find(|comment| comment.reason.contains(voices::TELEPHONE)) {
        let note = "มีเบอร์โทรของช่างที่ไม่ได้ยินยอม";
        store::comment::withhold(
            store,
            &people.moderator,
            comment.id.seen(comment.revision),
            Reason::PersonalData,
            note,
            now,
        )
        .await
        .map_err(told)?;
    }
    Ok(())
}

/// The hearing whose result is published, with four issues.
async fn summarised(store: &Store, people: &People, now: Moment) -> anyhow::Result<()> {
    let id = dossier(store, &people.officer, people.department, &plans::BICYCLE, now).await?;
    voices_of(store, id, &plans::BICYCLE, voices::BICYCLE, 83, now).await?;
    let by = &people.summariser;
    let mut held = Vec::new();
    let mut before: Option<CommentId> = None;
    loop {
        let page = store::comment::held_page(store, by, id, &HeldFilter::default(), before, 100).await.map_err(told)?;
        before = page.last().map(|last| last.id);
        if page.is_empty() {
            break;
        }
        held.extend(page);
    }
    let then = now.plus_days(-30);
    for issue in BICYCLE_ISSUES {
        let target = issue.target;
        let mut new = NewIssue {
            targets: if target == "all" { vec![] } else { vec![target.into()] },
            title: issue.title.into(),
            raised: issue.raised.into(),
            sides: vec![],
            disposition: Some(issue.disposition),
            reason: issue.reason.into(),
            changed: issue.changed.into(),
            answered_by: issue.answered_by.into(),
            elsewhere: false,
            stands_on: vec![],
        };
        let (views, unsaid) = (issue.views, issue.unsaid);
        let issue = store::result::write_issue(store, by, id, None, &new, then).await.map_err(told)?;
        // One in five speaks of the whole as well: those stand under two issues.
        let comments = held
            .iter()
            .enumerate()
            .filter(|(n, one)| one.target.as_str() == target || (target == "all" && n % 5 == 0))
            .map(|(_, one)| one.id)
            .collect();
        put(store, by, id, comments, To::Issue(issue), then).await?;
        // Each class that stands under it has its view.
        let spoke = store::result::spoke_of(store, issue).await.map_err(told)?;
        let of = |class: &Class| spoke.iter().any(|of| of.class == Some(*class));
        let side =
            |(class, view): &(Class, &str)| Side { class: Some(*class), label: String::new(), view: (*view).into() };
        new.sides = views.iter().filter(|(class, _)| of(class)).map(side).collect();
        if spoke.iter().any(|of| of.class.is_none()) {
            new.sides.push(Side { class: None, label: UNSAID.into(), view: unsaid.into() });
        }
        let kept = store::result::summary(store, id).await.map_err(told)?.issues;
        let written = kept.iter().find(|kept| kept.id == issue).map(|kept| (issue, kept.revision));
        store::result::write_issue(store, by, id, written, &new, then).await.map_err(told)?;
    }
    let aside = Aside {
        reason: AsideReason::OtherAgency,
        words: "เรื่องไฟฟ้าส่องสว่างของถนนหลักเป็นหน้าที่ของหน่วยงานอื่น ได้ส่งข้อเสนอของคุณต่อให้แล้ว".into(),
    };
    let last = held.iter().rev().find(|one| one.target.as_str() == "all").map(|one| one.id);
    put(store, by, id, last.into_iter().collect(), To::Aside(aside), then).await?;
    let overview =
        "รับฟังผ่านระบบกลางและเวทีชุมชนหนึ่งครั้ง ได้รับ 83 ความเห็น เจ้าหน้าที่อ่านทุกความเห็น แล้วจัดเข้าประเด็น หรือแจ้งเหตุผลที่อยู่นอกประเด็น";
    let impact = "ผู้ค้าริมคลอง 14 รายต้องย้ายจุดขาย หน่วยงานจัดพื้นที่ให้ใหม่โดยไม่เก็บค่าเช่าหนึ่งปี ค่าไฟส่องสว่างเพิ่มปีละประมาณ 240,000 บาท เมื่อเทียบกับอุบัติเหตุที่คาดว่าจะลดลงแล้วเห็นว่าคุ้มค่า";
    store::result::write_summary(store, by, id, 0, overview, impact, then).await.map_err(told)?;
    store::result::publish(store, by, id, "", then).await.map_err(told)
}

/// Puts comments where they belong.
async fn put(
    store: &Store,
    by: &Viewer,
    id: ConsultationId,
    comments: Vec<CommentId>,
    to: To,
    then: Moment,
) -> anyhow::Result<()> {
    let these = Which::These { comments, seen: i64::MAX };
    store::ledger::code(store, by, id, these, to, &store::random_key(), then).await.map_err(told)?;
    Ok(())
}

/// The evaluation, the large hearing, and those in other states.
async fn rest(store: &Store, people: &People, now: Moment) -> anyhow::Result<()> {
    let (officer, department) = (&people.officer, people.department);
    let id = dossier(store, officer, department, &plans::CARRIAGE, now).await?;
    survey::answer(store, id, 134, now.plus_days(-7), now).await?;
    store::channel::add(store, officer, id, &survey::meeting(now.plus_days(-2)), now).await.map_err(told)?;
    let id = dossier(store, officer, department, &plans::BUS, now).await?;
    voices_of(store, id, &plans::BUS, &[], 2_000, now).await?;
    dossier(store, officer, department, &plans::PARK, now).await?;
    let id = dossier(store, officer, department, &plans::SIGN, now).await?;
    let why = "พบว่ามีร่างกฎหมายเรื่องเดียวกันอยู่ในสภา จะรับฟังร่วมกันในคราวเดียว";
    store::consultation::cancel(store, officer, id, why, now.plus_days(-2)).await.map_err(told)?;
    dossier(store, officer, department, &plans::INSTRUMENT, now).await?;
    let title = "ร่างกฎกระทรวงกำหนดหลักเกณฑ์การยืมอุปกรณ์ของชุมชน พ.ศ. ....";
    make(store, officer, department, Kind::Rule, title, now.plus_days(-1)).await.map_err(told)?;
    Ok(())
}

/// An issue of the published result.
struct Answered {
    target: &'static str,
    title: &'static str,
    raised: &'static str,
    views: [(Class, &'static str); 5],
    /// Of those who named no class.
    unsaid: &'static str,
    disposition: Disposition,
    reason: &'static str,
    changed: &'static str,
    answered_by: &'static str,
}

const BICYCLE_ISSUES: [Answered; 4] = [
    Answered {
        target: "k1",
        title: "แสงสว่างใต้สะพาน",
        raised: "ใต้สะพานทั้งสามแห่งมืดมากตั้งแต่หกโมงเย็น ขอให้กำหนดให้มีไฟตลอดคืน",
        views: [
            (Class::Affected, "บ้านริมคลองขอให้ใช้โคมที่ไม่ส่องเข้าบ้าน"),
            (Class::Public, "คนที่เดินและปั่นกลับบ้านตอนค่ำขอให้มีไฟทุกจุดโดยเร็ว"),
            (Class::Community, "คนในชุมชนใต้สะพานขอให้มีไฟตลอดคืน และดับเฉพาะเมื่อมีคนดูแล"),
            (Class::Association, "สมาคมผู้ใช้จักรยานขอให้ใช้โคมที่ซ่อมง่ายและมีเบอร์แจ้งเสีย"),
            (Class::State, "เทศบาลขอให้กำหนดผู้จ่ายค่าไฟให้ชัด"),
        ],
        unsaid: "ขอให้มีไฟทุกจุดที่มืด และแจ้งหลอดเสียได้ง่าย",
        disposition: Disposition::Adopted,
        reason: "ตรวจพื้นที่แล้วพบว่าความสว่างต่ำกว่าเกณฑ์ทางเดินสาธารณะทั้งสามจุด",
        changed: "ให้มีแสงสว่างตลอดเวลากลางคืนในทางลอดใต้สะพานทุกแห่ง",
        answered_by: "m6",
    },
    Answered {
        target: "k2",
        title: "ความเร็วช่วงหน้าตลาด",
        raised: "ขอให้จักรยานชะลอช่วงหน้าตลาดเช้า เพราะมีคนสูงอายุและเด็กเดินปนกัน",
        views: [
            (Class::Affected, "ผู้ค้าหน้าตลาดขอให้จักรยานช้าลงเฉพาะเวลาขายของ"),
            (Class::Public, "คนที่ปั่นไปทำงานขอให้เวลาอื่นใช้ความเร็วปกติได้"),
            (Class::Community, "คนใกล้ตลาดขอให้มีป้ายและสัญลักษณ์บนพื้นก่อนถึงหน้าตลาด"),
            (Class::Association, "ชมรมจักรยานขอให้เตือนก่อนปรับในเดือนแรก"),
            (Class::State, "เทศกิจขอเวลาจำกัดความเร็วที่ตรวจได้จริง"),
        ],
        unsaid: "ขอให้ช้าลงเมื่อมีคนเดิน และไม่ปรับคนที่ไม่รู้",
        disposition: Disposition::Partly,
        reason: "จำกัดความเร็วเฉพาะเวลาตลาดเปิด ไม่ใช้ทั้งวัน เพื่อให้คนที่ปั่นไปทำงานยังใช้ทางนี้ได้",
        changed: "ระหว่างเวลา ๐๕.๐๐ นาฬิกา ถึง ๐๙.๐๐ นาฬิกา ไม่เกินสิบกิโลเมตรต่อชั่วโมง",
        answered_by: "m8",
    },
    Answered {
        target: "k3",
        title: "ร้านค้าบนทางเดิน",
        raised: "ขอให้ร้านเดิมขายต่อได้ครึ่งหนึ่งของความกว้างทางเดิน",
        views: [
            (Class::Affected, "ผู้ค้าริมคลองขอขายที่เดิม เพราะลูกค้าประจำเดินผ่านทุกวัน"),
            (Class::Public, "คนที่ใช้รถเข็นและพ่อแม่ที่เข็นรถเด็กขอให้ทางโล่งตลอด"),
            (Class::Community, "คนริมคลองเห็นต่างกัน บางบ้านขอให้ร้านอยู่ต่อ บางบ้านขอให้ทางโล่ง"),
            (Class::Association, "สมาคมคนพิการขอให้ทางกว้างพอสำหรับรถเข็นสองคันสวนกัน"),
            (Class::State, "เทศบาลพร้อมจัดที่ขายริมลานวัดให้ก่อนย้าย"),
        ],
        unsaid: "ขอให้เหลือทางเดินพอสำหรับทุกคน โดยไม่ไล่ร้านเดิม",
        disposition: Disposition::NotAdopted,
        reason: "ทางเดินกว้างเพียง 2 เมตร เมื่อเหลือครึ่งเดียวรถเข็นคนพิการผ่านไม่ได้ หน่วยงานจัดที่ขายใหม่ริมลานวัดให้แทน",
        changed: "",
        answered_by: "m7",
    },
    Answered {
        target: "all",
        title: "การเริ่มใช้และการติดตามผล",
        raised: "ขอให้เริ่มเร็ว มีช่องทางติดต่อ และเปิดเผยผลเป็นระยะ",
        views: [
            (Class::Affected, "ผู้ค้าริมคลองขอเวลาเตรียมย้ายอย่างน้อยหนึ่งปี"),
            (Class::Public, "คนในย่านขอให้เริ่มทันทีและประกาศผลทุกสามเดือน"),
            (Class::Community, "คนในชุมชนขอให้ประกาศผ่านเสียงตามสายด้วย"),
            (Class::Association, "สมาคมขอให้มีผู้แทนร่วมติดตามผล"),
            (Class::State, "หน่วยงานในพื้นที่ขอคู่มือและอบรมก่อนเริ่มใช้"),
        ],
        unsaid: "ขอให้บอกวันเริ่มใช้ให้ชัด และรายงานผลให้ทุกคนอ่านได้",
        disposition: Disposition::Later,
        reason: "จะกำหนดในแผนปฏิบัติการที่จัดทำหลังกฎหมายใช้บังคับ",
        changed: "",
        answered_by: "",
    },
];
