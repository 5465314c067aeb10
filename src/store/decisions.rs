//! What people decided about links, written into `links.csv`: rows nobody touched stay byte for byte as they are.
//!
//! The file is read anew before each change and replaced in one step, so that an edit made meanwhile is kept and a
//! killed run leaves either the old file or the new one.

use std::fs;
use std::path::Path;

use csv::{ByteRecord, ReaderBuilder, Terminator, WriterBuilder};

use crate::diagnostic::{Diagnostic, Place};
use crate::inert::write_cell;
use crate::model::Link;

use super::writing::write_whole;

/// The columns of `links.csv`, in the order of a new file.
const COLUMNS: [&str; 6] = ["need", "technology", "grade", "by", "date", "why"];

/// A change to `links.csv`.
#[derive(Debug, Clone)]
pub enum Decision {
    /// The row of this need and technology becomes this one.
    Set(Link),
    /// There is no row of this need and technology any more.
    Remove {
        /// Id of the need.
        need: String,
        /// Id of the technology.
        technology: String,
    },
}

impl Decision {
    fn key(&self) -> (&str, &str) {
        match self {
            Decision::Set(link) => (&link.need, &link.technology),
            Decision::Remove { need, technology } => (need, technology),
        }
    }
}

/// A record as it stands in the file, line end included, and its first cells.
struct Record {
    raw: String,
    need: String,
    technology: String,
}

/// `links.csv` cut into its records.
struct Sheet {
    header: String,
    columns: Vec<usize>,
    width: usize,
    records: Vec<Record>,
    line_end: &'static str,
}

/// Writes decisions into the `links.csv` of a folder, all or none.
pub fn record_decisions(folder: &Path, decisions: &[Decision]) -> Result<(), Diagnostic> {
    let path = folder.join("links.csv");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => format!("{}\n", COLUMNS.join(",")),
        Err(error) => {
            let place = Place::in_file(path.display().to_string());
            return Err(Diagnostic::error(place, format!("cannot be read: {error}.")));
        }
    };
    let mut sheet = Sheet::from_text(&text)
        .map_err(|message| Diagnostic::error(Place::in_file(path.display().to_string()), message))?;
    decisions.iter().for_each(|decision| sheet.apply(decision));
    write_whole(&path, &sheet.to_text())
}

