//! The order of rings: well-known sets in their known order, those outside last.

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
    USUAL.contains(&folded.as_str()) || TIMES.contains(&folded.as_str()) || is_outside(name) || step(&folded).is_some()
}

/// Whether a ring may have been given another name: from one usual name to another blips move, but that `hold` is also called
/// `caution`.
pub fn may_be_renamed(before: &str, now: &str) -> bool {
    let hold = |name: &str| ["hold", "caution"].contains(&fold(name).as_str());
    !(is_usual(before) && is_usual(now)) || hold(before) && hold(now)
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
    let ranks = ranks.or_else(|| {
        let steps: Option<Vec<(String, usize)>> = names.iter().map(|name| step(&fold(name))).collect();
        let steps = steps?;
        let one_kind = steps.iter().all(|(kind, _)| *kind == steps[0].0);
        // A high TRL is near the centre, the first horizon too.
        let rank = |(kind, number): &(String, usize)| if kind == "trl" { 9 - number.min(&9) } else { *number };
        one_kind.then(|| steps.iter().map(rank).collect())
    })?;
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|index| (is_outside(&names[*index]), ranks[*index]));
    Some(order)
}

/// Horizons and readiness levels: the word and its number.
fn step(folded: &str) -> Option<(String, usize)> {
    let digits = folded.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    let word = folded[..folded.len() - digits.len()].trim_end_matches('-');
    let number = digits.parse().ok().filter(|number| *number <= 9)?;
    matches!(word, "h" | "trl" | "horizon" | "ring").then(|| (word.to_owned(), number))
}
