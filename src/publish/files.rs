//! Files beside the site: maps, papers and tables in a folder somebody names, or one file under a name of its own.
//!
//! What stands there is replaced only where it is known as ours: in a folder by its mark, under a name of its own by
//! being of the same kind. Everything else is named, and then nothing is written.

use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Telling};
use crate::disk::{self, Kind, LockFault, MARK, Mark, hash, place};

use crate::inert::find_clash;

use super::ground::{Guarded, name_some, resolve};

/// The file that one process at a time holds while it writes into a folder.
const LOCK: &str = ".leadar-lock";

/// So often a lock is tried, for ten seconds in all.
const TRIES: usize = 200;

/// The largest file that is compared with a new one, in bytes.
const LARGEST: u64 = 1 << 30;

/// Writes one file of its own, such as a map: whole or not at all. A file that stands there is replaced where it is the
/// same or a picture or paper of the same kind; any other stays, and so does what the program reads.
pub fn write_file(path: &Path, bytes: &[u8], guarded: &Guarded) -> Result<(), Diagnostic> {
    let fault = |error: io::Error| Diagnostic::error(place(path), format!("the file cannot be written: {error}."));
    check_outside(path, guarded)?;
    if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        let standing = fs::read(path).map_err(fault)?;
        if standing == bytes {
            return Ok(());
        }
        if !standing.is_empty() && !of_one_kind(&standing, bytes) {
            return Err(
                Diagnostic::error(place(path), "another file stands here; it was not replaced.")
                    .with_hint("move it away, or name another file"),
            );
        }
    }
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        disk::make_folders(parent)?;
    }
    disk::remove_leftovers(path);
    disk::write_whole(path, bytes).map_err(fault)
}

/// Whether two files are both SVG, both PNG, both PDF or both our pieces of HTML, by their first bytes.
fn of_one_kind(one: &[u8], other: &[u8]) -> bool {
    let kind = |bytes: &[u8]| {
        let head = &bytes[..bytes.len().min(1_000)];
        match () {
            () if head.starts_with(b"\x89PNG") => Some("PNG"),
            () if head.starts_with(b"%PDF-") => Some("PDF"),
            () if is_svg(head) => Some("SVG"),
            () if head.starts_with(b"<div class=\"leadar-embed ") => Some("a piece of HTML"),
            () => None,
        }
    };
    kind(one).is_some() && kind(one) == kind(other)
}

/// Whether a text begins with the root of an SVG, behind what may stand before it: a declaration, comments, a type.
fn is_svg(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while let Some(before) = ["<?", "<!"].iter().find_map(|start| rest.strip_prefix(start)) {
        let end = if before.starts_with("--") { "-->" } else { ">" };
        rest = before.split_once(end).map_or("", |(_, rest)| rest.trim_start());
    }
    rest.strip_prefix("<svg")
        .is_some_and(|rest| rest.starts_with([' ', '>', '\n', '\t', '\r']))
}

/// Writes files into a folder, which is made where it is not there. Files of the same names are replaced where this
/// program wrote them and nobody changed them since; otherwise they are named, and nothing is written.
pub fn write_files(folder: &Path, files: &[(String, Vec<u8>)], guarded: &Guarded) -> Result<(), Vec<Diagnostic>> {
    replace_files(folder, None, files, guarded).map(|_| ())
}

