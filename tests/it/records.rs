//! Public records: read with every fault named, turned into a TRL by rules that are data, and shown with what speaks against.

use std::fs;

use crate::project::Project;

const RULES: &str = "[readiness]\nold = [{ from_years = 6, counts = 0.5 }]\n\n\
    [[readiness.rules]]\nwords = \"Used daily by two.\"\ntrl = [8, 9]\n\
    when = [{ shown_in = [\"in-service\"], strengths = [\"independent\", \"own-account\", \"press\"], users = true, at_least = 2 }]\n\n\
    [[readiness.rules]]\nwords = \"Tried by somebody.\"\ntrl = [6, 8]\n\
    when = [{ shown_in = [\"trial\", \"in-service\"], strengths = [\"independent\", \"own-account\", \"press\"], at_least = 0.5 }]\n\n\
    [[readiness.rules]]\nwords = \"Its maker says so.\"\ntrl = [4, 6]\nwhen = [{ strengths = [\"vendor\"], at_least = 1 }]\n\n\
    [[readiness.limits]]\nwords = \"Given up somewhere.\"\nat_most = 8\nlowers_low_by = 1\n\
    when = [{ kinds = [\"withdrawal\"], at_least = 1 }]\n\n";

/// A record of the small radar's technology, with what a test changes.
fn record(id: &str, kind: &str, who: &str, happened: &str, more: &str) -> String {
    let speaks = if kind == "withdrawal" { "against" } else { "for" };
    let speaks = if more.contains("speaks =") {
        String::new()
    } else {
        format!("speaks = \"{speaks}\"\n")
    };
    let strength = if more.contains("strength =") {
        ""
    } else {
        "strength = \"press\"\n"
    };
    format!(
        "[[records]]\nid = \"{id}\"\nkind = \"{kind}\"\n{speaks}says = \"Something was done by {who} with dictation.\"\n\
         who = [{{ name = \"{who}\", type = \"police\", country = \"NL\" }}]\nhappened = \"{happened}\"\n\
         title = \"Title of {id}\"\npublisher = \"A newspaper\"\nurl = \"https://example.org/{id}\"\nlanguage = \"en\"\n\
         where = \"page 1\"\n{strength}read = \"part\"\nentered_by = \"desk\"\nentered = 2026-01-31\n{more}\n"
    )
}

/// The small radar with rules on records, a technology whose TRL rests on them, and these records.
fn with_records(records: &[String]) -> Project {
    let project = Project::smallest();
    fs::create_dir_all(project.path("radar-data/evidence/records")).expect("a folder");
    let technology = fs::read_to_string(project.path("radar-data/technologies/dictation.toml")).expect("a file");
    let (before, after) = technology.split_once("[trl]\n").expect("a TRL");
    let after = after.split_once("\n\n").map_or("", |(_, rest)| rest);
    let technology = format!("{before}[trl]\nbasis = \"evidence\"\n\n{after}");
    project
        .replace("radar.toml", "[[criteria]]", &format!("{RULES}[[criteria]]"))
        .write("technologies/dictation.toml", technology)
        .write("evidence/records/dictation.toml", records.concat())
}

