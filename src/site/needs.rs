//! The words for what needs somebody: the sentence at the top of the overview, and the rows below it.
//!
//! Which plans need somebody, and why, is [`attention`](crate::portfolio::attention)'s decision.

use serde::Serialize;

use super::address;
use super::chrome::ShownDate;
use super::edition::{self, Edition};
use super::filter::Filter;
use super::marks::TextLink;
use super::words;
use crate::plan::{Band, GateState, Plan, Stage};
use crate::portfolio::{Attention, Reason, register};

/// The sentence at the top.
#[derive(Clone, Debug, Serialize)]
pub struct Lede {
    /// How many plans need somebody.
    pub lead: String,
    /// Why, most severe first.
    pub rest: Option<String>,
}

/// The plans that need somebody.
#[derive(Clone, Debug, Serialize)]
pub struct Needs {
    /// The rows, most severe first.
    pub rows: Vec<NeedRow>,
    /// What the rows leave out.
    pub more: Option<TextLink>,
    /// What stands here when no plan needs anybody.
    pub none: Option<String>,
}

/// One plan that needs somebody, or several with the same lesser reason.
#[derive(Clone, Debug, Serialize)]
pub struct NeedRow {
    /// The icon of the reason.
    pub icon: &'static str,
    /// The class that gives the reason its colour.
    pub tone: String,
    /// The plan's number.
    pub number: Option<String>,
    /// The plan's title, or what the row is about.
    pub title: String,
    /// The plan's page.
    pub href: String,
    /// The start of the sentence.
    pub reason: String,
    /// The rest of the sentence, in pieces.
    pub detail: Vec<TextLink>,
    /// The plan's author.
    pub author: Option<String>,
    /// When the plan was last changed.
    pub changed: Option<ShownDate>,
}

/// Most rows.
const ROWS: usize = 8;
/// More plans than this with the same lesser reason share one row.
const SEPARATE: usize = 3;
/// Most further reasons that join a sentence.
const JOINED: usize = 2;
/// Most plans that one row names.
const NAMED: usize = 12;

/// Reasons from this rank on are lesser ones.
const LESSER: u8 = 7;

/// The sentence at the top of the overview.
#[must_use]
pub fn lede(edition: &Edition<'_>) -> Lede {
    let plans = edition.plans().len();
    let needing = edition.attention().len();
    if plans == 0 {
        return Lede {
            lead: "No plans yet.".to_owned(),
            rest: Some("This site fills itself from plan.md files.".to_owned()),
        };
    }
    if needing == 0 {
        if plans == 1 {
            return Lede { lead: "1 plan, nothing needs you.".to_owned(), rest: None };
        }
        let active = edition.at_stage(Stage::Active);
        let progress = if active > 0 { format!(", {active} in progress") } else { String::new() };
        return Lede { lead: "Nothing needs you.".to_owned(), rest: Some(format!("{plans} plans{progress}.")) };
    }
    let lead = match (needing, plans) {
        (1, 1) => "1 plan, and it needs you.".to_owned(),
        (1, _) => format!("1 of {plans} plans needs you."),
        _ => format!("{needing} of {plans} plans need you."),
    };
    let mut parts = lede_parts(edition);
    parts.truncate(3);
    let rest = (!parts.is_empty()).then(|| format!("{}.", words::capital(&parts.join(", "))));
    Lede { lead, rest }
}

/// What the sentence says of each kind of reason, most severe first.
fn lede_parts(edition: &Edition<'_>) -> Vec<String> {
    let mut reasons: Vec<(&Attention, &Reason)> =
        edition.attention().iter().flat_map(|need| need.reasons.iter().map(move |reason| (need, reason))).collect();
    reasons.sort_by_key(|(_, reason)| (reason.rank(), matches!(reason, Reason::TasksOpen(_))));
    reasons
        .chunk_by(|(_, a), (_, b)| std::mem::discriminant(*a) == std::mem::discriminant(*b))
        .map(|reasons| lede_part(edition, reasons))
        .collect()
}

