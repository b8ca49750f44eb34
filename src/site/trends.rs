//! How things went week by week: columns of stages, and a line for each number that a lead watches.
//!
//! Everything is placed in percent of its box, so that a picture is as wide as its place and its words keep their size.

use jiff::civil::Date;
use serde::Serialize;

use super::edition::Edition;
use super::words;
use crate::plan::Stage;
use crate::portfolio::snapshot::Counts;
use crate::portfolio::timeline::Week;

/// Plans by stage, a column a week.
#[derive(Clone, Debug, Serialize)]
pub struct WeekColumns {
    /// The picture in a sentence.
    pub label: String,
    /// The weeks, oldest first.
    pub columns: Vec<WeekColumn>,
    /// The scale.
    pub scale: Vec<ScaleLine>,
    /// What the parts of the last column are, from the bottom up.
    pub ends: Vec<ScaleLine>,
}

/// One week.
#[derive(Clone, Debug, Serialize)]
pub struct WeekColumn {
    /// Its parts, from the top down.
    pub parts: Vec<ColumnPart>,
    /// The day that it ends with; only where there is room for it.
    pub day: Option<String>,
}

/// The plans at one stage at the end of a week.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnPart {
    /// The class that gives its fill.
    pub class: String,
    /// How high it is.
    pub share: String,
}

/// A word at a height.
#[derive(Clone, Debug, Serialize)]
pub struct ScaleLine {
    /// How far from the top it stands.
    pub top: String,
    /// The word.
    pub text: String,
}

/// One number over the weeks.
#[derive(Clone, Debug, Serialize)]
pub struct Trend {
    /// The number today.
    pub value: String,
    /// The number at the revision that is compared with: "from 51%".
    pub before: Option<String>,
    /// What is counted.
    pub label: String,
    /// The corners of the line; `None` where there is only one week.
    pub points: Option<String>,
    /// How far from the top the line ends.
    pub end: String,
    /// Where the line begins: "30% on 31 Aug".
    pub first: String,
}

/// Most weeks that are drawn.
pub const WEEKS: usize = 13;
/// Most lines of the scale above its base.
const LINES: usize = 3;
/// The least distance of two words at the edge, in percent of the height.
const DISTANCE: f64 = 7.5;
/// About how many weeks have their day written.
const DAYS: usize = 5;

/// The weeks that are drawn, oldest first.
fn weeks<'a>(edition: &Edition<'a>) -> &'a [Week] {
    let weeks = edition.portfolio.past.weeks.as_slice();
    &weeks[weeks.len().saturating_sub(WEEKS)..]
}

/// The columns; `None` where nothing is known of more than one week.
#[must_use]
pub fn columns(edition: &Edition<'_>) -> Option<WeekColumns> {
    let weeks = weeks(edition);
    let ([first, .., last], highest) = (weeks, weeks.iter().map(|week| week.counts.plans()).max()?) else {
        return None;
    };
    let every = weeks.len().div_ceil(DAYS);
    let column = |(at, week): (usize, &Week)| WeekColumn {
        parts: week
            .counts
            .stages()
            .into_iter()
            .map(|(stage, count)| ColumnPart {
                class: format!("k-{}", stage.name()),
                share: words::share(count, highest),
            })
            .collect(),
        day: (weeks.len() - 1 - at).is_multiple_of(every).then(|| week.ends.strftime("%-d %b").to_string()),
    };
    let stages: Vec<String> = last
        .counts
        .stages()
        .iter()
        .map(|(stage, count)| format!("{count} {}", words::stage(*stage).to_lowercase()))
        .collect();
    Some(WeekColumns {
        label: format!(
            "Plans by status at the end of each of {} weeks: {} on {}, {} today. Today {}.",
            weeks.len(),
            first.counts.plans(),
            words::short_date(first.ends),
            last.counts.plans(),
            words::list(&stages),
        ),
        columns: weeks.iter().enumerate().map(column).collect(),
        scale: scale(highest),
        ends: ends(&last.counts, highest),
    })
}

/// Lines at round numbers.
fn scale(highest: usize) -> Vec<ScaleLine> {
    let steps = (0..).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_usize.pow(power)));
    let step = steps.into_iter().find(|step| highest / step <= LINES).unwrap_or(highest.max(1));
    let line = |value: usize| ScaleLine { top: words::share(highest - value, highest), text: value.to_string() };
    (0..=highest / step).map(|at| line(at * step)).collect()
}

/// The names of the last column's parts, moved apart where they would lie on each other.
fn ends(counts: &Counts, highest: usize) -> Vec<ScaleLine> {
    let per_plan = 100.0 / to_f64(highest.max(1));
    let mut below = 0.0;
    let mut lines: Vec<(f64, Stage, usize)> = Vec::new();
    for (stage, count) in counts.stages().into_iter().rev() {
        let height = to_f64(count) * per_plan;
        let middle = 100.0 - below - height / 2.0;
        let highest_free = lines.last().map_or(100.0 - DISTANCE / 2.0, |(top, ..)| top - DISTANCE);
        lines.push((middle.min(highest_free), stage, count));
        below += height;
    }
    lines
        .into_iter()
        .map(|(top, stage, count)| ScaleLine { top: percent(top), text: format!("{} {count}", words::stage(stage)) })
        .collect()
}

