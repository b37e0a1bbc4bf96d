//! The hearing summary as JSON. What each field holds stands in `summary.schema.json` beside this crate, which the bundle carries; the
//! file itself says it too, field by field, so that it can be read alone.

use crate::hearing::{Hearing, Standing};
use crate::made::Made;
use domain::comment::Stance;
use domain::lang::Lang;
use domain::result::{Issue, Spoke, Told, Who};
use domain::time::{Day, Moment};
use serde_json::{Value, json};

/// What the fields hold: JSON Schema.
pub const SCHEMA: &str = include_str!("../summary.schema.json");

/// The file, indented for people. Codes are those of the portal's own data; texts are as they were written.
pub fn json(hearing: &Hearing) -> Vec<u8> {
    let mut out = serde_json::to_vec_pretty(&value(hearing)).unwrap_or_default();
    out.push(b'\n');
    out
}

fn value(hearing: &Hearing) -> Value {
    let (one, summary, counts) = (&hearing.one, &hearing.summary, &hearing.counts);
    let pairs = |pairs: &[(String, u64)]| -> Value {
        pairs
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(name, n)| (name.clone(), json!(n)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let by_part: Vec<Value> = counts
        .by_target
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(at, n)| {
            let of = counts.by_target_stance.iter().filter(|(part, ..)| part == at);
            let stances: Vec<(String, u64)> = of.map(|(_, stance, n)| (stance.clone(), *n)).collect();
            json!({ "at": at, "name": hearing.part(at), "comments": n, "by_stance": pairs(&stances) })
        })
        .collect();
    // Of numbers as they stood at an earlier day, who spoke is not known.
    let known = counts.tells_who();
    json!({
        "schema": "siang/hearing-summary/3",
        "standing": match hearing.standing() {
            Standing::Final => "final",
            Standing::Preliminary => "preliminary",
            Standing::Unpublished => "unpublished",
        },
        "seal": hearing.seal,
        "made": made(&hearing.made),
        "address": format!("{}/c/{}/result", hearing.address, one.id),
        "consultation": one.id.0,
        "title": one.texts.title,
        "short_name": one.texts.short_name,
        "kind": one.kind.code(),
        "agency": { "th": one.names_then().0, "en": one.names_then().1 },
        "opens": one.dates.opens.map(moment),
        "closes": one.dates.closes.map(moment),
        "published": summary.published.map(moment),
        "preliminary": summary.preliminary.as_ref().map(|made| json!({
            "at": moment(made.at), "reason": made.reason, "not_considered": made.waiting,
        })),
        "method": one.texts.method,
        "overview": summary.overview,
        "numbers": {
            "what_they_are_not": words::law::self_selected(hearing.lang),
            "comments": one.comments,
            "withheld": counts.held_back(),
            "agency_only": counts.agency_only,
            "withdrawn": hearing.withdrawn,
            "campaigns": hearing.campaigns.map(|told| json!({
                "distinct_texts": told.texts,
                "groups": told.groups,
                "comments": told.comments,
                "texts": told.group_texts,
                "verified_persons": told.verified,
            })),
            "answer_sheets": one.sheets,
            "under_issues": summary.coverage.coded,
            "outside": summary.coverage.aside,
            "not_considered": summary.coverage.waiting,
            "by_stance": pairs(&counts.by_stance),
            "by_class": pairs(&counts.by_class),
            "by_identity": each(&counts.by_identity_stance),
            "distinct_texts": (counts.texts > 0).then_some(counts.texts),
            "verified_persons": counts.verified_persons,
            "through_another": each(&counts.by_through_stance),
            "by_group": known.then(|| counts.groups(&one.texts.affected)).into_iter().flatten().map(|(name, n)| json!({ "name": name, "comments": n })).collect::<Vec<_>>(),
            "groups_not_heard": summary.unheard(),
            "by_part": by_part,
        },
        "issues": summary.issues.iter().map(|one| issue(hearing, one)).collect::<Vec<_>>(),
        "survey": survey(hearing),
        "impact_analysis": summary.impact,
        "lacking": summary.lacking,
        "dictionary": dictionary(),
    })
}

/// Comments of each, of whatever stance.
fn each(counts: &[(String, String, u64)]) -> Value {
    let mut of = std::collections::BTreeMap::<&str, u64>::new();
    for (name, _, n) in counts.iter().filter(|(.., n)| *n > 0) {
        *of.entry(name).or_default() += n;
    }
    json!(of)
}

/// What each field holds by its path: `issues[].sides[].view`.
fn dictionary() -> Value {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap_or_default();
    let mut out = serde_json::Map::new();
    described(&schema, "", &mut out);
    out.into()
}

fn described(schema: &Value, at: &str, out: &mut serde_json::Map<String, Value>) {
    if let (false, Some(words)) = (at.is_empty(), schema["description"].as_str()) {
        out.insert(at.into(), words.into());
    }
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let at = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
        described(field, &at, out);
    }
    if schema["items"].is_object() {
        described(&schema["items"], &format!("{at}[]"), out);
    }
}

