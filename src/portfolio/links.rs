//! Where the links of documents lead.
//!
//! A link is followed as GitHub follows it, from the folder of its document, and only inside the root. What it leads
//! to is a document of the portfolio, a file that has no page, another host, or nothing, with the reason. Addresses
//! of pages are not made here.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::index::{Index, nfc};
use crate::plan::{Content, Plan};

/// Where the links of one plan lead, in the order of its documents and their links.
pub type Targets = Vec<Vec<Target>>;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A document of this portfolio.
    Document {
        /// Index of the plan.
        plan: usize,
        /// Index of the document in that plan.
        document: usize,
        /// The anchor, without `#`, known to exist there.
        fragment: Option<String>,
    },
    /// A file or folder inside the root that has no page: its path, and the line if one is named.
    Source {
        /// Relative to the root.
        path: String,
        /// From a fragment such as `#L12`.
        line: Option<u32>,
    },
    /// Another host.
    External(String),
    /// What is left out.
    Withheld,
    /// Nowhere, and why.
    Broken(Broken),
}

/// What is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// A file or folder.
    There,
    /// Nothing.
    Missing,
    /// Something that is left out of what is published: no link leads there, and none is wrong.
    Withheld,
}

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Broken {
    /// Nothing is there.
    Missing {
        /// The path that was looked for, relative to the root; empty where the link names no target at all.
        path: String,
    },
    /// The page is there and the heading is not; the link is kept without its fragment.
    Fragment {
        /// Index of the plan.
        plan: usize,
        /// Index of the document in that plan.
        document: usize,
        /// The anchor that is not there.
        fragment: String,
    },
    /// It leads out of the root.
    Outside,
    /// It begins with `/`, or names a drive of a machine.
    Absolute,
    /// Its scheme is not one that a page may carry, such as `javascript:`.
    Scheme(String),
}

/// The document a link stands in.
struct From<'p> {
    plan: usize,
    document: usize,
    path: &'p str,
}

/// Resolves links, one plan after the other.
pub struct Resolver<'p> {
    index: &'p Index,
    plans: &'p [Arc<Plan>],
    presence: &'p (dyn Fn(&str) -> Presence + Sync),
    /// The anchors of headings of the documents that links with a fragment have led to so far.
    headings: HashMap<(usize, usize), HashSet<&'p str>>,
}

impl<'p> Resolver<'p> {
    /// A resolver of the links of these plans, of which `index` lists the names; `presence` says what is at a path
    /// relative to the root.
    #[must_use]
    pub fn new(index: &'p Index, plans: &'p [Arc<Plan>], presence: &'p (dyn Fn(&str) -> Presence + Sync)) -> Self {
        Self { index, plans, presence, headings: HashMap::new() }
    }

    /// Resolves every link of every document of a plan.
    pub fn targets(&mut self, plan: usize) -> Targets {
        let plans = self.plans;
        let documents = plans[plan].documents.iter().enumerate();
        documents
            .map(|(document, content)| {
                let from = From { plan, document, path: &content.path };
                content.links.iter().map(|link| self.target(&from, &link.target)).collect()
            })
            .collect()
    }

    fn target(&mut self, from: &From<'_>, written: &str) -> Target {
        let written = written.trim();
        let (rest, fragment) = match Form::of(written) {
            Form::External(address) => return Target::External(address),
            Form::Broken(broken) => return Target::Broken(broken),
            Form::Relative { path, fragment } => (path, fragment),
        };
        let fragment = fragment.map(percent_decoded).filter(|fragment| !fragment.is_empty());
        if rest.is_empty() {
            if written.is_empty() {
                return Target::Broken(Broken::Missing { path: String::new() });
            }
            return self.anchor(from.plan, from.document, fragment);
        }
        let folder = from.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(path) = joined(folder, &percent_decoded(rest)) else { return Target::Broken(Broken::Outside) };
        self.file(from, path, fragment)
    }

    /// What a path inside the root is.
    fn file(&mut self, from: &From<'_>, path: String, fragment: Option<String>) -> Target {
        if let Some(first) = self.index.documents(&path).first() {
            let same_plan = self.index.documents(&path).iter().find(|(plan, _)| *plan == from.plan);
            let (plan, document) = *same_plan.unwrap_or(first);
            return self.anchor(plan, document, fragment);
        }
        if let Some(plan) = self.index.folder(&path) {
            return self.anchor(plan, 0, fragment);
        }
        let differs_in_case = self.index.document_in_any_case(&path).is_some();
        if differs_in_case || path.contains(char::is_control) {
            return Target::Broken(Broken::Missing { path });
        }
        let composed = nfc(&path);
        let as_written = (self.presence)(&path);
        let is_elsewhere = as_written == Presence::Missing && composed != path;
        match if is_elsewhere { (self.presence)(&composed) } else { as_written } {
            Presence::Missing => return Target::Broken(Broken::Missing { path }),
            Presence::Withheld => return Target::Withheld,
            Presence::There => {}
        }
        let line = fragment.as_deref().and_then(line_of_fragment);
        Target::Source { path, line }
    }

