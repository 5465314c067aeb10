//! A technology's page: the verdict with two reasons, what to know before buying, what to do, who asked; then maturity,
//! standards, law, history; at the end, folded, the working.

mod asks;
mod before;
mod law;
mod maturity;
mod standards;
mod verdict;
mod working;

use serde::Serialize;

use crate::model::{Placement, Technology};
use crate::render::markdown::render_markdown;
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::buying::{Buying, buying_of};
use super::frame::{At, Entry, Frame, frame, home};
use super::path::{Path, path_of};
use super::records::{self, RecordsSaid};
use asks::{WhoAsked, list_asks};
use before::{Before, tell_before};
use maturity::{Maturity, tell_maturity};
use standards::{StandardRow, list_standards};
use verdict::{Verdict, tell_verdict};
use working::{Working, tell_working};

pub use asks::words_behind;

/// A technology's page.
#[derive(Serialize)]
pub struct TechnologyPage {
    #[serde(flatten)]
    frame: Frame,
    id: String,
    aliases: Vec<String>,
    description: String,
    verdict: Verdict,
    before: Before,
    advice: String,
    buying: Buying,
    /// What to do by the ring the rules ask for, where the ring shown is held; else empty.
    advice_of_ruled: String,
    asked: WhoAsked,
    /// What is to be said where nobody asks for it.
    not_asked: String,
    maturity: Maturity,
    records: Option<RecordsSaid>,
    standards: Vec<StandardRow>,
    /// Legal acts in the list of standards.
    acts: Vec<StandardRow>,
    path: Option<Path>,
    topics: Vec<Entry>,
    activity: String,
    working: Working,
}

/// Composes a technology's page.
pub fn page(reader: &Reader, technology: &Technology, placement: &Placement) -> TechnologyPage {
    let configuration = &reader.dossier.configuration;
    let ring = &configuration.rings[placement.ring];
    let crumbs = vec![home(), Entry::new(ring.name.clone(), format!("ring/{}.html", ring.id))];
    let href = format!("tech/{}.html", technology.id);
    let kind = message!("kind-technology");
    let records = records::of_technology(reader, technology);
    let (standards, acts) = list_standards(reader, technology);
    let topics = configuration.topics.iter();
    let topics = topics.filter(|topic| placement.is_of_topic(technology, &topic.id));
    let mut activities = configuration.activities.iter();
    TechnologyPage {
        frame: frame(reader, At::Folder, &technology.name, Some(kind), &href, crumbs),
        id: technology.id.clone(),
        aliases: technology.aliases.clone(),
        description: render_markdown(&technology.description),
        verdict: tell_verdict(reader, technology, placement),
        before: tell_before(reader, (technology, placement), &standards, records.as_ref()),
        advice: ring.advice_for(technology, placement).to_owned(),
        buying: buying_of(reader, technology, placement),
        advice_of_ruled: words::advice_of_ruled(placement, configuration).unwrap_or_default(),
        asked: list_asks(reader, placement),
        not_asked: words::not_asked(placement).unwrap_or_default(),
        maturity: tell_maturity(reader, technology, placement),
        records,
        standards,
        acts,
        path: path_of(reader, &technology.id),
        topics: topics
            .map(|topic| Entry::new(topic.name.clone(), format!("topic/{}.html", topic.id)))
            .collect(),
        activity: activities
            .find(|activity| activity.id == technology.activity)
            .map(|activity| activity.name.clone())
            .unwrap_or_default(),
        working: tell_working(reader, technology, placement),
    }
}
