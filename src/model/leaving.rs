//! A technology that has left the radar, and how: looked at and rejected, or not looked at again.

use jiff::civil::Date;
use serde::Deserialize;

use super::{AssessorScore, Dossier, Evidence, Link, PublicRecord, Technology};

/// How a technology left, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Leaving {
    /// How.
    pub how: LeftHow,
    /// Why, in a sentence; `None` where nobody says, which only what was not looked at again may.
    pub reason: Option<String>,
    /// When somebody decided so.
    pub date: Date,
    /// Who decided.
    pub by: String,
}

/// In what way a technology left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftHow {
    /// Somebody looked and said no.
    Rejected,
    /// Nobody followed it any longer; it may come back.
    NotLookedAtAgain,
}

impl LeftHow {
    /// Both ways with their word in files.
    pub const ALL: [(LeftHow, &'static str); 2] = [
        (LeftHow::Rejected, "rejected"),
        (LeftHow::NotLookedAtAgain, "not-looked-at-again"),
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            LeftHow::Rejected => "rejected",
            LeftHow::NotLookedAtAgain => "not-looked-at-again",
        }
    }
}

/// A technology that has left, with all that was said of it: it is placed nowhere and counts nowhere, and its name stays
/// known.
#[derive(Debug, Clone)]
pub struct LeftTechnology {
    /// What its file says.
    pub technology: Technology,
    /// How it left.
    pub leaving: Leaving,
    /// What people decided on its links, by need.
    pub links: Vec<Link>,
    /// Assessors' scores of it.
    pub scores: Vec<AssessorScore>,
    /// What sources said of it.
    pub evidence: Vec<Evidence>,
    /// Its public records.
    pub records: Vec<PublicRecord>,
}

impl Dossier {
    /// The technology that has left, of this id or one that it had before.
    pub fn left_technology(&self, id: &str) -> Option<&LeftTechnology> {
        let mut left = self.left.iter();
        left.find(|left| left.technology.ids().any(|known| known == id))
    }
}
