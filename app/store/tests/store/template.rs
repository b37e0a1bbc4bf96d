//! What a new dossier begins from.

use crate::kit::*;
use domain::agency::Viewer;
use domain::consultation::{Kind, Texts};
use domain::refusal::Refusal;
use domain::template::{EVERYONE, Point, Policy, Template};
use store::{consultation, template};

fn template(method: &str) -> Template {
    Template {
        texts: Texts { method: method.into(), ..Texts::default() },
        points: vec![Point {
            title: "ค่าใช้จ่าย".into(), body: String::new(), question: "จ่ายไหวหรือไม่".into()
        }],
        questions: Vec::new(),
        policy: Policy { admission: domain::admission::Admission::of_guests(false), shows: domain::round::Shows::Live },
    }
}

on_both! {
    async fn a_new_dossier_begins_from_the_agencys_template_else_from_everyones(kit) {
        let (store, now) = (&kit.store, day_one());
        template::set(store, &kit.administrator, (EVERYONE, Kind::Bill), 0, template("แบบกลาง"), now).await.unwrap();
        let first = kit.one(kit.made(Kind::Bill).await).await;
        assert_eq!((first.texts.method.as_str(), first.key_points[0].question.as_str()), ("แบบกลาง", "จ่ายไหวหรือไม่"));
        template::set(store, &kit.approver, (kit.agency, Kind::Bill), 0, template("แบบของกรม"), now).await.unwrap();
        let id = kit.made(Kind::Bill).await;
        let one = kit.one(id).await;
        assert_eq!((one.texts.method.as_str(), one.texts.title.as_str()), ("แบบของกรม", "ร่างพระราชบัญญัติตลาดนัดชุมชน"));
        assert!(!template::fitting(store, kit.agency, Kind::Bill).await.unwrap().unwrap().policy.admission.guests());
        // What was begun before, and other kinds, stay as they are.
        assert_eq!(kit.one(first.id).await.texts.method, "แบบกลาง");
        assert_eq!(kit.one(kit.made(Kind::Rule).await).await.texts.method, "");
        // It can be written on as ever.
        consultation::edit(store, &kit.drafter, id, one.revision, &texts(), now).await.unwrap();
    }

    async fn every_change_of_a_template_is_kept_and_two_at_once_are_told(kit) {
        let (store, by, of) = (&kit.store, &kit.agency_administrator, (kit.agency, Kind::Rule));
        assert_eq!(template::set(store, by, of, 0, template("ก"), later(1)).await.unwrap(), 1);
        assert_eq!(template::set(store, by, of, 1, template("ข"), later(2)).await.unwrap(), 2);
        let old = template::set(store, by, of, 1, template("ค"), later(3)).await.unwrap_err();
        assert_eq!(old.refusal(""), Some(&Refusal::ChangedMeanwhile));
        let kept = template::kept(store, by, kit.agency, Kind::Rule).await.unwrap();
        assert_eq!((kept.revision, kept.changes.len(), kept.template.texts.method.as_str()), (2, 2, "ข"));
        assert_eq!((kept.changes[0].before.texts.method.as_str(), kept.changes[0].at), ("ก", later(2)));
    }

    async fn a_new_evaluation_asks_the_questions_of_its_template(kit) {
        let (store, now) = (&kit.store, day_one());
        let question = domain::survey::NewQuestion {
            required: true,
            ..domain::survey::NewQuestion::plain(domain::survey::Form::Single, "กฎหมายนี้ทำให้คุณมีภาระเพิ่มหรือไม่")
        };
        let asks = Template { points: Vec::new(), questions: vec![question.clone()], ..template("ก") };
        template::set(store, &kit.approver, (kit.agency, Kind::Evaluation), 0, asks, now).await.unwrap();
        let id = kit.made(Kind::Evaluation).await;
        let asked = store::survey::questions(store, id).await.unwrap();
        assert_eq!(asked.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), [question.text.as_str()]);
        // And a dossier's questions become the template's.
        let other = domain::survey::NewQuestion { text: "ควรแก้เรื่องใดก่อน".into(), ..question.clone() };
        let revision = kit.one(id).await.revision;
        store::survey::set_questions(store, &kit.drafter, id, revision, &[question, other.clone()], now).await.unwrap();
        template::take(store, &kit.approver, id, now).await.unwrap();
        let kept = template::kept(store, &kit.approver, kit.agency, Kind::Evaluation).await.unwrap().template;
        assert_eq!((kept.questions.len(), &kept.questions[1]), (2, &other));
    }

    async fn templates_are_kept_by_those_who_answer_for_the_agency(kit) {
        let (store, of) = (&kit.store, (kit.agency, Kind::Bill));
        for by in [&kit.drafter, &kit.moderator, &kit.stranger, &kit.administrator, &Viewer::default()] {
            not_allowed(template::set(store, by, of, 0, template("ก"), day_one()).await);
            not_allowed(template::kept(store, by, kit.agency, Kind::Bill).await);
        }
        for by in [&kit.approver, &kit.agency_administrator] {
            not_allowed(template::set(store, by, (EVERYONE, Kind::Bill), 0, template("ก"), day_one()).await);
        }
        let id = kit.ready(Kind::Bill).await;
        not_allowed(template::take(store, &kit.drafter, id, day_one()).await);
        not_found(template::take(store, &kit.stranger, id, day_one()).await);
    }

    async fn a_point_without_its_title_is_refused_where_it_stands(kit) {
        let mut typed = template("ก");
        typed.points[0].title = String::new();
        let no = template::set(&kit.store, &kit.approver, (kit.agency, Kind::Bill), 0, typed, day_one()).await;
        assert_eq!(refused(no, "k1.title"), Refusal::Missing);
    }

    async fn a_dossier_becomes_the_template_of_its_kind(kit) {
        let id = kit.ready(Kind::Bill).await;
        template::take(&kit.store, &kit.approver, id, day_one()).await.unwrap();
        let new = kit.one(kit.made(Kind::Bill).await).await;
        let old = kit.one(id).await;
        assert_eq!((new.texts.problem, new.texts.systems, new.texts.subjects), (old.texts.problem, old.texts.systems, old.texts.subjects));
        assert_eq!(new.key_points[0].title, old.key_points[0].title);
        assert!(new.texts.short_name.is_empty() && new.version.is_none() && new.round.is_none());
    }
}

on_both! {
    async fn what_a_dossier_could_not_say_its_template_does_not_say(kit) {
        let set = async |typed: Template| {
            template::set(&kit.store, &kit.approver, (kit.agency, Kind::Bill), 0, typed, day_one()).await
        };
        let with = |texts: Texts| Template { texts, ..template("ก") };
        let nowhere = with(Texts { subjects: vec!["nonsense".into()], areas: vec!["99".into()], ..Texts::default() });
        let no = set(nowhere).await.unwrap_err();
        assert_eq!((no.refusal("subjects"), no.refusal("areas")), (Some(&Refusal::NotAChoice), Some(&Refusal::NotAChoice)));
        let long = template(&"ก".repeat(50_001));
        assert_eq!(refused(set(long).await, "method"), Refusal::TooLong { most: 50_000, got: 50_001 });
        let many = Template { points: vec![template("ก").points[0].clone(); 13], ..template("ก") };
        assert_eq!(refused(set(many).await, ""), Refusal::EntryCount { least: 0, most: 12 });
    }
}