pub(crate) fn made(made: &Made) -> Value {
    json!({
        "by": made.by,
        "at": moment(made.at),
        "scope": made.scope,
        "code": made.code.as_ref().map(|code| &code.digits),
        "compare_at": made.code.as_ref().map(|code| &code.address),
    })
}

fn issue(hearing: &Hearing, issue: &Issue) -> Value {
    let named = |at: &String| json!({ "at": at, "name": hearing.part(at) });
    let corrections = hearing.summary.corrections.iter().filter(|correction| correction.before.id == issue.id);
    json!({
        "number": issue.number,
        "title": issue.title,
        "belongs_to": issue.targets.iter().map(named).collect::<Vec<_>>(),
        "comments": issue.comments,
        // Not known before near-copies are told apart.
        "distinct_texts": (issue.texts > 0).then_some(issue.texts),
        "raised": issue.raised,
        "stands_on": issue.sources.iter().map(|source| json!({
            "text": source.text, "comments": source.comments, "first": source.first,
        })).collect::<Vec<_>>(),
        "replies": hearing.replied(issue).map(|(comment, reply)| json!({
            "comment": comment, "at": moment(reply.at), "agency": reply.agency(hearing.lang), "words": reply.words,
        })).collect::<Vec<_>>(),
        "sides": hearing.sides(issue).iter().map(|told| side(hearing, told)).collect::<Vec<_>>(),
        "decision": issue.disposition.map(|one| one.code()),
        "reason": issue.reason,
        "changed": issue.changed,
        "answered_by": (!issue.answered_by.is_empty()).then(|| named(&issue.answered_by)),
        "changed_elsewhere": issue.elsewhere,
        "corrections": corrections.map(|correction| json!({
            "at": moment(correction.at),
            "reason": correction.reason,
            "decision_before": correction.before.disposition.map(|one| one.code()),
            "reason_before": correction.before.reason,
        })).collect::<Vec<_>>(),
    })
}

/// A side: its code or its name, how many stand under the issue, and what they say.
fn side(hearing: &Hearing, told: &Told) -> Value {
    let (class, together) = match &told.who {
        Who::Class(class) => (Some(class.code()), None),
        Who::Together(classes) => (None, Some(classes.iter().map(|class| class.code()).collect::<Vec<_>>())),
        Who::Unsaid | Who::Position(_) => (None, None),
    };
    let position = match told.who {
        Who::Position(code) => Stance::parse(code).ok(),
        _ => None,
    };
    let stances = told.spoke.as_ref().map(|of| {
        let of = Stance::ALL.iter().zip(of.stances).filter(|(_, n)| *n > 0);
        of.map(|(stance, n)| (stance.code().to_string(), json!(n))).collect::<serde_json::Map<_, _>>()
    });
    json!({
        "class": class,
        "classes": together,
        "position": position.map(Stance::code),
        "label": words::public::side_name(hearing.lang, &told.who),
        "comments": told.spoke.as_ref().map(Spoke::comments),
        "by_stance": stances,
        "view": told.view,
    })
}

/// Questions and how often each value was given; what people wrote is not among them.
fn survey(hearing: &Hearing) -> Vec<Value> {
    let told = |question: &domain::survey::Question| {
        let tables = hearing.tallies.iter().find(|tables| tables.all.tally.question == question.id.0);
        let tally = tables.map(|tables| tables.all.told()).unwrap_or_default();
        let (counted, sheets) = tables.and_then(|tables| tables.behind(&tables.all)).unzip();
        let mut values = tally.by_value;
        values.sort_unstable();
        json!({
            "number": question.number,
            "question": question.said(Lang::Th),
            "form": question.form.code(),
            "choices": question.choices,
            "answered": tally.answered,
            "counted": counted,
            "sheets": sheets,
            "values": values.into_iter().map(told_value).collect::<Vec<_>>(),
        })
    };
    hearing.questions.iter().map(told).collect()
}

/// How often a value was given; those that few gave are counted together under no value.
fn told_value((value, n): (i64, u64)) -> Value {
    let value = (value != domain::survey::disclose::TOGETHER).then_some(value);
    json!({ "value": value, "n": n })
}

/// A moment in Bangkok as RFC 3339 has it.
fn moment(at: Moment) -> String {
    let (year, month, day) = at.day().ce();
    let (hour, minute) = at.clock();
    let second = (at.0 - Day(at.day().0).start().0) / 1_000 % 60;
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+07:00")
}
