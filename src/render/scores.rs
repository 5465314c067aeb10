//! Scores as data: the table of `leadar score` as CSV and as JSON. The shape of the JSON is `score.schema.json`.

use serde_json::{Map, Value, json};

use crate::inert::escape_json;
use crate::model::{
    Agreement, Ask, Asked, Assessment, Basis, Better, Change, Configuration, Counted, Dossier, Doubts, Edition,
    FurtherUse, LegalClass, LegalEffect, Momentum, Placement, PublicRecord, SwitchingValue, Technology, UnknownSpread,
    WeightChange,
};

use super::data::write_csv;
use super::messages::message;
use super::questions::{kinds_json, moved_json, questions_json, trials_json};
use super::words;

/// The shape of the JSON, as JSON Schema 2020-12.
pub const SCORE_SCHEMA: &str = include_str!("score.schema.json");

/// The shape of `evidence/SOURCE/ID.json`, as JSON Schema 2020-12.
pub const EVIDENCE_SCHEMA: &str = include_str!("evidence.schema.json");

/// The shape of `editions/NAME/edition.toml`, as JSON Schema 2020-12.
pub const EDITION_SCHEMA: &str = include_str!("edition.schema.json");

/// The shape of `evidence/records/ID.toml`, as JSON Schema 2020-12.
pub const RECORDS_SCHEMA: &str = include_str!("records.schema.json");

/// JSON Schema of `languages/TAG.toml`.
pub const LANGUAGES_SCHEMA: &str = include_str!("languages.schema.json");
/// The JSON schema of the files `workshops/ID.toml`.
pub const WORKSHOPS_SCHEMA: &str = include_str!("workshops.schema.json");

/// Scores with, where something was tried out, the edition they are compared with and what was changed, in words.
#[derive(Debug, Clone, Copy)]
pub struct Scores<'a> {
    /// The data.
    pub dossier: &'a Dossier,
    /// The placements.
    pub edition: &'a Edition,
    /// The edition without the changes; `None` where nothing was changed.
    pub base: Option<&'a Edition>,
    /// The changes.
    pub changes: &'a [Change],
}

/// The word for whether practitioners were asked.
pub fn asked_word(asked: Asked) -> &'static str {
    match asked {
        Asked::Asked => "asked",
        Asked::NotMentioned => "not-mentioned",
        Asked::NotYetAsked => "not-yet-asked",
    }
}

/// Technologies with their placements, ring by ring from the centre, best value first, then by id.
pub fn in_reading_order<'a>(dossier: &'a Dossier, edition: &'a Edition) -> Vec<(&'a Technology, &'a Placement)> {
    let mut rows: Vec<_> = dossier.technologies.iter().zip(&edition.placements).collect();
    let value = |placement: &Placement| placement.value.map_or(-1.0, |value| value.value());
    rows.sort_by(|(_, a), (_, b)| {
        a.ring
            .cmp(&b.ring)
            .then(value(b).total_cmp(&value(a)))
            .then_with(|| a.technology.cmp(&b.technology))
    });
    rows
}

/// Renders scores as CSV, a row a technology, in reading order.
pub fn render_scores_csv(scores: &Scores) -> String {
    let configuration = &scores.dossier.configuration;
    let mut header: Vec<String> = [
        "technology",
        "name",
        "ring",
        "ruled",
        "waiting",
        "rule",
        "held_rule",
        "value",
        "value_low",
        "value_high",
        "coverage",
        "rank",
        "expected_rank",
        "probability",
        "standard_error",
        "word",
        "neighbour",
        "provisional",
        "demand",
        "asked",
        "rests_on",
        "missing",
        "would_move",
    ]
    .map(str::to_owned)
    .to_vec();
    header.extend(configuration.rings.iter().map(|ring| format!("p_{}", ring.id)));
    header.extend(
        configuration
            .criteria
            .iter()
            .map(|criterion| format!("level_{}", criterion.id)),
    );
    if scores.base.is_some() {
        header.extend(["base_ring", "base_value", "base_probability"].map(str::to_owned));
    }
    let rows = in_reading_order(scores.dossier, scores.edition);
    let rows = rows
        .into_iter()
        .map(|(technology, placement)| csv_row(scores, technology, placement));
    write_csv(&header, &rows.collect::<Vec<_>>())
}

