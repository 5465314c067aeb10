//! What is worth a plot, as data with its words.

use crate::model::{
    CoverageRow, Dossier, Edition, Momentum, MomentumYear, Placement, Plot, PlotBody, RingRow, SpreadRow, StabilityRow,
    Sureness, Technology, source_title,
};
use crate::render::messages::message;
use crate::render::words;

/// Every plot of an edition: those over all technologies, then those of each technology that has something to show.
pub fn compose_plots(dossier: &Dossier, edition: &Edition) -> Vec<Plot> {
    let mut plots = Vec::new();
    plots.extend(plot_probabilities(dossier, edition));
    plots.extend(plot_coverage(dossier));
    for (technology, placement) in dossier.technologies.iter().zip(&edition.placements) {
        plots.extend(compose_technology_plots(dossier, technology, placement));
    }
    plots
}

/// The plots of one technology: ring probabilities, weight stability where the value decides, assessors, momentum.
pub fn compose_technology_plots(dossier: &Dossier, technology: &Technology, placement: &Placement) -> Vec<Plot> {
    let mut plots = Vec::new();
    plots.extend(plot_rings(dossier, technology, placement));
    plots.extend(plot_stability(dossier, technology, placement));
    plots.extend(plot_assessors(dossier, technology, placement));
    plots.extend(
        placement
            .momentum
            .iter()
            .map(|momentum| plot_momentum(technology, momentum)),
    );
    plots
}

fn ring_names(dossier: &Dossier) -> Vec<String> {
    let rings = dossier.configuration.rings.iter();
    rings.map(|ring| ring.name.clone()).collect()
}

fn ring_row(technology: &Technology, placement: &Placement) -> Option<RingRow> {
    Some(RingRow {
        label: technology.name.clone(),
        probabilities: placement.certainty.as_ref()?.rings.clone(),
        drawn: placement.ring,
    })
}

/// Most technologies in one plot, the least sure first.
const MOST_ROWS: usize = 40;

fn plot_probabilities(dossier: &Dossier, edition: &Edition) -> Option<Plot> {
    let pairs = dossier.technologies.iter().zip(&edition.placements);
    let mut rows: Vec<RingRow> = pairs
        .filter_map(|(technology, placement)| ring_row(technology, placement))
        .collect();
    let here = |row: &RingRow| row.probabilities[row.drawn];
    rows.sort_by(|a, b| here(a).total_cmp(&here(b)).then_with(|| a.label.cmp(&b.label)));
    let all = rows.len();
    let certain = edition
        .placements
        .iter()
        .filter_map(|placement| placement.certainty.as_ref());
    let unsure = certain
        .filter(|certainty| certainty.word == Sureness::Borderline)
        .count();
    rows.truncate(MOST_ROWS);
    let first = rows.first()?;
    let (least, share) = (&first.label, words::percent(here(first)));
    let alternative = if all > MOST_ROWS {
        message!(
            "plot-how-sure-each-some",
            borderline = unsure,
            count = all,
            least = least,
            share = share,
            shown = MOST_ROWS
        )
    } else {
        message!(
            "plot-how-sure-each-all",
            borderline = unsure,
            count = all,
            least = least,
            share = share
        )
    };
    Some(Plot {
        id: "ring-probabilities".into(),
        title: message!("plot-how-sure-each"),
        alternative,
        body: PlotBody::RingProbabilities {
            rings: ring_names(dossier),
            rows,
        },
    })
}

fn plot_rings(dossier: &Dossier, technology: &Technology, placement: &Placement) -> Option<Plot> {
    let row = ring_row(technology, placement)?;
    Some(Plot {
        id: format!("{}-rings", technology.id),
        title: message!("plot-how-sure", technology = &technology.name),
        alternative: words::certainty(placement, &dossier.configuration).join(" "),
        body: PlotBody::RingProbabilities {
            rings: ring_names(dossier),
            rows: vec![row],
        },
    })
}

