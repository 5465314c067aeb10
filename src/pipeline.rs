//! The stages, once, in order: where they meet, and the only place that knows them all.

mod apart;
mod audit;
mod candidates;
mod comparison;
mod exports;
mod folders;
mod forms;
mod freezing;
mod known_maps;
mod languages;
mod links;
mod maps;
mod naming;
mod next;
mod preview;
mod preview_table;
mod radar_files;
mod reports;
mod scan;
mod sides;
mod site;
mod sorting;
mod staleness;
mod standards;
mod tables;
mod verifying;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, both};
use crate::model::{Change, Differences, Dossier, Doubts, Edition, Placement, Technology};
use crate::publish::{self, Guarded, Published};
use crate::{render, score, store};

pub use crate::import::Import;
pub use crate::ingest::file_slug;
pub use crate::render::{
    DIFF_SCHEMA, EDITION_SCHEMA, EVIDENCE_SCHEMA, LANGUAGES_SCHEMA, RECORDS_SCHEMA, SCORE_SCHEMA, Scores,
    WORKSHOPS_SCHEMA,
};
pub use crate::store::Decision;
pub use crate::store::StyleWords;
pub use crate::store::WorkshopFile;
pub use apart::{CHILD, KINDS, ReadIn, serve_job};
pub use audit::{
    AuditQuestion, list_audit_questions, measure_precision, read_audit_sheet, record_audits, write_audit_sheet,
};
pub use candidates::{decide_on_candidate, find_candidates, read_candidates};
pub use comparison::{compare_editions, describe_differences, differences_to_json, explain_comparison};
pub use exports::{ExportOrder, PaperFormat, Wanted, export};
pub use folders::{FoundRadar, find_folders};
pub use forms::{FormOrder, compose_form, read_form, write_form};
pub use freezing::{ArchiveAt, FreezeOrder, Frozen, freeze};
pub use links::{
    Linking, explain_links, export_links, find_recurring_needs, import_links, measure_link_agreement, print_rankings,
    proposals_to_json, propose_links, read_for_linking, record_link,
};
pub use maps::{arrange, arrange_after, render_pdf, render_png, render_svg, scale_of_sectors, write_sector_maps};
pub use naming::{find_technology, tell_renamed};
pub use next::find_out_next;
pub use preview::{WatchNews, serve_preview, watch_and_build};
pub use radar_files::{export_table, export_view};
pub use reports::{ReportFile, Reports, State, read_reports, read_reports_with, reports_to_json, write_reports};
pub use scan::{
    PlannedSource, Rederived, Scan, ScanEnding, ScanFault, ScanNews, ScanOrder, list_unsearched, plan_scan,
    read_for_scan, rederive_evidence, run_scan,
};
pub use sides::{Side, read_edition_data, read_side, read_working_side};
pub use sorting::{Sorting, Undecided, lines_of_topic, read_for_sorting, read_sorting_sheet, write_sorting_sheet};
pub use staleness::{StaleList, list_stale, stale_to_json, stale_to_text};
pub use standards::refresh_standards;
pub use tables::{
    DrawnTable, INPUT, Older, check_drawing, draw_table, import_to_json, publish_table, read_radar, render_fragment,
    write_import,
};
pub use verifying::{DifferentFile, HowDifferent, Verified, WhyDifferent, name_editions, verify};

use links::add_unreviewed;
use maps::{warn_of_cut, warn_of_map};
use site::make_site;

/// Where things are read and written.
#[derive(Debug, Clone)]
pub struct Folders {
    /// The `radar-data` folder.
    pub data: PathBuf,
    /// The folder of the site.
    pub output: PathBuf,
    /// A folder of templates laid over the built-in ones.
    pub templates: Option<PathBuf>,
}

impl Folders {
    /// The folders that nothing is written into but what belongs there.
    fn to_guarded(&self) -> Guarded {
        let data = (self.data.clone(), "the data");
        let templates = self.templates.iter().map(|folder| (folder.clone(), "the templates"));
        Guarded {
            folders: [data].into_iter().chain(templates).collect(),
        }
    }
}

