//! The sheet of a sort-through: a row an entry, and what somebody decided in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::inert::show;
use crate::model::{NeedKind, SortEntry, SortState, Topic, Verdict, hash};

use super::merge::WorkshopFile;

/// The columns; `kind`, `statement`, `decision` and `topic` are for people, `exported` says what stood in the row.
pub const SORTING_COLUMNS: [&str; 11] = [
    "file",
    "entry",
    "state",
    "section",
    "line",
    "cue",
    "kind",
    "statement",
    "decision",
    "topic",
    "exported",
];

/// What parts a statement in two.
const SPLIT: &str = "||";

/// What a row of a sheet asks for.
#[derive(Debug)]
pub struct SortOrder {
    /// Which of the files.
    pub file: usize,
    /// What of it is meant.
    pub what: SortChange,
    /// Where the row stands.
    pub place: Place,
}

/// A change of a file.
#[derive(Debug)]
pub enum SortChange {
    /// A decision on the entry of this key.
    Entry(String, Verdict),
    /// Another topic.
    Topic(String),
}

/// The rows of a sheet, without the header.
pub fn sorting_rows(files: &[WorkshopFile]) -> Vec<Vec<String>> {
    let rows = files.iter().flat_map(|file| {
        let topic = file.topic();
        file.sort_entries()
            .into_iter()
            .map(move |entry| row_of(file, &topic, &entry))
    });
    rows.collect()
}

fn row_of(file: &WorkshopFile, topic: &str, entry: &SortEntry) -> Vec<String> {
    let line = Some(entry.line).filter(|line| *line > 0);
    vec![
        file.path.display().to_string(),
        entry.key.clone(),
        entry.state.as_str().to_owned(),
        entry.section.clone(),
        line.map(|line| line.to_string()).unwrap_or_default(),
        entry.cue.clone(),
        word(entry.kind).to_owned(),
        entry.statement.clone(),
        decided(entry.state).to_owned(),
        topic.to_owned(),
        stamp(entry, topic),
    ]
}

fn word(kind: Option<NeedKind>) -> &'static str {
    kind.map_or("", NeedKind::as_str)
}

fn decided(state: SortState) -> &'static str {
    match state {
        SortState::Statement | SortState::Unsorted => "",
        SortState::Reviewed => "keep",
        SortState::Dismissed => "no need",
    }
}

/// A text as cells keep it.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    show(&words.join(" ")).into_owned()
}

/// What an entry was when it went into a sheet, and the topic of its file.
fn stamp(entry: &SortEntry, topic: &str) -> String {
    let parts = [decided(entry.state), word(entry.kind), &plain(&entry.statement)];
    format!("{} {}", hash(&parts.join("\n")), plain(topic))
}

/// What the rows of a sheet ask for, the header first; with an error nothing, and all errors are told. Rows that nobody
/// touched ask for nothing.
pub fn read_sorting_rows(
    shown: &str,
    rows: &[Vec<String>],
    files: &[WorkshopFile],
    topics: &[Topic],
) -> Result<Vec<SortOrder>, Vec<Diagnostic>> {
    let header = rows.first().map_or(&[][..], Vec::as_slice);
    let column = |name: &str| header.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
    let missing: Vec<&str> = SORTING_COLUMNS
        .into_iter()
        .filter(|name| column(name).is_none())
        .collect();
    if !missing.is_empty() {
        let message = format!("the sheet has no column {}.", missing.join(", "));
        let complaint = Diagnostic::error(Place::at(shown, 1, 1), message);
        return Err(vec![
            complaint.with_hint("leadar ingest --sheet FILE writes one with all of them"),
        ]);
    }
    let entries: Vec<BTreeMap<String, SortEntry>> = files
        .iter()
        .map(|file| {
            file.sort_entries()
                .into_iter()
                .map(|entry| (entry.key.clone(), entry))
                .collect()
        })
        .collect();
    let mut reader = Reader {
        shown,
        columns: SORTING_COLUMNS.map(|name| column(name).unwrap_or_default()),
        files,
        entries,
        topics,
        seen: BTreeSet::new(),
        named: BTreeMap::new(),
        complaints: Vec::new(),
        orders: Vec::new(),
    };
    for (index, row) in rows.iter().enumerate().skip(1) {
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            reader.read(index + 1, row);
        }
    }
    match reader.complaints.is_empty() {
        true => Ok(reader.orders),
        false => Err(reader.complaints),
    }
}

struct Reader<'r> {
    shown: &'r str,
    columns: [usize; SORTING_COLUMNS.len()],
    files: &'r [WorkshopFile],
    entries: Vec<BTreeMap<String, SortEntry>>,
    topics: &'r [Topic],
    /// Entries that have had a row.
    seen: BTreeSet<(usize, String)>,
    /// The topic that a row has named for a file.
    named: BTreeMap<usize, String>,
    complaints: Vec<Diagnostic>,
    orders: Vec<SortOrder>,
}

