//! The public sources, a file each: how to ask, how to read, and what can go wrong.
//!
//! - `wording`: a technology's words as one query;
//! - `years`: counts by year beside their totals; `yearly`: sources that are asked for each year.

mod arxiv;
mod cordis;
mod cordis_search;
mod crossref;
mod openaire;
mod openalex;
mod pageviews;
mod ted;

mod wording;
mod yearly;
mod years;

#[cfg(test)]
#[path = "sources/tests/play.rs"]
pub mod play;
#[cfg(test)]
#[path = "sources/tests/rehearsal.rs"]
pub mod rehearsal;

use super::source::Source;
use crate::model::{ScanSettings, SourceSettings};

/// The names of all sources.
pub const NAMES: [&str; 8] = [
    openalex::NAME,  // scholarly works
    "cordis",        // projects of the European Union, from its files
    "cordis-search", // the same, from its search
    "ted",           // contracts awarded
    arxiv::NAME,     // preprints
    openaire::NAME,  // publications of European repositories
    crossref::NAME,  // works with a DOI, by their titles
    pageviews::NAME, // readers of Wikipedia
];

/// Makes a source as it is set; `None` for a name that is none.
pub fn make_source(settings: &SourceSettings, _scan: &ScanSettings) -> Option<Box<dyn Source>> {
    Some(match settings.name.as_str() {
        openalex::NAME => Box::new(openalex::OpenAlex::of(settings)),
        "cordis" => Box::new(cordis::Cordis::with_parts(&settings.parts)),
        "cordis-search" => Box::new(cordis_search::CordisSearch {
            parts: settings.parts.clone(),
        }),
        "ted" => Box::new(ted::Ted),
        arxiv::NAME => Box::new(arxiv::Arxiv),
        openaire::NAME => Box::new(openaire::OpenAire::of(settings)),
        crossref::NAME => Box::new(crossref::Crossref::of(settings)),
        pageviews::NAME => Box::new(pageviews::Pageviews),
        _ => return None,
    })
}
