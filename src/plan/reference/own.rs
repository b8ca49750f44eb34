//! What a plan is called itself: the names to pass over, and what the names of its neighbours must look like.

use super::ReferenceTarget;
use super::scan::{feature_of, leading_number};
use crate::plan::words::{self, labels::DEPENDS_ON, references};
use crate::plan::{Feature, Header};

/// The names of a plan.
#[derive(Debug)]
pub(super) struct Own {
    /// The folder, relative to the root.
    folder: String,
    /// Folder, branch and feature, in lower case.
    names: Vec<String>,
    number: Option<u64>,
    /// How many digits the folder's number is written with; 0 without one.
    pub(super) digits: usize,
    /// Whether the numbers of this portfolio have come so far that they are not written with a zero in front.
    pub(super) is_past_padding: bool,
    /// The form of a folder without a number in front.
    form: Option<Form>,
}

/// The form of folder names that end in an identity.
#[derive(Debug, PartialEq, Eq)]
enum Form {
    /// `SPEC-1d1a194a`: the word before the identity, and the length of the identity.
    Prefixed(String, usize),
    /// `ledger-export-01KZ9B5A`: a slug, and the first eight characters of a ULID.
    Ulid,
}

impl Own {
    /// The names of a feature with the headers of its plan and its spec.
    pub(super) fn of(feature: &Feature, headers: &[Header]) -> Self {
        let folder_name = feature.folder_name();
        let fields = headers.iter().flat_map(|header| [&header.branch, &header.feature]).flatten();
        let fields = fields.map(|field| field.value.rsplit('/').next().unwrap_or_default().to_lowercase());
        let names = fields.chain([folder_name.to_lowercase()]).filter(|name| !name.is_empty()).collect();
        let digits = folder_name.len() - folder_name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        Self {
            folder: feature.folder.clone(),
            names,
            number: feature.number.or_else(|| leading_number(folder_name)),
            digits,
            is_past_padding: digits >= 3 && !folder_name.starts_with('0'),
            form: form(folder_name),
        }
    }

    /// Whether a target is the plan itself.
    pub(super) fn is(&self, target: &ReferenceTarget) -> bool {
        let is_name = |name: &str| self.names.contains(&name.to_lowercase());
        match target {
            ReferenceTarget::Number(number) => self.number == Some(*number),
            ReferenceTarget::Folder(name) => is_name(name),
            ReferenceTarget::Path(path) => {
                is_name(feature_of(path)) || path.strip_prefix(&self.folder).is_some_and(|rest| rest.starts_with('/'))
            }
        }
    }

    /// Whether a text says by number that the plan depends on something: "007 depends on 004".
    pub(super) fn depends(&self, text: &str) -> bool {
        let number = text.split_whitespace().next().and_then(|word| word.parse().ok());
        if number.is_none() || number != self.number {
            return false;
        }
        let said = words::fold(text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()));
        let follows =
            |rest: &str| rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric() || words::is_unspaced(c));
        DEPENDS_ON.iter().chain(references::NEEDS).any(|words| said.strip_prefix(words).is_some_and(follows))
    }

    /// Whether a word has the form of the folder's own name, where that begins with no number.
    pub(super) fn is_neighbour(&self, word: &str) -> bool {
        self.form.is_some() && self.form == form(word)
    }
}

/// The form of a folder's name that ends in an identity.
fn form(name: &str) -> Option<Form> {
    let (slug, identity) = name.rsplit_once('-')?;
    let has_digit = identity.chars().any(|c| c.is_ascii_digit());
    let is_upper = identity.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    if identity.len() == 8 && identity.starts_with("01") && is_upper && slug.contains('-') {
        return Some(Form::Ulid);
    }
    let is_word = !slug.is_empty() && slug.chars().all(|c| c.is_ascii_alphabetic());
    let is_identity = identity.len() >= 6 && identity.chars().all(|c| c.is_ascii_alphanumeric());
    (is_word && is_identity && has_digit).then(|| Form::Prefixed(slug.to_owned(), identity.len()))
}
