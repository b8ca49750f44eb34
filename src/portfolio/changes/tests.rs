//! Two texts of a plan in, the events between them out.

use super::{Event, EventKind, between};
use crate::diagnostic::Source;
use crate::document;
use crate::plan::feature::{DocumentKind, Feature, FeatureContent, FeatureDocument};
use crate::plan::{self, ReadOptions};
use crate::portfolio::snapshot::PlanSnapshot;

/// A plan that states something of everything.
const PLAN: &str = "# Implementation Plan: Tide tables

**Status**: Draft
**Depends On**: 002-fog-horns

## Constitution Check

| Principle | Status |
|---|---|
| Plain words | PASS |
| Small steps | PARTIAL |

## Gates

- [ ] Survey of the harbours accepted
- [x] Printer chosen by the board

## Risk Analysis

| Risk | Likelihood | Impact | Mitigation |
|---|---|---|---|
| The ferry is late when the fog is thick | High | Medium | A second ferry |
| Paper runs out | Low | Low | |

## Success Criteria

- SC-001: Every pilot finds the tide in a minute
- SC-002: No table is older than a year

## Open Questions

The scale is [NEEDS CLARIFICATION: which scale do pilots use?].

## Tasks

- [x] T001 Collect the tides
- [ ] T002 Print the tables
- [ ] T003 Hand them out
- [ ] T004 Ask the pilots
- [ ] T005 Mend what they found
";

/// The snapshot of a plan in a folder, with its spec where there is one.
fn snapshot(folder: &str, plan: &str, spec: Option<&str>) -> PlanSnapshot {
    let name = folder.rsplit('/').next().unwrap();
    let texts = [("plan.md", Some(plan)), ("spec.md", spec)];
    let document = |(name, text): (&str, Option<&str>)| {
        let path = format!("{folder}/{name}");
        let (document, _) = document::parse(Source::new(path.as_str(), text?.to_owned()));
        let content = FeatureContent::Document(Box::new(document));
        Some(FeatureDocument { kind: DocumentKind::of(name), path, content })
    };
    let documents = texts.into_iter().filter_map(document).collect();
    let number = crate::portfolio::identity::leading_number(name);
    let feature = Feature { id: name.to_owned(), number, folder: folder.to_owned(), documents };
    PlanSnapshot::of(&plan::read(feature, &ReadOptions::default()))
}

/// `kind text [before → after] line` of an event.
fn shown(event: &Event) -> String {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let values = match (&event.before, &event.after) {
        (None, None) => String::new(),
        (before, after) => format!(" [{} → {}]", value(before), value(after)),
    };
    format!("{} {}{values} {}", event.kind.name(), event.text, event.line)
}

/// Compares the events between two texts of one plan.
#[track_caller]
fn check(before: &str, after: &str, expected: &[&str]) {
    let other = snapshot("specs/002-fog-horns", "# Plan: Fog horns\n", None);
    let (before, after) = (snapshot("specs/001-tides", before, None), snapshot("specs/001-tides", after, None));
    let events = between(&[&before, &other], &[&after, &other]);
    assert_eq!(events.iter().map(shown).collect::<Vec<_>>(), expected);
    assert!(events.iter().all(|event| event.plan == "001-tides" && event.path == "specs/001-tides/plan.md"));
}

/// Replaces parts of [`PLAN`] and compares the events.
#[track_caller]
fn edit(edits: &[(&str, &str)], expected: &[&str]) {
    let edited = edits.iter().fold(PLAN.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from} is not in the plan");
        text.replace(from, to)
    });
    check(PLAN, &edited, expected);
}

#[test]
fn a_status_says_something_else() {
    edit(&[("**Status**: Draft", "**Status**: In review")], &["status-changed Tide tables [Draft → In review] 3"]);
    edit(&[("**Status**: Draft", "**Status**: *draft*")], &[]);
    edit(&[("**Status**: Draft\n", "")], &["status-changed Tide tables [Draft → -] 3"]);
    edit(
        &[("**Status**: Draft", "**Status**: Draft, at the printer")],
        &["status-changed Tide tables [Draft → Draft, at the printer] 3"],
    );
}

#[test]
fn gates_are_ticked_unticked_added_removed_and_waived() {
    edit(&[("[ ] Survey", "[x] Survey")], &["gate-ticked Survey of the harbours accepted 15"]);
    edit(&[("[x] Printer", "[ ] Printer")], &["gate-unticked Printer chosen by the board 16"]);
    edit(&[("by the board\n", "by the board\n- [x] Crew found\n")], &["gate-added Crew found [- → done] 17"]);
    edit(
        &[("- [ ] Survey of the harbours accepted\n", "")],
        &["gate-removed Survey of the harbours accepted [open → -] 15"],
    );
    edit(
        &[("Survey of the harbours accepted", "~~Survey of the harbours accepted~~")],
        &["gate-removed Survey of the harbours accepted [open → waived] 15"],
    );
    edit(
        &[("[x] Printer chosen by the board", "[x] Crew found")],
        &["gate-added Crew found [- → done] 16", "gate-removed Printer chosen by the board [done → -] 16"],
    );
}

