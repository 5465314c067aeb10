//! A file that one process at a time holds, and in which it notes what it is doing.
//!
//! The system lets go of the lock when its process ends, however it ends: the lock of a dead process is taken over, and
//! what that process had noted tells what it left behind. The file goes when the lock goes.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// With this word every note begins, so that nobody else's file is taken for ours.
const OURS: &str = "leadar ";

/// The most bytes of notes that are read.
const LONGEST: u64 = 10_000;

/// How long to wait between two tries.
const PAUSE: Duration = Duration::from_millis(50);

/// A lock that is held; the file is removed when it is dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: File,
    /// What a process that died with the lock had noted, a line an entry; its first line says who it was.
    pub before: Vec<String>,
    kept: bool,
}

/// Why a lock cannot be had.
#[derive(Debug)]
pub enum LockFault {
    /// A living process holds it; what it noted of itself.
    Held(String),
    /// Something that is not ours stands under its name.
    Foreign,
    /// The system says no.
    Disk(io::Error),
}

impl From<io::Error> for LockFault {
    fn from(error: io::Error) -> Self {
        LockFault::Disk(error)
    }
}

/// Takes the lock at a path, trying so many times, and notes who holds it: the program, its version and process, and
/// what it does.
pub fn lock(path: &Path, tries: usize, doing: &str) -> Result<Lock, LockFault> {
    let mut holder = String::new();
    for attempt in 0..tries.max(1) {
        if attempt > 0 {
            thread::sleep(PAUSE);
        }
        let mut file = open(path)?;
        let notes = read_notes(&mut file)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                holder = notes.into_iter().next().unwrap_or_default();
                continue;
            }
            Err(TryLockError::Error(error)) => return Err(LockFault::Disk(error)),
        }
        // Whoever held it may have removed the file after it was opened here; then another one may be locked.
        if !stands(&file, path) {
            continue;
        }
        let before = read_notes(&mut file)?;
        let mut lock = Lock {
            path: path.to_owned(),
            file,
            before,
            kept: false,
        };
        if lock.before.is_empty() {
            lock.note_holder(doing)?;
        }
        return Ok(lock);
    }
    Err(LockFault::Held(holder))
}

impl Lock {
    /// Forgets what a dead process had noted, once it has been put right, and notes the new holder.
    pub fn take_over(&mut self, doing: &str) -> io::Result<()> {
        if !self.before.is_empty() {
            self.before.clear();
            self.file.set_len(0)?;
            self.file.seek(SeekFrom::Start(0))?;
            self.note_holder(doing)?;
        }
        Ok(())
    }

    /// Leaves the file with its notes when the lock goes, for the next process to put right what this one could not.
    pub fn keep(&mut self) {
        self.kept = true;
    }

    /// Notes a line that lasts through a kill.
    pub fn note(&mut self, line: &str) -> io::Result<()> {
        self.file.seek(SeekFrom::End(0))?;
        self.file.write_all(format!("{line}\n").as_bytes())?;
        self.file.sync_all()
    }

    fn note_holder(&mut self, doing: &str) -> io::Result<()> {
        let process = std::process::id();
        self.note(&format!(
            "{OURS}{}, process {process}: {doing}",
            env!("CARGO_PKG_VERSION")
        ))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        // Removed while it is still locked: whoever waits for it sees that it is gone and makes a new one.
        let _ = fs::remove_file(&self.path);
    }
}

/// Opens or makes the file of a lock, never through a link.
fn open(path: &Path) -> Result<File, LockFault> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        options.custom_flags(i32::try_from(flags.bits()).unwrap_or_default());
    }
    let standing = fs::symlink_metadata(path);
    if standing.is_ok_and(|metadata| !metadata.is_file()) {
        return Err(LockFault::Foreign);
    }
    Ok(options.open(path)?)
}

/// The whole lines noted in the file. One that is empty may be ours; another must begin as our notes do, and must have no
/// second name.
fn read_notes(file: &mut File) -> Result<Vec<String>, LockFault> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(LONGEST).read_to_end(&mut bytes)?;
    let text = String::from_utf8(bytes).map_err(|_| LockFault::Foreign)?;
    if !text.is_empty() && !is_head(text.lines().next().unwrap_or_default()) || has_other_names(file) {
        return Err(LockFault::Foreign);
    }
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    Ok(whole.lines().map(str::to_owned).collect())
}

