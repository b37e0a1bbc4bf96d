//! Fields of forms: label, hint, error and `aria-describedby` together, so that none can be forgotten. A field shows what was
//! typed when its form came back, else what is kept.

use crate::request::Visit;
use domain::lang::Lang;
use leptos::prelude::*;

/// What a field shows and why it was refused.
#[derive(Clone, Debug)]
pub struct Given {
    pub name: String,
    pub value: String,
    pub refused: Option<String>,
    pub lang: Lang,
}

impl Given {
    /// The field's id, with what tells rows of the same field apart.
    fn id(&self, suffix: &str) -> String {
        format!("{}{suffix}", id_of(&self.name))
    }
}

/// The id of a field by the name that refusals call it: `reason` is `f-reason`; of the second row's `title[]`, which refusals
/// call `k2.title`, it is `f-title-2`.
pub fn id_of(field: &str) -> String {
    let field = field.trim_end_matches("[]");
    match field.split_once('.') {
        Some((row, column)) => format!("f-{column}-{}", row.trim_start_matches(|c: char| !c.is_ascii_digit())),
        None => format!("f-{field}"),
    }
}

impl Visit {
    /// A field by its name, with what is kept of it.
    pub fn given(&self, name: &str, kept: &str) -> Given {
        Given {
            name: name.into(),
            value: self.value(name, kept).into(),
            refused: self.refusal(name).map(|refusal| words::refusal::say(self.lang, &refusal)),
            lang: self.lang,
        }
    }
}

fn described(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (true, true) => Some(format!("{id}-hint {id}-error")),
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    }
}

fn label_note(optional: bool, lang: Lang) -> Option<impl IntoView> {
    optional.then(|| view! { " " <span class="quiet">"(" {words::common::optional(lang)} ")"</span> })
}

/// One line of text.
#[component]
pub fn Line(
    given: Given,
    #[prop(into)] label: String,
    #[prop(into, optional)] hint: String,
    /// What tells rows of the same field apart.
    #[prop(into, optional)]
    suffix: String,
    #[prop(optional)] optional: bool,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] short: bool,
    /// The id of the `datalist` from which the browser offers.
    #[prop(into, optional)]
    list: String,
) -> impl IntoView {
    let id = given.id(&suffix);
    let list = (!list.is_empty()).then_some(list);
    let describedby = described(&id, !hint.is_empty(), given.refused.is_some());
    let invalid = given.refused.is_some().then_some("true");
    let outer = if invalid.is_some() { "field field--error" } else { "field" };
    let class = if short { "field__box field__box--short" } else { "field__box" };
    // Passwords never come back.
    let value = if kind == "password" { String::new() } else { given.value.clone() };
    view! {
        <div class=outer>
            <label class="field__label" for=id.clone()>{label} {label_note(optional, given.lang)}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field__help" id=format!("{id}-hint")>{hint}</p> })}
            {given.refused.map(|why| view! { <p class="field__error" id=format!("{id}-error")>{why}</p> })}
            <input class=class type=kind id=id name=given.name value=value autocomplete=autocomplete list=list aria-describedby=describedby aria-invalid=invalid />
        </div>
    }
}

/// Many lines of text.
#[component]
pub fn Long(
    given: Given,
    #[prop(into)] label: String,
    #[prop(into, optional)] hint: String,
    /// What tells rows of the same field apart.
    #[prop(into, optional)]
    suffix: String,
    #[prop(optional)] optional: bool,
    #[prop(default = 6)] rows: u32,
    /// The longest text taken, in letters as people count them: near it the small script says how much is left.
    #[prop(optional)]
    most: Option<u32>,
) -> impl IntoView {
    let id = given.id(&suffix);
    let lang = given.lang;
    let describedby = described(&id, !hint.is_empty(), given.refused.is_some());
    let invalid = given.refused.is_some().then_some("true");
    let outer = if invalid.is_some() { "field field--error" } else { "field" };
    view! {
        <div class=outer>
            <label class="field__label" for=id.clone()>{label} {label_note(optional, given.lang)}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field__help" id=format!("{id}-hint")>{hint}</p> })}
            {given.refused.map(|why| view! { <p class="field__error" id=format!("{id}-error")>{why}</p> })}
            <textarea
                class="field__box field__box--text"
                id=id
                name=given.name
                rows=rows.to_string()
                aria-describedby=describedby
                aria-invalid=invalid
                data-most=most.map(|most| most.to_string())
                inner_html=textarea(&given.value)
            ></textarea>
            {most.map(|_| view! { <p class="field__left" role="status" data-left=words::comment::letters_left(lang) data-over=words::comment::letters_over(lang)></p> })}
        </div>
    }
}

