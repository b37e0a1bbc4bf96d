//! Sheets: sentences that many say and comments that were read, put under issues row by row; and samples of what a filter takes.

use crate::kit::*;
use domain::agency::Viewer;
use domain::consultation::Kind;
use domain::id::{CommentId, ConsultationId, SayingId};
use domain::ledger::{Aside, AsideReason, Coverage, Filter, Place, Under, Which};
use domain::refusal::Refusal;
use store::hints::{Listed, Saying, sayings};
use store::ledger::{Outside, Rows};
use store::{comment, hints, ledger};

const LIGHT: &str = "ขอให้ติดไฟส่องสว่างตลอดแนวทางเดิน";
const TOILET: &str = "ขอให้มีห้องน้ำสะอาดทุกสองร้อยเมตร";

/// A hearing of these texts, with its near-copies in groups.
async fn arrived(kit: &Kit, texts: impl IntoIterator<Item = String>) -> (ConsultationId, Viewer) {
    let id = kit.published(Kind::Bill).await;
    for (n, text) in texts.into_iter().enumerate() {
        let mut new = said(id, "all", 1_000 + n as u32);
        new.reason = text;
        kit.submit(&new).await;
    }
    while hints::follow(&kit.store).await.expect("followed").is_some() {}
    (id, kit.summariser().await)
}

/// The same with its sentences.
async fn heard(kit: &Kit, texts: impl IntoIterator<Item = String>) -> (ConsultationId, Viewer) {
    let (id, by) = arrived(kit, texts).await;
    let found = hints::find_themes(&kit.store, &mut hints::Resting::default(), later(20)).await;
    assert!(found.expect("found").is_some());
    (id, by)
}

/// Forty comments of two sentences: the first half ask for light, each third for a toilet, and all say something of their own.
async fn hearing(kit: &Kit) -> (ConsultationId, Viewer) {
    let text = |n: i32| {
        let own = format!("บ้านเลขที่ {n} ริมคลองฝั่งตะวันตกซอย {}", n * 7);
        match (n < 20, n % 3 == 0) {
            (true, true) => format!("{own}\n{LIGHT}ค่ะ\n{TOILET}"),
            (true, false) => format!("{LIGHT} {own}"),
            (false, true) => format!("{own}\n{TOILET}ครับ"),
            (false, false) => own,
        }
    };
    heard(kit, (0..40).map(text)).await
}

async fn listed(kit: &Kit, id: ConsultationId, which: Listed) -> Vec<Saying> {
    sayings(&kit.store, id, which, "", 0, 50).await.expect("listed").1
}

async fn one_of(kit: &Kit, id: ConsultationId, which: Listed, text: &str) -> Option<Saying> {
    listed(kit, id, which).await.into_iter().find(|saying| saying.text.starts_with(text))
}

async fn put(kit: &Kit, by: &Viewer, id: ConsultationId, rows: Rows, form: u32) -> store::Outcome<ledger::Coded> {
    ledger::sheet(&kit.store, by, id, rows, vec![], &key(form), later(25)).await
}

async fn counts(kit: &Kit, id: ConsultationId) -> (u64, u64, u64) {
    let Coverage { coded, aside, waiting } = ledger::coverage(&kit.store, id).await.expect("counts");
    (coded, aside, waiting)
}

fn new(title: &str) -> Vec<Under> {
    vec![Under::New(title.into())]
}

