//! One map and its list: the map fills the first page, the list follows on pages of the same size.

use crate::model::{Chart, Point, Radar, Rect};
use crate::render::font::{self, Weight};
use crate::render::present::Lettering;

use super::flow::{columns, set_columns};
use super::list::{list_entries, list_legend, list_rings};
use super::{Format, Page, Paper, Piece, Place, Role, SMALLEST, Words, line, picture_map};

/// Free space around everything.
const MARGIN: f64 = 30.0;
/// Height of the title above and of the imprint below.
const HEAD: f64 = 30.0;
const FOOT: f64 = 16.0;
/// Size of the list's letters.
const LIST: f64 = 8.5;

/// Composes the map on the smallest paper from A4 to A2 that keeps its letters legible, and the list.
pub fn compose_map(radar: &Radar, chart: &Chart, words: &Words) -> Paper {
    let whole = Rect {
        x: 0.0,
        y: 0.0,
        width: chart.width,
        height: chart.height,
    };
    let lettered = |format: Format| {
        let place = place_map(&whole, format.lying());
        let picture = picture_map(radar, chart, words, &place);
        (format, picture)
    };
    let smallest = |lines: &[Lettering]| lines.iter().map(|line| line.size).fold(f64::INFINITY, f64::min);
    let (format, picture) = [Format::A4, Format::A3]
        .into_iter()
        .map(lettered)
        .find(|(_, picture)| smallest(&picture.letterings) >= SMALLEST)
        .unwrap_or_else(|| lettered(Format::A2));
    let size = format.lying();
    let mut first = Page {
        size,
        pieces: head(words, size, "1"),
    };
    first.pieces.push(Piece::Picture(picture));
    let mut pages = vec![first];
    pages.extend(list_pages(radar, chart, words, size));
    Paper::of(words, pages)
}

fn place_map(whole: &Rect, (width, height): (f64, f64)) -> Place {
    let room = (width - 2.0 * MARGIN, height - 2.0 * MARGIN - HEAD - FOOT);
    let scale = (room.0 / whole.width).min(room.1 / whole.height);
    Place {
        part: *whole,
        at: Point {
            x: (width - scale * whole.width) / 2.0,
            y: MARGIN + HEAD,
        },
        scale,
    }
}

/// Title and edition above, imprint below.
fn head(words: &Words, (width, height): (f64, f64), page: &str) -> Vec<Piece> {
    let foot = height - MARGIN + 4.0;
    let right = |text: &str, size: f64| width - MARGIN - font::width(text, size, Weight::Regular);
    let mut pieces = vec![
        Piece::Text(line(
            Role::Heading(1),
            &words.title,
            MARGIN,
            MARGIN + 12.0,
            16.0,
            Weight::Bold,
        )),
        Piece::Text(line(
            Role::Paragraph,
            &words.edition,
            right(&words.edition, 9.0),
            MARGIN + 12.0,
            9.0,
            Weight::Regular,
        )),
    ];
    if page != "1" {
        pieces.truncate(0);
        let words = format!("{} – {}", words.title, words.edition);
        pieces.push(Piece::Text(line(
            Role::Footer,
            words,
            MARGIN,
            MARGIN + 8.0,
            9.0,
            Weight::Regular,
        )));
    }
    pieces.push(Piece::Text(line(
        Role::Footer,
        &words.imprint,
        MARGIN,
        foot,
        7.0,
        Weight::Regular,
    )));
    pieces.push(Piece::Text(line(
        Role::Footer,
        page,
        right(page, 8.0),
        foot,
        8.0,
        Weight::Regular,
    )));
    pieces
}

/// The list on as many pages as it needs, with the legend and the meaning of the rings before it.
fn list_pages(radar: &Radar, chart: &Chart, words: &Words, size: (f64, f64)) -> Vec<Page> {
    let mut paragraphs = list_legend(chart, &chart.notes, LIST);
    paragraphs.extend(list_rings(radar, words, LIST));
    paragraphs.extend(list_entries(radar, words, LIST, true));
    list_on(paragraphs, words, size)
}

/// Paragraphs on as many pages of a size as they need.
pub fn list_on(paragraphs: Vec<super::flow::Paragraph>, words: &Words, size: (f64, f64)) -> Vec<Page> {
    let within = Rect {
        x: MARGIN,
        y: MARGIN + HEAD,
        width: size.0 - 2.0 * MARGIN,
        height: size.1 - 2.0 * MARGIN - HEAD - FOOT,
    };
    let count = (within.width / 240.0).floor().max(1.0) as usize;
    let mut rest = paragraphs.as_slice();
    let mut pages = Vec::new();
    while !rest.is_empty() {
        let (set_pieces, set) = set_columns(rest, &columns(within, count, 18.0));
        // A paragraph taller than a column cannot be: names and reasons are a few lines.
        let set = set.max(1);
        let mut pieces = head(words, size, &(pages.len() + 2).to_string());
        pieces.extend(set_pieces);
        pages.push(Page { size, pieces });
        rest = &rest[set..];
    }
    pages
}
