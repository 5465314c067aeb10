//! Raw replies, kept by what they hash to, and the journal of a run.
//!
//! Beside the data stands a folder `.leadar` that git passes over (`.gitignore` in it says so), because some sources forbid
//! passing their replies on:
//!
//! - `replies/ab/abcd…`: the bytes of a reply, under their SHA-256;
//! - `scan/run.jsonl`: the run that is under way: its day, then a line for each reply; the file is moved to
//!   `scan/runs/` when the run has ended. A line is written after the reply's bytes are safe, so that a kill at any moment
//!   leaves a run that goes on where it stopped;
//! - `scan/spent.json`: what was spent at each source on the day of its last ask.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ask::Reply;
use crate::diagnostic::Diagnostic;
use crate::disk::{self, Lock, LockFault, place};
use crate::model::ReplyMark;

/// The folder beside the data.
pub const HOME: &str = ".leadar";

/// What git reads in it.
const IGNORE: &str = "# Raw replies of public sources; some of their terms forbid passing them on.\n*\n";

/// What a reply answers: the address without keys, and the body that was sent.
pub type Asked = (String, Option<String>);

/// The first line of a journal.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    leadar: String,
    day: Date,
}

/// A line of a journal.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    source: String,
    address: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sent: Option<String>,
    retrieved: Timestamp,
    status: u16,
    bytes: u64,
    sha256: String,
}

/// What was spent at a source.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Spent {
    day: Date,
    millionths: u64,
}

/// The kept replies, for reading.
#[derive(Debug, Clone)]
pub struct Shelf {
    home: PathBuf,
}

impl Shelf {
    /// The shelf beside a data folder; nothing is made.
    pub fn beside(data: &Path) -> Shelf {
        let parent = data.parent().unwrap_or(Path::new(""));
        Shelf {
            home: parent.join(HOME),
        }
    }

    /// Where the bytes of a reply are kept.
    fn path_of(&self, sha256: &str) -> PathBuf {
        let (folder, _) = sha256.split_at_checked(2).unwrap_or((sha256, ""));
        self.home.join("replies").join(folder).join(sha256)
    }

    /// Reads the reply that a mark stands for; bytes that are gone or are not what they were are an error.
    pub fn read(&self, mark: &ReplyMark) -> Result<Reply, Diagnostic> {
        let hexadecimal = mark.sha256.len() == 64 && mark.sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        let path = self.path_of(&mark.sha256);
        if !hexadecimal {
            let message = "a reply's sha256 is not 64 hexadecimal digits.";
            return Err(Diagnostic::error(place(&self.home), message));
        }
        let bytes = disk::read_regular(&path, mark.bytes.max(1)).map_err(|_| {
            let message = format!("the kept reply to {} is not there.", mark.address);
            Diagnostic::error(place(&path), message).with_hint("leadar scan asks again")
        })?;
        if disk::hash(&bytes) != mark.sha256 {
            let message = format!(
                "the kept reply to {} is not what it was: its bytes changed.",
                mark.address
            );
            return Err(Diagnostic::error(place(&path), message).with_hint("leadar scan asks again"));
        }
        Ok(Reply {
            address: mark.address.clone(),
            status: mark.status,
            retrieved: mark.retrieved,
            bytes: bytes.into(),
            sha256: mark.sha256.clone(),
        })
    }
}

/// A run under way: what it has been answered, and what it spent.
#[derive(Debug)]
pub struct Run {
    /// The day the run began, which its evidence is dated with.
    pub day: Date,
    /// Whether it goes on with what an earlier process left.
    pub resumed: bool,
    /// Where raw replies are kept.
    pub shelf: Shelf,
    answered: BTreeMap<Asked, ReplyMark>,
    spent: BTreeMap<String, Spent>,
    journal: File,
    _lock: Lock,
}

impl Run {
    /// Opens the run that is under way beside a data folder, or begins one.
    pub fn open(data: &Path, today: Date) -> Result<Run, Diagnostic> {
        let shelf = Shelf::beside(data);
        let folder = shelf.home.join("scan");
        disk::make_folders(&folder.join("runs"))?;
        let fault = |path: &Path| {
            let path = path.to_owned();
            move |error: io::Error| Diagnostic::error(place(&path), format!("this cannot be written: {error}."))
        };
        let ignore = shelf.home.join(".gitignore");
        if !ignore.exists() {
            disk::write_whole(&ignore, IGNORE.as_bytes()).map_err(fault(&ignore))?;
        }
        let lock = disk::lock(&folder.join("lock"), 1, "scans").map_err(|held| match held {
            LockFault::Held(who) => Diagnostic::error(place(&folder), format!("another process is scanning: {who}."))
                .with_hint("wait for it to end"),
            LockFault::Foreign => Diagnostic::error(place(&folder), "a file named lock stands here that is not ours.")
                .with_hint("move it away"),
            LockFault::Disk(error) => fault(&folder)(error),
        })?;
        let path = folder.join("run.jsonl");
        let (day, answered, resumed) = match read_journal(&path) {
            Some((day, answered)) => (day, answered, true),
            None => {
                let head = Head {
                    leadar: env!("CARGO_PKG_VERSION").to_owned(),
                    day: today,
                };
                let line = serde_json::to_string(&head).unwrap_or_default() + "\n";
                disk::write_whole(&path, line.as_bytes()).map_err(fault(&path))?;
                (today, BTreeMap::new(), false)
            }
        };
        let spent = fs::read(folder.join("spent.json")).ok();
        let spent = spent.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Ok(Run {
            day,
            resumed,
            answered,
            spent: spent.unwrap_or_default(),
            journal: OpenOptions::new().append(true).open(&path).map_err(fault(&path))?,
            _lock: lock,
            shelf,
        })
    }

