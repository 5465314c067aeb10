//! How sure rings are: what was counted out and drawn, and how many rings came out how sure.

use serde::Serialize;

use crate::model::{Measure, PanelDistribution, Sureness};
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
    sure: String,
    fairly_sure: String,
    coverage: String,
    editions: usize,
    change: String,
    sure_count: usize,
    fairly_sure_count: usize,
    borderline_count: usize,
    provisional_count: usize,
    /// Whether some rule asks for the value, so that weights can change a ring.
    by_value: bool,
    entropy: String,
}

/// What the simulation was run with; `None` where none was run.
pub fn describe_run(reader: &Reader) -> Option<RunRow> {
    let run = reader.edition.run.as_ref()?;
    let scoring = &reader.dossier.configuration.scoring;
    let placements = &reader.edition.placements;
    let count = |wanted: Sureness| {
        let certain = placements.iter().filter_map(|placement| placement.certainty.as_ref());
        certain.filter(|certainty| certainty.word == wanted).count()
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
        sure: words::percent(scoring.sure),
        fairly_sure: words::percent(scoring.fairly_sure),
        coverage: format!("{:.0} %", 100.0 * scoring.coverage),
        editions: scoring.hysteresis.editions,
        change: words::short(scoring.hysteresis.probability),
        sure_count: count(Sureness::Sure),
        fairly_sure_count: count(Sureness::FairlySure),
        borderline_count: count(Sureness::Borderline),
        provisional_count: placements
            .iter()
            .filter(|placement| !placement.one_source.is_empty())
            .count(),
        by_value: reader.dossier.configuration.asks_for(&Measure::Value),
        entropy: format!("{:.2}", run.first_rank_entropy),
    })
}
