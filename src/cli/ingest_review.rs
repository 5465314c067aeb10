//! `leadar ingest --review`: one entry of a draft after the other, an answer a line, each decision written at once.
//!
//! Answers come from standard input, typed or piped. What has been decided is not asked again, so a walk that was left
//! goes on where it ended; what was skipped comes again.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, excerpt, nearest};
use crate::inert::show_line;
use crate::model::{NeedKind, SortEntry, SortState, Verdict};
use crate::pipeline::{self, Folders, Sorting, Undecided, WorkshopFile};
use crate::render::messages::message;

use super::Ending;
use super::answers::Answers;
use super::args::IngestWords;
use super::report::{Report, shown};

/// The letter of each kind.
const KINDS: [(char, NeedKind); 9] = [
    ('g', NeedKind::Gap),
    ('r', NeedKind::Requirement),
    ('p', NeedKind::Priority),
    ('o', NeedKind::Solution),
    ('d', NeedKind::Standardisation),
    ('b', NeedKind::Procurement),
    ('l', NeedKind::Legal),
    ('c', NeedKind::Capability),
    ('x', NeedKind::Context),
];

/// What the answers mean.
fn help() -> String {
    let lines = [
        message!("sorting-help-keep"),
        message!("sorting-help-kinds"),
        message!("sorting-help-more-kinds"),
        message!("sorting-help-no-need"),
        message!("sorting-help-reword"),
        message!("sorting-help-split"),
        message!("sorting-help-join"),
        message!("sorting-help-topic"),
        message!("sorting-help-rest"),
    ];
    lines.map(|line| format!("  {line}\n")).concat()
}

/// What an answer means.
enum Answer {
    Keep,
    Kind(NeedKind),
    Texts(Vec<String>),
    NoNeed,
    Join,
    Topic(String),
    Skip,
    Undo,
    Quit,
    Help,
}

/// What an answer did, for undoing: the file as it was, where it was written, and the entry where one was skipped.
enum Step {
    Written(usize, Box<WorkshopFile>),
    Topic(usize, Box<WorkshopFile>),
    Skipped(usize, String),
}

/// Walks through what nobody has decided on.
pub fn run(words: &IngestWords, folders: &Folders, report: &Report) -> Ending {
    let (sorting, complaints) = pipeline::read_for_sorting(&words.files, &words.drafts, folders);
    report.diagnostics(&complaints);
    let mut walk = Walk {
        sorting,
        folders,
        report,
        skipped: BTreeSet::new(),
        steps: Vec::new(),
        pending: None,
        written: BTreeSet::new(),
        decided: 0,
    };
    if walk.open().is_empty() && complaints.iter().any(Diagnostic::is_error) {
        return Ending::Problems;
    }
    match walk.go() {
        Ok(()) => Ending::Fine,
        Err(complaint) => {
            report.diagnostics(&[complaint]);
            Ending::Problems
        }
    }
}

struct Walk<'w> {
    sorting: Sorting,
    folders: &'w Folders,
    report: &'w Report,
    skipped: BTreeSet<(usize, String)>,
    steps: Vec<Step>,
    /// New words for a line of which no kind is known yet.
    pending: Option<Vec<String>>,
    written: BTreeSet<PathBuf>,
    decided: usize,
}

