//! `evidence/records/ID.toml`: public records that people found about one technology.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::model::{
    Actor, ActorSort, Bearing, Figure, FigureAbout, PartialDate, PublicRecord, PublicRecordKind, ReadExtent, ShownIn,
    Strength, limits,
};

use super::fields::{Fields, read_toml};
use super::files::TextFile;
use super::names::NameKind;
use super::notes::Notes;
use super::text::Text;

/// A record with the place of its identifier.
pub struct RecordRow {
    pub record: PublicRecord,
    pub place: Place,
}

/// The most organisations of a record; real ones name one to four.
const MOST_ACTORS: usize = 50;

/// Reads all records of a technology; its id is the name of the file.
pub fn read_records(technology: &str, file: &TextFile, notes: &Notes) -> Vec<RecordRow> {
    let name = Text {
        value: technology.to_owned(),
        place: Place::in_file(file.shown.clone()),
    };
    notes.refer(NameKind::Technology, name);
    let rows = read_toml(file, notes, "a file of records", |fields| {
        let read = |fields: &mut Fields| read_record(technology, fields);
        Some(fields.some_tables("records", "a record", limits::TAGS, read))
    });
    let rows = rows.unwrap_or_default();
    let mut first: BTreeMap<&str, &Place> = BTreeMap::new();
    for row in &rows {
        let earlier = *first.entry(&row.record.id).or_insert(&row.place);
        if *earlier != row.place {
            let message = format!("record \"{}\" stands twice in this file.", excerpt(&row.record.id));
            let hint = format!("the first one stands at {earlier}");
            notes.say(Diagnostic::error(row.place.clone(), message).with_hint(hint));
        }
    }
    rows
}

fn read_record(technology: &str, fields: &mut Fields) -> Option<RecordRow> {
    let id = fields.name("id", limits::ID).filter(|id| check_id(fields, id));
    let kind = fields.choice("kind", &PublicRecordKind::ALL);
    let shown_in = read_shown_in(fields, kind);
    let paused = fields.flag("paused");
    if paused && shown_in != Some(ShownIn::InService) {
        let hint = "shown_in = \"in-service\", where the document tells of daily use".into();
        fields.complain("paused", "only daily use can be paused.", Some(hint));
    }
    let speaks = fields.choice("speaks", &Bearing::ALL);
    let says = fields.text_within("says", limits::LINE);
    let declared = fields.length("who");
    let who = fields.some_tables("who", "somebody who did it", MOST_ACTORS, read_actor);
    let happened = read_partial_date(fields, "happened", true);
    let published = read_partial_date(fields, "published", false);
    let title = fields.text_within("title", limits::LINE);
    let publisher = fields.text_within("publisher", limits::NAME);
    let address = read_address(fields);
    let language = fields.text("language").map(|tag| fields.as_language(tag));
    let location = fields.text_within("where", limits::LINE);
    let strength = fields.choice("strength", &Strength::ALL);
    let read = fields.choice("read", &ReadExtent::ALL);
    let figures = fields.some_tables("figures", "a figure", limits::TAGS, read_figure);
    let note = fields.text_if("note").map(|text| text.value);
    let entered_by = fields.name("entered_by", limits::NAME);
    let entered_by = entered_by.filter(|by| !fields.notes().refuse_address("the name", by));
    let entered_by = entered_by.inspect(|by| fields.notes().word("name", by));
    check_actors(fields, &who);
    let entered = fields.date("entered");
    if declared == 0 {
        let hint = "who = [{ name = \"…\", type = \"police\", country = \"NL\" }]";
        fields.complain("who", "the record does not say who did it.", Some(hint.into()));
    }
    if kind == Some(PublicRecordKind::Withdrawal) && speaks.is_some_and(|speaks| speaks != Bearing::Against) {
        fields.complain("speaks", "a withdrawal speaks against the technology.", None);
    }
    check_order(fields, kind, (happened, published), entered);
    let id = id?;
    // What lost one of those who did it would count one too few.
    (who.len() == declared && declared > 0).then_some(())?;
    let record = PublicRecord {
        id: id.value,
        technology: technology.to_owned(),
        kind: kind?,
        shown_in,
        paused,
        speaks: speaks?,
        says: says?.value,
        who,
        happened: happened?,
        published,
        title: title?.value,
        publisher: publisher?.value,
        address: address?,
        language: language?,
        location: location?.value,
        strength: strength?,
        read: read?,
        figures,
        note,
        entered_by: entered_by?.value,
        entered: entered?,
    };
    Some(RecordRow {
        record,
        place: id.place,
    })
}

/// In what the technology was seen at work: said, or known by the kind, and never both in another way.
fn read_shown_in(fields: &mut Fields, kind: Option<PublicRecordKind>) -> Option<ShownIn> {
    let by_kind = kind.and_then(PublicRecordKind::shown_in);
    let Some(text) = fields.text_if("shown_in") else {
        return by_kind;
    };
    let said = fields.choose(&text, "shown_in", &ShownIn::ALL)?;
    if let Some(known) = by_kind.filter(|known| *known != said) {
        let message = format!(
            "shown_in is \"{}\", and the kind of the record is \"{}\".",
            said.as_str(),
            known.as_str()
        );
        fields.complain(
            "shown_in",
            message,
            Some("remove shown_in, or give the kind that fits".into()),
        );
    }
    Some(said)
}

