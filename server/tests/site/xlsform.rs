//! XLSForm on the desk: a form that pyxform's own tools made is brought into the editor, saved, answered without scripts and taken away again as the same questions;
//! what is not right is told with its row. Where `SIANG_PYXFORM` names pyxform's `xls2xform`, it reads what is taken away.

use crate::kit::{Answer, NOBODY, Site};
use domain::id::ConsultationId;
use domain::lang::Lang;
use domain::questionnaire::COLUMNS;
use domain::survey::xlsform::{self, Fault, Sheet, Wrong};
use domain::survey::{Form, NewQuestion};
use store::consultation::RoundPlan;

const BURDEN: &[u8] = include_bytes!("../../../app/intake/tests/xlsform/burden.xlsx");

/// A dossier of an evaluation that is being prepared.
pub async fn prepared(site: &Site) -> i64 {
    let like = site.post("officer", "/api/desk/begin_like", &[("page", "/desk"), ("consultation", "7")]).await;
    like.to.split("/c/").nth(1).and_then(|rest| rest.split(['/', '?']).next()?.parse().ok()).expect("a dossier")
}

async fn bring(site: &Site, id: i64, file: (&str, &[u8])) -> Answer {
    let page = format!("/desk/c/{id}/survey");
    let hidden = site.get("officer", &page).await.hidden("/api/desk/bring_questions");
    let mut form: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form.push(("do", "file"));
    site.bring("officer", "/api/desk/bring_questions", &form, file).await
}

/// The rows of an editor's page, as its form would send them.
pub fn typed(page: &Answer) -> Vec<(String, String)> {
    let text = page.text();
    let form =
        text.split("action=\"/api/desk/questions\"").nth(1).and_then(|rest| rest.split("</form>").next()).unwrap();
    let mut pairs: Vec<(String, String)> = page.hidden("/api/desk/questions");
    let plain = |text: &str| {
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#x27;", "'")
            .replace("&#39;", "'")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
    };
    let attribute = |tag: &str, name: &str| {
        tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).map(plain)
    };
    for piece in form.split('<').filter(|piece| piece.contains("[]\"")) {
        let name = attribute(piece, "name").unwrap();
        if !COLUMNS.iter().any(|column| name == format!("{column}[]")) {
            continue;
        }
        let value = match piece.split([' ', '>']).next().unwrap() {
            "textarea" => plain(piece.split_once('>').unwrap().1.trim_start_matches('\n')),
            "select" => {
                let rest = form.split(&format!("<{piece}")).nth(1).unwrap();
                let options = rest.split("</select>").next().unwrap();
                let chosen =
                    options.split("<option").find(|option| option.split('>').next().unwrap().contains(" selected"));
                attribute(chosen.unwrap(), "value").unwrap()
            }
            _ => attribute(piece, "value").unwrap_or_default(),
        };
        pairs.push((name, value));
    }
    pairs
}

async fn questions(site: &Site, id: i64) -> Vec<NewQuestion> {
    let all = store::survey::questions(&site.house.site.store, ConsultationId(id)).await.unwrap();
    all.into_iter().map(NewQuestion::from).collect()
}

fn sheets(workbook: &[u8]) -> Vec<Sheet> {
    let tables = intake::tables(workbook, &["survey", "choices", "settings"]).unwrap();
    tables.into_iter().map(|table| Sheet { name: table.name, rows: table.rows }).collect()
}