impl Sheet {
    fn from_text(text: &str) -> Result<Self, String> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut starts = Vec::new();
        let mut records = Vec::new();
        for record in reader.byte_records() {
            let record = record.map_err(|error| format!("this is not CSV: {error}."))?;
            let byte = record.position().map_or(0, |position| position.byte());
            let start = usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
            // The reader leaves the second half of a line end to the next record.
            let halved = text[..start].ends_with('\r') && text[start..].starts_with('\n');
            starts.push(start + usize::from(halved));
            records.push(record);
        }
        let cell = |record: &ByteRecord, column: usize| {
            let bytes = record.get(column).unwrap_or_default();
            String::from_utf8_lossy(bytes)
                .trim_start_matches('\u{feff}')
                .trim()
                .to_owned()
        };
        let Some(head) = records.first() else {
            return Err("the file is empty; its first line must name the columns.".into());
        };
        let names: Vec<String> = (0..head.len()).map(|column| cell(head, column)).collect();
        let columns = COLUMNS.iter().map(|name| {
            let found = names.iter().position(|known| known == name);
            found.ok_or_else(|| format!("the column \"{name}\" is missing."))
        });
        let columns = columns.collect::<Result<Vec<usize>, String>>()?;
        let end = |index: usize| starts.get(index + 1).copied().unwrap_or(text.len());
        let body = records.iter().enumerate().skip(1).map(|(index, record)| Record {
            raw: text[starts[index]..end(index)].to_owned(),
            need: cell(record, columns[0]),
            technology: cell(record, columns[1]),
        });
        Ok(Sheet {
            header: text[..end(0)].to_owned(),
            records: body.collect(),
            width: names.len(),
            columns,
            line_end: if text.contains("\r\n") { "\r\n" } else { "\n" },
        })
    }

    fn apply(&mut self, decision: &Decision) {
        let (need, technology) = decision.key();
        let found = self
            .records
            .iter()
            .position(|record| record.need == need && record.technology == technology);
        match (decision, found) {
            (Decision::Set(link), Some(index)) => self.records[index].raw = self.to_row(link),
            (Decision::Set(link), None) => {
                let last = self.records.iter().rposition(|record| record.need == need);
                let at = last.map_or(self.records.len(), |index| index + 1);
                let record = Record {
                    raw: self.to_row(link),
                    need: need.to_owned(),
                    technology: technology.to_owned(),
                };
                self.records.insert(at, record);
            }
            (Decision::Remove { .. }, Some(index)) => {
                self.records.remove(index);
            }
            (Decision::Remove { .. }, None) => {}
        }
    }

    /// A link as a row in the order of the file's own columns.
    fn to_row(&self, link: &Link) -> String {
        let date = link.date.to_string();
        let values = [
            &link.need,
            &link.technology,
            link.grade.as_str(),
            &link.by,
            &date,
            &link.why,
        ];
        let mut cells = vec![""; self.width];
        for (column, value) in self.columns.iter().zip(values) {
            cells[*column] = value;
        }
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::Any(b'\n'))
            .from_writer(Vec::new());
        let cells = cells.iter().map(|cell| write_cell(cell).into_owned());
        writer.write_record(cells).expect("a vector takes every row");
        let bytes = writer.into_inner().expect("a vector takes every row");
        let row = String::from_utf8(bytes).expect("the cells are UTF-8");
        format!("{}{}", row.trim_end_matches('\n'), self.line_end)
    }

    fn to_text(&self) -> String {
        let mut text = self.header.clone();
        for record in &self.records {
            if !text.ends_with('\n') {
                text.push_str(self.line_end);
            }
            text.push_str(&record.raw);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Grade;

    use super::*;

    fn link(need: &str, technology: &str, grade: Grade, why: &str) -> Decision {
        Decision::Set(Link {
            need: need.into(),
            technology: technology.into(),
            grade,
            by: "A1".into(),
            date: jiff::civil::date(2026, 1, 31),
            why: why.into(),
        })
    }

    fn change(text: &str, decisions: &[Decision]) -> String {
        let mut sheet = Sheet::from_text(text).expect("a sheet");
        decisions.iter().for_each(|decision| sheet.apply(decision));
        sheet.to_text()
    }

    const FILE: &str = "need,technology,grade,by,date,why\nn-1,radio,core,desk,2026-01-01,\"says \"\"radio\"\",\nloudly\"\nn-2,drone,related,desk,2026-01-01, spaced \n";

    #[test]
    fn rows_that_nobody_touched_stay_byte_for_byte() {
        assert_eq!(change(FILE, &[]), FILE);
        let changed = change(FILE, &[link("n-1", "drone", Grade::Rejected, "no, thanks")]);
        let added = "n-1,drone,rejected,A1,2026-01-31,\"no, thanks\"\n";
        assert_eq!(changed, FILE.replace("n-2,", &format!("{added}n-2,")));
    }

    #[test]
    fn a_row_set_and_removed_again_leaves_the_file_as_it_was() {
        let set = link("n-3", "radio", Grade::Core, "why");
        let remove = Decision::Remove {
            need: "n-3".into(),
            technology: "radio".into(),
        };
        assert_eq!(change(FILE, &[set, remove]), FILE);
    }

    #[test]
    fn other_column_orders_line_ends_and_a_missing_last_line_end_are_kept() {
        let file = "why,by,date,grade,technology,need\r\nbecause,desk,2026-01-01,core,radio,n-1";
        let changed = change(
            file,
            &[
                link("n-1", "radio", Grade::Related, "less"),
                link("n-2", "drone", Grade::Core, "up"),
            ],
        );
        assert_eq!(
            changed,
            "why,by,date,grade,technology,need\r\nless,A1,2026-01-31,related,radio,n-1\r\nup,A1,2026-01-31,core,drone,n-2\r\n"
        );
    }
}
