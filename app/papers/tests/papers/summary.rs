//! The hearing summary as PDF, DOCX and JSON.

use crate::kit::{day, hearing, issue, open};
use domain::lang::Lang;
use domain::result::{Correction, Preliminary, Side, Source, Summary, TOGETHER};
use domain::survey::disclose::{Table, Tables};
use domain::survey::{Form, NewQuestion, Tally};
use domain::time::Moment;
use papers::{Hearing, data, docx, pdf, summary};

/// The words of a PDF, read back by the portal's own reader of files.
pub fn read(bytes: &[u8]) -> String {
    assert!(bytes.starts_with(b"%PDF-"));
    intake::read(bytes, "summary.pdf").unwrap().text
}

fn both(hearing: &Hearing) -> (String, String) {
    let paper = summary::paper(hearing);
    (read(&pdf::pdf(&paper).unwrap()), open(&docx::docx(&paper).unwrap()).words())
}

#[test]
fn both_forms_say_everything_that_section_16_asks() {
    let (pdf, docx) = both(&hearing());
    for (form, text) in [("pdf", pdf), ("docx", docx)] {
        let text: String = text.split_whitespace().collect();
        for said in [
            "สรุปผลการรับฟังความคิดเห็น",
            "ตั้งแต่วันที่ ๑ ตุลาคม",
            "วันที่ ๑ ตุลาคม ๒๕๖๙ ถึงวันที่ ๓๑ ตุลาคม ๒๕๖๙ รวม ๓๑ วัน",
            "วันที่ ๒๕ พฤศจิกายน ๒๕๖๙",
            "ระยะเวลาแจ้งก่อนขึ้นค่าแผง",
            "ประเด็นที่ ๑ ค่าแผง",
            "มาตรา ๒ วรรคหนึ่ง",
            "ได้รับผลกระทบโดยตรง",
            "ต้องการความคล่องตัว",
            "ปรับปรุงบางส่วน",
            "เห็นควรขยายเป็น",
            "สี่สิบห้าวัน",
            words::law::self_selected(Lang::Th),
            "ถอนแล้ว",
            "การวิเคราะห์ผลกระทบ",
            "ต้นทุนลดลง",
            "0123 4567 89ab cdef",
            "https://siang.example/verify/0123456789abcdef",
            "จัดทำโดย ระบบเสียง ในนามของกรมตลาดและการค้าชุมชน",
            "ข้อมูล ณ วันที่ ๒๕ พฤศจิกายน ๒๕๖๙ เวลา ๑๔.๓๐ น.",
            "ขอบเขต ความเห็นทุกข้อที่เผยแพร่",
        ] {
            let said: String = said.split_whitespace().collect();
            assert!(text.contains(&said), "{form} lacks {said}: {text}");
        }
    }
}

#[test]
fn a_pdf_is_tagged_and_carries_its_language_and_title() {
    let bytes = pdf::pdf(&summary::paper(&hearing())).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    for mark in ["/Lang", "pdfuaid", "/MarkInfo", "/StructTreeRoot"] {
        assert!(text.contains(mark), "{mark}");
    }
}

#[test]
fn what_is_preliminary_or_not_published_says_so_first() {
    let preliminary =
        Preliminary { at: day(11, 20).start(), reason: "ฤดูน้ำหลาก".into(), waiting: 12 };
    let found = hearing();
    let unpublished = Summary { published: None, ..found.summary.clone() };
    let made = Summary { preliminary: Some(preliminary), ..unpublished.clone() };
    let of = |summary: Summary| summary::paper(&Hearing { summary, ..hearing() });
    let notice = of(made).notice.unwrap();
    assert_eq!(notice.title, "สรุปผลเบื้องต้น");
    assert!(notice.text.contains("๑๒") && notice.text.contains("ฤดูน้ำหลาก"), "{}", notice.text);
    let unpublished = of(unpublished);
    assert!(unpublished.notice.is_some() && unpublished.seal.is_some());
    let text = read(&pdf::pdf(&unpublished).unwrap());
    assert!(text.contains("ยังไม่เผยแพร่"), "{text}");
    assert!(summary::paper(&found).notice.is_none());
}

