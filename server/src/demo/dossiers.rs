//! The demonstration's consultations, from a draft nobody has seen to a result that answers everyone.

use super::people::People;
use super::{survey, told, voices};
use domain::agency::Viewer;
use domain::comment::Class;
use domain::consultation::{Kind, System, Texts};
use domain::id::{AgencyId, CommentId, ConsultationId};
use domain::key_point::New as Point;
use domain::ledger::{Aside, AsideReason, To, Which};
use domain::moderation::Reason;
use domain::result::{Disposition, NewIssue, Side};
use domain::time::{DAY_MS, Moment};
use store::Store;
use store::comment::HeldFilter;
use store::consultation::{RoundPlan, edit, make, publish, set_key_points, set_round};

/// What a dossier of the demonstration is made of.
struct Plan<'a> {
    kind: Kind,
    title: &'a str,
    short: &'a str,
    names: &'a [&'a str],
    change: &'a str,
    whom: &'a str,
    subjects: &'a [&'a str],
    areas: &'a [&'a str],
    /// Title, body, question.
    points: &'a [(&'a str, &'a str, &'a str)],
    text: Option<&'a str>,
    /// Days from today.
    opens: i64,
    closes: i64,
}

fn point(one: &(&str, &str, &str)) -> Point {
    Point { title: one.0.into(), body: one.1.into(), question: one.2.into(), provisions: Vec::new() }
}

fn texts(plan: &Plan) -> Texts {
    let used = |reason: &str| System { used: Some(true), reason: reason.into() };
    let unused = System { used: Some(false), reason: String::new() };
    let list = |items: &[&str]| items.iter().map(|item| (*item).to_string()).collect();
    let evaluation = plan.kind == Kind::Evaluation;
    Texts {
        title: plan.title.into(),
        short_name: plan.short.into(),
        names: list(plan.names),
        change: plan.change.into(),
        whom: plan.whom.into(),
        method: "รับฟังผ่านระบบกลาง ประกาศที่หน่วยงานและในกลุ่มไลน์ของชุมชน และจัดเวทีในพื้นที่อย่างน้อยหนึ่งครั้ง".into(),
        problem: format!(
            "เรื่อง{} ยังไม่มีหลักเกณฑ์ที่ชัดเจน ทำให้แต่ละแห่งทำต่างกัน คนที่เกี่ยวข้องไม่รู้สิทธิและหน้าที่ของตน จึงจำเป็นต้องวางหลักเกณฑ์กลางที่ทุกคนเข้าใจและทำตามได้",
            plan.short
        ),
        explanation: format!("{} รายละเอียดอยู่ในประเด็นสำคัญแต่ละข้อ", plan.change),
        affected: format!("{} จะรู้ล่วงหน้าว่าต้องทำอะไร มีค่าใช้จ่ายเพิ่มในช่วงแรก แต่ลดข้อพิพาทและความเสียหายในระยะยาว", plan.whom),
        systems: [
            unused.clone(),
            used("เพื่อให้ผู้มีส่วนเกี่ยวข้องร่วมกำหนดรายละเอียด"),
            unused,
            used("เพื่อให้กำหนดเวลาแก้ไขได้ตามขนาดของกิจการ"),
        ],
        basis: "อาศัยอำนาจตามกฎหมายแม่บทที่ให้อำนาจออกหลักเกณฑ์ในเรื่องนี้".into(),
        law: if evaluation {
            "พระราชบัญญัติรถม้าโดยสาร พ.ศ. 2564 (กฎหมายสมมติ) และกฎกระทรวงว่าด้วยเวลาพักของม้า".into()
        } else {
            String::new()
        },
        objectives: if evaluation {
            "ให้ผู้โดยสารปลอดภัย ม้าได้รับการดูแล และผู้ประกอบการรายเล็กทำต่อได้".into()
        } else {
            String::new()
        },
        subjects: list(plan.subjects),
        areas: list(plan.areas),
    }
}

