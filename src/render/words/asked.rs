//! What practitioners say of a technology, in words: wishes apart from what is in use already; and the half line that lists show.

use crate::model::{Asked, AskedAs, Dossier, NeedKind, Placement, Technology};
use crate::render::messages::message;

use super::{confidence, join};

/// What a statement says of a technology, as a heading.
pub fn asked_as(sort: AskedAs) -> String {
    match sort {
        AskedAs::DirectAnswer => message!("asked-as-direct-answer"),
        AskedAs::Help => message!("asked-as-help"),
        AskedAs::InUse => message!("asked-as-in-use"),
        AskedAs::Background => message!("asked-as-background"),
    }
}

/// The kind of a statement, as a mark beside it.
pub fn need_kind(kind: NeedKind) -> String {
    match kind {
        NeedKind::Capability => message!("kind-of-capability"),
        NeedKind::Gap => message!("kind-of-gap"),
        NeedKind::Requirement => message!("kind-of-requirement"),
        NeedKind::Priority => message!("kind-of-priority"),
        NeedKind::Solution => message!("kind-of-solution"),
        NeedKind::Standardisation => message!("kind-of-standardisation"),
        NeedKind::Procurement => message!("kind-of-procurement"),
        NeedKind::Legal => message!("kind-of-legal"),
        NeedKind::Context => message!("kind-of-context"),
    }
}

/// Names of the topics in whose workshops a statement says this of it, in the order of the plan.
pub fn topics_of(dossier: &Dossier, placement: &Placement, sort: AskedAs) -> Vec<String> {
    let says = |topic: &str| {
        let mut asks = placement.demand.asks.iter();
        asks.any(|ask| ask.topic == topic && ask.asked_as() == Some(sort))
    };
    let topics = dossier.configuration.topics.iter();
    let topics = topics.filter(|topic| says(&topic.id));
    topics.map(|topic| topic.name.clone()).collect()
}

/// That nobody asks for it, and whether anybody was asked; `None` where a statement speaks for it.
pub fn not_asked(placement: &Placement) -> Option<String> {
    match placement.asked {
        Asked::Asked => None,
        Asked::NotMentioned => Some(message!("not-mentioned-in-workshop")),
        Asked::NotYetAsked => Some(message!("nobody-asked-yet")),
    }
}

/// What speaks for a place, in half a line.
pub fn reason(dossier: &Dossier, technology: &Technology, placement: &Placement) -> String {
    let trl = &technology.trl;
    let maturity = if trl.low == trl.high {
        message!("reason-trl", low = trl.low.level())
    } else {
        message!("reason-trl-range", low = trl.low.level(), high = trl.high.level())
    };
    let demand = demand_in_short(dossier, placement);
    match confidence(placement, &dossier.configuration) {
        None => message!("reason", maturity = maturity, demand = demand),
        Some(confidence) => message!(
            "reason-with-sureness",
            maturity = maturity,
            demand = demand,
            confidence = confidence
        ),
    }
}

/// Where it is asked for; where nobody asks for it, where it would help, and else where it is in use.
fn demand_in_short(dossier: &Dossier, placement: &Placement) -> String {
    let mut sorts = AskedAs::ALL.into_iter();
    let told = sorts.find_map(|sort| {
        let topics = topics_of(dossier, placement, sort);
        let named = join(&topics);
        (!topics.is_empty()).then(|| match sort {
            AskedAs::DirectAnswer => message!("reason-asked-in", topics = named),
            AskedAs::Help => message!("reason-helps-in", topics = named),
            AskedAs::InUse => message!("reason-in-use-in", topics = named),
            AskedAs::Background => message!("reason-mentioned-in", topics = named),
        })
    });
    told.unwrap_or_else(|| match placement.asked {
        Asked::NotYetAsked => message!("reason-not-yet-asked"),
        Asked::NotMentioned | Asked::Asked => message!("reason-not-mentioned"),
    })
}