    /// A document, with the anchor if it has it.
    fn anchor(&mut self, plan: usize, document: usize, fragment: Option<String>) -> Target {
        let leads = |fragment| Target::Document { plan, document, fragment };
        let Some(fragment) = fragment else { return leads(None) };
        let Some(content) = self.plans[plan].documents.get(document) else { return leads(None) };
        // Of a text that was not parsed nobody can say which anchors it has.
        if content.unreadable.is_some() || matches!(content.content, Content::Text(_)) {
            return leads(None);
        }
        let names = || content.anchors.headings().collect();
        let headings = self.headings.entry((plan, document)).or_insert_with(names);
        let plain = fragment.strip_prefix("user-content-").unwrap_or(&fragment);
        for form in [&fragment, plain, &plain.to_lowercase()] {
            if headings.contains(form) || content.anchors.has_line(form) {
                return leads(Some(form.to_owned()));
            }
        }
        if let Some(line) = line_of_fragment(&fragment) {
            return leads(content.anchors.line_before(line).map(|line| format!("L{line}")));
        }
        if fragment.eq_ignore_ascii_case("top") {
            return leads(None);
        }
        Target::Broken(Broken::Fragment { plan, document, fragment })
    }
}

/// The outer form of a target as written.
enum Form<'t> {
    External(String),
    Broken(Broken),
    Relative { path: &'t str, fragment: Option<&'t str> },
}

impl<'t> Form<'t> {
    fn of(written: &'t str) -> Self {
        if written.starts_with("//") {
            return Self::external(&format!("https:{written}"), "https");
        }
        if written.starts_with(['/', '\\']) || is_drive(written) {
            return Self::Broken(Broken::Absolute);
        }
        match scheme(written) {
            Some(scheme) => Self::external(written, scheme),
            None => {
                let (path, fragment) = match written.split_once('#') {
                    Some((path, fragment)) => (path, Some(fragment)),
                    None => (written, None),
                };
                Self::Relative { path: path.split('?').next().unwrap_or_default(), fragment }
            }
        }
    }

    /// An address of another host, if its scheme can do no harm.
    fn external(written: &str, scheme: &str) -> Self {
        let lower: String = scheme.chars().filter(|c| !c.is_control()).collect::<String>().to_ascii_lowercase();
        let rest = &written[written.find(':').map_or(0, |at| at + 1)..];
        let names_somebody = match lower.as_str() {
            "http" | "https" => rest.strip_prefix("//").is_some_and(|host| !host.starts_with(['/', '?', '#'])),
            "mailto" => true,
            _ => return Self::Broken(Broken::Scheme(lower)),
        };
        if !names_somebody || rest.trim_start_matches('/').is_empty() {
            return Self::Broken(Broken::Missing { path: String::new() });
        }
        let mut address = format!("{lower}:");
        for c in rest.chars() {
            // Browsers drop control characters from addresses; what is shown and what is opened must not differ.
            match c {
                c if c.is_control() || c == ' ' => address.extend(format!("%{:02X}", u32::from(c)).chars()),
                c => address.push(c),
            }
        }
        Self::External(address)
    }
}

/// The scheme a target begins with; `plan.md:12` has none.
fn scheme(written: &str) -> Option<&str> {
    let (scheme, rest) = written.split_once(':')?;
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c) || c.is_control());
    let file_and_line = scheme.contains('.') && rest.starts_with(|c: char| c.is_ascii_digit());
    (named && !file_and_line).then_some(scheme)
}

/// Whether a path names a drive, such as `C:\work` or `Z:/work`.
fn is_drive(path: &str) -> bool {
    let bytes = path.as_bytes();
    bytes.len() > 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':' && matches!(bytes[2], b'/' | b'\\')
}

