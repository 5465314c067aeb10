//! How much of what sources list is about the technology, as people judged it; and what might help where it is little.

use std::collections::{BTreeMap, BTreeSet};

use crate::method::wilson::wilson_interval;
use crate::model::{Audit, Dossier, Evidence, Judgement, Precision, Remedy, ScanSettings, Technology};

use super::evidence::evidence_of;

/// Fewest titles about something else for a remedy to be proposed: fewer are chance.
const FEWEST: u64 = 3;

/// Words shorter than this are of no use as context or exclusion.
const SHORTEST: usize = 4;

/// The precision at each source that was audited for a technology.
pub fn measure_precision(dossier: &Dossier, technology: &Technology) -> Vec<Precision> {
    let found = evidence_of(dossier, &technology.id).iter();
    found
        .filter_map(|evidence| of_source(dossier, technology, evidence))
        .collect()
}

/// Judgements on records that the source still lists; of several by one person on one record the last one counts.
fn of_source(dossier: &Dossier, technology: &Technology, evidence: &Evidence) -> Option<Precision> {
    let listed: BTreeSet<&str> = evidence.records.iter().map(|record| record.id.as_str()).collect();
    let of_it = |audit: &&Audit| audit.source == evidence.source && audit.technology == evidence.technology;
    let mut last: BTreeMap<(&str, &str), &Audit> = BTreeMap::new();
    for audit in dossier
        .audits
        .iter()
        .filter(of_it)
        .filter(|audit| listed.contains(audit.record.as_str()))
    {
        last.insert((&audit.record, &audit.by), audit);
    }
    // Where people disagree on a record, nobody can be sure of it.
    let mut agreed: BTreeMap<&str, (Judgement, &str)> = BTreeMap::new();
    for audit in last.values() {
        let judged = agreed.entry(&audit.record).or_insert((audit.judgement, &audit.title));
        if judged.0 != audit.judgement {
            judged.0 = Judgement::Unsure;
        }
    }
    let titles = |judgement: Judgement| -> Vec<String> {
        let judged = agreed.values().filter(|(found, _)| *found == judgement);
        judged.map(|(_, title)| title.to_lowercase()).collect()
    };
    let (fitting, other) = (titles(Judgement::Yes), titles(Judgement::No));
    let (yes, no) = (fitting.len() as u64, other.len() as u64);
    if yes + no == 0 {
        return None;
    }
    let share = yes as f64 / (yes + no) as f64;
    let enough = dossier
        .configuration
        .scan
        .noisy_below
        .unwrap_or(ScanSettings::NOISY_BELOW);
    let interval = wilson_interval(yes, yes + no);
    Some(Precision {
        source: evidence.source.clone(),
        judged: (yes, no, agreed.len() as u64 - yes - no),
        share,
        interval,
        noisy: interval.1 < enough,
        remedies: propose_remedies(technology, &fitting, &other),
    })
}

/// Names that bring only other things, then a word to ask for and one to leave out.
fn propose_remedies(technology: &Technology, fitting: &[String], other: &[String]) -> Vec<Remedy> {
    if (other.len() as u64) < FEWEST {
        return Vec::new();
    }
    let names = std::iter::once(&technology.name).chain(&technology.aliases);
    let brought = |titles: &[String], name: &str| titles.iter().filter(|title| title.contains(name)).count() as u64;
    let mut remedies: Vec<Remedy> = names
        .filter(|name| {
            let name = name.to_lowercase();
            brought(other, &name) >= FEWEST && brought(fitting, &name) == 0
        })
        .map(|name| Remedy::Drop(name.clone(), brought(other, &name.to_lowercase())))
        .collect();
    remedies.extend(telling_word(fitting, other).map(Remedy::Context));
    remedies.extend(telling_word(other, fitting).map(Remedy::Exclude));
    remedies
}

/// The word that most titles of one side have, at least half of them and three, and none of the other.
fn telling_word(side: &[String], against: &[String]) -> Option<String> {
    let words = |title: &String| -> BTreeSet<String> {
        let words = title.split(|letter: char| !letter.is_alphanumeric());
        words
            .filter(|word| word.chars().count() >= SHORTEST)
            .map(str::to_owned)
            .collect()
    };
    let excluded: BTreeSet<String> = against.iter().flat_map(words).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in side.iter().flat_map(words).filter(|word| !excluded.contains(word)) {
        *counts.entry(word).or_default() += 1;
    }
    let fewest = (FEWEST as usize).max(side.len().div_ceil(2));
    let best = counts.into_iter().filter(|(_, count)| *count >= fewest);
    best.max_by(|one, other| one.1.cmp(&other.1).then_with(|| other.0.cmp(&one.0)))
        .map(|(word, _)| word)
}
