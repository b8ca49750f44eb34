//! What Markdown becomes: blocks with their spans, text with its way back to the source, and HTML.

use plansite::diagnostic::{Diagnostic, Source, Span};
use plansite::document::{self, Block, BlockKind, Document, Edit, Inline, Resolved};

fn parse(text: &str) -> (Document, Vec<Diagnostic>) {
    document::parse(Source::new("a.md", text.to_owned()))
}

/// The document's blocks, one a line, with the source line each stands on.
fn outline(text: &str) -> String {
    let (document, problems) = parse(text);
    let mut out = String::new();
    for field in document.front_matter.iter().flat_map(|front_matter| &front_matter.fields) {
        let line = document.source.line(field.span.start);
        out.push_str(&format!("{line:>3} {}: {:?}\n", field.name, field.values));
    }
    outline_blocks(&document, &document.blocks, 0, &mut out);
    for problem in problems {
        let place = (problem.line().unwrap_or(0), problem.column().unwrap_or(0));
        out.push_str(&format!("{}:{} {}\n", place.0, place.1, problem.message));
    }
    out
}

fn outline_blocks(document: &Document, blocks: &[Block], indent: usize, out: &mut String) {
    let pad = "  ".repeat(indent);
    for block in blocks {
        let line = document.source.line(block.span.start);
        let (what, inner): (String, &[Block]) = match &block.kind {
            BlockKind::Heading(heading) => (format!("h{} #{} {}", heading.level, heading.id, show(&heading.text)), &[]),
            BlockKind::Paragraph(text) => (format!("p {}", show(text)), &[]),
            BlockKind::Code { info, text } => (format!("code {info:?} {text:?}"), &[]),
            BlockKind::Html(html) => (format!("html {html:?}"), &[]),
            BlockKind::Rule => ("rule".to_owned(), &[]),
            BlockKind::Quote(blocks) => ("quote".to_owned(), blocks),
            BlockKind::Footnote(blocks) => ("footnote".to_owned(), blocks),
            BlockKind::List(list) => (if list.ordered { "ol" } else { "ul" }.to_owned(), &[]),
            BlockKind::Table(_) => ("table".to_owned(), &[]),
        };
        out.push_str(&format!("{line:>3} {pad}{what}\n"));
        outline_blocks(document, inner, indent + 1, out);
        if let BlockKind::List(list) = &block.kind {
            for item in &list.items {
                let line = document.source.line(item.span.start);
                let number = item.number.map_or(String::new(), |number| format!(" {number}."));
                let task = item.checkbox.map_or(String::new(), |task| {
                    let written = &document.source.text()[task.span.start..task.span.end];
                    format!(" [{}]@{written}", task.symbol.unwrap_or(' '))
                });
                out.push_str(&format!("{line:>3} {pad}  item{number}{task}\n"));
                outline_blocks(document, &item.blocks, indent + 2, out);
            }
        }
        if let BlockKind::Table(table) = &block.kind {
            for row in std::iter::once(&table.header).chain(&table.rows) {
                let line = document.source.line(row.span.start);
                let cells: Vec<String> = row.cells.iter().map(|cell| show(&cell.text)).collect();
                out.push_str(&format!("{line:>3} {pad}  row/{} {}\n", row.written_cells, cells.join(" | ")));
            }
        }
    }
}

fn show(text: &Inline) -> String {
    let mut shown = format!("{:?}", text.text);
    for mark in &text.marks {
        shown.push_str(&format!(" {:?}={:?}", mark.kind, &text.text[mark.range.clone()]));
    }
    shown
}

fn html(text: &str) -> String {
    let (document, _) = parse(text);
    document.body.render(|link| Resolved::Page(document.links[link].target.clone()), &[])
}

#[test]
fn blocks_keep_their_order_nesting_and_lines() {
    insta::assert_snapshot!(outline(
        "---\ntitle: A\nrelated:\n  - b\n  - 007\n---\n\n# Title `x`\n\n**Status**: Draft  \n**Author**: *Ann* & [Bob](b.md)\n\n\
         - one\n  - [x] two\n  - [ ] three\n    more\n\n3. c\n4. [X] d\n\n> quoted\n\n\
         | A | B |\n|---|:-:|\n| a \\| `b` | **c** |\n| only |\n\n```yaml\nk: v\n```\n<!-- note -->\n\n---\n"
    ));
}

