//! Matches counted by year and by part, in the form in which a finding holds them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Breakdown, BreakdownBy, EvidenceRecord, YearCount};

/// Most parts of a breakdown.
const MOST_PARTS: usize = 20;
/// Most projects, awards and the like that are listed.
pub const MOST_RECORDS: usize = 200;

/// The years from first to last, each with its count; a year that nothing counts in has 0. With totals, a year that has none
/// has 0 too.
pub fn count_years(
    (first, last): (i16, i16),
    counts: &BTreeMap<i16, u64>,
    totals: Option<&BTreeMap<i16, u64>>,
) -> Vec<YearCount> {
    let of = |numbers: &BTreeMap<i16, u64>, year: i16| numbers.get(&year).copied().unwrap_or(0);
    let year_count = |year| YearCount {
        year,
        count: of(counts, year),
        total: totals.map(|totals| of(totals, year)),
    };
    (first..=last).map(year_count).collect()
}

/// One more of a part.
pub fn add_one<Part: Ord>(counts: &mut BTreeMap<Part, u64>, part: Part) {
    *counts.entry(part).or_default() += 1;
}

/// Projects counted by the year in which they start, and what is counted in no year, each a sentence.
pub fn count_starts(starts: impl Iterator<Item = Option<Date>>, last: i16) -> (BTreeMap<i16, u64>, Vec<String>) {
    let (mut counts, mut undated) = (BTreeMap::new(), 0);
    for start in starts {
        match start {
            Some(start) => add_one(&mut counts, start.year()),
            None => undated += 1,
        }
    }
    let future: u64 = counts.range(last + 1..).map(|(_, count)| count).sum();
    let mut remarks = Vec::new();
    if undated > 0 {
        remarks.push(format!(
            "{undated} matching projects have no start and are counted in no year."
        ));
    }
    if future > 0 {
        remarks.push(format!(
            "{future} matching projects start after {last} and are counted in no year."
        ));
    }
    (counts, remarks)
}

/// The largest parts, largest first, then by name; `None` where there is none.
pub fn spread(by: BreakdownBy, counts: BTreeMap<String, u64>, of: u64) -> Option<Breakdown> {
    let mut parts: Vec<(String, u64)> = counts.into_iter().filter(|(name, _)| !name.is_empty()).collect();
    parts.sort_by_key(|(_, count)| Reverse(*count));
    parts.truncate(MOST_PARTS);
    (!parts.is_empty()).then_some(Breakdown {
        by,
        parts,
        of: Some(of),
    })
}

/// The latest records first, those of one day by identifier; those without a date last.
pub fn sort_latest(records: &mut [EvidenceRecord]) {
    records.sort_by(|one, other| other.date.cmp(&one.date).then_with(|| one.id.cmp(&other.id)));
}
