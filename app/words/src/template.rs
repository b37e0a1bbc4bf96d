//! Templates: what a new dossier of a kind begins from; and the program's own beginning for local bodies.

use domain::agency::Agency;
use domain::consultation::{Kind, Texts};
use domain::lang::Lang;
use domain::local::Body;
use domain::template::Template;

say! {
    title: "แบบของเรื่องใหม่", "Templates";
    means: "เรื่องใหม่เริ่มจากข้อความในแบบของประเภทนั้น แล้วแก้ได้ตามปกติ แบบของหน่วยงานใช้ก่อนแบบกลาง", "A new consultation begins with the texts of the template for its kind, and is edited as ever. An agency's own template comes before the common one.";
    common: "แบบกลางสำหรับทุกหน่วยงาน", "Common templates, for every agency";
    none: "ยังไม่มี", "None yet";
    edit: "แก้แบบ", "Edit";
    make: "สร้างแบบ", "Make one";
    leave_empty: "ช่องที่เว้นว่างจะว่างในเรื่องใหม่", "What is empty here is empty in a new consultation.";
    points: "ประเด็นสำคัญที่ถามเสมอ", "Key points that are always asked about";
    point: "ประเด็น", "Key point";
    policy: "การรับฟัง", "The round";
    history: "ประวัติของแบบ", "History";
    no_history: "ยังไม่เคยแก้", "Never changed.";
    changed: "แก้", "Changed";
    take: "เก็บเป็นแบบของหน่วยงาน", "Keep as the agency's template";
    take_means: "ข้อความ ประเด็นสำคัญ และนโยบายการรับฟังของเรื่องนี้จะเป็นแบบของประเภทนี้ แทนแบบเดิมซึ่งยังอยู่ในประวัติ", "This consultation's texts, key points and policy become the template for its kind. The earlier template stays in the history.";
    begin_ordinance: "เริ่มร่างข้อบัญญัติ", "Begin an ordinance";
    begin_municipal: "เริ่มร่างเทศบัญญัติ", "Begin a municipal ordinance";
    all_texts: "ข้อความทั้งหมดของเรื่อง", "All texts";
}

/// "แก้เมื่อ 3 ต.ค. 2569".
pub fn changed_on(lang: Lang, when: &str) -> String {
    match lang {
        Lang::Th => format!("แก้เมื่อ {when}"),
        Lang::En => format!("Changed {when}"),
    }
}

/// "แก้: ปัญหา สาเหตุ และความจำเป็น · วิธีรับฟังและการประกาศ".
pub fn what_changed(lang: Lang, fields: &[&str]) -> String {
    format!("{}: {}", changed(lang), fields.join(" · "))
}

/// What an ordinance of a local body is called, and how its title begins.
pub fn ordinance_title(agency: &Agency) -> String {
    let Some(place) = &agency.place else { return String::new() };
    let name = &agency.name_th;
    let made =
        if place.body.is_municipality() { "เทศบัญญัติ" } else { "ข้อบัญญัติ" };
    format!("ร่าง{made}{name} เรื่อง ... พ.ศ. ....")
}

/// What a dossier begins from where no template says otherwise: an evaluation from the first set of questions; a local body's ordinance from the law
/// that lets it be made, and how the people of the place are heard.
pub fn shipped(agency: &Agency, kind: Kind) -> Template {
    if kind == Kind::Evaluation {
        return Template { questions: crate::evaluation::first_set(), ..Template::default() };
    }
    let Some(place) = agency.place.as_ref().filter(|_| kind == Kind::Ordinance) else { return Template::default() };
    // Section 71 was read in ordinances that are in force. The sections of the other laws could not be read here, and none is named: the
    // officer, whose ordinance it is, adds it.
    let basis = match place.body {
        Body::Province => "พระราชบัญญัติองค์การบริหารส่วนจังหวัด พ.ศ. 2540",
        Body::City | Body::Town | Body::Subdistrict => "พระราชบัญญัติเทศบาล พ.ศ. 2496",
        Body::Tambon => "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537 มาตรา 71",
        Body::Bangkok => "พระราชบัญญัติระเบียบบริหารราชการกรุงเทพมหานคร พ.ศ. 2528",
        Body::Pattaya => "พระราชบัญญัติระเบียบบริหารราชการเมืองพัทยา พ.ศ. 2542",
    };
    let method = "รับฟังทางระบบกลางตลอดระยะเวลาที่กำหนด ปิดประกาศที่สำนักงานและที่ชุมชน แจ้งทางหอกระจายข่าว และรับฟังในเวทีประชาคม ผู้ที่ไม่สะดวกใช้ระบบส่งความเห็นเป็นหนังสือหรือแจ้งด้วยวาจาที่สำนักงานได้";
    let texts = Texts { basis: basis.into(), method: method.into(), ..Texts::default() };
    Template { texts, ..Template::default() }
}
