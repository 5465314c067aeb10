//! Weighs each technology against the needs and places it, keeping the working.
//!
//! 1. The statements linked to a technology give its demand (`demand`) and the distribution of its need (`need`).
//! 2. Each criterion gets a level: set by hand, from assessors (`panel`), from data (`criteria`, `evidence`), or
//!    stays missing; `value` says what a level is worth.
//! 3. The first rule whose conditions hold decides the ring; the weighted value decides the place in it (`place`).
//! 4. What would move it and its sensitivity (`switching`, `stability`, `weight_change`).
//! 5. The simulation says how sure each ring is (`smaa_model`, `uncertainty`), other methods how they would order (`compare`).
//! 6. The edition before keeps a technology in its ring until a new one is sure (`hysteresis`).
//! 7. A view of the edition gets its sectors by demand (`radar`).
//!
//! The quantities themselves are in `crate::method`, pure and documented. Method: weighted additive value over fixed scales,
//! gates for rings (METHOD 7), SMAA for the uncertainty. Rings and values do not depend on the order of the input or on
//! which other technologies are listed.

mod change;
mod compare;
mod criteria;
mod demand;
mod evidence;
mod hysteresis;
mod inputs;
mod link_agreement;
mod need;
mod panel;
mod place;
mod radar;
mod rules;
mod smaa_model;
mod spread;
mod stability;
mod switching;
mod uncertainty;
mod value;
mod weight_change;

use rayon::prelude::*;

use crate::model::{Dossier, Edition, JointLink, Placement, Technology};

pub use crate::method::Refusal;
pub use change::{apply_changes, parse_setting, parse_weights};
pub use link_agreement::measure_link_agreement;
pub use radar::compose_radar;
pub use spread::estimate_spread;
pub use uncertainty::simulate_edition;

/// Places every technology of a dossier. How sure the rings are is left to [`simulate_edition`].
pub fn place_technologies(dossier: &Dossier) -> Edition {
    let (lines, links) = (demand::Lines::new(dossier), demand::group_links(dossier));
    let rules = rules::Rules::new(&dossier.configuration);
    let of = |technology: &Technology| links.get(&technology.id).map_or(&[][..], Vec::as_slice);
    let placements: Vec<Placement> = dossier
        .technologies
        .par_iter()
        .map(|technology| place_technology(dossier, &rules, (technology, of(technology)), &lines))
        .collect();
    Edition {
        weight_changes: weight_change::try_weights(dossier, &rules, &placements),
        agreement: panel::measure_agreement(dossier),
        link_agreement: measure_link_agreement(dossier),
        comparison: compare::compare_methods(dossier, &placements),
        order_stays: stability::keep_edition_order(dossier, &placements),
        placements,
        run: None,
    }
}

fn place_technology(
    dossier: &Dossier,
    rules: &rules::Rules,
    (technology, links): (&Technology, &[JointLink]),
    lines: &demand::Lines,
) -> Placement {
    let (demand, asked) = demand::sum_demand(dossier, lines, technology, links);
    let momentum = evidence::measure_momentum(dossier, technology);
    let known = criteria::Known {
        demand: &demand,
        momentum: &momentum,
    };
    let assessments = criteria::assess_criteria(dossier, technology, &known);
    let mut placement = place::place(dossier, rules, technology, (demand, asked), assessments, momentum);
    placement.contradiction = evidence::find_contradiction(technology, &placement.momentum);
    let inputs = inputs::Inputs::new(dossier, rules, technology, &placement);
    let criteria = &dossier.configuration.criteria;
    let spreads: Vec<_> = placement
        .assessments
        .iter()
        .map(|assessment| (&criteria[assessment.criterion], &assessment.spread))
        .collect();
    let (switching_values, sensitivity) = (
        switching::list_switching_values(&inputs),
        stability::weigh_sensitivity(&inputs, technology, &spreads),
    );
    placement.switching_values = switching_values;
    placement.sensitivity = sensitivity;
    placement
}
