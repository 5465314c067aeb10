//! The part of an explanation that says how sure a placement is: probabilities, spread, what it hangs on, other methods.

use crate::model::{
    Certainty, Dossier, Edition, Evidence, PanelRound, PanelSpread, PanelSummary, Placement, SpreadShare, Technology,
    source_title,
};
use crate::render::messages::message;
use crate::render::words;

use super::{head, item};

/// How sure a placement is, with every number behind it.
pub fn explain_uncertainty(
    dossier: &Dossier,
    edition: &Edition,
    (technology, placement): (&Technology, &Placement),
    spread: Option<&[SpreadShare]>,
) -> Vec<String> {
    [
        explain_certainty(dossier, edition, placement),
        explain_switching(dossier, placement, spread),
        explain_sensitivity(dossier, placement),
        explain_weight_changes(dossier, edition, placement),
        explain_ranking(dossier, edition, placement),
        explain_panels(dossier, placement),
        explain_momentum(technology, placement),
        explain_records(dossier, technology),
        explain_sources(dossier, technology, placement),
    ]
    .concat()
}

fn indent(words: String) -> String {
    format!("  {words}")
}

fn explain_certainty(dossier: &Dossier, edition: &Edition, placement: &Placement) -> Vec<String> {
    let configuration = &dossier.configuration;
    let (Some(certainty), Some(run)) = (&placement.certainty, &edition.run) else {
        return Vec::new();
    };
    let mut lines = head(message!("explain-how-sure"));
    lines.extend(words::certainty(placement, configuration).into_iter().map(indent));
    lines.extend(explain_rings(dossier, certainty, run.rings_exact));
    lines.push(indent(message!(
        "explain-sure-words",
        sure = words::percent(configuration.scoring.sure),
        fairly = words::percent(configuration.scoring.fairly_sure)
    )));
    lines.extend(certainty.value.map(|value| {
        indent(message!(
            "explain-value-spread",
            mean = format!("{:.4}", value.mean),
            deviation = format!("{:.4}", value.deviation),
            low = format!("{:.4}", value.low),
            high = format!("{:.4}", value.high)
        ))
    }));
    lines.extend(placement.bounds.map(|(low, high)| {
        indent(message!(
            "explain-value-bounds",
            low = format!("{:.4}", low.value()),
            high = format!("{:.4}", high.value())
        ))
    }));
    lines.push(indent(message!(
        "explain-run",
        draws = run.samples.to_string(),
        seed = run.seed.to_string(),
        weights = words::weights_drawn(&configuration.scoring),
        version = &run.version,
        input = &run.digest[..16.min(run.digest.len())]
    )));
    lines.extend(
        run.accepted
            .map(|share| indent(message!("explain-accepted", share = format!("{share:.4}")))),
    );
    lines
}

fn explain_rings(dossier: &Dossier, certainty: &Certainty, exact: bool) -> Vec<String> {
    let rings = dossier.configuration.rings.iter().enumerate();
    let line = |(index, ring): (usize, &crate::model::Ring)| {
        let (probability, error) = (
            format!("{:.4}", certainty.rings[index]),
            format!("{:.4}", certainty.errors[index]),
        );
        item(&match exact {
            true => message!("explain-exact-ring", ring = &ring.name, probability = probability),
            false => message!(
                "explain-ring",
                ring = &ring.name,
                probability = probability,
                error = error
            ),
        })
    };
    rings.map(line).collect()
}