/// Makes a dossier up to its dates; publishes it when it opens today or earlier, or soon.
async fn dossier(
    store: &Store,
    by: &Viewer,
    agency: AgencyId,
    plan: &Plan<'_>,
    now: Moment,
) -> anyhow::Result<ConsultationId> {
    let then = now.plus_days(plan.opens.min(0) - 1);
    let id = make(store, by, agency, plan.kind, plan.title, then).await.map_err(told)?;
    let begun = store::consultation::one(store, id).await.map_err(told)?.revision;
    let mut revision = edit(store, by, id, begun, &texts(plan), then).await.map_err(told)?;
    if !plan.points.is_empty() {
        let points: Vec<Point> = plan.points.iter().map(point).collect();
        revision = set_key_points(store, by, id, revision, &points, then).await.map_err(told)?;
    }
    if let Some(text) = plan.text {
        store::version::read(store, by, id, revision, text, then).await.map_err(told)?;
        revision = store::consultation::one(store, id).await.map_err(told)?.revision;
    }
    if plan.kind.has_survey() {
        revision =
            store::survey::set_questions(store, by, id, revision, &survey::questions(), then).await.map_err(told)?;
    }
    let day = now.day();
    let round = RoundPlan {
        opens: domain::time::Day(day.0 + plan.opens),
        closes: domain::time::Day(day.0 + plan.closes),
        guests: true,
        counts_show: plan.kind.has_survey(),
        short_reason: String::new(),
    };
    let revision = set_round(store, by, id, revision, round, then).await.map_err(told)?;
    publish(store, by, id, revision, then).await.map_err(told)?;
    Ok(id)
}

