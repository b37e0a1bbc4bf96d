//! The reader against real and realistic texts. Those of the shared folder are used when it is there; texts of our
//! own, in `tests/texts`, always.

mod acts;
mod drafts;
mod numbers;
mod own;
mod shapes;
mod shared;
