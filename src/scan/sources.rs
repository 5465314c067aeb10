//! The public sources, a file each: how to ask, how to read, and what can go wrong.
//!
//! - `wording`: a technology's words as one query;
//! - `years`: counts by year beside their totals; `yearly`: sources that are asked for each year.

mod arxiv;
mod cordis;
mod cordis_search;
mod crossref;
mod epo;
mod iso;
mod openaire;
mod openalex;
mod pages;
mod pageviews;
mod ted;

mod wording;
mod yearly;
mod years;

#[cfg(test)]
#[path = "sources/tests/play.rs"]
pub mod play;
#[cfg(test)]
#[path = "sources/tests/rehearsal.rs"]
pub mod rehearsal;

use super::source::Source;
use crate::model::{ScanSettings, SourceSettings};

/// Makes a source as it is set; `None` for a name that is none.
pub fn make_source(settings: &SourceSettings, scan: &ScanSettings) -> Option<Box<dyn Source>> {
    Some(match settings.name.as_str() {
        arxiv::NAME => Box::new(arxiv::Arxiv),
        "cordis" => Box::new(cordis::Cordis::with_parts(&settings.parts)),
        "cordis-search" => Box::new(cordis_search::CordisSearch {
            parts: settings.parts.clone(),
        }),
        crossref::NAME => Box::new(crossref::Crossref::of(settings)),
        "epo" => Box::new(epo::Epo),
        "iso" => Box::new(iso::Iso),
        openaire::NAME => Box::new(openaire::OpenAire::of(settings)),
        openalex::NAME => Box::new(openalex::OpenAlex::of(settings)),
        "pages" => Box::new(pages::Pages {
            pages: scan.pages.clone(),
        }),
        pageviews::NAME => Box::new(pageviews::Pageviews),
        "ted" => Box::new(ted::Ted),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SOURCES, records_may_be_shown};

    #[test]
    fn every_source_that_data_may_name_is_made_and_calls_itself_so() {
        for (name, _) in SOURCES {
            let settings = SourceSettings {
                name: name.to_owned(),
                ..SourceSettings::default()
            };
            let made = make_source(&settings, &ScanSettings::default()).expect(name);
            assert_eq!(made.name(), name);
            assert_eq!(made.terms().records_may_be_shown, records_may_be_shown(name), "{name}");
        }
    }
}
