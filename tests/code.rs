//! The colours of code: keywords, strings and comments of each language, and what looks like them and is not.
//!
//! An example is written once, as it is to be shown: `k‹if›` is a keyword, `s‹"a"›` a string, `c‹# b›` a comment. Without
//! these marks it is the code that is read.

use plansite::diagnostic::Source;
use plansite::document::{self, Resolved};

/// The HTML of a text.
fn html(text: &str) -> String {
    let (document, _) = document::parse(Source::new("plan.md", text.to_owned()));
    document.body.render(|_| Resolved::Nowhere, &[])
}

/// What stands in the block of code that is the whole of some HTML.
fn code(html: &str) -> &str {
    let (_, code) = html.split_once("<code").expect("code");
    let (code, _) = code.split_once("</code></pre>").expect("an end");
    code.split_once('>').expect("the end of the tag").1
}

/// HTML as the text that it shows.
fn shown(html: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(html.to_owned(), |text, (written, sign)| text.replace(written, sign))
}

/// The text that a parser of HTML makes of some.
fn parsed(html: &str) -> String {
    let text = html5gum::Tokenizer::new(html).filter_map(|token| match token {
        Ok(html5gum::Token::String(text)) => Some(String::from_utf8(text.value.to_vec()).expect("text")),
        _ => None,
    });
    text.collect()
}

/// Code without the marks of an example.
fn without_marks(example: &str) -> String {
    ["k‹", "s‹", "c‹", "›"].iter().fold(example.to_owned(), |code, mark| code.replace(mark, ""))
}

/// Code in a language is shown with the marks of the example, however its lines end.
#[track_caller]
fn check(language: &str, examples: &[&str]) {
    for (example, end) in examples.iter().flat_map(|example| ["\n", "\r\n", "\r"].map(|end| (example, end))) {
        let text = format!("~~~~{language}\n{}\n~~~~\n", without_marks(example));
        let html = html(&text.replace('\n', end));
        let marks = [
            ("<span class=\"kw\">", "k‹"),
            ("<span class=\"str\">", "s‹"),
            ("<span class=\"com\">", "c‹"),
            ("</span>", "›"),
        ];
        let marked = marks.iter().fold(code(&html).to_owned(), |code, (tag, mark)| code.replace(tag, mark));
        assert_eq!(shown(marked.trim_end_matches('\n')), *example, "{language}, lines that end with {end:?}");
        assert_eq!(parsed(code(&html)), without_marks(example) + "\n", "{language}, lines that end with {end:?}");
    }
}

#[test]
fn shells() {
    check(
        "bash",
        &[
            "k‹if› [ -f a ]; k‹then› k‹echo› s‹\"it's # no comment\"›; k‹fi› c‹# don't›",
            "k‹echo› $# ${#x} foo#bar http://a/#b",
            "npm run build -- --if for done",
            "git commit -m s‹'two\nlines # still'›",
            "$ k‹cd› here; don't",
            "k‹export› A=s‹\"b\\\"c\"›",
            "cat <<s‹'EOF'› > a\nif \"this' # is plain\nEOF\nk‹echo› b",
            "cat <<- END\n\t# plain\n\tEND\nc‹# not›",
            "k‹read› -r a <<< s‹\"<<b\"›\nc‹# c›",
            "k‹echo› It\\'s fine \\\"really\\\" \\# c‹# it's›\nk‹echo› s‹'b'›",
            "k‹echo› 5\" wide, 6\" high\nk‹echo› s‹\"a\"›$1s‹\"b\"›",
            "a=s‹\"$(date +\"%F\" | cut -d')' (b \"$(c \")\")\"))\"› c‹# d›",
            "k‹echo› s‹\"$(a\"› b c‹# c›\nk‹echo› s‹\"d\"›",
            "k‹echo› \"no end\nk‹echo› s‹'b'› c‹# c›",
            "cat << nowhere\nc‹# a document without an end is none›",
        ],
    );
    check("sh", &["c‹#!/bin/sh›"]);
}

