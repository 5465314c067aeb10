//! The method page: how a need becomes a placement, with the rules, weights and anchors in force and a worked example.

use serde::Serialize;

use crate::model::{Asked, Bound, Condition, Placement};
use crate::render::words;

use super::Reader;
use super::frame::{At, Frame, frame, home};

/// The method page.
#[derive(Serialize)]
pub struct MethodPage {
    #[serde(flatten)]
    frame: Frame,
    rings: Vec<RingRow>,
    rules: Vec<RuleRow>,
    criteria: Vec<CriterionRow>,
    kinds: Vec<Amount>,
    grades: Vec<Amount>,
    broad: String,
    many_lines: usize,
    many_workshops: usize,
    lowers_by: String,
    not_below: String,
    classes: Vec<ClassRow>,
    held: usize,
    planned: usize,
    example: Option<Example>,
    unscored: String,
}

/// A ring with its meaning.
#[derive(Serialize)]
struct RingRow {
    name: String,
    meaning: String,
    href: String,
}

/// A rule with its conditions in words.
#[derive(Serialize)]
struct RuleRow {
    number: usize,
    ring: String,
    words: String,
    conditions: Vec<String>,
}

/// A criterion with its anchors.
#[derive(Serialize)]
struct CriterionRow {
    name: String,
    question: String,
    weight: String,
    origin: &'static str,
    anchors: Vec<String>,
}

/// A word and a number.
#[derive(Serialize)]
struct Amount {
    word: &'static str,
    amount: String,
}

/// A legal class.
#[derive(Serialize)]
struct ClassRow {
    name: String,
    meaning: String,
    instrument: String,
    effect: &'static str,
    level: String,
    level_special: String,
    source: String,
    checked_on: String,
}

/// One technology worked through.
#[derive(Serialize)]
struct Example {
    name: String,
    href: String,
    ring: String,
    rule: usize,
    demand: String,
    value: String,
    sum: String,
    id: String,
}

/// Composes the method page.
pub fn page(reader: &Reader) -> MethodPage {
    let dossier = reader.dossier;
    let configuration = &dossier.configuration;
    let demand = &configuration.demand;
    let ring = |index: usize| configuration.rings[index].name.clone();
    let rules = configuration.rules.iter().enumerate().map(|(index, rule)| RuleRow {
        number: index + 1,
        ring: ring(rule.ring),
        words: rule.words.clone(),
        conditions: rule
            .conditions
            .iter()
            .map(|condition| condition_words(reader, condition))
            .collect(),
    });
    let held = configuration
        .topics
        .iter()
        .filter(|topic| dossier.workshops_on(&topic.id).next().is_some())
        .count();
    let unscored = configuration.criteria.iter().enumerate().filter(|(index, _)| {
        reader
            .edition
            .placements
            .iter()
            .all(|placement| placement.assessments[*index].level.is_none())
    });
    MethodPage {
        frame: frame(
            reader,
            At::Root,
            "Method",
            "how a need becomes a placement",
            "method.html",
            vec![home()],
        ),
        rings: configuration
            .rings
            .iter()
            .map(|ring| RingRow {
                name: ring.name.clone(),
                meaning: ring.meaning.clone(),
                href: format!("ring/{}.html", ring.id),
            })
            .collect(),
        rules: rules.collect(),
        criteria: configuration.criteria.iter().map(criterion_row).collect(),
        kinds: demand
            .kinds
            .iter()
            .map(|(kind, amount)| Amount {
                word: kind.as_str(),
                amount: words::short(*amount),
            })
            .collect(),
        grades: demand
            .grades
            .iter()
            .map(|(grade, amount)| Amount {
                word: grade.as_str(),
                amount: words::short(*amount),
            })
            .collect(),
        broad: words::short(demand.broad),
        many_lines: demand.many_lines,
        many_workshops: demand.many_workshops,
        lowers_by: words::short(configuration.constrains.lowers_by),
        not_below: configuration.constrains.not_below.to_string(),
        classes: configuration.legal_classes.iter().map(class_row).collect(),
        held,
        planned: configuration.topics.len(),
        example: example(reader),
        unscored: words::join(
            &unscored
                .map(|(_, criterion)| criterion.name.clone())
                .collect::<Vec<_>>(),
        ),
    }
}

fn criterion_row(criterion: &crate::model::Criterion) -> CriterionRow {
    CriterionRow {
        name: criterion.name.clone(),
        question: criterion.question.clone(),
        weight: words::short(criterion.weight.value()),
        origin: criterion.origin.to_words(),
        anchors: criterion.anchors.clone(),
    }
}

fn class_row(class: &crate::model::LegalClass) -> ClassRow {
    ClassRow {
        name: class.name.clone(),
        meaning: class.meaning.clone(),
        instrument: class.instrument.clone(),
        effect: class.effect.to_words(),
        level: class.level.to_string(),
        level_special: class.level_special.to_string(),
        source: class.source.clone(),
        checked_on: class.checked_on.to_string(),
    }
}

fn condition_words(reader: &Reader, condition: &Condition) -> String {
    match condition {
        Condition::Limit {
            measure,
            bound,
            unknown_passes,
        } => {
            let what = words::capital(&measure.to_words(&reader.dossier.configuration));
            let limit = match bound {
                Bound::AtLeast(limit) => format!("at least {limit}"),
                Bound::AtMost(limit) => format!("at most {limit}"),
            };
            let unknown = if *unknown_passes { "; unknown passes" } else { "" };
            format!("{what} is {limit}{unknown}")
        }
        Condition::Effect(effects) => {
            let effects: Vec<&str> = effects.iter().map(|effect| effect.to_words()).collect();
            format!("The law says: {}", effects.join(", or "))
        }
    }
}

/// The technology most asked for, worked through.
fn example(reader: &Reader) -> Option<Example> {
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
        .filter_map(|assessment| Some((criteria[assessment.criterion].weight.value(), assessment.score?.value())));
    let known: Vec<(f64, f64)> = known.collect();
    let terms: Vec<String> = known
        .iter()
        .map(|(weight, score)| format!("{} × {}", words::short(*weight), words::short(*score)))
        .collect();
    let all: f64 = known.iter().map(|(weight, _)| *weight).sum();
    format!("({}) / {}", terms.join(" + "), words::short(all))
}
