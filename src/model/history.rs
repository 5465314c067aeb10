//! The editions of a radar one after the other: the path of each technology through them, and what became of those that are
//! no longer there.

use std::collections::BTreeSet;

use super::{
    Called, Dossier, Edition, FrozenEdition, FrozenPlacement, Leaving, Renames, Technology, ToldChanges, ToldMove, Way,
};

/// The editions up to the one that the data make now.
#[derive(Debug)]
pub struct History<'d> {
    dossier: &'d Dossier,
    /// Those frozen before, the oldest first.
    before: Vec<&'d FrozenEdition>,
    /// The one that the data make now.
    now: FrozenEdition,
    renames: Renames,
    /// Ids that have a page: those of now, then those of before.
    addresses: BTreeSet<String>,
}

/// One edition on the path of a technology.
#[derive(Debug, Clone, Copy)]
pub struct Step<'h> {
    /// The edition.
    pub edition: &'h FrozenEdition,
    /// Where the technology stood; `None` where it was not there.
    pub placement: Option<&'h FrozenPlacement>,
    /// What the edition told of its change since the one before.
    pub told: Option<&'h ToldMove>,
}

/// What was on an edition before and is not there under its id now.
#[derive(Debug)]
pub struct Former<'h> {
    /// Where it stood last.
    pub last: &'h FrozenPlacement,
    /// The edition in which it stood last.
    pub edition: &'h FrozenEdition,
    /// The edition after that.
    pub next: &'h FrozenEdition,
    /// What became of it.
    pub fate: Fate<'h>,
}

impl Former<'_> {
    /// Whether it is no longer on the radar by itself.
    pub fn has_left(&self) -> bool {
        match self.fate {
            Fate::Renamed(_) => false,
            Fate::Merged(_) | Fate::Left(_) => true,
        }
    }
}

/// What became of a technology.
#[derive(Debug)]
pub enum Fate<'h> {
    /// It goes on under another id.
    Renamed(Called),
    /// It became part of another technology.
    Merged(Called),
    /// It left, and how, where somebody said so; else it was not looked at again.
    Left(Option<&'h Leaving>),
}

impl<'d> History<'d> {
    /// The editions before and the one of now, with what that tells of its changes.
    pub fn new(dossier: &'d Dossier, edition: &Edition, changes: Option<ToldChanges>) -> Self {
        let mut before: Vec<&FrozenEdition> = dossier.editions_before().collect();
        before.reverse();
        let now = FrozenEdition {
            changes,
            ..FrozenEdition::of(dossier, edition, Vec::new())
        };
        let mut history = History {
            dossier,
            before,
            now,
            renames: dossier.renames(),
            addresses: BTreeSet::new(),
        };
        history.addresses = history.list_addresses();
        history
    }