impl Walk<'_> {
    /// What is to be asked, skipped ones left out.
    fn open(&self) -> Vec<(usize, SortEntry)> {
        let files = 0..self.sorting.files().len();
        let entries = files.flat_map(|file| {
            self.sorting
                .open_entries(file)
                .into_iter()
                .map(move |entry| (file, entry))
        });
        entries
            .filter(|(file, entry)| !self.skipped.contains(&(*file, entry.key.clone())))
            .collect()
    }

    fn go(&mut self) -> Result<(), Diagnostic> {
        if self.open().is_empty() {
            self.report.result(&(message!("sorting-none-waits") + "\n"));
            return Ok(());
        }
        self.report.result(&help());
        let mut answers = Answers::new(self.report);
        let mut shown: Option<(usize, String)> = None;
        loop {
            let open = self.open();
            let Some((file, entry)) = open.first() else { break };
            let asked = (*file, entry.key.clone());
            if shown.as_ref() != Some(&asked) {
                self.pending = None;
                self.report.result(&self.ask(*file, entry, open.len()));
                shown = Some(asked);
            }
            let Some(line) = answers.ask("> ") else {
                self.report.result("\n");
                break;
            };
            match understand(&line) {
                Ok(Answer::Quit) => break,
                Ok(Answer::Undo) => {
                    shown = None;
                    self.undo()?;
                }
                Ok(answer) => self.act(*file, entry, answer)?,
                Err(complaint) => self.tell(&message!("review-type-help", complaint = complaint)),
            }
        }
        self.close();
        Ok(())
    }

    /// What has been written, and what is left.
    fn close(&self) {
        let left: usize = (0..self.sorting.files().len())
            .map(|file| self.sorting.open_entries(file).len())
            .sum();
        let told = message!("sorting-written", count = self.decided, left = left);
        self.report.news(&format!("\n{told}\n"));
        for path in &self.written {
            self.report.news(&format!("  {}\n", shown(path)));
        }
    }

    /// Tells what an answer did.
    fn tell(&self, words: &str) {
        self.report.result(&format!("  {words}\n"));
    }

    fn ask(&self, file: usize, entry: &SortEntry, open: usize) -> String {
        let workshop = &self.sorting.files()[file];
        let place = self.decided + self.skipped.len() + 1;
        let mut text = String::new();
        let head = message!(
            "sorting-question",
            place = place,
            count = place + open - 1,
            workshop = show_line(&workshop.title()).into_owned(),
            file = shown(&workshop.path)
        );
        let _ = writeln!(text, "\n{head}");
        let line = message!("sorting-line", line = entry.line);
        let place = match entry.section.as_str() {
            "" => line,
            section => message!("sorting-place", section = show_line(section).into_owned(), line = line),
        };
        let state = match (entry.state, entry.cue.as_str()) {
            (SortState::Unsorted | SortState::Dismissed, "") => message!("sorting-unsorted"),
            (SortState::Unsorted | SortState::Dismissed, cue) => {
                message!("sorting-unsorted-because", cue = show_line(cue).into_owned())
            }
            (SortState::Statement | SortState::Reviewed, _) => message!("sorting-statement", need = &entry.key),
        };
        let _ = writeln!(text, "  {place} · {state}");
        let _ = writeln!(text, "    {}", show_line(&entry.statement));
        let proposed = match entry.kind {
            Some(kind) => message!("sorting-proposed", kind = kind.as_str()),
            None => message!("sorting-no-kind"),
        };
        let _ = writeln!(text, "  {proposed}");
        text
    }

    fn act(&mut self, file: usize, entry: &SortEntry, answer: Answer) -> Result<(), Diagnostic> {
        let verdict = match answer {
            Answer::Keep => match entry.kind {
                Some(kind) => Verdict::Keep(kind, vec![entry.statement.clone()]),
                None => {
                    self.tell(&message!("sorting-which-kind", kinds = letters()));
                    return Ok(());
                }
            },
            Answer::Kind(kind) => {
                let texts = self.pending.clone().unwrap_or_else(|| vec![entry.statement.clone()]);
                Verdict::Keep(kind, texts)
            }
            Answer::Texts(texts) => match entry.kind {
                Some(kind) => Verdict::Keep(kind, texts),
                None => {
                    self.pending = Some(texts);
                    self.tell(&message!("sorting-which-kind", kinds = letters()));
                    return Ok(());
                }
            },
            Answer::NoNeed => Verdict::NoNeed,
            Answer::Join => Verdict::Join,
            Answer::Topic(topic) => return self.set_topic(file, &topic),
            Answer::Skip => {
                self.pending = None;
                self.skipped.insert((file, entry.key.clone()));
                self.steps.push(Step::Skipped(file, entry.key.clone()));
                self.tell(&message!("review-skipped"));
                return Ok(());
            }
            Answer::Help => {
                self.report.result(&help());
                return Ok(());
            }
            Answer::Undo | Answer::Quit => return Ok(()),
        };
        let before = self.sorting.files()[file].clone();
        match self.sorting.decide(file, &entry.key, &verdict) {
            Ok(()) => {
                self.pending = None;
                self.written.insert(before.path.clone());
                self.steps.push(Step::Written(file, Box::new(before)));
                self.decided += 1;
                self.tell(&done(&verdict));
                Ok(())
            }
            Err(Undecided::Refused(why)) => {
                self.tell(&message!("sorting-refused", why = why));
                Ok(())
            }
            Err(Undecided::Unwritten(complaint)) => Err(complaint),
        }
    }

    fn set_topic(&mut self, file: usize, wanted: &str) -> Result<(), Diagnostic> {
        let topics = self.sorting.topics();
        if wanted.is_empty() {
            let known: Vec<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
            self.tell(&match known.is_empty() {
                true => message!("sorting-no-topics"),
                false => message!("sorting-topics", topics = known.join(", ")),
            });
            return Ok(());
        }
        if topics.iter().any(|topic| topic.id == wanted) {
            let before = self.sorting.files()[file].clone();
            self.sorting.set_topic(file, wanted)?;
            self.written.insert(before.path.clone());
            self.steps.push(Step::Topic(file, Box::new(before)));
            self.tell(&message!("sorting-topic-set", topic = wanted));
            return Ok(());
        }
        let near = nearest(wanted, topics.iter().map(|topic| topic.id.as_str()));
        let radar = shown(&self.folders.data.join("radar.toml"));
        let unknown = message!("sorting-topic-unknown", topic = excerpt(wanted), file = radar);
        self.tell(&match near {
            Some(near) => format!("{unknown} ({near})"),
            None => unknown,
        });
        let groups = self.sorting.groups().join(", ");
        self.tell(&message!("sorting-topic-paste", groups = groups));
        let title = self.sorting.files()[file].title();
        let lines = pipeline::lines_of_topic(wanted, &title);
        self.report
            .result(&lines.iter().map(|line| format!("    {line}\n")).collect::<String>());
        Ok(())
    }

    fn undo(&mut self) -> Result<(), Diagnostic> {
        self.pending = None;
        match self.steps.pop() {
            None => self.tell(&message!("review-nothing-to-undo")),
            Some(Step::Skipped(file, key)) => {
                self.skipped.remove(&(file, key));
                self.tell(&message!("sorting-undone"));
            }
            Some(Step::Topic(file, before)) => {
                self.sorting.restore(file, *before)?;
                self.tell(&message!("sorting-undone"));
            }
            Some(Step::Written(file, before)) => {
                self.sorting.restore(file, *before)?;
                self.decided = self.decided.saturating_sub(1);
                self.tell(&message!("sorting-undone"));
            }
        }
        Ok(())
    }
}

