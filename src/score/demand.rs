//! Demand: what the statements linked to a technology weigh (METHOD 7.2, with workshops that weigh the same).
//!
//! 1. Files on one topic and day report one workshop; a line that says the same, word for word, as an earlier one of its
//!    workshop is the same line.
//! 2. A workshop hands out 100 points over the lines that ask, in proportion to the weight of their kind, less for those
//!    that wish for a whole field; so long minutes weigh no more than short ones. Where `radar.toml` says "by-line", a line
//!    has its weight as points.
//! 3. A statement adds to a technology its points × strength of the link's grade × probability that the link holds.
//!
//! Lead-ins, boilerplate and legal lines have no points. Demand is a sum: 0 with no statement, never saturating.

use std::collections::BTreeMap;

use crate::model::{
    Ask, Asked, Demand, DemandModel, Dossier, JointLink, Need, PerWorkshop, Technology, Workshop, find_sessions,
};

use super::need::read_need;

/// The links of each technology that hold with some probability, as all who decided on them say together.
pub fn group_links(dossier: &Dossier) -> BTreeMap<String, Vec<JointLink>> {
    let mut groups: BTreeMap<String, Vec<JointLink>> = BTreeMap::new();
    let decided = dossier.configuration.link_trust.decide(&dossier.links);
    for link in decided.into_iter().filter(|link| link.grade.holds()) {
        groups.entry(link.technology.clone()).or_default().push(link);
    }
    groups
}

/// Every statement with what its workshop hands out to it, by id.
pub struct Lines<'d> {
    by_need: BTreeMap<&'d str, Line<'d>>,
}

struct Line<'d> {
    workshop: &'d Workshop,
    need: &'d Need,
    session: &'d str,
    same_as: &'d str,
    weight: f64,
    points: f64,
}

impl<'d> Lines<'d> {
    /// The statements of all workshops.
    pub fn new(dossier: &'d Dossier) -> Self {
        let model = &dossier.configuration.demand;
        let sessions = find_sessions(&dossier.workshops);
        let mut first: BTreeMap<(usize, String), &str> = BTreeMap::new();
        let mut heaviest: BTreeMap<(usize, &str), f64> = BTreeMap::new();
        let mut lines = Vec::new();
        for (workshop, session) in dossier.workshops.iter().zip(sessions) {
            for need in &workshop.needs {
                let same_as = *first.entry((session, words_of(need))).or_insert(&need.id);
                let weight = weigh_line(need, model);
                let broad = if need.broad { model.broad } else { 1.0 };
                let heaviest = heaviest.entry((session, same_as)).or_default();
                *heaviest = heaviest.max(weight * broad);
                let line = Line {
                    workshop,
                    need,
                    session: &dossier.workshops[session].id,
                    same_as,
                    weight,
                    points: weight * broad,
                };
                lines.push((session, line));
            }
        }
        let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
        for ((session, _), weight) in heaviest {
            *sums.entry(session).or_default() += weight;
        }
        let by_need = lines.into_iter().map(|(session, mut line)| {
            let sum = sums.get(&session).copied().unwrap_or_default();
            if model.per_workshop == PerWorkshop::Equal && sum > 0.0 {
                line.points *= PerWorkshop::POINTS / sum;
            }
            (line.need.id.as_str(), line)
        });
        Lines {
            by_need: by_need.collect(),
        }
    }
}

/// The words of a statement, without case, punctuation and spacing.
fn words_of(need: &Need) -> String {
    let words = need.statement.split(|sign: char| !sign.is_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join(" ")
}

fn weigh_line(need: &Need, model: &DemandModel) -> f64 {
    let mut kinds = model.kinds.iter();
    let weight = kinds.find(|(kind, _)| *kind == need.kind).map(|(_, weight)| *weight);
    weight.filter(|_| need.role.counts()).unwrap_or_default()
}

/// The statements that links lead to, their sum, and what they say of the level of need.
pub fn sum_demand(dossier: &Dossier, lines: &Lines, technology: &Technology, links: &[JointLink]) -> (Demand, Asked) {
    let mut asks: Vec<Ask> = links
        .iter()
        .filter_map(|link| weigh_link(dossier, lines, link))
        .collect();
    asks.sort_by(|a, b| {
        b.amount
            .total_cmp(&a.amount)
            .then_with(|| (a.grade, &a.need).cmp(&(b.grade, &b.need)))
    });
    let mut added = std::collections::BTreeSet::new();
    for ask in asks.iter_mut().filter(|ask| ask.amount > 0.0) {
        if !added.insert((ask.session.clone(), ask.same_as.clone())) {
            ask.amount = 0.0;
        }
    }
    read_demand(dossier, technology, asks)
}

/// What statements that have been weighed say together.
pub fn read_demand(dossier: &Dossier, technology: &Technology, asks: Vec<Ask>) -> (Demand, Asked) {
    let asked = judge_asked(dossier, technology, &asks);
    let demand = Demand {
        total: asks.iter().fold(0.0, |sum, ask| sum + ask.amount),
        need: read_need(
            &asks,
            asked,
            is_sampled(dossier, technology),
            &dossier.configuration.demand,
        ),
        asks,
    };
    (demand, asked)
}

fn weigh_link(dossier: &Dossier, lines: &Lines, link: &JointLink) -> Option<Ask> {
    let line = lines.by_need.get(link.need.as_str())?;
    let topic = dossier.topic(&line.workshop.topic)?;
    let mut grades = dossier.configuration.demand.grades.iter();
    let strength = grades
        .find(|(grade, _)| *grade == link.grade)
        .map(|(_, strength)| *strength);
    let strength = strength.unwrap_or_default();
    Some(Ask {
        need: link.need.clone(),
        workshop: line.workshop.id.clone(),
        session: line.session.to_owned(),
        same_as: line.same_as.to_owned(),
        topic: topic.id.clone(),
        group: topic.group.clone(),
        country: line.workshop.country.clone(),
        kind: line.need.kind,
        grade: link.grade,
        broad: line.need.broad,
        weight: line.weight,
        points: line.points,
        strength,
        probability: link.probability,
        decided_by: link.decided_by,
        amount: line.points * strength * link.probability,
        old: dossier.old_since(line.workshop),
    })
}

/// Whether practitioners were asked about a technology and what came of it.
fn judge_asked(dossier: &Dossier, technology: &Technology, asks: &[Ask]) -> Asked {
    if asks.iter().any(Ask::speaks) {
        Asked::Asked
    } else if is_sampled(dossier, technology) {
        Asked::NotMentioned
    } else {
        Asked::NotYetAsked
    }
}

/// Whether a workshop on one of its topics has been held.
fn is_sampled(dossier: &Dossier, technology: &Technology) -> bool {
    let mut topics = technology.topics.iter();
    topics.any(|topic| dossier.workshops_on(topic).next().is_some())
}
