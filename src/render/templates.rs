//! The templates: built into the program, and laid over file by file from a folder the user names.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, Tera};

use crate::diagnostic::{Diagnostic, Place, nearest};

use super::catalogues::{self, FOLDER};
use super::messages::say;
use super::pages::LanguageLink;

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The style sheets that make up the site's one, in order.
const SHEETS: [&str; 4] = ["map.css", "site.css", "map-modes.css", "plots.css"];

/// Templates ready to render.
pub struct Templates {
    tera: Tera,
    overlay: BTreeMap<String, String>,
}

/// The built-in files that make pages: path and text. The starter radar is not among them.
fn built_in() -> impl Iterator<Item = (&'static str, &'static str)> {
    BUILT_IN
        .files()
        .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
}

impl Templates {
    /// The built-in templates with the user's laid over them.
    pub fn with_overlay(overlay: &BTreeMap<String, String>) -> Result<Self, Vec<Diagnostic>> {
        check_names(overlay)?;
        let mut tera = Tera::new();
        let fault = |error: tera::Error| vec![tell(&error)];
        tera.set_fallback_prefixes(["builtin/"]).map_err(fault)?;
        tera.autoescape_on(vec![".html"]);
        tera.register_function("t", say);
        let pages = built_in().filter(|(path, _)| path.ends_with(".html"));
        let mut files: Vec<(String, String)> = pages
            .map(|(path, text)| (format!("builtin/{path}"), text.to_owned()))
            .collect();
        files.extend(
            overlay
                .iter()
                .filter(|(path, _)| path.ends_with(".html"))
                .map(|(path, text)| (path.clone(), text.clone())),
        );
        tera.add_raw_templates(files).map_err(fault)?;
        Ok(Templates {
            tera,
            overlay: overlay.clone(),
        })
    }

    /// Renders a template with what a page says, the languages in which there is one, and the name of the language of texts
    /// that may stand there in another one; and the address at which the page is published, where one is declared.
    pub fn render(
        &self,
        template: &str,
        page: &impl Serialize,
        ((languages, texts_in), canonical): ((&[LanguageLink], Option<String>), Option<String>),
    ) -> Result<String, Diagnostic> {
        let mut context = Context::from_serialize(page).map_err(|error| tell(&error))?;
        context.insert("languages", languages);
        context.insert("texts_in", &texts_in);
        context.insert("canonical", &canonical);
        let name = if self.overlay.contains_key(template) {
            template.to_owned()
        } else {
            format!("builtin/{template}")
        };
        self.tera.render(&name, &context).map_err(|error| tell(&error))
    }

    /// The site's style sheet.
    pub fn stylesheet(&self) -> String {
        SHEETS.map(|name| self.written(name)).concat()
    }

    /// One style sheet or script as it goes out: ours without what is for those who change it, one that a user changed as it is.
    pub fn written(&self, name: &str) -> String {
        let text = self.sheet(name);
        if self.overlay.contains_key(name) && built_in().all(|(path, built_in)| path != name || built_in != text) {
            return text + "\n";
        }
        let small = match name.ends_with(".css") {
            true => minifier::css::minify(&text).map(|small| small.to_string()),
            false => minifier::js::minify(&text).map(|small| small.to_string()),
        };
        small.unwrap_or(text) + "\n"
    }

    /// One style sheet or script as it is written, the user's where there is one.
    pub fn sheet(&self, name: &str) -> String {
        let built_in = built_in().find(|(path, _)| *path == name).map_or("", |(_, text)| text);
        self.overlay.get(name).map_or(built_in, String::as_str).to_owned()
    }
}

/// The files that pages are made with, by path: templates, style sheets, scripts and catalogues.
pub fn list_templates() -> Vec<(String, String)> {
    let pages = built_in().filter(|(path, _)| *path != TERMINAL);
    let pages = pages.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let catalogues = catalogues::built_in().map(|(tag, text)| (format!("{FOLDER}{tag}.ftl"), text.to_owned()));
    pages.chain(catalogues).collect()
}

/// The words of the terminal, which nobody lays over.
const TERMINAL: &str = "terminal.ftl";

fn check_names(overlay: &BTreeMap<String, String>) -> Result<(), Vec<Diagnostic>> {
    let known = built_in().map(|(path, _)| path);
    let known: Vec<&str> = known.filter(|path| *path != TERMINAL).collect();
    let is_catalogue = |path: &str| path.strip_prefix(FOLDER).is_some_and(|name| name.ends_with(".ftl"));
    let unknown = overlay
        .keys()
        .filter(|path| !known.contains(&path.as_str()) && !is_catalogue(path));
    let complaints: Vec<Diagnostic> = unknown
        .map(|path| {
            let hint =
                nearest(path, known.iter().copied()).unwrap_or_else(|| format!("known ones are {}", known.join(", ")));
            Diagnostic::error(
                Place::in_file(path.clone()),
                "there is no template of this name to lay over.",
            )
            .with_hint(hint)
        })
        .collect();
    if complaints.is_empty() { Ok(()) } else { Err(complaints) }
}

fn tell(error: &tera::Error) -> Diagnostic {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(&format!("\n{cause}"));
        source = cause.source();
    }
    Diagnostic::error(Place::in_file("templates"), text)
}
