//! One folder's files become a [`Feature`]: decoded, parsed, and with what cannot be read said.

use crate::diagnostic::{self, Code, Diagnostic, Source};
use crate::document;
use crate::packed::packed;
use crate::plan::feature::{DocumentKind, Feature, FeatureContent, FeatureDocument, FeatureFolder};
use crate::plan::{Content, Mask, Masked, PlanDocument};

use super::Files;

/// The bytes of a folder's files, or for each one sentence that says why there are none.
///
/// The plan first, then the other documents, then the contracts.
pub(super) type Contents = Vec<Result<Vec<u8>, Unread>>;

/// Why a file has no bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It was refused when it was found, and has been reported.
    Refused(String),
    /// Reading it failed.
    Failed(String),
}

/// Files in which a tool keeps where a feature stands, so that its plan does not say it: those of SpecKit Companion and of
/// Spec Kitty.
const STATE_FILES: [&str; 3] = [".spec-context.json", "status.json", "status.events.jsonl"];
/// One in which Spec Kitty keeps what a feature is, and the field that says where it stands once it was accepted.
const DESCRIPTION: (&str, &str) = ("meta.json", "accepted_at");

/// Whether a tool keeps the state of a feature in a file beside its plan.
pub(super) fn has_state_file(files: &dyn Files, folder: &FeatureFolder) -> bool {
    let beside = folder.plan.rfind('/').map_or("", |end| &folder.plan[..=end]);
    let described = || {
        let path = format!("{beside}{}", DESCRIPTION.0);
        let bytes = files.exists(&path).then(|| files.read(&path).ok()).flatten();
        let value = bytes.and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
        value.is_some_and(|value| value[DESCRIPTION.1].is_string())
    };
    STATE_FILES.iter().any(|name| files.exists(&format!("{beside}{name}"))) || described()
}

/// Reads the bytes of a folder's files.
pub(super) fn read(files: &dyn Files, folder: &FeatureFolder) -> Contents {
    paths(folder)
        .map(|path| match folder.refused.iter().find(|(refused, _)| refused == path) {
            Some((_, reason)) => Err(Unread::Refused(reason.clone())),
            None => files.read(path).map_err(Unread::Failed),
        })
        .collect()
}

/// What reading a folder brought up beside the feature.
#[derive(Debug, Default)]
pub(super) struct Aside {
    /// What is wrong with the files.
    pub(super) found: Vec<Diagnostic>,
    /// What was taken out of the texts.
    pub(super) masked: Masked,
}

packed! { struct Aside { found, masked } }

/// Parses what was read, as far as the mask leaves it.
pub(super) fn parse(
    (id, number): (String, Option<u64>),
    folder: FeatureFolder,
    contents: Contents,
    mask: &Mask,
    aside: &mut Aside,
) -> Feature {
    let relative = |path: &str| path.strip_prefix(&folder.folder).unwrap_or(path).trim_start_matches('/').to_owned();
    let markdown = 1 + folder.documents.len();
    let documents = paths(&folder)
        .zip(contents)
        .enumerate()
        .map(|(at, (path, bytes))| {
            let kind = match at {
                0 => DocumentKind::Plan,
                _ if at < markdown => DocumentKind::of(&relative(path)),
                _ => DocumentKind::Contract,
            };
            let content = match text(path, bytes, &mut aside.found) {
                Ok(text) if at < markdown => {
                    let (text, masked) = mask.markdown(path, text);
                    aside.masked.add(&masked);
                    let (document, problems) = document::parse(Source::new(path.as_str(), text));
                    aside.found.extend(problems);
                    FeatureContent::Document(Box::new(document))
                }
                Ok(text) => {
                    let (text, masked) = mask.plain(path, text);
                    aside.masked.add(&masked);
                    FeatureContent::Text(text)
                }
                Err(reason) => FeatureContent::Unreadable(reason),
            };
            FeatureDocument { kind, path: path.clone(), content }
        })
        .collect();
    Feature { id, number, folder: folder.folder, documents }
}

/// Gives documents back the texts that they were read from.
pub(super) fn restore(documents: &mut [PlanDocument], contents: Contents, mask: &Mask) {
    for (document, bytes) in documents.iter_mut().zip(contents) {
        let text = bytes.ok().and_then(|bytes| diagnostic::decode(&bytes).ok()).map(|decoded| decoded.text);
        let (text, _) = match document.content {
            Content::Body(_) => mask.markdown(&document.path, text.unwrap_or_default()),
            Content::Text(_) => mask.plain(&document.path, text.unwrap_or_default()),
        };
        document.restore(text);
    }
}

/// The files of a folder: the plan, the other documents, the contracts.
fn paths(folder: &FeatureFolder) -> impl Iterator<Item = &String> {
    std::iter::once(&folder.plan).chain(&folder.documents).chain(&folder.contracts)
}

/// The text of one file, or why there is none; both end in a problem where the reader should know.
fn text(path: &str, bytes: Result<Vec<u8>, Unread>, found: &mut Vec<Diagnostic>) -> Result<String, String> {
    let unreadable = |found: &mut Vec<Diagnostic>, reason: String, help: &str| {
        found.push(Diagnostic::of_file(Code::DocumentUnreadable, path, reason.clone()).help(help));
        Err(reason)
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(Unread::Refused(reason)) => return Err(reason),
        Err(Unread::Failed(reason)) => return unreadable(found, reason, "make the file readable, or remove it"),
    };
    match diagnostic::decode(&bytes) {
        Ok(decoded) => {
            if let Some(encoding) = decoded.guessed {
                let message = format!("the file is not plain UTF-8 and was read as {encoding}");
                found.push(Diagnostic::of_file(Code::EncodingGuessed, path, message).help("save the file as UTF-8"));
            }
            Ok(decoded.text)
        }
        Err(diagnostic::Undecodable::Binary) => unreadable(
            found,
            "the file holds binary data, not text".to_owned(),
            "save the file as UTF-8 text, or rename it",
        ),
    }
}
