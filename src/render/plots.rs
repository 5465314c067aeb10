//! Plots: a `Plot` becomes SVG with its words beside it: title, text alternative, table.
//!
//! Plotters gives the scales with their ticks, grid and axes, and turns values into places; bars, lines and dots are
//! drawn at these places through it. The SVG itself is written by `backend`.
//!
//! 0. What is worth a plot becomes a `Plot` (`compose`).
//! 1. Each kind of plot draws itself (`rows` for those with a row a thing, `years` for those along time).
//! 2. `backend` gives every stroke the class of its `ink` beside its colour, so that a page can change it for dark
//!    screens, high contrast and print, and other programs still see the colour.
//! 3. `table` says the same in words and numbers.
//!
//! Every number, also those that are only drawn, stands in the table. Nothing is shown by colour alone.

mod backend;
mod compose;
mod ink;
mod rows;
mod table;
mod years;

use crate::model::{Plot, PlotBody};

pub use compose::{compose_plots, compose_technology_plots};
pub use table::{PlotTable, tabulate_plot};

use backend::Sheet;

use super::svg::{Drawing, Medium};

/// Width of a plot.
const WIDTH: u32 = 720;

/// Renders a plot as an SVG file that stands by itself: on white paper, since a dark viewer would swallow its words.
pub fn render_plot_file(plot: &Plot) -> String {
    draw(plot, Medium::Page, true).svg
}

/// Renders a plot as SVG for a page, whose stylesheet gives it its background.
pub fn render_plot(plot: &Plot) -> String {
    draw(plot, Medium::Page, false).svg
}

/// Renders a plot as PNG, `scale` pixels a unit; a plot is 720 units wide. `Err` says why it cannot be.
pub fn render_plot_picture(plot: &Plot, scale: f64) -> Result<Vec<u8>, String> {
    super::raster::render_png(&draw(plot, Medium::Picture, true).svg, scale)
}

fn draw(plot: &Plot, medium: Medium, has_paper: bool) -> Drawing {
    let sheet = Sheet {
        plot,
        medium,
        has_paper,
    };
    match &plot.body {
        PlotBody::RingProbabilities { rings, rows } => rows::draw_probabilities(&sheet, rings, rows),
        PlotBody::WeightStability { rows } => rows::draw_stability(&sheet, rows),
        PlotBody::AssessorSpread { scale, rows } => rows::draw_spread(&sheet, *scale, rows),
        PlotBody::NeedCoverage { rows } => rows::draw_coverage(&sheet, rows),
        PlotBody::Momentum { counted, years } => years::draw_momentum(&sheet, counted, years),
    }
}

#[cfg(test)]
mod tests;
