//! Drafts sorted through: read, asked about, decided on, in the terminal or by a sheet.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::apart::{ReadIn, read_rows};
use super::{Folders, lock_data};
use crate::diagnostic::{Diagnostic, Outcome, Telling};
use crate::model::{SortEntry, Topic, Verdict};
use crate::store::{SortChange, SortOrder, WorkshopFile};
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
        if takes_away(verdict) && self.is_data(file) && store::read_linked_needs(&self.folders.data).contains(key) {
            return Err(HAS_LINKS.to_owned());
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

/// Reads the decisions of a sheet and writes them; where one cannot be made, none is. Gives how many there are. Files are
/// written one after the other: one that cannot be written leaves those before it written.
pub fn read_sorting_sheet(sorting: &mut Sorting, path: &Path, read_in: ReadIn) -> Outcome<usize> {
    let mut telling = Telling::default();
    let shown = path.display().to_string();
    let sheet = store::read_document(path).and_then(|bytes| read_rows(read_in, &shown, &bytes));
    let (rows, warnings) = telling.require(sheet)?.into_texts();
    telling.add(warnings);
    let orders = store::read_sorting_rows(&shown, &rows, &sorting.files, &sorting.topics());
    let orders = telling.require(orders)?;
    let linked = store::read_linked_needs(&sorting.folders.data);
    let mut ids = sorting.ids.clone();
    let (mut changed, mut complaints) = (Vec::new(), Vec::new());
    for number in 0..sorting.files.len() {
        let own: Vec<&SortOrder> = orders.iter().filter(|order| order.file == number).collect();
        if own.is_empty() {
            continue;
        }
        let (after, faults) = sorting.decided_all(number, &own, &linked, &ids);
        ids.extend(ids_of(&after));
        complaints.extend(faults);
        changed.push((number, after));
    }
    telling.check(complaints)?;
    for (number, after) in changed {
        if after.text != sorting.files[number].text {
            telling.require(sorting.replace(number, after))?;
        }
    }
    telling.give(orders.len())
}

impl Sorting {
    /// A file after all decisions of a sheet, its topic first, with what is wrong with any.
    fn decided_all(
        &self,
        number: usize,
        orders: &[&SortOrder],
        linked: &BTreeSet<String>,
        ids: &BTreeSet<String>,
    ) -> (WorkshopFile, Vec<Diagnostic>) {
        let topic = orders.iter().rev().find_map(|order| match &order.what {
            SortChange::Topic(topic) => Some(topic),
            SortChange::Entry(..) => None,
        });
        let file = match topic {
            Some(topic) => self.files[number].with_topic(topic),
            None => self.files[number].clone(),
        };
        let entries: Vec<(&SortOrder, &str, &Verdict)> = orders
            .iter()
            .filter_map(|order| match &order.what {
                SortChange::Entry(key, verdict) => Some((*order, key.as_str(), verdict)),
                SortChange::Topic(_) => None,
            })
            .collect();
        let held = self.is_data(&file);
        let refused = |key: &str, verdict: &Verdict| held && takes_away(verdict) && linked.contains(key);
        let (stopped, free): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|(_, key, verdict)| refused(key, verdict));
        let topic = file.topic();
        let next = ingest::next_number(&topic, ids.iter());
        let mut names = (next..).map(|number| ingest::draft_number(&topic, number));
        let (after, told) = file.decide_all(free.iter().map(|(_, key, verdict)| (*key, *verdict)), &mut names);
        let faults = free
            .iter()
            .zip(told)
            .filter_map(|((order, ..), told)| Some((*order, told.err()?)));
        let stopped = stopped.into_iter().map(|(order, ..)| (order, HAS_LINKS.to_owned()));
        let complaints = faults.chain(stopped);
        let complaints = complaints.map(|(order, fault)| Diagnostic::error(order.place.clone(), fault));
        (after, complaints.collect())
    }
}

/// Why a statement with links is not taken away.
const HAS_LINKS: &str = "links.csv has decisions on it; take these out first.";

fn takes_away(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::NoNeed | Verdict::Join)
}
