//! `leadar scan`: evidence from public sources, or what a scan would ask, or the same evidence again without a network.

use std::time::Duration;

use jiff::tz::TimeZone;

use crate::diagnostic::{Diagnostic, Place};
use crate::inert::show_line;
use crate::model::source_title;
use crate::pipeline::{self, Folders, PlannedSource, Rederived, Scan, ScanEnding, ScanNews, ScanOrder};
use crate::render::messages::message;
use crate::render::words::thousands;

use super::Ending;
use super::args::ScanWords;
use super::report::Report;
use super::{scan_audit, scan_candidates, scan_review};

/// Scans, plans or makes again.
pub fn run(words: &ScanWords, folders: &Folders, report: &Report) -> Ending {
    let today = words
        .date
        .unwrap_or_else(|| jiff::Timestamp::now().to_zoned(TimeZone::UTC).date());
    if let Some(technology) = &words.audit {
        return scan_audit::run(technology, (words, today), folders, report);
    }
    if words.candidates {
        return scan_candidates::run(folders, report);
    }
    if words.review {
        let by = words.by.as_deref().unwrap_or_default();
        return scan_review::run((by, today), folders, report);
    }
    if words.standards {
        return refresh_standards(words.accept, folders, report);
    }
    if words.read_sheet.is_some() {
        return scan_audit::read(words, today, folders, report);
    }
    let order = ScanOrder {
        sources: words.source.clone(),
        technologies: words.technology.clone(),
        since: words.since,
        instead: words.base.clone(),
        wait: words.wait,
        anew: words.anew,
        every_source: words.offline || words.verify,
    };
    let read = pipeline::read_for_scan(&folders.data, &order, (today, &read_key));
    let Some(scan) = report.take(read) else {
        return Ending::Problems;
    };
    if words.offline || words.verify {
        return make_again(&scan, words.offline, folders, report);
    }
    let plan = pipeline::plan_scan(&folders.data, &scan);
    report.news(&describe_plan(&plan, !words.technology.is_empty()));
    let without_key = plan.iter().filter_map(|source| source.key.map(|key| (source, key)));
    let without_key = without_key.filter(|(_, (_, set, needed))| *needed && !*set);
    let complaints: Vec<Diagnostic> = without_key
        .map(|(source, (variable, ..))| {
            let message = message!("scan-key-needed", source = source.title, variable = variable);
            Diagnostic::error(Place::in_file(source.name.to_owned()), message)
        })
        .collect();
    if !complaints.is_empty() {
        report.diagnostics(&complaints);
        return Ending::Problems;
    }
    if words.dry_run {
        for (technology, remarks) in pipeline::list_unsearched(&scan) {
            for why in remarks {
                let line = message!("scan-unsearched", technology = technology.as_str(), why = why);
                report.news(&(line + "\n"));
            }
        }
        report.news(&(message!("scan-dry-run") + "\n"));
        return Ending::Fine;
    }
    let mut faults: Vec<Diagnostic> = Vec::new();
    let mut hear = |news: ScanNews<'_>| match to_complaint(&news) {
        Some(complaint) => {
            report.at_once(&complaint);
            faults.push(complaint);
        }
        None => report.news(&(describe_news(&news) + "\n")),
    };
    let ending = pipeline::run_scan(&folders.data, &scan, &mut hear);
    report.sum_up(&faults);
    let Some(ending) = report.take(ending) else {
        return Ending::Problems;
    };
    report.news(&describe_ending(&ending));
    for (source, left, until) in &ending.left {
        let line = describe_left(source, *left, until.map(|until| until.to_string()));
        match until {
            Some(_) => report.reminder(&(line + "\n")),
            None => report.news(&(line + "\n")),
        }
    }
    match faults.is_empty() && !ending.stopped {
        true => Ending::Fine,
        false => Ending::Problems,
    }
}

/// The value of a key's variable. Keys come from the environment alone, and never reach a file, a page or a message.
#[expect(
    clippy::disallowed_methods,
    reason = "keys of public sources; no output depends on them"
)]
fn read_key(variable: &str) -> Option<String> {
    std::env::var(variable).ok().filter(|key| !key.trim().is_empty())
}

