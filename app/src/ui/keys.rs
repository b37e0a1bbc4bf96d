//! The island that lets the keyboard alone go through comments: j and k move, x ticks, a digit puts under the issue of that
//! number, or withholds for the reason of that number; a comment can be dragged by its grip, too. It presses what the plain form has; without it the form works as it stands.

use super::drag::{self, Onto};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, Storage};

/// Where the place in the list is remembered while a form is sent, and whether the keys are off.
const PLACE: &str = "bench-place";
const OFF: &str = "bench-keys-off";

/// Watches the form and the rows among its children.
#[island]
pub fn Keys(children: Children) -> impl IntoView {
    let root = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let Some(root) = root.get() {
            watch(Bench { root: root.into(), ticked: Cell::new(false), at: Cell::new(-1) });
        }
    });
    view! { <div node_ref=root>{children()}</div> }
}

struct Bench {
    root: Element,
    /// Whether the row on its way was not ticked before.
    ticked: Cell<bool>,
    /// The row that is the current one; −1 before the first.
    at: Cell<i32>,
}

fn watch(bench: Bench) {
    let bench = Rc::new(bench);
    if let Some(on) = bench.find::<HtmlInputElement>("#keys-on") {
        on.set_checked(kept(OFF).is_none());
        let switched = on.clone();
        let change = Closure::<dyn FnMut()>::new(move || keep(OFF, (!switched.checked()).then_some("1")));
        let _ = on.add_event_listener_with_callback("change", change.as_ref().unchecked_ref());
        change.forget();
    }
    if let Some(place) = kept(PLACE).and_then(|place| place.parse().ok()) {
        keep(PLACE, None);
        // What was refused is read first.
        match document().get_element_by_id("problem") {
            Some(_) => bench.at.set(place),
            None => _ = bench.go(place),
        }
    }
    let dragged = Rc::clone(&bench);
    let on_key = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| bench.key(&event));
    // The page owns it for its whole life.
    let _ = document().add_event_listener_with_callback("keydown", on_key.as_ref().unchecked_ref());
    on_key.forget();
    let [taker, returner, putter] = [(); 3].map(|()| Rc::clone(&dragged));
    drag::watch(
        &dragged.root,
        move |row| taker.take(row),
        move |row| returner.put_back(row),
        move |onto| putter.let_go(&onto),
    );
}

