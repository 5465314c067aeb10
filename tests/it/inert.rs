//! What others wrote is inert: nothing in it acts on a page, in a spreadsheet, on a terminal or on a disk.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use resvg::usvg::roxmltree;
use scraper::{Html, Selector};

use leadar::inert;

use crate::project::{Project, Run, read_tree, unpack};

/// A text of TOML in which every sign is escaped.
fn toml(text: &str) -> String {
    let escaped = text.chars().map(|sign| format!("\\U{:08X}", u32::from(sign)));
    format!("\"{}\"", escaped.collect::<String>())
}

/// The small radar with a text wherever a text may stand; names take those of its signs that somebody sees.
fn project_with(text: &str) -> Project {
    let quoted = toml(text);
    // A name on more than one line, or with a tabulator in it, is refused.
    let seen: String = text
        .chars()
        .filter(|sign| !inert::has_unseen(&sign.to_string()) && !['\n', '\t'].contains(sign))
        .collect();
    let project = Project::smallest()
        .replace(
            "technologies/dictation.toml",
            "\"Dictation\"",
            &toml(&format!("Dictation{seen}")),
        )
        .replace(
            "technologies/dictation.toml",
            "aliases = []",
            &format!("aliases = [{quoted}]"),
        )
        .replace(
            "technologies/mobile-forms.toml",
            "description = ",
            &format!("description = {quoted}\n#"),
        )
        .replace("workshops/2026-paperwork.toml", "\"Exampletown\"", &quoted)
        .replace("workshops/2026-paperwork.toml", "\"Gaps\"", &quoted)
        .replace(
            "workshops/2026-paperwork.toml",
            "statement = ",
            &format!("statement = {quoted}\n#"),
        );
    [
        "Example radar",
        "Name a licence here",
        "Patrol",
        "Less paperwork",
        "Deploy",
        "Mature enough for a trial.",
    ]
    .into_iter()
    .fold(project, |project, words| {
        let named = ["Patrol", "Less paperwork", "Deploy"].contains(&words);
        let text = if named { seen.as_str() } else { text };
        project.replace("radar.toml", &format!("\"{words}\""), &toml(&format!("{words}{text}")))
    })
    .write("scores/panel.csv", panel(text))
}

fn panel(note: &str) -> String {
    let note = note.replace('"', "\"\"");
    format!("technology,criterion,assessor,value,date,note\ndictation,maturity,A1,4,2026-01-31,\"x{note}\"\n")
}

/// Whether a cell is one that a spreadsheet of any country takes for a formula, and no number.
fn is_formula(cell: &str) -> bool {
    let pieces = cell.split(['\n', '\r', '\t', ';']);
    let begins = |piece: &str| {
        piece
            .trim_start()
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    };
    cell.parse::<f64>().is_err() && pieces.into_iter().any(begins) || cell.starts_with(['\t', '\r', '\n'])
}

/// Every file that was made parses and holds nothing that acts.
fn expect_inert(files: &[(String, Vec<u8>)]) {
    for (path, bytes) in &unpack(files.to_vec()) {
        if path.ends_with(".pdf") || path.ends_with(".png") {
            continue;
        }
        let text = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path} is text: {error}"));
        assert!(!inert::has_unseen(text), "{path}: {:?}", inert::count_unseen(text));
        match Path::new(path).extension().and_then(|ending| ending.to_str()) {
            Some("html") => {
                let page = Html::parse_document(text);
                let heading = Selector::parse("h1").expect("a selector");
                assert_eq!(page.select(&heading).count(), 1, "{path} is whole");
            }
            Some("svg" | "xml" | "rels") => {
                assert!(!text.contains("<f>"), "{path} has no formula");
                roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{path} is XML: {error}"));
            }
            Some("json") => {
                serde_json::from_str::<serde_json::Value>(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            }
            Some("csv") => expect_no_formula(path, text),
            _ => {}
        }
    }
}

