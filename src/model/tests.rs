//! What the nouns promise: ranges, references, and what differs between two editions.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

/// The radar of `leadar new`.
fn dossier() -> Dossier {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("radar-data");
    crate::store::write_starter(&data).expect("the starter is written");
    let read = crate::store::read_dossier(&data);
    read.expect("the starter has no errors").value
}

/// An edition with technologies in rings, by ids; the rules ask for the third name of a triple.
fn edition(name: &str, placed: &[(&str, &str, &str)]) -> FrozenEdition {
    let mut placements: Vec<FrozenPlacement> = placed
        .iter()
        .map(|(technology, ring, ruled)| FrozenPlacement {
            technology: (*technology).into(),
            name: technology.to_uppercase(),
            ring: (*ring).into(),
            ruled: (*ruled).into(),
            probability: None,
            probabilities: Vec::new(),
            rule: None,
            demand: None,
            value: None,
            trl: (5, 6),
            legal_class: "ordinary".into(),
            levels: vec![("need".into(), Some(3.0)), ("maturity".into(), None)],
        })
        .collect();
    placements.sort_by(|a, b| a.technology.cmp(&b.technology));
    FrozenEdition {
        name: name.into(),
        date: date(2026, 1, 31),
        digest: String::new(),
        generator: String::new(),
        made_of: MadeOf::ResultsOnly,
        built_upon: Vec::new(),
        seal: None,
        run: None,
        rings: Vec::new(),
        weights: vec![("need".into(), 25.0)],
        placements,
        maps: Vec::new(),
        formerly: Vec::new(),
        changes: None,
    }
}

#[test]
fn what_came_moved_went_and_waits_is_told_apart_and_the_rest_is_counted() {
    let configuration = dossier().configuration;
    let [inner, middle, outer] = [0, 1, 2].map(|ring| configuration.rings[ring].id.clone());
    let (inner, middle, outer) = (inner.as_str(), middle.as_str(), outer.as_str());
    let older = edition(
        "one",
        &[
            ("stays", middle, middle),
            ("gone", outer, outer),
            ("inward", outer, outer),
            ("outward", inner, inner),
            ("from-a-ring-no-more", "retired", "retired"),
            ("waits", middle, middle),
        ],
    );
    let newer = edition(
        "two",
        &[
            ("stays", middle, middle),
            ("new", outer, outer),
            ("inward", middle, middle),
            ("outward", outer, outer),
            ("from-a-ring-no-more", outer, outer),
            ("waits", middle, inner),
        ],
    );
    let found = Differences::between(&older, &newer, &configuration, &Renames::default(), None);
    let of_way = |way| -> Vec<&str> { found.of_way(way).map(|moved| moved.technology.as_str()).collect() };
    assert_eq!(of_way(Way::New), ["new"]);
    assert_eq!(
        of_way(Way::Inward),
        ["inward", "from-a-ring-no-more"],
        "nearest ring first"
    );
    assert_eq!(of_way(Way::Outward), ["outward"]);
    assert_eq!(of_way(Way::Gone), ["gone"]);
    let waiting: Vec<&str> = found.waiting.iter().map(|moved| moved.technology.as_str()).collect();
    assert_eq!((waiting, found.unchanged), (vec!["waits"], 2));
    assert_eq!(found.from.0, "one");
    let of = |id: &str| {
        found
            .moved
            .iter()
            .find(|moved| moved.technology == id)
            .expect("it moved")
    };
    assert_eq!(of("gone").to, None);
    assert_eq!(of("new").from, None);
    assert_eq!(of("inward").to.as_ref(), Some(&configuration.rings[1].name));
}

#[test]
fn two_editions_alike_differ_in_nothing() {
    let configuration = dossier().configuration;
    let ring = configuration.rings[0].id.clone();
    let one = edition("one", &[("a", &ring, &ring), ("b", &ring, &ring)]);
    let found = Differences::between(&one, &one, &configuration, &Renames::default(), None);
    assert!(found.moved.is_empty() && found.waiting.is_empty() && found.weights.is_empty());
    assert_eq!(found.unchanged, 2);
}

