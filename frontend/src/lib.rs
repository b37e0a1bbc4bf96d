//! Starts the islands in the browser. Linking `app` is what brings them along.

use wasm_bindgen::prelude::wasm_bindgen;

pub use app;

/// Prepares the reactive system; the start script then wakes each island.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
