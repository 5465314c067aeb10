//! Maps alone: SVG for other programs, PNG, PDF, poster and briefing. Whole, legible, the same bytes each time.

use std::fs;
use std::path::Path;

use leadar::render;
use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree;

use crate::project::{Project, read_tree, repository, run_in};

/// Exports from the i-LEAD data into a folder.
fn export(folder: &Path, words: &[&str]) {
    let data = repository().join("radar-data");
    let data = data.to_str().expect("UTF-8");
    let words = [&["export", "--data", data, "--out", "out"][..], words].concat();
    let run = run_in(folder, &words);
    assert_eq!(run.code, 0, "{}", run.err);
}

fn names_of(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).expect("well-formed");
    let titles = document.descendants().filter(|node| node.tag_name().name() == "title");
    titles
        .skip(1)
        .filter_map(|node| node.text())
        .map(str::to_owned)
        .collect()
}

#[test]
fn files_go_to_the_folder_that_is_named_by_either_word() {
    let project = Project::smallest();
    for words in [
        &["export", "--output", "one"][..],
        &["export", "--out", "two"],
        &["export"],
    ] {
        let run = project.run(words);
        assert_eq!(run.code, 0, "{words:?}: {}", run.err);
        let folder = words.get(2).unwrap_or(&"export");
        assert!(
            project.path(folder).join("activities.svg").is_file(),
            "{words:?}: {}",
            run.out
        );
    }
    assert!(!project.path("output").exists());
    let both = project.run(&["export", "--out", "one", "--output", "two"]);
    assert!(both.code == 2 && both.err.contains("two folders"), "{}", both.err);
}

#[test]
fn two_exports_give_the_same_bytes() {
    let home = tempfile::tempdir().expect("a folder");
    let words = [
        "--map",
        "pg5",
        "--format",
        "svg,png,pdf",
        "--briefing",
        "all",
        "--tables",
        "csv,json",
        "--scale",
        "0.5",
    ];
    let mut trees = Vec::new();
    for folder in ["one", "two"] {
        let folder = home.path().join(folder);
        fs::create_dir(&folder).expect("a folder");
        export(&folder, &words);
        export(&folder, &["--poster", "a3"]);
        trees.push(read_tree(&folder));
    }
    assert_eq!(
        trees[0].len(),
        56,
        "three maps, thirty briefings, eighteen tables with their data package, their JSON and its schema, a poster, and the mark of what is ours"
    );
    for ((path, one), (_, two)) in trees[0].iter().zip(&trees[1]) {
        assert!(one == two, "{path} differs");
    }
}

#[test]
fn a_picture_has_the_size_asked_for_and_ink_on_it() {
    let home = tempfile::tempdir().expect("a folder");
    export(home.path(), &["--map", "pg5", "--format", "svg,png", "--scale", "1.5"]);
    let svg = fs::read_to_string(home.path().join("out/pg5.svg")).expect("the SVG");
    let document = roxmltree::Document::parse(&svg).expect("well-formed");
    let side = |name: &str| -> f64 {
        document
            .root_element()
            .attribute(name)
            .and_then(|w| w.parse().ok())
            .expect("a size")
    };
    let picture = fs::read(home.path().join("out/pg5.png")).expect("the PNG");
    let picture = Pixmap::decode_png(&picture).expect("a PNG");
    assert_eq!(f64::from(picture.width()), (side("width") * 1.5).round());
    assert_eq!(f64::from(picture.height()), (side("height") * 1.5).round());
    let dark = picture.pixels().iter().filter(|pixel| pixel.red() < 80).count();
    assert!(dark > 2000, "marks and names are painted: {dark} dark pixels");
}

#[test]
fn a_picture_of_no_size_or_of_too_many_pixels_is_refused_with_a_reason() {
    let project = Project::smallest();
    for scale in ["0", "1e9", "-1", "NaN"] {
        let run = project.run(&["export", "--format", "png", &format!("--scale={scale}")]);
        assert_eq!(run.code, 1, "{scale}: {}", run.err);
        assert!(run.err.contains("pixels"), "{}", run.err);
        assert!(!project.path("export").exists(), "nothing is written");
    }
}

#[test]
fn a_map_for_other_programs_needs_no_style_sheet_and_leads_somewhere() {
    let home = tempfile::tempdir().expect("a folder");
    export(
        home.path(),
        &["--map", "groups", "--site", "https://radar.example/2026/"],
    );
    let svg = fs::read_to_string(home.path().join("out/groups.svg")).expect("the SVG");
    let document = roxmltree::Document::parse(&svg).expect("well-formed");
    let has = |name: &str| document.descendants().any(|node| node.tag_name().name() == name);
    assert!(has("title") && has("desc") && !has("style"));
    let links = document.descendants().filter(|node| node.tag_name().name() == "a");
    let addresses: Vec<&str> = links.filter_map(|link| link.attribute("href")).collect();
    assert_eq!(addresses.len(), names_of(&svg).len());
    assert!(
        addresses.contains(&"https://radar.example/2026/tech/rapid-dna.html"),
        "{addresses:?}"
    );
    let shapes = ["circle", "path", "polygon", "text", "line"];
    for node in document
        .descendants()
        .filter(|node| shapes.contains(&node.tag_name().name()))
    {
        let painted = node.attribute("fill").or(node.attribute("stroke")).is_some();
        assert!(
            painted,
            "{} has its colour beside it",
            node.attribute("class").unwrap_or("?")
        );
    }
}

