//! How sure a ring is, in words: one vocabulary for pages, tables, maps and paper.

use crate::model::{Asked, Sensitivity};
use crate::model::{
    Certainty, Configuration, Dossier, Edition, OneSource, Placement, Scoring, Sureness, WeightDistribution,
};
use crate::render::messages::message;

use super::capital;

/// How sure the ring is, in sentences for a planner; empty where no simulation was run.
pub fn certainty(placement: &Placement, configuration: &Configuration) -> Vec<String> {
    let Some(certainty) = &placement.certainty else {
        return Vec::new();
    };
    let mut words = vec![verdict(certainty, placement, configuration)];
    words.extend(provisional(placement));
    if placement.held.is_none()
        && certainty
            .neighbour
            .is_some_and(|other| certainty.probability(other) > certainty.probability(placement.ring))
    {
        words.push(message!(
            "ring-is-the-middle",
            ring = &configuration.rings[placement.ring].name,
            share = percent(certainty.reaches(placement.ring))
        ));
    }
    if placement.asked == Asked::NotYetAsked {
        words.push(message!("workshop-may-change-ring"));
    }
    if placement.coverage < configuration.scoring.coverage && !configuration.criteria.is_empty() {
        words.push(message!(
            "little-weight-known",
            coverage = format!("{:.0} %", 100.0 * placement.coverage)
        ));
    }
    words
}

/// How sure the ring is, word and number, with what is provisional first; `None` where no simulation was run.
pub fn confidence(placement: &Placement, configuration: &Configuration) -> Option<String> {
    let words = ring_sureness(placement, configuration)?;
    Some(match placement.one_source.is_empty() {
        true => words,
        false => message!("provisional-before", word = words),
    })
}

/// The same without a word on whether it is provisional.
pub fn ring_sureness(placement: &Placement, configuration: &Configuration) -> Option<String> {
    let certainty = placement.certainty.as_ref()?;
    let share = ring_share(certainty, placement.ring);
    let other = certainty.neighbour.map(|ring| &configuration.rings[ring].name);
    let word = sureness(certainty.word);
    Some(match (certainty.word, other) {
        (_, _) if placement.held.is_some() => message!(
            "sure-held",
            word = word,
            share = share,
            ruled = &configuration.rings[placement.ruled].name,
            ruled_share = percent(certainty.probability(placement.ruled))
        ),
        (Sureness::Sure, _) | (_, None) => message!("sure-with-share", word = word, share = share),
        (_, Some(other)) if certainty.tie => message!("sure-with-tie", word = word, share = share, ring = other),
        (_, Some(other)) => message!("sure-with-runner-up", word = word, share = share, ring = other),
    })
}

/// The word for a probability.
pub fn sureness(word: Sureness) -> String {
    match word {
        Sureness::Sure => message!("sure"),
        Sureness::FairlySure => message!("fairly-sure"),
        Sureness::Borderline => message!("borderline"),
    }
}

/// Says of placements that they are all borderline; nothing where one of them is surer, or there is none.
pub fn if_all_borderline(placements: &[&Placement]) -> Option<String> {
    let is_borderline = |placement: &&Placement| {
        let certainty = placement.certainty.as_ref();
        certainty.is_some_and(|certainty| certainty.word == Sureness::Borderline)
    };
    let all = !placements.is_empty() && placements.iter().all(is_borderline);
    all.then(|| message!("all-borderline", count = placements.len()))
}

/// How probable a ring is, in short: "2 of 3 TRLs" where nothing else is uncertain, else "83 %".
fn ring_share(certainty: &Certainty, ring: usize) -> String {
    match certainty.of_trls {
        Some((some, all)) if some < all => message!("share-of-trls", count = some, all = all),
        Some(_) | None => percent(certainty.probability(ring)),
    }
}

/// A sentence with the number: the fraction of TRLs where nothing else is uncertain, else percentages.
fn verdict(certainty: &Certainty, placement: &Placement, configuration: &Configuration) -> String {
    let name = &configuration.rings[placement.ring].name;
    if certainty.neighbour.is_none() {
        return message!("verdict-always", ring = name);
    }
    let word = capital(&sureness(certainty.word));
    match certainty.of_trls {
        Some((some, all)) => message!("verdict-of-trls", word = word, ring = name, count = some, all = all),
        None => message!(
            "verdict",
            word = word,
            shares = ring_shares(&certainty.rings, configuration)
        ),
    }
}