impl Bench {
    fn key(&self, event: &KeyboardEvent) {
        // The first button of the form is another.
        if event.key() == "Enter" && !event.is_composing() && naming() {
            event.prevent_default();
            self.press("#make");
            return;
        }
        let off = self.find::<HtmlInputElement>("#keys-on").is_some_and(|on| !on.checked());
        if off || event.ctrl_key() || event.alt_key() || event.meta_key() || writing() {
            return;
        }
        let done = match latin(event).as_str() {
            "j" => self.go(self.here() + 1),
            "k" => self.go((self.here() - 1).max(0)),
            "x" => self.boxes().get(self.here().max(0) as usize).inspect(|one| one.click()).is_some(),
            "n" => self.open("#new") && self.focus("#f-new_title"),
            "0" => self.open("#aside") && self.tick() && self.focus("#f-aside"),
            "b" => self.focus("#f-issue") || self.focus("#f-reason"),
            "a" => self.accept(),
            "u" => self.press("#undo"),
            "?" => self.open("#keys"),
            digit if digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit() => self.put(digit),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    }

    /// Puts the ticked comments, or the current one, under the issue, or withholds them for the reason, with this number.
    fn put(&self, number: &str) -> bool {
        let option = self.find::<HtmlElement>(&format!(".move select option[data-number='{number}']"));
        let value = option.and_then(|option| option.get_attribute("value"));
        let (Some(value), Some(pick)) =
            (value, self.find::<HtmlSelectElement>(".move select[name]:has([data-number])"))
        else {
            // Nothing has this number: that is said, and nothing else happens.
            return self.say(number);
        };
        self.say("");
        pick.set_value(&value);
        self.tick() && self.press("#put")
    }

    /// Says that nothing has a number, in the words that the page brought; without one, nothing.
    fn say(&self, number: &str) -> bool {
        let Some(place) = self.find::<HtmlElement>("[data-no-number]") else { return false };
        let words = place.get_attribute("data-no-number").unwrap_or_default();
        place.set_text_content(Some(&if number.is_empty() { String::new() } else { words.replace("{}", number) }));
        true
    }

    /// A row is taken by its grip: what is ticked goes along.
    fn take(&self, row: &Element) {
        let boxes = self.boxes();
        let at = boxes.iter().position(|one| row.contains(Some(one)));
        if let Some(at) = at {
            self.at.set(at as i32);
            self.ticked.set(!boxes[at].checked());
            boxes[at].set_checked(true);
        }
    }

    /// A row was let go nowhere: it is as it was.
    fn put_back(&self, row: &Element) {
        let one = self.boxes().into_iter().find(|one| row.contains(Some(one)));
        if let Some(one) = one.filter(|_| self.ticked.get()) {
            one.set_checked(false);
        }
    }

    /// What was taken is let go over a place.
    fn let_go(&self, onto: &Onto) {
        match onto {
            Onto::Issue(id) => {
                if let Some(pick) = self.find::<HtmlSelectElement>("#f-issue") {
                    pick.set_value(id);
                    self.press("#put");
                }
            }
            Onto::New => _ = self.open("#new") && self.focus("#f-new_title"),
            Onto::Aside => _ = self.open("#aside") && self.focus("#f-aside"),
        }
    }

    /// Takes what is proposed for the ticked comments, or the current one.
    fn accept(&self) -> bool {
        let offered = self.find::<Element>("#accept").is_some();
        offered && (self.boxes().is_empty() || self.tick()) && self.press("#accept")
    }

    /// Ticks the current comment where none is ticked; whether one is now.
    fn tick(&self) -> bool {
        let boxes = self.boxes();
        if boxes.iter().any(HtmlInputElement::checked) {
            return true;
        }
        let here = boxes.get(self.at.get().max(0) as usize);
        here.inspect(|one| one.set_checked(true)).is_some()
    }

    fn press(&self, selector: &str) -> bool {
        keep(PLACE, Some(&self.at.get().max(0).to_string()));
        self.find::<HtmlElement>(selector).inspect(HtmlElement::click).is_some()
    }

    fn open(&self, selector: &str) -> bool {
        let Some(fold) = self.find::<Element>(selector) else { return false };
        let open = fold.has_attribute("open") && selector == "#keys";
        let _ = if open { fold.remove_attribute("open") } else { fold.set_attribute("open", "") };
        true
    }

    fn focus(&self, selector: &str) -> bool {
        self.find::<HtmlElement>(selector).inspect(|one| drop(one.focus())).is_some()
    }

    /// Where the focus is, or else where it was last.
    fn here(&self) -> i32 {
        let active: Option<Element> = document().active_element();
        let found =
            self.boxes().iter().position(|one| active.as_ref().is_some_and(|active| active.is_same_node(Some(one))));
        found.map_or(self.at.get(), |at| at as i32)
    }

    /// Moves to a row; the last where there is none so far down.
    fn go(&self, to: i32) -> bool {
        let boxes = self.boxes();
        let to = to.min(boxes.len() as i32 - 1);
        self.at.set(to);
        let Some(one) = boxes.get(to.max(0) as usize) else { return false };
        one.focus().is_ok()
    }

    fn boxes(&self) -> Vec<HtmlInputElement> {
        let Ok(found) = self.root.query_selector_all(".leaf input[type=checkbox]") else { return Vec::new() };
        (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
    }

    fn find<T: JsCast>(&self, selector: &str) -> Option<T> {
        self.root.query_selector(selector).ok().flatten()?.dyn_into().ok()
    }
}

/// The key as it is named on a Latin keyboard: with a Thai layout it gives a Thai letter, and stands in the same place.
fn latin(event: &KeyboardEvent) -> String {
    let (key, code) = (event.key(), event.code());
    if key.is_ascii() {
        return key;
    }
    match code.as_str() {
        "Slash" if event.shift_key() => "?".into(),
        code => code.strip_prefix("Key").or(code.strip_prefix("Digit")).map_or(key, str::to_ascii_lowercase),
    }
}

/// Whether somebody is writing the title of a new issue.
fn naming() -> bool {
    document().active_element().is_some_and(|active| active.id() == "f-new_title")
}

/// Whether somebody is writing or choosing in a field.
fn writing() -> bool {
    let Some(active) = document().active_element() else { return false };
    match active.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(active.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "submit")),
        _ => false,
    }
}

fn document() -> Document {
    leptos::prelude::document()
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

fn keep(name: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        let _ = match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        };
    }
}
