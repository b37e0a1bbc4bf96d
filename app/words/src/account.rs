//! Signing in, and one's own account.

say! {
    title: "เข้าสู่ระบบเจ้าหน้าที่", "Staff sign-in";
    for_staff: "สำหรับเจ้าหน้าที่ของหน่วยงาน ประชาชนแสดงความเห็นได้โดยไม่ต้องเข้าสู่ระบบ เว้นแต่เรื่องที่แจ้งไว้",
        "For agency staff. The public can comment without signing in, unless a hearing says otherwise.";
    for_hearing: "การรับฟังครั้งนี้ต้องเข้าสู่ระบบก่อนแสดงความเห็น เข้าแล้วจะกลับมาที่เดิม",
        "This hearing asks you to sign in before commenting. You will come back here afterwards.";
    email: "อีเมล", "E-mail";
    password: "รหัสผ่าน", "Password";
    second: "รหัสขั้นที่สอง", "Second-factor code";
    second_hint: "ถ้าบัญชีนี้เปิดใช้ไว้: รหัส 6 หลักจากแอป หรือรหัสสำรอง", "If this account uses one: the six digits of your app, or a recovery code.";
    sign_up: "เปิดบัญชีด้วยอีเมล", "Open an account with e-mail";
    sign_up_why: "บัญชีช่วยให้ดูความเห็นที่ส่งแล้วได้ในที่เดียว และใช้แสดงความเห็นในการรับฟังที่ต้องมีบัญชี อีเมลใช้เข้าสู่ระบบเท่านั้น หน่วยงานไม่เห็น",
        "With an account you find your comments in one place, and can comment where a hearing asks for one. The address is used to sign in and for nothing else; agencies do not see it.";
    again: "รหัสผ่านอีกครั้ง", "The same password again";
    password_hint: "อย่างน้อย 12 ตัวอักษร เช่น คำสี่คำที่ไม่เกี่ยวกัน", "At least 12 characters, for example four unrelated words.";
    asked_title: "โปรดดูอีเมล", "Please look at your e-mail";
    asked_sign_up: "ส่งอีเมลไปยังที่อยู่นี้แล้ว กดลิงก์ในอีเมลภายใน 24 ชั่วโมงเพื่อเปิดบัญชี หากไม่พบ โปรดดูในจดหมายขยะ",
        "An e-mail is on its way to this address. Open the link in it within 24 hours to open the account. If it does not come, look in the spam folder.";
    asked_reset: "ส่งอีเมลไปยังที่อยู่นี้แล้ว กดลิงก์ในอีเมลภายใน 1 ชั่วโมงเพื่อตั้งรหัสผ่านใหม่ หากไม่พบ โปรดดูในจดหมายขยะ",
        "An e-mail is on its way to this address. Open the link in it within an hour to set a new password. If it does not come, look in the spam folder.";
    forgot: "ลืมรหัสผ่าน", "Forgotten your password?";
    forgot_why: "กรอกอีเมลที่ใช้เข้าสู่ระบบ ระบบจะส่งลิงก์ตั้งรหัสผ่านใหม่ไปให้", "Enter the address that you sign in with. You will be sent a link to set a new password.";
    send_link: "ส่งอีเมล", "Send the e-mail";
    confirm_title: "ตั้งรหัสผ่านและเปิดบัญชี", "Set a password and open the account";
    confirm_why: "ตั้งรหัสผ่านเพื่อเปิดบัญชี แล้วจะเข้าสู่ระบบในเครื่องนี้ทันที หากไม่ได้ขอเปิดบัญชี ปิดหน้านี้ได้เลย", "Set a password to open the account. You are signed in on this device at once. If you did not ask for one, just close this page.";
    confirm: "เปิดบัญชี", "Open the account";
    reset_title: "ตั้งรหัสผ่านใหม่", "Set a new password";
    reset_why: "ตั้งแล้ว ทุกเครื่องที่เข้าสู่ระบบอยู่จะออกจากระบบ", "Every device that is signed in will be signed out.";
    reset_done: "ตั้งรหัสผ่านใหม่แล้ว เข้าสู่ระบบด้วยรหัสผ่านใหม่ได้", "The new password is set. Sign in with it.";
    gone_title: "ลิงก์นี้ใช้ไม่ได้แล้ว", "This link no longer works";
    gone_why: "ลิงก์ใช้ไปแล้ว หมดเวลา หรือมาไม่ครบ ขอใหม่ได้จากหน้าเข้าสู่ระบบ", "It was used, has run out, or is incomplete. You can ask for another from the sign-in page.";
    no_letters: "ระบบนี้ยังส่งอีเมลไม่ได้ จึงเปิดบัญชีด้วยอีเมลหรือขอรหัสผ่านใหม่ไม่ได้", "This site cannot send e-mail yet, so accounts with e-mail and new passwords are not available.";
    no_account: "ยังไม่มีบัญชี", "No account yet?";
    add_way: "เพิ่มวิธีเข้าสู่ระบบ", "Add a way to sign in";
    remove_way: "นำออก", "Remove";
    taken: "มีบัญชีอื่นในระบบนี้ใช้การยืนยันตัวตนนี้อยู่แล้ว จึงเพิ่มไม่ได้", "Another account here signs in with this identity, so it was not added.";
    sessions: "เครื่องที่เข้าสู่ระบบอยู่", "Where you are signed in";
    this_one: "เครื่องนี้", "this device";
    some_device: "ไม่ทราบชนิดเครื่อง", "unknown device";
    end_session: "ออกจากระบบในเครื่องนั้น", "Sign that device out";
    end_others: "ออกจากระบบในเครื่องอื่นทั้งหมด", "Sign out all other devices";
    change_password: "เปลี่ยนรหัสผ่าน", "Change the password";
    factor: "รหัสขั้นที่สอง", "Second factor";
    factor_lost: "นำรหัสขั้นที่สองออก", "Take the second factor away";
    factor_off: "ยังไม่เปิดใช้", "Not in use";
    factor_set: "เปิดใช้", "Set it up";
    factor_manage: "จัดการ", "Manage";
    factor_why: "นอกจากรหัสผ่าน ต้องใช้รหัส 6 หลักจากแอปในโทรศัพท์ด้วย คนที่รู้รหัสผ่านอย่างเดียวจะเข้าไม่ได้", "Besides the password, a six-digit code from an app on your phone is asked for. Whoever knows the password alone cannot get in.";
    factor_asked: "เจ้าหน้าที่ต้องเปิดใช้รหัสขั้นที่สองก่อนเข้าโต๊ะทำงาน ใช้เวลาราวสองนาที", "Officers set up a second factor before they reach the desk. It takes about two minutes.";
    factor_show_why: "คุณเข้ามาโดยยังไม่ได้ใช้รหัสขั้นที่สอง กรอกรหัสก่อนเข้าโต๊ะทำงาน", "You came in without your second factor. Enter a code before you go on to the desk.";
    factor_show: "ไปที่โต๊ะทำงาน", "Go on to the desk";
    factor_scan: "1. เปิดแอปสร้างรหัส (เช่น Google Authenticator, Aegis) แล้วอ่านรูปนี้", "1. Open an authenticator app (such as Google Authenticator or Aegis) and scan this.";
    factor_type: "หรือพิมพ์รหัสนี้ในแอป", "Or type this into the app";
    factor_code: "2. รหัส 6 หลักที่แอปแสดง", "2. The six digits that the app shows";
    factor_here: "เปิดแอปในเครื่องนี้", "Open the app on this device";
    factor_confirm: "เปิดใช้รหัสขั้นที่สอง", "Turn the second factor on";
    recovery: "รหัสสำรอง", "Recovery codes";
    recovery_shown: "จดหรือพิมพ์รหัสเหล่านี้เก็บไว้ในที่ปลอดภัย แต่ละรหัสใช้ได้ครั้งเดียวเมื่อไม่มีโทรศัพท์ หน้านี้แสดงให้เห็นเพียงสิบนาที", "Write these down or print them, and keep them safe. Each opens the account once when the phone is not at hand. They are shown for ten minutes only.";
    recovery_renew: "ออกรหัสสำรองชุดใหม่", "Make new recovery codes";
    recovery_renew_why: "รหัสชุดเดิมจะใช้ไม่ได้ กรอกรหัสจากแอปหรือรหัสสำรองหนึ่งรหัส", "Those before stop working. Enter a code from the app, or one recovery code.";
    factor_away: "เลิกใช้รหัสขั้นที่สอง", "Turn the second factor off";
    factor_away_why: "จากนี้ใช้รหัสผ่านอย่างเดียวก็เข้าได้ ทุกเครื่องจะออกจากระบบ", "From then on the password alone opens the account. Every device is signed out.";
    code: "รหัสจากแอปหรือรหัสสำรอง", "A code from the app, or a recovery code";
    waiting: "เข้าสู่ระบบแล้ว สิ่งที่พิมพ์ไว้จะส่งต่อให้เอง ไม่ต้องพิมพ์ใหม่",
        "Once you have signed in, what you typed is sent on by itself.";
    enter: "เข้าสู่ระบบ", "Sign in";
    citizens: "เข้าสู่ระบบแล้วคุณจะเห็นความเห็นทั้งหมดของคุณในที่เดียว ถ้าเข้าด้วยผู้ให้บริการยืนยันตัวตน หน่วยงานจะเห็นว่ามาจากผู้ที่ยืนยันตัวตนแล้ว โดยไม่เห็นว่าเป็นใคร ไม่ต้องเข้าสู่ระบบก็แสดงความเห็นได้ เว้นแต่เรื่องที่แจ้งไว้",
        "Signed in, you find all your comments in one place. If you sign in with an identity provider, the agency sees that they come from a person whose identity is verified, not who that is. You can comment without signing in, unless a hearing says otherwise.";
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
    leave_why: "ระบบจะนำอีเมล รหัสผ่าน และวิธีเข้าสู่ระบบทั้งหมดออก และเลิกส่งอีเมลทุกเรื่องที่อีเมลนี้ติดตามไว้ ความเห็นที่ส่งแล้วยังนับ ชื่อจะถูกนำออก ส่วนข้อความจะยังเผยแพร่หรือไม่เป็นไปตามที่การรับฟังแต่ละครั้งแจ้งไว้ จะไม่มีรายการของคุณอีก และเรียกคืนไม่ได้", "Address, password and every way to sign in are erased, and no more e-mail comes of what the address follows. Comments already sent still count; the name comes off, and whether the text stays public is as each hearing said. There is no list of yours any more. This cannot be undone.";
    left: "เลิกใช้บัญชีแล้ว", "The account is closed.";
    mine: "ความเห็นของคุณ", "Your comments";
    mine_why: "เฉพาะที่ส่งขณะเข้าสู่ระบบ มีเพียงคุณที่เห็นรายการนี้ แก้ไขหรือถอนได้จนถึงวันปิดรับฟัง", "Only those sent while signed in; nobody else can see this list. You can change or withdraw them until the hearing closes.";
    change: "แก้ไข", "Change";
    withdraw: "ถอนความเห็น", "Withdraw";
    not_taken_up: "ร่างที่แก้ตามนี้ยังไม่เผยแพร่", "The draft that has this change is not published yet.";
    sheets: "แบบสอบถามที่คุณตอบ", "Surveys you answered";
    sheets_why: "เฉพาะที่ส่งขณะเข้าสู่ระบบ มีเพียงคุณที่เห็นรายการนี้ แก้คำตอบได้จากใบรับจนถึงวันปิดรับฟัง", "Only those sent while signed in; nobody else can see this list. Answers can be changed from the receipt until the hearing closes.";
    older_sheets: "แสดงทั้งหมด", "Show all of them";
    mail: "เรื่องที่ขอรับทางอีเมล", "What you are e-mailed about";
    mail_none: "ยังไม่ได้ขอรับเรื่องใด", "Nothing yet.";
    mail_confirm: "รายการที่รอยืนยันจะยังไม่ส่งอีเมล กดยืนยันได้จากลิงก์ในอีเมลที่ส่งไปแล้ว", "Nothing is sent for those not confirmed yet. Confirm them by the link in the e-mail that you were sent.";
    mail_given: "หน่วยงานเป็นผู้เปิดบัญชีนี้ ระบบจึงไม่แสดงว่าอีเมลของบัญชีติดตามเรื่องใด ดูและเลิกรับได้จากลิงก์ท้ายอีเมลทุกฉบับ", "An agency made this account, so what its address follows is not shown here. The link at the end of every e-mail shows it, and stops it.";
    take_title: "ข้อมูลทั้งหมดของคุณ", "Everything about you";
    take_all: "รับไฟล์ทั้งหมดของฉัน (JSON)", "Take everything of mine (JSON)";
    take_all_why: "ทุกอย่างที่ระบบเก็บและหาได้จากบัญชีนี้ ในไฟล์เดียว: ความเห็นพร้อมข้อความก่อนแก้และคำตอบของหน่วยงาน แบบสอบถาม ข้อเสนอต่อกฎหมาย ข้อความที่ยังไม่ส่ง องค์กรที่พูดแทน เรื่องที่ขอรับทางอีเมล วิธีเข้าสู่ระบบ และเครื่องที่เข้าสู่ระบบอยู่", "All that the portal keeps and finds by this account, in one file: comments with what they said before and what was answered, surveys, proposals about laws, what is not sent yet, organisations you speak for, what you are e-mailed about, ways to sign in and where you are signed in.";
    stands_received: "ได้รับแล้ว รอสรุปผล", "Received; the summary is not out yet";
    stands_aside: "อยู่นอกประเด็นของการรับฟังครั้งนี้", "Outside this hearing";
    stands_in: "นับในประเด็น", "Counted in the issue";
    older: "ความเห็นก่อนหน้า", "Older comments";
    none_yet: "ยังไม่มีความเห็นที่ส่งขณะเข้าสู่ระบบ", "No comments sent while signed in yet.";
    toll: "มีการเข้าสู่ระบบไม่สำเร็จจากเครือข่ายเดียวกับคุณหลายครั้ง", "Many sign-ins from your network have failed";
    paying: "เบราว์เซอร์กำลังคำนวณสั้น ๆ", "Your browser is working for a moment.";
    paid: "พร้อมแล้ว กรอกรหัสผ่านแล้วกดเข้าสู่ระบบ", "Ready: type your password and sign in.";
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

/// "ยังใช้ได้ 8 จาก 10 รหัส".
pub fn recovery_left(lang: domain::lang::Lang, left: u32, all: u32) -> String {
    match lang {
        domain::lang::Lang::Th => counting!("ยังใช้ได้ {left} จาก {all} รหัส"),
        domain::lang::Lang::En => format!("{left} of {all} not used yet"),
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

/// What is asked of who signs in from where many failed to.
pub fn toll_why(lang: domain::lang::Lang, seconds: u32) -> String {
    match lang {
        domain::lang::Lang::Th => counting!(
            "เพื่อไม่ให้โปรแกรมเดารหัสผ่าน เบราว์เซอร์ของคุณจะคำนวณสั้น ๆ แล้วให้กรอกรหัสผ่านอีกครั้ง หากไม่ขึ้นว่าพร้อม โปรดรอ {seconds} วินาทีแล้วเข้าสู่ระบบอีกครั้ง"
        ),
        domain::lang::Lang::En => {
            let wait = crate::counted(lang, u64::from(seconds), "", "second", "seconds");
            format!(
                "So that no program guesses passwords, your browser works for a moment; then type your password again. If it does not say that it is ready, please wait {wait} and sign in again."
            )
        }
    }
}

/// "อยู่ในร่างที่เผยแพร่เมื่อ 26 พ.ย. 2569".
pub fn taken_up(lang: domain::lang::Lang, published: domain::time::Day) -> String {
    let day = crate::date::short(lang, published);
    match lang {
        domain::lang::Lang::Th => format!("แก้ไขแล้วในร่างที่เผยแพร่เมื่อ {day}"),
        domain::lang::Lang::En => format!("It is in the draft published {day}."),
    }
}

/// Which address it is.
pub fn mail_to(lang: domain::lang::Lang, email: &str) -> String {
    match lang {
        domain::lang::Lang::Th => format!("ส่งถึง {email}"),
        domain::lang::Lang::En => format!("Sent to {email}."),
    }
}
