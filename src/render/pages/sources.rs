//! What public sources said: on the page of a technology, and a page of all sources with their freshness.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Chosen, Evidence, EvidenceRecord, NewCandidate, RecordKind, source_title};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::frame::{At, Entry, Frame, frame, home};

/// Records of a kind that a page shows; the file of the evidence has all of them.
const SHOWN: usize = 10;

/// Records and needs of a new candidate that the page shows.
const SHOWN_OF_CANDIDATE: usize = 3;

/// What one source said of a technology.
#[derive(Serialize)]
pub struct SourceSays {
    title: String,
    asked: String,
    found: String,
    precision: Option<String>,
    holders: Vec<String>,
    limits: Vec<String>,
    records: Vec<RecordsOfKind>,
}

/// Records of a kind.
#[derive(Serialize)]
struct RecordsOfKind {
    heading: String,
    records: Vec<Record>,
    more: usize,
}

/// A record.
#[derive(Serialize)]
struct Record {
    title: String,
    url: Option<String>,
    facts: String,
}

/// What each source said of a technology: contracts and projects before standards, pages, patents and works.
pub fn of_technology(reader: &Reader, technology: &str) -> Vec<SourceSays> {
    let found = reader.dossier.evidence.iter();
    let mut found: Vec<&Evidence> = found.filter(|evidence| evidence.technology == technology).collect();
    let nearness = |evidence: &Evidence| {
        let kinds = evidence.records.iter().map(|record| record.kind);
        let place = |kind: RecordKind| NEAREST_USE_FIRST.iter().position(|other| *other == kind);
        kinds.filter_map(place).min().unwrap_or(NEAREST_USE_FIRST.len())
    };
    found.sort_by_key(|evidence| (nearness(evidence), evidence.source.clone()));
    found.into_iter().map(|evidence| says(reader, evidence)).collect()
}

/// Kinds of records, those first that say most about use.
const NEAREST_USE_FIRST: [RecordKind; 6] = [
    RecordKind::Award,
    RecordKind::Project,
    RecordKind::Standard,
    RecordKind::Page,
    RecordKind::Patent,
    RecordKind::Work,
];

fn says(reader: &Reader, evidence: &Evidence) -> SourceSays {
    let placements = reader.edition.placements.iter();
    let placement = placements
        .clone()
        .find(|placement| placement.technology == evidence.technology);
    let precision =
        placement.and_then(|placement| placement.precision.iter().find(|found| found.source == evidence.source));
    let kinds = RecordKind::ALL.map(|(kind, _)| kind);
    let records = kinds.into_iter().filter_map(|kind| of_kind(evidence, kind));
    SourceSays {
        title: source_title(&evidence.source).to_owned(),
        asked: match words::evidence_old(reader.dossier, evidence) {
            Some(old) => format!("{} {old}", words::source_asked(evidence)),
            None => words::source_asked(evidence),
        },
        found: words::source_found(evidence),
        precision: precision.map(words::precision_words),
        holders: words::largest_holders(evidence),
        limits: words::source_limits(evidence),
        records: records.collect(),
    }
}

/// Records of a kind; a work that is both drawn and most cited stands once, and drawn ones are for audits.
fn of_kind(evidence: &Evidence, kind: RecordKind) -> Option<RecordsOfKind> {
    let of_kind = evidence.records.iter().filter(|record| record.kind == kind);
    let shown: Vec<&EvidenceRecord> = of_kind.filter(|record| record.chosen != Some(Chosen::Sample)).collect();
    let records = shown.iter().take(SHOWN).map(|record| Record {
        title: record.title.clone(),
        url: record.url.clone(),
        facts: words::record_facts(record),
    });
    (!shown.is_empty()).then(|| RecordsOfKind {
        heading: message!(
            "counted-heading",
            heading = words::records_heading(kind),
            count = shown.len()
        ),
        records: records.collect(),
        more: shown.len().saturating_sub(SHOWN),
    })
}

/// The page of all sources.
#[derive(Serialize)]
pub struct SourcesPage {
    #[serde(flatten)]
    frame: Frame,
    sources: Vec<SourceRow>,
    contradictions: Vec<ContradictionEntry>,
    /// Whether any source has answered.
    scanned: bool,
    reports: Vec<ReportRow>,
    technologies: usize,
    candidates: Option<Candidates>,
}

/// Phrases that grow in what sources listed and on which nobody has decided.
#[derive(Serialize)]
struct Candidates {
    lead: String,
    entries: Vec<CandidateEntry>,
    more: usize,
    left_out: Option<String>,
}

/// A phrase, with what is known of it.
#[derive(Serialize)]
struct CandidateEntry {
    phrase: String,
    facts: Vec<String>,
    needs: Vec<Entry>,
    need_count: usize,
    records: Vec<Record>,
}

/// A source: how much of the radar it was asked about, and when.
#[derive(Serialize)]
struct SourceRow {
    title: String,
    technologies: usize,
    /// When it was asked, in words.
    asked: String,
    /// How old the oldest answer was at the edition's date; empty where it was never asked.
    age: String,
    old: String,
    licence: String,
    replies: usize,
    empty: Vec<Entry>,
}

/// A report of a workshop, from which statements were taken.
#[derive(Serialize)]
struct ReportRow {
    workshop: Entry,
    document: String,
    held: String,
    age: String,
    statements: usize,
}

/// A technology whose evidence contradicts its placement.
#[derive(Serialize)]
struct ContradictionEntry {
    name: String,
    href: String,
    words: String,
}