#[test]
fn a_weight_that_is_declared_otherwise_is_told_with_what_it_was() {
    let configuration = dossier().configuration;
    let older = edition("one", &[]);
    let newer = FrozenEdition {
        weights: vec![("need".into(), 25.0), ("brand-new".into(), 5.0)],
        ..edition("two", &[])
    };
    let found = Differences::between(&older, &newer, &configuration, &Renames::default(), None);
    let weight = WeightDifference {
        criterion: "brand-new".into(),
        now: Some(5.0),
        before: None,
    };
    assert_eq!(found.weights, [weight]);
}

#[test]
fn what_changed_behind_a_placement_is_its_trl_its_law_and_its_levels_and_no_rounding() {
    let configuration = dossier().configuration;
    let old = edition("one", &[("a", "x", "x")]).placements.remove(0);
    let levels = |need, maturity| vec![("need".to_owned(), need), ("maturity".to_owned(), maturity)];
    let same = FrozenPlacement {
        levels: levels(Some(3.0 + 1e-12), None),
        ..old.clone()
    };
    assert_eq!(same.list_changes(&old, &configuration), []);
    let other = FrozenPlacement {
        trl: (7, 7),
        legal_class: "other".into(),
        levels: levels(Some(4.0), Some(2.0)),
        ..old.clone()
    };
    let changes = other.list_changes(&old, &configuration);
    assert_eq!(changes.len(), 4, "{changes:?}");
    let trl = PlacementChange::Trl {
        now: (7, 7),
        before: (5, 6),
    };
    assert_eq!(changes[0], trl);
}

#[test]
fn editions_follow_each_other_by_date_and_then_by_name() {
    let one = edition("b", &[]);
    assert!(one.comes_before("a", date(2026, 2, 1)));
    assert!(one.comes_before("c", date(2026, 1, 31)));
    assert!(!one.comes_before("b", date(2026, 1, 31)));
    assert!(!one.comes_before("c", date(2026, 1, 30)));
}

/// A frozen map with blips of these ids.
fn frozen_map(ids: &[&str]) -> FrozenMap {
    let blip = |id: &&str| FrozenBlip {
        id: (*id).to_owned(),
        sector: 0,
        ring: 0,
        value: None,
        not_yet_asked: false,
        x: 0.0,
        y: 0.0,
        name: None,
    };
    FrozenMap {
        view: "v".into(),
        title: String::new(),
        sectors: vec!["s".into()],
        sector_names: Vec::new(),
        rings: vec![FrozenRing {
            id: "r".into(),
            outside: false,
            scale: RingScale::default(),
        }],
        cells: Vec::new(),
        blip_radius: 1.0,
        letter_size: None,
        blips: ids.iter().map(blip).collect(),
        counted: 0,
    }
}

/// A technology of the small radar with another id and ids it had before.
fn technology(id: &str, formerly: &[&str]) -> Technology {
    Technology {
        id: id.into(),
        formerly: formerly.iter().map(|id| (*id).to_owned()).collect(),
        ..dossier().technologies[0].clone()
    }
}

#[test]
fn a_blip_goes_on_under_the_id_of_now_unless_that_stood_there_itself() {
    let ids = |map: &FrozenMap, technologies: &[Technology]| -> Vec<String> {
        let map = map.with_ids_of(technologies);
        map.blips.iter().map(|blip| blip.id.clone()).collect()
    };
    let merged = [technology("a", &["b", "c"])];
    assert_eq!(ids(&frozen_map(&["b", "x"]), &merged), ["a", "x"]);
    assert_eq!(
        ids(&frozen_map(&["c", "b"]), &merged),
        ["c", "a"],
        "the first that is listed"
    );
    assert_eq!(ids(&frozen_map(&["a", "b"]), &merged), ["a", "b"], "its own place");
    assert!(matches!(
        frozen_map(&["x"]).with_ids_of(&merged),
        std::borrow::Cow::Borrowed(_)
    ));
}

