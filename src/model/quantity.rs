//! Quantities that cannot be out of range.

use std::fmt;

use super::limits;

/// A technology readiness level, 1 to 9 (Horizon 2020, General Annex G). Ordinal: never averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trl(u8);

impl Trl {
    /// The lowest level.
    pub const LEAST: Trl = Trl(1);
    /// The highest level.
    pub const MOST: Trl = Trl(9);

    /// A level from 1 to 9; `None` for anything else.
    pub fn new(level: i64) -> Option<Self> {
        u8::try_from(level)
            .ok()
            .filter(|level| (1..=9).contains(level))
            .map(Trl)
    }

    /// The level as a number, 1 to 9.
    pub fn level(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Trl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A value on a 0 to 1 scale, 1 best.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Score(f64);

impl Score {
    /// The least value.
    pub const ZERO: Score = Score(0.0);

    /// A value from 0 to 1; `None` for anything else, NaN included.
    pub fn new(value: f64) -> Option<Self> {
        (0.0..=1.0).contains(&value).then_some(Score(value))
    }

    /// The value, 0 to 1.
    pub fn value(self) -> f64 {
        self.0
    }
}

/// A level on a criterion's scale, finite; on scales of anchors 1 (worst) to 5 (best). Fractions come from medians.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Level(f64);

impl Level {
    /// The worst anchor.
    pub const WORST: Level = Level(1.0);

    /// A level on a scale of anchors, from 1 to 5; `None` for anything else, NaN included.
    pub fn new(level: f64) -> Option<Self> {
        Level::within(1.0, 5.0, level)
    }

    /// A level between two ends; `None` for anything else, NaN included.
    pub fn within(low: f64, high: f64, level: f64) -> Option<Self> {
        (low..=high).contains(&level).then_some(Level(level))
    }

    /// The level.
    pub fn level(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A weight: zero or more, at most [`limits::LARGEST`].
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Weight(f64);

impl Weight {
    /// No weight.
    pub const ZERO: Weight = Weight(0.0);

    /// A number from 0 to [`limits::LARGEST`]; `None` for anything else, NaN included.
    pub fn new(value: f64) -> Option<Self> {
        (0.0..=limits::LARGEST).contains(&value).then_some(Weight(value))
    }

    /// The weight.
    pub fn value(self) -> f64 {
        self.0
    }
}
