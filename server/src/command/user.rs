//! `siang user`: the first account of the central administration, or a new password for somebody. The password is asked for
//! on standard input, so that it stands in no history.

use super::Place;
use anyhow::{Context, bail};
use std::io::{BufRead, Write};

/// Makes the account, or sets the password of the one that is there.
///
/// # Errors
/// A password too short, an address that is none, a database that cannot be opened.
pub async fn run(place: &Place, email: &str, name: &str) -> anyhow::Result<()> {
    let email = domain::typed::email(email).map_err(|refusal| anyhow::anyhow!(english(&refusal)))?;
    let store = place.store().await?;
    eprint!("password (at least {} characters): ", domain::account::SHORTEST_PASSWORD);
    std::io::stderr().flush()?;
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password).context("no password was given")?;
    let password = password.trim_end_matches(['\r', '\n']);
    if let Err(refusals) = domain::account::new_password(password, password) {
        bail!("{}", refusals.0.iter().map(|(_, refusal)| english(refusal)).collect::<Vec<_>>().join(" "));
    }
    let name = if name.is_empty() { email.split('@').next().unwrap_or(&email) } else { name };
    let now = crate::house::clock()();
    let made = store::account::first_administrator(&store, &email, name, password, now)
        .await
        .map_err(|error| anyhow::anyhow!("the account could not be made: {error:?}"))?;
    match made {
        true => println!("{email} is a central administrator now"),
        false => println!("{email} has the new password"),
    }
    store.close().await;
    Ok(())
}

fn english(refusal: &domain::refusal::Refusal) -> String {
    words::refusal::say(domain::lang::Lang::En, refusal)
}