#[test]
fn risks_are_added_removed_rescored_and_mitigated() {
    edit(
        &[("| Paper runs out | Low | Low | |\n", "| Paper runs out | Low | Low | |\n| Ink fades | High | Low | |\n")],
        &["risk-added Ink fades [- → High × Low] 24"],
    );
    edit(&[("| Paper runs out | Low | Low | |\n", "")], &["risk-removed Paper runs out [Low × Low → -] 23"]);
    edit(
        &[("| Paper runs out | Low |", "| Paper runs out | High |")],
        &["risk-rescored Paper runs out [Low × Low → High × Low] 23"],
    );
    edit(
        &[("| Paper runs out | Low | Low | |", "| Paper runs out | Low | Low | Order early |")],
        &["risk-mitigated Paper runs out [- → Order early] 23"],
    );
    edit(
        &[("| Medium | A second ferry |", "| Medium | |")],
        &["risk-unmitigated The ferry is late when the fog is thick [A second ferry → -] 22"],
    );
    edit(&[("| Medium | A second ferry |", "| Medium | A third ferry |")], &[]);
    edit(&[("| High | Medium |", "| high | medium |")], &[]);
}

#[test]
fn criteria_come_and_go() {
    edit(
        &[("- SC-002: No table is older than a year\n", "")],
        &["criterion-removed SC-002: No table is older than a year 28"],
    );
    edit(
        &[("older than a year\n", "older than a year\n- SC-003: Two pilots read it aloud\n")],
        &["criterion-added SC-003: Two pilots read it aloud 29"],
    );
}

#[test]
fn questions_are_raised_and_resolved() {
    edit(
        &[("[NEEDS CLARIFICATION: which scale do pilots use?]", "one to ten")],
        &["clarification-resolved which scale do pilots use? 32"],
    );
    edit(
        &[("Print the tables", "Print the tables [NEEDS CLARIFICATION: on what paper?]")],
        &["clarification-raised on what paper? 37"],
    );
}

#[test]
fn verdicts_turn_come_and_go() {
    edit(&[("| Plain words | PASS |", "| Plain words | FAIL |")], &["verdict-changed Plain words [pass → fail] 10"]);
    edit(&[("| Small steps | PARTIAL |\n", "")], &["verdict-changed Small steps [partial → -] 11"]);
    edit(
        &[("| Small steps | PARTIAL |\n", "| Small steps | PARTIAL |\n| Own boats | PASS |\n")],
        &["verdict-changed Own boats [- → pass] 12"],
    );
    edit(
        &[("## Gates\n", "## Gates\n\n**Gate Status**: PASS (all)\n")],
        &["verdict-changed Gate Status [- → pass] 15"],
    );
}

#[test]
fn dependencies_are_known_by_the_plan_that_they_mean() {
    edit(&[("**Depends On**: 002-fog-horns\n", "")], &["dependency-removed 002-fog-horns [002-fog-horns → -] 4"]);
    edit(&[("002-fog-horns", "002-fog-horns, 009-signals")], &["dependency-added 009-signals 4"]);
    edit(&[("002-fog-horns", "[002](../002-fog-horns/plan.md)")], &[]);
}

#[test]
fn tasks_are_counted() {
    edit(&[("[ ] T002", "[x] T002")], &["tasks-changed Tide tables [1/5 → 2/5] 1"]);
    let without = &PLAN[..PLAN.find("## Tasks").unwrap()];
    check(PLAN, without, &["tasks-changed Tide tables [1/5 → -] 1"]);
    check(without, PLAN, &["tasks-changed Tide tables [- → 1/5] 1"]);
}

#[test]
fn what_says_the_same_is_no_event() {
    edit(&[("# Implementation Plan: Tide tables\n", "# Implementation Plan: Tide tables\n\nOne more line.\n")], &[]);
    edit(
        &[
            (
                "- [ ] Survey of the harbours accepted\n- [x] Printer chosen by the board\n",
                "- [x] Printer chosen\n  by the board\n- [ ] Survey of the\n  harbours accepted\n",
            ),
            ("SC-001", "SC-011"),
            ("SC-002", "SC-001"),
            ("T001", "T009"),
            ("## Gates", "## Quality Gates"),
            ("The ferry is late when the fog is thick", "R2: The ferry is late when the fog is thick"),
            ("| Paper runs out | Low | Low | |\n", ""),
            ("|---|---|---|---|\n", "|---|---|---|---|\n| R1: Paper runs out | Low | Low | |\n"),
        ],
        &[],
    );
    edit(&[("Survey of the harbours accepted", "The survey of all harbours is accepted")], &[]);
    edit(&[("The ferry is late when the fog is thick", "The ferry is late if the fog is thick")], &[]);
}

