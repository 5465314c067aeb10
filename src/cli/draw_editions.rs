//! `leadar draw TABLE --svg FILE --previous OLDER…`, `--sector-maps DIR`: a map that keeps what older editions showed, and
//! its sectors each on a sheet of their own.

use crate::diagnostic::has_errors;
use crate::pipeline;

use super::Ending;
use super::args::DrawWords;
use super::report::Report;

/// Whether older editions or sector maps are asked for.
pub fn is_asked(words: &DrawWords) -> bool {
    !words.previous.is_empty() || words.sector_maps.is_some() || words.by_load
}

/// Lays the older tables out first, oldest first, each as the edition before the next; then draws.
pub fn run(words: &DrawWords, report: &Report) -> Ending {
    let (drawn, mut diagnostics) = pipeline::draw_editions(&words.table, &words.previous, words.by_load);
    let Some((radar, chart)) = drawn else {
        report.diagnostics(&diagnostics);
        return Ending::Problems;
    };
    let svg = pipeline::render_svg(&radar, &chart);
    let mut written = 0;
    match &words.svg {
        Some(file) if file.as_os_str() == "-" => report.result(&svg),
        Some(file) => diagnostics.extend(pipeline::write_file(file, svg.as_bytes()).err()),
        None => {}
    }
    if let Some(folder) = &words.sector_maps {
        match pipeline::write_sector_maps(&radar, &chart, folder) {
            Ok(names) => written = names.len(),
            Err(complaints) => diagnostics.extend(complaints),
        }
    }
    report.diagnostics(&diagnostics);
    if has_errors(&diagnostics) {
        return Ending::Problems;
    }
    if let Some(file) = words.svg.as_ref().filter(|file| file.as_os_str() != "-") {
        report.news(&format!("{} blips drawn: {}\n", radar.blips.len(), file.display()));
    }
    if let Some(folder) = &words.sector_maps {
        report.news(&format!("{written} sector maps drawn: {}\n", folder.display()));
    }
    Ending::Fine
}
