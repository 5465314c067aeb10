//! The pages of a site, a file a kind; here they are brought together.

mod about;
mod brief;
mod buying;
mod changes;
mod compare;
mod data;
mod editions;
mod embed;
mod entry;
mod feed;
mod figure;
mod filter;
mod filter_edition;
pub(super) mod frame;
mod glossary;
mod gone;
mod home;
mod languages;
mod method;
mod needs;
mod next;
mod page_data;
mod path;
mod plot;
mod print;
mod procurement;
mod records;
mod recurring;
mod ring;
mod search;
mod sector;
mod sources;
mod standards;
mod table;
mod table_editions;
mod tags;
mod technology;
mod topic;
mod view;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place};
use crate::inert::{find_clash, show};
use crate::model::{
    Chart, Differences, Dossier, Doubts, DrawStyle, Edition, History, LinkNotes, MapColours, NewCandidates, Plot,
    Radar, RadarTable, RankedStale, Site, TableBesides,
};

pub use languages::{LanguageLink, Languages};

use super::brief::list_briefs;
use super::citation::write_citation;
use super::data::{self as tables, DataFile, to_package, write_data};
use super::marks;
use super::messages::{current, message, within};
use super::research_object::{RO_CRATE, write_ro_crate};
use super::style::{write_accent, write_rules};
use super::templates::Templates;
use super::{Documents, DrawnTopic, DrawnView, PastMaps, RenderedSite, render_differences_json, render_standalone};

/// Everything a page may draw on.
pub struct Reader<'a> {
    /// The data.
    pub dossier: &'a Dossier,
    /// The placements.
    pub edition: &'a Edition,
    /// The views with their maps.
    pub drawn: &'a [DrawnView],
    /// The topics with enough technologies for a map.
    pub topics: &'a [DrawnTopic],
    /// The words behind links, and needs that recur.
    pub notes: &'a LinkNotes,
    /// The plots of the edition.
    pub plots: &'a [Plot],
    /// What would be worth finding out, and what rings hang on.
    pub doubts: &'a Doubts,
    /// All tables together, as the site has them.
    pub whole: &'a WholeData,
    /// What is to be looked at again at the edition's date, what is worth most first.
    pub stale: &'a [RankedStale],
    /// What differs from the edition before; `None` without one.
    pub differences: Option<&'a Differences>,
    /// The editions before, and the paths of technologies through them.
    pub history: &'a History<'a>,
    /// The maps of the editions before.
    pub past: &'a [PastMaps],
    /// Phrases that grow in what sources listed.
    pub candidates: &'a NewCandidates,
    /// Whether documents for paper are made.
    pub documents: Documents,
}

impl Reader<'_> {
    /// The first letters of the digest of the data, for pages that are about the data as a whole. No other page shows it: it
    /// changes with every word, and so would the page.
    fn short_digest(&self) -> String {
        super::words::short_digest(self.dossier)
    }
}

/// A site in the making: pages that could not be rendered are complained about, all of them.
struct Binder<'a> {
    templates: &'a Templates,
    languages: &'a Languages,
    /// Where the site is published, without a slash at its end.
    address: Option<String>,
    site: Site,
    /// Files that say something else in the archive of the site, by path.
    copy: BTreeMap<String, Vec<u8>>,
    complaints: Vec<Diagnostic>,
}

impl<'a> Binder<'a> {
    fn new(templates: &'a Templates, languages: &'a Languages) -> Self {
        Binder {
            templates,
            languages,
            address: None,
            site: Site::default(),
            copy: BTreeMap::new(),
            complaints: Vec::new(),
        }
    }

    /// The same for a site that says where it is published.
    fn at(reader: &Reader, templates: &'a Templates, languages: &'a Languages) -> Self {
        Binder {
            address: reader.dossier.configuration.publication.address.clone(),
            ..Binder::new(templates, languages)
        }
    }
}

