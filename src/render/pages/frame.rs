//! What stands around every page: title, edition, navigation, breadcrumb, footer.

use serde::Serialize;

use crate::model::Configuration;
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::compare::COMPARE;
use super::page_data::list_data;

/// The frame of one page.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// What the page is about; its h1.
    pub heading: String,
    /// Title of the window, unique in the site.
    pub title: String,
    /// What leads to the root of the site: empty or `../`.
    pub root: &'static str,
    /// What the last step of the breadcrumb is called: the heading, where nothing else is said.
    pub step: String,
    /// Language of the texts.
    pub language: String,
    /// The navigation.
    pub navigation: Vec<Entry>,
    /// Pages that are looked up now and then; they stand in the footer.
    pub footer: Vec<Entry>,
    /// The way here from the home page, without this page.
    pub crumbs: Vec<Entry>,
    /// The files behind the page.
    pub page_data: Vec<Entry>,
    /// What every page says of the site.
    pub site: SiteWords,
}

/// One link of the navigation or the breadcrumb.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// Its words.
    pub name: String,
    /// Its address from the root of the site.
    pub href: String,
    /// Whether it is the page itself.
    pub current: bool,
    /// Tag of the language of what it leads to, where that is not the language of the page.
    pub language: Option<String>,
}

impl Entry {
    /// A link.
    pub fn new(name: impl Into<String>, href: impl Into<String>) -> Self {
        Entry {
            name: name.into(),
            href: href.into(),
            current: false,
            language: None,
        }
    }
}

/// What every page says of the site.
#[derive(Debug, Clone, Serialize)]
pub struct SiteWords {
    /// Title of the radar.
    pub title: String,
    /// What it is, in a sentence.
    pub summary: String,
    /// Name of the edition; empty for a table.
    pub edition: String,
    /// The day the data stands at.
    pub date: String,
    /// Version of the program.
    pub version: &'static str,
    /// Who answers for it.
    pub contact: String,
    /// Licence of the data.
    pub licence: String,
    /// Path of the logo, from the root of the site; empty without one.
    pub logo: String,
    /// The words for those who do not see it.
    pub logo_words: String,
    /// What stands at the foot besides; may be empty.
    pub footer: String,
    /// What nobody has scored and how old the needs are, in a sentence; empty where there is nothing to say.
    pub banner: String,
}

impl SiteWords {
    /// The words for a page that stands alone.
    pub fn alone(title: &str) -> Self {
        SiteWords {
            title: title.to_owned(),
            summary: String::new(),
            edition: String::new(),
            date: String::new(),
            version: env!("CARGO_PKG_VERSION"),
            contact: String::new(),
            licence: String::new(),
            logo: String::new(),
            logo_words: String::new(),
            footer: String::new(),
            banner: String::new(),
        }
    }
}

/// The path of the logo in the site, where there is one.
pub fn path_of_logo(configuration: &Configuration) -> Option<String> {
    let logo = configuration.theme.logo.as_ref()?;
    Some(format!("assets/logo.{}", logo.ending))
}

/// Where a page stands.
#[derive(Debug, Clone, Copy)]
pub enum At {
    /// In the root of the site.
    Root,
    /// In a folder of it.
    Folder,
}

/// The frame of a page about this thing; its kind stands in the title of the window, where it has one.
pub fn frame(reader: &Reader, at: At, heading: &str, kind: Option<String>, href: &str, crumbs: Vec<Entry>) -> Frame {
    let configuration = &reader.dossier.configuration;
    let mut navigation = vec![
        home(),
        Entry::new(message!("navigation-topics"), "index.html#topics"),
        Entry::new(message!("navigation-needs"), "needs.html"),
        Entry::new(message!("navigation-standards"), "standards.html"),
        Entry::new(message!("navigation-buying"), "procurement.html"),
        Entry::new(message!("navigation-changes"), "changes.html"),
        Entry::new(message!("navigation-method"), "method.html"),
        Entry::new(message!("navigation-data"), "data.html"),
    ];
    let mut footer = list_links(reader);
    for entry in navigation.iter_mut().chain(&mut footer) {
        entry.current = entry.href == href;
    }
    let site = &configuration.title;
    let title = match kind {
        None => message!("title-of-page", heading = heading, site = site),
        Some(kind) => message!("title-of-page-of-kind", heading = heading, kind = kind, site = site),
    };
    Frame {
        heading: heading.to_owned(),
        step: heading.to_owned(),
        title,
        root: match at {
            At::Root => "",
            At::Folder => "../",
        },
        language: configuration.language.clone(),
        navigation,
        footer,
        crumbs,
        page_data: list_data(reader, href),
        site: SiteWords {
            title: configuration.title.clone(),
            summary: configuration.summary.clone(),
            edition: configuration.edition.clone(),
            date: words::day(configuration.date),
            version: env!("CARGO_PKG_VERSION"),
            contact: configuration.contact.clone(),
            licence: configuration.licence.clone(),
            logo: path_of_logo(configuration).unwrap_or_default(),
            logo_words: match &configuration.theme.logo {
                Some(logo) if logo.alternative.is_empty() => message!("logo-of", title = &configuration.title),
                Some(logo) => logo.alternative.clone(),
                None => String::new(),
            },
            footer: configuration.theme.footer.clone().unwrap_or_default(),
            banner: words::not_known(reader.dossier, reader.edition).unwrap_or_default(),
        },
    }
}

/// The pages of the footer; maps by something else than groups and topics among them.
fn list_links(reader: &Reader) -> Vec<Entry> {
    let others = reader.drawn.iter().skip(1).map(|drawn| &drawn.view);
    let others = others.filter(|view| !view.sectors.is_of_group());
    let mut links: Vec<Entry> = others
        .map(|view| Entry::new(view.title.clone(), format!("radar/{}.html", view.id)))
        .collect();
    links.extend([
        Entry::new(message!("compare-heading"), COMPARE),
        Entry::new(message!("glossary-heading"), "glossary.html"),
        Entry::new(message!("about-heading"), "about.html"),
        Entry::new(message!("sources-heading"), "sources.html"),
    ]);
    if !reader.dossier.records.is_empty() {
        links.push(Entry::new(message!("records-heading"), "records.html"));
    }
    links.extend([
        Entry::new(message!("next-heading"), "next.html"),
        Entry::new(message!("accessibility"), "accessibility.html"),
    ]);
    links
}

/// A page that says nothing but what its template says.
pub fn plain(reader: &Reader, heading: &str, href: &str) -> Frame {
    frame(reader, At::Root, heading, None, href, vec![home()])
}

/// The first step of every breadcrumb.
pub fn home() -> Entry {
    Entry::new(message!("navigation-radar"), "index.html")
}
