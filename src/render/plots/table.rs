//! The same numbers as a plot, as a table.

use serde::Serialize;

use crate::model::{Plot, PlotBody};
use crate::render::messages::message;
use crate::render::words::short;

/// A table with a head.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlotTable {
    /// Words above the columns; the first column names the rows.
    pub columns: Vec<String>,
    /// One row a thing.
    pub rows: Vec<Vec<String>>,
}

/// Everything a plot draws, in numbers.
pub fn tabulate_plot(plot: &Plot) -> PlotTable {
    let share = |value: f64| format!("{:.1} %", 100.0 * value);
    match &plot.body {
        PlotBody::RingProbabilities { rings, rows } => PlotTable {
            columns: [
                vec![message!("plot-technology")],
                rings.clone(),
                vec![message!("plot-drawn-in")],
            ]
            .concat(),
            rows: rows
                .iter()
                .map(|row| {
                    let mut cells = vec![row.label.clone()];
                    cells.extend(row.probabilities.iter().map(|probability| share(*probability)));
                    cells.push(rings.get(row.drawn).cloned().unwrap_or_default());
                    cells
                })
                .collect(),
        },
        PlotBody::WeightStability { rows } => PlotTable {
            columns: vec![
                message!("plot-criterion"),
                message!("plot-share-now"),
                message!("plot-stays-from"),
                message!("plot-stays-to"),
            ],
            rows: rows
                .iter()
                .map(|row| vec![row.label.clone(), share(row.weight), share(row.low), share(row.high)])
                .collect(),
        },
        PlotBody::AssessorSpread { rows, .. } => PlotTable {
            columns: vec![
                message!("plot-criterion"),
                message!("plot-assessors-column"),
                message!("plot-first-quartile"),
                message!("plot-median"),
                message!("plot-third-quartile"),
                message!("plot-values"),
            ],
            rows: rows
                .iter()
                .map(|row| {
                    let values: Vec<String> = row.values.iter().map(|value| short(*value)).collect();
                    vec![
                        row.label.clone(),
                        row.values.len().to_string(),
                        short(row.lower),
                        short(row.median),
                        short(row.upper),
                        values.join(", "),
                    ]
                })
                .collect(),
        },
        PlotBody::Momentum { counted, years } => PlotTable {
            columns: vec![message!("plot-year"), counted.clone(), message!("plot-fitted-curve")],
            rows: years
                .iter()
                .map(|year| {
                    let fitted = year.fitted.map_or("–".into(), short);
                    vec![year.year.to_string(), short(year.count), fitted]
                })
                .collect(),
        },
        PlotBody::NeedCoverage { rows } => PlotTable {
            columns: vec![
                message!("plot-needs"),
                message!("plot-stated"),
                message!("plot-with-technology"),
                message!("plot-without"),
            ],
            rows: rows
                .iter()
                .map(|row| {
                    vec![
                        row.label.clone(),
                        row.asked.to_string(),
                        row.answered.to_string(),
                        row.asked.saturating_sub(row.answered).to_string(),
                    ]
                })
                .collect(),
        },
    }
}
