//! A radar of another tool as our JSON: a table that `leadar draw` draws, with its history.

use serde_json::{Map, Value as Json, json};

use crate::diagnostic::Diagnostic;
use crate::inert::print_json;
use crate::model::{Movement, Presence, RadarTable, Revision, TableItem, TableName, Tool, write_colour};

/// The most placements, over all editions, that are written edition by edition.
const MOST_PLACEMENTS: usize = 400_000;

/// The whole radar: what holds in the last edition first, in the form of a plain table; then what was.
pub fn to_json(table: &RadarTable, tool: Option<Tool>) -> Json {
    let latest = table.latest();
    let mut out = Map::new();
    out.insert("title".into(), json!(table.title));
    if let Some(tool) = tool {
        out.insert("from".into(), json!(tool.word()));
    }
    out.insert("edition".into(), json!(table.editions[latest].name));
    let editions = table
        .editions
        .iter()
        .map(|edition| json!({"id": edition.id, "name": edition.name}));
    out.insert("editions".into(), editions.collect());
    let presence = match table.presence {
        Presence::Listed => "listed",
        Presence::Inherited => "inherited",
        Presence::Timeline => "timeline",
    };
    out.insert("presence".into(), json!(presence));
    out.insert(
        "sectors".into(),
        table.sectors.iter().map(|name| json!(name.name)).collect(),
    );
    out.insert(
        "rings".into(),
        table.rings.iter().map(|name| json!(name.name)).collect(),
    );
    out.insert("meanings".into(), meanings(table));
    let coloured = colours(table);
    if !coloured.is_empty() {
        out.insert("colours".into(), Json::Object(coloured));
    }
    let (now, former): (Vec<&TableItem>, Vec<&TableItem>) = table
        .items
        .iter()
        .partition(|item| table.revision(item, latest).is_some());
    out.insert(
        "items".into(),
        now.into_iter().map(|item| item_to_json(table, item)).collect(),
    );
    if !former.is_empty() {
        out.insert(
            "former".into(),
            former.into_iter().map(|item| former_to_json(table, item)).collect(),
        );
    }
    Json::Object(out)
}

/// Everything of a run: the radar, each edition's placements, and what was wrong.
pub fn report(table: Option<&RadarTable>, tool: Option<Tool>, diagnostics: &[Diagnostic]) -> Json {
    let mut out = match table.map(|table| to_json(table, tool)) {
        Some(Json::Object(out)) => out,
        _ => Map::new(),
    };
    if let Some(table) = table {
        let editions = (0..table.editions.len()).map(|edition| {
            let mut json = edition_head(table, edition);
            json.insert("items".into(), placements(table, edition, false).into());
            Json::Object(json)
        });
        if fits(table) {
            out.insert("editions".into(), editions.collect());
        }
    }
    let list = |errors: bool| -> Json {
        let told = diagnostics.iter().filter(|diagnostic| diagnostic.is_error() == errors);
        told.map(|diagnostic| {
            json!({
                "file": diagnostic.place.file, "line": diagnostic.place.line, "column": diagnostic.place.column,
                "message": diagnostic.message, "hint": diagnostic.hint,
            })
        })
        .collect()
    };
    out.insert("errors".into(), list(true));
    out.insert("warnings".into(), list(false));
    Json::Object(out)
}

/// The files of a radar: the whole one, and each edition as a table of its own.
pub fn files(table: &RadarTable, tool: Option<Tool>) -> Vec<(String, String)> {
    let mut files = vec![("radar.json".to_owned(), print_json(&to_json(table, tool)))];
    if !fits(table) || table.editions.len() < 2 {
        return files;
    }
    for (edition, named) in table.editions.iter().enumerate() {
        let mut out = Map::new();
        out.insert("title".into(), json!(format!("{}, {}", table.title, named.name)));
        let used = |of: &dyn Fn(&Revision) -> usize, index: usize| {
            table.declared
                || table.items.iter().any(|item| {
                    table
                        .revision(item, edition)
                        .is_some_and(|revision| of(revision) == index)
                })
        };
        let sectors = table
            .sectors
            .iter()
            .enumerate()
            .filter(|(index, _)| used(&|revision| revision.sector, *index));
        out.insert("sectors".into(), sectors.map(|(_, name)| json!(name.name)).collect());
        let rings = table
            .rings
            .iter()
            .enumerate()
            .filter(|(index, _)| used(&|revision| revision.ring, *index));
        out.insert("rings".into(), rings.map(|(_, name)| json!(name.name)).collect());
        out.insert("items".into(), placements(table, edition, true).into());
        files.push((format!("editions/{}.json", named.id), print_json(&Json::Object(out))));
    }
    files
}

/// Whether the radar is small enough to be written edition by edition.
pub fn fits(table: &RadarTable) -> bool {
    table.items.len().saturating_mul(table.editions.len()) <= MOST_PLACEMENTS
}

fn edition_head(table: &RadarTable, edition: usize) -> Map<String, Json> {
    let named = &table.editions[edition];
    let mut out = Map::new();
    out.insert("id".into(), json!(named.id));
    out.insert("name".into(), json!(named.name));
    out
}

