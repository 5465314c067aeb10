//! `leadar draw TABLE`: a map straight from a table, no scoring; older editions keep blips in place. What can be drawn is
//! drawn; with rows left out it ends with problems.

use std::path::Path;

use crate::diagnostic::{Diagnostic, has_errors};
use crate::model::{MapChoices, Tool};
use crate::pipeline::{self, DrawnTable, Folders, Older, ReadIn};

use super::Ending;
use super::args::DrawWords;
use super::report::{Report, plural, shown};

/// Draws the table as files of its own, or as a site with map, list and a page for each item.
pub fn run(words: &DrawWords, folders: &Folders, report: &Report) -> Ending {
    let tool = words.from.as_deref().and_then(Tool::of);
    let older = Older {
        tables: words.previous.clone(),
        choices: MapChoices {
            by_load: words.by_load,
            sized: words.sized,
            trails: words.trails,
        },
    };
    let files = [&words.svg, &words.png, &words.pdf, &words.sector_maps];
    if files.iter().all(|file| file.is_none()) {
        return draw_site(words, tool, &older, folders, report);
    }
    let (drawn, told) = pipeline::draw_table(&words.table, tool, &older, ReadIn::Child);
    let Some(drawn) = drawn else {
        report.diagnostics(&told);
        return Ending::Problems;
    };
    // Rows that were left out do not keep the others from being drawn; a map that cannot be made does.
    let (news, complaints) = draw_files(words, &drawn, folders, report);
    let told = [told, complaints].concat();
    report.diagnostics(&told);
    report.news(&news);
    ending(&told)
}

/// The map as SVG, picture and PDF, and its sectors; what was drawn, and what was wrong.
fn draw_files(words: &DrawWords, drawn: &DrawnTable, folders: &Folders, report: &Report) -> (String, Vec<Diagnostic>) {
    let (radar, chart) = (&drawn.radar, &drawn.chart);
    let (mut files, mut diagnostics) = (Vec::new(), Vec::new());
    match &words.svg {
        Some(file) if file == Path::new("-") => report.result(&pipeline::render_svg(radar, chart)),
        Some(file) => files.push((file, pipeline::render_svg(radar, chart).into_bytes())),
        None => {}
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
    let mut news = String::new();
    if has_errors(&diagnostics) {
        return (news, diagnostics);
    }
    let blips = plural(radar.blips.len(), "blip");
    for (file, bytes) in &files {
        match pipeline::write_file(file, bytes, folders) {
            Ok(()) => news.push_str(&format!("{blips} drawn: {}\n", shown(file))),
            Err(complaint) => diagnostics.push(complaint),
        }
    }
    if let Some(folder) = &words.sector_maps {
        match pipeline::write_sector_maps(radar, chart, folder, folders) {
            Ok(names) => {
                let maps = plural(names.len(), "sector map");
                news.push_str(&format!("{maps} drawn: {}\n", shown(folder)));
            }
            Err(complaints) => diagnostics.extend(complaints),
        }
    }
    (news, diagnostics)
}

fn draw_site(words: &DrawWords, tool: Option<Tool>, older: &Older, folders: &Folders, report: &Report) -> Ending {
    let (published, diagnostics) = pipeline::publish_table(&words.table, tool, older, folders, ReadIn::Child);
    report.diagnostics(&diagnostics);
    if published.is_none() {
        return Ending::Problems;
    }
    report.news(&format!("Open {}\n", shown(&folders.output.join("index.html"))));
    ending(&diagnostics)
}

/// Rows that were left out do not keep the others from being drawn, but they are lost.
fn ending(told: &[Diagnostic]) -> Ending {
    if has_errors(told) {
        Ending::Problems
    } else {
        Ending::Fine
    }
}
