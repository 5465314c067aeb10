//! Writes maps and pages: charts become SVG, everything together becomes a `Site` in memory.
//!
//! 1. The templates are read, the user's laid over the built-in ones (`templates`).
//! 2. Each kind of page has a small struct with what it says (`pages`); a template says how.
//! 3. Each view's map is written into its pages and as a file of its own (`map`).
//! 4. Maps alone become SVG for other programs (`svg`, `style`), PNG (`raster`) and PDF (`pdf`), in the bundled font (`font`).
//!
//! Templates loop and choose; they never compute. Every text is escaped by the template engine, or by `t` on its way
//! into a message; maps by their own writer.

mod archive;
mod brief;
mod catalogues;
mod citation;
mod comparison;
mod data;
mod explain;
mod font;
mod form;
mod map;
mod markdown;
mod marks;
pub(crate) mod messages;
mod pages;
mod paper;
mod path_picture;
mod pdf;
mod plots;
mod preview;
mod proposals;
mod questions;
mod raster;
mod research_object;
mod scores;
mod sorting_sheet;
mod staleness;
mod style;
mod svg;
mod templates;
pub(crate) mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::inert::name_map;
use crate::model::{
    Chart, Dossier, Doubts, DrawStyle, Edition, Radar, RadarTable, Site, SmallPrint, TableBesides, View,
};

pub use archive::render_archive_readme;
pub use brief::{BriefOf, list_briefs};
pub use catalogues::Catalogues;
pub use comparison::{
    DIFF_SCHEMA, describe_differences, explain_differences_of, render_differences_json, results_only, tell_changes,
};
pub use explain::explain_placement;
pub use form::{render_form_csv, render_form_workbook};
pub use marks::mark;
pub use messages::{current, within};
pub use pages::{Languages, Reader, Translated, WholeData, compose_whole_data};
pub use pdf::{PaperFormat, TextSource};
pub use plots::{
    PlotTable, compose_plots, compose_technology_plots, render_plot, render_plot_file, render_plot_picture,
    tabulate_plot,
};
pub use preview::{PREVIEW_SCRIPT, bare_site, render_problems, render_table_choice, render_table_problems};
pub use proposals::{explain_proposal, none_because, proposals_to_json};
pub use questions::{render_questions, render_questions_csv, render_questions_json};
pub use scores::{
    EDITION_SCHEMA, EVIDENCE_SCHEMA, LANGUAGES_SCHEMA, RECORDS_SCHEMA, SCORE_SCHEMA, Scores, WORKSHOPS_SCHEMA,
    asked_word, in_reading_order, render_scores_csv, render_scores_json,
};
pub use sorting_sheet::{render_sorting_csv, render_sorting_workbook};
pub use staleness::{render_stale, render_stale_json};
pub use templates::{Templates, list_templates};
pub use words::{legend_words, link_agreement, notice};

/// A view of the edition with its map arranged.
#[derive(Debug, Clone)]
pub struct DrawnView {
    /// What the configuration says of it.
    pub view: View,
    /// Its blips.
    pub radar: Radar,
    /// Their places.
    pub chart: Chart,
    /// Each sector by itself, larger, where the map has no room for all names.
    pub sheets: Vec<Chart>,
    /// How the chart is arranged anew where its names have no room on paper.
    pub small_print: SmallPrint,
}

/// A topic with the map of its technologies.
#[derive(Debug, Clone)]
pub struct DrawnTopic {
    /// Id of the topic.
    pub topic: String,
    /// Its technologies, by activity.
    pub radar: Radar,
    /// Their places.
    pub chart: Chart,
    /// How the chart is arranged anew with numbers.
    pub small_print: SmallPrint,
}

/// The maps of an edition before, as they stood.
#[derive(Debug, Clone)]
pub struct PastMaps {
    /// Name of the edition.
    pub edition: String,
    /// Each map with what it shows, in the order of the views.
    pub maps: Vec<(Radar, Chart)>,
}

/// Whether the documents for paper of a site, and the archive of all of it, are made, which takes longer than all of its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Documents {
    /// They are part of the site.
    Made,
    /// They are left out.
    Left,
}

