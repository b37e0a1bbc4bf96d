//! The draft with its comments: each anchored and paired, wordings tracked, and as many as a word processor opens.

use crate::kit::{Opened, drafted, open, provision, voice};
use domain::comment::Target;
use domain::id::CommentId;
use papers::draft::{Deal, MOST, TURN, Voice, Voices, Which};
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
    // One paragraph changed, once: the second wording of it is told in its comment alone, as both accepted would stand there together.
    assert_eq!(body.matches("<w:delText").count(), 1, "{body}");
    assert_eq!(file.all("word/document.xml", "w:ins", "w:author").len(), 1);
    assert!(!body.contains("ปิดประกาศ</w:t></w:r></w:ins>"), "{body}");
    let comments = file.part("word/comments.xml");
    assert!(comments.contains(&format!("{NEW}โดยปิดประกาศ")), "{comments}");
    assert_eq!(comments.matches("แสดงเป็นการแก้ไขที่ติดตามในเนื้อความ").count(), 1);
    assert_eq!(comments.matches("มีการแก้ไขที่ติดตามของอีกความเห็นหนึ่งแล้ว").count(), 1);
    let words = file.words();
    assert!(words.contains("ถ้อยคำที่เสนอแทนข้อความเดิมหรือเสนอเพิ่ม ๑ แห่ง"), "{words}");
    assert!(words.contains("ถ้อยคำที่เสนอสำหรับข้อความเดียวกันอีก ๑ ข้อ"), "{words}");
}

