//! What the operator says of each provider, in one small file:
//!
//! ```toml
//! [[provider]]
//! code = "thaid"                 # with its issuer, name and standing known
//! client = "…"
//! secret_file = "/run/secrets/thaid"
//! ```

use serde::Deserialize;
use std::path::Path;

/// One provider.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Its name in addresses: small letters and digits.
    pub code: String,
    /// Its address, under which it says what it can do (`/.well-known/openid-configuration`).
    #[serde(default)]
    pub issuer: String,
    #[serde(default)]
    pub name_th: String,
    #[serde(default)]
    pub name_en: String,
    pub client: String,
    #[serde(default)]
    pub secret: String,
    /// A file that holds the secret, read once.
    #[serde(default)]
    pub secret_file: String,
    /// Scopes besides `openid`. What they bring is not read.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Whether it proves that somebody is a person, one account each, as ThaID does.
    #[serde(default)]
    pub verifies: bool,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Settings({} {})", self.code, self.issuer)
    }
}

/// Why settings cannot be used; in English, for the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit(pub String);

impl std::fmt::Display for Unfit {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    provider: Vec<Settings>,
}

/// Reads the providers of a file.
///
/// # Errors
/// What cannot be read, with its place; a secret is never repeated.
pub fn read(path: &Path) -> Result<Vec<Settings>, Unfit> {
    let unfit = |why: String| Unfit(format!("{}: {why}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| unfit(error.to_string()))?;
    let file: File = toml::from_str(&text).map_err(|error| {
        // The error's own words would show the line, which may hold a secret.
        let line = error.span().map_or(0, |span| text[..span.start].lines().count());
        unfit(format!("line {line}: {}", error.message()))
    })?;
    file.provider.into_iter().map(|one| one.whole().map_err(|no| unfit(no.0))).collect()
}

impl Settings {
    /// With what is known of a provider filled in, and its secret read.
    fn whole(mut self) -> Result<Settings, Unfit> {
        if self.code == "thaid" {
            let or = |given: &mut String, known: &str| {
                if given.is_empty() {
                    *given = known.into();
                }
            };
            or(&mut self.issuer, "https://imauth.bora.dopa.go.th");
            or(&mut self.name_th, "ThaID");
            or(&mut self.name_en, "ThaID");
            self.verifies = true;
        }
        let fit = !self.code.is_empty() && self.code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !fit {
            return Err(Unfit(format!("`{}` is no code: small letters and digits", self.code)));
        }
        for (what, given) in [("issuer", &self.issuer), ("name_th", &self.name_th), ("client", &self.client)] {
            if given.is_empty() {
                return Err(Unfit(format!("the provider `{}` has no {what}", self.code)));
            }
        }
        if !self.secret_file.is_empty() {
            let read = std::fs::read_to_string(&self.secret_file);
            let read = read.map_err(|error| Unfit(format!("the secret of `{}` cannot be read: {error}", self.code)))?;
            self.secret = read.trim().to_string();
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Result<Vec<Settings>, Unfit> {
        let file = std::env::temp_dir().join(format!("siang-providers-{}-{}", std::process::id(), text.len()));
        std::fs::write(&file, text).unwrap();
        let read = read(&file);
        std::fs::remove_file(&file).unwrap();
        read
    }

    #[test]
    fn of_thaid_only_the_client_must_be_told() {
        let all = told("[[provider]]\ncode = \"thaid\"\nclient = \"c\"\nsecret = \"s3cret\"\n").unwrap();
        assert_eq!((all[0].name_th.as_str(), all[0].verifies), ("ThaID", true));
        assert!(all[0].issuer.starts_with("https://"));
        assert_eq!(format!("{:?}", all[0]), format!("Settings(thaid {})", all[0].issuer), "no secret is printed");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_without_the_secret() {
        let no = told("[[provider]]\ncode = \"a\"\nclient = \"c\"\nsecret = \"s3cret\n").unwrap_err();
        assert!(no.0.contains("line") && !no.0.contains("s3cret"), "{no}");
        assert!(told("[[provider]]\ncode = \"a\"\nclient = \"c\"\n").unwrap_err().0.contains("issuer"));
        assert!(told("[[provider]]\ncode = \"A b\"\nclient = \"c\"\nissuer = \"x\"\nname_th = \"x\"\n").is_err());
        assert!(told("[[provider]]\ncode = \"thaid\"\nclient = \"c\"\nsecret_file = \"/nowhere\"\n").is_err());
    }
}
