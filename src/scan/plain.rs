//! Texts of sources as plain text: no tags, no entities, one blank between words.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{Html, Node};

use crate::model::limits;

/// Elements whose text nobody sees.
const UNSEEN: [&str; 5] = ["script", "style", "noscript", "template", "head"];

/// A text that may hold tags and entities, as plain text.
pub fn plain_text(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return one_blank(text);
    }
    let page = Html::parse_fragment(text);
    one_blank(&visible_text(page.tree.root()))
}

/// The text below a node that a reader sees; a block is kept apart from its neighbours.
pub fn visible_text(node: NodeRef<'_, Node>) -> String {
    let mut text = String::new();
    let mut hidden = 0_usize;
    for edge in node.traverse() {
        let (node, opens) = match edge {
            Edge::Open(node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Text(words) if opens && hidden == 0 => text.push_str(words),
            Node::Element(element) if UNSEEN.contains(&element.name()) && opens => hidden += 1,
            Node::Element(element) if UNSEEN.contains(&element.name()) => hidden -= 1,
            Node::Element(element) if is_block(element.name()) => text.push(' '),
            _ => {}
        }
    }
    text
}

fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "abbr"
            | "b"
            | "cite"
            | "code"
            | "em"
            | "i"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
    )
}

/// The text with one blank for every run of blanks.
pub fn one_blank(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// An address of the web, where a text is one.
pub fn web_address(text: &str) -> Option<String> {
    let web = text.starts_with("https://") || text.starts_with("http://");
    let whole = !text.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    (web && whole && text.len() <= limits::ADDRESS).then(|| text.to_owned())
}

/// At most so many letters of a text, with an ellipsis where some are missing.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_scripts_and_entities_are_gone_and_words_stay_apart() {
        let text = "<p>One <b>bo</b>ld</p><p>A&amp;B&nbsp;&lt;x&gt;</p><script>alert(1)</script>\n end";
        assert_eq!(plain_text(text), "One bold A&B <x> end");
        assert_eq!(plain_text("  plain\n text "), "plain text");
    }

    #[test]
    fn only_web_addresses_pass() {
        assert!(web_address("https://doi.org/10.1/x").is_some());
        for address in ["javascript:alert(1)", "ftp://a/b", "https://a/ b", "https://a/\u{0}"] {
            assert_eq!(web_address(address), None, "{address}");
        }
    }

    #[test]
    fn a_long_text_is_cut_between_letters() {
        assert_eq!(cut("äöü", 3), "äöü");
        assert_eq!(cut("äö üx", 3), "äö…");
    }
}
