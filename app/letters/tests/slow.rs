//! A mail server that takes the line and then says nothing, at each step: what had not left can be sent later, what had is not known.

use letters::{Carrier, Letter, Open, Outcome, Part, Post};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// At which step a server falls silent.
#[derive(Clone, Copy, PartialEq)]
enum Silent {
    Greeting,
    Sender,
    Recipient,
    Text,
    Taken,
    Never,
}

/// Speaks with one sender, as far as it does. Gives the letter that it was handed whole.
async fn speak(line: TcpStream, silent: Silent) -> Option<String> {
    let mut line = BufReader::new(line);
    macro_rules! say {
        ($step:expr, $words:literal) => {{
            if silent == $step {
                std::future::pending::<()>().await;
            }
            line.write_all($words.as_bytes()).await.ok()?;
        }};
    }
    say!(Silent::Greeting, "220 slow.test\r\n");
    let mut letter: Option<String> = None;
    loop {
        let mut heard = String::new();
        if line.read_line(&mut heard).await.ok()? == 0 {
            return letter;
        }
        match heard.split_whitespace().next().unwrap_or("") {
            "EHLO" | "HELO" => line.write_all(b"250 slow.test\r\n").await.ok()?,
            "MAIL" => say!(Silent::Sender, "250 ok\r\n"),
            "RCPT" => say!(Silent::Recipient, "250 ok\r\n"),
            "DATA" => {
                say!(Silent::Text, "354 go on\r\n");
                let mut text = String::new();
                while !text.ends_with("\r\n.\r\n") {
                    line.read_line(&mut text).await.ok()?;
                }
                letter = Some(text);
                if silent == Silent::Taken {
                    // It has the whole of it, and never says so.
                    std::future::pending::<()>().await;
                }
                line.write_all(b"250 taken\r\n").await.ok()?;
            }
            "QUIT" => {
                line.write_all(b"221 bye\r\n").await.ok()?;
                return letter;
            }
            _ => line.write_all(b"250 ok\r\n").await.ok()?,
        }
    }
}

fn letter() -> Letter {
    Letter {
        id: "letter-1".into(),
        to: "somsri@example.test".into(),
        lang: "en",
        subject: "A new consultation".into(),
        parts: vec![Part::Text("A market in each district".into())],
        leave: None,
    }
}

async fn post(listener: &TcpListener) -> Post {
    let address = format!("smtp://{}?tls=none", listener.local_addr().unwrap());
    let post = Post::new(&address, "Siang <no-reply@siang.test>").unwrap();
    post.patient(Duration::from_millis(300), Duration::from_millis(600))
}

#[tokio::test]
async fn a_server_that_never_greets_is_no_line() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let post = post(&listener).await;
    let server = tokio::spawn(async move {
        let (line, _) = listener.accept().await.unwrap();
        speak(line, Silent::Greeting).await
    });
    assert!(post.line().await.is_err());
    server.abort();
}

#[tokio::test]
async fn what_was_not_handed_over_waits_and_what_was_is_not_sent_again() {
    for (silent, later) in
        [(Silent::Sender, true), (Silent::Recipient, true), (Silent::Text, true), (Silent::Taken, false)]
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let post = post(&listener).await;
        let server = tokio::spawn(async move {
            let (line, _) = listener.accept().await.unwrap();
            let slow = tokio::spawn(speak(line, silent));
            // To who comes again it speaks as it should.
            let (line, _) = listener.accept().await.unwrap();
            let letter = speak(line, Silent::Never).await;
            slow.abort();
            letter
        });
        let mut line = post.line().await.unwrap();
        let outcome = line.send(&letter()).await;
        match later {
            true => assert!(matches!(outcome, Outcome::Later(_)), "{outcome:?}"),
            false => assert!(matches!(outcome, Outcome::Unknown(_)), "{outcome:?}"),
        }
        assert!(line.broken(), "the next letter has a line of its own");
        let mut again = post.line().await.unwrap();
        if later {
            assert_eq!(again.send(&letter()).await, Outcome::Sent);
        }
        again.close().await;
        assert_eq!(server.await.unwrap().is_some(), later, "handed over once");
    }
}
