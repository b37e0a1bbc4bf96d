//! A form that waits for its sender to sign in: what an officer typed while the session ran out goes through the sign-in form
//! in hidden fields and is sent on once they are in. Passwords never come back, so they do not wait either.

use crate::request::Returned;

/// Where forms are sent that sign somebody in.
pub const SIGN_IN: &str = "/api/account/sign_in";
const WHERE: &str = "resend";
const FIELD: &str = "resend.";
const SECRET: [&str; 3] = ["password", "again", "current"];

/// A form that waits.
pub struct Waiting {
    /// Where it was sent: `/api/desk/edit`.
    pub endpoint: String,
    pub pairs: Vec<(String, String)>,
}

impl Waiting {
    /// What waits after a form came back: itself, or what waited with a sign-in that failed.
    pub fn after(returned: &Returned) -> Option<Waiting> {
        if returned.endpoint == SIGN_IN {
            return Waiting::inside(&returned.pairs);
        }
        let pairs = returned.pairs.iter().filter(|(name, _)| !SECRET.contains(&name.as_str())).cloned().collect();
        Some(Waiting { endpoint: returned.endpoint.clone(), pairs })
    }

    /// What waits in the hidden fields of a sign-in form.
    pub fn inside(pairs: &[(String, String)]) -> Option<Waiting> {
        let (_, endpoint) = pairs.iter().find(|(name, _)| name == WHERE)?;
        let field = |(name, value): &(String, String)| Some((name.strip_prefix(FIELD)?.to_string(), value.clone()));
        Some(Waiting { endpoint: endpoint.clone(), pairs: pairs.iter().filter_map(field).collect() })
    }

    /// The hidden fields.
    pub fn fields(self) -> impl Iterator<Item = (String, String)> {
        let field = |(name, value)| (format!("{FIELD}{name}"), value);
        std::iter::once((WHERE.to_string(), self.endpoint)).chain(self.pairs.into_iter().map(field))
    }
}