/// What the sentence says of the reasons of one kind.
fn lede_part(edition: &Edition<'_>, reasons: &[(&Attention, &Reason)]) -> String {
    let plans = reasons.len();
    let total: usize = reasons
        .iter()
        .map(|(_, reason)| match reason {
            Reason::CriticalRiskUnmitigated(count)
            | Reason::HighRiskUnmitigated(count)
            | Reason::ClarificationsOpen(count) => *count,
            _ => 1,
        })
        .sum();
    match reasons[0].1 {
        Reason::Unreadable(_) => format!("{plans} cannot be read"),
        Reason::Blocked { .. } => words::count(plans, "is blocked", "are blocked"),
        Reason::DependencyCycle(_) => words::count(plans, "waits for itself", "wait for each other"),
        Reason::CriticalRiskUnmitigated(_) => {
            words::count(total, "critical risk has no mitigation", "critical risks have no mitigation")
        }
        Reason::VerdictFailed(_) => words::count(plans, "has a failed verdict", "have a failed verdict"),
        Reason::GatesOpen(_) => words::count(plans, "went on with gates open", "went on with gates open"),
        Reason::TasksDone(_) => format!("{} although every task is done", says(edition, reasons)),
        Reason::TasksOpen(_) => format!("{} although tasks are open", says(edition, reasons)),
        Reason::HighRiskUnmitigated(_) => {
            words::count(total, "high risk has no mitigation", "high risks have no mitigation")
        }
        Reason::ClarificationsOpen(_) => words::count(total, "question is open", "questions are open"),
        Reason::TemplateUntouched => words::count(plans, "is not filled in", "are not filled in"),
        Reason::ReviewStale(_) => words::count(plans, "waits for its review", "wait for their review"),
    }
}

/// "18 say Draft", with every stage that occurs.
fn says(edition: &Edition<'_>, reasons: &[(&Attention, &Reason)]) -> String {
    let mut stages: Vec<Stage> = reasons.iter().map(|(need, _)| edition.plan(need.plan).status.stage).collect();
    stages.sort_unstable();
    stages.dedup();
    let names: Vec<String> = stages.into_iter().map(|stage| words::stage(stage).to_owned()).collect();
    let names = names.join(" or ");
    words::count(reasons.len(), &format!("says {names}"), &format!("say {names}"))
}

/// The rows for the page at `path`.
#[must_use]
pub fn needs(edition: &Edition<'_>, path: &str) -> Needs {
    let mut rows = Vec::new();
    let mut left_out: Vec<&Attention> = Vec::new();
    let mut rest = edition.attention();
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|need| need.reasons[0].rank() == first.reasons[0].rank()).count();
        let (group, after) = rest.split_at(same);
        let is_shared = first.reasons[0].rank() >= LESSER && group.len() > SEPARATE;
        if rows.len() >= ROWS {
            left_out.extend(group);
        } else if is_shared {
            rows.push(shared_row(edition, path, group));
        } else {
            let (shown, hidden) = group.split_at(group.len().min(ROWS - rows.len()));
            rows.extend(shown.iter().map(|need| row(edition, path, need)));
            left_out.extend(hidden);
        }
        rest = after;
    }
    let last = edition.attention().get(ROWS - 1).map(|need| need.reasons[0].rank());
    let is_same = left_out.iter().all(|need| Some(need.reasons[0].rank()) == last);
    let mut stages: Vec<Stage> = left_out.iter().map(|need| edition.plan(need.plan).status.stage).collect();
    stages.sort_unstable();
    stages.dedup();
    let href = match stages.as_slice() {
        [only] => Filter::Stage(*only).href(path),
        _ => address::href(path, address::PLANS),
    };
    let more = words::count(left_out.len(), "more plan", "more plans");
    Needs {
        more: (!left_out.is_empty()).then(|| TextLink {
            text: if is_same { format!("{more} with the same reason") } else { format!("{more}, for lesser reasons") },
            href: Some(href),
        }),
        none: rows.is_empty().then(|| {
            "No plan is blocked or unreadable, and no stated status contradicts its tasks, gates or risks.".to_owned()
        }),
        rows,
    }
}