/// What a build has to tell.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Title of the radar.
    pub title: String,
    /// Name of the edition.
    pub edition: String,
    /// Workshops read.
    pub workshops: usize,
    /// Topics planned, and how many of them no workshop has been held on.
    pub topics: usize,
    /// Topics without a workshop.
    pub topics_not_asked: usize,
    /// Statements read.
    pub needs: usize,
    /// Statements that ask for something and have no technology.
    pub needs_unanswered: usize,
    /// Technologies placed.
    pub technologies: usize,
    /// Name of each ring and the number of technologies in it.
    pub rings: Vec<(String, usize)>,
    /// What differs from the edition before; `None` without one.
    pub differences: Option<Differences>,
    /// What publishing did.
    pub published: Published,
}

/// Builds the site: read, place, arrange, render, publish.
pub fn build(folders: &Folders) -> Outcome<Summary> {
    let mut telling = Telling::default();
    let (mut dossier, overlay) = telling.take(read_inputs(folders))?;
    add_unreviewed(&mut dossier);
    let made = telling.require(make_site(&folders.data, &dossier, &overlay))?;
    telling.add(
        made.drawn
            .iter()
            .flat_map(|drawn| warn_of_map(&drawn.radar, &drawn.chart)),
    );
    telling.add(made.unexplained.iter().cloned());
    let cuts = made.cuts.iter();
    telling.add(cuts.map(|(name, source)| warn_of_cut(&folders.data, name, source)));
    let published = telling.take(publish::write_site(&made.site, &folders.output, &folders.to_guarded()))?;
    telling.give(summarise(&dossier, &made.edition, made.differences, published))
}

/// The data and the templates laid over ours, or everything that is wrong with both.
fn read_inputs(folders: &Folders) -> Outcome<(Dossier, BTreeMap<String, String>)> {
    let mut telling = Telling::default();
    let (dossier, overlay) = telling.take(both(
        store::read_dossier(&folders.data),
        store::read_overlay(folders.templates.as_deref()),
    ))?;
    telling.take(languages::read_languages(&folders.data, &dossier, &overlay))?;
    telling.give((dossier, overlay))
}

/// The right to change a data folder; a folder that is not there needs none, and its reader will name it.
fn lock_data(data: &Path, doing: &str) -> Result<Option<store::DataLock>, Diagnostic> {
    if data.is_dir() {
        store::lock_data(data, doing).map(Some)
    } else {
        Ok(None)
    }
}

/// Every problem in the data and the templates.
pub fn check(folders: &Folders) -> Outcome<()> {
    Ok(read_inputs(folders)?.map(|_| ()))
}

/// Reads and checks a radar.
pub fn read(data: &Path) -> Outcome<Dossier> {
    let mut told = store::read_dossier(data)?;
    add_unreviewed(&mut told.value);
    Ok(told)
}

/// Places the technologies of a radar and says how sure each ring is. All ranks are counted where asked for, or where
/// there are few technologies.
pub fn score(dossier: &Dossier, all_ranks: bool) -> Result<Edition, Diagnostic> {
    let mut edition = score::place_technologies(dossier);
    score::simulate_edition(dossier, &mut edition, all_ranks).map_err(|refusal| {
        let place = Place::in_file("radar.toml");
        Diagnostic::error(place, format!("the scores cannot be drawn: {refusal}."))
            .with_hint("see [scoring] and the weights of [[criteria]]")
    })?;
    Ok(edition)
}

/// Reads, checks and scores a radar: every technology with its ring and the working behind it.
///
/// ```
/// let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/starter");
/// let placed = leadar::pipeline::place(&folder).expect("the starter has no error");
/// let (dossier, edition) = placed.value;
/// assert_eq!(dossier.technologies.len(), edition.placements.len());
/// assert!(placed.diagnostics.is_empty(), "and no warning");
/// ```
pub fn place(data: &Path) -> Outcome<(Dossier, Edition)> {
    let mut telling = Telling::default();
    let dossier = telling.take(read(data))?;
    let edition = telling.require(score(&dossier, false))?;
    telling.give((dossier, edition))
}

/// A radar with changes made, no file touched.
pub fn change(dossier: &Dossier, changes: &[Change]) -> Result<Dossier, String> {
    score::apply_changes(dossier, changes)
}

