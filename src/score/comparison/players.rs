//! Which changes a technology reads, as those that act alone or only together.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ChangeKind, Dossier, Input, InputChange};

use super::slice::Mixer;

/// What acts together; ordered so that the players stand in the order of their changes where each acts alone.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Together<'a> {
    /// One change alone, by its place.
    Alone(usize),
    /// Statements of a workshop that no link ties to the technology: they act by their share of its points.
    Lines(&'a str),
    /// A workshop that came or went, and the links to its statements, which come and go with it.
    Workshop(&'a str),
    /// A criterion that is declared differently, and what was given on its scale.
    Scale(&'a str),
    /// Other rings and criteria, and what was given on any scale.
    Frame,
}

/// The changes that one technology reads, by their places in the list; each group acts as one, and what leads it stands first,
/// as it does in the list.
pub fn list_players(mixer: &Mixer, technology: &str, changes: &[InputChange]) -> Vec<Vec<usize>> {
    let read = Read::of(mixer, technology);
    let leading = Leading::of(changes);
    let mut players: BTreeMap<Together, Vec<usize>> = BTreeMap::new();
    for (index, change) in changes
        .iter()
        .enumerate()
        .filter(|(_, change)| read.reads(&change.input))
    {
        let together = match &change.input {
            Input::Need(need) if !read.linked.contains(need.as_str()) => Together::Lines(read.needs[need.as_str()]),
            Input::Workshop(id) if leading.workshops.contains(id.as_str()) => Together::Workshop(id),
            Input::Link { need, .. } => match read.needs.get(need.as_str()) {
                Some(workshop) if leading.workshops.contains(workshop) => Together::Workshop(workshop),
                _ => Together::Alone(index),
            },
            Input::Frame => Together::Frame,
            Input::Criterion(id) => Together::Scale(id),
            Input::Assessment { .. } | Input::Override { .. } if leading.frame => Together::Frame,
            Input::Assessment { criterion, .. } | Input::Override { criterion, .. }
                if leading.criteria.contains(criterion.as_str()) =>
            {
                Together::Scale(criterion)
            }
            _ => Together::Alone(index),
        };
        players.entry(together).or_default().push(index);
    }
    players.into_values().collect()
}

/// Changes that others go with.
struct Leading<'a> {
    /// Workshops that came or went.
    workshops: BTreeSet<&'a str>,
    /// Criteria that are declared differently.
    criteria: BTreeSet<&'a str>,
    /// Whether other rings or criteria are declared.
    frame: bool,
}

impl<'a> Leading<'a> {
    fn of(changes: &'a [InputChange]) -> Self {
        let mut leading = Leading {
            workshops: BTreeSet::new(),
            criteria: BTreeSet::new(),
            frame: false,
        };
        for change in changes {
            match &change.input {
                Input::Workshop(id) if change.is_new() || change.is_gone() => drop(leading.workshops.insert(id)),
                Input::Criterion(id) => drop(leading.criteria.insert(id)),
                Input::Frame => leading.frame = true,
                _ => {}
            }
        }
        leading
    }
}

/// What a technology reads, before or now.
struct Read<'a> {
    technology: &'a str,
    linked: BTreeSet<&'a str>,
    workshops: BTreeSet<&'a str>,
    /// Statements of these workshops, with the workshop.
    needs: BTreeMap<&'a str, &'a str>,
    classes: BTreeSet<&'a str>,
    standards: BTreeSet<&'a str>,
}

impl<'a> Read<'a> {
    fn of(mixer: &'a Mixer, technology: &'a str) -> Self {
        let topics = mixer.list_topics(technology);
        let both: [&Dossier; 2] = [mixer.old, mixer.new];
        let workshops = both.iter().flat_map(|dossier| &dossier.workshops);
        let workshops: Vec<_> = workshops
            .filter(|workshop| topics.contains(workshop.topic.as_str()))
            .collect();
        let needs = workshops.iter().flat_map(|workshop| {
            let needs = workshop.needs.iter();
            needs.map(|need| (need.id.as_str(), workshop.id.as_str()))
        });
        let own = both.iter().filter_map(|dossier| dossier.technology(technology));
        let standards = both.iter().flat_map(|dossier| &dossier.standards);
        let named = standards.filter(|standard| standard.technologies.iter().any(|named| named == technology));
        Read {
            technology,
            linked: mixer.list_linked(technology),
            needs: needs.collect(),
            workshops: workshops.iter().map(|workshop| workshop.id.as_str()).collect(),
            classes: own
                .flat_map(|found| found.legal_classes.iter().map(String::as_str))
                .collect(),
            standards: named.map(|standard| standard.id.as_str()).collect(),
        }
    }

    fn reads(&self, input: &Input) -> bool {
        if matches!(input.kind(), ChangeKind::Words) {
            return false;
        }
        match input {
            Input::LegalClass(id) => self.classes.contains(id.as_str()),
            Input::Standard(id) => self.standards.contains(id.as_str()),
            Input::Workshop(id) => self.workshops.contains(id.as_str()),
            Input::Need(id) => self.needs.contains_key(id.as_str()),
            // A level set by hand for the maturity of another one changes how rules read every TRL.
            Input::Override { .. } => true,
            other => other
                .technology()
                .is_none_or(|technology| technology == self.technology),
        }
    }
}
