//! Numbered lines of a text, and what the format of a document says of each.

use crate::model::Reason;

/// One line of a document: a line of a text, a paragraph of a page, a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextLine {
    /// Its number, from 1; numbers rise and are never used twice.
    pub number: u32,
    /// Its text without the line end.
    pub text: String,
    /// What the format says it is.
    pub shape: Shape,
}

/// What the format of a document says a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Nothing: the marks in the text tell, and lines without a blank one between may belong together.
    Free,
    /// A heading of a level, from 1.
    Heading(u8),
    /// A list item, so many levels deep, from 0.
    Item(usize),
    /// A paragraph, set in by so many blanks.
    Paragraph(usize),
    /// A paragraph that is bold as a whole.
    Strong,
    /// The name of a term that the next lines explain.
    Term,
    /// A row of a table with its cells; a cell holds a line a paragraph.
    Row(Vec<String>),
    /// Text beside the report: running headers and footers, notes at the foot.
    Beside(Reason),
}

impl TextLine {
    /// A row of a table.
    pub fn row(number: u32, cells: Vec<String>) -> Self {
        let text = cells.join(" | ").replace('\n', " ");
        let shape = Shape::Row(cells);
        TextLine { number, text, shape }
    }
}

/// The lines of a text: ending in LF, CRLF or CR.
pub fn lines(text: &str) -> Vec<TextLine> {
    let texts: Vec<&str> = if text.contains('\n') {
        text.lines().collect()
    } else {
        text.split_terminator('\r').collect()
    };
    let line = |(number, text): (u32, &str)| TextLine {
        number,
        text: text.to_owned(),
        shape: Shape::Free,
    };
    (1..).zip(texts).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        for text in ["a\n\nb\n", "a\r\n\r\nb\r\n", "a\r\rb\r"] {
            let found: Vec<String> = lines(text).into_iter().map(|line| line.text).collect();
            assert_eq!(found, ["a", "", "b"], "{text:?}");
        }
    }
}
