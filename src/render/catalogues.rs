//! The catalogues: the words of each language, built in or laid over from a folder of the user's.
//!
//! - `templates/locales/TAG.ftl` is a language; every file there is found when the program is built, and nothing else names
//!   it. A test holds each to the messages and arguments of `en.ftl`.
//! - `templates/terminal.ftl` has the words of the terminal, in English only.
//! - `locales/TAG.ftl` in a folder of templates adds a language or says single messages of one otherwise. What it lacks is
//!   said in English, marked as such, and told by a warning.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use include_dir::{Dir, include_dir};

use crate::diagnostic::{Diagnostic, Place, Telling, Told, nearest};

use super::messages::Argument;

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates/locales");

/// The folder of catalogues among the templates.
pub const FOLDER: &str = "locales/";

/// The language that has every message, and that stands in where another lacks one.
pub const ENGLISH: &str = "en";

static OF_ENGLISH: LazyLock<Arc<Catalogue>> = LazyLock::new(|| {
    let pages = built_in().find(|(tag, _)| *tag == ENGLISH).map_or("", |(_, text)| text);
    let terminal = include_str!("../../templates/terminal.ftl");
    Arc::new(Catalogue::of(ENGLISH, &[pages, terminal]))
});

/// The words of one language.
pub struct Catalogue {
    /// Its tag.
    pub tag: String,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// The words of texts, later ones outdoing earlier ones. What cannot be read is left out; who gave it has told.
    fn of(tag: &str, texts: &[&str]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(tag.parse().into_iter().collect());
        // No invisible marks around arguments: texts are compared, searched and drawn.
        bundle.set_use_isolating(false);
        for text in texts {
            let read = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(read, _)| read);
            bundle.add_resource_overriding(read);
        }
        Catalogue {
            tag: tag.to_owned(),
            bundle,
        }
    }

    /// The words of the terminal and of whatever has no other language.
    pub fn english() -> Arc<Catalogue> {
        OF_ENGLISH.clone()
    }

    /// The message of an id; `Err` says that it is missing or lacks an argument.
    pub fn find(&self, id: &str, arguments: &[(&str, Argument)]) -> Result<String, String> {
        let pattern = self
            .bundle
            .get_message(id)
            .and_then(|message| message.value())
            .ok_or_else(|| format!("there is no message \"{id}\"."))?;
        let given: FluentArgs = arguments
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Argument::Text(text) => FluentValue::String(text.clone()),
                    Argument::Count(number) => FluentValue::from(*number),
                };
                (*name, value)
            })
            .collect();
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&given), &mut faults);
        match faults.first() {
            None => Ok(text.into_owned()),
            Some(fault) => Err(format!("message \"{id}\": {fault}.")),
        }
    }
}

/// The catalogues built in: tag and text.
pub fn built_in() -> impl Iterator<Item = (&'static str, &'static str)> {
    BUILT_IN.files().filter_map(|file| {
        let tag = file.path().to_str()?.strip_suffix(".ftl")?;
        Some((tag, file.contents_utf8()?))
    })
}

/// The languages there are, by tag.
#[derive(Clone)]
pub struct Catalogues(BTreeMap<String, Arc<Catalogue>>);

