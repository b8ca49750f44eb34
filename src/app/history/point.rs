//! Which revision is meant: by a name, by a day, or by nothing at all.

use std::collections::HashSet;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};

use crate::app::Error;
use crate::app::git::Git;
use crate::diagnostic::phrase::nearest;
use crate::portfolio::past::DAYS;
use crate::portfolio::timeline::{Step, Timeline};
use crate::portfolio::{Comparison, Since};

/// The pattern of the tags that mark a review, where the settings name none.
pub(super) const REVIEWS: &str = "review/*";

/// A commit and its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct Committed {
    /// Its 40 hexadecimal digits.
    pub(in crate::app) id: String,
    /// When it was committed.
    pub(in crate::app) moment: Timestamp,
}

/// What a comparison is looked for with.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Seeking<'a> {
    /// The revision or day, as typed.
    pub(in crate::app) since: Option<&'a str>,
    /// The pattern of tags that mark a review, as set.
    pub(in crate::app) reviews: Option<&'a str>,
    /// The newest commit, if there is any.
    pub(in crate::app) until: Option<&'a Committed>,
    /// The day from which days are counted.
    pub(in crate::app) as_of: Date,
}

/// The commit of a revision.
pub(in crate::app) fn commit(git: &Git, revision: &str) -> Option<Committed> {
    let name = format!("{revision}^{{commit}}");
    let id = git.line(&["rev-parse", "--verify", "--quiet", "--end-of-options", &name])?;
    let line = git.line(&["log", "-1", "--no-walk", "--format=%H %ct", "--end-of-options", &id, "--"])?;
    let (id, seconds) = line.split_once(' ')?;
    Some(Committed { id: id.to_owned(), moment: Timestamp::from_second(seconds.parse().ok()?).ok()? })
}

/// The commit of a revision that has to be there.
pub(in crate::app) fn named(git: &Git, revision: &str) -> Result<Committed, Error> {
    commit(git, revision).ok_or_else(|| unknown(git, revision))
}

/// What is meant, before anything is looked for in the history.
enum Meant {
    Revision(Comparison),
    Moment(Timestamp),
    LastWeek,
}

/// What is compared with: the revision or day asked for, else the newest review, else how things stood a week ago.
fn meant(git: &Git, seeking: &Seeking<'_>) -> Result<Meant, Error> {
    if let Some(since) = seeking.since {
        if let Some(found) = commit(git, since) {
            return Ok(Meant::Revision(Comparison::of(since, found)));
        }
        return moment(since, seeking.as_of).map(Meant::Moment).ok_or_else(|| unknown(git, since));
    }
    let review = || {
        let tag = newest_review(git, seeking)?;
        let found = commit(git, &format!("refs/tags/{tag}"))?;
        Some(Meant::Revision(Comparison::of(&tag, found)))
    };
    Ok(review().unwrap_or(Meant::LastWeek))
}

/// Finds the revision to compare with.
pub(in crate::app) fn comparison(git: &Git, seeking: &Seeking<'_>) -> Result<Comparison, Error> {
    let moment = match meant(git, seeking)? {
        Meant::Revision(comparison) => return Ok(comparison),
        Meant::Moment(moment) => moment,
        Meant::LastWeek => start(seeking.as_of.saturating_sub(DAYS.days())).unwrap_or(Timestamp::MIN),
    };
    Ok(at(git, moment, seeking.until))
}

/// Finds the step of a timeline from which on something happened since.
pub(super) fn since(git: &Git, seeking: &Seeking<'_>, timeline: &Timeline) -> Result<Since, Error> {
    let comparison = match meant(git, seeking)? {
        Meant::Revision(comparison) => comparison,
        Meant::Moment(moment) => return Ok(Since::Moment(moment)),
        Meant::LastWeek => return Ok(Since::LastWeek),
    };
    let range = format!("{}..{}", comparison.commit.as_deref().unwrap_or_default(), seeking.tip());
    let line = git.line(&["rev-list", "--first-parent", "--end-of-options", &range]).unwrap_or_default();
    let later: HashSet<&str> = line.lines().collect();
    let is_later = |step: &Step| step.commit.as_deref().is_some_and(|commit| later.contains(commit));
    let first = timeline.steps().iter().rposition(|step| !is_later(step)).map_or(0, |last| last + 1);
    Ok(Since::Revision(comparison, first))
}

