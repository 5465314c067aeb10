//! `leadar diff`: what moved between two editions, and why.

use std::fmt::Write;

use crate::inert::show_line;
use crate::model::{Differences, Moved, Way};
use crate::pipeline::{self, Folders};
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
    let mut text = format!(
        "Edition {} of {}, since {} of {}\n",
        differences.to.0, differences.to.1, differences.from.0, differences.from.1
    );
    for weight in &differences.weights {
        let _ = writeln!(text, "  weight of {}", words::weight_difference(weight));
    }
    let parts = [
        (Way::New, "New"),
        (Way::Inward, "Inward"),
        (Way::Outward, "Outward"),
        (Way::Gone, "Gone"),
    ];
    for (way, name) in parts {
        write_part(&mut text, name, differences.of_way(way));
    }
    write_part(&mut text, "Asked to move, waiting", differences.waiting.iter());
    let _ = writeln!(text, "\nUnchanged {}", differences.unchanged);
    text
}

fn write_part<'a>(text: &mut String, name: &str, moved: impl Iterator<Item = &'a Moved>) {
    let moved: Vec<&Moved> = moved.collect();
    if moved.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{name} {}", moved.len());
    for moved in moved {
        let _ = writeln!(
            text,
            "  {} ({}): {}",
            show_line(&moved.name),
            moved.technology,
            words::moved(moved)
        );
    }
}
