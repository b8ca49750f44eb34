//! What is left out of the text of a document before anything reads it.
//!
//! A mask takes sections, marked stretches and risks out of a text and leaves their lines empty. Whatever is read from
//! what remains, now or later, cannot know what was there; and every place in it still has its line. Which plans and
//! documents are read at all is decided elsewhere.
//!
//! What is taken out may change what the rest means to Markdown, as where it opened a block of code. So the rest is
//! looked at again until there is nothing more to take; a text that does not come to rest, or that Markdown cannot
//! make sense of, is left out as a whole.

mod sections;
mod tags;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::risk;
use crate::diagnostic::{Source, Span};
use crate::document::{self, Document};

/// How often a text is looked at before it is left out as a whole.
const MOST_PASSES: usize = 12;

/// What is left out of every text; nothing by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mask {
    /// Headings, each with all below it.
    pub sections: Vec<String>,
    /// Tags, each with what stands between `<!-- tag -->` and `<!-- /tag -->`.
    pub tags: Vec<String>,
    /// Whether all risks are left out.
    pub risks: bool,
}

/// What a mask has taken out of texts, and what it met on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masked {
    /// How many sections, by their name in the mask.
    pub sections: BTreeMap<String, usize>,
    /// How many stretches, by their tag in the mask.
    pub tags: BTreeMap<String, usize>,
    /// How many risks.
    pub risks: usize,
    /// How many texts as a whole, because their parts could not be told apart.
    pub texts: usize,
    /// Tags that stand alone.
    pub lone: Vec<LoneTag>,
    /// The headings that are still there: what a misspelt name may have meant.
    pub headings: BTreeSet<String>,
    /// The comments that look like tags and are none of the mask: what a misspelt tag may have meant.
    pub comments: BTreeSet<String>,
}

/// A tag without the one that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoneTag {
    /// The tag.
    pub tag: String,
    /// Whether it opens a stretch, which then reaches to the end of the text; else nothing has been opened.
    pub opens: bool,
    /// The file.
    pub path: String,
    /// Its line, from 1.
    pub line: u32,
}

impl Masked {
    /// Adds what was taken out of another text.
    pub fn add(&mut self, other: &Self) {
        for (name, number) in &other.sections {
            *self.sections.entry(name.clone()).or_default() += number;
        }
        for (tag, number) in &other.tags {
            *self.tags.entry(tag.clone()).or_default() += number;
        }
        self.risks += other.risks;
        self.texts += other.texts;
        self.lone.extend_from_slice(&other.lone);
        self.headings.extend(other.headings.iter().cloned());
        self.comments.extend(other.comments.iter().cloned());
    }
}

impl Mask {
    /// Whether nothing is left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty() && self.tags.is_empty() && !self.risks
    }

    /// A Markdown text without what is left out of it.
    #[must_use]
    pub fn markdown(&self, path: &str, text: String) -> (String, Masked) {
        let mut masked = Masked::default();
        if self.is_empty() {
            return (text, masked);
        }
        let mut text = text;
        for pass in 0..MOST_PASSES {
            let source = Source::new(path, text);
            let Some(document) = document::parse_structure(source) else { break };
            let stretches = self.stretches(&document, pass == 0, &mut masked);
            text = document.source.text().to_owned();
            if stretches.is_empty() {
                if !self.sections.is_empty() {
                    masked.headings = sections::headings(&document.blocks);
                }
                return (text, masked);
            }
            text = without(&text, stretches);
        }
        masked.texts = 1;
        (String::new(), masked)
    }

    /// A text that is not Markdown without what is left out of it: it has no sections and states no risks.
    #[must_use]
    pub fn plain(&self, path: &str, text: String) -> (String, Masked) {
        let mut masked = Masked::default();
        if self.tags.is_empty() {
            return (text, masked);
        }
        let source = Source::new(path, text);
        let tagged = tags::stretches(&source, &self.tags, &[], &mut masked);
        (without(source.text(), tagged), masked)
    }

    /// What is to be taken out of a text in one pass: stretches first, for what they hold is no section and no risk.
    fn stretches(&self, document: &Document, is_first: bool, masked: &mut Masked) -> Vec<Span> {
        if !self.tags.is_empty() {
            let code = sections::code(&document.blocks);
            let mut again = Masked::default();
            let found = if is_first { &mut *masked } else { &mut again };
            let tagged = tags::stretches(&document.source, &self.tags, &code, found);
            if !tagged.is_empty() {
                return tagged;
            }
        }
        if !self.sections.is_empty() {
            let named = sections::named(document, &self.sections, masked);
            if !named.is_empty() {
                return named;
            }
        }
        if self.risks { sections::risks(document, &risk::stated(document), masked) } else { Vec::new() }
    }
}

/// A text without these stretches, but with the ends of their lines.
fn without(text: &str, mut stretches: Vec<Span>) -> String {
    stretches.sort_unstable_by_key(|span| span.start);
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for span in stretches {
        let (start, end) = (span.start.clamp(at, text.len()), span.end.clamp(at, text.len()));
        kept.push_str(&text[at..start]);
        kept.extend(text[start..end].chars().filter(|c| matches!(c, '\n' | '\r')));
        at = end;
    }
    kept.push_str(&text[at..]);
    kept
}
