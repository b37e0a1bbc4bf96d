//! The draft with its comments: each anchored and paired, wordings tracked, and as many as a word processor opens.

use crate::kit::{Opened, drafted, open, provision, voice};
use domain::comment::Target;
use papers::draft::{MOST, MOST_ON_ONE, Voice, Voices};
use std::collections::BTreeSet;

fn voices(of: Vec<Voice>) -> Voices {
    let mut voices = Voices::default();
    of.into_iter().for_each(|voice| voices.push(voice));
    voices
}

/// Every comment begins, ends and is shown exactly once, in that order; tracked changes have numbers of their own.
fn whole(file: &Opened) -> usize {
    let body = file.body();
    let ids = file.all("word/comments.xml", "w:comment", "w:id");
    for mark in ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"] {
        let mut found = file.all("word/document.xml", mark, "w:id");
        found.sort_by_key(|id| id.parse::<u32>().unwrap());
        assert_eq!(found, ids, "{mark}");
    }
    for id in &ids {
        let at = |mark: &str| body.find(&format!("<w:{mark} w:id=\"{id}\"")).unwrap();
        assert!(at("commentRangeStart") < at("commentRangeEnd") && at("commentRangeEnd") < at("commentReference"));
    }
    let mut changes = file.all("word/document.xml", "w:ins", "w:id");
    changes.extend(file.all("word/document.xml", "w:del", "w:id"));
    assert_eq!(changes.iter().collect::<BTreeSet<_>>().len(), changes.len(), "numbers of changes");
    assert!(!body.contains("<!--"));
    ids.len()
}

const OLD: &str = "ให้ผู้จัดการตลาดแจ้งผู้ค้าล่วงหน้าไม่น้อยกว่าสามสิบวันก่อนขึ้นค่าแผง";
const NEW: &str = "ให้ผู้จัดการตลาดแจ้งผู้ค้าล่วงหน้าไม่น้อยกว่าหกสิบวันก่อนขึ้นค่าแผง";

#[test]
fn each_comment_stands_on_its_part() {
    let pieces = [provision(1, &["ให้ใช้บังคับ"]), provision(2, &[OLD, "วรรคต่อมา"])];
    let named = Voice { name: Some("สมศรี".into()), ..voice("k1", "ดี", "") };
    let mut said = voices(vec![
        voice("all", "ทั้งเรื่องดี", ""),
        named,
        voice("m2", "สั้นไป", ""),
        voice("m2-w2", "วรรคสองไม่ชัด", ""),
        voice("m9", "มาตรานี้หายไป", ""),
        voice("gone", "ที่เดิม", ""),
    ]);
    said.hide(&Target::parse("m1").unwrap());
    let file = open(&drafted(&pieces, &said));
    assert_eq!(whole(&file), 7);
    let authors = file.all("word/comments.xml", "w:comment", "w:author");
    assert!(authors.contains(&"สมศรี".to_string()) && authors.contains(&"ได้รับผลกระทบโดยตรง".to_string()), "{authors:?}");
    assert_eq!(file.all("word/comments.xml", "w:comment", "w:date")[0], "2026-10-03T10:00:00Z");
    assert!(file.words().contains("ความเห็นต่อส่วนที่ไม่มีในร่างนี้แล้ว"));
    assert!(file.part("word/comments.xml").contains("มาตรา ๒ วรรคสอง"));
}

#[test]
fn a_wording_that_replaces_a_paragraph_is_a_tracked_change() {
    let pieces = [provision(1, &["ให้ใช้บังคับ"]), provision(2, &[OLD, "วรรคต่อมาว่าด้วยการปิดประกาศ"])];
    let said = voices(vec![
        voice("m2", "", &format!("มาตรา ๒ {NEW}")),
        voice("m2", "", &format!("{NEW}โดยปิดประกาศ")),
        voice("m1", "", "ขอให้เพิ่มแสงสว่างในตลาดด้วย"),
        voice("k1", "", NEW),
    ]);
    let file = open(&drafted(&pieces, &said));
    assert_eq!(whole(&file), 4);
    let body = file.body();
    // One paragraph changed, a second proposal after it; what is no wording of the text changes nothing.
    assert_eq!(body.matches("<w:delText").count(), 1, "{body}");
    assert_eq!(file.all("word/document.xml", "w:ins", "w:author").len(), 3);
    assert!(body.contains(&format!("<w:t xml:space=\"preserve\">{NEW}</w:t>")));
    // The paragraph gets a new end, and the second wording takes over its old one.
    let end = "></w:ins></w:rPr></w:pPr>";
    assert_eq!(body.matches(end).count(), 1);
    assert!(body.find(end).unwrap() < body.find("<w:delText").unwrap());
    assert_eq!(file.part("word/comments.xml").matches("การแก้ไขที่ติดตาม").count(), 2);
    assert!(file.words().contains("ถ้อยคำที่เสนอแทนข้อความเดิม ๒ แห่ง"), "{}", file.words());
}

#[test]
fn a_wording_of_a_whole_provision_takes_all_its_paragraphs_out() {
    let pieces = [provision(2, &[OLD, "ผู้ค้าที่ไม่ได้รับแจ้งมีสิทธิจ่ายค่าแผงเดิมจนครบกำหนด"])];
    let wording = format!("{NEW}\nผู้ค้าที่ไม่ได้รับแจ้งมีสิทธิจ่ายค่าแผงเดิมต่อไปจนครบกำหนด");
    let file = open(&drafted(&pieces, &voices(vec![voice("m2", "", &wording)])));
    whole(&file);
    assert_eq!(file.body().matches("<w:delText").count(), 2);
    assert!(file.words().contains("๑ แห่ง"));
}

#[test]
fn two_thousand_comments_on_one_provision_stay_a_file_that_opens() {
    let pieces = [provision(1, &["ให้ใช้บังคับ"]), provision(2, &[OLD])];
    let said = (0..2_000).map(|n| voice("m2", &format!("ความเห็นที่ {n}"), if n == 1_900 { NEW } else { "" }));
    let file = open(&drafted(&pieces, &voices(said.collect())));
    assert_eq!(whole(&file), MOST_ON_ONE + 1);
    let comments = file.part("word/comments.xml");
    assert!(comments.contains("๑,๙๖๐ ความเห็น") && comments.contains("https://siang.example/c/6/comments?at=m2"));
    assert!(comments.contains(NEW), "those with a wording come first");
}

#[test]
fn many_parts_with_many_comments_share_the_room() {
    let pieces: Vec<_> = (1..=200).map(|n| provision(n, &["ให้ใช้บังคับ"])).collect();
    let said = (0..4_000).map(|n| voice(&format!("m{}", n % 200 + 1), "ดี", ""));
    let count = whole(&open(&drafted(&pieces, &voices(said.collect()))));
    assert!(count <= MOST + 200 && count > 1_000, "{count}");
}

#[test]
fn without_comments_it_is_the_draft_alone() {
    let pieces = [provision(1, &["ให้ใช้บังคับ"])];
    let bytes = drafted(&pieces, &Voices::default());
    let file = open(&bytes);
    assert!(file.has("word/media/picture.png") && file.words().contains("0123 4567 89ab cdef"), "its check code");
    assert!(!file.has("word/comments.xml") && !file.words().contains("ประเด็นสำคัญ"));
    let read = intake::read(&bytes, "draft.docx").unwrap();
    assert!(read.text.contains("มาตรา ๑ ให้ใช้บังคับ"), "{}", read.text);
    let markdown = papers::draft::markdown(&pieces);
    assert_eq!(markdown, "**มาตรา ๑** ให้ใช้บังคับ\n\n");
}
