//! Momentum and S-curves.

use crate::method::momentum::measure_momentum;
use crate::method::s_curve::{SCurve, Shape, fit_bass, fit_cumulative, fit_s_curve};
use crate::method::{Fault, Refusal};
use serde_json::{Value, json};

use super::{Answer, Case, Limit, compare_exactly, compare_values, list, number, numbers, run};

/// The stage of counts that no curve fits.
const UNDETERMINED: &str = "undetermined";

#[test]
fn reference_momentum_trend() {
    run("momentum_trend", answer_momentum, compare_exactly);
}

#[test]
fn reference_s_curve() {
    run("s_curve", answer_s_curve, compare_s_curve);
}

fn read_counts(counts: &Value) -> Result<Vec<u64>, Refusal> {
    list(counts, |count| {
        let number = number(count)?;
        let whole = number >= 0.0 && number.fract() == 0.0;
        if whole {
            Ok(number as u64)
        } else {
            Err(Refusal::new(Fault::NotANumber, count))
        }
    })
}

fn answer_momentum(inputs: &Value) -> Answer {
    let totals = numbers(&inputs["field_totals"])?;
    let totals = (!totals.is_empty()).then_some(totals.as_slice());
    let Some(found) = measure_momentum(&read_counts(&inputs["counts"])?, totals)? else {
        let keys = [
            "intercept",
            "slope",
            "slope_se",
            "dispersion",
            "slope_se_quasi",
            "slope_ci95",
            "annual_growth",
        ];
        let more = ["annual_growth_ci95", "doubling_time_years", "deviance"];
        let nothing = keys.into_iter().chain(more).map(|key| (key.to_owned(), Value::Null));
        return Ok(Value::Object(nothing.collect()));
    };
    Ok(json!({
        "intercept": found.intercept,
        "slope": found.slope,
        "slope_se": found.slope_error,
        "dispersion": found.dispersion,
        "slope_se_quasi": found.slope_error_quasi,
        "slope_ci95": found.slope_interval,
        "annual_growth": found.annual_growth,
        "annual_growth_ci95": found.annual_growth_interval,
        "doubling_time_years": found.doubling_years,
        "deviance": found.deviance,
    }))
}

fn answer_s_curve(inputs: &Value) -> Answer {
    let counts = read_counts(&inputs["counts"])?;
    let first_year = inputs["first_year"].as_f64().unwrap_or(1.0);
    let shape = if inputs["model"] == "gompertz" {
        Shape::Gompertz
    } else {
        Shape::Logistic
    };
    if inputs["model"] == "bass" {
        return Ok(tell_bass(&counts));
    }
    match inputs["method"].as_str() {
        Some("least_squares_cumulative") => Ok(tell_cumulative(shape, &counts)),
        _ => Ok(tell_likelihood(shape, &counts, first_year)),
    }
}

fn named(names: [&str; 3], numbers: Option<[f64; 3]>) -> Value {
    let pairs = |numbers: [f64; 3]| {
        names
            .into_iter()
            .zip(numbers)
            .map(|(name, x)| (name.to_owned(), json!(x)))
            .collect()
    };
    numbers.map_or(Value::Null, |numbers| Value::Object(pairs(numbers)))
}

fn stages(shares: Option<[f64; 4]>) -> Value {
    let Some([emerging, growth, maturity, saturation]) = shares else {
        return Value::Null;
    };
    json!({ "emerging": emerging, "growth": growth, "maturity": maturity, "saturation": saturation })
}

fn tell_likelihood(shape: Shape, counts: &[u64], first_year: f64) -> Value {
    let found = fit_s_curve(shape, counts);
    let undetermined = |status: &str| {
        json!({
            "params": null,
            "fit_status": status,
            "saturation_ratio": null,
            "stage": UNDETERMINED,
        })
    };
    match &found {
        SCurve::TooLittle => undetermined("too_little"),
        SCurve::NoGrowthVisible => undetermined("no_growth_visible"),
        SCurve::NoSaturationVisible {
            exponential_rate,
            saturation_upper,
        } => {
            let mut answer = undetermined("no_saturation_visible");
            answer["exponential_rate"] = json!(exponential_rate);
            answer["saturation_profile_ci95"] = json!([0.0, saturation_upper.unwrap_or(1.0)]);
            answer["lower_limit_open"] = json!(true);
            answer["upper_limit_open"] = json!(saturation_upper.is_none());
            answer
        }
        SCurve::Fitted(fit) => json!({
            "params": named(["K", "r", "t0"], Some([fit.ceiling, fit.rate, fit.inflection])),
            "se": named(["K", "r", "t0"], fit.errors),
            "fit_status": "fitted",
            "log_likelihood": fit.log_likelihood,
            "deviance": fit.deviance,
            "dispersion": fit.dispersion,
            "aicc": fit.aicc,
            "K_profile_ci95": fit.ceiling_limits,
            "fitted": fit.fitted,
            "inflection_year": first_year - 1.0 + fit.inflection,
            "duration_10_90": fit.duration,
            "link_z": fit.link,
            "link_z_se": fit.link_error,
            "saturation_ratio": fit.saturation,
            "saturation_profile_ci95": fit.saturation_limits,
            "lower_limit_open": fit.lower_open,
            "upper_limit_open": fit.upper_open,
            "stage": fit.stage.as_str(),
            "stage_probabilities": stages(Some(fit.stage_probabilities)),
        }),
    }
}

fn tell_cumulative(shape: Shape, counts: &[u64]) -> Value {
    let Some(fit) = fit_cumulative(shape, counts) else {
        return json!({ "params": null, "stage": UNDETERMINED });
    };
    json!({
        "params": named(["K", "r", "t0"], Some(fit.parameters)),
        "se": named(["K", "r", "t0"], fit.errors),
        "sse": fit.squares,
        "r_squared": fit.r_squared,
        "aicc": fit.aicc,
        "fitted": fit.fitted,
        "link_z": fit.link,
        "link_z_se": fit.link_error,
        "saturation_ratio": fit.saturation,
        "saturation_ci95": fit.saturation_limits,
        "stage": fit.stage.as_str(),
        "stage_probabilities": stages(fit.stage_probabilities),
    })
}

fn tell_bass(counts: &[u64]) -> Value {
    let Some(fit) = fit_bass(counts) else {
        return json!({ "params": null, "stage": UNDETERMINED });
    };
    json!({
        "params": named(["M", "p", "q"], Some(fit.parameters)),
        "se": named(["M", "p", "q"], fit.errors),
        "sse": fit.squares,
        "peak_time": fit.peak,
        "saturation_ratio": fit.saturation,
    })
}

fn compare_s_curve(case: &Case, answer: &Value) -> Vec<String> {
    let tolerance = |key: &str| case.tolerance[key].as_f64();
    let general = Limit {
        abs: tolerance("abs").unwrap_or(0.0),
        rel: tolerance("rel").unwrap_or(0.0),
    };
    let limit = |path: &str| match path {
        path if path.contains("ci95") => Limit {
            rel: tolerance("ci_rel").unwrap_or(general.rel),
            ..general
        },
        path if path.contains("log_likelihood") => Limit {
            abs: tolerance("log_likelihood_abs").unwrap_or(general.abs),
            ..general
        },
        path if path.contains("probabilities") => Limit {
            abs: tolerance("probability_abs").unwrap_or(general.abs),
            ..general
        },
        _ => general,
    };
    let mut wrong = Vec::new();
    compare_values("", case.expected, answer, &limit, &mut wrong);
    wrong
}
