//! What a buyer asks first about one technology: what law limits, by which route it is bought, who else asks for it, who uses
//! and bought it, what it cost, and which standards a tender can cite.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{
    Ask, Asked, FigureAbout, LegalClass, LegalEffect, Placement, PublicRecord, Standard, StandardAction, Technology,
    Topic,
};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::frame::Entry;
use super::standards::standard_entry;

/// Prices and standards that the block shows; the page of the technology has all.
const SHOWN: usize = 3;

/// The block for buyers about one technology, `buying.html`.
#[derive(Serialize)]
pub struct Buying {
    /// What law says of its typical use, in a sentence; empty where nothing in particular.
    law: String,
    /// Whether law limits that use, beyond bringing duties.
    limited: bool,
    /// Whether it stands outside the rings, so that it is no candidate.
    outside: bool,
    /// The way of buying, leading to its part of the page for buyers.
    route: Option<Entry>,
    route_meaning: String,
    /// Who asks, in words.
    pub asked: String,
    /// Who uses and bought it, in words; empty where no record tells.
    used: Vec<String>,
    /// What it cost elsewhere, the latest first.
    prices: Vec<String>,
    more_prices: usize,
    /// What a tender can cite.
    standards: Vec<Entry>,
    more_standards: usize,
    /// Workshops, groups and countries that ask, by which lists are sorted.
    #[serde(skip)]
    pub askers: Askers,
}

/// How many ask for a technology.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Askers {
    /// Practitioner groups.
    pub groups: usize,
    /// Workshops.
    pub workshops: usize,
    /// Countries in which they were held.
    pub countries: usize,
}

/// Composes the block about a technology.
pub fn buying_of(reader: &Reader, technology: &Technology, placement: &Placement) -> Buying {
    let configuration = &reader.dossier.configuration;
    let ring = &configuration.rings[placement.ring];
    let route = ring.route_for(technology).map(|route| &configuration.routes[route]);
    let records = reader.dossier.records_of(&technology.id);
    let (prices, more_prices) = few(list_prices(records));
    let (standards, more_standards) = few(list_citable(reader, technology));
    let (asked, askers) = who_asks(reader, placement);
    let class = strictest_class(reader, technology);
    Buying {
        law: class.map(say_law).unwrap_or_default(),
        limited: class.is_some_and(|class| class.effect >= LegalEffect::Power),
        outside: ring.outside,
        route: route.map(|route| Entry::new(route.name.clone(), format!("procurement.html#route-{}", route.id))),
        route_meaning: route.map(|route| route.meaning.clone()).unwrap_or_default(),
        asked,
        used: words::used_and_bought(records, configuration.date),
        prices,
        more_prices,
        standards,
        more_standards,
        askers,
    }
}

/// The block for buyers about a topic: the routes with its technologies, and those that several groups ask for.
#[derive(Serialize)]
pub struct BuyingOfTopic {
    routes: Vec<RouteOfTopic>,
    together: Vec<Entry>,
}

/// A route with the technologies of a topic.
#[derive(Serialize)]
struct RouteOfTopic {
    name: String,
    href: String,
    technologies: Vec<Entry>,
}

/// Composes the block about a topic; `None` where no route is declared or nothing stands on any.
pub fn buying_of_topic(reader: &Reader, topic: &Topic) -> Option<BuyingOfTopic> {
    let configuration = &reader.dossier.configuration;
    let all = reader.dossier.technologies.iter().zip(&reader.edition.placements);
    let own: Vec<(&Technology, &Placement)> = all
        .filter(|(technology, placement)| placement.is_of_topic(technology, &topic.id))
        .collect();
    let entry = |technology: &Technology| Entry::new(technology.name.clone(), format!("tech/{}.html", technology.id));
    let by_route = |route: Option<usize>, outside: bool| -> Vec<Entry> {
        let here = own.iter().filter(|(technology, placement)| {
            let ring = &configuration.rings[placement.ring];
            ring.route_for(technology) == route && ring.outside == outside
        });
        here.map(|(technology, _)| entry(technology)).collect()
    };
    let routes = configuration.routes.iter().enumerate();
    let mut routes: Vec<RouteOfTopic> = routes
        .map(|(index, route)| RouteOfTopic {
            name: route.name.clone(),
            href: format!("procurement.html#route-{}", route.id),
            technologies: by_route(Some(index), false),
        })
        .filter(|route| !route.technologies.is_empty())
        .collect();
    if routes.is_empty() {
        return None;
    }
    let outside = by_route(None, true);
    if !outside.is_empty() {
        routes.push(RouteOfTopic {
            name: message!("buying-excluded"),
            href: "procurement.html#no-candidates".into(),
            technologies: outside,
        });
    }
    let bought = own.iter().filter(|(technology, placement)| {
        let route = configuration.rings[placement.ring].route_for(technology);
        route.is_some_and(|route| configuration.routes[route].purchase)
    });
    let together = bought.filter(|(_, placement)| who_asks(reader, placement).1.groups > 1);
    Some(BuyingOfTopic {
        routes,
        together: together.map(|(technology, _)| entry(technology)).collect(),
    })
}

