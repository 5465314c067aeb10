//! What sources say of single records, as plain text and safe addresses, in a fixed order.

use scraper::Html;

use crate::model::{EvidenceRecord, limits};

/// Text without tags, entities decoded, single blanks.
pub fn plain_text(text: &str) -> String {
    let marked = text.contains(['<', '&']);
    let bare: String = match marked {
        true => Html::parse_fragment(text).root_element().text().collect(),
        false => text.to_owned(),
    };
    let words: Vec<&str> = bare.split_whitespace().collect();
    shorten(words.join(" "))
}

/// A title is a line; what is longer than a line may be is cut.
fn shorten(text: String) -> String {
    match text.char_indices().nth(limits::LINE - 1) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// An address of the web, where the text is one.
pub fn web_address(text: &str) -> Option<String> {
    let web = text.starts_with("https://") || text.starts_with("http://");
    let whole = !text.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    (web && whole && text.len() <= limits::ADDRESS).then(|| text.to_owned())
}

/// Puts records in order: the latest first, then by identifier.
pub fn sort_records(records: &mut [EvidenceRecord]) {
    records.sort_by(|a, b| {
        b.date
            .cmp(&a.date)
            .then_with(|| a.id.cmp(&b.id))
            .then(a.chosen.cmp(&b.chosen))
    });
}

/// Most parts of a breakdown.
const PARTS: usize = 20;

/// The largest parts, largest first, then by name.
pub fn largest_parts(mut parts: Vec<(String, u64)>) -> Vec<(String, u64)> {
    parts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    parts.truncate(PARTS);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_plain_text() {
        let title = "Uses of <i>E. coli</i> &amp; <script>alert(1)</script>\n  p < 0.05";
        assert_eq!(plain_text(title), "Uses of E. coli & alert(1) p < 0.05");
        assert_eq!(plain_text(&"a".repeat(5_000)).chars().count(), limits::LINE);
    }

    #[test]
    fn only_web_addresses_pass() {
        assert!(web_address("https://doi.org/10.1/x").is_some());
        for address in ["javascript:alert(1)", "ftp://a/b", "https://a/ b", "https://a/\u{0}"] {
            assert_eq!(web_address(address), None, "{address}");
        }
    }
}
