//! What the demonstration's people say: written out for the small hearings, put together from parts by a seed for the large.

use domain::comment::{Class, Showing, Stance};
use domain::time::Moment;
use store::bulk::Comment;

use Class::*;
use Stance::*;

/// Target, stance, class, reason.
pub type Said = (&'static str, Stance, Option<Class>, &'static str);

pub const REPAIR: &[Said] = &[
    (
        "k2",
        Change,
        Some(Affected),
        "ที่ร้านเจอบ่อยที่สุดคือแผงวงจรตู้เย็นอินเวอร์เตอร์ สั่งศูนย์แล้วรอเป็นเดือน ลูกค้ารอไม่ไหวก็ซื้อเครื่องใหม่ ถ้าส่งได้ใน ๓๐ วันจริงจะช่วยได้มาก แต่ขอให้เขียนให้ชัดว่านับถึงวันที่ของถึงร้านในต่างจังหวัดด้วย",
    ),
    (
        "k4",
        Agree,
        Some(Public),
        "แม่เปลี่ยนขอบยางตู้เย็นที่ร้านหน้าตลาด พอคอมเพรสเซอร์เสีย ศูนย์บอกว่าหมดประกันเพราะเคยให้คนอื่นแกะ ทั้งที่ไม่เกี่ยวกันเลย",
    ),
    (
        "k5",
        Disagree,
        Some(Association),
        "เห็นใจผู้ซื้อ แต่โรงงานเล็กไม่มีทุนส่งทดสอบทุกรุ่น ถ้าจะให้ติดฉลาก ควรมีแบบประเมินเองที่ไม่เสียค่าใช้จ่ายก่อน",
    ),
    ("k1", Change, Some(Public), "ขอให้รวมเครื่องปั๊มน้ำและเตาไมโครเวฟด้วย บ้านต่างจังหวัดใช้ทุกบ้าน เสียแล้วหาช่างยากมาก"),
    ("k3", Agree, Some(Expert), "คู่มือภาษาไทยควรมีผังวงจรและรหัสความผิดพลาด นักศึกษาอาชีวะจะได้เรียนจากของจริง"),
    ("k6", Unstated, None, "อยากถามว่าร้านออนไลน์ที่ส่งมาจากต่างประเทศโดยตรง ใครจะเป็นคนตักเตือน"),
    ("k2", Agree, Some(Affected), "เปิดร้านซ่อมพัดลมมา ๒๐ ปี มอเตอร์รุ่นเก่าหาไม่ได้แล้ว ๗ ปีถือว่าพอดี"),
    ("k4", Change, Some(Public), "ควรให้ร้านซ่อมออกใบบันทึกว่าเปลี่ยนอะไรไปบ้าง เวลาเคลมจะได้ไม่ต้องเถียงกัน"),
    ("k1", Agree, None, "เริ่มจากเครื่องใหญ่ก่อนถูกแล้ว ทำให้ดีแล้วค่อยขยาย"),
    ("k5", Agree, Some(Public), "เวลาซื้อของอยากรู้ว่าซ่อมง่ายไหม ตอนนี้ดูได้แค่เบอร์ประหยัดไฟ"),
    ("k2", Disagree, Some(Association), "ผู้นำเข้ารายย่อยเก็บอะไหล่ ๗ ปีไม่ไหว ขอให้เป็น ๕ ปีสำหรับผู้ที่ขายปีละไม่ถึงพันเครื่อง"),
    ("k3", Change, Some(Affected), "ขอเป็นไฟล์ที่เปิดในโทรศัพท์ได้ ช่างส่วนใหญ่ไม่มีคอมพิวเตอร์"),
    ("k6", Agree, Some(Public), "เตือนก่อนปรับดีแล้ว แต่ต้องประกาศชื่อด้วย คนซื้อจะได้รู้"),
    (
        "all",
        Agree,
        Some(Public),
        "Please publish the spare part prices in one searchable place. I live in Chiang Rai and often pay double.",
    ),
    ("k4", Agree, Some(Public), "เคยเปลี่ยนใบพัดลมเองแล้วศูนย์ไม่รับประกัน ทั้งที่เป็นใบแท้ อยากให้มีกฎหมายนี้เร็ว ๆ"),
    ("k2", Change, Some(Public), "ราคาอะไหล่ควรเทียบกับราคาเครื่องใหม่ได้ ถ้าเกินครึ่งต้องบอกก่อนสั่ง"),
    ("k3", Agree, Some(Public), "ช่างตี๋หลังวัดซ่อมได้โดยไม่มีคู่มือ ถ้ามีคู่มือคงเก่งกว่านี้ ใครเครื่องเสียโทรหาได้ที่ 08-0000-0000"),
];

