//! What holds for phrases of titles: which are found, how they are counted, and what is left out.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;

use crate::link::tests::{dossier, need, workshop};
use crate::model::{
    Audit, Breakdown, CandidateDecision, CandidateVerdict, Evidence, EvidenceRecord, Judgement, NeedKind, NewCandidate,
    RecordKind,
};

use super::*;

/// What a source kept: titles, each with a year.
fn kept(source: &str, technology: &str, titles: &[(&str, &str)]) -> Evidence {
    let records = titles.iter().enumerate().map(|(number, (title, day))| EvidenceRecord {
        date: Some((*day).to_owned()),
        ..EvidenceRecord::of(RecordKind::Work, format!("{source}-{number}"), *title)
    });
    Evidence {
        source: source.into(),
        technology: technology.into(),
        query: "q".into(),
        retrieved: date(2026, 11, 28),
        complete_through: 2025,
        counts: Vec::new(),
        records: records.collect(),
        breakdowns: Vec::new(),
        remarks: Vec::new(),
        revisions: Vec::new(),
        replies: Vec::new(),
        licence: None,
        since: None,
    }
}

/// A dossier with titles beside one technology; a phrase of one record is enough.
fn with_titles(titles: &[&str]) -> Dossier {
    // Read from the disk once, since properties ask for it by the hundred.
    static STARTER: LazyLock<Dossier> = LazyLock::new(dossier);
    let mut dossier = STARTER.clone();
    let dated: Vec<(&str, &str)> = titles.iter().map(|title| (*title, "2025-03")).collect();
    dossier.evidence = vec![kept("openalex", "dictation", &dated)];
    dossier.configuration.scan.candidates.least_records = 1;
    dossier
}

fn phrases(dossier: &Dossier) -> Vec<(String, usize)> {
    let found = collect_phrases(dossier).phrases.into_iter();
    found.map(|found| (found.phrase, found.records.len())).collect()
}

fn names(dossier: &Dossier) -> Vec<String> {
    phrases(dossier).into_iter().map(|(phrase, _)| phrase).collect()
}

#[test]
fn a_phrase_is_a_run_of_words_of_one_clause_without_small_words_at_its_ends() {
    for (title, found) in [
        ("A novel approach to acoustic mist", vec!["acoustic mist"]),
        (
            "Acoustic mist: towards Internet of Beacons",
            vec!["acoustic mist", "internet of beacons"],
        ),
        (
            "Acoustic mist for silent beacons",
            vec!["acoustic mist", "silent beacons"],
        ),
        ("Is mist acoustic? Beacons are", vec!["mist acoustic"]),
        ("A systematic review and case study", vec![]),
        ("Mist 2025", vec![]),
        ("Rapidly acoustic mist", vec!["acoustic mist"]),
        (
            "One two three four five six",
            vec!["one two three four", "three four five six", "two three four five"],
        ),
        (
            "LiDAR mist of 3D beacons",
            vec!["LiDAR mist of 3D", "mist of 3D beacons"],
        ),
        ("ACOUSTIC MIST", vec!["acoustic mist"]),
        ("", vec![]),
    ] {
        assert_eq!(names(&with_titles(&[title])), found, "{title}");
    }
}

#[test]
fn a_phrase_counts_once_a_record_whatever_its_case_number_and_source() {
    let mut dossier = with_titles(&[
        "Acoustic beacons and acoustic beacons",
        "ACOUSTIC BEACON, AGAIN",
        "The acoustic beacon",
    ]);
    assert_eq!(phrases(&dossier), [("acoustic beacon".to_owned(), 3)]);
    // The same work as another source calls it, and listed for another technology.
    let again = kept("arxiv", "thermal-camera", &[("The Acoustic Beacon", "2024-12-30")]);
    dossier.evidence.push(again);
    let found = collect_phrases(&dossier);
    assert_eq!((found.records, found.technologies), (3, 2));
    assert_eq!(found.phrases[0].records.len(), 3);
    assert_eq!(found.phrases[0].technologies, ["dictation", "thermal-camera"]);
    let mut years: Vec<Option<i16>> = found.phrases[0].years.clone();
    years.sort_unstable();
    assert_eq!(years, [Some(2024), Some(2025), Some(2025)], "the earliest year");
}

