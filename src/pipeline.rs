//! The stages, once, in order: where they meet, and the only place that knows them all.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, has_errors};
use crate::model::{Chart, Dossier, Draft, Edition, Placement, Radar, Technology};
use crate::publish::{self, Published};
use crate::render::{self, DrawnView};
use crate::{ingest, layout, score, store};

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
    /// What publishing did.
    pub published: Published,
}

/// What came of a run: a value unless there was an error, and everything worth saying.
pub type Outcome<T> = (Option<T>, Vec<Diagnostic>);

/// Builds the site: read, place, arrange, render, publish.
pub fn build(folders: &Folders) -> Outcome<Summary> {
    let store::Reading {
        dossier,
        mut diagnostics,
    } = store::read_dossier(&folders.data);
    let (overlay, complaints) = store::read_overlay(folders.templates.as_deref());
    diagnostics.extend(complaints);
    let Some(dossier) = dossier.filter(|_| !has_errors(&diagnostics)) else {
        return (None, diagnostics);
    };
    let edition = score::place_technologies(&dossier);
    let drawn = draw_views(&dossier, &edition);

    let site = match render::render_site(&dossier, &edition, &drawn, &overlay) {
        Ok(site) => site,
        Err(complaints) => return (None, [diagnostics, complaints].concat()),
    };
    match publish::write_site(&site, &folders.output) {
        Ok(published) => (Some(summarise(&dossier, &edition, published)), diagnostics),
        Err(complaint) => (None, [diagnostics, vec![complaint]].concat()),
    }
}

/// Every problem in the data and the templates.
pub fn check(folders: &Folders) -> Vec<Diagnostic> {
    let (_, complaints) = store::read_overlay(folders.templates.as_deref());
    [store::read_dossier(&folders.data).diagnostics, complaints].concat()
}

/// Reads and checks a radar and places its technologies.
pub fn place(data: &Path) -> Outcome<(Dossier, Edition)> {
    let store::Reading { dossier, diagnostics } = store::read_dossier(data);
    let placed = dossier.map(|dossier| {
        let edition = score::place_technologies(&dossier);
        (dossier, edition)
    });
    (placed, diagnostics)
}

/// Every view of an edition, arranged.
fn draw_views(dossier: &Dossier, edition: &Edition) -> Vec<DrawnView> {
    let views = dossier.configuration.views.iter();
    views
        .map(|view| {
            let radar = score::compose_radar(dossier, edition, view);
            let chart = layout::arrange(&radar);
            DrawnView {
                view: view.clone(),
                radar,
                chart,
            }
        })
        .collect()
}

fn summarise(dossier: &Dossier, edition: &Edition, published: Published) -> Summary {
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
        published,
    }
}

/// The whole working behind one placement, as text.
pub fn explain(dossier: &Dossier, technology: &Technology, placement: &Placement) -> String {
    score::explain_placement(dossier, technology, placement)
}

/// Makes a small radar that builds.
pub fn start(folder: &Path) -> Result<(), Vec<Diagnostic>> {
    store::write_starter(folder)
}

/// Reads a report and drafts workshops from it, with the groups and topics of the radar's data where there are some.
pub fn draft(document: &Path, folders: &Folders) -> Result<Draft, Diagnostic> {
    let bytes = store::read_document(document)?;
    let plan = store::read_plan(&folders.data);
    let knowledge = ingest::Knowledge {
        groups: &plan.groups,
        topics: &plan.topics,
    };
    ingest::draft_workshops(&document.display().to_string(), &bytes, &knowledge)
}

/// A draft as JSON.
pub fn draft_to_json(draft: &Draft) -> String {
    format!("{:#}\n", ingest::to_json(draft))
}

/// Writes draft workshops as files and gives their names; nothing is written where one would overwrite something else.
pub fn write_drafts(draft: &Draft, folder: &Path) -> Result<Vec<String>, Vec<Diagnostic>> {
    let workshops = draft.workshops.iter();
    let files: Vec<(String, String)> = workshops
        .map(|workshop| (ingest::file_name(workshop), ingest::to_toml(workshop)))
        .collect();
    store::write_files(folder, &files)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// Reads a table and arranges its map.
pub fn draw_table(table: &Path) -> Outcome<(Radar, Chart)> {
    let bytes = match store::read_document(table) {
        Ok(bytes) => bytes,
        Err(complaint) => return (None, vec![complaint]),
    };
    let (radar, diagnostics) = ingest::read_table(&table.display().to_string(), &bytes);
    let drawn = radar.filter(|_| !has_errors(&diagnostics)).map(|radar| {
        let chart = layout::arrange(&radar);
        (radar, chart)
    });
    (drawn, diagnostics)
}

/// Reads a table and publishes a page with its map and its list.
pub fn publish_table(table: &Path, folders: &Folders) -> Outcome<Published> {
    let (drawn, mut diagnostics) = draw_table(table);
    let (overlay, complaints) = store::read_overlay(folders.templates.as_deref());
    diagnostics.extend(complaints);
    let Some((radar, chart)) = drawn.filter(|_| !has_errors(&diagnostics)) else {
        return (None, diagnostics);
    };
    let published = render::render_table_page(&radar, &chart, &overlay)
        .and_then(|site| publish::write_site(&site, &folders.output).map_err(|complaint| vec![complaint]));
    match published {
        Ok(published) => (Some(published), diagnostics),
        Err(complaints) => (None, [diagnostics, complaints].concat()),
    }
}

/// Writes one file of its own, whole or not at all.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    publish::write_file(path, bytes)
}

/// The map as a file of its own.
pub fn render_svg(radar: &Radar, chart: &Chart) -> String {
    render::render_standalone(radar, chart)
}