#[test]
fn a_hearing_without_comments_is_a_paper_that_says_so() {
    let mut empty = hearing();
    empty.one.comments = 0;
    empty.counts = Default::default();
    empty.summary = Summary { published: Some(Moment(0)), ..Summary::default() };
    for lang in [Lang::Th, Lang::En] {
        let empty = Hearing { lang, ..empty.clone() };
        let (pdf, docx) = both(&empty);
        assert!(docx.contains(words::papers::nobody(lang)), "{docx}");
        assert!(!pdf.is_empty());
        let title = words::papers::take_pdf(lang);
        assert!(!title.is_empty());
    }
}

#[test]
fn a_corrected_decision_keeps_what_it_said_before() {
    let mut hearing = hearing();
    let before = domain::result::Issue { reason: "เหตุผลแรก".into(), ..issue(1) };
    hearing.summary.corrections =
        vec![Correction { at: day(12, 3).start(), reason: "พบข้อมูลใหม่".into(), before }];
    let (_, docx) = both(&hearing);
    // A day stays beside its month.
    let docx = docx.replace('\u{a0}', " ");
    assert!(docx.contains("๓ ธันวาคม ๒๕๖๙") && docx.contains("เหตุผลแรก") && docx.contains("พบข้อมูลใหม่"));
}

#[test]
fn an_officer_can_go_on_editing() {
    let file = open(&docx::docx(&summary::paper(&hearing())).unwrap());
    let styles = file.all("word/document.xml", "w:pStyle", "w:val");
    for style in ["Title", "Heading1", "Heading2", "CellHead", "CellNumber", "Chart"] {
        assert!(styles.iter().any(|used| used == style), "{style}");
    }
    let known = file.all("word/styles.xml", "w:style", "w:styleId");
    assert!(styles.iter().all(|used| known.contains(used)), "{styles:?}");
    let looks = file.part("word/styles.xml");
    assert!(
        looks.contains("w:cs=\"TH SarabunPSK\"") && looks.contains("w:bidi=\"th-TH\"") && looks.contains("<w:szCs")
    );
    // Rows that are not long stand whole, and no row drags the whole table along to the next page.
    assert!(file.body().contains("<w:cantSplit/>") && file.body().contains("w:val=\"CellName\""));
    assert!(
        !file
            .part("word/styles.xml")
            .split("w:styleId=\"CellName\"")
            .nth(1)
            .unwrap()
            .split("</w:style>")
            .next()
            .unwrap()
            .contains("keepNext")
    );
    assert!(file.body().contains("<w:tblHeader/>"));
    assert!(file.body().contains("w:fmt=\"thaiNumbers\"") && file.part("word/footer1.xml").contains(" PAGE "));
    assert!(file.has("word/media/picture.png") && !file.has("word/comments.xml"));
}