#[test]
fn known_names_and_their_parts_do_not_come_up_and_longer_phrases_do() {
    let mut dossier = with_titles(&[
        "Thermal cameras",
        "Silent thermal cameras",
        "Forms on the phone",
        "Night work",
    ]);
    assert_eq!(names(&dossier), ["silent thermal", "silent thermal cameras"][1..]);
    let names_of = dossier.technologies.iter_mut().find(|known| known.id == "dictation");
    names_of
        .expect("the starter has it")
        .names
        .insert("de".into(), vec!["Stille Bake".into()]);
    dossier.evidence = vec![kept(
        "arxiv",
        "dictation",
        &[("Stille Bake", "2025"), ("Laute Bake", "2025")],
    )];
    assert_eq!(names(&dossier), ["laute bake"]);
    let searched = dossier.technologies.iter_mut().find(|known| known.id == "dictation");
    searched.expect("it").search.exclude = vec!["laute Bake".into()];
    assert_eq!(names(&dossier), [""; 0]);
}

#[test]
fn a_part_that_always_comes_with_a_longer_phrase_is_left_out() {
    let always = with_titles(&["Silent acoustic beacon", "Silent acoustic beacon of mist"]);
    assert_eq!(
        phrases(&always),
        [
            ("acoustic beacon of mist".to_owned(), 1),
            ("silent acoustic beacon".to_owned(), 2)
        ]
    );
    let alone = with_titles(&["Silent acoustic beacon", "Silent acoustic beacon", "Acoustic beacon"]);
    assert_eq!(
        phrases(&alone),
        [
            ("acoustic beacon".to_owned(), 2),
            ("silent acoustic beacon".to_owned(), 1)
        ]
    );
}

#[test]
fn what_is_decided_or_declared_is_left_out_and_its_parts_do_not_come_up_instead() {
    let mut dossier = with_titles(&["Silent acoustic beacons", "Mist horns"]);
    dossier.candidates = vec![CandidateDecision {
        phrase: "silent acoustic beacon".into(),
        verdict: CandidateVerdict::Rejected,
        technology: None,
        by: "ada".into(),
        date: date(2026, 1, 31),
        why: "no".into(),
    }];
    assert_eq!(names(&dossier), ["mist horns"]);
    dossier.configuration.scan.candidates.generic = vec!["Mist horn".into()];
    assert_eq!(names(&dossier), [""; 0]);
}

#[test]
fn a_phrase_beside_many_technologies_is_told_as_one_of_research() {
    let mut dossier = dossier();
    dossier.configuration.scan.candidates.least_records = 1;
    let template = dossier.technologies[0].clone();
    dossier.technologies = (0..10)
        .map(|number| Technology {
            id: format!("t-{number}"),
            name: format!("Name{number}"),
            ..template.clone()
        })
        .collect();
    let each = (0..10).map(|number| {
        let own = format!("Quiet beacon {number}x with deep mist");
        let titles: &[(&str, &str)] = match number < 5 {
            true => &[(own.as_str(), "2025")],
            false => &[("Loud horn", "2025")],
        };
        kept("arxiv", &format!("t-{number}"), titles)
    });
    dossier.evidence = each.collect();
    let found = collect_phrases(&dossier);
    assert!(found.phrases.iter().all(|found| found.phrase != "deep mist"));
    assert!(
        found
            .spread
            .iter()
            .any(|found| found.phrase == "deep mist" && found.records.len() == 5),
        "{:?}",
        found.spread
    );
    dossier.configuration.scan.candidates.spread = 0.5;
    assert!(
        names(&dossier).contains(&"deep mist".to_owned()),
        "half of them is not more"
    );
}

#[test]
fn what_people_judged_to_be_about_something_else_does_not_count() {
    let mut dossier = with_titles(&["Acoustic beacon", "Acoustic beacons again"]);
    let judge = |judgement, by: &str| Audit {
        source: "openalex".into(),
        technology: "dictation".into(),
        record: "openalex-0".into(),
        title: String::new(),
        judgement,
        by: by.into(),
        date: date(2026, 1, 31),
    };
    dossier.audits = vec![judge(Judgement::No, "ada")];
    assert_eq!(collect_phrases(&dossier).records, 1);
    dossier.audits.push(judge(Judgement::Unsure, "bea"));
    assert_eq!(collect_phrases(&dossier).records, 2, "they do not agree");
}

