//! Turns at a host: how many asks are under way at once and how soon the next may begin, shared by all processes of a
//! machine and user.
//!
//! For each host there are files in one folder: `HOST.0`, `HOST.1`, … are held while an ask is under way; `HOST.next` has
//! the moment from which the next ask may begin. The system lets go of what a process held when it ends.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use tokio::time::sleep;

/// How long to wait before looking for a free turn again.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// A moment further ahead than this was not written by us, or the clock was set back; it does not count.
const FARTHEST: Duration = Duration::from_secs(3_600);

/// The turns at one host.
#[derive(Debug, Clone)]
pub struct Pace {
    folder: PathBuf,
    name: String,
    pause: Duration,
    at_once: usize,
}

/// A turn; it is over when this is dropped.
#[derive(Debug)]
pub struct Turn {
    _held: File,
}

impl Pace {
    /// The turns at a host, with the least time between two asks and the most that are under way at once.
    pub fn at(folder: &Path, host: &str, pause: Duration, at_once: usize) -> Pace {
        let plain = |letter: char| {
            if letter.is_ascii_alphanumeric() || letter == '.' {
                letter
            } else {
                '_'
            }
        };
        Pace {
            folder: folder.to_owned(),
            name: host.chars().map(plain).collect(),
            pause,
            at_once: at_once.max(1),
        }
    }

    /// Waits for a turn.
    pub async fn turn(&self) -> io::Result<Turn> {
        let held = loop {
            if let Some(held) = self.hold_free()? {
                break held;
            }
            sleep(LOOK_AGAIN).await;
        };
        let wait = self.change_next(|next, now| (next.max(now), next.max(now) + nanoseconds(self.pause)))?;
        sleep(wait).await;
        Ok(Turn { _held: held })
    }

    /// How long nobody may ask this host yet.
    pub fn held_back(&self) -> io::Result<Duration> {
        self.change_next(|next, _| (next, next))
    }

    /// Nobody asks this host before so much time has passed.
    pub fn hold_back(&self, wait: Duration) -> io::Result<()> {
        let wait = nanoseconds(wait.min(FARTHEST));
        self.change_next(|next, now| (now, next.max(now + wait))).map(|_| ())
    }

    fn hold_free(&self) -> io::Result<Option<File>> {
        for slot in 0..self.at_once {
            let file = open(&self.folder.join(format!("{}.{slot}", self.name)))?;
            match file.try_lock() {
                Ok(()) => return Ok(Some(file)),
                Err(fs::TryLockError::WouldBlock) => {}
                Err(fs::TryLockError::Error(error)) => return Err(error),
            }
        }
        Ok(None)
    }

    /// Reads when the next ask may begin, and writes when the one after may; the wait until the first is given back.
    fn change_next(&self, change: impl Fn(i128, i128) -> (i128, i128)) -> io::Result<Duration> {
        let mut file = open(&self.folder.join(format!("{}.next", self.name)))?;
        file.lock()?; // held for the length of one read and one write
        let now = Timestamp::now().as_nanosecond();
        let mut text = String::new();
        let read = Read::by_ref(&mut file).take(64).read_to_string(&mut text);
        let next = read.ok().and_then(|_| text.trim().parse::<i128>().ok());
        let next = next.filter(|next| *next <= now + nanoseconds(FARTHEST)).unwrap_or(now);
        let (start, after) = change(next, now);
        file.set_len(0)?;
        file.seek(SeekFrom::Start(0))?;
        file.write_all(after.to_string().as_bytes())?;
        Ok(Duration::from_nanos(u64::try_from(start - now).unwrap_or(0)))
    }
}

fn nanoseconds(duration: Duration) -> i128 {
    i128::try_from(duration.as_nanos()).unwrap_or(i128::MAX / 4)
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        options
            .custom_flags(i32::try_from(flags.bits()).unwrap_or_default())
            .mode(0o600);
    }
    options.open(path)
}

/// The folder that all processes of this machine and user share; where it cannot be had, the one given.
pub fn shared_folder(otherwise: &Path) -> PathBuf {
    shared().unwrap_or_else(|| otherwise.to_owned())
}

#[cfg(unix)]
fn shared() -> Option<PathBuf> {
    use std::os::unix::fs::{DirBuilderExt, MetadataExt};
    let user = rustix::process::getuid().as_raw();
    let folder = std::env::temp_dir().join(format!("leadar-pace-{user}"));
    let _ = fs::DirBuilder::new().mode(0o700).create(&folder);
    let standing = fs::symlink_metadata(&folder).ok()?;
    let ours = standing.is_dir() && standing.uid() == user && standing.mode() & 0o022 == 0;
    ours.then_some(folder)
}

#[cfg(not(unix))]
fn shared() -> Option<PathBuf> {
    let folder = std::env::temp_dir().join("leadar-pace");
    let _ = fs::create_dir(&folder);
    folder.is_dir().then_some(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::runtime::Builder;

    fn run<T>(future: impl Future<Output = T>) -> T {
        let runtime = Builder::new_current_thread().enable_time().build().expect("a runtime");
        runtime.block_on(future)
    }

    #[test]
    fn asks_of_two_runs_share_the_pace_and_the_places() {
        let home = tempfile::tempdir().expect("a folder");
        let pace = || Pace::at(home.path(), "api.example.org:443", Duration::from_millis(40), 2);
        let next = || -> i128 {
            let text = fs::read_to_string(home.path().join("api.example.org_443.next")).expect("written");
            text.parse().expect("a moment")
        };
        let reserved = run(async {
            let mut reserved = Vec::new();
            for _ in 0..4 {
                drop(pace().turn().await.expect("a turn"));
                reserved.push(next());
            }
            reserved
        });
        for pair in reserved.windows(2) {
            assert!(pair[1] - pair[0] >= 40_000_000, "{reserved:?}");
        }
        let (first, second) = run(async { (pace().turn().await, pace().turn().await) });
        assert!(first.is_ok() && second.is_ok());
        assert!(
            pace().hold_free().expect("looked").is_none(),
            "two are under way, and no third"
        );
        drop(first);
        assert!(pace().hold_free().expect("looked").is_some());
    }

    #[test]
    fn a_moment_that_nobody_can_mean_does_not_count() {
        let home = tempfile::tempdir().expect("a folder");
        let pace = Pace::at(home.path(), "h", Duration::ZERO, 1);
        for text in ["", "soon", "99999999999999999999999999999", "-4"] {
            fs::write(home.path().join("h.next"), text).expect("written");
            let wait = pace.change_next(|next, now| (next.max(now), now)).expect("read");
            assert_eq!(wait, Duration::ZERO, "{text}");
        }
        pace.hold_back(Duration::from_secs(30)).expect("held");
        let wait = pace.change_next(|next, now| (next.max(now), next)).expect("read");
        assert!(!wait.is_zero() && wait <= Duration::from_secs(30));
    }
}
