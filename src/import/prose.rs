//! Texts of other tools as plain names and as Markdown that pages can show: HTML and tables become Markdown, signs nobody
//! sees are taken out.

mod inline;
mod page;
mod shifted;
mod tables;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, html};
use scraper::Html;

use crate::inert::is_unseen;
use page::write;
use shifted::shift_marked;

/// The longest description kept, in characters.
const LONGEST: usize = 100_000;
/// The most HTML tags a text may have to be read as HTML.
const MOST_TAGS: usize = 20_000;

/// Elements that a text is known by as HTML.
const TAGS: [&str; 54] = [
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
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "caption",
    "blockquote",
    "hr",
    "script",
    "style",
    "font",
    "iframe",
    "del",
    "ins",
    "strike",
    "mark",
    "kbd",
    "samp",
    "cite",
    "abbr",
    "center",
    "section",
    "article",
    "figure",
    "dl",
    "dt",
    "dd",
    "details",
];

/// A name on one line, without markup and unseen signs; and what had to go, in words.
pub fn plain_name(text: &str) -> (String, Option<&'static str>) {
    let (clean, odd) = without_unseen(text);
    let has_tags = looks_like_html(&clean);
    let taken = match (odd, has_tags) {
        (true, _) => Some("signs that are not seen, or that turn the writing, are"),
        (false, true) => Some("tags of HTML are"),
        (false, false) => None,
    };
    let text = if has_tags || has_entity(&clean) {
        let fragment = Html::parse_fragment(&clean);
        fragment.root_element().text().collect()
    } else {
        clean
    };
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (without_marks(&words).to_owned(), taken)
}

/// A name without the emphasis of Markdown around all of it.
fn without_marks(name: &str) -> &str {
    ["**", "__", "*", "`"]
        .into_iter()
        .find_map(|mark| {
            let inside = name.strip_prefix(mark)?.strip_suffix(mark)?;
            let letters = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
            let whole = !inside.contains(mark) && letters(inside.chars().next()) && letters(inside.chars().last());
            // `__init__` is a name of its own.
            (whole && (mark != "__" || inside.contains(' '))).then_some(inside)
        })
        .unwrap_or(name)
}

/// A description that is Markdown or HTML, whichever it looks like, as Markdown.
pub fn from_either(text: &str) -> String {
    let is_block = |event| {
        matches!(
            event,
            Event::Start(Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::List(Some(_)))
        )
    };
    if looks_like_html(text) && !Parser::new_ext(text, WIDE).any(is_block) {
        from_html(text)
    } else {
        from_markdown(text)
    }
}

/// A description that is Markdown or HTML where it looks like it, plain text otherwise, as Markdown.
pub fn from_html(text: &str) -> String {
    let (clean, _) = without_unseen(text);
    let clean = unwrap_quotes(clean.trim());
    if has_markdown(&clean) {
        return from_markdown(&clean);
    }
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
    let clean = shift_marked(&shorten(clean.trim().replace("\r\n", "\n")));
    if !looks_like_html(&clean) {
        return with_plain_tables(clean);
    }
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(&clean, WIDE));
    to_markdown(&page)
}

/// What descriptions are written in beyond plain Markdown, which is all that pages show.
const WIDE: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// Markdown with each table and each word struck out in it as plain Markdown; the rest stays as it is written.
fn with_plain_tables(text: String) -> String {
    if !text.contains('|') && !text.contains("~~") {
        return text;
    }
    let ranges = Parser::new_ext(&text, WIDE)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Table(_) | Tag::Strikethrough) => Some(range),
            _ => None,
        });
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for range in ranges {
        if range.start < done {
            continue;
        }
        let mut page = String::new();
        html::push_html(&mut page, Parser::new_ext(&text[range.clone()], WIDE));
        out.push_str(&text[done..range.start]);
        out.push_str(&to_markdown(&page));
        done = range.end;
        if text[range].ends_with('\n') {
            out.push('\n');
        }
    }
    out.push_str(&text[done..]);
    out
}

/// Whether a text has marks of Markdown: emphasis, links, lists or a table, be there single tags between them. HTML with
/// blanks before its lines is not taken for code.
fn has_markdown(text: &str) -> bool {
    let mut found = false;
    for event in Parser::new_ext(text, WIDE) {
        found |= match event {
            Event::Start(Tag::Link { dest_url, .. }) => is_web(&dest_url),
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::List(None) | Tag::Table(_)) => true,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) if looks_like_html(text) => return false,
            Event::Code(_) => true,
            _ => false,
        };
    }
    found
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
    let marked = write(&fragment, true);
    // Where Markdown takes a mark for a sign after all, the words go without emphasis.
    if count_stars(&marked.text) == marked.stars {
        marked.text
    } else {
        write(&fragment, false).text
    }
}

