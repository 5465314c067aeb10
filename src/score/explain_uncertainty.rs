//! The part of an explanation that says how sure a placement is: probabilities, spread, what it hangs on, other methods.

use std::fmt::{Result, Write};

use super::spread::estimate_spread;
use crate::model::{Certainty, Dossier, Edition, PanelSpread, PanelSummary, Placement, Technology};

/// Writes how sure a placement is, with every number behind it.
pub fn write_uncertainty(
    text: &mut String,
    dossier: &Dossier,
    edition: &Edition,
    technology: &Technology,
    placement: &Placement,
) -> Result {
    write_certainty(text, dossier, edition, technology, placement)?;
    write_moves(text, dossier, technology, placement)?;
    write_sensitivity(text, dossier, placement)?;
    write_weight_changes(text, dossier, edition, placement)?;
    write_ranking(text, dossier, edition, placement)?;
    write_panels(text, dossier, placement)?;
    write_momentum(text, technology, placement)
}

fn write_certainty(
    text: &mut String,
    dossier: &Dossier,
    edition: &Edition,
    technology: &Technology,
    placement: &Placement,
) -> Result {
    let configuration = &dossier.configuration;
    let (Some(certainty), Some(run)) = (&placement.certainty, &edition.run) else {
        return Ok(());
    };
    writeln!(text, "\nHow sure the ring is:")?;
    for words in placement.certainty_words(technology, configuration) {
        writeln!(text, "  {words}")?;
    }
    write_rings(text, dossier, certainty)?;
    if certainty.borderline {
        writeln!(
            text,
            "  Borderline: below the threshold of {}.",
            configuration.scoring.confident
        )?;
    }
    if let Some(value) = certainty.value {
        writeln!(
            text,
            "  Value: mean {:.4}, standard deviation {:.4}, 5 to 95 % of the draws from {:.4} to {:.4}.",
            value.mean, value.deviation, value.low, value.high
        )?;
    }
    if let Some((low, high)) = placement.bounds {
        writeln!(
            text,
            "  Value with everything missing at its worst {:.4}, at its best {:.4}.",
            low.value(),
            high.value()
        )?;
    }
    writeln!(
        text,
        "  {} draws, seed {}; weights drawn {}; leadar {}, input {}.",
        run.samples,
        run.seed,
        run.weights,
        run.version,
        &run.digest[..16.min(run.digest.len())]
    )?;
    match run.accepted {
        Some(share) => writeln!(text, "  The declared ranges hold {share:.4} of all sets of weights."),
        None => Ok(()),
    }
}

fn write_rings(text: &mut String, dossier: &Dossier, certainty: &Certainty) -> Result {
    let rings = dossier.configuration.rings.iter().enumerate();
    for (index, ring) in rings {
        let unknown = certainty.rings_if_unknown.as_ref();
        let unknown = unknown.map(|found| format!("; {:.4} with unknown levels drawn too", found[index]));
        writeln!(
            text,
            "  - {}: {:.4}, standard error {:.4}{}",
            ring.name,
            certainty.rings[index],
            certainty.errors[index],
            unknown.unwrap_or_default()
        )?;
    }
    Ok(())
}

fn write_moves(text: &mut String, dossier: &Dossier, technology: &Technology, placement: &Placement) -> Result {
    writeln!(text, "\nWhat would move it, nearest first:")?;
    for found in &placement.switching_values {
        writeln!(text, "  - {}", found.to_words(&dossier.configuration))?;
    }
    if placement.switching_values.is_empty() {
        writeln!(text, "  no change of one input alone")?;
    }
    if let Some(shares) = placement.sensitivity.shares_words(&dossier.configuration) {
        writeln!(
            text,
            "  Where the spread of its value comes from, as shares of the variance: {shares}."
        )?;
    }
    let Some(shares) = estimate_spread(dossier, technology, placement) else {
        return Ok(());
    };
    writeln!(
        text,
        "  The same with the weights drawn too (share alone, share together with others, each with its 95 % half-width):"
    )?;
    let words = |(share, error): (f64, f64)| format!("{share:.3} \u{b1} {error:.3}");
    for share in &shares {
        writeln!(
            text,
            "  - {}: score {}, {}; weight {}, {}",
            dossier.configuration.criteria[share.criterion].name,
            words(share.score),
            words(share.score_total),
            words(share.weight),
            words(share.weight_total)
        )?;
    }
    Ok(())
}

