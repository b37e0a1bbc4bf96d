//! Borrowing an approver: from above, for some days, by those who answer there; who it was stays to be seen.

use crate::kit::*;
use domain::agency::{Level, Role};
use domain::approval::{LoanState, lenders};
use domain::consultation::Kind;
use domain::id::AgencyId;
use domain::local::Body;
use domain::phase::Phase;
use domain::refusal::Refusal;
use domain::time::Day;
use store::{agency, consultation, loan, membership, session};

const WHY: &str = "มีเจ้าหน้าที่จัดทำร่างเพียงคนเดียวในช่วงนี้";

fn day(n: i64) -> Day {
    Day(first_day().0 + n)
}

/// The Office, which lends to everyone, with an approver of its own.
async fn office(kit: &Kit) -> (AgencyId, domain::agency::Viewer) {
    let all = agency::offered(&kit.store, 100).await.unwrap();
    let office = all.iter().find(|one| one.level == Level::Office).unwrap().id;
    (office, kit.member(office, "lent@example.th", &[Role::Approver]).await)
}

on_both! {
    async fn an_approver_lent_by_the_office_publishes_on_these_days_and_is_seen_to(kit) {
        let (store, (office, lent)) = (&kit.store, office(&kit).await);
        loan::ask(store, &kit.drafter, kit.agency, Some(office), (WHY, day(1), day(3)), day_one()).await.unwrap();
        assert_eq!(loan::waiting(store, &kit.administrator).await.unwrap(), 1);
        assert_eq!(loan::waiting(store, &kit.agency_administrator).await.unwrap(), 0);
        let id = loan::of(store, &kit.drafter, kit.agency).await.unwrap()[0].id;
        not_found(loan::grant(store, &kit.agency_administrator, id, lent.person.map(|one| one.0), day_one()).await);
        let stranger = kit.stranger.person.map(|one| one.0);
        assert_eq!(refused(loan::grant(store, &kit.administrator, id, stranger, day_one()).await, "person"), Refusal::NotAChoice);
        loan::grant(store, &kit.administrator, id, lent.person.map(|one| one.0), day_one()).await.unwrap();
        let again = loan::grant(store, &kit.administrator, id, lent.person.map(|one| one.0), day_one()).await;
        assert_eq!(refused(again, ""), Refusal::AlreadyDone);
        let dossier = kit.ready(Kind::Bill).await;
        let revision = kit.one(dossier).await.revision;
        consultation::propose(store, &kit.drafter, dossier, revision, "", day_one()).await.unwrap();
        let at = async |now| session::viewer_of(store, lent.person.unwrap(), now).await.unwrap();
        not_found(consultation::publish(store, &at(day_one()).await, dossier, revision, day_one()).await);
        // Nobody lends on what was lent.
        assert!(loan::approvers(store, &kit.agency_administrator, kit.agency, later(1)).await.unwrap().iter().all(|(id, _)| Some(*id) != lent.person));
        let plan = consultation::RoundPlan { opens: day(2), ..plan(0, 25) };
        let revision = consultation::set_round(store, &kit.drafter, dossier, revision, plan, later(1)).await.unwrap();
        consultation::propose(store, &kit.drafter, dossier, revision, "", later(1)).await.unwrap();
        consultation::publish(store, &at(later(1)).await, dossier, revision, later(1)).await.unwrap();
        assert_eq!(kit.one(dossier).await.phase(later(3)), Phase::Open);
        let hands = consultation::hands(store, &kit.drafter, dossier).await.unwrap();
        assert_eq!((hands[0].deed.as_str(), hands[0].lent_by.1.as_str()), ("consultation.published", "The Office"));
        assert!(hands[1..].iter().all(|hand| hand.lent_by.0.is_empty()));
        assert!(!at(later(4)).await.is(kit.agency, Role::Approver), "over after the last day");
    }

    async fn a_loan_is_ended_by_either_side_and_with_the_approvers_own_role(kit) {
        let (store, (office, lent)) = (&kit.store, office(&kit).await);
        let person = lent.person.map(|one| one.0);
        let lend = async |from: i64| {
            loan::ask(store, &kit.drafter, kit.agency, Some(office), (WHY, day(from), day(20)), later(from)).await.unwrap();
            let id = loan::of(store, &kit.drafter, kit.agency).await.unwrap()[0].id;
            loan::grant(store, &kit.administrator, id, person, later(from)).await.unwrap();
            id
        };
        let approves = async |now| session::viewer_of(store, lent.person.unwrap(), now).await.unwrap().is(kit.agency, Role::Approver);
        let id = lend(0).await;
        assert!(approves(later(1)).await);
        not_found(loan::end(store, &kit.drafter, id, later(1)).await);
        not_found(loan::end(store, &kit.stranger, id, later(1)).await);
        loan::end(store, &kit.agency_administrator, id, later(1)).await.unwrap();
        assert!(!approves(later(1)).await);
        assert_eq!(refused(loan::end(store, &kit.administrator, id, later(1)).await, ""), Refusal::AlreadyDone);
        let id = lend(2).await;
        loan::end(store, &kit.administrator, id, later(3)).await.unwrap();
        lend(4).await;
        assert!(approves(later(5)).await);
        let own = membership::staff(store, &kit.administrator, office).await.unwrap();
        let own = own.iter().find(|one| Some(one.person) == lent.person).unwrap().memberships[0].id;
        membership::end(store, &kit.administrator, own, later(5)).await.unwrap();
        assert!(!approves(later(5)).await, "who approves there no more is lent no more");
    }

    async fn what_cannot_be_asked_or_is_refused_says_why(kit) {
        let (store, (office, _)) = (&kit.store, office(&kit).await);
        let ask = async |by, lender, reason: &str, since, until| {
            loan::ask(store, by, kit.agency, lender, (reason, day(since), day(until)), later(1)).await
        };
        not_allowed(ask(&kit.stranger, Some(office), WHY, 1, 3).await);
        not_allowed(ask(&kit.moderator, Some(office), WHY, 1, 3).await);
        assert_eq!(refused(ask(&kit.drafter, Some(kit.other), WHY, 1, 3).await, "lender"), Refusal::NotAChoice);
        assert_eq!(refused(ask(&kit.drafter, Some(kit.agency), WHY, 1, 3).await, "lender"), Refusal::NotAChoice);
        assert_eq!(refused(ask(&kit.drafter, None, WHY, 1, 3).await, "lender"), Refusal::NotAChoice);
        assert_eq!(refused(ask(&kit.drafter, Some(office), "-", 1, 3).await, "reason"), Refusal::SaysNothing);
        assert_eq!(refused(ask(&kit.drafter, Some(office), WHY, 0, 3).await, "since"), Refusal::InThePast);
        assert_eq!(refused(ask(&kit.drafter, Some(office), WHY, 9_000, 9_003).await, "since"), Refusal::TooFarAhead);
        assert_eq!(refused(ask(&kit.drafter, Some(office), WHY, 3, 2).await, "until"), Refusal::EndsBeforeStart);
        assert_eq!(refused(ask(&kit.drafter, Some(office), WHY, 1, 400).await, "until"), Refusal::TooFarAhead);
        ask(&kit.drafter, Some(office), WHY, 1, 3).await.unwrap();
        assert_eq!(refused(ask(&kit.drafter, Some(office), WHY, 1, 3).await, ""), Refusal::AlreadyDone);
        let id = loan::of(store, &kit.drafter, kit.agency).await.unwrap()[0].id;
        assert_eq!(refused(loan::refuse(store, &kit.administrator, id, "", later(1)).await, "remark"), Refusal::Missing);
        loan::refuse(store, &kit.administrator, id, "ผู้อนุมัติทุกคนติดราชการในช่วงนั้น", later(1)).await.unwrap();
        let loans = loan::of(store, &kit.administrator, office).await.unwrap();
        assert!(matches!(&loans[0].state, LoanState::Refused { remark, .. } if remark.contains("ติดราชการ")));
        not_allowed(loan::of(store, &kit.stranger, kit.agency).await);
    }

    async fn a_local_body_borrows_of_its_district_of_its_provinces_body_and_of_who_stands_above(kit) {
        let (store, (office, _)) = (&kit.store, office(&kit).await);
        let given = |name: &str, code: &str, body: Option<Body>, province: &str, district: &str| agency::Given {
            code: code.into(), level: if body.is_some() { Level::Local } else { Level::Department }, body, name_th: name.into(), name_en: String::new(),
            province: province.into(), province_names: Default::default(), district: district.into(), subdistrict: String::new(), area: String::new(),
        };
        let lines = vec![
            given("อบต.สันโป่ง", "1", Some(Body::Tambon), "50", "แม่ริม"),
            given("อำเภอแม่ริม", "2", None, "50", "แม่ริม"),
            given("อบจ.เชียงใหม่", "3", Some(Body::Province), "50", "เมือง"),
            given("อบจ.ตรัง", "4", Some(Body::Province), "92", ""),
            given("อำเภอเมือง", "5", None, "50", "เมือง"),
            given("กรมการปกครอง", "6", None, "", ""),
        ];
        let ids: Vec<AgencyId> = agency::bring(store, lines, day_one()).await.unwrap().ids.into_iter().flatten().collect();
        let of = async |id| {
            let all = agency::above(store, id).await.unwrap();
            lenders(all.iter().find(|one| one.id == id).unwrap(), &all)
        };
        assert_eq!(of(ids[0]).await, [ids[1], ids[2], office]);
        assert_eq!(of(ids[2]).await, [office], "a province's body has none of its own kind above it");
        let by = &kit.administrator;
        agency::put_under(store, by, ids[1], Some(ids[5]), day_one()).await.unwrap();
        agency::put_under(store, by, ids[0], Some(ids[1]), day_one()).await.unwrap();
        assert_eq!(of(ids[0]).await, [ids[1], ids[5], ids[2], office], "who stands above is nearest first");
        not_allowed(agency::put_under(store, &kit.agency_administrator, ids[0], None, day_one()).await);
        for wrong in [ids[0], ids[5]] {
            let no = agency::put_under(store, by, ids[5], Some(wrong), day_one()).await;
            assert_eq!(refused(no, "parent"), Refusal::NotAChoice, "itself, and what stands under it");
        }
        assert_eq!(refused(agency::put_under(store, by, ids[0], Some(ids[1]), day_one()).await, "parent"), Refusal::Unchanged);
        agency::put_under(store, by, ids[0], None, day_one()).await.unwrap();
        assert_eq!(agency::one(store, ids[0]).await.unwrap().parent, None);
    }
}

