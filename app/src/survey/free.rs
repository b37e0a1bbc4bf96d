//! What people wrote freely, for the agency: the questions that take free words, and each one's answers, searched and put into groups. Nothing here is public.

use crate::desk::dossier::load;
use crate::desk::duties::head;
use crate::problem::Problem;
use crate::request::{Page, Serving, Visit};
use crate::ui::field::{Line, Select};
use crate::ui::form;
use crate::ui::list::with;
use domain::act::Act;
use domain::agency::Viewer;
use domain::consultation::Consultation;
use domain::id::{ConsultationId, QuestionId, SheetId};
use domain::ledger::Sought;
use domain::survey::free::{Groups, NONE};
use domain::survey::{Form, Question};
use leptos::prelude::*;
use store::survey::free::{self, Looked, Place};
use words::free as say;

struct Loaded {
    one: Consultation,
    /// Every question that takes free words, with how many answered.
    questions: Vec<(Question, u64)>,
    groups: Vec<Groups>,
}

async fn loaded(visit: &Visit) -> Result<Loaded, Problem> {
    let one = load(visit).await?;
    if !one.kind.has_survey() {
        return Err(Problem::NotFound);
    }
    if !visit.viewer.may(Act::Export, one.agency.id) {
        return Err(Problem::NotAllowed);
    }
    let store = &visit.site.store;
    let tallies = store::survey::tallies(store, one.id, None).await?;
    let answered = |question: &Question| {
        tallies.iter().find(|tally| tally.question == question.id.0).map_or(0, |tally| tally.answered)
    };
    let questions = store::survey::ever(store, one.id).await?.into_iter().map(|(_, question)| question);
    let free = questions.filter(|question| matches!(question.form, Form::Short | Form::Text));
    let questions = free.map(|question| (answered(&question), question)).map(|(n, question)| (question, n)).collect();
    let groups = free::groups(store, one.id).await?;
    Ok(Loaded { one, questions, groups })
}

/// Who sends a form of these pages, and of which question of which consultation it is.
///
/// # Errors
/// [`Problem::SignIn`], [`Problem::NotFound`].
pub fn named(here: &Serving) -> Result<(&Viewer, (ConsultationId, QuestionId)), Problem> {
    let viewer = here.visit.signed_in()?;
    let id = ConsultationId::parse(here.one("consultation")).ok_or(Problem::NotFound)?;
    Ok((viewer, (id, QuestionId::parse(here.one("question")).ok_or(Problem::NotFound)?)))
}

/// The questions that take free words.
///
/// # Errors
/// [`Problem::NotFound`] for those of other agencies, [`Problem::NotAllowed`] for those who may take no sheets.
pub async fn list(visit: Visit) -> Result<Page, Problem> {
    let Loaded { one, questions, groups } = loaded(&visit).await?;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let rows: Vec<_> = questions
            .iter()
            .map(|(question, answered)| {
                let read = groups.iter().find(|of| of.question == question.id.0).map_or(0, |of| of.read);
                let to = visit.to(&format!("/desk/c/{}/answers/{}", one.id, question.id));
                view! { <li class="versions__item"><p><a href=to lang=question.lang_of(lang).code()>{question.said(lang).to_string()}</a></p> <p class="small quiet">{say::read_of(lang, read, *answered)}</p></li> }
            })
            .collect();
        let none = rows.is_empty().then(|| view! { <p class="empty__words">{say::none_asked(lang)}</p> });
        view! {
            {head(&visit, &one, say::title(lang))}
            <div class="narrow">
                <p class="section__note">{say::means(lang)}</p>
                {none}
                <ol class="versions gap-4">{rows}</ol>
            </div>
        }
    })
    .of_the_desk())
}