/// Where they live, by province, as far as they say so.
const AREAS: &[Option<&str>] =
    &[Some("10"), None, Some("50"), Some("30"), None, Some("40"), Some("90"), Some("12"), None];

/// What one of them should not have written.
pub const TELEPHONE: &str = "08-0000-0000";

pub const MARKET: &[Said] = &[
    ("m2", Change, Some(Affected), "ตลาดเล็กเตรียมตัวหกเดือนไม่ทัน ขอหนึ่งปี จะได้ทำห้องน้ำกับที่ทิ้งขยะให้ถูกต้อง"),
    ("m3", Agree, Some(Public), "งานวัดเจ็ดวันควรอยู่นอกกฎหมายนี้ เห็นด้วย ไม่อย่างนั้นวัดเล็ก ๆ จะจัดไม่ได้"),
    ("m4", Unstated, Some(Affected), "คนขายของออนไลน์ที่มานัดรับของในตลาด นับเป็นผู้ค้ารายย่อยด้วยหรือไม่"),
    ("k1", Agree, Some(Affected), "ขายลูกชิ้นมาแปดปี โดนขึ้นค่าแผงสามครั้งโดยไม่บอกล่วงหน้า ถ้ามีเพดานจะวางแผนได้"),
    ("k1", Change, Some(Association), "ค่าแผงควรดูตามทำเล ไม่ใช่อัตราเดียวทั้งประเทศ ตลาดในเมืองต้นทุนสูงกว่า"),
    ("k2", Agree, Some(Community), "บ้านอยู่หลังตลาด เสียงดังถึงเที่ยงคืน ถ้ามีเวลาเลิกชัดเจนก็อยู่ด้วยกันได้"),
    ("k2", Disagree, Some(Affected), "บังคับเลิกสามทุ่มคนเพิ่งเลิกงานมาซื้อไม่ทัน ขอให้แต่ละที่ตกลงกันเอง"),
    ("all", Agree, None, "อ่านแล้วเข้าใจ ขอให้เจ้าหน้าที่ช่วยตลาดเล็กเรื่องเอกสารด้วย"),
    ("k3", Change, Some(Expert), "คณะกรรมการควรมีตัวแทนผู้ค้าอย่างน้อยหนึ่งในสาม และเปิดเผยรายงานการประชุม"),
    ("m6", Disagree, Some(Public), "กรรมการเยอะไป ขอให้น้อยลงแล้วประชุมบ่อยขึ้น"),
    ("k3", Agree, Some(State), "เทศบาลยินดีรับคำขอใบอนุญาต แต่ขอคู่มือและอบรมก่อนเริ่มใช้"),
    ("k2", Unstated, Some(Public), "ที่จอดรถจะมีกำหนดไหม ตอนนี้จอดขวางหน้าบ้านทุกเย็น"),
];

pub const WASTE: &[Said] = &[
    ("k1", Agree, Some(Community), "ที่บ้านแยกเศษอาหารให้หมูอยู่แล้ว ถ้ามีรถเก็บแยกวันจะดีมาก"),
    ("k1", Change, Some(Affected), "ร้านอาหารมีเศษอาหารเยอะ ถังที่ให้เล็กไป ขอสองใบ"),
    ("k2", Disagree, Some(Public), "คนแก่อยู่บ้านคนเดียวทำเองลำบาก อย่าปรับเลย ขอให้มาช่วย"),
    ("k2", Agree, Some(Public), "ปุ๋ยหมักที่ อบต. สอนทำใช้ได้จริง ปลูกผักงามดี"),
    ("c5", Change, Some(Affected), "ข้อนี้ขอเพิ่มว่าวันหยุดยาวให้เก็บก่อนวันหยุดหนึ่งวัน"),
    ("all", Unstated, None, "จะเริ่มหมู่ไหนก่อน อยากให้บอกเป็นเสียงตามสายด้วย"),
    ("c7", Change, Some(Affected), "ร้านอาหารตามสั่งทำคนเดียว จดบันทึกทุกเดือนไม่ไหว ขอเป็นปีละครั้ง"),
];

