//! A static table of word vectors that the user names: likeness of meaning as one more bounded signal, off by default.
//!
//! The table is text, as GloVe and word2vec write it: a word and its numbers a line, apart by spaces or tabs, with an
//! optional first line of two whole numbers (words, dimensions). Only words that the dossier has are kept. A text is the
//! mean of its words' vectors, each weighted by how much the word tells, after the mean of all words kept has been taken
//! off (Arora, Liang and Ma 2017, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings", in its plainest form).
//! A technology is as like a need as the most like of its phrases: name, aliases, description.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::model::{Dossier, Technology};

use super::language::Language;
use super::specificity::Specificity;
use super::words::words;

/// The longest line read, in bytes: 4096 numbers of 20 letters, and a word.
const LONGEST_LINE: usize = 100_000;
/// The most numbers a word may have.
const MOST_DIMENSIONS: usize = 4096;
/// The most lines read.
const MOST_LINES: usize = 10_000_000;
/// So many faults are told before reading is given up.
const MOST_FAULTS: usize = 20;

/// Vectors of the words that a dossier has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Vectors {
    /// The file, as the reader typed it.
    pub shown: String,
    table: BTreeMap<String, Vec<f32>>,
}

/// Reads the vectors of the words wanted out of a table; with a fault there is none, and the first faults are told with line and column.
pub fn read_vectors(shown: &str, input: impl BufRead, wanted: BTreeSet<String>) -> Result<Vectors, Vec<Diagnostic>> {
    let mut reader = TableReader {
        shown,
        wanted,
        dimensions: None,
        table: BTreeMap::new(),
        faults: Vec::new(),
    };
    reader.read_all(input);
    if reader.faults.is_empty() && reader.dimensions.is_none() {
        reader.fault(1, 1, "there is no vector in the file.", EXPECTED);
    }
    if reader.faults.is_empty() && reader.table.is_empty() {
        reader.fault(
            1,
            1,
            "none of its words is a word of this radar.",
            "is it a table for another language?",
        );
    }
    if !reader.faults.is_empty() {
        return Err(reader.faults);
    }
    let mut table = reader.table;
    take_mean_off(&mut table);
    Ok(Vectors {
        shown: shown.to_owned(),
        table,
    })
}

const EXPECTED: &str = "a line is a word and its numbers, apart by spaces: car 0.12 -0.5 0.33";

struct TableReader<'r> {
    shown: &'r str,
    wanted: BTreeSet<String>,
    dimensions: Option<usize>,
    table: BTreeMap<String, Vec<f32>>,
    faults: Vec<Diagnostic>,
}

impl TableReader<'_> {
    fn fault(&mut self, line: usize, column: usize, message: &str, hint: &str) {
        let place = Place::at(self.shown, line, column);
        self.faults.push(Diagnostic::error(place, message).with_hint(hint));
    }

    fn read_all(&mut self, mut input: impl BufRead) {
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            let read = std::io::Read::take(&mut input, LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line);
            match read {
                Ok(0) => return,
                Ok(_) if line.len() > LONGEST_LINE => {
                    let hint = "this is no table of vectors in text; binary formats are not read";
                    return self.fault(
                        number,
                        1,
                        &format!("the line has more than {LONGEST_LINE} bytes."),
                        hint,
                    );
                }
                Ok(_) if number > MOST_LINES => {
                    let message = format!("the table has more than {MOST_LINES} lines.");
                    return self.fault(number, 1, &message, "keep the most frequent words");
                }
                Ok(_) => self.read_line(number, &line),
                Err(error) => return self.fault(number, 1, &format!("cannot be read: {error}."), EXPECTED),
            }
            if self.faults.len() >= MOST_FAULTS {
                return;
            }
        }
    }

    fn read_line(&mut self, number: usize, line: &[u8]) {
        let text = match std::str::from_utf8(line) {
            Ok(text) => text,
            Err(error) => {
                let column = error.valid_up_to() + 1;
                return self.fault(number, column, "the line is not UTF-8.", "binary formats are not read");
            }
        };
        let text = text.trim_end();
        let cells: Vec<(usize, &str)> = cells_of(text);
        let Some((_, word)) = cells.first() else { return };
        let whole = |index: usize| cells[index].1.parse::<u64>().is_ok();
        if number == 1 && cells.len() == 2 && whole(0) && whole(1) {
            return;
        }
        let dimensions = *self.dimensions.get_or_insert(cells.len() - 1);
        if dimensions == 0 || dimensions > MOST_DIMENSIONS {
            let message = format!(
                "\"{}\" has {dimensions} numbers; there must be 1 to {MOST_DIMENSIONS}.",
                excerpt(word)
            );
            return self.fault(number, 1, &message, EXPECTED);
        }
        if cells.len() != dimensions + 1 {
            let message = format!(
                "\"{word}\" has a vector of length {}, the first word one of length {dimensions}.",
                cells.len() - 1
            );
            return self.fault(number, 1, &message, "every word has as many numbers as the first");
        }
        let mut vector = Vec::with_capacity(dimensions);
        for (column, cell) in &cells[1..] {
            match cell.parse::<f32>() {
                Ok(value) if value.is_finite() => vector.push(value),
                _ => {
                    let message = format!("\"{}\" is not a number that can be used.", excerpt(cell));
                    return self.fault(number, *column, &message, EXPECTED);
                }
            }
        }
        let word = word.to_lowercase();
        // Of a word in several spellings the first is the most frequent.
        if self.wanted.contains(&word) && !self.table.contains_key(&word) {
            self.table.insert(word, vector);
        }
    }
}

