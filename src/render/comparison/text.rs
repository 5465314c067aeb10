//! What differs between two editions as text: the moves with what decided, then what changed and what it did.

use std::fmt::Write;

use crate::inert::show_line;
use crate::model::{Cause, Differences, Moved, MovedTogether, Reasons, Way, group_moved};
use crate::render::messages::message;
use crate::render::words;

/// The whole text.
pub fn describe_differences(differences: &Differences) -> String {
    let (to, from) = (&differences.to, &differences.from);
    let mut text = message!(
        "diff-title",
        edition = &to.0,
        date = &to.1,
        before = &from.0,
        before_date = &from.1
    );
    text.push('\n');
    let of_way = |way| differences.of_way(way).collect::<Vec<_>>();
    let parts: [(Vec<&Moved>, Heading); 7] = [
        (of_way(Way::New), |count| message!("diff-new", count = count)),
        (of_way(Way::Inward), |count| message!("diff-inward", count = count)),
        (of_way(Way::Outward), |count| message!("diff-outward", count = count)),
        (of_way(Way::Renamed), |count| message!("diff-renamed", count = count)),
        (of_way(Way::Merged), |count| message!("diff-merged", count = count)),
        (of_way(Way::Gone), |count| message!("diff-gone", count = count)),
        (differences.waiting.iter().collect(), |count| {
            message!("diff-waiting", count = count)
        }),
    ];
    for (moved, heading) in parts {
        write_part(&mut text, heading, &moved, differences.reasons.as_ref());
    }
    let unchanged = match differences.count_drifted() {
        0 => message!("diff-unchanged", count = differences.unchanged),
        drifted => message!(
            "diff-drifted",
            count = differences.unchanged.to_string(),
            drifted = drifted.to_string()
        ),
    };
    let _ = writeln!(text, "\n{unchanged}");
    match &differences.reasons {
        Some(reasons) => write_changes(&mut text, differences, reasons),
        None => {
            for weight in &differences.weights {
                let weight = words::weight_difference(weight);
                let _ = writeln!(text, "  {}", message!("diff-weight", weight = weight));
            }
            let _ = write!(text, "\n{}", super::explain::results_only());
        }
    }
    text
}

/// What stands above a number of technologies.
type Heading = fn(usize) -> String;

fn write_part(text: &mut String, heading: Heading, moved: &[&Moved], reasons: Option<&Reasons>) {
    if moved.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", heading(moved.len()));
    for group in group_moved(moved.iter().copied()) {
        match (reasons, &group.first().cause) {
            (Some(reasons), Some(cause)) => write_group(text, &group, cause, reasons),
            _ => group.moved.iter().for_each(|moved| write_alone(text, moved)),
        }
    }
}

fn write_alone(text: &mut String, moved: &Moved) {
    let line = message!(
        "diff-moved",
        name = show_line(&moved.name).into_owned(),
        id = &moved.technology,
        route = words::moved(moved)
    );
    let _ = writeln!(text, "  {line}");
}

/// Technologies with one cause: the cause once, then each with the probability of the ring that the rules ask for.
fn write_group(text: &mut String, group: &MovedTogether, cause: &Cause, reasons: &Reasons) {
    let _ = writeln!(text, "  {}", words::moved_together(group, cause, reasons));
    for moved in &group.moved {
        let name = show_line(&moved.name);
        let probability = words::ring_probability(moved, reasons).map_or_else(String::new, |told| format!(": {told}"));
        let _ = writeln!(text, "    {name} ({}){probability}", moved.technology);
    }
}

/// So many changes that did nothing are told one by one.
const MOST_IDLE: usize = 20;

/// What is otherwise: first what did something, the most first, then the rest by kind.
fn write_changes(text: &mut String, differences: &Differences, reasons: &Reasons) {
    if reasons.changes.is_empty() {
        let _ = writeln!(text, "\n{}", message!("diff-no-changes"));
        return;
    }
    let _ = writeln!(text, "\n{}", message!("diff-changes"));
    let (told, small) = differences.split_effects(reasons);
    for (index, effect) in told {
        let moved = differences.count_moved_by(index);
        let cause = show_line(&words::cause(&reasons.changes[index], reasons)).into_owned();
        let line = message!(
            "diff-effect",
            cause = words::capital(&cause),
            touched = effect.touched.to_string(),
            probability = words::points(effect.probability),
            value = words::short(effect.value),
            moved = moved
        );
        let _ = writeln!(text, "  {line}");
    }
    if small > 0 {
        let _ = writeln!(text, "  {}", message!("diff-effects-small", count = small));
    }
    let idle = reasons.count_idle();
    if !idle.is_empty() {
        let kinds = idle.iter().map(|(kind, count)| {
            message!(
                "diff-idle-kind",
                kind = words::change_kind(*kind),
                count = count.to_string()
            )
        });
        let kinds: Vec<String> = kinds.collect();
        let _ = writeln!(text, "\n{} {}", message!("diff-idle"), kinds.join(", "));
        let named = reasons.list_idle();
        let more = named.clone().count().saturating_sub(MOST_IDLE);
        for change in named.take(MOST_IDLE) {
            let _ = writeln!(text, "  {}", words::capital(&show_line(&words::cause(change, reasons))));
        }
        if more > 0 {
            let _ = writeln!(text, "  {}", message!("diff-idle-more", count = more.to_string()));
        }
    }
}
