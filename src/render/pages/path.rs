//! The path of a technology through editions: a picture, a sentence and a table that say the same.

use serde::Serialize;

use crate::model::{Called, FrozenEdition, FrozenPlacement, Step, Way};
use crate::render::messages::message;
use crate::render::path_picture::{Band, PathPicture, render_path};
use crate::render::style::ring_class;
use crate::render::words;

use super::Reader;
use super::editions::address_of_edition;

/// The path of one technology.
#[derive(Serialize)]
pub struct Path {
    sentence: String,
    picture: String,
    called: Vec<String>,
    rows: Vec<PathRow>,
}

/// One edition of the path.
#[derive(Serialize)]
struct PathRow {
    edition: String,
    href: String,
    date: String,
    state: State,
    decided: String,
}

/// Where a technology stood in an edition, in words.
#[derive(Default, Serialize)]
pub struct State {
    ring: String,
    probability: String,
    value: String,
    trl: String,
}

impl State {
    /// The words for a placement of an edition.
    pub fn of(reader: &Reader, edition: &FrozenEdition, placement: &FrozenPlacement) -> Self {
        State {
            ring: edition.ring_name(&placement.ring, reader.history.now()).to_owned(),
            probability: placement.probability_here().map(words::percent).unwrap_or_default(),
            value: placement.value.map(|value| format!("{value:.2}")).unwrap_or_default(),
            trl: words::trl_levels(placement.trl),
        }
    }
}

/// The path of a technology, where it stood in an edition before.
pub fn path_of(reader: &Reader, id: &str) -> Option<Path> {
    let mut steps = reader.history.path_of(id);
    // What is gone is told once.
    let last = steps.iter().rposition(|step| step.placement.is_some())?;
    steps.truncate(last + 2);
    if steps.len() < 2 {
        return None;
    }
    let sentence = say_path(reader, &steps);
    Some(Path {
        picture: draw(reader, &steps, &sentence),
        called: say_names(&steps),
        rows: steps
            .iter()
            .enumerate()
            .map(|(index, step)| row(reader, step, index > 0))
            .collect(),
        sentence,
    })
}

fn ring_of<'h>(reader: &'h Reader, step: &Step<'h>) -> Option<&'h str> {
    let placement = step.placement?;
    Some(step.edition.ring_name(&placement.ring, reader.history.now()))
}

/// Each change of the ring: "Watch in 2025 → Pilot in 2026-05".
fn say_path(reader: &Reader, steps: &[Step]) -> String {
    let mut told: Vec<String> = Vec::new();
    let mut before = None;
    for (index, step) in steps.iter().enumerate() {
        let ring = ring_of(reader, step);
        if index > 0 && ring == before {
            continue;
        }
        told.push(match ring {
            Some(ring) => message!("path-step", ring = ring, edition = &step.edition.name),
            None => message!("path-absent", edition = &step.edition.name),
        });
        before = ring;
    }
    told.join(" → ")
}

/// What it was called before, each name with the last edition that had it.
fn say_names(steps: &[Step]) -> Vec<String> {
    let there: Vec<&Step> = steps.iter().filter(|step| step.placement.is_some()).collect();
    let pairs = there.windows(2).filter_map(|pair| {
        let Called { id, name } = pair[1].called_otherwise(pair[0])?;
        let edition = &pair[0].edition.name;
        Some(message!("called-until", name = name, id = id, edition = edition))
    });
    pairs.collect()
}

fn draw(reader: &Reader, steps: &[Step], sentence: &str) -> String {
    let (ids, bands) = list_bands(reader, steps);
    let place = |step: &Step| {
        let ring = step.placement?.ring.as_str();
        ids.iter().position(|id| *id == ring)
    };
    let editions: Vec<&str> = steps.iter().map(|step| step.edition.name.as_str()).collect();
    render_path(&PathPicture {
        bands: &bands,
        editions: &editions,
        places: &steps.iter().map(place).collect::<Vec<_>>(),
        words: sentence,
    })
}

/// The rings of now by id, and after them those of before in which the technology stood.
fn list_bands<'r>(reader: &'r Reader, steps: &[Step<'r>]) -> (Vec<&'r str>, Vec<Band>) {
    let rings = reader.dossier.configuration.rings.iter().enumerate();
    let declared = rings.map(|(index, ring)| {
        let class = if ring.outside {
            "outside".to_owned()
        } else {
            ring_class(index)
        };
        let name = ring.name.clone();
        (ring.id.as_str(), Band { name, class })
    });
    let (mut ids, mut bands): (Vec<&str>, Vec<Band>) = declared.unzip();
    for step in steps {
        if let Some((placement, name)) = step.placement.zip(ring_of(reader, step))
            && !ids.contains(&placement.ring.as_str())
        {
            ids.push(&placement.ring);
            bands.push(Band {
                name: name.to_owned(),
                class: "outside".to_owned(),
            });
        }
    }
    (ids, bands)
}

fn row(reader: &Reader, step: &Step, has_begun: bool) -> PathRow {
    let edition = step.edition;
    PathRow {
        edition: edition.name.clone(),
        href: address_of_edition(reader, &edition.name),
        date: words::day(edition.date),
        state: match step.placement {
            Some(placement) => State::of(reader, edition, placement),
            None => State {
                ring: message!("not-on-radar"),
                ..State::default()
            },
        },
        decided: decided(step, has_begun),
    }
}

/// What decided in an edition: what it told of the change, else the rule. What is new on a path that has begun is back.
fn decided(step: &Step, has_begun: bool) -> String {
    let rule = || {
        step.placement
            .and_then(|placement| placement.rule.clone())
            .unwrap_or_default()
    };
    match step.told {
        None => rule(),
        Some(told) => match told.how {
            Way::New if has_begun => message!("path-back", rule = rule()),
            Way::New => message!("path-new", rule = rule()),
            Way::Inward | Way::Outward | Way::Renamed | Way::Merged | Way::Gone | Way::Waits => {
                format!("{}.", words::capital(&told.words))
            }
        },
    }
}