impl Binder<'_> {
    fn page(&mut self, path: String, template: &str, page: &impl Serialize) {
        let languages = (&*self.languages.links(&path), self.languages.of_texts());
        let canonical = self.address.as_ref().map(|address| {
            let path = path
                .strip_suffix("index.html")
                .filter(|folder| folder.is_empty())
                .unwrap_or(&path);
            format!("{address}/{}{path}", self.languages.folder())
        });
        match self.templates.render(template, page, (languages, canonical)) {
            // Templates escape; what acts without being markup is shown here, wherever it came from.
            Ok(text) => {
                let (text, _) = marks::to_html(&text);
                self.bytes(path, show(&text).into_owned().into_bytes());
            }
            Err(complaint) if self.complaints.contains(&complaint) => {}
            Err(complaint) => self.complaints.push(complaint),
        }
    }

    fn file(&mut self, path: String, text: String) {
        self.bytes(path, marks::strip(&text).into_owned().into_bytes());
    }

    /// Adds a file; no two may have one path.
    fn bytes(&mut self, path: String, bytes: Vec<u8>) {
        if self.site.files.contains_key(&path) {
            self.complaints
                .push(complain_of_names(format!("two files would have one name: {path:?}.")));
        }
        self.site.files.insert(path, bytes);
    }

    /// Each sector of a map as a file of its own.
    fn sheets(&mut self, radar: &Radar, sheets: &[Chart], names: Vec<String>) {
        for (name, sheet) in names.into_iter().zip(sheets) {
            self.file(name, render_standalone(radar, sheet, Some("../")));
        }
    }

    /// The pages and maps of the editions before, the list of what left, and a page at every address of before.
    fn history(&mut self, reader: &Reader) {
        let former = reader.history.list_former();
        for id in reader.history.former_addresses() {
            let page = gone::former_page(reader, &former, id);
            self.page(format!("tech/{id}.html"), "former.html", &page);
        }
        for (edition, past) in reader.history.before().iter().zip(reader.past) {
            let page = editions::page(reader, edition, past);
            self.page(
                editions::address_of_edition(reader, &edition.name),
                "edition.html",
                &page,
            );
            for (radar, chart) in &past.maps {
                let file = editions::name_past_map(&edition.name, &radar.id);
                self.file(file, render_standalone(radar, chart, Some("../../")));
            }
        }
        if !reader.history.before().is_empty() {
            self.page(gone::LEFT.into(), "left.html", &gone::left_page(reader, &former));
        }
    }

    /// The tables one by one and all together, and the page that lists them.
    fn tables(&mut self, reader: &Reader, files: &[DataFile]) {
        let configuration = &reader.dossier.configuration;
        self.data_page(reader, files);
        for (name, bytes) in reader.whole {
            self.bytes(format!("data/{name}"), bytes.clone());
        }
        for file in files {
            self.file(format!("data/{}", file.name), file.text.clone());
        }
        let (dossier, edition) = (reader.dossier, reader.edition);
        for technology in &dossier.technologies {
            let path = tables::path_of_technology(&technology.id);
            self.file(path, tables::of_technology(files, &technology.id));
        }
        for topic in &configuration.topics {
            let path = tables::path_of_topic(&topic.id);
            self.bytes(path, tables::of_topic(dossier, edition, files, topic));
        }
    }

    /// The page that lists the tables, with and without the archive of the site.
    fn data_page(&mut self, reader: &Reader, files: &[DataFile]) {
        let sizes = reader.whole.iter().map(|(name, bytes)| (*name, bytes.len()));
        let sizes: Vec<(&str, usize)> = sizes.collect();
        let path = "data.html".to_owned();
        self.page(path.clone(), "data.html", &data::page(reader, files, (&sizes, true)));
        self.copied("data.html", |binder| {
            binder.page(path, "data.html", &data::page(reader, files, (&sizes, false)));
        });
    }

    /// What a file says in the copy of the site that its archive holds, where that is something else: nothing of the archive.
    fn copied(&mut self, path: &str, write: impl FnOnce(&mut Self)) {
        let own = self.site.files.remove(path);
        write(self);
        let copy = self.site.files.remove(path);
        self.copy.extend(copy.map(|bytes| (path.to_owned(), bytes)));
        self.site.files.extend(own.map(|bytes| (path.to_owned(), bytes)));
    }

    /// The style sheet with the colours of a map, the scripts, and the index that they search.
    fn assets(&mut self, scripts: &[&str], index: &search::Index, colours: &MapColours) {
        let sheet = self.templates.stylesheet() + &write_rules(colours) + &write_accent(colours);
        self.file("assets/site.css".into(), sheet);
        for name in scripts {
            self.file(format!("assets/{name}"), self.templates.written(name));
        }
        self.file("assets/index.js".into(), search::write_index(index));
    }

    fn finish(mut self) -> Result<Site, Vec<Diagnostic>> {
        let clash = find_clash(self.site.files.keys().map(String::as_str));
        self.complaints.extend(clash.map(complain_of_names));
        if self.complaints.is_empty() {
            Ok(self.site)
        } else {
            Err(self.complaints)
        }
    }
}

