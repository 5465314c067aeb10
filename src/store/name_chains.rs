//! Former ids of former ids: a technology that was called otherwise twice is followed through what editions kept.

use std::collections::BTreeSet;

use crate::diagnostic::Place;

use super::Parts;
use super::names::NameKind;
use super::notes::Notes;
use super::text::Text;

/// Gives each technology the ids that its former ids had before, as the editions frozen before say, the latest first.
pub fn follow_chains(parts: &mut Parts, notes: &Notes) {
    let Parts {
        technologies,
        editions,
        folder,
        ..
    } = parts;
    let ids = technologies.iter().flat_map(|technology| technology.ids());
    let mut taken: BTreeSet<String> = ids.map(str::to_owned).collect();
    for (before, then) in editions.iter().rev().flat_map(|edition| &edition.formerly) {
        let mut known = technologies.iter_mut();
        let goes_on = known.find(|technology| technology.formerly.contains(then));
        let Some(technology) = goes_on.filter(|_| taken.insert(before.clone())) else {
            continue;
        };
        let file = folder.join("technologies").join(format!("{}.toml", technology.id));
        let name = Text {
            value: before.clone(),
            place: Place::in_file(file.display().to_string()),
        };
        notes.rename(NameKind::Technology, name, &technology.id);
        technology.formerly.push(before.clone());
    }
}
