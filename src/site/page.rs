//! One page to be rendered: what it is printed from, and whether that is what it was printed from before.
//!
//! A text becomes HTML only when the page is printed. Most pages are what they were the last time, which their
//! fingerprints tell for less.

use std::hash::{Hash, Hasher};

use rapidhash::quality::RapidHasher;
use serde::Serialize;

use super::model::ViewModel;
use super::text::Text;

/// One page to be rendered.
#[derive(Debug)]
pub struct Page {
    /// Where it is published, relative, `/`-separated, not percent-encoded.
    pub path: String,
    /// The template that renders it, such as `pages/overview`.
    pub template: &'static str,
    /// What its template looks into, but for the text.
    pub model: ViewModel,
    /// The text of the document that the page is about, where it is about one.
    text: Option<Text>,
}

/// A page with all that its template looks into.
#[derive(Debug)]
pub struct PageView {
    /// Where it is published, relative, `/`-separated, not percent-encoded.
    pub path: String,
    /// The template that renders it, such as `pages/overview`.
    pub template: &'static str,
    /// The view model; every key the template names is present.
    pub model: ViewModel,
}

impl Page {
    pub(super) fn new(path: impl Into<String>, template: &'static str, model: &impl Serialize) -> Self {
        Self { path: path.into(), template, model: ViewModel::of(model), text: None }
    }

    /// The page with the text of a document.
    pub(super) fn with_text(self, text: Option<Text>) -> Self {
        Self { text, ..self }
    }

    /// The page without the line at its foot.
    pub(super) fn without_foot(mut self) -> Self {
        self.model.remove(&["chrome", "footer"]);
        self
    }

    /// Stands for everything that the page is printed from beside the theme. It is the same in every run of a program,
    /// and may be another one in the next version.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = RapidHasher::default();
        (&self.path, self.template, &self.model, &self.text).hash(&mut hasher);
        hasher.finish()
    }

    /// What its template looks into; the text is `html` of the `article`.
    #[must_use]
    pub fn view(self) -> PageView {
        let Self { path, template, mut model, text } = self;
        let html = text.map(|text| text.html()).unwrap_or_default();
        model.set_text(&["article", "html"], &html);
        PageView { path, template, model }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Body, Stored};
    use crate::plan::{Content, Plan, Status};
    use crate::portfolio::{Portfolio, sample};
    use crate::site::{Made, Page, Site, SiteOptions};

    /// What is changed, and how.
    type Change = (&'static str, fn(&mut [Plan; 2]));

    /// The page of a plan with a link to another one, after a change of both.
    fn page<T>(change: &dyn Fn(&mut [Plan; 2]), of: impl Fn(Page) -> T) -> T {
        let mut plans = ["specs/001-a", "specs/002-b"].map(|folder| sample::plan(folder, &["plan.md"]));
        sample::link(sample::document_mut(&mut plans[0], 0), "../002-b/plan.md");
        change(&mut plans);
        let portfolio: Portfolio = sample::portfolio(plans.to_vec());
        let options = SiteOptions::default();
        let site = Site::new(&portfolio, &options);
        match site.make("plans/001-a/index.html") {
            Some(Made::Page(page)) => of(page),
            other => panic!("{other:?} is no page"),
        }
    }

    #[test]
    fn whatever_a_page_is_printed_from_is_in_its_fingerprint() {
        let fingerprint = |change: &dyn Fn(&mut [Plan; 2])| page(change, |page| page.fingerprint());
        let before = fingerprint(&|_| {});
        assert_eq!(fingerprint(&|_| {}), before);
        let changes: [Change; 5] = [
            ("the text", |plans| sample::document_mut(&mut plans[0], 0).fingerprint = 7),
            ("the title", |plans| plans[0].title = "Other".to_owned()),
            ("a risk", |plans| sample::risk(&mut plans[0], 3, 3, None)),
            ("where a link leads", |plans| sample::document_mut(&mut plans[0], 0).links[0].target = "#x".to_owned()),
            ("the next plan", |plans| plans[1].title = "Other".to_owned()),
        ];
        for (what, change) in changes {
            assert_ne!(fingerprint(&change), before, "{what}");
        }
        // Whether the HTML is kept is no difference, and neither is what the page does not show.
        let without = |plans: &mut [Plan; 2]| sample::document_mut(&mut plans[0], 0).content = Content::Body(None);
        assert_eq!(fingerprint(&without), before);
        let with = |plans: &mut [Plan; 2]| {
            sample::document_mut(&mut plans[1], 0).content = Content::Body(Some(Stored::from(Body::default())));
        };
        assert_eq!(fingerprint(&with), before);
    }

    #[test]
    fn a_page_without_its_foot_keeps_all_else() {
        let without = |page: Page| page.without_foot();
        let bare = page(&|_| {}, |page| without(page).view().model.top().to_json());
        let mut whole = page(&|_| {}, |page| page.view().model.top().to_json());
        assert!(bare["chrome"].get("footer").is_none() && whole["chrome"].get("footer").is_some());
        whole["chrome"].as_object_mut().expect("the frame").remove("footer");
        assert_eq!(bare, whole);
        let stated =
            |plans: &mut [Plan; 2]| plans[0].status = Status { text: Some("Odd".to_owned()), ..Status::default() };
        assert_ne!(
            page(&stated, |page| without(page).fingerprint()),
            page(&|_| {}, |page| without(page).fingerprint())
        );
    }
}
