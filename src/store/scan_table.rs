//! `[scan]` of `radar.toml` and `[search]` of a technology: which public sources are asked, and by which words.

use scraper::Selector;

use crate::diagnostic::{excerpt, nearest};
use crate::model::{CandidateSettings, SOURCES, ScanSettings, SearchWords, SourceSettings, WatchedPage, limits};

use super::fields::Fields;
use super::named::values;

/// Seconds that may be asked for between two asks, or before the second try.
const SECONDS: &str = "from 0 to 3600 seconds";

/// Reads what a scan is told.
pub fn read_scan(fields: &mut Fields) -> Option<ScanSettings> {
    let contact = fields.text_if_within("contact", limits::LINE).map(|text| text.value);
    let since = fields.integer_if("since", 1900..2200);
    let share = |number: f64| (0.0..=1.0).contains(&number).then_some(number);
    let noisy_below = fields.quantity_if("noisy_below", "from 0 to 1", share);
    let factor = |number: f64| (number > 1.0 && number <= 1000.0).then_some(number);
    let break_factor = fields.quantity_if("break_factor", "above 1, at most 1000", factor);
    let candidates = fields.table_if("candidates", "[scan.candidates]", read_candidates);
    let sources = fields.some_tables("sources", "a source", limits::DECLARED, read_source);
    let pages = fields.some_tables("pages", "a watched page", limits::DECLARED, read_page);
    for (nth, source) in sources.iter().enumerate() {
        if sources[..nth].iter().any(|other| other.name == source.name) {
            fields.complain("sources", format!("source \"{}\" is listed twice.", source.name), None);
        }
    }
    for (nth, page) in pages.iter().enumerate() {
        if pages[..nth].iter().any(|other| other.id == page.id) {
            fields.complain(
                "pages",
                format!("page \"{}\" is listed twice.", excerpt(&page.id)),
                None,
            );
        }
    }
    Some(ScanSettings {
        contact,
        since: since.and_then(|year| i16::try_from(year).ok()),
        sources,
        pages,
        noisy_below,
        break_factor,
        candidates: candidates.unwrap_or_default(),
    })
}

/// Reads which phrases are proposed as new candidates.
fn read_candidates(fields: &mut Fields) -> Option<CandidateSettings> {
    let usual = CandidateSettings::default();
    let mut number = |key: &'static str, limits: std::ops::Range<i64>, usual: usize| {
        let found = fields.integer_if(key, limits);
        found.and_then(|found| usize::try_from(found).ok()).unwrap_or(usual)
    };
    let least_records = number("least_records", 1..1_000_001, usual.least_records);
    let (years, recent) = (
        number("years", 2..51, usual.years),
        number("recent", 1..50, usual.recent),
    );
    let (longest, shown) = (
        number("longest", 2..7, usual.longest),
        number("shown", 1..1_001, usual.shown),
    );
    let times = |number: f64| (1.0..=1_000.0).contains(&number).then_some(number);
    let growth = fields.quantity_if("growth", "from 1 to 1000", times);
    let share = |number: f64| (0.0..=1.0).contains(&number).then_some(number);
    let spread = fields.quantity_if("spread", "from 0 to 1", share);
    let generic = values(fields.texts("generic"));
    if recent >= years {
        let message = format!("recent is {recent}, and years is {years}: no earlier year is left.");
        fields.complain(
            "recent",
            message,
            Some("the recent years are the last ones of years".into()),
        );
    }
    Some(CandidateSettings {
        least_records,
        growth: growth.unwrap_or(usual.growth),
        recent,
        years,
        longest,
        spread: spread.unwrap_or(usual.spread),
        shown,
        generic,
    })
}

fn read_source(fields: &mut Fields) -> Option<SourceSettings> {
    let name = fields.text("name");
    let base = read_address(fields, "base", true);
    let seconds = |number: f64| (0.0..=3600.0).contains(&number).then_some(number);
    let pause = fields.quantity_if("pause", SECONDS, seconds);
    let first_wait = fields.quantity_if("first_wait", SECONDS, seconds);
    let some_time = |number: f64| (0.05..=3600.0).contains(&number).then_some(number);
    let patience = fields.quantity_if("patience", "from 0.05 to 3600 seconds", some_time);
    let tries = fields
        .integer_if("tries", 1..21)
        .and_then(|tries| u32::try_from(tries).ok());
    let parts = values(fields.texts("parts"));
    let name = name?.value;
    let known = SOURCES.map(|(known, _)| known);
    if !known.contains(&name.as_str()) {
        let message = format!("source \"{}\" is not one of {}.", excerpt(&name), known.join(", "));
        fields.complain("name", message, nearest(&name, known));
        return None;
    }
    Some(SourceSettings {
        name,
        base,
        pause,
        tries,
        first_wait,
        patience,
        parts,
    })
}

fn read_page(fields: &mut Fields) -> Option<WatchedPage> {
    let id = fields.name("id", limits::ID);
    let name = fields.title("name", limits::NAME);
    let required = !fields.has("address");
    let address = match required {
        true => fields.text("address").map(|text| text.value),
        false => read_address(fields, "address", false),
    };
    let entry = read_selector(fields, "entry");
    if !fields.has("entry") {
        let _ = fields.text("entry"); // says that it is missing
    }
    let title = read_selector(fields, "title");
    let date = read_selector(fields, "date");
    let link = read_selector(fields, "link");
    Some(WatchedPage {
        id: id?.value,
        name: name?.value,
        address: address?,
        entry: entry?,
        title,
        date,
        link,
    })
}

fn read_address(fields: &mut Fields, key: &'static str, is_base: bool) -> Option<String> {
    let address = fields.text_if_within(key, limits::ADDRESS)?.value;
    let fine = (address.starts_with("https://") || address.starts_with("http://"))
        && !address.contains(|letter: char| letter.is_whitespace() || letter.is_control() || letter == '#')
        && !(is_base && address.contains('?'));
    if !fine {
        let message = format!("{key} \"{}\" is not an address of the web.", excerpt(&address));
        fields.complain(key, message, Some("it begins with https:// or http://".into()));
        return None;
    }
    Some(match is_base {
        true => address.trim_end_matches('/').to_owned(),
        false => address,
    })
}

fn read_selector(fields: &mut Fields, key: &'static str) -> Option<String> {
    let text = fields.text_if_within(key, limits::LINE)?.value;
    if Selector::parse(&text).is_err() {
        let message = format!("{key} \"{}\" is not a CSS selector.", excerpt(&text));
        fields.complain(key, message, Some("such as \"ul.results > li\" or \"h2 a\"".into()));
        return None;
    }
    Some(text)
}

/// Reads how a technology is told from what else has its names.
pub fn read_search(fields: &mut Fields) -> Option<SearchWords> {
    let context = values(fields.texts("context"));
    let exclude = values(fields.texts("exclude"));
    let drop = values(fields.texts("drop"));
    let articles = fields.free_texts("articles").into_iter();
    let articles = articles
        .map(|(language, title)| (fields.as_language(language), title.value))
        .collect();
    Some(SearchWords {
        context,
        exclude,
        drop,
        articles,
    })
}
