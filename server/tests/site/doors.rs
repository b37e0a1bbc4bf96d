//! The table of doors: every door × state × viewer, with the answer the running router gives. The kept table is read as a
//! difference in review; a door that is new or that nobody has a form for makes this fail.
//! `INSTA_UPDATE=always cargo test -p server --test site doors` writes it anew.

use crate::kit::{ACCOUNT_ONLY, NOBODY, PREPARED, Site, Who};
use server::doors::{Behind, Door};
use std::fmt::Write;

/// The officer drafts and approves, the summariser summarises and evaluates; three more have one of these roles alone.
const VIEWERS: [Who; 10] =
    [NOBODY, "officer", "drafter", "approver", "summariser", "evaluator", "moderator", "admin", "central", "local"];
/// A consultation of the department in each state, an open one of two kinds, and one for people signed in; the last does not
/// exist. `local` belongs to another agency.
const STATES: [(&str, i64); 10] = [
    ("prepared", 12),
    ("announced", 9),
    ("open", 1),
    ("closed", 5),
    ("result", 6),
    ("cancelled", 10),
    ("bill", 2),
    ("evaluation", 7),
    ("account", ACCOUNT_ONLY),
    ("none", 999_999),
];

/// What is sent to each function; `{id}` is the consultation asked about, `{comment}` one of its comments.
const FORMS: &[(&str, &[(&str, &str)])] = &[
    ("/api/account/sign_in", &[("email", "officer@demo.example"), ("password", "not the password")]),
    ("/api/account/sign_out", &[]),
    ("/api/account/ask", &[("email", "a@example.th")]),
    ("/api/account/forgot", &[("email", "a@example.th")]),
    (
        "/api/account/confirm",
        &[("secret", "0000"), ("password", "four unrelated words"), ("again", "four unrelated words")],
    ),
    (
        "/api/account/reset",
        &[("secret", "0000"), ("password", "four unrelated words"), ("again", "four unrelated words")],
    ),
    ("/api/account/factor_set", &[("code", "000000")]),
    ("/api/account/factor_show", &[("code", "000000")]),
    ("/api/account/factor_renew", &[("code", "000000")]),
    ("/api/account/factor_away", &[("code", "000000")]),
    ("/api/account/end_session", &[("session", "none")]),
    ("/api/account/unlink", &[("provider", "thaid")]),
    (
        "/api/account/password",
        &[("current", "no"), ("password", "four unrelated words"), ("again", "four unrelated words")],
    ),
    ("/api/staff/factor", &[("agency", "3"), ("person", "999999")]),
    (
        "/api/comment/submit",
        &[
            ("consultation", "{id}"),
            ("at", "k1"),
            ("stance", "agree"),
            ("reason", "ดี"),
            ("key", "00000000000000000000000000000001"),
        ],
    ),
    ("/api/comment/similar", &[("page", "/c/{id}/say"), ("consultation", "{id}"), ("at", "all"), ("reason", "ดี")]),
    ("/api/comment/look", &[("page", "/c/{id}/say"), ("consultation", "{id}"), ("at", "all"), ("look", "text")]),
    ("/api/comment/agree", &[("page", "/c/{id}/say"), ("consultation", "{id}"), ("agree", "{comment}")]),
    ("/api/comment/edit", &[("number", "1234-5678"), ("revision", "1"), ("stance", "agree"), ("reason", "ดี")]),
    ("/api/comment/withdraw", &[("number", "1234-5678")]),
    ("/api/survey/group", &[("consultation", "{id}"), ("question", "1"), ("group", "0"), ("sheet[]", "1")]),
    ("/api/survey/name_group", &[("consultation", "{id}"), ("question", "1"), ("title", "ค่าใช้จ่าย")]),
    ("/api/satisfaction/answer", &[("page", "/desk/c/{id}"), ("consultation", "{id}"), ("step", "4")]),
    ("/api/comment/holds", &[("number", "1234-5678")]),
    (
        "/api/comment/keep",
        &[("consultation", "{id}"), ("draft", "00000000000000000000000000000211"), ("reason", "ยังเขียนไม่จบ")],
    ),
    ("/api/comment/discard", &[("consultation", "{id}"), ("draft", "00000000000000000000000000000211")]),
    ("/api/comment/reply", &[("comment", "{comment}"), ("seen", "0"), ("reply", "ขอบคุณ หน่วยงานจะตรวจตัวเลขนี้อีกครั้ง")]),
    ("/api/comment/reply_back", &[("comment", "{comment}"), ("seen", "999")]),
    ("/api/receipt/open", &[("number", "1234-5678")]),
    ("/api/receipt/clear", &[]),
    ("/api/account/leave", &[]),
    ("/api/account/unfollow", &[("of", "all")]),
    ("/api/account/notices_read", &[("upto", "1")]),
    ("/api/letters/ask", &[("number", "1234-5678"), ("email", "a@example.th")]),
    ("/api/letters/follow", &[("of", "all:"), ("email", "a@example.th")]),
    ("/api/letters/confirm", &[("token", "00000000000000000000000000000000")]),
    ("/api/letters/staff", &[("of[]", "closing"), ("when", "daily")]),
    ("/api/letters/staff_stop", &[]),
    ("/api/letters/law_days", &[("wants", "no")]),
    ("/api/letters/leave", &[("token", "00000000000000000000000000000000")]),
    ("/api/desk/make", &[("kind", "bill"), ("agency", "3"), ("title", "ร่างทดลอง")]),
    (
        "/api/proposal/submit",
        &[
            ("law", "1"),
            ("wish", "amend"),
            ("title", "ให้ตรวจม้าปีละครั้งสำหรับผู้ขับรายเล็ก"),
            ("reason", "ค่าตรวจสองครั้งเท่ากับรายได้ทั้งเดือนของผู้ขับหนึ่งคน"),
            ("key", "0123456789abcdef0123456789abcdef"),
        ],
    ),
    ("/api/proposal/support", &[("proposal", "1")]),
    ("/api/proposal/withdraw", &[("proposal", "1")]),
    ("/api/proposal/answer", &[("proposal", "1"), ("seen", "0")]),
    ("/api/proposal/withhold", &[("proposal", "1"), ("reason", "abuse")]),
    ("/api/proposal/restore", &[("proposal", "1")]),
    ("/api/desk/begin_like", &[("consultation", "{id}")]),
    ("/api/desk/edit", &[("consultation", "{id}"), ("revision", "{revision}"), ("title", "ร่างทดลอง")]),
    ("/api/desk/impact", &[("consultation", "{id}"), ("revision", "{revision}"), ("necessity", "ผู้ค้าไม่มีที่ขายที่แน่นอน")]),
    ("/api/desk/checks", &[("consultation", "{id}"), ("seen", "0"), ("permit", "unused")]),
    (
        "/api/desk/state_only",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("ground", "no_effect"),
            ("reason", "แก้เฉพาะชื่อตำแหน่งภายใน"),
            ("heard", "กรมบัญชีกลาง ตอบเมื่อ 1 พ.ย. 2569"),
        ],
    ),
    ("/api/desk/hear_everyone", &[("consultation", "{id}"), ("why", "ร่างที่แก้ใหม่มีผลต่อผู้ค้า")]),
    (
        "/api/desk/impact_publish",
        &[("consultation", "{id}"), ("revision", "{revision}"), ("reason", "เพิ่มผลการรับฟังจากเวทีในพื้นที่")],
    ),
    (
        "/api/report/write",
        &[("consultation", "{id}"), ("revision", "{revision}"), ("achieved", "อุบัติเหตุลดลงครึ่งหนึ่งตั้งแต่ปี 2565")],
    ),
    ("/api/report/table", &[("consultation", "{id}"), ("revision", "{revision}"), ("title", "คดี")]),
    (
        "/api/channel/add",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("way", "paper"),
            ("from_day", "1"),
            ("from_month", "11"),
            ("from_year", "2569"),
            ("place", "ตลาด"),
            ("held_by", "เทศบาล"),
        ],
    ),
    ("/api/channel/edit", &[("consultation", "{id}"), ("revision", "{revision}"), ("channel", "1")]),
    ("/api/channel/sheet", &[("consultation", "{id}"), ("revision", "{revision}"), ("channel", "1"), ("mark", "1")]),
    ("/api/channel/bring", &[("consultation", "{id}"), ("revision", "{revision}"), ("channel", "1")]),
    ("/api/channel/settle", &[("consultation", "{id}"), ("revision", "{revision}"), ("channel", "1"), ("mark", "1")]),
    ("/api/channel/drop", &[("consultation", "{id}"), ("revision", "{revision}"), ("channel", "1"), ("mark", "1")]),
    ("/api/channel/take_out", &[("consultation", "{id}"), ("revision", "{revision}"), ("channel", "1"), ("mark", "1")]),
    (
        "/api/channel/file",
        &[("consultation", "{id}"), ("revision", "{revision}"), ("channel", "1"), ("title", "ใบรายชื่อ")],
    ),
    ("/api/report/publish", &[("consultation", "{id}"), ("revision", "{revision}")]),
    (
        "/api/report/step",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("what", "เสนอร่างแก้ไขต่อคณะรัฐมนตรี"),
            ("due_day", "1"),
            ("due_month", "6"),
            ("due_year", "2570"),
        ],
    ),
    ("/api/report/put_off", &[("consultation", "{id}"), ("revision", "{revision}"), ("number", "1")]),
    ("/api/report/done", &[("consultation", "{id}"), ("revision", "{revision}"), ("number", "1")]),
    ("/api/report/draft", &[("consultation", "{id}"), ("revision", "{revision}"), ("number", "1")]),
    ("/api/report/step_back", &[("consultation", "{id}"), ("revision", "{revision}"), ("number", "1")]),
    ("/api/desk/dates", &[("consultation", "{id}"), ("revision", "{revision}")]),
    ("/api/desk/points", &[("consultation", "{id}"), ("revision", "{revision}")]),
    ("/api/desk/questions", &[("consultation", "{id}"), ("revision", "{revision}")]),
    ("/api/bank/take", &[("consultation", "{id}"), ("revision", "{revision}"), ("set", "first")]),
    ("/api/bank/keep", &[("consultation", "{id}"), ("picked[]", "1"), ("title", "ชุดทดลอง")]),
    ("/api/bank/retire", &[("set", "1")]),
    ("/api/bank/share", &[("set", "1")]),
    ("/api/desk/bring_questions", &[("consultation", "{id}"), ("revision", "{revision}")]),
    ("/api/desk/read", &[("consultation", "{id}"), ("revision", "{revision}"), ("source", "มาตรา ๑ ทดลอง")]),
    ("/api/version/put", &[("consultation", "{id}"), ("revision", "{revision}"), ("source", "มาตรา ๑ ทดลอง")]),
    (
        "/api/version/publish",
        &[("consultation", "{id}"), ("revision", "{revision}"), ("reason", "ปรับตามความเห็นที่ได้รับจากผู้ค้า")],
    ),
    ("/api/version/place", &[("consultation", "{id}"), ("comment[]", "{comment}"), ("to", "all")]),
    ("/api/desk/delete", &[("consultation", "{id}"), ("revision", "{revision}")]),
    ("/api/desk/propose", &[("consultation", "{id}"), ("revision", "{revision}"), ("note", "พร้อมแล้ว")]),
    ("/api/desk/invite", &[("consultation", "{id}"), ("names", "สภาทนายความ")]),
    ("/api/desk/uninvite", &[("consultation", "{id}"), ("number", "1")]),
    ("/api/desk/share", &[("consultation", "{id}"), ("days", "7"), ("note", "คณะทำงาน")]),
    ("/api/desk/unshare", &[("consultation", "{id}"), ("link", "1")]),
    (
        "/api/desk/set_time",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("at_day", "25"),
            ("at_month", "11"),
            ("at_year", "2569"),
            ("at_clock", "8.30"),
        ],
    ),
    (
        "/api/desk/road",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("step", "dropped"),
            ("day_day", "24"),
            ("day_month", "11"),
            ("day_year", "2569"),
            ("source", "หนังสือกรม ที่ 12/2569"),
            ("note", "นำไปรวมกับร่างอีกเรื่องที่หลักการเดียวกัน"),
        ],
    ),
    (
        "/api/desk/road_back",
        &[("consultation", "{id}"), ("revision", "{revision}"), ("number", "1"), ("reason", "บันทึกผิดเรื่อง จะบันทึกใหม่")],
    ),
    ("/api/desk/attach", &[("consultation", "{id}"), ("revision", "{revision}"), ("title", "แผนที่")]),
    (
        "/api/desk/form",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("what", "translation"),
            ("lang", "en"),
            ("text", "What would change, in English."),
        ],
    ),
    (
        "/api/desk/replace",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("number", "1"),
            ("reason", "แผนที่เดิมขาดแนวเขตด้านตะวันตก"),
        ],
    ),
    (
        "/api/desk/take_out",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("number", "1"),
            ("reason", "มีชื่อและที่อยู่ของชาวบ้านติดมาในไฟล์"),
        ],
    ),
    ("/api/desk/detach", &[("consultation", "{id}"), ("revision", "{revision}"), ("number", "1")]),
    ("/api/desk/drop_time", &[("consultation", "{id}")]),
    (
        "/api/desk/announce",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("month", "1"),
            ("year", "2570"),
            ("gist", "ให้ผู้ให้บริการรับคืนกล่องและภาชนะ"),
        ],
    ),
    ("/api/desk/unannounce", &[("consultation", "{id}")]),
    ("/api/desk/send_back", &[("consultation", "{id}"), ("reason", "ขอให้เพิ่มคำอธิบายเรื่องผู้ได้รับผลกระทบ")]),
    (
        "/api/desk/erratum",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("place", "k1"),
            ("before", "ไม่มีข้อความนี้"),
            ("after", "ข้อความ"),
            ("reason", "สะกดผิดในประเด็นที่เผยแพร่ไว้"),
        ],
    ),
    (
        "/api/desk/extend",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("closes_day", "30"),
            ("closes_month", "6"),
            ("closes_year", "2570"),
            ("reason", "น้ำท่วมหลายพื้นที่ คนยังแสดงความเห็นไม่ได้"),
        ],
    ),
    (
        "/api/desk/again",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("opens_day", "30"),
            ("opens_month", "11"),
            ("opens_year", "2569"),
            ("closes_day", "30"),
            ("closes_month", "12"),
            ("closes_year", "2569"),
            ("admits", "everyone"),
            ("reason", "มีหลักการเพิ่มจากการรับฟังครั้งก่อน"),
        ],
    ),
    ("/api/desk/again_open", &[("consultation", "{id}"), ("revision", "{revision}")]),
    ("/api/desk/again_back", &[("consultation", "{id}"), ("remark", "ขอให้เพิ่มวันรับฟังอีกหนึ่งสัปดาห์")]),
    (
        "/api/desk/further",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("opens_day", "30"),
            ("opens_month", "11"),
            ("opens_year", "2569"),
            ("closes_day", "30"),
            ("closes_month", "12"),
            ("closes_year", "2569"),
            ("admits", "everyone"),
            ("reason", "สำนักงานพบผู้ได้รับผลกระทบที่ยังไม่ได้แสดงความเห็น"),
        ],
    ),
    ("/api/amended/law", &[("consultation", "{id}"), ("revision", "{revision}"), ("source", "มาตรา ๑ กฎหมายปัจจุบัน")]),
    (
        "/api/amended/set",
        &[
            ("consultation", "{id}"),
            ("revision", "{revision}"),
            ("clause", "m1"),
            ("what", "repeal"),
            ("number", "มาตรา 1"),
        ],
    ),
    ("/api/amended/unset", &[("consultation", "{id}"), ("revision", "{revision}"), ("clause", "m1"), ("place", "0")]),
    (
        "/api/staff/borrow",
        &[
            ("agency", "3"),
            ("lender", "1"),
            ("reason", "มีเจ้าหน้าที่จัดทำร่างคนเดียวในช่วงนี้"),
            ("since_day", "25"),
            ("since_month", "11"),
            ("since_year", "2569"),
            ("until_day", "30"),
            ("until_month", "11"),
            ("until_year", "2569"),
        ],
    ),
    ("/api/staff/lend", &[("loan", "1"), ("person", "none"), ("remark", "ผู้อนุมัติทุกคนติดราชการ")]),
    ("/api/staff/end_loan", &[("loan", "1")]),
    ("/api/stakeholders/bring", &[("agency", "3"), ("letters", "1"), ("lines", "email,class\na@example.org,state")]),
    ("/api/stakeholders/take_out", &[("agency", "3"), ("email", "a@example.org")]),
    ("/api/staff/order", &[("agency", "3"), ("words", "คำสั่งที่ 1/2569")]),
    ("/api/staff/end_order", &[("agency", "3")]),
    ("/api/desk/publish", &[("consultation", "{id}"), ("revision", "{revision}")]),
    ("/api/desk/cancel", &[("consultation", "{id}"), ("reason", "ยกเลิกเพื่อทบทวนหลักการใหม่ทั้งหมด")]),
    ("/api/desk/close", &[("consultation", "{id}"), ("reason", "ปิดก่อนกำหนดเพราะเหตุฉุกเฉินในพื้นที่")]),
    ("/api/moderation/withhold", &[("comment", "{comment}.1"), ("reason", "advertising")]),
    ("/api/moderation/restore", &[("comment", "{comment}.1")]),
    ("/api/moderation/settle", &[("comment[]", "{comment}.1"), ("to", "show")]),
    ("/api/moderation/report", &[("consultation", "{id}"), ("comment", "{comment}"), ("reason", "abuse")]),
    (
        "/api/organisation/enter",
        &[
            ("kind", "foundation"),
            ("name", "มูลนิธิทดลอง"),
            ("number", "0105560123450"),
            ("position", "ประธาน"),
            ("authority", "มติที่ประชุมวันที่ 1 ตุลาคม"),
            ("entitled", "yes"),
        ],
    ),
    ("/api/organisation/end", &[("spokesperson", "999999")]),
    ("/api/organisation/mark", &[("spokesperson", "999999"), ("how", "เทียบกับหนังสือรับรองแล้ว")]),
    ("/api/organisation/mark_back", &[("spokesperson", "999999"), ("why", "พ้นจากตำแหน่งแล้ว")]),
    ("/api/moderation/redact", &[("comment", "{comment}.1"), ("words", "ไม่มีข้อความนี้"), ("redact_reason", "abuse")]),
    ("/api/moderation/file", &[("comment", "{comment}.1"), ("file", "1"), ("file_reason", "abuse")]),
    ("/api/moderation/open", &[("comment", "{comment}"), ("why", "ตรวจว่าปิดข้อความตรงตามเหตุผลหรือไม่")]),
    (
        "/api/moderation/demand",
        &[
            ("comment", "{comment}"),
            ("kind", "order"),
            ("from", "ศาลปกครองกลาง"),
            ("reference", "คำสั่งที่ 12/2569"),
            ("demand_reason", "unlawful"),
        ],
    ),
    ("/api/moderation/appeal", &[("number", "1234-5678"), ("appeal", "ความเห็นนี้ไม่ได้ดูหมิ่นผู้ใด")]),
    (
        "/api/moderation/reply",
        &[("comment", "{comment}.1"), ("asked", "1"), ("granted", "yes"), ("answer", "ความเห็นนี้ไม่ได้ดูหมิ่นผู้ใด")],
    ),
    (
        "/api/rules/write",
        &[
            ("part", "period"),
            ("code", "recommended"),
            ("seen", "0"),
            ("days", "20"),
            ("reason", "ตามมติคณะกรรมการพัฒนากฎหมาย"),
        ],
    ),
    (
        "/api/rules/load",
        &[("seen", "0"), ("lines", "ผลต่อเด็ก | ใครบ้าง | 17(5) | bill"), ("reason", "ตามมติคณะกรรมการพัฒนากฎหมาย")],
    ),
    ("/api/thesaurus/row", &[("people", "น้องหมา"), ("law", "สุนัข"), ("weight", "100"), ("used", "yes")]),
    ("/api/thesaurus/remove", &[("id", "1"), ("revision", "1")]),
    ("/api/agencies/make", &[("level", "department"), ("name_th", "กรมใหม่"), ("name_en", "New")]),
    (
        "/api/agencies/rename",
        &[
            ("agency", "3"),
            ("name_th", "กรมเศรษฐกิจตำบล"),
            ("basis", "พ.ร.บ.ปรับปรุงกระทรวง พ.ศ. 2569"),
            ("day_day", "24"),
            ("day_month", "11"),
            ("day_year", "2569"),
        ],
    ),
    (
        "/api/agencies/merge",
        &[
            ("agency", "3"),
            ("heir", "กระทรวงเศรษฐกิจชุมชน"),
            ("sure[]", "yes"),
            ("basis", "พ.ร.บ.ปรับปรุงกระทรวง พ.ศ. 2569"),
            ("day_day", "24"),
            ("day_month", "11"),
            ("day_year", "2569"),
        ],
    ),
    (
        "/api/agencies/hand",
        &[
            ("agency", "3"),
            ("heir", "กระทรวงเศรษฐกิจชุมชน"),
            ("kind", "rule"),
            ("basis", "พ.ร.บ.ปรับปรุงกระทรวง พ.ศ. 2569"),
            ("day_day", "24"),
            ("day_month", "11"),
            ("day_year", "2569"),
        ],
    ),
    (
        "/api/agencies/end",
        &[
            ("agency", "2"),
            ("basis", "พ.ร.บ.ปรับปรุงกระทรวง พ.ศ. 2569"),
            ("day_day", "24"),
            ("day_month", "11"),
            ("day_year", "2569"),
        ],
    ),
    (
        "/api/agencies/template",
        &[("agency", "3"), ("kind", "bill"), ("revision", "0"), ("method", "รับฟังทางระบบกลางและเวทีในพื้นที่")],
    ),
    ("/api/agencies/take_template", &[("consultation", "{id}")]),
    ("/api/agencies/work", &[("to", "on")]),
    ("/api/agencies/resume", &[("agency", "2"), ("basis", "บันทึกการสิ้นสุดผิดหน่วยงาน")]),
    ("/api/agencies/drop", &[("change", "1")]),
    ("/api/agencies/parent", &[("agency", "3"), ("parent", "")]),
    ("/api/agencies/place", &[("agency", "4"), ("body", "tambon"), ("province", "50"), ("district", "แม่ริม")]),
    ("/api/staff/invite", &[("agency", "3"), ("name", "คนใหม่"), ("email", "new@demo.example")]),
    ("/api/staff/account", &[("person", "2"), ("agency", "3"), ("to", "close")]),
    ("/api/staff/end", &[("membership", "2"), ("agency", "3")]),
    ("/api/staff/password", &[("password", "short"), ("again", "short")]),
    (
        "/api/summary/group",
        &[
            ("consultation", "{id}"),
            ("comment[]", "{comment}"),
            ("to", "new"),
            ("new_title", "ประเด็นใหม่"),
            ("new_targets[]", "k1"),
            ("seen", "999999"),
            ("key", "00000000000000000000000000000003"),
        ],
    ),
    ("/api/summary/undo", &[("consultation", "{id}"), ("deed", "1")]),
    (
        "/api/summary/issue",
        &[("consultation", "{id}"), ("issue", "1"), ("issue_revision", "2"), ("targets[]", "k1"), ("title", "ประเด็น")],
    ),
    ("/api/summary/remove", &[("consultation", "{id}"), ("issue", "1"), ("issue_revision", "2")]),
    (
        "/api/summary/correct",
        &[
            ("consultation", "{id}"),
            ("issue", "1"),
            ("issue_revision", "2"),
            ("title", "ประเด็น"),
            ("raised", "สาระ"),
            ("disposition", "partly"),
            ("reason", "เหตุผล"),
            ("changed", "ถ้อยคำใหม่"),
            ("answered_by", "elsewhere"),
            ("why", "พบข้อมูลใหม่จากการลงพื้นที่ตรวจสอบ"),
        ],
    ),
    ("/api/summary/preliminary", &[("consultation", "{id}"), ("reason", "ประชาชนในพื้นที่ต้องทราบก่อนฤดูน้ำหลาก")]),
    ("/api/ledger/one", &[("page", "/desk/c/{id}/ledger/{comment}"), ("comment", "{comment}"), ("seen", "999999")]),
    ("/api/ledger/assign", &[("consultation", "{id}"), ("comment[]", "{comment}")]),
    ("/api/ledger/note", &[("comment", "{comment}"), ("note", "บันทึก")]),
    ("/api/ledger/view", &[("consultation", "{id}"), ("name", "ตัวกรอง")]),
    (
        "/api/ledger/said",
        &[("consultation", "{id}"), ("of[]", "1"), ("put[]", "9"), ("key", "00000000000000000000000000000011")],
    ),
    (
        "/api/ledger/each",
        &[("consultation", "{id}"), ("of[]", "{comment}"), ("put[]", "9"), ("key", "00000000000000000000000000000012")],
    ),
    ("/api/ledger/themes", &[("consultation", "{id}")]),
    ("/api/ledger/unview", &[("consultation", "{id}"), ("view", "1")]),
    ("/api/register/edit", &[("law", "1"), ("revision", "0"), ("kind", "act"), ("status", "in_force")]),
    ("/api/register/need", &[("law", "1"), ("revision", "0"), ("at", "ข้อ ๒"), ("what", "กฎกระทรวง")]),
    (
        "/api/register/enter",
        &[("consultation", "{id}"), ("revision", "{revision}"), ("title", "พระราชบัญญัติใหม่ พ.ศ. 2570")],
    ),
    ("/api/register/tie", &[("consultation", "{id}"), ("revision", "{revision}"), ("laws", "")]),
    ("/api/second/draw", &[("consultation", "{id}"), ("person", "4"), ("many", "1")]),
    ("/api/second/say", &[("consultation", "{id}"), ("comment", "{comment}"), ("aside", "yes")]),
    ("/api/second/settle", &[("consultation", "{id}"), ("comment", "{comment}"), ("take", "first")]),
    ("/api/summary/texts", &[("consultation", "{id}"), ("revision", "{revision}"), ("overview", "ภาพรวม")]),
    ("/api/summary/publish", &[("consultation", "{id}")]),
    (
        "/api/survey/submit",
        &[("consultation", "{id}"), ("audience", "public"), ("key", "00000000000000000000000000000002")],
    ),
];

