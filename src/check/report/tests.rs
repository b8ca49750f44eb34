//! The forms of one small report, whole, and a baseline before and after edits.

use serde_json::{Value, json as value};

use super::*;
use crate::diagnostic::{Code, Source, Span};

const PATH: &str = "specs/001-a, b: c/plan.md";

/// Problems that mark the given words of a text, in order; `None` marks the file.
fn problems(text: &str, marks: &[Option<&str>]) -> Vec<Diagnostic> {
    let source = Source::new(PATH, text.to_owned());
    let mut from = 0;
    let problem = |mark: &Option<&str>| match mark {
        Some(words) => {
            let start = from + source.text()[from..].find(words).expect("the words are in the text");
            from = start + words.len();
            let place = source.place(Span::new(start, from));
            let mut problem = Diagnostic::new(Code::PlaceholderLeft, &place, format!("100 % of `{words}`\nis left"));
            problem.quote(&source);
            problem.help("fill it in")
        }
        None => Diagnostic::of_file(Code::GatesMissing, PATH, "no gates"),
    };
    marks.iter().map(problem).collect()
}

fn report(problems: &[Diagnostic]) -> Report<'_> {
    Report { findings: problems.iter().map(|problem| Finding { plan: Some("001-a-b-c"), problem }).collect() }
}

#[test]
fn github_reads_each_finding_on_one_line() {
    let found = problems("# Plan\n\nüber [X]\n", &[None, Some("[X]")]);
    let expected = "\
::notice file=docs/specs/001-a%2C b%3A c/plan.md,line=1,col=1,title=gates-missing::no gates
::warning file=docs/specs/001-a%2C b%3A c/plan.md,line=3,col=6,title=placeholder-left::100 %25 of `[X]`%0Ais left%0Ahelp: fill it in
";
    assert_eq!(github(&report(&found), "docs/"), expected);
    assert_eq!(github(&Report::default(), ""), "");
}

#[test]
fn json_names_the_plan_and_counts() {
    let found = problems("# Plan\n\nüber [X]\n", &[None, Some("[X]")]);
    let outside = Diagnostic::of_file(Code::FileTooLarge, "big.md", "large");
    let mut report = report(&found);
    report.findings.insert(0, Finding { plan: None, problem: &outside });
    let written: Value = serde_json::from_slice(&json(&report)).expect("it is JSON");
    let expected = value!({
        "schema_version": 1,
        "kind": "plansite/problems",
        "summary": { "error": 0, "warning": 2, "note": 1 },
        "problems": [
            { "plan": null, "code": "file-too-large", "severity": "warning", "message": "large", "help": null, "path": "big.md", "line": null, "column": null },
            { "plan": "001-a-b-c", "code": "gates-missing", "severity": "note", "message": "no gates", "help": null, "path": PATH, "line": null, "column": null },
            { "plan": "001-a-b-c", "code": "placeholder-left", "severity": "warning", "message": "100 % of `[X]`\nis left", "help": "fill it in", "path": PATH, "line": 3, "column": 6 },
        ],
    });
    assert_eq!(written, expected);
}

#[test]
fn sarif_says_where_and_how_bad() {
    let found = problems("# Plan\n\nüber [X]\n", &[None, Some("[X]")]);
    let written: Value = serde_json::from_slice(&sarif(&report(&found), "docs/")).expect("it is JSON");
    let results = &written["runs"][0]["results"];
    let uri = "docs/specs/001-a,%20b:%20c/plan.md";
    let whole = value!({ "artifactLocation": { "uri": uri, "uriBaseId": "%SRCROOT%" } });
    assert_eq!(results[0]["locations"][0]["physicalLocation"], whole);
    assert_eq!(results[0]["level"], "note");
    let region = value!({ "startLine": 3, "startColumn": 6, "endColumn": 9, "snippet": { "text": "über [X]" } });
    assert_eq!(results[1]["locations"][0]["physicalLocation"]["region"], region);
    let rules = written["runs"][0]["tool"]["driver"]["rules"].as_array().expect("a list");
    assert_eq!(rules.len(), Code::ALL.len());
    for result in results.as_array().expect("a list") {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("a small one");
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

/// What is new in `after`, as `line:column` or `file`, when `before` is accepted.
#[track_caller]
fn check(before: (&str, &[Option<&str>]), after: (&str, &[Option<&str>]), expected: &[&str]) {
    let (was, now) = (problems(before.0, before.1), problems(after.0, after.1));
    let written = Baseline::of(&report(&was)).to_json();
    let source = Source::new("baseline.json", String::from_utf8(written).expect("it is UTF-8"));
    let baseline = Baseline::parse(&source).expect("what is written can be read");
    assert_eq!((baseline.len(), baseline.is_empty()), (was.len(), was.is_empty()));
    let now = report(&now);
    let new: Vec<String> = baseline
        .new_in(&now)
        .findings
        .iter()
        .map(|it| {
            it.problem
                .line()
                .zip(it.problem.column())
                .map_or("file".to_owned(), |(line, column)| format!("{line}:{column}"))
        })
        .collect();
    assert_eq!(new, expected, "{:?}", after.0);
}

#[test]
fn a_baseline_knows_findings_again_by_their_words() {
    let before = ("# Plan\n\na [X]\n\nb [Y]\n", &[None, Some("[X]"), Some("[Y]")][..]);
    check(before, before, &[]);
    check(before, ("new\n\n# Plan\n\nnew\n\na [X]\n\nand b [Y]\n", before.1), &[]);
    check(before, ("a [X]\n", &[Some("[X]")]), &[]);
    check(before, ("a [X]\n[Z]\nb [Y]\n", &[None, Some("[X]"), Some("[Z]"), Some("[Y]")]), &["2:1"]);
    check(("a\n", &[]), ("a [X]\n", &[None, Some("[X]")]), &["file", "1:3"]);
}

#[test]
fn of_the_same_words_the_ones_in_a_new_line_are_new() {
    let before = ("a [X]\nb [X]\n", &[Some("[X]"), Some("[X]")][..]);
    check(before, ("c [X]\na [X]\nb [X]\n", &[Some("[X]"), Some("[X]"), Some("[X]")]), &["1:3"]);
    check(before, ("a [X]\nb [X]\nb [X]\n", &[Some("[X]"), Some("[X]"), Some("[X]")]), &["3:3"]);
    check(before, ("c [X]\nb [X]\n", &[Some("[X]"), Some("[X]")]), &[]);
}

#[test]
fn what_is_no_baseline_is_said_with_its_place() {
    for (text, message, line, column) in [
        ("", "the baseline cannot be read: EOF while parsing a value", 1, 1),
        (
            "{\n  \"x\": 1\n}",
            "the baseline cannot be read: unknown field `x`, expected one of `schema_version`, `kind`, `findings`",
            2,
            5,
        ),
        (
            r#"{"schema_version":1,"kind":"plansite/problems","findings":[]}"#,
            "this is no baseline but `plansite/problems`",
            1,
            1,
        ),
        (
            r#"{"schema_version":2,"kind":"plansite/baseline","findings":[]}"#,
            "the baseline has another version: 2",
            1,
            1,
        ),
    ] {
        let fault = Baseline::parse(&Source::new("b.json", text.to_owned())).expect_err(text);
        let place = fault.place.expect("a place");
        assert_eq!((fault.message.as_str(), place.line, place.column), (message, line, column));
    }
}
