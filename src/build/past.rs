//! One document of a revision that is not on disk any more.

use crate::diagnostic;
use crate::document::SharedSections;
use crate::plan::feature::{DocumentKind, Feature, FeatureContent, FeatureDocument};
use crate::plan::{self, ReadOptions};
use crate::portfolio::snapshot::PlanSnapshot;

/// A document of a plan, by what reading it depends on beside its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PastDocument {
    /// The feature's folder, relative to the root.
    pub folder: String,
    /// The document, relative to the root.
    pub path: String,
    /// What it is.
    pub kind: DocumentKind,
}

/// The snapshot of a plan that has this document alone: of its bytes, or where there are none, of a document that
/// cannot be read. [`PlanSnapshot::of_documents`] puts such snapshots together.
///
/// What versions of a document share is parsed once, as long as they are read with the same sections.
#[must_use]
pub fn read_past(
    document: PastDocument,
    bytes: Option<&[u8]>,
    options: &ReadOptions,
    sections: &SharedSections,
) -> PlanSnapshot {
    let PastDocument { folder, path, kind } = document;
    let text = bytes.and_then(|bytes| diagnostic::decode(bytes).ok());
    let content = match text {
        Some(decoded) => {
            let (text, _) = options.mask.markdown(&path, decoded.text);
            let document = sections.parse(diagnostic::Source::new(path.as_str(), text));
            FeatureContent::Document(Box::new(document))
        }
        None => FeatureContent::Unreadable(String::new()),
    };
    let number = crate::portfolio::identity::leading_number(folder.rsplit('/').next().unwrap_or_default());
    let documents = vec![FeatureDocument { kind, path, content }];
    PlanSnapshot::of(&plan::read_changing(Feature { id: String::new(), number, folder, documents }, options))
}
