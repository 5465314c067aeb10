//! Which thing of now one of an earlier day is: ids that technologies had before, followed through frozen editions.
//!
//! A technology may have had other ids, and others may have been merged into it. Where it stood before is where its own id
//! stood, else where the first of its former ids stood that was there.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Dossier, FrozenEdition, FrozenMap, FrozenPlacement, Technology};

impl Technology {
    /// Its id, then the ids it had before, in the order in which they count.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        [&self.id].into_iter().chain(&self.formerly).map(String::as_str)
    }
}

impl Dossier {
    /// The technology of an id, or the one that had it before. What has left is none of them.
    pub fn current(&self, id: &str) -> Option<&Technology> {
        let had = |technology: &&Technology| technology.formerly.iter().any(|former| former == id);
        self.technology(id).or_else(|| self.technologies.iter().find(had))
    }

    /// What every technology was called before, those that have left among them.
    pub fn renames(&self) -> Renames {
        let left = self.left.iter().map(|left| &left.technology);
        Renames::of(self.technologies.iter().chain(left))
    }
}

impl FrozenEdition {
    /// Where a technology stood, under its id or else under the first of its former ids that was there.
    pub fn placement_of(&self, technology: &Technology) -> Option<&FrozenPlacement> {
        technology.ids().find_map(|id| self.placement(id))
    }
}

impl FrozenMap {
    /// The map with the ids of now. A blip whose technology was merged into one that stands here itself keeps its id.
    pub fn with_ids_of(&self, technologies: &[Technology]) -> Cow<'_, FrozenMap> {
        let stood = |id: &str| self.blips.iter().any(|blip| blip.id == id);
        let renamed = technologies.iter().filter(|technology| !technology.formerly.is_empty());
        let renamed: BTreeMap<&str, &str> = renamed
            .filter_map(|technology| Some((technology.ids().find(|id| stood(id))?, technology.id.as_str())))
            .filter(|(before, now)| before != now)
            .collect();
        if renamed.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut map = self.clone();
        for blip in &mut map.blips {
            if let Some(now) = renamed.get(blip.id.as_str()) {
                (*now).clone_into(&mut blip.id);
            }
        }
        Cow::Owned(map)
    }
}

/// What things are called now that had other ids before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renames {
    /// Each former id with the id of now.
    now: BTreeMap<String, String>,
    /// Each id of now with its former ids, in the order in which they count.
    before: BTreeMap<String, Vec<String>>,
}

impl Renames {
    /// What technologies were called before.
    pub fn of<'t>(technologies: impl IntoIterator<Item = &'t Technology>) -> Self {
        let mut renames = Renames::default();
        for technology in technologies.into_iter().filter(|known| !known.formerly.is_empty()) {
            let former = technology.formerly.iter().cloned();
            renames.now.extend(former.map(|former| (former, technology.id.clone())));
            renames
                .before
                .insert(technology.id.clone(), technology.formerly.clone());
        }
        renames
    }

    /// The id of now of what had this id at some time; the id itself where it is no former one.
    pub fn current<'a>(&'a self, id: &'a str) -> &'a str {
        self.now.get(id).map_or(id, String::as_str)
    }

    /// All former ids, each with the id of now.
    pub fn list(&self) -> impl Iterator<Item = (&str, &str)> {
        self.now.iter().map(|(before, now)| (before.as_str(), now.as_str()))
    }

    /// The ids under which something may stand in an edition of any day, in the order in which they count.
    fn ids_of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        let now = self.current(id);
        let former = self.before.get(now).into_iter().flatten();
        [now].into_iter().chain(former.map(String::as_str))
    }

    /// Where a technology of a newer edition stood in an older one: under the same id, else under the first of its ids that
    /// stands in the older edition and no longer in the newer one.
    pub fn predecessor<'e>(
        &self,
        id: &str,
        older: &'e FrozenEdition,
        newer: &FrozenEdition,
    ) -> Option<&'e FrozenPlacement> {
        let went_on = |id: &&str| newer.placement(id).is_none();
        older.placement(id).or_else(|| {
            let mut ids = self.ids_of(id).filter(went_on);
            ids.find_map(|id| older.placement(id))
        })
    }

    /// What a technology of an older edition is in a newer one: of the same id, else the first of its ids that stands there.
    pub fn successor<'e>(&self, id: &str, newer: &'e FrozenEdition) -> Option<&'e FrozenPlacement> {
        let mut ids = self.ids_of(id);
        newer.placement(id).or_else(|| ids.find_map(|id| newer.placement(id)))
    }
}
