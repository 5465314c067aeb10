//! Public records: on the page of a technology, for and against, and a page of all documents.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Bearing, FigureAbout, PublicRecord, PublicRecordKind, Technology};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::frame::{At, Entry, Frame, frame, home};

/// What public records say of a technology.
#[derive(Serialize)]
pub struct RecordsSaid {
    used_by: Vec<String>,
    /// Figures for somebody who wants to buy, each with the number of its document.
    pub buying: Vec<(String, usize)>,
    reading: Vec<String>,
    parts: Vec<Part>,
    documents: Vec<Document>,
}

/// Records that speak the same way.
#[derive(Serialize)]
struct Part {
    heading: String,
    bearing: &'static str,
    records: Vec<RecordRow>,
}

/// A record.
#[derive(Serialize)]
struct RecordRow {
    id: String,
    kind: String,
    says: String,
    location: String,
    facts: String,
    age: Option<String>,
    figures: Vec<String>,
    note: Option<String>,
    entered: String,
    /// The number of its document.
    document: usize,
}

/// A document that records refer to, numbered on its page.
#[derive(Serialize)]
struct Document {
    number: usize,
    title: String,
    address: String,
    source: String,
}

/// What public records say of a technology; `None` where nobody has entered any.
pub fn of_technology(reader: &Reader, technology: &Technology) -> Option<RecordsSaid> {
    let configuration = &reader.dossier.configuration;
    let records = reader.dossier.records_of(&technology.id);
    let mut sorted: Vec<&PublicRecord> = records.iter().collect();
    sorted.sort_by(|a, b| {
        let latest = b.happened.cmp(&a.happened);
        a.strength.cmp(&b.strength).then(latest).then_with(|| a.id.cmp(&b.id))
    });
    let mut documents: Vec<Document> = Vec::new();
    let mut parts = Vec::new();
    for (bearing, heading) in [
        (Bearing::For, message!("records-for")),
        (Bearing::Both, message!("records-both")),
        (Bearing::Against, message!("records-against")),
    ] {
        let of_it: Vec<&&PublicRecord> = sorted.iter().filter(|record| record.speaks == bearing).collect();
        let rows: Vec<RecordRow> = of_it
            .into_iter()
            .map(|record| make_row(reader, record, &mut documents))
            .collect();
        if !rows.is_empty() {
            parts.push(Part {
                heading: message!("counted-heading", heading = heading, count = rows.len()),
                bearing: bearing.as_str(),
                records: rows,
            });
        }
    }
    let document_of = |record: &PublicRecord| documents.iter().find(|document| document.address == record.address);
    let figures = sorted
        .iter()
        .flat_map(|record| record.figures.iter().map(move |figure| (record, figure)));
    let mut buying: Vec<(FigureAbout, String, usize)> = figures
        .filter(|(_, figure)| figure.about <= FigureAbout::Integration)
        .filter_map(|(record, figure)| {
            let words = message!(
                "figure-of",
                figure = words::record_figure(figure),
                who = words::record_who(record),
                date = words::partial_date(record.happened)
            );
            Some((figure.about, words, document_of(record)?.number))
        })
        .collect();
    buying.sort_by_key(|(about, ..)| *about);
    let buying = buying
        .into_iter()
        .map(|(_, words, document)| (words, document))
        .collect();
    let reading = technology.trl.reading.as_ref();
    (!records.is_empty()).then(|| RecordsSaid {
        used_by: words::used_by(records, configuration.date),
        buying,
        reading: reading.map_or_else(Vec::new, |reading| {
            words::readiness_reading(technology, reading, &configuration.readiness)
        }),
        parts,
        documents,
    })
}

fn make_row(reader: &Reader, record: &PublicRecord, documents: &mut Vec<Document>) -> RecordRow {
    let known = documents.iter().find(|document| document.address == record.address);
    let document = known.map(|document| document.number).unwrap_or_else(|| {
        let number = documents.len() + 1;
        documents.push(Document {
            number,
            title: record.title.clone(),
            address: record.address.clone(),
            source: words::record_reference(record, &reader.dossier.configuration.language),
        });
        number
    });
    RecordRow {
        id: record.id.clone(),
        kind: words::record_kind(record.kind),
        says: record.says.clone(),
        location: record.location.clone(),
        facts: words::record_facts_of(record),
        age: words::record_age(record, &reader.dossier.configuration),
        figures: record.figures.iter().map(words::record_figure).collect(),
        note: record.note.clone(),
        entered: message!(
            "records-entered",
            by = words::who(&record.entered_by),
            date = words::day(record.entered)
        ),
        document,
    }
}