impl Reader<'_> {
    fn column(&self, name: &str) -> usize {
        let at = SORTING_COLUMNS.iter().position(|column| *column == name);
        self.columns[at.unwrap_or_default()]
    }

    fn text(&self, row: &[String], name: &str) -> String {
        row.get(self.column(name)).map(|cell| plain(cell)).unwrap_or_default()
    }

    fn complain(&mut self, (row, column): (usize, &str), message: String, hint: String) {
        let place = Place::at(self.shown, row, self.column(column) + 1);
        self.complaints.push(Diagnostic::error(place, message).with_hint(hint));
    }

    fn read(&mut self, number: usize, row: &[String]) {
        let (name, key) = (self.text(row, "file"), self.text(row, "entry"));
        let Some(file) = self
            .files
            .iter()
            .position(|file| plain(&file.path.display().to_string()) == name)
        else {
            let message = format!("\"{}\" is none of the files that are sorted.", excerpt(&name));
            let hint = "name the drafts, or their folder, after the sheet".to_owned();
            return self.complain((number, "file"), message, hint);
        };
        let (kind, statement) = (self.text(row, "kind"), self.text(row, "statement"));
        let (decision, topic) = (self.text(row, "decision").to_lowercase(), self.text(row, "topic"));
        let exported = self.text(row, "exported");
        let (print, topic_before) = exported.split_once(' ').unwrap_or((&exported, ""));
        self.read_topic(number, file, &topic, topic_before);
        let as_row = SortEntry {
            key: key.clone(),
            state: match decision.as_str() {
                "keep" => SortState::Reviewed,
                "no need" => SortState::Dismissed,
                _ => SortState::Statement,
            },
            section: String::new(),
            line: 0,
            cue: String::new(),
            kind: NeedKind::from_word(&kind),
            statement: statement.clone(),
        };
        let odd = !matches!(decision.as_str(), "" | "keep" | "no need") || as_row.kind.is_none() && !kind.is_empty();
        let touched = odd || stamp(&as_row, "").split(' ').next() != Some(print);
        if !touched {
            return;
        }
        let Some(entry) = self.entries[file].get(&key).cloned() else {
            let message = format!("\"{}\" is no entry of {name} any more.", excerpt(&key));
            let hint = "somebody decided on it meanwhile; write a new sheet".to_owned();
            return self.complain((number, "entry"), message, hint);
        };
        if stamp(&entry, "").split(' ').next() != Some(print) {
            let message = format!(
                "\"{}\" was changed in {name} since the sheet was written.",
                excerpt(&key)
            );
            let hint = "write a new sheet, and decide there".to_owned();
            return self.complain((number, "entry"), message, hint);
        }
        if !self.seen.insert((file, key.clone())) {
            let message = format!("\"{}\" stands in the sheet twice.", excerpt(&key));
            return self.complain((number, "entry"), message, "leave one row of the two".to_owned());
        }
        if let Some(verdict) = self.verdict(number, (&decision, &kind, &statement), as_row.kind, &entry) {
            self.orders.push(SortOrder {
                file,
                what: SortChange::Entry(key, verdict),
                place: Place::at(self.shown, number, self.column("decision") + 1),
            });
        }
    }

    fn verdict(
        &mut self,
        number: usize,
        (decision, kind, statement): (&str, &str, &str),
        named: Option<NeedKind>,
        entry: &SortEntry,
    ) -> Option<Verdict> {
        match decision {
            "no need" | "no" | "n" => return Some(Verdict::NoNeed),
            "join" | "j" => return Some(Verdict::Join),
            "" | "keep" | "yes" | "y" | "k" => {}
            other => {
                let message = format!("decision \"{}\" is not known.", excerpt(other));
                self.complain((number, "decision"), message, "say keep, no need or join".to_owned());
                return None;
            }
        }
        let texts: Vec<String> = match statement == plain(&entry.statement) {
            true => vec![entry.statement.clone()],
            false => statement.split(SPLIT).map(|text| text.trim().to_owned()).collect(),
        };
        if texts.iter().any(String::is_empty) {
            let message = match texts.len() {
                1 => "the statement is empty.".to_owned(),
                _ => format!("a part of \"{}\" is empty.", excerpt(statement)),
            };
            let hint = "say \"no need\" where the line states none".to_owned();
            self.complain((number, "statement"), message, hint);
            return None;
        }
        let Some(kind) = named else {
            let message = match kind {
                "" => "the statement has no kind.".to_owned(),
                kind => format!("kind \"{}\" is not known.", excerpt(kind)),
            };
            let kinds = NeedKind::ALL.map(NeedKind::as_str).join(", ");
            self.complain((number, "kind"), message, format!("kinds are {kinds}"));
            return None;
        };
        Some(Verdict::Keep(kind, texts))
    }

    /// A topic that is another one than went into the sheet.
    fn read_topic(&mut self, number: usize, file: usize, topic: &str, before: &str) {
        if topic == before || topic.is_empty() {
            return;
        }
        if !self.topics.iter().any(|known| known.id == topic) {
            let ids = self.topics.iter().map(|known| known.id.as_str());
            let hint = nearest(topic, ids).unwrap_or_else(|| "radar.toml declares topics, in [[topics]]".to_owned());
            let message = format!("topic \"{}\" is not in radar.toml.", excerpt(topic));
            return self.complain((number, "topic"), message, hint);
        }
        match self.named.insert(file, topic.to_owned()) {
            Some(other) if other != topic => {
                let message = format!("one workshop cannot have two topics, \"{other}\" and \"{topic}\".");
                self.complain((number, "topic"), message, "name one of them".to_owned());
            }
            Some(_) => {}
            None => self.orders.push(SortOrder {
                file,
                what: SortChange::Topic(topic.to_owned()),
                place: Place::at(self.shown, number, self.column("topic") + 1),
            }),
        }
    }
}
