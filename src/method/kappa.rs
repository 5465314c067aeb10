//! Cohen's kappa: how far two who sort the same items agree beyond chance (Cohen 1960, *Educational and Psychological
//! Measurement* 20(1), 37–46).
//!
//! kappa = (o − e) / (1 − e), where o is the share of items that both sort alike, and e the share expected if each kept their
//! own shares of the categories and sorted blindly. Without items, or where both put everything into one and the same
//! category, e is 1 or nothing and kappa is undefined: there was nothing to tell apart.

/// Agreement of two on the same items.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// Number of items.
    pub items: usize,
    /// Share sorted alike, 0 to 1; 0 without items.
    pub same: f64,
    /// Kappa, at most 1; `None` where it is undefined.
    pub kappa: Option<f64>,
}

/// Measures the agreement over items, each with the category that the one and that the other gave.
pub fn measure_kappa<C: Copy + Ord>(items: &[(C, C)]) -> Kappa {
    let count = |keep: &dyn Fn(&(C, C)) -> bool| items.iter().filter(|item| keep(item)).count();
    let all = items.len() as f64;
    let alike = count(&|(one, other)| one == other);
    let mut categories: Vec<C> = items.iter().map(|(one, _)| *one).collect();
    categories.sort_unstable();
    categories.dedup();
    // Whole numbers, so that agreement on one category alone is found exactly.
    let by_chance: usize = categories
        .iter()
        .map(|category| count(&|(one, _)| one == category) * count(&|(_, other)| other == category))
        .sum();
    let square = items.len() * items.len();
    Kappa {
        items: items.len(),
        same: if items.is_empty() { 0.0 } else { alike as f64 / all },
        kappa: (by_chance < square).then(|| {
            let (observed, expected) = (alike as f64 / all, by_chance as f64 / square as f64);
            (observed - expected) / (1.0 - expected)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 50 items: both yes 20, only the first yes 5, only the second yes 10, both no 15. Observed (20 + 15) / 50 = 0.7;
    /// expected (25 × 30 + 25 × 20) / 2500 = 0.5; kappa (0.7 − 0.5) / (1 − 0.5) = 0.4.
    #[test]
    fn an_example_worked_by_hand() {
        let mut items = vec![('y', 'y'); 20];
        items.extend([('y', 'n'); 5]);
        items.extend([('n', 'y'); 10]);
        items.extend([('n', 'n'); 15]);
        let found = measure_kappa(&items);
        assert_eq!((found.items, found.same), (50, 0.7));
        assert!((found.kappa.expect("defined") - 0.4).abs() < 1e-12, "{found:?}");
    }

    /// Three grades over 6 items, given 3, 2 and 1 times by the one and 2, 3 and 1 times by the other, so that (6 + 6 + 1) / 36
    /// are alike by chance.
    #[test]
    fn three_grades_worked_by_hand() {
        let items = [(1, 1), (1, 1), (1, 2), (2, 2), (2, 3), (3, 2)];
        let same = [(1, 1), (1, 1), (1, 2), (2, 2), (2, 2), (3, 3)];
        let kappa = |items: &[(i32, i32)]| measure_kappa(items).kappa.expect("defined");
        // 5 of 6 alike: (30 − 13) / (36 − 13).
        assert!((kappa(&same) - 17.0 / 23.0).abs() < 1e-12);
        // 3 of 6 alike: (18 − 13) / (36 − 13).
        assert!((kappa(&items) - 5.0 / 23.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_tell_apart_is_undefined_and_not_one() {
        assert_eq!(measure_kappa(&[('y', 'y'); 9]).kappa, None);
        assert_eq!(measure_kappa(&[('y', 'y'); 9]).same, 1.0);
        assert_eq!(measure_kappa::<char>(&[]).kappa, None);
    }

    #[test]
    fn full_agreement_is_one_and_full_disagreement_below_zero() {
        assert_eq!(measure_kappa(&[('y', 'y'), ('n', 'n')]).kappa, Some(1.0));
        assert_eq!(measure_kappa(&[('y', 'n'), ('n', 'y')]).kappa, Some(-1.0));
        assert_eq!(measure_kappa(&[('y', 'n'); 3]).kappa, Some(0.0));
    }
}
