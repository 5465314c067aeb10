//! Texts of other tools as plain names and as Markdown: HTML becomes Markdown, signs nobody sees are taken out.

use pulldown_cmark::{Options, Parser, html};
use scraper::{Html, Node};

use crate::inert::is_unseen;

/// The longest description kept, in characters.
const LONGEST: usize = 100_000;
/// The most HTML tags a text may have to be read as HTML.
const MOST_TAGS: usize = 20_000;
/// How deep elements are told apart; what lies deeper is only text.
const DEEPEST: usize = 60;

/// Elements that a text is known by as HTML.
const TAGS: [&str; 34] = [
    "p",
    "br",
    "a",
    "b",
    "i",
    "u",
    "em",
    "strong",
    "ul",
    "ol",
    "li",
    "div",
    "span",
    "code",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "sub",
    "sup",
    "small",
    "img",
    "table",
    "tr",
    "td",
    "blockquote",
    "hr",
    "script",
    "style",
    "font",
    "iframe",
];

/// A name on one line, without markup and unseen signs; and whether a sign had to go.
pub fn plain_name(text: &str) -> (String, bool) {
    let (clean, odd) = without_unseen(text);
    let text = if looks_like_html(&clean) || has_entity(&clean) {
        let fragment = Html::parse_fragment(&clean);
        fragment.root_element().text().collect()
    } else {
        clean
    };
    (text.split_whitespace().collect::<Vec<_>>().join(" "), odd)
}

/// A description that is HTML where it looks like it, plain text otherwise, as Markdown.
pub fn from_html(text: &str) -> String {
    let (clean, _) = without_unseen(text);
    let clean = unwrap_quotes(clean.trim());
    if looks_like_html(&clean) || has_entity(&clean) {
        return to_markdown(&shorten(clean));
    }
    let paragraphs = clean.split("\n\n").map(|paragraph| {
        let words: Vec<&str> = paragraph.split_whitespace().collect();
        at_block_start(&escape(&words.join(" ")))
    });
    paragraphs
        .filter(|paragraph| !paragraph.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// A description that is Markdown; HTML inside it becomes Markdown too.
pub fn from_markdown(text: &str) -> String {
    let (clean, _) = without_unseen(text);
    let clean = shorten(clean.trim().replace("\r\n", "\n"));
    if !looks_like_html(&clean) {
        return clean;
    }
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(&clean, Options::empty()));
    to_markdown(&page)
}

/// Whether a description is HTML rather than Markdown.
pub fn looks_like_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let end = rest
            .find(|sign: char| !sign.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let closes = rest[end..].starts_with(['>', ' ', '/', '\n', '\t', '\r']);
        closes && end > 0 && TAGS.contains(&rest[..end].to_ascii_lowercase().as_str())
    })
}

/// The text without control signs and signs that turn the direction of writing; and whether there were any.
pub fn without_unseen(text: &str) -> (String, bool) {
    // Joiners belong to some scripts and pictures; where they do not, they are shown.
    let unseen = |sign: char| is_unseen(sign) && !matches!(sign, '\u{200c}' | '\u{200d}');
    let text: std::borrow::Cow<str> = match text.contains("\r") {
        true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
        false => text.into(),
    };
    if text.chars().any(unseen) {
        (text.chars().filter(|sign| !unseen(*sign)).collect(), true)
    } else {
        (text.into_owned(), false)
    }
}

fn has_entity(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| {
        let rest = &text[at + 1..];
        rest.find(';').is_some_and(|end| {
            let word = &rest[..end];
            (2..=10).contains(&end) && word.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '#')
        })
    })
}

/// Some exporters put a JSON text into the quotation marks of CSV a second time.
fn unwrap_quotes(text: &str) -> String {
    let inside = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    match inside {
        Some(inside) if !inside.replace("\"\"", "").contains('"') => inside.replace("\"\"", "\"").trim().to_owned(),
        _ => text.to_owned(),
    }
}

