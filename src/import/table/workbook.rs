//! Rows of an XLSX or ODS workbook: the first sheet whose header has the columns of a radar, one that is shown before one
//! that is hidden. Rows and columns that are hidden count like the others: a filter hides what belongs to the table. What
//! cells say that are merged over rows counts in each of the rows; rows of one merged name are one item.

use super::MOST_ITEMS;
use super::RawTable;
use super::grid::{self, Grid, GridRow, HEADER_WITHIN, find_header};
use super::keys::{Key, is_header, keys};
use super::lists::Lists;
use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::formats::{MergedRows, SheetRows, read_sheets};

/// Reads the rows of a workbook.
pub fn read(name: &str, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Option<RawTable> {
    let mut sheets = match read_sheets(name, bytes) {
        Ok(sheets) => sheets,
        Err(fault) => {
            diagnostics.push(fault);
            return None;
        }
    };
    let has_header = |sheet: &SheetRows| {
        let mut heads = sheet.rows.iter().take(HEADER_WITHIN);
        heads.any(|(_, row)| is_header(&row.iter().map(String::as_str).collect::<Vec<_>>()))
    };
    let shown = |sheet: &SheetRows| !sheet.is_hidden;
    let find = |fits: &dyn Fn(&SheetRows) -> bool| sheets.iter().position(fits);
    let chosen = find(&|sheet| shown(sheet) && has_header(sheet))
        .or_else(|| find(&has_header))
        .or_else(|| find(&|sheet| shown(sheet) && !sheet.rows.is_empty()))
        .or_else(|| find(&|sheet| !sheet.rows.is_empty()));
    let sheet = chosen.map(|chosen| sheets.swap_remove(chosen)).unwrap_or_default();
    if sheet.is_hidden {
        let message = format!(
            "the sheet \"{}\" is hidden; it is read, since no other one has a table.",
            sheet.name
        );
        diagnostics.push(Diagnostic::warning(Place::in_file(name), message));
    }
    let mut lists = Lists::default();
    for other in sheets.iter().filter(|other| !other.rows.is_empty()) {
        if lists.read_sheet(name, other, diagnostics) {
            continue;
        }
        let message = format!(
            "the sheet \"{}\" is not read; \"{}\" has the table.",
            other.name, sheet.name
        );
        diagnostics.push(Diagnostic::warning(Place::in_file(name), message));
    }
    tell_formulas(name, &sheet, diagnostics);
    let mut links = sheet.links;
    links.sort();
    let mut links = links.into_iter().peekable();
    let rows = sheet
        .rows
        .into_iter()
        .take(MOST_ITEMS + HEADER_WITHIN + 1)
        .map(|(number, row)| GridRow {
            cells: (1..)
                .zip(row)
                .map(|(column, text)| (text, Place::at(name, number, column)))
                .collect(),
            links: {
                while links.next_if(|(row, ..)| *row < number).is_some() {}
                let own = std::iter::from_fn(|| links.next_if(|(row, ..)| *row == number));
                own.map(|(_, column, address)| (column - 1, address)).collect()
            },
            number,
            spoilt: false,
        });
    let mut grid = Grid {
        rows: rows.collect(),
        separator: None,
        sheet: Some(sheet.name),
    };
    spread_merged(name, &mut grid.rows, &sheet.merged, diagnostics);
    let table = grid::read(name, grid, diagnostics)?;
    Some(RawTable { lists, ..table })
}

/// Gives each row what cells say that are merged over it; rows of one merged name become one row.
fn spread_merged(name: &str, rows: &mut Vec<GridRow>, merged: &[MergedRows], diagnostics: &mut Vec<Diagnostic>) {
    if rows.is_empty() || merged.is_empty() {
        return;
    }
    let header = find_header(rows);
    let found = keys(rows[header].cells.iter().map(|(word, _)| word.as_str()), &|_| {
        Vec::new()
    });
    let first = rows[header].number + 1;
    let is_name = |cells: &&MergedRows| found.get(cells.column - 1) == Some(&Some(Key::Name));
    let below = || merged.iter().filter(|cells| cells.first >= first);
    for cells in below().filter(|cells| !is_name(cells)) {
        let within = rows_of(rows, *cells);
        let head = rows.get(within.start).filter(|row| row.number == cells.first);
        let Some((text, _)) = head.and_then(|row| row.cells.get(cells.column - 1)).cloned() else {
            continue;
        };
        for row in &mut rows[within.start + 1..within.end] {
            while row.cells.len() < cells.column {
                let place = Place::at(name, row.number, row.cells.len() + 1);
                row.cells.push((String::new(), place));
            }
            row.cells[cells.column - 1].0.clone_from(&text);
        }
    }
    for cells in below().rev().filter(is_name) {
        join_rows(rows, *cells, &found, diagnostics);
    }
}

/// The rows that cells are merged over, as indexes; a row without anything in it is not among them.
fn rows_of(rows: &[GridRow], merged: MergedRows) -> std::ops::Range<usize> {
    let start = rows.partition_point(|row| row.number < merged.first);
    start..rows.partition_point(|row| row.number <= merged.last).max(start)
}

/// Makes one row of those that one name is merged over: texts are put together, anything else is what the first row says.
fn join_rows(rows: &mut Vec<GridRow>, merged: MergedRows, found: &[Option<Key>], diagnostics: &mut Vec<Diagnostic>) {
    let within = rows_of(rows, merged);
    let first = within.start;
    if rows.get(first).is_none_or(|row| row.number != merged.first) {
        return;
    }
    let more: Vec<GridRow> = rows.drain(first + 1..within.end).collect();
    let item = &mut rows[first];
    item.links.extend(more.iter().flat_map(|row| row.links.clone()));
    for (column, (text, place)) in more.into_iter().flat_map(|row| row.cells.into_iter().enumerate()) {
        if column + 1 == merged.column || text.is_empty() {
            continue;
        }
        while item.cells.len() <= column {
            let place = Place::at(place.file.clone(), item.number, item.cells.len() + 1);
            item.cells.push((String::new(), place));
        }
        let said = &mut item.cells[column].0;
        let between = match found.get(column).copied().flatten() {
            _ if said.is_empty() || *said == text => {
                *said = text;
                continue;
            }
            None => Some("; "),
            Some(Key::Tags | Key::Related) => Some("; "),
            Some(Key::Description) => Some("\n\n"),
            Some(_) => None,
        };
        match between {
            Some(between) => *said = format!("{said}{between}{text}"),
            None => {
                let message = format!(
                    "\"{}\" is not read: the row belongs to the merged name of row {}, which says \"{}\" there.",
                    excerpt(&text),
                    merged.first,
                    excerpt(said)
                );
                let hint = "give each row its own name to make them items of their own";
                diagnostics.push(Diagnostic::warning(place, message).with_hint(hint));
            }
        }
    }
}

fn tell_formulas(name: &str, sheet: &SheetRows, diagnostics: &mut Vec<Diagnostic>) {
    if let Some((row, column)) = sheet.formulas.first() {
        let message = format!(
            "the sheet \"{}\" computes {} of its cells, first row {row}, column {column}; the values stored last are read.",
            sheet.name,
            sheet.formulas.len()
        );
        diagnostics.push(Diagnostic::warning(Place::in_file(name), message));
    }
}
