//! What differs between two editions: which technologies moved, came or went, and what changed behind them.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Deserialize;

use super::cause::find_cause;
use super::{
    Cause, ChangeEffect, Configuration, Dossier, FrozenEdition, FrozenPlacement, Leaving, Movement, PlacementChange,
    Reasons, Renames,
};

/// What differs between two editions.
#[derive(Debug, Clone)]
pub struct Differences {
    /// Name and date of the older one.
    pub from: (String, String),
    /// Name and date of the newer one.
    pub to: (String, String),
    /// Weights that are declared otherwise, each in a few words.
    pub weights: Vec<WeightDifference>,
    /// Technologies that came, moved, were renamed or merged, or went: by kind of change, then by ring from the centre, then by id.
    pub moved: Vec<Moved>,
    /// Technologies that stay although the rules ask for another ring: id, name, ring and ruled ring by name.
    pub waiting: Vec<Moved>,
    /// How many stand in the same ring.
    pub unchanged: usize,
    /// Everything that is otherwise in the data, and what it did; `None` where an edition holds results only.
    pub reasons: Option<Reasons>,
}

/// A weight that is another in two editions; `None` where the criterion is not there.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightDifference {
    /// Name of the criterion.
    pub criterion: String,
    /// The weight now.
    pub now: Option<f64>,
    /// The weight before.
    pub before: Option<f64>,
}

/// One technology that came, moved, was renamed or merged, went, or waits.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Its id.
    pub technology: String,
    /// Its name.
    pub name: String,
    /// How it moved.
    pub how: Way,
    /// Whether it has the same id in both.
    pub identity: Identity,
    /// Name of the ring it stood in; `None` where it was not there.
    pub from: Option<String>,
    /// Name of the ring it stands in, or that the rules ask for where it waits; `None` where it is gone.
    pub to: Option<String>,
    /// How and why it left, where it is gone and somebody says so; what is only gone was not looked at again.
    pub left: Option<Leaving>,
    /// What changed behind it, each in a few words.
    pub changes: Vec<PlacementChange>,
    /// What decided; `None` where it came or went, or nothing is known of what made the editions.
    pub cause: Option<Cause>,
}

/// Whether a technology has the same id in two editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// The same.
    Same,
    /// It had another one before.
    Renamed(Called),
    /// It is part of another one now.
    Merged(Called),
}

/// What a technology is called in an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl Called {
    /// What it was called where it stood so.
    pub fn of(placement: &FrozenPlacement) -> Self {
        Called {
            id: placement.technology.clone(),
            name: placement.name.clone(),
        }
    }
}

/// How a technology moved between two editions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// It was not there before.
    New,
    /// To a ring nearer the centre.
    Inward,
    /// To a ring farther out.
    Outward,
    /// It stands in the same ring, under another id.
    Renamed,
    /// It is part of another one.
    Merged,
    /// It is no longer there.
    Gone,
    /// It stays, and the rules ask for another ring.
    Waits,
}

