//! Proposals about laws: anyone's, supported once by each, answered by the responsible, withheld and taken back.

use crate::kit::*;
use domain::agency::Viewer;
use domain::consultation::Kind;
use domain::id::{LawId, ProposalId};
use domain::moderation::Reason;
use domain::proposal::{New, Said, Wish};
use domain::refusal::Refusal;
use store::law::{self, Given};
use store::proposal::{self, Filter, Guest, Mine, Supported};

const LAW: &str = "พระราชบัญญัติว่าว พ.ศ. 2563";
const TITLE: &str = "ให้ผู้เล่นว่าวรายเล็กไม่ต้องขอใบอนุญาตทุกปี";
const WHY: &str = "ใบอนุญาตราคาแพงกว่าว่าว และไม่เคยมีใครถูกปฏิเสธเลยสักราย";
const GUEST: &str = "00000000000000000000000000000001";
const ANOTHER: &str = "00000000000000000000000000000002";

/// The law, for which the kit's agency is responsible.
async fn kite(kit: &Kit) -> LawId {
    let text =
        |title: &str| format!("# {title}\n\nมาตรา ๑  ชื่อ\n\nมาตรา ๒  ให้ใช้บังคับตั้งแต่วันถัดไป\n\nมาตรา ๓  ผู้เล่นว่าวต้องมีใบอนุญาต");
    let repealed = "พระราชบัญญัติไพ่ พุทธศักราช 2486";
    let given = |title: &str, repealed| Given {
        title: title.into(),
        address: String::new(),
        text: text(title),
        repealed,
        ..Given::default()
    };
    law::bring(&kit.store, vec![given(LAW, false), given(repealed, true)], day_one()).await.unwrap();
    let id = law::named(&kit.store, LAW).await.unwrap().unwrap().id;
    let one = law::one(&kit.store, id).await.unwrap();
    let typed = domain::register::Typed {
        kind: one.facts.kind.code(),
        status: "in_force",
        parent: Ok(None),
        ..Default::default()
    };
    law::edit(&kit.store, &kit.administrator, id, one.revision, &typed, &[kit.agency], day_one()).await.unwrap();
    id
}

fn new(law: LawId, number: u32) -> New {
    New {
        law,
        part: "m3".into(),
        wish: Wish::Amend,
        title: TITLE.into(),
        reason: WHY.into(),
        name: String::new(),
        meant: false,
        key: key(number),
    }
}

async fn made(kit: &Kit, law: LawId) -> ProposalId {
    proposal::submit(&kit.store, &Viewer::default(), GUEST, &new(law, 1), day_one()).await.unwrap()
}

async fn supporters(kit: &Kit, id: ProposalId) -> (u64, u64) {
    let (one, _) = proposal::one(&kit.store, id).await.unwrap();
    (one.accounts, one.guests)
}

