//! The scale of scores: what the header of their column declares, such as `score (%)` or `rating (1-5)`; else 0 to 1 or, where
//! all numbers are above that, 0 to the next of 5, 10, 20, 50, 100 and 1000.
//!
//! Larger is better, but in a column that is called rank or priority: there 1 is the best.

use super::keys::compact;
use super::number::parse_cell_number;
use crate::diagnostic::{Diagnostic, Place, excerpt};

/// Words for columns in which the smallest number is the best.
const RANKS: [&str; 8] = [
    "rank",
    "ranking",
    "priority",
    "prio",
    "rang",
    "prioritat",
    "prioridad",
    "priorite",
];

/// Where a scale ends that nobody declares: the same for most tables of one kind, whatever their highest number.
const ENDS: [f64; 6] = [5.0, 10.0, 20.0, 50.0, 100.0, 1000.0];

/// What the numbers of a column count from and to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The number that stands for a score of 0.
    pub low: f64,
    /// The number that stands for a score of 1; greater than `low`.
    pub high: f64,
    /// Whether the header says percent.
    pub is_percent: bool,
    /// Whether the smallest number is the best.
    pub is_rank: bool,
}

/// Whether a word is one for columns in which the smallest number is the best.
pub fn is_rank(word: &str) -> bool {
    RANKS.contains(&compact(word).as_str())
}

impl Scale {
    /// The scale of scores themselves.
    pub const UNIT: Scale = Scale {
        low: 0.0,
        high: 1.0,
        is_percent: false,
        is_rank: false,
    };

    /// The name in a header and the scale it declares: `(%)`, `in %`, `(0-100)`, `0..10`, `/ 5`, `(out of 5)`.
    pub fn of_header(header: &str) -> Option<(&str, Scale)> {
        let end = header.find(|sign: char| !(sign.is_alphabetic() || sign == ' ' || sign == '_'))?;
        let (name, said) = header.split_at(end);
        let lower = said.to_lowercase();
        let is_percent = lower.contains('%') || lower.contains("percent");
        let name = name.trim();
        let name = name.strip_suffix(" in").unwrap_or(name).trim();
        if is_percent {
            let (low, high) = (0.0, 100.0);
            let is_rank = false;
            let scale = Scale {
                low,
                high,
                is_percent,
                is_rank,
            };
            return Some((name, scale));
        }
        let numbers: Vec<f64> = lower
            .split(|sign: char| !sign.is_ascii_digit())
            .filter_map(|run| run.parse().ok())
            .collect();
        let between = lower
            .split(|sign: char| sign.is_ascii_digit())
            .nth(1)
            .unwrap_or_default();
        let ranges = matches!(between.trim(), "-" | "–" | "—" | ".." | "..." | "…" | "to" | "/");
        let before = lower
            .split(|sign: char| sign.is_ascii_digit())
            .next()
            .unwrap_or_default();
        let most = before.contains('/') || before.contains("of") || before.contains("max");
        let (low, high) = match numbers[..] {
            [low, high] if ranges => (low, high),
            [high] if most => (0.0, high),
            _ => return None,
        };
        // A range of years is no scale.
        let is_rank = is_rank(name);
        let scale = Scale {
            low,
            high,
            is_percent,
            is_rank,
        };
        (low < high && high <= 1000.0).then_some((name, scale))
    }

    /// The scale of a column whose header declares none; 0 to 1 where any number is a part of 1, or none is above it.
    fn of_numbers(word: &str, numbers: &[f64]) -> Scale {
        let is_rank = is_rank(word);
        let highest = numbers.iter().copied().fold(0.0, f64::max);
        let has_parts = numbers.iter().any(|number| *number > 0.0 && *number < 1.0);
        let end = ENDS.into_iter().find(|end| highest <= *end);
        match end.filter(|_| !has_parts && (highest > 1.0 || is_rank && highest > 0.0)) {
            Some(high) => Scale {
                low: if is_rank { 1.0 } else { 0.0 },
                high,
                is_percent: false,
                is_rank,
            },
            None => Scale::UNIT,
        }
    }

    /// Where a number lies from 0 to 1; beyond that where it is not on the scale.
    pub fn share(self, number: f64) -> f64 {
        let share = (number - self.low) / (self.high - self.low);
        if self.is_rank { 1.0 - share } else { share }
    }
}

