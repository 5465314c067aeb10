//! A dated archive of a frozen edition that opens anywhere: the edition with those before it, and its site.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::formats::write_zip;
use crate::inert::find_clash;

use super::edition_folder::group_files;
use super::files::{EDITIONS, read_frozen_files};
use super::lock::DataLock;
use super::notes::Notes;
use crate::disk::{self, UnnamedFile};

/// The largest archive, in bytes: what every program that opens archives can read.
const LARGEST: usize = 4_000_000_000;

/// What goes into the archive of an edition.
#[derive(Debug)]
pub struct Archive<'a> {
    /// The file it is written to.
    pub path: &'a Path,
    /// Name of the edition.
    pub name: &'a str,
    /// Its date, which every file in the archive bears.
    pub date: Date,
    /// The editions that it was built upon.
    pub before: Vec<&'a str>,
    /// The site built of it, by path.
    pub site: &'a BTreeMap<String, Vec<u8>>,
    /// What a reader is told first.
    pub readme: String,
}

impl Archive<'_> {
    /// What the archive is called, without its ending.
    pub fn title(&self) -> String {
        format!("{}-{}", self.name, self.date)
    }
}

/// Complains where something stands already under the name that an archive is to have.
pub fn check_free(path: &Path) -> Result<(), Diagnostic> {
    match std::fs::symlink_metadata(path) {
        Ok(_) => Err(taken(path)),
        Err(_) => Ok(()),
    }
}

fn taken(path: &Path) -> Diagnostic {
    Diagnostic::error(disk::place(path), "the file is there already.")
        .with_hint("it was left as it is; name another one: --zip FILE, or move it away")
}

/// Writes the archive of an edition that is frozen to a file that is not there yet.
pub fn write_archive(data: &Path, archive: &Archive, lock: &mut DataLock) -> Result<(), Vec<Diagnostic>> {
    prepare_archive(data, archive, &[], lock)?
        .give_name()
        .map_err(|error| vec![fault(archive.path, &error)])
}

/// Writes the archive of an edition, which gets its name later. `own` are the files of the edition, by path and text, where
/// they do not stand in its folder yet.
pub fn prepare_archive(
    data: &Path,
    archive: &Archive,
    own: &[(String, String)],
    lock: &mut DataLock,
) -> Result<UnnamedFile, Vec<Diagnostic>> {
    let notes = Notes::default();
    let raw = read_frozen_files(data, &notes);
    if notes.has_errors() {
        return Err(notes.into_diagnostics());
    }
    let title = archive.title();
    let below = |edition: &str, file: &str| format!("{title}/{EDITIONS}/{edition}/{file}");
    let mut files: BTreeMap<String, &[u8]> = BTreeMap::new();
    files.insert(format!("{title}/README.txt"), archive.readme.as_bytes());
    files.extend(
        own.iter()
            .map(|(file, text)| (below(archive.name, file), text.as_bytes())),
    );
    let wanted = |name: &str| name == archive.name || archive.before.contains(&name);
    for folder in group_files(&raw).iter().filter(|folder| wanted(folder.name)) {
        let inside = folder.files.iter();
        files.extend(inside.map(|(file, raw)| (below(folder.name, file), raw.bytes.as_slice())));
    }
    let site = archive.site.iter();
    files.extend(site.map(|(file, bytes)| (format!("{title}/site/{file}"), bytes.as_slice())));
    check_files(archive.path, &files)?;
    let files = files.iter().map(|(file, bytes)| (file.as_str(), *bytes));
    let bytes = write_zip(files, archive.date);
    write_unnamed(data, archive.path, &bytes, lock).map_err(|complaint| vec![complaint])
}

/// An archive of files below one folder, by path, each with noon of the day as its time.
pub fn pack_files<'f>(folder: &str, files: impl IntoIterator<Item = (&'f str, &'f [u8])>, day: Date) -> Vec<u8> {
    let files = files.into_iter();
    let files: BTreeMap<String, &[u8]> = files.map(|(path, bytes)| (format!("{folder}/{path}"), bytes)).collect();
    write_zip(files.iter().map(|(path, bytes)| (path.as_str(), *bytes)), day)
}

/// Complains of what not every program could unpack.
fn check_files(path: &Path, files: &BTreeMap<String, &[u8]>) -> Result<(), Diagnostic> {
    if let Some(clash) = find_clash(files.keys().map(String::as_str)) {
        return Err(Diagnostic::error(disk::place(path), clash));
    }
    if files.values().map(|bytes| bytes.len()).sum::<usize>() > LARGEST {
        let message = format!("the archive would hold more than {LARGEST} bytes.");
        return Err(Diagnostic::error(disk::place(path), message));
    }
    Ok(())
}

fn write_unnamed(data: &Path, path: &Path, bytes: &[u8], lock: &mut DataLock) -> Result<UnnamedFile, Diagnostic> {
    if path.parent() == Some(&data.join(EDITIONS)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        lock.note_writing(&name).map_err(|error| fault(path, &error))?;
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        disk::make_folders(folder)?;
    }
    disk::remove_leftovers(path);
    disk::write_unnamed(path, bytes).map_err(|error| fault(path, &error))
}

/// What kept an archive from being written.
pub fn fault(path: &Path, error: &io::Error) -> Diagnostic {
    match error.kind() {
        io::ErrorKind::AlreadyExists => taken(path),
        _ => Diagnostic::error(disk::place(path), format!("the archive cannot be written: {error}.")),
    }
}
