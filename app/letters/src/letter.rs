//! A letter as data, and as the message that a server takes: plain text, and the same as a page.

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};

/// A piece of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A paragraph.
    Text(String),
    /// A line that stands above what belongs to it.
    Heading(String),
    /// Words of somebody else; lines are kept.
    Quote(String),
    /// Where to go, on a line of its own.
    Link { words: String, to: String },
    /// What stands at the end in small letters.
    Small(String),
}

/// A letter to one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What its `Message-ID` begins with: the same letter always has the same.
    pub id: String,
    pub to: String,
    /// `th` or `en`.
    pub lang: &'static str,
    pub subject: String,
    pub parts: Vec<Part>,
    /// The address that ends such letters with one press (RFC 8058), where its reader can leave.
    pub leave: Option<String>,
}

impl Letter {
    /// The message as bytes, and the two addresses of its envelope.
    pub(crate) fn written(&self, sender: &Mailbox) -> Result<Message, String> {
        let to: Mailbox = self.to.parse().map_err(|error| format!("no address: {error}"))?;
        let mut message = Message::builder()
            .from(sender.clone())
            .to(to)
            .subject(self.subject.as_str())
            .message_id(Some(format!("<{}@{}>", self.id, sender.email.domain())))
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("Content-Language", self.lang));
        if let Some(leave) = &self.leave {
            message = message
                .raw_header(header("List-Unsubscribe", &format!("<{leave}>")))
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        let part = |kind: ContentType, body: String| SinglePart::builder().header(kind).body(body);
        let both = MultiPart::alternative()
            .singlepart(part(ContentType::TEXT_PLAIN, self.plain()))
            .singlepart(part(ContentType::TEXT_HTML, self.page()));
        message.multipart(both).map_err(|error| error.to_string())
    }

    /// The letter as plain text.
    pub fn plain(&self) -> String {
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|part| match part {
                Part::Text(text) | Part::Small(text) => text.clone(),
                Part::Heading(text) => text.clone(),
                Part::Quote(text) => text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
                Part::Link { words, to } => format!("{words}\n{to}"),
            })
            .collect();
        parts.join("\n\n") + "\n"
    }

    /// The letter as a page: no picture, nothing fetched.
    fn page(&self) -> String {
        let mut body = String::new();
        for part in &self.parts {
            body += &match part {
                Part::Text(text) => format!("<p>{}</p>\n", escaped(text)),
                Part::Heading(text) => format!("<h2 style=\"font-size:18px;margin:24px 0 0\">{}</h2>\n", escaped(text)),
                Part::Quote(text) => format!(
                    "<blockquote style=\"margin:0;padding:4px 16px;border-left:3px solid #ccc\">{}</blockquote>\n",
                    escaped(text).replace('\n', "<br>")
                ),
                Part::Link { words, to } => {
                    format!("<p><a href=\"{}\" style=\"color:#123f7a\">{}</a></p>\n", escaped(to), escaped(words))
                }
                Part::Small(text) => format!("<p style=\"font-size:14px;color:#555\">{}</p>\n", escaped(text)),
            };
        }
        format!(
            "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head>\n\
             <body style=\"font-family:sans-serif;font-size:16px;line-height:1.6;color:#1a1a1a;max-width:36em;margin:0 auto;padding:16px\">\n{body}</body></html>\n",
            self.lang,
            escaped(&self.subject)
        )
    }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_string())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        Letter {
            id: "17".into(),
            to: "somsri@example.org".into(),
            lang: "th",
            subject: "หน่วยงานตอบความเห็นของคุณแล้ว".into(),
            parts: vec![
                Part::Text("เรียนคุณ <b>สมศรี</b> & คณะ".into()),
                Part::Quote("บรรทัดหนึ่ง\nบรรทัดสอง".into()),
                Part::Link {
                    words: "อ่านคำตอบ".into(), to: "https://siang.test/receipts/7306-4180?a=1&b=2".into()
                },
            ],
            leave: Some("https://siang.test/letters/abc/leave".into()),
        }
    }

    #[test]
    fn what_a_person_wrote_is_escaped_in_the_page_and_quoted_in_the_text() {
        let page = letter().page();
        assert!(page.contains("&lt;b&gt;สมศรี&lt;/b&gt; &amp; คณะ"), "{page}");
        assert!(page.contains("a=1&amp;b=2"));
        assert!(letter().plain().contains("> บรรทัดหนึ่ง\n> บรรทัดสอง"));
    }

    #[test]
    fn a_letter_names_itself_and_how_to_leave_in_one_press() {
        let sender: Mailbox = "Siang <no-reply@siang.test>".parse().unwrap();
        let raw = String::from_utf8(letter().written(&sender).unwrap().formatted()).unwrap();
        assert!(raw.contains("Message-ID: <17@siang.test>"), "{raw}");
        assert!(raw.contains("List-Unsubscribe: <https://siang.test/letters/abc/leave>"));
        assert!(raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
        assert!(raw.is_ascii(), "what is not ASCII is encoded");
    }

    #[test]
    fn an_address_or_a_subject_smuggles_no_header_in() {
        let sender: Mailbox = "no-reply@siang.test".parse().unwrap();
        let evil = Letter { to: "a@b.test\r\nBcc: c@d.test".into(), ..letter() };
        assert!(evil.written(&sender).is_err());
        let evil = Letter { subject: "x\r\nBcc: c@d.test".into(), ..letter() };
        let raw = String::from_utf8(evil.written(&sender).unwrap().formatted()).unwrap();
        let head = raw.split("\r\n\r\n").next().unwrap_or("");
        assert!(!head.contains("\r\nBcc:"), "{head}");
    }
}
