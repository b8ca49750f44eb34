//! The YAML block at the top of a document, and YAML fences that stand in for it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::diagnostic::{Code, Diagnostic, Source, Span};

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
    /// The bytes of the value's first line.
    pub span: Span,
}

/// Reads the YAML of front matter; `span` is the block with its delimiters.
pub(super) fn read(source: &Source, span: Span) -> Result<FrontMatter, Box<Diagnostic>> {
    let text = &source.text()[span.start..span.end];
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let end = text.trim_end().rfind(['\n', '\r']).map_or(start, |at| at + 1).max(start);
    let fields = read_yaml(source, Span::new(span.start + start, span.start + end))?;
    Ok(FrontMatter { fields, span })
}

/// Says when a text opens front matter and does not close it: a first line `---` with a `key:` under it.
pub(super) fn unclosed(source: &Source) -> Option<Diagnostic> {
    let mut lines = source.text().lines();
    let opens = lines.next()?.trim_end() == "---";
    let key =
        lines.next()?.split_once(':').is_some_and(|(key, _)| !key.is_empty() && !key.contains(char::is_whitespace));
    (opens && key).then(|| {
        Diagnostic::new(Code::FrontMatterInvalid, &source.place(Span::new(0, 3)), "the front matter is not closed")
            .help("write a line `---` after the last key")
    })
}

/// Reads a YAML mapping that stands at `inner` of the source: front matter, or a fenced block under a title.
///
/// Anything that is not a mapping is a problem with the place that YAML objects to.
pub fn read_yaml(source: &Source, inner: Span) -> Result<Vec<FrontMatterField>, Box<Diagnostic>> {
    let yaml = &source.text()[inner.start..inner.end];
    if yaml.trim().is_empty() {
        return Ok(Vec::new());
    }
    let options = serde_yaml::options! {
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
    };
    let first_line = source.line(inner.start) as usize;
    match serde_yaml::from_str_with_options::<Mapping>(yaml, options) {
        Ok(Mapping(fields)) => Ok(fields
            .into_iter()
            .map(|(name, value)| {
                let line = first_line + usize::try_from(value.referenced.line()).unwrap_or(1).max(1) - 1;
                let start = source.offset(line, 1);
                FrontMatterField { name, values: value.value.0, span: source.line_span(start) }
            })
            .collect()),
        Err(error) => {
            let at = error.location().map_or(inner.start, |location| {
                let line = first_line + usize::try_from(location.line()).unwrap_or(1).max(1) - 1;
                let start = source.offset(line, 1);
                let column = usize::try_from(location.column()).unwrap_or(1).saturating_sub(1);
                let line = source.line_span(start);
                let text = &source.text()[line.start..line.end];
                line.start + text.char_indices().nth(column).map_or(text.len(), |(at, _)| at)
            });
            let line = source.line_span(at);
            let place = source.place(Span::new(at, line.end));
            let problem = Diagnostic::new(Code::FrontMatterInvalid, &place, "the front matter is not valid YAML")
                .help("quote values that hold `: `, `#`, `[` or `{`, and indent with spaces");
            Err(Box::new(problem))
        }
    }
}

/// A mapping with its keys in order.
struct Mapping(Vec<(String, Spanned<Scalars>)>);

/// A scalar, or the scalars of a list, as text.
struct Scalars(Vec<String>);

impl<'de> Deserialize<'de> for Mapping {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Mapping;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("keys with values")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Mapping, A::Error> {
                let mut fields = Vec::new();
                while let Some((Scalars(mut key), value)) = map.next_entry()? {
                    fields.push((key.pop().unwrap_or_default(), value));
                }
                Ok(Mapping(fields))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

impl<'de> Deserialize<'de> for Scalars {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Scalars;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_str<E>(self, text: &str) -> Result<Scalars, E> {
                Ok(Scalars(vec![text.to_owned()]))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Scalars, E> {
                Ok(Scalars(vec![value.to_string()]))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Scalars, E> {
                Ok(Scalars(vec![value.to_string()]))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Scalars, E> {
                Ok(Scalars(vec![value.to_string()]))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Scalars, E> {
                Ok(Scalars(vec![value.to_string()]))
            }
            fn visit_unit<E>(self) -> Result<Scalars, E> {
                Ok(Scalars(Vec::new()))
            }
            fn visit_none<E>(self) -> Result<Scalars, E> {
                Ok(Scalars(Vec::new()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scalars, A::Error> {
                let mut all = Vec::new();
                while let Some(Scalars(values)) = list.next_element()? {
                    all.extend(values);
                }
                Ok(Scalars(all))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalars, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Scalars(Vec::new()))
            }
        }
        deserializer.deserialize_any(Any)
    }
}