fn explain_switching(dossier: &Dossier, placement: &Placement, spread: Option<&[SpreadShare]>) -> Vec<String> {
    let configuration = &dossier.configuration;
    let mut lines = head(message!("explain-would-move"));
    lines.extend(words::counted_from(placement, configuration).map(indent));
    let found = placement.switching_values.iter();
    lines.extend(found.map(|found| item(&words::switching_value_because(found, placement, configuration))));
    if placement.switching_values.is_empty() {
        lines.push(indent(message!("explain-no-move")));
    }
    if let Some(shares) = words::variance_shares(&placement.sensitivity, configuration) {
        lines.push(indent(message!("spread-comes-from", shares = shares)));
    }
    let Some(shares) = spread else { return lines };
    lines.push(indent(message!("explain-spread")));
    let figure = |(share, error): (f64, f64)| format!("{share:.3} \u{b1} {error:.3}");
    lines.extend(shares.iter().map(|share| {
        item(&message!(
            "explain-spread-share",
            criterion = &configuration.criteria[share.criterion].name,
            score = figure(share.score),
            score_total = figure(share.score_total),
            weight = figure(share.weight),
            weight_total = figure(share.weight_total)
        ))
    }));
    lines
}

fn explain_sensitivity(dossier: &Dossier, placement: &Placement) -> Vec<String> {
    let criteria = &dossier.configuration.criteria;
    let sensitivity = &placement.sensitivity;
    if sensitivity.ring_stays.is_empty() {
        return Vec::new();
    }
    let total: f64 = criteria.iter().map(|criterion| criterion.weight.value()).sum();
    let mut lines = head(message!("explain-sensitivity"));
    lines.extend(criteria.iter().enumerate().map(|(index, criterion)| {
        let (low, high) = sensitivity.ring_stays[index];
        let share = sensitivity
            .shares
            .as_ref()
            .map_or("-".to_owned(), |shares| format!("{:.3}", shares[index]));
        item(&message!(
            "explain-sensitivity-of",
            criterion = &criterion.name,
            weight = format!("{:.3}", criterion.weight.value() / total),
            low = format!("{low:.3}"),
            high = format!("{high:.3}"),
            swing = format!("{:.3}", sensitivity.swings[index]),
            share = share
        ))
    }));
    lines
}

fn explain_weight_changes(dossier: &Dossier, edition: &Edition, placement: &Placement) -> Vec<String> {
    let id = &placement.technology;
    if edition.weight_changes.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for change in &edition.weight_changes {
        let criterion = &dossier.configuration.criteria[change.criterion].name;
        let share = words::weight_share(change);
        let rings = change.rings.iter().filter(|(moved, _)| moved == id);
        found.extend(rings.map(|(_, ring)| {
            message!(
                "explain-weight-ring",
                change = &share,
                criterion = criterion,
                ring = &dossier.configuration.rings[*ring].name
            )
        }));
        let passing = change.passing.iter().filter(|(passing, _)| passing == id);
        found.extend(passing.map(|(_, passed)| {
            message!(
                "explain-weight-passes",
                change = &share,
                criterion = criterion,
                passed = passed
            )
        }));
        let passed = change.passing.iter().filter(|(_, passed)| passed == id);
        found.extend(passed.map(|(passing, _)| {
            message!(
                "explain-weight-passed",
                change = &share,
                criterion = criterion,
                passing = passing
            )
        }));
    }
    let mut lines = head(message!("explain-weight-changes"));
    if found.is_empty() {
        lines.push(indent(message!("explain-weights-change-nothing")));
    }
    lines.extend(found.iter().map(|found| item(found)));
    lines.extend(explain_order(dossier, edition));
    lines
}

fn explain_order(dossier: &Dossier, edition: &Edition) -> Vec<String> {
    if edition.order_stays.is_empty() {
        return Vec::new();
    }
    let mut lines = head(message!("explain-order"));
    lines.extend(edition.order_stays.iter().map(|found| {
        let criterion = &dossier.configuration.criteria[found.criterion].name;
        let figure = |figure: f64| format!("{figure:.3}");
        item(&match found.first {
            Some((first_low, first_high)) => message!(
                "explain-order-with-first",
                criterion = criterion,
                weight = figure(found.weight),
                low = figure(found.order.0),
                high = figure(found.order.1),
                first_low = figure(first_low),
                first_high = figure(first_high)
            ),
            None => message!(
                "explain-order-of",
                criterion = criterion,
                weight = figure(found.weight),
                low = figure(found.order.0),
                high = figure(found.order.1)
            ),
        })
    }));
    lines
}

