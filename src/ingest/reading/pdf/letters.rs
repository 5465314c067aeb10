//! Letters of a page at their places, and the small filled shapes that stand for marks of lists, as the reader of PDF
//! draws them; page by page they become pieces of lines.

use std::collections::BTreeMap;

use pdf_extract::{ColorSpace, MediaBox, OutputDev, OutputError, Path, PathOp, Transform};

use super::order::{Line, Row, to_line};
use super::pieces::{Piece, to_pieces};

/// How far the edge of a mark is from its middle, in points.
const DOT: f64 = 4.0;

/// The most marks of lists on a page.
const MOST_DOTS: usize = 500;

/// The most letters of a page, and of a document.
const MOST_ON_PAGE: usize = 400_000;
const MOST_LETTERS: usize = 6_000_000;

/// A letter, or a few that the font shows as one; lengths in points, in the direction it is read.
#[derive(Debug, Clone)]
pub struct Letter {
    /// What it says.
    pub text: String,
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Its base line, from the top of the page.
    pub top: f64,
    /// How large it is.
    pub size: f64,
    /// In quarters, how far it is turned.
    pub turn: u8,
}

/// A page with the pieces of its lines.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Its number, from 1.
    pub number: u32,
    /// Its width in the direction of its letters, in points.
    pub width: f64,
    /// Its height across them.
    pub height: f64,
    /// Pieces of lines that are read in the direction of most letters, in the order in which they are drawn.
    pub pieces: Vec<Piece>,
    /// Pieces in other directions.
    pub turned: Vec<Piece>,
}

impl Page {
    /// A row of it as a line over its whole width.
    pub fn line(&self, row: &Row) -> Line {
        let mut line = to_line(row, 0);
        self.place(&mut line);
        line
    }

    /// Tells a line the page it stands on.
    pub fn place(&self, line: &mut Line) {
        (line.page, line.width, line.height) = (self.number, self.width, self.height);
    }
}

/// The pages of a document while they are drawn.
#[derive(Default)]
pub struct Letters {
    /// The pages that are done.
    pub pages: Vec<Page>,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    letters: Vec<Letter>,
    /// Distance from the left and from the top.
    dots: Vec<(f64, f64)>,
    count: usize,
}

impl Letters {
    /// Makes a page of the letters that were drawn, also where the drawing broke off.
    pub fn close_page(&mut self, number: u32) {
        let letters = std::mem::take(&mut self.letters);
        let dots = std::mem::take(&mut self.dots);
        let mut turns: BTreeMap<u8, Vec<Letter>> = BTreeMap::new();
        for letter in letters {
            turns.entry(letter.turn).or_default().push(letter);
        }
        let most = turns.iter().max_by_key(|(turn, letters)| (letters.len(), 4 - **turn));
        let turn = most.map_or(0, |(turn, _)| *turn);
        let own = turns.remove(&turn).unwrap_or_default();
        let dots = if turn == 0 { dots } else { Vec::new() };
        let upright = turn % 2 == 0;
        self.pages.push(Page {
            number,
            width: if upright { self.width } else { self.height },
            height: if upright { self.height } else { self.width },
            pieces: to_pieces(&own, &dots),
            turned: turns.values().flat_map(|letters| to_pieces(letters, &[])).collect(),
        });
    }
}

impl OutputDev for Letters {
    fn begin_page(&mut self, _: u32, media: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        (self.left, self.top) = (media.llx.min(media.urx), media.ury.max(media.lly));
        self.width = (media.urx - media.llx).abs();
        self.height = (media.ury - media.lly).abs();
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        _: f64,
        size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.count += 1;
        if self.letters.len() >= MOST_ON_PAGE || self.count > MOST_LETTERS {
            return Err(OutputError::IoError(std::io::Error::other("it has too many letters")));
        }
        let (x, y) = (at.m31 - self.left, self.top - at.m32);
        let upright = at.m11.abs() >= at.m12.abs();
        let (turn, left, top) = match (upright, at.m11 + at.m12 >= 0.0) {
            (true, false) if at.m22 < 0.0 => (2, self.width - x, self.height - y),
            (true, _) => (0, x, y),
            (false, true) => (1, self.height - y, x),
            (false, false) => (3, y, self.width - x),
        };
        let along = (at.m11 * at.m11 + at.m12 * at.m12).sqrt() * size.abs();
        let size = ((at.m21 * at.m21 + at.m22 * at.m22).sqrt() * size.abs()).max(0.1);
        let placed = [left, top, along, size, width].iter().all(|number| number.is_finite());
        if placed && !text.is_empty() {
            self.letters.push(Letter {
                text: text.to_owned(),
                left,
                right: left + (width * along).max(0.0),
                top,
                size,
                turn,
            });
        }
        Ok(())
    }

    fn fill(&mut self, at: &Transform, _: &ColorSpace, _: &[f64], path: &Path) -> Result<(), OutputError> {
        let points = path.ops.iter().filter_map(|step| match *step {
            PathOp::MoveTo(x, y) | PathOp::LineTo(x, y) | PathOp::CurveTo(_, _, _, _, x, y) => Some((x, y)),
            PathOp::Rect(x, y, width, height) => Some((x + width / 2.0, y + height / 2.0)),
            PathOp::Close => None,
        });
        let placed = |(x, y): (f64, f64)| (at.m11 * x + at.m21 * y + at.m31, at.m12 * x + at.m22 * y + at.m32);
        let points: Vec<(f64, f64)> = points.take(200).map(placed).collect();
        let count = points.len() as f64;
        let (x, y) = points
            .iter()
            .fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
        let small = points
            .iter()
            .all(|point| (point.0 - x).abs() < DOT && (point.1 - y).abs() < DOT);
        if small && points.len() >= 4 && self.dots.len() < MOST_DOTS {
            self.dots.push((x - self.left, self.top - y));
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
