//! Where the radar's list of standards and a body's catalogue differ.

use jiff::civil::Date;

use super::StandardStatus;

/// One standard whose state differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardChange {
    /// Id in the radar.
    pub id: String,
    /// Number as printed on it.
    pub number: String,
    /// State in the radar.
    pub listed: StandardStatus,
    /// State in the catalogue, in its words.
    pub found: String,
    /// The same as a state that the radar knows; `None` where it is another word.
    pub status: Option<StandardStatus>,
    /// What the catalogue says besides, such as what came in its place.
    pub remarks: Vec<String>,
    /// Name of the source.
    pub source: String,
    /// The day of the scan.
    pub retrieved: Date,
}
