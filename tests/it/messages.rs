//! The words for people stand in one catalogue a language: each is named somewhere, each name has its words, with the same
//! arguments in every language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use crate::project::repository;

/// Arguments of a message: the names, and which of them the grammar depends on.
#[derive(Debug, Default, PartialEq)]
struct Arguments {
    names: BTreeSet<String>,
    counts: BTreeSet<String>,
}

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).expect("the catalogue is there")
}

/// The words of pages, and those of the terminal.
fn catalogue_text() -> String {
    read("templates/locales/en.ftl") + &read("templates/terminal.ftl")
}

/// The messages of both.
fn read_catalogue() -> BTreeMap<String, (String, Arguments)> {
    read_messages(&catalogue_text())
}

/// The messages of a catalogue by id, with their words and what they name in braces.
fn read_messages(text: &str) -> BTreeMap<String, (String, Arguments)> {
    let read = parse(text).unwrap_or_else(|(_, faults)| panic!("the catalogue cannot be read: {faults:?}"));
    let mut messages = BTreeMap::new();
    for entry in &read.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name.to_owned();
        assert!(
            message.attributes.is_empty(),
            "{id} has attributes, which nothing reads"
        );
        let pattern = message.value.as_ref().expect("a message has words");
        let (mut words, mut arguments) = (String::new(), Arguments::default());
        collect(pattern, &mut words, &mut arguments);
        let twice = messages.insert(id.clone(), (words, arguments));
        assert!(twice.is_none(), "{id} stands in the catalogue twice");
    }
    messages
}

fn collect(pattern: &Pattern<&str>, words: &mut String, arguments: &mut Arguments) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => {
                    arguments.names.insert(variable(inline));
                }
                Expression::Select { selector, variants } => {
                    let name = variable(selector);
                    arguments.names.insert(name.clone());
                    arguments.counts.insert(name);
                    variants
                        .iter()
                        .for_each(|variant| collect(&variant.value, words, arguments));
                }
            },
        }
    }
}

fn variable(expression: &InlineExpression<&str>) -> String {
    match expression {
        InlineExpression::VariableReference { id } => id.name.to_owned(),
        other => panic!("a message uses {other:?}; only arguments are given"),
    }
}

/// A use of a message: where, its id, the names it is given.
#[derive(Debug)]
struct Use {
    place: String,
    id: String,
    names: BTreeSet<String>,
}

/// Files below a folder that end like this.
fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of ours can be listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The parts of a call between commas, from behind its opening bracket to the closing one.
fn split_call(text: &str, quotes: &[char]) -> Vec<String> {
    let (mut parts, mut part, mut depth) = (Vec::new(), String::new(), 0);
    let mut quoted: Option<char> = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (quoted, letter) {
            (Some(_), '\\') => {
                part.push(letter);
                part.extend(letters.next());
                continue;
            }
            (Some(quote), letter) if letter == quote => quoted = None,
            (Some(_), _) => {}
            (None, letter) if quotes.contains(&letter) => quoted = Some(letter),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')') if depth == 0 => break,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            (None, _) => {}
        }
        part.push(letter);
    }
    parts.push(part);
    parts
        .iter()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

fn read_use(place: &str, parts: &[String]) -> Use {
    let id = parts.first().expect("a use names its message");
    let id = id.strip_prefix("id=").unwrap_or(id);
    let literal = id.strip_prefix('"').and_then(|id| id.strip_suffix('"'));
    let names = parts[1..].iter().map(|part| {
        let (name, _) = part.split_once('=').expect("an argument has a name and a value");
        name.trim().to_owned()
    });
    Use {
        place: place.to_owned(),
        id: literal
            .unwrap_or_else(|| panic!("{place}: the id {id} is no literal"))
            .to_owned(),
        names: names.collect(),
    }
}

