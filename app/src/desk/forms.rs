//! The text in other forms on the desk: what is there, and one more.

use super::dossier::load;
use super::duties::{about, head};
use super::files::{kept, may_add};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{File, Line, Long, Select};
use crate::ui::form;
use domain::attachment::Kind;
use domain::form::{LANGUAGES, What, language};
use domain::lang::Lang;
use domain::phase::Phase;
use leptos::prelude::*;
use words::form as say;

/// # Errors
/// [`Problem::NotAllowed`] for those who may not add one now.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    may_add(&visit, &one)?;
    let forms = store::attachment::all(&visit.site.store, one.id).await?.forms;
    let lang = visit.lang;
    Ok(Page::new(say::title(lang), move || {
        let preparing = one.phase(visit.now) == Phase::Preparing;
        let rows: Vec<_> = forms.iter().map(|file| kept(&visit, &one, file, preparing, "forms")).collect();
        let list = match rows.is_empty() {
            true => view! { <p class="quiet gap-3">{say::none(lang)}</p> }.into_any(),
            false => view! { <ol class="versions gap-3">{rows}</ol> }.into_any(),
        };
        let later = (!preparing).then(|| view! { <p class="notice notice--care gap-3">{words::attachment::means_later(lang)}</p> });
        let ways: Vec<_> = What::ALL
            .into_iter()
            .map(|what| {
                let to = visit.to(&format!("/desk/c/{}/forms/{}", one.id, what.code()));
                view! { <li class="steps__item"><a class="steps__link" href=to>{say::what(lang, what)} <span class="steps__state">{say::what_for(lang, what)}</span></a></li> }
            })
            .collect();
        view! {
            {head(&visit, &one, say::title(lang))}
            <div class="narrow">
                {form::summary(&visit, &[])}
                <p>{say::means(lang)}</p>
                {later}
                {list}
                <nav class="section" aria-label=say::more(lang)><h2 class="section__title">{say::more(lang)}</h2> <ol class="steps">{ways}</ol></nav>
                <p class="actions gap-4"><a class="act" href=visit.to(&format!("/desk/c/{}", one.id))>{words::common::back(lang)}</a></p>
            </div>
        }
    })
    .of_the_desk())
}

/// # Errors
/// As [`show`]; [`Problem::NotFound`] for a form that there is not.
pub async fn add(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    may_add(&visit, &one)?;
    let what = visit.id("what", What::parse)?;
    let lang = visit.lang;
    Ok(Page::new(say::what(lang, what), move || {
        let name = match what {
            What::Audio => say::audio_language(lang),
            What::Sign => say::captions_language(lang),
            _ => say::language(lang),
        };
        let mut labels = vec![("lang", name), ("title", say::remark(lang))];
        labels.extend(field_names(lang, what));
        view! {
            {head(&visit, &one, say::what(lang, what))}
            <div class="narrow">
                {form::summary(&visit, &labels)}
                <p>{say::what_for(lang, what)}</p>
                <form class="gap-4" method="post" action=form::action(&visit, "desk/form") enctype="multipart/form-data">
                    {about(&visit, &one)}
                    <input type="hidden" name="what" value=what.code() />
                    <Select given=visit.given("lang", if what == What::Translation { "" } else { "th" }) label=name options=languages(lang, what) />
                    <Line given=visit.given("title", "") label=say::remark(lang) hint=say::remark_hint(lang) optional=true />
                    {fields(&visit, what)}
                    <div class="actions gap-4"><button class="button" type="submit">{say::add(lang)}</button> <a class="act" href=visit.to(&format!("/desk/c/{}/forms", one.id))>{words::common::back(lang)}</a></div>
                </form>
            </div>
        }
    })
    .of_the_desk())
}

fn languages(lang: Lang, what: What) -> Vec<(String, String)> {
    let known = LANGUAGES.into_iter().filter(|code| language(what, code).is_ok());
    let named = known.map(|code| {
        let (name, own) = say::language_name(lang, code);
        (code.to_string(), if name.contains(own) { name.to_string() } else { format!("{name} · {own}") })
    });
    let choose = (what == What::Translation).then(|| (String::new(), words::common::choose(lang).to_string()));
    choose.into_iter().chain(named).collect()
}

/// What its fields are called where one is refused.
pub fn field_names(lang: Lang, what: What) -> [(&'static str, &'static str); 3] {
    let said = if what == What::Sign { say::captions(lang) } else { say::transcript(lang) };
    [("text", say::text(lang)), ("said", said), ("file", words::attachment::file(lang))]
}

/// The fields of what is brought: a text or a file; a file with what is said in it. The file stands last: of one that is too
/// large the fields before it come back.
pub fn fields(visit: &Visit, what: What) -> AnyView {
    let lang = visit.lang;
    let endings: Vec<String> =
        what.kinds().iter().filter(|kind| **kind != Kind::Txt).map(|kind| format!(".{}", kind.ending())).collect();
    let file = view! { <File given=visit.given("file", "") label=words::attachment::file(lang) hint=say::file_hint(lang, what) accept=endings.join(",") /> };
    if !what.plays() {
        return view! { <Long given=visit.given("text", "") label=say::text(lang) hint=say::text_hint(lang) rows=12 optional=true /> {file} }.into_any();
    }
    let (label, hint, other, other_hint, accept) = match what {
        What::Sign => (
            say::captions(lang),
            say::captions_hint(lang),
            say::captions_file(lang),
            say::captions_file_hint(lang),
            ".vtt",
        ),
        _ => (
            say::transcript(lang),
            say::transcript_hint(lang),
            say::transcript_file(lang),
            say::transcript_file_hint(lang),
            ".txt",
        ),
    };
    // What a file of words held comes back in the box.
    let mut said = visit.given("said", "");
    if let Some(brought) = visit.typed("said_file").filter(|brought| !brought.trim().is_empty()) {
        said.value = brought.to_string();
    }
    view! {
        <Long given=said label=label hint=hint rows=8 />
        <File given=visit.given("said_file", "") label=other hint=other_hint accept=accept />
        {file}
    }
    .into_any()
}
