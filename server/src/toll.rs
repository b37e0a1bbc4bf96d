//! What a network or an account pays that sends very many forms at once: beyond its free share each form pays with a little work of the browser, or waits
//! its turn. The price rises with what was sent; the door never closes, and nobody else notices.

use crate::guard;
use crate::house::{House, Settings};
use app::account::waiting::SIGN_IN;
use app::problem::Problem;
use domain::id::PersonId;
use domain::time::Moment;
use domain::toll::{HOLDS_MS, Toll};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;

/// The stretch over which a network's forms are counted.
const STRETCH_MS: i64 = 600_000;
/// The longest that anybody is asked to wait instead of working.
const LONGEST_WAIT_MS: i64 = 600_000;
/// How often the price doubles, at most.
const DEAREST: u32 = 6;

/// Who pays, each with a free share of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Payer {
    /// Whatever comes from it.
    Network(IpAddr),
    /// Whatever somebody signed in sends, from wherever.
    Account(PersonId),
    /// Signing in from a network where passwords were wrong many times.
    Guessing(IpAddr),
    /// Forms from a network that come faster than people write, or fill in what nobody sees.
    Hasty(IpAddr),
}

/// What one of them has sent beyond its free share.
#[derive(Clone, Copy, Default)]
struct Busy {
    /// When this stretch began, and how many forms were paid for by work since.
    since: i64,
    paid: u32,
    /// When the next who waits is let in, as asked for, and as it was taken.
    asked: i64,
    taken: i64,
}

/// Those who are busy, in memory alone.
pub struct Tolls {
    free: u32,
    bits: u8,
    payers: Mutex<HashMap<Payer, Busy>>,
    /// Prices that were paid of what the same form may do again, until they run out.
    spent: Mutex<HashMap<String, i64>>,
}

impl Tolls {
    pub fn new(settings: &Settings) -> Tolls {
        Tolls {
            free: settings.sends_in_ten_minutes.max(1),
            bits: settings.toll_bits,
            payers: Mutex::default(),
            spent: Mutex::default(),
        }
    }

    /// How many forms in each stretch cost nothing.
    fn free(&self, payer: Payer) -> u32 {
        match payer {
            Payer::Network(_) => self.free,
            Payer::Account(_) => guard::SENDS_OF_AN_ACCOUNT.min(self.free),
            Payer::Guessing(_) | Payer::Hasty(_) => guard::WRONG_GUESSES.min(self.free),
        }
    }

    fn of<T>(&self, payer: Payer, now: Moment, doing: impl FnOnce(&mut Busy) -> T) -> T {
        let mut payers = self.payers.lock().unwrap_or_else(|broken| broken.into_inner());
        let busy = payers.entry(payer).or_default();
        if now.0 - busy.since >= STRETCH_MS || now.0 < busy.since {
            (busy.since, busy.paid) = (now.0, 0);
        }
        doing(busy)
    }

    /// Between two who wait.
    fn apart(&self, payer: Payer) -> i64 {
        (STRETCH_MS / i64::from(self.free(payer))).max(1)
    }

    /// Zeros asked, and from when on a wait is enough.
    fn price(&self, payer: Payer, now: Moment) -> (u8, Moment) {
        self.of(payer, now, |busy| {
            let doubled = (1 + busy.paid / self.free(payer)).ilog2().min(DEAREST);
            busy.asked = (busy.asked.max(now.0) + self.apart(payer)).min(now.0 + LONGEST_WAIT_MS);
            (self.bits + doubled as u8, Moment(busy.asked))
        })
    }

    fn paid(&self, payer: Payer, now: Moment) {
        self.of(payer, now, |busy| busy.paid = busy.paid.saturating_add(1));
    }

    /// Whether one who has waited is let in: so many in each stretch, whoever they are.
    fn waited(&self, payer: Payer, now: Moment) -> bool {
        self.of(payer, now, |busy| {
            // As many as the stretch before would have let in may come at once.
            let next = busy.taken.max(now.0 - STRETCH_MS) + self.apart(payer);
            let may = next <= now.0;
            if may {
                busy.taken = next;
            }
            may
        })
    }

    fn spent(&self, toll: &Toll) -> bool {
        self.spent.lock().unwrap_or_else(|broken| broken.into_inner()).contains_key(&toll.seal)
    }

    /// Spends a price, once: whether it was not spent before.
    fn spend(&self, toll: &Toll) -> bool {
        let mut spent = self.spent.lock().unwrap_or_else(|broken| broken.into_inner());
        spent.insert(toll.seal.clone(), toll.issued.0).is_none()
    }

