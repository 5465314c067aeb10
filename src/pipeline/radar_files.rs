//! A radar in the format of another tool, or as one table: from a view of the data, or from a table.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Place, Telling, excerpt, nearest};
use crate::model::{
    Blip, Dossier, Edition, Presence, Radar, RadarFormat, RadarTable, Revision, TableEdition, TableItem, TableLink,
    TableName, Technology, Tool,
};
use crate::{import, publish, score};

use super::apart::ReadIn;
use super::{Folders, place, read_radar};

/// Writes a table, or the radar of another tool, in a format; gives the names of the files.
pub fn export_table(
    path: &Path,
    tool: Option<Tool>,
    format: RadarFormat,
    (folder, folders): (&Path, &Folders),
    read_in: ReadIn,
) -> Outcome<Vec<String>> {
    let import = read_radar(path, tool, read_in);
    let Some(table) = import.table else {
        return Err(import.diagnostics);
    };
    let mut telling = Telling::default();
    telling.add(import.diagnostics);
    write(&table, format, (folder, folders), telling)
}

/// Writes a view of the data in a format, the first where none is named; gives the names of the files. With the address
/// of the published site items lead to their pages.
pub fn export_view(
    view: Option<&str>,
    site: Option<&str>,
    format: RadarFormat,
    (folder, folders): (&Path, &Folders),
) -> Outcome<Vec<String>> {
    let mut telling = Telling::default();
    let (dossier, edition) = telling.take(place(&folders.data))?;
    let views = &dossier.configuration.views;
    let wanted = views
        .iter()
        .find(|known| view.is_none_or(|id| known.id.eq_ignore_ascii_case(id)));
    let Some(wanted) = wanted else {
        let ids: Vec<&str> = views.iter().map(|view| view.id.as_str()).collect();
        let view = view.unwrap_or_default();
        let hint = nearest(view, ids.iter().copied()).unwrap_or_else(|| format!("known ones are {}", ids.join(", ")));
        let message = format!("there is no view {:?}.", excerpt(view));
        return Err(vec![
            Diagnostic::error(Place::in_file("radar.toml"), message).with_hint(hint),
        ]);
    };
    let radar = score::compose_radar(&dossier, &edition, wanted);
    let table = tabulate(&dossier, &edition, &radar, site);
    write(&table, format, (folder, folders), telling)
}

fn write(
    table: &RadarTable,
    format: RadarFormat,
    (folder, folders): (&Path, &Folders),
    mut telling: Telling,
) -> Outcome<Vec<String>> {
    let (files, told) = telling.require(import::export(table, format))?;
    telling.add(told);
    let files: Vec<(String, Vec<u8>)> = files
        .into_iter()
        .map(|(name, text)| (name, text.into_bytes()))
        .collect();
    // Other tools read all that lies in their folder.
    let below = files.first().and_then(|(name, _)| Some(name.split_once('/')?.0));
    telling.take(publish::replace_files(folder, below, &files, &folders.to_guarded()))?;
    telling.give(files.into_iter().map(|(name, _)| name).collect())
}

/// A view as a table of one edition: what it shows, and what is behind it as far as one cell can say it.
fn tabulate(dossier: &Dossier, edition: &Edition, radar: &Radar, site: Option<&str>) -> RadarTable {
    let name = |id: &str, name: &str, description: &str| TableName {
        id: id.to_owned(),
        name: name.to_owned(),
        description: description.to_owned(),
        colour: None,
    };
    let day = dossier.configuration.date.to_string();
    let items = radar.blips.iter().filter_map(|blip| {
        let technology = dossier
            .technologies
            .iter()
            .find(|technology| technology.id == blip.id)?;
        Some(tabulate_item(dossier, edition, technology, blip, site))
    });
    RadarTable {
        id: radar.id.clone(),
        title: radar.title.clone(),
        sectors: radar
            .sectors
            .iter()
            .map(|sector| name(&sector.id, &sector.name, ""))
            .collect(),
        rings: radar
            .rings
            .iter()
            .map(|ring| name(&ring.id, &ring.name, &ring.meaning))
            .collect(),
        declared: true,
        presence: Presence::Listed,
        editions: vec![TableEdition {
            id: day.clone(),
            name: day,
        }],
        items: items.collect(),
    }
}

fn tabulate_item(
    dossier: &Dossier,
    edition: &Edition,
    technology: &Technology,
    blip: &Blip,
    site: Option<&str>,
) -> TableItem {
    let address = site
        .zip(blip.href.as_ref())
        .map(|(site, page)| format!("{site}/{page}"));
    let trl = &technology.trl;
    let said = |what: &str, value: String| (!value.is_empty()).then(|| (what.to_owned(), value));
    let yes = |holds: bool| if holds { "yes".to_owned() } else { String::new() };
    let probability = blip.certainty.map(|certainty| format!("{:.3}", certainty.probability));
    let value = edition.placement(&technology.id).and_then(|placement| placement.value);
    let more = [
        said("aliases", technology.aliases.join("; ")),
        said("trl", format!("{}–{}", trl.low, trl.high)),
        said("law", technology.legal_cell()),
        said("ring probability", probability.unwrap_or_default()),
        said(
            "whole value",
            value.map(|value| format!("{:.3}", value.value())).unwrap_or_default(),
        ),
        said("provisional", yes(blip.provisional)),
        said("not yet asked", yes(blip.not_yet_asked)),
    ];
    let topics = dossier
        .configuration
        .topics
        .iter()
        .filter(|topic| technology.topics.contains(&topic.id));
    TableItem {
        id: technology.id.clone(),
        name: technology.name.clone(),
        links: address
            .map(|address| TableLink {
                address,
                words: String::new(),
            })
            .into_iter()
            .collect(),
        tags: topics.map(|topic| topic.name.clone()).collect(),
        related: Vec::new(),
        more: more.into_iter().flatten().collect(),
        revisions: vec![Revision {
            edition: 0,
            sector: blip.sector,
            ring: blip.ring,
            score: blip.value,
            demand: blip.demand,
            movement: blip.movement,
            description: technology.description.clone(),
            shown: true,
        }],
    }
}
