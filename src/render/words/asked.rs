//! What practitioners say of a technology, in words: wishes apart from what is in use already; and the half line that lists show.

use crate::model::{Asked, AskedAs, Dossier, NeedKind, Placement, Ring, Technology};
use crate::render::messages::message;

use super::{confidence, join, ring_sureness};

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

/// How many technologies stand in a ring; for the rings that radars usually have, what is to be done with them.
pub fn count_in_ring(ring: &Ring, count: usize) -> String {
    match ring.id.as_str() {
        "deploy" => message!("count-to-deploy", count = count),
        "pilot" => message!("count-to-pilot", count = count),
        "develop" => message!("count-to-develop", count = count),
        "watch" => message!("count-to-watch", count = count),
        "restricted" => message!("count-restricted", count = count),
        _ => message!("count-in-ring", count = count, ring = &ring.name),
    }
}

/// What speaks for a place, in half a line.
pub fn reason(dossier: &Dossier, technology: &Technology, placement: &Placement) -> String {
    let told = told_most(dossier, placement).map(|(sort, topics)| {
        let topics = join(&topics);
        match sort {
            AskedAs::DirectAnswer => message!("reason-asked-in", topics = topics),
            AskedAs::Help => message!("reason-helps-in", topics = topics),
            AskedAs::InUse => message!("reason-in-use-in", topics = topics),
            AskedAs::Background => message!("reason-mentioned-in", topics = topics),
        }
    });
    let demand = told.unwrap_or_else(|| match placement.asked {
        Asked::NotYetAsked => message!("reason-not-yet-asked"),
        Asked::NotMentioned | Asked::Asked => message!("reason-not-mentioned"),
    });
    half_line(technology, &demand, confidence(placement, &dossier.configuration))
}

/// The same in as few words as a list beside a map has room for: how many topics ask, not which.
pub fn short_reason(dossier: &Dossier, technology: &Technology, placement: &Placement) -> String {
    let told = told_most(dossier, placement).map(|(sort, topics)| {
        let count = topics.len();
        match sort {
            AskedAs::DirectAnswer => message!("short-asked-in", count = count),
            AskedAs::Help => message!("short-helps-in", count = count),
            AskedAs::InUse => message!("short-in-use-in", count = count),
            AskedAs::Background => message!("short-mentioned-in", count = count),
        }
    });
    let demand = told.unwrap_or_else(|| match placement.asked {
        Asked::NotYetAsked => message!("reason-not-yet-asked"),
        Asked::NotMentioned | Asked::Asked => message!("short-not-mentioned"),
    });
    half_line(technology, &demand, ring_sureness(placement, &dossier.configuration))
}

/// The strongest thing that practitioners say of it, with the topics: where it is asked for; where nobody asks for it, where it
/// would help; else where it is in use.
fn told_most(dossier: &Dossier, placement: &Placement) -> Option<(AskedAs, Vec<String>)> {
    let sorts = AskedAs::ALL.into_iter();
    let mut told = sorts.map(|sort| (sort, topics_of(dossier, placement, sort)));
    told.find(|(_, topics)| !topics.is_empty())
}

fn half_line(technology: &Technology, demand: &str, sureness: Option<String>) -> String {
    let trl = &technology.trl;
    let maturity = match trl.low == trl.high {
        true => message!("reason-trl", low = trl.low.level()),
        false => message!("reason-trl-range", low = trl.low.level(), high = trl.high.level()),
    };
    match sureness {
        None => message!("reason", maturity = maturity, demand = demand),
        Some(sureness) => message!(
            "reason-with-sureness",
            maturity = maturity,
            demand = demand,
            confidence = sureness
        ),
    }
}
