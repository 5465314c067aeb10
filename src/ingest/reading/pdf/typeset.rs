//! Letters at their places to paragraphs: lines by height, words by gaps, headings by size, paragraphs by the right edge.

use std::collections::BTreeMap;

use pdf_extract::{ColorSpace, MediaBox, OutputDev, OutputError, Path, PathOp, Transform};

use super::super::super::blocks::bullet;
use super::super::super::running_heads::states_fact;
use super::super::super::text::Shape;
use super::super::super::words::folded;
use super::super::Pages;
use crate::ingest::lexicon::Lexicon;
use crate::model::Reason;

/// A wider gap than this parts words, and a much wider one cells; in sizes of the letters.
const WORD_GAP: f64 = 0.17;

/// The same where blanks are letters of the document.
const WORD_GAP_BESIDE_BLANKS: f64 = 0.6;

const CELL_GAP: f64 = 2.5;

/// Lines further apart than this do not belong together; in sizes of the letters.
const LINE_GAP: f64 = 1.75;

/// How much larger than other text a heading is.
const LARGER: f64 = 1.12;

/// How far the edge of a mark is from its middle, in points.
const DOT: f64 = 4.0;

/// The most marks of lists on a page.
const MOST_DOTS: usize = 500;

/// The most letters read.
const MOST_LETTERS: usize = 1_500_000;

/// Letters of a document as they come, and the small filled shapes that stand for marks of lists.
#[derive(Default)]
pub struct Letters {
    letters: Vec<Typeset>,
    /// By page: distance from the left and from the top.
    dots: BTreeMap<u32, Vec<(f64, f64)>>,
    page: u32,
    height: f64,
    width: f64,
}

/// A line as it stands on its page; lengths in points.
#[derive(Debug, Clone, Default)]
struct Typeset {
    text: String,
    page: u32,
    left: f64,
    right: f64,
    /// Distance from the top of the page.
    top: f64,
    size: f64,
    /// Width and height of the page.
    width: f64,
    height: f64,
    /// Whether it stands in the right half, beside another column.
    second: bool,
}