/// Every use of a message in code and in templates.
fn find_uses() -> Vec<Use> {
    let mut uses = Vec::new();
    for path in files_below(&repository().join("src"), "rs") {
        let source = fs::read_to_string(&path).expect("source is text");
        let code: Vec<&str> = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        let (code, place) = (code.join("\n"), path.display().to_string());
        for (at, found) in code.match_indices("message!(") {
            uses.push(read_use(&place, &split_call(&code[at + found.len()..], &['"'])));
        }
    }
    for path in files_below(&repository().join("templates"), "html") {
        let (text, place) = (
            fs::read_to_string(&path).expect("a template is text"),
            path.display().to_string(),
        );
        for (at, found) in text.match_indices("t(id=") {
            let begins = text[..at]
                .chars()
                .next_back()
                .is_none_or(|before| !before.is_alphanumeric());
            assert!(begins, "{place}: another function ends like t");
            let inside = &text[at + found.len() - "id=".len()..];
            uses.push(read_use(&place, &split_call(inside, &['"', '\''])));
        }
    }
    uses
}

#[test]
fn every_message_named_in_code_and_templates_exists_with_these_arguments() {
    let messages = read_catalogue();
    for Use { place, id, names } in find_uses() {
        let (_, arguments) = messages
            .get(&id)
            .unwrap_or_else(|| panic!("{place}: there is no message {id}"));
        assert_eq!(names, arguments.names, "{place}: arguments of {id}");
    }
}

#[test]
fn every_message_of_the_catalogue_is_used() {
    let used: BTreeSet<String> = find_uses().into_iter().map(|found| found.id).collect();
    assert!(used.len() > 100, "the uses were found");
    for id in read_catalogue().keys() {
        assert!(used.contains(id), "nothing uses {id}");
    }
}

/// The languages of pages, with their catalogues.
fn catalogues() -> Vec<(String, String)> {
    let files = files_below(&repository().join("templates/locales"), "ftl");
    let read = files.into_iter().map(|path| {
        let tag = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        (tag, fs::read_to_string(&path).expect("a catalogue is text"))
    });
    read.collect()
}

#[test]
fn every_language_has_the_messages_of_english_with_their_arguments() {
    let ours = read_messages(&read("templates/locales/en.ftl"));
    for (tag, text) in catalogues() {
        let theirs = read_messages(&text);
        let lacking: Vec<&String> = ours.keys().filter(|id| !theirs.contains_key(*id)).collect();
        let foreign: Vec<&String> = theirs.keys().filter(|id| !ours.contains_key(*id)).collect();
        assert!(
            lacking.is_empty() && foreign.is_empty(),
            "locales/{tag}.ftl lacks {lacking:#?}, and has what en.ftl has not: {foreign:#?}"
        );
        let names = |messages: &BTreeMap<String, (String, Arguments)>, id: &str| messages[id].1.names.clone();
        let otherwise: Vec<&String> = ours
            .keys()
            .filter(|id| names(&ours, id) != names(&theirs, id))
            .collect();
        assert!(
            otherwise.is_empty(),
            "locales/{tag}.ftl: other arguments in {otherwise:#?}"
        );
    }
}

#[test]
fn what_a_page_says_does_not_stand_among_the_words_of_the_terminal() {
    let terminal = read_messages(&read("templates/terminal.ftl"));
    for found in find_uses().iter().filter(|found| terminal.contains_key(&found.id)) {
        let place = found.place.replace('\\', "/");
        let rooms = ["/pages", "/words", "/plots", "/map", "/pdf", "/paper", ".html"];
        let shown = rooms.iter().find(|room| place.contains(**room));
        assert_eq!(shown, None, "{place} says {} to readers", found.id);
    }
}

#[test]
fn every_message_can_be_said_with_none_one_two_and_many() {
    let terminal = ("en".to_owned(), read("templates/terminal.ftl"));
    for (tag, text) in catalogues().into_iter().chain([terminal]) {
        say_all(&tag, &text);
    }
}

fn say_all(tag: &str, text: &str) {
    let read = FluentResource::try_new(text.to_owned()).expect("the catalogue can be read");
    let mut bundle = FluentBundle::new(vec![tag.parse().expect("a language")]);
    bundle.set_use_isolating(false);
    bundle.add_resource(read).expect("no message stands twice");
    for (id, (_, arguments)) in read_messages(text) {
        for count in [0, 1, 2, 1_000_000] {
            let mut given = FluentArgs::new();
            for name in &arguments.names {
                if arguments.counts.contains(name) {
                    given.set(name.clone(), count);
                } else {
                    given.set(name.clone(), "words");
                }
            }
            let pattern = bundle
                .get_message(&id)
                .and_then(|message| message.value())
                .expect("it is there");
            let mut faults = Vec::new();
            let said = bundle.format_pattern(pattern, Some(&given), &mut faults);
            assert!(faults.is_empty(), "{tag}: {id}: {faults:?}");
            assert!(
                !said.trim().is_empty() && !said.contains('\n'),
                "{tag}: {id} says {said:?}"
            );
        }
    }
}

