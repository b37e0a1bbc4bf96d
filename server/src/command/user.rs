//! `siang user`: the first account of the central administration, or a new password for somebody. The password is asked for
//! on standard input, so that it stands in no history; on a terminal it is not shown.

use super::Place;
use anyhow::{Context, bail};
use domain::lang::Lang;
use domain::refusal::{Refusal, Refusals};
use std::io::{BufRead, IsTerminal, Write};

/// Makes the account, or sets the password of the one that is there.
///
/// # Errors
/// A password too short, an address that is none, a database that cannot be opened.
pub async fn run(place: &Place, email: &str, name: &str) -> anyhow::Result<()> {
    let email = domain::typed::email(email).map_err(|refusal| anyhow::anyhow!(english(&refusal)))?;
    let store = place.store().await?;
    let (password, again) = typed().context("no password was given")?;
    let (password, again) = (password.as_str(), again.as_str());
    if let Err(refusals) = domain::account::new_password(password, again) {
        bail!("{}", sentences(&refusals));
    }
    let name = if name.is_empty() { email.split('@').next().unwrap_or(&email) } else { name };
    let now = crate::house::clock()();
    let office = store::agency::New {
        parent: None,
        level: domain::agency::Level::Office,
        name_th: words::law::level(Lang::Th, domain::agency::Level::Office).into(),
        name_en: words::law::level(Lang::En, domain::agency::Level::Office).into(),
        place: None,
    };
    match store::account::make_first_administrator(&store, office, name, &email, password, now).await {
        Ok(_) => println!("{email} is a central administrator now"),
        // There is an administrator: then it is a new password for somebody known.
        Err(store::Error::Refused(no)) if no.of("") == Some(&Refusal::AlreadyDone) => {
            store::account::reset_password(&store, &email, password, now).await.map_err(|error| match error {
                store::Error::NotFound => {
                    anyhow::anyhow!("nobody has the address {email}; administrators invite staff at /desk/staff")
                }
                other => anyhow::anyhow!("{other:?}"),
            })?;
            println!("{email} has the new password");
        }
        Err(store::Error::Refused(no)) => bail!("{}", sentences(&no)),
        Err(error) => bail!("{error:?}"),
    }
    store.close().await;
    Ok(())
}

/// Takes the second factor of an account away: whoever signs in next is asked to set another up.
///
/// # Errors
/// An address without an account or without a second factor, a database that cannot be opened.
pub async fn take_away(place: &Place, email: &str) -> anyhow::Result<()> {
    let email = domain::typed::email(email).map_err(|refusal| anyhow::anyhow!(english(&refusal)))?;
    let store = place.store().await?;
    match store::second_factor::reset(&store, &email, crate::house::clock()()).await {
        Ok(()) => println!("{email} has no second factor now, and is signed out everywhere"),
        Err(store::Error::NotFound | store::Error::Refused(_)) => bail!("{email} has no account with a second factor"),
        Err(error) => bail!("{error:?}"),
    }
    store.close().await;
    Ok(())
}

/// The password, twice: from a terminal typed unseen and asked for again, from a pipe its first line.
fn typed() -> std::io::Result<(String, String)> {
    let ask = format!("password (at least {} characters): ", domain::account::SHORTEST_PASSWORD);
    if std::io::stdin().is_terminal() {
        return Ok((rpassword::prompt_password(ask)?, rpassword::prompt_password("the same again: ")?));
    }
    eprint!("{ask}");
    std::io::stderr().flush()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']).to_string();
    Ok((password.clone(), password))
}

fn sentences(no: &Refusals) -> String {
    no.0.iter().map(|(_, refusal)| english(refusal)).collect::<Vec<_>>().join(" ")
}

fn english(refusal: &Refusal) -> String {
    words::refusal::say(Lang::En, refusal)
}
