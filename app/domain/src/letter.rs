//! Letters by e-mail: what somebody asks to be told of, what a letter tells, and what became of it.

use crate::comment::coded;
use crate::consultation::Kind;
use crate::id::{AgencyId, ConsultationId, LawId, PersonId};
use crate::receipt::Number;
use crate::refusal::{Refusal, Refusals};
use crate::typed;
use serde::{Deserialize, Serialize};

/// What one can be told of by letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Followed {
    /// What becomes of one's own comment.
    Receipt(Number),
    Consultation(ConsultationId),
    /// New versions of a draft that change one provision of it, by the identity that it carries from version to version.
    Part(ConsultationId, i64),
    /// New consultations and new drafts that answer a search: the query of its page's address, the words first.
    Search(String),
    /// New consultations of an agency (s.15).
    Agency(AgencyId),
    /// By the code of a subject.
    Subject(String),
    /// By the code of a province.
    Area(String),
    Kind(Kind),
    /// New consultations that evaluate or change a law of the register (s.15).
    Law(LawId),
    /// Every new consultation.
    All,
    /// New consultations of an agency that named one as a stakeholder (s.15); nobody asks for it.
    Listed(AgencyId),
    /// What waits for somebody who works at an agency; asked for on the desk alone.
    Staff(PersonId),
    /// Days of laws that somebody's agency is responsible for (s.22, 34, 35); nobody asks for it, whoever has the role may end it.
    LawDays(PersonId),
}

impl Followed {
    /// Kind and key, as forms and the store write them.
    pub fn code(&self) -> (&'static str, String) {
        match self {
            Followed::Receipt(number) => ("receipt", number.0.to_string()),
            Followed::Consultation(id) => ("consultation", id.to_string()),
            Followed::Part(id, piece) => ("part", format!("{id}-{piece}")),
            Followed::Search(query) => ("search", query.clone()),
            Followed::Agency(id) => ("agency", id.to_string()),
            Followed::Subject(code) => ("subject", code.clone()),
            Followed::Area(code) => ("area", code.clone()),
            Followed::Kind(kind) => ("kind", kind.code().into()),
            Followed::Law(id) => ("law", id.to_string()),
            Followed::All => ("all", String::new()),
            Followed::Listed(id) => ("listed", id.to_string()),
            Followed::Staff(id) => ("staff", id.to_string()),
            Followed::LawDays(id) => ("law_days", id.to_string()),
        }
    }

    /// A district or sub-district of the province that was chosen; the same where none is named.
    ///
    /// # Errors
    /// Refusal of `place`: none there, or no province was chosen.
    pub fn inside(self, typed: &str) -> Result<Followed, Refusals> {
        if typed.trim().is_empty() {
            return Ok(self);
        }
        let found = match &self {
            Followed::Area(code) => crate::place::read(code, typed),
            _ => None,
        };
        let mut no = Refusals::default();
        let found = no.take("place", found.ok_or(Refusal::NoPlaceThere));
        no.none(|| found).map(|place| Followed::Area(place.code.into()))
    }

    /// Both in one, as links and selects have it: `subject:health`.
    pub fn one(&self) -> String {
        let (kind, key) = self.code();
        format!("{kind}:{key}")
    }

    /// The reverse of [`Followed::one`].
    pub fn parse_one(one: &str) -> Option<Followed> {
        one.split_once(':').and_then(|(kind, key)| Followed::parse(kind, key))
    }

    /// The reverse of [`Followed::code`]. Whether there is such a thing is the store's to say.
    pub fn parse(kind: &str, key: &str) -> Option<Followed> {
        let code = || (!key.is_empty() && key.len() <= 40 && key.bytes().all(plain)).then(|| key.to_string());
        Some(match kind {
            "receipt" => Followed::Receipt(Number::parse(&format!("{key:0>8}")).ok()?),
            "consultation" => Followed::Consultation(ConsultationId::parse(key)?),
            "part" => {
                let (id, piece) = key.split_once('-')?;
                Followed::Part(ConsultationId::parse(id)?, piece.parse().ok().filter(|piece| *piece > 0)?)
            }
            "search" => Followed::Search(searched(key)?),
            "agency" => Followed::Agency(AgencyId::parse(key)?),
            "subject" => Followed::Subject(code()?),
            "area" => Followed::Area(code()?),
            "kind" => Followed::Kind(Kind::ALL.iter().copied().find(|kind| kind.code() == key)?),
            "law" => Followed::Law(LawId::parse(key)?),
            "all" => Followed::All,
            "listed" => Followed::Listed(AgencyId::parse(key)?),
            "staff" => Followed::Staff(PersonId::parse(key)?),
            "law_days" => Followed::LawDays(PersonId::parse(key)?),
            _ => return None,
        })
    }
}

/// An address as its own page's address may carry it: enough to see a slip, too little to write to. `so…@example.go.th`.
pub fn masked(email: &str) -> String {
    let (name, host) = email.rsplit_once('@').unwrap_or((email, ""));
    format!("{}…@{host}", name.chars().take(2).collect::<String>())
}

/// Whether something is written as [`masked`] writes it.
pub fn is_masked(said: &str) -> bool {
    let host = |host: &str| host.len() <= 253 && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    said.split_once("…@").is_some_and(|(name, at)| name.chars().count() <= 2 && !at.is_empty() && host(at))
}

/// Bytes of a search that is followed: about a hundred Thai letters, as addresses write them.
const LONGEST_SEARCH: usize = 1_000;

