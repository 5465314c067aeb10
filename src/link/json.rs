//! Rankings as JSON, by statement, for evaluation by others.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use rayon::prelude::*;
use serde_json::Value;

use crate::inert::escape_json;
use crate::model::{Need, Workshop};

use super::Linker;

/// How many statements are ranked before they are handed on; all rankings at once might not fit into memory.
const PIECE: usize = 256;

/// Prints `{statement: [[technology, score], …]}`, all technologies of each statement, best first, in order of workshop
/// and line. A statement that stands in several places is printed once, as it ranks at the first. Where printing breaks
/// off, nothing more is ranked.
pub fn print_rankings(
    linker: &Linker,
    needs: &[(&Workshop, &Need)],
    mut print: impl FnMut(&str) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut seen = BTreeSet::new();
    let once: Vec<&(&Workshop, &Need)> = needs
        .iter()
        .filter(|(_, need)| seen.insert(need.statement.as_str()))
        .collect();
    print("{")?;
    for (number, piece) in once.chunks(PIECE).enumerate() {
        let texts: Vec<String> = piece
            .par_iter()
            .map(|(workshop, need)| print_ranking(linker, workshop, need))
            .collect();
        let start = if number == 0 { "\n" } else { ",\n" };
        print(start)?;
        print(&escape_json(&texts.join(",\n")))?;
    }
    print("\n}\n")
}

fn print_ranking(linker: &Linker, workshop: &Workshop, need: &Need) -> String {
    let ranked = linker.rank(workshop, need);
    let pairs = ranked.iter().map(|ranked| {
        let id = Value::from(linker.technology(ranked).id.as_str());
        format!("[{id}, {:.6}]", ranked.score.value())
    });
    let pairs: Vec<String> = pairs.collect();
    format!("  {}: [{}]", Value::from(need.statement.as_str()), pairs.join(", "))
}
