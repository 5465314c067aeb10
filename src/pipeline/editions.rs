//! Editions: freezing the one the data makes, and what differs between two.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, excerpt, nearest};
use crate::model::{Differences, Dossier, Edition, FrozenEdition};
use crate::{layout, store};

use super::maps::arrange_view;
use super::{lock_data, place};

/// What freezing an edition has to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// Its name.
    pub name: String,
    /// Technologies placed.
    pub technologies: usize,
    /// Maps whose positions the next edition keeps.
    pub maps: usize,
}

/// Freezes the edition that the data makes. A name, where one is given, must be the one that `radar.toml` declares.
pub fn freeze(data: &Path, name: Option<&str>) -> Outcome<Frozen> {
    let mut lock = lock_data(data, "freeze")?;
    let mut telling = Telling::default();
    let (dossier, edition) = telling.take(place(data))?;
    let declared = &dossier.configuration.edition;
    if let Some(name) = name.filter(|name| name != declared) {
        let place = Place::in_file(data.join("radar.toml").display().to_string());
        let message = format!("the edition is called \"{declared}\" here, not \"{}\".", excerpt(name));
        let hint = "set [edition] name and date, then freeze";
        telling.check(vec![Diagnostic::error(place, message).with_hint(hint)])?;
    }
    let frozen = freeze_edition(&dossier, &edition);
    let lock = lock.as_mut().expect("a folder that was read is there, and locked");
    telling.require(store::write_edition(data, &frozen, lock))?;
    telling.give(Frozen {
        name: frozen.name,
        technologies: frozen.placements.len(),
        maps: frozen.maps.len(),
    })
}

/// An edition as it stands, ready to be kept or compared.
pub fn freeze_edition(dossier: &Dossier, edition: &Edition) -> FrozenEdition {
    let maps = dossier.configuration.views.iter().map(|view| {
        let (radar, chart) = arrange_view(dossier, edition, view);
        layout::freeze_map(&radar, &chart)
    });
    FrozenEdition::of(dossier, edition, maps.collect())
}

/// What differs between the edition before and the one the data makes; `None` without an edition before.
pub fn compare_with_before(dossier: &Dossier, edition: &Edition) -> Option<Differences> {
    let before = dossier.editions_before().next()?;
    let now = FrozenEdition::of(dossier, edition, Vec::new());
    Some(compare(dossier, before, &now))
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
    let differences = compare(&dossier, older, newer);
    telling.give(differences)
}

fn compare(dossier: &Dossier, older: &FrozenEdition, newer: &FrozenEdition) -> Differences {
    let found = Differences::between(older, newer, &dossier.configuration, &dossier.renames());
    found.with_left(dossier, newer.date)
}

fn complain_of_edition(data: &Path, dossier: &Dossier, name: &str) -> Diagnostic {
    let known: Vec<&str> = dossier.editions.iter().map(|frozen| frozen.name.as_str()).collect();
    let hint = nearest(name, known.iter().copied()).unwrap_or_else(|| {
        if known.is_empty() {
            "none is frozen yet: leadar freeze".into()
        } else {
            format!("frozen are {}", known.join(", "))
        }
    });
    let place = Place::in_file(data.join("editions").display().to_string());
    Diagnostic::error(place, format!("there is no edition \"{}\".", excerpt(name))).with_hint(hint)
}