/// Doors that say the same to everybody, whatever the state.
fn by_state(door: &Door, form: &[(&str, &str)]) -> bool {
    door.path.contains("/c/{id}")
        || door.path.contains("/comment/{id}")
        || form.iter().any(|(_, v)| v.contains("{id}"))
        || form.iter().any(|(_, v)| v.contains("{comment}"))
}

fn form_of(door: &Door) -> &'static [(&'static str, &'static str)] {
    if door.behind != Behind::Function {
        return &[];
    }
    let found = FORMS.iter().find(|(path, _)| *path == door.path);
    found.unwrap_or_else(|| panic!("no form is written here for the door {}", door.path)).1
}

/// Asks a door as `ask` does; of a paper only whether there is one, which answers the same and makes none: making takes seconds.
async fn look(site: &Site, door: &Door, who: Who, id: i64) -> crate::kit::Answer {
    let paper = server::export::papers::FILES.iter().any(|file| door.path.ends_with(file));
    match paper {
        true => site.head(who, &filled(site, door, id).await).await,
        false => ask(site, door, who, id).await,
    }
}

/// A door's path with its places filled.
async fn filled(site: &Site, door: &Door, id: i64) -> String {
    let comment = comment_of(site, id).await;
    door.path
        .replace("/comment/{id}", &format!("/comment/{comment}"))
        .replace("{id}", &id.to_string())
        .replace("{at}", "k1")
        .replace("{issue}", "1")
        .replace("{comment}", &comment)
        // The receipt's number begins with a consultation's: of a form or a file it would be taken for one.
        .replace("/channels/{number}", "/channels/1")
        .replace("{file}", "1")
        .replace("/form/{number}", "/form/7")
        .replace("/replace/{number}", "/replace/7")
        .replace("/take-out/{number}", "/take-out/7")
        .replace("{number}", "1234-5678")
        .replace("{clause}", "m1")
        .replace("/desk/templates/{kind}", "/desk/templates/bill?agency=3")
        .replace("{what}", if door.path.contains("/forms/") { "sign" } else { "rename" })
        .replace("{code}", "0123456789abcdef")
        .replace("{*path}", "nothing")
}