/// Comments of a dossier, over the days that it has been open.
async fn voices_of(
    store: &Store,
    id: ConsultationId,
    plan: &Plan<'_>,
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
    let repair = Plan {
        kind: Kind::Principles,
        title: "แนวคิดในการจัดทำกฎหมายว่าด้วยการซ่อมแซมเครื่องใช้ไฟฟ้าในครัวเรือน",
        short: "การซ่อมเครื่องใช้ไฟฟ้าในบ้าน",
        names: &["สิทธิในการซ่อม", "right to repair", "อะไหล่ตู้เย็น", "ช่างนอกศูนย์"],
        change: "ผู้ขายต้องมีอะไหล่และคู่มือซ่อมให้ ฉลากต้องบอกว่าซ่อมง่ายแค่ไหน และให้ช่างนอกศูนย์ซ่อมได้โดยประกันส่วนอื่นยังอยู่",
        whom: "คนที่ใช้ตู้เย็น เครื่องซักผ้า พัดลม หม้อหุงข้าว และเครื่องปรับอากาศในบ้าน ช่างซ่อม ร้านอะไหล่ ผู้ผลิตและผู้นำเข้า",
        subjects: &["smes", "environment"],
        areas: &[],
        points: REPAIR_POINTS,
        text: None,
        opens: -20,
        closes: 5,
    };
    let id = dossier(store, officer, department, &repair, now).await?;
    voices_of(store, id, &repair, voices::REPAIR, 58, now).await?;
    withhold_one(store, people, id, now).await?;
    let market = Plan {
        kind: Kind::Bill,
        title: "ร่างพระราชบัญญัติส่งเสริมและกำกับดูแลตลาดนัดชุมชน พ.ศ. ....",
        short: "ตลาดนัดชุมชน",
        names: &["เปิดท้ายขายของ", "ค่าแผง", "ตลาดนัด"],
        change: "ตลาดนัดต้องจดแจ้งก่อนเปิด ค่าแผงต้องประกาศล่วงหน้า และมีกติกาเรื่องเสียง ขยะ และที่จอดรถ",
        whom: "ผู้ค้ารายย่อย ผู้จัดตลาด คนที่อยู่ใกล้ตลาด และคนที่ไปซื้อของ",
        subjects: &["smes"],
        areas: &[],
        points: MARKET_POINTS,
        text: Some(include_str!("texts/market.md")),
        opens: -21,
        closes: 1,
    };
    let id = dossier(store, officer, department, &market, now).await?;
    voices_of(store, id, &market, voices::MARKET, 12, now).await?;
    let camp = Plan {
        kind: Kind::Rule,
        title: "ร่างกฎกระทรวงกำหนดมาตรฐานความปลอดภัยและสุขลักษณะของลานกางเต็นท์ที่เก็บค่าบริการ พ.ศ. ....",
        short: "ลานกางเต็นท์",
        names: &["แคมป์ปิง", "camping"],
        change: "ลานกางเต็นท์ที่เก็บเงินต้องมีห้องน้ำ จุดดับเพลิง และบอกระดับน้ำหลากให้ผู้พักรู้",
        whom: "เจ้าของลาน ผู้พัก และชุมชนใกล้เคียง",
        subjects: &["tourism"],
        areas: &["50", "57", "58"],
        points: CAMP_POINTS,
        text: Some(include_str!("texts/campground.md")),
        opens: -6,
        closes: 12,
    };
    dossier(store, officer, department, &camp, now).await?;
    let waste = Plan {
        kind: Kind::Ordinance,
        title: "ร่างข้อบัญญัติองค์การบริหารส่วนตำบลบ้านสายธาร เรื่อง การคัดแยกและใช้ประโยชน์มูลฝอยอินทรีย์ พ.ศ. ....",
        short: "ขยะเศษอาหารในบ้าน",
        names: &["ขยะเปียก", "ปุ๋ยหมัก", "แยกขยะ"],
        change: "ทุกบ้านแยกเศษอาหารออกจากขยะอื่น อบต. เก็บแยกวันหรือช่วยทำปุ๋ยในบ้าน",
        whom: "ทุกครัวเรือน ร้านอาหาร และโรงเรียนในตำบล",
        subjects: &["environment"],
        areas: &["50"],
        points: WASTE_POINTS,
        text: Some(include_str!("texts/waste.md")),
        opens: -16,
        closes: 9,
    };
    let id = dossier(store, &people.clerk, people.local, &waste, now).await?;
    voices_of(store, id, &waste, voices::WASTE, 7, now).await?;
    revised(store, &people.clerk, id, now.plus_days(-1)).await?;
    let water = Plan {
        kind: Kind::Rule,
        title: "ร่างประกาศ เรื่อง มาตรฐานและการแสดงฉลากตู้น้ำดื่มหยอดเหรียญ",
        short: "ตู้น้ำดื่มหยอดเหรียญ",
        names: &["ตู้กดน้ำ", "น้ำหยอดเหรียญ"],
        change: "ตู้น้ำต้องบอกวันเปลี่ยนไส้กรองและผลตรวจน้ำล่าสุด ผู้ดูแลต้องตรวจน้ำเป็นระยะ",
        whom: "คนที่ดื่มน้ำจากตู้ เจ้าของตู้ และเจ้าของสถานที่",
        subjects: &["health"],
        areas: &[],
        points: WATER_POINTS,
        text: Some(include_str!("texts/water.md")),
        opens: -40,
        closes: -12,
    };
    let id = dossier(store, officer, department, &water, now).await?;
    voices_of(store, id, &water, voices::WATER, 14, now).await?;
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
    let page = store::comment::held_page(store, &people.moderator, id, &HeldFilter::default(), None, 20)
        .await
        .map_err(told)?;
    if let Some(comment) = page.get(6) {
        let note = "มีเบอร์โทรของช่างที่ไม่ได้ยินยอม";
        store::comment::withhold(store, &people.moderator, comment.id, Reason::PersonalData, note, now)
            .await
            .map_err(told)?;
    }
    Ok(())
}

