//! The header of a plan or spec, and the facts of its Technical Context.
//!
//! A header is what stands before the first heading of level 2: front matter, a YAML fence under the title, lines
//! such as `**Status**: Draft`, several of them on one line with pipes between, bullets, quotes or a table. A section
//! of metadata right under the title belongs to it, and so do the lines after the last rule of the document, apart
//! from a bare status: at the end of a plan that is the one of its last phase, unless its label names the plan. Where
//! no line states the status, the lines of a header that stand in the first section may, or a section of its own, as
//! in decision records.

mod date;
mod field;
mod fill;
mod label;
mod line;
mod title;
mod yaml;

use std::collections::BTreeMap;

use jiff::civil::Date;

use self::field::{Field, Scope};
pub use self::fill::{Filled, Filling, fill};
pub(super) use self::label::{Meaning, meaning};
use self::line::Form;
use super::scope::Title;
use super::status::{self, Stage};
use super::words::unknowns::UNKNOWNS;
use super::words::{self, one_line, sections};
use super::{Feature, criteria, phase, placeholder, risk};
use crate::diagnostic::Place;
use crate::document::{Block, BlockKind, Document, Heading, Section, sections as all_sections};

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
pub fn read(document: &Document) -> Header {
    let title = title_heading(document);
    let mut fields = Vec::new();
    if let Some(front_matter) = &document.front_matter {
        fields.extend(yaml::of_front_matter(&document.source, front_matter));
    }
    let (head, rest) = document.blocks.split_at(head_end(&document.blocks, title));
    fields.extend(field::read(document, head, Scope::Header));
    if let Some(section) = all_sections(rest).next().filter(|section| names(section.title(), sections::METADATA)) {
        fields.extend(field::read(document, section.own(), Scope::Metadata));
    }
    if !fields.iter().any(says_where_it_stands) {
        fields.extend(late_header(document, rest));
    }
    fields.extend(status_section(rest));
    let footer = field::read(document, footer(rest), Scope::Header);
    let stated = yaml::title(&fields).map(|field| field.value.clone());
    let title = title.map(|heading| one_line(&heading.text.text)).filter(|title| !title.is_empty()).or(stated);
    let title = title.map(|title| title::without_prefix(&title).to_owned());
    let title_is_placeholder = title.as_deref().is_some_and(placeholder::is_placeholder);
    Header { title, title_is_placeholder, ..sort(document, fields, footer) }
}

/// Reads the headers of a feature: its plan's, then its spec's.
pub(super) fn of_feature(feature: &Feature) -> Vec<Header> {
    feature.plan().into_iter().chain(feature.spec()).map(read).collect()
}

/// Reads the fields of the Technical Context section, in order.
#[must_use]
pub fn technical_context(feature: &Feature) -> Vec<Fact> {
    let Some(plan) = feature.plan() else { return Vec::new() };
    let section = all_sections(&plan.blocks).find(|section| names(section.title(), sections::TECHNICAL_CONTEXT));
    let Some(section) = section else { return Vec::new() };
    let stated = |field: &Field| !field.is_unstated() && !is_template_note(field);
    let read = |blocks, scope| field::read(plan, blocks, scope).into_iter().filter(stated);
    let own: Vec<Field> = read(section.own(), Scope::Context).collect();
    let fields = if own.is_empty() {
        read(section.blocks, Scope::Context).collect()
    } else {
        let parts = parts_of_context(&section);
        own.into_iter().chain(parts.into_iter().flat_map(|part| read(part.own(), Scope::Part))).collect::<Vec<_>>()
    };
    fields.into_iter().map(|field| fact(plan, field)).collect()
}

/// The sections inside a Technical Context that belong to it, without those that are about something of their own.
fn parts_of_context<'d>(context: &Section<'d>) -> Vec<Section<'d>> {
    let inner = context.subsections().filter(|section| !is_of_its_own(section.title()));
    inner.flat_map(|section| std::iter::once(section).chain(parts_of_context(&section))).collect()
}

/// Whether a heading is that of risks, gates, principles, a phase, criteria or open questions, wherever it stands.
fn is_of_its_own(heading: &str) -> bool {
    let checks = |title: Title| title.is_constitution_check() || title.is_recheck() || title.is_gates();
    risk::is_about_risks(heading)
        || phase::is_phase(heading)
        || criteria::is_acceptance(heading)
        || UNKNOWNS.says(&words::plain(heading))
        || Title::if_it_matters(heading).is_some_and(checks)
}

/// The heading that is the title: the first of level 1, else a first heading that says that it is a plan's title.
fn title_heading(document: &Document) -> Option<&Heading> {
    let first = || document.headings().next().filter(|heading| title::has_prefix(&heading.text.text));
    document.title().or_else(first)
}

/// The lines of a header that slipped below the first heading, as where an overview was put above them: one paragraph
/// that states the status beside what only a document as a whole has. A status alone is that of the section.
fn late_header(document: &Document, rest: &[Block]) -> Vec<Field> {
    let Some(section) = all_sections(rest).next() else { return Vec::new() };
    // Behind a rule may be the footer, which is read apart.
    let above = section.own().iter().take_while(|block| !matches!(block.kind, BlockKind::Rule));
    let paragraphs = above.filter(|block| matches!(block.kind, BlockKind::Paragraph(_)));
    let is_of_the_document =
        |field: &Field| matches!(field.meaning, Some(Meaning::Created | Meaning::Branch | Meaning::Author));
    paragraphs
        .map(|paragraph| field::read(document, std::slice::from_ref(paragraph), Scope::Header))
        .find(|fields| fields.iter().any(says_where_it_stands) && fields.iter().any(is_of_the_document))
        .unwrap_or_default()
}