async fn ask(site: &Site, door: &Door, who: Who, id: i64) -> crate::kit::Answer {
    let path = filled(site, door, id).await;
    if door.behind != Behind::Function {
        return site.get(who, &path).await;
    }
    let comment = comment_of(site, id).await;
    let revision = store::consultation::one(
        &site.house.site.store,
        id.to_string().parse().map(domain::id::ConsultationId).unwrap(),
    )
    .await
    .map_or(0, |one| one.revision);
    let filled: Vec<(&str, String)> = form_of(door)
        .iter()
        .map(|(name, value)| {
            let value = value.replace("{id}", &id.to_string()).replace("{comment}", &comment);
            (*name, value.replace("{revision}", &revision.to_string()))
        })
        .collect();
    let filled: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
    site.post(who, &path, &filled).await
}

/// A comment of the consultation, withheld or not; one that does not exist where it has none.
async fn comment_of(site: &Site, id: i64) -> String {
    let page = store::export::comments(
        &site.house.site.store,
        store::export::For::Agency,
        domain::id::ConsultationId(id),
        domain::id::CommentId(0),
        u64::MAX,
        1,
    )
    .await
    .unwrap_or_default();
    page.first().map_or("88888888".into(), |held| held.id.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_door_answers_as_the_kept_table_says() {
    let mut table = String::from(
        "columns: nobody officer drafter approver summariser evaluator moderator admin central local(another agency)\n",
    );
    let mut site = Site::new().await;
    let doors: Vec<Door> = server::doors::all().into_iter().filter(|door| !door.path.starts_with("/en")).collect();
    for door in &doors {
        writeln!(table, "\n{} {}", door.method, door.path).unwrap();
        let states = if by_state(door, form_of(door)) { &STATES[..] } else { &[("-", 1)][..] };
        for (state, id) in states {
            write!(table, "  {state:<10}").unwrap();
            for who in VIEWERS {
                let answer = look(&site, door, who, *id).await;
                write!(table, " {}", answer.status).unwrap();
                if door.behind == Behind::Function && answer.status < 400 {
                    site = Site::new().await;
                }
            }
            table.push('\n');
        }
    }
    insta::assert_snapshot!("doors", table);
}

#[tokio::test]
async fn every_door_of_a_page_has_its_english_twin() {
    let doors = server::doors::all();
    for url in app::urls::URLS {
        let english = if url.path == "/" { "/en".into() } else { format!("/en{}", url.path) };
        assert!(doors.iter().any(|door| door.path == english), "{english}");
    }
}

/// The English door answers as the Thai one, to those who may and to those who may not.
#[tokio::test(flavor = "multi_thread")]
async fn every_english_door_answers_as_its_twin() {
    let site = Site::new().await;
    let doors = server::doors::all();
    for door in doors.iter().filter(|door| door.method == "GET" && !door.path.starts_with("/en")) {
        let path = if door.path == "/" { "/en".into() } else { format!("/en{}", door.path) };
        let Some(twin) = doors.iter().find(|twin| twin.path == path) else { continue };
        let states = if by_state(door, &[]) { &STATES[..] } else { &[("-", 1)][..] };
        for (state, id) in states {
            for who in [NOBODY, "officer", "local"] {
                let (thai, english) = (look(&site, door, who, *id).await, look(&site, twin, who, *id).await);
                assert_eq!(english.status, thai.status, "{who:?} {state} {}", twin.path);
            }
        }
    }
    for form in FORMS {
        let english = format!("/en{}", form.0);
        assert!(doors.iter().any(|door| door.path == english && door.behind == Behind::Function), "{english}");
    }
}

/// A comment's number tells those who may not read it nothing, not even whether there is one.
#[tokio::test(flavor = "multi_thread")]
async fn a_comment_of_another_agency_answers_as_one_that_does_not_exist() {
    let site = Site::new().await;
    let comment = comment_of(&site, 1).await;
    for who in [NOBODY, "local", "admin"] {
        let ask = async |id: &str| {
            let answer = site.get(who, &format!("/desk/comment/{id}")).await;
            (answer.status, answer.text().replace(&format!("/{id}"), "/N").replace(&format!("%2F{id}"), "%2FN"))
        };
        assert_eq!(ask(&comment).await, ask("99999999").await, "{who:?}");
        let send = async |endpoint: &str, id: &str| {
            site.post(who, endpoint, &[("comment", id), ("reason", "advertising")]).await.status
        };
        for endpoint in ["/api/moderation/withhold", "/api/moderation/restore"] {
            assert_eq!(send(endpoint, &comment).await, send(endpoint, "99999999").await, "{who:?} {endpoint}");
        }
    }
}

/// What is private answers exactly as what does not exist: the same status, the same page but for its own number.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_private_answers_as_what_does_not_exist() {
    let site = Site::new().await;
    for door in server::doors::all().iter().filter(|door| door.path.contains("/c/{id}") && door.method == "GET") {
        for who in [NOBODY, "local", "admin"] {
            let private = ask(&site, door, who, PREPARED).await;
            if private.status == 200 {
                assert!(who == "admin", "{who:?} may read {}", door.path);
                continue;
            }
            let none = ask(&site, door, who, 999_999).await;
            let plain = |answer: &crate::kit::Answer, id: i64| {
                answer.text().replace(&format!("/{id}"), "/N").replace(&format!("%2F{id}"), "%2FN")
            };
            assert_eq!(private.status, none.status, "{who:?} {}", door.path);
            assert_eq!(plain(&private, PREPARED), plain(&none, 999_999), "{who:?} {}", door.path);
        }
    }
}

/// The path of a server function is a public address: `/api/` room `/` deed.
#[test]
fn every_function_has_a_stable_path() {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    for (path, method) in server_fn::axum::server_fn_paths() {
        let parts: Vec<&str> = path.split('/').collect();
        assert!(matches!(parts[..], ["", "api", room, deed] if plain(room) && plain(deed)), "{path}");
        assert_eq!(method, http::Method::POST, "{path}");
    }
}
