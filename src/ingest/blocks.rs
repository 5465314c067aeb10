//! Lines to blocks: headings, list items, paragraphs, rows of tables, and what only furnishes the page.
//!
//! A block is one line, or several that belong together: a wrapped paragraph, a wrapped list item.

use std::ops::Range;

use super::heads;
use super::lexicon::Lexicon;
use super::list_marks::bullet;
use super::markup::{is_only_link, lines_of_cell, without_markup};
use super::matter::FrontMatter;
use super::numbering::NumberedHeadings;
use super::running_heads::RunningHeads;
use super::text::{Shape, TextLine};
use super::words::{plain, words};
use crate::model::Reason;

/// The level of a heading that is only a bold line: below every other, and beside all bold lines.
pub const WEAK: u8 = 7;

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
    /// A number.
    Number(u32),
    /// A letter, counted from `a` as 1, or a Roman number.
    Letter(u32),
    /// The last of numbers with points between them.
    Dotted(u32),
}

impl Mark {
    /// Whether two marks are of one sort.
    pub fn is_like(self, other: Mark) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
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
    /// A paragraph without a line, for what the document does not say in so many words.
    pub fn of_text(text: &str) -> Self {
        Block {
            form: Form::Prose { indent: 0 },
            text: text.to_owned(),
            cells: Vec::new(),
            pieces: Vec::new(),
            after_blank: true,
            repairs: Vec::new(),
        }
    }

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

    /// A part of its text as a block of its own.
    pub fn part(&self, range: Range<usize>) -> Block {
        let first = self
            .pieces
            .partition_point(|(start, _)| *start <= range.start)
            .saturating_sub(1);
        let inside = self.pieces.iter().skip(first).filter(|(start, _)| *start < range.end);
        Block {
            form: self.form,
            text: self.text[range.clone()].to_owned(),
            cells: Vec::new(),
            pieces: inside
                .map(|(start, line)| (start.saturating_sub(range.start), *line))
                .collect(),
            after_blank: self.after_blank,
            repairs: Vec::new(),
        }
    }

    /// Its last line.
    pub fn last_line(&self) -> u32 {
        self.pieces.last().map_or(1, |(_, line)| *line)
    }
}

/// The blocks of a document, in order; blank lines belong to none.
pub fn blocks(lines: &[TextLine], matter: &FrontMatter, lexicon: &Lexicon) -> Vec<Block> {
    let page = PageForm::of(lines, lexicon);
    let numbered = NumberedHeadings::of(lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut after_blank = true;
    let mut before = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.text.trim().is_empty() {
            after_blank = true;
            continue;
        }
        let mut block = match numbered.level(at) {
            Some(level) => heading_block(line, level),
            None => block_of(line, after_blank, lexicon),
        };
        if blocks.len() < HEAD && matches!(block.form, Form::Prose { .. }) && is_trail(&block.text) {
            block.form = Form::Furniture(Reason::Status);
        }
        if matter.lines.contains(&at) {
            block.form = Form::Furniture(Reason::FrontMatter);
        }
        if line.shape == Shape::Free && matches!(block.form, Form::Prose { .. }) && page.heads.hold(&line.text, lexicon)
        {
            block.form = Form::Furniture(Reason::PageFurniture);
        }
        let above = blocks.last().filter(|_| !after_blank);
        if let Some(item) = tight_item(&block, above).filter(|_| line.shape == Shape::Free) {
            block = item;
        }
        let previous = blocks.last_mut().filter(|_| !after_blank && line.shape == Shape::Free);
        match previous {
            Some(previous) if underlines(previous, &line.text) => {
                previous.form = Form::Heading(level_of_rule(&line.text));
                previous.pieces.push((previous.text.len(), line.number));
            }
            Some(previous) if continues(previous, &block, page.is_full(before, &line.text), lexicon) => {
                previous.join(&block.text, line.number);
                previous.repairs.extend(block.repairs);
            }
            _ => blocks.push(block),
        }
        before = line.text.trim_end().chars().count();
        after_blank = line.shape != Shape::Free;
    }
    join_over_pages(blocks)
}

