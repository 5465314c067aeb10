//! The level of evidence from public records and what scans found, and how yearly counts develop. Counts never become a TRL.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    BreakdownBy, CurveReading, Dossier, Emergence, Evidence, EvidenceRecord, GrowthCurve, Level, LevelReason, Momentum,
    OF_ATTENTION, PublicRecord, PublishedModel, RecordCondition, RecordKind, ScanSettings, Stage, Technology,
    YearCount, known_breaks,
};

use crate::method::bursts::find_bursts;
use crate::method::momentum;
use crate::method::readiness::count_within;
use crate::method::s_curve::{self, CurveFit, SCurve, Shape, fit_bass, fit_cumulative, fit_s_curve};
use crate::method::series_breaks::find_series_breaks;

/// The evidence about one technology; the dossier keeps it sorted by technology and source.
pub fn evidence_of<'a>(dossier: &'a Dossier, technology: &str) -> &'a [Evidence] {
    let start = dossier
        .evidence
        .partition_point(|found| found.technology.as_str() < technology);
    let count = dossier.evidence[start..].partition_point(|found| found.technology == technology);
    &dossier.evidence[start..start + count]
}

/// The first row of the table of evidence levels that the evidence meets. Nothing scanned is no level, not the worst.
pub fn judge_evidence(
    dossier: &Dossier,
    technology: &Technology,
    momentum: &[Momentum],
) -> (Option<Level>, LevelReason) {
    let found = evidence_of(dossier, &technology.id);
    let records = dossier.records_of(&technology.id);
    if found.is_empty() && records.is_empty() {
        return (None, LevelReason::NotScanned);
    }
    for row in &dossier.configuration.scoring.evidence_levels {
        if !row.records.is_empty() {
            match find_records(dossier, &row.records, records) {
                Some(records) => return (Some(row.level), LevelReason::OnRecord { records }),
                None => continue,
            }
        }
        let counted = found.iter().filter(|evidence| row.sources.contains(&evidence.source));
        let works: u64 = counted.clone().map(count_works).sum();
        let grows = |evidence: &Evidence| {
            momentum
                .iter()
                .any(|trend| trend.source == evidence.source && is_growing(trend))
        };
        if works >= row.at_least && (!row.growing || counted.clone().any(grows)) {
            let found = LevelReason::Found {
                works,
                sources: counted.map(|evidence| evidence.source.clone()).collect(),
                growing: row.growing,
            };
            return (Some(row.level), found);
        }
    }
    (None, LevelReason::BelowTable)
}

/// The records that all conditions look at where all hold.
fn find_records(dossier: &Dossier, conditions: &[RecordCondition], records: &[PublicRecord]) -> Option<Vec<String>> {
    let (old, day) = (dossier.configuration.readiness.steps(), dossier.configuration.date);
    let mut found: BTreeSet<usize> = BTreeSet::new();
    for condition in conditions {
        let (admitted, seen) = condition.select(records, day);
        let (least, most) = condition.organisations.bounds();
        count_within(&old, &seen, (least, most))?;
        found.extend(admitted.into_iter().filter(|_| least.is_some()));
    }
    (!found.is_empty()).then(|| found.into_iter().map(|index| records[index].id.clone()).collect())
}

/// Whether the whole interval of the trend lies above zero.
pub fn is_growing(momentum: &Momentum) -> bool {
    momentum.slope.is_some_and(|(_, low, _)| low > 0.0)
}

/// Works counted, or records listed where nothing was counted by year.
fn count_works(evidence: &Evidence) -> u64 {
    match evidence.counts.is_empty() {
        true => evidence.records.len() as u64,
        false => evidence.counts.iter().map(|count| count.count).sum(),
    }
}

/// Fewest complete years and works for a curve (METHOD 2.3).
const FEWEST_YEARS: usize = 7;
const FEWEST_WORKS: u64 = 30;
/// Years at the beginning of the trend in which little may lie of what is new.
const EARLY_YEARS: usize = 3;
/// Most years that the trend looks back over: what was long ago is not momentum.
const TREND_YEARS: usize = 10;

/// How the counts of each source develop; only complete years count.
pub fn measure_momentum(dossier: &Dossier, technology: &Technology) -> Vec<Momentum> {
    let found = evidence_of(dossier, &technology.id).iter();
    let declared = dossier.configuration.scan.break_factor;
    let factor = declared.unwrap_or(ScanSettings::BREAK_FACTOR);
    found.filter_map(|evidence| measure_source(evidence, factor)).collect()
}

/// Breaks by the totals, and those that the operator tells, each year once.
fn read_breaks(evidence: &Evidence, complete: &[&YearCount], factor: f64) -> Vec<(i16, Option<f64>)> {
    let totals: Vec<Option<u64>> = complete.iter().map(|count| count.total).collect();
    let found = find_series_breaks(&totals, factor);
    let mut breaks: BTreeMap<i16, Option<f64>> = found
        .iter()
        .map(|found| (complete[found.at].year, Some(found.ratio)))
        .collect();
    let inside = |year: &i16| complete.iter().skip(1).any(|count| count.year == *year);
    for year in known_breaks(&evidence.source).into_iter().filter(inside) {
        breaks.entry(year).or_insert(None);
    }
    breaks.into_iter().collect()
}

