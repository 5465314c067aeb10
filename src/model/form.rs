//! A sheet for assessors: one criterion, a row a technology, and what is known before they answer.

/// A form to be filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Id of the criterion, or [`super::TRL_SCORES`].
    pub criterion: String,
    /// Pseudonym of the assessor who fills it in; empty where that is left open.
    pub assessor: String,
    /// Round of the panel, from 1.
    pub round: u32,
    /// The least and the largest answer.
    pub scale: (f64, f64),
    /// Rows in the order of technologies.
    pub rows: Vec<FormRow>,
}

/// A technology to be judged.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRow {
    /// Id of the technology.
    pub technology: String,
    /// The middle level or TRL of now; `None` where nobody knows it.
    pub level: Option<f64>,
    /// The least and the largest it may be, as far as it is known.
    pub range: Option<(f64, f64)>,
    /// What the round before said, from the second round on.
    pub before: Option<RoundBefore>,
}

/// What a panel said in the round before, without names.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundBefore {
    /// How many answered.
    pub number: usize,
    /// Median of what they thought most likely.
    pub median: f64,
    /// Lower and upper quartile.
    pub quartiles: (f64, f64),
    /// What this assessor answered: low, mode, high.
    pub own: Option<[f64; 3]>,
    /// The notes, in alphabetical order, so that their order names nobody.
    pub notes: Vec<String>,
}