/// A line with a dash right before its first word is an item below a line that ends, and below another such item.
fn tight_item(block: &Block, above: Option<&Block>) -> Option<Block> {
    let text = block.text.strip_prefix(['-', '–'])?;
    let Form::Prose { indent } = block.form else {
        return None;
    };
    let ended = |above: &Block| above.text.ends_with([':', ';', '.']) && !matches!(above.form, Form::Heading(_));
    let item = text.starts_with(char::is_alphabetic) && words(text).len() >= 3 && above.is_some_and(ended);
    item.then(|| Block {
        form: Form::Bullet {
            indent,
            mark: Mark::Sign,
        },
        text: text.to_owned(),
        ..block.clone()
    })
}

/// Joins paragraphs that a page break cut in two: nothing but page furniture between, no end before, a small letter after.
fn join_over_pages(blocks: Vec<Block>) -> Vec<Block> {
    let prose = |block: &Block| matches!(block.form, Form::Prose { .. });
    let page = |block: &Block| block.form == Form::Furniture(Reason::PageFurniture);
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let between = match prose(&block) {
            true => joined.iter().rev().take_while(|block| page(block)).count(),
            false => 0,
        };
        let at = joined.len().checked_sub(between + 1);
        let cut = at
            .filter(|at| between > 0 && prose(&block) && prose(&joined[*at]) && is_cut(&joined[*at].text, &block.text));
        match cut {
            Some(at) => {
                joined[at].join(&block.text, block.line());
                joined[at].pieces.extend(block.pieces.iter().skip(1));
            }
            None => joined.push(block),
        }
    }
    joined
}

/// Whether a text goes on in another one: it has no end, and the other begins with a small letter.
fn is_cut(before: &str, after: &str) -> bool {
    !before.trim_end().ends_with(['.', ':', ';', '!', '?']) && after.starts_with(char::is_lowercase)
}

/// What only all lines together show.
struct PageForm {
    /// Where lines are broken, in characters; `None` where paragraphs are whole lines.
    width: Option<usize>,
    /// Lines that stand on many pages.
    heads: RunningHeads,
}

impl PageForm {
    fn of(lines: &[TextLine], lexicon: &Lexicon) -> Self {
        let free = || {
            lines
                .iter()
                .filter(|line| line.shape == Shape::Free && !line.text.trim().is_empty())
        };
        let mut lengths: Vec<usize> = free().map(|line| line.text.trim_end().chars().count()).collect();
        lengths.sort_unstable();
        let longest = lengths.get(lengths.len() * 19 / 20).copied().unwrap_or(0);
        PageForm {
            width: (longest <= WIDEST).then_some(longest.max(NARROWEST)),
            heads: RunningHeads::of(lines, lexicon),
        }
    }

    /// Whether the first word of a line would not have fitted on the line before.
    fn is_full(&self, before: usize, line: &str) -> bool {
        let word = line.split_whitespace().next().map_or(0, |word| word.chars().count());
        self.width.is_some_and(|width| (before + 1 + word) * 100 >= width * 88)
    }
}

/// The widest and the narrowest page, in characters.
const WIDEST: usize = 130;
const NARROWEST: usize = 50;

fn block_of(line: &TextLine, after_blank: bool, lexicon: &Lexicon) -> Block {
    let (form, text) = match &line.shape {
        Shape::Free => form_of(&line.text, lexicon),
        shape => form_of_shape(shape, &line.text, lexicon),
    };
    let form = match form {
        Form::Bullet { .. } if line.shape == Shape::Free && is_only_link(text) => Form::Furniture(Reason::Reference),
        form => form,
    };
    let text = match line.shape {
        Shape::Free if form != Form::Row => without_markup(text),
        _ => text.to_owned(),
    };
    let mut block = Block {
        form,
        text,
        cells: cells_of(line, form),
        pieces: vec![(0, line.number)],
        after_blank: after_blank || line.shape != Shape::Free,
        repairs: Vec::new(),
    };
    if matches!(form, Form::Heading(_)) {
        block.text = plain(&block.text);
    }
    if block.text.contains('\u{ad}') {
        block.text = block.text.replace('\u{ad}', "");
        block.repairs.push("a soft hyphen is left out".to_owned());
    }
    block
}

/// A line that counts the parts of the document.
fn heading_block(line: &TextLine, level: u8) -> Block {
    Block {
        form: Form::Heading(level),
        text: plain(&without_markup(line.text.trim())),
        cells: Vec::new(),
        pieces: vec![(0, line.number)],
        after_blank: true,
        repairs: Vec::new(),
    }
}

