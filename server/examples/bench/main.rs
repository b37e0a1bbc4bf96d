//! Measures the portal: `cargo xtask bench [number of comments] [folder, or -] [exports]`. It makes its own data from a seed, asks the whole
//! router in process (no network, so that what is measured is ours), checks each answer before it prints a figure, and puts
//! a bare axum handler that sends the same bytes beside it. The folder is kept when it is named.

mod data;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing::get;
use data::Made;
use http::{Request, header};
use http_body_util::BodyExt;
use server::house::{House, Settings};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tower::ServiceExt;

const ADDRESS: &str = "http://siang.test";

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut words = std::env::args().skip(1);
    let many: usize = words.next().map_or(Ok(1_000_000), |word| word.replace(['_', ','], "").parse())?;
    let named = words.next().filter(|word| word != "-");
    // Nothing but this: `exports`, `pages`.
    let only = words.next();
    // Beside the build, not in /tmp, which may be memory.
    let own = tempfile::tempdir_in(std::env::current_exe()?.parent().ok_or("no folder")?)?;
    let folder = named.as_deref().map_or(own.path(), Path::new);
    std::fs::create_dir_all(folder)?;
    let store = store::Store::open(&format!("sqlite:{}", folder.join("siang.db").display())).await?;
    let begun = Instant::now();
    let made = data::make(&store, many).await?;
    println!("data: {many} comments in {:.1} s", begun.elapsed().as_secs_f64());

    let index = search::Index::open(&folder.join("index"))?;
    let (begun, cpu) = (Instant::now(), cpu());
    let mut indexer = server::index::Indexer::over(store.clone(), index.clone());
    let exports = only.as_deref() == Some("exports");
    while !exports && indexer.step().await? > 0 {}
    println!("index: made in {:.1} s, {:.1} CPU-s", begun.elapsed().as_secs_f64(), self::cpu() - cpu);

    let now = made.now;
    let settings = Settings { address: ADDRESS.into(), sends_in_ten_minutes: u32::MAX, ..Settings::default() };
    let house = House::new(store.clone(), index, settings, Arc::new(move || now));
    let bench = Bench { router: server::doors::router(house), store: store.clone(), session: made.session.clone() };
    println!(
        "{:<58} {:>9} {:>9} {:>9} {:>9} {:>7} {:>9}",
        "operation", "CPU-ms", "a second", "p50 ms", "p99 ms", "asked", "bytes"
    );
    if exports {
        return bench.exports(&made, many).await;
    }
    bench.pages(&made).await?;
    if only.as_deref() == Some("pages") {
        return Ok(());
    }
    bench.exports(&made, many).await?;
    bench.submits(&made).await?;
    bench.paced(&made).await?;
    bench.first_visit(&made).await?;
    store.close().await;
    started(folder, &made)?;
    Ok(())
}

struct Bench {
    router: Router,
    store: store::Store,
    session: String,
}

impl Bench {
    async fn pages(&self, made: &Made) -> Outcome<()> {
        let (draft, large) = (made.draft, made.large);
        let page = format!("/c/{draft}/draft");
        let kept =
            self.line("page of a draft, 40 provisions, 1,000 comments, kept", 20_000, |_| get_page(&page)).await?;
        let body = Bytes::from(vec![b'x'; kept]);
        let bare = Router::new().route("/", get(move || async move { body.clone() }));
        line(&bare, None, "  bare axum, the same bytes", 20_000, |_| get_page("/")).await?;
        self.line("  the same, nothing kept (a session)", 400, |_| self.signed(&page)).await?;
        self.line("  the same, nothing kept, compressed for the next", 200, |n| get_page(&format!("{page}?n={n}")))
            .await?;
        let comments = format!("/c/{large}/comments");
        self.line("first page of all comments of the large hearing", 300, |_| self.signed(&comments)).await?;
        let before = made.last / 2;
        self.line("  a page in their middle", 300, |n| {
            self.signed(&format!("{comments}?before={}", before + n as i64))
        })
        .await?;
        self.desk(large).await?;
        println!("three quarters coded in {:.1} s:", data::code(&self.store, made).await?.as_secs_f64());
        self.desk(large).await?;
        self.line("home", 300, |_| self.signed("/")).await?;
        self.line("a consultation", 300, |_| self.signed(&format!("/c/{draft}"))).await?;
        self.line("the form of a comment", 300, |_| self.signed(&format!("/c/{draft}/say?at=m3"))).await?;
        self.line("search, one word (ตลาด)", 100, |n| {
            self.signed(&format!("/search?q=%E0%B8%95%E0%B8%A5%E0%B8%B2%E0%B8%94&n={n}"))
        })
        .await?;
        Ok(())
    }

