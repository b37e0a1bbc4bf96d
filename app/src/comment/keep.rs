//! The island around a form that keeps what is typed in this browser, gives it back after a closed page or a lost line, and
//! sends without leaving the page, so that nothing is lost when the line is down. The form itself is drawn by the server.

use domain::comment::Showing;
use domain::private::{self, Private};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Document, Element, FormData, Headers, HtmlFormElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, PageTransitionEvent, RequestInit, Response, Storage, UrlSearchParams, Window,
};

/// How long a slow line is waited for, in milliseconds, before the text is said to be still here.
const PATIENCE: i32 = 20_000;

/// The same of a form with files, of fifty MB at most.
const PATIENCE_WITH_FILES: i32 = 15 * 60_000;

/// How long after the last letter an account is given the text, in milliseconds.
const CALM: i32 = 4_000;

/// Watches the form among its children. Words come as properties, so that they stay out of the browser's half.
#[island]
pub fn Keep(
    /// Under which name the text is kept in this browser.
    name: String,
    /// Said when something was given back.
    restored: String,
    /// Said when the line is down.
    offline: String,
    /// Where somebody signed in keeps it as well; empty for guests.
    account: String,
    children: Children,
) -> impl IntoView {
    let (said, lost) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let root = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        let Some(form) =
            root.query_selector("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
        else {
            return;
        };
        watch(form, name.clone(), (said, lost), restored.clone(), offline.clone(), account.clone());
    });
    view! {
        <div node_ref=root>
            <p class="notice notice--quiet keep" role="status" hidden=move || said.get().is_empty()>{move || said.get()}</p>
            {children()}
            <p class="notice notice--care keep" role="status" hidden=move || lost.get().is_empty()>{move || lost.get()}</p>
        </div>
    }
}

/// What is said of what was given back stands above the form, what is said of the line below it, beside the button that was pressed.
fn watch(
    form: HtmlFormElement,
    name: String,
    (said, lost): (RwSignal<String>, RwSignal<String>),
    restored: String,
    offline: String,
    account: String,
) {
    // A form that came back refused shows what was sent: that is newer than what is kept.
    let refused = document().get_element_by_id("problem").is_some();
    if !refused && give_back(&form, &name) {
        said.set(restored);
    }
    let (watched, key) = (form.clone(), name.clone());
    private_told(&form);
    let saving = Rc::new(Saving::default());
    let typed = saving.clone();
    let on_input = Closure::<dyn FnMut()>::new(move || {
        keep(&watched, &key);
        if !private_told(&watched) && !account.is_empty() {
            typed.later(&watched, &key, &account);
        }
    });
    // The page owns these two for its whole life.
    let _ = form.add_event_listener_with_callback("input", on_input.as_ref().unchecked_ref());
    on_input.forget();
    let sent = form.clone();
    let sending = Rc::new(Cell::new(false));
    let on_submit = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        keep(&sent, &name);
        event.prevent_default();
        // A button of the form may lead elsewhere: what is kept for later is sent to nobody.
        let pressed = js_sys::Reflect::get(&event, &"submitter".into()).ok();
        let pressed = pressed.and_then(|button| button.dyn_into::<Element>().ok());
        let elsewhere = pressed.as_ref().and_then(|button| button.get_attribute("formaction"));
        // Nothing private leaves the browser before its author has said so, by whichever button.
        if private_told(&sent) {
            let tick = sent.query_selector("#f-private").ok().flatten();
            let _ = tick.and_then(|tick| tick.dyn_into::<HtmlInputElement>().ok()).map(|tick| tick.focus());
            return;
        }
        if sending.replace(true) {
            return;
        }
        let (form, name, offline, sending) = (sent.clone(), name.clone(), offline.clone(), sending.clone());
        said.set(String::new());
        lost.set(String::new());
        let saving = saving.clone();
        leptos::task::spawn_local(async move {
            // What is kept on its way there would come after what is sent, and stay.
            saving.ended().await;
            match send(&form, &elsewhere.unwrap_or_else(|| form.action()), pressed.as_ref()).await {
                Ok(Sent::Done(to)) => {
                    forget(&name);
                    let _ = window().location().assign(&to);
                }
                Ok(Sent::Refused(page)) => show(&page),
                Err(_) => lost.set(offline),
            }
            sending.set(false);
        });
    });
    let _ = form.add_event_listener_with_callback("submit", on_submit.as_ref().unchecked_ref());
    on_submit.forget();
    // A page that the browser had put aside has a key that was sent: it is asked for anew, and what was not sent is given back.
    let on_show = Closure::<dyn FnMut(PageTransitionEvent)>::new(|event: PageTransitionEvent| {
        if event.persisted() {
            let _ = window().location().reload();
        }
    });
    let _ = window().add_event_listener_with_callback("pageshow", on_show.as_ref().unchecked_ref());
    on_show.forget();
}