/// Composes the page of all sources.
pub fn page(reader: &Reader) -> SourcesPage {
    let mut by_source: BTreeMap<&str, Vec<&Evidence>> = BTreeMap::new();
    // A source that is to be asked and has not answered about anything is told, too.
    for declared in &reader.dossier.configuration.scan.sources {
        by_source.entry(&declared.name).or_default();
    }
    for evidence in &reader.dossier.evidence {
        by_source.entry(&evidence.source).or_default().push(evidence);
    }
    SourcesPage {
        frame: frame(
            reader,
            At::Root,
            &message!("sources-heading"),
            None,
            "sources.html",
            vec![home()],
        ),
        sources: by_source
            .into_iter()
            .map(|(name, found)| source_row(reader, name, &found))
            .collect(),
        contradictions: list_contradictions(reader),
        scanned: !reader.dossier.evidence.is_empty(),
        reports: list_reports(reader),
        technologies: reader.dossier.technologies.len(),
        candidates: (reader.candidates.records > 0).then(|| list_candidates(reader)),
    }
}

fn list_reports(reader: &Reader) -> Vec<ReportRow> {
    let today = reader.dossier.configuration.date;
    let workshops = reader.dossier.workshops.iter();
    let rows = workshops.map(|workshop| {
        let last = workshop.dates.iter().map(|date| date.last).max();
        ReportRow {
            workshop: Entry::new(workshop.title.clone(), format!("topic/{}.html", workshop.topic)),
            document: workshop.source.document.clone(),
            held: workshop.dates.iter().map(words::days).collect::<Vec<_>>().join("; "),
            age: last.map(|last| words::age_at_edition(last, today)).unwrap_or_default(),
            statements: workshop.needs.len(),
        }
    });
    rows.collect()
}

fn list_candidates(reader: &Reader) -> Candidates {
    let found = reader.candidates;
    let entry = |candidate: &NewCandidate| {
        let mut facts = vec![words::candidate_growth(candidate, found)];
        facts.extend(words::candidate_burst(candidate));
        facts.push(words::candidate_nearest(candidate));
        facts.push(words::candidate_beside(reader.dossier, candidate));
        let needs = candidate.needs.iter().take(SHOWN_OF_CANDIDATE);
        let needs = needs.filter_map(|id| {
            let (workshop, need) = reader.dossier.need(id)?;
            let href = format!("topic/{}.html#n-{}", workshop.topic, need.id);
            Some(Entry::new(need.statement.clone(), href))
        });
        let records = words::latest_records(candidate, SHOWN_OF_CANDIDATE).into_iter();
        let records = records.map(|place| {
            let record = &reader.dossier.evidence[place.evidence].records[place.record];
            Record {
                title: record.title.clone(),
                url: record.url.clone(),
                facts: words::candidate_record(reader.dossier, place),
            }
        });
        CandidateEntry {
            phrase: candidate.found.phrase.clone(),
            facts,
            needs: needs.collect(),
            need_count: candidate.needs.len(),
            records: records.collect(),
        }
    };
    Candidates {
        lead: words::candidates_lead(found),
        entries: found.list.iter().map(entry).collect(),
        more: found.more,
        left_out: words::candidates_left_out(found),
    }
}

fn source_row(reader: &Reader, name: &str, found: &[&Evidence]) -> SourceRow {
    let days = || found.iter().map(|evidence| evidence.retrieved);
    let today = reader.dossier.configuration.date;
    let (oldest, newest) = (days().min(), days().max());
    let replies: std::collections::BTreeSet<&str> = found
        .iter()
        .flat_map(|evidence| evidence.replies.iter().map(|reply| reply.sha256.as_str()))
        .collect();
    let nothing = found
        .iter()
        .filter(|evidence| evidence.records.is_empty() && evidence.counts.iter().all(|count| count.count == 0));
    let empty = nothing.filter_map(|evidence| {
        let technology = reader.dossier.technology(&evidence.technology)?;
        Some(Entry::new(
            technology.name.clone(),
            format!("tech/{}.html#sources", technology.id),
        ))
    });
    let licence = found.iter().find_map(|evidence| evidence.licence.clone());
    SourceRow {
        title: source_title(name).to_owned(),
        technologies: found.len(),
        asked: match (oldest, newest) {
            (Some(oldest), Some(newest)) if oldest == newest => words::day(oldest),
            (Some(oldest), Some(newest)) => {
                message!("days-from-to", from = words::day(oldest), to = words::day(newest))
            }
            _ => message!("source-not-asked"),
        },
        age: oldest
            .map(|oldest| words::age_at_edition(oldest, today))
            .unwrap_or_default(),
        old: found
            .iter()
            .min_by_key(|evidence| evidence.retrieved)
            .and_then(|oldest| words::evidence_old(reader.dossier, oldest))
            .unwrap_or_default(),
        licence: licence.unwrap_or_else(|| message!("licence-unknown")),
        replies: replies.len(),
        empty: empty.collect(),
    }
}

/// Contradictions, those first whose technology more needs ask for, then by name.
fn list_contradictions(reader: &Reader) -> Vec<ContradictionEntry> {
    let mut placements: Vec<_> = reader.edition.placements.iter().collect();
    placements.sort_by(|one, other| {
        let demand = other.demand.total.total_cmp(&one.demand.total);
        demand.then_with(|| one.technology.cmp(&other.technology))
    });
    let found = placements.into_iter().flat_map(|placement| {
        let each = placement.contradictions.iter();
        each.map(move |contradiction| (placement, contradiction))
    });
    let entries = found.filter_map(|(placement, contradiction)| {
        Some(ContradictionEntry {
            name: reader.dossier.technology(&placement.technology)?.name.clone(),
            href: format!("tech/{}.html#momentum", placement.technology),
            words: words::contradiction(contradiction),
        })
    });
    entries.collect()
}
