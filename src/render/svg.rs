//! Writes SVG: formats every number, escapes every text and closes every element, each in one place.
//!
//! The same drawing goes to a page with classes for its style sheet, and to files, pictures and paper with what the
//! classes say resolved into presentation attributes, which Word, LibreOffice, Inkscape, resvg and krilla all read.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write;

use crate::inert::show;
use crate::model::{Anchor, Colour, MapColours, Point, Rect};

use super::font::{self, Weight};
use super::marks;
use super::style::{Declaration, LAST_TONE, Painted};

/// What a drawing is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Medium {
    /// A page, whose style sheet paints the classes.
    #[default]
    Page,
    /// A file for other programs: texts as planned, in the fonts that every system has.
    File,
    /// A picture: texts in the bundled font, inside their planned boxes.
    Picture,
    /// Paper: texts in the bundled font, inside their planned boxes, apart from the drawing.
    Paper,
}

/// A drawing for one medium.
#[derive(Debug, Clone, Default)]
pub struct Drawing {
    /// The drawing.
    pub svg: String,
    /// Its texts, on paper.
    pub text_runs: Vec<TextRun>,
    /// Letters that the bundled font lacks and a box stands for, in a picture.
    pub lacking: BTreeSet<char>,
}

/// One line of text of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// The words.
    pub text: String,
    /// Where it is anchored.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// How it hangs on its `x`.
    pub anchor: Anchor,
    /// Size it is painted at.
    pub size: f64,
    /// Weight of the letters.
    pub weight: Weight,
    /// Colour of the letters.
    pub colour: Colour,
    /// The box it was planned to stay in.
    pub room: Option<Rect>,
    /// The blip it names, by id.
    pub names: Option<String>,
}

/// A text as the chart plans it.
pub struct PlannedText<'a> {
    /// Its class.
    pub class: &'a str,
    /// Its lines, each with the point it hangs on.
    pub lines: Vec<(&'a str, Point)>,
    /// How they hang there.
    pub anchor: Anchor,
    /// Font size.
    pub size: f64,
    /// The box it is planned to stay in.
    pub room: Option<Rect>,
    /// The blip it names, by id.
    pub names: Option<&'a str>,
}

