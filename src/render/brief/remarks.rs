//! What a sheet says below its table: what is open, what to cite, the law, what was done, what is doubtful, what to do next.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::model::{
    Asked, Bearing, LegalClass, NeedKind, PublicRecord, PublicRecordKind, Standard, StandardStatus, Sureness,
    Technology, TrlBasis,
};
use crate::render::messages::message;
use crate::render::words;

use super::scope::Scope;
use super::{BriefSection, cut, few};

impl Scope<'_> {
    /// Every remark that has something to say.
    pub fn remarks(&self) -> Vec<BriefSection> {
        let section = |heading: String, lines: Vec<String>| BriefSection { heading, lines };
        let sections = vec![
            section(message!("needs-without-technology"), self.open_needs()),
            section(message!("paper-standards-to-cite"), self.standards()),
            section(message!("brief-law"), self.limits()),
            section(message!("paper-records"), self.records()),
            section(message!("paper-how-sure"), self.doubt()),
            section(message!("brief-next"), self.next_steps()),
        ];
        sections
            .into_iter()
            .filter(|section| !section.lines.is_empty())
            .collect()
    }

    /// What the workshops ask for and no technology answers; priorities first.
    fn open_needs(&self) -> Vec<String> {
        let open = self.dossier.unanswered();
        let mut open: Vec<_> = open.filter(|(workshop, _)| self.is_about(&workshop.topic)).collect();
        if open.is_empty() {
            let none = match self.workshops.is_empty() {
                true => message!("brief-nobody-asked"),
                false => message!("brief-none-open"),
            };
            return vec![none];
        }
        let rank = |kind: NeedKind| NeedKind::ALL.iter().position(|other| *other == kind);
        open.sort_by_key(|(_, need)| (rank(need.kind), need.id.clone()));
        few(open.iter().map(|(_, need)| cut(&need.statement, 26, 170)).collect())
    }

    /// Standards in force, those for most of the technologies first.
    fn standards(&self) -> Vec<String> {
        let shown: BTreeSet<&str> = self
            .shown()
            .iter()
            .map(|(technology, _)| technology.id.as_str())
            .collect();
        // Law is no standard to cite in a tender; what it narrows is told by itself.
        let citable = |standard: &&Standard| {
            let in_force = matches!(standard.status, StandardStatus::Published | StandardStatus::Confirmed);
            in_force && standard.is_to_cite()
        };
        let serving = self.dossier.standards.iter().filter(citable);
        let mut serving: Vec<(usize, &Standard)> = serving
            .map(|standard| {
                let technologies = standard.technologies.iter();
                (technologies.filter(|id| shown.contains(id.as_str())).count(), standard)
            })
            .filter(|(count, _)| *count > 0)
            .collect();
        serving.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
        if serving.is_empty() {
            return vec![message!("brief-no-standard")];
        }
        let line = |standard: &Standard| {
            message!(
                "number-and-title",
                number = cut(&standard.number, 6, 40),
                title = cut(&standard.title, 14, 100)
            )
        };
        few(serving.iter().map(|(_, standard)| line(standard)).collect())
    }

    /// What the law narrows, the strictest first.
    fn limits(&self) -> Vec<String> {
        let limited = self.shown().iter();
        let limited = limited.filter_map(|(technology, _)| Some((self.strictest_class(technology)?, *technology)));
        let mut limited: Vec<_> = limited.collect();
        limited.sort_by(|a, b| b.0.effect.cmp(&a.0.effect).then_with(|| a.1.name.cmp(&b.1.name)));
        let line = |(class, technology): &(&LegalClass, &Technology)| {
            message!(
                "paper-law-line",
                technology = cut(&technology.name, 9, 64),
                effect = words::effect(class.effect),
                instrument = cut(&class.instrument, 10, 70)
            )
        };
        few(limited.iter().map(line).collect())
    }

    /// The strongest public record of use or trial, and the strongest that speaks against: the least interested source first,
    /// then the latest.
    fn records(&self) -> Vec<String> {
        let strongest = |wanted: &dyn Fn(&PublicRecord) -> bool| {
            let records = self.shown().iter();
            let records = records.flat_map(|(technology, _)| self.dossier.records_of(&technology.id));
            records.filter(|record| wanted(record)).min_by(|a, b| by_strength(a, b))
        };
        let used = |record: &PublicRecord| matches!(record.kind, PublicRecordKind::InService | PublicRecordKind::Trial);
        let lines = [
            strongest(&|record| used(record) && record.speaks == Bearing::For),
            strongest(&|record| record.speaks == Bearing::Against),
        ];
        let line = |record: &PublicRecord| {
            Some(message!(
                "paper-record",
                technology = cut(&self.dossier.technology(&record.technology)?.name, 9, 64),
                kind = words::record_kind(record.kind),
                bearing = words::record_bearing(record.speaks),
                who = cut(&words::record_who(record), 12, 70),
                date = words::partial_date(record.happened),
                publisher = cut(&record.publisher, 8, 50)
            ))
        };
        lines.into_iter().flatten().filter_map(line).collect()
    }

    /// What the places rest on.
    fn doubt(&self) -> Vec<String> {
        let all = self.placed.len();
        let mut lines: Vec<String> = words::not_known(self.dossier, self.edition)
            .into_iter()
            .map(|line| cut(&line, 40, 240))
            .collect();
        let of_word = |word: Sureness| {
            let certain = self
                .placed
                .iter()
                .filter_map(|(_, placement)| placement.certainty.as_ref());
            certain.filter(|certainty| certainty.word == word).count()
        };
        let counts = [Sureness::Sure, Sureness::FairlySure, Sureness::Borderline].map(|word| (of_word(word), word));
        let counts: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| message!("brief-so-sure", count = count, word = words::sureness(word)))
            .collect();
        if !counts.is_empty() {
            lines.push(message!("brief-rings-sure", counts = words::join(&counts)));
        }
        let desk = self.placed.iter();
        let desk = desk
            .filter(|(technology, _)| technology.trl.basis == TrlBasis::DeskEstimate)
            .count();
        if desk > 0 {
            lines.push(message!("paper-desk-estimates", desk = desk, all = all));
        }
        let asked = self.placed.iter();
        let hollow = asked
            .filter(|(_, placement)| placement.asked == Asked::NotYetAsked)
            .count();
        if hollow > 0 {
            lines.push(message!(
                "paper-not-yet-asked",
                technologies = words::technologies(hollow)
            ));
        }
        lines
    }

    /// The advice of every ring that the table shows, and what would make the sheet better.
    fn next_steps(&self) -> Vec<String> {
        let configuration = &self.dossier.configuration;
        let mut lines = Vec::new();
        for (index, ring) in configuration.rings.iter().enumerate() {
            let own = self.shown().iter().map(|(_, placement)| *placement);
            let own: Vec<_> = own.filter(|placement| placement.ring == index).collect();
            if !own.is_empty() {
                let advice = ring.words_for(own.into_iter()).1;
                lines.push(message!(
                    "brief-advice",
                    ring = cut(&ring.name, 3, 24),
                    advice = cut(advice, 32, 220)
                ));
            }
        }
        let unscored = words::unscored_criteria(configuration, self.edition);
        if !unscored.is_empty() && !self.placed.is_empty() {
            lines.push(message!(
                "brief-score",
                criteria = cut(&words::join(&unscored), 14, 100)
            ));
        }
        let waiting = self.topics.iter();
        let waiting = waiting.filter(|topic| self.dossier.workshops_on(&topic.id).next().is_none());
        let waiting: Vec<String> = waiting.map(|topic| cut(&topic.name, 8, 50)).collect();
        if !waiting.is_empty() {
            lines.push(message!(
                "brief-hold-workshop",
                topics = cut(&words::join(&waiting), 30, 200)
            ));
        }
        lines
    }
}

fn by_strength(a: &PublicRecord, b: &PublicRecord) -> Ordering {
    let latest = b.happened.cmp(&a.happened);
    a.strength
        .cmp(&b.strength)
        .then(latest)
        .then_with(|| (&a.technology, &a.id).cmp(&(&b.technology, &b.id)))
}
