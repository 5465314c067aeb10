//! The whole radar on one large sheet: the map with its names, what marks and rings mean below it, the list beside it.
//!
//! Composed for A3 and enlarged for A2, so that the larger one is the same poster with larger letters.

use std::collections::BTreeSet;

use crate::model::{Chart, Point, Radar, Rect};
use crate::render::font::{self, Weight};
use crate::render::words::notices;

use super::fit::fit_line;
use super::flow::{Paragraph, columns, height, set_balanced, set_columns};
use super::list::{list_entries, list_legend, list_rings};
use super::map::list_on;
use super::{
    Hairline, MapPlacement, Paper, PaperFormat, PaperPage, PaperTexts, Piece, SMALLEST, TextRole, TextSource, line,
    picture_map,
};

/// Free space around everything.
const MARGIN: f64 = 34.0;
/// Height of title and summary.
const HEAD: f64 = 58.0;
/// Height of the imprint.
const FOOT: f64 = 16.0;
/// Height of the strip below the map.
const STRIP: f64 = 100.0;
/// Sizes of the strip's letters that are tried, largest first.
const LEGEND_SIZES: [f64; 4] = [7.5, 7.0, 6.5, SMALLEST];
/// Free space between map and list.
const GAP: f64 = 18.0;

/// Composes the poster; a list too long for the sheet goes on overleaf.
pub fn compose_poster(radar: &Radar, chart: &Chart, words: &PaperTexts, format: PaperFormat) -> Paper {
    let size = PaperFormat::A3.lying();
    let mut cuts = BTreeSet::new();
    let mut page = PaperPage {
        size,
        pieces: head(words, size, &mut cuts),
    };
    let body = Rect {
        x: MARGIN,
        y: MARGIN + HEAD,
        width: size.0 - 2.0 * MARGIN,
        height: size.1 - 2.0 * MARGIN - HEAD - FOOT,
    };
    let place = place_map(chart, &body);
    let map_width = chart.width * place.scale;
    page.pieces
        .push(Piece::Picture(picture_map(radar, chart, words, &place)));
    let strip = Rect {
        y: body.y + body.height - STRIP + 8.0,
        width: map_width,
        height: STRIP,
        ..body
    };
    let (legend, mut overleaf) = set_legend(radar, chart, words, strip);
    page.pieces.extend(legend);
    let side = Rect {
        x: body.x + map_width + GAP,
        width: body.width - map_width - GAP,
        ..body
    };
    let (list, rest) = set_list(radar, words, side);
    page.pieces.extend(list);
    overleaf.extend(rest);
    let mut pages = vec![page];
    if !overleaf.is_empty() {
        pages.extend(list_on(overleaf, words, size, &mut cuts));
    }
    let factor = format.lying().0 / size.0;
    pages.iter_mut().for_each(|page| enlarge(page, factor, format.lying()));
    Paper::of(words, pages, cuts)
}

/// Title, edition, summary and imprint, each on its line: what has no room there is set smaller, then cut.
fn head(words: &PaperTexts, (width, height): (f64, f64), cuts: &mut BTreeSet<TextSource>) -> Vec<Piece> {
    let mut set = |role: TextRole, text: &str, sizes: (f64, f64), room: f64, y: f64, source: &TextSource| {
        let weight = match role {
            TextRole::Heading(_) => Weight::Bold,
            TextRole::Paragraph | TextRole::Item | TextRole::Footer => Weight::Regular,
        };
        let fitted = fit_line(text, sizes, weight, room);
        if fitted.is_cut {
            cuts.insert(source.clone());
        }
        line(role, fitted.text, MARGIN, y, fitted.size, weight)
    };
    let (whole, sources) = (width - 2.0 * MARGIN, &words.sources);
    let top = MARGIN + 22.0;
    let mut edition = set(
        TextRole::Paragraph,
        &words.edition,
        (11.0, 7.0),
        0.5 * whole,
        top,
        &sources.edition,
    );
    let right = width - MARGIN - font::width(&edition.lines[0].text, edition.size, Weight::Regular);
    edition.lines[0].at.x = right;
    let room = right - MARGIN - 20.0;
    let title = set(
        TextRole::Heading(1),
        &words.title,
        (26.0, 10.0),
        room,
        top,
        &sources.title,
    );
    let mut pieces = vec![Piece::Text(title), Piece::Text(edition)];
    if !words.summary.is_empty() {
        let summary = set(
            TextRole::Paragraph,
            &words.summary,
            (10.5, 7.0),
            whole,
            MARGIN + 39.0,
            &sources.summary,
        );
        pieces.push(Piece::Text(summary));
    }
    pieces.push(Piece::Rule(Hairline {
        from: Point {
            x: MARGIN,
            y: MARGIN + 48.0,
        },
        to: Point {
            x: width - MARGIN,
            y: MARGIN + 48.0,
        },
    }));
    let foot = height - MARGIN + 2.0;
    let imprint = set(
        TextRole::Footer,
        &words.imprint,
        (7.0, SMALLEST),
        whole,
        foot,
        &sources.imprint,
    );
    pieces.push(Piece::Text(imprint));
    pieces
}

