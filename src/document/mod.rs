//! Stage 1: text becomes a [`Document`].
//!
//! A document is what any reader of Markdown agrees on: front matter, headings with their anchors, paragraphs, lists
//! with task boxes, tables, links, each with its span, and the HTML of the whole text. The HTML ([`Body`]) leaves a
//! slot for every link, so it depends on nothing but the text, and the site fills the slots once all pages are known.
//!
//! *Architecture invariant:* words such as *risk* or *gate* do not occur here, and no document knows another. This is
//! the only module that knows comrak and, with `config`, YAML.

mod anchors;
mod block;
mod blocks;
mod body;
pub(crate) mod bytes;
mod code;
mod direction;
mod emoji;
mod escape;
mod fence;
mod front_matter;
mod html;
mod inline;
mod labelled;
mod lazy;
mod math;
mod parse;
mod raw;
mod shared;
mod starts;
mod stored;
mod threshold;

pub use anchors::Anchors;
pub use block::{Block, BlockKind, Cell, Checkbox, Heading, Item, List, Row, Section, Table, sections};
pub use body::{Body, Edit, Lead, Resolved};
pub use direction::is_right_to_left;
pub use front_matter::{FrontMatter, FrontMatterField, read_yaml};
pub use inline::{Inline, Mark, MarkKind};
pub use parse::{parse, parse_structure, parse_unrendered};
pub use shared::SharedSections;
pub use stored::{Scratch, Stored};

use crate::diagnostic::{Place, Source, Span};

/// One Markdown file, understood as far as Markdown goes.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text the spans count in.
    pub source: Source,
    /// The YAML block at the top, when there is one and it is valid.
    pub front_matter: Option<FrontMatter>,
    /// The top-level blocks in order, headings among them.
    pub blocks: Vec<Block>,
    /// Every link and image in reading order; [`Body`] refers to them by index.
    pub links: Vec<Link>,
    /// The anchors that links may name.
    pub anchors: Anchors,
    /// HTML comments, in order.
    pub comments: Vec<Comment>,
    /// Whether all of its blocks are here: what is nested too deep is passed over.
    pub is_whole: bool,
    /// The rendered text.
    pub body: Body,
}

/// A link or an image as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The target as written, entities and escapes resolved.
    pub target: String,
    /// The link's text, without markup.
    pub text: String,
    /// Whether it is an image.
    pub image: bool,
    /// The whole link in the source.
    pub place: Place,
}

/// An HTML comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What stands between `<!--` and `-->`, trimmed.
    pub text: String,
    /// From `<!--` to `-->`.
    pub span: Span,
}

impl Document {
    /// The first heading of level 1, else `None`.
    #[must_use]
    pub fn title(&self) -> Option<&Heading> {
        self.headings().find(|heading| heading.level == 1)
    }

    /// All headings in order.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Heading(heading) => Some(heading),
            _ => None,
        })
    }

    /// The blocks before the first heading of level 2 or deeper, without the title itself: the header of a plan.
    #[must_use]
    pub fn header(&self) -> &[Block] {
        let end = self
            .blocks
            .iter()
            .position(|block| matches!(&block.kind, BlockKind::Heading(heading) if heading.level > 1))
            .unwrap_or(self.blocks.len());
        &self.blocks[..end]
    }

    /// Takes the place of a span of this document.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        self.source.place(span)
    }
}
