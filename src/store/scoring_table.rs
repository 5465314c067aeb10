//! `[scoring]` and `[[evidence_levels]]` of `radar.toml`: how uncertainty is carried through; every key has a default.

use crate::model::{
    Criterion, EvidenceLevel, GroupWeights, Hysteresis, Level, PanelDistribution, Scoring, Weight, WeightDistribution,
    limits,
};

use super::fields::Fields;
use super::named::values;
use super::names::NameKind;
use super::readiness_table::read_record_condition;

/// Reads how uncertainty is carried through; what is wrong is noted.
pub fn read_scoring(fields: &mut Fields, criteria: &[Criterion]) -> Option<Scoring> {
    let evidence_levels = fields.some_tables(
        "evidence_levels",
        "an evidence level",
        limits::DECLARED,
        read_evidence_level,
    );
    let declared = fields.has("scoring");
    let scoring = fields.table_if("scoring", "[scoring]", |fields| read_table(fields, criteria));
    let scoring = if declared { scoring? } else { Scoring::default() };
    Some(Scoring {
        evidence_levels,
        ..scoring
    })
}

fn read_table(fields: &mut Fields, criteria: &[Criterion]) -> Option<Scoring> {
    let usual = Scoring::default();
    let seed = fields.integer_if("seed", 0..i64::MAX);
    let precision = fields.quantity_if("precision", "from 0.0005 to 0.1", |value| {
        (0.0005..=0.1).contains(&value).then_some(value)
    });
    let samples = fields.integer_if("samples", 100..10_000_001);
    if precision.is_some() && samples.is_some() {
        let message = "samples and precision exclude each other: the precision decides how many samples are drawn.";
        fields.complain("samples", message, None);
    }
    let samples = samples.and_then(|count| usize::try_from(count).ok());
    let weights = read_weights(fields, criteria)?;
    let panel = if fields.has("panel") {
        fields.choice("panel", &PanelDistribution::ALL)?
    } else {
        let _ = fields.text_if("panel");
        usual.panel
    };
    let share = |fields: &mut Fields, key, usual| {
        fields
            .quantity_if(key, "from 0 to 1", |value| {
                (0.0..=1.0).contains(&value).then_some(value)
            })
            .unwrap_or(usual)
    };
    let fairly_sure = renamed(fields, "confident", "fairly_sure").unwrap_or(usual.fairly_sure);
    let sure = renamed(fields, "firm", "sure").unwrap_or(usual.sure.max(fairly_sure));
    if sure < fairly_sure {
        let message = format!("sure is {sure} and fairly_sure is {fairly_sure}: a sure ring would not be fairly sure.");
        fields.complain(
            "sure",
            message,
            Some("sure is as high as fairly_sure, or higher".into()),
        );
    }
    let coverage = share(fields, "coverage", usual.coverage);
    let hysteresis = fields.table_if("hysteresis", "[scoring.hysteresis]", |fields| {
        let editions = fields.integer_if("editions", 1..100).unwrap_or(2);
        Some(Hysteresis {
            editions: usize::try_from(editions).ok()?,
            probability: share(fields, "probability", Hysteresis::default().probability),
        })
    });
    let group_weights = fields.some_tables("groups", "the weights of a group", limits::DECLARED, |fields| {
        read_group(fields, criteria)
    });
    Some(Scoring {
        seed: seed.and_then(|seed| u64::try_from(seed).ok()).unwrap_or(usual.seed),
        samples,
        precision,
        weights,
        panel,
        fairly_sure,
        sure,
        coverage,
        hysteresis: hysteresis.unwrap_or_default(),
        group_weights,
        evidence_levels: Vec::new(),
    })
}

/// A share under its name, or under the one it had before, which is told.
fn renamed(fields: &mut Fields, before: &'static str, key: &'static str) -> Option<f64> {
    let share = |value: f64| (0.0..=1.0).contains(&value).then_some(value);
    if fields.has(before) {
        fields.warn(
            before,
            format!("{before} is called {key} now."),
            Some(format!("rename it to {key}")),
        );
    }
    let old = fields.quantity_if(before, "from 0 to 1", share);
    fields.quantity_if(key, "from 0 to 1", share).or(old)
}

#[derive(Clone, Copy)]
enum WeightWord {
    Fixed,
    Around,
    Ranges,
    Ranking,
    Free,
}

const WEIGHT_WORDS: [(WeightWord, &str); 5] = [
    (WeightWord::Around, "around"),
    (WeightWord::Fixed, "fixed"),
    (WeightWord::Ranges, "ranges"),
    (WeightWord::Ranking, "ranking"),
    (WeightWord::Free, "free"),
];

