//! Rows that say something of the same thing: left by two people, or by a merge that kept the rows of both sides.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, excerpt};

/// A row, by what it is about and by what it says of it.
pub struct KeyedRow {
    /// What it is about.
    pub key: Vec<String>,
    /// What it says of that.
    pub says: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

/// What is to be done where two rows are about the same thing.
pub enum Advice {
    /// They say the same.
    DeleteOne,
    /// They say different things.
    Decide,
}

/// The pairs of rows that are about the same thing: the later one, where the other stands, and what is to be done.
pub fn find_twice(rows: Vec<KeyedRow>) -> Vec<(KeyedRow, Place, Advice)> {
    let mut last: BTreeMap<Vec<String>, (Vec<String>, Place)> = BTreeMap::new();
    let mut found = Vec::new();
    for row in rows {
        let earlier = last.insert(row.key.clone(), (row.says.clone(), row.place.clone()));
        if let Some((says, place)) = earlier {
            let advice = if says == row.says {
                Advice::DeleteOne
            } else {
                Advice::Decide
            };
            found.push((row, place, advice));
        }
    }
    found
}

/// What a row is about, quoted.
pub fn quote(key: &[String]) -> String {
    let words = key.iter().map(|word| format!("\"{}\"", excerpt(word)));
    words.collect::<Vec<_>>().join(", ")
}

/// What to do about two rows on the same thing, the other one standing at a place.
pub fn advise(told: Diagnostic, other: &Place, advice: &Advice) -> Diagnostic {
    told.with_hint(match advice {
        Advice::DeleteOne => format!("the same stands at {other}: delete one of them"),
        Advice::Decide => format!("it says something else at {other}: somebody must decide which of them holds"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_on_the_same_thing_are_told_apart_by_what_they_say() {
        let row = |says: &str, line: usize| KeyedRow {
            key: vec!["a".into(), "b".into()],
            says: vec![says.into()],
            place: Place::at("f.csv", line, 1),
        };
        let found = find_twice(vec![row("core", 2), row("core", 3), row("related", 4)]);
        let told: Vec<(usize, bool)> = found
            .iter()
            .map(|(row, _, advice)| (row.place.line.unwrap_or(0), matches!(advice, Advice::DeleteOne)))
            .collect();
        assert_eq!(told, [(3, true), (4, false)]);
    }
}