/// One row for several plans with the same lesser reason.
fn shared_row(edition: &Edition<'_>, path: &str, group: &[Attention]) -> NeedRow {
    let (icon, tone, title) = match &group[0].reasons[0] {
        Reason::HighRiskUnmitigated(_) => ("band-3", "b-3", "plans have a high risk without mitigation"),
        Reason::ClarificationsOpen(_) => ("warning", "s-warning", "plans in progress have open questions"),
        Reason::ReviewStale(_) => ("review", "k-review", "plans in review were not changed for weeks"),
        _ => ("draft", "k-draft", "plans are the untouched template"),
    };
    let mut detail = Vec::new();
    for (at, need) in group.iter().take(NAMED).enumerate() {
        if at > 0 {
            detail.push(TextLink::plain(", "));
        }
        detail.push(plan_link(edition, path, need.plan));
    }
    if group.len() > NAMED {
        detail.push(TextLink::plain(format!(" and {} more", group.len() - NAMED)));
    }
    NeedRow {
        icon,
        tone: tone.to_owned(),
        number: None,
        title: format!("{} {title}", group.len()),
        href: address::href(path, address::PLANS),
        reason: String::new(),
        detail,
        author: None,
        changed: None,
    }
}

fn row(edition: &Edition<'_>, path: &str, need: &Attention) -> NeedRow {
    let of = &edition.plans()[need.plan];
    let plan = &of.plan;
    let as_of = edition.portfolio.revision.as_of;
    let (icon, tone) = mark(&need.reasons[0], plan.status.stage);
    let (reason, mut detail) = sentence(edition, path, need);
    for further in need.reasons.iter().skip(1).take(JOINED) {
        detail.push(TextLink::plain(format!(" {}", further_sentence(further))));
    }
    detail.extend(holds_back(edition, path, need.plan));
    NeedRow {
        icon,
        tone,
        number: edition::title_number(plan),
        title: edition::title(plan).to_owned(),
        href: edition.plan_href(path, need.plan),
        reason,
        detail,
        author: plan.author.as_ref().map(|author| author.value.clone()),
        changed: of.changed.as_ref().map(|change| ShownDate {
            text: words::age(change.date(), as_of),
            iso: change.date().to_string(),
            title: words::long_date(change.date()),
        }),
    }
}

/// Icon and colour of a reason.
fn mark(reason: &Reason, stage: Stage) -> (&'static str, String) {
    let of_stage = || (stage.name(), format!("k-{}", stage.name()));
    let fixed = |icon, tone: &str| (icon, tone.to_owned());
    match reason {
        Reason::Unreadable(_) | Reason::DependencyCycle(_) => fixed("error", "s-error"),
        Reason::Blocked { .. } => fixed("blocked", "k-blocked"),
        Reason::CriticalRiskUnmitigated(_) => fixed("band-4", "b-4"),
        Reason::VerdictFailed(_) => fixed("verdict-fail", "v-fail"),
        Reason::TasksDone(_) | Reason::TasksOpen(_) => fixed("warning", "s-warning"),
        Reason::HighRiskUnmitigated(_) => fixed("band-3", "b-3"),
        // The green of a finished plan would say that all is well.
        Reason::GatesOpen(_) if stage == Stage::Done => fixed("warning", "s-warning"),
        Reason::GatesOpen(_) | Reason::ClarificationsOpen(_) => of_stage(),
        Reason::TemplateUntouched => fixed("draft", "k-draft"),
        Reason::ReviewStale(_) => fixed("review", "k-review"),
    }
}

