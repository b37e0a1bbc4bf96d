//! Where the shared data lies, and what is said when it does not.

use std::path::PathBuf;

/// A folder of the shared data: `SIANG_SHARED`, else `../shared` beside the workspace.
pub fn folder(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("SIANG_SHARED").map(PathBuf::from).unwrap_or_else(|| {
        PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../../shared")
    });
    let found = Some(root.join("data").join(name)).filter(|path| path.is_dir());
    if found.is_none() {
        println!("no shared data for {name}: only the texts of our own are read");
    }
    found
}
