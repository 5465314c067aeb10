//! Descriptions are Markdown: rendered with raw HTML shown as text and links limited to safe schemes.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use super::marks;
use super::messages::message;

/// Renders Markdown as HTML that holds nothing but what Markdown itself can say.
///
/// A text in another language than the page is an element of its own, and says so at its end.
pub fn render_markdown(text: &str) -> String {
    if let Some((tag, text)) = marks::split(text) {
        let named = message!("in-that-language", language = message!("language-named", tag = tag));
        return format!(
            "<div lang=\"{tag}\">{}</div>\n<p class=\"foreign\">{named}</p>\n",
            render_plain(text)
        );
    }
    render_plain(text)
}

fn render_plain(text: &str) -> String {
    let mut dropped = Vec::new();
    let events = Parser::new_ext(text, Options::empty()).filter_map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        // A page has one h1, its own, so headings inside a description begin below the page's sections.
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { dest_url, .. }) if !is_safe(&dest_url) => {
            dropped.push(dest_url.to_string());
            None
        }
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            id,
            ..
        }) => {
            dropped.push(String::new());
            Some(Event::Start(Tag::Link {
                link_type,
                dest_url,
                title: CowStr::Borrowed(""),
                id,
            }))
        }
        Event::End(TagEnd::Link) => match dropped.pop() {
            Some(kept) if kept.is_empty() => Some(Event::End(TagEnd::Link)),
            _ => None,
        },
        other => Some(other),
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}

/// The words of Markdown alone, on one line: for searching.
pub fn take_words(text: &str) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                words.push_str(&text)
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) | Event::Start(_) => {}
            Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_safe(address: &str) -> bool {
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| address.to_ascii_lowercase().starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_alone_keep_every_letter_and_no_sign_of_markdown() {
        let words = take_words("# Head\n\nun**like**ly `code`, [a link](https://example.org)\n\n* <b>one</b>\n* two");
        assert_eq!(words, "Head unlikely code, a link <b>one</b> two");
    }

    #[test]
    fn raw_html_is_shown_as_text() {
        let out = render_markdown("<script>alert(1)</script> and <b onclick=x>b</b>");
        assert!(!out.contains("<script") && !out.contains("<b "), "{out}");
        assert!(out.contains("&lt;b onclick=x&gt;"), "{out}");
    }

    #[test]
    fn links_keep_only_safe_schemes_and_their_text_always() {
        let out = render_markdown(
            "[a](javascript:alert(1)) [b](https://example.org) [c](data:text/html,x) ![d](https://example.org/x.png)",
        );
        assert!(
            !out.contains("javascript:") && !out.contains("data:") && !out.contains("<img"),
            "{out}"
        );
        assert!(out.contains("<a href=\"https://example.org\">b</a>"), "{out}");
        assert!(out.contains("a ") && out.contains(" c"), "{out}");
    }
}
