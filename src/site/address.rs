//! Where every page stands, and how one page names another.
//!
//! Every address in a page is relative and names its file, so that the same bytes work at `/`, below `/repo/` and from
//! a disk. Addresses are counted once, for all plans together, because no two may differ by case alone.
//!
//! Left out: what stands on a page; and sources on other hosts, which are [`SourceLinks`](super::source::SourceLinks).

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::plan::{Content, DocumentKind, Plan, PlanDocument};
use crate::portfolio::Portfolio;

/// The portfolio's own pages.
pub const OVERVIEW: &str = "index.html";
/// The table of all plans.
pub const PLANS: &str = "plans.html";
/// Gates and verdicts of all plans.
pub const GATES: &str = "gates.html";
/// The risk register.
pub const RISKS: &str = "risks.html";
/// Everything that is wrong.
pub const PROBLEMS: &str = "problems.html";
/// What a server shows for an address that has no page.
pub const NOT_FOUND: &str = "404.html";

/// The page of every document of every plan.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    /// By plan, then by document; the plan document's page comes first.
    pages: Vec<Vec<String>>,
}

impl Addresses {
    /// Gives every document its page.
    #[must_use]
    pub fn of(portfolio: &Portfolio) -> Self {
        Self { pages: portfolio.plans.iter().map(|plan| of_plan(&plan.plan)).collect() }
    }

    /// The page of a plan, not percent-encoded.
    #[must_use]
    pub fn plan(&self, plan: usize) -> &str {
        self.document(plan, 0)
    }

    /// The page of a document, not percent-encoded.
    #[must_use]
    pub fn document(&self, plan: usize, document: usize) -> &str {
        self.pages.get(plan).and_then(|pages| pages.get(document)).map_or(OVERVIEW, String::as_str)
    }
}

/// The pages of one plan, the plan document's first.
fn of_plan(plan: &Plan) -> Vec<String> {
    let mut taken = BTreeSet::new();
    plan.documents
        .iter()
        .enumerate()
        .map(|(at, document)| {
            let name = if at == 0 { "index".to_owned() } else { page_name(document, &plan.folder) };
            let mut page = format!("plans/{}/{name}.html", plan.id);
            let mut copy = 2;
            while !taken.insert(page.to_lowercase()) {
                page = format!("plans/{}/{name}-{copy}.html", plan.id);
                copy += 1;
            }
            page
        })
        .collect()
}

/// A document's path below its feature, without `.md`; a source keeps its whole name.
fn page_name(document: &PlanDocument, folder: &str) -> String {
    let below = document.path.strip_prefix(folder).unwrap_or(&document.path).trim_start_matches('/');
    let is_markdown = document.kind != DocumentKind::Contract || matches!(document.content, Content::Body(_));
    match below.rsplit_once('.') {
        Some((stem, extension)) if is_markdown && extension.eq_ignore_ascii_case("md") => stem.to_owned(),
        _ => below.to_owned(),
    }
}

/// The relative, percent-encoded address of page `to` as page `from` writes it.
#[must_use]
pub fn href(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = &from[..from.len() - 1];
    let shared = folders.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut href = "../".repeat(folders.len() - shared);
    for (at, part) in to[shared..].iter().enumerate() {
        if at > 0 {
            href.push('/');
        }
        href.push_str(&encode(part));
    }
    href
}

/// The address of an anchor on another page, or on the same one.
#[must_use]
pub fn href_at(from: &str, to: &str, fragment: Option<&str>) -> String {
    match fragment {
        Some(fragment) if from == to => format!("#{}", encode(fragment)),
        Some(fragment) => format!("{}#{}", href(from, to), encode(fragment)),
        None => href(from, to),
    }
}

/// The anchor of a line: that of the line itself, else of the last block that begins before it.
#[must_use]
pub fn line_anchor(document: &PlanDocument, line: u32) -> Option<String> {
    document
        .fragments
        .iter()
        .filter_map(|fragment| fragment.strip_prefix('L')?.parse::<u32>().ok())
        .filter(|start| *start <= line)
        .max()
        .map(|start| format!("L{start}"))
        .or_else(|| matches!(document.content, Content::Text(_)).then(|| format!("L{line}")))
}

/// Percent-encodes one part of a path, or a fragment.
#[must_use]
pub fn encode(part: &str) -> String {
    let mut encoded = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$()*+,;=@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{encode, href, href_at};

    #[test]
    fn addresses_climb_only_as_far_as_they_must() {
        let cases = [
            ("index.html", "plans.html", "plans.html"),
            ("index.html", "plans/a/index.html", "plans/a/index.html"),
            ("plans/a/index.html", "plans/a/contracts/x.html", "contracts/x.html"),
            ("plans/a/contracts/x.html", "plans/b/index.html", "../../b/index.html"),
            ("plans/a/index.html", "index.html", "../../index.html"),
            ("plans/a/index.html", "plans/a/index.html", "index.html"),
        ];
        for (from, to, expected) in cases {
            assert_eq!(href(from, to), expected, "{from} to {to}");
        }
    }

    #[test]
    fn an_anchor_on_the_same_page_needs_no_file() {
        assert_eq!(href_at("a.html", "a.html", Some("L4")), "#L4");
        assert_eq!(href_at("a.html", "b.html", Some("größe")), "b.html#gr%C3%B6%C3%9Fe");
        assert_eq!(href_at("a.html", "b.html", None), "b.html");
    }

    #[test]
    fn nothing_in_a_name_can_end_the_path() {
        assert_eq!(encode("a b?c#d%:\"'"), "a%20b%3Fc%23d%25%3A%22%27");
    }
}
