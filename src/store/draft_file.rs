//! A draft workshop as the TOML file that a reviewer corrects, and the name of that file.
//!
//! Beside each value that may be corrected stands, in `read`, what was read of the source.

use std::collections::BTreeSet;

use jiff::civil::Date;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value, value};

use crate::inert::show_line;
use crate::model::{DateFound, DraftTopic, DraftWorkshop, Need, Role, UnsortedLine, fingerprint};

/// The name of the file a draft workshop is written to: its year and topic.
pub fn file_name(workshop: &DraftWorkshop) -> String {
    let topic = workshop.topic.as_str();
    match workshop.dates.first() {
        Some(date) => format!("{}-{topic}.toml", date.first.year()),
        None => format!("undated-{topic}.toml"),
    }
}

/// The name of a file for another workshop on the same topic in the same year: with its month.
pub fn file_name_with_month(workshop: &DraftWorkshop) -> Option<String> {
    let date = workshop.dates.first()?.first;
    Some(format!(
        "{}-{:02}-{}.toml",
        date.year(),
        date.month(),
        workshop.topic.as_str()
    ))
}

/// A draft workshop as a file of `radar-data/workshops/`.
pub fn write_draft(workshop: &DraftWorkshop) -> String {
    let mut document = DocumentMut::new();
    let table = document.as_table_mut();
    for (key, read) in read_of_workshop(workshop) {
        table.insert(&key, Item::Value(read));
    }
    if let Some(note) = &workshop.note {
        table.insert("note", value(note));
    }
    let mut source = Table::new();
    source.insert("document", value(&workshop.source.document));
    source.insert("section", value(&workshop.source.section));
    source.insert("line", value(i64::from(workshop.source.line)));
    source.insert("read", value(read_of_workshop(workshop)));
    source.insert("drafted", value(drafted_array(drafted_of(workshop))));
    table.insert("source", Item::Table(source));
    if !workshop.dates.is_empty() {
        table.insert(
            "dates",
            Item::ArrayOfTables(workshop.dates.iter().map(date_table).collect()),
        );
    }
    if !workshop.needs.is_empty() {
        table.insert(
            "needs",
            Item::ArrayOfTables(workshop.needs.iter().map(need_table).collect()),
        );
    }
    if !workshop.unsorted.is_empty() {
        table.insert(
            "unsorted",
            Item::ArrayOfTables(workshop.unsorted.iter().map(unsorted_table).collect()),
        );
    }
    format!("{}\n{document}", head_comment(workshop))
}

/// Fingerprints of all that is drafted of a workshop, by which it is known when somebody has taken it out of the file.
pub fn drafted_of(workshop: &DraftWorkshop) -> BTreeSet<String> {
    let needs = workshop.needs.iter().map(|need| fingerprint(&need.statement));
    let lines = workshop.unsorted.iter().map(|line| fingerprint(&line.statement));
    needs
        .chain(lines)
        .chain(workshop.dates.iter().map(drafted_date))
        .collect()
}

/// The fingerprint of a date.
pub fn drafted_date(date: &DateFound) -> String {
    fingerprint(&format!("{} {} {}", date.first, date.last, date.found))
}

/// Fingerprints as a list in a file, some a line.
pub fn drafted_array(prints: BTreeSet<String>) -> Array {
    const A_LINE: usize = 5;
    let mut array = Array::new();
    for (index, print) in prints.into_iter().enumerate() {
        let before = if index % A_LINE == 0 { "\n    " } else { " " };
        array.push_formatted(Value::from(print).decorated(before, ""));
    }
    if !array.is_empty() {
        array.set_trailing_comma(true);
        array.set_trailing("\n");
    }
    array
}

/// What ingest read about a workshop, and a reviewer may change.
pub fn read_of_workshop(workshop: &DraftWorkshop) -> InlineTable {
    let mut read = InlineTable::new();
    read.insert("topic", workshop.topic.as_str().into());
    read.insert("title", workshop.title.as_str().into());
    let texts = [
        ("language", &workshop.language),
        ("place", &workshop.place),
        ("country", &workshop.country),
        ("participants", &workshop.participants),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            read.insert(key, text.as_str().into());
        }
    }
    read
}

