//! Weighs each technology against the needs and places it, keeping the working.
//!
//! 1. The statements linked to a technology give its demand (`demand`) and the distribution of its need (`need`).
//! 2. Each criterion gets a level: set by hand, from assessors (`panel`), from data (`criteria`, `evidence`), or
//!    stays unknown; `value` says what a level is worth.
//! 3. What is known becomes distributions (`trl`, `unknown`, `smaa_model`); each ring's probability is counted out over
//!    them, the median is the ring, and the mean value decides the place in it (`rules`, `place`).
//! 4. What would move it and its sensitivity (`switching`, `stability`, `weight_change`).
//! 5. Values and ranks are drawn, and rings where rules ask for the value (`uncertainty`), other methods how they would order (`compare`).
//! 6. The edition before keeps a technology in its ring until a new one is sure (`hysteresis`).
//! 7. What finding out one input would be worth, and what a ring hangs on, where asked for (`questions`, `one_way`, `retrial`).
//! 8. A view of the edition gets its sectors by demand (`radar`).
//!
//! The quantities themselves are in `crate::method`, pure and documented. Method: weighted additive value over fixed scales,
//! gates for rings (METHOD 7), SMAA for the uncertainty. Rings and values do not depend on the order of the input, nor on
//! which other technologies are listed but where an unknown level is drawn as it is seen among them.

mod candidates;
mod change;
mod compare;
mod comparison;
mod contradictions;
mod criteria;
mod demand;
mod evidence;
mod form;
mod hysteresis;
mod inputs;
mod link_agreement;
mod need;
mod one_way;
mod panel;
mod place;
mod precision;
mod provisional;
mod questions;
mod radar;
mod retrial;
mod rules;
mod smaa_model;
mod spread;
mod stability;
mod staleness;
mod switching;
mod trl;
mod uncertainty;
mod unknown;
mod value;
mod weight_change;

use rayon::prelude::*;

use crate::model::{Dossier, Edition, JointLink, Placement, Technology, UnknownSpread};
use place::Judged;

pub use crate::method::Refusal;
pub use candidates::find_growing;
pub use change::{apply_changes, parse_setting, parse_weights};
pub use comparison::{SettleTrl, explain_differences};
pub use form::compose_form;
pub use link_agreement::measure_link_agreement;
pub use precision::measure_precision;
pub use questions::sum_kinds;
pub use radar::compose_radar;
pub use retrial::{examine_doubts, examine_doubts_of};
pub use spread::estimate_spread;
pub use staleness::rank_stale;
pub use trl::count_trl_sources;
pub use uncertainty::simulate_edition;

/// Places every technology of a dossier. Values and ranks, and rings where rules ask for the value, are left to
/// [`simulate_edition`].
pub fn place_technologies(dossier: &Dossier) -> Edition {
    let rules = rules::Rules::new(&dossier.configuration, &dossier.technologies);
    let (mut judged, laws) = judge_technologies(dossier);
    for judged in &mut judged {
        unknown::draw_unknowns(&laws, &mut judged.assessments);
    }
    let technologies = dossier.technologies.par_iter().zip(judged);
    let placements: Vec<Placement> = technologies
        .map(|(technology, judged)| {
            let mut placement = place_technology(dossier, &rules, technology, judged);
            placement.one_source = provisional::list_one_sources(dossier, technology, &placement.demand);
            placement
        })
        .collect();
    Edition {
        weight_changes: weight_change::try_weights(dossier, &rules, &placements),
        agreement: panel::measure_agreement(dossier),
        link_agreement: measure_link_agreement(dossier),
        comparison: compare::compare_methods(dossier, &placements),
        order_stays: stability::keep_edition_order(dossier, &placements),
        laws,
        ..Edition::of_placements(placements)
    }
}

/// What is known of each technology, with levels that nobody knows not drawn yet, and the laws that they are drawn by.
fn judge_technologies(dossier: &Dossier) -> (Vec<Judged>, Vec<UnknownSpread>) {
    let (lines, links) = (demand::Lines::new(dossier), demand::group_links(dossier));
    let of = |technology: &Technology| links.get(&technology.id).map_or(&[][..], Vec::as_slice);
    let technologies = dossier.technologies.par_iter();
    let judged: Vec<Judged> = technologies
        .map(|technology| judge_technology(dossier, &lines, technology, of(technology)))
        .collect();
    let known = judged
        .iter()
        .map(|judged| (judged.asked, judged.assessments.as_slice()));
    let laws = unknown::list_laws(&dossier.configuration, known);
    (judged, laws)
}

fn judge_technology(dossier: &Dossier, lines: &demand::Lines, technology: &Technology, links: &[JointLink]) -> Judged {
    let (demand, asked) = demand::sum_demand(dossier, lines, technology, links);
    let momentum = evidence::measure_momentum(dossier, technology);
    let trl = trl::read_trl(dossier, technology);
    let known = criteria::Known {
        demand: &demand,
        momentum: &momentum,
        trl: &trl,
    };
    Judged {
        assessments: criteria::assess_criteria(dossier, technology, &known),
        trl,
        demand,
        asked,
        momentum,
    }
}

fn place_technology(dossier: &Dossier, rules: &rules::Rules, technology: &Technology, mut judged: Judged) -> Placement {
    let criteria = &dossier.configuration.criteria;
    for assessment in &mut judged.assessments {
        assessment.score = value::mean_score(&criteria[assessment.criterion], &assessment.spread, &judged.trl);
    }
    let mut placement = place::place(dossier, rules, technology, judged);
    placement.precision = precision::measure_precision(dossier, technology);
    placement.contradictions = contradictions::find_contradictions(dossier, technology, &placement.momentum);
    let inputs = inputs::Inputs::new(dossier, rules, technology, &placement);
    let spreads: Vec<_> = placement
        .assessments
        .iter()
        .map(|assessment| (&criteria[assessment.criterion], &assessment.spread))
        .collect();
    let (switching_values, sensitivity) = (
        switching::list_switching_values(&inputs),
        stability::weigh_sensitivity(&inputs, &placement.trl, &spreads),
    );
    placement.switching_values = switching_values;
    placement.sensitivity = sensitivity;
    placement
}