    /// The data of now.
    pub fn dossier(&self) -> &'d Dossier {
        self.dossier
    }

    /// What is called otherwise now.
    pub fn renames(&self) -> &Renames {
        &self.renames
    }

    /// The page of a technology, from the root of the site, under any id that it has or had.
    pub fn address_of(&self, id: &str) -> Option<String> {
        self.addresses.contains(id).then(|| format!("tech/{id}.html"))
    }

    /// Every id that has a page: those of now, those that they had before, and what is gone. One that differs from another
    /// only in upper and lower case has none: on many disks it would be the same file.
    fn list_addresses(&self) -> BTreeSet<String> {
        let technologies = &self.dossier.technologies;
        let own = technologies.iter().map(|technology| &technology.id);
        let former = technologies.iter().flat_map(|technology| &technology.formerly);
        let gone = self.before.iter().rev().flat_map(|edition| &edition.placements);
        let all = own.chain(former).chain(gone.map(|placement| &placement.technology));
        let mut taken: BTreeSet<String> = BTreeSet::new();
        all.filter(|id| taken.insert(id.to_lowercase())).cloned().collect()
    }

    /// The ids other than those of now that have a page.
    pub fn former_addresses(&self) -> impl Iterator<Item = &str> {
        let former = |id: &&String| self.dossier.technology(id).is_none();
        self.addresses.iter().filter(former).map(String::as_str)
    }

    /// The editions frozen before, the oldest first.
    pub fn before(&self) -> &[&'d FrozenEdition] {
        &self.before
    }

    /// The one that the data make now.
    pub fn now(&self) -> &FrozenEdition {
        &self.now
    }

    /// All of them, the oldest first.
    pub fn editions(&self) -> impl DoubleEndedIterator<Item = &FrozenEdition> {
        self.before.iter().copied().chain([&self.now])
    }

    /// The edition before one of them, by its name.
    pub fn edition_before(&self, name: &str) -> Option<&FrozenEdition> {
        let place = self.editions().position(|edition| edition.name == name)?;
        self.editions().nth(place.checked_sub(1)?)
    }

    /// The path of a technology from the first edition in which it stood, under the id of now or its last one.
    pub fn path_of(&self, id: &str) -> Vec<Step<'_>> {
        let ids = self.ids_of(id);
        let steps = self.editions().map(|edition| {
            let placement = ids.iter().find_map(|id| edition.placement(id));
            // What left under one of its ids is told under that id.
            let told = edition.changes.as_ref();
            let told = told.and_then(|told| match placement {
                Some(placement) => told.of(&placement.technology),
                None => ids.iter().find_map(|id| told.of(id)),
            });
            Step {
                edition,
                placement,
                told,
            }
        });
        steps.skip_while(|step| step.placement.is_none()).collect()
    }

    /// Everything that was on an edition before and is not there under its id now, by id.
    pub fn list_former(&self) -> Vec<Former<'_>> {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut former: Vec<Former> = Vec::new();
        let pairs = self.before.iter().copied().zip(self.editions().skip(1));
        for (edition, next) in pairs.collect::<Vec<_>>().into_iter().rev() {
            for last in &edition.placements {
                if seen.insert(&last.technology) && self.dossier.technology(&last.technology).is_none() {
                    former.push(Former {
                        fate: self.find_fate(last, edition, next),
                        last,
                        edition,
                        next,
                    });
                }
            }
        }
        former.sort_by(|a, b| a.last.technology.cmp(&b.last.technology));
        former
    }

    /// What became of a technology after the edition in which it stood last.
    fn find_fate<'h>(&'h self, last: &FrozenPlacement, edition: &FrozenEdition, next: &'h FrozenEdition) -> Fate<'h> {
        let id = &last.technology;
        if let Some(heir) = self.find_heir(id) {
            let called = Called {
                id: heir.id.clone(),
                name: heir.name.clone(),
            };
            let went_on = edition.placement_of(heir).is_some_and(|stood| stood.technology == *id);
            return if went_on {
                Fate::Renamed(called)
            } else {
                Fate::Merged(called)
            };
        }
        let told = next.changes.as_ref();
        if let Some(heir) = told.and_then(|told| find_told_heir(told, id, next)) {
            return heir;
        }
        let left = self.dossier.left_technology(id).map(|left| &left.leaving);
        Fate::Left(left.or_else(|| told?.of(id)?.left.as_ref()))
    }

    /// The technology that had an id before. One that has left is none where no edition had it under its own id.
    fn find_heir(&self, id: &str) -> Option<&'d Technology> {
        let stood = |left: &&Technology| self.before.iter().any(|edition| edition.placement(&left.id).is_some());
        let left = self.dossier.left_technology(id).map(|left| &left.technology);
        let left = left.filter(stood);
        self.dossier.current(id).or(left).filter(|heir| heir.id != id)
    }

    /// The ids of a technology, the one of now first, then those that it had before in the order in which they count.
    fn ids_of(&self, id: &str) -> Vec<String> {
        let technology = self.dossier.technology(id);
        let technology = technology.or_else(|| {
            let left = self.dossier.left_technology(id);
            left.map(|left| &left.technology).filter(|left| left.id == id)
        });
        let mut ids: Vec<String> = match technology {
            Some(technology) => technology.ids().map(str::to_owned).collect(),
            None => vec![id.to_owned()],
        };
        // Of what is no longer in the data the editions know how it was called before.
        for edition in self.editions().rev() {
            let told = edition.changes.iter().flat_map(|told| &told.moved);
            let mut formerly: Vec<String> = Vec::new();
            for told in told.filter(|told| ids.contains(&told.technology)) {
                formerly.extend(told.formerly.clone());
            }
            formerly.retain(|id| !ids.contains(id) && self.dossier.technology(id).is_none());
            ids.extend(formerly);
        }
        ids
    }
}

/// What an edition told of a technology that it has under another id or as a part of another one.
fn find_told_heir(told: &ToldChanges, id: &str, edition: &FrozenEdition) -> Option<Fate<'static>> {
    let renamed = told.moved.iter().find(|told| told.formerly.as_deref() == Some(id));
    if let Some(told) = renamed {
        return Some(Fate::Renamed(Called {
            id: told.technology.clone(),
            name: told.name.clone(),
        }));
    }
    let merged = told.of_way(Way::Merged).find(|told| told.technology == id)?;
    let heir = edition.placement(merged.merged_into.as_deref()?)?;
    Some(Fate::Merged(Called::of(heir)))
}

impl Step<'_> {
    /// What the technology was called in another step, where that was another id.
    pub fn called_otherwise(&self, other: &Step) -> Option<Called> {
        let (own, placement) = (self.placement?, other.placement?);
        (own.technology != placement.technology).then(|| Called::of(placement))
    }
}

impl FrozenEdition {
    /// The name of a ring as the edition calls it, else as a later one does.
    pub fn ring_name<'e>(&'e self, id: &'e str, later: &'e FrozenEdition) -> &'e str {
        let mut rings = self.rings.iter().chain(&later.rings);
        rings.find(|(ring, _)| ring == id).map_or(id, |(_, name)| name.as_str())
    }
}
