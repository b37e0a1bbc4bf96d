//! A field for a file that is kept: the one that was brought already goes along in the form, may be left out again, or another is put in its place.

use crate::request::Visit;
use crate::ui::field::{Choice, File, Given, Ticks};
use domain::survey::answer::WITHOUT;
use leptos::prelude::*;
use words::survey as say;

/// Endings of all kinds that are kept, for the browser's own list.
pub const KINDS: &str = ".pdf,.png,.jpg,.jpeg,.webp,.xlsx,.ods,.csv,.docx,.odt";
/// Of pictures alone.
pub const PICTURES: &str = "image/png,image/jpeg,image/webp";

/// The field, by what was given for it.
pub fn field(visit: &Visit, given: Given, label: String, hint: String, accept: &str, optional: bool) -> AnyView {
    let (lang, name) = (visit.lang, given.name.clone());
    let there = domain::survey::file::File::parse(&given.value);
    let brought = there.map(|file| {
        let without = format!("{name}_{WITHOUT}");
        let chosen = visit.typed_all(&without).into_iter().map(str::to_string).collect();
        let choices = vec![Choice::plain("1", say::file_without(lang))];
        let label = format!("{}: {} ({})", say::file_chosen(lang), file.name, words::attachment::size(file.size));
        view! {
            <input type="hidden" name=name value=file.typed() />
            <Ticks given=visit.given(&without, "") label hint=say::file_other(lang) optional=false choices chosen />
        }
    });
    let given = Given { value: String::new(), ..given };
    view! { {brought} <File given label hint accept optional /> }.into_any()
}
