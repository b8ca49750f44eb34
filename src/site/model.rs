//! View models as templates look into them.
//!
//! A view model is written once, in one pass, into one list of nodes and one text: a page has some hundred small values, of
//! which each would else be kept by itself. Its fingerprint is taken of the same nodes, and templates follow their paths
//! through them.

use std::fmt::{self, Write as _};
use std::hash::{Hash, Hasher};

use serde::ser::{self, Error as _, Serialize};
use serde_json::{Error, Number, Value};

/// A view model: a value with all that is in it.
#[derive(Clone, Debug, Default)]
pub struct ViewModel {
    /// The values, each before those that are in it.
    nodes: Vec<Node>,
    /// All texts, one after the other.
    text: String,
}

/// A value; where others are in it, with the place after the last of them.
#[derive(Clone, Debug)]
enum Node {
    Null,
    Bool(bool),
    Number(Number),
    /// The name of a field, or of a variant.
    Name(&'static str),
    /// From one byte of the text to another.
    Text(usize, usize),
    /// The items follow.
    List(usize),
    /// The fields follow, each as its name and its value.
    Map(usize),
}

/// A value of a view model.
#[derive(Clone, Copy, Debug)]
pub struct ViewValue<'m> {
    model: &'m ViewModel,
    at: usize,
}

/// What a value of a view model is.
#[derive(Clone, Copy, Debug)]
pub enum ViewKind<'m> {
    /// Nothing.
    Null,
    /// Whether something is so.
    Bool(bool),
    /// A number.
    Number(&'m Number),
    /// A text.
    Text(&'m str),
    /// Values in their order.
    List,
    /// Values by name.
    Map,
}

/// A value inside of another one.
#[derive(Clone, Copy, Debug)]
pub struct Member<'m> {
    /// Its name, where it has one.
    pub name: Option<&'m str>,
    /// The value.
    pub value: ViewValue<'m>,
}

/// There is nothing in it.
static NOTHING: ViewModel = ViewModel { nodes: Vec::new(), text: String::new() };

impl ViewModel {
    /// Writes a view model down. It has text keys and no part that fails.
    #[must_use]
    pub fn of(model: &impl Serialize) -> Self {
        let mut written = Self::default();
        written.write(model);
        written
    }

    /// All of it.
    #[must_use]
    pub fn top(&self) -> ViewValue<'_> {
        ViewValue { model: self, at: 0 }
    }

    /// Adds a field to a model that has fields.
    pub fn insert(&mut self, name: &'static str, value: &impl Serialize) {
        self.nodes.push(Node::Name(name));
        self.write(value);
        let end = self.nodes.len();
        if let Some(Node::Map(of)) = self.nodes.first_mut() {
            *of = end;
        }
    }

    /// Puts a text where there is a value without others in it.
    pub fn set_text(&mut self, path: &[&str], text: &str) {
        if let Some(at) = self.top().follow(path).map(|value| value.at) {
            self.nodes[at] = Node::Text(self.text.len(), self.text.len() + text.len());
            self.text.push_str(text);
        }
    }

    /// Takes a field out, if it is there.
    pub fn remove(&mut self, path: &[&str]) {
        let Some(value) = self.top().follow(path) else { return };
        let (name, end) = (value.at - 1, value.end());
        self.nodes.drain(name..end);
        for node in &mut self.nodes {
            if let Node::List(of) | Node::Map(of) = node
                && *of >= end
            {
                *of -= end - name;
            }
        }
    }

    fn write(&mut self, value: &impl Serialize) {
        value.serialize(Writer(self)).expect("a view model has text keys and no failing parts");
    }
}

/// Two models are the same where all their values are.
impl Hash for ViewModel {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for node in &self.nodes {
            match node {
                Node::Null => state.write_u8(0),
                Node::Bool(value) => state.write_u8(1 + u8::from(*value)),
                Node::Number(value) => (3_u8, value).hash(state),
                Node::Name(text) => (4_u8, text).hash(state),
                Node::Text(from, to) => (4_u8, &self.text[*from..*to]).hash(state),
                Node::List(end) => (5_u8, end).hash(state),
                Node::Map(end) => (6_u8, end).hash(state),
            }
        }
    }
}

