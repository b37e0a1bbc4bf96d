//! A census taken over by the operator, and what people see of it.

use crate::kit::{NOBODY, Site};
use domain::elsewhere::Filter;
use domain::time::Day;
use server::command::import::{Told, take};
use server::index::Indexer;
use std::path::Path;

const HEAD: &str = "survey_id,survey_name,survey_type_name,agency_name,agency_id,start_date,end_date,duration_day,answer_count,\
                    view_count,question_count,affected_person,tags,isconclude,url";

/// A line of a census with a title.
fn line(key: i64, title: &str, from: &str, to: &str) -> String {
    format!(
        "{key},\"{title}\",กม.ลำดับรองอื่นๆ,กรมว่าวลม,7,{from},{to},15,1234,579,1,\"ผู้เล่นว่าว,ผู้ค้าว่าว\",-,P,\
         https://law.go.th/listeningDetail?survey_id={key}"
    )
}

async fn brought(site: &Site, file: &Path, bytes: &[u8]) -> (anyhow::Result<Told>, String) {
    std::fs::write(file, bytes).unwrap();
    let mut out = Vec::new();
    let told = take(&site.house.site.store, file, Day::from_ce(2026, 9, 21).unwrap(), &mut out).await;
    (told, String::from_utf8(out).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_census_is_dropped_silently() {
    let site = Site::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("census.csv");
    let lines = [
        format!("\u{feff}{HEAD}"),
        line(1, "ร่างกฎกระทรวงว่าวจุฬา", "2024-04-01", "2024-04-15"),
        line(2, "ทํานา\tและ  ทำไร่", "2024-04-01", "2024-04-15"),
        line(3, "-", "2024-04-31", "2024-04-15"),
        line(3, "เลขซ้ำแต่คนละเรื่อง", "2024-04-01", "2024-04-15"),
        line(1, "ร่างกฎกระทรวงว่าวจุฬา", "2024-04-01", "2024-04-15"),
        "9,ขาด,ไป".into(),
        line(4, "เขียน \"\"คำพูด\"\"\nสองบรรทัด", "2567-04-01", "2024-03-15"),
        line(0, "ไม่มีเลข", "2024-04-01", "2024-04-15"),
    ];
    let mut bytes = lines.join("\r\n").into_bytes();
    bytes.extend_from_slice(b"\r\n5,\xff\xfe,a,b,7,2024-04-01,2024-04-15,15,1,1,1,,,P,https://a\r\n");
    let (told, report) = brought(&site, &file, &bytes).await;
    let told = told.unwrap();
    assert_eq!((told.lines, told.brought.new, told.refused, told.repeated), (9, 4, 4, 1), "{report}");
    for said in [
        "line 3, number 2: title cleaned: \"ทํานา\\tและ  ทำไร่\" becomes \"ทำนา และ ทำไร่\"",
        "line 4, number 3: title says nothing: \"-\"",
        "line 4, number 3: start_date is \"2024-04-31\", no day; left out",
        "line 5: refused: has number 3 as line 4 has, and says something else",
        "line 6: repeats an earlier line",
        "line 7: refused: has 3 columns, the first line has 15",
        "number 4: start_date is \"2567-04-01\", read as a year B.E.",
        "number 4: ends on 2024-03-15, before it begins on 2024-04-01",
        "refused: survey_id is \"0\", no number",
        "refused: is not UTF-8",
    ] {
        assert!(report.contains(said), "{said}\n{report}");
    }
    let (again, _) = brought(&site, &file, &bytes).await;
    assert_eq!((again.unwrap().brought.same, told.brought.agencies), (4, 1));
    let (none, _) = brought(&site, &file, b"a,b\n1,2\n").await;
    assert!(format!("{:#}", none.unwrap_err()).contains("it has no column survey_id"));
    assert!(brought(&site, &file, b"").await.0.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_census_cut_off_half_way_and_run_again_comes_to_the_same() {
    let (cut, whole) = (Site::new().await, Site::new().await);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("census.csv");
    let lines: Vec<String> = std::iter::once(HEAD.to_string())
        .chain((1..=700).map(|key| line(key, &format!("ร่างประกาศว่าว {key}"), "2024-04-01", "2024-04-15")))
        .collect();
    let bytes = lines.join("\n").into_bytes();
    brought(&whole, &file, &bytes).await.0.unwrap();
    // In the middle of a line, inside a letter.
    brought(&cut, &file, &bytes[..bytes.len() / 2]).await.0.unwrap();
    brought(&cut, &file, &bytes).await.0.unwrap();
    let all =
        async |site: &Site| store::elsewhere::page(&site.house.site.store, &Filter::default(), 1, 1_000).await.unwrap();
    let (first, second) = (all(&cut).await, all(&whole).await);
    assert_eq!(first.1, 700);
    assert!(first == second);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_see_that_it_was_held_elsewhere() {
    let site = Site::new().await;
    let folder = tempfile::tempdir().unwrap();
    let plain = site.get(NOBODY, "/consultations").await;
    assert!(!plain.says("/elsewhere"));
    let ours = plain.text().matches("class=\"row\"").count();
    let bytes = [
        HEAD.to_string(),
        line(1, "ร่างกฎกระทรวงว่าวจุฬาปักเป้า <script>", "2024-04-01", "2024-04-15"),
        line(2, "-", "2026-11-01", "2026-12-31"),
    ]
    .join("\n");
    brought(&site, &folder.path().join("c.csv"), bytes.as_bytes()).await.0.unwrap();
    Indexer::new(&site.house).catch_up().await;
    let list = site.get(NOBODY, "/consultations?kind=rule").await;
    assert!(list.says("href=\"/elsewhere\""));
    assert_eq!(site.get(NOBODY, "/consultations?sort=new").await.text().matches("class=\"row\"").count(), ours);
    let list = site.get(NOBODY, "/elsewhere?year=2567").await;
    assert!(list.says("ร่างกฎกระทรวงว่าวจุฬาปักเป้า &lt;script&gt;") && list.says("1,234 คำตอบ ตามที่ต้นทางแจ้ง"));
    assert!(!list.says("ต้นทางไม่ได้ระบุชื่อ"));
    let (all, _) = store::elsewhere::page(&site.house.site.store, &Filter::default(), 1, 9).await.unwrap();
    let (runs, past) = (&all[0], &all[1]);
    let page = site.get(NOBODY, &format!("/elsewhere/{}", past.id)).await;
    for said in [
        "ไม่ได้รับฟังในระบบนี้",
        "https://law.go.th/listeningDetail?survey_id=1",
        "ณ วันที่ 21 ก.ย. 2569",
        "1,234",
        "ผู้เล่นว่าว · ผู้ค้าว่าว",
    ] {
        assert!(page.says(said), "{said}");
    }
    assert!(!page.says("/say"));
    let page = site.get(NOBODY, &format!("/en/elsewhere/{}", runs.id)).await;
    assert!(
        page.says("(no title at the source, number 2)")
            && page.says("By the dates that the source gives it is still open")
    );
    for none in ["/elsewhere/999", "/elsewhere/x", "/elsewhere/-1"] {
        assert_eq!(site.get(NOBODY, none).await.status, 404, "{none}");
    }
    let found = site.get(NOBODY, "/search?q=ว่าวจุฬาปักเป้า").await;
    assert!(found.says("รับฟังในระบบอื่น") && found.says(&format!("/elsewhere/{}", past.id)), "{}", found.text());
    assert!(site.get(NOBODY, "/search?q=ว่าวจุฬาปักเป้า&state=elsewhere").await.says("/elsewhere/"));
    assert!(!site.get(NOBODY, "/search?q=ว่าวจุฬาปักเป้า&state=closed").await.says("href=\"/elsewhere/"));
    assert!(site.get(NOBODY, "/search/feed?q=ว่าวจุฬาปักเป้า").await.says("รับฟังในระบบอื่น – "));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_shared_sample_is_taken_whole() {
    let shared = std::env::var("SIANG_SHARED").unwrap_or_else(|_| "../../shared".into());
    let file = Path::new(&shared).join("data/census/consultations-sample.csv");
    if !file.exists() {
        println!("the sample of the census was left out: {} is not there", file.display());
        return;
    }
    let site = Site::new().await;
    let bytes = std::fs::read(&file).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (told, report) = brought(&site, &folder.path().join("c.csv"), &bytes).await;
    let told = told.unwrap();
    assert_eq!((told.lines, told.brought.new, told.refused), (125, 125, 0));
    for key in
        ["number 315: duration_day is \"45\"", "number 6229: a result, an extension or a round posted as a hearing"]
    {
        assert!(report.contains(key), "{key}\n{report}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_no_census_has_is_told_with_its_reason() {
    let site = Site::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("census.csv");
    let whole = "ก".repeat(100_000);
    let lines = [
        HEAD.to_string(),
        line(1, "ไม่มีหน่วยงาน", "2024-04-01", "2024-04-15").replace("กรมว่าวลม", "-"),
        line(2, "ก\0ข", "2024-04-01", "2024-04-15"),
        line(3, &"ก".repeat(10_000), "2024-04-01", "2024-04-15"),
        line(4, &whole, "2024-04-01", "2024-04-15"),
    ];
    let (told, report) = brought(&site, &file, lines.join("\n").as_bytes()).await;
    let told = told.unwrap();
    assert_eq!((told.lines, told.brought.new, told.refused), (4, 0, 4), "{report}");
    for said in [
        "line 2: refused: names no agency",
        "line 3: refused: survey_name has a character that no text has",
        "line 4: refused: survey_name is too long: 30000 bytes",
        "line 5: refused: is too long: ",
    ] {
        assert!(report.contains(said), "{said}\n{report}");
    }
    for day in ["2026-13-01", "2569-09-21", "21-9-2026", "", "เมื่อวาน"] {
        let no = server::command::import::day(day).unwrap_err();
        assert!(format!("{no:#}").contains("is no day such as 2026-09-21"), "{day}: {no:#}");
    }
    let none = take(
        &site.house.site.store,
        &folder.path().join("none.csv"),
        server::command::import::day("2026-09-21").unwrap(),
        &mut Vec::new(),
    )
    .await;
    assert!(format!("{:#}", none.unwrap_err()).contains("cannot be opened"));
}
