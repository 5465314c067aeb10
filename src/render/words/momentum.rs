//! What yearly counts say, in words that claim no more than the data carry.

use crate::model::{Contradiction, CurveReading, GrowthCurve, Momentum, PublishedModel, Stage};
use crate::render::messages::message;

/// What the counts say, a sentence a figure.
pub fn momentum(momentum: &Momentum) -> Vec<String> {
    let per_cent = |fraction: f64| format!("{:+.1} %", 100.0 * fraction);
    let (from, to) = (momentum.trend_from.to_string(), momentum.years.1.to_string());
    let mut words = Vec::new();
    words.extend(
        momentum
            .share
            .map(|share| message!("share-of-source", year = &to, share = format!("{:.3}", 1e5 * share))),
    );
    words.extend(
        momentum
            .growth
            .zip(momentum.growth_interval)
            .map(|(growth, (low, high))| {
                let (growth, low, high) = (per_cent(growth), per_cent(low), per_cent(high));
                if momentum.of_share {
                    message!(
                        "growth-of-share",
                        from = &from,
                        to = &to,
                        growth = growth,
                        low = low,
                        high = high
                    )
                } else {
                    message!(
                        "growth-of-counts",
                        from = &from,
                        to = &to,
                        growth = growth,
                        low = low,
                        high = high
                    )
                }
            }),
    );
    words.extend(
        momentum
            .doubling
            .map(|years| message!("doubles-in", years = format!("{years:.1}"))),
    );
    words.extend(
        momentum
            .recent
            .map(|share| message!("recent-works", share = format!("{:.0} %", 100.0 * share))),
    );
    words.extend(momentum.bursts.iter().map(|(first, last, weight)| {
        message!(
            "burst",
            first = first.to_string(),
            last = last.to_string(),
            weight = format!("{weight:.1}")
        )
    }));
    words.push(curve(&momentum.curve));
    words
}

/// What published studies would fit, a sentence each.
pub fn published(momentum: &Momentum) -> Vec<String> {
    let published = momentum.published.iter();
    let words = published.map(|(model, ceiling, share)| {
        let (share, ceiling) = (format!("{:.0} %", 100.0 * share), format!("{ceiling:.0}"));
        match model {
            PublishedModel::Logistic => message!("published-logistic", share = share, ceiling = ceiling),
            PublishedModel::Gompertz => message!("published-gompertz", share = share, ceiling = ceiling),
            PublishedModel::Bass => message!("published-bass", share = share, ceiling = ceiling),
        }
    });
    words.collect()
}

/// What the curve says.
pub fn curve(reading: &CurveReading) -> String {
    match reading {
        CurveReading::TooLittle => message!("curve-too-little"),
        CurveReading::CeilingUnknown { curve, at_least, .. } => {
            let curve = curve.map_or_else(|| message!("curve-none-fits"), name_curve);
            match at_least {
                Some(share) => message!(
                    "curve-ceiling-unknown-at-least",
                    curve = curve,
                    share = format!("{:.0} %", 100.0 * share)
                ),
                None => message!("curve-ceiling-unknown", curve = curve),
            }
        }
        CurveReading::Fitted {
            curve,
            saturation: (share, low, high),
            stage,
            ..
        } => message!(
            "curve-fitted",
            stage = name_stage(*stage),
            curve = name_curve(*curve),
            share = format!("{:.0} %", 100.0 * share),
            low = format!("{:.0}", 100.0 * low),
            high = format!("{:.0} %", 100.0 * high)
        ),
    }
}

/// Where counts and TRL contradict each other.
pub fn contradiction(found: &Contradiction) -> String {
    message!(
        "momentum-contradicts-trl",
        source = &found.source,
        stage = name_stage(found.stage),
        low = found.trl.0,
        high = found.trl.1
    )
}

fn name_curve(curve: GrowthCurve) -> String {
    match curve {
        GrowthCurve::Logistic => message!("curve-logistic"),
        GrowthCurve::Gompertz => message!("curve-gompertz"),
    }
}

fn name_stage(stage: Stage) -> String {
    match stage {
        Stage::Emerging => message!("stage-emerging"),
        Stage::Growth => message!("stage-growth"),
        Stage::Maturity => message!("stage-maturity"),
        Stage::Saturation => message!("stage-saturation"),
    }
}
