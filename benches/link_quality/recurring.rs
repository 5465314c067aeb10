//! How well needs that recur are found, on statements of which a person says which are the same need.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use leadar::link::{Linker, find_recurring_needs};
use leadar::model::{Dossier, Need, NeedKind, Workshop};

use super::labels::{Label, with_labels};

/// Reads statements (number of the need, topic, statement), finds those that recur, and prints precision and recall over pairs of statements of
/// different workshops; with `listed` also what was found.
pub fn report_recurring(dossier: &Dossier, path: &Path, listed: bool) {
    let mut reader = csv::Reader::from_path(path).expect("the statements are there");
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let labels: Vec<Label> = rows
        .iter()
        .enumerate()
        .map(|(number, row)| Label {
            topic: row[1].to_owned(),
            need: Need::with_statement(&format!("{number:03}"), NeedKind::Gap, &row[2]),
            core: Vec::new(),
            related: Vec::new(),
        })
        .collect();
    let topic = |id: &str| labels[id.parse::<usize>().expect("a number")].topic.as_str();
    let pairs_of = |groups: &[Vec<String>]| -> BTreeSet<(String, String)> {
        let mut pairs = BTreeSet::new();
        for group in groups {
            for (one, other) in group.iter().flat_map(|one| group.iter().map(move |other| (one, other))) {
                if one < other && topic(one) != topic(other) {
                    pairs.insert((one.clone(), other.clone()));
                }
            }
        }
        pairs
    };
    let mut wanted: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (number, row) in rows.iter().enumerate().filter(|(_, row)| !row[0].is_empty()) {
        wanted.entry(&row[0]).or_default().push(format!("{number:03}"));
    }
    let wanted = pairs_of(&wanted.into_values().collect::<Vec<_>>());
    let dossier = with_labels(dossier, &labels);
    let needs: Vec<(&Workshop, &Need)> = dossier.needs().collect();
    let recurring = find_recurring_needs(&Linker::over(&dossier), &needs);
    let found = pairs_of(&recurring.iter().map(|found| found.needs.clone()).collect::<Vec<_>>());
    let right = found.intersection(&wanted).count();
    println!(
        "needs that recur: {} found, {right} of {} pairs right, {right} of {} pairs found",
        recurring.len(),
        found.len(),
        wanted.len()
    );
    for found in recurring.iter().filter(|_| listed) {
        println!("{} ({:.2})", found.words.join(", "), found.likeness.value());
        for id in &found.needs {
            let row = &rows[id.parse::<usize>().expect("a number")];
            println!("   {:<14} {}", &row[0], &row[2]);
        }
    }
}
