//! A search and a provision that are followed: asked for on the pages where one stands, confirmed by letter, told when a new draft answers the one and
//! changes the other, over the real line of a mail server.

use crate::kit::{NOBODY, Site};
use crate::slow_mail::{Slow, WELL, until};
use server::house::Settings;
use std::sync::Arc;

const WORM: &str = "ไส้เดือน";

/// What a letter says, its parts of base64 and of quoted signs read.
fn read(letter: &str) -> String {
    let (mut bytes, mut quoted) = (Vec::new(), false);
    for line in letter.lines() {
        let line = line.trim_end();
        if let Some(coding) = line.to_ascii_lowercase().strip_prefix("content-transfer-encoding:") {
            quoted = coding.trim() == "quoted-printable";
        }
        let figures = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let value = |byte: u8| figures.iter().position(|one| *one == byte);
        if line.len() >= 4
            && line.len().is_multiple_of(4)
            && line.trim_end_matches('=').bytes().all(|byte| value(byte).is_some())
        {
            let (mut bits, mut held) = (0_u32, 0);
            for at in line.trim_end_matches('=').bytes().filter_map(value) {
                (bits, held) = (bits << 6 | at as u32, held + 6);
                if held >= 8 {
                    held -= 8;
                    bytes.push((bits >> held) as u8);
                }
            }
        } else if quoted {
            let mut rest = line.trim_end_matches('=');
            while let Some((before, after)) = rest.split_once('=') {
                bytes.extend(before.bytes());
                let Some(byte) = after.get(..2).and_then(|pair| u8::from_str_radix(pair, 16).ok()) else { break };
                bytes.push(byte);
                rest = &after[2..];
            }
            bytes.extend(rest.bytes());
            if !line.ends_with('=') {
                bytes.push(b'\n');
            }
        } else {
            bytes.extend(line.bytes().chain([b'\n']));
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The letters to an address so far.
pub(crate) fn letters(slow: &Arc<Slow>, to: &str) -> Vec<String> {
    slow.taken.lock().unwrap().iter().filter(|text| text.contains(to)).map(|text| read(text)).collect()
}

/// Asks by the form of a page, and confirms by the letter that comes.
async fn follows(site: &Site, slow: &Arc<Slow>, page: &str, email: &str) {
    let form = site.get(NOBODY, page).await;
    assert_eq!(form.status, 200, "{page}: {}", form.text());
    let chosen = form.text();
    let chosen =
        chosen.split("<option").find(|one| one.contains(" selected")).expect("what was asked for stands first");
    let of = chosen.split("value=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
    let asked = site.post(NOBODY, "/api/letters/follow", &[("page", page), ("of", &of), ("email", email)]).await;
    assert_eq!(asked.status, 303, "{}", asked.text());
    assert!(site.get(NOBODY, &asked.to).await.status == 200);
    until("the letter that asks", || letters(slow, email).len() == 1).await;
    let letter = letters(slow, email).remove(0);
    let token: String = letter.split("/letters/").nth(1).unwrap().chars().take_while(char::is_ascii_hexdigit).collect();
    let confirmed =
        site.post(NOBODY, "/api/letters/confirm", &[("page", &format!("/letters/{token}")), ("token", &token)]).await;
    assert_eq!(confirmed.status, 303, "{}", confirmed.text());
    let own = site.get(NOBODY, &format!("/letters/{token}")).await;
    assert!(own.says("letters/leave"), "{}", own.text());
}

async fn revise(site: &Site, text: &str) {
    for (door, field, value) in [("put", "source", text), ("publish", "reason", "ปรับตามความเห็นของครัวเรือน")]
    {
        let one = store::consultation::one(&site.house.site.store, domain::id::ConsultationId(4)).await.unwrap();
        let revision = one.revision.to_string();
        let form =
            [("page", "/desk/c/4/draft"), ("consultation", "4"), ("revision", revision.as_str()), (field, value)];
        let done = site.post("local", &format!("/api/version/{door}"), &form).await;
        assert_eq!(done.status, 303, "{door}: {}", done.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_and_a_provision_are_followed_where_one_stands_and_told_of_a_new_draft() {
    let settings = Settings { address: "http://siang.test".into(), demo: true, letters: true, ..Settings::default() };
    let site = Site::with(settings).await;
    let (slow, post) = Slow::start(WELL).await;
    let following = site.follow();
    let sending = tokio::spawn(server::post::run(site.house.clone(), post));
    // The way there is on the results, on the draft and on what people say of a provision, in both languages.
    let word: String = WORM.bytes().map(|byte| format!("%{byte:02X}")).collect();
    for (page, says) in [
        (format!("/search?q={word}"), "href=\"/follow?of=search"),
        (format!("/en/search?q={word}&kind=bill"), "href=\"/en/follow?of=search"),
        ("/c/4/draft".into(), "href=\"/follow?c=4&amp;at=c1\""),
        ("/en/c/4/draft".into(), "href=\"/en/follow?c=4&amp;at=c1\""),
        ("/c/4/comments?at=c1".into(), "/follow?c=4&amp;at=c1"),
    ] {
        let page = (site.get(NOBODY, &page).await, page);
        assert!(page.0.says(says), "{}: {}", page.1, page.0.text());
    }
    assert!(
        !site.get(NOBODY, &format!("/search?q={word}&in=4")).await.says("/follow?of=search"),
        "inside one it is that one that is followed"
    );
    assert!(
        !site.get(NOBODY, "/c/4/draft?version=1").await.says("/follow?c=4"),
        "an earlier version is there to be read"
    );
    assert_eq!(site.get(NOBODY, "/follow?c=4&at=c99").await.status, 404);
    let results = site.get(NOBODY, &format!("/search?q={word}")).await.text();
    let to = results.split("href=\"/follow?of=search").nth(1).unwrap().split('"').next().unwrap();
    let page = format!("/follow?of=search{to}");
    assert!(site.get(NOBODY, &page).await.says(&format!("ตรงกับคำค้น “{WORM}”")));
    follows(&site, &slow, &page, "search@example.test").await;
    let part = site.get(NOBODY, "/follow?c=4&at=c1").await;
    assert!(part.says("ร่างใหม่ที่แก้ไขข้อ ๑"), "{}", part.text());
    follows(&site, &slow, "/follow?c=4&at=c1", "part@example.test").await;
    follows(&site, &slow, "/follow?of=search:q%3Dxyzzyx", "other@example.test").await;
    revise(&site, "ข้อ ๑ ให้ทุกบ้านแยกเศษอาหารไปเลี้ยงไส้เดือนหลังบ้าน").await;
    until("the letter of a provision", || letters(&slow, "part@example.test").len() == 2).await;
    let told = letters(&slow, "part@example.test").remove(1);
    assert!(told.contains("ข้อ ๑ ที่คุณติดตามเปลี่ยนไปจากร่างก่อน") && told.contains("/c/4/compare"), "{told}");
    // What answers a search comes in the morning.
    let mut came = false;
    for _ in 0..100 {
        if letters(&slow, "search@example.test").len() == 2 {
            came = true;
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        site.after(3_600_000 / 2);
    }
    assert!(came, "never: the letter of a search");
    let told = letters(&slow, "search@example.test").remove(1);
    assert!(told.contains(&format!("ตรงกับคำค้นที่คุณติดตาม: “{WORM}”")) && told.contains("/c/4"), "{told}");
    assert_eq!(letters(&slow, "other@example.test").len(), 1, "what it does not answer is not told");
    sending.abort();
    following.abort();
}
