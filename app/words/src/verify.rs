//! Comparing a paper with the portal.

say! {
    title: "ตรวจเอกสาร", "Check a paper";
    why: "เอกสารสรุปผลและไฟล์ที่หน่วยงานออกจากระบบนี้มีรหัสตรวจสอบ ใส่รหัส หรือค่า SHA-256 ของไฟล์ เพื่อดูว่าเอกสารออกจากระบบนี้จริง และยังตรงกับที่เผยแพร่อยู่หรือไม่",
        "Summaries, and files that an agency takes from here, carry a check code. Enter it, or the SHA-256 of the file, to see whether the paper is from here and still agrees with what is published.";
    code: "รหัสตรวจสอบ หรือค่า SHA-256 ของไฟล์", "Check code, or SHA-256 of the file";
    code_hint: "รหัสอยู่ท้ายเอกสาร เช่น 1a2b 3c4d 5e6f 7a8b", "The code stands at the paper's end, such as 1a2b 3c4d 5e6f 7a8b";
    compare: "ตรวจ", "Check";
    unread: "ใส่รหัสตรวจสอบ 16 ตัว หรือค่า SHA-256 64 ตัว ประกอบด้วยตัวเลข 0–9 และตัวอักษร a–f", "Enter a check code of 16 signs or a SHA-256 of 64, made of the digits 0–9 and the letters a–f.";
    agrees: "ตรงกับที่เผยแพร่", "It agrees with what is published";
    agrees_means: "เอกสารนี้ออกจากระบบนี้ และเรื่องนี้ยังไม่มีอะไรเปลี่ยนหลังจากนั้น", "The paper was given out here, and nothing about the consultation has changed since.";
    current: "ตรงกับข้อมูลล่าสุดของหน่วยงาน", "It agrees with what the agency has now";
    since: "สรุปผลยังตรงกับที่เผยแพร่ แต่เรื่องนี้มีการเปลี่ยนแปลงหลังจากนั้น", "The result still agrees; something else has changed since";
    since_means: "เอกสารนี้ออกจากระบบนี้ และสรุปผลในเอกสารยังตรงกับที่เผยแพร่ แต่ความเห็น จำนวน คำตอบแบบสอบถาม หรือร่าง อาจเปลี่ยนหลังจากนั้น โปรดเทียบกับเอกสารล่าสุดจากหน้าของเรื่องนี้", "The paper was given out here, and what it says of the result is still what is published. Comments, numbers, survey answers or the draft may have changed since: compare it with the newest one from the page of this consultation.";
    replaced: "มีข้อมูลใหม่กว่าเอกสารนี้แล้ว", "Something later has taken its place";
    replaced_means: "เอกสารนี้ออกจากระบบนี้จริง แต่สิ่งที่เผยแพร่เปลี่ยนหลังจากนั้น โปรดใช้เอกสารล่าสุดจากหน้าของเรื่องนี้", "The paper was given out here, but what is published has changed since. Use the newest one from the page of this consultation.";
    internal: "เอกสารใช้ภายในหน่วยงาน ต่างจากที่เผยแพร่", "For use inside the agency: not what is published";
    internal_means: "เอกสารนี้ออกจากระบบนี้ให้หน่วยงานใช้ แต่ไม่ตรงกับที่เผยแพร่ขณะนี้ เพราะยังไม่เผยแพร่ หรือข้อมูลเปลี่ยนหลังจากนั้น ให้ยึดตามหน้าของเรื่องนี้", "The paper was given out here for the agency. It is not what is published now: it has not been published, or something has changed since. What counts is the page of this consultation.";
    unknown: "ไม่พบเอกสารนี้", "This paper is not known here";
    unknown_means: "ระบบนี้ไม่เคยออกเอกสารที่มีรหัสหรือค่านี้ ตรวจว่าพิมพ์ครบทุกตัว ถ้าใส่ค่า SHA-256 ไฟล์อาจถูกแก้ไขหลังจากดาวน์โหลด ลองใส่รหัสท้ายเอกสารแทน", "No paper with this code or checksum was given out here. See that every sign is there. If it is a SHA-256, the file may have been edited since it was taken: try the code at its end.";
    every_byte: "ค่า SHA-256 ตรงกัน ไฟล์ไม่ถูกแก้ไขตั้งแต่ออกจากระบบ", "The SHA-256 is the same: the file was not edited since it was given out.";
    by_code: "รหัสบอกว่าระบบเคยออกเอกสารนี้ แต่ไม่บอกว่าเนื้อหาถูกแก้ไขภายหลังหรือไม่ เทียบเนื้อหากับหน้าของเรื่องนี้ หรือตรวจด้วยค่า SHA-256", "The code says that such a paper was given out, not that nobody edited it since: compare it with the page of the consultation, or check its SHA-256.";
    as_of: "ข้อมูล ณ", "As of";
    scope: "ขอบเขต", "Scope";
    narrowed: "มีเฉพาะ", "Holds only";
    sum: "ค่า SHA-256 ของไฟล์", "SHA-256 of the file";
    to_result: "ไปหน้าสรุปผล", "To the result";
    to_consultation: "ไปหน้าเรื่องที่รับฟัง", "To the consultation";
}
