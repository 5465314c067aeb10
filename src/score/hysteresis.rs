//! What keeps a technology in its ring from one edition to the next (METHOD 7.3).
//!
//! A ring changes when the rules have asked for the same new ring in a row of editions, or at once when that ring is
//! probable enough, or when the law changed, or when the ring of the edition before cannot be any more. Otherwise that
//! ring stays.

use crate::model::{Before, Called, Dossier, FrozenPlacement, Hysteresis, Movement, Placement};

/// What the rules ask for in one edition.
#[derive(Debug, Clone, Copy, PartialEq)]
struct RuledRing {
    ring: usize,
    /// 0 to 1.
    probability: f64,
}

/// Settles the ring of a placement against the editions before, and says how it moved and what changed behind it.
/// `probabilities` are those of all rings; only where they are `exact` is one of 0 impossible.
pub fn settle_placement(dossier: &Dossier, placement: &mut Placement, probabilities: &[f64], exact: bool) {
    let Some(last) = dossier.editions_before().next() else {
        return;
    };
    let rings = &dossier.configuration.rings;
    let index = |id: &str| rings.iter().position(|ring| ring.id == id);
    let technology = dossier.technology(&placement.technology);
    let technology = technology.expect("each placement has a technology");
    let old = last.placement_of(technology);
    let ring = old.and_then(|old| index(&old.ring));
    let earlier = dossier
        .editions_before()
        .map_while(|edition| edition.placement_of(technology))
        .map(|old| index(&old.ruled));
    let now = RuledRing {
        ring: placement.ruled,
        probability: probabilities[placement.ruled],
    };
    let by_law = |ring: usize| rings[ring].outside;
    let impossible = exact && ring.is_some_and(|ring| probabilities[ring] == 0.0);
    let law_changed = old.is_some_and(|old| old.legal_class != technology.legal_cell())
        || ring.is_some_and(|ring| by_law(ring) != by_law(now.ring));
    let hysteresis = dossier.configuration.scoring.hysteresis;
    placement.ring = settle_ring(hysteresis, ring, earlier, now, law_changed || impossible);
    placement.before = Some(Before {
        edition: last.name.clone(),
        called: old.filter(|old| old.technology != technology.id).map(Called::of),
        ring,
        movement: ring.map_or(Movement::New, |ring| Movement::between(ring, placement.ring)),
        changes: old.map_or_else(Vec::new, |old| {
            let configuration = &dossier.configuration;
            FrozenPlacement::of(configuration, technology, placement).list_changes(old, configuration)
        }),
    });
}

/// The ring of an edition: `before` is the ring that was shown last, `earlier` what the rules asked for in earlier
/// editions, latest first, and `now` what they ask for in this one; with `at_once` nothing waits.
fn settle_ring(
    hysteresis: Hysteresis,
    before: Option<usize>,
    earlier: impl Iterator<Item = Option<usize>>,
    now: RuledRing,
    at_once: bool,
) -> usize {
    let Some(before) = before else { return now.ring };
    let sure = now.probability >= hysteresis.probability;
    let in_a_row = 1 + earlier.take_while(|ring| *ring == Some(now.ring)).count();
    if now.ring == before || at_once || sure || in_a_row >= hysteresis.editions {
        now.ring
    } else {
        before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Hysteresis = Hysteresis {
        editions: 2,
        probability: 0.7,
    };

    fn settle(before: Option<usize>, earlier: &[usize], (ring, probability): (usize, f64), at_once: bool) -> usize {
        let earlier = earlier.iter().copied().map(Some);
        settle_ring(RULE, before, earlier, RuledRing { ring, probability }, at_once)
    }

    #[test]
    fn a_new_technology_stands_where_the_rules_put_it() {
        assert_eq!(settle(None, &[], (2, 0.1), false), 2);
    }

    #[test]
    fn a_ring_asked_for_once_and_unsure_waits_for_a_second_edition() {
        assert_eq!(settle(Some(1), &[1], (0, 0.6), false), 1);
        assert_eq!(settle(Some(1), &[0, 1], (0, 0.6), false), 0);
        assert_eq!(settle(Some(1), &[2, 0], (0, 0.6), false), 1);
    }

    #[test]
    fn a_sure_ring_acts_at_once_and_so_does_what_may_not_wait() {
        assert_eq!(settle(Some(1), &[1], (0, 0.7), false), 0);
        assert_eq!(settle(Some(1), &[1], (4, 0.2), true), 4);
    }
}
