//! A page that was drawn before another changed the dossier: whatever deed is sent from it is told so, and nothing is done.

use crate::kit::*;
use domain::consultation::Kind;
use domain::refusal::Refusal;
use domain::time::Moment;
use store::consultation::Typed;
use store::{amended, attachment, consultation, impact, law, road};

const WHY: &str = "น้ำท่วมหลายพื้นที่ คนจำนวนมากยังแสดงความเห็นไม่ได้";
const OLD: Refusal = Refusal::ChangedMeanwhile;

on_both! {
    async fn a_deed_about_a_dossier_that_is_prepared_is_not_done_from_an_old_page(kit) {
        let id = kit.ready(Kind::Bill).await;
        let (store, by, now) = (&kit.store, &kit.approver, day_one());
        let old = kit.one(id).await.revision - 1;
        let noon = Moment(now.0 + 3 * 3_600_000);
        let heard = Typed { ground: "urgent".into(), reason: WHY.into(), heard: WHY.into(), disclosed: false };
        assert_eq!(refused(consultation::propose(store, by, id, old, "", now).await, ""), OLD);
        assert_eq!(refused(consultation::set_time(store, by, id, old, noon, now).await, ""), OLD);
        assert_eq!(refused(consultation::announce(store, by, id, old, (Ok(first_day().month()), WHY), now).await, ""), OLD);
        assert_eq!(refused(consultation::hear_state_only(store, by, id, old, heard, now).await, ""), OLD);
        assert_eq!(refused(attachment::remove(store, by, id, old, 1, now).await, ""), OLD);
        assert_eq!(refused(amended::set_law(store, by, id, old, ("พระราชบัญญัติตลาด", "มาตรา ๑ ชื่อ", ""), now).await, ""), OLD);
        assert_eq!(refused(amended::set_hand(store, by, id, old, ("m1", Vec::new()), now).await, ""), OLD);
        assert_eq!(refused(law::tie(store, by, id, old, "", now).await, ""), OLD);
        assert_eq!(kit.one(id).await.revision, old + 1, "nothing was done");
    }

    async fn nor_is_one_about_a_dossier_that_is_published(kit) {
        let id = kit.published(Kind::Bill).await;
        let (store, by, closed) = (&kit.store, &kit.approver, later(25));
        let old = kit.one(id).await.revision - 1;
        assert_eq!(refused(impact::publish(store, by, id, old, WHY, later(2)).await, ""), OLD);
        assert_eq!(refused(attachment::take_out(store, by, id, old, (1, WHY), later(2)).await, ""), OLD);
        assert_eq!(refused(consultation::propose_round(store, by, id, old, (plan(30, 50), WHY), closed).await, ""), OLD);
        assert_eq!(refused(consultation::open_proposed(store, by, id, old, closed).await, ""), OLD);
        assert_eq!(refused(consultation::open_again(store, by, id, old, (plan(30, 50), WHY), closed).await, ""), OLD);
        let office = &kit.administrator;
        assert_eq!(refused(consultation::open_further(store, office, id, old, (plan(30, 50), WHY), closed).await, ""), OLD);
        assert_eq!(refused(road::take_back(store, by, id, old, (1, WHY), closed).await, ""), OLD);
        assert_eq!(refused(law::enter(store, by, id, old, "พระราชบัญญัติตลาดนัดชุมชน พ.ศ. 2569", closed).await, ""), OLD);
        assert_eq!(kit.one(id).await.revision, old + 1, "nothing was done");
    }
}
