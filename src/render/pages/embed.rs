//! A map and its list as a fragment for a page of somebody else: no head, no script, nothing from outside, and styles and
//! identifiers that are its own, so that neither page changes the other.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::model::{Chart, Radar};
use crate::render::map::{MapTarget, is_absolute, render_map};
use crate::render::style::write_scoped;
use crate::render::words;

use super::entry::{RingList, share_marks};
use super::filter::Filter;
use super::table::{Drawn, list_ring};

/// The fragment.
#[derive(Serialize)]
pub struct Fragment {
    /// The class of the whole, and what its identifiers begin with: of this fragment alone.
    scope: String,
    /// The class of the drawings in it. What uses a symbol is painted by rules that match inside the symbol alone, so each has it.
    ink: String,
    title: String,
    subtitle: String,
    styles: String,
    svg: String,
    marks: String,
    lists: Vec<RingList>,
    notes: Vec<String>,
}

/// Composes the fragment. What is a link is so to its own address; there are no pages of items.
pub fn page(drawn: &Drawn, radar: &Radar, chart: &Chart) -> Fragment {
    let mut linked = radar.clone();
    for blip in &mut linked.blips {
        blip.href = blip.href.take().filter(|href| is_absolute(href));
    }
    let mut lists: Vec<RingList> = (0..linked.rings.len())
        .map(|ring| list_ring(&Filter::default(), &linked, ring))
        .filter(|list| !list.entries.is_empty())
        .collect();
    for entry in lists.iter_mut().flat_map(|list| &mut list.entries) {
        let blip = linked.blips.iter().find(|blip| blip.id == entry.id);
        entry.href = blip.and_then(|blip| blip.href.clone()).unwrap_or_default();
    }
    let marks = share_marks(&mut lists);
    let svg = render_map(&linked, &without_choice(radar, chart), MapTarget::Page { root: "" }).svg;
    let heading = [&drawn.table.title, &drawn.style.subtitle];
    let scope = name_scope(&(heading, &svg, &marks, &lists, write_scoped("", &radar.choices.colours)));
    let ink = format!("{scope}-ink");
    let own = |text: &str| {
        // Identifiers, and what refers to them, get a name of their own.
        let text = text.replace("id=\"map-", &format!("id=\"{scope}-map-"));
        let text = text.replace("by=\"map-", &format!("by=\"{scope}-map-"));
        let text = text.replace("\"#list-", &format!("\"#{scope}-list-"));
        text.replace("\"#m-", &format!("\"#{scope}-m-"))
            .replace("id=\"m-", &format!("id=\"{scope}-m-"))
    };
    let marks = own(&marks).replace("<symbol ", &format!("<symbol class=\"{ink}\" "));
    for entry in lists.iter_mut().flat_map(|list| &mut list.entries) {
        entry.mark = own(&entry.mark);
    }
    Fragment {
        title: drawn.table.title.clone(),
        subtitle: drawn.style.subtitle.clone(),
        styles: write_scoped(&ink, &radar.choices.colours),
        svg: own(&svg),
        marks,
        lists,
        notes: words::notices(radar, chart),
        scope,
        ink,
    }
}

/// The chart as it is wanted: in a fragment nobody can choose.
fn without_choice(radar: &Radar, chart: &Chart) -> Chart {
    let mut chart = chart.clone();
    if !radar.choices.trails {
        chart.trails.clear();
    }
    chart
}

/// A name that follows from what a fragment shows, so that two on one page have different ones.
fn name_scope(shown: &impl Serialize) -> String {
    let text = serde_json::to_vec(shown).expect("texts and lists are JSON");
    let digest = Sha256::digest(&text);
    let digits: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("leadar-embed-{digits}")
}
