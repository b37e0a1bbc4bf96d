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

/// Personal data.
pub fn privacy(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Th => &[
            "เราเก็บข้อความที่คุณส่ง คำตอบที่คุณเลือก และเวลาที่ได้รับ เราไม่เก็บอีเมลหรือหมายเลขเครื่องไว้กับความเห็น ถ้าคุณเข้าสู่ระบบก่อนส่ง ระบบรู้เพียงว่าความเห็นใดในเรื่องเดียวกันมาจากคนเดียวกัน โดยไม่เก็บว่าเป็นบัญชีใด ผู้ที่มีเพียงฐานข้อมูลเชื่อมโยงข้ามเรื่องไม่ได้ มีเพียงคุณที่เห็นรายการความเห็นของตนในหน้าบัญชี",
            "ชื่อเก็บและแสดงเฉพาะเมื่อคุณเลือกเผยแพร่พร้อมชื่อและกรอกชื่อเอง ความเห็นทางการเมืองเป็นข้อมูลอ่อนไหว จึงตั้งค่าเริ่มต้นเป็นไม่แสดงชื่อเสมอ",
            "เจ้าหน้าที่เห็นข้อความ กลุ่ม และจังหวัดที่คุณเลือก ไม่เห็นว่าคุณเป็นใคร เว้นแต่คุณเลือกแสดงชื่อ จังหวัดไม่แสดงคู่กับความเห็นต่อสาธารณะ",
            "ถ้าขอรับคำตอบหรือติดตามเรื่องทางอีเมล เราเก็บที่อยู่อีเมลแยกจากความเห็น ใช้เพื่อส่งสิ่งที่คุณขอเท่านั้น และนำออกเมื่อคุณเลิกรับ เมื่อไม่ยืนยันภายใน 7 วัน หรือ 180 วันหลังสรุปผลของความเห็นนั้นเผยแพร่",
            "ถอนความเห็นได้จนถึงวันปิดรับฟัง ข้อความจะถูกนำออกจากระบบและไม่นับอีก ส่วนคำตอบแบบสอบถามนับรวมกันโดยไม่แสดงชื่อ จึงเปิดอ่านกลับหรือถอนไม่ได้",
            "เครื่องของคุณเก็บข้อความที่พิมพ์ค้างไว้ให้จนกว่าจะส่ง คุกกี้จำขนาดตัวอักษรและเลขไทยหรือเลขอารบิกหนึ่งปีเมื่อคุณเลือก จำรหัสของใบรับล่าสุดหนึ่งชั่วโมงหรือจนกว่าคุณจะล้างออก จำ 90 วันว่าถามความพึงพอใจต่อระบบไปแล้วเมื่อวันใด และจำการเข้าสู่ระบบจนกว่าจะปิดเบราว์เซอร์ ไม่มีการติดตามจากบุคคลภายนอก",
        ],
        Lang::En => &[
            "We keep the text you send, the choices you make and the time it arrived. No e-mail address or device number is kept with a comment. If you sign in before sending, the system only knows which comments on the same matter come from the same person: it does not keep which account. Whoever has the database alone cannot connect two matters; only you see the list of your comments, on your account's page.",
            "A name is kept and shown only if you choose to be named and type it. Political opinions are sensitive data, so the default is always without a name.",
            "Officials see your text, and the group and province you chose, not who you are, unless you chose to be named. The province is never shown in public with a comment.",
            "If you ask for an answer or follow something by e-mail, your address is kept apart from any comment and used only for what you asked. It is erased when you leave, if it is not confirmed within 7 days, or 180 days after the summary for that comment is published.",
            "You can withdraw a comment until the hearing closes: its text is erased from the system and it is no longer counted. Survey answers are counted together without names, so they cannot be read back or withdrawn.",
            "Your device keeps what you are typing until it is sent. Cookies remember text size and digits for a year if you choose them, the code of your last receipt for an hour or until you clear it, for 90 days on which day you were asked how satisfied you are with the portal, and a sign-in until the browser closes. Nobody else tracks you here.",
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
