//! A map with numbers and its list on A4, where names would be too small on it: title and date, the map, what marks and
//! rings mean, the list.
//!
//! One page is filled with the largest letters and the fullest reasons that fit. Where not even the smallest letters do, the
//! list goes on over further pages.

use std::collections::BTreeSet;

use crate::model::{Chart, Point, PrintFont, Radar, Rect, SmallPrint};
use crate::render::font::{self, Weight};
use crate::render::messages::message;

use super::fit::{fit_line, fit_paragraph, list_cut};
use super::flow::{Paragraph, columns, measure, place, set_columns};
use super::list::{describe_clusters, list_entries, list_legend, list_rings};
use super::map::list_on;
use super::{
    Hairline, MapPlacement, Paper, PaperFormat, PaperPage, PaperTexts, Piece, SMALLEST, TextRole, TextSource, line,
    picture_map,
};

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
/// Size of the letters where the list goes on over further pages.
const LIST: f64 = 8.0;
/// The largest share of the page's height that the map takes there.
const LOWEST: f64 = 0.62;
/// The largest share of the width that the edition takes.
const EDITION: f64 = 0.6;

/// How much room the texts above the map may take: the heights of title and summary, in points.
type HeadRoom = (f64, f64);
/// Whatever they need, up to a third of the page each.
const ROOMY: HeadRoom = (280.0, 280.0);
/// A few lines.
const LOW: HeadRoom = (60.0, 60.0);

/// How much of a reason stands in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ReasonDetail {
    Whole,
    Maturity,
    None,
}

/// What is shown, and how its map is arranged.
#[derive(Clone, Copy)]
struct Subject<'a> {
    radar: &'a Radar,
    chart: &'a Chart,
    words: &'a PaperTexts,
    small_print: SmallPrint,
}

/// The bundled font, as the layout needs it.
const FONT: PrintFont = PrintFont {
    width: |text, size, is_bold| {
        let weight = if is_bold { Weight::Bold } else { Weight::Regular };
        font::width(text, size, weight)
    },
    factor: font::FACTOR,
};

/// Composes the map and its list.
pub fn compose_numbered(radar: &Radar, chart: &Chart, words: &PaperTexts, small_print: SmallPrint) -> Paper {
    let subject = Subject {
        radar,
        chart,
        words,
        small_print,
    };
    let choices = [
        (ReasonDetail::Whole, [8.0, 7.5].as_slice()),
        (ReasonDetail::Maturity, [8.0, 7.5].as_slice()),
        (ReasonDetail::None, [7.5].as_slice()),
    ];
    for (detail, sizes) in choices {
        for size in sizes {
            let mut texts = list_legend_and_rings(radar, chart, words, *size);
            texts.extend(list_reasoned(radar, words, *size, detail));
            let heights = measure(&texts, column_width());
            let pages = WIDTHS
                .iter()
                .map(|share| compose(subject, (&texts, &heights), (*size, *share)));
            if let Some((page, cuts)) = pages.filter_map(Result::ok).next() {
                return Paper::of(words, vec![page], cuts);
            }
        }
    }
    compose_over_pages(subject)
}

/// The map with as much as fits below it, and the rest of the list on further pages.
fn compose_over_pages(subject: Subject) -> Paper {
    let Subject {
        radar, chart, words, ..
    } = subject;
    let mut texts = list_legend_and_rings(radar, chart, words, LIST);
    texts.extend(list_reasoned(radar, words, LIST, ReasonDetail::Whole));
    let sheet = Sheet::plan(subject, (LIST, WIDTHS[0]), LOW);
    let rest = texts.split_off(sheet.count(&texts));
    let (page, mut cuts) = sheet.set(subject, &texts);
    let mut pages = vec![page];
    pages.extend(list_on(rest, words, PaperFormat::A4.upright(), &mut cuts));
    Paper::of(words, pages, cuts)
}

/// What marks and rings mean.
fn list_legend_and_rings(radar: &Radar, chart: &Chart, words: &PaperTexts, size: f64) -> Vec<Paragraph> {
    let mut paragraphs = list_legend(chart, &describe_clusters(radar, chart), size);
    paragraphs.extend(list_rings(radar, words, size));
    paragraphs
}

/// The list with as much of each reason as is wanted.
fn list_reasoned(radar: &Radar, words: &PaperTexts, size: f64, detail: ReasonDetail) -> Vec<Paragraph> {
    let mut told = words.clone();
    if detail == ReasonDetail::Maturity {
        for reason in told.reasons.values_mut() {
            let end = reason.find(';').unwrap_or(reason.len());
            reason.truncate(end);
        }
    }
    list_entries(radar, &told, size, detail != ReasonDetail::None)
}

/// Width of a column below the map.
fn column_width() -> f64 {
    let within = PaperFormat::A4.upright().0 - 2.0 * MARGIN;
    (within - GAP * (COLUMNS as f64 - 1.0)) / COLUMNS as f64
}

/// The page with texts of a size below a map of a share of its width. `Err` says how many paragraphs found no room.
fn compose(
    subject: Subject,
    (texts, heights): (&[Paragraph], &[f64]),
    sizes: (f64, f64),
) -> Result<(PaperPage, BTreeSet<TextSource>), usize> {
    let sheet = Sheet::plan(subject, sizes, ROOMY);
    match texts.len() - place(texts, heights, &sheet.columns).len() {
        0 => Ok(sheet.set(subject, texts)),
        over => Err(over),
    }
}

/// A page with everything but the map's numbers and the texts below it.
struct Sheet {
    pieces: Vec<Piece>,
    cuts: BTreeSet<TextSource>,
    framed: Chart,
    /// Part of the drawing that is shown, and where.
    at_home: MapPlacement,
    /// Size of the letters on the map, in points.
    letters: f64,
    columns: Vec<Rect>,
}

