//! `m^2^` and `CO~2~`, as Pandoc writes what is raised and lowered, in Markdown that has no such marks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::inline::{lower, raise};

/// The most signs between two marks; more are two marks by chance.
const MOST: usize = 12;

/// The text with what stands between such marks raised or lowered; code, addresses and HTML stay as they are.
pub fn shift_marked(text: &str) -> String {
    if !text.contains(['^', '~']) {
        return text.to_owned();
    }
    let (mut out, mut done, mut is_code) = (String::with_capacity(text.len()), 0, false);
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(_) if !is_code && range.start >= done => {
                out.push_str(&text[done..range.start]);
                shift_words(&text[range.clone()], &mut out);
                done = range.end;
            }
            _ => {}
        }
    }
    out.push_str(&text[done..]);
    out
}

/// Appends words with what is marked in them raised or lowered. Marks stand right behind a letter, a digit or a bracket, and
/// close together around letters, digits and signs of numbers.
fn shift_words(words: &str, out: &mut String) {
    let mut rest = words;
    while let Some(at) = rest.find(['^', '~']) {
        let (before, marked) = rest.split_at(at);
        out.push_str(before);
        let (mark, inside) = marked.split_at(1);
        let follows = before.ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, ')' | ']'));
        let end = inside.find(mark).filter(|end| follows && (1..=MOST).contains(end));
        let plain = |text: &&str| {
            text.chars()
                .all(|sign| sign.is_alphanumeric() || "+-\u{2212}=".contains(sign))
        };
        match end
            .map(|end| (&inside[..end], &inside[end + 1..]))
            .filter(|(text, _)| plain(text))
        {
            Some((text, after)) if !after.starts_with(mark) => {
                let shifted = if mark == "^" { raise(text) } else { lower(text) };
                out.push_str(&shifted);
                rest = after;
            }
            _ => {
                out.push_str(mark);
                rest = inside;
            }
        }
    }
    out.push_str(rest);
}
