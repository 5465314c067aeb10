//! Lines to blocks: headings, list items, paragraphs, rows of tables, and what only furnishes the page.
//!
//! A block is one line, or several that belong together: a wrapped paragraph, a wrapped list item.

use super::heads;
use super::text::{Line, Shape};
use super::words::{plain, words};
use crate::model::Reason;

/// What a block is by its form alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A heading of a level, from 1.
    Heading(u8),
    /// A list item.
    Bullet {
        /// Blanks before its mark.
        indent: usize,
        /// What stands before it.
        mark: Mark,
    },
    /// A paragraph with the blanks before it.
    Prose {
        /// Blanks before its first line.
        indent: usize,
    },
    /// A row of a table.
    Row,
    /// Says that a list goes on after a page break.
    Continued,
    /// Nothing that could belong to a workshop.
    Furniture(Reason),
}

/// The mark of a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A dash, a star, a dot.
    Sign,
    /// A number, or a letter counted from `a` as 1.
    Number(u32),
}

/// A block with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub form: Form,
    /// Its text; marks of headings and items taken off, wrapped lines joined.
    pub text: String,
    /// The cells of a row.
    pub cells: Vec<String>,
    /// Where each of its lines begins in the text, with the line's number.
    pub pieces: Vec<(usize, u32)>,
    /// Whether a blank line stands before it.
    pub after_blank: bool,
    /// What was repaired in the text.
    pub repairs: Vec<String>,
}

impl Block {
    /// Its first line.
    pub fn line(&self) -> u32 {
        self.pieces.first().map_or(1, |(_, line)| *line)
    }

    /// The line of a byte of its text.
    pub fn line_at(&self, offset: usize) -> u32 {
        let after = self.pieces.partition_point(|(start, _)| *start <= offset);
        after.checked_sub(1).map_or(self.line(), |before| self.pieces[before].1)
    }

    /// The numbers of its lines.
    pub fn lines(&self) -> impl Iterator<Item = u32> {
        self.pieces.iter().map(|(_, line)| *line)
    }

    /// Adds a line or a following block to the text; a word broken with a hyphen is made whole.
    pub fn join(&mut self, text: &str, line: u32) {
        let broken = self.text.trim_end().strip_suffix(['-', '\u{2010}']);
        let broken = broken.filter(|head| head.ends_with(char::is_alphabetic));
        match broken {
            Some(head) if text.starts_with(char::is_lowercase) => {
                self.text = head.to_owned();
                self.repairs.push(format!(
                    "a word broken at the end of line {} is made whole",
                    self.last_line()
                ));
            }
            _ => self.text.push(' '),
        }
        self.pieces.push((self.text.len(), line));
        self.text.push_str(text);
    }

    fn last_line(&self) -> u32 {
        self.pieces.last().map_or(1, |(_, line)| *line)
    }
}

/// The blocks of a document, in order; blank lines belong to none.
pub fn blocks(lines: &[Line]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut after_blank = true;
    for line in lines {
        if line.text.trim().is_empty() {
            after_blank = true;
            continue;
        }
        let block = block_of(line, after_blank);
        let previous = blocks.last_mut().filter(|_| !after_blank && line.shape == Shape::Free);
        match previous {
            Some(previous) if underlines(previous, &line.text) => {
                previous.form = Form::Heading(if line.text.trim().starts_with('=') { 1 } else { 2 });
                previous.pieces.push((previous.text.len(), line.number));
            }
            Some(previous) if continues(previous, &block) => {
                previous.join(&block.text, line.number);
                previous.repairs.extend(block.repairs);
            }
            _ => blocks.push(block),
        }
        after_blank = line.shape != Shape::Free;
    }
    blocks
}