fn plot_stability(dossier: &Dossier, technology: &Technology, placement: &Placement) -> Option<Plot> {
    let criteria = &dossier.configuration.criteria;
    let total: f64 = criteria.iter().map(|criterion| criterion.weight.value()).sum();
    let intervals = criteria.iter().zip(&placement.sensitivity.ring_stays);
    let rows: Vec<StabilityRow> = intervals
        .map(|(criterion, (low, high))| StabilityRow {
            label: criterion.name.clone(),
            weight: criterion.weight.value() / total,
            low: *low,
            high: *high,
        })
        .collect();
    let bound: Vec<&StabilityRow> = rows.iter().filter(|row| row.low > 0.0 || row.high < 1.0).collect();
    if bound.is_empty() {
        return None;
    }
    let parts: Vec<String> = bound
        .iter()
        .map(|row| {
            message!(
                "plot-weight-interval",
                criterion = &row.label,
                low = format!("{:.0}", 100.0 * row.low),
                high = format!("{:.0} %", 100.0 * row.high)
            )
        })
        .collect();
    Some(Plot {
        id: format!("{}-weights", technology.id),
        title: message!("plot-weights", technology = &technology.name),
        alternative: message!("plot-weights-text", weights = parts.join(", ")),
        body: PlotBody::WeightStability { rows },
    })
}

fn plot_assessors(dossier: &Dossier, technology: &Technology, placement: &Placement) -> Option<Plot> {
    let criteria = &dossier.configuration.criteria;
    let scored = placement.assessments.iter().filter_map(|assessment| {
        let round = assessment.panel.as_ref()?.last()?;
        let criterion = &criteria[assessment.criterion];
        let mut values: Vec<f64> = round.given.iter().map(|given| given.mode).collect();
        values.sort_by(f64::total_cmp);
        let row = SpreadRow {
            label: criterion.name.clone(),
            values,
            lower: round.lower,
            median: round.median,
            upper: round.upper,
        };
        Some((criterion.scale, row))
    });
    let scored: Vec<_> = scored.collect();
    // One axis carries one scale: the criteria on the scale of the first.
    let scale = scored.first()?.0;
    let rows: Vec<SpreadRow> = scored
        .into_iter()
        .filter(|(own, _)| *own == scale)
        .map(|(_, row)| row)
        .collect();
    let parts: Vec<String> = rows
        .iter()
        .map(|row| {
            message!(
                "plot-assessors-of",
                criterion = &row.label,
                count = row.values.len(),
                median = row.median.to_string(),
                lower = row.lower.to_string(),
                upper = row.upper.to_string()
            )
        })
        .collect();
    Some(Plot {
        id: format!("{}-assessors", technology.id),
        title: message!("plot-assessors", technology = &technology.name),
        alternative: message!("plot-assessors-text", criteria = parts.join("; ")),
        body: PlotBody::AssessorSpread {
            scale: (scale.low, scale.high),
            rows,
        },
    })
}

fn plot_momentum(technology: &Technology, momentum: &Momentum) -> Plot {
    let fitted = momentum.curve.fitted();
    let years = momentum.counts.iter().enumerate();
    let years = years.map(|(index, (year, count))| MomentumYear {
        year: *year,
        count: *count as f64,
        fitted: fitted.get(index).copied(),
        breaks: momentum.breaks.iter().any(|(broken, _)| broken == year),
    });
    let total: u64 = momentum.counts.iter().map(|(_, count)| count).sum();
    Plot {
        id: format!("{}-momentum-{}", technology.id, momentum.source),
        title: message!(
            "plot-counts",
            technology = &technology.name,
            source = source_title(&momentum.source)
        ),
        alternative: message!(
            "plot-counts-text",
            total = total.to_string(),
            from = momentum.years.0.to_string(),
            to = momentum.years.1.to_string(),
            curve = words::curve(&momentum.curve)
        ),
        body: PlotBody::Momentum {
            counted: message!("plot-counted-in", source = source_title(&momentum.source)),
            years: years.collect(),
        },
    }
}

/// How many needs of each topic held have a technology.
fn plot_coverage(dossier: &Dossier) -> Option<Plot> {
    let topics = dossier.configuration.topics.iter();
    let rows: Vec<CoverageRow> = topics
        .filter_map(|topic| {
            let needs: Vec<_> = dossier
                .workshops_on(&topic.id)
                .flat_map(|workshop| &workshop.needs)
                .filter(|need| need.asks())
                .collect();
            (!needs.is_empty()).then(|| CoverageRow {
                label: topic.name.clone(),
                asked: needs.len(),
                answered: needs.iter().filter(|need| dossier.is_answered(need)).count(),
            })
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let parts: Vec<String> = rows
        .iter()
        .map(|row| {
            message!(
                "plot-coverage-of",
                answered = row.answered,
                asked = row.asked,
                topic = &row.label
            )
        })
        .collect();
    Some(Plot {
        id: "need-coverage".into(),
        title: message!("plot-coverage"),
        alternative: message!("plot-coverage-text", topics = parts.join(", ")),
        body: PlotBody::NeedCoverage { rows },
    })
}
