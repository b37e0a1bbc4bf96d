//! The page about personal data: what is kept, who sees it, for how long, and what everybody may ask for. What it says is what the program does.

use domain::lang::Lang;

/// A part of the page: its heading and its sentences.
pub type Part = (&'static str, &'static [&'static str]);

/// The page, part by part.
pub fn parts(lang: Lang) -> &'static [Part] {
    match lang {
        Lang::Th => TH,
        Lang::En => EN,
    }
}

/// In one breath, before the parts.
pub fn short(lang: Lang) -> &'static str {
    lang.of(
        "แสดงความเห็นได้โดยไม่ต้องบอกว่าคุณเป็นใคร เราเก็บเท่าที่จำเป็น ไม่ขายและไม่ส่งต่อข้อมูล ไม่มีโฆษณาและไม่มีผู้ใดติดตามคุณในระบบนี้",
        "You can comment without telling who you are. We keep what is needed, sell nothing and pass nothing on. There is no advertising here, and nobody tracks you.",
    )
}

const TH: &[Part] = &[
    (
        "เมื่อคุณแสดงความเห็น",
        &[
            "เราเก็บข้อความ ความเห็นที่เลือก ส่วนของร่างที่คุณพูดถึง ถ้อยคำที่อ้างหรือเสนอ ไฟล์ที่แนบ และเวลาที่ได้รับ พร้อมสิ่งที่คุณเลือกบอก คือ กลุ่ม จังหวัด ชื่อ และองค์กรที่คุณพูดแทน",
            "ใครอ่านความเห็นได้ก็เปิดไฟล์ที่แนบได้ ระบบนำสถานที่ถ่ายและรายละเอียดของกล้องออกจากภาพ แต่เอกสารยังมีสิ่งที่โปรแกรมเขียนไว้ในไฟล์",
            "เราเก็บด้วยว่าคุณส่งแบบไม่เข้าสู่ระบบ มีบัญชี หรือยืนยันตัวตนแล้ว แต่ไม่เก็บอีเมล เลขประจำตัวประชาชน หรือหมายเลขเครื่องไว้กับความเห็น",
            "ชื่อเก็บและแสดงเฉพาะเมื่อคุณเลือกเผยแพร่พร้อมชื่อและกรอกชื่อเอง ความเห็นทางการเมืองเป็นข้อมูลอ่อนไหว จึงตั้งค่าเริ่มต้นเป็นไม่แสดงชื่อเสมอ ถ้าคุณบอกว่าอายุต่ำกว่า 20 ปี เราเก็บไว้เพียงเพื่อไม่แสดงชื่อคุณไม่ว่ากรณีใด",
            "แก้ไขความเห็นได้ขณะเปิดรับฟัง ทุกคนอ่านข้อความก่อนแก้ได้ เว้นแต่ข้อความที่มีข้อมูลส่วนตัวซึ่งระบบตรวจพบ",
            "ถอนความเห็นได้จนถึงวันปิดรับฟัง ข้อความทุกฉบับ ไฟล์ที่แนบ ชื่อ จังหวัด และคำตอบใต้ความเห็นจะถูกนำออก และไม่นับอีก เหลือเพียงว่าเคยมีความเห็นที่ถอนแล้ว กับทางเลือกและกลุ่มที่เคยเลือกไว้ซึ่งไม่แสดง",
            "การกดเห็นด้วย สนับสนุนข้อเสนอ หรือแจ้งความเห็นที่ไม่เหมาะสม เก็บเป็นรหัสที่ต่างกันทุกความเห็นและทุกข้อเสนอ เพื่อนับคนละครั้ง จึงดูไม่ได้ว่าคนเดียวกันกดที่ใดบ้าง",
        ],
    ),
    (
        "เมื่อคุณตอบแบบสอบถาม",
        &[
            "เราเก็บคำตอบ ไฟล์ที่แนบ กลุ่มและจังหวัดที่คุณบอก และเวลาที่ได้รับ",
            "ทุกคนเห็นเพียงจำนวนรวม ซึ่งไม่แสดงเมื่อมีผู้ตอบน้อยจนรู้ว่าเป็นใคร คำตอบที่พิมพ์เองและไฟล์เห็นเฉพาะเจ้าหน้าที่ของเรื่องนั้น",
            "อ่านและแก้คำตอบของคุณได้ด้วยเลขที่รับและรหัสของใบรับ จนถึงวันปิดรับฟัง คำตอบเดิมจะถูกนำออก แบบสอบถามที่ส่งแล้วแก้ได้ แต่ถอนทั้งชุดไม่ได้",
        ],
    ),
    (
        "ใครเห็นอะไร",
        &[
            "ทุกคน: ข้อความ กลุ่มที่คุณบอก ชื่อหรือองค์กรเมื่อคุณเลือกแสดง และคำตอบของหน่วยงาน จังหวัดไม่แสดงคู่กับความเห็น",
            "หน่วยงานเจ้าของเรื่อง: สิ่งข้างต้น รวมทั้งความเห็นที่คุณเลือกส่งถึงหน่วยงานเท่านั้น จังหวัด และระดับการยืนยันตัวตน ไม่เห็นว่าเป็นบัญชีใด และไม่เห็นอีเมลของคุณ",
            "ผู้ดูแลความเห็น: ความเห็นทุกฉบับ รวมที่งดเผยแพร่ ข้อความที่ผู้ดูแลปิดไว้เก็บผนึก จะเปิดอ่านต้องบอกเหตุผล และคุณเห็นในใบรับว่าเปิดเมื่อใด เพราะเหตุใด",
            "หน่วยงานกลางที่ดูแลระบบ: ชื่อ เลขทะเบียน ตำแหน่ง และที่มาของอำนาจ ขององค์กรที่คุณแจ้งว่าพูดแทน เพื่อตรวจสอบ",
            "ใครมีเลขที่รับของคุณ ดูได้ว่าความเห็นเป็นของเรื่องใด ส่วนใด และถึงไหนแล้ว แต่ต้องมีรหัสจึงอ่านข้อความได้",
        ],
    ),
    (
        "บัญชีและการยืนยันตัวตน",
        &[
            "บัญชีเก็บอีเมลและรหัสผ่านที่เข้ารหัสทางเดียว หรือรหัสแทนตัวคุณจากผู้ให้บริการยืนยันตัวตน พร้อมวิธีเข้าสู่ระบบ รหัสขั้นที่สองถ้าเปิดใช้ และวันที่อ่านข่าวครั้งล่าสุด",
            "เราไม่ขอและไม่เก็บเลขประจำตัวประชาชน ชื่อ หรือที่อยู่จากผู้ให้บริการยืนยันตัวตน เก็บเพียงรหัสที่คำนวณด้วยกุญแจซึ่งไม่ได้อยู่ในฐานข้อมูล เรื่องที่ให้พูดได้คนละครั้งเก็บรหัสอีกชุดหนึ่งซึ่งต่างกันทุกรอบการรับฟัง",
            "ความเห็นและแบบสอบถามที่ส่งขณะเข้าสู่ระบบไม่มีหมายเลขบัญชี มีเพียงรหัสซึ่งต่างกันทุกเรื่อง ความเห็นกับแบบสอบถามใช้คนละรหัส ผู้ที่มีเพียงฐานข้อมูลจึงเชื่อมโยงข้ามเรื่องไม่ได้ มีเพียงหน้าบัญชีของคุณที่รวมรายการให้คุณดู",
            "เครื่องที่เข้าสู่ระบบอยู่แสดงเป็นชื่อเบราว์เซอร์และระบบ เช่น Chrome · Android พร้อมเวลาที่เข้า การเข้าสู่ระบบมีอายุ 12 ชั่วโมง",
            "องค์กรที่คุณพูดแทน: ชื่อ เลขนิติบุคคล ตำแหน่ง และที่มาของอำนาจ เก็บไว้กับบัญชี ใช้เลขของบุคคลไม่ได้",
        ],
    ),
    (
        "เมื่อส่งแทนผู้อื่น",
        &[
            "เราเก็บว่าคุณเป็นอะไรกับเจ้าของความเห็น เขายินยอมอย่างไรและวันใด ทุกคนเห็นว่าเป็นความเห็นที่บอกผ่านผู้อื่น",
            "ใบรับเป็นของเจ้าของความเห็น ใช้แก้ไขหรือถอนได้ สิ่งที่เก็บเรื่องความยินยอมถูกนำออกไปพร้อมความเห็น",
            "ถ้าคุณเข้าสู่ระบบขณะส่งแทน เราเก็บรหัสของคุณซึ่งต่างกันทุกรอบการรับฟัง เพื่อนับว่าผู้ช่วยหนึ่งคนส่งแทนกี่ความเห็น",
        ],
    ),
    (
        "อีเมล",
        &[
            "ถ้าขอรับคำตอบหรือติดตามเรื่อง เราเก็บที่อยู่อีเมลแยกจากความเห็น ใช้ส่งสิ่งที่คุณขอเท่านั้น หน่วยงานไม่เห็นที่อยู่นี้",
            "อีเมลไม่มีข้อความความเห็นและไม่มีรหัสของใบรับ",
            "ที่อยู่ถูกนำออกเมื่อคุณเลิกรับทั้งหมด เมื่อไม่ยืนยันภายใน 7 วัน และ 180 วันหลังสรุปผลของเรื่องเผยแพร่หรือเรื่องถูกยกเลิก ถ้าไม่ได้ติดตามอย่างอื่น",
            "หน่วยงานเพิ่มอีเมลของผู้เกี่ยวข้องเพื่อแจ้งการรับฟังตามกฎหมายได้ เราแจ้งผู้นั้นทันทีว่าใครเพิ่ม และเลิกรับได้ เมื่อเลิกแล้วเหลือเพียงรหัสที่ใช้กันไม่ให้ถูกเพิ่มกลับด้วยไฟล์",
        ],
    ),
    (
        "ข้อความที่ยังไม่ได้ส่ง",
        &[
            "ไม่ได้เข้าสู่ระบบ: ข้อความที่พิมพ์ค้างอยู่ในเครื่องของคุณเท่านั้น จนกว่าจะส่งหรือล้างข้อมูลเบราว์เซอร์",
            "ไม่ได้เข้าสู่ระบบและเบราว์เซอร์ไม่ใช้สคริปต์: คำตอบแบบสอบถามที่ตอบทีละหน้าเก็บไว้ในระบบให้กลับมาตอบต่อ เปิดได้จากเบราว์เซอร์เดิมเท่านั้น ใครใช้เบราว์เซอร์นั้นจึงเห็นได้ ส่วนกุญแจที่ใช้เปิดอยู่ในเบราว์เซอร์ ระบบมีเพียงรหัสที่คำนวณจากกุญแจ ซึ่งต่างกันทุกรอบการรับฟัง คำตอบถูกนำออกเมื่อส่ง ทิ้ง ปิดรับฟัง หรือไม่ได้ตอบต่อ 30 วัน",
            "เข้าสู่ระบบ: เก็บไว้กับบัญชีเพื่อเขียนต่อจากเครื่องใดก็ได้ ไม่มีใครอื่นเปิดอ่านได้ในระบบ นำออกเมื่อส่ง ทิ้ง ไม่แตะเกิน 90 วัน หรือ 30 วันหลังปิดรับฟัง",
        ],
    ),
    (
        "คุกกี้ในเครื่องของคุณ",
        &[
            "receipt: เลขที่รับและรหัสของใบรับที่ส่งในครั้งนี้ ไม่เกินสิบใบ หนึ่งชั่วโมงหรือจนกว่าคุณจะล้างออกหรือออกจากระบบ",
            "device: รหัสสุ่มหนึ่งปี เมื่อคุณกดเห็นด้วย หรือเสนอและสนับสนุนข้อเสนอโดยไม่มีบัญชี เพื่อนับคนละครั้งและให้คุณถอนได้",
            "unsent: กุญแจสุ่มของแบบสอบถามที่ตอบค้างไว้โดยไม่เข้าสู่ระบบและไม่ใช้สคริปต์ ไม่เกินสิบเรื่อง 30 วันหลังตอบครั้งล่าสุด หรือจนกว่าคุณจะส่งหรือทิ้ง",
            "text และ digits: ขนาดตัวอักษรและแบบตัวเลขที่คุณเลือก หนึ่งปี",
            "rated: วันที่ถามความพึงพอใจต่อระบบ 90 วัน เพื่อไม่ถามซ้ำ คำตอบเก็บเป็นจำนวนรายเดือน ไม่เก็บว่าใครตอบ",
            "siang หรือ __Host-siang: การเข้าสู่ระบบ จนกว่าจะปิดเบราว์เซอร์หรือครบ 12 ชั่วโมง",
            "entering: ไม่เกิน 15 นาที ระหว่างที่คุณไปยืนยันตัวตนกับผู้ให้บริการ",
        ],
    ),
    (
        "หมายเลขเครือข่าย (IP)",
        &[
            "ใช้ในหน่วยความจำของเครื่องแม่ข่ายชั่วคราว เพื่อกันการส่งรัวและการเดารหัส ไม่เก็บในฐานข้อมูลหรือบันทึกของโปรแกรม",
            "มีข้อยกเว้นเดียว: เมื่อไม่มีบัญชีแล้วแจ้งความเห็นที่ไม่เหมาะสม หรือสนับสนุนข้อเสนอจากเบราว์เซอร์ที่ปิดคุกกี้ เราเก็บรหัสที่คำนวณจากหมายเลขนี้ด้วยกุญแจลับ ซึ่งต่างกันทุกความเห็นและทุกข้อเสนอ เพื่อไม่นับซ้ำ",
            "จำนวนผู้เข้าชมเก็บเป็นยอดรวมว่ามาทางใด ไม่มีบุคคลอยู่ในนั้น",
        ],
    ),
    (
        "เก็บไว้นานเท่าใด",
        &[
            "ความเห็น คำตอบ และผลการรับฟังเป็นหลักฐานของการออกกฎหมาย เก็บไว้ตราบเท่าที่ยังมีเรื่องนั้นในระบบ เว้นแต่ส่วนที่คุณถอน",
            "บัญชีและสิ่งที่เก็บไว้กับบัญชี จนกว่าคุณจะเลิกใช้บัญชี ลิงก์เปิดบัญชีใช้ได้ 24 ชั่วโมง ลิงก์ตั้งรหัสผ่านใหม่ 1 ชั่วโมง",
            "ข้อความที่ผู้ดูแลปิดไว้และผนึกแล้ว เก็บตราบเท่าที่ยังมีความเห็นนั้น",
            "สำเนาสำรองของระบบอาจมีข้อความที่นำออกแล้วอยู่ จนกว่าผู้ดูแลระบบจะทับด้วยสำเนาใหม่",
        ],
    ),
    (
        "สิทธิของคุณ",
        &[
            "ขอดูและรับสำเนา: หน้าบัญชีมีไฟล์ข้อมูลทั้งหมดที่หาได้จากบัญชีของคุณ ถ้าไม่มีบัญชี ใช้เลขที่รับและรหัสอ่านสิ่งที่ส่งไว้",
            "แก้ไข: แก้ความเห็นและคำตอบแบบสอบถามได้จนถึงวันปิดรับฟัง",
            "นำออก: ถอนความเห็น เลิกรับอีเมล หรือเลิกใช้บัญชีได้ด้วยตนเอง เมื่อเลิกใช้บัญชี ความเห็นยังนับ แต่ชื่อถูกนำออก และไม่มีใครรู้อีกว่าเป็นของคนเดียวกัน ข้อความยังเผยแพร่หรือไม่เป็นไปตามที่การรับฟังนั้นแจ้งไว้",
            "คัดค้าน: ถ้าความเห็นของคุณถูกงดเผยแพร่หรือถูกปิดข้อความ ขอให้หน่วยงานกลางทบทวนได้จากใบรับ",
            "สอบถามหรือใช้สิทธิอื่นตามพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562: ติดต่อหน่วยงานเจ้าของเรื่อง หากเห็นว่าไม่ได้รับการดูแลตามกฎหมาย ร้องเรียนต่อสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคลได้",
        ],
    ),
];

