//! Workbooks of Excel 97 to 2003 (MS-XLS), looked through before a library reads them: records must lie inside the
//! stream, and cells inside the sheet and near enough to each other to be spread over the rectangle they span.

use super::compound::read_stream;

/// Rows and columns of a sheet.
const MOST_ROWS: u32 = 65_536;
const MOST_COLUMNS: u32 = 256;

/// The most cells of the rectangles that the cells of all sheets span.
const LARGEST: u64 = 8_000_000;

/// Records that hold a cell: number, label, formatted label, error, small number, shared string, formula.
const CELLS: [u16; 7] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00fd, 0x0006];

/// A record that holds cells of one row.
const ROW_OF_NUMBERS: u16 = 0x00bd;

const DIMENSIONS: u16 = 0x0200;
const SHEET: u16 = 0x0085;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;

/// Refuses a workbook whose records do not fit it; an error says what is wrong.
pub fn check_old_workbook(bytes: &[u8]) -> Result<(), String> {
    let stream = read_stream(bytes, &["Workbook", "Book"])?;
    let mut sheets: Vec<usize> = Vec::new();
    for record in Records::from(&stream, 0) {
        let record = record?;
        match record.kind {
            SHEET => sheets.push(long(record.data, 0)? as usize),
            END => break,
            _ => {}
        }
    }
    let mut left = LARGEST;
    for start in sheets {
        let area = check_sheet(&stream, start)?;
        left = left.checked_sub(area).ok_or("its cells lie too far apart to be read")?;
    }
    Ok(())
}

/// How many cells the rectangle of a sheet's cells has, twice where it computes.
fn check_sheet(stream: &[u8], start: usize) -> Result<u64, String> {
    let mut cells = Span::default();
    let mut formulas = Span::default();
    let mut depth = 0_usize;
    for record in Records::from(stream, start) {
        let Record { kind, data } = record?;
        match kind {
            BEGIN => depth += 1,
            END if depth > 1 => depth -= 1,
            END => break,
            // A chart inside the sheet has cells of its own, which are not read.
            _ if depth > 1 => {}
            DIMENSIONS => check_dimensions(data)?,
            ROW_OF_NUMBERS => {
                let last = data.len().checked_sub(2).ok_or("a row of numbers is cut off")?;
                cells.add(short(data, 0)?, short(data, 2)?)?;
                cells.add(short(data, 0)?, short(data, last)?)?;
            }
            _ if CELLS.contains(&kind) => {
                cells.add(short(data, 0)?, short(data, 2)?)?;
                if kind == 0x0006 {
                    formulas.add(short(data, 0)?, short(data, 2)?)?;
                }
            }
            _ => {}
        }
    }
    Ok(cells.area() + formulas.area())
}

fn check_dimensions(data: &[u8]) -> Result<(), String> {
    let (rows, columns) = match data.len() {
        10 => ((short(data, 0)?, short(data, 2)?), (short(data, 4)?, short(data, 6)?)),
        _ => ((long(data, 0)?, long(data, 4)?), (short(data, 8)?, short(data, 10)?)),
    };
    let rows_fit = rows.0 <= rows.1 && rows.1 <= MOST_ROWS;
    if rows_fit && columns.1 <= MOST_COLUMNS {
        return Ok(());
    }
    Err(format!(
        "a sheet says it reaches from row {} to {} and column {} to {}",
        rows.0, rows.1, columns.0, columns.1
    ))
}

/// The rectangle that some cells span.
#[derive(Default)]
struct Span {
    /// First and last row, first and last column.
    edges: Option<(u32, u32, u32, u32)>,
}

impl Span {
    fn add(&mut self, row: u32, column: u32) -> Result<(), String> {
        if column >= MOST_COLUMNS {
            return Err(format!("a cell stands in column {}, beyond the last one", column + 1));
        }
        let (top, bottom, left, right) = self.edges.unwrap_or((row, row, column, column));
        self.edges = Some((top.min(row), bottom.max(row), left.min(column), right.max(column)));
        Ok(())
    }