/// Tells what the text, or a name that is to be shown, holds of a person's own; whether it keeps the form where it is: nobody has said
/// that this is meant.
fn private_told(form: &HtmlFormElement) -> bool {
    let Some(notice) = form.query_selector("#private").ok().flatten() else { return false };
    let (mut text, mut named, mut shown, mut meant) = (String::new(), String::new(), false, false);
    each(form, |_, name, value, checked| match name.as_str() {
        "reason" | "wording" => text.extend([value.as_str(), "\n"]),
        "name" => named = value,
        "showing" if checked => shown = value == Showing::Named.code(),
        "private" => meant = checked,
        _ => {}
    });
    if shown {
        text.push_str(&named);
    }
    let found = private::found(&text);
    let hide = |of: &Element, hidden: bool| {
        let _ = of.toggle_attribute_with_force("hidden", hidden);
    };
    for one in Private::ALL {
        let line = notice.query_selector(&format!("[data-private={}]", one.code())).ok().flatten();
        line.iter().for_each(|line| hide(line, !found.contains(&one)));
    }
    hide(&notice, found.is_empty());
    !found.is_empty() && !meant
}

/// The text on its way to its author's account.
#[derive(Default)]
struct Saving {
    timer: Cell<Option<i32>>,
    under_way: Cell<bool>,
    /// Counts what was typed.
    typed: Cell<u32>,
}

impl Saving {
    /// Gives the account the text when nothing was typed for a moment. What is there is in this browser no more: it would be taken
    /// for newer on the next visit.
    fn later(self: &Rc<Self>, form: &HtmlFormElement, name: &str, to: &str) {
        self.typed.set(self.typed.get().wrapping_add(1));
        self.timer.take().into_iter().for_each(|timer| window().clear_timeout_with_handle(timer));
        let (saving, form, name, to) = (self.clone(), form.clone(), name.to_string(), to.to_string());
        let calm = Closure::once_into_js(move || {
            saving.timer.set(None);
            if saving.under_way.replace(true) {
                return;
            }
            leptos::task::spawn_local(async move {
                let typed = saving.typed.get();
                if private_told(&form) {
                    // Typed meanwhile.
                } else if matches!(send(&form, &to, None).await, Ok(Sent::Done(_))) {
                    let told = form.query_selector("[data-kept]").ok().flatten();
                    told.iter().for_each(|told| _ = told.remove_attribute("hidden"));
                    if typed == saving.typed.get() {
                        forget(&name);
                    }
                }
                saving.under_way.set(false);
            });
        });
        let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(calm.unchecked_ref(), CALM);
        self.timer.set(timer.ok());
    }

    /// Keeps nothing more, and waits for what is on its way.
    async fn ended(&self) {
        self.timer.take().into_iter().for_each(|timer| window().clear_timeout_with_handle(timer));
        while self.under_way.get() {
            let pause = js_sys::Promise::new(&mut |done, _| {
                let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, 50);
            });
            let _ = JsFuture::from(pause).await;
        }
    }
}

/// What became of a form.
enum Sent {
    /// It leads on to this address.
    Done(String),
    /// The form's own page again, with what is wrong beside each field.
    Refused(String),
}

/// Puts the page of a refused form in place of this one; the start script does it and wakes its islands.
fn show(page: &str) {
    let shown = js_sys::Reflect::get(&window(), &"showPage".into()).and_then(JsCast::dyn_into::<js_sys::Function>);
    let _ = shown.and_then(|show| show.call1(&JsValue::NULL, &page.into()));
}

/// Calls a server function with the form and the button that was pressed, once: refused, its answer is the page to show. The form's key makes
/// a second try the same deed.
async fn send(form: &HtmlFormElement, to: &str, pressed: Option<&Element>) -> Result<Sent, JsValue> {
    let line = AbortController::new()?;
    let hurry = line.clone();
    let after = Closure::once_into_js(move || hurry.abort());
    let typed = FormData::new_with_form(form)?;
    let told = |name: &str| pressed.and_then(|button| button.get_attribute(name));
    if let Some(name) = told("name") {
        typed.append_with_str(&name, &told("value").unwrap_or_default())?;
    }
    let (written, chosen) = parted(&typed)?;
    // What is kept for later has no files, and is not sent them each time.
    let files = chosen && form.enctype() == "multipart/form-data" && !to.ends_with("/keep");
    let patience = if files { PATIENCE_WITH_FILES } else { PATIENCE };
    let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(after.unchecked_ref(), patience)?;
    // A file goes as the form would send it; what is written alone comes smaller.
    let body: JsValue = match files {
        true => typed.into(),
        false => UrlSearchParams::new_with_str_sequence_sequence(&written)?.into(),
    };
    let headers = Headers::new()?;
    headers.set("accept", "application/json, text/html")?;
    let asked = RequestInit::new();
    asked.set_method("POST");
    asked.set_headers(&headers);
    asked.set_body(&body);
    asked.set_signal(Some(&line.signal()));
    let answer = JsFuture::from(window().fetch_with_str_and_init(to, &asked)).await;
    window().clear_timeout_with_handle(timer);
    let answer: Response = answer?.dyn_into()?;
    // Only the form's own page takes its place: of a line's or a gateway's refusal nothing is shown that has not what was typed.
    if answer.headers().has("x-form")? {
        let page = JsFuture::from(answer.text()?).await?;
        return Ok(Sent::Refused(page.as_string().unwrap_or_default()));
    }
    if !answer.ok() {
        return Err(JsValue::NULL);
    }
    let done = JsFuture::from(answer.json()?).await?;
    Ok(Sent::Done(js_sys::Reflect::get(&done, &"to".into())?.as_string().ok_or(JsValue::NULL)?))
}

