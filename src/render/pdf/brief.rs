//! One sheet on a topic or a group: title, sentence, rings, the table of technologies, and what else is to be known in two
//! columns; on one page of A4, whatever the data say.
//!
//! The page is set in the largest letters with which everything fits; where not even the smallest do, the table ends earlier,
//! and at last each text has two lines.

use crate::model::{Point, Rect};
use crate::render::brief::{Brief, BriefSection};
use crate::render::font::Weight;
use crate::render::messages::message;

use super::flow::{Paragraph, columns, height, measure, set_balanced, set_columns};
use super::{Hairline, Paper, PaperFormat, PaperPage, Piece, Target, TextRole};

/// Free space around everything.
const MARGIN: f64 = 36.0;
/// Free space between the two columns at the foot, and between columns of the table.
const GAP: f64 = 18.0;
const CELL_GAP: f64 = 7.0;
/// Sizes of the letters that are tried, in points; nothing on the page is smaller than the last.
const SIZES: [f64; 5] = [9.5, 9.0, 8.5, 8.0, SMALLEST_LETTERS];
pub const SMALLEST_LETTERS: f64 = 7.5;
/// Size of the letters in which a sheet must hold what it says.
const HELD_LETTERS: f64 = 8.15;
/// Lines of a text on a page that cannot hold all.
const FEW_LINES: usize = 2;
/// Widths of the columns of the table, as shares.
const SHARES: [f64; 5] = [0.26, 0.1, 0.19, 0.21, 0.24];
/// Darkness of what matters less.
const SOFT: u8 = 75;

/// Whether a sheet holds all that is said, in letters a little larger than the smallest: a browser sets it in other letters.
pub fn holds_all(brief: &Brief) -> bool {
    Sheet::of(brief, None, (HELD_LETTERS, brief.rows.len(), None)).fits()
}

/// Composes the sheet: one page, whatever it says.
pub fn compose_brief(brief: &Brief, site: Option<&str>) -> Paper {
    let whole = SIZES.map(|size| (size, brief.rows.len(), None));
    let fewer = (1..brief.rows.len()).rev().map(|rows| (SMALLEST_LETTERS, rows, None));
    let shortened = (0..=brief.rows.len()).rev();
    let shortened = shortened.map(|rows| (SMALLEST_LETTERS, rows, Some(FEW_LINES)));
    let tries = whole.into_iter().chain(fewer).chain(shortened);
    let mut sheet = Sheet::new(site);
    for limits in tries {
        sheet = Sheet::of(brief, site, limits);
        if sheet.fits() {
            break;
        }
    }
    let page = PaperPage {
        size: PaperFormat::A4.upright(),
        pieces: sheet.pieces,
    };
    Paper::set(
        (&brief.title, &brief.language, Some(brief.date)),
        vec![page],
        brief.cut.iter().cloned().collect(),
    )
}

/// A sheet in the making, filled from the top.
struct Sheet<'a> {
    site: Option<&'a str>,
    size: f64,
    most: Option<usize>,
    pieces: Vec<Piece>,
    /// How far down it is filled.
    top: f64,
    /// Where the foot begins.
    end: f64,
    /// How many paragraphs found no room.
    over: usize,
}

impl<'a> Sheet<'a> {
    fn new(site: Option<&'a str>) -> Self {
        Sheet {
            site,
            size: SIZES[0],
            most: None,
            pieces: Vec::new(),
            top: MARGIN,
            end: 0.0,
            over: 0,
        }
    }

    fn of(brief: &Brief, site: Option<&'a str>, (size, rows, most): (f64, usize, Option<usize>)) -> Self {
        let mut sheet = Sheet {
            size,
            most,
            ..Sheet::new(site)
        };
        sheet.head(brief);
        sheet.rings(brief);
        sheet.table(brief, rows);
        let foot = sheet.foot(brief);
        sheet.sections(&brief.sections);
        sheet.pieces.extend(foot);
        sheet
    }

    fn fits(&self) -> bool {
        self.top <= self.end && self.over == 0
    }

    fn width() -> f64 {
        PaperFormat::A4.upright().0 - 2.0 * MARGIN
    }

    fn text(&self, role: TextRole, text: &str) -> Paragraph {
        Paragraph {
            most: self.most,
            ..Paragraph::new(role, text, self.size)
        }
    }

    /// Sets paragraphs below what is there.
    fn set(&mut self, paragraphs: &[Paragraph]) {
        let column = Rect {
            x: MARGIN,
            y: self.top,
            width: Self::width(),
            height: f64::INFINITY,
        };
        self.top += height(paragraphs, column.width);
        self.pieces.extend(set_columns(paragraphs, &[column]).0);
    }

    fn rule(&mut self) {
        self.pieces.push(Piece::Rule(Hairline {
            from: Point { x: MARGIN, y: self.top },
            to: Point {
                x: MARGIN + Self::width(),
                y: self.top,
            },
        }));
    }

