//! The legend of a map: a band below it that says what rings and marks mean, for a map that stands by itself.
//!
//! Rings on the left, from the centre, each with its meaning and count; marks on the right; below them what the reader
//! must know, and the names of the blips that only have a number.

use crate::model::{
    Anchor, Blip, Chart, Legend, LegendLine, LegendSign, LegendWords, Point, Radar, Shape, Sign, SignMeaning,
    SignSample, TextBlock, Trail,
};

use super::size;
use super::text::{Face, extent, set, width};

/// Font size of the legend.
const SIZE: f64 = 11.0;
/// From line to line.
const LINE: f64 = 15.0;
/// Free space around the band and between its columns.
const SPACE: f64 = 24.0;
/// From the edge of a column to the words beside a sign.
const INDENT: f64 = 26.0;
/// Radius of a sample.
const SAMPLE: f64 = 6.0;
/// A map narrower than this has one column.
const WIDE: f64 = 900.0;

/// Composes the legend of a chart in these words, for a map that stands by itself.
pub fn compose_legend(radar: &Radar, chart: &Chart, words: &LegendWords) -> Legend {
    let top = chart.height + SPACE / 2.0;
    let width = chart.width - 2.0 * SPACE;
    let is_wide = width >= WIDE;
    let (left_width, right_width) = if is_wide {
        (0.6 * width - SPACE, 0.4 * width)
    } else {
        (width, width)
    };
    let mut rings = Column::new(SPACE, top, left_width);
    rings.head(&radar.title);
    rings.words(&radar.subtitle, 0.0);
    for ring in 0..radar.rings.len() {
        rings.ring(radar, ring);
    }
    let mut marks = if is_wide {
        Column::new(SPACE + left_width + SPACE, top, right_width)
    } else {
        Column::new(SPACE, rings.y + LINE / 2.0, right_width)
    };
    marks.head(&words.heading);
    for (sample, meaning) in chart.signs.iter().zip(&words.meanings) {
        marks.sign(sample, meaning);
    }
    let mut notices = Column::new(SPACE, rings.y.max(marks.y) + LINE / 2.0, width);
    words.notices.iter().for_each(|notice| notices.words(notice, 0.0));
    let unnamed = list_unnamed(chart);
    let mut columns = vec![notices];
    if !unnamed.is_empty() {
        columns.extend(list_by_number(radar, &unnamed, columns[0].y + LINE / 2.0, width));
    }
    columns.extend([rings, marks]);
    let bottom = columns.iter().map(|column| column.y).fold(top, f64::max);
    let (mut signs, mut lines) = (Vec::new(), Vec::new());
    for column in columns {
        signs.extend(column.signs);
        lines.extend(column.lines);
    }
    Legend {
        height: bottom + SPACE / 2.0 - chart.height,
        signs,
        lines,
    }
}

fn is_disc(blip: &Blip, radar: &Radar) -> bool {
    Shape::of(blip, radar.rings[blip.ring].outside) == Shape::Disc
}

/// The signs of marks that a map uses, whose largest blip has a radius; trails count where they are wanted.
pub fn list_signs(radar: &Radar, blip: f64, trails: &[Trail]) -> Vec<SignSample> {
    let discs = radar.blips.iter().filter(|blip| is_disc(blip, radar));
    let (mut said, mut unsaid) = (false, false);
    discs.for_each(|blip| match blip.movement {
        Some(_) => said = true,
        None => unsaid = true,
    });
    let disc = match (said, unsaid) {
        (true, false) => SignMeaning::SameRing,
        (true, true) => SignMeaning::SameRingOrUnsaid,
        (false, _) => SignMeaning::Technology,
    };
    let all = [
        (Shape::Disc, disc),
        (Shape::Hollow, SignMeaning::NotYetAsked),
        (Shape::Barred, SignMeaning::Restricted),
        (Shape::New, SignMeaning::New),
        (Shape::Inward, SignMeaning::MovedInward),
        (Shape::Outward, SignMeaning::MovedOutward),
    ];
    let used = |shape: Shape| {
        let mut blips = radar.blips.iter();
        blips.any(|blip| Shape::of(blip, radar.rings[blip.ring].outside) == shape)
    };
    let sample = |sign, radius, meaning| SignSample { sign, radius, meaning };
    let shapes = all.into_iter().filter(|(shape, _)| used(*shape));
    let mut signs: Vec<SignSample> = shapes
        .map(|(shape, meaning)| sample(Sign::Shape(shape), SAMPLE, meaning))
        .collect();
    if radar.blips.iter().any(|blip| blip.runner_up().is_some()) {
        signs.push(sample(Sign::Borderline, SAMPLE, SignMeaning::Borderline));
    }
    if radar.choices.trails && !trails.is_empty() {
        signs.push(sample(Sign::Trail, 1.5 * SAMPLE, SignMeaning::Trail));
    }
    if let Some(highest) = size::highest_demand(radar) {
        let disc = Sign::Shape(Shape::Disc);
        let least = highest * (size::SMALLEST / blip).powi(2);
        signs.push(sample(disc, blip, SignMeaning::HighestDemand(highest)));
        signs.push(sample(disc, blip / 2.0, SignMeaning::Demand(highest / 4.0)));
        signs.push(sample(disc, size::SMALLEST, SignMeaning::LeastDemand(least)));
    }
    signs
}