/// The answers to one question.
///
/// # Errors
/// As [`list`]; [`Problem::NotFound`] for a question that takes none.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let Loaded { one, questions, groups } = loaded(&visit).await?;
    let asked = visit.id("question", QuestionId::parse)?;
    let (question, answered) =
        questions.into_iter().find(|(question, _)| question.id == asked).ok_or(Problem::NotFound)?;
    let groups = groups.into_iter().find(|of| of.question == asked.0).unwrap_or_default();
    let place = match visit.asked("in") {
        "" => Place::Anywhere,
        "waiting" => Place::Waiting,
        number => Place::In(number.parse().map_err(|_| Problem::NotFound)?),
    };
    let store = &visit.site.store;
    let file = format!("answers/q{asked}");
    store::survey::taken::read(store, &visit.viewer, one.id, &file, visit.now).await?;
    let sought = Sought::read(visit.asked("q"));
    let before = SheetId::parse(visit.asked("before"));
    let looked = free::page(store, one.id, asked, (&sought, place), before).await?;
    let lang = visit.lang;
    let title = format!("{} – {}", question.said(lang), say::title(lang));
    let writes = visit.viewer.may(Act::WriteReport, one.agency.id) && one.phase(visit.now).allows(Act::WriteReport);
    Ok(Page::new(title, move || {
        let labels = [
            ("sheet[]", say::ticked(lang)),
            ("group", say::group(lang)),
            ("title", say::group_title(lang)),
            ("title_en", say::group_title_en(lang)),
        ];
        let next = looked.next.map(|next| {
            view! { <p class="gap-4"><a class="act act--strong" rel="next" href=with(&visit, "before", &next.to_string())>{say::next(lang)}</a></p> }
        });
        view! {
            {head(&visit, &one, say::title(lang))}
            <h2 class="section__title" lang=question.lang_of(lang).code()>{question.said(lang).to_string()}</h2>
            <p class="section__note">{say::read_of(lang, groups.read, answered)} " · " <a href=visit.to(&format!("/desk/c/{}/answers", one.id))>{say::questions(lang)}</a></p>
            {form::summary(&visit, &labels)}
            {search(&visit)}
            {tabs(&visit, &groups, place)}
            {answers(&visit, &one, &question, (&looked, &groups), writes)}
            {next}
            {writes.then(|| naming(&visit, &one, &question, (&groups, place)))}
        }
    })
    .of_the_desk())
}

fn search(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let place = visit.asked("in").to_string();
    let kept = (!place.is_empty()).then(|| view! { <input type="hidden" name="in" value=place /> });
    let q = crate::ui::field::Given { name: "q".into(), value: visit.asked("q").into(), refused: None, lang };
    view! {
        <form class="narrow" method="get" action=visit.to(&visit.path) role="search">
            {kept}
            <Line given=q label=say::search(lang) hint=say::search_hint(lang) />
            <div class="actions"><button class="button button--plain" type="submit">{say::look(lang)}</button></div>
        </form>
    }
}

/// Where answers stand, as links with their counts.
fn tabs(visit: &Visit, groups: &Groups, place: Place) -> impl IntoView + use<> {
    let lang = visit.lang;
    let from_first =
        Visit { query: visit.query.iter().filter(|(name, _)| name != "before").cloned().collect(), ..visit.clone() };
    let tab = |code: &str, label: String, n: Option<u64>, here: bool| {
        let class = if here { "tabs__link tabs__link--here" } else { "tabs__link" };
        let n = n.map(|n| view! { " " <span class="tabs__count">"(" {words::number(n)} ")"</span> });
        view! { <a class=class href=with(&from_first, "in", code) aria-current=here.then_some("true")>{label} {n}</a> }
    };
    let mut all = vec![
        tab("", say::everything(lang).into(), None, place == Place::Anywhere),
        tab("waiting", say::waiting(lang).into(), None, place == Place::Waiting),
    ];
    all.extend(groups.groups.iter().map(|one| {
        tab(&one.number.to_string(), one.name(lang).to_string(), Some(one.n), place == Place::In(one.number))
    }));
    all.push(tab(&NONE.to_string(), say::in_none(lang).into(), None, place == Place::In(NONE)));
    view! { <nav class="tabs gap-4" aria-label=say::groups(lang)>{all}</nav> }
}

