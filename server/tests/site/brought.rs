//! Files brought to the desk: read into the box, kept by nobody but the officer who saves; what cannot be read says why and leaves
//! the box as it was.

use crate::kit::{Answer, NOBODY, PREPARED, Site};
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::refusal::Refusal;

/// A published bill.
const BILL: i64 = 2;
const TYPED: &str = "มาตรา ๑ ข้อความที่พิมพ์ไว้ในกล่องก่อนแล้ว";

fn corpus(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../app/intake/corpus/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

async fn source(site: &Site) -> Option<String> {
    let officer =
        store::session::sign_in(&site.house.site.store, "officer@demo.example", crate::kit::PASSWORD, site.house.now());
    let token = officer.await.unwrap();
    let viewer = store::session::viewer(&site.house.site.store, &token, site.house.now()).await.unwrap().unwrap();
    store::version::source(&site.house.site.store, &viewer, ConsultationId(PREPARED)).await.unwrap()
}

/// The prepared dossier's draft page with a text in its box and a file; `pressed` is the button.
async fn bring(site: &Site, pressed: &str, typed: &str, file: (&str, &[u8])) -> Answer {
    let revision = store::consultation::one(&site.house.site.store, ConsultationId(PREPARED)).await.unwrap().revision;
    let (id, revision) = (PREPARED.to_string(), revision.to_string());
    let page = format!("/desk/c/{PREPARED}/draft");
    let form =
        [("page", page.as_str()), ("consultation", &id), ("revision", &revision), ("source", typed), ("do", pressed)];
    site.bring("officer", "/api/desk/read", &form, file).await
}

#[tokio::test]
async fn a_word_file_is_read_into_the_box_and_not_saved() {
    let site = Site::new().await;
    let before = source(&site).await;
    for name in ["d1-community-market.docx", "d1-community-market.odt", "d1-community-market.pdf"] {
        let page = bring(&site, "file", TYPED, (name, &corpus(name))).await;
        assert_eq!(page.status, 200, "{}", page.text());
        assert!(page.says(&words::file::title(Lang::Th, name)) && page.says(words::file::not_saved(Lang::Th)));
        let text = page.text();
        let text = text.split("<textarea").nth(1).unwrap().split("</textarea>").next().unwrap();
        assert!(text.contains("มาตรา ๑") && text.contains("ตลาด") && !text.contains(TYPED), "{name}: {text}");
        // What stood in the box can still be had.
        assert!(page.says(words::file::before(Lang::Th)) && page.says(TYPED));
        // How it was read stands beside it.
        assert!(page.says(words::desk::read_as(Lang::Th)));
        assert_eq!(source(&site).await, before, "{name}: nothing is kept");
    }
}

#[tokio::test]
async fn a_file_chosen_and_forgotten_is_not_passed_over_when_saving() {
    let site = Site::new().await;
    let before = source(&site).await;
    let page = bring(&site, "", TYPED, ("ร่าง.txt", "มาตรา ๑ จากไฟล์".as_bytes())).await;
    assert_eq!(page.status, 200);
    assert!(page.says("มาตรา ๑ จากไฟล์") && page.says(words::file::not_saved(Lang::Th)));
    assert_eq!(source(&site).await, before);
    // No file chosen, as browsers send it: the text of the box is saved.
    let saved = bring(&site, "", TYPED, ("", b"")).await;
    assert_eq!((saved.status, source(&site).await.as_deref()), (303, Some(TYPED)));
}

#[tokio::test]
async fn what_cannot_be_read_says_why_and_leaves_the_box_as_it_was() {
    let site = Site::new().await;
    let scan = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj\
                 <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 4>>\n\
                 startxref\n9\n%%EOF";
    let mut torn = corpus("d1-community-market.docx");
    torn.truncate(torn.len() / 2);
    let doc = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0];
    let locked: Vec<u8> =
        doc[..8].iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let large = vec![b'a'; 31 << 20];
    let larger = vec![b'a'; 45 << 20];
    let bomb = bomb();
    let cases: [(&str, &[u8], &[Refusal]); 10] = [
        ("", b"", &[Refusal::FileNotChosen]),
        ("ว่าง.txt", b"", &[Refusal::FileWithoutText]),
        ("สแกน.pdf", scan, &[Refusal::FileWithoutText, Refusal::FileBroken]),
        ("ร่าง.docx", &torn, &[Refusal::FileBroken]),
        ("ร่าง.doc", &doc, &[Refusal::FileOldWord]),
        ("ล็อก.docx", &locked, &[Refusal::FileLocked]),
        ("ภาพ.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", &[Refusal::FileUnknown]),
        ("ระเบิด.docx", &bomb, &[Refusal::FileUnpacks, Refusal::FileTooLarge { most: 30 }]),
        ("ใหญ่.txt", &large, &[Refusal::FileTooLarge { most: 30 }]),
        ("ใหญ่กว่า.txt", &larger, &[Refusal::FileTooLarge { most: 30 }]),
    ];
    for (name, bytes, why) in cases {
        let page = bring(&site, "file", TYPED, (name, bytes)).await;
        assert_eq!(page.status, 422, "{name}: {}", page.text());
        assert!(why.iter().any(|why| page.says(&words::refusal::say(Lang::Th, why))), "{name}: {}", page.text());
        assert!(page.says(TYPED), "{name}: the text of the box is there");
        assert!(page.says("href=\"#f-file\"") && page.says("id=\"f-file-error\""), "{name}");
    }
}

