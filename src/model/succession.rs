//! Which sectors or rings of an older radar those of a newer one go on from.

/// For each id now the index of the one before that it goes on from: that of the same id or, among those left over, the one
/// that was renamed: most blips of either that are on both radars stand in the other.
///
/// `pairs` has where each blip that is on both radars stood before and where it stands now.
pub fn find_predecessors(now: &[&str], before: &[&str], pairs: &[(usize, usize)]) -> Vec<Option<usize>> {
    let same = |id: &&str| before.iter().position(|old| old == id);
    let mut found: Vec<Option<usize>> = now.iter().map(same).collect();
    let count = |wanted: &dyn Fn(&(usize, usize)) -> bool| pairs.iter().filter(|pair| wanted(pair)).count();
    for new in (0..now.len()).filter(|new| same(&now[*new]).is_none()) {
        let went_on = |old: &usize| {
            let both = count(&|pair| *pair == (*old, new));
            2 * both > count(&|pair| pair.0 == *old) && 2 * both > count(&|pair| pair.1 == new)
        };
        let left = (0..before.len()).filter(|old| !now.contains(&before[*old]));
        found[new] = left.into_iter().find(went_on);
    }
    found
}

/// The ids of both radars in one order, as indices `(now, before)`: the older order, and what is new behind what it follows
/// now.
pub fn merge_orders(found: &[Option<usize>], before: usize) -> Vec<(Option<usize>, Option<usize>)> {
    let new_of = |old: usize| found.iter().position(|found| *found == Some(old));
    let mut merged: Vec<(Option<usize>, Option<usize>)> = (0..before).map(|old| (new_of(old), Some(old))).collect();
    for new in (0..found.len()).filter(|new| found[*new].is_none()) {
        let at = |index: usize| merged.iter().position(|(now, _)| *now == Some(index));
        let place = match new.checked_sub(1) {
            Some(last) => at(last).map_or(merged.len(), |place| place + 1),
            None => 0,
        };
        merged.insert(place, (Some(new), None));
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_id_goes_on_and_so_does_a_new_name_over_the_same_blips() {
        let pairs = [(0, 0), (1, 1), (1, 1), (2, 1)];
        assert_eq!(
            find_predecessors(&["a", "new"], &["a", "b", "c"], &pairs),
            [Some(0), Some(1)]
        );
        assert_eq!(
            find_predecessors(&["b", "new"], &["a", "b"], &[(0, 0), (1, 1)]),
            [Some(1), None]
        );
        assert_eq!(find_predecessors(&["new"], &["a"], &[]), [None]);
    }

    #[test]
    fn what_is_new_stands_behind_what_it_follows_and_what_is_gone_keeps_its_place() {
        let merged = merge_orders(&[Some(2), None, Some(0)], 3);
        assert_eq!(
            merged,
            [(Some(2), Some(0)), (None, Some(1)), (Some(0), Some(2)), (Some(1), None)]
        );
        assert_eq!(merge_orders(&[None, Some(0)], 1), [(Some(0), None), (Some(1), Some(0))]);
    }
}
