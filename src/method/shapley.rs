//! Shapley values: what each of several changes adds to what they do together (Shapley 1953, "A value for n-person games").
//!
//! The share of a change is what it adds when it is made, on average over all orders in which the changes can be made. The
//! shares add up to the whole, a change that never adds anything has none, and changes that act alike have the same.
//!
//! Few changes are counted out over all 2ⁿ sets ([`Effort`]). Of more, pairs of an order and its reverse are drawn
//! (antithetic sampling; Mitchell et al. 2022, "Sampling permutations for Shapley value estimation"): the shares still add up
//! to the whole, and the standard error of the means over pairs is given.

use super::stream::{StreamKey, Uniforms};

/// How much is done to share out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// The largest number of changes that is counted out.
    pub exact: usize,
    /// How many pairs of orders are drawn of more changes, 2 or more.
    pub pairs: usize,
}

impl Effort {
    /// Where the worth of a set is counted out.
    pub const COUNTED: Effort = Effort { exact: 10, pairs: 24 };
    /// Where it is drawn, which costs some hundred times as much.
    pub const DRAWN: Effort = Effort { exact: 5, pairs: 3 };
}

/// What each change adds.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// The quantities with none of the changes made.
    pub none: Vec<f64>,
    /// The quantities with all of them made.
    pub all: Vec<f64>,
    /// For each change its share in each quantity.
    pub shares: Vec<Vec<f64>>,
    /// The largest standard error of any share; `None` where all is counted out.
    pub error: Option<f64>,
}

/// Shares out what `count` changes do together to some quantities. `worth` gives the quantities with some of the changes made;
/// draws, where there are any, come from `key`.
pub fn share_out(count: usize, effort: Effort, key: &StreamKey, mut worth: impl FnMut(&[bool]) -> Vec<f64>) -> Shares {
    if count <= effort.exact {
        count_out(count, &mut worth)
    } else {
        draw_orders(count, effort.pairs, key, &mut worth)
    }
}

/// Over all sets: a set of `s` changes comes before a further one in `s! (n - s - 1)!` of the `n!` orders.
fn count_out(count: usize, worth: &mut impl FnMut(&[bool]) -> Vec<f64>) -> Shares {
    let made = |set: usize| (0..count).map(|change| set >> change & 1 == 1).collect::<Vec<bool>>();
    let worths: Vec<Vec<f64>> = (0..1_usize << count).map(|set| worth(&made(set))).collect();
    let orders = |size: usize| -> f64 {
        // 1 / (n · C(n - 1, s))
        let choices = (0..size).fold(1.0, |product, taken| {
            product * (count - 1 - taken) as f64 / (taken + 1) as f64
        });
        1.0 / (count as f64 * choices)
    };
    let share = |change: usize| {
        let without = (0..worths.len()).filter(|set| set >> change & 1 == 0);
        let mut sum = vec![0.0; worths[0].len()];
        for set in without {
            let weight = orders(set.count_ones() as usize);
            add_difference(&mut sum, &worths[set | 1 << change], &worths[set], weight);
        }
        sum
    };
    Shares {
        shares: (0..count).map(share).collect(),
        none: worths[0].clone(),
        all: worths[worths.len() - 1].clone(),
        error: None,
    }
}

fn draw_orders(count: usize, pairs: usize, key: &StreamKey, worth: &mut impl FnMut(&[bool]) -> Vec<f64>) -> Shares {
    let mut draws = key.open_block(0);
    let (none, all) = (worth(&vec![false; count]), worth(&vec![true; count]));
    let size = none.len();
    let mut sums = vec![vec![0.0; size]; count];
    let mut squares = sums.clone();
    for _ in 0..pairs {
        let order = shuffle(count, &mut draws);
        let reverse: Vec<usize> = order.iter().rev().copied().collect();
        let mut pair = vec![vec![0.0; size]; count];
        for order in [&order, &reverse] {
            walk(order, (&none, &all), &mut pair, worth);
        }
        for change in 0..count {
            for (place, share) in pair[change].iter().enumerate() {
                sums[change][place] += share;
                squares[change][place] += share * share;
            }
        }
    }
    let pairs = pairs as f64;
    let mut error: f64 = 0.0;
    for (sums, squares) in sums.iter_mut().zip(&squares) {
        for (sum, square) in sums.iter_mut().zip(squares) {
            let mean = *sum / pairs;
            let variance = (square / pairs - mean * mean).max(0.0) * pairs / (pairs - 1.0);
            error = error.max((variance / pairs).sqrt());
            *sum = mean;
        }
    }
    Shares {
        none,
        all,
        shares: sums,
        error: Some(error),
    }
}

