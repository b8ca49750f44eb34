//! Fills in the header of a template, the inverse of reading one.
//!
//! A template may be anybody's, in any form that headers have. So a value is put where the reader finds the field, or
//! where a label waits for one, else on a line of its own; and of the ways to write it, the first one counts from which
//! the reader gets the value back. What no way leads back to is told, never half done.

use jiff::civil::Date;

use super::label::{Meaning, meaning};
use super::{Header, field, head_end, read, title, title_heading, yaml};
use crate::diagnostic::{Source, Span};
use crate::document::{self, BlockKind, Document};
use crate::plan::placeholder;

/// What is filled in.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// The title, in one line.
    pub title: &'a str,
    /// The feature's short name, which is that of its branch too.
    pub feature: &'a str,
    /// The day.
    pub created: Date,
    /// The status; `None` to leave what the template says.
    pub status: Option<&'a str>,
    /// The author; `None` to leave what the template says.
    pub author: Option<&'a str>,
}

/// A template that was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// Its text.
    pub text: String,
    /// The facts that could not be written so that they are read again, by their labels.
    pub unwritten: Vec<&'static str>,
}

/// One fact of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Title,
    Feature,
    Branch,
    Created,
    Status,
    Author,
}

impl Wanted {
    /// How the label is written where the template has none.
    fn label(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Feature => "Feature",
            Self::Branch => "Branch",
            Self::Created => "Created",
            Self::Status => "Status",
            Self::Author => "Author",
        }
    }

    /// The labels under which it stands, best first.
    fn meanings(self) -> &'static [Meaning] {
        match self {
            Self::Title => &[Meaning::Title],
            Self::Feature => &[Meaning::Feature],
            Self::Branch => &[Meaning::Branch],
            Self::Created => &[Meaning::Created, Meaning::Date, Meaning::DateBeforeADay],
            Self::Status => &[Meaning::StatusOfThePlan, Meaning::Status],
            Self::Author => &[Meaning::Author],
        }
    }

    /// Whether a document says it.
    fn is_read(self, header: &Header, value: &str) -> bool {
        let stated = match self {
            Self::Title => header.title.as_deref(),
            Self::Feature => header.feature.as_ref().map(|fact| fact.value.as_str()),
            Self::Branch => header.branch.as_ref().map(|fact| fact.value.as_str()),
            Self::Created => header.created.as_ref().map(|date| date.text.as_str()),
            Self::Status => header.status.as_ref().map(|fact| fact.value.as_str()),
            Self::Author => header.author.as_ref().map(|fact| fact.value.as_str()),
        };
        stated == Some(value)
    }
}

/// Fills in a template.
#[must_use]
pub fn fill(template: &str, filling: &Filling<'_>) -> Filled {
    let created = filling.created.to_string();
    let document = parse(template);
    let has = |wanted| !places(&document, wanted).is_empty();
    let mut facts = vec![(Wanted::Title, filling.title)];
    // A plan needs one name of its feature; two only where the template asks for both.
    facts.extend(has(Wanted::Feature).then_some((Wanted::Feature, filling.feature)));
    facts.extend((has(Wanted::Branch) || !has(Wanted::Feature)).then_some((Wanted::Branch, filling.feature)));
    facts.push((Wanted::Created, &created));
    facts.extend(filling.status.map(|status| (Wanted::Status, status)));
    facts.extend(filling.author.map(|author| (Wanted::Author, author)));

    let mut text = with_front_matter(template, filling.title);
    for (wanted, value) in &facts {
        let ways = if *wanted == Wanted::Title { title_ways(&parse(&text)) } else { ways(&parse(&text), *wanted) };
        text = written(&text, *wanted, value, &ways).unwrap_or(text);
    }
    // Templates name the feature's folder in paths too, by the same placeholder.
    for placeholder in placeholders_of_the_name(&document) {
        text = text.replace(&placeholder, filling.feature);
    }
    let header = read(&parse(&text));
    let unwritten = facts.iter().filter(|(wanted, value)| !wanted.is_read(&header, value));
    Filled { unwritten: unwritten.map(|(wanted, _)| wanted.label()).collect(), text }
}

/// A place in a text for a value, and what stands before and after the value there.
#[derive(Clone, Debug)]
struct Way {
    span: Span,
    before: String,
    after: String,
}

impl Way {
    fn new(span: Span, before: impl Into<String>, after: impl Into<String>) -> Self {
        Self { span, before: before.into(), after: after.into() }
    }

    fn take(&self, text: &str, value: &str) -> String {
        let Self { span, before, after } = self;
        format!("{}{before}{value}{after}{}", &text[..span.start], &text[span.end..])
    }
}