/// An SVG document in the making.
#[derive(Default)]
pub struct SvgWriter {
    medium: Medium,
    /// The upper left corner of the part that is shown.
    origin: Point,
    painted: Painted,
    /// The class and size that texts have from the group around them.
    handed_down: Option<(&'static str, f64)>,
    /// How texts hang where they do not say it; `None` is as SVG has it, from their start.
    anchor: Option<Anchor>,
    made: Drawing,
    open: Vec<&'static str>,
    /// Whether the element opened last has no content yet.
    is_empty: bool,
}

/// A number with at most two decimals, without trailing zeros and without a minus zero.
pub fn number(value: f64) -> String {
    let hundredths = value * 100.0;
    let whole = hundredths.round_ties_even();
    // Numbers of a map are small, and far from the middle between two hundredths, where rounding is left to the formatter.
    if whole.abs() < 1e12 && (hundredths - whole).abs() < 0.499_999 {
        return write_hundredths(whole as i64);
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A whole number of hundredths, without trailing zeros.
fn write_hundredths(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

/// A number as `number` writes it.
fn to_hundredths(value: f64) -> f64 {
    (value * 100.0).round_ties_even() / 100.0
}

fn to_tenths(value: f64) -> f64 {
    (value * 10.0).round_ties_even() / 10.0
}

/// A text on one line; signs that nobody sees, some of which XML forbids, are shown.
fn on_one_line(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(show(&marks::strip(text)).replace(['\t', '\n', '\r'], " "))
}

/// Text made safe for elements and attributes, on one line; signs that nobody sees, some of which XML forbids, are shown.
pub fn escape(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte) && !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    for letter in on_one_line(text).chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    Cow::Owned(safe)
}

/// How SVG calls an anchor.
pub fn anchor_word(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

/// Text between elements of a file: quotation marks may stay.
fn escape_content(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The attributes of one element.
#[derive(Default)]
pub struct Attributes {
    text: String,
    classes: String,
}

impl Attributes {
    /// No attributes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The classes, separated by blanks.
    pub fn class(mut self, classes: &str) -> Self {
        self.classes.push_str(classes);
        self.text("class", classes)
    }

    /// These attributes and others after them.
    pub fn and(mut self, others: Attributes) -> Self {
        self.text.push_str(&others.text);
        self.classes.push_str(&others.classes);
        self
    }

    /// An attribute with a text.
    pub fn text(mut self, name: &str, value: &str) -> Self {
        let _ = write!(self.text, " {name}=\"{}\"", escape(value));
        self
    }

    /// An attribute with a number.
    pub fn number(mut self, name: &str, value: f64) -> Self {
        let _ = write!(self.text, " {name}=\"{}\"", number(value));
        self
    }

    /// An attribute with a number of one decimal.
    pub fn tenth(self, name: &str, value: f64) -> Self {
        self.number(name, to_tenths(value))
    }

    /// An attribute with such numbers, separated by spaces.
    pub fn tenths(self, name: &str, values: &[f64]) -> Self {
        let values: Vec<f64> = values.iter().map(|value| to_tenths(*value)).collect();
        self.numbers(name, &values)
    }

    /// An attribute with numbers, separated by spaces.
    pub fn numbers(self, name: &str, values: &[f64]) -> Self {
        let values: Vec<String> = values.iter().map(|value| number(*value)).collect();
        self.text(name, &values.join(" "))
    }
}

/// The attributes that a document of its own begins with.
pub fn document_of(part: &Rect) -> Attributes {
    Attributes::new()
        .text("xmlns", "http://www.w3.org/2000/svg")
        .text("xmlns:xlink", "http://www.w3.org/1999/xlink")
        .number("width", part.width)
        .number("height", part.height)
        .numbers("viewBox", &[part.x, part.y, part.width, part.height])
}

impl SvgWriter {
    /// An empty document of which a part beginning at `origin` is shown.
    pub fn new(medium: Medium, origin: Point) -> Self {
        SvgWriter {
            medium,
            origin,
            ..SvgWriter::default()
        }
    }

    /// The same in colours that were chosen.
    pub fn in_colours(self, colours: MapColours) -> Self {
        let painted = Painted { colours, sector: None };
        SvgWriter { painted, ..self }
    }

    /// Says in which sector what follows is drawn.
    pub fn enter(&mut self, sector: Option<usize>) {
        self.painted.sector = sector;
    }

    /// The classes of something that is painted in the colour of a ring, or in that of none; where a ring's ground was chosen
    /// its marks keep the colour that was held against it.
    pub fn class_in_ring(&self, class: &str, ring: Option<usize>) -> String {
        match ring.filter(|ring| self.painted.colours.of_ring(*ring).is_none()) {
            Some(ring) => format!("{class} {class}-{}", ring.min(LAST_TONE)),
            None => class.to_owned(),
        }
    }

    /// Whether the drawing is for a page, where every byte counts and inheritance is sure.
    pub fn is_page(&self) -> bool {
        self.medium == Medium::Page
    }

    /// Attributes with numbers that say where texts and lines to them stand, for which one decimal is near enough on pages.
    pub fn place(&self, attributes: Attributes, numbers: &[(&str, f64)]) -> Attributes {
        let add = |attributes: Attributes, (name, value): &(&str, f64)| match self.is_page() {
            true => attributes.tenth(name, *value),
            false => attributes.number(name, *value),
        };
        numbers.iter().fold(attributes, add)
    }

    /// Opens a group of texts of one class and size; on pages they have both from it.
    pub fn open_texts(&mut self, attributes: Attributes, class: &'static str, size: f64) {
        if self.is_page() {
            self.handed_down = Some((class, size));
            self.open("g", attributes.class(class).number("font-size", size));
        } else {
            self.open("g", attributes);
        }
    }

    /// On pages, a group of texts that all hang alike; elsewhere each says it.
    pub fn in_anchor(&mut self, anchor: Anchor, write: impl FnOnce(&mut Self)) {
        if !self.is_page() || anchor == Anchor::Start {
            return write(self);
        }
        self.open("g", Attributes::new().text("text-anchor", anchor_word(anchor)));
        self.anchor = Some(anchor);
        write(self);
        self.anchor = None;
        self.close();
    }

    /// Whether texts that say nothing hang like this.
    pub fn hangs(&self, anchor: Anchor) -> bool {
        self.is_page() && self.anchor.unwrap_or(Anchor::Start) == anchor
    }

    /// Closes it.
    pub fn close_texts(&mut self) {
        self.handed_down = None;
        self.close();
    }

    /// Whether a text has this class and size from the group around it.
    pub fn is_handed_down(&self, class: &str, size: f64) -> bool {
        self.handed_down
            .is_some_and(|(own, of)| own == class && number(of) == number(size))
    }

    fn begin(&mut self, name: &'static str, attributes: &Attributes, end: &str) {
        let _ = write!(self.made.svg, "<{name}{}", attributes.text);
        if self.medium != Medium::Page {
            for declaration in self.painted.resolve(&attributes.classes) {
                let _ = write!(self.made.svg, " {}=\"{}\"", declaration.property(), declaration.value());
            }
        }
        self.made.svg.push_str(end);
        self.is_empty = false;
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: Attributes) {
        self.begin(name, &attributes, ">");
        self.open.push(name);
        self.is_empty = true;
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        let name = self.open.pop().expect("each element closed was opened");
        if self.is_empty && self.medium != Medium::Page {
            self.made.svg.pop();
            self.made.svg.push_str("/>");
        } else {
            let _ = write!(self.made.svg, "</{name}>");
        }
        self.is_empty = false;
        let is_inline = matches!(name, "title" | "desc" | "text" | "tspan") || name == "a" && self.is_page();
        if !is_inline {
            self.made.svg.push('\n');
        }
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes) {
        self.begin(name, &attributes, "/>");
    }

    /// An element with text in it.
    pub fn words(&mut self, name: &'static str, attributes: Attributes, words: &str) {
        self.open(name, attributes);
        self.content(words);
        self.close();
    }

    /// Text in the element opened last.
    pub fn content(&mut self, words: &str) {
        if self.medium == Medium::Page {
            self.made.svg.push_str(&escape(words));
            return;
        }
        let mut words = on_one_line(words);
        if self.medium == Medium::Picture && matches!(self.open.last(), Some(&("text" | "tspan"))) {
            let (written, lacking) = font::writable(&words);
            self.made.lacking.extend(lacking);
            words = Cow::Owned(written);
        }
        self.is_empty &= words.is_empty();
        self.made.svg.push_str(&escape_content(&words));
    }

    /// A line end, to keep files readable.
    pub fn end_line(&mut self) {
        self.is_empty = false;
        self.made.svg.push('\n');
    }

    /// Whether lines are pressed into their planned widths, which belong to the planned font.
    pub fn holds_widths(&self) -> bool {
        matches!(self.medium, Medium::Page | Medium::File)
    }

    /// The size at which a text is written into the drawing; `None` on paper, where it is kept apart.
    pub fn size_text(&mut self, text: &PlannedText) -> Option<f64> {
        if self.holds_widths() {
            return Some(text.size);
        }
        let styles = self.painted.resolve(text.class);
        let is_bold = styles.contains(&Declaration::Bold);
        let weight = if is_bold { Weight::Bold } else { Weight::Regular };
        // As exact as files are, so that all of them agree.
        let room = text.room.map(|room| Rect {
            x: to_hundredths(room.x),
            y: to_hundredths(room.y),
            width: to_hundredths(room.width),
            height: to_hundredths(room.height),
        });
        let words = text
            .lines
            .iter()
            .map(|(line, _)| on_one_line(line).trim_end().to_owned());
        let words: Vec<String> = words.collect();
        let written: Vec<String> = words.iter().map(|line| font::writable(line).0).collect();
        let written: Vec<&str> = written.iter().map(|line| line.trim_end()).collect();
        let width = room.map_or(f64::INFINITY, |room| room.width);
        let size = font::fit(&written, to_hundredths(text.size), weight, width);
        if self.medium == Medium::Picture {
            return Some(size);
        }
        let fill = styles.iter().find_map(|declaration| match declaration {
            Declaration::Fill(colour) => *colour,
            _ => None,
        });
        for (words, (_, at)) in words.into_iter().zip(&text.lines) {
            self.made.text_runs.push(TextRun {
                text: words,
                x: to_hundredths(at.x) - self.origin.x,
                y: to_hundredths(at.y) - self.origin.y,
                anchor: text.anchor,
                size,
                weight,
                colour: fill.unwrap_or_default(),
                room: room.map(|room| Rect {
                    x: room.x - self.origin.x,
                    y: room.y - self.origin.y,
                    ..room
                }),
                names: text.names.map(str::to_owned),
            });
        }
        None
    }

    /// The drawing; every element is closed.
    pub fn finish(mut self) -> Drawing {
        while !self.open.is_empty() {
            self.close();
        }
        if self.medium != Medium::Page {
            self.made.svg.pop();
        }
        self.made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_minus_zero() {
        assert_eq!(
            [1.0, 0.125, -0.001, 12.3456, 100.0].map(number),
            ["1", "0.12", "0", "12.35", "100"]
        );
        for step in -30_000..30_000 {
            let value = f64::from(step) * 0.001_25;
            let text = format!("{value:.2}");
            let text = text.trim_end_matches('0').trim_end_matches('.');
            assert_eq!(number(value), if text == "-0" { "0" } else { text }, "{value}");
        }
        assert_eq!([1e15, f64::NAN].map(number), ["1000000000000000", "NaN"]);
    }

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(
            escape("<b>\"R&D\"\u{1}\u{ffff}\u{202e}</b>"),
            "&lt;b&gt;&quot;R&amp;D&quot;␁‹U+FFFF›‹U+202E›&lt;/b&gt;"
        );
    }
}
