//! The revision that changes are counted from, and the changes that are counted.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::changes::EventKind;
use super::timeline::Logged;

/// A revision to compare with: one that has a name, or how things stood at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The tag, branch or commit as it was named; `None` where a moment was.
    pub revision: Option<String>,
    /// The commit; `None` where the moment lies before the first one.
    pub commit: Option<String>,
    /// The time of the commit that was named, else the moment.
    pub moment: Timestamp,
}

impl Comparison {
    /// The day, in UTC.
    #[must_use]
    pub fn date(&self) -> Date {
        self.moment.to_zoned(TimeZone::UTC).date()
    }

    /// What it is called: "review/2026-11-16", "16 Nov 2026".
    #[must_use]
    pub fn name(&self) -> String {
        self.revision.clone().unwrap_or_else(|| self.date().strftime("%-d %b %Y").to_string())
    }
}

/// The revision that changes are counted up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newest {
    /// What it is called, where it was named.
    pub revision: Option<String>,
    /// The commit; `None` where nothing is committed.
    pub commit: Option<String>,
    /// The time of the commit, else that of the edits.
    pub moment: Timestamp,
    /// Whether edits that are not committed are counted too.
    pub dirty: bool,
}

/// What changed between two revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// The older revision.
    pub since: Comparison,
    /// The newer one.
    pub until: Newest,
    /// What happened in between, oldest first.
    pub events: Vec<Logged>,
}

impl Changes {
    /// How often each kind of event happened, in the order of the kinds.
    #[must_use]
    pub fn kinds(&self) -> BTreeMap<EventKind, usize> {
        let mut kinds = BTreeMap::new();
        self.events.iter().for_each(|logged| *kinds.entry(logged.event.kind).or_default() += 1);
        kinds
    }

    /// The events by plan, those of one plan in their order; the plans in the order in which something happened first.
    #[must_use]
    pub fn by_plan(&self) -> Vec<(&str, Vec<&Logged>)> {
        let mut plans: Vec<(&str, Vec<&Logged>)> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for logged in &self.events {
            let id = logged.event.plan.as_str();
            let at = *places.entry(id).or_insert_with(|| {
                plans.push((id, Vec::new()));
                plans.len() - 1
            });
            plans[at].1.push(logged);
        }
        plans
    }
}

#[cfg(test)]
mod tests {
    use super::Comparison;

    #[test]
    fn a_comparison_has_a_name() {
        let moment = "2026-11-16T00:00:00Z".parse().unwrap();
        let day = Comparison { revision: None, commit: None, moment };
        assert_eq!(day.name(), "16 Nov 2026");
        assert_eq!(Comparison { revision: Some("review/a".to_owned()), ..day }.name(), "review/a");
    }
}
