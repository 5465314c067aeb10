//! Kendall's W: how far assessors order the items alike, 0 to 1 (Kendall and Babington Smith 1939), with tie correction.

use super::distribution_functions::chi_squared_upper;
use super::rank_correlation::average_ranks;
use super::refusal::check_score;
use super::{Fault, Refusal};

/// Concordance of a panel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concordance {
    /// W, 0 to 1; `None` when every assessor rates everything alike.
    pub w: Option<f64>,
    /// m (n − 1) W.
    pub chi_squared: Option<f64>,
    /// Items less one.
    pub freedom: usize,
    /// The chance of such agreement without any.
    pub p_value: Option<f64>,
}

/// W of complete ratings: a row for each assessor, a column for each item. Refuses no rows, unequal rows, and numbers that
/// are not finite.
pub fn measure_concordance(ratings: &[Vec<f64>]) -> Result<Concordance, Refusal> {
    let items = check_rectangle(ratings)?;
    let (m, n) = (ratings.len() as f64, items as f64);
    let mut sums = vec![0.0; items];
    let mut ties = 0.0;
    for row in ratings {
        for (sum, rank) in sums.iter_mut().zip(average_ranks(row)) {
            *sum += rank;
        }
        let mut sorted = row.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let cube = |run: &[f64]| (run.len() * run.len() * run.len() - run.len()) as f64;
        ties += sorted.chunk_by(|a, b| a == b).map(cube).sum::<f64>();
    }
    let middle = m * (n + 1.0) / 2.0;
    let squares: f64 = sums.iter().map(|sum| (sum - middle) * (sum - middle)).sum();
    let most = m * m * (n * n * n - n) - m * ties;
    let w = (most > 0.0).then(|| 12.0 * squares / most);
    let chi_squared = w.map(|w| m * (n - 1.0) * w);
    Ok(Concordance {
        w,
        chi_squared,
        freedom: items - 1,
        p_value: chi_squared.map(|chi| chi_squared_upper(chi, n - 1.0)),
    })
}

/// The number of columns of a table without holes.
pub(super) fn check_rectangle(rows: &[Vec<f64>]) -> Result<usize, Refusal> {
    let columns = rows.first().map_or(0, Vec::len);
    if columns == 0 {
        return Err(Refusal::new(Fault::EmptyInput, "no ratings"));
    }
    for (row, numbers) in rows.iter().enumerate() {
        if numbers.len() != columns {
            let found = format!("{} numbers instead of {columns}", numbers.len());
            return Err(Refusal::new(Fault::DimensionMismatch, found).with_item(row + 1));
        }
        for (column, number) in numbers.iter().enumerate() {
            let refuse = |refusal: Refusal| refusal.with_item(row + 1).with_criterion(column + 1);
            check_score(*number).map_err(refuse)?;
        }
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_item_has_no_order_to_agree_on() {
        let concordance = measure_concordance(&[vec![3.0], vec![4.0]]).unwrap();
        assert_eq!((concordance.w, concordance.freedom), (None, 0));
    }

    #[test]
    fn tables_with_holes_are_refused() {
        assert_eq!(measure_concordance(&[]).unwrap_err().fault, Fault::EmptyInput);
        let ragged = [vec![1.0, 2.0], vec![1.0]];
        assert_eq!(
            measure_concordance(&ragged).unwrap_err().fault,
            Fault::DimensionMismatch
        );
    }
}
