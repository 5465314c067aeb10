//! Writes maps and pages: charts become SVG, everything together becomes a `Site` in memory.
//!
//! 1. The templates are read, the user's laid over the built-in ones (`templates`).
//! 2. Each kind of page has a small struct with what it says (`pages`); a template says how.
//! 3. Each view's map is written into its pages and as a file of its own (`map`).
//!
//! Templates loop and choose; they never compute. Every text is escaped by the template engine, maps by their own writer.

mod data;
mod map;
mod markdown;
mod pages;
mod svg;
mod templates;
mod words;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Chart, Dossier, Edition, Radar, Site, View};

use templates::Templates;

/// A view of the edition with its map arranged.
#[derive(Debug, Clone)]
pub struct DrawnView {
    /// What the configuration says of it.
    pub view: View,
    /// Its blips.
    pub radar: Radar,
    /// Their places.
    pub chart: Chart,
}

/// Renders the whole site of an edition. A fault in a template is told with its file and line.
pub fn render_site(
    dossier: &Dossier,
    edition: &Edition,
    drawn: &[DrawnView],
    overlay: &BTreeMap<String, String>,
) -> Result<Site, Vec<Diagnostic>> {
    let templates = Templates::with_overlay(overlay)?;
    pages::render_pages(dossier, edition, drawn, &templates)
}

/// Renders one page with the map and the list of a table, for `leadar draw`.
pub fn render_table_page(
    radar: &Radar,
    chart: &Chart,
    overlay: &BTreeMap<String, String>,
) -> Result<Site, Vec<Diagnostic>> {
    let templates = Templates::with_overlay(overlay)?;
    pages::render_table_page(radar, chart, &templates)
}

/// Renders a map as a file of its own.
pub fn render_standalone(radar: &Radar, chart: &Chart) -> String {
    map::render_map(
        radar,
        chart,
        map::Dress::Standalone {
            stylesheet: templates::MAP_COLOURS,
        },
    )
}
