//! The forms of a comment: how one is written and how it is changed, as typed and as understood.

use super::{Class, LONGEST, LONGEST_NAME, Showing, Stance, Target};
use crate::id::ConsultationId;
use crate::receipt::Number;
use crate::refusal::{Refusal, Refusals};
use crate::text::{self, Lines};
use serde::{Deserialize, Serialize};

/// The form as typed. Strings only: what cannot be understood must still come back to its author.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub consultation: String,
    pub at: String,
    pub stance: String,
    pub reason: String,
    pub wording: String,
    /// The passage that is spoken of ([`crate::passage`]), or empty.
    pub quote: String,
    pub class: String,
    pub showing: String,
    pub name: String,
    /// The province's code, or empty.
    pub area: String,
    /// One of the groups that the dossier names as affected, or empty.
    pub group: String,
    /// For which organisation its author speaks, or empty.
    pub speaker: String,
    /// Ticked: whose words they are is under twenty, and stays without a name.
    pub young: String,
    /// Ticked: what the text holds of [`crate::private`] is meant to be sent.
    pub private: String,
    /// The code of an invitation, where the round hears those who have one.
    pub invitation: String,
    /// As what it was kept before it was sent; empty for guests.
    pub draft: String,
    /// Who enters it for somebody else, how and when that person consented, that they did, and to their name being published ([`crate::through`]); all
    /// empty of one's own words.
    pub through: String,
    pub consent: String,
    pub given_day: String,
    pub given_month: String,
    pub given_year: String,
    pub agreed: String,
    pub name_agreed: String,
    pub whose: String,
    /// Made when the form was drawn: the same key twice is the same comment, with the same receipt.
    pub key: String,
}

/// A comment that may be submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    pub consultation: ConsultationId,
    pub target: Target,
    pub stance: Stance,
    pub reason: String,
    pub wording: String,
    /// The passage of its part that it speaks of, or empty; whether it stands there is the store's to say.
    pub quote: String,
    pub class: Option<Class>,
    pub showing: Showing,
    pub name: String,
    /// Its author is under twenty: it is never shown with a name.
    pub young: bool,
    /// The code of the province where its author lives, if they say so; whether there is such a one is the store's to say.
    pub area: Option<String>,
    /// The group that its author says to belong to; whether the dossier names it is the store's to say.
    pub group: Option<String>,
    /// The row of those who speak for organisations; whether it is its author's is the store's to say.
    pub speaker: Option<i64>,
    /// As it was typed; whether it is one is the store's to say.
    pub invitation: String,
    /// The unsent comment that goes when this is sent; whether it is there is nobody's concern.
    pub draft: String,
    /// Of one that is said through another.
    pub through: Option<crate::through::New>,
    /// Files that its form brought ([`crate::comment_file`]); whether they are there and its author's is the store's to say.
    pub files: Vec<crate::survey::file::File>,
    /// 128 bits in hexadecimal.
    pub key: String,
}