fn describe_plan(plan: &[PlannedSource], with_asks: bool) -> String {
    let mut text = String::new();
    for source in plan {
        let line = message!(
            "scan-plan",
            source = source.title,
            calls = source.calls,
            cost = dollars(source.cost),
            time = time_of(source.seconds),
            days = source.days
        );
        text.push_str(&(line + "\n"));
        if source.kept > 0 {
            text.push_str(&format!("  {}\n", message!("scan-plan-kept", count = source.kept)));
        }
        if let Some((spent, budget)) = source.spent.filter(|(spent, _)| *spent > 0) {
            let line = message!("scan-plan-spent", spent = dollars(spent), budget = dollars(budget));
            text.push_str(&format!("  {line}\n"));
        }
        if let Some((variable, set, needed)) = source.key
            && !set
            && !needed
        {
            text.push_str(&format!("  {}\n", message!("scan-key-helps", variable = variable)));
        }
        if with_asks {
            for (technology, asks) in &source.first {
                text.push_str(&format!("  {technology}\n"));
                asks.iter().for_each(|ask| text.push_str(&format!("    {ask}\n")));
            }
        }
    }
    text
}

fn dollars(millionths: u64) -> String {
    // Rounded up to a tenth of a cent: a cost is never told too low.
    let tenths = millionths.div_ceil(1_000);
    format!("{}.{:03} USD", tenths / 1_000, tenths % 1_000)
}

fn time_of(seconds: f64) -> String {
    match seconds.ceil() as u64 {
        seconds if seconds < 120 => message!("scan-seconds", count = seconds),
        seconds => message!("scan-minutes", count = seconds.div_ceil(60)),
    }
}

fn describe_news(news: &ScanNews<'_>) -> String {
    match news {
        ScanNews::Found { evidence, done, of } => {
            let counted: u64 = evidence.counts.iter().map(|count| count.count).sum();
            let works = match evidence.counts.is_empty() {
                true => evidence.records.len() as u64,
                false => counted,
            };
            message!(
                "scan-found",
                source = evidence.source.as_str(),
                done = *done,
                of = *of,
                technology = evidence.technology.as_str(),
                works = thousands(usize::try_from(works).unwrap_or(usize::MAX)),
                query = show_line(&evidence.query).into_owned()
            )
        }
        ScanNews::Failed { source, fault, .. } | ScanNews::PartFailed { source, fault } => {
            let why = show_line(&fault.message).into_owned();
            message!("scan-source-stops", source = *source, why = why)
        }
        ScanNews::Stands { evidence, newer } => {
            let (source, technology) = (evidence.source.as_str(), evidence.technology.as_str());
            let date = evidence.retrieved.to_string();
            match (newer, evidence.since) {
                (false, Some(since)) => message!(
                    "scan-stands-longer",
                    source = source,
                    technology = technology,
                    date = date,
                    since = since.to_string()
                ),
                _ => message!(
                    "scan-stands-newer",
                    source = source,
                    technology = technology,
                    date = date
                ),
            }
        }
        ScanNews::Resumed { source, day } => message!("scan-resumed", source = *source, day = day.to_string()),
        ScanNews::NotAsked {
            source,
            technology,
            why,
        } => message!(
            "scan-not-asked",
            source = *source,
            technology = *technology,
            why = show_line(why).into_owned()
        ),
        ScanNews::Waiting { source, wait, why } => message!(
            "scan-waits",
            source = *source,
            time = time_of(whole_seconds(*wait)),
            why = show_line(why).into_owned()
        ),
    }
}

fn whole_seconds(wait: Duration) -> f64 {
    wait.as_secs_f64()
}

