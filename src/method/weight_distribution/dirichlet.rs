//! Dirichlet draws: gamma draws (Marsaglia and Tsang 2000), divided by their sum.

use crate::method::stream::{BLOCK, Uniforms};

/// Gamma draws divided by their sum. With a parameter below 1 the sum may vanish in f64, so that case works in logarithms.
pub(super) fn fill_dirichlet(uniforms: &mut Uniforms, parameters: &[f64], rows: &mut [f64]) {
    let small = parameters.iter().any(|&parameter| parameter > 0.0 && parameter < 1.0);
    let mut gammas: Vec<Gamma> = parameters.iter().map(|&parameter| Gamma::new(parameter)).collect();
    let mut spare = None;
    let mut draws = vec![0.0; parameters.len()];
    for column in 0..BLOCK {
        for (gamma, draw) in gammas.iter_mut().zip(&mut draws) {
            *draw = match small {
                true => gamma.draw_logarithm(uniforms, &mut spare),
                false => gamma.draw(uniforms, &mut spare),
            };
        }
        if small {
            let largest = draws.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            for draw in &mut draws {
                *draw = libm::exp(*draw - largest);
            }
        }
        let sum: f64 = draws.iter().sum();
        for (row, draw) in draws.iter().enumerate() {
            rows[row * BLOCK + column] = draw / sum;
        }
    }
}

/// Fills a row with draws of a gamma distribution of unit scale; nothing where the parameter is 0.
pub(in crate::method) fn fill_gamma(uniforms: &mut Uniforms, parameter: f64, row: &mut [f64]) {
    let (gamma, mut spare) = (Gamma::new(parameter), None);
    for draw in row {
        *draw = match parameter < 1.0 && parameter > 0.0 {
            true => libm::exp(gamma.draw_logarithm(uniforms, &mut spare)),
            false => gamma.draw(uniforms, &mut spare),
        };
    }
}

/// A gamma distribution of unit scale.
struct Gamma {
    parameter: f64,
    d: f64,
    c: f64,
}

impl Gamma {
    /// Marsaglia and Tsang need a parameter of 1 or more; smaller ones are raised by 1 and scaled back by u^(1/parameter).
    fn new(parameter: f64) -> Self {
        let raised = if parameter < 1.0 { parameter + 1.0 } else { parameter };
        let d = raised - 1.0 / 3.0;
        Gamma {
            parameter,
            d,
            c: 1.0 / (9.0 * d).sqrt(),
        }
    }

    fn draw(&self, uniforms: &mut Uniforms, spare: &mut Option<f64>) -> f64 {
        if self.parameter == 0.0 {
            return 0.0;
        }
        loop {
            let x = draw_normal(uniforms, spare);
            let root = 1.0 + self.c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let u = uniforms.draw_open();
            // The squeeze of the published algorithm spares the logarithms in 98 of 100 draws.
            if u < 1.0 - 0.0331 * x * x * x * x || libm::log(u) < 0.5 * x * x + self.d * (1.0 - v + libm::log(v)) {
                return self.d * v;
            }
        }
    }

    fn draw_logarithm(&self, uniforms: &mut Uniforms, spare: &mut Option<f64>) -> f64 {
        match self.parameter {
            0.0 => f64::NEG_INFINITY,
            parameter if parameter < 1.0 => {
                libm::log(self.draw(uniforms, spare)) + libm::log(uniforms.draw_open()) / parameter
            }
            _ => libm::log(self.draw(uniforms, spare)),
        }
    }
}

/// A standard normal draw by the polar method (Marsaglia and Bray 1964), which gives two at a time.
fn draw_normal(uniforms: &mut Uniforms, spare: &mut Option<f64>) -> f64 {
    if let Some(spare) = spare.take() {
        return spare;
    }
    loop {
        let (x, y) = (2.0 * uniforms.draw() - 1.0, 2.0 * uniforms.draw() - 1.0);
        let square = x * x + y * y;
        if square > 0.0 && square < 1.0 {
            let scale = (-2.0 * libm::log(square) / square).sqrt();
            *spare = Some(y * scale);
            return x * scale;
        }
    }
}