fn csv_row(scores: &Scores, technology: &Technology, placement: &Placement) -> Vec<String> {
    let configuration = &scores.dossier.configuration;
    let ring = |index: usize| configuration.rings[index].id.clone();
    let number = |number: Option<f64>| number.map(|number| format!("{number:.6}")).unwrap_or_default();
    let certainty = placement.certainty.as_ref();
    let ranking = placement.ranking.as_ref();
    let missing = placement
        .assessments
        .iter()
        .filter(|assessment| assessment.level.is_none());
    let missing: Vec<&str> = missing
        .map(|assessment| configuration.criteria[assessment.criterion].id.as_str())
        .collect();
    let mut cells = vec![
        technology.id.clone(),
        technology.name.clone(),
        ring(placement.ring),
        ring(placement.ruled),
        placement.held.is_some().to_string(),
        (placement.rule + 1).to_string(),
        placement
            .held
            .as_ref()
            .map(|held| (held.rule + 1).to_string())
            .unwrap_or_default(),
        number(placement.value.map(|value| value.value())),
        number(certainty.and_then(|certainty| certainty.value).map(|value| value.low)),
        number(certainty.and_then(|certainty| certainty.value).map(|value| value.high)),
        number(Some(placement.coverage)),
        ranking.map(|ranking| ranking.rank.to_string()).unwrap_or_default(),
        number(ranking.and_then(|ranking| ranking.expected)),
        number(certainty.map(|certainty| certainty.probability(placement.ring))),
        number(certainty.map(|certainty| certainty.errors[placement.ring])),
        certainty
            .map(|certainty| certainty.word.as_str().to_owned())
            .unwrap_or_default(),
        certainty
            .and_then(|certainty| certainty.neighbour)
            .map(ring)
            .unwrap_or_default(),
        words::one_sources(placement),
        format!("{:.4}", placement.demand.total),
        asked_word(placement.asked).into(),
        words::only_ground(placement, configuration).unwrap_or_default().into(),
        missing.join("; "),
        placement
            .switching_values
            .first()
            .map(|first| words::switching_value(first, configuration))
            .unwrap_or_default(),
    ];
    let rings = 0..configuration.rings.len();
    cells.extend(rings.map(|ring| number(certainty.map(|certainty| certainty.probability(ring)))));
    let levels = placement.assessments.iter();
    cells.extend(levels.map(|assessment| assessment.level.map(|level| level.to_string()).unwrap_or_default()));
    if let Some(base) = scores.base {
        let before = base.placement(&technology.id);
        cells.push(before.map(|before| ring(before.ring)).unwrap_or_default());
        cells.push(number(
            before.and_then(|before| before.value).map(|value| value.value()),
        ));
        let probability = before.and_then(|before| Some(before.certainty.as_ref()?.probability(before.ring)));
        cells.push(number(probability));
    }
    cells
}

/// Renders scores as JSON. Undefined is null, never 0; numbers are exact.
pub fn render_scores_json(scores: &Scores, doubts: &Doubts) -> String {
    let Scores {
        dossier,
        edition,
        base,
        changes,
    } = *scores;
    let configuration = &dossier.configuration;
    let technologies = dossier.technologies.iter().zip(&edition.placements);
    let technologies: Vec<Value> = technologies
        .map(|(technology, placement)| {
            let before = base.and_then(|base| base.placement(&technology.id));
            let mut value = technology_json(configuration, technology, placement, before);
            value["readiness"] = readiness_json(dossier, technology);
            let trials = doubts.trials_of(&technology.id);
            value["one_way"] = json!(trials.map_or(Vec::new(), |found| trials_json(configuration, found)));
            value
        })
        .collect();
    let run = edition.run.as_ref().map(|run| {
        json!({
            "version": run.version, "seed": run.seed, "samples": run.samples, "half_width": run.half_width, "rings_exact": run.rings_exact,
            "weights": words::weights_drawn(&configuration.scoring), "weights_accepted": run.accepted, "digest": run.digest,
            "first_rank_entropy_bits": run.first_rank_entropy,
        })
    });
    let comparison = edition.comparison.as_ref().map(|found| {
        let methods: Vec<Value> = found
            .methods
            .iter()
            .map(|method| {
                json!({
                    "name": method.name, "ranks": method.ranks, "spearman": method.spearman,
                    "kendall_tau_b": method.kendall, "ws": method.top_weighted,
                })
            })
            .collect();
        json!({ "technologies": found.technologies, "ours": found.ours, "methods": methods, "note": message!("missing-counts-as-middle") })
    });
    let agreement: Vec<Value> = edition
        .agreement
        .iter()
        .map(|row| agreement_json(configuration, row))
        .collect();
    let value = json!({
        "format": 1,
        "title": configuration.title,
        "edition": configuration.edition,
        "date": configuration.date.to_string(),
        "digest": dossier.digest,
        "changes": changes.iter().map(words::trial).collect::<Vec<_>>(),
        "run": run,
        "rings": configuration.rings.iter().map(|ring| json!({ "id": ring.id, "name": ring.name,
            "threshold": ring.threshold })).collect::<Vec<_>>(),
        "criteria": criteria_json(configuration),
        "technologies": technologies,
        "agreement": agreement,
        "unknown_laws": laws_json(dossier, edition),
        "link_agreement": edition.link_agreement.iter().map(|found| json!({ "one": found.one, "other": found.other,
            "pairs": found.pairs, "same": found.same, "cohen_kappa": found.kappa,
            "by_kind": found.by_kind.iter().map(|(kind, pairs, same, kappa)| json!({ "kind": kind.as_str(), "pairs": pairs,
                "same": same, "cohen_kappa": kappa })).collect::<Vec<_>>() })).collect::<Vec<_>>(),
        "comparison": comparison,
        "weight_changes": edition.weight_changes.iter().map(|found| weight_change_json(configuration, found))
            .collect::<Vec<_>>(),
        "questions": questions_json(dossier, doubts),
        "question_kinds": kinds_json(configuration, doubts),
        "one_way_moved": moved_json(configuration, &doubts.moved),
    });
    escape_json(&format!("{value:#}\n")).into_owned()
}