fn expect_no_formula(path: &str, text: &str) {
    for record in csv::Reader::from_reader(text.as_bytes()).records() {
        for cell in &record.unwrap_or_else(|error| panic!("{path} is CSV: {error}")) {
            assert!(!is_formula(cell), "{path}: {cell:?}");
        }
    }
}

fn expect_quiet_terminal(run: &Run) {
    for printed in [&run.out, &run.err] {
        assert!(!inert::has_unseen(printed), "{printed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 20, ..ProptestConfig::default() })]
    #[test]
    fn any_text_in_the_data_is_inert_in_everything_that_is_made(
        text in "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{fffe}\u{ffff};=+@-]{1,4}"
    ) {
        // A text of white space alone is refused as empty.
        prop_assume!(!text.trim().is_empty());
        let project = project_with(&text);
        let made: [&[&str]; 7] = [
            &["build"],
            &["freeze"],
            &["export", "--map", "all", "--format", "svg,pdf", "--tables", "csv,json", "--briefing", "all"],
            &["score", "--plots", "plots"],
            &["score", "--format", "csv"],
            &["score", "--explain", "dictation"],
            &["link", "--export", "sheet.csv"],
        ];
        for words in made {
            let run = project.run(words);
            prop_assert_eq!(run.code, 0, "{:?}: {}", words, run.err);
            expect_quiet_terminal(&run);
            if words.contains(&"csv") && words[0] == "score" {
                expect_no_formula("score", &run.out);
            }
        }
        for words in [&["score", "--format", "json"][..], &["link", "--json"], &["link"], &["link", "--related"]] {
            expect_quiet_terminal(&project.run(words));
        }
        for folder in ["output", "export", "plots", "radar-data/editions"] {
            // What an edition was made of is kept to the byte, as somebody wrote it.
            let made = read_tree(&project.path(folder)).into_iter().filter(|(path, _)| !path.contains("/inputs/"));
            expect_inert(&made.collect::<Vec<_>>());
        }
        expect_no_formula("sheet.csv", &fs::read_to_string(project.path("sheet.csv")).expect("the sheet"));
    }
}

#[test]
fn signs_that_nobody_sees_are_seen_on_pages_maps_and_tables() {
    let signs = "\"Di\\u001b[31m\\u0000ct\\u202egpj.\"";
    let named = Project::smallest().replace("technologies/dictation.toml", "\"Dictation\"", signs);
    let refused = named.run(&["check"]);
    assert!(
        refused.code == 1
            && refused.err.contains(
                "dictation.toml:1:8: the name \"Di␛[31m␀ct‹U+202E›gpj.\" holds 3 signs that nobody sees, U+001B first"
            ),
        "{}",
        refused.err
    );
    let aliases = format!("aliases = [{signs}]");
    // Control signs alone do not make two names look like one: they are shown.
    let project = Project::smallest()
        .replace("technologies/dictation.toml", "aliases = []", &aliases)
        .replace("technologies/mobile-forms.toml", "name = \"", "name = \"\\u001b[31m");
    // Markdown turns references into signs.
    let project = project.replace(
        "technologies/dictation.toml",
        "Speech becomes",
        "Speech &#8238; &#x1b; becomes",
    );
    let run = project.build();
    assert!(
        run.err
            .contains("dictation.toml:2:12: the text holds 3 signs that nobody sees, U+001B first"),
        "{}",
        run.err
    );
    for (page, expected) in [
        ("tech/mobile-forms.html", "␛[31mForms"),
        ("maps/activities.svg", "␛[31mForms"),
        ("data/technologies.csv", "␛[31mForms"),
        ("tech/dictation.html", "Speech ‹U+202E› ␛ becomes"),
        ("tech/dictation.html", "Di␛[31m␀ct‹U+202E›gpj."),
    ] {
        assert!(project.page(page).contains(expected), "{page}");
    }
    expect_inert(&read_tree(&project.path("output")));
}

#[test]
fn letters_of_scripts_written_from_the_right_stay_letters() {
    let name = "הכתבה תمی\u{200c}خواهم";
    let project = Project::smallest().replace("technologies/dictation.toml", "Dictation", name);
    let run = project.build();
    assert!(!run.err.contains("nobody sees"), "{}", run.err);
    assert!(project.page("tech/dictation.html").contains(name));
}

#[test]
fn identifiers_with_signs_that_nobody_sees_are_refused_where_they_stand() {
    let cases = [
        (
            "radar.toml",
            "id = \"paperwork\"",
            "id = \"paper\\u200bwork\"",
            "radar.toml",
        ),
        ("radar.toml", "id = \"PG1\"", "id = \"PG\\u202e1\"", "radar.toml"),
        (
            "radar.toml",
            "id = \"activities\"",
            "id = \"acti\\u0000vities\"",
            "radar.toml",
        ),
        ("radar.toml", "id = \"deploy\"", "id = \"de\\uffffploy\"", "radar.toml"),
        (
            "radar.toml",
            "name = \"first\"",
            "name = \"fi\\u200frst\"",
            "radar.toml:11:8",
        ),
        (
            "radar.toml",
            "name = \"first\"",
            "name = \"fi\\nrst\"",
            "radar.toml:11:8",
        ),
        ("links.csv", "core,desk", "core,de\u{202e}sk", "links.csv:2:32"),
        (
            "links.csv",
            "paperwork-01,mobile",
            "paper\u{200b}work-01,mobile",
            "links.csv:2:1",
        ),
    ];
    for (file, from, to, place) in cases {
        let run = Project::smallest().replace(file, from, to).run(&["check"]);
        assert_eq!(run.code, 1, "{to:?}");
        assert!(
            run.err.contains(&format!("error: radar-data/{place}")),
            "{to:?}: {}",
            run.err
        );
        expect_quiet_terminal(&run);
    }
    let assessor = "technology,criterion,assessor,value,date,note\ndictation,evidence,A\u{2066}1,4,2026-01-31,\n";
    let run = Project::smallest().write("scores/panel.csv", assessor).run(&["check"]);
    assert!(
        run.code == 1 && run.err.contains("panel.csv:2:20: the name \"A‹U+2066›1\""),
        "{}",
        run.err
    );
}

#[cfg(unix)]
#[test]
fn names_of_files_and_words_typed_do_not_act_on_the_terminal() {
    let project = Project::smallest();
    let odd = "x\u{1b}[2J\nerror: forged\u{202e}";
    let table = format!("{odd}.csv");
    fs::write(project.path(&table), "name,ring,sector\na,A,X\nb,,Y\n").expect("written");
    fs::write(
        project.path("radar-data/technologies").join(format!("{odd}.toml")),
        "name = \"x\"\n",
    )
    .expect("written");
    fs::write(project.path(&format!("{odd}.md")), "nothing here\n").expect("written");
    let runs = [
        project.run(&["check"]),
        project.run(&["draw", &table, "--svg", &format!("{odd}.svg")]),
        project.run(&["draw", &table, "--output", &format!("{odd}.site")]),
        project.run(&["ingest", &format!("{odd}.md")]),
        project.run(&["ingest", "--from", "byor", &table, "--drafts", &format!("{odd}.out")]),
        project.run(&[odd]),
        project.run(&["check", &format!("--{odd}")]),
        project.run(&["score", "--explain", odd]),
        project.run(&["score", "--set", odd]),
        project.run(&["diff", odd]),
        project.run(&["export", "--map", odd]),
        project.run(&["new", odd]),
    ];
    for run in &runs {
        expect_quiet_terminal(run);
    }
    let told = &runs[0].err;
    assert!(!told.lines().any(|line| line.starts_with("error: forged")), "{told}");
    assert!(
        runs[1].out.contains("x␛[2J␊error: forged‹U+202E›.svg"),
        "{}",
        runs[1].out
    );
    expect_inert(&read_tree(&project.path(&format!("{odd}.site"))));
}

#[cfg(unix)]
#[test]
fn a_draft_holds_nothing_that_acts_from_the_name_or_the_text_of_its_document() {
    let project = Project::smallest();
    let document = "a\u{1b}\u{202e}\nb.md";
    let text = "## Workshop: Night\u{2028} shift\n\nDate: 3 March 2020\n\n### Gaps\n\n- Keys\u{fdd0} are\u{3164} mis\u{200b}laid\n";
    fs::write(project.path(document), text).expect("written");
    let run = project.run(&["ingest", document, "--drafts", "drafts"]);
    assert_eq!(run.code, 0, "{}", run.err);
    expect_quiet_terminal(&run);
    let drafts = read_tree(&project.path("drafts"));
    assert_eq!(drafts.len(), 1);
    let draft = std::str::from_utf8(&drafts[0].1).expect("UTF-8");
    assert!(!inert::has_unseen(draft), "{draft}");
    assert!(
        draft.contains("Keys are mislaid") && draft.contains("a␛‹U+202E›␊b.md"),
        "{draft}"
    );
    let again = project.run(&["ingest", document, "--drafts", "drafts"]);
    assert!(again.out.contains("nothing changed"), "{}", again.out);
}

/// Texts that are hard on spreadsheets and on those who undo what guards them.
const HARD: [&str; 12] = [
    "=1+1",
    "'=1+1",
    "''=1+1",
    "x;=1+1",
    "x;'=1+1; -2",
    "+3 and more",
    "-0.5",
    "@name",
    "＝1",
    "it's; a 'quoted' word",
    "plain",
    "a, \"b\"",
];

#[test]
fn sheets_and_tables_come_back_as_they_went_out() {
    for text in HARD {
        let link = format!("\"{}\"", text.replace('"', "\"\""));
        let links = format!("need,technology,grade,by,date,why\npaperwork-01,dictation,core,{link},2026-01-31,seen\n");
        let project = Project::smallest()
            .write("links.csv", links)
            .replace("technologies/dictation.toml", "\"Dictation\"", &toml(text))
            .replace("radar.toml", "name = \"Patrol\"", &format!("name = {}", toml(text)));
        // A decision with a reason goes through our own writer.
        let sheet = "need,technology,decision,by,why\npaperwork-02,dictation,core,A1,";
        fs::write(project.path("first.csv"), format!("{sheet}{link}\n")).expect("written");
        assert_eq!(project.run(&["link", "--import", "first.csv"]).code, 0);
        let kept = fs::read_to_string(project.path("radar-data/links.csv")).expect("links");
        assert_eq!(project.run(&["link", "--export", "sheet.csv"]).code, 0);
        let back = project.run(&["link", "--import", "sheet.csv"]);
        assert!(
            back.out.starts_with("0 new or changed decisions"),
            "{text:?}: {}{}",
            back.out,
            back.err
        );
        assert_eq!(
            fs::read_to_string(project.path("radar-data/links.csv")).expect("links"),
            kept,
            "{text:?}"
        );

        assert_eq!(project.run(&["freeze"]).code, 0);
        let read = leadar::store::read_dossier(&project.path("radar-data"));
        let dossier = read.unwrap_or_else(|faults| panic!("{text:?}: {faults:?}")).value;
        let frozen = &dossier.editions[0].placements;
        let name = frozen.iter().find(|placement| placement.technology == "dictation");
        assert_eq!(name.expect("it is placed").name, text);
        let why = dossier
            .links
            .iter()
            .find(|link| link.need == "paperwork-02")
            .expect("the link");
        assert_eq!(
            why.why,
            inert::unguard(text),
            "a sheet that came from elsewhere is read as one of ours"
        );
        for (path, bytes) in read_tree(&project.path("radar-data/editions")) {
            if path.ends_with(".csv") && !path.contains("/inputs/") {
                expect_no_formula(&path, &String::from_utf8(bytes).expect("UTF-8"));
            }
        }
    }
}

#[test]
fn names_that_windows_keeps_are_refused_in_the_data_and_changed_in_what_is_drawn() {
    let cases = [
        ("radar.toml", "id = \"deploy\"", "id = \"con\""),
        ("radar.toml", "id = \"activities\"", "id = \"AUX\""),
        ("radar.toml", "id = \"paperwork\"", "id = \"nul.old\""),
        ("radar.toml", "id = \"PG1\"", "id = \"com1\""),
        ("radar.toml", "id = \"write\"", "id = \"lpt9\""),
    ];
    for (file, from, to) in cases {
        let run = Project::smallest().replace(file, from, to).run(&["check"]);
        assert!(run.code == 1 && run.err.contains("Windows keeps"), "{to}: {}", run.err);
    }
    let project = Project::smallest();
    let kept = project.path("radar-data/technologies/con.toml");
    fs::rename(project.path("radar-data/technologies/thermal-camera.toml"), kept).expect("renamed");
    let run = project.run(&["check"]);
    assert!(
        run.code == 1 && run.err.contains("technology identifier \"con\""),
        "{}",
        run.err
    );
    let project = Project::smallest().replace("radar.toml", "name = \"first\"", "name = \"con\"");
    let run = project.run(&["freeze"]);
    assert!(run.code == 1 && run.err.contains("Windows keeps"), "{}", run.err);

    let project = Project::smallest();
    assert_eq!(project.run(&["freeze"]).code, 0);
    let project = project.replace("radar.toml", "name = \"first\"", "name = \"First\"");
    let run = project.run(&["freeze"]);
    assert!(
        run.code == 1 && run.err.contains("only in upper and lower case"),
        "{}",
        run.err
    );

    let table = "name,ring,sector,id\nCON,A,con,\nb,aux,NUL.,lpt1\nc,A,com\u{b9},\nd,A,CON-sector,\ne,A,b,prn.old\n";
    let project = Project::smallest();
    fs::write(project.path("t.csv"), table).expect("written");
    let run = project.run(&["draw", "t.csv", "--sector-maps", "maps"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = project.run(&["draw", "t.csv", "--output", "site"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let imported = project.run(&["ingest", "--from", "byor", "t.csv", "--drafts", "imported"]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    for folder in ["maps", "site", "imported"] {
        let files = read_tree(&project.path(folder));
        assert_eq!(inert::find_clash(files.iter().map(|(path, _)| path.as_str())), None);
    }
    assert_eq!(read_tree(&project.path("maps")).len(), 6, "five maps and their mark");
    let page = project.path("site/item/con-item.html");
    assert!(
        page.is_file()
            && fs::read_to_string(project.path("site/index.html"))
                .expect("a page")
                .contains("item/con-item.html")
    );
}

#[test]
fn two_outputs_never_share_one_name() {
    // A view called as the briefing of the group: both are there, and the page leads to each.
    let project = Project::smallest().replace("radar.toml", "id = \"pg1\"", "id = \"Briefing-PG1\"");
    project.build();
    let page = project.page("data.html");
    for name in ["print/briefing-pg1.pdf", "print/map-Briefing-PG1.pdf"] {
        assert!(
            project.path("output").join(name).is_file() && page.contains(name),
            "{name}"
        );
    }
    let run = project.run(&[
        "export",
        "--format",
        "pdf,svg",
        "--briefing",
        "all",
        "--map",
        "all",
        "--out",
        "out",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    let files = read_tree(&project.path("out"));
    assert_eq!(inert::find_clash(files.iter().map(|(path, _)| path.as_str())), None);
    assert_eq!(
        files.len(),
        8,
        "two maps in two formats, three briefings, and their mark"
    );
}