/// What nobody has scored for any technology, and how old the needs are, in a sentence; `None` where there is nothing to say.
pub fn not_known(dossier: &Dossier, edition: &Edition) -> Option<String> {
    let unscored = unscored_criteria(&dossier.configuration, edition);
    let old: Vec<i16> = dossier
        .workshops
        .iter()
        .filter_map(|workshop| dossier.old_since(workshop))
        .collect();
    let years = old
        .iter()
        .min()
        .zip(old.iter().max())
        .map(|(first, last)| match first == last {
            true => first.to_string(),
            false => message!("range", low = first.to_string(), high = last.to_string()),
        });
    let quoted: Vec<String> = unscored.iter().map(|name| message!("quoted", text = name)).collect();
    let criteria = (!quoted.is_empty()).then(|| super::join(&quoted));
    match (criteria, years) {
        (None, None) => None,
        (Some(criteria), None) => Some(message!("banner-unscored", criteria = criteria)),
        (None, Some(years)) => Some(message!("banner-old", years = years)),
        (Some(criteria), Some(years)) => Some(message!("banner-unscored-and-old", criteria = criteria, years = years)),
    }
}

/// Names of the criteria on which no technology has a level.
pub fn unscored_criteria(configuration: &Configuration, edition: &Edition) -> Vec<String> {
    let criteria = configuration.criteria.iter().enumerate();
    let unscored = criteria.filter(|(index, _)| {
        let mut placements = edition.placements.iter();
        placements.all(|placement| placement.assessments[*index].level.is_none())
    });
    unscored.map(|(_, criterion)| criterion.name.clone()).collect()
}

/// What rests on one source alone, as a sentence; `None` where nothing does.
pub fn provisional(placement: &Placement) -> Option<String> {
    let reasons = placement.one_source.iter().map(|source| match source {
        OneSource::Maturity => message!("one-source-maturity"),
        OneSource::Law => message!("one-source-law"),
        OneSource::Links => message!("one-source-links"),
    });
    let reasons: Vec<String> = reasons.collect();
    (!reasons.is_empty()).then(|| message!("provisional-because", reasons = super::join(&reasons)))
}

/// The words in data for what rests on one source alone.
pub fn one_sources(placement: &Placement) -> String {
    let words: Vec<&str> = placement.one_source.iter().map(|source| source.as_str()).collect();
    words.join("; ")
}

/// The rings that come out at all, most often first: "Deploy in 67 %, Pilot in 33 %".
fn ring_shares(shares: &[f64], configuration: &Configuration) -> String {
    let mut order: Vec<usize> = (0..shares.len()).filter(|ring| shares[*ring] > 0.0).collect();
    order.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]).then(a.cmp(b)));
    let parts = order.into_iter().map(|ring| {
        message!(
            "ring-in-share",
            ring = &configuration.rings[ring].name,
            share = percent(shares[ring])
        )
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// A probability for a reader: never 0 % or 100 % for what is not certain.
pub fn percent(share: f64) -> String {
    match share {
        small if small > 0.0 && small <= 0.005 => message!("less-than-one-percent"),
        large if (0.995..1.0).contains(&large) => message!("more-than-99-percent"),
        share => format!("{:.0} %", 100.0 * share),
    }
}

/// Where the spread of the value comes from, the largest share first: "Need 62 %, Maturity 38 %". `None` where nothing
/// varies.
pub fn variance_shares(sensitivity: &Sensitivity, configuration: &Configuration) -> Option<String> {
    let mut shares: Vec<(usize, f64)> = sensitivity.shares.as_ref()?.iter().copied().enumerate().collect();
    shares.retain(|(_, share)| *share >= 0.0005);
    shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let words = shares.iter().map(|(index, share)| {
        message!(
            "name-with-number",
            name = &configuration.criteria[*index].name,
            number = format!("{:.1} %", 100.0 * share)
        )
    });
    Some(words.collect::<Vec<_>>().join(", "))
}

/// How the weights are drawn.
pub fn weights_drawn(scoring: &Scoring) -> String {
    let distribution = match &scoring.weights {
        WeightDistribution::Fixed => message!("weights-fixed"),
        WeightDistribution::Around { concentration } => {
            message!("weights-around", concentration = concentration.to_string())
        }
        WeightDistribution::Ranges => message!("weights-in-ranges"),
        WeightDistribution::Ranking(_) => message!("weights-in-order"),
        WeightDistribution::Free => message!("weights-free"),
    };
    match scoring.group_weights.len() {
        0 => distribution,
        groups => message!("weights-of-groups", groups = groups, distribution = distribution),
    }
}
