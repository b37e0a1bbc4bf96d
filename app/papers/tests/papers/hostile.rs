//! Whatever people and officers write, a paper is made and is whole.

use crate::kit::{drafted, hearing, issue, open, provision, voice};
use domain::result::{Issue, Side};
use papers::draft::Voices;
use papers::{Hearing, data, docx, pdf, summary};

const HOSTILE: [&str; 9] = [
    "\u{200b}\0\u{2060}",
    "a\0b\u{1}\u{8}\u{b}c\u{fffe}\u{ffff}\u{1fffe}",
    "\u{202e}กลับ\u{2066}ด้าน\u{200e}\u{feff}",
    "</w:t></w:r><w:p/><script>&amp;&lt;![CDATA[ ]]> <!--x-->",
    "#eval(\"1\") *b* _i_ $x$ @ref <label> \\ `raw` #import \"@preview/x:1.0.0\" // c /* d */",
    "中文 हिन्दी العربية עברית 👩‍👩‍👧‍👦 🇹🇭 ᨀ ﷽",
    "a\tb\r\nc\rd\u{2028}e\u{2029}\n\n\n  f",
    "ก\u{e48}\u{e48}\u{e48}\u{e34}\u{e4d}\u{e32}ํา ๆๆๆ ฯลฯ",
    "=1+1",
];

fn filled(text: &str) -> Hearing {
    let mut hearing = hearing();
    hearing.one.texts.title = text.into();
    hearing.one.texts.method = text.into();
    hearing.one.agency.name_th = text.into();
    hearing.made.by = text.into();
    hearing.one.key_points[0].title = text.into();
    hearing.summary.overview = text.into();
    hearing.summary.impact = format!("### {text}\n\n- {text}\n\n| {text} | b |\n|---|---|\n| {text} | c |");
    hearing.summary.lacking = text.into();
    let side = Side { class: None, label: text.into(), view: text.into() };
    hearing.summary.issues = vec![Issue {
        title: text.into(),
        raised: text.into(),
        reason: text.into(),
        changed: text.into(),
        answered_by: "m404".into(),
        elsewhere: false,
        sides: vec![side],
        ..issue(1)
    }];
    hearing
}

#[test]
fn no_text_breaks_a_summary() {
    for text in HOSTILE {
        let hearing = filled(text);
        let paper = summary::paper(&hearing);
        let bytes = pdf::pdf(&paper).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert!(bytes.starts_with(b"%PDF-"));
        open(&docx::docx(&paper).unwrap());
        serde_json::from_slice::<serde_json::Value>(&data::json(&hearing)).unwrap();
        open(&docx::docx(&papers::principles::paper(&hearing)).unwrap());
    }
}

#[test]
fn no_text_breaks_a_draft_with_comments() {
    for text in HOSTILE {
        let mut voices = Voices::default();
        for at in ["all", "k1", "m1", "m1-w1", "m404"] {
            let mut one = voice(at, text, text);
            one.name = Some(text.into());
            voices.push(one);
        }
        open(&drafted(&[provision(1, &[text, text])], &voices));
    }
}

#[test]
fn twenty_thousand_letters_in_a_field_are_a_paper_still() {
    let long = "ข้าพเจ้าเห็นว่าควรแก้ไขมาตรา ๑๐ ให้ชัดเจนขึ้น ".repeat(430);
    let written = |text: &str| {
        let mut hearing = hearing();
        hearing.summary.impact = format!("### {text}\n\n- {text}");
        hearing.summary.issues[0].raised = text.into();
        hearing.summary.issues[0].sides[0].view = text.into();
        summary::paper(&hearing)
    };
    let paper = written(&long);
    assert!(pdf::pdf(&paper).unwrap().len() > 100_000);
    open(&docx::docx(&paper).unwrap());
    pdf::pdf(&written(&"ก".repeat(20_000))).unwrap();
    let mut voices = Voices::default();
    voices.push(voice("m1", &long, &long));
    open(&drafted(&[provision(1, &[&long])], &voices));
}

#[test]
fn letters_that_the_type_has_not_are_told() {
    let hearing = filled("สวัสดี 中文");
    let text = crate::summary::read(&pdf::pdf(&summary::paper(&hearing)).unwrap());
    assert!(text.contains("แสดงไม่ได้"), "{text}");
    let docx = open(&docx::docx(&summary::paper(&hearing)).unwrap()).words();
    assert!(docx.contains("中文"));
}
