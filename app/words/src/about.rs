//! The short pages about the portal, paragraph by paragraph.

use domain::lang::Lang;

/// How to comment.
pub fn how(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Th => &[
            "เลือกเรื่องที่สนใจ อ่านประเด็นสำคัญ แล้วกดแสดงความเห็นใต้ประเด็นที่อยากพูด ไม่ต้องเขียนทุกประเด็น",
            "บอกว่าเห็นด้วยหรือไม่ และเพราะอะไร เล่าจากเรื่องจริงของคุณได้เลย เขียนเป็นภาษาใดก็ได้",
            "ก่อนส่ง คุณเลือกได้ว่าจะให้เผยแพร่โดยไม่แสดงชื่อ แสดงชื่อ หรือส่งถึงหน่วยงานเท่านั้น",
            "หลังส่ง คุณจะได้เลขที่รับและรหัส ใช้ดูว่าความเห็นถึงไหนแล้ว อ่านข้อความ หรือถอนความเห็นก่อนปิดรับฟัง",
            "การรับฟังไม่ใช่การลงคะแนน เหตุผลของคุณสำคัญกว่าจำนวน หน่วยงานต้องบอกว่าเปลี่ยนหรือไม่เปลี่ยนเพราะอะไร",
        ],
        Lang::En => &[
            "Choose a consultation, read its key points, and press Comment under the point you care about. You need not comment on all of them.",
            "Say whether you agree, and why. Tell it from your own life, in any language.",
            "Before sending you choose: published without a name, published with your name, or to the agency only.",
            "Afterwards you get a number and a code. Use them to see where your comment stands, to read it back, or to withdraw it before the hearing closes.",
            "A hearing is not a vote: reasons matter more than numbers. The agency must say what it changed or did not change, and why.",
        ],
    }
}

/// Accessibility.
pub fn accessibility(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Th => &[
            "ทุกหน้าใช้ได้ด้วยแป้นพิมพ์ ด้วยโปรแกรมอ่านหน้าจอ เมื่อขยาย 400 % และเมื่อปิดสคริปต์",
            "ปรับขนาดตัวอักษร เลขไทยหรือเลขอารบิก และภาษาได้ที่หัวหรือท้ายของทุกหน้า",
            "สีทุกคู่อ่านได้ตามเกณฑ์ AA และไม่มีข้อมูลใดบอกด้วยสีเพียงอย่างเดียว",
            "หากติดขัด โปรดแจ้งหน่วยงานที่เป็นเจ้าของเรื่อง พร้อมที่อยู่ของหน้านั้น",
        ],
        Lang::En => &[
            "Every page works by keyboard, with a screen reader, zoomed to 400 %, and without scripts.",
            "Text size, Thai or Arabic digits and the language can be changed at the top or bottom of every page.",
            "All colours meet AA contrast, and nothing is conveyed by colour alone.",
            "If something stands in your way, please tell the agency responsible for the consultation, with the address of the page.",
        ],
    }
}
