//! A group's radar on one A4 page, for a meeting or a file: title and date, the map with numbers, what marks and rings
//! mean, the list, what is open.
//!
//! The page is filled with the largest letters and the fullest reasons that fit; it is always one page.

use crate::model::{Chart, Point, Radar, Rect};
use crate::render::font::{self, Weight};

use super::flow::{Paragraph, columns, measure, place, set_columns};
use super::list::{list_entries, list_legend, list_rings, tell_clusters};
use super::numbered::{frame_chart, framed_part, number_chart};
use super::{Format, Page, Paper, Piece, Place, Role, Rule, SMALLEST, Words, line, picture_map};

/// Free space around everything.
const MARGIN: f64 = 34.0;
/// Height of the imprint.
const FOOT: f64 = 14.0;
/// Free space between columns.
const GAP: f64 = 14.0;
/// Columns below the map.
const COLUMNS: usize = 3;
/// Widths of the map that are tried, largest first, as shares of the page.
const WIDTHS: [f64; 6] = [1.0, 0.94, 0.88, 0.82, 0.76, 0.70];
/// The narrowest map, for lists that leave no more room.
const NARROWEST: f64 = 0.55;

/// How much of a reason is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    Whole,
    Maturity,
    Nothing,
}

/// Composes the briefing: one page, whatever the radar.
pub fn compose_briefing(radar: &Radar, chart: &Chart, words: &Words) -> Paper {
    let choices = [
        (Telling::Whole, [8.0, 7.5, 7.0].as_slice()),
        (Telling::Maturity, [8.0, 7.5, 7.0, 6.5].as_slice()),
        (Telling::Nothing, [7.5, 7.0, 6.5, SMALLEST].as_slice()),
    ];
    for (telling, sizes) in choices {
        for size in sizes {
            let mut texts = list_key(radar, chart, words, *size);
            texts.extend(list_told(radar, words, *size, telling));
            let heights = measure(&texts, column_width());
            let pages = WIDTHS
                .iter()
                .map(|share| compose(radar, chart, words, (&texts, &heights), (*size, *share)));
            if let Some(page) = pages.filter_map(Result::ok).next() {
                return Paper::of(words, vec![page]);
            }
        }
    }
    Paper::of(words, vec![compose_shortened(radar, chart, words)])
}

/// The page with a list that ends where the page ends: the last entries, farthest from the centre, are counted.
fn compose_shortened(radar: &Radar, chart: &Chart, words: &Words) -> Page {
    let key = list_key(radar, chart, words, SMALLEST);
    let mut list = list_told(radar, words, SMALLEST, Telling::Nothing);
    loop {
        let texts = [key.clone(), list.clone()].concat();
        let heights = measure(&texts, column_width());
        let over = match compose(radar, chart, words, (&texts, &heights), (SMALLEST, NARROWEST)) {
            Ok(page) => return page,
            Err(over) => over,
        };
        list.truncate(list.len().saturating_sub(1 + over));
        let told = list.iter().filter(|paragraph| paragraph.entry.is_some()).count();
        let more = format!("and {} more; the site has them all", radar.blips.len() - told);
        list.push(Paragraph::new(Role::Item, more, SMALLEST));
    }
}

/// What marks and rings mean.
fn list_key(radar: &Radar, chart: &Chart, words: &Words, size: f64) -> Vec<Paragraph> {
    let mut paragraphs = list_legend(chart, &tell_clusters(radar, chart), size);
    paragraphs.extend(list_rings(radar, words, size));
    paragraphs
}

/// The list and what is open.
fn list_told(radar: &Radar, words: &Words, size: f64, telling: Telling) -> Vec<Paragraph> {
    let mut told = words.clone();
    if telling == Telling::Maturity {
        for reason in told.reasons.values_mut() {
            let end = reason.find(';').unwrap_or(reason.len());
            reason.truncate(end);
        }
    }
    let mut paragraphs = list_entries(radar, &told, size, telling != Telling::Nothing);
    for (heading, lines) in words.remarks.iter().filter(|(_, lines)| !lines.is_empty()) {
        paragraphs.push(Paragraph::heading(2, heading, size + 1.0));
        paragraphs.extend(lines.iter().map(|text| Paragraph {
            above: 0.15,
            ..Paragraph::new(Role::Paragraph, text, size)
        }));
    }
    paragraphs
}

