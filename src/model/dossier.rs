//! Everything of one edition, read and checked: what the stages work on.

use jiff::civil::Date;

use super::{
    Audit, CandidateDecision, Concepts, Configuration, Evidence, FrozenEdition, JointLink, LeftTechnology, Link, Need,
    PublicRecord, Standard, Technology, Topic, Translation, Workshop, find_replaced, records_of,
};

/// Everything of one edition. All references resolve; lists are sorted by identifier unless said otherwise.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// What `radar.toml` declares.
    pub configuration: Configuration,
    /// Workshops, by id.
    pub workshops: Vec<Workshop>,
    /// Technologies, by id; none of them has left.
    pub technologies: Vec<Technology>,
    /// Technologies that have left, by id.
    pub left: Vec<LeftTechnology>,
    /// What each person decided on links, by need, grade, technology and name.
    pub links: Vec<Link>,
    /// Standards, by id.
    pub standards: Vec<Standard>,
    /// What `concepts.toml` knows about words.
    pub concepts: Concepts,
    /// Assessors' scores, by technology, criterion, round and assessor.
    pub scores: Vec<AssessorScore>,
    /// Evidence, by technology and source.
    pub evidence: Vec<Evidence>,
    /// Public records, by technology, in the order of its file.
    pub records: Vec<PublicRecord>,
    /// Judgements on what sources listed, in the order of the file.
    pub audits: Vec<Audit>,
    /// What people decided on new candidates, in the order of the file.
    pub candidates: Vec<CandidateDecision>,
    /// Its texts in other languages, by tag.
    pub translations: Vec<Translation>,
    /// Frozen editions, by date and name.
    pub editions: Vec<FrozenEdition>,
    /// SHA-256 of all files read but the frozen editions, in hexadecimal.
    pub digest: String,
}

impl Dossier {
    /// The frozen editions that come before the one the data makes, the latest first.
    pub fn editions_before(&self) -> impl Iterator<Item = &FrozenEdition> {
        let configuration = &self.configuration;
        self.editions.iter().rev().filter(|frozen| {
            frozen.name != configuration.edition && frozen.comes_before(&configuration.edition, configuration.date)
        })
    }

    /// The technology of an id.
    pub fn technology(&self, id: &str) -> Option<&Technology> {
        self.technologies
            .binary_search_by(|technology| technology.id.as_str().cmp(id))
            .ok()
            .map(|index| &self.technologies[index])
    }

    /// The public records about a technology, in the order of its file.
    pub fn records_of(&self, technology: &str) -> &[PublicRecord] {
        records_of(&self.records, technology)
    }

    /// The topic of an id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.configuration.topics.iter().find(|topic| topic.id == id)
    }

    /// The need of an id with its workshop.
    pub fn need(&self, id: &str) -> Option<(&Workshop, &Need)> {
        self.workshops.iter().find_map(|workshop| {
            workshop
                .needs
                .iter()
                .find(|need| need.id == id)
                .map(|need| (workshop, need))
        })
    }

    /// The workshops held on a topic.
    pub fn workshops_on<'a>(&'a self, topic: &'a str) -> impl Iterator<Item = &'a Workshop> {
        self.workshops.iter().filter(move |workshop| workshop.topic == topic)
    }

    /// Assessors' scores of one technology on one criterion, in all rounds.
    pub fn scores_on<'a>(&'a self, technology: &str, criterion: &'a str) -> impl Iterator<Item = &'a AssessorScore> {
        let start = self
            .scores
            .partition_point(|score| score.technology.as_str() < technology);
        let count = self.scores[start..].partition_point(|score| score.technology == technology);
        let of_technology = self.scores[start..start + count].iter();
        of_technology.filter(move |score| score.criterion == criterion)
    }

    /// Those of the last round.
    pub fn last_scores<'a>(&'a self, technology: &str, criterion: &'a str) -> impl Iterator<Item = &'a AssessorScore> {
        let last = self.scores_on(technology, criterion).map(|score| score.round).max();
        let scores = self.scores_on(technology, criterion);
        scores.filter(move |score| Some(score.round) == last)
    }

    /// What all who decided on the links of a need say together, by technology.
    pub fn joint_links(&self, need: &str) -> Vec<JointLink> {
        self.configuration.link_trust.decide(self.links_of(need))
    }

    /// What each person decided on the links of a need.
    fn links_of(&self, need: &str) -> &[Link] {
        let start = self.links.partition_point(|link| link.need.as_str() < need);
        let count = self.links[start..].partition_point(|link| link.need == need);
        &self.links[start..start + count]
    }

    /// What each person decided on a need and a technology.
    pub fn links_between<'a>(&'a self, need: &str, technology: &'a str) -> impl Iterator<Item = &'a Link> {
        let links = self.links_of(need).iter();
        links.filter(move |link| link.technology == technology)
    }

    /// The decision on a need and a technology that one of this name replaces.
    pub fn decision_of<'a>(&'a self, need: &'a str, technology: &'a str, by: &str) -> Option<&'a Link> {
        let links: Vec<&Link> = self.links_between(need, technology).collect();
        find_replaced(&links, by)
    }

    /// Whether some technology may answer a need.
    pub fn is_answered(&self, need: &Need) -> bool {
        self.joint_links(&need.id).iter().any(|link| link.grade.answers())
    }

    /// The year of a workshop, where what it said is old at the edition's date.
    pub fn old_since(&self, workshop: &Workshop) -> Option<i16> {
        let configuration = &self.configuration;
        let last = workshop.dates.iter().map(|found| found.last).max()?;
        let years = jiff::Span::new().years(configuration.demand.old_after_years);
        let old_from = last.checked_add(years).ok()?;
        (old_from < configuration.date).then(|| last.year())
    }

    /// The needs that ask for something and have no technology, with their workshops.
    pub fn unanswered(&self) -> impl Iterator<Item = (&Workshop, &Need)> {
        self.needs().filter(|(_, need)| need.asks() && !self.is_answered(need))
    }

    /// All needs with their workshops, in order of workshop and line.
    pub fn needs(&self) -> impl Iterator<Item = (&Workshop, &Need)> {
        self.workshops
            .iter()
            .flat_map(|workshop| workshop.needs.iter().map(move |need| (workshop, need)))
    }
}

/// What a row of scores names instead of a criterion where it gives a TRL, 1 to 9.
pub const TRL_SCORES: &str = "trl";

/// The pseudonym of a desk estimate.
pub const DESK: &str = "desk";

/// One assessor's score on one criterion, or of the TRL.
#[derive(Debug, Clone, PartialEq)]
pub struct AssessorScore {
    /// Id of the technology.
    pub technology: String,
    /// Id of the criterion, or [`TRL_SCORES`].
    pub criterion: String,
    /// Pseudonym of the assessor; `desk` for a desk estimate.
    pub assessor: String,
    /// Round of a Delphi, from 1.
    pub round: u32,
    /// Lowest plausible level on the criterion's scale.
    pub low: f64,
    /// Most plausible level on the criterion's scale.
    pub mode: f64,
    /// Highest plausible level on the criterion's scale.
    pub high: f64,
    /// When it was given.
    pub date: Date,
    /// Why.
    pub note: String,
}
