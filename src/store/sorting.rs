//! Decisions of a sort-through, applied to the file of a workshop. Comments and hand edits stay.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value, value};

use crate::model::{NeedKind, SortEntry, SortState, Verdict, fingerprint};

use super::merge::{WorkshopFile, drafted, is_true, print_of, read_text, remember, set, tables, text_of};

/// Where an entry stands in a file: the list, and its number there.
type At = (&'static str, usize);

/// The lists of a file, those of statements first.
const NEEDS: &str = "needs";
const UNSORTED: &str = "unsorted";

impl WorkshopFile {
    /// What the workshop is called; its topic where it has no title.
    pub fn title(&self) -> String {
        let title = text_of(self.document.as_table(), "title");
        if title.is_empty() { self.topic() } else { title }
    }

    /// The topic that the file names.
    pub fn topic(&self) -> String {
        text_of(self.document.as_table(), "topic")
    }

    /// Statements and unsorted lines in the order of the document.
    pub fn sort_entries(&self) -> Vec<SortEntry> {
        entries(&self.document).into_iter().map(|(_, entry)| entry).collect()
    }

    /// The file as it is once somebody has decided on an entry; statements that are new take their identifiers from
    /// `ids`. An error says why that cannot be.
    pub fn decide(
        &self,
        key: &str,
        verdict: &Verdict,
        ids: &mut dyn Iterator<Item = String>,
    ) -> Result<WorkshopFile, String> {
        let mut document = self.document.clone();
        decide(&mut document, key, verdict, ids)?;
        Ok(self.with_document(document))
    }

    /// The file as it is after many decisions, made one after the other, with what came of each.
    pub fn decide_all<'o>(
        &self,
        orders: impl Iterator<Item = (&'o str, &'o Verdict)>,
        ids: &mut dyn Iterator<Item = String>,
    ) -> (WorkshopFile, Vec<Result<(), String>>) {
        let mut document = self.document.clone();
        let told = orders
            .map(|(key, verdict)| decide(&mut document, key, verdict, ids))
            .collect();
        (self.with_document(document), told)
    }

    /// The file with another topic.
    pub fn with_topic(&self, topic: &str) -> WorkshopFile {
        let mut document = self.document.clone();
        set(document.as_table_mut(), "topic", Value::from(topic));
        self.with_document(document)
    }

    fn with_document(&self, document: DocumentMut) -> WorkshopFile {
        WorkshopFile {
            path: self.path.clone(),
            text: document.to_string(),
            document,
        }
    }
}

/// Decides on an entry of a document; an error says why that cannot be.
fn decide(
    document: &mut DocumentMut,
    key: &str,
    verdict: &Verdict,
    ids: &mut dyn Iterator<Item = String>,
) -> Result<(), String> {
    let entries = entries(document);
    let place = find(&entries, key).ok_or_else(|| format!("there is no entry \"{key}\" in the file."))?;
    let at = entries[place].0;
    match verdict {
        Verdict::Keep(kind, texts) => keep(document, at, (*kind, texts), ids),
        Verdict::NoNeed => dismiss(document, at),
        Verdict::Join => {
            let mut before = entries[..place].iter().rev();
            match before.find(|(_, entry)| entry.state != SortState::Dismissed) {
                None => return Err("no statement stands before it.".to_owned()),
                Some((_, entry)) if entry.state == SortState::Unsorted => {
                    return Err("the line before it is still unsorted; decide on that one first.".to_owned());
                }
                Some((before, _)) => join(document, at, before.1),
            }
        }
    }
    Ok(())
}

fn entries(document: &DocumentMut) -> Vec<(At, SortEntry)> {
    let mut prints: BTreeMap<String, usize> = BTreeMap::new();
    for line in tables(document, UNSORTED) {
        *prints.entry(print_of(line)).or_default() += 1;
    }
    let needs = tables(document, NEEDS).enumerate().map(|(index, need)| {
        let key = match text_of(need, "id") {
            id if id.is_empty() => format!("{NEEDS} {}", index + 1),
            id => id,
        };
        let state = match is_true(need, "reviewed") {
            true => SortState::Reviewed,
            false => SortState::Statement,
        };
        ((NEEDS, index), entry(need, key, state))
    });
    let lines = tables(document, UNSORTED).enumerate().map(|(index, line)| {
        let print = print_of(line);
        let key = match prints.get(&print) {
            Some(2..) => format!("{print}@{}", line_of(line)),
            _ => print,
        };
        let state = match is_true(line, "dismissed") {
            true => SortState::Dismissed,
            false => SortState::Unsorted,
        };
        ((UNSORTED, index), entry(line, key, state))
    });
    let mut entries: Vec<(At, SortEntry)> = needs.chain(lines).collect();
    entries.sort_by_key(|(_, entry)| entry.line);
    entries
}

fn entry(table: &Table, key: String, state: SortState) -> SortEntry {
    SortEntry {
        key,
        state,
        section: text_of(table, "section"),
        line: line_of(table),
        cue: text_of(table, "cue"),
        kind: NeedKind::from_word(&text_of(table, "kind")),
        statement: text_of(table, "statement"),
    }
}

fn line_of(table: &Table) -> u32 {
    let line = table.get("line").and_then(Item::as_integer);
    line.and_then(|line| u32::try_from(line).ok()).unwrap_or(0)
}

/// The entry of this key; an unsorted line also by its fingerprint and line, whether or not others say the same.
fn find(entries: &[(At, SortEntry)], key: &str) -> Option<usize> {
    let exact = entries.iter().position(|(_, entry)| entry.key == key);
    exact.or_else(|| {
        let (print, line) = key.split_once('@')?;
        let same = |entry: &SortEntry| entry.key == print && entry.line.to_string() == line;
        entries.iter().position(|(_, entry)| same(entry))
    })
}

