//! What differs between two editions, and why.

use std::path::Path;

use crate::diagnostic::{Outcome, Telling};
use crate::model::{Differences, Dossier, Edition, FrozenEdition, Reasons};
use crate::{render, score, store};

use super::place;

/// One of the two editions that are held against each other.
#[derive(Debug, Clone)]
pub struct Side {
    /// What was typed.
    pub shown: String,
    /// What it was made from; `None` where it holds results only.
    pub dossier: Option<Dossier>,
    /// What stood where.
    pub frozen: FrozenEdition,
}

/// What differs between two editions by name, folder or revision; without a second one the other is what the data makes.
pub fn compare_editions(data: &Path, older: &str, newer: Option<&str>) -> Outcome<Differences> {
    let mut telling = Telling::default();
    let older = telling.take(read_side(data, older))?;
    let newer = match newer {
        Some(newer) => telling.take(read_side(data, newer))?,
        None => {
            let (dossier, edition) = telling.take(place(data))?;
            Side {
                shown: data.display().to_string(),
                frozen: FrozenEdition::of(&dossier, &edition, Vec::new()),
                dossier: Some(dossier),
            }
        }
    };
    telling.give(compare_sides(&older, &newer))
}

fn read_side(data: &Path, typed: &str) -> Outcome<Side> {
    let folder = if Path::new(typed).join("radar.toml").is_file() {
        Path::new(typed)
    } else {
        data
    };
    Ok(place(folder)?.map(|(dossier, edition)| Side {
        shown: typed.to_owned(),
        frozen: FrozenEdition::of(&dossier, &edition, Vec::new()),
        dossier: Some(dossier),
    }))
}

/// What differs between two editions, with reasons where both hold what made them.
pub fn compare_sides(older: &Side, newer: &Side) -> Differences {
    let reasons = older.dossier.as_ref().zip(newer.dossier.as_ref());
    let reasons = reasons.map(|(old, new)| explain_differences(old, new));
    let dossier = newer.dossier.as_ref().or(older.dossier.as_ref()).expect("TODO");
    let found = Differences::between(
        &older.frozen,
        &newer.frozen,
        &dossier.configuration,
        &dossier.renames(),
        reasons,
    );
    found.with_left(dossier, newer.frozen.date)
}

fn explain_differences(old: &Dossier, new: &Dossier) -> Reasons {
    score::explain_differences(old, new, &store::settle_trl)
}

/// What differs between the edition before and the one the data makes; `None` without an edition before.
pub fn compare_with_before(dossier: &Dossier, edition: &Edition) -> Option<Differences> {
    let before = dossier.editions_before().next()?;
    let now = FrozenEdition::of(dossier, edition, Vec::new());
    let found = Differences::between(before, &now, &dossier.configuration, &dossier.renames(), None);
    Some(found.with_left(dossier, now.date))
}

/// What differs between two editions, as text.
pub fn describe_differences(differences: &Differences) -> String {
    render::describe_differences(differences)
}

/// What each change did to one technology, as text.
pub fn explain_differences_of(differences: &Differences, technology: &str) -> String {
    match &differences.reasons {
        Some(reasons) => render::explain_differences_of(reasons, technology, technology),
        None => String::new(),
    }
}

/// What differs between two editions, as JSON.
pub fn differences_to_json(differences: &Differences) -> String {
    render::render_differences_json(differences)
}
