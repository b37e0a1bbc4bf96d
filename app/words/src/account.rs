//! Signing in, and one's own account.

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
    citizens: "เข้าสู่ระบบแล้ว หน่วยงานจะเห็นว่าความเห็นของคุณมาจากผู้ที่ยืนยันตัวตนแล้ว และคุณหาเลขที่รับของความเห็นได้ในที่เดียว ไม่ต้องเข้าสู่ระบบก็แสดงความเห็นได้ เว้นแต่เรื่องที่แจ้งไว้",
        "If you sign in, the agency sees that your comment comes from a person whose identity is verified, and you find the receipts of your comments in one place. You can comment without signing in, unless a hearing says otherwise.";
    least: "ระบบไม่ขอและไม่เก็บเลขประจำตัวประชาชน ชื่อ หรือที่อยู่ เก็บเพียงรหัสที่สืบกลับไม่ได้ว่าเป็นใคร เจ้าหน้าที่เห็นเพียงระดับการยืนยันตัวตน",
        "We neither ask for nor keep your national ID number, name or address: only a code from which nobody can tell who you are. Officials see no more than how your identity is verified.";
    staff_here: "เข้าสู่ระบบเจ้าหน้าที่", "Staff sign-in";
    or_password: "หรือใช้อีเมลและรหัสผ่าน", "Or with e-mail and password";
    unreachable: "ติดต่อผู้ให้บริการยืนยันตัวตนไม่ได้ในขณะนี้ โปรดลองใหม่ภายหลัง", "The identity provider cannot be reached right now. Please try again later.";
    distrusted: "คำตอบจากผู้ให้บริการยืนยันตัวตนไม่ถูกต้อง จึงยังไม่ได้เข้าสู่ระบบ โปรดลองใหม่", "The identity provider's answer was not valid, so you are not signed in. Please try again.";
    refused: "ยังไม่ได้เข้าสู่ระบบ เพราะการยืนยันตัวตนถูกยกเลิก", "You are not signed in: identification was cancelled.";
    late: "การเข้าสู่ระบบนี้หมดเวลาหรือใช้ไปแล้ว โปรดเริ่มใหม่", "This sign-in ran out or was used already. Please start again.";
    me: "บัญชีของฉัน", "My account";
    known_as: "สถานะการยืนยันตัวตน", "Identity";
    ways: "วิธีเข้าสู่ระบบ", "Ways to sign in";
    by_password: "อีเมลและรหัสผ่าน", "E-mail and password";
    shared: "หากใช้เครื่องร่วมกับผู้อื่น โปรดออกจากแอปหรือเว็บของผู้ให้บริการยืนยันตัวตนด้วย", "On a shared device, sign out at the identity provider too.";
    leave: "เลิกใช้บัญชีนี้", "Close this account";
    leave_why: "ระบบจะนำรหัสที่ผูกกับผู้ให้บริการยืนยันตัวตนออก ความเห็นที่ส่งแล้วยังนับและเผยแพร่ตามที่เลือกไว้ แต่จะไม่มีรายการของคุณอีก และเรียกคืนไม่ได้", "The code that ties you to the identity provider is erased. Comments already sent still count and stay as you chose, but there is no list of yours any more. This cannot be undone.";
    left: "เลิกใช้บัญชีแล้ว", "The account is closed.";
    mine: "ความเห็นของคุณ", "Your comments";
    mine_why: "เฉพาะที่ส่งขณะเข้าสู่ระบบ มีเพียงคุณที่เห็นรายการนี้ การอ่านข้อความหรือถอนความเห็นยังต้องใช้รหัสที่ได้หลังส่ง", "Only those sent while signed in; nobody else can see this list. To read a text back or withdraw it you still need the code you got after sending.";
    none_yet: "ยังไม่มีความเห็นที่ส่งขณะเข้าสู่ระบบ", "No comments sent while signed in yet.";
    demo: "ชุดทดลอง: ใช้อีเมล officer@demo.example รหัสผ่าน siang-demo-2569",
        "Demonstration: officer@demo.example, password siang-demo-2569";
}

/// "เข้าสู่ระบบด้วย ThaID".
pub fn with(lang: domain::lang::Lang, name: &str) -> String {
    match lang {
        domain::lang::Lang::Th => format!("เข้าสู่ระบบด้วย {name}"),
        domain::lang::Lang::En => format!("Sign in with {name}"),
    }
}

/// "ตั้งแต่ 26 พ.ย. 2569".
pub fn since(lang: domain::lang::Lang, at: domain::time::Moment) -> String {
    let day = crate::date::short(lang, at.day());
    match lang {
        domain::lang::Lang::Th => format!("ตั้งแต่ {day}"),
        domain::lang::Lang::En => format!("since {day}"),
    }
}
