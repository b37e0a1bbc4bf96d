//! The key under which people are hashed: a file of its own, so that whoever has the database alone cannot tell who spoke.

use anyhow::Context;
use std::io::Write;
use std::path::Path;
use store::identity::Key;

/// The key of a file, which is made when it is missing.
///
/// # Errors
/// A file that cannot be read or made, or that holds no key: it is never written over.
pub fn of(path: &Path) -> anyhow::Result<Key> {
    match std::fs::read_to_string(path) {
        Ok(text) => {
            read(text.trim()).with_context(|| format!("{} holds no key of 64 hexadecimal digits", path.display()))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => made(path),
        Err(error) => Err(error).with_context(|| format!("the key {} cannot be read", path.display())),
    }
}

fn made(path: &Path) -> anyhow::Result<Key> {
    let key = Key::drawn().map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let text: String = key.0.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = match options.open(path) {
        // Another command has just made it.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return of(path),
        file => file.with_context(|| format!("the key {} cannot be made", path.display()))?,
    };
    writeln!(file, "{text}")?;
    file.sync_all()?;
    Ok(key)
}

fn read(text: &str) -> Option<Key> {
    let digit = |at: usize| text.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    let mut key = [0; 32];
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = digit(2 * at)?;
    }
    (text.len() == 64).then_some(Key(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("people.key");
        assert_eq!(of(&file).unwrap().0, of(&file).unwrap().0);
        std::fs::write(&file, "not a key").unwrap();
        assert!(of(&file).is_err());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "not a key");
    }
}
