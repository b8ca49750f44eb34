//! What is read from a feature, one fact a line, as `src/plan/README.md` writes it.

use std::collections::BTreeMap;

use plansite::Files;
use plansite::plan::feature::FeatureFolder;
use plansite::plan::{Level, Plan, Stage, Status, StatusSource};

/// The folder of every example.
const FOLDER: &str = "specs/007-example";

struct Memory(BTreeMap<String, Vec<u8>>);

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.get(path).cloned().ok_or_else(|| "there is no such file".to_owned())
    }

    fn exists(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }
}

/// Reads a feature whose documents are these, by their names, with the status words of no project.
pub(crate) fn read(documents: &[(String, Vec<u8>)]) -> Plan {
    let path = |name: &str| format!("{FOLDER}/{name}");
    let others = documents.iter().map(|(name, _)| path(name)).filter(|name| *name != path("plan.md"));
    let feature = FeatureFolder {
        folder: FOLDER.to_owned(),
        plan: path("plan.md"),
        documents: others.collect(),
        ..FeatureFolder::default()
    };
    let mut texts: BTreeMap<String, Vec<u8>> =
        documents.iter().map(|(name, bytes)| (path(name), bytes.clone())).collect();
    texts.entry(path("plan.md")).or_default();
    let files = Memory(texts);
    let input = plansite::Input::new(&files, vec![feature], jiff::civil::date(2026, 11, 23));
    let mut portfolio = plansite::portfolio(input);
    std::sync::Arc::unwrap_or_clone(portfolio.plans.remove(0).plan)
}

/// The facts of a plan; "nothing" where it states none.
pub(crate) fn facts(plan: &Plan) -> String {
    let mut lines = header(plan);
    lines.extend(judgements(plan));
    lines.extend(plan.risks.iter().map(|risk| {
        let level = |name: &str, level: &Option<Level>| level.as_ref().map(|level| format!("{name} {}", shown(level)));
        let labelled = |name: &str, text: &Option<String>| text.as_ref().map(|text| format!("{name} {}", quoted(text)));
        let band = risk.exposure().map(|exposure| format!("exposure {} {}", exposure.score, exposure.band.name()));
        let parts = [
            Some(format!("risk: {}", risk.text)),
            labelled("category", &risk.category),
            level("likelihood", &risk.likelihood),
            level("impact", &risk.impact),
            band,
            labelled("mitigation", &risk.mitigation),
            labelled("owner", &risk.owner),
            labelled("contingency", &risk.contingency),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }));
    if plan.sections.risks && plan.risks.is_empty() {
        lines.push("a risk section that states none".to_owned());
    }
    lines.extend(rest(plan));
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n") }
}

fn header(plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    if plan.title_is_placeholder || plan.title != plan.folder.rsplit('/').next().unwrap_or_default() {
        lines.push(format!("title: {}{}", plan.title, if plan.title_is_placeholder { " (a placeholder)" } else { "" }));
    }
    if plan.template_only {
        lines.push("the untouched template".to_owned());
    }
    let status = |status: &Status| {
        let source = status.source.map(StatusSource::name).unwrap_or_default();
        let text = quoted(status.text.as_deref().unwrap_or_default());
        format!("status: {} {text} of the {source}", status.stage.name())
    };
    lines.extend(Some(&plan.status).filter(|status| status.stage != Stage::Unstated).map(status));
    lines.extend(plan.spec_status.as_ref().filter(|spec| **spec != plan.status).map(status));
    lines.extend(plan.created.as_ref().map(|created| {
        let day = created.date.map_or_else(|| "no day".to_owned(), |day| day.to_string());
        format!("created: {day} {}", quoted(&created.text))
    }));
    for (name, field) in [("branch", &plan.branch), ("author", &plan.author), ("feature", &plan.feature)] {
        lines.extend(field.as_ref().map(|field| format!("{name}: {}", field.value)));
    }
    lines.extend(plan.facts.iter().map(|fact| format!("fact: {} = {}", fact.name, fact.value)));
    lines
}

fn judgements(plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(plan.constitution.iter().map(|check| {
        let text = check.text.as_ref().map(|text| format!(" {}", quoted(text))).unwrap_or_default();
        format!("principle: {}; {}{text}", check.principle, check.verdict.name())
    }));
    lines.extend(
        plan.gates
            .iter()
            .map(|gate| format!("gate: {}; {}; under {}", gate.text, gate.state.name(), quoted(&gate.section))),
    );
    lines.extend(
        plan.gate_verdicts.iter().map(|said| format!("verdict: {} {}", said.verdict.name(), quoted(&said.text))),
    );
    lines
}

fn rest(plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(plan.success_criteria.iter().map(|criterion| format!("criterion: {}", criterion.text)));
    lines.extend(plan.phases.iter().map(|phase| format!("phase: {}", phase.title)));
    lines.extend(plan.phase_marks.iter().map(|mark| {
        let said = mark.said.as_ref().map(|said| format!(" {}", quoted(said))).unwrap_or_default();
        format!("stated: {}{said}; {}", mark.state.name(), mark.phase)
    }));
    lines.extend(plan.complexity.iter().map(|row| {
        let why = row.why.as_ref().map(|why| format!("; because {}", quoted(why))).unwrap_or_default();
        format!("violation: {}{why}", row.violation)
    }));
    lines.extend(plan.tasks.map(|tasks| format!("tasks: {} of {} done", tasks.done, tasks.total)));
    lines.extend(plan.clarifications.iter().map(|question| format!("question: {}", question.text)));
    lines.extend(plan.placeholders.iter().map(|placeholder| format!("placeholder: {}", placeholder.text)));
    lines.extend(plan.references.iter().map(|reference| format!("{}: {}", reference.kind.name(), reference.text)));
    lines.extend(plan.unreadable.as_ref().map(|why| format!("unreadable: {why}")));
    lines
}

/// `3 "High"`, or `"fire"` where the words give no level.
fn shown(level: &Level) -> String {
    let text = quoted(&level.text);
    level.level.map_or_else(|| text.clone(), |number| format!("{number} {text}"))
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
