//! What filters, facets and orders look at of a consultation: no text of anybody.

use crate::doc::Doc;
use crate::text::normal;

/// Facts of one consultation.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Facts {
    pub group: i64,
    pub agency: Option<i64>,
    pub agency_name: String,
    pub kind: Option<String>,
    pub subjects: Vec<String>,
    pub areas: Vec<String>,
    pub opens: Option<i64>,
    pub closes: Option<i64>,
    pub summarised: bool,
    pub cancelled: bool,
    pub at: i64,
    pub comments: u64,
    #[serde(default)]
    pub elsewhere: bool,
    #[serde(default)]
    pub law: bool,
    #[serde(default)]
    pub stamp: String,
}

impl Facts {
    pub fn of(doc: &Doc) -> Facts {
        Facts {
            group: doc.group,
            agency: doc.agency,
            agency_name: normal(&doc.agency_name),
            kind: doc.consultation_kind.clone(),
            subjects: doc.subjects.clone(),
            areas: doc.areas.clone(),
            opens: doc.opens,
            closes: doc.closes,
            summarised: doc.summarised.is_some(),
            cancelled: doc.cancelled,
            at: doc.at,
            comments: doc.comments,
            elsewhere: doc.kind == crate::DocKind::Elsewhere,
            law: doc.kind == crate::DocKind::Law,
            stamp: doc.stamp.clone(),
        }
    }

    /// The state as of a moment.
    pub fn state(&self, now: i64) -> &'static str {
        match self {
            // How it stands there is not known here.
            Facts { elsewhere: true, .. } => "elsewhere",
            Facts { law: true, cancelled: true, .. } => "repealed",
            Facts { law: true, .. } => "in_force",
            Facts { cancelled: true, .. } => "cancelled",
            Facts { summarised: true, .. } => "summarised",
            Facts { closes: Some(closes), .. } if now > *closes => "closed",
            Facts { opens: Some(opens), .. } if now < *opens => "announced",
            _ => "open",
        }
    }

    /// The year B.E. in which the hearing opens, or else was published.
    pub fn year(&self) -> i32 {
        domain::time::Moment(self.opens.unwrap_or(self.at)).day().be().0
    }
}
