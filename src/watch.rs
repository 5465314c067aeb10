//! Folders → a word whenever something in them has changed, and when somebody wants the program to end.
//!
//! The system tells what changes; where it cannot (some network shares, a limit that is reached), the folders are looked
//! through several times a second. Files are not read here: whoever is told reads them, and finds out whether it matters.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use notify::{Config, EventHandler, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// A change is told when nothing more has changed for this long: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(15);

/// The most steps that are waited for; where changes do not end, they are told all the same.
const MOST_STEPS: usize = 40;

/// How often folders are looked through where the system does not tell.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// What was waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Woken {
    /// Something in the folders has changed.
    Changed,
    /// Somebody wants the program to end.
    Stopped,
}

/// Folders that are watched; no longer, when it is dropped.
pub struct Watch {
    told: Receiver<Woken>,
    _watcher: Box<dyn Watcher>,
}

/// Passes on what changed in the folders, but for names that begin with a dot.
struct Ear {
    folders: Vec<PathBuf>,
    tell: Sender<Woken>,
}

impl EventHandler for Ear {
    fn handle_event(&mut self, event: notify::Result<notify::Event>) {
        // A fault of the watcher may have hidden a change.
        let matters = event.map_or(true, |event| {
            !event.kind.is_access() && (event.paths.is_empty() || event.paths.iter().any(|path| self.is_ours(path)))
        });
        if matters {
            // Nobody listens any more at the end of the program.
            let _ = self.tell.send(Woken::Changed);
        }
    }
}

impl Ear {
    fn is_ours(&self, path: &Path) -> bool {
        let folder = self.folders.iter().find(|folder| path.starts_with(folder));
        let inner = folder.and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
        let is_hidden = |part: Component| part.as_os_str().to_string_lossy().starts_with('.');
        !inner.components().any(is_hidden)
    }
}

impl Watch {
    /// Watches folders with everything in them, and for the wish to end the program.
    pub fn start(folders: &[PathBuf]) -> Result<Self, String> {
        let folders: io::Result<Vec<PathBuf>> = folders.iter().map(|folder| folder.canonicalize()).collect();
        let folders = folders.map_err(|error| error.to_string())?;
        let (tell, told) = channel();
        let ear = || Ear {
            folders: folders.clone(),
            tell: tell.clone(),
        };
        let watcher = watch_by::<RecommendedWatcher>(ear(), &folders, Config::default());
        let again = |_| watch_by::<PollWatcher>(ear(), &folders, Config::default().with_poll_interval(LOOK_AGAIN));
        let watcher = watcher.or_else(again).map_err(|error| error.to_string())?;
        listen_for_the_end(tell.clone());
        Ok(Watch {
            told,
            _watcher: watcher,
        })
    }

    /// Waits until something has changed and come to rest, or the program is to end.
    pub fn wait(&self) -> Woken {
        if self.told.recv() != Ok(Woken::Changed) {
            return Woken::Stopped;
        }
        for _ in 0..MOST_STEPS {
            match self.told.recv_timeout(QUIET) {
                Ok(Woken::Changed) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Ok(Woken::Stopped) | Err(RecvTimeoutError::Disconnected) => return Woken::Stopped,
            }
        }
        Woken::Changed
    }
}

fn watch_by<W: Watcher + 'static>(ear: Ear, folders: &[PathBuf], config: Config) -> notify::Result<Box<dyn Watcher>> {
    let mut watcher = W::new(ear, config)?;
    for folder in folders {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    Ok(Box::new(watcher))
}

/// Tells when somebody types Ctrl-C. Where the system gives no word of that, it ends the program itself, as always.
fn listen_for_the_end(tell: Sender<Woken>) {
    let wait = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let typed = runtime.and_then(|runtime| runtime.block_on(tokio::signal::ctrl_c()));
        if typed.is_ok() {
            let _ = tell.send(Woken::Stopped);
        }
    };
    // Without the thread Ctrl-C ends the program as it always does.
    drop(thread::Builder::new().name("end".into()).spawn(wait));
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_change_is_told_once_it_is_whole_and_what_is_hidden_is_not() {
        let home = tempfile::tempdir().expect("a folder");
        fs::create_dir(home.path().join("inner")).expect("made");
        let watch = Watch::start(&[home.path().to_owned()]).expect("it can be watched");
        fs::write(home.path().join("inner/.hidden.swp"), "x").expect("written");
        fs::write(home.path().join("inner/a.toml"), "x").expect("written");
        assert_eq!(watch.wait(), Woken::Changed);
    }

    #[test]
    fn where_the_system_does_not_tell_the_folders_are_looked_through() {
        let home = tempfile::tempdir().expect("a folder");
        let folders = [home.path().canonicalize().expect("it is there")];
        let (tell, told) = channel();
        let ear = Ear {
            folders: folders.to_vec(),
            tell,
        };
        let config = Config::default().with_poll_interval(Duration::from_millis(20));
        let _watcher = watch_by::<PollWatcher>(ear, &folders, config).expect("it can be watched");
        fs::write(home.path().join("a.toml"), "x").expect("written");
        assert_eq!(told.recv(), Ok(Woken::Changed));
    }

    #[test]
    fn a_folder_that_is_not_there_cannot_be_watched() {
        assert!(Watch::start(&["no such folder".into()]).is_err());
    }

    #[test]
    fn hidden_names_do_not_matter_but_a_hidden_place_of_the_whole_does_not_hide_it() {
        let (tell, _told) = channel();
        let ear = Ear {
            folders: vec!["/home/.mine/radar".into()],
            tell,
        };
        assert!(ear.is_ours(Path::new("/home/.mine/radar/links.csv")));
        assert!(!ear.is_ours(Path::new("/home/.mine/radar/.git/index")));
    }
}
