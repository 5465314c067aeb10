//! One map and its list: the map fills the first page, the list follows on pages of the same size.

use std::collections::BTreeSet;

use crate::model::{Chart, Point, Radar, Rect, SmallPrint};
use crate::render::font::{self, Weight};
use crate::render::words::notices;

use super::fit::{Fitted, fit_line};
use super::flow::{Paragraph, columns, set_columns, split_tall};
use super::list::{list_entries, list_legend, list_rings};
use super::numbered::compose_numbered;
use super::{
    MapPlacement, Paper, PaperFormat, PaperPage, PaperTexts, Picture, Piece, SMALLEST, TextRole, TextSource, line,
    picture_map,
};

/// Free space around everything.
const MARGIN: f64 = 30.0;
/// Height of the title above and of the imprint below.
const HEAD: f64 = 30.0;
const FOOT: f64 = 16.0;
/// The share of the width that the edition may take, and the free space between it and the title.
const EDITION: f64 = 0.6;
const APART: f64 = 12.0;
/// Size of the list's letters.
const LIST: f64 = 8.5;

/// Composes the map on the smallest paper from A4 to A2 that keeps its letters legible, and the list.
pub fn compose_map(radar: &Radar, chart: &Chart, words: &PaperTexts) -> Paper {
    let lettered = |format| place_letters(radar, chart, words, format);
    let (format, picture) = [PaperFormat::A4, PaperFormat::A3]
        .into_iter()
        .map(|format| (format, lettered(format)))
        .find(|(_, picture)| are_legible(picture))
        .unwrap_or_else(|| (PaperFormat::A2, lettered(PaperFormat::A2)));
    compose_on(radar, chart, words, (format, picture))
}

/// Composes the map and the list on A4: with numbers in place of names where these would be too small.
pub fn compose_map_on_a4(radar: &Radar, chart: &Chart, words: &PaperTexts, small_print: SmallPrint) -> Paper {
    let picture = place_letters(radar, chart, words, PaperFormat::A4);
    match are_legible(&picture) {
        true => compose_on(radar, chart, words, (PaperFormat::A4, picture)),
        false => compose_numbered(radar, chart, words, small_print),
    }
}

/// The map with its names on paper of a format, lying.
fn place_letters(radar: &Radar, chart: &Chart, words: &PaperTexts, format: PaperFormat) -> Picture {
    let whole = Rect {
        x: 0.0,
        y: 0.0,
        width: chart.width,
        height: chart.height,
    };
    picture_map(radar, chart, words, &place_map(&whole, format.lying()))
}

fn are_legible(picture: &Picture) -> bool {
    picture.text_runs.iter().all(|line| line.size >= SMALLEST)
}

fn compose_on(radar: &Radar, chart: &Chart, words: &PaperTexts, (format, picture): (PaperFormat, Picture)) -> Paper {
    let size = format.lying();
    let mut cuts = BTreeSet::new();
    let mut first = PaperPage {
        size,
        pieces: head(words, size, "1", &mut cuts),
    };
    first.pieces.push(Piece::Picture(picture));
    let mut pages = vec![first];
    pages.extend(list_pages(radar, chart, words, size, &mut cuts));
    Paper::of(words, pages, cuts)
}

fn place_map(whole: &Rect, (width, height): (f64, f64)) -> MapPlacement {
    let room = (width - 2.0 * MARGIN, height - 2.0 * MARGIN - HEAD - FOOT);
    let scale = (room.0 / whole.width).min(room.1 / whole.height);
    MapPlacement {
        part: *whole,
        at: Point {
            x: (width - scale * whole.width) / 2.0,
            y: MARGIN + HEAD,
        },
        scale,
    }
}

/// Title and edition above, imprint below; what has no room on its line is set smaller, then cut.
fn head(words: &PaperTexts, (width, height): (f64, f64), page: &str, cuts: &mut BTreeSet<TextSource>) -> Vec<Piece> {
    let foot = height - MARGIN + 4.0;
    let right = |text: &str, size: f64| width - MARGIN - font::width(text, size, Weight::Regular);
    let room = width - 2.0 * MARGIN;
    let mut set = |role: TextRole, fitted: Fitted, (x, y): (f64, f64), weight: Weight, source: &TextSource| {
        if fitted.is_cut {
            cuts.insert(source.clone());
        }
        Piece::Text(line(role, fitted.text, x, y, fitted.size, weight))
    };
    let sources = &words.sources;
    let mut pieces = Vec::new();
    if page == "1" {
        let edition = fit_line(&words.edition, (9.0, SMALLEST), Weight::Regular, EDITION * room);
        let title = fit_line(&words.title, (16.0, 9.0), Weight::Bold, room - edition.width - APART);
        let (top, left) = (MARGIN + 12.0, width - MARGIN - edition.width);
        pieces.push(set(
            TextRole::Heading(1),
            title,
            (MARGIN, top),
            Weight::Bold,
            &sources.title,
        ));
        let place = (left, top);
        pieces.push(set(
            TextRole::Paragraph,
            edition,
            place,
            Weight::Regular,
            &sources.edition,
        ));
    } else {
        let words = format!("{} – {}", words.title, words.edition);
        let words = fit_line(&words, (9.0, SMALLEST), Weight::Regular, room);
        let place = (MARGIN, MARGIN + 8.0);
        pieces.push(set(TextRole::Footer, words, place, Weight::Regular, &sources.title));
    }
    let imprint = fit_line(&words.imprint, (7.0, SMALLEST), Weight::Regular, room - APART);
    let place = (MARGIN, foot);
    pieces.push(set(TextRole::Footer, imprint, place, Weight::Regular, &sources.imprint));
    pieces.push(Piece::Text(line(
        TextRole::Footer,
        page,
        right(page, 8.0),
        foot,
        8.0,
        Weight::Regular,
    )));
    pieces
}

/// The list on as many pages as it needs, with the legend and the meaning of the rings before it.
fn list_pages(
    radar: &Radar,
    chart: &Chart,
    words: &PaperTexts,
    size: (f64, f64),
    cuts: &mut BTreeSet<TextSource>,
) -> Vec<PaperPage> {
    let mut paragraphs = list_legend(chart, &notices(radar, chart), LIST);
    paragraphs.extend(list_rings(radar, words, LIST));
    paragraphs.extend(list_entries(radar, words, LIST, true));
    list_on(paragraphs, words, size, cuts)
}

/// Paragraphs on as many pages of a size as they need: at most one a paragraph, since none is taller than a column.
pub fn list_on(
    paragraphs: Vec<Paragraph>,
    words: &PaperTexts,
    size: (f64, f64),
    cuts: &mut BTreeSet<TextSource>,
) -> Vec<PaperPage> {
    let within = Rect {
        x: MARGIN,
        y: MARGIN + HEAD,
        width: size.0 - 2.0 * MARGIN,
        height: size.1 - 2.0 * MARGIN - HEAD - FOOT,
    };
    let count = (within.width / 240.0).floor().max(1.0) as usize;
    let columns = columns(within, count, 18.0);
    let paragraphs = split_tall(paragraphs, &columns[0]);
    let mut rest = paragraphs.as_slice();
    let mut pages = Vec::new();
    while !rest.is_empty() {
        let (set_pieces, set) = set_columns(rest, &columns);
        assert!(set > 0, "a paragraph no taller than a column has room at its head");
        let mut pieces = head(words, size, &(pages.len() + 2).to_string(), cuts);
        pieces.extend(set_pieces);
        pages.push(PaperPage { size, pieces });
        rest = &rest[set..];
    }
    pages
}
