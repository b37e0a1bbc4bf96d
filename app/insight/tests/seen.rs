//! What themes, proposed issues, covers and summaries promise.

use insight::classify::{Classifier, Coded};
use insight::{Comment, cover, themes};

struct Line {
    part: String,
    stance: String,
    text: String,
    issues: Vec<u32>,
}

/// One hearing of the labelled set; issues numbered in order of their first comment.
fn hearing(name: &str) -> Vec<Line> {
    let mut names: Vec<String> = Vec::new();
    let all = include_str!("../data/coded.jsonl").lines().map(|line| serde_json::from_str(line).expect("a comment"));
    all.filter(|line: &serde_json::Value| line["hearing"] == name)
        .map(|line| {
            let text = |field: &str| line[field].as_str().unwrap_or("").to_string();
            let issues = line["issues"].as_array().expect("issues").iter().map(|issue| {
                let issue = issue.to_string();
                names.iter().position(|one| *one == issue).unwrap_or_else(|| {
                    names.push(issue);
                    names.len() - 1
                }) as u32
            });
            Line { issues: issues.collect(), part: text("part"), stance: text("stance"), text: text("text") }
        })
        .collect()
}

fn comments(lines: &[Line]) -> Vec<Comment<'_>> {
    lines.iter().map(|line| Comment { text: &line.text, part: &line.part, stance: &line.stance, class: "" }).collect()
}

#[test]
fn the_same_comments_give_the_same_themes_covers_and_summaries() {
    let lines = hearing("waste");
    let comments = comments(&lines);
    assert_eq!(themes::themes(&comments, 12), themes::themes(&comments, 12));
    assert_eq!(cover::representatives(&comments, 8), cover::representatives(&comments, 8));
    assert_eq!(cover::summary(&comments, 8), cover::summary(&comments, 8));
}

#[test]
fn every_comment_is_in_one_theme_or_among_the_others() {
    for count in [0, 1, 2, 12, 90] {
        let lines = hearing("market");
        let found = themes::themes(&comments(&lines)[..count], 12);
        let mut all: Vec<usize> =
            found.themes.iter().flat_map(|theme| theme.comments.clone()).chain(found.others).collect();
        all.sort_unstable();
        assert_eq!(all, (0..count).collect::<Vec<_>>());
    }
}

#[test]
fn phrases_read_as_people_say_them() {
    let lines = hearing("market");
    let comments = comments(&lines);
    let members: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].text.contains("ค่าแผง")).collect();
    let phrases = themes::telling_phrases(&comments, &members, 5);
    assert!(phrases.iter().any(|phrase| phrase.text.contains("ค่าแผง")), "{phrases:?}");
}

#[test]
fn a_denial_belongs_to_its_phrase() {
    let said = |n: usize| match n % 3 {
        0 => format!("ระบบใหม่ ร้านที่ {n} ไม่แน่ใจว่าจะใช้ได้จริงไหม"),
        1 => format!("ซอย {n} ห้ามขายของบนทางเท้า"),
        _ => format!("ตลาดที่ {n} ไม่ควรเก็บค่าแผงล่วงหน้า"),
    };
    let texts: Vec<String> = (0..90).map(said).collect();
    let comments: Vec<Comment> = texts.iter().map(|text| Comment::of(text)).collect();
    let of = |n: usize| {
        let members: Vec<usize> = (0..90).filter(|i| i % 3 == n).collect();
        themes::telling_phrases(&comments, &members, 8).into_iter().map(|one| one.text).collect::<Vec<String>>()
    };
    for (n, whole) in ["ไม่แน่ใจว่าจะใช้ได้จริง", "ห้ามขายของบนทางเท้า", "ไม่ควรเก็บค่าแผงล่วงหน้า"].into_iter().enumerate()
    {
        let phrases = of(n);
        let turned = |phrase: &&String| {
            let at = whole.find(phrase.as_str());
            at.is_some_and(|at| {
                whole[..at].ends_with("ไม่") || whole[..at].ends_with("ห้าม") || whole[..at].ends_with("ควร")
            })
        };
        assert_eq!(phrases.iter().find(turned), None, "{phrases:?}");
    }
    assert!(of(0).iter().any(|phrase| phrase.starts_with("ไม่แน่ใจ")), "{:?}", of(0));
    let says = |text: &str| themes::says(text, &["แน่ใจว่าจะใช้ได้จริง".to_string()])[0];
    assert!(says("ผมแน่ใจว่าจะใช้ได้จริง") && !says("ไม่แน่ใจว่าจะใช้ได้จริง") && !says("ไม่ค่อยแน่ใจว่าจะใช้ได้จริง"));
    assert!(says("เขาไม่แน่ใจว่าจะใช้ได้จริง ผมแน่ใจว่าจะใช้ได้จริง"));
}

