//! Second factors: set up, asked for, used once, and what officers may do without.

use crate::kit::*;
use domain::agency::Viewer;
use domain::refusal::Refusal;
use domain::time::Moment;
use store::account::SessionToken;
use store::second_factor;
use store::session::{self, Entering};
use store::{Options, Store};
use totp_rs::Builder;

const EMAIL: &str = "drafter@example.th";

fn at(seconds: i64) -> Moment {
    Moment(day_one().0 + seconds * 1_000)
}

/// What the phone shows at a moment.
fn phone(secret: &str, now: Moment) -> String {
    let bits = secret.bytes().filter(|b| *b != b' ').fold((0_u64, 0, Vec::new()), |(bits, n, mut out), letter| {
        let value = if letter.is_ascii_uppercase() { letter - b'A' } else { letter - b'2' + 26 };
        let (bits, n) = (bits << 5 | u64::from(value), n + 5);
        if n >= 8 {
            out.push((bits >> (n - 8)) as u8);
            return (bits & ((1 << (n - 8)) - 1), n - 8, out);
        }
        (bits, n, out)
    });
    let totp = Builder::new().with_secret(bits.2).build().unwrap();
    totp.generate((now.0 / 1_000) as u64).to_string()
}

async fn enter(store: &Store, code: &str, now: Moment) -> Result<SessionToken, store::Error> {
    session::enter(store, Entering { email: EMAIL, password: PASSWORD, code, agent: "" }, now).await
}

async fn who(store: &Store, token: &SessionToken, now: Moment) -> Viewer {
    session::viewer(store, token, now).await.expect("read").expect("somebody")
}

/// The drafter with a phone: their session and the phone's secret.
async fn with_phone(store: &Store) -> (SessionToken, String) {
    let token = enter(store, "", at(0)).await.expect("in");
    let viewer = who(store, &token, at(0)).await;
    let secret = second_factor::offer(store, &viewer, "Siang").await.expect("an offer").secret;
    second_factor::set_up(store, &viewer, &token, &phone(&secret, at(0)), at(0)).await.expect("set up");
    (token, secret)
}

/// The same tables, where officers need one from now on.
async fn strict(kit: &Kit) -> Store {
    let options = Options { factor_from: Some(at(0)), key: None, ..options() };
    Store::open_with(&kit.url, options).await.expect("a store")
}

