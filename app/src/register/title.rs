//! The title of a law, wherever it is told. It is Thai, as the Gazette has it; who reads English has the translation that its source gives first (s.36), and the
//! Thai one beside it.

use domain::lang::Lang;
use leptos::prelude::*;

/// `english` is empty where there is no translation.
pub fn of_law(lang: Lang, thai: &str, english: &str) -> AnyView {
    let (thai, english) = (thai.to_string(), english.to_string());
    match lang {
        Lang::En if !english.is_empty() => {
            view! { <span lang="en">{english}</span> " " <span class="quiet" lang="th">{thai}</span> }.into_any()
        }
        _ => view! { <span lang="th">{thai}</span> }.into_any(),
    }
}
