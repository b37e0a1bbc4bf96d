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

    async fn counts_of_a_day_are_told_by_stance_and_part_and_in_full_where_nothing_came_since(kit) {
        let id = kit.published(Kind::Bill).await;
        let (store, upto) = (&kit.store, |days: i64| later(days).day().last_moment());
        kit.comments(id, 4).await;
        let all = store::comment::counts_by_stance(store, id).await.unwrap();
        let one = then::dossier(store, kit.one(id).await, upto(9)).await.unwrap();
        assert_eq!(then::counts(store, &one, upto(9)).await.unwrap(), all, "nothing came since");
        let at = kit.number("select min(at) from comments").await;
        kit.execute("update comments set at = at + 86400000 where id > 2").await;
        kit.execute("delete from tallies where kind = 'day stance'").await;
        kit.execute("insert into tallies (consultation, kind, name, n)
                     select consultation, 'day stance', cast((at + 25200000) / 86400000 as text) || ' ' || stance, count(*)
                     from comments group by consultation, (at + 25200000) / 86400000, stance").await;
        let day = domain::time::Moment(at).day().last_moment();
        let one = then::dossier(store, kit.one(id).await, day).await.unwrap();
        let counts = then::counts(store, &one, day).await.unwrap();
        let stances: u64 = counts.by_stance.iter().map(|(_, n)| n).sum();
        let parts: u64 = counts.by_target.iter().map(|(_, n)| n).sum();
        assert_eq!((one.comments, counts.total, stances, parts), (2, 2, 2, 2));
        // Who spoke is not told apart from the next day.
        assert!(counts.by_class.is_empty() && counts.by_identity_stance.is_empty() && counts.by_target_stance.is_empty());
    }

    async fn the_laws_over_which_a_draft_was_shown_are_told_as_they_were_given(kit) {
        let id = kit.published(Kind::Bill).await;
        let (store, by) = (&kit.store, &kit.approver);
        let upto = |days: i64| later(days).day().last_moment();
        let give = async |text: &'static str, days: i64| {
            let revision = kit.one(id).await.revision;
            store::amended::set_law(store, by, id, revision, ("พระราชบัญญัติตลาด", text, "ราชกิจจานุเบกษา"), later(days)).await.unwrap();
        };
        give("มาตรา ๑ ความเดิม", 2).await;
        give("มาตรา ๑ ความใหม่", 4).await;
        let of = async |days| {
            let kept = then::amended(store, id, upto(days)).await.unwrap();
            kept.map(|kept| kept.laws.into_iter().map(|law| law.source).collect::<Vec<_>>())
        };
        assert_eq!(of(1).await, None);
        assert_eq!(of(2).await, Some(vec!["มาตรา ๑ ความเดิม".to_string()]));
        assert_eq!(of(3).await, Some(vec!["มาตรา ๑ ความเดิม".to_string()]));
        assert_eq!(of(4).await, Some(vec!["มาตรา ๑ ความใหม่".to_string()]));
        // A law of the register that was brought anew keeps the text before.
        let brought = |text: &str| store::law::Given {
            title: "พระราชบัญญัติการขุดดินและถมดิน พ.ศ. 2543".into(), address: "https://law.test/1".into(), text: text.into(), repealed: false,
        };
        store::law::bring(store, vec![brought("พระราชบัญญัติการขุดดินและถมดิน พ.ศ. ๒๕๔๓\n\nมาตรา ๑ เดิม")], later(2)).await.unwrap();
        let law = store::law::named(store, "พระราชบัญญัติการขุดดินและถมดิน พ.ศ. 2543").await.unwrap().unwrap();
        assert_eq!(then::law_text(store, law.id, upto(3)).await.unwrap(), None);
        store::law::bring(store, vec![brought("พระราชบัญญัติการขุดดินและถมดิน พ.ศ. ๒๕๔๓\n\nมาตรา ๑ ใหม่")], later(5)).await.unwrap();
        let earlier = then::law_text(store, law.id, upto(3)).await.unwrap();
        assert!(earlier.is_some_and(|(text, _)| text.ends_with("เดิม")));
        assert_eq!(then::law_text(store, law.id, upto(6)).await.unwrap(), None);
    }
}
