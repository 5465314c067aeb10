//! A change to the inputs that somebody tries out, without touching files.

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The weight of the criterion of this id becomes this.
    Weight {
        /// Id of the criterion.
        criterion: String,
        /// The weight, 0 or more.
        weight: f64,
    },
    /// The level of a technology on a criterion becomes this, known for certain; `None` makes it unknown.
    Level {
        /// Id of the technology.
        technology: String,
        /// Id of the criterion.
        criterion: String,
        /// The level on the criterion's scale.
        level: Option<f64>,
    },
    /// The TRL range of a technology becomes this.
    Trl {
        /// Id of the technology.
        technology: String,
        /// Low end, 1 to 9.
        low: u8,
        /// High end, 1 to 9, not below the low one.
        high: u8,
    },
}

impl Change {
    /// The change in words.
    pub fn to_words(&self) -> String {
        match self {
            Change::Weight { criterion, weight } => format!("the weight of {criterion} is {weight}"),
            Change::Level {
                technology,
                criterion,
                level: Some(level),
            } => format!("{technology} has the level {level} on {criterion}"),
            Change::Level {
                technology,
                criterion,
                level: None,
            } => format!("the level of {technology} on {criterion} is unknown"),
            Change::Trl { technology, low, high } if low == high => format!("{technology} has TRL {low}"),
            Change::Trl { technology, low, high } => format!("{technology} has TRL {low} to {high}"),
        }
    }
}