/// The scale of a column of scores with this header and these values; one that is not 0 to 1 is told.
pub fn read_scale(word: &str, cells: &[&str], place: Place, diagnostics: &mut Vec<Diagnostic>) -> Scale {
    let found = cells.iter().filter_map(|cell| parse_cell_number(cell));
    let numbers: Vec<f64> = found
        .filter(|found| !found.is_share)
        .map(|found| found.number)
        .collect();
    let declared = Scale::of_header(word).map(|(_, scale)| scale);
    let scale = declared.unwrap_or_else(|| Scale::of_numbers(word, &numbers));
    if scale == Scale::UNIT {
        return scale;
    }
    let word = excerpt(word.trim());
    // A sheet keeps 80 % as 0.8, whatever its header says.
    let fractions = scale.is_percent
        && numbers.iter().all(|number| *number <= 1.0)
        && numbers.iter().any(|number| number.fract() != 0.0);
    if fractions {
        let message = format!("no value of the column \"{word}\" is above 1: they are read as scores from 0 to 1.");
        diagnostics.push(Diagnostic::warning(place, message));
        return Scale::UNIT;
    }
    let (none, all) = match scale.is_rank {
        true => (scale.high, scale.low),
        false => (scale.low, scale.high),
    };
    let message = format!(
        "the column \"{word}\" {} from {} to {}: {none} is read as a score of 0, {all} as one of 1.",
        if declared.is_some() {
            "counts"
        } else {
            "says no scale and is taken to count"
        },
        scale.low,
        scale.high
    );
    let hint = declared.is_none().then(|| {
        format!(
            "call it \"{word} ({}-{})\", or what its scale is",
            scale.low, scale.high
        )
    });
    diagnostics.push(Diagnostic::warning(place, message).with_hint_if(hint));
    scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_declares_its_scale_or_none() {
        let found =
            |header: &str| Scale::of_header(header).map(|(name, scale)| (name.to_owned(), scale.low, scale.high));
        for header in [
            "score (%)",
            "score %",
            "score in %",
            "score [percent]",
            "score (0-100)",
            "score 0..100",
            "score/100",
        ] {
            assert_eq!(found(header), Some(("score".into(), 0.0, 100.0)), "{header}");
        }
        assert_eq!(found("Rating (1–5)"), Some(("Rating".into(), 1.0, 5.0)));
        assert_eq!(found("rating (out of 5)"), Some(("rating".into(), 0.0, 5.0)));
        assert_eq!(found("points (max. 20)"), Some(("points".into(), 0.0, 20.0)));
        for header in [
            "score",
            "score (2025)",
            "score 2",
            "score 5-1",
            "score-card",
            "",
            "score (v1.2.3)",
        ] {
            assert_eq!(found(header), None, "{header}");
        }
    }

    #[test]
    fn a_column_without_a_scale_counts_to_a_round_number_and_a_rank_from_its_first() {
        let read = |word: &str, cells: &[&str]| {
            let mut told = Vec::new();
            let scale = read_scale(word, cells, Place::in_file("t"), &mut told);
            let shares = cells.iter().filter_map(|cell| parse_cell_number(cell));
            let shares: Vec<f64> = shares.map(|found| scale.share(found.number)).collect();
            (shares, told.len())
        };
        assert_eq!(read("score", &["1", "3", "5"]), (vec![0.2, 0.6, 1.0], 1));
        assert_eq!(read("score", &["2", "75"]), (vec![0.02, 0.75], 1));
        assert_eq!(read("score", &["1", "0", "1"]), (vec![1.0, 0.0, 1.0], 0));
        assert_eq!(
            read("score", &["0.5", "75"]),
            (vec![0.5, 75.0], 0),
            "a slip among parts of 1"
        );
        assert_eq!(read("score", &["2026", "3"]), (vec![2026.0, 3.0], 0), "no scale");
        assert_eq!(read("rank", &["1", "3", "5"]), (vec![1.0, 0.5, 0.0], 1));
        assert_eq!(read("Priorität (1-3)", &["1", "2", "3"]), (vec![1.0, 0.5, 0.0], 1));
    }

    #[test]
    fn the_ends_of_a_scale_are_zero_and_one() {
        let (_, scale) = Scale::of_header("rating (1-5)").expect("a scale");
        assert_eq!(
            [1.0, 3.0, 5.0, 6.0].map(|number| scale.share(number)),
            [0.0, 0.5, 1.0, 1.25]
        );
        assert_eq!(Scale::UNIT.share(0.3), 0.3);
    }
}
