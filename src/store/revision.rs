//! The data as they stood at a revision of the repository that their folder lies in, read from its objects.

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Outcome, Place};
use crate::git::{GitFault, Repository, TreeFile};
use crate::model::Dossier;

use super::check_dossier;
use super::conflicts::set_aside;
use super::editions_files::read_editions;
use super::files::{EDITIONS, Kind, RawFile, STANDARDS_AS_ONE, TextFile, complain_of_standards, note_missing_radar};
use super::notes::Notes;

/// Reads the data of a revision; places are shown as git names them, `REVISION:radar-data/links.csv`. `Err` of the outer
/// result says why git knows no such revision.
pub fn read_revision(data: &Path, revision: &str) -> Result<Outcome<Dossier>, GitFault> {
    let repository = Repository::around(data)?;
    let commit = repository.find_commit(revision)?;
    let prefix = match repository.prefix.trim_end_matches('/') {
        "" => ".",
        prefix => prefix,
    };
    let folder = PathBuf::from(format!("{revision}:{prefix}"));
    let notes = Notes::default();
    let listed = match repository.list_files(&commit) {
        Ok(listed) => listed,
        Err(_) => {
            let place = Place::in_file(folder.display().to_string());
            return Ok(Err(vec![Diagnostic::error(
                place,
                "there is no such folder at this revision.",
            )]));
        }
    };
    for file in listed.iter().filter(|file| file.path == STANDARDS_AS_ONE) {
        notes.say(complain_of_standards(folder.join(&file.path).display().to_string()));
    }
    let wanted = list_wanted(listed, &folder, &notes);
    let names: Vec<String> = wanted.iter().map(|file| file.blob.clone()).collect();
    let texts = repository.read_blobs(&names)?;
    let raw = wanted.into_iter().zip(texts).map(|(file, bytes)| RawFile {
        shown: folder.join(&file.path).display().to_string(),
        path: file.path,
        bytes,
    });
    let (frozen, files): (Vec<RawFile>, Vec<RawFile>) = raw.partition(|file| below_editions(&file.path).is_some());
    let frozen = frozen.into_iter().map(|file| RawFile {
        path: below_editions(&file.path).unwrap_or_default().to_owned(),
        ..file
    });
    let frozen: Vec<RawFile> = frozen.collect();
    let editions = read_editions(&frozen, &folder.join(EDITIONS).display().to_string(), &notes);
    let files: Vec<TextFile> = files
        .iter()
        .filter_map(|file| file.to_text(&file.path, &notes))
        .collect();
    let files = set_aside(files, &notes);
    note_missing_radar(&folder, files.iter().map(|file| file.path.as_str()), &notes);
    Ok(check_dossier(&folder, &files, editions, notes))
}

fn below_editions(path: &str) -> Option<&str> {
    path.strip_prefix(EDITIONS)?.strip_prefix('/')
}

/// The files that are read of a tree; links are not followed, and told.
fn list_wanted(listed: Vec<TreeFile>, folder: &Path, notes: &Notes) -> Vec<TreeFile> {
    let is_hidden = |path: &str| path.split('/').any(|part| part.starts_with('.'));
    let is_read = |path: &str| {
        let named = TextFile::new(path.to_owned(), String::new(), String::new());
        // Beside the folders of editions may stand archives.
        below_editions(path).is_some_and(|path| path.contains('/')) || !matches!(named.kind(), Kind::Other)
    };
    let wanted = listed
        .into_iter()
        .filter(|file| !is_hidden(&file.path) && is_read(&file.path));
    let (files, links): (Vec<TreeFile>, Vec<TreeFile>) = wanted.partition(|file| file.is_file);
    for link in links {
        let place = Place::in_file(folder.join(&link.path).display().to_string());
        notes.say(Diagnostic::error(
            place,
            "this is a link at this revision, which is not followed.",
        ));
    }
    files
}
