//! The files of a radar: their texts, and the editions their names speak of.

use serde_json::Value as Json;

use super::names::file_identifier;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::TableEdition;

/// A file as text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its path as the reader would type it, with `/`.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl SourceFile {
    /// The parts of its path, without steps back.
    pub fn parts(&self) -> Vec<&str> {
        let mut parts: Vec<&str> = Vec::new();
        let all = self.name.split(['/', '\\']);
        for part in all.filter(|part| !part.is_empty() && *part != ".") {
            match part {
                ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        parts
    }

    /// Ending of its name in lower case, without the point.
    pub fn ending(&self) -> String {
        let ending = self.base().rsplit_once('.').map_or("", |(_, ending)| ending);
        ending.to_lowercase()
    }

    /// Name of the file, without its folders.
    pub fn base(&self) -> &str {
        self.parts().last().copied().unwrap_or_default()
    }
}

/// Whether a folder of this name holds samples, tests or texts about a radar rather than the radar.
pub fn is_aside(folder: &str) -> bool {
    ["doc", "docs", "documentation"].contains(&folder.to_lowercase().as_str()) || is_sample(folder)
}

/// Whether a folder of this name holds samples or tests.
pub fn is_sample(folder: &str) -> bool {
    const SAMPLES: [&str; 13] = [
        "demo",
        "demos",
        "example",
        "examples",
        "fixtures",
        "mock",
        "mocks",
        "node_modules",
        "sample",
        "samples",
        "test",
        "testdata",
        "tests",
    ];
    SAMPLES.contains(&folder.trim_matches('_').to_lowercase().as_str())
}

/// The folder that holds all files, in parts.
pub fn shared_folder<'f>(files: impl Iterator<Item = &'f SourceFile>) -> Vec<&'f str> {
    let folders = files.map(|file| {
        let mut parts = file.parts();
        parts.pop();
        parts
    });
    let shared = |a: Vec<&'f str>, b: Vec<&'f str>| {
        let common = a.iter().zip(&b).take_while(|(one, other)| one == other).count();
        a[..common].to_vec()
    };
    folders.reduce(shared).unwrap_or_default()
}

