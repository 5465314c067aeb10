//! The ground a site is to stand on: where it may be, and what may be there already.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::disk::{Kind, MARK, Mark, PART, is_reached, place};

use super::fault;

/// Files that desktops drop into any folder; they are carried over.
pub const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Folders that no site is written into or over: those the program reads.
#[derive(Debug, Clone, Default)]
pub struct Guarded {
    /// Each with what it is, such as "the data".
    pub folders: Vec<(PathBuf, &'static str)>,
}

/// Marks of folders under version control.
const REPOSITORIES: [&str; 5] = [".git", ".hg", ".svn", ".jj", ".bzr"];

/// What stands in a folder of ours.
#[derive(Debug, Default)]
pub struct Standing {
    /// Files that are byte for byte those of the new site.
    pub same: BTreeSet<String>,
    /// Files that desktops dropped.
    pub litter: Vec<String>,
}

/// The folder with links followed, whether it is there or not.
pub fn resolve(folder: &Path) -> io::Result<PathBuf> {
    let whole = std::path::absolute(folder)?;
    let mut missing = Vec::new();
    let mut there = whole.as_path();
    loop {
        match there.canonicalize() {
            Ok(found) => return Ok(missing.iter().rev().fold(found, |path, name| path.join(name))),
            // A link that leads nowhere is not a folder that can be made.
            Err(error) if fs::symlink_metadata(there).is_ok() => return Err(error),
            Err(error) => {
                let Some(Component::Normal(name)) = there.components().next_back() else {
                    return Err(error);
                };
                missing.push(name.to_owned());
                there = there.parent().unwrap_or(Path::new("."));
            }
        }
    }
}

/// Refuses places where a whole folder must not be replaced, whatever is in it.
pub fn check_place(folder: &Path, guarded: &Guarded) -> Result<(), Diagnostic> {
    let refuse = |why: String| {
        Err(
            Diagnostic::error(place(folder), format!("{why}; a site is not written here."))
                .with_hint("nothing was changed; name a folder of its own with --output DIR"),
        )
    };
    for (other, what) in &guarded.folders {
        let Ok(other) = resolve(other) else { continue };
        if other.exists() && folder.starts_with(&other) {
            return refuse(format!("the folder belongs to {what}, {}", other.display()));
        }
        if other.exists() && other.starts_with(folder) {
            return refuse(format!("the folder holds {what}, {}", other.display()));
        }
    }
    if folder.file_name().is_none() {
        return refuse("this is the root of the disk".into());
    }
    let home = std::env::home_dir().and_then(|home| home.canonicalize().ok());
    if home.is_some_and(|home| home.starts_with(folder)) {
        return refuse("the folder is or holds your home".into());
    }
    if let Some(name) = REPOSITORIES.iter().find(|name| folder.join(name).exists()) {
        return refuse(format!("the folder is a repository, with {name} in it"));
    }
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    if here.is_ok_and(|here| here.starts_with(folder)) {
        return refuse("this is the folder you are in, or one that holds it".into());
    }
    Ok(())
}

/// What stands in the folder. An error where anything is there that this program did not write, or that somebody
/// changed since, or that cannot be replaced.
pub fn check_folder(
    folder: &Path,
    new: &BTreeMap<&str, (std::borrow::Cow<[u8]>, String)>,
) -> Result<Standing, Diagnostic> {
    let mut standing = Standing::default();
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(standing),
        Err(error) => return Err(fault(folder, &error)),
        Ok(metadata) if !metadata.is_dir() => {
            return Err(Diagnostic::error(place(folder), "this is a file, not a folder.")
                .with_hint("name another with --output DIR"));
        }
        Ok(_) => {}
    }
    let entries = list(folder).map_err(|error| fault(folder, &error))?;
    let mark = Mark::read(folder, Kind::Site);
    let (mut foreign, mut edited) = (Vec::new(), Vec::new());
    for (path, entry) in entries {
        let name = path.rsplit('/').next().unwrap_or_default();
        match entry {
            Entry::File if path == MARK && Mark::is_untouched(folder, Kind::Site) => {}
            Entry::File if path == MARK && Mark::stands(folder, Kind::Site) => edited.push(path),
            Entry::File if LITTER.contains(&name) => standing.litter.push(path),
            Entry::File => {
                let bytes = fs::read(folder.join(&path)).map_err(|error| fault(&folder.join(&path), &error))?;
                let same = new
                    .get(path.as_str())
                    .is_some_and(|(new, _)| new.as_ref() == bytes.as_slice());
                match mark.files.contains_key(&path) {
                    true if same || mark.holds(&path, &bytes) => {}
                    true => edited.push(path.clone()),
                    false => foreign.push(path.clone()),
                }
                if same {
                    standing.same.insert(path);
                }
            }
            Entry::Folder => {
                let ours = format!("{path}/");
                let before = mark.files.range(ours.clone()..).next();
                if !before.is_some_and(|(path, _)| path.starts_with(&ours)) {
                    foreign.push(ours);
                }
            }
            Entry::Other => foreign.push(path),
        }
    }
    if !foreign.is_empty() {
        let message = format!(
            "the folder holds files this program did not write: {}.",
            name_some(&foreign)
        );
        return Err(Diagnostic::error(place(folder), message)
            .with_hint("nothing was changed; move them away, or name another folder with --output DIR"));
    }
    if !edited.is_empty() {
        let message = format!(
            "files in the folder were changed after this program wrote them: {}.",
            name_some(&edited)
        );
        return Err(Diagnostic::error(place(folder), message).with_hint(
            "nothing was changed; keep your copies elsewhere and remove them here, or name another folder with --output DIR",
        ));
    }
    check_rights(folder, &mark)?;
    Ok(standing)
}