impl Catalogues {
    /// The built-in languages with what a folder of templates lays over them.
    ///
    /// # Errors
    /// A catalogue that cannot be read. What one lacks is a warning.
    pub fn with_overlay(overlay: &BTreeMap<String, String>) -> Result<Told<Catalogues>, Vec<Diagnostic>> {
        let mut telling = Telling::default();
        let mut texts: BTreeMap<&str, Vec<&str>> = built_in().map(|(tag, text)| (tag, vec![text])).collect();
        let ours = list_messages(texts.get(ENGLISH).map_or("", |texts| texts[0]));
        let mut faults = Vec::new();
        for (path, text) in overlay {
            let Some(tag) = path.strip_prefix(FOLDER).and_then(|name| name.strip_suffix(".ftl")) else {
                continue;
            };
            faults.extend(list_faults(path, text));
            let base = texts.entry(tag).or_default();
            let is_whole = !base.is_empty();
            base.push(text);
            telling.add(compare(path, text, &ours, is_whole));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let read = texts.into_iter().map(|(tag, texts)| match texts[..] {
            [_] if tag == ENGLISH => (tag.to_owned(), Catalogue::english()),
            _ => (tag.to_owned(), Arc::new(Catalogue::of(tag, &texts))),
        });
        telling.give(Catalogues(read.collect()))
    }

    /// The words of a language.
    pub fn get(&self, tag: &str) -> Option<&Arc<Catalogue>> {
        self.0.get(tag)
    }

    /// The tags of the languages there are.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// What cannot be read in a catalogue.
fn list_faults(path: &str, text: &str) -> Vec<Diagnostic> {
    let faults = parse(text).err().map(|(_, faults)| faults).unwrap_or_default();
    let told = faults.iter().map(|fault| {
        let place = Place::of_offset(path, text, fault.pos.start);
        Diagnostic::error(place, format!("this is no message of a catalogue: {fault}."))
    });
    told.collect()
}

/// Warnings of what a catalogue has that no page asks for, of arguments that nothing gives, and of what it lacks.
fn compare(path: &str, text: &str, ours: &BTreeMap<String, BTreeSet<String>>, is_whole: bool) -> Vec<Diagnostic> {
    let own = list_messages(text);
    let place = |id: &str| {
        let offset = text.find(&format!("\n{id} =")).map_or(0, |before| before + 1);
        Place::of_offset(path, text, offset)
    };
    let mut told = Vec::new();
    for (id, arguments) in &own {
        let Some(given) = ours.get(id) else {
            let hint = nearest(id, ours.keys().map(String::as_str));
            let hint = hint.unwrap_or_else(|| "leadar templates --eject DIR writes the catalogues there are".into());
            told.push(
                Diagnostic::warning(place(id), format!("nothing asks for the message \"{id}\".")).with_hint(hint),
            );
            continue;
        };
        if let Some(unknown) = arguments.difference(given).next() {
            let known: Vec<&str> = given.iter().map(String::as_str).collect();
            let message = format!("the message \"{id}\" is not given ${unknown}; it is said in English.");
            let hint = match known.is_empty() {
                true => "it has no arguments".to_owned(),
                false => format!("it is given ${}", known.join(", $")),
            };
            told.push(Diagnostic::warning(place(id), message).with_hint(hint));
        }
    }
    let lacking: Vec<&str> = ours
        .keys()
        .filter(|id| !own.contains_key(*id))
        .map(String::as_str)
        .collect();
    if !is_whole && !lacking.is_empty() {
        let shown = lacking.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
        let more = if lacking.len() > SHOWN { ", …" } else { "" };
        let message = format!(
            "{} of {} messages are lacking, and said in English: {shown}{more}",
            lacking.len(),
            ours.len()
        );
        told.push(Diagnostic::warning(Place::in_file(path), message));
    }
    told
}

/// How many messages that are lacking are named.
const SHOWN: usize = 8;

/// The messages of a catalogue with the names of their arguments.
fn list_messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let read = parse(text).unwrap_or_else(|(read, _)| read);
    let messages = read.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    let listed = messages.map(|message| {
        let mut names = BTreeSet::new();
        message.value.iter().for_each(|pattern| collect(pattern, &mut names));
        (message.id.name.to_owned(), names)
    });
    listed.collect()
}

fn collect(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    let mut name = |expression: &InlineExpression<&str>| {
        if let InlineExpression::VariableReference { id } = expression {
            names.insert(id.name.to_owned());
        }
    };
    let mut inside = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => name(inline),
                Expression::Select { selector, variants } => {
                    name(selector);
                    inside.extend(variants);
                }
            },
        }
    }
    inside.iter().for_each(|variant| collect(&variant.value, names));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lay(path: &str, text: &str) -> Result<Told<Catalogues>, Vec<Diagnostic>> {
        Catalogues::with_overlay(&BTreeMap::from([(path.to_owned(), text.to_owned())]))
    }

    #[test]
    fn a_language_of_the_users_own_says_what_it_has_and_is_told_what_it_lacks() {
        let told = lay(
            "locales/xx.ftl",
            "technologies = { $count } xx\naccessibilty = x\nday = { $week }\n",
        )
        .expect("it is read");
        let words = told.value.get("xx").expect("it is there");
        assert_eq!(
            words.find("technologies", &[("count", Argument::Count(3))]).as_deref(),
            Ok("3 xx")
        );
        let messages: Vec<String> = told
            .diagnostics
            .iter()
            .map(|told| format!("{} {} {:?}", told.place, told.message, told.hint))
            .collect();
        assert!(
            messages
                .iter()
                .any(|told| told.contains("xx.ftl:2") && told.contains("accessibility")),
            "{messages:?}"
        );
        assert!(
            messages.iter().any(|told| told.contains("is not given $week")),
            "{messages:?}"
        );
        assert!(
            messages.iter().any(|told| told.contains("messages are lacking")),
            "{messages:?}"
        );
    }

    #[test]
    fn single_messages_can_be_said_otherwise_and_the_rest_stays() {
        let told = lay("locales/en.ftl", "navigation-radar = Start\n").expect("it is read");
        assert_eq!(told.diagnostics, []);
        let words = told.value.get(ENGLISH).expect("it is there");
        assert_eq!(words.find("navigation-radar", &[]).as_deref(), Ok("Start"));
        assert_eq!(words.find("navigation-needs", &[]).as_deref(), Ok("Needs"));
    }

    #[test]
    fn what_is_no_catalogue_is_told_with_its_line() {
        let told = lay("locales/xx.ftl", "day = x\n= nothing\n");
        assert!(
            told.is_err_and(|told| told[0].place.line == Some(2)),
            "the line is named"
        );
    }
}
