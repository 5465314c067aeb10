//! `workshops/*.toml`: a workshop and every statement made in it.

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::model::{DateFound, Nature, Need, NeedKind, Role, Source, UnsortedLine, Workshop, limits};

use super::fields::{Fields, read_toml};
use super::files::TextFile;
use super::named::define_id;
use super::names::NameKind;
use super::notes::Notes;
use super::text::Text;

/// Reads a workshop; its identifier is the name of the file.
pub fn read_workshop(id: &str, file: &TextFile, notes: &Notes) -> Option<Workshop> {
    notes.define(
        NameKind::Workshop,
        &Text {
            value: id.to_owned(),
            place: Place::in_file(file.shown.clone()),
        },
    );
    read_toml(file, notes, "a workshop", |fields| {
        let topic = fields.text("topic").map(|text| notes.refer(NameKind::Topic, text));
        let title = fields.text_within("title", limits::LINE);
        let language = fields.text_if("language").map(|tag| fields.as_language(tag));
        let place = fields.text_if("place").map(|text| text.value);
        let country = read_country(fields);
        let participants = fields.text_if("participants").map(|text| text.value);
        let note = fields.text_if("note").map(|text| text.value);
        let natures_by = fields.text_if("natures_by").map(|text| text.value);
        let source = fields.table("source", "[source]", read_source);
        let dates = fields.tables("dates", "a date", read_date);
        if dates.is_empty() {
            notes.say(
                Diagnostic::warning(Place::in_file(file.shown.clone()), "the workshop has no date.")
                    .with_hint("add a [[dates]] table with first, last, found and line"),
            );
        }
        let needs = fields.tables("needs", "a need", read_need);
        let unsorted = fields.tables("unsorted", "an unsorted line", read_unsorted);
        if natures_by.is_none() && needs.iter().any(|need| need.nature.is_some()) {
            notes.say(
                Diagnostic::warning(
                    Place::in_file(file.shown.clone()),
                    "statements have a nature, and nobody is named who read it out of them.",
                )
                .with_hint("add natures_by, such as natures_by = \"desk\", above [source]"),
            );
        }
        Some(Workshop {
            id: id.to_owned(),
            topic: topic?,
            title: title?.value,
            language,
            place,
            country,
            participants,
            note,
            natures_by,
            source: source?,
            dates,
            needs,
            unsorted,
        })
    })
}

fn read_country(fields: &mut Fields) -> Option<String> {
    let country = fields.text_if("country")?;
    if country.value.len() == 2 && country.value.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(country.value);
    }
    let message = format!("country \"{}\" is not two capital letters.", excerpt(&country.value));
    fields.complain("country", message, Some("use ISO 3166, such as ES, NL or GB".into()));
    None
}

fn line(fields: &mut Fields, key: &'static str) -> Option<u32> {
    u32::try_from(fields.integer(key, 1..10_000_000)?).ok()
}

fn read_source(fields: &mut Fields) -> Option<Source> {
    let document = fields.text("document");
    let section = fields.text("section");
    let line = line(fields, "line");
    fields.leave("read");
    fields.leave("drafted");
    Some(Source {
        document: document?.value,
        section: section?.value,
        line: line?,
    })
}

fn read_date(fields: &mut Fields) -> Option<DateFound> {
    let first = fields.date("first");
    let last = fields.date("last");
    let found = fields.text("found");
    let line = line(fields, "line");
    let (first, last) = (first?, last?);
    if last < first {
        fields.complain(
            "last",
            format!("the last day {last} is before the first day {first}."),
            None,
        );
        return None;
    }
    Some(DateFound {
        first,
        last,
        found: found?.value,
        line: line?,
    })
}

fn read_unsorted(fields: &mut Fields) -> Option<UnsortedLine> {
    let statement = fields.text("statement");
    let kind = fields
        .text_if("kind")
        .map(|text| fields.choose(&text, "kind", &kinds()));
    let cue = fields.text("cue");
    let section = fields.text_if("section").map(|text| text.value);
    let line = line(fields, "line");
    let dismissed = fields.flag("dismissed");
    Some(UnsortedLine {
        statement: statement?.value,
        kind: kind.unwrap_or_default(),
        cue: cue?.value,
        section: section.unwrap_or_default(),
        line: line?,
        dismissed,
    })
}

fn kinds() -> [(NeedKind, &'static str); NeedKind::ALL.len()] {
    NeedKind::ALL.map(|kind| (kind, kind.as_str()))
}

fn read_need(fields: &mut Fields) -> Option<Need> {
    let id = define_id(fields, NameKind::Need);
    let kind = fields.choice("kind", &kinds());
    let statement = fields.text("statement");
    let section = fields.text("section");
    let item = line(fields, "item");
    let source_line = line(fields, "line");
    let parent = fields
        .text_if("parent")
        .map(|text| fields.notes().refer(NameKind::Need, text));
    let theme = fields.text_if("theme").map(|text| text.value);
    let role = match fields.text_if("role") {
        Some(text) => fields.choose(
            &text,
            "role",
            &[(Role::LeadIn, "lead-in"), (Role::Boilerplate, "boilerplate")],
        ),
        None => Some(Role::Statement),
    };
    let votes = fields.integer_if("votes", 0..1_000_000);
    let priority = fields.text_if("priority").map(|text| text.value);
    let gone = fields.flag("gone");
    fields.leave("read");
    // For the sort-through: it says that somebody kept the statement.
    let _ = fields.flag("reviewed");
    let broad = fields.flag("broad");
    let natures = Nature::ALL.map(|nature| (nature, nature.as_str()));
    let nature = fields
        .text_if("nature")
        .and_then(|text| fields.choose(&text, "nature", &natures));
    let note = fields.text_if("note").map(|text| text.value);
    Some(Need {
        id: id?.value,
        kind: kind?,
        statement: statement?.value,
        section: section?.value,
        item: item?,
        line: source_line?,
        parent,
        theme,
        role: role?,
        votes: votes.and_then(|votes| u32::try_from(votes).ok()),
        priority,
        gone,
        broad,
        nature,
        note,
    })
}
