//! `leadar draw TABLE`: a map straight from a table, no scoring.

use std::path::Path;

use crate::diagnostic::has_errors;
use crate::pipeline::{self, Folders};

use super::Ending;
use super::args::DrawWords;
use super::report::Report;

/// Draws the table as a file of its own, or as a page with map and list.
pub fn run(words: &DrawWords, folders: &Folders, report: &Report) -> Ending {
    match &words.svg {
        Some(file) => draw_svg(&words.table, file, report),
        None => draw_site(&words.table, folders, report),
    }
}

fn draw_svg(table: &Path, file: &Path, report: &Report) -> Ending {
    let (drawn, diagnostics) = pipeline::draw_table(table);
    report.diagnostics(&diagnostics);
    let Some((radar, chart)) = drawn else {
        return Ending::Problems;
    };
    let svg = pipeline::render_svg(&radar, &chart);
    if file == Path::new("-") {
        report.result(&svg);
        return Ending::Fine;
    }
    if let Err(complaint) = pipeline::write_file(file, svg.as_bytes()) {
        report.diagnostics(&[complaint]);
        return Ending::Problems;
    }
    report.news(&format!("{} blips drawn: {}\n", radar.blips.len(), file.display()));
    Ending::Fine
}

fn draw_site(table: &Path, folders: &Folders, report: &Report) -> Ending {
    let (published, diagnostics) = pipeline::publish_table(table, folders);
    report.diagnostics(&diagnostics);
    if published.is_none() || has_errors(&diagnostics) {
        return Ending::Problems;
    }
    report.news(&format!("Open {}\n", folders.output.join("index.html").display()));
    Ending::Fine
}
