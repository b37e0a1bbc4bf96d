//! Papers opened again: what is in them, that they are whole, and that nothing people write breaks them.

mod bundle;
mod draft;
mod hostile;
mod kit;
mod summary;
