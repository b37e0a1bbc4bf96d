//! A letter that came back: the report of a mail server that took it and could not hand it on (RFC 3464), with what it returns of
//! the letter itself.

use mail_parser::{MessageParser, MimeHeaders, PartType};

/// What a report says of one of our letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounce {
    /// What stands for the address in its letters' links, as the returned letter has it: only who was sent the letter, and the
    /// servers on its way, can know it. Whoever reads reports believes no other.
    pub token: String,
    /// The letter's numbers, as its `Message-ID` has them.
    pub letters: Vec<i64>,
    /// The code of RFC 3463, such as 5.1.1.
    pub status: String,
}

impl Bounce {
    /// Whether there is no such address; else the letter alone was refused: a full mailbox, a rule.
    pub fn no_address(&self) -> bool {
        crate::smtp::says_no_address(&self.status)
    }
}

/// The report in a letter, of a delivery that failed for good; nothing where it is another letter, tells of a delay, or returns no
/// letter of ours.
pub fn bounce(raw: &[u8]) -> Option<Bounce> {
    let report = MessageParser::default().parse(raw)?;
    let is = |part: &mail_parser::MessagePart<'_>, kind: &str, sub: &[&str]| {
        part.content_type().is_some_and(|of| {
            of.ctype().eq_ignore_ascii_case(kind)
                && of.subtype().is_some_and(|found| sub.iter().any(|one| found.eq_ignore_ascii_case(one)))
        })
    };
    let status = report
        .parts
        .iter()
        .filter(|part| is(part, "message", &["delivery-status", "global-delivery-status"]))
        .find_map(|part| failed(&text(part)))?;
    let returned = report
        .parts
        .iter()
        .filter(|part| {
            is(part, "text", &["rfc822-headers"]) || is(part, "message", &["rfc822", "global", "global-headers"])
        })
        .find_map(|part| ours(&text(part)))?;
    Some(Bounce { token: returned.0, letters: returned.1, status })
}

fn text(part: &mail_parser::MessagePart<'_>) -> String {
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.to_string(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        // Its bytes are those of the whole report: its fields are asked for by name.
        PartType::Message(letter) => ["Message-ID", "List-Unsubscribe"]
            .into_iter()
            .filter_map(|name| {
                Some(format!("{name}: {}\n", letter.header_raw(name)?.trim().replace(['\r', '\n'], " ")))
            })
            .collect(),
        PartType::Multipart(_) => String::new(),
    }
}

/// The status of a recipient of whom the report says that it failed for good.
fn failed(report: &str) -> Option<String> {
    let fields = unfolded(report);
    let of = |name: &str| fields.iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    if !of("Action")?.eq_ignore_ascii_case("failed") {
        return None;
    }
    let status = of("Status")?.split(|c: char| !(c.is_ascii_digit() || c == '.')).next()?;
    let mut parts = status.split('.');
    let whole =
        parts.next() == Some("5") && parts.clone().count() == 2 && parts.all(|part| (1..=3).contains(&part.len()));
    whole.then(|| status.to_string())
}

/// Token and numbers of a letter of ours, from its header.
fn ours(letter: &str) -> Option<(String, Vec<i64>)> {
    let header: Vec<&str> = letter.trim_start().lines().take_while(|line| !line.trim().is_empty()).collect();
    let fields = unfolded(&header.join("\n"));
    let of = |name: &str| fields.iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    let leave = of("List-Unsubscribe")?.trim_start_matches('<').trim_end_matches('>');
    let token = leave.strip_suffix("/leave")?.rsplit_once("/letters/")?.1;
    let id = of("Message-ID")?.trim_start_matches('<').split('@').next()?.strip_prefix("letter-")?;
    let letters: Option<Vec<i64>> = id.split('-').map(|number| number.parse().ok()).collect();
    Some((token.to_string(), letters?))
}

/// Every field with its value in one line. A report has groups of them with empty lines between: its own, and that of the one
/// address that a letter of ours is sent to.
fn unfolded(text: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_string(), value.trim().to_string()));
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "0123456789abcdef0123456789abcdef";

    fn report(action: &str, status: &str, kind: &str, returned: &str) -> String {
        format!(
            "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example.th (Mail Delivery System)\r\nTo: no-reply@siang.example.th\r\n\
             Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\nAuto-Submitted: auto-replied\r\n\
             Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"B/1\"\r\n\r\n\
             --B/1\r\nContent-Description: Notification\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n\
             This is the mail system at host mx.example.th.\r\n\r\n\
             --B/1\r\nContent-Description: Delivery report\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.example.th\r\nArrival-Date: Fri, 27 Nov 2026 10:00:00 +0700 (+07)\r\n\r\n\
             Final-Recipient: rfc822; nobody@example.th\r\nAction: {action}\r\nStatus: {status}\r\n\
             Diagnostic-Code: smtp; 550 5.1.1 <nobody@example.th>: Recipient address rejected:\r\n    User unknown\r\n\r\n\
             --B/1\r\nContent-Description: Undelivered Message\r\nContent-Type: {kind}\r\n\r\n{returned}\r\n--B/1--\r\n"
        )
    }

    fn letter(id: &str) -> String {
        format!(
            "From: Siang <no-reply@siang.example.th>\r\nTo: nobody@example.th\r\nSubject: =?utf-8?b?4LmA4Liq4Li14Lii4LiH?=\r\n\
             Message-ID: <{id}@siang.example.th>\r\nList-Unsubscribe:\r\n <https://siang.example.th/letters/{TOKEN}/leave>\r\n\r\nbody\r\n"
        )
    }

    fn come_back(status: &str, letters: &[i64]) -> Option<Bounce> {
        Some(Bounce { token: TOKEN.into(), letters: letters.to_vec(), status: status.into() })
    }

    #[test]
    fn the_letter_and_why_are_read_from_headers_or_the_whole_letter() {
        for kind in ["text/rfc822-headers", "message/rfc822", "message/rfc822; charset=utf-8"] {
            let read = bounce(report("failed", "5.1.1", kind, &letter("letter-12-13")).as_bytes());
            assert_eq!(read, come_back("5.1.1", &[12, 13]), "{kind}");
        }
        let full =
            bounce(report("Failed", "5.2.2 (mailbox full)", "message/rfc822", &letter("letter-7")).as_bytes()).unwrap();
        assert!(!full.no_address() && full.status == "5.2.2");
        assert!(
            bounce(report("failed", "5.1.10", "message/rfc822", &letter("letter-7")).as_bytes()).unwrap().no_address()
        );
    }

    #[test]
    fn what_is_no_report_of_a_letter_of_ours_is_left() {
        let none = |raw: String| assert_eq!(bounce(raw.as_bytes()), None, "{raw}");
        none(report("delayed", "4.4.1", "message/rfc822", &letter("letter-1")));
        none(report("failed", "4.4.1", "message/rfc822", &letter("letter-1")));
        none(report("failed", "5", "message/rfc822", &letter("letter-1")));
        none(report("failed", "5.1.1", "message/rfc822", &letter("newsletter-1")));
        none(report("failed", "5.1.1", "message/rfc822", &letter("letter-99999999999999999999")));
        none(report("failed", "5.1.1", "message/rfc822", "Subject: hello\r\n\r\n"));
        none(letter("letter-1"));
        none(String::new());
        none("\0\u{fffd}--\r\n\r\n".repeat(1_000));
    }
}
