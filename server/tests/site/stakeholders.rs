//! Stakeholders brought by their agency, through the doors: files good and bad, who may, what is shown of them.

use crate::kit::{Answer, NOBODY, Site, Who};
use server::house::Settings;

const AGENCY: &str = "3";

async fn site() -> Site {
    Site::with(Settings { address: "http://siang.test".into(), demo: true, letters: true, ..Settings::default() }).await
}

async fn bring(site: &Site, who: Who, agency: &str, file: &[u8]) -> Answer {
    let form = [("page", "/desk/stakeholders"), ("agency", agency)];
    site.bring(who, "/api/stakeholders/bring", &form, ("รายชื่อ.csv", file)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_taken_whole_and_only_numbers_are_shown() {
    let site = site().await;
    let file = words::stakeholder::example(domain::lang::Lang::Th);
    // Letters cannot be called back: first it is said how many there will be, and nothing is kept.
    let first = bring(&site, "officer", AGENCY, file.as_bytes()).await;
    assert!(first.status == 200 && first.says("จะส่งอีเมลถึง 2 ราย"), "{}", first.text());
    assert!(first.says("market@example.org") && first.says("ยังไม่ได้ส่งรายชื่อ"), "{}", first.text());
    let sure = |letters: &'static str| {
        [("page", "/desk/stakeholders"), ("agency", AGENCY), ("letters", letters), ("lines", &file)]
    };
    let other = site.post("officer", "/api/stakeholders/bring", &sure("1")).await;
    assert!(other.status == 200 && other.says("จะส่งอีเมลถึง 2 ราย"), "the list was changed since: {}", other.text());
    let answer = site.post("officer", "/api/stakeholders/bring", &sure("2")).await;
    assert_eq!(
        (answer.status, answer.to.as_str()),
        (303, "/desk/stakeholders?agency=3&came=2-0-0-0"),
        "{}",
        answer.text()
    );
    let page = site.get("officer", &answer.to).await;
    assert!(page.says("เพิ่ม 2 ราย") && page.says("2 ราย") && page.says("สมาคม มูลนิธิ หรือองค์กรที่เกี่ยวข้อง"));
    let kept = page.text().split("รูปแบบไฟล์").next().unwrap().to_string();
    assert!(!kept.contains("example.org"), "no address is shown");
    // Pasted from a spreadsheet, and as Thai spreadsheets save it.
    let pasted = [("page", "/desk/stakeholders"), ("agency", AGENCY), ("lines", &file.replace(',', "\t"))];
    assert!(site.post("admin", "/api/stakeholders/bring", &pasted).await.to.ends_with("came=0-0-2-0"));
    let again = site.get("officer", "/desk/stakeholders").await;
    assert!(again.says("2 ราย") && again.says("สุขภาพและการแพทย์"));
    let dossier = site.get("officer", "/desk/c/1").await;
    assert!(dossier.says("แจ้งถึงผู้เกี่ยวข้อง") && !dossier.says("example.org"));
    assert!(site.get("officer", "/desk/c/12").await.says("ยังขาดกลุ่มนี้"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_list_with_a_bad_line_nothing_is_kept_and_each_is_told() {
    let site = site().await;
    let text = "อีเมล,กลุ่ม,ด้าน\nก@ข,ประชาชนทั่วไป,\nb@example.org,กษัตริย์<b>,เกษตร\nc@example.org,ประชาชนทั่วไป,ประมง";
    let answer = bring(&site, "officer", AGENCY, text.as_bytes()).await;
    assert_eq!(answer.status, 422);
    for said in ["บรรทัดที่ 2 ไม่ใช่ที่อยู่อีเมล", "บรรทัดที่ 3 ไม่รู้จักกลุ่ม “กษัตริย์&lt;b&gt;”", "บรรทัดที่ 4 ไม่รู้จักด้าน “ประมง”"]
    {
        assert!(answer.says(said), "{said}\n{}", answer.text());
    }
    assert!(site.get("officer", "/desk/stakeholders").await.says("ยังไม่ได้ส่งรายชื่อ"));
    for (file, said) in [
        (&b"a,b\n1,2"[..], "บรรทัดแรกต้องเป็นชื่อคอลัมน์"),
        (&[0x50, 0x4b, 3, 4, 0, 0, 0][..], "อ่านรายชื่อจากไฟล์ชนิดนี้ไม่ได้"),
        (&vec![b'a'; (1 << 20) + 1][..], "รับได้ไม่เกิน 1 MB"),
        (&b"email,class\n"[..], "ยังไม่ได้กรอก"),
    ] {
        let answer = bring(&site, "officer", AGENCY, file).await;
        assert!(answer.status == 422 && answer.says(said), "{said}: {}", answer.text());
    }
    let none = [("page", "/desk/stakeholders"), ("agency", AGENCY)];
    assert_eq!(site.post("officer", "/api/stakeholders/bring", &none).await.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn others_bring_nothing_and_without_a_mail_server_there_is_no_such_page() {
    let site = site().await;
    let file = words::stakeholder::example(domain::lang::Lang::En);
    for who in ["local", "moderator", "summariser", "central"] {
        assert_eq!(bring(&site, who, AGENCY, file.as_bytes()).await.status, 403, "{who}");
        assert_eq!(site.get(who, "/desk/stakeholders?agency=3").await.status, 403, "{who}");
    }
    assert_eq!(bring(&site, NOBODY, AGENCY, file.as_bytes()).await.status, 401);
    assert!(matches!(bring(&site, "officer", "999", file.as_bytes()).await.status, 403 | 404));
    let silent = Site::new().await;
    assert_eq!(silent.get("officer", "/desk/stakeholders").await.status, 404);
    assert_eq!(bring(&silent, "officer", AGENCY, file.as_bytes()).await.status, 404);
    assert!(!silent.get("officer", "/desk").await.says("/desk/stakeholders"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_pasted_or_chosen_and_nothing_of_either_is_told() {
    let site = site().await;
    let none = [("page", "/desk/stakeholders"), ("agency", AGENCY), ("lines", " ")];
    let answer = site.post("officer", "/api/stakeholders/bring", &none).await;
    let said = words::refusal::say(domain::lang::Lang::Th, &domain::refusal::Refusal::TextOrFile);
    assert!(answer.status == 422 && answer.says(&said) && answer.says("href=\"#f-lines\""), "{}", answer.text());
    let out = async |email: &str| {
        let form = [("page", "/desk/stakeholders"), ("agency", AGENCY), ("email", email)];
        site.post("officer", "/api/stakeholders/take_out", &form).await
    };
    for (email, why) in [
        ("", domain::refusal::Refusal::Missing),
        ("ไม่ใช่", domain::refusal::Refusal::NotAnEmail),
        ("nobody@example.org", domain::refusal::Refusal::NotOnTheList),
    ] {
        let answer = out(email).await;
        let said = words::refusal::say(domain::lang::Lang::Th, &why);
        assert!(answer.status == 422 && answer.says(&said), "{email}: {}", answer.text());
    }
}
