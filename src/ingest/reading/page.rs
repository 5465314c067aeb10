//! HTML pages: headings, paragraphs, list items and rows of tables, in the order of the text.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use super::Pages;
use super::grid::Grid;
use crate::diagnostic::Diagnostic;

use super::super::text::{Shape, decode};

/// How far into a file the marks of HTML are looked for, in bytes.
const HEAD: usize = 2_000;

/// Whether the bytes begin like an HTML page.
pub fn is_page(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head: String = head.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let begins = head.trim_start_matches(|sign: char| !sign.is_ascii() || sign.is_whitespace());
    let mark = ["<!doctype html", "<html", "<head", "<body", "<article", "<main", "<section", "<h1", "<h2", "<div", "<table", "<ul", "<p>", "<p "];
    mark.iter().any(|mark| begins.starts_with(mark))
        || (begins.starts_with("<!--") || begins.starts_with("<?xml")) && (head.contains("<html") || head.contains("<body"))
}

/// Reads a page.
pub fn read_page(name: &str, bytes: &[u8]) -> Result<Pages, Diagnostic> {
    let (text, encoding) = decode(name, bytes, label(bytes).as_deref())?;
    let mut reader = PageReader::default();
    if let Some(encoding) = encoding {
        reader.pages.warn(format!("the page is no UTF-8 text; it is read as {encoding}."));
    }
    let page = Html::parse_document(&text);
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => reader.open(node.value()),
            Edge::Close(node) => reader.close(node.value()),
        }
    }
    reader.flush();
    Ok(reader.pages)
}

/// The encoding that the page itself names.
fn label(bytes: &[u8]) -> Option<String> {
    let head: String = bytes[..bytes.len().min(HEAD)].iter().map(|byte| char::from(*byte)).collect();
    let after = &head[head.to_ascii_lowercase().find("charset=")? + "charset=".len()..];
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|sign: char| !(sign.is_ascii_alphanumeric() || "-_:".contains(sign)))?;
    Some(label[..end].to_owned())
}

#[derive(Debug, Default)]
struct PageReader {
    pages: Pages,
    text: String,
    /// What the text that is open is; the innermost last.
    shapes: Vec<Shape>,
    lists: usize,
    tables: Vec<Grid>,
    skipped: usize,
    preformatted: usize,
}

impl PageReader {
    fn open(&mut self, node: &Node) {
        match node {
            Node::Element(element) => self.open_tag(element),
            Node::Text(text) if self.skipped == 0 => self.text.push_str(text),
            _ => {}
        }
    }

    fn close(&mut self, node: &Node) {
        if let Node::Element(element) = node {
            self.close_tag(element.name());
        }
    }

    fn open_tag(&mut self, element: &Element) {
        let tag = element.name();
        if is_no_text(tag) {
            self.skipped += 1;
            return;
        }
        if is_block(tag) {
            self.flush();
        }
        match tag {
            "br" => self.flush_line(),
            "ul" | "ol" | "dl" => self.lists += 1,
            "li" | "dd" | "dt" => self.shapes.push(Shape::Item(self.lists.saturating_sub(1))),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.shapes.push(Shape::Heading(tag.as_bytes()[1] - b'0')),
            "p" | "div" | "blockquote" if !matches!(self.shapes.last(), Some(Shape::Item(_))) => {
                self.shapes.push(Shape::Paragraph(if tag == "blockquote" { 2 } else { 0 }));
            }
            "p" | "div" | "blockquote" => self.shapes.extend(self.shapes.last().cloned()),
            "pre" => self.preformatted += 1,
            "table" => self.tables.push(Grid::default()),
            "tr" => self.with_table(Grid::open_row),
            "td" | "th" => self.with_table(|table| {
                table.open_cell();
                table.span(element.attr("colspan"));
                table.reach(element.attr("rowspan"));
            }),
            "img" => self.text.push_str(element.attr("alt").unwrap_or_default()),
            _ => {}
        }
    }

    fn close_tag(&mut self, tag: &str) {
        if is_no_text(tag) {
            self.skipped -= 1;
            return;
        }
        if is_block(tag) {
            self.flush();
        }
        match tag {
            "ul" | "ol" | "dl" => self.lists -= 1,
            "li" | "dd" | "dt" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "div" | "blockquote" => {
                self.shapes.pop();
            }
            "pre" => self.preformatted -= 1,
            "td" | "th" => self.with_table(Grid::close_cell),
            "tr" => self.with_table(Grid::close_row),
            "table" => {
                if let Some(table) = self.tables.pop() {
                    table.close(self.tables.last_mut(), &mut self.pages);
                }
            }
            _ => {}
        }
    }

    /// A forced line break: a line of its own in a paragraph, a blank elsewhere.
    fn flush_line(&mut self) {
        match self.shapes.last() {
            None | Some(Shape::Paragraph(_)) => self.flush(),
            Some(_) => self.text.push(' '),
        }
    }

    /// Writes the text that is open.
    fn flush(&mut self) {
        if self.preformatted > 0 {
            let text = std::mem::take(&mut self.text);
            return text.lines().for_each(|line| self.pages.add(line.to_owned(), Shape::Free));
        }
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let text = words.join(" ");
        self.text = String::new();
        if text.is_empty() {
            return;
        }
        let shape = self.shapes.last().cloned().unwrap_or(Shape::Paragraph(0));
        match self.tables.last_mut().filter(|table| table.is_in_cell()) {
            Some(table) => table.write(text, shape),
            None => self.pages.add(text, shape),
        }
    }

    fn with_table(&mut self, act: impl FnOnce(&mut Grid)) {
        if let Some(table) = self.tables.last_mut() {
            act(table);
        }
    }
}

/// Parts of a page whose text nobody reads.
fn is_no_text(tag: &str) -> bool {
    matches!(tag, "script" | "style" | "head" | "template" | "noscript" | "svg" | "math" | "iframe" | "object")
}

/// Tags that end the text before them.
fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "dd" | "details" | "div" | "dl" | "dt"
            | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
            | "header" | "hr" | "li" | "main" | "nav" | "ol" | "option" | "p" | "pre" | "section" | "summary" | "table"
            | "tbody" | "td" | "tfoot" | "th" | "thead" | "title" | "tr" | "ul"
    )
}
