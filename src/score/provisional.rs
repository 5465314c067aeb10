//! What of a placement rests on one source alone: its TRL, the reading of the law, its links. While anything does, the
//! placement is provisional, however probable its ring.

use std::collections::BTreeSet;

use crate::model::{DecidedBy, Demand, Dossier, OneSource, Technology, TrlBasis};

use super::trl::count_trl_sources;

/// What rests on one source, in the order TRL, law, links.
pub fn list_one_sources(dossier: &Dossier, technology: &Technology, demand: &Demand) -> Vec<OneSource> {
    // A trial or a panel stands for more than one reading; a desk estimate stands alone until somebody adds to it, and so does
    // a TRL that follows from one document.
    let single = match technology.trl.basis {
        TrlBasis::DeskEstimate => true,
        TrlBasis::Evidence => count_documents(dossier, technology) < 2,
        TrlBasis::Panel | TrlBasis::Measured => false,
    };
    let maturity = single && count_trl_sources(dossier, &technology.id) < 2;
    let mut classes = dossier.configuration.classes_of(technology);
    let unreviewed = classes.any(|class| class.review.is_none());
    let alone = |by: DecidedBy| matches!(by, DecidedBy::Linker | DecidedBy::One);
    let names = demand
        .asks
        .iter()
        .flat_map(|ask| dossier.links_between(&ask.need, &technology.id))
        .map(|link| link.by.as_str());
    let names: BTreeSet<&str> = names.collect();
    let one_reviewer =
        names.len() < 2 && !demand.asks.is_empty() && demand.asks.iter().all(|ask| alone(ask.decided_by));
    [
        maturity.then_some(OneSource::Maturity),
        unreviewed.then_some(OneSource::Law),
        one_reviewer.then_some(OneSource::Links),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The documents that the rule which gave the TRL found its organisations in.
fn count_documents(dossier: &Dossier, technology: &Technology) -> usize {
    let records = dossier.records_of(&technology.id);
    let counted = technology.trl.reading.iter().flat_map(|reading| &reading.counted);
    let addresses = counted
        .flat_map(|found| &found.records)
        .map(|index| &records[*index].address);
    addresses.collect::<BTreeSet<_>>().len()
}