/// S.16: each side that spoke, with how many of it, whether or not somebody wrote its view; and the comments behind each sentence.
#[test]
fn every_side_that_spoke_stands_with_its_number_and_every_sentence_with_its_comments() {
    let mut hearing = hearing();
    let issue = &mut hearing.summary.issues[0];
    let first = (1..=10).map(domain::id::CommentId).collect();
    issue.sources = vec![Source {
        place: 1, text: "ขอให้แจ้งล่วงหน้า".into(), comments: 21, first
    }];
    let together =
        Side { class: None, label: TOGETHER.into(), view: "ขอเวลาเตรียมตัว".into() };
    issue.raised = "ผู้ค้ากล่าวว่า “ขอให้แจ้งก่อน 60 วัน” (21 ความเห็น)".into();
    issue.sides.push(together);
    issue
        .sides
        .push(Side { class: None, label: "change".into(), view: "ขอแก้ระยะเวลา".into() });
    issue.sides.push(Side {
        class: None, label: domain::result::UNSAID.into(), view: "ไม่ขัดข้อง".into()
    });
    let (pdf, docx) = both(&hearing);
    let flat = |text: &str| text.split_whitespace().collect::<String>();
    for (name, text) in [("pdf", flat(&pdf)), ("docx", flat(&docx))] {
        assert!(!text.contains(&flat("ใต้ความเห็น 40")), "{name}: of a comment that no sentence stands on");
        for said in [
            "๒๑ ความเห็น · เห็นด้วย ๘ · ขอแก้ไข ๑๒ · ไม่เห็นด้วย ๑",
            "สมาคม มูลนิธิ หรือองค์กรที่เกี่ยวข้อง",
            "๓ ความเห็น · ขอแก้ไข ๒ · ไม่เห็นด้วย ๑",
            "ไม่ได้สรุปแยกไว้",
            "ไม่ได้ระบุ",
            "ไม่ได้ระบุกลุ่ม",
            "๒ ความเห็น · เห็นด้วย ๒",
            "ไม่ขัดข้อง",
            "ผู้ที่เห็นด้วยแต่ขอให้แก้ไข",
            "๑๔ ความเห็น · ขอแก้ไข ๑๔",
            "ขอแก้ระยะเวลา",
            "เจ้าของตลาด",
            "ขอเวลาเตรียมตัว",
            "ขอให้แจ้งก่อน 60 วัน” (๒๑ ความเห็น)",
            "เช่นความเห็น ๑, ๒, ๓",
            "และอีก ๑๑",
            "ตอบใต้ความเห็น 7 เมื่อ",
            "ระยะเวลาแจ้งอยู่ในมาตรา ๒ วรรคสอง",
        ] {
            assert!(text.contains(&flat(said)), "{name}: {said}");
        }
    }
    let value: serde_json::Value = serde_json::from_slice(&data::json(&hearing)).unwrap();
    let sides = &value["issues"][0]["sides"];
    assert_eq!((&sides[1]["class"], &sides[1]["comments"]), (&"association".into(), &3.into()));
    assert_eq!((&sides[1]["by_stance"]["change"], &sides[1]["view"]), (&2.into(), &"".into()));
    assert_eq!(sides[3]["classes"], serde_json::json!(["association"]));
    assert_eq!((&sides[4]["label"], &sides[4]["comments"]), (&"เจ้าของตลาด".into(), &serde_json::Value::Null));
    let replies = &value["issues"][0]["replies"];
    assert_eq!(
        (&replies[0]["comment"], &replies[0]["words"], replies.as_array().map(Vec::len)),
        (&7.into(), &"ระยะเวลาแจ้งอยู่ในมาตรา ๒ วรรคสอง".into(), Some(1))
    );
    assert_eq!((&sides[2]["class"], &sides[2]["view"]), (&serde_json::Value::Null, &"ไม่ขัดข้อง".into()));
    assert_eq!((&sides[5]["position"], &sides[5]["comments"]), (&"change".into(), &14.into()));
    let said = &value["issues"][0]["stands_on"][0];
    assert_eq!((&said["comments"], said["first"].as_array().map(Vec::len)), (&21.into(), Some(10)));
}

#[test]
fn a_survey_says_of_how_many_sheets_it_tells() {
    let mut new = NewQuestion::plain(Form::Single, "มีค่าใช้จ่ายเพิ่มหรือไม่");
    new.choices = vec!["มี".into(), "ไม่มี".into()];
    let tally = Tally { question: 1, answered: 134, by_value: vec![(0, 100), (1, 34)] };
    let all = Table { tally, ..Table::default() };
    let of = |behind| Hearing {
        questions: vec![new.clone().numbered(1, 1)],
        tallies: vec![Tables { all: all.clone(), behind, ..Tables::default() }],
        ..hearing()
    };
    let (pdf, docx) = both(&of(Some((134, 148))));
    let docx = docx.replace('\u{a0}', " ");
    assert!(pdf.contains("๑๔๘") && docx.contains("นับแล้ว ๑๓๔ จาก ๑๔๘ คำตอบ"), "{docx}");
    assert!(!both(&of(None)).1.contains("นับแล้ว"), "all are counted");
    let survey =
        |behind| serde_json::from_slice::<serde_json::Value>(&data::json(&of(behind))).unwrap()["survey"][0].clone();
    let behind = survey(Some((134, 148)));
    assert_eq!((behind["counted"].as_u64(), behind["sheets"].as_u64()), (Some(134), Some(148)));
    assert!(survey(None)["counted"].is_null() && survey(None)["answered"] == 134);
}

