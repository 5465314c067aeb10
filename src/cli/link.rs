//! `leadar link`: proposals with the words that matched; JSON, explanation, review, spreadsheet.

use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::Path;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::diagnostic::{excerpt, nearest};
use crate::inert::show_line;
use crate::model::{Candidate, Dossier, MatchedWord, Proposal, needs_by_id};
use crate::pipeline::{self, Folders, Linking, ReadIn};
use crate::render::{self, messages::message};

use super::Ending;
use super::args::LinkWords;
use super::report::{Report, shown};
use super::{link_questions, link_review};

/// Does what was asked for.
pub fn run(words: &LinkWords, folders: &Folders, report: &Report) -> Ending {
    if let Some(sheet) = &words.import {
        return import(sheet, words, folders, report);
    }
    let (drafts, vectors) = (words.drafts.as_deref(), words.vectors.as_deref());
    let linking = pipeline::read_for_linking(&folders.data, drafts, vectors, ReadIn::Child);
    let Some(linking) = report.take(linking) else {
        return Ending::Problems;
    };
    if words.json && words.firm {
        report.result(&pipeline::proposals_to_json(&linking));
    } else if words.json {
        pipeline::print_rankings(&linking, |text| {
            report.result(text);
            if report.has_lost() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
    } else if let Some(need) = &words.explain {
        return explain(need, &linking, report);
    } else if words.related {
        report.result(&list_recurring(&linking));
    } else if let Some(file) = &words.export {
        return export(file, &linking, folders, report);
    } else if words.review {
        let by = words.by.clone().unwrap_or_default();
        let scope = link_questions::Scope {
            workshop: words.workshop.as_deref(),
            need: words.need.as_deref(),
        };
        if let Err(complaint) = scope.check(&linking.dossier) {
            report.wrong_use(&complaint);
            return Ending::WrongUse;
        }
        return link_review::run(linking, (&by, day(words)), scope, (folders, report));
    } else {
        report.result(&list_proposals(&linking.dossier, &pipeline::propose_links(&linking)));
        for found in pipeline::measure_link_agreement(&linking.dossier) {
            report.result(&(render::link_agreement(&found) + "\n"));
        }
    }
    Ending::Fine
}

/// The day of decisions: the one named, or today. A decision is dated when it is made; no page depends on the clock.
fn day(words: &LinkWords) -> Date {
    words
        .date
        .unwrap_or_else(|| jiff::Timestamp::now().to_zoned(TimeZone::UTC).date())
}

fn explain(wanted: &str, linking: &Linking, report: &Report) -> Ending {
    match pipeline::explain_links(linking, wanted) {
        Some(text) => {
            report.result(&text);
            Ending::Fine
        }
        None => {
            let known = linking.dossier.needs().map(|(_, need)| need.id.as_str());
            let hint = nearest(wanted, known).unwrap_or_else(|| "leadar link lists them".into());
            report.wrong_use(&format!("need \"{}\" is not known; {hint}", excerpt(wanted)));
            Ending::WrongUse
        }
    }
}

fn export(file: &Path, linking: &Linking, folders: &Folders, report: &Report) -> Ending {
    let sheet = pipeline::export_links(linking);
    if file == Path::new("-") {
        report.result(&sheet);
        return Ending::Fine;
    }
    if let Err(complaint) = pipeline::write_file(file, sheet.as_bytes(), folders) {
        report.diagnostics(&[complaint]);
        return Ending::Problems;
    }
    let told = [
        message!("written-file", file = shown(file)),
        message!("link-fill-in", file = shown(file)),
    ];
    report.news(&told.map(|line| line + "\n").concat());
    Ending::Fine
}

fn import(sheet: &Path, words: &LinkWords, folders: &Folders, report: &Report) -> Ending {
    let decided = (words.by.as_deref(), day(words));
    let written = pipeline::import_links(sheet, &folders.data, decided, ReadIn::Child);
    let Some(written) = report.take(written) else {
        return Ending::Problems;
    };
    let file = shown(&folders.data.join("links.csv"));
    report.news(&(message!("link-decisions-written", count = written, file = file) + "\n"));
    Ending::Fine
}

/// Proposals that nobody has decided on, need by need, and a count at the end.
fn list_proposals(dossier: &Dossier, proposals: &[Proposal]) -> String {
    let mut text = String::new();
    let (mut with, mut without, mut decided) = (0_usize, 0_usize, 0_usize);
    let needs = needs_by_id(&dossier.workshops);
    let known = link_questions::decided_pairs(dossier);
    for proposal in proposals {
        let Some((_, need)) = needs.get(proposal.need.as_str()) else {
            continue;
        };
        if !need.role.counts() {
            continue;
        }
        let open = |candidate: &&Candidate| !known.contains(&(need.id.as_str(), candidate.technology.as_str()));
        let rows: Vec<&Candidate> = proposal.candidates().filter(open).collect();
        let any = proposal.candidates().next().is_some();
        match (rows.is_empty(), any) {
            (true, true) => {
                decided += 1;
                continue;
            }
            (true, false) => without += 1,
            (false, _) => with += 1,
        }
        let _ = writeln!(
            text,
            "{}  {}: {}",
            need.id,
            need.kind.as_str(),
            show_line(&need.statement)
        );
        for candidate in rows {
            let sure = proposal.firm.contains(candidate);
            let _ = writeln!(
                text,
                "  {} {:.2}  {:<24} {:<10}  {}",
                if sure { "*" } else { " " },
                candidate.score.value(),
                candidate.technology,
                candidate.grade.as_str(),
                candidate
                    .words
                    .iter()
                    .map(MatchedWord::to_words)
                    .collect::<Vec<_>>()
                    .join(", ")
            );
        }
        if let Some(because) = &proposal.none_because {
            let _ = writeln!(
                text,
                "    {}",
                message!("link-none", because = render::none_because(because))
            );
        }
        for standard in &proposal.standards {
            let _ = writeln!(
                text,
                "    {:.2}  {:<24} {:<10}  {}",
                standard.score.value(),
                standard.standard,
                message!("link-standard"),
                standard.words.join(", ")
            );
        }
        if !proposal.families.is_empty() {
            let families = proposal.families.join(", ");
            let _ = writeln!(text, "    {}", message!("link-family", families = families));
        }
    }
    let summary = message!("link-summary", count = with, without = without, decided = decided);
    let _ = writeln!(text, "\n{summary}");
    if let Some(vectors) = proposals.iter().find_map(|proposal| proposal.vectors.as_ref()) {
        let _ = writeln!(text, "{}", message!("link-vectors", vectors = vectors));
    }
    text
}

fn list_recurring(linking: &Linking) -> String {
    let recurring = pipeline::find_recurring_needs(linking);
    let mut text = String::new();
    for need in &recurring {
        let likeness = message!(
            "link-likeness",
            words = need.words.join(", "),
            likeness = format!("{:.2}", need.likeness.value())
        );
        let _ = writeln!(text, "{likeness}");
        for id in &need.needs {
            if let Some((workshop, need)) = linking.dossier.need(id) {
                let _ = writeln!(
                    text,
                    "  {:<28} {}: {}",
                    workshop.title,
                    need.id,
                    show_line(&need.statement)
                );
            }
        }
    }
    let _ = writeln!(text, "\n{}", message!("needs-recur", count = recurring.len()));
    text
}
