//! Word files (ECMA-376): headings by style or outline level, lists by their numbering, tables row by row.
//!
//! Text that was deleted or moved away under tracked changes is left out; headers and footers are furniture; foot- and
//! endnotes follow the text.

use std::collections::BTreeMap;

use super::{Pages, grid::Grid};
use crate::diagnostic::Diagnostic;
use crate::formats::{Archive, Attributes, Step, walk};
use crate::model::Reason;

use super::super::text::Shape;

/// Reads a Word file.
pub fn read_word(name: &str, bytes: &[u8]) -> Result<Pages, Diagnostic> {
    let mut archive = Archive::open(name, bytes)?;
    let styles = match archive.read_if("word/styles.xml")? {
        Some(text) => read_styles(&text).map_err(|error| archive.damaged(&format!("word/styles.xml: {error}")))?,
        None => BTreeMap::new(),
    };
    let mut pages = Pages::default();
    for path in parts(&archive) {
        let text = archive.read(&path)?;
        let mut reader = WordReader::new(&styles, beside(&path), &mut pages);
        walk(&text, |step| reader.take(step)).map_err(|error| archive.damaged(&format!("{path}: {error}")))?;
    }
    Ok(pages)
}

/// Why the text of a part of the archive is no part of the report.
fn beside(path: &str) -> Option<Reason> {
    match path {
        _ if path.starts_with("word/header") || path.starts_with("word/footer") => Some(Reason::PageFurniture),
        _ if path.starts_with("word/footnotes") || path.starts_with("word/endnotes") => Some(Reason::Footnote),
        _ => None,
    }
}

/// The files with text, in the order in which they are read.
fn parts(archive: &Archive) -> Vec<String> {
    let part = |prefix: &str| -> Vec<String> {
        let of_part = |path: &String| {
            let number = path.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(".xml"));
            number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
        };
        archive.names().into_iter().filter(of_part).collect()
    };
    [
        part("word/header"),
        vec!["word/document.xml".to_owned()],
        part("word/footnotes"),
        part("word/endnotes"),
        part("word/footer"),
    ]
    .concat()
}

/// What a style makes of a paragraph.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    heading: Option<u8>,
    item: Option<usize>,
    bold: bool,
}

type Styles = BTreeMap<String, Style>;

/// The styles by identifier; what a style does not say it has from the one it is based on.
fn read_styles(text: &str) -> Result<Styles, String> {
    let mut own: BTreeMap<String, (Style, Option<String>)> = BTreeMap::new();
    let mut open: Option<String> = None;
    walk(text, |step| match step {
        Step::Open("style", attributes) => open = attributes.get("styleId").map(str::to_owned),
        Step::Open(tag, attributes) => {
            if let Some(id) = &open {
                let (style, base) = own.entry(id.clone()).or_default();
                let value = attributes.get("val").unwrap_or_default();
                match tag {
                    "name" => {
                        style.heading = heading_named(value).or(style.heading);
                        style.item = style.item.or(item_named(value));
                    }
                    "b" => style.bold = !is_off(value),
                    "outlineLvl" => style.heading = style.heading.or(outline_level(value)),
                    "ilvl" => style.item = value.parse().ok(),
                    "numId" => style.item = style.item.or(Some(0)),
                    "basedOn" => *base = Some(value.to_owned()),
                    _ => {}
                }
            }
        }
        Step::Close("style") => open = None,
        Step::Close(_) | Step::Text(_) => {}
    })?;
    let resolved = own.keys().map(|id| (id.clone(), resolve(id, &own)));
    Ok(resolved.collect())
}

fn resolve(id: &str, own: &BTreeMap<String, (Style, Option<String>)>) -> Style {
    let mut style = Style::default();
    let mut id = Some(id);
    for _ in 0..20 {
        let Some((found, base)) = id.and_then(|id| own.get(id)) else {
            break;
        };
        style.heading = style.heading.or(found.heading);
        style.item = style.item.or(found.item);
        style.bold |= found.bold;
        id = base.as_deref();
    }
    style
}

/// The level of a built-in heading style, by its name, or by the identifier that a translated Word makes of it.
fn heading_named(name: &str) -> Option<u8> {
    const STEMS: [&str; 9] = [
        "heading",
        "titre",
        "berschrift",
        "überschrift",
        "kop",
        "ttulo",
        "título",
        "nagwek",
        "titlu",
    ];
    let name = name.to_lowercase().replace(' ', "");
    if matches!(name.as_str(), "title" | "titre" | "titel" | "ttulo" | "tytu" | "titlu") {
        return Some(1);
    }
    let level = STEMS.iter().find_map(|stem| name.strip_prefix(stem))?.parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}

/// The depth of a built-in list style.
fn item_named(name: &str) -> Option<usize> {
    let name = name.to_lowercase().replace(' ', "");
    let rest = name.strip_prefix("listbullet").or(name.strip_prefix("listnumber"))?;
    match rest {
        "" => Some(0),
        depth => depth.parse::<usize>().ok().and_then(|depth| depth.checked_sub(1)),
    }
}

/// The style that an identifier alone tells, where the file describes none.
fn style_named(id: &str) -> Style {
    Style {
        heading: heading_named(id),
        item: item_named(id),
        bold: false,
    }
}