fn letters() -> String {
    let kinds = KINDS.map(|(letter, kind)| format!("{letter} {}", kind.as_str()));
    kinds.join(", ")
}

/// What a decision did, in words.
fn done(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Keep(kind, texts) if texts.len() > 1 => {
            message!("sorting-done-split", count = texts.len(), kind = kind.as_str())
        }
        Verdict::Keep(kind, _) => message!("sorting-done-kept", kind = kind.as_str()),
        Verdict::Join => message!("sorting-done-joined"),
        Verdict::NoNeed => message!("sorting-done-no-need"),
    }
}

fn understand(line: &str) -> Result<Answer, String> {
    let line = line.trim();
    if let Some(parts) = line.strip_prefix('/') {
        let texts: Vec<String> = parts.split('|').map(|text| text.trim().to_owned()).collect();
        return match texts.len() > 1 && texts.iter().all(|text| !text.is_empty()) {
            true => Ok(Answer::Texts(texts)),
            false => Err(message!("sorting-split-how")),
        };
    }
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let (word, rest) = (word.to_lowercase(), rest.trim());
    match word.as_str() {
        "w" | "reword" if rest.is_empty() => return Err(message!("sorting-reword-how")),
        "w" | "reword" => return Ok(Answer::Texts(vec![rest.to_owned()])),
        "t" | "topic" => return Ok(Answer::Topic(rest.to_owned())),
        _ => {}
    }
    if line.eq_ignore_ascii_case("no need") {
        return Ok(Answer::NoNeed);
    }
    if !rest.is_empty() {
        return Err(message!("sorting-no-answer", answer = excerpt(line)));
    }
    let kind = KINDS.into_iter().find(|(letter, kind)| {
        let is_letter = word.chars().eq([*letter]);
        is_letter || word == kind.as_str()
    });
    match (word.as_str(), kind) {
        (_, Some((_, kind))) => Ok(Answer::Kind(kind)),
        ("" | "k" | "keep" | "y" | "yes", _) => Ok(Answer::Keep),
        ("n" | "no", _) => Ok(Answer::NoNeed),
        ("j" | "join", _) => Ok(Answer::Join),
        ("s" | "skip", _) => Ok(Answer::Skip),
        ("u" | "undo", _) => Ok(Answer::Undo),
        ("q" | "quit", _) => Ok(Answer::Quit),
        ("?" | "h" | "help", _) => Ok(Answer::Help),
        _ => Err(message!("sorting-no-answer", answer = excerpt(line))),
    }
}
