//! The index of a site: everything that has a page or an address, with all its names, once as a page that is whole without
//! script and once as a script that searching loads. A page from a folder can load a script, but not a file of data.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Value, json};

use crate::inert::{escape_json, show_line};
use crate::model::{Concept, Concepts, Dossier, FamilyWords, RadarTable, Technology};
use crate::render::markdown::take_words;
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::frame::{Frame, plain};
use super::glossary::list_words;
use super::home::{group_href, topics};

/// Where the page stands.
pub const SEARCH: &str = "search.html";

/// The kind of statements.
const STATEMENTS: &str = "statements";

/// Everything that is found, and words that mean the same.
#[derive(Debug, Default)]
pub struct Index {
    kinds: Vec<Kind>,
    same: Vec<Vec<String>>,
}

/// Entries of one sort.
#[derive(Debug, Serialize)]
struct Kind {
    /// Its name in addresses.
    id: &'static str,
    /// Its name on the page.
    name: String,
    entries: Vec<IndexEntry>,
}

/// Something that is found.
#[derive(Debug, Default, Serialize)]
struct IndexEntry {
    /// Address from the root of the site.
    href: String,
    name: String,
    /// What it is, in a few words.
    what: String,
    /// Its other names.
    #[serde(skip)]
    also: Vec<String>,
    /// What is said of it.
    #[serde(skip)]
    text: String,
}

/// The page with the index.
#[derive(Serialize)]
pub struct SearchPage<'i> {
    #[serde(flatten)]
    frame: Frame,
    kinds: &'i [Kind],
}

/// Composes the page of an index.
pub fn page<'i>(reader: &Reader, index: &'i Index) -> SearchPage<'i> {
    SearchPage {
        frame: plain(reader, &message!("search-heading"), SEARCH),
        kinds: &index.kinds,
    }
}

/// The index of an edition.
pub fn index_of(reader: &Reader) -> Index {
    let kinds = [
        (
            "technologies",
            message!("column-technologies"),
            list_technologies(reader),
        ),
        (
            STATEMENTS,
            message!("search-statements"),
            list_statements(reader.dossier),
        ),
        (
            "standards",
            message!("navigation-standards"),
            list_standards(reader.dossier),
        ),
        ("topics", message!("navigation-topics"), list_topics(reader)),
        ("groups", message!("search-groups"), list_groups(reader)),
        ("words", message!("search-words"), list_terms(reader)),
        ("pages", message!("search-pages"), list_pages(reader)),
    ];
    let kinds = kinds.into_iter().filter(|(_, _, entries)| !entries.is_empty());
    Index {
        kinds: kinds.map(|(id, name, entries)| Kind { id, name, entries }).collect(),
        same: list_same(&reader.dossier.concepts, &reader.dossier.technologies),
    }
}

/// The index of a table's last edition: only its lists are searched.
pub fn index_of_table(table: &RadarTable) -> Index {
    let items = table.items.iter().filter_map(|item| {
        let revision = table.revision(item, table.latest())?;
        let words = item.tags.iter().map(String::as_str).chain(item.teams());
        Some(IndexEntry {
            href: super::table::address(&item.id),
            name: item.name.clone(),
            also: words.map(str::to_owned).collect(),
            text: take_words(&revision.description),
            ..IndexEntry::default()
        })
    });
    let kind = Kind {
        id: "items",
        name: String::new(),
        entries: items.collect(),
    };
    Index {
        kinds: vec![kind],
        same: Vec::new(),
    }
}

/// Names of a technology besides its own, in all languages, each once.
fn other_names(technology: &Technology) -> Vec<String> {
    let names = technology.aliases.iter().chain(technology.names.values().flatten());
    let mut seen = BTreeSet::from([&technology.name]);
    names.filter(|name| seen.insert(name)).cloned().collect()
}

/// What a technology is, and the words for all of its family.
fn describe(technology: &Technology, concepts: &Concepts) -> String {
    let families = concepts.families.iter();
    let family = families.filter(|words| Some(&words.family) == technology.family.as_ref());
    let words: Vec<&str> = family.flat_map(|family| &family.words).map(String::as_str).collect();
    let description = take_words(&technology.description);
    match words.is_empty() {
        true => description,
        false => format!("{description} ({})", words.join(", ")),
    }
}

fn list_technologies(reader: &Reader) -> Vec<IndexEntry> {
    let dossier = reader.dossier;
    let technologies = dossier.technologies.iter().zip(&reader.edition.placements);
    let entries = technologies.map(|(technology, placement)| IndexEntry {
        href: format!("tech/{}.html", technology.id),
        name: technology.name.clone(),
        what: words::ring_name(placement, &dossier.configuration),
        also: other_names(technology),
        text: describe(technology, &dossier.concepts),
    });
    by_name(entries.collect())
}

fn list_statements(dossier: &Dossier) -> Vec<IndexEntry> {
    let entries = dossier.needs().map(|(workshop, need)| IndexEntry {
        href: format!("needs.html#n-{}", need.id),
        name: need.statement.clone(),
        what: workshop.title.clone(),
        ..IndexEntry::default()
    });
    entries.collect()
}

fn list_standards(dossier: &Dossier) -> Vec<IndexEntry> {
    let entries = dossier.standards.iter().map(|standard| IndexEntry {
        href: format!("standards.html#s-{}", standard.id),
        name: format!("{} {}", standard.number, standard.title),
        what: standard.body.clone(),
        text: standard.note.clone(),
        ..IndexEntry::default()
    });
    by_name(entries.collect())
}