impl Sheet {
    fn plan(subject: Subject, (size, share): (f64, f64), room: HeadRoom) -> Self {
        let paper = PaperFormat::A4.upright();
        let width = paper.0 - 2.0 * MARGIN;
        let mut cuts = BTreeSet::new();
        let (pieces, top) = head(subject.words, paper, room, &mut cuts);
        // Letters on the map are as large as those of the list, so their size in units depends on the scale, and the
        // part of the drawing that is filled depends on them a little.
        let letters = size.max(SMALLEST + 0.2);
        let guess = subject.chart.framed_part().width;
        let framed = (subject.small_print.frame)(subject.chart, letters * guess / (width * share), FONT);
        let part = framed.framed_part();
        let scale = width * share / part.width;
        let scale = if room == LOW {
            scale.min(LOWEST * paper.1 / part.height)
        } else {
            scale
        };
        let below = top + part.height * scale + 8.0;
        let room = Rect {
            x: MARGIN,
            y: below,
            width,
            height: paper.1 - MARGIN - FOOT - below,
        };
        Sheet {
            pieces,
            cuts,
            framed,
            letters,
            columns: columns(room, COLUMNS, GAP),
            at_home: MapPlacement {
                part,
                at: Point {
                    x: (paper.0 - part.width * scale) / 2.0,
                    y: top,
                },
                scale,
            },
        }
    }

    /// How many of the texts find room.
    fn count(&self, texts: &[Paragraph]) -> usize {
        place(texts, &measure(texts, column_width()), &self.columns).len()
    }

    /// The page with the texts, and what was cut on it.
    fn set(mut self, subject: Subject, texts: &[Paragraph]) -> (PaperPage, BTreeSet<TextSource>) {
        let Subject { radar, words, .. } = subject;
        let MapPlacement { part, scale, .. } = self.at_home;
        let size = self.letters / scale;
        let numbered = (subject.small_print.number)(radar, &self.framed, size, &part, FONT);
        self.pieces
            .push(Piece::Picture(picture_map(radar, &numbered, words, &self.at_home)));
        let below = self.columns[0].y;
        self.pieces
            .extend(count_unnumbered(&numbered, below - 2.0).map(Piece::Text));
        self.pieces.extend(set_columns(texts, &self.columns).0);
        self.cuts.extend(list_cut(texts, column_width()));
        let page = PaperPage {
            size: PaperFormat::A4.upright(),
            pieces: self.pieces,
        };
        (page, self.cuts)
    }
}

/// What is said below the map when not every mark has a number.
fn count_unnumbered(numbered: &Chart, baseline: f64) -> Option<super::PlacedText> {
    let without = numbered.marks.len() - numbered.labels.len();
    let words = match without {
        0 => return None,
        count => message!("paper-unnumbered", count = count),
    };
    Some(line(
        TextRole::Paragraph,
        words,
        MARGIN,
        baseline,
        SMALLEST + 0.5,
        Weight::Regular,
    ))
}

/// Title, edition, summary and a rule above; imprint below; and where the map may begin.
fn head(
    words: &PaperTexts,
    (width, height): (f64, f64),
    (title_room, summary_room): HeadRoom,
    cuts: &mut BTreeSet<TextSource>,
) -> (Vec<Piece>, f64) {
    let room = width - 2.0 * MARGIN;
    let edition = fit_line(&words.edition, (8.5, SMALLEST), Weight::Regular, EDITION * room);
    if edition.is_cut {
        cuts.insert(words.sources.edition.clone());
    }
    let right = width - MARGIN - edition.width;
    let mut pieces = Vec::new();
    let title = Paragraph {
        source: Some(words.sources.title.clone()),
        ..Paragraph::heading(1, &words.title, 17.0)
    };
    let summary = Paragraph {
        source: Some(words.sources.summary.clone()),
        ..Paragraph::new(TextRole::Paragraph, &words.summary, 8.5)
    };
    let mut top = MARGIN - 4.0;
    let heads = [
        (
            title,
            [17.0, 13.0, 10.0].as_slice(),
            (right - MARGIN - 10.0, title_room),
        ),
        (summary, [8.5, 7.5, 6.5].as_slice(), (room, summary_room)),
    ];
    for (paragraph, sizes, (width, height)) in heads {
        let paragraph = fit_paragraph(&paragraph, sizes, (width, height));
        let column = Rect {
            x: MARGIN,
            y: top,
            width,
            height,
        };
        top += super::flow::height(std::slice::from_ref(&paragraph), width);
        cuts.extend(list_cut(std::slice::from_ref(&paragraph), width));
        pieces.extend(set_columns(&[paragraph], &[column]).0);
    }
    pieces.push(Piece::Text(line(
        TextRole::Paragraph,
        edition.text,
        right,
        MARGIN + 12.0,
        edition.size,
        Weight::Regular,
    )));
    let rule = top + 5.0;
    pieces.push(Piece::Rule(Hairline {
        from: Point { x: MARGIN, y: rule },
        to: Point {
            x: width - MARGIN,
            y: rule,
        },
    }));
    let foot = height - MARGIN + 6.0;
    let imprint = fit_line(&words.imprint, (6.5, SMALLEST), Weight::Regular, room);
    if imprint.is_cut {
        cuts.insert(words.sources.imprint.clone());
    }
    pieces.push(Piece::Text(line(
        TextRole::Footer,
        imprint.text,
        MARGIN,
        foot,
        imprint.size,
        Weight::Regular,
    )));
    (pieces, rule + 8.0)
}
