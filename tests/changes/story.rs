//! One repository of more than forty commits and more than sixty known edits: every kind of event, and everything that
//! is none. All of what is told is compared.

use serde_json::Value;

use crate::edits::Edit::{Move, Remove, Replace, Write};
use crate::edits::Story;
use crate::{json, line};

const FERRY: &str = "specs/001-ferry/plan.md";
const HORNS: &str = "specs/002-fog-horns/plan.md";
const SPEC: &str = "specs/002-fog-horns/spec.md";
const TASKS: &str = "specs/002-fog-horns/tasks.md";

/// A plan that states something of everything.
const FERRY_TEXT: &str = "# Implementation Plan: Night ferry

**Status**: Draft
**Author**: Ann

## Summary

The ferry sails at night too, so that nobody has to wait for the morning on the wrong side of the water.

## Constitution Check

| Principle | Status |
|---|---|
| Safety first | PASS |
| Plain words | PARTIAL |

## Gates

- [ ] Timetable agreed with the harbour
- [ ] Crew found for every night
- [x] Lights approved by the port authority

## Risk Analysis

| Risk | Likelihood | Impact | Mitigation |
|---|---|---|---|
| R1: The crew falls ill in winter | Medium | High | A second crew stands by |
| R2: Fog closes the harbour at night | High | High | |

## Success Criteria

- SC-001: Nobody waits longer than an hour
- SC-002: Nine ferries of ten are on time

## Open Questions

The fare is [NEEDS CLARIFICATION: who sets the fare at night?].
";

const HORNS_TEXT: &str = "# Implementation Plan: Fog horns

**Depends On**: 001-ferry

## Summary

Horns on both piers sound every minute while the fog lasts, and can be heard a mile out.

## Quality Gates

- [ ] Neighbours asked
- [ ] Horns tested in fog
";

const SPEC_TEXT: &str = "# Feature Specification: Fog horns

**Status**: Approved

## Success Criteria

- SC-001: Heard a mile out
";

const TASKS_TEXT: &str = "# Tasks

- [x] T001 Buy the horns
- [ ] T002 Put them on the piers
- [ ] T003 Sound them
";

/// A plan that states little but its sentences.
fn buoys(first: &str) -> String {
    format!(
        "# Implementation Plan: Buoys\n\n## Summary\n\n{first}\nEvery buoy gets a lamp that can be seen from the next one.\n\
         The lamps are charged by the sun and last for three nights.\nA boat looks after them once a month, weather permitting.\n\
         What is broken is brought in and another buoy is laid out.\n\n## Gates\n\n- [ ] Boat hired for the whole year\n"
    )
}

const TEMPLATE: &str = "# Implementation Plan: [FEATURE_NAME]

**Status**: [STATUS]
**Author**: [AUTHOR]
**Created**: [DATE]

## Technical Context

**Language**: [LANGUAGE]
**Storage**: [STORAGE]

## Gates

- [ ] [GATE_1]
- [ ] [GATE_2]
";

/// Writes the repository.
fn story() -> Story {
    let mut story = Story::new();
    plans_begin(&mut story);
    gates_and_status(&mut story);
    risks_and_criteria(&mut story);
    questions_verdicts_and_tasks(&mut story);
    no_events(&mut story);
    plans_move(&mut story);
    unreadable_and_templates(&mut story);
    plans_end(&mut story);
    story
}

fn plans_begin(story: &mut Story) {
    story.commit(vec![Write("README.md", "# Harbour\n".to_owned())], &[]);
    story.commit(
        vec![Write(FERRY, FERRY_TEXT.to_owned())],
        &["plan-added 001-ferry Night ferry specs/001-ferry/plan.md:1"],
    );
    story.commit(
        vec![
            Write(HORNS, HORNS_TEXT.to_owned()),
            Write(SPEC, SPEC_TEXT.to_owned()),
            Write(TASKS, TASKS_TEXT.to_owned()),
        ],
        &["plan-added 002-sirens Fog horns specs/002-fog-horns/plan.md:1"],
    );
    story.commit(
        vec![Write("specs/003-buoys/plan.md", buoys("The channel is marked by twelve buoys."))],
        &["plan-added 013-lamps Buoys specs/003-buoys/plan.md:1"],
    );
}

