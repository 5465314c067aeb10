//! The rows behind one page: of a topic as a workbook, of a technology as an object.

use std::collections::BTreeSet;

use crate::model::{Dossier, Edition, Topic};

use super::{DataFile, to_json, write_book};

/// Tables whose rows on a technology go with its page, besides what is to be found out and what was tried, which are long and
/// stand in files of their own.
const OF_TECHNOLOGY: [&str; 11] = [
    "technologies",
    "placements",
    "certainty",
    "levels",
    "moves",
    "links",
    "standards",
    "assessors",
    "records",
    "record-figures",
    "evidence-counts",
];

/// Path of the data behind the page of a technology, and of a topic, from the root of the site.
pub fn path_of_technology(id: &str) -> String {
    format!("data/tech/{id}.json")
}

/// Path of the data behind the page of a topic, from the root of the site.
pub fn path_of_topic(id: &str) -> String {
    format!("data/topic/{id}.xlsx")
}

/// The rows on a technology, as an object of the shape of the whole, of which it has some of the tables.
pub fn of_technology(files: &[DataFile], id: &str) -> String {
    let tables = files.iter().filter(|file| OF_TECHNOLOGY.contains(&file.table()));
    let tables: Vec<DataFile> = tables
        .map(|file| {
            file.choose(|row| {
                let is = |column: &str| file.cell(row, column).split("; ").any(|own| own == id);
                is("technology") || is("technologies")
            })
        })
        .collect();
    to_json(&tables)
}

/// The rows on a topic, as a workbook: its technologies, what was said in its workshops, what answers that, and standards.
pub fn of_topic(dossier: &Dossier, edition: &Edition, files: &[DataFile], topic: &Topic) -> Vec<u8> {
    let placed = dossier.technologies.iter().zip(&edition.placements);
    let technologies: BTreeSet<&str> = placed
        .filter(|(technology, placement)| placement.is_of_topic(technology, &topic.id))
        .map(|(technology, _)| technology.id.as_str())
        .collect();
    let workshops = dossier.workshops_on(&topic.id);
    let needs: BTreeSet<&str> = workshops
        .flat_map(|workshop| &workshop.needs)
        .map(|need| need.id.as_str())
        .collect();
    let tables = files.iter().filter_map(|file| {
        let is_own = |row: &[String]| match file.table() {
            "technologies" | "placements" => technologies.contains(file.cell(row, "technology")),
            "needs" | "links" => needs.contains(file.cell(row, "need")),
            "workshops" | "topics" => file.cell(row, "topic") == topic.id,
            "standards" => {
                let mut own = file.cell(row, "technologies").split("; ");
                own.any(|id| technologies.contains(id))
            }
            _ => false,
        };
        let chosen = file.choose(is_own);
        (!chosen.rows.is_empty()).then_some(chosen)
    });
    write_book(&dossier.configuration, Some(&topic.name), &tables.collect::<Vec<_>>())
}
