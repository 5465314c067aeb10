//! What the maps on paper say besides the map: titles, dates, reasons.

use crate::model::{Dossier, Edition, Radar};

use super::messages::message;
use super::pdf::{PaperTexts, TextSource, TextSources};
use super::{DrawnView, words};

/// The file that declares titles, rings and views.
pub const RADAR: &str = "radar.toml";

/// The words for the map of a table: what the table says, and no more.
pub fn words_of_table(radar: &Radar) -> PaperTexts {
    let count = words::technologies(radar.blips.len());
    PaperTexts {
        title: radar.title.clone(),
        edition: match radar.subtitle.as_str() {
            "" => count,
            subtitle => format!("{subtitle} – {count}"),
        },
        edition_alone: words::technologies(radar.blips.len()),
        summary: String::new(),
        meanings: radar.rings.iter().map(|ring| ring.meaning.clone()).collect(),
        reasons: Default::default(),
        imprint: message!("paper-drawn-by", version = env!("CARGO_PKG_VERSION")),
        language: "en".into(),
        date: None,
        site: None,
        sources: TextSources {
            title: TextSource::new("", "the title of the table"),
            file: String::new(),
            ..TextSources::default()
        },
    }
}

/// The words for a view.
pub fn words_of_view(dossier: &Dossier, edition: &Edition, drawn: &DrawnView, site: Option<&str>) -> PaperTexts {
    let configuration = &dossier.configuration;
    let reasons = drawn.radar.blips.iter().filter_map(|blip| {
        let (technology, placement) = (dossier.technology(&blip.id)?, edition.placement(&blip.id)?);
        Some((blip.id.clone(), words::reason(dossier, technology, placement)))
    });
    let meaning = |id: &str| {
        configuration
            .rings
            .iter()
            .enumerate()
            .find(|(_, ring)| ring.id == id)
            .map(|(index, ring)| {
                let own = edition.placements.iter().filter(|placement| placement.ring == index);
                ring.words_for(own).0.to_owned()
            })
    };
    let edition = message!(
        "paper-edition",
        edition = &configuration.edition,
        date = words::day(configuration.date)
    );
    let (contact, licence) = (&configuration.contact, &configuration.licence);
    let version = env!("CARGO_PKG_VERSION");
    let imprint = match site {
        None => message!("paper-imprint", contact = contact, licence = licence, version = version),
        Some(site) => message!(
            "paper-imprint-of-site",
            site = site,
            contact = contact,
            licence = licence,
            version = version
        ),
    };
    PaperTexts {
        title: drawn.view.title.clone(),
        edition: message!(
            "paper-title-and-edition",
            title = &configuration.title,
            edition = &edition
        ),
        edition_alone: words::capital(&edition),
        summary: drawn.view.summary.clone(),
        meanings: drawn
            .radar
            .rings
            .iter()
            .map(|ring| meaning(&ring.id).unwrap_or_default())
            .collect(),
        reasons: reasons.collect(),
        imprint,
        language: configuration.language.clone(),
        date: Some(configuration.date),
        site: site.map(str::to_owned),
        sources: TextSources {
            title: TextSource::new(RADAR, format!("title of view \"{}\"", drawn.view.id)),
            edition: TextSource::new(RADAR, "title, or name of [edition]"),
            summary: TextSource::new(RADAR, format!("summary of view \"{}\"", drawn.view.id)),
            imprint: TextSource::new(RADAR, "contact or licence"),
            file: RADAR.into(),
        },
    }
}