fn gates_and_status(story: &mut Story) {
    story.commit(
        vec![Replace(FERRY, "**Status**: Draft", "**Status**: In Review")],
        &["status-changed 001-ferry Night ferry [Draft → In Review] specs/001-ferry/plan.md:3"],
    );
    story.commit(
        vec![Replace(FERRY, "- [ ] Timetable", "- [x] Timetable")],
        &["gate-ticked 001-ferry Timetable agreed with the harbour specs/001-ferry/plan.md:19"],
    );
    story.commit(
        vec![Replace(FERRY, "- [x] Lights", "- [ ] Lights"), Replace(FERRY, "- [ ] Crew", "- [x] Crew")],
        &[
            "gate-ticked 001-ferry Crew found for every night specs/001-ferry/plan.md:20",
            "gate-unticked 001-ferry Lights approved by the port authority specs/001-ferry/plan.md:21",
        ],
    );
    story.commit(
        vec![Replace(FERRY, "port authority\n", "port authority\n- [x] Insurance covers the night\n")],
        &["gate-added 001-ferry Insurance covers the night [- → done] specs/001-ferry/plan.md:22"],
    );
    story.commit(
        vec![Replace(HORNS, "- [ ] Neighbours asked\n", "")],
        &["gate-removed 002-sirens Neighbours asked [open → -] specs/002-fog-horns/plan.md:11"],
    );
    story.commit(
        vec![Replace(
            FERRY,
            "- [ ] Lights approved by the port authority",
            "- [ ] ~~Lights approved by the port authority~~",
        )],
        &["gate-removed 001-ferry Lights approved by the port authority [open → waived] specs/001-ferry/plan.md:21"],
    );
    story.commit(
        vec![
            Replace(FERRY, "- [x] Insurance covers the night", "- [ ] Insurance covers the night"),
            Replace(SPEC, "**Status**: Approved", "**Status**: In progress"),
            Replace(FERRY, "**Status**: In Review", "**Status**: Approved"),
        ],
        &[
            "status-changed 001-ferry Night ferry [In Review → Approved] specs/001-ferry/plan.md:3",
            "gate-unticked 001-ferry Insurance covers the night specs/001-ferry/plan.md:22",
            "status-changed 002-sirens Fog horns [Approved → In progress] specs/002-fog-horns/spec.md:3",
        ],
    );
}

fn risks_and_criteria(story: &mut Story) {
    story.commit(
        vec![Replace(FERRY, "| R2: Fog closes the harbour at night | High | High | |", "| R2: Fog closes the harbour at night | High | High | Horns on both piers |")],
        &["risk-mitigated 001-ferry R2: Fog closes the harbour at night [- → Horns on both piers] specs/001-ferry/plan.md:29"],
    );
    story.commit(
        vec![
            Replace(FERRY, "| Medium | High | A second crew", "| Low | High | A second crew"),
            Replace(FERRY, "Horns on both piers |\n", "Horns on both piers |\n| R3: The lamps draw too much power | Low | Low | |\n"),
        ],
        &[
            "risk-rescored 001-ferry R1: The crew falls ill in winter [Medium × High → Low × High] specs/001-ferry/plan.md:28",
            "risk-added 001-ferry R3: The lamps draw too much power [- → Low × Low] specs/001-ferry/plan.md:30",
        ],
    );
    story.commit(
        vec![Replace(FERRY, "| A second crew stands by |", "| |")],
        &["risk-unmitigated 001-ferry R1: The crew falls ill in winter [A second crew stands by → -] specs/001-ferry/plan.md:28"],
    );
    story.commit(
        vec![Replace(FERRY, "| R3: The lamps draw too much power | Low | Low | |\n", "")],
        &["risk-removed 001-ferry R3: The lamps draw too much power [Low × Low → -] specs/001-ferry/plan.md:30"],
    );
    story.commit(
        vec![
            Write("specs/002-fog-horns/research.md", "# Research\n\n## Risks\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| The horns wake the town | High | Medium | |\n".to_owned()),
        ],
        &["risk-added 002-sirens The horns wake the town [- → High × Medium] specs/002-fog-horns/research.md:7"],
    );
    story.commit(
        vec![Replace(FERRY, "ten are on time\n", "ten are on time\n- SC-003: The crew sleeps by day\n")],
        &["criterion-added 001-ferry SC-003: The crew sleeps by day specs/001-ferry/plan.md:35"],
    );
    story.commit(
        vec![
            Replace(FERRY, "Nine ferries of ten", "Eight ferries of ten"),
            Replace(SPEC, "Heard a mile out", "Heard 2 miles out"),
        ],
        &[
            "criterion-added 002-sirens SC-001: Heard 2 miles out specs/002-fog-horns/spec.md:7",
            "criterion-removed 002-sirens SC-001: Heard a mile out specs/002-fog-horns/spec.md:7",
        ],
    );
    story.commit(
        vec![Replace(FERRY, "- SC-001: Nobody waits longer than an hour\n", "")],
        &["criterion-removed 001-ferry SC-001: Nobody waits longer than an hour specs/001-ferry/plan.md:33"],
    );
}

