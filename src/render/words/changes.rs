//! What changed, and what a change would do, in words.

use crate::model::{
    Called, Cause, Change, ChangeKind, Configuration, Finding, Identity, Leaving, LeftHow, Moved, MovedTogether,
    Movement, Placement, PlacementChange, Reasons, SwitchingInput, SwitchingValue, Way, WeightChange, WeightDifference,
};
use crate::render::messages::message;

use super::{causes, percent};

/// Where a technology came from and went to, what it was called, and what changed behind it.
pub fn moved(moved: &Moved) -> String {
    let to = moved.to.as_deref().unwrap_or_default();
    match &moved.identity {
        Identity::Same => route(moved),
        Identity::Renamed(Called { id, name }) if moved.how == Way::Renamed && moved.changes.is_empty() => {
            message!("route-renamed", to = to, name = name, id = id)
        }
        Identity::Renamed(Called { id, name }) => {
            message!("route-renamed-too", route = route(moved), name = name, id = id)
        }
        Identity::Merged(Called { id, name }) => {
            let from = moved.from.as_deref().unwrap_or_default();
            message!("route-merged", name = name, id = id, to = to, from = from)
        }
    }
}

fn route(moved: &Moved) -> String {
    let changes = || list_changes(&moved.changes);
    let none = moved.changes.is_empty();
    match (&moved.from, &moved.to, moved.how) {
        (Some(from), Some(to), Way::Waits) if none => message!("route-waits", from = from, to = to),
        (Some(from), Some(to), Way::Waits) => {
            message!("route-waits-changed", from = from, to = to, changes = changes())
        }
        (Some(from), Some(to), Way::Inward | Way::Outward) if none => {
            message!("route-unexplained", from = from, to = to)
        }
        (Some(_), Some(to), Way::Renamed) => message!("route-stays", to = to, changes = changes()),
        (Some(from), Some(to), _) if none => message!("route", from = from, to = to),
        (Some(from), Some(to), _) => message!("route-changed", from = from, to = to, changes = changes()),
        (None, Some(to), _) => message!("route-new", to = to),
        (Some(from), None, _) => {
            message!("route-gone", from = from, why = left(moved.left.as_ref()))
        }
        (None, None, _) => String::new(),
    }
}

/// Where technologies that moved together came from and went to, and what decided: "Deploy to Pilot, because the rule for
/// Deploy now asks Need of 3 or more".
pub fn moved_together(group: &MovedTogether, cause: &Cause, reasons: &Reasons) -> String {
    let first = group.first();
    let [from, to] = [&first.from, &first.to].map(|ring| ring.clone().unwrap_or_default());
    let route = match first.how {
        Way::Waits => message!("route-waits", from = &from, to = &to),
        _ => message!("route", from = &from, to = &to),
    };
    let route = match &first.identity {
        Identity::Renamed(Called { id, name }) if group.moved.len() == 1 => {
            message!("route-renamed-too", route = route, name = name, id = id)
        }
        _ => route,
    };
    match cause {
        Cause::Waited => message!("diff-waited", route = route),
        Cause::WasHeld(asked) => message!(
            "diff-was-held",
            route = route,
            from = from,
            to = to,
            asked = name_ring(asked, reasons)
        ),
        Cause::Released(changes) => message!("diff-released", route = route, cause = causes(changes, reasons)),
        Cause::Changes(changes) if group.moved.len() == 1 => {
            message!("diff-because", route = route, cause = causes(changes, reasons))
        }
        Cause::Changes(changes) => message!(
            "diff-because-all",
            route = route,
            cause = causes(changes, reasons),
            count = group.moved.len().to_string()
        ),
    }
}

/// Where one technology came from and went to, with what decided where that is known, else with what changed behind it.
pub fn moved_because(one: &Moved, reasons: Option<&Reasons>) -> String {
    match (reasons, &one.cause) {
        (Some(reasons), Some(cause)) => moved_together(&MovedTogether { moved: vec![one] }, cause, reasons),
        _ => moved(one),
    }
}

