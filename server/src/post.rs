//! Letters go out: the log is written out into letters, and those that are due are handed to the mail server, one at a time over
//! one line. Without a server that takes them they wait.

mod comment;
mod compose;
mod sought;

use crate::house::House;
use letters::{Carrier, Letter, Open, Outcome};
use std::sync::Arc;
use std::time::Duration;
use store::letters::{Became, Due};

/// How often the log and what is due are looked at.
const PAUSE: Duration = Duration::from_millis(500);
/// The longest pause while the server cannot be reached.
const LONGEST: Duration = Duration::from_secs(300);
/// Addresses claimed at once.
const MANY: u32 = 20;
/// How often what is not of the log is looked at: closings, what a stopped server left.
const SELDOM: Duration = Duration::from_secs(300);

/// Sends letters for as long as the program runs. A batch at a time, so that the log and what is asked for meanwhile go on beside a
/// long mailing.
pub async fn run<C: Carrier>(house: Arc<House>, post: C) {
    let mut seldom = tokio::time::interval(SELDOM);
    seldom.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let (mut faults, mut more) = (0, false);
    let mut line: Option<C::Line> = None;
    loop {
        let rest = if more { Duration::ZERO } else { pause(faults) };
        tokio::select! {
            _ = seldom.tick() => drop(told("what is due by the clock", clockwork(&house).await)),
            () = tokio::time::sleep(rest) => {}
        }
        while told("letters written out", store::letters::write_out(&house.site.store, house.now()).await) == Some(true)
        {
        }
        while told("what answers searches", sought::write_out(&house).await) == Some(true) {}
        (faults, more) = match deliver(&house, &post, &mut line).await {
            Ok(more) => (0, more),
            Err(why) => {
                if faults == 0 {
                    tracing::error!(?post, why, "the mail server cannot be reached: letters wait");
                }
                (faults + 1, false)
            }
        };
        if let Some(idle) = line.take_if(|_| !more) {
            idle.close().await;
        }
    }
}

fn pause(faults: u32) -> Duration {
    LONGEST.min(PAUSE * 2_u32.pow(faults.min(10)))
}

async fn clockwork(house: &House) -> store::Outcome<()> {
    let (store, now) = (&house.site.store, house.now());
    let lost = store::letters::given_up(store, now).await?;
    if lost > 0 {
        tracing::warn!(lost, "letters were being handed over when a server stopped: they may have arrived");
    }
    store::letters::staff::by_the_clock(store, house.site.rules().summary_days(), now).await?;
    store::letters::closing_soon(store, now).await?;
    store::letters::days::by_the_clock(store, &house.site.rules(), now).await
}

/// Hands over some of what is due; whether there may be more.
async fn deliver<C: Carrier>(house: &House, post: &C, line: &mut Option<C::Line>) -> Result<bool, String> {
    let store = &house.site.store;
    let due = told("letters claimed", store::letters::claim(store, house.now(), MANY).await).unwrap_or_default();
    let more = !due.is_empty();
    let mut due = due.into_iter();
    while let Some(one) = due.next() {
        let became = match hand_over(house, post, line, &one).await {
            Ok(became) => became,
            Err(why) => {
                // What was claimed goes back: nothing of it has left.
                for kept in std::iter::once(one).chain(due) {
                    write_down(house, &kept, Became::Kept).await;
                }
                return Err(why);
            }
        };
        write_down(house, &one, became).await;
    }
    Ok(more)
}

/// Hands one letter over, on the line that is open or a new one.
async fn hand_over<C: Carrier>(
    house: &House,
    post: &C,
    line: &mut Option<C::Line>,
    due: &Due,
) -> Result<Became, String> {
    let letter: Letter = match house.site.names().around(compose::letter(house, due)).await {
        Ok(Some(letter)) => letter,
        Ok(None) => return Ok(Became::Dropped),
        Err(error) => {
            tracing::error!(?error, what = due.what.code(), "a letter could not be written");
            return Ok(Became::Later("it could not be written".into()));
        }
    };
    let open = match line.take().filter(|line| !line.broken()) {
        Some(open) => line.insert(open),
        None => line.insert(post.line().await.map_err(|no| no.0)?),
    };
    if store::letters::handing(&house.site.store, &due.letters, house.now()).await.is_err() {
        return Err("the store cannot write down that a letter is handed over".into());
    }
    Ok(match open.send(&letter).await {
        Outcome::Sent => Became::Sent,
        Outcome::Later(why) => Became::Later(why),
        Outcome::Never(why) => Became::Refused(why),
        Outcome::NoAddress(why) => Became::NoAddress(why),
        Outcome::Unknown(why) => Became::Unknown(why),
    })
}

/// What became of a letter must be kept, or it would be sent again or never: tried for as long as it takes.
async fn write_down(house: &House, due: &Due, became: Became) {
    let mut faults = 0;
    while told(
        "what became of a letter",
        store::letters::tell(&house.site.store, &due.letters, became.clone(), house.now()).await,
    )
    .is_none()
    {
        faults += 1;
        tokio::time::sleep(pause(faults)).await;
    }
}

fn told<T>(what: &str, outcome: store::Outcome<T>) -> Option<T> {
    outcome.inspect_err(|error| tracing::error!(?error, what, "letters could not go on")).ok()
}