impl OutputDev for Letters {
    fn begin_page(&mut self, page: u32, media: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        self.page = page;
        self.height = media.ury - media.lly;
        self.width = media.urx - media.llx;
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
        if self.letters.len() > MOST_LETTERS {
            return Err(OutputError::IoError(std::io::Error::other("it has too many letters")));
        }
        let scale = (at.m11 * at.m22 - at.m12 * at.m21).abs().sqrt();
        let size = (size * scale).max(0.1);
        self.letters.push(Typeset {
            text: text.to_owned(),
            page: self.page,
            left: at.m31,
            right: at.m31 + width * size,
            top: self.height - at.m32,
            size,
            width: self.width,
            height: self.height,
            second: false,
        });
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
        let dots = self.dots.entry(self.page).or_default();
        if small && points.len() >= 4 && dots.len() < MOST_DOTS {
            dots.push((x, self.height - y));
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

impl Letters {
    /// Lines of letters that follow each other at one height.
    fn to_lines(&self) -> Vec<Typeset> {
        let blanks = self.letters.iter().filter(|letter| letter.text == " ").count();
        let gap = if blanks * 15 > self.letters.len() {
            WORD_GAP_BESIDE_BLANKS
        } else {
            WORD_GAP
        };
        let mut lines: Vec<Typeset> = Vec::new();
        for letter in &self.letters {
            match lines.last_mut().filter(|line| line.is_level_with(letter)) {
                Some(line) => line.put(letter, gap),
                None => lines.push(letter.clone()),
            }
        }
        lines.retain(|line| !line.text.trim().is_empty());
        for line in &mut lines {
            let mut dots = self.dots.get(&line.page).into_iter().flatten();
            if dots.any(|dot| line.has_mark(*dot)) && bullet(line.text.trim()).is_none() {
                line.text = format!("• {}", line.text.trim_start());
            }
        }
        lines
    }

    /// The paragraphs of all pages.
    pub fn into_pages(self, lexicon: &Lexicon) -> Pages {
        let mut lines = self.to_lines();
        let body = usual_size(&lines);
        mark_columns(&mut lines);
        let edges = edges(&lines);
        let repeated = repeated(&lines, lexicon);
        let sizes = heading_sizes(&lines, body);
        let mut pages = Pages::default();
        let mut open: Option<(Typeset, Typeset, String)> = None;
        for line in &lines {
            match open.as_mut().filter(|(_, last, _)| goes_on(last, line, &edges)) {
                Some((_, last, text)) => {
                    join(text, line.text.trim());
                    last.clone_from(line);
                }
                None => {
                    if let Some((first, _, text)) = open.take() {
                        add(&mut pages, &first, text, &edges, &repeated, &sizes);
                    }
                    open = Some((line.clone(), line.clone(), line.text.trim().to_owned()));
                }
            }
        }
        if let Some((first, _, text)) = open {
            add(&mut pages, &first, text, &edges, &repeated, &sizes);
        }
        pages
    }
}

impl Typeset {
    fn is_level_with(&self, letter: &Typeset) -> bool {
        let level = (self.top - letter.top).abs() < 0.5 * letter.size.max(self.size);
        self.page == letter.page && level && letter.left > self.right - 0.6 * letter.size
    }

    /// Adds a letter to a line, with a blank or a tab where there is a gap before it.
    fn put(&mut self, letter: &Typeset, word_gap: f64) {
        let gap = letter.left - self.right;
        let short = self.text.trim().chars().count() <= 4;
        let blank = self.text.ends_with([' ', '\t']) || letter.text.starts_with(char::is_whitespace);
        if gap > CELL_GAP * letter.size && !short {
            self.text.push('\t');
        } else if gap > word_gap * letter.size && !blank {
            self.text.push(' ');
        }
        self.text.push_str(&letter.text);
        self.right = letter.right;
        self.size = self.size.max(letter.size);
    }

    /// Whether a small shape stands before the line as the mark of a list.
    fn has_mark(&self, (left, top): (f64, f64)) -> bool {
        let before = self.left - left;
        before > 0.0 && before < 4.0 * self.size && (self.top - 0.3 * self.size - top).abs() < 0.4 * self.size
    }
}

fn add(pages: &mut Pages, line: &Typeset, text: String, edges: &Edges, repeated: &[String], sizes: &[i64]) {
    let size = rounded(line.size);
    let level = sizes.iter().position(|known| *known == size);
    let shape = match level {
        _ if is_marginal(line) && repeated.contains(&without_numbers(&line.text)) => {
            Shape::Beside(Reason::PageFurniture)
        }
        Some(level) if text.chars().count() <= 160 => Shape::Heading((level as u8 + 1).min(6)),
        _ => {
            let (left, _) = edges_of(line, edges);
            let indent = ((line.left - left) / (0.5 * line.size)).round().clamp(0.0, 20.0) as usize;
            Shape::Paragraph(indent)
        }
    };
    let indent = match shape {
        Shape::Paragraph(indent) => indent,
        _ => 0,
    };
    pages.add(format!("{}{text}", " ".repeat(indent)), shape);
}

/// Adds the next line of a paragraph; a word broken with a hyphen is made whole.
fn join(text: &mut String, line: &str) {
    let broken = text.ends_with('-') && line.starts_with(char::is_lowercase);
    if broken {
        text.pop();
    } else {
        text.push(' ');
    }
    text.push_str(line);
}

/// Whether a line goes on with the one before: close below it, of its size, and its first word had no room there.
fn goes_on(last: &Typeset, line: &Typeset, edges: &Edges) -> bool {
    let below = line.top - last.top;
    let close = last.page == line.page
        && last.second == line.second
        && below > 0.0
        && below < LINE_GAP * last.size.max(line.size);
    if !close
        || rounded(last.size) != rounded(line.size)
        || bullet(line.text.trim()).is_some()
        || last.text.contains('\t')
    {
        return false;
    }
    let (_, right) = edges_of(last, edges);
    let first = line
        .text
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count());
    let letters = line.text.trim().chars().count().max(1);
    let word = (line.right - line.left) * first as f64 / letters as f64;
    let full = last.right + 0.25 * last.size + word > right - 0.5 * last.size;
    let open = !last.text.trim_end().ends_with(['.', ':', '!', '?']);
    let hangs = line.left >= last.left - 0.5 * last.size || bullet(last.text.trim()).is_some();
    let low = line.text.trim_start().starts_with(char::is_lowercase) && open;
    hangs && (full || low)
}

/// Left and right edge of each column, by page and whether it is the second one.
type Edges = BTreeMap<(u32, bool), (f64, f64)>;

fn edges(lines: &[Typeset]) -> Edges {
    let mut edges = Edges::new();
    for line in lines.iter().filter(|line| !is_marginal(line)) {
        let (left, right) = edges.entry((line.page, line.second)).or_insert((line.left, line.right));
        *left = left.min(line.left);
        *right = right.max(line.right);
    }
    let pages: Vec<u32> = edges
        .keys()
        .filter(|(_, second)| *second)
        .map(|(page, _)| *page)
        .collect();
    for line in lines.iter().filter(|line| !pages.contains(&line.page)) {
        if let Some((left, right)) = edges.get_mut(&(line.page, false)) {
            *right = right.max(line.width - *left);
        }
    }
    edges
}

fn edges_of(line: &Typeset, edges: &Edges) -> (f64, f64) {
    edges
        .get(&(line.page, line.second))
        .copied()
        .unwrap_or((line.left, line.right))
}

/// Marks lines of a second column: they begin in the right half, above a line of the left half that came before.
fn mark_columns(lines: &mut [Typeset]) {
    let mut lowest: BTreeMap<u32, f64> = BTreeMap::new();
    let mut second: BTreeMap<u32, bool> = BTreeMap::new();
    for line in lines.iter_mut() {
        let right_half = line.left > 0.45 * line.width;
        let low = lowest.entry(line.page).or_default();
        let turned = second.entry(line.page).or_default();
        *turned = right_half && (*turned || line.top < *low - line.size);
        line.second = *turned;
        *low = low.max(line.top);
    }
}

fn rounded(size: f64) -> i64 {
    (size * 2.0).round() as i64
}

/// The size that most letters have.
fn usual_size(lines: &[Typeset]) -> i64 {
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
fn heading_sizes(lines: &[Typeset], body: i64) -> Vec<i64> {
    let larger = |size: &i64| *size as f64 >= body as f64 * LARGER;
    let mut sizes: Vec<i64> = lines.iter().map(|line| rounded(line.size)).filter(larger).collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    sizes.dedup();
    sizes
}

/// Whether a line stands where running headers and page numbers stand.
fn is_marginal(line: &Typeset) -> bool {
    line.top < 0.08 * line.height || line.top > 0.92 * line.height
}

/// Marginal lines that stand on two pages or more, without their numbers.
fn repeated(lines: &[Typeset], lexicon: &Lexicon) -> Vec<String> {
    let mut pages: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for line in lines
        .iter()
        .filter(|line| is_marginal(line) && !states_fact(&line.text, lexicon))
    {
        let known = pages.entry(without_numbers(&line.text)).or_default();
        if !known.contains(&line.page) {
            known.push(line.page);
        }
    }
    pages
        .into_iter()
        .filter(|(_, pages)| pages.len() > 1)
        .map(|(text, _)| text)
        .collect()
}

fn without_numbers(text: &str) -> String {
    let folded = folded(text);
    let words = folded
        .split(' ')
        .filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
    words.collect::<Vec<&str>>().join(" ")
}