/// The form that the format gives a line; in a paragraph the marks may still tell more.
fn form_of_shape<'l>(shape: &Shape, text: &'l str, lexicon: &Lexicon) -> (Form, &'l str) {
    let item = |depth: usize| Form::Bullet {
        indent: 2 * depth,
        mark: Mark::Sign,
    };
    match shape {
        Shape::Free => form_of(text, lexicon),
        Shape::Heading(level) => (heading_form(*level, text.trim()), text.trim()),
        Shape::Item(depth) => (
            item(*depth),
            bullet(text.trim()).map_or(text.trim(), |(_, _, text)| text),
        ),
        Shape::Row(_) => (Form::Row, text),
        Shape::Beside(reason) => (Form::Furniture(*reason), text),
        Shape::Term => (Form::Heading(WEAK), text.trim()),
        Shape::Strong if words(text).len() <= 14 && !text.trim_end().ends_with('.') => {
            (Form::Heading(WEAK), text.trim())
        }
        Shape::Strong => (Form::Prose { indent: 0 }, text.trim()),
        Shape::Paragraph(indent) => match form_of(text, lexicon) {
            (Form::Prose { .. }, text) => (Form::Prose { indent: *indent }, text),
            (Form::Heading(_), _) if text.starts_with('#') => (Form::Prose { indent: *indent }, text.trim()),
            other => other,
        },
    }
}

fn cells_of(line: &TextLine, form: Form) -> Vec<String> {
    match &line.shape {
        Shape::Row(cells) => cells.clone(),
        _ if form == Form::Row => cells(&line.text),
        _ => Vec::new(),
    }
}

/// The cells of a row written with uprights or tabs, as they stand there.
pub fn split_cells(row: &str) -> Vec<&str> {
    match row.trim().strip_prefix('|') {
        Some(row) => row.strip_suffix('|').unwrap_or(row).split('|').collect(),
        None => row.split('\t').collect(),
    }
}

/// The cells of a row, without marks.
fn cells(row: &str) -> Vec<String> {
    let cells = split_cells(row);
    let rule = |cell: &str| cell.chars().all(|character| "-:= ".contains(character));
    let text = |cell: &&str| match rule(cell) {
        true => String::new(),
        false => {
            let lines = lines_of_cell(cell);
            let lines: Vec<String> = lines.split('\n').map(|line| plain(&without_markup(line))).collect();
            lines.join("\n").trim().to_owned()
        }
    };
    cells.iter().map(text).collect()
}

/// The signs of which a line makes the paragraph above it a heading, by the level they are used for most.
const RULES: [(u8, &[u8]); 4] = [(1, b"="), (2, b"-"), (3, b"~"), (4, b"^\"+`")];

/// The level of the heading above a rule.
fn level_of_rule(line: &str) -> u8 {
    let first = line.trim().bytes().next().unwrap_or(b'-');
    let rule = RULES.iter().find(|(_, signs)| signs.contains(&first));
    rule.map_or(2, |(level, _)| *level)
}

/// Whether a line of dashes, equal signs and their like makes the paragraph above it a heading.
fn underlines(previous: &Block, line: &str) -> bool {
    let line = line.trim_end();
    let one_line = previous.pieces.len() == 1 && matches!(previous.form, Form::Prose { .. });
    let ruled = RULES
        .iter()
        .flat_map(|(_, signs)| *signs)
        .any(|sign| line.bytes().all(|byte| byte == *sign));
    one_line && line.len() >= 3 && ruled
}

/// Whether a line goes on with the block above it; `full` when its first word had no room there.
fn continues(previous: &Block, block: &Block, full: bool, lexicon: &Lexicon) -> bool {
    let open = match previous.form {
        Form::Bullet { .. } => true,
        Form::Prose { .. } => !heads::is_plain_head(&previous.text, lexicon) && !previous.text.ends_with(':'),
        Form::Heading(_) | Form::Row | Form::Continued | Form::Furniture(_) => false,
    };
    let goes_on = || block.text.starts_with(char::is_lowercase) || previous.text.ends_with([',', '-', '(', '/']);
    let own = || heads::is_plain_head(&block.text, lexicon) || heads::label(&block.text, lexicon).is_some();
    open && matches!(block.form, Form::Prose { .. }) && (full || goes_on()) && !own()
}

