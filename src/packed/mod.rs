//! Values as bytes and back, for what waits beside the memory and for what one run leaves to the next.
//!
//! The bytes are those of one build of the program and say nothing of themselves: whoever keeps them knows what they are,
//! and whether they are still as they were written. Numbers are in LEB128
//! (<https://en.wikipedia.org/wiki/LEB128>), texts and lists stand behind their lengths, and a shared text that a value
//! names often is written once.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// For how many values at most room is made before they are read.
const MOST_EXPECTED: usize = 1 << 16;

/// A value that can be made of bytes again.
pub trait Packed: Sized {
    /// Writes the value.
    fn pack(&self, to: &mut Packer);
    /// Reads what was written; `None` of bytes that are something else.
    fn unpack(from: &mut Unpacker<'_>) -> Option<Self>;
}

/// Writes values one after the other.
#[derive(Debug, Default)]
pub struct Packer {
    bytes: Vec<u8>,
    /// The shared texts that were written.
    shared: Vec<Arc<str>>,
    /// Where offsets are left out: the last line of each file that a value names.
    lines: Option<BTreeMap<Arc<str>, u32>>,
}

impl Packer {
    /// One that leaves offsets in texts out, which are others after every letter that is typed before them. Its bytes are
    /// there to be compared, and nothing can be made of them again.
    #[must_use]
    pub fn without_offsets() -> Self {
        Self { lines: Some(BTreeMap::new()), ..Self::default() }
    }

    /// An offset in a text.
    pub fn offset(&mut self, at: usize) {
        if self.lines.is_none() {
            self.size(at);
        }
    }

    /// Says that a value names a line of a file, counted from 1.
    pub fn names(&mut self, path: &Arc<str>, line: u32) {
        if let Some(lines) = &mut self.lines {
            match lines.get_mut(path) {
                Some(last) => *last = line.max(*last),
                None => drop(lines.insert(Arc::clone(path), line)),
            }
        }
    }

    /// The last line of a file that a value named, 0 where none did; `None` where offsets are written.
    #[must_use]
    pub fn last_named(&self, path: &str) -> Option<u32> {
        self.lines.as_ref().map(|lines| lines.get(path).copied().unwrap_or_default())
    }

    /// Makes room for so many bytes, which are expected.
    pub fn reserve(&mut self, bytes: usize) {
        self.bytes.reserve(bytes);
    }

    /// A number.
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    /// A number of things, or a place in memory.
    pub fn size(&mut self, size: usize) {
        self.number(size as u64);
    }

    /// A list of values that are some numbers each.
    pub fn list<T, const N: usize>(&mut self, list: &[T], numbers: impl Fn(&T) -> [u32; N]) {
        self.size(list.len());
        list.iter().flat_map(numbers).for_each(|number| self.number(number.into()));
    }

    /// A text behind its length.
    pub fn text(&mut self, text: &str) {
        self.size(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// A text that comes last, and needs no length.
    pub fn rest(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// The bytes of everything.
    #[must_use]
    pub fn bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads what a [`Packer`] wrote. Of zeros it reads lists without anything in them, and texts of zeros.
#[derive(Debug)]
pub struct Unpacker<'b> {
    bytes: &'b [u8],
    shared: Vec<Arc<str>>,
}

impl<'b> Unpacker<'b> {
    /// A reader of bytes.
    #[must_use]
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, shared: Vec::new() }
    }

    /// A number.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for (at, byte) in self.bytes.iter().enumerate().take(10) {
            let part = u64::from(byte & 0x7f);
            if part > u64::MAX >> (7 * at) {
                return None;
            }
            number |= part << (7 * at);
            if byte & 0x80 == 0 {
                self.bytes = &self.bytes[at + 1..];
                return Some(number);
            }
        }
        None
    }

    /// A number of things, or a place in memory.
    pub fn size(&mut self) -> Option<usize> {
        self.number()?.try_into().ok()
    }

    /// A list of values that are some numbers each.
    pub fn list<T, const N: usize>(&mut self, value: impl Fn([u32; N]) -> T) -> Option<Vec<T>> {
        let length = self.length()?;
        let mut list = Vec::with_capacity(length);
        for _ in 0..length {
            let mut numbers = [0; N];
            for number in &mut numbers {
                *number = u32::unpack(self)?;
            }
            list.push(value(numbers));
        }
        Some(list)
    }

    /// All that is left, as a text.
    pub fn rest(&mut self) -> Option<String> {
        Some(str::from_utf8(std::mem::take(&mut self.bytes)).ok()?.to_owned())
    }

    /// Whether everything has been read.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The length of a list, which has no more values than there are bytes left.
    fn length(&mut self) -> Option<usize> {
        self.size().filter(|length| *length <= self.bytes.len())
    }

    fn text(&mut self) -> Option<&'b str> {
        let length = self.size()?;
        let (text, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        str::from_utf8(text).ok()
    }
}