/// Width of a column below the map.
fn column_width() -> f64 {
    let within = Format::A4.upright().0 - 2.0 * MARGIN;
    (within - GAP * (COLUMNS as f64 - 1.0)) / COLUMNS as f64
}

/// The page with texts of a size below a map of a share of its width. `Err` says how many paragraphs found no room.
fn compose(
    radar: &Radar,
    chart: &Chart,
    words: &Words,
    (texts, heights): (&[Paragraph], &[f64]),
    (size, share): (f64, f64),
) -> Result<Page, usize> {
    let paper = Format::A4.upright();
    let width = paper.0 - 2.0 * MARGIN;
    let (mut pieces, top) = head(words, paper);
    // Letters on the map are as large as those of the list, so their size in units depends on the scale, and the part of
    // the drawing that is filled depends on them a little.
    let letters = size.max(SMALLEST + 0.2);
    let guess = framed_part(chart).width;
    let framed = frame_chart(chart, letters * guess / (width * share));
    let part = framed_part(&framed);
    let scale = width * share / part.width;
    let below = top + part.height * scale + 8.0;
    let room = Rect {
        x: MARGIN,
        y: below,
        width,
        height: paper.1 - MARGIN - FOOT - below,
    };
    let columns = columns(room, COLUMNS, GAP);
    let over = texts.len() - place(texts, heights, &columns).len();
    if over > 0 {
        return Err(over);
    }
    let numbered = number_chart(radar, &framed, letters / scale, &part);
    let at_home = Place {
        part,
        at: Point {
            x: (paper.0 - width * share) / 2.0,
            y: top,
        },
        scale,
    };
    pieces.push(Piece::Picture(picture_map(radar, &numbered, words, &at_home)));
    pieces.extend(tell_unnumbered(&numbered, below - 2.0).map(Piece::Text));
    pieces.extend(set_columns(texts, &columns).0);
    Ok(Page { size: paper, pieces })
}

/// What is said below the map when not every mark has a number.
fn tell_unnumbered(numbered: &Chart, baseline: f64) -> Option<super::Text> {
    let without = numbered.marks.len() - numbered.labels.len();
    let words = match without {
        0 => return None,
        1 => "1 mark has no number for want of room; the list has it.".to_owned(),
        many => format!("{many} marks have no number for want of room; the list has them."),
    };
    Some(line(
        Role::Paragraph,
        words,
        MARGIN,
        baseline,
        SMALLEST + 0.5,
        Weight::Regular,
    ))
}

/// Title, edition, summary and a rule above; imprint below; and where the map may begin.
fn head(words: &Words, (width, height): (f64, f64)) -> (Vec<Piece>, f64) {
    let right = width - MARGIN - font::width(&words.edition, 8.5, Weight::Regular);
    let mut pieces = Vec::new();
    let room = width - 2.0 * MARGIN;
    let title = Paragraph::heading(1, &words.title, 17.0);
    let mut top = MARGIN - 4.0;
    for paragraph in [title, Paragraph::new(Role::Paragraph, &words.summary, 8.5)] {
        let column = Rect {
            x: MARGIN,
            y: top,
            width: if top < MARGIN { right - MARGIN - 10.0 } else { room },
            height: height / 3.0,
        };
        top += super::flow::height(std::slice::from_ref(&paragraph), column.width);
        pieces.extend(set_columns(&[paragraph], &[column]).0);
    }
    pieces.push(Piece::Text(line(
        Role::Paragraph,
        &words.edition,
        right,
        MARGIN + 12.0,
        8.5,
        Weight::Regular,
    )));
    let rule = top + 5.0;
    pieces.push(Piece::Rule(Rule {
        from: Point { x: MARGIN, y: rule },
        to: Point {
            x: width - MARGIN,
            y: rule,
        },
    }));
    let foot = height - MARGIN + 6.0;
    pieces.push(Piece::Text(line(
        Role::Footer,
        &words.imprint,
        MARGIN,
        foot,
        6.5,
        Weight::Regular,
    )));
    (pieces, rule + 8.0)
}
