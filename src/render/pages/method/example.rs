//! One technology worked through for planners, from what was said in a workshop to its ring and its place in it.
//!
//! It is chosen by a declared rule, so that nobody picks a flattering one: among those with a direct answer to a need, in
//! the second ring where that has any, the one whose place is surest; of several, the one most asked for.

use std::cmp::Ordering;

use serde::Serialize;

use crate::model::{Ask, Grade, Placement};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::words;

/// One technology worked through.
#[derive(Serialize)]
pub struct Example {
    id: String,
    name: String,
    href: String,
    /// How it was chosen, in a sentence.
    chosen: String,
    statement: String,
    need_href: String,
    workshop: String,
    year: String,
    why: String,
    by: String,
    /// How many other statements speak for it.
    others: usize,
    trl: String,
    law: String,
    /// The rule that decides most often, with its conditions and what was found.
    rule: String,
    conditions: Vec<String>,
    /// The rings with the number of cases in a hundred, most cases first; empty where nothing was counted.
    cases: Vec<String>,
    ring: String,
    sureness: String,
    value: String,
    sum: String,
}

/// The technology chosen by the rule, worked through; `None` where no statement has a direct answer.
pub fn work_through(reader: &Reader) -> Option<Example> {
    let configuration = &reader.dossier.configuration;
    let answering = || {
        let placements = reader.edition.placements.iter();
        placements.filter(|placement| !configuration.rings[placement.ring].outside && first_answer(placement).is_some())
    };
    let second = answering().filter(|placement| placement.ring == 1).max_by(surer);
    let placement = second.or_else(|| answering().max_by(surer))?;
    let ask = first_answer(placement)?;
    let technology = reader.dossier.technology(&placement.technology)?;
    let (workshop, need) = reader.dossier.need(&ask.need)?;
    let ring = configuration.rings[placement.ring].name.clone();
    let link = words::ask_link_words(reader.dossier, ask, &technology.id);
    let rule = words::rules_behind(placement, configuration).into_iter().next();
    let speaking = placement.demand.asks.iter().filter(|ask| ask.speaks()).count();
    let years = workshop.dates.iter().map(|date| date.last.year());
    let classes = configuration.legal_classes.iter();
    let classes = classes.filter(|class| technology.legal_classes.contains(&class.id));
    let mut effects: Vec<String> = classes.map(|class| words::effect(class.effect)).collect();
    effects.dedup();
    Some(Example {
        chosen: match second.is_some() {
            true => message!("example-chosen-in-ring", ring = &ring),
            false => message!("example-chosen"),
        },
        statement: need.statement.clone(),
        need_href: format!("needs.html#n-{}", need.id),
        workshop: workshop.title.clone(),
        year: years.max().map(|year| year.to_string()).unwrap_or_default(),
        why: link.why,
        by: link.by,
        others: speaking - 1,
        trl: message!(
            "example-trl",
            trl = words::trl_range((technology.trl.low, technology.trl.high)),
            basis = words::trl_basis(technology.trl.basis)
        ),
        law: words::join(&effects),
        conditions: rule.as_ref().map(|rule| rule.conditions.clone()).unwrap_or_default(),
        rule: rule.map(|rule| rule.words).unwrap_or_default(),
        cases: cases(reader, placement),
        sureness: placement
            .certainty
            .as_ref()
            .map(|certainty| words::sureness(certainty.word))
            .unwrap_or_default(),
        ring,
        value: placement
            .value
            .map(|value| format!("{:.2}", value.value()))
            .unwrap_or_default(),
        sum: sum_words(reader, placement),
        name: technology.name.clone(),
        href: format!("tech/{}.html", technology.id),
        id: technology.id.clone(),
    })
}

/// The order by sureness of the ring shown, then by demand, then by id, the earlier the greater.
fn surer(one: &&Placement, other: &&Placement) -> Ordering {
    let sure = |placement: &Placement| {
        let certainty = placement.certainty.as_ref();
        certainty.map_or(0.0, |certainty| certainty.probability(placement.ring))
    };
    sure(one)
        .total_cmp(&sure(other))
        .then_with(|| one.demand.total.total_cmp(&other.demand.total))
        .then_with(|| other.technology.cmp(&one.technology))
}

/// The statement whose direct answer adds most to the demand for the technology, the first of several.
fn first_answer(placement: &Placement) -> Option<&Ask> {
    let direct = placement.demand.asks.iter();
    let direct = direct.filter(|ask| ask.grade == Grade::Core && ask.speaks() && ask.amount > 0.0);
    direct.reduce(|best, ask| if ask.amount > best.amount { ask } else { best })
}

/// "88 in Pilot": of a hundred cases, those that end in each ring, most first.
fn cases(reader: &Reader, placement: &Placement) -> Vec<String> {
    let Some(certainty) = &placement.certainty else {
        return Vec::new();
    };
    let rings = reader.dossier.configuration.rings.iter();
    let mut rings: Vec<(f64, &str)> = certainty
        .rings
        .iter()
        .copied()
        .zip(rings.map(|ring| ring.name.as_str()))
        .filter(|(share, _)| *share > 0.0)
        .collect();
    rings.sort_by(|one, other| other.0.total_cmp(&one.0));
    let rings = rings.into_iter();
    rings
        .map(|(share, ring)| message!("share-in-ring", share = words::percent(share), ring = ring))
        .collect()
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
