//! Breaks of a series: years from which a source counts something else than before.
//!
//! The number of all works of a source changes slowly; where it jumps, the source has changed and not the world: a corpus
//! came in, a type of documents went out. Counts and shares before and after such a year do not compare well. The ratio of
//! neighbouring totals against a declared factor flags such a year; it is our own rule, no test of significance, since all
//! of a source is counted and not a sample of it.

/// A year whose total is out of line with the one before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeriesBreak {
    /// Index of the year, from 0; the break lies before it.
    pub at: usize,
    /// Its total over that of the year before.
    pub ratio: f64,
}

/// Breaks of yearly totals: where neighbours differ by more than the factor, which is above 1. Where one of two neighbours
/// has no total, is 0 or no number, nothing is said. With none or one year, or all values equal, there is no break.
pub fn find_series_breaks(totals: &[Option<u64>], factor: f64) -> Vec<SeriesBreak> {
    let pairs = totals.windows(2).zip(1..);
    let ratios = pairs.filter_map(|(pair, at)| {
        let (before, after) = (pair[0].filter(|total| *total > 0)?, pair[1].filter(|total| *total > 0)?);
        let ratio = after as f64 / before as f64;
        Some(SeriesBreak { at, ratio })
    });
    let is_break = |found: &SeriesBreak| found.ratio > factor || found.ratio < 1.0 / factor;
    ratios.filter(is_break).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(totals: &[u64], factor: f64) -> Vec<(usize, f64)> {
        let totals: Vec<Option<u64>> = totals.iter().map(|total| Some(*total)).collect();
        let found = find_series_breaks(&totals, factor);
        found.iter().map(|found| (found.at, found.ratio)).collect()
    }

    #[test]
    fn a_total_that_jumps_up_or_down_by_more_than_the_factor_is_a_break() {
        assert_eq!(found(&[100, 110, 220, 230, 92], 1.5), [(2, 2.0), (4, 0.4)]);
        assert_eq!(found(&[100, 150, 100], 1.5), [], "the factor itself is none");
        assert_eq!(found(&[100, 150, 100], 1.4).len(), 2);
    }

    #[test]
    fn no_year_one_year_equal_years_and_years_without_a_total_are_no_breaks() {
        assert_eq!(found(&[], 1.5), []);
        assert_eq!(found(&[7], 1.5), []);
        assert_eq!(found(&[7, 7, 7], 1.5), []);
        assert_eq!(found(&[0, 50, 0], 1.5), []);
        assert_eq!(find_series_breaks(&[Some(1), None, Some(900)], 1.5), []);
    }
}
