//! `radar-data/` and the checked `Dossier` it holds.
//!
//! 1. Every file of the folder is read and decoded (`files`); one that a merge left marks in is set aside (`conflicts`).
//! 2. Each is taken apart by the reader of its kind, which notes what is wrong and goes on.
//! 3. Names and references are checked over all files (`names`), then what only the whole can show (`check`).
//! 4. Without errors the parts become a `Dossier`; with errors there is none, and all of them are returned.

mod appending;
mod audits_file;
mod candidates_file;
mod check;
mod columns;
mod concepts_file;
mod conflicts;
mod criteria_table;
mod decisions;
mod demand_table;
mod document;
mod documents;
mod draft_file;
mod drafts;
mod edition_archive;
mod edition_folder;
mod edition_inputs;
mod edition_maps;
mod editions_files;
mod evidence_file;
mod fields;
mod files;
mod finding;
mod former_names;
mod freezing;
mod languages_file;
mod leaving;
mod links_file;
mod links_table;
mod lock;
mod logo_file;
mod merge;
mod name_chains;
mod named;
mod names;
mod notes;
mod overlay;
mod prepared;
mod publication_table;
mod radar_file;
mod readiness;
mod readiness_table;
mod records_file;
mod renamed;
mod revision;
mod rule_check;
mod rules_table;
mod scan_table;
mod scores_file;
mod scores_form;
mod scoring_table;
mod sorting;
mod sorting_sheet;
mod sources;
mod spelling;
mod staleness_table;
mod standards_file;
mod starter;
mod style_file;
mod technology_edit;
mod technology_file;
mod text;
mod theme_table;
mod twice;
mod walk;
mod workshop_file;
mod writing;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::diagnostic::{self, Diagnostic, Outcome, Place, Told};
use crate::model::{Dossier, FrozenEdition, Group, NeedKind, Topic};

use files::TextFile;
use notes::Notes;

pub use crate::disk::SUMS;
pub use audits_file::add_audits;
pub use candidates_file::add_candidate_decision;
pub use decisions::{Decision, record_decisions};
pub use document::{STANDARD_INPUT, open_document, read_document, read_input};
pub use documents::{find_documents, find_workshop_files, read_workshop_files};
pub use draft_file::{file_name, file_name_with_month, lines_of_topic, write_draft};
pub use drafts::read_drafts;
pub use edition_archive::{Archive, check_free, pack_files, write_archive};
pub use edition_folder::{SITE, is_result, read_checksums};
pub use edition_inputs::{
    FrozenSource, complain_of_edition, find_blobs, hint_of_edition, list_editions, read_frozen_as_it_is,
    read_frozen_dossier, read_frozen_source,
};
pub use evidence_file::{check_evidence, evidence_stands, write_evidence};
pub use finding::{USUAL, find_radar};
pub use freezing::{Freeze, list_checksums, write_edition, write_results};
pub use languages_file::find_language;
pub use lock::{DataLock, lock_data};
pub use merge::{Merged, WorkshopFile};
pub use overlay::read_overlay;
pub use readiness::settle_trl;
pub use revision::read_revision;
pub use scores_form::write_scores;
pub use sorting::is_below;
pub use sorting_sheet::{SORTING_COLUMNS, SortChange, SortOrder, read_sorting_rows, sorting_rows};
pub use sources::{name_folder, read_sources};
pub use standards_file::write_states;
pub use starter::write_starter;
pub use style_file::{StyleWords, read_style};
pub use technology_edit::{add_alias, write_technology};
pub use writing::{replace_file, write_files, write_new_file};

/// A file that was read: what an edition is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Path inside the folder, with `/`.
    pub path: String,
    /// Its text: UTF-8 without byte-order mark, lines ended by `\n`.
    pub text: String,
}

/// Whether a folder holds a radar's data.
pub fn is_radar(folder: &Path) -> bool {
    folder.join("radar.toml").is_file()
}

/// Reads a `radar-data` folder: everything in it, or everything wrong with it, sorted by place.
pub fn read_dossier(folder: &Path) -> Outcome<Dossier> {
    read_dossier_with(folder, None)
}

/// Reads a folder as it would be with one file more, or with this one in the place of the one it has.
fn read_dossier_with(folder: &Path, more: Option<TextFile>) -> Outcome<Dossier> {
    Ok(read_dossier_and_files(folder, more)?.map(|(dossier, _)| dossier))
}

/// Reads a folder, and gives the files that were read beside what they say.
pub fn read_dossier_and_inputs(folder: &Path) -> Outcome<(Dossier, Vec<InputFile>)> {
    let of_text = |TextFile { path, text, .. }| InputFile { path, text };
    let read = read_dossier_and_files(folder, None)?;
    Ok(read.map(|(dossier, files)| (dossier, files.into_iter().map(of_text).collect())))
}