/// Blips that are drawn without their name.
fn list_unnamed(chart: &Chart) -> Vec<usize> {
    let named = |blip: usize| chart.labels.iter().any(|label| label.blip == blip);
    let marks = chart.marks.iter().map(|mark| mark.blip);
    marks.filter(|blip| !named(*blip)).collect()
}

/// Names of blips by their number, in as many columns as there is room for.
fn list_by_number(radar: &Radar, blips: &[usize], top: f64, width: f64) -> Vec<Column> {
    let columns = ((width / 290.0) as usize).max(1);
    let rows = blips.len().div_ceil(columns);
    let column_width = width / columns as f64;
    let column = |(index, blips): (usize, &[usize])| {
        let mut column = Column::new(SPACE + index as f64 * column_width, top, column_width - SPACE / 2.0);
        for blip in blips {
            let before = column.lines.len();
            let y = column.y;
            column.words(&radar.blips[*blip].name, INDENT + 6.0);
            column.put(&radar.blips[*blip].number.to_string(), 0.0, y, Face::Bold);
            for line in &mut column.lines[before..] {
                line.lists = Some(*blip);
            }
        }
        column
    };
    blips.chunks(rows).enumerate().map(column).collect()
}

/// A column of the legend that grows downwards.
struct Column {
    x: f64,
    y: f64,
    width: f64,
    signs: Vec<LegendSign>,
    lines: Vec<LegendLine>,
}

impl Column {
    fn new(x: f64, y: f64, width: f64) -> Self {
        Column {
            x,
            y,
            width,
            signs: Vec::new(),
            lines: Vec::new(),
        }
    }

    fn head(&mut self, words: &str) {
        let y = self.y;
        for line in fold(words, self.width, Face::Bold) {
            self.put(&line, 0.0, self.y, Face::Bold);
            self.y += LINE;
        }
        self.y = self.y.max(y + LINE) + 2.0;
    }

    /// A ring: its tint, its name with the count, what it means.
    fn ring(&mut self, radar: &Radar, ring: usize) {
        let band = &radar.rings[ring];
        let count = radar.blips.iter().filter(|blip| blip.ring == ring).count();
        let sign = if band.outside { Sign::Band } else { Sign::Ring(ring) };
        self.sample(sign, SAMPLE);
        let y = self.y;
        let name = format!("{} ({count})", band.name);
        self.put(&name, INDENT, y, Face::Bold);
        let beside = INDENT + (width(&name, SIZE, Face::Bold) + 8.0).max(96.0);
        if band.meaning.is_empty() {
            self.y += LINE;
        } else {
            self.words(&band.meaning, beside.min(self.width / 2.0));
        }
    }

    fn sign(&mut self, sample: &SignSample, meaning: &str) {
        let y = self.y;
        self.sample(sample.sign, sample.radius);
        self.words(meaning, INDENT);
        self.y = self.y.max(y + 2.0 * sample.radius + 2.0);
    }

    fn sample(&mut self, sign: Sign, radius: f64) {
        let centre = Point {
            x: self.x + SAMPLE.max(radius),
            y: self.y + SIZE / 2.0,
        };
        self.signs.push(LegendSign { sign, centre, radius });
    }

    /// A paragraph from a distance of the column's edge on.
    fn words(&mut self, words: &str, indent: f64) {
        for line in fold(words, self.width - indent, Face::Regular) {
            self.put(&line, indent, self.y, Face::Regular);
            self.y += LINE;
        }
    }

    fn put(&mut self, words: &str, indent: f64, top: f64, face: Face) {
        self.lines.push(LegendLine {
            text: line(words, self.x + indent, top, face),
            is_heading: face == Face::Bold,
            lists: None,
        });
    }
}

fn line(words: &str, left: f64, top: f64, face: Face) -> TextBlock {
    let lines = vec![words.to_owned()];
    let (_, height) = extent(&lines, SIZE, face);
    // Lines stand by their baseline, however high their letters are.
    set(&lines, left, top + SIZE - height.min(SIZE), Anchor::Start, SIZE, face)
}

/// Words on lines of a width; a word that is wider stands alone.
fn fold(words: &str, most: f64, face: Face) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), SIZE, face) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