fn write_sensitivity(text: &mut String, dossier: &Dossier, placement: &Placement) -> Result {
    let criteria = &dossier.configuration.criteria;
    if placement.sensitivity.ring_stays.is_empty() {
        return Ok(());
    }
    let total: f64 = criteria.iter().map(|criterion| criterion.weight.value()).sum();
    let sensitivity = &placement.sensitivity;
    writeln!(
        text,
        "\nWhat it hangs on (weight now, weights with which the ring stays, swing of the value, share of its variance):"
    )?;
    for (index, criterion) in criteria.iter().enumerate() {
        let (low, high) = sensitivity.ring_stays[index];
        let share = sensitivity
            .shares
            .as_ref()
            .map_or("-".to_owned(), |shares| format!("{:.3}", shares[index]));
        writeln!(
            text,
            "  - {}: {:.3}, {low:.3} to {high:.3}, swing {:.3}, variance {share}",
            criterion.name,
            criterion.weight.value() / total,
            sensitivity.swings[index]
        )?;
    }
    Ok(())
}

fn write_weight_changes(text: &mut String, dossier: &Dossier, edition: &Edition, placement: &Placement) -> Result {
    let id = &placement.technology;
    let mut lines = Vec::new();
    for change in &edition.weight_changes {
        let name = &dossier.configuration.criteria[change.criterion].name;
        let with = format!("with {} of the weight of {name}", change.share_words());
        let rings = change.rings.iter().filter(|(moved, _)| moved == id);
        lines.extend(rings.map(|(_, ring)| format!("{with}: {}", dossier.configuration.rings[*ring].name)));
        let passing = change.passing.iter().filter(|(passing, _)| passing == id);
        lines.extend(passing.map(|(_, passed)| format!("{with} it passes {passed}")));
        let passed = change.passing.iter().filter(|(_, passed)| passed == id);
        lines.extend(passed.map(|(passing, _)| format!("{with} {passing} passes it")));
    }
    if edition.weight_changes.is_empty() {
        return Ok(());
    }
    writeln!(text, "\nA quarter more or less of one weight:")?;
    for line in &lines {
        writeln!(text, "  - {line}")?;
    }
    if lines.is_empty() {
        writeln!(text, "  its ring and its neighbours in the ring stay")?;
    }
    write_order(text, dossier, edition)
}

fn write_order(text: &mut String, dossier: &Dossier, edition: &Edition) -> Result {
    if edition.order_stays.is_empty() {
        return Ok(());
    }
    writeln!(
        text,
        "\nWeights with which the order of all technologies by value stays, each alone:"
    )?;
    for found in &edition.order_stays {
        let first = found
            .first
            .map(|(low, high)| format!("; the first stays first from {low:.3} to {high:.3}"));
        writeln!(
            text,
            "  - {}: {:.3}, from {:.3} to {:.3}{}",
            dossier.configuration.criteria[found.criterion].name,
            found.weight,
            found.order.0,
            found.order.1,
            first.unwrap_or_default()
        )?;
    }
    Ok(())
}