#[test]
fn what_is_to_be_added_is_put_in_as_a_tracked_change() {
    let more = "ทั้งนี้ ให้ปิดประกาศไว้ ณ ที่ทำการตลาดไม่น้อยกว่าเจ็ดวัน และแจ้งให้สมาคมผู้ค้าทราบเป็นหนังสือก่อนวันประกาศทุกครั้งโดยไม่ชักช้า";
    let pieces = [provision(2, &["ผู้ค้ามีสิทธิอุทธรณ์", "วรรคต่อมา"])];
    let said = voices(vec![
        voice("m2", "", &format!("ให้เพิ่มวรรคสามว่า “{more}”")),
        voice("m2", "", &format!("ผู้ค้ามีสิทธิอุทธรณ์ {more}")),
        voice("m2", "", "ขอให้เพิ่มแสงสว่างในตลาดด้วย"),
    ]);
    let file = open(&drafted(&pieces, &said));
    assert_eq!(whole(&file), 3);
    let body = file.body();
    // Nothing goes: one goes on after the first paragraph, one is a paragraph after the last.
    assert_eq!(body.matches("<w:delText").count(), 0, "{body}");
    assert_eq!(body.matches(&format!("<w:t xml:space=\"preserve\">{more}</w:t>")).count(), 1, "{body}");
    assert_eq!(body.matches(&format!(" {more}</w:t>")).count(), 1, "{body}");
    assert!(file.words().contains("๒ แห่ง"), "{}", file.words());
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
fn of_a_wording_of_the_whole_and_one_of_a_paragraph_the_first_stands_in_the_text() {
    let pieces = [provision(2, &[OLD, "ผู้ค้าที่ไม่ได้รับแจ้งมีสิทธิจ่ายค่าแผงเดิมจนครบกำหนด"])];
    let whole_of = format!("{NEW}\nผู้ค้าที่ไม่ได้รับแจ้งมีสิทธิจ่ายค่าแผงเดิมต่อไปจนครบกำหนด");
    for (said, gone) in [([NEW, whole_of.as_str()], 1), ([whole_of.as_str(), NEW], 2)] {
        let file = open(&drafted(&pieces, &voices(said.iter().map(|said| voice("m2", "", said)).collect())));
        whole(&file);
        assert_eq!(file.body().matches("<w:delText").count(), gone, "{}", file.body());
        assert!(file.words().contains("เสนอเพิ่ม ๑ แห่ง") && file.words().contains("อีก ๑ ข้อ"), "{}", file.words());
    }
}

#[test]
fn what_leads_back_to_the_portal_stands_on_one_page() {
    let file = open(&drafted(&[provision(1, &["ให้ใช้บังคับ"])], &Voices::default()));
    let body = file.body();
    let seal = &body[body[..body.find("<w:drawing>").unwrap()].rfind("<w:p>").unwrap()..];
    // All of it but its last line is kept with what comes next.
    let paragraphs = seal.matches("<w:p>").count();
    assert!(paragraphs > 1 && seal.matches("<w:keepNext/>").count() == paragraphs - 1, "{seal}");
    assert_eq!(seal.matches("<w:keepLines/>").count(), paragraphs);
}

/// The files that comments are dealt into.
fn dealt(said: &[Voice]) -> Vec<Voices> {
    let mut deal = Deal::default();
    for (id, voice) in said.iter().enumerate() {
        let worded = !voice.wording.is_empty();
        deal.push(&voice.target, CommentId(id as i64), worded, voice.reason.len() + voice.wording.len());
    }
    deal.hide(&Target::parse("m1").unwrap());
    let file = |number: usize| {
        let (ids, mut voices) = deal.file(number).ok()?;
        ids.iter().for_each(|id| voices.push(said[id.0 as usize].clone()));
        Some(voices)
    };
    let files: Vec<Voices> = (1..).map_while(file).collect();
    assert_eq!(deal.file(files.len() + 1).err(), Some(files.len()));
    files
}

#[test]
fn of_more_comments_than_a_file_opens_with_each_stands_in_one_of_several() {
    let pieces = [provision(1, &["ให้ใช้บังคับ"]), provision(2, &[OLD])];
    let said: Vec<Voice> =
        (0..2_000).map(|n| voice("m2", &format!("ความเห็นที่ {n} ."), if n == 1_900 { NEW } else { "" })).collect();
    let files = dealt(&said);
    assert_eq!(files[1].which, Some(Which { file: 2, of: 2, shown: 2_000 }));
    let opened: Vec<Opened> = files.iter().map(|voices| open(&drafted(&pieces, voices))).collect();
    // A last comment of each says how many stand in the other, and one in the first how many are not shown.
    assert_eq!(opened.iter().map(whole).collect::<Vec<_>>(), [MOST + 2, 801]);
    let comments: Vec<String> = opened.iter().map(|file| file.part("word/comments.xml")).collect();
    assert!(comments[0].contains("๘๐๐ ความเห็น") && comments[0].contains("https://siang.example/c/6/comments?at=m2"));
    assert!(comments[0].contains(NEW), "those with a wording come first");
    for n in 0..2_000 {
        let found = comments.iter().filter(|text| text.contains(&format!("ความเห็นที่ {n} ."))).count();
        assert_eq!(found, 1, "{n}");
    }
    assert!(opened[1].words().contains("ตอนที่ ๒ จาก ๒ ตอน"), "{}", opened[1].words());
    assert!(dealt(&said[..MOST]).len() == 1 && dealt(&said[..MOST])[0].which.is_none());
    assert_eq!(dealt(&[]).len(), 1, "a file without comments");
}

#[test]
fn the_first_file_speaks_of_every_part() {
    let said: Vec<Voice> = (0..4_000).map(|n| voice(if n < 3_900 { "m1" } else { "m2" }, "ดี", "")).collect();
    let files = dealt(&said);
    assert_eq!(files.len(), 4);
    let pieces = [provision(1, &["ให้ใช้บังคับ"]), provision(2, &["ให้ใช้บังคับ"])];
    let body = open(&drafted(&pieces, &files[0])).body();
    let second = body.split("มาตรา ๒").nth(1).unwrap();
    assert!(second.matches("<w:commentReference").count() > TURN, "those of the second");
}

#[test]
fn a_filter_stands_in_the_file_also_where_nothing_matches_it() {
    let one = crate::kit::consultation();
    let made = papers::Made {
        filter: "กลุ่ม: ผู้ทรงคุณวุฒิ".into(), ..crate::kit::made()
    };
    let (pieces, voices) = ([provision(1, &["ให้ใช้บังคับ"])], Voices::default());
    let read_at = String::new();
    let lang = domain::lang::Lang::Th;
    let draft = papers::draft::Draft { lang, one: &one, pieces: &pieces, voices: &voices, read_at, made: &made };
    let words = open(&papers::draft::docx(&draft).unwrap()).words();
    assert!(words.contains("ตัวกรอง กลุ่ม: ผู้ทรงคุณวุฒิ") && words.contains("ไม่มีความเห็นที่ตรงกับตัวกรองนี้"), "{words}");
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