    fn area(&self) -> u64 {
        self.edges.map_or(0, |(top, bottom, left, right)| {
            u64::from(bottom - top + 1) * u64::from(right - left + 1)
        })
    }
}

struct Record<'s> {
    kind: u16,
    data: &'s [u8],
}

/// The records of a stream from a place on.
struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Records<'s> {
    fn from(stream: &'s [u8], at: usize) -> Self {
        Records { stream, at }
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Result<Record<'s>, String>;

    fn next(&mut self) -> Option<Self::Item> {
        let Some(rest) = self.stream.get(self.at..) else {
            self.at = 0;
            self.stream = &[];
            return Some(Err("a sheet begins beyond its end".to_owned()));
        };
        let [kind, kind_high, length, length_high, rest @ ..] = rest else {
            return None;
        };
        let length = usize::from(u16::from_le_bytes([*length, *length_high]));
        let kind = u16::from_le_bytes([*kind, *kind_high]);
        match rest.get(..length) {
            Some(data) => {
                self.at += 4 + length;
                Some(Ok(Record { kind, data }))
            }
            None => {
                (self.stream, self.at) = (&[], 0);
                Some(Err("a record runs beyond its end".to_owned()))
            }
        }
    }
}

fn short(data: &[u8], at: usize) -> Result<u32, String> {
    let found = data.get(at..at + 2).ok_or("a record is cut off")?;
    Ok(u32::from(u16::from_le_bytes([found[0], found[1]])))
}

fn long(data: &[u8], at: usize) -> Result<u32, String> {
    let found = data.get(at..at + 4).ok_or("a record is cut off")?;
    Ok(u32::from_le_bytes([found[0], found[1], found[2], found[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).expect("short");
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    fn number_at(row: u16, column: u16) -> Vec<u8> {
        record(
            0x0203,
            &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 10]].concat(),
        )
    }

    fn checked(records: &[Vec<u8>]) -> Result<u64, String> {
        let sheet = [record(BEGIN, &[0; 4]), records.concat(), record(END, &[])].concat();
        check_sheet(&sheet, 0)
    }

    #[test]
    fn cells_are_measured_by_the_rectangle_they_span() {
        assert_eq!(checked(&[number_at(3, 2), number_at(5, 7)]), Ok(18));
        assert_eq!(checked(&[]), Ok(0));
        let far = checked(&[number_at(0, 0), number_at(u16::MAX, 255)]).expect("measured");
        assert!(far > LARGEST);
        assert!(
            checked(&[number_at(0, 256)])
                .expect_err("beyond")
                .contains("column 257")
        );
        // A chart inside has cells of its own.
        let chart = [record(BEGIN, &[0; 4]), number_at(9, 9), record(END, &[])].concat();
        assert_eq!(checked(&[number_at(3, 2), chart]), Ok(1));
    }

    #[test]
    fn records_beyond_the_stream_and_dimensions_beyond_the_sheet_are_told() {
        let mut long = number_at(0, 0);
        long[2] = 200;
        assert!(checked(&[long]).expect_err("cut off").contains("beyond its end"));
        assert!(check_sheet(&[0; 4], 9).expect_err("beyond").contains("begins beyond"));
        let dimensions = |rows: u32, columns: u16| {
            let data = [
                &0_u32.to_le_bytes()[..],
                &rows.to_le_bytes(),
                &[0, 0],
                &columns.to_le_bytes(),
                &[0, 0],
            ]
            .concat();
            checked(&[record(DIMENSIONS, &data)])
        };
        assert_eq!(dimensions(65_536, 256), Ok(0));
        assert!(
            dimensions(65_537, 1).is_err() && dimensions(1, 257).is_err() && dimensions(u32::MAX, u16::MAX).is_err()
        );
    }
}
