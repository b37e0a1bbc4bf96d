//! The island that pays a form's price where its network sends very many: it works a moment, fills the proof in and sends the form on. Without scripts
//! its person waits, and presses again.

use domain::toll::{Toll, Work};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlFormElement, HtmlInputElement};

/// Numbers tried between two breaths of the browser: some ten milliseconds on a slow phone.
const STRETCH: u32 = 4_000;

/// A form that its person sends, as part of it never comes back.
pub const BY_HAND: &str = "by hand";

/// Works for the price that its server set, and sends the form by the button that `by` finds in it, or as its Enter key would; not at all [`BY_HAND`]. `working` and `done` are said
/// meanwhile and after.
#[island]
pub fn Pay(toll: String, by: String, working: String, done: String) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let root = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        let form = root.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let (Some(form), Some(toll)) = (form, Toll::parse(&toll)) else { return };
        said.set(working.clone());
        go_on(Rc::new(RefCell::new(Work::on(&toll))), (form, by.clone()), said, done.clone());
    });
    view! { <div node_ref=root><p class="small quiet" role="status">{move || said.get()}</p></div> }
}

fn go_on(work: Rc<RefCell<Work>>, (form, by): (HtmlFormElement, String), said: RwSignal<String>, done: String) {
    if let Some(proof) = work.borrow_mut().step(STRETCH) {
        let field = form.query_selector("input[name=proof]").ok().flatten();
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            field.set_value(&proof);
            said.set(done);
            if by == BY_HAND {
                return;
            }
            let button = (!by.is_empty()).then(|| form.query_selector(&by).ok().flatten()).flatten();
            let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
            let _ = match &button {
                Some(button) => form.request_submit_with_submitter(Some(button)),
                None => form.request_submit(),
            };
        }
        return;
    }
    let later = Closure::once_into_js(move || go_on(work, (form, by), said, done));
    let window = leptos::prelude::window();
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(later.unchecked_ref(), 0);
}