/// Implements [`Packed`] for structs, field by field, and for enums, by the number of the variant and then its fields. All
/// of them must be named, so that one that comes later is not forgotten.
macro_rules! packed {
    ($(struct $name:ident { $($field:ident),* $(,)? })*) => {$(
        impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut $crate::packed::Packer) {
                let Self { $($field),* } = self;
                $($crate::packed::Packed::pack($field, to);)*
            }

            fn unpack(from: &mut $crate::packed::Unpacker<'_>) -> Option<Self> {
                $(let $field = $crate::packed::Packed::unpack(from)?;)*
                Some(Self { $($field),* })
            }
        }
    )*};
    ($(enum $name:ident { $($variant:ident),* $(,)? })*) => {$(
        impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut $crate::packed::Packer) {
                // Taken by their names, so that one that comes later is not forgotten.
                match self { $(Self::$variant)|* => to.number(*self as u64) }
            }

            fn unpack(from: &mut $crate::packed::Unpacker<'_>) -> Option<Self> {
                let number = from.number()?;
                [$(Self::$variant),*].into_iter().find(|variant| *variant as u64 == number)
            }
        }
    )*};
    // The fields of a variant by their names or numbers, each with a name for its value.
    ($(variants $name:ident { $($number:literal: $variant:ident { $($field:tt: $value:ident),* }),* $(,)? })*) => {$(
        impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut $crate::packed::Packer) {
                match self {
                    $(Self::$variant { $($field: $value),* } => {
                        to.number($number);
                        $($crate::packed::Packed::pack($value, to);)*
                    })*
                }
            }

            fn unpack(from: &mut $crate::packed::Unpacker<'_>) -> Option<Self> {
                match from.number()? {
                    $($number => {
                        $(let $value = $crate::packed::Packed::unpack(from)?;)*
                        Some(Self::$variant { $($field: $value),* })
                    })*
                    _ => None,
                }
            }
        }
    )*};
}
pub(crate) use packed;

/// Implements [`Packed`] for whole numbers.
macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Packed for $number {
            fn pack(&self, to: &mut Packer) {
                to.number(u64::from(*self));
            }

            fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
                from.number()?.try_into().ok()
            }
        }
    )*};
}

numbers!(u8, u32, u64);

impl Packed for usize {
    fn pack(&self, to: &mut Packer) {
        to.size(*self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.size()
    }
}

impl Packed for bool {
    fn pack(&self, to: &mut Packer) {
        to.number(u64::from(*self));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        match from.number()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Packed for String {
    fn pack(&self, to: &mut Packer) {
        to.text(self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        from.text().map(str::to_owned)
    }
}

/// The number of the text among those that were written, and the text where it is a new one.
impl Packed for Arc<str> {
    fn pack(&self, to: &mut Packer) {
        let known = to.shared.iter().rposition(|text| Arc::ptr_eq(text, self) || text == self);
        to.size(known.unwrap_or(to.shared.len()));
        if known.is_none() {
            to.shared.push(Arc::clone(self));
            to.text(self);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let number = from.size()?;
        if number == from.shared.len() {
            let text = from.text()?.into();
            from.shared.push(text);
        }
        from.shared.get(number).cloned()
    }
}

/// A text that may be one of the program's own.
impl Packed for Cow<'static, str> {
    fn pack(&self, to: &mut Packer) {
        to.text(self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        String::unpack(from).map(Self::Owned)
    }
}

impl Packed for Range<usize> {
    fn pack(&self, to: &mut Packer) {
        to.size(self.start);
        to.size(self.end);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(from.size()?..from.size()?)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Packer) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        if bool::unpack(from)? { T::unpack(from).map(Some) } else { Some(None) }
    }
}

impl<T: Packed, E: Packed> Packed for Result<T, E> {
    fn pack(&self, to: &mut Packer) {
        self.is_ok().pack(to);
        match self {
            Ok(value) => value.pack(to),
            Err(error) => error.pack(to),
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        if bool::unpack(from)? { T::unpack(from).map(Ok) } else { E::unpack(from).map(Err) }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Packer) {
        to.size(self.len());
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let length = from.length()?;
        let mut list = Self::with_capacity(length.min(MOST_EXPECTED));
        for _ in 0..length {
            list.push(T::unpack(from)?);
        }
        Some(list)
    }
}

impl<T: Packed> Packed for Arc<T> {
    fn pack(&self, to: &mut Packer) {
        T::pack(self, to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        T::unpack(from).map(Self::new)
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Packer) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

impl<K: Packed + Ord, V: Packed> Packed for BTreeMap<K, V> {
    fn pack(&self, to: &mut Packer) {
        to.size(self.len());
        for (key, value) in self {
            key.pack(to);
            value.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(Vec::<(K, V)>::unpack(from)?.into_iter().collect())
    }
}

impl<T: Packed + Ord> Packed for BTreeSet<T> {
    fn pack(&self, to: &mut Packer) {
        to.size(self.len());
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(Vec::<T>::unpack(from)?.into_iter().collect())
    }
}