/// Makes the changes in an order and adds half of what each adds.
fn walk(
    order: &[usize],
    (none, all): (&Vec<f64>, &Vec<f64>),
    shares: &mut [Vec<f64>],
    worth: &mut impl FnMut(&[bool]) -> Vec<f64>,
) {
    let mut made = vec![false; order.len()];
    let mut before = none.clone();
    for (place, change) in order.iter().enumerate() {
        made[*change] = true;
        let after = if place + 1 == order.len() {
            all.clone()
        } else {
            worth(&made)
        };
        add_difference(&mut shares[*change], &after, &before, 0.5);
        before = after;
    }
}

fn add_difference(sum: &mut [f64], after: &[f64], before: &[f64], weight: f64) {
    for (sum, (after, before)) in sum.iter_mut().zip(after.iter().zip(before)) {
        *sum += weight * (after - before);
    }
}

/// A random order (Fisher and Yates).
fn shuffle(count: usize, draws: &mut Uniforms) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        let other = (draws.draw() * (last + 1) as f64) as usize;
        order.swap(last, other);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key() -> StreamKey {
        StreamKey::new(1, "test", &[])
    }

    /// Left and right gloves: the one with a left glove is worth 2/3, each with a right one 1/6 (the usual example).
    #[test]
    fn the_glove_game_is_shared_out_as_it_is_in_the_books() {
        let pairs = |made: &[bool]| vec![f64::from(u8::from(made[0] && (made[1] || made[2])))];
        let found = share_out(3, Effort::COUNTED, &key(), pairs);
        let expected = [2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0];
        for (share, expected) in found.shares.iter().zip(expected) {
            assert!((share[0] - expected).abs() < 1e-12, "{found:?}");
        }
        assert_eq!(found.error, None);
    }

    /// A game of random worths over sets.
    fn game(count: usize, seed: u64) -> impl Fn(&[bool]) -> Vec<f64> {
        move |made: &[bool]| {
            assert_eq!(made.len(), count);
            let set: String = made.iter().map(|made| if *made { '1' } else { '0' }).collect();
            let mut draws = StreamKey::new(seed, "worth", &[&set]).open_block(0);
            vec![draws.draw(), draws.draw()]
        }
    }

    /// By the definition: all orders, one by one.
    fn by_orders(count: usize, worth: &impl Fn(&[bool]) -> Vec<f64>) -> Vec<f64> {
        fn visit(order: &mut Vec<usize>, count: usize, all: &mut Vec<Vec<usize>>) {
            if order.len() == count {
                all.push(order.clone());
            }
            for next in 0..count {
                if !order.contains(&next) {
                    order.push(next);
                    visit(order, count, all);
                    order.pop();
                }
            }
        }
        let mut all = Vec::new();
        visit(&mut Vec::new(), count, &mut all);
        let mut sums = vec![0.0; count];
        for order in &all {
            let mut made = vec![false; count];
            for change in order {
                let before = worth(&made)[0];
                made[*change] = true;
                sums[*change] += worth(&made)[0] - before;
            }
        }
        sums.iter().map(|sum| sum / all.len() as f64).collect()
    }

    proptest! {
        #[test]
        fn shares_are_means_over_all_orders(count in 1_usize..6, seed in 0_u64..1_000) {
            let worth = game(count, seed);
            let expected = by_orders(count, &worth);
            let found = share_out(count, Effort::COUNTED, &key(), &worth);
            for (share, expected) in found.shares.iter().zip(expected) {
                prop_assert!((share[0] - expected).abs() < 1e-9);
            }
        }

        #[test]
        fn shares_add_up_to_the_whole_counted_out_or_drawn(count in 1_usize..14, seed in 0_u64..1_000) {
            let worth = game(count, seed);
            let found = share_out(count, Effort::COUNTED, &key(), &worth);
            let (none, all) = (worth(&vec![false; count]), worth(&vec![true; count]));
            for place in 0..2 {
                let sum: f64 = found.shares.iter().map(|share| share[place]).sum();
                prop_assert!((sum - (all[place] - none[place])).abs() < 1e-9);
            }
            prop_assert_eq!(found.error.is_some(), count > Effort::COUNTED.exact);
        }
    }

    #[test]
    fn what_is_drawn_meets_what_is_counted_out_within_its_error() {
        // Twelve changes of which only three count, so that the answer is that of three.
        let worth = |made: &[bool]| {
            let [a, b, c] = [made[0], made[5], made[11]].map(|made| f64::from(u8::from(made)));
            vec![a + 2.0 * a * b + 3.0 * b * c]
        };
        let found = share_out(12, Effort::COUNTED, &key(), worth);
        let error = found.error.expect("it is drawn");
        let expected = [(0, 2.0), (5, 2.5), (11, 1.5)];
        for (change, expected) in expected {
            assert!(
                (found.shares[change][0] - expected).abs() <= 4.0 * error + 1e-12,
                "{found:?}"
            );
        }
        let others = (0..12).filter(|change| ![0, 5, 11].contains(change));
        assert!(others.into_iter().all(|change| found.shares[change][0] == 0.0));
    }
}