#[test]
fn a_former_id_is_followed_and_any_other_stands_for_itself() {
    let renames = Renames::of(&[technology("a", &["b", "c"]), technology("d", &[])]);
    assert_eq!(
        ["a", "b", "c", "d", "e"].map(|id| renames.current(id)),
        ["a", "a", "a", "d", "e"]
    );
    assert_eq!(renames.list().collect::<Vec<_>>(), [("b", "a"), ("c", "a")]);
}

#[test]
fn only_a_link_that_speaks_for_it_answers_a_need() {
    let mut dossier = dossier();
    let need = {
        let (_, need) = dossier
            .needs()
            .find(|(_, need)| need.asks())
            .expect("the starter has a gap");
        need.clone()
    };
    let link = |grade| Link {
        need: need.id.clone(),
        technology: dossier.technologies[0].id.clone(),
        grade,
        by: "A1".into(),
        date: date(2026, 1, 31),
        why: String::new(),
        review_by: None,
    };
    let links: Vec<(Link, bool)> = [
        (Grade::Core, true),
        (Grade::Related, true),
        (Grade::Constrains, false),
        (Grade::Rejected, false),
    ]
    .map(|(grade, answers)| (link(grade), answers))
    .into();
    for (link, answers) in links {
        dossier.links = vec![link];
        assert_eq!(dossier.is_answered(&need), answers, "{:?}", dossier.links);
        let open = dossier.unanswered().any(|(_, open)| open.id == need.id);
        assert_eq!(open, !answers);
    }
}

#[test]
fn a_ring_is_reached_inwards_or_outwards_by_its_place_from_the_centre() {
    assert_eq!(Movement::between(2, 1), Movement::Inward);
    assert_eq!(Movement::between(1, 2), Movement::Outward);
    assert_eq!(Movement::between(1, 1), Movement::Unchanged);
}

#[test]
fn the_better_end_of_a_scale_is_declared_and_a_level_has_the_anchor_at_or_below_it() {
    let cost = Scale {
        low: 0.0,
        high: 200.0,
        better: Better::Low,
    };
    assert_eq!((cost.best(), cost.worst()), (0.0, 200.0));
    assert_eq!((Scale::ANCHORS.best(), Scale::ANCHORS.worst()), (5.0, 1.0));
    assert_eq!(cost.to_level(200.1), None);
    let criterion = dossier()
        .configuration
        .criteria
        .into_iter()
        .find(|known| known.anchors.len() == 5);
    let criterion = criterion.expect("the starter has a criterion with anchors");
    let anchor = |level| criterion.anchor(Level::new(level).expect("a level"));
    assert_eq!(anchor(2.9), Some(criterion.anchors[1].as_str()));
    assert_eq!(anchor(5.0), Some(criterion.anchors[4].as_str()));
}

proptest! {
    #[test]
    fn quantities_take_what_is_in_their_range_and_nothing_else(number in any::<i64>(), value in any::<f64>()) {
        prop_assert_eq!(Trl::new(number).is_some(), (1..=9).contains(&number));
        prop_assert_eq!(Score::new(value).is_some(), (0.0..=1.0).contains(&value));
        prop_assert_eq!(Level::new(value).is_some(), (1.0..=5.0).contains(&value));
        prop_assert_eq!(Weight::new(value).is_some(), (0.0..=limits::LARGEST).contains(&value));
    }

    #[test]
    fn a_point_at_a_distance_is_at_that_distance(x in -1e3..1e3, y in -1e3..1e3, radius in 0.0..1e3, degrees in 0.0..360.0) {
        let from = Point { x, y };
        let to = from.at(radius, Angle::from_degrees(degrees));
        prop_assert!((from.distance(to) - radius).abs() < 1e-9);
    }
}