fn explain_ranking(dossier: &Dossier, edition: &Edition, placement: &Placement) -> Vec<String> {
    let Some(ranking) = &placement.ranking else {
        return Vec::new();
    };
    let first = format!("{:.4}", ranking.first);
    let mut lines = head(match ranking.expected {
        Some(expected) => message!(
            "explain-rank-expected",
            rank = ranking.rank,
            expected = format!("{expected:.2}"),
            first = first
        ),
        None => message!("explain-rank", rank = ranking.rank, first = first),
    });
    lines.extend(ranking.central_weights.as_ref().map(|weights| {
        let weights = dossier.configuration.criteria.iter().zip(weights);
        let weights = weights.map(|(criterion, weight)| {
            message!(
                "name-with-number",
                name = &criterion.name,
                number = format!("{weight:.3}")
            )
        });
        indent(message!(
            "explain-central-weights",
            weights = weights.collect::<Vec<_>>().join(", ")
        ))
    }));
    lines.extend(
        ranking
            .confidence_factor
            .map(|factor| indent(message!("explain-confidence-factor", share = format!("{factor:.4}")))),
    );
    lines.extend(
        ranking
            .ahead_of
            .iter()
            .map(|(other, share)| indent(message!("explain-above", other = other, share = format!("{share:.4}")))),
    );
    lines.extend(explain_comparison(edition, placement));
    lines
}

fn explain_comparison(edition: &Edition, placement: &Placement) -> Option<String> {
    let comparison = edition.comparison.as_ref()?;
    let mut ids = comparison.technologies.iter();
    let place = ids.position(|id| *id == placement.technology)?;
    let ranks = comparison
        .methods
        .iter()
        .map(|method| message!("name-with-number", name = &method.name, number = method.ranks[place]));
    Some(indent(message!(
        "explain-other-methods",
        count = comparison.technologies.len(),
        ours = comparison.ours[place],
        others = ranks.collect::<Vec<_>>().join(", ")
    )))
}

fn explain_panels(dossier: &Dossier, placement: &Placement) -> Vec<String> {
    let panels = placement.assessments.iter().filter_map(|assessment| {
        let panel = assessment.panel.as_ref()?;
        let criterion = &dossier.configuration.criteria[assessment.criterion].name;
        let mut lines = head(message!("explain-assessors", criterion = criterion));
        lines.extend(explain_panel(panel));
        Some(lines)
    });
    panels.flatten().collect()
}

fn explain_panel(panel: &PanelSummary) -> Vec<String> {
    let mut lines = Vec::new();
    for round in &panel.rounds {
        lines.push(indent(explain_round(round)));
        lines.extend(explain_spread(&round.spread).map(|words| format!("    {words}")));
        lines.extend(round.given.iter().map(|given| {
            let mode = given.mode.to_string();
            let words = if given.low == given.high {
                message!(
                    "explain-given",
                    assessor = &given.assessor,
                    level = mode,
                    note = &given.note
                )
            } else {
                message!(
                    "explain-given-with-range",
                    assessor = &given.assessor,
                    level = mode,
                    low = given.low.to_string(),
                    high = given.high.to_string(),
                    note = &given.note
                )
            };
            format!("    {words}")
        }));
    }
    lines
}

