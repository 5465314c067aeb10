//! The one shape of a result: a value with what is to be told about it, or everything that was wrong.

use super::{Diagnostic, has_errors};

/// A value, with what is to be told about how it came to be: warnings, and errors of parts that had to be left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<T> {
    /// What was asked for.
    pub value: T,
    /// What is to be told.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Told<T> {
    /// Another value made of this one, with the same to be told.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Told<U> {
        Told {
            value: change(self.value),
            diagnostics: self.diagnostics,
        }
    }
}

/// What came of a step: a value and what is to be told about it, or every error with the warnings before it.
pub type Outcome<T> = Result<Told<T>, Vec<Diagnostic>>;

impl From<Diagnostic> for Vec<Diagnostic> {
    fn from(diagnostic: Diagnostic) -> Self {
        vec![diagnostic]
    }
}

/// Two steps that do not need each other: both values, or the errors of both.
pub fn both<A, B>(one: Outcome<A>, other: Outcome<B>) -> Outcome<(A, B)> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok(Told {
            value: (one.value, other.value),
            diagnostics: [one.diagnostics, other.diagnostics].concat(),
        }),
        (one, other) => Err([told(one), told(other)].concat()),
    }
}

fn told<T>(outcome: Outcome<T>) -> Vec<Diagnostic> {
    outcome.map_or_else(|errors| errors, |told| told.diagnostics)
}

/// What the steps of a run have to tell, gathered in their order.
#[derive(Debug, Default)]
pub struct Telling(Vec<Diagnostic>);

impl Telling {
    /// Adds what is to be told.
    pub fn add(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(diagnostics);
    }

    /// The value of a step; where it failed, its errors after all that was told before.
    pub fn take<T>(&mut self, step: Outcome<T>) -> Result<T, Vec<Diagnostic>> {
        let told = self.require(step)?;
        self.add(told.diagnostics);
        Ok(told.value)
    }

    /// The same for a step that has no warnings.
    pub fn require<T>(&mut self, step: Result<T, impl Into<Vec<Diagnostic>>>) -> Result<T, Vec<Diagnostic>> {
        step.map_err(|errors| {
            self.add(errors.into());
            std::mem::take(&mut self.0)
        })
    }

    /// Adds what is to be told; with an error in it the run fails.
    pub fn check(&mut self, diagnostics: Vec<Diagnostic>) -> Result<(), Vec<Diagnostic>> {
        if has_errors(&diagnostics) {
            return self.require(Err(diagnostics));
        }
        self.add(diagnostics);
        Ok(())
    }

    /// The end of a run that gave a value.
    pub fn give<T>(self, value: T) -> Outcome<T> {
        Ok(Told {
            value,
            diagnostics: self.0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Place;
    use super::*;

    fn warning(text: &str) -> Diagnostic {
        Diagnostic::warning(Place::in_file("f"), text)
    }

    #[test]
    fn an_error_comes_with_every_warning_before_it_and_none_is_told_twice() {
        let mut telling = Telling::default();
        let one = Ok(Told {
            value: 1,
            diagnostics: vec![warning("one")],
        });
        assert_eq!(telling.take(one), Ok(1));
        let failed: Result<(), _> = Err(warning("three"));
        telling.add([warning("two")]);
        assert_eq!(
            telling.require(failed),
            Err(vec![warning("one"), warning("two"), warning("three")])
        );
        assert_eq!(telling.give(()).map(|told| told.diagnostics), Ok(vec![]));
    }

    #[test]
    fn of_two_steps_the_errors_of_both_are_told() {
        let fine: Outcome<u8> = Ok(Told {
            value: 1,
            diagnostics: vec![warning("fine")],
        });
        let failed: Outcome<u8> = Err(vec![warning("failed")]);
        assert_eq!(
            both(fine.clone(), failed.clone()),
            Err(vec![warning("fine"), warning("failed")])
        );
        assert_eq!(
            both(failed.clone(), failed),
            Err(vec![warning("failed"), warning("failed")])
        );
        assert_eq!(both(fine.clone(), fine).map(|told| told.value), Ok((1, 1)));
    }
}
