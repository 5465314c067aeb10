//! What would settle statements, in words, and who read it out of them.

use crate::model::{DESK, Dossier, Nature, Workshop};
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