fn questions_verdicts_and_tasks(story: &mut Story) {
    story.commit(
        vec![Replace(FERRY, "[NEEDS CLARIFICATION: who sets the fare at night?]", "set by the harbour")],
        &["clarification-resolved 001-ferry who sets the fare at night? specs/001-ferry/plan.md:38"],
    );
    story.commit(
        vec![Replace(TASKS, "Sound them", "Sound them [NEEDS CLARIFICATION: how often?]")],
        &["clarification-raised 002-sirens how often? specs/002-fog-horns/tasks.md:5"],
    );
    story.commit(
        vec![
            Replace(FERRY, "| Plain words | PARTIAL |", "| Plain words | PASS |"),
            Replace(FERRY, "| Safety first | PASS |", "| Safety first | FAIL |"),
        ],
        &[
            "verdict-changed 001-ferry Safety first [pass → fail] specs/001-ferry/plan.md:14",
            "verdict-changed 001-ferry Plain words [partial → pass] specs/001-ferry/plan.md:15",
        ],
    );
    story.commit(
        vec![Replace(TASKS, "- [ ] T002", "- [x] T002")],
        &["tasks-changed 002-sirens Fog horns [1/3 → 2/3] specs/002-fog-horns/tasks.md:1"],
    );
    story.commit(
        vec![Replace(TASKS, "Sound them", "Sound them once\n- [ ] T004 Ask the town")],
        &["tasks-changed 002-sirens Fog horns [2/3 → 2/4] specs/002-fog-horns/tasks.md:1"],
    );
    story.commit(
        vec![Replace(HORNS, "**Depends On**: 001-ferry", "**Depends On**: 001-ferry, 003-buoys")],
        &["dependency-added 002-sirens 003-buoys [- → 003-buoys] specs/002-fog-horns/plan.md:3"],
    );
    story.commit(
        vec![Replace(HORNS, "001-ferry, 003-buoys", "003-buoys")],
        &["dependency-removed 002-sirens 001-ferry [001-ferry → -] specs/002-fog-horns/plan.md:3"],
    );
}

