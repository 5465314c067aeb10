//! Cells of tables: none becomes a formula in a spreadsheet, whichever separator that takes.
//!
//! A spreadsheet that takes semicolons or tabulators for separators opens our commas as text and cuts cells where they
//! hold its own, and one that does not know our quotation marks cuts at the ends of lines. So not only what begins a cell
//! gets an apostrophe before it where it would be taken for a formula, but also what stands behind a separator inside.
//!
//! Reading back undoes it exactly: where apostrophes stand before a formula, writing adds one and reading takes one off.

use std::borrow::Cow;

use super::signs::{is_unseen, show};

/// What keeps a spreadsheet from taking what follows for a formula.
const GUARD: char = '\'';
/// What separates cells somewhere.
const SEPARATORS: [char; 4] = ['\n', '\r', '\t', ';'];
/// What begins a formula; spreadsheets in East Asia take the wide forms too.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫'];

/// A text as a cell of a table that goes out: what nobody sees is shown, and nothing is a formula.
pub fn write_cell(text: &str) -> Cow<'_, str> {
    match show(text) {
        Cow::Borrowed(text) => guard(text),
        Cow::Owned(text) => Cow::Owned(guard(&text).into_owned()),
    }
}

/// Rows of cells below a header as CSV, lines ended by LF.
pub fn write_csv<R: AsRef<[String]>>(header: &[&str], rows: impl Iterator<Item = R>) -> String {
    let mut text = header.join(",") + "\n";
    for row in rows {
        text.push_str(&write_row(row.as_ref().iter().map(String::as_str)));
        text.push('\n');
    }
    text
}

/// A row of a CSV file without its line end.
pub fn write_row<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    write_row_with(cells, ',')
}

/// The same with another sign between the cells.
pub fn write_row_with<'c>(cells: impl Iterator<Item = &'c str>, separator: char) -> String {
    let separator = u8::try_from(separator).unwrap_or(b',');
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    let cells = cells.map(|cell| write_cell(cell).into_owned());
    writer.write_record(cells).expect("a vector takes every row");
    let bytes = writer.into_inner().expect("a vector takes every row");
    let row = String::from_utf8(bytes).expect("the cells are UTF-8");
    row.trim_end_matches('\n').to_owned()
}

/// The cell with an apostrophe before everything that would be a formula. A number stays a number.
pub fn guard(cell: &str) -> Cow<'_, str> {
    let calm = |letter: char| !FORMULA.contains(&letter) && !SEPARATORS[..3].contains(&letter);
    if cell.chars().all(calm) || is_number(cell) {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len() + 2);
    for (start, end) in pieces(cell) {
        if is_formula(cell, start) {
            out.push(GUARD);
        }
        out.push_str(&cell[start..end]);
    }
    Cow::Owned(out)
}

/// The text that [`guard`] made a cell of.
pub fn unguard(cell: &str) -> Cow<'_, str> {
    if !cell.contains(GUARD) {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len());
    for (start, end) in pieces(cell) {
        let piece = &cell[start..end];
        let guarded = piece.starts_with(GUARD) && is_formula(cell, start);
        out.push_str(if guarded { &piece[GUARD.len_utf8()..] } else { piece });
    }
    Cow::Owned(out)
}

/// Where the pieces of a cell begin and end: at its own ends, and behind each separator.
fn pieces(cell: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut start = 0;
    cell.split_inclusive(SEPARATORS).map(move |piece| {
        let began = start;
        start += piece.len();
        (began, start)
    })
}

/// Whether a piece would be a formula behind its apostrophes. A cell that begins with the end of a line or a tabulator
/// counts as one: some spreadsheets pass over these.
fn is_formula(cell: &str, start: usize) -> bool {
    let bare = cell[start..].trim_start_matches(GUARD);
    let skipped = |letter: char| !SEPARATORS.contains(&letter) && (letter.is_whitespace() || is_unseen(letter));
    bare.trim_start_matches(skipped).starts_with(FORMULA) || start == 0 && bare.starts_with(&SEPARATORS[..3])
}

/// Whether a cell is a number, as our own columns of numbers have them.
fn is_number(cell: &str) -> bool {
    let unsigned = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    unsigned.starts_with(|digit: char| digit.is_ascii_digit()) && cell.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::signs::tests::hostile_text;
    use super::*;

    #[test]
    fn formulas_are_guarded_wherever_a_spreadsheet_may_cut_and_numbers_stay() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("@x", "'@x"),
            ("+ plus", "'+ plus"),
            ("-0.5", "-0.5"),
            ("+3e-7", "+3e-7"),
            ("-inf", "'-inf"),
            ("-1+cmd", "'-1+cmd"),
            ("x;=1+1", "x;'=1+1"),
            ("x; @a\t-b\nc\r\n=d", "x;' @a\t'-b\nc\r\n'=d"),
            ("\t=1", "'\t'=1"),
            ("\nplain", "'\nplain"),
            ("  =1", "'  =1"),
            ("\u{a0}＝1", "'\u{a0}＝1"),
            ("'=1", "''=1"),
            ("'quoted'", "'quoted'"),
            ("a=b, c-d; e", "a=b, c-d; e"),
            ("plain", "plain"),
            ("", ""),
        ];
        for (text, cell) in cases {
            assert_eq!(guard(text), cell, "{text:?}");
            assert_eq!(unguard(cell), text, "{cell:?}");
        }
        assert_eq!(write_cell("\r=1\u{1b}"), "␍=1␛");
        assert_eq!(write_cell("a;\u{200b}=1"), "a;‹U+200B›=1");
    }

    proptest! {
        #[test]
        fn reading_gives_back_what_was_written(text in "[-=+@＝＠;\t\n\r' ax0-9.]{0,12}") {
            let cell = guard(&text);
            prop_assert_eq!(unguard(&cell), text.as_str());
            for piece in cell.split(SEPARATORS) {
                prop_assert!(!piece.trim_start().starts_with(FORMULA) || is_number(&cell), "{cell:?}");
            }
        }

        #[test]
        fn reading_gives_back_any_text(text in hostile_text()) {
            let (guarded, written) = (guard(&text), write_cell(&text));
            prop_assert_eq!(unguard(&guarded), text.as_str());
            prop_assert_eq!(unguard(&written), show(&text));
        }
    }
}