/// The first reason as a sentence: its bold start, and the rest.
fn sentence(edition: &Edition<'_>, path: &str, need: &Attention) -> (String, Vec<TextLink>) {
    let plan = edition.plan(need.plan);
    let stage = words::stage(plan.status.stage);
    let say = |start: &str, rest: String| (start.to_owned(), vec![TextLink::plain(rest)]);
    match &need.reasons[0] {
        Reason::Unreadable(why) => say("Cannot be read:", format!(" {}", full_stop(why))),
        Reason::Blocked { waits_for } => {
            let since = edition.plans()[need.plan].ages.as_ref().map(|ages| ages.stage);
            let since = since.map(|day| format!(" {}", words::duration(day, edition.portfolio.revision.as_of)));
            let start = format!("Blocked{}", since.unwrap_or_default());
            match waits_for.as_slice() {
                [] => (format!("{start}."), Vec::new()),
                plans => (start, with_plans(edition, path, ", waits for ", plans)),
            }
        }
        Reason::DependencyCycle(plans) => {
            let others: Vec<usize> = plans.iter().copied().filter(|plan| *plan != need.plan).collect();
            match others.is_empty() {
                true => ("Depends on itself.".to_owned(), Vec::new()),
                false => ("In a dependency cycle".to_owned(), with_plans(edition, path, " with ", &others)),
            }
        }
        Reason::CriticalRiskUnmitigated(count) => risk_sentence(plan, *count, Band::Critical),
        Reason::HighRiskUnmitigated(count) => risk_sentence(plan, *count, Band::High),
        Reason::VerdictFailed(what) => say("Failed verdict:", format!(" {}", full_stop(what))),
        Reason::GatesOpen(count) => {
            let open: Vec<String> = plan
                .gates
                .iter()
                .filter(|gate| gate.state == GateState::Open)
                .map(|gate| words::cut(&gate.text, 60))
                .collect();
            let start = format!("{stage} with {} open", words::count(*count, "gate", "gates"));
            if open.len() <= 2 && !open.is_empty() {
                say(&format!("{start}:"), format!(" {}", full_stop(&open.join("; "))))
            } else {
                (format!("{start}."), Vec::new())
            }
        }
        Reason::TasksDone(count) => {
            let tasks =
                if *count == 1 { "the only task is done.".to_owned() } else { format!("all {count} tasks are done.") };
            (format!("Status says {stage}, {tasks}"), Vec::new())
        }
        Reason::TasksOpen(count) => {
            (format!("Status says {stage}, {} open.", words::count(*count, "task is", "tasks are")), Vec::new())
        }
        Reason::ClarificationsOpen(count) => match plan.clarifications.as_slice() {
            [only] => {
                say(&format!("{stage} with an open question:"), format!(" {}", full_stop(&words::cut(&only.text, 120))))
            }
            _ => (format!("{stage} with {}.", words::count(*count, "open question", "open questions")), Vec::new()),
        },
        Reason::TemplateUntouched => say("Not filled in:", " the plan is the untouched template.".to_owned()),
        Reason::ReviewStale(days) => (format!("{stage} without a change for {days} days."), Vec::new()),
    }
}

fn risk_sentence(plan: &Plan, count: usize, band: Band) -> (String, Vec<TextLink>) {
    let name = words::band(Some(band));
    match (count, register::unmitigated(plan, band).next()) {
        (1, Some(risk)) => (
            format!("{name} risk without mitigation:"),
            vec![TextLink::plain(format!(" {}", full_stop(&words::cut(&risk.text, 120))))],
        ),
        _ => (format!("{count} {} risks without mitigation.", name.to_lowercase()), Vec::new()),
    }
}

/// A further reason as a sentence of its own.
fn further_sentence(reason: &Reason) -> String {
    match reason {
        Reason::Unreadable(_) => "It cannot be read.".to_owned(),
        Reason::Blocked { .. } => "It is blocked.".to_owned(),
        Reason::DependencyCycle(_) => "It waits for itself.".to_owned(),
        Reason::CriticalRiskUnmitigated(1) => "One critical risk has no mitigation.".to_owned(),
        Reason::CriticalRiskUnmitigated(count) => format!("{count} critical risks have no mitigation."),
        Reason::VerdictFailed(_) => "A verdict failed.".to_owned(),
        Reason::GatesOpen(count) => format!("{} open.", words::count(*count, "gate is", "gates are")),
        Reason::TasksDone(_) => "All tasks are done.".to_owned(),
        Reason::TasksOpen(count) => format!("{} open.", words::count(*count, "task is", "tasks are")),
        Reason::HighRiskUnmitigated(1) => "One high risk has no mitigation.".to_owned(),
        Reason::HighRiskUnmitigated(count) => format!("{count} high risks have no mitigation."),
        Reason::ClarificationsOpen(count) => format!("{} open.", words::count(*count, "question is", "questions are")),
        Reason::TemplateUntouched => "It is the untouched template.".to_owned(),
        Reason::ReviewStale(days) => format!("Nothing was changed for {days} days."),
    }
}

