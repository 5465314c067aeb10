//! The whole radar on one large sheet: the map with its names, what marks and rings mean below it, the list beside it.
//!
//! Composed for A3 and enlarged for A2, so that the larger one is the same poster with larger letters.

use crate::model::{Chart, Point, Radar, Rect};
use crate::render::font::{self, Weight};

use super::flow::{Paragraph, columns, height, set_balanced, set_columns};
use super::list::{list_entries, list_legend, list_rings};
use super::map::list_on;
use super::{Format, Page, Paper, Piece, Place, Role, Rule, SMALLEST, Words, line, picture_map};

/// Free space around everything.
const MARGIN: f64 = 34.0;
/// Height of title and summary.
const HEAD: f64 = 58.0;
/// Height of the imprint.
const FOOT: f64 = 16.0;
/// Height of the strip below the map.
const STRIP: f64 = 82.0;
/// Size of the strip's letters.
const KEY: f64 = 7.5;
/// Free space between map and list.
const GAP: f64 = 18.0;

/// Composes the poster; a list too long for the sheet goes on overleaf.
pub fn compose_poster(radar: &Radar, chart: &Chart, words: &Words, format: Format) -> Paper {
    let size = Format::A3.lying();
    let mut page = Page {
        size,
        pieces: head(words, size),
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
    page.pieces.extend(set_key(radar, chart, words, strip));
    let side = Rect {
        x: body.x + map_width + GAP,
        width: body.width - map_width - GAP,
        ..body
    };
    let (list, rest) = set_list(radar, words, side);
    page.pieces.extend(list);
    let mut pages = vec![page];
    if !rest.is_empty() {
        pages.extend(list_on(rest, words, size));
    }
    let factor = format.lying().0 / size.0;
    pages.iter_mut().for_each(|page| enlarge(page, factor, format.lying()));
    Paper::of(words, pages)
}

fn head(words: &Words, (width, height): (f64, f64)) -> Vec<Piece> {
    let right = width - MARGIN - font::width(&words.edition, 11.0, Weight::Regular);
    let room = right - MARGIN - 20.0;
    // A long title is set smaller rather than over the edition.
    let title = (26.0 * room / font::width(&words.title, 26.0, Weight::Bold)).min(26.0);
    let mut pieces = vec![
        Piece::Text(line(
            Role::Heading(1),
            &words.title,
            MARGIN,
            MARGIN + 22.0,
            title,
            Weight::Bold,
        )),
        Piece::Text(line(
            Role::Paragraph,
            &words.edition,
            right,
            MARGIN + 22.0,
            11.0,
            Weight::Regular,
        )),
    ];
    if !words.summary.is_empty() {
        pieces.push(Piece::Text(line(
            Role::Paragraph,
            &words.summary,
            MARGIN,
            MARGIN + 39.0,
            10.5,
            Weight::Regular,
        )));
    }
    pieces.push(Piece::Rule(Rule {
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
    pieces.push(Piece::Text(line(
        Role::Footer,
        &words.imprint,
        MARGIN,
        foot,
        7.0,
        Weight::Regular,
    )));
    pieces
}

/// The map as large as the height above the strip allows, but leaving room for a list of two columns.
fn place_map(chart: &Chart, body: &Rect) -> Place {
    const LEAST_SIDE: f64 = 250.0;
    let room = (body.width - GAP - LEAST_SIDE, body.height - STRIP);
    Place {
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

/// What marks and rings mean, in columns.
fn set_key(radar: &Radar, chart: &Chart, words: &Words, strip: Rect) -> Vec<Piece> {
    let third = (strip.width - 2.0 * GAP) / 3.0;
    let left = Rect { width: third, ..strip };
    let right = Rect {
        x: strip.x + third + GAP,
        width: 2.0 * third + GAP,
        ..strip
    };
    let mut pieces = set_columns(&list_legend(chart, &chart.notes, KEY), &[left]).0;
    pieces.extend(set_balanced(&list_rings(radar, words, KEY), &columns(right, 2, GAP)).0);
    pieces
}

/// The list in two columns, with reasons and in larger letters where they fit; and what is left over.
fn set_list(radar: &Radar, words: &Words, side: Rect) -> (Vec<Piece>, Vec<Paragraph>) {
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
fn enlarge(page: &mut Page, factor: f64, size: (f64, f64)) {
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
                picture.spots.iter_mut().for_each(|spot| grow_area(&mut spot.area));
                for line in &mut picture.letterings {
                    line.x *= factor;
                    line.y *= factor;
                    line.size *= factor;
                    line.room.iter_mut().for_each(grow_area);
                }
            }
        }
    }
}
