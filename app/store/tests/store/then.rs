//! A dossier as it stood at an earlier moment.

use crate::kit::*;
use domain::consultation::Kind;
use domain::phase::Phase;
use domain::time::Day;
use store::{consultation, erratum, then};

on_both! {
    async fn a_dossier_is_told_as_it_stood(kit) {
        let id = kit.published(Kind::Bill).await;
        let first = kit.one(id).await;
        let (store, by) = (&kit.store, &kit.approver);
        let upto = |days: i64| later(days).day().last_moment();
        kit.comments(id, 2).await;
        let closes = first.round.as_ref().unwrap().closes;
        let revision = async || kit.one(id).await.revision;
        consultation::extend(store, by, id, revision().await, (Day(closes.day().0 + 5), "ผู้ค้าขอเวลาเพิ่มเพื่อปรึกษากัน"), later(2)).await.unwrap();
        let slip = erratum::New {
            place: "explanation".into(), before: first.texts.explanation.clone(), after: format!("{} ", first.texts.explanation.trim()).trim().to_string() + " ครับ",
            reason: "พิมพ์ตกหนึ่งคำในคำอธิบาย".into(),
        };
        erratum::correct(store, by, id, revision().await, &slip, later(3)).await.unwrap();
        consultation::close_early(store, by, id, "ได้ความเห็นครบทุกกลุ่มแล้วจากเวทีในพื้นที่", later(4)).await.unwrap();
        let now = kit.one(id).await;
        let stood = async |days| then::dossier(store, kit.one(id).await, upto(days)).await.unwrap();
        let (one, two, three, four) = (stood(1).await, stood(2).await, stood(3).await, stood(4).await);
        assert_eq!((one.texts.clone(), one.round.clone(), one.comments), (first.texts.clone(), first.round.clone(), 2));
        assert_eq!(two.round.as_ref().unwrap().closes.day().0, closes.day().0 + 5);
        assert_eq!((two.texts.explanation.as_str(), three.texts.explanation.as_str()), (first.texts.explanation.as_str(), now.texts.explanation.as_str()));
        assert_eq!((three.phase(upto(3)), four.phase(upto(4))), (Phase::Open, Phase::Closed));
        assert_eq!((four.round, four.texts, four.key_points), (now.round, now.texts, now.key_points));
        not_found(then::dossier(store, kit.one(id).await, upto(-1)).await);
        // Whoever spoke later had not spoken then.
        assert!(then::first_after(store, id, upto(9)).await.unwrap().is_none());
        assert!(then::first_after(store, id, upto(-1)).await.unwrap().is_some());
        assert_eq!(then::result(store, id, upto(4)).await.unwrap(), None);
    }
}
