//! Likeness of letters: the cosine of two texts over runs of 3 to 5 letters, weighted by rarity.
//!
//! It finds compounds, clipped forms and damaged letters that whole words miss. Its value is bounded, 0 to 1, so it can
//! add to a score but never outweigh it.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const SHORTEST: usize = 3;
const LONGEST: usize = 5;

/// Runs that stand in more than this share of many texts say nothing and cost most of the time.
const TOO_COMMON: f64 = 0.2;
const MANY: usize = 200;

/// Texts by their runs of letters.
#[derive(Debug, Clone)]
pub struct Grams {
    /// Hashes of runs, sorted.
    hashes: Vec<u64>,
    rarity: Vec<f64>,
    /// For each run the texts that have it, with the run's part of the text's unit vector.
    places: Vec<Vec<(u32, f32)>>,
    all: usize,
}

/// A word and what it counts.
pub type WeightedWord<'t> = (&'t str, f64);

impl Grams {
    /// Indexes texts, each a list of weighted words.
    pub fn over(texts: &[Vec<WeightedWord>]) -> Self {
        let counts: Vec<BTreeMap<u64, f64>> = texts.iter().map(|text| count_runs(text)).collect();
        let mut frequencies: BTreeMap<u64, usize> = BTreeMap::new();
        for hash in counts.iter().flat_map(BTreeMap::keys) {
            *frequencies.entry(*hash).or_default() += 1;
        }
        let all = texts.len();
        let limit = if all < MANY {
            all
        } else {
            (all as f64 * TOO_COMMON) as usize
        };
        frequencies.retain(|_, with| *with <= limit);
        let hashes: Vec<u64> = frequencies.keys().copied().collect();
        let rarity: Vec<f64> = frequencies
            .values()
            .map(|with| libm::log(1.0 + all as f64 / *with as f64))
            .collect();
        let mut places = vec![Vec::new(); hashes.len()];
        for (number, counts) in counts.iter().enumerate() {
            let number = u32::try_from(number).expect("fewer than four thousand million texts");
            for (run, part) in to_unit(counts, &hashes, &rarity) {
                places[run].push((number, part as f32));
            }
        }
        Grams {
            hashes,
            rarity,
            places,
            all,
        }
    }

    /// The likeness of a text to each indexed one, 0 to 1.
    pub fn likeness(&self, text: &[WeightedWord]) -> Vec<f64> {
        let mut sums = vec![0.0; self.all];
        for (run, part) in to_unit(&count_runs(text), &self.hashes, &self.rarity) {
            for (number, other) in &self.places[run] {
                sums[*number as usize] += part * f64::from(*other);
            }
        }
        sums.iter_mut().for_each(|sum| *sum = sum.clamp(0.0, 1.0));
        sums
    }
}

/// Runs of letters inside the words, word ends included, by hash.
fn count_runs(text: &[WeightedWord]) -> BTreeMap<u64, f64> {
    let mut counts = BTreeMap::new();
    for (word, weight) in text.iter().filter(|(_, weight)| *weight > 0.0) {
        let folded = word.nfkd().filter(|letter| !is_combining_mark(*letter));
        let letters: Vec<char> = std::iter::once(' ').chain(folded).chain([' ']).collect();
        for length in SHORTEST..=LONGEST {
            for run in letters.windows(length) {
                *counts.entry(hash(run)).or_default() += weight;
            }
        }
    }
    counts
}

/// The known runs of a text as a vector of length 1; empty where none is known.
fn to_unit(counts: &BTreeMap<u64, f64>, hashes: &[u64], rarity: &[f64]) -> Vec<(usize, f64)> {
    let mut parts: Vec<(usize, f64)> = Vec::with_capacity(counts.len());
    let mut length = 0.0;
    for (hash, count) in counts {
        let found = hashes.binary_search(hash);
        // A run of its own kind still makes a text longer, so that one shared run is not a likeness of 1.
        let value = libm::log1p(*count) * found.map_or(1.0, |run| rarity[run]);
        length += value * value;
        if let Ok(run) = found {
            parts.push((run, value));
        }
    }
    let length = length.sqrt();
    if length > 0.0 {
        parts.iter_mut().for_each(|(_, value)| *value /= length);
    }
    parts
}

/// FNV-1a, 64 bits: the same on every machine.
fn hash(run: &[char]) -> u64 {
    run.iter()
        .flat_map(|letter| u32::from(*letter).to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_most_like_itself_and_a_clipped_form_is_like_its_word() {
        let texts = [vec![("communications", 1.0)], vec![("fingerprint", 1.0)]];
        let grams = Grams::over(&texts);
        let own = grams.likeness(&texts[0]);
        assert!((own[0] - 1.0).abs() < 1e-6 && own[1] < 0.1, "{own:?}");
        let clipped = grams.likeness(&[("comms", 1.0)]);
        assert!(clipped[0] > 0.1 && clipped[1] == 0.0, "{clipped:?}");
        assert_eq!(grams.likeness(&[]), [0.0, 0.0]);
    }
}