/// A file to bring. What the server reads of it goes into another field of the form.
#[component]
pub fn File(
    given: Given,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    /// Endings of the kinds that are read, for the browser's own list.
    #[prop(into)]
    accept: String,
    /// What tells several of one page apart.
    #[prop(into, optional)]
    suffix: String,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let id = given.id(&suffix);
    let describedby = described(&id, true, given.refused.is_some());
    let invalid = given.refused.is_some().then_some("true");
    let outer = if invalid.is_some() { "field field--error" } else { "field" };
    view! {
        <div class=outer>
            <label class="field__label" for=id.clone()>{label} {label_note(optional, given.lang)}</label>
            <p class="field__help" id=format!("{id}-hint")>{hint}</p>
            {given.refused.map(|why| view! { <p class="field__error" id=format!("{id}-error")>{why}</p> })}
            <input class="field__file" type="file" id=id name=given.name accept=accept aria-describedby=describedby aria-invalid=invalid />
        </div>
    }
}

/// The content of a textarea, escaped by us (the framework writes a textarea's children as they are) and begun with the line
/// end that browsers drop.
pub fn textarea(text: &str) -> String {
    format!("\n{}", escape(text))
}

pub use domain::text::escaped as escape;

/// One choice of a list.
pub struct Choice {
    pub value: String,
    pub label: AnyView,
    pub more: Option<String>,
}

impl Choice {
    pub fn plain(value: impl Into<String>, label: impl Into<String>) -> Choice {
        let label: String = label.into();
        Choice { value: value.into(), label: label.into_any(), more: None }
    }

    pub fn with(self, more: Option<impl Into<String>>) -> Choice {
        Choice { more: more.map(Into::into), ..self }
    }
}

/// One of several, as a ruled list of whole rows.
#[component]
pub fn Radios(
    given: Given,
    #[prop(into)] label: String,
    #[prop(into, optional)] hint: String,
    #[prop(optional)] optional: bool,
    choices: Vec<Choice>,
    /// Side by side on wide screens, as a scale.
    #[prop(optional)]
    scale: bool,
    /// The label where it changes with another choice.
    #[prop(optional)]
    says: Option<AnyView>,
) -> impl IntoView {
    let chosen = vec![given.value.clone()];
    let label = says.unwrap_or_else(|| label.into_any());
    choice_list(given, label, hint, optional, choices, chosen, "radio", if scale { "scale" } else { "" })
}

/// Several of several; `chosen` are the values ticked.
#[component]
pub fn Ticks(
    given: Given,
    #[prop(into)] label: String,
    #[prop(into, optional)] hint: String,
    #[prop(optional)] optional: bool,
    choices: Vec<Choice>,
    chosen: Vec<String>,
    /// In columns where there is room.
    #[prop(optional)]
    many: bool,
) -> impl IntoView {
    let look = if many { "many" } else { "" };
    choice_list(given, label.into_any(), hint, optional, choices, chosen, "checkbox", look)
}

#[allow(clippy::too_many_arguments, reason = "two components share it; the fields are theirs")]
fn choice_list(
    given: Given,
    label: AnyView,
    hint: String,
    optional: bool,
    choices: Vec<Choice>,
    chosen: Vec<String>,
    kind: &'static str,
    look: &'static str,
) -> impl IntoView {
    let id = given.id("");
    let describedby = described(&id, !hint.is_empty(), given.refused.is_some());
    let class = if given.refused.is_some() { "field field--error" } else { "field" };
    let input_class = if kind == "radio" { "choice__input" } else { "choice__input choice__input--box" };
    let rows: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            // The first row carries the field's own id, so that the error summary leads to it.
            let row = if place == 0 { id.clone() } else { format!("{id}-{place}") };
            let checked = chosen.contains(&choice.value);
            view! {
                <div class="choice">
                    <input class=input_class type=kind name=given.name.clone() value=choice.value id=row.clone() checked=checked />
                    <label class="choice__label" for=row>
                        {choice.label}
                        {choice.more.map(|more| view! { <span class="choice__more">{more}</span> })}
                    </label>
                </div>
            }
        })
        .collect();
    view! {
        <fieldset class=if look.is_empty() { class.to_string() } else { format!("{class} {look}") } aria-describedby=describedby>
            <legend class="field__label">{label} {label_note(optional, given.lang)}</legend>
            {(!hint.is_empty()).then(|| view! { <p class="field__help" id=format!("{id}-hint")>{hint}</p> })}
            {given.refused.map(|why| view! { <p class="field__error" id=format!("{id}-error")>{why}</p> })}
            <div class="choices">{rows}</div>
        </fieldset>
    }
}

