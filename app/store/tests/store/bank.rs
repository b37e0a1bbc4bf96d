//! The bank of questions: kept from a survey, taken into another with rules that hold, and nobody else's.

use crate::kit::*;
use domain::consultation::Kind;
use domain::id::{ConsultationId, QuestionSetId};
use domain::refusal::Refusal;
use domain::survey::{Form, NewQuestion};
use domain::template::EVERYONE;
use store::survey::bank::{self, Taken};
use store::{Error, survey};

fn asked() -> Vec<NewQuestion> {
    let choices = vec!["เคย".to_string(), "ไม่เคย".to_string()];
    vec![
        NewQuestion {
            choices, ..NewQuestion::plain(Form::Single, "เคยขอใบอนุญาตหรือไม่")
        },
        NewQuestion { relevant: "${q1} = '1'".into(), ..NewQuestion::plain(Form::Number, "รอกี่วัน") },
        NewQuestion::plain(Form::Text, "อยากบอกอะไร"),
    ]
}

async fn survey_of(kit: &Kit, questions: &[NewQuestion]) -> ConsultationId {
    let id = kit.ready(Kind::Evaluation).await;
    let revision = kit.one(id).await.revision;
    survey::set_questions(&kit.store, &kit.drafter, id, revision, questions, day_one()).await.unwrap();
    id
}

async fn kept(kit: &Kit, id: ConsultationId, title: &str, numbers: &[u32]) -> store::Outcome<QuestionSetId> {
    bank::keep(&kit.store, &kit.drafter, id, (title, numbers), day_one()).await
}

async fn take(kit: &Kit, id: ConsultationId, set: QuestionSetId) -> store::Outcome<i64> {
    let revision = kit.one(id).await.revision;
    bank::take(&kit.store, &kit.drafter, id, revision, Taken::Kept(set), day_one()).await
}

fn refused<T: std::fmt::Debug>(of: store::Outcome<T>, field: &str) -> Refusal {
    match of {
        Err(Error::Refused(no)) => no.of(field).cloned().unwrap_or_else(|| panic!("{field}: {no:?}")),
        other => panic!("{other:?}"),
    }
}

