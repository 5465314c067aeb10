//! The level of evidence from what scans found, and how yearly counts develop. Counts never become a TRL.

use crate::model::{CurveReading, Dossier, EARLY_TRL, Evidence, LATE_TRL, Level, Momentum, Technology, YearCount};

use crate::method::s_curve::{CurveFit, SCurve, Shape, fit_s_curve};
use crate::method::trend::{find_bursts, measure_theil_sen};

/// The evidence about one technology; the dossier keeps it sorted by technology and source.
pub fn evidence_of<'a>(dossier: &'a Dossier, technology: &str) -> &'a [Evidence] {
    let start = dossier
        .evidence
        .partition_point(|found| found.technology.as_str() < technology);
    let count = dossier.evidence[start..].partition_point(|found| found.technology == technology);
    &dossier.evidence[start..start + count]
}

/// The first row of the table of evidence levels that the evidence meets. Nothing scanned is no level, not the worst.
pub fn judge_evidence(dossier: &Dossier, technology: &Technology, momentum: &[Momentum]) -> (Option<Level>, String) {
    let found = evidence_of(dossier, &technology.id);
    if found.is_empty() {
        return (None, "No source has been scanned for it yet.".into());
    }
    for row in &dossier.configuration.scoring.evidence_levels {
        let counted = found.iter().filter(|evidence| row.sources.contains(&evidence.source));
        let works: u64 = counted.clone().map(count_works).sum();
        let grows = |evidence: &Evidence| {
            momentum
                .iter()
                .any(|trend| trend.source == evidence.source && is_growing(trend))
        };
        if works >= row.at_least && (!row.growing || counted.clone().any(grows)) {
            let sources: Vec<&str> = counted.map(|evidence| evidence.source.as_str()).collect();
            let growing = if row.growing { ", growing from year to year" } else { "" };
            return (
                Some(row.level),
                format!("{works} found in {}{growing}.", sources.join(", ")),
            );
        }
    }
    (
        None,
        "What was scanned meets no row of the table of evidence levels.".into(),
    )
}

/// Whether the whole interval of the trend lies above zero.
pub fn is_growing(momentum: &Momentum) -> bool {
    momentum.slope.is_some_and(|(_, low, _)| low > 0.0)
}

/// Works counted, or records listed where nothing was counted by year.
fn count_works(evidence: &Evidence) -> u64 {
    let counted: u64 = evidence.counts.iter().map(|count| count.count).sum();
    counted.max(evidence.records.len() as u64)
}

/// Fewest complete years and works for a curve (METHOD 2.3).
const FEWEST_YEARS: usize = 7;
const FEWEST_WORKS: u64 = 30;
/// Years that the compound growth looks back over.
const GROWTH_YEARS: usize = 5;

/// How the counts of each source develop; only complete years count.
pub fn measure_momentum(dossier: &Dossier, technology: &Technology) -> Vec<Momentum> {
    let found = evidence_of(dossier, &technology.id).iter();
    found.filter_map(measure_source).collect()
}

fn measure_source(evidence: &Evidence) -> Option<Momentum> {
    let complete = evidence
        .counts
        .iter()
        .filter(|count| count.year <= evidence.complete_through);
    let complete: Vec<&YearCount> = complete.collect();
    let (first, last) = (complete.first()?, complete.last()?);
    let counts: Vec<u64> = complete.iter().map(|count| count.count).collect();
    let totals: Option<Vec<f64>> = complete
        .iter()
        .map(|count| count.total.filter(|total| *total > 0).map(|total| total as f64))
        .collect();
    let logs: Vec<f64> = counts.iter().map(|count| libm::log(*count as f64 + 0.5)).collect();
    let trend = measure_theil_sen(&logs).ok().flatten();
    let slope = trend.map(|trend| (trend.slope, trend.interval.0, trend.interval.1));
    let all: u64 = counts.iter().sum();
    let recent: u64 = counts.iter().rev().take(3).sum();
    let bursts = find_bursts(&counts, totals.as_deref()).unwrap_or_default();
    let year = |index: usize| first.year + index as i16;
    Some(Momentum {
        source: evidence.source.clone(),
        years: (first.year, last.year),
        share: last
            .total
            .filter(|total| *total > 0)
            .map(|total| last.count as f64 / total as f64),
        growth: grow(&counts),
        doubling: slope
            .filter(|(_, low, _)| *low > 0.0)
            .map(|(slope, _, _)| std::f64::consts::LN_2 / slope),
        slope,
        recent: (all > 0).then(|| recent as f64 / all as f64),
        bursts: bursts
            .iter()
            .map(|burst| (year(burst.first), year(burst.last), burst.weight))
            .collect(),
        curve: read_curve(&counts, all),
        counts: complete.iter().map(|count| (count.year, count.count)).collect(),
    })
}

/// ((last + 1/2) / (first + 1/2))^(1/years) - 1 over up to five years (METHOD 2.3; the half avoids zero).
fn grow(counts: &[u64]) -> Option<f64> {
    let years = (counts.len().checked_sub(1)?).min(GROWTH_YEARS);
    let (first, last) = (counts[counts.len() - 1 - years] as f64, *counts.last()? as f64);
    (years > 0).then(|| libm::expm1(libm::log((last + 0.5) / (first + 0.5)) / years as f64))
}

/// The better of the logistic and the Gompertz curve by AICc; before its turning point the ceiling is unknown.
fn read_curve(counts: &[u64], all: u64) -> CurveReading {
    if counts.len() < FEWEST_YEARS || all < FEWEST_WORKS {
        return CurveReading::TooLittle;
    }
    let shapes = [(Shape::Logistic, "logistic"), (Shape::Gompertz, "Gompertz")];
    let mut fits: Vec<(&'static str, CurveFit)> = Vec::new();
    for (shape, name) in shapes {
        if let SCurve::Fitted(fit) = fit_s_curve(shape, counts) {
            fits.push((name, *fit));
        }
    }
    let criterion = |fit: &CurveFit| fit.aicc.unwrap_or(f64::INFINITY);
    fits.sort_by(|(_, a), (_, b)| criterion(a).total_cmp(&criterion(b)));
    let Some((curve, fit)) = fits.into_iter().next() else {
        return CurveReading::CeilingUnknown {
            curve: "no curve with a ceiling fits",
            fitted: Vec::new(),
            at_least: None,
        };
    };
    let (low, high) = fit.saturation_limits;
    if fit.lower_open || fit.ceiling_limits.1.is_none() {
        return CurveReading::CeilingUnknown {
            curve,
            fitted: fit.fitted,
            at_least: (low > 0.0).then_some(low),
        };
    }
    CurveReading::Fitted {
        curve,
        fitted: fit.fitted,
        saturation: (fit.saturation, low, high),
        stage: fit.stage.as_str(),
    }
}

/// Where momentum and TRL contradict each other: a field said to be at its ceiling whose TRL is early, or one whose
/// counts still emerge although the TRL says that it is in use.
pub fn find_contradiction(technology: &Technology, momentum: &[Momentum]) -> Option<String> {
    momentum.iter().find_map(|trend| {
        let CurveReading::Fitted { stage, .. } = &trend.curve else { return None };
        let (low, high) = (technology.trl.low.level(), technology.trl.high.level());
        let late = matches!(*stage, "maturity" | "saturation") && high <= EARLY_TRL;
        let early = *stage == "emerging" && low >= LATE_TRL;
        (late || early).then(|| {
            format!(
                "Counts in {} look like {stage}, while TRL {low} to {high} says otherwise. Somebody should look at both.",
                trend.source
            )
        })
    })
}
