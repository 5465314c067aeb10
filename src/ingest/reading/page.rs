//! HTML pages: headings, paragraphs, list items and rows of tables, in the order of the text.
//!
//! What a browser does not show is left out, as are deleted text and what one fills in or presses; menus, headers of the
//! site, feet and notes beside the text are furniture.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use super::Pages;
use super::grid::Grid;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::Reason;

use super::super::text::Shape;
use crate::formats::decode;

/// How far into a file the marks of HTML are looked for, in bytes.
const HEAD: usize = 2_000;

/// The most tags of a page.
const MOST_TAGS: usize = 400_000;

/// The most tags that are open at once.
const DEEPEST: usize = 1_000;

/// Whether the bytes begin like an HTML page.
pub fn is_page(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head: String = head
        .iter()
        .filter(|byte| **byte != 0)
        .map(|byte| char::from(*byte).to_ascii_lowercase())
        .collect();
    let begins = head.trim_start_matches(|sign: char| !sign.is_ascii() || sign.is_whitespace());
    let mark = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<main",
        "<section",
        "<h1",
        "<h2",
        "<div",
        "<table",
        "<ul",
        "<p>",
        "<p ",
    ];
    mark.iter().any(|mark| begins.starts_with(mark))
        || (begins.starts_with("<!--") || begins.starts_with("<?xml"))
            && (head.contains("<html") || head.contains("<body"))
}

/// Reads a page.
pub fn read_page(name: &str, bytes: &[u8]) -> Result<Pages, Diagnostic> {
    let decoded = decode(name, bytes, label(bytes).as_deref())?;
    let text = decoded.text;
    check_tags(name, &text)?;
    let mut reader = PageReader::default();
    reader.pages.note(decoded.notes, decoded.lost);
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

/// Refuses what would take a parser of pages very long: too many tags, or too many that are open at once.
fn check_tags(name: &str, text: &str) -> Result<(), Diagnostic> {
    const MAY_STAY_OPEN: [&str; 20] = [
        "p", "li", "td", "tr", "th", "dt", "dd", "tbody", "thead", "tfoot", "option", "br", "hr", "img", "meta",
        "link", "input", "col", "wbr", "source",
    ];
    let mut open: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let mut depth = 0_usize;
    let mut tags = 0_usize;
    for piece in text.split('<').skip(1) {
        tags += 1;
        let (closes, tag) = piece.strip_prefix('/').map_or((false, piece), |tag| (true, tag));
        let tag: String = tag
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(20)
            .collect::<String>()
            .to_ascii_lowercase();
        let known = !tag.is_empty() && !MAY_STAY_OPEN.contains(&tag.as_str());
        let count = open.entry(tag).or_default();
        match closes {
            _ if !known => {}
            true if *count > 0 => {
                *count -= 1;
                depth -= 1;
            }
            true => {}
            false => {
                *count += 1;
                depth += 1;
            }
        }
        if tags > MOST_TAGS || depth > DEEPEST || open.len() > MOST_TAGS / 100 {
            let message = format!("the page has more than {MOST_TAGS} tags, or more than {DEEPEST} open at once.");
            return Err(
                Diagnostic::error(Place::in_file(name), message).with_hint("save the page as text, or split it")
            );
        }
    }
    Ok(())
}

/// The encoding that the page itself names.
fn label(bytes: &[u8]) -> Option<String> {
    let head: String = bytes[..bytes.len().min(HEAD)]
        .iter()
        .map(|byte| char::from(*byte))
        .collect();
    let after = &head[head.to_ascii_lowercase().find("charset=")? + "charset=".len()..];
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|sign: char| !(sign.is_ascii_alphanumeric() || "-_:".contains(sign)))?;
    Some(label[..end].to_owned())
}

