//! Plots with a row a thing: labels at the left, a common scale below.

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, ShapeStyle, TextStyle};

use crate::model::{CoverageRow, RingRow, SpreadRow, StabilityRow};
use crate::render::font::{self, Weight};
use crate::render::messages::message;
use crate::render::svg::Drawing;

use super::backend::{Backend, LINE, Sheet};
use super::ink::Ink;

/// Size of the letters.
const LETTERS: f64 = 13.0;
/// Height of a row of one line.
const ROW: u32 = 26;
/// Height of a row of two lines.
const TALL_ROW: u32 = 38;
/// The most room for labels.
const LABELS: f64 = 250.0;
/// Room at the right, for what is said of a row.
const ASIDE: u32 = 96;
/// Height of the legend above and of the scale below.
const LEGEND: u32 = 30;
const SCALE: u32 = 34;

type Area<'a> = DrawingArea<Backend<'a>, Shift>;
type Rows<'a> = ChartContext<'a, Backend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// Text of an ink that hangs on its place in a way.
pub fn letters(ink: Ink, horizontal: HPos) -> TextStyle<'static> {
    TextStyle {
        font: ("sans-serif", LETTERS * LINE).into_font(),
        color: ink.to_palette().to_backend_color(),
        pos: Pos::new(horizontal, VPos::Center),
    }
}

/// A line of an ink.
pub fn stroke(ink: Ink, width: u32) -> ShapeStyle {
    ink.to_palette().stroke_width(width)
}

fn filled(ink: Ink) -> ShapeStyle {
    ink.to_palette().filled()
}

/// A share of the whole, as a reader wants it: "7 %".
pub fn percent(share: f64) -> String {
    format!("{} %", libm::round(100.0 * share))
}

/// A scale with its ends, its ticks and how they are written.
struct Scale<'a> {
    ends: (f64, f64),
    ticks: usize,
    write: &'a dyn Fn(&f64) -> String,
}

/// Draws the frame of a plot with rows and lets `paint` fill it; the middle of row `index` is at `count - index - 0.5`.
fn draw_rows(
    sheet: &Sheet,
    labels: &[&str],
    legend: &[(Sample, String)],
    scale: &Scale,
    paint: impl FnOnce(&mut Rows, &Area),
) -> Drawing {
    let wrapped: Vec<Vec<String>> = labels
        .iter()
        .map(|label| font::wrap(label, LETTERS, Weight::Regular, LABELS))
        .collect();
    let tall = wrapped.iter().map(|lines| lines.len() as u32).max().unwrap_or(1);
    let row = if tall <= 1 { ROW } else { TALL_ROW + (tall - 2) * 14 };
    let widest = wrapped
        .iter()
        .flatten()
        .map(|line| font::width(line, LETTERS, Weight::Regular));
    let room = widest.fold(40.0, f64::max) as u32 + 14;
    let count = labels.len().max(1);
    sheet.draw(LEGEND + SCALE + row * count as u32, |backend| {
        let area = backend.into_drawing_area();
        draw_legend(&area, legend, room as i32);
        let mut chart = ChartBuilder::on(&area)
            .margin_top(LEGEND)
            .margin_right(ASIDE)
            .x_label_area_size(SCALE)
            .y_label_area_size(room)
            .build_cartesian_2d(scale.ends.0..scale.ends.1, 0.0..count as f64)
            .expect("a text takes every drawing");
        chart
            .configure_mesh()
            .disable_y_mesh()
            .y_labels(0)
            .x_labels(scale.ticks)
            .max_light_lines(0)
            .x_label_formatter(scale.write)
            .axis_style(stroke(Ink::Line, 1))
            .bold_line_style(stroke(Ink::Grid, 1))
            .label_style(letters(Ink::Text, HPos::Center))
            .draw()
            .expect("a text takes every drawing");
        for (index, lines) in wrapped.iter().enumerate() {
            let (left, middle) = chart.backend_coord(&(scale.ends.0, count as f64 - index as f64 - 0.5));
            let first = middle - 8 * (lines.len() as i32 - 1);
            for (line, text) in lines.iter().enumerate() {
                let at = (left - 8, first + 16 * line as i32);
                draw_text(&area, text, at, letters(Ink::Text, HPos::Right));
            }
        }
        if labels.is_empty() {
            let at = chart.backend_coord(&((scale.ends.0 + scale.ends.1) / 2.0, 0.5));
            draw_text(
                &area,
                &message!("plot-nothing-yet"),
                at,
                letters(Ink::Text, HPos::Center),
            );
        }
        paint(&mut chart, &area);
    })
}

