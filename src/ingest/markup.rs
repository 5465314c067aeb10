//! What a line of a text says without its markup: emphasis, links, tags, anchors, as Markdown and wikis write them.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Signs without which a line has no markup.
const SIGNS: [char; 8] = ['*', '_', '`', '<', '[', '&', '\\', '~'];

/// Kept before the text, so that nothing at its beginning is read as a block of its own.
const GUARD: &str = "g ";

/// The text of a line without markup. Pictures are left out, links keep their words.
pub fn without_markup(text: &str) -> String {
    let text = text.replace("'''", "");
    if !text.contains(SIGNS) || text.len() > super::reading::LONGEST_LINE {
        return text;
    }
    let guarded = format!("{GUARD}{}", text.trim());
    let mut plain = String::with_capacity(text.len());
    let mut picture = 0_u32;
    for event in Parser::new(&guarded) {
        match event {
            Event::Start(Tag::Image { .. }) => picture += 1,
            Event::End(TagEnd::Image) => picture = picture.saturating_sub(1),
            _ if picture > 0 => {}
            Event::Text(piece) | Event::Code(piece) => plain.push_str(&piece),
            Event::InlineHtml(tag) | Event::Html(tag) if is_break(&tag) => plain.push(' '),
            Event::InlineHtml(tag) | Event::Html(tag) if !is_tag(&tag) => plain.push_str(&tag),
            Event::SoftBreak | Event::HardBreak => plain.push(' '),
            _ => {}
        }
    }
    let plain = plain.strip_prefix(GUARD.trim_end()).unwrap_or(&plain);
    // Emphasis that goes on in the next line has no partner here.
    let plain = wiki_links(plain).replace("**", "").replace("__", "");
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").trim().to_owned()
}

/// A cell with the lines that its tags make of it.
pub fn lines_of_cell(cell: &str) -> String {
    if !cell.contains('<') {
        return cell.to_owned();
    }
    let mut lines = cell.to_owned();
    for (tag, line) in [
        ("<li>", "\n• "),
        ("<br>", "\n"),
        ("<br/>", "\n"),
        ("<br />", "\n"),
        ("</p>", "\n"),
        ("</li>", "\n"),
        ("<p>", "\n"),
    ] {
        lines = lines.replace(tag, line);
    }
    lines
}

/// Whether a line is a link or a picture and nothing else.
pub fn is_only_link(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.") {
        return text.split_whitespace().count() == 1;
    }
    if !text.starts_with('[') && !text.starts_with('!') && !text.starts_with('<') {
        return false;
    }
    let (mut inside, mut beside) = (0_u32, false);
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => inside += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => inside = inside.saturating_sub(1),
            Event::Text(piece) if inside == 0 => beside |= piece.chars().any(char::is_alphanumeric),
            Event::Code(_) if inside == 0 => beside = true,
            _ => {}
        }
    }
    !beside && text.contains("](")
}

/// Tags that pages of Markdown and wikis have; other words between angle brackets are words.
const TAGS: [&str; 41] = [
    "a", "abbr", "b", "big", "br", "center", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em", "font",
    "h1", "h2", "h3", "h4", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "section",
    "small", "span", "strong", "sub", "summary", "sup", "u", "ul",
];

fn is_tag(tag: &str) -> bool {
    let inner = tag.trim_start_matches(['<', '/']);
    let name = inner
        .split(|sign: char| !sign.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    TAGS.contains(&name.to_ascii_lowercase().as_str()) || tag.starts_with("<!")
}

fn is_break(tag: &str) -> bool {
    ["<br", "<p", "</p", "<li", "</li"]
        .iter()
        .any(|name| tag.starts_with(name))
}

/// "[[Page|words]]" as its words, "[[Page]]" as the page.
fn wiki_links(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((inner, behind)) = after.split_once("]]") else {
            break;
        };
        plain.push_str(before);
        plain.push_str(inner.rsplit('|').next().unwrap_or(inner));
        rest = behind;
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_words_and_loses_its_markup() {
        for (text, plain) in [
            ("**Capacity**: carry *two* kilograms", "Capacity: carry two kilograms"),
            ("Gaps <a href=\"#g\" id=\"g\"></a>", "Gaps"),
            ("[Ada Example](https://wiki.example.org/people/1)", "Ada Example"),
            ("13<sup>th</sup> &amp; 14<sup>th</sup> March", "13th & 14th March"),
            ("[[Radio|The radio]] is '''old'''", "The radio is old"),
            (
                "fewer than <5 m, a * b * c, snake_case_name",
                "fewer than <5 m, a * b * c, snake_case_name",
            ),
            ("must show <name> and <rank>", "must show <name> and <rank>"),
            ("goes on **in the next", "goes on in the next"),
            ("- not a list, # not a heading", "- not a list, # not a heading"),
            ("![picture](x.png) said `code`", "said code"),
            ("no markup", "no markup"),
        ] {
            assert_eq!(without_markup(text), plain, "{text}");
        }
    }

    #[test]
    fn a_line_that_is_nothing_but_a_link_is_known() {
        for text in [
            "[Gaps](#gaps)",
            "https://example.org/a",
            "![x](y.png)",
            "[a](b) | [c](d)",
        ] {
            assert!(is_only_link(text), "{text}");
        }
        for text in [
            "See [Gaps](#gaps) for more",
            "Gaps",
            "[x] done",
            "https://example.org/a says so",
        ] {
            assert!(!is_only_link(text), "{text}");
        }
    }
}
