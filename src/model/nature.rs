//! What would settle a need: technology, organisation, training or law.

use serde::{Deserialize, Serialize};

/// What would settle a statement in the first place. Somebody reads that out of it; the source does not say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Nature {
    /// Equipment, software, data formats: what can be built or bought.
    Technical,
    /// Processes, strategy, cooperation, staffing, agreed terms.
    Organisational,
    /// What people must know and be able to do.
    Training,
    /// Law, and rules with the force of law.
    Legal,
}

impl Nature {
    /// All natures, in the order in which pages list them.
    pub const ALL: [Nature; 4] = [
        Nature::Technical,
        Nature::Organisational,
        Nature::Training,
        Nature::Legal,
    ];

    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Nature::Technical => "technical",
            Nature::Organisational => "organisational",
            Nature::Training => "training",
            Nature::Legal => "legal",
        }
    }
}
