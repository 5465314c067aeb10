//! What one technology reads of two radars, mixed: some inputs as they are now, the others as they were.

use std::collections::BTreeSet;

use crate::model::{
    AssessorScore, Concepts, Configuration, Criterion, Dossier, Evidence, Input, LegalClass, Link, Origin,
    PublicRecord, Setting, Standard, Technology, Topic, Trl, TrlBasis, Weight, Workshop, records_of,
};

use super::pairs::{choose, pair};
use super::rule_pairs::{is_same_rule, pair_rules};

/// Reads the TRL of a technology anew, where records give it.
pub type SettleTrl<'a> = &'a (dyn Fn(&mut Technology, &Configuration, &[PublicRecord]) + Sync);

/// Two radars of which mixtures are made; technologies have their newer names in both.
pub struct Mixer<'a> {
    /// The older radar.
    pub old: &'a Dossier,
    /// The newer one.
    pub new: &'a Dossier,
    /// Reads a TRL from records.
    pub settle: SettleTrl<'a>,
}

impl Mixer<'_> {
    /// Whether both radars count the same rings and criteria, in the same order.
    pub fn same_frame(&self) -> bool {
        same_frame(&self.old.configuration, &self.new.configuration)
    }

    /// The radar as far as one technology reads it, each input as it is now where `takes` says so.
    pub fn mix(&self, technology: &str, takes: &dyn Fn(&Input) -> bool) -> Dossier {
        let configuration = mix_configuration(&self.old.configuration, &self.new.configuration, takes);
        let records = self.mix_records(technology, takes);
        let technologies = self.mix_technologies(technology, &configuration, &records, takes);
        let workshops = self.mix_workshops(technology, takes);
        Dossier {
            workshops,
            technologies,
            left: Vec::new(),
            links: self.mix_links(technology, takes),
            standards: self.mix_standards(technology, takes),
            concepts: Concepts::default(),
            scores: self.mix_scores(technology, takes),
            evidence: self.mix_evidence(technology, takes),
            records,
            audits: Vec::new(),
            candidates: Vec::new(),
            editions: Vec::new(),
            digest: String::new(),
            configuration,
        }
    }

    /// The technology, and those by whose hand-set maturity the rules read the TRL of all another way.
    fn mix_technologies(
        &self,
        id: &str,
        configuration: &Configuration,
        records: &[PublicRecord],
        takes: &dyn Fn(&Input) -> bool,
    ) -> Vec<Technology> {
        let maturity = configuration.criteria.iter();
        let maturity: BTreeSet<&str> = maturity
            .filter(|criterion| matches!(criterion.origin, Origin::Maturity(_)))
            .map(|criterion| criterion.id.as_str())
            .collect();
        let by_hand = |technology: &Technology| {
            let mut set = technology.overrides.iter();
            set.any(|set| maturity.contains(set.criterion.as_str()))
        };
        let of = |dossier: &Dossier| -> Vec<Technology> {
            let read = dossier.technologies.iter();
            let read = read.filter(|technology| technology.id == id || by_hand(technology));
            read.cloned().collect()
        };
        let (old, new) = (of(self.old), of(self.new));
        let mixed = pair(&old, &new, |technology| technology.id.clone()).into_iter();
        let mut mixed: Vec<Technology> = mixed
            .filter_map(|(_, (before, now))| match (before, now) {
                (Some(before), Some(now)) => Some(mix_technology(before, now, configuration, takes)),
                (alone, None) | (None, alone) => alone.cloned(),
            })
            .collect();
        mixed.sort_by(|a, b| a.id.cmp(&b.id));
        for technology in mixed.iter_mut().filter(|technology| technology.id == id) {
            (self.settle)(technology, configuration, records);
            if technology.trl.basis == TrlBasis::Evidence && technology.trl.reading.is_none() {
                // Said to follow from records, and none is there that a rule reads: nobody knows.
                (technology.trl.low, technology.trl.high) = (Trl::LEAST, Trl::MOST);
            }
        }
        mixed
    }

    /// The workshops on all topics that the technology or a statement linked to it belongs to.
    fn mix_workshops(&self, technology: &str, takes: &dyn Fn(&Input) -> bool) -> Vec<Workshop> {
        let topics = self.list_topics(technology);
        let read = |dossier: &'_ Dossier| -> Vec<Workshop> {
            let read = dossier.workshops.iter();
            let read = read.filter(|workshop| topics.contains(workshop.topic.as_str()));
            read.cloned().collect()
        };
        let (old, new) = (read(self.old), read(self.new));
        let pairs = pair(&old, &new, |workshop| workshop.id.clone()).into_iter();
        let mut mixed: Vec<Workshop> = pairs
            .filter_map(|(id, (before, now))| match (before, now) {
                (Some(before), Some(now)) => Some(mix_workshop(before, now, takes)),
                (before, now) => choose((before, now), || takes(&Input::Workshop(id))).cloned(),
            })
            .collect();
        mixed.sort_by(|a, b| a.id.cmp(&b.id));
        mixed
    }

    /// Topics of the technology and of the workshops whose statements are linked to it, before and now.
    pub fn list_topics(&self, technology: &str) -> BTreeSet<&str> {
        let mut topics = BTreeSet::new();
        for dossier in [self.old, self.new] {
            let own = dossier.technology(technology).into_iter();
            topics.extend(own.flat_map(|found| found.topics.iter().map(String::as_str)));
            let linked = self.list_linked(technology);
            let asked = dossier.workshops.iter();
            let asked = asked.filter(|workshop| workshop.needs.iter().any(|need| linked.contains(need.id.as_str())));
            topics.extend(asked.map(|workshop| workshop.topic.as_str()));
        }
        topics
    }

    /// Ids of all statements that a link leads from to the technology, before or now.
    pub fn list_linked(&self, technology: &str) -> BTreeSet<&str> {
        let links = self.old.links.iter().chain(&self.new.links);
        let of = links.filter(|link| link.technology == technology);
        of.map(|link| link.need.as_str()).collect()
    }

    fn mix_links(&self, technology: &str, takes: &dyn Fn(&Input) -> bool) -> Vec<Link> {
        let of = |dossier: &'_ Dossier| -> Vec<Link> {
            let links = dossier.links.iter();
            links.filter(|link| link.technology == technology).cloned().collect()
        };
        let (old, new) = (of(self.old), of(self.new));
        let pairs = pair(&old, &new, name_link).into_iter();
        let mut mixed: Vec<Link> = pairs
            .filter_map(|(input, both)| choose(both, || takes(&input)).cloned())
            .collect();
        mixed.sort_by(|a, b| (&a.need, a.grade, &a.technology, &a.by).cmp(&(&b.need, b.grade, &b.technology, &b.by)));
        mixed
    }

    fn mix_scores(&self, technology: &str, takes: &dyn Fn(&Input) -> bool) -> Vec<AssessorScore> {
        let of = |dossier: &'_ Dossier| -> Vec<AssessorScore> {
            let scores = dossier.scores.iter();
            scores.filter(|score| score.technology == technology).cloned().collect()
        };
        let (old, new) = (of(self.old), of(self.new));
        let pairs = pair(&old, &new, name_score).into_iter();
        let mut mixed: Vec<AssessorScore> = pairs
            .filter_map(|(input, both)| choose(both, || takes(&input)).cloned())
            .collect();
        mixed.sort_by(|a, b| (&a.criterion, a.round, &a.assessor).cmp(&(&b.criterion, b.round, &b.assessor)));
        mixed
    }

    fn mix_records(&self, technology: &str, takes: &dyn Fn(&Input) -> bool) -> Vec<PublicRecord> {
        let (old, new) = (
            records_of(&self.old.records, technology),
            records_of(&self.new.records, technology),
        );
        let pairs = pair(old, new, name_record).into_iter();
        pairs
            .filter_map(|(input, both)| choose(both, || takes(&input)).cloned())
            .collect()
    }

    fn mix_evidence(&self, technology: &str, takes: &dyn Fn(&Input) -> bool) -> Vec<Evidence> {
        let of = |dossier: &'_ Dossier| -> Vec<Evidence> {
            let evidence = dossier.evidence.iter();
            evidence
                .filter(|found| found.technology == technology)
                .cloned()
                .collect()
        };
        let (old, new) = (of(self.old), of(self.new));
        let pairs = pair(&old, &new, name_counts).into_iter();
        let mut mixed: Vec<Evidence> = pairs
            .filter_map(|(input, both)| choose(both, || takes(&input)).cloned())
            .collect();
        mixed.sort_by(|a, b| a.source.cmp(&b.source));
        mixed
    }

    fn mix_standards(&self, technology: &str, takes: &dyn Fn(&Input) -> bool) -> Vec<Standard> {
        let names = |standard: &&Standard| standard.technologies.iter().any(|named| named == technology);
        let named: BTreeSet<&str> = [self.old, self.new]
            .into_iter()
            .flat_map(|dossier| dossier.standards.iter().filter(names))
            .map(|standard| standard.id.as_str())
            .collect();
        let of = |dossier: &'_ Dossier| -> Vec<Standard> {
            let listed = dossier.standards.iter();
            let listed = listed.filter(|standard| named.contains(standard.id.as_str()));
            listed.cloned().collect()
        };
        let (old, new) = (of(self.old), of(self.new));
        let pairs = pair(&old, &new, |standard| standard.id.clone()).into_iter();
        let mut mixed: Vec<Standard> = pairs
            .filter_map(|(id, both)| choose(both, || takes(&Input::Standard(id))).cloned())
            .collect();
        mixed.sort_by(|a, b| a.id.cmp(&b.id));
        mixed
    }
}

