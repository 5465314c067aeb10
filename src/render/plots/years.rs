//! Plots along time: counts by year as bars, the fitted curve as a line over them.

use plotters::chart::ChartBuilder;
use plotters::drawing::IntoDrawingArea;
use plotters::element::Rectangle;
use plotters::series::LineSeries;
use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use crate::model::MomentumYear;
use crate::render::messages::message;
use crate::render::svg::Drawing;

use super::WIDTH;
use super::backend::Sheet;
use super::ink::Ink;
use super::rows::{Sample, draw_legend, draw_text, letters, stroke};

/// Height of the plot.
const HEIGHT: u32 = 280;

/// Counts by year with the curve that was fitted to them.
pub fn draw_momentum(sheet: &Sheet, counted: &str, years: &[MomentumYear]) -> Drawing {
    let fitted = years.iter().any(|year| year.fitted.is_some());
    let mut legend = vec![(Sample::Outline(Ink::Ring(2)), counted.to_owned())];
    if fitted {
        legend.push((Sample::Line(Ink::Mark), message!("plot-key-fitted-curve")));
    }
    let breaks: Vec<f64> = years
        .iter()
        .filter(|year| year.breaks)
        .map(|year| f64::from(year.year) - 0.5)
        .collect();
    if !breaks.is_empty() {
        legend.push((Sample::Line(Ink::Text), message!("plot-key-series-break")));
    }
    let first = years.first().map_or(0, |year| year.year);
    let last = years.last().map_or(1, |year| year.year);
    let most = years.iter().flat_map(|year| [Some(year.count), year.fitted]).flatten();
    let most = most.filter(|count| count.is_finite()).fold(1.0, f64::max);
    sheet.draw(HEIGHT, |backend| {
        let area = backend.into_drawing_area();
        draw_legend(&area, &legend, 60);
        let ends = (f64::from(first) - 0.6, f64::from(last) + 0.6);
        let mut chart = ChartBuilder::on(&area)
            .margin_top(32)
            .margin_right(16)
            .x_label_area_size(34)
            .y_label_area_size(60)
            .build_cartesian_2d(ends.0..ends.1, 0.0..1.06 * most)
            .expect("a text takes every drawing");
        let span = usize::try_from(last - first).unwrap_or(0) + 1;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .x_labels(span.min(9))
            .y_labels(6)
            .max_light_lines(0)
            .x_label_formatter(&|year| {
                if year.fract() == 0.0 {
                    format!("{year:.0}")
                } else {
                    String::new()
                }
            })
            .y_label_formatter(&|count| super::super::words::short(*count))
            .axis_style(stroke(Ink::Line, 1))
            .bold_line_style(stroke(Ink::Grid, 1))
            .label_style(letters(Ink::Text, HPos::Center))
            .y_label_style(letters(Ink::Text, HPos::Right))
            .draw()
            .expect("a text takes every drawing");
        let bars = years.iter().filter(|year| year.count.is_finite()).map(|year| {
            let middle = f64::from(year.year);
            Rectangle::new(
                [(middle - 0.36, 0.0), (middle + 0.36, year.count.max(0.0))],
                Ink::Ring(2).to_palette().filled(),
            )
        });
        chart.draw_series(bars).expect("a text takes every drawing");
        let curve = years
            .iter()
            .filter_map(|year| Some((f64::from(year.year), year.fitted.filter(|value| value.is_finite())?)));
        chart
            .draw_series(LineSeries::new(curve, stroke(Ink::Mark, 3)))
            .expect("a text takes every drawing");
        for before in &breaks {
            let line = [(*before, 0.0), (*before, 1.06 * most)];
            let line = LineSeries::new(line, stroke(Ink::Text, 1));
            chart.draw_series(line).expect("a text takes every drawing");
        }
        if years.is_empty() {
            let middle = ((WIDTH / 2) as i32, (HEIGHT / 2) as i32);
            draw_text(
                &area,
                &message!("plot-nothing-yet"),
                middle,
                letters(Ink::Text, HPos::Center),
            );
        }
    })
}
