//! The shape of a curve that saturates, and the stages along it.

/// Shares of the ceiling at which growth, maturity and saturation begin.
pub const STAGES: [f64; 3] = [0.1, 0.5, 0.9];

/// The shape of a curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// G = 1/(1 + e^−x): symmetric, half at the inflection.
    Logistic,
    /// G = exp(−e^−x): early inflection, long tail.
    Gompertz,
}

impl Shape {
    /// G at x.
    pub fn share(self, x: f64) -> f64 {
        match self {
            Shape::Logistic => 1.0 / (1.0 + libm::exp(-x)),
            Shape::Gompertz => libm::exp(-libm::exp(-x)),
        }
    }

    /// The x at which G is a share of the ceiling, between 0 and 1.
    pub fn link(self, share: f64) -> f64 {
        match self {
            Shape::Logistic => libm::log(share / (1.0 - share)),
            Shape::Gompertz => -libm::log(-libm::log(share)),
        }
    }

    /// ln(G(x) − G(x − r)), exact where the difference of the two would vanish.
    pub(super) fn log_increment(self, x: f64, r: f64) -> f64 {
        match self {
            Shape::Logistic => -(x - r) + libm::log(-libm::expm1(-r)) - soft_plus(-x) - soft_plus(r - x),
            Shape::Gompertz => {
                let late = libm::exp(-x);
                let gap = late * libm::expm1(r);
                -late + libm::log(-libm::expm1(-gap))
            }
        }
    }

    /// Where the search along z begins and ends: beyond, nothing changes any more.
    pub(super) fn reach(self) -> (f64, f64) {
        match self {
            Shape::Logistic => (-30.0, 40.0),
            Shape::Gompertz => (-8.0, 40.0),
        }
    }
}

/// ln(1 + e^x).
fn soft_plus(x: f64) -> f64 {
    match x > 0.0 {
        true => x + libm::log1p(libm::exp(-x)),
        false => libm::log1p(libm::exp(x)),
    }
}

/// Where on its curve a technology is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Below a tenth of the ceiling.
    Emerging,
    /// Below half.
    Growth,
    /// Below nine tenths.
    Maturity,
    /// Above.
    Saturation,
}

impl Stage {
    /// The stage at a share of the ceiling.
    pub fn at(share: f64) -> Self {
        match STAGES.iter().filter(|limit| share >= **limit).count() {
            0 => Stage::Emerging,
            1 => Stage::Growth,
            2 => Stage::Maturity,
            _ => Stage::Saturation,
        }
    }

    /// One word, as the vectors have it.
    #[cfg(test)]
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Emerging => "emerging",
            Stage::Growth => "growth",
            Stage::Maturity => "maturity",
            Stage::Saturation => "saturation",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn increments_are_exact_where_the_curve_is_nearly_flat() {
        for shape in [Shape::Logistic, Shape::Gompertz] {
            for x in [-1.5, 0.0, 2.0] {
                let plain = libm::log(shape.share(x) - shape.share(x - 0.4));
                assert!((shape.log_increment(x, 0.4) - plain).abs() < 1e-12);
            }
        }
        let far = Shape::Logistic.log_increment(-700.0, 0.1);
        assert!(far.is_finite() && far < -690.0);
    }

    #[test]
    fn stages_begin_at_their_shares() {
        let stages = [0.0, 0.1, 0.5, 0.9].map(Stage::at);
        assert_eq!(
            stages,
            [Stage::Emerging, Stage::Growth, Stage::Maturity, Stage::Saturation]
        );
        for shape in [Shape::Logistic, Shape::Gompertz] {
            assert!((shape.share(shape.link(0.3)) - 0.3).abs() < 1e-14);
        }
    }
}
