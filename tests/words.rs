//! The tables of words: each row is written as the texts are that it is compared with, and stands once.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use plansite::plan::words::{fold, plain};

/// The tables of a file, each by its name with its rows. Only tables of bare words are: pairs say more than a word.
fn tables(source: &str) -> Vec<(String, Vec<String>)> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
    let tests = code.find("#[cfg(test)]").unwrap_or(code.len());
    let begins = |line: &str| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        let rest = line.strip_prefix("const ").or_else(|| line.strip_prefix("static "))?;
        rest.split_once(": ").map(|(name, _)| name.to_owned())
    };
    let mut tables = Vec::new();
    let mut rest = &code[..tests];
    while !rest.is_empty() {
        let line = rest.lines().next().unwrap_or_default();
        if let Some(name) = begins(line) {
            let end = rest.find(";\n").map_or(rest.len(), |end| end + 2);
            let (kind, value) = rest[..end].split_once(" = ").unwrap_or_default();
            if !kind.contains("(&") {
                tables.push((name, strings(value)));
            }
            rest = &rest[end..];
        } else {
            rest = &rest[(line.len() + 1).min(rest.len())..];
        }
    }
    tables
}

/// The string literals of a piece of code. None of the tables escapes a character but a quotation mark.
fn strings(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut characters = code.chars();
    while characters.by_ref().any(|c| c == '"') {
        let mut word = String::new();
        while let Some(c) = characters.next().filter(|c| *c != '"') {
            word.push(if c == '\\' { characters.next().unwrap_or(c) } else { c });
        }
        found.push(word);
    }
    found
}

/// Brings a text into the form in which it is compared.
type Form = fn(&str) -> String;

/// The files whose tables are compared with texts in one form, by what their first lines say.
const FORMS: [(&str, Form); 9] = [
    ("checks", plain),
    ("columns", plain),
    ("constitution", plain),
    ("gates", plain),
    ("signs", plain),
    ("unknowns", plain),
    ("verdicts", plain),
    ("sections", fold),
    ("stages", fold),
];

#[test]
fn rows_stand_once_and_can_be_met() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/plan/words");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for entry in fs::read_dir(&folder).expect("the folder of the tables").flatten() {
        let name = entry.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = fs::read_to_string(entry.path()).expect("a table");
        let form = FORMS.iter().find(|(file, _)| *file == name).map(|(_, form)| form);
        for (table, rows) in tables(&source) {
            let mut known = BTreeSet::new();
            for row in rows {
                seen += 1;
                if form.is_some_and(|form| form(&row) != row) {
                    wrong.push(format!(
                        "{name}::{table}: {row:?} is never met, since texts are compared without its signs"
                    ));
                }
                if !known.insert(row.clone()) {
                    wrong.push(format!("{name}::{table}: {row:?} stands twice"));
                }
            }
        }
    }
    assert!(seen > 3000, "only {seen} rows were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