#[test]
fn an_unknown_view_or_group_is_named_with_the_nearest_one() {
    let project = Project::smallest();
    let view = project.run(&["export", "--map", "pg11"]);
    assert!(
        view.code == 1 && view.err.contains("did you mean \"pg1\"?"),
        "{}",
        view.err
    );
    let group = project.run(&["export", "--briefing", "PG9"]);
    assert!(
        group.code == 1 && group.err.contains("there is no topic or group \"PG9\""),
        "{}",
        group.err
    );
    assert_eq!(project.run(&["export", "--site", "javascript:alert(1)"]).code, 2);
}

#[test]
fn no_painted_name_leaves_its_planned_box() {
    let long: Vec<String> = (0..60)
        .map(|index| format!("{{\"id\":\"t{index}\",\"name\":\"WWW Wimmelwort {index} mit Müllabfuhrwagen ŁÓDŹ\",\"sector\":\"S{}\",\"ring\":\"R{}\",\"score\":0.{}}}", index % 5, index % 4, index % 10))
        .collect();
    let table = format!(
        "{{\"sectors\":[\"S0\",\"S1\",\"S2\",\"S3\",\"S4\"],\"rings\":[\"R0\",\"R1\",\"R2\",\"R3\"],\"items\":[{}]}}",
        long.join(",")
    );
    let (radar, _) = leadar::import::read_table("t.json", table.as_bytes());
    let mut radars = vec![radar.expect("a radar")];
    let placed = leadar::pipeline::place(&repository().join("radar-data")).expect("the i-LEAD data");
    let (dossier, edition) = placed.value;
    let views = dossier.configuration.views.iter();
    radars.extend(views.map(|view| leadar::score::compose_radar(&dossier, &edition, view)));
    for radar in radars {
        let spilled = render::list_spilled_texts(&radar, &leadar::pipeline::arrange(&radar));
        assert!(spilled.is_empty(), "{}: {spilled:?}", radar.id);
    }
}

