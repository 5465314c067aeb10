//! What a panel said on one criterion: middle, spread, agreement, and what a second round changed.
//!
//! Quartiles and percentiles of type 7 (Hyndman and Fan 1996, linear). Consensus by interquartile range and by the share
//! within one step of the median (Diamond et al. 2014; von der Gracht 2012); on scales of 1 to 9 the disagreement index of
//! the RAND/UCLA manual (Fitch et al. 2001); Tastle and Wierman's (2007) consensus. Missing ratings are abstentions.

use super::additive::round_value;
use super::refusal::check_score;
use super::{Fault, NOISE, Refusal};

/// The scale of ratings and what counts as consensus.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConsensusRule {
    /// The lowest and the highest rating of the scale.
    pub scale: (f64, f64),
    /// Largest interquartile range, as a share of the scale's width.
    pub most_spread: f64,
    /// Least share of ratings within one step of the median.
    pub least_within_one: f64,
}

impl ConsensusRule {
    /// A quarter of the scale's width, and three ratings of four within one step.
    pub fn on_scale(low: f64, high: f64) -> Self {
        ConsensusRule {
            scale: (low, high),
            most_spread: 0.25,
            least_within_one: 0.75,
        }
    }
}

/// A panel's ratings on one criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelSummary {
    /// Ratings given.
    pub ratings: usize,
    /// Ratings not given.
    pub abstentions: usize,
    /// What they say; `None` without any.
    pub figures: Option<PanelFigures>,
}

/// What the ratings of a panel say.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelFigures {
    /// The middle rating.
    pub median: f64,
    /// A quarter lies below.
    pub lower_quartile: f64,
    /// A quarter lies above.
    pub upper_quartile: f64,
    /// Upper less lower quartile.
    pub interquartile: f64,
    /// Mean.
    pub mean: f64,
    /// Standard deviation of divisor n − 1; `None` for one rating.
    pub deviation: Option<f64>,
    /// Lowest rating.
    pub least: f64,
    /// Highest rating.
    pub largest: f64,
    /// Median distance from the median, unscaled.
    pub median_distance: f64,
    /// All most frequent ratings, ascending.
    pub modes: Vec<f64>,
    /// Share of ratings at most 1 away from the median.
    pub within_one: f64,
    /// 1 + Σ p log₂(1 − |x − mean| / width): 1 for unanimity, 0 for two camps at the ends.
    pub tastle_wierman: f64,
    /// RAND/UCLA disagreement; `None` unless the scale is 1 to 9.
    pub rand: Option<RandDisagreement>,
    /// Whether the rule for consensus is met.
    pub consensus: bool,
}

/// RAND/UCLA's index on a scale of 1 to 9.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RandDisagreement {
    /// The 30th percentile.
    pub p30: f64,
    /// The 70th percentile.
    pub p70: f64,
    /// Their distance.
    pub range: f64,
    /// The range allowed, adjusted for asymmetry: 2.35 + 1.5 |5 − (p30 + p70)/2|.
    pub allowed: f64,
    /// Whether the range is larger than allowed.
    pub disagreement: bool,
}

/// Summarises ratings, `None` an abstention. Refuses ratings that are not finite or off the scale.
pub fn summarise_panel(ratings: &[Option<f64>], rule: ConsensusRule) -> Result<PanelSummary, Refusal> {
    let (low, high) = rule.scale;
    if !(low.is_finite() && high.is_finite() && low < high) {
        return Err(Refusal::new(
            Fault::BadParameter,
            format!("a scale from {low} to {high}"),
        ));
    }
    let mut given = Vec::new();
    for (assessor, rating) in ratings.iter().enumerate() {
        if let Some(rating) = *rating {
            let refuse = |refusal: Refusal| refusal.with_item(format!("assessor {}", assessor + 1));
            let rating = check_score(rating).map_err(refuse)?;
            if rating < low || rating > high {
                return Err(refuse(Refusal::new(Fault::ScoreOutOfRange, rating)));
            }
            given.push(rating);
        }
    }
    given.sort_unstable_by(f64::total_cmp);
    Ok(PanelSummary {
        ratings: given.len(),
        abstentions: ratings.len() - given.len(),
        figures: (!given.is_empty()).then(|| figure(&given, rule)),
    })
}

fn figure(sorted: &[f64], rule: ConsensusRule) -> PanelFigures {
    let (low, high) = rule.scale;
    let count = sorted.len() as f64;
    let mean = sorted.iter().sum::<f64>() / count;
    let median = quantile(sorted, 0.5);
    let (lower_quartile, upper_quartile) = (quantile(sorted, 0.25), quantile(sorted, 0.75));
    let interquartile = upper_quartile - lower_quartile;
    let mut distances: Vec<f64> = sorted.iter().map(|rating| (rating - median).abs()).collect();
    distances.sort_unstable_by(f64::total_cmp);
    let squares: f64 = sorted.iter().map(|rating| (rating - mean) * (rating - mean)).sum();
    let within_one = distances.iter().filter(|distance| **distance <= 1.0 + NOISE).count() as f64 / count;
    let near = |rating: &f64| libm::log2(1.0 - (rating - mean).abs() / (high - low));
    PanelFigures {
        median,
        lower_quartile,
        upper_quartile,
        interquartile,
        mean,
        deviation: (sorted.len() > 1).then(|| (squares / (count - 1.0)).sqrt()),
        least: sorted[0],
        largest: sorted[sorted.len() - 1],
        median_distance: quantile(&distances, 0.5),
        modes: find_modes(sorted),
        within_one,
        tastle_wierman: 1.0 + sorted.iter().map(near).sum::<f64>() / count,
        rand: (rule.scale == (1.0, 9.0)).then(|| judge_rand(sorted)),
        consensus: interquartile <= rule.most_spread * (high - low) + NOISE
            && within_one >= rule.least_within_one - NOISE,
    }
}

