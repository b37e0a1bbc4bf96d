//! Measures deeds a second with a hundred callers at once, each deed one row and one event, on disk when it returns:
//! `cargo run --release -p store --example shared_commit [database address]`.

use domain::agency::Level;
use domain::time::Moment;
use sqlx::sqlite::{SqliteConnectOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Executor};
use std::time::{Duration, Instant};
use store::password::Cost;
use store::{Options, Store, account, agency};

const CALLERS: usize = 100;
const FOR: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Beside the build, not in /tmp, which may be memory.
    let folder = tempfile::tempdir_in(std::env::current_exe()?.parent().ok_or("no folder")?)?;
    let here = format!("sqlite:{}", folder.path().join("siang.db").display());
    let url = std::env::args().nth(1).unwrap_or(here);
    let store = Store::open_with(&url, Options { passwords: Cost::Cheap, ..Options::default() }).await?;
    let now = Moment(1_800_000_000_000);
    let new = |name: String| agency::New {
        parent: None,
        level: Level::Local,
        name_th: name,
        name_en: String::new(),
        place: None,
    };
    let (_, person) = account::make_first_administrator(
        &store,
        new("Office".into()),
        "Somebody",
        "a@example.th",
        "a long password",
        now,
    )
    .await?;
    let by = account::viewer_of(&store, person, now).await?;
    let before = store.statements();
    let began = Instant::now();
    let callers: Vec<_> = (0..CALLERS)
        .map(|caller| {
            let (store, by) = (store.clone(), by.clone());
            tokio::spawn(async move {
                let mut done = 0u32;
                while began.elapsed() < FOR {
                    agency::make(&store, &by, new(format!("Agency {caller}/{done}")), now).await?;
                    done += 1;
                }
                Ok::<u32, store::Error>(done)
            })
        })
        .collect();
    let mut deeds = 0;
    for caller in callers {
        deeds += caller.await??;
    }
    let seconds = began.elapsed().as_secs_f64();
    println!(
        "{}: {:.0} deeds a second by {CALLERS} callers, {:.2} statements a deed",
        store.database(),
        f64::from(deeds) / seconds,
        (store.statements() - before) as f64 / f64::from(deeds)
    );
    store.close().await;
    if let Some(file) = url.strip_prefix("sqlite:") {
        raw(file).await?;
    }
    Ok(())
}

/// The same two rows a deed straight into the file, by one caller, with a commit for each hundred: what the database itself
/// can do.
async fn raw(file: &str) -> Result<(), Box<dyn std::error::Error>> {
    let options = SqliteConnectOptions::new().filename(file).synchronous(SqliteSynchronous::Full);
    let mut line = options.connect().await?;
    let (mut deeds, began) = (0_i64, Instant::now());
    while began.elapsed() < FOR {
        line.execute("begin immediate").await?;
        for _ in 0..CALLERS {
            deeds += 1;
            sqlx::query("insert into agencies (id, level, name_th, name_en, made) values ($1, 'local', $2, '', 0)")
                .bind(1_000_000_000 + deeds)
                .bind(format!("Agency {deeds}"))
                .execute(&mut line)
                .await?;
            sqlx::query(
                "insert into events (seq, at, deed, subject, public, content, salt, commitment)
                 values ($1, 0, 'agency.made', '', false, $2, $3, $3)",
            )
            .bind(1_000_000_000 + deeds)
            .bind(vec![0_u8; 80])
            .bind(vec![0_u8; 32])
            .execute(&mut line)
            .await?;
        }
        line.execute("commit").await?;
    }
    println!("raw SQLite: {:.0} of the same rows a second by one caller", deeds as f64 / began.elapsed().as_secs_f64());
    Ok(())
}
