//! What two radars declare, mixed.

use crate::model::{Configuration, Criterion, Input, LegalClass, Setting, Topic, Weight};

use super::pairs::{choose, pair};
use super::rule_pairs::{is_same_rule, pair_rules};

/// What is declared, without what no ring or value hangs on.
pub fn trim(configuration: &Configuration) -> Configuration {
    Configuration {
        title: String::new(),
        summary: String::new(),
        contact: String::new(),
        licence: String::new(),
        groups: Vec::new(),
        activities: Vec::new(),
        views: Vec::new(),
        scan: Default::default(),
        ..configuration.clone()
    }
}

/// Whether two radars count the same rings and criteria, in the same order.
pub fn same_frame(old: &Configuration, new: &Configuration) -> bool {
    let rings = |configuration: &Configuration| -> Vec<(String, bool)> {
        let rings = configuration.rings.iter();
        rings.map(|ring| (ring.id.clone(), ring.outside)).collect()
    };
    let criteria = |configuration: &Configuration| -> Vec<String> {
        let criteria = configuration.criteria.iter();
        criteria.map(|criterion| criterion.id.clone()).collect()
    };
    rings(old) == rings(new) && criteria(old) == criteria(new)
}

/// Everything of a criterion that levels and values hang on, but its weight.
pub fn without_weight(criterion: &Criterion) -> Criterion {
    Criterion {
        weight: Weight::ZERO,
        weight_range: None,
        name: String::new(),
        question: String::new(),
        anchors: vec![String::new(); criterion.anchors.len()],
        ..criterion.clone()
    }
}

/// What is declared, each part as it is now where `takes` says so.
pub fn mix_configuration(old: &Configuration, new: &Configuration, takes: &dyn Fn(&Input) -> bool) -> Configuration {
    let mut mixed = old.clone();
    if same_frame(old, new) {
        for (place, (before, now)) in old.criteria.iter().zip(&new.criteria).enumerate() {
            if without_weight(before) != without_weight(now) && takes(&Input::Criterion(now.id.clone())) {
                mixed.criteria[place] = Criterion {
                    weight: before.weight,
                    weight_range: before.weight_range,
                    ..now.clone()
                };
            }
        }
        mix_rules(&mut mixed, old, new, takes);
        if takes(&Input::Setting(Setting::Scoring)) {
            mixed.scoring = new.scoring.clone();
        }
    } else if takes(&Input::Frame) {
        (mixed.rings, mixed.criteria) = (new.rings.clone(), new.criteria.clone());
        (mixed.rules, mixed.scoring) = (new.rules.clone(), new.scoring.clone());
        for criterion in &mut mixed.criteria {
            if let Some(before) = old.criteria.iter().find(|old| old.id == criterion.id) {
                (criterion.weight, criterion.weight_range) = (before.weight, before.weight_range);
            }
        }
    }
    for criterion in &mut mixed.criteria {
        let now = new.criteria.iter().find(|now| now.id == criterion.id);
        if let Some(now) = now.filter(|_| takes(&Input::Weight(criterion.id.clone()))) {
            (criterion.weight, criterion.weight_range) = (now.weight, now.weight_range);
        }
    }
    mix_settings(&mut mixed, old, new, takes);
    mixed
}

fn mix_rules(mixed: &mut Configuration, old: &Configuration, new: &Configuration, takes: &dyn Fn(&Input) -> bool) {
    let Some(pairs) = pair_rules(old, new) else {
        if takes(&Input::Rules) {
            mixed.rules = new.rules.clone();
        }
        return;
    };
    let rules = pairs.into_iter().enumerate().filter_map(|(place, (before, now))| {
        let takes_new = is_same_rule(before, now) || takes(&Input::Rule(place));
        if takes_new { now } else { before }.cloned()
    });
    mixed.rules = rules.collect();
}

fn mix_settings(mixed: &mut Configuration, old: &Configuration, new: &Configuration, takes: &dyn Fn(&Input) -> bool) {
    // A class or topic that only one of both knows does nothing until something names it.
    let pairs = pair(&old.legal_classes, &new.legal_classes, |class| class.id.clone());
    let class = |(id, (before, now)): (String, (Option<&LegalClass>, Option<&LegalClass>))| match (before, now) {
        (Some(_), Some(_)) => choose((before, now), || takes(&Input::LegalClass(id))).cloned(),
        (alone, None) | (None, alone) => alone.cloned(),
    };
    mixed.legal_classes = pairs.into_iter().filter_map(class).collect();
    let takes_topics = takes(&Input::Setting(Setting::Topics));
    let pairs = pair(&old.topics, &new.topics, |topic| topic.id.clone());
    let topic = |(_, (before, now)): (String, (Option<&Topic>, Option<&Topic>))| {
        let own = if takes_topics { now } else { before };
        own.or(now).or(before).cloned()
    };
    mixed.topics = pairs.into_iter().filter_map(topic).collect();
    if takes(&Input::Day) {
        mixed.date = new.date;
    }
    let takes = |setting| takes(&Input::Setting(setting));
    if takes(Setting::Demand) {
        mixed.demand = new.demand.clone();
    }
    if takes(Setting::LinkTrust) {
        mixed.link_trust = new.link_trust.clone();
        mixed.unreviewed = new.unreviewed;
    }
    if takes(Setting::StandardLevels) {
        mixed.standard_levels = new.standard_levels.clone();
    }
    if takes(Setting::Constrains) {
        mixed.constrains = new.constrains;
    }
    if takes(Setting::Readiness) {
        mixed.readiness = new.readiness.clone();
    }
}
