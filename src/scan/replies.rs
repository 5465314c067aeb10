//! Raw replies, kept by what they hash to, and the journal of a run.
//!
//! Beside the data stands a folder `.leadar` that git passes over (`.gitignore` in it says so), because some sources forbid
//! passing their replies on:
//!
//! - `replies/ab/abcd…`: the bytes of a reply, under their SHA-256;
//! - `scan/DATA/SOURCE.jsonl`: the run that is under way at a source for a data folder: its day and the technologies that
//!   were wanted, then a line for each reply. A line is written after the reply's bytes are safe, so that a kill at any
//!   moment leaves a run that goes on where it stopped. Where another place stands in for the source, the run is one of
//!   its own. The file is moved to `scan/DATA/runs/` by the first scan that wants the source anew: when it was done on an
//!   earlier day and no other source is unfinished, when it has become too old, or when somebody asks for that;
//! - `scan/DATA/renewable.json`: by what sources know large replies again, so that they need not send them twice;
//! - `scan/spent.json`: what was spent at each source on the day of its last ask.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::ask::Reply;
use super::client::Validators;
use crate::diagnostic::Diagnostic;
use crate::disk::{self, Lock, LockFault, place};
use crate::model::ReplyMark;

/// The folder beside the data.
pub const HOME: &str = ".leadar";

/// What git reads in it.
const IGNORE: &str = "# Raw replies of public sources; some of their terms forbid passing them on.\n*\n";

/// The largest kept reply that is read, in bytes; no source may send more.
const LARGEST: u64 = 4_000_000_000;

/// A run older than so many days, and twice the days that it was planned to take, is not gone on with: what a radar says of a
/// source is of one time.
const OLDEST: i32 = 15;

/// What a run is opened for.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// The day of this scan.
    pub today: Date,
    /// The sources: name, what stands in its place, and the days that asking is planned to take.
    pub sources: &'a [(&'a str, Option<String>, u64)],
    /// The technologies.
    pub technologies: &'a BTreeSet<String>,
    /// All technologies of the radar: one that is gone is waited for no more.
    pub known: &'a BTreeSet<String>,
    /// Whether every run is begun anew.
    pub anew: bool,
}

/// What a reply answers: the address without keys, and the body that was sent.
pub type Asked = (String, Option<String>);

/// The first line of a journal: who began it, on which day, and which technologies were wanted.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    leadar: String,
    day: Date,
    days: u64,
    technologies: BTreeSet<String>,
}

/// The line that ends a journal: all that were wanted are done.
#[derive(Debug, Serialize, Deserialize)]
struct Done {
    done: Date,
}

/// A journal: how it began, what it was answered, and when all was done.
struct Journal {
    head: Head,
    answered: BTreeMap<Asked, ReplyMark>,
    done: Option<Date>,
}

/// What was spent at a source.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Spent {
    day: Date,
    millionths: u64,
}

/// A kept reply that a source need not send again while nothing has changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Renewable {
    validators: Validators,
    reply: ReplyMark,
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
        let bytes = disk::read_regular(&path, LARGEST).map_err(|_| {
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
            served_by: mark.served_by.clone(),
        })
    }
}

/// The runs under way, one at each source: what they have been answered, and what was spent.
#[derive(Debug)]
pub struct Run {
    /// Where raw replies are kept.
    pub shelf: Shelf,
    sources: BTreeMap<String, SourceRun>,
    spent: BTreeMap<String, Spent>,
    renewable: BTreeMap<String, Renewable>,
    renewable_file: PathBuf,
    _lock: Lock,
}

/// The run under way at one source.
#[derive(Debug)]
struct SourceRun {
    day: Date,
    resumed: bool,
    done: bool,
    technologies: BTreeSet<String>,
    answered: BTreeMap<Asked, ReplyMark>,
    journal: File,
}

