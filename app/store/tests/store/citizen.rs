//! Accounts that people make themselves: asked for at an address, confirmed by its reader, found again, and left; sessions.

use crate::kit::*;
use domain::lang::Lang;
use domain::letter::What;
use domain::refusal::Refusal;
use domain::time::Moment;
use store::account::SessionToken;
use store::letters::{Became, Due};
use store::session::{self, Entering};
use store::sign_up::{self, Says};
use store::{account, letters};

const WORDS: &str = "four unrelated words";

fn hours(n: i64) -> Moment {
    Moment(day_one().0 + n * 3_600_000)
}

/// The letters about accounts that wait, with what they say and the secrets of their links.
async fn arrived(kit: &Kit, now: Moment) -> Vec<(String, Option<(Says, String)>)> {
    let due: Vec<Due> = letters::claim(&kit.store, now, 50).await.expect("claimed");
    let mut all = Vec::new();
    for one in due {
        assert_eq!((one.what, one.consultations.len(), one.receipt), (What::Account, 0, None));
        letters::handing(&kit.store, &one.letters, now).await.expect("handed over");
        letters::tell(&kit.store, &one.letters, Became::Sent, now).await.expect("told");
        all.push((one.email, sign_up::letter(&kit.store, one.account.expect("about one"), now).await.expect("read")));
    }
    all
}

async fn asks(kit: &Kit, email: &str) -> String {
    sign_up::ask(&kit.store, email, Lang::Th, day_one()).await.expect("asked");
    let letters = arrived(kit, day_one()).await;
    assert_eq!(letters.len(), 1);
    letters[0].1.clone().expect("a link").1
}

async fn made(kit: &Kit, email: &str) -> SessionToken {
    let secret = asks(kit, email).await;
    sign_up::confirm(&kit.store, &secret, WORDS, "Firefox · Android", day_one()).await.expect("an account")
}

async fn enter(kit: &Kit, email: &str, password: &str) -> Result<SessionToken, store::Error> {
    session::sign_in(&kit.store, email, password, hours(1)).await
}

