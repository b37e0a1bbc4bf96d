//! The report of an evaluation: written in several sittings, published by two with what s.35 asks for, and what follows from it watched.

use crate::kit::*;
use domain::agency::{Role, Viewer};
use domain::consultation::Kind;
use domain::evaluation::cited::Link;
use domain::evaluation::follow_up::Standing;
use domain::evaluation::{Course, GROUNDS, Ground, HEADINGS, Report, Typed};
use domain::id::ConsultationId;
use domain::refusal::Refusal;
use domain::survey::{Form, NewQuestion};
use domain::time::Day;
use store::{consultation, follow_up, law, report, result, road};

const SAID: &str = "ใบอนุญาตใช้เวลาเก้าสิบวัน และไม่เคยมีผู้ใดถูกปฏิเสธในสิบปี";
const WHY: &str = "ต้องรอความเห็นของกระทรวงการคลังก่อน";
const WHERE: (&str, &str) = ("", "รายงานการประเมินผลสัมฤทธิ์ในระบบนี้");
const AFTER: i64 = 30;

fn whole(course: Course) -> Typed {
    let fails = course != Course::Keep;
    Typed {
        texts: HEADINGS.iter().map(|one| (one.code.to_string(), format!("{SAID} ({})", one.code))).collect(),
        tables: vec![["คดีตามกฎหมายนี้".into(), "สำนักงานศาลยุติธรรม".into(), "ปี | คดี\n2567 | 12\n2568 | 9".into()]],
        findings: vec![[SAID.into(), String::new()]],
        grounds: [fails, false, false]
            .map(|holds| Ground { holds: Some(holds), reason: if holds { SAID.into() } else { String::new() } }),
        course: course.code().into(),
        conclusion: SAID.into(),
    }
}

/// An evaluation that is put to the public, with one question.
async fn asked(kit: &Kit) -> ConsultationId {
    let id = kit.ready(Kind::Evaluation).await;
    let question = NewQuestion::plain(Form::Text, "กฎหมายนี้เป็นภาระอย่างไร");
    let revision = kit.one(id).await.revision;
    store::survey::set_questions(&kit.store, &kit.drafter, id, revision, &[question], day_one()).await.unwrap();
    kit.publish(id).await;
    id
}

/// An evaluation whose result is public.
async fn summarised(kit: &Kit) -> ConsultationId {
    let id = asked(kit).await;
    result::publish(&kit.store, &kit.summariser().await, id, "", later(25)).await.unwrap();
    id
}

async fn write(kit: &Kit, by: &Viewer, id: ConsultationId, typed: &Typed) -> store::Outcome<i64> {
    report::write(&kit.store, by, id, kit.one(id).await.revision, typed, later(AFTER)).await
}

async fn publish(kit: &Kit, by: &Viewer, id: ConsultationId, reason: &'static str) -> store::Outcome<()> {
    report::publish(&kit.store, by, id, kit.one(id).await.revision, (reason, WHERE.1), later(AFTER)).await
}

async fn add(kit: &Kit, id: ConsultationId, what: &str, due: i64) -> store::Outcome<()> {
    let due = Ok(Day(first_day().0 + due));
    follow_up::add(&kit.store, &kit.drafter, id, kit.one(id).await.revision, (what, due), later(AFTER)).await
}

async fn steps(kit: &Kit, id: ConsultationId) -> Vec<domain::evaluation::follow_up::Step> {
    follow_up::all(&kit.store, id).await.unwrap()
}

