//! What allows a script or a style by what is in it.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The source expression of a policy that allows a script or a style with this text, behind a space.
///
/// <https://www.w3.org/TR/CSP3/#grammardef-hash-source>
pub(crate) fn source(text: &str) -> String {
    format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}
