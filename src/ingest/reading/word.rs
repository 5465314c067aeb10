//! Word files (ECMA-376): headings by style or outline level, lists by their numbering, tables row by row.
//!
//! The package says which part is the document, and the document which parts hold its styles, numbering, headers and notes.
//! Text that was deleted or moved away under tracked changes is left out, as are hidden text, what controls say while they
//! are empty, comments, and the codes of fields; headers and footers are furniture; foot- and endnotes follow the text.

mod numbering;
mod styles;

use super::super::list_marks::without_sign;
use super::{Pages, grid::Grid};
use crate::diagnostic::Diagnostic;
use crate::formats::{Archive, Attributes, Relation, Step, find_main_part, read_relations, walk};
use crate::model::Reason;

use super::super::text::Shape;
use numbering::Numbering;
use styles::{Style, Styles, is_off, outline_level};

/// Reads a Word file.
pub fn read_word(name: &str, bytes: &[u8]) -> Result<Pages, Diagnostic> {
    let mut archive = Archive::open(name, bytes)?;
    let main = find_main_part(&mut archive)?.map_or_else(|| "word/document.xml".to_owned(), |part| part.path);
    let relations = read_relations(&mut archive, &main)?;
    let looks = Looks {
        styles: read_named(&mut archive, &relations, "styles", Styles::read)?,
        numbering: read_named(&mut archive, &relations, "numbering", Numbering::read)?,
    };
    let mut pages = Pages::default();
    for (path, beside) in parts(&archive, &relations, main) {
        let text = archive.read(&path)?;
        let mut reader = WordReader::new(&looks, beside, &mut pages);
        walk(&text, |step| reader.take(step)).map_err(|error| archive.damaged(&format!("{path}: {error}")))?;
        reader.close_carried();
    }
    Ok(pages)
}

/// Reads the part that the document names for a role, or the one at its customary place; nothing where it has none.
fn read_named<P: Default>(
    archive: &mut Archive,
    relations: &[Relation],
    role: &str,
    read: impl Fn(&str) -> Result<P, String>,
) -> Result<P, Diagnostic> {
    let named = relations.iter().find(|relation| relation.role == role);
    let path = named.map_or_else(|| format!("word/{role}.xml"), |relation| relation.path.clone());
    match archive.read_if(&path)? {
        Some(text) => read(&text).map_err(|error| archive.damaged(&format!("{path}: {error}"))),
        None => Ok(P::default()),
    }
}

/// The parts with text, in the order in which they are read, and why the text of each is no part of the report.
fn parts(archive: &Archive, relations: &[Relation], main: String) -> Vec<(String, Option<Reason>)> {
    let part = |role: &str, reason: Reason| -> Vec<(String, Option<Reason>)> {
        let named = relations.iter().filter(|relation| relation.role == role);
        let mut paths: Vec<String> = named.map(|relation| relation.path.clone()).collect();
        paths.extend(archive.names().into_iter().filter(|path| is_customary(path, role)));
        paths.sort();
        paths.dedup();
        paths.retain(|path| archive.holds(path));
        paths.into_iter().map(|path| (path, Some(reason))).collect()
    };
    [
        part("header", Reason::PageFurniture),
        vec![(main, None)],
        part("footnotes", Reason::Footnote),
        part("endnotes", Reason::Footnote),
        part("footer", Reason::PageFurniture),
    ]
    .concat()
}

/// Whether a path is that of a part for a role as Word names them: `word/header1.xml`.
fn is_customary(path: &str, role: &str) -> bool {
    let name = path.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml"));
    let number = name.and_then(|name| name.strip_prefix(role));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What tells how paragraphs look.
#[derive(Debug, Default)]
struct Looks {
    styles: Styles,
    numbering: Numbering,
}

/// What a paragraph says about its place in a list.
#[derive(Debug, Clone, Default)]
struct Listed {
    list: Option<String>,
    depth: Option<usize>,
}

/// A paragraph while it is read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Style,
    style_id: String,
    listed: Listed,
    /// The level that the paragraph itself says; `Some(None)` for body text.
    outline: Option<Option<u8>>,
    indent: usize,
    /// How many of its letters are bold.
    bold: usize,
    /// Whether its end was deleted, so that it goes on in the next one.
    goes_on: bool,
}

