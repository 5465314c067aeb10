//! A site in several languages: which there are, and what a page needs in each.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, excerpt, nearest};
use crate::model::Dossier;
use crate::render::{self, Catalogues, Languages};
use crate::store;

/// The languages that a radar asks for, with the catalogues of the program and those laid over them.
///
/// # Errors
/// A language that has no catalogue, with those there are.
pub fn read_languages(data: &Path, dossier: &Dossier, overlay: &BTreeMap<String, String>) -> Outcome<Languages> {
    let mut telling = Telling::default();
    let catalogues = telling.take(Catalogues::with_overlay(overlay))?;
    let tags = &dossier.configuration.languages;
    let unknown = tags.iter().filter(|tag| catalogues.get(tag).is_none());
    let complaints: Vec<Diagnostic> = unknown.map(|tag| complain(data, tag, &catalogues)).collect();
    if !complaints.is_empty() {
        telling.require(Err(complaints))?;
    }
    let read = tags.iter().filter_map(|tag| catalogues.get(tag).cloned()).collect();
    telling.give(Languages::new(read))
}

fn complain(data: &Path, tag: &str, catalogues: &Catalogues) -> Diagnostic {
    let known: Vec<&str> = catalogues.tags().collect();
    let place = store::find_language(data, tag).unwrap_or_else(|| Place::in_file("radar.toml"));
    let message = format!("there is no catalogue of words in the language \"{}\".", excerpt(tag));
    let hint = nearest(tag, known.iter().copied()).unwrap_or_else(|| {
        let known = known.join(", ");
        format!(
            "there are {known}; one of your own is locales/{}.ftl in the folder of --templates",
            excerpt(tag)
        )
    });
    Diagnostic::error(place, message).with_hint(hint)
}

/// The data in another language for maps and paper, and for pages, on which what has no translation is marked.
pub fn translate(dossier: &Dossier, tag: &str) -> (Dossier, Dossier) {
    let own = &dossier.configuration.language;
    let plain = dossier.in_language(tag, &str::to_owned);
    let marked = dossier.in_language(tag, &|text| render::mark(own, text));
    (plain, marked)
}
