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
