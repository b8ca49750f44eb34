//! Text to a document: runs comrak, then walks its tree for the blocks and again for the HTML.

use std::cell::Cell;

use comrak::nodes::{AstNode, NodeValue, Sourcepos};
use comrak::{Arena, Options};
use memchr::memmem;

use super::{Anchors, Body, Document, blocks, front_matter, html, math};
use crate::diagnostic::{Code, Diagnostic, Source, Span};

/// Parses a text. Never fails: what Markdown cannot make sense of in bounded work is kept as plain text.
#[must_use]
pub fn parse(source: Source) -> (Document, Vec<Diagnostic>) {
    parse_with(source, Some(html::write))
}

/// Parses a text without rendering it: the document has no body and no anchors.
#[must_use]
pub fn parse_unrendered(source: Source) -> Document {
    parse_with(source, None).0
}

/// The same for a text without formulas, with how often comrak asked whether to go on; `None` where it was stopped.
pub(super) fn parse_counting(source: Source) -> Option<(Document, usize)> {
    let arena = Arena::new();
    let (root, asked) = tree(&arena, &source, &options(source.text(), false))?;
    Some((read(root, source, None).0, asked))
}

/// The same, if no block of the text is passed over.
#[must_use]
pub fn parse_structure(source: Source) -> Option<Document> {
    let document = parse_unrendered(source);
    document.is_whole.then_some(document)
}

/// What renders a text.
type Render = for<'a> fn(&'a AstNode<'a>, &Source, &[String], Option<Vec<u32>>) -> (Body, Vec<u32>);

fn parse_with(source: Source, render: Option<Render>) -> (Document, Vec<Diagnostic>) {
    let arena = Arena::new();
    let with_formulas = memchr::memchr_iter(b'$', source.text().as_bytes()).nth(1).is_some();
    let parsed = |with_formulas| tree(&arena, &source, &options(source.text(), with_formulas));
    let tree = match parsed(with_formulas) {
        Some((root, _)) if with_formulas && hides_markdown(root) => parsed(false),
        tree => tree,
    };
    match tree {
        Some((root, _)) => read(root, source, render),
        None => unparsed(source),
    }
}

/// comrak's tree of a text, and how often it asked whether to go on; `None` where it costs too much.
fn tree<'a>(arena: &'a Arena<'a>, source: &Source, options: &Options<'_>) -> Option<(&'a AstNode<'a>, usize)> {
    let asked = Cell::new(0_usize);
    let budget = budget(source.text());
    let over_budget = || {
        asked.set(asked.get() + 1);
        asked.get() > budget
    };
    let root = comrak::try_parse_document(arena, source.text(), options, &over_budget).ok()?;
    Some((root, asked.get()))
}

/// Whether something that is no formula was taken for one and may hold Markdown. Then a text is read without formulas.
fn hides_markdown<'a>(root: &'a AstNode<'a>) -> bool {
    root.descendants().any(|node| match &node.data().value {
        NodeValue::Math(math) => !math::is_formula(node, math) && !math::is_plain(&math.literal),
        _ => false,
    })
}

/// How often comrak may ask whether to go on. It asks every 256 steps, a step being a line, an inline or a node, of
/// which ordinary text has far fewer than one a byte.
pub(super) fn budget(text: &str) -> usize {
    4096 + text.len() / 64
}

/// GitHub's Markdown, apart from alerts, whose parsing is quadratic on long runs of `>`.
fn options(text: &str, with_formulas: bool) -> Options<'static> {
    let mut options = every_option();
    options.extension.math_dollars = with_formulas;
    // comrak looks for these at each line, word or node, which takes a fourth of its time where there are none.
    let has = |sign: u8| memchr::memchr(sign, text.as_bytes()).is_some();
    let has_any = |signs: &[&str]| signs.iter().any(|sign| memmem::find(text.as_bytes(), sign.as_bytes()).is_some());
    // Of addresses of mail the sign may be written as an entity, and so may that of a footnote.
    let has_entities = has(b'&');
    options.extension.autolink = has(b'@') || has_any(&["://", "www."]) || has_entities && has_any(&["&#", "&commat;"]);
    options.extension.footnotes = has_any(&["[^"]) || has_entities && has_any(&["[&"]);
    // A table with one column needs no bars; but without a colon its second line makes a heading of the first.
    options.extension.table = has(b'|') || has_any(&[":-", "-:"]);
    options
}

/// The same for a text that may have all of it.
fn every_option() -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options.extension.front_matter_delimiter = Some("---".to_owned());
    options.extension.math_dollars = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    options
}

