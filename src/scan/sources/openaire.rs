//! OpenAIRE Graph: publications of European repositories and projects by year, with their share of all, and the latest.
//!
//! Interface: `GET /graph/v2/researchProducts` with a search in AND, OR, NOT and quotes, bounds of the publication date, a
//! page and its size (graph.openaire.eu, 2026). `header.numFound` is how many match. Data are CC BY 4.0. Sixty asks an hour
//! without a token, 7,200 with one.
//!
//! What goes wrong: lists that are `null`; counts of citations that are no whole numbers; one work under several identifiers
//! where it was not recognised as one, so that counts are upper bounds.

use std::time::Duration;

use jiff::SignedDuration;

use super::wording::{barred, quote, write_boolean};
use super::yearly::{Page, Yearly, count_asks, find};
use crate::model::{EvidenceRecord, RecordKind, SourceSettings};
use crate::scan::ask::{Ask, Reply};
use crate::scan::fault::Fault;
use crate::scan::json::{Json, parse_json};
use crate::scan::phrasing::Wording;
use crate::scan::plain::{cut, plain_text, web_address};
use crate::scan::replay::{Replay, settle};
use crate::scan::source::{Exchange, Expected, KeyPlace, KeyUse, Manners, Refusal, Refused, Source, Step, Terms};
use crate::scan::subject::Subject;

/// Its name in commands and folders.
pub const NAME: &str = "openaire";

/// The types of research products that can be asked for.
const TYPES: [&str; 4] = ["publication", "dataset", "software", "other"];

/// The sliding hour in which asks are counted.
const WINDOW: SignedDuration = SignedDuration::from_hours(1);

/// Most letters of a title that are kept.
const LONGEST_TITLE: usize = 500;

/// OpenAIRE, with the type of research products that is asked for.
pub struct OpenAire {
    parts: Vec<String>,
}

impl OpenAire {
    /// As it is set: `parts` is one type of research products; without it publications are asked for.
    pub fn of(settings: &SourceSettings) -> OpenAire {
        OpenAire {
            parts: settings.parts.clone(),
        }
    }

    fn product(&self) -> Option<&'static str> {
        match self.parts.as_slice() {
            [] => Some(TYPES[0]),
            [part] => TYPES.into_iter().find(|known| known == part),
            _ => None,
        }
    }
}

impl Yearly for OpenAire {
    fn write(&self, wording: &Wording) -> String {
        write_boolean(wording, "NOT", quote)
    }

    fn ask(&self, expression: Option<&str>, (first, last): (i16, i16), wanted: usize) -> Ask {
        let ask = Ask::of_path("/graph/v2/researchProducts");
        let ask = match expression {
            Some(expression) => ask.with("search", expression),
            None => ask,
        };
        ask.with("type", self.product().unwrap_or(TYPES[0]))
            .with("fromPublicationDate", format!("{first:04}-01-01"))
            .with("toPublicationDate", format!("{last:04}-12-31"))
            .with("page", "1")
            .with("pageSize", wanted.to_string())
            .with("sortBy", "publicationDate DESC")
    }

    fn read<'e>(&self, reply: &'e Reply) -> Result<Page<'e>, Fault> {
        let value = parse_json(reply)?;
        let whole = Json::of(reply, &value);
        let total = whole.field("header")?.field("numFound")?.count()?;
        let records = whole
            .list("results")?
            .iter()
            .map(read_product)
            .collect::<Result<_, Fault>>()?;
        Ok(Page { reply, total, records })
    }
}

impl Source for OpenAire {
    fn name(&self) -> &'static str {
        NAME
    }

    fn terms(&self) -> Terms {
        Terms {
            licence: "CC-BY-4.0",
            attribution: Some("OpenAIRE Graph (graph.openaire.eu)"),
            records_may_be_shown: true,
        }
    }

    fn manners(&self) -> Manners {
        Manners {
            base: "https://api.openaire.eu",
            // Sixty asks an hour without a token, in a sliding hour.
            pause: Duration::from_secs(60),
            at_once: 1,
            longest: 20_000_000,
            patience: Duration::from_secs(60),
            budget: None,
        }
    }

    fn key(&self) -> Option<KeyUse> {
        Some(KeyUse {
            variable: "OPENAIRE_TOKEN",
            place: KeyPlace::Bearer,
            needed: false,
        })
    }

    fn expect(&self, subjects: &[Subject]) -> Expected {
        Expected {
            calls: count_asks(self, subjects),
            cost: 0,
        }
    }

    fn proceed(&self, subjects: &[Subject], exchanges: &[Exchange]) -> Result<Step, Fault> {
        if self.product().is_none() {
            let message = format!(
                "parts of OpenAIRE are one of {}, not {}.",
                TYPES.join(", "),
                self.parts.join(", ")
            );
            return Err(barred(message));
        }
        let mut replay = Replay::of(exchanges);
        settle(
            subjects
                .iter()
                .map(|subject| find(self, subject, &mut replay))
                .collect(),
        )
    }

    fn read_refusal(&self, refusal: &Refusal) -> Refused {
        let number = |name: &str| refusal.header(name).and_then(|text| text.trim().parse::<u64>().ok());
        let used_up = number("x-ratelimit-used") >= number("x-ratelimit-limit").max(Some(1));
        match refusal.status {
            429 if used_up => Refused::Spent(refusal.at.saturating_add(WINDOW).unwrap_or(refusal.at)),
            429 | 503 => Refused::TooFast,
            _ => Refused::Closed,
        }
    }
}

fn read_product(product: &Json) -> Result<EvidenceRecord, Fault> {
    let id = product.field("id")?.text()?;
    let title = product.nullable("mainTitle")?.map(|title| title.text()).transpose()?;
    let title = title.map_or_else(|| id.clone(), |title| cut(&plain_text(&title), LONGEST_TITLE));
    // A product found by its publication date has one.
    let date = product.field("publicationDate")?.text()?;
    let mut countries: Vec<String> = Vec::new();
    for country in product.optional_list("countries")? {
        countries.push(country.field("code")?.text()?);
    }
    let mut organisations: Vec<String> = Vec::new();
    for organisation in product.optional_list("organizations")? {
        let name = organisation
            .optional("legalName")?
            .map(|name| name.text())
            .transpose()?;
        organisations.extend(name.map(|name| plain_text(&name)));
    }
    countries.sort();
    countries.dedup();
    Ok(EvidenceRecord {
        url: read_address(product)?,
        date: Some(date),
        scheme: Some(product.field("type")?.text()?),
        countries,
        organisations,
        ..EvidenceRecord::of(RecordKind::Work, id, title)
    })
}

/// The address of its DOI, where it has one.
fn read_address(product: &Json) -> Result<Option<String>, Fault> {
    for identifier in product.optional_list("pids")? {
        if identifier.field("scheme")?.text()?.eq_ignore_ascii_case("doi") {
            let doi = identifier.field("value")?.text()?;
            return Ok(web_address(&format!("https://doi.org/{doi}")));
        }
    }
    Ok(None)
}

#[cfg(test)]
#[path = "tests/openaire.rs"]
mod tests;
