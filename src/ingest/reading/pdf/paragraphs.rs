//! Lines in reading order to paragraphs, headings, list items and rows of tables.
//!
//! A line goes on with the one before where that had no room for its first word, also over the end of a column or page;
//! headings are told by their size.

use std::collections::BTreeMap;

use super::super::super::list_marks::{self, bullet};
use super::super::super::text::Shape;
use super::super::Pages;
use super::super::hyphens::Words;
use super::furniture::{Furniture, is_marginal};
use super::letters::Page;
use super::order::{Line, Part, Row, arrange, to_line, to_rows};
use crate::ingest::lexicon::Lexicon;
use crate::model::Reason;

/// Lines further apart than this do not belong together, in sizes of the letters, where the document is not set wider.
const LINE_GAP: f64 = 1.75;

/// How much larger than other text a heading is.
const LARGER: f64 = 1.12;

/// The longest heading, in letters, and the longest that ends like a sentence.
const LONGEST_HEADING: usize = 160;
const LONGEST_SENTENCE: usize = 60;

/// How far the first line of a paragraph is set in at most; in sizes of the letters.
const MOST_INDENT: f64 = 3.5;

/// How many paragraphs in smaller letters, such as notes at the foot, may stand between two parts of one.
const MOST_BETWEEN: usize = 8;

/// The paragraphs of a document.
pub fn to_paragraphs(pages: &[Page], lexicon: &Lexicon) -> Pages {
    let furniture = Furniture::of(pages, lexicon);
    let (mut margins, mut parts) = (Vec::new(), Vec::new());
    for page in pages {
        margins.push(parts_of(page, &furniture, &mut parts));
    }
    let body: Vec<Line> = parts.iter().map(|part| part.line().clone()).collect();
    let usual = usual_size(&body);
    let texts = parts.iter().flat_map(|part| match part {
        Part::Line(line) => vec![line.text.as_str()],
        Part::Row(_, cells) => cells.iter().flat_map(|cell| cell.lines()).collect(),
    });
    let reader = Reader {
        edges: edges(&body),
        gap: line_gap(&body),
        sizes: heading_sizes(&body, usual),
        words: Words::of(texts),
    };
    let mut open: Vec<Paragraph> = Vec::new();
    for part in parts {
        reader.take(part, &mut open);
    }
    let mut found = Pages::default();
    let mut margins = margins.into_iter().flatten().peekable();
    for paragraph in open {
        let page = paragraph.first.page;
        while let Some(line) = margins.next_if(|line| line.page <= page) {
            found.add(line.text, Shape::Beside(Reason::PageFurniture));
        }
        reader.add(paragraph, &mut found);
    }
    margins.for_each(|line| found.add(line.text, Shape::Beside(Reason::PageFurniture)));
    found
}

/// Adds the parts of a page in reading order, turned text at its end; gives the lines that only furnish it.
fn parts_of(page: &Page, furniture: &Furniture, parts: &mut Vec<Part>) -> Vec<Line> {
    let (margin, body): (Vec<Row>, Vec<Row>) = to_rows(page.pieces.clone())
        .into_iter()
        .partition(|row| furniture.holds(&page.line(row)));
    let mut column = 0;
    let turned = page
        .turned
        .iter()
        .map(|piece| Part::Line(to_line(&vec![piece.clone()], usize::MAX)));
    for mut part in arrange(body.into_iter().flatten().collect(), &mut column)
        .into_iter()
        .chain(turned)
    {
        let (Part::Line(line) | Part::Row(line, _)) = &mut part;
        page.place(line);
        parts.push(part);
    }
    margin.iter().map(|row| page.line(row)).collect()
}

/// Lines that belong together, or a row.
struct Paragraph {
    text: String,
    first: Line,
    last: Line,
    cells: Option<Vec<String>>,
}

/// Left and right edge of each column of each page.
type Edges = BTreeMap<(u32, usize), (f64, f64)>;

/// What the whole document says about its lines.
struct Reader {
    edges: Edges,
    gap: f64,
    sizes: Vec<i64>,
    words: Words,
}

impl Reader {
    /// Adds a part to the paragraphs, to the last one where it goes on with that.
    fn take(&self, part: Part, open: &mut Vec<Paragraph>) {
        let (line, cells) = match part {
            Part::Line(line) => (line, None),
            Part::Row(line, cells) => (line, Some(cells.iter().map(|cell| self.cell(cell)).collect())),
        };
        if cells.is_none()
            && let Some(paragraph) = self.paragraph_before(&line, open)
        {
            self.words.join(&mut paragraph.text, line.text.trim());
            paragraph.last = line;
            return;
        }
        open.push(Paragraph {
            text: line.text.trim().to_owned(),
            first: line.clone(),
            last: line,
            cells,
        });
    }

