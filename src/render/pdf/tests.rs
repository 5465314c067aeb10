//! Whatever the texts are, up to their limits, a document is composed, and everything on it lies on its pages.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{
    Paper, PaperFormat, PaperPage, PaperTexts, Piece, TextRole, TextSource, TextSources, brief, compose_brief,
    compose_map, compose_poster, numbered,
};
use crate::layout::SMALL_PRINT;
use crate::model::{Blip, Chart, MapChoices, Radar, RingBand, Sector, limits};
use crate::pipeline::arrange;
use crate::render::brief::{Brief, BriefRow, BriefSection, RingCount};
use crate::render::font;

/// A text of up to so many letters: one word, many words, narrow and wide letters, marks without a width.
fn text(most: usize) -> impl Strategy<Value = String> {
    let pieces = ["x", "word ", "W W ", "m\u{301}", "\u{301} ", "東", "a-b/", "iii "];
    let long = prop_oneof![Just(most), 1..=most, 1..=40_usize];
    (prop::sample::select(pieces.to_vec()), long).prop_map(|(piece, letters)| {
        let text: String = piece.chars().cycle().take(letters).collect();
        if text.trim().is_empty() { "x".to_owned() } else { text }
    })
}

fn radar(names: &[String], sectors: usize, rings: usize, blips: usize) -> Radar {
    let name = |index: usize| names[index % names.len()].clone();
    let blip = |index: usize| Blip {
        id: format!("blip-{index}"),
        name: format!("{index} {}", name(index)).chars().take(limits::NAME).collect(),
        number: index + 1,
        sector: index % sectors,
        ring: index * rings / blips,
        value: Some(0.5),
        not_yet_asked: false,
        provisional: false,
        demand: None,
        movement: None,
        certainty: None,
        href: None,
    };
    Radar {
        id: "radar".into(),
        title: name(0),
        subtitle: String::new(),
        sectors: (0..sectors)
            .map(|index| Sector {
                id: format!("s{index}"),
                name: name(index + 1),
            })
            .collect(),
        rings: (0..rings)
            .map(|index| RingBand {
                id: format!("r{index}"),
                name: name(index + 2),
                meaning: String::new(),
                outside: false,
            })
            .collect(),
        blips: (0..blips).map(blip).collect(),
        choices: MapChoices::default(),
    }
}

fn words(radar: &Radar, texts: &[String; 4]) -> PaperTexts {
    let [title, edition, summary, meaning] = texts.clone();
    let reason: String = meaning.chars().take(limits::NAME).collect();
    let reasons = radar.blips.iter().map(|blip| (blip.id.clone(), reason.clone()));
    let source = |key: &str| TextSource::new("radar.toml", key);
    PaperTexts {
        title,
        edition_alone: edition.clone(),
        edition,
        imprint: summary.clone(),
        summary,
        meanings: vec![meaning.clone(); radar.rings.len()],
        reasons: reasons.collect::<BTreeMap<_, _>>(),
        language: "en".into(),
        date: None,
        site: None,
        sources: TextSources {
            title: source("title"),
            edition: source("edition"),
            summary: source("summary"),
            imprint: source("imprint"),
            file: "radar.toml".into(),
        },
    }
}

fn texts_of(page: &PaperPage) -> impl Iterator<Item = &super::PlacedText> {
    page.pieces.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text),
        Piece::Picture(_) | Piece::Rule(_) => None,
    })
}

/// Every line lies on its page.
fn assert_on_page(paper: &Paper) {
    for page in &paper.pages {
        for text in texts_of(page) {
            for line in &text.lines {
                let right = line.at.x + font::width(&line.text, text.size, text.weight);
                let inside = line.at.x >= 0.0 && right <= page.size.0 && line.at.y >= 0.0 && line.at.y <= page.size.1;
                let shown: String = line.text.chars().take(40).collect();
                assert!(inside, "{shown:?} at {:?} to {right} on {:?}", line.at, page.size);
            }
        }
    }
}

/// Every blip has its entry.
fn assert_all_listed(paper: &Paper, radar: &Radar) {
    let entries = paper
        .pages
        .iter()
        .flat_map(texts_of)
        .filter(|text| text.entry.is_some());
    assert_eq!(entries.count(), radar.blips.len());
}

fn check_all(radar: &Radar, chart: &Chart, words: &PaperTexts) {
    let numbered = numbered::compose_numbered(radar, chart, words, SMALL_PRINT);
    assert!(numbered.pages.iter().all(|page| page.size == PaperFormat::A4.upright()));
    assert_on_page(&numbered);
    assert_all_listed(&numbered, radar);
    let map = compose_map(radar, chart, words);
    assert_on_page(&map);
    assert_all_listed(&map, radar);
    let poster = compose_poster(radar, chart, words, PaperFormat::A3);
    assert_on_page(&poster);
    assert_all_listed(&poster, radar);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, ..ProptestConfig::default() })]

    #[test]
    fn any_texts_up_to_their_limits_are_composed(
        names in prop::collection::vec(text(limits::NAME), 1..4),
        title in text(limits::NAME),
        edition in text(limits::NAME + limits::ID),
        summary in text(2 * limits::TEXT),
        meaning in text(limits::TEXT),
        (sectors, rings, blips) in (1..=8_usize, 1..=6_usize, 1..16_usize),
    ) {
        let radar = radar(&names, sectors, rings, blips);
        let words = words(&radar, &[title, edition, summary, meaning]);
        check_all(&radar, &arrange(&radar), &words);
    }
}