/// The first few, and how many are left.
pub fn few<T>(mut all: Vec<T>) -> (Vec<T>, usize) {
    let more = all.len().saturating_sub(SHOWN);
    all.truncate(SHOWN);
    (all, more)
}

/// The strictest legal class of a technology, where it brings at least duties.
pub fn strictest_class<'d>(reader: &Reader<'d>, technology: &Technology) -> Option<&'d LegalClass> {
    let classes = technology.legal_classes.iter();
    let classes = classes.filter_map(|id| reader.dossier.configuration.legal_class(id));
    let telling = classes.filter(|class| class.effect >= LegalEffect::Duty);
    telling.max_by_key(|class| class.effect)
}

fn say_law(class: &LegalClass) -> String {
    message!("buying-law", class = &class.name, effect = words::effect(class.effect))
}

/// The statements that ask for it: existing practice, law and background ask for nothing.
pub fn asks_for<'p>(reader: &Reader, placement: &'p Placement) -> Vec<&'p Ask> {
    let asks = placement.demand.asks.iter().filter(|ask| {
        let need = reader.dossier.need(&ask.need);
        need.is_some_and(|(_, need)| need.asks()) && ask.amount > 0.0
    });
    asks.collect()
}

/// Who asks for it.
pub fn who_asks(reader: &Reader, placement: &Placement) -> (String, Askers) {
    let dossier = reader.dossier;
    let asks = asks_for(reader, placement);
    let workshops: BTreeSet<&str> = asks.iter().map(|ask| ask.session.as_str()).collect();
    let asked_of = |id: &str| asks.iter().any(|ask| ask.group == id);
    let groups = dossier.configuration.groups.iter().filter(|group| asked_of(&group.id));
    let groups: Vec<String> = groups.map(|group| group.name.clone()).collect();
    let countries: BTreeSet<&str> = asks.iter().filter_map(|ask| ask.country.as_deref()).collect();
    let askers = Askers {
        groups: groups.len(),
        workshops: workshops.len(),
        countries: countries.len(),
    };
    if asks.is_empty() {
        let words = match placement.asked {
            Asked::NotYetAsked => message!("buying-not-yet-asked"),
            Asked::NotMentioned | Asked::Asked => message!("buying-nobody-asks"),
        };
        return (words, askers);
    }
    let countries: Vec<String> = countries.into_iter().map(str::to_owned).collect();
    let by = words::asked_by(askers.workshops, &groups, &countries);
    (message!("buying-asked-by", by = by), askers)
}

/// What it cost, as public records tell, the latest first.
pub fn list_prices(records: &[PublicRecord]) -> Vec<String> {
    let mut told: Vec<&PublicRecord> = records.iter().collect();
    told.sort_by(|one, other| (other.happened, &one.id).cmp(&(one.happened, &other.id)));
    let figures = told.into_iter().flat_map(|record| {
        let prices = record
            .figures
            .iter()
            .filter(|figure| figure.about == FigureAbout::Price);
        prices.map(move |figure| (record, figure))
    });
    figures
        .map(|(record, figure)| {
            message!(
                "buying-price",
                figure = words::record_amount(figure),
                covers = &figure.covers,
                who = words::record_who(record),
                year = record.happened.year.to_string()
            )
        })
        .collect()
}

/// Standards that a tender can cite, those in force before those that are looked at again.
fn list_citable(reader: &Reader, technology: &Technology) -> Vec<Entry> {
    let all = reader.dossier.standards.iter();
    let serving = all.filter(|standard| standard.technologies.contains(&technology.id));
    let mut citable: Vec<(StandardAction, &Standard)> = serving
        .filter(|standard| standard.is_to_cite())
        .map(|standard| (standard.action(), standard))
        .collect();
    citable.sort_by(|one, other| (one.0, &one.1.number).cmp(&(other.0, &other.1.number)));
    citable
        .into_iter()
        .map(|(_, standard)| standard_entry(standard))
        .collect()
}
