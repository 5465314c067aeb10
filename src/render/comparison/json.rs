//! What differs between two editions as JSON. Its shape is `diff.schema.json`.

use serde_json::{Value, json};

use crate::inert::print_json;
use crate::model::{
    Attribution, Cause, Contribution, Differences, Input, InputChange, Moved, Reasons, Way, WeightDifference,
};
use crate::render::words;

use super::told::tell_move;

/// The shape of the JSON, as JSON Schema 2020-12.
pub const DIFF_SCHEMA: &str = include_str!("diff.schema.json");

/// The whole comparison.
pub fn render_differences_json(differences: &Differences) -> String {
    let named = |(name, date): &(String, String)| json!({ "name": name, "date": date });
    let reasons = differences.reasons.as_ref();
    let moved = |moved: &[Moved]| {
        moved
            .iter()
            .map(|moved| moved_json(moved, reasons))
            .collect::<Vec<Value>>()
    };
    let value = json!({
        "format": 1,
        "from": named(&differences.from),
        "to": named(&differences.to),
        "moved": moved(&differences.moved),
        "waiting": moved(&differences.waiting),
        "unchanged": differences.unchanged,
        "weights": differences.weights.iter().map(weight_json).collect::<Vec<Value>>(),
        "reasons": reasons.map(|reasons| reasons_json(differences, reasons)),
    });
    print_json(&value)
}

fn moved_json(moved: &Moved, reasons: Option<&Reasons>) -> Value {
    let how = match moved.how {
        Way::New => "new",
        Way::Inward => "inward",
        Way::Outward => "outward",
        Way::Renamed => "renamed",
        Way::Merged => "merged",
        Way::Gone => "gone",
        Way::Waits => "waits",
    };
    let cause = moved.cause.as_ref().map(|cause| match cause {
        Cause::Changes(changes) => json!({ "changes": changes }),
        Cause::Released(changes) => json!({ "released": changes }),
        Cause::Waited => json!({ "waited": true }),
        Cause::WasHeld(asked) => json!({ "was_held": asked }),
    });
    let told = tell_move(moved, reasons);
    let left = moved.left.as_ref().map(|left| {
        json!({
            "how": left.how.as_str(),
            "reason": left.reason,
            "date": left.date.to_string(),
            "by": left.by,
        })
    });
    json!({
        "technology": moved.technology,
        "name": moved.name,
        "formerly": told.formerly,
        "merged_into": told.merged_into,
        "left": left,
        "words": told.words,
        "how": how,
        "from": moved.from,
        "to": moved.to,
        "cause": cause,
    })
}

fn weight_json(weight: &WeightDifference) -> Value {
    json!({ "criterion": weight.criterion, "before": weight.before, "now": weight.now })
}

fn reasons_json(differences: &Differences, reasons: &Reasons) -> Value {
    let changes = reasons.changes.iter().enumerate();
    let changes: Vec<Value> = changes
        .map(|(index, change)| change_json(differences, reasons, index, change))
        .collect();
    json!({
        "rings": reasons.rings,
        "changes": changes,
        "technologies": reasons.technologies.iter().map(attribution_json).collect::<Vec<Value>>(),
    })
}

fn change_json(differences: &Differences, reasons: &Reasons, index: usize, change: &InputChange) -> Value {
    let effect = reasons.effect_of(index);
    json!({
        "kind": change.input.kind().as_str(),
        "input": name_input(&change.input),
        "technology": change.input.technology(),
        "before": change.before,
        "now": change.now,
        "words": words::cause(change, reasons),
        "touched": effect.touched,
        "moved": differences.count_moved_by(index),
        "probability": effect.probability,
        "value": effect.value,
    })
}

/// An input by kind and names, parts joined by `/`.
fn name_input(input: &Input) -> String {
    let join = |parts: &[&str]| parts.join("/");
    match input {
        Input::Weight(id) => join(&["weight", id]),
        Input::Criterion(id) => join(&["criterion", id]),
        Input::Rule(place) => format!("rule/{}", place + 1),
        Input::Rules => "rules".into(),
        Input::Frame => "rings-and-criteria".into(),
        Input::LegalClass(id) => join(&["legal-class", id]),
        Input::Setting(setting) => join(&["setting", setting.as_str()]),
        Input::Day => "date".into(),
        Input::Seen => "levels-as-seen".into(),
        Input::Standard(id) => join(&["standard", id]),
        Input::Workshop(id) => join(&["workshop", id]),
        Input::Need(id) => join(&["need", id]),
        Input::Link { need, technology, by } => join(&["link", need, technology, by]),
        Input::Assessment {
            technology,
            criterion,
            assessor,
            round,
        } => join(&["score", technology, criterion, assessor, &round.to_string()]),
        Input::Trl(id) => join(&["trl", id]),
        Input::Law(id) => join(&["law", id]),
        Input::Override { technology, criterion } => join(&["override", technology, criterion]),
        Input::Topics(id) => join(&["topics", id]),
        Input::Record { technology, record } => join(&["record", technology, record]),
        Input::Counts { technology, source } => join(&["counts", technology, source]),
        Input::Words(id) => join(&["texts", id]),
        Input::Method => "method".into(),
    }
}

fn attribution_json(attribution: &Attribution) -> Value {
    let contributions = attribution.contributions.iter().map(|contribution: &Contribution| {
        json!({
            "changes": contribution.changes,
            "rings": contribution.rings,
            "value": contribution.value,
        })
    });
    json!({
        "technology": attribution.technology,
        "before": { "rings": attribution.before, "value": attribution.value.0 },
        "now": { "rings": attribution.now, "value": attribution.value.1 },
        "contributions": contributions.collect::<Vec<Value>>(),
        "standard_error": attribution.error,
    })
}
