//! Numbers that are refused: which rule they break, whose they are, what was found.

use std::fmt;

/// The rule a refused number breaks. The words of [`Fault::as_str`] are those of the reference vectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A score that is NaN or infinite.
    NonFiniteScore,
    /// A weight that is NaN or infinite.
    NonFiniteWeight,
    /// A weight below zero.
    NegativeWeight,
    /// Weights that are all zero.
    ZeroWeightSum,
    /// Rows or lists of unequal length.
    DimensionMismatch,
    /// No items or no criteria.
    EmptyInput,
    /// A value outside 0 to 1.
    ValueOutOfRange,
    /// A score outside the declared scale, where the scale forbids it.
    ScoreOutOfRange,
    /// Thresholds that do not descend strictly inside 0 to 1.
    BadThresholds,
    /// A value function whose points do not increase, or whose values leave 0 to 1.
    BadValueFunction,
    /// A text where a number is wanted.
    NotANumber,
    /// A missing score under the policy that refuses them.
    MissingScore,
    /// Weight bounds that no weights can meet.
    InfeasibleWeights,
    /// Two items or criteria of one identifier.
    DuplicateId,
    /// A score distribution whose low, mode and high are out of order, or an empty pool.
    BadDistribution,
    /// A gate, rule or radius that names a ring or criterion that is not there, or radii that do not grow.
    BadRings,
    /// An order of criteria that is not a permutation, shares or a concentration that are not positive.
    BadWeightDistribution,
    /// A number of samples, a precision or a quantile level out of range.
    BadSampling,
    /// Parameters of a cross-check method out of range.
    BadParameter,
}

impl Fault {
    /// The rule's name, in lower case with underscores.
    pub fn as_str(self) -> &'static str {
        match self {
            Fault::NonFiniteScore => "non_finite_score",
            Fault::NonFiniteWeight => "non_finite_weight",
            Fault::NegativeWeight => "negative_weight",
            Fault::ZeroWeightSum => "zero_weight_sum",
            Fault::DimensionMismatch => "dimension_mismatch",
            Fault::EmptyInput => "empty_input",
            Fault::ValueOutOfRange => "value_out_of_range",
            Fault::ScoreOutOfRange => "score_out_of_range",
            Fault::BadThresholds => "bad_thresholds",
            Fault::BadValueFunction => "bad_value_function",
            Fault::NotANumber => "not_a_number",
            Fault::MissingScore => "missing_score",
            Fault::InfeasibleWeights => "infeasible_weights",
            Fault::DuplicateId => "duplicate_id",
            Fault::BadDistribution => "bad_distribution",
            Fault::BadRings => "bad_rings",
            Fault::BadWeightDistribution => "bad_weight_law",
            Fault::BadSampling => "bad_sampling",
            Fault::BadParameter => "bad_parameter",
        }
    }

    /// The rule in words.
    pub fn to_words(self) -> &'static str {
        match self {
            Fault::NonFiniteScore => "a score must be a finite number",
            Fault::NonFiniteWeight => "a weight must be a finite number",
            Fault::NegativeWeight => "a weight cannot be below zero",
            Fault::ZeroWeightSum => "at least one weight must be above zero",
            Fault::DimensionMismatch => "there must be one number for each criterion",
            Fault::EmptyInput => "there must be at least one item and one criterion",
            Fault::ValueOutOfRange => "a value lies between 0 and 1",
            Fault::ScoreOutOfRange => "a score lies on the declared scale",
            Fault::BadThresholds => "thresholds descend from the inside out, each between 0 and 1",
            Fault::BadValueFunction => "a value function has points of increasing score, with values between 0 and 1",
            Fault::NotANumber => "a number is wanted",
            Fault::MissingScore => "a score is missing, and missing scores are refused",
            Fault::InfeasibleWeights => {
                "lower bounds add up to 1 at most and upper bounds to 1 at least, each lower below its upper"
            }
            Fault::DuplicateId => "each identifier stands for one thing",
            Fault::BadDistribution => "low, mode and high are finite and in this order, and a pool has a rating",
            Fault::BadRings => "a rule or gate names a ring and a criterion that are there, and radii grow outwards",
            Fault::BadWeightDistribution => {
                "an order names each criterion once, and shares, concentrations and parameters are finite and above zero"
            }
            Fault::BadSampling => "samples are 1 or more, a precision and a quantile level lie between 0 and 1",
            Fault::BadParameter => "a parameter of the method is out of its range",
        }
    }
}

/// A refused number, with what is needed to find it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The rule that is broken.
    pub fault: Fault,
    /// The item it was found at: identifier, or number from 1.
    pub item: Option<String>,
    /// The criterion it was found at: identifier, or number from 1.
    pub criterion: Option<String>,
    /// What was found there.
    pub found: String,
}

impl Refusal {
    /// A refusal of what was found.
    pub fn new(fault: Fault, found: impl fmt::Display) -> Self {
        Refusal {
            fault,
            item: None,
            criterion: None,
            found: found.to_string(),
        }
    }

    /// The same with the item it belongs to.
    pub fn with_item(mut self, item: impl fmt::Display) -> Self {
        self.item = Some(item.to_string());
        self
    }

    /// The same with the criterion it belongs to.
    pub fn with_criterion(mut self, criterion: impl fmt::Display) -> Self {
        self.criterion = Some(criterion.to_string());
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(item) = &self.item {
            write!(f, "item {item}, ")?;
        }
        if let Some(criterion) = &self.criterion {
            write!(f, "criterion {criterion}, ")?;
        }
        write!(f, "found {}: {}", self.found, self.fault.to_words())
    }
}

impl std::error::Error for Refusal {}

/// The score, when it is finite.
pub fn check_score(score: f64) -> Result<f64, Refusal> {
    match score.is_finite() {
        true => Ok(score + 0.0), // −0 becomes 0
        false => Err(Refusal::new(Fault::NonFiniteScore, score)),
    }
}

/// Refuses identifiers that stand twice.
pub fn check_unique<'a>(ids: impl Iterator<Item = &'a str>) -> Result<(), Refusal> {
    let mut seen = std::collections::BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(Refusal::new(Fault::DuplicateId, format!("\"{id}\" twice")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_item_criterion_and_what_was_found() {
        let refusal = check_score(f64::NAN)
            .unwrap_err()
            .with_item("drone")
            .with_criterion("need");
        assert_eq!(
            refusal.to_string(),
            "item drone, criterion need, found NaN: a score must be a finite number"
        );
    }
}
