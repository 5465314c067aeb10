//! Everything that is otherwise in the data of a newer radar.

use std::collections::BTreeSet;

use crate::model::{
    AssessorScore, Condition, Configuration, Dossier, Evidence, Input, InputChange, LEGAL_SEPARATOR, Link, Need,
    PublicRecord, Rule, RuleChange, Setting, Standard, Technology, TrlBasis, TrlRange, Workshop,
};

use super::declared::{same_frame, without_weight};
use super::pairs::{Both, pair};
use super::rule_pairs::{is_same_rule, pair_rules};
use super::slice::{name_counts, name_link, name_record, name_score, without_lines};

/// Every input that is otherwise, in the order of inputs. Technologies have their newer names in both; of those that only one
/// radar has nothing is listed but what others share.
pub fn list_changes(old: &Dossier, new: &Dossier) -> Vec<InputChange> {
    let mut changes = Vec::new();
    list_declared(&old.configuration, &new.configuration, &mut changes);
    list_files(old, new, &mut changes);
    list_asked(old, new, &mut changes);
    list_of_technologies(old, new, &mut changes);
    for change in &mut changes {
        let named = change.input.technology().and_then(|id| new.technology(id));
        change.technology = named.map(|technology| technology.name.clone()).unwrap_or_default();
    }
    changes.sort_by(|a, b| (a.input.kind(), &a.input).cmp(&(b.input.kind(), &b.input)));
    changes
}

/// An input that is otherwise, in the words of the data.
fn change(input: Input, subject: &str, before: Option<String>, now: Option<String>) -> InputChange {
    InputChange {
        input,
        subject: subject.to_owned(),
        technology: String::new(),
        before,
        now,
        rule: None,
    }
}

/// Notes what of a list is otherwise.
fn note<T: PartialEq>(
    changes: &mut Vec<InputChange>,
    pairs: Vec<(Input, Both<T>)>,
    subject: impl Fn(&T) -> String,
    says: impl Fn(&T) -> String,
) {
    for (input, (before, now)) in pairs.into_iter().filter(|(_, (before, now))| before != now) {
        let Some(either) = now.or(before) else { continue };
        changes.push(change(input, &subject(either), before.map(&says), now.map(&says)));
    }
}

fn list_declared(old: &Configuration, new: &Configuration, changes: &mut Vec<InputChange>) {
    let frame = same_frame(old, new);
    if !frame {
        let say = |configuration: &Configuration| {
            let rings = configuration.rings.iter().map(|ring| ring.id.as_str());
            let criteria = configuration.criteria.iter().map(|criterion| criterion.id.as_str());
            rings.chain(criteria).collect::<Vec<_>>().join(", ")
        };
        changes.push(change(Input::Frame, "", Some(say(old)), Some(say(new))));
    }
    let criteria = pair(&old.criteria, &new.criteria, |criterion| criterion.id.clone());
    for (id, (before, now)) in criteria {
        let (Some(before), Some(now)) = (before, now) else {
            continue;
        };
        if (before.weight, before.weight_range) != (now.weight, now.weight_range) {
            let [was, is] = [before, now].map(|criterion| Some(criterion.weight.value().to_string()));
            changes.push(change(Input::Weight(id.clone()), &now.name, was, is));
        }
        if frame && without_weight(before) != without_weight(now) {
            let [was, is] = [before, now].map(|criterion| Some(criterion.name.clone()));
            changes.push(change(Input::Criterion(id), &now.name, was, is));
        }
    }
    if frame {
        list_rules(old, new, changes);
    }
    let classes = pair(&old.legal_classes, &new.legal_classes, |class| class.id.clone()).into_iter();
    let classes = classes.map(|(id, both)| (Input::LegalClass(id), both)).collect();
    note(
        changes,
        classes,
        |class| class.name.clone(),
        |class| class.effect.as_str().to_owned(),
    );
    if old.date != new.date {
        let [was, is] = [old, new].map(|configuration| Some(configuration.date.to_string()));
        changes.push(change(Input::Day, "", was, is));
    }
    for (setting, differs) in list_settings(old, new, frame) {
        if differs {
            let named = Some(old.edition.clone()).zip(Some(new.edition.clone()));
            let (was, is) = named.unzip();
            changes.push(change(Input::Setting(setting), "", was, is));
        }
    }
}

