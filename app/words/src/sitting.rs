//! Several comments on one dossier in one sitting.

say! {
    more: "พูดถึงส่วนอื่นต่อ", "Comment on another part";
    more_why: "สิ่งที่บอกเกี่ยวกับตัวคุณจะอยู่ในแบบให้แล้ว แก้ได้ก่อนส่ง", "What you told about yourself is filled in already; you can change it before sending.";
    said_already: "ส่งแล้ว", "sent";
    in_draft: "เลือกมาตราหรือข้อจากร่าง", "Choose a provision in the draft";
    title: "ที่ส่งแล้วในครั้งนี้", "Sent in this sitting";
    why: "เปิดอ่าน แก้ไข หรือถอนได้จากเครื่องนี้ในหนึ่งชั่วโมงหลังส่งครั้งสุดท้าย หลังจากนั้นใช้เลขที่รับและรหัสของแต่ละใบ", "For an hour after the last one this device can read, change or withdraw each; after that with each one's number and code.";
    sheet: "คำตอบแบบสอบถาม", "Answers to the survey";
    carried: "ใส่ข้อมูลเกี่ยวกับคุณตามความเห็นก่อนหน้าให้แล้ว", "What you told about yourself in your last comment is filled in.";
    look: "ตรวจหรือแก้", "Check or change it";
    carry: "ใช้ข้อมูลเกี่ยวกับคุณจากความเห็นที่เพิ่งส่ง", "Fill in what you told about yourself in your last comment";
    carry_why: "เช่น จังหวัด กลุ่ม และการแสดงชื่อ หากเป็นคนอื่นที่ใช้เครื่องเดียวกัน ไม่ต้องกด", "Such as province, group and name. If you are somebody else on the same device, leave it.";
}
