//! The standards page: technologies without one first, then what practitioners said, then all by status.

use serde::Serialize;

use crate::model::{NeedKind, Role, StandardStatus};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::entry::{TechnologyEntry, entry};
use super::frame::{At, Entry, Frame, frame, home};
use super::topic::{NeedRow, need_row};

/// The standards page.
#[derive(Serialize)]
pub struct StandardsPage {
    #[serde(flatten)]
    frame: Frame,
    total: usize,
    missing: Vec<TechnologyEntry>,
    missing_count: String,
    #[serde(rename = "wishes")]
    asking: Vec<NeedRow>,
    parts: Vec<StatusPart>,
}

/// Standards of one status.
#[derive(Serialize)]
struct StatusPart {
    name: String,
    standards: Vec<StandardRow>,
}

/// A standard.
#[derive(Serialize)]
struct StandardRow {
    id: String,
    formerly: Vec<String>,
    number: String,
    title: String,
    body: String,
    kind: String,
    year: String,
    note: String,
    source: String,
    action: String,
    review: String,
    technologies: Vec<Entry>,
}

/// Composes the standards page.
pub fn page(reader: &Reader) -> StandardsPage {
    let dossier = reader.dossier;
    let has_none = |id: &String| {
        !dossier
            .standards
            .iter()
            .any(|standard| standard.status != StandardStatus::Withdrawn && standard.technologies.contains(id))
    };
    let missing = dossier
        .technologies
        .iter()
        .zip(&reader.edition.placements)
        .filter(|(technology, _)| has_none(&technology.id));
    let missing: Vec<_> = missing
        .map(|(technology, placement)| entry(reader, technology, placement))
        .collect();
    let asking = dossier
        .needs()
        .filter(|(_, need)| need.kind == NeedKind::Standardisation && need.role == Role::Statement);
    StandardsPage {
        frame: frame(
            reader,
            At::Root,
            &message!("navigation-standards"),
            Some(message!("kind-standards")),
            "standards.html",
            vec![home()],
        ),
        total: dossier.standards.len(),
        missing_count: words::technologies(missing.len()),
        missing,
        asking: asking
            .map(|(workshop, need)| need_row(reader, workshop, need))
            .collect(),
        parts: StandardStatus::ALL
            .into_iter()
            .filter_map(|(status, _)| status_part(reader, status))
            .collect(),
    }
}

fn status_part(reader: &Reader, status: StandardStatus) -> Option<StatusPart> {
    let all = &reader.dossier.standards;
    let rows: Vec<StandardRow> = all
        .iter()
        .filter(|standard| standard.status == status)
        .map(|standard| {
            let successor = standard
                .successor
                .as_ref()
                .and_then(|id| all.iter().find(|other| other.id == *id));
            let technologies = standard
                .technologies
                .iter()
                .filter_map(|id| reader.dossier.technology(id));
            StandardRow {
                id: standard.id.clone(),
                formerly: standard.formerly.clone(),
                number: standard.number.clone(),
                title: standard.title.clone(),
                body: standard.body.clone(),
                kind: words::kind(&standard.kind),
                year: standard.year.map(|year| year.to_string()).unwrap_or_default(),
                note: standard.note.clone(),
                source: standard.source.clone(),
                action: words::capital(&words::action(standard, successor)),
                review: words::review_standard_by(standard, reader.dossier.configuration.date).unwrap_or_default(),
                technologies: technologies
                    .map(|found| Entry::new(found.name.clone(), format!("tech/{}.html", found.id)))
                    .collect(),
            }
        })
        .collect();
    let name = match status {
        StandardStatus::Published => message!("status-published"),
        StandardStatus::Confirmed => message!("status-confirmed"),
        StandardStatus::UnderReview => message!("status-under-review"),
        StandardStatus::ToBeRevised => message!("status-to-be-revised"),
        StandardStatus::Withdrawn => message!("status-withdrawn"),
    };
    (!rows.is_empty()).then_some(StatusPart { name, standards: rows })
}