fn list<'d>(document: &'d mut DocumentMut, key: &str) -> Option<&'d mut ArrayOfTables> {
    let entry = document.entry(key).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    entry.as_array_of_tables_mut()
}

/// Takes a table out of its list.
fn take(document: &mut DocumentMut, (key, index): At) -> Option<Table> {
    let tables = list(document, key)?;
    let table = tables.get(index).cloned()?;
    tables.remove(index);
    Some(table)
}

fn keep(
    document: &mut DocumentMut,
    at: At,
    (kind, texts): (NeedKind, &[String]),
    ids: &mut dyn Iterator<Item = String>,
) {
    let Some((first, rest)) = texts.split_first() else {
        return;
    };
    let kept = match at {
        (NEEDS, index) => {
            let need = list(document, NEEDS).and_then(|needs| needs.get_mut(index));
            need.map(|need| {
                set(need, "kind", Value::from(kind.as_str()));
                set(need, "statement", Value::from(first.as_str()));
                need.insert("reviewed", value(true));
                need.clone()
            })
        }
        _ => take(document, at).map(|line| {
            let mut need = statement_of(document, &line, (kind, first), ids);
            need.insert("read", value(read_of_line(&line)));
            need.insert("reviewed", value(true));
            *need.decor_mut() = line.decor().clone();
            list(document, NEEDS)
                .into_iter()
                .for_each(|needs| needs.push(need.clone()));
            need
        }),
    };
    let Some(kept) = kept else { return };
    for text in rest {
        let mut part = statement_of(document, &kept, (kind, text), ids);
        for key in ["parent", "theme", "priority"] {
            part.extend(kept.get(key).map(|item| (key, item.clone())));
        }
        part.insert("reviewed", value(true));
        list(document, NEEDS)
            .into_iter()
            .for_each(|needs| needs.push(part.clone()));
    }
}

/// A statement made of a line or of a part of another one, as the next item of its section.
fn statement_of(
    document: &DocumentMut,
    origin: &Table,
    (kind, statement): (NeedKind, &str),
    ids: &mut dyn Iterator<Item = String>,
) -> Table {
    let section = match text_of(origin, "section") {
        section if section.is_empty() => section_of_source(document),
        section => section,
    };
    let items = tables(document, NEEDS).filter(|need| text_of(need, "section") == section);
    let last = items.filter_map(|need| need.get("item")?.as_integer()).max();
    let mut table = Table::new();
    table.insert("id", value(ids.next().unwrap_or_default()));
    table.insert("kind", value(kind.as_str()));
    table.insert("statement", value(statement));
    table.insert("section", value(section));
    table.insert("item", value(last.unwrap_or(0).saturating_add(1)));
    table.insert("line", value(i64::from(line_of(origin).max(1))));
    table
}

fn section_of_source(document: &DocumentMut) -> String {
    let source = document.get("source").and_then(Item::as_table_like);
    let section = source.and_then(|source| source.get("section")?.as_str());
    section.unwrap_or("the document").to_owned()
}

/// What the source says of a line that becomes a statement.
fn read_of_line(line: &Table) -> InlineTable {
    let mut read = InlineTable::new();
    for key in ["kind", "statement"] {
        let text = text_of(line, key);
        if !text.is_empty() {
            read.insert(key, text.into());
        }
    }
    read
}

/// Says that an entry is no need: a statement becomes an unsorted line in the words of the source, which stays out.
fn dismiss(document: &mut DocumentMut, at: At) {
    if at.0 == UNSORTED {
        let line = list(document, UNSORTED).and_then(|lines| lines.get_mut(at.1));
        line.into_iter()
            .for_each(|line| drop(line.insert("dismissed", value(true))));
        return;
    }
    let Some(need) = take(document, at) else { return };
    let id = text_of(&need, "id");
    orphan(document, &id);
    let mut line = Table::new();
    let statement = read_text(&need, "statement").unwrap_or_else(|| text_of(&need, "statement"));
    line.insert("statement", value(statement));
    for key in ["kind", "section", "line"] {
        line.extend(need.get(key).map(|item| (key, item.clone())));
    }
    line.insert("cue", value(format!("was {id}")));
    line.insert("dismissed", value(true));
    *line.decor_mut() = need.decor().clone();
    list(document, UNSORTED)
        .into_iter()
        .for_each(|lines| lines.push(line.clone()));
}

/// Adds an entry to the end of a statement, which stands before it in the document.
fn join(document: &mut DocumentMut, at: At, before: usize) {
    let Some(entry) = tables(document, at.0).nth(at.1).cloned() else {
        return;
    };
    if let Some(need) = list(document, NEEDS).and_then(|needs| needs.get_mut(before)) {
        let both = format!("{} {}", text_of(need, "statement"), text_of(&entry, "statement"));
        set(need, "statement", Value::from(both));
    }
    take(document, at);
    if at.0 == NEEDS {
        orphan(document, &text_of(&entry, "id"));
    }
    let read = read_text(&entry, "statement").unwrap_or_else(|| text_of(&entry, "statement"));
    let known = drafted(document);
    remember(document, known.into_iter().chain([fingerprint(&read)]).collect());
}

/// Takes a statement that is there no more away from those that belonged to it.
fn orphan(document: &mut DocumentMut, id: &str) {
    for need in list(document, NEEDS).into_iter().flat_map(ArrayOfTables::iter_mut) {
        if text_of(need, "parent") == id {
            need.remove("parent");
        }
    }
}

/// Whether a file stands in a folder or below it, whatever the ways to write their names.
pub fn is_below(path: &Path, folder: &Path) -> bool {
    match (fs::canonicalize(path), fs::canonicalize(folder)) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => path.starts_with(folder),
    }
}
