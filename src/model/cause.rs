//! What decided that a technology moved, or that the rules ask for another ring.

use super::{Attribution, FrozenPlacement, Hysteresis, Input, Reasons, Setting, Way};

/// What decided.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The change that did most for it, or several that did as much or only act together, by their places in
    /// [`Reasons::changes`].
    Changes(Vec<usize>),
    /// The rules asked for the ring before, the technology was held where it stood, and this change let it go.
    Released(Vec<usize>),
    /// The rules asked for the ring before, and now in enough editions in a row.
    Waited,
    /// It was held although the rules asked for another ring, by id, and now they ask for the one it moved to.
    WasHeld(String),
}

impl Cause {
    /// The changes that decided; none where it only waited.
    pub fn changes(&self) -> &[usize] {
        match self {
            Cause::Changes(changes) | Cause::Released(changes) => changes,
            Cause::Waited | Cause::WasHeld(_) => &[],
        }
    }
}

/// What decided between the ring that the rules asked for before and the one they ask for now.
pub fn find_cause(how: Way, old: &FrozenPlacement, now: &FrozenPlacement, reasons: &Reasons) -> Option<Cause> {
    let place = |id: &str| reasons.rings.iter().position(|ring| ring == id);
    let (from, to) = (place(&old.ruled)?, place(&now.ruled)?);
    let moved = matches!(how, Way::Inward | Way::Outward);
    if from == to {
        return moved.then(|| find_release(now, place(&old.ring), to, reasons));
    }
    let other_way = place(&old.ring).is_some_and(|shown| shown.cmp(&to) != from.cmp(&to));
    if moved && old.ring != old.ruled && other_way {
        return Some(Cause::WasHeld(old.ruled.clone()));
    }
    let decisive = reasons.of(&now.technology)?.list_decisive(from, to);
    (!decisive.is_empty()).then_some(Cause::Changes(decisive))
}

/// What let a technology go that was held: the law, a ring grown sure enough, one grown impossible, other terms of waiting, or
/// nothing but one more edition.
fn find_release(now: &FrozenPlacement, shown: Option<usize>, asked: usize, reasons: &Reasons) -> Cause {
    let find = |wanted: &Input| reasons.changes.iter().position(|change| change.input == *wanted);
    if let Some(law) = find(&Input::Law(now.technology.clone())) {
        return Cause::Released(vec![law]);
    }
    let terms = [&reasons.before, &reasons.now].map(|declared| declared.scoring.hysteresis);
    let attribution = reasons.of(&now.technology);
    let crossed = attribution.and_then(|found| list_crossing(found, shown, asked, terms[1]));
    if let Some(changes) = crossed {
        return Cause::Released(changes);
    }
    match find(&Input::Setting(Setting::Scoring)).filter(|_| terms[0] != terms[1]) {
        Some(setting) => Cause::Released(vec![setting]),
        None => Cause::Waited,
    }
}

/// What made the ring asked for sure enough not to wait, or the ring it stood in all but impossible.
fn list_crossing(found: &Attribution, shown: Option<usize>, asked: usize, terms: Hysteresis) -> Option<Vec<usize>> {
    let sure = terms.probability;
    let grew = found.before[asked] < sure && found.now[asked] >= sure;
    let fell = |ring: usize| found.before[ring] > Hysteresis::LEAST && found.now[ring] <= Hysteresis::LEAST;
    let changes = match shown {
        _ if grew => found.list_most(|contribution| contribution.rings[asked]),
        Some(ring) if fell(ring) => found.list_most(|contribution| -contribution.rings[ring]),
        _ => Vec::new(),
    };
    (!changes.is_empty()).then_some(changes)
}
