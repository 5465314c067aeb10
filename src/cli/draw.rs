//! `leadar draw TABLE`: a map straight from a table, no scoring.

use std::path::Path;

use crate::diagnostic::has_errors;
use crate::pipeline::{self, Folders};

use super::Ending;
use super::args::DrawWords;
use super::draw_editions;
use super::report::Report;

/// Draws the table as a file of its own, or as a page with map and list.
pub fn run(words: &DrawWords, folders: &Folders, report: &Report) -> Ending {
    if draw_editions::is_asked(words) {
        return draw_editions::run(words, report);
    }
    if words.png.is_some() || words.pdf.is_some() {
        return draw_files(words, report);
    }
    match &words.svg {
        Some(file) => draw_svg(&words.table, file, report),
        None => draw_site(&words.table, folders, report),
    }
}

/// The map as a picture and as PDF, and as SVG where that is asked for as well.
fn draw_files(words: &DrawWords, report: &Report) -> Ending {
    let (drawn, mut diagnostics) = pipeline::draw_table(&words.table);
    let Some((radar, chart)) = drawn else {
        report.diagnostics(&diagnostics);
        return Ending::Problems;
    };
    let mut files = Vec::new();
    if let Some(file) = &words.svg {
        files.push((file, pipeline::render_svg(&radar, &chart).into_bytes()));
    }
    if let Some(file) = &words.png {
        let (picture, complaints) = pipeline::render_png(&radar, &chart, words.scale);
        diagnostics.extend(complaints);
        files.extend(picture.map(|picture| (file, picture)));
    }
    if let Some(file) = &words.pdf {
        let (paper, complaints) = pipeline::render_pdf(&radar, &chart);
        diagnostics.extend(complaints);
        files.push((file, paper));
    }
    if !has_errors(&diagnostics) {
        let written = files.iter().map(|(file, bytes)| pipeline::write_file(file, bytes));
        diagnostics.extend(written.filter_map(Result::err));
    }
    report.diagnostics(&diagnostics);
    if has_errors(&diagnostics) {
        return Ending::Problems;
    }
    for (file, _) in files {
        report.news(&format!("{} blips drawn: {}\n", radar.blips.len(), file.display()));
    }
    Ending::Fine
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