on_both! {
    async fn an_account_is_there_once_its_reader_confirms(kit) {
        let secret = asks(&kit, " Citizen@Example.TH ").await;
        assert_eq!(refused(enter(&kit, "citizen@example.th", WORDS).await, ""), Refusal::WrongCredentials);
        // Looking at the link changes nothing.
        for _ in 0..2 {
            let opened = sign_up::opened(&kit.store, &secret, hours(1)).await.unwrap();
            assert_eq!(opened, Some((Says::SignUp, "citizen@example.th".into())));
        }
        let token = sign_up::confirm(&kit.store, &secret, WORDS, "", hours(1)).await.expect("an account");
        let viewer = session::viewer(&kit.store, &token, hours(1)).await.unwrap().expect("somebody");
        assert_eq!((viewer.identity(), viewer.roles.len()), (domain::comment::Identity::Account, 0));
        enter(&kit, "citizen@example.th", WORDS).await.expect("with the password");
        assert_eq!(refused(sign_up::confirm(&kit.store, &secret, WORDS, "", hours(1)).await, ""), Refusal::LinkGone, "once");
        assert_eq!(kit.number("select count(*) from events where deed = 'person.made' and actor is null").await, 1, "the first administrator alone");
    }

    async fn asking_tells_nothing_and_writes_as_many_letters_either_way(kit) {
        let before = kit.store.statements();
        sign_up::ask(&kit.store, "drafter@example.th", Lang::Th, day_one()).await.expect("asked");
        let known = kit.store.statements() - before;
        let before = kit.store.statements();
        sign_up::ask(&kit.store, "nobody@example.th", Lang::Th, day_one()).await.expect("asked");
        assert_eq!(kit.store.statements() - before, known, "the same work");
        let before = kit.store.statements();
        sign_up::forgot(&kit.store, "drafter@example.th", Lang::Th, day_one()).await.expect("asked");
        let known = kit.store.statements() - before;
        let before = kit.store.statements();
        sign_up::forgot(&kit.store, "nobody@example.th", Lang::Th, day_one()).await.expect("asked");
        assert!(kit.store.statements() - before <= known, "no more for a stranger");
        let says: Vec<(String, Says)> =
            arrived(&kit, day_one()).await.into_iter().map(|(email, says)| (email, says.unwrap().0)).collect();
        let (known, nobody) = ("drafter@example.th".to_string(), "nobody@example.th".to_string());
        let wanted = [(known.clone(), Says::Known), (nobody.clone(), Says::SignUp), (known, Says::Reset), (nobody, Says::Nobody)];
        assert_eq!(says, wanted);
        assert_eq!(kit.number("select count(*) from account_letters where password is not null").await, 0, "the asker's is not asked");
    }

    async fn nothing_opens_that_is_no_link_or_too_old_or_for_something_else(kit) {
        let secret = asks(&kit, "citizen@example.th").await;
        for wrong in ["", "0000", "\0", &secret[1..]] {
            assert_eq!(sign_up::opened(&kit.store, wrong, hours(1)).await.unwrap(), None);
            assert_eq!(refused(sign_up::confirm(&kit.store, wrong, WORDS, "", hours(1)).await, ""), Refusal::LinkGone);
        }
        let reset = sign_up::reset(&kit.store, &secret, "quite another phrase", hours(1)).await;
        assert_eq!(refused(reset, ""), Refusal::LinkGone, "a link that confirms sets no password");
        assert_eq!(refused(sign_up::confirm(&kit.store, &secret, WORDS, "", hours(24)).await, ""), Refusal::LinkGone);
        sign_up::tidy(&kit.store, hours(25)).await.unwrap();
        assert_eq!(kit.number("select count(*) from account_letters").await, 0);
        letters::tidy(&kit.store, hours(25)).await.unwrap();
        assert_eq!(kit.number("select count(*) from letter_addresses").await, 0, "the address is erased with it");
        assert_eq!(kit.number("select count(*) from letters").await, 1, "that one was sent stays counted");
    }

    async fn what_is_typed_is_refused_by_its_field(kit) {
        let ask = async |email: &str| sign_up::ask(&kit.store, email, Lang::Th, day_one()).await;
        assert_eq!(refused(ask("nobody").await, "email"), Refusal::NotAnEmail);
        assert_eq!(refused(ask("ก@example.th").await, "email"), Refusal::NotAnEmail);
        assert_eq!(kit.number("select count(*) from letters").await, 0);
        let secret = asks(&kit, "somchai.d@b.th").await;
        let open = async |password: &str| sign_up::confirm(&kit.store, &secret, password, "", hours(1)).await;
        assert_eq!(refused(open("short").await, "password"), Refusal::TooShort { least: 12 });
        assert_eq!(refused(open("password12345").await, "password"), Refusal::EasilyGuessed);
        assert_eq!(refused(open("somchai.d2569").await, "password"), Refusal::EasilyGuessed);
        open(WORDS).await.expect("the link was not used up by what was refused");
        for n in 0..6 {
            let asked = sign_up::forgot(&kit.store, "a@b.th", Lang::Th, day_one()).await;
            assert_eq!(asked.is_ok(), n < 5, "five a day and address");
        }
    }

    async fn a_new_password_ends_sessions_and_other_links(kit) {
        let token = made(&kit, "citizen@example.th").await;
        for _ in 0..2 {
            sign_up::forgot(&kit.store, "citizen@example.th", Lang::En, day_one()).await.expect("asked");
        }
        let links: Vec<String> = arrived(&kit, day_one()).await.into_iter().map(|(_, says)| says.unwrap().1).collect();
        let weak = sign_up::reset(&kit.store, &links[0], "password12345", Moment(day_one().0 + 1)).await;
        assert_eq!(refused(weak, "password"), Refusal::EasilyGuessed);
        sign_up::reset(&kit.store, &links[0], "quite another phrase", Moment(day_one().0 + 1)).await.expect("set");
        assert_eq!(session::viewer(&kit.store, &token, hours(1)).await.unwrap(), None, "signed out everywhere");
        assert!(enter(&kit, "citizen@example.th", WORDS).await.is_err());
        enter(&kit, "citizen@example.th", "quite another phrase").await.expect("the new one");
        for link in &links {
            let again = sign_up::reset(&kit.store, link, "yet another phrase", Moment(day_one().0 + 2)).await;
            assert_eq!(refused(again, ""), Refusal::LinkGone);
        }
        assert_eq!(kit.number("select count(*) from events where deed = 'password.changed'").await, 0, "a citizen is in no log");
    }

    async fn the_password_is_its_readers_also_of_what_was_asked_before(kit) {
        let secret = asks(&kit, "citizen@example.th").await;
        // As an earlier program kept it, with the asker's password.
        kit.execute("update account_letters set password = 'the asker''s'").await;
        sign_up::confirm(&kit.store, &secret, "the reader chose this", "", hours(1)).await.expect("an account");
        assert!(enter(&kit, "citizen@example.th", WORDS).await.is_err());
        enter(&kit, "citizen@example.th", "the reader chose this").await.expect("the reader's");
    }

    async fn a_person_without_a_password_is_sent_no_link_to_set_one(kit) {
        let known = store::identity::Known { provider: "thaid".into(), subject: "a".into(), verifies: true };
        store::identity::enter(&kit.store, known, day_one()).await.expect("signed in");
        kit.execute("update people set email = 'only@provider.th' where password = '-'").await;
        sign_up::forgot(&kit.store, "only@provider.th", Lang::Th, day_one()).await.expect("asked");
        assert_eq!(arrived(&kit, day_one()).await[0].1.as_ref().unwrap().0, Says::Nobody);
    }

    async fn two_letters_make_one_account(kit) {
        let (one, two) = (asks(&kit, "citizen@example.th").await, asks(&kit, "citizen@example.th").await);
        sign_up::confirm(&kit.store, &one, WORDS, "", hours(1)).await.expect("an account");
        assert_eq!(refused(sign_up::confirm(&kit.store, &two, WORDS, "", hours(1)).await, ""), Refusal::LinkGone);
    }

    async fn sessions_are_listed_and_ended_by_their_own_person(kit) {
        let phone = made(&kit, "citizen@example.th").await;
        let with = Entering { email: "citizen@example.th", password: WORDS, code: "", agent: "Chrome · Windows" };
        let desk = session::enter(&kit.store, with, hours(1)).await.expect("in");
        let viewer = session::viewer(&kit.store, &desk, hours(1)).await.unwrap().unwrap();
        let list = session::list(&kit.store, &viewer, Some(&desk), hours(1)).await.unwrap();
        let told: Vec<(&str, bool)> = list.iter().map(|one| (one.agent.as_str(), one.here)).collect();
        assert_eq!(told, [("Chrome · Windows", true), ("Firefox · Android", false)]);
        let other = list[1].code.clone();
        session::end(&kit.store, &kit.drafter, None, &other).await.expect("nothing of theirs");
        assert!(session::viewer(&kit.store, &phone, hours(1)).await.unwrap().is_some(), "another's is not ended");
        session::end(&kit.store, &viewer, Some(&desk), &other).await.expect("ended");
        assert!(session::viewer(&kit.store, &phone, hours(1)).await.unwrap().is_none());
        let third = enter(&kit, "citizen@example.th", WORDS).await.expect("in");
        session::end(&kit.store, &viewer, Some(&desk), "").await.expect("all others");
        assert!(session::viewer(&kit.store, &third, hours(1)).await.unwrap().is_none());
        assert!(session::viewer(&kit.store, &desk, hours(1)).await.unwrap().is_some(), "this one stays");
        not_allowed(session::list(&kit.store, &Default::default(), None, hours(1)).await);
    }

    async fn ways_in_are_added_and_removed_and_one_is_left(kit) {
        let known = |subject: &str| store::identity::Known { provider: "thaid".into(), subject: subject.into(), verifies: true };
        let token = made(&kit, "citizen@example.th").await;
        let me = session::viewer(&kit.store, &token, day_one()).await.unwrap().unwrap();
        let person = me.person.unwrap();
        store::identity::link(&kit.store, person, known("a"), day_one()).await.expect("added");
        store::identity::link(&kit.store, person, known("a"), day_one()).await.expect("again is the same");
        let by = store::identity::enter(&kit.store, known("a"), day_one()).await.unwrap();
        let same = session::viewer(&kit.store, &by, day_one()).await.unwrap().unwrap();
        assert_eq!((same.person, same.identity()), (Some(person), domain::comment::Identity::Verified));
        let other = store::identity::enter(&kit.store, known("b"), day_one()).await.unwrap();
        let other = session::viewer(&kit.store, &other, day_one()).await.unwrap().unwrap();
        let taken = store::identity::link(&kit.store, other.person.unwrap(), known("a"), day_one()).await;
        assert_eq!(refused(taken, ""), Refusal::IdentityTaken);
        assert_eq!(refused(store::identity::unlink(&kit.store, &other, "thaid").await, ""), Refusal::LastWay);
        assert_eq!(store::identity::ways(&kit.store, other.person.unwrap()).await.unwrap().len(), 1, "it stays");
        store::identity::unlink(&kit.store, &me, "thaid").await.expect("removed: the password is left");
        not_found(store::identity::unlink(&kit.store, &me, "thaid").await);
        assert!(account::has_password(&kit.store, person).await.unwrap());
    }
}
