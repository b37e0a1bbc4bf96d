//! Notices: what happened with what somebody said, made from what is there, and read by a press.

use crate::kit::*;
use domain::agency::Viewer;
use domain::comment::Channel;
use domain::consultation::Kind;
use domain::moderation::Reason;
use store::comment;
use store::notices::{self, What};

async fn told(kit: &Kit, by: &Viewer) -> Vec<(bool, What)> {
    notices::of(&kit.store, by).await.expect("notices").into_iter().map(|one| (one.unread, one.what)).collect()
}

on_both! {
    async fn what_happened_is_told_newest_first_and_is_new_until_it_is_read(kit) {
        let id = kit.published(Kind::Bill).await;
        let me = kit.stranger.clone();
        not_allowed(notices::of(&kit.store, &Viewer::default()).await);
        assert!(told(&kit, &me).await.is_empty());
        comment::submit(&kit.store, &me, &said(id, "all", 1), Channel::Portal, later(1)).await.expect("sent");
        comment::submit(&kit.store, &kit.drafter, &said(id, "all", 2), Channel::Portal, later(1)).await.expect("another's");
        assert!(told(&kit, &me).await.is_empty(), "sending is no news");
        let mine = kit.public(id).await[1].id;
        comment::reply(&kit.store, &kit.drafter, mine, (0, "ขอบคุณ หน่วยงานจะตรวจตัวเลขนี้อีกครั้ง"), later(2)).await.expect("replied");
        assert_eq!(told(&kit, &me).await, [(true, What::Replied)]);
        assert!(told(&kit, &kit.drafter).await.is_empty(), "nobody else is told");
        let newest = notices::of(&kit.store, &me).await.unwrap()[0].at;
        not_allowed(notices::read(&kit.store, &Viewer::default(), newest, later(3)).await);
        notices::read(&kit.store, &me, newest, later(3)).await.expect("read");
        assert_eq!(told(&kit, &me).await, [(false, What::Replied)]);
        comment::withhold(&kit.store, &kit.moderator, mine.seen(1), Reason::Abuse, "", later(4)).await.expect("withheld");
        let after = told(&kit, &me).await;
        assert_eq!(after, [(true, What::Withheld(Reason::Abuse))], "a reply that nobody sees is told no more");
        // A page that was drawn before it says nothing of what came since.
        notices::read(&kit.store, &me, newest, later(9)).await.expect("read");
        assert_eq!(told(&kit, &me).await.len(), 1);
        assert!(told(&kit, &me).await[0].0, "still new");
    }
}
