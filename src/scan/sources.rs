//! The public sources, a file each: how to ask, how to read, and what can go wrong.

mod cordis;
mod cordis_search;
mod epo;
mod iso;
mod pages;
#[cfg(test)]
#[path = "sources/tests/play.rs"]
pub mod play;
mod ted;

use super::source::Source;
use crate::model::{ScanSettings, SourceSettings};

/// The names of all sources.
pub const NAMES: [&str; 6] = ["cordis", "cordis-search", "epo", "iso", "pages", "ted"];

/// Makes a source as it is set; `None` for a name that is none.
pub fn make_source(settings: &SourceSettings, scan: &ScanSettings) -> Option<Box<dyn Source>> {
    match settings.name.as_str() {
        "cordis" => Some(Box::new(cordis::Cordis::with_parts(&settings.parts))),
        "cordis-search" => Some(Box::new(cordis_search::CordisSearch {
            parts: settings.parts.clone(),
        })),
        "epo" => Some(Box::new(epo::Epo)),
        "iso" => Some(Box::new(iso::Iso)),
        "pages" => Some(Box::new(pages::Pages {
            pages: scan.pages.clone(),
        })),
        "ted" => Some(Box::new(ted::Ted)),
        _ => None,
    }
}
