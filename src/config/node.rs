//! YAML as a tree in which every key and value knows where it stands.
//!
//! Deserialising straight into a struct would stop at the first mistake and would turn `off` or `1.10` into something
//! the author did not write. Here a plain scalar keeps its characters, whatever YAML would make of it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Location, Spanned};

use crate::diagnostic::{Fault, Source, Span};

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) span: Span,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing is written.
    Nothing,
    /// A scalar as it is written, without quotes.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with their places, and values.
    Map(Vec<(Key, Node)>),
}

/// A key with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) name: String,
    pub(super) span: Span,
}

/// Parses a YAML text.
pub(super) fn parse(source: &Source) -> Result<Node, Box<Fault>> {
    match serde_yaml::from_str::<Spanned<Raw>>(source.text()) {
        Ok(raw) => Ok(place(source, raw)),
        Err(error) => Err(Box::new(fault(source, &error))),
    }
}

/// A text that is no YAML. The parser's sentence names its own functions and repeats the place, so only its first
/// part is told, as the help.
fn fault(source: &Source, error: &serde_yaml::Error) -> Fault {
    let said = error.without_snippet().to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let (said, help) = if said.starts_with("duplicate mapping key") {
        ("a key is written twice".to_owned(), "keep one of the two")
    } else if said.starts_with("multiple YAML documents") {
        ("the settings are one YAML document, and a second one begins here".to_owned(), "remove the `---`")
    } else if said.starts_with("mapping values are not allowed") {
        ("a `:` stands where none can".to_owned(), "put a text that holds `: ` between quotes")
    } else {
        (format!("this is not YAML: {}", said.lines().next().unwrap_or_default()), "")
    };
    let fault = match error.location().filter(|location| location.line() > 0) {
        Some(location) => Fault::new(source, source.place(span(source, location)), said),
        None => Fault::of_file(source.path().to_string(), said),
    };
    if help.is_empty() { fault } else { fault.help(help) }
}

fn place(source: &Source, raw: Spanned<Raw>) -> Node {
    let span = span(source, raw.referenced);
    let kind = match raw.value {
        Raw::Nothing => Kind::Nothing,
        Raw::Text(text) => Kind::Scalar(text),
        Raw::Plain(meant) => {
            let defined = self::span(source, raw.defined);
            let written = source.text()[defined.start..defined.end].trim();
            Kind::Scalar(if written.is_empty() { meant } else { written.to_owned() })
        }
        Raw::List(nodes) => Kind::List(nodes.into_iter().map(|node| place(source, node)).collect()),
        Raw::Map(fields) => {
            let key = |key: Spanned<String>| Key { span: self::span(source, key.referenced), name: key.value };
            Kind::Map(fields.into_iter().map(|(name, value)| (key(name), place(source, value))).collect())
        }
    };
    Node { kind, span }
}

/// The bytes of a location, which counts characters.
fn span(source: &Source, location: Location) -> Span {
    let text = source.text();
    let offset = |characters: u64| {
        let characters = usize::try_from(characters).unwrap_or(usize::MAX);
        text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
    };
    let start = location.span().offset();
    Span::new(offset(start), offset(start.saturating_add(location.span().len())))
}

/// A value as the parser gives it.
#[derive(Debug)]
enum Raw {
    Nothing,
    Text(String),
    /// A number or a truth value, as YAML understands it.
    Plain(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Plain(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Nothing)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = access.next_element()? {
            nodes.push(node);
        }
        Ok(Raw::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut fields = Vec::new();
        while let Some(key) = access.next_key()? {
            fields.push((key, access.next_value()?));
        }
        Ok(Raw::Map(fields))
    }
}
