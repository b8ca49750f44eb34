//! One feature: a folder with a plan, and the documents in it.

use crate::document::Document;

/// A feature folder as it was found, before anything is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeatureFolder {
    /// The folder, relative to the root, with `/`; empty for the root itself.
    pub folder: String,
    /// The plan document's path, relative to the root.
    pub plan: String,
    /// The other Markdown files of the folder, at any depth, in a stable order.
    pub documents: Vec<String>,
    /// Text files below `contracts/` that are not Markdown.
    pub contracts: Vec<String>,
    /// Files that were seen and must not be opened, with the reason: too large, a pipe, a link out of the root.
    pub refused: Vec<(String, String)>,
}

/// What a document of a feature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// `plan.md`, or a `plan-*.md` where there is none.
    Plan,
    /// `spec.md`, `specs.md` or `requirements.md`.
    Spec,
    /// `tasks.md`.
    Tasks,
    /// `research.md`.
    Research,
    /// `data-model.md`.
    DataModel,
    /// `quickstart.md`.
    Quickstart,
    /// A file below `contracts/`.
    Contract,
    /// A file below `checklists/`.
    Checklist,
    /// Anything else.
    Other,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Plan,
        Self::Spec,
        Self::Tasks,
        Self::Research,
        Self::DataModel,
        Self::Quickstart,
        Self::Contract,
        Self::Checklist,
        Self::Other,
    ];

    /// The word used in exports and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Spec => "spec",
            Self::Tasks => "tasks",
            Self::Research => "research",
            Self::DataModel => "data-model",
            Self::Quickstart => "quickstart",
            Self::Contract => "contract",
            Self::Checklist => "checklist",
            Self::Other => "other",
        }
    }

    /// The kind of a file, by its path below the feature's folder.
    #[must_use]
    pub fn of(relative: &str) -> Self {
        let lower = relative.to_lowercase();
        match lower.as_str() {
            "plan.md" => Self::Plan,
            "spec.md" | "specs.md" | "requirements.md" => Self::Spec,
            "tasks.md" => Self::Tasks,
            "research.md" => Self::Research,
            "data-model.md" => Self::DataModel,
            "quickstart.md" => Self::Quickstart,
            _ if lower.starts_with("contracts/") => Self::Contract,
            _ if lower.starts_with("checklists/") => Self::Checklist,
            _ => Self::Other,
        }
    }
}

/// The documents of one feature, parsed.
#[derive(Debug)]
pub struct Feature {
    /// The identity in addresses; see [`crate::portfolio::identity`].
    pub id: String,
    /// The number the folder's name begins with.
    pub number: Option<u64>,
    /// The folder, relative to the root.
    pub folder: String,
    /// The documents, the plan first.
    pub documents: Vec<FeatureDocument>,
}

/// One file of a feature.
#[derive(Debug)]
pub struct FeatureDocument {
    /// What it is.
    pub kind: DocumentKind,
    /// Its path, relative to the root.
    pub path: String,
    /// What it holds.
    pub content: FeatureContent,
}

/// What a file of a feature holds.
#[derive(Debug)]
pub enum FeatureContent {
    /// Markdown.
    Document(Box<Document>),
    /// The text of a contract that is not Markdown.
    Text(String),
    /// Nothing, and why.
    Unreadable(String),
}

impl FeatureDocument {
    /// The parsed Markdown, if it is that and readable.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        match &self.content {
            FeatureContent::Document(document) => Some(document),
            _ => None,
        }
    }
}

impl Feature {
    /// The plan document, when it can be read.
    #[must_use]
    pub fn plan(&self) -> Option<&Document> {
        self.of_kind(DocumentKind::Plan).next()
    }

    /// The spec, when there is one that can be read.
    #[must_use]
    pub fn spec(&self) -> Option<&Document> {
        self.of_kind(DocumentKind::Spec).next()
    }

    /// The readable Markdown documents of a kind.
    pub fn of_kind(&self, kind: DocumentKind) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(move |document| document.kind == kind).filter_map(FeatureDocument::document)
    }

    /// The folder's own name.
    #[must_use]
    pub fn folder_name(&self) -> &str {
        self.folder.rsplit('/').next().unwrap_or(&self.folder)
    }
}
