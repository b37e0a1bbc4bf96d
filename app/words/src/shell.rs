//! The frame of every page: name, menus, foot.

say! {
    brand: "เสียง", "Siang";
    what: "รับฟังความคิดเห็นต่อกฎหมาย", "Have your say on Thai law";
    skip: "ข้ามไปยังเนื้อหา", "Skip to content";
    main_menu: "เมนูหลัก", "Main menu";
    menu: "เมนู", "Menu";
    consultations: "เรื่องที่รับฟัง", "Consultations";
    results: "ผลการรับฟัง", "Results";
    receipts: "ติดตามความเห็น", "Track a comment";
    desk: "โต๊ะทำงาน", "Desk";
    sign_in: "เข้าสู่ระบบเจ้าหน้าที่", "Staff sign-in";
    sign_out: "ออกจากระบบ", "Sign out";
    crumb: "เส้นทางมายังหน้านี้", "Breadcrumb";
    text_normal: "ตัวอักษรขนาดปกติ", "Normal text";
    text_large: "ตัวอักษรขนาดใหญ่", "Large text";
    text_larger: "ตัวอักษรขนาดใหญ่มาก", "Very large text";
    letter: "ก", "A";
    digits_thai: "เลขไทย", "Thai digits";
    digits_arabic: "เลขอารบิก", "Arabic digits";
    reading_tools: "การอ่าน", "Reading settings";
    how: "วิธีแสดงความเห็น", "How to comment";
    privacy: "ข้อมูลส่วนบุคคลของคุณ", "Your personal data";
    accessibility: "การเข้าถึง", "Accessibility";
    foot: "เสียง เป็นระบบกลางตามพระราชบัญญัติหลักเกณฑ์การจัดทำร่างกฎหมายและการประเมินผลสัมฤทธิ์ของกฎหมาย พ.ศ.\u{a0}2562 หน่วยงานเป็นผู้นำเข้าเรื่องที่รับฟังและตอบผลการพิจารณา",
        "Siang is a central system under the Act on Legislative Drafting and Evaluation of Law B.E. 2562 (2019). Agencies publish their drafts here and answer what people say.";
    demo: "เว็บนี้เป็นชุดทดลอง เรื่องและหน่วยงานทั้งหมดสมมติขึ้น", "This is a demonstration: every consultation and agency is fictional.";
    /// The other language, named in itself.
    other: "English", "ภาษาไทย";
    other_short: "EN", "ไทย";
    links: "ลิงก์ท้ายหน้า", "Footer links";
}
