//! `technologies/*.toml`: one candidate a file.

use jiff::civil::Date;

use crate::diagnostic::{Place, excerpt};
use crate::model::{Criterion, FurtherUse, Leaving, Override, Technology, Trl, TrlBasis, TrlRange, limits};

use super::fields::{Fields, read_toml};
use super::files::TextFile;
use super::leaving::read_leaving;
use super::named::{read_formerly, refer_all, values};
use super::names::NameKind;
use super::notes::Notes;
use super::scan_table::read_search;
use super::text::Text;

/// Reads a technology, and how it left where it has; its identifier is the name of the file.
pub fn read_technology(
    id: &str,
    file: &TextFile,
    criteria: Option<&[Criterion]>,
    notes: &Notes,
) -> Option<(Technology, Option<Leaving>)> {
    notes.define(
        NameKind::Technology,
        &Text {
            value: id.to_owned(),
            place: Place::in_file(file.shown.clone()),
        },
    );
    read_toml(file, notes, "a technology", |fields| {
        let name = fields
            .title("name", limits::NAME)
            .inspect(|text| notes.title("technology", text));
        let formerly = read_formerly(fields, NameKind::Technology, id);
        let aliases = values(fields.texts("aliases"));
        let names = read_names(fields);
        let search = fields.table_if("search", "[search]", read_search).unwrap_or_default();
        let description = fields.text_within("description", limits::DESCRIPTION);
        let activity = fields
            .text("activity")
            .map(|text| notes.refer(NameKind::Activity, text));
        let family = fields
            .text_if("family")
            .inspect(|text| notes.word("family", text))
            .map(|text| text.value);
        let topics = refer_all(fields, "topics", NameKind::Topic);
        let legal_classes = read_legal_classes(fields);
        let uses = fields.tables("uses", "a further use", read_use);
        let special_category_data = fields.flag("special_category_data");
        let pinned = fields.free_texts("sectors").into_iter();
        let sectors = pinned
            .map(|(view, sector)| (notes.refer(NameKind::View, view), sector.value))
            .collect();
        let review_by = fields.date_if("review_by");
        let trl = fields.table("trl", "[trl]", read_trl);
        let overrides = fields.tables("overrides", "an override", |fields| read_override(fields, criteria));
        let leaving = fields.table_if("left", "[left]", read_leaving);
        let technology = Technology {
            id: id.to_owned(),
            name: name?.value,
            formerly,
            aliases,
            names,
            search,
            description: description?.value,
            activity: activity?,
            family,
            topics,
            trl: trl?,
            review_by,
            legal_classes: legal_classes?,
            uses,
            special_category_data,
            overrides,
            sectors,
        };
        Some((technology, leaving))
    })
}

/// The classes of the typical use: one id, or a list of different ones.
fn read_legal_classes(fields: &mut Fields) -> Option<Vec<String>> {
    let notes = fields.notes();
    let texts = fields.text_or_texts("legal_class")?;
    let mut classes: Vec<String> = Vec::new();
    for text in texts {
        if classes.contains(&text.value) {
            let message = format!("legal class \"{}\" is listed twice.", excerpt(&text.value));
            fields.complain("legal_class", message, None);
        }
        classes.push(notes.refer(NameKind::LegalClass, text));
    }
    Some(classes)
}

fn read_use(fields: &mut Fields) -> Option<FurtherUse> {
    let words = fields.text("use");
    let class = fields.text("legal_class");
    let class = class.map(|text| fields.notes().refer(NameKind::LegalClass, text));
    Some(FurtherUse {
        words: words?.value,
        legal_class: class?,
    })
}

fn read_override(fields: &mut Fields, criteria: Option<&[Criterion]>) -> Option<Override> {
    let criterion = fields
        .text("criterion")
        .map(|text| fields.notes().refer(NameKind::Criterion, text));
    let level = fields.number("level");
    let by = fields.name("by", limits::NAME);
    let by = by.filter(|by| !fields.notes().refuse_address("the name", by));
    let date = fields.date("date");
    let reason = fields.text("reason");
    let known = criteria
        .zip(criterion.as_ref())
        .and_then(|(criteria, id)| criteria.iter().find(|known| known.id == *id));
    if let (Some(known), Some(level)) = (known, level)
        && known.scale.to_level(level).is_none()
    {
        let message = format!(
            "level is {level}; the scale of {} runs from {} to {}.",
            known.id, known.scale.low, known.scale.high
        );
        fields.complain("level", message, None);
    }
    Some(Override {
        criterion: criterion?,
        level: Some(level?),
        by: by?.value,
        date: date?,
        reason: reason?.value,
    })
}

/// Names by language: `[names]` with `es = ["…", "…"]`.
fn read_names(fields: &mut Fields) -> std::collections::BTreeMap<String, Vec<String>> {
    let names = fields.free_text_lists("names").into_iter();
    names
        .map(|(language, texts)| (fields.as_language(language), values(texts)))
        .collect()
}

fn read_trl(fields: &mut Fields) -> Option<TrlRange> {
    if fields.is("basis", TrlBasis::Evidence.as_str()) {
        return read_trl_of_records(fields);
    }
    let low = fields.integer("low", 1..10).and_then(Trl::new);
    let likely = fields.integer_if("likely", 1..10).and_then(Trl::new);
    let high = fields.integer("high", 1..10).and_then(Trl::new);
    let basis = fields.choice("basis", &TrlBasis::ALL);
    let date = fields.date("date");
    let (low, high) = (low?, high?);
    if low > high {
        fields.complain(
            "low",
            format!("the TRL range runs from {low} down to {high}."),
            Some("swap low and high".into()),
        );
        return None;
    }
    if let Some(likely) = likely.filter(|likely| !(low..=high).contains(likely)) {
        let message = format!("the likely TRL {likely} does not lie from {low} to {high}.");
        fields.complain("likely", message, None);
        return None;
    }
    Some(TrlRange {
        low,
        likely,
        high,
        basis: basis?,
        date: date?,
        reading: None,
    })
}

/// A range that the records give; until they are read it may be anything.
fn read_trl_of_records(fields: &mut Fields) -> Option<TrlRange> {
    let basis = fields.choice("basis", &TrlBasis::ALL);
    for key in ["low", "likely", "high", "date"]
        .into_iter()
        .filter(|key| fields.has(key))
    {
        let message = format!("{key} stands beside basis \"evidence\", where it follows from the records.");
        fields.complain(key, message, Some(format!("remove {key}, or give another basis")));
    }
    ["low", "likely", "high", "date"]
        .into_iter()
        .for_each(|key| fields.leave(key));
    Some(TrlRange {
        low: Trl::new(1)?,
        likely: None,
        high: Trl::new(9)?,
        basis: basis?,
        date: Date::MIN,
        reading: None,
    })
}