impl Run {
    /// Opens the runs that are under way beside a data folder, and begins those that are not.
    pub fn open(data: &Path, wanted: &Wanted) -> Result<Run, Diagnostic> {
        let shelf = Shelf::beside(data);
        let name = data.file_name().unwrap_or_default();
        let folder = shelf.home.join("scan").join(name);
        disk::make_folders(&folder.join("runs"))?;
        let ignore = shelf.home.join(".gitignore");
        if !ignore.exists() {
            disk::write_whole(&ignore, IGNORE.as_bytes()).map_err(|error| unwritten(&ignore, &error))?;
        }
        let lock = disk::lock(&folder.join("lock"), 1, "scans").map_err(|held| match held {
            LockFault::Held(who) => Diagnostic::error(place(&folder), format!("another process is scanning: {who}."))
                .with_hint("wait for it to end"),
            LockFault::Foreign => Diagnostic::error(place(&folder), "a file named lock stands here that is not ours.")
                .with_hint("move it away"),
            LockFault::Disk(error) => unwritten(&folder, &error),
        })?;
        for (source, instead, _) in wanted.sources {
            cut_torn_line(&folder.join(file_of(source, instead.as_deref())))?;
        }
        let journals = read_journals(&folder, wanted)?;
        let mut runs = BTreeMap::new();
        for Standing {
            source,
            days,
            file,
            journal,
            goes_on,
        } in journals
        {
            let path = folder.join(&file);
            let journal = match journal {
                Some(journal) if goes_on => journal,
                Some(journal) => {
                    put_away(&folder, &file, journal.head.day).map_err(|error| unwritten(&path, &error))?;
                    begin(&path, days, wanted)?
                }
                None => begin(&path, days, wanted)?,
            };
            let open = OpenOptions::new().append(true).open(&path);
            let mut technologies = journal.head.technologies;
            technologies.retain(|technology| wanted.known.contains(technology));
            let run = SourceRun {
                day: journal.head.day,
                resumed: !journal.answered.is_empty(),
                done: journal.done.is_some(),
                technologies,
                answered: journal.answered,
                journal: open.map_err(|error| unwritten(&path, &error))?,
            };
            runs.insert(source.to_owned(), run);
        }
        let renewable_file = folder.join("renewable.json");
        let renewable = fs::read(&renewable_file).ok();
        let renewable = renewable.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let spent = read_spent(&shelf.home);
        Ok(Run {
            shelf,
            sources: runs,
            spent,
            renewable: renewable.unwrap_or_default(),
            renewable_file,
            _lock: lock,
        })
    }

    /// The day that the run at a source began, which its evidence is dated with; and whether an earlier process began it.
    pub fn day(&self, source: &str) -> Option<(Date, bool)> {
        self.sources.get(source).map(|run| (run.day, run.resumed))
    }

    /// The kept reply to an ask of this run, if its bytes are still what they were.
    pub fn answer(&self, source: &str, asked: &Asked) -> Option<Reply> {
        self.shelf.read(self.sources.get(source)?.answered.get(asked)?).ok()
    }

    /// The kept reply to an ask by whichever run, with what the source knows it by; `served_by` is what stands in its place.
    pub fn renewable(&self, (address, _): &Asked, served_by: Option<&str>) -> Option<(Validators, Reply)> {
        let kept = self.renewable.get(address)?;
        let ours = kept.reply.served_by.as_deref() == served_by && !kept.validators.is_none();
        let reply = self.shelf.read(&kept.reply).ok().filter(|_| ours)?;
        Some((kept.validators.clone(), reply))
    }

    /// Notes by what a source knows a reply again.
    pub fn note_renewable(&mut self, asked: &Asked, reply: &Reply, validators: Validators) -> io::Result<()> {
        let kept = Renewable {
            validators,
            reply: mark_of(asked, reply),
        };
        self.renewable.insert(asked.0.clone(), kept);
        let text = serde_json::to_vec_pretty(&self.renewable).map_err(io::Error::other)?;
        disk::write_whole(&self.renewable_file, &text)
    }

    /// Keeps bytes under what they hash to; where they are kept.
    pub fn keep_bytes(&self, sha256: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let path = self.shelf.path_of(sha256);
        let stands = disk::read_regular(&path, bytes.len().max(1) as u64);
        if stands.map_or(true, |standing| standing != bytes) {
            fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
            disk::write_whole(&path, bytes)?;
        }
        Ok(path)
    }

