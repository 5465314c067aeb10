//! `leadar diff`: what moved between two editions, and why.

use std::fmt::Write;

use crate::inert::show_line;
use crate::model::{Differences, Moved, Way};
use crate::pipeline::{self, Folders};
use crate::render::messages::message;
use crate::render::words;

use super::Ending;
use super::args::DiffWords;
use super::report::Report;

/// Compares and tells.
pub fn run(typed: &DiffWords, folders: &Folders, report: &Report) -> Ending {
    let compared = pipeline::compare_editions(&folders.data, &typed.older, typed.newer.as_deref());
    let Some(differences) = report.take(compared) else {
        return Ending::Problems;
    };
    report.result(&describe(&differences));
    Ending::Fine
}

fn describe(differences: &Differences) -> String {
    let (to, from) = (&differences.to, &differences.from);
    let mut text = message!(
        "diff-title",
        edition = &to.0,
        date = &to.1,
        before = &from.0,
        before_date = &from.1
    );
    text.push('\n');
    for weight in &differences.weights {
        let weight = words::weight_difference(weight);
        let _ = writeln!(text, "  {}", message!("diff-weight", weight = weight));
    }
    let of_way = |way| differences.of_way(way).collect::<Vec<_>>();
    let parts: [(Vec<&Moved>, Heading); 7] = [
        (of_way(Way::New), |count| message!("diff-new", count = count)),
        (of_way(Way::Inward), |count| message!("diff-inward", count = count)),
        (of_way(Way::Outward), |count| message!("diff-outward", count = count)),
        (of_way(Way::Renamed), |count| message!("diff-renamed", count = count)),
        (of_way(Way::Merged), |count| message!("diff-merged", count = count)),
        (of_way(Way::Gone), |count| message!("diff-gone", count = count)),
        (differences.waiting.iter().collect(), |count| {
            message!("diff-waiting", count = count)
        }),
    ];
    for (moved, heading) in parts {
        write_part(&mut text, heading, &moved);
    }
    let _ = writeln!(text, "\n{}", message!("diff-unchanged", count = differences.unchanged));
    text
}

/// What stands above a number of technologies.
type Heading = fn(usize) -> String;

fn write_part(text: &mut String, heading: Heading, moved: &[&Moved]) {
    if moved.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", heading(moved.len()));
    for moved in moved {
        let line = message!(
            "diff-moved",
            name = show_line(&moved.name).into_owned(),
            id = &moved.technology,
            route = words::moved(moved)
        );
        let _ = writeln!(text, "  {line}");
    }
}