fn shorten(text: String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn to_markdown(page: &str) -> String {
    if page.matches('<').count() > MOST_TAGS {
        return escape(page);
    }
    let fragment = Html::parse_fragment(page);
    let mut writer = Writer::default();
    let root = fragment.tree.root();
    let mut next = root.first_child();
    let mut depth = 0_usize;
    while let Some(node) = next {
        let enters = writer.open(node.value(), depth);
        if let Some(child) = node.first_child().filter(|_| enters) {
            depth += 1;
            next = Some(child);
            continue;
        }
        writer.close(node.value(), depth);
        let mut here = node;
        next = loop {
            if let Some(sibling) = here.next_sibling() {
                break Some(sibling);
            }
            let Some(parent) = here.parent() else { break None };
            if parent == root {
                break None;
            }
            depth -= 1;
            writer.close(parent.value(), depth);
            here = parent;
        };
    }
    writer.finish()
}

/// A text in the making; the innermost open element last.
#[derive(Default)]
struct Writer {
    frames: Vec<String>,
    lists: Vec<Option<usize>>,
    out: String,
}

impl Writer {
    fn text(&mut self) -> &mut String {
        self.frames.last_mut().unwrap_or(&mut self.out)
    }

    /// Whether the children of the node are read.
    fn open(&mut self, node: &Node, depth: usize) -> bool {
        match node {
            Node::Text(text) => {
                self.words(text);
                true
            }
            Node::Element(element) if depth < DEEPEST => match element.name() {
                "script" | "style" | "template" | "iframe" | "object" | "noscript" | "title" | "svg" => false,
                "br" => {
                    let text = self.text();
                    if !text.trim_end_matches(' ').is_empty() && !text.ends_with('\n') {
                        text.push_str("\\\n");
                    }
                    true
                }
                "img" => {
                    let words = element.attr("alt").unwrap_or_default().to_owned();
                    self.words(&words);
                    true
                }
                name => {
                    if matches!(name, "ul" | "ol") {
                        self.lists.push((name == "ol").then_some(0));
                    }
                    if is_framed(name) {
                        self.frames.push(String::new());
                    }
                    true
                }
            },
            _ => true,
        }
    }

    fn words(&mut self, words: &str) {
        let mut clean = words.split_whitespace().collect::<Vec<_>>().join(" ");
        clean = escape(&clean);
        let begins = words.starts_with(char::is_whitespace);
        let ends = words.ends_with(char::is_whitespace);
        let text = self.text();
        if begins && !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
        text.push_str(&clean);
        if ends && !clean.is_empty() {
            text.push(' ');
        }
    }

    fn close(&mut self, node: &Node, depth: usize) {
        let Node::Element(element) = node else { return };
        let name = element.name();
        if depth >= DEEPEST || !is_framed(name) {
            return;
        }
        let inside = self.frames.pop().unwrap_or_default();
        if matches!(name, "ul" | "ol") {
            self.lists.pop();
        }
        let flat = !inside.trim().contains('\n');
        match name {
            "b" | "strong" if flat => self.inline(&inside, "**", "**"),
            "i" | "em" if flat => self.inline(&inside, "*", "*"),
            "a" if flat => match element.attr("href").map(str::trim).filter(|href| is_web(href)) {
                Some(href) => {
                    let href = href.replace(['<', '>', '\n', '\r', ' ', '\\'], "");
                    self.inline(&inside, "[", &format!("](<{href}>)"));
                }
                None => self.inline(&inside, "", ""),
            },
            "b" | "strong" | "i" | "em" | "a" => self.text().push_str(&inside),
            "code" if flat && !inside.contains('`') => {
                let words = unescape(&inside);
                self.inline(&words, "`", "`");
            }
            "code" => self.text().push_str(&inside),
            "li" => self.list_item(&inside),
            "td" | "th" => {
                let text = self.text();
                if !text.trim().is_empty() {
                    text.push_str(" – ");
                }
                let words = inside.split_whitespace().collect::<Vec<_>>().join(" ");
                text.push_str(&words);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if flat && !inside.trim().is_empty() => {
                self.block(&format!("#### {}", inside.trim()));
            }
            "blockquote" => {
                let quoted: Vec<String> = inside.trim().lines().map(|line| format!("> {line}")).collect();
                self.block(&quoted.join("\n"));
            }
            "pre" => {
                let words = unescape(inside.trim_matches('`').trim());
                self.block(&format!("```\n{words}\n```"));
            }
            "ul" | "ol" => self.block(inside.trim_end()),
            _ => {
                let block = at_block_start(inside.trim());
                self.block(&block);
            }
        }
    }

    /// Marks around words; blanks go outside.
    fn inline(&mut self, inside: &str, before: &str, after: &str) {
        let words = inside.trim();
        let text = self.text();
        if inside.starts_with(' ') && !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
        if !words.is_empty() {
            text.push_str(before);
            text.push_str(words);
            text.push_str(after);
        }
        if inside.ends_with(' ') {
            text.push(' ');
        }
    }

    fn block(&mut self, block: &str) {
        if block.trim().is_empty() {
            return;
        }
        let text = self.text();
        let kept = text.trim_end().trim_end_matches('\\').trim_end().len();
        text.truncate(kept);
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(block);
        text.push_str("\n\n");
    }

    fn list_item(&mut self, inside: &str) {
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{number}. ")
            }
            _ => "- ".to_owned(),
        };
        let indent = " ".repeat(mark.len());
        let lines: Vec<String> = inside
            .trim()
            .lines()
            .filter(|line| !line.trim().is_empty())
            .enumerate()
            .map(|(index, line)| format!("{}{line}", if index == 0 { &mark } else { &indent }))
            .collect();
        let text = self.text();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&lines.join("\n"));
        text.push('\n');
    }

    fn finish(mut self) -> String {
        while let Some(inside) = self.frames.pop() {
            self.text().push_str(&inside);
        }
        at_block_start(self.out.trim().trim_end_matches('\\').trim_end())
    }
}