/// The hearing whose result is published, with four issues.
async fn summarised(store: &Store, people: &People, now: Moment) -> anyhow::Result<()> {
    let plan = Plan {
        kind: Kind::Bill,
        title: "ร่างพระราชบัญญัติทางจักรยานและทางเดินเลียบคลอง พ.ศ. ....",
        short: "ทางจักรยานริมคลอง",
        names: &["เลนจักรยาน", "ปั่นริมคลอง"],
        change: "กำหนดให้ทางริมคลองเป็นทางของคนเดินและจักรยาน มีไฟ มีความเร็วสูงสุด และมีที่ขายของแยกต่างหาก",
        whom: "คนเดิน คนปั่นจักรยาน ผู้ค้าริมคลอง และบ้านที่ติดคลอง",
        subjects: &["tourism", "openness"],
        areas: &["10"],
        points: BICYCLE_POINTS,
        text: Some(include_str!("texts/bicycle.md")),
        opens: -110,
        closes: -80,
    };
    let id = dossier(store, &people.officer, people.department, &plan, now).await?;
    voices_of(store, id, &plan, voices::BICYCLE, 83, now).await?;
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
    for (target, title, raised, disposition, reason, changed, answered_by) in BICYCLE_ISSUES {
        let side = |class, view: &str| Side { class: Some(class), label: String::new(), view: view.into() };
        let new = NewIssue {
            targets: if target == "all" { vec![] } else { vec![target.into()] },
            title: title.into(),
            raised: raised.into(),
            sides: vec![
                side(Class::Affected, "ขอให้คิดถึงคนที่ใช้ทางทุกวันและรายได้ของร้านเดิม"),
                side(Class::Public, "อยากให้ปลอดภัยและใช้ได้ทุกวัย"),
            ],
            disposition: Some(disposition),
            reason: reason.into(),
            changed: changed.into(),
            answered_by: answered_by.into(),
        };
        let issue = store::result::write_issue(store, by, id, None, &new, then).await.map_err(told)?;
        // One in five speaks of the whole as well: those stand under two issues.
        let comments = held
            .iter()
            .enumerate()
            .filter(|(n, one)| one.target.as_str() == target || (target == "all" && n % 5 == 0))
            .map(|(_, one)| one.id)
            .collect();
        put(store, by, id, comments, To::Issue(issue), then).await?;
    }
    let aside = Aside {
        reason: AsideReason::OtherAgency,
        words: "เรื่องไฟฟ้าส่องสว่างของถนนหลักเป็นหน้าที่ของหน่วยงานอื่น ได้ส่งข้อเสนอของคุณต่อให้แล้ว".into(),
    };
    let last = held.iter().rev().find(|one| one.target.as_str() == "all").map(|one| one.id);
    put(store, by, id, last.into_iter().collect(), To::Aside(aside), then).await?;
    let overview = "รับฟังผ่านระบบกลางและเวทีชุมชนหนึ่งครั้ง มีผู้แสดงความเห็น 83 ความเห็น ทุกความเห็นได้รับการอ่านและจัดเข้าประเด็น";
    let impact = "ผู้ค้าริมคลอง 14 รายต้องย้ายจุดขาย หน่วยงานจัดพื้นที่ให้ใหม่โดยไม่เก็บค่าเช่าหนึ่งปี ค่าไฟส่องสว่างเพิ่มปีละประมาณ 240,000 บาท อุบัติเหตุที่คาดว่าจะลดลงคุ้มกับค่าใช้จ่าย";
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
    let evaluation = Plan {
        kind: Kind::Evaluation,
        title: "การประเมินผลสัมฤทธิ์ของพระราชบัญญัติรถม้าโดยสาร พ.ศ. 2564",
        short: "กฎหมายรถม้าโดยสาร ใช้มาห้าปีแล้วเป็นอย่างไร",
        names: &["รถม้า", "รถม้าลำปาง"],
        change: "ผลประเมินจะบอกว่ากฎหมายนี้ควรอยู่ต่อ แก้ไข หรือเลิก",
        whom: "ผู้ขับรถม้า ผู้โดยสาร และเจ้าหน้าที่ผู้ตรวจ",
        subjects: &["tourism"],
        areas: &["52"],
        points: &[],
        text: None,
        opens: -8,
        closes: 22,
    };
    let id = dossier(store, officer, department, &evaluation, now).await?;
    survey::answer(store, id, 134, now.plus_days(-7), now).await?;
    let base = |title, short, opens, closes| Plan {
        kind: Kind::Principles,
        title,
        short,
        names: &[],
        change: "วางหลักเกณฑ์กลางให้ทุกพื้นที่ใช้เหมือนกัน และให้ชุมชนเลือกรายละเอียดเองได้",
        whom: "ผู้ใช้บริการ ผู้ให้บริการ และองค์กรปกครองส่วนท้องถิ่น",
        subjects: &["welfare"],
        areas: &[],
        points: COMMON_POINTS,
        text: None,
        opens,
        closes,
    };
    let bus = base("แนวคิดในการจัดทำกฎหมายว่าด้วยรถรับส่งนักเรียนและผู้สูงอายุในชุมชน", "รถรับส่งนักเรียนและผู้สูงอายุ", -60, -20);
    let id = dossier(store, officer, department, &bus, now).await?;
    voices_of(store, id, &bus, &[], 2_000, now).await?;
    let soon = base("แนวคิดในการจัดทำกฎหมายว่าด้วยสวนสาธารณะขนาดเล็ก", "สวนเล็กใกล้บ้าน", 3, 33);
    dossier(store, officer, department, &soon, now).await?;
    let cancelled = base("แนวคิดในการจัดทำกฎหมายว่าด้วยป้ายหน้าร้าน", "ป้ายหน้าร้าน", -15, 10);
    let id = dossier(store, officer, department, &cancelled, now).await?;
    let why = "พบว่ามีร่างกฎหมายเรื่องเดียวกันอยู่ในสภา จะรับฟังร่วมกันในคราวเดียว";
    store::consultation::cancel(store, officer, id, why, now.plus_days(-2)).await.map_err(told)?;
    let silent = base("แนวคิดในการจัดทำกฎหมายว่าด้วยทะเบียนเครื่องดนตรีพื้นบ้าน", "ทะเบียนเครื่องดนตรีพื้นบ้าน", -30, -10);
    dossier(store, officer, department, &silent, now).await?;
    let title = "ร่างกฎกระทรวงกำหนดหลักเกณฑ์การยืมอุปกรณ์ของชุมชน พ.ศ. ....";
    make(store, officer, department, Kind::Rule, title, now.plus_days(-1)).await.map_err(told)?;
    Ok(())
}