    /// The large table as an officer has it, a hundred to a page.
    async fn desk(&self, large: i64) -> Outcome<()> {
        let desk = format!("/desk/c/{large}/ledger");
        for (name, query) in [
            ("the desk's table of the large hearing", ""),
            ("  waiting, of one stance and class", "?place=waiting&stance=disagree&class=expert"),
            ("  coded", "?place=coded"),
            ("  of one provision", "?at=m7"),
            ("  long ones that were sent to the agency only", "?length=long&showing=agency"),
        ] {
            self.line(name, 100, |_| self.signed(&format!("{desk}{query}"))).await?;
        }
        Ok(())
    }

    /// Reads an answer to its end, with what it took; sums what `count` finds in its pieces.
    async fn whole(&self, name: &str, request: Request<Body>, count: impl Fn(&[u8]) -> usize) -> Outcome<usize> {
        let (begun, cpu, resting) = (Instant::now(), cpu(), memory("self"));
        let (done, stop) = std::sync::mpsc::channel::<()>();
        // What is made before the first byte counts too.
        let watch = std::thread::spawn(move || {
            let mut peak = 0;
            while stop.recv_timeout(Duration::from_millis(10)) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                peak = memory("self").max(peak);
            }
            peak
        });
        let response = self.router.clone().oneshot(request).await?;
        let mut body = response.into_body().into_data_stream();
        let (mut first, mut bytes, mut counted) = (None, 0, 0);
        while let Some(chunk) = futures::StreamExt::next(&mut body).await {
            let chunk = chunk?;
            first.get_or_insert_with(|| begun.elapsed());
            bytes += chunk.len();
            counted += count(&chunk);
        }
        drop(done);
        let peak = watch.join().unwrap_or_default();
        println!(
            "{name}: {:.1} CPU-s, {:.1} s, first byte {:.1} ms, {} MB, {} MiB extra at most, {} in all",
            self::cpu() - cpu,
            begun.elapsed().as_secs_f64(),
            first.unwrap_or_default().as_secs_f64() * 1e3,
            bytes / 1_000_000,
            peak.saturating_sub(resting) / 1024,
            peak / 1024
        );
        Ok(counted)
    }

    async fn exports(&self, made: &Made, many: usize) -> Outcome<()> {
        self.line("XLSX of 1,000 comments", 20, |_| self.signed(&format!("/c/{}/comments.xlsx", made.draft))).await?;
        let rows = |chunk: &[u8]| chunk.windows(2).filter(|two| two == b"\r\n").count();
        let csv = get_page(&format!("/c/{}/comments.csv", made.large));
        let lines = self.whole(&format!("CSV of {many} comments"), csv, rows).await?;
        assert!(lines > many, "{lines} lines for {many} comments");
        let workbook = self.signed(&format!("/c/{}/comments.xlsx", made.large));
        self.whole(&format!("XLSX of {many} comments"), workbook, |_| 0).await?;
        Ok(())
    }

    /// A hundred senders at once, each comment on disk when its receipt is given.
    async fn submits(&self, made: &Made) -> Outcome<()> {
        const SENDERS: u64 = 100;
        let before = store::comment::counts(&self.store, domain::id::ConsultationId(made.draft)).await?.total;
        let (begun, cpu, asked) = (Instant::now(), cpu(), self.store.statements());
        let senders: Vec<_> = (0..SENDERS)
            .map(|sender| {
                let (router, draft) = (self.router.clone(), made.draft);
                tokio::spawn(async move {
                    let mut times = Vec::new();
                    while begun.elapsed() < Duration::from_secs(5) {
                        let key = (sender << 32) + times.len() as u64 + 1;
                        let from = Instant::now();
                        let response = router.clone().oneshot(send(draft, key)).await?;
                        if response.status() != 303 {
                            return Err(format!("{} instead of a receipt", response.status()).into());
                        }
                        times.push(from.elapsed());
                    }
                    Outcome::Ok(times)
                })
            })
            .collect();
        let mut times = Vec::new();
        for sender in senders {
            times.extend(sender.await??);
        }
        let elapsed = begun.elapsed();
        let after = store::comment::counts(&self.store, domain::id::ConsultationId(made.draft)).await?.total;
        assert_eq!(after - before, times.len() as u64, "every receipt is a row");
        print_line(
            &format!("a comment accepted, on disk ({SENDERS} senders)"),
            times,
            elapsed,
            self::cpu() - cpu,
            self.store.statements() - asked,
            0,
        );
        Ok(())
    }

    /// Five hundred comments a second, each sent at its moment whether or not those before it were answered.
    async fn paced(&self, made: &Made) -> Outcome<()> {
        const A_SECOND: u64 = 500;
        const MANY: u64 = 5 * A_SECOND;
        let (begun, cpu, asked) = (tokio::time::Instant::now(), cpu(), self.store.statements());
        let mut sent = Vec::new();
        for n in 0..MANY {
            let due = begun + Duration::from_micros(n * 1_000_000 / A_SECOND);
            tokio::time::sleep_until(due).await;
            let (router, request) = (self.router.clone(), send(made.draft, (1 << 60) + n));
            sent.push(tokio::spawn(async move {
                let status = router.oneshot(request).await?.status();
                if status == 303 { Outcome::Ok(due.elapsed()) } else { Err(format!("{status}, no receipt").into()) }
            }));
        }
        let mut times = Vec::new();
        for one in sent {
            times.push(one.await??);
        }
        let name = format!("  the same, {A_SECOND} a second sent");
        print_line(&name, times, begun.elapsed(), self::cpu() - cpu, self.store.statements() - asked, 0);
        Ok(())
    }

    /// What the first visit to a whole Act brings to the phone, compressed.
    async fn first_visit(&self, made: &Made) -> Outcome<()> {
        let Some(act) = made.act else {
            println!("first visit: left out, ../shared is not there");
            return Ok(());
        };
        let brotli = async |path: &str| -> Outcome<Bytes> {
            let request = Request::get(path).header(header::ACCEPT_ENCODING, "br").body(Body::empty())?;
            Ok(self.router.clone().oneshot(request).await?.into_body().collect().await?.to_bytes())
        };
        let plain = async |path: &str| -> Outcome<String> {
            let request = Request::get(path).body(Body::empty())?;
            let body = self.router.clone().oneshot(request).await?.into_body().collect().await?.to_bytes();
            Ok(String::from_utf8(body.to_vec())?)
        };
        let page = format!("/c/{act}/draft");
        let html = plain(&page).await?;
        let css = html.split('"').find(|part| part.starts_with("/assets/main")).ok_or("no stylesheet")?;
        let sheet = plain(css).await?;
        let (page, style) = (brotli(&page).await?.len(), brotli(css).await?.len());
        let mut fonts = 0;
        for font in sheet.split(['(', ')', '"']).filter(|part| part.ends_with(".woff2")) {
            fonts += brotli(&format!("/assets/{font}")).await?.len();
        }
        println!(
            "first visit to the Act on Legislative Drafting: {} bytes (page {page}, style {style}, all fonts {fonts}), scripts {}",
            page + style + fonts,
            html.matches("<script").count()
        );
        Ok(())
    }

    fn signed(&self, path: &str) -> Request<Body> {
        let cookie = format!("{}={}", server::cookie::session_name(ADDRESS), self.session);
        Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).expect("a request")
    }

    async fn line(&self, name: &str, times: usize, make: impl Fn(usize) -> Request<Body>) -> Outcome<usize> {
        line(&self.router, Some(&self.store), name, times, make).await
    }
}

