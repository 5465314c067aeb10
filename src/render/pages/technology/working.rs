//! The working behind a placement, for those who check it: rules, probabilities, what would move it, need, links, criteria,
//! assessors, and how it was computed.

mod scores;

use serde::Serialize;

use crate::model::{Bound, Finding, Placement, Technology};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::pages::next::{self, QuestionRow};
use crate::render::pages::plot::{PlotFigure, find_figure};
use crate::render::words;

use super::asks::{LinkTrail, list_trails};
use scores::{CriterionRow, PanelRow, list_criteria, list_panels};

/// Trials worth listing: the largest changes.
const MOST_TRIALS: usize = 12;

/// Changes worth listing: the nearest.
const MOST_MOVES: usize = 5;

/// The working.
#[derive(Serialize)]
pub struct Working {
    /// What the edition before says of it, and what decided where it moved or is asked to.
    since: Vec<String>,
    rules: Vec<(String, Vec<String>)>,
    /// The ring the rules ask for, where the ring shown is held; else empty.
    ruled: String,
    counted_from: String,
    nearer: Vec<Nearer>,
    sure: Option<Sure>,
    moves: Vec<String>,
    spread_from: String,
    hangs_on: Vec<String>,
    questions: Vec<QuestionRow>,
    demand: String,
    unit: String,
    rests: String,
    how_need_follows: String,
    splits: Vec<String>,
    at_desk: bool,
    trails: Vec<LinkTrail>,
    value: String,
    coverage: String,
    criteria: Vec<CriterionRow>,
    panels: Vec<PanelRow>,
    assessors_plot: Option<PlotFigure>,
    weights_plot: Option<PlotFigure>,
}

/// How sure the ring is.
#[derive(Serialize)]
struct Sure {
    words: Vec<String>,
    rings: Vec<SureRing>,
    /// Whether its probabilities are counted out.
    rings_exact: bool,
    spread: Option<SpreadRow>,
    samples: String,
    seed: u64,
    weights: String,
}

/// How far the value spreads.
#[derive(Serialize)]
struct SpreadRow {
    median: String,
    low: String,
    high: String,
}

/// The probability of one ring, as text and as the length of a bar.
#[derive(Serialize)]
struct SureRing {
    name: String,
    drawn: bool,
    /// What the ring is to the technology, where it is anything: drawn, held or asked for.
    mark: String,
    share: String,
    error: String,
    length: String,
}

/// A nearer ring and what stands in the way.
#[derive(Serialize)]
struct Nearer {
    ring: String,
    missing: Vec<String>,
}

/// The working behind a placement.
pub fn tell_working(reader: &Reader, technology: &Technology, placement: &Placement) -> Working {
    let configuration = &reader.dossier.configuration;
    let moves = placement.switching_values.iter().take(MOST_MOVES);
    let rests = words::only_ground(placement, configuration);
    Working {
        since: tell_since(reader, technology, placement),
        rules: list_rules(reader, placement),
        ruled: placement
            .held
            .as_ref()
            .map(|_| configuration.rings[placement.ruled].name.clone())
            .unwrap_or_default(),
        counted_from: words::counted_from(placement, configuration).unwrap_or_default(),
        nearer: list_nearer(reader, placement),
        sure: tell_sure(reader, placement),
        moves: moves
            .map(|found| words::switching_value_because(found, placement, configuration))
            .collect(),
        spread_from: words::variance_shares(&placement.sensitivity, configuration).unwrap_or_default(),
        hangs_on: hangs_on(reader, technology),
        questions: next::of_technology(reader, &technology.id),
        demand: words::short(placement.demand.total),
        unit: words::demand_unit(configuration),
        rests: rests
            .map(|need| message!("rests-on-one-statement", need = need))
            .unwrap_or_default(),
        how_need_follows: words::how_need_follows(configuration),
        splits: splits(reader, placement),
        at_desk: words::is_linked_at_desk(reader.dossier, &technology.id),
        trails: list_trails(reader, technology, placement),
        value: placement
            .value
            .map_or_else(|| message!("none-as-value"), |value| format!("{:.2}", value.value())),
        coverage: format!("{:.0} %", 100.0 * placement.coverage),
        criteria: list_criteria(reader, placement),
        panels: list_panels(reader, placement),
        assessors_plot: find_figure(reader, &format!("{}-assessors", technology.id)),
        weights_plot: find_figure(reader, &format!("{}-weights", technology.id)),
    }
}

fn tell_since(reader: &Reader, technology: &Technology, placement: &Placement) -> Vec<String> {
    let mut told = words::before(placement, &reader.dossier.configuration);
    let Some(differences) = reader.differences else {
        return told;
    };
    let listed = differences.moved.iter().chain(&differences.waiting);
    let of = listed.filter(|moved| moved.technology == technology.id && moved.cause.is_some());
    let reasons = differences.reasons.as_ref();
    told.extend(of.map(|moved| words::capital(&words::moved_because(moved, reasons)) + "."));
    told
}