const REPAIR_POINTS: &[(&str, &str, &str)] = &[
    (
        "สินค้าที่จะอยู่ในกฎหมายนี้",
        "ในระยะแรกจะใช้กับตู้เย็น เครื่องซักผ้า พัดลม หม้อหุงข้าว และเครื่องปรับอากาศที่ใช้ในบ้าน ยังไม่รวมโทรศัพท์และคอมพิวเตอร์",
        "ท่านเห็นว่าควรเพิ่มหรือลดสินค้าประเภทใด เพราะเหตุใด",
    ),
    (
        "การมีอะไหล่",
        "ผู้ผลิตและผู้นำเข้าจะต้องมีอะไหล่สำคัญจำหน่ายอย่างน้อย ๗ ปีหลังเลิกขายรุ่นนั้น และต้องส่งอะไหล่ให้ผู้สั่งซื้อภายใน ๓๐ วัน\n\nราคาอะไหล่ต้องเปิดเผยและไม่สูงเกินสมควร",
        "ระยะเวลา ๗ ปีเหมาะสมหรือไม่",
    ),
    (
        "คู่มือการซ่อม",
        "ช่างอิสระและผู้ซื้อจะเข้าถึงคู่มือการซ่อมเป็นภาษาไทยได้โดยไม่เสียค่าใช้จ่าย ยกเว้นส่วนที่เป็นความลับทางการค้า",
        "ข้อมูลใดในคู่มือที่ท่านจำเป็นต้องใช้มากที่สุด",
    ),
    (
        "การรับประกันหลังซ่อม",
        "การให้ช่างอิสระซ่อมจะไม่ทำให้การรับประกันส่วนอื่นของเครื่องสิ้นสุดลง เว้นแต่ผู้ขายพิสูจน์ได้ว่าความเสียหายเกิดจากการซ่อมนั้น",
        "ท่านเห็นด้วยกับแนวทางนี้หรือไม่ และควรมีข้อยกเว้นใดเพิ่มเติม",
    ),
    (
        "คะแนนความง่ายในการซ่อม",
        "สินค้าจะต้องติดฉลากแสดงคะแนน ๑ ถึง ๑๐ เพื่อให้ผู้ซื้อเปรียบเทียบได้ก่อนตัดสินใจ",
        "ฉลากควรแสดงข้อมูลใดบ้างจึงจะเข้าใจง่าย",
    ),
    (
        "ผู้กำกับดูแลและบทลงโทษ",
        "หน่วยงานด้านคุ้มครองผู้บริโภคจะเป็นผู้กำกับดูแล เริ่มจากการตักเตือนก่อน หากไม่แก้ไขจึงปรับเป็นพินัยตามขนาดของกิจการ",
        "มาตรการใดจะทำให้ผู้ประกอบการปฏิบัติตามโดยไม่เป็นภาระเกินไป",
    ),
];

