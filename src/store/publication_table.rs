//! `[publication]` of `radar.toml`: who is named where the radar is cited, and where it is published.

use crate::diagnostic::excerpt;
use crate::model::{Author, AuthorName, Publication, limits};

use super::fields::Fields;
use super::named::values;

/// Reads what is declared for publication; what is wrong is noted.
pub fn read_publication(fields: &mut Fields) -> Option<Publication> {
    let authors = fields.some_tables("authors", "an author", limits::DECLARED, read_author);
    let doi = read_shaped(fields, "doi", is_doi, "a DOI", "such as \"10.5281/zenodo.1234\"");
    let repository = read_address(fields, "repository");
    let address = read_shaped(
        fields,
        "address",
        is_site,
        "the address of a site",
        "it begins with https:// or http:// and has neither ? nor #",
    );
    let mut keywords = values(fields.texts("keywords"));
    let count = keywords.len();
    keywords.sort();
    keywords.dedup();
    if keywords.len() < count {
        fields.complain("keywords", "a keyword stands here twice.", None);
    }
    Some(Publication {
        authors,
        doi,
        repository,
        address: address.map(|address| address.trim_end_matches('/').to_owned()),
        keywords,
    })
}

/// An organisation has a `name`, a person `given_names` and `family_names`.
fn read_author(fields: &mut Fields) -> Option<Author> {
    let name = fields.text_if_within("name", limits::NAME);
    let given = fields.text_if_within("given_names", limits::NAME);
    let family = fields.text_if_within("family_names", limits::NAME);
    let orcid = read_shaped(
        fields,
        "orcid",
        is_orcid,
        "an ORCID",
        "such as \"https://orcid.org/0000-0002-1825-0097\"",
    );
    let affiliation = fields.text_if_within("affiliation", limits::NAME);
    let website = read_address(fields, "website");
    if let (Some(_), Some(affiliation)) = (&name, &affiliation) {
        let message = format!(
            "\"{}\" is the affiliation of an organisation; only a person has one.",
            excerpt(&affiliation.value)
        );
        fields.complain(
            "affiliation",
            message,
            Some("name it as an author of its own, or leave it out".into()),
        );
    }
    let name = match (name, given, family) {
        (Some(name), None, None) => AuthorName::Organisation(name.value),
        (None, Some(given), Some(family)) => AuthorName::Person {
            given: given.value,
            family: family.value,
        },
        (_, _, _) => {
            let message = "an author has either a name, or given_names and family_names.";
            fields.complain(
                "name",
                message,
                Some("an organisation has a name, a person the other two".into()),
            );
            return None;
        }
    };
    Some(Author {
        name,
        orcid,
        affiliation: affiliation.map(|text| text.value),
        website,
    })
}

fn read_address(fields: &mut Fields, key: &'static str) -> Option<String> {
    read_shaped(
        fields,
        key,
        is_address,
        "an address of the web",
        "it begins with https:// or http://",
    )
}

fn read_shaped(
    fields: &mut Fields,
    key: &'static str,
    is_fine: fn(&str) -> bool,
    what: &str,
    hint: &str,
) -> Option<String> {
    let text = fields.text_if_within(key, limits::ADDRESS)?.value;
    if is_fine(&text) {
        return Some(text);
    }
    let message = format!("{key} \"{}\" is not {what}.", excerpt(&text));
    fields.complain(key, message, Some(hint.into()));
    None
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let unfit = |letter: char| letter.is_whitespace() || letter.is_control() || "\"<>\\^`{|}".contains(letter);
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(unfit))
}

/// The address of a folder of pages, below which the address of each begins.
fn is_site(text: &str) -> bool {
    let host = text.split('/').nth(2).unwrap_or_default();
    is_address(text) && !host.is_empty() && !text.contains(['?', '#'])
}

/// What the Citation File Format takes as a DOI: a prefix `10.` with four to nine digits, and a suffix of few signs.
fn is_doi(text: &str) -> bool {
    let Some((prefix, suffix)) = text.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    let (registrant, parts) = prefix.split_once('.').unwrap_or((prefix, "0"));
    let digits = |text: &str| !text.is_empty() && text.chars().all(|sign| sign.is_ascii_digit());
    let fine = |sign: char| sign.is_ascii_alphanumeric() || ":/_;-.()[]".contains(sign);
    digits(registrant)
        && digits(parts)
        && (4..=9).contains(&registrant.len())
        && !suffix.is_empty()
        && suffix.chars().all(fine)
}

fn is_orcid(text: &str) -> bool {
    let Some(id) = text.strip_prefix("https://orcid.org/") else {
        return false;
    };
    let blocks: Vec<&str> = id.split('-').collect();
    let last = |at: usize, sign: char| sign == 'X' && at == 18;
    blocks.len() == 4
        && blocks.iter().all(|block| block.len() == 4)
        && id
            .char_indices()
            .all(|(at, sign)| sign == '-' || sign.is_ascii_digit() || last(at, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_have_the_shape_that_citations_ask_for() {
        assert!(is_doi("10.5281/zenodo.1234") && is_doi("10.1234.5/a(b)"));
        assert!(
            !is_doi("https://doi.org/10.5281/x") && !is_doi("10.1/x") && !is_doi("10.5281/") && !is_doi("10.5281/a b")
        );
        assert!(is_orcid("https://orcid.org/0000-0002-1825-009X"));
        assert!(!is_orcid("0000-0002-1825-0097") && !is_orcid("https://orcid.org/0000-0002-1825-00"));
        assert!(!is_orcid("https://orcid.org/0000-000X-1825-0097"));
        assert!(is_address("https://example.org/a?b") && !is_address("example.org") && !is_address("https://a b"));
        assert!(is_site("https://example.org/radar/") && is_site("http://localhost:8000"));
        assert!(
            !is_site("https:///radar")
                && !is_site("https://a.org/?b")
                && !is_site("https://a.org/#b")
                && !is_site("a.org")
        );
    }
}
