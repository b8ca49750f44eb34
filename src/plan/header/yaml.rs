//! Fields that are written as YAML: front matter, and a fence under the title that stands in for it.

use super::field::Field;
use super::label::{Meaning, meaning};
use super::line::Form;
use crate::diagnostic::{Source, Span};
use crate::document::{self, FrontMatter, FrontMatterField};
use crate::plan::placeholder;

/// Whether a fence with this info string holds YAML.
pub(super) fn is_yaml(info: &str) -> bool {
    let language = info.trim().split([' ', ',', '{']).next().unwrap_or_default().to_ascii_lowercase();
    matches!(language.as_str(), "yaml" | "yml")
}

/// The fields of front matter.
pub(super) fn of_front_matter(source: &Source, front_matter: &FrontMatter) -> Vec<Field> {
    front_matter.fields.iter().filter_map(|field| of_key(source, field)).collect()
}

/// The fields of a fence; where its YAML is broken, of the lines that have the form `key: value`.
pub(super) fn of_fence(source: &Source, fence: Span) -> Vec<Field> {
    let text = &source.text()[fence.start..fence.end];
    let Some(first) = text.find('\n') else { return Vec::new() };
    let body = &text[first + 1..];
    let last = body.trim_end().rfind('\n').map_or(0, |at| at + 1);
    let end = body[last..].trim_start();
    let closed = end.starts_with("```") || end.starts_with("~~~");
    let inner = Span::new(fence.start + first + 1, fence.start + first + 1 + if closed { last } else { body.len() });
    match document::read_yaml(source, inner) {
        Ok(fields) => fields.iter().filter_map(|field| of_key(source, field)).collect(),
        Err(_) => of_lines(source, inner),
    }
}

/// The field of a key with its value, a list joined by commas.
fn of_key(source: &Source, field: &FrontMatterField) -> Option<Field> {
    let meaning = meaning(&field.name);
    let line = &source.text()[field.span.start..field.span.end];
    if is_to_fill_in(line, &field.values) {
        return None;
    }
    let value = field.values.join(", ");
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let span = value_span(line, field.span);
    (!value.is_empty()).then(|| Field { label: field.name.clone(), meaning, value, span, form: Form::Apart })
}

/// Whether YAML takes for a list of one what its author left to be filled in: `status: [STATUS]`.
fn is_to_fill_in(line: &str, values: &[String]) -> bool {
    let ([value], Some(start), Some(end)) = (values, line.find('['), line.rfind(']')) else { return false };
    let Some(bracket) = line.get(start..=end).filter(|bracket| bracket.trim_matches(['[', ']']).trim() == value) else {
        return false;
    };
    let is_constant = !value.chars().any(char::is_lowercase) && value.contains(['-', '_', ' ']);
    is_constant || placeholder::is_placeholder(bracket)
}

/// The bytes of the value on the line of its key.
fn value_span(line: &str, span: Span) -> Span {
    let Some(colon) = line.find(": ") else { return span };
    let value = line[colon + 2..].trim_end();
    let start = span.start + colon + 2 + value.len() - value.trim_start().len();
    Span::new(start, span.start + colon + 2 + value.len())
}

/// Reads lines that are not indented one by one.
fn of_lines(source: &Source, inner: Span) -> Vec<Field> {
    let mut start = inner.start;
    let mut fields = Vec::new();
    for line in source.text()[inner.start..inner.end].split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
        let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        if is_key && !value.is_empty() && !value.starts_with(['|', '>', '{', '&', '*']) {
            let (label, value) = (key.to_owned(), value.to_owned());
            let (meaning, span) = (meaning(key), value_span(line.trim_end(), span));
            fields.push(Field { label, meaning, value, span, form: Form::Apart });
        }
    }
    fields
}

/// The title that front matter gives.
pub(super) fn title(fields: &[Field]) -> Option<&Field> {
    fields.iter().find(|field| field.meaning == Some(Meaning::Title))
}
