//! What is not needed until a page is made, in memory or beside it.
//!
//! The texts and the HTML of ten thousand plans take more room than all that is known of them, and each is wanted once:
//! when its plan is checked, and when its page is written. Whoever runs a build may supply a [`Scratch`], in which they
//! wait.

use std::fmt::Debug;
use std::sync::Arc;

use super::body::{Body, BodyBlock, Slot, TextRun};
use super::starts::Starts;
use crate::diagnostic::Source;

/// Room beside the memory for as long as a build takes.
pub trait Scratch: Debug + Send + Sync {
    /// Takes bytes, and says where they are; `None` where there is no room, so that they stay in memory.
    fn put(&self, bytes: &[u8]) -> Option<u64>;
    /// The bytes at a place.
    ///
    /// Where they cannot be had, zeros are given, which every [`Packed`] value can be made of, and whoever supplied the
    /// scratch knows that nothing which was made since then is to be used.
    fn get(&self, at: u64, length: usize) -> Vec<u8>;
}

/// A value that is shared in memory, or lies in a scratch.
#[derive(Clone, Debug)]
pub enum Stored<T> {
    /// In memory.
    Here(Arc<T>),
    /// In a scratch.
    Away {
        /// Which one.
        scratch: Arc<dyn Scratch>,
        /// Where in it.
        at: u64,
        /// How many bytes.
        length: usize,
    },
}

/// A value that can be made of bytes again.
pub trait Packed {
    /// The value as bytes.
    fn pack(&self) -> Vec<u8>;
    /// The value, of such bytes or of as many zeros, of which nothing is said but that it can be looked at like the one
    /// that was lost.
    fn unpack(bytes: &[u8]) -> Self;
}

impl<T: Packed> Stored<T> {
    /// The value.
    #[must_use]
    pub fn get(&self) -> Arc<T> {
        match self {
            Self::Here(value) => Arc::clone(value),
            Self::Away { scratch, at, length } => Arc::new(T::unpack(&scratch.get(*at, *length))),
        }
    }

    /// Lets go of the value in memory, if the scratch takes it.
    pub fn put_away(&mut self, scratch: &Arc<dyn Scratch>) {
        if let Self::Here(value) = self {
            let bytes = value.pack();
            if let Some(at) = scratch.put(&bytes) {
                *self = Self::Away { scratch: Arc::clone(scratch), at, length: bytes.len() };
            }
        }
    }
}

impl<T> From<T> for Stored<T> {
    fn from(value: T) -> Self {
        Self::Here(Arc::new(value))
    }
}

/// The path and the text; lines are counted again.
impl Packed for Source {
    fn pack(&self) -> Vec<u8> {
        let mut packer = Packer::with_capacity(self.path().len() + self.text().len() + 4);
        packer.text(self.path());
        packer.rest(self.text())
    }

    fn unpack(bytes: &[u8]) -> Self {
        let mut unpacker = Unpacker(bytes);
        let path = unpacker.text();
        Self::new(path, unpacker.rest())
    }
}

/// The numbers, each list behind its length, and then the HTML.
impl Packed for Body {
    fn pack(&self) -> Vec<u8> {
        // In most texts the numbers take a third of what the HTML does.
        let mut packer = Packer::with_capacity(self.html.len() * 2);
        packer.list(&self.slots, |slot| [slot.at, slot.link, u32::from(slot.opens) | u32::from(slot.is_inner) << 1]);
        packer.list(&self.blocks, |block| [block.source.start, block.source.end, block.html.start, block.html.end]);
        packer.list(&self.runs, |run| [run.source, run.html.start, run.html.end]);
        self.starts.pack(&mut packer);
        packer.number(u32::from(self.has_diagram));
        packer.rest(&self.html)
    }

    fn unpack(bytes: &[u8]) -> Self {
        let mut unpacker = Unpacker(bytes);
        Self {
            slots: unpacker.list(|[at, link, flags]| Slot {
                at,
                link,
                opens: flags & 1 != 0,
                is_inner: flags & 2 != 0,
            }),
            blocks: unpacker.list(|[a, b, c, d]| BodyBlock { source: a..b, html: c..d }),
            runs: unpacker.list(|[source, start, end]| TextRun { source, html: start..end }),
            starts: Starts::unpack(&mut unpacker),
            has_diagram: unpacker.number() == 1,
            html: unpacker.rest(),
        }
    }
}

/// Writes numbers and texts one after the other.
pub(super) struct Packer(Vec<u8>);

