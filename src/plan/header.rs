//! The header of a plan or spec, and the facts of its Technical Context.
//!
//! A header is what stands before the first heading of level 2: front matter, a YAML fence under the title, lines
//! such as `**Status**: Draft`, several of them on one line with pipes between, bullets, quotes or a table.

use jiff::civil::Date;

use super::Feature;
use crate::diagnostic::Place;
use crate::document::Document;

/// A named value as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The label, without its colon.
    pub name: String,
    /// The value, without markup; never only a placeholder.
    pub value: String,
    /// Where the value stands.
    pub place: Place,
}

/// A date as written, and as a day where it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// What stands there.
    pub text: String,
    /// The day it means; `None` where that is not clear or no day of the calendar.
    pub date: Option<Date>,
    /// Where.
    pub place: Place,
}

/// The fields of a header by meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The title as written, without a prefix such as "Implementation Plan:"; `None` without a first heading.
    pub title: Option<String>,
    /// Whether that title is only a placeholder.
    pub title_is_placeholder: bool,
    /// The Status field.
    pub status: Option<Fact>,
    /// Created or Date.
    pub created: Option<WrittenDate>,
    /// Branch or Feature Branch.
    pub branch: Option<Fact>,
    /// Author, else Maintainer.
    pub author: Option<Fact>,
    /// Feature.
    pub feature: Option<Fact>,
    /// All other fields in order.
    pub other: Vec<Fact>,
}

/// Reads the header of a document.
#[must_use]
pub fn read(_document: &Document) -> Header {
    Header::default()
}

/// Reads the fields of the Technical Context section, in order.
#[must_use]
pub fn technical_context(_feature: &Feature) -> Vec<Fact> {
    Vec::new()
}