pub const WATER: &[Said] = &[
    ("k1", Change, Some(Public), "ขอให้เขียนวันที่เปลี่ยนไส้กรองตัวใหญ่ ๆ หน้าตู้ ตอนนี้ต้องก้มหา"),
    ("k1", Agree, Some(Public), "ตู้หน้าหอไม่เคยเห็นใครมาล้างเลย ดีใจที่จะมีมาตรฐาน"),
    ("k2", Disagree, Some(Affected), "ตรวจน้ำทุกเดือนค่าใช้จ่ายสูง ตู้หนึ่งได้กำไรเดือนละสี่ร้อย ขอเป็นทุกสามเดือน"),
    ("k2", Change, Some(Affected), "ขอให้ใช้ชุดตรวจเองได้ในเดือนที่ไม่ได้ส่งแล็บ"),
    ("k1", Agree, Some(Community), "อยากให้มีเบอร์โทรผู้ดูแลตู้ติดไว้ด้วย น้ำออกสีแล้วไม่รู้จะโทรหาใคร"),
    ("k3", Agree, Some(State), "อสม. ช่วยถ่ายรูปป้ายส่งได้ ถ้ามีแบบรายงานง่าย ๆ"),
    ("k3", Change, Some(Public), "ผลตรวจควรดูได้จากคิวอาร์ที่ตู้"),
    ("k2", Agree, Some(Expert), "ควรตรวจเชื้ออีโคไลเป็นหลัก ค่าอื่นตรวจปีละครั้งพอ"),
    ("k1", Unstated, None, "ตู้ในโรงงานนับด้วยไหม"),
    ("all", Agree, Some(Public), "เห็นด้วยทั้งหมด ขอให้ทำจริง"),
    ("k2", Disagree, Some(Association), "ผู้ประกอบการรายย่อยขอเวลาปรับตัวหนึ่งปี"),
    ("k3", Disagree, Some(Affected), "ติดป้ายหลายแผ่นเกินไป ขอรวมเป็นแผ่นเดียว"),
    ("k1", Agree, Some(Public), "ที่ต่างจังหวัดน้ำขวดแพง ตู้สำคัญมาก ขอให้สะอาดก็พอ"),
    ("k2", Change, Some(Public), "ให้เทศบาลสุ่มตรวจแล้วคิดค่าใช้จ่ายเฉลี่ย จะถูกกว่าให้แต่ละตู้ส่งเอง"),
];

pub const BICYCLE: &[Said] = &[
    ("k1", Change, Some(Community), "ใต้สะพานทั้งสามแห่งมืดมากตั้งแต่หกโมงเย็น ขอให้มีไฟตลอดคืน"),
    ("k2", Change, Some(Public), "ขอให้จักรยานชะลอช่วงหน้าตลาดเช้า มีคนสูงอายุและเด็กเดินปนกัน"),
    ("k3", Disagree, Some(Affected), "ขอให้ร้านเดิมขายต่อได้ครึ่งหนึ่งของความกว้างทางเดิน"),
    ("k1", Unstated, Some(Public), "จักรยานไฟฟ้าใช้ทางนี้ได้หรือไม่ ควรบอกให้ชัด"),
    ("k1", Agree, Some(Public), "ปั่นไปทำงานทุกวัน ดีใจที่จะมีทางของตัวเอง"),
    ("k2", Agree, Some(Affected), "ขายของหน้าตลาด เห็นด้วยให้ขี่ช้า ๆ ตอนเช้า"),
];

/// Parts from which the voices of large hearings are put together.
const WHO: [&str; 8] = ["ที่บ้าน", "ที่ร้าน", "ในหมู่บ้านเรา", "จากที่ทำงานมาสิบปี", "ลูกหลาน", "คนแถวนี้", "ผู้สูงอายุ", "ที่ตลาด"];
const WHAT: [&str; 8] = [
    "เจอปัญหานี้บ่อย",
    "รอเรื่องนี้มานาน",
    "ยังกังวลเรื่องค่าใช้จ่าย",
    "อยากให้เริ่มเร็วกว่านี้",
    "คิดว่าควรมีเวลาปรับตัว",
    "เห็นว่าคนตัวเล็กจะเดือดร้อน",
    "เคยลองทำเองแล้วได้ผล",
    "ไม่แน่ใจว่าจะใช้ได้จริงไหม",
];
const ASK: [&str; 8] = [
    "ขอให้เขียนให้อ่านเข้าใจง่าย",
    "ขอให้มีเบอร์โทรที่ติดต่อได้จริง",
    "ขอให้ดูตัวอย่างจากจังหวัดอื่นก่อน",
    "ขอให้ประกาศผ่านเสียงตามสายด้วย",
    "ขอให้ลดเอกสารลงครึ่งหนึ่ง",
    "ขอให้เจ้าหน้าที่ลงมาดูพื้นที่จริง",
    "ขอให้มีระยะผ่อนผันหนึ่งปี",
    "ขอให้เปิดเผยผลทุกสามเดือน",
];