fn criteria_json(configuration: &Configuration) -> Vec<Value> {
    let total: f64 = configuration
        .criteria
        .iter()
        .map(|criterion| criterion.weight.value())
        .sum();
    let criteria = configuration.criteria.iter();
    criteria
        .map(|criterion| {
            json!({
                "id": criterion.id, "name": criterion.name, "weight": criterion.weight.value(),
                "share": criterion.weight.value() / total, "origin": words::origin(&criterion.origin),
                "scale": [criterion.scale.low, criterion.scale.high],
                "better": match criterion.scale.better { Better::High => "high", Better::Low => "low" },
            })
        })
        .collect()
}

fn weight_change_json(configuration: &Configuration, found: &WeightChange) -> Value {
    let ring = |(id, ring): &(String, usize)| json!({ "technology": id, "ring": configuration.rings[*ring].id });
    let pass = |(id, passed): &(String, String)| json!({ "technology": id, "passed": passed });
    json!({
        "criterion": configuration.criteria[found.criterion].id, "factor": found.factor,
        "rings": found.rings.iter().map(ring).collect::<Vec<_>>(),
        "passing": found.passing.iter().map(pass).collect::<Vec<_>>(),
    })
}

fn agreement_json(configuration: &Configuration, row: &Agreement) -> Value {
    json!({
        "criterion": configuration.criteria[row.criterion].id, "round": row.round, "assessors": row.assessors,
        "technologies": row.technologies, "technologies_scored_by_all": row.complete,
        "krippendorff_alpha_ordinal": row.alpha.filter(|_| row.distance == "ordinal"),
        "krippendorff_alpha": row.alpha, "krippendorff_distance": row.distance, "kendall_w": row.concordance,
        "icc_a_1": row.icc.map(|(icc, low, high)| json!({ "value": icc, "low": low, "high": high })),
    })
}

/// What is drawn for unknown levels, by criterion: levels with probabilities, or the ends between which anything is.
fn laws_json(dossier: &Dossier, edition: &Edition) -> Map<String, Value> {
    let criteria = dossier.configuration.criteria.iter().zip(&edition.laws);
    let law = |law: &UnknownSpread| match law {
        UnknownSpread::Levels(levels) => levels
            .iter()
            .map(|(level, share)| json!({ "level": level.level(), "probability": share }))
            .collect(),
        UnknownSpread::Between(low, high) => json!({ "from": low, "to": high }),
    };
    criteria
        .map(|(criterion, drawn)| (criterion.id.clone(), law(drawn)))
        .collect()
}

