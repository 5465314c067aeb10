//! `[readiness]` of `radar.toml`: how public records become a TRL.

use crate::model::{
    ActorSort, Amount, Bearing, OldRecords, PublicRecordKind, Readiness, ReadinessLimit, ReadinessRule,
    RecordCondition, ShownIn, Strength, Trl, limits,
};

use super::fields::Fields;

/// Reads the rules and limits; what is wrong is noted.
pub fn read_readiness(fields: &mut Fields) -> Option<Readiness> {
    let old = fields.some_tables("old", "a step of age", limits::DECLARED, read_old);
    let rules = fields.some_tables("rules", "a rule on records", limits::DECLARED, read_rule);
    let limits = fields.some_tables("limits", "a limit on records", limits::DECLARED, read_limit);
    let rises = old.is_sorted_by(|a, b| a.from_years < b.from_years && a.counts >= b.counts);
    if !rises {
        let message = "the steps of age must rise in from_years, and what a record counts must not rise with its age.";
        fields.complain("old", message, None);
    }
    warn_of_idle(fields, &rules, &limits);
    Some(Readiness { old, rules, limits })
}

/// Warns of rules and limits that can never change anything.
fn warn_of_idle(fields: &Fields, rules: &[ReadinessRule], limits: &[ReadinessLimit]) {
    let line = |line: Option<usize>| line.map_or_else(String::new, |line| format!(" of line {line}"));
    for (nth, rule) in rules.iter().enumerate() {
        if rules[..nth].iter().any(|earlier| earlier.conditions == rule.conditions) {
            let message = format!(
                "the rule{} asks for what an earlier rule asks for, and is never reached.",
                line(rule.line)
            );
            fields.warn("rules", message, Some("take it out, or ask for something else".into()));
        }
        if !rule.conditions.iter().all(can_hold) {
            let message = format!(
                "the rule{} asks for kinds of record that are never seen in what it names.",
                line(rule.line)
            );
            fields.warn(
                "rules",
                message,
                Some("shown_in of these kinds is the kind itself".into()),
            );
        }
    }
    for limit in limits {
        if limit.at_most.is_none_or(|most| most.level() == 9) && limit.lowers_low_by == 0 {
            let message = format!("the limit{} limits nothing.", line(limit.line));
            fields.warn("limits", message, None);
        }
    }
}

/// Whether some record can be looked at: of kinds that tell by themselves where the technology was seen, one that was seen there.
fn can_hold(condition: &RecordCondition) -> bool {
    let somewhere = |kind: &PublicRecordKind| kind.shown_in().is_none_or(|shown| condition.shown_in.contains(&shown));
    condition.shown_in.is_empty() || condition.kinds.is_empty() || condition.kinds.iter().any(somewhere)
}

fn read_old(fields: &mut Fields) -> Option<OldRecords> {
    let from_years = fields.integer("from_years", 1..300);
    let share = |number: f64| (0.0..=1.0).contains(&number).then_some(number);
    let counts = fields.quantity("counts", "from 0 to 1", share);
    Some(OldRecords {
        from_years: i16::try_from(from_years?).ok()?,
        counts: counts?,
    })
}

fn read_rule(fields: &mut Fields) -> Option<ReadinessRule> {
    let words = fields.text("words");
    let conditions = read_conditions(fields);
    let trl = fields.integers("trl");
    let range = trl.and_then(|trl| match trl.as_slice() {
        [low, high] if low <= high => Trl::new(*low).zip(Trl::new(*high)),
        _ => None,
    });
    if range.is_none() && fields.has("trl") {
        let message = "trl is not a range of two TRLs from 1 to 9.";
        fields.complain("trl", message, Some("such as trl = [8, 9]".into()));
    }
    Some(ReadinessRule {
        line: fields.line(),
        words: words?.value,
        conditions: conditions?,
        range: range?,
    })
}

fn read_limit(fields: &mut Fields) -> Option<ReadinessLimit> {
    let words = fields.text("words");
    let conditions = read_conditions(fields);
    let at_most = fields.integer_if("at_most", 1..10).and_then(Trl::new);
    let lowers = fields.integer_if("lowers_low_by", 0..9).unwrap_or(0);
    if at_most.is_none() && lowers == 0 {
        fields.complain("words", "the limit has neither at_most nor lowers_low_by.", None);
    }
    Some(ReadinessLimit {
        line: fields.line(),
        words: words?.value,
        conditions: conditions?,
        at_most,
        lowers_low_by: u8::try_from(lowers).ok()?,
    })
}

/// The conditions, all of them or none: a rule short of one would apply where it should not.
fn read_conditions(fields: &mut Fields) -> Option<Vec<RecordCondition>> {
    let declared = fields.length("when");
    let conditions = fields.tables("when", "a condition on records", read_record_condition);
    if declared == 0 {
        let hint = "when = [{ shown_in = [\"trial\"], at_least = 1 }]";
        fields.complain(
            "when",
            "there is no condition, so that it would always hold.",
            Some(hint.into()),
        );
    }
    let all = conditions.len() == declared;
    let some_at_least = conditions
        .iter()
        .any(|condition| condition.organisations.bounds().0.is_some());
    if all && declared > 0 && !some_at_least {
        let message = "no condition asks for records with at_least, so that it would hold without any.";
        fields.complain("when", message, None);
    }
    (declared > 0 && all && some_at_least).then_some(conditions)
}

/// Reads a condition on records.
pub fn read_record_condition(fields: &mut Fields) -> Option<RecordCondition> {
    let kinds = read_words(fields, "kinds", &PublicRecordKind::ALL);
    let shown_in = read_words(fields, "shown_in", &ShownIn::ALL);
    let strengths = read_words(fields, "strengths", &Strength::ALL);
    let speaks = read_words(fields, "speaks", &Bearing::ALL);
    let who = read_words(fields, "who", &ActorSort::ALL);
    let users = fields.flag("users");
    let countries = fields.flag("countries");
    let within_years = fields.integer_if("within_years", 0..300);
    let count = |number: f64| (number > 0.0).then_some(number);
    let at_least = fields.quantity_if("at_least", "above 0", count);
    let at_most = fields.quantity_if("at_most", "0 or above", |number| (number >= 0.0).then_some(number));
    let wrong = fields.has("at_least") && at_least.is_none() || fields.has("at_most") && at_most.is_none();
    let organisations = match (at_least, at_most) {
        _ if wrong => return None,
        (Some(least), None) => Amount::AtLeast(least),
        (None, Some(most)) => Amount::AtMost(most),
        (Some(_), Some(_)) | (None, None) => {
            let message = "a condition on records has either at_least or at_most: how many organisations.";
            fields.complain("kinds", message, None);
            return None;
        }
    };
    Some(RecordCondition {
        kinds: kinds?,
        shown_in: shown_in?,
        strengths: strengths?,
        speaks: speaks?,
        who: who?,
        users,
        countries,
        within_years: within_years.and_then(|years| i16::try_from(years).ok()),
        organisations,
    })
}

/// A list of words of a fixed set; none where one is not known, since fewer would admit more.
fn read_words<T: Clone>(fields: &mut Fields, key: &'static str, all: &[(T, &'static str)]) -> Option<Vec<T>> {
    let declared = fields.length(key);
    let texts = fields.texts(key);
    let chosen: Vec<T> = texts.iter().filter_map(|text| fields.choose(text, key, all)).collect();
    (chosen.len() == declared).then_some(chosen)
}
