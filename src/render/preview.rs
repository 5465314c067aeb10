//! Pages of the preview that no site has: what is wrong with the data, what was wrong with a table, and where to choose one.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::inert::show;
use crate::model::{MapColours, Site};
use crate::render::messages::message;
use crate::render::style::write_rules;
use crate::render::templates::Templates;

use super::pages::frame::{Frame, SiteWords};

/// The one script that the preview adds to pages.
pub const PREVIEW_SCRIPT: &str = include_str!("../../templates/preview.js");

/// A page of the preview.
#[derive(Serialize)]
struct PreviewPage {
    #[serde(flatten)]
    frame: Frame,
    lead: String,
    told: Vec<ToldRow>,
    /// The page that can be read all the same; empty without one.
    go_on: &'static str,
    /// The words of the link to it.
    go_on_words: String,
    /// The words at the field for a table; empty without one.
    table_words: String,
}

/// A complaint or warning.
#[derive(Serialize)]
struct ToldRow {
    place: String,
    message: String,
    hint: String,
}

/// What is wrong with the data, in place of every page.
pub fn render_problems(told: &[Diagnostic]) -> Result<String, Diagnostic> {
    let errors = told.iter().filter(|told| told.is_error()).count();
    render(PreviewPage {
        lead: message!("preview-problems-lead"),
        ..page(message!("preview-problems", count = errors), "/", told)
    })
}

/// What was wrong with a table that was dropped; `is_drawn` says whether there is a map all the same.
pub fn render_table_problems(name: &str, told: &[Diagnostic], is_drawn: bool) -> Result<String, Diagnostic> {
    let heading = name.to_owned();
    render(PreviewPage {
        lead: match is_drawn {
            true => message!("preview-table-partly"),
            false => message!("preview-table-not"),
        },
        go_on: if is_drawn { "index.html" } else { "" },
        ..page(heading, if is_drawn { "" } else { "/" }, told)
    })
}

/// The page from which a table is chosen.
pub fn render_table_choice() -> Result<String, Diagnostic> {
    render(PreviewPage {
        lead: message!("preview-choose-lead"),
        table_words: message!("preview-table"),
        ..page(message!("preview-choose"), "/", &[])
    })
}

/// A site without a page: what a page that stands alone is shown with.
pub fn bare_site() -> Site {
    let mut site = Site::default();
    if let Ok(templates) = Templates::with_overlay(&BTreeMap::new()) {
        let sheet = templates.stylesheet() + &write_rules(&MapColours::default());
        site.files.insert("assets/site.css".into(), sheet.into_bytes());
    }
    site
}

fn page(heading: String, root: &'static str, told: &[Diagnostic]) -> PreviewPage {
    let row = |told: &Diagnostic| ToldRow {
        place: told.place.to_string(),
        message: told.message.clone(),
        hint: told.hint.clone().unwrap_or_default(),
    };
    PreviewPage {
        frame: Frame {
            title: heading.clone(),
            step: heading.clone(),
            heading,
            root,
            language: "en".into(),
            navigation: Vec::new(),
            footer: Vec::new(),
            crumbs: Vec::new(),
            page_data: Vec::new(),
            site: SiteWords::alone(&message!("preview")),
        },
        lead: String::new(),
        told: told.iter().map(row).collect(),
        go_on: "",
        go_on_words: message!("preview-see-the-map"),
        table_words: String::new(),
    }
}

/// The user's templates may be what is wrong, so that ours are used.
fn render(page: PreviewPage) -> Result<String, Diagnostic> {
    let templates = Templates::with_overlay(&BTreeMap::new()).map_err(|mut faults| faults.remove(0))?;
    let text = templates.render("preview.html", &page, ((&[], None), None))?;
    Ok(show(&text).into_owned())
}
