//! The scale of scores: 0 to 1, or what the header of their column declares, such as `score (%)` or `rating (1-5)`.

/// What the numbers of a column count from and to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The number that stands for a score of 0.
    pub low: f64,
    /// The number that stands for a score of 1; greater than `low`.
    pub high: f64,
    /// Whether the header says percent.
    pub is_percent: bool,
}

impl Scale {
    /// The scale of scores themselves.
    pub const UNIT: Scale = Scale {
        low: 0.0,
        high: 1.0,
        is_percent: false,
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
            return Some((name, Scale { low, high, is_percent }));
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
        (low < high && high <= 1000.0).then_some((name, Scale { low, high, is_percent }))
    }

    /// Where a number lies from 0 to 1; beyond that where it is not on the scale.
    pub fn share(self, number: f64) -> f64 {
        (number - self.low) / (self.high - self.low)
    }
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
    fn the_ends_of_a_scale_are_zero_and_one() {
        let (_, scale) = Scale::of_header("rating (1-5)").expect("a scale");
        assert_eq!(
            [1.0, 3.0, 5.0, 6.0].map(|number| scale.share(number)),
            [0.0, 0.5, 1.0, 1.25]
        );
        assert_eq!(Scale::UNIT.share(0.3), 0.3);
    }
}