#[tokio::test]
async fn a_form_is_brought_saved_and_taken_away_as_it_was() {
    let site = Site::new().await;
    let id = prepared(&site).await;
    let before = questions(&site, id).await;
    let shown = bring(&site, id, ("burden.xlsx", BURDEN)).await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    assert!(shown.says(words::xlsform::not_saved(Lang::Th)) && shown.says("เรียงภาระจากหนักไปเบา"));
    assert!(shown.says("start"), "what was left out is told");
    assert_eq!(questions(&site, id).await, before, "nothing is kept before it is saved");
    let rows = typed(&shown);
    let form: Vec<(&str, &str)> = rows.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let saved = site.post("officer", "/api/desk/questions", &form).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let kept = questions(&site, id).await;
    let read = xlsform::read(&sheets(BURDEN), &words::xlsform::labels()).unwrap();
    assert_eq!(kept, read.questions);
    // And away again.
    let path = format!("/desk/c/{id}/xlsform.xlsx");
    let taken = site.get("officer", &path).await;
    assert_eq!(
        (taken.status, taken.line("content-type")),
        (200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    );
    let again = xlsform::read(&sheets(&taken.body), &words::xlsform::labels()).unwrap_or_else(|no| panic!("{no:#?}"));
    assert_eq!(again.questions, kept);
    assert_eq!(site.get("officer", &path).await.body, taken.body, "the same questions are the same bytes");
    assert_eq!(site.get(NOBODY, &format!("/c/{id}/xlsform.xlsx")).await.status, 404, "not before it is public");
    let Some(tool) = std::env::var_os("SIANG_PYXFORM") else {
        println!("pyxform was left out: SIANG_PYXFORM is not set");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (book, form) = (folder.path().join("form.xlsx"), folder.path().join("form.xml"));
    std::fs::write(&book, &taken.body).unwrap();
    let told = std::process::Command::new(tool).arg("--skip_validate").args([&book, &form]).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let form = std::fs::read_to_string(form).unwrap();
    for part in ["odk:rank", "section_1", "regex(", "list-nolabel"] {
        assert!(form.contains(part), "{part}: {form}");
    }
}

#[tokio::test]
async fn a_form_of_the_wrong_shape_is_told_with_its_rows_and_changes_nothing() {
    let site = Site::new().await;
    let id = prepared(&site).await;
    let before = questions(&site, id).await;
    let sheet = |name: &str, rows: &[&[&str]]| Sheet {
        name: name.into(),
        rows: (1..).zip(rows.iter().map(|cells| cells.iter().map(ToString::to_string).collect())).collect(),
    };
    let survey = sheet(
        "survey",
        &[
            &["type", "name", "label", "relevant"],
            &["geopoint", "where", "ที่ไหน", ""],
            &["text", "why", "ทำไม", "${what} = 1"],
            &["begin_repeat", "r", "ซ้ำ", ""],
        ],
    );
    let book = |sheets: &[Sheet]| server::export::xlsx::plain(sheets, site.house.now()).unwrap();
    let shown = bring(&site, id, ("wrong.xlsx", &book(&[survey]))).await;
    assert_eq!(shown.status, 422, "{}", shown.text());
    let fault = |row, wrong| {
        words::xlsform::fault(Lang::Th, &Fault { sheet: "survey".into(), row, column: "type".into(), wrong })
    };
    for told in [fault(2, Wrong::NotAsked { typed: "geopoint".into() }), fault(4, Wrong::Repeats)] {
        assert!(shown.says(&told), "{told}: {}", shown.text());
    }
    assert!(shown.says(&before[0].text), "the editor stands as it was");
    let other = sheet("Sheet1", &[&["a"]]);
    assert!(bring(&site, id, ("other.xlsx", &book(&[other]))).await.says(words::xlsform::no_sheet(Lang::Th)));
    for (name, bytes) in
        [("a.xlsx", &b"PK\x03\x04 broken"[..]), ("a.csv", b"type,name"), ("old.xls", &[0xd0, 0xcf, 0x11, 0xe0])]
    {
        assert_eq!(bring(&site, id, (name, bytes)).await.status, 422, "{name}");
    }
    let page = format!("/desk/c/{id}/survey");
    let hidden = site.get("officer", &page).await.hidden("/api/desk/bring_questions");
    let form: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(site.post("officer", "/api/desk/bring_questions", &form).await.status, 422, "no file");
    assert_ne!(site.bring("moderator", "/api/desk/bring_questions", &form, ("burden.xlsx", BURDEN)).await.status, 200);
    assert_eq!(questions(&site, id).await, before);
}

/// A published survey of the form.
async fn published(site: &Site) -> i64 {
    let id = ConsultationId(prepared(site).await);
    let (store, now) = (&site.house.site.store, site.house.now());
    let token = store::session::sign_in(store, "officer@demo.example", crate::kit::PASSWORD, now).await.unwrap();
    let by = store::session::viewer(store, &token, now).await.unwrap().unwrap();
    let begun = store::consultation::one(store, id).await.unwrap();
    let texts =
        domain::consultation::Texts { short_name: "ภาระจากกฎหมาย".into(), ..begun.texts };
    let revision = store::consultation::edit(store, &by, id, begun.revision, &texts, now).await.unwrap();
    let mut asked = xlsform::read(&sheets(BURDEN), &words::xlsform::labels()).unwrap().questions;
    let mut place = NewQuestion::plain(Form::Place, "ประกอบกิจการที่ใด");
    (place.details.depth, place.details.text_en) = (3, "Where is your business?".into());
    asked.push(place);
    let revision = store::survey::set_questions(store, &by, id, revision, &asked, now).await.unwrap();
    let (opens, closes) = (now.day(), domain::time::Day(now.day().0 + 30));
    let round = RoundPlan {
        opens,
        closes,
        admission: Default::default(),
        shows: domain::round::Shows::Live,
        short_reason: String::new(),
    };
    let revision = store::consultation::set_round(store, &by, id, revision, round, now).await.unwrap();
    store::consultation::publish(store, &by, id, revision, now).await.unwrap();
    id.0
}

#[tokio::test]
async fn every_kind_of_question_is_answered_without_scripts_in_either_language() {
    let site = Site::new().await;
    let id = published(&site).await;
    let asked = store::survey::questions(&site.house.site.store, ConsultationId(id)).await.unwrap();
    let field = |name: &str, part: &str| format!("q{}{part}", asked.iter().find(|one| one.name() == name).unwrap().id);
    let first = site.get(NOBODY, &format!("/en/c/{id}/survey?for=everyone")).await;
    assert!(first.says("Does the law cost you anything?") && first.says("Yes"), "{}", first.text());
    assert_eq!(site.get(NOBODY, &format!("/c/{id}/xlsform.xlsx")).await.status, 200, "what is public is everyone's");
    let send = async |shown: &Answer, more: &[(String, &str)]| {
        let hidden = shown.hidden("/en/api/survey/submit");
        let mut form: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        form.extend(more.iter().map(|(name, value)| (name.as_str(), *value)));
        site.post(NOBODY, "/en/api/survey/submit", &form).await
    };
    let second = send(&first, &[(field("pays", ""), "0")]).await;
    assert!(second.says("Costs") && second.says("How much a year"), "{}", second.text());
    let wrong = send(&second, &[(field("baht", ""), "lots")]).await;
    assert!(
        wrong.status == 422 && wrong.says("Please enter an amount in baht") && wrong.says("value=\"lots\""),
        "{}",
        wrong.text()
    );
    let third = send(&wrong, &[(field("baht", ""), "12,500.50"), (field("trips", ""), "2")]).await;
    assert!(
        third.says("What for?") && third.says("Over a thousand a visit"),
        "a calculation decides: {}",
        third.text()
    );
    let steps = [(field("views", "_0"), "3"), (field("views", "_1"), "1")];
    let order = [(field("first", "_1"), "1"), (field("first", "_0"), "2")];
    let day = |year| [(field("since", "_day"), "29"), (field("since", "_month"), "2"), (field("since", "_year"), year)];
    let place = |district| {
        [
            (field("q12", "_province"), "84"),
            (field("q12", "_district"), district),
            (field("q12", "_subdistrict"), "Ko Tao"),
        ]
    };
    let licence = |number| (field("phone", ""), number);
    let page = |year, district, number| [&steps[..], &order, &day(year), &place(district), &[licence(number)]].concat();
    let refused = send(&third, &page("2568", "บางรัก", "12345")).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    for told in ["There is no such place here", "There is no such day", "บางรัก", "12345"] {
        assert!(refused.says(told), "{told}: {}", refused.text());
    }
    let last = send(&third, &page("2567", "เกาะพะงัน", "1234-5678")).await;
    for said in ["12,500.5", "29 February", "Ko Tao, Ko Pha-ngan, Surat Thani", "1. Papers", "It is fair: Hardly"] {
        assert!(last.says(said), "{said}: {}", last.text());
    }
    assert_eq!(send(&last, &[]).await.status, 303);
    let results = site.get(NOBODY, &format!("/en/c/{id}/survey/results")).await;
    assert!(results.says(words::survey::few(Lang::En)), "{}", results.text());
    for alone in ["Surat Thani", "Ko Tao", "2024", "20,000 baht"] {
        assert!(!results.says(alone), "{alone}: one person's answer is nobody else's");
    }
    // The agency's own export has each.
    let table = site.get("officer", &format!("/en/desk/c/{id}/answers.csv")).await;
    for said in ["12500.50", "2024-02-29", "Ko Tao, Ko Pha-ngan, Surat Thani", "Hardly"] {
        assert!(table.text().contains(said), "{said}: {}", table.text());
    }
}