fn get_page(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).expect("a request")
}

fn send(consultation: i64, key: u64) -> Request<Body> {
    let form = format!(
        "page=%2Fc%2F{consultation}%2Fsay&consultation={consultation}&at=m3&stance=change&class=public&showing=unnamed\
         &reason={}+{key}&key={key:032x}",
        "%E0%B8%82%E0%B8%AD%E0%B9%83%E0%B8%AB%E0%B9%89%E0%B9%81%E0%B8%81%E0%B9%89".repeat(8)
    );
    Request::post("/api/comment/submit")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "text/html")
        .body(Body::from(form))
        .expect("a request")
}

/// Asks one after another, and prints what it took; gives the bytes of one answer.
async fn line(
    router: &Router,
    store: Option<&store::Store>,
    name: &str,
    times: usize,
    make: impl Fn(usize) -> Request<Body>,
) -> Outcome<usize> {
    let ask = async |n: usize| -> Outcome<usize> {
        let response = router.clone().oneshot(make(n)).await?;
        if response.status() != 200 {
            return Err(format!("{name}: {}", response.status()).into());
        }
        Ok(response.into_body().collect().await?.to_bytes().len())
    };
    for n in 0..3 {
        ask(times + n).await?;
    }
    let statements = || store.map_or(0, store::Store::statements);
    let (begun, before, asked) = (Instant::now(), cpu(), statements());
    let mut took = Vec::with_capacity(times);
    let mut bytes = 0;
    for n in 0..times {
        let from = Instant::now();
        bytes = ask(n).await?;
        took.push(from.elapsed());
    }
    print_line(name, took, begun.elapsed(), cpu() - before, statements() - asked, bytes);
    Ok(bytes)
}

