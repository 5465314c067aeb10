//! Demand: what the statements linked to a technology weigh (METHOD 7.2).
//!
//! Amount of one statement = weight of its kind × strength of the link's grade, times a factor where the line asks for
//! a whole field. Lead-ins, boilerplate and legal lines add nothing. Demand is a sum: 0 with no statement, never saturating.

use std::collections::BTreeMap;

use crate::model::{Ask, Asked, Demand, Dossier, Grade, Link, Technology};

/// The links of each technology that are not rejected.
pub fn group_links(dossier: &Dossier) -> BTreeMap<&str, Vec<&Link>> {
    let mut groups: BTreeMap<&str, Vec<&Link>> = BTreeMap::new();
    for link in dossier.links.iter().filter(|link| link.grade != Grade::Rejected) {
        groups.entry(link.technology.as_str()).or_default().push(link);
    }
    groups
}

/// The statements that links lead to, and their sum.
pub fn sum_demand(dossier: &Dossier, links: &[&Link]) -> Demand {
    let mut asks: Vec<Ask> = links.iter().filter_map(|link| weigh_link(dossier, link)).collect();
    asks.sort_by(|a, b| {
        b.amount
            .total_cmp(&a.amount)
            .then_with(|| (a.grade, &a.need).cmp(&(b.grade, &b.need)))
    });
    Demand {
        total: asks.iter().fold(0.0, |sum, ask| sum + ask.amount),
        asks,
    }
}

fn weigh_link(dossier: &Dossier, link: &Link) -> Option<Ask> {
    let model = &dossier.configuration.demand;
    let (workshop, need) = dossier.need(&link.need)?;
    let topic = dossier.topic(&workshop.topic)?;
    let kind_weight = model
        .kinds
        .iter()
        .find(|(kind, _)| *kind == need.kind)
        .map_or(0.0, |(_, weight)| *weight);
    let weight = if need.role.counts() { kind_weight } else { 0.0 };
    let strength = model
        .grades
        .iter()
        .find(|(grade, _)| *grade == link.grade)
        .map_or(0.0, |(_, strength)| *strength);
    let broad = if need.broad { model.broad } else { 1.0 };
    Some(Ask {
        need: need.id.clone(),
        workshop: workshop.id.clone(),
        topic: topic.id.clone(),
        group: topic.group.clone(),
        country: workshop.country.clone(),
        kind: need.kind,
        grade: link.grade,
        broad: need.broad,
        weight,
        strength,
        amount: weight * strength * broad,
    })
}

/// Whether practitioners were asked about a technology and what came of it.
pub fn judge_asked(dossier: &Dossier, technology: &Technology, demand: &Demand) -> Asked {
    let speaks_for = |ask: &Ask| matches!(ask.grade, Grade::Core | Grade::Related) && ask.weight > 0.0;
    if demand.asks.iter().any(speaks_for) {
        Asked::Asked
    } else if technology
        .topics
        .iter()
        .any(|topic| dossier.workshops_on(topic).next().is_some())
    {
        Asked::NobodyAsked
    } else {
        Asked::NotYetAsked
    }
}
