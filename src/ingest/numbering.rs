//! Numbered headings of a plain text: "3.1.  Camera" on a line of its own, with text below it.

use std::collections::BTreeMap;

use super::text::{Shape, TextLine};
use super::words::words;

/// How many such lines make a document that numbers its parts.
const FEWEST: usize = 3;

/// The longest numbered heading, in words.
const LONGEST: usize = 12;

/// The levels of the lines that are numbered headings, by index.
#[derive(Debug, Default)]
pub struct NumberedHeadings(BTreeMap<usize, u8>);

impl NumberedHeadings {
    /// Finds the numbered headings of a text. In a list the next line that is written on has a number too; below a heading
    /// stands text, or the first of its own parts.
    pub fn of(lines: &[TextLine]) -> Self {
        let written: Vec<usize> = (0..lines.len())
            .filter(|at| !lines[*at].text.trim().is_empty())
            .collect();
        let marked = lines
            .iter()
            .any(|line| line.text.starts_with('#') || matches!(line.shape, Shape::Heading(_)));
        if marked {
            return NumberedHeadings::default();
        }
        let mut found = BTreeMap::new();
        let mut firsts = 0;
        for (nth, at) in written.iter().enumerate() {
            let Some(own) = number(&lines[*at]).filter(|_| stands_alone(lines, *at)) else {
                continue;
            };
            let below = written.get(nth + 1).and_then(|next| number(&lines[*next]));
            let part = |next: &Vec<u32>| next.len() > own.len() && next.starts_with(&own);
            if below.as_ref().is_none_or(part) {
                firsts += usize::from(below.is_none());
                found.insert(*at, u8::try_from(own.len() + 1).unwrap_or(6).min(6));
            }
        }
        match firsts >= FEWEST {
            true => NumberedHeadings(found),
            false => NumberedHeadings::default(),
        }
    }

    /// The level of a line that is one, from 2.
    pub fn level(&self, at: usize) -> Option<u8> {
        self.0.get(&at).copied()
    }
}

fn stands_alone(lines: &[TextLine], at: usize) -> bool {
    let blank = |at: Option<usize>| {
        at.and_then(|at| lines.get(at))
            .is_none_or(|line| line.text.trim().is_empty())
    };
    blank(at.checked_sub(1)) && blank(Some(at + 1))
}

/// The numbers before a short line that begins high at the margin and is no sentence.
fn number(line: &TextLine) -> Option<Vec<u32>> {
    if line.shape != Shape::Free || line.text.starts_with([' ', '\t']) {
        return None;
    }
    let (label, title) = line.text.trim().split_once(char::is_whitespace)?;
    let title = title.trim();
    let fits =
        title.starts_with(char::is_uppercase) && words(title).len() <= LONGEST && !title.ends_with(['.', ';', ',']);
    let parts: Option<Vec<u32>> = label
        .trim_end_matches('.')
        .split('.')
        .map(|part| part.parse().ok().filter(|_| part.len() <= 2))
        .collect();
    parts.filter(|parts| fits && parts.len() <= 5)
}

#[cfg(test)]
mod tests {
    use super::super::text::lines;
    use super::*;

    fn levels(text: &str) -> Vec<(usize, u8)> {
        NumberedHeadings::of(&lines(text)).0.into_iter().collect()
    }

    #[test]
    fn numbered_lines_with_text_below_are_headings() {
        let text = "1.  Boats\n\n   Text on boats.\n\n2.  Night\n\n2.1.  Light\n\n   Text on light.\n\n2.2.  Heat\n\n   Text on heat.\n";
        assert_eq!(levels(text), [(0, 2), (4, 2), (6, 3), (10, 3)]);
    }

    #[test]
    fn numbered_lists_are_none() {
        for text in [
            "1. Light\n\n2. Heat\n\n3. Noise\n\n4. Cold\n",
            "1. Light\n2. Heat\n3. Noise\n\nText.\n",
            "1. Boats\n\nText.\n\n2. Cars\n\nText.\n",
            "# Title\n\n1. A\n\nText.\n\n2. B\n\nText.\n\n3. C\n\nText.\n",
            "1. We ask for light.\n\nText.\n\n2. We ask for heat.\n\nText.\n\n3. We ask for more.\n\nText.\n",
        ] {
            assert_eq!(levels(text), [], "{text}");
        }
    }
}
