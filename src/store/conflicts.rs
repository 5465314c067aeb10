//! Marks that a merge leaves in a file where two branches say different things. They are told before all else, and the file
//! is set aside: whatever else could be said of it, or of what refers into it, follows from them.

use crate::diagnostic::{Diagnostic, Place, excerpt};

use super::files::{Kind, TextFile};
use super::names::NameKind;
use super::notes::Notes;
use super::text::Text;

const OURS: &str = "<<<<<<<";
const BASE: &str = "|||||||";
const BETWEEN: &str = "=======";
const THEIRS: &str = ">>>>>>>";

/// What a merge left in a file.
#[derive(Debug, PartialEq)]
struct Conflicts<'a> {
    /// Lines with a mark, from 1.
    lines: Vec<usize>,
    /// How many places are in conflict, at least 1.
    count: usize,
    /// Names of the sides in the order they stand: ours, theirs.
    sides: Vec<&'a str>,
}

/// Takes out the files that a merge left marks in, each with one complaint.
pub fn set_aside(files: Vec<TextFile>, notes: &Notes) -> Vec<TextFile> {
    let mut kept = Vec::new();
    for file in files {
        let Some(found) = find_conflicts(&file.text) else {
            kept.push(file);
            continue;
        };
        notes.say_first(complain(&file.shown, &found));
        notes.note_unread(file.kind());
        match file.kind() {
            Kind::Technology(id) => define_file(&file, NameKind::Technology, id, notes),
            Kind::Standard(id) => define_file(&file, NameKind::Standard, id, notes),
            Kind::Workshop(id) => define_file(&file, NameKind::Workshop, id, notes),
            Kind::Radar
            | Kind::Links
            | Kind::Scores
            | Kind::Evidence { .. }
            | Kind::Records(_)
            | Kind::Audits
            | Kind::Candidates
            | Kind::Concepts
            | Kind::Language(_)
            | Kind::Drawing
            | Kind::Other => {}
        }
    }
    kept
}

/// Whether a merge left marks in a file of a frozen edition, each with one complaint: none of the edition is read then.
pub fn tell_conflicts(shown: &str, bytes: &[u8], notes: &Notes) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let found = find_conflicts(&text);
    if let Some(found) = &found {
        notes.say_first(complain(shown, found));
    }
    found.is_some()
}

/// What the name of a file defines is known, whatever stands in it.
fn define_file(file: &TextFile, kind: NameKind, id: &str, notes: &Notes) {
    let place = Place::in_file(file.shown.clone());
    notes.define(
        kind,
        &Text {
            value: id.to_owned(),
            place,
        },
    );
}

/// The marks of a merge. A line of equals signs alone is a heading in a description, not a mark.
fn find_conflicts(text: &str) -> Option<Conflicts<'_>> {
    let mut found = Conflicts {
        lines: Vec::new(),
        count: 0,
        sides: Vec::new(),
    };
    let (mut starts, mut ends) = (0, 0);
    for (line, number) in text.lines().zip(1..) {
        let side = |mark: &str| {
            line.strip_prefix(mark)
                .filter(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let (ours, theirs) = (side(OURS), side(THEIRS));
        let between = !found.lines.is_empty() && (side(BASE).is_some() || line == BETWEEN);
        starts += usize::from(ours.is_some());
        ends += usize::from(theirs.is_some());
        if ours.is_some() || theirs.is_some() || between {
            found.lines.push(number);
        }
        for name in ours.into_iter().chain(theirs).map(str::trim) {
            if !name.is_empty() && !found.sides.contains(&name) {
                found.sides.push(name);
            }
        }
    }
    found.count = starts.max(ends);
    (found.count > 0).then_some(found)
}

fn complain(shown: &str, found: &Conflicts) -> Diagnostic {
    let first = found.lines[0];
    let last = found.lines.last().copied().unwrap_or(first);
    let sides: Vec<String> = found
        .sides
        .iter()
        .map(|side| format!("\"{}\"", excerpt(side)))
        .collect();
    let between = match sides.as_slice() {
        [] => String::new(),
        [one] => format!(" with {one}"),
        all => format!(" of {}", all.join(" and ")),
    };
    let message = match found.count {
        1 => format!("a merge{between} left a conflict here that nobody has decided, lines {first} to {last}."),
        count => {
            format!("a merge{between} left {count} conflicts here that nobody has decided, lines {first} to {last}.")
        }
    };
    let hint = "keep what is right of both sides and take the lines with <<<<<<<, |||||||, ======= and >>>>>>> out; until \
                then nothing else of this file is read";
    Diagnostic::error(Place::at(shown.to_owned(), first, 1), message).with_hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Option<(Vec<usize>, usize, Vec<&str>)> {
        find_conflicts(text).map(|found| (found.lines, found.count, found.sides))
    }

    #[test]
    fn a_conflict_is_found_with_its_lines_and_the_names_of_both_sides() {
        let text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> a branch\nd\n";
        assert_eq!(lines(text), Some((vec![2, 4, 6], 1, vec!["HEAD", "a branch"])));
        let with_base = "<<<<<<< HEAD\nb\n||||||| 1f2e\na\n=======\nc\n>>>>>>> theirs\n";
        assert_eq!(lines(with_base), Some((vec![1, 3, 5, 7], 1, vec!["HEAD", "theirs"])));
    }

    #[test]
    fn a_mark_that_somebody_forgot_is_a_conflict_still() {
        assert_eq!(lines("a\n>>>>>>> theirs\n"), Some((vec![2], 1, vec!["theirs"])));
        assert_eq!(lines("<<<<<<<\n"), Some((vec![1], 1, vec![])));
    }

    #[test]
    fn a_heading_or_an_arrow_in_a_text_is_none() {
        assert_eq!(lines("Title\n=======\n\ntext\n"), None);
        assert_eq!(lines("a <<<<<<< b\n<<<<<<<<<<\n>>>>>>>>\n  >>>>>>> x\n"), None);
    }
}
