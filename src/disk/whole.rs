//! Files that appear whole under their names or not at all.
//!
//! A file is written under another name first: its own between `.` and `.leadar-`, then six letters of chance and `.part`;
//! and it is locked meanwhile. What a killed run left is therefore known by that name and by nobody holding its lock, and
//! the next run that writes the file removes it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// What stands between the name of a file or folder and six letters of chance while it is being written.
pub const LEFTOVER: &str = ".leadar-";

/// How the name of a file ends while it is being written.
pub const PART: &str = ".part";

/// Letters of chance in such a name.
const CHANCE: usize = 6;

/// So much of a long file name is repeated in its first name, in letters; most systems allow 255 bytes in all.
const LONGEST_STEM: usize = 40;

/// Writes an ordinary file in one step: whoever reads it meanwhile sees the old one or the new one. The old one's
/// permissions and, where we may, its owner are kept. A link, a folder, a pipe, a device and a file that must not be
/// written are left alone with an error.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let standing = match fs::symlink_metadata(path) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if let Some(metadata) = &standing {
        check_replaceable(metadata)?;
    }
    let mut file = new_file(path)?;
    file.as_file_mut().write_all(bytes)?;
    if let Some(metadata) = &standing {
        keep_owner(file.as_file(), metadata);
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(path);
    Ok(())
}

/// Writes a file that must not be there yet.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_unnamed(path, bytes)?.give_name()
}

/// Writes a file that gets its name later: what it takes on the disk is taken now.
pub fn write_unnamed(path: &Path, bytes: &[u8]) -> io::Result<UnnamedFile> {
    let mut file = new_file(path)?;
    file.as_file_mut().write_all(bytes)?;
    file.as_file().sync_all()?;
    let path = path.to_owned();
    Ok(UnnamedFile { file, path })
}

/// A whole file without its name yet; it goes when it is dropped.
#[derive(Debug)]
pub struct UnnamedFile {
    file: NamedTempFile,
    path: PathBuf,
}

impl UnnamedFile {
    /// Gives the file its name, which nothing may have yet.
    pub fn give_name(self) -> io::Result<()> {
        self.file.persist_noclobber(&self.path).map_err(|error| error.error)?;
        sync_folder(&self.path);
        Ok(())
    }
}

/// Like [`write_whole`]; where a link stands under the name, the file it leads to is written and the link stays.
pub fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let linked = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    match linked {
        true => write_whole(&path.canonicalize()?, bytes),
        false => write_whole(path, bytes),
    }
}

/// So many files are flushed one by one; for more the whole file system is, where that can be asked for.
#[cfg(target_os = "linux")]
const FEW_FILES: usize = 16;

/// Flushes files that were written below a folder to the disk, with their names: what comes after this call comes after
/// them on the disk too.
pub fn flush(folder: &Path, written: &[PathBuf]) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if written.len() > FEW_FILES && File::open(folder).is_ok_and(|folder| rustix::fs::syncfs(&folder).is_ok()) {
        return Ok(());
    }
    let mut folders: Vec<&Path> = vec![folder];
    for path in written {
        File::options().write(true).open(path)?.sync_all()?;
        folders.extend(path.ancestors().skip(1).take_while(|parent| *parent != folder));
    }
    folders.sort_unstable();
    folders.dedup();
    folders.into_iter().for_each(|inside| sync_folder(&inside.join(".")));
    Ok(())
}

/// Removes what a killed run left of a file that it was writing; what somebody is writing just now stays.
pub fn remove_leftovers(path: &Path) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let entries = fs::read_dir(folder_of(path))
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    let of_it = entries.filter(|entry| entry.file_name().to_str().is_some_and(|entry| is_part_of(entry, &name)));
    for path in of_it.map(|entry| entry.path()) {
        let ordinary = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
        let abandoned = ordinary && File::open(&path).is_ok_and(|file| file.try_lock().is_ok());
        if abandoned {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Whether an entry of a folder has the name that a file of this name has while it is being written.
fn is_part_of(entry: &str, name: &str) -> bool {
    let chance = entry
        .strip_prefix(&format!(".{}{LEFTOVER}", shorten(name)))
        .and_then(|rest| rest.strip_suffix(PART));
    chance.is_some_and(|chance| chance.len() == CHANCE && chance.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Removes the files below a folder that `ours` knows by their path, and the folders that are empty then. What a killed
/// run was writing there goes with the file it was to be.
pub fn remove_known(root: &Path, ours: &[String]) {
    let mut folders = vec![root.to_owned()];
    for path in ours.iter().map(|path| root.join(path)) {
        remove_leftovers(&path);
        if fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
            let _ = fs::remove_file(&path);
        }
        let inside = path.ancestors().skip(1).take_while(|folder| *folder != root);
        folders.extend(inside.map(Path::to_owned));
    }
    folders.sort();
    folders.dedup();
    folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
}

fn folder_of(path: &Path) -> &Path {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

fn shorten(name: &str) -> String {
    name.chars().take(LONGEST_STEM).collect()
}

fn check_replaceable(metadata: &fs::Metadata) -> io::Result<()> {
    let refuse = |why: &str| Err(io::Error::new(io::ErrorKind::InvalidInput, why));
    match () {
        () if metadata.is_symlink() => refuse("a link stands there, and what it leads to is not written"),
        () if metadata.is_dir() => refuse("a folder stands there"),
        () if !metadata.is_file() => refuse("a pipe or a device stands there"),
        () if metadata.permissions().readonly() => refuse("the file that stands there is read-only"),
        () => Ok(()),
    }
}

/// A locked file that will get its name when it is whole; readable by those who may read other files made here.
fn new_file(path: &Path) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{}{LEFTOVER}", shorten(&name));
    loop {
        let file = make_file(folder, &prefix)?;
        // Somebody who clears up may take a file without a lock for an abandoned one; then another one is made.
        let _ = file.as_file().try_lock();
        if file.path().exists() {
            return Ok(file);
        }
    }
}

#[cfg(unix)]
fn make_file(folder: &Path, prefix: &str) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let ordinary = fs::Permissions::from_mode(0o666);
    let mut builder = Builder::new();
    builder
        .prefix(prefix)
        .suffix(PART)
        .rand_bytes(CHANCE)
        .permissions(ordinary)
        .tempfile_in(folder)
}

#[cfg(not(unix))]
fn make_file(folder: &Path, prefix: &str) -> io::Result<NamedTempFile> {
    Builder::new()
        .prefix(prefix)
        .suffix(PART)
        .rand_bytes(CHANCE)
        .tempfile_in(folder)
}

/// Gives a new file the owner and group of the old one, where that is allowed.
#[cfg(unix)]
fn keep_owner(file: &File, old: &fs::Metadata) {
    use std::os::unix::fs::MetadataExt;
    let Ok(new) = file.metadata() else { return };
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        let _ = std::os::unix::fs::fchown(file, Some(old.uid()), Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_file: &File, _old: &fs::Metadata) {}

/// Makes a new name last through a power cut, where the system can.
#[cfg(unix)]
fn sync_folder(path: &Path) {
    let _ = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
fn sync_folder(_path: &Path) {}
