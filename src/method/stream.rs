//! Random draws as a pure function of seed, purpose, identifiers and block.
//!
//! Each purpose and each thing drawn for has a key of its own, SHA-256 of its name; each block of [`BLOCK`] draws is a
//! stream of ChaCha8 under that key (counter-based; Salmon et al. 2011 give the idea). So nothing depends on threads, on
//! the order of the input or on what else is drawn: adding an item leaves every other item's draws as they were, and a
//! longer run begins with the draws of a shorter one.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

/// Draws in one block. Part of the definition of the streams: another number gives other draws.
pub const BLOCK: usize = 2048;

/// The name of the derivation, hashed into every key, so that a later one cannot be mistaken for it.
const DERIVATION: &str = "leadar draws 1";

/// The key of one stream of blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamKey([u8; 32]);

impl StreamKey {
    /// The key for a purpose ("weights", "score", …) and the identifiers it is drawn for.
    pub fn new(seed: u64, purpose: &str, ids: &[&str]) -> Self {
        let mut hash = Sha256::new();
        hash.update(seed.to_le_bytes());
        for word in [DERIVATION, purpose].iter().chain(ids) {
            // Lengths first, so that "ab", "c" and "a", "bc" differ.
            hash.update((word.len() as u64).to_le_bytes());
            hash.update(word.as_bytes());
        }
        StreamKey(hash.finalize().into())
    }

    /// The draws of one block.
    pub fn open_block(&self, block: u64) -> Uniforms {
        let mut generator = ChaCha8Rng::from_seed(self.0);
        generator.set_stream(block);
        Uniforms { generator }
    }
}

/// Short draws there are: [`Uniforms::fill_short`] draws whole numbers from 0 to below this.
pub const SHORT: f64 = 65_536.0;

/// Uniform draws from 0 to below 1, multiples of 2⁻⁵².
#[derive(Debug, Clone)]
pub struct Uniforms {
    generator: ChaCha8Rng,
}

/// The upper 52 bits as a fraction: the mantissa of a number between 1 and 2, less 1. No rounding anywhere.
#[inline(always)]
fn to_fraction(bits: u64) -> f64 {
    f64::from_bits((bits >> 12) | 1.0_f64.to_bits()) - 1.0
}

impl Uniforms {
    /// The next draw, 0 included, 1 not.
    #[inline]
    pub fn draw(&mut self) -> f64 {
        to_fraction(self.generator.next_u64())
    }

    /// The next draw with 0 left out, for logarithms: shifted by half a step.
    #[inline]
    pub fn draw_open(&mut self) -> f64 {
        self.draw() + f64::EPSILON / 2.0
    }

    /// Fills a row with the next draws, one each.
    pub fn fill(&mut self, row: &mut [f64]) {
        let mut bytes = [0; 1024];
        for part in row.chunks_mut(bytes.len() / 8) {
            let bytes = &mut bytes[..part.len() * 8];
            self.generator.fill_bytes(bytes);
            let (words, _) = bytes.as_chunks::<8>();
            for (place, word) in part.iter_mut().zip(words) {
                *place = to_fraction(u64::from_le_bytes(*word));
            }
        }
    }

    /// Fills a row with the next short draws, whole numbers of 16 bits.
    pub fn fill_short(&mut self, row: &mut [u16]) {
        let mut bytes = [0; 1024];
        for part in row.chunks_mut(bytes.len() / 2) {
            let bytes = &mut bytes[..part.len() * 2];
            self.generator.fill_bytes(bytes);
            let (words, _) = bytes.as_chunks::<2>();
            for (place, word) in part.iter_mut().zip(words) {
                *place = u16::from_le_bytes(*word);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filling_a_row_and_drawing_one_by_one_give_the_same_draws() {
        let key = StreamKey::new(7, "score", &["drone", "need"]);
        let mut row = [0.0; 300];
        key.open_block(3).fill(&mut row);
        let mut single = key.open_block(3);
        assert!(row.iter().all(|draw| draw.to_bits() == single.draw().to_bits()));
    }

    #[test]
    fn keys_differ_by_seed_purpose_and_the_cut_between_identifiers() {
        let key = |seed, purpose, ids: &[&str]| StreamKey::new(seed, purpose, ids);
        let base = key(1, "score", &["ab", "c"]);
        assert_ne!(base, key(2, "score", &["ab", "c"]));
        assert_ne!(base, key(1, "panel", &["ab", "c"]));
        assert_ne!(base, key(1, "score", &["a", "bc"]));
    }

    /// The first draws of a stream, written out: a change of generator, key or conversion must not pass unseen.
    #[test]
    fn the_draws_are_those_of_the_published_derivation() {
        let mut draws = StreamKey::new(1, "weights", &[]).open_block(0);
        let first: Vec<f64> = (0..3).map(|_| draws.draw()).collect();
        assert_eq!(first, FIRST_DRAWS);
    }

    const FIRST_DRAWS: [f64; 3] = [0.07944058846422553, 0.4643287290782854, 0.36599752373413397];
}