on_both! {
    async fn questions_are_kept_with_their_rules_and_taken_into_another_survey(kit) {
        let first = survey_of(&kit, &asked()).await;
        let set = kept(&kit, first, "ใบอนุญาต", &[1, 2]).await.unwrap();
        let other = survey_of(&kit, &asked()[2..]).await;
        take(&kit, other, set).await.unwrap();
        take(&kit, other, set).await.unwrap();
        let all = survey::questions(&kit.store, other).await.unwrap();
        assert_eq!(all.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["อยากบอกอะไร", "เคยขอใบอนุญาตหรือไม่", "รอกี่วัน", "เคยขอใบอนุญาตหรือไม่", "รอกี่วัน"]);
        assert!(all[2].relevant.contains(&all[1].name()) && all[4].relevant.contains(&all[3].name()), "{all:?}");
        assert_eq!(all[1].choices, ["เคย", "ไม่เคย"]);
        let offered = bank::offered(&kit.store, &kit.drafter, kit.agency).await.unwrap();
        assert_eq!(offered.iter().map(|one| (one.title.as_str(), one.questions.len())).collect::<Vec<_>>(), [("ใบอนุญาต", 2)]);
        // The survey that it came from is as it was.
        assert_eq!(survey::questions(&kit.store, first).await.unwrap()[0].details.name, "");
        let shipped = bank::take(&kit.store, &kit.drafter, first, kit.one(first).await.revision, Taken::Shipped(asked()), day_one()).await;
        assert!(shipped.is_ok());
        assert_eq!(kit.number("select count(*) from events where deed = 'questions.kept'").await, 1);
    }

    async fn what_cannot_be_kept_is_told_and_nothing_is(kit) {
        let id = survey_of(&kit, &asked()).await;
        assert_eq!(refused(kept(&kit, id, "ก", &[2]).await, "picked[]"), Refusal::NoSuchQuestion { name: "q1".into() });
        assert_eq!(refused(kept(&kit, id, "ก", &[]).await, "picked[]"), Refusal::NotChosen);
        assert_eq!(refused(kept(&kit, id, "ก", &[9]).await, "picked[]"), Refusal::NotChosen);
        assert_eq!(refused(kept(&kit, id, " ", &[1]).await, "title"), Refusal::Missing);
        let both = kept(&kit, id, "", &[]).await;
        assert!(matches!(&both, Err(Error::Refused(no)) if no.0.len() == 2), "{both:?}");
        assert_eq!(kit.number("select count(*) from question_sets").await, 0);
        let no = bank::keep(&kit.store, &kit.moderator, id, ("ก", &[1]), day_one()).await;
        assert!(matches!(no, Err(Error::NotAllowed)), "{no:?}");
        let no = bank::keep(&kit.store, &kit.stranger, id, ("ก", &[1]), day_one()).await;
        assert!(matches!(no, Err(Error::NotFound)), "{no:?}");
    }

    async fn a_set_is_its_agencys_until_the_office_gives_it_to_everyone(kit) {
        let id = survey_of(&kit, &asked()).await;
        let set = kept(&kit, id, "ใบอนุญาต", &[1]).await.unwrap();
        assert!(bank::offered(&kit.store, &kit.stranger, kit.other).await.unwrap().is_empty());
        assert!(matches!(bank::offered(&kit.store, &kit.stranger, kit.agency).await, Err(Error::NotAllowed)));
        assert!(matches!(bank::retire(&kit.store, &kit.stranger, set, day_one()).await, Err(Error::NotFound)));
        assert!(matches!(bank::share(&kit.store, &kit.drafter, set, day_one()).await, Err(Error::NotAllowed)));
        assert!(matches!(bank::all(&kit.store, &kit.drafter, 1).await, Err(Error::NotAllowed)));
        let common = bank::share(&kit.store, &kit.administrator, set, day_one()).await.unwrap();
        assert_eq!(refused(bank::share(&kit.store, &kit.administrator, common, day_one()).await, ""), Refusal::AlreadyDone);
        assert_eq!(refused(bank::share(&kit.store, &kit.administrator, set, day_one()).await, ""), Refusal::AlreadyDone, "twice is once");
        let offered = bank::offered(&kit.store, &kit.stranger, kit.other).await.unwrap();
        assert_eq!(offered.iter().map(|one| (one.id, one.agency)).collect::<Vec<_>>(), [(common, EVERYONE)]);
        assert!(matches!(bank::retire(&kit.store, &kit.drafter, common, day_one()).await, Err(Error::NotAllowed)));
        bank::retire(&kit.store, &kit.drafter, set, day_one()).await.unwrap();
        assert!(matches!(take(&kit, id, set).await, Err(Error::NotFound)), "retired");
        let (all, many) = bank::all(&kit.store, &kit.administrator, 1).await.unwrap();
        assert_eq!((all.len(), many), (1, 1));
        // What is everyone's no more may be given anew.
        let again = kept(&kit, id, "ใบอนุญาต", &[1]).await.unwrap();
        bank::retire(&kit.store, &kit.administrator, common, day_one()).await.unwrap();
        bank::share(&kit.store, &kit.administrator, again, day_one()).await.unwrap();
        let (second, many) = bank::all(&kit.store, &kit.administrator, 2).await.unwrap();
        assert_eq!((second.len(), many), (0, 2));
    }

    async fn a_set_is_taken_while_the_survey_may_be_written(kit) {
        let id = survey_of(&kit, &asked()).await;
        let set = kept(&kit, id, "ใบอนุญาต", &[1]).await.unwrap();
        let draft = kit.ready(Kind::Bill).await;
        assert_eq!(refused(take(&kit, draft, set).await, ""), Refusal::NotAChoice);
        let stale = bank::take(&kit.store, &kit.drafter, id, 0, Taken::Kept(set), day_one()).await;
        assert_eq!(refused(stale, ""), Refusal::ChangedMeanwhile);
        kit.publish(id).await;
        assert!(take(&kit, id, set).await.is_err(), "a survey that is open is locked");
        // Questions of one that is open may still be kept.
        kept(&kit, id, "อีกชุด", &[3]).await.unwrap();
    }
}
