//! The plan of a feature, in the form that the templates of Spec Kit lead to: about ten kilobytes.

use std::fmt::Write;

use super::portfolio::Feature;
use super::prose::{ENTITIES, PEOPLE, clause, code, fields, list, paragraph, sentence, steps};
use super::seeded::Seeded;

const CONTEXT: [(&str, [&str; 3]); 7] = [
    ("Language/Version", ["Rust 1.95", "Python 3.12", "TypeScript 5.6 on Node 22"]),
    ("Primary Dependencies", ["axum, sqlx", "FastAPI, Pydantic", "none beside the platform's own"]),
    ("Storage", ["PostgreSQL 16", "SQLite, one file a harbour", "files on the tablet"]),
    ("Testing", ["cargo test, proptest", "pytest", "vitest and Playwright"]),
    ("Target Platform", ["Linux servers", "tablets with Android 12 or newer", "every browser of the last two years"]),
    ("Performance Goals", ["p95 below 200 ms", "60 frames a second", "1,000 readings a minute"]),
    ("Constraints", ["works without a network for a day", "NEEDS CLARIFICATION", "less than 100 MB of memory"]),
];
const PRINCIPLES: [&str; 6] =
    ["Plain words", "Small steps", "Tests first", "Paper as a fallback", "No surprise at sea", "One source of truth"];
const DANGERS: [&str; 12] = [
    "The gauge stops during a storm",
    "Two crews book the same crane",
    "Depths are older than the survey",
    "The radio link is down for hours",
    "Notices reach the wrong pilots",
    "Import doubles `movement` rows",
    "Fees are computed in the wrong zone",
    "The printer is out of order",
    "A login is shared by the night crew",
    "The chart service changes its format",
    "Old tablets run out of memory",
    "Nobody reads the weekly report",
];
const LEVELS: [&str; 4] = ["Low", "Medium", "High", "Critical"];
const PHASES: [&str; 4] = ["Foundations", "First harbour", "All harbours", "Polish"];

/// The text of a feature's plan; with links to the documents beside it if they are there.
pub(crate) fn text(feature: &Feature, seed: u64, full: bool) -> String {
    let mut random = feature.random.clone();
    let random = &mut random;
    let earlier: Vec<Feature> = (0..random.below(4))
        .filter(|_| feature.number > 1)
        .map(|_| Feature::new(seed, 1 + random.below(feature.number - 1)))
        .collect();
    let mut text = header(feature, &earlier, random, full);
    let _ = write!(text, "## Summary\n\n{}\n\n{}\n\n", paragraph(random, 4), paragraph(random, 3));
    if full {
        let links = "Why it is done so stands in [research.md](./research.md), and how to try it in the \
                     [quickstart](quickstart.md).\n\n";
        text.push_str(links);
    }
    context(&mut text, random);
    constitution(&mut text, feature, random);
    gates(&mut text, feature, random);
    phases(&mut text, feature, random);
    structure(&mut text, feature);
    risks(&mut text, random);
    ending(&mut text, &earlier, random);
    text
}

fn header(feature: &Feature, earlier: &[Feature], random: &mut Seeded, full: bool) -> String {
    let Feature { title, slug, done, .. } = feature;
    let status = match done {
        0..20 => "Draft",
        20..40 => "In Review",
        40..55 => "Approved",
        55..90 if random.in_hundred(20) => "Blocked",
        55..90 => "In Progress",
        _ => "Implemented",
    };
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    let mut text = format!(
        "# Implementation Plan: {title}\n\n**Branch**: `{slug}`\n**Created**: 2025-{month:02}-{day:02}\n**Status**: \
         {status}\n**Author**: {}\n",
        random.pick(&PEOPLE)
    );
    if !earlier.is_empty() {
        let slugs: Vec<&str> = earlier.iter().map(|plan| plan.slug.as_str()).collect();
        let _ = writeln!(text, "**Depends On**: {}", slugs.join(", "));
    }
    if full {
        text.push_str("**Spec**: [spec.md](spec.md)\n");
    }
    text.push('\n');
    text
}

