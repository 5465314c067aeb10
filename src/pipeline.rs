//! The stages, once, in order: where they meet, and the only place that knows them all.

mod editions;
mod reports;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Place, has_errors, nearest};
use crate::model::{
    Change, Chart, Differences, Dossier, Edition, Grade, Group, Link, LinkNotes, MapChoices, Need, NeedKind, Placement,
    Proposal, Radar, RadarTable, SameWish, SectorsBy, Technology, Tool, Unreviewed, View, Workshop,
};
use crate::publish::{self, Published};
use crate::render::{self, DrawnView, Made};
use crate::{ingest, layout, link, score, store};

pub use crate::ingest::Import;
pub use crate::render::{EVIDENCE_SCHEMA, SCORE_SCHEMA, Scores};
pub use editions::{Frozen, compare_editions, freeze};
pub use reports::{ReportFile, Reports, State, read_reports, reports_to_json, write_reports};

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
    /// What differs from the edition before; `None` without one.
    pub differences: Option<Differences>,
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
    let Some(mut dossier) = dossier.filter(|_| !has_errors(&diagnostics)) else {
        return (None, diagnostics);
    };
    add_unreviewed(&mut dossier);
    let edition = match score(&dossier, false) {
        Ok(edition) => edition,
        Err(complaint) => return (None, [diagnostics, vec![complaint]].concat()),
    };
    let drawn = draw_views(&dossier, &edition);
    diagnostics.extend(drawn.iter().flat_map(|drawn| warn_of_map(&drawn.view.id, &drawn.chart)));
    let notes = note_links(&dossier);
    let differences = editions::compare_with_before(&dossier, &edition);

    let plots = score::compose_plots(&dossier, &edition);
    let reader = render::Reader {
        dossier: &dossier,
        edition: &edition,
        drawn: &drawn,
        notes: &notes,
        plots: &plots,
        differences: differences.as_ref(),
    };
    let site = match render::render_site(&reader, &overlay) {
        Ok(site) => site,
        Err(complaints) => return (None, [diagnostics, complaints].concat()),
    };
    match publish::write_site(&site, &folders.output) {
        Ok(published) => (Some(summarise(&dossier, &edition, differences, published)), diagnostics),
        Err(complaint) => (None, [diagnostics, vec![complaint]].concat()),
    }
}

/// Every problem in the data and the templates.
pub fn check(folders: &Folders) -> Vec<Diagnostic> {
    let (_, complaints) = store::read_overlay(folders.templates.as_deref());
    [store::read_dossier(&folders.data).diagnostics, complaints].concat()
}

/// Reads and checks a radar.
pub fn read(data: &Path) -> Outcome<Dossier> {
    let store::Reading { dossier, diagnostics } = store::read_dossier(data);
    let dossier = dossier.map(|mut dossier| {
        add_unreviewed(&mut dossier);
        dossier
    });
    (dossier, diagnostics)
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

/// Reads, checks and scores a radar.
pub fn place(data: &Path) -> Outcome<(Dossier, Edition)> {
    let (dossier, diagnostics) = read(data);
    let Some(dossier) = dossier else {
        return (None, diagnostics);
    };
    match score(&dossier, false) {
        Ok(edition) => (Some((dossier, edition)), diagnostics),
        Err(complaint) => (None, [diagnostics, vec![complaint]].concat()),
    }
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
    render::render_scores_json(scores)
}

/// Writes the plots of an edition into a folder and gives their number.
pub fn write_plots(dossier: &Dossier, edition: &Edition, folder: &Path) -> Result<usize, Vec<Diagnostic>> {
    let plots = score::compose_plots(dossier, edition).into_iter();
    let files: Vec<(String, Vec<u8>)> = plots
        .map(|plot| (format!("{}.svg", plot.id), render::render_plot_file(&plot).into_bytes()))
        .collect();
    publish::write_files(folder, &files).map_err(|complaint| vec![complaint])?;
    Ok(files.len())
}

/// Every view of an edition, arranged around what the edition before drew.
fn draw_views(dossier: &Dossier, edition: &Edition) -> Vec<DrawnView> {
    let views = dossier.configuration.views.iter();
    views
        .map(|view| {
            let radar = score::compose_radar(dossier, edition, view);
            let before = dossier.editions_before().next().and_then(|before| before.map(&view.id));
            let chart = layout::arrange_after(&radar, before);
            DrawnView {
                view: view.clone(),
                sheets: draw_sheets(&radar, &chart),
                radar,
                chart,
            }
        })
        .collect()
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
    score::explain_placement(dossier, edition, technology, placement)
}

/// Makes a small radar that builds.
pub fn start(folder: &Path) -> Result<(), Vec<Diagnostic>> {
    store::write_starter(folder)
}

/// A radar read for linking.
pub struct Linking {
    /// Its dossier; with drafts in place of its workshops where these were named.
    pub dossier: Dossier,
    vectors: Option<link::Vectors>,
}

impl Linking {
    fn linker(&self) -> link::Linker<'_> {
        link::Linker::over(&self.dossier).with_vectors(self.vectors.as_ref())
    }

    fn needs(&self) -> Vec<(&Workshop, &Need)> {
        self.dossier.needs().collect()
    }
}

