//! What would settle statements, in words, and who read it out of them.

use crate::model::{DESK, Dossier, Nature, Need, Workshop};
use crate::render::messages::message;

/// What would settle a statement, in a word.
pub fn nature(nature: Option<Nature>) -> String {
    match nature {
        Some(Nature::Technical) => message!("nature-technical"),
        Some(Nature::Organisational) => message!("nature-organisational"),
        Some(Nature::Training) => message!("nature-training"),
        Some(Nature::Legal) => message!("nature-legal"),
        None => message!("nature-not-sorted"),
    }
}

/// A statement of so few words says little without its heading.
const FEW_WORDS: usize = 2;

/// What a reader needs to understand a statement that says little alone: the line above it, or its heading and its note.
pub fn context_of(dossier: &Dossier, need: &Need) -> Option<String> {
    let parent = need.parent.as_deref().and_then(|id| dossier.need(id));
    if let Some((_, parent)) = parent {
        return Some(message!("below-line", line = &parent.statement));
    }
    let short = need.statement.split_whitespace().count() <= FEW_WORDS;
    short.then(|| match &need.note {
        Some(note) => message!("under-heading-with-note", heading = &need.section, note = note),
        None => message!("under-heading", heading = &need.section),
    })
}

/// Who read out of the statements what would settle them; empty where nobody did.
pub fn natures_by(dossier: &Dossier) -> String {
    let sorted = |workshop: &&Workshop| workshop.needs.iter().any(|need| need.nature.is_some());
    let mut names: Vec<String> = Vec::new();
    for workshop in dossier.workshops.iter().filter(sorted) {
        let name = match workshop.natures_by.as_deref() {
            Some(DESK) => message!("natures-by-the-desk"),
            Some(name) => name.to_owned(),
            None => message!("natures-by-nobody-named"),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match names.is_empty() {
        true => message!("natures-not-sorted"),
        false => message!("natures-sorted-by", names = super::join(&names)),
    }
}