/// Whether a field is the status.
fn says_where_it_stands(field: &Field) -> bool {
    matches!(field.meaning, Some(Meaning::Status | Meaning::StatusOfThePlan))
}

/// The most words of a section that says where the plan stands and nothing else.
const MOST_WORDS_OF_A_STATUS: usize = 6;

/// The status of a plan that gives it a section, as decision records do: a short first
/// line that is a known stage.
fn status_section(rest: &[Block]) -> Option<Field> {
    let heads = |block: &Block| match &block.kind {
        BlockKind::Heading(heading) => {
            let named = || meaning(&heading.text.text);
            heading.level <= 2 && matches!(named(), Some(Meaning::Status | Meaning::StatusOfThePlan))
        }
        _ => false,
    };
    let at = rest.iter().position(heads)?;
    let section = all_sections(&rest[at..]).next()?;
    let BlockKind::Paragraph(text) = &section.own().first()?.kind else { return None };
    let line = text.lines().next()?.trim();
    let is_known = status::stage(&line.text, &BTreeMap::new()) != Stage::Other;
    let is_short = line.text.split_whitespace().count() <= MOST_WORDS_OF_A_STATUS && !line.text.contains([':', '：']);
    let value = line.text.clone();
    (is_short && is_known).then(|| Field {
        label: one_line(section.title()),
        value,
        meaning: Some(Meaning::Status),
        span: line.span,
        form: Form::Apart,
    })
}

/// How many blocks the header has: up to the first heading that is not the title, or to a line of bold type that
/// stands in for one.
fn head_end(blocks: &[Block], title: Option<&Heading>) -> usize {
    let ends = |block: &Block| match &block.kind {
        BlockKind::Heading(heading) => title.is_none_or(|title| title.span != heading.span),
        BlockKind::Paragraph(text) => {
            let bold = text.leading_strong().is_some_and(|bold| text.text[bold.end..].trim().is_empty());
            bold && line::fields(text, "", line::Plain::Known).is_empty()
        }
        _ => false,
    };
    blocks.iter().position(ends).unwrap_or(blocks.len())
}

/// The blocks after the last rule, if no heading follows it and something stands before it.
fn footer(blocks: &[Block]) -> &[Block] {
    let is_border = |block: &Block| matches!(block.kind, BlockKind::Rule | BlockKind::Heading(_));
    match blocks.iter().rposition(is_border) {
        Some(at) if matches!(blocks[at].kind, BlockKind::Rule) => &blocks[at + 1..],
        _ => &[],
    }
}

/// Whether a heading is one of these names, its number and what it has in brackets aside.
fn names(heading: &str, names: &[&str]) -> bool {
    let folded = words::fold(heading);
    let bare = folded.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let bare = bare.split('(').next().unwrap_or_default().trim_end();
    names.contains(&bare) || names.contains(&folded.as_str())
}

/// Takes the fields with a meaning of their own out of the list. The first of each counts, the others stay facts.
fn sort(document: &Document, fields: Vec<Field>, footer: Vec<Field>) -> Header {
    let mut header = Header::default();
    let mut maintainer = None;
    let mut date = None;
    let in_footer = fields.len();
    for (at, field) in fields.into_iter().chain(footer).enumerate() {
        if field.is_unstated() || is_template_note(&field) {
            continue;
        }
        let slot = match field.meaning {
            Some(Meaning::Status) if at < in_footer && !status::is_verdict(&field.value) => &mut header.status,
            Some(Meaning::StatusOfThePlan) if !status::is_verdict(&field.value) => &mut header.status,
            Some(Meaning::Branch) => &mut header.branch,
            Some(Meaning::Author) => &mut header.author,
            Some(Meaning::Maintainer) => &mut maintainer,
            Some(Meaning::Feature) => &mut header.feature,
            Some(Meaning::Created) if header.created.is_none() => {
                header.created = Some(written_date(document, field));
                continue;
            }
            Some(Meaning::Date) if date.is_none() => {
                date = Some(field);
                continue;
            }
            Some(Meaning::DateBeforeADay) if date.is_none() && date::day(&field.value).is_some() => {
                date = Some(field);
                continue;
            }
            Some(Meaning::DateBeforeADay) if at < in_footer && says_a_stage(&field) => &mut header.status,
            Some(Meaning::Title) => continue,
            _ => {
                header.other.push(fact(document, field));
                continue;
            }
        };
        match slot {
            None => *slot = Some(fact(document, field)),
            Some(_) => header.other.push(fact(document, field)),
        }
    }
    match maintainer {
        Some(maintainer) if header.author.is_some() => header.other.push(maintainer),
        maintainer => header.author = header.author.or(maintainer),
    }
    match date {
        Some(date) if header.created.is_some() => header.other.push(fact(document, date)),
        Some(date) => header.created = Some(written_date(document, date)),
        None => {}
    }
    header
}

/// Whether the value of a label that may stand before a day is a stage, as in "Stand: freigegeben".
fn says_a_stage(field: &Field) -> bool {
    words::labels::STATUS_OR_DAY.contains(&words::fold(&field.label).as_str())
        && !matches!(status::stage(&field.value, &BTreeMap::new()), Stage::Other | Stage::Unstated)
}

/// Whether a remark is the template's own, which names the command that fills the template in, such as `/x.plan`.
fn is_template_note(field: &Field) -> bool {
    let names_command = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
        word.starts_with('/') && word.ends_with("plan") && !word[1..].contains('/')
    };
    field.meaning == Some(Meaning::Note) && field.value.split_whitespace().any(names_command)
}

fn fact(document: &Document, field: Field) -> Fact {
    Fact { name: field.label, value: field.value, place: document.place(field.span) }
}

fn written_date(document: &Document, field: Field) -> WrittenDate {
    WrittenDate { date: date::day(&field.value), text: field.value, place: document.place(field.span) }
}
