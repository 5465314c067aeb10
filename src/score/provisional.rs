//! What of a placement rests on one source alone: its TRL, the reading of the law, its links. While anything does, the
//! placement is provisional, however probable its ring.

use crate::model::{Dossier, Link, OneSource, Technology, TrlBasis};

use super::trl::count_trl_sources;

/// What rests on one source, in the order TRL, law, links.
pub fn list_one_sources(dossier: &Dossier, technology: &Technology, links: &[&Link]) -> Vec<OneSource> {
    // A trial or a panel stands for more than one reading; a desk estimate stands alone until somebody adds to it.
    let estimate = technology.trl.basis == TrlBasis::DeskEstimate;
    let maturity = estimate && count_trl_sources(dossier, &technology.id) < 2;
    let one_reviewer = links.windows(2).all(|pair| pair[0].by == pair[1].by) && !links.is_empty();
    [
        maturity.then_some(OneSource::Maturity),
        Some(OneSource::Law),
        one_reviewer.then_some(OneSource::Links),
    ]
    .into_iter()
    .flatten()
    .collect()
}
