//! How things stood at the end of each of the last weeks, for trends.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Step, Timeline};
use crate::portfolio::snapshot::Counts;

/// The most weeks that are looked back.
const MOST: usize = 26;

/// What all plans came to at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// The day that the week ends with.
    pub ends: Date,
    /// What all plans came to then.
    pub counts: Counts,
}

impl Step {
    /// The day, in UTC.
    #[must_use]
    pub fn date(&self) -> Date {
        self.moment.to_zoned(TimeZone::UTC).date()
    }
}

impl Timeline {
    /// The last weeks, oldest first, the last one ending with the day from which ages are counted. Weeks before the
    /// first step are left out, since nothing is known of them. `now` is what all plans come to today.
    #[must_use]
    pub fn weeks(&self, as_of: Date, now: &Counts) -> Vec<Week> {
        let days: Vec<Date> = self.steps.iter().map(Step::date).collect();
        let mut weeks = vec![Week { ends: as_of, counts: now.clone() }];
        for back in 1..MOST {
            let Ok(ends) = as_of.checked_sub((7 * i64::try_from(back).unwrap_or(0)).days()) else { break };
            // Clocks differ, so a later step may say an earlier day: the last one that was there by then counts.
            let Some(step) = days.iter().rposition(|day| *day <= ends) else { break };
            weeks.push(Week { ends, counts: self.counts_before(step + 1) });
        }
        weeks.reverse();
        weeks
    }
}