fn read_weights(fields: &mut Fields, criteria: &[Criterion]) -> Option<WeightDistribution> {
    let word = if fields.has("weights") {
        fields.choice("weights", &WEIGHT_WORDS)?
    } else {
        let _ = fields.text_if("weights");
        WeightWord::Around
    };
    let concentration = fields.quantity_if("concentration", "from 0.001 up", |value| {
        (value >= 0.001).then_some(value)
    });
    let ranking = fields.texts("ranking");
    let ranking: Vec<String> = ranking
        .into_iter()
        .map(|text| fields.notes().refer(NameKind::Criterion, text))
        .collect();
    match word {
        WeightWord::Fixed => Some(WeightDistribution::Fixed),
        WeightWord::Free => Some(WeightDistribution::Free),
        WeightWord::Around => Some(WeightDistribution::Around {
            concentration: concentration.unwrap_or(40.0),
        }),
        WeightWord::Ranges => check_ranges(fields, criteria).then_some(WeightDistribution::Ranges),
        WeightWord::Ranking => read_ranking(fields, criteria, &ranking).map(WeightDistribution::Ranking),
    }
}

fn check_ranges(fields: &Fields, criteria: &[Criterion]) -> bool {
    let without: Vec<&str> = criteria
        .iter()
        .filter(|criterion| criterion.weight_range.is_none())
        .map(|criterion| criterion.id.as_str())
        .collect();
    if !without.is_empty() {
        let message = format!("weights by ranges need a weight_range for {}.", without.join(", "));
        fields.complain("weights", message, None);
    }
    without.is_empty()
}

fn read_ranking(fields: &Fields, criteria: &[Criterion], ranking: &[String]) -> Option<Vec<usize>> {
    let order: Vec<usize> = ranking
        .iter()
        .filter_map(|id| criteria.iter().position(|criterion| criterion.id == *id))
        .collect();
    let mut sorted = order.clone();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted.len() == criteria.len() && order.len() == criteria.len() {
        return Some(order);
    }
    let message = "a ranking names every criterion once, the heaviest first.";
    let ids: Vec<String> = criteria
        .iter()
        .map(|criterion| format!("\"{}\"", criterion.id))
        .collect();
    fields.complain(
        "weights",
        message,
        Some(format!("for example: ranking = [{}]", ids.join(", "))),
    );
    None
}

fn read_group(fields: &mut Fields, criteria: &[Criterion]) -> Option<GroupWeights> {
    let group = fields
        .text("group")
        .map(|text| fields.notes().refer(NameKind::Group, text));
    let share = fields.quantity_if("share", "0 or more", Weight::new);
    let named = fields.free_numbers("weights");
    let mut weights = vec![None; criteria.len()];
    for (name, weight) in named {
        let id = fields.notes().refer(NameKind::Criterion, name);
        let Some(index) = criteria.iter().position(|criterion| criterion.id == id) else {
            continue;
        };
        weights[index] = Weight::new(weight);
        if weights[index].is_none() {
            fields.complain(
                "weights",
                format!("the weight of {id} is {weight}; it must be 0 or more."),
                None,
            );
        }
    }
    let weights: Option<Vec<Weight>> = weights.into_iter().collect();
    let whole = weights.filter(|weights| weights.iter().any(|weight| weight.value() > 0.0));
    if whole.is_none() {
        let message = "the weights of a group name every criterion, and one at least weighs something.";
        fields.complain("weights", message, None);
    }
    Some(GroupWeights {
        group: group?,
        share: share.or_else(|| Weight::new(1.0))?,
        weights: whole?,
    })
}

fn read_evidence_level(fields: &mut Fields) -> Option<EvidenceLevel> {
    let level = fields.quantity("level", "from 1 to 5", Level::new);
    let sources = values(fields.texts("sources"));
    let at_least = fields.integer_if("at_least", 1..i64::MAX).unwrap_or(1);
    let growing = fields.flag("growing");
    let declared = fields.length("records");
    let records = fields.tables("records", "a condition on records", read_record_condition);
    if sources.is_empty() == (declared == 0) {
        let message = "a row of evidence levels names either sources or conditions on records.";
        fields.complain("level", message, None);
    }
    (records.len() == declared).then_some(())?;
    Some(EvidenceLevel {
        level: level?,
        sources,
        at_least: u64::try_from(at_least).ok()?,
        growing,
        records,
    })
}
