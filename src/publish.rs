//! Puts a site into a folder: all of it or nothing, and only what changed.
//!
//! 1. The folder must be free, or hold a site of this program as it was left and nothing else (`ground`).
//! 2. The new site is written whole into a staging folder beside it; files that did not change are linked over. What was
//!    written is flushed to the disk, all at once, before step 3: after a power cut a page is whole, of the old site or the new.
//! 3. The two folders change places in one step where the system can do that, else in two.
//!
//! Killed, out of space or out of luck before step 3, the last good site stands as it was. What a killed run leaves
//! beside the folder is noted in a journal, `.NAME.leadar`, and put right by the next command (`journal`).
//!
//! Nothing is removed that the mark of a site does not list: not in the folder, not beside it.

mod files;
mod ground;
mod journal;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Told};
use crate::disk::{Kind, MARK, Mark, PART, SUMS, flush, hash, list_sums, place};
use crate::model::Site;

use ground::Standing;
use journal::Journal;

pub use files::{replace_files, write_file, write_files};
pub use ground::Guarded;
pub use journal::recover;

/// What publishing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Files of the site.
    pub files: usize,
    /// Files that are new or changed.
    pub changed: usize,
}

/// Writes a site into a folder and tells what could not be cleared away. On an error the folder is as it was before.
pub fn write_site(site: &Site, folder: &Path, guarded: &Guarded) -> Outcome<Published> {
    files::check_names(folder, site.files.keys().map(String::as_str))?;
    let folder = ground::resolve(folder).map_err(|error| fault(folder, &error))?;
    ground::check_place(&folder, guarded)?;
    let parent = folder.parent().unwrap_or(Path::new("."));
    crate::disk::make_folders(parent)?;
    let mut journal = Journal::open(&folder)?;
    let mut warnings = journal.recover(&folder);
    let site = Sealed::of(site);
    let standing = ground::check_folder(&folder, &site.files)?;
    let staging = journal
        .new_sibling(&folder, "staging")
        .map_err(|error| beside(&folder, &error))?;
    let published = stage(&site, &folder, &standing, &staging).and_then(|changed| {
        swap(&mut journal, &staging, &folder)?;
        Ok(changed)
    });
    // After the swap this is the site before; after a fault it is what had been written of the new one.
    if let Some(left) = ground::remove_listed(&staging) {
        journal.keep();
        warnings.push(left);
    }
    let changed = published.map_err(|error| fault(&folder, &error))?;
    Ok(Told {
        value: Published {
            files: site.files.len() - 1,
            changed,
        },
        diagnostics: warnings,
    })
}

fn fault(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(place(path), format!("the site cannot be written: {error}."))
        .with_hint("the last good site, if there was one, stands as it was")
}

fn beside(folder: &Path, error: &io::Error) -> Diagnostic {
    let parent = folder.parent().unwrap_or(Path::new("."));
    let message = format!("the new site is prepared in this folder, and it cannot be written: {error}.");
    Diagnostic::error(place(parent), message).with_hint("the last good site, if there was one, stands as it was")
}

/// A site with its list of checksums, and its mark.
struct Sealed<'s> {
    files: BTreeMap<&'s str, (std::borrow::Cow<'s, [u8]>, String)>,
    mark: String,
}

impl<'s> Sealed<'s> {
    fn of(site: &'s Site) -> Self {
        let hashed = |(path, bytes): (&'s String, &'s Vec<u8>)| (path.as_str(), (bytes.as_slice().into(), hash(bytes)));
        let mut files: BTreeMap<_, (std::borrow::Cow<'s, [u8]>, String)> = site.files.iter().map(hashed).collect();
        let sums = list_sums(files.iter().map(|(path, (_, hash))| (*path, hash.as_str()))).into_bytes();
        let hash_of_sums = hash(&sums);
        files.insert(SUMS, (sums.into(), hash_of_sums));
        let mut mark = Mark::default();
        files.iter().for_each(|(path, (_, hash))| mark.add(path, hash));
        Sealed {
            files,
            mark: mark.to_text(Kind::Site),
        }
    }
}

/// Writes the new site into the staging folder, its mark first; the number of files that differ from those that stand.
fn stage(site: &Sealed, folder: &Path, standing: &Standing, staging: &Path) -> io::Result<usize> {
    fs::create_dir(staging)?;
    let mut written = vec![staging.join(MARK)];
    let named = |path: &str, error: io::Error| io::Error::new(error.kind(), format!("{path}: {error}"));
    write_part(&written[0], site.mark.as_bytes()).map_err(|error| named(MARK, error))?;
    let mut changed = 0;
    for (path, (bytes, _)) in &site.files {
        let staged = staging.join(path);
        if let Some(parent) = staged.parent() {
            fs::create_dir_all(parent)?;
        }
        let same = standing.same.contains(*path);
        if !same || fs::hard_link(folder.join(path), &staged).is_err() {
            write_part(&staged, bytes).map_err(|error| named(path, error))?;
            written.push(staged);
        }
        changed += usize::from(!same && *path != SUMS);
    }
    for litter in &standing.litter {
        let (from, to) = (folder.join(litter), staging.join(litter));
        if to.parent().is_some_and(Path::is_dir) && fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to)?;
        }
    }
    flush(staging, &written)?;
    Ok(changed)
}

/// Writes a file of the staging folder; it gets its name when it is whole, so that what has the name has the hash.
fn write_part(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(PART);
    let mut file = File::create_new(&part)?;
    file.write_all(bytes)?;
    fs::rename(part, path)
}

/// Puts the staging folder in place of the standing one.
fn swap(journal: &mut Journal, staging: &Path, folder: &Path) -> io::Result<()> {
    if !folder.exists() {
        return fs::rename(staging, folder);
    }
    if exchange(staging, folder) {
        return Ok(());
    }
    swap_in_two_steps(journal, staging, folder)
}

/// The two steps where the system cannot do it in one. A run killed between them is put right by its journal.
fn swap_in_two_steps(journal: &mut Journal, staging: &Path, folder: &Path) -> io::Result<()> {
    let previous = journal.new_sibling(folder, "previous")?;
    fs::rename(folder, &previous)?;
    if let Err(error) = fs::rename(staging, folder) {
        fs::rename(&previous, folder)?;
        return Err(error);
    }
    // The site before goes the way it goes after a swap in one step.
    fs::rename(&previous, staging)
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
mod tests;
