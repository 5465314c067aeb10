//! Weights drawn uniformly from the simplex, as spacings of sorted uniforms (Devroye 1986).

use crate::method::stream::{BLOCK, Uniforms};

/// Spacings of sorted uniforms. The draws are multiples of 2⁻⁵², so each spacing is exact and they add up to exactly 1.
pub(super) fn fill_simplex(uniforms: &mut Uniforms, rows: &mut [f64]) {
    let cuts = rows.len() - BLOCK;
    uniforms.fill(&mut rows[..cuts]);
    sort_rows(&mut rows[..cuts]);
    rows[cuts..].fill(1.0);
    for row in (1..rows.len() / BLOCK).rev() {
        let (below, above) = rows[(row - 1) * BLOCK..][..2 * BLOCK].split_at_mut(BLOCK);
        for (high, low) in above.iter_mut().zip(below) {
            *high -= *low;
        }
    }
}

/// Sorts each draw upwards over the rows, by exchanging neighbouring rows of all draws at once.
pub(super) fn sort_rows(rows: &mut [f64]) {
    for sorted in 1..rows.len() / BLOCK {
        for row in (1..=sorted).rev() {
            let (below, above) = rows[(row - 1) * BLOCK..][..2 * BLOCK].split_at_mut(BLOCK);
            for (low, high) in below.iter_mut().zip(above) {
                let swapped = *high < *low;
                (*low, *high) = if swapped { (*high, *low) } else { (*low, *high) };
            }
        }
    }
}