fn placements(table: &RadarTable, edition: usize, with_texts: bool) -> Vec<Json> {
    let placed = table
        .items
        .iter()
        .filter_map(|item| Some((item, table.revision(item, edition)?)));
    placed
        .map(|(item, revision)| {
            let mut out = Map::new();
            out.insert("id".into(), json!(item.id));
            out.insert("name".into(), json!(item.name));
            place(&mut out, table, revision, table.movement(revision, edition));
            if with_texts {
                describe(&mut out, revision);
                links(&mut out, item);
            }
            Json::Object(out)
        })
        .collect()
}

fn place(out: &mut Map<String, Json>, table: &RadarTable, revision: &Revision, movement: Option<Movement>) {
    out.insert("sector".into(), json!(table.sectors[revision.sector].name));
    out.insert("ring".into(), json!(table.rings[revision.ring].name));
    if let Some(score) = revision.score {
        out.insert("score".into(), json!(score));
    }
    if let Some(demand) = revision.demand {
        out.insert("demand".into(), json!(demand));
    }
    if let Some(movement) = movement {
        let word = match movement {
            Movement::New => "new",
            Movement::Inward => "in",
            Movement::Outward => "out",
            Movement::Unchanged => "no change",
        };
        out.insert("movement".into(), json!(word));
    }
    if !revision.shown {
        out.insert("shown".into(), json!(false));
    }
}

fn describe(out: &mut Map<String, Json>, revision: &Revision) {
    if !revision.description.is_empty() {
        out.insert("description".into(), json!(revision.description));
    }
}

fn links(out: &mut Map<String, Json>, item: &TableItem) {
    if let Some(first) = item.links.first() {
        out.insert("link".into(), json!(first.address));
    }
    if item.links.len() > 1 || item.links.iter().any(|link| !link.words.is_empty()) {
        let links = item
            .links
            .iter()
            .map(|link| json!({"address": link.address, "words": link.words}));
        out.insert("links".into(), links.collect());
    }
}

fn item_to_json(table: &RadarTable, item: &TableItem) -> Json {
    let latest = table.latest();
    let mut out = Map::new();
    out.insert("id".into(), json!(item.id));
    out.insert("name".into(), json!(item.name));
    let Some(revision) = table.revision(item, latest) else {
        return Json::Object(out);
    };
    place(&mut out, table, revision, table.movement(revision, latest));
    describe(&mut out, revision);
    about(&mut out, item);
    if revision.edition != latest {
        out.insert("since".into(), json!(table.editions[revision.edition].id));
    }
    let before = item.revisions.iter().filter(|other| other.edition < revision.edition);
    history(&mut out, table, before);
    Json::Object(out)
}

fn former_to_json(table: &RadarTable, item: &TableItem) -> Json {
    let mut out = Map::new();
    out.insert("id".into(), json!(item.id));
    out.insert("name".into(), json!(item.name));
    about(&mut out, item);
    history(&mut out, table, item.revisions.iter());
    Json::Object(out)
}

fn about(out: &mut Map<String, Json>, item: &TableItem) {
    links(out, item);
    for (key, list) in [("tags", &item.tags), ("related", &item.related)] {
        if !list.is_empty() {
            out.insert(key.into(), json!(list));
        }
    }
    if !item.more.is_empty() {
        let more: Map<String, Json> = item
            .more
            .iter()
            .map(|(key, value)| (key.clone(), json!(value)))
            .collect();
        out.insert("more".into(), Json::Object(more));
    }
}

fn history<'r>(out: &mut Map<String, Json>, table: &RadarTable, revisions: impl Iterator<Item = &'r Revision>) {
    let revisions: Vec<Json> = revisions
        .map(|revision| {
            let mut out = Map::new();
            out.insert("edition".into(), json!(table.editions[revision.edition].id));
            place(&mut out, table, revision, revision.movement);
            describe(&mut out, revision);
            Json::Object(out)
        })
        .collect();
    if !revisions.is_empty() {
        out.insert("history".into(), revisions.into());
    }
}

/// The colours that the table says, where it says any.
fn colours(table: &RadarTable) -> Map<String, Json> {
    let of = |names: &[TableName]| -> Map<String, Json> {
        let said = names
            .iter()
            .filter_map(|name| Some((name.name.clone(), json!(write_colour(name.colour?)))));
        said.collect()
    };
    let both = [("sectors", of(&table.sectors)), ("rings", of(&table.rings))];
    let said = both.into_iter().filter(|(_, said)| !said.is_empty());
    said.map(|(key, said)| (key.to_owned(), Json::Object(said))).collect()
}

fn meanings(table: &RadarTable) -> Json {
    let of = |names: &[TableName]| -> Json {
        let said = names.iter().filter(|name| !name.description.is_empty());
        Json::Object(said.map(|name| (name.name.clone(), json!(name.description))).collect())
    };
    json!({"sectors": of(&table.sectors), "rings": of(&table.rings)})
}
