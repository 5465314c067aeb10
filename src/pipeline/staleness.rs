//! What is to be looked at again, ordered by what that is worth.

use std::path::Path;

use jiff::civil::Date;

use crate::diagnostic::Outcome;
use crate::model::{Dossier, RankedStale};
use crate::{render, score};

use super::place;

/// What is to be looked at again on a day.
pub struct StaleList {
    dossier: Dossier,
    on: Date,
    list: Vec<RankedStale>,
}

/// Lists what is to be looked at again on a day; without one, on the edition's.
pub fn list_stale(data: &Path, on: Option<Date>) -> Outcome<StaleList> {
    Ok(place(data)?.map(|(dossier, edition)| {
        let on = on.unwrap_or(dossier.configuration.date);
        StaleList {
            list: score::rank_stale(&dossier, &edition, on),
            on,
            dossier,
        }
    }))
}

/// The list as text.
pub fn stale_to_text(found: &StaleList) -> String {
    render::render_stale(&found.dossier, &found.list, found.on)
}

/// The list as JSON.
pub fn stale_to_json(found: &StaleList) -> String {
    render::render_stale_json(&found.dossier, &found.list, found.on)
}