fn block_of(line: &Line, after_blank: bool) -> Block {
    let (form, text) = match &line.shape {
        Shape::Free => form_of(&line.text),
        shape => form_of_shape(shape, &line.text),
    };
    let mut block = Block {
        form,
        text: text.to_owned(),
        cells: cells_of(line, form),
        pieces: vec![(0, line.number)],
        after_blank: after_blank || line.shape != Shape::Free,
        repairs: Vec::new(),
    };
    if matches!(form, Form::Heading(_)) {
        block.text = plain(text);
    }
    if block.text.contains('\u{ad}') {
        block.text = block.text.replace('\u{ad}', "");
        block.repairs.push("a soft hyphen is left out".to_owned());
    }
    block
}

/// The form that the format gives a line; in a paragraph the marks may still tell more.
fn form_of_shape<'l>(shape: &Shape, text: &'l str) -> (Form, &'l str) {
    let item = |depth: usize| Form::Bullet {
        indent: 2 * depth,
        mark: Mark::Sign,
    };
    match shape {
        Shape::Free => form_of(text),
        Shape::Heading(level) => (heading_form(*level, text.trim()), text.trim()),
        Shape::Item(depth) => (item(*depth), bullet(text.trim()).map_or(text.trim(), |(_, text)| text)),
        Shape::Row(_) => (Form::Row, text),
        Shape::Furniture => (Form::Furniture(Reason::PageFurniture), text),
        Shape::Paragraph(indent) => match form_of(text) {
            (Form::Prose { .. }, text) => (Form::Prose { indent: *indent }, text),
            (Form::Heading(_), _) if text.starts_with('#') => (Form::Prose { indent: *indent }, text.trim()),
            other => other,
        },
    }
}

fn cells_of(line: &Line, form: Form) -> Vec<String> {
    match &line.shape {
        Shape::Row(cells) => cells.clone(),
        _ if form == Form::Row => cells(&line.text),
        _ => Vec::new(),
    }
}

/// The cells of a row written with uprights or tabs.
fn cells(row: &str) -> Vec<String> {
    let uprights = row.trim();
    let cells: Vec<&str> = match uprights.strip_prefix('|') {
        Some(row) => row.strip_suffix('|').unwrap_or(row).split('|').collect(),
        None => row.split('\t').collect(),
    };
    let rule = |cell: &str| cell.chars().all(|character| "-:= ".contains(character));
    let text = |cell: &&str| {
        if rule(cell) {
            String::new()
        } else {
            cell.trim().to_owned()
        }
    };
    cells.iter().map(text).collect()
}

