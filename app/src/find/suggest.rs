//! The island around a search box: names of consultations appear under it while somebody types, as plain links. The box is a
//! form drawn by the server and works without it.

use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, FocusEvent, HtmlElement, HtmlInputElement, KeyboardEvent, Node, Response};

/// How long nothing is typed before names are asked for, in milliseconds.
const PAUSE: i32 = 180;

/// Watches the search field among its children.
#[island]
pub fn Suggest(
    /// Where names are asked for, in the reader's language.
    from: String,
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        let root: Element = root.unchecked_into();
        let of = |what: &str| root.query_selector(what).ok().flatten();
        if let (Some(field), Some(said), Some(list)) =
            (of("input[type=search]"), of("[role=status]"), of(".suggest__names"))
        {
            let field = field.unchecked_into::<HtmlInputElement>();
            watch(Rc::new(Parts {
                root,
                field,
                said,
                list: list.unchecked_into(),
                from: from.clone(),
                turn: Cell::new(0),
            }));
        }
    });
    view! {
        <div class="suggest" node_ref=root>
            {children()}
            <p class="hidden" role="status"></p>
            <div class="suggest__names" hidden></div>
        </div>
    }
}

struct Parts {
    root: Element,
    field: HtmlInputElement,
    said: Element,
    list: HtmlElement,
    from: String,
    /// Counts what was typed: an answer to something older is not shown.
    turn: Cell<u32>,
}

impl Parts {
    fn close(&self) {
        self.list.set_hidden(true);
        self.said.set_text_content(None);
    }

    /// Shows the names for what stands in the field, unless it has changed or been left meanwhile.
    async fn show(&self, turn: u32) {
        let typed = self.field.value();
        let names = match typed.trim().is_empty() {
            true => String::new(),
            false => self.ask(typed.trim()).await.unwrap_or_default(),
        };
        if turn != self.turn.get() {
            return;
        }
        if names.is_empty() || document().active_element().as_ref() != Some(self.field.unchecked_ref()) {
            return self.close();
        }
        self.list.set_inner_html(&names);
        self.list.set_hidden(false);
        let said = self.list.first_element_child().and_then(|list| list.get_attribute("data-said"));
        self.said.set_text_content(said.as_deref());
    }

    async fn ask(&self, typed: &str) -> Option<String> {
        let typed: String = js_sys::encode_uri_component(typed).into();
        let answer = JsFuture::from(window().fetch_with_str(&format!("{}?q={typed}", self.from))).await.ok()?;
        let answer: Response = answer.dyn_into().ok()?;
        if !answer.ok() {
            return None;
        }
        JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
    }

    /// Moves between the field and the names; whether the key was for that.
    fn step(&self, key: &str) -> bool {
        if self.list.hidden() {
            return false;
        }
        if key == "Escape" {
            self.close();
            let _ = self.field.focus();
            return true;
        }
        let Ok(links) = self.list.query_selector_all("a") else { return false };
        let here = document().active_element();
        let at = (0..links.length()).find(|at| links.item(*at).as_ref() == here.as_ref().map(|here| here.as_ref()));
        let to = match (key, at) {
            ("ArrowDown", None) => Some(0),
            ("ArrowDown", Some(at)) => Some((at + 1).min(links.length().saturating_sub(1))),
            ("ArrowUp", Some(0)) => None,
            ("ArrowUp", Some(at)) => Some(at - 1),
            _ => return false,
        };
        let to = to.and_then(|to| links.item(to)).and_then(|link| link.dyn_into::<HtmlElement>().ok());
        let _ = to.map_or_else(|| self.field.focus(), |link| link.focus());
        true
    }
}

fn watch(parts: Rc<Parts>) {
    // The browser's own list would lie over ours.
    let _ = parts.field.set_attribute("autocomplete", "off");
    let of = parts.clone();
    on::<web_sys::Event>(&parts.field.clone().into(), "input", move |_| {
        let turn = of.turn.get() + 1;
        of.turn.set(turn);
        let parts = of.clone();
        let later = Closure::once_into_js(move || {
            if turn == parts.turn.get() {
                leptos::task::spawn_local(async move { parts.show(turn).await });
            }
        });
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(later.unchecked_ref(), PAUSE);
    });
    let of = parts.clone();
    on::<KeyboardEvent>(&parts.root, "keydown", move |event| {
        if of.step(&event.key()) {
            event.prevent_default();
        }
    });
    // A press on a name keeps the field's focus, so that the list is still there when the press becomes a click.
    on::<web_sys::Event>(&parts.list.clone().into(), "mousedown", |event| event.prevent_default());
    let of = parts.clone();
    on::<FocusEvent>(&parts.root, "focusout", move |event| {
        let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
        if !of.root.contains(to.as_ref()) {
            of.close();
        }
    });
}

/// Listens for as long as the page stands.
fn on<E: JsCast + 'static>(to: &Element, name: &str, mut act: impl FnMut(E) + 'static) {
    let heard = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| act(event.unchecked_into()));
    let _ = to.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
    heard.forget();
}

fn window() -> web_sys::Window {
    leptos::prelude::window()
}

fn document() -> web_sys::Document {
    leptos::prelude::document()
}
