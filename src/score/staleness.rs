//! What looking again at something is worth: most where most is asked for and least is sure.
//!
//! worth = Σ over the technologies it touches of demand × doubt, where the doubt is 1 − the probability of the ring in which the
//! technology is drawn, and 1 where no probability is known. What touches no technology is worth 0.

use jiff::civil::Date;

use crate::model::{Dossier, Edition, RankedStale, Stale, StalePart};

/// Everything that is to be looked at again on a day, what is worth most first; then by id and kind.
pub fn rank_stale(dossier: &Dossier, edition: &Edition, on: Date) -> Vec<RankedStale> {
    let list = dossier.list_stale(on).into_iter();
    let mut ranked: Vec<RankedStale> = list.map(|stale| weigh(stale, edition)).collect();
    ranked.sort_by(|a, b| {
        let worth = b.worth.total_cmp(&a.worth);
        worth.then_with(|| (&a.stale.id, a.stale.kind).cmp(&(&b.stale.id, b.stale.kind)))
    });
    ranked
}

fn weigh(stale: Stale, edition: &Edition) -> RankedStale {
    let parts: Vec<StalePart> = stale.touches.iter().map(|id| part_of(id, edition)).collect();
    RankedStale {
        worth: parts.iter().fold(0.0, |sum, part| sum + part.worth()),
        parts,
        stale,
    }
}

fn part_of(technology: &str, edition: &Edition) -> StalePart {
    let placement = edition.placement(technology);
    let sure = placement.and_then(|placement| Some(placement.certainty.as_ref()?.probability(placement.ring)));
    StalePart {
        demand: placement.map_or(0.0, |placement| placement.demand.total),
        doubt: 1.0 - sure.unwrap_or(0.0),
    }
}