fn is_framed(name: &str) -> bool {
    matches!(
        name,
        "b" | "strong"
            | "i"
            | "em"
            | "a"
            | "code"
            | "p"
            | "div"
            | "section"
            | "article"
            | "li"
            | "ul"
            | "ol"
            | "td"
            | "th"
            | "tr"
            | "table"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "pre"
            | "figure"
            | "dl"
            | "dt"
            | "dd"
    )
}

/// Whether an address leads to the web or to a mailbox.
pub fn is_web(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
}

/// The text with the signs of Markdown made plain.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        let after = text[at + sign.len_utf8()..].chars().next().unwrap_or(' ');
        let special = match sign {
            '\\' | '*' | '`' | '[' | ']' => true,
            '<' => after.is_alphabetic() || matches!(after, '/' | '!' | '?'),
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '&' => after.is_alphanumeric() || after == '#',
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(sign);
        before = sign;
    }
    out
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign == '\\' && signs.peek().is_some_and(char::is_ascii_punctuation) {
            continue;
        }
        out.push(sign);
    }
    out
}

/// A paragraph that does not begin like a list, a heading or a quotation by chance.
fn at_block_start(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let numbered = digits > 0 && text[digits..].starts_with(['.', ')']);
    // Lists and headings made here begin with their mark and a blank; they are left alone.
    let made = text.starts_with("- ") && text.contains("\n") || text.starts_with("#### ") || text.starts_with("1. ");
    if made || !(numbered || text.starts_with(['-', '+', '#', '>', '=', '~'])) {
        return text.to_owned();
    }
    match numbered {
        true => format!("{}\\{}", &text[..digits], &text[digits..]),
        false => format!("\\{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_markdown_and_nothing_else_gets_through() {
        let html = "<p><strong>Zero trust </strong>is a <a href=\"https://example.org/a b\" class=x>model</a>; see \
                    <a href=\"javascript:alert(1)\">this</a>.</p><br><p>Second &amp; last:<ul><li>one</li><li>two <em>x</em></li></ul>\
                    <script>alert(2)</script><code>a*b</code></p>";
        let expected = "**Zero trust** is a [model](<https://example.org/ab>); see this.\n\nSecond & last:\n\n- one\n- two *x*\n\n`a*b`";
        assert_eq!(from_html(html), expected);
        assert_eq!(from_html("a*b [c](d) C# <T>"), "a\\*b \\[c\\](d) C# \\<T>");
        assert_eq!(from_html("\"\""), "");
        assert_eq!(from_html("\"He said \"\"no\"\".\""), "He said \"no\".");
    }

    #[test]
    fn names_lose_markup_entities_and_unseen_signs() {
        assert_eq!(
            plain_name(" R&amp;D <b>tools</b>\n now "),
            ("R&D tools now".to_owned(), false)
        );
        assert_eq!(plain_name("AT&T List<T>"), ("AT&T List<T>".to_owned(), false));
        assert_eq!(plain_name("in\u{202e}voice\u{0}"), ("invoice".to_owned(), true));
    }

    #[test]
    fn deep_and_huge_html_is_read_in_time() {
        let deep = format!("{}x{}", "<div><b>".repeat(9_000), "</b></div>".repeat(9_000));
        assert!(from_html(&deep).contains('x'));
        let wide = "<p>a".repeat(30_000);
        assert!(!from_html(&wide).is_empty());
    }
}
