//! Findings as SARIF 2.1.0, the OASIS format that code scanning services read.
//!
//! The names of the fields are those of the standard (Static Analysis Results Interchange Format, section 3).

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use rapidhash::v3::rapidhash_v3;
use serde_json::{Value, json};

use super::{Finding, Report};
use crate::check::explain;
use crate::diagnostic::Code;

/// What a URI's path does not hold as it is.
const NOT_IN_A_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Writes findings as SARIF, indented, ending in a line feed. `prefix` leads from the top of the repository to the
/// portfolio's root: empty, or a path that ends in `/`.
#[must_use]
pub fn sarif(report: &Report<'_>, prefix: &str) -> Vec<u8> {
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "plansite",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": report.findings.iter().map(|finding| result(finding, prefix)).collect::<Vec<_>>(),
        }],
    });
    let mut bytes = serde_json::to_vec_pretty(&log).expect("JSON is written");
    bytes.push(b'\n');
    bytes
}

fn rule(code: Code) -> Value {
    let manual = explain(code);
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.description() },
        "help": { "text": manual, "markdown": manual },
        "defaultConfiguration": { "level": code.default_severity().name() },
    })
}

fn result(finding: &Finding<'_>, prefix: &str) -> Value {
    let problem = finding.problem;
    let message = match &problem.help {
        Some(help) => format!("{}\nhelp: {help}", problem.message),
        None => problem.message.clone(),
    };
    let path = format!("{prefix}{}", problem.path);
    let mut location = json!({ "artifactLocation": {
        "uri": utf8_percent_encode(&path, NOT_IN_A_PATH).to_string(),
        "uriBaseId": "%SRCROOT%",
    } });
    if let Some(place) = &problem.place {
        let mut region = json!({ "startLine": place.line, "startColumn": place.column });
        if let Some(excerpt) = &problem.excerpt {
            let marked = u32::try_from(problem.marked().chars().count()).unwrap_or(0);
            region["endColumn"] = json!(place.column.saturating_add(marked));
            region["snippet"] = json!({ "text": excerpt.text });
        }
        location["region"] = region;
    }
    json!({
        "ruleId": problem.code.name(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == problem.code),
        "level": problem.severity.name(),
        "message": { "text": message },
        "locations": [{ "physicalLocation": location }],
        "partialFingerprints": { "plansiteFinding/v1": fingerprint(finding) },
    })
}

/// What stays the same when text is inserted above a finding.
fn fingerprint(finding: &Finding<'_>) -> String {
    let problem = finding.problem;
    let stays = format!("{}\0{}\0{}", problem.code, problem.path, problem.marked());
    format!("{:016x}", rapidhash_v3(stays.as_bytes()))
}
