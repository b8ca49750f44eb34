//! The exports of one small portfolio, whole.

use std::sync::Arc;

use serde_json::Value;

use super::{Export, Table, file, paths};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Progress, ReferenceKind, Stage, reference::ReferenceTarget};
use crate::portfolio::{Change, Portfolio, sample};
use crate::site::routes::Routes;

fn portfolio() -> Portfolio {
    let mut first = sample::plan("specs/001-a", &["plan.md", "contracts/api.yaml"]);
    first.title = "=cmd|' /C calc'!A0".to_owned();
    sample::status(&mut first, "Draft, \"really\"", Stage::Draft);
    sample::created(&mut first, "2025-12-11");
    first.branch = Some(sample::fact(&first, "Branch", "001-a"));
    first.facts.push(sample::fact(&first, "Runtime", "Python 3.13+"));
    sample::gates(&mut first, 1, 2);
    sample::risk(&mut first, 3, 2, None);
    first.tasks = Some(Progress { done: 3, total: 20 });
    sample::reference(&mut first, ReferenceKind::DependsOn, ReferenceTarget::Number(2));
    let second = sample::plan("specs/002-b", &["plan.md"]);
    let mut portfolio = sample::portfolio(vec![first, second]);
    let problem =
        Diagnostic::new(Code::RiskWithoutMitigation, &sample::place("specs/001-a/plan.md", 50), "no mitigation");
    Arc::make_mut(&mut portfolio.plans[0].problems).push(problem);
    portfolio.problems.push(Diagnostic::of_file(Code::FileTooLarge, "big.md", "large").help("split it"));
    let moment = "2026-01-02T23:59:59Z".parse().expect("a moment");
    portfolio.plans[0].changed = Some(Change { moment, author: "Ada".to_owned(), commit: "c".repeat(40) });
    portfolio
}

fn parsed(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("the export is JSON")
}

#[test]
fn the_model_has_every_field() {
    let portfolio = portfolio();
    let found = parsed(&file(&portfolio, &Routes::of(&portfolio), Export::Json));
    assert_eq!(found, parsed(MODEL.replace("VERSION", env!("CARGO_PKG_VERSION")).as_bytes()));
}

/// What [`portfolio`] is exported as.
const MODEL: &str = r#"{
    "schema_version": 1,
    "kind": "plansite/portfolio",
    "generator": "plansite VERSION",
    "title": "Sample",
    "source": { "commit": null, "committed": null, "dirty": false, "as_of": "2026-11-23" },
    "constitution": null,
    "summary": {
        "plans": 2,
        "stages": { "draft": 1, "unstated": 1 },
        "gates": { "done": 1, "total": 2, "plans_without": 1 },
        "risks": { "total": 1, "unmitigated": 1, "unscored": 0, "plans_without": 1 },
        "tasks": { "done": 3, "total": 20 },
        "problems": { "error": 0, "warning": 2, "note": 0 }
    },
    "problems": [{
        "code": "file-too-large", "severity": "warning", "message": "large", "help": "split it",
        "path": "big.md", "line": null, "column": null
    }],
    "plans": [
        {
            "id": "001-a", "number": 1, "folder": "specs/001-a", "path": "specs/001-a/plan.md",
            "url": "plans/001-a/index.html", "title": "=cmd|' /C calc'!A0", "title_is_placeholder": false,
            "template_only": false, "unreadable": null,
            "status": { "text": "Draft, \"really\"", "stage": "draft", "source": "plan" }, "spec_status": null,
            "created": { "text": "2025-12-11", "date": "2025-12-11" },
            "changed": { "date": "2026-01-02", "author": "Ada", "commit": "cccccccccccccccccccccccccccccccccccccccc" },
            "branch": "001-a", "author": null, "feature": null,
            "facts": [{ "name": "Runtime", "value": "Python 3.13+", "line": 4 }],
            "sections": { "risks": false, "gates": false, "constitution": false },
            "constitution": [],
            "gates": [
                { "section": "Gates", "text": "gate 0", "state": "done", "line": 100 },
                { "section": "Gates", "text": "gate 1", "state": "open", "line": 101 }
            ],
            "gate_verdicts": [],
            "risks": [{
                "text": "risk 3 by 2", "category": null, "likelihood": { "text": "level 3", "level": 3 },
                "impact": { "text": "level 2", "level": 2 }, "exposure": { "score": 6, "band": "high" },
                "mitigation": null, "owner": null, "contingency": null, "path": "specs/001-a/plan.md", "line": 50
            }],
            "success_criteria": [], "phases": [], "phase_marks": [], "complexity": [], "tasks": { "done": 3, "total": 20 },
            "clarifications": [], "placeholders": [],
            "documents": [
                { "kind": "plan", "title": "plan.md", "path": "specs/001-a/plan.md", "url": "plans/001-a/index.html" },
                {
                    "kind": "contract", "title": "contracts/api.yaml", "path": "specs/001-a/contracts/api.yaml",
                    "url": "plans/001-a/contracts/api.yaml.html"
                }
            ],
            "references": [{
                "kind": "depends-on", "plan": "002-b", "text": "Feature 2", "path": "specs/001-a/plan.md", "line": 9
            }],
            "problems": [{ "code": "risk-without-mitigation", "severity": "warning", "message": "no mitigation", "help": null, "path": "specs/001-a/plan.md", "line": 50, "column": 1 }]
        },
        {
            "id": "002-b", "number": 2, "folder": "specs/002-b", "path": "specs/002-b/plan.md",
            "url": "plans/002-b/index.html", "title": "002-b", "title_is_placeholder": false,
            "template_only": false, "unreadable": null,
            "status": { "text": null, "stage": "unstated", "source": null }, "spec_status": null,
            "created": null, "changed": null, "branch": null, "author": null, "feature": null, "facts": [],
            "sections": { "risks": false, "gates": false, "constitution": false },
            "constitution": [], "gates": [], "gate_verdicts": [], "risks": [], "success_criteria": [], "phases": [], "phase_marks": [],
            "complexity": [], "tasks": null, "clarifications": [], "placeholders": [],
            "documents": [
                { "kind": "plan", "title": "plan.md", "path": "specs/002-b/plan.md", "url": "plans/002-b/index.html" }
            ],
            "references": [], "problems": []
        }
    ]
}"#;