/// The parts of `radar.toml` that are compared as wholes, and whether each is otherwise.
fn list_settings(old: &Configuration, new: &Configuration, frame: bool) -> [(Setting, bool); 10] {
    let texts = |configuration: &Configuration| {
        let of = configuration;
        let words = [&of.title, &of.summary, &of.language, &of.contact, &of.licence];
        let criteria = of.criteria.iter();
        let criteria = criteria.map(|criterion| {
            let words = [&criterion.name, &criterion.question]
                .into_iter()
                .chain(&criterion.anchors);
            words.cloned().collect::<Vec<String>>()
        });
        (words.map(String::clone), criteria.collect::<Vec<_>>())
    };
    let (kept, now_kept) = ((&old.publication, &old.staleness), (&new.publication, &new.staleness));
    let topics = (&old.groups, &old.topics, &old.activities) != (&new.groups, &new.topics, &new.activities);
    let trust = (&old.link_trust, old.unreviewed) != (&new.link_trust, new.unreviewed);
    [
        (Setting::Texts, texts(old) != texts(new) || kept != now_kept),
        (Setting::Rings, frame && old.rings != new.rings),
        (Setting::Topics, topics),
        (Setting::Views, old.views != new.views),
        (Setting::Scoring, frame && old.scoring != new.scoring),
        (Setting::Demand, old.demand != new.demand),
        (Setting::LinkTrust, trust),
        (Setting::StandardLevels, old.standard_levels != new.standard_levels),
        (Setting::Constrains, old.constrains != new.constrains),
        (Setting::Scan, old.scan != new.scan),
    ]
}

fn list_rules(old: &Configuration, new: &Configuration, changes: &mut Vec<InputChange>) {
    let say = |rule: &Rule| rule.words.clone();
    let Some(pairs) = pair_rules(old, new) else {
        let [was, is] = [old, new].map(|configuration| Some(configuration.rules.len().to_string()));
        changes.push(change(Input::Rules, "", was, is));
        return;
    };
    for (place, (before, now)) in pairs.into_iter().enumerate() {
        let Some(either) = now.or(before).filter(|_| !is_same_rule(before, now)) else {
            continue;
        };
        let ring = &new.rings[either.ring].name;
        let asks = |rule: Option<&Rule>| rule.map(|rule| rule.conditions.clone()).unwrap_or_default();
        let (was, is) = (asks(before), asks(now));
        let without = |one: &[Condition], other: &[Condition]| -> Vec<Condition> {
            one.iter()
                .filter(|condition| !other.contains(condition))
                .cloned()
                .collect()
        };
        changes.push(InputChange {
            rule: Some(RuleChange {
                came: without(&is, &was),
                went: without(&was, &is),
            }),
            ..change(Input::Rule(place), ring, before.map(say), now.map(say))
        });
    }
}