/// Reads a radar for linking; with drafts, these stand in place of its workshops and its links are left out. A table of
/// word vectors, where one is named, speaks beside the words.
pub fn read_for_linking(data: &Path, drafts: Option<&Path>, vectors: Option<&Path>) -> Outcome<Linking> {
    let store::Reading {
        dossier,
        mut diagnostics,
    } = store::read_dossier(data);
    let Some(mut dossier) = dossier else {
        return (None, diagnostics);
    };
    if let Some(folder) = drafts {
        let (workshops, complaints) = store::read_drafts(folder);
        diagnostics.extend(complaints);
        dossier.workshops = workshops;
        dossier.links.clear();
    }
    let read = |file: &Path| {
        let shown = file.display().to_string();
        let input = store::open_document(file).map_err(|complaint| vec![complaint])?;
        link::read_vectors(&shown, input, &dossier)
    };
    let vectors = match vectors.map(read).transpose() {
        Ok(vectors) => vectors,
        Err(complaints) => {
            diagnostics.extend(complaints);
            None
        }
    };
    let fine = !has_errors(&diagnostics);
    (fine.then_some(Linking { dossier, vectors }), diagnostics)
}

/// What the linker proposes for every need, in order of workshop and line.
pub fn propose_links(linking: &Linking) -> Vec<Proposal> {
    link::propose_links(&linking.linker(), &linking.needs())
}

/// The full ranking of each statement as JSON, handed on piece by piece.
pub fn print_rankings(linking: &Linking, print: impl FnMut(&str)) {
    link::print_rankings(&linking.linker(), &linking.needs(), print);
}

/// The proposal for each statement as JSON.
pub fn proposals_to_json(linking: &Linking) -> String {
    link::proposals_to_json(&linking.needs(), &propose_links(linking))
}

/// The working behind the proposal for a need, as text; `None` when there is no such need.
pub fn explain_links(linking: &Linking, need: &str) -> Option<String> {
    let (workshop, need) = linking.dossier.need(need)?;
    Some(linking.linker().explain(workshop, need))
}

/// Wishes that recur in several workshops.
pub fn find_same_wishes(linking: &Linking) -> Vec<SameWish> {
    link::find_same_wishes(&linking.linker(), &linking.needs())
}

/// Proposals and decisions as a sheet for review.
pub fn export_links(linking: &Linking) -> String {
    link::write_sheet(&link::sheet_rows(&linking.dossier, &propose_links(linking)))
}

/// Reads decisions from a sheet and writes them into `links.csv`; gives how many were new or changed.
pub fn import_links(sheet: &Path, data: &Path, by: Option<&str>, today: jiff::civil::Date) -> Outcome<usize> {
    let store::Reading {
        dossier,
        mut diagnostics,
    } = store::read_dossier(data);
    let Some(dossier) = dossier else {
        return (None, diagnostics);
    };
    let bytes = match store::read_document(sheet) {
        Ok(bytes) => bytes,
        Err(complaint) => return (None, vec![complaint]),
    };
    let (links, complaints) = link::read_sheet(&sheet.display().to_string(), &bytes, &dossier, by, today);
    diagnostics.extend(complaints);
    if has_errors(&diagnostics) {
        return (None, diagnostics);
    }
    let decisions: Vec<store::Decision> = links.into_iter().map(store::Decision::Set).collect();
    if decisions.is_empty() {
        return (Some(0), diagnostics);
    }
    match store::record_decisions(data, &decisions) {
        Ok(()) => (Some(decisions.len()), diagnostics),
        Err(complaint) => (None, [diagnostics, vec![complaint]].concat()),
    }
}

