//! One technology worked through, from what is asked to its weighted value.

use serde::Serialize;

use crate::model::{Asked, Placement};
use crate::render::pages::Reader;
use crate::render::words;

/// One technology worked through.
#[derive(Serialize)]
pub struct Example {
    name: String,
    href: String,
    ring: String,
    rule: usize,
    demand: String,
    value: String,
    sum: String,
    id: String,
}

/// The technology most asked for, worked through.
pub fn work_through(reader: &Reader) -> Option<Example> {
    let asked = reader
        .edition
        .placements
        .iter()
        .filter(|placement| placement.asked == Asked::Asked && placement.value.is_some());
    let most = asked.max_by(|a, b| {
        a.demand
            .total
            .total_cmp(&b.demand.total)
            .then_with(|| b.technology.cmp(&a.technology))
    })?;
    let technology = reader.dossier.technology(&most.technology)?;
    Some(Example {
        name: technology.name.clone(),
        href: format!("tech/{}.html", technology.id),
        ring: reader.dossier.configuration.rings[most.ring].name.clone(),
        rule: most.rule + 1,
        demand: words::short(most.demand.total),
        value: format!("{:.2}", most.value?.value()),
        sum: sum_words(reader, most),
        id: technology.id.clone(),
    })
}

/// The weighted sum in figures: "(25 × 1 + 20 × 0.75) / 45".
fn sum_words(reader: &Reader, placement: &Placement) -> String {
    let criteria = &reader.dossier.configuration.criteria;
    let known = placement
        .assessments
        .iter()
        .map(|assessment| (criteria[assessment.criterion].weight.value(), assessment.score.value()));
    let known: Vec<(f64, f64)> = known.collect();
    let terms: Vec<String> = known
        .iter()
        .map(|(weight, score)| format!("{} × {}", words::short(*weight), words::short(*score)))
        .collect();
    let all: f64 = known.iter().map(|(weight, _)| *weight).sum();
    format!("({}) / {}", terms.join(" + "), words::short(all))
}