/// Files of the radar as a whole.
fn list_files(old: &Dossier, new: &Dossier, changes: &mut Vec<InputChange>) {
    let readiness = (&old.configuration.readiness, &new.configuration.readiness);
    let audits = (&old.audits, &old.candidates) != (&new.audits, &new.candidates);
    let wholes = [
        (Setting::Readiness, !readiness.0.is_alike(readiness.1)),
        (Setting::Concepts, old.concepts != new.concepts),
        (Setting::Audits, audits),
    ];
    for (setting, _) in wholes.into_iter().filter(|(_, differs)| *differs) {
        let [was, is] = [old, new].map(|dossier| Some(dossier.configuration.edition.clone()));
        changes.push(change(Input::Setting(setting), "", was, is));
    }
    // What left or was called otherwise is no change of the standards that name it.
    let both = |id: &String| old.technology(id).is_some() && new.technology(id).is_some();
    let named = |dossier: &Dossier| -> Vec<Standard> {
        let standards = dossier.standards.iter();
        let standards = standards.map(|standard| Standard {
            formerly: Vec::new(),
            technologies: standard.technologies.iter().filter(|id| both(id)).cloned().collect(),
            ..standard.clone()
        });
        standards.collect()
    };
    let (old_standards, new_standards) = (named(old), named(new));
    let standards = pair(&old_standards, &new_standards, |standard| standard.id.clone()).into_iter();
    let standards = standards.map(|(id, both)| (Input::Standard(id), both)).collect();
    note(
        changes,
        standards,
        |standard| standard.number.clone(),
        |standard| standard.status.as_str().to_owned(),
    );
}

/// Workshops and their statements.
fn list_asked(old: &Dossier, new: &Dossier, changes: &mut Vec<InputChange>) {
    let say = |workshop: &Workshop| workshop.needs.len().to_string();
    for (id, (before, now)) in pair(&old.workshops, &new.workshops, |workshop| workshop.id.clone()) {
        let Some(either) = now.or(before) else { continue };
        if before.map(without_lines) != now.map(without_lines) {
            let input = Input::Workshop(id);
            changes.push(change(input, &either.title, before.map(say), now.map(say)));
        }
        if let (Some(before), Some(now)) = (before, now) {
            let needs = pair(&before.needs, &now.needs, |need| need.id.clone()).into_iter();
            let needs = needs.map(|(id, both)| (Input::Need(id), both)).collect();
            note(
                changes,
                needs,
                |need: &Need| need.statement.clone(),
                |need| need.kind.as_str().to_owned(),
            );
        }
    }
}

/// What belongs to technologies that are in both radars.
fn list_of_technologies(old: &Dossier, new: &Dossier, changes: &mut Vec<InputChange>) {
    let both: BTreeSet<&str> = new
        .technologies
        .iter()
        .filter(|technology| old.technology(&technology.id).is_some())
        .map(|technology| technology.id.as_str())
        .collect();
    for id in &both {
        let (before, now) = (old.technology(id), new.technology(id));
        if let (Some(before), Some(now)) = (before, now) {
            list_of_technology((before, now), [&old.configuration, &new.configuration], changes);
        }
    }
    let links = |dossier: &'_ Dossier| -> Vec<Link> {
        let links = dossier.links.iter();
        links
            .filter(|link| both.contains(link.technology.as_str()))
            .cloned()
            .collect()
    };
    let statement = |link: &Link| {
        let need = new.need(&link.need).or_else(|| old.need(&link.need));
        need.map(|(_, need)| need.statement.clone()).unwrap_or_default()
    };
    note(changes, pair(&links(old), &links(new), name_link), statement, |link| {
        link.grade.as_str().to_owned()
    });
    let scores = |dossier: &'_ Dossier| -> Vec<AssessorScore> {
        let scores = dossier.scores.iter();
        scores
            .filter(|score| both.contains(score.technology.as_str()))
            .cloned()
            .collect()
    };
    let criterion = |score: &AssessorScore| {
        let criteria = new.configuration.criteria.iter().chain(&old.configuration.criteria);
        let found = criteria.into_iter().find(|criterion| criterion.id == score.criterion);
        found.map_or_else(|| score.criterion.clone(), |criterion| criterion.name.clone())
    };
    note(
        changes,
        pair(&scores(old), &scores(new), name_score),
        criterion,
        say_score,
    );
    let records = |dossier: &'_ Dossier| -> Vec<PublicRecord> {
        let records = dossier.records.iter();
        records
            .filter(|record| both.contains(record.technology.as_str()))
            .cloned()
            .collect()
    };
    note(
        changes,
        pair(&records(old), &records(new), name_record),
        |record| record.title.clone(),
        |record| record.kind.as_str().to_owned(),
    );
    let counts = |dossier: &'_ Dossier| -> Vec<Evidence> {
        let evidence = dossier.evidence.iter();
        evidence
            .filter(|found| both.contains(found.technology.as_str()))
            .cloned()
            .collect()
    };
    note(
        changes,
        pair(&counts(old), &counts(new), name_counts),
        |found| found.source.clone(),
        |found| found.retrieved.to_string(),
    );
}

