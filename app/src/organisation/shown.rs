//! How what an organisation says is shown, and where somebody chooses to speak for one.

use crate::request::Visit;
use crate::ui::field::Select;
use domain::lang::Lang;
use domain::organisation::Speaker;
use leptos::prelude::*;
use store::organisation::Spokesperson;
use words::organisation as say;

/// Beside a comment, in plain words.
pub fn beside(lang: Lang, speaker: Option<&Speaker>) -> Option<AnyView> {
    let speaker = speaker?;
    Some(view! { <b>{say::speaks(lang, speaker)}</b> " · " }.into_any())
}

/// For whom one speaks, in the form; nothing for those who speak for no organisation.
pub fn choose(visit: &Visit, mine: &[Spokesperson]) -> Option<AnyView> {
    let lang = visit.lang;
    if mine.is_empty() {
        return None;
    }
    let name = |one: &Spokesperson| {
        let checked = if one.verified() { say::verified(lang) } else { say::unverified(lang) };
        (one.id.to_string(), format!("{} · {checked}", one.name))
    };
    let options =
        std::iter::once((String::new(), say::myself(lang).to_string())).chain(mine.iter().map(name)).collect();
    Some(view! { <Select given=visit.given("speaker", "") label=say::speaker(lang) hint=say::speaker_hint(lang) options /> }.into_any())
}