/// Whether a line of dashes or equal signs makes the paragraph above it a heading.
fn underlines(previous: &Block, line: &str) -> bool {
    let line = line.trim_end();
    let one_line = previous.pieces.len() == 1 && matches!(previous.form, Form::Prose { .. });
    one_line && line.len() >= 3 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

fn continues(previous: &Block, block: &Block) -> bool {
    let open = match previous.form {
        Form::Bullet { .. } => true,
        Form::Prose { .. } => !heads::is_plain_head(&previous.text) && !previous.text.ends_with(':'),
        Form::Heading(_) | Form::Row | Form::Continued | Form::Furniture(_) => false,
    };
    open && matches!(block.form, Form::Prose { .. }) && !heads::is_plain_head(&block.text)
}

fn form_of(line: &str) -> (Form, &str) {
    let text = line.trim();
    if let Some(cells) = row(line) {
        return (Form::Row, cells);
    }
    if let Some((level, title)) = heading(text) {
        return (heading_form(level, title), title);
    }
    if is_furniture(text) {
        return (Form::Furniture(Reason::PageFurniture), text);
    }
    if text.starts_with("![") || text.starts_with("<img") {
        return (Form::Furniture(Reason::ImageRemnant), text);
    }
    if heads::is_continued(text) {
        return (Form::Continued, text);
    }
    let indent = line.chars().take_while(|character| character.is_whitespace()).count();
    if let Some((mark, text)) = bullet(text) {
        return (Form::Bullet { indent, mark }, text);
    }
    if is_contact(text) {
        return (Form::Furniture(Reason::Contact), text);
    }
    if is_bold(text) && words(text).len() <= 12 {
        return (Form::Heading(6), text);
    }
    (Form::Prose { indent }, text)
}

/// The row with its cells; a row has two tabs and two cells or more, or begins with an upright.
fn row(line: &str) -> Option<&str> {
    let line = line.trim_end_matches([' ', '\r', '\u{c}']);
    if bullet(line.trim()).is_some() && !line.starts_with('\t') {
        return None;
    }
    let cells = line.split('\t').filter(|cell| !cell.trim().is_empty()).count();
    let tabbed = line.matches('\t').count() >= 2 && cells >= 2;
    (tabbed || line.trim_start().starts_with('|')).then_some(line)
}

fn heading(text: &str) -> Option<(u8, &str)> {
    let title = text.trim_start_matches('#');
    let level = u8::try_from(text.len() - title.len()).ok()?;
    let spaced = title.is_empty() || title.starts_with([' ', '\t', '*']);
    ((1..=6).contains(&level) && spaced).then(|| (level, title.trim().trim_end_matches('#').trim_end()))
}

fn heading_form(level: u8, title: &str) -> Form {
    let words = words(title);
    let capitals = !title.chars().any(char::is_lowercase);
    let long = |text: &str| text.chars().count() >= 3;
    let repeats = words.len() <= 12
        && (1..words.len()).any(|index| {
            let word = &words[index];
            long(&word.text) && words[..index].iter().any(|before| before.text == word.text)
        });
    match words.is_empty() {
        true => Form::Furniture(Reason::PageFurniture),
        false if capitals && repeats => Form::Furniture(Reason::ImageRemnant),
        false => Form::Heading(level),
    }
}

/// Rules and page numbers.
fn is_furniture(text: &str) -> bool {
    let without_sign = text.trim_matches(['-', '–', '—', '_', '*', '=', ' ', '\u{c}']);
    let text: Vec<String> = words(without_sign).into_iter().map(|word| word.text).collect();
    let number = |text: &String| text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.as_slice() {
        [] => without_sign.chars().all(|character| !character.is_alphanumeric()),
        [page] => number(page) && without_sign == page.as_str(),
        [word, page] => word == "page" && number(page),
        [word, page, of, pages] => word == "page" && of == "of" && number(page) && number(pages),
        _ => false,
    }
}

fn is_contact(text: &str) -> bool {
    let address = text.contains("www.") || text.contains("http://") || text.contains("https://") || text.contains('@');
    address && text.split_whitespace().count() <= 6
}

fn is_bold(text: &str) -> bool {
    let inner = text.strip_prefix("**").and_then(|text| text.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains("**"))
}

/// The text of a list item without its mark.
fn bullet(text: &str) -> Option<(Mark, &str)> {
    let rest = text.strip_prefix([
        '-', '*', '+', '–', '—', '•', '·', '▪', '▫', '■', '◦', '●', '○', '‣', '➢',
    ]);
    if let Some(rest) = rest {
        let tight = text.starts_with(['•', '▪', '■', '●', '➢']);
        let item = rest.starts_with([' ', '\t', '\u{a0}']) || tight;
        return (item && !rest.trim().is_empty()).then(|| (Mark::Sign, rest.trim()));
    }
    let text = text.strip_prefix('(').unwrap_or(text);
    let end = text.find(['.', ')'])?;
    let (label, rest) = text.split_at(end);
    let number = label.len() <= 3 && !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit());
    let letter = label.len() == 1 && rest.starts_with(')') && label.bytes().all(|byte| byte.is_ascii_lowercase());
    let rest = &rest[1..];
    let item = (number || letter) && rest.starts_with([' ', '\t', '\u{a0}']) && !rest.trim().is_empty();
    let counted = match label.as_bytes() {
        [letter] if letter.is_ascii_lowercase() => u32::from(letter - b'a') + 1,
        _ => label.parse().unwrap_or(0),
    };
    item.then(|| (Mark::Number(counted), rest.trim()))
}
