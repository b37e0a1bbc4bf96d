//! The whole way of a letter with a mail server that takes the line and falls silent: nothing is lost, nothing comes twice.

use crate::kit::Site;
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::letter::Followed;
use letters::Post;
use server::house::Settings;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// Silent from the first word; at the recipient; once it has the whole letter; never.
const DEAF: u8 = 0;
const AT_RECIPIENT: u8 = 1;
const AT_THE_END: u8 = 2;
pub(crate) const WELL: u8 = 3;

/// A real server on a port of its own. `mood` says where it falls silent; `taken` what it was handed whole; `lines` how many came.
pub(crate) struct Slow {
    mood: AtomicU8,
    pub(crate) taken: Mutex<Vec<String>>,
    lines: AtomicU8,
}

impl Slow {
    pub(crate) async fn start(mood: u8) -> (Arc<Slow>, Post) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("smtp://{}?tls=none", listener.local_addr().unwrap());
        let post = Post::new(&address, "Siang <no-reply@siang.test>").unwrap();
        let post = post.patient(Duration::from_millis(300), Duration::from_millis(500));
        let slow = Arc::new(Slow { mood: AtomicU8::new(mood), taken: Mutex::default(), lines: AtomicU8::new(0) });
        let mine = slow.clone();
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                mine.lines.fetch_add(1, Ordering::SeqCst);
                let mine = mine.clone();
                tokio::spawn(async move { mine.speak(line).await });
            }
        });
        (slow, post)
    }

    fn is(&self, mood: u8) -> bool {
        self.mood.load(Ordering::SeqCst) == mood
    }

    async fn speak(&self, line: TcpStream) -> Option<()> {
        let silence = || std::future::pending::<()>();
        let mut line = BufReader::new(line);
        if self.is(DEAF) {
            silence().await;
        }
        line.write_all(b"220 slow.test\r\n").await.ok()?;
        loop {
            let mut heard = String::new();
            if line.read_line(&mut heard).await.ok()? == 0 {
                return None;
            }
            let said: &[u8] = match heard.split_whitespace().next().unwrap_or("") {
                "RCPT" if self.is(AT_RECIPIENT) => {
                    silence().await;
                    b""
                }
                "DATA" => {
                    line.write_all(b"354 go on\r\n").await.ok()?;
                    let mut text = String::new();
                    while !text.ends_with("\r\n.\r\n") {
                        line.read_line(&mut text).await.ok()?;
                    }
                    self.taken.lock().unwrap().push(text);
                    if self.is(AT_THE_END) {
                        silence().await;
                    }
                    b"250 taken\r\n"
                }
                "QUIT" => b"221 bye\r\n",
                _ => b"250 ok\r\n",
            };
            line.write_all(said).await.ok()?;
        }
    }

    fn letters(&self) -> usize {
        // Those who work at an agency have letters of their own.
        self.taken.lock().unwrap().iter().filter(|text| text.contains("somsri@example.test")).count()
    }
}

/// Waits for something, ten seconds at most.
pub(crate) async fn until(what: &str, is: impl Fn() -> bool) {
    for _ in 0..200 {
        if is() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never: {what}");
}

async fn asked() -> Site {
    let settings = Settings { address: "http://siang.test".into(), demo: true, letters: true, ..Settings::default() };
    let site = Site::with(settings).await;
    let of = Followed::Consultation(ConsultationId(1));
    store::letters::follow(&site.house.site.store, of, "somsri@example.test", Lang::Th, site.house.now())
        .await
        .unwrap();
    site
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_waits_for_a_silent_server_and_is_handed_over_once() {
    let site = asked().await;
    let (slow, post) = Slow::start(DEAF).await;
    let sending = tokio::spawn(server::post::run(site.house.clone(), post));
    until("a line that is not answered", || slow.lines.load(Ordering::SeqCst) >= 2).await;
    slow.mood.store(AT_RECIPIENT, Ordering::SeqCst);
    let lines = slow.lines.load(Ordering::SeqCst);
    until("a line that breaks at the recipient", || slow.lines.load(Ordering::SeqCst) > lines).await;
    tokio::time::sleep(Duration::from_millis(800)).await;
    assert_eq!(slow.letters(), 0);
    slow.mood.store(WELL, Ordering::SeqCst);
    // It is tried again when its pause is over, whenever what became of it was written down.
    let tried = || {
        site.later(1);
        slow.letters() == 1
    };
    until("the letter", tried).await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(slow.letters(), 1, "once");
    sending.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_the_server_had_is_not_sent_again_though_it_never_said_so() {
    let site = asked().await;
    let (slow, post) = Slow::start(AT_THE_END).await;
    let sending = tokio::spawn(server::post::run(site.house.clone(), post.clone()));
    until("the letter", || slow.letters() == 1).await;
    slow.mood.store(WELL, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(1_200)).await;
    site.later(2);
    // Also by a program that is started anew.
    sending.abort();
    let again = tokio::spawn(server::post::run(site.house.clone(), post));
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(slow.letters(), 1, "nobody knows whether it arrived, so it is not sent twice");
    again.abort();
}