impl Differences {
    /// Compares an older edition with a newer one; names of rings and criteria come from what is declared now, and so does
    /// what was called otherwise. Without `reasons` it says what moved, not why.
    pub fn between(
        older: &FrozenEdition,
        newer: &FrozenEdition,
        configuration: &Configuration,
        renames: &Renames,
        reasons: Option<Reasons>,
    ) -> Self {
        let tell = |how, old: Option<&FrozenPlacement>, now: Option<&FrozenPlacement>| Moved {
            cause: old
                .zip(now)
                .zip(reasons.as_ref())
                .and_then(|((old, now), reasons)| find_cause(how, old, now, reasons)),
            ..tell(how, old, now, configuration)
        };
        let before = |now: &FrozenPlacement| renames.predecessor(&now.technology, older, newer);
        let mut moved: Vec<Moved> = Vec::new();
        let mut unchanged = 0;
        for now in &newer.placements {
            match before(now) {
                Some(old) => match compare_rings(old, now, configuration) {
                    Some(how) => moved.push(tell(how, Some(old), Some(now))),
                    None if old.technology != now.technology => {
                        moved.push(tell(Way::Renamed, Some(old), Some(now)));
                    }
                    None => unchanged += 1,
                },
                None => moved.push(tell(Way::New, None, Some(now))),
            }
        }
        let followed: BTreeSet<&str> = newer
            .placements
            .iter()
            .filter_map(before)
            .map(|old| old.technology.as_str())
            .collect();
        let ended = older.placements.iter();
        let ended = ended.filter(|old| !followed.contains(old.technology.as_str()));
        moved.extend(ended.map(|old| match renames.successor(&old.technology, newer) {
            Some(now) => tell_merged(old, now, configuration),
            None => tell(Way::Gone, Some(old), None),
        }));
        moved.iter_mut().for_each(|moved| name_undeclared(moved, older));
        let depth = |name: &Option<String>| {
            let rings = &configuration.rings;
            name.as_ref()
                .and_then(|name| rings.iter().position(|ring| ring.name == *name))
        };
        moved.sort_by(|a, b| {
            (a.how, depth(&a.to), depth(&a.from), &a.technology).cmp(&(
                b.how,
                depth(&b.to),
                depth(&b.from),
                &b.technology,
            ))
        });
        let waiting = newer.placements.iter().filter(|now| now.ruled != now.ring);
        let waiting = waiting.map(|now| Moved {
            to: Some(ring_name(&now.ruled, configuration)),
            from: Some(ring_name(&now.ring, configuration)),
            ..tell(Way::Waits, before(now), Some(now))
        });
        let waiting = waiting.collect();
        let named = |edition: &FrozenEdition| (edition.name.clone(), edition.date.to_string());
        Differences {
            from: named(older),
            to: named(newer),
            weights: compare_weights(older, newer, configuration),
            waiting,
            moved,
            unchanged,
            reasons,
        }
    }

    /// How many moved because of one change, by its place among the reasons.
    pub fn count_moved_by(&self, change: usize) -> usize {
        let by = |moved: &&Moved| {
            moved
                .cause
                .as_ref()
                .is_some_and(|cause| cause.changes().contains(&change))
        };
        self.moved.iter().filter(by).count()
    }

    /// The same, with how and why technologies left that are gone, as far as somebody said so until the newer edition's day.
    pub fn with_left(mut self, dossier: &Dossier, day: Date) -> Self {
        for gone in self.moved.iter_mut().filter(|moved| moved.how == Way::Gone) {
            let left = dossier.left_technology(&gone.technology).map(|left| &left.leaving);
            gone.left = left.filter(|leaving| leaving.date <= day).cloned();
        }
        self
    }

    /// How many of those that stand where they stood have another probability or value.
    pub fn count_drifted(&self) -> usize {
        let went = |technology: &str| self.moved.iter().any(|moved| moved.technology == technology);
        let reasons = self.reasons.iter().flat_map(|reasons| &reasons.technologies);
        reasons.filter(|found| !went(&found.technology)).count()
    }

    /// The changes that did something, the one that did most first, and how many did too little to be told by themselves.
    pub fn split_effects(&self, reasons: &Reasons) -> (Vec<(usize, ChangeEffect)>, usize) {
        let ranked = reasons.rank_changes();
        let all = ranked.len();
        let is_told = |(change, effect): &(usize, ChangeEffect)| !effect.is_small() || self.count_moved_by(*change) > 0;
        let told: Vec<(usize, ChangeEffect)> = ranked.into_iter().filter(is_told).collect();
        let small = all - told.len();
        (told, small)
    }

    /// Those that moved in one way.
    pub fn of_way(&self, how: Way) -> impl Iterator<Item = &Moved> {
        self.moved.iter().filter(move |moved| moved.how == how)
    }
}

/// Technologies that moved the same way for the same cause.
#[derive(Debug, Clone)]
pub struct MovedTogether<'a> {
    /// Each of them, in the order of the list; never empty.
    pub moved: Vec<&'a Moved>,
}

impl<'a> MovedTogether<'a> {
    /// The first of them, which stands for what they share: rings and cause.
    pub fn first(&self) -> &'a Moved {
        self.moved[0]
    }
}

