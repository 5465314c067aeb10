//! The rules of two tables side by side.

use crate::model::{Configuration, Rule};

use super::pairs::Both;

/// The rules of both tables in one order, each as it was and as it is; `None` where they stand in another order, so that
/// only the tables as wholes can be exchanged.
///
/// A rule goes on as one of the same ring and conditions, else of the same ring and words, else as the next of its ring. The
/// last rule, which has no conditions, goes on as the last.
pub fn pair_rules<'a>(old: &'a Configuration, new: &'a Configuration) -> Option<Vec<Both<'a, Rule>>> {
    let (before, now) = (&old.rules, &new.rules);
    let (last_before, last_now) = (before.len().checked_sub(1)?, now.len().checked_sub(1)?);
    let mut goes_on: Vec<Option<usize>> = vec![None; now.len()];
    goes_on[last_now] = Some(last_before);
    let alike: [fn(&Rule, &Rule) -> bool; 3] = [
        |old, new| old.ring == new.ring && old.conditions == new.conditions,
        |old, new| old.ring == new.ring && old.words == new.words,
        |old, new| old.ring == new.ring,
    ];
    for is_alike in alike {
        for index in 0..last_now {
            if goes_on[index].is_none() {
                let free = |old: &usize| !goes_on.contains(&Some(*old));
                let found = (0..last_before).find(|old| free(old) && is_alike(&before[*old], &now[index]));
                goes_on[index] = found;
            }
        }
    }
    let kept: Vec<usize> = goes_on.iter().flatten().copied().collect();
    if !kept.is_sorted() {
        return None;
    }
    let mut pairs: Vec<Both<Rule>> = Vec::new();
    let mut next = 0;
    for (rule, goes_on) in now.iter().zip(goes_on) {
        if let Some(goes_on) = goes_on {
            pairs.extend(before[next..goes_on].iter().map(|gone| (Some(gone), None)));
            next = goes_on + 1;
        }
        pairs.push((goes_on.map(|goes_on| &before[goes_on]), Some(rule)));
    }
    Some(pairs)
}

/// Whether two rules say the same, wherever they are written.
pub fn is_same_rule(old: Option<&Rule>, new: Option<&Rule>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => old.ring == new.ring && old.words == new.words && old.conditions == new.conditions,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}