fn technology_json(
    configuration: &Configuration,
    technology: &Technology,
    placement: &Placement,
    before: Option<&Placement>,
) -> Value {
    let ring = |index: usize| configuration.rings[index].id.as_str();
    let by_ring = |shares: &[f64]| -> Map<String, Value> {
        let pairs = configuration.rings.iter().zip(shares);
        pairs.map(|(ring, share)| (ring.id.clone(), json!(share))).collect()
    };
    let certainty = placement.certainty.as_ref().map(|certainty| {
        json!({
            "probabilities": by_ring(&certainty.rings),
            "standard_errors": by_ring(&certainty.errors),
            "reached": certainty.reaches(placement.ring),
            "word": certainty.word.as_str(),
            "neighbour": certainty.neighbour.map(ring),
            "tie": certainty.tie,
            "of_trls": certainty.of_trls.map(|(some, all)| json!({ "count": some, "all": all })),
            "value": certainty.value.map(|value| json!({ "mean": value.mean, "deviation": value.deviation,
                "q05": value.low, "median": value.median, "q95": value.high })),
            "words": words::certainty(placement, configuration),
        })
    });
    let ranking = placement.ranking.as_ref().map(|ranking| {
        json!({
            "rank": ranking.rank, "expected": ranking.expected, "first": ranking.first,
            "acceptability": ranking.acceptability, "central_weights": ranking.central_weights,
            "confidence_factor": ranking.confidence_factor,
        })
    });
    let base = before.map(|before| {
        json!({
            "ring": ring(before.ring), "value": before.value.map(|value| value.value()),
            "probability": before.certainty.as_ref().map(|certainty| certainty.probability(before.ring)),
        })
    });
    json!({
        "id": technology.id, "name": technology.name, "ring": ring(placement.ring), "ruled": ring(placement.ruled),
        "rule": placement.rule + 1, "rule_probabilities": placement.rules,
        "provisional": placement.one_source.iter().map(|source| source.as_str()).collect::<Vec<_>>(),
        "trl": placement.trl.iter().map(|(trl, share)| json!({ "trl": trl.level(), "probability": share }))
            .collect::<Vec<_>>(),
        "before": placement.before.as_ref().map(|before| json!({
            "edition": before.edition, "ring": before.ring.map(ring).or(before.undeclared.as_deref()), "movement": before.movement.as_str(),
            "changes": before.changes.iter().map(words::placement_change).collect::<Vec<_>>(),
        })),
        "counted_from": ring(placement.counted_from),
        "held": held_json(configuration, placement),
        "value": placement.value.map(|value| value.value()),
        "value_bounds": placement.bounds.map(|(low, high)| [low.value(), high.value()]),
        "coverage": placement.coverage,
        "asked": asked_word(placement.asked),
        "demand": demand_json(configuration, placement),
        "law": law_json(configuration, technology),
        "certainty": certainty,
        "ranking": ranking,
        "criteria": placement.assessments.iter().map(|found| assessment_json(configuration, placement, found))
            .collect::<Vec<_>>(),
        "moves": placement.switching_values.iter().map(|found| switching_json(configuration, found)).collect::<Vec<_>>(),
        "momentum": placement.momentum.iter().map(momentum_json).collect::<Vec<_>>(),
        "contradictions": placement.contradictions.iter().map(words::contradiction).collect::<Vec<String>>(),
        "base": base,
    })
}

/// What holds the ring although the rules ask for another.
fn held_json(configuration: &Configuration, placement: &Placement) -> Option<Value> {
    let held = placement.held.as_ref()?;
    let hysteresis = configuration.scoring.hysteresis;
    Some(json!({
        "rule": held.rule + 1, "asked": held.asked, "editions": hysteresis.editions,
        "probability": hysteresis.probability, "words": words::held(placement, configuration),
    }))
}

/// What public records say: each of them, and the TRL that the rules make of them.
fn readiness_json(dossier: &Dossier, technology: &Technology) -> Value {
    let readiness = &dossier.configuration.readiness;
    let counted = |counted: &[Counted], records: &[PublicRecord]| -> Vec<Value> {
        let ids = |found: &Counted| {
            found
                .records
                .iter()
                .map(|index| records[*index].id.clone())
                .collect::<Vec<_>>()
        };
        let each = counted.iter();
        each.map(|found| {
            json!({
                "organisations": found.organisations, "whole": found.shares.len(), "records": ids(found),
            })
        })
        .collect()
    };
    let records = dossier.records_of(&technology.id);
    let reading = technology.trl.reading.as_ref().map(|reading| {
        let limits = reading.limits.iter();
        let limits = limits.map(|(index, found)| json!({ "limit": index + 1, "counted": counted(found, records) }));
        json!({
            "rule": reading.rule + 1, "counted": counted(&reading.counted, records),
            "limits": limits.collect::<Vec<_>>(), "low": reading.range.0.level(), "high": reading.range.1.level(),
            "words": words::readiness_reading(technology, reading, readiness),
        })
    });
    json!({ "basis": technology.trl.basis.as_str(), "date": technology.trl.date.to_string(), "reading": reading, "records": records })
}

