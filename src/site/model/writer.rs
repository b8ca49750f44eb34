//! Writes values to the end of a view model, each as JSON would have it.

use std::fmt::{self, Write as _};

use serde::ser::{self, Error as _, Serialize};
use serde_json::{Error, Number};

use super::{Node, ViewModel};

/// Writes a value to the end of a model.
pub(super) struct Writer<'w>(pub(super) &'w mut ViewModel);

/// Writes what is in a value, which begins at a node.
pub(super) struct Members<'w> {
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
