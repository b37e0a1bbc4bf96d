//! `siang user`: the first account of the central administration, or a new password for somebody. The password is asked for
//! on standard input, so that it stands in no history.

use super::Place;
use anyhow::{Context, bail};
use domain::lang::Lang;
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
    let office = store::agency::New {
        parent: None,
        level: domain::agency::Level::Office,
        name_th: words::law::level(Lang::Th, domain::agency::Level::Office).into(),
        name_en: words::law::level(Lang::En, domain::agency::Level::Office).into(),
    };
    match store::account::make_first_administrator(&store, office, name, &email, password, now).await {
        Ok(_) => println!("{email} is a central administrator now"),
        Err(_) => {
            // There is an administrator: then it is a new password for somebody known.
            store::account::reset_password(&store, &email, password, now).await.map_err(|error| match error {
                store::Error::NotFound => {
                    anyhow::anyhow!("nobody has the address {email}; administrators invite staff at /desk/staff")
                }
                other => anyhow::anyhow!("{other:?}"),
            })?;
            println!("{email} has the new password");
        }
    }
    store.close().await;
    Ok(())
}

fn english(refusal: &domain::refusal::Refusal) -> String {
    words::refusal::say(Lang::En, refusal)
}
