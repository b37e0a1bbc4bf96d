//! Who took the sheets of a hearing away is written down, and told to those who may take them.

use crate::kit::*;
use domain::agency::Viewer;
use domain::id::ConsultationId;
use store::survey::taken::{all, take};

on_both! {
    async fn each_time_is_written_down_with_an_event_and_nobody_else_is_told(kit) {
        let (id, _) = crate::survey::published(&kit).await;
        let last = store::event::last_of(&kit.store, id).await.unwrap();
        take(&kit.store, &kit.drafter, id, "answers.csv", later(1)).await.unwrap();
        take(&kit.store, &kit.approver, id, "answers.jsonl", later(2)).await.unwrap();
        let told = all(&kit.store, &kit.drafter, id).await.unwrap();
        assert_eq!(told.iter().map(|one| one.file.as_str()).collect::<Vec<_>>(), ["answers.jsonl", "answers.csv"]);
        assert!(told.iter().all(|one| !one.name.is_empty()));
        assert_eq!(kit.number("select count(*) from events where deed = 'answers.taken'").await, 2);
        assert_eq!(store::event::last_of(&kit.store, id).await.unwrap(), last, "the dossier's papers stay as they are");
        for by in [&kit.moderator, &kit.stranger, &Viewer::default()] {
            not_allowed(take(&kit.store, by, id, "answers.csv", later(3)).await);
            not_allowed(all(&kit.store, by, id).await);
        }
        not_found(take(&kit.store, &kit.drafter, ConsultationId(99), "answers.csv", later(3)).await);
        assert_eq!(all(&kit.store, &kit.drafter, id).await.unwrap().len(), 2);
    }
}
