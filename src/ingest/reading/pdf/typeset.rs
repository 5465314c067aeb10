//! Letters at their places to paragraphs: lines by height, words by gaps, headings by size, paragraphs by the right edge.

use std::collections::BTreeMap;

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

use super::super::Pages;
use crate::ingest::blocks::bullet;
use crate::ingest::text::Shape;
use crate::ingest::words::folded;
use crate::model::Reason;

/// A wider gap than this parts words, and a much wider one cells; in sizes of the letters.
const WORD_GAP: f64 = 0.17;
const CELL_GAP: f64 = 2.5;

/// Lines further apart than this do not belong together; in sizes of the letters.
const LINE_GAP: f64 = 1.75;

/// How much larger than other text a heading is.
const LARGER: f64 = 1.12;

/// The most letters read.
const MOST_LETTERS: usize = 5_000_000;

/// Letters of a document, put into lines as they come.
#[derive(Default)]
pub struct Letters {
    lines: Vec<Typeset>,
    page: u32,
    height: f64,
    width: f64,
    count: usize,
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

    fn output_character(&mut self, at: &Transform, width: f64, _: f64, size: f64, text: &str) -> Result<(), OutputError> {
        self.count += 1;
        if self.count > MOST_LETTERS {
            return Err(OutputError::IoError(std::io::Error::other("it has too many letters")));
        }
        let scale = (at.m11 * at.m22 - at.m12 * at.m21).abs().sqrt();
        let size = (size * scale).max(0.1);
        let (left, top) = (at.m31, self.height - at.m32);
        self.put(text, left, left + width * size, top, size);
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
    fn put(&mut self, text: &str, left: f64, right: f64, top: f64, size: f64) {
        let page = self.page;
        let same = |line: &&mut Typeset| {
            line.page == page && (line.top - top).abs() < 0.5 * size.max(line.size) && left > line.right - 0.6 * size
        };
        if let Some(line) = self.lines.last_mut().filter(same) {
            let gap = left - line.right;
            let short = line.text.trim().chars().count() <= 4;
            let blank = line.text.ends_with([' ', '\t']) || text.starts_with(char::is_whitespace);
            if gap > CELL_GAP * size && !short {
                line.text.push('\t');
            } else if gap > WORD_GAP * size && !blank {
                line.text.push(' ');
            }
            line.text.push_str(text);
            line.right = right;
            line.size = line.size.max(size);
            return;
        }
        self.lines.push(Typeset {
            text: text.to_owned(),
            page,
            left,
            right,
            top,
            size,
            width: self.width,
            height: self.height,
            second: false,
        });
    }

    /// The paragraphs of all pages.
    pub fn into_pages(self) -> Pages {
        let mut lines: Vec<Typeset> = self.lines.into_iter().filter(|line| !line.text.trim().is_empty()).collect();
        let body = usual_size(&lines);
        mark_columns(&mut lines);
        let repeated = repeated(&lines);
        let sizes = heading_sizes(&lines, body);
        let mut pages = Pages::default();
        let mut open: Option<(Typeset, String)> = None;
        for line in &lines {
            if let Some((last, text)) = open.as_mut() {
                if goes_on(last, line, &lines) {
                    join(text, line.text.trim());
                    *last = line.clone();
                    continue;
                }
            }
            if let Some((first, text)) = open.take() {
                add(&mut pages, &first, text, &lines, &repeated, &sizes);
            }
            open = Some((line.clone(), line.text.trim().to_owned()));
        }
        if let Some((first, text)) = open {
            add(&mut pages, &first, text, &lines, &repeated, &sizes);
        }
        pages
    }
}

fn add(pages: &mut Pages, line: &Typeset, text: String, lines: &[Typeset], repeated: &[String], sizes: &[i64]) {
    let size = rounded(line.size);
    let level = sizes.iter().position(|known| *known == size);
    let shape = match level {
        _ if is_marginal(line) && repeated.contains(&without_numbers(&line.text)) => Shape::Beside(Reason::PageFurniture),
        Some(level) if text.chars().count() <= 160 => Shape::Heading((level as u8 + 1).min(6)),
        _ => {
            let (left, _) = edges(line, lines);
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
fn goes_on(last: &Typeset, line: &Typeset, lines: &[Typeset]) -> bool {
    let below = line.top - last.top;
    let close = last.page == line.page && last.second == line.second && below > 0.0 && below < LINE_GAP * last.size.max(line.size);
    if !close || rounded(last.size) != rounded(line.size) || bullet(line.text.trim()).is_some() || last.text.contains('\t') {
        return false;
    }
    let (_, right) = edges(last, lines);
    let first = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let letters = line.text.trim().chars().count().max(1);
    let word = (line.right - line.left) * first as f64 / letters as f64;
    let full = last.right + 0.25 * last.size + word > right - 0.5 * last.size;
    let open = !last.text.trim_end().ends_with(['.', ':', '!', '?']);
    let hangs = line.left >= last.left - 0.5 * last.size || bullet(last.text.trim()).is_some();
    let low = line.text.trim_start().starts_with(char::is_lowercase) && open;
    hangs && (full || low)
}

/// Left and right edge of the text in the column of a line.
fn edges(line: &Typeset, lines: &[Typeset]) -> (f64, f64) {
    let column = || lines.iter().filter(|other| other.page == line.page && other.second == line.second && !is_marginal(other));
    let left = column().map(|other| other.left).fold(line.left, f64::min);
    let right = column().map(|other| other.right).fold(line.right, f64::max);
    let columns = lines.iter().any(|other| other.page == line.page && other.second);
    (left, if columns { right } else { right.max(line.width - left) })
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
    letters.into_iter().max_by_key(|(_, count)| *count).map_or(20, |(size, _)| size)
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
fn repeated(lines: &[Typeset]) -> Vec<String> {
    let mut pages: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for line in lines.iter().filter(|line| is_marginal(line)) {
        let known = pages.entry(without_numbers(&line.text)).or_default();
        if !known.contains(&line.page) {
            known.push(line.page);
        }
    }
    pages.into_iter().filter(|(_, pages)| pages.len() > 1).map(|(text, _)| text).collect()
}

fn without_numbers(text: &str) -> String {
    let folded = folded(text);
    let words = folded.split(' ').filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
    words.collect::<Vec<&str>>().join(" ")
}