#[test]
fn proposed_issues_are_right_four_times_in_five_on_comments_never_seen() {
    let (mut right, mut proposed, mut all) = (0, 0, 0);
    for name in ["repair", "market", "waste", "path"] {
        let lines = hearing(name);
        let comments = comments(&lines);
        for fold in 0..4 {
            let coded = |i: usize| Coded { comment: comments[i], issues: &lines[i].issues, read: true };
            let learned: Vec<Coded> = (0..lines.len()).filter(|i| i % 4 != fold).map(coded).collect();
            let mut classifier = Classifier::fit(&learned);
            for i in (0..lines.len()).filter(|i| i % 4 == fold) {
                let suggestions = classifier.suggest(&comments[i]);
                proposed += suggestions.len();
                right += suggestions.iter().filter(|one| lines[i].issues.contains(&one.issue)).count();
                all += lines[i].issues.len();
            }
        }
    }
    println!("proposed {proposed}, right {right}, coded {all}");
    assert!(right * 5 >= proposed * 4, "right {right} of {proposed}");
    assert!(right * 2 >= all, "found {right} of {all}");
}

#[test]
fn nothing_is_proposed_where_nothing_can_be_known() {
    let comment = Comment::of("ขอให้มีไฟ");
    assert_eq!(Classifier::fit(&[]).suggest(&comment), []);
    // Coded without any pattern: no threshold can be trusted.
    let texts: Vec<String> = (0..60).map(|n| format!("ข้อความที่ {n}")).collect();
    let coded: Vec<Coded> = texts
        .iter()
        .enumerate()
        .map(|(n, text)| Coded {
            comment: Comment::of(text),
            issues: if n * n % 7 < 3 { &[1] } else { &[2] },
            read: true,
        })
        .collect();
    let classifier = Classifier::fit(&coded);
    for held in classifier.held_back() {
        assert!(held.precision().is_none_or(|precision| precision >= 0.8), "{held:?}");
    }
}

#[test]
fn what_is_coded_is_learned_at_once() {
    let lines = hearing("path");
    let comments = comments(&lines);
    let coded: Vec<Coded> =
        (0..lines.len()).map(|i| Coded { comment: comments[i], issues: &lines[i].issues, read: true }).collect();
    let (mut before, mut after) = (Classifier::fit(&coded), Classifier::fit(&coded));
    let new = Comment::of("ม้านั่งหินอ่อนชำรุด");
    (0..30).for_each(|_| after.learn(&Coded { comment: new, issues: &[0], read: true }));
    let probability = |classifier: &mut Classifier| {
        classifier.suggest(&new).iter().find(|one| one.issue == 0).map_or(0.0, |one| one.probability)
    };
    assert!(probability(&mut after) > probability(&mut before));
}

#[test]
fn a_cover_gives_each_stance_a_voice() {
    let mut said: Vec<Comment> = Vec::new();
    let agree: Vec<String> = (0..40).map(|n| format!("ดีมาก สนับสนุนให้ติดไฟริมคลองตลอดทาง จุดที่ {n}")).collect();
    said.extend(agree.iter().map(|text| Comment { stance: "agree", ..Comment::of(text) }));
    said.push(Comment {
        stance: "disagree", ..Comment::of("ไฟสว่างทั้งคืนหิ่งห้อยหายหมด เปิดถึงสามทุ่มก็พอแล้ว")
    });
    let chosen = cover::representatives(&said, 3);
    assert!(chosen.iter().any(|chosen| chosen.comment == 40), "{chosen:?}");
    assert!(chosen.windows(2).all(|two| two[0].covered <= two[1].covered));
}

#[test]
fn each_sentence_of_a_summary_was_written_and_names_the_comments_it_stands_on() {
    let lines = hearing("repair");
    let comments = comments(&lines);
    for sentence in cover::summary(&comments, 10) {
        assert!(!comments[sentence.comment].text[sentence.range.clone()].trim().is_empty());
        assert!(sentence.stands_on.contains(&sentence.comment));
        assert!(sentence.stands_on.is_sorted());
    }
}