impl Packer {
    fn with_capacity(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    fn number(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    /// A list of values that are some numbers each.
    pub(super) fn list<T, const N: usize>(&mut self, list: &[T], numbers: impl Fn(&T) -> [u32; N]) {
        self.number(super::body::offset(list.len()));
        list.iter().flat_map(numbers).for_each(|number| self.number(number));
    }

    fn text(&mut self, text: &str) {
        self.number(super::body::offset(text.len()));
        self.0.extend_from_slice(text.as_bytes());
    }

    /// What comes last needs no length.
    fn rest(mut self, text: &str) -> Vec<u8> {
        self.0.extend_from_slice(text.as_bytes());
        self.0
    }
}

/// Reads what a [`Packer`] wrote. Of zeros it reads lists without anything in them, and a text of zeros.
pub(super) struct Unpacker<'b>(&'b [u8]);

impl Unpacker<'_> {
    fn number(&mut self) -> u32 {
        let (number, rest) = self.0.split_first_chunk().expect("numbers are read as they were written");
        self.0 = rest;
        u32::from_le_bytes(*number)
    }

    /// A list of values that are some numbers each.
    pub(super) fn list<T, const N: usize>(&mut self, value: impl Fn([u32; N]) -> T) -> Vec<T> {
        let length = self.number();
        (0..length).map(|_| value(std::array::from_fn(|_| self.number()))).collect()
    }

    fn text(&mut self) -> String {
        let length = self.number() as usize;
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        owned(text)
    }

    fn rest(self) -> String {
        owned(self.0)
    }
}

fn owned(text: &[u8]) -> String {
    String::from_utf8(text.to_vec()).expect("texts are read as they were written")
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::document::{self, Edit, Lead, Resolved};

    /// A scratch in memory that may be full, and may lose what it has.
    #[derive(Debug, Default)]
    struct Memory {
        bytes: Mutex<Vec<u8>>,
        is_full: bool,
        loses: bool,
    }

    impl Scratch for Memory {
        fn put(&self, bytes: &[u8]) -> Option<u64> {
            let mut all = self.bytes.lock().unwrap();
            let at = all.len() as u64;
            all.extend_from_slice(bytes);
            (!self.is_full).then_some(at)
        }

        fn get(&self, at: u64, length: usize) -> Vec<u8> {
            if self.loses { vec![0; length] } else { self.bytes.lock().unwrap()[at as usize..][..length].to_vec() }
        }
    }

    const TEXT: &str = "# Käse & Brot\n\nA [link](a.md) with an ![image](b.png) and `code`.\r\n\n\
        | Risk | Likelihood |\n|---|---|\n| Mold | High |\n\n- one\n  - [two](c.md)\n\n```mermaid\ngraph TD\n```\n\n\
        [![x](d.png)](e.md) last[^1]\n\n[^1]: A note.\n";

    fn parsed() -> (Body, Source) {
        let (document, _) = document::parse(Source::new("specs/001-ä/plan.md", TEXT.to_owned()));
        (document.body, document.source)
    }

    /// A body as the site shows it, with an edit of each kind.
    fn shown(body: &Body) -> String {
        let at = |text: &str| TEXT.find(text).unwrap();
        let lead = Lead { at: at("Mold"), html: "<td>!</td>".to_owned(), column: "Band", is_news: true };
        let edits = [
            Edit::After(at("A [link]"), "<p>note</p>".to_owned()),
            Edit::Mark { at: at("code"), text: "code".to_owned(), class: "placeholder" },
            Edit::Link { at: at("last"), text: "last".to_owned(), open: "<a href=\"x\">".to_owned() },
            Edit::Lead(lead),
        ];
        body.render(|link| Resolved::Page(format!("to-{link}")), &edits)
    }

    #[test]
    fn what_was_put_away_is_what_it_was() {
        let scratch: Arc<dyn Scratch> = Arc::new(Memory::default());
        let (body, source) = parsed();
        let (mut stored_body, mut stored_source) = (Stored::from(body.clone()), Stored::from(source.clone()));
        stored_body.put_away(&scratch);
        stored_source.put_away(&scratch);
        assert!(matches!((&stored_body, &stored_source), (Stored::Away { .. }, Stored::Away { .. })));
        assert_eq!(shown(&stored_body.get()), shown(&body));
        assert!(stored_body.get().has_diagram());
        let again = stored_source.get();
        assert_eq!((again.path(), again.text()), (source.path(), source.text()));
        assert_eq!(again.line(TEXT.len() - 1), source.line(TEXT.len() - 1));
    }

    #[test]
    fn where_there_is_no_room_values_stay() {
        let scratch: Arc<dyn Scratch> = Arc::new(Memory { is_full: true, ..Memory::default() });
        let mut stored = Stored::from(parsed().0);
        stored.put_away(&scratch);
        assert!(matches!(stored, Stored::Here(_)));
    }

    #[test]
    fn what_is_lost_can_be_looked_at() {
        let scratch: Arc<dyn Scratch> = Arc::new(Memory { loses: true, ..Memory::default() });
        let (body, source) = parsed();
        let (mut stored_body, mut stored_source) = (Stored::from(body), Stored::from(source));
        stored_body.put_away(&scratch);
        stored_source.put_away(&scratch);
        assert!(shown(&stored_body.get()).trim_matches('\0').is_empty());
        assert!(stored_source.get().text().len() >= TEXT.len());
    }
}