fn print_line(name: &str, mut took: Vec<Duration>, elapsed: Duration, cpu: f64, asked: u64, bytes: usize) {
    took.sort_unstable();
    let times = took.len().max(1);
    let at = |share: usize| took.get(took.len() * share / 100).map_or(0.0, |took| took.as_secs_f64() * 1e3);
    println!(
        "{name:<58} {:>9.3} {:>9.0} {:>9.3} {:>9.3} {:>7.1} {bytes:>9}",
        cpu * 1e3 / times as f64,
        times as f64 / elapsed.as_secs_f64(),
        at(50),
        at(99),
        asked as f64 / times as f64
    );
}

/// CPU seconds of this process so far.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks: Vec<f64> =
        stat.rsplit(')').next().unwrap_or("").split(' ').filter_map(|field| field.parse().ok()).collect();
    // After the name and the state: utime and stime are the 11th and 12th numbers, in hundredths.
    (ticks.get(10).unwrap_or(&0.0) + ticks.get(11).unwrap_or(&0.0)) / 100.0
}

/// Anonymous memory of a process, KiB.
fn memory(process: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("RssAnon"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0)
}

/// Starts the released program over the data just made, and asks it for pages from eight sides at once.
fn started(folder: &Path, made: &Made) -> Outcome<()> {
    let program = std::env::current_exe()?.parent().and_then(Path::parent).ok_or("no folder")?.join("siang");
    let begun = Instant::now();
    let mut child = std::process::Command::new(&program)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder)
        .stdout(std::process::Stdio::piped())
        .spawn()?;
    let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
    let line = lines.next().ok_or("no line")??;
    let start = begun.elapsed();
    std::thread::sleep(Duration::from_secs(2));
    let idle = memory(&child.id().to_string());
    let address = line.rsplit("://").next().ok_or("no address")?.trim().to_string();
    let begun = Instant::now();
    let asking: Vec<_> = (0..8)
        .map(|side| {
            let (address, draft, large, last) = (address.clone(), made.draft, made.large, made.last);
            std::thread::spawn(move || {
                for n in 0..400 {
                    let turn = n * 8 + side;
                    let path = match n % 4 {
                        0 => format!("/c/{large}/comments?before={}", last - turn * 50),
                        1 => format!("/c/{draft}/draft?n={turn}"),
                        2 => format!("/search?q=%E0%B8%95%E0%B8%A5%E0%B8%B2%E0%B8%94&n={turn}"),
                        _ => format!("/?n={turn}"),
                    };
                    ask_over_the_line(&address, &path)?;
                }
                Outcome::Ok(())
            })
        })
        .collect();
    for one in asking {
        one.join().map_err(|_| "a side that asked panicked")??;
    }
    println!(
        "start: {:.0} ms until \"{line}\"; RssAnon {} MiB idle, {} MiB after 3,200 pages that nobody asked for before, \
         in {:.1} s; {} is {} MB",
        start.as_secs_f64() * 1e3,
        idle / 1024,
        memory(&child.id().to_string()) / 1024,
        begun.elapsed().as_secs_f64(),
        program.file_name().unwrap_or_default().display(),
        std::fs::metadata(&program)?.len() / 1_000_000
    );
    child.kill()?;
    child.wait()?;
    Ok(())
}

fn ask_over_the_line(address: &str, path: &str) -> Outcome<()> {
    use std::io::{Read, Write};
    let mut line = std::net::TcpStream::connect(address)?;
    write!(line, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    line.read_to_end(&mut answer)?;
    if answer.starts_with(b"HTTP/1.1 200") { Ok(()) } else { Err(format!("{path} was not answered").into()) }
}