/// Whether a line is the first of our notes: program, version, process, and what it does.
fn is_head(line: &str) -> bool {
    let rest = line.strip_prefix(OURS).and_then(|rest| rest.split_once(", process "));
    rest.is_some_and(|(version, rest)| {
        let process = rest.split_once(": ").map_or("", |(process, _)| process);
        let numbers = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        version.split('.').count() == 3 && version.starts_with(|c: char| c.is_ascii_digit()) && numbers(process)
    })
}

#[cfg(unix)]
fn has_other_names(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    file.metadata().is_ok_and(|metadata| metadata.nlink() > 1)
}

#[cfg(not(unix))]
fn has_other_names(_file: &File) -> bool {
    false
}

/// Whether the file still stands under the path.
#[cfg(unix)]
fn stands(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |one: fs::Metadata, other: fs::Metadata| (one.dev(), one.ino()) == (other.dev(), other.ino());
    let (Ok(open), Ok(there)) = (file.metadata(), fs::symlink_metadata(path)) else {
        return false;
    };
    same(open, there)
}

#[cfg(not(unix))]
fn stands(_file: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(home: &tempfile::TempDir) -> PathBuf {
        home.path().join(".leadar-lock")
    }

    #[test]
    fn a_lock_is_held_by_one_and_says_by_whom() {
        let home = tempfile::tempdir().expect("a folder");
        let first = lock(&path(&home), 1, "counts").expect("free");
        let Err(LockFault::Held(who)) = lock(&path(&home), 2, "waits") else {
            panic!("held");
        };
        assert!(
            who.contains(&format!("process {}: counts", std::process::id())),
            "{who}"
        );
        drop(first);
        assert!(!path(&home).exists(), "the file goes with the lock");
        lock(&path(&home), 1, "follows").expect("free again");
    }

    #[test]
    fn the_lock_of_a_dead_process_is_taken_over_with_its_notes() {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(path(&home), "leadar 0.0.9, process 1: builds\nstaging x\nhalf a li").expect("written");
        let mut taken = lock(&path(&home), 1, "builds").expect("nobody holds it");
        assert_eq!(taken.before, ["leadar 0.0.9, process 1: builds", "staging x"]);
        taken.take_over("builds").expect("noted");
        assert!(
            fs::read_to_string(path(&home))
                .expect("read")
                .contains(env!("CARGO_PKG_VERSION"))
        );
    }

    #[test]
    fn what_is_not_ours_is_neither_locked_nor_touched() {
        let home = tempfile::tempdir().expect("a folder");
        for text in [
            "a poem\n",
            "leadar",
            "leadar is nice, my notes\n",
            "leadar 0.1.0\n",
            "leadar 0.1.0, process: x\n",
        ] {
            fs::write(path(&home), text).expect("written");
            assert!(matches!(lock(&path(&home), 1, "x"), Err(LockFault::Foreign)), "{text}");
            assert_eq!(fs::read_to_string(path(&home)).expect("read"), text);
        }
        let (other, _) = (home.path().join("mine"), fs::remove_file(path(&home)));
        fs::write(&other, "").expect("written");
        fs::hard_link(&other, path(&home)).expect("linked");
        assert!(
            matches!(lock(&path(&home), 1, "x"), Err(LockFault::Foreign)),
            "it has another name"
        );
        assert_eq!(fs::read_to_string(&other).expect("read"), "");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let home = tempfile::tempdir().expect("a folder");
        let precious = home.path().join("precious.txt");
        for text in ["precious", ""] {
            fs::write(&precious, text).expect("written");
            let _ = fs::remove_file(path(&home));
            std::os::unix::fs::symlink(&precious, path(&home)).expect("linked");
            assert!(matches!(lock(&path(&home), 1, "x"), Err(LockFault::Foreign)));
            assert_eq!(fs::read_to_string(&precious).expect("read"), text);
        }
    }
}