/// Writes one decision into `links.csv`.
pub fn record_link(data: &Path, link: Link) -> Result<(), Diagnostic> {
    store::record_decisions(data, &[store::Decision::Set(link)])
}

/// Takes the decision on a need and a technology out of `links.csv`.
pub fn remove_link(data: &Path, need: &str, technology: &str) -> Result<(), Diagnostic> {
    let decision = store::Decision::Remove {
        need: need.to_owned(),
        technology: technology.to_owned(),
    };
    store::record_decisions(data, &[decision])
}

/// Adds firm proposals that nobody has reviewed as links, where `radar.toml` says so. A need on which somebody has
/// decided keeps to what they said.
fn add_unreviewed(dossier: &mut Dossier) {
    let grade = match dossier.configuration.unreviewed {
        Unreviewed::Nothing => return,
        Unreviewed::Related => Grade::Related,
        Unreviewed::Core => Grade::Core,
    };
    let needs: Vec<(&Workshop, &Need)> = dossier.needs().collect();
    let proposals = link::propose_links(&link::Linker::over(dossier), &needs);
    let decided: std::collections::BTreeSet<&str> = dossier.links.iter().map(|link| link.need.as_str()).collect();
    let open = proposals
        .iter()
        .filter(|proposal| !decided.contains(proposal.need.as_str()));
    let added: Vec<Link> = open
        .flat_map(|proposal| proposal.firm.iter().map(move |candidate| (proposal, candidate)))
        .map(|(proposal, candidate)| Link {
            need: proposal.need.clone(),
            technology: candidate.technology.clone(),
            grade: match candidate.grade {
                Grade::Constrains => Grade::Constrains,
                Grade::Core | Grade::Related | Grade::Rejected => grade,
            },
            by: "the linker, not reviewed".into(),
            date: dossier.configuration.date,
            why: format!("proposed with score {:.2}", candidate.score.value()),
        })
        .collect();
    dossier.links.extend(added);
    dossier
        .links
        .sort_by(|a, b| (&a.need, a.grade, &a.technology).cmp(&(&b.need, b.grade, &b.technology)));
}

/// The words behind each link, and the wishes that recur.
fn note_links(dossier: &Dossier) -> LinkNotes {
    let linker = link::Linker::over(dossier);
    let needs: Vec<(&Workshop, &Need)> = dossier.needs().collect();
    let standardisation = needs.iter().filter(|(_, need)| need.kind == NeedKind::Standardisation);
    let standards = standardisation
        .map(|(workshop, need)| (need.id.clone(), linker.propose(workshop, need).standards))
        .filter(|(_, standards)| !standards.is_empty());
    LinkNotes {
        standards: standards.collect(),
        words: link::words_behind_links(&linker, dossier),
        wishes: link::find_same_wishes(&linker, &needs),
    }
}

/// Reads the radar of another tool, or a table, from a file or a folder.
pub fn read_radar(path: &Path, tool: Option<Tool>) -> Import {
    match store::read_sources(path) {
        Ok(files) => ingest::read_radar(&path.display().to_string(), &files, tool),
        Err(diagnostics) => Import {
            table: None,
            tool,
            diagnostics,
        },
    }
}

/// How much larger than the whole map a sector is drawn by itself: the larger, the more blips there are.
pub fn scale_of_sectors(radar: &Radar) -> f64 {
    if radar.blips.len() > 250 { 3.0 } else { 2.0 }
}

/// Every sector by itself, where the map has no room for all names.
fn draw_sheets(radar: &Radar, chart: &Chart) -> Vec<Chart> {
    if chart.labels.len() == radar.blips.len() {
        return Vec::new();
    }
    let scale = scale_of_sectors(radar);
    let sheet = |sector| layout::arrange_sector(radar, chart, sector, scale);
    (0..radar.sectors.len()).map(sheet).collect()
}

