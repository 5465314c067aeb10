//! Values that are tables: read by a reader of their own, or with keys that people choose.

use toml::Spanned;
use toml::de::DeValue;

use super::{Fields, check_length};
use crate::diagnostic::{Diagnostic, excerpt};
use crate::model::limits;
use crate::store::text::Text;

impl<'a> Fields<'a> {
    pub(super) fn inner(&self, value: &'a Spanned<DeValue<'a>>, what: &'static str) -> Option<Fields<'a>> {
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

    /// Reads each table of a table whose keys are free, such as `[rings.deploy]`, and gives the keys; absent is empty.
    pub fn free_tables(
        &mut self,
        key: &'static str,
        what: &'static str,
        mut read: impl FnMut(&mut Fields, &Text),
    ) -> Vec<Text> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(outer) = self.inner(value, "the table") else {
            return Vec::new();
        };
        let mut keys = Vec::new();
        for (name, value) in outer.table.iter() {
            let place = self.file.place(name.span().start);
            if let Some(complaint) = check_length(&place, "the key", name.get_ref(), limits::NAME) {
                self.notes.say(complaint);
                continue;
            }
            let Some(mut fields) = outer.inner(value, what) else {
                continue;
            };
            let id = Text {
                value: self.notes.make_seen(name.get_ref(), &place),
                place,
            };
            read(&mut fields, &id);
            fields.finish();
            keys.push(id);
        }
        keys
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

    pub(super) fn free<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&Fields, &Spanned<DeValue>) -> Option<T>,
    ) -> Vec<(Text, T)> {
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
}