#[test]
fn a_phrase_has_the_topics_of_sources_that_name_it() {
    let mut dossier = with_titles(&["Acoustic beacon"]);
    dossier.evidence[0].breakdowns = vec![Breakdown {
        by: BreakdownBy::Topic,
        parts: vec![("Advanced acoustic beacons".into(), 3), ("Beacons, acoustic".into(), 2)],
        of: None,
    }];
    assert_eq!(
        collect_phrases(&dossier).phrases[0].topics,
        ["Advanced acoustic beacons"]
    );
}

fn related(dossier: &Dossier, phrase: &str) -> NewCandidate {
    let mut candidates = [NewCandidate {
        found: TitlePhrase {
            phrase: phrase.into(),
            records: Vec::new(),
            years: Vec::new(),
            technologies: Vec::new(),
            topics: Vec::new(),
        },
        recent: (0, 1),
        earlier: (0, 1),
        growth: (1.0, (1.0, 1.0)),
        burst: None,
        nearest: None,
        needs: Vec::new(),
    }];
    relate_candidates(dossier, &mut candidates);
    let [candidate] = candidates;
    candidate
}

#[test]
fn a_candidate_has_its_nearest_name_and_the_needs_that_say_it() {
    let mut dossier = dossier();
    let mut silent = need("We need acoustic beacons that find people", NeedKind::Gap);
    silent.id = "n-2".into();
    let mut law = need("Acoustic beacons are forbidden", NeedKind::Legal);
    law.id = "n-3".into();
    let other = need("Paper takes too long", NeedKind::Gap);
    dossier.workshops = vec![workshop(vec![other, silent, law])];
    let candidate = related(&dossier, "acoustic beacon");
    assert_eq!(candidate.needs, ["n-2"]);
    let nearest = related(&dossier, "thermal cameras of silence")
        .nearest
        .expect("one is like it");
    assert_eq!(
        (nearest.name.as_str(), nearest.technology.as_str()),
        ("Thermal camera", "thermal-camera")
    );
    assert!(nearest.likeness.value() > 0.3);
    assert_eq!(related(&dossier, "xyz").nearest, None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_titles_give_phrases_within_the_limits_whatever_their_order(
        titles in proptest::collection::vec("(mist|beacon|acoustic|of|the|DNA|a|review|2025|, | - |\\PC){0,12}", 0..12),
        least in 1_usize..4, longest in 2_usize..6
    ) {
        let spaced: Vec<String> = titles
            .iter()
            .map(|title| title.replace("mist", " mist ").replace("beacon", " beacon ").replace("acoustic", " acoustic "))
            .collect();
        // Of titles that differ in their commas alone the first one stands for all.
        let letters = |title: &String| -> Vec<String> {
            let words = title.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
            words.map(str::to_lowercase).collect()
        };
        let once: BTreeMap<Vec<String>, String> = spaced.into_iter().map(|title| (letters(&title), title)).collect();
        let spaced: Vec<String> = once.into_values().collect();
        let made = |titles: &[&str]| {
            let mut dossier = with_titles(titles);
            dossier.configuration.scan.candidates.least_records = least;
            dossier.configuration.scan.candidates.longest = longest;
            collect_phrases(&dossier)
        };
        let there: Vec<&str> = spaced.iter().map(String::as_str).collect();
        let back: Vec<&str> = there.iter().rev().copied().collect();
        let (found, turned) = (made(&there), made(&back));
        let told = |found: &TitlePhrases| -> BTreeSet<(String, usize)> {
            found.phrases.iter().map(|found| (found.phrase.clone(), found.records.len())).collect()
        };
        prop_assert_eq!(told(&found), told(&turned));
        prop_assert_eq!(found.records, turned.records);
        for phrase in &found.phrases {
            let words = phrase.phrase.split(' ').count();
            prop_assert!((2..=longest).contains(&words), "{}", phrase.phrase);
            prop_assert!(phrase.records.len() >= least && phrase.records.len() as u64 <= found.records);
            prop_assert!(phrase.records.is_sorted() && phrase.records.len() == phrase.years.len());
        }
    }
}
