//! A draft that amends several laws: each given by itself, all shown, what is missing said.

use crate::kit::{Answer, NOBODY, Site};
use domain::id::ConsultationId;

const BILL: &str = "# ร่างพระราชบัญญัติแก้ไขเพิ่มเติมกฎหมายว่าด้วยตลาดและว่าว พ.ศ. ....\n\n\
มาตรา ๑  พระราชบัญญัตินี้เรียกว่า “พระราชบัญญัติแก้ไขเพิ่มเติมกฎหมายว่าด้วยตลาดและว่าว พ.ศ. ....”\n\n\
มาตรา ๒  พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศ\n\n\
มาตรา ๓  ให้ยกเลิกความในมาตรา ๒ แห่งพระราชบัญญัติตลาด พ.ศ. ๒๕๐๐ และให้ใช้ความต่อไปนี้แทน\n\n\
“มาตรา ๒  ตลาดต้องมีที่ล้างมือ”\n\n\
มาตรา ๔  ให้ยกเลิกมาตรา ๓ แห่งพระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐\n\n\
มาตรา ๕  ให้เพิ่มความต่อไปนี้เป็นมาตรา ๒/๑ แห่งพระราชบัญญัติตลาด พ.ศ. ๒๕๐๐\n\n\
“มาตรา ๒/๑  ตลาดต้องมีทางลาด”\n\n\
มาตรา ๖  ให้ยกเลิกมาตรา ๙ แห่งพระราชบัญญัติเรือ พ.ศ. ๒๕๑๐";
const MARKET: &str = "# พระราชบัญญัติตลาด พ.ศ. ๒๕๐๐\n\nมาตรา ๑  ชื่อ\n\nมาตรา ๒  ตลาดต้องมีน้ำ\n\nมาตรา ๓  โทษ";
const KITE: &str = "# พระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐\n\nมาตรา ๒  ว่าวต้องมีหาง\n\nมาตรา ๓  ภาษีว่าว";

async fn post(site: &Site, endpoint: &str, page: &str, fields: &[(&str, &str)]) -> Answer {
    let one = store::consultation::one(&site.house.site.store, ConsultationId(2)).await.unwrap();
    let (page, revision) = (format!("/desk/c/2/{page}"), one.revision.to_string());
    let mut form = vec![("page", page.as_str()), ("consultation", "2"), ("revision", &revision)];
    form.extend_from_slice(fields);
    site.post("officer", endpoint, &form).await
}

async fn give(site: &Site, place: &str, law: &str, text: &str) -> Answer {
    let fields = [("law", law), ("place", place), ("source", text), ("origin", "ราชกิจจานุเบกษา")];
    post(site, "/api/amended/law", &format!("amended?law={place}"), &fields).await
}

#[tokio::test]
async fn each_law_has_its_own_text_and_what_is_missing_is_said() {
    let site = Site::new().await;
    assert_eq!(post(&site, "/api/version/put", "draft", &[("source", BILL)]).await.status, 303);
    let why = [("reason", "เสนอเป็นร่างแก้ไขกฎหมายสองฉบับแทน")];
    assert_eq!(post(&site, "/api/version/publish", "draft", &why).await.status, 303);
    let desk = site.get("officer", "/desk/c/2/amended").await;
    assert!(desk.says("ให้ข้อความของกฎหมายใด") && desk.says("ยังไม่มีข้อความ"), "{}", desk.text());
    let hidden = desk.hidden("/api/amended/law");
    assert!(hidden.contains(&("law".into(), "พระราชบัญญัติตลาด พ.ศ. ๒๕๐๐".into())), "{hidden:?}");
    let kept = give(&site, "1", "พระราชบัญญัติตลาด พ.ศ. ๒๕๐๐", MARKET).await;
    assert_eq!(kept.to, "/desk/c/2/amended?law=1&done=law#check", "{}", kept.text());
    // The next without a text is asked for by itself, and one is chosen by its link.
    let next = site.get("officer", "/desk/c/2/amended").await.hidden("/api/amended/law");
    assert!(next.contains(&("law".into(), "พระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐".into())), "{next:?}");
    let chosen = site.get("officer", "/desk/c/2/amended?law=1").await;
    assert!(chosen.says("ตลาดต้องมีน้ำ</textarea>") || chosen.says("ตลาดต้องมีน้ำ\n"), "{}", chosen.text());
    assert_eq!(give(&site, "2", "พระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐", KITE).await.status, 303);
    let page = site.get(NOBODY, "/c/2/amended").await;
    assert_eq!(page.status, 200, "{}", page.text());
    for words in [
        "ร่างนี้แก้ไขกฎหมาย 3 ฉบับ",
        "id=\"law\"",
        "id=\"law2\"",
        "id=\"law-m2\"",
        "id=\"law-m2-1\"",
        "id=\"law2-m3\"",
        "id=\"by-m3\"",
        "id=\"by-m4\"",
        "id=\"by-m5\"",
        "ที่ล้างมือ",
        "ทางลาด",
        "พระราชบัญญัติเรือ พ.ศ. ๒๕๑๐",
        "ยังไม่มีข้อความของกฎหมายฉบับนี้ โปรดอ่าน มาตรา ๖ ของร่าง",
    ] {
        assert!(page.says(words), "{words}\n{}", page.text());
    }
    assert!(!page.says("id=\"law2-m2\"") && !page.says("id=\"law3"), "only what changes");
    assert!(!page.says("id=\"open\""), "nothing of the laws that are there is left open");
    // The clauses of those laws lead there; the other law's does not.
    let draft = site.get(NOBODY, "/c/2/draft").await;
    assert!(draft.says("/c/2/amended#by-m4") && !draft.says("/c/2/amended#by-m6"), "{}", draft.text());
    assert!(site.get(NOBODY, "/en/c/2/amended").await.says("This draft amends 3 laws"));
}

#[tokio::test]
async fn what_is_set_by_hand_is_of_the_law_that_is_chosen() {
    let site = Site::new().await;
    let unread = BILL.replace("ให้ยกเลิกมาตรา ๓ แห่งพระราชบัญญัติว่าว", "ให้ตัดคำว่า “ภาษี” ในมาตรา ๓ แห่งพระราชบัญญัติว่าว");
    let unread = unread.replace("พระราชบัญญัติเรือ พ.ศ. ๒๕๑๐", "พระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐");
    assert_eq!(post(&site, "/api/version/put", "draft", &[("source", &unread)]).await.status, 303);
    let why = [("reason", "เสนอเป็นร่างแก้ไขกฎหมายสองฉบับแทน")];
    assert_eq!(post(&site, "/api/version/publish", "draft", &why).await.status, 303);
    give(&site, "1", "พระราชบัญญัติตลาด พ.ศ. ๒๕๐๐", MARKET).await;
    give(&site, "2", "พระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐", KITE).await;
    let page = site.get("local", "/c/2/amended").await;
    assert!(page.says("id=\"open\"") && page.says("/c/2/draft#m4"), "what is not understood is said: {}", page.text());
    assert!(site.get("officer", "/desk/c/2/amended/m4").await.says("แก้กฎหมายใด"));
    let set = [
        ("clause", "m4"),
        ("law", "พระราชบัญญัติว่าว พุทธศักราช ๒๔๙๐"),
        ("what", "repeal"),
        ("number", "มาตรา ๓"),
        ("text", ""),
    ];
    assert_eq!(post(&site, "/api/amended/set", "amended/m4", &set).await.status, 303);
    let page = site.get("local", "/c/2/amended").await;
    assert!(page.says("id=\"law2-m3\"") && !page.says("id=\"law-m3\""), "{}", page.text());
}
