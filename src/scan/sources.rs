//! The public sources, a file each: how to ask, how to read, and what can go wrong.
//!
//! - `talk`: a conversation read from its beginning each time;
//! - `wording`: the words of a technology in a query;
//! - `years`: counts by year beside their totals;
//! - `plain`: titles, addresses and the order of records.

mod arxiv;
mod cordis;
mod cordis_search;
mod epo;
mod iso;
mod openalex;
mod pages;
mod ted;

mod plain;
mod talk;
mod wording;
mod years;

#[cfg(test)]
#[path = "sources/tests/play.rs"]
pub mod play;
#[cfg(test)]
#[path = "sources/tests/rehearsal.rs"]
pub mod rehearsal;

use super::source::Source;
use crate::model::{ScanSettings, SourceSettings};

/// Makes a source as it is set; `None` for a name that is none.
pub fn make_source(settings: &SourceSettings, scan: &ScanSettings) -> Option<Box<dyn Source>> {
    Some(match settings.name.as_str() {
        arxiv::NAME => Box::new(arxiv::Arxiv),
        "cordis" => Box::new(cordis::Cordis::with_parts(&settings.parts)),
        "cordis-search" => Box::new(cordis_search::CordisSearch {
            parts: settings.parts.clone(),
        }),
        "epo" => Box::new(epo::Epo),
        "iso" => Box::new(iso::Iso),
        openalex::NAME => Box::new(openalex::OpenAlex::of(settings)),
        "pages" => Box::new(pages::Pages {
            pages: scan.pages.clone(),
        }),
        "ted" => Box::new(ted::Ted),
        _ => return None,
    })
}
