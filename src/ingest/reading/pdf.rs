//! Text of PDF files, page by page; without the feature `pdf-text` such a file is refused with a message.
//!
//! What a file unpacks to is measured before the reader of PDF sees it, and what it draws before it is drawn (`guard`).

#[cfg(feature = "pdf-text")]
mod furniture;
#[cfg(feature = "pdf-text")]
mod guard;
#[cfg(feature = "pdf-text")]
mod letters;
#[cfg(feature = "pdf-text")]
mod order;
#[cfg(feature = "pdf-text")]
mod paragraphs;
#[cfg(feature = "pdf-text")]
mod pieces;

use super::Pages;
use crate::diagnostic::{Diagnostic, Place};
use crate::ingest::lexicon::Lexicon;

/// Reads a PDF file.
#[cfg(not(feature = "pdf-text"))]
pub fn read_pdf(name: &str, _bytes: &[u8], _lexicon: &Lexicon) -> Result<Pages, Diagnostic> {
    let message = "this is a PDF file, and this leadar was built without the feature pdf-text.";
    Err(Diagnostic::error(Place::in_file(name), message)
        .with_hint("build it with that feature, or save the text of the file"))
}

/// Reads a PDF file.
#[cfg(feature = "pdf-text")]
pub fn read_pdf(name: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Pages, Diagnostic> {
    inflating::check_streams(name, bytes)?;
    let unread = |error: &dyn std::fmt::Display| {
        let message = format!("the PDF file cannot be read: {error}.");
        Diagnostic::error(Place::in_file(name), message).with_hint("open it, and save it or its text once more")
    };
    let mut document = pdf_extract::Document::load_mem(bytes).map_err(|error| unread(&error))?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        let message = "the PDF file is locked with a password, so its text cannot be read.";
        return Err(Diagnostic::error(Place::in_file(name), message)
            .with_hint("open it with the password, print it to a new PDF file, and draft that one"));
    }
    guard::check_document(&document).map_err(|what| unread(&what))?;
    let (drawn, unreadable) = draw(&document);
    let mut pages = paragraphs::to_paragraphs(&drawn, lexicon);
    if pages.lines.is_empty() {
        if let Some((number, what)) = unreadable.first() {
            return Err(unread(&format!("page {number}: {what}")));
        }
        let message = "the PDF file has no text: its pages are pictures, as a scanner makes them.";
        return Err(Diagnostic::error(Place::in_file(name), message).with_hint(
            "let a program for recognizing text (OCR) make a searchable PDF or a text file of it, and draft that",
        ));
    }
    for (number, what) in unreadable {
        pages.lose(format!("page {number} cannot be read whole: {what}."));
    }
    let empty = drawn
        .iter()
        .filter(|page| page.pieces.is_empty() && guard::shows_picture(&document, page.number));
    let empty: Vec<String> = empty.map(|page| page.number.to_string()).collect();
    if !empty.is_empty() {
        pages.lose(format!(
            "page {} is a picture without text, and nothing of it is read; text recognition (OCR) can add the text.",
            empty.join(", ")
        ));
    }
    Ok(pages)
}

/// Draws the pages one by one; where the library gives up on a page, what it drew of it is kept, and why it stopped is told.
#[cfg(feature = "pdf-text")]
fn draw(document: &pdf_extract::Document) -> (Vec<letters::Page>, Vec<(u32, String)>) {
    let mut letters = letters::Letters::default();
    let mut unreadable = Vec::new();
    for number in document.get_pages().into_keys() {
        let drawing = std::panic::AssertUnwindSafe(|| pdf_extract::output_doc_page(document, &mut letters, number));
        match std::panic::catch_unwind(drawing) {
            Ok(Ok(())) => {}
            Ok(Err(error)) => unreadable.push((number, error.to_string())),
            Err(_) => unreadable.push((number, "its fonts or colours are not as they should be".to_owned())),
        }
        letters.close_page(number);
    }
    (letters.pages, unreadable)
}

/// Unpacks every stream once without keeping it.
#[cfg(feature = "pdf-text")]
mod inflating {
    use std::io::Read;

    use crate::diagnostic::{Diagnostic, Place};

    /// The most bytes that all streams of a file unpack to.
    const MOST_BYTES: u64 = 120_000_000;

    /// How far before a stream its filters are looked for, in bytes.
    const BEFORE: usize = 1_000;

    /// Refuses a file that unpacks to very much, or whose unpacked size cannot be told.
    pub fn check_streams(name: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
        let mut left = MOST_BYTES;
        let mut at = 0;
        while let Some(found) = find(&bytes[at..], b"stream") {
            let start = at + found + b"stream".len();
            let dictionary = &bytes[at.max(start.saturating_sub(BEFORE))..start];
            at = start;
            if dictionary.ends_with(b"endstream") {
                continue;
            }
            let packed = count(dictionary, b"FlateDecode") + count(dictionary, b"/Fl ") + count(dictionary, b"LZW");
            if packed > 1 && find(dictionary, b"[").is_some() || find(dictionary, b"LZWDecode").is_some() {
                return Err(too_much(
                    name,
                    "streams that are packed in a way whose size cannot be told",
                ));
            }
            let body = &bytes[start..];
            let body = body.strip_prefix(b"\r\n").or(body.strip_prefix(b"\n")).unwrap_or(body);
            left -= inflated(body, left);
            if left == 0 {
                return Err(too_much(
                    name,
                    &format!("streams that unpack to more than {MOST_BYTES} bytes"),
                ));
            }
        }
        Ok(())
    }

    /// How much a stream unpacks to, at most the limit; nothing where it is not packed.
    fn inflated(body: &[u8], limit: u64) -> u64 {
        if !matches!(body, [0x08 | 0x18 | 0x28 | 0x38 | 0x48 | 0x58 | 0x68 | 0x78, ..]) {
            return 0;
        }
        let mut packed = flate2::read::ZlibDecoder::new(body);
        let mut buffer = [0; 16_384];
        let mut total = 0;
        while total < limit {
            match packed.read(&mut buffer) {
                Ok(0) | Err(_) => break,
                Ok(count) => total += count as u64,
            }
        }
        total.min(limit)
    }

    fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
        bytes.windows(wanted.len()).position(|window| window == wanted)
    }

    fn count(bytes: &[u8], wanted: &[u8]) -> usize {
        bytes.windows(wanted.len()).filter(|window| *window == wanted).count()
    }

    fn too_much(name: &str, what: &str) -> Diagnostic {
        Diagnostic::error(Place::in_file(name), format!("the PDF file holds {what}."))
            .with_hint("print it to a new PDF file, or save its text")
    }
}
