//! Signing in.

say! {
    title: "เข้าสู่ระบบเจ้าหน้าที่", "Staff sign-in";
    for_staff: "สำหรับเจ้าหน้าที่ของหน่วยงาน ประชาชนแสดงความเห็นได้โดยไม่ต้องเข้าสู่ระบบ เว้นแต่เรื่องที่แจ้งไว้",
        "For agency staff. The public can comment without signing in, unless a hearing says otherwise.";
    for_hearing: "การรับฟังครั้งนี้ต้องเข้าสู่ระบบก่อนแสดงความเห็น เข้าแล้วจะกลับมาที่เดิม",
        "This hearing asks you to sign in before commenting. You will come back here afterwards.";
    email: "อีเมล", "E-mail";
    password: "รหัสผ่าน", "Password";
    waiting: "เข้าสู่ระบบแล้ว สิ่งที่พิมพ์ไว้จะส่งต่อให้เอง ไม่ต้องพิมพ์ใหม่",
        "Once you have signed in, what you typed is sent on by itself.";
    enter: "เข้าสู่ระบบ", "Sign in";
    demo: "ชุดทดลอง: ใช้อีเมล officer@demo.example รหัสผ่าน siang-demo-2569",
        "Demonstration: officer@demo.example, password siang-demo-2569";
}