const MARKET_POINTS: &[(&str, &str, &str)] = &[
    ("ค่าแผง", "ผู้จัดตลาดต้องประกาศค่าแผงล่วงหน้า และขึ้นได้ไม่เกินปีละครั้ง", "ค่าแผงควรกำหนดอย่างไรจึงเป็นธรรมกับทั้งผู้ค้าและผู้จัด"),
    ("เวลาและเสียง", "แต่ละตลาดมีเวลาเปิดปิดและระดับเสียงที่ตกลงกับคนที่อยู่ใกล้เคียง", "เวลาเลิกควรเป็นกี่โมง เพราะเหตุใด"),
    ("คณะกรรมการ", "มีคณะกรรมการส่งเสริมตลาดนัดชุมชนที่มีผู้แทนผู้ค้าร่วมด้วย", "ผู้แทนผู้ค้าควรมาจากไหน"),
];

const CAMP_POINTS: &[(&str, &str, &str)] = &[
    ("ความปลอดภัยจากน้ำหลากและไฟ", "ลานต้องมีแผนอพยพ จุดดับเพลิง และป้ายบอกระดับน้ำสูงสุด", "สิ่งใดที่ลานของคุณทำได้ยากที่สุด"),
    ("ห้องน้ำและขยะ", "จำนวนห้องน้ำขึ้นกับจำนวนผู้พักสูงสุด ขยะต้องนำออกจากพื้นที่ทุกวัน", "จำนวนที่กำหนดพอดีหรือไม่"),
];

const WASTE_POINTS: &[(&str, &str, &str)] = &[
    ("การคัดแยกในบ้าน", "แยกเศษอาหารใส่ถังมีฝา วางหน้าบ้านตามวันที่ อบต. กำหนด", "วันและเวลาใดสะดวกที่สุด"),
    ("การช่วยเหลือและค่าปรับ", "ปีแรกไม่มีค่าปรับ อบต. สอนทำปุ๋ยและแจกถัง บ้านที่ทำปุ๋ยเองได้ลดค่าเก็บขยะ", "ใครควรได้รับการยกเว้น"),
];

const WATER_POINTS: &[(&str, &str, &str)] = &[
    ("ฉลากหน้าตู้", "บอกวันเปลี่ยนไส้กรอง ผลตรวจน้ำครั้งล่าสุด และเบอร์โทรผู้ดูแล", "ฉลากควรมีอะไรอีก"),
    ("การตรวจน้ำ", "ผู้ดูแลส่งตรวจน้ำเดือนละครั้ง", "เดือนละครั้งเหมาะสมหรือไม่ เพราะเหตุใด"),
    ("การดูแลในพื้นที่", "เทศบาลและ อบต. สุ่มตรวจและประกาศผล", "ประชาชนจะช่วยดูได้อย่างไร"),
];

