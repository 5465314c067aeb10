//! A TOML table taken apart key by key: what is wrong is noted with its place, and reading goes on.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::inert::has_unseen;
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

/// The value of a key that takes a word or numbers.
pub enum TextOrNumbers {
    /// A word.
    Text(Text),
    /// Numbers.
    Numbers(Vec<f64>),
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

    fn as_text(&self, key: &str, value: &Spanned<DeValue>, most: usize) -> Option<Text> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(value, "a text in quotes");
            return None;
        };
        let place = self.file.place(value.span().start);
        if text.trim().is_empty() {
            self.notes.say(Diagnostic::error(place, "the text is empty."));
            return None;
        }
        if let Some(complaint) = check_length(&place, key, text, most) {
            self.notes.say(complaint);
            return None;
        }
        Some(Text {
            value: self.notes.make_seen(text, &place),
            place,
        })
    }

    /// An identifier or a person's name: of at most so many letters, on one line and without signs that nobody sees.
    pub fn name(&mut self, key: &'static str, most: usize) -> Option<Text> {
        self.take_name(key, most, has_unseen)
    }

    /// What something is called: as [`Fields::name`], but signs of control are shown as signs that are seen; what hides or turns
    /// letters is refused, since two such names may look like one.
    pub fn title(&mut self, key: &'static str, most: usize) -> Option<Text> {
        let hides = |name: &str| has_unseen(&name.replace(char::is_control, ""));
        self.take_name(key, most, hides)
    }

    fn take_name(&mut self, key: &'static str, most: usize, refused: impl Fn(&str) -> bool) -> Option<Text> {
        let value = self.take_required(key)?;
        let raw = value.get_ref().as_str().unwrap_or_default();
        let place = self.file.place(value.span().start);
        if refused(raw) && self.notes.refuse_unseen(raw, &place).is_some() {
            return None;
        }
        if raw.trim().contains(['\n', '\t']) {
            self.complain(key, "the name stands on more than one line.", None);
            return None;
        }
        self.as_text(key, value, most)
    }

    /// A text of some sentences that must be there and not be empty.
    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        self.text_within(key, limits::TEXT)
    }

    /// A text of at most so many letters that must be there and not be empty.
    pub fn text_within(&mut self, key: &'static str, most: usize) -> Option<Text> {
        let value = self.take_required(key)?;
        self.as_text(key, value, most)
    }

    /// A text of some sentences that may be absent.
    pub fn text_if(&mut self, key: &'static str) -> Option<Text> {
        let value = self.take(key)?;
        self.as_text(key, value, limits::TEXT)
    }

    /// The items of a list, as far as it is no longer than any list may be.
    fn items<'v>(&self, key: &'static str, array: &'v [Spanned<DeValue<'v>>]) -> &'v [Spanned<DeValue<'v>>] {
        if array.len() > limits::LISTED {
            let (count, most) = (array.len(), limits::LISTED);
            self.complain(
                key,
                format!("{key} lists {count} things; at most {most} are read."),
                None,
            );
            return &[];
        }
        array
    }

    /// A list of texts; absent is empty.
    pub fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of texts in brackets");
            return Vec::new();
        };
        let items = self.items(key, array).iter();
        items.filter_map(|item| self.as_text(key, item, limits::LINE)).collect()
    }

    /// A text, or a list of texts that is not empty; it must be there.
    pub fn text_or_texts(&mut self, key: &'static str) -> Option<Vec<Text>> {
        let value = self.take_required(key)?;
        if value.get_ref().as_array().is_none() {
            return Some(vec![self.as_text(key, value, limits::LINE)?]);
        }
        let texts = self.texts(key);
        if self
            .table
            .get(key)
            .and_then(|value| value.get_ref().as_array())
            .is_some_and(|list| list.is_empty())
        {
            self.complain(key, format!("{key} lists nothing."), None);
        }
        (!texts.is_empty()).then_some(texts)
    }

    fn as_integer(&self, value: &Spanned<DeValue>) -> Option<i64> {
        let integer = value.get_ref().as_integer().filter(|integer| integer.radix() == 10);
        let parsed = integer.and_then(|integer| integer.as_str().replace('_', "").parse().ok());
        if parsed.is_none() {
            self.wrong_type(value, "a whole number");
        }
        parsed
    }

    /// A whole number within limits.
    pub fn integer(&mut self, key: &'static str, limits: Range<i64>) -> Option<i64> {
        let value = self.take_required(key)?;
        let number = self.as_integer(value)?;
        if !limits.contains(&number) {
            let message = format!(
                "{key} is {number}; it must be from {} to {}.",
                limits.start,
                limits.end - 1
            );
            self.complain(key, message, None);
            return None;
        }
        Some(number)
    }

    /// A whole number within limits that may be absent.
    pub fn integer_if(&mut self, key: &'static str, limits: Range<i64>) -> Option<i64> {
        if self.table.contains_key(key) {
            self.integer(key, limits)
        } else {
            self.take(key).and(None)
        }
    }

    /// A list of whole numbers that must be there.
    pub fn integers(&mut self, key: &'static str) -> Option<Vec<i64>> {
        let value = self.take_required(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of whole numbers in brackets");
            return None;
        };
        Some(
            self.items(key, array)
                .iter()
                .filter_map(|item| self.as_integer(item))
                .collect(),
        )
    }

    /// A finite number that must be there.
    pub fn number(&mut self, key: &'static str) -> Option<f64> {
        let value = self.take_required(key)?;
        self.as_number(value)
    }

    /// A finite number that may be absent.
    pub fn number_if(&mut self, key: &'static str) -> Option<f64> {
        let value = self.take(key)?;
        self.as_number(value)
    }

    fn as_number(&self, value: &Spanned<DeValue>) -> Option<f64> {
        let text = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => Some(integer.as_str()),
            DeValue::Float(float) => Some(float.as_str()),
            _ => None,
        };
        let number = text
            .and_then(|text| text.replace('_', "").parse::<f64>().ok())
            .filter(|number| number.is_finite());
        match number {
            None => self.wrong_type(value, "a finite number"),
            Some(number) if number.abs() > limits::LARGEST => {
                let message = format!(
                    "{number:e} is larger than any number that is read; the largest is {}.",
                    limits::LARGEST
                );
                self.notes
                    .say(Diagnostic::error(self.file.place(value.span().start), message));
                return None;
            }
            Some(_) => {}
        }
        number
    }

    /// A number that a constructor accepts, with the range it accepts in words.
    pub fn quantity<T>(&mut self, key: &'static str, range: &str, make: impl Fn(f64) -> Option<T>) -> Option<T> {
        let number = self.number(key)?;
        let quantity = make(number);
        if quantity.is_none() {
            self.complain(key, format!("{key} is {number}; it must be {range}."), None);
        }
        quantity
    }

    /// A number that may be absent and that a constructor accepts, with the range it accepts in words.
    pub fn quantity_if<T>(&mut self, key: &'static str, range: &str, make: impl Fn(f64) -> Option<T>) -> Option<T> {
        if self.table.contains_key(key) {
            self.quantity(key, range, make)
        } else {
            self.take(key).and(None)
        }
    }

    /// A list of finite numbers that may be absent.
    pub fn numbers_if(&mut self, key: &'static str) -> Option<Vec<f64>> {
        let value = self.take(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of numbers in brackets");
            return None;
        };
        self.items(key, array).iter().map(|item| self.as_number(item)).collect()
    }

    /// A text, or a list of finite numbers, that may be absent.
    pub fn text_or_numbers_if(&mut self, key: &'static str) -> Option<TextOrNumbers> {
        match self.table.get(key)?.get_ref().as_array() {
            Some(_) => self.numbers_if(key).map(TextOrNumbers::Numbers),
            None => self.text_if(key).map(TextOrNumbers::Text),
        }
    }

    /// A list of pairs of finite numbers that may be absent.
    pub fn pairs_if(&mut self, key: &'static str) -> Option<Vec<(f64, f64)>> {
        let value = self.take(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of pairs of numbers, such as [[1, 0], [5, 1]],");
            return None;
        };
        self.items(key, array).iter().map(|item| self.as_pair(item)).collect()
    }

    fn as_pair(&self, item: &Spanned<DeValue>) -> Option<(f64, f64)> {
        let pair = item.get_ref().as_array().filter(|pair| pair.len() == 2);
        let Some(pair) = pair else {
            self.wrong_type(item, "a pair of numbers, such as [1, 0],");
            return None;
        };
        Some((self.as_number(&pair[0])?, self.as_number(&pair[1])?))
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
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

    fn inner(&self, value: &'a Spanned<DeValue<'a>>, what: &'static str) -> Option<Fields<'a>> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(value, "a table of keys and values");
            return None;
        };
        Some(Fields {
            file: self.file,
            notes: self.notes,
            table,
            start: value.span().start,
            what,
            taken: Vec::new(),
        })
    }

    /// Reads a table that must be there.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        what: &'static str,
        read: impl FnOnce(&mut Fields) -> Option<T>,
    ) -> Option<T> {
        let value = self.take_required(key)?;
        let mut fields = self.inner(value, what)?;
        let result = read(&mut fields);
        fields.finish();
        result
    }

    /// Reads a table that may be absent.
    pub fn table_if<T>(
        &mut self,
        key: &'static str,
        what: &'static str,
        read: impl FnOnce(&mut Fields) -> Option<T>,
    ) -> Option<T> {
        if self.table.contains_key(key) {
            self.table(key, what, read)
        } else {
            self.take(key).and(None)
        }
    }

    /// Reads each table of a list; absent is empty.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        what: &'static str,
        mut read: impl FnMut(&mut Fields) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of tables");
            return Vec::new();
        };
        let mut results = Vec::new();
        for item in array {
            let Some(mut fields) = self.inner(item, what) else {
                continue;
            };
            results.extend(read(&mut fields));
            fields.finish();
        }
        results
    }

    /// Reads each table of a list of at most so many; more are complained about and not read.
    pub fn some_tables<T>(
        &mut self,
        key: &'static str,
        what: &'static str,
        most: usize,
        read: impl FnMut(&mut Fields) -> Option<T>,
    ) -> Vec<T> {
        let array = self.table.get(key).and_then(|value| value.get_ref().as_array());
        if let Some(count) = array.map(|array| array.len()).filter(|count| *count > most) {
            self.leave(key);
            self.complain(key, format!("there are {count} {key}; at most {most} are read."), None);
            return Vec::new();
        }
        self.tables(key, what, read)
    }

    /// All keys of a table whose keys are free, such as `[demand.kinds]`, with their values as numbers.
    pub fn free_numbers(&mut self, key: &'static str) -> Vec<(Text, f64)> {
        self.free(key, |fields, value| fields.as_number(value))
    }

    /// All keys of a table whose keys are free, with their values as texts; absent is empty.
    pub fn free_texts(&mut self, key: &'static str) -> Vec<(Text, Text)> {
        if !self.table.contains_key(key) {
            self.taken.push(key);
            return Vec::new();
        }
        self.free(key, |fields, value| fields.as_text(key, value, limits::TEXT))
    }

    /// All keys of a table whose keys are free, with their values as lists of texts; absent is empty.
    pub fn free_text_lists(&mut self, key: &'static str) -> Vec<(Text, Vec<Text>)> {
        if !self.table.contains_key(key) {
            self.taken.push(key);
            return Vec::new();
        }
        self.free(key, |fields, value| {
            let Some(array) = value.get_ref().as_array() else {
                fields.wrong_type(value, "a list of texts in brackets");
                return None;
            };
            let items = fields.items(key, array).iter();
            Some(
                items
                    .filter_map(|item| fields.as_text(key, item, limits::LINE))
                    .collect(),
            )
        })
    }

    /// A key that must be a language tag; anything else is complained about and given back all the same.
    pub fn as_language(&self, tag: Text) -> String {
        let part = |part: &str| (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
        if !tag.value.split('-').all(part) {
            let message = format!("language \"{}\" is not a language tag.", excerpt(&tag.value));
            self.notes
                .say(Diagnostic::error(tag.place, message).with_hint("use a tag such as en, es or pt-BR"));
        }
        tag.value
    }

    fn free<T>(&mut self, key: &'static str, read: impl Fn(&Fields, &Spanned<DeValue>) -> Option<T>) -> Vec<(Text, T)> {
        let Some(value) = self.take_required(key) else {
            return Vec::new();
        };
        let Some(fields) = self.inner(value, "the table") else {
            return Vec::new();
        };
        let entries = fields.table.iter();
        let mut entries: Vec<_> = entries
            .filter_map(|(name, value)| {
                let place = self.file.place(name.span().start);
                if let Some(complaint) = check_length(&place, "the key", name.get_ref(), limits::NAME) {
                    self.notes.say(complaint);
                    return None;
                }
                Some((
                    name.span().start,
                    Text {
                        value: self.notes.make_seen(name.get_ref(), &place),
                        place,
                    },
                    read(self, value)?,
                ))
            })
            .collect();
        entries.sort_by_key(|(start, _, _)| *start);
        entries.into_iter().map(|(_, name, value)| (name, value)).collect()
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