/// Copies everything that is needed out of comrak's tree.
fn read<'a>(root: &'a AstNode<'a>, source: Source, render: Option<Render>) -> (Document, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let front_matter = root.first_child().and_then(|node| {
        let data = node.data();
        let NodeValue::FrontMatter(text) = &data.value else { return None };
        // comrak counts the empty lines after the block to it.
        let span = Span::new(0, source.text().len().min(text.trim_end().len()));
        front_matter::read(&source, span).map_err(|problem| problems.push(*problem)).ok()
    });
    if front_matter.is_none() && problems.is_empty() {
        problems.extend(front_matter::unclosed(&source));
    }
    let read = blocks::read(root, &source, render.is_some());
    let wrong_lines = || problems.iter().filter_map(Diagnostic::line).collect();
    let wrong_lines = (!problems.is_empty()).then(wrong_lines);
    let rendered = render.map(|render| render(root, &source, &read.heading_ids, wrong_lines));
    let (body, anchors) =
        rendered.map(|(body, lines)| (body, Anchors::new(read.heading_ids, lines))).unwrap_or_default();
    problems.extend(read.fences.problems(&source));
    let document = Document {
        front_matter,
        blocks: read.blocks,
        links: read.links,
        anchors,
        comments: read.comments,
        is_whole: read.is_whole,
        body,
        source,
    };
    (document, problems)
}

/// A document that costs too much to parse: its text is shown as it is, and nothing is read from it.
fn unparsed(source: Source) -> (Document, Vec<Diagnostic>) {
    let problem = Diagnostic::of_file(
        Code::TextTooDeep,
        source.path().to_string(),
        "the Markdown is nested too deeply or its tables are too wide, and it is shown as plain text",
    )
    .help("look for long runs of brackets, quotes, emphasis or bars that nobody meant");
    let document = Document {
        front_matter: None,
        blocks: Vec::new(),
        links: Vec::new(),
        anchors: Anchors::default(),
        comments: Vec::new(),
        is_whole: false,
        body: Body::plain(source.text()),
        source,
    };
    (document, vec![problem])
}

/// The bytes that comrak's position means: its lines and columns count from 1, columns in bytes, ends inclusive.
pub(super) fn span(source: &Source, position: Sourcepos) -> Span {
    let start = start(source, position);
    let last = source.offset(position.end.line, position.end.column);
    let end = if position.end.column == 0 { last } else { source.text().ceil_char_boundary(last + 1) };
    Span::new(start, end)
}

/// Where they begin.
pub(super) fn start(source: &Source, position: Sourcepos) -> usize {
    source.offset(position.start.line, position.start.column)
}

#[cfg(test)]
mod tests {
    use comrak::Arena;
    use proptest::prelude::*;

    use super::{every_option, options, read, tree};
    use crate::diagnostic::Source;
    use crate::document::html;

    /// What the options for a text leave out changes nothing.
    #[track_caller]
    fn check(text: &str) {
        let source = Source::new("plan.md", text.to_owned());
        let fitted = options(text, false);
        let mut every = every_option();
        every.extension.math_dollars = false;
        let documents = [fitted, every].map(|options| {
            let arena = Arena::new();
            let (root, _) = tree(&arena, &source, &options).expect("the text is small");
            format!("{:?}", read(root, source.clone(), Some(html::write)))
        });
        assert_eq!(documents[0], documents[1], "{text:?}");
    }

    #[test]
    fn constructs_that_a_text_does_not_have_need_not_be_looked_for() {
        for text in [
            "a\n:-\nb",
            "a\n-:\nb",
            "a\n---\nb",
            "- a\n  :-:\n",
            "a \\| b\n--|--",
            "[^a]\n\n[^a]: b",
            "[ ^a]\n\n[^ a]",
            "see www.example.org: we know how",
            "https://example.org and `http://x.org`, [w](https://w.org)",
            "a@b.org, mailto:a@b.org",
            "a&#64;b.org, a&#x40;b.org, a&commat;b.org, xmpp:a&#64;b.org",
            "![&#94;a] [&#94;*a*] [&Hat;a] [&#x5e;a] [\\^a]\n\n[^b]: c",
            "![&#94;a] [&#94;*a*] [&Hat;a] [&#x5e;a] [\\^a]",
            "wow: who will win w: \nw  \n *w*w: ww\n",
        ] {
            check(text);
        }
    }

    /// Pieces of which some are what is looked for, or nearly.
    const PIECES: &[&str] = &[
        "w",
        "www",
        ".",
        ":",
        "/",
        "//",
        "http",
        "@",
        "a",
        " ",
        "\n",
        "\n\n",
        "  \n",
        "|",
        "-",
        "--",
        ":-",
        "-:",
        "[",
        "]",
        "[^",
        "^",
        "(",
        ")",
        "*",
        "**",
        "_",
        "~",
        "`",
        "\\",
        "<",
        ">",
        "- ",
        "1. ",
        "[ ] ",
        "[x] ",
        "# ",
        "> ",
        "&amp;",
        "&#64;",
        "&commat;",
        "&#94;",
        "&Hat;",
        "b.org",
        " a@b.org ",
        "a&#64;b.org",
        "[&#94;a]",
        " www.a.org ",
        "http://a.org ",
        "\u{e9}",
        "!",
        "\t",
        "    ",
        "|-|",
        "| a | b |\n|---|---|\n",
        "`www.`",
        "[a](http://b.org)",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_text_without_a_construct_is_the_same_where_nobody_looks_for_it(
            pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24),
        ) {
            check(&pieces.concat());
        }
    }
}
