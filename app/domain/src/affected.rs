//! The groups that a dossier names as affected (s.14(3)): the items of the list in that text. People say which they belong to, and a
//! summary tells which of them did not speak.

/// Groups of a dossier, at most.
pub const MOST: usize = 20;
/// Letters of a group's name, at most.
pub const LONGEST: u32 = 80;

/// The groups in their order, each once: what stands before the colon of an item, or the whole item.
pub fn groups(text: &str) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for line in text.lines() {
        let Some(item) = item(line.trim()) else { continue };
        let name = item.split([':', '：']).next().unwrap_or(item);
        let name: String = name.replace(['*', '_', '`'], "").trim().chars().take(LONGEST as usize).collect();
        if !name.is_empty() && !groups.contains(&name) && groups.len() < MOST {
            groups.push(name);
        }
    }
    groups
}

/// What an item of a list says: after a dash, a point, or a number with its sign.
fn item(line: &str) -> Option<&str> {
    if let Some(rest) = ["- ", "* ", "+ ", "• ", "– "].iter().find_map(|sign| line.strip_prefix(sign)) {
        return Some(rest.trim());
    }
    let inner = line.strip_prefix('(').unwrap_or(line);
    let rest = inner.trim_start_matches(char::is_numeric);
    let numbered = rest.len() < inner.len();
    rest.strip_prefix([')', '.']).filter(|rest| numbered && rest.starts_with(' ')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_items_of_the_list_are_the_groups() {
        let text = "ร่างนี้กระทบคนหลายกลุ่ม\n\n- **ผู้ค้าในตลาด**: ค่าแผงสูงขึ้น\n- ผู้อยู่อาศัยริมคลอง\n(๓) โรงเรียนใกล้ตลาด: เสียงดัง\n2. ผู้ค้าในตลาด\n-";
        assert_eq!(groups(text), ["ผู้ค้าในตลาด", "ผู้อยู่อาศัยริมคลอง", "โรงเรียนใกล้ตลาด"]);
        assert_eq!(groups("ประชาชนทั่วไปได้รับผลกระทบ 2.5 ล้านคน\n2.5 ล้านคน"), Vec::<String>::new());
        assert_eq!(groups(&format!("- {}", "ก".repeat(300))), ["ก".repeat(LONGEST as usize)]);
        let many: String = (0..90).map(|n| format!("- กลุ่ม {n}\n")).collect();
        assert_eq!(groups(&many).len(), MOST);
    }
}
