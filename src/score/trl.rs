//! The TRL of a technology as a distribution: the range of its file and the ranges of its assessors, each with the same say.

use crate::method::score_distribution::weigh_range;
use crate::model::{AssessorScore, Dossier, Origin, TRL_SCORES, Technology, Trl};

/// The TRLs a technology may have, rising, each with its probability. Assessors' last round counts; a level of maturity
/// stands for the TRLs that give it.
pub fn read_trl(dossier: &Dossier, technology: &Technology) -> Vec<(Trl, f64)> {
    let trl = &technology.trl;
    let own = (trl.low.level(), trl.likely.map(Trl::level), trl.high.level());
    let ranges: Vec<_> = std::iter::once(own)
        .chain(list_ranges(dossier, &technology.id))
        .collect();
    let mut shares = [0.0; 10];
    for (low, likely, high) in &ranges {
        for (trl, share) in (*low..=*high).zip(weigh_range(*low, *likely, *high)) {
            shares[usize::from(trl)] += share / ranges.len() as f64;
        }
    }
    let levels = (1..=9).filter_map(Trl::new).zip(&shares[1..]);
    levels
        .filter(|(_, share)| **share > 0.0)
        .map(|(trl, share)| (trl, *share))
        .collect()
}

/// How many stand behind the TRL of a technology: its file, and assessors who gave a TRL or a level of maturity.
pub fn count_trl_sources(dossier: &Dossier, technology: &str) -> usize {
    1 + list_ranges(dossier, technology).count()
}

type Range = (u8, Option<u8>, u8);

fn list_ranges<'a>(dossier: &'a Dossier, technology: &'a str) -> impl Iterator<Item = Range> + 'a {
    let on_trl = dossier.last_scores(technology, TRL_SCORES).map(|score| {
        let whole = |level: f64| level as u8;
        (whole(score.low), Some(whole(score.mode)), whole(score.high))
    });
    let criteria = dossier.configuration.criteria.iter();
    let on_maturity = criteria.filter_map(|criterion| match criterion.origin {
        Origin::Maturity(starts) => Some((criterion.id.as_str(), starts)),
        Origin::Need | Origin::Legal | Origin::Standards | Origin::Evidence | Origin::Assessed => None,
    });
    let by_level = on_maturity.flat_map(move |(criterion, starts)| {
        let scores = dossier.last_scores(technology, criterion);
        scores.map(move |score| range_of_levels(score, &starts))
    });
    on_trl.chain(by_level)
}

/// The TRLs that give the levels of a rating.
fn range_of_levels(score: &AssessorScore, starts: &[u8; 5]) -> Range {
    let level = |level: f64| (level as usize).clamp(1, 5);
    let low = starts[level(score.low.floor()) - 1];
    let high = starts.get(level(score.high.ceil())).map_or(9, |next| next - 1);
    (low, None, high.max(low))
}