impl Paragraph {
    fn shape(&self, beside: Option<Reason>, numbering: &Numbering) -> Shape {
        let letters = self.text.chars().filter(|letter| letter.is_alphanumeric()).count();
        let strong = letters > 0 && self.bold >= letters;
        match (
            beside,
            self.outline.or(self.style.heading).flatten(),
            self.item(numbering),
        ) {
            (Some(reason), _, _) => Shape::Beside(reason),
            (None, _, _) if self.style.contents => Shape::Beside(Reason::PageFurniture),
            (None, Some(level), _) => Shape::Heading(level),
            (None, None, Some(depth)) => Shape::Item(depth),
            (None, None, None) if strong => Shape::Strong,
            (None, None, None) => Shape::Paragraph(self.indent),
        }
    }

    /// How deep it stands in a list; `None` where it stands in none, or its level shows no mark.
    fn item(&self, numbering: &Numbering) -> Option<usize> {
        let Some(list) = self.listed.list.as_deref() else {
            return self.listed.depth.or(self.style.item);
        };
        let depth = self.listed.depth.or(numbering.depth_of_style(list, &self.style_id));
        let depth = depth.or(self.style.item).unwrap_or(0);
        (list != "0" && numbering.shows_mark(list, depth)).then_some(depth)
    }
}

/// A field while it is read: its code stands before its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Code,
    Result,
}

struct WordReader<'a> {
    looks: &'a Looks,
    beside: Option<Reason>,
    pages: &'a mut Pages,
    /// Paragraphs that are open, the innermost last: a text box holds paragraphs inside one.
    open: Vec<Paragraph>,
    tables: Vec<Grid>,
    /// How many tags are open inside text that is no text.
    skipped: usize,
    fields: Vec<Field>,
    /// For each control that is open, whether it is empty and says only what to write there.
    controls: Vec<bool>,
    in_text: bool,
    /// Whether the run that is open is bold, or hidden, and whether properties of a paragraph are open.
    bold: bool,
    hidden: bool,
    in_properties: bool,
    /// Text of a paragraph whose end was deleted, with its bold letters.
    carried: (String, usize),
}

impl<'a> WordReader<'a> {
    fn new(looks: &'a Looks, beside: Option<Reason>, pages: &'a mut Pages) -> Self {
        WordReader {
            looks,
            beside,
            pages,
            open: Vec::new(),
            tables: Vec::new(),
            skipped: 0,
            fields: Vec::new(),
            controls: Vec::new(),
            in_text: false,
            bold: false,
            hidden: false,
            in_properties: false,
            carried: (String::new(), 0),
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Open(..) if self.skipped > 0 => self.skipped += 1,
            Step::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Step::Text(_) if self.skipped > 0 => {}
            Step::Open(tag, _) if self.is_left_out(tag) => self.skipped = 1,
            Step::Open(tag, attributes) => self.open_tag(tag, attributes),
            Step::Close(tag) => self.close_tag(tag),
            Step::Text(text) if self.in_text => self.write(text),
            Step::Text(_) => {}
        }
    }

