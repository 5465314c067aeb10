//! What was found outside: public records with their figures, and what sources said at scans.

use crate::model::{Dossier, Edition, records_may_be_shown};
use crate::render::messages::message;

use super::Columns;

pub const RECORDS: Columns = &[
    ("technology", || message!("data-identifier-of-the-technology")),
    ("record", || message!("data-public-record")),
    ("kind", || message!("data-public-record-kind")),
    ("shown_in", || message!("data-public-record-shown-in")),
    ("speaks", || message!("data-public-record-speaks")),
    ("says", || message!("data-public-record-says")),
    ("who", || message!("data-public-record-who")),
    ("happened", || message!("data-public-record-happened")),
    ("published", || message!("data-public-record-published")),
    ("title", || message!("data-public-record-title")),
    ("publisher", || message!("data-public-record-publisher")),
    ("address", || message!("data-public-record-address")),
    ("language", || message!("data-public-record-language")),
    ("where", || message!("data-public-record-where")),
    ("strength", || message!("data-public-record-strength")),
    ("read", || message!("data-public-record-read")),
    ("note", || message!("data-public-record-note")),
    ("entered_by", || message!("data-public-record-entered-by")),
    ("entered", || message!("data-public-record-entered")),
    ("paused", || message!("data-public-record-paused")),
];

pub fn records(dossier: &Dossier) -> Vec<Vec<String>> {
    let rows = dossier.records.iter().map(|record| {
        let named = record
            .who
            .iter()
            .map(|actor| format!("{} ({}, {})", actor.name, actor.sort.as_str(), actor.country));
        vec![
            record.technology.clone(),
            record.id.clone(),
            record.kind.as_str().into(),
            record.shown_in.map_or("", |shown| shown.as_str()).into(),
            record.speaks.as_str().into(),
            record.says.clone(),
            named.collect::<Vec<_>>().join("; "),
            record.happened.to_string(),
            record.published.map(|date| date.to_string()).unwrap_or_default(),
            record.title.clone(),
            record.publisher.clone(),
            record.address.clone(),
            record.language.clone(),
            record.location.clone(),
            record.strength.as_str().into(),
            record.read.as_str().into(),
            record.note.clone().unwrap_or_default(),
            record.entered_by.clone(),
            record.entered.to_string(),
            (if record.paused { "yes" } else { "" }).into(),
        ]
    });
    rows.collect()
}

pub const RECORD_FIGURES: Columns = &[
    ("technology", || message!("data-identifier-of-the-technology")),
    ("record", || message!("data-public-record")),
    ("about", || message!("data-figure-about")),
    ("low", || message!("data-figure-low")),
    ("high", || message!("data-figure-high")),
    ("unit", || message!("data-figure-unit")),
    ("covers", || message!("data-figure-covers")),
];

pub fn record_figures(dossier: &Dossier) -> Vec<Vec<String>> {
    let figures = dossier
        .records
        .iter()
        .flat_map(|record| record.figures.iter().map(move |figure| (record, figure)));
    let rows = figures.map(|(record, figure)| {
        vec![
            record.technology.clone(),
            record.id.clone(),
            figure.about.as_str().into(),
            figure.low.to_string(),
            figure.high.to_string(),
            figure.unit.clone(),
            figure.covers.clone(),
        ]
    });
    rows.collect()
}

pub const SCANNED_COUNTS: Columns = &[
    ("source", || message!("data-source-asked")),
    ("technology", || message!("data-identifier")),
    ("year", || message!("data-scanned-year")),
    ("count", || message!("data-scanned-matches")),
    ("total", || message!("data-scanned-total")),
    ("complete", || message!("data-scanned-complete")),
    ("break", || message!("data-scanned-break")),
    ("retrieved", || message!("data-retrieved")),
    ("query", || message!("data-query")),
    ("licence", || message!("data-licence")),
];

pub fn scanned_counts(dossier: &Dossier, edition: &Edition) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for evidence in &dossier.evidence {
        let placed = edition
            .placements
            .iter()
            .find(|placement| placement.technology == evidence.technology);
        let momentum =
            placed.and_then(|placement| placement.momentum.iter().find(|trend| trend.source == evidence.source));
        for count in &evidence.counts {
            let breaks = momentum.is_some_and(|trend| trend.breaks.iter().any(|(year, _)| *year == count.year));
            rows.push(vec![
                evidence.source.clone(),
                evidence.technology.clone(),
                count.year.to_string(),
                count.count.to_string(),
                count.total.map(|total| total.to_string()).unwrap_or_default(),
                (count.year <= evidence.complete_through).to_string(),
                breaks.to_string(),
                evidence.retrieved.to_string(),
                evidence.query.clone(),
                evidence.licence.clone().unwrap_or_default(),
            ]);
        }
    }
    rows
}

pub const SCANNED_RECORDS: Columns = &[
    ("source", || message!("data-source-asked")),
    ("technology", || message!("data-identifier")),
    ("kind", || message!("data-record-kind")),
    ("record", || message!("data-record-identifier")),
    ("title", || message!("data-title")),
    ("date", || message!("data-record-date")),
    ("end", || message!("data-record-end")),
    ("scheme", || message!("data-record-scheme")),
    ("status", || message!("data-record-status")),
    ("countries", || message!("data-record-countries")),
    ("organisations", || message!("data-record-organisations")),
    ("cited", || message!("data-record-cited")),
    ("chosen", || message!("data-record-chosen")),
    ("address", || message!("data-record-address")),
    ("retrieved", || message!("data-retrieved")),
    ("licence", || message!("data-licence")),
];

/// Records of sources whose terms let them be shown.
pub fn scanned_records(dossier: &Dossier) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for evidence in dossier
        .evidence
        .iter()
        .filter(|evidence| records_may_be_shown(&evidence.source))
    {
        for record in &evidence.records {
            let optional = |text: &Option<String>| text.clone().unwrap_or_default();
            rows.push(vec![
                evidence.source.clone(),
                evidence.technology.clone(),
                record.kind.as_str().to_owned(),
                record.id.clone(),
                record.title.clone(),
                optional(&record.date),
                optional(&record.end),
                optional(&record.scheme),
                optional(&record.status),
                record.countries.join("; "),
                record.organisations.join("; "),
                record.cited.map(|cited| cited.to_string()).unwrap_or_default(),
                record.chosen.map_or("", |chosen| chosen.as_str()).to_owned(),
                optional(&record.url),
                evidence.retrieved.to_string(),
                optional(&evidence.licence),
            ]);
        }
    }
    rows
}