impl Typed {
    /// # Errors
    /// All refusals, each with its field's name.
    pub fn parse(&self) -> Result<New, Refusals> {
        let mut no = Refusals::default();
        let consultation = no.take("", ConsultationId::parse(&self.consultation).ok_or(Refusal::NoSuchPart));
        let target = no.take("at", Target::parse(&self.at));
        let stance = no.take("stance", Stance::parse(&self.stance));
        let wording = no.take("wording", text::clean(&self.wording, LONGEST, Lines::Many));
        let reason = text::clean(&self.reason, LONGEST, Lines::Many).and_then(|reason| {
            let worded = wording.as_ref().is_some_and(|wording| !wording.is_empty());
            if reason.is_empty() && !worded && self.stance != Stance::Agree.code() {
                Err(Refusal::Missing)
            } else {
                Ok(reason)
            }
        });
        let reason = no.take("reason", reason);
        let quote = no.take("quote", crate::passage::parse(&self.quote));
        let class = match self.class.as_str() {
            "" => Some(None),
            code => no.take("class", Class::parse(code)).map(Some),
        };
        let showing = match self.showing.as_str() {
            "" => Some(Showing::Unnamed),
            code => no.take("showing", Showing::parse(code)),
        };
        let young = crate::typed::ticked(&self.young);
        // Of whoever is under twenty no name is published, whatever else was chosen; an organisation's is not theirs.
        let showing = match showing {
            Some(Showing::Named) if young && self.speaker.is_empty() => Some(Showing::Unnamed),
            showing => showing,
        };
        let name = text::clean(&self.name, LONGEST_NAME, Lines::One).and_then(|name| match showing {
            // An organisation has its own.
            Some(Showing::Named) if !self.speaker.is_empty() => Ok(String::new()),
            Some(Showing::Named) if name.is_empty() => Err(Refusal::Missing),
            // Nobody speaks as an agency by writing its name.
            Some(Showing::Named) if crate::posing::poses(&name) => Err(Refusal::LikeAnAgency),
            Some(Showing::Named) if crate::posing::names_a_child(&name) => Err(Refusal::NameOfAChild),
            Some(Showing::Named) => Ok(name),
            _ => Ok(String::new()),
        });
        let name = no.take("name", name);
        let area = match self.area.as_str() {
            "" => Some(None),
            code if code.len() == 2 && code.bytes().all(|b| b.is_ascii_digit()) => Some(Some(code.to_string())),
            _ => no.take("area", Err(Refusal::NotAChoice)),
        };
        let group = no.take("group", text::clean(&self.group, crate::affected::LONGEST, Lines::One));
        let group = group.map(|group| Some(group).filter(|group| !group.is_empty()));
        let through = self.through().parse(showing, &mut no);
        let speaker = match self.speaker.as_str() {
            "" => Some(None),
            // Who speaks for an organisation speaks themselves.
            _ if !self.through.is_empty() => no.take("speaker", Err(Refusal::NotAChoice)),
            id => no.take("speaker", id.parse::<i64>().map(Some).map_err(|_| Refusal::NotAChoice)),
        };
        if !crate::typed::ticked(&self.private) {
            let texts = [&reason, &wording, &name].map(|text| text.as_deref().unwrap_or(""));
            let what = crate::private::found(&texts.join("\n"));
            if !what.is_empty() {
                no.add("private", Refusal::HoldsPrivate { what });
            }
        }
        let key = no.take("", parse_key(&self.key));
        no.none(|| {
            Some(New {
                consultation: consultation?,
                target: target?,
                stance: stance?,
                reason: reason?,
                wording: wording?,
                quote: quote?,
                class: class?,
                showing: showing?,
                name: name?,
                young,
                area: area?,
                group: group?,
                speaker: speaker?,
                invitation: self.invitation.clone(),
                draft: self.draft.clone(),
                through: through?,
                files: Vec::new(),
                key: key?,
            })
        })
    }

    fn through(&self) -> crate::through::Typed<'_> {
        crate::through::Typed {
            through: &self.through,
            consent: &self.consent,
            day: [&self.given_day, &self.given_month, &self.given_year],
            agreed: &self.agreed,
            name_agreed: &self.name_agreed,
            whose: &self.whose,
        }
    }
}

/// The form that changes one's own comment, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedEdit {
    /// Of its receipt; the secret is with the browser.
    pub number: String,
    /// The one from which the form was drawn.
    pub revision: String,
    pub stance: String,
    pub reason: String,
    pub wording: String,
    pub showing: String,
    pub name: String,
    pub young: String,
    /// For which organisation it was made, which has its own name; whether it was is the store's to say.
    pub speaker: String,
    pub private: String,
    /// Ticked: it quotes its passage no more.
    pub unquote: String,
}

/// What a comment may be changed to: the part, the class and the province stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub stance: Stance,
    pub reason: String,
    pub wording: String,
    pub showing: Showing,
    pub name: String,
    /// Its author says so; what was said before stays said.
    pub young: bool,
    /// Whether it quotes its passage no more.
    pub unquote: bool,
}