#[test]
fn languages_with_braces() {
    check(
        "cpp",
        &[
            "k‹#include› <a.h> c‹// it's \"this\"›",
            "k‹int› x = 1'000'000; k‹char› c = s‹'\\''›; k‹auto› s = s‹\"/* no */ // \\\" no\"›;",
            "c‹/* a\n \" b */› k‹return›;",
            "k‹auto› r = s‹R\"x(a \")\" b)x\"›;",
            "interfaces classes intx",
        ],
    );
    check(
        "csharp",
        &["k‹public› k‹string› Name { k‹get›; k‹set›; } c‹// a›", "k‹var› p = s‹@\"C:\\\"›; value = $s‹\"a {b}\"›;"],
    );
    check(
        "rust",
        &[
            "k‹fn› a<'a>(x: &'a k‹str›) {} c‹// 'b'›".replace("k‹str›", "str").as_str(),
            "k‹let› c = (s‹'\"'›, s‹'\\''›, s‹'\\u{1F600}'›, s‹'é'›, bs‹'a'›);",
            "k‹let› r = s‹r#\"a \" b\"#›; x.k‹await›; loop_",
            "x.parse::<u32>()",
            "c‹/* a /*/ b */ c */› k‹fn› r#type(r#if: u8) {} c‹/* d */› k‹if›",
        ],
    );
}

#[test]
fn scripts() {
    check(
        "typescript",
        &[
            "k‹import› k‹type› { A } k‹from› s‹'b'›;",
            "k‹interface› A { type: string; default?: B; get(): k‹void› }",
            "k‹const› a = s‹`b ${c ? `d ${e}` : {f: 1}} // g`›; c‹// h›",
            "a.delete(b); from(c)",
            "s‹'don\\'t // this'›; it's",
        ],
    );
    check(
        "javascript",
        &[
            "k‹const› a = s‹/[\"'/]\\/\\//›g; b = c / d / e; c‹// f›",
            "a => s‹/\"/›; b(c) / d / s‹\"e\"›; s‹/'/›.test(f)\ns‹/`/›g.test(g)",
            "k‹if› (a) { k‹return› s‹/'/›.test(b) } c = d > e / f / g; h = [s‹/\"/›, i]",
            "<b>{c}/{d}</b>",
            "fetch(s‹\"https://a/b\"›) c‹/* https://c */›",
        ],
    );
    check("tsx", &["k‹return› <p className=s‹\"a\"›>don't <b /> c</p>;"]);
}

#[test]
fn python() {
    check(
        "python",
        &[
            "k‹def› a(b=s‹'#'›): c‹# it's \"\"\"›",
            "s‹\"\"\"a\n'b' # \"c\" \\\"\"\"\n\"\"\"›\nk‹return› k‹None›",
            "x = fs‹'{a}'› + rs‹'\\d'› c‹# b›",
            "k‹match› x:\nmatch = re.match(a)\nself.type",
            "@if_\nx = s‹''›",
        ],
    );
}

