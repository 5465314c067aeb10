//! What is otherwise in the data of a newer edition, each as a clause that can follow "because".

use crate::model::{
    Bound, Condition, Configuration, Criterion, Input, InputChange, LegalEffect, Measure, Reasons, RuleChange, Setting,
    TRL_SCORES,
};
use crate::render::messages::message;

use super::{asked, effect, join};

/// What of an input is otherwise: "the rule for Deploy now asks Need of 3 or more".
pub fn cause(change: &InputChange, reasons: &Reasons) -> String {
    let subject = &change.subject;
    let technology = &change.technology;
    let (before, now) = (shown(&change.before), shown(&change.now));
    match &change.input {
        Input::Weight(_) => message!("cause-weight", criterion = subject, now = now, before = before),
        Input::Criterion(_) => message!("cause-criterion", criterion = subject),
        Input::Rule(_) => rule(change, reasons),
        Input::Rules => message!("cause-rules"),
        Input::Frame => message!("cause-frame"),
        Input::LegalClass(_) if change.is_new() => message!("cause-legal-class-new", class = subject),
        Input::LegalClass(_) if change.is_gone() => message!("cause-legal-class-gone", class = subject),
        Input::LegalClass(_) if before == now => message!("cause-legal-class", class = subject),
        Input::LegalClass(_) => message!(
            "cause-legal-class-effect",
            class = subject,
            now = name_effect(&now),
            before = name_effect(&before)
        ),
        Input::Setting(part) => setting(*part),
        Input::Day => message!("cause-day", now = now, before = before),
        Input::Seen => message!("cause-seen"),
        Input::Standard(_) if change.is_new() => message!("cause-standard-new", standard = subject),
        Input::Standard(_) if change.is_gone() => message!("cause-standard-gone", standard = subject),
        Input::Standard(_) if before == now => message!("cause-standard", standard = subject),
        Input::Standard(_) => message!("cause-standard-state", standard = subject, now = now, before = before),
        Input::Workshop(_) if change.is_new() => message!("cause-workshop-new", workshop = subject),
        Input::Workshop(_) if change.is_gone() => message!("cause-workshop-gone", workshop = subject),
        Input::Workshop(_) => message!("cause-workshop", workshop = subject),
        Input::Need(id) if change.is_new() => message!("cause-need-new", need = id),
        Input::Need(id) if change.is_gone() => message!("cause-need-gone", need = id),
        Input::Need(id) if before == now => message!("cause-need", need = id),
        Input::Need(id) => message!(
            "cause-need-kind",
            need = id,
            words = crate::diagnostic::excerpt(subject),
            now = now,
            before = before
        ),
        Input::Link { need, by, .. } if change.is_new() => {
            message!(
                "cause-link-new",
                need = need,
                by = by,
                grade = now,
                technology = technology
            )
        }
        Input::Link { need, by, .. } if change.is_gone() => {
            message!(
                "cause-link-gone",
                need = need,
                by = super::who(by),
                grade = before,
                technology = technology
            )
        }
        Input::Link { need, by, .. } if before == now => {
            message!("cause-link", need = need, by = super::who(by), technology = technology)
        }
        Input::Link { need, by, .. } => message!(
            "cause-link-grade",
            need = need,
            by = super::who(by),
            now = now,
            before = before,
            technology = technology
        ),
        Input::Assessment {
            criterion, assessor, ..
        } => assessment(change, criterion, assessor),
        Input::Trl(_) => message!("cause-trl", technology = technology, now = now, before = before),
        Input::Law(_) if before == now => message!("cause-law-uses", technology = technology),
        Input::Law(_) => message!("cause-law", technology = technology, now = now, before = before),
        Input::Override { criterion, .. } if change.is_new() => message!(
            "cause-override-new",
            technology = technology,
            criterion = name_criterion(criterion, reasons),
            now = now
        ),
        Input::Override { criterion, .. } if change.is_gone() => message!(
            "cause-override-gone",
            technology = technology,
            criterion = name_criterion(criterion, reasons),
            before = before
        ),
        Input::Override { criterion, .. } => message!(
            "cause-override",
            technology = technology,
            criterion = name_criterion(criterion, reasons),
            now = now,
            before = before
        ),
        Input::Topics(_) => message!("cause-topics", technology = technology, now = now, before = before),
        Input::Record { .. } if change.is_new() => {
            message!("cause-record-new", title = subject, kind = now, technology = technology)
        }
        Input::Record { .. } if change.is_gone() => {
            message!(
                "cause-record-gone",
                title = subject,
                kind = before,
                technology = technology
            )
        }
        Input::Record { .. } => message!("cause-record", title = subject, technology = technology),
        Input::Counts { .. } if change.is_gone() => {
            message!("cause-counts-gone", source = subject, technology = technology)
        }
        Input::Counts { .. } => message!("cause-counts", source = subject, date = now, technology = technology),
        Input::Words(_) if before == now => message!("cause-words", technology = technology),
        Input::Words(_) => message!("cause-name", now = now, before = before),
        Input::Method => message!("cause-method", now = now, before = before),
    }
}

/// So many changes are told one by one where several decided.
const MOST_TOLD: usize = 3;

