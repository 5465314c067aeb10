//! A plot in a page: the drawing, what it shows in words, and its table. The template is `plot.html`.

use serde::Serialize;

use crate::model::Plot;
use crate::render::plots::{PlotTable, render_plot, tabulate_plot};

use super::Reader;

/// A plot in a page.
#[derive(Debug, Clone, Serialize)]
pub struct PlotFigure {
    /// Title.
    pub title: String,
    /// What it shows.
    pub alternative: String,
    /// The drawing.
    pub svg: String,
    /// The same numbers.
    pub table: PlotTable,
}

/// The figure of a plot.
pub fn plot_figure(plot: &Plot) -> PlotFigure {
    PlotFigure {
        title: plot.title.clone(),
        alternative: plot.alternative.clone(),
        svg: render_plot(plot),
        table: tabulate_plot(plot),
    }
}

/// The figure of the edition's plot of an identifier, where there is one.
pub fn find_figure(reader: &Reader, id: &str) -> Option<PlotFigure> {
    reader.plots.iter().find(|plot| plot.id == id).map(plot_figure)
}