/// The map as large as the height above the strip allows, but leaving room for a list of two columns.
fn place_map(chart: &Chart, body: &Rect) -> MapPlacement {
    const LEAST_SIDE: f64 = 250.0;
    let room = (body.width - GAP - LEAST_SIDE, body.height - STRIP);
    MapPlacement {
        part: Rect {
            x: 0.0,
            y: 0.0,
            width: chart.width,
            height: chart.height,
        },
        at: Point { x: body.x, y: body.y },
        scale: (room.0 / chart.width).min(room.1 / chart.height),
    }
}

/// What marks and rings mean, in columns: in the largest letters in which all of it has room; and what has none even in
/// the smallest.
fn set_legend(radar: &Radar, chart: &Chart, words: &PaperTexts, strip: Rect) -> (Vec<Piece>, Vec<Paragraph>) {
    let third = (strip.width - 2.0 * GAP) / 3.0;
    let left = Rect { width: third, ..strip };
    let right = Rect {
        x: strip.x + third + GAP,
        width: 2.0 * third + GAP,
        ..strip
    };
    let set_at = |size: f64| {
        let legend = list_legend(chart, &notices(radar, chart), size);
        let rings = list_rings(radar, words, size);
        let (mut pieces, told) = set_columns(&legend, &[left]);
        let (more, meant) = set_balanced(&rings, &columns(right, 2, GAP));
        pieces.extend(more);
        let rest = [&legend[told..], &rings[meant..]].concat();
        (pieces, rest)
    };
    let mut tried = LEGEND_SIZES.into_iter().map(set_at);
    let found = tried.find(|(_, rest)| rest.is_empty());
    found.unwrap_or_else(|| set_at(SMALLEST))
}

/// The list in two columns, with reasons and in larger letters where they fit; and what is left over.
fn set_list(radar: &Radar, words: &PaperTexts, side: Rect) -> (Vec<Piece>, Vec<Paragraph>) {
    let columns = columns(side, 2, 14.0);
    let room = side.height * columns.len() as f64;
    let choices = [
        (true, 8.0),
        (true, 7.0),
        (false, 8.5),
        (false, 8.0),
        (false, 7.5),
        (false, 7.0),
        (false, 6.5),
    ];
    for (with_reasons, size) in choices {
        let paragraphs = list_entries(radar, words, size, with_reasons);
        if height(&paragraphs, columns[0].width) > room {
            continue;
        }
        let (pieces, set) = set_columns(&paragraphs, &columns);
        if set == paragraphs.len() {
            return (pieces, Vec::new());
        }
    }
    let paragraphs = list_entries(radar, words, SMALLEST, false);
    let (pieces, set) = set_columns(&paragraphs, &columns);
    (pieces, paragraphs[set..].to_vec())
}

/// Enlarges everything on a page.
fn enlarge(page: &mut PaperPage, factor: f64, size: (f64, f64)) {
    let grow = |point: &mut Point| {
        point.x *= factor;
        point.y *= factor;
    };
    let grow_area = |area: &mut Rect| {
        for side in [&mut area.x, &mut area.y, &mut area.width, &mut area.height] {
            *side *= factor;
        }
    };
    page.size = size;
    for piece in &mut page.pieces {
        match piece {
            Piece::Rule(rule) => {
                grow(&mut rule.from);
                grow(&mut rule.to);
            }
            Piece::Text(text) => {
                text.size *= factor;
                text.lines.iter_mut().for_each(|line| grow(&mut line.at));
            }
            Piece::Picture(picture) => {
                grow(&mut picture.at);
                picture.size = (picture.size.0 * factor, picture.size.1 * factor);
                picture.link_areas.iter_mut().for_each(|area| grow_area(&mut area.area));
                for line in &mut picture.text_runs {
                    line.x *= factor;
                    line.y *= factor;
                    line.size *= factor;
                    line.room.iter_mut().for_each(grow_area);
                }
            }
        }
    }
}
