//! Comments in a document that keep rules silent: for one line, or for the whole file.
//!
//! ```text
//! <!-- plansite-ignore-file gates-missing -->
//!
//! <!-- plansite-ignore risk-unscored, risk-without-mitigation: agreed with the pilots -->
//! - Disk fills up
//!
//! | The tide turns | now and then | wet feet | wait <!-- plansite-ignore level-unknown --> |
//! ```
//!
//! A comment speaks of its own line; one that stands alone on its line, of the next line that holds something else. What
//! follows a colon or ` -- ` is the reason and is not read. A problem of a file as a whole has no line and is kept
//! silent for the file only.

use super::subject::Sources;
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::plan::{PlanDocument, Statement};

/// How a comment begins that silences rules for a line.
const LINE: &str = "plansite-ignore";
/// How one begins that silences rules for a file.
const FILE: &str = "plansite-ignore-file";

/// What one comment silences.
#[derive(Debug, PartialEq, Eq)]
struct Suppression {
    codes: Vec<Code>,
    /// The line, counted from 1; `None` for the whole file.
    line: Option<u32>,
}

/// What all comments of a plan's documents silence, by document.
#[derive(Debug, Default)]
pub(super) struct Suppressions<'p> {
    documents: Vec<(&'p str, Vec<Suppression>)>,
}

impl<'p> Suppressions<'p> {
    /// Reads the comments of some documents.
    pub(super) fn of(documents: &'p [PlanDocument], sources: &Sources<'_>) -> Self {
        let documents = documents.iter().filter(|document| !document.remarks.is_empty()).map(|document| {
            let read = |remark| suppression(remark, sources.of_path(&document.path));
            (document.path.as_str(), document.remarks.iter().filter_map(read).collect())
        });
        Self { documents: documents.collect() }
    }

    /// Whether a problem is to be kept silent.
    pub(super) fn silence(&self, problem: &Diagnostic) -> bool {
        let of_document = self.documents.iter().filter(|(path, _)| *path == problem.path);
        of_document.flat_map(|(_, suppressions)| suppressions).any(|suppression| {
            let is_there = suppression.line.is_none() || suppression.line == problem.line();
            is_there && suppression.codes.contains(&problem.code)
        })
    }
}

fn suppression(remark: &Statement, source: Option<&Source>) -> Option<Suppression> {
    let codes = words(remark)?.filter_map(Code::from_name).collect();
    let line = if keyword(remark) == FILE { None } else { Some(line(remark, source?)) };
    Some(Suppression { codes, line })
}

/// The line that a comment speaks of.
fn line(remark: &Statement, source: &Source) -> u32 {
    let span = remark.place.span;
    let own = source.line_span(span.start);
    let last = source.line_span(span.end);
    let (before, behind) = (&source.text()[own.start..span.start], &source.text()[span.end..last.end.max(span.end)]);
    // The mark of a quotation or of a list is no text.
    let is_alone = before.trim_matches(['>', '-', '*', '+', ' ', '\t']).is_empty() && behind.trim().is_empty();
    if !is_alone {
        return remark.place.line;
    }
    let text = source.text();
    let mut rest = &text[last.end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
        match rest.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
            Some((_, behind)) => rest = behind,
            None => return source.line(text.len() - rest.len()),
        }
    }
}

/// The words of a comment that should be codes; `None` where it is another comment.
pub(super) fn words(remark: &Statement) -> Option<impl Iterator<Item = &str>> {
    let keyword = keyword(remark);
    let rest = (keyword == LINE || keyword == FILE).then(|| &remark.text[keyword.len()..])?;
    let end = [rest.find([':', '：', '—']), rest.find(" -- ")].into_iter().flatten().min().unwrap_or(rest.len());
    Some(rest[..end].split([',', ' ', '\t', '\n']).filter(|word| !word.is_empty()))
}

/// The word a comment begins with.
fn keyword(remark: &Statement) -> &str {
    let end = remark.text.find(|c: char| c.is_whitespace() || c == ':' || c == ',').unwrap_or(remark.text.len());
    &remark.text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::plan::feature::{DocumentKind, Feature, FeatureContent, FeatureDocument};
    use crate::plan::{self, ReadOptions};

    /// What is silenced in a text, as `line code` or `file code`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (document, _) = document::parse(Source::new("specs/001-a/plan.md", text.to_owned()));
        let content = FeatureContent::Document(Box::new(document));
        let document = FeatureDocument { kind: DocumentKind::Plan, path: "specs/001-a/plan.md".to_owned(), content };
        let feature = Feature {
            id: "001-a".to_owned(),
            number: Some(1),
            folder: "specs/001-a".to_owned(),
            documents: vec![document],
        };
        let plan = plan::read(feature, &ReadOptions::default());
        let suppressions = Suppressions::of(&plan.documents, &Sources::of(&plan.documents));
        let all = suppressions.documents.iter().flat_map(|(_, suppressions)| suppressions);
        let said: Vec<String> = all
            .flat_map(|of| {
                let place = of.line.map_or("file".to_owned(), |line| line.to_string());
                of.codes.iter().map(move |code| format!("{place} {code}"))
            })
            .collect();
        assert_eq!(said, expected, "{text:?}");
    }

    #[test]
    fn a_comment_speaks_of_its_line() {
        check("- Disk fills up <!-- plansite-ignore risk-unscored -->\n", &["1 risk-unscored"]);
        check("| a | b <!-- plansite-ignore link-broken --> |\n|---|---|\n", &["1 link-broken"]);
        check("# Plan <!-- plansite-ignore link-broken, level-unknown -->\n", &["1 link-broken", "1 level-unknown"]);
    }

    #[test]
    fn one_that_stands_alone_speaks_of_the_next_line() {
        check("# A\n\n<!-- plansite-ignore link-broken -->\n\n[a](b)\n", &["5 link-broken"]);
        check("<!-- plansite-ignore\n  link-broken -->\n[a](b)\n", &["3 link-broken"]);
        check("> <!-- plansite-ignore link-broken -->\n> [a](b)\n", &["2 link-broken"]);
        let two = "<!-- plansite-ignore link-broken -->\n<!-- plansite-ignore level-unknown -->\n[a](b)\n";
        check(two, &["3 link-broken", "3 level-unknown"]);
    }

    #[test]
    fn a_file_may_be_meant_and_a_reason_given() {
        check("<!-- plansite-ignore-file gates-missing -->\n", &["file gates-missing"]);
        check("a <!-- plansite-ignore link-broken: see level-unknown -->\n", &["1 link-broken"]);
        check("a <!-- plansite-ignore link-broken -- a level-unknown one -->\n", &["1 link-broken"]);
    }

    #[test]
    fn other_comments_silence_nothing() {
        for text in [
            "<!-- link-broken -->\n",
            "<!-- plansite-ignores link-broken -->\n",
            "<!-- plansite: link-broken -->\n",
            "`<!-- plansite-ignore link-broken -->`\n",
            "```\n<!-- plansite-ignore link-broken -->\n```\n",
            "a <!-- plansite-ignore link-brokn -->\n",
        ] {
            check(text, &[]);
        }
    }
}
