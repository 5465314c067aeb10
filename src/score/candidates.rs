//! Which phrases of kept titles grow: their share of the kept records of the recent years against that of earlier ones.
//!
//! Sources keep few records of a technology, its latest and most cited among them, so that counts are over what was kept
//! and say nothing of the field. A share of the kept records of the same years is not moved by how many were kept.

use crate::method::bursts::find_bursts;
use crate::method::share_ratio::share_ratio;
use crate::model::{CandidateSettings, NewCandidate, NewCandidates, TitlePhrase, TitlePhrases};

/// The years that are looked at, with the kept records of each.
struct Window {
    first: i16,
    recent: i16,
    last: i16,
    totals: Vec<u64>,
}

impl Window {
    fn over(found: &TitlePhrases, settings: &CandidateSettings) -> Window {
        let reach = |years: usize| i16::try_from(years.max(1) - 1).unwrap_or(i16::MAX);
        let last = found.last_year;
        let mut window = Window {
            first: last.saturating_sub(reach(settings.years)),
            recent: last.saturating_sub(reach(settings.recent)),
            last,
            totals: Vec::new(),
        };
        window.totals = window.count(found.years.iter().copied());
        window
    }

    /// How many of some years are each year of the window.
    fn count(&self, years: impl Iterator<Item = i16>) -> Vec<u64> {
        let mut counts = vec![0; (self.first..=self.last).count()];
        for year in years.filter(|year| (self.first..=self.last).contains(year)) {
            counts[usize::from(year.abs_diff(self.first))] += 1;
        }
        counts
    }

    /// The counts of the recent years and of the earlier ones.
    fn split(&self, counts: &[u64]) -> (u64, u64) {
        let (earlier, recent) = counts.split_at(usize::from(self.recent.abs_diff(self.first)).min(counts.len()));
        (recent.iter().sum(), earlier.iter().sum())
    }
}

/// The phrases that grow, those with the heaviest burst first, then those whose growth is surest, then those that more
/// records have, then by name. Without records in recent years and in earlier ones nothing is said to grow.
pub fn find_growing(found: TitlePhrases, settings: &CandidateSettings) -> NewCandidates {
    let window = Window::over(&found, settings);
    NewCandidates {
        list: list_growing(found.phrases, &window, settings),
        more: 0,
        records: found.records,
        technologies: found.technologies,
        recent: (window.recent, window.last),
        since: window.first,
        spread: list_growing(found.spread, &window, settings),
    }
}

fn list_growing(phrases: Vec<TitlePhrase>, window: &Window, settings: &CandidateSettings) -> Vec<NewCandidate> {
    let judge = |phrase: TitlePhrase| judge(phrase, window, settings);
    let mut list: Vec<NewCandidate> = phrases.into_iter().filter_map(judge).collect();
    let weight = |candidate: &NewCandidate| candidate.burst.map_or(0.0, |(_, _, weight)| weight);
    list.sort_by(|one, other| {
        let by_burst = weight(other).total_cmp(&weight(one));
        let by_growth = other.growth.1.0.total_cmp(&one.growth.1.0);
        let by_records = other.found.records.len().cmp(&one.found.records.len());
        by_burst
            .then(by_growth)
            .then(by_records)
            .then_with(|| one.found.phrase.cmp(&other.found.phrase))
    });
    list
}

fn judge(found: TitlePhrase, window: &Window, settings: &CandidateSettings) -> Option<NewCandidate> {
    let counts = window.count(found.years.iter().copied().flatten());
    let ((recent, earlier), (all_recent, all_earlier)) = (window.split(&counts), window.split(&window.totals));
    let growth = share_ratio((recent, all_recent), (earlier, all_earlier))?;
    let enough = counts.iter().sum::<u64>() >= settings.least_records as u64;
    (enough && growth.0 >= settings.growth).then(|| NewCandidate {
        burst: find_burst(&counts, window),
        found,
        recent: (recent, all_recent),
        earlier: (earlier, all_earlier),
        growth,
        nearest: None,
        needs: Vec::new(),
    })
}

