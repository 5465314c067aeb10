//! `leadar draw TABLE`: a map straight from a table, no scoring; older editions keep blips in place. What can be drawn is
//! drawn; with rows left out it ends with problems.

use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::model::{MapChoices, Tool};
use crate::pipeline::{self, DrawnTable, Folders, Older, ReadIn, StyleWords};
use crate::render::messages::message;

use super::Ending;
use super::args::DrawWords;
use super::report::{Report, shown};

/// Draws the table as files of its own, or as a site with map, list and a page for each item; and its sectors, where asked.
///
/// `has_output` tells whether a folder for a site was typed.
pub fn run(words: &DrawWords, folders: &Folders, has_output: bool, report: &Report) -> Ending {
    let Some((table, editions)) = words.tables.split_last() else {
        report.wrong_use("no table is named");
        return Ending::WrongUse;
    };
    let inputs = words.tables.iter().chain(&words.previous);
    let is_input = |path: &&PathBuf| path.as_path() == Path::new(pipeline::INPUT);
    if words.trails && editions.is_empty() && words.previous.is_empty() {
        report.wrong_use(
            "--trails draws where blips came from; name an older edition too, before the table or with --previous",
        );
        return Ending::WrongUse;
    }
    if inputs.filter(is_input).count() > 1 {
        report.wrong_use("standard input can be read once; name a file for the other table");
        return Ending::WrongUse;
    }
    let tool = words.from.as_deref().and_then(Tool::of);
    let older = Older {
        tables: words.previous.clone(),
        editions: editions.to_vec(),
        choices: MapChoices {
            by_load: words.by_load,
            sized: words.sized,
            trails: words.trails,
            ..MapChoices::default()
        },
        style: StyleWords {
            title: words.title.clone(),
            subtitle: words.subtitle.clone(),
            logo: words.logo.clone(),
        },
    };
    let files = [&words.svg, &words.png, &words.pdf, &words.embed];
    let named = files.into_iter().flatten().count();
    let is_site = named == 0;
    let drawn = if is_site {
        pipeline::publish_table(table, tool, &older, folders, ReadIn::Child)
    } else {
        pipeline::draw_table(table, tool, &older, ReadIn::Child)
    };
    let drawn = match drawn {
        Ok(drawn) => drawn,
        Err(errors) => {
            report.diagnostics(&errors);
            return Ending::Problems;
        }
    };
    // Rows that were left out do not keep the others from being drawn; a map that cannot be made does.
    let (mut news, complaints) = draw_files(words, &drawn.value, folders, report);
    // What is printed is followed by nothing else.
    let is_printed = words.svg.as_deref() == Some(Path::new("-"));
    if (named > 1 || named > 0 && has_output) && !is_printed {
        news += &(message!("no-site-beside-files") + "\n");
    }
    report.diagnostics(&[drawn.diagnostics, complaints].concat());
    if is_site {
        let page = shown(&folders.output.join("index.html"));
        report.news(&(message!("open-page", page = page) + "\n"));
    }
    report.news(&news);
    Ending::Fine
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
    let png = words
        .png
        .as_ref()
        .map(|file| (file, pipeline::render_png(radar, chart, words.scale)));
    let pdf = words
        .pdf
        .as_ref()
        .map(|file| (file, pipeline::render_pdf(radar, chart)));
    let mut news = String::new();
    let embed = words
        .embed
        .as_ref()
        .map(|file| (file, pipeline::render_fragment(drawn, folders)));
    for (file, made) in png.into_iter().chain(pdf).chain(embed) {
        match made {
            Ok(made) => {
                diagnostics.extend(made.diagnostics);
                files.push((file, made.value));
            }
            Err(errors) => return (news, [diagnostics, errors].concat()),
        }
    }
    for (file, bytes) in &files {
        match pipeline::write_file(file, bytes, folders) {
            Ok(()) => {
                news += &message!("blips-drawn", count = radar.blips.len(), file = shown(file));
                news.push('\n');
            }
            Err(complaint) => diagnostics.push(complaint),
        }
    }
    if let Some(folder) = &words.sector_maps {
        match pipeline::write_sector_maps(radar, chart, folder, folders) {
            Ok(names) => {
                news += &message!("sector-maps-drawn", count = names.len(), folder = shown(folder));
                news.push('\n');
            }
            Err(complaints) => diagnostics.extend(complaints),
        }
    }
    (news, diagnostics)
}
