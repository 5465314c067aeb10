//! All technologies in one table, to set some beside each other: the same facts of each, and what is not known said in words.

use serde::Serialize;

use crate::model::{Grade, Placement, PublicRecord, Ring, Technology, source_title};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::buying::{asks_for, few, list_prices, who_asks};
use super::frame::{Frame, plain};

/// Where the page stands.
pub const COMPARE: &str = "compare.html";

/// The page with the table.
#[derive(Serialize)]
pub struct ComparePage {
    #[serde(flatten)]
    frame: Frame,
    rows: Vec<Row>,
}

/// A technology in the table.
#[derive(Serialize)]
struct Row {
    id: String,
    name: String,
    /// Its facts, in the order of the columns of `compare.html`.
    cells: Vec<String>,
}

/// Composes the page: technologies by name.
pub fn page(reader: &Reader) -> ComparePage {
    let technologies = reader.dossier.technologies.iter().zip(&reader.edition.placements);
    let mut rows: Vec<Row> = technologies
        .map(|(technology, placement)| Row {
            id: technology.id.clone(),
            name: technology.name.clone(),
            cells: tell_facts(reader, technology, placement),
        })
        .collect();
    rows.sort_by_cached_key(|row| (words::alphabetic(&row.name), row.id.clone()));
    ComparePage {
        frame: plain(reader, &message!("compare-heading"), COMPARE),
        rows,
    }
}

fn tell_facts(reader: &Reader, technology: &Technology, placement: &Placement) -> Vec<String> {
    let configuration = &reader.dossier.configuration;
    let place = &configuration.rings[placement.ring];
    let route = place
        .route_for(technology)
        .map(|route| configuration.routes[route].name.clone());
    let records = reader.dossier.records_of(&technology.id);
    let classes = configuration.classes_of(technology);
    let laws = classes.map(|class| {
        message!(
            "compare-class",
            class = &class.name,
            effect = words::effect(class.effect)
        )
    });
    vec![
        ring(placement, reader),
        place.advice_for(technology, placement).to_owned(),
        or_else(laws.collect(), || message!("compare-no-law")),
        asked(reader, placement),
        used(reader, technology),
        prices(records),
        route.unwrap_or_else(|| no_route(place)),
        or_else(standards(reader, technology), || message!("compare-no-standard")),
        message!(
            "compare-trl",
            trl = words::trl_range((technology.trl.low, technology.trl.high)),
            basis = words::trl_basis(technology.trl.basis)
        ),
        match placement.value {
            Some(value) => words::short(value.value()),
            None => message!("compare-no-value"),
        },
        or_else(momentum(placement), || message!("compare-no-momentum")),
        or_else(unscored(reader, placement), || message!("compare-all-scored")),
    ]
}

/// What it cost elsewhere, the latest first.
fn prices(records: &[PublicRecord]) -> String {
    let (mut shown, more) = few(list_prices(records));
    if more > 0 {
        shown.push(message!("and-more", count = more));
    }
    or_else(shown, || message!("buying-no-price"))
}

/// Why nothing is said of a way to buy it.
fn no_route(ring: &Ring) -> String {
    match ring.outside {
        true => message!("buying-no-candidate"),
        false => message!("compare-no-route"),
    }
}

/// Who asks for it, and how many of the statements it answers itself.
fn asked(reader: &Reader, placement: &Placement) -> String {
    let (who, _) = who_asks(reader, placement);
    let asks = asks_for(reader, placement);
    if asks.is_empty() {
        return who;
    }
    let direct = asks.iter().filter(|ask| ask.grade == Grade::Core).count();
    let helps = asks.len() - direct;
    message!("compare-asked-by", who = who, direct = direct, helps = helps)
}

/// The ring, and how sure it is.
fn ring(placement: &Placement, reader: &Reader) -> String {
    let configuration = &reader.dossier.configuration;
    let ring = words::ring_name(placement, configuration);
    match words::confidence(placement, configuration) {
        Some(sure) => message!("compare-ring", ring = ring, sure = sure),
        None => ring,
    }
}

/// The numbers of the standards that a tender can cite for it.
fn standards(reader: &Reader, technology: &Technology) -> Vec<String> {
    let standards = reader.dossier.standards.iter();
    let standards =
        standards.filter(|standard| standard.is_to_cite() && standard.technologies.contains(&technology.id));
    standards.map(|standard| standard.number.clone()).collect()
}

/// The first thing that the counts of each source say.
fn momentum(placement: &Placement) -> Vec<String> {
    let sources = placement.momentum.iter();
    let said = sources.filter_map(|momentum| {
        let words = words::momentum(momentum).into_iter().next()?;
        Some(message!(
            "compare-momentum",
            source = source_title(&momentum.source),
            words = words
        ))
    });
    said.collect()
}

/// The criteria on which nobody knows a level.
fn unscored(reader: &Reader, placement: &Placement) -> Vec<String> {
    let criteria = &reader.dossier.configuration.criteria;
    let unknown = placement
        .assessments
        .iter()
        .filter(|assessment| assessment.level.is_none());
    unknown
        .map(|assessment| criteria[assessment.criterion].name.clone())
        .collect()
}

/// What was found, or the words for nothing.
fn or_else(found: Vec<String>, nothing: impl Fn() -> String) -> String {
    match found.is_empty() {
        true => nothing(),
        false => found.join("; "),
    }
}

/// Who uses it, and who gave it up, in sentences.
fn used(reader: &Reader, technology: &Technology) -> String {
    let found = words::used_by(
        reader.dossier.records_of(&technology.id),
        reader.dossier.configuration.date,
    );
    match found.is_empty() {
        true => message!("compare-no-use"),
        false => found.join(" "),
    }
}