/// The text with a value in it, by the first way and spelling from which it is read again.
fn written(text: &str, wanted: Wanted, value: &str, ways: &[Way]) -> Option<String> {
    let spellings = spellings(value);
    ways.iter().find_map(|way| {
        let texts = spellings.iter().map(|spelling| way.take(text, spelling));
        texts.into_iter().find(|text| wanted.is_read(&read(&parse(text)), value))
    })
}

/// The placeholders that stand for the feature's short name.
fn placeholders_of_the_name(template: &Document) -> Vec<String> {
    let text = template.source.text();
    let places = [Wanted::Branch, Wanted::Feature].into_iter().flat_map(|wanted| places(template, wanted));
    let texts = places.map(|span| text[span.start..span.end].trim_matches('`').to_owned());
    texts.filter(|text| text.starts_with('[') && text.ends_with(']') && placeholder::is_placeholder(text)).collect()
}

/// The template with the title in its front matter, where that has a place for it.
fn with_front_matter(template: &str, title: &str) -> String {
    let stated = |text: &str| {
        let document = parse(text);
        let fields = document.front_matter.iter().flat_map(|block| yaml::of_front_matter(&document.source, block));
        yaml::title(&fields.collect::<Vec<_>>()).map(|field| field.value.clone())
    };
    let document = parse(template);
    let end = document.front_matter.as_ref().map_or(0, |block| block.span.end);
    let ways = ways_in_place(&document, Wanted::Title).into_iter().filter(|way| way.span.end <= end);
    let texts = ways.flat_map(|way| spellings(title).map(|spelling| way.take(template, &spelling)));
    texts.into_iter().find(|text| stated(text).as_deref() == Some(title)).unwrap_or_else(|| template.to_owned())
}

/// The places for the title: in the heading, behind the words for a plan if there are any; where it would be read
/// otherwise there, alone, or behind words of ours. Without a heading, above all else.
fn title_ways(document: &Document) -> Vec<Way> {
    const OURS: &str = "Implementation Plan: ";
    let heading = title_heading(document).filter(|heading| !heading.text.text.trim().is_empty());
    let Some(heading) = heading else {
        let start = document.front_matter.as_ref().map_or(0, |block| block.span.end);
        let span = Span::new(start, start);
        let is_last = document.source.text()[start..].trim().is_empty();
        let (gap, after) = (if start == 0 { "" } else { "\n\n" }, if is_last { "\n" } else { "\n\n" });
        return ["", OURS].map(|words| Way::new(span, format!("{gap}# {words}"), after)).to_vec();
    };
    let text = heading.text.text.as_str();
    let whole = heading.text.source_span(0..text.len());
    let behind = if title::is_prefix(text) {
        Way::new(Span::new(whole.end, whole.end), ": ", "")
    } else {
        let kept = title::without_prefix(text);
        let start = text.rfind(kept).unwrap_or(0);
        Way::new(heading.text.source_span(start..start + kept.len()), "", "")
    };
    vec![behind, Way::new(whole, "", ""), Way::new(whole, OURS, "")]
}

/// The places for a fact: where its label waits for it, else on a line of its own.
fn ways(document: &Document, wanted: Wanted) -> Vec<Way> {
    let mut ways = ways_in_place(document, wanted);
    ways.extend(new_lines(document, wanted.label()));
    ways
}

fn ways_in_place(document: &Document, wanted: Wanted) -> Vec<Way> {
    let text = document.source.text();
    let gap = |span: Span| if text[..span.start].ends_with([':', '*', '_']) { " " } else { "" };
    places(document, wanted).into_iter().map(|span| Way::new(span, gap(span), "")).collect()
}

/// Where a fact stands in a header, or would stand: what a label of it has as its value, placeholders included.
fn places(document: &Document, wanted: Wanted) -> Vec<Span> {
    let text = document.source.text();
    let end = end_of_head(document);
    let mut fields = field::read(document, &document.blocks[..count_of_head(document)], field::Scope::Header);
    fields.extend(document.front_matter.iter().flat_map(|block| yaml::of_front_matter(&document.source, block)));
    let of = |meant: Meaning| {
        let fields = fields.iter().filter(move |field| field.meaning == Some(meant)).map(|field| field.span);
        let waiting = lines(text, end).filter_map(move |line| waiting(text, line, meant));
        fields.chain(waiting).collect::<Vec<_>>()
    };
    wanted.meanings().iter().flat_map(|meant| of(*meant)).collect()
}

