//! A wording that somebody proposes, shown as what it changes in the part it was written for, in the version it was written on.

use crate::problem::Problem;
use crate::request::Visit;
use crate::ui::field::Long;
use crate::ui::form;
use crate::version::lines;
use compare::{Differ, Stretch, Turn};
use domain::comment::{LONGEST, Public, Said};
use domain::id::CommentId;
use domain::lang::Lang;
use leptos::prelude::*;
use std::collections::HashMap;
use store::version::Within;
use words::{comment, passage as say};

/// Bytes of texts and wordings that one page compares; what comes after is shown as it was written.
const MOST: usize = 400_000;
/// Words that stay are told whole where there are so many letters of them; of more, those beside a change.
const LONG: usize = 600;
/// A stretch that stays is shortened to about so many letters at each end.
const BESIDE: usize = 90;

/// A wording over its part, ready to be shown.
#[derive(Clone, Debug)]
pub struct Over {
    /// "มาตรา ๑๐ วรรคสอง".
    part: String,
    html: String,
    /// Whether it changes nothing.
    same: bool,
    /// Whether paragraphs of the part are not in it.
    beside: bool,
}

/// What the wordings of some comments change, by comment.
#[derive(Default)]
pub struct Wordings(HashMap<CommentId, Over>);

impl Wordings {
    /// The wording of a comment as it is shown; nothing where there is none.
    pub fn of(&self, lang: Lang, id: CommentId, wording: &str) -> Option<AnyView> {
        shown(lang, wording, self.0.get(&id), "voice__words")
    }

    /// What it changes alone, beside a text that is marked letter by letter.
    pub fn over(&self, lang: Lang, id: CommentId, wording: &str) -> Option<AnyView> {
        self.0.get(&id).and_then(|over| shown(lang, wording, Some(over), ""))
    }
}

/// Of the comments of a page, read in two statements; nothing is read where nobody proposes a wording.
///
/// # Errors
/// Faults of the store.
pub async fn wordings(visit: &Visit, comments: &[Public]) -> Result<Wordings, Problem> {
    let said = comments.iter().filter_map(|one| match &one.said {
        Said::Shown { wording, .. } if !wording.is_empty() => Some((one.id, wording.as_str())),
        _ => None,
    });
    some(visit, &said.collect::<Vec<_>>()).await
}

/// The same of wordings by the comments that propose them.
///
/// # Errors
/// Faults of the store.
pub async fn some(visit: &Visit, said: &[(CommentId, &str)]) -> Result<Wordings, Problem> {
    let said: Vec<_> = said.iter().filter(|(_, wording)| !wording.is_empty()).collect();
    let ids: Vec<CommentId> = said.iter().map(|(id, _)| *id).collect();
    let parts = store::comment::worded(&visit.site.store, &ids).await?;
    let (differ, mut left) = (&mut Differ::new(), MOST);
    let mut found = HashMap::new();
    for (id, wording) in said {
        let Some(part) = parts.get(id) else { continue };
        let Some(rest) = left.checked_sub(part.words.len() + wording.len()) else { continue };
        left = rest;
        if let Some(over) = over(visit.lang, differ, part, wording) {
            found.insert(*id, over);
        }
    }
    Ok(Wordings(found))
}

/// A wording over a part; nothing where it is another text.
pub fn over(lang: Lang, differ: &mut Differ, part: &Within, wording: &str) -> Option<Over> {
    let text = part.beside(wording);
    let found = compare::proposed(differ, &text, wording)?;
    let mut html = String::with_capacity(wording.len() * 2);
    lines::lines(&mut html, lang, shortened(&text, wording, &found.stretches));
    let same = found.stretches.iter().all(|one| one.turn == Turn::Same);
    let part = comment::anchored(lang, &part.label, &part.provision, &part.anchor);
    Some(Over { part, html, same, beside: found.beside })
}

/// The stretches with their words; of a long text those that stay are told only beside a change.
fn shortened<'a>(text: &'a str, wording: &'a str, found: &[Stretch]) -> Vec<(Turn, &'a str)> {
    let words = |one: &Stretch| match one.turn {
        Turn::Removed => &text[one.old.clone()],
        Turn::Same | Turn::Added => &wording[one.new.clone()],
    };
    let stays = found.iter().filter(|one| one.turn == Turn::Same).map(|one| words(one).chars().count()).sum::<usize>();
    let changed = found.iter().any(|one| one.turn != Turn::Same);
    let mut told = Vec::with_capacity(found.len());
    for (place, one) in found.iter().enumerate() {
        let said = words(one);
        if one.turn != Turn::Same || stays <= LONG || !changed {
            told.push((one.turn, said));
            continue;
        }
        let head = if place == 0 { 0 } else { blank_after(said, BESIDE) };
        let tail = if place + 1 == found.len() { said.len() } else { blank_before(said, BESIDE) };
        match head + 60 < tail {
            true => told.extend([(Turn::Same, &said[..head]), (Turn::Same, " … "), (Turn::Same, &said[tail..])]),
            false => told.push((Turn::Same, said)),
        }
    }
    told
}

/// Where the first blank stands after so many letters; the end where there is none.
fn blank_after(text: &str, letters: usize) -> usize {
    let far = text.char_indices().skip(letters);
    far.clone().find(|(_, c)| c.is_whitespace()).map_or(text.len(), |(at, _)| at)
}

