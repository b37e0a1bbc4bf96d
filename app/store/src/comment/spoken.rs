//! Who may speak in a round, and whether they have: a person who may speak once is known by keyed hashes, others in each round.

use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::{identity, invitation};
use domain::admission::{Admission, Admits, Once};
use domain::agency::Viewer;
use domain::refusal::{Refusal, Refusals};
use domain::through::{self, Through};

/// Where an answer sheet is spoken of.
pub(crate) const SHEET: &str = "survey";

/// Who speaks, to a round that hears each once; nobody where it hears everyone as often as they like.
pub(crate) struct Speaker {
    round: i64,
    once: Once,
    who: Vec<Vec<u8>>,
}

/// Lets somebody speak, or says why not. `typed` is the code of an invitation.
///
/// # Errors
/// Refused with `SignInNeeded`, `VerifiedNeeded`; under `invitation` with `Missing` or `NotInvited`.
pub(crate) async fn let_in(
    tx: &mut Tx,
    key: &identity::Key,
    by: &Viewer,
    (round, admission): (i64, Admission),
    typed: &str,
) -> Outcome<Speaker> {
    if let Some(refusal) = admission.refuses(by.identity()) {
        return Err(refusal.into());
    }
    let mut who = Vec::new();
    if admission.admits == Admits::Invited {
        let mut no = Refusals::default();
        let number = match typed.trim() {
            "" => Err(Refusal::Missing),
            typed => invitation::known(tx, key, round, typed).await?.ok_or(Refusal::NotInvited),
        };
        let number = no.take("invitation", number);
        let number = no.none(|| number)?;
        who.push(key.speaker(round, "invitation", &number.to_le_bytes()));
    } else if let (Some(person), true) = (by.person, admission.once != Once::Free) {
        // Each way in that they have: whoever adds one, or leaves and comes again by it, is not somebody new.
        let rows: Vec<(String, Vec<u8>)> =
            tx.all("select provider, subject from identities where person = $1", args![person]).await?;
        who.extend(rows.iter().map(|(provider, subject)| key.speaker(round, provider, subject)));
        let row: Option<(String,)> = tx.maybe("select email from people where id = $1", args![person]).await?;
        let email = row.map(|(email,)| email).filter(|email| !email.starts_with('-'));
        who.extend(email.map(|email| key.speaker(round, "", email.as_bytes())));
    }
    Ok(Speaker { round, once: admission.once, who })
}

/// Lets a person speak through another, who has to be one whom the round hears and does not use up their own word by it. Where each is heard once, a person has
/// their own invitation, or is told by what their helper calls them.
///
/// # Errors
/// As [`let_in`]; under `whose` with `Missing`, with `EnoughForOthers`.
pub(crate) async fn let_in_for(
    tx: &mut Tx,
    key: &identity::Key,
    by: &Viewer,
    (round, admission): (i64, Admission),
    (typed, whose): (&str, &str),
) -> Outcome<Speaker> {
    if admission.admits == Admits::Invited || admission.once == Once::Free {
        return let_in(tx, key, by, (round, admission), typed).await;
    }
    if let Some(refusal) = admission.refuses(by.identity()) {
        return Err(refusal.into());
    }
    let whose = through::told_apart(whose);
    if whose.is_empty() {
        let mut no = Refusals::default();
        no.add("whose", Refusal::Missing);
        return Err(no.into());
    }
    let helper = helper(key, by, round);
    let (entered,): (i64,) = tx.one("select count(*) from said_through where who = $1", args![helper.clone()]).await?;
    if entered >= i64::from(through::MOST) {
        return Err(Refusal::EnoughForOthers { most: through::MOST }.into());
    }
    // The same word of another helper is another person.
    let name = [helper.unwrap_or_default().as_slice(), whose.as_bytes()].concat();
    Ok(Speaker { round, once: admission.once, who: vec![key.speaker(round, "through", &name)] })
}

/// Somebody signed in who enters what others say: another hash in each round.
pub(super) fn helper(key: &identity::Key, by: &Viewer, round: i64) -> Option<Vec<u8>> {
    by.person.map(|person| key.speaker(round, "helper", &person.0.to_le_bytes()))
}

/// Keeps how a comment came that was said through another.
pub(crate) async fn keep_through(
    tx: &mut Tx,
    key: &identity::Key,
    by: &Viewer,
    (round, comment): (i64, i64),
    how: &Through,
) -> Outcome<()> {
    let who = helper(key, by, round);
    tx.run(
        "insert into said_through (comment, helper, consent, day, who) values ($1, $2, $3, $4, $5)",
        args![comment, how.helper.code(), how.consent.code(), how.day.0, who],
    )
    .await?;
    Ok(())
}

impl Speaker {
    /// The first of the ways in that they were let in by.
    pub(crate) fn first(&self) -> Option<&[u8]> {
        self.who.first().map(Vec::as_slice)
    }

    /// Keeps that they have spoken about a part.
    ///
    /// # Errors
    /// Refused with `SaidAlready`.
    pub(crate) async fn speak(self, tx: &mut Tx, part: &str, comment: Option<i64>) -> Outcome<()> {
        let part = match self.once {
            Once::Free if self.who.is_empty() => return Ok(()),
            // Of those invited it is counted how many have spoken.
            Once::Free => "*",
            Once::Part => part,
            Once::Round if part == SHEET => SHEET,
            Once::Round => "",
        };
        for who in self.who {
            let (kept, free) = (who.as_slice(), self.once == Once::Free);
            let there: Option<(i64,)> = tx
                .maybe(
                    "select round from spoken where round = $1 and part = $2 and who = $3",
                    args![self.round, part, kept],
                )
                .await?;
            match there {
                Some(_) if free => {}
                Some(_) => return Err(Refusal::SaidAlready.into()),
                None => {
                    tx.run(
                        "insert into spoken (round, part, who, comment) values ($1, $2, $3, $4)",
                        args![self.round, part, kept, comment.filter(|_| !free)],
                    )
                    .await?;
                }
            }
        }
        Ok(())
    }
}

/// Whoever takes a comment back may speak again.
pub(crate) async fn taken_back(tx: &mut Tx, comment: i64) -> Outcome<()> {
    tx.run("delete from spoken where comment = $1", args![comment]).await?;
    Ok(())
}
