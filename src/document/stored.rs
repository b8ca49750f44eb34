//! What is not needed until a page is made, in memory or beside it.
//!
//! The texts and the HTML of ten thousand plans take more room than all that is known of them, and each is wanted once:
//! when its plan is checked, and when its page is written. Whoever runs a build may supply a [`Scratch`], in which they
//! wait.

use std::fmt::Debug;
use std::sync::Arc;

use super::Link;
use super::body::{Body, BodyBlock, Slot, TextRun};
use super::starts::Starts;
use crate::diagnostic::Source;
use crate::packed::{Packed, Packer, Unpacker, packed};

/// Room beside the memory for as long as a build takes.
pub trait Scratch: Debug + Send + Sync {
    /// Lets a value of about so many bytes stay in memory, if there is room for it: a little is free, and packing takes time.
    fn lets_stay(&self, _length: usize) -> bool {
        false
    }
    /// Takes bytes, and says where they are; `None` where there is no room, so that they stay in memory.
    fn put(&self, bytes: &[u8]) -> Option<u64>;
    /// The bytes at a place.
    ///
    /// Where they cannot be had, zeros are given, of which texts and bodies can be made, and whoever supplied the scratch
    /// knows that nothing which was made since then is to be used.
    fn get(&self, at: u64, length: usize) -> Vec<u8>;
}

/// A value that is shared in memory, or lies in a scratch. Of zeros it can be made too.
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

impl<T: Packed> Stored<T> {
    /// The value.
    #[must_use]
    pub fn get(&self) -> Arc<T> {
        match self {
            Self::Here(value) => Arc::clone(value),
            Self::Away { scratch, at, length } => {
                let value = T::unpack(&mut Unpacker::new(&scratch.get(*at, *length)));
                Arc::new(value.expect("it was packed, or is made of zeros"))
            }
        }
    }

    /// Lets go of the value in memory, which is about so many bytes long, if the scratch takes it.
    pub fn put_away(&mut self, scratch: &Arc<dyn Scratch>, length: impl Fn(&T) -> usize) {
        if let Self::Here(value) = self
            && !scratch.lets_stay(length(value))
        {
            let mut packer = Packer::default();
            value.pack(&mut packer);
            let bytes = packer.bytes();
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

packed! { struct Link { target, text, image, place } }

/// The path and the text; lines are counted again.
impl Packed for Source {
    fn pack(&self, to: &mut Packer) {
        to.reserve(self.path().len() + self.text().len() + 8);
        self.path().pack(to);
        to.rest(self.text());
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let path = Arc::<str>::unpack(from)?;
        from.rest().map(|text| Self::new(path, text))
    }
}

/// The numbers, each list behind its length, and then the HTML.
impl Packed for Body {
    fn pack(&self, to: &mut Packer) {
        // In most texts the numbers take a third of what the HTML does.
        to.reserve(self.html.len() * 2);
        to.list(&self.slots, |slot| [slot.at, slot.link, u32::from(slot.opens) | u32::from(slot.is_inner) << 1]);
        to.list(&self.blocks, |block| [block.source.start, block.source.end, block.html.start, block.html.end]);
        to.list(&self.runs, |run| [run.source, run.html.start, run.html.end]);
        self.starts.pack(to);
        self.has_diagram.pack(to);
        to.rest(&self.html);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        Some(Self {
            slots: from.list(|[at, link, flags]| Slot { at, link, opens: flags & 1 != 0, is_inner: flags & 2 != 0 })?,
            blocks: from.list(|[a, b, c, d]| BodyBlock { source: a..b, html: c..d })?,
            runs: from.list(|[source, start, end]| TextRun { source, html: start..end })?,
            starts: Starts::unpack(from)?,
            has_diagram: bool::unpack(from)?,
            html: from.rest()?,
        })
    }
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
        /// Values that are shorter stay in memory, in bytes.
        longest_here: usize,
    }

    impl Scratch for Memory {
        fn lets_stay(&self, length: usize) -> bool {
            length < self.longest_here
        }

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
        stored_body.put_away(&scratch, Body::length);
        stored_source.put_away(&scratch, Source::length);
        assert!(matches!((&stored_body, &stored_source), (Stored::Away { .. }, Stored::Away { .. })));
        assert_eq!(shown(&stored_body.get()), shown(&body));
        assert!(stored_body.get().has_diagram());
        let again = stored_source.get();
        assert_eq!((again.path(), again.text()), (source.path(), source.text()));
        assert_eq!(again.line(TEXT.len() - 1), source.line(TEXT.len() - 1));
    }

    #[test]
    fn where_there_is_no_room_or_enough_memory_values_stay() {
        for memory in
            [Memory { is_full: true, ..Memory::default() }, Memory { longest_here: 1 << 20, ..Memory::default() }]
        {
            let scratch: Arc<dyn Scratch> = Arc::new(memory);
            let mut stored = Stored::from(parsed().0);
            stored.put_away(&scratch, Body::length);
            assert!(matches!(stored, Stored::Here(_)));
        }
    }

    #[test]
    fn what_is_lost_can_be_looked_at() {
        let scratch: Arc<dyn Scratch> = Arc::new(Memory { loses: true, ..Memory::default() });
        let (body, source) = parsed();
        let (mut stored_body, mut stored_source) = (Stored::from(body), Stored::from(source));
        stored_body.put_away(&scratch, Body::length);
        stored_source.put_away(&scratch, Source::length);
        assert!(shown(&stored_body.get()).trim_matches('\0').is_empty());
        assert!(stored_source.get().text().len() >= TEXT.len());
    }
}
