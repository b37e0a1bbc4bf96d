//! The page of a file that takes long to make: how far it has come, and the way to it.

use crate::request::{Page, Visit};
use leptos::prelude::*;
use words::export as say;

/// `to` is the file's own address: it gives this page until the file is finished, then the file. Of what reads no rows, `all` is
/// nought: how far it has come is not known.
pub fn page(visit: &Visit, to: &str, done: u64, all: u64) -> Page {
    // The page from which it was asked lies above it.
    let above = to.split('?').next().and_then(|path| path.rsplit_once('/')).map_or("/", |(above, _)| above);
    let (lang, back, to) = (visit.lang, visit.to(above), visit.to(to));
    Page::new(say::making(lang), move || {
        let joint = if to.contains('?') { '&' } else { '?' };
        let progress = format!("{to}{joint}progress=yes");
        let how_far = match all {
            0 => view! { <p>{say::reading(lang)}</p> <p><progress class="progress" aria-label=say::making(lang)></progress></p> }.into_any(),
            all => {
                let setting = (done == all).then(|| view! { <p>{say::setting(lang)}</p> });
                view! {
                    <p data-words=say::rows_of_pattern(lang)>{say::rows_of(lang, done, all)}</p>
                    {setting}
                    <p><progress class="progress" max=all.to_string() value=done.to_string() aria-label=say::making(lang)></progress></p>
                }
                .into_any()
            }
        };
        view! {
            <h1>{say::making(lang)}</h1>
            <div data-making=progress data-file=to.clone() data-ready=say::made(lang)>
                <p role="status" data-said="yes"></p>
                {how_far}
                <p>{say::making_means(lang)}</p>
                <p class="actions gap-4"><a class="button button--plain" href=to.clone()>{say::look_again(lang)}</a> <a class="act" href=back.clone()>{words::common::back(lang)}</a></p>
            </div>
        }
    })
    .with_small_script()
}
