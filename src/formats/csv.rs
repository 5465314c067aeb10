//! Rows of comma-separated values: cells as they are written, each with its line and column.

use csv::{ReaderBuilder, StringRecord};

/// Signs that may separate cells.
pub const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// A row as it stands in a text.
pub struct CsvRow<'t> {
    /// The byte at which it begins.
    pub start: usize,
    /// The line on which it begins, from 1.
    pub line: usize,
    text: &'t str,
    separator: char,
    record: StringRecord,
}

/// The rows of a text, first to last; lines without anything are none.
pub fn read_csv(text: &str, separator: char) -> impl Iterator<Item = CsvRow<'_>> {
    let reader = ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let line_end = if text.contains('\n') { '\n' } else { '\r' };
    let (mut counted, mut line) = (0, 1);
    // Rows may differ in length and the text is UTF-8, so that no record is at fault.
    reader.into_records().filter_map(Result::ok).map(move |record| {
        let start = record.position().map_or(0, |position| position.byte());
        let start = usize::try_from(start).unwrap_or(usize::MAX).min(text.len());
        // The position of a record may be that of line ends before it.
        let rest = &text[start..];
        let start = start + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        line += text[counted..start].matches(line_end).count();
        counted = start;
        CsvRow {
            start,
            line,
            text,
            separator,
            record,
        }
    })
}

impl CsvRow<'_> {
    /// How many cells it has.
    pub fn width(&self) -> usize {
        self.record.len()
    }

    /// The text of each cell.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.record.iter()
    }

    /// Line and column of each cell, from 1; columns count letters.
    pub fn places(&self) -> impl Iterator<Item = (usize, usize)> {
        let (mut line, mut column) = (self.line, 1);
        let mut quotes = Quotes::new(self.separator);
        let inside = self.text[self.start..].chars().filter_map(move |sign| {
            (line, column) = if sign == '\n' {
                (line + 1, 1)
            } else {
                (line, column + 1)
            };
            quotes.take(sign).then_some((line, column))
        });
        std::iter::once((self.line, 1)).chain(inside).take(self.width())
    }
}

/// The sign that separates the cells of the first line: the most frequent one outside quotation marks.
pub fn find_separator(text: &str) -> char {
    let head = text.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
    let count = |separator: char| {
        let mut quotes = Quotes::new(separator);
        head.chars().filter(|sign| quotes.take(*sign)).count()
    };
    let best = SEPARATORS
        .into_iter()
        .reduce(|best, next| if count(next) > count(best) { next } else { best });
    best.unwrap_or(',')
}

/// A number as a cell gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ParsedNumber {
    /// The number.
    pub number: f64,
    /// Whether its comma could as well stand between thousands.
    pub is_ambiguous: bool,
}

/// A number with a decimal point, or with a decimal comma as sheets of many countries write it; `None` for anything else.
pub fn parse_number(text: &str) -> Option<ParsedNumber> {
    let Some((whole, part)) = text.split_once(',') else {
        let number = text.parse().ok()?;
        return Some(ParsedNumber {
            number,
            is_ambiguous: false,
        });
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
    let unsigned = whole.strip_prefix(['-', '+']).unwrap_or(whole);
    let number = (digits(unsigned) && digits(part)).then(|| format!("{whole}.{part}").parse().ok())??;
    Some(ParsedNumber {
        number,
        is_ambiguous: part.len() == 3 && (1..=3).contains(&unsigned.len()) && !unsigned.starts_with('0'),
    })
}

/// The byte of a quotation mark that opens a cell and is never closed.
pub fn find_unclosed_quote(text: &str, separator: char) -> Option<usize> {
    let mut quotes = Quotes::new(separator);
    let mut open = None;
    for (offset, sign) in text.char_indices() {
        let before = quotes.quoted;
        quotes.take(sign);
        if quotes.quoted && !before {
            open = Some(offset);
        }
    }
    open.filter(|_| quotes.quoted)
}

/// Quotation marks of cells, followed sign by sign.
struct Quotes {
    separator: char,
    quoted: bool,
    /// Whether a mark would open a cell here: at its beginning, and again right behind a mark that closed it.
    opens: bool,
}

impl Quotes {
    fn new(separator: char) -> Self {
        Quotes {
            separator,
            quoted: false,
            opens: true,
        }
    }

    /// Takes the next sign; whether it separates two cells.
    fn take(&mut self, sign: char) -> bool {
        let closes = sign == '"' && self.quoted;
        if closes || sign == '"' && self.opens {
            self.quoted = !self.quoted;
        }
        let separates = sign == self.separator && !self.quoted;
        self.opens = closes || !self.quoted && (separates || sign == '\n' || sign == '\r');
        separates
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<(String, (usize, usize))>> {
        let rows = read_csv(text, find_separator(text));
        rows.map(|row| {
            row.cells()
                .map(|cell| cell.trim().to_owned())
                .zip(row.places())
                .collect()
        })
        .collect()
    }

    fn cell(text: &str, line: usize, column: usize) -> (String, (usize, usize)) {
        (text.to_owned(), (line, column))
    }

    #[test]
    fn a_cell_knows_its_line_and_column_behind_quotes_and_line_ends() {
        let found = read("a,\"b, \"\"c, d\"\"\",e\nx\"y, z ,\"two\nlines\",w\n");
        assert_eq!(found[0], [cell("a", 1, 1), cell("b, \"c, d\"", 1, 3), cell("e", 1, 17)]);
        assert_eq!(
            found[1],
            [
                cell("x\"y", 2, 1),
                cell("z", 2, 5),
                cell("two\nlines", 2, 9),
                cell("w", 3, 8)
            ]
        );
    }

    #[test]
    fn every_line_end_is_one_and_lines_without_anything_count() {
        assert_eq!(read("a,\u{feff}b")[0][1].0, "\u{feff}b", "a mark inside a text is kept");
        for text in ["a;b\n\nc;d\n", "a;b\r\n\r\nc;d\r\n", "\u{feff}a;b\r\rc;d"] {
            let lines: Vec<usize> = read_csv(text, ';').map(|row| row.line).collect();
            assert_eq!(lines, [1, 3], "{text:?}");
            assert_eq!(read(text)[1], [cell("c", 3, 1), cell("d", 3, 3)], "{text:?}");
            assert_eq!(read(text)[0][0].0, "a", "{text:?}");
        }
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_found() {
        assert_eq!(find_unclosed_quote("a,\"b\"\"c\",5\"\nd", ','), None);
        assert_eq!(find_unclosed_quote("a,\"b\"\nc,\"d", ','), Some(8));
        assert_eq!(find_unclosed_quote("a,\"b\"\"", ','), Some(5));
    }

    #[test]
    fn a_decimal_comma_is_read_and_what_could_be_thousands_is_marked() {
        let read = |text: &str| parse_number(text).map(|found| (found.number, found.is_ambiguous));
        assert_eq!(read("3.5"), Some((3.5, false)));
        assert_eq!(read("3,5"), Some((3.5, false)));
        assert_eq!(read("-0,125"), Some((-0.125, false)));
        assert_eq!(read("1,234"), Some((1.234, true)));
        for text in ["", ",5", "3,", "1,2,3", "1.2,3", "3, 5", "a,5", "1,e5"] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_separator_is_the_most_frequent_sign_outside_quotes() {
        let heads = ["a,b;c,d", "\"a,b,c\";d", "a\tb, c\td", "a|b", "alone"];
        assert_eq!(heads.map(find_separator), [',', ';', '\t', '|', ',']);
    }
}
