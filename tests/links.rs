//! Links of real documents, from their Markdown to where they lead and what is said of them.

use std::collections::BTreeMap;

use plansite::config::Config;
use plansite::plan::feature::FeatureFolder;
use plansite::portfolio::{History, Portfolio, Revision, Target};
use plansite::{Files, Input};

/// Files in memory.
struct Memory(BTreeMap<&'static str, &'static str>);

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.get(path).map(|text| text.as_bytes().to_vec()).ok_or_else(|| "no such file".to_owned())
    }

    fn exists(&self, path: &str) -> bool {
        self.0.keys().any(|file| *file == path || file.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
    }
}

/// Reads one plan in `specs/001-a` with a spec and a contract, beside a source file and a picture.
fn portfolio(plan: &'static str) -> Portfolio {
    let files = Memory(BTreeMap::from([
        ("specs/001-a/plan.md", plan),
        ("specs/001-a/spec.md", "# Spec\n\n## Goals & Aims\n\ntext\n"),
        ("specs/001-a/contracts/api.yaml", "openapi: 3\n"),
        ("specs/001-a/diagram.png", ""),
        ("src/main.rs", ""),
    ]));
    let feature = FeatureFolder {
        folder: "specs/001-a".to_owned(),
        plan: "specs/001-a/plan.md".to_owned(),
        documents: vec!["specs/001-a/spec.md".to_owned()],
        contracts: vec!["specs/001-a/contracts/api.yaml".to_owned()],
        ..FeatureFolder::default()
    };
    let as_of = jiff::civil::date(2026, 11, 23);
    plansite::portfolio(Input {
        files: &files,
        features: vec![feature],
        constitution: None,
        config: Config::default(),
        mask: plansite::plan::Mask::default(),
        default_title: "Sample".to_owned(),
        revision: Revision { commit: None, committed: None, dirty: false, as_of },
        history: History::default(),
        scratch: None,
        readings: None,
        problems: Vec::new(),
    })
}

/// Where each link of a plan leads, and what is said of links, as `line:column code`.
#[track_caller]
fn check(plan: &'static str, targets: &[&str], problems: &[&str]) {
    let portfolio = portfolio(plan);
    let kept = &portfolio.plans[0];
    let found: Vec<String> = kept.targets[0].iter().map(|target| named(&portfolio, target)).collect();
    assert_eq!(found, targets, "{plan}");
    let said = kept.problems.iter().filter(|problem| ["link-broken", "fragment-broken"].contains(&problem.code.name()));
    let said: Vec<String> = said
        .map(|problem| {
            format!("{}:{} {}", problem.line().unwrap_or(0), problem.column().unwrap_or(0), problem.code.name())
        })
        .collect();
    assert_eq!(said, problems, "{plan}");
}

fn named(portfolio: &Portfolio, target: &Target) -> String {
    match target {
        Target::Document { plan, document, fragment } => {
            let path = &portfolio.plans[*plan].plan.documents[*document].path;
            fragment.as_ref().map_or(path.clone(), |fragment| format!("{path}#{fragment}"))
        }
        Target::Source { path, line } => line.map_or(format!("source {path}"), |line| format!("source {path}:{line}")),
        Target::External(address) => format!("web {address}"),
        Target::Withheld | Target::Broken(_) => "nowhere".to_owned(),
    }
}

#[test]
fn links_lead_to_documents_sources_and_the_web() {
    check(
        "# A\n\n[s](spec.md#goals--aims) [c](./contracts/api.yaml) [m](../../src/main.rs#L7)\n\n<https://example.org/x>\n",
        &[
            "specs/001-a/spec.md#goals--aims",
            "specs/001-a/contracts/api.yaml",
            "source src/main.rs:7",
            "web https://example.org/x",
        ],
        &[],
    );
}

#[test]
fn reference_links_and_images_count() {
    check(
        "# A\n\n![d](diagram.png) ![gone](gone.png)\n\n[s][spec] [s][SPEC]\n\n[spec]: spec.md\n",
        &["source specs/001-a/diagram.png", "nowhere", "specs/001-a/spec.md", "specs/001-a/spec.md"],
        &["3:19 link-broken"],
    );
}

#[test]
fn harmful_and_lost_links_are_reported_where_they_stand() {
    check(
        "# A\n\n[x](javascript:alert(1)) and [x](JAVA&#x73;cript:alert(1))\n\n* é [y](Spec.md)\n* [z](spec.md#goal)\n",
        &["nowhere", "nowhere", "nowhere", "nowhere"],
        &["3:1 link-broken", "3:30 link-broken", "5:5 link-broken", "6:3 fragment-broken"],
    );
}

#[test]
fn headings_and_lines_of_the_own_document_are_found() {
    check(
        "# A\n\n## Über uns\n\n[u](#über-uns) [v](#%C3%BCber-uns) [l](#L3)\n",
        &["specs/001-a/plan.md#über-uns", "specs/001-a/plan.md#über-uns", "specs/001-a/plan.md#L3"],
        &[],
    );
}
