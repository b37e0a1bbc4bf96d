//! Small shapes, hidden from screen readers: the words beside them say the same.

use domain::comment::Stance;
use leptos::prelude::*;

/// The shape of a stance: circle, triangle, square, ring.
pub fn stance_shape(stance: Stance) -> AnyView {
    let shape = match stance {
        Stance::Agree => view! { <circle cx="8" cy="8" r="6.5" /> }.into_any(),
        Stance::Change => view! { <path d="M8 1.5 15 14.5H1z" /> }.into_any(),
        Stance::Disagree => view! { <rect x="2" y="2" width="12" height="12" /> }.into_any(),
        Stance::Unstated => view! { <circle cx="8" cy="8" r="6" fill="none" stroke-width="2.2" /> }.into_any(),
    };
    view! { <svg class="stance__shape" viewBox="0 0 16 16" aria-hidden="true">{shape}</svg> }.into_any()
}
