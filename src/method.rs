//! The method in numbers: every quantity of the scoring as a pure, documented function.
//!
//! Nothing here knows radar-data: callers hand in plain numbers with the identifiers they belong to, and get numbers or
//! a [`Refusal`] that names item and criterion. `score` makes the arguments; what is tested against the reference vectors
//! (`tests`) is what it calls. A file about one quantity:
//!
//! 1. From a raw score to a value: [`value`] functions, the [`additive`] value, [`rings`] by rules, with the radius inside
//!    the ring.
//! 2. How sure that is: [`ring_probabilities`] counted out where no rule asks for the value, else [`stream`] (draws as a pure function of seed, purpose, identifiers and block), [`weight_distribution`] and
//!    [`score_distribution`] (what is drawn), [`simulation`] (SMAA-2 and category acceptability, with [`outcome`] and [`precision`]).
//! 3. What moves it: [`stability`] of weights and scores, [`variance`] shares, the [`information`] in finding one out, and what each of
//!    several changes adds to what they do together ([`shapley`]).
//! 4. What a panel says: [`panel`] (Delphi), [`concordance`] (W), [`intraclass`] (ICC), [`krippendorff`] (alpha); what two who
//!    decide on links say: [`kappa`], and what their links say of a need: [`need_levels`].
//! 5. What other methods would say: [`topsis`], [`vikor`], [`promethee`], [`rank_correlation`]. They never set a ring.
//! 6. What the yearly counts say: [`momentum`], [`bursts`], [`series_breaks`], [`s_curve`], and the [`share_ratio`] of few records.
//!    They never become a TRL.
//! 7. What public records say: [`readiness`], a TRL range by rules that are data.
//!
//! Undefined is `None`, never 0 or NaN. Only + − × ÷ and √ decide the default path; where a formula needs a logarithm or
//! an exponential it is `libm`'s, so that every platform gives the same bits.

pub mod additive;
pub mod bursts;
pub mod concordance;
pub mod cross_check;
pub mod distribution_functions;
pub mod information;
pub mod intraclass;
pub mod kappa;
pub mod krippendorff;
pub mod momentum;
pub mod need_levels;
pub mod outcome;
pub mod panel;
pub mod precision;
pub mod promethee;
pub mod rank_correlation;
pub mod readiness;
pub mod refusal;
pub mod ring_probabilities;
pub mod rings;
pub mod rule_table;
pub mod s_curve;
pub mod score_distribution;
mod scoring_fit;
pub mod series_breaks;
pub mod shapley;
pub mod share_ratio;
pub mod simulation;
pub mod stability;
pub mod stream;
pub mod topsis;
pub mod value;
pub mod variance;
pub mod vikor;
pub mod weight_distribution;
pub mod wilson;

#[cfg(test)]
mod tests;

pub use refusal::{Fault, Refusal};

/// Rounding noise that is forgiven when a number is held against a threshold or a limit. 0.4·0.0 + 0.4·0.7 + 0.2·0.85
/// is 0.45 on paper and a hair less in binary; half of the twelfth decimal is far above such noise and far below any
/// difference that people could mean.
pub const NOISE: f64 = 5e-13;
