//! `leadar export`: maps for reports and walls, briefings for meetings, data for calculations, radars for other tools.

use std::path::Path;

use crate::diagnostic::Outcome;
use crate::model::{RadarFormat, Tool};
use crate::pipeline::{self, ExportOrder, Folders, PaperFormat, ReadIn, Wanted};
use crate::render::messages::message;

use super::Ending;
use super::args::{ExportWords, MapFormat, PosterFormat, TableFormat};
use super::report::{Report, shown};

/// Makes the files and names them.
pub fn run(words: &ExportWords, output: Option<&Path>, folders: &Folders, report: &Report) -> Ending {
    if let (Some(out), Some(output)) = (words.out.as_deref(), output)
        && out != output
    {
        report.wrong_use("--out and --output name two folders; export writes to one");
        return Ending::WrongUse;
    }
    let order = to_order(words);
    let has_maps = order.svg || order.png || order.pdf;
    if !words.format.is_empty() && !has_maps {
        report.wrong_use("--format is for maps, and no map was asked for; name one with --map, or leave --format out");
        return Ending::WrongUse;
    }
    let out = words.out.as_deref().or(output).unwrap_or(Path::new("export"));
    let made = match words.to.as_deref().and_then(RadarFormat::of) {
        Some(_) if words.map.as_deref() == Some("all") => {
            report.wrong_use("--to writes one view; name it with --map, or leave --map out for the first");
            return Ending::WrongUse;
        }
        Some(format) => export_radar(words, format, (out, folders)),
        None => pipeline::export(folders, &order, out),
    };
    let Some(names) = report.take(made) else {
        return Ending::Problems;
    };
    let mut news = message!("files-in", count = names.len(), folder = shown(out)) + "\n";
    for name in names {
        news.push_str(&format!("  {name}\n"));
    }
    report.news(&news);
    Ending::Fine
}

fn export_radar(words: &ExportWords, format: RadarFormat, place: (&Path, &Folders)) -> Outcome<Vec<String>> {
    match &words.table {
        Some(table) => {
            let tool = words.from.as_deref().and_then(Tool::of);
            pipeline::export_table(table, tool, format, place, ReadIn::Child)
        }
        None => pipeline::export_view(words.map.as_deref(), words.site.as_deref(), format, place),
    }
}

fn to_order(words: &ExportWords) -> ExportOrder {
    let other = words.poster.is_some() || words.briefing.is_some() || !words.tables.is_empty();
    let of_format = |format: MapFormat| match words.format.as_slice() {
        [] => format == MapFormat::Svg,
        formats => formats.contains(&format),
    };
    let maps_too = !other || words.map.is_some() && words.poster.is_none();
    ExportOrder {
        maps: match &words.map {
            None if other => None,
            None => Some(Wanted::All),
            Some(map) => Some(wanted(map)),
        },
        svg: maps_too && of_format(MapFormat::Svg),
        png: maps_too && of_format(MapFormat::Png),
        pdf: maps_too && of_format(MapFormat::Pdf),
        scale: words.scale,
        poster: words.poster.map(|poster| match poster {
            PosterFormat::A3 => PaperFormat::A3,
            PosterFormat::A2 => PaperFormat::A2,
        }),
        briefings: words.briefing.as_deref().map(wanted),
        csv: words.tables.contains(&TableFormat::Csv),
        json: words.tables.contains(&TableFormat::Json),
        site: words.site.clone(),
    }
}

fn wanted(word: &str) -> Wanted {
    if word == "all" {
        Wanted::All
    } else {
        Wanted::One(word.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> ExportWords {
        ExportWords {
            table: None,
            to: None,
            from: None,
            map: None,
            format: vec![MapFormat::Svg],
            scale: 2.0,
            poster: None,
            briefing: None,
            tables: Vec::new(),
            site: None,
            out: None,
        }
    }

    #[test]
    fn with_nothing_else_asked_for_all_maps_are_made_and_with_something_else_none() {
        let plain = to_order(&words());
        assert_eq!((plain.maps, plain.svg, plain.png), (Some(Wanted::All), true, false));
        let other = to_order(&ExportWords {
            tables: vec![TableFormat::Csv],
            ..words()
        });
        assert_eq!(
            (other.maps, other.svg, other.csv, other.json),
            (None, false, true, false)
        );
    }

    #[test]
    fn a_map_named_beside_a_poster_is_the_posters_and_beside_tables_a_file() {
        let named = |poster, tables| {
            to_order(&ExportWords {
                map: Some("groups".into()),
                poster,
                tables,
                ..words()
            })
        };
        let poster = named(Some(PosterFormat::A2), Vec::new());
        assert_eq!((poster.poster, poster.svg), (Some(PaperFormat::A2), false));
        let beside = named(None, vec![TableFormat::Json]);
        assert_eq!(
            (beside.maps, beside.svg, beside.json),
            (Some(Wanted::One("groups".into())), true, true)
        );
    }
}