/// "…, waits for 009 (in review) and 006 (in progress)."
fn with_plans(edition: &Edition<'_>, path: &str, start: &str, plans: &[usize]) -> Vec<TextLink> {
    let mut pieces = vec![TextLink::plain(start)];
    for (at, plan) in plans.iter().enumerate() {
        if at > 0 {
            pieces.push(TextLink::plain(if at + 1 == plans.len() { " and " } else { ", " }));
        }
        pieces.push(plan_link(edition, path, *plan));
        pieces.push(TextLink::plain(format!(" ({})", words::stage(edition.plan(*plan).status.stage).to_lowercase())));
    }
    pieces.push(TextLink::plain("."));
    pieces
}

/// "Holds back 012, 015 and 022.", for those who are waited for. A cycle is a reason of its own and said already.
fn holds_back(edition: &Edition<'_>, path: &str, plan: usize) -> Vec<TextLink> {
    let held = edition.waiting.holds_back(plan).iter().copied();
    let held: Vec<usize> = held.filter(|other| !edition.dependencies.share_cycle(plan, *other)).collect();
    let shown = held.len().min(NAMED);
    let mut pieces = Vec::new();
    for (at, other) in held[..shown].iter().enumerate() {
        pieces.push(TextLink::plain(match at {
            0 => " Holds back ",
            _ if at + 1 == held.len() => " and ",
            _ => ", ",
        }));
        pieces.push(plan_link(edition, path, *other));
    }
    if shown < held.len() {
        pieces.push(TextLink::plain(format!(" and {} more", held.len() - shown)));
    }
    if shown > 0 {
        pieces.push(TextLink::plain("."));
    }
    pieces
}

fn plan_link(edition: &Edition<'_>, path: &str, plan: usize) -> TextLink {
    TextLink { text: edition::short_name(edition.plan(plan)).into_owned(), href: Some(edition.plan_href(path, plan)) }
}

/// The text with one full stop, whatever it ends with.
fn full_stop(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '?', '!', '…', '。', '？', '！', ':']) { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::plan::ReferenceKind;
    use crate::plan::reference::ReferenceTarget;
    use crate::portfolio::sample;
    use crate::site::SiteOptions;
    use crate::site::routes::Routes;

    /// The sentence of plan 0, which is at this stage, among drafts with these dependencies.
    #[track_caller]
    fn check(stage: Stage, edges: &[(usize, u64)], expected: &str) {
        let mut plans: Vec<Plan> = (0..4).map(|at| sample::plan(&format!("specs/{at}-x"), &["plan.md"])).collect();
        plans.iter_mut().for_each(|plan| sample::status(plan, "Draft", Stage::Draft));
        sample::status(&mut plans[0], "as written", stage);
        for (from, to) in edges {
            sample::reference(&mut plans[*from], ReferenceKind::DependsOn, ReferenceTarget::Number(*to));
        }
        let portfolio = sample::portfolio(plans);
        let options = SiteOptions::default();
        let edition = Edition::new(&portfolio, &options, Routes::of(&portfolio).into(), BTreeSet::new().into());
        let row = needs(&edition, "index.html").rows.into_iter().next().expect("a row");
        let detail: String = row.detail.into_iter().map(|piece| piece.text).collect();
        assert_eq!(format!("{}{detail}", row.reason), expected);
    }

    #[test]
    fn blocked_plans_say_what_they_wait_for_and_hold_back() {
        check(Stage::Blocked, &[(0, 1), (0, 2)], "Blocked, waits for 1 (draft) and 2 (draft).");
        check(Stage::Blocked, &[(1, 0), (2, 0), (3, 0)], "Blocked. Holds back 1, 2 and 3.");
    }

    #[test]
    fn a_cycle_is_said_once() {
        check(Stage::Draft, &[(0, 1), (1, 0)], "In a dependency cycle with 1 (draft).");
        check(Stage::Draft, &[(0, 1), (1, 0), (2, 0)], "In a dependency cycle with 1 (draft). Holds back 2.");
    }
}