on_both! {
    async fn it_is_written_in_several_sittings_and_nothing_is_lost(kit) {
        let id = kit.made(Kind::Evaluation).await;
        let first = Typed { conclusion: SAID.into(), ..Typed::default() };
        let revision = write(&kit, &kit.drafter, id, &first).await.unwrap();
        let stale = report::write(&kit.store, &kit.drafter, id, revision - 1, &first, later(1)).await;
        assert_eq!(refused(stale, ""), Refusal::ChangedMeanwhile);
        write(&kit, &kit.approver, id, &whole(Course::Keep)).await.unwrap();
        let kept = report::for_desk(&kit.store, &kit.drafter, id).await.unwrap();
        assert_eq!((kept.len(), kept[0].person, kept[0].published), (1, kit.approver.person, None));
        assert_eq!((kept[0].kept.tables[0].rows.len(), kept[0].kept.course), (3, Some(Course::Keep)));
        assert!(report::published(&kit.store, id).await.unwrap().is_empty() && !report::is_public(&kit.store, id).await.unwrap());
        let uneven = Typed { tables: vec![["คดี".into(), String::new(), "ปี\n1 | 2".into()]], ..whole(Course::Keep) };
        assert_eq!(refused(write(&kit, &kit.drafter, id, &uneven).await, "t1.rows"), Refusal::UnevenRow { line: 2, most: 1 });
        assert_eq!(kit.number("select count(*) from events where deed = 'report.written'").await, 2);
        // A table from a file stands after those that were typed.
        let rows = "ปี\tปรับ\n2568\t4";
        report::add_table(&kit.store, &kit.drafter, id, kit.one(id).await.revision, ("โทษปรับ", "", rows), later(1)).await.unwrap();
        assert_eq!(report::latest(&kit.store, id).await.unwrap().tables[1].rows, [["ปี", "ปรับ"], ["2568", "4"]]);
        let none = report::add_table(&kit.store, &kit.drafter, id, kit.one(id).await.revision, ("", "", "ปี"), later(1)).await;
        assert_eq!(refused(none, "title"), Refusal::Missing);
    }

    async fn those_without_the_role_do_not_write_it_and_a_bill_has_none(kit) {
        let id = kit.made(Kind::Evaluation).await;
        not_found(write(&kit, &kit.stranger, id, &whole(Course::Keep)).await);
        not_found(report::for_desk(&kit.store, &kit.stranger, id).await);
        not_allowed(write(&kit, &kit.moderator, id, &whole(Course::Keep)).await);
        let bill = kit.made(Kind::Bill).await;
        assert_eq!(refused(write(&kit, &kit.drafter, bill, &whole(Course::Keep)).await, ""), Refusal::NotAChoice);
        let evaluator = kit.member(kit.agency, "evaluator@example.th", &[Role::Evaluator]).await;
        write(&kit, &evaluator, id, &whole(Course::Keep)).await.unwrap();
    }

    async fn a_finding_rests_on_what_the_hearing_has(kit) {
        let id = asked(&kit).await;
        kit.comments(id, 1).await;
        let comment = kit.public(id).await[0].id;
        let on = |links: &str| Typed { findings: vec![Default::default(), [SAID.into(), links.into()]], ..whole(Course::Keep) };
        write(&kit, &kit.drafter, id, &on(&format!("ความเห็น {comment}"))).await.unwrap();
        assert_eq!(report::latest(&kit.store, id).await.unwrap().findings[0].links, [Link::Comment(comment)]);
        for wrong in ["คำถาม 9", "ประเด็น 3", "ความเห็น 999"] {
            assert!(matches!(refused(write(&kit, &kit.drafter, id, &on(wrong)).await, "f2.links"), Refusal::NotInHearing { .. }), "{wrong}");
        }
    }

    async fn it_is_published_whole_by_another_and_the_law_counts_as_evaluated(kit) {
        let id = summarised(&kit).await;
        assert_eq!(refused(publish(&kit, &kit.approver, id, "").await, ""), Refusal::AlreadyDone);
        let both = kit.member(kit.agency, "both@example.th", &[Role::Drafter, Role::Approver]).await;
        write(&kit, &both, id, &Typed { conclusion: String::new(), ..whole(Course::Keep) }).await.unwrap();
        assert_eq!(refused(publish(&kit, &kit.approver, id, "").await, "conclusion"), Refusal::Missing);
        write(&kit, &both, id, &whole(Course::Keep)).await.unwrap();
        not_allowed(publish(&kit, &kit.drafter, id, "").await);
        assert_eq!(refused(publish(&kit, &both, id, "").await, ""), Refusal::OwnProposal);
        publish(&kit, &kit.approver, id, "").await.unwrap();
        let public = report::published(&kit.store, id).await.unwrap();
        assert_eq!((public.len(), public[0].published), (1, Some(later(AFTER))));
        let road = road::all(&kit.store, id).await.unwrap();
        assert_eq!((road.len(), road[0].step.as_str(), road[0].source.as_str()), (1, "report", WHERE.1));

        // A further version has its reason, and does not report a second time.
        write(&kit, &kit.drafter, id, &whole(Course::Keep)).await.unwrap();
        assert_eq!(report::published(&kit.store, id).await.unwrap().len(), 1, "not before it is published");
        assert_eq!(refused(publish(&kit, &kit.approver, id, "").await, "reason"), Refusal::Missing);
        publish(&kit, &kit.approver, id, WHY).await.unwrap();
        assert_eq!(report::published(&kit.store, id).await.unwrap()[0].reason, WHY);
        assert_eq!(road::all(&kit.store, id).await.unwrap().len(), 1);
        // Under an order one person does both, and its words stand with it.
        let order = ("คำสั่งที่ ๑/๒๕๖๙", None);
        consultation::record_order(&kit.store, &kit.agency_administrator, kit.agency, order, later(AFTER)).await.unwrap();
        write(&kit, &both, id, &whole(Course::Keep)).await.unwrap();
        publish(&kit, &both, id, WHY).await.unwrap();
        let hands = consultation::hands(&kit.store, &kit.approver, id).await.unwrap();
        assert_eq!((hands[0].deed.as_str(), hands[0].order.as_str()), ("report.published", order.0));
    }

    async fn before_the_result_of_its_hearing_there_is_no_report(kit) {
        let id = asked(&kit).await;
        write(&kit, &kit.drafter, id, &whole(Course::Keep)).await.unwrap();
        assert_eq!(refused(publish(&kit, &kit.approver, id, "").await, ""), Refusal::NotSummarised);
    }

    async fn a_law_that_fails_is_changed_and_by_when_is_said(kit) {
        let id = summarised(&kit).await;
        let mut failed = whole(Course::Keep);
        failed.grounds[2] = Ground { holds: Some(true), reason: SAID.into() };
        write(&kit, &kit.drafter, id, &failed).await.unwrap();
        assert_eq!(refused(publish(&kit, &kit.approver, id, "").await, "course"), Refusal::MustChange);
        write(&kit, &kit.drafter, id, &whole(Course::Repeal)).await.unwrap();
        assert_eq!(refused(publish(&kit, &kit.approver, id, "").await, "steps"), Refusal::Missing);
        let title = kit.one(id).await.texts.title;
        assert_eq!(report::open(&kit.store, id, &title).await.unwrap().0.len(), 1);
        add(&kit, id, "เสนอร่างพระราชบัญญัติยกเลิกต่อคณะรัฐมนตรี", 60).await.unwrap();
        publish(&kit, &kit.approver, id, "").await.unwrap();
    }

    async fn what_follows_is_watched_put_off_and_done_in_the_open(kit) {
        let id = summarised(&kit).await;
        write(&kit, &kit.drafter, id, &whole(Course::Amend)).await.unwrap();
        add(&kit, id, "เสนอร่างแก้ไขเพิ่มเติมต่อคณะรัฐมนตรี", 60).await.unwrap();
        add(&kit, id, "กรอกผิด จะถูกนำออก", 61).await.unwrap();
        let revision = async || kit.one(id).await.revision;
        let (store, by) = (&kit.store, &kit.drafter);
        assert_eq!(refused(add(&kit, id, "เสนอร่างเมื่อวันก่อน", 1).await, "due"), Refusal::InThePast);
        let early = follow_up::done(store, by, id, revision().await, (1, Ok(later(AFTER).day()), SAID), later(AFTER)).await;
        assert_eq!(refused(early, ""), Refusal::NotSummarised);
        follow_up::take_back(store, by, id, revision().await, (2, ""), later(AFTER)).await.unwrap();
        assert_eq!(steps(&kit, id).await.len(), 1, "before it is public nothing stays of a slip");
        assert!(follow_up::watched(store, None, 10).await.unwrap().is_empty());
        publish(&kit, &kit.approver, id, "").await.unwrap();

        let watched = follow_up::watched(store, Some(kit.agency), 10).await.unwrap();
        assert_eq!((watched.len(), watched[0].consultation, watched[0].step.number), (1, id, 1));
        assert!(follow_up::watched(store, Some(kit.other), 10).await.unwrap().is_empty());
        let off = async |due: i64, why| {
            let due = Ok(Day(first_day().0 + due));
            follow_up::put_off(store, by, id, revision().await, (1, due, why), later(AFTER)).await
        };
        assert_eq!(refused(off(60, WHY).await, "due"), Refusal::NotLater { than: Day(first_day().0 + 60) });
        assert_eq!(refused(off(90, "-").await, "reason"), Refusal::SaysNothing);
        off(90, WHY).await.unwrap();
        let step = steps(&kit, id).await.remove(0);
        assert_eq!((step.due, step.put_off[0].from, step.put_off[0].reason.as_str()), (Day(first_day().0 + 90), Day(first_day().0 + 60), WHY));
        assert_eq!(step.standing(Day(first_day().0 + 92)), Standing::Past { days: 2 });

        let draft = kit.published(Kind::Bill).await;
        let lead = async |to: &str| follow_up::lead_to(store, by, id, revision().await, (1, to), later(AFTER)).await;
        for wrong in ["999".to_string(), id.to_string(), kit.made(Kind::Bill).await.to_string()] {
            assert_eq!(refused(lead(&wrong).await, "draft"), Refusal::NotAChoice);
        }
        lead(&draft.to_string()).await.unwrap();
        assert_eq!(follow_up::behind(store, draft).await.unwrap()[0].0, id);

        follow_up::done(store, by, id, revision().await, (1, Ok(later(AFTER).day()), SAID), later(AFTER)).await.unwrap();
        not_found(off(99, WHY).await);
        assert!(follow_up::watched(store, None, 10).await.unwrap().is_empty());
        let missing = follow_up::take_back(store, by, id, revision().await, (1, ""), later(AFTER)).await;
        assert_eq!(refused(missing, "reason"), Refusal::Missing);
        follow_up::take_back(store, by, id, revision().await, (1, WHY), later(AFTER)).await.unwrap();
        assert!(!steps(&kit, id).await[0].stands() && follow_up::behind(store, draft).await.unwrap().is_empty());
        not_found(follow_up::take_back(store, by, id, revision().await, (1, WHY), later(AFTER)).await);
        not_allowed(follow_up::add(store, &kit.moderator, id, revision().await, (SAID, Ok(Day(30_000))), later(AFTER)).await);
    }

    async fn the_law_leads_to_what_came_of_its_evaluation(kit) {
        let title = "พระราชบัญญัติว่าว พ.ศ. 2563";
        let text = format!("# {title}\n\nมาตรา ๑  ชื่อ\n\nมาตรา ๒  ให้ใช้บังคับตั้งแต่วันถัดไป");
        let given = law::Given { title: title.into(), address: "https://laws.example/1".into(), text, ..Default::default() };
        law::bring(&kit.store, vec![given], day_one()).await.unwrap();
        let kite = law::named(&kit.store, title).await.unwrap().unwrap().id;
        let id = summarised(&kit).await;
        law::tie(&kit.store, &kit.drafter, id, kit.one(id).await.revision, title, later(26)).await.unwrap();
        write(&kit, &kit.drafter, id, &whole(Course::Revise)).await.unwrap();
        add(&kit, id, SAID, 60).await.unwrap();
        assert!(report::of_law(&kit.store, kite).await.unwrap().is_empty());
        publish(&kit, &kit.approver, id, "").await.unwrap();
        let came = report::of_law(&kit.store, kite).await.unwrap();
        assert_eq!((came.len(), came[0].consultation, came[0].course), (1, id, Some(Course::Revise)));
        assert_eq!(came[0].grounds, [GROUNDS[0]]);
        assert_eq!(follow_up::watched(&kit.store, None, 10).await.unwrap()[0].laws, [(kite, title.to_string())]);
    }

    async fn a_dossier_that_is_removed_takes_it_along(kit) {
        let id = kit.made(Kind::Evaluation).await;
        let revision = write(&kit, &kit.drafter, id, &whole(Course::Keep)).await.unwrap();
        store::consultation::delete(&kit.store, &kit.drafter, id, revision, later(2)).await.unwrap();
        assert_eq!(kit.number("select count(*) from reports").await, 0);
        assert_eq!(report::latest(&kit.store, id).await.unwrap(), Report::default());
    }
}