#[test]
fn data() {
    check("json", &["{ k‹\"a\"› : s‹\"b: \\\" c\"›, k‹\"d\"›: [k‹true›, 1, s‹\"e\"›] }", "// no comment\n# nor this"]);
    check("jsonc", &["{ k‹\"a\"›: 1 } c‹// \"b\"›"]);
    check(
        "yaml",
        &[
            "k‹a›: it's\nk‹b c›: s‹\"d: # e\"› c‹# f›\n- k‹g›: h#i\n  - - k‹j›:",
            "k‹a›: http://b:80/c\nk‹/d/{e}›:\ns‹'f'›\nk‹\"g\"›: h",
            "k‹run›: |\n  if: \"plain # all of it\n\n  b: c\nk‹d›: e",
            "[a: b]\n--- c‹# d›",
        ],
    );
    check(
        "toml",
        &[
            "k‹[a.\"b\"]› c‹# c›\nk‹d-e› = s‹\"f # g\"› c‹# h›\nk‹i› = [\n  1,\n]",
            "k‹[[a]]›\nk‹b› = s‹'''c\n\"d\" '''›\nk‹e.f› = k‹true›",
        ],
    );
    check("env", &["c‹# a›\nk‹B_C›=d#e c‹# f›\nexport k‹G›=s‹\"h i\"›"]);
    check(
        "xml",
        &[
            "<?k‹xml› version=s‹\"1.0\"›?>\n<k‹a-b› c=s‹'d > e'›>it's \"text\"</k‹a-b›> c‹<!-- <f g=\"h\"> -->›",
            "a < b && c > 'd'",
        ],
    );
}

#[test]
fn queries() {
    check(
        "sql",
        &[
            "k‹SELECT› a, b.order k‹from› t k‹Where› c = s‹'it'›s‹'s -- no'› c‹-- it's›",
            "c‹/* a\n 'b' */› k‹CREATE› k‹TABLE› \"x\" (id INTEGER k‹NOT› k‹NULL›)"
                .replace("\"x\"", "s‹\"x\"›")
                .as_str(),
        ],
    );
}

#[test]
fn powershell() {
    check(
        "powershell",
        &[
            "k‹If› ($a k‹-eq› k‹$null›) { Get-Item s‹\"a `\" b\"› } c‹# it's›",
            "c‹<# a\n 'b' #>› $x = s‹@'\n# don't\n'@›\nfoo#bar -File if.ps1",
        ],
    );
}

#[test]
fn other_forms() {
    check("cmake", &["k‹if›(k‹NOT› A) c‹# it's›\n  k‹add_library›(b s‹\"${c} # d\"›)\nc‹#[[ e\n f ]]›\nk‹endif› ()"]);
    check("css", &["k‹@media› (a: b) { .c:hover { d: e } }\n  k‹--f›: s‹\"g\"›; c‹/* it's */›\n  k‹h›: i#j"]);
    check("diff", &["c‹--- a/b›\nc‹+++ b/b›\nc‹@@ -1 +1 @@›\n a \"b\"\nk‹-c›\ns‹+d›"]);
    check("markdown", &["k‹# a 'b'›\n#c\nd s‹`# e`› it's\ns‹```sh\n# f\n```›\nk‹## g›\nc‹<!-- h -->›"]);
}

#[test]
fn the_word_after_the_fence_names_the_language() {
    for name in ["Python", "PY", "python title=\"a.py\"", "python,ignore", "python {1}"] {
        assert!(html(&format!("```{name}\nif\n```\n")).contains("<span class=\"kw\">if</span>"), "{name}");
    }
    for name in ["", "text", "tree", "mermaid", "pythonic", "a python", "{python}"] {
        assert_eq!(
            code(&html(&format!("```{name}\nif \"a\" # b // c\n```\n"))),
            "if &quot;a&quot; # b // c\n",
            "{name}"
        );
    }
    assert_eq!(code(&html("    if \"a\"\n")), "if &quot;a&quot;\n");
}

#[test]
fn code_has_the_lines_of_its_source() {
    for language in ["bash", "diff", "markdown", "yaml", "text", ""] {
        let lines = ["# a", "+b", "-c", "d: |", "  e", "cat <<F", "f", "F", "```", "g", "```"];
        let html = html(&format!("~~~~{language}\r\n{}\r\n~~~~\r\n", lines.join("\r\n")));
        assert_eq!(parsed(code(&html)).lines().collect::<Vec<_>>(), lines, "{language}");
    }
}

#[test]
fn very_long_code_is_plain() {
    let long = "if x: pass\n".repeat(10_000);
    assert!(!html(&format!("```python\n{long}```\n")).contains("<span"));
}