const BICYCLE_POINTS: &[(&str, &str, &str)] = &[
    ("แสงสว่าง", "ทางลอดใต้สะพานมีไฟในเวลากลางคืน", "จุดใดควรมีไฟก่อน"),
    ("ความเร็วหน้าตลาด", "จำกัดความเร็วจักรยานในช่วงหน้าตลาด", "ควรจำกัดเวลาใด"),
    ("ร้านค้าบนทางเดิน", "ไม่ให้ตั้งร้านบนทางเดิน และจัดที่ขายแยก", "ที่ขายใหม่ควรอยู่ที่ใด"),
];

const COMMON_POINTS: &[(&str, &str, &str)] = &[
    ("มาตรฐานกลาง", "กำหนดมาตรฐานขั้นต่ำที่ทุกพื้นที่ต้องมี", "มาตรฐานข้อใดสำคัญที่สุดสำหรับคุณ"),
    ("การเลือกของชุมชน", "ชุมชนเลือกรายละเอียดเองได้ตามความเหมาะสม", "เรื่องใดควรให้ชุมชนตัดสินใจ"),
    ("ค่าใช้จ่าย", "รัฐช่วยค่าใช้จ่ายปีแรก หลังจากนั้นท้องถิ่นดูแล", "ใครควรเป็นผู้จ่าย และเท่าใด"),
];

type IssueText = (&'static str, &'static str, &'static str, Disposition, &'static str, &'static str, &'static str);

const BICYCLE_ISSUES: [IssueText; 4] = [
    (
        "k1",
        "แสงสว่างใต้สะพาน",
        "ใต้สะพานทั้งสามแห่งมืดมากตั้งแต่หกโมงเย็น ขอให้กำหนดให้มีไฟตลอดคืน",
        Disposition::Adopted,
        "ตรวจพื้นที่แล้วพบว่าความสว่างต่ำกว่าเกณฑ์ทางเดินสาธารณะทั้งสามจุด",
        "ให้มีแสงสว่างตลอดเวลากลางคืนในทางลอดใต้สะพานทุกแห่ง",
        "m6",
    ),
    (
        "k2",
        "ความเร็วช่วงหน้าตลาด",
        "ขอให้จักรยานชะลอช่วงหน้าตลาดเช้า เพราะมีคนสูงอายุและเด็กเดินปนกัน",
        Disposition::Partly,
        "จำกัดความเร็วเฉพาะเวลาตลาดเปิด ไม่ใช้ทั้งวัน เพื่อให้คนที่ปั่นไปทำงานยังใช้ทางนี้ได้",
        "ระหว่างเวลา ๐๕.๐๐ ถึง ๐๙.๐๐ นาฬิกา ไม่เกินสิบกิโลเมตรต่อชั่วโมง",
        "m8",
    ),
    (
        "k3",
        "ร้านค้าบนทางเดิน",
        "ขอให้ร้านเดิมขายต่อได้ครึ่งหนึ่งของความกว้างทางเดิน",
        Disposition::NotAdopted,
        "ทางเดินกว้างเพียง ๒ เมตร เมื่อเหลือครึ่งเดียวรถเข็นคนพิการผ่านไม่ได้ หน่วยงานจัดที่ขายใหม่ริมลานวัดให้แทน",
        "",
        "m7",
    ),
    (
        "all",
        "ข้อเสนอทั่วไป",
        "ขอให้เริ่มเร็ว มีช่องทางติดต่อ และเปิดเผยผลเป็นระยะ",
        Disposition::Later,
        "จะกำหนดในแผนปฏิบัติการที่จัดทำหลังกฎหมายใช้บังคับ",
        "",
        "",
    ),
];