/// A warning for every compromise of a map: less room than its blips ask for.
fn warn_of_map(name: &str, chart: &Chart) -> Vec<Diagnostic> {
    let warn = |note: &String| Diagnostic::warning(Place::in_file(format!("maps/{name}.svg")), note.clone());
    chart.notes[..chart.compromises].iter().map(warn).collect()
}

/// Draws every sector by itself into a folder and gives the names of the files.
pub fn write_sector_maps(radar: &Radar, chart: &Chart, folder: &Path) -> Result<Vec<String>, Vec<Diagnostic>> {
    let maps: Vec<(String, Vec<u8>)> = (0..radar.sectors.len())
        .map(|sector| {
            let sheet = layout::arrange_sector(radar, chart, sector, scale_of_sectors(radar));
            let svg = render::render_standalone(radar, &sheet, None);
            (format!("{}.svg", radar.sectors[sector].id), svg.into_bytes())
        })
        .collect();
    publish::write_files(folder, &maps).map_err(|complaint| vec![complaint])?;
    Ok(maps.into_iter().map(|(name, _)| name).collect())
}

/// A radar of another tool as JSON, with all that was wrong.
pub fn import_to_json(import: &Import) -> String {
    format!(
        "{:#}\n",
        ingest::report(import.table.as_ref(), import.tool, &import.diagnostics)
    )
}

/// Writes the radar of another tool as tables that can be drawn, and gives the names of the files; nothing is written
/// where one would overwrite something else.
pub fn write_import(table: &RadarTable, tool: Option<Tool>, folder: &Path) -> Result<Vec<String>, Vec<Diagnostic>> {
    let files = ingest::radar_files(table, tool);
    store::write_files(folder, &files)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// What keeps the last edition of a radar from being drawn.
pub fn check_drawing(table: &RadarTable, path: &Path) -> Vec<Diagnostic> {
    ingest::radar_of(table, table.latest(), &path.display().to_string())
        .err()
        .unwrap_or_default()
}

/// A table read and its last edition arranged.
#[derive(Debug, Clone)]
pub struct DrawnTable {
    /// The table with its history.
    pub table: RadarTable,
    /// Its last edition.
    pub radar: Radar,
    /// The map of that.
    pub chart: Chart,
}

/// What comes before a drawing.
#[derive(Debug, Clone, Default)]
pub struct Older {
    /// Tables of older editions, the oldest first.
    pub tables: Vec<PathBuf>,
    /// What was chosen for the map.
    pub choices: MapChoices,
}

/// Reads a table and arranges its map. Rows that cannot be used are told; the others are drawn.
///
/// The tables of older editions come first, the oldest first: what an older map shows stays where it is in the next.
pub fn draw_table(path: &Path, tool: Option<Tool>, older: &Older) -> Outcome<DrawnTable> {
    let mut told = Vec::new();
    let mut drawn: Option<DrawnTable> = None;
    for path in older.tables.iter().map(PathBuf::as_path).chain([path]) {
        let (read, diagnostics) = read_edition(path, tool);
        told.extend(diagnostics);
        let Some((table, mut radar)) = read else {
            return (None, told);
        };
        radar.choices = older.choices;
        let before = drawn
            .as_ref()
            .map(|older| layout::freeze_map(&older.radar, &older.chart));
        if let Some(before) = &before {
            layout::mark_movement(&mut radar, before);
        }
        let chart = layout::arrange_after(&radar, before.as_ref());
        drawn = Some(DrawnTable { table, radar, chart });
    }
    if let Some(drawn) = &drawn {
        told.extend(warn_of_map(&drawn.radar.id, &drawn.chart));
    }
    (drawn, told)
}

/// A table and its last edition.
fn read_edition(path: &Path, tool: Option<Tool>) -> Outcome<(RadarTable, Radar)> {
    let Import {
        table, mut diagnostics, ..
    } = read_radar(path, tool);
    let Some(table) = table else {
        return (None, diagnostics);
    };
    match ingest::radar_of(&table, table.latest(), &path.display().to_string()) {
        Ok(radar) => (Some((table, radar)), diagnostics),
        Err(errors) => {
            diagnostics.extend(errors);
            (None, diagnostics)
        }
    }
}

/// Reads a table and publishes a site: its map and list, and a page for each item.
pub fn publish_table(path: &Path, tool: Option<Tool>, older: &Older, folders: &Folders) -> Outcome<Published> {
    let (drawn, mut diagnostics) = draw_table(path, tool, older);
    let (overlay, complaints) = store::read_overlay(folders.templates.as_deref());
    let Some(drawn) = drawn.filter(|_| !has_errors(&complaints)) else {
        diagnostics.extend(complaints);
        return (None, diagnostics);
    };
    diagnostics.extend(complaints);
    let sheets = draw_sheets(&drawn.radar, &drawn.chart);
    let published = render::render_table_site(&drawn.table, &drawn.radar, &drawn.chart, &sheets, &overlay)
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
    render::render_standalone(radar, chart, None)
}

/// The map of a table as PNG, `scale` pixels a drawing unit.
pub fn render_png(radar: &Radar, chart: &Chart, scale: f64) -> Outcome<Vec<u8>> {
    match render::render_picture(radar, chart, scale) {
        Ok(made) => {
            let warnings = warn_of_letters(&made).into_iter().collect();
            (Some(made.bytes), warnings)
        }
        Err(message) => (None, vec![Diagnostic::error(Place::in_file("--scale"), message)]),
    }
}

/// The map and the list of a table as PDF.
pub fn render_pdf(radar: &Radar, chart: &Chart) -> (Vec<u8>, Vec<Diagnostic>) {
    let made = render::render_table_paper(radar, chart);
    let warnings = warn_of_letters(&made).into_iter().collect();
    (made.bytes, warnings)
}

/// What `export` is to make.
#[derive(Debug, Clone, Default)]
pub struct ExportWishes {
    /// Views whose maps are wanted: by id, or all.
    pub maps: Option<Wanted>,
    /// Maps as SVG.
    pub svg: bool,
    /// Maps as PNG.
    pub png: bool,
    /// Maps as PDF.
    pub pdf: bool,
    /// Pixels a drawing unit.
    pub scale: f64,
    /// A poster of this format, of the first view or of the view named.
    pub poster: Option<PaperFormat>,
    /// Groups whose briefings are wanted: by id, or all.
    pub briefings: Option<Wanted>,
    /// Data as CSV.
    pub csv: bool,
    /// Data as JSON.
    pub json: bool,
    /// Address of the site, for links.
    pub site: Option<String>,
}

/// All of a kind, or the one of this id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// All.
    All,
    /// The one of this id.
    One(String),
}