on_both! {
    async fn nobody_is_lent_who_was_not_chosen_or_approves_there_or_whose_days_are_over(kit) {
        let (store, (office, lent)) = (&kit.store, office(&kit).await);
        let person = lent.person.map(|one| one.0);
        loan::ask(store, &kit.drafter, kit.agency, Some(office), (WHY, day(1), day(3)), day_one()).await.unwrap();
        let id = loan::of(store, &kit.drafter, kit.agency).await.unwrap()[0].id;
        let grant = async |id, person, now| loan::grant(store, &kit.administrator, id, person, now).await;
        not_found(grant(99, person, day_one()).await);
        assert_eq!(refused(grant(id, None, day_one()).await, "person"), Refusal::NotChosen);
        assert_eq!(refused(grant(id, person, later(4)).await, "until"), Refusal::InThePast);
        membership::give(store, &kit.administrator, lent.person.unwrap(), kit.agency, Role::Approver, day_one()).await.unwrap();
        assert_eq!(refused(grant(id, person, day_one()).await, "person"), Refusal::ApprovesThere);
        let refuse = async |by, id, remark: &str| loan::refuse(store, by, id, remark, later(1)).await;
        not_found(refuse(&kit.administrator, 99, WHY).await);
        not_found(refuse(&kit.agency_administrator, id, WHY).await);
        assert_eq!(refused(refuse(&kit.administrator, id, "-").await, "remark"), Refusal::SaysNothing);
        refuse(&kit.administrator, id, WHY).await.unwrap();
        assert_eq!(refused(refuse(&kit.administrator, id, WHY).await, ""), Refusal::AlreadyDone);
        assert_eq!(refused(loan::end(store, &kit.administrator, id, later(1)).await, ""), Refusal::AlreadyDone, "it never ran");
        not_found(loan::end(store, &kit.administrator, 99, later(1)).await);
    }

    async fn a_request_says_why_and_who_may_be_lent_is_the_lenders_to_know(kit) {
        let (store, (office, _)) = (&kit.store, office(&kit).await);
        let ask = async |reason: &str| loan::ask(store, &kit.drafter, kit.agency, Some(office), (reason, day(1), day(3)), day_one()).await;
        assert_eq!(refused(ask("").await, "reason"), Refusal::Missing);
        assert_eq!(refused(ask(&"ก".repeat(2_001)).await, "reason"), Refusal::TooLong { most: 2_000, got: 2_001 });
        not_allowed(loan::approvers(store, &kit.drafter, office, day_one()).await);
        not_allowed(loan::approvers(store, &kit.agency_administrator, office, day_one()).await);
    }
}
