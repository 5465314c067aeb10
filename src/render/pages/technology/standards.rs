//! The standards of a technology, each with what a buyer does about it; and legal acts, which are no standards to cite.

use serde::Serialize;

use crate::model::{StandardAction, StandardKind, Technology};
use crate::render::pages::Reader;
use crate::render::words;

/// A standard and what to do about it.
#[derive(Clone, Serialize)]
pub struct StandardRow {
    number: String,
    title: String,
    note: String,
    action: String,
    review: String,
    href: String,
    /// Whether a tender cites it as it is.
    #[serde(skip)]
    pub is_to_cite: bool,
    /// Whether it holds in one country only.
    #[serde(skip)]
    pub is_national: bool,
    #[serde(skip)]
    is_law: bool,
}

/// The standards that are a direct help for a technology, and the legal acts.
pub fn list_standards(reader: &Reader, technology: &Technology) -> (Vec<StandardRow>, Vec<StandardRow>) {
    let all = &reader.dossier.standards;
    let listed = all
        .iter()
        .filter(|standard| standard.technologies.contains(&technology.id));
    listed
        .map(|standard| {
            let successor = standard
                .successor
                .as_ref()
                .and_then(|id| all.iter().find(|other| other.id == *id));
            StandardRow {
                number: standard.number.clone(),
                title: standard.title.clone(),
                note: standard.note.clone(),
                action: words::action(standard, successor),
                review: words::review_standard_by(standard, reader.dossier.configuration.date).unwrap_or_default(),
                href: format!("standards.html#s-{}", standard.id),
                is_to_cite: standard.is_to_cite(),
                is_national: standard.action() == StandardAction::Propose,
                is_law: standard.kind == StandardKind::LegalAct,
            }
        })
        .partition(|row: &StandardRow| !row.is_law)
}
