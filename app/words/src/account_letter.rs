//! Letters about an account.

say! {
    sign_up_subject: "โปรดยืนยันอีเมลเพื่อเปิดบัญชีใน “เสียง”", "Please confirm your address to open an account with Siang";
    sign_up: "มีผู้ขอเปิดบัญชีด้วยที่อยู่อีเมลนี้ หากเป็นคุณ กดลิงก์ด้านล่างภายใน 24 ชั่วโมงเพื่อยืนยัน", "Somebody asked for an account with this address. If it was you, open the link within 24 hours to confirm it.";
    sign_up_link: "ยืนยันอีเมล", "Confirm the address";
    known_subject: "คุณมีบัญชีกับ เสียง อยู่แล้ว", "You already have an account with Siang";
    known: "มีผู้ขอเปิดบัญชีด้วยที่อยู่อีเมลนี้ ซึ่งมีบัญชีอยู่แล้ว หากเป็นคุณ เข้าสู่ระบบได้เลย ถ้าลืมรหัสผ่าน ขอตั้งใหม่ได้ที่หน้าเข้าสู่ระบบ", "Somebody asked for an account with this address, which has one already. If it was you, just sign in; if you have forgotten the password, you can set a new one from the sign-in page.";
    reset_subject: "ตั้งรหัสผ่านใหม่ของบัญชี เสียง", "Set a new password for your Siang account";
    reset: "มีผู้ขอตั้งรหัสผ่านใหม่ของบัญชีนี้ หากเป็นคุณ กดลิงก์ด้านล่างภายใน 1 ชั่วโมง รหัสผ่านเดิมใช้ได้จนกว่าจะตั้งใหม่", "Somebody asked for a new password for this account. If it was you, open the link within an hour. The old password works until you set a new one.";
    reset_link: "ตั้งรหัสผ่านใหม่", "Set a new password";
    nobody_subject: "ไม่มีบัญชี เสียง ที่ใช้อีเมลนี้กับรหัสผ่าน", "No Siang account with a password has this address";
    nobody: "มีผู้ขอตั้งรหัสผ่านใหม่ด้วยที่อยู่อีเมลนี้ แต่ไม่มีบัญชีที่ใช้อีเมลนี้กับรหัสผ่าน หากเป็นคุณ อาจใช้ที่อยู่อื่น หรือเข้าสู่ระบบด้วยผู้ให้บริการยืนยันตัวตน หรือเปิดบัญชีใหม่ได้", "Somebody asked for a new password with this address, but no account uses it with a password. If it was you, you may have used another address, or sign in with an identity provider; or open an account.";
    not_you: "หากไม่ใช่คุณ ไม่ต้องทำอะไร บัญชีและรหัสผ่านไม่เปลี่ยน อีเมลนี้ส่งโดยอัตโนมัติ โปรดอย่าตอบกลับ", "If it was not you, do nothing: nothing changes. This was sent automatically, and replies are not read.";
}