    fn head(&mut self, brief: &Brief) {
        let soft = |paragraph: Paragraph| Paragraph {
            grey: SOFT,
            ..paragraph
        };
        let line = message!("brief-head", kind = &brief.kind, edition = &brief.edition);
        let paragraphs = [
            soft(self.text(TextRole::Paragraph, &line)),
            Paragraph {
                most: Some(3),
                above: 0.1,
                ..Paragraph::heading(1, &brief.title, 2.1 * self.size)
            },
            Paragraph {
                size: 1.15 * self.size,
                above: 0.3,
                ..self.text(TextRole::Paragraph, &brief.lead)
            },
        ];
        self.set(&paragraphs);
        self.top += 0.8 * self.size;
    }

    /// The rings side by side, each with its number.
    fn rings(&mut self, brief: &Brief) {
        let fields = columns(
            Rect {
                x: MARGIN,
                y: self.top,
                width: Self::width(),
                height: f64::INFINITY,
            },
            brief.rings.len().max(1),
            CELL_GAP,
        );
        let mut lowest: f64 = 0.0;
        for (ring, field) in brief.rings.iter().zip(fields) {
            let paragraphs = [
                Paragraph {
                    weight: Weight::Bold,
                    ..Paragraph::new(TextRole::Paragraph, ring.count.to_string(), 1.9 * self.size)
                },
                self.text(TextRole::Paragraph, &ring.name),
                Paragraph {
                    grey: SOFT,
                    ..self.text(TextRole::Paragraph, &ring.borderline)
                },
            ];
            let told = if ring.borderline.is_empty() { 2 } else { 3 };
            let paragraphs = &paragraphs[..told];
            lowest = lowest.max(height(paragraphs, field.width));
            self.pieces.extend(set_columns(paragraphs, &[field]).0);
        }
        self.top += lowest + 0.6 * self.size;
    }

    fn table(&mut self, brief: &Brief, rows: usize) {
        if brief.rows.is_empty() {
            let none = self.text(TextRole::Paragraph, &message!("nothing-placed-here"));
            self.set(&[none]);
        } else {
            let header = [
                message!("brief-technology"),
                message!("ring-word"),
                message!("brief-sure"),
                message!("brief-why"),
                message!("brief-next-step"),
            ];
            let bold = |text: &String| Paragraph {
                weight: Weight::Bold,
                ..self.text(TextRole::Paragraph, text)
            };
            let header = header.each_ref().map(bold);
            self.row(header);
            for row in brief.rows.iter().take(rows) {
                let name = Paragraph {
                    weight: Weight::Bold,
                    target: self
                        .site
                        .map(|site| Target::Address(super::plain_address(&format!("{site}/{}", row.href)))),
                    ..self.text(TextRole::Item, &row.name)
                };
                let cell = |text: &str| self.text(TextRole::Paragraph, text);
                self.row([name, cell(&row.ring), cell(&row.sure), cell(&row.why), cell(&row.next)]);
            }
        }
        if let Some(rest) = brief.rest(rows.min(brief.rows.len())) {
            let rest = self.text(TextRole::Paragraph, &rest);
            self.set(&[rest]);
        }
        self.top += 0.8 * self.size;
    }

    /// A row of the table with a line below it.
    fn row(&mut self, cells: [Paragraph; 5]) {
        let room = Self::width() - 4.0 * CELL_GAP;
        let (mut left, mut lowest) = (MARGIN, 0.0_f64);
        for (cell, share) in cells.into_iter().zip(SHARES) {
            let column = Rect {
                x: left,
                y: self.top,
                width: share * room,
                height: f64::INFINITY,
            };
            left += column.width + CELL_GAP;
            lowest = lowest.max(measure(std::slice::from_ref(&cell), column.width)[0]);
            self.pieces.extend(set_columns(&[cell], &[column]).0);
        }
        self.top += lowest + 0.25 * self.size;
        self.rule();
        self.top += 0.25 * self.size;
    }

    /// What else is to be known, in two columns above the foot.
    fn sections(&mut self, sections: &[BriefSection]) {
        let mut paragraphs = Vec::new();
        for section in sections {
            paragraphs.push(Paragraph::heading(2, &section.heading, self.size + 0.8));
            paragraphs.extend(section.lines.iter().map(|line| Paragraph {
                front: "•".into(),
                hang: 0.9,
                above: 0.1,
                ..self.text(TextRole::Item, line)
            }));
        }
        let room = Rect {
            x: MARGIN,
            y: self.top,
            width: Self::width(),
            height: (self.end - self.top).max(0.0),
        };
        let columns = columns(room, 2, GAP);
        let (pieces, set) = set_balanced(&paragraphs, &columns);
        self.pieces.extend(pieces);
        self.over = paragraphs.len() - set;
    }

    /// Source and imprint, at the end of the page.
    fn foot(&mut self, brief: &Brief) -> Vec<Piece> {
        let soft = |text: &str| Paragraph {
            grey: SOFT,
            ..self.text(TextRole::Paragraph, text)
        };
        let paragraphs = [soft(&brief.source), soft(&brief.imprint)];
        let tall = height(&paragraphs, Self::width());
        let bottom = PaperFormat::A4.upright().1 - MARGIN;
        self.end = bottom - tall - 0.8 * self.size;
        let column = Rect {
            x: MARGIN,
            y: bottom - tall,
            width: Self::width(),
            height: f64::INFINITY,
        };
        set_columns(&paragraphs, &[column]).0
    }
}
