//! What stands before a text and speaks of the file, not of its subject: YAML or TOML between rules, two columns of names
//! and dates as in standards drafts, the box of a wiki page.

use std::ops::Range;

use super::text::{Shape, TextLine};

/// The most lines of it; a longer one is text.
const MOST_LINES: usize = 400;

/// How many lines at the beginning may stand in two columns.
const HEAD_LINES: usize = 20;

/// The blanks between two columns.
const GUTTER: &str = "      ";

/// The lines before the text of a document, with what they say of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Indexes of its lines.
    pub lines: Range<usize>,
    /// The title of the document, with the index of its line.
    pub title: Option<(usize, String)>,
    /// What it gives as the day of the meeting, with the index of the line.
    pub date: Option<(usize, String)>,
}

/// The front matter of a text; that of a document of another format is empty.
pub fn front_matter(lines: &[TextLine]) -> FrontMatter {
    let Some(first) = lines.iter().position(|line| !line.text.trim().is_empty()) else {
        return FrontMatter::default();
    };
    if lines[first].shape != Shape::Free {
        return FrontMatter::default();
    }
    match lines[first].text.trim_start_matches('\u{feff}').trim() {
        rule @ ("---" | "+++") => between_rules(lines, first, rule),
        box_ if box_.starts_with("{{") => box_of_wiki(lines, first),
        _ => two_columns(lines, first),
    }
}

fn between_rules(lines: &[TextLine], first: usize, rule: &str) -> FrontMatter {
    let inside = lines.iter().enumerate().skip(first + 1).take(MOST_LINES);
    let closes = |line: &TextLine| line.text.trim_end() == rule || rule == "---" && line.text.trim_end() == "...";
    let named = |text: &str| text.contains([':', '=']);
    let Some((last, _)) = inside
        .clone()
        .find(|(_, line)| closes(line) || rule == "---" && line.text.starts_with("--- "))
    else {
        return FrontMatter::default();
    };
    let inside_lines = &lines[first + 1..last];
    let mut written = inside_lines.iter().filter(|line| !line.text.trim().is_empty());
    let begins = written
        .next()
        .is_some_and(|line| named(&line.text) && !line.text.starts_with(['#', '-', '*']));
    let headed = inside_lines.iter().any(|line| line.text.starts_with("## "));
    if !begins || headed {
        return FrontMatter::default();
    }
    let value = |wanted: &[&str]| {
        let mut lines = inside.clone().take_while(|(at, _)| *at < last);
        lines.find_map(|(at, line)| {
            let (key, value) = line.text.split_once([':', '='])?;
            let value = value.trim().trim_matches(['"', '\'']).trim();
            (wanted.contains(&key.trim_end()) && !value.is_empty()).then(|| (at, value.to_owned()))
        })
    };
    let last = if closes(&lines[last]) { last + 1 } else { last };
    FrontMatter {
        lines: first..last,
        title: value(&["title", "Title", "subject"]),
        date: value(&[
            "meeting-date",
            "meeting_date",
            "event-date",
            "event_date",
            "workshop-date",
        ]),
    }
}

/// "{{Infobox …}}" over one line or several.
fn box_of_wiki(lines: &[TextLine], first: usize) -> FrontMatter {
    let mut depth = 0_usize;
    for (at, line) in lines.iter().enumerate().skip(first).take(MOST_LINES) {
        depth += line.text.matches("{{").count();
        depth = depth.saturating_sub(line.text.matches("}}").count());
        if depth == 0 {
            return FrontMatter {
                lines: first..at + 1,
                ..FrontMatter::default()
            };
        }
    }
    FrontMatter::default()
}

/// The lines up to the first blank one, when most of them stand in two columns.
fn two_columns(lines: &[TextLine], first: usize) -> FrontMatter {
    let head = lines[first..].iter().take(HEAD_LINES);
    let head: Vec<&TextLine> = head.take_while(|line| !line.text.trim().is_empty()).collect();
    let parted = head.iter().filter(|line| line.text.trim().contains(GUTTER)).count();
    if head.len() < 2 || parted * 2 < head.len() {
        return FrontMatter::default();
    }
    let last = first + head.len();
    // Names and dates of a draft stand above its title; without one the columns are a table.
    match centred_title(lines, last) {
        None => FrontMatter::default(),
        title => FrontMatter {
            lines: first..last,
            title,
            date: None,
        },
    }
}

/// The lines set in below the two columns, but for the name of the file among them.
fn centred_title(lines: &[TextLine], from: usize) -> Option<(usize, String)> {
    let first = (from..lines.len()).find(|at| !lines[*at].text.trim().is_empty())?;
    let set_in = lines[first..].iter().take_while(|line| line.text.starts_with("   "));
    let title: Vec<&str> = set_in
        .map(|line| line.text.trim())
        .filter(|text| text.contains(' '))
        .collect();
    (!title.is_empty() && title.len() <= 4).then(|| (first, title.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::super::text::lines;
    use super::*;

    fn matter(text: &str) -> (Range<usize>, Option<String>, Option<String>) {
        let found = front_matter(&lines(text));
        (
            found.lines,
            found.title.map(|(_, title)| title),
            found.date.map(|(_, date)| date),
        )
    }

    #[test]
    fn front_matter_ends_at_its_rule_and_gives_title_and_day() {
        let yaml =
            "---\ntitle: \"Night boats\"\nauthor:\n  - title: Officer\nmeeting-date: 2031-04-02\n---\n\n# Gaps\n";
        assert_eq!(
            matter(yaml),
            (0..6, Some("Night boats".into()), Some("2031-04-02".into()))
        );
        assert_eq!(matter("+++\ntitle = 'Night boats'\n+++\ntext\n").0, 0..3);
        assert_eq!(matter("---\ntitle: x\n\n--- abstract\n\nText.\n").0, 0..3);
        let columns = "Some Working Group                 A. Example\nInternet-Draft                     April 2031\n\n             Night boats at sea\n";
        assert_eq!(matter(columns).0, 0..2);
        assert_eq!(matter("{{Box\n| day = 3\n}}\ntext\n").0, 0..3);
    }

    #[test]
    fn a_rule_without_an_end_and_plain_text_are_no_front_matter() {
        let ruled = "---\n\n# Workshop: drones\n\n## Gaps\n\n- Radios: they fail\n\n---\n";
        let table = "Radios fail in cellars            high\nLamps fail at night               low\n\nText.\n";
        for text in [ruled, table] {
            assert_eq!(matter(text).0, 0..0, "{text}");
        }
        for text in [
            "---\n\nText under a rule.\n",
            "---\ntitle: open\n",
            "# Boats\n\n- a\n",
            "",
            "{{open\n",
        ] {
            assert_eq!(matter(text).0, 0..0, "{text}");
        }
    }
}