on_both! {
    async fn all_who_say_a_sentence_stand_under_its_issue_with_their_words(kit) {
        let (id, by) = hearing(&kit).await;
        let light = one_of(&kit, id, Listed::Waiting, LIGHT).await.expect("light");
        let toilet = one_of(&kit, id, Listed::Waiting, TOILET).await.expect("toilet");
        assert_eq!((light.comments, light.waiting, toilet.comments, toilet.waiting), (20, 20, 14, 14));
        let beside = hints::Beside { text: "ริมคลองฝั่งตะวันตกซอย".into(), comments: 13, side: hints::Side::After };
        assert!(light.beside.contains(&beside), "each says where they live after it: {:?}", light.beside);
        let rows = Rows::Sayings(vec![(light.id, new("แสงสว่าง"))]);
        let done = put(&kit, &by, id, rows, 1).await.expect("put");
        assert_eq!(done.touched, 20);
        assert_eq!(counts(&kit, id).await, (20, 0, 20));
        assert_eq!(one_of(&kit, id, Listed::Waiting, LIGHT).await, None, "nothing of it waits");
        let toilet = one_of(&kit, id, Listed::Waiting, TOILET).await.expect("toilet");
        assert_eq!(toilet.waiting, 7, "seven who say both are sorted");
        // Those are put under the second issue too, and the first stays.
        let rows = Rows::Sayings(vec![(toilet.id, vec![Under::Number(1), Under::New("ห้องน้ำ".into())])]);
        put(&kit, &by, id, rows, 2).await.expect("put");
        assert_eq!(counts(&kit, id).await, (27, 0, 13));
        let summary = store::result::summary(&kit.store, id).await.expect("a summary");
        let of: Vec<(&str, u64)> = summary.issues.iter().map(|issue| (issue.title.as_str(), issue.comments)).collect();
        assert_eq!(of, [("แสงสว่าง", 27), ("ห้องน้ำ", 14)]);
        let both = ledger::of(&kit.store, &[CommentId(1)]).await.expect("rows").pop().expect("a row");
        let quotes: Vec<&str> = both.codings.iter().map(|coding| coding.quote.as_str()).collect();
        assert_eq!(quotes, [format!("{LIGHT}ค่ะ").as_str(), TOILET]);
        // The issue's text begins with the sentence that most said.
        let begun = hints::begin(&kit.store, summary.issues[1].id).await.expect("begun");
        assert_eq!(begun.sentences[0].text, format!("{TOILET}"));
        assert!(begun.sentences[0].by.len() >= 7, "{begun:?}");
        let held = comment::held(&kit.store, &by, CommentId(1)).await.expect("held");
        assert!(quotes.iter().all(|quote| held.reason.contains(quote)));
    }

    async fn what_is_always_said_with_a_longer_sentence_is_read_with_it(kit) {
        const WISH: &str = "อยากให้มีฉลากบอกว่าซ่อมง่ายแค่ไหน";
        const SEEN: &str = "เดินดูในห้างก็รู้ทันที";
        // A number parts them, another each time.
        let both = (0..20).map(|n| format!("{WISH}\n{n}{n}\n{SEEN}\nซอย {n}"));
        let alone = (0..2).map(|n| format!("ตรงข้ามวัด {n}\n{SEEN}"));
        let others = (0..20).map(|n| format!("ผมอยู่ซอย {n} ไม่มีทางเท้าเลยมา {n} ปี"));
        let (id, by) = heard(&kit, both.chain(alone).chain(others)).await;
        assert_eq!(one_of(&kit, id, Listed::Waiting, SEEN).await, None, "it is read with the other");
        let wish = one_of(&kit, id, Listed::Waiting, WISH).await.expect("the longer one");
        assert_eq!(wish.beside.iter().map(|beside| beside.text.as_str()).collect::<Vec<_>>(), [SEEN]);
        let left = hints::left(&kit.store, id).await.expect("counted");
        assert_eq!(left.waiting, listed(&kit, id, Listed::Waiting).await.len() as u64);
        put(&kit, &by, id, Rows::Sayings(vec![(wish.id, new("ฉลาก"))]), 1).await.expect("put");
        assert_eq!(one_of(&kit, id, Listed::Waiting, SEEN).await.map(|seen| seen.waiting), Some(2), "who says it alone waits");
        assert_eq!(one_of(&kit, id, Listed::Unsorted, SEEN).await, None, "it was read");
        let all = [listed(&kit, id, Listed::Unsorted).await.len() as u64, hints::left(&kit.store, id).await.expect("counted").unsorted];
        assert_eq!(all[0], all[1]);
    }

    async fn the_issue_of_a_sentence_that_waits_is_learned_from_those_that_were_placed(kit) {
        // Each of four matters is spoken of in eight sentences; who says one says another of the same.
        let matters = ["ไฟส่องสว่างริมทางเดิน", "ห้องน้ำสะอาดใกล้ตลาด", "ที่จอดรถหน้าสถานี", "ถังขยะแยกสีประจำซอย"];
        let asks = ["ขอให้เพิ่ม", "อยากให้มี", "ช่วยดูแล", "ควรซ่อม", "ต้องมี", "โปรดย้าย", "ขาดแคลน", "ขอบคุณสำหรับ"];
        let text = |matter: usize, ask: usize| format!("{}{}", asks[ask], matters[matter]);
        let one = |n: usize| format!("{}\n{}\nซอย {n}", text(n % 4, n / 4 % 8), text(n % 4, (n / 4 + 1) % 8));
        let (id, by) = heard(&kit, (0..128).map(one)).await;
        let said = sayings(&kit.store, id, Listed::Waiting, "", 0, 100).await.expect("listed").1;
        let of = |saying: &Saying| matters.iter().position(|matter| saying.text.contains(matter));
        let ask = |saying: &Saying| asks.iter().position(|ask| saying.text.starts_with(ask));
        let (placed, waiting): (Vec<&Saying>, Vec<&Saying>) =
            said.iter().filter(|one| of(one).is_some()).partition(|one| ask(one).is_some_and(|ask| ask % 2 == 0));
        assert!(placed.len() >= 12 && waiting.len() >= 12, "{said:?}");
        let rows = placed.iter().map(|one| (one.id, new(matters[of(one).expect("a matter")])));
        let done = put(&kit, &by, id, Rows::Sayings(rows.collect()), 1).await.expect("put");
        while hints::follow(&kit.store).await.expect("followed").is_some() {}
        hints::Learner::default().learn(&kit.store, later(25)).await.expect("learned");
        let trust = hints::trust(&kit.store, id).await.expect("trust");
        assert!(trust.shown >= 8 && trust.right * 5 >= trust.shown * 4, "{trust:?}");
        let ids: Vec<SayingId> = waiting.iter().map(|one| one.id).collect();
        let near = hints::likely_of_sayings(&kit.store, &ids).await.expect("near");
        let issues = store::result::summary(&kit.store, id).await.expect("a summary").issues;
        let title = |saying: &Saying| {
            let close = near.iter().find(|one| one.saying == saying.id && one.by_words)?;
            issues.iter().find(|one| one.id == close.issue).map(|one| one.title.as_str())
        };
        let right = waiting.iter().filter(|one| title(one) == of(one).map(|at| matters[at])).count();
        assert!(right >= 8, "{right} of {near:?}");
        // Undone, it teaches nothing.
        ledger::undo(&kit.store, &by, id, done.deed, later(25)).await.expect("undone");
        while hints::follow(&kit.store).await.expect("followed").is_some() {}
        hints::Learner::default().learn(&kit.store, later(25)).await.expect("learned");
        assert_eq!(hints::likely_of_sayings(&kit.store, &ids).await.expect("near"), []);
        assert_eq!(hints::trust(&kit.store, id).await.expect("trust"), hints::Trust::default());
    }

    async fn a_sheet_is_undone_whole_with_the_issues_it_made(kit) {
        let (id, by) = hearing(&kit).await;
        let before = listed(&kit, id, Listed::Waiting).await;
        let light = one_of(&kit, id, Listed::Waiting, LIGHT).await.expect("light");
        let toilet = one_of(&kit, id, Listed::Waiting, TOILET).await.expect("toilet");
        let rows = Rows::Sayings(vec![(light.id, new("แสงสว่าง")), (toilet.id, new("ห้องน้ำ"))]);
        let done = put(&kit, &by, id, rows.clone(), 1).await.expect("put");
        assert_eq!(put(&kit, &by, id, rows, 1).await.expect("the same form").deed, done.deed);
        assert_eq!(done.touched, 27);
        ledger::undo(&kit.store, &by, id, done.deed, later(25)).await.expect("undone");
        assert_eq!(counts(&kit, id).await, (0, 0, 40));
        assert_eq!(listed(&kit, id, Listed::Waiting).await, before);
        assert_eq!(store::result::summary(&kit.store, id).await.expect("a summary").issues.len(), 0);
        assert!(one_of(&kit, id, Listed::Unsorted, LIGHT).await.is_some());
    }

    async fn a_sentence_that_says_nothing_is_passed_over_and_comes_back_when_it_is_put(kit) {
        let (id, by) = hearing(&kit).await;
        let light = one_of(&kit, id, Listed::Waiting, LIGHT).await.expect("light");
        put(&kit, &by, id, Rows::Sayings(vec![(light.id, vec![Under::Number(0)])]), 1).await.expect("passed");
        assert_eq!(one_of(&kit, id, Listed::Waiting, LIGHT).await, None);
        assert!(one_of(&kit, id, Listed::Passed, LIGHT).await.is_some());
        assert_eq!(counts(&kit, id).await, (0, 0, 40));
        put(&kit, &by, id, Rows::Sayings(vec![(light.id, new("แสงสว่าง"))]), 2).await.expect("put");
        assert_eq!(one_of(&kit, id, Listed::Passed, LIGHT).await, None);
        assert_eq!(counts(&kit, id).await, (20, 0, 20));
    }

    async fn comments_that_were_read_go_each_to_its_issues(kit) {
        let (id, by) = hearing(&kit).await;
        let rows = |of: Vec<(i64, Vec<Under>)>, seen| Rows::Comments {
            rows: of.into_iter().map(|(comment, under)| (CommentId(comment), under)).collect(),
            seen,
            looked: 2,
            right: 1,
        };
        let first = vec![(1, vec![Under::New("แสงสว่าง".into()), Under::New("ห้องน้ำ".into())]), (40, new("ห้องน้ำ"))];
        let done = put(&kit, &by, id, rows(first, 0), 1).await.expect("put");
        assert_eq!(done.touched, 2);
        let last = ledger::latest(&kit.store, by.person, id).await.expect("asked").expect("a deed");
        assert_eq!((last.what.as_str(), last.looked, last.right), ("each", 2, 1));
        let codings = ledger::of(&kit.store, &[CommentId(1)]).await.expect("rows").pop().expect("a row").codings;
        assert_eq!(codings.len(), 2);
        let unknown = put(&kit, &by, id, rows(vec![(2, vec![Under::Number(9)])], done.deed), 2).await;
        assert_eq!(refused(unknown, "r2.put"), Refusal::NoSuchIssue { number: 9 });
        let nothing = put(&kit, &by, id, rows(vec![], 0), 3).await;
        assert_eq!(refused(nothing, "put[]"), Refusal::Missing);
        let stale = put(&kit, &by, id, rows(vec![(1, vec![Under::Number(1)])], 0), 4).await;
        assert_eq!(refused(stale, ""), Refusal::CodedMeanwhile { comments: 1 });
        assert_eq!(counts(&kit, id).await, (2, 0, 38), "what was refused moved nothing");
    }

    async fn a_sentence_taken_back_by_all_but_one_is_nobodys_list(kit) {
        let id = kit.published(Kind::Bill).await;
        let mut receipts = Vec::new();
        for n in 0..33 {
            let mut new = said(id, "all", 1_000 + n);
            new.reason = if n < 3 { format!("{LIGHT}\nบ้านเลขที่ {n} ริมคลองฝั่งตะวันตก") } else { format!("ซอย {n} ไม่มีทางเท้าเลยสักช่วงเดียว") };
            receipts.push(kit.submit(&new).await);
        }
        while hints::follow(&kit.store).await.expect("followed").is_some() {}
        hints::find_themes(&kit.store, &mut hints::Resting::default(), later(20)).await.expect("found");
        assert_eq!(one_of(&kit, id, Listed::Waiting, LIGHT).await.map(|saying| saying.comments), Some(3));
        for receipt in &receipts[..2] {
            comment::withdraw(&kit.store, receipt.number, receipt.secret, later(2)).await.expect("withdrawn");
        }
        assert_eq!(one_of(&kit, id, Listed::Unsorted, LIGHT).await, None);
        assert_eq!(kit.number("select count(*) from said_by b where not exists (select 1 from sayings s where s.id = b.saying)").await, 0);
    }

    async fn a_sentence_with_a_slip_is_that_sentence(kit) {
        let slip = LIGHT.replace("สว่าง", "สวาง");
        let other = LIGHT.replace("ขอให้ติด", "ขอให้ถอด");
        let text = |n: i32| {
            let light = [LIGHT, &slip, LIGHT, &other][n as usize % 4];
            format!("{light}\nบ้านเลขที่ {n} ริมคลองฝั่งตะวันตกซอย {}", n * 7)
        };
        let (id, by) = heard(&kit, (0..40).map(text)).await;
        let light = one_of(&kit, id, Listed::Waiting, LIGHT).await.expect("light");
        assert_eq!(light.comments, 30);
        assert_eq!(one_of(&kit, id, Listed::Waiting, &other).await.map(|saying| saying.comments), Some(10));
        put(&kit, &by, id, Rows::Sayings(vec![(light.id, new("แสงสว่าง"))]), 1).await.expect("put");
        let second = ledger::of(&kit.store, &[CommentId(2)]).await.expect("rows").pop().expect("a row");
        assert_eq!(second.codings[0].quote, slip, "quoted as it was written");
    }

    async fn what_holds_nothing_but_sentences_passed_over_is_told_apart(kit) {
        let text = |n: i32| match n {
            0..10 => format!("{LIGHT} {TOILET}"),
            10..20 => format!("{LIGHT} {LIGHT}"),
            20..30 => format!("{LIGHT}\nแต่ซอย {n} ของผมกลับไม่มีทางเท้าเลยสักช่วงเดียวมา {n} ปี"),
            _ => format!("บ้านเลขที่ {n} ริมคลองฝั่งตะวันตกซอย {}", n * 7),
        };
        let (id, by) = heard(&kit, (0..40).map(text)).await;
        let passed = Filter { passed: true, ..Filter::default() };
        let sample = async || ledger::sample(&kit.store, &by, id, &passed, 50, 0).await.expect("a sample");
        assert_eq!(sample().await.matching, 0);
        let mut rows: Vec<(SayingId, Vec<Under>)> = Vec::new();
        for saying in listed(&kit, id, Listed::Waiting).await {
            if saying.text.starts_with(LIGHT) {
                rows.push((saying.id, vec![Under::Number(0)]));
            }
        }
        put(&kit, &by, id, Rows::Sayings(rows), 1).await.expect("passed");
        let found = sample().await;
        assert_eq!(found.matching, 10, "the toilet and what somebody adds are not read");
        assert!(found.comments.iter().all(|held| held.reason.ends_with(LIGHT)));
        let page = ledger::page(&kit.store, &by, id, &passed, None, None, 50).await.expect("a page");
        assert_eq!(page.comments.len(), 10);
        let why = Aside { reason: AsideReason::NothingAsked, words: String::new() };
        let all = Which::Matching(Box::new(passed.clone()));
        let done = ledger::code(&kit.store, &by, id, all, domain::ledger::To::Aside(why), &key(2), later(25)).await;
        assert_eq!(done.expect("set aside").touched, 10);
        assert_eq!(sample().await.matching, 0);
        let [one] = &ledger::of(&kit.store, &[found.comments[0].id]).await.expect("rows")[..] else { panic!("a row") };
        assert_eq!(one.aside.as_ref().map(|aside| aside.reason), Some(AsideReason::NothingAsked));
    }

    async fn what_holds_nothing_but_sentences_passed_over_is_outside_for_their_reason(kit) {
        const MORE: &str = "และขอถังขยะด้วย";
        let text = |n: i32| match n {
            0..20 => format!("{LIGHT}{MORE} {TOILET}"),
            20..30 => format!("{LIGHT} {TOILET}และเปิดให้ใช้ทั้งวันทั้งคืน"),
            _ => TOILET.into(),
        };
        let (id, by) = heard(&kit, (0..40).map(text)).await;
        let mut rows: Vec<(SayingId, Vec<Under>)> = Vec::new();
        for saying in listed(&kit, id, Listed::Waiting).await {
            let why = if saying.text.starts_with(LIGHT) && !saying.text.contains(TOILET) { Under::Outside(AsideReason::OtherMatter) } else { Under::Number(0) };
            rows.push((saying.id, vec![why]));
        }
        put(&kit, &by, id, Rows::Sayings(rows), 1).await.expect("passed");
        let all = Which::Matching(Box::new(Filter { passed: true, ..Filter::default() }));
        let why = Aside { reason: AsideReason::NothingAsked, words: "ขอบคุณ".into() };
        ledger::code(&kit.store, &by, id, all, domain::ledger::To::Aside(why), &key(2), later(25)).await.expect("aside");
        let rows = ledger::of(&kit.store, &[CommentId(1), CommentId(25), CommentId(40)]).await.expect("rows");
        let why: Vec<(CommentId, AsideReason, String)> = rows
            .into_iter()
            .filter_map(|row| Some((row.comment, row.aside?)))
            .map(|(comment, aside)| (comment, aside.reason, aside.words))
            .collect();
        // Whose longest sentence is outside is so for that reason; whose longest says too little is told what the deed said.
        let own = (CommentId(1), AsideReason::OtherMatter, String::new());
        let others = [25, 40].map(|id| (CommentId(id), AsideReason::NothingAsked, "ขอบคุณ".to_string()));
        assert_eq!(why, [vec![own], others.to_vec()].concat());
    }

    async fn a_sentence_is_shown_as_most_write_it(kit) {
        let text = |n: i32| if n == 0 { TOILET.replace("น้ำ", "นำ") } else { TOILET.to_string() };
        let (id, _) = heard(&kit, (0..40).map(text)).await;
        let rows = listed(&kit, id, Listed::Waiting).await;
        assert_eq!(rows.iter().map(|saying| saying.text.as_str()).collect::<Vec<_>>(), [TOILET]);
    }

    async fn undoing_gives_a_sentence_back_what_was_said_of_it_before(kit) {
        let (id, by) = hearing(&kit).await;
        let light = one_of(&kit, id, Listed::Waiting, LIGHT).await.expect("light").id;
        let outside = vec![Under::Outside(AsideReason::OtherMatter)];
        put(&kit, &by, id, Rows::Sayings(vec![(light, outside)]), 1).await.expect("passed");
        let done = put(&kit, &by, id, Rows::Sayings(vec![(light, new("แสงสว่าง"))]), 2).await.expect("put");
        assert_eq!(one_of(&kit, id, Listed::Passed, LIGHT).await, None);
        ledger::undo(&kit.store, &by, id, done.deed, later(25)).await.expect("undone");
        assert!(one_of(&kit, id, Listed::Passed, LIGHT).await.is_some());
        assert_eq!(kit.text("select aside from sayings where passed > 0").await, AsideReason::OtherMatter.code());
    }

    async fn a_sample_tells_how_many_match_and_is_spread_over_all(kit) {
        let (id, by) = hearing(&kit).await;
        let sample = async |filter: Filter, turn| ledger::sample(&kit.store, &by, id, &filter, 4, turn).await.expect("a sample");
        let waiting = Filter { place: Some(Place::Waiting), ..Filter::default() };
        let spread = sample(waiting.clone(), 0).await;
        assert_eq!(spread.matching, 40);
        let ids: Vec<i64> = spread.comments.iter().map(|held| held.id.0).collect();
        assert!(ids.len() >= 3 && ids[0] > 20 && ids[ids.len() - 1] <= 20, "{ids:?}");
        let light = Filter { words: "ไฟส่องสว่าง -ห้องน้ำ".into(), ..waiting.clone() };
        let spread = sample(light.clone(), 3).await;
        assert_eq!((spread.matching, spread.comments.len()), (13, 4));
        assert!(spread.comments.iter().all(|held| held.reason.contains("ไฟ") && !held.reason.contains("ห้องน้ำ")));
        // What was told is what the deed takes.
        let issue = put(&kit, &by, id, Rows::Comments { rows: vec![(CommentId(40), new("อื่น"))], seen: 0, looked: 0, right: 0 }, 1).await;
        assert!(issue.is_ok());
        let to = domain::ledger::To::NewIssue { title: "แสงสว่าง".into(), targets: vec![] };
        let done = ledger::code(&kit.store, &by, id, Which::Matching(Box::new(light)), to, &key(2), later(25)).await;
        assert_eq!(done.expect("coded").touched, 13);
        let either = Filter { words: "ไฟส่องสว่าง | ห้องน้ำ".into(), ..Filter::default() };
        assert_eq!(sample(either, 0).await.matching, 27);
        let many = Filter { words: format!("{}|ไฟส่องสว่าง|ห้องน้ำ", ["ไม่มีคำนี้"; 10].join(" | ")), ..Filter::default() };
        assert_eq!(sample(many, 0).await.matching, 27);
        let said = one_of(&kit, id, Listed::Unsorted, TOILET).await.expect("toilet").id;
        assert_eq!(sample(Filter { said: Some(said), ..Filter::default() }, 0).await.matching, 14);
        assert_eq!(sample(Filter { said: Some(SayingId(999)), ..Filter::default() }, 0).await.matching, 0);
    }

    async fn no_address_shows_comments_of_another_hearing(kit) {
        let (id, by) = hearing(&kit).await;
        let light = one_of(&kit, id, Listed::Waiting, LIGHT).await.expect("light");
        let done = put(&kit, &by, id, Rows::Sayings(vec![(light.id, new("แสงสว่าง"))]), 1).await.expect("put");
        let issue = store::result::summary(&kit.store, id).await.expect("a summary").issues[0].id;
        let other = kit.published(Kind::Bill).await;
        for filter in [
            Filter { said: Some(light.id), ..Filter::default() },
            Filter { deed: Some(done.deed), ..Filter::default() },
            Filter { issue: Some(issue), ..Filter::default() },
        ] {
            let page = async |of| ledger::page(&kit.store, &by, of, &filter, None, None, 50).await.expect("a page").comments.len();
            assert_eq!((page(id).await, page(other).await), (20, 0), "{filter:?}");
            assert_eq!(ledger::sample(&kit.store, &by, other, &filter, 4, 0).await.expect("a sample").matching, 0);
        }
    }

    async fn a_sheet_is_done_whole_or_not_at_all(kit) {
        let (id, by) = hearing(&kit).await;
        let why = Aside { reason: AsideReason::NothingAsked, words: String::new() };
        let rows = |of: &[(i64, &str)]| Rows::Comments {
            rows: of.iter().map(|(comment, title)| (CommentId(*comment), new(title))).collect(),
            seen: 0,
            looked: 4,
            right: 3,
        };
        let aside = |comment| vec![(Outside::Comments { comments: vec![CommentId(comment)], seen: 0 }, why.clone())];
        let sheet = async |rows, aside, form: u32| ledger::sheet(&kit.store, &by, id, rows, aside, &key(form), later(25)).await;
        ledger::code_one(&kit.store, &by, CommentId(2), 0, vec![], Some(why.clone()), later(25)).await.expect("aside");
        // Somebody moved the comment that is to be set aside: nothing of the form is done, and its key is free.
        let refusal = refused(sheet(rows(&[(1, "แสงสว่าง")]), aside(2), 1).await, "");
        assert_eq!(refusal, Refusal::CodedMeanwhile { comments: 1 });
        assert_eq!(counts(&kit, id).await, (0, 1, 39));
        let done = sheet(rows(&[(1, "ห้องน้ำ")]), aside(3), 1).await.expect("done");
        assert_eq!(counts(&kit, id).await, (1, 2, 37));
        let last = ledger::latest(&kit.store, by.person, id).await.expect("asked").expect("a deed");
        assert_eq!((last.deed, last.looked, last.right), (done.deed, 4, 3), "told with the last deed of the form");
        // The same title is the same issue.
        sheet(rows(&[(4, "ห้องน้ำ")]), vec![], 2).await.expect("done");
        let both = vec![(CommentId(5), vec![Under::Number(1), Under::New("ห้องน้ำ".into())])];
        let both = Rows::Comments { rows: both, seen: 0, looked: 0, right: 0 };
        sheet(both, vec![], 3).await.expect("named twice in a row, it is one");
        let issues = store::result::summary(&kit.store, id).await.expect("a summary").issues;
        assert_eq!(issues.iter().map(|issue| issue.comments).collect::<Vec<_>>(), [3]);
    }

    async fn what_adds_to_a_text_outside_the_hearing_goes_on_waiting(kit) {
        const LETTER: &str = "ขอให้สภาเปิดเผยบันทึกการประชุมและผลการลงมติของกรรมาธิการทุกคณะภายในเจ็ดวันหลังการประชุม";
        let text = |n: i32| match n {
            3 => format!("{LETTER} ทางเดินริมคลองมืดมากจนเดินไม่ได้"),
            5 => LETTER.replace("คณะ", "คะณ"),
            7 => format!("{LETTER} ครับ"),
            _ => LETTER.to_string(),
        };
        let (id, by) = arrived(&kit, (0..12).map(text)).await;
        let groups = async || hints::waiting_groups(&kit.store, id, 0, 50).await.expect("groups").1;
        let first = groups().await[0].0.id;
        let why = Aside { reason: AsideReason::OtherMatter, words: String::new() };
        let sheet = async |form| {
            let outside = vec![(Outside::Copies(vec![first]), why.clone())];
            ledger::sheet(&kit.store, &by, id, Rows::Copies(vec![]), outside, &key(form), later(25)).await.expect("done")
        };
        let done = sheet(1).await;
        assert_eq!((done.touched, counts(&kit, id).await), (11, (0, 11, 1)), "the fourth adds something");
        let waits = Filter { place: Some(Place::Waiting), ..Filter::default() };
        let left = ledger::page(&kit.store, &by, id, &waits, None, None, 50).await.expect("a page").comments;
        assert!(left[0].reason.contains("มืดมาก"));
        assert_eq!(groups().await, [], "it is sorted by its sentences");
        ledger::undo(&kit.store, &by, id, done.deed, later(25)).await.expect("undone");
        assert_eq!((groups().await.len(), counts(&kit, id).await), (1, (0, 0, 12)));
        sheet(2).await;
        assert_eq!((sheet(3).await.touched, counts(&kit, id).await), (0, (0, 11, 1)), "nothing more of it is plain");
    }

    async fn the_own_sentences_of_a_text_are_settled_with_it_and_what_is_outside_is_told(kit) {
        const LETTER: &str = "ขอให้สภาเปิดเผยบันทึกการประชุมทุกครั้ง และผลการลงมติของกรรมาธิการทุกคณะภายในเจ็ดวัน";
        // Everybody adds something of their own: nobody's whole text is the common one.
        const DARK: &str = "ทางเดินริมคลองฝั่งตะวันตกมืดมากตอนกลางคืน";
        let own = |n: i32| [DARK, "ถังขยะหน้าตลาดเล็กเกินไปสำหรับทุกแผง", "น้ำประปาหน้าบ้านไหลอ่อนทุกเช้า", "รถเก็บขยะมาไม่ตรงเวลาเลยสักวัน"][n as usize % 4];
        let (id, by) = heard(&kit, (0..40).map(|n| format!("{LETTER} {}", own(n)))).await;
        let group = hints::waiting_groups(&kit.store, id, 0, 50).await.expect("groups").1.remove(0).0;
        let common = hints::common(&kit.store, id, &[group.id]).await.expect("common").remove(0);
        assert_eq!(common.text, LETTER);
        assert!(!common.more.is_empty(), "what one of them adds");
        let why = Aside { reason: AsideReason::OtherMatter, words: String::new() };
        let outside = vec![(Outside::Copies(vec![group.id]), why)];
        ledger::sheet(&kit.store, &by, id, Rows::Copies(vec![]), outside, &key(1), later(25)).await.expect("done");
        assert_eq!(counts(&kit, id).await, (0, 0, 40), "all add something");
        let waiting = listed(&kit, id, Listed::Waiting).await;
        assert!(waiting.iter().all(|saying| !LETTER.contains(saying.text.as_str())), "{waiting:?}");
        let dark = one_of(&kit, id, Listed::Waiting, DARK).await.expect("dark").id;
        put(&kit, &by, id, Rows::Sayings(vec![(dark, new("แสงสว่าง"))]), 2).await.expect("put");
        let unsorted = listed(&kit, id, Listed::Unsorted).await;
        assert!(unsorted.iter().all(|saying| !saying.text.contains("สภา")), "{unsorted:?}");
    }

    async fn a_number_given_to_a_sentence_that_was_passed_over_brings_back_what_nobody_read(kit) {
        let (id, by) = hearing(&kit).await;
        let light = one_of(&kit, id, Listed::Waiting, LIGHT).await.expect("light").id;
        let why = Aside { reason: AsideReason::NothingAsked, words: String::new() };
        let said = Filter { said: Some(light), ..Filter::default() };
        let aside = domain::ledger::To::Aside(why.clone());
        let done = ledger::code(&kit.store, &by, id, Which::Matching(Box::new(said)), aside, &key(1), later(25)).await.expect("aside");
        let deed = done.deed;
        ledger::code_one(&kit.store, &by, CommentId(2), deed, vec![], Some(why), later(25)).await.expect("read");
        assert_eq!(counts(&kit, id).await, (0, 20, 20));
        put(&kit, &by, id, Rows::Sayings(vec![(light, new("แสงสว่าง"))]), 2).await.expect("put");
        assert_eq!(counts(&kit, id).await, (19, 1, 20), "the one that was read stays aside");
    }

    async fn words_are_sought_among_sentences_and_a_pass_is_undone(kit) {
        let (id, by) = hearing(&kit).await;
        let found = async |words: &str| sayings(&kit.store, id, Listed::Waiting, words, 0, 50).await.expect("listed").0;
        assert_eq!((found("ไฟส่องสว่าง").await, found("ไฟส่องสว่าง | ห้องน้ำ").await, found("ไฟ -ส่อง").await), (1, 2, 0));
        let light = one_of(&kit, id, Listed::Waiting, LIGHT).await.expect("light");
        let done = put(&kit, &by, id, Rows::Sayings(vec![(light.id, vec![Under::Number(0)])]), 1).await.expect("passed");
        assert_eq!(found("ไฟส่องสว่าง").await, 0);
        ledger::undo(&kit.store, &by, id, done.deed, later(25)).await.expect("undone");
        assert_eq!(found("ไฟส่องสว่าง").await, 1);
    }

    async fn strangers_put_nothing_and_read_no_sample(kit) {
        let (id, _) = hearing(&kit).await;
        let stranger = Viewer::default();
        let rows = Rows::Comments { rows: vec![(CommentId(1), new("แสงสว่าง"))], seen: 0, looked: 0, right: 0 };
        assert!(put(&kit, &stranger, id, rows, 1).await.is_err());
        assert!(ledger::sample(&kit.store, &stranger, id, &Filter::default(), 4, 0).await.is_err());
    }
}