/// Writes files as `write_files` does. What an earlier run wrote `below` a folder in it, and this one does not, is removed;
/// where somebody has changed it since, it stays and is told.
pub fn replace_files(
    folder: &Path,
    below: Option<&str>,
    files: &[(String, Vec<u8>)],
    guarded: &Guarded,
) -> Outcome<()> {
    let fault = |path: &Path, error: io::Error| {
        vec![Diagnostic::error(
            place(path),
            format!("the file cannot be written: {error}."),
        )]
    };
    check_names(folder, files.iter().map(|(path, _)| path.as_str())).map_err(|complaint| vec![complaint])?;
    check_outside(folder, guarded).map_err(|complaint| vec![complaint])?;
    if Mark::stands(folder, Kind::Site) {
        return Err(vec![
            Diagnostic::error(
                place(folder),
                "the folder holds a site, which a build replaces as a whole.",
            )
            .with_hint("name another folder"),
        ]);
    }
    if fs::symlink_metadata(folder.join(MARK)).is_ok() && !Mark::is_untouched(folder, Kind::Files) {
        let message = "this stands where the list of our files goes, and this program did not write it, or not so.";
        return Err(vec![
            Diagnostic::error(place(&folder.join(MARK)), message)
                .with_hint("nothing was written; move it away, or name another folder"),
        ]);
    }
    disk::make_folders(folder).map_err(|complaint| vec![complaint])?;
    let _lock = lock_folder(folder).map_err(|complaint| vec![complaint])?;
    let mut mark = Mark::read(folder, Kind::Files);
    let foreign: Vec<String> = files
        .iter()
        .filter(|(name, bytes)| is_behind_link(folder, name) || !is_free(&folder.join(name), name, bytes, &mark))
        .map(|(name, _)| name.clone())
        .collect();
    if !foreign.is_empty() {
        let message = format!(
            "files of these names stand here that this program did not write, or that were changed since: {}.",
            name_some(&foreign)
        );
        return Err(vec![
            Diagnostic::error(place(folder), message)
                .with_hint("nothing was written; move them away, or name another folder"),
        ]);
    }
    for name in files.iter().map(|(name, _)| name.as_str()).chain([MARK]) {
        disk::remove_leftovers(&folder.join(name));
    }
    // While files are replaced, both what they were and what they will be is ours.
    mark.files.retain(|path, _| folder.join(path).is_file());
    files.iter().for_each(|(name, bytes)| mark.add(name, &hash(bytes)));
    let marked = folder.join(MARK);
    let note = |mark: &Mark| disk::write_whole(&marked, mark.to_text(Kind::Files).as_bytes());
    note(&mark).map_err(|error| fault(&marked, error))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| fault(parent, error))?;
        }
        if !fs::read(&path).is_ok_and(|standing| standing == *bytes) {
            disk::write_whole(&path, bytes).map_err(|error| fault(&path, error))?;
        }
        mark.files.insert(name.clone(), [hash(bytes)].into());
    }
    let is_old = |path: &&String| {
        let own = below.is_some_and(|below| path.strip_prefix(below).is_some_and(|rest| rest.starts_with('/')));
        own && !files.iter().any(|(name, _)| name == *path)
    };
    let old: Vec<String> = mark.files.keys().filter(is_old).cloned().collect();
    let mut changed = Vec::new();
    for path in old {
        if !mark.holds_standing(folder, &path) {
            changed.push(path);
            continue;
        }
        let whole = folder.join(&path);
        fs::remove_file(&whole).map_err(|error| fault(&whole, error))?;
        mark.files.remove(&path);
        // A folder that is empty now goes too; any other stays.
        let inner = whole.ancestors().skip(1).take_while(|inner| *inner != folder);
        inner.take_while(|inner| fs::remove_dir(inner).is_ok()).for_each(drop);
    }
    note(&mark).map_err(|error| fault(&marked, error))?;
    let mut telling = Telling::default();
    telling.add((!changed.is_empty()).then(|| {
        let message = format!(
            "files of an earlier run that are none of the radar's now stay, since they were changed: {}.",
            name_some(&changed)
        );
        Diagnostic::warning(place(folder), message).with_hint("remove them by hand")
    }));
    telling.give(())
}

/// Whoever makes files gives each a name of its own that every system can hold; here nothing slips through.
pub fn check_names<'p>(folder: &Path, paths: impl Iterator<Item = &'p str>) -> Result<(), Diagnostic> {
    find_clash(paths).map_or(Ok(()), |clash| Err(Diagnostic::error(place(folder), clash)))
}

/// Whether one of the folders on the way to a file below a folder is a link: nothing is written through it.
fn is_behind_link(folder: &Path, name: &str) -> bool {
    let inner = Path::new(name).ancestors().skip(1).map(|inner| folder.join(inner));
    inner.filter(|inner| inner != folder).any(|inner| inner.is_symlink())
}

/// Whether a file may be written under a name: nothing stands there, or the same, or what we wrote.
fn is_free(path: &Path, name: &str, bytes: &[u8], mark: &Mark) -> bool {
    match fs::symlink_metadata(path) {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(_) => disk::read_regular(path, LARGEST)
            .is_ok_and(|standing| !path.is_symlink() && (standing == bytes || mark.holds(name, &standing))),
    }
}

fn lock_folder(folder: &Path) -> Result<disk::Lock, Diagnostic> {
    let path = folder.join(LOCK);
    disk::lock(&path, TRIES, "writes files").map_err(|refused| match refused {
        LockFault::Held(who) => Diagnostic::error(
            place(folder),
            format!("another process is writing into this folder: {who}."),
        )
        .with_hint("wait for it to end"),
        LockFault::Foreign => Diagnostic::error(
            place(&path),
            "this stands where the lock of the folder goes, and this program did not write it.",
        )
        .with_hint("move it away, or name another folder"),
        LockFault::Disk(error) => Diagnostic::error(place(folder), format!("the folder cannot be written: {error}.")),
    })
}

/// Refuses what lies inside a folder that the program reads.
fn check_outside(path: &Path, guarded: &Guarded) -> Result<(), Diagnostic> {
    let Ok(whole) = resolve(path) else { return Ok(()) };
    for (other, what) in &guarded.folders {
        let inside = resolve(other).is_ok_and(|other| other.exists() && whole.starts_with(other));
        if inside {
            return Err(Diagnostic::error(
                place(path),
                format!("this lies inside {what}; nothing is written there."),
            )
            .with_hint("name a place outside"));
        }
    }
    Ok(())
}