on_both! {
    async fn ones_own_are_found_again_by_their_account_alone(kit) {
        let law = kite(&kit).await;
        let (me, other) = (&kit.stranger, &kit.drafter);
        let mine = proposal::submit(&kit.store, me, "", &new(law, 1), day_one()).await.unwrap();
        let another = New { meant: true, title: "อย่างอื่น".into(), ..new(law, 2) };
        let theirs = proposal::submit(&kit.store, other, "", &another, day_one()).await.unwrap();
        let guest = New { meant: true, ..new(law, 3) };
        proposal::submit(&kit.store, &Viewer::default(), GUEST, &guest, day_one()).await.unwrap();
        proposal::support(&kit.store, me, "", theirs, later(1)).await.unwrap();
        let own = proposal::own(&kit.store, me).await.unwrap();
        let told: Vec<_> = own.iter().map(|one| (one.id, one.author, one.supports.is_some())).collect();
        assert_eq!(told, [(theirs, false, true), (mine, true, true)]);
        assert_eq!(own[1].title, TITLE);
        assert_eq!(proposal::own(&kit.store, other).await.unwrap().len(), 1);
        not_allowed(proposal::own(&kit.store, &Viewer::default()).await);
    }

    async fn one_is_made_once_and_counts_its_author(kit) {
        let law = kite(&kit).await;
        let id = made(&kit, law).await;
        assert_eq!(made(&kit, law).await, id, "the same form sent twice");
        let (one, answers) = proposal::one(&kit.store, id).await.unwrap();
        assert_eq!((one.law_title.as_str(), one.part.as_str(), one.wish, one.supporters()), (LAW, "m3", Wish::Amend, 1));
        assert!(matches!(one.said, Said::Shown { name: None, .. }) && answers.is_empty());
        let mine = proposal::mine(&kit.store, &Viewer::default(), GUEST, id).await.unwrap();
        assert_eq!(mine, Mine { author: true, supports: true });
        assert_eq!(proposal::mine(&kit.store, &Viewer::default(), ANOTHER, id).await.unwrap(), Mine::default());
        let log = kit.text("select coalesce(cast(actor as text), '-') from events where deed = 'proposal.made'").await;
        assert_eq!(log, "-", "who proposes is in no log");
    }

    async fn what_cannot_be_proposed_is_refused(kit) {
        let law = kite(&kit).await;
        let guest = Viewer::default();
        let submit = async |new: New| proposal::submit(&kit.store, &guest, GUEST, &new, day_one()).await;
        not_found(submit(new(LawId(999), 2)).await);
        let gone = law::named(&kit.store, "พระราชบัญญัติไพ่ พุทธศักราช 2486").await.unwrap().unwrap().id;
        assert_eq!(refused(submit(new(gone, 2)).await, ""), Refusal::AlreadyDone);
        let part = New { part: "m99".into(), ..new(law, 2) };
        assert!(matches!(refused(submit(part).await, "at"), Refusal::NotInLaw { .. }));
        let nobody = proposal::submit(&kit.store, &guest, "", &new(law, 2), day_one()).await;
        assert_eq!(refused(nobody, ""), Refusal::NobodyToTell);
    }

    async fn those_alike_are_shown_first_and_another_may_still_be_made(kit) {
        let law = kite(&kit).await;
        let id = made(&kit, law).await;
        let alike = New { title: format!("{TITLE} อีกต่อไป"), ..new(law, 2) };
        let by = &kit.stranger;
        assert_eq!(refused(proposal::submit(&kit.store, by, "", &alike, day_one()).await, ""), Refusal::AlikeThere { alike: 1 });
        let like = proposal::like(&kit.store, law, &alike.title, "").await.unwrap();
        assert_eq!((like.len(), like[0].id), (1, id));
        let meant = New { meant: true, ..alike };
        assert_ne!(proposal::submit(&kit.store, by, "", &meant, day_one()).await.unwrap(), id);
        let other = New { title: "ให้มีสนามว่าวทุกตำบล".into(), reason: "เด็กในตำบลไม่มีที่โล่งพอจะเล่นว่าว ต้องไปเล่นริมถนนซึ่งอันตราย".into(), ..new(law, 3) };
        proposal::submit(&kit.store, by, "", &other, day_one()).await.unwrap();
        let (rows, together) = proposal::list(&kit.store, &Filter { law: Some(law), ..Filter::default() }, 1, 2).await.unwrap();
        assert_eq!((rows.len(), together), (2, 3));
    }

    async fn who_signs_in_after_supporting_as_a_guest_is_counted_once(kit) {
        let law = kite(&kit).await;
        let id = made(&kit, law).await;
        let support = async |by: &Viewer, device: &str| proposal::support(&kit.store, by, device, id, later(1)).await.unwrap();
        assert_eq!(support(&Viewer::default(), ANOTHER).await, Supported::Counted);
        assert_eq!(supporters(&kit, id).await, (0, 2));
        assert_eq!(support(&kit.stranger, ANOTHER).await, Supported::Counted, "as an account from now on");
        assert_eq!(supporters(&kit, id).await, (1, 1));
        assert_eq!(support(&Viewer::default(), ANOTHER).await, Supported::Before, "signed out again");
        // And the other way round.
        let third = "00000000000000000000000000000003";
        assert_eq!(support(&kit.drafter, third).await, Supported::Counted);
        assert_eq!(support(&Viewer::default(), third).await, Supported::Before);
        assert_eq!(supporters(&kit, id).await, (2, 1));
        // Two accounts at one browser, as in a library, are two; its guest was counted once.
        assert_eq!(support(&kit.approver, third).await, Supported::Counted);
        assert_eq!(support(&kit.approver, ANOTHER).await, Supported::Before);
        assert_eq!(support(&kit.drafter, ANOTHER).await, Supported::Before);
        assert_eq!(supporters(&kit, id).await, (3, 1));
    }

    async fn a_browser_that_keeps_nothing_is_counted_once_in_its_network(kit) {
        let law = kite(&kit).await;
        let id = made(&kit, law).await;
        let come = async |device: &str, network: Option<&str>| {
            proposal::support(&kit.store, &Viewer::default(), Guest { device, network }, id, later(1)).await.unwrap()
        };
        let device = |n: u32| format!("{n:032}");
        assert_eq!(come(&device(10), Some("203.0.113.7")).await, Supported::Counted);
        // Each time another: as a program does, or a browser that keeps no cookies.
        for n in 11..14 {
            assert_eq!(come(&device(n), Some("203.0.113.7")).await, Supported::Again);
        }
        assert_eq!(supporters(&kit, id).await, (0, 2));
        // Another person behind the same network, whose browser brings what it was given.
        assert_eq!(come(&device(13), None).await, Supported::Counted);
        assert_eq!(come(&device(13), None).await, Supported::Before);
        assert_eq!(come(&device(10), None).await, Supported::Before, "who was counted by both is counted once");
        assert_eq!(come(&device(14), Some("198.51.100.2")).await, Supported::Counted, "another network");
        assert_eq!(come(&device(15), Some("")).await, Supported::Counted, "where nobody can tell the network");
        assert_eq!(supporters(&kit, id).await, (0, 5));
        // The mark of a network is of this proposal alone, and in no log.
        let marks = kit.number("select count(*) from proposal_supports").await;
        assert_eq!(marks, 5 + 2);
        assert_eq!(kit.number("select count(*) from events where deed = 'proposal.supported'").await, 4);
    }

    async fn each_supports_once(kit) {
        let law = kite(&kit).await;
        let id = made(&kit, law).await;
        let guest = Viewer::default();
        let support = async |by: &Viewer, device: &str| proposal::support(&kit.store, by, device, id, later(1)).await;
        let told = async |by: &Viewer, device: &str| support(by, device).await.unwrap();
        assert_eq!(told(&guest, GUEST).await, Supported::Before, "its author does already");
        assert_eq!([told(&guest, ANOTHER).await, told(&guest, ANOTHER).await], [Supported::Counted, Supported::Before]);
        assert_eq!([told(&kit.stranger, "").await, told(&kit.stranger, "").await], [Supported::Counted, Supported::Before]);
        assert_eq!(supporters(&kit, id).await, (1, 2));
        assert_eq!(refused(support(&guest, "").await, ""), Refusal::NobodyToTell);
        not_found(proposal::support(&kit.store, &guest, GUEST, ProposalId(99), later(1)).await);
        assert_eq!(kit.number("select count(*) from events where deed = 'proposal.supported' and actor is not null").await, 0);
        // Of another proposal the same browser leaves another hash.
        let other = New { meant: true, ..new(law, 2) };
        proposal::submit(&kit.store, &guest, GUEST, &other, day_one()).await.unwrap();
        assert_eq!(kit.number("select count(distinct who) from proposal_supports").await, 4);
    }

    async fn the_responsible_answer_and_an_answer_can_be_given_anew(kit) {
        let law = kite(&kit).await;
        let id = made(&kit, law).await;
        let answer = async |by: &Viewer, seen, typed: (&'static str, &'static str, &'static str)| {
            proposal::answer(&kit.store, by, id, seen, typed, later(3)).await
        };
        not_allowed(answer(&kit.stranger, 0, ("yes", WHY, "")).await);
        not_allowed(answer(&kit.moderator, 0, ("yes", WHY, "")).await);
        assert_eq!(refused(answer(&kit.drafter, 0, ("", WHY, "")).await, "reasonable"), Refusal::NotChosen);
        assert_eq!(refused(answer(&kit.drafter, 0, ("yes", WHY, "99")).await, "consultation"), Refusal::NotAChoice);
        answer(&kit.drafter, 0, ("no", WHY, "")).await.unwrap();
        assert_eq!(refused(answer(&kit.drafter, 0, ("yes", WHY, "")).await, ""), Refusal::ChangedMeanwhile);
        let draft = kit.published(Kind::Bill).await;
        assert_eq!(draft.0, 1);
        answer(&kit.drafter, 1, ("yes", WHY, "1")).await.unwrap();
        let (one, answers) = proposal::one(&kit.store, id).await.unwrap();
        assert_eq!((one.reasonable, one.answered, one.waited(later(9).day())), (Some(true), Some(later(3)), 3));
        assert_eq!(answers.iter().map(|one| (one.number, one.reasonable, one.consultation)).collect::<Vec<_>>(), [(2, true, Some(draft)), (1, false, None)]);
        let count = async |filter| proposal::list(&kit.store, &filter, 1, 10).await.unwrap().1;
        assert_eq!(count(Filter { agency: Some(kit.agency), answered: Some(true), ..Filter::default() }).await, 1);
        assert_eq!(count(Filter { agency: Some(kit.agency), answered: Some(false), ..Filter::default() }).await, 0);
        assert_eq!(count(Filter { agency: Some(kit.other), ..Filter::default() }).await, 0);
        assert!(proposal::may_answer(&kit.store, &kit.drafter, law).await.unwrap());
        assert!(!proposal::may_answer(&kit.store, &kit.stranger, law).await.unwrap());
    }

    async fn what_is_withheld_shows_its_reason_alone(kit) {
        let law = kite(&kit).await;
        let id = made(&kit, law).await;
        let why = (Reason::Abuse, "ด่าบุคคล");
        not_allowed(proposal::withhold(&kit.store, &kit.drafter, id, why, later(1)).await);
        not_found(proposal::held(&kit.store, &kit.drafter, id).await);
        proposal::withhold(&kit.store, &kit.moderator, id, why, later(1)).await.unwrap();
        assert_eq!(refused(proposal::withhold(&kit.store, &kit.moderator, id, why, later(1)).await, ""), Refusal::AlreadyDone);
        let (one, _) = proposal::one(&kit.store, id).await.unwrap();
        assert_eq!(one.said, Said::Withheld { reason: Reason::Abuse });
        assert_eq!(proposal::held(&kit.store, &kit.moderator, id).await.unwrap(), (TITLE.to_string(), WHY.to_string()));
        assert!(proposal::like(&kit.store, law, TITLE, "").await.unwrap().is_empty());
        assert_eq!(refused(proposal::support(&kit.store, &Viewer::default(), ANOTHER, id, later(1)).await, ""), Refusal::AlreadyDone);
        proposal::restore(&kit.store, &kit.administrator, id, later(2)).await.unwrap();
        assert!(proposal::one(&kit.store, id).await.unwrap().0.stands());
        assert_eq!(refused(proposal::restore(&kit.store, &kit.moderator, id, later(2)).await, ""), Refusal::AlreadyDone);
    }

    async fn its_author_alone_takes_it_back_and_its_words_are_gone(kit) {
        let law = kite(&kit).await;
        let id = made(&kit, law).await;
        let guest = Viewer::default();
        not_allowed(proposal::withdraw(&kit.store, &guest, ANOTHER, id, later(1)).await);
        not_allowed(proposal::withdraw(&kit.store, &kit.drafter, GUEST, id, later(1)).await);
        proposal::withdraw(&kit.store, &guest, GUEST, id, later(1)).await.unwrap();
        assert_eq!(refused(proposal::withdraw(&kit.store, &guest, GUEST, id, later(1)).await, ""), Refusal::AlreadyDone);
        assert_eq!(proposal::one(&kit.store, id).await.unwrap().0.said, Said::Withdrawn);
        assert_eq!(kit.number("select count(*) from events where deed = 'proposal.made' and content is not null").await, 0);
        assert_eq!(proposal::list(&kit.store, &Filter::default(), 1, 10).await.unwrap().1, 0);
    }

    async fn search_reads_them_in_their_order_with_what_is_to_be_seen(kit) {
        let law = kite(&kit).await;
        let first = made(&kit, law).await;
        let another = New { meant: true, ..new(law, 2) };
        let second = proposal::submit(&kit.store, &Viewer::default(), ANOTHER, &another, day_one()).await.unwrap();
        proposal::withdraw(&kit.store, &Viewer::default(), GUEST, first, later(1)).await.unwrap();
        let after = async |law, id| -> Vec<ProposalId> {
            proposal::after(&kit.store, law, id, 9).await.unwrap().into_iter().map(|one| one.id).collect()
        };
        assert_eq!(after(None, ProposalId(0)).await, [first, second]);
        assert_eq!(after(Some(law), first).await, [second]);
        assert!(after(Some(LawId(999)), ProposalId(0)).await.is_empty());
        let some = proposal::some(&kit.store, &[first, second, ProposalId(999)]).await.unwrap();
        assert_eq!((some.len(), &some[0].said), (2, &Said::Withdrawn));
        assert!(some[1].stands());
    }
}