#[test]
fn broken_front_matter_is_a_problem_with_its_place() {
    insta::assert_snapshot!(outline("---\ntitle: Plan: x\nb: [c\n---\n# T\n"));
    insta::assert_snapshot!(outline("---\nstatus: Draft\n\n# T\n"));
}

#[test]
fn html_carries_lines_boxes_and_links() {
    insta::assert_snapshot!(html(
        "# T\n\n## A & b\n\np <kbd>K</kbd> <sub>x <b>y</b> <!-- gone --> a<br>b\n\n\
         - [x] done\n- [ ] open ![alt](i.png) [![in](i.png)](t.md)\n\n1. a\n\n   b\n\n\
         | A | B |\n|---|--:|\n| [l](x.md \"t\") | <script>alert(1)</script> |\n\n<div onclick=\"x\">raw</div>\n\n\
         ```a\"b c\n<x>\n```\n\ntext[^1]\n\n[^1]: note\n\n# Second\n"
    ));
}

#[test]
fn the_title_leaves_its_anchor_only() {
    assert_eq!(
        html("# A [b](c.md) d\n\nx\n"),
        "<span id=\"L1\"></span><span id=\"a-b-d\"></span>\n<p id=\"L3\">x</p>\n"
    );
}

#[test]
fn labelled_lines_become_terms_and_descriptions() {
    insta::assert_snapshot!(html(
        "**Status**: Draft  \n**Author:** Ann &\nBob\n**`Code`** ： [a](b.md) **bold** c\n\n\
         **Branch**: `x|y` | **Date**: 2026-01-02 | **Spec**: [spec.md](spec.md) | rest\n\n\
         **One**: alone\n\n**Bold** text: x\n**Status**: y\n\n- **A**: b\n  **C**: d\n"
    ));
}

#[test]
fn text_leads_back_to_its_source() {
    let text = "a \\* b &amp; c **d `e`** [f](g) \n- h\n";
    let (document, _) = parse(text);
    let BlockKind::Paragraph(inline) = &document.blocks[0].kind else { panic!("a paragraph comes first") };
    for word in ["a", "*", "b", "c", "d", "e", "f"] {
        let at = inline.text.find(word).expect("the word is in the text");
        let span = inline.source_span(at..at + word.len());
        assert_eq!(&text[span.start..span.end], word);
    }
    let slice = inline.slice(inline.text.find('d').expect("d")..inline.text.len());
    let span = slice.source_span(2..3);
    assert_eq!(&text[span.start..span.end], "e");
}

#[test]
fn labels_are_split_with_the_colon_on_either_side() {
    for text in ["**Status**: Draft", "**Status:** Draft", "**Status** ： Draft", "**Status：** Draft"] {
        let (document, _) = parse(text);
        let BlockKind::Paragraph(inline) = &document.blocks[0].kind else { panic!("a paragraph") };
        let (label, value) = inline.labelled().expect("a label");
        assert_eq!((label.text.as_str(), value.text.as_str()), ("Status", "Draft"), "{text}");
    }
    let (document, _) = parse("**bold** text: more");
    let BlockKind::Paragraph(inline) = &document.blocks[0].kind else { panic!("a paragraph") };
    assert_eq!(inline.labelled(), None);
}

#[test]
fn edits_go_after_or_in_place_of_their_blocks() {
    let (document, _) = parse("one\n\n[two](x)\n\nthree\n");
    let edits = [
        Edit::After(0, "<i>1</i>".to_owned()),
        Edit::After(1, "<i>2</i>".to_owned()),
        Edit::Replace(Span::new(5, 14), "<b></b>".to_owned()),
    ];
    assert_eq!(
        document.body.render(|_| Resolved::Nowhere, &edits),
        "<p id=\"L1\">one</p>\n<i>1</i><i>2</i><b></b><p id=\"L5\">three</p>\n"
    );
}

