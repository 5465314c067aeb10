//! What one technology reads of two radars, side by side, and mixtures of it: some inputs as they are now, the others as they
//! were.

use std::collections::BTreeSet;

use crate::model::{
    AssessorScore, Concepts, Configuration, Dossier, Evidence, Input, Link, Need, Origin, PublicRecord, Standard,
    Technology, Trl, TrlBasis, Workshop, records_of,
};

use super::declared::{mix_configuration, same_frame, trim};
use super::pairs::{Both, choose, pair};

/// Reads the TRL of a technology anew, where records give it.
pub type SettleTrl<'a> = &'a (dyn Fn(&mut Technology, &Configuration, &[PublicRecord]) + Sync);

/// Two radars of which mixtures are made; technologies have their newer names in both.
pub struct Mixer<'a> {
    /// The older radar.
    pub old: &'a Dossier,
    /// The newer one.
    pub new: &'a Dossier,
    /// What both declare, as far as rings and values hang on it.
    declared: [Configuration; 2],
    settle: SettleTrl<'a>,
}

/// Things by the inputs they are, as they were and as they are.
type Pairs<'a, T> = Vec<(Input, Both<'a, T>)>;

/// What one technology reads, before and now.
pub struct Slice<'a> {
    mixer: &'a Mixer<'a>,
    id: &'a str,
    technologies: Vec<Both<'a, Technology>>,
    workshops: Vec<(Input, Both<'a, Workshop>, Pairs<'a, Need>)>,
    links: Pairs<'a, Link>,
    scores: Pairs<'a, AssessorScore>,
    records: Pairs<'a, PublicRecord>,
    evidence: Pairs<'a, Evidence>,
    standards: Pairs<'a, Standard>,
}

impl<'a> Mixer<'a> {
    /// Of two radars; `settle` reads TRLs from records.
    pub fn new(old: &'a Dossier, new: &'a Dossier, settle: SettleTrl<'a>) -> Self {
        Mixer {
            declared: [old, new].map(|dossier| trim(&dossier.configuration)),
            old,
            new,
            settle,
        }
    }

    /// Whether both radars count the same rings and criteria, in the same order.
    pub fn same_frame(&self) -> bool {
        same_frame(&self.old.configuration, &self.new.configuration)
    }

    /// Topics of the technology and of the workshops whose statements are linked to it, before and now.
    pub fn list_topics(&self, technology: &str) -> BTreeSet<&'a str> {
        let mut topics = BTreeSet::new();
        let linked = self.list_linked(technology);
        for dossier in [self.old, self.new] {
            let own = dossier.technology(technology).into_iter();
            topics.extend(own.flat_map(|found| found.topics.iter().map(String::as_str)));
            let asked = dossier.workshops.iter();
            let asked = asked.filter(|workshop| workshop.needs.iter().any(|need| linked.contains(need.id.as_str())));
            topics.extend(asked.map(|workshop| workshop.topic.as_str()));
        }
        topics
    }

    /// Ids of all statements that a link leads from to the technology, before or now.
    pub fn list_linked(&self, technology: &str) -> BTreeSet<&'a str> {
        let links = self.old.links.iter().chain(&self.new.links);
        let of = links.filter(|link| link.technology == technology);
        of.map(|link| link.need.as_str()).collect()
    }

    /// Things of both radars that are wanted, side by side.
    fn pair<T>(
        &self,
        of: impl Fn(&'a Dossier) -> &'a [T],
        wanted: impl Fn(&T) -> bool,
        name: impl Fn(&T) -> Input,
    ) -> Pairs<'a, T> {
        let old = of(self.old).iter().filter(|thing| wanted(thing));
        let new = of(self.new).iter().filter(|thing| wanted(thing));
        pair(old, new, name)
    }

    /// What a technology reads: itself and those by whose hand-set maturity the rules read the TRL of all another way, the
    /// workshops on all topics that it or a statement linked to it belongs to, and all that is said of it.
    pub fn slice(&'a self, id: &'a str) -> Slice<'a> {
        let topics = self.list_topics(id);
        let workshops = self.pair(
            |dossier| &dossier.workshops,
            |workshop| topics.contains(workshop.topic.as_str()),
            |workshop| Input::Workshop(workshop.id.clone()),
        );
        let named: BTreeSet<&str> = [self.old, self.new]
            .into_iter()
            .flat_map(|dossier| &dossier.standards)
            .filter(|standard| standard.technologies.iter().any(|named| named == id))
            .map(|standard| standard.id.as_str())
            .collect();
        let technologies = self.pair(
            |dossier| &dossier.technologies,
            |technology| technology.id == id || self.is_set_by_hand(technology),
            |technology| Input::Words(technology.id.clone()),
        );
        Slice {
            mixer: self,
            id,
            technologies: technologies.into_iter().map(|(_, both)| both).collect(),
            workshops: workshops
                .into_iter()
                .map(|(input, both)| (input, both, pair_needs(both)))
                .collect(),
            links: self.pair(|dossier| &dossier.links, |link| link.technology == id, name_link),
            scores: self.pair(|dossier| &dossier.scores, |score| score.technology == id, name_score),
            records: self.pair(|dossier| records_of(&dossier.records, id), |_| true, name_record),
            evidence: self.pair(|dossier| &dossier.evidence, |found| found.technology == id, name_counts),
            standards: self.pair(
                |dossier| &dossier.standards,
                |standard| named.contains(standard.id.as_str()),
                |standard| Input::Standard(standard.id.clone()),
            ),
        }
    }

    /// Whether the maturity of a technology is set by hand.
    fn is_set_by_hand(&self, technology: &Technology) -> bool {
        let criteria = self.declared.iter().flat_map(|declared| &declared.criteria);
        let mut maturity = criteria.filter(|criterion| matches!(criterion.origin, Origin::Maturity(_)));
        maturity.any(|criterion| technology.overrides.iter().any(|set| set.criterion == criterion.id))
    }
}