/// The cells of a line with their columns, from 1.
fn cells_of(text: &str) -> Vec<(usize, &str)> {
    let mut column = 1;
    let mut cells = Vec::new();
    for cell in text.split([' ', '\t']) {
        if !cell.is_empty() {
            cells.push((column, cell));
        }
        column += cell.chars().count() + 1;
    }
    cells
}

/// Every word of the needs and technologies in lower case, as it is written and in the one spelling that is looked up.
pub fn words_of(dossier: &Dossier) -> BTreeSet<String> {
    let technologies = dossier.technologies.iter().flat_map(texts_of);
    let needs = dossier
        .needs()
        .flat_map(|(_, need)| need.theme.iter().chain([&need.statement]));
    let texts = technologies.chain(needs.map(String::as_str));
    let found = texts.flat_map(|text| words(text, Language::ENGLISH));
    found.flat_map(|word| [word.shown.to_lowercase(), word.plain]).collect()
}

fn texts_of(technology: &Technology) -> impl Iterator<Item = &str> {
    let own = [&technology.name, &technology.description].into_iter();
    let own = own.chain(&technology.aliases);
    own.chain(technology.names.values().flatten()).map(String::as_str)
}

fn take_mean_off(table: &mut BTreeMap<String, Vec<f32>>) {
    let Some(dimensions) = table.values().next().map(Vec::len) else {
        return;
    };
    // The mean of a single word would leave nothing of it.
    if table.len() < 2 {
        return;
    }
    let mut mean = vec![0.0_f64; dimensions];
    for vector in table.values() {
        mean.iter_mut()
            .zip(vector)
            .for_each(|(sum, value)| *sum += f64::from(*value));
    }
    mean.iter_mut().for_each(|sum| *sum /= table.len() as f64);
    for vector in table.values_mut() {
        vector
            .iter_mut()
            .zip(&mean)
            .for_each(|(value, mean)| *value -= *mean as f32);
    }
}

/// The phrases of each technology as vectors of length 1.
#[derive(Debug, Clone)]
pub struct Meanings(Vec<Vec<Vec<f32>>>);