#[track_caller]
fn check_csv(table: Table, expected: &str) {
    let portfolio = portfolio();
    let found = file(&portfolio, &Routes::of(&portfolio), Export::Csv(table));
    assert_eq!(String::from_utf8(found).expect("CSV is UTF-8"), expected.replace('\n', "\r\n"));
}

#[test]
fn registers_are_safe_for_spreadsheets() {
    check_csv(
        Table::Plans,
        concat!(
            "id,number,folder,path,url,title,template_only,status_text,status_stage,status_source,created_text,created_date,",
            "changed_date,changed_author,changed_commit,branch,author,feature,gates_done,gates_total,risks_total,",
            "risks_unmitigated,risks_unscored,tasks_done,tasks_total,clarifications,placeholders,problems_error,",
            "problems_warning,problems_note\n",
            "001-a,1,specs/001-a,specs/001-a/plan.md,plans/001-a/index.html,'=cmd|' /C calc'!A0,false,",
            "\"Draft, \"\"really\"\"\",draft,plan,2025-12-11,2025-12-11,2026-01-02,Ada,",
            "cccccccccccccccccccccccccccccccccccccccc,001-a,,,1,2,1,1,0,3,20,0,0,0,1,0\n",
            "002-b,2,specs/002-b,specs/002-b/plan.md,plans/002-b/index.html,002-b,false,,unstated,,,,,,,,,,,,,,,,,0,0,0,0,0\n",
        ),
    );
    check_csv(
        Table::Risks,
        concat!(
            "plan,text,category,likelihood_text,likelihood_level,impact_text,impact_level,exposure_score,exposure_band,",
            "mitigation,owner,contingency,path,line\n",
            "001-a,risk 3 by 2,,level 3,3,level 2,2,6,high,,,,specs/001-a/plan.md,50\n",
        ),
    );
    check_csv(
        Table::Gates,
        "plan,section,text,state,path,line\n\
         001-a,Gates,gate 0,done,specs/001-a/plan.md,100\n\
         001-a,Gates,gate 1,open,specs/001-a/plan.md,101\n",
    );
}

#[test]
fn badges_say_what_they_count_and_escape_titles() {
    let mut portfolio = portfolio();
    Arc::make_mut(&mut portfolio.plans[1].plan).id = "portfolio".to_owned();
    Arc::make_mut(&mut portfolio.plans[0].plan).title = "<script>\"&\u{1}".to_owned();
    let routes = Routes::of(&portfolio);
    let made = |(path, export)| (path, file(&portfolio, &routes, export));
    let files: std::collections::BTreeMap<_, _> = paths(&portfolio).into_iter().map(made).collect();
    let badge = |path: &str| String::from_utf8(files[path].clone()).expect("SVG is UTF-8");
    assert!(badge("badges/001-a.svg").contains("<title>&lt;script&gt;&quot;&amp;: 1 of 2 gates done</title>"));
    assert!(badge("badges/portfolio_.svg").contains("<title>002-b: no gates</title>"));
    assert!(badge("badges/portfolio.svg").contains(">1 of 2</text>"));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let expected = [
        "badges/001-a.svg",
        "badges/portfolio.svg",
        "badges/portfolio_.svg",
        "gates.csv",
        "plans.csv",
        "portfolio.json",
        "risks.csv",
    ];
    assert_eq!(names, expected);
}
