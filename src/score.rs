//! Weighs each technology against the needs and places it, keeping the working.
//!
//! 1. The statements linked to a technology give its demand (`demand`).
//! 2. Each criterion gets a level, from assessors or from data, or stays missing (`criteria`, `need`).
//! 3. The first rule whose conditions hold decides the ring; the weighted value decides the place in it (`place`).
//! 4. A view of the edition gets its sectors by demand (`radar`).
//!
//! Method: weighted additive value over fixed anchors, gates for rings (METHOD 7). Nothing here depends on the order
//! of the input or on which other technologies are listed.

mod criteria;
mod demand;
mod evidence;
mod explain;
pub mod method;
mod need;
mod panel;
mod place;
mod radar;
mod value;

use crate::model::{Dossier, Edition, Placement, Technology};

pub use explain::explain_placement;
pub use radar::compose_radar;

/// Places every technology of a dossier.
pub fn place_technologies(dossier: &Dossier) -> Edition {
    Edition {
        placements: dossier
            .technologies
            .iter()
            .map(|technology| place_technology(dossier, technology))
            .collect(),
        run: None,
        agreement: Vec::new(),
        comparison: None,
    }
}

fn place_technology(dossier: &Dossier, technology: &Technology) -> Placement {
    let demand = demand::sum_demand(dossier, technology);
    let asked = demand::judge_asked(dossier, technology, &demand);
    let momentum = Vec::new();
    let known = criteria::Known {
        demand: &demand,
        asked,
        momentum: &momentum,
    };
    let assessments = criteria::assess_criteria(dossier, technology, &known);
    place::place(dossier, technology, (demand, asked), assessments, momentum)
}
