//! A dossier as it stood at an earlier moment.

use crate::kit::*;
use domain::comment::{Said, Showing, Stance};
use domain::consultation::Kind;
use domain::id::CommentId;
use domain::phase::Phase;
use domain::time::Day;
use store::comment::{self, PublicFilter};
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
            title: "พระราชบัญญัติการขุดดินและถมดิน พ.ศ. 2543".into(), address: "https://law.test/1".into(), text: text.into(), ..Default::default()
        };
        store::law::bring(store, vec![brought("พระราชบัญญัติการขุดดินและถมดิน พ.ศ. ๒๕๔๓\n\nมาตรา ๑ เดิม")], later(2)).await.unwrap();
        let law = store::law::named(store, "พระราชบัญญัติการขุดดินและถมดิน พ.ศ. 2543").await.unwrap().unwrap();
        assert_eq!(then::law_text(store, law.id, upto(3)).await.unwrap(), None);
        store::law::bring(store, vec![brought("พระราชบัญญัติการขุดดินและถมดิน พ.ศ. ๒๕๔๓\n\nมาตรา ๑ ใหม่")], later(5)).await.unwrap();
        let earlier = then::law_text(store, law.id, upto(3)).await.unwrap();
        assert!(earlier.is_some_and(|(text, _)| text.ends_with("เดิม")));
        assert_eq!(then::law_text(store, law.id, upto(6)).await.unwrap(), None);
    }

    async fn a_comment_is_read_in_the_words_it_had(kit) {
        let id = kit.published(Kind::Bill).await;
        let (store, upto) = (&kit.store, |days: i64| later(days).day().last_moment());
        let mut receipts = kit.comments(id, 3).await;
        let change = async |receipt: &domain::receipt::Receipt, revision, reason: &str, showing, days| {
            let edit = domain::comment::Edit {
                stance: Stance::Disagree, reason: reason.into(), wording: String::new(), showing, name: "สมชาย".into(), young: false, unquote: false
            };
            comment::edit(store, receipt.number, receipt.secret, revision, &edit, later(days)).await.expect("changed");
        };
        let read = async |days| then::comments(store, id, &PublicFilter::default(), None, upto(days), 100).await.unwrap().0;
        let text = |one: &domain::comment::Public| match &one.said {
            Said::Shown { reason, .. } => reason.clone(),
            other => format!("{other:?}"),
        };
        let first = text(read(1).await.last().unwrap());
        let one = receipts.remove(0);
        change(&one, 1, "แพงขึ้นสำหรับผู้ค้ารายย่อย", Showing::Named, 2).await;
        change(&one, 2, "แพงขึ้น และไม่มีที่จอดรถ", Showing::Unnamed, 4).await;
        let (before, between, after) = (read(1).await, read(3).await, read(5).await);
        assert_eq!((before.len(), between.len(), after.len()), (3, 3, 3));
        let last = |page: &[domain::comment::Public]| page.last().cloned().unwrap();
        assert_eq!((text(&last(&before)), last(&before).edited), (first, None));
        assert_eq!((text(&last(&between)).as_str(), last(&between).edited), ("แพงขึ้นสำหรับผู้ค้ารายย่อย", Some(later(2))));
        // The name was taken off since, and stays off.
        assert!(matches!(last(&between).said, Said::Shown { name: None, .. }));
        assert_eq!(text(&last(&after)), "แพงขึ้น และไม่มีที่จอดรถ");
        let history = then::comment(store, id, last(&between).id, upto(3)).await.unwrap().unwrap();
        assert_eq!((text(&history.0).as_str(), history.1.len()), ("แพงขึ้นสำหรับผู้ค้ารายย่อย", 1));
        // A side is looked for as it was taken, and counted so.
        let of = async |stance, days| {
            let filter = PublicFilter { stance: Some(stance), target: None };
            then::comments(store, id, &filter, None, upto(days), 100).await.unwrap().0.len()
        };
        let agreed = before.iter().filter(|one| matches!(one.said, Said::Shown { stance: Stance::Agree, .. })).count();
        assert!(agreed > 0);
        assert_eq!((of(Stance::Agree, 1).await, of(Stance::Agree, 3).await), (agreed, agreed - 1));
        assert_eq!(of(Stance::Disagree, 3).await, of(Stance::Disagree, 1).await + 1);
        let counted = async |days| {
            let dossier = then::dossier(store, kit.one(id).await, upto(days)).await.unwrap();
            let counts = then::counts(store, &dossier, upto(days)).await.unwrap();
            (counts.total, counts.by_stance.iter().find(|(stance, _)| stance == "agree").map_or(0, |(_, n)| *n as usize))
        };
        assert_eq!((counted(1).await, counted(3).await), ((3, agreed), (3, agreed - 1)));
        // Page by page: each goes on where the one before ended.
        let (page, older) = then::comments(store, id, &PublicFilter::default(), None, upto(3), 2).await.unwrap();
        let (rest, end) = then::comments(store, id, &PublicFilter::default(), older, upto(3), 2).await.unwrap();
        assert_eq!((page.len(), rest.len(), older, end), (2, 1, Some(page[1].id), None));
    }

    async fn what_was_for_the_agency_alone_is_hidden_on_the_days_when_it_was(kit) {
        let id = kit.published(Kind::Bill).await;
        let one = kit.comments(id, 1).await.remove(0);
        let change = async |revision, showing, days| {
            let edit = domain::comment::Edit {
                stance: Stance::Agree, reason: "ถนนหน้าบ้านมืด".into(), wording: String::new(), showing, name: String::new(), young: false, unquote: false
            };
            comment::edit(&kit.store, one.number, one.secret, revision, &edit, later(days)).await.expect("changed");
        };
        change(1, Showing::Agency, 2).await;
        // The same words, for everyone now.
        change(2, Showing::Unnamed, 4).await;
        let read = async |days: i64| {
            let upto = later(days).day().last_moment();
            then::comments(&kit.store, id, &PublicFilter::default(), None, upto, 100).await.unwrap().0.len()
        };
        assert_eq!((read(1).await, read(3).await, read(5).await), (1, 0, 1));
    }

    async fn what_was_hidden_on_a_day_or_is_now_is_hidden_on_it(kit) {
        let id = kit.published(Kind::Bill).await;
        let (store, upto) = (&kit.store, |days: i64| later(days).day().last_moment());
        let receipts = kit.comments(id, 5).await;
        let change = async |at: usize, revision, reason: &str, showing, days| {
            let edit = domain::comment::Edit {
                stance: Stance::Agree, reason: reason.into(), wording: String::new(), showing, name: String::new(), young: false, unquote: false
            };
            let of = &receipts[at];
            comment::edit(store, of.number, of.secret, revision, &edit, later(days)).await.expect("changed");
        };
        let read = async |days| {
            let page = then::comments(store, id, &PublicFilter::default(), None, upto(days), 100).await.unwrap().0;
            let said = |n: i64| page.iter().find(|one| one.id.0 == n).map(|one| one.said.clone());
            (1..=5).map(said).collect::<Vec<_>>()
        };
        let reason = domain::moderation::Reason::ALL[0];
        // 1: to the agency alone for two days. 2: withheld, then shown. 3: held something private. 4: taken back. 5: to the agency alone now.
        change(0, 1, "ถึงหน่วยงานเท่านั้น", Showing::Agency, 2).await;
        change(0, 2, "ให้ทุกคนอ่านได้แล้ว", Showing::Unnamed, 4).await;
        comment::withhold(store, &kit.moderator, kit.read(CommentId(2)).await, reason, "", later(2)).await.unwrap();
        comment::restore(store, &kit.moderator, kit.read(CommentId(2)).await, later(4)).await.unwrap();
        change(2, 1, "โทร 081-234-5678 ได้เลย", Showing::Unnamed, 2).await;
        change(2, 2, "ไม่มีเบอร์แล้ว", Showing::Unnamed, 4).await;
        comment::withdraw(store, receipts[3].number, receipts[3].secret, later(4)).await.unwrap();
        change(4, 1, "ขอไม่ให้คนอื่นอ่าน", Showing::Agency, 4).await;
        let then = read(3).await;
        assert_eq!(then[0], None);
        assert_eq!(then[1], Some(Said::Withheld { reason }));
        assert_eq!(then[2], Some(Said::Unkept));
        assert_eq!((then[3].clone(), then[4].clone()), (Some(Said::Withdrawn), None));
        let before = read(1).await;
        assert!(matches!(before[0], Some(Said::Shown { .. })) && matches!(before[1], Some(Said::Shown { .. })));
        assert_eq!((before[3].clone(), before[4].clone()), (Some(Said::Withdrawn), None));
        let after = read(5).await;
        assert!(matches!(&after[0], Some(Said::Shown { reason, .. }) if reason.contains("ทุกคน")));
        assert!(matches!(after[1], Some(Said::Shown { .. })));
        for hidden in [1, 2, 4, 5] {
            assert_eq!(then::comment(store, id, CommentId(hidden), upto(3)).await.unwrap(), None, "{hidden}");
        }
        // By the side it took, what was hidden is not found either.
        let filter = PublicFilter { stance: Some(Stance::Agree), target: None };
        let sided = then::comments(store, id, &filter, None, upto(3), 100).await.unwrap().0;
        assert!(sided.iter().all(|one| ![1, 2, 3, 4, 5].contains(&one.id.0)), "{sided:?}");
        let elsewhere = domain::id::ConsultationId(id.0 + 90);
        assert_eq!(then::comment(store, elsewhere, CommentId(3), upto(5)).await.unwrap(), None);
    }

    async fn the_laws_a_dossier_is_tied_to_are_those_of_the_day(kit) {
        let id = kit.published(Kind::Bill).await;
        let (store, by, upto) = (&kit.store, &kit.drafter, |days: i64| later(days).day().last_moment());
        let names = ["พระราชบัญญัติการขุดดินและถมดิน พ.ศ. 2543", "พระราชบัญญัติโรงงาน พ.ศ. 2535"];
        for name in names {
            let given = store::law::Given {
                title: name.into(), address: "https://law.test/1".into(), text: format!("{name}\n\nมาตรา ๑ ความ"), ..Default::default()
            };
            store::law::bring(store, vec![given], later(1)).await.unwrap();
        }
        let tie = async |names: &str, days| {
            let revision = kit.one(id).await.revision;
            store::law::tie(store, by, id, revision, names, later(days)).await.unwrap();
        };
        tie(names[0], 2).await;
        tie(names[1], 4).await;
        tie("", 6).await;
        let of = async |days| {
            let laws = then::laws(store, id, upto(days)).await.unwrap();
            laws.into_iter().map(|(_, title)| title).collect::<Vec<_>>()
        };
        assert!(of(1).await.is_empty() && of(7).await.is_empty());
        assert_eq!((of(3).await, of(5).await), (vec![names[0].to_string()], vec![names[1].to_string()]));
    }
}
