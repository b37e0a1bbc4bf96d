//! Comments taken by their grip and let go over an issue, over a new one, or over what is outside the hearing. Only where there is a
//! mouse and a list of issues beside the comments; ticks, keys and the form do the same.

use leptos::prelude::document;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DragEvent, Element};

/// Where comments were let go.
pub enum Onto {
    /// The issue with this id.
    Issue(String),
    New,
    Aside,
}

const OVER: &str = "dropping";
const TARGETS: &str = ".issue[id^='issue-'], #new, #aside, #tab-aside";

/// Shows the grips of the rows. `taken` is called with the row whose grip was taken, `put_back` where it was let go
/// nowhere, `put` where it was let go.
pub fn watch(
    root: &Element,
    taken: impl Fn(&Element) + 'static,
    put_back: impl Fn(&Element) + 'static,
    put: impl Fn(Onto) + 'static,
) {
    let Ok(grips) = root.query_selector_all(".leaf__grip") else { return };
    for grip in (0..grips.length()).filter_map(|at| grips.item(at)?.dyn_into::<Element>().ok()) {
        let _ = grip.remove_attribute("hidden");
    }
    // The row that is on its way.
    let held: Rc<RefCell<Option<Element>>> = Rc::default();
    let start = Rc::clone(&held);
    listen("dragstart", move |event| {
        let grip = under(event, ".leaf__grip");
        let Some(row) = grip.and_then(|grip| grip.closest(".leaf").ok().flatten()) else { return };
        if let Some(data) = event.data_transfer() {
            let _ = data.set_data("text/plain", "");
            data.set_drag_image(&row, 0, 0);
        }
        taken(&row);
        *start.borrow_mut() = Some(row);
    });
    let over = Rc::clone(&held);
    listen("dragover", move |event| {
        if over.borrow().is_none() {
            return;
        }
        leave();
        if let Some(target) = under(event, TARGETS) {
            event.prevent_default();
            let _ = target.class_list().add_1(OVER);
        }
    });
    let dropped = Rc::clone(&held);
    listen("drop", move |event| {
        leave();
        let Some(target) = under(event, TARGETS).filter(|_| dropped.borrow_mut().take().is_some()) else { return };
        event.prevent_default();
        put(match target.id().strip_prefix("issue-") {
            Some(issue) => Onto::Issue(issue.to_string()),
            None if target.id() == "new" => Onto::New,
            None => Onto::Aside,
        });
    });
    listen("dragend", move |_| {
        // Let go nowhere.
        if let Some(row) = held.borrow_mut().take() {
            put_back(&row);
        }
        leave();
    });
}

/// No place is pointed at any more.
fn leave() {
    let Ok(places) = document().query_selector_all(&format!(".{OVER}")) else { return };
    for place in (0..places.length()).filter_map(|at| places.item(at)?.dyn_into::<Element>().ok()) {
        let _ = place.class_list().remove_1(OVER);
    }
}

/// What of this kind the pointer is over.
fn under(event: &DragEvent, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

fn listen(name: &str, heard: impl FnMut(&DragEvent) + 'static) {
    let mut heard = heard;
    let heard = Closure::<dyn FnMut(DragEvent)>::new(move |event: DragEvent| heard(&event));
    // The page owns it for its whole life.
    let _ = document().add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
    heard.forget();
}
