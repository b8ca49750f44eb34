//! An absolute path of somebody's machine would be published.
//!
//! What it checks: no field of a header, no risk, gate or criterion and no link's text holds a path such as
//! `/Users/ada/…`, `/home/ada/…`, `C:\work\…` or `file:///…`.
//!
//! Why it matters: the path means nothing to anybody else, and it tells the world the name of an account.
//!
//! Example: `**Spec**: /Users/ada/work/shop/specs/012-payment-retries/spec.md`
//!
//! Fix: write the path relative to the repository or to the document: `spec.md`.

use crate::check::phrase::quoted;
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::plan::Plan;

pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let report = |(text, place): (&str, &Place)| {
        let path = machine_path(text)?;
        let message = format!("{} is a path of one machine and would be published", quoted(path));
        Some(Diagnostic::new(Code::PathOfAMachine, place, message).help("write the path relative to the repository"))
    };
    texts(subject.plan()).filter_map(report).collect()
}

/// The texts of a plan that pages and exports show.
fn texts(plan: &Plan) -> impl Iterator<Item = (&str, &Place)> {
    let header = [&plan.branch, &plan.author, &plan.feature].into_iter().flatten().chain(&plan.facts);
    let risks = plan.risks.iter().flat_map(|risk| {
        let texts = [Some(&risk.text), risk.mitigation.as_ref(), risk.contingency.as_ref()];
        texts.into_iter().flatten().map(|text| (text.as_str(), &risk.place))
    });
    let links = plan.documents.iter().flat_map(|document| &document.links);
    header
        .map(|fact| (fact.value.as_str(), &fact.place))
        .chain(risks)
        .chain(plan.gates.iter().map(|gate| (gate.text.as_str(), &gate.place)))
        .chain(plan.success_criteria.iter().map(|criterion| (criterion.text.as_str(), &criterion.place)))
        .chain(links.map(|link| (link.text.as_str(), &link.place)))
}

/// The first path of a machine in a text.
fn machine_path(text: &str) -> Option<&str> {
    let starts = |(at, _): &(usize, char)| {
        let before = text[..*at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !"/\\.:~-_}>".contains(c)) && is_machine_path(&text[*at..])
    };
    let (start, _) = text.char_indices().find(starts)?;
    let path = &text[start..];
    let end = path.find(|c: char| c.is_whitespace() || "`\"'<>|)]".contains(c)).unwrap_or(path.len());
    Some(path[..end].trim_end_matches(['.', ',', ';', ':']))
}

/// Whether a text begins with the path of a machine.
fn is_machine_path(text: &str) -> bool {
    let account = |rest: &str, parts: usize| {
        let mut names = rest.split('/');
        let name = names.next().unwrap_or_default();
        let named = name.starts_with(char::is_alphanumeric) && !EXAMPLES.contains(&name.to_ascii_lowercase().as_str());
        named
            && names.take(parts).filter(|part| part.starts_with(|c: char| c.is_alphanumeric() || c == '.')).count()
                == parts
    };
    let bytes = text.as_bytes();
    let drive = bytes.len() > 3
        && bytes[0].is_ascii_alphabetic()
        && bytes[1] == b':'
        && (bytes[2] == b'\\' || bytes[2] == b'/' && bytes[0].is_ascii_uppercase())
        && bytes[3].is_ascii_alphanumeric();
    drive
        || text.strip_prefix("/Users/").is_some_and(|rest| account(rest, 1))
        // A web application may well have a route /home/settings; three parts below it are rare.
        || text.strip_prefix("/home/").is_some_and(|rest| account(rest, 2))
        || text.strip_prefix("file:///").is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// Account names that stand for any account.
const EXAMPLES: [&str; 7] = ["user", "username", "you", "yourname", "name", "me", "runner"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;
    use crate::portfolio::sample;

    #[test]
    fn machine_paths_are_told_from_routes_and_examples() {
        for (text, expected) in [
            ("see /Users/ada/work/spec.md.", Some("/Users/ada/work/spec.md")),
            ("`/home/ada/src/shop`", Some("/home/ada/src/shop")),
            ("Z:\\WORK\\shop", Some("Z:\\WORK\\shop")),
            ("(C:/work/x)", Some("C:/work/x")),
            ("file:///etc/x", Some("file:///etc/x")),
            ("GET /Users/{id}/posts", None),
            ("/home/settings/profile", None),
            ("/home/user/src/shop", None),
            ("https://example.org/Users/ada/x", None),
            ("http://x", None),
            ("a:/b", None),
            ("specs/001-a/spec.md", None),
        ] {
            assert_eq!(machine_path(text), expected, "{text}");
        }
    }

    #[test]
    fn fields_are_looked_through() {
        let field = |plan: &mut Plan| plan.facts.push(sample::fact(plan, "Spec", "/Users/ada/x/spec.md"));
        let expected =
            ["specs/001-a/plan.md:4: `/Users/ada/x/spec.md` is a path of one machine and would be published"];
        check(Code::PathOfAMachine, field, &expected);
        check(Code::PathOfAMachine, |plan| plan.facts.push(sample::fact(plan, "Spec", "spec.md")), &[]);
    }
}