/// Statements of a workshop that is in both radars; in one alone they come and go with it.
fn pair_needs<'a>((before, now): Both<'a, Workshop>) -> Pairs<'a, Need> {
    let name = |need: &Need| Input::Need(need.id.clone());
    match (before, now) {
        (Some(before), Some(now)) => pair(&before.needs, &now.needs, name),
        (_, _) => Vec::new(),
    }
}

impl Slice<'_> {
    /// The radar as far as the technology reads it, each input as it is now where `takes` says so.
    pub fn mix(&self, takes: &dyn Fn(&Input) -> bool) -> Dossier {
        let [old, new] = &self.mixer.declared;
        let configuration = mix_configuration(old, new, takes);
        let records = mix(&self.records, takes);
        let mut links = mix(&self.links, takes);
        links.sort_by(|a, b| (&a.need, a.grade, &a.by).cmp(&(&b.need, b.grade, &b.by)));
        let mut scores = mix(&self.scores, takes);
        scores.sort_by(|a, b| (&a.criterion, a.round, &a.assessor).cmp(&(&b.criterion, b.round, &b.assessor)));
        let mut evidence = mix(&self.evidence, takes);
        evidence.sort_by(|a, b| a.source.cmp(&b.source));
        let mut standards = mix(&self.standards, takes);
        standards.sort_by(|a, b| a.id.cmp(&b.id));
        Dossier {
            workshops: self.mix_workshops(takes),
            technologies: self.mix_technologies(&configuration, &records, takes),
            left: Vec::new(),
            links,
            standards,
            concepts: Concepts::default(),
            scores,
            evidence,
            records,
            audits: Vec::new(),
            candidates: Vec::new(),
            translations: Vec::new(),
            editions: Vec::new(),
            digest: String::new(),
            configuration,
        }
    }

    fn mix_technologies(
        &self,
        configuration: &Configuration,
        records: &[PublicRecord],
        takes: &dyn Fn(&Input) -> bool,
    ) -> Vec<Technology> {
        let mixed = self.technologies.iter().filter_map(|both| match *both {
            (Some(before), Some(now)) => Some(mix_technology(before, now, configuration, takes)),
            (alone, None) | (None, alone) => alone.cloned(),
        });
        let mut mixed: Vec<Technology> = mixed.collect();
        mixed.sort_by(|a, b| a.id.cmp(&b.id));
        for technology in mixed.iter_mut().filter(|technology| technology.id == self.id) {
            (self.mixer.settle)(technology, configuration, records);
            if technology.trl.basis == TrlBasis::Evidence && technology.trl.reading.is_none() {
                // Said to follow from records, and none is there that a rule reads: nobody knows.
                (technology.trl.low, technology.trl.high) = (Trl::LEAST, Trl::MOST);
            }
        }
        mixed
    }

    fn mix_workshops(&self, takes: &dyn Fn(&Input) -> bool) -> Vec<Workshop> {
        let mixed = self.workshops.iter();
        let mixed = mixed.filter_map(|(input, (before, now), needs)| match (before, now) {
            (Some(before), Some(now)) => {
                let head = if takes(input) { now } else { before };
                Some(Workshop {
                    needs: mix(needs, takes),
                    ..without_lines(head)
                })
            }
            (before, now) => choose((*before, *now), || takes(input)).cloned(),
        });
        let mut mixed: Vec<Workshop> = mixed.collect();
        mixed.sort_by(|a, b| a.id.cmp(&b.id));
        mixed
    }
}

fn mix<T: PartialEq + Clone>(pairs: &Pairs<T>, takes: &dyn Fn(&Input) -> bool) -> Vec<T> {
    let chosen = pairs.iter();
    let chosen = chosen.filter_map(|(input, both)| choose(*both, || takes(input)));
    chosen.cloned().collect()
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
        natures_by: workshop.natures_by.clone(),
        source: workshop.source.clone(),
        dates: workshop.dates.clone(),
        needs: Vec::new(),
        unsorted: Vec::new(),
    }
}