fn read_dossier_and_files(folder: &Path, more: Option<TextFile>) -> Outcome<(Dossier, Vec<TextFile>)> {
    let notes = Notes::default();
    let mut files = files::read_files(folder, &notes);
    if let Some(more) = more {
        files.retain(|file| file.path != more.path);
        files.push(more);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let frozen = files::read_frozen_files(folder, &notes);
    let shown = folder.join(files::EDITIONS);
    let editions = editions_files::read_editions(&frozen, &shown.display().to_string(), &notes);
    let read = check_dossier(folder, &files, editions, notes)?;
    Ok(read.map(|dossier| (dossier, files)))
}

/// Takes files apart that stand in a folder, sorted by path, and checks what they say; with the editions frozen before.
fn check_dossier(folder: &Path, files: &[TextFile], editions: Vec<FrozenEdition>, notes: Notes) -> Outcome<Dossier> {
    let parts = read_parts(folder, files, editions, &notes);
    notes.check_references();
    check::check_whole(&parts, &notes);
    let digest = files::digest(files);
    check::check_editions(&parts, &digest, &notes);
    check::check_gone(&parts, &notes);
    let mut diagnostics = notes.into_diagnostics();
    let dossier = parts.into_dossier(digest);
    diagnostics.extend(
        dossier
            .as_ref()
            .and_then(|dossier| check::tell_overdue(dossier, folder)),
    );
    let diagnostics = cut_told(folder, diagnostics);
    match dossier {
        Some(dossier) if !diagnostic::has_errors(&diagnostics) => Ok(Told {
            value: dossier,
            diagnostics,
        }),
        _ => Err(diagnostics),
    }
}

/// The complaints told of one file of a frozen edition: a program wrote it, so that more of them teach nothing.
const TOLD_OF_FROZEN: usize = 20;

/// Sorted complaints with those of each file of a frozen edition cut, and the rest of them counted.
fn cut_told(folder: &Path, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let frozen = folder.join("editions");
    let mut kept: Vec<Diagnostic> = Vec::new();
    for told in diagnostics.chunk_by(|a, b| a.place.file == b.place.file) {
        let is_frozen = Path::new(&told[0].place.file).starts_with(&frozen);
        let most = if is_frozen { TOLD_OF_FROZEN } else { told.len() };
        kept.extend(told.iter().take(most).cloned());
        if let Some(rest) = told.get(most..).filter(|rest| !rest.is_empty()) {
            let place = Place::in_file(told[0].place.file.clone());
            let message = format!("{} more complaints about this file are not shown.", rest.len());
            let more = match diagnostic::has_errors(rest) {
                true => Diagnostic::error(place, message),
                false => Diagnostic::warning(place, message),
            };
            kept.push(more.with_hint("restore the file as it was frozen"));
        }
    }
    kept
}

/// The groups and topics that drafts are matched with.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Practitioner groups.
    pub groups: Vec<Group>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Phrases for ingest, as TOML with a table a language.
    pub phrases: String,
    /// BCP 47 tag of the radar's language; empty without a radar.
    pub language: String,
}

impl Plan {
    /// Reads a heading as a section of this kind, before what `radar.toml` says of it.
    pub fn add_section(&mut self, heading: &str, kind: NeedKind) {
        let mut phrases: toml::Table = self.phrases.parse().unwrap_or_default();
        let mut row = toml::Table::new();
        row.insert("kind".to_owned(), kind.as_str().into());
        row.insert("phrases".to_owned(), vec![heading.to_owned()].into());
        let language = phrases.entry("en").or_insert_with(|| toml::Table::new().into());
        let sections = language.as_table_mut().map(|language| {
            language
                .entry("sections")
                .or_insert_with(|| toml::Value::Array(Vec::new()))
        });
        if let Some(sections) = sections.and_then(toml::Value::as_array_mut) {
            sections.insert(0, row.into());
        }
        self.phrases = toml::to_string(&phrases).unwrap_or_default();
    }
}

/// Reads the groups and topics of a folder's `radar.toml`. A folder with faults, or none at all, gives what can be read.
pub fn read_plan(folder: &Path) -> Plan {
    let notes = Notes::default();
    let files = files::read_files(folder, &notes);
    let radar = files.iter().find(|file| matches!(file.kind(), files::Kind::Radar));
    let phrases = radar
        .map(|file| radar_file::read_phrases(&file.text))
        .unwrap_or_default();
    let configuration = read_parts(folder, &files, Vec::new(), &notes).configuration;
    configuration.map_or_else(Plan::default, |found| Plan {
        groups: found.groups,
        topics: found.topics,
        phrases,
        language: found.language,
    })
}

/// The needs that `links.csv` of a folder has decisions on, as far as it can be read.
pub fn read_linked_needs(folder: &Path) -> BTreeSet<String> {
    let notes = Notes::default();
    let files = files::read_files(folder, &notes);
    let links = files.iter().filter(|file| matches!(file.kind(), files::Kind::Links));
    let rows = links.flat_map(|file| links_file::read_links(file, &notes));
    rows.map(|row| row.link.need).collect()
}

