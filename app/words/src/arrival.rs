//! How people came to a dossier.

use domain::arrival::Via;
use domain::lang::Lang;

say! {
    title: "คนมาถึงเรื่องนี้ทางใด", "How people came";
    way: "ทาง", "Way";
    came: "เปิดเข้ามา (ครั้ง)", "Came";
    spoke: "แสดงความเห็น", "Spoke";
    note: "นับเป็นจำนวนครั้งที่เปิดเข้ามาจากภายนอก ไม่ใช้คุกกี้ ไม่เก็บว่าใครหรือเมื่อใด และไม่นับเจ้าหน้าที่ที่เข้าสู่ระบบกับโปรแกรมอัตโนมัติเท่าที่รู้ได้ เครือข่ายเดียวที่เปิดซ้ำถี่มากนับเพียงบางส่วน โดยไม่เก็บที่อยู่เครือข่าย ผู้แสดงความเห็นบอกเป็นช่วงละ 5 ที่มีน้อยกว่า 5 ไม่บอกจำนวน ตัวเลขตามหลังไม่เกินครึ่งนาที",
        "Counted each time somebody comes in from outside. No cookie; nothing is kept of who or when. Staff who are signed in are left out, and machines as far as they can be told; of one network that comes again and again only some are counted, and no address is kept. Those who spoke are told in steps of five, fewer than five not at all. The figures are at most half a minute behind.";
    to_give: "ลิงก์สำหรับเผยแพร่", "Links to give out";
    poster: "โปสเตอร์พร้อมคิวอาร์โค้ด", "Poster with a QR code";
}

/// A way, as the table calls it.
pub fn via(lang: Lang, via: Via) -> &'static str {
    match via {
        Via::Link => lang.of("ลิงก์ของหน่วยงาน", "The agency's link"),
        Via::Line => "LINE",
        Via::Poster => lang.of("โปสเตอร์ (คิวอาร์โค้ด)", "Poster (QR code)"),
        Via::Letter => lang.of("อีเมลแจ้งข่าวของระบบ", "An e-mail of the system"),
        Via::Search => lang.of("เครื่องมือค้นหา", "Search engine"),
        Via::Other => lang.of("เว็บไซต์อื่น", "Another site"),
        Via::Unknown => lang.of("พิมพ์ที่อยู่เอง หรือไม่ทราบ", "By the address itself, or not known"),
    }
}

/// Where a link that is given out belongs.
pub fn give(lang: Lang, via: Via) -> &'static str {
    match via {
        Via::Line => lang.of("สำหรับส่งใน LINE", "For LINE"),
        _ => lang.of("สำหรับอีเมล เว็บไซต์ หรือข่าวของหน่วยงาน", "For e-mail, your site, or your news"),
    }
}

/// "น้อยกว่า 5".
pub fn fewer(lang: Lang, than: u64) -> String {
    match lang {
        Lang::Th => counting!("น้อยกว่า {than}"),
        Lang::En => format!("fewer than {than}"),
    }
}