fn context(text: &mut String, random: &mut Seeded) {
    text.push_str("## Technical Context\n\n");
    for (name, words) in CONTEXT {
        let _ = writeln!(text, "**{name}**: {}", random.pick(&words));
    }
    text.push('\n');
}

fn constitution(text: &mut String, feature: &Feature, random: &mut Seeded) {
    text.push_str("## Constitution Check\n\n| Principle | How the plan answers | Status |\n|---|---|---|\n");
    for principle in PRINCIPLES {
        let verdict = match random.below(100) {
            at if at <= feature.done => "✅ PASS",
            at if at % 5 == 0 => "❌ FAIL",
            at if at % 2 == 0 => "⚠️ PARTIAL",
            _ => "PENDING",
        };
        let _ = writeln!(text, "| {principle} | {} | {verdict} |", sentence(random));
    }
    let _ = write!(
        text,
        "\n## Complexity Tracking\n\n| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n| A \
         second database | {} | {} |\n\n",
        clause(random),
        clause(random)
    );
}

fn gates(text: &mut String, feature: &Feature, random: &mut Seeded) {
    text.push_str("## Gates\n\n");
    for _ in 0..8 {
        let _ = writeln!(text, "- [{}] {}", Feature::mark(random, feature.done), clause(random));
    }
    text.push('\n');
}

fn phases(text: &mut String, feature: &Feature, random: &mut Seeded) {
    for (at, phase) in PHASES.iter().enumerate() {
        let thing = random.pick(&ENTITIES);
        let _ = write!(
            text,
            "## Phase {}: {phase}\n\n{}\n\n### {thing}\n\n{}\n{}\n### Steps\n\n{}\n",
            at + 1,
            paragraph(random, 2),
            fields(random, 3),
            code(random),
            steps(random, 3)
        );
        text.push_str("### Done when\n\n");
        // The first phases are ahead of the whole.
        let done = (feature.done * 2).saturating_sub(at * 30).min(100);
        for _ in 0..2 {
            let _ = writeln!(text, "- [{}] {}", Feature::mark(random, done), sentence(random));
        }
        text.push('\n');
    }
}

fn structure(text: &mut String, feature: &Feature) {
    let name = feature.slug.replace('-', "_");
    let _ = write!(
        text,
        "## Project Structure\n\n```text\nsrc/\n├── {name}/\n│   ├── model.rs\n│   ├── store.rs\n│   └── \
         pages/\n└── main.rs\ntests/\n├── {name}.rs\n└── support/\n```\n\n"
    );
}

fn risks(text: &mut String, random: &mut Seeded) {
    text.push_str("## Risk Analysis\n\n| Risk | Likelihood | Impact | Mitigation | Owner |\n|---|---|---|---|---|\n");
    let first = random.below(DANGERS.len());
    for at in 0..6 {
        let danger = DANGERS[(first + at * 5) % DANGERS.len()];
        let (likelihood, impact) = (random.pick(&LEVELS[..3]), random.pick(&LEVELS));
        let mitigation = if random.in_hundred(80) { sentence(random) } else { String::new() };
        let owner = if random.in_hundred(60) { random.pick(&PEOPLE) } else { "" };
        let _ = writeln!(text, "| {danger} | {likelihood} | {impact} | {mitigation} | {owner} |");
    }
    text.push('\n');
}

fn ending(text: &mut String, earlier: &[Feature], random: &mut Seeded) {
    text.push_str("## Success Criteria\n\n");
    for number in 1..=4 {
        let _ = writeln!(text, "- **SC-{number:03}**: {}", sentence(random));
    }
    let _ = write!(text, "\n## Decisions\n\n{}\n> {}\n\n", list(random, 4), sentence(random));
    if !earlier.is_empty() {
        text.push_str("## Related Plans\n\n");
        for plan in earlier {
            let _ = writeln!(text, "- [{}](../{}/plan.md): {}", plan.title, plan.slug, sentence(random));
        }
        text.push('\n');
    }
    let asked = clause(random);
    let asked = asked[..1].to_lowercase() + &asked[1..];
    let _ = write!(
        text,
        "## Open Questions\n\n- Who decides whether {asked}?[^1]\n- {}\n\n[^1]: {}\n",
        sentence(random),
        sentence(random)
    );
}