/// News of a fault as a complaint; a budget that is spent is none.
fn to_complaint(news: &ScanNews<'_>) -> Option<Diagnostic> {
    let (place, fault) = match news {
        ScanNews::Failed { fault, .. } if fault.is_spent() => return None,
        ScanNews::Failed {
            source,
            technology: Some(technology),
            fault,
        } => (format!("{source}/{technology}"), fault),
        ScanNews::Failed { source, fault, .. } | ScanNews::PartFailed { source, fault } => {
            ((*source).to_owned(), fault)
        }
        ScanNews::Found { .. }
        | ScanNews::Stands { .. }
        | ScanNews::Resumed { .. }
        | ScanNews::NotAsked { .. }
        | ScanNews::Waiting { .. } => return None,
    };
    let complaint = Diagnostic::error(Place::in_file(place), fault.message.clone());
    let asked = fault
        .address
        .as_ref()
        .map(|address| message!("scan-asked-for", address = address.as_str()));
    Some(complaint.with_hint_if(asked))
}

fn describe_ending(ending: &ScanEnding) -> String {
    let mut text = message!(
        "scan-ending",
        found = ending.found,
        asked = ending.asked,
        kept = ending.kept,
        cost = dollars(ending.cost)
    ) + "\n";
    if ending.stopped {
        text.push_str(&(message!("scan-stopped") + "\n"));
    }
    text
}

fn describe_left(source: &str, left: usize, until: Option<String>) -> String {
    match until {
        Some(until) => message!("scan-left-until", source = source, left = left, until = until),
        None => message!("scan-left", source = source, left = left),
    }
}

/// Tells where the list of standards and the catalogues differ; what is accepted is written.
fn refresh_standards(accept: bool, folders: &Folders, report: &Report) -> Ending {
    let Some(changes) = report.take(pipeline::refresh_standards(&folders.data, accept)) else {
        return Ending::Problems;
    };
    let mut text = String::new();
    for change in &changes {
        let line = message!(
            "standard-differs",
            number = show_line(&change.number).into_owned(),
            id = change.id.as_str(),
            listed = change.listed.as_str(),
            found = show_line(&change.found).into_owned(),
            source = source_title(&change.source),
            date = change.retrieved.to_string()
        );
        text.push_str(&(line + "\n"));
        for remark in &change.remarks {
            text.push_str(&format!("  {}\n", show_line(remark)));
        }
        if change.status.is_none() {
            text.push_str(&format!("  {}\n", message!("standard-state-unknown")));
        }
    }
    let written = changes.iter().filter(|change| change.status.is_some()).count();
    text.push_str(&match (changes.len(), accept) {
        (0, _) => message!("standards-agree"),
        (_, true) => message!("standards-written", count = written),
        (_, false) => message!("standards-accept"),
    });
    report.result(&(text + "\n"));
    Ending::Fine
}

fn make_again(scan: &Scan, write: bool, folders: &Folders, report: &Report) -> Ending {
    let Some(rederived) = report.take(pipeline::rederive_evidence(&folders.data, scan, write)) else {
        return Ending::Problems;
    };
    let Rederived {
        same,
        differ,
        failed,
        passed_over,
    } = &rederived;
    let place = |source: &str, technology: &str| Place::in_file(format!("evidence/{source}/{technology}.json"));
    let mut complaints: Vec<Diagnostic> = failed
        .iter()
        .map(|(source, technology, why)| {
            let message = message!("scan-not-made-again", why = why.trim_end_matches('.'));
            Diagnostic::error(place(source, technology), message)
        })
        .collect();
    if !write {
        let differing = differ.iter();
        complaints.extend(differing.map(|(source, technology)| {
            Diagnostic::error(place(source, technology), message!("scan-differs"))
                .with_hint(message!("scan-offline-writes"))
        }));
    }
    report.diagnostics(&complaints);
    let line = match write {
        true => message!("scan-made-again", same = *same, written = differ.len()),
        false => message!(
            "scan-verified",
            same = *same,
            differ = differ.len(),
            failed = failed.len()
        ),
    };
    report.result(&(line + "\n"));
    if *passed_over > 0 {
        report.news(&(message!("scan-passed-over", count = *passed_over) + "\n"));
    }
    match complaints.is_empty() {
        true => Ending::Fine,
        false => Ending::Problems,
    }
}