/// A text that a document of a site has not room enough for: path of the document, and where all of the text stands.
pub type DocumentCut = (String, TextSource);

/// A site, and what goes with it.
pub struct RenderedSite {
    /// The pages and files, but for the archive of all of them.
    pub site: Site,
    /// What some of them say in that archive, by path: nothing of it.
    pub copy: BTreeMap<String, Vec<u8>>,
    /// The path at which pages expect the archive.
    pub archive: &'static str,
    /// What had to be cut in documents for paper.
    pub cuts: Vec<DocumentCut>,
}

/// Renders the whole site of an edition, and meanwhile the same pages in `others`. A fault in a template is told with its file
/// and line.
pub fn render_site(
    reader: &Reader,
    templates: &Templates,
    languages: &Languages,
    others: impl FnOnce() -> Result<Vec<Translated>, Vec<Diagnostic>> + Send,
) -> Result<RenderedSite, Vec<Diagnostic>> {
    pages::render_pages(reader, templates, languages, others)
}

/// Renders the pages of an edition in a language that is not the first; the reader has its texts in it, `original` its data.
pub fn render_translation(
    reader: &Reader,
    original: &Dossier,
    templates: &Templates,
    languages: &Languages,
) -> Result<Translated, Vec<Diagnostic>> {
    pages::render_translation(reader, original, templates, languages)
}

/// Renders the site of a table: its map, its list and a page for each item, for `leadar draw`.
pub fn render_table_site(
    (table, style): (&RadarTable, &DrawStyle),
    radar: &Radar,
    chart: &Chart,
    sheets: &[Chart],
    besides: &TableBesides,
    overlay: &BTreeMap<String, String>,
) -> Result<Site, Vec<Diagnostic>> {
    let templates = Templates::with_overlay(overlay)?;
    pages::render_table_pages((table, style), (radar, chart, sheets), besides, &templates)
}

/// Renders the map of a table and its list as a fragment for a page of somebody else: nothing outside it is asked for or
/// changed.
pub fn render_table_fragment(
    (table, style): (&RadarTable, &DrawStyle),
    radar: &Radar,
    chart: &Chart,
    overlay: &BTreeMap<String, String>,
) -> Result<String, Vec<Diagnostic>> {
    let templates = Templates::with_overlay(overlay)?;
    pages::render_table_fragment((table, style), (radar, chart), &templates).map_err(|complaint| vec![complaint])
}

/// A file made of a map or of data.
#[derive(Debug, Clone)]
pub struct Made {
    /// Its name, with folders.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Letters that the bundled font lacks, a box standing for each.
    pub lacking: BTreeSet<char>,
    /// Texts that end with an ellipsis for want of room.
    pub cuts: BTreeSet<TextSource>,
}

/// Renders a map as a file of its own that other programs read: presentation attributes, real text, a link a blip.
/// `root` leads from the file to the root of the site; without it only blips with an address of their own are links.
///
/// ```
/// use leadar::{import, pipeline, render};
///
/// let (radar, _) = import::read_table("t.csv", b"name,ring,sector\nDrones,Trial,Air\n");
/// let radar = radar.expect("it can be drawn");
/// let svg = render::render_standalone(&radar, &pipeline::arrange(&radar), None);
/// assert!(svg.starts_with("<svg") && svg.contains("Drones"));
/// ```
pub fn render_standalone(radar: &Radar, chart: &Chart, root: Option<&str>) -> String {
    map::render_map(radar, chart, map::MapTarget::File { root }).svg
}

/// Renders a map as PNG, `scale` pixels a drawing unit. `Err` says why it cannot be.
pub fn render_picture(radar: &Radar, chart: &Chart, scale: f64) -> Result<Made, String> {
    let drawn = map::render_map(radar, chart, map::MapTarget::Picture);
    Ok(Made {
        name: format!("{}.png", name_map(&radar.id)),
        bytes: raster::render_png(&drawn.svg, scale)?,
        lacking: drawn.lacking,
        cuts: BTreeSet::new(),
    })
}

