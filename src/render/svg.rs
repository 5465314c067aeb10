//! Writes SVG: formats every number, escapes every text and closes every element, each in one place.

use std::borrow::Cow;
use std::fmt::Write;

use crate::inert::show;

/// An SVG document in the making.
#[derive(Default)]
pub struct SvgWriter {
    text: String,
    open: Vec<&'static str>,
}

/// A number with at most two decimals, without trailing zeros and without a minus zero.
pub fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Text made safe for elements and attributes, on one line; signs that nobody sees, some of which XML forbids, are shown.
pub fn escape(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte) && !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    for letter in show(text).chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    Cow::Owned(safe)
}

/// The attributes of one element.
#[derive(Default)]
pub struct Attributes(String);

impl Attributes {
    /// No attributes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// An attribute with a text.
    pub fn text(mut self, name: &str, value: &str) -> Self {
        let _ = write!(self.0, " {name}=\"{}\"", escape(value));
        self
    }

    /// An attribute with a number.
    pub fn number(mut self, name: &str, value: f64) -> Self {
        let _ = write!(self.0, " {name}=\"{}\"", number(value));
        self
    }

    /// An attribute with numbers, separated by spaces.
    pub fn numbers(self, name: &str, values: &[f64]) -> Self {
        let values: Vec<String> = values.iter().map(|value| number(*value)).collect();
        self.text(name, &values.join(" "))
    }
}

impl SvgWriter {
    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: Attributes) {
        let _ = write!(self.text, "<{name}{}>", attributes.0);
        self.open.push(name);
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        let name = self.open.pop().expect("each element closed was opened");
        let _ = write!(self.text, "</{name}>");
        if !matches!(name, "title" | "text" | "tspan") {
            self.text.push('\n');
        }
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes) {
        let _ = write!(self.text, "<{name}{}/>", attributes.0);
    }

    /// An element with text in it.
    pub fn words(&mut self, name: &'static str, attributes: Attributes, words: &str) {
        let _ = write!(self.text, "<{name}{}>{}</{name}>", attributes.0, escape(words));
    }

    /// A style sheet; it holds colours and type only and comes from the templates.
    pub fn style(&mut self, sheet: &str) {
        let _ = writeln!(self.text, "<style>{}</style>", sheet.replace('<', "&lt;"));
    }

    /// The document; every element is closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
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
    }

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(
            escape("<b>\"R&D\"\u{1}\u{ffff}\u{202e}</b>"),
            "&lt;b&gt;&quot;R&amp;D&quot;␁‹U+FFFF›‹U+202E›&lt;/b&gt;"
        );
    }
}
