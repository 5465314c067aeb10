//! What an edition told of the changes since the one before it, as it was kept when the edition was frozen.

use serde::Deserialize;

use super::{Leaving, Way};

/// What changed between two editions, in the words of the newer one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ToldChanges {
    /// The older edition.
    #[serde(rename = "from")]
    pub since: NamedDay,
    /// Technologies that came, moved, were renamed or merged, or went.
    pub moved: Vec<ToldMove>,
    /// Technologies that stayed although the rules asked for another ring.
    pub waiting: Vec<ToldMove>,
}

/// An edition by its name and day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct NamedDay {
    /// Its name.
    pub name: String,
    /// The day its data stood at, as in 2026-05-31.
    pub date: String,
}

/// What was told of one technology.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ToldMove {
    /// Its id; of what is gone or merged the one it had before.
    pub technology: String,
    /// Its name.
    pub name: String,
    /// The id that it had in the older edition, where that was another one.
    pub formerly: Option<String>,
    /// The id of the technology that it became part of.
    pub merged_into: Option<String>,
    /// How it moved.
    pub how: Way,
    /// Name of the ring it stood in; `None` where it was not there.
    pub from: Option<String>,
    /// Name of the ring it moved to, or that the rules asked for where it waited; `None` where it is gone.
    pub to: Option<String>,
    /// How and why it left, where it is gone and somebody said so.
    pub left: Option<Leaving>,
    /// Where it came from and went to, and what decided, in a sentence without its full stop.
    pub words: String,
}

impl ToldChanges {
    /// Those that moved in one way.
    pub fn of_way(&self, how: Way) -> impl Iterator<Item = &ToldMove> {
        self.moved.iter().filter(move |moved| moved.how == how)
    }

    /// What was told of a technology that the edition has, or that went with it.
    pub fn of(&self, technology: &str) -> Option<&ToldMove> {
        let mut all = self.moved.iter().chain(&self.waiting);
        all.find(|told| told.technology == technology)
    }
}
