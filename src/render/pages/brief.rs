//! The page of one sheet on a topic or a group: what the document says, for the screen and for printing from the browser.

use serde::Serialize;

use crate::render::brief::{Brief, BriefOf, compose_brief, name_brief};
use crate::render::messages::message;

use super::Reader;
use super::frame::{At, Entry, Frame, frame, home};
use super::print::{briefing_entry, form_of_document};
use super::topic::group_crumb;

/// The page of one sheet.
#[derive(Serialize)]
pub struct BriefPage {
    #[serde(flatten)]
    frame: Frame,
    brief: Brief,
    rest: Option<String>,
    document: Entry,
}

impl BriefPage {
    /// Its path in the site.
    pub fn path(&self) -> String {
        path_of(&self.brief)
    }
}

fn path_of(brief: &Brief) -> String {
    format!("brief/{}.html", brief.file)
}

/// The links to the sheet on a topic or a group: as a page, as a document.
pub fn brief_entries(reader: &Reader, of: BriefOf) -> Vec<Entry> {
    let name = name_brief(reader.dossier, of);
    let page = Entry::new(message!("brief-as-page"), format!("brief/{name}.html"));
    vec![page, briefing_entry(reader, of)]
}

/// The link from the page to the same as a document.
fn document_entry(reader: &Reader, of: BriefOf) -> Entry {
    Entry {
        name: message!("brief-as-document", form = form_of_document(reader, "A4")),
        ..briefing_entry(reader, of)
    }
}

/// Composes the page.
pub fn page(reader: &Reader, of: BriefOf) -> BriefPage {
    let configuration = &reader.dossier.configuration;
    let address = configuration.publication.address.as_ref();
    let site = address.map(|address| match configuration.languages.first() {
        Some(first) if *first != configuration.language => format!("{address}/{}", configuration.language),
        Some(_) | None => address.clone(),
    });
    let brief = compose_brief(reader.dossier, reader.edition, of, site.as_deref());
    let mut crumbs = vec![home()];
    match of {
        BriefOf::Topic(topic) => {
            crumbs.extend(group_crumb(reader, &topic.group));
            crumbs.push(Entry::new(brief.title.clone(), brief.whole.clone()));
        }
        BriefOf::Group(group) => crumbs.extend(group_crumb(reader, &group.id)),
    }
    let frame = frame(
        reader,
        At::Folder,
        &brief.title,
        Some(message!("kind-briefing")),
        &path_of(&brief),
        crumbs,
    );
    BriefPage {
        frame: Frame {
            step: message!("brief-step"),
            ..frame
        },
        rest: brief.rest(brief.rows.len()),
        document: document_entry(reader, of),
        brief,
    }
}
