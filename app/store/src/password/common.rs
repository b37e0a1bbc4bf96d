//! Passwords that are guessed first: those that breaches hold again and again, by themselves or with digits around them, one word
//! twice, a row of the keyboard, few letters, or one's own address. The list is a file of the repository; nobody is asked.

use std::collections::HashSet;
use std::sync::OnceLock;

const LIST: &str = include_str!("../../data/common-passwords.txt");
/// Rows that a finger runs along, both ways.
const ROWS: [&str; 5] = [
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
];
/// So many letters are left at least of a password without one's own address.
const LEFT: usize = 8;
/// So few different letters are no password, however long.
const LEAST_LETTERS: usize = 5;

fn list() -> &'static HashSet<&'static str> {
    static SET: OnceLock<HashSet<&'static str>> = OnceLock::new();
    SET.get_or_init(|| LIST.lines().collect())
}

/// Whether somebody who guesses comes to it soon. `email` is whose it is.
pub(super) fn is_guessed(password: &str, email: &str) -> bool {
    let plain: String = password.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let letters: HashSet<char> = plain.chars().collect();
    if letters.len() < LEAST_LETTERS || list().contains(plain.as_str()) || runs(&plain) {
        return true;
    }
    let word = plain.trim_matches(|c: char| !c.is_alphabetic());
    let halves = word.chars().count() / 2;
    let half: String = word.chars().take(halves).collect();
    let doubled = halves > 0 && word == half.repeat(2);
    let word = if doubled { half.as_str() } else { word };
    // A word that everybody tries, with some digits around it.
    if list().contains(word) {
        return true;
    }
    // Little but one's own address, or a part of it.
    let email = email.to_lowercase();
    let (own, host) = email.split_once('@').unwrap_or((&email, ""));
    let domain = host.split('.').next().unwrap_or("");
    let parts = [email.as_str(), own, host, domain];
    let parts = parts.into_iter().filter(|part| part.chars().count() >= 4);
    let rest = parts.fold(plain.clone(), |rest, part| rest.replace(part, ""));
    rest != plain && rest.chars().count() < LEFT
}

/// Whether it is one run along a row, from anywhere to anywhere.
fn runs(plain: &str) -> bool {
    let back: String = plain.chars().rev().collect();
    ROWS.iter().any(|row| {
        let twice = row.repeat(2);
        twice.contains(plain) || twice.contains(&back)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_tries_is_known_and_what_nobody_does_is_not() {
        for password in [
            "password1234",
            "Password-2569!",
            "qwertyuiopqwerty",
            "123456789012",
            "210987654321",
            "passwordpassword",
            "1q2w3e4r5t6y",
            "aaaaaaaaaaaa",
            "ababababababab",
            "letmein!!!2024",
            "สวัสดีครับ2569",
            "abcdefghijklm",
        ] {
            assert!(is_guessed(password, "a@b.th"), "{password}");
        }
        for password in
            ["correct horse battery", "another password", "siang-demo-2569", "ตลาดนัดเช้าวันจันทร์", "tr4velling-slowly"]
        {
            assert!(!is_guessed(password, "a@b.th"), "{password}");
        }
        for password in
            ["somchai.d2569", "somchai.d@example.th", "Somchai.D@Example.th1", "example.th2569", "example-2569!"]
        {
            assert!(is_guessed(password, "Somchai.d@example.th"), "{password}");
        }
        assert!(!is_guessed("somchai.d walks at dawn", "somchai.d@example.th"));
    }
}
