//! What differs between two editions, in the words that the newer one keeps.

use crate::model::{Called, Differences, Identity, Moved, NamedDay, Reasons, ToldChanges, ToldMove};
use crate::render::words;

/// What an edition tells of its changes, technology by technology.
pub fn tell_changes(differences: &Differences) -> ToldChanges {
    let (name, date) = differences.from.clone();
    let reasons = differences.reasons.as_ref();
    let tell = |moved: &[Moved]| moved.iter().map(|moved| tell_move(moved, reasons)).collect();
    ToldChanges {
        since: NamedDay { name, date },
        moved: tell(&differences.moved),
        waiting: tell(&differences.waiting),
    }
}

/// What is told of one technology.
pub fn tell_move(moved: &Moved, reasons: Option<&Reasons>) -> ToldMove {
    let (formerly, merged_into) = match &moved.identity {
        Identity::Same => (None, None),
        Identity::Renamed(Called { id, .. }) => (Some(id.clone()), None),
        Identity::Merged(Called { id, .. }) => (None, Some(id.clone())),
    };
    ToldMove {
        technology: moved.technology.clone(),
        name: moved.name.clone(),
        formerly,
        merged_into,
        how: moved.how,
        from: moved.from.clone(),
        to: moved.to.clone(),
        left: moved.left.clone(),
        words: words::moved_because(moved, reasons),
    }
}