const EN: &[Part] = &[
    (
        "When you comment",
        &[
            "We keep your text, the view you chose, the part of the draft it is about, the passage you quote or the wording you propose, your files and when it arrived, with what you chose to tell: your group, province, name, and the organisation you speak for.",
            "We also keep whether you sent it without signing in, with an account, or with your identity verified. No e-mail address, national ID number or device number is kept with a comment.",
            "A name is kept and shown only if you choose to be named and type it. Political opinions are sensitive data, so the default is always without a name. If you tell that you are under twenty we keep that, only so that you are never named.",
            "Whoever may read a comment may open its files. The place and the camera's details are taken out of pictures; a document keeps what its program wrote into it.",
            "While the hearing is open you can change a comment. Everyone can read what it said before, except a text in which the portal saw something private.",
            "You can withdraw a comment until the hearing closes. Every edition of its text, its files, name, province and the reply under it are erased, and it is no longer counted. What remains is that there was one, with the view and group once chosen, which are not shown.",
            "Agreeing with a comment, supporting a proposal and reporting a comment are kept as a code that is another for each comment and each proposal, so that everyone counts once and nobody can see what else the same person pressed.",
        ],
    ),
    (
        "When you answer a survey",
        &[
            "We keep your answers, the files you attach, the group and province you tell, and when they arrived.",
            "Everyone sees totals alone, and none where so few answered that one could tell who. What you type freely and your files are seen only by the officials of that consultation.",
            "With your receipt's number and code you can read your answers and change them until the hearing closes; those before are erased. A sheet that was sent can be changed, but not withdrawn as a whole.",
        ],
    ),
    (
        "Who sees what",
        &[
            "Everyone: the text, the group you told, your name or organisation if you chose to show it, and the agency's reply. The province is never shown with a comment.",
            "The responsible agency: all that, also comments that you sent to the agency only, the province, and how well your identity is known. Not which account it is, nor your e-mail address.",
            "Moderators: every comment, also those not published. Words that a moderator took out are sealed. Reading them takes a reason, and your receipt tells you when they were read and why.",
            "The central office that runs the portal: name, register number, position and authority of an organisation that you say you speak for, to check it.",
            "Whoever has your receipt's number can see which consultation and part it is about and where it stands. The text takes the code.",
        ],
    ),
    (
        "Accounts and verified identity",
        &[
            "An account keeps an e-mail address and a password that cannot be read back, or a code that stands for you at an identity provider; with your ways to sign in, a second factor if you set one up, and when you last read your news.",
            "We neither ask for nor keep a national ID number, name or address from an identity provider: only a code made with a key that is not in the database. Where everyone speaks once, another code is kept, different in each round of each hearing.",
            "Comments and answer sheets that you send signed in carry no account number, only a code that is another in each consultation, and another for comments than for sheets. Whoever has the database alone cannot connect two consultations; only your own page puts your list together, for you.",
            "Where you are signed in is shown as browser and system, such as Chrome · Android, with the time. A sign-in lasts twelve hours.",
            "An organisation that you speak for: its name, juristic number, your position and authority are kept with your account. Numbers of persons are not taken.",
        ],
    ),
    (
        "When you send something for somebody else",
        &[
            "We keep what you are to the person, and how and on which day they consented. Everyone sees that it was said through another.",
            "The receipt is theirs, to change it or withdraw it. What is kept of the consent is erased with the comment.",
            "If you are signed in, we keep a code for you that is another in each round, to count how many one helper sends.",
        ],
    ),
    (
        "E-mail",
        &[
            "If you ask for an answer or follow something, your address is kept apart from any comment and used only for what you asked. Agencies do not see it.",
            "No e-mail holds the words of your comment or your receipt's code.",
            "An address is erased when you stop everything, if it is not confirmed within 7 days, and 180 days after the summary is published or the consultation cancelled, unless it follows something else.",
            "Agencies may enter the addresses of people concerned, to tell them of hearings as the law asks. We tell them at once who did, and they can leave. Then only a code is left, which keeps a file from bringing them back.",
        ],
    ),
    (
        "What you have not sent yet",
        &[
            "Not signed in: what you are typing stays on your own device until you send it or clear the browser's data.",
            "Not signed in, in a browser without scripts: answers to a survey of several pages are kept here so that you can go on. Only the same browser opens them, and so whoever uses it sees them. The key that opens them is in the browser; we have only a code worked out from it, another in each round. The answers are erased when you send or discard them, when the hearing closes, or after 30 days in which you did not go on.",
            "Signed in: it is kept with your account, so that you can go on from any device; nobody else can open it in the portal. It is erased when you send or discard it, after 90 days untouched, or 30 days after the hearing closed.",
        ],
    ),
    (
        "Cookies on your device",
        &[
            "receipt: numbers and codes of the receipts of this sitting, ten at most, for an hour or until you clear them or sign out.",
            "device: a random code for a year, if you agree with a comment, or make or support a proposal, without an account; so that you count once and can take it back.",
            "unsent: random keys of the surveys that you left half answered without signing in and without scripts, ten at most, for 30 days after you last went on, or until you send or discard them.",
            "text and digits: the text size and numerals you chose, for a year.",
            "rated: the day you were asked how satisfied you are with the portal, for 90 days, so that you are not asked again. Answers are kept as counts by month, never who gave them.",
            "siang or __Host-siang: your sign-in, until the browser closes or twelve hours have passed.",
            "entering: for 15 minutes at most, while you are at an identity provider.",
        ],
    ),
    (
        "Network addresses (IP)",
        &[
            "They are used in the server's memory for a while, against floods and guessed codes. They are in no table and no log of the program.",
            "One exception: if, without an account, you report a comment, or support a proposal from a browser that keeps no cookies, we keep a code worked out from the address with a secret key, another for each comment and proposal, so that nothing counts twice.",
            "Visits are kept as totals of the ways people came by. No person is in them.",
        ],
    ),
    (
        "How long it is kept",
        &[
            "Comments, answers and results are the record of how a law was made. They are kept as long as their consultation is, except what you withdraw.",
            "An account and what is kept with it: until you close it. A link that opens an account works for 24 hours, one that sets a new password for an hour.",
            "Words that a moderator sealed: as long as the comment is there.",
            "Backups may hold an erased text until the operator replaces them.",
        ],
    ),
    (
        "Your rights",
        &[
            "To see and take a copy: your account's page has a file of everything that can be found by your account. Without an account, your receipt's number and code read back what you sent.",
            "To correct: comments and survey answers can be changed until the hearing closes.",
            "To erase: you can withdraw a comment, stop e-mail and close your account yourself. When you close it, comments still count, but the name comes off and nobody can tell any more that they are one person's. Whether the text stays public is as that hearing said.",
            "To object: if your comment is not published or words were taken out, you can ask the central office to look again, from your receipt.",
            "For questions and your other rights under the Personal Data Protection Act B.E. 2562, ask the agency responsible for the consultation. If you think the law is not kept, you can complain to the Office of the Personal Data Protection Committee.",
        ],
    ),
];
