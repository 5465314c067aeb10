//! Why a criterion has its level, in words; what rules measure and find; where levels come from.

use crate::model::{
    Asked, Assessment, Bound, Configuration, Finding, LegalClass, LegalEffect, LevelReason, Measure, Origin,
    PanelSummary, TrlBasis,
};
use crate::render::messages::message;

use super::{percent, short};

/// Why an assessment has its level.
pub fn because(assessment: &Assessment) -> String {
    reason_in_words(&assessment.because, assessment)
}

fn reason_in_words(reason: &LevelReason, assessment: &Assessment) -> String {
    match reason {
        LevelReason::SetByHand { by, date, reason } => {
            message!(
                "because-set",
                by = super::who(by),
                date = super::day(*date),
                reason = reason
            )
        }
        LevelReason::Panel => assessment.panel.as_ref().map(panel).unwrap_or_default(),
        LevelReason::NotScored => message!("because-not-scored"),
        LevelReason::NotYetAsked => message!("because-not-yet-asked"),
        LevelReason::NotMentioned => message!("not-mentioned-in-workshop"),
        LevelReason::PriorityEchoed(priority, other) => {
            message!("because-priority-echoed", priority = priority, other = other)
        }
        LevelReason::Priority(need) => message!("because-priority", priority = need),
        LevelReason::ManyGaps { needs, workshops } => message!(
            "because-many-gaps",
            count = needs.len(),
            workshops = *workshops,
            needs = needs.join(", ")
        ),
        LevelReason::Gaps(needs) => message!("because-gaps", needs = needs.join(", ")),
        LevelReason::BroadOnly(needs) => message!("because-broad-only", needs = needs.join(", ")),
        LevelReason::HelpOnly(needs) => message!("because-help-only", needs = needs.join(", ")),
        LevelReason::LinksUnsure { level, because } => message!(
            "because-links-unsure",
            because = reason_in_words(because, assessment),
            level = level.to_string()
        ),
        LevelReason::Trl(trl) => message!(
            "because-trl",
            low = trl.low.level(),
            high = trl.high.level(),
            basis = trl_basis(trl.basis),
            date = super::day(trl.date)
        ),
        LevelReason::LegalClassUnknown => message!("because-class-unknown"),
        LevelReason::LegalClass {
            class,
            others,
            special,
            lowered,
        } => {
            let decides = match (special, lowered) {
                (false, None) => message!("because-class", class = class),
                (true, None) => message!("because-class-special", class = class),
                (false, Some((level, needs))) => message!(
                    "because-class-lowered",
                    class = class,
                    level = level.to_string(),
                    needs = needs.join(", ")
                ),
                (true, Some((level, needs))) => message!(
                    "because-class-special-lowered",
                    class = class,
                    level = level.to_string(),
                    needs = needs.join(", ")
                ),
            };
            let others = others
                .iter()
                .map(|(class, level)| message!("because-other-class", class = class, level = level.to_string()));
            std::iter::once(decides).chain(others).collect::<Vec<_>>().join(" ")
        }
        LevelReason::Standards(numbers) => message!("because-standards", numbers = numbers.join(", ")),
        LevelReason::NoStandard => message!("because-no-standard"),
        LevelReason::NotScanned => message!("because-not-scanned"),
        LevelReason::Found {
            works,
            sources,
            growing: false,
        } => message!("because-found", works = *works, sources = sources.join(", ")),
        LevelReason::Found {
            works,
            sources,
            growing: true,
        } => message!("because-found-growing", works = *works, sources = sources.join(", ")),
        LevelReason::OnRecord { records } => {
            message!("because-on-record", count = records.len(), records = records.join(", "))
        }
        LevelReason::BelowTable => message!("because-below-table"),
    }
}

/// What was given in the round that counts.
fn panel(panel: &PanelSummary) -> String {
    let Some(round) = panel.last() else {
        return String::new();
    };
    let given = round.given.iter().map(|given| {
        if given.low == given.high {
            message!("level-by", level = given.mode.to_string(), assessor = &given.assessor)
        } else {
            message!(
                "level-by-with-range",
                level = given.mode.to_string(),
                low = given.low.to_string(),
                high = given.high.to_string(),
                assessor = &given.assessor
            )
        }
    });
    let notes = round.given.iter().map(|given| given.note.as_str());
    let notes: Vec<&str> = notes.filter(|note| !note.is_empty()).collect();
    let mut sentences = vec![message!("because-panel", given = given.collect::<Vec<_>>().join(", "))];
    if round.round > 1 {
        sentences.push(message!("because-panel-round", round = round.round));
    }
    if !notes.is_empty() {
        sentences.push(message!("because-panel-notes", notes = notes.join("; ")));
    }
    sentences.join(" ")
}

