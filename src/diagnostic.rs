//! A complaint or a warning about data: where it stands, what was found there, and what to do.
//!
//! Every reader of files collects diagnostics and goes on, so that all that is wrong is told at once.

mod excerpt;
mod outcome;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::inert::{show, show_line};
use excerpt::bound;
pub use excerpt::{QUOTED, excerpt};
pub use outcome::{Outcome, Telling, Told, both};

/// How grave a diagnostic is: errors stop a build, warnings do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The data cannot be used as it stands.
    Error,
    /// The data can be used; somebody should look at it.
    Warning,
}

/// A spot in a file. Lines and columns count from 1; columns count characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file, as the reader would type it.
    pub file: String,
    /// Line, where the fault has one.
    pub line: Option<usize>,
    /// Column, where the fault has one.
    pub column: Option<usize>,
}

impl Place {
    /// The file as a whole.
    pub fn in_file(file: impl Into<String>) -> Self {
        Place {
            file: file.into(),
            line: None,
            column: None,
        }
    }

    /// A line and column of the file.
    pub fn at(file: impl Into<String>, line: usize, column: usize) -> Self {
        Place {
            file: file.into(),
            line: Some(line),
            column: Some(column),
        }
    }

    /// The place of a byte offset in a text: line and column in characters, from 1.
    pub fn of_offset(file: impl Into<String>, text: &str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Place::at(file, line, before[start..].chars().count() + 1)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&show_line(&self.file))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = self.column {
            write!(f, ":{column}")?;
        }
        Ok(())
    }
}

/// One complaint or warning, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// A full sentence for the person who wrote the file; quotes the text found.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(place: Place, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Error,
            place,
            message: bound(message.into()),
            hint: None,
        }
    }

    /// A warning at a place.
    pub fn warning(place: Place, message: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            place,
            message: bound(message.into()),
            hint: None,
        }
    }

    /// The same with advice.
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(bound(hint.into()));
        self
    }

    /// The same with advice, where there is some.
    pub fn with_hint_if(mut self, hint: Option<String>) -> Self {
        self.hint = hint.map(bound);
        self
    }

    /// Whether this stops a build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{word}: {}: {}", self.place, continued(&self.message))?;
        if let Some(hint) = &self.hint {
            write!(f, "\n       {}", continued(hint))?;
        }
        Ok(())
    }
}

/// A message for the terminal: nothing in it acts on that, and no line of it begins where a message of ours does.
fn continued(message: &str) -> String {
    show(message).replace('\n', "\n       ")
}

/// The longest name, in letters, that is compared with others: a mistyped one is short, and comparing costs the product of
/// both lengths.
const LONGEST_COMPARED: usize = 100;

/// The known name nearest to a mistyped one, as a hint; `None` when nothing is near.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let is_short = |name: &str| name.chars().nth(LONGEST_COMPARED).is_none();
    if !is_short(typed) {
        return None;
    }
    let wanted = typed.to_lowercase();
    let letters = wanted.chars().count();
    // A name whose length differs by more than the distance borne is never near.
    let borne = |name: &str| 1 + name.chars().count().max(letters) / 4;
    known
        .into_iter()
        .filter(|name| is_short(name) && name.chars().count().abs_diff(letters) <= borne(name) + 2)
        .map(|name| (strsim::damerau_levenshtein(&wanted, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= borne(name))
        .min()
        .map(|(_, name)| format!("did you mean \"{name}\"?"))
}

/// Whether any of the diagnostics is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}

/// Sorts by file, line and column, so that the order of reading never shows.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| (&a.place, a.severity, &a.message).cmp(&(&b.place, b.severity, &b.message)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let text = "one\nzwölf drei\n";
        let offset = text.find("drei").expect("the word is there");
        assert_eq!(Place::of_offset("f.toml", text, offset).to_string(), "f.toml:2:7");
        assert_eq!(Place::of_offset("f.toml", text, 0).to_string(), "f.toml:1:1");
        assert_eq!(Place::of_offset("f.toml", text, 10_000).to_string(), "f.toml:3:1");
    }

    #[test]
    fn what_a_message_quotes_neither_acts_on_the_terminal_nor_looks_like_another_message() {
        let place = Place::at("a\u{1b}[2J\nerror: b.toml", 1, 2);
        let told = Diagnostic::error(place, "name \"x\u{202e}\nerror: c\" is odd.").with_hint("d\u{0}\ne");
        assert_eq!(
            told.to_string(),
            "error: a␛[2J␊error: b.toml:1:2: name \"x‹U+202E›\n       error: c\" is odd.\n       d␀\n       e"
        );
    }

    #[test]
    fn a_typo_is_answered_with_the_nearest_name_and_nonsense_with_none() {
        let known = ["rapid-dna", "body-worn-video", "anpr"];
        assert_eq!(
            nearest("body-wron-video", known),
            Some("did you mean \"body-worn-video\"?".into())
        );
        assert_eq!(nearest("quantum-teleporter", known), None);
    }

    #[test]
    fn words_of_megabytes_are_near_nothing_and_cost_nothing() {
        let long = "a".repeat(4_000_000);
        assert_eq!(nearest(&long, [long.as_str(), "anpr"]), None);
        assert_eq!(nearest("anpr", [long.as_str()]), None);
    }
}
