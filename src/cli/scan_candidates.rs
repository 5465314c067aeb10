//! `leadar scan --candidates`: phrases that grow in what sources listed and are on no list; what is told of each.

use std::fmt::Write;

use crate::inert::show_line;
use crate::model::{Dossier, NewCandidate, NewCandidates};
use crate::pipeline::{self, Folders};
use crate::render::messages::message;
use crate::render::words;

use super::Ending;
use super::report::Report;

/// Records that are shown of a candidate.
const RECORDS: usize = 5;
/// Needs that are shown of a candidate.
const NEEDS: usize = 5;

/// Lists them.
pub fn run(folders: &Folders, report: &Report) -> Ending {
    let Some((dossier, found)) = report.take(pipeline::read_candidates(&folders.data)) else {
        return Ending::Problems;
    };
    report.result(&introduce(&found));
    for candidate in &found.list {
        let mut text = format!("\n{}\n", show_line(&candidate.found.phrase));
        text.push_str(&describe(&dossier, &found, candidate));
        report.result(&text);
    }
    Ending::Fine
}

/// What the list is, and what is not on it.
pub fn introduce(found: &NewCandidates) -> String {
    if found.records == 0 {
        return message!("candidates-nothing-kept") + "\n";
    }
    let mut text = words::candidates_lead(found) + "\n";
    if found.list.is_empty() {
        text.push_str(&(message!("candidates-none") + "\n"));
    }
    if found.more > 0 {
        text.push_str(&(message!("candidates-more", count = found.more) + "\n"));
    }
    if let Some(left_out) = words::candidates_left_out(found) {
        text.push_str(&(left_out + "\n"));
    }
    text
}

/// What is told of a candidate, a line each.
pub fn describe(dossier: &Dossier, found: &NewCandidates, candidate: &NewCandidate) -> String {
    let mut lines = vec![words::candidate_growth(candidate, found)];
    lines.extend(words::candidate_burst(candidate));
    lines.push(words::candidate_nearest(candidate));
    lines.push(words::candidate_beside(dossier, candidate));
    lines.push(match candidate.needs.len() {
        0 => message!("candidate-no-need"),
        count => message!("candidate-needs", count = count),
    });
    let mut text: String = lines.iter().map(|line| format!("  {}\n", show_line(line))).collect();
    for (_, need) in candidate.needs.iter().take(NEEDS).filter_map(|id| dossier.need(id)) {
        let _ = writeln!(text, "    {}: {}", need.id, show_line(&need.statement));
    }
    for place in words::latest_records(candidate, RECORDS) {
        let record = &dossier.evidence[place.evidence].records[place.record];
        let facts = words::candidate_record(dossier, place);
        let _ = writeln!(text, "  - {}", show_line(&record.title));
        let _ = writeln!(text, "    {}", show_line(&facts));
        if let Some(url) = &record.url {
            let _ = writeln!(text, "    {}", show_line(url));
        }
    }
    text
}
