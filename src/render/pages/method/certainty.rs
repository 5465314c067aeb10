//! How sure rings are: what was counted out and drawn, and how many rings came out how sure.

use serde::Serialize;

use crate::model::{ConfidenceClass, PanelDistribution};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::words;

/// What the simulation was run with.
#[derive(Serialize)]
pub struct RunRow {
    version: String,
    seed: u64,
    samples: String,
    half_width: String,
    rings_exact: bool,
    precision: String,
    weights: String,
    accepted: String,
    digest: String,
    panel: String,
    confident: String,
    firm: String,
    coverage: String,
    editions: usize,
    change: String,
    firm_count: usize,
    likely_count: usize,
    contested_count: usize,
    borderline_count: usize,
    inward_count: usize,
    resting_count: usize,
    entropy: String,
}

/// What the simulation was run with; `None` where none was run.
pub fn describe_run(reader: &Reader) -> Option<RunRow> {
    let run = reader.edition.run.as_ref()?;
    let scoring = &reader.dossier.configuration.scoring;
    let placements = &reader.edition.placements;
    let verdicts = |wanted: ConfidenceClass| {
        let certain = placements.iter().filter_map(|placement| placement.certainty.as_ref());
        certain.filter(|certainty| certainty.class == wanted).count()
    };
    let borderline = || {
        let certain = placements.iter();
        let certain = certain.filter_map(|placement| Some((placement, placement.certainty.as_ref()?)));
        certain.filter(|(_, certainty)| certainty.borderline)
    };
    Some(RunRow {
        version: run.version.clone(),
        seed: run.seed,
        samples: words::thousands(run.samples),
        half_width: format!("{:.2}", 100.0 * run.half_width),
        rings_exact: run.rings_exact,
        precision: scoring
            .precision
            .map(|precision| format!("{:.2}", 100.0 * precision))
            .unwrap_or_default(),
        weights: words::weights_drawn(scoring),
        accepted: run.accepted.map(|share| format!("{share:.4}")).unwrap_or_default(),
        digest: run.digest.clone(),
        panel: match scoring.panel {
            PanelDistribution::Expert => message!("panel-one-expert"),
            PanelDistribution::Criterion => message!("panel-one-each"),
        },
        confident: words::short(scoring.confident),
        firm: words::short(scoring.firm),
        coverage: format!("{:.0} %", 100.0 * scoring.coverage),
        editions: scoring.hysteresis.editions,
        change: words::short(scoring.hysteresis.probability),
        firm_count: verdicts(ConfidenceClass::Firm),
        likely_count: verdicts(ConfidenceClass::Likely),
        contested_count: verdicts(ConfidenceClass::Contested),
        borderline_count: borderline().count(),
        inward_count: borderline()
            .filter(|(placement, certainty)| certainty.neighbour.is_some_and(|ring| ring < placement.ring))
            .count(),
        resting_count: placements
            .iter()
            .filter(|placement| placement.rests_on_unknowns(&reader.dossier.configuration))
            .count(),
        entropy: format!("{:.2}", run.first_rank_entropy),
    })
}
