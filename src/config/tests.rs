//! Settings in, settings or drawn faults out.

use super::{Config, base_url};
use crate::diagnostic::{Code, Severity, Source, Style, draw_fault};
use crate::plan::Stage;

fn parse(text: &str) -> Result<Config, String> {
    Config::parse(&Source::new("plansite.yml", text.to_owned()))
        .map_err(|faults| faults.iter().map(|fault| draw_fault(fault, Style::Plain)).collect::<Vec<_>>().join("\n"))
}

/// Compares everything that is said about wrong settings.
fn check_faults(text: &str, expected: &str) {
    assert_eq!(parse(text).unwrap_err(), expected.trim_start_matches('\n'), "{text}");
}

#[test]
fn every_key_is_read() {
    let config = parse(
        r##"
title: Meridian Pay
base-url: https://example.org/plans
cname: plans.example.org
specs: [specs, services/*/specs]
exclude: ["specs/_archive_/**"]
statuses: { Parked: deferred, "In Arbeit": active }
checks: { gates-missing: off, placeholder-left: error, risk-unscored: warning }
review: { tags: "review/*", stale-after: 14 }
source-link: "https://github.com/o/r/blob/{commit}/{path}#L{line}"
theme: default
profiles:
  public:
    drop: { sections: ["Security Validation"], documents: [research], plans: ["009-*"], tags: [internal], risks: true }
"##,
    )
    .unwrap();
    assert_eq!(config.title.as_deref(), Some("Meridian Pay"));
    assert_eq!(config.base_url.as_deref(), Some("https://example.org/plans/"));
    assert_eq!(config.cname.as_deref(), Some("plans.example.org"));
    assert_eq!(config.specs, ["specs", "services/*/specs"]);
    assert_eq!(config.exclude, ["specs/_archive_/**"]);
    assert_eq!(config.statuses.get("parked"), Some(&Stage::Deferred));
    assert_eq!(config.statuses.get("in arbeit"), Some(&Stage::Active));
    assert_eq!(config.checks.get(&Code::GatesMissing), Some(&None));
    assert_eq!(config.checks.get(&Code::PlaceholderLeft), Some(&Some(Severity::Error)));
    assert_eq!(config.checks.get(&Code::RiskUnscored), Some(&Some(Severity::Warning)));
    assert_eq!((config.review.tags.as_deref(), config.review.stale_after), (Some("review/*"), Some(14)));
    assert_eq!(config.source_link.as_deref(), Some("https://github.com/o/r/blob/{commit}/{path}#L{line}"));
    assert_eq!(config.theme.as_deref(), Some("default"));
    let public = &config.profiles["public"];
    assert_eq!(public.sections, ["Security Validation"]);
    assert_eq!((&public.documents[..], &public.plans[..]), (&["research".to_owned()][..], &["009-*".to_owned()][..]));
    assert_eq!((&public.tags[..], public.risks), (&["internal".to_owned()][..], true));
}

#[test]
fn nothing_written_is_the_default() {
    for text in ["", "# nothing yet\n", "---\n", "title:\nspecs:\nchecks:\nprofiles: {}\n"] {
        assert_eq!(parse(text), Ok(Config::default()), "{text:?}");
    }
}

#[test]
fn a_scalar_keeps_its_characters() {
    let title = |text: &str| parse(text).unwrap().title.unwrap();
    assert_eq!(title("title: 1.10"), "1.10");
    assert_eq!(title("title: 2026"), "2026");
    assert_eq!(title("title: no"), "no");
    assert_eq!(title("title: 'true'"), "true");
    assert_eq!(title("title: 計画 \"1\""), "計画 \"1\"");
}

#[test]
fn an_unknown_key_names_the_nearest_one() {
    check_faults(
        "# Ärger\ntitel: x\nprofiles:\n  public:\n    drop: { risk: true }\n",
        "
error: there is no key `titel`
 --> plansite.yml:2:1
  |
2 | titel: x
  | ^^^^^
  |
  = help: did you mean `title`?

error: there is no key `risk`
 --> plansite.yml:5:13
  |
5 |     drop: { risk: true }
  |             ^^^^
  |
  = help: did you mean `risks`?
",
    );
}

#[test]
fn a_wrong_value_names_the_nearest_right_one() {
    check_faults(
        "statuses: { parked: defered }\nchecks:\n  gate-missing: off\n  placeholder-left: warn\n",
        "
error: `defered` is not a stage
 --> plansite.yml:1:21
  |
1 | statuses: { parked: defered }
  |                     ^^^^^^^
  |
  = help: did you mean `deferred`?

error: there is no key `gate-missing`
 --> plansite.yml:3:3
  |
3 |   gate-missing: off
  |   ^^^^^^^^^^^^
  |
  = help: did you mean `gates-missing`?

error: `warn` is not a severity
 --> plansite.yml:4:21
  |
4 |   placeholder-left: warn
  |                     ^^^^
  |
  = help: did you mean `warning`?
",
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_told() {
    check_faults(
        "title: [NAME]\nchecks: [a]\n",
        "
error: here must be a text, not a list
 --> plansite.yml:1:8
  |
1 | title: [NAME]
  |        ^
  |
  = help: put a text that begins with `[` between quotes

error: here must be a mapping of keys, not a list
 --> plansite.yml:2:9
  |
2 | checks: [a]
  |         ^
",
    );
    for (text, message) in [
        ("- a", "here must be a mapping of keys, not a list"),
        ("title: ''", "here must be a text, not an empty one"),
        ("review: { stale-after: 0 }", "`0` is not a whole number from 1 up"),
        ("review: { stale-after: -3 }", "`-3` is not a whole number from 1 up"),
        ("profiles: { p: { drop: { risks: ja } } }", "`ja` is not a truth value"),
        ("profiles: { p: { drop: { documents: [reserch] } } }", "`reserch` is not a kind of document"),
        ("profiles: { p: { drop: { documents: [plan] } } }", "`plan` is not a kind of document"),
        ("specs: ../other", "`../other` leads out of the portfolio's root"),
        ("exclude: ['a/[']", "`a/[` is not a pattern of paths: "),
        ("base-url: example.org", "`example.org` is not an address a site can stand at"),
        ("source-link: 'https://x.org/{file}'", "`{file}` is not part of a source link"),
        ("source-link: javascript:alert(1)", "`javascript:alert(1)` is not the address of a source line"),
    ] {
        let drawn = parse(text).unwrap_err();
        assert!(drawn.starts_with(&format!("error: {message}")), "{text}\n{drawn}");
        assert!(drawn.contains("--> plansite.yml:1:"), "{text}\n{drawn}");
    }
}

#[test]
fn what_is_no_yaml_is_told_with_its_place() {
    check_faults(
        "title: Plan: x\n",
        "
error: a `:` stands where none can
 --> plansite.yml:1:12
  |
1 | title: Plan: x
  |            ^
  |
  = help: put a text that holds `: ` between quotes
",
    );
    for text in ["title: [", "title: a\ntitle: b", "a: *b", "---\na: 1\n---\nb: 1", "title: \"\\q\"", "[a]: b"] {
        assert!(parse(text).unwrap_err().contains("--> plansite.yml:"), "{text:?}");
    }
}

#[test]
fn hostile_yaml_ends() {
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned()
        + &(b'b'..=b'j')
            .map(|c| format!("{0}: &{0} [{1}]\n", c as char, format!("*{},", (c - 1) as char).repeat(9)))
            .collect::<String>();
    assert!(parse(&bomb).is_err());
    assert!(parse(&"[".repeat(100_000)).is_err());
    assert!(parse(&format!("title: {}", "x".repeat(1_000_000))).is_ok());
}

#[test]
fn the_address_of_a_site_ends_in_a_slash() {
    assert_eq!(base_url("https://example.org/plans").as_deref(), Some("https://example.org/plans/"));
    assert_eq!(base_url("http://localhost:8000/").as_deref(), Some("http://localhost:8000/"));
    for url in
        ["", "example.org", "ftp://x.org", "https://", "https:///x", "https://x.org/?q", "https://a b", "https://x/\"y"]
    {
        assert_eq!(base_url(url), None, "{url}");
    }
}

#[test]
fn a_domain_is_a_name_alone() {
    check_faults(
        "cname: https://example.org\n",
        "
error: `https://example.org` is not the name of a domain
 --> plansite.yml:1:8
  |
1 | cname: https://example.org
  |        ^^^^^^^^^^^^^^^^^^^
  |
  = help: write it alone, like `plans.example.org`
",
    );
    for wrong in ["localhost", "a..b", "-a.org", "a.org/plans", "a.org:80", "münchen.de"] {
        assert!(parse(&format!("cname: {wrong}\n")).is_err(), "{wrong}");
    }
}

#[test]
fn the_schema_names_every_key_and_every_check() {
    let schema: serde_json::Value = serde_json::from_str(super::SCHEMA).unwrap();
    let names = |at: &str| -> Vec<String> {
        let mut names: Vec<String> = schema.pointer(at).unwrap().as_object().unwrap().keys().cloned().collect();
        names.sort();
        names
    };
    let mut keys = super::KEYS.map(str::to_owned);
    keys.sort();
    assert_eq!(names("/properties"), keys);
    let mut codes: Vec<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    codes.sort();
    assert_eq!(names("/properties/checks/properties"), codes);
}
