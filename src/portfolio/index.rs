//! What everything in a portfolio is called: plans by folder, number and slug, documents by path.
//!
//! References, links and rules look things up here. Nothing in it depends on what a text says, so that it outlives
//! every edit that adds, moves and removes no file.

use std::collections::HashMap;
use std::sync::Arc;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::names::{case_key, slug};
use crate::plan::Plan;

/// The names of plans and documents.
#[derive(Debug, Default)]
pub struct Index {
    /// The specs root of each plan.
    roots: Vec<String>,
    by_path: HashMap<String, Vec<usize>>,
    by_folder: HashMap<String, Vec<usize>>,
    by_number: HashMap<u64, Vec<usize>>,
    /// Plans by the slug of their folder, with and without its number.
    by_slug: HashMap<String, Vec<usize>>,
    /// Plans by folder, in the normal form of Unicode; of several the first.
    folders: HashMap<String, usize>,
    /// Documents by path, in that form: the plan and the document. Plans that share a folder share documents.
    documents: HashMap<String, Vec<(usize, usize)>>,
    /// The paths without regard to case: a file system may find what a web server will not.
    cases: HashMap<String, String>,
}

impl Index {
    /// Lists the names of these plans, which are meant by their place among them.
    #[must_use]
    pub fn of(plans: &[Arc<Plan>]) -> Self {
        let (folders, documents) = rayon::join(|| Self::of_folders(plans), || Self::of_documents(plans));
        Self { documents: documents.documents, cases: documents.cases, ..folders }
    }

    /// Lists the names of folders.
    fn of_folders(plans: &[Arc<Plan>]) -> Self {
        let mut index = Self::default();
        for (at, plan) in plans.iter().enumerate() {
            index.roots.push(parent(&plan.folder).to_owned());
            index.by_path.entry(plan.folder.clone()).or_default().push(at);
            index.by_folder.entry(case_key(last_part(&plan.folder))).or_default().push(at);
            index.folders.entry(nfc(&plan.folder)).or_insert(at);
            if let Some(number) = plan.number {
                index.by_number.entry(number).or_default().push(at);
            }
            let name = slug(last_part(&plan.folder));
            let nameless = without_number(&name).to_owned();
            if nameless != name {
                index.by_slug.entry(nameless).or_default().push(at);
            }
            index.by_slug.entry(name).or_default().push(at);
        }
        index
    }

    /// Lists the names of documents.
    fn of_documents(plans: &[Arc<Plan>]) -> Self {
        let mut index = Self::default();
        for (at, plan) in plans.iter().enumerate() {
            for (document, content) in plan.documents.iter().enumerate() {
                index.documents.entry(nfc(&content.path)).or_default().push((at, document));
                index.cases.entry(case_key(&content.path)).or_insert_with(|| content.path.clone());
            }
        }
        index
    }

    /// The specs root of a plan.
    #[must_use]
    pub fn root(&self, plan: usize) -> &str {
        &self.roots[plan]
    }

    /// The plans in exactly this folder.
    #[must_use]
    pub fn in_folder(&self, folder: &str) -> &[usize] {
        of(&self.by_path, folder)
    }

    /// The plans in any folder of this name, without regard to case.
    #[must_use]
    pub fn named(&self, name: &str) -> &[usize] {
        of(&self.by_folder, &case_key(name))
    }

    /// The plans with this number.
    #[must_use]
    pub fn numbered(&self, number: u64) -> &[usize] {
        self.by_number.get(&number).map_or(&[], Vec::as_slice)
    }

    /// The plans whose folder has this slug, with or without its number.
    #[must_use]
    pub fn slugged(&self, slug: &str) -> &[usize] {
        of(&self.by_slug, slug)
    }

    /// The first plan in a folder, whatever form its accents are written in.
    #[must_use]
    pub fn folder(&self, path: &str) -> Option<usize> {
        self.folders.get(&nfc(path)).copied()
    }

    /// The documents at a path, whatever form its accents are written in: plan and document.
    #[must_use]
    pub fn documents(&self, path: &str) -> &[(usize, usize)] {
        of(&self.documents, &nfc(path))
    }

    /// The document whose path differs from this one by case at most.
    #[must_use]
    pub fn document_in_any_case(&self, path: &str) -> Option<&str> {
        self.cases.get(&case_key(path)).map(String::as_str)
    }

    /// The plan that a file belongs to: one of its documents, else the plan of the innermost folder.
    #[must_use]
    pub fn owner(&self, path: &str) -> Option<usize> {
        let folders = || std::iter::successors(Some(path), |path| Some(path.rsplit_once('/')?.0)).skip(1);
        let document = self.documents(path).first().map(|(plan, _)| *plan);
        document.or_else(|| folders().find_map(|folder| self.in_folder(folder).first().copied()))
    }
}

fn of<'i, T>(map: &'i HashMap<String, Vec<T>>, key: &str) -> &'i [T] {
    map.get(key).map_or(&[], Vec::as_slice)
}

/// A slug without the number it begins with.
#[must_use]
pub fn without_number(slug: &str) -> &str {
    let rest = slug.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix('-') {
        Some(name) if rest.len() < slug.len() => name,
        _ => slug,
    }
}

/// The folder a path lies in.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// A path in the normal form of Unicode.
pub(super) fn nfc(text: &str) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.to_owned(),
        _ => text.nfc().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::sample;

    fn index() -> Index {
        let plans = [
            sample::plan("a/001-x", &["plan.md", "Notes.md"]),
            sample::plan("b/001-x", &["plan.md"]),
            sample::plan("b/002-ü", &["plan.md", "deep/plan.md"]),
        ];
        Index::of(&plans.map(Arc::new))
    }

    #[test]
    fn plans_are_found_by_everything_they_are_called() {
        let index = index();
        assert_eq!((index.root(0), index.root(2)), ("a", "b"));
        assert_eq!((index.in_folder("b/001-x"), index.named("001-X")), (&[1][..], &[0, 1][..]));
        assert_eq!((index.numbered(2), index.numbered(9)), (&[2][..], &[][..]));
        assert_eq!((index.slugged("x"), index.slugged("001-x")), (&[0, 1][..], &[0, 1][..]));
        assert_eq!((index.folder("b/002-u\u{308}"), index.folder("b")), (Some(2), None));
    }

    #[test]
    fn a_file_belongs_to_its_document_s_plan_or_to_the_innermost_folder_s() {
        let index = index();
        assert_eq!(index.documents("b/002-u\u{308}/plan.md"), [(2, 0)]);
        assert_eq!(index.document_in_any_case("A/001-x/notes.MD"), Some("a/001-x/Notes.md"));
        for (path, owner) in [("b/002-ü/deep/plan.md", Some(2)), ("b/001-x/c/d.txt", Some(1)), ("b/plan.md", None)] {
            assert_eq!(index.owner(path), owner, "{path}");
        }
    }

    #[test]
    fn a_number_is_taken_off_only_where_something_is_left() {
        for (slug, name) in [("001-a", "a"), ("7-", ""), ("12", "12"), ("a-1", "a-1"), ("-a", "-a")] {
            assert_eq!(without_number(slug), name, "{slug}");
        }
    }
}
