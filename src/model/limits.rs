//! How long texts, how large numbers and how many things the program takes, each with its reason, in one place.
//!
//! Everything beyond is an error that names file, place and limit. Limits are far above what a radar needs, and low
//! enough that everything that is done with what is inside them ends soon. Texts are counted in letters (Unicode scalar
//! values).

/// Letters of a name: of a technology, sector, ring, group, topic, criterion or view. Names are drawn on maps; the longest
/// in real radars have 60.
pub const NAME: usize = 300;
/// Letters of an identifier, which is also the name of a file; also of an edition's name, which is that of its folder.
pub const ID: usize = 80;
/// Letters of a title or another line of text: of a workshop, standard, document, place, alias or theme. The longest
/// title of a European standard that is known to us has 250.
pub const LINE: usize = 1_000;
/// Letters of a few sentences: what a ring or a legal class means, a question, a reason, a statement, a note.
pub const TEXT: usize = 10_000;
/// Letters of a description, which has a page to itself; also of a cell of a table and of text taken over from reports.
pub const DESCRIPTION: usize = 50_000;
/// Letters of a header cell of a table: every word for a column that is known has fewer than 20.
pub const HEADER: usize = 200;
/// Letters of an address; browsers and servers take about 2,000.
pub const ADDRESS: usize = 2_000;

/// Tags, links or related items of one item of a table, each.
pub const TAGS: usize = 1_000;
/// Things in a list of texts, such as aliases or words; the longest in use has 640.
pub const LISTED: usize = 10_000;
/// Criteria; the method compares every two of them in every draw, and nobody weighs more than some ten.
pub const CRITERIA: usize = 40;
/// Groups, topics, activities, legal classes, rules, levels or categories, each.
pub const DECLARED: usize = 500;
/// Views; each is a map, and a page for each of its sectors and rings.
pub const VIEWS: usize = 50;
/// Sectors of a map.
pub const SECTORS: usize = 16;
/// Rings of a map that do not lie outside.
pub const RINGS: usize = 10;
/// Technologies of a radar, and blips of a map: as many as a table for `draw` may have items.
pub const TECHNOLOGIES: usize = 10_000;

/// The largest weight, demand, concentration or end of a scale; a million times a million such numbers still add up
/// exactly enough.
pub const LARGEST: f64 = 1e9;
/// The largest amount of a figure in a public record, such as a price: a state's budget in a small currency.
pub const LARGEST_AMOUNT: f64 = 1e15;
/// The largest count of works in a year; all of science has some 10⁸.
pub const LARGEST_COUNT: u64 = 1_000_000_000_000;
/// The years an evidence file may have counts of.
pub const YEARS: usize = 300;

/// The years a day may lie in.
pub const DAYS: std::ops::RangeInclusive<i16> = 1900..=2199;
/// The same in words.
pub const DAYS_WORDS: &str = "a day from 1900 to 2199";

/// The farthest a frozen map may reach from its centre, in drawing units; our own maps reach 640.
pub const MAP_REACH: f64 = 2_000.0;
/// The radius of a blip and the size of letters on a frozen map, in drawing units; our own have 4 to 12.
pub const MAP_MARK: std::ops::RangeInclusive<f64> = 1.0..=50.0;
/// Lines of a name on a frozen map; our own have up to 4.
pub const MAP_LINES: usize = 10;
