//! Steps in, what a timeline knows after them out.

use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::TimeZone;

use super::{Step, Timeline, Touched};
use crate::plan::{GateState, Stage};
use crate::portfolio::snapshot::{Counts, Dependency, Gate, PlanSnapshot, Sketch, Spot, Status, Target};

/// A step on a day of June 2026.
fn step(day: i8) -> Step {
    let moment = date(2026, 6, day).to_zoned(TimeZone::UTC).unwrap().timestamp();
    Step { commit: Some(format!("{day:040}")), author: "Ann".to_owned(), moment }
}

/// A plan in a folder at a stage, with gates written as `+done` and `-open`.
fn plan(folder: &str, stage: Stage, gates: &[&str]) -> PlanSnapshot {
    let gate = |(at, text): (usize, &&str)| Gate {
        section: "Gates".to_owned(),
        text: text[1..].to_owned(),
        state: if text.starts_with('+') { GateState::Done } else { GateState::Open },
        spot: Spot { document: 0, line: 10 + u32::try_from(at).unwrap() },
    };
    PlanSnapshot {
        id: folder.rsplit('/').next().unwrap().to_owned(),
        folder: folder.to_owned(),
        documents: vec![format!("{folder}/plan.md")],
        title: "Tides".to_owned(),
        status: Some(Status { text: stage.name().to_owned(), stage, spot: Spot::default() }),
        gates: gates.iter().enumerate().map(gate).collect(),
        sketch: Sketch::of("The tide table of every harbour is printed\nand hung up on the pier for all to see\n"),
        ..PlanSnapshot::default()
    }
}

fn now(plan: PlanSnapshot) -> Touched {
    Touched { now: vec![Arc::new(plan)], ..Touched::default() }
}

/// `kind plan commit-day` of all events.
fn told(timeline: &Timeline) -> Vec<String> {
    let line = |logged: super::Logged| {
        let day = logged.commit.unwrap_or_default();
        format!("{} {} {}", logged.event.kind.name(), logged.event.plan, day.trim_start_matches('0'))
    };
    timeline.events(0).map(line).collect()
}

#[test]
fn ages_follow_a_plan_and_its_gates() {
    let mut timeline = Timeline::default();
    timeline.take(step(1), now(plan("s/1-a", Stage::Draft, &["-Crew found", "+Lights on"])));
    timeline.take(step(2), now(plan("s/1-a", Stage::Blocked, &["+Crew found", "+Lights on", "-Fog gone"])));
    let moved = Touched {
        gone: vec!["s/1-a/plan.md".to_owned()],
        ..now(plan("s/2-b", Stage::Blocked, &["-Fog gone", "-All crew found", "+Lights on"]))
    };
    timeline.take(step(5), moved);
    timeline.take(step(6), now(plan("s/2-b", Stage::Blocked, &["-Fog gone", "-Crew found", "+Lights on"])));
    let ages = timeline.ages("s/2-b/plan.md", None).expect("the plan is known");
    let day = |day: i8| date(2026, 6, day);
    assert_eq!(ages.stage, day(2));
    let gates: Vec<_> = ages.gates.iter().map(|age| (age.added, age.turned)).collect();
    assert_eq!(gates, [(day(2), None), (day(1), Some(day(5))), (day(1), None)]);
    assert_eq!(timeline.ages("s/1-a/plan.md", None), None);
    assert_eq!(
        told(&timeline)[..4],
        ["plan-added 2-b 1", "status-changed 2-b 2", "gate-ticked 2-b 2", "gate-added 2-b 2"]
    );
}

#[test]
fn a_gate_that_is_open_again_was_reopened() {
    let mut timeline = Timeline::default();
    for (day, gate) in [(1, "-Crew found"), (2, "+Crew found"), (3, "-Crew found"), (4, "-The crew found")] {
        timeline.take(step(day), now(plan("s/1-a", Stage::Draft, &[gate])));
    }
    let age = timeline.ages("s/1-a/plan.md", None).unwrap().gates[0];
    assert_eq!((age.added, age.turned), (date(2026, 6, 1), Some(date(2026, 6, 3))));
}

