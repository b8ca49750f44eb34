//! The seven documents that stand beside the plan of a full feature.

use std::fmt::Write;

use super::portfolio::Feature;
use super::prose::{ENTITIES, clause, code, fields, list, paragraph, sentence, steps};
use super::seeded::Seeded;

/// Each with its path in the folder of the feature.
pub(crate) fn beside(feature: &Feature) -> [(&'static str, String); 7] {
    // Not what the plan draws from, so that the documents do not say the same as the plan.
    let mut random = Seeded::new(feature.random.clone().next(), 7);
    let random = &mut random;
    [
        ("spec.md", spec(feature, random)),
        ("research.md", research(feature, random)),
        ("data-model.md", model(feature, random)),
        ("quickstart.md", quickstart(feature, random)),
        ("tasks.md", tasks(feature, random)),
        ("contracts/api.md", contract(feature, random)),
        ("checklists/requirements.md", checklist(feature, random)),
    ]
}

fn spec(feature: &Feature, random: &mut Seeded) -> String {
    let mut text = format!("# Feature Specification: {}\n\n**Plan**: [plan.md](plan.md)\n\n", feature.title);
    for story in 1..=3 {
        let _ = write!(
            text,
            "## User Story {story} - {} (Priority: P{story})\n\n{}\n\n**Acceptance Scenarios**:\n\n{}\n",
            random.pick(&ENTITIES),
            paragraph(random, 4),
            steps(random, 4)
        );
    }
    text.push_str("## Requirements\n\n");
    for number in 1..=10 {
        let _ = writeln!(text, "- **FR-{number:03}**: {}", sentence(random));
    }
    let _ = write!(text, "\n## Edge Cases\n\n{}", list(random, 5));
    text
}

fn research(feature: &Feature, random: &mut Seeded) -> String {
    let mut text = format!("# Research: {}\n\n", feature.title);
    for _ in 0..6 {
        let _ = write!(
            text,
            "## {}\n\n**Decision**: {}\n\n**Rationale**: {}\n\n**Alternatives considered**:\n\n{}\n",
            clause(random),
            sentence(random),
            paragraph(random, 3),
            list(random, 3)
        );
    }
    text
}

fn model(feature: &Feature, random: &mut Seeded) -> String {
    let mut text = format!("# Data Model: {}\n\n", feature.title);
    for entity in ENTITIES.iter().take(6) {
        let _ = write!(text, "## {entity}\n\n{}\n\n{}\n{}\n", paragraph(random, 2), fields(random, 6), code(random));
    }
    text
}

fn quickstart(feature: &Feature, random: &mut Seeded) -> String {
    let mut text = format!("# Quickstart: {}\n\n{}\n\n", feature.title, paragraph(random, 2));
    for at in 1..=4 {
        let _ = write!(text, "## Step {at}\n\n{}\n\n{}\n{}\n", sentence(random), code(random), list(random, 2));
    }
    text
}

fn tasks(feature: &Feature, random: &mut Seeded) -> String {
    let mut text = format!("# Tasks: {}\n\nFrom [plan.md](plan.md) and [spec.md](spec.md).\n\n", feature.title);
    let mut number = 0;
    for phase in 1..=4 {
        let _ = write!(text, "## Phase {phase}: {}\n\n", random.pick(&ENTITIES));
        for _ in 0..9 {
            number += 1;
            let mark = Feature::mark(random, feature.done);
            let aside = if random.in_hundred(30) { "[P] " } else { "" };
            let story = 1 + random.below(3);
            let _ = writeln!(text, "- [{mark}] T{number:03} {aside}[US{story}] {}", clause(random));
        }
        let _ = write!(text, "\n**Checkpoint**: {}\n\n", sentence(random));
    }
    text
}

fn contract(feature: &Feature, random: &mut Seeded) -> String {
    let mut text = format!("# Contract: {}\n\n", feature.title);
    for (at, entity) in ENTITIES.iter().take(4).enumerate() {
        let verb = ["GET", "POST", "PUT", "DELETE"][at];
        let _ = write!(
            text,
            "## {verb} /v1/{}/{{id}}\n\n{}\n\n{}\n{}\n",
            entity.to_lowercase(),
            sentence(random),
            fields(random, 4),
            code(random)
        );
    }
    text
}

fn checklist(feature: &Feature, random: &mut Seeded) -> String {
    let mut text = format!("# Checklist: {}\n\nFor [spec.md](../spec.md).\n\n", feature.title);
    for number in 1..=16 {
        let _ = writeln!(text, "- [{}] CHK{number:03} {}", Feature::mark(random, feature.done), sentence(random));
    }
    text
}
