//! A key point read aloud by the reader's own device: the button, which the small script shows where the device has a voice for Thai. It
//! reads what is marked `data-read` of what stands inside its `data-aloud`.

use crate::request::Visit;
use domain::key_point::KeyPoint;
use leptos::prelude::*;
use words::passage as say;

/// The button of a key point.
pub fn button(visit: &Visit, point: &KeyPoint) -> impl IntoView + use<> {
    let lang = visit.lang;
    let name = words::law::key_point(lang, point.number);
    view! { <button class="act listen" type="button" data-listen="" aria-pressed="false" hidden>{say::listen(lang)} <span class="hidden">" " {name}</span></button> }
}
