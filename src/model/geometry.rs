//! Points and angles, with trigonometry that gives the same bits on every platform.

use serde::{Deserialize, Serialize};

/// An angle in radians, clockwise from the positive x axis, y pointing down as on a page.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Angle(pub f64);

impl Angle {
    /// An angle given in degrees.
    pub fn from_degrees(degrees: f64) -> Self {
        Angle(degrees * std::f64::consts::PI / 180.0)
    }

    /// The angle in degrees.
    pub fn to_degrees(self) -> f64 {
        self.0 * 180.0 / std::f64::consts::PI
    }

    /// The sine, by `libm`.
    pub fn sin(self) -> f64 {
        libm::sin(self.0)
    }

    /// The cosine, by `libm`.
    pub fn cos(self) -> f64 {
        libm::cos(self.0)
    }
}

/// The angle whose cosine is given, 0 to π, by `libm`.
pub fn acos(cosine: f64) -> f64 {
    libm::acos(cosine)
}

/// The angle whose sine is given, −π/2 to π/2, by `libm`.
pub fn asin(sine: f64) -> f64 {
    libm::asin(sine)
}

/// A point in drawing units, y down.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Rightwards.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Point {
    /// The point at a distance from this one in the direction of an angle.
    pub fn at(self, radius: f64, angle: Angle) -> Point {
        Point {
            x: self.x + radius * angle.cos(),
            y: self.y + radius * angle.sin(),
        }
    }

    /// The distance to another point.
    pub fn distance(self, other: Point) -> f64 {
        libm::hypot(other.x - self.x, other.y - self.y)
    }
}

/// A rectangle with its sides along the axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width, zero or more.
    pub width: f64,
    /// Height, zero or more.
    pub height: f64,
}