/// How many stars a page shows of a text.
fn count_stars(text: &str) -> usize {
    let shown = Parser::new_ext(text, Options::empty()).map(|event| match event {
        Event::Text(words) | Event::Code(words) => words.matches('*').count(),
        _ => 0,
    });
    shown.sum()
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

/// The beginning of a paragraph that is no list, heading or quotation by chance.
fn at_block_start(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    match text.starts_with(['-', '+', '#', '>', '=', '~', '|']) {
        true => format!("\\{text}"),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    /// The text as a page shows it.
    fn shown(markdown: &str) -> String {
        let mut page = String::new();
        html::push_html(&mut page, Parser::new_ext(markdown, Options::empty()));
        page.trim_end().to_owned()
    }

    #[test]
    fn emphasis_beside_signs_is_emphasis_on_the_page() {
        for (html, page) in [
            (
                "<p><strong>Note:</strong>mind the gap</p>",
                "<p><strong>Note:</strong>mind the gap</p>",
            ),
            ("<p>see<b>(draft)</b>only</p>", "<p>see<strong>(draft)</strong>only</p>"),
            (
                "<p><em>\"quoted\"</em>text and x<em>.y</em></p>",
                "<p><em>\"quoted\"</em>text and x<em>.y</em></p>",
            ),
            ("<p>a<b><i>!b!</i></b>c</p>", "<p>a<em><strong>!b!</strong></em>c</p>"),
            ("<p><b>a</b><b>b</b>c</p>", "<p><strong>ab</strong>c</p>"),
            ("<p><b>a<br></b>b</p>", "<p><strong>a</strong><br />\nb</p>"),
            ("<p><b>one<br>two</b> x</p>", "<p><strong>one<br />\ntwo</strong> x</p>"),
            (
                "<p>1<b>.</b> x and 2*3<i>*</i>y</p>",
                "<p>1<strong>.</strong> x and 2*3<em>*</em>y</p>",
            ),
            ("<b><p>whole</p></b>", "<p><strong>whole</strong></p>"),
        ] {
            assert_eq!(shown(&from_html(html)), page, "{html} became {:?}", from_html(html));
        }
    }

    #[test]
    fn sub_and_superscripts_are_raised_and_lowered_or_marked() {
        for (html, text) in [
            ("CO<sub>2</sub> per m<sup>2</sup>", "CO₂ per m²"),
            ("10<sup>-3</sup> and 10<sup>12</sup>", "10⁻³ and 10¹²"),
            ("the 21<sup>st</sup> Acme<sup>TM</sup>", "the 21st Acme™"),
            ("x<sub>max</sub><sup>k</sup>", "x\\_max^k"),
            ("see<sup>[1]</sup>", "see\\[1\\]"),
        ] {
            assert_eq!(from_html(html), text, "{html}");
        }
    }

    #[test]
    fn markdown_is_read_where_single_tags_stand_in_it() {
        for (text, page) in [
            (
                "**Bold** words, CO<sub>2</sub> and *more*",
                "<p><strong>Bold</strong> words, CO₂ and <em>more</em></p>",
            ),
            (
                "one<br>\n\n- two `x`\n- three",
                "<p>one</p>\n<ul>\n<li>two <code>x</code></li>\n<li>three</li>\n</ul>",
            ),
            ("# Head<br>\n\nH<sub>2</sub>O", "<h4>Head</h4>\n<p>H₂O</p>"),
            (
                "<p>5*3*2 is **not** bold in HTML</p>",
                "<p>5*3*2 is **not** bold in HTML</p>",
            ),
            (
                "<p>a</p>\n\n    <ul><li>x</li></ul>\n\n**b**",
                "<p>a</p>\n<ul>\n<li>x</li>\n</ul>\n<p>**b**</p>",
            ),
        ] {
            assert_eq!(shown(&from_either(text)), page, "{text} became {:?}", from_either(text));
        }
        assert_eq!(from_html("**Bold** x<sup>2</sup>"), "**Bold** x²");
    }

    #[test]
    fn the_marks_of_pandoc_raise_and_lower_what_stands_between_them() {
        for (text, expected) in [
            ("CO~2~ per m^2^", "CO₂ per m²"),
            ("10^-3^ and the 21^st^", "10⁻³ and the 21st"),
            ("**H~2~O** <br> x^2^", "**H₂O** \\\nx²"),
            (
                "`a^2^` and [x](https://example.org/~a~b)",
                "`a^2^` and [x](https://example.org/~a~b)",
            ),
            (
                "~5 to ~10, a ^ b ^ c, not ~~old~~ new",
                "~5 to ~10, a ^ b ^ c, not old new",
            ),
            ("x\\^2\\^", "x\\^2\\^"),
        ] {
            assert_eq!(from_markdown(text), expected, "{text}");
        }
    }

    #[test]
    fn tables_become_lists_whether_they_are_html_or_markdown() {
        let list = "- a – 1, b – 2\n- a – 3";
        let html =
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr><tr><td>3</td><td></td></tr></table>";
        assert_eq!(from_html(html), list);
        let markdown = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |  |";
        assert_eq!(from_markdown(markdown), list);
        assert_eq!(
            from_markdown(&format!("A *table*:\n\n{markdown}\n\nEnd.")),
            format!("A *table*:\n\n{list}\n\nEnd.")
        );
        assert_eq!(from_html(markdown), list, "Markdown where HTML is expected");
        assert_eq!(from_html("<table><tr><td>x</td><td>y</td></tr></table>"), "- x – y");
        assert_eq!(from_markdown("a | b, or c || d"), "a | b, or c || d", "no table");
        assert_eq!(
            from_markdown("```\n| a |\n|---|\n```"),
            "```\n| a |\n|---|\n```",
            "code stays"
        );
        assert_eq!(from_markdown("not ~~old~~ new"), "not old new");
        assert_eq!(from_markdown("press <kbd>F1</kbd>, <mark>now</mark>"), "press F1, now");
    }

    #[test]
    fn lists_and_markdown_come_through_and_a_paragraph_is_no_list_by_chance() {
        assert_eq!(from_html("<ul><li>one</li></ul>"), "- one");
        assert_eq!(from_html("<div><ol><li>one</li></ol></div>"), "1. one");
        assert_eq!(
            from_html("**Note:** *x* [y](https://example.org)"),
            "**Note:** *x* [y](https://example.org)"
        );
        assert_eq!(
            from_html("<p>- not a list</p><p>1. nor this</p>"),
            "\\- not a list\n\n1\\. nor this"
        );
        assert_eq!(
            shown(&from_html("# not a heading & more &amp;")),
            "<p># not a heading &amp; more &amp;</p>"
        );
    }

    proptest! {
        /// Whatever is nested how, no mark of ours is ever seen on the page and no word is lost.
        #[test]
        fn no_mark_is_ever_seen(pieces in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..12)) {
            let html = format!("<p>{}</p>", pieces.concat());
            let letters = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
            let page = Html::parse_fragment(&shown(&from_html(&html)));
            let text: String = page.root_element().text().collect();
            prop_assert!(!text.contains('*'), "{} became {:?}", html, from_html(&html));
            let wanted: String = Html::parse_fragment(&html).root_element().text().collect();
            prop_assert_eq!(letters(&text), letters(&wanted));
        }
    }

    const PIECES: [&str; 14] = [
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "a",
        "b c",
        " ",
        ":",
        "(",
        ").",
        "\"",
        "<br>",
        "<a href=\"https://example.org\">z</a>",
        "é",
    ];

    #[test]
    fn names_lose_markup_entities_and_unseen_signs() {
        assert_eq!(
            plain_name(" R&amp;D <b>tools</b>\n now "),
            ("R&D tools now".to_owned(), Some("tags of HTML are"))
        );
        assert_eq!(plain_name("AT&T List<T>"), ("AT&T List<T>".to_owned(), None));
        let (name, taken) = plain_name("in\u{202e}voice\u{0}");
        assert!(name == "invoice" && taken.is_some_and(|taken| taken.contains("not seen")));
        for name in ["**Kite**", "*Kite*", "`Kite`", "<b>Kite</b>"] {
            assert_eq!(plain_name(name).0, "Kite");
        }
        for name in ["C*", "*", "**", "__init__", "*a* and *b*", "`"] {
            assert_eq!(plain_name(name).0, name);
        }
    }

    #[test]
    fn deep_and_huge_html_is_read_in_time() {
        let deep = format!("{}x{}", "<div><b>".repeat(9_000), "</b></div>".repeat(9_000));
        assert!(from_html(&deep).contains('x'));
        let wide = "<p>a".repeat(30_000);
        assert!(!from_html(&wide).is_empty());
    }
}
