//! Two lists of named things side by side: what is in both, what came and what went.

use std::collections::BTreeMap;

/// One thing as it was and as it is; at least one of both is there.
pub type Both<'a, T> = (Option<&'a T>, Option<&'a T>);

/// The things of two lists by their names, in the order of the newer list; what is no longer there stands behind what it
/// followed before.
pub fn pair<'a, T, K: Ord + Clone>(
    old: impl IntoIterator<Item = &'a T>,
    new: impl IntoIterator<Item = &'a T>,
    name: impl Fn(&T) -> K,
) -> Vec<(K, Both<'a, T>)> {
    let old: Vec<(K, &T)> = old.into_iter().map(|thing| (name(thing), thing)).collect();
    let was: BTreeMap<K, &T> = old.iter().cloned().collect();
    let mut pairs: Vec<(K, Both<T>)> = new
        .into_iter()
        .map(|thing| {
            let name = name(thing);
            let before = was.get(&name).copied();
            (name, (before, Some(thing)))
        })
        .collect();
    let still: std::collections::BTreeSet<K> = pairs.iter().map(|(name, _)| name.clone()).collect();
    let mut gone: BTreeMap<Option<K>, Vec<(K, &T)>> = BTreeMap::new();
    let mut follows = None;
    for (name, thing) in old {
        if still.contains(&name) {
            follows = Some(name);
        } else {
            gone.entry(follows.clone()).or_default().push((name, thing));
        }
    }
    if gone.is_empty() {
        return pairs;
    }
    let lost = |gone: Option<Vec<(K, &'a T)>>| {
        let gone = gone.into_iter().flatten();
        gone.map(|(name, thing)| (name, (Some(thing), None)))
            .collect::<Vec<_>>()
    };
    let mut merged = lost(gone.remove(&None));
    for (name, both) in pairs.drain(..) {
        merged.push((name.clone(), both));
        merged.extend(lost(gone.remove(&Some(name))));
    }
    merged
}

/// What stands in a mixture of both: as it is where `takes` says so, else as it was; nothing where that is not there.
pub fn choose<'a, T: PartialEq>((before, now): Both<'a, T>, takes: impl FnOnce() -> bool) -> Option<&'a T> {
    if before == now || takes() { now } else { before }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_stands_behind_what_it_followed() {
        let (old, new) = (["x", "a", "b", "c"], ["c", "new", "a"]);
        let names: Vec<(&str, bool, bool)> = pair(&old, &new, |name| *name)
            .into_iter()
            .map(|(name, (before, now))| (name, before.is_some(), now.is_some()))
            .collect();
        let expected = [
            ("x", true, false),
            ("c", true, true),
            ("new", false, true),
            ("a", true, true),
            ("b", true, false),
        ];
        assert_eq!(names, expected);
    }
}