/// A Word file whose text unpacks to a hundred MB.
fn bomb() -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, opening) in [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(opening.as_bytes()).unwrap();
        if name.starts_with("word") {
            let blank = vec![b' '; 1 << 20];
            (0..60).for_each(|_| zip.write_all(&blank).unwrap());
        }
    }
    zip.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_file_is_read_for_those_who_may_keep_its_text_alone() {
    let site = Site::new().await;
    let (id, text) = (PREPARED.to_string(), "มาตรา ๑ ข้อความที่นำมา".as_bytes());
    let page = format!("/desk/c/{PREPARED}/draft");
    let form = [("page", page.as_str()), ("consultation", &id), ("revision", "1"), ("source", TYPED), ("do", "file")];
    for (who, status) in [("local", 404), ("summariser", 403), ("moderator", 403), (NOBODY, 401)] {
        let answer = site.bring(who, "/api/desk/read", &form, ("ร่าง.txt", text)).await;
        assert_eq!(answer.status, status, "{who}");
        assert!(!answer.says("ข้อความที่นำมา"), "{who}");
        assert!(answer.says(TYPED), "{who}: what was typed is there");
    }
}

#[tokio::test]
async fn a_revised_draft_may_come_as_a_file_too() {
    let site = Site::new().await;
    let one = store::consultation::one(&site.house.site.store, ConsultationId(BILL)).await.unwrap();
    let (id, revision) = (BILL.to_string(), one.revision.to_string());
    let page = format!("/desk/c/{BILL}/draft");
    let form =
        [("page", page.as_str()), ("consultation", &id), ("revision", &revision), ("source", ""), ("do", "file")];
    let name = "d1-community-market.docx";
    let answer = site.bring("officer", "/api/version/put", &form, (name, &corpus(name))).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(answer.says(words::file::not_saved(Lang::Th)));
    assert!(!answer.says("id=\"check\""), "nothing waits to be published");
}

/// Every loss that a file can have is said in words, in both languages.
#[test]
fn every_loss_has_its_words() {
    use intake::Lost::*;
    let all: [intake::Lost; 23] = [
        Pictures(1),
        Drawings(1),
        Objects(1),
        Equations(1),
        Comments(1),
        HeadersFooters(1),
        Contents(1),
        Deletions(1),
        Insertions(1),
        Moves(1),
        Notes(1),
        TextBoxes(1),
        Struck(1),
        Hidden(1),
        Raised(1),
        UnknownNumbering(1),
        Symbols(1),
        MergedCells(1),
        NestedTables(1),
        CellBreaks(1),
        Letters(1),
        EmptyPages(1),
        JoinedLines(1),
    ];
    for lost in all {
        for lang in [Lang::Th, Lang::En] {
            assert_ne!(words::file::lost(lang, lost.code(), 2), lost.code());
        }
    }
}