#[test]
fn letters_that_the_font_lacks_are_told_and_cost_nothing_else() {
    let project = Project::smallest();
    let names = ["東京 סריקה", "\u{e000} private", "a\u{301}ccents", "smile 😀"];
    let rows: Vec<String> = names.iter().map(|name| format!("{name},R,S,0.5")).collect();
    fs::write(
        project.path("t.csv"),
        format!("name,ring,sector,score\n{}\n", rows.join("\n")),
    )
    .expect("a table");
    let run = project.run(&["draw", "t.csv", "--svg", "t.svg", "--png", "t.png", "--pdf", "t.pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("東") && run.err.contains("a box stands for each"),
        "{}",
        run.err
    );
    for file in ["t.svg", "t.png", "t.pdf"] {
        assert!(
            fs::metadata(project.path(file)).expect("the file").len() > 500,
            "{file}"
        );
    }
}

#[cfg(feature = "pdf-text")]
mod paper {
    use super::*;

    const MILLIMETRE: f64 = 72.0 / 25.4;

    fn text_of(path: &Path) -> String {
        let text = pdf_extract::extract_text(path).expect("text in the PDF");
        // Some readers put spaces between letters that are set one by one; words are compared without spaces.
        text.split_whitespace().collect()
    }

    fn sheets_of(path: &Path) -> Vec<(f64, f64)> {
        let document = pdf_extract::Document::load(path).expect("a PDF");
        let size = |page: pdf_extract::ObjectId| {
            let page = document.get_dictionary(page).expect("a page");
            let frame = page
                .get(b"MediaBox")
                .and_then(|frame| frame.as_array())
                .expect("a size");
            let side = |at: usize| f64::from(frame[at].as_float().expect("a number"));
            (side(2) - side(0), side(3) - side(1))
        };
        document.get_pages().into_values().map(size).collect()
    }

    fn close(one: (f64, f64), millimetres: (f64, f64)) -> bool {
        (one.0 - millimetres.0 * MILLIMETRE).abs() < 0.05 && (one.1 - millimetres.1 * MILLIMETRE).abs() < 0.05
    }

    #[test]
    fn a_map_on_paper_has_every_name_as_text_and_says_what_it_is() {
        let home = tempfile::tempdir().expect("a folder");
        export(home.path(), &["--map", "pg2", "--format", "svg,pdf"]);
        let svg = fs::read_to_string(home.path().join("out/pg2.svg")).expect("the SVG");
        let path = home.path().join("out/pg2.pdf");
        let text = text_of(&path);
        for name in names_of(&svg) {
            let packed: String = name.split_whitespace().collect();
            assert!(text.contains(&packed), "{name}");
        }
        let bytes = fs::read(&path).expect("the PDF");
        let bytes = String::from_utf8_lossy(&bytes);
        for part in ["/Lang", "/StructTreeRoot", "/Outlines", "/Marked true", "pdfuaid:part"] {
            assert!(bytes.contains(part), "{part}");
        }
        assert!(bytes.matches("/Link").count() > 60, "a link a blip");
    }

    #[test]
    fn posters_have_the_size_of_their_paper_to_a_hair() {
        let home = tempfile::tempdir().expect("a folder");
        export(home.path(), &["--poster", "A3"]);
        export(home.path(), &["--poster", "a2"]);
        let a3 = sheets_of(&home.path().join("out/poster-groups-a3.pdf"));
        let a2 = sheets_of(&home.path().join("out/poster-groups-a2.pdf"));
        assert!(a3.len() == 1 && close(a3[0], (420.0, 297.0)), "{a3:?}");
        assert!(a2.len() == 1 && close(a2[0], (594.0, 420.0)), "{a2:?}");
        let text = text_of(&home.path().join("out/poster-groups-a2.pdf"));
        for words in [
            "Whattheringsmean",
            "Howtoreadthemap",
            "Edition2026-11",
            "RapidDNAanalysis",
        ] {
            assert!(text.contains(words), "{words}");
        }
    }

    #[test]
    fn a_briefing_is_one_sheet_for_every_topic_and_group_and_says_what_a_meeting_asks() {
        let home = tempfile::tempdir().expect("a folder");
        export(home.path(), &["--briefing", "all"]);
        let files = read_tree(&home.path().join("out"));
        let briefings = files.iter().filter(|(path, _)| path.starts_with("briefing-"));
        let briefings: Vec<&String> = briefings.map(|(path, _)| path).collect();
        assert_eq!(briefings.len(), 30, "twenty-five topics and five groups: {briefings:?}");
        for file in briefings {
            let path = home.path().join("out").join(file);
            let sheets = sheets_of(&path);
            assert!(
                sheets.len() == 1 && close(sheets[0], (210.0, 297.0)),
                "{file}: {sheets:?}"
            );
            let text = text_of(&path);
            let told = [
                "i-LEADtechnologyradar",
                "28November2026",
                "Technology",
                "Howsure",
                "Nextstep",
                "Needswithoutatechnology",
                "Standardstocite",
                "Whattodonext",
                "comesfrom",
                "Licence:",
            ];
            for words in told {
                assert!(text.contains(words), "{file}: {words}");
            }
            let page = file.replace("briefing-", "brief/").replace(".pdf", ".html");
            assert!(text.contains(&page), "{file} says where it stands");
        }
    }

    #[test]
    fn a_map_with_its_list_is_on_a4_with_every_name() {
        let home = tempfile::tempdir().expect("a folder");
        export(home.path(), &["--map", "all", "--format", "svg,pdf"]);
        for view in ["groups", "activities", "pg1", "pg2", "pg3", "pg4", "pg5"] {
            let path = home.path().join(format!("out/{view}.pdf"));
            let sheets = sheets_of(&path);
            let is_a4 = |sheet: &(f64, f64)| close(*sheet, (210.0, 297.0)) || close(*sheet, (297.0, 210.0));
            assert!(sheets.iter().all(is_a4), "{view}: {sheets:?}");
            let text = text_of(&path);
            let svg = fs::read_to_string(home.path().join(format!("out/{view}.svg"))).expect("the map");
            for name in names_of(&svg) {
                let packed: String = name.split_whitespace().collect();
                assert!(text.contains(&packed), "{view}: {name}");
            }
            assert!(text.contains("Whattheringsmean"), "{view}");
        }
    }

    #[test]
    fn a_briefing_stays_one_page_however_many_technologies_there_are() {
        let mut project = Project::smallest();
        let model = fs::read_to_string(project.path("radar-data/technologies/dictation.toml")).expect("a technology");
        for index in 0..240 {
            let text = model.replace(
                "name = \"Dictation\"",
                &format!("name = \"A technology with a rather long name {index}\""),
            );
            project = project.write(&format!("technologies/t{index:03}.toml"), text);
        }
        let run = project.run(&["export", "--briefing", "pg1"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let path = project.path("export/briefing-pg1.pdf");
        assert_eq!(sheets_of(&path).len(), 1);
        let text = text_of(&path);
        let more = text
            .split("and")
            .filter_map(|rest| rest.split_once("more")?.0.parse::<usize>().ok());
        let more = more.max().expect("how many are left out");
        assert!(
            (203..233).contains(&more),
            "more than ten of 243 are told, at most forty: {more} are not"
        );
    }
}
