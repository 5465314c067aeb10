//! What keeps a technology in its ring from one edition to the next (METHOD 7.3).
//!
//! A ring changes when the rules have asked for the same new ring in a row of editions, or at once when that ring is
//! probable enough, or when the law changed, or when the ring of the edition before is no more, or so improbable that it
//! would be told as 0 %. Otherwise that ring is held.

use crate::model::{Before, Called, Dossier, FrozenPlacement, Held, Hysteresis, Movement, Placement};

use super::place::check_rules;
use super::rules::Rules;

/// What the rules ask for in one edition.
#[derive(Debug, Clone, Copy, PartialEq)]
struct RuledRing {
    ring: usize,
    /// 0 to 1.
    probability: f64,
    /// How many editions in a row, with this one, they have asked for it; 1 or more.
    asked: usize,
}

/// Settles the ring of a placement against the editions before, and says how it moved, what changed behind it and what
/// holds it. `probabilities` are those of all rings.
pub fn settle_placement(dossier: &Dossier, rules: &Rules, placement: &mut Placement, probabilities: &[f64]) {
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
        asked: 1 + earlier.take_while(|ring| *ring == Some(placement.ruled)).count(),
    };
    let by_law = |ring: usize| rings[ring].outside;
    let law_changed = old.is_some_and(|old| old.legal_class != technology.legal_cell())
        || ring.is_some_and(|ring| by_law(ring) != by_law(now.ring));
    let hysteresis = dossier.configuration.scoring.hysteresis;
    placement.ring = settle_ring(
        hysteresis,
        ring.map(|ring| (ring, probabilities[ring])),
        now,
        law_changed,
    );
    placement.held = (placement.ring != placement.ruled).then(|| {
        let rule = rules.lead(placement.ring, &placement.rules);
        let mut findings = check_rules(dossier, rules, technology, placement).into_iter();
        Held {
            asked: now.asked,
            rule,
            grounds: findings.nth(rule).unwrap_or_default(),
        }
    });
    placement.before = Some(Before {
        edition: last.name.clone(),
        called: old.filter(|old| old.technology != technology.id).map(Called::of),
        ring,
        undeclared: old.filter(|_| ring.is_none()).map(|old| old.ring.clone()),
        movement: old.map_or(Movement::New, |_| {
            Movement::between(ring.unwrap_or(rings.len()), placement.ring)
        }),
        changes: old.map_or_else(Vec::new, |old| {
            let configuration = &dossier.configuration;
            FrozenPlacement::of(configuration, technology, placement).list_changes(old, configuration)
        }),
    });
}

/// The ring of an edition: `before` is the ring that was shown last with its probability now, and `now` what the rules ask
/// for in this edition; with `at_once` nothing waits.
fn settle_ring(hysteresis: Hysteresis, before: Option<(usize, f64)>, now: RuledRing, at_once: bool) -> usize {
    let Some((before, left)) = before else { return now.ring };
    // What is exactly on the limit is on it in binary too.
    let sure = now.probability >= hysteresis.probability - 1e-9;
    let waits = !at_once && !sure && now.asked < hysteresis.editions && left > Hysteresis::LEAST;
    if waits { before } else { now.ring }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Hysteresis = Hysteresis {
        editions: 2,
        probability: 0.7,
    };

    fn settle(before: Option<usize>, asked: usize, (ring, probability): (usize, f64), at_once: bool) -> usize {
        let now = RuledRing {
            ring,
            probability,
            asked,
        };
        settle_ring(RULE, before.map(|ring| (ring, 0.3)), now, at_once)
    }

    #[test]
    fn a_new_technology_stands_where_the_rules_put_it() {
        assert_eq!(settle(None, 1, (2, 0.1), false), 2);
    }

    #[test]
    fn a_ring_asked_for_once_and_unsure_waits_for_a_second_edition() {
        assert_eq!(settle(Some(1), 1, (0, 0.6), false), 1);
        assert_eq!(settle(Some(1), 2, (0, 0.6), false), 0);
    }

    #[test]
    fn a_sure_ring_acts_at_once_and_so_does_what_may_not_wait() {
        assert_eq!(settle(Some(1), 1, (0, 0.7), false), 0);
        assert_eq!(settle(Some(1), 1, (4, 0.2), true), 4);
    }

    #[test]
    fn a_ring_that_would_be_told_as_0_percent_is_not_held() {
        let now = RuledRing {
            ring: 0,
            probability: 0.6,
            asked: 1,
        };
        assert_eq!(settle_ring(RULE, Some((1, 0.0)), now, false), 0);
        assert_eq!(settle_ring(RULE, Some((1, Hysteresis::LEAST)), now, false), 0);
        assert_eq!(settle_ring(RULE, Some((1, 0.0051)), now, false), 1);
    }
}
