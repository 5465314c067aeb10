//! `leadar build`: radar-data to output, a summary, the path to open.

use std::fmt::Write;

use crate::diagnostic::{Outcome, Severity};
use crate::model::{Differences, Way};
use crate::pipeline::{self, Folders, Summary};
use crate::render::messages::message;

use super::Ending;
use super::args::BuildWords;
use super::report::{Report, count, shown};
use super::serve;

/// Builds and tells; goes on with each change, where asked.
pub fn run(words: &BuildWords, folders: &Folders, report: &Report) -> Ending {
    match words.watch {
        true => serve::watch(folders, report),
        false => tell(pipeline::build(folders), folders, report),
    }
}

/// Tells what came of a build.
pub fn tell(built: Outcome<Summary>, folders: &Folders, report: &Report) -> Ending {
    let warnings = built
        .as_ref()
        .map_or(0, |told| count(&told.diagnostics, Severity::Warning));
    let Some(summary) = report.take(built) else {
        return Ending::Problems;
    };
    report.news(&describe(&summary, warnings, folders));
    Ending::Fine
}

fn describe(summary: &Summary, warnings: usize, folders: &Folders) -> String {
    let rings: Vec<String> = summary
        .rings
        .iter()
        .map(|(name, count)| message!("ring-with-count", ring = name, count = *count))
        .collect();
    let published = &summary.published;
    let rows = [
        (
            message!("build-workshops"),
            message!(
                "build-workshops-of",
                held = summary.workshops,
                topics = summary.topics,
                waiting = summary.topics_not_asked
            ),
        ),
        (
            message!("build-needs"),
            message!("build-needs-of", needs = summary.needs, open = summary.needs_unanswered),
        ),
        (message!("build-technologies"), summary.technologies.to_string()),
        (message!("build-blips"), rings.join(", ")),
        (
            message!("build-since"),
            summary.differences.as_ref().map_or_else(
                || message!("build-first"),
                |found| message!("build-moves", edition = &found.from.0, moves = count_moves(found)),
            ),
        ),
        (message!("build-warnings"), warnings.to_string()),
        (
            message!("build-files"),
            message!("build-files-of", files = published.files, changed = published.changed),
        ),
    ];
    let mut text = message!("build-title", title = &summary.title, edition = &summary.edition) + "\n\n";
    for (name, value) in rows {
        let _ = writeln!(text, "  {name:<14}{value}");
    }
    let _ = writeln!(
        text,
        "\n{}",
        message!("open-page", page = shown(&folders.output.join("index.html")))
    );
    text
}

/// How a number is said.
type Say = fn(usize) -> String;

/// How many came, moved and went: "2 new, 1 inward, 117 unchanged".
fn count_moves(differences: &Differences) -> String {
    let of_way = |way| differences.of_way(way).count();
    let told: [(usize, Say); 8] = [
        (of_way(Way::New), |count| message!("moves-new", count = count)),
        (of_way(Way::Inward), |count| message!("moves-inward", count = count)),
        (of_way(Way::Outward), |count| message!("moves-outward", count = count)),
        (of_way(Way::Renamed), |count| message!("moves-renamed", count = count)),
        (of_way(Way::Merged), |count| message!("moves-merged", count = count)),
        (of_way(Way::Gone), |count| message!("moves-gone", count = count)),
        (differences.waiting.len(), |count| {
            message!("moves-waiting", count = count)
        }),
        (differences.unchanged, |count| {
            message!("moves-unchanged", count = count)
        }),
    ];
    let told = told.into_iter().filter(|(count, _)| *count > 0);
    told.map(|(count, say)| say(count)).collect::<Vec<_>>().join(", ")
}