/// A list that opens: value and label of each option, in their order.
#[component]
pub fn Select(
    given: Given,
    #[prop(into)] label: String,
    #[prop(into, optional)] hint: String,
    /// What tells rows of the same field apart.
    #[prop(into, optional)]
    suffix: String,
    #[prop(optional)] optional: bool,
    options: Vec<(String, String)>,
    /// What each option is, for rules of style that follow the choice.
    #[prop(optional)]
    marks: Vec<&'static str>,
) -> impl IntoView {
    let id = given.id(&suffix);
    let describedby = described(&id, !hint.is_empty(), given.refused.is_some());
    let invalid = given.refused.is_some().then_some("true");
    let outer = if invalid.is_some() { "field field--error" } else { "field" };
    let rows: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(n, (value, label))| view! { <option value=value.clone() selected=value == given.value data-on=marks.get(n).copied()>{label}</option> })
        .collect();
    view! {
        <div class=outer>
            <label class="field__label" for=id.clone()>{label} {label_note(optional, given.lang)}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field__help" id=format!("{id}-hint")>{hint}</p> })}
            {given.refused.map(|why| view! { <p class="field__error" id=format!("{id}-error")>{why}</p> })}
            <span class="pick">
                <select class="field__box" id=id name=given.name aria-describedby=describedby aria-invalid=invalid>{rows}</select>
            </span>
        </div>
    }
}

/// A day in three fields: day · month by name · year B.E. Their names are the field's with `_day`, `_month`, `_year`.
#[component]
pub fn Date(
    #[prop(into)] name: String,
    visit: Visit,
    kept: Option<domain::time::Day>,
    #[prop(into)] label: String,
    #[prop(into, optional)] hint: String,
    /// What tells rows of the same field apart.
    #[prop(into, optional)]
    suffix: String,
) -> impl IntoView {
    let lang = visit.lang;
    let parts = kept.map(domain::time::Day::be);
    let kept_day = parts.map_or(String::new(), |(_, _, day)| day.to_string());
    let kept_month = parts.map_or(String::new(), |(_, month, _)| month.to_string());
    let kept_year = parts.map_or(String::new(), |(year, _, _)| year.to_string());
    let [day, month, year] = ["day", "month", "year"].map(|part| format!("{name}_{part}"));
    let refused = visit.refusal(&name).map(|refusal| words::refusal::say(lang, &refusal));
    let id = format!("f-{name}{suffix}");
    let describedby = described(&id, !hint.is_empty(), refused.is_some());
    let outer = if refused.is_some() { "field field--error" } else { "field" };
    let chosen = visit.value(&month, &kept_month).to_string();
    // What was kept is said back in words, so that a wrong year is heard.
    let said = kept
        .filter(|_| visit.returned.is_none())
        .map(|day| view! { <p class="date__said">{words::date::with_weekday(lang, day)}</p> });
    let months: Vec<_> = (0..=12u32)
        .map(|number| {
            let value = if number == 0 { String::new() } else { number.to_string() };
            let label = if number == 0 { words::common::choose(lang) } else { words::date::month(lang, number) };
            view! { <option value=value.clone() selected=value == chosen>{label}</option> }
        })
        .collect();
    view! {
        <fieldset class=outer aria-describedby=describedby>
            <legend class="field__label">{label}</legend>
            {(!hint.is_empty()).then(|| view! { <p class="field__help" id=format!("{id}-hint")>{hint}</p> })}
            {refused.map(|why| view! { <p class="field__error" id=format!("{id}-error")>{why}</p> })}
            <div class="date__parts">
                <div class="date__part date__part--day">
                    <label class="date__name" for=id.clone()>{words::common::day(lang)}</label>
                    <input class="field__box" id=id.clone() name=day.clone() inputmode="numeric" autocomplete="off" value=visit.value(&day, &kept_day).to_string() />
                </div>
                <div class="date__part date__part--month">
                    <label class="date__name" for=format!("{id}-month")>{words::common::month(lang)}</label>
                    <span class="pick"><select class="field__box" id=format!("{id}-month") name=month>{months}</select></span>
                </div>
                <div class="date__part date__part--year">
                    <label class="date__name" for=format!("{id}-year")>{words::common::year_be(lang)}</label>
                    <input class="field__box" id=format!("{id}-year") name=year.clone() inputmode="numeric" autocomplete="off" value=visit.value(&year, &kept_year).to_string() />
                </div>
            </div>
            {said}
        </fieldset>
    }
}