/// The texts of a map that would be painted beyond their planned boxes in the bundled font: none, or there is a fault in
/// us. For tests and audits.
pub fn list_spilled_texts(radar: &Radar, chart: &Chart) -> Vec<String> {
    let part = map::whole_with_legend(chart);
    let target = map::MapTarget::Paper { part, has_legend: true };
    let drawn = map::render_map(radar, chart, target);
    let spills = |line: &svg::TextRun| {
        let width = font::width(&font::writable(&line.text).0, line.size, line.weight);
        let left = line.anchor.left_end(line.x, width);
        line.room
            .is_some_and(|room| left < room.x - 0.02 || left + width > room.x + room.width + 0.02)
    };
    let spilled = drawn.text_runs.into_iter().filter(spills);
    spilled.map(|line| line.text).collect()
}

/// Renders the map of a table and its list as PDF.
pub fn render_table_paper(radar: &Radar, chart: &Chart) -> Made {
    let words = paper::words_of_table(radar);
    finish(format!("{}.pdf", radar.id), &pdf::compose_map(radar, chart, &words))
}

/// Renders a view's map and list as PDF, A4.
pub fn render_map_paper(dossier: &Dossier, edition: &Edition, drawn: &DrawnView, site: Option<&str>) -> Made {
    let words = paper::words_of_view(dossier, edition, drawn, site);
    finish(
        format!("{}.pdf", name_map(&drawn.view.id)),
        &pdf::compose_map_on_a4(&drawn.radar, &drawn.chart, &words, drawn.small_print),
    )
}

/// Renders a view as a poster.
pub fn render_poster(
    dossier: &Dossier,
    edition: &Edition,
    drawn: &DrawnView,
    format: PaperFormat,
    site: Option<&str>,
) -> Made {
    let mut words = paper::words_of_view(dossier, edition, drawn, site);
    words.title = dossier.configuration.title.clone();
    words.edition = words.edition_alone.clone();
    words.summary = messages::message!(
        "paper-view-summary",
        view = &drawn.view.title,
        summary = &drawn.view.summary
    );
    words.sources.title = TextSource::new(paper::RADAR, "title");
    words.sources.edition = TextSource::new(paper::RADAR, "name of [edition]");
    let name = match format {
        PaperFormat::A4 => "a4",
        PaperFormat::A3 => "a3",
        PaperFormat::A2 => "a2",
    };
    finish(
        format!("poster-{}-{name}.pdf", drawn.view.id),
        &pdf::compose_poster(&drawn.radar, &drawn.chart, &words, format),
    )
}

/// Renders the one sheet on a topic or a practitioner group.
pub fn render_briefing(dossier: &Dossier, edition: &Edition, of: BriefOf, site: Option<&str>) -> Made {
    let brief = brief::compose_brief(dossier, edition, of, site);
    finish(name_briefing(dossier, of), &pdf::compose_brief(&brief, site))
}

/// The file of the sheet on a topic or a group, as a document.
fn name_briefing(dossier: &Dossier, of: BriefOf) -> String {
    format!("briefing-{}.pdf", brief::name_brief(dossier, of))
}

fn finish(name: String, paper: &pdf::Paper) -> Made {
    Made {
        name,
        bytes: pdf::paint(paper),
        lacking: paper.lacking.clone(),
        cuts: paper.cuts.clone(),
    }
}

/// The data of the edition as files: CSV, or one JSON file with its schema.
pub fn render_tables(dossier: &Dossier, edition: &Edition, doubts: &Doubts, json: bool) -> Vec<Made> {
    let files = data::write_data(dossier, edition, doubts);
    let made = |name: String, text: String| Made {
        name: format!("data/{name}"),
        bytes: text.into_bytes(),
        lacking: BTreeSet::new(),
        cuts: BTreeSet::new(),
    };
    if json {
        let schema = made(data::JSON_SCHEMA.into(), data::to_schema(&files));
        return vec![made(data::JSON.into(), data::to_json(&files)), schema];
    }
    let package = made(
        "datapackage.json".into(),
        data::to_package(&dossier.configuration, &files),
    );
    let tables = files.into_iter().map(|file| made(file.name.to_owned(), file.text));
    tables.chain([package]).collect()
}