/// The legal classes of the typical use, the strictest effect of which decides, and the further uses.
fn law_json(configuration: &Configuration, technology: &Technology) -> Value {
    let effect = configuration.classes_of(technology).map(|class| class.effect).max();
    let class = |class: &LegalClass| {
        json!({
            "id": class.id, "name": class.name, "effect": class.effect.as_str(), "instrument": class.instrument,
            "safeguards": class.safeguards, "checked_on": class.checked_on.to_string(), "review": class.review,
        })
    };
    let further = |found: &FurtherUse| json!({ "use": found.words, "class": configuration.legal_class(&found.legal_class).map(class) });
    json!({
        "effect": effect.map(LegalEffect::as_str),
        "special_category_data": technology.special_category_data,
        "classes": configuration.classes_of(technology).map(class).collect::<Vec<_>>(),
        "uses": technology.uses.iter().map(further).collect::<Vec<_>>(),
    })
}

fn demand_json(configuration: &Configuration, placement: &Placement) -> Value {
    let demand = &placement.demand;
    let map = |sums: Vec<(&str, f64)>| -> Map<String, Value> {
        sums.into_iter()
            .map(|(name, sum)| (name.to_owned(), json!(sum)))
            .collect()
    };
    let need = |ask: &Ask| {
        json!({
            "need": ask.need, "workshop": ask.session, "grade": ask.grade.as_str(), "points": ask.points,
            "probability": ask.probability, "decided": ask.decided_by.as_str(), "amount": ask.amount, "old": ask.old,
        })
    };
    let levels = demand.need.levels.iter();
    let levels = levels.map(|(level, share)| json!({ "level": level.level(), "probability": share }));
    json!({
        "total": demand.total,
        "unit": words::demand_unit(configuration),
        "need_levels": levels.collect::<Vec<_>>(),
        "need_unknown": demand.need.unknown,
        "rests_on": words::only_ground(placement, configuration),
        "needs": demand.asks.iter().map(need).collect::<Vec<_>>(),
        "by_workshop": map(demand.by_workshop()),
        "by_group": map(demand.by_group()),
        "by_country": map(demand.by_country()),
    })
}

fn assessment_json(configuration: &Configuration, placement: &Placement, assessment: &Assessment) -> Value {
    let index = assessment.criterion;
    let sensitivity = &placement.sensitivity;
    let panel = assessment.panel.as_ref().map(|panel| {
        let rounds: Vec<Value> = panel
            .rounds
            .iter()
            .map(|round| {
                let given: Vec<Value> = round
                    .given
                    .iter()
                    .map(|given| {
                        json!({ "assessor": given.assessor, "low": given.low, "mode": given.mode,
                        "high": given.high, "note": given.note })
                    })
                    .collect();
                json!({
                    "round": round.round, "given": given, "median": round.median, "lower_quartile": round.lower,
                    "upper_quartile": round.upper, "consensus": round.consensus, "changed": round.changed,
                })
            })
            .collect();
        rounds
    });
    json!({
        "criterion": configuration.criteria[index].id,
        "level": assessment.level.map(|level| level.level()),
        "value": assessment.score.value(),
        "basis": basis_word(assessment.basis),
        "because": words::because(assessment),
        "panel": panel,
        "ring_stays_for_weight": sensitivity.ring_stays.get(index).map(|(low, high)| [low, high]),
        "swing": sensitivity.swings.get(index),
        "variance_share": sensitivity.shares.as_ref().and_then(|shares| shares.get(index)),
    })
}

/// The word in data for what gave a level.
pub fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Computed => "computed",
        Basis::Assessors(_) => "assessors",
        Basis::Desk => "desk",
        Basis::Override => "override",
        Basis::Missing => "missing",
    }
}

fn switching_json(configuration: &Configuration, found: &SwitchingValue) -> Value {
    json!({
        "input": found.input_word(configuration), "from": found.from, "to": found.to,
        "ring": configuration.rings[found.ring].id, "step": found.step, "words": words::switching_value(found, configuration),
    })
}

fn momentum_json(momentum: &Momentum) -> Value {
    let interval = |found: Option<(f64, f64, f64)>| {
        found.map(|(value, low, high)| json!({ "value": value, "low": low, "high": high }))
    };
    json!({
        "source": momentum.source, "first_year": momentum.years.0, "last_year": momentum.years.1,
        "share": momentum.share, "growth": momentum.growth, "slope": interval(momentum.slope),
        "doubling_years": momentum.doubling, "recent": momentum.recent,
        "bursts": momentum.bursts.iter().map(|(first, last, weight)| json!({ "first": first, "last": last,
            "weight": weight })).collect::<Vec<_>>(),
        "breaks": momentum.breaks.iter().map(|(year, ratio)| json!({ "year": year, "ratio": ratio })).collect::<Vec<_>>(),
        "curve": words::curve(&momentum.curve),
    })
}