/// The query of a search's address: words, then what narrows them.
fn searched(query: &str) -> Option<String> {
    let words = query.strip_prefix("q=")?;
    let known = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~%=&".contains(&byte);
    let some = !words.is_empty() && !words.starts_with('&');
    (some && query.len() <= LONGEST_SEARCH && query.bytes().all(known)).then(|| query.to_string())
}

fn plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

coded! {
    /// What a letter tells.
    What {
        /// An account at this address: to be confirmed, there already, a new password, or that there is none.
        Account = "account",
        /// That somebody asked for letters to this address, and how to confirm it.
        Confirm = "confirm",
        /// That an agency named this address as a stakeholder's, why, and how to leave.
        Listed = "listed",
        /// What became of one's comment.
        Answered = "answered",
        /// That the answer to one's comment was corrected.
        Corrected = "corrected",
        /// What the agency said in the open under one's comment.
        Replied = "replied",
        /// That the result of a consultation is public.
        Result = "result",
        /// New consultations, as many as have come since the last letter.
        Published = "published",
        /// What became of consultations that one was told of, or would have been: those that are about to close, were put off,
        /// answered or cancelled since the last letter.
        News = "news",
        /// A new version of the draft.
        Version = "version",
        /// That the latest draft no longer has what one's comment speaks of: whether it still holds.
        Gone = "gone",
        /// That the closing day was put off.
        Extended = "extended",
        /// That a further round has begun or will.
        Reopened = "reopened",
        /// That a consultation closes soon.
        Closing = "closing",
        /// That it was closed before its day.
        ClosedEarly = "closed_early",
        Cancelled = "cancelled",
        /// What became of a draft after its hearing.
        Road = "road",
        /// What waits for somebody who works at the agency.
        Duty = "duty",
        /// A day of a law, for whoever works at the agency responsible for it.
        LawDay = "law_day",
    }
}

coded! {
    /// What became of a letter.
    Sending {
        Waiting = "waiting",
        /// Taken by a server of ours that is about to hand it over.
        Claimed = "claimed",
        /// Handed to the mail server this moment.
        Sending = "sending",
        Sent = "sent",
        /// The line broke when the server had it: it may have arrived, and is not sent again.
        Unknown = "unknown",
        Refused = "refused",
    }
}

/// The forms that ask for letters, as typed.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Of a receipt; its secret is with the browser.
    pub number: String,
    /// What is followed, where it is no receipt: `subject:health`.
    pub of: String,
    pub email: String,
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Typed(…)")
    }
}

impl Typed {
    /// What is followed, and the address.
    ///
    /// # Errors
    /// All refusals, each with its field.
    pub fn parse(&self) -> Result<(Followed, String), Refusals> {
        let mut no = Refusals::default();
        let followed = match self.number.is_empty() {
            true => no.take("of", Followed::parse_one(&self.of).ok_or(Refusal::NotChosen)),
            false => no.take("number", Number::parse(&self.number).map(Followed::Receipt)),
        };
        let email = typed::email(&self.email).and_then(|email| match email.is_ascii() {
            true => Ok(email),
            false => Err(Refusal::NotAnEmail),
        });
        let email = no.take("email", email);
        no.none(|| Some((followed?, email?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_address_shows_a_slip_and_cannot_be_written_to() {
        assert_eq!(masked("somsri@example.go.th"), "so…@example.go.th");
        assert!(is_masked("so…@example.go.th") && is_masked("a…@b.th"));
        for other in ["somsri@example.go.th", "pay here…@b.th", "so…@", "so…@<b>", ""] {
            assert!(!is_masked(other), "{other}");
        }
    }

    #[test]
    fn what_is_followed_is_read_as_it_was_written() {
        let number = Number::from_seven(12);
        for one in [
            Followed::Receipt(number),
            Followed::Consultation(ConsultationId(7)),
            Followed::Part(ConsultationId(7), 40),
            Followed::Search("q=%E0%B8%95%E0%B8%A5%E0%B8%B2%E0%B8%94&kind=bill".into()),
            Followed::Agency(AgencyId(3)),
            Followed::Subject("public_health".into()),
            Followed::Area("50".into()),
            Followed::Law(LawId(7)),
            Followed::Kind(Kind::Bill),
            Followed::All,
            Followed::Listed(AgencyId(3)),
            Followed::Staff(PersonId(4)),
            Followed::LawDays(PersonId(4)),
        ] {
            let (kind, key) = one.code();
            assert_eq!(Followed::parse(kind, &key), Some(one.clone()));
            assert_eq!(Followed::parse_one(&one.one()), Some(one));
        }
        assert_eq!(Followed::parse("area", "50' or 1=1"), None);
        assert_eq!(Followed::parse("king", "1"), None);
        for no in ["", "q=", "q=&kind=bill", "kind=bill", "q=a b", "q='"] {
            assert_eq!(Followed::parse("search", no), None, "{no}");
        }
        assert_eq!(Followed::parse("search", &format!("q={}", "a".repeat(LONGEST_SEARCH))), None);
        assert_eq!(Followed::parse("part", "7-0"), None);
    }

    #[test]
    fn an_address_is_asked_for_with_what_it_is_for() {
        let no = Typed { of: "all:".into(), email: "nobody".into(), ..Typed::default() }.parse().unwrap_err();
        assert_eq!(no.of("email"), Some(&Refusal::NotAnEmail));
        let typed = Typed { of: "all:".into(), email: " A@B.th".into(), ..Typed::default() };
        assert_eq!(typed.parse(), Ok((Followed::All, "a@b.th".into())));
    }
}