    /// The lines of a cell, wrapped ones joined.
    fn cell(&self, text: &str) -> String {
        let mut cell = String::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if is_item(line) && !cell.is_empty() {
                cell.push('\n');
                cell.push_str(line);
            } else {
                self.words.join(&mut cell, line);
            }
        }
        cell
    }

    /// The paragraph that a line goes on with.
    fn paragraph_before<'p>(&self, line: &Line, open: &'p mut [Paragraph]) -> Option<&'p mut Paragraph> {
        let size = rounded(line.size);
        let mut passed = 0;
        let at = open.iter().rposition(|paragraph| {
            passed += 1;
            rounded(paragraph.last.size) >= size || passed > MOST_BETWEEN
        })?;
        let paragraph = &mut open[at];
        let last = &paragraph.last;
        if paragraph.cells.is_some() || is_item(line.text.trim()) || rounded(last.size) != size {
            return None;
        }
        let beside = (last.page, last.column) == (line.page, line.column);
        let goes_on = match beside {
            true => passed <= 1 && self.goes_on(&paragraph.first, last, line),
            false => {
                line.page <= last.page + 1 && breaks_off(&paragraph.text) && line.text.starts_with(char::is_lowercase)
            }
        };
        goes_on.then_some(paragraph)
    }

    /// Whether a line goes on with the one above: close below it, and its first word had no room there.
    fn goes_on(&self, first: &Line, last: &Line, line: &Line) -> bool {
        let below = line.top - last.top;
        let close = below > 0.0 && below < self.gap * last.size.max(line.size);
        if !close || last.text.contains('\t') {
            return false;
        }
        let (left, right) = self.edges_of(last);
        let begin = line.text.split_whitespace().next();
        let begin = begin.map_or(0, |word| word.chars().count());
        let letters = line.text.trim().chars().count().max(1);
        let word = (line.right - line.left) * begin as f64 / letters as f64;
        let full = last.right + 0.25 * last.size + word > right - 0.5 * last.size;
        let low = line.text.trim_start().starts_with(char::is_lowercase) && breaks_off(&last.text);
        let hangs = line.left >= last.left - 0.5 * last.size || is_item(last.text.trim());
        let after_indent = first.top == last.top
            && line.left < left + 0.5 * line.size
            && last.left - line.left < MOST_INDENT * line.size
            && breaks_off(&last.text);
        (hangs || after_indent) && (full || low)
    }

    fn edges_of(&self, line: &Line) -> (f64, f64) {
        let known = self.edges.get(&(line.page, line.column));
        known.copied().unwrap_or((line.left, line.right))
    }

    fn add(&self, paragraph: Paragraph, pages: &mut Pages) {
        let Paragraph { text, first, cells, .. } = paragraph;
        if let Some(cells) = cells {
            return pages.add_row(0, cells);
        }
        let (left, _) = self.edges_of(&first);
        let indent = ((first.left - left) / (0.5 * first.size)).round().clamp(0.0, 20.0) as usize;
        if let Some(item) = list_marks::without_sign(&text) {
            return pages.add(item.to_owned(), Shape::Item(indent / 4));
        }
        match self.heading(&first, &text) {
            Some(level) => pages.add(text, Shape::Heading(level)),
            None => pages.add(format!("{}{text}", " ".repeat(indent)), Shape::Paragraph(indent)),
        }
    }

    /// The level of a heading, by the size of its letters.
    fn heading(&self, line: &Line, text: &str) -> Option<u8> {
        let size = rounded(line.size);
        let level = self.sizes.iter().position(|known| *known == size)?;
        let count = text.chars().count();
        let sentence = count > LONGEST_SENTENCE && text.ends_with('.');
        let heading = count <= LONGEST_HEADING && !sentence && text.contains(char::is_alphabetic);
        heading.then_some(u8::try_from(level + 1).unwrap_or(6).min(6))
    }
}

/// Whether a text ends in the middle of a sentence.
fn breaks_off(text: &str) -> bool {
    !text.trim_end().ends_with(['.', ':', '!', '?', ';'])
}

/// Whether a line begins a list item.
fn is_item(line: &str) -> bool {
    list_marks::without_sign(line).is_some() || bullet(line).is_some()
}

fn edges(lines: &[Line]) -> Edges {
    let mut edges = Edges::new();
    for line in lines.iter().filter(|line| !is_marginal(line) || line.column > 0) {
        let (left, right) = edges.entry((line.page, line.column)).or_insert((line.left, line.right));
        *left = left.min(line.left);
        *right = right.max(line.right);
    }
    for line in lines.iter().filter(|line| line.column == 0) {
        if let Some((left, right)) = edges.get_mut(&(line.page, 0)) {
            *right = right.max(line.width - *left);
        }
    }
    edges
}

/// How far apart lines may stand that belong together: a little more than they mostly do, at least the usual.
fn line_gap(lines: &[Line]) -> f64 {
    let mut gaps: BTreeMap<i64, usize> = BTreeMap::new();
    for pair in lines.windows(2) {
        let gap = (pair[1].top - pair[0].top) / pair[0].size;
        let beside = (pair[0].page, pair[0].column) == (pair[1].page, pair[1].column);
        if beside && rounded(pair[0].size) == rounded(pair[1].size) && (0.9..3.5).contains(&gap) {
            *gaps.entry((gap * 10.0).round() as i64).or_default() += 1;
        }
    }
    let usual = gaps.into_iter().max_by_key(|(_, count)| *count);
    LINE_GAP.max(usual.map_or(0.0, |(gap, _)| gap as f64 / 10.0 * 1.2))
}

fn rounded(size: f64) -> i64 {
    (size * 2.0).round() as i64
}

/// The size that most letters have.
fn usual_size(lines: &[Line]) -> i64 {
    let mut letters: BTreeMap<i64, usize> = BTreeMap::new();
    for line in lines {
        *letters.entry(rounded(line.size)).or_default() += line.text.chars().count();
    }
    letters
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map_or(20, |(size, _)| size)
}

/// The sizes of headings, the largest first.
fn heading_sizes(lines: &[Line], body: i64) -> Vec<i64> {
    let larger = |size: &i64| *size as f64 >= body as f64 * LARGER;
    let mut sizes: Vec<i64> = lines.iter().map(|line| rounded(line.size)).filter(larger).collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    sizes.dedup();
    sizes
}
