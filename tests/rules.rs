//! Every check on the smallest portfolios: one in which it speaks, at exact places, and one that looks alike and in which
//! it is silent.
//!
//! Both lie in `rules/CODE`, as files in one text. In `fires.txt` a section `-- expected --` lists what is found, a line
//! each: `path:line:column: message`, or `path: message` where the file as a whole is meant. A section `-- changes --`
//! makes of a file what cannot be written down: `path: windows-1251`, `path: binary`, `path: 9000000 bytes`,
//! `path: 50 columns`.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use plansite::diagnostic::Code;
use serde_json::Value;

use support::Sandbox;

/// A portfolio of `rules/CODE`.
struct Fixture {
    sandbox: Sandbox,
    expected: String,
}

impl Fixture {
    fn read(code: Code, name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules").join(code.name()).join(name);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{code} has no {name}: {error}"));
        let sandbox = Sandbox::new(&text);
        let aside = |name: &str| {
            let path = sandbox.path(name);
            let text = fs::read_to_string(&path).unwrap_or_default();
            let _ = fs::remove_file(path);
            text
        };
        let (expected, changes) = (aside("expected"), aside("changes"));
        for change in changes.lines() {
            let (path, how) = change.split_once(": ").expect("a change is `path: how`");
            let text = sandbox.read(path);
            sandbox.write(path, changed(&text, how));
        }
        Self { sandbox, expected }
    }

    /// What the check of a code says here.
    fn said(&self, code: Code) -> String {
        if code == Code::ThemeInvalid {
            return self.said_of_the_theme();
        }
        let mut command = self.sandbox.command(&["check", "--format", "json", "--fail-on", "never"]);
        command.env("SOURCE_DATE_EPOCH", "1795392000");
        let run = self.sandbox.finish(command);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let found: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
        let mut said = String::new();
        for problem in found["problems"].as_array().expect("a list").iter().filter(|it| it["code"] == code.name()) {
            let text = |name: &str| problem[name].as_str().expect("a text").to_owned();
            assert_eq!(text("severity"), code.default_severity().name());
            let place = match (problem["line"].as_u64(), problem["column"].as_u64()) {
                (Some(line), Some(column)) => format!("{}:{line}:{column}", text("path")),
                _ => text("path"),
            };
            let _ = writeln!(said, "{place}: {}", text("message"));
        }
        said
    }

    /// The theme is read when a site is built: what is said there has the same form, drawn.
    fn said_of_the_theme(&self) -> String {
        let run = self.sandbox.run(&["build"]);
        let mut said = String::new();
        let mut message = None;
        for line in run.stderr.lines() {
            if let Some((code, text)) = line.split_once("]: ").filter(|(code, _)| code.ends_with("[theme-invalid")) {
                assert_eq!(code, "error[theme-invalid");
                message = Some(text.to_owned());
            } else if let (Some(place), Some(message)) = (line.trim().strip_prefix("--> "), &message) {
                let _ = writeln!(said, "{place}: {message}");
            }
        }
        assert_eq!(run.code, if said.is_empty() { 0 } else { 2 }, "{}", run.stderr);
        said
    }
}

/// A text as bytes that no text file of ours can hold.
fn changed(text: &str, how: &str) -> Vec<u8> {
    let (number, what) = how.split_once(' ').unwrap_or(("0", how));
    let number: usize = number.parse().expect("a number");
    match what {
        "windows-1251" => encoding_rs::WINDOWS_1251.encode(text).0.into_owned(),
        "binary" => [0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0, 0, 0].repeat(64),
        "bytes" => text.as_bytes().iter().copied().cycle().take(number).collect(),
        "columns" => {
            let (head, rule) = ("|a".repeat(number), "|-".repeat(number));
            format!("{text}\n{head}|\n{rule}|\n{}", "|b\n".repeat(number)).into_bytes()
        }
        _ => panic!("no change is called {how}"),
    }
}

#[test]
fn every_check_speaks_where_it_should() {
    for code in Code::ALL {
        let fixture = Fixture::read(*code, "fires.txt");
        assert!(!fixture.expected.is_empty(), "{code}: nothing is expected");
        assert_eq!(fixture.said(*code), fixture.expected, "{code}");
    }
}

#[test]
fn every_check_is_silent_about_what_only_looks_alike() {
    for code in Code::ALL {
        assert_eq!(Fixture::read(*code, "quiet.txt").said(*code), "", "{code}");
    }
}

#[test]
fn every_check_is_explained() {
    let sandbox = Sandbox::new("");
    let list = sandbox.run(&["explain"]);
    for code in Code::ALL {
        assert!(list.stdout.contains(&format!("{code} ")), "{code} is not listed");
        let run = sandbox.run(&["explain", code.name()]);
        assert_eq!(run.code, 0);
        for part in ["What it checks:", "Why it matters:", "Example:", "Fix:"] {
            assert!(run.stdout.contains(part), "{code}: {part}");
        }
    }
}

#[test]
fn nothing_lies_here_that_no_check_reads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|inside| inside.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names, codes);
}
