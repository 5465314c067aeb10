//! `leadar verify`: whether a frozen edition can be made again, byte for byte, and what stands in the way.

use crate::inert::show_line;
use crate::model::GENERATOR;
use crate::pipeline::{self, DifferentFile, Folders, HowDifferent, Verified, WhyDifferent};
use crate::render::messages::message;

use super::Ending;
use super::args::VerifyWords;
use super::report::Report;

/// The most files that are named; the rest are counted.
const MOST_NAMED: usize = 30;

/// The most letters shown of a line.
const LONGEST: usize = 200;

/// Makes one edition again, or all, and tells what came of it.
pub fn run(words: &VerifyWords, folders: &Folders, report: &Report) -> Ending {
    let Some(names) = report.take(pipeline::name_editions(&folders.data, words.name.as_deref())) else {
        return Ending::Problems;
    };
    if names.is_empty() {
        report.result(&format!("{}\n", message!("verify-none")));
    }
    let ends: Vec<Ending> = names.iter().map(|name| tell(name, folders, report)).collect();
    match ends.iter().all(|end| *end == Ending::Fine) {
        true => Ending::Fine,
        false => Ending::Problems,
    }
}

fn tell(name: &str, folders: &Folders, report: &Report) -> Ending {
    match pipeline::verify(&folders.data, name) {
        Verified::Same { files, generator } => {
            report.result(&format!("{}\n", same(name, files, &generator)));
            return Ending::Fine;
        }
        Verified::ResultsOnly => {
            report.result(&format!("{}\n", message!("verify-results-only", edition = name)));
        }
        Verified::NotMade { why, told } => {
            report.diagnostics(&told);
            report.result(&format!(
                "{}\n",
                message!("verify-not-made", edition = name, why = reason(&why))
            ));
        }
        Verified::Different { why, told, files } => {
            report.diagnostics(&told);
            let head = message!(
                "verify-different",
                edition = name,
                count = files.len(),
                why = reason(&why)
            );
            report.result(&format!("{head}\n{}", list(&files)));
        }
    }
    Ending::Problems
}

fn same(name: &str, files: usize, generator: &str) -> String {
    match generator == GENERATOR {
        true => message!("verify-same", edition = name, count = files),
        false => message!("verify-same-as", edition = name, count = files, generator = generator),
    }
}

fn reason(why: &WhyDifferent) -> String {
    match why {
        WhyDifferent::Data => message!("verify-why-data"),
        WhyDifferent::Version(frozen) => message!("verify-why-version", frozen = frozen, now = GENERATOR),
        WhyDifferent::Place => message!("verify-why-place", now = GENERATOR),
    }
}

fn list(files: &[DifferentFile]) -> String {
    let named = files
        .iter()
        .take(MOST_NAMED)
        .map(|file| format!("  {}\n", describe(file)));
    let mut text: String = named.collect();
    if files.len() > MOST_NAMED {
        let more = message!("verify-more", count = files.len() - MOST_NAMED);
        text.push_str(&format!("  {more}\n"));
    }
    text
}

fn describe(file: &DifferentFile) -> String {
    let path = show_line(&file.path).into_owned();
    let line = |text: &str| show_line(&text.chars().take(LONGEST).collect::<String>()).into_owned();
    match &file.how {
        HowDifferent::NotMade => message!("verify-file-not-made", file = path),
        HowDifferent::Missing => message!("verify-file-missing", file = path),
        HowDifferent::NotFrozen => message!("verify-file-not-frozen", file = path),
        HowDifferent::Bytes => message!("verify-file-bytes", file = path),
        HowDifferent::Line { number, frozen, now } => message!(
            "verify-file-line",
            file = path,
            line = number.to_string(),
            frozen = line(frozen),
            now = line(now)
        ),
    }
}
