//! Agencies, and the roles people have at them.

use crate::consultation::Kind;
use crate::id::{AgencyId, ConsultationId, MembershipId, PersonId};
use crate::local::Place;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// What an agency is in the order of the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Level {
    /// The Office of the Council of State, which administers the system (s.11).
    Office,
    Ministry,
    Department,
    /// อบจ., เทศบาล, อบต., กทม., พัทยา.
    Local,
}

impl Level {
    pub const ALL: [Level; 4] = [Level::Office, Level::Ministry, Level::Department, Level::Local];

    pub fn code(self) -> &'static str {
        match self {
            Level::Office => "office",
            Level::Ministry => "ministry",
            Level::Department => "department",
            Level::Local => "local",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

/// An agency as everyone may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    pub id: AgencyId,
    pub parent: Option<AgencyId>,
    pub level: Level,
    pub name_th: String,
    pub name_en: String,
    /// When it ceased to exist.
    pub ended: Option<Moment>,
    /// Who looks after what was its, where another does: the last of its heirs.
    pub heir: Option<AgencyId>,
    /// Of a local body: its kind and where it is.
    pub place: Option<Place>,
}

/// The longest name of an agency, in graphemes.
pub const LONGEST_NAME: u32 = 200;
/// The longest account of where a change of an agency is laid down, in graphemes.
pub const LONGEST_BASIS: u32 = 500;
/// How far ahead a change may be entered, in days.
pub const FARTHEST_DAYS: i64 = 731;

/// What an agency was when it published something: its name stays there when it is renamed, or another takes over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Then {
    pub agency: AgencyId,
    pub name_th: String,
    pub name_en: String,
}

/// What happened to an agency, or will on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    Renamed {
        name_th: String,
        name_en: String,
    },
    /// Another takes over; with its staff, in the roles they have, or without.
    Merged {
        heir: AgencyId,
        staff: bool,
    },
    /// Another takes over some of its dossiers: all of a kind, those of these numbers, or both. It goes on itself; one that ends after it
    /// has several heirs.
    Handed {
        heir: AgencyId,
        kind: Option<Kind>,
        dossiers: Vec<ConsultationId>,
    },
    Ended,
    /// An end without an heir was a mistake, and is taken back.
    Resumed,
}

/// The most dossiers that one change names by their numbers.
pub const MOST_HANDED: usize = 500;

impl Change {
    pub fn code(&self) -> &'static str {
        match self {
            Change::Renamed { .. } => "renamed",
            Change::Merged { .. } => "merged",
            Change::Handed { .. } => "handed",
            Change::Ended => "ended",
            Change::Resumed => "resumed",
        }
    }
}

impl Agency {
    /// The name in the reader's language, the Thai one where there is no English.
    pub fn name(&self, lang: crate::lang::Lang) -> &str {
        match lang {
            crate::lang::Lang::En if !self.name_en.is_empty() => &self.name_en,
            _ => &self.name_th,
        }
    }
}

/// A role of one person at one agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    Drafter,
    Approver,
    Summariser,
    Evaluator,
    Moderator,
    AgencyAdministrator,
    /// Of the Office: agencies, vocabularies, appeals; acts on every agency's moderation.
    CentralAdministrator,
    /// Runs the machines, reads no sealed content.
    Operator,
}

impl Role {
    pub const ALL: [Role; 8] = [
        Role::Drafter,
        Role::Approver,
        Role::Summariser,
        Role::Evaluator,
        Role::Moderator,
        Role::AgencyAdministrator,
        Role::CentralAdministrator,
        Role::Operator,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Role::Drafter => "drafter",
            Role::Approver => "approver",
            Role::Summariser => "summariser",
            Role::Evaluator => "evaluator",
            Role::Moderator => "moderator",
            Role::AgencyAdministrator => "agency_administrator",
            Role::CentralAdministrator => "central_administrator",
            Role::Operator => "operator",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Roles an agency administrator may give; the others are the central administrator's to give.
    pub fn given_by_agency(self) -> bool {
        !matches!(self, Role::CentralAdministrator | Role::Operator)
    }
}

/// A membership as the desk shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    pub id: MembershipId,
    pub person: PersonId,
    pub agency: AgencyId,
    pub role: Role,
    pub since: Moment,
    pub until: Option<Moment>,
}

/// Somebody of the staff, as an administrator of the agency sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    /// When the account was closed, if it is.
    pub closed: Option<Moment>,
    /// Whether it was made for an agency; else its holder opened it.
    pub official: bool,
    /// Whether a second factor is set up.
    pub factor: bool,
    /// The roles in force and those ended, newest first.
    pub memberships: Vec<Membership>,
}

/// Who is asking, and every role they hold now. Nobody signed in: `person` is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Viewer {
    pub person: Option<PersonId>,
    pub name: String,
    /// Roles in force, person × agency.
    pub roles: Vec<(AgencyId, Role)>,
    /// Whether a provider of identities has proved that this is a person.
    pub verified: bool,
    /// Whether they work for an agency and have not shown the second factor that is asked of them: until then they have no role.
    pub factor_needed: bool,
}

impl Viewer {
    pub fn signed_in(&self) -> bool {
        self.person.is_some()
    }

    /// How well the portal knows them.
    pub fn identity(&self) -> crate::comment::Identity {
        use crate::comment::Identity;
        match (self.person, self.verified) {
            (None, _) => Identity::Guest,
            (Some(_), false) => Identity::Account,
            (Some(_), true) => Identity::Verified,
        }
    }

    pub fn is(&self, agency: AgencyId, role: Role) -> bool {
        self.roles.contains(&(agency, role))
    }

    pub fn has(&self, role: Role) -> bool {
        self.roles.iter().any(|(_, held)| *held == role)
    }
}