/// Where the words begin after the last blank that has so many letters behind it; the beginning where there is none.
fn blank_before(text: &str, letters: usize) -> usize {
    let far = text.char_indices().rev().skip(letters);
    far.clone().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8())
}

/// A wording: what it changes where that is known, else as it was written.
pub fn shown(lang: Lang, wording: &str, over: Option<&Over>, class: &'static str) -> Option<AnyView> {
    if wording.is_empty() {
        return None;
    }
    let Some(over) = over else {
        return Some(view! { <p class="proposed__of">{say::proposed(lang)}</p> <p class=class><ins>{wording.to_string()}</ins></p> }.into_any());
    };
    let told = if over.same { say::wording_same(lang) } else { say::legend(lang) };
    Some(
        view! {
            <div class="proposed">
                <p class="proposed__of">{say::beside(lang, &over.part)}</p>
                <p class="diff__cell" lang="th" inner_html=over.html.clone()></p>
                <p class="proposed__of gap-2">{told} {over.beside.then(|| view! { " " {say::beside_it(lang)} })}</p>
            </div>
        }
        .into_any(),
    )
}

/// What was asked of the form that came back, by its buttons.
fn asked(visit: &Visit) -> Option<&str> {
    visit.returned.as_ref().filter(|returned| returned.endpoint == "/api/comment/look")?;
    visit.typed("look")
}

/// The field of the form for a wording, `kept` until now, with the ways to begin from the draft's own words and to see the difference. What
/// was typed is never written over.
pub fn field(visit: &Visit, part: Option<&Within>, kept: &str) -> impl IntoView + use<> {
    let lang = visit.lang;
    let mut given = visit.given("wording", kept);
    let begun = part.filter(|part| asked(visit) == Some("text") && fits(part) && given.value.trim().is_empty());
    if let Some(part) = begun {
        given.value.clone_from(&part.words);
    }
    let wording = given.value.trim().to_string();
    let over = part.and_then(|part| over(lang, &mut Differ::new(), part, &wording));
    let told = ((visit.returned.is_some() || !kept.is_empty()) && begun.is_none())
        .then(|| told(lang, &wording, over.as_ref(), asked(visit).is_some()));
    let button = |value: &'static str, words: &'static str| {
        view! { <button class="button button--plain button--small" type="submit" name="look" value=value formaction=format!("{}#f-wording", form::action(visit, "comment/look"))>{words}</button> }
    };
    let buttons = part.map(|part| {
        let begin = fits(part).then(|| button("text", say::begin_with_text(lang)));
        view! { <div class="actions gap-2">{begin} {button("difference", say::see_difference(lang))}</div> }
    });
    let rows = if wording.len() > 400 { 8 } else { 3 };
    let filled = begun.is_some().then_some("text");
    view! {
        <div data-told=filled><Long given label=comment::wording(lang) hint=comment::wording_hint(lang) optional=true rows most=LONGEST /></div>
        {buttons}
        {told.flatten()}
    }
}

/// A part whose words may stand in the field.
fn fits(part: &Within) -> bool {
    domain::text::length(&part.words) <= LONGEST as usize
}

/// The difference in the form; what there is none of is told where it was asked for.
fn told(lang: Lang, wording: &str, over: Option<&Over>, asked: bool) -> Option<AnyView> {
    let inside = match (wording.is_empty(), over) {
        (false, Some(over)) => shown(lang, wording, Some(over), ""),
        (true, _) if asked => Some(view! { <p>{say::no_difference(lang)}</p> }.into_any()),
        (false, None) if asked => Some(view! { <p>{say::another_text(lang)}</p> }.into_any()),
        _ => None,
    };
    let told = asked.then_some("difference");
    inside.map(|inside| {
        view! { <div class="gap-3" data-told=told><h3 class="proposed__title" tabindex="-1">{say::difference_title(lang)}</h3> {inside}</div> }
            .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, wording: &str) -> String {
        let found = compare::proposed(&mut Differ::new(), text, wording).expect("a change");
        shortened(text, wording, &found.stretches)
            .into_iter()
            .map(|(turn, words)| match turn {
                Turn::Same => words.to_string(),
                Turn::Removed => format!("[-{words}-]"),
                Turn::Added => format!("{{+{words}+}}"),
            })
            .collect()
    }

    #[test]
    fn a_short_text_is_told_whole_and_of_a_long_one_what_stands_beside_a_change() {
        assert_eq!(told("ให้แจ้งภายในสามสิบวัน", "ให้แจ้งภายในหกสิบวัน"), "ให้แจ้งภายใน[-สามสิบ-]{+หกสิบ+}วัน");
        let stays = "ให้คณะกรรมการประกาศหลักเกณฑ์ตามที่เห็นสมควร ".repeat(30);
        let long = told(&format!("{stays}ภายในสามสิบวัน {stays}"), &format!("{stays}ภายในหกสิบวัน {stays}"));
        assert!(long.chars().count() < 500 && long.contains("[-สามสิบ-]{+หกสิบ+}"), "{long}");
        assert!(long.starts_with(" … ให้คณะกรรมการ") && long.ends_with("ตามที่เห็นสมควร … "), "{long}");
    }
}
