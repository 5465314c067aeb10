//! References to names of before, replaced by the names of now over all parts that were read.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::model::{Evidence, Technology};

use super::Parts;
use super::names::NameKind;
use super::notes::Notes;
use super::records_file::RecordRow;

/// Takes every reference to a former name for the name of now; warnings come from the check of references.
pub fn follow_renames(parts: &mut Parts, records: &mut [RecordRow], notes: &Notes) {
    let technologies = notes.renames(NameKind::Technology);
    if !technologies.is_empty() {
        leave_superseded(parts, &technologies, notes);
        let links = parts.links.iter_mut().map(|row| &mut row.link.technology);
        let scores = parts.scores.iter_mut().map(|row| &mut row.score.technology);
        let evidence = parts.evidence.iter_mut().map(|evidence| &mut evidence.technology);
        let recorded = records.iter_mut().map(|row| &mut row.record.technology);
        let audits = parts.audits.iter_mut().map(|audit| &mut audit.technology);
        let candidates = parts
            .candidates
            .iter_mut()
            .filter_map(|known| known.technology.as_mut());
        let all = links.chain(scores).chain(evidence).chain(recorded).chain(audits);
        all.chain(candidates).for_each(|name| rename(name, &technologies));
        complain_of_records(records, notes);
        for standard in &mut parts.standards {
            rename_all(&mut standard.technologies, &technologies);
        }
    }
    let standards = notes.renames(NameKind::Standard);
    let successors = parts.standards.iter_mut().filter_map(|known| known.successor.as_mut());
    successors.for_each(|name| rename(name, &standards));
}

fn rename(name: &mut String, renames: &BTreeMap<String, String>) {
    if let Some(now) = renames.get(name) {
        now.clone_into(name);
    }
}

/// Renames all; a name that then stands twice stands once.
fn rename_all(names: &mut Vec<String>, renames: &BTreeMap<String, String>) {
    let before = std::mem::take(names);
    for mut name in before {
        let is_renamed = renames.contains_key(&name);
        rename(&mut name, renames);
        if !(is_renamed && names.contains(&name)) {
            names.push(name);
        }
    }
}

/// Complains about records of one id that stand in the files of two ids of a technology; each file is checked by itself.
fn complain_of_records(records: &[RecordRow], notes: &Notes) {
    let mut first: BTreeMap<(&str, &str), &Place> = BTreeMap::new();
    for row in records {
        let key = (row.record.technology.as_str(), row.record.id.as_str());
        let earlier = *first.entry(key).or_insert(&row.place);
        if earlier.file != row.place.file {
            let message = format!(
                "record \"{}\" of \"{}\" is given twice.",
                excerpt(&row.record.id),
                excerpt(&row.record.technology)
            );
            let told = Diagnostic::error(row.place.clone(), message);
            notes.say(told.with_hint(format!("the first one stands at {earlier}")));
        }
    }
}

/// Leaves out what a source said under a former name where it was asked under the name of now as well: the file of the name of
/// now counts, else that of the first former name. Each that is left out is told.
fn leave_superseded(parts: &mut Parts, renames: &BTreeMap<String, String>, notes: &Notes) {
    let rank = |evidence: &Evidence| {
        let now = renames.get(&evidence.technology)?;
        let owner = parts.technologies.iter().find(|technology| technology.id == *now);
        owner.and_then(|owner: &Technology| owner.formerly.iter().position(|name| *name == evidence.technology))
    };
    let mut best: BTreeMap<(String, String), (Option<usize>, String)> = BTreeMap::new();
    for evidence in &parts.evidence {
        let now = renames.get(&evidence.technology).unwrap_or(&evidence.technology);
        let found = (rank(evidence), evidence.technology.clone());
        let kept = best
            .entry((now.clone(), evidence.source.clone()))
            .or_insert_with(|| found.clone());
        // `None`, the name of now, comes before every former one.
        *kept = found.min(kept.clone());
    }
    let folder = parts.folder.join("evidence");
    parts.evidence.retain(|evidence| {
        let now = renames.get(&evidence.technology).unwrap_or(&evidence.technology);
        let kept = &best[&(now.clone(), evidence.source.clone())].1;
        let is_kept = *kept == evidence.technology;
        if !is_kept {
            let path = folder
                .join(&evidence.source)
                .join(format!("{}.json", evidence.technology));
            let message = format!(
                "what this file says of \"{}\" is left out: {kept}.json speaks for it.",
                excerpt(now)
            );
            let told = Diagnostic::warning(Place::in_file(path.display().to_string()), message);
            notes.say(told.with_hint("remove the file"));
        }
        is_kept
    });
}
