//! Whether what a plan of workshops says is over: its days, as the plan prints them, against a date.

use jiff::civil::Date;

use super::{Configuration, Topic};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The last day that days as a plan prints them can mean: "20–21 February 2018", "June 2018" and "2018" end on a day, in a
/// month and in a year. Nothing where no year is named.
pub fn last_planned_day(planned: &str) -> Option<Date> {
    let words: Vec<&str> = planned
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_year = |word: &&str| word.len() == 4 && word.parse::<i16>().is_ok();
    let at = words.iter().rposition(is_year)?;
    let year: i16 = words[at].parse().ok()?;
    let before = &words[..at];
    let month = before.iter().rposition(|word| month_of(word).is_some());
    let Some(month_at) = month else {
        return Date::new(year, 12, 31).ok();
    };
    let month = month_of(before[month_at])?;
    let day = before[..month_at].last().and_then(|word| word.parse::<i8>().ok());
    match day.and_then(|day| Date::new(year, month, day).ok()) {
        Some(day) => Some(day),
        None => Date::new(year, month, 1).ok().map(Date::last_of_month),
    }
}

fn month_of(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let index = MONTHS.iter().position(|month| *month == word)?;
    i8::try_from(index + 1).ok()
}

impl Configuration {
    /// Whether what is planned for a topic lies before the day the data stands at. A year of the plan is over a year after
    /// the calendar year that it began in at the latest; which year that was, planned days of other topics say.
    pub fn is_plan_over(&self, topic: &Topic) -> bool {
        if let Some(planned) = &topic.planned {
            return last_planned_day(planned).is_some_and(|last| last < self.date);
        }
        let dated = self.topics.iter().filter_map(|other| {
            let last = last_planned_day(other.planned.as_ref()?)?;
            Some(last.year() - i16::from(other.year))
        });
        let Some(latest) = dated.max() else { return false };
        latest + i16::from(topic.year) + 1 < self.date.year()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planned_days_end_on_the_last_day_they_can_mean() {
        let told = [
            ("20–21 February 2018", "2018-02-21"),
            ("30 June to 2 July 2019", "2019-07-02"),
            ("February 2020", "2020-02-29"),
            ("spring 2018", "2018-12-31"),
            ("99 May 2018", "2018-05-31"),
        ];
        for (planned, last) in told {
            assert_eq!(
                last_planned_day(planned).map(|day| day.to_string()).as_deref(),
                Some(last),
                "{planned}"
            );
        }
        assert_eq!(last_planned_day("after the summer"), None);
    }
}
