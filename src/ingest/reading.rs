//! A file of any known format to numbered lines.
//!
//! 1. The first bytes tell the format, not the name.
//! 2. Each format has a reader that gives lines: of a text, or the headings, paragraphs, items and rows of a page.
//! 3. Signs that a reader cannot see are taken out of every line, damaged letters repaired, and both are told.

mod calc;
mod delimited;
mod grid;
#[cfg(feature = "pdf-text")]
mod hyphens;
mod page;
mod pdf;
mod repair;
#[cfg(test)]
mod tests;
mod word;
mod workbook;

use crate::diagnostic::{Diagnostic, Place};
use crate::formats::{Archive, PackageKind, decode, find_main_part};
use crate::ingest::lexicon::Lexicon;
use crate::model::DraftWarning;

use super::text::{Shape, TextLine, lines};

/// The most lines or rows read; a report of a thousand pages has fewer.
const MOST_LINES: usize = 50_000;

/// The longest line, paragraph or row read, in bytes.
pub const LONGEST_LINE: usize = 100_000;

/// A document as lines, whatever its format.
#[derive(Debug)]
pub struct Document {
    /// Its lines in order.
    pub lines: Vec<TextLine>,
    /// What was odd in the file, and what was repaired.
    pub warnings: Vec<DraftWarning>,
    /// What of the file could not be read.
    pub lost: Vec<DraftWarning>,
}

/// What every reader adds lines and warnings to.
#[derive(Debug, Default)]
pub struct Pages {
    lines: Vec<TextLine>,
    warnings: Vec<DraftWarning>,
    lost: Vec<DraftWarning>,
}

impl Pages {
    /// The number the next line gets.
    pub fn next(&self) -> u32 {
        self.lines.last().map_or(1, |line| line.number.saturating_add(1))
    }

    /// Adds a line; one without letters is left out.
    pub fn add(&mut self, text: String, shape: super::text::Shape) {
        if !text.trim().is_empty() {
            let number = self.next();
            self.lines.push(TextLine { number, text, shape });
        }
    }

    /// Adds a row under a number of its own, or under the next one where that was used; an empty one is left out.
    pub fn add_row(&mut self, number: u32, cells: Vec<String>) {
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            self.lines.push(TextLine::row(number.max(self.next()), cells));
        }
    }

    /// Adds the notes of a decoded text, and what of it is lost.
    fn note(&mut self, notes: Vec<(u32, String)>, lost: Vec<(u32, String)>) {
        let warning = |(line, message)| DraftWarning { line, message };
        self.warnings.extend(notes.into_iter().map(warning));
        self.lost.extend(lost.into_iter().map(warning));
    }

    /// Adds the name of a sheet above its rows: as a heading where it means something; otherwise only to part the
    /// rows from those of the sheet before.
    pub fn add_sheet(&mut self, name: &str, lexicon: &Lexicon) {
        let name = name.trim();
        let means = !lexicon.is_default_sheet(name) && !lexicon.is_report_part(name);
        let shape = match means {
            true => Shape::Heading(2),
            false if self.lines.is_empty() => return,
            false => Shape::Beside(crate::model::Reason::PageFurniture),
        };
        let number = self.lines.last().map_or(0, |line| line.number.saturating_add(1));
        let text = name.to_owned();
        self.lines.push(TextLine { number, text, shape });
    }

    /// Adds what of the document could not be read.
    #[cfg(feature = "pdf-text")]
    pub fn lose(&mut self, message: String) {
        self.lost.push(DraftWarning { line: 1, message });
    }

    /// Adds a warning about the line that comes next.
    pub fn warn(&mut self, message: String) {
        let line = self.next();
        self.warnings.push(DraftWarning { line, message });
    }
}

/// What the bytes of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Html,
    Word,
    Excel,
    OldExcel,
    Calc,
    Pdf,
    /// A format that is known and not read.
    Other(&'static str),
}

