//! The program itself as a process: killed while comments pour in, started over a broken index, used from the command line.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const SIANG: &str = env!("CARGO_BIN_EXE_siang");

struct Running {
    child: Child,
    at: String,
}

impl Running {
    fn start(data: &Path) -> Running {
        let mut child = Command::new(SIANG)
            .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.find(|line| line.as_ref().is_ok_and(|line| line.contains("http://"))).unwrap().unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        Running { child, at: line.split_once("http://").unwrap().1.trim().to_string() }
    }

    /// Status, Location and body of one request; nothing when the line breaks.
    fn ask(&self, method: &str, path: &str, body: &str) -> Option<(u16, String, String)> {
        let mut line = TcpStream::connect(&self.at).ok()?;
        line.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
        write!(
            line,
            "{method} {path} HTTP/1.1\r\nhost: {}\r\naccept: text/html\r\nconnection: close\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            self.at,
            body.len()
        )
        .ok()?;
        let mut bytes = Vec::new();
        line.read_to_end(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let to = head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or("").to_string();
        Some((status, to, body.to_string()))
    }

    fn found(&self, query: &str, words: &str) -> bool {
        let until = Instant::now() + Duration::from_secs(60);
        while Instant::now() < until {
            if self.ask("GET", &format!("/search?q={query}"), "").is_some_and(|(_, _, page)| page.contains(words)) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        false
    }
}

/// As `kill -9`.
impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn siang(words: &[&str], data: &Path) -> Output {
    Command::new(SIANG).args(words).arg("--data").arg(data).output().unwrap()
}

/// "ปลาหมอทะเล", a word that no consultation of the demonstration has.
const WORD: &str = "%E0%B8%9B%E0%B8%A5%E0%B8%B2%E0%B8%AB%E0%B8%A1%E0%B8%AD%E0%B8%97%E0%B8%B0%E0%B9%80%E0%B8%A5";

fn form(key: u64) -> String {
    format!("page=%2Fc%2F3%2Fsay&consultation=3&at=k1&stance=agree&reason={WORD}+{key}&key={key:032x}")
}

#[test]
fn every_receipt_given_before_a_kill_is_found_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let running = Running::start(folder.path());
    let next = AtomicU64::new(1);
    let begun = Instant::now();
    let mut given: Vec<String> = std::thread::scope(|scope| {
        let senders: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut given = Vec::new();
                    while begun.elapsed() < Duration::from_secs(2) {
                        let key = next.fetch_add(1, Ordering::Relaxed);
                        if key > 500 {
                            break;
                        }
                        if let Some((303, to, _)) = running.ask("POST", "/api/comment/submit", &form(key)) {
                            given.push(to);
                        }
                    }
                    given
                })
            })
            .collect();
        std::thread::sleep(Duration::from_millis(900));
        let process = running.child.id().to_string();
        assert!(Command::new("kill").args(["-9", &process]).status().unwrap().success());
        senders.into_iter().flat_map(|sender| sender.join().unwrap()).collect()
    });
    drop(running);
    given.sort();
    given.dedup();
    assert!(given.len() > 10, "{} receipts were given", given.len());

    let again = Running::start(folder.path());
    for receipt in &given {
        let path = receipt.split('?').next().unwrap();
        assert_eq!(again.ask("GET", path, "").map(|(status, ..)| status), Some(200), "{receipt}");
    }
    assert!(again.found(WORD, "<mark"), "the index catches up by itself");
}

#[test]
fn a_broken_index_folder_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let running = Running::start(folder.path());
    running.ask("POST", "/api/comment/submit", &form(1)).unwrap();
    assert!(running.found(WORD, "<mark"));
    drop(running);
    let index = folder.path().join("index");
    for entry in std::fs::read_dir(&index).unwrap().flatten() {
        if entry.path().is_file() {
            std::fs::write(entry.path(), b"broken").unwrap();
        }
    }
    let again = Running::start(folder.path());
    assert_eq!(again.ask("GET", "/", "").unwrap().0, 200);
    assert!(again.found(WORD, "<mark"));
}

fn indexes(data: &Path) -> Vec<std::ffi::OsString> {
    let folders = std::fs::read_dir(data).unwrap().flatten().filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name()).collect()
}

/// As OPERATING.md says, but for the index, which is forgotten: it contains more than the database that was put back.
#[test]
fn a_restored_database_is_searched_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let running = Running::start(data);
    let copy = data.join("copy.db");
    assert!(siang(&["backup", copy.to_str().unwrap()], data).status.success());
    for key in 1..4 {
        running.ask("POST", "/api/comment/submit", &form(key)).unwrap();
    }
    assert!(running.found(WORD, "<mark"));
    drop(running);
    for beside in ["siang.db-wal", "siang.db-shm"] {
        let _ = std::fs::remove_file(data.join(beside));
    }
    std::fs::copy(&copy, data.join("siang.db")).unwrap();
    let again = Running::start(data);
    assert!(again.found("%E0%B8%95%E0%B8%A5%E0%B8%B2%E0%B8%94", "<mark"), "it is made anew");
    let search = format!("/search?q={WORD}");
    assert!(!again.ask("GET", &search, "").unwrap().2.contains("<mark"), "what the backup has not is not found");
    again.ask("POST", "/api/comment/submit", &form(9)).unwrap();
    assert!(again.found(WORD, "<mark"), "and it follows the log from there");
}

