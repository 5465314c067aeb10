//! Plots: a `Plot` becomes SVG, drawn by plotters, with its words beside it: title, text alternative, table.
//!
//! 0. What is worth a plot becomes a `Plot` (`compose`).
//! 1. Each kind of plot draws itself (`rows` for those with a row a thing, `years` for those along time).
//! 2. `ink` gives every stroke a class beside its colour, so that a page can change it for dark screens, high contrast
//!    and print, and other programs still see the colour.
//! 3. `table` says the same in words and numbers.
//!
//! Every number, also those that are only drawn, stands in the table. Nothing is told by colour alone.

mod compose;
mod ink;
mod rows;
mod table;
mod years;

use crate::model::{Plot, PlotBody};

pub use compose::{compose_plots, compose_technology_plots};
pub use table::{PlotTable, tabulate_plot};

use super::svg::escape;
use crate::inert::show;

/// Width of a plot.
const WIDTH: u32 = 720;

/// Renders a plot as an SVG file that stands by itself: on white paper, since a dark viewer would swallow its words.
pub fn render_plot_file(plot: &Plot) -> String {
    ink::lay_on_paper(&render_plot(plot))
}

/// Renders a plot as SVG for a page, whose stylesheet gives it its ground.
pub fn render_plot(plot: &Plot) -> String {
    let drawn = match &plot.body {
        PlotBody::RingProbabilities { rings, rows } => rows::draw_probabilities(rings, rows),
        PlotBody::WeightStability { rows } => rows::draw_stability(rows),
        PlotBody::AssessorSpread { scale, rows } => rows::draw_spread(*scale, rows),
        PlotBody::NeedCoverage { rows } => rows::draw_coverage(rows),
        PlotBody::Momentum { counted, years } => years::draw_momentum(counted, years),
    };
    // Plotters escapes what it is given, but lets through what is no XML.
    entitle(&ink::dye(&show(&drawn)), plot)
}

/// Renders a plot as PNG, `scale` pixels a unit; a plot is 720 units wide. `Err` says why it cannot be.
pub fn render_plot_picture(plot: &Plot, scale: f64) -> Result<Vec<u8>, String> {
    let drawn = super::present::present(
        &render_plot(plot),
        &super::present::Wishes {
            sheet: "",
            letters: super::present::Letters::Fitted,
            links: &|_| None,
            part: None,
        },
    );
    super::raster::render_png(&ink::lay_on_paper(&drawn.svg), scale)
}

/// The drawing with its title and its text alternative, as assistive technology wants them.
fn entitle(drawn: &str, plot: &Plot) -> String {
    let rest = drawn.split_once('>').map_or("", |(_, rest)| rest);
    let head = drawn.split_once('>').map_or("<svg", |(head, _)| head);
    let id = escape(&plot.id);
    format!(
        "{head} class=\"plot\" role=\"img\" aria-labelledby=\"plot-{id}-title\" aria-describedby=\"plot-{id}-about\">\
         <title id=\"plot-{id}-title\">{}</title><desc id=\"plot-{id}-about\">{}</desc>{rest}",
        escape(&plot.title),
        escape(&plot.alternative)
    )
}

#[cfg(test)]
mod tests;