/// Reads a file.
pub fn read_document(name: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Document, Diagnostic> {
    let pages = match format_of(name, bytes)? {
        Format::Text => read_text(name, bytes, lexicon)?,
        Format::Html => page::read_page(name, bytes)?,
        Format::Word => word::read_word(name, bytes)?,
        Format::Excel => workbook::read_workbook(name, bytes, lexicon)?,
        Format::Calc => calc::read_calc(name, bytes, lexicon)?,
        Format::OldExcel => workbook::read_old_workbook(name, bytes, lexicon)?,
        Format::Pdf => pdf::read_pdf(name, bytes, lexicon)?,
        Format::Other(what) => {
            return Err(not_read(
                name,
                what,
                "save it as Word (.docx), Excel (.xlsx), HTML or text first",
            ));
        }
    };
    check_length(name, &pages)?;
    Ok(repair::repair(pages))
}

fn not_read(name: &str, what: &str, hint: &str) -> Diagnostic {
    Diagnostic::error(Place::in_file(name), format!("this is {what}, which is not read.")).with_hint(hint)
}

fn format_of(name: &str, bytes: &[u8]) -> Result<Format, Diagnostic> {
    Ok(match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => format_of_archive(name, bytes)?,
        _ if bytes[..bytes.len().min(1_024)]
            .windows(5)
            .any(|window| window == b"%PDF-") =>
        {
            Format::Pdf
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] if workbook::is_old_workbook(bytes) => Format::OldExcel,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Format::Other("an old Word file, or one with a password"),
        [b'{', b'\\', b'r', b't', b'f', ..] => Format::Other("an RTF file"),
        [0x1f, 0x8b, ..] => Format::Other("a gzip archive"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            Format::Other("a picture")
        }
        _ if page::is_page(bytes) => Format::Html,
        _ => Format::Text,
    })
}

fn format_of_archive(name: &str, bytes: &[u8]) -> Result<Format, Diagnostic> {
    let mut archive = Archive::open(name, bytes)?;
    let main = find_main_part(&mut archive)?;
    Ok(match main.map(|part| part.kind) {
        Some(PackageKind::Word) => Format::Word,
        Some(PackageKind::Excel) => Format::Excel,
        Some(PackageKind::BinaryExcel) => Format::Other("a binary Excel file (.xlsb)"),
        Some(PackageKind::PowerPoint) => Format::Other("a PowerPoint file"),
        None if archive.mime().is_some_and(|mime| mime.contains("spreadsheet")) => Format::Calc,
        None if archive.mime().is_some_and(|mime| mime.contains("opendocument")) => {
            Format::Other("an OpenDocument text or slides")
        }
        None => Format::Other("a zip archive without a document in it"),
    })
}

fn read_text(name: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Pages, Diagnostic> {
    let decoded = decode(name, bytes, None)?;
    let mut pages = Pages::default();
    pages.note(decoded.notes, decoded.lost);
    match delimited::rows(&decoded.text, lexicon) {
        Some(rows) => rows
            .into_iter()
            .for_each(|(number, cells)| pages.add_row(number, cells)),
        None => pages.lines = lines(&decoded.text),
    }
    Ok(pages)
}

/// Refuses a document with more lines than any report has, or a longer one.
fn check_length(name: &str, pages: &Pages) -> Result<(), Diagnostic> {
    if let Some(line) = pages.lines.iter().find(|line| line.text.len() > LONGEST_LINE) {
        let message = format!("a line has {} bytes; at most {LONGEST_LINE} are read.", line.text.len());
        let place = Place {
            file: name.to_owned(),
            line: Some(line.number.max(1) as usize),
            column: None,
        };
        return Err(Diagnostic::error(place, message).with_hint("break it into lines"));
    }
    let written = pages.lines.iter().filter(|line| !line.text.trim().is_empty()).count();
    if written <= MOST_LINES {
        return Ok(());
    }
    let message = format!("the document has {written} lines or rows; at most {MOST_LINES} are read.");
    Err(Diagnostic::error(Place::in_file(name), message).with_hint("split it into several files"))
}
