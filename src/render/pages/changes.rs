//! What changed since the edition before: technologies that came, moved or went, each with the reason.

use serde::Serialize;

use crate::model::{Differences, Moved, Way};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;
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
}

/// Those that moved in one way.
#[derive(Serialize)]
struct Part {
    id: &'static str,
    name: String,
    meaning: String,
    rows: Vec<Row>,
}

/// One technology that moved.
#[derive(Serialize)]
struct Row {
    name: String,
    href: Option<String>,
    words: String,
}

/// An edition that was frozen.
#[derive(Serialize)]
struct OlderEdition {
    name: String,
    date: String,
    technologies: String,
    digest: String,
}

/// Composes the page.
pub fn page(reader: &Reader) -> ChangesPage {
    let older = reader.dossier.editions_before().map(|frozen| OlderEdition {
        name: frozen.name.clone(),
        date: frozen.date.to_string(),
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
    let row = |moved: &Moved| Row {
        name: moved.name.clone(),
        href: reader
            .dossier
            .current(&moved.technology)
            .map(|found| format!("tech/{}.html", found.id)),
        words: words::capital(&words::moved(moved)),
    };
    let part = |id, name, meaning, rows: Vec<Row>| Part {
        id,
        name,
        meaning,
        rows,
    };
    let of_way = |way: Way| differences.of_way(way).map(row).collect::<Vec<_>>();
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
            differences.waiting.iter().map(row).collect(),
        ),
    ];
    let counts: Vec<String> = parts
        .iter()
        .filter(|part| !part.rows.is_empty())
        .map(|part| {
            message!(
                "counted-heading",
                heading = part.name.to_lowercase(),
                count = part.rows.len()
            )
        })
        .collect();
    let counts = if counts.is_empty() {
        message!("nothing-moved")
    } else {
        counts.join("; ")
    };
    Since {
        edition: differences.from.0.clone(),
        date: differences.from.1.clone(),
        summary: message!(
            "changes-summary",
            changes = words::capital(&counts),
            unchanged = differences.unchanged
        ),
        weights: differences.weights.iter().map(words::weight_difference).collect(),
        parts: parts.into_iter().filter(|part| !part.rows.is_empty()).collect(),
    }
}
