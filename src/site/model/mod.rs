//! View models as templates look into them.
//!
//! A view model is written once, in one pass, into one list of nodes and one text: a page has some hundred small values, of
//! which each would else be kept by itself. Its fingerprint is taken of the same nodes, and templates follow their paths
//! through them.

mod writer;

use std::hash::{Hash, Hasher};

use serde::Serialize;
use serde_json::{Number, Value};

use self::writer::Writer;
use crate::packed::{Packed, Packer, Unpacker};

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

    /// The text of a node, if it is one.
    fn text_of<'m>(&'m self, node: &'m Node) -> Option<&'m str> {
        match node {
            Node::Name(text) => Some(text),
            Node::Text(from, to) => Some(&self.text[*from..*to]),
            _ => None,
        }
    }

    fn write(&mut self, value: &impl Serialize) {
        value.serialize(Writer(self)).expect("a view model has text keys and no failing parts");
    }
}

/// Two models are the same where all their values are.
impl Hash for ViewModel {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // What a node is, with its size, is one number: a hasher takes long for each that it is given.
        let kind = |kind: u64, size: usize| kind | (size as u64) << 3;
        for node in &self.nodes {
            match node {
                Node::Null => state.write_u64(kind(0, 0)),
                Node::Bool(value) => state.write_u64(kind(1, usize::from(*value))),
                Node::Number(value) => (kind(2, 0), value).hash(state),
                Node::Name(_) | Node::Text(..) => {
                    let text = self.text_of(node).unwrap_or_default();
                    state.write_u64(kind(3, text.len()));
                    state.write(text.as_bytes());
                }
                Node::List(end) => state.write_u64(kind(4, *end)),
                Node::Map(end) => state.write_u64(kind(5, *end)),
            }
        }
    }
}

/// As JSON.
impl Packed for ViewModel {
    fn pack(&self, to: &mut Packer) {
        self.top().to_json().to_string().pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let value: Value = serde_json::from_str(&String::unpack(from)?).ok()?;
        Some(Self::of(&value))
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
            let first = (at < end).then_some(Self { at, ..self })?;
            let name = if has_names { first.text() } else { None };
            let value = if has_names { Self { at: at + 1, ..self } } else { first };
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
            let value = Self { at: at + 1, ..self };
            if (Self { at, ..self }).text() == Some(name) {
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
