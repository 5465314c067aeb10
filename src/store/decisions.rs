//! What people decided about links, written into `links.csv`: rows nobody touched stay byte for byte as they are.
//!
//! The file is read anew before each change and replaced in one step, so that an edit made meanwhile is kept and a
//! killed run leaves either the old file or the new one.

use std::fs;
use std::path::Path;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Place};
use crate::formats::{CsvRow, find_separator, read_csv};
use crate::inert::write_row_with;
use crate::model::Link;

use super::writing::write_whole;
use crate::disk;

/// The largest `links.csv` that is read, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// The columns of `links.csv`, in the order of a new file.
const COLUMNS: [&str; 6] = ["need", "technology", "grade", "by", "date", "why"];

/// The column, where a file has it, of the day by which somebody is to look at a link again.
const REVIEW: &str = "review_by";

/// A change to what `links.csv` says of a need and a technology.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Id of the need.
    pub need: String,
    /// Id of the technology.
    pub technology: String,
    /// Ids it had before; a row of one of them is one of the technology.
    pub formerly: Vec<String>,
    /// What the file said when the decision was made; where it says something else by now, nothing is written.
    pub before: Option<Link>,
    /// What it is to say; `None` takes the row out.
    pub link: Option<Link>,
}

/// A record as it stands in the file, line end included, and its cells in the order of [`COLUMNS`].
struct LinkRecord {
    raw: String,
    cells: [String; 6],
    /// The day by which somebody is to look at it again, as it stands there.
    review_by: String,
}

impl LinkRecord {
    fn is_of(&self, decision: &Decision) -> bool {
        let technology = &self.cells[1];
        self.cells[0] == decision.need && (*technology == decision.technology || decision.formerly.contains(technology))
    }

    /// Whether the record says what a link says: grade, by whom and when.
    fn says(&self, link: &Link) -> bool {
        self.cells[2] == link.grade.as_str() && self.cells[3] == link.by && self.cells[4] == link.date.to_string()
    }
}

/// `links.csv` cut into its records.
struct LinksSheet {
    header: String,
    separator: char,
    columns: [usize; 6],
    /// The column of the day of review, where there is one.
    review: Option<usize>,
    width: usize,
    records: Vec<LinkRecord>,
    line_end: &'static str,
}

/// Writes decisions into the `links.csv` of a folder, all or none.
pub fn record_decisions(folder: &Path, decisions: &[Decision]) -> Result<(), Diagnostic> {
    let path = folder.join("links.csv");
    let text = match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => format!("{}\n", COLUMNS.join(",")),
        _ => disk::read_regular_text(&path, LARGEST)?,
    };
    let fault = |message: String| Diagnostic::error(Place::in_file(path.display().to_string()), message);
    let mut sheet = LinksSheet::from_text(&text).map_err(fault)?;
    for decision in decisions {
        sheet.apply(decision).map_err(|message| {
            fault(message).with_hint("nothing was written; look at their decision, and decide anew")
        })?;
    }
    write_whole(&path, &sheet.to_text())
}

