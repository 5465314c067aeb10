//! Values that are texts: names, sentences, lists of them.

use toml::Spanned;
use toml::de::DeValue;

use super::{Fields, check_length};
use crate::diagnostic::Diagnostic;
use crate::inert::has_unseen;
use crate::model::limits;
use crate::store::text::Text;

impl<'a> Fields<'a> {
    pub(super) fn as_text(&self, key: &str, value: &Spanned<DeValue>, most: usize) -> Option<Text> {
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

    pub(super) fn take_name(&mut self, key: &'static str, most: usize, refused: impl Fn(&str) -> bool) -> Option<Text> {
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
        self.text_if_within(key, limits::TEXT)
    }

    /// A text of at most so many letters that may be absent.
    pub fn text_if_within(&mut self, key: &'static str, most: usize) -> Option<Text> {
        let value = self.take(key)?;
        self.as_text(key, value, most)
    }

    /// The items of a list, as far as it is no longer than any list may be.
    pub(super) fn items<'v>(&self, key: &'static str, array: &'v [Spanned<DeValue<'v>>]) -> &'v [Spanned<DeValue<'v>>] {
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
}
