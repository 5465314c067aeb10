//! Puts a site into a folder: all of it or nothing, and only what changed.
//!
//! 1. The folder must be free or hold a site of this program and nothing else (`check_folder`).
//! 2. The new site is written whole into a staging folder beside it; files that did not change are linked over.
//! 3. The two folders change places in one step where the system can do that, else in two.
//!
//! Killed, out of space or out of luck before step 3, the last good site stands as it was.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Place};
use crate::inert::find_clash;
use crate::model::Site;

/// The list of files with their checksums that every site holds; it also marks the folder as ours.
const MANIFEST: &str = "SHA256SUMS";

/// Files that desktops drop into any folder.
const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// What publishing did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Files of the site.
    pub files: usize,
    /// Files that are new or changed.
    pub changed: usize,
}

/// Writes a site into a folder. On an error the folder is as it was before.
pub fn write_site(site: &Site, folder: &Path) -> Result<Published, Diagnostic> {
    check_names(folder, site.files.keys().map(String::as_str))?;
    let folder = resolve(folder).map_err(|error| fault(folder, &error))?;
    check_folder(&folder)?;
    let places = Places::beside(&folder);
    let lock = File::create(&places.lock).map_err(|error| fault(&places.lock, &error))?;
    if lock.try_lock().is_err() {
        return Err(
            Diagnostic::error(place(&folder), "another build is writing this folder.").with_hint("wait for it to end"),
        );
    }
    let published = stage(site, &folder, &places.staging).and_then(|published| {
        swap(&places, &folder)?;
        Ok(published)
    });
    let _ = fs::remove_dir_all(&places.staging);
    let _ = fs::remove_file(&places.lock);
    published.map_err(|error| fault(&folder, &error))
}

/// Writes one file of its own, such as a map: whole or not at all.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let fault = |error: io::Error| Diagnostic::error(place(path), format!("the file cannot be written: {error}."));
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = new_file(parent).map_err(fault)?;
    file.write_all(bytes).map_err(fault)?;
    file.persist(path).map_err(|error| fault(error.error))?;
    Ok(())
}

/// A file that will get its name when it is whole; readable by those who may read other files made here.
#[cfg(unix)]
fn new_file(parent: &Path) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let ordinary = fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().permissions(ordinary).tempfile_in(parent)
}

#[cfg(not(unix))]
fn new_file(parent: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::NamedTempFile::new_in(parent)
}

/// Writes files into a folder, which is made where it is not there; each whole or not at all.
pub fn write_files(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Diagnostic> {
    check_names(folder, files.iter().map(|(path, _)| path.as_str()))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .map_err(|error| Diagnostic::error(place(parent), format!("the folder cannot be made: {error}.")))?;
        write_file(&path, bytes)?;
    }
    Ok(())
}

/// The folders used while publishing, all beside the output so that they share its disk.
struct Places {
    staging: PathBuf,
    previous: PathBuf,
    lock: PathBuf,
}

impl Places {
    fn beside(folder: &Path) -> Self {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let sibling = |what: &str| folder.with_file_name(format!(".{name}.{what}"));
        Places {
            staging: sibling("building"),
            previous: sibling("previous"),
            lock: sibling("lock"),
        }
    }
}

/// Whoever makes files gives each a name of its own that every system can hold; here nothing slips through.
fn check_names<'p>(folder: &Path, paths: impl Iterator<Item = &'p str>) -> Result<(), Diagnostic> {
    find_clash(paths).map_or(Ok(()), |clash| Err(Diagnostic::error(place(folder), clash)))
}

fn place(path: &Path) -> Place {
    Place::in_file(path.display().to_string())
}

fn fault(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(place(path), format!("the site cannot be written: {error}."))
        .with_hint("the last good site, if there was one, stands as it was")
}

/// The folder with links followed and its parent made.
fn resolve(folder: &Path) -> io::Result<PathBuf> {
    if folder.exists() {
        return folder.canonicalize();
    }
    let name = folder
        .file_name()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "this names no folder"))?;
    let parent = folder
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let folder = parent.canonicalize()?.join(name);
    // A build that was stopped between the two steps of a swap left the last good site under another name.
    let previous = Places::beside(&folder).previous;
    if previous.join(MANIFEST).is_file() {
        fs::rename(previous, &folder)?;
    }
    Ok(folder)
}

/// Refuses a folder that holds anything this program did not write.
fn check_folder(folder: &Path) -> Result<(), Diagnostic> {
    if !folder.exists() {
        return Ok(());
    }
    if !folder.is_dir() {
        return Err(Diagnostic::error(place(folder), "this is a file, not a folder.")
            .with_hint("name another with --output DIR"));
    }
    let mut found = BTreeSet::new();
    list(folder, folder, &mut found).map_err(|error| fault(folder, &error))?;
    let ours = read_manifest(folder);
    let foreign: Vec<&String> = found
        .iter()
        .filter(|path| *path != MANIFEST && !ours.contains(*path))
        .collect();
    match foreign.as_slice() {
        [] => Ok(()),
        [first, rest @ ..] => {
            let more = if rest.is_empty() {
                String::new()
            } else {
                format!(" and {} more", rest.len())
            };
            let message = format!("the folder holds files this program did not write: {first}{more}.");
            Err(Diagnostic::error(place(folder), message)
                .with_hint("nothing was changed; move them away, or name another folder with --output DIR"))
        }
    }
}

