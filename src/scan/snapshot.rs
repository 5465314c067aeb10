//! What a source was found to say, as the evidence that is kept: with its terms, in limits, beside what it said before.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::country::write_countries;
use super::finding::Finding;
use super::source::Source;
use super::subject::Subject;
use crate::model::{CountRevision, Evidence, EvidenceRecord, ReplyMark, limits};

/// A finding as evidence. Closed years that had other numbers before are noted as revisions.
pub fn to_evidence(
    source: &dyn Source,
    (subject, remarks): (&Subject, &[String]),
    mut finding: Finding,
    marks: &[ReplyMark],
    (day, before): (Date, Option<&Evidence>),
) -> Evidence {
    write_countries(&mut finding);
    // What was asked otherwise before cannot be compared.
    let before = before.filter(|old| old.query == finding.query);
    let mut revisions = before.map_or_else(Vec::new, |old| old.revisions.clone());
    if let Some(old) = before {
        let closed = old.counts.iter().filter(|count| count.year <= old.complete_through);
        let changed = closed.filter(|old| {
            let now = finding.counts.iter().find(|now| now.year == old.year);
            now.is_some_and(|now| (now.count, now.total) != (old.count, old.total))
        });
        revisions.extend(changed.map(|count| CountRevision {
            year: count.year,
            retrieved: old.retrieved,
            count: count.count,
            total: count.total,
        }));
    }
    revisions.sort_by_key(|revision| (revision.year, revision.retrieved));
    revisions.dedup();
    let surplus = revisions.len().saturating_sub(limits::YEARS);
    revisions.drain(..surplus);
    let terms = source.terms();
    let records = if terms.records_may_be_shown {
        finding.records.into_iter().map(within_limits).collect()
    } else {
        Vec::new()
    };
    Evidence {
        source: source.name().to_owned(),
        technology: subject.technology.clone(),
        query: finding.query,
        retrieved: day,
        complete_through: finding.complete_through,
        counts: finding.counts,
        records,
        breakdowns: finding.breakdowns,
        remarks: {
            let elsewhere: BTreeSet<&str> = marks.iter().filter_map(|mark| mark.served_by.as_deref()).collect();
            let elsewhere = elsewhere
                .into_iter()
                .map(|place| format!("{place} was asked in the place of the source."));
            let said = finding.remarks.into_iter().chain(remarks.iter().cloned());
            said.chain(elsewhere).collect()
        },
        revisions,
        replies: marks.to_vec(),
        licence: Some(match terms.attribution {
            Some(attribution) => format!("{}, {attribution}", terms.licence),
            None => terms.licence.to_owned(),
        }),
        since: Some(subject.years.0),
    }
}

/// A record as data may hold it: a title that is too long is cut, an address that is too long or none is left out.
fn within_limits(mut record: EvidenceRecord) -> EvidenceRecord {
    if record.title.chars().count() > limits::LINE {
        record.title = record.title.chars().take(limits::LINE - 1).chain(['…']).collect();
    }
    let fine =
        |url: &String| url.len() <= limits::ADDRESS && (url.starts_with("https://") || url.starts_with("http://"));
    record.url = record.url.filter(fine);
    record
}
