//! The public sources, a file each: how to ask, how to read, and what can go wrong.
//!
//! - `talk`: a conversation read from its beginning each time;
//! - `wording`: the words of a technology in a query;
//! - `years`: counts by year beside their totals;
//! - `plain`: titles, addresses and the order of records.

mod arxiv;
mod openalex;

mod plain;
mod talk;
mod wording;
mod years;

#[cfg(test)]
#[path = "sources/tests/rehearsal.rs"]
pub mod rehearsal;

use super::source::Source;
use crate::model::{ScanSettings, SourceSettings};

/// The names of all sources.
pub const NAMES: [&str; 2] = [openalex::NAME, arxiv::NAME];

/// Makes a source as it is set; `None` for a name that is none.
pub fn make_source(settings: &SourceSettings, _scan: &ScanSettings) -> Option<Box<dyn Source>> {
    Some(match settings.name.as_str() {
        openalex::NAME => Box::new(openalex::OpenAlex::of(settings)),
        arxiv::NAME => Box::new(arxiv::Arxiv),
        _ => return None,
    })
}