/// The path that `relative` means in `folder`; `None` when it leads out of the root.
fn joined(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Replaces `%20` and its like; what is no valid encoding stays as it is.
fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        if let (b'%', Some(high), Some(low)) = (first, digit(0), digit(1)) {
            bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'%'));
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The line that `L12`, `L12-L20` or `L12C3` names.
fn line_of_fragment(fragment: &str) -> Option<u32> {
    let rest = fragment.strip_prefix(['L', 'l'])?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (line, rest) = rest.split_at(digits);
    let range = |c: char| c.is_ascii_digit() || matches!(c, '-' | 'L' | 'l' | 'C' | 'c');
    if rest.chars().all(range) { line.parse().ok().filter(|line| *line > 0) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Anchors;
    use crate::portfolio::sample;

    /// Resolves one link that stands in `specs/001-a/spec.md` of a small portfolio.
    fn target(written: &str) -> Target {
        let mut plans = vec![
            sample::plan("specs/001-a", &["plan.md", "spec.md", "notes/my file.md", "contracts/api.yaml"]),
            sample::plan("specs/002-b", &["plan.md", "Spec.md"]),
            sample::plan("specs/003-ü", &["plan.md"]),
        ];
        sample::link(sample::document_mut(&mut plans[0], 1), written);
        let headings = ["goals", "goals-1"].map(str::to_owned).to_vec();
        sample::document_mut(&mut plans[1], 0).anchors = Anchors::new(headings, vec![3, 12, 48]);
        let presence = |path: &str| match path {
            "README.md" | "specs" | "src/main.rs" | "specs/002-b/SPEC.md" => Presence::There,
            "specs/009-s/plan.md" => Presence::Withheld,
            _ => Presence::Missing,
        };
        let plans: Vec<Arc<Plan>> = plans.into_iter().map(Arc::new).collect();
        Resolver::new(&Index::of(&plans), &plans, &presence).targets(0)[1][0].clone()
    }

    fn document(plan: usize, document: usize, fragment: Option<&str>) -> Target {
        Target::Document { plan, document, fragment: fragment.map(str::to_owned) }
    }

    fn source(path: &str, line: Option<u32>) -> Target {
        Target::Source { path: path.to_owned(), line }
    }

    fn missing(path: &str) -> Target {
        Target::Broken(Broken::Missing { path: path.to_owned() })
    }

    #[track_caller]
    fn check(cases: &[(&str, Target)]) {
        for (written, expected) in cases {
            assert_eq!(target(written), *expected, "{written}");
        }
    }

    #[test]
    fn paths_are_followed_from_the_folder_of_the_document() {
        check(&[
            ("plan.md", document(0, 0, None)),
            ("./plan.md", document(0, 0, None)),
            ("../001-a/./plan.md?plain=1", document(0, 0, None)),
            ("notes/my%20file.md", document(0, 2, None)),
            ("notes/my file.md", document(0, 2, None)),
            ("contracts/api.yaml", document(0, 3, None)),
            ("../002-b", document(1, 0, None)),
            ("../002-b/", document(1, 0, None)),
            ("../003-u\u{308}/plan.md", document(2, 0, None)),
            ("../003-%C3%BC/", document(2, 0, None)),
            ("../../README.md", source("README.md", None)),
            ("../009-s/plan.md#secret", Target::Withheld),
            ("../../src/main.rs#L12-L20", source("src/main.rs", Some(12))),
            ("..", source("specs", None)),
            ("nothing.md", missing("specs/001-a/nothing.md")),
            ("../002-b/spec.md", missing("specs/002-b/spec.md")),
            ("../002-b/SPEC.md", missing("specs/002-b/SPEC.md")),
            ("", missing("")),
        ]);
    }

    #[test]
    fn fragments_must_be_there() {
        let broken =
            |fragment: &str| Target::Broken(Broken::Fragment { plan: 1, document: 0, fragment: fragment.to_owned() });
        check(&[
            ("../002-b/plan.md#goals-1", document(1, 0, Some("goals-1"))),
            ("../002-b/#Goals", document(1, 0, Some("goals"))),
            ("../002-b/plan.md#user-content-goals", document(1, 0, Some("goals"))),
            ("../002-b/plan.md#L12", document(1, 0, Some("L12"))),
            ("../002-b/plan.md#L40-L44", document(1, 0, Some("L12"))),
            ("../002-b/plan.md#L1", document(1, 0, None)),
            ("../002-b/plan.md#top", document(1, 0, None)),
            ("../002-b/plan.md#", document(1, 0, None)),
            ("../002-b/plan.md#aims", broken("aims")),
            ("contracts/api.yaml#L3", document(0, 3, None)),
            ("#nowhere", Target::Broken(Broken::Fragment { plan: 0, document: 1, fragment: "nowhere".to_owned() })),
        ]);
    }

    #[test]
    fn other_hosts_are_reached_by_harmless_schemes_only() {
        let external = |address: &str| Target::External(address.to_owned());
        let scheme = |name: &str| Target::Broken(Broken::Scheme(name.to_owned()));
        check(&[
            ("https://example.org/a#b", external("https://example.org/a#b")),
            ("HTTP://example.org", external("http://example.org")),
            ("//example.org/x", external("https://example.org/x")),
            ("mailto:a@example.org", external("mailto:a@example.org")),
            ("https://example.org/\u{1}a b", external("https://example.org/%01a%20b")),
            ("https:", missing("")),
            ("https:///x", missing("")),
            ("javascript:alert(1)", scheme("javascript")),
            ("java\tscript:alert(1)", scheme("javascript")),
            ("JaVaScRiPt:alert(1)", scheme("javascript")),
            ("vbscript:x", scheme("vbscript")),
            ("data:text/html,x", scheme("data")),
            ("file:///etc/passwd", scheme("file")),
            ("ftp://example.org", scheme("ftp")),
            ("plan.md:12", missing("specs/001-a/plan.md:12")),
        ]);
    }

    #[test]
    fn nothing_outside_the_root_is_reached() {
        let outside = Target::Broken(Broken::Outside);
        let absolute = Target::Broken(Broken::Absolute);
        check(&[
            ("../../../x.md", outside.clone()),
            ("%2e%2e/%2e%2e/%2e%2e/x.md", outside.clone()),
            ("..%2f..%2f..%2fREADME.md", outside),
            ("/README.md", absolute.clone()),
            ("C:\\work\\plan.md", absolute.clone()),
            ("z:/work/plan.md", absolute.clone()),
            ("\\\\server\\share", absolute),
        ]);
    }
}