impl Seeking<'_> {
    fn tip(&self) -> &str {
        self.until.map_or("HEAD", |until| until.id.as_str())
    }
}

impl Comparison {
    fn of(name: &str, commit: Committed) -> Self {
        Self { revision: Some(name.to_owned()), commit: Some(commit.id), moment: commit.moment }
    }
}

/// How things stood at a moment: the last commit of the main line before it.
fn at(git: &Git, moment: Timestamp, until: Option<&Committed>) -> Comparison {
    let before = format!("--min-age={}", moment.as_second().saturating_sub(1));
    let found = until.and_then(|until| {
        git.line(&["rev-list", "--first-parent", "--max-count=1", &before, "--end-of-options", &until.id])
    });
    Comparison { revision: None, commit: found.filter(|id| !id.is_empty()), moment }
}

/// The newest tag that marks a review and is part of the history.
fn newest_review(git: &Git, seeking: &Seeking<'_>) -> Option<String> {
    let pattern = format!("refs/tags/{}", seeking.reviews.unwrap_or(REVIEWS));
    let merged = format!("--merged={}", seeking.until?.id);
    // The later of two tags of one second is the one that sorts later.
    let tags = git.line(&[
        "for-each-ref",
        &merged,
        "--sort=-refname",
        "--sort=-creatordate",
        "--count=1",
        "--format=%(refname:strip=2)",
        &pattern,
    ])?;
    tags.lines().next().filter(|tag| !tag.is_empty()).map(str::to_owned)
}

/// The moment that a text means: a day, which begins at midnight, a time of a day, or "10 days ago".
fn moment(text: &str, as_of: Date) -> Option<Timestamp> {
    let text = text.trim();
    let day = || text.parse::<Date>().ok().filter(|_| !text.contains([':', 'T'])).and_then(start);
    let time = || text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
    let ago = || {
        let span = text.parse::<Span>().ok().filter(|_| text.ends_with("ago"))?;
        let then = as_of.to_datetime(jiff::civil::Time::midnight()).checked_add(span).ok()?;
        then.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    };
    text.parse::<Timestamp>().ok().or_else(day).or_else(time).or_else(ago)
}

/// The beginning of a day, in UTC.
pub(in crate::app) fn start(day: Date) -> Option<Timestamp> {
    day.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// That there is no such revision, with the one that may have been meant.
fn unknown(git: &Git, revision: &str) -> Error {
    let references = git.line(&["for-each-ref", "--format=%(refname:short)"]).unwrap_or_default();
    let of_remote = references.lines().find(|name| name.strip_suffix(revision).is_some_and(|it| it.ends_with('/')));
    let meant = of_remote.or_else(|| nearest(revision, references.lines()));
    Error::NoSuchRevision { revision: revision.to_owned(), meant: meant.map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::moment;
    use jiff::civil::date;

    #[test]
    fn days_times_and_spans_are_moments() {
        let meant = |text: &str| moment(text, date(2026, 11, 23)).map(|moment| moment.to_string());
        let check = |text: &str, expected: &str| assert_eq!(meant(text).as_deref(), Some(expected), "{text}");
        check("2026-11-16", "2026-11-16T00:00:00Z");
        check("2026-11-16T09:30", "2026-11-16T09:30:00Z");
        check("2026-11-16 09:30:05", "2026-11-16T09:30:05Z");
        check("2026-11-16T09:30:00+02:00", "2026-11-16T07:30:00Z");
        check("10 days ago", "2026-11-13T00:00:00Z");
        check("2 weeks ago", "2026-11-09T00:00:00Z");
        for text in ["10 days", "monday", "", "2026-13-01", "review/x"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }
}
