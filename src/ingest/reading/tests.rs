//! Documents made in the tests, and the lines that the readers make of them.

mod page;
#[cfg(feature = "pdf-text")]
mod pdf;
mod sheets;
mod word;

use super::{Document, read_document};
use crate::ingest::lexicon::Lexicon;
use crate::ingest::text::Shape;

fn document(bytes: &[u8]) -> Document {
    read_document("report", bytes, Lexicon::built_in()).expect("a document")
}

/// The lines of a document as their shapes say: `# ` before a heading, `- ` before an item, `! ` before a bold line, `~ `
/// before what stands beside the text; the cells of a row with uprights between them.
fn lines(bytes: &[u8]) -> Vec<String> {
    let line = |line: crate::ingest::text::TextLine| match line.shape {
        Shape::Heading(level) => format!("{} {}", "#".repeat(level.into()), line.text),
        Shape::Item(depth) => format!("{}- {}", "  ".repeat(depth), line.text),
        Shape::Strong => format!("! {}", line.text),
        Shape::Term => format!("? {}", line.text),
        Shape::Beside(_) => format!("~ {}", line.text),
        Shape::Row(cells) => cells.join(" | "),
        Shape::Free | Shape::Paragraph(_) => line.text.trim().to_owned(),
    };
    document(bytes).lines.into_iter().map(line).collect()
}