/// Twelve edits that say nothing new.
fn no_events(story: &mut Story) {
    // Reflowed.
    story.commit(
        vec![
            Replace(FERRY, "- [x] Timetable agreed with the harbour", "- [x] Timetable agreed\n  with the harbour"),
            Replace(FERRY, "The ferry sails at night too, so that", "The ferry sails at\nnight too, so that"),
        ],
        &[],
    );
    // Lines inserted above.
    story.commit(
        vec![
            Replace(FERRY, "## Summary\n", "## Summary\n\nIn short:\n\n"),
            Replace(TASKS, "# Tasks\n", "# Tasks\n\nIn order.\n"),
        ],
        &[],
    );
    // Reordered.
    story.commit(
        vec![
            Replace(FERRY, "- [x] Crew found for every night\n", ""),
            Replace(FERRY, "- [x] Timetable", "- [x] Crew found for every night\n- [x] Timetable"),
            Replace(
                TASKS,
                "- [x] T001 Buy the horns\n- [x] T002 Put them on the piers\n",
                "- [x] T002 Put them on the piers\n- [x] T001 Buy the horns\n",
            ),
        ],
        &[],
    );
    // Renumbered.
    story.commit(
        vec![
            Replace(FERRY, "| R1: The crew", "| R4: The crew"),
            Replace(FERRY, "- SC-002: Eight", "- SC-001: Eight"),
            Replace(TASKS, "T004", "T014"),
        ],
        &[],
    );
    // Called a little differently.
    story.commit(
        vec![
            Replace(HORNS, "## Quality Gates", "## Gates"),
            Replace(FERRY, "- [ ] Insurance covers the night", "- [ ] The insurance covers the night"),
            Replace(FERRY, "R2: Fog closes the harbour at night", "R2: Fog closes the whole harbour at night"),
            Replace(FERRY, "| Horns on both piers |", "| Horns on all piers |"),
        ],
        &[],
    );
    // Another way to write the same.
    story.commit(
        vec![
            Replace(FERRY, "**Status**: Approved", "**Status:** approved"),
            Replace(FERRY, "| High | High |", "| high | HIGH |"),
            Replace(HORNS, "**Depends On**: 003-buoys", "**Depends On**: [buoys](../003-buoys/plan.md)"),
            Write("docs/notes.md", "# Notes\n\n- [ ] No gate of any plan\n".to_owned()),
            Write("src/main.c", "int main(void) { return 0; }\n".to_owned()),
        ],
        &[],
    );
}

fn plans_move(story: &mut Story) {
    // The folder alone; the plan that needs it does not know yet.
    story.commit(
        vec![Move("specs/003-buoys", "specs/003-lamps")],
        &["plan-renamed 013-lamps Buoys [003-buoys → 003-lamps] specs/003-lamps/plan.md:1"],
    );
    // Folder, number, title and text, with edits; and the plan that needs it follows.
    story.commit(
        vec![
            Move("specs/003-lamps", "specs/013-lamps"),
            Replace(
                "specs/013-lamps/plan.md",
                "The channel is marked by twelve buoys.",
                "The channel is marked by lamps.",
            ),
            Replace("specs/013-lamps/plan.md", "- [ ] Boat hired", "- [x] Boat hired"),
            Replace(HORNS, "[buoys](../003-buoys/plan.md)", "[lamps](../013-lamps/plan.md)"),
        ],
        &[
            "plan-renamed 013-lamps Buoys [003-lamps → 013-lamps] specs/013-lamps/plan.md:1",
            "gate-ticked 013-lamps Boat hired for the whole year specs/013-lamps/plan.md:13",
        ],
    );
    story.commit(
        vec![Move("specs/002-fog-horns", "specs/002-sirens")],
        &["plan-renamed 002-sirens Fog horns [002-fog-horns → 002-sirens] specs/002-sirens/plan.md:1"],
    );
    // All of them to another place, called as before.
    story.commit(vec![Move("specs", "docs/specs")], &[]);
    story.commit(vec![Move("docs/specs", "specs")], &[]);
}

fn unreadable_and_templates(story: &mut Story) {
    let before = story.sandbox.read(FERRY);
    story.commit(vec![Write(FERRY, "\0\u{1}\u{2} not text".repeat(50))], &[]);
    story.commit(
        vec![Write(FERRY, before.replace("- [ ] The insurance", "- [x] The insurance"))],
        &["gate-ticked 001-ferry The insurance covers the night specs/001-ferry/plan.md:27"],
    );
    story.commit(
        vec![Write("specs/005-pilots/plan.md", TEMPLATE.to_owned())],
        &["plan-added 005-pilots 005-pilots specs/005-pilots/plan.md:1"],
    );
    story.commit(
        vec![
            Replace("specs/005-pilots/plan.md", "[FEATURE_NAME]", "Pilots"),
            Replace("specs/005-pilots/plan.md", "[STATUS]", "Draft"),
            Replace("specs/005-pilots/plan.md", "[AUTHOR]", "Bea"),
            Replace("specs/005-pilots/plan.md", "[DATE]", "2026-07-12"),
            Replace("specs/005-pilots/plan.md", "[LANGUAGE]", "Flags"),
            Replace("specs/005-pilots/plan.md", "[STORAGE]", "A shed"),
            Replace(
                "specs/005-pilots/plan.md",
                "- [ ] [GATE_1]\n- [ ] [GATE_2]",
                "- [x] Pilots hired\n- [ ] Flags sewn",
            ),
        ],
        &[
            "status-changed 005-pilots Pilots [- → Draft] specs/005-pilots/plan.md:3",
            "gate-added 005-pilots Pilots hired [- → done] specs/005-pilots/plan.md:14",
            "gate-added 005-pilots Flags sewn [- → open] specs/005-pilots/plan.md:15",
        ],
    );
}