/// A block made of the only cell of a row, or of a number and a cell beside it.
pub fn block_of_cell(text: &str, number: u32, lexicon: &Lexicon) -> Block {
    let line = TextLine {
        number,
        text: text.replace('\n', " "),
        shape: Shape::Free,
    };
    block_of(&line, true, lexicon)
}

fn form_of<'t>(line: &'t str, lexicon: &Lexicon) -> (Form, &'t str) {
    let text = line.trim();
    if let Some(cells) = row(line) {
        return (Form::Row, cells);
    }
    if let Some((level, title)) = heading(text) {
        return (heading_form(level, title), title);
    }
    if is_furniture(text, lexicon) || is_line_of_contents(text) || is_part_mark(line) {
        return (Form::Furniture(Reason::PageFurniture), text);
    }
    if lexicon.is_status(text) {
        return (Form::Furniture(Reason::Status), text);
    }
    if text.starts_with("![") || text.starts_with("<img") {
        return (Form::Furniture(Reason::ImageRemnant), text);
    }
    if heads::is_continued(text, lexicon) {
        return (Form::Continued, text);
    }
    let indent = line.chars().take_while(|character| character.is_whitespace()).count();
    if let Some((mark, deep, text)) = bullet(text) {
        let indent = indent + deep;
        return (Form::Bullet { indent, mark }, text);
    }
    if is_contact(text) {
        return (Form::Furniture(Reason::Contact), text);
    }
    if is_bold(text) && words(text).len() <= 12 {
        return (Form::Heading(WEAK), text);
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

/// A heading of Markdown ("## Gaps"), or of a wiki or AsciiDoc ("== Gaps ==").
fn heading(text: &str) -> Option<(u8, &str)> {
    let sign = if text.starts_with('=') { '=' } else { '#' };
    let title = text.trim_start_matches(sign);
    let level = u8::try_from(text.len() - title.len()).ok()?;
    let spaced = title.is_empty() && sign == '#' || title.starts_with([' ', '\t', '*']);
    let closed = title.trim().trim_end_matches(sign).trim_end();
    ((1..=6).contains(&level) && spaced).then_some((level, closed))
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
fn is_furniture(text: &str, lexicon: &Lexicon) -> bool {
    let without_sign = text.trim_matches(['-', '–', '—', '_', '*', '=', ' ', '\u{c}']);
    let text: Vec<String> = words(without_sign).into_iter().map(|word| word.text).collect();
    let number = |text: &String| text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.as_slice() {
        [] => without_sign.chars().all(|character| !character.is_alphanumeric()),
        [page] => number(page) && without_sign == page.as_str(),
        [word, page] if lexicon.is_page(word) => number(page),
        [page, pages] => number(page) && number(pages) && without_sign.contains('/') && page.len() < 4,
        [word, page, pages] => lexicon.is_page(word) && number(page) && number(pages),
        [word, page, of, pages] => lexicon.is_page(word) && lexicon.is_page(of) && number(page) && number(pages),
        _ => false,
    }
}

/// A line of a table of contents: dots that lead to the number of a page.
fn is_line_of_contents(text: &str) -> bool {
    let before = text.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let dots = before.trim_end();
    before.len() < text.len() && (dots.ends_with("....") || dots.ends_with(". . .") || dots.ends_with('…'))
}

/// How many blocks at the beginning may say where a page stands.
const HEAD: usize = 4;

/// Where a page stands in its site: "Institute / Research / Reports".
fn is_trail(text: &str) -> bool {
    let parts = |sign: &str| text.split(sign).map(str::trim).collect::<Vec<_>>();
    [" / ", " > ", " » ", " › "].into_iter().map(parts).any(|parts| {
        let name = |part: &&str| (1..=4).contains(&words(part).len()) && !part.ends_with('.');
        parts.len() >= 3 && parts.iter().all(name)
    })
}

/// "--- abstract": a mark that parts a draft and says nothing itself.
fn is_part_mark(line: &str) -> bool {
    let name = line.strip_prefix("--- ").map(str::trim);
    name.is_some_and(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()))
}

fn is_contact(text: &str) -> bool {
    let address = text.contains("www.") || text.contains("http://") || text.contains("https://") || text.contains('@');
    address && text.split_whitespace().count() <= 6
}

fn is_bold(text: &str) -> bool {
    let inner = text.strip_prefix("**").and_then(|text| text.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains("**"))
}
