//! What yearly counts say, in words that claim no more than the data carry.

use crate::model::{
    Contradiction, CurveReading, Emergence, GrowthCurve, Momentum, PublishedModel, Stage, source_title,
};
use crate::render::messages::message;

/// What the counts say, a sentence a figure.
pub fn momentum(momentum: &Momentum) -> Vec<String> {
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
    words.extend(momentum.breaks.iter().map(|(year, ratio)| {
        let year = year.to_string();
        match ratio {
            Some(ratio) => message!("series-break", year = year, ratio = format!("{ratio:.2}")),
            None => message!("series-break-told", year = year),
        }
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

/// Emergence, a sentence a fact; they are never added up.
pub fn emergence(found: &Emergence) -> Vec<String> {
    let (from, to) = (found.years.0.to_string(), found.years.1.to_string());
    let early = format!("{:.0} %", 100.0 * found.early_share);
    let novelty = match found.is_new() {
        true => message!("emergence-new", share = early, from = &from, to = &to),
        false => message!("emergence-not-new", share = early, from = &from, to = &to),
    };
    let (years, works) = found.active;
    let persistence = match found.persists() {
        true => message!("emergence-persists", years = years, works = works),
        false => message!("emergence-does-not-persist", years = years, works = works),
    };
    let growth = match found.grows() {
        Some(true) => message!("emergence-grows"),
        Some(false) => message!("emergence-does-not-grow"),
        None => message!("emergence-growth-unknown"),
    };
    let community = match found.community {
        Some((1, _)) => message!("emergence-one-organisation"),
        Some((_, largest)) => message!("emergence-community", share = format!("{:.0} %", 100.0 * largest)),
        None => message!("emergence-community-unknown"),
    };
    vec![novelty, persistence, growth, community]
}

fn per_cent(fraction: f64) -> String {
    format!("{:+.1} %", 100.0 * fraction)
}

/// Where evidence and a placement contradict each other.
pub fn contradiction(found: &Contradiction) -> String {
    match found {
        Contradiction::Stage { source, stage, trl } => message!(
            "momentum-contradicts-trl",
            source = source_title(source),
            stage = name_stage(*stage),
            low = trl.0,
            high = trl.1
        ),
        Contradiction::ReadyWithoutAward { source, trl } => {
            message!(
                "ready-without-award",
                source = source_title(source),
                low = trl.0,
                high = trl.1
            )
        }
        Contradiction::EarlyWithAwards { source, awards, trl } => {
            message!(
                "early-with-awards",
                source = source_title(source),
                count = *awards,
                low = trl.0,
                high = trl.1
            )
        }
        Contradiction::EarlyAndFalling { source, growth, trl } => message!(
            "early-and-falling",
            source = source_title(source),
            growth = per_cent(growth.0),
            from = per_cent(growth.1),
            to = per_cent(growth.2),
            low = trl.0,
            high = trl.1
        ),
        Contradiction::StandardWithdrawn {
            number,
            source,
            retrieved,
        } => message!(
            "listed-standard-withdrawn",
            number = number,
            source = source_title(source),
            date = retrieved.to_string()
        ),
    }
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
