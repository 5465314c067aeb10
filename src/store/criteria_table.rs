//! `[[criteria]]` of `radar.toml`: scales, value functions, weights and origins.

use crate::model::{Better, Category, Criterion, Origin, Scale, Score, UnknownLaw, ValueFunction, Weight, limits};

use super::fields::{Fields, TextOrNumbers};
use super::named::{define_id, title, values};
use super::names::NameKind;

/// Reads every criterion; what is wrong is noted. A criterion without a weight is given one by the scoring table.
pub fn read_criteria(fields: &mut Fields) -> Vec<Criterion> {
    let criteria = fields.some_tables("criteria", "a criterion", limits::CRITERIA, read_criterion);
    if !criteria.is_empty() && criteria.iter().all(|criterion| criterion.weight.value() == 0.0) {
        let message = "every criterion has the weight 0; at least one must weigh something.";
        fields.complain("criteria", message, None);
    }
    criteria
}

#[derive(Clone, Copy)]
enum OriginWord {
    Need,
    Maturity,
    Legal,
    Standards,
    Evidence,
    Assessed,
}

const ORIGINS: [(OriginWord, &str); 6] = [
    (OriginWord::Need, "need"),
    (OriginWord::Maturity, "maturity"),
    (OriginWord::Legal, "legal"),
    (OriginWord::Standards, "standards"),
    (OriginWord::Evidence, "evidence"),
    (OriginWord::Assessed, "assessed"),
];

fn read_criterion(fields: &mut Fields) -> Option<Criterion> {
    let id = define_id(fields, NameKind::Criterion);
    let name = title(fields, "name", "criterion");
    let question = fields.text("question");
    let weight = fields.quantity("weight", "0 or more", Weight::new);
    let weight_range = read_weight_range(fields, weight);
    let word = fields.choice("origin", &ORIGINS);
    let origin = word.and_then(|word| read_origin(fields, word));
    let (scale, value) = read_scale(fields)?;
    if scale != Scale::ANCHORS && origin.as_ref().is_some_and(|origin| *origin != Origin::Assessed) {
        let message = "a level that is computed stands on the scale from 1 to 5, 5 best.";
        fields.complain("scale", message, Some("leave out scale, better and categories".into()));
    }
    let anchors = read_anchors(fields, scale)?;
    let unknown = read_unknown_law(fields, origin.as_ref(), &anchors, (scale, &value));
    let least_assessors = fields.integer_if("least_assessors", 1..100).unwrap_or(1);
    let panel = read_panel(fields, origin.as_ref());
    Some(Criterion {
        id: id?.value,
        name: name?.value,
        question: question?.value,
        weight: weight?,
        weight_range,
        origin: origin?,
        scale,
        value,
        unknown: unknown?,
        least_assessors: usize::try_from(least_assessors).ok()?,
        panel,
        anchors,
    })
}

/// What is drawn for an unknown level: `"uniform"`, `"as-seen"` (computed criteria only, the usual law of need), or the
/// probability of each whole level.
fn read_unknown_law(
    fields: &mut Fields,
    origin: Option<&Origin>,
    anchors: &[String],
    (scale, value): (Scale, &ValueFunction),
) -> Option<UnknownLaw> {
    let computed = matches!(
        origin,
        Some(Origin::Need | Origin::Legal | Origin::Standards | Origin::Evidence)
    );
    let declared = fields.has("unknown");
    match fields.text_or_numbers_if("unknown") {
        None if declared => None,
        None if origin == Some(&Origin::Need) => Some(UnknownLaw::AsSeen),
        None => Some(UnknownLaw::Uniform),
        Some(TextOrNumbers::Text(text)) => {
            let law = fields.choose(
                &text,
                "unknown",
                &[(UnknownLaw::Uniform, "uniform"), (UnknownLaw::AsSeen, "as-seen")],
            )?;
            if law == UnknownLaw::AsSeen && !computed {
                let message = "unknown is \"as-seen\", which is for levels computed from data: a score on one technology would change others.";
                fields.complain(
                    "unknown",
                    message,
                    Some("use \"uniform\", or give the probability of each level".into()),
                );
                return None;
            }
            Some(law)
        }
        Some(TextOrNumbers::Numbers(shares)) => {
            let whole = !anchors.is_empty() || matches!(value, ValueFunction::Categories(_));
            let levels = if whole {
                (scale.high - scale.low) as usize + 1
            } else {
                0
            };
            let sum: f64 = shares.iter().sum();
            let fits = shares.len() == levels
                && shares.iter().all(|share| (0.0..=1.0).contains(share))
                && (sum - 1.0).abs() < 1e-6;
            if !fits {
                let message = match whole {
                    true => format!("unknown must be {levels} probabilities, one a level, that sum to 1."),
                    false => "unknown can only be \"uniform\" on a scale that is a measurement.".to_owned(),
                };
                fields.complain("unknown", message, None);
                return None;
            }
            Some(UnknownLaw::Shares(shares.iter().map(|share| share / sum).collect()))
        }
    }
}

/// The panel that may overrule statements or the legal class.
fn read_panel(fields: &mut Fields, origin: Option<&Origin>) -> Option<String> {
    let panel = fields.text_if("panel")?;
    if !matches!(origin, Some(Origin::Need | Origin::Legal)) {
        let message = "a panel is named only where need or law is computed: elsewhere every assessor counts.";
        fields.complain("panel", message, Some("leave it out".into()));
    }
    Some(panel.value)
}

