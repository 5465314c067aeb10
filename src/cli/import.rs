//! `leadar ingest --from TOOL PATH`: the radar of another tool becomes tables that `leadar draw` draws.

use std::fmt::Write;
use std::path::Path;

use crate::diagnostic::{Severity, has_errors};
use crate::inert::show_line;
use crate::model::{RadarTable, Tool};
use crate::pipeline::{self, ReadIn};
use crate::render::messages::message;

use super::Ending;
use super::report::{Report, count, shown};

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
    let (title, edition) = (
        show_line(&table.title).into_owned(),
        show_line(&table.editions[latest].name).into_owned(),
    );
    let mut text = match table.items.len() - now {
        0 => message!("import-title", title = title, edition = edition, count = now),
        earlier => message!(
            "import-title-with-earlier",
            title = title,
            edition = edition,
            count = now,
            earlier = earlier
        ),
    };
    text.push('\n');
    for (index, ring) in table.rings.iter().enumerate() {
        let here = table.items.iter().filter_map(|item| table.revision(item, latest));
        let count = here.filter(|revision| revision.ring == index).count();
        let _ = writeln!(text, "  {count:>6}  {}", show_line(&ring.name));
    }
    if table.editions.len() > 1 {
        let (first, last) = (&table.editions[0].name, &table.editions[latest].name);
        let editions = table.editions.len();
        let told = message!("import-editions", count = editions, first = first, last = last);
        let _ = writeln!(text, "{told}");
    }
    if errors > 0 {
        let _ = writeln!(text, "{}", message!("import-left-out", count = errors));
    }
    let whole = folder.join(&files[0]);
    let written = match files.len() - 1 {
        0 => message!("written-file", file = shown(&whole)),
        more => message!("import-written-editions", file = shown(&whole), count = more),
    };
    let _ = writeln!(text, "{written}\n{}", message!("import-next", file = shown(&whole)));
    text
}