/// The rules behind the ring, each a sentence with its conditions.
fn list_rules(reader: &Reader, placement: &Placement) -> Vec<(String, Vec<String>)> {
    let rules = words::rules_behind(placement, &reader.dossier.configuration).into_iter();
    let capitals = |words: &Vec<String>| words.iter().map(|words| words::capital(words)).collect();
    rules.map(|rule| (rule.words, capitals(&rule.conditions))).collect()
}

/// Nearer rings with what is lacking for them. What law keeps out lacks nothing that somebody could add; nor is anything
/// lacking where a number would have to be smaller, or practitioners would have to be silent.
fn list_nearer(reader: &Reader, placement: &Placement) -> Vec<Nearer> {
    let configuration = &reader.dossier.configuration;
    if configuration.rings[placement.ring].outside || configuration.rings[placement.ruled].outside {
        return Vec::new();
    }
    let can_be_added = |finding: &&Finding| match finding {
        Finding::Number { bound, .. } => matches!(bound, Bound::AtLeast(_)),
        Finding::Asked { wanted, .. } => wanted.contains(&crate::model::Asked::Asked),
        Finding::Effect { .. } => true,
    };
    let nearer = placement.nearer.iter().map(|near| Nearer {
        ring: configuration.rings[near.ring].name.clone(),
        missing: near
            .missing
            .iter()
            .filter(can_be_added)
            .map(|finding| words::capital(&words::finding(finding, configuration)))
            .collect(),
    });
    nearer.filter(|near| !near.missing.is_empty()).collect()
}

/// What the ring hangs on, the largest change first.
fn hangs_on(reader: &Reader, technology: &Technology) -> Vec<String> {
    let found = reader.doubts.trials_of(&technology.id);
    let effects = found
        .into_iter()
        .flat_map(|found| found.effects.iter().map(move |effect| (found, effect)));
    let words = effects.map(|(found, effect)| words::trial_effect(effect, found, &reader.dossier.configuration));
    words.take(MOST_TRIALS).collect()
}

fn tell_sure(reader: &Reader, placement: &Placement) -> Option<Sure> {
    let configuration = &reader.dossier.configuration;
    let (certainty, run) = (placement.certainty.as_ref()?, reader.edition.run.as_ref()?);
    let rings = configuration.rings.iter().enumerate();
    let rings = rings.map(|(index, ring)| SureRing {
        name: ring.name.clone(),
        drawn: index == placement.ring,
        mark: match placement.held {
            Some(_) if index == placement.ring => message!("held-here"),
            Some(_) if index == placement.ruled => message!("asked-for-here"),
            None if index == placement.ring => message!("drawn-here"),
            Some(_) | None => String::new(),
        },
        share: words::percent(certainty.rings[index]),
        error: format!("{:.2} %", 100.0 * certainty.errors[index]),
        length: format!("{:.1}", 100.0 * certainty.rings[index]),
    });
    Some(Sure {
        words: words::certainty(placement, configuration),
        rings: rings.collect(),
        rings_exact: run.rings_exact,
        spread: certainty.value.map(|value| SpreadRow {
            median: format!("{:.2}", value.median),
            low: format!("{:.2}", value.low),
            high: format!("{:.2}", value.high),
        }),
        samples: words::thousands(run.samples),
        seed: run.seed,
        weights: words::weights_drawn(&configuration.scoring),
    })
}

/// The demand by workshop, by group and by host country, a sentence each.
fn splits(reader: &Reader, placement: &Placement) -> Vec<String> {
    let demand = &placement.demand;
    let workshop = |id: &str| {
        let mut workshops = reader.dossier.workshops.iter();
        workshops
            .find(|workshop| workshop.id == id)
            .map_or_else(|| id.to_owned(), |found| found.title.clone())
    };
    let group = |id: &str| {
        let mut groups = reader.dossier.configuration.groups.iter();
        groups
            .find(|group| group.id == id)
            .map_or_else(|| id.to_owned(), |found| found.name.clone())
    };
    let country = |id: &str| {
        if id.is_empty() {
            message!("not-known")
        } else {
            id.to_owned()
        }
    };
    let named = |sums: Vec<(&str, f64)>, name: &dyn Fn(&str) -> String| {
        let sums = sums
            .into_iter()
            .map(|(id, sum)| message!("name-with-number", name = name(id), number = words::short(sum)));
        sums.collect::<Vec<_>>().join(", ")
    };
    if demand.total == 0.0 {
        return Vec::new();
    }
    vec![
        message!("demand-by-workshop", sums = named(demand.by_workshop(), &workshop)),
        message!("demand-by-group", sums = named(demand.by_group(), &group)),
        message!("demand-by-country", sums = named(demand.by_country(), &country)),
    ]
}
