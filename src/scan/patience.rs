//! How long to wait before asking again: what the source says, or twice as long each time, with a spread.

use std::time::Duration;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// The longest wait that a run takes; a source that asks for more is left for a later run.
pub const LONGEST_WAIT: Duration = Duration::from_secs(600);

/// Tries and first wait where the configuration says nothing.
pub const TRIES: u32 = 5;
/// See [`TRIES`]; in seconds.
pub const FIRST_WAIT: f64 = 2.0;

/// Reads `Retry-After` in both its forms (RFC 9110, 10.2.3): seconds, or a date.
pub fn read_retry_after(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let day = jiff::fmt::rfc2822::parse(value).ok()?.timestamp();
    let wait = day.as_nanosecond() - now.as_nanosecond();
    Some(Duration::from_nanos(u64::try_from(wait).unwrap_or(0)))
}

/// The wait before the next try: the first wait doubled with each try, and between half of that and the whole by a spread
/// that the ask and the try decide, so that many asks do not come back at one moment.
pub fn back_off(first: Duration, attempt: u32, address: &str) -> Duration {
    let doubled = first
        .saturating_mul(1 << attempt.saturating_sub(1).min(16))
        .min(LONGEST_WAIT);
    let hash = Sha256::digest(format!("{attempt} {address}"));
    let spread = f64::from(hash[0]) / 255.0;
    doubled.mul_f64(0.5 + spread / 2.0)
}

/// The next midnight of UTC, when the budgets of a day are renewed.
pub fn next_midnight(now: Timestamp) -> Timestamp {
    const DAY: i64 = 86_400;
    let midnight = (now.as_second().div_euclid(DAY) + 1) * DAY;
    Timestamp::from_second(midnight).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read_as_seconds_and_as_a_date() {
        let now: Timestamp = "2026-11-28T10:00:00Z".parse().expect("a time");
        let read = |value| read_retry_after(value, now);
        assert_eq!(read("120"), Some(Duration::from_secs(120)));
        assert_eq!(read("Sat, 28 Nov 2026 10:01:30 GMT"), Some(Duration::from_secs(90)));
        assert_eq!(
            read("Sat, 28 Nov 2026 09:00:00 GMT"),
            Some(Duration::ZERO),
            "a date that has passed"
        );
        assert_eq!(read("soon"), None);
        assert_eq!(read("-5"), None);
    }

    #[test]
    fn waits_double_with_a_spread_and_stay_within_bounds() {
        let first = Duration::from_secs(2);
        for attempt in 1..40 {
            let wait = back_off(first, attempt, "https://example.org/a");
            let whole = first.saturating_mul(1 << (attempt - 1).min(16)).min(LONGEST_WAIT);
            assert!(wait >= whole / 2 && wait <= whole, "{attempt}: {wait:?} of {whole:?}");
        }
        let others: std::collections::BTreeSet<Duration> = (0..20)
            .map(|n| back_off(first, 3, &format!("https://example.org/{n}")))
            .collect();
        assert!(others.len() > 10, "asks do not come back at one moment");
    }

    #[test]
    fn budgets_are_renewed_at_midnight() {
        let now: Timestamp = "2026-11-28T10:00:00Z".parse().expect("a time");
        assert_eq!(next_midnight(now).to_string(), "2026-11-29T00:00:00Z");
    }
}