fn explain_round(round: &PanelRound) -> String {
    let figures = message!(
        "explain-round",
        round = round.round,
        scores = round.given.len(),
        median = round.median.to_string(),
        lower = round.lower.to_string(),
        upper = round.upper.to_string()
    );
    let agreement = round.consensus.map(|agreed| {
        if agreed {
            message!("explain-consensus")
        } else {
            message!("explain-no-consensus")
        }
    });
    let changed = round
        .changed
        .map(|share| message!("explain-changed", share = format!("{:.0} %", 100.0 * share)));
    let parts = [Some(figures), agreement, changed];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn explain_spread(spread: &PanelSpread) -> Option<String> {
    let deviation = format!("{:.2}", spread.deviation?);
    let modes: Vec<String> = spread.modes.iter().map(f64::to_string).collect();
    let figures = message!(
        "explain-panel-spread",
        mean = format!("{:.2}", spread.mean),
        deviation = deviation,
        distance = spread.median_distance.to_string(),
        modes = modes.join(", "),
        near = format!("{:.0} %", 100.0 * spread.within_one),
        consensus = format!("{:.2}", spread.consensus)
    );
    let disagreement = spread.disagreement.map(|disagrees| {
        if disagrees {
            message!("explain-disagreement")
        } else {
            message!("explain-no-disagreement")
        }
    });
    let parts = [Some(figures), disagreement];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn explain_momentum(technology: &Technology, placement: &Placement) -> Vec<String> {
    let mut lines = head(message!("explain-momentum"));
    if placement.momentum.is_empty() {
        lines.push(indent(message!("explain-not-scanned", technology = &technology.name)));
        return lines;
    }
    for momentum in &placement.momentum {
        let counts = momentum.counts.iter();
        let counts: Vec<String> = counts.map(|(year, count)| format!("{year}: {count}")).collect();
        lines.push(indent(format!("{}: {}", momentum.source, counts.join(", "))));
        let emergence = momentum.emergence.as_ref().map_or_else(Vec::new, words::emergence);
        let sentences = [words::momentum(momentum), words::published(momentum), emergence].concat();
        lines.extend(sentences.iter().map(|words| format!("    {words}")));
    }
    lines
}

/// The TRL that follows from public records, and each of them.
fn explain_records(dossier: &Dossier, technology: &Technology) -> Vec<String> {
    let configuration = &dossier.configuration;
    let records = dossier.records_of(&technology.id);
    let mut lines = head(message!("explain-records", count = records.len()));
    if let Some(reading) = &technology.trl.reading {
        let sentences = words::readiness_reading(technology, reading, &configuration.readiness);
        lines.extend(sentences.into_iter().map(indent));
    }
    lines.extend(words::used_by(records, configuration.date).into_iter().map(indent));
    for record in records {
        let kind = words::record_kind(record.kind);
        lines.push(item(&message!(
            "explain-record",
            id = &record.id,
            kind = kind,
            says = &record.says
        )));
        let entered = message!(
            "records-entered",
            by = &record.entered_by,
            date = record.entered.to_string()
        );
        let age = words::record_age(record, configuration);
        let facts = [
            words::record_bearing(record.speaks),
            words::record_facts_of(record),
            entered,
        ];
        let facts: Vec<String> = age.into_iter().chain(facts).collect();
        lines.push(format!("      {}", facts.join("; ")));
        lines.extend(
            record
                .figures
                .iter()
                .map(|figure| format!("      {}", words::record_figure(figure))),
        );
        lines.extend(record.note.iter().map(|note| format!("      {note}")));
        let reference = words::record_reference(record, &configuration.language);
        lines.push(format!(
            "      {}: {reference}, {}. {}",
            record.title, record.location, record.address
        ));
    }
    lines
}

/// What public sources said: in all, by whom most, what limits it, what was asked; and what contradicts the placement.
fn explain_sources(dossier: &Dossier, technology: &Technology, placement: &Placement) -> Vec<String> {
    let found: Vec<&Evidence> = dossier
        .evidence
        .iter()
        .filter(|evidence| evidence.technology == technology.id)
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    let mut lines = head(message!("explain-sources"));
    for evidence in found {
        let title = source_title(&evidence.source);
        lines.push(indent(format!("{title}: {}", words::source_found(evidence))));
        let precision = placement
            .precision
            .iter()
            .filter(|found| found.source == evidence.source);
        let mut sentences: Vec<String> = precision.map(words::precision_words).collect();
        sentences.extend(words::largest_holders(evidence));
        sentences.extend(words::source_limits(evidence));
        sentences.push(words::source_asked(evidence));
        lines.extend(sentences.iter().map(|words| format!("    {words}")));
    }
    lines.extend(placement.contradictions.iter().map(|found| {
        indent(message!(
            "explain-for-review",
            contradiction = words::contradiction(found)
        ))
    }));
    lines
}
