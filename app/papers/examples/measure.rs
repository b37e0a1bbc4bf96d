//! What each paper costs: `cargo run --release -p papers --example measure -- [comments] [issues]`. It writes the papers where
//! `--out FOLDER` says, so that they can be looked at.

use domain::agency::{Agency, Level};
use domain::comment::{Class, Counts, Stance, Target};
use domain::consultation::{Consultation, Kind, Provision, Texts};
use domain::id::{AgencyId, ConsultationId, IssueId};
use domain::lang::Lang;
use domain::ledger::Coverage;
use domain::phase::Dates;
use domain::result::{Disposition, Issue, Side, Summary};
use domain::time::{Day, Moment};
use papers::draft::{Draft, Voice, Voices};
use papers::{Code, Hearing, Made, data, docx, draft, pdf, summary};
use std::path::PathBuf;
use std::time::Duration;

/// Thai as people read it, about 140 letters: breaking its lines between words is most of the work.
fn sentence() -> String {
    format!("{} ", words::papers::scope_public(Lang::Th))
}

fn cpu() -> Duration {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(spent.tv_sec as u64, spent.tv_nsec as u32)
}

/// The most memory that the process ever had, in MiB.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn hearing(comments: u64, issues: u32) -> Hearing {
    let day = Day(20_782);
    let issue = |number: u32| Issue {
        id: IssueId(number.into()),
        number,
        targets: vec![format!("m{number}")],
        title: format!("Notice before a fee goes up, {number}"),
        raised: sentence().repeat(4),
        sides: [Class::Affected, Class::Association, Class::State]
            .map(|class| Side { class: Some(class), label: String::new(), view: sentence().repeat(3) })
            .to_vec(),
        disposition: Some(Disposition::Partly),
        reason: sentence().repeat(3),
        changed: sentence(),
        answered_by: format!("m{number}"),
        elsewhere: false,
        comments: comments / u64::from(issues.max(1)),
        texts: 0,
        sources: Vec::new(),
        revision: 1,
    };
    let labels: Vec<(String, String)> = (1..=60).map(|n| (format!("m{n}"), format!("Section {n}"))).collect();
    Hearing {
        lang: Lang::Th,
        one: Consultation {
            id: ConsultationId(1),
            agency: Agency {
                id: AgencyId(1),
                parent: None,
                level: Level::Department,
                name_th: "Department of Markets".into(),
                name_en: String::new(),
                ended: None,
                heir: None,
                place: None,
            },
            then: None,
            kind: Kind::Bill,
            texts: Texts { title: "Community Markets Bill".into(), ..Texts::default() },
            round: None,
            version: None,
            past_points: Vec::new(),
            key_points: Vec::new(),
            dates: Dates {
                opens: Some(day.start()),
                closes: Some(Day(day.0 + 30).last_moment()),
                published: Some(day.start()),
                cancelled: None,
                summarised: None,
            },
            cancel_reason: String::new(),
            comments,
            sheets: 0,
            early: None,
            revision: 1,
        },
        summary: Summary {
            impact: format!("## People\n\n{}\n\n- {1}\n- {1}", sentence().repeat(10), sentence()),
            issues: (1..=issues).map(issue).collect(),
            published: Some(day.start()),
            coverage: Coverage { coded: comments, aside: 0, waiting: 0 },
            ..Summary::default()
        },
        rules: Default::default(),
        analysis: Default::default(),
        counts: Counts {
            by_target: labels.iter().map(|(at, _)| (at.clone(), comments / 60)).collect(),
            by_stance: vec![("agree".into(), comments / 2), ("change".into(), comments / 2)],
            by_class: vec![("affected".into(), comments)],
            total: comments,
            ..Counts::default()
        },
        campaigns: None,
        spoke: Default::default(),
        replies: Default::default(),
        withdrawn: 0,
        labels,
        questions: Vec::new(),
        tallies: Vec::new(),
        address: "https://siang.example".into(),
        seal: "0123456789abcdef".repeat(4),
        made: Made {
            by: "the portal".into(),
            at: day.start(),
            scope: "every published comment".into(),
            filter: String::new(),
            code: Some(Code {
                digits: "0123456789abcdef".into(),
                address: "https://siang.example/verify/0123456789abcdef".into(),
            }),
        },
    }
}

fn pieces() -> Vec<Provision> {
    let piece = |n: u32| Provision {
        place: n,
        anchor: format!("m{n}"),
        kind: "provision".into(),
        number: n.to_string(),
        label: format!("Section {n}"),
        path: Vec::new(),
        text: sentence(),
        html: format!(
            "<p class=\"law__p\" id=\"m{n}-w1\"><span class=\"law__no\">Section {n}</span> {}</p>",
            sentence()
        ),
        division: 0,
    };
    (1..=60).map(piece).collect()
}

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let number = |place: usize, or: u64| asked.get(place).and_then(|n| n.parse().ok()).unwrap_or(or);
    let out = asked.iter().position(|word| word == "--out").and_then(|at| asked.get(at + 1)).map(PathBuf::from);
    let comments = number(0, 58);
    let hearing = hearing(comments, number(1, 12) as u32);
    let measure = |name: &str, make: &dyn Fn() -> Vec<u8>| {
        let before = cpu();
        let bytes = make();
        let first = cpu() - before;
        let before = cpu();
        make();
        let again = cpu() - before;
        println!(
            "{name}: {first:.1?} first, {again:.1?} again, {} KiB, most memory so far {} MiB",
            bytes.len() / 1024,
            most_memory()
        );
        if let Some(folder) = &out {
            std::fs::write(folder.join(name), &bytes).expect("a folder to write to");
        }
    };
    let pieces = pieces();
    println!("{comments} comments, {} issues, at the beginning {} MiB", hearing.summary.issues.len(), most_memory());
    measure("summary.json", &|| data::json(&hearing));
    measure("summary.docx", &|| docx::docx(&summary::paper(&hearing)).expect("a paper"));
    measure("draft-comments.docx", &|| {
        let mut voices = Voices::default();
        for n in 0..comments {
            voices.push(Voice {
                target: Target::parse(&format!("m{}", n % 60 + 1)).expect("an anchor"),
                at: Moment(hearing.made.at.0 + n as i64 * 60_000),
                stance: Stance::ALL[n as usize % Stance::ALL.len()],
                reason: sentence().repeat(3),
                wording: if n % 5 == 0 { format!("{}in writing", sentence()) } else { String::new() },
                class: Some(Class::Affected),
                name: None,
                mark: String::new(),
                spoke: String::new(),
                reply: None,
            });
        }
        let (one, read_at) = (&hearing.one, String::new());
        let drafted = Draft { lang: Lang::Th, one, pieces: &pieces, voices: &voices, read_at, made: &hearing.made };
        draft::docx(&drafted).expect("a paper")
    });
    measure("summary.pdf", &|| pdf::pdf(&summary::paper(&hearing)).expect("a paper"));
}
