//! `[demand]` of `radar.toml`: what statements weigh and what they say of a level of need.

use crate::diagnostic::excerpt;
use crate::model::{DemandModel, Grade, NeedKind, PerWorkshop};

use super::fields::Fields;

/// Reads how statements become demand.
pub fn read_demand(fields: &mut Fields) -> Option<DemandModel> {
    let broad = fields.quantity("broad", SHARE, to_share);
    let many_lines = fields.integer("many_lines", 1..1000);
    let many_workshops = fields.integer("many_workshops", 1..1000);
    let per_workshop = fields.text_if("per_workshop");
    let per_workshop = per_workshop.and_then(|text| fields.choose(&text, "per_workshop", &PerWorkshop::ALL));
    let not_mentioned = read_not_mentioned(fields);
    let old_after_years = fields.integer_if("old_after_years", 1..1000);
    let words = NeedKind::ALL.map(|kind| (kind, kind.as_str()));
    let kinds = read_amounts(fields, "kinds", &words);
    let grades = read_amounts(fields, "grades", &Grade::ALL[..2]);
    Some(DemandModel {
        kinds,
        grades,
        broad: broad?,
        many_lines: usize::try_from(many_lines?).ok()?,
        many_workshops: usize::try_from(many_workshops?).ok()?,
        per_workshop: per_workshop.unwrap_or_default(),
        not_mentioned,
        old_after_years: old_after_years
            .and_then(|years| i16::try_from(years).ok())
            .unwrap_or(DemandModel::OLD_AFTER_YEARS),
    })
}

pub(super) const SHARE: &str = "from 0 to 1";

pub(super) fn to_share(number: f64) -> Option<f64> {
    (0.0..=1.0).contains(&number).then_some(number)
}

/// The law of a level of need that nobody mentioned: five probabilities, of a mean of at most 2, so that being named never
/// lowers what is expected.
fn read_not_mentioned(fields: &mut Fields) -> [f64; 5] {
    const KEY: &str = "not_mentioned";
    let Some(given) = fields.numbers_if(KEY) else {
        return DemandModel::NOT_MENTIONED;
    };
    let sum: f64 = given.iter().sum();
    let law = <[f64; 5]>::try_from(given).ok();
    let law = law.filter(|law| law.iter().all(|share| to_share(*share).is_some()));
    let Some(law) = law.filter(|_| (sum - 1.0).abs() < 1e-9) else {
        let message =
            "the law of a need that nobody mentioned must be five probabilities that sum to 1, for levels 1 to 5.";
        fields.complain(
            KEY,
            message,
            Some("such as not_mentioned = [0.6, 0.25, 0.15, 0, 0]".into()),
        );
        return DemandModel::NOT_MENTIONED;
    };
    let mean: f64 = law.iter().zip(1..).map(|(share, level)| share * f64::from(level)).sum();
    if mean > 2.0 + 1e-9 {
        let message = format!(
            "the mean level of a need that nobody mentioned is {mean:.2}, more than that of one named as a help, 2."
        );
        fields.complain(KEY, message, Some("give the low levels more".into()));
    }
    law.map(|share| share / sum)
}

fn read_amounts<T: Clone>(fields: &mut Fields, key: &'static str, words: &[(T, &'static str)]) -> Vec<(T, f64)> {
    let mut amounts = Vec::new();
    for (name, amount) in fields.free_numbers(key) {
        if !(0.0..=1.0).contains(&amount) {
            let message = format!("{} is {amount}; it must be from 0 to 1.", excerpt(&name.value));
            fields.complain(key, message, None);
        }
        amounts.extend(fields.choose(&name, key, words).map(|word| (word, amount)));
    }
    amounts
}