/// The first of some names, and how many more there are.
pub fn name_some(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
    }
}

/// What an entry of a folder is; links count as what they are, not as what they lead to.
enum Entry {
    File,
    Folder,
    Other,
}

/// Everything below a folder, by its path with `/`, in order.
fn list(folder: &Path) -> io::Result<BTreeMap<String, Entry>> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, Entry>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let kind = fs::symlink_metadata(&path)?;
            let relative = path.strip_prefix(root).unwrap_or(&path);
            let plain = relative
                .to_str()
                .is_some_and(|text| cfg!(windows) || !text.contains('\\'));
            let relative = match cfg!(windows) {
                true => relative.to_string_lossy().replace('\\', "/"),
                false => relative.to_string_lossy().into_owned(),
            };
            let entry = match () {
                // No file of ours has such a name, and what is shown of it may be that of another one.
                () if !plain => Entry::Other,
                () if kind.is_dir() => {
                    walk(root, &path, found)?;
                    Entry::Folder
                }
                () if kind.is_file() => Entry::File,
                () => Entry::Other,
            };
            found.insert(relative, entry);
        }
        Ok(())
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found)?;
    Ok(found)
}

/// Names a folder of the site whose files could not be removed: better before than halfway.
#[cfg(unix)]
fn check_rights(folder: &Path, mark: &Mark) -> Result<(), Diagnostic> {
    use rustix::fs::{Access, access};
    let inner = folders_of(mark).into_iter().map(|inner| folder.join(inner));
    for folder in std::iter::once(folder.to_owned()).chain(inner) {
        if folder.is_dir() && access(&folder, Access::WRITE_OK | Access::EXEC_OK).is_err() {
            return Err(Diagnostic::error(place(&folder), "this folder of the site may not be written.")
                .with_hint("nothing was changed; give yourself the right to write it, or name another folder with --output DIR"));
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn check_rights(_folder: &Path, _mark: &Mark) -> Result<(), Diagnostic> {
    Ok(())
}

/// The folders inside a site, the deepest first.
fn folders_of(mark: &Mark) -> Vec<PathBuf> {
    let paths = mark.files.keys().map(Path::new);
    let folders: BTreeSet<PathBuf> = paths
        .flat_map(|path| path.ancestors().skip(1))
        .filter(|folder| !folder.as_os_str().is_empty())
        .map(Path::to_owned)
        .collect();
    folders.into_iter().rev().collect()
}

/// Removes a site that stands aside: what its mark lists and nobody changed, what desktops dropped, the mark, and the folders that are
/// empty then. Anything else stays, and a warning names the folder.
pub fn remove_listed(folder: &Path) -> Option<Diagnostic> {
    match fs::symlink_metadata(folder) {
        Err(_) => return None,
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return Some(stays(folder)),
    }
    let mark = Mark::read(folder, Kind::Site);
    let folders = folders_of(&mark);
    for path in mark.files.keys().filter(|path| mark.holds_standing(folder, path)) {
        let _ = fs::remove_file(folder.join(path));
    }
    // What was being written when a run was killed.
    for path in mark.files.keys().map(String::as_str).chain([MARK]) {
        let part = format!("{path}{PART}");
        if is_reached(folder, &part) {
            let _ = fs::remove_file(folder.join(part));
        }
    }
    for inner in folders
        .iter()
        .map(|inner| folder.join(inner))
        .chain([folder.to_owned()])
    {
        if Mark::stands(folder, Kind::Site) && !inner.is_symlink() {
            LITTER.iter().for_each(|name| drop(fs::remove_file(inner.join(name))));
        }
        if inner != folder {
            let _ = fs::remove_dir(&inner);
        }
    }
    // The mark goes last: killed before, the next run knows what was ours.
    let others = list(folder).is_ok_and(|entries| entries.keys().any(|path| path != MARK));
    let foreign = fs::symlink_metadata(folder.join(MARK)).is_ok() && !Mark::stands(folder, Kind::Site);
    let gone = !others && !foreign && {
        let _ = fs::remove_file(folder.join(MARK));
        fs::remove_dir(folder).is_ok()
    };
    (!gone).then(|| stays(folder))
}

fn stays(folder: &Path) -> Diagnostic {
    let message =
        "this was left beside the site; something in it is not of the site, was changed since, or may not be removed.";
    Diagnostic::warning(place(folder), message).with_hint("look into it, and move it away or remove it")
}
