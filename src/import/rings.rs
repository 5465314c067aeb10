//! The order of rings: well-known sets in their known order, numbered ones in that of their numbers, those outside last;
//! and whether values are rings at all.

use super::names::fold;

/// Sets of rings that many radars use, from the centre.
const SETS: [&[&str]; 2] = [
    &["deploy", "pilot", "develop", "watch", "restricted"],
    &["adopt", "trial", "assess", "hold", "caution", "restricted"],
];

/// Words for rings met in real radars, from the centre.
const USUAL: [&str; 35] = [
    "deploy",
    "adopt",
    "use",
    "invest",
    "production",
    "pilot",
    "trial",
    "try",
    "prototype",
    "develop",
    "assess",
    "evaluate",
    "explore",
    "experiment",
    "research",
    "validation",
    "idea",
    "watch",
    "monitor",
    "keep",
    "maintain",
    "retain",
    "hold",
    "contain",
    "caution",
    "replace",
    "migrate",
    "stop",
    "avoid",
    "drop",
    "archive",
    "sunset",
    "retire",
    "deprecated",
    "decommission",
];

/// Rings by time.
const TIMES: [&str; 3] = ["now", "next", "later"];

/// Whether a ring of this name is drawn outside the rings proper.
pub fn is_outside(name: &str) -> bool {
    name.eq_ignore_ascii_case("restricted")
}

/// Whether a word names a ring in many radars.
pub fn is_usual(name: &str) -> bool {
    let folded = fold(name);
    USUAL.contains(&folded.as_str()) || TIMES.contains(&folded.as_str()) || is_outside(name) || is_step(name)
}

/// Whether a ring may have been given another name: from one ring of a known set to another blips move, but that `hold` is also
/// called `caution`.
pub fn may_be_renamed(before: &str, now: &str) -> bool {
    let is_in = |set: &[&str], name: &str| set.contains(&fold(name).as_str());
    let hold = |name: &str| is_in(&["hold", "caution"], name);
    let of_one_set = SETS.into_iter().any(|set| is_in(set, before) && is_in(set, now));
    !of_one_set || hold(before) && hold(now)
}

/// The rank of each name, from the centre, when all belong to one of the known sets.
pub fn known_ranks(names: &[String]) -> Option<Vec<usize>> {
    let rank = |set: &[&str], name: &String| set.iter().position(|known| name.eq_ignore_ascii_case(known));
    let ranks = |set: &[&str]| names.iter().map(|name| rank(set, name)).collect::<Option<Vec<usize>>>();
    SETS.into_iter().find_map(ranks)
}

/// The order of rings that no file lists, as indexes from the centre; `None` when only their appearance gives one.
pub fn usual_order(names: &[String]) -> Option<Vec<usize>> {
    let ranks = known_ranks(names).or_else(|| {
        let usual = |name: &String| {
            USUAL
                .iter()
                .position(|known| *known == fold(name))
                .or(is_outside(name).then_some(99))
        };
        names.iter().map(usual).collect()
    });
    let ranks = ranks.or_else(|| {
        let time = |name: &String| TIMES.iter().position(|known| *known == fold(name));
        names.iter().map(time).collect()
    });
    let keys: Vec<(usize, String)> = match ranks {
        Some(ranks) => ranks.into_iter().map(|rank| (rank, String::new())).collect(),
        None => numbered(names)?,
    };
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|index| (is_outside(&names[*index]), &keys[*index]));
    Some(order)
}

/// Words that rings are numbered with.
const STEPS: [&str; 9] = ["h", "trl", "horizon", "ring", "stage", "phase", "level", "tier", "step"];

/// Numbers of names of one kind, such as `Stage 3`, `2 Trial`, `IV` or `10`, and what follows each; `None` when a name has
/// none or is of another kind. A high TRL is near the centre, the first of anything else.
fn numbered(names: &[String]) -> Option<Vec<(usize, String)>> {
    let proper: Vec<&String> = names.iter().filter(|name| !is_outside(name)).collect();
    let parts: Vec<(String, usize, String)> = proper.iter().map(|name| split_number(name)).collect::<Option<_>>()?;
    let kind = &parts.first()?.0;
    if parts.iter().any(|(other, ..)| other != kind) {
        return None;
    }
    let rank = |number: usize| if kind == "trl" { 9 - number.min(9) } else { number };
    let mut parts = parts.iter().map(|(_, number, rest)| (rank(*number), rest.clone()));
    let outside = || (usize::MAX, String::new());
    let keys = names.iter().map(|name| {
        if is_outside(name) {
            outside()
        } else {
            parts.next().unwrap_or_else(outside)
        }
    });
    Some(keys.collect())
}

/// A name as the words before its first number, the number, and what follows.
fn split_number(name: &str) -> Option<(String, usize, String)> {
    let folded = fold(name);
    let digits = |sign: char| sign.is_ascii_digit();
    if let Some(start) = folded.find(digits) {
        let (kind, rest) = folded.split_at(start);
        let end = rest.find(|sign: char| !digits(sign)).unwrap_or(rest.len());
        let number = rest[..end].parse().ok().filter(|number| *number <= MOST_NUMBER)?;
        return Some((kind.trim_end_matches('-').to_owned(), number, rest[end..].to_owned()));
    }
    let (kind, last) = folded.rsplit_once('-').unwrap_or(("", &folded));
    let number = ROMAN.iter().position(|known| *known == last)? + 1;
    Some((kind.to_owned(), number, String::new()))
}