/// A sheet on which every text is as long as it may be, in words of so many letters.
fn longest_brief(word: &str, rows: usize) -> Brief {
    let long = |letters: usize| format!("{word} ").chars().cycle().take(letters - 1).collect::<String>();
    let row = |_| BriefRow {
        name: long(64),
        href: "tech/x.html".into(),
        ring_id: "r".into(),
        ring: long(24),
        sure: long(60),
        why: long(90),
        next: long(90),
    };
    let ring = |index: usize| RingCount {
        id: format!("r{index}"),
        name: long(24),
        count: 10_000,
        borderline: "all borderline".into(),
    };
    let section = |_| BriefSection {
        heading: "What the law narrows (no legal advice)".into(),
        lines: vec![long(240); 4],
    };
    Brief {
        file: "x".into(),
        title: long(90),
        cut: None,
        kind: long(90),
        edition: long(140),
        lead: long(240),
        rings: (0..=limits::RINGS).map(ring).collect(),
        rows: (0..rows).map(row).collect(),
        all: 10_000,
        sections: (0..6).map(section).collect(),
        source: long(400),
        imprint: long(400),
        whole: "topic/x.html".into(),
        language: "en".into(),
        date: jiff::civil::date(2026, 11, 28),
    }
}

#[test]
fn one_sheet_is_one_page_of_letters_that_can_be_read_whatever_it_says() {
    for word in ["in", "words", "WWWWWWWWWW", "東東東東"] {
        for rows in [0, 1, 10] {
            let paper = compose_brief(&longest_brief(word, rows), None);
            assert_eq!(paper.pages.len(), 1);
            assert_eq!(paper.pages[0].size, PaperFormat::A4.upright());
            assert_on_page(&paper);
            let smallest = texts_of(&paper.pages[0])
                .map(|text| text.size)
                .fold(f64::INFINITY, f64::min);
            assert!(smallest >= brief::SMALLEST_LETTERS, "{word}: {smallest}");
            let foot = texts_of(&paper.pages[0]).last().expect("a text");
            assert!(
                foot.lines[0].text.starts_with(&*font::writable(word).0),
                "the imprint is the last: {:?}",
                foot.lines[0].text
            );
        }
    }
}

#[test]
fn a_sheet_with_little_to_say_is_set_in_larger_letters_and_says_all_of_it() {
    let mut little = longest_brief("words", 3);
    little.sections.truncate(2);
    little.rings.truncate(4);
    let paper = compose_brief(&little, None);
    let texts: Vec<_> = texts_of(&paper.pages[0]).collect();
    assert!(texts.iter().all(|text| text.size > brief::SMALLEST_LETTERS));
    let said: String = texts
        .iter()
        .flat_map(|text| &text.lines)
        .map(|line| line.text.as_str())
        .collect();
    assert!(!said.contains('…'), "{said}");
}

#[test]
fn a_list_that_has_no_room_below_the_numbers_goes_on_over_further_pages() {
    let long = |letters: usize| "words of a group ".chars().cycle().take(letters).collect::<String>();
    let radar = radar(&[long(limits::NAME)], 8, 6, 30);
    let texts = [
        long(limits::NAME),
        long(limits::NAME),
        long(2 * limits::TEXT),
        long(limits::TEXT),
    ];
    let words = words(&radar, &texts);
    let chart = arrange(&radar);
    check_all(&radar, &chart, &words);
    let paper = numbered::compose_numbered(&radar, &chart, &words, SMALL_PRINT);
    assert!(paper.pages.len() > 1);
    let keys: Vec<&str> = paper.cuts.iter().map(|source| source.key.as_str()).collect();
    assert!(keys.contains(&"summary"), "{keys:?}");
}

#[test]
fn a_short_radar_is_composed_without_a_cut() {
    let radar = radar(&["Body-worn video".into()], 4, 4, 12);
    let short = ["Patrol", "edition 1", "What goes where.", "Buy it."];
    let words = words(&radar, &short.map(str::to_owned));
    let chart = arrange(&radar);
    check_all(&radar, &chart, &words);
    let numbered = numbered::compose_numbered(&radar, &chart, &words, SMALL_PRINT);
    assert!(numbered.cuts.is_empty() && numbered.pages.len() == 1);
    assert!(compose_poster(&radar, &chart, &words, PaperFormat::A3).cuts.is_empty());
}

#[test]
fn a_text_taller_than_a_column_goes_on_in_the_next_and_no_letter_of_it_is_lost() {
    let radar = radar(&["One".into()], 1, 1, 1);
    let meaning = "abcdefg hijklmnop "
        .chars()
        .cycle()
        .take(limits::TEXT)
        .collect::<String>();
    let short = |text: &str| text.to_owned();
    let texts = [short("T"), short("E"), short("S"), meaning.trim().to_owned()];
    let words = words(&radar, &texts);
    let paper = compose_map(&radar, &arrange(&radar), &words);
    let all: String = paper
        .pages
        .iter()
        .flat_map(texts_of)
        .filter(|text| text.role != TextRole::Footer)
        .flat_map(|text| &text.lines)
        .map(|line| line.text.as_str())
        .collect();
    let letters = |text: &str| text.chars().filter(|letter| *letter != ' ').collect::<String>();
    assert!(
        letters(&all).contains(&letters(&texts[3])),
        "the meaning stands there whole"
    );
}
