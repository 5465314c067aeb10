//! What the readers note while they read: complaints, names defined and names referred to.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, has_errors, sort};
use crate::inert::{count_unseen, show};

use super::files::Kind;
use super::names::{NameKind, Names};
use super::spelling::Spellings;
use super::text::Text;

/// The notebook all readers of one folder share.
#[derive(Default)]
pub struct Notes {
    /// What is told before all else.
    first: RefCell<Vec<Diagnostic>>,
    diagnostics: RefCell<Vec<Diagnostic>>,
    names: RefCell<Names>,
    spellings: RefCell<Spellings>,
}

impl Notes {
    /// Notes a complaint or warning.
    pub fn say(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Notes a complaint that is told before all others.
    pub fn say_first(&self, diagnostic: Diagnostic) {
        self.first.borrow_mut().push(diagnostic);
    }

    /// Whether an error was noted so far.
    pub fn has_errors(&self) -> bool {
        has_errors(&self.first.borrow()) || has_errors(&self.diagnostics.borrow())
    }

    /// The text with a visible sign for each that nobody sees, which is told.
    pub fn make_seen(&self, text: &str, place: &Place) -> String {
        if let Some((_, told)) = tell_unseen(text) {
            let warning = Diagnostic::warning(place.clone(), format!("the text holds {told}."));
            self.say(warning.with_hint("they are shown as signs that are seen; take them out, or put them in words"));
        }
        show(text).into_owned()
    }

    /// Complains about a name or identifier with signs that nobody sees: two such names may look like one.
    pub fn refuse_unseen(&self, text: &str, place: &Place) -> Option<()> {
        let (sign, told) = tell_unseen(text)?;
        let message = format!("the name \"{}\" holds {told}.", show(text));
        self.say(Diagnostic::error(place.clone(), message).with_hint(format!("take {sign} out")));
        Some(())
    }

    /// Complains about a person's name that is an address: pages show it to everybody.
    pub fn refuse_address(&self, what: &str, name: &Text) -> bool {
        let around = name.value.split_once('@');
        let is_address = around.is_some_and(|(person, host)| !person.trim().is_empty() && !host.trim().is_empty());
        if is_address {
            let message = format!("{what} is an address; pages show it to everybody, so give a pseudonym.");
            self.say(Diagnostic::error(name.place.clone(), message));
        }
        is_address
    }

    /// Notes that a name is defined here.
    pub fn define(&self, kind: NameKind, name: &Text) {
        self.names.borrow_mut().define(kind, name);
    }

    /// Notes that a file could not be read, so that the names it defines are not known.
    pub fn note_unread(&self, kind: Kind) {
        self.names.borrow_mut().note_unread(kind);
    }

    /// Notes that a name is referred to here, and gives it back.
    pub fn refer(&self, kind: NameKind, name: Text) -> String {
        self.names.borrow_mut().refer(kind, &name);
        name.value
    }

    /// Notes that what is called `now` was called so before.
    pub fn rename(&self, kind: NameKind, before: Text, now: &str) {
        self.names.borrow_mut().rename(kind, before, now);
    }

    /// What names that are no more are called now.
    pub fn renames(&self, kind: NameKind) -> BTreeMap<String, String> {
        self.names.borrow().renames(kind)
    }

    /// Notes a name that nothing else of its sort may bear.
    pub fn title(&self, sort: &'static str, text: &Text) {
        self.spellings.borrow_mut().title(sort, text);
    }

    /// Notes a word that may recur, written the same way everywhere.
    pub fn word(&self, sort: &'static str, text: &Text) {
        self.spellings.borrow_mut().word(sort, text);
    }

    /// Complains about names defined twice or spelled in two ways, and references to names that nobody defines.
    pub fn check_references(&self) {
        let mut complaints = self.names.borrow().check();
        complaints.extend(self.spellings.borrow().check());
        self.diagnostics.borrow_mut().extend(complaints);
    }

    /// All complaints and warnings so far, by place; those that are told first come first.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        let (mut first, mut rest) = (self.first.into_inner(), self.diagnostics.into_inner());
        sort(&mut first);
        sort(&mut rest);
        first.extend(rest);
        first
    }
}

/// How many signs of a text nobody sees, in words, and the first of them.
fn tell_unseen(text: &str) -> Option<(String, String)> {
    let (count, first) = count_unseen(text)?;
    let told = match count {
        1 => format!("a sign that nobody sees, {first}"),
        count => format!("{count} signs that nobody sees, {first} first"),
    };
    Some((first, told))
}
