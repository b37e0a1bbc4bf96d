//! A demonstration: made-up agencies, people and consultations of our own writing, put in through the store's own deeds. Every
//! agency, law and person in it is fictional.

mod analysis;
mod dossiers;
mod laws;
mod people;
mod plans;
mod satisfied;
mod survey;
mod voices;

use domain::time::Moment;
use people::People;

/// The password of every demonstration account.
const PASSWORD: &str = "siang-demo-2569";

/// Fills an empty store; does nothing to one that has people.
///
/// # Errors
/// Faults of the store.
pub async fn fill(store: &store::Store, now: Moment) -> anyhow::Result<()> {
    if !store::account::is_empty(store).await.map_err(told)? {
        return Ok(());
    }
    let people = People::make(store, now.plus_days(-400)).await?;
    dossiers::make_all(store, &people, now).await?;
    satisfied::make(store, now).await?;
    laws::make_all(store, &people, now).await
}

/// Says how to sign in.
pub fn print_accounts(out: &mut impl std::io::Write, address: &str) -> std::io::Result<()> {
    writeln!(out, "staff sign in at {address}/desk with the password {PASSWORD}:")?;
    for (email, role) in people::ACCOUNTS {
        writeln!(out, "  {email}  {role}")?;
    }
    Ok(())
}

/// An error of the store, for the operator.
fn told(error: store::Error) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}
