//! `[staleness]` of `radar.toml`: after how many years what stands in the data is old.

use crate::model::Staleness;

use super::fields::Fields;

/// Reads the years; each that is not given is the usual one.
pub fn read_staleness(fields: &mut Fields, usual: Staleness) -> Option<Staleness> {
    let mut years = |key: &'static str, usual: i16| {
        let given = fields.integer_if(key, 1..101);
        given.and_then(|years| i16::try_from(years).ok()).unwrap_or(usual)
    };
    Some(Staleness {
        workshops: years("workshops", usual.workshops),
        records: years("records", usual.records),
        evidence: years("evidence", usual.evidence),
        assessments: years("assessments", usual.assessments),
        trl: years("trl", usual.trl),
    })
}
