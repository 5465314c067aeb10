//! `[left]` of `technologies/*.toml`: what has left the radar, and what is taken out of the data with it. Its name stays
//! known, so that no row about it is an error.

use std::collections::BTreeMap;

use crate::model::{Dossier, Leaving, LeftHow, LeftTechnology, limits};

use super::fields::Fields;

/// Reads how a technology left; what was rejected has a reason.
pub fn read_leaving(fields: &mut Fields) -> Option<Leaving> {
    let how = fields.choice("how", &LeftHow::ALL);
    let reason = fields.text_if_within("reason", limits::LINE);
    let date = fields.date("date");
    let by = fields.name("by", limits::NAME);
    let by = by.inspect(|by| fields.notes().word("name", by));
    let by = by.filter(|by| !fields.notes().refuse_address("the name", by));
    if how == Some(LeftHow::Rejected) && reason.is_none() && !fields.has("reason") {
        let hint = "reason = \"…\", a sentence that a reader can follow; how = \"not-looked-at-again\" needs none";
        fields.complain(
            "how",
            "a technology is rejected for a reason, and none is given.",
            Some(hint.into()),
        );
    }
    Some(Leaving {
        how: how?,
        reason: reason.map(|text| text.value),
        date: date?,
        by: by?.value,
    })
}

/// Takes what has left out of all that is counted, with everything that was said of it.
pub fn take_left(dossier: &mut Dossier, mut leaving: BTreeMap<String, Leaving>) {
    let is_left = |id: &String| leaving.contains_key(id);
    for standard in &mut dossier.standards {
        standard.technologies.retain(|id| !is_left(id));
    }
    let left: Vec<_> = dossier
        .technologies
        .extract_if(.., |known| is_left(&known.id))
        .collect();
    let left = left.into_iter().filter_map(|technology| {
        let id = &technology.id;
        Some(LeftTechnology {
            leaving: leaving.remove(id)?,
            links: dossier.links.extract_if(.., |link| link.technology == *id).collect(),
            scores: dossier.scores.extract_if(.., |score| score.technology == *id).collect(),
            evidence: dossier
                .evidence
                .extract_if(.., |found| found.technology == *id)
                .collect(),
            records: dossier
                .records
                .extract_if(.., |record| record.technology == *id)
                .collect(),
            technology,
        })
    });
    dossier.left = left.collect();
}