/// Puts together what has the same rings and the same known cause, in the order of the first of each.
pub fn group_moved<'a>(moved: impl IntoIterator<Item = &'a Moved>) -> Vec<MovedTogether<'a>> {
    let mut groups: Vec<MovedTogether> = Vec::new();
    for moved in moved {
        let alike = |group: &&mut MovedTogether| {
            let first = group.first();
            moved.cause.is_some()
                && moved.identity == first.identity
                && (&first.from, &first.to, &first.cause) == (&moved.from, &moved.to, &moved.cause)
        };
        match groups.iter_mut().find(alike) {
            Some(group) => group.moved.push(moved),
            None => groups.push(MovedTogether { moved: vec![moved] }),
        }
    }
    groups
}

/// How a technology moved; a ring that is no longer declared counts as outermost, and between two of those it moved
/// outwards.
fn compare_rings(old: &FrozenPlacement, now: &FrozenPlacement, configuration: &Configuration) -> Option<Way> {
    if old.ring == now.ring {
        return None;
    }
    let depth = |id: &str| {
        let rings = &configuration.rings;
        rings.iter().position(|ring| ring.id == id).unwrap_or(rings.len())
    };
    match Movement::between(depth(&old.ring), depth(&now.ring)) {
        Movement::Inward => Some(Way::Inward),
        Movement::Outward | Movement::Unchanged | Movement::New => Some(Way::Outward),
    }
}

fn tell(
    how: Way,
    old: Option<&FrozenPlacement>,
    now: Option<&FrozenPlacement>,
    configuration: &Configuration,
) -> Moved {
    let either = now.or(old).expect("a technology is in one of the editions");
    let changes = now.zip(old).map(|(now, old)| now.list_changes(old, configuration));
    let renamed = now.zip(old).filter(|(now, old)| now.technology != old.technology);
    Moved {
        technology: either.technology.clone(),
        name: either.name.clone(),
        how,
        identity: renamed.map_or(Identity::Same, |(_, old)| Identity::Renamed(Called::of(old))),
        from: old.map(|old| ring_name(&old.ring, configuration)),
        to: now.map(|now| ring_name(&now.ring, configuration)),
        left: None,
        changes: changes.unwrap_or_default(),
        cause: None,
    }
}

/// What became part of another technology: where it stood, and where that one stands.
fn tell_merged(old: &FrozenPlacement, now: &FrozenPlacement, configuration: &Configuration) -> Moved {
    Moved {
        to: Some(ring_name(&now.ring, configuration)),
        identity: Identity::Merged(Called::of(now)),
        ..tell(Way::Merged, Some(old), None, configuration)
    }
}

fn ring_name(id: &str, configuration: &Configuration) -> String {
    let found = configuration.rings.iter().find(|ring| ring.id == id);
    found.map_or_else(|| id.to_owned(), |ring| ring.name.clone())
}

/// The name of a ring that is no longer declared, as the older edition has it.
fn name_undeclared(moved: &mut Moved, older: &FrozenEdition) {
    let named = older.rings.iter().find(|(id, _)| moved.from.as_ref() == Some(id));
    if let Some((_, name)) = named {
        moved.from = Some(name.clone());
    }
}

fn compare_weights(
    older: &FrozenEdition,
    newer: &FrozenEdition,
    configuration: &Configuration,
) -> Vec<WeightDifference> {
    let weight = |edition: &FrozenEdition, id: &str| {
        edition
            .weights
            .iter()
            .find(|(known, _)| known == id)
            .map(|(_, weight)| *weight)
    };
    let criteria: BTreeSet<&String> = older
        .weights
        .iter()
        .chain(&newer.weights)
        .map(|(criterion, _)| criterion)
        .collect();
    let changed = criteria.into_iter().filter_map(|id| {
        let (before, now) = (weight(older, id), weight(newer, id));
        let declared = configuration.criteria.iter().find(|known| known.id == *id);
        (before != now).then(|| WeightDifference {
            criterion: declared.map_or(id, |known| &known.name).clone(),
            now,
            before,
        })
    });
    changed.collect()
}
