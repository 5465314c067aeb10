//! The order of rings: well-known sets in their known order, those outside last.

/// Sets of rings that many radars use, from the centre.
const SETS: [&[&str]; 2] = [
    &["deploy", "pilot", "develop", "watch", "restricted"],
    &["adopt", "trial", "assess", "hold", "caution", "restricted"],
];

/// Whether a ring of this name is drawn outside the rings proper.
pub fn is_outside(name: &str) -> bool {
    name.eq_ignore_ascii_case("restricted")
}

/// The rank of each name, from the centre, when all belong to one of the known sets.
pub fn known_ranks(names: &[String]) -> Option<Vec<usize>> {
    let rank = |set: &[&str], name: &String| set.iter().position(|known| name.eq_ignore_ascii_case(known));
    let ranks = |set: &[&str]| names.iter().map(|name| rank(set, name)).collect::<Option<Vec<usize>>>();
    SETS.into_iter().find_map(ranks)
}