/// What ingest read about a statement, and a reviewer may change.
pub fn read_of_need(need: &Need) -> InlineTable {
    let mut read = InlineTable::new();
    read.insert("kind", need.kind.as_str().into());
    read.insert("statement", need.statement.as_str().into());
    let role = Some(need.role.as_str().to_owned()).filter(|_| need.role != Role::Statement);
    let texts = [
        ("parent", &need.parent),
        ("theme", &need.theme),
        ("role", &role),
        ("priority", &need.priority),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            read.insert(key, text.as_str().into());
        }
    }
    if let Some(votes) = need.votes {
        read.insert("votes", i64::from(votes).into());
    }
    read
}

/// A statement as a table of a file.
pub fn need_table(need: &Need) -> Table {
    let mut table = Table::new();
    table.insert("id", value(&need.id));
    let read = read_of_need(need);
    for key in ["kind", "statement"] {
        table.extend(read.get(key).map(|read| (key, read.clone())));
    }
    table.insert("section", value(&need.section));
    table.insert("item", value(i64::from(need.item)));
    table.insert("line", value(i64::from(need.line)));
    for key in ["parent", "theme", "role", "votes", "priority"] {
        table.extend(read.get(key).map(|read| (key, read.clone())));
    }
    if let Some(note) = &need.note {
        table.insert("note", value(note));
    }
    table.insert("read", value(read));
    table
}

/// A line that may be a statement as a table of a file.
pub fn unsorted_table(line: &UnsortedLine) -> Table {
    let mut table = Table::new();
    table.insert("statement", value(&line.statement));
    if let Some(kind) = line.kind {
        table.insert("kind", value(kind.as_str()));
    }
    table.insert("cue", value(&line.cue));
    if !line.section.is_empty() {
        table.insert("section", value(&line.section));
    }
    table.insert("line", value(i64::from(line.line)));
    if line.dismissed {
        table.insert("dismissed", value(true));
    }
    table
}

/// A date as a table of a file.
pub fn date_table(date: &DateFound) -> Table {
    let mut table = Table::new();
    table.insert("first", value(local_date(date.first)));
    table.insert("last", value(local_date(date.last)));
    table.insert("found", value(&date.found));
    table.insert("line", value(i64::from(date.line.max(1))));
    table
}

fn head_comment(workshop: &DraftWorkshop) -> String {
    let printable = |text: &str| -> String { text.chars().filter(|character| !character.is_control()).collect() };
    let mut comment = format!(
        "# Draft from {}, line {}. Review before use:\n\
         # - put each statement into your own words and remove its note when the doubt is settled; leave `read`\n\
         #   alone, it says what the source had, so that a corrected source can be read again;\n\
         # - check its kind, and parent and role where given;\n\
         # - keep every date, or say in `note` which one holds;\n\
         # - then link the statements to technologies (links.csv).\n",
        printable(&workshop.source.document),
        workshop.source.line
    );
    if let DraftTopic::Unknown(slug) = &workshop.topic {
        comment.push_str(&format!(
            "# The topic \"{slug}\" is not in radar.toml. Name a known one here, or paste these lines there:\n#\n"
        ));
        for line in lines_of_topic(slug, workshop.group.as_deref(), &workshop.title) {
            comment.push_str(&format!("#     {line}\n"));
        }
    }
    comment
}

/// The lines that declare a topic in `radar.toml`.
pub fn lines_of_topic(id: &str, group: Option<&str>, name: &str) -> Vec<String> {
    let text = |text: &str| Value::from(show_line(text).into_owned()).to_string();
    let group = match group {
        Some(group) => text(group),
        None => "\"\"      # the group whose topic it is".to_owned(),
    };
    vec![
        "[[topics]]".to_owned(),
        format!("id = {}", text(id)),
        format!("group = {group}"),
        "year = 1        # of the plan".to_owned(),
        format!("name = {}", text(name)),
    ]
}

pub(super) fn local_date(date: Date) -> toml_edit::Datetime {
    toml_edit::Datetime {
        date: Some(toml_edit::Date {
            year: date.year().unsigned_abs(),
            month: date.month().unsigned_abs(),
            day: date.day().unsigned_abs(),
        }),
        time: None,
        offset: None,
    }
}