#[test]
fn what_a_step_would_come_to_is_known_without_taking_it() {
    let mut timeline = Timeline::default();
    timeline.take(step(1), now(plan("s/1-a", Stage::Draft, &["-Crew found"])));
    let before = timeline.clone();
    let advance = timeline.advance(now(plan("s/1-a", Stage::Done, &["+Crew found"])));
    let edits = Step { commit: None, ..step(9) };
    let kinds: Vec<_> =
        timeline.events_of(&advance, &edits).iter().map(|it| (it.event.kind.name(), it.commit.clone())).collect();
    assert_eq!(kinds, [("status-changed", None), ("gate-ticked", None)]);
    let ages = timeline.ages("s/1-a/plan.md", Some((&advance, date(2026, 6, 9)))).unwrap();
    assert_eq!((ages.stage, ages.gates[0].turned), (date(2026, 6, 9), Some(date(2026, 6, 9))));
    assert_eq!(timeline, before);
}

#[test]
fn a_plan_that_could_not_be_read_is_compared_with_what_it_said_before() {
    let mut timeline = Timeline::default();
    timeline.take(step(1), now(plan("s/1-a", Stage::Draft, &["-Crew found"])));
    timeline.take(step(2), now(PlanSnapshot { unreadable: true, ..plan("s/1-a", Stage::Draft, &[]).silent() }));
    assert_eq!((timeline.counts().plans(), timeline.counts().gates), (1, 0));
    timeline.take(step(3), now(plan("s/1-a", Stage::Draft, &["+Crew found"])));
    assert_eq!(told(&timeline), ["plan-added 1-a 1", "gate-ticked 1-a 3"]);
    assert_eq!(timeline.ages("s/1-a/plan.md", None).unwrap().stage, date(2026, 6, 1));
}

#[test]
fn weeks_end_with_the_day_and_begin_with_the_first_step() {
    let mut timeline = Timeline::default();
    timeline.take(step(2), now(plan("s/1-a", Stage::Draft, &["-Crew found"])));
    timeline.take(step(9), now(plan("s/1-a", Stage::Draft, &["+Crew found"])));
    timeline.take(step(10), now(plan("s/2-b", Stage::Done, &[])));
    let weeks = timeline.weeks(date(2026, 6, 23), timeline.counts());
    let told: Vec<_> = weeks
        .iter()
        .map(|week| (week.ends.day(), week.counts.plans(), week.counts.gates_done, week.counts.gates))
        .collect();
    assert_eq!(told, [(2, 1, 0, 1), (9, 1, 1, 1), (16, 2, 1, 1), (23, 2, 1, 1)]);
    assert_eq!(timeline.weeks(date(2030, 1, 1), timeline.counts()).len(), 26);
    assert_eq!(Timeline::default().weeks(date(2026, 6, 23), &Counts::default()).len(), 1);
    assert_eq!(timeline.first_from(step(9).moment), 1);
    assert_eq!((timeline.counts_before(0), timeline.counts_before(1).plans()), (Counts::default(), 1));
}

#[test]
fn an_old_name_means_the_plan_until_somebody_mends_it() {
    let needs = |name: &str| PlanSnapshot {
        dependencies: vec![Dependency {
            text: name.to_owned(),
            target: Target::Folder(name.to_owned()),
            spot: Spot::default(),
        }],
        sketch: Sketch::default(),
        title: "Ferry".to_owned(),
        ..plan("s/9-ferry", Stage::Draft, &[])
    };
    let mut timeline = Timeline::default();
    timeline.take(
        step(1),
        Touched { now: vec![Arc::new(plan("s/1-a", Stage::Draft, &[])), Arc::new(needs("1-a"))], ..Touched::default() },
    );
    let moved =
        |from: &str, to: &str| Touched { gone: vec![format!("{from}/plan.md")], ..now(plan(to, Stage::Draft, &[])) };
    timeline.take(step(2), moved("s/1-a", "s/1-b"));
    timeline.take(step(3), moved("s/1-b", "s/1-c"));
    timeline.take(step(4), now(needs("1-c")));
    assert_eq!(
        told(&timeline),
        ["plan-added 1-c 1", "plan-added 9-ferry 1", "plan-renamed 1-c 2", "plan-renamed 1-c 3"]
    );
    timeline.take(step(5), now(needs("1-z")));
    assert_eq!(told(&timeline)[4..], ["dependency-added 9-ferry 5", "dependency-removed 9-ferry 5"]);
}
