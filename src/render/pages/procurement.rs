//! The page for buyers: the routes with what stands in them, those first for which most ask, and what is no candidate.

use std::cmp::Reverse;

use serde::Serialize;

use crate::model::{Placement, Technology};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::buying::{Askers, Buying, buying_of, strictest_class};
use super::frame::{At, Entry, Frame, frame, home};

/// The page for buyers.
#[derive(Serialize)]
pub struct ProcurementPage {
    #[serde(flatten)]
    frame: Frame,
    rings: Vec<RingRow>,
    parts: Vec<Part>,
    excluded: Vec<Excluded>,
    has_records: bool,
    together: Vec<Together>,
}

/// What a ring means for buying.
#[derive(Serialize)]
struct RingRow {
    ring: Entry,
    routes: Vec<Entry>,
    advice: String,
    count: usize,
}

/// What is bought by one route.
#[derive(Serialize)]
struct Part {
    id: String,
    name: String,
    meaning: String,
    purchase: bool,
    rows: Vec<Candidate>,
}

/// A technology in the list of a route.
#[derive(Serialize)]
struct Candidate {
    name: String,
    href: String,
    ring: String,
    sure: String,
    buying: Buying,
}

/// A technology that several groups ask for.
#[derive(Serialize)]
struct Together {
    name: String,
    href: String,
    ring: String,
    asked: String,
}

/// A technology that is no candidate, with why.
#[derive(Serialize)]
struct Excluded {
    name: String,
    href: String,
    ring: String,
    why: String,
}

/// Composes the page for buyers.
pub fn page(reader: &Reader) -> ProcurementPage {
    let parts = list_parts(reader);
    ProcurementPage {
        frame: frame(
            reader,
            At::Root,
            &message!("navigation-buying"),
            None,
            "procurement.html",
            vec![home()],
        ),
        rings: list_rings(reader),
        together: list_together(&parts),
        parts,
        excluded: list_excluded(reader),
        has_records: !reader.dossier.records.is_empty(),
    }
}

/// The technologies with their places.
fn placed<'r>(reader: &'r Reader) -> impl Iterator<Item = (&'r Technology, &'r Placement)> + Clone {
    reader.dossier.technologies.iter().zip(&reader.edition.placements)
}

fn list_rings(reader: &Reader) -> Vec<RingRow> {
    let configuration = &reader.dossier.configuration;
    let rings = configuration.rings.iter().enumerate();
    rings
        .map(|(index, ring)| {
            let own = reader
                .edition
                .placements
                .iter()
                .filter(|placement| placement.ring == index);
            let (_, advice) = ring.words_for(own.clone());
            let routes = ring.routes().map(|route| &configuration.routes[route]);
            RingRow {
                ring: Entry::new(ring.name.clone(), format!("ring/{}.html", ring.id)),
                routes: routes
                    .map(|route| Entry::new(route.name.clone(), format!("#route-{}", route.id)))
                    .collect(),
                advice: advice.to_owned(),
                count: own.count(),
            }
        })
        .collect()
}

/// The routes in order; without any, the rings that are no outside ones.
fn list_parts(reader: &Reader) -> Vec<Part> {
    let configuration = &reader.dossier.configuration;
    let rings = &configuration.rings;
    let mut parts: Vec<Part> = configuration
        .routes
        .iter()
        .enumerate()
        .map(|(index, route)| Part {
            id: format!("route-{}", route.id),
            name: route.name.clone(),
            meaning: route.meaning.clone(),
            purchase: route.purchase,
            rows: list_candidates(reader, |technology, ring| {
                rings[ring].route_for(technology) == Some(index)
            }),
        })
        .collect();
    let without = rings
        .iter()
        .enumerate()
        .filter(|(_, ring)| !ring.outside && ring.route.is_none());
    parts.extend(without.map(|(index, ring)| Part {
        id: format!("ring-{}", ring.id),
        name: ring.name.clone(),
        meaning: ring.advice.clone(),
        purchase: true,
        rows: list_candidates(reader, |technology, ring| {
            ring == index && rings[ring].route_for(technology).is_none()
        }),
    }));
    parts
}

/// What stands in some rings: first what most groups and workshops ask for.
fn list_candidates(reader: &Reader, is_here: impl Fn(&Technology, usize) -> bool) -> Vec<Candidate> {
    let here = placed(reader).filter(|(technology, placement)| is_here(technology, placement.ring));
    let mut rows: Vec<(Askers, f64, Candidate)> = here
        .map(|(technology, placement)| {
            let row = candidate(reader, technology, placement);
            (row.buying.askers, placement.demand.total, row)
        })
        .collect();
    rows.sort_by(|one, other| {
        let asked = Reverse(one.0).cmp(&Reverse(other.0));
        let demand = asked.then_with(|| other.1.total_cmp(&one.1));
        demand.then_with(|| one.2.name.cmp(&other.2.name))
    });
    rows.into_iter().map(|(_, _, row)| row).collect()
}

/// What may be bought and more than one group asks for, those first for which most ask.
fn list_together(parts: &[Part]) -> Vec<Together> {
    let rows = parts.iter().filter(|part| part.purchase).flat_map(|part| &part.rows);
    let mut rows: Vec<&Candidate> = rows.filter(|row| row.buying.askers.groups > 1).collect();
    rows.sort_by_key(|row| Reverse(row.buying.askers));
    let rows = rows.into_iter().map(|row| Together {
        name: row.name.clone(),
        href: row.href.clone(),
        ring: row.ring.clone(),
        asked: row.buying.asked.clone(),
    });
    rows.collect()
}

fn candidate(reader: &Reader, technology: &Technology, placement: &Placement) -> Candidate {
    let configuration = &reader.dossier.configuration;
    Candidate {
        name: technology.name.clone(),
        href: format!("tech/{}.html", technology.id),
        ring: configuration.rings[placement.ring].name.clone(),
        sure: words::confidence(placement, configuration).unwrap_or_default(),
        buying: buying_of(reader, technology, placement),
    }
}

fn list_excluded(reader: &Reader) -> Vec<Excluded> {
    let configuration = &reader.dossier.configuration;
    let outside = placed(reader).filter(|(_, placement)| configuration.rings[placement.ring].outside);
    outside
        .map(|(technology, placement)| Excluded {
            name: technology.name.clone(),
            href: format!("tech/{}.html", technology.id),
            ring: configuration.rings[placement.ring].name.clone(),
            why: strictest_class(reader, technology)
                .map(|class| {
                    message!(
                        "buying-excluded-by",
                        class = &class.name,
                        instrument = &class.instrument
                    )
                })
                .unwrap_or_default(),
        })
        .collect()
}