    /// Whether what stands in a tag is no text: deleted, moved away, said twice, how something looked before, the code of
    /// a field, how a word is pronounced, or what an empty control says.
    fn is_left_out(&mut self, tag: &str) -> bool {
        match tag {
            "del" | "moveFrom" if self.in_properties => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.goes_on = true;
                }
                true
            }
            "del" | "moveFrom" | "Fallback" | "instrText" | "rt" => true,
            "sdtContent" => self.controls.last() == Some(&true),
            _ => tag.ends_with("PrChange"),
        }
    }

    fn open_tag(&mut self, tag: &str, attributes: &Attributes) {
        let value = attributes.get("val").unwrap_or_default();
        match tag {
            "p" => self.open_paragraph(),
            "t" => self.in_text = true,
            "r" => (self.bold, self.hidden) = self.look_of_letters(),
            "rStyle" if !self.in_properties => {
                let style = self.looks.styles.style(value);
                self.bold = style.bold.unwrap_or(self.bold);
                self.hidden = style.hidden.unwrap_or(self.hidden);
            }
            "pPr" => self.in_properties = true,
            "b" if !self.in_properties => self.bold = !is_off(value),
            "vanish" if !self.in_properties => self.hidden = !is_off(value),
            "tab" if !self.in_properties => self.write(" "),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "sym" if self.open.last().is_some_and(|paragraph| paragraph.text.is_empty()) => self.write("• "),
            "fldChar" => self.turn_field(attributes.get("fldCharType").unwrap_or_default()),
            "sdt" => self.controls.push(false),
            "showingPlcHdr" => {
                if let Some(empty) = self.controls.last_mut() {
                    *empty = !is_off(value);
                }
            }
            "tbl" => {
                self.close_carried();
                self.tables.push(Grid::default());
            }
            "tr" => self.with_table(Grid::open_row),
            "gridBefore" => self.with_table(|table| table.leave_out(attributes.get("val"))),
            "tc" => self.with_table(Grid::open_cell),
            "gridSpan" => self.with_table(|table| table.span(attributes.get("val"))),
            "vMerge" if value != "restart" => self.with_table(Grid::go_on_from_above),
            _ => self.open_property(tag, attributes),
        }
    }

    fn open_property(&mut self, tag: &str, attributes: &Attributes) {
        let value = attributes.get("val").unwrap_or_default();
        let looks = self.looks;
        let Some(paragraph) = self.open.last_mut() else { return };
        match tag {
            "pStyle" => {
                paragraph.style = looks.styles.style(value);
                paragraph.style_id = value.to_owned();
            }
            "outlineLvl" => paragraph.outline = outline_level(value).map(Some),
            "ilvl" => paragraph.listed.depth = value.parse().ok(),
            "numId" => paragraph.listed.list = Some(value.to_owned()),
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
            "sdt" => {
                self.controls.pop();
            }
            "tc" => {
                self.close_carried();
                self.with_table(Grid::close_cell);
            }
            "tr" => self.with_table(Grid::close_row),
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    table.close(self.tables.last_mut(), self.pages);
                }
            }
            _ => {}
        }
    }

    fn open_paragraph(&mut self) {
        let (text, bold) = std::mem::take(&mut self.carried);
        self.open.push(Paragraph {
            text,
            bold,
            ..Paragraph::default()
        });
    }

    /// Gives the text of a paragraph whose end was deleted a paragraph of its own, where none follows.
    fn close_carried(&mut self) {
        if !self.carried.0.is_empty() {
            self.open_paragraph();
            self.close_paragraph();
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        // A damaged field must not swallow the rest of the file.
        self.fields.retain(|field| *field == Field::Result);
        if paragraph.goes_on {
            self.carried = (paragraph.text, paragraph.bold);
            return;
        }
        let shape = paragraph.shape(self.beside, &self.looks.numbering);
        let lines = lines_of(&paragraph.text, &shape);
        match self.tables.last_mut().filter(|table| table.is_in_cell()) {
            Some(table) if !lines.is_empty() => table.write(lines.join("\n"), shape),
            Some(_) => {}
            None => lines.into_iter().for_each(|line| self.pages.add(line, shape.clone())),
        }
    }

    /// Whether letters of the open paragraph are bold and hidden where their run says nothing.
    fn look_of_letters(&self) -> (bool, bool) {
        let style = self.open.last().map(|paragraph| paragraph.style).unwrap_or_default();
        (style.bold.unwrap_or(false), style.hidden.unwrap_or(false))
    }

    fn turn_field(&mut self, to: &str) {
        match to {
            "begin" => self.fields.push(Field::Code),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    *field = Field::Result;
                }
            }
            "end" => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        if self.hidden || self.fields.contains(&Field::Code) {
            return;
        }
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(&text.replace('\u{ad}', ""));
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

/// The lines of a paragraph with soft breaks. A break parts lines where the next one has a mark of its own; in plain
/// paragraphs also where it does not go on in small letters. Everywhere else it stands for a blank.
fn lines_of(text: &str, shape: &Shape) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let plain = matches!(shape, Shape::Paragraph(_) | Shape::Strong | Shape::Beside(_));
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let marked = without_sign(line).is_some();
        match lines.last_mut() {
            Some(before) if !(marked || plain && begins_anew(before, line)) => {
                before.push(' ');
                before.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// Whether a line after a soft break is one of its own: the one before has ended, or it begins with a capital or a number.
fn begins_anew(before: &str, line: &str) -> bool {
    before.ends_with(['.', ':', ';', '!', '?']) || !line.starts_with(char::is_lowercase)
}
