//! What somebody who wants to buy must know first: what nobody has scored, legal safeguards, standards, supply.

use serde::Serialize;

use crate::model::{Placement, Technology};
use crate::render::pages::Reader;
use crate::render::pages::records::RecordsSaid;
use crate::render::words;

use super::law::Law;
use super::standards::StandardRow;

/// Standards worth naming before somebody buys; the section on standards has them all.
const MOST_STANDARDS: usize = 3;

/// What to know before buying.
#[derive(Serialize)]
pub struct Before {
    /// Criteria that nobody has scored.
    unscored: String,
    /// What to do about the legal classes, the strictest first.
    law: Law,
    /// Standards to cite.
    standards: Vec<StandardRow>,
    /// Standards beyond these.
    more_standards: usize,
    /// Standards of one country only, which are no standards to cite elsewhere.
    national: Vec<StandardRow>,
    /// What it cost and took elsewhere, each with the number of its document.
    supply: Vec<(String, usize)>,
}

/// What to know before buying.
pub fn tell_before(
    reader: &Reader,
    (technology, placement): (&Technology, &Placement),
    standards: &[StandardRow],
    records: Option<&RecordsSaid>,
) -> Before {
    let criteria = &reader.dossier.configuration.criteria;
    let unscored = placement.assessments.iter();
    let unscored = unscored.filter(|assessment| assessment.level.is_none());
    let unscored: Vec<String> = unscored
        .map(|assessment| criteria[assessment.criterion].name.clone())
        .collect();
    let to_cite = || standards.iter().filter(|standard| standard.is_to_cite);
    let cited: Vec<StandardRow> = to_cite().take(MOST_STANDARDS).cloned().collect();
    let national = standards.iter().filter(|standard| standard.is_national);
    Before {
        unscored: words::join(&unscored),
        law: super::law::describe_law(reader, technology, placement),
        more_standards: to_cite().count() - cited.len(),
        national: national.cloned().collect(),
        standards: cited,
        supply: records.map(|records| records.buying.clone()).unwrap_or_default(),
    }
}
