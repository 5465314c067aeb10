//! The same numbers as a plot, as a table.

use serde::Serialize;

use crate::model::{Plot, PlotBody};
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
    let columns = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let share = |value: f64| format!("{:.1} %", 100.0 * value);
    match &plot.body {
        PlotBody::RingProbabilities { rings, rows } => PlotTable {
            columns: [columns(&["Technology"]), rings.clone(), columns(&["Drawn in"])].concat(),
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
            columns: columns(&["Criterion", "Share now", "Stays from", "Stays to"]),
            rows: rows
                .iter()
                .map(|row| vec![row.label.clone(), share(row.weight), share(row.low), share(row.high)])
                .collect(),
        },
        PlotBody::AssessorSpread { rows, .. } => PlotTable {
            columns: columns(&[
                "Criterion",
                "Assessors",
                "First quartile",
                "Median",
                "Third quartile",
                "Values",
            ]),
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
            columns: vec!["Year".into(), counted.clone(), "Fitted curve".into()],
            rows: years
                .iter()
                .map(|year| {
                    let fitted = year.fitted.map_or("–".into(), short);
                    vec![year.year.to_string(), short(year.count), fitted]
                })
                .collect(),
        },
        PlotBody::NeedCoverage { rows } => PlotTable {
            columns: columns(&["Needs", "Stated", "With a technology", "Without"]),
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
