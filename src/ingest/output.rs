//! A draft as JSON, and a draft workshop as the TOML file a reviewer corrects.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use crate::model::{DateFound, Draft, DraftTopic, DraftWorkshop, Need, PlannedTopic, Role};

/// The whole draft as JSON; dates are ISO, what is absent is null.
pub fn to_json(draft: &Draft) -> Value {
    let unused = draft
        .unused
        .iter()
        .map(|unused| json!({"line": unused.line, "text": unused.text, "reason": unused.reason.as_str()}));
    let warnings = draft.warnings.iter();
    let warnings = warnings.map(|warning| json!({"line": warning.line, "message": warning.message}));
    let ledger = draft.ledger;
    json!({
        "workshops": draft.workshops.iter().map(workshop_json).collect::<Vec<_>>(),
        "plan": draft.plan.iter().map(planned_json).collect::<Vec<_>>(),
        "unused": unused.collect::<Vec<_>>(),
        "warnings": warnings.collect::<Vec<_>>(),
        "ledger": {
            "lines": ledger.lines,
            "statements": ledger.statements,
            "structure": ledger.structure,
            "unused": ledger.unused,
            "blank": ledger.blank,
        },
    })
}

/// The name of the file a draft workshop is written to: its year and topic.
pub fn file_name(workshop: &DraftWorkshop) -> String {
    let topic = workshop.topic.as_str();
    match workshop.dates.first() {
        Some(date) => format!("{}-{topic}.toml", date.first.year()),
        None => format!("undated-{topic}.toml"),
    }
}

/// A draft workshop as a file of `radar-data/workshops/`.
pub fn to_toml(workshop: &DraftWorkshop) -> String {
    let file = WorkshopFile::from(workshop);
    let body = toml::to_string(&file).expect("a draft has only tables, texts, dates and numbers");
    format!("{}\n{body}", head_comment(workshop))
}

fn workshop_json(workshop: &DraftWorkshop) -> Value {
    json!({
        "topic": workshop.topic.as_str(),
        "group": workshop.group,
        "title": workshop.title,
        "place": workshop.place,
        "country": workshop.country,
        "dates": workshop.dates.iter().map(date_json).collect::<Vec<_>>(),
        "needs": workshop.needs.iter().map(need_json).collect::<Vec<_>>(),
    })
}

fn date_json(date: &DateFound) -> Value {
    json!({
        "first": date.first.to_string(),
        "last": date.last.to_string(),
        "found": date.found,
        "line": date.line,
    })
}

fn need_json(need: &Need) -> Value {
    json!({
        "id": need.id,
        "kind": need.kind.as_str(),
        "statement": need.statement,
        "parent": need.parent,
        "section": need.section,
        "item": need.item,
        "theme": need.theme,
        "role": role_word(need.role).unwrap_or("statement"),
        "line": need.line,
    })
}

fn planned_json(planned: &PlannedTopic) -> Value {
    json!({
        "topic": planned.topic,
        "group": planned.group,
        "name": planned.name,
        "printed": planned.printed,
        "year": planned.year,
        "planned": planned.planned,
        "first": planned.days.map(|(first, _)| first.to_string()),
        "last": planned.days.map(|(_, last)| last.to_string()),
        "line": planned.line,
    })
}

fn role_word(role: Role) -> Option<&'static str> {
    match role {
        Role::Statement => None,
        Role::LeadIn => Some("lead-in"),
        Role::Boilerplate => Some("boilerplate"),
    }
}

fn head_comment(workshop: &DraftWorkshop) -> String {
    let printable = |text: &str| -> String { text.chars().filter(|character| !character.is_control()).collect() };
    let mut comment = format!(
        "# Draft from {}, line {}. Review before use:\n\
         # - put each statement into your own words and remove its note when the doubt is settled;\n\
         # - check its kind, and parent and role where given;\n\
         # - keep every date, or say in `note` which one holds;\n\
         # - then link the statements to technologies (links.csv).\n",
        printable(&workshop.source.document),
        workshop.source.line
    );
    if let DraftTopic::Unknown(slug) = &workshop.topic {
        comment.push_str(&format!(
            "# The topic \"{slug}\" is not in radar.toml: add it there, or name a known one here.\n"
        ));
    }
    comment
}

#[derive(Serialize)]
struct WorkshopFile<'d> {
    topic: &'d str,
    title: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    participants: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'d str>,
    source: SourceTable<'d>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dates: Vec<DateTable<'d>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    needs: Vec<NeedTable<'d>>,
}

#[derive(Serialize)]
struct SourceTable<'d> {
    document: &'d str,
    section: &'d str,
    line: u32,
}

#[derive(Serialize)]
struct DateTable<'d> {
    first: toml::value::Datetime,
    last: toml::value::Datetime,
    found: &'d str,
    line: u32,
}

#[derive(Serialize)]
struct NeedTable<'d> {
    id: &'d str,
    kind: &'static str,
    statement: &'d str,
    section: &'d str,
    item: u32,
    line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'d str>,
}

impl<'d> From<&'d DraftWorkshop> for WorkshopFile<'d> {
    fn from(workshop: &'d DraftWorkshop) -> Self {
        WorkshopFile {
            topic: workshop.topic.as_str(),
            title: &workshop.title,
            place: workshop.place.as_deref(),
            country: workshop.country.as_deref(),
            participants: workshop.participants.as_deref(),
            note: workshop.note.as_deref(),
            source: SourceTable {
                document: &workshop.source.document,
                section: &workshop.source.section,
                line: workshop.source.line,
            },
            dates: workshop.dates.iter().map(date_table).collect(),
            needs: workshop.needs.iter().map(need_table).collect(),
        }
    }
}

fn date_table(date: &DateFound) -> DateTable<'_> {
    DateTable {
        first: local_date(date.first),
        last: local_date(date.last),
        found: &date.found,
        line: date.line,
    }
}

fn need_table(need: &Need) -> NeedTable<'_> {
    NeedTable {
        id: &need.id,
        kind: need.kind.as_str(),
        statement: &need.statement,
        section: &need.section,
        item: need.item,
        line: need.line,
        parent: need.parent.as_deref(),
        theme: need.theme.as_deref(),
        role: role_word(need.role),
        note: need.note.as_deref(),
    }
}

fn local_date(date: Date) -> toml::value::Datetime {
    toml::value::Datetime {
        date: Some(toml::value::Date {
            year: date.year().unsigned_abs(),
            month: date.month().unsigned_abs(),
            day: date.day().unsigned_abs(),
        }),
        time: None,
        offset: None,
    }
}
