//! The page of a large file that is being made: how far it has come, and the way to it.

use crate::request::{Page, Visit};
use leptos::prelude::*;
use words::export as say;

/// `to` is the file's own address: it gives this page until the file is finished, then the file.
pub fn page(visit: &Visit, to: &str, done: u64, all: u64) -> Page {
    let (lang, to) = (visit.lang, visit.to(to));
    Page::new(say::making(lang), move || {
        let progress = format!("{to}?progress=yes");
        view! {
            <h1>{say::making(lang)}</h1>
            <div data-making=progress data-file=to.clone() data-ready=say::made(lang)>
                <p role="status" data-said="yes"></p>
                <p data-words=say::rows_of_pattern(lang)>{say::rows_of(lang, done, all)}</p>
                <p><progress class="progress" max=all.to_string() value=done.to_string() aria-label=say::making(lang)></progress></p>
                <p>{say::making_means(lang)}</p>
                <p class="actions"><a class="button button--plain" href=to.clone()>{say::look_again(lang)}</a></p>
            </div>
        }
    })
    .of_the_desk()
    .with_small_script()
}
