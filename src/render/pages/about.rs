//! The about page: what the radar is and is not, who answers for it, how to cite it, what it was made with.

use serde::Serialize;

use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::frame::{Frame, plain};

/// The about page.
#[derive(Serialize)]
pub struct AboutPage {
    #[serde(flatten)]
    frame: Frame,
    placed: String,
    citation: String,
    authors: String,
    doi: String,
    repository: String,
    digest: String,
}

/// Composes the about page.
pub fn page(reader: &Reader) -> AboutPage {
    let configuration = &reader.dossier.configuration;
    let publication = &configuration.publication;
    AboutPage {
        frame: plain(reader, &message!("about-heading"), "about.html"),
        placed: message!(
            "about-placed",
            technologies = words::technologies(reader.dossier.technologies.len()),
            topics = configuration.topics.len(),
        ),
        citation: words::cite_edition(reader.dossier),
        authors: words::join(&publication.list_authors()),
        doi: publication.doi.clone().unwrap_or_default(),
        repository: publication.repository.clone().unwrap_or_default(),
        digest: reader.short_digest(),
    }
}
