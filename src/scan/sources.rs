//! The public sources, a file each: how to ask, how to read, and what can go wrong.
//!
//! - `wording`: a technology's words as one query;
//! - `years`: counts by year beside their totals; `yearly`: sources that are asked for each year.

mod arxiv;
mod openaire;
mod openalex;
mod ted;

mod wording;
mod yearly;
mod years;

#[cfg(test)]
#[path = "sources/tests/play.rs"]
mod play;
#[cfg(test)]
#[path = "sources/tests/rehearsal.rs"]
pub mod rehearsal;

use super::source::Source;
use crate::model::{ScanSettings, SourceSettings};

/// The names of all sources.
pub const NAMES: [&str; 4] = [arxiv::NAME, openaire::NAME, openalex::NAME, "ted"];

/// Makes a source as it is set; `None` for a name that is none.
pub fn make_source(settings: &SourceSettings, _scan: &ScanSettings) -> Option<Box<dyn Source>> {
    Some(match settings.name.as_str() {
        arxiv::NAME => Box::new(arxiv::Arxiv),
        openaire::NAME => Box::new(openaire::OpenAire::of(settings)),
        openalex::NAME => Box::new(openalex::OpenAlex::of(settings)),
        "ted" => Box::new(ted::Ted),
        _ => return None,
    })
}
