//! The level of evidence from what scans found, and how yearly counts develop. Counts never become a TRL.

use crate::model::{Dossier, Evidence, Level, Momentum, Technology};

/// The evidence about one technology; the dossier keeps it sorted by technology and source.
pub fn evidence_of<'a>(dossier: &'a Dossier, technology: &str) -> &'a [Evidence] {
    let start = dossier
        .evidence
        .partition_point(|found| found.technology.as_str() < technology);
    let count = dossier.evidence[start..].partition_point(|found| found.technology == technology);
    &dossier.evidence[start..start + count]
}

/// The first row of the table of evidence levels that the evidence meets. Nothing scanned is no level, not the worst.
pub fn judge_evidence(dossier: &Dossier, technology: &Technology, momentum: &[Momentum]) -> (Option<Level>, String) {
    let found = evidence_of(dossier, &technology.id);
    if found.is_empty() {
        return (None, "No source has been scanned for it yet.".into());
    }
    for row in &dossier.configuration.scoring.evidence_levels {
        let counted = found.iter().filter(|evidence| row.sources.contains(&evidence.source));
        let works: u64 = counted.clone().map(count_works).sum();
        let grows = |evidence: &Evidence| {
            momentum
                .iter()
                .any(|trend| trend.source == evidence.source && is_growing(trend))
        };
        if works >= row.at_least && (!row.growing || counted.clone().any(grows)) {
            let sources: Vec<&str> = counted.map(|evidence| evidence.source.as_str()).collect();
            let growing = if row.growing { ", growing from year to year" } else { "" };
            return (
                Some(row.level),
                format!("{works} found in {}{growing}.", sources.join(", ")),
            );
        }
    }
    (
        None,
        "What was scanned meets no row of the table of evidence levels.".into(),
    )
}

/// Whether the whole interval of the trend lies above zero.
pub fn is_growing(momentum: &Momentum) -> bool {
    momentum.slope.is_some_and(|(_, low, _)| low > 0.0)
}

/// Works counted, or records listed where nothing was counted by year.
fn count_works(evidence: &Evidence) -> u64 {
    let counted: u64 = evidence.counts.iter().map(|count| count.count).sum();
    counted.max(evidence.records.len() as u64)
}

/// How the counts of each source develop.
pub fn measure_momentum(_dossier: &Dossier, _technology: &Technology) -> Vec<Momentum> {
    Vec::new()
}

/// Where momentum and TRL contradict each other.
pub fn find_contradiction(_technology: &Technology, _momentum: &[Momentum]) -> Option<String> {
    None
}