fn say_score(score: &AssessorScore) -> String {
    let (low, mode, high) = (score.low, score.mode, score.high);
    if low == high {
        mode.to_string()
    } else {
        format!("{mode} ({low}\u{2013}{high})")
    }
}

fn list_of_technology(
    (before, now): (&Technology, &Technology),
    declared: [&Configuration; 2],
    changes: &mut Vec<InputChange>,
) {
    let id = || now.id.clone();
    if stated(&before.trl) != stated(&now.trl) {
        let [was, is] = [before, now].map(|technology| Some(say_trl(&technology.trl)));
        changes.push(change(Input::Trl(id()), &now.name, was, is));
    }
    let law = |technology: &Technology| {
        let (classes, uses) = (technology.legal_classes.clone(), technology.uses.clone());
        (classes, technology.special_category_data, uses)
    };
    if law(before) != law(now) {
        let [was, is] = [(before, 0), (now, 1)].map(|(technology, side)| {
            let classes = declared[side].classes_of(technology).map(|class| class.name.as_str());
            Some(classes.collect::<Vec<_>>().join(LEGAL_SEPARATOR))
        });
        changes.push(change(Input::Law(id()), &now.name, was, is));
    }
    if before.topics != now.topics {
        let [was, is] = [(before, 0), (now, 1)].map(|(technology, side): (&Technology, usize)| {
            let topics = declared[side].topics.iter();
            let own = topics.filter(|topic| technology.topics.contains(&topic.id));
            Some(
                own.map(|topic| topic.name.as_str())
                    .collect::<Vec<_>>()
                    .join(LEGAL_SEPARATOR),
            )
        });
        changes.push(change(Input::Topics(id()), &now.name, was, is));
    }
    let overrides = pair(&before.overrides, &now.overrides, |set| set.criterion.clone()).into_iter();
    let overrides = overrides.map(|(criterion, both)| {
        let input = Input::Override {
            technology: id(),
            criterion,
        };
        (input, both)
    });
    let overrides = overrides.collect();
    note(
        changes,
        overrides,
        |set| set.criterion.clone(),
        |set| {
            set.level
                .map_or_else(|| "unknown".to_owned(), |level| level.to_string())
        },
    );
    let judged = |trl: &TrlRange| match trl.basis {
        TrlBasis::Evidence => now.trl.date,
        TrlBasis::DeskEstimate | TrlBasis::Panel | TrlBasis::Measured => trl.date,
    };
    let words = |technology: &Technology| Technology {
        trl: TrlRange {
            date: judged(&technology.trl),
            ..now.trl.clone()
        },
        legal_classes: Vec::new(),
        uses: Vec::new(),
        special_category_data: false,
        formerly: Vec::new(),
        topics: Vec::new(),
        overrides: Vec::new(),
        ..technology.clone()
    };
    if words(before) != words(now) {
        let [was, is] = [before, now].map(|technology| Some(technology.name.clone()));
        changes.push(change(Input::Words(id()), &now.name, was, is));
    }
}

/// What of a range somebody states: of one that follows from records that it does.
fn stated(trl: &TrlRange) -> Option<(u8, Option<u8>, u8, TrlBasis)> {
    let likely = trl.likely.map(|likely| likely.level());
    (trl.basis != TrlBasis::Evidence).then(|| (trl.low.level(), likely, trl.high.level(), trl.basis))
}

fn say_trl(trl: &TrlRange) -> String {
    match (trl.low.level(), trl.high.level()) {
        (low, high) if low == high => low.to_string(),
        (low, high) => format!("{low}\u{2013}{high}"),
    }
}