fn judge_rand(sorted: &[f64]) -> RandDisagreement {
    let (p30, p70) = (quantile(sorted, 0.3), quantile(sorted, 0.7));
    // 2.35 is the range where all answers are symmetric about the middle, 1.5 the correction for each step off it.
    let allowed = 2.35 + 1.5 * (5.0 - (p30 + p70) / 2.0).abs();
    RandDisagreement {
        p30,
        p70,
        range: p70 - p30,
        allowed,
        disagreement: p70 - p30 > allowed + NOISE,
    }
}

fn find_modes(sorted: &[f64]) -> Vec<f64> {
    let runs: Vec<&[f64]> = sorted.chunk_by(|a, b| a == b).collect();
    let most = runs.iter().map(|run| run.len()).max().unwrap_or(0);
    runs.iter().filter(|run| run.len() == most).map(|run| run[0]).collect()
}

/// The quantile of type 7 of ascending numbers, at least one: linear between order statistics at (n − 1) p.
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    // 12 decimals, so that 0.7 × 10 is the seventh step and not a hair below.
    let place = round_value((sorted.len() - 1) as f64 * share);
    let below = (place.floor() as usize).min(sorted.len() - 1);
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}

/// The share of assessors who gave something else in a second round, among those who gave something in both: 15 % or less
/// is the usual reason to stop. The same place in both lists is the same assessor. `None` where nobody is in both.
pub fn share_changed<T: PartialEq>(before: &[Option<T>], after: &[Option<T>]) -> Option<f64> {
    let both = before
        .iter()
        .zip(after)
        .filter_map(|(before, after)| Some(before.as_ref()? != after.as_ref()?));
    let (changed, all) = both.fold((0, 0), |(changed, all), differs| {
        (changed + u32::from(differs), all + 1)
    });
    (all > 0).then(|| f64::from(changed) / f64::from(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_rated_says_nothing() {
        let summary = summarise_panel(&[None, None], ConsensusRule::on_scale(1.0, 5.0)).unwrap();
        assert_eq!((summary.ratings, summary.abstentions, summary.figures), (0, 2, None));
    }

    #[test]
    fn ratings_off_the_scale_are_refused() {
        let refused = |rating| summarise_panel(&[Some(rating)], ConsensusRule::on_scale(1.0, 5.0)).unwrap_err();
        assert_eq!(refused(6.0).fault, Fault::ScoreOutOfRange);
        assert_eq!(refused(f64::NAN).fault, Fault::NonFiniteScore);
        assert_eq!(refused(6.0).item.as_deref(), Some("assessor 1"));
    }

    #[test]
    fn the_same_range_is_disagreement_about_the_middle_and_none_towards_an_end() {
        // Eleven ratings: the fourth is the 30 % quantile, the eighth the 70 % one.
        let panel = |low: f64, high: f64| {
            let ratings = [[low; 4].as_slice(), &[(low + high) / 2.0; 3], &[high; 4]].concat();
            let ratings: Vec<Option<f64>> = ratings.into_iter().map(Some).collect();
            let summary = summarise_panel(&ratings, ConsensusRule::on_scale(1.0, 9.0)).unwrap();
            summary.figures.unwrap().rand.unwrap()
        };
        let about_the_middle = panel(3.5, 6.5);
        assert_eq!((about_the_middle.range, about_the_middle.allowed), (3.0, 2.35));
        assert!(about_the_middle.disagreement);
        let towards_an_end = panel(2.0, 5.0);
        assert_eq!((towards_an_end.range, towards_an_end.allowed), (3.0, 2.35 + 1.5 * 1.5));
        assert!(!towards_an_end.disagreement);
        assert!(!panel(3.9, 6.1).disagreement, "2.2 is less than 2.35");
    }

    #[test]
    fn rounds_compare_who_rated_in_both() {
        let (before, after) = (
            [Some(2.0), Some(4.0), None, Some(1.0)],
            [Some(3.0), Some(4.0), Some(5.0), None],
        );
        assert_eq!(share_changed(&before, &after), Some(0.5));
        assert_eq!(share_changed::<f64>(&[None], &[None]), None);
    }

    #[test]
    fn a_median_of_two_is_their_mean_and_quartiles_lie_on_straight_lines() {
        assert_eq!(quantile(&[4.0], 0.5), 4.0);
        assert_eq!(quantile(&[2.0, 5.0], 0.5), 3.5);
        assert_eq!(quantile(&[1.0, 2.0, 5.0], 0.5), 2.0);
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 5.0], 0.25), 1.75);
    }
}