#[test]
fn marks_go_round_their_text() {
    let text = "a [X] & [X] `[X]` [b](y)[X]\n";
    let (document, _) = parse(text);
    let mark = |at: usize| Edit::Mark { at, text: "[X]".to_owned(), class: "placeholder" };
    let marked = "<mark class=\"placeholder\">[X]</mark>";
    let at: Vec<usize> = text.match_indices("[X]").map(|(at, _)| at).collect();
    assert_eq!(
        document.body.render(|_| Resolved::Page("y".to_owned()), &[mark(at[1]), mark(at[2]), mark(at[3])]),
        format!("<p id=\"L1\">a [X] &amp; {marked} <code>{marked}</code> <a href=\"y\">b</a>{marked}</p>\n")
    );
    assert_eq!(
        document.body.render(|_| Resolved::Nowhere, &[Edit::Mark { at: 0, text: "gone".to_owned(), class: "x" }]),
        document.body.render(|_| Resolved::Nowhere, &[])
    );
}

#[test]
fn a_link_that_leads_nowhere_leaves_its_text() {
    let (document, _) = parse("[a **b**](x) [c](https://example.org/?a=1&b='2')");
    let resolved = [Resolved::Nowhere, Resolved::External("https://example.org/?a=1&b='2'".to_owned())];
    assert_eq!(
        document.body.render(|link| resolved[link].clone(), &[]),
        "<p id=\"L1\">a <strong>b</strong> <a href=\"https://example.org/?a=1&amp;b=&#39;2&#39;\" rel=\"noopener\">c</a></p>\n"
    );
}

#[test]
fn deep_nesting_is_bounded() {
    let quotes = format!("{}deep\n\nafter\n", ">".repeat(20_000));
    let shown = html(&quotes);
    assert!(shown.matches("<blockquote").count() <= 64);
    assert!(shown.contains("deep") && shown.contains("after"));
    let lists: String = (0..2_000).map(|depth| format!("{}- x\n", " ".repeat(depth * 2))).collect();
    for text in [lists, "[".repeat(50_000), "*a _b ".repeat(20_000), "**a [b](".repeat(10_000), "`a``b".repeat(20_000)]
    {
        assert!(!html(&text).is_empty());
    }
}

#[test]
fn columns_count_characters_on_lines_of_any_length() {
    let line = format!("{}ß{}", "é".repeat(3000), "x".repeat(3000));
    let source = Source::new("a.md", format!("first\r\n{line}\n"));
    for (character, (at, _)) in line.char_indices().enumerate().step_by(97) {
        let place = source.place(Span::new(7 + at, 7 + at + 1));
        assert_eq!((place.line, place.column as usize), (2, character + 1));
    }
    assert_eq!(source.place(Span::new(usize::MAX, usize::MAX)).line, 3);
}

#[test]
fn a_label_right_below_a_list_is_not_the_rest_of_its_last_item() {
    let outline = outline(
        "- [ ] one\n**Exit**:\n- [x] two\n  - deep\n**Note**: three\n**Last:** four\n- five\n**Risk 6**\n- seven\n",
    );
    insta::assert_snapshot!(outline, @r#"
      1 ul
      1   item [ ]@ 
      1     p "one"
      2 p "Exit:" Strong="Exit"
      3 ul
      3   item [x]@x
      3     p "two"
      4     ul
      4       item
      4         p "deep"
      5 p "Note: three\nLast: four" Strong="Note" Strong="Last:"
      7 ul
      7   item
      7     p "five"
      8 p "Risk 6" Strong="Risk 6"
      9 ul
      9   item
      9     p "seven"
    "#);
    // Indented, it belongs to the item; without a colon or in the middle of a line it is no label; nor is it in a quote.
    let kept =
        "- one\n  **Cost**: low\n- two\n**very** small\n- three\nand **Cost**: high\n\n> - four\n> **Cost**: low\n";
    let (document, _) = parse(kept);
    let lists = document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::List(_))).count();
    assert_eq!((lists, document.blocks.len()), (1, 2));
}