    /// Keeps a reply: first its bytes, then the line that tells of it.
    pub fn keep(&mut self, source: &str, asked: &Asked, reply: &Reply) -> io::Result<()> {
        self.keep_bytes(&reply.sha256, &reply.bytes)?;
        let mark = mark_of(asked, reply);
        let Some(run) = self.sources.get_mut(source) else {
            return Ok(());
        };
        run.write(&mark)?;
        run.answered.insert(asked.clone(), mark);
        Ok(())
    }

    /// Forgets a reply, so that it is asked for again: it was not the whole, or not what it must be. Its bytes stay.
    pub fn forget(&mut self, source: &str, asked: &Asked) -> io::Result<()> {
        let Some(run) = self.sources.get_mut(source) else {
            return Ok(());
        };
        let Some(mark) = run.answered.remove(asked) else {
            return Ok(());
        };
        // A mark without a hash takes back the one before.
        run.write(&ReplyMark {
            bytes: 0,
            sha256: String::new(),
            ..mark
        })
    }

    /// Notes that all technologies are done for whose sake the run at a source was begun, if they are.
    pub fn end(&mut self, source: &str, done: &BTreeSet<String>, today: Date) -> io::Result<()> {
        match self.sources.get_mut(source) {
            Some(run) if !run.done && run.technologies.is_subset(done) => {
                run.done = true;
                run.write(&Done { done: today })
            }
            _ => Ok(()),
        }
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
}

impl SourceRun {
    /// Adds a line; one that cannot be written whole is taken back.
    fn write(&mut self, line: &impl Serialize) -> io::Result<()> {
        let text = serde_json::to_string(line).map_err(io::Error::other)? + "\n";
        let before = self.journal.metadata()?.len();
        let written = self
            .journal
            .write_all(text.as_bytes())
            .and_then(|()| self.journal.sync_data());
        if written.is_err() {
            let _ = self.journal.set_len(before);
        }
        written
    }
}

fn unwritten(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(place(path), format!("this cannot be written: {error}."))
}

/// The file of a source's journal; what stands in the source's place has one of its own.
fn file_of(source: &str, instead: Option<&str>) -> String {
    match instead {
        Some(place) => format!("{source}.at.{:.16}.jsonl", disk::hash(place.as_bytes())),
        None => format!("{source}.jsonl"),
    }
}

/// Begins a journal.
fn begin(path: &Path, days: u64, wanted: &Wanted) -> Result<Journal, Diagnostic> {
    let head = Head {
        leadar: env!("CARGO_PKG_VERSION").to_owned(),
        day: wanted.today,
        days,
        technologies: wanted.technologies.clone(),
    };
    let line = serde_json::to_string(&head).unwrap_or_default() + "\n";
    disk::write_whole(path, line.as_bytes()).map_err(|error| unwritten(path, &error))?;
    Ok(Journal {
        head,
        answered: BTreeMap::new(),
        done: None,
    })
}

/// Moves a journal to those of ended runs.
fn put_away(folder: &Path, file: &str, day: Date) -> io::Result<()> {
    let mut number = 1;
    let kept = loop {
        let path = folder.join("runs").join(format!("{day}-{number}-{file}"));
        if fs::symlink_metadata(&path).is_err() {
            break path;
        }
        number += 1;
    };
    fs::rename(folder.join(file), kept)
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
        served_by: reply.served_by.clone(),
    }
}

/// A journal that stands, or none, and whether a run goes on with it.
struct Standing<'w> {
    source: &'w str,
    days: u64,
    file: String,
    journal: Option<Journal>,
    goes_on: bool,
}