impl Vectors {
    /// The mean of weighted words as a vector of length 1; `None` where the table has none of them.
    fn mean<'w>(&self, words: impl Iterator<Item = (&'w str, f64)>) -> Option<Vec<f32>> {
        let mut sum: Option<Vec<f64>> = None;
        for (word, weight) in words {
            let Some(vector) = self.table.get(word) else { continue };
            let sum = sum.get_or_insert_with(|| vec![0.0; vector.len()]);
            sum.iter_mut()
                .zip(vector)
                .for_each(|(sum, value)| *sum += weight * f64::from(*value));
        }
        let sum = sum?;
        let length = sum.iter().map(|value| value * value).sum::<f64>().sqrt();
        (length > 0.0).then(|| sum.iter().map(|value| (value / length) as f32).collect())
    }

    /// Makes the phrases of technologies ready.
    pub fn meanings(&self, technologies: &[Technology], home: Language, specificity: &Specificity) -> Meanings {
        let phrase = |text: &str| {
            let words = words(text, home);
            let kept = words.iter().filter(|word| !home.is_stop_word(&word.plain));
            self.mean(kept.map(|word| (word.plain.as_str(), specificity.full_share(&word.stem))))
        };
        let of_one = |technology: &Technology| texts_of(technology).filter_map(phrase).collect();
        Meanings(technologies.iter().map(of_one).collect())
    }

    /// How like each technology is to weighted words, 0 to 1.
    pub fn likeness(&self, meanings: &Meanings, words: &[(String, f64)]) -> Vec<f64> {
        let Some(need) = self.mean(words.iter().map(|(word, weight)| (word.as_str(), *weight))) else {
            return vec![0.0; meanings.0.len()];
        };
        let cosine = |phrase: &Vec<f32>| -> f64 { phrase.iter().zip(&need).map(|(a, b)| f64::from(a * b)).sum() };
        let best = |phrases: &Vec<Vec<f32>>| phrases.iter().map(cosine).fold(0.0, f64::max).min(1.0);
        meanings.0.iter().map(best).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{dossier, need, workshop};
    use super::super::{Linker, Weights};
    use super::*;
    use crate::model::{Need, NeedKind};

    /// Two directions: warm things, and paper.
    const TABLE: &str =
        "warm 1 0.1\nheat 0.9 0.2\nthermal 1 0\ncamera 0.8 0.1\nforms 0 1\npaper 0.1 1\nphone 0.2 0.9\n";

    fn read(text: &str) -> Result<Vectors, Vec<String>> {
        let mut dossier = dossier();
        dossier.workshops[0].needs.push(need("warm heat paper", NeedKind::Gap));
        read_vectors("v.txt", text.as_bytes(), words_of(&dossier))
            .map_err(|faults| faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn meaning_lifts_what_no_word_finds_is_bounded_and_off_by_default() {
        let dossier = dossier();
        let vectors = read(TABLE).expect("the table has no faults");
        let heat = need("Heat in the walls", NeedKind::Gap);
        let paper = need("Paper in the walls", NeedKind::Gap);
        let home = workshop(vec![heat.clone(), paper.clone()]);
        let scores = |linker: &Linker, need: &Need| -> BTreeMap<String, f64> {
            let ranked = linker.rank(&home, need).into_iter();
            ranked
                .map(|ranked| (linker.technology(&ranked).id.clone(), ranked.score.value()))
                .collect()
        };
        let lead = |scores: &BTreeMap<String, f64>| scores["thermal-camera"] - scores["mobile-forms"];
        let plain = Linker::over(&dossier);
        let with = Linker::over(&dossier).with_vectors(Some(&vectors));
        assert!(lead(&scores(&plain, &heat)) > 0.0 && lead(&scores(&plain, &paper)) > 0.0);
        assert!(lead(&scores(&with, &heat)) > 0.0 && lead(&scores(&with, &paper)) < 0.0);
        let (before, after) = (scores(&plain, &heat), scores(&with, &heat));
        for (id, score) in &after {
            assert!((0.0..=1.0).contains(score) && score - before[id] <= Weights::CHOSEN.meaning);
        }
        assert_eq!(scores(&Linker::over(&dossier).with_vectors(None), &heat), before);
        assert_eq!(with.propose(&home, &heat).vectors.as_deref(), Some("v.txt"));
        assert_eq!(plain.propose(&home, &heat).vectors, None);
    }

    #[test]
    fn a_first_line_of_two_counts_tabs_and_an_empty_line_are_no_words() {
        let plain = read(TABLE).expect("no faults");
        let other = format!("7 2\n{}\n", TABLE.replace(' ', "\t"));
        assert_eq!(read(&other), Ok(plain));
    }

    #[test]
    fn every_fault_of_a_table_has_its_line_and_column() {
        let faults = |text: &str| read(text).expect_err("there is a fault").join("\n");
        for (text, told) in [
            ("", "v.txt:1:1"),
            ("7 2\n", "no vector"),
            (
                "warm 1 2\nheat 1\n",
                "v.txt:2:1: \"heat\" has a vector of length 1, the first word one of length 2",
            ),
            ("warm 1 2\nheat 1 two\n", "v.txt:2:8"),
            ("warm 1 NaN\n", "\"NaN\" is not a number"),
            ("warm 1 inf\n", "\"inf\" is not a number"),
            ("warm\n", "0 numbers"),
            ("xyzzy 1 2\n", "none of its words"),
        ] {
            assert!(faults(text).contains(told), "{told} in {}", faults(text));
        }
        let long = format!("warm {}\n", "1 ".repeat(LONGEST_LINE));
        assert!(faults(&long).contains("more than 100000 bytes"));
        let many = "warm 1 2\n".to_owned() + &"heat 1\n".repeat(100);
        assert_eq!(read(&many).expect_err("faults").len(), MOST_FAULTS);
        let broken = read_vectors("v.txt", &b"warm 1 \xff\n"[..], words_of(&dossier())).expect_err("a fault");
        assert!(broken[0].to_string().contains("v.txt:1:8"), "{}", broken[0]);
    }
}