impl LinksSheet {
    fn from_text(text: &str) -> Result<Self, String> {
        let separator = find_separator(text);
        let rows: Vec<CsvRow> = read_csv(text, separator).collect();
        let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.cells().map(str::trim).collect()).collect();
        let Some((names, body)) = cells.split_first() else {
            return Err("the file is empty; its first line must name the columns.".into());
        };
        let columns = COLUMNS.iter().map(|name| {
            let found = names.iter().position(|known| known == name);
            found.ok_or_else(|| format!("the column \"{name}\" is missing."))
        });
        let columns: Vec<usize> = columns.collect::<Result<_, String>>()?;
        let review = names.iter().position(|known| *known == REVIEW);
        let columns: [usize; 6] = std::array::from_fn(|column| columns[column]);
        let end = |index: usize| rows.get(index + 1).map_or(text.len(), |row| row.start);
        let body = body.iter().zip(1..).map(|(cells, index)| LinkRecord {
            raw: text[rows[index].start..end(index)].to_owned(),
            cells: columns
                .each_ref()
                .map(|column| cells.get(*column).copied().unwrap_or_default().to_owned()),
            review_by: review
                .and_then(|column| cells.get(column).copied())
                .unwrap_or_default()
                .to_owned(),
        });
        Ok(LinksSheet {
            header: text[..end(0)].to_owned(),
            separator,
            records: body.collect(),
            width: names.len(),
            columns,
            review,
            line_end: if text.contains("\r\n") { "\r\n" } else { "\n" },
        })
    }

    /// The record that a decision is about: the one it saw; else any on the pair, which somebody else then wrote meanwhile.
    /// Where several have decided beside each other and a further one joins them, there is none.
    fn find(&self, decision: &Decision) -> Option<usize> {
        let on_pair = |record: &&LinkRecord| record.is_of(decision);
        let first = self.records.iter().position(|record| on_pair(&record));
        let Some(before) = &decision.before else {
            let several = self.records.iter().filter(on_pair).count() > 1;
            let by = decision.link.as_ref().map(|link| link.by.as_str());
            let own = |record: &LinkRecord| on_pair(&record) && Some(record.cells[3].as_str()) == by;
            return if several {
                self.records.iter().position(own)
            } else {
                first
            };
        };
        let seen = |record: &LinkRecord| on_pair(&record) && record.says(before);
        self.records.iter().position(seen).or(first)
    }

    /// Makes one change; refused where the record says something else than it did.
    fn apply(&mut self, decision: &Decision) -> Result<(), String> {
        let (need, technology) = (decision.need.as_str(), decision.technology.as_str());
        let found = self.find(decision);
        let standing = found.map(|index| &self.records[index]);
        let as_before = match (standing, &decision.before) {
            (None, None) => true,
            (Some(record), Some(before)) => record.says(before),
            (None, Some(_)) | (Some(_), None) => false,
        };
        if !as_before {
            let now = standing.map_or("no row any more".to_owned(), |record| {
                format!("{} by {} on {}", record.cells[2], record.cells[3], record.cells[4])
            });
            return Err(format!(
                "somebody else decided on {need} and {technology} meanwhile: {now}."
            ));
        }
        let record = decision.link.as_ref().map(|link| self.to_record(link, standing));
        match (record, found) {
            (Some(record), Some(index)) => self.records[index] = record,
            (Some(record), None) => {
                self.records.insert(self.place_of(need), record);
            }
            (None, Some(index)) => drop(self.records.remove(index)),
            (None, None) => {}
        }
        Ok(())
    }

    /// Where a row on a need goes: behind its others; else where it belongs, in a sheet that is sorted by need, so that two
    /// people rarely write at the same place; else at the end.
    fn place_of(&self, need: &str) -> usize {
        let needs = || self.records.iter().map(|record| record.cells[0].as_str());
        match needs().rposition(|known| known == need) {
            Some(last) => last + 1,
            None if needs().is_sorted() => self.records.partition_point(|record| record.cells[0].as_str() < need),
            None => self.records.len(),
        }
    }

    /// A link as a record in the order of the file's own columns. The day of review of the one it replaces stays while it is
    /// to come: whoever decides now has looked again.
    fn to_record(&self, link: &Link, replaced: Option<&LinkRecord>) -> LinkRecord {
        let date = link.date.to_string();
        let stays = |day: &Date| *day > link.date;
        let replaced = replaced.and_then(|record| record.review_by.parse::<Date>().ok().filter(stays));
        let review_by = link
            .review_by
            .or(replaced)
            .map(|day| day.to_string())
            .unwrap_or_default();
        let values = [
            link.need.as_str(),
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
        if let Some(column) = self.review {
            cells[column] = &review_by;
        }
        let row = write_row_with(cells.into_iter(), self.separator);
        LinkRecord {
            raw: row + self.line_end,
            cells: values.map(str::to_owned),
            review_by,
        }
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
        Decision {
            need: need.into(),
            technology: technology.into(),
            formerly: Vec::new(),
            before: None,
            link: Some(Link {
                need: need.into(),
                technology: technology.into(),
                grade,
                by: "A1".into(),
                date: jiff::civil::date(2026, 1, 31),
                why: why.into(),
                review_by: None,
            }),
        }
    }

    /// The same decision over what the desk had decided.
    fn over_desk(decision: Decision) -> Decision {
        let desk = decision.link.clone().map(|link| Link {
            grade: Grade::Core,
            by: "desk".into(),
            date: jiff::civil::date(2026, 1, 1),
            ..link
        });
        Decision {
            before: desk,
            ..decision
        }
    }

    fn change(text: &str, decisions: &[Decision]) -> String {
        let mut sheet = LinksSheet::from_text(text).expect("a sheet");
        for decision in decisions {
            sheet.apply(decision).expect("nobody decided meanwhile");
        }
        sheet.to_text()
    }

    #[test]
    fn a_decision_of_somebody_else_is_never_overruled_unseen() {
        for decision in [
            link("n-1", "radio", Grade::Related, "I saw no row"),
            over_desk(link("n-2", "drone", Grade::Rejected, "I saw core")),
            over_desk(link("n-3", "radio", Grade::Rejected, "I saw a row")),
        ] {
            let mut sheet = LinksSheet::from_text(FILE).expect("a sheet");
            let told = sheet.apply(&decision).expect_err("somebody else decided");
            assert!(told.contains("somebody else decided"), "{told}");
            assert_eq!(sheet.to_text(), FILE);
        }
        let kept = over_desk(link("n-1", "radio", Grade::Rejected, "seen"));
        assert!(change(FILE, &[kept]).contains("n-1,radio,rejected,A1,2026-01-31,seen"));
    }

    #[test]
    fn who_decides_beside_others_replaces_their_own_row_only() {
        let second = "n-2,drone,rejected,A2,2026-01-02,not for me\n";
        let file = format!("{FILE}{second}");
        let own = link("n-2", "drone", Grade::Core, "third");
        let third = change(&file, std::slice::from_ref(&own));
        assert_eq!(third, format!("{file}n-2,drone,core,A1,2026-01-31,third\n"));
        let again = Decision {
            before: own.link.clone(),
            ..link("n-2", "drone", Grade::Related, "after all")
        };
        assert_eq!(
            change(&third, &[again]),
            third.replace("core,A1,2026-01-31,third", "related,A1,2026-01-31,after all")
        );
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
    fn the_first_row_on_a_need_goes_where_it_belongs_in_a_sorted_sheet() {
        let new = |need: &str| link(need, "anpr", Grade::Core, "new");
        let row = |need: &str| format!("{need},anpr,core,A1,2026-01-31,new\n");
        let between = change(FILE, &[new("n-11")]);
        assert_eq!(between, FILE.replace("n-2,", &format!("{}n-2,", row("n-11"))));
        assert_eq!(change(FILE, &[new("n-9")]), format!("{FILE}{}", row("n-9")));
        let unsorted = format!("{FILE}n-0,radio,core,desk,2026-01-01,late\n");
        assert_eq!(change(&unsorted, &[new("n-11")]), format!("{unsorted}{}", row("n-11")));
    }

    #[test]
    fn a_row_set_and_removed_again_leaves_the_file_as_it_was() {
        let set = link("n-3", "radio", Grade::Core, "why");
        let remove = Decision {
            before: set.link.clone(),
            link: None,
            ..set.clone()
        };
        assert_eq!(change(FILE, &[set, remove]), FILE);
    }

    #[test]
    fn other_column_orders_line_ends_and_a_missing_last_line_end_are_kept() {
        let file = "why,by,date,grade,technology,need\r\nbecause,desk,2026-01-01,core,radio,n-1";
        let changed = change(
            file,
            &[
                over_desk(link("n-1", "radio", Grade::Related, "less")),
                link("n-2", "drone", Grade::Core, "up"),
            ],
        );
        assert_eq!(
            changed,
            "why,by,date,grade,technology,need\r\nless,A1,2026-01-31,related,radio,n-1\r\nup,A1,2026-01-31,core,drone,n-2\r\n"
        );
    }

    #[test]
    fn a_sheet_with_semicolons_keeps_them() {
        let text = "need;technology;grade;by;date;why\nn-1;anpr;core;desk;2026-01-31;x\n";
        let mut sheet = LinksSheet::from_text(text).unwrap();
        sheet.apply(&link("n-1", "ugv", Grade::Related, "a; b, c")).unwrap();
        assert_eq!(
            sheet.to_text(),
            format!("{text}n-1;ugv;related;A1;2026-01-31;\"a; b, c\"\n")
        );
    }
}
