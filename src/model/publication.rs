//! Who is named where the radar is cited, and where it is published.

/// What `[publication]` declares; all of it may be absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publication {
    /// Who made it, in the order they are named.
    pub authors: Vec<Author>,
    /// DOI of the edition, such as `10.5281/zenodo.1234`.
    pub doi: Option<String>,
    /// Where the data is kept, an address of the web.
    pub repository: Option<String>,
    /// Where its site is published, an address of the web without a slash at its end.
    pub address: Option<String>,
    /// Words it is found by.
    pub keywords: Vec<String>,
}

impl Publication {
    /// The names of who made it, in order.
    pub fn list_authors(&self) -> Vec<String> {
        let name = |author: &Author| match &author.name {
            AuthorName::Person { given, family } => format!("{given} {family}"),
            AuthorName::Organisation(name) => name.clone(),
        };
        self.authors.iter().map(name).collect()
    }
}

/// A person or an organisation that made the radar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Who it is.
    pub name: AuthorName,
    /// ORCID as an address, `https://orcid.org/0000-…`.
    pub orcid: Option<String>,
    /// Where the person works; an organisation has none.
    pub affiliation: Option<String>,
    /// A page about them, an address of the web.
    pub website: Option<String>,
}

/// What an author is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuthorName {
    /// A person.
    Person {
        /// Given names.
        given: String,
        /// Family names.
        family: String,
    },
    /// An organisation or a project.
    Organisation(String),
}

/// Identifiers of licences (spdx.org) that data and programs of radars usually bear.
const SPDX: [&str; 19] = [
    "0BSD",
    "AGPL-3.0-or-later",
    "Apache-2.0",
    "BSD-3-Clause",
    "CC-BY-3.0",
    "CC-BY-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-ND-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-SA-4.0",
    "CC0-1.0",
    "EUPL-1.2",
    "GPL-3.0-or-later",
    "MIT",
    "ODC-By-1.0",
    "ODbL-1.0",
    "OGL-UK-3.0",
    "PDDL-1.0",
];

/// The identifiers that a licence names as a choice, "MIT OR Apache-2.0"; none where it is words or an unknown one.
pub fn list_spdx(licence: &str) -> Vec<&'static str> {
    let known = |name: &str| SPDX.into_iter().find(|known| *known == name.trim());
    let named: Option<Vec<&str>> = licence.split(" OR ").map(known).collect();
    named.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_licences_that_are_all_known_are_named_by_their_identifiers() {
        assert_eq!(list_spdx("MIT OR Apache-2.0"), ["MIT", "Apache-2.0"]);
        assert_eq!(list_spdx("CC-BY-4.0"), ["CC-BY-4.0"]);
        assert!(list_spdx("MIT OR the one of our house").is_empty());
        assert!(list_spdx("Name a licence here").is_empty());
    }
}