/// The value that a line with one label leaves open: nothing, or the placeholder that YAML takes for a list.
fn waiting(text: &str, line: Span, meant: Meaning) -> Option<Span> {
    let written = &text[line.start..line.end];
    // What is set in belongs to the key above it.
    if written.starts_with([' ', '\t']) {
        return None;
    }
    let colon = written.find([':', '：'])?;
    let sign = written[colon..].chars().next()?.len_utf8();
    let label = written[..colon].trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '-' | '+' | '>' | '_'));
    let value = written[colon + sign..].trim_start_matches(['*', '_']);
    let is_open = value.trim().is_empty() || value.trim().starts_with('[') && value.trim().ends_with(']');
    if meaning(label) != Some(meant) || !is_open {
        return None;
    }
    Some(Span::new(line.end - value.trim_start().len(), line.end))
}

/// The places at which a line for a label can be added, with what stands before and after the value there: below the
/// last field of the header and in the form of its line, then below the title.
fn new_lines(document: &Document, label: &str) -> Vec<Way> {
    let text = document.source.text();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let fields = field::read(document, &document.blocks[..count_of_head(document)], field::Scope::Header);
    let front_matter = document.front_matter.as_ref();
    let in_yaml = front_matter.into_iter().flat_map(|block| yaml::of_front_matter(&document.source, block));
    let all = in_yaml.chain(fields);
    let of_plan = all.filter(|field| field.meaning.is_some_and(|it| it != Meaning::Note && it != Meaning::Other));
    let mut found = Vec::new();
    if let Some(last) = of_plan.map(|field| field.span.end).max() {
        let line = lines(text, text.len()).find(|line| line.start <= last && last <= line.end);
        let line = line.unwrap_or(Span::new(last, last));
        let (before, after) = like(document, line, label);
        found.push(Way::new(Span::new(line.end, line.end), format!("{newline}{before}"), after));
    }
    let below = title_heading(document).map(|heading| heading.span.end);
    let below = below.or(front_matter.map(|block| block.span.end)).unwrap_or(0);
    let below = below - (below - text[..below].trim_end().len());
    let (gap, rest) = match below {
        0 => (String::new(), newline.repeat(2)),
        _ if text[below..].is_empty() => (newline.repeat(2), newline.to_owned()),
        _ => (newline.repeat(2), String::new()),
    };
    found.push(Way::new(Span::new(below, below), format!("{gap}**{label}**: "), rest));
    found
}

/// What stands before and after a value on a line in the form of another one.
fn like(document: &Document, line: Span, label: &str) -> (String, String) {
    let written = &document.source.text()[line.start..line.end];
    let holds = |span: Span| span.start <= line.start && line.end <= span.end;
    let in_code = document.blocks.iter().any(|block| matches!(block.kind, BlockKind::Code { .. }) && holds(block.span));
    if in_code || document.front_matter.as_ref().is_some_and(|block| holds(block.span)) {
        return (format!("{}: ", label.to_lowercase()), String::new());
    }
    if written.trim_start().starts_with('|') {
        return (format!("| {label} | "), " |".to_owned());
    }
    let bare = written.trim_start_matches([' ', '\t', '>']);
    let marks = ["- ", "* ", "+ "].iter().find_map(|mark| bare.strip_prefix(mark)).unwrap_or(bare);
    let start = &written[..written.len() - marks.len()];
    // A line break that the line before asks for is asked for again.
    let end = if written.ends_with("  ") { "  " } else { "" };
    let label = if marks.contains("**") { format!("**{label}**") } else { label.to_owned() };
    (format!("{start}{label}: "), end.to_owned())
}

/// The lines of a text up to an offset, without their ends.
fn lines(text: &str, end: usize) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text[..end].split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.trim_end_matches(['\n', '\r']).len());
        start += line.len();
        span
    })
}

/// How many blocks the header has.
fn count_of_head(document: &Document) -> usize {
    head_end(&document.blocks, title_heading(document))
}

/// Where the header ends in the text.
fn end_of_head(document: &Document) -> usize {
    document.blocks.get(count_of_head(document)).map_or(document.source.text().len(), |block| block.span.start)
}

/// The ways to write a value: as it is, without a meaning in Markdown, and between the quotes of YAML.
fn spellings(value: &str) -> [String; 4] {
    let escaped = |marks: fn(char) -> bool| -> String {
        value.chars().flat_map(|c| [marks(c).then_some('\\'), Some(c)]).flatten().collect()
    };
    let quoted = format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    [value.to_owned(), escaped(|c| "\\`*_[]<>|~&#".contains(c)), escaped(|c| c.is_ascii_punctuation()), quoted]
}

fn parse(text: &str) -> Document {
    document::parse(Source::new("plan.md", text.to_owned())).0
}
