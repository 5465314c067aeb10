//! What differs between two editions.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Telling};
use crate::model::{Differences, Dossier, Edition, FrozenEdition};
use crate::store;

use super::place;

/// What differs between the edition before and the one the data makes; `None` without an edition before.
pub fn compare_with_before(dossier: &Dossier, edition: &Edition) -> Option<Differences> {
    let before = dossier.editions_before().next()?;
    let now = FrozenEdition::of(dossier, edition, Vec::new());
    Some(Differences::between(before, &now, &dossier.configuration))
}

/// What differs between two editions by name; without a second name the other one is what the
/// data makes.
pub fn compare_editions(data: &Path, older: &str, newer: Option<&str>) -> Outcome<Differences> {
    let mut telling = Telling::default();
    let (dossier, edition) = telling.take(place(data))?;
    let now = FrozenEdition::of(&dossier, &edition, Vec::new());
    let find = |name: &str| {
        let mut frozen = dossier.editions.iter().chain([&now]);
        let found = frozen.find(|frozen| frozen.name == name);
        found.ok_or_else(|| vec![complain_of_edition(data, &dossier, name)])
    };
    let found = match (find(older), newer.map_or(Ok(&now), find)) {
        (Ok(older), Ok(newer)) => Ok((older, newer)),
        (older, newer) => Err([older.err(), newer.err()]
            .into_iter()
            .flatten()
            .flatten()
            .collect::<Vec<_>>()),
    };
    let (older, newer) = telling.require(found)?;
    let differences = Differences::between(older, newer, &dossier.configuration);
    telling.give(differences)
}

fn complain_of_edition(data: &Path, dossier: &Dossier, name: &str) -> Diagnostic {
    let known: Vec<&str> = dossier.editions.iter().map(|frozen| frozen.name.as_str()).collect();
    store::complain_of_edition(data, name, &known)
}
