//! A TRL range from public records: organisations are counted once each, old records for less, and limits cap and widen.

use super::NOISE;

/// From how many years on an organisation counts how much.
pub type OldStep = (i16, f64);

/// What something that happened so many years ago counts: 1, or what the last step says that it has reached. Steps rise.
pub fn weigh_age(old: &[OldStep], years: i16) -> f64 {
    let reached = old.iter().rev().find(|(from, _)| years >= *from);
    reached.map_or(1.0, |(_, counts)| *counts)
}

/// What each organisation counts that stands in some records, given as pairs of organisation and years ago: each stands once, by
/// its latest record.
pub fn share_of_each(old: &[OldStep], seen: &[(usize, i16)]) -> Vec<f64> {
    let mut seen = seen.to_vec();
    seen.sort_unstable();
    seen.dedup_by_key(|(organisation, _)| *organisation);
    seen.iter().map(|(_, years)| weigh_age(old, *years)).collect()
}

/// How many organisations stand in some records, given as pairs of organisation and years ago: each once, by its latest.
pub fn count_organisations(old: &[OldStep], seen: &[(usize, i16)]) -> f64 {
    let sum: f64 = share_of_each(old, seen).iter().sum();
    // Ten times a tenth is one, not a hair less.
    (sum / NOISE).round() * NOISE
}

/// The count where it is at least and at most what is asked; sums of parts such as 0.1 are held to what they mean.
pub fn count_within(old: &[OldStep], seen: &[(usize, i16)], bounds: (Option<f64>, Option<f64>)) -> Option<f64> {
    let count = count_organisations(old, seen);
    let enough = bounds.0.is_none_or(|least| count >= least - NOISE);
    let few = bounds.1.is_none_or(|most| count <= most + NOISE);
    (enough && few).then_some(count)
}

/// A limit: the highest TRL left, and by how many levels the low end goes down.
pub type RangeLimit = (Option<u8>, u8);

/// The range after limits: capped by the lowest cap and widened downwards by the largest step of them, never below 1. Limits
/// that hold for one reason and another do not add up.
pub fn limit_range((low, high): (u8, u8), limits: &[RangeLimit]) -> (u8, u8) {
    let cap = limits.iter().filter_map(|(cap, _)| *cap).min().unwrap_or(9);
    let lowered = low.saturating_sub(limits.iter().map(|(_, by)| *by).max().unwrap_or(0));
    (lowered.min(cap).max(1), high.min(cap).max(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn old_records_count_as_declared() {
        let old = [(6, 0.5), (11, 0.25)];
        let counts: Vec<f64> = [0, 5, 6, 10, 11, 40].map(|years| weigh_age(&old, years)).to_vec();
        assert_eq!(counts, [1.0, 1.0, 0.5, 0.5, 0.25, 0.25]);
        assert_eq!(weigh_age(&[], 40), 1.0);
    }

    #[test]
    fn an_organisation_counts_once_by_its_latest_record() {
        let old = [(6, 0.5)];
        assert_eq!(count_organisations(&old, &[(0, 12), (0, 2), (1, 7)]), 1.5);
        assert_eq!(share_of_each(&old, &[(1, 7), (0, 12), (0, 2)]), [1.0, 0.5]);
        let tenths: Vec<(usize, i16)> = (0..10).map(|organisation| (organisation, 9)).collect();
        assert!(count_within(&[(6, 0.1)], &tenths, (Some(1.0), None)).is_some());
        assert!(count_within(&[(6, 0.1)], &tenths, (None, Some(1.0))).is_some());
        assert_eq!(count_within(&[], &tenths[..2], (Some(2.1), None)), None);
        assert_eq!(count_within(&[], &tenths[..2], (None, Some(1.9))), None);
    }

    #[test]
    fn limits_cap_and_widen() {
        assert_eq!(limit_range((8, 9), &[]), (8, 9));
        assert_eq!(limit_range((8, 9), &[(Some(8), 1)]), (7, 8));
        assert_eq!(limit_range((9, 9), &[(Some(7), 0), (Some(8), 1)]), (7, 7));
        assert_eq!(limit_range((5, 6), &[(None, 2), (None, 1)]), (3, 6));
        assert_eq!(limit_range((2, 3), &[(None, 3)]), (1, 3));
    }

    proptest! {
        #[test]
        fn more_limits_never_raise_and_order_is_of_no_matter(
            low in 1_u8..=9, width in 0_u8..=8,
            limits in prop::collection::vec((prop::option::of(1_u8..=9), 0_u8..=8), 0..5),
        ) {
            let high = (low + width).min(9);
            let (limited_low, limited_high) = limit_range((low, high), &limits);
            prop_assert!(limited_low <= low && limited_high <= high);
            prop_assert!((1..=limited_high).contains(&limited_low));
            let turned: Vec<RangeLimit> = limits.iter().rev().copied().collect();
            prop_assert_eq!(limit_range((low, high), &turned), (limited_low, limited_high));
            let fewer = limit_range((low, high), &limits[..limits.len() / 2]);
            prop_assert!(limited_low <= fewer.0 && limited_high <= fewer.1);
        }

        #[test]
        fn a_newer_record_never_counts_less(years in 0_i16..60, seen in prop::collection::vec((0_usize..4, 0_i16..60), 0..8)) {
            let old = [(6, 0.5), (11, 0.25), (21, 0.0)];
            let mut more = seen.clone();
            more.push((1, years));
            prop_assert!(count_organisations(&old, &more) >= count_organisations(&old, &seen));
            prop_assert!(count_organisations(&old, &seen) <= 4.0);
        }
    }
}
