//! Counts by year: without gaps, never above their totals, years to come left out.

use std::collections::BTreeMap;

use crate::model::YearCount;
use crate::scan::ask::Reply;
use crate::scan::fault::Fault;
use crate::scan::subject::Subject;
use crate::scan::tally::count_years;

/// The years of a technology's counts: the first, the last that is complete, and the year of the scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// The first year asked about.
    pub first: i16,
    /// The last complete one.
    pub complete: i16,
    /// The year of the scan.
    pub last: i16,
}

impl Years {
    /// The years a technology is asked about.
    pub fn of(subject: &Subject) -> Years {
        Years {
            first: subject.years.0,
            complete: subject.years.1,
            last: subject.today.year(),
        }
    }

    /// All of them, rising.
    pub fn all(self) -> impl Iterator<Item = i16> {
        self.first..=self.last
    }

    /// A sentence on what a source dates to years that have not come; `None` where it does not.
    pub fn remark_future(self, source: &str, found: &BTreeMap<i16, u64>) -> Option<String> {
        let later: u64 = found.range(self.last.saturating_add(1)..).map(|(_, count)| count).sum();
        (later > 0).then(|| {
            format!(
                "{source} dates {later} of them later than {}; they are left out.",
                self.last
            )
        })
    }
}

/// Numbers by year with the reply that they stand in.
pub struct Tally<'a> {
    /// The reply, for faults.
    pub reply: &'a Reply,
    /// The numbers; a year that is not there has none.
    pub by_year: BTreeMap<i16, u64>,
}

/// Puts matches and totals side by side. A complete year without a single work in the whole source, or with more matches
/// than works, shows that the two were not asked alike.
pub fn join_counts(years: Years, found: &Tally, totals: &Tally) -> Result<Vec<YearCount>, Fault> {
    let counts = count_years((years.first, years.last), &found.by_year, Some(&totals.by_year));
    for YearCount { year, count, total } in &counts {
        let total = total.unwrap_or(0);
        if total == 0 && *year <= years.complete {
            let message = format!("the whole source has nothing of {year}, which cannot be.");
            return Err(Fault::control(totals.reply, message));
        }
        if *count > total {
            let message =
                format!("{count} matches of {year} stand against {total} in all: not of one and the same whole.");
            return Err(Fault::partial(found.reply, message));
        }
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::fault::FaultKind;
    use crate::scan::sources::rehearsal::reply_of;

    const YEARS: Years = Years {
        first: 2023,
        complete: 2025,
        last: 2026,
    };

    fn join(found: &[(i16, u64)], totals: &[(i16, u64)]) -> Result<Vec<YearCount>, Fault> {
        let reply = reply_of("");
        let tally = |pairs: &[(i16, u64)]| Tally {
            reply: &reply,
            by_year: pairs.iter().copied().collect(),
        };
        join_counts(YEARS, &tally(found), &tally(totals))
    }

    #[test]
    fn years_left_out_are_zero_and_none_is_missing() {
        let counts = join(&[(2024, 3)], &[(2023, 9), (2024, 9), (2025, 9)]).unwrap();
        let plain: Vec<(i16, u64)> = counts.iter().map(|count| (count.year, count.count)).collect();
        assert_eq!(plain, [(2023, 0), (2024, 3), (2025, 0), (2026, 0)]);
    }

    #[test]
    fn a_closed_year_without_any_work_and_more_matches_than_works_are_faults() {
        assert_eq!(join(&[], &[(2023, 9), (2025, 9)]).unwrap_err().kind, FaultKind::Control);
        let totals = [(2023, 9), (2024, 2), (2025, 9)];
        assert_eq!(join(&[(2024, 3)], &totals).unwrap_err().kind, FaultKind::Partial);
    }

    #[test]
    fn years_to_come_are_told() {
        let found = BTreeMap::from([(2026, 5), (2027, 2), (2031, 1)]);
        let remark = YEARS.remark_future("OpenAlex", &found).unwrap();
        assert_eq!(remark, "OpenAlex dates 3 of them later than 2026; they are left out.");
        assert_eq!(YEARS.remark_future("OpenAlex", &BTreeMap::from([(2026, 5)])), None);
    }
}
