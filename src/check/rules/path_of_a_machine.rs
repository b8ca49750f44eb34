//! An absolute path of somebody's machine would be published.
//!
//! What it checks: no document holds a path such as `/Users/ada/…`, `/home/ada/…`, `C:\\work\\…` or `file:///…`, in code
//! neither. The first of each document is reported. Folders that every machine has, and accounts that stand for any
//! account, name nobody.
//!
//! Why it matters: the path means nothing to anybody else, and it tells the world the name of an account.
//!
//! Example: `**Spec**: /Users/ada/work/shop/specs/012-payment-retries/spec.md`
//!
//! Fix: write the path relative to the repository or to the document: `spec.md`.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::check::subject::Subject;
use crate::diagnostic::phrase::quoted;
use crate::diagnostic::{Code, Diagnostic, Source, Span};
use crate::plan::{Content, PlanDocument};

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    subject.plan().documents.iter().filter_map(|document| of_document(document, subject)).collect()
}

/// The first path of a document, with the number of the others.
fn of_document(document: &PlanDocument, subject: &Subject<'_>) -> Option<Diagnostic> {
    let source = subject.source(&document.path);
    let text = match (source, &document.content) {
        (Some(source), _) => source.text(),
        (None, Content::Text(text)) => text,
        (None, Content::Body(_)) => return None,
    };
    let mut paths = machine_paths(text);
    let first = paths.next()?;
    let more = match paths.count() {
        0 => String::new(),
        more => format!(", and so would {more} more in this document"),
    };
    let message = format!("{} is a path of one machine and would be published{more}", quoted(&text[first.clone()]));
    let span = Span::new(first.start, first.end);
    let place = match source {
        Some(source) => source.place(span),
        None => Source::new(document.path.as_str(), text.to_owned()).place(span),
    };
    let help = "write the path relative to the repository, or leave it out";
    Some(Diagnostic::new(Code::PathOfAMachine, &place, message).help(help))
}

/// What a path of a machine begins with, or holds as its second character.
static SIGNS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = ["/Users/", "/home/", "file:///", ":\\", ":/"];
    let searcher = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(words);
    searcher.expect("five short words make a searcher")
});

/// The paths of machines in a text.
fn machine_paths(text: &str) -> impl Iterator<Item = Range<usize>> {
    SIGNS.find_iter(text).filter_map(move |found| {
        let start = if text[found.range()].starts_with(':') { found.start().checked_sub(1)? } else { found.start() };
        let path = text.get(start..)?;
        let before = text[..start].chars().next_back();
        let begins = before.is_none_or(|c| !c.is_alphanumeric() && !"/\\.:~-_}>$".contains(c));
        let end = path.find(|c: char| c.is_whitespace() || "`\"'<>|)]".contains(c)).unwrap_or(path.len());
        let path = path[..end].trim_end_matches(['.', ',', ';', ':']);
        (begins && is_machine_path(path)).then(|| start..start + path.len())
    })
}

/// Whether a text begins with the path of a machine.
fn is_machine_path(text: &str) -> bool {
    let is_named =
        |name: &str| name.starts_with(char::is_alphanumeric) && !ANYBODY.contains(&name.to_ascii_lowercase().as_str());
    let account = |rest: &str, parts: usize| {
        let mut names = rest.split('/');
        is_named(names.next().unwrap_or_default())
            && names.take(parts).filter(|part| part.starts_with(|c: char| c.is_alphanumeric() || c == '.')).count()
                == parts
    };
    let bytes = text.as_bytes();
    let drive = bytes.len() > 3
        && bytes[0].is_ascii_alphabetic()
        && bytes[1] == b':'
        && (bytes[2] == b'\\' || bytes[2] == b'/' && bytes[0].is_ascii_uppercase())
        && text[3..].split(['\\', '/', ' ']).take(2).all(is_named);
    drive
        || text.strip_prefix("/Users/").is_some_and(|rest| account(rest, 1))
        // A web application may well have a route /home/settings; three parts below it are rare.
        || text.strip_prefix("/home/").is_some_and(|rest| account(rest, 2))
        || text.strip_prefix("file:///").is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// Accounts that stand for any account or for a service, and folders that every machine has.
#[rustfmt::skip]
const ANYBODY: &[&str] = &[
    "user", "username", "you", "yourname", "name", "me", "runner", "app", "appuser", "node", "ubuntu", "debian", "vscode",
    "pi", "ec2-user", "vagrant", "docker", "git", "deploy", "jovyan", "nonroot", "root", "public", "shared", "path",
    "program", "programdata", "windows", "temp", "tmp",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::said;
    use crate::portfolio::sample;

    #[test]
    fn machine_paths_are_told_from_routes_and_examples() {
        for (text, expected) in [
            ("see /Users/ada/work/spec.md.", Some("/Users/ada/work/spec.md")),
            ("`/home/ada/src/shop`", Some("/home/ada/src/shop")),
            ("Z:\\WORK\\shop", Some("Z:\\WORK\\shop")),
            ("(C:/work/x)", Some("C:/work/x")),
            ("file:///etc/x", Some("file:///etc/x")),
            ("C:\\ProgramData\\shop", None),
            ("C:\\Users\\username\\shop", None),
            ("/home/ubuntu/src/shop", None),
            ("GET /Users/{id}/posts", None),
            ("/home/settings/profile", None),
            ("/home/user/src/shop", None),
            ("https://example.org/Users/ada/x", None),
            ("http://x", None),
            ("a:/b", None),
            ("specs/001-a/spec.md", None),
        ] {
            let found = machine_paths(text).next().map(|range| &text[range]);
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn every_document_is_looked_through_and_its_first_path_reported() {
        let mut plan = sample::plan("specs/001-a", &["plan.md", "spec.md", "contracts/api.yaml"]);
        let text = "# A\n\n**Spec**: /Users/ada/x/spec.md\n\n```sh\ncd /home/ada/src/x\n```\n";
        let document = sample::document_mut(&mut plan, 0);
        document.source = Some(Source::new("specs/001-a/plan.md", text.to_owned()).into());
        sample::document_mut(&mut plan, 2).content = Content::Text("server: file:///srv/x\n".to_owned());
        let expected = [
            "specs/001-a/plan.md:3: `/Users/ada/x/spec.md` is a path of one machine and would be published, and so would 1 more in this document",
            "specs/001-a/contracts/api.yaml:1: `file:///srv/x` is a path of one machine and would be published",
        ];
        assert_eq!(said(Code::PathOfAMachine, vec![plan]), expected);
    }
}