on_both! {
    async fn a_code_is_asked_for_once_a_phone_is_set_up(kit) {
        let store = &kit.store;
        let other = enter(store, "", at(0)).await.expect("another session");
        let (token, secret) = with_phone(store).await;
        assert!(session::viewer(store, &other, at(1)).await.unwrap().is_none(), "other sessions end");
        assert!(session::viewer(store, &token, at(1)).await.unwrap().is_some());
        for wrong in ["", "000000", "12345", "abc", &phone(&secret, at(-300))] {
            assert_eq!(refused(enter(store, wrong, at(60)).await, ""), Refusal::WrongCredentials, "{wrong}");
        }
        let code = phone(&secret, at(60));
        enter(store, &code, at(60)).await.expect("in");
        assert_eq!(refused(enter(store, &code, at(61)).await, ""), Refusal::WrongCredentials, "a code is taken once");
        // Thai digits and a blank, as some write them.
        let later = phone(&secret, at(120));
        let typed = format!("{} {}", domain::digits::to_thai(&later[..3]), &later[3..]);
        enter(store, &typed, at(120)).await.expect("in");
    }

    async fn the_wrong_password_is_one_answer_whatever_the_code(kit) {
        let (_, secret) = with_phone(&kit.store).await;
        let with = Entering { email: EMAIL, password: "not the password", code: &phone(&secret, at(60)), agent: "" };
        assert_eq!(refused(session::enter(&kit.store, with, at(60)).await, ""), Refusal::WrongCredentials);
        enter(&kit.store, &phone(&secret, at(60)), at(60)).await.expect("the code was not spent");
    }

    async fn after_ten_wrong_codes_the_phone_rests_and_recovery_codes_do_not(kit) {
        let store = &kit.store;
        let (token, secret) = with_phone(store).await;
        for _ in 0..10 {
            assert!(enter(store, "000000", at(60)).await.is_err());
        }
        assert!(enter(store, &phone(&secret, at(90)), at(90)).await.is_err(), "right, and too late");
        let viewer = who(store, &token, at(90)).await;
        let standing = second_factor::standing(store, &viewer, at(90)).await.unwrap();
        assert_eq!((standing.left, standing.codes.len()), (10, 10));
        enter(store, &standing.codes[3], at(90)).await.expect("a recovery code");
        assert!(enter(store, &standing.codes[3], at(90)).await.is_err(), "once");
        assert_eq!(second_factor::standing(store, &viewer, at(90)).await.unwrap().left, 9);
        let hour = at(60 + 3_601);
        enter(store, &phone(&secret, hour), hour).await.expect("after an hour");
    }

    async fn recovery_codes_are_shown_for_ten_minutes_and_stand_nowhere(kit) {
        let store = &kit.store;
        let (token, secret) = with_phone(store).await;
        let viewer = who(store, &token, at(1)).await;
        let first = second_factor::standing(store, &viewer, at(1)).await.unwrap().codes;
        assert!(second_factor::standing(store, &viewer, at(601)).await.unwrap().codes.is_empty());
        assert_eq!(refused(second_factor::renew(store, &viewer, "000000", at(700)).await, "code"), Refusal::WrongCode);
        second_factor::renew(store, &viewer, &phone(&secret, at(700)), at(700)).await.expect("new ones");
        let next = second_factor::standing(store, &viewer, at(701)).await.unwrap().codes;
        assert!(next.len() == 10 && !next.iter().any(|code| first.contains(code)));
        assert!(enter(store, &first[0], at(702)).await.is_err(), "those before are worth nothing");
        assert_eq!(kit.number("select count(*) from recovery_used").await, 0);
    }

    async fn officers_have_no_role_until_they_show_one(kit) {
        let strict = strict(&kit).await;
        let token = enter(&strict, "", at(0)).await.expect("in");
        let viewer = who(&strict, &token, at(0)).await;
        assert!(viewer.factor_needed && viewer.roles.is_empty());
        let made = store::consultation::make(&strict, &viewer, kit.agency, domain::consultation::Kind::Bill, "ร่าง", at(0)).await;
        not_allowed(made);
        let secret = second_factor::offer(&strict, &viewer, "Siang").await.unwrap().secret;
        let wrong = second_factor::set_up(&strict, &viewer, &token, "000000", at(0)).await;
        assert_eq!(refused(wrong, "code"), Refusal::WrongCode);
        second_factor::set_up(&strict, &viewer, &token, &phone(&secret, at(0)), at(0)).await.expect("set up");
        let viewer = who(&strict, &token, at(1)).await;
        assert!(!viewer.factor_needed && viewer.roles == kit.drafter.roles);
        let away = second_factor::take_away(&strict, &viewer, &phone(&secret, at(60)), at(60)).await;
        assert_eq!(refused(away, ""), Refusal::FactorNeeded);
        // Before the day nobody is asked.
        let before = Store::open_with(&kit.url, Options { factor_from: Some(at(99)), ..options() }).await.unwrap();
        assert!(!before.factor_asked(at(98)) && before.factor_asked(at(99)) && !kit.store.factor_asked(at(99)));
        before.close().await;
        strict.close().await;
    }

    async fn where_one_is_set_up_it_is_asked_before_the_day_too(kit) {
        let store = &kit.store;
        assert!(!store.factor_asked(at(1)));
        let (token, secret) = with_phone(store).await;
        // As a session by a provider that does not verify would begin.
        kit.execute("update sessions set factor = not factor").await;
        let viewer = who(store, &token, at(1)).await;
        assert!(viewer.factor_needed && viewer.roles.is_empty());
        assert!(second_factor::standing(store, &viewer, at(1)).await.unwrap().codes.is_empty(), "no codes are shown to it");
        let staff = store::membership::staff(store, &kit.agency_administrator, kit.agency).await.unwrap();
        let with: Vec<_> = staff.iter().filter(|one| one.factor).map(|one| Some(one.person)).collect();
        assert_eq!(with, [viewer.person]);
        assert_eq!(refused(second_factor::show(store, &viewer, &token, "000000", at(60)).await, "code"), Refusal::WrongCode);
        second_factor::show(store, &viewer, &token, &phone(&secret, at(60)), at(60)).await.expect("shown");
        let viewer = who(store, &token, at(61)).await;
        assert!(!viewer.factor_needed && viewer.roles == kit.drafter.roles);
    }

    async fn an_administrator_takes_away_what_was_lost(kit) {
        let store = &kit.store;
        let (token, secret) = with_phone(store).await;
        let person = kit.drafter.person.unwrap();
        not_allowed(second_factor::take_from(store, &kit.stranger, person, at(1)).await);
        not_allowed(second_factor::take_from(store, &kit.moderator, person, at(1)).await);
        not_allowed(second_factor::take_from(store, &kit.drafter, person, at(1)).await);
        second_factor::take_from(store, &kit.agency_administrator, person, at(1)).await.expect("taken away");
        let again = second_factor::take_from(store, &kit.agency_administrator, person, at(1)).await;
        assert_eq!(refused(again, ""), Refusal::AlreadyDone);
        assert!(session::viewer(store, &token, at(1)).await.unwrap().is_none());
        let again = enter(store, "", at(2)).await.expect("the password alone");
        let viewer = who(store, &again, at(2)).await;
        let next = second_factor::offer(store, &viewer, "Siang").await.unwrap().secret;
        assert_ne!(next, secret, "a new secret each time");
        assert_eq!(kit.number("select count(*) from events where deed in ('factor.set_up', 'factor.taken_away')").await, 2);
        second_factor::reset(store, EMAIL, at(3)).await.expect_err("there is none now");
    }

    async fn ones_own_is_taken_away_with_a_code(kit) {
        let store = &kit.store;
        let (token, secret) = with_phone(store).await;
        let viewer = who(store, &token, at(1)).await;
        assert_eq!(refused(second_factor::take_away(store, &viewer, "000000", at(60)).await, "code"), Refusal::WrongCode);
        second_factor::take_away(store, &viewer, &phone(&secret, at(60)), at(60)).await.expect("gone");
        enter(store, "", at(61)).await.expect("the password alone");
        not_allowed(second_factor::standing(store, &Viewer::default(), at(61)).await);
    }
}
