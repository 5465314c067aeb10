//! Which changes a technology reads, as those that act alone or only together.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ChangeKind, Dossier, Input, InputChange};

use super::slice::Mixer;

/// Stands for all criteria, where others are declared.
const ALL: &str = "";

/// The changes that one technology reads, by their places in the list; each group acts as one.
pub fn list_players(mixer: &Mixer, technology: &str, changes: &[InputChange]) -> Vec<Vec<usize>> {
    let read = Read::of(mixer, technology);
    let mut players: Vec<Vec<usize>> = Vec::new();
    let mut lines: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    // Scores mean something on the scale they were given on: they change with a criterion that is declared differently.
    let mut scales: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, change) in changes.iter().enumerate() {
        match &change.input {
            Input::Criterion(id) => drop(scales.insert(id, vec![index])),
            Input::Frame => drop(scales.insert(ALL, vec![index])),
            _ => {}
        }
    }
    // Links to statements of a workshop that came or went do so with it; it stands first.
    let mut whole: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, change) in changes.iter().enumerate() {
        if let Input::Workshop(id) = &change.input
            && (change.is_new() || change.is_gone())
            && read.reads(&change.input)
        {
            whole.insert(id, vec![index]);
        }
    }
    for (index, change) in changes.iter().enumerate() {
        match &change.input {
            Input::Need(need) if !read.linked.contains(need.as_str()) => {
                if let Some(workshop) = read.needs.get(need.as_str()) {
                    lines.entry(workshop).or_default().push(index);
                }
            }
            Input::Workshop(id) if whole.contains_key(id.as_str()) => {}
            Input::Criterion(_) | Input::Frame => {}
            Input::Assessment { criterion, .. } | Input::Override { criterion, .. }
                if read.reads(&change.input)
                    && (scales.contains_key(ALL) || scales.contains_key(criterion.as_str())) =>
            {
                let own = if scales.contains_key(ALL) {
                    ALL
                } else {
                    criterion.as_str()
                };
                if let Some(group) = scales.get_mut(own) {
                    group.push(index);
                }
            }
            Input::Link {
                need, technology: of, ..
            } if of == technology => {
                let workshop = read.needs.get(need.as_str());
                match workshop.and_then(|workshop| whole.get_mut(workshop)) {
                    Some(group) => group.push(index),
                    None => players.push(vec![index]),
                }
            }
            input if read.reads(input) => players.push(vec![index]),
            _ => {}
        }
    }
    players.extend(lines.into_values());
    players.extend(whole.into_values());
    players.extend(scales.into_values());
    players
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