#[test]
fn ids_are_plain_and_messages_in_templates_hold_no_markup() {
    let messages = read_catalogue();
    for id in messages.keys() {
        let plain = id
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
        assert!(plain, "{id} is not in kebab-case");
    }
    // Templates show messages unescaped; only their arguments are escaped.
    let in_templates = find_uses().into_iter().filter(|found| found.place.ends_with(".html"));
    let shown: BTreeSet<String> = in_templates.map(|found| found.id).collect();
    for (tag, text) in catalogues() {
        for (id, (words, _)) in read_messages(&text).iter().filter(|(id, _)| shown.contains(*id)) {
            assert!(
                !words.contains(['<', '>', '&', '"']),
                "{tag}: {id} holds markup: {words}"
            );
        }
    }
}

/// Files of rooms without words for readers in which a text of five words or more may stand all the same.
///
/// The texts that a decision brings into `links.csv` are data, and stay in the language of the file.
const EXEMPT: [(&str, &str); 12] = [
    ("link/language.rs", "the small words of each language"),
    ("link/sheet/read.rs", "complaints about a sheet of decisions"),
    ("link/vectors.rs", "complaints about a table of word vectors"),
    ("method/refusal.rs", "why the method refuses an input"),
    ("method/variance.rs", "why the method refuses an input"),
    ("method/simulation/smaa_model.rs", "why the method refuses an input"),
    (
        "method/weight_distribution/limits.rs",
        "why the method refuses an input",
    ),
    (
        "method/weight_distribution/sampler.rs",
        "why the method refuses an input",
    ),
    ("model/frozen_fault.rs", "complaints about a frozen edition"),
    ("model/draft.rs", "words of the files of drafts"),
    ("score/change.rs", "complaints about what was typed"),
    ("score/compare.rs", "names of methods, as in the literature"),
];

#[test]
fn rooms_that_compute_say_nothing_to_readers() {
    for room in ["model", "score", "method", "link", "layout"] {
        let source = repository().join("src");
        let mut files = files_below(&source.join(room), "rs");
        files.push(source.join(format!("{room}.rs")));
        for path in files {
            let name = path
                .strip_prefix(&source)
                .expect("below src")
                .to_string_lossy()
                .replace('\\', "/");
            if name.contains("tests") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("source is text");
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
            let mut sentences = literals(code).into_iter().filter(|literal| is_sentence(literal));
            let said = sentences.next();
            if EXEMPT.iter().any(|(file, _)| *file == name) {
                assert!(said.is_some(), "{name} needs no exemption any more");
            } else {
                let told = "words for readers stand in the catalogue";
                assert_eq!(said, None, "{name}: {told}");
            }
        }
    }
}

fn is_sentence(literal: &str) -> bool {
    let words = literal.split_whitespace();
    let words = words.filter(|word| word.chars().all(char::is_alphabetic));
    words.count() >= 5 || literal.ends_with('.') && literal.contains(' ')
}

/// The texts in code, but for the reasons of lints and what an `expect` states.
fn literals(code: &str) -> Vec<String> {
    let lines: Vec<&str> = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = lines.join("\n");
    let mut found = Vec::new();
    let mut rest = code.as_str();
    while let Some(start) = rest.find('"') {
        let (before, inside) = (&rest[..start], &rest[start + 1..]);
        let mut escaped = false;
        let end = inside.find(|letter| {
            let ends = letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
            ends
        });
        let Some(end) = end else { break };
        let states = before.trim_end().ends_with("expect(") || before.trim_end().ends_with("reason =");
        if !states && !before.ends_with('\'') {
            found.push(inside[..end].to_owned());
        }
        rest = &inside[end + 1..];
    }
    found
}