/// What a sample of the legend looks like.
pub enum Sample {
    /// A filled box.
    Box(Ink),
    /// A box with an outline.
    Outline(Ink),
    /// A line.
    Line(Ink),
    /// A dot.
    Dot(Ink),
    /// A ring.
    Hoop(Ink),
}

/// The legend above the plot: samples with their words, from left to right.
pub fn draw_legend(area: &Area, legend: &[(Sample, String)], left: i32) {
    let mut x = left.min(60);
    for (sample, words) in legend {
        let (top, middle) = (6, 13);
        match sample {
            Sample::Box(ink) => draw_box(area, [(x, top), (x + 14, top + 14)], filled(*ink)),
            Sample::Outline(ink) => {
                draw_box(area, [(x, top), (x + 14, top + 14)], filled(*ink));
                draw_box(area, [(x, top), (x + 14, top + 14)], stroke(Ink::Line, 1));
            }
            Sample::Line(ink) => draw_line(area, vec![(x, middle), (x + 16, middle)], stroke(*ink, 2)),
            Sample::Dot(ink) => draw_dot(area, (x + 7, middle), 5, filled(*ink)),
            Sample::Hoop(ink) => draw_dot(area, (x + 7, middle), 4, stroke(*ink, 1)),
        }
        draw_text(area, words, (x + 20, middle), letters(Ink::Text, HPos::Left));
        x += 40 + font::width(words, LETTERS, Weight::Regular) as i32;
    }
}

pub fn draw_text(area: &Area, words: &str, at: (i32, i32), style: TextStyle<'static>) {
    area.draw(&Text::new(words.to_owned(), at, style))
        .expect("a text takes every drawing");
}

fn draw_box(area: &Area, corners: [(i32, i32); 2], style: ShapeStyle) {
    area.draw(&Rectangle::new(corners, style))
        .expect("a text takes every drawing");
}

fn draw_line(area: &Area, points: Vec<(i32, i32)>, style: ShapeStyle) {
    area.draw(&PathElement::new(points, style))
        .expect("a text takes every drawing");
}

fn draw_dot(area: &Area, at: (i32, i32), radius: u32, style: ShapeStyle) {
    area.draw(&Circle::new(at, radius, style))
        .expect("a text takes every drawing");
}

/// A bar a row, cut into the probabilities of the rings.
pub fn draw_probabilities(sheet: &Sheet, rings: &[String], rows: &[RingRow]) -> Drawing {
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    let legend: Vec<(Sample, String)> = rings
        .iter()
        .enumerate()
        .map(|(ring, name)| (Sample::Outline(Ink::Ring(ring)), name.clone()))
        .collect();
    let scale = Scale {
        ends: (0.0, 1.0),
        ticks: 6,
        write: &|share| percent(*share),
    };
    draw_rows(sheet, &labels, &legend, &scale, |chart, area| {
        for (index, row) in rows.iter().enumerate() {
            let middle = rows.len() as f64 - index as f64 - 0.5;
            let mut from = 0.0;
            for (ring, probability) in row.probabilities.iter().enumerate() {
                let probability = probability.clamp(0.0, 1.0);
                let to = (from + probability).min(1.0);
                let (left, top) = chart.backend_coord(&(from, middle + 0.34));
                let (right, bottom) = chart.backend_coord(&(to, middle - 0.34));
                from = to;
                if right <= left {
                    continue;
                }
                let corners = [(left, top), (right, bottom)];
                draw_box(area, corners, filled(Ink::Ring(ring)));
                draw_box(area, corners, stroke(Ink::Line, 1));
                if right - left >= 40 {
                    let at = ((left + right) / 2, (top + bottom) / 2);
                    draw_text(
                        area,
                        &percent(probability),
                        at,
                        letters(Ink::OnRing(ring), HPos::Center),
                    );
                }
            }
            let drawn = rings.get(row.drawn).map_or("", String::as_str);
            let (right, at) = chart.backend_coord(&(1.0, middle));
            draw_text(area, drawn, (right + 8, at), letters(Ink::Text, HPos::Left));
        }
    })
}