pub use crate::render::Format as PaperFormat;

/// Makes files of maps and data, and writes them to a folder; gives their names.
pub fn export(folders: &Folders, wishes: &ExportWishes, folder: &Path) -> Outcome<Vec<String>> {
    let (placed, mut diagnostics) = place(&folders.data);
    let Some((dossier, edition)) = placed.filter(|_| !has_errors(&diagnostics)) else {
        return (None, diagnostics);
    };
    let (made, complaints) = make_exports(&dossier, &edition, wishes);
    diagnostics.extend(complaints);
    if has_errors(&diagnostics) {
        return (None, diagnostics);
    }
    diagnostics.extend(made.iter().filter_map(warn_of_letters));
    let files: Vec<(String, Vec<u8>)> = made.into_iter().map(|made| (made.name, made.bytes)).collect();
    match publish::write_files(folder, &files) {
        Ok(()) => (Some(files.into_iter().map(|(name, _)| name).collect()), diagnostics),
        Err(complaint) => (None, [diagnostics, vec![complaint]].concat()),
    }
}

fn make_exports(dossier: &Dossier, edition: &Edition, wishes: &ExportWishes) -> (Vec<Made>, Vec<Diagnostic>) {
    let (mut made, mut complaints) = (Vec::new(), Vec::new());
    let site = wishes.site.as_deref();
    let drawn = draw_views(dossier, edition);
    let ids: Vec<&str> = drawn.iter().map(|drawn| drawn.view.id.as_str()).collect();
    complaints.extend(check_wanted(wishes.maps.as_ref(), "view", &ids));
    let maps = drawn
        .iter()
        .filter(|drawn| is_wanted(wishes.maps.as_ref(), &drawn.view.id));
    for drawn in maps {
        if wishes.svg {
            let root = site.map(|site| format!("{site}/"));
            let svg = render::render_standalone(&drawn.radar, &drawn.chart, root.as_deref());
            made.push(Made {
                name: format!("{}.svg", drawn.view.id),
                bytes: svg.into_bytes(),
                lacking: BTreeSet::new(),
            });
        }
        if wishes.png {
            match render::render_picture(&drawn.radar, &drawn.chart, wishes.scale) {
                Ok(picture) => made.push(picture),
                Err(message) => complaints.push(Diagnostic::error(Place::in_file("--scale"), message)),
            }
        }
        if wishes.pdf {
            made.push(render::render_map_paper(dossier, edition, drawn, site));
        }
    }
    if let Some(format) = wishes.poster {
        let of_view = drawn
            .iter()
            .find(|drawn| wishes.maps == Some(Wanted::One(drawn.view.id.clone())));
        let posters = of_view.or(drawn.first()).into_iter();
        made.extend(posters.map(|drawn| render::render_poster(dossier, edition, drawn, format, site)));
    }
    let groups: Vec<&str> = dossier
        .configuration
        .groups
        .iter()
        .map(|group| group.id.as_str())
        .collect();
    complaints.extend(check_wanted(wishes.briefings.as_ref(), "group", &groups));
    for group in &dossier.configuration.groups {
        if is_wanted(wishes.briefings.as_ref(), &group.id) {
            let drawn = draw_group(dossier, edition, &drawn, group);
            made.push(render::render_briefing(dossier, edition, &drawn, group, site));
        }
    }
    if wishes.csv {
        made.extend(render::render_tables(dossier, edition, false));
    }
    if wishes.json {
        made.extend(render::render_tables(dossier, edition, true));
    }
    complaints.dedup();
    (made, complaints)
}

