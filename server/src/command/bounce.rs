//! `siang bounce`: a letter that a mail server took and sent back later. Run by the mail server on what arrives at the address that
//! letters are from; what is no such report is told and left, as a success: a mail server answers a failure with a letter of its own.

use super::Place;
use std::io::Read;
use store::letters::Became;

/// Octets read of what arrives: a report with the whole of a letter of ours is far shorter.
const MOST: u64 = 2 << 20;

/// Reads one letter from standard input.
///
/// # Errors
/// A database that cannot be opened or written: the mail server tries again.
pub async fn run(place: &Place) -> anyhow::Result<()> {
    let mut raw = Vec::new();
    std::io::stdin().lock().take(MOST).read_to_end(&mut raw)?;
    let Some(bounce) = letters::bounce(&raw) else {
        println!("this is no report of a letter that came back");
        return Ok(());
    };
    let why = bounce.status.clone();
    let became = if bounce.no_address() { Became::NoAddress(why) } else { Became::Refused(why) };
    let store = place.store().await?;
    let known =
        store::letters::came_back(&store, &bounce.token, &bounce.letters, became, crate::house::clock()()).await;
    store.close().await;
    match known.map_err(|error| anyhow::anyhow!("{error:?}"))? {
        true => println!("written down: {}", bounce.status),
        false => println!("there is no such letter under way"),
    }
    Ok(())
}