/// The heaviest burst that reaches into the recent years; years without any kept record are passed over.
fn find_burst(counts: &[u64], window: &Window) -> Option<(i16, i16, f64)> {
    let years = (window.first..=window.last).zip(counts).zip(&window.totals);
    let kept: Vec<((i16, u64), f64)> = years
        .filter(|(_, total)| **total > 0)
        .map(|((year, count), total)| ((year, *count), *total as f64))
        .collect();
    let counts: Vec<u64> = kept.iter().map(|((_, count), _)| *count).collect();
    let totals: Vec<f64> = kept.iter().map(|(_, total)| *total).collect();
    let bursts = find_bursts(&counts, Some(&totals)).ok()?;
    let dated = bursts
        .iter()
        .map(|burst| (kept[burst.first].0.0, kept[burst.last].0.0, burst.weight));
    dated
        .filter(|(_, last, _)| *last >= window.recent)
        .max_by(|one, other| one.2.total_cmp(&other.2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Phrases by the years of their records, among so many kept records of each year from 2017 to 2026.
    fn found(phrases: &[(&str, &[i16])], of_year: usize) -> TitlePhrases {
        let years = (2017..=2026).flat_map(|year| std::iter::repeat_n(year, of_year));
        let phrases = phrases.iter().map(|(phrase, years)| TitlePhrase {
            phrase: (*phrase).to_owned(),
            records: Vec::new(),
            years: years.iter().map(|year| Some(*year)).collect(),
            technologies: Vec::new(),
            topics: Vec::new(),
        });
        TitlePhrases {
            phrases: phrases.collect(),
            years: years.collect(),
            last_year: 2026,
            ..TitlePhrases::default()
        }
    }

    fn names(found: TitlePhrases) -> Vec<String> {
        let list = find_growing(found, &CandidateSettings::default()).list;
        list.into_iter().map(|candidate| candidate.found.phrase).collect()
    }

    #[test]
    fn what_grows_is_found_and_what_stays_falls_or_is_rare_is_not() {
        let list = found(
            &[
                ("falls", &[2017, 2017, 2018, 2018, 2019, 2020, 2021, 2026]),
                ("grows", &[2019, 2024, 2025, 2025, 2026, 2026]),
                ("new", &[2024, 2024, 2025, 2025, 2025, 2026, 2026, 2026, 2026]),
                ("rare", &[2025, 2025, 2026]),
                ("stays", &[2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]),
                ("future", &[2027, 2027, 2028, 2028, 2028]),
            ],
            20,
        );
        assert_eq!(names(list), ["new", "grows"]);
    }

    #[test]
    fn what_stands_beside_too_many_technologies_is_told_where_it_grows() {
        let mut list = found(&[], 20);
        let wide: [(&str, &[i16]); 2] = [
            ("grows", &[2024, 2025, 2025, 2026]),
            ("stays", &[2017, 2019, 2021, 2025]),
        ];
        list.spread = found(&wide, 20).phrases;
        let judged = find_growing(list, &CandidateSettings::default());
        let told: Vec<&str> = judged.spread.iter().map(|wide| wide.found.phrase.as_str()).collect();
        assert_eq!((told, judged.list.len()), (vec!["grows"], 0));
    }

    #[test]
    fn more_kept_records_of_a_year_are_no_growth() {
        let phrase = (
            "latest",
            [2017, 2018, 2019, 2020, 2021, 2025, 2025, 2025, 2026, 2026, 2026],
        );
        let mut list = found(&[(phrase.0, &phrase.1)], 10);
        assert_eq!(names(list.clone()), ["latest"]);
        list.years.extend(std::iter::repeat_n(2025, 30));
        list.years.extend(std::iter::repeat_n(2026, 30));
        assert!(names(list).is_empty());
        let mut only_recent = found(&[("new", &[2025, 2025, 2026, 2026])], 10);
        only_recent.years.retain(|year| *year >= 2024);
        assert!(names(only_recent).is_empty(), "nothing earlier to hold it against");
    }

    #[test]
    fn a_burst_is_dated_and_shares_are_of_the_kept_records_of_the_years() {
        let list = found(&[("new", &[2024, 2024, 2025, 2025, 2025, 2026, 2026, 2026, 2026])], 20);
        let found = find_growing(list, &CandidateSettings::default());
        let candidate = &found.list[0];
        assert_eq!((candidate.recent, candidate.earlier), ((9, 60), (0, 140)));
        assert_eq!(
            candidate.burst.map(|(first, last, _)| (first, last)),
            Some((2024, 2026))
        );
        assert_eq!((found.since, found.recent), (2017, (2024, 2026)));
    }

    proptest! {
        #[test]
        fn the_order_is_that_of_no_input_and_every_candidate_keeps_the_limits(
            years in proptest::collection::vec(proptest::collection::vec(2010_i16..2030, 0..12), 0..12), turn in 0_usize..12
        ) {
            let phrases: Vec<(String, Vec<i16>)> = years
                .into_iter()
                .enumerate()
                .map(|(number, years)| (format!("p{number:02}"), years))
                .collect();
            let made = |phrases: &[(String, Vec<i16>)]| {
                let borrowed: Vec<(&str, &[i16])> = phrases.iter().map(|(p, y)| (p.as_str(), y.as_slice())).collect();
                find_growing(found(&borrowed, 15), &CandidateSettings::default()).list
            };
            let mut turned = phrases.clone();
            turned.rotate_left(turn.min(phrases.len()));
            let list = made(&phrases);
            prop_assert_eq!(&list, &made(&turned));
            for candidate in list {
                prop_assert!(candidate.growth.0 >= 1.5);
                prop_assert!(candidate.recent.0 + candidate.earlier.0 >= 4);
                prop_assert!(candidate.recent.0 <= candidate.recent.1);
            }
        }
    }
}
