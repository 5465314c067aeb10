//! `leadar score`: the table of placements, or the whole working behind one.

use std::fmt::Write;

use crate::diagnostic::nearest;
use crate::model::{Asked, Dossier, Edition, Placement, Technology};
use crate::pipeline::{self, Folders};

use super::Ending;
use super::args::ScoreWords;
use super::report::Report;

/// Scores and prints.
pub fn run(words: &ScoreWords, folders: &Folders, report: &Report) -> Ending {
    let (placed, diagnostics) = pipeline::place(&folders.data);
    report.diagnostics(&diagnostics);
    let Some((dossier, edition)) = placed else {
        return Ending::Problems;
    };
    match &words.explain {
        None => {
            report.result(&format_table(&dossier, &edition));
            Ending::Fine
        }
        Some(wanted) => explain(wanted, &dossier, &edition, report),
    }
}

fn explain(wanted: &str, dossier: &Dossier, edition: &Edition, report: &Report) -> Ending {
    let found = dossier
        .technologies
        .iter()
        .find(|technology| technology.id == wanted || technology.name == wanted);
    let Some((technology, placement)) = found.and_then(|found| Some((found, edition.placement(&found.id)?))) else {
        let known = dossier.technologies.iter().map(|technology| technology.id.as_str());
        let hint = nearest(wanted, known).unwrap_or_else(|| "leadar score lists them".into());
        report.wrong_use(&format!("technology \"{wanted}\" is not known; {hint}"));
        return Ending::WrongUse;
    };
    report.result(&pipeline::explain(dossier, technology, placement));
    Ending::Fine
}

/// The table, ring by ring from the centre, best value first.
fn format_table(dossier: &Dossier, edition: &Edition) -> String {
    let mut rows: Vec<(&Technology, &Placement)> = dossier.technologies.iter().zip(&edition.placements).collect();
    let value = |placement: &Placement| placement.value.map_or(-1.0, |value| value.value());
    rows.sort_by(|(_, a), (_, b)| {
        a.ring
            .cmp(&b.ring)
            .then(value(b).total_cmp(&value(a)))
            .then_with(|| a.technology.cmp(&b.technology))
    });
    let width = rows
        .iter()
        .map(|(technology, _)| technology.id.chars().count())
        .max()
        .unwrap_or(0)
        .max(10);
    let mut text = format!(
        "{:<width$}  {:<10}  {:>5}  {:>6}  {:<14}  {:<4}  {}\n",
        "technology", "ring", "value", "demand", "asked", "rule", "name"
    );
    for (technology, placement) in rows {
        let ring = &dossier.configuration.rings[placement.ring].name;
        let value = placement
            .value
            .map_or_else(|| "-".to_owned(), |value| format!("{:.3}", value.value()));
        let asked = match placement.asked {
            Asked::Asked => "asked",
            Asked::NobodyAsked => "nobody asked",
            Asked::NotYetAsked => "not yet asked",
        };
        let (demand, rule) = (placement.demand.total, placement.rule + 1);
        let _ = writeln!(
            text,
            "{:<width$}  {ring:<10}  {value:>5}  {demand:>6.2}  {asked:<14}  {rule:<4}  {}",
            technology.id, technology.name
        );
    }
    text
}
