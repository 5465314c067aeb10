//! The public sources, a file each: how to ask, how to read, and what can go wrong.

#[cfg(test)]
#[path = "sources/tests/play.rs"]
mod play;
mod ted;

use super::source::Source;
use crate::model::{ScanSettings, SourceSettings};

/// The names of all sources.
pub const NAMES: [&str; 1] = ["ted"];

/// Makes a source as it is set; `None` for a name that is none.
pub fn make_source(settings: &SourceSettings, _scan: &ScanSettings) -> Option<Box<dyn Source>> {
    match settings.name.as_str() {
        "ted" => Some(Box::new(ted::Ted)),
        _ => None,
    }
}
