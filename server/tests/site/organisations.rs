//! Organisations that speak as themselves, at the doors: entered on one's own page, checked by the central office, shown and counted apart.

use crate::kit::{NOBODY, Site, comment};

const NAME: &str = "บริษัท เรือข้ามฟากรายเล็ก จำกัด";
const HOW: &str = "เทียบกับหนังสือรับรองแล้ว ตรงกัน";

/// Thirteen digits of a company of Bangkok of the year 2560.
pub(crate) fn number() -> String {
    let twelve = "010556012345";
    let sum: u32 = twelve.chars().enumerate().map(|(at, c)| c.to_digit(10).unwrap() * (13 - at as u32)).sum();
    format!("{twelve}{}", (11 - sum % 11) % 10)
}

pub(crate) fn typed<'a>(kind: &'a str, name: &'a str, number: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("page", "/me/organisations"),
        ("kind", kind),
        ("name", name),
        ("number", number),
        ("position", "กรรมการ"),
        ("authority", "กรรมการผู้มีอำนาจลงนามตามหนังสือรับรอง"),
        ("entitled", "yes"),
    ]
}

#[tokio::test]
async fn an_organisation_is_entered_checked_shown_and_counted_apart() {
    let site = Site::new().await;
    let number = number();
    assert_eq!(site.get(NOBODY, "/me/organisations").await.status, 401);
    assert_eq!(site.post(NOBODY, "/api/organisation/enter", &typed("company", NAME, &number)).await.status, 401);
    let form = "/api/organisation/enter";
    for (kind, name, digits, says) in [
        ("company", "กระทรวงการเรือ", number.as_str(), "เป็นชื่อของหน่วยงานรัฐ"),
        ("company", NAME, "1-2345-67890-12-3", "ไม่ใช่เลขทะเบียนนิติบุคคล"),
        ("foundation", "มูลนิธิเรือ", number.as_str(), "ของนิติบุคคลประเภทอื่น"),
        ("", NAME, number.as_str(), "ยังไม่ได้เลือก"),
    ] {
        let refused = site.post("local", form, &typed(kind, name, digits)).await;
        assert!(
            refused.status == 422 && refused.says(says) && refused.says("ผู้มีอำนาจลงนาม"),
            "{says}: {}",
            refused.text()
        );
    }
    assert!(!site.get("local", "/c/1/say?at=k1").await.says("name=\"speaker\""), "who speaks for none is not asked");
    let entered = site.post("local", form, &typed("company", NAME, &number)).await;
    assert_eq!((entered.status, entered.to.as_str()), (303, "/me/organisations?done=organisation"));
    assert!(
        site.get("local", "/me/organisations").await.says("รอตรวจสอบ")
            && site.get("local", "/me").await.says("/me/organisations")
    );
    let page = site.get("local", "/c/1/say?at=k1").await;
    assert!(page.says("name=\"speaker\"") && page.says(NAME), "{}", page.text());
    let id = {
        let text = page.text();
        let select = text.split("name=\"speaker\"").nth(1).unwrap().split("</select>").next().unwrap().to_string();
        select
            .split("value=\"")
            .filter_map(|part| part.split('"').next())
            .find(|value| value.parse::<i64>().is_ok())
            .unwrap()
            .to_string()
    };
    let key = "00000000000000000000000000000213";
    let say = comment("1", key, &[("speaker", id.as_str()), ("showing", "named"), ("reason", "ค่าตรวจเรือสูงไป")]);
    assert_eq!(site.post("officer", "/api/comment/submit", &say).await.status, 422, "nobody speaks for another's");
    assert_eq!(site.post("local", "/api/comment/submit", &say).await.status, 303);
    let comments = site.get(NOBODY, "/c/1/comments").await;
    assert!(comments.says(&format!("ในนาม {NAME}")) && comments.says("ยังไม่ได้ตรวจสอบ"), "{}", comments.text());
    for who in ["officer", "moderator", "admin", "local"] {
        assert_eq!(site.get(who, "/desk/organisations").await.status, 403, "{who}");
        let mark = [("page", "/desk/organisations"), ("spokesperson", id.as_str()), ("how", HOW)];
        assert_eq!(site.post(who, "/api/organisation/mark", &mark).await.status, 403, "{who}");
    }
    assert!(site.get("central", "/desk").await.says("มีองค์กรรอตรวจสอบ"));
    let desk = site.get("central", "/desk/organisations").await;
    assert!(desk.says(NAME) && desk.says("จดทะเบียนที่กรุงเทพมหานคร พ.ศ. 2560"), "{}", desk.text());
    let mark = |how| [("page", "/desk/organisations"), ("spokesperson", id.as_str()), ("how", how)];
    assert_eq!(site.post("central", "/api/organisation/mark", &mark("-")).await.status, 422);
    assert_eq!(site.post("central", "/api/organisation/mark", &mark(HOW)).await.to, "/desk/organisations?done=marked");
    assert_eq!(site.post("central", "/api/organisation/mark", &mark(HOW)).await.status, 409);
    // Kept pages follow the log in the background: these were not asked for yet.
    assert!(!site.get(NOBODY, "/c/1/comments?at=k1").await.says("ยังไม่ได้ตรวจสอบ"));
    assert!(site.get(NOBODY, "/en/c/1/comments").await.says("checked"));
    let file = site.get(NOBODY, "/c/1/comments.csv").await;
    assert!(file.says(&format!("ในนาม {NAME}")), "{}", file.text());
    let summary = site.get("officer", "/desk/c/1/summary?show=numbers").await;
    assert!(summary.status == 200, "{}", summary.text());
    let back = [("page", "/desk/organisations?show=marked"), ("spokesperson", id.as_str()), ("why", "พ้นจากตำแหน่งแล้ว")];
    assert_eq!(site.post("central", "/api/organisation/mark_back", &back).await.status, 303);
    assert!(site.get("local", "/me/organisations").await.says("พ้นจากตำแหน่งแล้ว"));
    assert!(site.get(NOBODY, "/c/1/comments?stance=agree").await.says("ยังไม่ได้ตรวจสอบ"));
    let end = [("page", "/me/organisations"), ("spokesperson", id.as_str())];
    assert_eq!(site.post("officer", "/api/organisation/end", &end).await.status, 404);
    assert_eq!(site.post("local", "/api/organisation/end", &end).await.status, 303);
    assert!(site.get(NOBODY, "/c/1/comments").await.says(&format!("ในนาม {NAME}")), "what was said stays said for it");
}

#[tokio::test]
async fn nobody_is_named_like_an_agency() {
    let site = Site::new().await;
    let agencies = store::agency::some(&site.house.site.store, &[domain::id::AgencyId(3)]).await.unwrap();
    let agency = agencies[0].name_th.clone();
    for name in [agency.as_str(), "กระทรวงการคลัง"] {
        let key = "00000000000000000000000000000214";
        let sent =
            site.post(NOBODY, "/api/comment/submit", &comment("1", key, &[("showing", "named"), ("name", name)])).await;
        assert!(
            sent.status == 422 && sent.says("เป็นชื่อของหน่วยงานรัฐ") && sent.says("href=\"#f-name\""),
            "{name}: {}",
            sent.text()
        );
    }
}
