//! `siang serve`: the site, its follower of the log, and a quiet end.

use super::Place;
use crate::house::{House, Settings};
use anyhow::Context;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// What `serve` is asked for.
pub struct Serve {
    pub listen: SocketAddr,
    pub address: Option<String>,
    pub proxies: Vec<std::net::IpAddr>,
    pub sends: u32,
    pub demo: bool,
    /// The mail server that takes letters, and who they are from.
    pub smtp: Option<String>,
    pub sender: Option<String>,
    /// From which day on officers need a second factor.
    pub factor_from: Option<domain::time::Day>,
    /// The file that names providers of identities.
    pub providers: Option<std::path::PathBuf>,
}

/// Serves until it is told to stop; requests under way are finished.
///
/// # Errors
/// A port in use, a database or an index that cannot be opened.
pub async fn run(place: &Place, asked: Serve) -> anyhow::Result<()> {
    let post = asked.smtp.as_deref().map(|smtp| post(smtp, asked.sender.as_deref())).transpose()?;
    let providers = asked.providers.as_deref().map(openid::read).transpose()?.unwrap_or_default();
    let providers = openid::Providers::new(providers)?;
    let taken = place.take()?;
    let clock = crate::house::clock();
    // At once, unless a day is named; a demonstration is entered with the password that it prints.
    let at_once = (!asked.demo).then_some(domain::time::Moment(0));
    let factor_from = asked.factor_from.map(domain::time::Day::start).or(at_once);
    let store = place.store_from(factor_from).await?;
    if let Err(error) = store.files_reached().await {
        anyhow::bail!("files cannot be kept at {}: {error}", place.files_at.as_deref().unwrap_or_default());
    }
    if asked.demo {
        crate::demo::fill(&store, clock()).await.context("the demonstration could not be prepared")?;
    }
    place.tidy_indexes(&taken);
    let search = index_of(place, &store).await?;
    let listener = tokio::net::TcpListener::bind(asked.listen)
        .await
        .with_context(|| format!("{} cannot be listened at; name another with --listen", asked.listen))?;
    let listen = listener.local_addr()?;
    let address = asked.address.unwrap_or_else(|| format!("http://{listen}"));
    let settings = Settings {
        address: address.trim_end_matches('/').to_string(),
        proxies: asked.proxies,
        demo: asked.demo,
        letters: post.is_some(),
        providers,
        sends_in_ten_minutes: asked.sends,
        toll_bits: crate::house::TOLL_BITS,
    };
    store::law::read_anew(&store, clock()).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    store::agency::give_areas(&store).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let fresh = store::account::is_empty(&store).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let house = House::new(store.clone(), search, settings, clock);
    let follower = tokio::spawn(crate::follow::run(house.clone()));
    let letters = post.map(|post| tokio::spawn(crate::post::run(house.clone(), post)));
    let tidy = tokio::spawn(tidy(house.clone()));
    let stop_counting = Arc::new(tokio::sync::Notify::new());
    let arrivals = tokio::spawn(crate::arrivals::run(house.clone(), Arc::clone(&stop_counting)));
    // Whoever started the program may have stopped listening to it; it serves all the same.
    let _ = greet(&address, asked.demo, fresh);
    let router = crate::doors::router(house.clone()).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router).with_graceful_shutdown(told_to_stop()).await?;
    if let Some(letters) = letters {
        letters.abort();
    }
    follower.abort();
    tidy.abort();
    // What it is writing is written first.
    stop_counting.notify_one();
    let _ = arrivals.await;
    crate::arrivals::write(&house).await;
    store.close().await;
    Ok(())
}

fn post(smtp: &str, sender: Option<&str>) -> anyhow::Result<letters::Post> {
    let sender = sender.context("letters need a sender: name one with --letters-from")?;
    Ok(letters::Post::new(smtp, sender)?)
}

/// The index, made anew where it contains what the database does not: an older database was put back under it. Whether each of
/// its files is as it was written, the follower finds out while pages are served.
async fn index_of(place: &Place, store: &store::Store) -> anyhow::Result<search::Index> {
    let open = || search::Index::open(&place.index()).context("the index cannot be opened or made");
    let last = store::event::last(store).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let search = open()?;
    if search.position() <= last {
        return Ok(search);
    }
    tracing::warn!(position = search.position(), last, "the index is of a later database: it is made anew");
    drop(search);
    std::fs::remove_dir_all(place.index()).context("the index cannot be removed")?;
    open()
}

fn greet(address: &str, demo: bool, fresh: bool) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "listening on {address}")?;
    match (demo, fresh) {
        (true, _) => crate::demo::print_accounts(&mut out, address),
        (false, true) => {
            writeln!(out, "nobody can sign in yet: make the first account with `siang user you@agency.go.th`")
        }
        (false, false) => writeln!(out, "staff sign in at {address}/desk"),
    }
}

async fn tidy(house: std::sync::Arc<House>) {
    let mut tick = tokio::time::interval(Duration::from_secs(600));
    loop {
        tick.tick().await;
        house.limits.tidy(house.now());
        // Addresses are erased in time whether letters are sent or not.
        if let Err(error) = store::letters::tidy(&house.site.store, house.now()).await {
            tracing::error!(?error, "addresses whose time has run out could not be erased");
        }
        if let Err(error) = store::sign_up::tidy(&house.site.store, house.now()).await {
            tracing::error!(?error, "accounts that nobody confirmed could not be erased");
        }
        if let Err(error) = store::unsent::tidy(&house.site.store, house.now()).await {
            tracing::error!(?error, "unsent comments whose time has run out could not be erased");
        }
        if let Err(error) = store::attachment::sweep(&house.site.store, std::time::SystemTime::now()).await {
            tracing::error!(?error, "files that belong to no dossier could not be removed");
        }
    }
}

async fn told_to_stop() {
    let interrupted = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