/// The view of a group's topics: the one that is declared, or one made for it.
fn draw_group(dossier: &Dossier, edition: &Edition, drawn: &[DrawnView], group: &Group) -> DrawnView {
    let sectors = SectorsBy::TopicsOf(group.id.clone());
    if let Some(declared) = drawn.iter().find(|drawn| drawn.view.sectors == sectors) {
        return declared.clone();
    }
    let view = View {
        id: group.id.to_lowercase(),
        title: group.name.clone(),
        summary: String::new(),
        sectors,
        choices: MapChoices::default(),
    };
    let radar = score::compose_radar(dossier, edition, &view);
    let chart = layout::arrange(&radar);
    DrawnView {
        view,
        radar,
        chart,
        sheets: Vec::new(),
    }
}

fn is_wanted(wanted: Option<&Wanted>, id: &str) -> bool {
    match wanted {
        None => false,
        Some(Wanted::All) => true,
        Some(Wanted::One(one)) => one.eq_ignore_ascii_case(id),
    }
}

/// A complaint where what is wanted is not there.
fn check_wanted(wanted: Option<&Wanted>, what: &str, known: &[&str]) -> Option<Diagnostic> {
    let Some(Wanted::One(one)) = wanted else { return None };
    if known.iter().any(|id| one.eq_ignore_ascii_case(id)) {
        return None;
    }
    let hint = nearest(one, known.iter().copied()).unwrap_or_else(|| format!("known ones are {}", known.join(", ")));
    let message = format!("there is no {what} {one:?}.");
    Some(Diagnostic::error(Place::in_file("radar.toml"), message).with_hint(hint))
}

/// A warning for letters that the font of PNG and PDF lacks.
fn warn_of_letters(made: &Made) -> Option<Diagnostic> {
    if made.lacking.is_empty() {
        return None;
    }
    let letters: Vec<String> = made.lacking.iter().take(12).map(char::to_string).collect();
    let more = if made.lacking.len() > letters.len() {
        " and others"
    } else {
        ""
    };
    let message = format!("the font lacks {}{more}; a box stands for each.", letters.join(" "));
    let hint = "the SVG file shows them, in a font of the reader's system";
    Some(Diagnostic::warning(Place::in_file(made.name.clone()), message).with_hint(hint))
}