fn list(root: &Path, folder: &Path, found: &mut BTreeSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let litter = path
            .file_name()
            .is_some_and(|name| LITTER.iter().any(|litter| name == *litter));
        if path.is_dir() && !path.is_symlink() {
            list(root, &path, found)?;
        } else if !litter {
            let relative = path.strip_prefix(root).unwrap_or(&path);
            found.insert(relative.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

fn read_manifest(folder: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(_, path)| path.to_owned())
        .collect()
}

fn write_manifest(site: &Site) -> String {
    let mut text = String::new();
    for (path, bytes) in &site.files {
        let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        text.push_str(&format!("{sum}  {path}\n"));
    }
    text
}

fn stage(site: &Site, folder: &Path, staging: &Path) -> io::Result<Published> {
    if staging.exists() {
        fs::remove_dir_all(staging)?;
    }
    fs::create_dir_all(staging)?;
    let mut published = Published {
        files: site.files.len(),
        changed: 0,
    };
    for (path, bytes) in &site.files {
        let staged = stage_file(&folder.join(path), &staging.join(path), bytes);
        published.changed += usize::from(staged.map_err(|error| name_file(path, &error))?);
    }
    stage_file(
        &folder.join(MANIFEST),
        &staging.join(MANIFEST),
        write_manifest(site).as_bytes(),
    )?;
    Ok(published)
}

/// The same error with the file it befell.
fn name_file(path: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{path}: {error}"))
}

/// Puts one file into the staging folder; `true` when it differs from the one that stands.
fn stage_file(standing: &Path, staged: &Path, bytes: &[u8]) -> io::Result<bool> {
    if let Some(parent) = staged.parent() {
        fs::create_dir_all(parent)?;
    }
    let same = fs::read(standing).is_ok_and(|there| there == bytes);
    if same && fs::hard_link(standing, staged).is_ok() {
        return Ok(false);
    }
    let mut file = File::create(staged)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(!same)
}

/// Puts the staging folder in place of the standing one.
fn swap(places: &Places, folder: &Path) -> io::Result<()> {
    if !folder.exists() {
        return fs::rename(&places.staging, folder);
    }
    if exchange(&places.staging, folder) {
        return Ok(());
    }
    if places.previous.exists() {
        fs::remove_dir_all(&places.previous)?;
    }
    fs::rename(folder, &places.previous)?;
    if let Err(error) = fs::rename(&places.staging, folder) {
        fs::rename(&places.previous, folder)?;
        return Err(error);
    }
    fs::remove_dir_all(&places.previous)
}

/// Lets two folders change places in one step, where the system can; `false` where it cannot.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_one: &Path, _other: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Site {
        Site {
            files: files
                .iter()
                .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
                .collect(),
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut found = BTreeSet::new();
        list(folder, folder, &mut found).expect("the folder can be listed");
        found.into_iter().collect()
    }

    #[test]
    fn a_second_site_replaces_the_first_and_leaves_nothing_beside_it() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("deep/output");
        let first = write_site(
            &site(&[("index.html", "1"), ("old.html", "x"), ("a/same.html", "s")]),
            &folder,
        );
        assert_eq!(first, Ok(Published { files: 3, changed: 3 }));
        let second = write_site(&site(&[("index.html", "2"), ("a/same.html", "s")]), &folder);
        assert_eq!(second, Ok(Published { files: 2, changed: 1 }));
        assert_eq!(names(&folder), ["SHA256SUMS", "a/same.html", "index.html"]);
        assert_eq!(
            names(&home.path().join("deep")).len(),
            3,
            "no staging folder or lock stays behind"
        );
    }

    #[test]
    fn a_folder_with_foreign_files_is_refused_and_untouched() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("thesis");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("chapter.txt"), "years of work").expect("a file");
        let refused = write_site(&site(&[("index.html", "1")]), &folder).expect_err("a foreign folder");
        assert!(refused.message.contains("chapter.txt"), "{refused}");
        assert_eq!(names(&folder), ["chapter.txt"]);
    }

    #[test]
    fn a_site_that_cannot_be_written_leaves_the_last_good_one() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("output");
        write_site(&site(&[("index.html", "good")]), &folder).expect("the first site");
        let clash = site(&[("a", "a file"), ("a/b", "and a folder of the same name")]);
        assert!(write_site(&clash, &folder).is_err());
        assert_eq!(
            fs::read_to_string(folder.join("index.html")).ok().as_deref(),
            Some("good")
        );
        assert_eq!(names(home.path()), ["output/SHA256SUMS", "output/index.html"]);
    }

    #[test]
    fn a_swap_that_was_cut_in_two_is_healed() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("output");
        write_site(&site(&[("index.html", "good")]), &folder).expect("the first site");
        fs::rename(&folder, home.path().join(".output.previous")).expect("renamed");
        write_site(&site(&[("index.html", "better")]), &folder).expect("the second site");
        assert_eq!(names(home.path()), ["output/SHA256SUMS", "output/index.html"]);
    }
}