impl TypedEdit {
    /// Held to what a new comment is held to.
    ///
    /// # Errors
    /// All refusals, each with its field's name.
    pub fn parse(&self) -> Result<(Number, i64, Edit), Refusals> {
        let mut no = Refusals::default();
        let number = no.take("", Number::parse(&self.number));
        let revision = no.take("", self.revision.parse::<i64>().map_err(|_| Refusal::ChangedMeanwhile));
        let whole = Typed {
            consultation: "1".into(),
            stance: self.stance.clone(),
            reason: self.reason.clone(),
            wording: self.wording.clone(),
            showing: self.showing.clone(),
            name: self.name.clone(),
            young: self.young.clone(),
            speaker: self.speaker.clone(),
            private: self.private.clone(),
            key: "0".repeat(32),
            ..Typed::default()
        };
        let new = match whole.parse() {
            Ok(new) => Some(new),
            Err(refused) => {
                no.0.extend(refused.0);
                None
            }
        };
        no.none(|| {
            let New { stance, reason, wording, showing, name, young, .. } = new?;
            let unquote = crate::typed::ticked(&self.unquote);
            Some((number?, revision?, Edit { stance, reason, wording, showing, name, young, unquote }))
        })
    }
}

/// The key of a form: 32 hexadecimal digits.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::NotAChoice`].
pub fn parse_key(key: &str) -> Result<String, Refusal> {
    match key {
        "" => Err(Refusal::Missing),
        _ if key.len() == 32 && key.bytes().all(|b| b.is_ascii_hexdigit()) => Ok(key.to_ascii_lowercase()),
        _ => Err(Refusal::NotAChoice),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            consultation: "12".into(),
            at: "k2".into(),
            stance: "change".into(),
            reason: "ขอให้นับวัน".into(),
            key: "0123456789abcdef0123456789abcdef".into(),
            ..Typed::default()
        }
    }

    #[test]
    fn all_refusals_come_at_once_each_with_its_field() {
        let no =
            Typed { stance: String::new(), reason: "a\0".into(), class: "king".into(), ..typed() }.parse().unwrap_err();
        assert_eq!(no.of("stance"), Some(&Refusal::NotChosen));
        assert_eq!(no.of("reason"), Some(&Refusal::ControlCharacters));
        assert_eq!(no.of("class"), Some(&Refusal::NotAChoice));
    }

    #[test]
    fn without_a_choice_a_comment_is_published_without_a_name() {
        assert_eq!(typed().parse().unwrap().showing, Showing::Unnamed);
    }

    #[test]
    fn nobody_under_twenty_is_named() {
        let named =
            Typed { name: "สมศรี".into(), showing: "named".into(), young: "yes".into(), ..typed() }.parse().unwrap();
        assert_eq!((named.showing, named.name.as_str(), named.young), (Showing::Unnamed, "", true));
        let of = |name: &str| Typed { name: name.into(), showing: "named".into(), ..typed() }.parse();
        for child in ["เด็กชายสมชาย ใจดี", "ด.ช. สมชาย", "ด.ญ.สมหญิง", "ด ญ สมหญิง", "เด็กหญิง ก้อย"]
        {
            assert_eq!(of(child).unwrap_err().of("name"), Some(&Refusal::NameOfAChild), "{child}");
        }
        for grown in ["ดชา ศรีสุข", "เด็กดี", "ครูเด็กชายแดน"] {
            assert!(of(grown).is_ok(), "{grown}");
        }
    }

    #[test]
    fn what_is_private_is_asked_about_however_it_is_shown_and_in_a_name_too() {
        for showing in ["", "named", "agency"] {
            let asked =
                Typed {
                    reason: "โทร 081-234-5678".into(), name: "ก".into(), showing: showing.into(), ..typed()
                };
            assert!(asked.parse().unwrap_err().of("private").is_some(), "{showing}");
            assert!(Typed { private: "yes".into(), ..asked }.parse().is_ok());
        }
        let name = Typed { name: "สมศรี 081-234-5678".into(), showing: "named".into(), ..typed() };
        assert!(name.parse().unwrap_err().of("private").is_some());
        assert!(Typed { showing: "unnamed".into(), ..name }.parse().is_ok());
    }

    #[test]
    fn a_name_is_kept_only_where_its_author_shows_it() {
        let named = Typed { name: "สมศรี".into(), ..typed() };
        assert_eq!(named.parse().unwrap().name, "");
        assert_eq!(Typed { showing: "named".into(), ..named }.parse().unwrap().name, "สมศรี");
        assert_eq!(
            Typed { showing: "named".into(), ..typed() }.parse().unwrap_err().of("name"),
            Some(&Refusal::Missing)
        );
    }
}