/// What of several inputs that did as much, or only act together, is otherwise, by their places among the changes.
pub fn causes(changes: &[usize], reasons: &Reasons) -> String {
    let told = |index: &usize| reasons.changes.get(*index).map(|change| cause(change, reasons));
    match changes {
        few if few.len() <= MOST_TOLD => join(&few.iter().filter_map(told).collect::<Vec<_>>()),
        [first, others @ ..] => message!(
            "cause-several",
            first = told(first).unwrap_or_default(),
            others = others.len()
        ),
        [] => String::new(),
    }
}

fn shown(value: &Option<String>) -> String {
    value.clone().unwrap_or_else(|| message!("none-as-value"))
}

/// What the law does, from its word in data.
fn name_effect(word: &str) -> String {
    let mut effects = LegalEffect::ALL.into_iter();
    effects
        .find(|(_, known)| *known == word)
        .map_or_else(|| word.to_owned(), |(found, _)| effect(found))
}

fn name_criterion(id: &str, reasons: &Reasons) -> String {
    let criteria = reasons.now.criteria.iter().chain(&reasons.before.criteria);
    let found = criteria.into_iter().find(|criterion: &&Criterion| criterion.id == id);
    found.map_or_else(|| id.to_owned(), |criterion| criterion.name.clone())
}

fn assessment(change: &InputChange, criterion: &str, assessor: &str) -> String {
    let what = match criterion {
        TRL_SCORES => message!("cause-assessed-trl"),
        _ => change.subject.clone(),
    };
    let technology = &change.technology;
    let (before, now) = (shown(&change.before), shown(&change.now));
    if change.is_new() {
        message!(
            "cause-assessment-new",
            by = assessor,
            criterion = what,
            now = now,
            technology = technology
        )
    } else if change.is_gone() {
        message!(
            "cause-assessment-gone",
            by = assessor,
            criterion = what,
            before = before,
            technology = technology
        )
    } else {
        message!(
            "cause-assessment",
            by = assessor,
            criterion = what,
            now = now,
            before = before,
            technology = technology
        )
    }
}

fn rule(change: &InputChange, reasons: &Reasons) -> String {
    let ring = &change.subject;
    let none = RuleChange {
        came: Vec::new(),
        went: Vec::new(),
    };
    let rule = change.rule.as_ref().unwrap_or(&none);
    let came = conditions(&rule.came, &reasons.now);
    let went = conditions(&rule.went, &reasons.before);
    if change.is_new() {
        message!("cause-rule-new", ring = ring, conditions = came)
    } else if change.is_gone() {
        message!("cause-rule-gone", ring = ring, conditions = went)
    } else {
        match (rule.came.is_empty(), rule.went.is_empty()) {
            (false, true) => message!("cause-rule-asks", ring = ring, came = came),
            (true, false) => message!("cause-rule-asks-no-more", ring = ring, went = went),
            (false, false) => message!("cause-rule-asks-instead", ring = ring, came = came, went = went),
            (true, true) => message!("cause-rule-words", ring = ring),
        }
    }
}

fn conditions(conditions: &[Condition], configuration: &Configuration) -> String {
    let asked = conditions.iter().map(|condition| asked_for(condition, configuration));
    match asked.collect::<Vec<_>>().as_slice() {
        [] => message!("asks-nothing"),
        asked => join(asked),
    }
}

/// What a condition asks, as a thing: "Need of 3 or more".
fn asked_for(condition: &Condition, configuration: &Configuration) -> String {
    let or_list = |words: Vec<String>| {
        let joined = words
            .into_iter()
            .reduce(|before, next| message!("or-list", before = before, next = next));
        joined.unwrap_or_default()
    };
    match condition {
        Condition::Limit { measure, bound, .. } => {
            let what = match measure {
                Measure::TrlLow => message!("asks-trl"),
                Measure::TrlHigh => message!("asks-trl-high"),
                Measure::Value => message!("asks-value"),
                Measure::Criterion(index) => configuration.criteria[*index].name.clone(),
            };
            match bound {
                Bound::AtLeast(limit) => message!("asks-at-least", measure = what, limit = limit.to_string()),
                Bound::AtMost(limit) => message!("asks-at-most", measure = what, limit = limit.to_string()),
            }
        }
        Condition::Asked(states) => {
            message!(
                "asks-asked",
                states = or_list(states.iter().map(|state| asked(*state)).collect())
            )
        }
        Condition::Effect(effects) => {
            message!(
                "asks-law",
                effects = or_list(effects.iter().map(|found| effect(*found)).collect())
            )
        }
    }
}

fn setting(part: Setting) -> String {
    match part {
        Setting::Texts => message!("cause-setting-texts"),
        Setting::Rings => message!("cause-setting-rings"),
        Setting::Topics => message!("cause-setting-topics"),
        Setting::Views => message!("cause-setting-views"),
        Setting::Scoring => message!("cause-setting-scoring"),
        Setting::Demand => message!("cause-setting-demand"),
        Setting::LinkTrust => message!("cause-setting-links"),
        Setting::StandardLevels => message!("cause-setting-standard-levels"),
        Setting::Constrains => message!("cause-setting-constrains"),
        Setting::Readiness => message!("cause-setting-readiness"),
        Setting::Scan => message!("cause-setting-scan"),
        Setting::Concepts => message!("cause-setting-concepts"),
        Setting::Audits => message!("cause-setting-audits"),
    }
}