/// The interval over which each weight can move, with the weight as a dot.
pub fn draw_stability(sheet: &Sheet, rows: &[StabilityRow]) -> Drawing {
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    let legend = [
        (Sample::Line(Ink::Mark), message!("plot-key-stays")),
        (Sample::Dot(Ink::Mark), message!("plot-key-share-now")),
    ];
    let scale = Scale {
        ends: (0.0, 1.0),
        ticks: 6,
        write: &|share| percent(*share),
    };
    draw_rows(sheet, &labels, &legend, &scale, |chart, area| {
        for (index, row) in rows.iter().enumerate() {
            let middle = rows.len() as f64 - index as f64 - 0.5;
            let at = |share: f64| chart.backend_coord(&(share.clamp(0.0, 1.0), middle));
            let (low, high) = (at(row.low), at(row.high));
            draw_line(area, vec![low, high], stroke(Ink::Mark, 3));
            for end in [low, high] {
                draw_line(area, vec![(end.0, end.1 - 6), (end.0, end.1 + 6)], stroke(Ink::Mark, 2));
            }
            draw_dot(area, at(row.weight), 6, filled(Ink::Mark));
            let words = format!("{}–{}", libm::round(100.0 * row.low), percent(row.high));
            draw_text(area, &words, (at(1.0).0 + 8, low.1), letters(Ink::Text, HPos::Left));
        }
    })
}

/// A box a row from the first to the third quartile, the median as a line, every value as a small ring.
pub fn draw_spread(sheet: &Sheet, (low, high): (f64, f64), rows: &[SpreadRow]) -> Drawing {
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    let legend = [
        (Sample::Outline(Ink::Ring(3)), message!("plot-key-middle-half")),
        (Sample::Line(Ink::Mark), message!("plot-key-median")),
        (Sample::Hoop(Ink::Mark), message!("plot-key-one-assessor")),
    ];
    let reach = if high > low { high - low } else { 1.0 };
    let scale = Scale {
        ends: (low - 0.04 * reach, low + 1.04 * reach),
        ticks: if reach <= 10.0 { reach as usize + 2 } else { 6 },
        write: &|value| super::super::words::short(*value),
    };
    draw_rows(sheet, &labels, &legend, &scale, |chart, area| {
        for (index, row) in rows.iter().enumerate() {
            let middle = rows.len() as f64 - index as f64 - 0.5;
            let at = |value: f64, up: f64| chart.backend_coord(&(value.clamp(low, low + reach), middle + up));
            let corners = [at(row.lower, 0.3), at(row.upper, -0.3)];
            draw_box(area, corners, filled(Ink::Ring(3)));
            draw_box(area, corners, stroke(Ink::Line, 1));
            draw_line(
                area,
                vec![at(row.median, 0.36), at(row.median, -0.36)],
                stroke(Ink::Mark, 3),
            );
            let mut last: Option<(i32, i32)> = None;
            for value in &row.values {
                // Equal values stand side by side, not on top of each other.
                let (x, y) = at(*value, 0.0);
                let x = last.filter(|(home, _)| *home == x).map_or(x, |(_, taken)| taken + 7);
                draw_dot(area, (x, y), 3, stroke(Ink::Mark, 1));
                last = Some((at(*value, 0.0).0, x));
            }
            let words = message!("basis-assessors", count = row.values.len());
            let right = chart.backend_coord(&(low + 1.04 * reach, middle));
            draw_text(area, &words, (right.0 + 8, right.1), letters(Ink::Text, HPos::Left));
        }
    })
}

/// A bar a row: needs with a technology filled, those without one hollow.
pub fn draw_coverage(sheet: &Sheet, rows: &[CoverageRow]) -> Drawing {
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    let legend = [
        (Sample::Box(Ink::Mark), message!("plot-key-with-technology")),
        (Sample::Outline(Ink::Open), message!("plot-key-without")),
    ];
    let most = rows.iter().map(|row| row.asked).max().unwrap_or(0).max(1);
    let scale = Scale {
        ends: (0.0, most as f64),
        ticks: most.min(8) + 1,
        write: &|count| super::super::words::short(*count),
    };
    draw_rows(sheet, &labels, &legend, &scale, |chart, area| {
        for (index, row) in rows.iter().enumerate() {
            let middle = rows.len() as f64 - index as f64 - 0.5;
            let at = |count: usize, up: f64| chart.backend_coord(&(count as f64, middle + up));
            if row.asked > 0 {
                draw_box(area, [at(0, 0.32), at(row.asked, -0.32)], filled(Ink::Open));
                draw_box(area, [at(0, 0.32), at(row.asked, -0.32)], stroke(Ink::Line, 1));
            }
            if row.answered > 0 {
                draw_box(
                    area,
                    [at(0, 0.32), at(row.answered.min(row.asked), -0.32)],
                    filled(Ink::Mark),
                );
            }
            let words = match row.asked {
                0 => message!("plot-nothing-asked"),
                asked => message!("coverage-some-of", answered = row.answered, all = asked),
            };
            let (right, level) = at(row.asked, 0.0);
            draw_text(area, &words, (right + 8, level), letters(Ink::Text, HPos::Left));
        }
    })
}