#[derive(Debug, Default)]
struct PageReader {
    pages: Pages,
    text: String,
    /// How many letters of the open text are bold, and how many tags make them so.
    bold: usize,
    strong: usize,
    /// What the text that is open is; the innermost last.
    shapes: Vec<Shape>,
    lists: usize,
    tables: Vec<Grid>,
    /// How many elements are open inside one whose text nobody reads.
    skipped: usize,
    preformatted: usize,
    /// For each element that is open, whether it is a menu, a foot, or beside the text.
    furniture: Vec<bool>,
}

impl PageReader {
    fn open(&mut self, node: &Node) {
        match node {
            Node::Element(element) if self.skipped > 0 || is_unread(element) => self.skipped += 1,
            Node::Element(element) => self.open_tag(element),
            Node::Text(text) if self.skipped == 0 => {
                self.text.push_str(text);
                if self.strong > 0 {
                    self.bold += text.chars().filter(|letter| letter.is_alphanumeric()).count();
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, node: &Node) {
        match node {
            Node::Element(_) if self.skipped > 0 => self.skipped -= 1,
            Node::Element(element) => self.close_tag(element.name()),
            _ => {}
        }
    }

    fn open_tag(&mut self, element: &Element) {
        let tag = element.name();
        if is_block(tag) {
            self.flush();
        }
        self.furniture.push(is_furniture(element));
        match tag {
            "br" => self.flush_line(),
            "ul" | "ol" | "dl" => self.lists += 1,
            "li" | "dd" => self.shapes.push(Shape::Item(self.lists.saturating_sub(1))),
            "dt" => self.shapes.push(Shape::Term),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.shapes.push(Shape::Heading(tag.as_bytes()[1] - b'0')),
            "p" | "div" | "blockquote" if !matches!(self.shapes.last(), Some(Shape::Item(_))) => {
                self.shapes
                    .push(Shape::Paragraph(if tag == "blockquote" { 2 } else { 0 }));
            }
            "p" | "div" | "blockquote" => self.shapes.extend(self.shapes.last().cloned()),
            "b" | "strong" => self.strong += 1,
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
        if is_block(tag) {
            self.flush();
        }
        self.furniture.pop();
        match tag {
            "ul" | "ol" | "dl" => self.lists -= 1,
            "li" | "dd" | "dt" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "div" | "blockquote" => {
                self.shapes.pop();
            }
            "b" | "strong" => self.strong = self.strong.saturating_sub(1),
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
            return text
                .lines()
                .for_each(|line| self.pages.add(line.to_owned(), Shape::Free));
        }
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let text = words.join(" ");
        self.text = String::new();
        let bold = std::mem::take(&mut self.bold);
        if text.is_empty() {
            return;
        }
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
        let shape = match self.shapes.last() {
            _ if self.furniture.contains(&true) => Shape::Beside(Reason::PageFurniture),
            None | Some(Shape::Paragraph(_)) if letters > 0 && bold >= letters => Shape::Strong,
            None => Shape::Paragraph(0),
            Some(shape) => shape.clone(),
        };
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

/// Elements whose text nobody reads: no text, not shown, deleted, or there to be filled in or pressed.
fn is_unread(element: &Element) -> bool {
    const NO_TEXT: [&str; 13] = [
        "script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object", "del", "button",
        "select", "textarea",
    ];
    let style = element
        .attr("style")
        .unwrap_or_default()
        .to_ascii_lowercase()
        .replace(' ', "");
    NO_TEXT.contains(&element.name())
        || element.attr("hidden").is_some()
        || element
            .attr("aria-hidden")
            .is_some_and(|hidden| hidden.eq_ignore_ascii_case("true"))
        || element.name() == "dialog" && element.attr("open").is_none()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// Elements that furnish a page: menus, feet, notes beside the text, by their tag or the role they are given.
fn is_furniture(element: &Element) -> bool {
    const ROLES: [&str; 6] = [
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "menubar",
    ];
    let role = element.attr("role").unwrap_or_default();
    matches!(element.name(), "nav" | "footer" | "aside") || ROLES.iter().any(|known| role.eq_ignore_ascii_case(known))
}

/// Tags that end the text before them.
fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}
