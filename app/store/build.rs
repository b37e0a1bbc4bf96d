//! `migrate!` does not notice a new file by itself: this makes cargo look at the folder.

fn main() {
    println!("cargo::rerun-if-changed=../../migrations");
}
