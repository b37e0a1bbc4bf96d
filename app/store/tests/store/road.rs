//! The road after the hearing: dated, sourced, told to those who follow, and taken back in the open.

use crate::kit::*;
use domain::consultation::Kind;
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::letter::{Followed, What};
use domain::refusal::Refusal;
use domain::road::{DROPPED, Typed};
use domain::time::{Day, Moment};
use store::letters::{self, Became};
use store::{result, road};

const AFTER: i64 = 30;
const WHY: &str = "บันทึกผิดเรื่อง จะบันทึกในอีกเรื่องหนึ่งแทน";

fn typed(step: &'static str, day: i64) -> Typed<'static> {
    let day = Ok(Day(first_day().0 + day));
    Typed {
        step, day, source: "มติคณะรัฐมนตรี 1 ธ.ค. 2569", link: "https://cabinet.example/1", note: ""
    }
}

/// A bill whose result is public; nobody commented.
async fn summarised(kit: &Kit) -> ConsultationId {
    let id = kit.published(Kind::Bill).await;
    result::publish(&kit.store, &kit.summariser().await, id, "", later(25)).await.unwrap();
    id
}

async fn enter(kit: &Kit, id: ConsultationId, typed: &Typed<'_>) -> store::Outcome<()> {
    road::enter(&kit.store, &kit.drafter, id, kit.one(id).await.revision, typed, later(AFTER)).await
}

/// What is due, told as sent.
async fn sent(kit: &Kit, now: Moment) -> Vec<What> {
    while letters::write_out(&kit.store, now).await.unwrap() {}
    let due = letters::claim(&kit.store, now, 100).await.unwrap();
    for one in &due {
        letters::tell(&kit.store, &one.letters, Became::Sent, now).await.unwrap();
        if one.what == What::Confirm {
            letters::confirm(&kit.store, &one.token, now).await.unwrap();
        }
    }
    due.iter().map(|one| one.what).collect()
}

on_both! {
    async fn steps_stand_by_their_days_and_each_is_told_once(kit) {
        let id = summarised(&kit).await;
        letters::follow(&kit.store, Followed::Consultation(id), "a@example.th", Lang::Th, later(26)).await.unwrap();
        sent(&kit, later(26)).await;
        sent(&kit, later(27)).await;
        enter(&kit, id, &typed("council", 29)).await.unwrap();
        enter(&kit, id, &typed("cabinet", 28)).await.unwrap();
        let all = road::all(&kit.store, id).await.unwrap();
        assert_eq!(all.iter().map(|one| (one.number, one.step.as_str())).collect::<Vec<_>>(), [(2, "cabinet"), (1, "council")]);
        assert_eq!(sent(&kit, later(AFTER)).await, [What::Road, What::Road]);
        assert!(sent(&kit, later(AFTER + 1)).await.is_empty());
    }

    async fn before_the_result_a_draft_can_only_be_dropped(kit) {
        let id = kit.published(Kind::Bill).await;
        let open = road::enter(&kit.store, &kit.drafter, id, kit.one(id).await.revision, &typed("cabinet", 1), later(2)).await;
        assert_eq!(refused(open, ""), Refusal::AlreadyDone);
        assert_eq!(refused(enter(&kit, id, &typed("cabinet", 28)).await, ""), Refusal::NotSummarised);
        assert_eq!(refused(enter(&kit, id, &typed(DROPPED, 28)).await, "note"), Refusal::Missing);
        enter(&kit, id, &Typed { note: "นำไปรวมกับร่างอีกเรื่องที่มีหลักการเดียวกัน", ..typed(DROPPED, 28) }).await.unwrap();
        assert_eq!(refused(enter(&kit, id, &typed(DROPPED, 28)).await, "note"), Refusal::Missing);
        let more = Typed { note: "ถอนอีกครั้งด้วยเหตุผลเดียวกันกับครั้งก่อน", ..typed(DROPPED, 28) };
        assert_eq!(refused(enter(&kit, id, &more).await, ""), Refusal::AlreadyDone);
    }

    async fn a_mistake_is_taken_back_with_its_reason_and_the_road_goes_on(kit) {
        let id = summarised(&kit).await;
        enter(&kit, id, &typed("in_force", 60)).await.unwrap();
        assert_eq!(refused(enter(&kit, id, &typed("cabinet", 28)).await, ""), Refusal::AlreadyDone);
        let back = async |by, number, why: &str| {
            road::take_back(&kit.store, by, id, kit.one(id).await.revision, (number, why), later(AFTER)).await
        };
        assert_eq!(refused(back(&kit.drafter, 1, "").await, "reason"), Refusal::Missing);
        not_found(back(&kit.drafter, 9, WHY).await);
        not_allowed(back(&kit.stranger, 1, WHY).await);
        back(&kit.drafter, 1, WHY).await.unwrap();
        not_found(back(&kit.drafter, 1, WHY).await);
        let all = road::all(&kit.store, id).await.unwrap();
        assert_eq!(all[0].taken_back, Some((later(AFTER), WHY.to_string())));
        enter(&kit, id, &typed("cabinet", 28)).await.unwrap();
    }

    async fn those_of_other_agencies_enter_nothing(kit) {
        let id = summarised(&kit).await;
        let revision = kit.one(id).await.revision;
        for by in [&kit.stranger, &kit.moderator] {
            not_allowed(road::enter(&kit.store, by, id, revision, &typed("cabinet", 28), later(AFTER)).await);
        }
        let stale = road::enter(&kit.store, &kit.drafter, id, revision - 1, &typed("cabinet", 28), later(AFTER)).await;
        assert_eq!(refused(stale, ""), Refusal::ChangedMeanwhile);
    }
}
