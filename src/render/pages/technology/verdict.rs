//! The verdict on a technology: ring and sureness in a line, two reasons, what is doubtful, what would change it.

use serde::Serialize;

use crate::model::{Asked, AskedAs, NeedKind, Placement, Rule, SwitchingInput, Technology, Trl};
use crate::render::messages::message;
use crate::render::pages::Reader;
use crate::render::words;

/// The verdict.
#[derive(Serialize)]
pub struct Verdict {
    ring_id: String,
    /// Ring and sureness: "Pilot, fairly sure (78 %)".
    line: String,
    /// What the ring means.
    meaning: String,
    /// What a reader must know beside it: where it stood before, what it rests on alone.
    doubts: Vec<String>,
    /// What the rule says that decides.
    rule: String,
    /// The two reasons.
    reasons: Vec<String>,
    /// The nearest change that would lead to another ring.
    change: String,
    /// By when somebody looks again.
    review: String,
}

/// The verdict on a technology.
pub fn tell_verdict(reader: &Reader, technology: &Technology, placement: &Placement) -> Verdict {
    let configuration = &reader.dossier.configuration;
    let ring = &configuration.rings[placement.ring];
    let before = words::before(placement, configuration);
    let mut doubts: Vec<String> = before.into_iter().take(1).collect();
    doubts.extend(words::held(placement, configuration));
    doubts.extend(words::certainty(placement, configuration).into_iter().skip(1));
    let rule = placement.held.as_ref().map_or(placement.rule, |held| held.rule);
    Verdict {
        ring_id: ring.id.clone(),
        line: match words::ring_sureness(placement, configuration) {
            Some(sure) => message!("verdict-line", ring = &ring.name, sure = sure),
            None => message!("verdict-line-alone", ring = &ring.name),
        },
        meaning: ring.words_for([placement].into_iter()).0.to_owned(),
        doubts,
        rule: tell_rule(reader, placement, &configuration.rules[rule]),
        reasons: match ring.outside {
            true => vec![law(reader, technology), need(reader, placement)],
            false => vec![need(reader, placement), maturity(technology)],
        },
        change: nearest_change(reader, placement),
        review: words::review_by(technology.review_by, configuration.date).unwrap_or_default(),
    }
}

/// What the rule says that decides, and what it assumes while nobody has scored it.
fn tell_rule(reader: &Reader, placement: &Placement, rule: &Rule) -> String {
    let configuration = &reader.dossier.configuration;
    let until = configuration.rings[rule.ring].until.as_ref();
    let unscored = until.filter(|until| placement.assessments[until.criterion].level.is_none());
    unscored.map_or_else(
        || rule.words.clone(),
        |until| {
            let criterion = &configuration.criteria[until.criterion].name;
            message!("rule-while-unscored", rule = &rule.words, criterion = criterion)
        },
    )
}

/// The reason that law gives: its strictest class.
fn law(reader: &Reader, technology: &Technology) -> String {
    let classes = reader.dossier.configuration.classes_of(technology);
    match classes.max_by_key(|class| class.effect) {
        Some(class) => message!("reason-law", meaning = &class.meaning, instrument = &class.instrument),
        None => message!("because-class-unknown"),
    }
}

/// The reason that practitioners give: how many statements ask for it, and in which workshops.
fn need(reader: &Reader, placement: &Placement) -> String {
    let told = AskedAs::ALL.into_iter().find_map(|sort| {
        let asks = placement.demand.asks.iter();
        let asks: Vec<_> = asks.filter(|ask| ask.asked_as() == Some(sort)).collect();
        let topics = words::join(&words::topics_of(reader.dossier, placement, sort));
        let count = asks.len();
        (count > 0).then(|| match sort {
            AskedAs::DirectAnswer if asks.iter().any(|ask| ask.kind == NeedKind::Priority) => {
                message!("reason-need-priority", count = count, topics = topics)
            }
            AskedAs::DirectAnswer => message!("reason-need-direct", count = count, topics = topics),
            AskedAs::Help => message!("reason-need-helps", count = count, topics = topics),
            AskedAs::InUse => message!("reason-need-in-use", topics = topics),
            AskedAs::Background => message!("reason-need-background", topics = topics),
        })
    });
    told.unwrap_or_else(|| match placement.asked {
        Asked::NotYetAsked => message!("nobody-asked-yet"),
        Asked::NotMentioned | Asked::Asked => message!("not-mentioned-in-workshop"),
    })
}

/// The reason that maturity gives, in words with the TRLs behind it.
fn maturity(technology: &Technology) -> String {
    let trl = &technology.trl;
    let (low, high) = (stage(trl.low), stage(trl.high));
    let range = words::trl_range((trl.low, trl.high));
    let basis = words::trl_basis(trl.basis);
    match low == high {
        true => message!("reason-maturity", stage = low, range = range, basis = basis),
        false => message!(
            "reason-maturity-perhaps",
            low = low,
            high = high,
            range = range,
            basis = basis
        ),
    }
}

/// What a TRL says, after the definitions of Horizon 2020.
fn stage(trl: Trl) -> String {
    match trl.level() {
        ..=3 => message!("stage-research"),
        4 => message!("stage-laboratory"),
        5 | 6 => message!("stage-relevant"),
        7 => message!("stage-operational"),
        8.. => message!("stage-in-use"),
    }
}

/// The nearest change of one input that leads to another ring; for what law keeps out, of law alone.
fn nearest_change(reader: &Reader, placement: &Placement) -> String {
    let configuration = &reader.dossier.configuration;
    let outside = configuration.rings[placement.ring].outside;
    let mut moves = placement.switching_values.iter();
    let nearest = moves.find(|found| !outside || matches!(found.input, SwitchingInput::Law));
    match nearest {
        Some(found) => words::switching_value_because(found, placement, configuration),
        None if placement.certainty.is_some() => message!("no-change-moves-it"),
        None => String::new(),
    }
}