/// The journals of the wanted sources, as they stand.
fn read_journals<'w>(folder: &Path, wanted: &'w Wanted) -> Result<Vec<Standing<'w>>, Diagnostic> {
    let mut journals = Vec::new();
    for (source, instead, days) in wanted.sources {
        let file = file_of(source, instead.as_deref());
        journals.push(Standing {
            source,
            days: *days,
            journal: read_journal(&folder.join(&file))?,
            file,
            goes_on: false,
        });
    }
    let age = |journal: &Journal| {
        wanted
            .today
            .since(journal.head.day)
            .map_or(i32::MAX, |span| span.get_days())
    };
    let oldest = |journal: &Journal| OLDEST + 2 * i32::try_from(journal.head.days).unwrap_or(0);
    let fresh = |journal: &Journal| (0..=oldest(journal)).contains(&age(journal));
    let unfinished = journals
        .iter()
        .filter_map(|standing| standing.journal.as_ref())
        .any(|journal| journal.done.is_none() && !journal.answered.is_empty() && fresh(journal));
    for standing in &mut journals {
        standing.goes_on = standing.journal.as_ref().is_some_and(|journal| {
            let current = journal.done.is_none_or(|done| done == wanted.today || unfinished);
            current && fresh(journal) && !wanted.anew
        });
    }
    Ok(journals)
}

/// What a run under way has of a source, for who plans.
#[derive(Debug, Clone)]
pub struct KeptRun {
    /// The day that it began.
    pub day: Date,
    /// What it was answered.
    pub answered: BTreeMap<Asked, ReplyMark>,
    /// What was spent at the source today, in millionths of a US dollar.
    pub spent: u64,
}

/// What the runs under way beside a data folder have; nothing is written. What cannot be read is nothing.
pub fn look_at_runs(data: &Path, wanted: &Wanted) -> BTreeMap<String, KeptRun> {
    let home = Shelf::beside(data).home;
    let folder = home.join("scan").join(data.file_name().unwrap_or_default());
    let spent = read_spent(&home);
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let standing = read_journals(&folder, wanted).unwrap_or_default().into_iter();
    let runs = standing.map(|standing| {
        let journal = standing.journal.filter(|_| standing.goes_on);
        let spent = spent.get(standing.source).filter(|spent| spent.day == today);
        let run = KeptRun {
            day: journal.as_ref().map_or(wanted.today, |journal| journal.head.day),
            answered: journal.map_or_else(BTreeMap::new, |journal| journal.answered),
            spent: spent.map_or(0, |spent| spent.millionths),
        };
        (standing.source.to_owned(), run)
    });
    runs.collect()
}

fn read_spent(home: &Path) -> BTreeMap<String, Spent> {
    let spent = fs::read(home.join("scan/spent.json")).ok();
    let spent = spent.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    spent.unwrap_or_default()
}

/// The bytes up to the end of the last line that is whole.
fn whole_of(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1)
}

/// What was written of the last line when a process died goes, so that the next line begins on its own.
fn cut_torn_line(path: &Path) -> Result<(), Diagnostic> {
    let unread = |error: io::Error| Diagnostic::error(place(path), format!("cannot be read: {error}."));
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        read => read.map_err(unread)?,
    };
    let whole = whole_of(&bytes);
    if whole < bytes.len() {
        let cut = OpenOptions::new().write(true).open(path).map_err(unread)?;
        cut.set_len(whole as u64).map_err(unread)?;
    }
    Ok(())
}

/// Reads a journal as far as its lines are whole; there is none where no file stands or its first line is not ours.
fn read_journal(path: &Path) -> Result<Option<Journal>, Diagnostic> {
    let unread = |error: io::Error| Diagnostic::error(place(path), format!("cannot be read: {error}."));
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unread(error)),
    };
    let whole = whole_of(&bytes);
    let mut lines = bytes[..whole].split(|byte| *byte == b'\n');
    let Some(head) = lines.next().and_then(|line| serde_json::from_slice::<Head>(line).ok()) else {
        return Ok(None);
    };
    let (mut answered, mut done) = (BTreeMap::new(), None);
    for line in lines {
        if let Ok(line) = serde_json::from_slice::<Done>(line) {
            done = Some(line.done);
        }
        let Ok(mark) = serde_json::from_slice::<ReplyMark>(line) else {
            continue;
        };
        let asked = (mark.address.clone(), mark.sent.clone());
        match mark.sha256.is_empty() {
            true => answered.remove(&asked), // taken back
            false => answered.insert(asked, mark),
        };
    }
    Ok(Some(Journal { head, answered, done }))
}