/// All tables together in each shape, by name, in the current language.
pub type WholeData = [(&'static str, Vec<u8>); 4];

/// All tables of an edition together, in each shape.
pub fn compose_whole_data(dossier: &Dossier, edition: &Edition, doubts: &Doubts) -> WholeData {
    let (configuration, files) = (&dossier.configuration, write_data(dossier, edition, doubts));
    [
        (tables::BOOK, tables::write_book(configuration, None, &files)),
        (tables::JSON, tables::to_json(&files).into_bytes()),
        (tables::JSON_SCHEMA, tables::to_schema(&files).into_bytes()),
        ("datapackage.json", to_package(configuration, &files).into_bytes()),
    ]
}

/// A fault of the names that pages and maps get from identifiers.
fn complain_of_names(message: String) -> Diagnostic {
    Diagnostic::error(Place::in_file("the site"), message).with_hint("give one of the two another identifier")
}

/// Pages of a site in a language that is not the first.
pub struct Translated {
    /// Their folder, with a slash at its end.
    pub folder: String,
    /// The pages and files, but for what stands at the root.
    pub site: Site,
    /// What some of them say in the archive of the site, by path.
    pub copy: BTreeMap<String, Vec<u8>>,
}

/// Renders every page of an edition in its first language, and adds the same pages in others, which are rendered meanwhile.
pub fn render_pages(
    reader: &Reader,
    templates: &Templates,
    languages: &Languages,
    others: impl FnOnce() -> Result<Vec<Translated>, Vec<Diagnostic>> + Send,
) -> Result<RenderedSite, Vec<Diagnostic>> {
    let Reader { dossier, edition, .. } = *reader;
    let mut binder = Binder::at(reader, templates, languages);
    let files = write_data(dossier, edition, reader.doubts);
    let language = current();
    let (others, ()) = rayon::join(others, || within(&language, || binder.bind(reader)));
    binder.tables(reader, &files);
    if let Some(differences) = reader.differences {
        binder.page(
            "changes.atom".into(),
            "changes.atom.html",
            &feed::feed(reader, differences),
        );
        binder.file("data/changes.json".into(), render_differences_json(differences));
    }
    let mut cuts = Vec::new();
    let prints = match reader.documents {
        Documents::Made => print::render_prints(reader),
        Documents::Left => Vec::new(),
    };
    for made in prints {
        cuts.extend(made.cuts.iter().map(|source| (made.name.clone(), source.clone())));
        binder.bytes(made.name, made.bytes);
    }
    for other in others? {
        let path_of = |path: String| format!("{}{path}", other.folder);
        let files = other.site.files.into_iter();
        files.for_each(|(path, bytes)| binder.bytes(path_of(path), bytes));
        let copies = other.copy.into_iter();
        binder.copy.extend(copies.map(|(path, bytes)| (path_of(path), bytes)));
    }
    binder.file("CITATION.cff".into(), write_citation(dossier));
    let paths: Vec<String> = binder.site.files.keys().cloned().collect();
    let archive = tables::ARCHIVE.to_owned();
    let described = |paths: &mut dyn Iterator<Item = &String>| write_ro_crate(dossier, &files, paths);
    let with_archive = described(&mut paths.iter().chain([&archive]));
    binder
        .copy
        .insert(RO_CRATE.into(), described(&mut paths.iter()).into_bytes());
    binder.file(RO_CRATE.into(), with_archive);
    let copy = std::mem::take(&mut binder.copy);
    binder.finish().map(|site| RenderedSite {
        site,
        copy,
        archive: tables::ARCHIVE,
        cuts,
    })
}

/// Renders every page of an edition in another language, without what stands at the root for all of them. Data are those of
/// `original`, described in the current language.
pub fn render_translation(
    reader: &Reader,
    original: &Dossier,
    templates: &Templates,
    languages: &Languages,
) -> Result<Translated, Vec<Diagnostic>> {
    let mut binder = Binder::at(reader, templates, languages);
    binder.bind(reader);
    binder.data_page(reader, &write_data(original, reader.edition, reader.doubts));
    let is_own = |path: &String| !path.starts_with("assets/") || path.ends_with(".js");
    binder.site.files.retain(|path, _| is_own(path));
    let copy = std::mem::take(&mut binder.copy);
    let site = binder.finish()?;
    Ok(Translated {
        folder: languages.folder(),
        copy: languages::lead_home(&site, &copy),
        site: Site {
            files: languages::lead_home(&site, &site.files),
        },
    })
}

impl Binder<'_> {
    /// Everything that depends on the language but the page of the data: pages, maps, scripts and what they search.
    fn bind(&mut self, reader: &Reader) {
        let Reader {
            dossier,
            edition,
            drawn,
            ..
        } = *reader;
        let configuration = &dossier.configuration;
        self.page("index.html".into(), "index.html", &home::page(reader));
        for drawn in drawn.iter().skip(1) {
            self.page(
                format!("radar/{}.html", drawn.view.id),
                "radar.html",
                &view::page(reader, drawn),
            );
        }
        for (technology, placement) in dossier.technologies.iter().zip(&edition.placements) {
            let page = technology::page(reader, technology, placement);
            self.page(format!("tech/{}.html", technology.id), "technology.html", &page);
        }
        self.history(reader);
        for topic in &configuration.topics {
            self.page(
                format!("topic/{}.html", topic.id),
                "topic.html",
                &topic::page(reader, topic),
            );
        }
        for of in list_briefs(dossier) {
            let page = brief::page(reader, of);
            self.page(page.path(), "brief.html", &page);
        }
        for ring in 0..configuration.rings.len() {
            let path = format!("ring/{}.html", configuration.rings[ring].id);
            self.page(path, "ring.html", &ring::page(reader, ring));
        }
        self.page("needs.html".into(), "needs.html", &needs::page(reader));
        self.page("next.html".into(), "next.html", &next::page(reader));
        self.page(
            "procurement.html".into(),
            "procurement.html",
            &procurement::page(reader),
        );
        self.page("glossary.html".into(), "glossary.html", &glossary::page(reader));
        self.page("about.html".into(), "about.html", &about::page(reader));
        self.page("standards.html".into(), "standards.html", &standards::page(reader));
        self.page("sources.html".into(), "sources.html", &sources::page(reader));
        if !dossier.records.is_empty() {
            self.page("records.html".into(), "records.html", &records::page(reader));
        }
        self.page("changes.html".into(), "changes.html", &changes::page(reader));
        self.page("method.html".into(), "method.html", &method::page(reader));
        self.page(
            "accessibility.html".into(),
            "accessibility.html",
            &frame::plain(reader, &message!("accessibility"), "accessibility.html"),
        );
        for drawn in drawn {
            self.file(
                format!("maps/{}.svg", drawn.view.id),
                render_standalone(&drawn.radar, &drawn.chart, Some("../")),
            );
            self.sheets(&drawn.radar, &drawn.sheets, figure::name_sheets(reader, drawn));
        }
        for drawn in drawn.iter().filter(|drawn| sector::is_dense(&drawn.radar)) {
            let names = figure::name_sheets(reader, drawn);
            for (index, (sheet, file)) in drawn.sheets.iter().zip(names).enumerate() {
                let page = view::sector_page(reader, drawn, index, (sheet, &file));
                self.page(sector::page_of(&file), "sector.html", &page);
            }
        }
        self.page(compare::COMPARE.into(), "compare.html", &compare::page(reader));
        let index = search::index_of(reader);
        self.page(search::SEARCH.into(), "search.html", &search::page(reader, &index));
        self.assets(
            &["search.js", "results.js", "site.js", "compare.js"],
            &index,
            &configuration.theme.colours(),
        );
        if let (Some(logo), Some(path)) = (&configuration.theme.logo, frame::path_of_logo(configuration)) {
            self.bytes(path, logo.bytes.clone());
        }
    }
}

/// Renders the map of a table and its list as a fragment for a page of somebody else.
pub fn render_table_fragment(
    (table_data, style): (&RadarTable, &DrawStyle),
    (radar, chart): (&Radar, &Chart),
    templates: &Templates,
) -> Result<String, Diagnostic> {
    let page = embed::page(
        &table::Drawn::new(table_data, style, &TableBesides::default()),
        radar,
        chart,
    );
    let text = templates.render("embed.html", &page, ((&[], None), None))?;
    Ok(show(&text).into_owned())
}

/// Renders the site of a table: a page with its map and list, and a page for each item.
pub fn render_table_pages(
    (table_data, style): (&RadarTable, &DrawStyle),
    (radar, chart, sheets): (&Radar, &Chart, &[Chart]),
    besides: &TableBesides,
    templates: &Templates,
) -> Result<Site, Vec<Diagnostic>> {
    let languages = Languages::alone();
    let mut binder = Binder::new(templates, &languages);
    let linked = table::link_blips(radar);
    let (drawn, before) = (table::Drawn::new(table_data, style, besides), &besides.maps);
    // Rings and sectors are coloured by their place, which may be another one in each edition.
    let colours = radar.choices.colours;
    let has_sheets = before.iter().any(|(radar, _)| radar.choices.colours != colours);
    let sheet_of = |edition: usize| match has_sheets {
        true => format!("assets/colours-{}.css", table_data.editions[edition].id),
        false => String::new(),
    };
    let latest = table_data.latest();
    let maps: Vec<&Radar> = before.iter().map(|(radar, _)| radar).chain([radar]).collect();
    let names = match sheets.is_empty() {
        true => Vec::new(),
        false => figure::name_sheets_of(&maps, radar),
    };
    binder.page(
        "index.html".into(),
        "table.html",
        &table::map_page(&drawn, latest, (&linked, chart, names.clone()), sheet_of(latest)),
    );
    if has_sheets {
        binder.file(sheet_of(latest), write_rules(&colours));
    }
    for (edition, (radar, chart)) in before.iter().enumerate() {
        let linked = table::link_blips(radar);
        binder.page(
            table_editions::address_of_edition(table_data, edition),
            "table.html",
            &table::map_page(&drawn, edition, (&linked, chart, Vec::new()), sheet_of(edition)),
        );
        if has_sheets {
            binder.file(sheet_of(edition), write_rules(&radar.choices.colours));
        }
        binder.file(
            format!("maps/{}.svg", radar.id),
            render_standalone(&linked, chart, Some("../")),
        );
    }
    if drawn.has_switch {
        let page = table_editions::changes_page(&drawn);
        binder.page(table_editions::CHANGES.into(), "table-changes.html", &page);
    }
    for (name, text) in &besides.downloads {
        binder.file(table::path_of_download(name), text.clone());
    }
    for item in &table_data.items {
        binder.page(table::address(&item.id), "item.html", &table::item_page(&drawn, item));
    }
    binder.file(
        format!("maps/{}.svg", radar.id),
        render_standalone(&linked, chart, Some("../")),
    );
    if sector::is_dense(radar) {
        for (index, (sheet, file)) in sheets.iter().zip(&names).enumerate() {
            let page = table::sector_page(&drawn, &linked, index, (sheet, file));
            binder.page(sector::page_of(file), "sector.html", &page);
        }
    }
    binder.sheets(&linked, sheets, names);
    for (edition, radar) in (latest + 1 - maps.len()..).zip(maps) {
        if let Some(page) = tags::page(&drawn, edition, radar) {
            binder.page(tags::path_of(table_data, edition), "tags.html", &page);
        }
    }
    if let (Some(logo), Some(path)) = (&style.logo, drawn.logo()) {
        binder.bytes(path, logo.bytes.clone());
    }
    let colours = if has_sheets { MapColours::default() } else { colours };
    let index = search::index_of_table(table_data);
    binder.assets(&["search.js", "site.js"], &index, &colours);
    binder.finish()
}
