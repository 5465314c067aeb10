//! What somebody is to look at again: a day that was set has passed, or what the data says is old.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Dossier, Evidence, TrlBasis, Workshop, source_title};

/// After how many years, 1 to 100, what stands in the data is old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staleness {
    /// A workshop, counted from its last day.
    pub workshops: i16,
    /// The public records of a technology, counted from the newest event.
    pub records: i16,
    /// What a source said, counted from the day it was asked.
    pub evidence: i16,
    /// What assessors gave, counted from the newest score of the last round.
    pub assessments: i16,
    /// A TRL that was stated, counted from the day of its judgement.
    pub trl: i16,
}

impl Staleness {
    /// What holds where `radar.toml` does not say: desk choices. Workshops are as old as their statements are marked.
    pub fn with_workshops(workshops: i16) -> Self {
        Staleness {
            workshops,
            records: 3,
            evidence: 2,
            assessments: 3,
            trl: 3,
        }
    }
}

impl Staleness {
    /// Since when what a source said is old on a day; `None` while it is not.
    pub fn evidence_old_since(&self, evidence: &Evidence, on: Date) -> Option<Date> {
        old_since(evidence.retrieved, self.evidence, on).map(|(since, _)| since)
    }
}

/// Something that is to be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// What sort of thing it is.
    pub kind: StaleKind,
    /// What identifies it among those of its kind.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Since when: the first day on which it was.
    pub since: Date,
    /// How that day follows.
    pub why: StaleWhy,
    /// Ids of the technologies on the radar that rest on it, sorted.
    pub touches: Vec<String>,
}

/// Why something is to be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaleWhy {
    /// Somebody set this day, and it has passed.
    Overdue(Date),
    /// It was said on this day, and is old after so many years.
    Old(Date, i16),
}

/// The sorts of things that are to be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StaleKind {
    /// What is said of a technology.
    Technology,
    /// Where a standard stands.
    Standard,
    /// A decision on a link.
    Link,
    /// What practitioners said in a workshop.
    Workshop,
    /// The TRL of a technology.
    Trl,
    /// The public records of a technology.
    Records,
    /// What assessors gave a technology on a criterion.
    Assessment,
    /// What a source said.
    Evidence,
}

impl StaleKind {
    /// All sorts with their word in data.
    pub const ALL: [(StaleKind, &'static str); 8] = [
        (StaleKind::Technology, "technology"),
        (StaleKind::Standard, "standard"),
        (StaleKind::Link, "link"),
        (StaleKind::Workshop, "workshop"),
        (StaleKind::Trl, "trl"),
        (StaleKind::Records, "records"),
        (StaleKind::Assessment, "assessment"),
        (StaleKind::Evidence, "evidence"),
    ];

    /// The word in data.
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(kind, _)| *kind == self)
            .map_or("", |(_, word)| word)
    }
}

/// Something to be looked at again, with what that is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedStale {
    /// What it is.
    pub stale: Stale,
    /// Demand and doubt of each technology it touches, in the order of `touches`.
    pub parts: Vec<StalePart>,
    /// Sum over these of demand × doubt, 0 or more.
    pub worth: f64,
}

/// What one technology adds to the worth of looking at something again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StalePart {
    /// What practitioners asked for, 0 or more.
    pub demand: f64,
    /// 1 − probability of the ring it is drawn in, 0 to 1; 1 where no probability is known.
    pub doubt: f64,
}

impl StalePart {
    /// Demand × doubt.
    pub fn worth(&self) -> f64 {
        self.demand * self.doubt
    }
}

/// A day that counts from what was said, where that is old on another day.
fn old_since(said: Date, years: i16, on: Date) -> Option<(Date, StaleWhy)> {
    let since = said.checked_add(jiff::Span::new().years(years)).ok()?;
    (since < on).then_some((since, StaleWhy::Old(said, years)))
}

/// Whether a day that was set has passed.
pub fn is_overdue(review_by: Option<Date>, on: Date) -> bool {
    review_by.is_some_and(|day| day < on)
}

fn overdue_since(review_by: Option<Date>, on: Date) -> Option<(Date, StaleWhy)> {
    let day = review_by.filter(|_| is_overdue(review_by, on))?;
    Some((day, StaleWhy::Overdue(day)))
}

impl Dossier {
    /// Everything that is to be looked at again on a day, by kind and id.
    pub fn list_stale(&self, on: Date) -> Vec<Stale> {
        let mut list = self.list_overdue(on);
        list.extend(self.old_workshops(on));
        list.extend(self.old_trls(on));
        list.extend(self.old_records(on));
        list.extend(self.old_assessments(on));
        list.extend(self.old_evidence(on));
        list
    }