/// Every field of the JSON is described, and nothing is described that is not there.
#[test]
fn the_json_is_what_its_description_says() {
    fn compare(value: &serde_json::Value, schema: &serde_json::Value, at: &str) {
        match value {
            serde_json::Value::Object(fields) if schema.get("properties").is_some() => {
                let described = schema["properties"].as_object().unwrap();
                let names: Vec<&String> = fields.keys().collect();
                let known: Vec<&String> = described.keys().collect();
                assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>(), known.iter().collect(), "{at}");
                fields.iter().for_each(|(name, field)| compare(field, &described[name], &format!("{at}/{name}")));
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| compare(item, &schema["items"], at)),
            _ => {}
        }
    }
    let mut hearing = hearing();
    let before = issue(1);
    hearing.summary.corrections = vec![Correction { at: day(12, 3).start(), reason: "ใหม่".into(), before }];
    let value: serde_json::Value = serde_json::from_slice(&data::json(&hearing)).unwrap();
    compare(&value, &serde_json::from_str(data::SCHEMA).unwrap(), "");
    assert_eq!((&value["standing"], &value["numbers"]["withdrawn"]), (&"final".into(), &3.into()));
    assert_eq!(
        (&value["made"]["code"], &value["made"]["at"]),
        (&"0123456789abcdef".into(), &"2026-11-25T14:30:00+07:00".into())
    );
    let told = value["dictionary"].as_object().unwrap();
    assert!(told["issues[].sides[].view"].as_str().is_some_and(|words| !words.is_empty()), "{told:?}");
    assert_eq!(value["closes"], "2026-10-31T23:59:59+07:00");
    assert_eq!(value["issues"][0]["belongs_to"][1]["name"], "มาตรา ๒ วรรคหนึ่ง");
}

/// Each chart is a part of its own with its numbers in a workbook, so that it can be edited; and its table stands after it.
#[test]
fn charts_are_native_and_can_be_edited() {
    let mut hearing = hearing();
    hearing.counts.by_class_stance = vec![("affected".into(), "agree".into(), 50)];
    hearing.counts.by_day_stance = vec![(day(10, 1), "agree".into(), 20), (day(10, 31), "change".into(), 38)];
    let file = open(&docx::docx(&summary::paper(&hearing)).unwrap());
    let named = file.all("word/_rels/document.xml.rels", "Relationship", "Target");
    let placed = file.all("word/document.xml", "c:chart", "r:id");
    assert_eq!(placed, ["chart1", "chart2", "chart3", "chart4"]);
    for (at, id) in placed.iter().enumerate() {
        let name = format!("charts/{id}.xml");
        assert!(named.contains(&name), "{named:?}");
        let chart = file.part(&format!("word/{name}"));
        assert!(chart.contains("<c:externalData r:id=\"workbook\">") && chart.contains("<c:numCache>"), "{chart}");
        assert!(file.part(&format!("word/charts/_rels/{id}.xml.rels")).contains(&format!("../embeddings/{id}.xlsx")));
        let book = crate::kit::unpack(&file.bytes(&format!("word/embeddings/{id}.xlsx")));
        let sheet = book.iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap();
        let cells = String::from_utf8(sheet.1.clone()).unwrap();
        // What is drawn is what the workbook holds.
        let drawn: Vec<String> = chart.split("<c:val>").skip(1).flat_map(|series| numbers(series, "<c:v>")).collect();
        let mut held = numbers(&cells, "<v>");
        let mut sorted = drawn.clone();
        held.sort();
        sorted.sort();
        assert_eq!(held, sorted, "{at}");
    }
    let types = file.part("[Content_Types].xml");
    assert!(types.contains("drawingml.chart+xml") && types.contains("Extension=\"xlsx\""));
    let body = file.body();
    let alts = file.all("word/document.xml", "wp:docPr", "descr");
    assert!(alts.iter().all(|alt| !alt.is_empty()) && body.matches("<w:tbl>").count() >= 5, "{alts:?}");
    let pdf = pdf::pdf(&summary::paper(&hearing)).unwrap();
    assert!(read(&pdf).contains("ความเห็นในแต่ละวัน"));
    // Full dates, as reports to the Cabinet have them.
    let flat = |text: &str| text.split_whitespace().collect::<String>();
    let (pdf, docx) = both(&hearing);
    for text in [flat(&pdf), flat(&docx)] {
        assert!(text.contains("๑ตุลาคม๒๕๖๙") && !text.contains("ต.ค.๒๕๖๙"), "{text}");
    }
}

fn numbers(xml: &str, tag: &str) -> Vec<String> {
    let upto = xml.split("</c:val>").next().unwrap();
    upto.split(tag).skip(1).filter_map(|rest| rest.split_once('<').map(|(n, _)| n.to_string())).collect()
}