    /// Forgets who has been quiet, and what has run out.
    pub fn tidy(&self, now: Moment) {
        self.spent.lock().unwrap_or_else(|broken| broken.into_inner()).retain(|_, issued| now.0 - *issued < HOLDS_MS);
        let mut payers = self.payers.lock().unwrap_or_else(|broken| broken.into_inner());
        payers.retain(|_, busy| now.0 - busy.since.max(busy.asked).max(busy.taken) < 2 * STRETCH_MS);
    }
}

/// What a price is of: this form, which sent again is the same comment, sheet or proposal. Other deeds have no such form: theirs is of what is agreed with or
/// of the address that was typed, and spent when it is paid.
fn bought(endpoint: &str, one: impl Fn(&str) -> String) -> (String, bool) {
    match endpoint {
        guard::COMMENT => (one("key"), false),
        guard::AGREE => (format!("agree {}", one("agree")), true),
        guard::SUPPORT => (format!("support {}", one("proposal")), true),
        _ if guard::writes_a_letter(endpoint) || endpoint == SIGN_IN => {
            (format!("{endpoint} {}", one("email").trim().to_lowercase()), true)
        }
        _ => (format!("{endpoint} {}", one("key")), false),
    }
}

/// Asks a form beyond the free share of who sends it for its price; nothing where it is paid, or nobody is to pay.
pub fn asked(
    house: &House,
    payer: Option<Payer>,
    endpoint: &str,
    pairs: &[(String, String)],
    now: Moment,
) -> Option<Problem> {
    let payer = payer?;
    let one = |name: &str| pairs.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str());
    let tolls = &house.limits.tolls;
    let (form, once) = bought(endpoint, |name| one(name).to_string());
    let seal = |bits, issued, ready| house.site.store.toll(&form, bits, [issued, ready]);
    let set = Toll::parse(one("toll")).filter(|toll| {
        let holds = (0..HOLDS_MS).contains(&(now.0 - toll.issued.0));
        holds && same(&toll.seal, &seal(toll.bits, toll.issued, toll.ready))
    });
    let toll = match set {
        // The same form again is the same comment: a proof that is sent twice buys nothing.
        Some(toll) if toll.is_paid(one("proof")) && (!once || tolls.spend(&toll)) => {
            tolls.paid(payer, now);
            return None;
        }
        Some(toll) if now >= toll.ready && tolls.waited(payer, now) => return None,
        // One that was spent is not asked for again: its browser would work for it for ever.
        Some(toll) if now < toll.ready && !(once && tolls.spent(&toll)) => toll,
        _ => {
            let (bits, ready) = tolls.price(payer, now);
            Toll { bits, issued: now, ready, seal: seal(bits, now, ready) }
        }
    };
    let seconds = ((toll.ready.0 - now.0).max(0) / 1_000) as u32 + 1;
    Some(Problem::Toll { toll: toll.to_string(), seconds })
}

/// Whether two seals are the same, in a time that does not tell how much of one fits.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tolls(free: u32) -> Tolls {
        Tolls::new(&Settings { sends_in_ten_minutes: free, toll_bits: 14, ..Settings::default() })
    }

    const HERE: Payer = Payer::Network(IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 7)));

    #[test]
    fn the_price_rises_with_what_is_sent_and_falls_again() {
        let (tolls, now) = (tolls(1_000), Moment(1_000_000_000));
        let bits = |now| tolls.price(HERE, now).0;
        assert_eq!(bits(now), 14);
        (0..100_000).for_each(|_| tolls.paid(HERE, now));
        assert_eq!(bits(now), 20, "64 times as dear after a hundred thousand, and no dearer");
        assert_eq!(tolls.price(Payer::Network([198, 51, 100, 1].into()), now).0, 14, "nobody else notices");
        assert_eq!(bits(Moment(now.0 + STRETCH_MS)), 14);
    }

    #[test]
    fn who_waits_is_let_in_one_after_another_and_never_waits_longer_than_ten_minutes() {
        let (tolls, now) = (tolls(1_000), Moment(1_000_000_000));
        let wait = || tolls.price(HERE, now).1.0 - now.0;
        assert_eq!((wait(), wait()), (600, 1_200));
        (0..100_000).for_each(|_| _ = wait());
        assert_eq!(wait(), LONGEST_WAIT_MS);
        let at_once = (0..5_000).filter(|_| tolls.waited(HERE, now)).count();
        assert_eq!(at_once, 1_000, "as many as the last ten minutes would have let in");
        assert!(!tolls.waited(HERE, Moment(now.0 + 599)) && tolls.waited(HERE, Moment(now.0 + 600)));
    }

    #[test]
    fn who_is_quiet_is_forgotten() {
        let (tolls, now) = (tolls(1), Moment(1_000_000_000));
        tolls.price(HERE, now);
        tolls.tidy(now);
        assert_eq!(tolls.payers.lock().unwrap().len(), 1);
        tolls.tidy(Moment(now.0 + 3 * STRETCH_MS));
        assert!(tolls.payers.lock().unwrap().is_empty());
    }
}