/// The probabilities of the ring that a technology stood in and of the one it moved to, or is asked to, now and before.
pub fn ring_probability(moved: &Moved, reasons: &Reasons) -> Option<String> {
    let attribution = reasons.of(&moved.technology)?;
    let tell = |ring: &String| {
        let place = reasons.rings.iter().position(|id| name_ring(id, reasons) == ring)?;
        Some(message!(
            "diff-probability",
            ring = ring,
            now = percent(attribution.now[place]),
            before = percent(attribution.before[place])
        ))
    };
    let told: Vec<String> = [&moved.from, &moved.to]
        .into_iter()
        .flatten()
        .filter_map(tell)
        .collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// The name of a ring of either radar.
pub fn name_ring<'a>(id: &'a str, reasons: &'a Reasons) -> &'a str {
    let mut rings = reasons.now.rings.iter().chain(&reasons.before.rings);
    rings.find(|ring| ring.id == id).map_or(id, |ring| &ring.name)
}

/// A difference of probabilities: "12 percentage points".
pub fn points(share: f64) -> String {
    let points = 100.0 * share;
    if points > 0.0 && points < 0.1 {
        message!("points-least")
    } else {
        message!("points", points = format!("{points:.1}"))
    }
}

/// What people call a kind of input.
pub fn change_kind(kind: ChangeKind) -> String {
    match kind {
        ChangeKind::Rule => message!("diff-kind-rule"),
        ChangeKind::Weight => message!("diff-kind-weight"),
        ChangeKind::Law => message!("diff-kind-law"),
        ChangeKind::Assessment => message!("diff-kind-assessment"),
        ChangeKind::Evidence => message!("diff-kind-evidence"),
        ChangeKind::Standard => message!("diff-kind-standard"),
        ChangeKind::Need => message!("diff-kind-need"),
        ChangeKind::Link => message!("diff-kind-link"),
        ChangeKind::Setting => message!("diff-kind-setting"),
        ChangeKind::Method => message!("diff-kind-method"),
        ChangeKind::Words => message!("diff-kind-words"),
    }
}

/// How and why a technology left: what nobody says anything of was not looked at again.
pub fn left(leaving: Option<&Leaving>) -> String {
    let Some(Leaving { how, reason, date, by }) = leaving else {
        return message!("left-without-a-word");
    };
    let (date, by) = (super::day(*date), super::who(by));
    match (how, reason) {
        (LeftHow::Rejected, reason) => {
            let reason = reason.as_deref().unwrap_or_default().trim_end_matches('.');
            message!("left-rejected", date = date, by = by, reason = reason)
        }
        (LeftHow::NotLookedAtAgain, Some(reason)) => {
            let reason = reason.trim_end_matches('.');
            message!("left-not-looked-at-again", date = date, by = by, reason = reason)
        }
        (LeftHow::NotLookedAtAgain, None) => message!("left-without-a-reason", date = date, by = by),
    }
}

/// What changed behind a placement, joined: "TRL 6, before 5; Need 4, before 3".
pub fn list_changes(changes: &[PlacementChange]) -> String {
    changes.iter().map(placement_change).collect::<Vec<_>>().join("; ")
}

/// One thing that changed behind a placement.
pub fn placement_change(change: &PlacementChange) -> String {
    match change {
        PlacementChange::Trl { now, before } => {
            message!("trl-before", now = trl_levels(*now), before = trl_levels(*before))
        }
        PlacementChange::Law { now, before } => message!("law-before", now = now, before = before),
        PlacementChange::Level { criterion, now, before } => {
            message!(
                "level-before",
                criterion = criterion,
                now = level(*now),
                before = level(*before)
            )
        }
    }
}

/// A TRL range: "6 to 7", or one level.
pub fn trl_levels((low, high): (u8, u8)) -> String {
    if low == high {
        low.to_string()
    } else {
        message!("range", low = low, high = high)
    }
}

fn level(level: Option<f64>) -> String {
    level.map_or_else(
        || message!("level-unknown"),
        |level| ((level * 100.0).round() / 100.0).to_string(),
    )
}

/// A weight that changed.
pub fn weight_difference(difference: &WeightDifference) -> String {
    let weight = |weight: Option<f64>| weight.map_or_else(|| message!("none-as-value"), |weight| weight.to_string());
    message!(
        "level-before",
        criterion = &difference.criterion,
        now = weight(difference.now),
        before = weight(difference.before)
    )
}

/// What the edition before says of a placement, in sentences; empty without one.
pub fn before(placement: &Placement, configuration: &Configuration) -> Vec<String> {
    let Some(before) = &placement.before else {
        return Vec::new();
    };
    let name = |ring: usize| &configuration.rings[ring].name;
    let edition = &before.edition;
    let mut words = vec![match (before.movement, before.ring, &before.undeclared) {
        (_, None, Some(ring)) => message!("was-in-undeclared-ring", ring = ring, edition = edition),
        (Movement::New, _, _) | (_, None, None) => message!("new-since-edition", edition = edition),
        (Movement::Unchanged, Some(_), _) => message!("same-ring-as-in-edition", edition = edition),
        (Movement::Inward | Movement::Outward, Some(ring), _) => {
            message!("was-in-edition", ring = name(ring), edition = edition)
        }
    }];
    if let Some(Called { id, name }) = &before.called {
        words.push(message!(
            "was-called-in-edition",
            name = name,
            id = id,
            edition = edition
        ));
    }
    if !before.changes.is_empty() {
        words.push(message!("changed-behind-it", changes = list_changes(&before.changes)));
    }
    words.extend(super::held(placement, configuration));
    words
}

/// A change of one input that changes the ring.
pub fn switching_value(found: &SwitchingValue, configuration: &Configuration) -> String {
    let ring = &configuration.rings[found.ring].name;
    let to = found.to.to_string();
    match found.input {
        SwitchingInput::TrlLow => {
            let from = found.from.unwrap_or(found.to).to_string();
            message!("would-move-trl", to = to, from = from, ring = ring)
        }
        SwitchingInput::Criterion(index) => {
            let criterion = &configuration.criteria[index];
            let name = &criterion.name;
            let level = criterion.scale.to_level(found.to);
            let meaning = level.and_then(|level| criterion.anchor(level));
            match (found.from, meaning) {
                (None, None) => message!("would-move-unknown", criterion = name, to = to, ring = ring),
                (None, Some(meaning)) => message!(
                    "would-move-unknown-to-meaning",
                    criterion = name,
                    to = to,
                    meaning = meaning,
                    ring = ring
                ),
                (Some(from), meaning) if from == found.to => message!(
                    "would-move-certain",
                    criterion = name,
                    level = to,
                    meaning = meaning.unwrap_or(name),
                    ring = ring
                ),
                (Some(from), None) => message!(
                    "would-move-level",
                    criterion = name,
                    to = to,
                    from = from.to_string(),
                    ring = ring
                ),
                (Some(from), Some(meaning)) => message!(
                    "would-move-level-to-meaning",
                    criterion = name,
                    to = to,
                    meaning = meaning,
                    from = from.to_string(),
                    ring = ring
                ),
            }
        }
        SwitchingInput::Weight(index) => message!(
            "would-move-weight",
            criterion = &configuration.criteria[index].name,
            from = format!("{:.0} %", 100.0 * found.from.unwrap_or(0.0)),
            to = format!("{:.0} %", 100.0 * found.to),
            ring = ring
        ),
        SwitchingInput::Law => message!("would-move-law", ring = ring),
    }
}

/// The same with the rule that would decide, and what the next nearer ring would still lack, where only the law would change: the
/// ring then is seldom the one that maturity alone would give.
pub fn switching_value_because(found: &SwitchingValue, placement: &Placement, configuration: &Configuration) -> String {
    let moved = switching_value(found, configuration);
    let mut rules = configuration.rules.iter().enumerate();
    let mut deciding = rules.by_ref().filter(|(_, rule)| rule.ring == found.ring);
    let (Some((number, rule)), None) = (deciding.next(), deciding.next()) else {
        return moved;
    };
    if !matches!(found.input, SwitchingInput::Law) {
        return moved;
    }
    let moved = message!(
        "would-move-law-by",
        moved = moved,
        number = number + 1,
        rule = &rule.words
    );
    let mut nearer = placement.nearer.iter().filter(|near| near.ring < found.ring);
    let missing = nearer.find_map(|near| {
        let missing = near
            .missing
            .iter()
            .filter(|missing| !matches!(missing, Finding::Effect { .. }));
        let missing: Vec<String> = missing.map(|missing| super::finding(missing, configuration)).collect();
        (!missing.is_empty()).then(|| (near.ring, super::join(&missing)))
    });
    match missing {
        Some((ring, missing)) => {
            let ring = &configuration.rings[ring].name;
            message!("would-move-law-lacks", moved = moved, ring = ring, missing = missing)
        }
        None => moved,
    }
}

/// The change of a weight: "+25 %".
pub fn weight_share(change: &WeightChange) -> String {
    format!("{:+.0} %", 100.0 * (change.factor - 1.0)).replace('-', "\u{2212}")
}

/// A change that somebody tries out.
pub fn trial(change: &Change) -> String {
    match change {
        Change::Weight { criterion, weight } => {
            message!("trial-weight", criterion = criterion, weight = weight.to_string())
        }
        Change::Level {
            technology,
            criterion,
            level: Some(level),
        } => message!(
            "trial-level",
            technology = technology,
            level = level.to_string(),
            criterion = criterion
        ),
        Change::Level {
            technology,
            criterion,
            level: None,
        } => message!("trial-level-unknown", technology = technology, criterion = criterion),
        Change::Trl { technology, low, high } if low == high => {
            message!("trial-trl", technology = technology, low = *low)
        }
        Change::Trl { technology, low, high } => {
            message!("trial-trl-range", technology = technology, low = *low, high = *high)
        }
    }
}

/// All changes that somebody tries out.
pub fn trials(changes: &[Change]) -> String {
    changes.iter().map(trial).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_with_what_it_was() {
        let weight = WeightDifference {
            criterion: "brand-new".into(),
            now: Some(5.0),
            before: None,
        };
        assert_eq!(weight_difference(&weight), "brand-new 5, before none");
        let changes = [
            PlacementChange::Trl {
                now: (7, 7),
                before: (5, 6),
            },
            PlacementChange::Level {
                criterion: "Need".into(),
                now: Some(10.0 / 3.0),
                before: None,
            },
        ];
        assert_eq!(
            list_changes(&changes),
            "TRL 7, before 5 to 6; Need 3.33, before unknown"
        );
    }
}