/// The parts of a dossier as the files give them, sorted, references not yet trusted.
#[derive(Default)]
struct Parts {
    folder: PathBuf,
    configuration: Option<crate::model::Configuration>,
    workshops: Vec<crate::model::Workshop>,
    /// All that files describe, what has left among them.
    technologies: Vec<crate::model::Technology>,
    /// How technologies left, by id.
    left: BTreeMap<String, crate::model::Leaving>,
    links: Vec<links_file::LinkRow>,
    standards: Vec<crate::model::Standard>,
    concepts: crate::model::Concepts,
    scores: Vec<scores_file::ScoreRow>,
    evidence: Vec<crate::model::Evidence>,
    records: Vec<crate::model::PublicRecord>,
    /// Where each record stands.
    record_places: Vec<Place>,
    audits: Vec<crate::model::Audit>,
    candidates: Vec<crate::model::CandidateDecision>,
    translations: Vec<crate::model::Translation>,
    editions: Vec<FrozenEdition>,
}

impl Parts {
    fn into_dossier(self, digest: String) -> Option<Dossier> {
        let mut links: Vec<_> = self.links.into_iter().map(|row| row.link).collect();
        links.sort_by(|a, b| (&a.need, a.grade, &a.technology, &a.by).cmp(&(&b.need, b.grade, &b.technology, &b.by)));
        let mut scores: Vec<_> = self.scores.into_iter().map(|row| row.score).collect();
        scores.sort_by(|a, b| {
            (&a.technology, &a.criterion, a.round, &a.assessor).cmp(&(
                &b.technology,
                &b.criterion,
                b.round,
                &b.assessor,
            ))
        });
        let mut dossier = Dossier {
            configuration: self.configuration?,
            workshops: self.workshops,
            technologies: self.technologies,
            left: Vec::new(),
            links,
            standards: self.standards,
            concepts: self.concepts,
            scores,
            evidence: self.evidence,
            records: self.records,
            audits: self.audits,
            candidates: self.candidates,
            translations: self.translations,
            editions: self.editions,
            digest,
        };
        leaving::take_left(&mut dossier, self.left);
        Some(dossier)
    }
}

fn read_parts(folder: &Path, files: &[TextFile], editions: Vec<FrozenEdition>, notes: &Notes) -> Parts {
    let mut parts = Parts {
        folder: folder.to_owned(),
        editions,
        ..Parts::default()
    };
    let mut rows: Vec<records_file::RecordRow> = Vec::new();
    let mut translations = Vec::new();
    for file in files {
        match file.kind() {
            files::Kind::Radar => parts.configuration = radar_file::read_configuration(file, files, notes),
            files::Kind::Workshop(id) => parts.workshops.extend(workshop_file::read_workshop(id, file, notes)),
            files::Kind::Technology(id) => {
                let criteria = parts.configuration.as_ref().map(|found| found.criteria.as_slice());
                if let Some((technology, leaving)) = technology_file::read_technology(id, file, criteria, notes) {
                    parts
                        .left
                        .extend(leaving.map(|leaving| (technology.id.clone(), leaving)));
                    parts.technologies.push(technology);
                }
            }
            files::Kind::Links => parts.links = links_file::read_links(file, notes),
            files::Kind::Scores => {
                let criteria = parts.configuration.as_ref().map(|found| found.criteria.as_slice());
                parts.scores.extend(scores_file::read_scores(file, criteria, notes));
            }
            files::Kind::Evidence { source, technology } => parts
                .evidence
                .extend(evidence_file::read_evidence(source, technology, file, notes)),
            files::Kind::Records(technology) => rows.extend(records_file::read_records(technology, file, notes)),
            files::Kind::Audits => parts.audits = audits_file::read_audits(file, notes),
            files::Kind::Candidates => parts.candidates = candidates_file::read_candidates(file, notes),
            files::Kind::Standard(id) => parts.standards.extend(standards_file::read_standard(id, file, notes)),
            files::Kind::Concepts => parts.concepts = concepts_file::read_concepts(file, notes),
            files::Kind::Language(tag) => translations.extend(languages_file::read_translation(tag, file, notes)),
            files::Kind::Drawing | files::Kind::Other => {}
        }
    }
    languages_file::settle(translations, &mut parts, notes);
    name_chains::follow_chains(&mut parts, notes);
    renamed::follow_renames(&mut parts, &mut rows, notes);
    parts.workshops.sort_by(|a, b| a.id.cmp(&b.id));
    parts.technologies.sort_by(|a, b| a.id.cmp(&b.id));
    parts.standards.sort_by(|a, b| a.id.cmp(&b.id));
    // In a file records keep their order.
    rows.sort_by(|a, b| a.record.technology.cmp(&b.record.technology));
    (parts.records, parts.record_places) = rows.into_iter().map(|row| (row.record, row.place)).unzip();
    readiness::settle_readiness(&mut parts, notes);
    parts
        .evidence
        .sort_by(|a, b| (&a.technology, &a.source).cmp(&(&b.technology, &b.source)));
    parts
}
