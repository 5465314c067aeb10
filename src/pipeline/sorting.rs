//! Drafts sorted through: read, asked about, decided on, in the terminal or by a sheet.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::apart::{ReadIn, read_rows};
use super::{Folders, lock_data};
use crate::diagnostic::{Diagnostic, Outcome, Telling};
use crate::model::{SortEntry, Topic, Verdict};
use crate::store::{SortChange, WorkshopFile};
use crate::{ingest, publish, render, store};

/// Workshop files that are sorted through.
pub struct Sorting {
    files: Vec<WorkshopFile>,
    /// Identifiers of all statements there are.
    ids: BTreeSet<String>,
    folders: Folders,
}

/// Why a decision was not made.
pub enum Undecided {
    /// It makes no sense; a sentence says why.
    Refused(String),
    /// It could not be written.
    Unwritten(Diagnostic),
}

/// Reads the files named, or those of the folder of drafts where none is named. What cannot be read is told.
pub fn read_for_sorting(named: &[PathBuf], drafts: &Path, folders: &Folders) -> (Sorting, Vec<Diagnostic>) {
    let usual = [drafts.to_owned()];
    let named = if named.is_empty() { &usual } else { named };
    let (files, complaints) = store::find_workshop_files(named);
    let mut ids = BTreeSet::new();
    for folder in [folders.data.join("workshops"), drafts.to_owned()] {
        let (others, _) = store::read_workshop_files(&folder);
        others.iter().chain(&files).for_each(|file| ids.extend(ids_of(file)));
    }
    let sorting = Sorting {
        files,
        ids,
        folders: folders.clone(),
    };
    (sorting, complaints)
}

fn ids_of(file: &WorkshopFile) -> impl Iterator<Item = String> {
    file.known().statements.into_iter().map(|statement| statement.id)
}

impl Sorting {
    /// The files, in the order of their names.
    pub fn files(&self) -> &[WorkshopFile] {
        &self.files
    }

    /// The entries of a file that somebody has to decide on, in the order of the document.
    pub fn open_entries(&self, file: usize) -> Vec<SortEntry> {
        let entries = self.files[file].sort_entries().into_iter();
        entries.filter(|entry| entry.state.is_open()).collect()
    }

    /// The topics that `radar.toml` declares now.
    pub fn topics(&self) -> Vec<Topic> {
        store::read_plan(&self.folders.data).topics
    }

    /// The identifiers of the groups that it declares.
    pub fn groups(&self) -> Vec<String> {
        let groups = store::read_plan(&self.folders.data).groups.into_iter();
        groups.map(|group| group.id).collect()
    }

    /// Decides on an entry, and writes.
    pub fn decide(&mut self, file: usize, key: &str, verdict: &Verdict) -> Result<(), Undecided> {
        let after = self
            .decided(&self.files[file], key, verdict)
            .map_err(Undecided::Refused)?;
        self.replace(file, after).map_err(Undecided::Unwritten)
    }

    /// Gives a workshop another topic, and writes.
    pub fn set_topic(&mut self, file: usize, topic: &str) -> Result<(), Diagnostic> {
        let after = self.files[file].with_topic(topic);
        self.replace(file, after)
    }

    /// Writes a file as it was before.
    pub fn restore(&mut self, file: usize, before: WorkshopFile) -> Result<(), Diagnostic> {
        self.replace(file, before)
    }

    fn decided(&self, file: &WorkshopFile, key: &str, verdict: &Verdict) -> Result<WorkshopFile, String> {
        let taken_away = matches!(verdict, Verdict::NoNeed | Verdict::Join);
        if taken_away && self.is_data(file) && store::read_linked_needs(&self.folders.data).contains(key) {
            return Err("links.csv has decisions on it; take these out first.".to_owned());
        }
        let topic = file.topic();
        let ids: BTreeSet<String> = self.ids.iter().cloned().chain(ids_of(file)).collect();
        let next = ingest::next_number(&topic, ids.iter());
        let mut ids = (next..).map(|number| ingest::draft_number(&topic, number));
        file.decide(key, verdict, &mut ids)
    }

    fn is_data(&self, file: &WorkshopFile) -> bool {
        store::is_below(&file.path, &self.folders.data)
    }

    fn replace(&mut self, file: usize, after: WorkshopFile) -> Result<(), Diagnostic> {
        let before = &self.files[file];
        let _lock = match self.is_data(before) {
            true => lock_data(&self.folders.data, "ingest --review")?,
            false => None,
        };
        store::replace_file(&before.path, &before.text, &after.text)?;
        self.ids.extend(ids_of(&after));
        self.files[file] = after;
        Ok(())
    }
}

/// The lines that declare a topic in `radar.toml`, for somebody to paste.
pub fn lines_of_topic(id: &str, name: &str) -> Vec<String> {
    store::lines_of_topic(id, None, name)
}

/// Writes all entries as a sheet: a workbook where the name ends with .xlsx, else CSV. Gives how many there are.
pub fn write_sorting_sheet(sorting: &Sorting, path: &Path) -> Result<usize, Diagnostic> {
    let rows = store::sorting_rows(&sorting.files);
    let workbook = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let bytes = match workbook {
        true => render::render_sorting_workbook(&store::SORTING_COLUMNS, &rows),
        false => render::render_sorting_csv(&store::SORTING_COLUMNS, &rows).into_bytes(),
    };
    publish::write_file(path, &bytes, &sorting.folders.to_guarded())?;
    Ok(rows.len())
}

/// Reads the decisions of a sheet and writes them, all or none; gives how many there are.
pub fn read_sorting_sheet(sorting: &mut Sorting, path: &Path, read_in: ReadIn) -> Outcome<usize> {
    let mut telling = Telling::default();
    let shown = path.display().to_string();
    let sheet = store::read_document(path).and_then(|bytes| read_rows(read_in, &shown, &bytes));
    let (rows, warnings) = telling.require(sheet)?.into_texts();
    telling.add(warnings);
    let orders = store::read_sorting_rows(&shown, &rows, &sorting.files, &sorting.topics());
    let orders = telling.require(orders)?;
    let before = sorting.files.clone();
    let mut after = before.clone();
    let mut complaints = Vec::new();
    let ids = sorting.ids.clone();
    for order in &orders {
        let file = &after[order.file];
        let changed = match &order.what {
            SortChange::Topic(topic) => Ok(file.with_topic(topic)),
            SortChange::Entry(key, verdict) => sorting.decided(file, key, verdict),
        };
        match changed {
            Ok(changed) => {
                sorting.ids.extend(ids_of(&changed));
                after[order.file] = changed;
            }
            Err(fault) => complaints.push(Diagnostic::error(order.place.clone(), fault)),
        }
    }
    if !complaints.is_empty() {
        sorting.ids = ids;
    }
    telling.check(complaints)?;
    for (file, after) in after.into_iter().enumerate() {
        if after.text != before[file].text {
            telling.require(sorting.replace(file, after))?;
        }
    }
    telling.give(orders.len())
}