/// Parses weights to try out.
pub fn parse_weights(dossier: &Dossier, text: &str) -> Result<Vec<Change>, String> {
    score::parse_weights(dossier, text)
}

/// Parses a level to try out.
pub fn parse_setting(dossier: &Dossier, text: &str) -> Result<Change, String> {
    score::parse_setting(dossier, text)
}

/// Technologies with their placements, ring by ring from the centre.
pub fn in_reading_order<'a>(dossier: &'a Dossier, edition: &'a Edition) -> Vec<(&'a Technology, &'a Placement)> {
    render::in_reading_order(dossier, edition)
}

/// Scores as CSV.
pub fn scores_to_csv(scores: &Scores) -> String {
    render::render_scores_csv(scores)
}

/// Scores as JSON.
pub fn scores_to_json(scores: &Scores) -> String {
    render::render_scores_json(scores, &score::examine_doubts(scores.dossier))
}

/// What to find out next, as text.
pub fn questions_to_text(dossier: &Dossier, doubts: &Doubts) -> String {
    render::render_questions(dossier, doubts)
}

/// What to find out next, as CSV.
pub fn questions_to_csv(dossier: &Dossier, doubts: &Doubts) -> String {
    render::render_questions_csv(dossier, doubts)
}

/// What to find out next, as JSON.
pub fn questions_to_json(dossier: &Dossier, doubts: &Doubts) -> String {
    render::render_questions_json(dossier, doubts)
}

/// Writes the plots of an edition into a folder and gives their number.
pub fn write_plots(
    dossier: &Dossier,
    edition: &Edition,
    folder: &Path,
    folders: &Folders,
) -> Result<usize, Vec<Diagnostic>> {
    let plots = render::compose_plots(dossier, edition).into_iter();
    let files: Vec<(String, Vec<u8>)> = plots
        .map(|plot| (format!("{}.svg", plot.id), render::render_plot_file(&plot).into_bytes()))
        .collect();
    publish::write_files(folder, &files, &folders.to_guarded())?;
    Ok(files.len())
}

fn summarise(dossier: &Dossier, edition: &Edition, differences: Option<Differences>, published: Published) -> Summary {
    let configuration = &dossier.configuration;
    let unasked = configuration
        .topics
        .iter()
        .filter(|topic| dossier.workshops_on(&topic.id).next().is_none());
    let rings = configuration.rings.iter().enumerate().map(|(index, ring)| {
        (
            ring.name.clone(),
            edition
                .placements
                .iter()
                .filter(|placement| placement.ring == index)
                .count(),
        )
    });
    Summary {
        title: configuration.title.clone(),
        edition: configuration.edition.clone(),
        workshops: dossier.workshops.len(),
        topics: configuration.topics.len(),
        topics_not_asked: unasked.count(),
        needs: dossier.needs().count(),
        needs_unanswered: dossier.unanswered().count(),
        technologies: dossier.technologies.len(),
        rings: rings.collect(),
        differences,
        published,
    }
}

/// The whole working behind one placement, as text.
pub fn explain(dossier: &Dossier, edition: &Edition, technology: &Technology, placement: &Placement) -> String {
    let spread = score::estimate_spread(dossier, placement);
    let doubts = score::examine_doubts_of(dossier, technology);
    render::explain_placement(dossier, edition, (technology, placement), (spread.as_deref(), &doubts))
}

/// Writes what pages are made with into a folder, never over a file that says something else, and gives the number of files.
pub fn eject_templates(folder: &Path) -> Result<usize, Vec<Diagnostic>> {
    let files = render::list_templates();
    store::write_files(folder, &files)?;
    Ok(files.len())
}

/// Makes a small radar that builds.
pub fn start(folder: &Path) -> Result<(), Vec<Diagnostic>> {
    store::write_starter(folder)
}

/// Writes one file of its own, whole or not at all.
pub fn write_file(path: &Path, bytes: &[u8], folders: &Folders) -> Result<(), Diagnostic> {
    publish::write_file(path, bytes, &folders.to_guarded())
}

/// Puts right what a killed build has left of the site, whatever is done next; what could not be cleared away.
pub fn recover(folders: &Folders) -> Vec<Diagnostic> {
    publish::recover(&folders.output)
}

#[cfg(test)]
mod tests;
