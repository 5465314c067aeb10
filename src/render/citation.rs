//! How to cite the edition, for programs: a `CITATION.cff` in the Citation File Format 1.2.0 (YAML).

use std::fmt::Write;

use serde_json::Value;

use crate::inert::escape_json;
use crate::model::{Author, AuthorName, Dossier, list_spdx};

use super::messages::message;

/// Writes the file; where nobody is named as an author, whoever answers for the radar stands there.
pub fn write_citation(dossier: &Dossier) -> String {
    let configuration = &dossier.configuration;
    let publication = &configuration.publication;
    let mut text = String::new();
    let mut line = |indent: &str, key: &str, value: &str| {
        let _ = writeln!(text, "{indent}{key}: {}", quote(value));
    };
    line("", "cff-version", "1.2.0");
    line("", "message", &message!("cite-as-below"));
    line("", "type", "dataset");
    line("", "title", &configuration.title);
    line("", "abstract", &configuration.summary);
    line("", "version", &configuration.edition);
    line("", "date-released", &configuration.date.to_string());
    if let Some(doi) = &publication.doi {
        line("", "doi", doi);
    }
    if let Some(repository) = &publication.repository {
        line("", "repository", repository);
    }
    if let Some(address) = &publication.address {
        line("", "url", &format!("{address}/"));
    }
    text.push_str("identifiers:\n");
    for (start, key, value) in [
        ("  - ", "type", "other".to_owned()),
        ("    ", "value", format!("sha256:{}", dossier.digest)),
        ("    ", "description", message!("cite-digest")),
    ] {
        let _ = writeln!(text, "{start}{key}: {}", quote(&value));
    }
    let contact = [("name", configuration.contact.clone())];
    let authors = publication.authors.iter().map(list_keys).collect::<Vec<_>>();
    write_parties(&mut text, "authors", &authors, &contact);
    write_parties(&mut text, "contact", &[], &contact);
    write_list(&mut text, "license", &list_spdx(&configuration.licence));
    write_list(&mut text, "keywords", &publication.keywords);
    text
}

/// The keys of an author, as the format calls them.
fn list_keys(author: &Author) -> Vec<(&'static str, String)> {
    let mut keys = match &author.name {
        AuthorName::Person { given, family } => vec![("family-names", family.clone()), ("given-names", given.clone())],
        AuthorName::Organisation(name) => vec![("name", name.clone())],
    };
    keys.extend(author.affiliation.clone().map(|text| ("affiliation", text)));
    keys.extend(author.orcid.clone().map(|text| ("orcid", text)));
    keys.extend(author.website.clone().map(|text| ("website", text)));
    keys
}

/// A list of people and organisations, or the one that stands in for an empty one.
fn write_parties(
    text: &mut String,
    key: &str,
    parties: &[Vec<(&'static str, String)>],
    otherwise: &[(&'static str, String)],
) {
    let parties = parties.iter().map(Vec::as_slice);
    let parties: Vec<&[(&str, String)]> = match parties.len() {
        0 => vec![otherwise],
        _ => parties.collect(),
    };
    let _ = writeln!(text, "{key}:");
    for keys in parties {
        for (index, (key, value)) in keys.iter().enumerate() {
            let start = if index == 0 { "  - " } else { "    " };
            let _ = writeln!(text, "{start}{key}: {}", quote(value));
        }
    }
}

/// A list of words; left out where there is none.
fn write_list<T: AsRef<str>>(text: &mut String, key: &str, words: &[T]) {
    if words.is_empty() {
        return;
    }
    let _ = writeln!(text, "{key}:");
    for word in words {
        let _ = writeln!(text, "  - {}", quote(word.as_ref()));
    }
}

/// A text in double quotes; what JSON writes so, YAML reads.
fn quote(text: &str) -> String {
    escape_json(&Value::from(text).to_string()).into_owned()
}