    /// What somebody set a day for that has passed: technologies, standards, links.
    pub fn list_overdue(&self, on: Date) -> Vec<Stale> {
        let stale = |kind, id: String, name: String, review_by, touches| {
            let (since, why) = overdue_since(review_by, on)?;
            Some(Stale {
                kind,
                id,
                name,
                since,
                why,
                touches,
            })
        };
        let technologies = self.technologies.iter().filter_map(|known| {
            let touches = vec![known.id.clone()];
            stale(
                StaleKind::Technology,
                known.id.clone(),
                known.name.clone(),
                known.review_by,
                touches,
            )
        });
        let standards = self.standards.iter().filter_map(|known| {
            let touches: BTreeSet<String> = known.technologies.iter().cloned().collect();
            let touches = touches.into_iter().collect();
            stale(
                StaleKind::Standard,
                known.id.clone(),
                known.number.clone(),
                known.review_by,
                touches,
            )
        });
        let links = self.links.iter().filter_map(|link| {
            let name = self
                .technology(&link.technology)
                .map_or(&link.technology, |known| &known.name);
            let id = format!("{}/{}/{}", link.need, link.technology, link.by);
            let touches = vec![link.technology.clone()];
            stale(StaleKind::Link, id, name.clone(), link.review_by, touches)
        });
        let mut list: Vec<Stale> = technologies.chain(standards).collect();
        let mut links: Vec<Stale> = links.collect();
        links.sort_by(|a, b| a.id.cmp(&b.id));
        list.extend(links);
        list
    }

    fn old_workshops(&self, on: Date) -> impl Iterator<Item = Stale> {
        let years = self.configuration.staleness.workshops;
        self.workshops.iter().filter_map(move |workshop| {
            let last = workshop.dates.iter().map(|found| found.last).max()?;
            let (since, why) = old_since(last, years, on)?;
            Some(Stale {
                kind: StaleKind::Workshop,
                id: workshop.id.clone(),
                name: workshop.title.clone(),
                since,
                why,
                touches: self.technologies_asked_for(workshop),
            })
        })
    }

    /// The technologies that may answer a statement of a workshop, sorted.
    fn technologies_asked_for(&self, workshop: &Workshop) -> Vec<String> {
        let needs = workshop.needs.iter().filter(|need| need.asks());
        let links = needs.flat_map(|need| self.joint_links(&need.id));
        let links = links.filter(|link| link.grade.answers());
        let found: BTreeSet<String> = links.map(|link| link.technology).collect();
        found.into_iter().collect()
    }

    /// What is old of single technologies: the day it was said, by technology.
    fn old_of<'a>(
        &'a self,
        kind: StaleKind,
        (years, on): (i16, Date),
        said: impl Fn(&str) -> Option<Date> + 'a,
    ) -> impl Iterator<Item = Stale> + 'a {
        self.technologies.iter().filter_map(move |technology| {
            let (since, why) = old_since(said(&technology.id)?, years, on)?;
            Some(Stale {
                kind,
                id: technology.id.clone(),
                name: technology.name.clone(),
                since,
                why,
                touches: vec![technology.id.clone()],
            })
        })
    }

    /// TRLs that somebody stated; those that follow from records are as old as these.
    fn old_trls(&self, on: Date) -> impl Iterator<Item = Stale> {
        let stated = |id: &str| {
            let technology = self.technology(id)?;
            (technology.trl.basis != TrlBasis::Evidence).then_some(technology.trl.date)
        };
        self.old_of(StaleKind::Trl, (self.configuration.staleness.trl, on), stated)
    }

    fn old_records(&self, on: Date) -> impl Iterator<Item = Stale> {
        let newest = |id: &str| {
            let records = self.records_of(id).iter();
            records.filter_map(|record| record.happened.first_day()).max()
        };
        self.old_of(StaleKind::Records, (self.configuration.staleness.records, on), newest)
    }

    /// The last rounds on each technology and criterion.
    fn old_assessments(&self, on: Date) -> Vec<Stale> {
        let years = self.configuration.staleness.assessments;
        let mut newest: BTreeMap<(&str, &str), (u32, Date)> = BTreeMap::new();
        for score in &self.scores {
            let found = (score.round, score.date);
            let known = newest.entry((&score.technology, &score.criterion)).or_insert(found);
            *known = found.max(*known);
        }
        let old = newest.into_iter().filter_map(|((technology, criterion), (_, date))| {
            let (since, why) = old_since(date, years, on)?;
            let name = &self.technology(technology)?.name;
            Some(Stale {
                kind: StaleKind::Assessment,
                id: format!("{technology}.{criterion}"),
                name: name.clone(),
                since,
                why,
                touches: vec![technology.to_owned()],
            })
        });
        old.collect()
    }

    /// What sources said, one entry a source: since the oldest of what is old, with the technologies it is about.
    fn old_evidence(&self, on: Date) -> Vec<Stale> {
        let years = self.configuration.staleness.evidence;
        let mut by_source: BTreeMap<&str, (Date, BTreeSet<&str>)> = BTreeMap::new();
        for evidence in &self.evidence {
            if old_since(evidence.retrieved, years, on).is_none() {
                continue;
            }
            let known = by_source.entry(&evidence.source);
            let (oldest, technologies) = known.or_insert((evidence.retrieved, BTreeSet::new()));
            *oldest = evidence.retrieved.min(*oldest);
            technologies.insert(&evidence.technology);
        }
        let old = by_source.into_iter().filter_map(|(source, (oldest, technologies))| {
            let (since, why) = old_since(oldest, years, on)?;
            Some(Stale {
                kind: StaleKind::Evidence,
                id: source.to_owned(),
                name: source_title(source).to_owned(),
                since,
                why,
                touches: technologies.into_iter().map(str::to_owned).collect(),
            })
        });
        old.collect()
    }
}