/// The numbers that are watched, those that were ever other than nothing.
#[must_use]
pub fn trends(edition: &Edition<'_>) -> Vec<Trend> {
    let weeks = weeks(edition);
    let Some(now) = weeks.last().map(|week| &week.counts) else { return Vec::new() };
    let then = edition.portfolio.past.counts_then();
    let is_known = then.plans() > 0;
    let share = |counts: &Counts| (counts.gates > 0).then(|| to_f64(counts.gates_done) / to_f64(counts.gates));
    let shown = |share: f64| format!("{:.0}%", share * 100.0);
    let mut trends = Vec::new();
    if let Some(value) = share(now) {
        let line: Vec<_> = weeks.iter().map(|week| (week.ends, share(&week.counts))).collect();
        let label = format!("of gates ticked, {} of {}", now.gates_done, now.gates);
        trends.push(trend((value, share(&then).filter(|_| is_known)), label, &line, shown));
    }
    let mut number = |label: &str, of: fn(&Counts) -> usize| {
        if weeks.iter().all(|week| of(&week.counts) == 0) {
            return;
        }
        let count = |counts: &Counts| to_f64(of(counts));
        let line: Vec<_> = weeks.iter().map(|week| (week.ends, Some(count(&week.counts)))).collect();
        let before = is_known.then(|| count(&then));
        trends.push(trend((count(now), before), label.to_owned(), &line, |value| format!("{value:.0}")));
    };
    number("high and critical risks", |counts| counts.high_risks);
    number("gaps in all plans", |counts| counts.gaps);
    trends
}

/// A line from its lowest to its highest value, which ends with the number today. Weeks without a value are left out.
fn trend(
    (now, before): (f64, Option<f64>),
    label: String,
    line: &[(Date, Option<f64>)],
    shown: impl Fn(f64) -> String,
) -> Trend {
    let values = || line.iter().enumerate().filter_map(|(at, (day, value))| Some((at, *day, (*value)?)));
    let (least, most) = values().fold((f64::MAX, f64::MIN), |(least, most), (.., it)| (least.min(it), most.max(it)));
    let top = |value: f64| if most > least { 90.0 - (value - least) / (most - least) * 80.0 } else { 50.0 };
    let left = |at: usize| to_f64(at) / to_f64(line.len().saturating_sub(1).max(1)) * 100.0;
    let points: Vec<String> = values().map(|(at, _, value)| format!("{:.1},{:.1}", left(at), top(value))).collect();
    let first = values().next().map(|(_, day, value)| format!("{} on {}", shown(value), day.strftime("%-d %b")));
    Trend {
        value: shown(now),
        before: before.map(|before| format!("from {}", shown(before))),
        label,
        points: (points.len() > 1).then(|| points.join(" ")),
        end: percent(top(now)),
        first: first.unwrap_or_default(),
    }
}

fn percent(value: f64) -> String {
    format!("{value:.1}%")
}

/// Counts are small: none loses a digit.
#[expect(clippy::cast_precision_loss, reason = "nobody has as many plans as would lose a digit")]
fn to_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Counts, ends, scale, trend};
    use crate::plan::Stage;
    use crate::portfolio::sample;

    #[test]
    fn the_scale_has_round_steps() {
        let shown = |highest| scale(highest).into_iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
        for (highest, expected) in [(1, "0 1"), (4, "0 2 4"), (24, "0 10 20"), (39, "0 10 20 30"), (500, "0 200 400")] {
            assert_eq!(shown(highest), expected, "{highest}");
        }
        assert_eq!(scale(20).last().map(|line| line.top.clone()).as_deref(), Some("0%"));
    }

    #[test]
    fn names_at_the_edge_do_not_lie_on_each_other() {
        let mut counts = Counts::default();
        for (at, stage) in [Stage::Blocked, Stage::Unstated, Stage::Draft].into_iter().enumerate() {
            let mut plan = sample::plan(&format!("specs/{at}-x"), &["plan.md"]);
            sample::status(&mut plan, "as written", stage);
            counts.add(&Counts::of_plan(&plan));
        }
        let tops = |highest| ends(&counts, highest).into_iter().map(|line| line.top).collect::<Vec<_>>();
        assert_eq!(tops(3), ["83.3%", "50.0%", "16.7%"]);
        assert_eq!(tops(100), ["96.2%", "88.8%", "81.2%"]);
    }

    #[test]
    fn a_line_ends_at_its_last_value() {
        let line = |values: &[Option<f64>], now| {
            let days = [date(2026, 8, 31), date(2026, 9, 7), date(2026, 9, 14)];
            let line: Vec<_> = days.into_iter().zip(values.iter().copied()).collect();
            trend((now, Some(1.0)), String::new(), &line, |value| value.to_string())
        };
        let rising = line(&[Some(1.0), None, Some(3.0)], 3.0);
        assert_eq!((rising.points.as_deref(), rising.end.as_str()), (Some("0.0,90.0 100.0,10.0"), "10.0%"));
        assert_eq!((rising.value.as_str(), rising.before.as_deref()), ("3", Some("from 1")));
        assert_eq!(rising.first, "1 on 31 Aug");
        assert_eq!(line(&[None, Some(2.0), Some(2.0)], 2.0).points.as_deref(), Some("50.0,50.0 100.0,50.0"));
        assert_eq!(line(&[Some(2.0)], 2.0).points, None);
    }
}