impl<'m> ViewValue<'m> {
    /// A value that is nothing.
    #[must_use]
    pub fn nothing() -> Self {
        NOTHING.top()
    }

    fn node(self) -> &'m Node {
        self.model.nodes.get(self.at).unwrap_or(&Node::Null)
    }

    /// The place after all that is in it.
    fn end(self) -> usize {
        match self.node() {
            Node::List(end) | Node::Map(end) => *end,
            _ => self.at + 1,
        }
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> ViewKind<'m> {
        match self.node() {
            Node::Null => ViewKind::Null,
            Node::Bool(value) => ViewKind::Bool(*value),
            Node::Number(value) => ViewKind::Number(value),
            Node::Name(text) => ViewKind::Text(text),
            Node::Text(from, to) => ViewKind::Text(&self.model.text[*from..*to]),
            Node::List(_) => ViewKind::List,
            Node::Map(_) => ViewKind::Map,
        }
    }

    /// Its text, if it is one.
    #[must_use]
    pub fn text(self) -> Option<&'m str> {
        match self.kind() {
            ViewKind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The values in it, in the order in which they were written.
    pub fn members(self) -> impl Iterator<Item = Member<'m>> {
        let has_names = matches!(self.node(), Node::Map(_));
        let (mut at, end) = (self.at + 1, self.end());
        std::iter::from_fn(move || {
            let here = |at| Self { model: self.model, at };
            let name = (at < end && has_names).then(|| here(at).text()).flatten();
            let value = (at < end).then(|| here(at + usize::from(has_names)))?;
            at = value.end();
            Some(Member { name, value })
        })
    }

    /// The value of a field.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Self> {
        let Node::Map(end) = *self.node() else { return None };
        let mut at = self.at + 1;
        while at < end {
            let value = Self { model: self.model, at: at + 1 };
            if (Self { model: self.model, at }).text() == Some(name) {
                return Some(value);
            }
            at = value.end();
        }
        None
    }

    /// The value at the end of a way through fields.
    #[must_use]
    pub fn follow(self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(self, |value, name| value.get(name))
    }

    /// The same as JSON.
    #[must_use]
    pub fn to_json(self) -> Value {
        match self.kind() {
            ViewKind::Null => Value::Null,
            ViewKind::Bool(value) => value.into(),
            ViewKind::Number(value) => value.clone().into(),
            ViewKind::Text(text) => text.into(),
            ViewKind::List => self.members().map(|member| member.value.to_json()).collect(),
            ViewKind::Map => {
                let named = self.members().filter_map(|member| Some((member.name?.to_owned(), member.value.to_json())));
                Value::Object(named.collect())
            }
        }
    }
}

/// Writes a value to the end of a model.
struct Writer<'w>(&'w mut ViewModel);

/// Writes what is in a value, which begins at a node.
struct Members<'w> {
    model: &'w mut ViewModel,
    at: usize,
    /// Whether the value is that of a variant, which is a map with the name of the variant as its only field.
    is_variant: bool,
}

impl<'w> Writer<'w> {
    fn push(self, node: Node) -> Result<(), Error> {
        self.0.nodes.push(node);
        Ok(())
    }

    fn open(self, node: Node) -> Members<'w> {
        let at = self.0.nodes.len();
        self.0.nodes.push(node);
        Members { model: self.0, at, is_variant: false }
    }

    fn variant(self, name: &'static str, node: Node) -> Members<'w> {
        self.0.nodes.extend([Node::Map(0), Node::Name(name)]);
        Members { is_variant: true, ..self.open(node) }
    }
}

impl Members<'_> {
    fn add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(Writer(self.model))
    }

    fn close(self) -> Result<(), Error> {
        let end = self.model.nodes.len();
        let variant = self.is_variant.then(|| self.at - 2);
        for at in variant.into_iter().chain([self.at]) {
            if let Node::List(of) | Node::Map(of) = &mut self.model.nodes[at] {
                *of = end;
            }
        }
        Ok(())
    }
}

/// The ways to write a number of each type.
macro_rules! numbers {
    ($($write:ident($type:ty)),*) => {
        $(fn $write(self, value: $type) -> Result<(), Error> {
            self.push(Node::Number(value.into()))
        })*
    };
}

