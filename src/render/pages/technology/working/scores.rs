//! Levels on the criteria, and what assessors gave.

use serde::Serialize;

use crate::model::{Assessment, Basis, PanelRound, Placement};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::words;

/// A criterion with its level.
#[derive(Serialize)]
pub struct CriterionRow {
    name: String,
    level: String,
    anchor: String,
    weight: String,
    basis: String,
    because: String,
}

/// What assessors gave on one criterion in one round.
#[derive(Serialize)]
pub struct PanelRow {
    criterion: String,
    round: u32,
    number: usize,
    median: String,
    quartiles: String,
    given: String,
    agreement: String,
    changed: String,
}

/// The level on each criterion.
pub fn list_criteria(reader: &Reader, placement: &Placement) -> Vec<CriterionRow> {
    let assessments = placement.assessments.iter();
    assessments
        .map(|assessment| criterion_row(reader, assessment))
        .collect()
}

fn criterion_row(reader: &Reader, assessment: &Assessment) -> CriterionRow {
    let criterion = &reader.dossier.configuration.criteria[assessment.criterion];
    let (level, anchor) = match assessment.level {
        Some(level) => (
            level.to_string(),
            criterion
                .anchor(level)
                .map_or_else(|| message!("as-measured"), str::to_owned),
        ),
        None => (message!("level-missing"), message!("not-known")),
    };
    CriterionRow {
        name: criterion.name.clone(),
        level,
        anchor,
        weight: words::short(criterion.weight.value()),
        basis: match assessment.basis {
            Basis::Computed => message!("basis-computed"),
            Basis::Assessors(number) => message!("basis-assessors", count = number),
            Basis::Desk => message!("basis-desk"),
            Basis::Override => message!("basis-by-hand"),
            Basis::Missing => message!("basis-nobody"),
        },
        because: words::because(assessment),
    }
}

/// What assessors gave, a row a criterion and round.
pub fn list_panels(reader: &Reader, placement: &Placement) -> Vec<PanelRow> {
    let criteria = &reader.dossier.configuration.criteria;
    let scored = placement.assessments.iter().filter_map(|assessment| {
        let panel = assessment.panel.as_ref()?;
        Some((&criteria[assessment.criterion].name, panel))
    });
    let rounds = scored.flat_map(|(name, panel)| panel.rounds.iter().map(move |round| (name, round)));
    rounds.map(|(name, round)| panel_row(name, round)).collect()
}

fn panel_row(criterion: &str, round: &PanelRound) -> PanelRow {
    let given = round.given.iter().map(|given| {
        if given.low == given.high {
            message!(
                "name-with-number",
                name = &given.assessor,
                number = given.mode.to_string()
            )
        } else {
            message!(
                "score-with-range",
                assessor = &given.assessor,
                likely = given.mode.to_string(),
                low = given.low.to_string(),
                high = given.high.to_string()
            )
        }
    });
    PanelRow {
        criterion: criterion.to_owned(),
        round: round.round,
        number: round.given.len(),
        median: words::short(round.median),
        quartiles: message!(
            "range",
            low = words::short(round.lower),
            high = words::short(round.upper)
        ),
        given: given.collect::<Vec<_>>().join(", "),
        agreement: match round.consensus {
            None => message!("one-voice"),
            Some(true) => message!("they-agree"),
            Some(false) => message!("they-disagree"),
        },
        changed: round.changed.map(words::percent).unwrap_or_default(),
    }
}