fn answers(
    visit: &Visit,
    one: &Consultation,
    question: &Question,
    (looked, groups): (&Looked, &Groups),
    writes: bool,
) -> AnyView {
    let lang = visit.lang;
    if looked.lines.is_empty() {
        return view! { <p class="empty__words">{say::none(lang)}</p> }.into_any();
    }
    let ticked = visit.typed_all("sheet[]");
    let called = |number: u32| match groups.groups.iter().find(|group| group.number == number) {
        Some(group) => group.name(lang).to_string(),
        None => say::in_none(lang).to_string(),
    };
    let rows: Vec<_> = looked
        .lines
        .iter()
        .zip(0..)
        .map(|(line, at)| {
            let value = line.sheet.to_string();
            let id = if at == 0 { "f-sheet".to_string() } else { format!("f-sheet-{at}") };
            let checked = ticked.contains(&value.as_str());
            let stands: Vec<String> = line.groups.iter().map(|number| called(*number)).collect();
            let under = format!("{id}-under");
            let stands = (!stands.is_empty()).then(|| format!(" · {}", stands.join(" · ")));
            let said = view! { <span class="choice__more" id=under.clone()>{words::law::audience(lang, line.audience)} " · " {words::date::short(lang, line.at.day())} {stands}</span> };
            match writes {
                true => view! {
                    <div class="choice">
                        <input class="choice__input choice__input--box" type="checkbox" name="sheet[]" value=value id=id.clone() checked=checked />
                        <label class="choice__label" for=id><span class="kept-text">{line.words.clone()}</span> {said}</label>
                    </div>
                }
                .into_any(),
                false => view! { <div class="choice"><p class="choice__label"><span class="kept-text">{line.words.clone()}</span> {said}</p></div> }.into_any(),
            }
        })
        .collect();
    if !writes {
        return view! { <div class="gap-4">{rows}</div> }.into_any();
    }
    let mut options: Vec<(String, String)> =
        groups.groups.iter().map(|group| (group.number.to_string(), group.name(lang).to_string())).collect();
    options.push((NONE.to_string(), say::in_none(lang).to_string()));
    view! {
        <form class="gap-4" method="post" action=form::action(visit, "survey/group")>
            {form::hidden(visit)}
            <input type="hidden" name="consultation" value=one.id.to_string() />
            <input type="hidden" name="question" value=question.id.to_string() />
            <fieldset class="field"><legend class="field__label">{say::ticked(lang)}</legend> {rows}</fieldset>
            <Select given=visit.given("group", "") label=say::group(lang) options />
            <div class="actions gap-3">
                <button class="button" type="submit" name="do" value="put">{say::put(lang)}</button>
                <button class="button button--plain" type="submit" name="do" value="take">{say::take(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Makes a group, or calls the one that is looked at otherwise.
fn naming(
    visit: &Visit,
    one: &Consultation,
    question: &Question,
    (groups, place): (&Groups, Place),
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let here = groups.groups.iter().find(|group| place == Place::In(group.number));
    let (title, title_en) = here.map_or(("", ""), |group| (group.title.as_str(), group.title_en.as_str()));
    let heading = if here.is_some() { say::rename(lang) } else { say::new_group(lang) };
    let number = here.map_or(String::new(), |group| group.number.to_string());
    view! {
        <section class="section narrow" id="groups">
            <h2 class="section__title">{heading}</h2>
            <form method="post" action=form::action(visit, "survey/name_group")>
                {form::hidden(visit)}
                <input type="hidden" name="consultation" value=one.id.to_string() />
                <input type="hidden" name="question" value=question.id.to_string() />
                <input type="hidden" name="number" value=number />
                <Line given=visit.given("title", title) label=say::group_title(lang) hint=say::group_title_hint(lang) />
                <Line given=visit.given("title_en", title_en) label=say::group_title_en(lang) optional=true />
                <div class="actions gap-3"><button class="button button--plain" type="submit">{words::common::save(lang)}</button></div>
            </form>
        </section>
    }
}