#[test]
fn many_that_are_right_do_not_carry_in_a_few_that_are_wrong() {
    // Two issues told apart by their words: of the other's comments none is likely to be the first's.
    let texts: Vec<String> = (0..160)
        .map(|n| match n % 2 {
            0 => format!("ค่าแผงแพงขึ้นทุกปี ร้านที่ {n} ขอให้ลดค่าเช่า ปี {}", n * 7),
            _ => format!("ห้องน้ำสกปรก ขอให้ทำความสะอาด จุดที่ {n} หลังฝน {}", n * 3),
        })
        .collect();
    let coded = |n: usize| Coded { comment: Comment::of(&texts[n]), issues: [&[1][..], &[2]][n % 2], read: true };
    let mut classifier = Classifier::fit(&(0..80).map(coded).collect::<Vec<Coded>>());
    for (n, text) in texts.iter().enumerate().skip(80) {
        let proposed: Vec<u32> = classifier.suggest(&Comment::of(text)).iter().map(|one| one.issue).collect();
        assert_eq!(proposed, coded(n).issues, "{text}");
    }
}

#[test]
fn a_theme_is_mostly_of_one_issue_and_all_of_it_says_its_name() {
    let lines: Vec<serde_json::Value> = include_str!("../data/coded.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a comment"))
        .collect();
    let (mut most, mut all) = (0, 0);
    for hearing in ["repair", "market", "waste", "path"] {
        let own: Vec<&serde_json::Value> = lines.iter().filter(|line| line["hearing"] == hearing).collect();
        let comments: Vec<insight::Comment> =
            own.iter().map(|line| insight::Comment::of(line["text"].as_str().expect("a text"))).collect();
        for theme in insight::themes::themes(&comments, 12).themes {
            let name = [theme.phrases[0].text.clone()];
            assert!(theme.comments.iter().all(|&at| insight::themes::says(comments[at].text, &name) == [true]));
            let mut issues: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
            for &at in &theme.comments {
                let of = own[at]["issues"].as_array().expect("issues");
                of.iter().filter_map(|issue| issue.as_str()).for_each(|issue| *issues.entry(issue).or_default() += 1);
            }
            most += issues.values().max().copied().unwrap_or(0);
            all += theme.comments.len();
        }
    }
    assert!(most * 4 >= all * 3, "{most} of {all}");
}

/// Comments taken for a word they have are found by that word again, every time: it says nothing of those that lack it.
#[test]
fn what_was_coded_by_one_choice_does_not_vouch_for_itself() {
    let texts: Vec<String> = (0..300)
        .map(|n| match n % 2 {
            0 => format!("ถนนสาย {n} ไฟส่องสว่างดับมานาน ขอให้ซ่อมก่อนหน้าฝน"),
            _ => format!("ถนนสาย {n} ห้องน้ำสาธารณะสกปรก ขอให้ล้างทุกวัน"),
        })
        .collect();
    let coded = |n: usize, read: bool| Coded { comment: Comment::of(&texts[n]), issues: [&[1][..], &[2]][n % 2], read };
    let chosen: Vec<Coded> = (0..280).map(|n| coded(n, false)).collect();
    let mut classifier = Classifier::fit(&chosen);
    assert_eq!(classifier.suggest(&Comment::of(&texts[290])), [], "nobody read one of them");
    let read: Vec<Coded> = chosen.into_iter().chain((280..300).map(|n| coded(n, true))).collect();
    let mut classifier = Classifier::fit(&read);
    assert_eq!(classifier.held_back().iter().map(|one| one.tested).sum::<u32>(), 20);
    assert_eq!(classifier.suggest(&Comment::of("ถนนสาย 999 ไฟส่องสว่างดับมานาน ขอให้ซ่อมก่อนหน้าฝน"))[0].issue, 1);
    let wrong = (280..300).map(|n| Coded { issues: [&[2][..], &[1]][n % 2], ..coded(n, true) });
    let mut classifier = Classifier::fit(&(0..280).map(|n| coded(n, false)).chain(wrong).collect::<Vec<Coded>>());
    assert_eq!(
        classifier.suggest(&Comment::of("ถนนสาย 999 ไฟส่องสว่างดับมานาน ขอให้ซ่อมก่อนหน้าฝน")),
        [],
        "read, they were of another"
    );
}