    /// The kept reply to an ask of this run, if its bytes are still what they were.
    pub fn answer(&self, asked: &Asked) -> Option<Reply> {
        self.shelf.read(self.answered.get(asked)?).ok()
    }

    /// Keeps a reply: first its bytes, then the line that tells of it.
    pub fn keep(&mut self, source: &str, asked: &Asked, reply: &Reply) -> io::Result<()> {
        let path = self.shelf.path_of(&reply.sha256);
        if fs::symlink_metadata(&path).map_or(true, |found| found.len() != reply.bytes.len() as u64) {
            fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
            disk::write_whole(&path, &reply.bytes)?;
        }
        let mark = mark_of(asked, reply);
        let line = Line {
            source: source.to_owned(),
            address: mark.address.clone(),
            sent: mark.sent.clone(),
            retrieved: mark.retrieved,
            status: mark.status,
            bytes: mark.bytes,
            sha256: mark.sha256.clone(),
        };
        let text = serde_json::to_string(&line).map_err(io::Error::other)? + "\n";
        self.journal.write_all(text.as_bytes())?;
        self.journal.sync_data()?;
        self.answered.insert(asked.clone(), mark);
        Ok(())
    }

    /// Forgets a reply, so that it is asked for again: it was not the whole, or not what it must be. Its bytes stay.
    pub fn forget(&mut self, asked: &Asked) -> io::Result<()> {
        let Some(mark) = self.answered.remove(asked) else {
            return Ok(());
        };
        let line = Line {
            source: String::new(),
            address: mark.address,
            sent: mark.sent,
            retrieved: mark.retrieved,
            status: mark.status,
            bytes: 0,
            sha256: String::new(),
        };
        let text = serde_json::to_string(&line).map_err(io::Error::other)? + "\n";
        self.journal.write_all(text.as_bytes())?;
        self.journal.sync_data()
    }

    /// What was spent at a source on a day, in millionths of a US dollar.
    pub fn spent(&self, source: &str, day: Date) -> u64 {
        let spent = self.spent.get(source).filter(|spent| spent.day == day);
        spent.map_or(0, |spent| spent.millionths)
    }

    /// Notes what an ask costs, before it is sent.
    pub fn spend(&mut self, source: &str, day: Date, millionths: u64) -> io::Result<()> {
        if millionths == 0 {
            return Ok(());
        }
        let millionths = self.spent(source, day) + millionths;
        self.spent.insert(source.to_owned(), Spent { day, millionths });
        let text = serde_json::to_vec_pretty(&self.spent).map_err(io::Error::other)?;
        disk::write_whole(&self.shelf.home.join("scan/spent.json"), &text)
    }

    /// Ends the run: everything that was wanted has been answered.
    pub fn end(self) -> io::Result<()> {
        let folder = self.shelf.home.join("scan");
        let mut number = 1;
        let kept = loop {
            let path = folder.join("runs").join(format!("{}-{number}.jsonl", self.day));
            if fs::symlink_metadata(&path).is_err() {
                break path;
            }
            number += 1;
        };
        fs::rename(folder.join("run.jsonl"), kept)
    }
}

/// What a reply is known by in evidence.
pub fn mark_of((address, sent): &Asked, reply: &Reply) -> ReplyMark {
    ReplyMark {
        address: address.clone(),
        sent: sent.clone(),
        retrieved: reply.retrieved,
        status: reply.status,
        bytes: reply.bytes.len() as u64,
        sha256: reply.sha256.clone(),
    }
}

/// Reads a journal as far as its lines are whole. One whose first line says nothing is none.
fn read_journal(path: &Path) -> Option<(Date, BTreeMap<Asked, ReplyMark>)> {
    let text = fs::read_to_string(path).ok()?;
    let whole = &text[..text.rfind('\n')? + 1];
    if whole.len() < text.len() {
        // What was written of the last line when the process died goes, so that the next line begins on its own.
        let cut = OpenOptions::new().write(true).open(path).ok()?;
        cut.set_len(whole.len() as u64).ok()?;
    }
    let mut lines = whole.lines();
    let head: Head = serde_json::from_str(lines.next()?).ok()?;
    let mut answered = BTreeMap::new();
    for line in lines.filter_map(|line| serde_json::from_str::<Line>(line).ok()) {
        if line.sha256.is_empty() {
            answered.remove(&(line.address, line.sent)); // forgotten
            continue;
        }
        let mark = ReplyMark {
            address: line.address.clone(),
            sent: line.sent.clone(),
            retrieved: line.retrieved,
            status: line.status,
            bytes: line.bytes,
            sha256: line.sha256,
        };
        answered.insert((line.address, line.sent), mark);
    }
    Some((head.day, answered))
}
