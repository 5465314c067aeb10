//! `leadar draw TABLE`: a map straight from a table, no scoring.

use std::path::Path;

use crate::diagnostic::has_errors;
use crate::model::Tool;
use crate::pipeline::{self, Folders};

use super::Ending;
use super::args::DrawWords;
use super::report::{Report, plural};

/// Draws the table as a file of its own, or as a site with map, list and a page for each item.
pub fn run(words: &DrawWords, folders: &Folders, report: &Report) -> Ending {
    let tool = words.from.as_deref().and_then(Tool::of);
    if words.png.is_some() || words.pdf.is_some() {
        return draw_files(words, tool, report);
    }
    match &words.svg {
        Some(file) => draw_svg(&words.table, tool, file, report),
        None => draw_site(&words.table, tool, folders, report),
    }
}

/// The map as a picture and as PDF, and as SVG where that is asked for as well.
fn draw_files(words: &DrawWords, tool: Option<Tool>, report: &Report) -> Ending {
    let (drawn, told) = pipeline::draw_table(&words.table, tool);
    let Some(drawn) = drawn else {
        report.diagnostics(&told);
        return Ending::Problems;
    };
    let (radar, chart) = (&drawn.radar, &drawn.chart);
    let (mut files, mut diagnostics) = (Vec::new(), Vec::new());
    if let Some(file) = &words.svg {
        files.push((file, pipeline::render_svg(radar, chart).into_bytes()));
    }
    if let Some(file) = &words.png {
        let (picture, complaints) = pipeline::render_png(radar, chart, words.scale);
        diagnostics.extend(complaints);
        files.extend(picture.map(|picture| (file, picture)));
    }
    if let Some(file) = &words.pdf {
        let (paper, complaints) = pipeline::render_pdf(radar, chart);
        diagnostics.extend(complaints);
        files.push((file, paper));
    }
    if !has_errors(&diagnostics) {
        let written = files.iter().map(|(file, bytes)| pipeline::write_file(file, bytes));
        diagnostics.extend(written.filter_map(Result::err));
    }
    // Rows that were left out do not keep the others from being drawn; a map that cannot be made does.
    let failed = has_errors(&diagnostics);
    report.diagnostics(&[told, diagnostics].concat());
    if failed {
        return Ending::Problems;
    }
    for (file, _) in files {
        report.news(&format!(
            "{} drawn: {}\n",
            plural(radar.blips.len(), "blip"),
            file.display()
        ));
    }
    Ending::Fine
}

fn draw_svg(table: &Path, tool: Option<Tool>, file: &Path, report: &Report) -> Ending {
    let (drawn, diagnostics) = pipeline::draw_table(table, tool);
    report.diagnostics(&diagnostics);
    let Some(drawn) = drawn else {
        return Ending::Problems;
    };
    let svg = pipeline::render_svg(&drawn.radar, &drawn.chart);
    if file == Path::new("-") {
        report.result(&svg);
        return Ending::Fine;
    }
    if let Err(complaint) = pipeline::write_file(file, svg.as_bytes()) {
        report.diagnostics(&[complaint]);
        return Ending::Problems;
    }
    report.news(&format!(
        "{} drawn: {}\n",
        plural(drawn.radar.blips.len(), "blip"),
        file.display()
    ));
    Ending::Fine
}

fn draw_site(table: &Path, tool: Option<Tool>, folders: &Folders, report: &Report) -> Ending {
    let (published, diagnostics) = pipeline::publish_table(table, tool, folders);
    report.diagnostics(&diagnostics);
    if published.is_none() {
        return Ending::Problems;
    }
    report.news(&format!("Open {}\n", folders.output.join("index.html").display()));
    Ending::Fine
}
