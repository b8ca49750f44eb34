//! The settings of reviews and of profiles.

use std::collections::BTreeMap;

use super::node::Node;
use super::read::Reader;
use crate::plan::DocumentKind;

/// How reviews are marked, and when one is overdue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The pattern of the Git tags that mark a review.
    pub tags: Option<String>,
    /// After how many days without a change a plan in review needs somebody.
    pub stale_after: Option<u32>,
}

/// What a profile leaves out of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Headings with all below them, in every document.
    pub sections: Vec<String>,
    /// Kinds of documents.
    pub documents: Vec<String>,
    /// Patterns of plan IDs.
    pub plans: Vec<String>,
    /// Tags of marked stretches.
    pub tags: Vec<String>,
    /// Whether all risks are left out.
    pub risks: bool,
}

impl Review {
    pub(super) fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        let mut review = Self::default();
        for (key, value) in reader.fields(node, &["tags", "stale-after"]) {
            match key {
                "tags" => review.tags = reader.text(value),
                _ => review.stale_after = reader.number(value),
            }
        }
        review
    }
}

impl Profile {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        let mut profile = Self::default();
        // A plan is dropped by its ID: without its plan document there is none.
        let kinds = DocumentKind::ALL.into_iter().filter(|kind| *kind != DocumentKind::Plan).map(DocumentKind::name);
        let kinds: Vec<&str> = kinds.collect();
        for (_, drop) in reader.fields(node, &["drop"]) {
            for (key, value) in reader.fields(drop, &["sections", "documents", "plans", "tags", "risks"]) {
                match key {
                    "sections" => profile.sections = reader.texts(value),
                    "documents" => profile.documents = reader.words(value, "kind of document", &kinds),
                    "plans" => profile.plans = reader.paths(value),
                    "tags" => profile.tags = reader.texts(value),
                    _ => profile.risks = reader.truth(value).unwrap_or_default(),
                }
            }
        }
        profile
    }
}

/// All profiles by name.
pub(super) fn profiles(node: &Node, reader: &mut Reader<'_>) -> BTreeMap<String, Profile> {
    let named = reader.entries(node);
    named.into_iter().map(|(name, node)| (name.to_owned(), Profile::read(node, reader))).collect()
}