/// The highest number of a ring.
const MOST_NUMBER: usize = 9_999;

/// Roman numbers from 1.
const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/// Horizons, stages and readiness levels, by their words.
fn is_step(name: &str) -> bool {
    split_number(name)
        .is_some_and(|(kind, number, rest)| STEPS.contains(&kind.as_str()) && number <= 99 && rest.is_empty())
}

/// What a column of values may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// Nearly all are words for rings.
    Rings,
    /// Most are percentages, dates, large numbers or words for something else.
    Other,
    /// Anything, or nothing.
    Unknown,
}

/// Words that say how far something has come or whether it holds, and are no rings.
const STATES: [&str; 26] = [
    "open",
    "closed",
    "done",
    "to-do",
    "todo",
    "in-progress",
    "ongoing",
    "active",
    "inactive",
    "yes",
    "no",
    "true",
    "false",
    "pending",
    "approved",
    "rejected",
    "draft",
    "final",
    "completed",
    "planned",
    "cancelled",
    "on-track",
    "at-risk",
    "red",
    "amber",
    "green",
];

/// Whether values are rings by their words.
pub fn likeness(values: &[&str]) -> Likeness {
    let values: Vec<&str> = values
        .iter()
        .map(|value| value.trim())
        .filter(|value| !value.is_empty())
        .collect();
    let rings = values.iter().filter(|value| is_usual(value)).count();
    let others = values.iter().filter(|value| is_other(value)).count();
    match values.len() {
        0 => Likeness::Unknown,
        all if rings * 5 >= all * 4 => Likeness::Rings,
        all if others * 2 >= all => Likeness::Other,
        _ => Likeness::Unknown,
    }
}

/// Whether a value is a percentage, a date, a number that numbers no ring, or a word for a state.
fn is_other(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let plain = value
        .chars()
        .all(|sign| sign.is_ascii_digit() || " .,:/-+%".contains(sign));
    let ring = value.parse::<usize>().is_ok_and(|number| number <= 9);
    digits > 0 && plain && !ring || STATES.contains(&fold(value).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ordered(names: &[&str]) -> Option<Vec<String>> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        usual_order(&names).map(|order| order.into_iter().map(|index| names[index].clone()).collect())
    }

    #[test]
    fn numbered_rings_stand_in_the_order_of_their_numbers() {
        for names in [
            ["0", "1", "2", "10"],
            ["Stage 1", "Stage 2", "stage-3", "Stage 10"],
            ["Phase 1: look", "Phase 2: try", "Phase 3", "Phase 11"],
            ["1 Hold", "2. Trial", "3 - Adopt", "10) Assess"],
            ["TRL 9", "TRL 7", "TRL 3", "Restricted"],
            ["Étape 1", "Étape 2", "Étape 3", "Étape 20"],
            ["Level I", "Level II", "Level IV", "Level IX"],
            ["H1", "H2", "H3", "Restricted"],
        ] {
            let mut turned = names;
            turned.reverse();
            assert_eq!(ordered(&turned), Some(names.map(str::to_owned).to_vec()));
        }
        for mixed in [
            &["Use", "Muse", "H2"][..],
            &["Stage 1", "Level 2"],
            &["1", "two"],
            &["Civic", "Mix"],
        ] {
            assert_eq!(ordered(mixed), None, "{mixed:?}");
        }
    }

    #[test]
    fn values_are_rings_by_their_words_and_never_by_how_far_something_is() {
        assert_eq!(likeness(&["Adopt", "trial", "", "Hold"]), Likeness::Rings);
        assert_eq!(likeness(&["Stage 1", "Stage 2"]), Likeness::Rings);
        for states in [
            &["10", "80"][..],
            &["Open", "Closed"],
            &["2024-01-01", "03.02.2025"],
            &["80 %", "5%"],
            &["In progress"],
        ] {
            assert_eq!(likeness(states), Likeness::Other, "{states:?}");
        }
        for open in [&["1", "2", "3"][..], &["Now", "Sooner", "Perhaps"], &[]] {
            assert_eq!(likeness(open), Likeness::Unknown, "{open:?}");
        }
    }

    proptest! {
        #[test]
        fn numbered_rings_are_sorted_whatever_their_order(mut numbers in proptest::collection::btree_set(0_usize..500, 1..7).prop_map(|set| set.into_iter().collect::<Vec<_>>()).prop_shuffle(), word in "(Stage|Ring|Fase| ?)") {
            let names: Vec<String> = numbers.iter().map(|number| format!("{word} {number}")).collect();
            let order = usual_order(&names).expect("they are numbered");
            let found: Vec<usize> = order.iter().map(|index| numbers[*index]).collect();
            numbers.sort_unstable();
            prop_assert_eq!(found, numbers);
        }
    }
}