fn plans_end(story: &mut Story) {
    story.commit(vec![Remove("specs/005-pilots")], &["plan-removed 005-pilots Pilots specs/005-pilots/plan.md:1"]);
    // A spec alone is no plan.
    story.commit(vec![Write("specs/006-pier/spec.md", "# Spec: Pier\n\n**Status**: Done\n".to_owned())], &[]);
    story.commit(
        vec![Write("specs/006-pier/plan.md", "# Plan: Pier\n".to_owned())],
        &["plan-added 006-pier Pier specs/006-pier/plan.md:1"],
    );
    story.commit(
        vec![Remove("specs/002-sirens/tasks.md"), Remove("specs/002-sirens/research.md")],
        &[
            "risk-removed 002-sirens The horns wake the town [High × Medium → -] specs/002-sirens/research.md:7",
            "clarification-resolved 002-sirens how often? specs/002-sirens/tasks.md:8",
            "tasks-changed 002-sirens Fog horns [2/4 → -] specs/002-sirens/tasks.md:1",
        ],
    );
}

/// The event as the story expects it.
fn told(event: &Value) -> String {
    let text = |key: &str| event[key].as_str().expect(key);
    format!("{} ({}, {}, {})", line(event), text("author"), text("date"), text("commit"))
}

#[test]
fn every_event_is_found_and_none_is_invented() {
    let story = story();
    assert!(story.commits >= 40 && story.edits >= 60, "{} commits, {} edits", story.commits, story.edits);
    let json = json(&story.sandbox, &["--since", "2026-01-01"]);
    let found: Vec<String> = json["events"].as_array().unwrap().iter().map(told).collect();
    assert_eq!(found, story.expected);
    assert_eq!((&json["since"]["rev"], &json["since"]["commit"]), (&Value::Null, &Value::Null));
    assert_eq!(json["until"]["commit"], story.head());
    assert_eq!(json["until"]["dirty"], false);
    // Every kind of event is among them.
    let kinds: std::collections::BTreeSet<&str> =
        story.expected.iter().filter_map(|event| event.split(' ').next()).collect();
    assert_eq!(kinds.len(), 21, "{kinds:?}");
}

#[test]
fn each_part_of_the_past_is_told_as_the_whole_is() {
    let story = story();
    let tell = |since: &str, until: &str| -> Vec<String> {
        let json = json(&story.sandbox, &["--since", since, "--until", until]);
        json["events"].as_array().unwrap().iter().map(told).collect()
    };
    for (since, until) in [("HEAD~10", "HEAD"), ("HEAD~30", "HEAD~10"), ("HEAD~44", "HEAD~30"), ("HEAD~39", "HEAD~38")]
    {
        let found = tell(since, until);
        // Plans are called as they are called in the newer revision.
        let bare = |event: &String| -> String {
            let mut words = event.split(' ');
            let kind = words.next().unwrap_or_default().to_owned();
            format!("{kind} {}", words.skip(1).collect::<Vec<_>>().join(" "))
        };
        let commits = commits(&story, since, until);
        let of_range = |event: &&String| commits.iter().any(|commit| event.contains(commit.as_str()));
        let expected: Vec<String> = story.expected.iter().filter(of_range).map(bare).collect();
        assert_eq!(found.iter().map(bare).collect::<Vec<_>>(), expected, "{since}..{until}");
    }
}

/// The commits of a range.
fn commits(story: &Story, since: &str, until: &str) -> Vec<String> {
    let output = std::process::Command::new("git")
        .args(["rev-list", &format!("{since}..{until}")])
        .current_dir(story.sandbox.root())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}