fn write_ranking(text: &mut String, dossier: &Dossier, edition: &Edition, placement: &Placement) -> Result {
    let Some(ranking) = &placement.ranking else {
        return Ok(());
    };
    let expected = ranking.expected.map(|expected| format!(", {expected:.2} on average"));
    writeln!(
        text,
        "\nBy value it is number {}{}; first in {:.4} of the draws.",
        ranking.rank,
        expected.unwrap_or_default(),
        ranking.first
    )?;
    if let Some(weights) = &ranking.central_weights {
        let parts: Vec<String> = dossier
            .configuration
            .criteria
            .iter()
            .zip(weights)
            .map(|(criterion, weight)| format!("{} {weight:.3}", criterion.name))
            .collect();
        writeln!(text, "  First on average with these weights: {}.", parts.join(", "))?;
    }
    if let Some(factor) = ranking.confidence_factor {
        writeln!(
            text,
            "  With those weights it is first in {factor:.4} of the draws (confidence factor)."
        )?;
    }
    for (other, share) in &ranking.ahead_of {
        writeln!(text, "  Its value is above that of {other} in {share:.4} of the draws.")?;
    }
    let Some(comparison) = &edition.comparison else {
        return Ok(());
    };
    let place = comparison
        .technologies
        .iter()
        .position(|id| *id == placement.technology);
    let Some(place) = place else { return Ok(()) };
    let ranks: Vec<String> = comparison
        .methods
        .iter()
        .map(|method| format!("{} {}", method.name, method.ranks[place]))
        .collect();
    writeln!(
        text,
        "  Other methods, among {} with missing levels in the middle: ours {}, {}.",
        comparison.technologies.len(),
        comparison.ours[place],
        ranks.join(", ")
    )
}

fn write_panels(text: &mut String, dossier: &Dossier, placement: &Placement) -> Result {
    for assessment in &placement.assessments {
        let Some(panel) = &assessment.panel else { continue };
        let name = &dossier.configuration.criteria[assessment.criterion].name;
        writeln!(text, "\nAssessors on {name}:")?;
        write_panel(text, panel)?;
    }
    Ok(())
}

fn write_panel(text: &mut String, panel: &PanelSummary) -> Result {
    for round in &panel.rounds {
        let agree = match round.consensus {
            Some(true) => ", consensus",
            Some(false) => ", no consensus",
            None => "",
        };
        let changed = round
            .changed
            .map(|share| format!(", {:.0} % changed their score", 100.0 * share));
        writeln!(
            text,
            "  round {}: {} scores, median {}, quartiles {} to {}{agree}{}",
            round.round,
            round.given.len(),
            round.median,
            round.lower,
            round.upper,
            changed.unwrap_or_default()
        )?;
        write_spread(text, &round.spread)?;
        for given in &round.given {
            let range = if given.low == given.high {
                String::new()
            } else {
                format!(" ({} to {})", given.low, given.high)
            };
            writeln!(text, "    {}: {}{range} {}", given.assessor, given.mode, given.note)?;
        }
    }
    Ok(())
}

fn write_spread(text: &mut String, spread: &PanelSpread) -> Result {
    let Some(deviation) = spread.deviation else {
        return Ok(());
    };
    let modes: Vec<String> = spread.modes.iter().map(f64::to_string).collect();
    let disagreement = spread.disagreement.map(|found| match found {
        true => ", disagreement by the RAND/UCLA manual",
        false => ", no disagreement by the RAND/UCLA manual",
    });
    writeln!(
        text,
        "    mean {:.2}, standard deviation {deviation:.2}, median distance from the median {}; most often {}; {:.0} % within \
         one step of the median; consensus {:.2} (Tastle and Wierman){}",
        spread.mean,
        spread.median_distance,
        modes.join(", "),
        100.0 * spread.within_one,
        spread.consensus,
        disagreement.unwrap_or_default()
    )
}

fn write_momentum(text: &mut String, technology: &Technology, placement: &Placement) -> Result {
    writeln!(text, "\nMomentum (counts by year; never turned into a TRL):")?;
    if placement.momentum.is_empty() {
        return writeln!(text, "  No source has been scanned for {}.", technology.name);
    }
    for momentum in &placement.momentum {
        let counts: Vec<String> = momentum
            .counts
            .iter()
            .map(|(year, count)| format!("{year}: {count}"))
            .collect();
        writeln!(text, "  {}: {}", momentum.source, counts.join(", "))?;
        for words in momentum.to_words().iter().chain(&momentum.published_words()) {
            writeln!(text, "    {words}")?;
        }
    }
    match &placement.contradiction {
        Some(contradiction) => writeln!(text, "  For review: {contradiction}"),
        None => Ok(()),
    }
}
