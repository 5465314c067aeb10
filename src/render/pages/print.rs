//! What a reader may print: each view's map with its list, the poster of the first view, one sheet on each topic and group.

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::inert::name_map;
use crate::model::{Group, SectorsBy};
use crate::render::messages::{current, message, within};
use crate::render::{
    BriefOf, DrawnView, Made, PaperFormat, list_briefs, name_briefing, render_briefing, render_map_paper, render_poster,
};

use super::Reader;
use super::brief::brief_entries;
use super::frame::Entry;

/// Folder of the site for paper.
const FOLDER: &str = "print";

/// Every document for paper, its name its path in the site.
pub fn render_prints(reader: &Reader) -> Vec<Made> {
    let (dossier, edition) = (reader.dossier, reader.edition);
    let site = dossier.configuration.publication.address.as_deref();
    let language = current();
    let made: Vec<Vec<Made>> = reader
        .drawn
        .par_iter()
        .map(|drawn| {
            within(&language, || {
                let mut made = vec![render_map_paper(dossier, edition, drawn, site)];
                made.extend(
                    is_first(reader, drawn).then(|| render_poster(dossier, edition, drawn, PaperFormat::A3, site)),
                );
                made
            })
        })
        .collect();
    let briefs: Vec<BriefOf> = list_briefs(dossier).collect();
    let briefs: Vec<Made> = briefs
        .par_iter()
        .map(|of| within(&language, || render_briefing(dossier, edition, *of, site)))
        .collect();
    made.into_iter()
        .flatten()
        .chain(briefs)
        .map(|made| Made {
            name: format!("{FOLDER}/{}", made.name),
            ..made
        })
        .collect()
}

/// What there is of a view for paper, the most useful first.
pub fn list_prints(reader: &Reader, drawn: &DrawnView) -> Vec<Entry> {
    let mut prints = Vec::new();
    if let Some(group) = group_of(reader, drawn) {
        prints.extend(brief_entries(reader, BriefOf::Group(group)));
    }
    if is_first(reader, drawn) {
        let name = format!("{FOLDER}/poster-{}-a3.pdf", drawn.view.id);
        let words = message!("poster-a3", form = form_of_document(reader, "A3"));
        prints.push(document_entry(reader, words, name));
    }
    prints.push(document_entry(
        reader,
        message!("map-and-list", form = form_of_document(reader, "A4")),
        format!("{FOLDER}/{}.pdf", name_map(&drawn.view.id)),
    ));
    prints
}

/// The link to the sheet on a topic or a group, as a document.
pub fn briefing_entry(reader: &Reader, of: BriefOf) -> Entry {
    let name = format!("{FOLDER}/{}", name_briefing(reader.dossier, of));
    let words = message!("one-page-briefing", form = form_of_document(reader, "A4"));
    document_entry(reader, words, name)
}

/// A link to a document; documents are in the first language alone.
fn document_entry(reader: &Reader, name: String, href: String) -> Entry {
    Entry {
        language: language_of_documents(reader).map(str::to_owned),
        ..Entry::new(name, href)
    }
}

/// What form a document has, in words, and its language where that is another than that of the page.
pub fn form_of_document(reader: &Reader, paper: &str) -> String {
    match language_of_documents(reader) {
        None => message!("document-form", paper = paper),
        Some(tag) => message!(
            "document-form-in-language",
            paper = paper,
            language = message!("language-named", tag = tag)
        ),
    }
}

/// The language of documents, where it is not that of the page.
fn language_of_documents<'a>(reader: &Reader<'a>) -> Option<&'a str> {
    let first = reader.dossier.configuration.languages.first()?;
    (*first != current().tag).then_some(first)
}

fn is_first(reader: &Reader, drawn: &DrawnView) -> bool {
    reader.drawn.first().is_some_and(|first| first.view.id == drawn.view.id)
}

/// The group whose topics a view shows; only the first view of a group counts.
fn group_of<'a>(reader: &Reader<'a>, drawn: &DrawnView) -> Option<&'a Group> {
    let SectorsBy::TopicsOf(id) = &drawn.view.sectors else {
        return None;
    };
    let first = reader
        .drawn
        .iter()
        .find(|other| other.view.sectors == drawn.view.sectors)?;
    let groups = &reader.dossier.configuration.groups;
    groups
        .iter()
        .find(|group| group.id == *id && first.view.id == drawn.view.id)
}
