//! A table that was dropped on a page of the preview: read apart from this program, as `draw` reads it, and drawn in memory.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Telling, both};
use crate::inert::show_line;
use crate::model::Site;
use crate::serve::DrawnSite;
use crate::{render, store};

use super::tables::draw_bytes;

/// The page with what was wrong with a table.
const TOLD: &str = "told.html";

/// The pages of a table, or the page that says why there are none; with rows left out that page comes first.
pub fn draw_dropped(name: &str, bytes: Vec<u8>, templates: Option<&Path>) -> DrawnSite {
    let name = show_line(name);
    let (mut site, told, is_drawn) = match draw(&name, bytes, templates) {
        Ok(told) => (told.value, told.diagnostics, true),
        Err(errors) => (render::bare_site(), errors, false),
    };
    if told.is_empty() {
        return DrawnSite {
            site,
            first: "index.html".into(),
        };
    }
    let page = render::render_table_problems(&name, &told, is_drawn);
    let page = page.unwrap_or_else(|fault: Diagnostic| fault.to_string());
    site.files.insert(TOLD.into(), page.into_bytes());
    DrawnSite {
        site,
        first: TOLD.into(),
    }
}

fn draw(name: &str, bytes: Vec<u8>, templates: Option<&Path>) -> Outcome<Site> {
    let mut telling = Telling::default();
    let drawn = draw_bytes(name, bytes);
    let (drawn, overlay) = telling.take(both(drawn, store::read_overlay(templates)))?;
    let site = telling.require(drawn.to_site(&overlay))?;
    telling.give(site)
}