/// The page of all documents.
#[derive(Serialize)]
pub struct RecordsPage {
    #[serde(flatten)]
    frame: Frame,
    lead: String,
    kinds: Vec<KindRow>,
    shelves: Vec<Shelf>,
    without: Vec<Entry>,
}

/// How many records of a kind there are, and which way they speak.
#[derive(Serialize)]
struct KindRow {
    kind: String,
    counts: [usize; 3],
    all: usize,
}

/// Up to so many documents stand in one list.
const ONE_SHELF: usize = 30;

/// Documents whose publishers begin with the same letter.
#[derive(Serialize)]
struct Shelf {
    /// Empty where all documents stand in one list.
    letter: String,
    documents: Vec<Listed>,
}

/// A document with the technologies it is cited for.
#[derive(Serialize)]
struct Listed {
    publisher: String,
    title: String,
    address: String,
    source: String,
    technologies: Vec<Entry>,
}

/// Composes the page of all documents.
pub fn page(reader: &Reader) -> RecordsPage {
    let dossier = reader.dossier;
    let count = |kind: PublicRecordKind, bearing: Bearing| {
        let of_kind = dossier.records.iter().filter(|record| record.kind == kind);
        of_kind.filter(|record| record.speaks == bearing).count()
    };
    let kinds = PublicRecordKind::ALL.map(|(kind, _)| {
        let counts = [Bearing::For, Bearing::Both, Bearing::Against].map(|bearing| count(kind, bearing));
        KindRow {
            kind: words::record_kind(kind),
            counts,
            all: counts.iter().sum(),
        }
    });
    let without = dossier.technologies.iter();
    let without: Vec<&Technology> = without
        .filter(|technology| dossier.records_of(&technology.id).is_empty())
        .collect();
    RecordsPage {
        frame: frame(
            reader,
            At::Root,
            &message!("records-heading"),
            None,
            "records.html",
            vec![home()],
        ),
        lead: message!(
            "records-lead",
            records = dossier.records.len(),
            technologies = dossier.technologies.len() - without.len(),
            all = dossier.technologies.len()
        ),
        kinds: kinds.into_iter().filter(|row| row.all > 0).collect(),
        shelves: shelve(list_documents(reader)),
        without: without.into_iter().map(entry).collect(),
    }
}

/// Documents by publisher and title; one address is one document.
fn list_documents(reader: &Reader) -> Vec<Listed> {
    let mut documents: BTreeMap<&str, Vec<&PublicRecord>> = BTreeMap::new();
    for record in &reader.dossier.records {
        documents.entry(&record.address).or_default().push(record);
    }
    let mut listed: Vec<Listed> = documents
        .into_iter()
        .map(|(address, records)| {
            let mut technologies: Vec<&str> = records.iter().map(|record| record.technology.as_str()).collect();
            technologies.dedup();
            let technologies = technologies.into_iter().filter_map(|id| reader.dossier.technology(id));
            Listed {
                publisher: records[0].publisher.clone(),
                title: records[0].title.clone(),
                address: address.to_owned(),
                source: words::record_dated(records[0], &reader.dossier.configuration.language),
                technologies: technologies.map(entry).collect(),
            }
        })
        .collect();
    listed.sort_by(|a, b| (&a.publisher, &a.title, &a.address).cmp(&(&b.publisher, &b.title, &b.address)));
    listed
}

/// The documents by the first letter of their publisher, digits together, where there are many.
fn shelve(documents: Vec<Listed>) -> Vec<Shelf> {
    let is_one = documents.len() <= ONE_SHELF;
    let mut shelves: BTreeMap<String, Vec<Listed>> = BTreeMap::new();
    for document in documents {
        let first = document.publisher.chars().find(|letter| letter.is_alphanumeric());
        let letter = match first {
            _ if is_one => String::new(),
            Some(letter) if letter.is_alphabetic() => letter.to_uppercase().collect(),
            Some(_) | None => "0–9".into(),
        };
        shelves.entry(letter).or_default().push(document);
    }
    let shelf = |(letter, documents)| Shelf { letter, documents };
    shelves.into_iter().map(shelf).collect()
}

fn entry(technology: &Technology) -> Entry {
    Entry::new(technology.name.clone(), format!("tech/{}.html#records", technology.id))
}