/// The ways to write values that follow each other.
macro_rules! members {
    ($($of:ident($write:ident)),*) => {
        $(impl ser::$of for Members<'_> {
            type Ok = ();
            type Error = Error;

            fn $write<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.add(value)
            }

            fn end(self) -> Result<(), Error> {
                self.close()
            }
        })*
    };
}

/// The ways to write values that have names.
macro_rules! named_members {
    ($($of:ident),*) => {
        $(impl ser::$of for Members<'_> {
            type Ok = ();
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
                self.model.nodes.push(Node::Name(name));
                self.add(value)
            }

            fn end(self) -> Result<(), Error> {
                self.close()
            }
        })*
    };
}

impl<'w> ser::Serializer for Writer<'w> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Members<'w>;
    type SerializeTuple = Members<'w>;
    type SerializeTupleStruct = Members<'w>;
    type SerializeTupleVariant = Members<'w>;
    type SerializeMap = Members<'w>;
    type SerializeStruct = Members<'w>;
    type SerializeStructVariant = Members<'w>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.push(Node::Bool(value))
    }

    numbers! {
        serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64), serialize_u8(u8), serialize_u16(u16),
        serialize_u32(u32), serialize_u64(u64)
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.push(Number::from_f64(value).map_or(Node::Null, Node::Number))
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        let from = self.0.text.len();
        self.0.text.push_str(value);
        let to = self.0.text.len();
        self.push(Node::Text(from, to))
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        let from = self.0.text.len();
        write!(self.0.text, "{value}").map_err(Error::custom)?;
        let to = self.0.text.len();
        self.push(Node::Text(from, to))
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.push(Node::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.push(Node::Null)
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Result<(), Error> {
        self.push(Node::Null)
    }

    fn serialize_unit_variant(self, _name: &'static str, _index: u32, variant: &'static str) -> Result<(), Error> {
        self.push(Node::Name(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _name: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut map = self.open(Node::Map(0));
        map.model.nodes.push(Node::Name(variant));
        map.add(value)?;
        map.close()
    }

    fn serialize_seq(self, _length: Option<usize>) -> Result<Members<'w>, Error> {
        Ok(self.open(Node::List(0)))
    }

    fn serialize_tuple(self, _length: usize) -> Result<Members<'w>, Error> {
        Ok(self.open(Node::List(0)))
    }

    fn serialize_tuple_struct(self, _name: &'static str, _length: usize) -> Result<Members<'w>, Error> {
        Ok(self.open(Node::List(0)))
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Members<'w>, Error> {
        Ok(self.variant(variant, Node::List(0)))
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Members<'w>, Error> {
        Ok(self.open(Node::Map(0)))
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<Members<'w>, Error> {
        Ok(self.open(Node::Map(0)))
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Members<'w>, Error> {
        Ok(self.variant(variant, Node::Map(0)))
    }
}

members! {
    SerializeSeq(serialize_element), SerializeTuple(serialize_element), SerializeTupleStruct(serialize_field),
    SerializeTupleVariant(serialize_field)
}
named_members! { SerializeStruct, SerializeStructVariant }

impl ser::SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.add(key)?;
        match self.model.nodes.last() {
            Some(Node::Name(_) | Node::Text(..)) => Ok(()),
            _ => Err(Error::custom("a key is a text")),
        }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.add(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::hash::{DefaultHasher, Hash, Hasher};

    use serde::Serialize;
    use serde_json::{Value, json};

    use super::ViewModel;

    #[derive(Serialize)]
    struct Whole<'a> {
        text: &'a str,
        letter: char,
        number: i8,
        large: u64,
        part: f64,
        endless: f32,
        nothing: Option<bool>,
        something: Option<bool>,
        unit: (),
        list: Vec<Kind>,
        named: BTreeMap<String, [u16; 2]>,
        #[serde(flatten)]
        inner: Inner,
    }

    #[derive(Serialize)]
    struct Inner {
        id: Number,
    }

    #[derive(Serialize)]
    struct Number(u32);

    #[derive(Serialize)]
    enum Kind {
        Bare,
        Around(&'static str),
        Pair(i64, bool),
        Named { a: Vec<u8>, b: () },
    }

    fn whole() -> Whole<'static> {
        Whole {
            text: "a \u{e9}\"",
            letter: '\u{1f600}',
            number: -7,
            large: u64::MAX,
            part: 1.5,
            endless: f32::INFINITY,
            nothing: None,
            something: Some(true),
            unit: (),
            list: vec![Kind::Bare, Kind::Around("x"), Kind::Pair(-1, false), Kind::Named { a: vec![1, 2], b: () }],
            named: BTreeMap::from([("x".to_owned(), [1, 2]), (String::new(), [3, 4])]),
            inner: Inner { id: Number(9) },
        }
    }

    fn hash(model: &ViewModel) -> u64 {
        let mut hasher = DefaultHasher::new();
        model.hash(&mut hasher);
        hasher.finish()
    }

    #[test]
    fn it_is_what_json_is() {
        assert_eq!(ViewModel::of(&whole()).top().to_json(), serde_json::to_value(whole()).expect("it is JSON"));
        for value in [json!(null), json!(1), json!("text"), json!([]), json!({}), json!([[], {"a": [{}]}, null])] {
            assert_eq!(ViewModel::of(&value).top().to_json(), value);
        }
        assert_eq!(ViewModel::default().top().to_json(), Value::Null);
    }

    #[test]
    fn values_are_found_by_their_names() {
        let model = ViewModel::of(&json!({"a": {"b": [1, {"c": 2}], "": "x"}, "d": null}));
        let json = |path: &[&str]| model.top().follow(path).map(super::ViewValue::to_json);
        assert_eq!(json(&["a", "b"]), Some(json!([1, {"c": 2}])));
        assert_eq!(json(&["a", ""]), Some(json!("x")));
        assert_eq!(json(&["d"]), Some(json!(null)));
        assert_eq!(
            [json(&["c"]), json(&["a", "b", "c"]), json(&["a", "x"]), json(&["d", "a"])],
            [None, None, None, None]
        );
        assert_eq!(json(&[]), Some(model.top().to_json()));
    }

    #[test]
    fn fields_come_and_go() {
        let value = json!({"a": {"b": [1, 2], "c": {"d": "x"}}, "e": [{"f": 3}], "html": null});
        let mut model = ViewModel::of(&value);
        model.remove(&["a", "b"]);
        model.remove(&["a", "missing"]);
        model.set_text(&["html"], "<p>");
        model.set_text(&["missing"], "y");
        model.insert("more", &json!({"g": [4]}));
        let expected = json!({"a": {"c": {"d": "x"}}, "e": [{"f": 3}], "html": "<p>", "more": {"g": [4]}});
        assert_eq!(model.top().to_json(), expected);
        model.remove(&["a", "c"]);
        assert_eq!(model.top().follow(&["a"]).expect("it is there").to_json(), json!({}));
        assert_eq!(model.top().follow(&["more", "g"]).expect("it is there").to_json(), json!([4]));
    }

    #[test]
    fn models_are_told_apart_by_their_values() {
        let values = [
            json!({}),
            json!([]),
            json!(null),
            json!(""),
            json!(0),
            json!(false),
            json!(true),
            json!([[]]),
            json!([null]),
            json!({"a": "b"}),
            json!(["a", "b"]),
            json!(["ab", ""]),
            json!([["a"], "b"]),
            json!([["a", "b"]]),
            json!({"a": {}, "b": 1}),
            json!({"a": {"b": 1}}),
            json!([1, 2]),
            json!([12]),
            json!(1.0),
            json!(1),
        ];
        let hashes: std::collections::BTreeSet<u64> = values.iter().map(|value| hash(&ViewModel::of(value))).collect();
        assert_eq!(hashes.len(), values.len());
        assert_eq!(hash(&ViewModel::of(&whole())), hash(&ViewModel::of(&whole())));
        // Where texts stand beside each other is no difference.
        let mut without = ViewModel::of(&json!({"a": "x", "b": "y"}));
        without.remove(&["a"]);
        assert_eq!(hash(&without), hash(&ViewModel::of(&json!({"b": "y"}))));
    }
}