/// The first names of a list, and how many more there are.
pub fn join_some(names: &[&str]) -> String {
    const SHOWN: usize = 4;
    let shown = names[..names.len().min(SHOWN)].join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// A number with its noun.
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// The file name without folders and ending.
pub fn stem(name: &str) -> &str {
    let name = name.trim_end_matches(['/', '\\']);
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// The JSON of a text; a fault is an error with its place.
pub fn read_json(name: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Json> {
    match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(json) => Some(json),
        Err(error) => {
            let place = Place::at(name, error.line().max(1), error.column().max(1));
            diagnostics.push(Diagnostic::error(place, format!("the file is no JSON: {error}.")));
            None
        }
    }
}

/// What a YAML reader says, without the place, which stands elsewhere.
pub fn yaml_fault(message: &str) -> &str {
    let line = message.lines().next().unwrap_or_default();
    let line = line.strip_prefix("error: ").unwrap_or(line);
    match line.strip_prefix("line ").and_then(|rest| rest.split_once(": ")) {
        Some((_, what)) => what,
        None => line,
    }
}

/// An edition of a name.
pub fn edition_of(name: &str) -> TableEdition {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    TableEdition {
        id: file_identifier(&name, "current"),
        name: if name.is_empty() { "current".into() } else { name },
    }
}

/// Sorts editions by what their names say of time. Two files that say the same are one edition; two that differ under one
/// name are an error that names both.
pub fn settle_editions<T>(
    mut files: Vec<(TableEdition, T)>,
    shape: impl Fn(&T) -> (String, Vec<String>),
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(TableEdition, T)> {
    files.sort_by(|(a, one), (b, other)| (time_of(&a.name), &shape(one).0).cmp(&(time_of(&b.name), &shape(other).0)));
    let mut kept: Vec<(TableEdition, T)> = Vec::new();
    for (edition, file) in files {
        let Some((_, before)) = kept.iter().find(|(other, _)| other.id == edition.id) else {
            kept.push((edition, file));
            continue;
        };
        let ((name, content), (first, other)) = (shape(&file), shape(before));
        let diagnostic = if content == other {
            let message = format!(
                "the file says the same of edition \"{}\" as {first}; it is read once.",
                edition.name
            );
            Diagnostic::warning(Place::in_file(name), message)
        } else {
            let message = format!(
                "the file has edition \"{}\", as has {first}, but says something else.",
                edition.name
            );
            Diagnostic::error(Place::in_file(name), message)
                .with_hint("keep one of them, or rename it; this file is left out")
        };
        diagnostics.push(diagnostic);
    }
    kept
}

/// The names of editions from the names of files: what all begin with is left out; the rest and what was left out.
pub fn name_editions(stems: &[String]) -> (Vec<String>, Option<String>) {
    if stems.len() < 2 {
        return (stems.to_vec(), None);
    }
    let words: Vec<Vec<&str>> = stems
        .iter()
        .map(|stem| stem.split([' ', '_']).filter(|word| !word.is_empty()).collect())
        .collect();
    let shortest = words.iter().map(Vec::len).min().unwrap_or(0);
    let same = |index: usize| words.iter().all(|other| other[index] == words[0][index]);
    let mut common = (0..shortest.saturating_sub(1)).take_while(|index| same(*index)).count();
    let kinds = [
        "volume", "vol", "vol.", "edition", "release", "version", "issue", "no", "no.",
    ];
    while common > 0 && kinds.contains(&words[0][common - 1].to_lowercase().as_str()) {
        common -= 1;
    }
    let title = words[0][..common].join(" ");
    let names = words.iter().map(|words| words[common..].join(" ")).collect();
    (names, Some(title).filter(|title| !title.is_empty()))
}

/// What a name says of time: year, month and day, then its numbers, then itself.
pub fn time_of(name: &str) -> (Option<(i64, i64, i64)>, Vec<i64>, String) {
    let numbers = numbers_of(name);
    let lower = name.to_lowercase();
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let words: Vec<&str> = lower
        .split(|sign: char| !sign.is_alphabetic())
        .filter(|word| word.len() >= 3)
        .collect();
    let month = words
        .iter()
        .find_map(|word| months.iter().position(|month| word.starts_with(month)));
    let year_at = numbers.iter().position(|number| (1900..2200).contains(number));
    let date = year_at.map(|at| {
        let next = |step: usize, most: i64| {
            numbers
                .get(at + step)
                .copied()
                .filter(|number| (1..=most).contains(number))
        };
        match month {
            Some(month) => (numbers[at], month as i64 + 1, 0),
            None => (numbers[at], next(1, 12).unwrap_or(0), next(2, 31).unwrap_or(0)),
        }
    });
    (date, numbers, lower)
}

fn numbers_of(name: &str) -> Vec<i64> {
    let runs = name
        .split(|sign: char| !sign.is_ascii_digit())
        .filter(|run| !run.is_empty());
    runs.map(|run| run.parse().unwrap_or(i64::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_named_and_sorted_by_what_their_files_say_of_time() {
        let stems = [
            "Example Radar Volume 10 (Jul 2014)",
            "Example Radar Volume 9 (Jan 2014)",
            "Example Radar Volume 2 (Apr 2010)",
        ];
        let stems: Vec<String> = stems.map(str::to_owned).to_vec();
        let (mut names, title) = name_editions(&stems);
        assert_eq!(title.as_deref(), Some("Example Radar"));
        names.sort_by_key(|name| time_of(name));
        assert_eq!(
            names,
            ["Volume 2 (Apr 2010)", "Volume 9 (Jan 2014)", "Volume 10 (Jul 2014)"]
        );
        let mut names = vec!["2025-11-01", "2024-2-03", "v10", "v9"];
        names.sort_by_key(|name| time_of(name));
        assert_eq!(names, ["v9", "v10", "2024-2-03", "2025-11-01"]);
    }
}