/// A link as an input.
pub fn name_link(link: &Link) -> Input {
    Input::Link {
        need: link.need.clone(),
        technology: link.technology.clone(),
        by: link.by.clone(),
    }
}

/// What an assessor gave as an input.
pub fn name_score(score: &AssessorScore) -> Input {
    Input::Assessment {
        technology: score.technology.clone(),
        criterion: score.criterion.clone(),
        assessor: score.assessor.clone(),
        round: score.round,
    }
}

/// A public record as an input.
pub fn name_record(record: &PublicRecord) -> Input {
    Input::Record {
        technology: record.technology.clone(),
        record: record.id.clone(),
    }
}

/// Counts of a source as an input.
pub fn name_counts(evidence: &Evidence) -> Input {
    Input::Counts {
        technology: evidence.technology.clone(),
        source: evidence.source.clone(),
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

/// Everything of a criterion but its weight.
pub fn without_weight(criterion: &Criterion) -> Criterion {
    Criterion {
        weight: Weight::ZERO,
        weight_range: None,
        ..criterion.clone()
    }
}

fn mix_configuration(old: &Configuration, new: &Configuration, takes: &dyn Fn(&Input) -> bool) -> Configuration {
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

fn mix_technology(
    before: &Technology,
    now: &Technology,
    configuration: &Configuration,
    takes: &dyn Fn(&Input) -> bool,
) -> Technology {
    let id = || now.id.clone();
    let mut mixed = if takes(&Input::Words(id())) { now } else { before }.clone();
    mixed.trl = if takes(&Input::Trl(id())) {
        &now.trl
    } else {
        &before.trl
    }
    .clone();
    let law = if takes(&Input::Law(id())) { now } else { before };
    mixed.legal_classes = law.legal_classes.clone();
    mixed.special_category_data = law.special_category_data;
    mixed.uses = law.uses.clone();
    mixed.topics = if takes(&Input::Topics(id())) { now } else { before }.topics.clone();
    let pairs = pair(&before.overrides, &now.overrides, |set| set.criterion.clone()).into_iter();
    let overrides = pairs.filter_map(|(criterion, both)| {
        let input = Input::Override {
            technology: id(),
            criterion,
        };
        choose(both, || takes(&input)).cloned()
    });
    let known = |criterion: &str| configuration.criteria.iter().any(|known| known.id == criterion);
    mixed.overrides = overrides.filter(|set| known(&set.criterion)).collect();
    mixed
}

fn mix_workshop(before: &Workshop, now: &Workshop, takes: &dyn Fn(&Input) -> bool) -> Workshop {
    let head = if takes(&Input::Workshop(now.id.clone())) {
        now
    } else {
        before
    };
    let pairs = pair(&before.needs, &now.needs, |need| need.id.clone()).into_iter();
    let needs = pairs.filter_map(|(id, both)| choose(both, || takes(&Input::Need(id))).cloned());
    Workshop {
        needs: needs.collect(),
        ..without_lines(head)
    }
}

/// A workshop without its statements and lines.
pub fn without_lines(workshop: &Workshop) -> Workshop {
    Workshop {
        id: workshop.id.clone(),
        topic: workshop.topic.clone(),
        title: workshop.title.clone(),
        language: workshop.language.clone(),
        place: workshop.place.clone(),
        country: workshop.country.clone(),
        participants: workshop.participants.clone(),
        note: workshop.note.clone(),
        source: workshop.source.clone(),
        dates: workshop.dates.clone(),
        needs: Vec::new(),
        unsorted: Vec::new(),
    }
}