#[test]
fn of_what_cannot_be_read_and_of_a_template_nothing_is_known() {
    let full = snapshot("specs/001-tides", PLAN, None);
    let unreadable = PlanSnapshot { unreadable: true, ..full.silent() };
    for (before, after) in [(&full, &unreadable), (&unreadable, &full), (&unreadable, &unreadable)] {
        assert_eq!(between(&[before], &[after]), []);
    }
    let template = PlanSnapshot { template_only: true, ..full.clone() };
    let events = between(&[&template], &[&full]);
    let count = |kind: EventKind| events.iter().filter(|event| event.kind == kind).count();
    assert_eq!((count(EventKind::GateAdded), count(EventKind::RiskAdded), count(EventKind::StatusChanged)), (2, 2, 1));
    assert_eq!(between(&[&template], &[&template]), []);
}

#[test]
fn plans_are_added_removed_and_renamed() {
    let tides = snapshot("specs/001-tides", PLAN, None);
    let horns = snapshot("specs/002-fog-horns", "# Plan: Fog horns\n", None);
    let lines = |before: &[&PlanSnapshot], after: &[&PlanSnapshot]| -> Vec<String> {
        let events = between(before, after);
        events.iter().map(|event| format!("{} {} {}", event.plan, event.path, shown(event))).collect()
    };
    assert_eq!(lines(&[], &[&tides]), ["001-tides specs/001-tides/plan.md plan-added Tide tables 1"]);
    assert_eq!(lines(&[&tides, &horns], &[&horns]), ["001-tides specs/001-tides/plan.md plan-removed Tide tables 1"]);
    let edited = PLAN.replace("[ ] Survey", "[x] Survey");
    let moved = snapshot("specs/007-tables", &edited, None);
    assert_eq!(
        lines(&[&tides, &horns], &[&horns, &moved]),
        [
            "007-tables specs/007-tables/plan.md plan-renamed Tide tables [001-tides → 007-tables] 1",
            "007-tables specs/007-tables/plan.md gate-ticked Survey of the harbours accepted 15",
        ],
    );
    // In another folder and called the same, it is where it is found and nothing else.
    assert_eq!(lines(&[&tides], &[&snapshot("docs/specs/001-tides", PLAN, None)]), Vec::<String>::new());
}

#[test]
fn a_renamed_plan_stays_the_one_that_is_needed() {
    let tides = snapshot("specs/001-tides", PLAN, None);
    let text = "# Plan: Fog horns\n\nThey sound every minute while the fog lasts.\n";
    let horns = snapshot("specs/002-fog-horns", text, None);
    let renamed = snapshot("specs/002-signals", text, None);
    let follows = snapshot("specs/001-tides", &PLAN.replace("002-fog-horns", "002-signals"), None);
    let kinds = |before: &[&PlanSnapshot], after: &[&PlanSnapshot]| -> Vec<&str> {
        between(before, after).iter().map(|event| event.kind.name()).collect()
    };
    assert_eq!(kinds(&[&tides, &horns], &[&follows, &renamed]), ["plan-renamed"]);
    assert_eq!(kinds(&[&tides, &horns], &[&tides, &renamed]), ["plan-renamed"]);
}

#[test]
fn the_status_of_the_spec_counts_where_the_plan_has_none() {
    let spec = |status: &str| format!("# Feature Specification: Tides\n\n**Status**: {status}\n");
    let bare = PLAN.replace("**Status**: Draft\n", "");
    let before = snapshot("specs/001-tides", &bare, Some(&spec("Draft")));
    let after = snapshot("specs/001-tides", &bare, Some(&spec("Done")));
    let events = between(&[&before], &[&after]);
    assert_eq!(events.iter().map(shown).collect::<Vec<_>>(), ["status-changed Tide tables [Draft → Done] 3"]);
    assert_eq!(events[0].path, "specs/001-tides/spec.md");
    assert_eq!(between(&[&before], &[&snapshot("specs/001-tides", PLAN, Some(&spec("Draft")))]), []);
}

#[test]
fn every_kind_has_its_word() {
    let mut names: Vec<&str> = EventKind::ALL.iter().map(|kind| kind.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), EventKind::ALL.len());
    for kind in EventKind::ALL {
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.name()));
    }
}
