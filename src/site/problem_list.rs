//! All problems by file, in the order of their page, and which of them stand on which page.
//!
//! A file is torn apart only where it alone fills more than a page.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::address;
use super::pages;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::portfolio::Portfolio;

/// Most problems on one page.
const PAGE: usize = 250;

/// The list.
#[derive(Debug)]
pub struct ProblemList {
    /// The files that have problems.
    pub files: Vec<FileProblems>,
    /// What stands on each page; at least one.
    pub pages: Vec<Vec<Part>>,
    /// By plan, then by path, which page a file begins on, and which file it is.
    places: BTreeMap<Option<usize>, BTreeMap<String, (usize, usize)>>,
}

/// The problems of one file.
#[derive(Debug)]
pub struct FileProblems {
    /// The plan it belongs to.
    pub plan: Option<usize>,
    /// Which problems of the plan, or of the portfolio, are its own: they are sorted by file.
    pub range: Range<usize>,
}

impl FileProblems {
    /// The problems themselves; at least one.
    #[must_use]
    pub fn of<'p>(&self, portfolio: &'p Portfolio) -> &'p [Diagnostic] {
        let all = self.plan.map_or(&portfolio.problems, |plan| &portfolio.plans[plan].problems);
        &all[self.range.clone()]
    }
}

/// Problems of one file that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which file.
    pub file: usize,
    /// Which of its problems.
    pub range: Range<usize>,
}

impl ProblemList {
    /// Lists the problems of a portfolio: unreadable files first, then those with errors, then by count.
    #[must_use]
    pub fn of(portfolio: &Portfolio) -> Self {
        let of_plans = portfolio.plans.iter().enumerate().map(|(at, of)| (Some(at), of.problems.as_slice()));
        let mut files: Vec<FileProblems> = Vec::new();
        for (plan, problems) in of_plans.chain([(None, portfolio.problems.as_slice())]) {
            let mut start = 0;
            for of_file in problems.chunk_by(|a, b| a.path == b.path) {
                files.push(FileProblems { plan, range: start..start + of_file.len() });
                start += of_file.len();
            }
        }
        files.sort_by_cached_key(|file| {
            let problems = file.of(portfolio);
            let of = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
            let is_unreadable = problems.iter().any(|problem| problem.code == Code::DocumentUnreadable);
            let loudness = (Reverse(is_unreadable), Reverse(of(Severity::Error)), Reverse(of(Severity::Warning)));
            (loudness, Reverse(problems.len()), file.plan, file.range.start)
        });
        let pages = paged(files.iter().map(|file| file.range.len()));
        let mut places: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for (page, parts) in pages.iter().enumerate() {
            for part in parts {
                let file = &files[part.file];
                let path = file.of(portfolio)[0].path.clone();
                places.entry(file.plan).or_default().entry(path).or_insert((page, part.file));
            }
        }
        Self { files, pages, places }
    }

    /// The address of the problems of a file, as page `from` writes it.
    #[must_use]
    pub fn href(&self, from: &str, plan: Option<usize>, path: &str) -> String {
        match self.places.get(&plan).and_then(|files| files.get(path)) {
            Some((page, file)) => {
                super::routes::href(from, &pages::path(address::PROBLEMS, *page), Some(&anchor(*file, 0)))
            }
            None => address::href(from, address::PROBLEMS),
        }
    }
}

/// The anchor of the part of a file that begins with a problem.
#[must_use]
pub fn anchor(file: usize, first: usize) -> String {
    let number = file + 1;
    if first == 0 { format!("file-{number}") } else { format!("file-{number}-{}", first + 1) }
}

/// Lays files of these lengths on pages, in their order.
fn paged(lengths: impl Iterator<Item = usize>) -> Vec<Vec<Part>> {
    let mut pages = vec![Vec::new()];
    let mut on_page = 0;
    for (file, length) in lengths.enumerate() {
        let mut first = 0;
        while first < length {
            let rest = length - first;
            if on_page > 0 && (first > 0 || on_page + rest > PAGE) {
                pages.push(Vec::new());
                on_page = 0;
            }
            let last = first + rest.min(PAGE);
            on_page += last - first;
            pages.last_mut().expect("there is a page").push(Part { file, range: first..last });
            first = last;
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::{Part, paged};

    #[track_caller]
    fn check(lengths: &[usize], expected: &[&[(usize, usize, usize)]]) {
        let found = paged(lengths.iter().copied());
        let part = |(file, first, last): &(usize, usize, usize)| Part { file: *file, range: *first..*last };
        let expected: Vec<Vec<Part>> = expected.iter().map(|page| page.iter().map(part).collect()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn files_stay_whole_as_long_as_they_fit_on_a_page() {
        check(&[], &[&[]]);
        check(&[100, 150], &[&[(0, 0, 100), (1, 0, 150)]]);
        check(&[100, 151, 99, 1], &[&[(0, 0, 100)], &[(1, 0, 151), (2, 0, 99)], &[(3, 0, 1)]]);
        check(&[250, 250], &[&[(0, 0, 250)], &[(1, 0, 250)]]);
    }

    #[test]
    fn a_file_that_is_longer_than_a_page_goes_on_and_others_follow_it() {
        check(
            &[1, 600, 100, 51],
            &[&[(0, 0, 1)], &[(1, 0, 250)], &[(1, 250, 500)], &[(1, 500, 600), (2, 0, 100)], &[(3, 0, 51)]],
        );
        check(&[500, 1], &[&[(0, 0, 250)], &[(0, 250, 500)], &[(1, 0, 1)]]);
    }
}
