//! Texts in another language than the page they stand on: marked where they come from, made `lang="…"` where they are shown.
//!
//! - What has no translation goes through the same templates and sentences as everything else, so that nothing there has to
//!   know of it. It carries two signs of a private area around it, which no data may hold (`mark` takes them out).
//! - On a page they become `<span lang="en">…</span>` where text may be marked up, and nothing in a title, in an attribute,
//!   in a map or in a script (`to_html`). Everywhere else they are taken away (`strip`).

use std::borrow::Cow;

/// Where a text in another language begins; its tag follows, up to [`SAID`].
const BEGIN: char = '\u{10f0a1}';
/// Behind the tag.
const SAID: char = '\u{10f0a2}';
/// Where it ends.
const END: char = '\u{10f0a3}';

const SIGNS: [char; 3] = [BEGIN, SAID, END];

/// A text in a language of this tag, marked.
pub fn mark(tag: &str, text: &str) -> String {
    let text = strip(text);
    match text.is_empty() {
        true => String::new(),
        false => format!("{BEGIN}{tag}{SAID}{text}{END}"),
    }
}

/// The language of a text that is marked as a whole, and the text.
pub fn split(text: &str) -> Option<(&str, &str)> {
    let (tag, rest) = text.strip_prefix(BEGIN)?.split_once(SAID)?;
    let inside = rest.strip_suffix(END)?;
    (!inside.contains(SIGNS)).then_some((tag, inside))
}

/// The text without marks.
pub fn strip(text: &str) -> Cow<'_, str> {
    if !text.contains(SIGNS) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(SIGNS) {
        plain.push_str(&rest[..at]);
        rest = match rest[at..].strip_prefix(BEGIN) {
            Some(behind) => behind.split_once(SAID).map_or(behind, |(_, text)| text),
            None => rest[at..].trim_start_matches([SAID, END]),
        };
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Elements whose content is text alone, or no text for readers.
const NO_MARKUP: [&str; 7] = ["title", "option", "textarea", "script", "style", "svg", "desc"];

/// A page in which marks have become elements. The second value says whether there was any.
pub fn to_html(page: &str) -> (Cow<'_, str>, bool) {
    if !page.contains(SIGNS) {
        return (Cow::Borrowed(page), false);
    }
    let mut out = String::with_capacity(page.len() + page.len() / 8);
    let (mut rest, mut is_marked) = (page, false);
    while let Some(at) = rest.find(['<', BEGIN, SAID, END]) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(behind) = rest.strip_prefix(BEGIN) {
            let whole = behind.find(END).filter(|end| !behind[..*end].contains(['<', BEGIN]));
            let text = whole.and_then(|end| behind[..end].split_once(SAID));
            match (whole, text) {
                (Some(end), Some((tag, text))) if is_tag(tag) => {
                    out.push_str(&format!("<span lang=\"{tag}\">{text}</span>"));
                    is_marked = true;
                    rest = &behind[end + END.len_utf8()..];
                }
                _ => rest = behind.split_once(SAID).map_or(behind, |(_, text)| text),
            }
        } else if rest.starts_with('<') {
            let end = end_of_markup(rest);
            out.push_str(&strip(&rest[..end]));
            rest = &rest[end..];
        } else {
            rest = rest.trim_start_matches([SAID, END]);
        }
    }
    out.push_str(rest);
    (Cow::Owned(out), is_marked)
}

fn is_tag(tag: &str) -> bool {
    !tag.is_empty() && tag.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
}

/// Where the markup at the beginning of a text ends: one tag, or a whole element in which nothing is marked up.
fn end_of_markup(text: &str) -> usize {
    let name = text[1..].split(|sign: char| !sign.is_ascii_alphanumeric()).next();
    let name = name.unwrap_or_default();
    if NO_MARKUP.contains(&name) {
        let close = format!("</{name}>");
        return text.find(&close).map_or(text.len(), |at| at + close.len());
    }
    let mut quote = None;
    for (at, sign) in text.char_indices() {
        match (quote, sign) {
            (None, '"' | '\'') => quote = Some(sign),
            (None, '>') => return at + 1,
            (Some(open), sign) if sign == open => quote = None,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_marked_up_where_that_is_allowed_and_plain_elsewhere() {
        let drones = mark("en", "Drones");
        let page = format!(
            "<title>{drones}</title><p title=\"a > {drones}\">Mit {drones}.</p><svg><text>{drones}</text></svg><option>{drones}</option>"
        );
        let (shown, is_marked) = to_html(&page);
        let expected = "<title>Drones</title><p title=\"a > Drones\">Mit <span lang=\"en\">Drones</span>.</p>\
                        <svg><text>Drones</text></svg><option>Drones</option>";
        assert_eq!((&*shown, is_marked), (expected, true));
        assert_eq!(to_html("<p>a</p>"), (Cow::Borrowed("<p>a</p>"), false));
    }

    #[test]
    fn marks_of_others_do_nothing() {
        let hostile = format!("{BEGIN}en{SAID}a{END}");
        assert_eq!(strip(&mark("en", &hostile)), "a");
        for text in [
            format!("{BEGIN}<b>x"),
            format!("{END}{SAID}y"),
            format!("{BEGIN}\"><b{SAID}z{END}"),
            format!("{BEGIN}en{SAID}<p>{END}"),
        ] {
            let (shown, _) = to_html(&text);
            assert!(!shown.contains(SIGNS) && !shown.contains("<span"), "{shown}");
        }
        assert_eq!(split(&mark("en", "a")), Some(("en", "a")));
        assert_eq!(split("a"), None);
    }
}
