//! The languages of a site: the first at its root, each other one in a folder named after its tag, with the same names of files.
//!
//! What does not depend on the language stands once, at the root: data, documents for paper, style sheets, the feed. Pages in a
//! folder are written as if they stood at the root of a site of their own; when all are there, addresses of what their
//! language has no file for lead to the one at the root (`lead_home`).

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::model::Site;
use crate::render::catalogues::Catalogue;
use crate::render::messages::{message, within};

/// The languages of a site, and the one that is being written.
#[derive(Clone)]
pub struct Languages {
    all: Vec<Arc<Catalogue>>,
    current: usize,
}

/// One language, as a page links to it.
#[derive(Debug, Serialize)]
pub struct LanguageLink {
    /// Its tag.
    pub tag: String,
    /// What it calls itself.
    pub name: String,
    /// The address of this page in it, from this page.
    pub href: String,
    /// Whether the page is in it.
    pub current: bool,
}

impl Languages {
    /// The languages of a site, its first one being written.
    pub fn new(all: Vec<Arc<Catalogue>>) -> Self {
        Languages { all, current: 0 }
    }

    /// A site in the current language alone.
    pub fn alone() -> Self {
        Languages::new(vec![crate::render::messages::current()])
    }

    /// Each of the others being written.
    pub fn others(&self) -> impl Iterator<Item = Languages> + '_ {
        (1..self.all.len()).map(|current| Languages {
            current,
            ..self.clone()
        })
    }

    /// The one that is being written.
    pub fn current(&self) -> &Arc<Catalogue> {
        &self.all[self.current]
    }

    /// The first one.
    pub fn first(&self) -> &Arc<Catalogue> {
        &self.all[0]
    }

    /// Whether the first one is being written.
    pub fn is_first(&self) -> bool {
        self.current == 0
    }

    /// The folder of the one that is being written: empty, or with a slash at its end.
    pub fn folder(&self) -> String {
        self.folder_of(self.current)
    }

    fn folder_of(&self, language: usize) -> String {
        match language {
            0 => String::new(),
            _ => format!("{}/", self.all[language].tag),
        }
    }

    /// What the current language calls that of texts without a translation; `None` on pages of the first language.
    pub fn of_texts(&self) -> Option<String> {
        let first = &self.all[0].tag;
        (!self.is_first()).then(|| message!("language-named", tag = first))
    }

    /// What a page at this path of its language links to; nothing where there is one language.
    pub fn links(&self, path: &str) -> Vec<LanguageLink> {
        if self.all.len() < 2 {
            return Vec::new();
        }
        let up = "../".repeat(path.matches('/').count() + self.folder().matches('/').count());
        let links = self.all.iter().enumerate().map(|(index, language)| LanguageLink {
            tag: language.tag.clone(),
            name: within(language, || message!("language-name")),
            href: format!("{up}{}{path}", self.folder_of(index)),
            current: index == self.current,
        });
        links.collect()
    }
}

/// Files of a site in a language that is not the first: addresses of what it has no file for lead to the root.
pub fn lead_home(site: &Site, files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let led = files.iter().map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).ok().filter(|_| path.ends_with(".html"));
        let led = text.map(|text| lead_out(text, path, |target| site.files.contains_key(target)));
        (path.clone(), led.map_or_else(|| bytes.clone(), String::into_bytes))
    });
    led.collect()
}

/// Attributes whose value is an address.
const ADDRESSES: [&str; 2] = [" href=\"", " src=\""];

/// The text of a page at a path in which addresses of what is not there lead one folder further out.
fn lead_out(text: &str, path: &str, is_there: impl Fn(&str) -> bool) -> String {
    let folder: Vec<&str> = path.split('/').rev().skip(1).collect();
    let mut out = String::with_capacity(text.len() + 1024);
    let mut rest = text;
    while let Some((at, attribute)) = ADDRESSES.iter().filter_map(|own| Some((rest.find(own)?, *own))).min() {
        let value = at + attribute.len();
        out.push_str(&rest[..value]);
        rest = &rest[value..];
        let address = rest.split('"').next().unwrap_or_default();
        let file = address.split(['#', '?']).next().unwrap_or_default();
        let up = file.matches("../").count();
        let is_outside = file.is_empty() || file.starts_with('/') || file.contains(':') || up > folder.len();
        if !is_outside {
            let inside: Vec<&str> = folder[up..].iter().rev().copied().chain([&file[3 * up..]]).collect();
            if !is_there(&inside.join("/")) {
                out.push_str("../");
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_what_stands_at_the_root_lead_there_and_others_stay() {
        let page = r##"<a href="../data/a.csv" title="a"> <a href="b.html#x"> <a href="#y"> <link href="https://a.eu/"> <a href="../../tech/b.html"> <script src="../assets/site.css">"##;
        let there = ["tech/b.html"];
        let led = lead_out(page, "tech/a.html", |path| there.contains(&path));
        let expected = r##"<a href="../../data/a.csv" title="a"> <a href="b.html#x"> <a href="#y"> <link href="https://a.eu/"> <a href="../../tech/b.html"> <script src="../../assets/site.css">"##;
        assert_eq!(led, expected);
        let root = lead_out(r#"<a href="data/a.csv"><a href="es/x.html">"#, "index.html", |_| false);
        assert_eq!(root, r#"<a href="../data/a.csv"><a href="../es/x.html">"#);
    }
}
