//! `leadar ingest --from TOOL PATH`: the radar of another tool becomes tables that `leadar draw` draws.

use std::fmt::Write;
use std::path::Path;

use crate::diagnostic::{Severity, has_errors};
use crate::inert::show_line;
use crate::model::{RadarTable, Tool};
use crate::pipeline::{self, ReadIn};

use super::Ending;
use super::report::{Report, count, plural, shown};

/// Reads, tells what is wrong, and writes what is good. With anything left out it ends with problems.
pub fn run(path: &Path, tool: Tool, folder: &Path, json: bool, report: &Report) -> Ending {
    let mut import = pipeline::read_radar(path, Some(tool), ReadIn::Child);
    if let Some(table) = &import.table {
        import.diagnostics.extend(pipeline::check_drawing(table, path));
    }
    report.diagnostics(&import.diagnostics);
    let lost = import.table.is_none() || has_errors(&import.diagnostics);
    if json {
        report.result(&pipeline::import_to_json(&import));
        return if lost { Ending::Problems } else { Ending::Fine };
    }
    let Some(table) = &import.table else {
        return Ending::Problems;
    };
    match pipeline::write_import(table, import.tool, folder) {
        Ok(files) => {
            let left_out = count(&import.diagnostics, Severity::Error);
            report.result(&describe(table, &files, folder, left_out));
            if lost { Ending::Problems } else { Ending::Fine }
        }
        Err(complaints) => {
            report.diagnostics(&complaints);
            Ending::Problems
        }
    }
}

fn describe(table: &RadarTable, files: &[String], folder: &Path, errors: usize) -> String {
    let latest = table.latest();
    let now = table
        .items
        .iter()
        .filter(|item| table.revision(item, latest).is_some())
        .count();
    let mut text = format!(
        "{}, edition {}: {}",
        show_line(&table.title),
        show_line(&table.editions[latest].name),
        plural(now, "item")
    );
    if table.items.len() > now {
        let _ = write!(text, ", and {} of earlier editions only", table.items.len() - now);
    }
    text.push_str(".\n");
    for (index, ring) in table.rings.iter().enumerate() {
        let here = table.items.iter().filter_map(|item| table.revision(item, latest));
        let count = here.filter(|revision| revision.ring == index).count();
        let _ = writeln!(text, "  {count:>6}  {}", show_line(&ring.name));
    }
    if table.editions.len() > 1 {
        let (first, last) = (&table.editions[0].name, &table.editions[latest].name);
        let _ = writeln!(text, "Editions: {}, {first} to {last}.", table.editions.len());
    }
    if errors > 0 {
        let _ = writeln!(
            text,
            "{} left out; each is named above.",
            plural(errors, "faulty entry").replace("entrys", "entries")
        );
    }
    let whole = folder.join(&files[0]);
    let _ = writeln!(
        text,
        "Written: {}{}",
        shown(&whole),
        match files.len() {
            1 => String::new(),
            more => format!(" and {}", plural(more - 1, "edition")),
        }
    );
    let _ = writeln!(text, "Next: leadar draw {}", shown(&whole));
    text
}