fn read_weight_range(fields: &mut Fields, weight: Option<Weight>) -> Option<(Weight, Weight)> {
    let ends = fields.numbers_if("weight_range")?;
    let range = match ends.as_slice() {
        [low, high] if low < high => Weight::new(*low).zip(Weight::new(*high)),
        _ => None,
    };
    if range.is_none() {
        let message = "weight_range must be two numbers from 0 up, the lower first.";
        fields.complain(
            "weight_range",
            message,
            Some("for example: weight_range = [20, 30]".into()),
        );
    }
    let holds = |(low, high): &(Weight, Weight)| weight.is_none_or(|weight| (*low..=*high).contains(&weight));
    if !range.as_ref().is_none_or(holds) {
        fields.complain("weight_range", "the weight does not lie in its range.", None);
    }
    range
}

fn read_origin(fields: &mut Fields, word: OriginWord) -> Option<Origin> {
    Some(match word {
        OriginWord::Need => Origin::Need,
        OriginWord::Legal => Origin::Legal,
        OriginWord::Standards => Origin::Standards,
        OriginWord::Evidence => Origin::Evidence,
        OriginWord::Assessed => Origin::Assessed,
        OriginWord::Maturity => {
            let starts: Vec<u8> = fields
                .integers("starts_at")?
                .into_iter()
                .filter_map(|n| u8::try_from(n).ok())
                .collect();
            match <[u8; 5]>::try_from(starts) {
                Ok(starts) if starts[0] == 1 && starts.is_sorted() && starts[4] <= 9 => Origin::Maturity(starts),
                _ => {
                    let message = "starts_at must be five rising TRLs, the first of them 1.";
                    let hint = "for example: starts_at = [1, 4, 6, 7, 8]";
                    fields.complain("starts_at", message, Some(hint.into()));
                    return None;
                }
            }
        }
    })
}

fn read_scale(fields: &mut Fields) -> Option<(Scale, ValueFunction)> {
    let ends = fields.numbers_if("scale");
    let better = if fields.has("better") {
        fields.choice("better", &Better::ALL)?
    } else {
        let _ = fields.text_if("better");
        Better::High
    };
    let points = fields.pairs_if("points");
    let categories = fields.tables("categories", "a category", read_category);
    if !categories.is_empty() {
        return read_categories(
            fields,
            categories,
            ends.is_some() || points.is_some() || fields.has("better"),
        );
    }
    let scale = match ends.as_deref() {
        None => Scale {
            better,
            ..Scale::ANCHORS
        },
        Some([low, high]) if low < high => Scale {
            low: *low,
            high: *high,
            better,
        },
        Some(_) => {
            let message = "scale must be two numbers, the low end first.";
            fields.complain("scale", message, Some("for example: scale = [0, 100]".into()));
            return None;
        }
    };
    let value = match points {
        None => ValueFunction::Linear,
        Some(points) => ValueFunction::Piecewise(check_points(fields, &points, scale)?),
    };
    Some((scale, value))
}

fn read_category(fields: &mut Fields) -> Option<Category> {
    let name = fields.text("name");
    let value = fields.quantity("value", "from 0 to 1", Score::new);
    Some(Category {
        name: name?.value,
        value: value?,
    })
}

fn read_categories(fields: &Fields, categories: Vec<Category>, more: bool) -> Option<(Scale, ValueFunction)> {
    if more {
        let message = "a criterion with categories has no scale, points or better of its own.";
        fields.complain("categories", message, None);
        return None;
    }
    if categories.len() < 2 {
        fields.complain("categories", "there must be at least two categories.", None);
        return None;
    }
    let names: std::collections::BTreeSet<&str> = categories.iter().map(|category| category.name.as_str()).collect();
    if names.len() < categories.len() {
        fields.complain("categories", "two categories have the same name.", None);
        return None;
    }
    let scale = Scale {
        low: 1.0,
        high: categories.len() as f64,
        better: Better::High,
    };
    Some((scale, ValueFunction::Categories(categories)))
}

fn check_points(fields: &Fields, points: &[(f64, f64)], scale: Scale) -> Option<Vec<(f64, Score)>> {
    let complain = |message: String| {
        fields.complain(
            "points",
            message,
            Some("for example: points = [[1, 0], [3, 0.7], [5, 1]]".into()),
        );
        None
    };
    if points.len() < 2 || !points.is_sorted_by(|a, b| a.0 < b.0) {
        return complain("points must be two or more pairs, their levels rising.".into());
    }
    if points[0].0 > scale.low || points[points.len() - 1].0 < scale.high {
        return complain(format!(
            "the points must cover the scale from {} to {}.",
            scale.low, scale.high
        ));
    }
    let rises = match scale.better {
        Better::High => points.is_sorted_by(|a, b| a.1 <= b.1),
        Better::Low => points.is_sorted_by(|a, b| a.1 >= b.1),
    };
    if !rises {
        return complain("the values of the points go against the direction of the scale.".into());
    }
    let scored: Option<Vec<(f64, Score)>> = points
        .iter()
        .map(|(level, value)| Some((*level, Score::new(*value)?)))
        .collect();
    if scored.is_none() {
        return complain("the values of the points must lie from 0 to 1.".into());
    }
    scored
}

/// One text a whole level; a scale that is a measurement may leave them out.
fn read_anchors(fields: &mut Fields, scale: Scale) -> Option<Vec<String>> {
    let anchors = values(fields.texts("anchors"));
    let steps = scale.high - scale.low + 1.0;
    if anchors.is_empty() && scale != Scale::ANCHORS || anchors.len() as f64 == steps {
        return Some(anchors);
    }
    let message = if scale == Scale::ANCHORS {
        "anchors must be five texts, for levels 1 to 5.".to_owned()
    } else {
        format!(
            "anchors must be one text for each whole level from {} to {}.",
            scale.low, scale.high
        )
    };
    fields.complain("anchors", message, None);
    None
}
