//! Changes in, what is printed out.

use super::{human, json, markdown};
use crate::diagnostic::Style;
use crate::portfolio::changes::{Event, EventKind};
use crate::portfolio::timeline::Logged;
use crate::portfolio::{Changes, Comparison, Newest};

/// A sample of changes in two plans, one of them full of what must not get through.
fn changes() -> Changes {
    let logged = |kind, plan: &str, text: &str, sides: (Option<&str>, Option<&str>), commit: Option<&str>| Logged {
        event: Event {
            kind,
            plan: plan.to_owned(),
            text: text.to_owned(),
            before: sides.0.map(str::to_owned),
            after: sides.1.map(str::to_owned),
            path: format!("specs/{plan}/plan.md"),
            line: 7,
        },
        commit: commit.map(str::to_owned),
        author: "Åsa @here".to_owned(),
        moment: "2026-11-17T09:00:00Z".parse().unwrap(),
    };
    let commit = "4f2a1c9d00000000000000000000000000000000";
    Changes {
        since: Comparison {
            revision: Some("review/2026-11-16".to_owned()),
            commit: Some("c".repeat(40)),
            moment: "2026-11-16T08:00:00Z".parse().unwrap(),
        },
        until: Newest {
            revision: None,
            commit: Some(commit.to_owned()),
            moment: "2026-11-18T08:00:00Z".parse().unwrap(),
            dirty: true,
        },
        events: vec![
            logged(EventKind::StatusChanged, "001-tides", "Tides", (None, Some("In *review*")), Some(commit)),
            logged(EventKind::GateUnticked, "001-tides", "Crew <found> | [x](y)", (None, None), Some(commit)),
            logged(EventKind::GateRemoved, "002-fog", "Old", (Some("open"), Some("waived")), Some(commit)),
            logged(EventKind::RiskRescored, "001-tides", "Fog @all #1\u{1b}[2J", (Some("Low × Low"), None), None),
        ],
    }
}

#[test]
fn a_terminal_shows_plan_by_plan_what_happened() {
    let expected = "4 changes in 2 plans since review/2026-11-16 (16 Nov 2026)
1 status changed, 1 gate unticked, 1 gate removed and 1 risk rescored

001-tides
  status changed  Tides: In *review*  Åsa @here, 17 Nov 2026, 4f2a1c9
  gate unticked   Crew <found> | [x](y)  Åsa @here, 17 Nov 2026, 4f2a1c9
  risk rescored   Fog @all #1␛[2J: Low × Low → not stated  Åsa @here, 17 Nov 2026, not committed

002-fog
  gate waived  Old  Åsa @here, 17 Nov 2026, 4f2a1c9
";
    assert_eq!(human(&changes(), Style::Plain), expected);
    let coloured = human(&changes(), Style::Coloured);
    assert!(coloured.contains("\u{1b}[1;31mgate unticked\u{1b}[0m") && !coloured.contains("\u{1b}[2J"));
    let none = Changes { events: Vec::new(), ..changes() };
    assert_eq!(human(&none, Style::Plain), "no changes since review/2026-11-16 (16 Nov 2026)\n");
}

#[test]
fn a_comment_says_nothing_that_a_plan_made_it_say() {
    let expected = r"**4 changes in 2 plans** since review\/2026\-11\-16 (16 Nov 2026)

1 status changed, 1 gate unticked, 1 gate removed and 1 risk rescored

<details><summary>001-tides: 1 status changed, 1 gate unticked and 1 risk rescored</summary>

- Status changed: [Tides](<https://example.org/4f2a1c9d00000000000000000000000000000000/specs/001-tides/plan.md#L7>), In \*review\* (Åsa @<!-- -->here, 17 Nov 2026, 4f2a1c9)
- **Gate unticked**: [Crew &lt;found&gt; \| \[x\]\(y\)](<https://example.org/4f2a1c9d00000000000000000000000000000000/specs/001-tides/plan.md#L7>) (Åsa @<!-- -->here, 17 Nov 2026, 4f2a1c9)
- Risk rescored: Fog @<!-- -->all \#<!-- -->1␛\[2J, Low × Low → not stated (Åsa @<!-- -->here, 17 Nov 2026, not committed)

</details>

<details><summary>002-fog: 1 gate removed</summary>

- Gate waived: Old (Åsa @<!-- -->here, 17 Nov 2026, 4f2a1c9)

</details>
";
    assert_eq!(markdown(&changes(), Some("https://example.org/{commit}/{path}#L{line}")), expected);
    let none = Changes { events: Vec::new(), ..changes() };
    assert_eq!(markdown(&none, None), "**No changes** since review\\/2026\\-11\\-16 (16 Nov 2026)\n");
}

#[test]
fn a_comment_stays_short() {
    let mut many = changes();
    many.events = vec![many.events[1].clone(); 400];
    many.events.push(changes().events[2].clone());
    let text = markdown(&many, Some("https://example.org/{commit}/{path}#L{line}"));
    assert!(text.len() < 65_536, "{} bytes", text.len());
    assert_eq!(text.matches("\n- ").count(), 150);
    assert!(text.ends_with("and 251 more, which `plansite changes` lists\n"), "{text}");
}

#[test]
fn programs_get_every_field() {
    let json: serde_json::Value = serde_json::from_slice(&json(&changes())).unwrap();
    let commit = "4f2a1c9d00000000000000000000000000000000";
    let expected = serde_json::json!({
        "schema_version": 1,
        "kind": "plansite/changes",
        "since": { "rev": "review/2026-11-16", "commit": "c".repeat(40), "date": "2026-11-16T08:00:00Z" },
        "until": { "rev": null, "commit": commit, "date": "2026-11-18T08:00:00Z", "dirty": true },
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&json[key], value, "{key}");
    }
    assert_eq!(json["events"].as_array().map(Vec::len), Some(4));
    assert_eq!(
        json["events"][3],
        serde_json::json!({
            "kind": "risk-rescored", "plan": "001-tides", "text": "Fog @all #1\u{1b}[2J", "before": "Low × Low", "after": null,
            "path": "specs/001-tides/plan.md", "line": 7, "commit": null, "author": "Åsa @here",
            "date": "2026-11-17T09:00:00Z",
        })
    );
}
