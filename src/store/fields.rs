//! A TOML table taken apart key by key: what is wrong is noted with its place, and reading goes on.

mod numbers;
mod tables;
mod texts;

pub use numbers::TextOrNumbers;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::model::limits;

use super::files::TextFile;
use super::notes::Notes;
use super::text::Text;

/// The keys of one table that are still to be taken.
pub struct Fields<'a> {
    file: &'a TextFile,
    notes: &'a Notes,
    table: &'a DeTable<'a>,
    /// Where the table begins; complaints about missing keys point there.
    start: usize,
    /// What the table is, for complaints: "a need", "the file".
    what: &'static str,
    taken: Vec<&'static str>,
}

/// Parses a file as TOML and hands its top table to a reader. Text that is no TOML is noted and gives `None`.
pub fn read_toml<T>(
    file: &TextFile,
    notes: &Notes,
    what: &'static str,
    read: impl FnOnce(&mut Fields) -> Option<T>,
) -> Option<T> {
    let (document, errors) = DeTable::parse_recoverable(&file.text);
    for error in &errors {
        let offset = error.span().map_or(0, |span| span.start);
        notes.say(Diagnostic::error(
            file.place(offset),
            format!("this is not TOML: {}.", error.message()),
        ));
    }
    if !errors.is_empty() {
        notes.note_unread(file.kind());
        return None;
    }
    let mut fields = Fields {
        file,
        notes,
        table: document.get_ref(),
        start: 0,
        what,
        taken: Vec::new(),
    };
    let value = read(&mut fields);
    fields.finish();
    value
}

impl<'a> Fields<'a> {
    /// Where complaints go.
    pub fn notes(&self) -> &'a Notes {
        self.notes
    }

    /// The line on which the table begins.
    pub fn line(&self) -> Option<usize> {
        self.file.place(self.start).line
    }

    /// Complains about the value of a key.
    pub fn complain(&self, key: &'static str, message: impl Into<String>, hint: Option<String>) {
        let offset = self.table.get(key).map_or(self.start, |value| value.span().start);
        self.notes
            .say(Diagnostic::error(self.file.place(offset), message).with_hint_if(hint));
    }

    /// Warns of a key that is there.
    pub fn warn(&self, key: &'static str, message: impl Into<String>, hint: Option<String>) {
        let offset = self.table.get(key).map_or(self.start, |value| value.span().start);
        self.notes
            .say(Diagnostic::warning(self.file.place(offset), message).with_hint_if(hint));
    }

    fn take(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.taken.push(key);
        self.table.get(key)
    }

    fn take_required(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.take(key);
        if value.is_none() {
            let message = format!("{} has no key \"{key}\".", self.what);
            self.notes.say(Diagnostic::error(self.file.place(self.start), message));
        }
        value
    }

    fn wrong_type(&self, value: &Spanned<DeValue>, wanted: &str) {
        let found = self
            .file
            .text
            .get(value.span())
            .unwrap_or("")
            .lines()
            .next()
            .unwrap_or("");
        let message = format!("{wanted} is expected here, not {}.", excerpt(found));
        self.notes
            .say(Diagnostic::error(self.file.place(value.span().start), message));
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether a key that was not yet taken is this text.
    pub fn is(&self, key: &str, text: &str) -> bool {
        let value = self.table.get(key);
        value.and_then(|value| value.get_ref().as_str()) == Some(text)
    }

    /// How many entries a list has that was not yet taken; 0 where it is none.
    pub fn length(&self, key: &str) -> usize {
        let value = self.table.get(key);
        value
            .and_then(|value| value.get_ref().as_array())
            .map_or(0, |list| list.len())
    }

    /// `true` or `false`; absent is `false`.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.take(key) else { return false };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(value, "true or false");
        }
        flag.unwrap_or(false)
    }

    /// A key that another reader takes.
    pub fn leave(&mut self, key: &'static str) {
        let _ = self.take(key);
    }

    /// A calendar day.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let value = self.take_required(key)?;
        let date = value
            .get_ref()
            .as_datetime()
            .filter(|datetime| datetime.time.is_none())
            .and_then(|datetime| {
                let date = datetime.date?;
                Date::new(
                    i16::try_from(date.year).ok()?,
                    i8::try_from(date.month).ok()?,
                    i8::try_from(date.day).ok()?,
                )
                .ok()
            });
        if date.is_none() {
            self.wrong_type(value, "a day such as 2018-02-14 without quotes");
        }
        let date = date?;
        if !limits::DAYS.contains(&date.year()) {
            self.complain(
                key,
                format!("{key} is {date}; it must be {}.", limits::DAYS_WORDS),
                None,
            );
            return None;
        }
        Some(date)
    }

    /// A calendar day, where there is one.
    pub fn date_if(&mut self, key: &'static str) -> Option<Date> {
        match self.has(key) {
            true => self.date(key),
            false => {
                // So that a key with a slip of the pen is told with the one that is meant.
                self.leave(key);
                None
            }
        }
    }

    /// One of a fixed set of words.
    pub fn choice<T: Clone>(&mut self, key: &'static str, choices: &[(T, &'static str)]) -> Option<T> {
        let text = self.text(key)?;
        self.choose(&text, key, choices)
    }

    /// Finds a word in a fixed set, or complains.
    pub fn choose<T: Clone>(&self, text: &Text, key: &str, choices: &[(T, &'static str)]) -> Option<T> {
        let found = choices
            .iter()
            .find(|(_, word)| *word == text.value)
            .map(|(value, _)| value.clone());
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(_, word)| *word).collect();
            let message = format!("{key} \"{}\" is not one of {}.", excerpt(&text.value), words.join(", "));
            let hint = nearest(&text.value, words.iter().copied());
            self.notes
                .say(Diagnostic::error(text.place.clone(), message).with_hint_if(hint));
        }
        found
    }

    /// Complains about keys nobody has taken.
    pub fn finish(self) {
        for (key, _) in self.table.iter() {
            let name = key.get_ref().as_ref();
            if !self.taken.contains(&name) {
                let message = format!("\"{}\" is not a key of {}.", excerpt(name), self.what);
                let hint = nearest(name, self.taken.iter().copied())
                    .unwrap_or_else(|| format!("known keys are {}", self.taken.join(", ")));
                self.notes
                    .say(Diagnostic::error(self.file.place(key.span().start), message).with_hint(hint));
            }
        }
    }
}

/// What is wrong with a text of more letters than are read.
pub fn check_length(place: &Place, what: &str, text: &str, most: usize) -> Option<Diagnostic> {
    let letters = text.chars().count();
    (letters > most).then(|| {
        let message = format!(
            "{what} has {letters} letters (\"{}\"); at most {most} are read.",
            excerpt(text)
        );
        Diagnostic::error(place.clone(), message).with_hint("shorten it")
    })
}