/// The fields of a form that are written, and whether files were chosen besides.
fn parted(typed: &FormData) -> Result<(js_sys::Array, bool), JsValue> {
    let (written, mut chosen) = (js_sys::Array::new(), false);
    for pair in js_sys::try_iter(typed)?.into_iter().flatten() {
        let pair: js_sys::Array = pair?.dyn_into()?;
        let value = pair.get(1);
        match value.is_string() {
            true => _ = written.push(&pair),
            // A field in which no file was chosen has an empty one.
            false => {
                chosen |= js_sys::Reflect::get(&value, &"size".into())?.as_f64().is_some_and(|size| size > 0.0);
            }
        }
    }
    Ok((written, chosen))
}

fn window() -> Window {
    leptos::prelude::window()
}

fn document() -> Document {
    leptos::prelude::document()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Forgets what is kept; of a form of several pages (`survey-8-public~2`) that of the pages before too.
fn forget(name: &str) {
    let Some(storage) = storage() else { return };
    let _ = storage.remove_item(name);
    if let Some((form, page)) = name.rsplit_once('~') {
        (0..page.parse().unwrap_or(0)).for_each(|page: u32| _ = storage.remove_item(&format!("{form}~{page}")));
    }
}

/// Keeps every field but hidden ones and passwords, one a line: name, tab, value with its line ends marked.
fn keep(form: &HtmlFormElement, name: &str) {
    let mut lines = String::new();
    each(form, |field, name, value, checked| {
        let ticked = match field_type(field).as_str() {
            "hidden" | "password" | "file" => return,
            "radio" | "checkbox" => {
                if !checked {
                    return;
                }
                "1"
            }
            _ => "0",
        };
        lines.push_str(&format!("{name}\t{ticked}\t{}\n", marked(&value)));
    });
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, &lines);
    }
}

/// Puts what was kept into fields that nobody has touched since; whether any text came back.
fn give_back(form: &HtmlFormElement, name: &str) -> bool {
    let Some(kept) = storage().and_then(|storage| storage.get_item(name).ok().flatten()) else { return false };
    let mut any = false;
    // Who came by a part's own link speaks of that part, and who marked a passage of that passage.
    let query = window().location().search().unwrap_or_default();
    let linked = |name: &str| ["at", "quote"].contains(&name) && query.contains(&format!("{name}="));
    each(form, |field, name, value, _| {
        if linked(&name) {
            return;
        }
        for line in kept.lines() {
            let mut parts = line.splitn(3, '\t');
            let (Some(kept_name), Some(ticked), Some(kept_value)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            if kept_name != name {
                continue;
            }
            let kept_value = read_marked(kept_value);
            if ticked == "1" {
                if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
                    input.set_checked(value == kept_value);
                }
            } else if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
                // An option that is no longer offered leaves the choice that the page came with.
                if select.value() != kept_value {
                    let shown = select.value();
                    select.set_value(&kept_value);
                    if select.value() != kept_value {
                        select.set_value(&shown);
                    }
                }
            } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
                // As the page came: what the account has is older than what this browser could not give it.
                if area.default_value().is_ok_and(|drawn| drawn == area.value())
                    && area.value() != kept_value
                    && !kept_value.is_empty()
                {
                    area.set_value(&kept_value);
                    any = true;
                }
            } else if let Some(input) = field.dyn_ref::<HtmlInputElement>()
                && input.value() == input.default_value()
                && input.value() != kept_value
                && !kept_value.is_empty()
            {
                input.set_value(&kept_value);
                any = true;
            }
        }
    });
    any
}

/// A text on one line: its line ends and backslashes marked.
fn marked(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n")
}

/// The text that was marked, read from its beginning, so that `C:\new` stays what it was.
fn read_marked(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(c) = letters.next() {
        match c {
            '\\' => match letters.next() {
                Some('n') => out.push('\n'),
                Some(other) => out.push(other),
                None => out.push(c),
            },
            other => out.push(other),
        }
    }
    out
}

fn field_type(field: &Element) -> String {
    field.get_attribute("type").unwrap_or_default()
}

fn each(form: &HtmlFormElement, mut visit: impl FnMut(&Element, String, String, bool)) {
    let fields = form.elements();
    for i in 0..fields.length() {
        let Some(field) = fields.item(i) else { continue };
        let (name, value, checked) = if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            (input.name(), input.value(), input.checked())
        } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
            (area.name(), area.value(), false)
        } else if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
            (select.name(), select.value(), false)
        } else {
            continue;
        };
        if !name.is_empty() {
            visit(&field, name, value, checked);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back_letter_for_letter() {
        for text in ["", "a\nb", "C:\\new\\table", "\\", "\\\\n\n\\n", "ก\\\nข"] {
            assert_eq!(read_marked(&marked(text)), text);
            assert!(!marked(text).contains('\n'));
        }
    }
}