/// Those who choose to be named.
const NAMES: [&str; 6] = ["สมศรี ใจงาม", "ประเสริฐ วงศ์ทอง", "นงลักษณ์ แก้วมณี", "วิทยา สุขเกษม", "อัมพร ศรีสวัสดิ์", "กิตติ บุญช่วย"];

/// A small generator: the same seed gives the same voices.
pub struct Seed(pub u64);

impl Seed {
    pub fn next(&mut self, below: usize) -> usize {
        // SplitMix64 (Steele, Lea, Flood 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % below as u64) as usize
    }
}

/// What two of the written comments would have the draft say instead.
const WORDINGS: [(&str, &str); 2] = [
    (
        "ตลาดเล็กเตรียมตัวหกเดือนไม่ทัน",
        "พระราชบัญญัตินี้ให้ใช้บังคับเมื่อพ้นกำหนดหนึ่งปีนับแต่วันประกาศในราชกิจจานุเบกษาเป็นต้นไป เว้นแต่บทบัญญัติในหมวด ๑ และมาตรา ๓๔ ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศในราชกิจจานุเบกษาเป็นต้นไป",
    ),
    ("กรรมการเยอะไป", "ให้มีคณะกรรมการคณะหนึ่ง เรียกว่า “คณะกรรมการส่งเสริมตลาดนัดชุมชน” มีกรรมการไม่เกินเก้าคน ประกอบด้วย"),
];

fn wording(reason: &str) -> &'static str {
    WORDINGS.iter().find(|(begins, _)| reason.starts_with(begins)).map_or("", |(_, wording)| wording)
}

/// Written comments first, then made ones up to `count`, spread over the days from `from` to `to`.
pub fn comments(said: &[Said], targets: &[&str], count: usize, from: Moment, to: Moment, seed: u64) -> Vec<Comment> {
    let mut seed = Seed(seed);
    let classes = [
        None,
        Some(Affected),
        Some(Community),
        Some(Association),
        Some(State),
        Some(Public),
        Some(Public),
        Some(Public),
    ];
    let stances = [Agree, Agree, Agree, Change, Change, Disagree, Disagree, Unstated];
    (0..count)
        .map(|n| {
            let (target, stance, class, reason) = match said.get(n) {
                Some((target, stance, class, reason)) => (*target, *stance, *class, (*reason).to_string()),
                None => {
                    let part = |parts: &[&'static str], seed: &mut Seed| parts[seed.next(parts.len())];
                    let reason =
                        format!("{}{} {}", part(&WHO, &mut seed), part(&WHAT, &mut seed), part(&ASK, &mut seed));
                    (targets[seed.next(targets.len())], stances[seed.next(8)], classes[seed.next(8)], reason)
                }
            };
            let (showing, name) = match n % 17 {
                5 => (Showing::Named, Some(NAMES[(n / 17) % NAMES.len()].to_string())),
                11 => (Showing::Agency, None),
                _ => (Showing::Unnamed, None),
            };
            let span = (to.0 - from.0).max(1);
            let at = Moment(from.0 + span * (n as i64 + 1) / (count as i64 + 1));
            let key: String = (0..4).map(|_| format!("{:08x}", seed.next(u32::MAX as usize))).collect();
            let area = AREAS[n % AREAS.len()].map(str::to_string);
            let wording = wording(&reason).to_string();
            Comment { target: target.into(), stance, reason, wording, class, showing, name, area, at, key }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use insight::copies::Grouper;
    use std::collections::BTreeMap;

    /// What a made comment asks for; a written one asks for what it says.
    fn request(text: &str) -> &str {
        ASK.into_iter().find(|ask| text.ends_with(ask)).unwrap_or(text)
    }

    #[test]
    fn no_group_of_copies_holds_two_requests() {
        let days = (Moment(0), Moment(1_000_000));
        let mut made = 0;
        for said in [REPAIR, MARKET, WASTE, WATER, BICYCLE] {
            let all = comments(said, &["k1", "k2", "all"], 3_000, days.0, days.1, 7);
            let mut grouper = Grouper::new();
            all.iter().for_each(|one| _ = grouper.add(&one.reason));
            let mut requests: BTreeMap<u32, &str> = BTreeMap::new();
            for (one, group) in all.iter().zip(grouper.of()) {
                let first = requests.entry(group).or_insert(request(&one.reason));
                assert_eq!(*first, request(&one.reason), "in one group");
            }
            made += grouper.groups().iter().filter(|group| group.comments > 1).count();
        }
        assert!(made > 100, "the same words are still one line");
    }
}
