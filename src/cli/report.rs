//! The only place that prints: results to standard output, everything about them to standard error.

use std::io::{self, Write};

use crate::diagnostic::{Diagnostic, Severity};

/// Where words go.
pub struct Report {
    quiet: bool,
}

impl Report {
    /// A report; a quiet one leaves out everything but errors and results.
    pub fn new(quiet: bool) -> Self {
        Report { quiet }
    }

    /// Prints what was asked for. A reader that has gone away is no error.
    pub fn result(&self, text: &str) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// Prints news about the run, unless quiet.
    pub fn news(&self, text: &str) {
        if !self.quiet {
            self.result(text);
        }
    }

    /// Says that what was typed makes no sense.
    pub fn wrong_use(&self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "error: {text}");
    }

    /// Prints complaints and warnings, then their number.
    pub fn diagnostics(&self, diagnostics: &[Diagnostic]) {
        let shown = diagnostics
            .iter()
            .filter(|diagnostic| !self.quiet || diagnostic.is_error());
        let mut text: String = shown.map(|diagnostic| format!("{diagnostic}\n")).collect();
        let errors = count(diagnostics, Severity::Error);
        if errors > 0 {
            text.push_str(&format!(
                "\n{}, {}.\n",
                plural(errors, "error"),
                plural(count(diagnostics, Severity::Warning), "warning")
            ));
        }
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }
}

/// How many diagnostics are of a severity.
pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == severity)
        .count()
}

/// A number with its word, singular or plural.
pub fn plural(number: usize, word: &str) -> String {
    if number == 1 {
        format!("1 {word}")
    } else {
        format!("{number} {word}s")
    }
}
