//! What GitHub adds to Markdown: alerts, footnotes, emoji, formulas, and the few tags of raw HTML that pass.

use plansite::diagnostic::Source;
use plansite::document::{self, BlockKind, Document, Resolved};

fn parse(text: &str) -> Document {
    document::parse(Source::new("a.md", text.to_owned())).0
}

fn html(text: &str) -> String {
    let document = parse(text);
    document.body.render(|link| Resolved::Page(document.links[link].target.clone()), &[])
}

/// Checks the HTML of a text.
#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(html(text).trim_end(), expected, "{text:?}");
}

/// Checks that a text has these paragraphs of text, which are what is read from it.
#[track_caller]
fn check_read(text: &str, expected: &[&str]) {
    let document = parse(text);
    let read: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Paragraph(text) => Some(text.text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(read, expected, "{text:?}");
}

#[test]
fn quotes_with_a_mark_are_alerts() {
    insta::assert_snapshot!(html(
        "> [!NOTE]\n> a\n> b\n\n> [!tip]\n>\n> - c\n\n> [!Important]  \n> d\n\n> [!WARNING]\n> e\n\n> [!CAUTION]\n> f\n"
    ));
}

#[test]
fn other_quotes_stay_quotes() {
    for text in ["> [!NOTE]\n", "> [!NOTE] a\n", "> [!OTHER]\n> a\n", "> a\n> [!NOTE]\n> b\n", "- > [!NOTE]\n  > a\n"] {
        assert!(!html(text).contains("alert"), "{text:?}");
    }
    assert_eq!(html("> > [!NOTE]\n> > a\n").matches("<blockquote").count(), 2);
}

#[test]
fn footnotes_lead_there_and_back() {
    insta::assert_snapshot!(html(
        "# T[^t]\n\na[^x] b[^x] [c[^y]](d.md)\n\n[^x]: one[^x]\n\n[^y]: two\n\n    - three\n\n[^t]: of the title\n\n[^z]: none[^x]\n"
    ));
}

#[test]
fn every_way_of_a_footnote_has_its_end() {
    let html = html(
        "# T[^t]\n\na[^x] b[^x] [c[^y]](d.md)\n\n[^x]: one[^x]\n\n[^x]: again\n\n[^y]: two[^t]\n\n[^t]: t\n\n[^z]: none[^x]\n",
    );
    let ways: Vec<&str> = html
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|way| way.starts_with('N'))
        .collect();
    assert_eq!(ways.len(), 10, "{html}");
    for way in ways {
        assert_eq!(html.matches(&format!("id=\"{way}\"")).count(), 1, "{way} in {html}");
    }
}

#[test]
fn emoji_are_shown_by_their_names_outside_of_code() {
    check(
        "## :rocket: a `:rocket:` :b\n\n",
        "<h2 id=\"rocket-a-rocket-b\">🚀 a <code>:rocket:</code> :b <a class=\"anchor\" href=\"#rocket-a-rocket-b\" id=\"L1\" aria-label=\"Link to this section\"></a></h2>",
    );
    check_read(":rocket: a", &[":rocket: a"]);
}

#[test]
fn formulas_are_mathml() {
    check("a $x_i$.", "<p id=\"L1\">a <math><msub><mi>x</mi><mi>i</mi></msub></math>.</p>");
    check("$`x`$", "<p id=\"L1\"><math><mi>x</mi></math></p>");
    check("a $$x$$", "<p id=\"L1\">a <math display=\"block\"><mi>x</mi></math></p>");
    let display = "<div class=\"scroll\" id=\"L1\" tabindex=\"0\" role=\"group\" aria-label=\"Formula, line 1\"><math display=\"block\"><mi>x</mi></math></div>";
    check("```math\nx\n```", display);
    check("$$\nx\n$$", display);
    check("$\\foo<b>$", "<p id=\"L1\"><code class=\"math\">\\foo&lt;b&gt;</code></p>");
}

#[test]
fn sums_of_money_and_variables_are_no_formulas() {
    for text in [
        "$5 and $10",
        "$5-$10",
        "US$5, US$6",
        "a$b$c",
        "$HOME/$USER",
        "5$ and 6$",
        "$ x $",
        "\\$x\\$",
        "`$a` $b",
        "$$",
        "$$$",
    ] {
        assert!(!html(text).contains("math"), "{text:?}");
    }
    // What only looks like a formula hides nothing.
    check("$A **b** c$D", "<p id=\"L1\">$A <strong>b</strong> c$D</p>");
    assert_eq!(parse("$A [b](c.md) d$E").links.len(), 1);
}

#[test]
fn formulas_are_read_as_they_are_written() {
    check_read("a $x_i * y_i$ b\n\n$$\nz\n$$\n\n$HOME/$USER", &["a $x_i * y_i$ b", "$$\nz\n$$", "$HOME/$USER"]);
}

#[test]
fn details_hold_markdown() {
    insta::assert_snapshot!(html(
        "<details>\n<summary>A <kbd>K</kbd> <b>b</b></summary>\n\n**c**\n\n<Details><summary>D</summary>\n\n- e\n\n</DETAILS>\n\n</details>\n\n\
         - f\n\n  <details>\n\n  g<!-- gone -->\n\n  </details>\n\n<details><summary>\n\n*h*\n\n</summary>\ni<br>j\n</details>\n"
    ));
}

#[test]
fn unbalanced_tags_are_text() {
    for text in [
        "<details>\n\na\n",
        "a\n\n</details>\n",
        "<summary>a</summary>\n",
        "<details open>\n\na\n\n</details>\n",
        "<details\nopen>\n\na\n\n</details>\n",
        "> <details>\n\n</details>\n",
        "<details/>\n\n</details>\n",
        "a <details>b</details>\n",
        "a <summary>b</summary>\n",
        "<!-- <details> -->\n\n</details>\n",
        "<kbd>\n\n</kbd>\n",
    ] {
        let html = html(text);
        assert!(
            !["<details", "<summary", "</details", "</summary", "<kbd"].iter().any(|tag| html.contains(tag)),
            "{html}"
        );
    }
    // An outer pair is not lost with an inner tag that is not closed, nor with one that has attributes.
    let html = html("<details>\n\n<kbd>\n\n<details>\n\n</details>\n\n<details open>\n\n</details>\n\n</details>\n");
    assert_eq!((html.matches("<details").count(), html.matches("</details>").count()), (2, 2), "{html}");
}

#[test]
fn one_tilde_strikes_through() {
    check("H~2~O ~~x~~", "<p id=\"L1\">H<del>2</del>O <del>x</del></p>");
}