fn list_topics(reader: &Reader) -> Vec<IndexEntry> {
    let configuration = &reader.dossier.configuration;
    let groups = configuration.groups.iter();
    let entries = groups.flat_map(|group| {
        let own = configuration.topics.iter().filter(|topic| topic.group == group.id);
        let rows = own.zip(topics(reader, Some(&group.id)));
        rows.map(|(topic, row)| IndexEntry {
            href: row.href,
            name: row.name,
            what: group.name.clone(),
            also: reader.dossier.other_names_of_topic(topic),
            text: row.when,
        })
    });
    entries.collect()
}

fn list_groups(reader: &Reader) -> Vec<IndexEntry> {
    let groups = reader.dossier.configuration.groups.iter();
    let entries = groups.filter_map(|group| {
        Some(IndexEntry {
            href: group_href(reader, &group.id)?,
            name: group.name.clone(),
            ..IndexEntry::default()
        })
    });
    entries.collect()
}

fn list_terms(reader: &Reader) -> Vec<IndexEntry> {
    let terms = list_words(reader).into_iter();
    let entries = terms.map(|(id, word, meaning)| IndexEntry {
        href: format!("glossary.html#{id}"),
        name: word,
        text: meaning,
        ..IndexEntry::default()
    });
    entries.collect()
}

/// The pages that every page leads to.
fn list_pages(reader: &Reader) -> Vec<IndexEntry> {
    let frame = plain(reader, "", SEARCH);
    let links = frame.navigation.into_iter().chain(frame.footer);
    let entries = links.map(|link| IndexEntry {
        text: words_of_page(&link.href),
        href: link.href,
        name: link.name,
        ..IndexEntry::default()
    });
    entries.collect()
}

/// What a page is looked for by, besides its name.
fn words_of_page(href: &str) -> String {
    match href {
        "about.html" => message!("search-about"),
        "data.html" => message!("search-data"),
        "method.html" => message!("search-method"),
        "next.html" => message!("search-next"),
        "procurement.html" => message!("search-procurement"),
        "sources.html" => message!("search-sources"),
        _ => String::new(),
    }
}

fn by_name(mut entries: Vec<IndexEntry>) -> Vec<IndexEntry> {
    entries.sort_by_cached_key(|entry| (words::alphabetic(&entry.name), entry.href.clone()));
    entries
}

/// Words that mean the same as a word in the name of some technology, with those of other languages.
fn list_same(concepts: &Concepts, technologies: &[Technology]) -> Vec<Vec<String>> {
    let names: BTreeSet<String> = technologies
        .iter()
        .flat_map(|technology| technology.aliases.iter().chain([&technology.name]))
        .map(|name| format!(" {} ", name.to_lowercase()))
        .collect();
    let is_named = |word: &String| {
        let word = format!(" {} ", word.to_lowercase());
        names.iter().any(|name| name.contains(&word))
    };
    let words = |concept: &Concept| {
        concept
            .words
            .iter()
            .chain(concept.names.values().flatten())
            .cloned()
            .collect()
    };
    let concept = |concept: &Concept| concept.words.iter().any(is_named).then(|| words(concept));
    let family = |family: &FamilyWords| family.words.iter().any(is_named).then(|| family.words.clone());
    let clipped = |(short, long): (&String, &String)| is_named(long).then(|| vec![short.clone(), long.clone()]);
    let groups = concepts.concepts.iter().filter_map(concept);
    let groups = groups.chain(concepts.families.iter().filter_map(family));
    groups.chain(concepts.clipped.iter().filter_map(clipped)).collect()
}

/// The script: data only, handed to the one function that `search.js` waits with.
pub fn write_index(index: &Index) -> String {
    let shown = |text: &str| show_line(text).into_owned();
    let rows = index.kinds.iter().enumerate().flat_map(|(number, kind)| {
        kind.entries.iter().map(move |entry| {
            let also: Vec<String> = entry.also.iter().map(|name| shown(name)).collect();
            // What a statement is called is what it says.
            let text = (kind.id != STATEMENTS).then(|| shown(&entry.text));
            json!([number, entry.href, shown(&entry.name), shown(&entry.what), also, text])
        })
    });
    let same = index.same.iter().map(|words| json!(words));
    let lines = |values: Vec<Value>| values.iter().map(Value::to_string).collect::<Vec<_>>().join(",\n");
    let (rows, same) = (lines(rows.collect()), lines(same.collect()));
    let data = format!("{{\"rows\":[\n{rows}\n],\n\"same\":[\n{same}\n]}}");
    // Inside a script no sign may end it or begin markup, wherever the file is put.
    let data = escape_json(&data).replace('<', "\\u003c");
    format!("leadarIndex({data});\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_texts_stay_strings() {
        let entry = IndexEntry {
            name: "</script><b>\u{2028}\u{202e}'\\".into(),
            ..IndexEntry::default()
        };
        let kind = Kind {
            id: "items",
            name: String::new(),
            entries: vec![entry],
        };
        let index = Index {
            kinds: vec![kind],
            same: vec![vec!["<!--".into()]],
        };
        let script = write_index(&index);
        assert!(
            script.is_ascii() || !script.contains(['\u{2028}', '\u{202e}']),
            "{script}"
        );
        assert!(!script.contains('<'), "{script}");
        let data = script.trim_start_matches("leadarIndex(").trim_end();
        let read: Value = serde_json::from_str(data.trim_end_matches(");")).expect("it is JSON");
        let name = read["rows"][0][2].as_str().expect("a name");
        assert!(name.starts_with("</script><b>"), "{read:?}");
        assert_eq!(read["same"][0][0], "<!--");
    }
}