/// Whether the value of a property switches it off.
fn is_off(value: &str) -> bool {
    matches!(value, "0" | "false" | "off" | "none")
}

fn outline_level(value: &str) -> Option<u8> {
    value
        .parse::<u8>()
        .ok()
        .filter(|level| *level < 9)
        .map(|level| level + 1)
}

/// A paragraph while it is read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Style,
    indent: usize,
    /// Numbering of its own; a list item may also be told to be none.
    item: Option<Option<usize>>,
    /// How many of its letters are bold.
    bold: usize,
}

impl Paragraph {
    fn shape(&self, beside: Option<Reason>) -> Shape {
        let item = self.item.unwrap_or(self.style.item);
        let letters = self.text.chars().filter(|letter| letter.is_alphanumeric()).count();
        match (beside, self.style.heading, item) {
            (Some(reason), _, _) => Shape::Beside(reason),
            (None, Some(level), _) => Shape::Heading(level),
            (None, None, Some(depth)) => Shape::Item(depth),
            (None, None, None) if letters > 0 && (self.style.bold || self.bold >= letters) => Shape::Strong,
            (None, None, None) => Shape::Paragraph(self.indent),
        }
    }
}

struct WordReader<'a> {
    styles: &'a Styles,
    beside: Option<Reason>,
    pages: &'a mut Pages,
    /// Paragraphs that are open, the innermost last: a text box holds paragraphs inside one.
    open: Vec<Paragraph>,
    tables: Vec<Grid>,
    /// Inside text that is no text: deleted, moved away, said twice, or the code of a field.
    skipped: usize,
    in_text: bool,
    /// Whether the run that is open is bold, and whether properties of a paragraph are open.
    bold: bool,
    in_properties: bool,
}

impl<'a> WordReader<'a> {
    fn new(styles: &'a Styles, beside: Option<Reason>, pages: &'a mut Pages) -> Self {
        WordReader {
            styles,
            beside,
            pages,
            open: Vec::new(),
            tables: Vec::new(),
            skipped: 0,
            in_text: false,
            bold: false,
            in_properties: false,
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Open("del" | "moveFrom" | "Fallback" | "instrText", _) => self.skipped += 1,
            Step::Close("del" | "moveFrom" | "Fallback" | "instrText") => self.skipped -= 1,
            _ if self.skipped > 0 => {}
            Step::Open(tag, attributes) => self.open_tag(tag, attributes),
            Step::Close(tag) => self.close_tag(tag),
            Step::Text(text) if self.in_text => self.write(text),
            Step::Text(_) => {}
        }
    }

    fn open_tag(&mut self, tag: &str, attributes: &Attributes) {
        match tag {
            "p" => self.open.push(Paragraph::default()),
            "t" => self.in_text = true,
            "r" => self.bold = false,
            "pPr" => self.in_properties = true,
            "b" if !self.in_properties => self.bold = !is_off(attributes.get("val").unwrap_or_default()),
            "tab" => self.write(" "),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "tbl" => self.tables.push(Grid::default()),
            "tr" => self.with_table(Grid::open_row),
            "tc" => self.with_table(Grid::open_cell),
            "gridSpan" => self.with_table(|table| table.span(attributes.get("val"))),
            _ => self.open_property(tag, attributes),
        }
    }

    fn open_property(&mut self, tag: &str, attributes: &Attributes) {
        let value = attributes.get("val").unwrap_or_default();
        let styles = self.styles;
        let Some(paragraph) = self.open.last_mut() else { return };
        match tag {
            "pStyle" => paragraph.style = styles.get(value).copied().unwrap_or_else(|| style_named(value)),
            "outlineLvl" => paragraph.style.heading = outline_level(value).or(paragraph.style.heading),
            "ilvl" => paragraph.item = Some(value.parse().ok()),
            "numId" if value == "0" => paragraph.item = Some(None),
            "numId" => paragraph.item = Some(paragraph.item.flatten().or(Some(0))),
            "ind" => {
                let set_in = attributes
                    .get("left")
                    .or(attributes.get("start"))
                    .and_then(|left| left.parse::<i64>().ok());
                paragraph.indent = if set_in.is_some_and(|left| left >= 300) { 2 } else { 0 };
            }
            _ => {}
        }
    }

    fn close_tag(&mut self, tag: &str) {
        match tag {
            "t" => self.in_text = false,
            "pPr" => self.in_properties = false,
            "p" => self.close_paragraph(),
            "tc" => self.with_table(Grid::close_cell),
            "tr" => self.with_table(Grid::close_row),
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    table.close(self.tables.last_mut(), self.pages);
                }
            }
            _ => {}
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        let shape = paragraph.shape(self.beside);
        let text = paragraph.text.trim().to_owned();
        if text.is_empty() {
            return;
        }
        match self.tables.last_mut().filter(|table| table.is_in_cell()) {
            Some(table) => table.write(text, shape),
            None => text
                .lines()
                .for_each(|line| self.pages.add(line.trim().to_owned(), shape.clone())),
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(text);
            if self.bold {
                paragraph.bold += text.chars().filter(|letter| letter.is_alphanumeric()).count();
            }
        }
    }

    fn with_table(&mut self, act: impl FnOnce(&mut Grid)) {
        if let Some(table) = self.tables.last_mut() {
            act(table);
        }
    }
}
