//! ISO Open Data: where the standards that the radar lists stand in ISO's catalogue, and which others are about a technology.
//!
//! Interface: one file of all deliverables, a line of JSON each, renewed daily, some 78,000 lines. One conversation answers
//! for all technologies. A standard of the radar is found by its number, whatever its blanks, dashes and case; without a
//! year, or as a European or national adoption, by the latest edition. Names are looked for in titles and scopes; what is
//! found is counted by the year of publication, beside all deliverables of that year, supplements left out.
//!
//! The file is asked for with what is kept of the last one, so that it is sent once a renewal.
//!
//! What goes wrong: fields are renamed; the file ends in the middle of a line; titles lack a language; the stage is a whole
//! number (6060 is 60.60).
//!
//! From: the page of ISO Open Data, and the international harmonized stage codes on iso.org.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::civil::Date;
use serde_json::Value;

use crate::model::{BreakdownBy, Chosen, EvidenceRecord, RecordKind};
use crate::scan::ask::{Ask, Expect, Reply};
use crate::scan::fault::Fault;
use crate::scan::finding::Finding;
use crate::scan::json::Json;
use crate::scan::matching::{Dictionary, Hit};
use crate::scan::phrasing::typed;
use crate::scan::plain::{cut, plain_text};
use crate::scan::replay::{Replay, settle};
use crate::scan::source::{Exchange, Expected, Manners, Source, Step, Terms};
use crate::scan::standard_number::StandardNumber;
use crate::scan::subject::{ListedStandard, Subject};
use crate::scan::tally::{add_one, count_years, sort_latest, spread};

const PATH: &str = "/opendata/_latest/iso_deliverables_metadata/json/iso_deliverables_metadata.jsonl";
/// Most standards that are listed because a name of the technology is found in them.
const MOST_FOUND: usize = 25;
/// Fields that may be empty in a line but stand in some line of the file.
const FIELDS: [&str; 4] = ["title", "scope", "publicationDate", "replacedBy"];
/// Most letters of a line that a fault shows.
const SHOWN: usize = 60;

/// The source.
pub struct Iso;

impl Source for Iso {
    fn name(&self) -> &'static str {
        "iso"
    }

    fn terms(&self) -> Terms {
        Terms {
            licence: "ODC-By-1.0",
            attribution: Some("ISO Open Data, International Organization for Standardization"),
            records_may_be_shown: true,
        }
    }

    fn manners(&self) -> Manners {
        Manners {
            base: "https://isopublicstorageprod.blob.core.windows.net",
            pause: Duration::from_secs(5),
            at_once: 1,
            longest: 600_000_000,
            patience: Duration::from_secs(900),
            budget: None,
        }
    }

    fn answers_for_all(&self) -> bool {
        true
    }

    fn expect(&self, _subjects: &[Subject]) -> Expected {
        Expected { calls: 1, cost: 0 }
    }

    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault> {
        let catalogue = Ask {
            large: true,
            ..Ask::of_path(PATH)
        };
        let taken = Replay::of(exchanges).take_one(catalogue.expecting(Expect::JsonLines));
        settle(taken.and_then(|exchange| Ok(read_all(subjects, &exchange.reply)?)))
    }
}

/// A deliverable as the file tells it, as far as it matters.
struct Deliverable {
    id: u64,
    kind: String,
    reference: String,
    number: StandardNumber,
    title: String,
    published: Option<Date>,
    stage: Stage,
    replaced_by: Vec<u64>,
}

/// A stage of the international harmonized codes, as four digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stage(u64);

impl Stage {
    /// The word of `standards/*.toml` for it, or one of two more: `in-development` and `deleted`; `None` for a code that is
    /// not known.
    fn status(self) -> Option<&'static str> {
        match self.0 {
            60_60 => Some("published"),
            90_20 | 90_60 | 90_99 | 95_20 | 95_60 => Some("under-review"),
            90_92 => Some("to-be-revised"),
            90_93 | 95_92 => Some("confirmed"),
            95_99 => Some("withdrawn"),
            code if code <= 60_00 && code % 100 == 98 => Some("deleted"),
            code if code <= 60_00 => Some("in-development"),
            _ => None,
        }
    }

    fn is_published(self) -> bool {
        self.0 >= 60_60
    }
}