#[test]
fn an_account_is_made_with_a_password_from_a_pipe() {
    let folder = tempfile::tempdir().unwrap();
    let user = |email: &str, password: &str| {
        let mut child = Command::new(SIANG)
            .args(["user", email, "--data"])
            .arg(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        writeln!(child.stdin.take().unwrap(), "{password}").unwrap();
        child.wait_with_output().unwrap()
    };
    assert!(!user("me@agency.go.th", "short").status.success());
    let made = user("me@agency.go.th", "long enough for an account");
    assert!(String::from_utf8_lossy(&made.stdout).contains("central administrator"));
    let again = user("me@agency.go.th", "long enough for another");
    assert!(String::from_utf8_lossy(&again.stdout).contains("new password"));
    let nobody = user("nobody@agency.go.th", "long enough for another");
    assert!(!nobody.status.success() && String::from_utf8_lossy(&nobody.stderr).contains("nobody has the address"));
}

/// What is printed about a database that does not answer has no password in it.
#[test]
fn a_databases_password_is_never_printed() {
    let folder = tempfile::tempdir().unwrap();
    let url = "postgres://siang:hunter2hunter2@127.0.0.1:1/siang";
    for words in [&["reindex"][..], &["backup", "copy.dump"]] {
        let said = siang(&[words, &["--database", url]].concat(), folder.path());
        let said = format!("{}{}", String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
        assert!(said.contains("127.0.0.1") && !said.contains("hunter2"), "{said}");
    }
}

#[test]
fn the_command_line_works_beside_a_running_server() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let running = Running::start(data);
    let text = data.join("bill.txt");
    std::fs::write(&text, "ร่างพระราชบัญญัติปลา พ.ศ. ....\n\nมาตรา ๑ พระราชบัญญัตินี้เรียกว่า “พระราชบัญญัติปลา พ.ศ. ....”\n")
        .unwrap();
    let read = Command::new(SIANG).arg("read").arg(&text).output().unwrap();
    assert!(read.status.success());
    let lines = String::from_utf8(read.stdout).unwrap();
    assert!(lines.lines().any(|line| line.contains("\"m1\"") && line.contains("\"provision\"")), "{lines}");

    let csv = data.join("comments.csv");
    let wrote = siang(&["export", "1", "comments.csv", "--out", csv.to_str().unwrap()], data);
    assert!(wrote.status.success(), "{}", String::from_utf8_lossy(&wrote.stderr));
    assert!(std::fs::read_to_string(&csv).unwrap().lines().count() > 58);

    let copy = data.join("copy.db");
    let backed = siang(&["backup", copy.to_str().unwrap()], data);
    assert!(backed.status.success(), "{}", String::from_utf8_lossy(&backed.stderr));
    assert!(std::fs::metadata(&copy).unwrap().len() > 100_000);

    // The index made anew lies beside the server's own, which goes on learning, and is taken up at the next start.
    let reindexed = siang(&["reindex"], data);
    assert!(reindexed.status.success(), "{}", String::from_utf8_lossy(&reindexed.stderr));
    running.ask("POST", "/api/comment/submit", &form(1)).unwrap();
    assert!(running.found(WORD, "<mark"));
    let second = siang(&["serve", "--listen", "127.0.0.1:0"], data);
    assert!(!second.status.success() && String::from_utf8_lossy(&second.stderr).contains("another"));
    drop(running);
    let running = Running::start(data);
    assert!(running.found(WORD, "<mark"));
    assert_eq!(indexes(data).len(), 1, "the old one is cleared away");
    drop(running);
    let again = siang(&["reindex"], data);
    assert!(again.status.success() && indexes(data).len() == 1, "{}", String::from_utf8_lossy(&again.stderr));

    for words in ["serve", "read", "export", "user", "bounce", "reindex", "backup"] {
        let help = Command::new(SIANG).args([words, "--help"]).output().unwrap();
        assert!(help.status.success() && !help.stdout.is_empty(), "{words}");
    }
    let wrong = siang(&["export", "424242", "comments.csv", "--out", "/dev/null"], data);
    assert!(!wrong.status.success() && !wrong.stderr.is_empty());
}

#[test]
fn a_file_that_cannot_be_read_is_told_by_its_name_and_why() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("picture.png");
    std::fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    let empty = folder.path().join("empty.txt");
    std::fs::write(&empty, b" \n").unwrap();
    let none = folder.path().join("none.docx");
    let (unknown, without) = ("This kind of file is not read", "There is no text in this file");
    for (file, why) in [(&picture, unknown), (&empty, without), (&none, "cannot be opened")] {
        let said = Command::new(SIANG).arg("read").arg(file).output().unwrap();
        let told = String::from_utf8_lossy(&said.stderr).into_owned();
        let name = file.file_name().unwrap().to_str().unwrap();
        assert!(!said.status.success() && said.stdout.is_empty(), "{told}");
        assert!(told.contains(name) && told.contains(why), "{told}");
    }
}
