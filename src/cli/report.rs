//! The only place that prints: results to standard output, everything about them to standard error.

use std::cell::Cell;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Severity};
use crate::inert::{show, show_line};
use crate::render::messages::message;

use super::Ending;

/// Where words go. What cannot be written is remembered, and makes the run end with problems.
///
/// A reader that went away, as `head` does, is told nothing, since nobody is there to read it; the run ends with exit
/// code 1 all the same, since not all of what was asked for has been read.
pub struct Report {
    quiet: bool,
    lost: Cell<Lost>,
    errors: Cell<bool>,
}

/// Whether words were lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lost {
    /// None.
    Nothing,
    /// Some, and it has been told as far as it can be.
    Told,
    /// Their reader has gone away.
    Reader,
}

impl Report {
    /// A report; a quiet one leaves out everything but errors and results.
    pub fn new(quiet: bool) -> Self {
        Report {
            quiet,
            lost: Cell::new(Lost::Nothing),
            errors: Cell::new(false),
        }
    }

    /// Prints what was asked for.
    pub fn result(&self, text: &str) {
        if self.lost.get() != Lost::Reader {
            self.print(&mut io::stdout().lock(), "standard output", text);
        }
    }

    /// Prints news about the run, unless quiet.
    pub fn news(&self, text: &str) {
        if !self.quiet {
            self.result(text);
        }
    }

    /// Prints what is said beside results, unless quiet.
    pub fn aside(&self, text: &str) {
        if !self.quiet {
            self.complain(text);
        }
    }

    /// Says that what was typed makes no sense.
    pub fn wrong_use(&self, text: &str) {
        self.complain(&format!("error: {text}\n"));
    }

    /// The value of an outcome, where there is one; what is to be told about it is printed.
    pub fn take<T>(&self, outcome: Outcome<T>) -> Option<T> {
        match outcome {
            Ok(told) => {
                self.diagnostics(&told.diagnostics);
                Some(told.value)
            }
            Err(diagnostics) => {
                self.diagnostics(&diagnostics);
                None
            }
        }
    }

    /// Prints complaints and warnings, then their number. After an error the run ends with problems.
    pub fn diagnostics(&self, diagnostics: &[Diagnostic]) {
        diagnostics.iter().for_each(|diagnostic| self.at_once(diagnostic));
        self.sum_up(diagnostics);
    }

    /// Prints a complaint or warning while the run goes on; [`Report::sum_up`] gives the number of all.
    pub fn at_once(&self, diagnostic: &Diagnostic) {
        self.errors.set(self.errors.get() || diagnostic.is_error());
        if !self.quiet || diagnostic.is_error() {
            self.complain(&format!("{diagnostic}\n"));
        }
    }

    /// Prints the number of complaints and warnings that were printed at once, where there is an error.
    pub fn sum_up(&self, diagnostics: &[Diagnostic]) {
        let errors = count(diagnostics, Severity::Error);
        if errors > 0 {
            let warnings = count(diagnostics, Severity::Warning);
            let told = message!(
                "errors-and-warnings",
                errors = message!("counted-errors", count = errors),
                warnings = message!("counted-warnings", count = warnings)
            );
            self.complain(&format!("\n{told}\n"));
        }
    }

    /// Prints what must not be lost although it is no error: with the news, or, when quiet, to standard error.
    pub fn reminder(&self, text: &str) {
        match self.quiet {
            true => self.complain(text),
            false => self.result(text),
        }
    }

    /// Prints help, the version, or what clap makes of words that make no sense.
    pub fn usage(&self, usage: &clap::Error) {
        let text = usage.render().to_string();
        // Only clap knows how to use the styles of a terminal, but it does not look at what was typed.
        let printed = if show(&text) == text {
            usage.print().and_then(|()| io::stdout().flush())
        } else {
            Ok(())
        };
        match printed {
            Err(error) => self.lose("what was asked for", &error),
            Ok(()) if show(&text) == text => {}
            Ok(()) if usage.use_stderr() => self.complain(&text),
            Ok(()) => self.result(&text),
        }
    }

    /// Whether something could not be printed; what is left to print need not be made.
    pub fn has_lost(&self) -> bool {
        self.lost.get() != Lost::Nothing
    }

    /// Begins another round of a run that goes on: what was wrong in the one before is past.
    pub fn begin_again(&self) {
        self.errors.set(false);
    }

    /// The ending of a run: one that told of an error, or whose words were lost, is not fine.
    pub fn end(&self, ending: Ending) -> Ending {
        match ending {
            Ending::Fine if self.has_lost() || self.errors.get() => Ending::Problems,
            ending => ending,
        }
    }

    fn complain(&self, text: &str) {
        self.print(&mut io::stderr().lock(), "standard error", text);
    }

    /// The only place that prints. Nothing in the text acts on the terminal.
    fn print(&self, out: &mut impl Write, name: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Err(error) = out.write_all(show(text).as_bytes()).and_then(|()| out.flush()) {
            self.lose(name, &error);
        }
    }

    /// Remembers that words were lost; tells the first time.
    fn lose(&self, name: &str, error: &io::Error) {
        if error.kind() == ErrorKind::BrokenPipe {
            self.lost.set(Lost::Reader);
        } else if !self.has_lost() {
            self.lost.set(Lost::Told);
            // Where standard error is what cannot be written, the exit code alone tells it.
            let _ = writeln!(io::stderr().lock(), "error: {name} cannot be written: {error}.");
        }
    }
}

/// A path for a message, on one line.
pub fn shown(path: &Path) -> String {
    show_line(&path.to_string_lossy()).into_owned()
}

/// How many diagnostics are of a severity.
pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == severity)
        .count()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Place, Telling};

    use super::*;

    #[test]
    fn a_run_that_told_of_an_error_is_not_fine_and_one_with_warnings_is() {
        let outcome = |diagnostic: Diagnostic| {
            let mut telling = Telling::default();
            telling.add([diagnostic]);
            telling.give(())
        };
        let ending = |told: Outcome<()>| {
            let report = Report::new(true);
            let value = report.take(told);
            (value, report.end(Ending::Fine))
        };
        let place = || Place::in_file("f");
        assert_eq!(
            ending(outcome(Diagnostic::warning(place(), "w."))),
            (Some(()), Ending::Fine)
        );
        assert_eq!(
            ending(outcome(Diagnostic::error(place(), "e."))),
            (Some(()), Ending::Problems)
        );
        assert_eq!(
            ending(Err(vec![Diagnostic::error(place(), "e.")])),
            (None, Ending::Problems)
        );
        assert_eq!(Report::new(true).end(Ending::WrongUse), Ending::WrongUse);
    }
}