impl std::fmt::Display for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// What the file says.
#[derive(Default)]
struct Catalogue {
    /// Those that a listed standard may be, that replace one, or that a name is found in.
    kept: BTreeMap<u64, Deliverable>,
    /// Reference of every deliverable.
    references: BTreeMap<u64, String>,
    hits: Vec<(u64, Hit)>,
    totals: BTreeMap<i16, u64>,
}

fn read_all(subjects: &[Subject], reply: &Reply) -> Result<Vec<Finding>, Fault> {
    let catalogue = read_catalogue(subjects, reply)?;
    let subjects = subjects.iter().enumerate();
    Ok(subjects
        .map(|(number, subject)| find(number, subject, &catalogue))
        .collect())
}

fn read_catalogue(subjects: &[Subject], reply: &Reply) -> Result<Catalogue, Fault> {
    let text = std::str::from_utf8(&reply.bytes).map_err(|error| {
        Fault::drift(
            reply,
            format!("the file is no UTF-8 text after {} bytes.", error.valid_up_to()),
        )
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let dictionary = Dictionary::of(subjects);
    let listed = subjects.iter().flat_map(|subject| &subject.standards);
    let listed: BTreeSet<String> = listed
        .filter_map(|standard| Some(StandardNumber::parse(&standard.number)?.base))
        .collect();
    let mut catalogue = Catalogue::default();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut others: BTreeMap<u64, Deliverable> = BTreeMap::new();
    for (line, number) in text.lines().zip(1_usize..) {
        if line.trim().is_empty() {
            continue;
        }
        let at_line = |fault: Fault| Fault {
            message: format!("line {number}: {}", fault.message),
            ..fault
        };
        let value: Value = serde_json::from_str(line).map_err(|error| match error.is_eof() {
            true => Fault::partial(reply, format!("the file ends in the middle of line {number}.")),
            false => Fault::drift(reply, format!("line {number} is no JSON: {}", cut(line, SHOWN))),
        })?;
        let row = Json::of(reply, &value);
        seen.extend(FIELDS.iter().filter(|field| value.get(field).is_some()));
        let deliverable = read_deliverable(&row).map_err(at_line)?;
        let id = deliverable.id;
        if catalogue.references.insert(id, deliverable.reference.clone()).is_some() {
            return Err(Fault::partial(
                reply,
                format!("line {number}: deliverable {id} comes twice."),
            ));
        }
        let supplements = row.optional("supplementType").map_err(at_line)?.is_some();
        let is_whole = !supplements && !deliverable.number.is_supplement();
        if let Some(day) = deliverable.published.filter(|_| is_whole) {
            add_one(&mut catalogue.totals, day.year());
        }
        let scope = value.pointer("/scope/en").and_then(Value::as_str).unwrap_or_default();
        let hits = if is_whole {
            dictionary.find(&[&deliverable.title, scope])
        } else {
            Vec::new()
        };
        let is_listed = listed.contains(&deliverable.number.base);
        let keep = is_listed || !hits.is_empty();
        catalogue.hits.extend(hits.into_iter().map(|hit| (id, hit)));
        if keep {
            catalogue.kept.insert(id, deliverable);
        } else if !listed.is_empty() {
            others.insert(id, deliverable);
        }
    }
    if catalogue.references.is_empty() {
        return Err(Fault::partial(reply, "the file has no deliverables."));
    }
    if let Some(field) = FIELDS.iter().find(|field| !seen.contains(*field)) {
        let all = catalogue.references.len();
        return Err(Fault::drift(
            reply,
            format!("none of {all} deliverables has the field \"{field}\"."),
        ));
    }
    keep_successors(&mut catalogue, others);
    Ok(catalogue)
}

/// Keeps what took the place of kept ones under another number.
fn keep_successors(catalogue: &mut Catalogue, mut others: BTreeMap<u64, Deliverable>) {
    let successors = catalogue.kept.values().flat_map(|kept| &kept.replaced_by);
    let successors: BTreeSet<u64> = successors.copied().collect();
    catalogue
        .kept
        .extend(successors.into_iter().filter_map(|id| others.remove_entry(&id)));
}

fn read_deliverable(row: &Json) -> Result<Deliverable, Fault> {
    let reference = plain_text(&row.field("reference")?.text()?);
    let replaced_by = row.optional_list("replacedBy")?;
    let published = match row.optional("publicationDate")? {
        None => None,
        Some(told) => {
            let text = told.text()?;
            let day = text.get(..10).and_then(|day| day.parse().ok());
            Some(day.ok_or_else(|| told.fault(format!("is \"{text}\", which is no day.")))?)
        }
    };
    Ok(Deliverable {
        id: row.field("id")?.count()?,
        kind: row.field("deliverableType")?.text()?,
        number: StandardNumber::parse_own(&reference),
        reference,
        title: read_title(row)?,
        published,
        stage: read_stage(&row.field("currentStage")?)?,
        replaced_by: replaced_by.iter().map(Json::count).collect::<Result<_, _>>()?,
    })
}

/// The title in English, else in the first language that has one, else nothing.
fn read_title(row: &Json) -> Result<String, Fault> {
    let Some(title) = row.optional("title")? else {
        return Ok(String::new());
    };
    if title.value().is_string() {
        return Ok(plain_text(&title.text()?));
    }
    let entries = title.entries()?;
    let texts = entries
        .iter()
        .filter_map(|(language, text)| Some((*language, text.value().as_str()?)));
    let best = texts.min_by_key(|(language, _)| (*language != "en", *language));
    Ok(best.map_or_else(String::new, |(_, text)| plain_text(text)))
}

fn read_stage(told: &Json) -> Result<Stage, Fault> {
    let text = told.text()?;
    let digits = match text.split_once('.') {
        Some((whole, part)) if part.len() == 2 => format!("{whole}{part}"),
        _ => text.clone(),
    };
    let code = Some(digits)
        .filter(|digits| digits.len() <= 4)
        .and_then(|digits| digits.parse().ok());
    code.map(Stage)
        .ok_or_else(|| told.fault(format!("is \"{text}\", not a stage such as 6060.")))
}

fn find(number: usize, subject: &Subject, catalogue: &Catalogue) -> Finding {
    let mut finding = Finding {
        query: query_text(subject),
        complete_through: subject.years.1,
        ..Finding::default()
    };
    let mut records: Vec<EvidenceRecord> = Vec::new();
    for standard in &subject.standards {
        look_up(standard, catalogue, &mut records, &mut finding.remarks);
    }
    let found = catalogue.hits.iter().filter(|(_, hit)| hit.subject == number);
    let found: Vec<(&Deliverable, &Hit)> = found
        .filter_map(|(id, hit)| Some((catalogue.kept.get(id)?, hit)))
        .collect();
    let (mut counts, mut phrases) = (BTreeMap::new(), BTreeMap::new());
    for (deliverable, hit) in &found {
        if let Some(day) = deliverable.published {
            add_one(&mut counts, day.year());
        }
        hit.phrases
            .iter()
            .for_each(|phrase| add_one(&mut phrases, subject.phrases[*phrase].words.clone()));
    }
    let undated = found
        .iter()
        .filter(|(deliverable, _)| deliverable.stage.is_published() && deliverable.published.is_none());
    match undated.count() {
        0 => {}
        undated => {
            let message =
                format!("{undated} matching standards are published without a date and are counted in no year.");
            finding.remarks.push(message);
        }
    }
    let last = subject.today.year();
    finding.counts = count_years((subject.years.0, last), &counts, Some(&catalogue.totals));
    finding
        .breakdowns
        .extend(spread(BreakdownBy::Phrase, phrases, found.len() as u64));
    let mut others: Vec<EvidenceRecord> = found.iter().map(|(deliverable, _)| record_of(deliverable)).collect();
    others.retain(|other| !records.iter().any(|record| record.url == other.url));
    sort_latest(&mut others);
    let many = others.len() > MOST_FOUND;
    others.truncate(MOST_FOUND);
    others
        .iter_mut()
        .for_each(|other| other.chosen = many.then_some(Chosen::Latest));
    records.extend(others);
    finding.records = records;
    finding
}

fn query_text(subject: &Subject) -> String {
    let numbers: Vec<&str> = subject
        .standards
        .iter()
        .map(|standard| standard.number.as_str())
        .collect();
    match numbers.is_empty() {
        true => typed(subject),
        false => format!("{}; {}", typed(subject), numbers.join(", ")),
    }
}

fn record_of(deliverable: &Deliverable) -> EvidenceRecord {
    let title = match deliverable.title.as_str() {
        "" => deliverable.reference.clone(),
        title => format!("{} {title}", deliverable.reference),
    };
    let stage = deliverable.stage;
    EvidenceRecord {
        url: Some(format!("https://www.iso.org/standard/{}.html", deliverable.id)),
        date: deliverable.published.map(|day| day.to_string()),
        scheme: Some(deliverable.kind.clone()),
        status: Some(stage.status().map_or_else(|| format!("stage {stage}"), str::to_owned)),
        ..EvidenceRecord::of(RecordKind::Standard, deliverable.reference.clone(), title)
    }
}

/// Finds a listed standard, with what came in its place, and says where the radar and the catalogue differ.
fn look_up(
    standard: &ListedStandard,
    catalogue: &Catalogue,
    records: &mut Vec<EvidenceRecord>,
    remarks: &mut Vec<String>,
) {
    // Standards of other bodies are no business of this source.
    let Some(number) = StandardNumber::parse(&standard.number) else {
        return;
    };
    let editions: Vec<&Deliverable> = catalogue
        .kept
        .values()
        .filter(|kept| kept.number.base == number.base)
        .collect();
    let is_meant = |kept: &&&Deliverable| match &number.edition {
        Some(edition) if !number.adopted => kept.number.edition.as_ref() == Some(edition),
        _ => !kept.number.is_supplement(),
    };
    let latest = |kept: &&&Deliverable| (kept.stage.is_published(), kept.published, kept.id);
    let Some(found) = editions.iter().filter(is_meant).max_by_key(latest) else {
        remarks.push(format!("{} is not in ISO's catalogue.", standard.number));
        return;
    };
    // The listed one has the radar's own identifier, by which the rest of the program knows it.
    records.push(EvidenceRecord {
        id: standard.id.clone(),
        ..record_of(found)
    });
    let mut add = |deliverable: &Deliverable| {
        let record = record_of(deliverable);
        if !records.contains(&record) {
            records.push(record);
        }
    };
    let status = found.stage.status().unwrap_or("unknown");
    let reference = &found.reference;
    if number.adopted {
        remarks.push(format!(
            "{} adopts an ISO standard; told is {reference}.",
            standard.number
        ));
    }
    if found.stage.status().is_none() {
        remarks.push(format!(
            "{reference} stands at stage {}, which is not known.",
            found.stage
        ));
    } else if status != standard.status {
        remarks.push(format!(
            "{} is listed as {}; ISO has {reference} at stage {}: {status}.",
            standard.number, standard.status, found.stage
        ));
    }
    for id in &found.replaced_by {
        match (catalogue.kept.get(id), catalogue.references.get(id)) {
            (Some(successor), _) => {
                add(successor);
                remarks.push(format!("{reference} is replaced by {}.", successor.reference));
            }
            (None, Some(successor)) => remarks.push(format!("{reference} is replaced by {successor}.")),
            (None, None) => remarks.push(format!(
                "{reference} is replaced by deliverable {id}, which is not in the file."
            )),
        }
    }
    let coming = editions
        .iter()
        .filter(|kept| kept.stage.status() == Some("in-development"));
    let coming = coming.filter(|kept| kept.id != found.id && !kept.number.is_supplement());
    remarks.extend(coming.map(|next| {
        format!(
            "A new edition is being made: {} at stage {}.",
            next.reference, next.stage
        )
    }));
}

#[cfg(test)]
#[path = "tests/iso.rs"]
mod tests;