/// What `score --format json` says of the technology's readiness.
fn readiness(project: &Project) -> serde_json::Value {
    let run = project.run(&["score", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let scores: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let technologies = scores["technologies"].as_array().expect("a list");
    let found = technologies.iter().find(|found| found["id"] == "dictation");
    found.expect("it is there")["readiness"].clone()
}

fn range(project: &Project) -> (u64, u64) {
    let reading = readiness(project)["reading"].clone();
    let end = |key: &str| reading[key].as_u64().expect("a TRL");
    (end("low"), end("high"))
}

#[test]
fn the_first_rule_that_holds_gives_the_range_and_organisations_count_once() {
    let two = [
        record("a", "in-service", "Politie", "2025", ""),
        record("b", "in-service", "Guardia Civil", "2024-05", ""),
    ];
    assert_eq!(range(&with_records(&two)), (8, 9));
    let same = [
        record("a", "in-service", "Politie", "2025", ""),
        record("b", "in-service", "Politie", "2024", ""),
    ];
    assert_eq!(range(&with_records(&same)), (6, 8));
}

#[test]
fn old_records_count_less_and_makers_alone_give_little() {
    let old = [
        record("a", "in-service", "Politie", "2025", ""),
        record("b", "in-service", "Guardia Civil", "2012", ""),
    ];
    assert_eq!(range(&with_records(&old)), (6, 8));
    let vendor = [record("a", "in-service", "Politie", "2025", "strength = \"vendor\"")];
    assert_eq!(range(&with_records(&vendor)), (4, 6));
}

#[test]
fn what_was_given_up_caps_and_widens() {
    let records = [
        record("a", "in-service", "Politie", "2025", ""),
        record("b", "in-service", "Guardia Civil", "2024", ""),
        record("c", "withdrawal", "Garda", "2023", ""),
    ];
    let project = with_records(&records);
    assert_eq!(range(&project), (7, 8));
    let tried = project
        .run(&["score", "--explain", "dictation", "--set", "dictation.trl=3-4"])
        .out;
    assert!(
        tried.contains("They would give TRL 7 to 8; this radar keeps the range stated above."),
        "{tried}"
    );
    let said = project.run(&["score", "--explain", "dictation"]).out;
    assert!(said.contains("Given up somewhere. So at most TRL 8"), "{said}");
    assert!(
        said.contains("This radar takes over what follows from them: TRL 7 to 8."),
        "{said}"
    );
}

#[test]
fn who_gave_it_up_is_no_user_any_more_and_is_told_as_such() {
    let records = [
        record("a", "in-service", "Politie", "2019", ""),
        record("b", "in-service", "Politie", "2016", ""),
        record("c", "in-service", "Garda", "2025", ""),
        record("d", "withdrawal", "Politie", "2023", "shown_in = \"in-service\"\n"),
    ];
    let project = with_records(&records);
    let counted = readiness(&project)["reading"]["counted"][0].clone();
    assert_eq!(
        counted,
        serde_json::json!({ "organisations": 1.0, "whole": 1, "records": ["c"] })
    );
    project.build();
    let page = project.page("tech/dictation.html");
    assert!(page.contains("Seen in daily use: Garda (NL, 2025)."), "{page}");
    assert!(page.contains("Given up by: Politie (NL, 2023)."), "{page}");
    let again = [&records[..], &[record("e", "in-service", "Politie", "2025-06", "")]].concat();
    assert_eq!(range(&with_records(&again)), (7, 8), "taken up again");
}

#[test]
fn one_number_of_users_is_told_everywhere_and_old_ones_are_whole() {
    let named = "country = \"NL\" }]";
    let beside = "country = \"NL\" }, { name = \"Ministerie\", type = \"ministry\", country = \"NL\" }]";
    let records = [
        record("a", "in-service", "Politie", "2025", "").replace(named, beside),
        record("b", "in-service", "Garda", "2018", ""),
        record("c", "in-service", "Guardia Civil", "2019", ""),
        record("d", "trial", "Gendarmerie", "2024", ""),
    ];
    let project = with_records(&records);
    assert_eq!(readiness(&project)["reading"]["counted"][0]["organisations"], 2.0);
    project.build();
    let page = project.page("tech/dictation.html");
    for told in [
        "In daily use at 3 organisations in 1 country.",
        "(3 organisations in 3 records; 2 count half, as their records are old)",
        "Seen in daily use: Politie (NL, 2025), Guardia Civil (NL, 2019), Garda (NL, 2018).",
        "Named in the same records beside one of their country, and not counted once more: Ministerie (NL, 2025).",
        "Tried in operation: Gendarmerie (NL, 2024).",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
    let method = project.page("method.html");
    assert!(
        method.contains("6 calendar years old or older counts half."),
        "{method}"
    );
}

#[test]
fn a_pause_is_told_with_the_use_and_ends_with_a_later_record() {
    let paused = "shown_in = \"in-service\"\npaused = true\n";
    let records = [
        record("a", "in-service", "Politie", "2025", ""),
        record("b", "in-service", "Garda", "2024", ""),
        record("c", "evaluation", "Garda", "2025", paused),
    ];
    let project = with_records(&records);
    assert_eq!(range(&project), (6, 8), "one organisation is left");
    project.build();
    let page = project.page("tech/dictation.html");
    for told in [
        "Seen in daily use: Politie (NL, 2025).",
        "Use paused: Garda (NL, 2025).",
        "seen in daily use; use paused",
        "In daily use at 1 organisation in 1 country. Use paused: Garda",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
    let again = [&records[..], &[record("d", "in-service", "Garda", "2025-06", "")]].concat();
    let project = with_records(&again);
    assert_eq!(range(&project), (8, 9), "taken up again");
    project.build();
    assert!(!project.page("tech/dictation.html").contains("Use paused:"));
    let wrong = with_records(&[record("a", "trial", "Politie", "2025", "paused = true\n")]).run(&["check"]);
    assert!(wrong.err.contains("only daily use can be paused."), "{}", wrong.err);
}

#[test]
fn since_when_it_is_used_is_told_by_the_first_and_the_last_year() {
    let records = [
        record("a", "in-service", "Politie (Amsterdam)", "2024", ""),
        record("b", "in-service", "Politie", "2025", ""),
        record("c", "in-service", "Politie", "2017", ""),
    ];
    let project = with_records(&records);
    project.build();
    let page = project.page("tech/dictation.html");
    let told = "Seen in daily use: Politie (NL, 2017 to 2025), Politie (Amsterdam) (NL, 2024).";
    assert!(page.contains(told), "{page}");
}

#[test]
fn a_force_and_the_ministry_above_it_are_one_and_the_same_name_in_two_countries_is_two() {
    let two = record("a", "in-service", "Politie", "2025", "").replace(
        "country = \"NL\" }]",
        "country = \"NL\" }, { name = \"Ministerie\", type = \"ministry\", country = \"NL\" }]",
    );
    assert_eq!(range(&with_records(&[two])), (6, 8));
    let home = record("a", "in-service", "Ministry of the Interior", "2025", "");
    let abroad = record("b", "in-service", "Ministry of the Interior", "2025", "").replace("\"NL\"", "\"FR\"");
    assert_eq!(range(&with_records(&[home, abroad])), (8, 9));
}

#[test]
fn what_lies_after_the_edition_has_not_happened_and_is_at_most_announced() {
    let run = with_records(&[record("a", "trial", "Politie", "2199", "")]).run(&["check"]);
    assert!(
        run.err
            .contains("the event of a record of 2199-01-01 lies after the edition's date"),
        "{}",
        run.err
    );
    let announced = [
        record("a", "announcement", "Politie", "2199", ""),
        record("b", "trial", "Garda", "2025", ""),
    ];
    assert_eq!(range(&with_records(&announced)), (6, 8));
}

#[test]
fn a_rule_that_would_hold_without_any_record_is_refused() {
    let project = with_records(&[record("a", "trial", "Politie", "2025", "")]).replace(
        "radar.toml",
        "strengths = [\"vendor\"], at_least = 1",
        "strengths = [\"vendor\"], at_most = 1",
    );
    let run = project.run(&["check"]);
    assert!(
        run.err.contains("no condition asks for records with at_least"),
        "{}",
        run.err
    );
    assert!(
        !run.err.contains("is said to follow"),
        "what could not be read has no followers: {}",
        run.err
    );
}

#[test]
fn rules_and_limits_that_change_nothing_are_warned_of() {
    let project = with_records(&[record("a", "trial", "Politie", "2025", "")])
        .replace(
            "radar.toml",
            "[[readiness.rules]]\nwords = \"Its maker",
            "[[readiness.rules]]\nwords = \"Again.\"\ntrl = [5, 6]\nwhen = [{ shown_in = [\"trial\", \"in-service\"], \
             strengths = [\"independent\", \"own-account\", \"press\"], at_least = 0.5 }]\n\n\
             [[readiness.rules]]\nwords = \"Never.\"\ntrl = [5, 6]\n\
             when = [{ kinds = [\"trial\"], shown_in = [\"laboratory\"], at_least = 1 }]\n\n\
             [[readiness.rules]]\nwords = \"Its maker",
        )
        .replace("radar.toml", "at_most = 8\nlowers_low_by = 1", "at_most = 9");
    let run = project.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for told in [
        "asks for what an earlier rule asks for, and is never reached",
        "asks for kinds of record that are never seen in what it names",
        "limits nothing",
    ] {
        assert!(run.err.contains(told), "{told}\n{}", run.err);
    }
}

#[test]
fn names_of_one_organisation_have_one_spelling_and_addresses_are_checked() {
    let records = [
        record("a", "trial", "Politie", "2025", "doi = \"nonsense\"\n"),
        record("b", "trial", "POLITIE", "2025", ""),
        record("c d", "trial", "Garda", "2025", ""),
    ];
    let run = with_records(&records).run(&["check"]);
    for told in [
        "doi \"nonsense\" is not a DOI",
        "the organisation \"POLITIE\" has two spellings",
        "id \"c d\" has other signs than letters",
    ] {
        assert!(run.err.contains(told), "{told}\n{}", run.err);
    }
}

#[test]
fn a_study_of_what_is_used_daily_shows_it_in_service() {
    let shown = "shown_in = \"in-service\"\n";
    let records = [
        record("a", "evaluation", "Politie", "2025", shown),
        record("b", "ruling", "Guardia Civil", "2024", shown),
    ];
    assert_eq!(range(&with_records(&records)), (8, 9));
    let hidden = [
        record("a", "evaluation", "Politie", "2025", ""),
        record("b", "trial", "Garda", "2024", ""),
    ];
    assert_eq!(range(&with_records(&hidden)), (6, 8));
}

#[test]
fn the_level_of_evidence_may_come_from_records_and_countries_can_be_counted() {
    let criterion = "[[criteria]]\nid = \"proof\"\nname = \"Proof\"\nquestion = \"Who says so?\"\nweight = 10\n\
                     origin = \"evidence\"\nanchors = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n\n[[criteria]]\nid = \"need\"";
    let levels = "[[evidence_levels]]\nlevel = 5\nrecords = [{ kinds = [\"evaluation\"], countries = true, at_least = 2 }]\n\n\
                  [[evidence_levels]]\nlevel = 4\nrecords = [{ kinds = [\"evaluation\"], at_least = 1 }]\n\n[[legal_classes]]";
    let level = |records: &[String]| {
        let project = with_records(records)
            .replace("radar.toml", "[[criteria]]\nid = \"need\"", criterion)
            .replace("radar.toml", "[[legal_classes]]", levels);
        let run = project.run(&["score", "--explain", "dictation"]);
        assert_eq!(run.code, 0, "{}", run.err);
        run.out
            .lines()
            .find(|line| line.contains("Proof"))
            .expect("a line on the criterion")
            .to_owned()
    };
    let trial = record("t", "trial", "Politie", "2025", "");
    let (here, there) = (
        record("a", "evaluation", "Garda", "2025", ""),
        record("b", "evaluation", "Gendarmerie", "2025", ""),
    );
    let abroad = there.replace("country = \"NL\"", "country = \"FR\"");
    assert!(level(&[trial.clone(), here.clone(), there]).contains("level 4"));
    let both = level(&[trial.clone(), here, abroad]);
    assert!(
        both.contains("level 5") && both.contains("2 public records say so: a, b."),
        "{both}"
    );
    assert!(level(&[trial]).contains("meets no row"));
}

#[test]
fn a_basis_of_records_needs_a_rule_that_holds() {
    let run = with_records(&[record("a", "standard", "Politie", "2025", "")]).run(&["check"]);
    assert_eq!(run.code, 1);
    let told = "the TRL is said to follow from records, but no rule of [[readiness.rules]] holds for its records (1).";
    assert!(run.err.contains(told), "{}", run.err);
    let beside = with_records(&[record("a", "trial", "Politie", "2025", "")]).replace(
        "technologies/dictation.toml",
        "basis = \"evidence\"",
        "basis = \"evidence\"\nlow = 7",
    );
    let run = beside.run(&["check"]);
    assert!(run.err.contains("low stands beside basis \"evidence\""), "{}", run.err);
}

#[test]
fn a_stated_trl_that_its_records_contradict_is_a_warning() {
    let stated = "basis = \"desk-estimate\"\nlow = 2\nhigh = 3\ndate = 2026-01-31";
    let project = with_records(&[record("a", "trial", "Politie", "2025", "")]).replace(
        "technologies/dictation.toml",
        "basis = \"evidence\"",
        stated,
    );
    let run = project.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err
            .contains("the TRL is stated as 2 to 3, and its public records give 6 to 8."),
        "{}",
        run.err
    );
    assert_eq!(readiness(&project)["basis"], "desk-estimate");
}

#[test]
fn every_fault_of_a_record_is_told_with_its_place() {
    let bad = "[[records]]\nid = \"a\"\nkind = \"rumour\"\nspeaks = \"for\"\nsays = \"x\"\n\
               who = [{ name = \"P\", type = \"spy\", country = \"Holland\" }]\nhappened = \"last year\"\npublished = \"2026-02-30\"\n\
               title = \"t\"\npublisher = \"p\"\nurl = \"javascript:alert(1)\"\nlanguage = \"en\"\nwhere = \"w\"\n\
               strength = \"strong\"\nread = \"none\"\nentered_by = \"desk\"\nentered = 2026-01-31\n\
               figures = [{ about = \"price\", low = 3, high = 1, unit = \"EUR\", covers = \"c\" }]\nsource = \"s\"\n\n";
    let twice = record("b", "withdrawal", "Politie", "2025", "speaks = \"for\"\n")
        + &record("b", "trial", "Politie", "2025", "shown_in = \"laboratory\"\n");
    let run = with_records(&[bad.to_owned(), twice]).run(&["check"]);
    assert_eq!(run.code, 1);
    for told in [
        "kind \"rumour\" is not one of",
        "type \"spy\" is not one of",
        "country \"Holland\" is not two capitals",
        "happened \"last year\" is not a year, month or day",
        "published \"2026-02-30\" is not a year, month or day",
        "url \"javascript:alert(1)\" is not an address of the web",
        "strength \"strong\" is not one of",
        "read \"none\" is not one of",
        "the figure runs from 3 down to 1",
        "\"source\" is not a key of a record",
        "record \"b\" stands twice in this file",
        "a withdrawal speaks against the technology",
        "shown_in is \"laboratory\", and the kind of the record is \"trial\"",
    ] {
        assert!(run.err.contains(told), "{told}\n{}", run.err);
    }
    assert!(run.err.contains("evidence/records/dictation.toml:3:8"), "{}", run.err);
}

#[test]
fn faults_of_the_rules_are_told_too() {
    let project = with_records(&[record("a", "trial", "Politie", "2025", "")])
        .replace("radar.toml", "trl = [8, 9]", "trl = [9, 8]")
        .replace(
            "radar.toml",
            "at_least = 0.5 }]\n\n[[readiness.rules]]\nwords = \"Its",
            "at_least = 0.5, at_most = 2 }]\n\n[[readiness.rules]]\nwords = \"Its",
        )
        .replace("radar.toml", "strengths = [\"vendor\"]", "strengths = [\"seller\"]")
        .replace(
            "radar.toml",
            "from_years = 6, counts = 0.5",
            "from_years = 6, counts = 1.5",
        );
    let run = project.run(&["check"]);
    for told in [
        "trl is not a range of two TRLs from 1 to 9",
        "a condition on records has either at_least or at_most",
        "strengths \"seller\" is not one of",
        "counts is 1.5; it must be from 0 to 1",
    ] {
        assert!(run.err.contains(told), "{told}\n{}", run.err);
    }
}

#[test]
fn pages_and_data_show_what_speaks_against_and_where_to_look_it_up() {
    let hostile = "note = \"<script>alert(1)</script>\"\nfigures = [{ about = \"price\", low = 20000, high = 30000, unit = \"EUR\", covers = \"a year\" }]\n";
    let records = [
        record("a", "trial", "Politie & <b>Co</b>", "2013", ""),
        record(
            "b",
            "evaluation",
            "Garda",
            "2025",
            &format!("speaks = \"against\"\n{hostile}"),
        ),
    ];
    let project = with_records(&records);
    project.build();
    let page = project.page("tech/dictation.html");
    assert!(
        page.contains("Speaks against it: 1") && page.contains("https://example.org/b"),
        "{page}"
    );
    assert!(page.contains("13 years old"), "{page}");
    assert!(page.contains("Price and supply"), "{page}");
    assert!(!page.contains("Seen in daily use"), "a trial is no daily use");
    assert!(!page.contains("<script>alert") && !page.contains("<b>Co"), "{page}");
    assert!(
        page.contains("Price: 20\u{202f}000 to 30\u{202f}000 EUR (a year)"),
        "{page}"
    );
    let all = project.page("records.html");
    assert!(
        all.contains("Title of a") && all.contains("tech/dictation.html#records"),
        "{all}"
    );
    let csv = project.page("data/records.csv");
    assert_eq!(csv.lines().count(), 3, "{csv}");
    assert!(csv.contains("dictation,Dictation,b,evaluation,,against,"), "{csv}");
    let figures = project.page("data/record-figures.csv");
    assert!(
        figures.contains("dictation,Dictation,b,price,20000,30000,EUR,a year"),
        "{figures}"
    );
    let package: serde_json::Value = serde_json::from_str(&project.page("data/datapackage.json")).expect("JSON");
    for resource in package["resources"].as_array().expect("a list") {
        let path = resource["path"].as_str().expect("a path");
        let fields = resource["schema"]["fields"].as_array().expect("a list").iter();
        let names: Vec<&str> = fields.map(|field| field["name"].as_str().expect("a name")).collect();
        let table = project.page(&format!("data/{path}"));
        assert_eq!(table.lines().next(), Some(names.join(",").as_str()), "{path}");
    }
    assert!(
        package["resources"]
            .as_array()
            .is_some_and(|found| found.iter().any(|found| found["name"] == "records"))
    );
    assert!(project.page("method.html").contains("Used daily by two."));
}

#[test]
fn the_schema_names_every_word_that_is_read() {
    let project = Project::smallest();
    let schema: serde_json::Value = serde_json::from_str(&project.run(&["schema", "records"]).out).expect("JSON");
    let of_record = &schema["properties"]["records"]["items"]["properties"];
    let words = |value: &serde_json::Value| -> Vec<String> {
        let words = value["enum"].as_array().expect("words").iter();
        words.map(|word| word.as_str().expect("a word").to_owned()).collect()
    };
    let read = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    use leadar::model::{ActorSort, Bearing, FigureAbout, PublicRecordKind, ReadExtent, ShownIn, Strength};
    assert_eq!(
        words(&of_record["kind"]),
        read(&PublicRecordKind::ALL.map(|(_, word)| word))
    );
    assert_eq!(words(&of_record["shown_in"]), read(&ShownIn::ALL.map(|(_, word)| word)));
    assert_eq!(words(&of_record["speaks"]), read(&Bearing::ALL.map(|(_, word)| word)));
    assert_eq!(
        words(&of_record["strength"]),
        read(&Strength::ALL.map(|(_, word)| word))
    );
    assert_eq!(words(&of_record["read"]), read(&ReadExtent::ALL.map(|(_, word)| word)));
    let actor = &of_record["who"]["items"]["properties"]["type"];
    assert_eq!(words(actor), read(&ActorSort::ALL.map(|(_, word)| word)));
    let about = &of_record["figures"]["items"]["properties"]["about"];
    assert_eq!(words(about), read(&FigureAbout::ALL.map(|(_, word)| word)));
}
