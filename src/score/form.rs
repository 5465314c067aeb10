//! What a sheet for assessors says of each technology before it is filled in.
//!
//! A first round shows the present level and its range. A later one is the feedback of a Delphi (Dalkey and Helmer 1963):
//! median, quartiles and number of the round before, the assessor's own answer, and the notes without names. A desk estimate
//! is no answer of a panel.

use crate::method::panel::{ConsensusRule, summarise_panel};
use crate::model::{
    AssessorScore, Criterion, DESK, Dossier, Edition, Form, FormRow, Placement, RoundBefore, Spread, TRL_SCORES,
};

use super::criteria::maturity_level;

/// The form on a criterion, or on the TRL where there is none, for these technologies.
pub fn compose_form(
    (dossier, edition): (&Dossier, &Edition),
    criterion: Option<usize>,
    wanted: impl Fn(&str) -> bool,
    (assessor, round): (&str, u32),
) -> Form {
    let declared = criterion.map(|index| &dossier.configuration.criteria[index]);
    let id = declared.map_or(TRL_SCORES, |criterion| &criterion.id);
    let scale = declared.map_or((1.0, 9.0), |criterion| (criterion.scale.low, criterion.scale.high));
    let rows = edition
        .placements
        .iter()
        .filter(|placement| wanted(&placement.technology));
    let rows = rows.map(|placement| {
        let (level, range) = match criterion {
            Some(index) => read_level(placement, index, declared),
            None => read_trl(placement),
        };
        FormRow {
            technology: placement.technology.clone(),
            level,
            range,
            before: sum_round(dossier, (&placement.technology, id, scale), assessor, round),
        }
    });
    Form {
        criterion: id.to_owned(),
        assessor: assessor.to_owned(),
        round,
        scale,
        rows: rows.collect(),
    }
}

type Known = (Option<f64>, Option<(f64, f64)>);

fn read_trl(placement: &Placement) -> Known {
    let levels = placement
        .trl
        .iter()
        .map(|(trl, share)| (f64::from(trl.level()), *share));
    let levels: Vec<(f64, f64)> = levels.collect();
    let middle = crate::method::score_distribution::lower_median(&levels);
    (middle, ends(levels.iter().map(|(level, _)| *level)))
}

fn read_level(placement: &Placement, index: usize, criterion: Option<&Criterion>) -> Known {
    let assessment = &placement.assessments[index];
    let given = |given: &[(String, [f64; 3])]| ends(given.iter().flat_map(|(_, [low, _, high])| [*low, *high]));
    let range = match &assessment.spread {
        Spread::Levels(levels) => ends(levels.iter().map(|(level, _)| level.level())),
        Spread::Partly { levels, rest } => {
            let rest = match &**rest {
                Spread::Levels(levels) => levels.as_slice(),
                Spread::Trl(_)
                | Spread::Panel(_)
                | Spread::TooFew { .. }
                | Spread::Partly { .. }
                | Spread::Unknown(_) => &[],
            };
            ends(levels.iter().chain(rest).map(|(level, _)| level.level()))
        }
        Spread::Trl(starts) => {
            let levels = placement.trl.iter();
            ends(levels.map(|(trl, _)| maturity_level(trl.level(), starts) as f64))
        }
        Spread::Panel(ratings) => given(ratings),
        Spread::TooFew { given: ratings, .. } => given(ratings),
        Spread::Unknown(_) => None,
    };
    let level = assessment.level.filter(|_| criterion.is_some());
    (level.map(|level| level.level()), range)
}

fn ends(levels: impl Iterator<Item = f64> + Clone) -> Option<(f64, f64)> {
    let low = levels.clone().reduce(f64::min)?;
    Some((low, levels.fold(low, f64::max)))
}

/// What the round before said; `None` in the first round, and where nobody answered.
fn sum_round(
    dossier: &Dossier,
    (technology, criterion, scale): (&str, &str, (f64, f64)),
    assessor: &str,
    round: u32,
) -> Option<RoundBefore> {
    let scores = dossier.scores_on(technology, criterion);
    let before = scores.filter(|score| score.round + 1 == round && score.assessor != DESK);
    let before: Vec<&AssessorScore> = before.collect();
    let modes: Vec<Option<f64>> = before.iter().map(|score| Some(score.mode)).collect();
    let found = summarise_panel(&modes, ConsensusRule::on_scale(scale.0, scale.1)).ok()?;
    let figures = found.figures?;
    let own = before.iter().find(|score| score.assessor == assessor);
    let noted = before.iter().filter(|score| !score.note.trim().is_empty());
    let mut notes: Vec<String> = noted.map(|score| score.note.trim().to_owned()).collect();
    notes.sort();
    Some(RoundBefore {
        number: found.ratings,
        median: figures.median,
        quartiles: (figures.lower_quartile, figures.upper_quartile),
        own: own.map(|score| [score.low, score.mode, score.high]),
        notes,
    })
}