/// Nothing is told before it happened, nor entered before it was told.
fn check_order(
    fields: &Fields,
    kind: Option<PublicRecordKind>,
    (happened, published): (Option<PartialDate>, Option<PartialDate>),
    entered: Option<jiff::civil::Date>,
) {
    let told = published.or(happened.filter(|_| kind != Some(PublicRecordKind::Announcement)));
    let last = told.zip(entered);
    if let Some((last, entered)) = last.filter(|(last, entered)| last.first_day().is_some_and(|day| day > *entered)) {
        let message = format!("the record was entered on {entered}, before its document of {last}.");
        fields.complain("entered", message, None);
    }
    // What a tender or a law says may take effect after it is published, so that only a warning is fair.
    if let Some((happened, published)) = happened.zip(published)
        && happened.first_day() > published.first_day()
        && happened.year > published.year
    {
        let message = format!("it happened in {happened}, after its document of {published}.");
        fields.warn("happened", message, None);
    }
}

/// An identifier is part of an address on a page.
fn check_id(fields: &Fields, id: &Text) -> bool {
    let fine = id
        .value
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if !fine {
        let message = format!(
            "id \"{}\" has other signs than letters, digits, hyphens, underscores and dots.",
            excerpt(&id.value)
        );
        fields.complain("id", message, None);
    }
    fine
}

/// Each organisation stands in a record once.
fn check_actors(fields: &Fields, who: &[Actor]) {
    for (nth, actor) in who.iter().enumerate() {
        if who[..nth].iter().any(|earlier| earlier.key() == actor.key()) {
            fields.complain("who", format!("\"{}\" is named twice.", excerpt(&actor.name)), None);
        }
    }
}

fn read_actor(fields: &mut Fields) -> Option<Actor> {
    let name = fields.text_within("name", limits::NAME);
    let name = name.map(|name| Text {
        value: name.value.trim().to_owned(),
        ..name
    });
    let name = name.inspect(|name| fields.notes().word("organisation", name));
    let sort = fields.choice("type", &ActorSort::ALL);
    let country = fields.text("country");
    let country = country.filter(|country| {
        let fine = country.value.len() == 2 && country.value.bytes().all(|byte| byte.is_ascii_uppercase());
        if !fine {
            let message = format!("country \"{}\" is not two capitals.", excerpt(&country.value));
            let hint = "a code of ISO 3166-1 such as NL; EU for bodies of the Union, UN for those of many states";
            fields.complain("country", message, Some(hint.into()));
        }
        fine
    });
    Some(Actor {
        name: name?.value,
        sort: sort?,
        country: country?.value,
    })
}

fn read_figure(fields: &mut Fields) -> Option<Figure> {
    let about = fields.choice("about", &FigureAbout::ALL);
    let low = fields.amount("low");
    let high = fields.amount("high");
    let unit = fields.text_within("unit", limits::HEADER);
    let covers = fields.text_within("covers", limits::LINE);
    if let Some((low, high)) = low.zip(high).filter(|(low, high)| low > high) {
        let message = format!("the figure runs from {low} down to {high}.");
        fields.complain("low", message, Some("swap low and high".into()));
        return None;
    }
    Some(Figure {
        about: about?,
        low: low?,
        high: high?,
        unit: unit?.value,
        covers: covers?.value,
    })
}

fn read_partial_date(fields: &mut Fields, key: &'static str, required: bool) -> Option<PartialDate> {
    let text = match required {
        true => fields.text(key)?,
        false => fields.text_if(key)?,
    };
    let date = PartialDate::parse(&text.value);
    let date = date.filter(|date| limits::DAYS.contains(&date.year));
    if date.is_none() {
        let message = format!("{key} \"{}\" is not a year, month or day.", excerpt(&text.value));
        let hint = "such as \"2026\", \"2026-11\" or \"2026-11-28\", in quotes";
        fields.complain(key, message, Some(hint.into()));
    }
    date
}

/// The address as given, or that of the DOI; where both are given, both are checked.
fn read_address(fields: &mut Fields) -> Option<String> {
    let url = fields.text_if_within("url", limits::ADDRESS);
    let doi = fields.text_if_within("doi", limits::LINE);
    let unseen = |text: &str| text.contains(|c: char| c.is_whitespace() || c.is_control());
    let host = |url: &str| {
        url.strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"))
            .is_some_and(|rest| !rest.is_empty())
    };
    let fine_url = url.as_ref().is_none_or(|url| host(&url.value) && !unseen(&url.value));
    let shape =
        |doi: &str| doi.starts_with("10.") && doi.contains('/') && !unseen(doi) && !doi.contains(['#', '?', '%']);
    let fine_doi = doi.as_ref().is_none_or(|doi| shape(&doi.value));
    if let Some(url) = url.as_ref().filter(|_| !fine_url) {
        let message = format!("url \"{}\" is not an address of the web.", excerpt(&url.value));
        fields.complain("url", message, Some("it begins with https:// or http://".into()));
    }
    if let Some(doi) = doi.as_ref().filter(|_| !fine_doi) {
        let message = format!("doi \"{}\" is not a DOI.", excerpt(&doi.value));
        fields.complain("doi", message, Some("such as \"10.1000/182\"".into()));
    }
    if !(fine_url && fine_doi) {
        return None;
    }
    match (url, doi) {
        (Some(url), _) => Some(url.value),
        (None, Some(doi)) => Some(format!("https://doi.org/{}", doi.value)),
        (None, None) => {
            let message = "the record has neither url nor doi, so that nobody can look it up.";
            fields.complain("id", message, None);
            None
        }
    }
}
