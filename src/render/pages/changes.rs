//! What changed since the edition before: technologies that came, moved or went, each with the reason.

use serde::Serialize;

use crate::model::{Differences, Moved, Reasons, Way, group_moved};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
use super::editions::address_of_edition;
use super::frame::{At, Frame, frame, home};

/// The page of changes.
#[derive(Serialize)]
pub struct ChangesPage {
    #[serde(flatten)]
    frame: Frame,
    since: Option<Since>,
    older: Vec<OlderEdition>,
}

/// What differs from the edition before.
#[derive(Serialize)]
struct Since {
    edition: String,
    date: String,
    summary: String,
    weights: Vec<String>,
    parts: Vec<Part>,
    causes: Option<Causes>,
}

/// Those that moved in one way.
#[derive(Serialize)]
struct Part {
    id: &'static str,
    name: String,
    meaning: String,
    count: usize,
    groups: Vec<Group>,
}

/// Those of one cause.
#[derive(Serialize)]
struct Group {
    /// What they share; `None` where each has words of its own.
    cause: Option<String>,
    rows: Vec<Row>,
}

/// One technology that moved.
#[derive(Serialize)]
struct Row {
    name: String,
    href: Option<String>,
    words: String,
}

/// What is otherwise in the data.
#[derive(Serialize)]
struct Causes {
    rows: Vec<CauseRow>,
    /// How many did too little to be told by themselves, in a sentence; empty where none did.
    small: String,
    /// What did nothing, by kind and one by one.
    idle: String,
    idle_rows: Vec<String>,
}

/// A change that did something.
#[derive(Serialize)]
struct CauseRow {
    words: String,
    moved: usize,
    touched: usize,
    probability: String,
    value: String,
}

/// An edition that was frozen.
#[derive(Serialize)]
struct OlderEdition {
    name: String,
    href: String,
    date: String,
    technologies: String,
    digest: String,
}

/// Composes the page.
pub fn page(reader: &Reader) -> ChangesPage {
    let older = reader.dossier.editions_before().map(|frozen| OlderEdition {
        name: frozen.name.clone(),
        href: address_of_edition(reader, &frozen.name),
        date: words::day(frozen.date),
        technologies: words::technologies(frozen.placements.len()),
        digest: frozen.digest.chars().take(16).collect(),
    });
    ChangesPage {
        frame: frame(
            reader,
            At::Root,
            &message!("what-changed"),
            None,
            "changes.html",
            vec![home()],
        ),
        since: reader.differences.map(|found| since(reader, found)),
        older: older.collect(),
    }
}

fn since(reader: &Reader, differences: &Differences) -> Since {
    let parts = list_parts(reader, differences);
    let weights = differences.weights.iter().filter(|_| differences.reasons.is_none());
    Since {
        edition: differences.from.0.clone(),
        date: differences.from.1.clone(),
        summary: summarise(&parts, differences),
        weights: weights.map(words::weight_difference).collect(),
        causes: differences
            .reasons
            .as_ref()
            .filter(|reasons| !reasons.changes.is_empty())
            .map(|reasons| list_causes(differences, reasons)),
        parts,
    }
}

/// How many moved in which way, and how many did not, in a sentence.
pub fn count_moves(reader: &Reader, differences: &Differences) -> String {
    summarise(&list_parts(reader, differences), differences)
}

fn summarise(parts: &[Part], differences: &Differences) -> String {
    let counts = parts.iter().map(|part| {
        message!(
            "counted-heading",
            heading = part.name.to_lowercase(),
            count = part.count
        )
    });
    let counts: Vec<String> = counts.collect();
    let counts = if counts.is_empty() {
        message!("nothing-moved")
    } else {
        counts.join("; ")
    };
    message!(
        "changes-summary",
        changes = words::capital(&counts),
        unchanged = differences.unchanged
    )
}

/// The moves by their way, what nobody made left out.
fn list_parts(reader: &Reader, differences: &Differences) -> Vec<Part> {
    let part = |id, name, meaning, moved: Vec<&Moved>| Part {
        id,
        name,
        meaning,
        count: moved.len(),
        groups: list_groups(reader, differences, &moved),
    };
    let of_way = |way: Way| differences.of_way(way).collect::<Vec<_>>();
    let parts = [
        part(
            "inward",
            message!("moved-inwards"),
            message!("nearer-to-use"),
            of_way(Way::Inward),
        ),
        part(
            "outward",
            message!("moved-outwards"),
            message!("farther-from-use"),
            of_way(Way::Outward),
        ),
        part("new", message!("new-on-radar"), String::new(), of_way(Way::New)),
        part(
            "renamed",
            message!("renamed-on-radar"),
            message!("renamed-meaning"),
            of_way(Way::Renamed),
        ),
        part(
            "merged",
            message!("merged-on-radar"),
            message!("merged-meaning"),
            of_way(Way::Merged),
        ),
        part("gone", message!("no-longer-on-radar"), String::new(), of_way(Way::Gone)),
        part(
            "waiting",
            message!("asked-to-move"),
            message!("asked-to-move-meaning"),
            differences.waiting.iter().collect(),
        ),
    ];
    parts.into_iter().filter(|part| part.count > 0).collect()
}

/// What has one cause stands under it; each of the others says what changed behind it.
fn list_groups(reader: &Reader, differences: &Differences, moved: &[&Moved]) -> Vec<Group> {
    let row = |moved: &Moved, words: String| Row {
        name: moved.name.clone(),
        href: reader.history.address_of(&moved.technology),
        words,
    };
    let groups = group_moved(moved.iter().copied()).into_iter();
    let groups = groups.map(|group| match (&differences.reasons, &group.first().cause) {
        (Some(reasons), Some(cause)) => {
            let rows = group.moved.iter().map(|moved| {
                let words = words::ring_probability(moved, reasons).unwrap_or_default();
                row(moved, words)
            });
            Group {
                cause: Some(words::moved_together(&group, cause, reasons)),
                rows: rows.collect(),
            }
        }
        _ => Group {
            cause: None,
            rows: group
                .moved
                .iter()
                .map(|moved| row(moved, words::capital(&words::moved(moved))))
                .collect(),
        },
    });
    groups.collect()
}

/// Of each kind of what did nothing so many are told one by one.
const MOST_IDLE: usize = 50;

fn list_causes(differences: &Differences, reasons: &Reasons) -> Causes {
    let (told, small) = differences.split_effects(reasons);
    let rows = told.into_iter().map(|(index, effect)| CauseRow {
        words: words::capital(&words::cause(&reasons.changes[index], reasons)),
        moved: differences.count_moved_by(index),
        touched: effect.touched,
        probability: words::points(effect.probability),
        value: words::short(effect.value),
    });
    let idle = reasons.count_idle().into_iter();
    let idle = idle.map(|(kind, count)| {
        message!(
            "diff-idle-kind",
            kind = words::change_kind(kind),
            count = count.to_string()
        )
    });
    let named = reasons.list_idle().take(MOST_IDLE);
    Causes {
        rows: rows.collect(),
        small: match small {
            0 => String::new(),
            count => message!("diff-effects-small", count = count),
        },
        idle: idle.collect::<Vec<_>>().join(", "),
        idle_rows: named
            .map(|change| words::capital(&words::cause(change, reasons)))
            .collect(),
    }
}