/// The condition and what was found: "the level on "Need" must be at least 3 and is 2".
pub fn finding(finding: &Finding, configuration: &Configuration) -> String {
    match finding {
        Finding::Number {
            measure: what,
            bound,
            found,
            probability,
        } => number_finding((what, *bound), *found, *probability, configuration),
        Finding::Asked {
            wanted,
            found,
            probability,
        } => {
            let wanted = wanted.iter().map(|wanted| asked(*wanted));
            let wanted = wanted.reduce(|before, next| message!("or-in-quotes", before = before, next = next));
            let (wanted, found) = (wanted.unwrap_or_default(), asked(*found));
            match *probability {
                0.0 | 1.0 => message!("asking-must-be-and-is", wanted = wanted, found = found),
                share => message!(
                    "asking-must-be-in-share",
                    wanted = wanted,
                    found = found,
                    share = percent(share)
                ),
            }
        }
        Finding::Effect { wanted, found, .. } => {
            let wanted = wanted.iter().map(|wanted| effect(*wanted));
            let wanted = wanted.reduce(|before, next| message!("or-in-quotes", before = before, next = next));
            message!(
                "law-must-say-and-says",
                wanted = wanted.unwrap_or_default(),
                found = effect(*found)
            )
        }
    }
}

/// A limit, what was found, and in how much of all that may be it is kept.
fn number_finding(
    (what, bound): (&Measure, Bound),
    found: Option<(f64, f64)>,
    probability: f64,
    configuration: &Configuration,
) -> String {
    let limit = match bound {
        Bound::AtLeast(limit) => message!(
            "must-be-at-least",
            measure = measure(what, configuration),
            limit = limit.to_string()
        ),
        Bound::AtMost(limit) => message!(
            "must-be-at-most",
            measure = measure(what, configuration),
            limit = limit.to_string()
        ),
    };
    let certain = probability == 0.0 || probability == 1.0;
    match found {
        None => message!("limit-unknown", limit = limit, share = percent(probability)),
        Some((low, high)) if low == high => message!("limit-and-is", limit = limit, found = short(low)),
        Some((low, high)) if certain => {
            message!("limit-and-range", limit = limit, low = short(low), high = short(high))
        }
        Some((low, high)) => message!(
            "limit-in-share",
            limit = limit,
            low = short(low),
            high = short(high),
            share = percent(probability)
        ),
    }
}

/// Whether practitioners were asked, in words that can be quoted.
pub fn asked(asked: Asked) -> String {
    match asked {
        Asked::Asked => message!("asked-yes"),
        Asked::NotMentioned => message!("asked-not-mentioned"),
        Asked::NotYetAsked => message!("asked-not-yet"),
    }
}

/// What is measured, in words that can begin a clause.
pub fn measure(measure: &Measure, configuration: &Configuration) -> String {
    match measure {
        Measure::TrlLow => message!("measure-trl-low"),
        Measure::TrlHigh => message!("measure-trl-high"),
        Measure::Criterion(index) => message!("measure-level", criterion = &configuration.criteria[*index].name),
        Measure::Value => message!("measure-value"),
    }
}

/// What the law does to a use.
pub fn effect(effect: LegalEffect) -> String {
    match effect {
        LegalEffect::None => message!("effect-none"),
        LegalEffect::Duty => message!("effect-duty"),
        LegalEffect::Power => message!("effect-power"),
        LegalEffect::ProhibitsPart => message!("effect-prohibits-part"),
        LegalEffect::Authorisation => message!("effect-authorisation"),
        LegalEffect::Prohibits => message!("effect-prohibits"),
    }
}

/// What a TRL range rests on.
pub fn trl_basis(basis: TrlBasis) -> String {
    match basis {
        TrlBasis::DeskEstimate => message!("basis-desk"),
        TrlBasis::Panel => message!("trl-basis-panel"),
        TrlBasis::Measured => message!("trl-basis-measured"),
        TrlBasis::Evidence => message!("trl-basis-evidence"),
    }
}

/// Where the level on a criterion comes from.
pub fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Need => message!("origin-need"),
        Origin::Maturity(_) => message!("origin-maturity"),
        Origin::Legal => message!("origin-legal"),
        Origin::Standards => message!("origin-standards"),
        Origin::Evidence => message!("origin-evidence"),
        Origin::Assessed => message!("origin-assessed"),
    }
}

/// Who has reviewed a legal class, or that nobody has.
pub fn legal_review(class: &LegalClass) -> String {
    match &class.review {
        Some(review) => message!("reviewed-by", review = review),
        None => message!("not-reviewed-by-a-lawyer"),
    }
}