fn measure_source(evidence: &Evidence, break_factor: f64) -> Option<Momentum> {
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
    let from = counts.len().saturating_sub(TREND_YEARS);
    let recent_totals = totals.as_ref().map(|totals| &totals[from..]);
    let trend = momentum::measure_momentum(&counts[from..], recent_totals)
        .ok()
        .flatten();
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
        trend_from: year(from),
        of_share: totals.is_some(),
        growth: trend.map(|trend| trend.annual_growth),
        growth_interval: trend.map(|trend| trend.annual_growth_interval),
        slope: trend.map(|trend| (trend.slope, trend.slope_interval.0, trend.slope_interval.1)),
        doubling: trend
            .filter(|trend| trend.slope_interval.0 > 0.0)
            .and_then(|trend| trend.doubling_years),
        recent: (all > 0).then(|| recent as f64 / all as f64),
        bursts: bursts
            .iter()
            .map(|burst| (year(burst.first), year(burst.last), burst.weight))
            .collect(),
        breaks: read_breaks(evidence, &complete, break_factor),
        curve: read_curve(&counts, all),
        published: list_published(&counts, all),
        emergence: read_emergence(
            evidence,
            &complete,
            trend.map(|trend| (trend.slope, trend.slope_interval.0, trend.slope_interval.1)),
        ),
        counts: complete.iter().map(|count| (count.year, count.count)).collect(),
    })
}

/// The better of the logistic and the Gompertz curve by AICc; before its turning point the ceiling is unknown.
fn read_curve(counts: &[u64], all: u64) -> CurveReading {
    if counts.len() < FEWEST_YEARS || all < FEWEST_WORKS {
        return CurveReading::TooLittle;
    }
    let shapes = [
        (Shape::Logistic, GrowthCurve::Logistic),
        (Shape::Gompertz, GrowthCurve::Gompertz),
    ];
    let mut fits: Vec<(GrowthCurve, CurveFit)> = Vec::new();
    for (shape, curve) in shapes {
        if let SCurve::Fitted(fit) = fit_s_curve(shape, counts) {
            fits.push((curve, *fit));
        }
    }
    let criterion = |fit: &CurveFit| fit.aicc.unwrap_or(f64::INFINITY);
    fits.sort_by(|(_, a), (_, b)| criterion(a).total_cmp(&criterion(b)));
    let Some((curve, fit)) = fits.into_iter().next() else {
        return CurveReading::CeilingUnknown {
            curve: None,
            fitted: Vec::new(),
            at_least: None,
        };
    };
    let (low, high) = fit.saturation_limits;
    if fit.lower_open || fit.ceiling_limits.1.is_none() {
        return CurveReading::CeilingUnknown {
            curve: Some(curve),
            fitted: fit.fitted,
            at_least: (low > 0.0).then_some(low),
        };
    }
    CurveReading::Fitted {
        curve,
        fitted: fit.fitted,
        saturation: (fit.saturation, low, high),
        stage: match fit.stage {
            s_curve::Stage::Emerging => Stage::Emerging,
            s_curve::Stage::Growth => Stage::Growth,
            s_curve::Stage::Maturity => Stage::Maturity,
            s_curve::Stage::Saturation => Stage::Saturation,
        },
    }
}

/// What published studies would fit to the same counts: least squares on the running total, and Bass's model.
fn list_published(counts: &[u64], all: u64) -> Vec<(PublishedModel, f64, f64)> {
    if counts.len() < FEWEST_YEARS || all < FEWEST_WORKS {
        return Vec::new();
    }
    let totals = [
        (Shape::Logistic, PublishedModel::Logistic),
        (Shape::Gompertz, PublishedModel::Gompertz),
    ];
    let mut found = Vec::new();
    for (shape, model) in totals {
        found.extend(fit_cumulative(shape, counts).map(|fit| (model, fit.parameters[0], fit.saturation)));
    }
    found.extend(fit_bass(counts).map(|fit| (PublishedModel::Bass, fit.parameters[0], fit.saturation)));
    found
}

/// Emergence from counts of complete years and from what the source says of organisations.
fn read_emergence(evidence: &Evidence, complete: &[&YearCount], slope: Option<(f64, f64, f64)>) -> Option<Emergence> {
    if evidence.source == OF_ATTENTION {
        return None; // readers of an encyclopaedia are no field of research
    }
    let of_research = |record: &EvidenceRecord| matches!(record.kind, RecordKind::Work | RecordKind::Patent);
    if !evidence.records.iter().all(of_research) {
        return None; // contracts and projects say something else than that a field emerges
    }
    let recent = &complete[complete.len().saturating_sub(TREND_YEARS)..];
    let works: u64 = recent.iter().map(|count| count.count).sum();
    if recent.len() <= EARLY_YEARS || works == 0 {
        return None;
    }
    let early: u64 = recent[..EARLY_YEARS].iter().map(|count| count.count).sum();
    let organisations = evidence
        .breakdowns
        .iter()
        .find(|spread| spread.by == BreakdownBy::Organisation);
    let community = organisations.and_then(|spread| {
        let (_, largest) = spread.parts.first()?;
        let all = spread.of.filter(|all| *all > 0)?;
        Some((spread.parts.len(), *largest as f64 / all as f64))
    });
    Some(Emergence {
        years: (recent.first()?.year, recent.last()?.year),
        early_share: early as f64 / works as f64,
        active: (recent.iter().filter(|count| count.count > 0).count(), works),
        slope,
        community,
    })
}
